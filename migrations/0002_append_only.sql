-- The ledger only ever grows. Two fences: the service works as a role that may not change rows, and behind it a trigger
-- refuses everybody, the owner included. The one gate is redact_revision(), for texts that must be taken down by law.

-- The key of the advisory lock under which seq and recorded_at are given out.
create function ledger_key() returns bigint
    language sql immutable
    return 4702111234474983745;
comment on function ledger_key() is 'Whoever adds change rows holds this advisory lock from just before until the commit.';

create function refuse_change() returns trigger
    language plpgsql as $$
begin
    -- redact_revision() opens the gate for its own transaction, for updates only.
    if tg_op = 'UPDATE' and current_setting('armsledger.redaction', true) = pg_current_xact_id()::text then
        return null;
    end if;
    raise exception 'the ledger is append-only: % of % is refused', lower(tg_op), tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;
comment on function refuse_change() is 'Raises on every update, delete and truncate outside of redact_revision().';

do $$
declare
    name text;
begin
    foreach name in array array['article', 'revision', 'reading', 'report', 'report_attribution', 'report_link', 'doubt',
                                'review', 'redaction', 'change']
    loop
        execute format(
            'create trigger %I before update or delete or truncate on %I for each statement execute function refuse_change()',
            name || '_append_only', name);
        execute format('alter table %I enable always trigger %I', name, name || '_append_only');
    end loop;
end
$$;

create function redact_revision(p_redaction_id text, p_revision_id text, p_reason text, p_requested_by text)
    returns bigint
    language plpgsql as $$
declare
    given bigint;
begin
    perform set_config('armsledger.redaction', pg_current_xact_id()::text, true);
    update revision set title = '', body = '[redacted]', outlet = null where revision_id = p_revision_id;
    if not found then
        raise exception 'there is no revision %', p_revision_id using errcode = 'no_data_found';
    end if;
    update report set
        supplier_text = case when supplier_text is not null then '' end,
        recipient_text = case when recipient_text is not null then '' end,
        item_text = '', quantity_text = '',
        period_text = case when period_text is not null then '' end,
        evidence_exact = '', evidence_prefix = '', evidence_suffix = ''
        from reading where reading.reading_id = report.reading_id and reading.revision_id = p_revision_id;
    update report_attribution set
        cue = null, venue = null, speaker_text = '',
        said_text = case when said_text is not null then '' end
        from report join reading using (reading_id)
        where report.report_id = report_attribution.report_id and reading.revision_id = p_revision_id;
    update doubt set doubt_text = ''
        from reading where reading.reading_id = doubt.reading_id and reading.revision_id = p_revision_id;
    insert into redaction (redaction_id, revision_id, reason, requested_by)
        values (p_redaction_id, p_revision_id, p_reason, p_requested_by);
    perform set_config('armsledger.redaction', '', true);
    perform pg_advisory_xact_lock(ledger_key());
    insert into change (seq, kind, article_id, revision_id, redaction_id, recorded_at, closes)
        select coalesce(max(seq), 0) + 1, 'redaction',
               (select article_id from revision where revision_id = p_revision_id),
               p_revision_id, p_redaction_id, greatest(clock_timestamp(), max(recorded_at)), true
        from (select seq, recorded_at from change order by seq desc limit 1) newest
        returning seq into given;
    return given;
end
$$;
comment on function redact_revision(text, text, text, text) is
    'Blanks every word of a revision, leaves its figures, a tombstone and a change row; returns its seq. For the owner only; one call a transaction.';
revoke execute on function redact_revision(text, text, text, text) from public;

-- The role of the service. Where the owner may not create roles the service works as the owner; then only the triggers
-- hold. Roles belong to the cluster, so another database may have made it already, or make it at this very moment.
do $$
declare
    name text;
begin
    if not exists (select from pg_roles where rolname = 'armsledger_app') then
        begin
            create role armsledger_app login;
        exception
            when duplicate_object or unique_violation then null;
            when insufficient_privilege then
                raise notice 'role armsledger_app cannot be created; the service will work as the owner of the tables';
                return;
        end;
    end if;
    -- To put a role on one must be granted it, even by oneself; a superuser need not.
    begin
        if not (select rolsuper from pg_roles where rolname = current_user) then
            execute format('grant armsledger_app to %I', current_user);
        end if;
    exception
        when insufficient_privilege then
            raise notice 'role armsledger_app belongs to somebody else; the service will work as the owner of the tables';
    end;
    execute format('grant usage on schema %I to armsledger_app', current_schema());
    foreach name in array array['article', 'revision', 'reading', 'report', 'report_attribution', 'report_link', 'doubt',
                                'review', 'redaction', 'change']
    loop
        execute format('grant select, insert on %I to armsledger_app', name);
    end loop;
    -- The service asks whether the schema is the one it was built for.
    if to_regclass('_sqlx_migrations') is not null then
        grant select on _sqlx_migrations to armsledger_app;
    end if;
end
$$;
