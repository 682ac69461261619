//! The shapes of the lexicon's files, exactly as an analyst writes them; unknown fields are refused. A file may leave out
//! whole tables: those of a folder hold only what it adds.

use serde::Deserialize;

/// `actors.toml` and `groups.toml`: states, blocs and armed groups.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Actors {
    pub(super) actor: Vec<Actor>,
    pub(super) group: Vec<Actor>,
}

/// One state, bloc or group.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Actor {
    pub(super) code: String,
    #[serde(default)]
    pub(super) alpha2: String,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) names: Vec<String>,
    #[serde(default)]
    pub(super) weak: Vec<String>,
    #[serde(default)]
    pub(super) demonyms: Vec<String>,
    #[serde(default)]
    pub(super) capital: Vec<String>,
    #[serde(default)]
    pub(super) seats: Vec<String>,
    #[serde(default)]
    pub(super) places: Vec<String>,
    #[serde(default)]
    pub(super) leaders: Vec<Leader>,
    /// For a group: the state it stands in.
    #[serde(default)]
    pub(super) country: String,
}

/// A holder of an office that speaks or acts for the state.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Leader {
    pub(super) name: String,
    #[serde(default)]
    pub(super) short: Vec<String>,
    #[serde(default)]
    pub(super) from: String,
    #[serde(default)]
    pub(super) to: String,
}

/// `companies.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Companies {
    pub(super) company: Vec<Company>,
}

/// An arms maker or broker; it stands for its country when it hands over.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Company {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) names: Vec<String>,
    pub(super) country: String,
    #[serde(default)]
    pub(super) ambiguous: bool,
}

/// `offices.toml`: nouns of institutions that compose with a nationality.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Offices {
    pub(super) office: Vec<Office>,
}

/// One institution noun.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Office {
    pub(super) code: String,
    pub(super) names: Vec<String>,
    pub(super) kind: String,
}

/// `sources.toml`: named sources and persons.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Sources {
    pub(super) source: Vec<NamedSource>,
    pub(super) person: Vec<Person>,
}

/// A source with a fixed code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NamedSource {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) names: Vec<String>,
    #[serde(default)]
    pub(super) country: String,
    pub(super) kind: String,
}

/// An official who is quoted by name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    pub(super) name: String,
    #[serde(default)]
    pub(super) short: Vec<String>,
    pub(super) country: String,
    pub(super) office: String,
    #[serde(default)]
    pub(super) from: String,
    #[serde(default)]
    pub(super) to: String,
}

/// `outlets.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Outlets {
    pub(super) outlet: Vec<Outlet>,
}

/// An outlet or agency; its name shields the place names in it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Outlet {
    pub(super) name: String,
    pub(super) names: Vec<String>,
    #[serde(default)]
    pub(super) agency: bool,
    #[serde(default)]
    pub(super) country: String,
}

/// `enemies.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Enemies {
    pub(super) pairs: Vec<[String; 2]>,
}

/// `shields.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Shields {
    pub(super) shield: Vec<Shield>,
}

/// Names that hold the name of a state and mean none.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shield {
    #[allow(dead_code, reason = "names the group for analysts")]
    pub(super) name: String,
    pub(super) names: Vec<String>,
}

/// `systems/*.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Systems {
    pub(super) system: Vec<System>,
}

/// A weapon system by designation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct System {
    pub(super) id: String,
    pub(super) designation: String,
    pub(super) names: Vec<String>,
    pub(super) category: String,
    #[serde(default, rename = "type")]
    pub(super) kind: String,
    #[serde(default)]
    pub(super) maker: String,
    #[serde(default)]
    #[allow(dead_code, reason = "a fact for exports; the reader does not use it")]
    pub(super) unroca: String,
    #[serde(default)]
    #[allow(dead_code, reason = "a fact for exports; the reader does not use it")]
    pub(super) sipri: String,
    #[serde(default)]
    pub(super) ambiguous: bool,
    #[serde(default)]
    pub(super) example: String,
    #[serde(default)]
    pub(super) counter: String,
}

/// `nouns.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Nouns {
    pub(super) noun: Vec<Noun>,
    pub(super) partitive: Vec<Partitive>,
}

/// A common noun for items.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Noun {
    pub(super) names: Vec<String>,
    #[serde(default)]
    pub(super) plurals: Vec<String>,
    pub(super) category: String,
    #[serde(default, rename = "type")]
    pub(super) kind: String,
    pub(super) unit: String,
    pub(super) strength: String,
    #[serde(default)]
    #[allow(dead_code, reason = "a fact for exports; the reader does not use it")]
    pub(super) unroca: String,
}

/// A measure noun before "of": rounds of, containers of.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Partitive {
    pub(super) names: Vec<String>,
    pub(super) unit: String,
}

/// `triggers.toml`: the verbs and nouns that move arms.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Triggers {
    pub(super) verb: Vec<TriggerVerb>,
    pub(super) noun: Vec<TriggerNoun>,
    pub(super) control: Vec<Control>,
}

/// Verbs of one class.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TriggerVerb {
    pub(super) class: String,
    pub(super) status: String,
    #[serde(default)]
    pub(super) weak: bool,
    pub(super) verbs: Vec<String>,
}

/// Nouns of one class.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TriggerNoun {
    pub(super) class: String,
    pub(super) status: String,
    pub(super) nouns: Vec<String>,
}

/// Words before a verb or a noun that decide how far it has come.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Control {
    pub(super) effect: String,
    #[serde(default)]
    pub(super) object: bool,
    #[serde(default)]
    pub(super) verbs: Vec<String>,
    #[serde(default)]
    pub(super) words: Vec<String>,
}

/// `speech.toml`: how sources are brought in.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Speech {
    pub(super) cue: Vec<Cue>,
    pub(super) phrase: Vec<CuePhrase>,
    pub(super) class: Vec<WordClass>,
}

/// Verbs of saying of one stance.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cue {
    pub(super) stance: String,
    pub(super) verbs: Vec<String>,
}

/// Phrases that bring in a source: "according to".
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CuePhrase {
    pub(super) stance: String,
    pub(super) phrases: Vec<String>,
}

/// `grammar.toml`: the closed classes of English that the clause rules are written over, and guard words.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Grammar {
    pub(super) class: Vec<WordClass>,
}

/// One class of words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WordClass {
    pub(super) name: String,
    pub(super) words: Vec<String>,
}

/// `layout.toml`: what is not the article.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Layout {
    pub(super) skip_paragraph: SkipParagraph,
    pub(super) dateline: Dateline,
}

/// What stands at the head of a story and is no part of it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Dateline {
    pub(super) agencies: Vec<String>,
    pub(super) cities: Vec<String>,
}

/// Paragraphs that are not part of the story.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SkipParagraph {
    pub(super) starts: Vec<String>,
    pub(super) contains: Vec<String>,
    pub(super) opens_list: Vec<String>,
    pub(super) ends_article: Vec<String>,
}

/// `precision.toml`: how often the reports of a rule were right.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Rules {
    pub(super) rule: Vec<Rule>,
}

/// One rule as it was measured.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rule {
    pub(super) name: String,
    pub(super) reports: u16,
    pub(super) right: u16,
}
