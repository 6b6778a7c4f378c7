//! Is the page an article? Only there anything is hidden.
//!
//! A page that says of itself that it is a story is taken at its word if it holds some running text. One that says
//! nothing must look like a story: enough running text, in paragraphs, that is not the minor part of the page, and no
//! form around it. Shops, sign-in and payment, documentation, forums and front pages say or show what they are.

use crate::nag::content::MainContent;
use crate::nag::index::{PageIndex, Widget};
use crate::nag::markup::Hint;
use crate::nag::rows::ROW;
use crate::nag::zones::Zones;
use crate::page::{Attribute, Element, NodeKind, Page, Tag};

/// What a page says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Declared {
    Story,
    Other,
    Nothing,
}

/// Names in linked data of pages that are stories.
pub(crate) const STORIES: [&str; 13] = [
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "AskPublicNewsArticle",
    "ReviewNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "SatiricalArticle",
    "ScholarlyArticle",
    "AdvertiserContentArticle",
];
/// Names in linked data of pages that are something else.
const OTHERS: [&str; 15] = [
    "Product",
    "ProductGroup",
    "CollectionPage",
    "SearchResultsPage",
    "CheckoutPage",
    "ContactPage",
    "FAQPage",
    "QAPage",
    "DiscussionForumPosting",
    "SoftwareSourceCode",
    "TechArticle",
    "APIReference",
    "DonateAction",
    "EmailMessage",
    "JobPosting",
];

/// Marks of the parts of pages on which many write.
const THREADS: [&str; 3] = ["Question", "Answer", "DiscussionForumPosting"];
/// Elements with a forum's names that make a thread.
const POSTS: usize = 2;
/// What stands for a story that is not free.
const LOCKED: &str = "false";

/// Running text, in characters, that a story has at least: one that says it is a story, and one that does not.
const DECLARED_CHARS: f32 = 150.0;
const UNDECLARED_CHARS: f32 = 700.0;
/// Running text, in characters, that a locked story has at least.
const TEASER_CHARS: f32 = 40.0;
/// Paragraphs that a story has at least that does not say it is one.
const UNDECLARED_PARAGRAPHS: usize = 3;
/// Share of the page's visible text that such a story has at least, unless it stands out under its title.
const UNDECLARED_SHARE: f32 = 0.25;

/// Paragraphs, and links for each of them, from which a page that says nothing of itself is a list of others, unless a row of
/// them stands out that holds this share of its running text and links little: share of the characters in links.
const LIST: usize = 20;
const LISTED: u32 = 4;
const STANDS_OUT: f32 = 0.4;
const LINKS_LITTLE: f32 = 0.1;
/// Characters from which a heading that stands in the page's title says that the page is about one thing.
const HEADING: usize = 15;

/// Bytes in which the value of a `@type` must end.
const LONGEST_TYPE: usize = 300;

/// Whether a page is an article.
pub fn is_article(index: &PageIndex<'_>, body: &MainContent) -> bool {
    let front = match &index.page.url {
        Some(url) => is_root(url),
        // Sites that give every page the address of their root are found out by a story under its headline.
        None => index.page.meta("og:url").is_some_and(is_root) && !(stands_out(body) && is_titled(index)),
    };
    if front || is_forum(index) {
        return false;
    }
    match declared(index.page) {
        Declared::Story => body.chars >= if is_locked(index.page) { TEASER_CHARS } else { DECLARED_CHARS },
        Declared::Other => false,
        Declared::Nothing => looks_like_story(index, body),
    }
}

/// Whether a page says that not all of its story is there to read. What is left may be a sentence or two.
fn is_locked(page: &Page) -> bool {
    let tier = page.meta("article:content_tier").map(str::to_ascii_lowercase);
    let says_so = |source: &String| {
        source.match_indices("\"isAccessibleForFree\"").any(|(at, key)| {
            let value = source[at + key.len()..].trim_start_matches([' ', ':', '"', '\n', '\t', '\r']);
            value.get(..LOCKED.len()).is_some_and(|value| value.eq_ignore_ascii_case(LOCKED))
        })
    };
    matches!(tier.as_deref(), Some("locked" | "metered")) || page.linked_data.iter().any(says_so)
}

/// Whether a page is a thread of posts, each with what is told of its writer beside it, or a question with its answers.
fn is_forum(index: &PageIndex<'_>) -> bool {
    let posts = index.own.iter().filter(|names| names.has(Hint::Forum)).count();
    posts >= POSTS || items(index.page, &THREADS) > 0
}

fn looks_like_story(index: &PageIndex<'_>, body: &MainContent) -> bool {
    let Some(element) = body.element else { return false };
    let all = index.whole();
    let paragraphs = body.paragraphs.iter().filter(|paragraph| **paragraph).count();
    let parts = index.parts(element);
    let holds = |part: Widget| parts[part as usize];
    // A page to fill in: fields beside running text, more than a newsletter's box in the story needs.
    let form = holds(Widget::Password) > 0 || holds(Widget::Field) + holds(Widget::Choice) > 6;
    let code =
        index.page.nodes.iter().filter(|node| matches!(&node.kind, NodeKind::Element(element) if element.is(Tag::Pre))).count();
    // Plain text, read as a story whatever its length.
    let plain = index.page.meta.is_empty() && index.page.title.is_none() && all.link_chars == 0.0;
    let long = body.chars >= UNDECLARED_CHARS && paragraphs >= UNDECLARED_PARAGRAPHS;
    let many = paragraphs >= LIST && holds(Widget::Link) > LISTED * paragraphs as u32;
    let list = many && !(stands_out(body) && links_little(index, body));
    let largest = body.chars >= UNDECLARED_SHARE * (all.chars - all.hidden_chars);
    (plain && paragraphs > 0)
        || (long
            && (largest || stands_out(body) && is_titled(index))
            && !form
            && !list
            && code < paragraphs
            && !index.zones[element.index()].has(Zones::FORM)
            && !index.zones[element.index()].has(Zones::NAV))
}

/// The root of a site is its front page.
fn is_root(url: &str) -> bool {
    let path = url.split_once("//").map(|(_, rest)| rest);
    path.is_some_and(|rest| rest.split_once('/').is_none_or(|(_, path)| path.is_empty() || path.starts_with(['?', '#'])))
}

/// Whether paragraphs side by side are much of the running text: those of lists of stories stand one by one.
fn stands_out(body: &MainContent) -> bool {
    body.row.paragraphs >= ROW && body.row.chars >= STANDS_OUT * body.chars
}

/// Whether the story's paragraphs hardly link, as those of references do.
fn links_little(index: &PageIndex<'_>, body: &MainContent) -> bool {
    let paragraphs = (0..body.paragraphs.len()).filter(|at| body.paragraphs[*at]);
    paragraphs.map(|at| index.sums(at..at + 1).link_chars).sum::<f32>() <= LINKS_LITTLE * body.chars
}

/// Whether a heading of the page is its title, too.
fn is_titled(index: &PageIndex<'_>) -> bool {
    let title = index.page.title.as_deref().unwrap_or_default().to_lowercase();
    let mut headings = (0..index.page.blocks.len()).filter(|at| index.heading(*at).is_some());
    headings.any(|at| {
        let heading = index.page.blocks[at].text.trim();
        heading.chars().count() >= HEADING && title.contains(&heading.to_lowercase())
    })
}

fn declared(page: &Page) -> Declared {
    let meta = |name: &str| page.meta(name).map(str::to_ascii_lowercase);
    let kind = meta("og:type").unwrap_or_default();
    let types: Vec<&str> = page.linked_data.iter().flat_map(|source| linked_types(source)).collect();
    let any = |names: &[&str]| types.iter().any(|name| names.contains(name));
    // Front pages and shops hold their cards' markup too: what the whole page says of itself goes before.
    if kind.starts_with("product") || kind.starts_with("profile") || any(&OTHERS) && !any(&STORIES) {
        return Declared::Other;
    }
    if kind == "article" || any(&STORIES) || page.meta("article:published_time").is_some() {
        return Declared::Story;
    }
    if items(page, &STORIES) == 1 { Declared::Story } else { Declared::Nothing }
}

/// How many elements are marked as one of some kinds of things.
fn items(page: &Page, names: &[&str]) -> usize {
    let marked = |element: &Element| {
        let kind = element.attribute(Attribute::Itemtype).and_then(|kind| kind.rsplit('/').next());
        kind.is_some_and(|kind| names.contains(&kind))
    };
    page.nodes.iter().filter(|node| matches!(&node.kind, NodeKind::Element(element) if marked(element))).count()
}

/// The values of `@type` in a linked-data source, without reading the rest of it.
fn linked_types(source: &str) -> impl Iterator<Item = &str> {
    source.match_indices("\"@type\"").flat_map(|(at, key)| {
        let from = at + key.len();
        let value =
            source[from..source.floor_char_boundary(from + LONGEST_TYPE)].trim_start_matches([' ', ':', '\n', '\t', '\r']);
        let (list, from) = value.strip_prefix('[').map_or((false, value), |rest| (true, rest));
        let end = from.find(if list { ']' } else { ',' }).unwrap_or(from.len());
        let end = if list { end } else { from[..end].find('}').unwrap_or(end) };
        from[..end].split('"').skip(1).step_by(2)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linked_types_are_read_alone_and_in_lists() {
        let source = r#"{"@type": "NewsArticle", "author": {"@type":["Person","Author"]}, "name": "@type"}"#;
        assert_eq!(linked_types(source).collect::<Vec<_>>(), ["NewsArticle", "Person", "Author"]);
    }

    #[test]
    fn a_story_that_is_not_free_says_so() {
        let page = |linked: &str| Page { linked_data: vec![linked.to_owned()], ..Page::default() };
        assert!(is_locked(&page(r#"{"@type": "NewsArticle", "isAccessibleForFree": false}"#)));
        assert!(is_locked(&page(r#"{"hasPart": {"isAccessibleForFree":"False", "cssSelector": ".rest"}}"#)));
        assert!(!is_locked(&page(r#"{"@type": "NewsArticle", "isAccessibleForFree": true}"#)));
        assert!(!is_locked(&page(r#"{"isAccessibleForFree":"#)));
    }

    #[test]
    fn the_root_of_a_site_is_its_front() {
        assert!(["https://example.org", "https://example.org/", "https://example.org/?utm=x"].into_iter().all(is_root));
        assert!(!is_root("https://example.org/news/story"));
    }
}
