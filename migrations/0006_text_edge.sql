-- Near-duplicates. A text is known by the id that revision.text_cluster holds; what is kept of it to tell its copies is its
-- sketch, and each pair of copies is an edge. An edge is a function of two texts and is added in the transaction of the
-- later one, so it never joins two texts that an earlier basis already showed. Clusters are made of edges when they are
-- asked for, out of the texts that are visible: nothing derived is kept as truth.

create table text_sketch (
    text_cluster text not null
        constraint text_sketch_text_cluster_length check (length(text_cluster) = 26),
    shingles integer not null
        constraint text_sketch_shingles_positive check (shingles >= 0),
    least bigint[] not null,
    figure_places bigint[] not null,
    figure_values bigint[] not null,
    agency text,
    constraint text_sketch_key primary key (text_cluster),
    constraint text_sketch_least_fit check (cardinality(least) <= shingles),
    constraint text_sketch_figures_pairs check (cardinality(figure_places) = cardinality(figure_values))
);
comment on table text_sketch is 'What is kept of a text so that copies of it can be told: numbers, no words of it.';
comment on column text_sketch.text_cluster is 'The text, by the id that all exact copies share.';
comment on column text_sketch.shingles is 'Number of different runs of five words.';
comment on column text_sketch.least is 'The least hashes of those runs, ascending.';
comment on column text_sketch.figure_places is 'Hashes of the words beside each number, ascending.';
comment on column text_sketch.figure_values is 'Hash of the number at each of those places.';
comment on column text_sketch.agency is 'The agency that the text credits in its first line; null if none.';

create table text_band (
    band bigint not null,
    text_cluster text not null
        constraint text_band_text_exists references text_sketch (text_cluster),
    constraint text_band_key primary key (band, text_cluster)
);
comment on table text_band is 'Which texts are worth a comparison: those that share a few bands.';
comment on column text_band.band is 'One of the very least hashes of the text.';
comment on column text_band.text_cluster is 'The text.';

create table text_edge (
    text_a text not null
        constraint text_edge_text_a_exists references text_sketch (text_cluster),
    text_b text not null
        constraint text_edge_text_b_exists references text_sketch (text_cluster),
    jaccard real not null
        constraint text_edge_jaccard_range check (jaccard between 0 and 1),
    containment real not null
        constraint text_edge_containment_range check (containment between 0 and 1),
    constraint text_edge_key primary key (text_a, text_b),
    constraint text_edge_order check (text_a < text_b)
);
comment on table text_edge is 'Two texts that are copies of each other, edited or cut.';
comment on column text_edge.text_a is 'The text with the lesser id.';
comment on column text_edge.text_b is 'The other text.';
comment on column text_edge.jaccard is 'Share of their runs of five words that both have.';
comment on column text_edge.containment is 'Share of the runs of the one contained more that the other has too.';
create index text_edge_by_b on text_edge (text_b);

do $$
declare
    name text;
begin
    foreach name in array array['text_sketch', 'text_band', 'text_edge']
    loop
        execute format(
            'create trigger %I before update or delete or truncate on %I for each statement execute function refuse_change()',
            name || '_append_only', name);
        execute format('alter table %I enable always trigger %I', name, name || '_append_only');
        -- Where the owner could not create the role there is none to grant to.
        if exists (select from pg_roles where rolname = 'armsledger_app') then
            execute format('grant select, insert on %I to armsledger_app', name);
        end if;
    end loop;
end
$$;
