//! What holds for every page, however odd: checked on pages made at random from the stuff that pages are made of.

mod common;

use std::time::Duration;

use proptest::prelude::*;
use quiet_quotes::page::read::html;
use quiet_quotes::page::{Block, NodeKind, Page};
use quiet_quotes::report::{Report, Target};
use quiet_quotes::story::Story;
use quiet_quotes::{Settings, rewrite};

use common::engine;

/// What random pages are made of: markup that opens, closes and never closes, nags, news, and marks of all kinds.
const PARTS: &[&str] = &[
    "<p>",
    "</p>",
    "<div class=\"paywall\">",
    "</div>",
    "<article>",
    "</article>",
    "<aside>",
    "</aside>",
    "<h1>",
    "</h1>",
    "<h2>",
    "</h2>",
    "<a href=\"/subscribe\">",
    "</a>",
    "<b>",
    "</b>",
    "<br>",
    "<button>",
    "</button>",
    "<form>",
    "</form>",
    "<table><tr><td>",
    "</table>",
    "<input type=email>",
    "<iframe src=\"//buy.tinypass.com\">",
    "</iframe>",
    "<dialog open>",
    "</dialog>",
    "<div hidden>",
    "<span>",
    "</span>",
    "<blockquote>",
    "</blockquote>",
    "<ul><li>",
    "</ul>",
    "<template>",
    "</template>",
    "<svg><title>",
    "</svg>",
    "<!--",
    "-->",
    "Subscribe now for €1 a month. ",
    "Your support keeps our journalism free.",
    "Sign up for our newsletter",
    "Jetzt abonnieren",
    "The council met on Tuesday and voted to close the bridge. ",
    "Two free articles left",
    "“We had no choice,” said Mary Lindqvist. ",
    "\"Nobody asked us\", the mayor’s office said. ",
    "„Das geht so nicht“, sagte er. ",
    "« Jamais ! »",
    "»Aldrig«",
    "– No, dijo ella.",
    "「はい」と言った。",
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "„",
    "«",
    "»",
    "–",
    "— ",
    "😀",
    "\u{200b}",
    "\u{202e}",
    "\u{a0}",
    "\u{ad}",
    "e\u{301}",
    ".",
    ". ",
    "?",
    "!",
    "…",
    "\n",
    "\t",
    "&nbsp;",
    "&amp;",
    "&#x0;",
    "<",
    ">",
    "Mr.",
    "he said",
    "1",
    "€",
    "@",
];

fn sources() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PARTS), 0..160).prop_map(|parts| parts.concat())
}

fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

/// The text of a part of a page, white space left out.
fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

fn hidden_text(page: &Page, target: Target) -> String {
    match target {
        Target::Element { node } => {
            let inside = |block: &&Block| (node.0..page.nodes[node.index()].end.0).contains(&block.pieces[0].node.0);
            page.blocks.iter().filter(inside).map(|block| bare(&block.text)).collect()
        }
        Target::Text { node, start, end } => {
            let NodeKind::Text(raw) = &page.nodes[node.index()].kind else { panic!("a text target that is no text") };
            bare(&String::from_utf16(&units(raw)[start as usize..end as usize]).expect("cut between characters"))
        }
    }
}

fn check(page: &Page, report: &Report) {
    let text = units(&report.article.text);
    let mut end = 0;
    for quote in &report.quotes {
        assert!(quote.start >= end && quote.start < quote.end, "quotations stand in order and apart: {quote:?}");
        end = quote.end;
        let words = String::from_utf16(&text[quote.start as usize..quote.end as usize]).expect("cut between characters");
        assert_eq!(words, quote.text);
        if let Some(mention) = &quote.mention {
            let words = String::from_utf16(&text[mention.start as usize..mention.end as usize]).expect("cut between characters");
            assert_eq!(words, mention.text);
        }
        if report.is_article {
            assert!(quote.places.is_some(), "every quotation has its place in the document: {quote:?}");
        }
    }
    let statements = report.quotes.chunk_by(|one, other| one.statement.is_some() && one.statement == other.statement);
    let mut ranks: Vec<u32> = statements.clone().map(|parts| parts[0].rank).collect();
    ranks.sort_unstable();
    assert!(ranks.iter().zip(1..).all(|(rank, expected)| *rank == expected), "statements are ranked from 1: {ranks:?}");
    for parts in statements {
        assert!(parts.iter().all(|part| part.rank == parts[0].rank), "the parts of a statement share its rank: {parts:?}");
        assert_eq!(parts.len() > 1, parts[0].statement.is_some(), "only a statement in parts has a number: {parts:?}");
    }
    for nag in &report.nags {
        let hidden: String = nag.targets.iter().map(|target| hidden_text(page, *target)).collect();
        assert_eq!(hidden, bare(&nag.text), "a nag tells all that it hides");
    }
    assert!(report.is_article || report.nags.is_empty(), "a page that is no article is not touched");
}

/// Writes a page back with its nags hidden: all of its text is still there, and the story is in sight.
fn check_written(source: &str) {
    let document = html::Document::parse(source, None);
    let reading = engine().nags.read(document.page(), &Settings::default());
    let written = |nags| {
        let mut out = Vec::new();
        rewrite::write_html(&document, nags, &mut out).expect("written to memory");
        html::read_str(&String::from_utf8(out).expect("UTF-8"), None)
    };
    let text = |blocks: &[Block]| bare(&blocks.iter().map(|block| &*block.text).collect::<String>());
    let (mut quiet, whole) = (written(&reading.nags), written(&[]));
    assert_eq!(text(&quiet.blocks), text(&whole.blocks), "hidden and kept text together are the page");
    quiet.blocks.retain(|block| !block.hidden);
    let kept = text(&quiet.blocks);
    for paragraph in reading.story.paragraphs.iter().filter(|_| reading.is_article) {
        let words = bare(reading.story.paragraph_text(paragraph));
        assert!(kept.contains(&words), "{words:?} of the story is hidden");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_report_fits_its_page(source in sources()) {
        let page = html::read_str(&source, None);
        let report = engine().analyze(&page, &Settings::default());
        check(&page, &report);
        prop_assert_eq!(&report, &engine().analyze(&page, &Settings::default()), "analysing twice gives the same");
        check_written(&source);
    }

    #[test]
    fn every_report_fits_its_article(source in sources()) {
        let story = "<p>The harbour town of Melby woke to snow on Monday, the first in nine winters, and schools stayed shut.</p>".repeat(8);
        let head = r#"<html lang=en><meta property="og:type" content="article"><body><article><h1>Snow</h1>"#;
        let page = html::read_str(&format!("{head}{story}{source}{story}"), None);
        check(&page, &engine().analyze(&page, &Settings::default()));
        check_written(&format!("{head}{story}{source}{story}"));
    }

    #[test]
    fn no_text_stops_the_quotation_finder(text in "\\PC{0,400}") {
        engine().quotes(&Story::from_text(&text));
    }

    #[test]
    fn no_bytes_stop_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        engine().analyze(&html::read(&bytes, None), &Settings::default());
    }
}

/// The time this thread has worked: a busy machine does not count.
#[cfg(unix)]
fn worked() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// The time of day, where the other is not to be had.
#[cfg(not(unix))]
fn worked() -> Duration {
    static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    START.elapsed()
}

/// Rounds in which times are taken, at least and at most: what else the machine does only ever slows one down, so that the
/// least counts.
const ROUNDS: (usize, usize) = (2, 30);

/// What pages are made of that grow.
const GROWING: &[(&str, &str)] = &[
    (
        "paragraphs",
        "<p>“We had no choice,” said Mary Lindqvist. The council met on Tuesday.</p><p>Subscribe now for €1 a month.</p>",
    ),
    ("one paragraph", "“We had no choice,” said Mary Lindqvist. Your support keeps our journalism free. "),
    ("open marks", "“ „ « \" ‘ "),
    ("straight marks", "\""),
    ("open quotations", "<p>“We had no choice, and we said so.</p>"),
    ("what is set in", "<blockquote><p>We had no choice, and we said so.</p></blockquote>"),
    ("dashes", "<p>– Vi hadde ikke noe valg, sier Mari Holm. – Nei.</p>"),
    ("dashes in a paragraph", "– Nie mamy wyboru – mówi Anna Nowak – ani czasu. – Nie – dodaje. "),
    ("turns", "<p>ANN LEE: We had no choice.</p><p>JAN HOLM: Nobody has.</p>"),
    ("names", "Anna Berg met Carl Dahl and Mr Berg. He said “yes indeed we will”. "),
    ("words that no space parts", "山本首相は「橋は五月に開通します」と述べ、"),
    ("quotations set in, in each other", "<blockquote>We go on. "),
    ("bold in each other", "<b>x"),
    ("bold links in each other", "<b><a href=/donate>Please donate to us today. </a>"),
    ("asks stuck to news", "The council met.Please donate to our newsroom today. "),
    ("asks in marks", "“Please donate to us,” she said. "),
    ("names that set apart", "<div class=\"comment ad also\"><p>The council met on Tuesday, and voted to close the bridge.</p>"),
    ("log-in boxes", "<form><input type=password><button>Log in</button></form>"),
    ("choices", "<div><p>We use cookies and store information on your device.</p><button>Accept all</button></div>"),
    ("notices", "<div><p>Your card was declined.</p>"),
    ("siblings", "<div><b>x</b></div>"),
    ("boxes", "<div class=\"newsletter\"><h3>Sign up for our newsletter</h3><input type=email><button>Subscribe</button></div>"),
];

/// Two tenths are for caches, which hold less of a long page, and less still while something else is done beside.
#[test]
fn ten_times_the_page_takes_at_most_twelve_times_the_time() {
    let story = "<p>“We had no choice, and we said so,” said Mary Lindqvist, who leads the council of the town by the sea.</p>";
    let boxed = |times| story.repeat(5) + &"<div>".repeat(1_000 * times) + &"One line more.<hr>".repeat(1_000 * times);
    is_linear("lines in many boxes around all of them", boxed);
    for (name, part) in GROWING {
        // Long enough that every bounded look-back reaches its bound, already on the shorter page.
        let least = (40_000 / part.len()).max(500);
        is_linear(name, |times| part.repeat(least * times));
    }
}

fn is_linear(name: &str, source: impl Fn(usize) -> String) {
    let page = |times: usize| html::read_str(&("<article><h1>Snow</h1>".to_owned() + &source(times)), None);
    // As much of a page in ten pieces and in one, in turn.
    let pages = [1, 10].map(|times| (page(times), 10 / times));
    let mut least = [Duration::MAX; 2];
    let is_linear = (1..=ROUNDS.1).any(|round| {
        for (least, (page, pieces)) in least.iter_mut().zip(&pages) {
            let start = worked();
            (0..*pieces).for_each(|_| drop(engine().analyze(page, &Settings::default())));
            *least = (*least).min(worked() - start);
        }
        round >= ROUNDS.0 && least[1] * 10 <= least[0] * 12
    });
    assert!(is_linear, "{name}: in ten pieces and in one {least:?}");
}

#[test]
fn deep_nesting_and_long_paragraphs_are_read() {
    let deep = "<div>".repeat(10_000) + "Deep down." + &"</div>".repeat(10_000);
    assert_eq!(html::read_str(&deep, None).blocks.len(), 1);
    let long = "word ".repeat(1_000_000);
    let report = engine().analyze(&html::read_str(&format!("<article><p>{long}"), None), &Settings::default());
    assert!(report.article.text.is_empty() || report.article.text.len() > 4_000_000);
    let marks = "\"".repeat(1_000_000);
    engine().quotes(&Story::from_text(&marks));
}
