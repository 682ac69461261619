//! What the reader gets wrong of the product today, and why. The number of wrong ones is exact, so that a change for the
//! better is seen as well as one for the worse.

use super::clauses::Voice;
use super::sentences::{Joint, Order, Sentence};

/// A part of the product in which sentences are wrong. A sentence belongs to the first row that it is in.
pub(super) struct KnownWrong {
    pub(super) cause: &'static str,
    pub(super) is: fn(&Sentence) -> bool,
    /// How many of them are wrong.
    pub(super) wrong: usize,
}

pub(super) const KNOWN_WRONG: &[KnownWrong] = &[
    KnownWrong {
        cause: "tanks from X and Y arrived: Y is taken for the subject of the verb",
        is: |s| s.voice == Voice::FromArrive && s.joint == Joint::TwoSuppliers,
        wrong: 56,
    },
    KnownWrong {
        cause: "the delivery by X and Y was completed: Y is taken to open a clause",
        is: |s| s.voice == Voice::NominalSubject && s.joint == Joint::TwoSuppliers,
        wrong: 56,
    },
    // Meant to be so: boats that arrive somewhere are under way more often than they are handed over.
    KnownWrong {
        cause: "uncounted boats that arrive: a voyage",
        is: |s| matches!(s.voice, Voice::Arrive | Voice::FromArrive) && s.wants("| ships | none |"),
        wrong: 20,
    },
    // Meant to be so: an everyday word needs more than one party to be about arms.
    KnownWrong {
        cause: "no giver, and tanks or drones: a weak item",
        is: |s| s.voice == Voice::PassiveAlone && (s.says("tanks") || s.says("drones")),
        wrong: 100,
    },
    // Meant to be so: uncounted arms with one party are mostly talk.
    KnownWrong {
        cause: "no giver and no number",
        is: |s| s.voice == Voice::PassiveAlone && s.wants("| none |"),
        wrong: 96,
    },
    KnownWrong {
        cause: "no giver in one clause: the giver of the other is inferred for it",
        is: |s| s.voice == Voice::PassiveAlone && matches!(s.joint, Joint::And | Joint::While | Joint::But),
        wrong: 57,
    },
    KnownWrong {
        cause: "to X, Y sent: X is inferred, so that weak or uncounted arms have one party only",
        is: |s| s.order == Order::RecipientFirst,
        wrong: 20,
    },
    KnownWrong {
        cause: "X showed Y-supplied tanks: show is taken for a verb of saying",
        is: |s| s.voice == Voice::Supplied && s.says(" show"),
        wrong: 43,
    },
];
