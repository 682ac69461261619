-- Runs with the advisory lock of ledger_key() held, in a statement of its own after the one that took it: only then does
-- its snapshot show the change that was committed last.
with
    last as materialized (
        select coalesce(max(seq), 0) as seq, max(recorded_at) as recorded_at
        from (select seq, recorded_at from change order by seq desc limit 1) newest
    ),
    -- A clock that was set back must not make a later change look older.
    clock as materialized (
        select greatest(clock_timestamp(), last.recorded_at) as recorded_at from last
    )
insert into change (seq, kind, article_id, revision_id, reading_id, recorded_at, closes)
select
    last.seq + given.place, given.kind, given.article_id, given.revision_id, given.reading_id,
    clock.recorded_at, given.place = cardinality($1::text[])
from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality
    as given (kind, article_id, revision_id, reading_id, place)
cross join last
cross join clock
