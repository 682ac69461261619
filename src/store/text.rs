//! Texts and their copies: what is kept of each text, and the edges between those that are copies of each other.
//!
//! [`insert_texts`] runs before the ledger's lock is taken, [`insert_edges`] behind it: only there is everybody who may
//! hold a copy committed or waiting. Of two copies that arrive at once, the later one finds the earlier.

use std::collections::{HashMap, HashSet};

use sqlx::{PgConnection, PgPool};

use super::StoreError;
use super::row::{Row, column};
use crate::model::{Figure, Id, SHARED_BANDS, Sketch, VisibleReport, are_copies, clusters};

/// The texts of a transaction that the ledger did not have.
#[derive(Debug, Default)]
pub(super) struct NewTexts<'a> {
    sketches: HashMap<&'a Id, &'a Sketch>,
}

/// Keeps the sketches of texts that are new; `texts` are those of new revisions, `revision_ids` these revisions.
///
/// A text that an older revision has without a sketch came before sketches were kept. It never gets one: its edges would
/// change answers at bases that already show it.
pub(super) async fn insert_texts<'a>(
    connection: &mut PgConnection,
    texts: Vec<(&'a Id, &'a Sketch)>,
    revision_ids: &[&str],
) -> Result<NewTexts<'a>, StoreError> {
    let mut texts: Vec<_> = texts.into_iter().collect::<HashMap<_, _>>().into_iter().collect();
    if texts.is_empty() {
        return Ok(NewTexts::default());
    }
    // One order for everybody, as for articles.
    texts.sort_by_key(|(id, _)| *id);
    // Unequal lists do not fit into one array of arrays, so they travel as text.
    let list = |values: Vec<i64>| {
        let values: Vec<String> = values.into_iter().map(|value| value.to_string()).collect();
        format!("{{{}}}", values.join(","))
    };
    let added = sqlx::query_scalar!(
        "insert into text_sketch (text_cluster, shingles, least, figure_places, figure_values, agency)
         select text_cluster, shingles, least::bigint[], places::bigint[], numbers::bigint[], agency
         from unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::text[])
             as given (text_cluster, shingles, least, places, numbers, agency)
         where not exists (
             select from revision
             where revision.text_cluster = given.text_cluster and revision_id <> all($7::text[]))
         on conflict on constraint text_sketch_key do nothing
         returning text_cluster",
        &column(&texts, |(id, _)| id.as_str()) as &[&str],
        &column(&texts, |(_, sketch)| i32::try_from(sketch.shingles()).unwrap_or(i32::MAX)),
        &column(&texts, |(_, sketch)| list(sketch.least().to_vec())),
        &column(&texts, |(_, sketch)| list(column(sketch.figures(), |figure| figure.place))),
        &column(&texts, |(_, sketch)| list(column(sketch.figures(), |figure| figure.value))),
        &column(&texts, |(_, sketch)| sketch.agency()) as &[Option<&str>],
        revision_ids as &[&str],
    )
    .fetch_all(&mut *connection)
    .await?;
    let added: HashSet<String> = added.into_iter().collect();
    texts.retain(|(id, _)| added.contains(id.as_str()));
    let (bands, of) = bands(&texts);
    sqlx::query!(
        "insert into text_band (band, text_cluster) select * from unnest($1::bigint[], $2::text[])",
        &bands,
        &of as &[&str],
    )
    .execute(connection)
    .await?;
    Ok(NewTexts { sketches: texts.into_iter().collect() })
}

/// Adds the edges of new texts, to each other and to all that the ledger holds. Runs with the ledger's lock held.
pub(super) async fn insert_edges(
    connection: &mut PgConnection,
    new: &NewTexts<'_>,
) -> Result<(), StoreError> {
    let texts: Vec<_> = new.sketches.iter().map(|(id, sketch)| (*id, *sketch)).collect();
    let (bands, of) = bands(&texts);
    if bands.is_empty() {
        return Ok(());
    }
    // A statement of its own behind the one that took the lock, so that its snapshot shows what was committed last.
    let candidates = sqlx::query!(
        r#"select given.text_cluster as "new!", held.text_cluster as "held!"
           from unnest($1::bigint[], $2::text[]) as given (band, text_cluster)
           join text_band held on held.band = given.band and held.text_cluster <> given.text_cluster
           group by given.text_cluster, held.text_cluster
           having count(*) >= $3"#,
        &bands,
        &of as &[&str],
        SHARED_BANDS as i64,
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut pairs = Vec::with_capacity(candidates.len());
    for row in candidates {
        let at = Row { table: "text_band", key: &row.held };
        let (new, held) = (at.id("text_cluster", &row.new)?, at.id("text_cluster", &row.held)?);
        pairs.push(if new < held { (new, held) } else { (held, new) });
    }
    pairs.sort_unstable();
    // Two new texts find each other both ways.
    pairs.dedup();
    let others: HashSet<&str> = pairs
        .iter()
        .flat_map(|(a, b)| [a, b])
        .filter(|id| !new.sketches.contains_key(id))
        .map(Id::as_str)
        .collect();
    let held = load_sketches(connection, &others.into_iter().collect::<Vec<_>>()).await?;
    let sketch = |id: &Id| new.sketches.get(id).copied().or_else(|| held.get(id));
    let edges: Vec<_> = pairs
        .iter()
        .filter_map(|(a, b)| Some((a.as_str(), b.as_str(), are_copies(sketch(a)?, sketch(b)?)?)))
        .collect();
    if edges.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "insert into text_edge (text_a, text_b, jaccard, containment)
         select * from unnest($1::text[], $2::text[], $3::real[], $4::real[])",
        &column(&edges, |(a, ..)| *a) as &[&str],
        &column(&edges, |(_, b, _)| *b) as &[&str],
        &column(&edges, |(.., overlap)| overlap.jaccard),
        &column(&edges, |(.., overlap)| overlap.containment),
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Gives each report the cluster of its text among the texts of `reports`, and no other: what is not visible joins nothing.
pub(super) async fn cluster_texts(pool: &PgPool, reports: &mut [VisibleReport]) -> Result<(), StoreError> {
    let texts: HashSet<&str> = reports.iter().map(|report| report.article.text_cluster.as_str()).collect();
    if texts.len() < 2 {
        return Ok(());
    }
    let edges = load_edges(pool, &texts.into_iter().collect::<Vec<_>>()).await?;
    let of_text: HashMap<Id, Id> = clusters(
        reports.iter().map(|report| &report.article.text_cluster),
        edges.iter().map(|(a, b)| (a, b)),
    )
    .into_iter()
    .filter(|(text, cluster)| text != cluster)
    .map(|(text, cluster)| (text.clone(), cluster.clone()))
    .collect();
    for report in reports {
        if let Some(cluster) = of_text.get(&report.article.text_cluster) {
            report.article.text_cluster = cluster.clone();
        }
    }
    Ok(())
}

/// The edges among these texts.
pub(super) async fn load_edges(pool: &PgPool, texts: &[&str]) -> Result<Vec<(Id, Id)>, StoreError> {
    let rows = sqlx::query!(
        "select text_a, text_b from text_edge where text_a = any($1) and text_b = any($1)",
        texts as &[&str],
    )
    .fetch_all(pool)
    .await?;
    rows.iter()
        .map(|row| {
            let at = Row { table: "text_edge", key: &row.text_a };
            Ok((at.id("text_a", &row.text_a)?, at.id("text_b", &row.text_b)?))
        })
        .collect()
}

async fn load_sketches(
    connection: &mut PgConnection,
    texts: &[&str],
) -> Result<HashMap<Id, Sketch>, StoreError> {
    if texts.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = sqlx::query!(
        "select text_cluster, shingles, least, figure_places, figure_values, agency
         from text_sketch where text_cluster = any($1)",
        texts as &[&str],
    )
    .fetch_all(connection)
    .await?;
    let mut sketches = HashMap::with_capacity(rows.len());
    for row in rows {
        let at = Row { table: "text_sketch", key: &row.text_cluster };
        let shingles = u32::try_from(row.shingles).map_err(|error| at.broken("shingles", error))?;
        let figures = row.figure_places.iter().zip(&row.figure_values);
        let figures = figures.map(|(place, value)| Figure { place: *place, value: *value }).collect();
        let sketch = Sketch::from_parts(shingles, row.least, figures, row.agency);
        sketches.insert(at.id("text_cluster", &row.text_cluster)?, sketch);
    }
    Ok(sketches)
}

/// The bands of texts, each beside its text.
fn bands<'a>(texts: &[(&'a Id, &Sketch)]) -> (Vec<i64>, Vec<&'a str>) {
    texts.iter().flat_map(|(id, sketch)| sketch.bands().iter().map(|band| (*band, id.as_str()))).unzip()
}
