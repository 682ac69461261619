//! Nobody changes what the ledger holds.

use armsledger::model::Basis;
use armsledger::store::{APP_ROLE, Options, Store, StoreError};
use sqlx::{AssertSqlSafe, Connection, PgConnection, PgPool};

use crate::sample::{address, article, at, guns, intake, ledger, points};

const TABLES: [&str; 14] = [
    "article",
    "revision",
    "reading",
    "report",
    "report_attribution",
    "report_link",
    "doubt",
    "review",
    "correction",
    "redaction",
    "change",
    "text_sketch",
    "text_band",
    "text_edge",
];

/// A column of each table that an update could touch.
fn column(table: &str) -> &'static str {
    match table {
        "article" | "change" => "article_id",
        "revision" | "redaction" => "revision_id",
        "reading" | "doubt" => "reading_id",
        "correction" => "review_id",
        "text_sketch" | "text_band" => "text_cluster",
        "text_edge" => "text_a",
        _ => "report_id",
    }
}

/// The SQLSTATE and the words of a refusal; `None` if the statement went through.
async fn refusal(connection: &mut PgConnection, statement: String) -> Option<(String, String)> {
    let error = sqlx::raw_sql(AssertSqlSafe(statement)).execute(connection).await.err()?;
    let error = error.as_database_error().unwrap();
    Some((error.code().unwrap().into_owned(), error.message().to_owned()))
}

fn meddling(table: &str) -> [String; 3] {
    let column = column(table);
    [
        format!("update {table} set {column} = {column}"),
        format!("delete from {table}"),
        format!("truncate {table} cascade"),
    ]
}

#[sqlx::test]
async fn the_role_of_the_service_may_neither_update_nor_delete_nor_truncate(pool: PgPool) {
    let mut connection = PgConnection::connect(&address(&pool)).await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(format!("set role {APP_ROLE}"))).execute(&mut connection).await.unwrap();
    for statement in TABLES.iter().flat_map(|table| meddling(table)) {
        let (code, words) = refusal(&mut connection, statement.clone()).await.expect(&statement);
        assert_eq!(code, "42501", "{statement}");
        assert!(words.starts_with("permission denied"), "{statement}: {words}");
    }
}

#[sqlx::test]
async fn the_owner_is_refused_by_the_trigger(pool: PgPool) {
    ledger(&pool).await.record(&[intake(article("a", "2025-02-11", "Text."), vec![guns(200)])]).await[0]
        .as_ref()
        .unwrap();
    let mut connection = PgConnection::connect(&address(&pool)).await.unwrap();
    // Even a session that plays replica, which skips ordinary triggers.
    for session in ["set session_replication_role = origin", "set session_replication_role = replica"] {
        sqlx::raw_sql(session).execute(&mut connection).await.unwrap();
        for statement in TABLES.iter().flat_map(|table| meddling(table)) {
            let (code, words) = refusal(&mut connection, statement.clone()).await.expect(&statement);
            assert_eq!(code, "42501", "{statement}");
            assert!(words.starts_with("the ledger is append-only"), "{statement}: {words}");
        }
    }
}

#[sqlx::test]
async fn the_service_works_in_a_role_of_its_own_whoever_it_connects_as(pool: PgPool) {
    let ledger = ledger(&pool).await;
    assert!(ledger.is_fenced().await.unwrap());
    sqlx::raw_sql(AssertSqlSafe(format!("revoke insert on article from {APP_ROLE}")))
        .execute(&pool)
        .await
        .unwrap();
    let refused = ledger.record(&[intake(article("a", "2025-02-11", "Text."), vec![])]).await.remove(0);
    assert!(matches!(refused, Err(StoreError::Forbidden(_))), "{refused:?}");
}

#[sqlx::test(migrations = false)]
async fn an_owner_who_may_create_roles_fences_the_service_and_one_who_may_not_relies_on_the_triggers(
    pool: PgPool,
) {
    // Roles belong to the cluster, so their names belong to this test.
    let names = [("armsledger_test_maker", "createrole"), ("armsledger_test_plain", "nocreaterole")];
    let url = address(&pool);
    for (name, may) in names {
        let schema = format!("{name}_schema");
        let grants = format!(
            "do $$ begin create role {name} login password 'for the test' {may}; exception when duplicate_object then null; end $$;
             create schema {schema} authorization {name};
             alter role {name} in database \"{}\" set search_path = {schema};",
            pool.connect_options().get_database().unwrap()
        );
        sqlx::raw_sql(AssertSqlSafe(grants)).execute(&pool).await.unwrap();
        let mut theirs: url::Url = url.parse().unwrap();
        theirs.set_username(name).unwrap();
        theirs.set_password(Some("for the test")).unwrap();
        Store::migrate(theirs.as_str()).await.unwrap();
        let ledger = Store::connect(theirs.as_str(), &Options::default()).await.unwrap();
        let recorded = ledger.record(&[intake(article("a", "2025-02-11", "Text."), vec![guns(200)])]).await;
        recorded[0].as_ref().unwrap();
        ledger.ready().await.unwrap();
        if may == "nocreaterole" {
            assert!(!ledger.is_fenced().await.unwrap());
        }
        let mut owner = PgConnection::connect(theirs.as_str()).await.unwrap();
        let (_, words) = refusal(&mut owner, String::from("update article set url = null")).await.unwrap();
        assert!(words.starts_with("the ledger is append-only"), "{words}");
    }
}

#[sqlx::test]
async fn a_redaction_blanks_the_words_and_leaves_a_tombstone(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let recorded =
        ledger.record(&[intake(article("a", "2025-02-11", "A secret text."), vec![guns(200)])]).await;
    let recorded = recorded[0].as_ref().unwrap();
    let redact = |id: &'static str| {
        sqlx::query_scalar::<_, i64>("select redact_revision($1, $2, 'court order', 'the clerk')")
            .bind(id)
            .bind(recorded.revision_id.as_str())
    };
    let mut app = PgConnection::connect(&address(&pool)).await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(format!("set role {APP_ROLE}"))).execute(&mut app).await.unwrap();
    let refused = redact("AAAAAAAAAAAAAAAAAAAAAAAAAA").fetch_one(&mut app).await.unwrap_err();
    assert_eq!(refused.as_database_error().unwrap().code().as_deref(), Some("42501"));

    let seq = redact("AAAAAAAAAAAAAAAAAAAAAAAAAA").fetch_one(&pool).await.unwrap();
    assert_eq!(seq, recorded.seq + 1);
    assert_eq!(ledger.last_seq().await.unwrap(), seq);
    let shown = ledger.article(&recorded.article_id, None).await.unwrap().unwrap();
    assert_eq!((shown.article.title.as_str(), shown.article.body.as_str()), ("", "[redacted]"));
    assert_eq!(shown.reports[0].report.evidence.exact, "");
    assert_eq!(points(&ledger, &at(&ledger, "2025-02-11").await).await, []);
    let before = Basis { seq: recorded.seq, ..at(&ledger, "2025-02-11").await };
    assert_eq!(points(&ledger, &before).await, [(200, false)], "its figures stay where they were known");
    // The gate is shut again.
    let mut owner = PgConnection::connect(&address(&pool)).await.unwrap();
    assert!(refusal(&mut owner, String::from("update revision set title = 'x'")).await.is_some());
}

#[sqlx::test]
async fn every_column_is_commented_and_every_constraint_named(pool: PgPool) {
    let silent: Vec<String> = sqlx::query_scalar(
        "select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '_sqlx_migrations'
             and a.attnum > 0 and not a.attisdropped and col_description(c.oid, a.attnum) is null",
    )
    .fetch_all(&pool)
    .await
    .unwrap();
    assert!(silent.is_empty(), "columns without a comment: {silent:?}");
    // The names that Postgres makes up end in these; ours say what they ask for.
    let made_up: Vec<String> = sqlx::query_scalar(
        r"select conname::text from pg_constraint join pg_class c on c.oid = conrelid
          where c.relnamespace = 'public'::regnamespace and c.relname <> '_sqlx_migrations'
              and conname ~ '_(pkey|fkey|check|excl)\d*$'",
    )
    .fetch_all(&pool)
    .await
    .unwrap();
    assert!(made_up.is_empty(), "constraints without a name of their own: {made_up:?}");
}
