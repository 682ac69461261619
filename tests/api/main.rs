//! The API through its router, against a real Postgres, at a fixed time. `DATABASE_URL` names the server; every test gets a
//! database of its own.

mod articles;
mod dashboard;
mod docs;
mod estimates;
mod extractions;
mod hard_cases;
mod helpers;
mod operations;
mod refusals;
mod reports;
mod said;
