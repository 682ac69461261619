-- What is visible at a basis, in one place. Both functions are plain enough for the planner to inline them, so filters
-- outside reach the indexes inside.

create function visible_reading(p_article_id text, p_before timestamptz, p_seq bigint, p_retrospective boolean)
    returns table (reading_id text, retrospective boolean, seq bigint, recorded_at timestamptz)
    language sql stable as $$
    select newest.reading_id, chosen.retrospective, newest.seq, newest.recorded_at
    from (
        select revision.revision_id, revision.published_at >= p_before as retrospective
        from revision
        join change on change.kind = 'revision' and change.revision_id = revision.revision_id
        where revision.article_id = p_article_id
            and change.seq <= p_seq
            and (p_retrospective or revision.published_at < p_before)
        -- A revision of the public record first; only an article without one is looked at in retrospect.
        order by revision.published_at >= p_before, revision.published_at desc, revision.revision_id desc
        limit 1
    ) chosen
    cross join lateral (
        select reading.reading_id, change.seq, change.recorded_at
        from reading
        join change on change.kind = 'reading' and change.reading_id = reading.reading_id
        where reading.revision_id = chosen.revision_id
            and change.seq <= p_seq
        order by change.seq desc
        limit 1
    ) newest
$$;
comment on function visible_reading(text, timestamptz, bigint, boolean) is
    'The one reading of an article that counts at a basis: public record before an instant, ledger up to a seq.';

create function visible_report(p_before timestamptz, p_seq bigint, p_retrospective boolean)
    returns table (
        report_id text, reading_id text, report_no integer, article_id text, outlet text, published_at timestamptz,
        supplier_code text, recipient_code text, category text, status text, kind text, polarity text, certainty text,
        retrospective boolean, seq bigint, recorded_at timestamptz)
    language sql stable as $$
    select report.report_id, report.reading_id, report.report_no, revision.article_id, revision.outlet,
           revision.published_at, report.supplier_code, report.recipient_code, report.category, report.status,
           report.kind, report.polarity, report.certainty, visible.retrospective, visible.seq, visible.recorded_at
    from report
    join reading on reading.reading_id = report.reading_id
    join revision on revision.revision_id = reading.revision_id
    cross join lateral visible_reading(revision.article_id, p_before, p_seq, p_retrospective) visible
    -- Nearly every reading is the one that counts. Said as a plain equation the planner takes it for one in a million,
    -- and sorts the whole ledger to find a page of it.
    where case when visible.reading_id = report.reading_id then true else false end
        -- In retrospect only what every origin had said by then, on a date that the text gives.
        and (not visible.retrospective or coalesce((
            select bool_and(
                hop.said_basis is distinct from 'publication'
                and coalesce(hop.said_to::timestamp at time zone 'UTC' <= p_before, false))
            from report_attribution hop
            where hop.report_id = report.report_id and hop.role = 'origin'), false))
$$;
comment on function visible_report(timestamptz, bigint, boolean) is
    'The reports that count at a basis, with what lists are filtered by.';
