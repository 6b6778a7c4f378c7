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
        "full thoughts before scraps and fragments",
        "Bridge stays shut\n“Not now,” she said.\nShe called the repair “a patch on a patch on a patch”.\n\
         “We cannot open the bridge before every cable has been tested,” she said.",
        &["We cannot open", "a patch on", "Not now"],
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
        "somebody with an office before somebody without",
        "Ferry fares to double\nIt was dark, it was cold, it had rained since noon, and the gulls on the quay stood with their heads drawn in.\n\
         “The ferry loses money each winter, and so the fares must rise,” Jan Holm said.\n\
         “The ferry loses sailors each winter, and so the wages must rise,” said Ann Lee, the mayor of Newtown.",
        &["The ferry loses sailors", "The ferry loses money"],
    ),
    (
        "whole sentences before what was left of others",
        "Ferry fares to double\nThe island council met.\n\
         “The ferry loses money each winter … and so the fares must rise,” Jan Holm said.\n\
         “The ferry loses sailors each winter, and so the wages must rise,” Jan Holm said.",
        &["The ferry loses sailors", "The ferry loses money"],
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
    let scrap = ranked(CASES[0].1).pop().expect("a last quotation");
    assert!(scrap.score.contributions().any(|(feature, part)| feature == Feature::Scrap && part < 0.0), "{scrap:?}");
}
