//! The story of a page as a document of its own: what the page tells of it, then all of the story and nothing but the story.
//!
//! [`Engine::analyze`](crate::Engine::analyze) reads captions, infoboxes and the like with the story, since somebody may be quoted in them.
//! Here they are left out.

mod between;
mod boilerplate;
mod cards;
mod forms;
mod known;
pub(crate) mod lists;
mod markdown;
mod standfirst;

use std::collections::HashSet;

use serde::Serialize;

use crate::metadata::Metadata;
use crate::nag::Reading;
use crate::nag::index::PageIndex;
use crate::nag::markup::{Hint, Vocabulary};
use crate::page::{Attribute, Element, NodeId, NodeKind, Page, Tag};
use crate::story::ParagraphRole;
pub(crate) use known::Extractor;
use known::Known;

/// A story without its page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Extract {
    /// The page's address, where it is known.
    pub url: Option<String>,
    /// The story's language, two letters, where it could be told.
    pub lang: Option<String>,
    /// Whether the page is an article. If not, nothing is left out for asking.
    pub is_article: bool,
    /// The headline.
    pub title: Option<String>,
    /// The sentence or two under the headline, as the page shows them, where they are no part of the story's text.
    pub standfirst: Option<String>,
    /// Who wrote it, names with commas between them.
    pub byline: Option<String>,
    /// When it was published, as ISO 8601.
    pub published: Option<String>,
    /// The publication's name.
    pub site: Option<String>,
    /// The story, in order.
    pub paragraphs: Vec<ExtractedParagraph>,
}

/// A paragraph of an [`Extract`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExtractedParagraph {
    /// What it is in the story.
    pub role: ParagraphRole,
    /// Of a heading its level, 1 to 6; else 0.
    #[serde(skip_serializing_if = "is_zero")]
    pub level: u8,
    /// Its words. A line break in it is one of the page's.
    pub text: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_zero(level: &u8) -> bool {
    *level == 0
}

/// A filter that would leave out more than this share of a story is left out itself.
const MOST: f32 = 0.5;

/// Stories of fewer characters, on pages that are no articles, may be an accident: then the whole page is given.
const SHORTEST: usize = 300;

/// Paragraphs that stand twice are one and its copy, such as a statement set large; of so many characters at least.
const SHORTEST_COPY: usize = 40;

/// Takes the story out of a page that was read.
fn extract(page: &Page, reading: &Reading, known: Known<'_>) -> Extract {
    let metadata = Metadata::of(page, reading.story.title.as_deref());
    let parts: Vec<Part<'_>> = reading
        .story
        .paragraphs
        .iter()
        .zip(&reading.sources)
        .map(|(paragraph, (block, _))| Part::new(page, *block, paragraph.role, reading.story.paragraph_text(paragraph)))
        .collect();
    let is_short = parts.iter().map(|part| part.text.len()).sum::<usize>() < SHORTEST;
    let mut parts = if is_short && !reading.is_article {
        whole_page(page)
    } else {
        only_story(page, known, between::filled(page, reading, known.markup, parts), metadata.byline.as_deref())
    };
    let says_title = |part: &Part<'_>| metadata.title.as_deref().is_some_and(|title| same(part.text, title));
    leave_out(&mut parts, |part| part.level == 1 || (part.level > 0 && says_title(part)));
    let standfirst = metadata.standfirst.and_then(|told| standfirst::shown(page, &parts, &told));
    Extract {
        url: page.url.clone(),
        lang: reading.story.lang.clone(),
        is_article: reading.is_article,
        title: metadata.title,
        standfirst,
        byline: metadata.byline,
        published: metadata.published,
        site: metadata.site,
        paragraphs: parts.into_iter().map(ExtractedParagraph::from).collect(),
    }
}

/// A paragraph that may be left out.
#[derive(Debug, Clone, Copy)]
struct Part<'a> {
    role: ParagraphRole,
    level: u8,
    element: NodeId,
    /// Its place among the page's blocks.
    block: usize,
    text: &'a str,
}

impl<'a> Part<'a> {
    fn new(page: &Page, block: usize, role: ParagraphRole, text: &'a str) -> Self {
        Self::in_element(page, page.blocks[block].element, block, role, text)
    }

    /// A block that stands in an element which tells what it is.
    fn in_element(page: &Page, element: NodeId, block: usize, role: ParagraphRole, text: &'a str) -> Self {
        let level = page.element(element).and_then(Element::known_tag).and_then(Tag::heading_level).unwrap_or(0);
        let role = if level > 0 && role == ParagraphRole::Body { ParagraphRole::Heading } else { role };
        Self { role, level, element, block, text }
    }
}

/// Elements that tell how a paragraph is set: its own and those around it.
const SETTING: usize = 3;

/// How a paragraph is set: what it stands in is, and is called.
type Setting<'a> = Vec<(Option<Tag>, Option<&'a str>)>;

fn setting(page: &Page, element: NodeId) -> Setting<'_> {
    let around = page.ancestors(element).take(SETTING).filter_map(|id| page.element(id));
    around.map(|element| (element.known_tag(), element.attribute(Attribute::Class))).collect()
}

impl From<Part<'_>> for ExtractedParagraph {
    fn from(part: Part<'_>) -> Self {
        let level = if part.role == ParagraphRole::Heading { part.level } else { 0 };
        Self { role: part.role, level, text: part.text.to_owned() }
    }
}

/// Everything on a page that is shown.
fn whole_page(page: &Page) -> Vec<Part<'_>> {
    let shown = page.blocks.iter().enumerate().filter(|(_, block)| !block.hidden);
    shown.map(|(at, block)| Part::new(page, at, ParagraphRole::Body, &block.text)).collect()
}

/// The parts without those that are beside the story or stand twice.
fn only_story<'a>(page: &'a Page, known: Known<'_>, mut parts: Vec<Part<'a>>, byline: Option<&str>) -> Vec<Part<'a>> {
    let Known { markup, boilerplate } = known;
    let (beside, names) = (beside(page), PageIndex::names(page));
    leave_out(&mut parts, |part| part.role == ParagraphRole::Caption || forms::is_none_of_it(part.text));
    leave_out(&mut parts, |part| beside[part.element.index()]);
    leave_out(&mut parts, |part| names_picture(page, markup, part.element));
    let mut seen = HashSet::new();
    leave_out(&mut parts, |part| part.text.len() >= SHORTEST_COPY && !seen.insert(part.text));
    leave_out(&mut parts, |part| boilerplate.is_one(part.text, page.blocks[part.block].link_share, &names));
    let of_others = boilerplate.of_others(&parts, &names);
    leave_out_marked(&mut parts, &of_others);
    let cards = cards::cards(page, &parts);
    leave_out_marked(&mut parts, &cards);
    let of_authors = boilerplate.of_authors(&parts, byline, &names);
    leave_out_marked(&mut parts, &of_authors);
    let datelines = forms::datelines(&parts, byline);
    leave_out_marked(&mut parts, &datelines);
    // At the end it heads what was left out.
    let heads = |part: &Part<'_>| part.role == ParagraphRole::Heading || boilerplate.leads_on(part.text, &names);
    while parts.pop_if(|part| heads(part)).is_some() {}
    parts
}

/// Drops what a filter names, unless that is most of the story: then the filter errs.
fn leave_out<'a>(parts: &mut Vec<Part<'a>>, is_out: impl FnMut(&Part<'a>) -> bool) {
    let out: Vec<bool> = parts.iter().map(is_out).collect();
    leave_out_marked(parts, &out);
}

fn leave_out_marked(parts: &mut Vec<Part<'_>>, out: &[bool]) {
    let chars =
        |wanted: bool| -> usize { parts.iter().zip(out).filter(|(_, out)| **out == wanted).map(|(it, _)| it.text.len()).sum() };
    let (dropped, kept) = (chars(true), chars(false));
    if dropped as f32 <= MOST * (dropped + kept) as f32 {
        let mut out = out.iter();
        parts.retain(|_| !out.next().copied().unwrap_or_default());
    }
}

/// For each node whether it stands in what is set beside a story.
fn beside(page: &Page) -> Vec<bool> {
    let mut beside = Vec::with_capacity(page.nodes.len());
    for node in &page.nodes {
        let own = matches!(&node.kind, NodeKind::Element(element) if is_beside(element));
        beside.push(own || node.parent.is_some_and(|parent| beside[parent.index()]));
    }
    beside
}

fn is_beside(element: &Element) -> bool {
    let by_tag = matches!(
        element.known_tag(),
        Some(Tag::Aside | Tag::Nav | Tag::Footer | Tag::Iframe | Tag::Option | Tag::Select | Tag::Video | Tag::Figcaption)
    );
    by_tag
        || matches!(element.attribute(Attribute::Role), Some("complementary" | "navigation" | "contentinfo" | "doc-endnotes"))
        || element.attribute(Attribute::Class).is_some_and(forms::keeps_unseen)
}

/// Whether an element or the one around it is called a picture or its caption.
fn names_picture(page: &Page, markup: &Vocabulary, element: NodeId) -> bool {
    page.ancestors(element)
        .take(2)
        .filter_map(|id| page.element(id))
        .any(|element| element.attribute(Attribute::Class).is_some_and(|name| markup.of_name(name).has(Hint::Figure)))
}

/// Whether two texts have the same letters and figures.
fn same(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase)
}

#[cfg(all(test, feature = "html", feature = "tables"))]
mod tests {
    use super::*;
    use crate::page::read::html;
    use crate::{Engine, Settings};

    #[test]
    fn what_is_beside_the_story_is_left_out_and_the_rest_kept() {
        let long = "The ferry to the island sails again from Monday, the harbour office said on Friday evening after repairs.";
        let page = html::read_str(
            &format!(
                "<article><h1>Ferry returns</h1><h2>Ferry returns</h2><p>{long}</p><figure><figcaption>The ferry at its \
                 berth.</figcaption></figure><aside><p>Beside: {long}</p></aside><div class=image-caption><p>Below: {long}</p></div>\
                 <h2>In the harbour</h2><p>It is “there”. {long}</p><ul><li>One {long}</li><li>Two {long}</li></ul>\
                 <blockquote><p>Set in: {long}</p></blockquote><p>{long}</p><h2>More</h2></article>"
            ),
            None,
        );
        let story = Engine::embedded().extract(&page, &Settings::default());
        let roles: Vec<(ParagraphRole, &str)> =
            story.paragraphs.iter().map(|it| (it.role, it.text.split(' ').next().unwrap_or(""))).collect();
        use ParagraphRole::{Blockquote, Body, Heading, Item};
        assert_eq!(roles, [(Body, "The"), (Heading, "In"), (Body, "It"), (Item, "One"), (Item, "Two"), (Blockquote, "Set")]);
        assert!(story.markdown().ends_with(&format!("- One {long}\n- Two {long}\n\n> Set in: {long}\n")), "{}", story.markdown());
    }

    /// The texts of a story's paragraphs, of long ones the first word.
    fn told(html: &str) -> Vec<String> {
        let story = Engine::embedded().extract(&html::read_str(html, None), &Settings::default());
        let short = |text: &str| if text.len() > 60 { text.split(' ').next().unwrap_or("").to_owned() } else { text.to_owned() };
        story.paragraphs.iter().map(|it| short(&it.text)).collect()
    }

    fn long(word: &str) -> String {
        format!(
            "<p>{word} the ferry to the island sails again from Monday, the harbour office said on Friday evening after repairs.</p>"
        )
    }

    #[test]
    fn what_the_page_sets_among_the_paragraphs_is_left_out() {
        let [one, two, three, four, five] = ["One", "Two", "Three", "Four", "Five"].map(long);
        let life = "<p>Ada Roe has written about harbours for the paper since she left the sea.</p>";
        for (name, html, expected) in [
            ("a notice", format!("{one}<p>Advertisement</p>{two}"), vec!["One", "Two"]),
            (
                "its words in a story",
                format!("{one}<p>An advertisement hung there.</p>{two}"),
                vec!["One", "An advertisement hung there.", "Two"],
            ),
            ("a credit", format!("{one}<p>Photo: Ada Roe / Harrow Post</p>{two}"), vec!["One", "Two"]),
            (
                "a short sentence on a photo",
                format!("{one}<p>Photo of it: none.</p>{two}"),
                vec!["One", "Photo of it: none.", "Two"],
            ),
            (
                "a line that leads to another story",
                format!("{one}{two}<p>See also <a href=/b>The old bridge over the canal is closed</a></p>{three}"),
                vec!["One", "Two", "Three"],
            ),
            ("for screen readers", format!("{one}<p class='c sr-only'>The story</p>{two}{three}"), vec!["One", "Two", "Three"]),
            ("a dateline", format!("<p>by Ada Roe, 3 May 2026</p>{one}{two}{three}"), vec!["One", "Two", "Three"]),
            ("what leads on", format!("{one}{two}{three}<p>Read more on ferries:</p>"), vec!["One", "Two", "Three"]),
            ("what ends so", format!("{one}{two}{three}<p>She lists them:</p>"), vec!["One", "Two", "Three", "She lists them:"]),
            ("other stories", format!("{one}<h3>Related stories</h3><ul><li>The old bridge</li></ul>{two}"), vec!["One", "Two"]),
            (
                "a heading of the story behind them",
                format!("{one}<h3>Related stories</h3><ul><li>The bridge</li></ul><h3>In the harbour</h3>{two}"),
                vec!["One", "In the harbour", "Two"],
            ),
            (
                "an author's life",
                format!("<meta name=author content='Ada Roe'>{one}{two}{three}{four}{life}"),
                vec!["One", "Two", "Three", "Four"],
            ),
            (
                "an author in her own story",
                format!("<meta name=author content='Ada Roe'>{one}{two}{life}{three}{four}{five}"),
                vec!["One", "Two", "Ada", "Three", "Four", "Five"],
            ),
            (
                "about the author",
                format!(
                    "{one}{two}{three}{four}<h3>About the author</h3><p>She writes about harbours for the Harrow Post and others.</p>"
                ),
                vec!["One", "Two", "Three", "Four"],
            ),
        ] {
            assert_eq!(told(&format!("<html lang=en><article>{html}</article>")), expected, "{name}");
        }
    }

    #[test]
    fn what_stands_between_the_paragraphs_in_boxes_of_its_own_is_kept() {
        let boxed = |text: &str| format!("<div class=c><div class=p>{text}</div></div>");
        let [zero, one, two] = ["Zero", "One", "Two"].map(|word| boxed(&long(word)));
        for (name, html, expected) in [
            (
                "a heading",
                format!("{one}<div class=h><div><h2>In the harbour</h2></div></div>{two}"),
                vec!["One", "In the harbour", "Two"],
            ),
            (
                "a short paragraph",
                format!("{one}{}{two}", boxed("<p>Nobody objected.</p>")),
                vec!["One", "Nobody objected.", "Two"],
            ),
            (
                "what is set otherwise",
                format!("{one}<div class=x><div><p>Nobody objected.</p></div></div>{two}"),
                vec!["One", "Two"],
            ),
            (
                "a heading of other stories",
                format!("{one}<div class=related><h2>Old bridge</h2><p><a href=/b>All about it</a></p></div>{two}"),
                vec!["One", "Two"],
            ),
        ] {
            assert_eq!(
                told(&format!("<html lang=en><article>{zero}{html}</article>")),
                [&["Zero"], &*expected].concat(),
                "{name}"
            );
        }
    }

    #[test]
    fn cards_behind_a_story_lead_to_others() {
        let story: String = ["One", "Two", "Three", "Four", "Five"].map(long).concat();
        let card = |at: &str| {
            format!(
                "<div class=card><h3><a href=/{at}>The bridge of {at} is closed</a></h3><div class=t><p class=teaser>In {at} nobody knows when the old bridge over the canal is to be opened again, as the mayor told the council there in the evening.</p></div></div>"
            )
        };
        let cards: String = ["Harrow", "Marsh", "Meadow"].map(card).concat();
        let five = ["One", "Two", "Three", "Four", "Five"];
        assert_eq!(told(&format!("<html lang=en><article>{story}{cards}</article>")), five);
    }

    #[test]
    fn a_filter_that_would_take_the_story_is_left_out() {
        let long = "The ferry to the island sails again from Monday, the harbour office said on Friday evening after repairs.";
        let page = html::read_str(&format!("<aside><p>{long}</p><p>Again: {long}</p><p>Once more: {long}</p></aside>"), None);
        assert_eq!(Engine::embedded().extract(&page, &Settings::default()).paragraphs.len(), 3);
    }
}
