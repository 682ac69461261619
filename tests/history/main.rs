//! How the estimates change, as dated assertions in and told answers out. `dsl.rs` explains the lines.

mod drift;
mod dsl;
mod events;
mod fixture;
mod hard_cases;
mod order;
mod shapes;
mod sources;
mod vintages;
