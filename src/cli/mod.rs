//! The command line: one subcommand a file, one line here for each.
//!
//! Answers go to standard output, everything else (log, progress, complaints) to standard error. Exit status:
//! 0 all went well, 1 something was refused or failed, 2 the command was misspelt, 78 a setting cannot be used.

mod check;
mod demo;
mod dev;
mod explain;
mod extract;
mod healthcheck;
mod ingest;
mod input;
mod intake;
mod ledger;
mod lexicon;
mod lines;
mod migrate;
mod openapi;
mod redact;
mod reread;
mod serve;
mod sources;
mod table;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::config::{BAD_SETTING, BadSetting, LogSettings};
use crate::telemetry;

const AFTER_HELP: &str = "\
Examples:
  armsledger serve                start the service with a managed Postgres
  armsledger demo                 put the sample articles into an empty ledger
  armsledger extract article.txt  read one article, store nothing
  armsledger ingest news/         put a folder of articles into the ledger
  armsledger lexicon check words  say what is wrong with words of your own

Exit status:
  0   all went well
  1   something was refused or failed; standard error says what
  2   the command was misspelt
  78  a setting cannot be used; nothing was started";

/// Ends the help of every command below.
const EXIT_STATUS: &str = "\
Exit status: 0 all went well, 1 something was refused or failed, 2 the command
was misspelt, 78 a setting cannot be used and nothing was started.";

/// A ledger of reported arms transfers: reads the news, keeps who said what and when, answers how the estimates changed.
#[derive(Debug, Parser)]
#[command(name = "armsledger", version, after_help = AFTER_HELP, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    log: LogSettings,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start the service
    Serve(serve::ServeArgs),
    /// Bring the ledger's tables to this version
    Migrate(migrate::MigrateArgs),
    /// Read a text and print the reports found in it; stores nothing
    Extract(extract::ExtractArgs),
    /// Print how a text was read: sentences, quantities, dates, mentions, attributions
    Explain(explain::ExplainArgs),
    /// Put articles into the ledger
    Ingest(ingest::IngestArgs),
    /// Read old articles again with this version's reader and words
    Reread(reread::RereadArgs),
    /// Take a text down for good, as the law may ask
    Redact(redact::RedactArgs),
    /// Put the sample articles into an empty ledger
    Demo(demo::DemoArgs),
    /// Ask a running service whether it is ready
    Healthcheck(healthcheck::HealthcheckArgs),
    /// Look at the words
    #[command(subcommand, after_help = "Example:\n  armsledger lexicon check my-words/")]
    Lexicon(lexicon::LexiconCommand),
    /// Look at the settings
    #[command(subcommand, after_help = "Example:\n  armsledger config check")]
    Config(check::ConfigCommand),
    /// Print the description of the HTTP interface (OpenAPI 3.1)
    #[command(after_help = "Example:\n  armsledger openapi > openapi.json")]
    Openapi,
    /// What the project's own scripts use
    #[command(subcommand, hide = true)]
    Dev(dev::DevCommand),
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    run_from(std::env::args_os())
}

/// The definition of the command line; each command's help ends with what its status means.
fn command() -> clap::Command {
    Cli::command().mut_subcommands(with_exit_status)
}

fn with_exit_status(command: clap::Command) -> clap::Command {
    let help = match command.get_after_help() {
        Some(help) => format!("{help}\n\n{EXIT_STATUS}"),
        None => EXIT_STATUS.to_owned(),
    };
    command.after_help(help).mut_subcommands(with_exit_status)
}

/// Runs a command line, its first word being the name of the program.
fn run_from(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let parsed = command()
        .try_get_matches_from(words)
        .and_then(|matches| Ok((Cli::from_arg_matches(&matches)?, matches)));
    let (cli, matches) = match parsed {
        Ok(parsed) => parsed,
        Err(error) => return misspelt(&error),
    };
    telemetry::start(&cli.log);
    let result = match cli.command {
        Command::Serve(args) => serve::run(args),
        Command::Migrate(args) => migrate::run(args),
        Command::Extract(args) => extract::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Ingest(args) => ingest::run(args),
        Command::Reread(args) => reread::run(args),
        Command::Redact(args) => redact::run(args),
        Command::Demo(args) => demo::run(args),
        Command::Healthcheck(args) => healthcheck::run(args),
        Command::Lexicon(command) => lexicon::run(command),
        Command::Config(command) => check::run(command, &matches),
        Command::Openapi => openapi::run(),
        Command::Dev(command) => dev::run(command),
    };
    result.unwrap_or_else(failed)
}

/// Says what is wrong with the command line: status 78 if the value of a setting is at fault, else 2.
fn misspelt(error: &clap::Error) -> ExitCode {
    // Nothing is left to be done if even the complaint cannot be written.
    drop(error.print());
    let bad_value = matches!(error.kind(), ErrorKind::ValueValidation | ErrorKind::InvalidValue);
    let Some(variable) = at_fault(error).filter(|_| bad_value) else {
        return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
    };
    drop(writeln!(io::stderr(), "(the setting {variable}, by flag or by environment; nothing was started)"));
    ExitCode::from(BAD_SETTING)
}

/// The environment variable of the argument that an error speaks of, if the argument is a setting.
fn at_fault(error: &clap::Error) -> Option<String> {
    let Some(ContextValue::String(shown)) = error.get(ContextKind::InvalidArg) else { return None };
    let flag = shown.split([' ', '=']).next()?.trim_start_matches('-').to_owned();
    check::settings().into_iter().find(|setting| setting.flag == flag).map(|setting| setting.variable)
}

/// Says why a command failed. A reader that went away (`| head`) is no failure.
fn failed(error: anyhow::Error) -> ExitCode {
    let hung_up = error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
    });
    if hung_up {
        return ExitCode::SUCCESS;
    }
    drop(writeln!(io::stderr(), "armsledger: {}", sentence(&error)));
    let setting = error.chain().any(|cause| cause.downcast_ref::<BadSetting>().is_some());
    ExitCode::from(if setting { BAD_SETTING } else { 1 })
}

/// An error with its causes, each said once: many errors print their cause themselves.
fn sentence(error: &anyhow::Error) -> String {
    error.chain().map(ToString::to_string).fold(String::new(), |said, cause| match said.as_str() {
        "" => cause,
        said if said.contains(&cause) => said.to_owned(),
        said => format!("{said}: {cause}"),
    })
}

/// The runtime of the commands that wait for a database or a socket.
fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        command().debug_assert();
    }

    #[test]
    fn every_command_shows_an_example_and_its_exit_status_within_80_columns() {
        fn look_at(command: &clap::Command) {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            let name = command.get_name();
            assert!(help.contains("Example"), "{name} shows no example");
            assert!(help.contains("Exit status:"), "{name} says nothing of its status");
            for line in help.lines() {
                assert!(line.chars().count() <= 80, "{name}: {line}");
            }
            command.get_subcommands().filter(|command| !command.is_hide_set()).for_each(look_at);
        }
        look_at(&command());
    }

    #[test]
    fn a_cause_is_said_once() {
        let refused = anyhow::anyhow!("connection refused")
            .context("no answer: connection refused")
            .context("cannot start");
        assert_eq!(sentence(&refused), "cannot start: no answer: connection refused");
    }
}
