//! What somebody has said, told without a verb of his own: "Riga's claim that", "quoted X as saying".

use super::super::clauses::View;
use super::super::lexicon::{Class, Lexicon, Stance};
use super::super::memory::Memory;
use super::search::Search;
use super::{Saying, finish, passive_cue, speaker};

/// "Riga's claim that", "the announcement by Riga that": what somebody has said, told as a noun.
pub(super) fn claim_of(view: View<'_, '_>, lexicon: &Lexicon, memory: &Memory, at: usize) -> Option<Saying> {
    let that = (at + 1..at + 7).find(|j| view.word(*j, "that")).filter(|_| view.is(at, Class::Statement))?;
    let speaks = |j: usize| view.party(j).filter(|p| p.can_speak());
    let before = || {
        let near = at.saturating_sub(3)..at;
        near.rev().find(|j| speaks(*j).is_some_and(|p| p.possessive))
    };
    let behind = || {
        let by = (at + 1..at + 2).find(|j| view.any_word(*j, &["by", "from"]))?;
        (by + 1..that).find(|j| speaks(*j).is_some())
    };
    let owner = before().or_else(behind)?;
    let speakers = vec![speaker(view, lexicon, memory, speaks(owner)?)];
    Some(finish(Search { view, lexicon, memory }, at, owner, speakers, Stance::Say, false))
}

/// "the paper quoted X as saying", "X was quoted by the paper as saying": the words are those of X.
pub(super) fn quoted_as_saying(
    view: View<'_, '_>,
    lexicon: &Lexicon,
    memory: &Memory,
    at: usize,
) -> Option<Saying> {
    let search = Search { view, lexicon, memory };
    let says = (at + 1..at + QUOTED).find(|j| {
        view.word(*j, "as") && view.any_word(j + 1, &["saying", "telling", "stating", "confirming"])
    });
    let Some(says) = says else {
        let passive = passive_cue(view, at);
        let (speaker, speakers) = search.before(at).filter(|_| !passive)?;
        return Some(finish(search, at, speaker, speakers, Stance::Relay, false));
    };
    let (speaker, speakers) =
        if passive_cue(view, at) { search.before(at) } else { search.after(at + 1, says - at - 1) }?;
    Some(finish(search, says + 1, speaker, speakers, Stance::Relay, false))
}

/// Chunks between "quoted" and "as saying".
const QUOTED: usize = 24;
