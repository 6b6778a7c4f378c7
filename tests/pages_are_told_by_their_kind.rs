//! What kind of page is it? Stories are read, however short a wall has left them; forums, answers and fronts are let be.

mod common;

use quiet_quotes::report::Report;
use quiet_quotes::{Settings, page};

use common::engine;

const TEXT: &str = "The council of Harrowfield voted on Tuesday to close the old bridge for a year of repairs, since two of its piers are \
    worn so badly that another winter of floods could bring them down before the money for a new one is found.";
const LETTER: &str = "<aside><h3>Sign up for our newsletter</h3><p>Get the best stories in your inbox every morning.</p>\
    <input type='email' name='email'><button>Sign up</button></aside>";
const WALL: &str = "<div><h3>Subscribe to continue reading</h3><p>Get unlimited access for €1 a month. Cancel anytime.</p>\
    <a href='/subscribe'>Subscribe now</a></div>";

fn read(head: &str, body: &str) -> Report {
    let source = format!("<html><head>{head}</head><body>{body}</body></html>");
    engine().analyze(&page::read::html::read_str(&source, None), &Settings::default())
}

#[test]
fn pages_that_are_no_articles_are_let_be() {
    let story = "<meta property='og:type' content='article'>";
    let posts = |around: &str| {
        let post = format!("<div class='postbody'>{around}<p>{TEXT}</p></div>");
        format!("<h1>The old bridge</h1>{post}{post}{post}{LETTER}")
    };
    let entry = format!("<section><h2>The old bridge</h2><p>{TEXT}</p>{}</section>", "<a href='/river'>River</a> ".repeat(5));
    for (name, head, body) in [
        ("a thread with writers beside the posts", story, posts("<div class='postprofile'>Miller, 12 posts</div>")),
        ("a question and its answers", story, format!("<div itemtype='https://schema.org/Answer'>{}</div>", posts(""))),
        ("a list of stories, each with its links", "", format!("<main>{}</main>{LETTER}", entry.repeat(24))),
        ("the root of a site", "<meta property='og:url' content='https://harrow.example/'>", posts("")),
    ] {
        let report = read(head, &body);
        assert!(!report.is_article && report.nags.is_empty(), "{name}: {:?}", report.nags);
    }
    assert!(read(story, &posts("")).is_article, "the same without the marks");
}

#[test]
fn what_a_wall_leaves_of_a_story_is_a_story() {
    let teaser = "<p>The council of Harrowfield voted on Tuesday to close the old bridge.</p>";
    let linked = |free: &str| {
        format!(r#"<script type="application/ld+json">{{"@type": "NewsArticle", "isAccessibleForFree": {free}}}</script>"#)
    };
    let body = format!("<article><h1>The old bridge</h1>{teaser}</article>{WALL}");
    for (name, head, expected) in [
        ("locked by linked data", linked("false"), true),
        ("locked by its tier", format!("{}<meta name='article:content_tier' content='locked'>", linked("true")), true),
        ("free", linked("true"), false),
    ] {
        let report = read(&head, &body);
        assert_eq!((report.is_article, report.nags.len()), (expected, usize::from(expected)), "{name}: {:?}", report.nags);
        assert!(report.article.text.contains("old bridge"), "{name}");
    }
}

#[test]
fn a_story_that_stands_out_under_its_title_is_one() {
    let title = "<title>The old bridge is closed for a year | Harrow News</title>";
    let headline = "<h1>The old bridge is closed for a year</h1>";
    let story = |paragraph: &str, count: usize| format!("{headline}<div>{}</div>", format!("<p>{paragraph}</p>").repeat(count));
    let among_links =
        |paragraph: &str| story(paragraph, 24).replace("</div>", &"<a href='/river'>River</a> ".repeat(130)) + "</div>";
    let cited = TEXT.replace("council of Harrowfield", "<a href='/wiki/harrowfield'>council of Harrowfield</a>");
    let cited = cited.replace("two of its piers", "<a href='/wiki/piers'>two of its piers</a>");
    let others = format!("<ul>{}</ul>", "<li>The river and its towns</li>".repeat(200));
    let root = format!("{title}<meta property='og:url' content='https://harrow.example/'>");
    for (name, head, body, expected) in [
        ("many links stand in the element of a long story", title, among_links(TEXT), true),
        ("the paragraphs of a reference link", title, among_links(&cited), false),
        ("the page holds much else", title, format!("<main>{}</main>{others}", story(TEXT, 4)), true),
        (
            "the page holds much else, and has another title",
            "<title>Harrow News</title>",
            format!("<main>{}</main>{others}", story(TEXT, 4)),
            false,
        ),
        ("all pages of a site give its root as their address", &root, story(TEXT, 4), true),
    ] {
        let report = read(head, &format!("{body}{LETTER}"));
        assert_eq!((report.is_article, report.nags.len()), (expected, usize::from(expected)), "{name}: {:?}", report.nags);
    }
}

#[test]
fn saved_pages_say_what_they_are_by_values() {
    let report =
        read("<meta name='og:type' value='article'>", &format!("<article><h1>The old bridge</h1><p>{TEXT}</p></article>"));
    assert!(report.is_article);
}
