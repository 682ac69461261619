//! Who says so: offices, named sources, persons who speak for one, outlets.

use super::super::entries as file;
use super::super::{LexiconError, OfficeEntry, OutletEntry, Sense, SourceEntry};
use super::actors::days;
use super::{Builder, problem};
use crate::model::ActorCode;

impl Builder {
    pub(super) fn offices(&mut self, offices: file::Offices) -> Result<(), LexiconError> {
        for office in offices.office {
            let at = self.offices.len();
            let kind =
                office.kind.parse().map_err(|e| problem("offices.toml", format!("{}: {e}", office.code)))?;
            self.offices.push(OfficeEntry { code: office.code, kind });
            office.names.iter().for_each(|name| self.folded(name, Sense::Office(at)));
        }
        Ok(())
    }

    pub(super) fn sources(&mut self, sources: file::Sources) -> Result<(), LexiconError> {
        for source in sources.source {
            let at = self.sources.len();
            let kind =
                source.kind.parse().map_err(|e| problem("sources.toml", format!("{}: {e}", source.code)))?;
            let country = match source.country.as_str() {
                "" => None,
                code => Some(
                    ActorCode::parse(code)
                        .map_err(|e| problem("sources.toml", format!("{}: {e}", source.code)))?,
                ),
            };
            self.sources.push(SourceEntry { code: source.code, name: source.name, country, kind });
            source.names.iter().for_each(|name| self.exact(name, Sense::Source(at)));
        }
        for person in sources.person {
            let actor = self.by_name.get(&person.country.to_lowercase()).copied();
            let actor = actor.ok_or_else(|| {
                problem("sources.toml", format!("{}: no actor `{}`", person.name, person.country))
            })?;
            let dates = days("sources.toml", &person.name, &person.from, &person.to)?;
            self.person(person.name, &person.short, actor, &person.office, dates);
        }
        Ok(())
    }

    pub(super) fn outlets(&mut self, outlets: file::Outlets) {
        for outlet in outlets.outlet {
            let at = self.outlets.len();
            outlet.names.iter().for_each(|name| self.exact(name, Sense::Outlet(at)));
            self.outlets.push(OutletEntry {
                name: outlet.name,
                agency: outlet.agency,
                country: ActorCode::parse(&outlet.country).ok(),
            });
        }
    }
}
