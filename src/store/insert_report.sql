-- The reports of many articles in one statement. Places come as text ('{12,15}'), because unnest would flatten arrays of
-- arrays; amounts come in thousandths.
insert into report (
    report_id, reading_id, report_no, act,
    supplier_code, supplier_name, supplier_kind, supplier_basis, supplier_text,
    recipient_code, recipient_name, recipient_kind, recipient_basis, recipient_text,
    category, item_type, designation, item_text,
    quantity_point, quantity_low, quantity_high, low_inclusive, high_inclusive,
    qualifier, unit, currency, quantity_text,
    kind, kind_basis, status, polarity, certainty,
    period_from, period_to, period_precision, period_basis, period_text,
    evidence_start, evidence_end, evidence_exact, evidence_prefix, evidence_suffix,
    quantity_place, item_place, supplier_place, recipient_place, source_place, other_places,
    confidence, rule)
select
    report_id, reading_id, report_no, act,
    supplier_code, supplier_name, supplier_kind, supplier_basis, supplier_text,
    recipient_code, recipient_name, recipient_kind, recipient_basis, recipient_text,
    category, item_type, designation, item_text,
    quantity_point * 0.001, quantity_low * 0.001, quantity_high * 0.001, low_inclusive, high_inclusive,
    qualifier, unit, currency, quantity_text,
    kind, kind_basis, status, polarity, certainty,
    period_from, period_to, period_precision, period_basis, period_text,
    evidence_start, evidence_end, evidence_exact, evidence_prefix, evidence_suffix,
    quantity_place::integer[], item_place::integer[], supplier_place::integer[], recipient_place::integer[],
    source_place::integer[], other_places::integer[],
    confidence, rule
from unnest(
    $1::text[], $2::text[], $3::integer[], $4::text[],
    $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
    $10::text[], $11::text[], $12::text[], $13::text[], $14::text[],
    $15::text[], $16::text[], $17::text[], $18::text[],
    $19::bigint[], $20::bigint[], $21::bigint[], $22::boolean[], $23::boolean[],
    $24::text[], $25::text[], $26::text[], $27::text[],
    $28::text[], $29::text[], $30::text[], $31::text[], $32::text[],
    $33::date[], $34::date[], $35::text[], $36::text[], $37::text[],
    $38::integer[], $39::integer[], $40::text[], $41::text[], $42::text[],
    $43::text[], $44::text[], $45::text[], $46::text[], $47::text[], $48::text[],
    $49::real[], $50::text[]
) as given (
    report_id, reading_id, report_no, act,
    supplier_code, supplier_name, supplier_kind, supplier_basis, supplier_text,
    recipient_code, recipient_name, recipient_kind, recipient_basis, recipient_text,
    category, item_type, designation, item_text,
    quantity_point, quantity_low, quantity_high, low_inclusive, high_inclusive,
    qualifier, unit, currency, quantity_text,
    kind, kind_basis, status, polarity, certainty,
    period_from, period_to, period_precision, period_basis, period_text,
    evidence_start, evidence_end, evidence_exact, evidence_prefix, evidence_suffix,
    quantity_place, item_place, supplier_place, recipient_place, source_place, other_places,
    confidence, rule)
