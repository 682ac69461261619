//! The language of an article. English is read; everything else is stored with an empty reading.

/// How much of a text is looked at, in bytes.
const SAMPLE_BYTES: usize = 2048;

/// Words that an English text is full of and that no other language has in numbers.
const ENGLISH: [&str; 10] = ["and", "from", "have", "said", "that", "the", "their", "this", "which", "with"];

/// So many words, or more, and one in so many of them from [`ENGLISH`], are English without a closer look.
const ENOUGH: usize = 40;
const ONE_IN: usize = 12;

/// BCP 47 code of the language; a text that is too short to tell, or unclear, counts as English: an empty reading would
/// hide its reports, a reading of another language finds little.
pub(super) fn of(title: &str, body: &str) -> String {
    let body = &body[..body.floor_char_boundary(SAMPLE_BYTES)];
    if is_plainly_english(body) {
        return "en".to_owned();
    }
    match whatlang::detect(&format!("{title}\n\n{body}")) {
        Some(info) if info.is_reliable() => bcp47(info.lang().code()).to_owned(),
        _ => "en".to_owned(),
    }
}

/// Whether a text has the words of English in their usual number. Telling the language by its letters costs as much as a
/// sixth of all reading, and almost every text is English.
fn is_plainly_english(text: &str) -> bool {
    let (mut words, mut english) = (0, 0);
    for word in text.split_ascii_whitespace() {
        words += 1;
        english += usize::from(ENGLISH.iter().any(|known| word.eq_ignore_ascii_case(known)));
    }
    words >= ENOUGH && english * ONE_IN >= words
}

/// The two-letter code of a three-letter one, where there is one.
fn bcp47(three: &str) -> &str {
    const PAIRS: &[(&str, &str)] = &[
        ("afr", "af"),
        ("aka", "ak"),
        ("amh", "am"),
        ("ara", "ar"),
        ("aze", "az"),
        ("bel", "be"),
        ("ben", "bn"),
        ("bul", "bg"),
        ("cat", "ca"),
        ("ces", "cs"),
        ("cmn", "zh"),
        ("cym", "cy"),
        ("dan", "da"),
        ("deu", "de"),
        ("ell", "el"),
        ("eng", "en"),
        ("epo", "eo"),
        ("est", "et"),
        ("fin", "fi"),
        ("fra", "fr"),
        ("guj", "gu"),
        ("heb", "he"),
        ("hin", "hi"),
        ("hrv", "hr"),
        ("hun", "hu"),
        ("hye", "hy"),
        ("ind", "id"),
        ("ita", "it"),
        ("jav", "jv"),
        ("jpn", "ja"),
        ("kan", "kn"),
        ("kat", "ka"),
        ("khm", "km"),
        ("kor", "ko"),
        ("lat", "la"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("mal", "ml"),
        ("mar", "mr"),
        ("mkd", "mk"),
        ("mya", "my"),
        ("nep", "ne"),
        ("nld", "nl"),
        ("nob", "nb"),
        ("ori", "or"),
        ("pan", "pa"),
        ("pes", "fa"),
        ("pol", "pl"),
        ("por", "pt"),
        ("ron", "ro"),
        ("rus", "ru"),
        ("sin", "si"),
        ("slk", "sk"),
        ("slv", "sl"),
        ("sna", "sn"),
        ("spa", "es"),
        ("srp", "sr"),
        ("swe", "sv"),
        ("tam", "ta"),
        ("tel", "te"),
        ("tgl", "tl"),
        ("tha", "th"),
        ("tuk", "tk"),
        ("tur", "tr"),
        ("ukr", "uk"),
        ("urd", "ur"),
        ("uzb", "uz"),
        ("vie", "vi"),
        ("yid", "yi"),
        ("zul", "zu"),
    ];
    PAIRS.iter().find(|(code, _)| *code == three).map_or(three, |(_, two)| two)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_that_can_be_told_has_its_two_letter_code() {
        for lang in whatlang::Lang::all() {
            assert_eq!(bcp47(lang.code()).len(), 2, "{lang:?}");
        }
    }

    #[test]
    fn plain_english_needs_no_closer_look() {
        let english = "The ministry said that the last of the ships had left the port with more than three hundred crates, and that it would not say which of the units from the south had asked for them, or what they have at this time.";
        let dutch = "Het ministerie zei dat het laatste schip de haven met meer dan driehonderd kisten had verlaten, en dat het niet wilde zeggen welke eenheid uit het zuiden erom had gevraagd, of wat die op dit ogenblik zelf nog in voorraad heeft.";
        assert_eq!([is_plainly_english(english), is_plainly_english(dutch)], [true, false]);
        assert!(!is_plainly_english("The minister said that the ships had left."), "too short to be sure");
    }

    #[test]
    fn english_is_told_from_others_and_short_texts_count_as_english() {
        let english = "The ministry said on Tuesday that the country had delivered forty howitzers and several thousand shells to its neighbour since the spring.";
        let german = "Das Ministerium teilte am Dienstag mit, dass das Land seinem Nachbarn seit dem Frühjahr vierzig Haubitzen und mehrere tausend Granaten geliefert habe.";
        let russian = "Министерство сообщило во вторник, что с весны страна передала соседям сорок гаубиц и несколько тысяч снарядов.";
        assert_eq!(
            [of("", english), of("", german), of("", russian), of("", "Ja.")],
            ["en", "de", "ru", "en"]
        );
    }
}
