//! The language of an article. English is read; everything else is stored with an empty reading.

/// How much of a text is looked at, in bytes.
const SAMPLE_BYTES: usize = 2048;

/// BCP 47 code of the language; a text that is too short to tell, or unclear, counts as English: an empty reading would
/// hide its reports, a reading of another language finds little.
pub(super) fn of(title: &str, body: &str) -> String {
    let sample = format!("{title}\n\n{}", &body[..body.floor_char_boundary(SAMPLE_BYTES)]);
    match whatlang::detect(&sample) {
        Some(info) if info.is_reliable() => bcp47(info.lang().code()).to_owned(),
        _ => "en".to_owned(),
    }
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
