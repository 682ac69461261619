//! A folder's words laid over the built-in ones: entries that have a code, an id or a name of their own take the place of
//! those of the same one; all others are added.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::LexiconError;
use super::entries::{
    Actors, Companies, Enemies, Grammar, Layout, Nouns, Offices, Outlets, Rules, Shields, Sources, Speech,
    System, Systems, Triggers,
};
use super::files::File;

/// A file that another of the same name can be laid over.
pub(super) trait Layer: DeserializeOwned {
    /// Takes in what the other file has.
    fn lay(&mut self, over: Self);
}

/// All files of one name, one laid over the other.
pub(super) fn layered<T: Layer>(files: &[File], name: &str) -> Result<T, LexiconError> {
    let mut layers = files.iter().filter(|file| file.name == name).map(File::read);
    let missing = || LexiconError { file: name.to_owned(), problem: "the file is missing".into() };
    let mut words: T = layers.next().ok_or_else(missing)??;
    for layer in layers {
        words.lay(layer?);
    }
    Ok(words)
}

/// The weapon systems of all files, each with the place of its file.
pub(super) fn systems(files: &[File]) -> Result<Vec<(usize, System)>, LexiconError> {
    let mut all = Vec::new();
    for (at, file) in files.iter().enumerate().filter(|(_, file)| file.of_systems()) {
        let systems = file.read::<Systems>()?.system;
        let systems = systems.into_iter().map(|system| (at, system)).collect();
        if file.added {
            replace(&mut all, systems, |(_, system)| &system.id);
        } else {
            all.extend(systems);
        }
    }
    Ok(all)
}

/// Puts entries where the first one of the same key stands, and takes away all that had it; new ones go to the end.
fn replace<E>(below: &mut Vec<E>, over: Vec<E>, key: impl Fn(&E) -> &String) {
    let mut groups: BTreeMap<String, (usize, Vec<E>)> = BTreeMap::new();
    for (order, entry) in over.into_iter().enumerate() {
        groups.entry(key(&entry).clone()).or_insert_with(|| (order, Vec::new())).1.push(entry);
    }
    for entry in std::mem::take(below) {
        match groups.get_mut(key(&entry)) {
            Some((_, group)) => below.append(group),
            None => below.push(entry),
        }
    }
    let mut fresh: Vec<_> = groups.into_values().collect();
    fresh.sort_by_key(|(order, _)| *order);
    below.extend(fresh.into_iter().flat_map(|(_, group)| group));
}

impl Layer for Actors {
    fn lay(&mut self, over: Self) {
        replace(&mut self.actor, over.actor, |e| &e.code);
        replace(&mut self.group, over.group, |e| &e.code);
    }
}

impl Layer for Companies {
    fn lay(&mut self, over: Self) {
        replace(&mut self.company, over.company, |e| &e.code);
    }
}

impl Layer for Sources {
    fn lay(&mut self, over: Self) {
        replace(&mut self.source, over.source, |e| &e.code);
        replace(&mut self.person, over.person, |e| &e.name);
    }
}

impl Layer for Outlets {
    fn lay(&mut self, over: Self) {
        replace(&mut self.outlet, over.outlet, |e| &e.name);
    }
}

impl Layer for Shields {
    fn lay(&mut self, over: Self) {
        replace(&mut self.shield, over.shield, |e| &e.name);
    }
}

impl Layer for Rules {
    fn lay(&mut self, over: Self) {
        replace(&mut self.rule, over.rule, |e| &e.name);
    }
}

impl Layer for Offices {
    fn lay(&mut self, over: Self) {
        self.office.extend(over.office);
    }
}

impl Layer for Enemies {
    fn lay(&mut self, over: Self) {
        self.pairs.extend(over.pairs);
    }
}

impl Layer for Nouns {
    fn lay(&mut self, over: Self) {
        self.noun.extend(over.noun);
        self.partitive.extend(over.partitive);
    }
}

impl Layer for Triggers {
    fn lay(&mut self, over: Self) {
        self.verb.extend(over.verb);
        self.noun.extend(over.noun);
        self.control.extend(over.control);
    }
}

impl Layer for Speech {
    fn lay(&mut self, over: Self) {
        self.cue.extend(over.cue);
        self.phrase.extend(over.phrase);
        self.class.extend(over.class);
    }
}

impl Layer for Grammar {
    fn lay(&mut self, over: Self) {
        self.class.extend(over.class);
    }
}

impl Layer for Layout {
    fn lay(&mut self, over: Self) {
        self.skip_paragraph.starts.extend(over.skip_paragraph.starts);
        self.skip_paragraph.contains.extend(over.skip_paragraph.contains);
        self.skip_paragraph.opens_list.extend(over.skip_paragraph.opens_list);
        self.skip_paragraph.ends_article.extend(over.skip_paragraph.ends_article);
        self.dateline.agencies.extend(over.dateline.agencies);
        self.dateline.cities.extend(over.dateline.cities);
    }
}
