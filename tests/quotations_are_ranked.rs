//! The quotation to show first is the one that carries the story.

mod common;

use quiet_quotes::quote::rank::Feature;
use quiet_quotes::report::Quote;
use quiet_quotes::story::Story;

use common::engine;

/// A text, and how the quotations ranked first begin, best first.
type Case = (&'static str, &'static str, &'static [&'static str]);

const CASES: &[Case] = &[
    (
        "a full thought before scraps and fragments",
        "Bridge stays shut\n“Not now,” she said.\nShe called the repair “a patch on a patch on a patch”.\n\
         “We cannot open the bridge before every cable has been tested,” she said.",
        &["We cannot open"],
    ),
    (
        "near what the headline says",
        "Ferry fares to double\nIt will cost forty crowns to cross to the island from March, the council has settled.\n\
         It met on Monday, with snow on the quay and the harbour shut.\n“I like the sea and the gulls and the wind on a long crossing like that,” Ann Lee said.\n\
         “The ferry cannot sail another winter unless the fares double at last,” Jan Holm said.",
        &["The ferry cannot", "I like the sea"],
    ),
    (
        "nothing twice",
        "Ferry fares to double\n“The ferry cannot sail another winter unless the fares double at last,” he said.\n\
         “The ferry cannot sail another winter unless the fares double,” he said.\n\
         “Nobody on the island has been asked about any of this, nobody,” she said.",
        &["The ferry cannot sail another winter unless the fares double at last", "Nobody on"],
    ),
    (
        "a second voice before more of the first",
        "Ferry fares to double\nThe island council met.\n“The ferry loses money every winter, and the fares have to pay for that,” Jan Holm said.\n\
         “The ferry needs a second boat, and the fares have to pay for it,” Jan Holm said.\n\
         “The ferry takes our children to school, and the fares eat our wages,” Ann Lee said.",
        &["The ferry loses", "The ferry takes", "The ferry needs"],
    ),
    (
        "what is not so before figures and names",
        "Ferry fares to double\nThe island council met.\n\
         “From 1 March a crossing on the Holmsund or the Lee Castle will cost 40 crowns or 380 a month,” Jan Holm said.\n\
         “From March on nobody who lives here will ever cross for so little again, and that is right,” Jan Holm said.",
        &["From March", "From 1 March"],
    ),
    (
        "whole sentences before what was left of others",
        "Ferry fares to double\nThe island council met.\n\
         “The ferry loses money each winter … and so the fares must rise,” Jan Holm said.\n\
         “The ferry loses sailors each winter, and so the wages must rise,” Ann Lee said.",
        &["The ferry loses sailors", "The ferry loses money"],
    ),
    (
        "a restatement of the claim before an aside",
        "Mayor: the ferry was never safe\nThe ferry of Newtown stopped in May.\n\
         “I had my coffee on the quay that morning, as I do on most mornings of the year,” Ann Lee said.\n\
         “The ferry was never safe, and everybody on the council knew that it was not safe,” Jan Holm, the mayor, said.",
        &["The ferry was never safe"],
    ),
    (
        "the answer of the accused before a bystander",
        "Captain accused of sinking the ferry\nThe captain, Jan Holm, stands trial for sinking the ferry.\n\
         “I never touched the valves, and no captain would sink the ferry that feeds him,” Jan Holm told the court.\n\
         “It was a grey morning and there were a lot of people on the quay, as there always are,” Ann Lee said.",
        &["I never touched the valves"],
    ),
    (
        "one whole statement, though a cue cuts it, before a shorter one",
        "Ferry fares to double\nThe island council met.\n\
         “The ferry loses money,” said Jan Holm, “and so the fares must rise before the winter comes to the island.”\n\
         “It rained on the quay again,” said Ann Lee.",
        &["The ferry loses money", "and so the fares"],
    ),
    (
        "where words are not set apart",
        "島の橋は閉鎖のまま\n市長は「とても古い橋です」と述べた。\n市長は「すべてのケーブルを検査するまで、島の橋を開けることは決してできません」と述べた。",
        &["すべて", "とても"],
    ),
];

fn ranked(text: &str) -> Vec<Quote> {
    let mut quotes = engine().quotes(&Story::from_text(text));
    quotes.sort_by_key(|quote| quote.rank);
    quotes
}

#[test]
fn the_weightiest_come_first() {
    for (name, text, first) in CASES {
        let quotes = ranked(text);
        let fits = quotes.iter().zip(*first).all(|(quote, beginning)| quote.text.starts_with(beginning));
        assert!(fits && quotes.len() >= first.len(), "{name}: {:?}", quotes.iter().map(|quote| &quote.text).collect::<Vec<_>>());
    }
}

#[test]
fn every_rank_is_explained() {
    for quote in CASES.iter().flat_map(|(_, text, _)| ranked(text)) {
        let sum: f32 = quote.score.contributions().map(|(_, part)| part).sum();
        assert!((sum - quote.score.total()).abs() < 1e-4, "{quote:?}");
    }
    let scrap = ranked(CASES[0].1).into_iter().find(|quote| quote.text == "Not now").expect("the scrap");
    assert!(scrap.score.contributions().any(|(feature, part)| feature == Feature::Scrap && part < 0.0), "{scrap:?}");
}

/// The project's own demo stories, and who speaks in the three statements to show first, in any order.
const DEMOS: &[(&str, &[&str])] = &[
    ("cinema", &["Solange Arnoux", "Bertrand Coste", "Lucien Ferrand"]),
    ("faro", &["Remedios Outeiro", "Fermín Lago", "Anselmo Quiroga"]),
    ("ferry", &["Catriona Baird", "Moira Tennant", "Idris Vaughan"]),
    ("freibad", &["Anneke Lührs", "Torben Wiese", "Gesine Pohlmann"]),
    ("library", &["Lyle Brandvold", "Teresa Stands Alone", "Dale Kittredge"]),
    ("pear", &["Samuel Ferreira", "Ingrid Halvorsen", "Walter Osei"]),
];

#[test]
fn demo_stories_show_whole_statements_of_several_voices_first() {
    let mut wrong = Vec::new();
    for (name, speakers) in DEMOS {
        let html = std::fs::read_to_string(format!("www/stories/{name}.html")).expect("a story");
        let page = quiet_quotes::page::read::html::read_str(&html, None);
        let quotes = engine().analyze(&page, &quiet_quotes::Settings::default()).quotes;
        let mut first: Vec<&Quote> = quotes.iter().filter(|quote| quote.rank <= 3).collect();
        first.sort_by_key(|quote| quote.rank);
        let mut voices: Vec<&str> = first.iter().filter_map(|quote| quote.speaker.as_deref()).collect();
        voices.dedup();
        let mut expected = speakers.to_vec();
        voices.sort_unstable();
        expected.sort_unstable();
        let fragment = first.iter().any(|quote| quote.context.is_some());
        let torn = first.iter().any(|quote| quote.text.starts_with(char::is_lowercase) && quote.statement.is_none());
        if voices != expected || fragment || torn {
            wrong.push(format!("{name}: {:?}", first.iter().map(|quote| (&quote.speaker, &quote.text)).collect::<Vec<_>>()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
