//! Which of a page's texts are its story: all of the story, and nothing of what stands beside it.

use quiet_quotes::page::read::html;
use quiet_quotes::{Engine, Settings};

/// Three paragraphs of a story.
const STORY: [&str; 3] = [
    "The ferry to the island sails again from Monday, the harbour office said on Friday evening after a winter of repairs.",
    "Its engine had failed in November, and since then two fishing boats had carried the mail, the doctor and the schoolbooks.",
    "The island's council had asked for a second ship for years, but no money was ever found for one, and none is in sight.",
];

/// What no reader takes for a part of it.
const BESIDE: &str =
    "Elsewhere: a bakery in the old town wins a prize for its rye bread, and its owner says why she gets up at two.";

fn paragraphs() -> String {
    STORY.iter().map(|paragraph| format!("<p>{paragraph}</p>")).collect()
}

/// The story as it is read on a page with such a body.
fn read(body: &str) -> String {
    let page = html::read_str(&format!("<title>Ferry returns</title>{body}"), None);
    Engine::embedded().analyze(&page, &Settings::default()).article.text
}

#[test]
fn a_name_that_would_drop_the_whole_story_is_dropped_itself() {
    for name in ["share-zone", "js-dynamic-advertorial", "related-content", "author-text", "commentary", "eu-politics"] {
        let text = read(&format!("<article><h1>Ferry returns</h1><div class='{name}'>{}</div></article>", paragraphs()));
        assert!(STORY.iter().all(|paragraph| text.contains(paragraph)), "in {name}: {text}");
    }
}

#[test]
fn what_stands_beside_the_story_is_not_read_with_it() {
    let card = format!("<p>{BESIDE}</p>");
    let cases = [
        ("cards in links", format!("<div><h1>Ferry returns</h1>{}<div><a href=/b>{card}</a></div></div>", paragraphs())),
        ("cards that are articles", format!("<main><article>{}</article><article>{card}</article></main>", paragraphs())),
        ("a list of other stories", format!("<div>{}</div><div class=related>{}</div>", paragraphs(), card.repeat(2))),
        ("readers' comments", format!("<div>{}</div><div class=comments>{}</div>", paragraphs(), card.repeat(20))),
        (
            "much below what is declared to be the story",
            format!("<div itemprop=articleBody>{}</div><div class=bottom>{}</div>", paragraphs(), card.repeat(3)),
        ),
    ];
    for (case, body) in cases {
        let text = read(&body);
        assert!(STORY.iter().all(|paragraph| text.contains(paragraph)), "{case}: {text}");
        assert!(!text.contains("bakery"), "{case}: {text}");
    }
}

#[test]
fn parts_of_a_story_that_lie_far_apart_are_read_together() {
    let part = |paragraph: &str| format!("<section><div><div><div><div><p>{paragraph}</p></div></div></div></div></section>");
    let text = read(&format!("<main><h1>Ferry returns</h1>{}</main>", STORY.iter().map(|it| part(it)).collect::<String>()));
    assert!(STORY.iter().all(|paragraph| text.contains(paragraph)), "{text}");
}

#[test]
fn the_elements_that_hold_the_story_are_told_each_once_in_page_order() {
    let body = format!(
        "<main><article><h1>Ferry returns</h1><p>{}</p><div class=text>{}<br><br>{}</div></article><p>{BESIDE}</p></main>",
        STORY[0], STORY[1], STORY[2]
    );
    let page = html::read_str(&body, None);
    let report = Engine::embedded().analyze(&page, &Settings::default());
    let names: Vec<&str> = report.article.blocks.iter().filter_map(|block| Some(page.element(*block)?.tag.name())).collect();
    assert_eq!(names, ["h1", "p", "div"], "{}", report.article.text);
}

#[test]
fn what_a_page_wraps_singly_is_read_as_what_stands_in_one_box() {
    let short = ["<h2>Back at sea</h2>", "<p>“It was a long winter,” says Mary Holt.</p>", "<p>She smiles.</p>"];
    let none = ["<p>Advertisement</p>", "<p><a href=/more>More of this.</a></p>", "<p>Please donate today.</p>"];
    let parts = STORY.map(|paragraph| format!("<p>{paragraph}</p>"));
    let all = parts.iter().map(String::as_str).chain(short).chain(none).chain(std::iter::once(&*parts[0]));
    let wrapped: String = all.map(|part| format!("<div class=block><div>{part}</div></div>")).collect();
    let text = read(&format!("<main><h1>Ferry returns</h1><div>{wrapped}</div></main>"));
    for kept in ["Back at sea", "“It was a long winter,” says Mary Holt.", "She smiles."] {
        assert!(text.lines().any(|line| line == kept), "{kept} is missing: {text}");
    }
    for left in ["Advertisement", "More of this", "Please donate"] {
        assert!(!text.contains(left), "{left} is read: {text}");
    }
}
