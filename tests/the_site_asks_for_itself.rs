//! The site asks for itself: told by where its buttons lead, by its fields and by what stands beside its words.

mod common;

use quiet_quotes::report::{NagKind, Report};
use quiet_quotes::{Settings, page};

use common::engine;

const NEWS: [&str; 4] = [
    "The harbour board of Selwick met on Monday night and chose, by six votes to five, to let the old crane be taken down.",
    "It has stood on the west quay since the herring years, and no firm in the county would still insure it for another winter.",
    "Two museums had asked for its wheels and its hook, and the sailing club for the timber of the platform, the board said.",
    "Work begins once the last boats are out of the water, and the quay is closed to walkers until the first days of spring.",
];

fn read(inside: &str) -> Report {
    let [first, second, third, fourth] = NEWS;
    let source = format!(
        r#"<html><head><meta property="og:type" content="article"></head><body><article><h1>What happened</h1>
        <p>{first}</p><p>{second}</p>{inside}<p>{third}</p><p>{fourth}</p></article></body></html>"#
    );
    engine().analyze(&page::read::html::read_str(&source, None), &Settings::default())
}

fn hidden(report: &Report) -> String {
    report.nags.iter().map(|nag| &*nag.text).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_box_in_words_that_nobody_learnt_goes_by_where_its_button_leads() {
    let lived =
        "Most of the papers on this coast are gone, but we are here, as 900 homes send us £2 a month. Is yours one of them?";
    let puzzle = "You have seen the first of nine parts, and the other eight are yours for £2 a month, with our old puzzles.";
    let boxed = |words: &str, to: &str, button: &str| {
        format!("<div class='x1'><p>From the harbour office</p><p>{words}</p><a href='{to}'>{button}</a></div>")
    };
    for (name, words, to, kind) in
        [("a gift", lived, "/donate/monthly", NagKind::Donation), ("a plan", puzzle, "/subscribe", NagKind::Subscription)]
    {
        let report = read(&boxed(words, to, "Let me in"));
        let hidden = hidden(&report);
        assert!(["From the harbour office", words, "Let me in"].iter().all(|words| hidden.contains(words)), "{name}: {hidden:?}");
        assert_eq!(report.nags[0].kind, kind, "{name}");
        assert!(NEWS.iter().all(|paragraph| report.article.text.contains(paragraph)), "{name}");
    }
    let told = "The lifeboat of Harrowfield has no crew at night, and a new engine would cost the town £90,000, the mayor said.";
    let help =
        "If the flood frightens you, our listeners are there for you by day and by night, and you need not tell your name.";
    for (name, words, to) in [
        ("a page for help", help, "/support"),
        ("a page of others", lived, "https://other.example/donate"),
        ("a story", lived, "/news/why-we-donate-our-old-boats-to-the-museum"),
        ("the story tells", told, "/donate"),
    ] {
        assert_eq!(read(&boxed(words, to, "Let me in")).nags, [], "{name}");
    }
}

#[test]
fn an_appeal_of_one_paragraph_goes_where_the_site_shows_that_it_is_its_own() {
    for (name, inside, words) in [
        (
            "it has the field for the address",
            "<div><p>To get new posts in your inbox, think about a free or paid subscription.</p><form><input type=email></form></div>",
            "think about a free or paid subscription",
        ),
        (
            "a button stands behind it",
            "<p>If this story told you something new, please think about becoming a supporter.</p>\
             <p><a href='/donate'>Become a supporter</a></p>",
            "think about becoming a supporter",
        ),
        (
            "it tells what a share of the site costs",
            "<p>If you value our reporting, <a href='/donate'>support us from £20 a year</a> and have a say in what we do next.</p>",
            "have a say in what we do next",
        ),
    ] {
        let report = read(inside);
        assert!(hidden(&report).contains(words), "{name}: {:?}", report.nags);
        assert!(NEWS.iter().all(|paragraph| report.article.text.contains(paragraph)), "{name}");
    }
}
