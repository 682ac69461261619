//! The description of the API and its page.

use std::collections::BTreeSet;

use axum::http::Method;
use serde_json::Value;
use sqlx::PgPool;

use crate::helpers::Api;

fn operations(openapi: &Value) -> Vec<(String, String, Value)> {
    let paths = openapi["paths"].as_object().expect("paths");
    let of_path = |(path, item): (&String, &Value)| {
        let methods = item.as_object().expect("an item").clone();
        methods.into_iter().map(|(method, operation)| (path.clone(), method, operation)).collect::<Vec<_>>()
    };
    paths.iter().flat_map(of_path).collect()
}

#[sqlx::test]
async fn the_description_is_whole(pool: PgPool) {
    let openapi = Api::new(pool).get("/v1/openapi.json").await.json();
    assert!(openapi["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
    let mut ids = BTreeSet::new();
    for (path, method, operation) in operations(&openapi) {
        let id =
            operation["operationId"].as_str().unwrap_or_else(|| panic!("{method} {path} has no operationId"));
        assert!(ids.insert(id.to_owned()), "{id} stands twice");
        assert!(operation["summary"].is_string() && operation["tags"][0].is_string(), "{id}");
        let responses = operation["responses"].as_object().expect("responses");
        assert!(responses.keys().any(|status| status.starts_with('2')), "{id}");
        for (status, response) in responses.iter().filter(|(status, _)| !status.starts_with('2')) {
            let schema = &response["content"]["application/problem+json"]["schema"]["$ref"];
            assert_eq!(schema, "#/components/schemas/Problem", "{id} {status}");
        }
        assert!(path == "/healthz" || responses.contains_key("400") && responses.contains_key("503"), "{id}");
    }
}

#[sqlx::test]
async fn every_reference_in_the_description_leads_somewhere(pool: PgPool) {
    let openapi = Api::new(pool).get("/v1/openapi.json").await.json();
    let text = openapi.to_string();
    for reference in text.split("\"#/components/schemas/").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(openapi["components"]["schemas"][reference].is_object(), "{reference}");
    }
}

#[sqlx::test]
async fn every_parameter_that_is_described_is_taken_and_no_other(pool: PgPool) {
    let api = Api::new(pool);
    let openapi = api.get("/v1/openapi.json").await.json();
    for (path, method, operation) in operations(&openapi) {
        let none = Vec::new();
        let parameters = operation["parameters"].as_array().unwrap_or(&none);
        let of_query = parameters.iter().filter(|parameter| parameter["in"] == "query");
        let described: BTreeSet<&str> = of_query.filter_map(|parameter| parameter["name"].as_str()).collect();
        let method: Method = method.to_uppercase().parse().expect("a method");
        let path = path.replace("{id}", "AAAAAAAAAAAAAAAAAAAAAAAAAA");
        let answer =
            api.send(method, &format!("{path}?zz=1"), &[("content-type", "text/plain")], "body").await;
        let detail = answer.problem()["detail"].as_str().expect("text").to_owned();
        let known = detail.split("(known: ").nth(1).and_then(|rest| rest.split(')').next()).unwrap_or("");
        let known: BTreeSet<&str> = known.split(", ").filter(|name| !name.is_empty()).collect();
        assert_eq!(described, known, "{path}");
    }
}

/// To bring the committed file up to date: `ARMSLEDGER_UPDATE_OPENAPI=1 cargo test --test api`.
#[test]
fn the_committed_description_is_that_of_the_code() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/openapi.json");
    let code = armsledger::http::openapi().to_pretty_json().expect("serializes") + "\n";
    if std::env::var_os("ARMSLEDGER_UPDATE_OPENAPI").is_some() {
        std::fs::write(path, &code).expect("can be written");
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == code,
        "docs/openapi.json is not what the code says; run `ARMSLEDGER_UPDATE_OPENAPI=1 cargo test --test api` and look at the difference"
    );
}

#[sqlx::test]
async fn the_docs_page_asks_no_other_host(pool: PgPool) {
    let api = Api::new(pool);
    let moved = api.get("/docs").await;
    assert_eq!((moved.status.as_u16(), moved.header("location")), (308, Some("/docs/")));
    let page = api.get("/docs/").await.text();
    let loaded: Vec<&str> = ["src=\"", "href=\""]
        .iter()
        .flat_map(|key| page.split(key).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(!loaded.is_empty());
    for file in loaded {
        assert!(!file.contains("//"), "{file} is on another host");
        assert_eq!(api.get(&format!("/docs/{}", file.trim_start_matches("./"))).await.status, 200, "{file}");
    }
    let initializer = api.get("/docs/swagger-initializer.js").await.text();
    assert!(initializer.contains("/v1/openapi.json") && !initializer.contains("https://"), "{initializer}");
}

#[sqlx::test]
async fn every_kind_of_problem_has_its_page(pool: PgPool) {
    let api = Api::new(pool);
    let list = api.get("/docs/problems").await.text();
    for kind in armsledger::http::problem::KINDS {
        assert!(list.contains(&format!("id=\"{}\"", kind.slug)), "{}", kind.slug);
        assert!(
            api.get(&format!("/docs/problems/{}", kind.slug)).await.text().contains(kind.title),
            "{}",
            kind.slug
        );
    }
}
