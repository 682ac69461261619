//! Order x conjunction: clauses told as one sentence, with the lines that the reader must give for it.

use super::clauses::{Clause, TENSES, Tense, VOICES, Voice, clause};
use super::words::Deal;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Plain,
    TimeFirst,
    TimeLast,
    /// Sweden on Tuesday sent …
    TimeInside,
    SaidFirst,
    SaidLast,
    AccordingFirst,
    Quoted,
    /// To Ukraine, Sweden sent …
    RecipientFirst,
}

const ORDERS: &[Order] = &[
    Order::Plain,
    Order::TimeFirst,
    Order::TimeLast,
    Order::TimeInside,
    Order::SaidFirst,
    Order::SaidLast,
    Order::AccordingFirst,
    Order::Quoted,
    Order::RecipientFirst,
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    One,
    TwoItems,
    TwoRecipients,
    TwoSuppliers,
    And,
    While,
    But,
}

const JOINTS: &[Joint] = &[
    Joint::One,
    Joint::TwoItems,
    Joint::TwoRecipients,
    Joint::TwoSuppliers,
    Joint::And,
    Joint::While,
    Joint::But,
];

/// Who says it, and the code of that source.
const SPEAKERS: &[(&str, &str)] = &[
    ("the Norwegian Defence Ministry", "NOR.mnd"),
    ("Italy's government", "ITA.gov"),
    ("the Spanish defence minister", "ESP.mnd"),
    ("Denmark's Foreign Ministry", "DNK.mfa"),
    ("the Japanese government", "JPN.gov"),
];

/// A sentence with its place in the product and the lines that must come out.
pub(super) struct Sentence {
    pub(super) text: String,
    pub(super) wanted: Vec<String>,
    pub(super) voice: Voice,
    pub(super) tense: Tense,
    pub(super) order: Order,
    pub(super) joint: Joint,
    /// How the first number is written.
    pub(super) writing: &'static str,
}

impl Sentence {
    /// Whether these words stand in it, in whatever case.
    pub(super) fn says(&self, words: &str) -> bool {
        self.text.to_lowercase().contains(words)
    }

    /// Whether a line that must come out has this.
    pub(super) fn wants(&self, part: &str) -> bool {
        self.wanted.iter().any(|line| line.contains(part))
    }
}

/// The whole product, without what nobody would say.
pub(super) fn product() -> Vec<Sentence> {
    made_of(Deal::turn)
}

/// The same sentences with giver and taker in each other's place.
pub(super) fn swapped() -> Vec<Sentence> {
    made_of(|turn, suppliers, recipients, goods| {
        let deal = Deal::turn(turn, recipients, suppliers, goods);
        Deal { suppliers: deal.recipients, recipients: deal.suppliers, ..deal }
    })
}

/// The `turn`-th deal with so many suppliers, recipients and goods.
type Deals = fn(usize, usize, usize, usize) -> Deal;

fn made_of(deals: Deals) -> Vec<Sentence> {
    let mut all = Vec::new();
    let mut turn = 0;
    for &voice in VOICES {
        for &tense in TENSES {
            for &order in ORDERS {
                for &joint in JOINTS {
                    turn += 1;
                    all.extend(sentence(voice, tense, order, joint, turn, deals));
                }
            }
        }
    }
    all
}

fn sentence(
    voice: Voice,
    tense: Tense,
    order: Order,
    joint: Joint,
    turn: usize,
    deals: Deals,
) -> Option<Sentence> {
    let deal = match joint {
        Joint::TwoItems => deals(turn, 1, 1, 2),
        Joint::TwoRecipients => deals(turn, 1, 2, 1),
        Joint::TwoSuppliers => deals(turn, 2, 1, 1),
        Joint::One | Joint::And | Joint::While | Joint::But => deals(turn, 1, 1, 1),
    };
    let first = arranged(clause(voice, tense, &deal, turn)?, voice, tense, order, &deal, turn)?;
    let (speaker, source) = SPEAKERS[turn % SPEAKERS.len()];
    let said = match order {
        Order::SaidFirst | Order::SaidLast => format!("{source} | 2024-05-07"),
        Order::AccordingFirst | Order::Quoted => format!("{source} | *"),
        _ => "* | *".to_owned(),
    };
    let mut wanted = lines(voice, tense, &deal, &said);
    let mut whole = first;
    if let Some(word) = conjunction(joint) {
        let other = deals(turn + 4, 1, 1, 1);
        let second_voice = [voice, Voice::ActiveTo, Voice::Receive][turn % 3];
        let (second_voice, second) = match clause(second_voice, tense, &other, turn + 1) {
            Some(second) => (second_voice, second),
            None => (voice, clause(voice, tense, &other, turn + 1)?),
        };
        whole = format!("{whole}{word} {}", plain(&second));
        wanted.extend(lines(second_voice, tense, &other, &said));
    }
    let time = tense.time(turn);
    let text = match order {
        Order::Plain | Order::TimeInside | Order::RecipientFirst => format!("{whole}."),
        Order::TimeFirst => format!("{time}, {whole}."),
        Order::TimeLast => format!("{whole} {time}."),
        Order::SaidFirst => format!("{speaker} said on Tuesday that {whole}."),
        Order::SaidLast => format!("{whole}, {speaker} said on Tuesday."),
        Order::AccordingFirst => format!("According to {speaker}, {whole}."),
        Order::Quoted => format!("“{},” {speaker} said.", capital(&whole)),
    };
    Some(Sentence { text: capital(&text), wanted, voice, tense, order, joint, writing: deal.writing })
}

fn conjunction(joint: Joint) -> Option<&'static str> {
    match joint {
        Joint::And => Some(" and"),
        Joint::While => Some(", while"),
        Joint::But => Some(", but"),
        Joint::One | Joint::TwoItems | Joint::TwoRecipients | Joint::TwoSuppliers => None,
    }
}

/// The first clause; nothing where this order does not go with the voice.
fn arranged(
    made: Clause,
    voice: Voice,
    tense: Tense,
    order: Order,
    deal: &Deal,
    turn: usize,
) -> Option<String> {
    let Clause { subject, verb, rest } = &made;
    match order {
        Order::TimeInside => {
            let person = matches!(
                voice,
                Voice::ActiveTo
                    | Voice::ActiveWith
                    | Voice::ActiveDative
                    | Voice::Receive
                    | Voice::PassiveRecipient
            );
            (person && tense == Tense::Past).then(|| format!("{subject} {} {verb} {rest}", tense.time(turn)))
        }
        Order::RecipientFirst => (voice == Voice::ActiveTo)
            .then(|| format!("to {}, {subject} {verb} {}", deal.recipient(), deal.goods())),
        _ => Some(plain(&made)),
    }
}

fn plain(clause: &Clause) -> String {
    format!("{} {} {}", clause.subject, clause.verb, clause.rest).trim_end().to_owned()
}

/// One line for each supplier, recipient and kind of goods.
fn lines(voice: Voice, tense: Tense, deal: &Deal, said: &str) -> Vec<String> {
    let status = if voice == Voice::Supplied { "delivered" } else { tense.status() };
    let mut made = Vec::new();
    for supplier in &deal.suppliers {
        let supplier = if voice == Voice::PassiveAlone { "-" } else { supplier.code };
        for recipient in &deal.recipients {
            for goods in &deal.goods {
                let parties = format!("{supplier} -> {}", recipient.code);
                made.push(format!("{parties} | {} | * | {status} | affirmed | {said}", goods.read_as));
            }
        }
    }
    made.dedup();
    made
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
