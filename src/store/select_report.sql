select
    report.report_id, report.reading_id, reading.reader, report.act,
    report.supplier_code, report.supplier_name, report.supplier_kind, report.supplier_basis, report.supplier_text,
    report.recipient_code, report.recipient_name, report.recipient_kind, report.recipient_basis, report.recipient_text,
    report.category, report.item_type, report.designation, report.item_text,
    (report.quantity_point * 1000)::bigint as quantity_point,
    (report.quantity_low * 1000)::bigint as quantity_low,
    (report.quantity_high * 1000)::bigint as quantity_high,
    report.low_inclusive, report.high_inclusive,
    report.qualifier, report.unit, report.currency, report.quantity_text,
    report.kind, report.kind_basis, report.status, report.polarity, report.certainty,
    report.period_from as "period_from: SqlDate", report.period_to as "period_to: SqlDate",
    report.period_precision, report.period_basis, report.period_text,
    report.evidence_start, report.evidence_end,
    report.evidence_exact, report.evidence_prefix, report.evidence_suffix,
    report.quantity_place, report.item_place, report.supplier_place, report.recipient_place, report.source_place,
    report.other_places,
    report.confidence, report.rule,
    revision.revision_id, revision.article_id, article.url, revision.title, revision.outlet,
    revision.published_at as "published_at: SqlTimestamp", revision.published_day_only, revision.published_basis,
    revision.text_cluster,
    change.seq, change.recorded_at as "recorded_at: SqlTimestamp"
from report
join reading on reading.reading_id = report.reading_id
join revision on revision.revision_id = reading.revision_id
join article on article.article_id = revision.article_id
join change on change.kind = 'reading' and change.reading_id = report.reading_id
where report.report_id = any($1)
