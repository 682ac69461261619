-- A changed text that comes without a date of its own says so.

comment on column revision.published_basis is
    'Where the date comes from: given, metadata, modified, received, fallback.';
