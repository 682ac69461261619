-- The visible reports of some articles that a review put right.
select
    report.report_id as "report_id!", report.reading_id as "reading_id!", report.report_no as "report_no!",
    report.published_at as "published_at!: SqlTimestamp", report.retrospective as "retrospective!", report.review_id,
    report.verdict
from visible_report($1, $2, $3, $4) report
where report.verdict = 'correct' and report.article_id = any($5)
