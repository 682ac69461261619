//! Which class a number has: money and its currency, calibres and other measures, names, years.

use super::tests::{read, table};

#[test]
fn money_has_its_currency() {
    table(&[
        (
            "money USD exact 2500000000",
            &[
                "$2.5 billion",
                "US$2.5bn",
                "USD 2.5 billion",
                "2.5 billion dollars",
                "2.5bn US dollars",
                "$2.5-billion",
                "USD2.5bn",
                "a $2.5 billion plan",
                "U.S. $2.5 billion",
            ],
        ),
        ("money EUR exact 28000000000", &["€28bn", "28 billion euros", "EUR 28 billion", "28 billion €"]),
        ("money TWD exact 40500000000", &["NT$40.5 billion", "40.5 billion Taiwan dollars"]),
        ("money KRW exact 5000000", &["₩5 million", "5 million won", "5 million South Korean won"]),
        ("money AUD exact 5000000", &["A$5 million", "5 million Australian dollars"]),
        ("money CAD exact 5000000", &["C$5 million", "5 million Canadian dollars"]),
        ("money GBP exact 5000000", &["£5 million", "5 million pounds", "£5m"]),
        ("money JPY exact 5000000", &["¥5 million", "5 million yen"]),
        ("money RUB exact 300", &["300 rubles", "300 roubles"]),
        ("money USD about 500000000", &["about $500 million", "$500 million or so", "some $500m"]),
        ("money USD exact 567000000", &["the $567 million package", "a 567-million-dollar package"]),
        ("money ? exact 20", &["20 francs"]),
        ("money USD exact 3.5", &["3 dollars 50 cents"]),
    ]);
}

#[test]
fn what_is_no_count_has_another_class() {
    table(&[
        ("calibre exact 155", &["155mm shells", "155-mm shells", "155 mm shells", "155-millimeter shells"]),
        (
            "calibre exact 122; calibre exact 152",
            &["122 and 152 mm shells", "122mm and 152mm", "122- and 152-mm shells", "122 or 152mm"],
        ),
        ("calibre exact 7.62", &["7.62x39mm rounds", "7.62mm rounds"]),
        ("calibre exact 5.56", &["5.56×45 rounds"]),
        ("exact 500; calibre exact 122", &["500 122 mm shells"]),
        ("exact 600; calibre exact 155", &["six hundred 155mm shells"]),
        ("weight exact 500", &["500-pound bombs", "500 pounds of explosives", "500 kg"]),
        ("weight exact 40", &["a 40-ton tank"]),
        ("tonnes exact 200", &["200 tonnes of shells", "200 tons of shells", "200 metric tons"]),
        ("distance exact 300", &["300 km", "300-kilometre", "300 kilometers", "300km range"]),
        ("distance exact 20", &["20-foot containers"]),
        ("age exact 45", &["45 years old", "a 45-year-old", "aged 45"]),
        ("duration exact 3", &["three days", "a three-day trip"]),
        ("percent exact 81", &["81 percent", "81%", "81 per cent"]),
        ("time exact 10", &["10:30", "10 a.m.", "10am"]),
        ("ordinal exact 12", &["12th Base", "the twelfth"]),
        ("ordinal exact 21", &["the twenty-first"]),
        ("compound exact 2", &["two-seat trainers"]),
        ("compound exact 1", &["one-way drones"]),
        ("exact 12; compound exact 2", &["a dozen two-seaters"]),
    ]);
}

#[test]
fn model_numbers_are_names() {
    for text in [
        "S-400",
        "KN-23",
        "M-1991",
        "F–16",
        "MiG-29",
        "Type 63",
        "Article 5",
        "No. 12",
        "Block 52",
        "T-72B3",
        "Su-35s",
        "1A5",
        "2S19",
        "9M133",
    ] {
        assert!(read(text).starts_with("designation"), "{text}: {}", read(text));
    }
    table(&[
        ("exact 12; designation exact 46", &["12 M-46 guns"]),
        ("exact 5; designation exact 72", &["5 T-72 tanks"]),
        ("exact 10", &["10 MT-LB carriers", "10 K2 tanks", "10 M1A1 Abrams"]),
        ("exact 2; designation exact 400", &["two S-400 battalions"]),
        ("exact 720; exact 300; exact 600; exact 1", &["720 Switchblade 300 and Switchblade 600 and one"]),
    ]);
}

#[test]
fn four_digits_are_a_year_unless_something_is_counted() {
    table(&[
        (
            "yearlike exact 2024",
            &[
                "in 2024",
                "2024",
                "the 2024 deal",
                "in August 2024 North Korean troops",
                "Feb. 2024",
                "mid-2024",
                "pre-2024",
            ],
        ),
        ("exact 2000", &["2000 shells", "2,000 shells"]),
        ("exact 2025", &["sent 2025 rifles"]),
        ("more_than 2000", &["more than 2000 North Korean troops"]),
        ("yearlike exact 1990", &["the 1990s"]),
        ("yearlike exact 2014; yearlike exact 2018", &["2014-2018", "2014 and 2018", "from 2014 to 2018"]),
        ("yearlike exact 2022; yearlike exact 23", &["in 2022-23"]),
    ]);
}
