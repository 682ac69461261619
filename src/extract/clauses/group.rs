//! The words around a verb: whether it is a noun here, and its auxiliaries, modals and controlling words.

use super::super::chunks::Kind;
use super::super::lexicon::forms::Form;
use super::super::lexicon::{ActorForm, Class, ControlEffect};
use super::{Group, Subject, View};

impl View<'_, '_> {
    /// Whether a word that could be a verb is a noun here: after a determiner, possessive, adjective or item, or before "of".
    pub(crate) fn is_noun_here(&self, at: usize) -> bool {
        let Some(chunk) = self.chunk(at) else { return false };
        let Some(info) = chunk.info else { return false };
        let noun = info.triggers.iter().any(|t| t.noun && self.rest(at, &t.rest));
        let verb = info.triggers.iter().any(|t| !t.noun) || info.cues.iter().any(|c| c.form.is_some());
        if noun && !verb {
            return true;
        }
        if !noun && !info.is(Class::NounToo) {
            return false;
        }
        if self.text[chunk.start..chunk.end].ends_with("ed")
            || self.text[chunk.start..chunk.end].ends_with("ing")
        {
            return false;
        }
        let before = at.checked_sub(1);
        let before_kind = before.and_then(|b| self.chunk(b)).map(|c| c.kind);
        if self.word(at + 1, "of") {
            return true;
        }
        match before_kind {
            None => {
                self.any_word(at + 1, &["of", "to", "from", "for"])
                    || self.is(at + 1, Class::Have)
                    || self.is(at + 1, Class::Be)
            }
            Some(Kind::Possessive | Kind::Number(_)) => true,
            Some(Kind::Date(_)) => at >= 2 && self.is(at - 2, Class::Determiner),
            Some(Kind::Item(_)) => {
                !self.chunk(at + 1).is_some_and(|c| matches!(c.kind, Kind::Item(_) | Kind::Number(_)))
            }
            Some(Kind::Party(_)) => {
                let party = before.and_then(|b| self.party(b));
                party.is_some_and(|p| p.form == ActorForm::Demonym || p.possessive)
            }
            Some(Kind::Word) => {
                let Some(b) = before else { return false };
                let word_before = self.chunk(b).and_then(|c| c.info);
                let to = self.word(b, "to");
                if to {
                    return false;
                }
                if self.is(b, Class::Determiner)
                    || self.is(b, Class::Preposition)
                    || self.is(b, Class::Increment)
                {
                    return true;
                }
                let auxiliary = [
                    Class::Be,
                    Class::Have,
                    Class::Will,
                    Class::Modal,
                    Class::Should,
                    Class::Pronoun,
                    Class::Not,
                    Class::Relative,
                    Class::Do,
                    Class::Adverb,
                ];
                if auxiliary.iter().any(|c| self.is(b, *c)) {
                    return false;
                }
                // After another verb it is the object ("announced deliveries"); after an adjective it is a noun.
                word_before
                    .is_none_or(|i| !i.triggers.is_empty() || !i.cues.is_empty() || !i.is(Class::Conjunction))
                    || self.any_word(at + 1, &["of", "to", "from", "for"])
            }
            Some(Kind::Hyphen) => true,
            _ => false,
        }
    }

    /// What stands between the subject and the verb, and before the subject of an infinitive or gerund.
    pub(crate) fn group(&self, at: usize, form: Form, subject: Subject) -> Group {
        let mut group = Group { present: matches!(form, Form::Third | Form::Base), ..Group::default() };
        let subject_at = match subject {
            Subject::Party(s) | Subject::Item(s) | Subject::Number(s) | Subject::Pronoun(s) => Some(s),
            Subject::Of(v) => Some(v),
            Subject::None => None,
        };
        let mut inner = subject_at.map_or(at.saturating_sub(8), |s| s + 1);
        // A relative pronoun between them cuts the group: "Germany, which has sent".
        if let Some(cut) = (inner..at).rev().find(|j| {
            self.is(*j, Class::Relative) && !self.word(*j, "that")
                || matches!(self.chunk(*j).map(|c| c.kind), Some(Kind::Semicolon))
        }) {
            // "Oslo, which has no say in it, was asked": what stands between the commas is the relative clause's.
            let comma = (cut..at).rev().find(|j| matches!(self.chunk(*j).map(|c| c.kind), Some(Kind::Comma)));
            inner = comma.unwrap_or(cut) + 1;
        }
        // "intends to spend more and has ordered ten": a verb with its own auxiliary begins its own group.
        let auxiliary = |j: usize| {
            [Class::Have, Class::Be, Class::Will, Class::Modal].iter().any(|class| self.is(j, *class))
        };
        let own = (inner..at).rev().take(5).find(|j| self.is(*j, Class::Conjunction) && auxiliary(j + 1));
        // "has lifted its ban and will sell": what is allowed again is what the ban was on.
        let lifts = |j: usize| {
            self.lifted(j)
                && self
                    .chunk(j)
                    .and_then(|c| c.info)
                    .is_some_and(|i| i.controls.iter().any(|c| c.effect == ControlEffect::Refuse))
        };
        inner = own.filter(|j| !(inner..*j).any(lifts)).map_or(inner, |j| j + 1);
        // "let Poland send", "the deal will see Sweden supply": an infinitive without "to".
        let verb_of = |words: &[&str]| {
            subject_at.is_some_and(|s| {
                form == Form::Base && (s.saturating_sub(3)..s).any(|j| self.any_word(j, words))
            })
        };
        // "would like to see Oslo send": a wish of somebody else's.
        let wished = subject_at.is_some_and(|s| {
            form == Form::Base
                && (s.saturating_sub(3)..s).any(|j| {
                    self.word(j, "see")
                        && j >= 2
                        && self.word(j - 1, "to")
                        && self.any_word(
                            j - 2,
                            &["like", "love", "want", "wants", "wanted", "hope", "hopes", "wish"],
                        )
                })
        });
        if wished {
            group.control = Some(ControlEffect::Refuse);
        }
        let sees = verb_of(&["see", "sees"]);
        // "the deal saw Oslo supply": it was done.
        group.perfect |= verb_of(&["saw"]);
        let controlled = form == Form::Gerund
            || at > 0 && self.infinitive(at)
            || verb_of(&["let", "lets", "letting", "help", "helps"]);
        group.infinitive = form == Form::Base && self.infinitive(at) || sees;
        for j in (inner..at).rev() {
            // "the ten that were promised have been handed over": what the relative clause says ends before the auxiliary.
            let auxiliary =
                |k: usize| [Class::Have, Class::Be, Class::Will].iter().any(|class| self.is(k, *class));
            let object = (j + 1..at).find(|k| self.party(*k).is_some()).filter(|k| *k < j + 3);
            let finite = auxiliary(object.map_or(j, |o| o) + 1);
            if finite && self.controls(j) && !self.is(j, Class::Modal) && !self.is(j, Class::Have) {
                break;
            }
            self.note(j, &mut group, true);
        }
        if controlled && let Some(s) = subject_at {
            for j in (s.saturating_sub(6)..s).rev() {
                if matches!(self.chunk(j).map(|c| c.kind), Some(Kind::Comma | Kind::Semicolon)) {
                    break;
                }
                self.note(j, &mut group, false);
            }
        }
        if group.infinitive {
            let to = (at.saturating_sub(4)..at).rev().find(|j| self.word(*j, "to")).unwrap_or(at);
            group.is_to = to > 0 && self.is(to - 1, Class::Be);
        }
        // "the first country to buy", "got Oslo to send": it was done.
        if group.infinitive && (self.first_to(at) || subject_at.is_some_and(|s| self.caused(s))) {
            group.infinitive = false;
            group.perfect = true;
        }
        // "thanked Oslo for providing": what somebody is thanked for.
        if form == Form::Gerund && self.thanked_for(at) {
            group.control = None;
            group.perfect = true;
        }
        // "are to be delivered": the auxiliary stands in the infinitive.
        let be = (at.saturating_sub(3)..at).rev().find(|j| self.word(*j, "be"));
        if let Some(be) = be.filter(|be| matches!(form, Form::Past | Form::Participle) && *be > 0)
            && self.word(be - 1, "to")
        {
            group.infinitive = true;
            group.is_to = be > 1 && self.is(be - 2, Class::Be);
        }
        // "is sending", "are being sent"
        let near = at.saturating_sub(3)..at;
        group.progressive = match form {
            Form::Gerund => near.clone().any(|j| self.is(j, Class::Be)),
            Form::Past | Form::Participle => {
                near.clone().any(|j| j > 0 && self.word(j, "being") && self.is(j - 1, Class::Be))
            }
            _ => false,
        };
        let been = |j: usize| j > 0 && self.word(j, "been") && self.is(j - 1, Class::Have);
        let was = |j: usize| j > 0 && self.word(j, "being") && self.any_word(j - 1, &["was", "were"]);
        group.over = group.progressive && (at.saturating_sub(3)..at).any(|j| been(j) || was(j));
        if group.modal
            || group.future
            || group.would
            || group.perfect
            || group.progressive
            || group.infinitive
            || form == Form::Gerund
        {
            group.present = false;
        }
        group
    }

    /// "was the first state to receive": an infinitive behind a rank tells of what was done.
    fn first_to(&self, at: usize) -> bool {
        let Some(to) = (at.saturating_sub(3)..at).rev().find(|j| self.word(*j, "to")) else { return false };
        let rank = (to.saturating_sub(6)..to).rev().find(|j| {
            let word = self.sentence.lower(self.text, *j);
            matches!(word.as_str(), "first" | "second" | "third" | "last" | "latest" | "only")
        });
        let nominal = |j: usize| {
            self.any_word(
                j,
                &["country", "nation", "state", "member", "government", "customer", "ally", "operator"],
            )
        };
        rank.is_some_and(|rank| {
            nominal(to - 1) || rank == to - 1 && (rank.saturating_sub(2)..rank).any(|j| self.is(j, Class::Be))
        })
    }

    /// "got Oslo to send", "persuaded Oslo to send": the subject of the infinitive was brought to do it.
    fn caused(&self, subject: usize) -> bool {
        (subject.saturating_sub(3)..subject).any(|j| {
            self.any_word(j, &["got", "persuaded", "convinced", "induced", "prompted", "forced", "compelled"])
        })
    }

    /// "thanked Oslo for providing", "is grateful to Oslo for sending".
    fn thanked_for(&self, at: usize) -> bool {
        at > 0
            && self.word(at - 1, "for")
            && (at.saturating_sub(8)..at).any(|j| {
                self.is(j, Class::Thanks)
                    || self.any_word(j, &["praised", "praise", "commended", "applauded"])
            })
    }

    /// "lifted the ban", "ended its embargo": a word for a hindrance that somebody takes away.
    pub(crate) fn lifted(&self, at: usize) -> bool {
        (at.saturating_sub(4)..at).any(|j| {
            self.any_word(
                j,
                &["lift", "lifts", "lifted", "lifting", "end", "ends", "ended", "ending", "drop", "drops"],
            ) || self.any_word(
                j,
                &["dropped", "removed", "removes", "ease", "eased", "eases", "waived", "revoked"],
            )
        })
    }

    pub(super) fn infinitive(&self, at: usize) -> bool {
        let mut j = at;
        while j > 0
            && (self.is(j - 1, Class::Adverb) || self.is(j - 1, Class::Be) || self.is(j - 1, Class::Have))
        {
            j -= 1;
        }
        j > 0 && self.word(j - 1, "to")
    }

    pub(super) fn note(&self, at: usize, group: &mut Group, inside: bool) {
        let Some(chunk) = self.chunk(at).filter(|c| c.kind == Kind::Word) else { return };
        let Some(info) = chunk.info else { return };
        let begins = |head: &str| {
            let word = &self.text.as_bytes()[chunk.start..chunk.end];
            word.get(..head.len()).is_some_and(|bytes| bytes.eq_ignore_ascii_case(head.as_bytes()))
        };
        if inside {
            // "may" the month never reaches this place as a word of its own.
            group.modal |= info.is(Class::Modal);
            group.future |= info.is(Class::Will) && !begins("would") && !begins("won");
            group.would |= begins("would");
            group.should |= info.is(Class::Should);
            group.perfect |= info.is(Class::Have);
            group.hedged |= info.is(Class::Hedge);
        }
        group.negated |= info.is(Class::Not)
            && !self.word(at + 1, "only")
            && (inside || self.any_word(at, &["not", "never"]));
        if group.control.is_none() {
            for control in &info.controls {
                if !self.rest(at, &control.rest) || (!inside && !control.object && control.form.is_some()) {
                    continue;
                }
                // "lifted a ban on supplying": what was forbidden is allowed.
                let lifted = control.effect == ControlEffect::Refuse && self.lifted(at);
                group.control = Some(if lifted { ControlEffect::Approved } else { control.effect });
                group.control_at = at;
                break;
            }
        }
    }
}
