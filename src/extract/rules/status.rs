//! How far an act has come, by the words around its verb.

use super::super::clauses::Group;
use super::super::lexicon::ControlEffect;
use crate::model::Status;

/// The status that a verb group gives to a trigger whose plain past form says `plain`; an error is a refusal.
pub(crate) fn status_of(
    plain: Status,
    group: &Group,
    headline: bool,
    giver: bool,
) -> Result<Status, &'static str> {
    let settled = |s: Status| Ok(s);
    if group.negated {
        return Err("negated");
    }
    // "rifles bound for Riga were seized": what was stopped is under way no longer.
    if plain == Status::Intercepted
        && matches!(group.control, Some(ControlEffect::Planned | ControlEffect::Refuse))
    {
        return settled(plain);
    }
    match group.control {
        Some(ControlEffect::Refuse) => return Err("refused_to"),
        Some(ControlEffect::Pledged) => {
            return settled(if giver { Status::Pledged } else { Status::Ordered });
        }
        Some(ControlEffect::Planned) => {
            return settled(if group.modal { Status::Possible } else { Status::Planned });
        }
        Some(ControlEffect::Possible) => return settled(Status::Possible),
        Some(ControlEffect::Hope) => return settled(if giver { Status::Planned } else { Status::Requested }),
        Some(ControlEffect::Requested) => return settled(Status::Requested),
        Some(ControlEffect::Approved) => return settled(Status::Approved),
        Some(ControlEffect::Continue) => return settled(Status::Ongoing),
        _ => {}
    }
    if group.should {
        return Err("should");
    }
    if group.modal {
        return settled(if group.perfect { plain } else { Status::Possible });
    }
    if group.would {
        return settled(Status::Planned);
    }
    if group.future || group.is_to {
        return settled(if plain == Status::Requested { plain } else { Status::Planned });
    }
    if matches!(plain, Status::Delivered) {
        // "is sending", "has begun to send"
        if group.progressive || group.control == Some(ControlEffect::Begin) {
            return settled(Status::Ongoing);
        }
        if group.infinitive && group.control.is_none() {
            return settled(Status::Planned);
        }
        if group.present && !headline {
            return settled(Status::Ongoing);
        }
    }
    if plain == Status::Ordered && group.infinitive && group.control.is_none() {
        return settled(Status::Planned);
    }
    Ok(plain)
}
