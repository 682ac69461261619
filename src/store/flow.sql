-- The flows that have visible reports. An empty list asks for nothing in particular.
select
    report.supplier_code, report.recipient_code, report.category as "category!",
    count(distinct report.report_id) as "report_count!",
    count(distinct report.article_id) as "article_count!",
    count(distinct hop.source_code) as "source_count!",
    max(report.seq) as "last_seq!"
from visible_report($1, $2, $3) report
left join report_attribution hop on hop.report_id = report.report_id and hop.role = 'origin'
where (cardinality($4::text[]) = 0 or report.supplier_code = any($4) or (report.supplier_code is null and '' = any($4)))
    and (cardinality($5::text[]) = 0 or report.recipient_code = any($5) or (report.recipient_code is null and '' = any($5)))
    and (cardinality($6::text[]) = 0 or report.category = any($6))
group by report.supplier_code, report.recipient_code, report.category
order by report.supplier_code nulls last, report.recipient_code nulls last, report.category
