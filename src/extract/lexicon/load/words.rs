//! Everyday words: verbs and nouns that move arms, words that control them, cues of speech, closed classes.

use super::super::LexiconError;
use super::super::entries as file;
use super::super::forms::{Form, verb_forms, with_s};
use super::super::words::{ControlWord, CueWord, Trigger, WordTable};
use super::problem;

pub(super) fn triggers(words: &mut WordTable, triggers: file::Triggers) -> Result<(), LexiconError> {
    let wrong = |e: String| problem("triggers.toml", e);
    for row in &triggers.verb {
        let class = row.class.parse().map_err(wrong)?;
        let status = match row.status.as_str() {
            "none" => None,
            status => Some(status.parse().map_err(|e| wrong(format!("{e}")))?),
        };
        for verb in &row.verbs {
            let lemma = verb.replace('/', " ").split(' ').next().unwrap_or_default().to_owned();
            for (word, rest, form) in verb_forms(verb) {
                let trigger =
                    Trigger { class, status, weak: row.weak, noun: false, form, lemma: lemma.clone(), rest };
                words.entry(&word).triggers.push(trigger);
            }
        }
    }
    for row in &triggers.noun {
        let class = row.class.parse().map_err(wrong)?;
        let status = Some(row.status.parse().map_err(|e| wrong(format!("{e}")))?);
        for noun in &row.nouns {
            for (form, surface) in [(Form::Singular, noun.clone()), (Form::Plural, with_s(noun))] {
                let mut parts = surface.split(' ').map(str::to_owned);
                let head = parts.next().unwrap_or_default();
                let trigger = Trigger {
                    class,
                    status,
                    weak: false,
                    noun: true,
                    form,
                    lemma: noun.clone(),
                    rest: parts.collect(),
                };
                words.entry(&head).triggers.push(trigger);
            }
        }
    }
    for row in &triggers.control {
        let effect = row.effect.parse().map_err(wrong)?;
        for verb in &row.verbs {
            for (word, rest, form) in verb_forms(verb) {
                words.entry(&word).controls.push(ControlWord {
                    effect,
                    object: row.object,
                    form: Some(form),
                    rest,
                });
            }
        }
        for word in &row.words {
            let mut parts = word.split(' ').map(str::to_owned);
            let head = parts.next().unwrap_or_default();
            let control = ControlWord { effect, object: row.object, form: None, rest: parts.collect() };
            words.entry(&head).controls.push(control);
        }
    }
    Ok(())
}

pub(super) fn speech(words: &mut WordTable, speech: file::Speech) -> Result<(), LexiconError> {
    let wrong = |e: String| problem("speech.toml", e);
    for row in &speech.cue {
        let stance = row.stance.parse().map_err(wrong)?;
        for verb in &row.verbs {
            for (word, rest, form) in verb_forms(verb) {
                words.entry(&word).cues.push(CueWord { stance, form: Some(form), rest });
            }
        }
    }
    for row in &speech.phrase {
        let stance = row.stance.parse().map_err(wrong)?;
        for phrase in &row.phrases {
            let mut parts = phrase.split(' ').map(str::to_owned);
            let head = parts.next().unwrap_or_default();
            words.entry(&head).cues.push(CueWord { stance, form: None, rest: parts.collect() });
        }
    }
    classes(words, "speech.toml", &speech.class)
}

/// Puts the words of a file's closed classes into the table.
pub(super) fn classes(
    words: &mut WordTable,
    file: &str,
    classes: &[file::WordClass],
) -> Result<(), LexiconError> {
    for class in classes {
        let bit = class.name.parse().map_err(|e| problem(file, e))?;
        class.words.iter().for_each(|word| words.entry(word).add(bit));
    }
    Ok(())
}
