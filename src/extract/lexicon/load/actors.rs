//! States, blocs, groups and makers, their leaders, and which of them are enemies.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::entries as file;
use super::super::{ActorEntry, ActorForm, LexiconError, PersonEntry, Sense};
use super::{Builder, problem};
use crate::model::{ActorCode, ActorKind};

impl Builder {
    pub(super) fn actors(&mut self, file: &str, actors: file::Actors) -> Result<(), LexiconError> {
        for actor in actors.actor.into_iter().chain(actors.group) {
            let at = self.actors.len();
            let code =
                ActorCode::parse(&actor.code).map_err(|e| problem(file, format!("{}: {e}", actor.name)))?;
            let kind: ActorKind = actor.kind.parse().map_err(|e| problem(file, format!("{code}: {e}")))?;
            for key in [&actor.code, &actor.alpha2, &actor.name].into_iter().chain(&actor.names) {
                if !key.is_empty() {
                    self.by_name.entry(key.to_lowercase()).or_insert(at);
                }
            }
            let country = self.by_name.get(&actor.country.to_lowercase()).copied();
            self.actors.push(ActorEntry { code, name: actor.name, kind, country });
            let forms = [
                (&actor.names, ActorForm::Name),
                (&actor.weak, ActorForm::Weak),
                (&actor.demonyms, ActorForm::Demonym),
                (&actor.capital, ActorForm::Capital),
                (&actor.seats, ActorForm::Seat),
                (&actor.places, ActorForm::Place),
            ];
            for (names, form) in forms {
                names.iter().for_each(|name| self.with_article(name, Sense::Actor(at, form)));
            }
            for leader in actor.leaders {
                let dates = days(file, &leader.name, &leader.from, &leader.to)?;
                self.person(leader.name, &leader.short, at, "president", dates);
            }
        }
        Ok(())
    }

    /// Both orders of every pair.
    pub(super) fn enemies(&self, enemies: &file::Enemies) -> Result<BTreeSet<(usize, usize)>, LexiconError> {
        let actor = |code: &str| {
            let known = self.by_name.get(&code.to_lowercase()).copied();
            known.ok_or_else(|| problem("enemies.toml", format!("no actor `{code}`")))
        };
        let mut pairs = BTreeSet::new();
        for [one, other] in &enemies.pairs {
            let (one, other) = (actor(one)?, actor(other)?);
            pairs.extend([(one, other), (other, one)]);
        }
        Ok(pairs)
    }

    pub(super) fn companies(&mut self, companies: file::Companies) -> Result<(), LexiconError> {
        for company in companies.company {
            let country = self.by_name.get(&company.country.to_lowercase()).copied();
            let country = country.ok_or_else(|| {
                problem("companies.toml", format!("{}: no actor `{}`", company.code, company.country))
            })?;
            let at = self.actors.len();
            let code = ActorCode::parse(&company.code)
                .map_err(|e| problem("companies.toml", format!("{}: {e}", company.name)))?;
            self.actors.push(ActorEntry {
                code,
                name: company.name,
                kind: ActorKind::Company,
                country: Some(country),
            });
            for name in &company.names {
                // "Saab" is also a car; "Saab AB" is not.
                let ambiguous = company.ambiguous && !name.contains(' ');
                let form = if ambiguous { ActorForm::Maker } else { ActorForm::Company };
                self.exact(name, Sense::Actor(at, form));
            }
        }
        Ok(())
    }

    pub(super) fn person(
        &mut self,
        name: String,
        short: &[String],
        actor: usize,
        office: &str,
        (from, to): Days,
    ) {
        let at = self.persons.len();
        self.exact(&name, Sense::Person(at, false));
        short.iter().for_each(|short| self.exact(short, Sense::Person(at, true)));
        self.persons.push(PersonEntry { name, actor, office: office.to_owned(), from, to });
    }
}

/// First and last day in an office.
type Days = (Option<Date>, Option<Date>);

pub(super) fn days(file: &str, name: &str, from: &str, to: &str) -> Result<Days, LexiconError> {
    let day = |text: &str| match text {
        "" => Ok(None),
        _ => text
            .parse()
            .map(Some)
            .map_err(|_| problem(file, format!("{name}: `{text}` is no day (YYYY-MM-DD)"))),
    };
    Ok((day(from)?, day(to)?))
}
