//! The words that fill the generated sentences, each with what it must be read as. The lists are 10, 13, 11 and 17 long,
//! without a common divisor among each other and with the axes, so that turning them at once gives ever new combinations.

/// A state: its name as it stands within a sentence, its adjective, its code.
#[derive(Clone, Copy)]
pub(super) struct Actor {
    pub(super) name: &'static str,
    pub(super) adjective: &'static str,
    pub(super) code: &'static str,
}

const fn actor(name: &'static str, adjective: &'static str, code: &'static str) -> Actor {
    Actor { name, adjective, code }
}

const SUPPLIERS: &[Actor] = &[
    actor("Germany", "German", "DEU"),
    actor("South Korea", "South Korean", "KOR"),
    actor("the United States", "US", "USA"),
    actor("Sweden", "Swedish", "SWE"),
    actor("Turkey", "Turkish", "TUR"),
    actor("the Czech Republic", "Czech", "CZE"),
    actor("France", "French", "FRA"),
    actor("Canada", "Canadian", "CAN"),
    actor("the Netherlands", "Dutch", "NLD"),
    actor("Brazil", "Brazilian", "BRA"),
];

const RECIPIENTS: &[Actor] = &[
    actor("Ukraine", "Ukrainian", "UKR"),
    actor("Kenya", "Kenyan", "KEN"),
    actor("the Philippines", "Philippine", "PHL"),
    actor("Moldova", "Moldovan", "MDA"),
    actor("Estonia", "Estonian", "EST"),
    actor("Iraq", "Iraqi", "IRQ"),
    actor("Colombia", "Colombian", "COL"),
    actor("Ghana", "Ghanaian", "GHA"),
    actor("Peru", "Peruvian", "PER"),
    actor("Latvia", "Latvian", "LVA"),
    actor("Thailand", "Thai", "THA"),
    actor("Serbia", "Serbian", "SRB"),
    actor("Morocco", "Moroccan", "MAR"),
];

/// Plural, category, unit.
const ITEMS: &[(&str, &str, &str)] = &[
    ("tanks", "armoured_vehicles", "units"),
    ("howitzers", "artillery", "units"),
    ("drones", "drones", "units"),
    ("fighter jets", "aircraft", "units"),
    ("anti-tank missiles", "missiles", "units"),
    ("artillery shells", "ammunition", "rounds"),
    ("air defence systems", "air_defence", "units"),
    ("patrol boats", "ships", "units"),
    ("assault rifles", "small_arms", "units"),
    ("F-16 fighters", "aircraft", "units"),
    ("155mm howitzers", "artillery", "units"),
];

/// How a number is written: words before the item, qualifier and bounds, and the kind of writing.
pub(super) struct Amount {
    pub(super) words: &'static str,
    pub(super) bounds: &'static str,
    pub(super) writing: &'static str,
}

const fn amount(words: &'static str, bounds: &'static str, writing: &'static str) -> Amount {
    Amount { words, bounds, writing }
}

const AMOUNTS: &[Amount] = &[
    amount("14", "exact 14..14", "digits"),
    amount("fourteen", "exact 14..14", "words"),
    amount("about 30", "about 30..30", "hedged"),
    amount("between 20 and 30", "range 20..30", "range"),
    amount("1,200", "exact 1200..1200", "digits"),
    amount("twenty-two", "exact 22..22", "words"),
    amount("more than 40", "more_than 40..", "hedged"),
    amount("dozens of", "magnitude 24..", "vague"),
    amount("up to 60", "up_to ..60", "hedged"),
    amount("20 to 30", "range 20..30", "range"),
    amount("two dozen", "exact 24..24", "words"),
    amount("at least 25", "at_least 25..", "hedged"),
    amount("", "", "none"),
    amount("nearly 50", "about 50..50", "hedged"),
    amount("fewer than 20", "less_than ..20", "hedged"),
    amount("hundreds of", "magnitude 200..", "vague"),
    amount("6", "exact 6..6", "digits"),
];

/// Without a number: what two recipients or two suppliers share is not divided by anybody.
pub(super) const UNCOUNTED: &Amount = &amount("", "", "none");

/// Counted arms.
#[derive(Clone)]
pub(super) struct Goods {
    pub(super) number: &'static str,
    pub(super) noun: &'static str,
    /// Category and amount, as in a line of the reader.
    pub(super) read_as: String,
}

impl Goods {
    fn new(amount: &Amount, item: usize) -> Goods {
        let (noun, category, unit) = ITEMS[item % ITEMS.len()];
        let counted = if amount.words.is_empty() { "none" } else { &format!("{} {unit}", amount.bounds) };
        Goods { number: amount.words, noun, read_as: format!("{category} | {counted}") }
    }

    /// The number, a space, the noun; an adjective may stand between.
    pub(super) fn with(&self, adjective: &str) -> String {
        [self.number, adjective, self.noun]
            .into_iter()
            .filter(|w| !w.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// Who hands what to whom.
#[derive(Clone)]
pub(super) struct Deal {
    pub(super) suppliers: Vec<Actor>,
    pub(super) recipients: Vec<Actor>,
    pub(super) goods: Vec<Goods>,
    pub(super) writing: &'static str,
}

impl Deal {
    /// The `turn`-th deal with so many suppliers, recipients and goods.
    pub(super) fn turn(turn: usize, suppliers: usize, recipients: usize, goods: usize) -> Deal {
        let some = |list: &'static [Actor], count: usize| {
            (0..count).map(|n| list[(turn + n) % list.len()]).collect::<Vec<_>>()
        };
        let amount = |n: usize| {
            if suppliers + recipients > 2 { UNCOUNTED } else { &AMOUNTS[(turn + 5 * n) % AMOUNTS.len()] }
        };
        Deal {
            suppliers: some(SUPPLIERS, suppliers),
            recipients: some(RECIPIENTS, recipients),
            goods: (0..goods).map(|n| Goods::new(amount(n), turn + 3 * n)).collect(),
            writing: amount(0).writing,
        }
    }

    pub(super) fn supplier(&self) -> String {
        joined(self.suppliers.iter().map(|a| a.name.to_owned()))
    }

    pub(super) fn recipient(&self) -> String {
        joined(self.recipients.iter().map(|a| a.name.to_owned()))
    }

    pub(super) fn goods(&self) -> String {
        joined(self.goods.iter().map(|g| g.with("")))
    }

    /// "14 German-supplied tanks".
    pub(super) fn supplied_goods(&self) -> String {
        let adjective = format!("{}-supplied", self.suppliers[0].adjective);
        joined(self.goods.iter().map(|g| g.with(&adjective)))
    }
}

fn joined(names: impl Iterator<Item = String>) -> String {
    names.collect::<Vec<_>>().join(" and ")
}
