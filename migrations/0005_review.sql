-- Reviews and redactions take effect: what a person decided about a report holds from its change on, also for the same
-- statement in a later reading of the same text; the reports of a text that was taken down are gone from its change on.

create table correction (
    review_id text not null
        constraint correction_review_exists references review (review_id),
    field text not null,
    value text,
    value_name text,
    value_kind text,
    constraint correction_key primary key (review_id, field),
    constraint correction_party_whole check (num_nulls(value_name, value_kind) in (0, 2))
);
comment on table correction is 'A field that a review put right.';
comment on column correction.review_id is 'The review, of verdict correct.';
comment on column correction.field is 'The field, by its name in an answer.';
comment on column correction.value is 'Its right value; null for none.';
comment on column correction.value_name is 'Of a party its name for people.';
comment on column correction.value_kind is 'Of a party what it is.';

create trigger correction_append_only before update or delete or truncate on correction
    for each statement execute function refuse_change();
alter table correction enable always trigger correction_append_only;
do $$
begin
    if exists (select from pg_roles where rolname = 'armsledger_app') then
        grant select, insert on correction to armsledger_app;
    end if;
end
$$;

create index change_review_by_revision on change (revision_id, seq) where kind = 'review';
create index review_correcting on review (review_id) where verdict = 'correct';

create function newest_review(p_report_id text, p_revision_id text, p_seq bigint)
    returns table (review_id text, verdict text)
    language sql stable as $$
    select review.review_id, review.verdict
    from change
    join review on review.review_id = change.review_id
    join report reviewed on reviewed.report_id = review.report_id
    join report asked on asked.report_id = p_report_id
    where change.kind = 'review' and change.revision_id = p_revision_id and change.seq <= p_seq
        and reviewed.evidence_start = asked.evidence_start and reviewed.evidence_end = asked.evidence_end
        and (reviewed.act, reviewed.category, reviewed.qualifier, reviewed.unit, reviewed.kind, reviewed.status, reviewed.polarity)
            = (asked.act, asked.category, asked.qualifier, asked.unit, asked.kind, asked.status, asked.polarity)
        and (reviewed.supplier_code, reviewed.recipient_code, reviewed.item_type, reviewed.designation, reviewed.item_place,
                reviewed.quantity_point, reviewed.quantity_low, reviewed.quantity_high)
            is not distinct from (asked.supplier_code, asked.recipient_code, asked.item_type, asked.designation, asked.item_place,
                asked.quantity_point, asked.quantity_low, asked.quantity_high)
    order by change.seq desc
    limit 1
$$;
comment on function newest_review(text, text, bigint) is
    'The decision that holds for a report up to a seq: of itself, or of the same statement in another reading of the same text.';

drop function visible_report(timestamptz, bigint, boolean);
create function visible_report(p_before timestamptz, p_seq bigint, p_retrospective boolean, p_reviewed_only boolean)
    returns table (
        report_id text, reading_id text, report_no integer, revision_id text, article_id text, outlet text,
        published_at timestamptz,
        supplier_code text, recipient_code text, category text, status text, kind text, polarity text, certainty text,
        retrospective boolean, seq bigint, recorded_at timestamptz, review_id text, verdict text)
    language sql stable as $$
    select report.report_id, report.reading_id, report.report_no, revision.revision_id, revision.article_id,
           revision.outlet, revision.published_at, report.supplier_code, report.recipient_code, report.category,
           report.status, report.kind, report.polarity, report.certainty,
           visible.retrospective, visible.seq, visible.recorded_at, review.review_id, review.verdict
    from report
    join reading on reading.reading_id = report.reading_id
    join revision on revision.revision_id = reading.revision_id
    cross join lateral visible_reading(revision.article_id, p_before, p_seq, p_retrospective) visible
    left join lateral newest_review(report.report_id, revision.revision_id, p_seq) review on true
    -- Nearly every reading is the one that counts. Said as a plain equation the planner takes it for one in a million,
    -- and sorts the whole ledger to find a page of it.
    where case when visible.reading_id = report.reading_id then true else false end
        and case when review.verdict = 'reject' or (p_reviewed_only and review.verdict is null) then false else true end
        and not exists (
            select from redaction
            join change on change.kind = 'redaction' and change.redaction_id = redaction.redaction_id
            where redaction.revision_id = revision.revision_id and change.seq <= p_seq)
        -- In retrospect only what every origin had said by then, on a date that the text gives.
        and (not visible.retrospective or coalesce((
            select bool_and(
                hop.said_basis is distinct from 'publication'
                and coalesce(hop.said_to::timestamp at time zone 'UTC' <= p_before, false))
            from report_attribution hop
            where hop.report_id = report.report_id and hop.role = 'origin'), false))
$$;
comment on function visible_report(timestamptz, bigint, boolean, boolean) is
    'The reports that count at a basis, with what lists are filtered by; a corrected one by the fields that were read.';
