-- All revisions up to a change of the articles that ever reported of the flows asked for, with the reports of the newest
-- reading of each as the reviews and takedowns up to that change leave them. An empty list asks for all flows; the empty text
-- stands for a party that no one names. $5 are articles in which a review put a report right: what it says now decides.
with asked_report as materialized (
    select report.report_id, report.reading_id
    from report
    where (cardinality($2::text[]) = 0 or report.supplier_code = any($2) or (report.supplier_code is null and '' = any($2)))
        and (cardinality($3::text[]) = 0 or report.recipient_code = any($3) or (report.recipient_code is null and '' = any($3)))
        and (cardinality($4::text[]) = 0 or report.category = any($4))
),
asked_article as (
    select revision.article_id
    from asked_report
    join reading using (reading_id)
    join revision using (revision_id)
    union
    select unnest($5::text[])
)
select
    revision.article_id as "article_id!", revision.revision_id as "revision_id!",
    revision.published_at as "published_at!: SqlTimestamp", revision.published_day_only as "published_day_only!",
    revision.published_basis as "published_basis!",
    coalesce(found.report_ids, '{}') as "report_ids!", coalesce(found.review_ids, '{}') as "review_ids!: Vec<Option<String>>"
from asked_article
join revision on revision.article_id = asked_article.article_id
join change on change.kind = 'revision' and change.revision_id = revision.revision_id and change.seq <= $1
left join lateral (
    select reading.reading_id
    from reading
    join change on change.kind = 'reading' and change.reading_id = reading.reading_id
    where reading.revision_id = revision.revision_id and change.seq <= $1
    order by change.seq desc
    limit 1
) newest on true
left join lateral (
    select array_agg(report.report_id order by report.report_no) as report_ids,
           array_agg(review.review_id order by report.report_no) as review_ids
    from report
    left join lateral newest_review(report.report_id, revision.revision_id, $1) review on true
    where report.reading_id = newest.reading_id
        and (review.verdict = 'correct' or report.report_id in (select asked_report.report_id from asked_report))
        and review.verdict is distinct from 'reject'
        and (not $6 or review.verdict is not null)
        and not exists (
            select from redaction
            join change on change.kind = 'redaction' and change.redaction_id = redaction.redaction_id
            where redaction.revision_id = revision.revision_id and change.seq <= $1)
) found on true
order by revision.article_id, revision.published_at, revision.revision_id
