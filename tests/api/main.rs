//! The API through its router, against a real Postgres, at a fixed time. `DATABASE_URL` names the server; every test gets a
//! database of its own.

mod articles;
mod changes;
mod claims;
mod copies;
mod dashboard;
mod diff;
mod docs;
mod estimates;
mod extractions;
mod hard_cases;
mod helpers;
mod operations;
mod refusals;
mod replay;
mod reports;
mod reviews;
mod said;
mod vintages;
