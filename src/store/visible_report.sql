-- Which reports are visible at a basis and asked for. An empty list asks for nothing in particular. Those that a review put
-- right are found by another road: the filters here see what was read.
select
    report.report_id as "report_id!", report.reading_id as "reading_id!", report.report_no as "report_no!",
    report.published_at as "published_at!: SqlTimestamp", report.retrospective as "retrospective!", report.review_id, report.verdict
from visible_report($1, $2, $3, $23) report
where report.verdict is distinct from 'correct'
    and (cardinality($4::text[]) = 0 or report.supplier_code = any($4) or (report.supplier_code is null and '' = any($4)))
    and (cardinality($5::text[]) = 0 or report.recipient_code = any($5) or (report.recipient_code is null and '' = any($5)))
    and (cardinality($6::text[]) = 0 or report.category = any($6))
    and (cardinality($7::text[]) = 0 or report.status = any($7))
    and (cardinality($8::text[]) = 0 or report.kind = any($8))
    and (cardinality($9::text[]) = 0 or report.polarity = any($9))
    and (cardinality($10::text[]) = 0 or report.certainty = any($10))
    and (cardinality($11::text[]) = 0 or lower(report.outlet collate "C") = any($11))
    and (cardinality($12::text[]) = 0 or report.article_id = any($12))
    and ($13::timestamptz is null or report.published_at >= $13)
    and ($14::timestamptz is null or report.published_at < $14)
    -- The codes come with the patterns of what is nested in them: KOR and KOR.%.
    and (cardinality($15::text[]) = 0 or exists (
        select from report_attribution hop
        where hop.report_id = report.report_id and hop.role = 'origin'
            and (hop.source_code = any($15) or hop.source_code like any($16::text[]))))
    and (($17::date is null and $18::date is null) or exists (
        select from report_attribution hop
        where hop.report_id = report.report_id and hop.role = 'origin' and hop.said_precision is not null
            and coalesce(hop.said_to, 'infinity') > coalesce($17, '-infinity')
            and coalesce(hop.said_from, '-infinity') < coalesce($18, 'infinity')))
    and ($19::timestamptz is null or report.published_at < $19 or (report.published_at = $19
        and (report.reading_id, report.report_no) > ($20::text, $21::integer)))
order by report.published_at desc, report.reading_id, report.report_no
limit $22
