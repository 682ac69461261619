//! Everyday words by token: closed classes, triggers, controls and cues.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::forms::Form;
use super::frozen;
use super::word_map::WordMap;
use crate::model::Status;

macro_rules! closed {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub(crate) enum $name { $($variant),+ }
        impl FromStr for $name {
            type Err = String;
            fn from_str(word: &str) -> Result<Self, String> {
                match word {
                    $($word => Ok($name::$variant),)+
                    _ => Err(format!("`{word}` is not one of: {}", [$($word),+].join(", "))),
                }
            }
        }
    };
}

closed! {
    /// The closed classes of `grammar.toml` and `speech.toml`.
    Class {
        Be = "be", Get = "get", Have = "have", Do = "do", Will = "will", Modal = "modal", Should = "should",
        Not = "not", Preposition = "preposition", Subordinator = "subordinator", Relative = "relative",
        Conjunction = "conjunction", Determiner = "determiner", Pronoun = "pronoun", Adverb = "adverb",
        Hedge = "hedge", Increment = "increment", Batch = "batch", GuardLoss = "guard_loss",
        GuardCapture = "guard_capture", GuardAttack = "guard_attack", GuardMake = "guard_make",
        GuardOwn = "guard_own", NotArms = "not_arms", MeasureAfter = "measure_after", Package = "package",
        SaidDefinite = "said_definite", GenericHead = "generic_head", CounterBattery = "counter_battery",
        CounterOther = "counter_other", Rest = "rest", Holds = "holds", CompoundHead = "compound_head",
        Document = "document", Body = "body", Anonymous = "anonymous", Press = "press", Deal = "deal",
        CivilCraft = "civil_craft", Fighters = "fighters", Intake = "intake", Flow = "flow",
        Imagine = "imagine", Region = "region", NoState = "no_state", SupplierNoun = "supplier",
        Reliance = "reliance", Become = "become", Rulers = "rulers", Uses = "uses", Awaited = "awaited",
        Firm = "firm", OnTheMove = "on_the_move", BuyerNoun = "buyer", Totals = "totals", Bulk = "bulk",
        Signing = "signing", Thanks = "thanks", Statement = "statement", Equips = "equips", Likeness = "likeness",
        Nobody = "nobody", Unnamed = "unnamed", Takers = "takers", NounToo = "noun_too", Carrier = "carrier",
        Admits = "admits", Holdings = "holdings", Rebels = "rebels", Issues = "issues", Expects = "expects",
        Infinitive = "infinitive", Formation = "formation", Examples = "examples",
        Builds = "builds", Hired = "hired", Kit = "kit",
    }
}

closed! {
    /// What a trigger does with its parties.
    TriggerClass {
        Give = "give", Take = "take", Arrive = "arrive", Buy = "buy", Promise = "promise", Approve = "approve",
        Request = "request", Seize = "seize", List = "list", Halt = "halt", Sell = "sell",
    }
}

closed! {
    /// What a controlling word makes of what it controls.
    ControlEffect {
        Pledged = "pledged", Planned = "planned", Possible = "possible", Hope = "hope", Requested = "requested",
        Approved = "approved", Refuse = "refuse", Continue = "continue", Begin = "begin",
        Complete = "complete", Accuse = "accuse",
    }
}

closed! {
    /// How a source stands to what it says.
    Stance {
        Say = "say", Estimate = "estimate", Accuse = "accuse", Hedge = "hedge", Deny = "deny",
        Confirm = "confirm", Relay = "relay", Show = "show",
    }
}

/// A verb or noun that moves arms.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Trigger {
    pub(crate) class: TriggerClass,
    /// What the plain past form says; `None` for list verbs.
    #[serde(with = "frozen::word_or_none")]
    pub(crate) status: Option<Status>,
    pub(crate) weak: bool,
    pub(crate) noun: bool,
    pub(crate) form: Form,
    /// The base form, for the name of the rule.
    pub(crate) lemma: String,
    /// Words that must follow the head word.
    pub(crate) rest: Vec<String>,
}

impl Trigger {
    /// "arm", "rearm": the verb itself says what is given.
    pub(crate) fn arms(&self) -> bool {
        !self.noun && matches!(self.lemma.as_str(), "arm" | "rearm")
    }
}

/// A word that controls the status of what follows.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ControlWord {
    pub(crate) effect: ControlEffect,
    /// The controlled verb's subject is this word's object.
    pub(crate) object: bool,
    /// `None` for a word that is no verb.
    pub(crate) form: Option<Form>,
    pub(crate) rest: Vec<String>,
}

/// A verb of saying.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct CueWord {
    pub(crate) stance: Stance,
    /// `None` for a phrase such as "according to".
    pub(crate) form: Option<Form>,
    pub(crate) rest: Vec<String>,
}

/// Everything the lexicon knows of one lower-case word.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct WordInfo {
    /// One bit a class.
    classes: u128,
    pub(crate) triggers: Vec<Trigger>,
    pub(crate) controls: Vec<ControlWord>,
    pub(crate) cues: Vec<CueWord>,
}

impl WordInfo {
    /// Whether the word is of a class.
    pub(crate) fn is(&self, class: Class) -> bool {
        self.classes & (1 << class as u128) != 0
    }

    /// Whether the word stands only in open classes: any noun or verb could, and the grammar around it treats it as any other.
    pub(crate) fn is_open(&self) -> bool {
        const OPEN: [Class; 14] = [
            Class::Takers,
            Class::Nobody,
            Class::Equips,
            Class::Likeness,
            Class::Carrier,
            Class::Formation,
            Class::Holdings,
            Class::Admits,
            Class::Issues,
            Class::Expects,
            Class::Infinitive,
            Class::Examples,
            Class::Unnamed,
            Class::Statement,
        ];
        let open = OPEN.iter().fold(0, |bits, class| bits | 1 << *class as u128);
        self.triggers.is_empty()
            && self.controls.is_empty()
            && self.cues.is_empty()
            && self.classes & !open == 0
    }

    /// Whether the word may move arms, or deny that they were moved.
    pub(crate) fn moves(&self) -> bool {
        !self.triggers.is_empty()
            || self.is(Class::SupplierNoun)
            || self.is(Class::Reliance)
            || self.is(Class::BuyerNoun)
            || self.is(Class::Thanks)
            || self.is(Class::OnTheMove)
            || self.is(Class::Totals)
            || self.is(Class::Bulk)
            || self.controls.iter().any(|c| c.effect == ControlEffect::Approved)
            || self.cues.iter().any(|cue| cue.stance == Stance::Deny)
    }

    /// Adds the word to a class.
    pub(super) fn add(&mut self, class: Class) {
        self.classes |= 1 << class as u128;
    }
}

/// The table of everyday words.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct WordTable(WordMap<WordInfo>);

impl WordTable {
    /// What is known of a lower-case word.
    pub(crate) fn get(&self, lower: &str) -> Option<&WordInfo> {
        self.0.get(lower)
    }

    /// Whether the last word of a phrase is of a class.
    pub(crate) fn ends_with(&self, phrase: &str, class: Class) -> bool {
        let last = phrase.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        self.of(last).is_some_and(|info| info.is(class))
    }

    /// What is known of a word in any case.
    pub(crate) fn of(&self, word: &str) -> Option<&WordInfo> {
        self.0.of(word)
    }

    /// The entry for a word, made if it is new.
    pub(super) fn entry(&mut self, word: &str) -> &mut WordInfo {
        self.0.entry(word)
    }
}
