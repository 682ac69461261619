//! Voice x tense: one deal told as one clause.

use super::words::Deal;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// S sends I to R.
    ActiveTo,
    /// S supplies R with I.
    ActiveWith,
    /// S gives R I.
    ActiveDative,
    /// I is sent to R by S.
    PassiveTo,
    /// I is sent by S to R.
    PassiveBy,
    /// I is sent to R.
    PassiveAlone,
    /// R is given I by S.
    PassiveRecipient,
    /// R receives I from S.
    Receive,
    /// I arrives in R from S.
    Arrive,
    /// I from S arrives in R.
    FromArrive,
    /// S completes the delivery of I to R.
    Nominal,
    /// The delivery of I to R by S is completed.
    NominalSubject,
    /// R tests S-supplied I.
    Supplied,
}

pub(super) const VOICES: &[Voice] = &[
    Voice::ActiveTo,
    Voice::ActiveWith,
    Voice::ActiveDative,
    Voice::PassiveTo,
    Voice::PassiveBy,
    Voice::PassiveAlone,
    Voice::PassiveRecipient,
    Voice::Receive,
    Voice::Arrive,
    Voice::FromArrive,
    Voice::Nominal,
    Voice::NominalSubject,
    Voice::Supplied,
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Perfect,
    PastPerfect,
    Progressive,
    Will,
    Plans,
    Agreed,
    Begun,
    May,
}

pub(super) const TENSES: &[Tense] = &[
    Tense::Past,
    Tense::Perfect,
    Tense::PastPerfect,
    Tense::Progressive,
    Tense::Will,
    Tense::Plans,
    Tense::Agreed,
    Tense::Begun,
    Tense::May,
];

impl Tense {
    /// How far the transfer has come.
    pub(super) fn status(self) -> &'static str {
        match self {
            Tense::Past | Tense::Perfect | Tense::PastPerfect => "delivered",
            Tense::Progressive | Tense::Begun => "ongoing",
            Tense::Will | Tense::Plans => "planned",
            Tense::Agreed => "pledged",
            Tense::May => "possible",
        }
    }

    /// A time that goes with it.
    pub(super) fn time(self, turn: usize) -> &'static str {
        let times = match self {
            Tense::Past => ["on Tuesday", "last month", "in March", "in 2023"],
            Tense::Perfect => ["this year", "since January", "this month", "in recent weeks"],
            Tense::PastPerfect => ["last year", "in 2023", "in March", "last month"],
            Tense::Progressive | Tense::Agreed | Tense::Begun => {
                ["this week", "this month", "this week", "this month"]
            }
            Tense::Will | Tense::Plans | Tense::May => {
                ["next month", "by the end of the year", "in September", "next week"]
            }
        };
        times[turn % times.len()]
    }
}

/// A clause in three pieces, so that other words can stand between them.
pub(super) struct Clause {
    pub(super) subject: String,
    pub(super) verb: String,
    pub(super) rest: String,
}

/// Base, past, participle, gerund.
type Verb = (&'static str, &'static str, &'static str, &'static str);

const TO: &[Verb] = &[
    ("send", "sent", "sent", "sending"),
    ("deliver", "delivered", "delivered", "delivering"),
    ("ship", "shipped", "shipped", "shipping"),
    ("transfer", "transferred", "transferred", "transferring"),
    ("donate", "donated", "donated", "donating"),
    ("supply", "supplied", "supplied", "supplying"),
    ("hand over", "handed over", "handed over", "handing over"),
];
const WITH: &[Verb] =
    &[("supply", "supplied", "supplied", "supplying"), ("provide", "provided", "provided", "providing")];
const DATIVE: &[Verb] = &[
    ("send", "sent", "sent", "sending"),
    ("give", "gave", "given", "giving"),
    ("sell", "sold", "sold", "selling"),
];
const RECIPIENT: &[Verb] = &[
    ("give", "gave", "given", "giving"),
    ("send", "sent", "sent", "sending"),
    ("supply with", "", "supplied with", "supplying with"),
];
const TAKE: &[Verb] =
    &[("receive", "received", "received", "receiving"), ("obtain", "obtained", "obtained", "obtaining")];
const ARRIVE: &[Verb] = &[("arrive", "arrived", "arrived", "arriving")];
const TEST: &[Verb] = &[("test", "tested", "tested", "testing"), ("show", "showed", "shown", "showing")];

/// The deal in this voice and tense; nothing where nobody would say so.
pub(super) fn clause(voice: Voice, tense: Tense, deal: &Deal, turn: usize) -> Option<Clause> {
    let (supplier, recipient, goods) = (deal.supplier(), deal.recipient(), deal.goods());
    let givers = deal.suppliers.len() > 1;
    let takers = deal.recipients.len() > 1;
    let (subject, verb, rest) = match voice {
        Voice::ActiveTo => (supplier, active(TO, tense, givers, turn), format!("{goods} to {recipient}")),
        Voice::ActiveWith => {
            (supplier, active(WITH, tense, givers, turn), format!("{recipient} with {goods}"))
        }
        Voice::ActiveDative => {
            (supplier, active(DATIVE, tense, givers, turn), format!("{recipient} {goods}"))
        }
        Voice::PassiveTo => (goods, passive(TO, tense, true, turn)?, format!("to {recipient} by {supplier}")),
        Voice::PassiveBy => (goods, passive(TO, tense, true, turn)?, format!("by {supplier} to {recipient}")),
        Voice::PassiveAlone => (goods, passive(TO, tense, true, turn)?, format!("to {recipient}")),
        Voice::PassiveRecipient => {
            (recipient, passive(RECIPIENT, tense, takers, turn)?, format!("{goods} by {supplier}"))
        }
        Voice::Receive => (recipient, moved(TAKE, tense, takers, turn)?, format!("{goods} from {supplier}")),
        Voice::Arrive => {
            (goods, moved(ARRIVE, tense, true, turn)?, format!("in {recipient} from {supplier}"))
        }
        Voice::FromArrive => {
            (format!("{goods} from {supplier}"), moved(ARRIVE, tense, true, turn)?, format!("in {recipient}"))
        }
        Voice::Nominal => {
            (supplier, nominal(tense, givers), format!("the delivery of {goods} to {recipient}"))
        }
        Voice::NominalSubject => (
            format!("the delivery of {goods} to {recipient} by {supplier}"),
            completed(tense)?,
            String::new(),
        ),
        Voice::Supplied if supplied(tense) && !givers => {
            (recipient, active(TEST, tense, takers, turn), deal.supplied_goods())
        }
        Voice::Supplied => return None,
    };
    Some(Clause { subject, verb, rest })
}

/// What arms supplied by somebody are doing is no future.
fn supplied(tense: Tense) -> bool {
    matches!(tense, Tense::Past | Tense::Perfect | Tense::PastPerfect | Tense::Progressive)
}

fn active(verbs: &[Verb], tense: Tense, several: bool, turn: usize) -> String {
    let (base, past, participle, gerund) = verbs[turn % verbs.len()];
    let (has, is, plans) = if several { ("have", "are", "plan") } else { ("has", "is", "plans") };
    match tense {
        Tense::Past => past.to_owned(),
        Tense::Perfect => format!("{has} {participle}"),
        Tense::PastPerfect => format!("had {participle}"),
        Tense::Progressive => format!("{is} {gerund}"),
        Tense::Will => format!("will {base}"),
        Tense::Plans => format!("{plans} to {base}"),
        Tense::Agreed => format!("{has} agreed to {base}"),
        Tense::Begun => format!("{has} begun to {base}"),
        Tense::May => format!("may {base}"),
    }
}

fn passive(verbs: &[Verb], tense: Tense, several: bool, turn: usize) -> Option<String> {
    let (_, _, participle, _) = verbs[turn % verbs.len()];
    let (has, was, is) = if several { ("have", "were", "are") } else { ("has", "was", "is") };
    Some(match tense {
        Tense::Past => format!("{was} {participle}"),
        Tense::Perfect => format!("{has} been {participle}"),
        Tense::PastPerfect => format!("had been {participle}"),
        Tense::Progressive => format!("{is} being {participle}"),
        Tense::Will => format!("will be {participle}"),
        Tense::Plans => format!("{is} due to be {participle}"),
        Tense::May => format!("may be {participle}"),
        Tense::Agreed | Tense::Begun => return None,
    })
}

/// Who receives and what arrives plans and agrees to nothing: it is due.
fn moved(verbs: &[Verb], tense: Tense, several: bool, turn: usize) -> Option<String> {
    let (base, ..) = verbs[turn % verbs.len()];
    match tense {
        Tense::Agreed => None,
        Tense::Plans => Some(format!("{} due to {base}", if several { "are" } else { "is" })),
        _ => Some(active(verbs, tense, several, turn)),
    }
}

fn nominal(tense: Tense, several: bool) -> String {
    let (has, is, plans) = if several { ("have", "are", "plan") } else { ("has", "is", "plans") };
    match tense {
        Tense::Past => "completed".to_owned(),
        Tense::Perfect => format!("{has} completed"),
        Tense::PastPerfect => "had completed".to_owned(),
        Tense::Progressive => format!("{is} continuing"),
        Tense::Will => "will begin".to_owned(),
        Tense::Plans => plans.to_owned(),
        Tense::Agreed => format!("{has} agreed to"),
        Tense::Begun => format!("{has} begun"),
        Tense::May => "may begin".to_owned(),
    }
}

fn completed(tense: Tense) -> Option<String> {
    let words = match tense {
        Tense::Past => "was completed",
        Tense::Perfect => "has been completed",
        Tense::PastPerfect => "had been completed",
        Tense::Progressive => "is under way",
        Tense::Will => "will begin",
        Tense::Plans => "is planned",
        Tense::Begun => "has begun",
        Tense::May => "may begin",
        Tense::Agreed => return None,
    };
    Some(words.to_owned())
}
