//! The words of a text that make it what it is: without dateline, credits and rights, in one spelling.

/// A dateline with its credit stands within so many words of the top.
const DATELINE_WORDS: usize = 16;
/// A dateline without a credit is shorter: place, month, day.
const BARE_DATELINE_WORDS: usize = 6;
/// Credits and rights stand within so many words of the end.
const TAIL_WORDS: usize = 60;
/// How a line of credits or rights begins. It ends the text only where a sentence has ended before it.
const TAILS: &[&str] = &[
    "reporting by",
    "additional reporting",
    "writing by",
    "editing by",
    "compiled by",
    "©",
    "(c)",
    "copyright",
    "all rights reserved",
    "this article was first published",
    "this story was first published",
    "source:",
];

/// The words of a lower-cased text, and the agency that its first line credits.
pub(super) fn words(lower: &str) -> (Vec<String>, Option<String>) {
    let printed: Vec<&str> = lower.split_whitespace().collect();
    let (start, agency) = dateline(&printed);
    let end = tail(&printed, start);
    (printed[start..end].iter().flat_map(|word| pieces(word)).collect(), agency)
}

/// Where the text starts behind its dateline, and whom that credits: "SEOUL, Feb 11 (Reuters) -", "KYIV, Feb. 11 —".
fn dateline(printed: &[&str]) -> (usize, Option<String>) {
    let is_dash = |word: &&str| matches!(*word, "-" | "–" | "—" | "--");
    let Some(dash) = printed.iter().take(DATELINE_WORDS).position(is_dash) else {
        return (0, None);
    };
    let before = &printed[..dash];
    let credit = before.iter().position(|word| word.starts_with('(')).filter(|_| {
        // The credit is what stands right before the dash.
        before.last().is_some_and(|last| last.ends_with(')'))
    });
    let agency = credit.map(|open| {
        let inside = before[open..].join(" ");
        inside.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
    });
    let agency = agency.filter(|name| !name.is_empty());
    let is_dateline = agency.is_some()
        || dash <= 2
        || (dash <= BARE_DATELINE_WORDS && before.iter().any(|word| word.ends_with(',')));
    if is_dateline { (dash + 1, agency) } else { (0, None) }
}

/// Where the text ends before its credits and rights.
fn tail(printed: &[&str], start: usize) -> usize {
    let first = printed.len().saturating_sub(TAIL_WORDS).max(start);
    (first..printed.len())
        .find(|&at| {
            let ended = at == start || printed[at - 1].ends_with(['.', '!', '?', '"', '”', ')', ';']);
            let line = printed[at..printed.len().min(at + 6)].join(" ");
            let line = line.trim_start_matches(['(', '[']);
            ended && TAILS.iter().any(|tail| line.starts_with(tail) || printed[at].starts_with(tail))
        })
        .unwrap_or(printed.len())
}

/// The words in what stands between two spaces: `long-range` is two, `$1,000` is 1000, `korea’s` is koreas.
fn pieces(printed: &str) -> impl Iterator<Item = String> + '_ {
    printed.split(['-', '‐', '‑', '–', '—', '/', '…']).filter_map(|piece| {
        let signs: Vec<char> = piece.chars().collect();
        let digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_digit);
        let kept = |at: usize| {
            let is_point = signs[at] == '.' && at > 0 && digit(at - 1) && digit(at + 1);
            signs[at].is_alphanumeric() || is_point
        };
        let word: String = (0..signs.len()).filter(|at| kept(*at)).map(|at| signs[at]).collect();
        (!word.is_empty()).then(|| american(word))
    })
}

/// One spelling for the words that differ between British and American desks. It need not be right, only the same for
/// both: what it makes is compared and never shown.
fn american(word: String) -> String {
    const ENDINGS: &[(&str, &str)] = &[
        ("isation", "ization"),
        ("isations", "izations"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ise", "ize"),
        ("oured", "ored"),
        ("ours", "ors"),
        ("our", "or"),
        ("elled", "eled"),
        ("elling", "eling"),
        ("fence", "fense"),
        ("fences", "fenses"),
        ("cence", "cense"),
        ("metre", "meter"),
        ("metres", "meters"),
        ("centre", "center"),
        ("centres", "centers"),
        ("programme", "program"),
        ("programmes", "programs"),
    ];
    let longest = ENDINGS
        .iter()
        .filter(|(british, _)| word.ends_with(british) && word.len() > 5)
        .max_by_key(|(british, _)| british.len());
    match longest {
        Some((british, ending)) => format!("{}{ending}", &word[..word.len() - british.len()]),
        None => word,
    }
}
