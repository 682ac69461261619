//! Nouns for arms, measure nouns before "of", and weapon systems.

use super::super::entries as file;
use super::super::files::File;
use super::super::forms::with_s;
use super::super::spellings::{designation_spellings, spelled};
use super::super::{LexiconError, NounEntry, PartitiveEntry, Sense, SystemEntry};
use super::{Builder, problem};

impl Builder {
    pub(super) fn nouns(&mut self, nouns: file::Nouns) -> Result<(), LexiconError> {
        for noun in nouns.noun {
            let what = noun.names.first().cloned().unwrap_or_default();
            let wrong = |e: String| problem("nouns.toml", format!("{what}: {e}"));
            let at = self.nouns.len();
            let strong = match noun.strength.as_str() {
                "strong" => true,
                "weak" => false,
                other => return Err(wrong(format!("strength `{other}` is neither strong nor weak"))),
            };
            self.nouns.push(NounEntry {
                category: noun.category.parse().map_err(|e| wrong(format!("{e}")))?,
                kind: (!noun.kind.is_empty()).then_some(noun.kind),
                unit: noun.unit.parse().map_err(|e| wrong(format!("{e}")))?,
                strong,
            });
            for name in &noun.names {
                spelled(name).iter().for_each(|s| self.folded(s, Sense::Noun(at, false)));
                if noun.plurals.is_empty() {
                    spelled(&with_s(name)).iter().for_each(|s| self.folded(s, Sense::Noun(at, true)));
                }
            }
            for plural in &noun.plurals {
                spelled(plural).iter().for_each(|s| self.folded(s, Sense::Noun(at, true)));
            }
        }
        for partitive in nouns.partitive {
            let at = self.partitives.len();
            let unit =
                partitive.unit.parse().map_err(|e| problem("nouns.toml", format!("partitive: {e}")))?;
            self.partitives.push(PartitiveEntry { unit });
            for name in &partitive.names {
                self.folded(name, Sense::Partitive(at));
                let (head, of) = name.strip_suffix(" of").map_or((name.as_str(), ""), |head| (head, " of"));
                self.folded(&format!("{}{of}", with_s(head)), Sense::Partitive(at));
            }
        }
        Ok(())
    }

    pub(super) fn system(&mut self, file: &File, system: file::System) -> Result<(), LexiconError> {
        let at = self.systems.len();
        let wrong = |e: &dyn std::fmt::Display| file.wrong(format!("{}: {e}", system.id));
        if system.ambiguous && (system.example.is_empty() || system.counter.is_empty()) {
            return Err(wrong(&"an ambiguous name needs `example` and `counter`"));
        }
        self.systems.push(SystemEntry {
            category: system.category.parse().map_err(|e| wrong(&e))?,
            kind: (!system.kind.is_empty()).then(|| system.kind.clone()),
            ambiguous: system.ambiguous,
            maker: self.by_name.get(&system.maker.to_lowercase()).copied(),
            designation: system.designation,
        });
        for name in &system.names {
            for spelling in designation_spellings(name) {
                self.exact(&spelling, Sense::System(at));
                if !spelling.ends_with('s') {
                    self.exact(&format!("{spelling}s"), Sense::System(at));
                }
            }
        }
        Ok(())
    }
}
