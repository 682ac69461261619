//! `armsledger config check`: every setting with its value, where the value comes from, and its default.
//!
//! The list is read off the command line's own definition, so that a setting is declared once, in `config.rs`.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Args, Command, Subcommand};

use super::lexicon;
use crate::config::{LedgerSettings, LexiconSettings, LogSettings, PREFIX, ServiceSettings};

/// `armsledger config …`
#[derive(Debug, Subcommand)]
pub(super) enum ConfigCommand {
    /// Check every setting and print it with its default; secrets are hidden
    #[command(after_help = "Example:\n  ARMSLEDGER_LISTEN=0.0.0.0:80 armsledger config check")]
    Check(CheckArgs),
}

/// Every setting there is.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    ledger: LedgerSettings,
    #[command(flatten)]
    words: LexiconSettings,
    #[command(flatten)]
    _service: ServiceSettings,
}

/// One setting, as the command line declares it.
pub(super) struct Setting {
    /// `listen`
    pub(super) flag: String,
    /// `ARMSLEDGER_LISTEN`
    pub(super) variable: String,
    default: Option<String>,
    secret: bool,
    id: String,
}

/// All settings, in order of declaration.
pub(super) fn settings() -> Vec<Setting> {
    let all = LogSettings::augment_args(CheckArgs::augment_args(Command::new("settings")));
    all.get_arguments().filter_map(setting).collect()
}

fn setting(arg: &Arg) -> Option<Setting> {
    let text = |s: &OsStr| s.to_string_lossy().into_owned();
    Some(Setting {
        flag: arg.get_long()?.to_owned(),
        variable: arg.get_env().map(text)?,
        default: arg.get_default_values().first().map(|value| text(value)),
        secret: arg.is_hide_env_values_set(),
        id: arg.get_id().to_string(),
    })
}

/// Runs the command.
pub(super) fn run(command: ConfigCommand, matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let ConfigCommand::Check(args) = command;
    args.ledger.database_url()?;
    lexicon::load(&args.words)?;
    let data_dir = args.ledger.data_dir()?.display().to_string();
    let matches = innermost(matches);
    let mut out = io::stdout().lock();
    for setting in settings() {
        let default = setting.default.clone().or((setting.id == "data_dir").then(|| data_dir.clone()));
        let raw = matches.get_raw(&setting.id).and_then(|mut values| values.next());
        let value = match raw {
            Some(_) if setting.secret => String::from("***"),
            Some(value) => value.to_string_lossy().into_owned(),
            None => default.clone().unwrap_or_else(|| String::from("(not set)")),
        };
        let from = match matches.value_source(&setting.id) {
            Some(ValueSource::CommandLine) => "flag",
            Some(ValueSource::EnvVariable) => "environment",
            _ => "default",
        };
        let default = default.unwrap_or_else(|| String::from("none"));
        writeln!(out, "{:<24} = {value}  ({from}; default: {default})", setting.variable)?;
    }
    for (name, meant) in unknown_variables_of_this_process() {
        let hint = meant.map_or(String::new(), |meant| format!("; did you mean {meant}?"));
        writeln!(io::stderr(), "warning: {name} is no setting{hint}")?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Variables of the environment that begin like ours and are none, each with the nearest setting.
pub(super) fn unknown_variables_of_this_process() -> Vec<(String, Option<String>)> {
    unknown_variables(std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()))
}

fn unknown_variables(names: impl Iterator<Item = String>) -> Vec<(String, Option<String>)> {
    let known: Vec<String> = settings().into_iter().map(|setting| setting.variable).collect();
    let mut unknown: Vec<_> = names
        .filter(|name| name.starts_with(PREFIX) && !known.contains(name))
        .map(|name| {
            let nearest = known
                .iter()
                .max_by(|a, b| strsim::jaro_winkler(a, &name).total_cmp(&strsim::jaro_winkler(b, &name)));
            let nearest = nearest.filter(|known| strsim::jaro_winkler(known, &name) > 0.9).cloned();
            (name, nearest)
        })
        .collect();
    unknown.sort();
    unknown
}

fn innermost(matches: &ArgMatches) -> &ArgMatches {
    matches.subcommand().map_or(matches, |(_, inner)| innermost(inner))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_has_a_variable_and_only_secrets_hide_their_value() {
        let settings = settings();
        assert!(settings.iter().any(|s| s.variable == "ARMSLEDGER_LISTEN" && s.flag == "listen"));
        let secrets: Vec<_> = settings.iter().filter(|s| s.secret).map(|s| s.variable.as_str()).collect();
        assert_eq!(secrets, ["DATABASE_URL"]);
    }

    #[test]
    fn a_misspelt_variable_is_named_with_what_was_meant() {
        let names = ["ARMSLEDGER_LISTN", "ARMSLEDGER_LISTEN", "PATH", "ARMSLEDGER_QQ"].map(String::from);
        let unknown = unknown_variables(names.into_iter());
        assert_eq!(unknown[0], ("ARMSLEDGER_LISTN".to_owned(), Some("ARMSLEDGER_LISTEN".to_owned())));
        assert_eq!(unknown[1].0, "ARMSLEDGER_QQ");
        assert_eq!(unknown.len(), 2);
    }
}
