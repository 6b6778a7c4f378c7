//! What a cue cuts in two is one statement: it has one number and one rank, and nothing else joins it.

mod common;

use quiet_quotes::report::Quote;
use quiet_quotes::story::Story;

use common::engine;

/// A text, and its statements with the words of their parts.
type Case = (&'static str, &'static str, &'static [&'static [&'static str]]);

const JOINED: &[Case] = &[
    (
        "English",
        "“The lamp is old,” said Ann Lee, who keeps it, “but the light is not.”",
        &[&["The lamp is old", "but the light is not."]],
    ),
    (
        "English, in two sentences",
        "“The lamp is old,” Ann Lee said. “We light it every night. Nobody has asked us to stop.”",
        &[&["The lamp is old", "We light it every night. Nobody has asked us to stop."]],
    ),
    (
        "English, cut twice",
        "“I came,” said Ann Lee, “I looked,” she said, “and I left.”",
        &[&["I came", "I looked", "and I left."]],
    ),
    (
        "English, a nickname in the cue",
        "“The lamp is old,” said Ann “Sparrow” Lee, “but the light is not.”",
        &[&["The lamp is old", "but the light is not."]],
    ),
    (
        "English, a question first",
        "“Who would sell it?” asked Ann Lee. “Nobody on this quay would.”",
        &[&["Who would sell it?", "Nobody on this quay would."]],
    ),
    (
        "English, a stop before the cue",
        "“The lamp is old.” said Ann Lee. “We light it every night.”",
        &[&["The lamp is old.", "We light it every night."]],
    ),
    (
        "English, over paragraphs left open",
        "“The lamp is old,” said Ann Lee. “We light it every night.\n“Nobody has asked us to stop.”",
        &[&["The lamp is old", "We light it every night.", "Nobody has asked us to stop."]],
    ),
    (
        "German",
        "„Die Lampe ist alt“, sagte Anna Lehn, die sie pflegt, „aber das Licht ist es nicht.“",
        &[&["Die Lampe ist alt", "aber das Licht ist es nicht."]],
    ),
    (
        "German, in two sentences",
        "»Die Lampe ist alt«, sagt Anna Lehn. »Wir zünden sie jede Nacht an.«",
        &[&["Die Lampe ist alt", "Wir zünden sie jede Nacht an."]],
    ),
    (
        "French",
        "« La lampe est vieille, » explique Anne Lehn, « mais la lumière ne l’est pas. »",
        &[&["La lampe est vieille", "mais la lumière ne l’est pas."]],
    ),
    (
        "French, a stop before the cue",
        "« La lampe est vieille », a dit Anne Lehn. « On l’allume chaque nuit. »",
        &[&["La lampe est vieille", "On l’allume chaque nuit."]],
    ),
    (
        "Spanish",
        "“La lámpara es vieja”, dijo Ana Leal, “pero la luz no lo es”.",
        &[&["La lámpara es vieja", "pero la luz no lo es"]],
    ),
    (
        "Portuguese",
        "“A lâmpada é velha”, disse Ana Leal. “Nós a acendemos toda noite.”",
        &[&["A lâmpada é velha", "Nós a acendemos toda noite."]],
    ),
    (
        "Italian",
        "«La lampada è vecchia», ha detto Anna Leni, «ma la luce non lo è».",
        &[&["La lampada è vecchia", "ma la luce non lo è"]],
    ),
    (
        "Dutch",
        "‘De lamp is oud’, zegt Anna Leen. ‘We steken haar elke nacht aan.’",
        &[&["De lamp is oud", "We steken haar elke nacht aan."]],
    ),
    (
        "Swedish",
        "”Lampan är gammal”, säger Anna Lind, ”men ljuset är det inte.”",
        &[&["Lampan är gammal", "men ljuset är det inte."]],
    ),
    (
        "Danish",
        "»Lampen er gammel,« siger Anna Lund. »Vi tænder den hver nat.«",
        &[&["Lampen er gammel", "Vi tænder den hver nat."]],
    ),
    ("Czech", "„Lampa je stará,“ řekla Anna Lišková, „ale světlo není.“", &[&["Lampa je stará", "ale světlo není."]]),
    (
        "Russian",
        "«Лампа старая, — сказала Анна Лисина. — Мы зажигаем её каждую ночь».\n«Лампа старая», — сказала Анна Лисина.",
        &[&["Лампа старая, — сказала Анна Лисина. — Мы зажигаем её каждую ночь"], &["Лампа старая"]],
    ),
    (
        "Norwegian",
        "«Lampen er gammel», sier Kari Holm, «men lyset er det ikke.» Hun tenner den hver kveld, også når det er storm.",
        &[&["Lampen er gammel", "men lyset er det ikke."]],
    ),
    (
        "Finnish",
        "”Lamppu on vanha”, sanoo Anna Laine. ”Sytytämme sen joka yö.”",
        &[&["Lamppu on vanha", "Sytytämme sen joka yö."]],
    ),
    (
        "Turkish",
        "“Lamba eski,” dedi Ayşe Demir. “Onu her gece yakıyoruz ve bu böyle kalacak.”",
        &[&["Lamba eski", "Onu her gece yakıyoruz ve bu böyle kalacak."]],
    ),
    ("Chinese", "“灯很旧，”王芳说，“但是光不旧。”", &[&["灯很旧", "但是光不旧。"]]),
    (
        "Polish, dashes",
        "– Lampa jest stara – mówi Anna Nowak. – Zapalamy ją każdej nocy.",
        &[&["Lampa jest stara", "Zapalamy ją każdej nocy."]],
    ),
    (
        "Swedish, dashes",
        "– Lampan är gammal, säger Anna Lind. – Vi tänder den varje natt.",
        &[&["Lampan är gammal", "Vi tänder den varje natt."]],
    ),
    (
        "a dash, Spanish",
        "—La lámpara es vieja —dijo Ana Leal—. La encendemos cada noche.",
        &[&["La lámpara es vieja", "La encendemos cada noche."]],
    ),
];

const APART: &[Case] = &[
    ("two speakers", "“The lamp is old,” said Ann Lee. “It is not,” said Jan Holm.", &[&["The lamp is old"], &["It is not"]]),
    (
        "something happens in between",
        "“The lamp is old,” said Anna Holm. She wiped the glass with her sleeve. “It rained all week.”",
        &[&["The lamp is old"], &["It rained all week."]],
    ),
    (
        "paragraphs of their own",
        "“The lamp is old,” said Ann Lee.\n“It will not go out this winter,” said Ann Lee.",
        &[&["The lamp is old"], &["It will not go out this winter"]],
    ),
    (
        "two lines behind dashes",
        "– Lampen er gammel, sier Kari Holm.\n– Lyset er nytt, sier Kari Holm.",
        &[&["Lampen er gammel"], &["Lyset er nytt"]],
    ),
    (
        "two answers of an interview",
        "Q: Is the lamp old?\nA: The lamp is old.\nQ: And the light?\nA: The light is new every night.",
        &[&["The lamp is old."], &["The light is new every night."]],
    ),
    (
        "a story told between",
        "“The lamp is old,” said Anna Holm, who had come by boat that morning. The sea was grey. “It rained,” she said.",
        &[&["The lamp is old"], &["It rained"]],
    ),
    (
        "two fragments in a sentence",
        "Ann Lee said the lamp was “old and tired” but “not yet dead at all” on Monday.",
        &[&["old and tired"], &["not yet dead at all"]],
    ),
];

fn statements(text: &str) -> Vec<Vec<Quote>> {
    let quotes = engine().quotes(&Story::from_text(text));
    let parts = quotes.chunk_by(|one, other| one.statement.is_some() && one.statement == other.statement);
    parts.map(<[Quote]>::to_vec).collect()
}

fn check(cases: &[Case]) {
    let words = |text: &str| -> Vec<Vec<String>> {
        statements(text).into_iter().map(|parts| parts.into_iter().map(|part| part.text).collect()).collect()
    };
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(_, text, expected)| words(text) != *expected)
        .map(|(name, text, expected)| format!("{name}: {:?} instead of {expected:?}", words(text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_cue_does_not_part_a_statement() {
    check(JOINED);
}

#[test]
fn what_is_no_one_utterance_stays_apart() {
    check(APART);
}

#[test]
fn the_parts_of_a_statement_share_its_rank() {
    for (name, text, _) in JOINED.iter().chain(APART) {
        let mut ranks: Vec<u32> = Vec::new();
        for parts in statements(text) {
            assert!(parts.iter().all(|part| part.rank == parts[0].rank), "{name}: {parts:?}");
            ranks.push(parts[0].rank);
        }
        ranks.sort_unstable();
        assert!(ranks.into_iter().eq(1..=statements(text).len() as u32), "{name}");
    }
}
