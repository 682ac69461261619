//! Which texts are copies of each other, among those that are looked at.

use std::collections::{BTreeMap, BTreeSet};

use super::Id;

/// The cluster of each text: the least id among all that it is tied to, directly or through others of `texts`. An edge to
/// a text that is not among them ties nothing: at a basis a text that is not visible joins no other two.
///
/// The order of texts and edges does not matter.
pub fn clusters<'a>(
    texts: impl IntoIterator<Item = &'a Id>,
    edges: impl IntoIterator<Item = (&'a Id, &'a Id)>,
) -> BTreeMap<&'a Id, &'a Id> {
    // In order of ids, so that the least place is the least id.
    let texts: Vec<&Id> = texts.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
    let mut above: Vec<usize> = (0..texts.len()).collect();
    for (a, b) in edges {
        if let (Ok(a), Ok(b)) = (texts.binary_search(&a), texts.binary_search(&b)) {
            let (a, b) = (top(&mut above, a), top(&mut above, b));
            above[a.max(b)] = a.min(b);
        }
    }
    texts.iter().enumerate().map(|(place, text)| (*text, texts[top(&mut above, place)])).collect()
}

/// The least place that a place is tied to; shortens the way there for whoever asks next.
fn top(above: &mut [usize], mut place: usize) -> usize {
    while above[place] != place {
        above[place] = above[above[place]];
        place = above[place];
    }
    place
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn id(n: usize) -> Id {
        Id::of("text", &[&n.to_string()])
    }

    #[test]
    fn a_text_that_is_not_looked_at_joins_nothing() {
        let ids: Vec<Id> = (0..3).map(id).collect();
        let chain = [(&ids[0], &ids[1]), (&ids[1], &ids[2])];
        let all = clusters(&ids, chain);
        assert!(all.values().all(|cluster| *cluster == ids.iter().min().expect("three")));
        let ends = clusters([&ids[0], &ids[2]], chain);
        assert_eq!((ends[&ids[0]], ends[&ids[2]]), (&ids[0], &ids[2]));
    }

    proptest! {
        #[test]
        fn neither_order_nor_direction_nor_repetition_matters(
            edges in prop::collection::vec((0_usize..12, 0_usize..12), 0..20), seed in any::<prop::sample::Index>(),
        ) {
            let ids: Vec<Id> = (0..12).map(id).collect();
            let pairs: Vec<_> = edges.iter().map(|(a, b)| (&ids[*a], &ids[*b])).collect();
            let mut other: Vec<_> = pairs.iter().map(|(a, b)| (*b, *a)).chain(pairs.iter().copied().take(3)).collect();
            if !other.is_empty() {
                let turn = seed.index(other.len());
                other.rotate_left(turn);
            }
            let once = clusters(&ids, pairs.iter().copied());
            prop_assert_eq!(&once, &clusters(ids.iter().rev(), other));
            for (a, b) in pairs {
                prop_assert_eq!(once[a], once[b]);
            }
            for (text, cluster) in &once {
                prop_assert!(cluster <= text);
            }
        }
    }
}
