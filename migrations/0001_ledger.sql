-- The ledger: what was published, what was read out of it, and in which order we came to know it.
-- Rows are only ever added. Ids are 26 characters, derived from content by the service. Words such as a status or a
-- category are those of src/model; they enter through its types only, so that a new word needs no migration.
-- Places are half-open ranges of Unicode code points of the revision's text (title, blank line, body).

create table article (
    article_id text not null
        constraint article_id_length check (length(article_id) = 26),
    url text
        constraint article_url_length check (octet_length(url) <= 8192),
    constraint article_key primary key (article_id)
);
comment on table article is 'A published text, whatever its wording; what it says stands in its revisions.';
comment on column article.article_id is 'Derived from the canonical address, or from outlet, title, day and text where there is none.';
comment on column article.url is 'Canonical address; null for a text that came without one.';

create table revision (
    revision_id text not null
        constraint revision_id_length check (length(revision_id) = 26),
    article_id text not null
        constraint revision_article_exists references article (article_id),
    outlet text,
    title text not null,
    body text not null,
    language text not null,
    published_at timestamptz not null,
    published_day_only boolean not null,
    published_basis text not null,
    published_in_future boolean not null,
    received_at timestamptz not null,
    text_cluster text not null
        constraint revision_text_cluster_length check (length(text_cluster) = 26),
    constraint revision_key primary key (revision_id),
    constraint revision_text_size check (octet_length(title) + octet_length(body) between 1 and 8388608)
);
comment on table revision is 'One wording of an article. A changed text is a new row; the old one stays.';
comment on column revision.revision_id is 'Derived from the article and the text.';
comment on column revision.article_id is 'The article it is a wording of.';
comment on column revision.outlet is 'Name of the outlet, if known.';
comment on column revision.title is 'Headline; empty if the text came without one.';
comment on column revision.body is 'Main text, plain.';
comment on column revision.language is 'BCP 47 language; only en is read.';
comment on column revision.published_at is 'When this wording was published; a changed text never inherits the date of an earlier one.';
comment on column revision.published_day_only is 'Whether only the day is known; then published_at is its midnight in UTC.';
comment on column revision.published_basis is 'Where the date comes from: given, metadata, modified, fallback.';
comment on column revision.published_in_future is 'Whether the date lay in the future when it came, by a day at most.';
comment on column revision.received_at is 'When the service received it.';
comment on column revision.text_cluster is 'Copies of each other share it: one wire story on forty sites is one text.';
create index revision_by_article on revision (article_id, published_at desc, revision_id desc);
create index revision_by_published on revision (published_at desc);
create index revision_by_text_cluster on revision (text_cluster);

create table reading (
    reading_id text not null
        constraint reading_id_length check (length(reading_id) = 26),
    revision_id text not null
        constraint reading_revision_exists references revision (revision_id),
    reader text not null,
    lexicon text not null,
    constraint reading_key primary key (reading_id),
    constraint reading_once_per_reader unique (revision_id, reader, lexicon)
);
comment on table reading is 'One pass of one version of the reader over one revision. A reading that finds nothing is a reading too.';
comment on column reading.reading_id is 'Derived from revision, reader and lexicon.';
comment on column reading.revision_id is 'What was read.';
comment on column reading.reader is 'Version of the rules.';
comment on column reading.lexicon is 'Hash of the lexicon.';

create table report (
    report_id text not null
        constraint report_id_length check (length(report_id) = 26),
    reading_id text not null
        constraint report_reading_exists references reading (reading_id),
    report_no integer not null
        constraint report_no_positive check (report_no >= 0),
    act text not null,
    supplier_code text,
    supplier_name text,
    supplier_kind text,
    supplier_basis text,
    supplier_text text,
    recipient_code text,
    recipient_name text,
    recipient_kind text,
    recipient_basis text,
    recipient_text text,
    category text not null,
    item_type text,
    designation text,
    item_text text not null,
    quantity_point numeric(19, 3),
    quantity_low numeric(19, 3),
    quantity_high numeric(19, 3),
    low_inclusive boolean not null,
    high_inclusive boolean not null,
    qualifier text not null,
    unit text not null,
    currency text,
    quantity_text text not null,
    kind text not null,
    kind_basis text not null,
    status text not null,
    polarity text not null,
    certainty text not null,
    period_from date,
    period_to date,
    period_precision text,
    period_basis text,
    period_text text,
    evidence_start integer not null,
    evidence_end integer not null,
    evidence_exact text not null,
    evidence_prefix text not null,
    evidence_suffix text not null,
    quantity_place integer[],
    item_place integer[],
    supplier_place integer[],
    recipient_place integer[],
    source_place integer[],
    other_places integer[] not null,
    confidence real not null,
    rule text not null,
    constraint report_key primary key (report_id),
    constraint report_no_once unique (reading_id, report_no),
    constraint report_supplier_whole check (num_nulls(supplier_code, supplier_name, supplier_kind, supplier_basis, supplier_text) in (0, 5)),
    constraint report_recipient_whole check (num_nulls(recipient_code, recipient_name, recipient_kind, recipient_basis, recipient_text) in (0, 5)),
    constraint report_period_whole check (num_nulls(period_precision, period_basis, period_text) in (0, 3)),
    constraint report_quantity_order check (quantity_low <= quantity_high),
    constraint report_evidence_order check (0 <= evidence_start and evidence_start <= evidence_end),
    constraint report_parts_pairs check (
        coalesce(cardinality(quantity_place), 2) = 2 and coalesce(cardinality(item_place), 2) = 2
        and coalesce(cardinality(supplier_place), 2) = 2 and coalesce(cardinality(recipient_place), 2) = 2
        and coalesce(cardinality(source_place), 2) = 2 and cardinality(other_places) % 2 = 0),
    constraint report_confidence_range check (confidence between 0 and 1)
);
comment on table report is 'One statement found in one reading: someone said that supplier, recipient, item, quantity, status.';
comment on column report.report_id is 'Derived from the reading, the place and the fields.';
comment on column report.reading_id is 'The reading that found it.';
comment on column report.report_no is 'Its place in the reading, from 0; links name reports by it.';
comment on column report.act is 'transfer or identification.';
comment on column report.supplier_code is 'Who hands over: ISO 3166-1 alpha-3 or a code of its own; null if no one says.';
comment on column report.supplier_name is 'Name of the supplier for people.';
comment on column report.supplier_kind is 'state, bloc, group or company.';
comment on column report.supplier_basis is 'Whether the sentence itself names the supplier (stated) or an earlier one does (inferred).';
comment on column report.supplier_text is 'The words that name the supplier.';
comment on column report.recipient_code is 'Who receives; null if no one says.';
comment on column report.recipient_name is 'Name of the recipient for people.';
comment on column report.recipient_kind is 'state, bloc, group or company.';
comment on column report.recipient_basis is 'Whether the sentence itself names the recipient (stated) or an earlier one does (inferred).';
comment on column report.recipient_text is 'The words that name the recipient.';
comment on column report.category is 'Class of the item.';
comment on column report.item_type is 'Finer code below the class, as artillery.mlrs.';
comment on column report.designation is 'Name of the system in the spelling of the lexicon.';
comment on column report.item_text is 'The words that name the item.';
comment on column report.quantity_point is 'The number printed; null for ranges, magnitudes and no number.';
comment on column report.quantity_low is 'Lower bound; null is open.';
comment on column report.quantity_high is 'Upper bound; null is open.';
comment on column report.low_inclusive is 'False for more than.';
comment on column report.high_inclusive is 'False for less than.';
comment on column report.qualifier is 'The hedge on the number.';
comment on column report.unit is 'What is counted.';
comment on column report.currency is 'ISO 4217 code where money is counted.';
comment on column report.quantity_text is 'The words of the amount; empty if nothing is said.';
comment on column report.kind is 'total, increment, stock, capacity or unknown.';
comment on column report.kind_basis is 'stated or inferred.';
comment on column report.status is 'How far the transfer has come.';
comment on column report.polarity is 'affirmed, denied or not_confirmed.';
comment on column report.certainty is 'How sure the speaker sounds.';
comment on column report.period_from is 'First day of the transfer, per the report; null is open.';
comment on column report.period_to is 'Day after the last; null is open.';
comment on column report.period_precision is 'How exactly the period was said; null if no period was.';
comment on column report.period_basis is 'Where the period comes from.';
comment on column report.period_text is 'The words of the period.';
comment on column report.evidence_start is 'First code point of the sentence or clause that carries the report.';
comment on column report.evidence_end is 'One past its last code point.';
comment on column report.evidence_exact is 'Its exact words.';
comment on column report.evidence_prefix is 'Up to 32 characters before.';
comment on column report.evidence_suffix is 'Up to 32 characters after.';
comment on column report.quantity_place is 'Start and end of the amount.';
comment on column report.item_place is 'Start and end of the item.';
comment on column report.supplier_place is 'Start and end of the supplier.';
comment on column report.recipient_place is 'Start and end of the recipient.';
comment on column report.source_place is 'Start and end of the origin.';
comment on column report.other_places is 'Starts and ends, in turn, of other places that say the same.';
comment on column report.confidence is 'Precision of the rule on the development texts, 0 to 1, lowered by what was inferred.';
comment on column report.rule is 'Name of the rule that made it.';
create index report_by_flow on report (supplier_code, recipient_code, category);
create index report_by_recipient on report (recipient_code, category);

create table report_attribution (
    report_id text not null
        constraint report_attribution_report_exists references report (report_id),
    hop_no integer not null
        constraint report_attribution_hop_no_positive check (hop_no >= 0),
    role text not null,
    speaker_group text not null,
    speaker_order integer not null,
    source_code text not null,
    source_name text not null,
    source_country text,
    source_kind text not null,
    cue text,
    said_from date,
    said_to date,
    said_precision text,
    said_basis text,
    said_text text,
    venue text,
    speaker_text text not null,
    place_start integer,
    place_end integer,
    constraint report_attribution_key primary key (report_id, hop_no),
    constraint report_attribution_said_whole check (num_nulls(said_precision, said_basis, said_text) in (0, 3)),
    constraint report_attribution_place_order check (0 <= place_start and place_start <= place_end),
    constraint report_attribution_place_whole check (num_nulls(place_start, place_end) in (0, 2))
);
comment on table report_attribution is 'Who says so: one row a hop, from the outlet to the origins.';
comment on column report_attribution.report_id is 'The report.';
comment on column report_attribution.hop_no is 'Place in the list, from 0.';
comment on column report_attribution.role is 'origin, relay, agency or outlet.';
comment on column report_attribution.speaker_group is 'single, joint or listed.';
comment on column report_attribution.speaker_order is 'Order from the outlet inwards, or among listed speakers.';
comment on column report_attribution.source_code is 'Code of the speaker; codes nest by dots.';
comment on column report_attribution.source_name is 'Name for people.';
comment on column report_attribution.source_country is 'The state or bloc it speaks for; null for outlets and private bodies.';
comment on column report_attribution.source_kind is 'What the speaker is.';
comment on column report_attribution.cue is 'The words that make it a statement: said, according to.';
comment on column report_attribution.said_from is 'First day on which it may have been said; null is open.';
comment on column report_attribution.said_to is 'Day after the last; null is open.';
comment on column report_attribution.said_precision is 'How exactly that is known; null if it is not known at all.';
comment on column report_attribution.said_basis is 'stated, resolved, publication or inferred.';
comment on column report_attribution.said_text is 'The words of the date.';
comment on column report_attribution.venue is 'Where it was said.';
comment on column report_attribution.speaker_text is 'The words that name the speaker.';
comment on column report_attribution.place_start is 'First code point of those words; null if they are not printed.';
comment on column report_attribution.place_end is 'One past the last.';
create index report_attribution_by_origin on report_attribution (source_code text_pattern_ops, report_id) where role = 'origin';
create index report_attribution_by_said on report_attribution (said_from, said_to) where role = 'origin';

create table report_link (
    report_id text not null
        constraint report_link_report_exists references report (report_id),
    link_no integer not null
        constraint report_link_no_positive check (link_no >= 0),
    kind text not null,
    target_report_id text
        constraint report_link_target_exists references report (report_id),
    place_start integer not null,
    place_end integer not null,
    constraint report_link_key primary key (report_id, link_no),
    constraint report_link_place_order check (0 <= place_start and place_start <= place_end)
);
comment on table report_link is 'What a report says of another report of its reading, or of a place in the text.';
comment on column report_link.report_id is 'The report that speaks.';
comment on column report_link.link_no is 'Place in its list, from 0.';
comment on column report_link.kind is 'identifies, denies, not_confirmed, alternative_to, derived_from, confirms, corrects, retracts, part_of.';
comment on column report_link.target_report_id is 'The report it speaks of; null if that is no report.';
comment on column report_link.place_start is 'First code point of the words that make the link.';
comment on column report_link.place_end is 'One past the last.';
create index report_link_by_target on report_link (target_report_id) where target_report_id is not null;

create table doubt (
    reading_id text not null
        constraint doubt_reading_exists references reading (reading_id),
    doubt_no integer not null
        constraint doubt_no_positive check (doubt_no >= 0),
    place_start integer not null,
    place_end integer not null,
    doubt_text text not null,
    reason text not null,
    rule text,
    constraint doubt_key primary key (reading_id, doubt_no),
    constraint doubt_place_order check (0 <= place_start and place_start <= place_end)
);
comment on table doubt is 'What looked like a report and was not.';
comment on column doubt.reading_id is 'The reading that refused it.';
comment on column doubt.doubt_no is 'Place in the list, from 0.';
comment on column doubt.place_start is 'First code point.';
comment on column doubt.place_end is 'One past the last.';
comment on column doubt.doubt_text is 'The words there.';
comment on column doubt.reason is 'Stable code of the reason.';
comment on column doubt.rule is 'The rule that looked, if one got so far.';

create table review (
    review_id text not null
        constraint review_id_length check (length(review_id) = 26),
    report_id text not null
        constraint review_report_exists references report (report_id),
    verdict text not null
        constraint review_verdict_known check (verdict in ('accept', 'reject', 'correct')),
    reason text not null,
    reviewer text not null,
    constraint review_key primary key (review_id)
);
comment on table review is 'What a person decided about a report. The newest review by seq holds.';
comment on column review.review_id is 'Derived from content.';
comment on column review.report_id is 'The report.';
comment on column review.verdict is 'accept, reject or correct.';
comment on column review.reason is 'Why.';
comment on column review.reviewer is 'Who.';
create index review_by_report on review (report_id);

create table redaction (
    redaction_id text not null
        constraint redaction_id_length check (length(redaction_id) = 26),
    revision_id text not null
        constraint redaction_revision_exists references revision (revision_id),
    reason text not null,
    requested_by text not null,
    constraint redaction_key primary key (redaction_id)
);
comment on table redaction is 'The tombstone of a text that had to be taken down.';
comment on column redaction.redaction_id is 'Derived from content.';
comment on column redaction.revision_id is 'The revision whose words are gone.';
comment on column redaction.reason is 'Why.';
comment on column redaction.requested_by is 'Who asked for it.';
create index redaction_by_revision on redaction (revision_id);

create table change (
    seq bigint not null
        constraint change_seq_positive check (seq > 0),
    kind text not null,
    article_id text not null
        constraint change_article_exists references article (article_id),
    revision_id text
        constraint change_revision_exists references revision (revision_id),
    reading_id text
        constraint change_reading_exists references reading (reading_id),
    review_id text
        constraint change_review_exists references review (review_id),
    redaction_id text
        constraint change_redaction_exists references redaction (redaction_id),
    recorded_at timestamptz not null,
    closes boolean not null,
    constraint change_key primary key (seq),
    constraint change_refs_fit check (
        revision_id is not null
        and case kind
            when 'revision' then num_nonnulls(reading_id, review_id, redaction_id) = 0
            when 'reading' then reading_id is not null and num_nonnulls(review_id, redaction_id) = 0
            when 'review' then review_id is not null and redaction_id is null
            when 'redaction' then redaction_id is not null and num_nonnulls(reading_id, review_id) = 0
            else false
        end)
);
comment on table change is 'The order in which the ledger came to know things. Numbers have no gaps and never appear after a higher one.';
comment on column change.seq is 'Position in the ledger, from 1.';
comment on column change.kind is 'revision, reading, review or redaction.';
comment on column change.article_id is 'The article it is about.';
comment on column change.revision_id is 'The revision it is about.';
comment on column change.reading_id is 'The reading that was added or reviewed.';
comment on column change.review_id is 'The review that was added.';
comment on column change.redaction_id is 'The redaction that was made.';
comment on column change.recorded_at is 'When; one instant for a transaction, never earlier than that of a lower seq.';
comment on column change.closes is 'Whether it is the last of its transaction; only such a seq can be a basis.';
create unique index change_revision_once on change (revision_id) include (seq, recorded_at) where kind = 'revision';
create unique index change_reading_once on change (reading_id) include (seq, recorded_at) where kind = 'reading';
create unique index change_review_once on change (review_id) where kind = 'review';
create unique index change_redaction_once on change (redaction_id) where kind = 'redaction';
create index change_by_recorded on change (recorded_at, seq);
create index change_by_article on change (article_id, seq);
