-- The articles in which a review put a report right that may be asked for: the filters see what is right. An empty list asks for
-- nothing in particular, the empty text for a party that no one names.
select distinct change.article_id
from review
join change on change.kind = 'review' and change.review_id = review.review_id
join report on report.report_id = review.report_id
left join correction supplier on supplier.review_id = review.review_id and supplier.field = 'supplier'
left join correction recipient on recipient.review_id = review.review_id and recipient.field = 'recipient'
left join correction category on category.review_id = review.review_id and category.field = 'category'
where review.verdict = 'correct'
    and change.seq <= $1
    and (cardinality($2::text[]) = 0
        or coalesce(case when supplier.field is null then report.supplier_code else supplier.value end, '') = any($2))
    and (cardinality($3::text[]) = 0
        or coalesce(case when recipient.field is null then report.recipient_code else recipient.value end, '') = any($3))
    and (cardinality($4::text[]) = 0
        or case when category.field is null then report.category else category.value end = any($4))
    and (cardinality($5::text[]) = 0 or change.article_id = any($5))
