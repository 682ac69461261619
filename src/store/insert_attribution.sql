insert into report_attribution (
    report_id, hop_no, role, speaker_group, speaker_order,
    source_code, source_name, source_country, source_kind, cue,
    said_from, said_to, said_precision, said_basis, said_text,
    venue, speaker_text, place_start, place_end)
select * from unnest(
    $1::text[], $2::integer[], $3::text[], $4::text[], $5::integer[],
    $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
    $11::date[], $12::date[], $13::text[], $14::text[], $15::text[],
    $16::text[], $17::text[], $18::integer[], $19::integer[])
