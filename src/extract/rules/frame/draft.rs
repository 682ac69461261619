//! One draft: its item, its figure with the whole that it is part of, its unit, and what the frame says of it.

use super::super::{Found, Scene};
use super::Frame;
use crate::extract::chunks::Kind as ChunkKind;
use crate::extract::dates::DateMention;
use crate::extract::draft::{Amounted, Draft, DraftItem, Filler};
use crate::extract::items::ItemPhrase;
use crate::extract::lexicon::Class;
use crate::extract::numbers::{Number, NumberClass};
use crate::model::{Act, Amount, Category, FieldBasis, Kind, Polarity, Qualifier, Status, Unit};

impl Scene<'_, '_> {
    /// The arms that a word speaks of without naming them.
    pub(in crate::extract::rules) fn arms_at(&self, at: usize) -> DraftItem {
        let chunk = &self.view.sentence.chunks[at];
        DraftItem {
            category: Category::MilitaryAid,
            kind: None,
            systems: Vec::new(),
            unit: Unit::Other,
            place: chunk.start..chunk.end,
            strong: true,
            inferred: false,
            listed: false,
        }
    }

    /// The item of a phrase as a draft has it.
    pub(in crate::extract::rules) fn draft_item(&self, phrase: &ItemPhrase) -> DraftItem {
        let containers = phrase.unit == Unit::Containers;
        let mixed = containers && phrase.category != Category::Ammunition;
        // "423 of the vehicles", "the guns": what was told of before says what they are.
        let told = self.memory.item.as_ref().map(|(item, _)| item.category);
        // "thirteen vehicles", "such vehicles": a bare noun after armoured ones.
        let words = self.view.text[phrase.start..phrase.end].to_ascii_lowercase();
        let bare =
            matches!(words.as_str(), "vehicles" | "such vehicles" | "of the vehicles") && phrase.plural;
        // "16 aircraft fighters", "18 fighters" after jets.
        let fighters = words.ends_with("fighters") && (words.contains("aircraft") || words.contains("jet"));
        let flown = fighters || words == "fighters" && told == Some(Category::Aircraft);
        let described = match (phrase.category, told) {
            (Category::Personnel, _) if flown => Some(Category::Aircraft),
            (Category::Vehicles, Some(known @ Category::ArmouredVehicles)) if bare => Some(known),
            _ if !phrase.definite || phrase.strong || !phrase.systems.is_empty() => None,
            (Category::Vehicles, Some(known @ Category::ArmouredVehicles)) => Some(known),
            (Category::Artillery, Some(known @ Category::SmallArms)) => Some(known),
            _ => None,
        };
        let category = described.unwrap_or(phrase.category);
        DraftItem {
            category: if mixed { Category::MilitaryAid } else { category },
            kind: phrase.kind.clone(),
            systems: phrase.systems.clone(),
            unit: if described == Some(Category::Aircraft) { Unit::Units } else { phrase.unit },
            place: phrase.start..phrase.end,
            strong: phrase.strong,
            inferred: false,
            listed: self.listed(phrase),
        }
    }

    /// Whether the phrase goes on with a list: "40 jets, submarines and transport planes", not "and other jets".
    fn listed(&self, phrase: &ItemPhrase) -> bool {
        let view = self.view;
        let chunks = &view.sentence.chunks;
        let at = chunks.iter().position(|c| c.start == phrase.full_start).unwrap_or(0);
        let before = (0..at).rev().find(|j| !view.is(*j, Class::Determiner) || view.word(*j, "other"));
        before.is_some_and(|j| {
            chunks[j].kind == ChunkKind::Comma
                || view.is(j, Class::Conjunction) && !view.word(j, "or")
                || view.word(j, "as") && view.word(j.saturating_sub(1), "well")
        })
    }

    #[allow(clippy::too_many_arguments, reason = "one place where all the parts of a report come together")]
    pub(super) fn push(
        &self,
        frame: &Frame,
        supplier: Option<Filler>,
        recipient: Option<Filler>,
        item: &DraftItem,
        phrase: Option<&ItemPhrase>,
        number: Option<usize>,
        period: Option<DateMention>,
        found: &mut Found,
    ) {
        let numbers = &self.view.sentence.numbers;
        let mut number =
            number.or(phrase.and_then(|p| p.quantity)).or(frame.figure).map(|n| numbers[n].clone());
        let mut whole = phrase.and_then(|p| p.whole).map(|n| numbers[n].clone());
        // "Of ten guns, half are there": the whole stands at the item before.
        if phrase.is_none() && number.as_ref().is_some_and(|n| n.class == NumberClass::Fraction) {
            let before =
                (0..frame.trigger).rev().filter_map(|at| self.view.item(at)).find_map(|i| i.quantity);
            if let (Some(part), Some(whole)) = (&number, before.map(|n| &numbers[n])) {
                number = fraction_of(part, whole).or(number);
            }
        }
        // "one of 24 vehicles delivered by Oslo": the participle tells of them all.
        let one = |n: &Number| n.point == Some(Amount::whole(1));
        let tells_all = frame.rule.ends_with(".participle") || frame.rule == "context.counted";
        if tells_all && whole.is_some() && number.as_ref().is_some_and(one) {
            number = whole.take();
        }
        let all = frame.relative && whole.is_some();
        if all {
            number = whole.take();
        }
        let mut status = frame.status;
        // "the first of the 49 that Oslo promised": the promise was of all.
        let mut increment = !all && (frame.increment || phrase.is_some_and(|p| p.increment));
        let mut amount = match (&number, phrase) {
            (Some(n), _) => Amounted::Number(Box::new(n.clone())),
            (None, Some(p)) if p.article_one => {
                let word = &self.view.text[p.full_start..p.end];
                let length = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
                Amounted::One(p.full_start..p.full_start + length)
            }
            _ => Amounted::None,
        };
        // "three-quarters of the 60": worked out from the whole.
        if let (Some(part), Some(whole)) = (&number, &whole)
            && part.class == NumberClass::Fraction
        {
            amount = fraction_of(part, whole).map_or(Amounted::None, |n| Amounted::Number(Box::new(n)));
        } else if number.as_ref().is_some_and(|n| n.class == NumberClass::Fraction) {
            amount = Amounted::None;
        }
        // "the second of 99": one, the second.
        if let Amounted::Number(n) = &amount
            && n.class == NumberClass::Ordinal
        {
            increment = true;
            amount = Amounted::One(n.start..n.end);
        }
        if let Amounted::Number(n) = &amount {
            increment |= n.increment;
        }
        let mut unit = item.unit;
        if let Amounted::Number(n) = &amount {
            if n.class == NumberClass::Tonnes {
                unit = Unit::Tonnes;
            } else if n.class == NumberClass::Money {
                unit = Unit::Value;
            }
        }
        let trigger = &self.view.sentence.chunks[frame.trigger];
        let item = DraftItem { unit, ..item.clone() };
        let draft = Draft {
            sentence: self.index,
            headline: self.headline,
            act: Act::Transfer,
            supplier,
            recipient,
            amount,
            increment,
            kind: if frame.total { Kind::Total } else { Kind::Unknown },
            kind_basis: if frame.total { FieldBasis::Stated } else { FieldBasis::Inferred },
            status,
            polarity: Polarity::Affirmed,
            certainty: frame.certainty,
            origins: Vec::new(),
            carried: false,
            period,
            place: self.view.sentence.range.clone(),
            others: Vec::new(),
            trigger: trigger.start,
            quoted: trigger.quoted,
            links: Vec::new(),
            rule: frame.rule.clone(),
            item,
        };
        // "supplies half of the shells that Riga fires": a share, and no repeat of what was counted.
        let share = matches!(draft.amount, Amounted::None)
            && number.as_ref().is_some_and(|n| n.class == NumberClass::Fraction)
            && phrase.is_some();
        let draft = if share { Draft { rule: "share.of".to_owned(), ..draft } } else { draft };
        found.drafts.push(draft.clone());
        // "18 of the 31 pledged": the whole is a report of its own.
        if let Some(whole) = whole
            && !matches!(frame.status, Status::Ordered | Status::Pledged | Status::Approved)
        {
            status =
                if frame.rule.ends_with(".participle") { frame.status } else { self.status_of_whole(&whole) };
            found.drafts.push(Draft {
                amount: Amounted::Number(Box::new(whole)),
                increment: false,
                status,
                period: None,
                rule: format!("{}.whole", frame.rule),
                ..draft
            });
        }
    }

    /// What is said of the whole of "N of M": pledged, promised, earmarked, or ordered.
    fn status_of_whole(&self, whole: &Number) -> Status {
        let after = &self.view.text[whole.end..self.view.sentence.range.end];
        let near: String = after.chars().take(60).collect::<String>().to_lowercase();
        let pledged =
            ["pledged", "promised", "earmarked", "donat", "committed"].iter().any(|w| near.contains(w));
        if pledged { Status::Pledged } else { Status::Ordered }
    }
}

/// A fraction of a whole number.
fn fraction_of(part: &Number, whole: &Number) -> Option<Number> {
    let (numerator, denominator) = part.fraction?;
    let scale = |a: Option<Amount>| a.and_then(|a| a.scaled(numerator, denominator));
    let mut made = part.clone();
    made.class = NumberClass::Cardinal;
    made.point = scale(whole.point);
    made.low = scale(whole.low);
    made.high = scale(whole.high);
    made.qualifier = if part.qualifier == Qualifier::None { Qualifier::Exact } else { part.qualifier };
    Some(made)
}
