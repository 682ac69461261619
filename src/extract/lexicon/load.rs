//! From the files to the tables.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::entries as file;
use super::files::File;
use super::forms::{Form, verb_forms, with_s};
use super::layers::{layered, systems};
use super::precision::Precision;
use super::scan::{Scanner, Spelling};
use super::words::{ControlWord, CueWord, Trigger, WordTable};
use super::{
    ActorEntry, ActorForm, LayoutWords, Lexicon, LexiconError, NounEntry, OfficeEntry, OutletEntry,
    PartitiveEntry, PersonEntry, Sense, SourceEntry, SystemEntry,
};
use crate::model::{ActorCode, ActorKind};

/// Loads a whole lexicon.
pub(super) fn load(files: &[File]) -> Result<Lexicon, LexiconError> {
    let mut b = Builder::default();
    b.actors("actors.toml", layered(files, "actors.toml")?)?;
    b.actors("groups.toml", layered(files, "groups.toml")?)?;
    let enemies = b.enemies(&layered::<file::Enemies>(files, "enemies.toml")?)?;
    b.companies(layered(files, "companies.toml")?)?;
    b.offices(layered(files, "offices.toml")?)?;
    b.sources(layered(files, "sources.toml")?)?;
    b.outlets(layered(files, "outlets.toml")?);
    for shield in layered::<file::Shields>(files, "shields.toml")?.shield {
        shield.names.iter().for_each(|name| b.exact(name, Sense::Shield));
    }
    b.nouns(layered(files, "nouns.toml")?)?;
    for (at, system) in systems(files)? {
        b.system(&files[at], system)?;
    }
    let mut words = WordTable::default();
    triggers(&mut words, layered(files, "triggers.toml")?)?;
    speech(&mut words, layered(files, "speech.toml")?)?;
    classes(&mut words, "grammar.toml", &layered::<file::Grammar>(files, "grammar.toml")?.class)?;
    let file::Layout { skip_paragraph: layout, dateline } = layered(files, "layout.toml")?;
    Ok(Lexicon {
        hash: hash(files),
        actors: b.actors,
        enemies,
        offices: b.offices,
        sources: b.sources,
        persons: b.persons,
        outlets: b.outlets,
        systems: b.systems,
        nouns: b.nouns,
        partitives: b.partitives,
        words,
        precision: Precision::new(&layered(files, "precision.toml")?)?,
        layout: LayoutWords {
            starts: layout.starts,
            contains: layout.contains,
            opens_list: layout.opens_list,
            ends_article: layout.ends_article,
            agencies: dateline.agencies,
            datelines: dateline.cities,
        },
        scanner: Scanner::new(b.spellings),
        by_name: b.by_name,
    })
}

fn problem(file: &str, what: impl std::fmt::Display) -> LexiconError {
    LexiconError { file: file.to_owned(), problem: what.to_string() }
}

fn hash(files: &[File]) -> String {
    let mut hasher = Sha256::new();
    for File { name, content, .. } in files {
        hasher.update(name.as_bytes());
        hasher.update([0]);
        hasher.update(content.as_bytes());
        hasher.update([0]);
    }
    hasher.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

#[derive(Default)]
struct Builder {
    actors: Vec<ActorEntry>,
    offices: Vec<OfficeEntry>,
    sources: Vec<SourceEntry>,
    persons: Vec<PersonEntry>,
    outlets: Vec<OutletEntry>,
    systems: Vec<SystemEntry>,
    nouns: Vec<NounEntry>,
    partitives: Vec<PartitiveEntry>,
    spellings: Vec<Spelling>,
    by_name: BTreeMap<String, usize>,
}

impl Builder {
    /// Adds a name that counts only as written.
    fn exact(&mut self, surface: &str, sense: Sense) {
        self.spelling(surface, true, sense);
    }

    /// Adds a name that counts in any case.
    fn folded(&mut self, surface: &str, sense: Sense) {
        self.spelling(&surface.to_lowercase(), false, sense);
    }

    /// A straight apostrophe also stands for a curly one.
    fn spelling(&mut self, surface: &str, exact: bool, sense: Sense) {
        if surface.contains('\'') {
            self.spellings.push(Spelling { surface: surface.replace('\'', "\u{2019}"), exact, sense });
        }
        self.spellings.push(Spelling { surface: surface.to_owned(), exact, sense });
    }

    fn actors(&mut self, file: &str, actors: file::Actors) -> Result<(), LexiconError> {
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
                names.iter().for_each(|name| self.exact(name, Sense::Actor(at, form)));
            }
            for leader in actor.leaders {
                let dates = days(file, &leader.name, &leader.from, &leader.to)?;
                self.person(leader.name, &leader.short, at, "president", dates);
            }
        }
        Ok(())
    }

    /// Both orders of every pair.
    fn enemies(&self, enemies: &file::Enemies) -> Result<BTreeSet<(usize, usize)>, LexiconError> {
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

    fn person(&mut self, name: String, short: &[String], actor: usize, office: &str, (from, to): Days) {
        let at = self.persons.len();
        self.exact(&name, Sense::Person(at, false));
        short.iter().for_each(|short| self.exact(short, Sense::Person(at, true)));
        self.persons.push(PersonEntry { name, actor, office: office.to_owned(), from, to });
    }

    fn companies(&mut self, companies: file::Companies) -> Result<(), LexiconError> {
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
            if !company.ambiguous {
                company.names.iter().for_each(|name| self.exact(name, Sense::Actor(at, ActorForm::Company)));
            }
        }
        Ok(())
    }

    fn offices(&mut self, offices: file::Offices) -> Result<(), LexiconError> {
        for office in offices.office {
            let at = self.offices.len();
            let kind =
                office.kind.parse().map_err(|e| problem("offices.toml", format!("{}: {e}", office.code)))?;
            self.offices.push(OfficeEntry { code: office.code, kind });
            office.names.iter().for_each(|name| self.folded(name, Sense::Office(at)));
        }
        Ok(())
    }

    fn sources(&mut self, sources: file::Sources) -> Result<(), LexiconError> {
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

    fn outlets(&mut self, outlets: file::Outlets) {
        for outlet in outlets.outlet {
            let at = self.outlets.len();
            outlet.names.iter().for_each(|name| self.exact(name, Sense::Outlet(at)));
            self.outlets.push(OutletEntry { name: outlet.name, agency: outlet.agency });
        }
    }

    fn nouns(&mut self, nouns: file::Nouns) -> Result<(), LexiconError> {
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

    fn system(&mut self, file: &File, system: file::System) -> Result<(), LexiconError> {
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

/// First and last day in an office.
type Days = (Option<Date>, Option<Date>);

fn days(file: &str, name: &str, from: &str, to: &str) -> Result<Days, LexiconError> {
    let day = |text: &str| match text {
        "" => Ok(None),
        _ => text
            .parse()
            .map(Some)
            .map_err(|_| problem(file, format!("{name}: `{text}` is no day (YYYY-MM-DD)"))),
    };
    Ok((day(from)?, day(to)?))
}

/// A noun's spellings: hyphens also as blanks.
pub(super) fn spelled(name: &str) -> Vec<String> {
    let blanks = name.contains('-').then(|| name.replace('-', " "));
    std::iter::once(name.to_owned()).chain(blanks).collect()
}

/// `S-300` is also `S300`, `S 300` and `S‑300`: between a letter and a digit, hyphen, blank and nothing are alike.
pub(super) fn designation_spellings(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let joint = |i: usize| {
        i > 0
            && i + 1 < chars.len()
            && matches!(chars[i], '-' | ' ')
            && chars[i + 1].is_ascii_digit()
            && chars[i - 1].is_alphabetic()
    };
    let Some(first) = (0..chars.len()).find(|i| joint(*i)) else {
        let hyphens = name.contains('-').then(|| name.replace('-', " "));
        let nonbreaking = name.contains('-').then(|| name.replace('-', "\u{2011}"));
        let parted = parted_by_hyphen(name);
        return std::iter::once(name.to_owned()).chain(hyphens).chain(nonbreaking).chain(parted).collect();
    };
    let head: String = chars[..first].iter().collect();
    let tail: String = chars[first + 1..].iter().collect();
    ["-", " ", "", "\u{2011}", "\u{2013}"].iter().map(|glue| format!("{head}{glue}{tail}")).collect()
}

/// `M113` is also `M-113`, `CV90` also `CV-90`; a short one (`K9`) would be something else.
fn parted_by_hyphen(name: &str) -> Option<String> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = name.split_at(digits);
    let whole = number.chars().take_while(char::is_ascii_digit).count();
    let fits = (1..=3).contains(&letters.len())
        && letters.bytes().all(|b| b.is_ascii_uppercase())
        && letters.len() + whole >= 4;
    fits.then(|| format!("{letters}-{number}"))
}

fn triggers(words: &mut WordTable, triggers: file::Triggers) -> Result<(), LexiconError> {
    let wrong = |e: String| problem("triggers.toml", e);
    for row in &triggers.verb {
        let class = row.class.parse().map_err(wrong)?;
        let status = match row.status.as_str() {
            "none" => None,
            status => Some(status.parse().map_err(|e| wrong(format!("{e}")))?),
        };
        for verb in &row.verbs {
            let lemma = verb.replace('/', " ").split(' ').next().unwrap_or_default().to_owned();
            for (word, rest, form) in verb_forms(verb) {
                let trigger =
                    Trigger { class, status, weak: row.weak, noun: false, form, lemma: lemma.clone(), rest };
                words.entry(&word).triggers.push(trigger);
            }
        }
    }
    for row in &triggers.noun {
        let class = row.class.parse().map_err(wrong)?;
        let status = Some(row.status.parse().map_err(|e| wrong(format!("{e}")))?);
        for noun in &row.nouns {
            for (form, surface) in [(Form::Singular, noun.clone()), (Form::Plural, with_s(noun))] {
                let mut parts = surface.split(' ').map(str::to_owned);
                let head = parts.next().unwrap_or_default();
                let trigger = Trigger {
                    class,
                    status,
                    weak: false,
                    noun: true,
                    form,
                    lemma: noun.clone(),
                    rest: parts.collect(),
                };
                words.entry(&head).triggers.push(trigger);
            }
        }
    }
    for row in &triggers.control {
        let effect = row.effect.parse().map_err(wrong)?;
        for verb in &row.verbs {
            for (word, rest, form) in verb_forms(verb) {
                words.entry(&word).controls.push(ControlWord {
                    effect,
                    object: row.object,
                    form: Some(form),
                    rest,
                });
            }
        }
        for word in &row.words {
            let mut parts = word.split(' ').map(str::to_owned);
            let head = parts.next().unwrap_or_default();
            let control = ControlWord { effect, object: row.object, form: None, rest: parts.collect() };
            words.entry(&head).controls.push(control);
        }
    }
    Ok(())
}

fn speech(words: &mut WordTable, speech: file::Speech) -> Result<(), LexiconError> {
    let wrong = |e: String| problem("speech.toml", e);
    for row in &speech.cue {
        let stance = row.stance.parse().map_err(wrong)?;
        for verb in &row.verbs {
            for (word, rest, form) in verb_forms(verb) {
                words.entry(&word).cues.push(CueWord { stance, form: Some(form), rest });
            }
        }
    }
    for row in &speech.phrase {
        let stance = row.stance.parse().map_err(wrong)?;
        for phrase in &row.phrases {
            let mut parts = phrase.split(' ').map(str::to_owned);
            let head = parts.next().unwrap_or_default();
            words.entry(&head).cues.push(CueWord { stance, form: None, rest: parts.collect() });
        }
    }
    classes(words, "speech.toml", &speech.class)
}

/// Puts the words of a file's closed classes into the table.
fn classes(words: &mut WordTable, file: &str, classes: &[file::WordClass]) -> Result<(), LexiconError> {
    for class in classes {
        let bit = class.name.parse().map_err(|e| problem(file, e))?;
        class.words.iter().for_each(|word| words.entry(word).add(bit));
    }
    Ok(())
}
