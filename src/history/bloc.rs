//! Which alliance a government belongs to, for `by=bloc`.
//!
//! Members of NATO share intelligence with each other, members of the EU that are not in NATO likewise in part, and so
//! do those of the Collective Security Treaty Organisation. Every other government stands for itself.

/// The bloc of a government or of the bloc's own code; `None` if it stands for itself.
pub(super) fn bloc(code: &str) -> Option<&'static str> {
    BLOCS.iter().find(|(bloc, members)| *bloc == code || members.contains(&code)).map(|(bloc, _)| *bloc)
}

/// Blocs in order of precedence, with the codes of their members.
const BLOCS: &[(&str, &[&str])] = &[
    (
        "NATO",
        &[
            "ALB", "BEL", "BGR", "CAN", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GBR", "GRC", "HRV",
            "HUN", "ISL", "ITA", "LTU", "LUX", "LVA", "MKD", "MNE", "NLD", "NOR", "POL", "PRT", "ROU", "SVK",
            "SVN", "SWE", "TUR", "USA",
        ],
    ),
    ("EU", &["AUT", "CYP", "IRL", "MLT"]),
    ("CSTO", &["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_finds_its_bloc_and_others_stand_for_themselves() {
        assert_eq!(bloc("USA"), Some("NATO"));
        assert_eq!(bloc("NATO"), Some("NATO"));
        assert_eq!(bloc("IRL"), Some("EU"));
        assert_eq!(bloc("RUS"), Some("CSTO"));
        assert_eq!(bloc("KOR"), None);
    }

    #[test]
    fn no_member_stands_in_two_blocs() {
        let all: Vec<&str> = BLOCS.iter().flat_map(|(_, members)| members.iter().copied()).collect();
        let mut once = all.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), all.len());
    }
}
