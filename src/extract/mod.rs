//! The story of a page as a document of its own: what the page tells of it, then all of the story and nothing but the story.
//!
//! [`Engine::analyze`](crate::Engine::analyze) reads captions, infoboxes and the like with the story, since somebody may be quoted in them.
//! Here they are left out.

use std::collections::HashSet;

use serde::Serialize;

use crate::metadata::Metadata;
use crate::nag::Reading;
use crate::nag::markup::{Hint, Vocabulary};
use crate::page::{Attribute, Element, NodeId, NodeKind, Page, Tag};
use crate::story::ParagraphRole;

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
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph of an [`Extract`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paragraph {
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

/// Texts that begin with the same letters and figures, so many of them, are the same.
const BEGINNING: usize = 30;

/// Takes the story out of a page that was read.
pub(crate) fn extract(page: &Page, reading: Reading, markup: &Vocabulary) -> Extract {
    let metadata = Metadata::of(page, reading.story.title.as_deref());
    let parts: Vec<Part<'_>> = reading
        .story
        .paragraphs
        .iter()
        .zip(&reading.sources)
        .map(|(paragraph, (block, _))| Part::new(page, *block, paragraph.role, reading.story.paragraph_text(paragraph)))
        .collect();
    let is_short = parts.iter().map(|part| part.text.len()).sum::<usize>() < SHORTEST;
    let mut parts = if is_short && !reading.is_article { whole_page(page) } else { only_story(page, markup, parts) };
    let says_title = |part: &Part<'_>| metadata.title.as_deref().is_some_and(|title| same(part.text, title));
    leave_out(&mut parts, |part| part.level == 1 || (part.level > 0 && says_title(part)));
    let standfirst = metadata.standfirst.and_then(|told| standfirst(page, &parts, &told));
    Extract {
        url: page.url.clone(),
        lang: reading.story.lang.clone(),
        is_article: reading.is_article,
        title: metadata.title,
        standfirst,
        byline: metadata.byline,
        published: metadata.published,
        site: metadata.site,
        paragraphs: parts.into_iter().map(Paragraph::from).collect(),
    }
}

/// A paragraph that may be left out.
#[derive(Debug, Clone, Copy)]
struct Part<'a> {
    role: ParagraphRole,
    level: u8,
    element: NodeId,
    text: &'a str,
}

impl<'a> Part<'a> {
    fn new(page: &Page, block: usize, role: ParagraphRole, text: &'a str) -> Self {
        let element = page.blocks[block].element;
        let level = page.element(element).and_then(Element::known_tag).and_then(Tag::heading_level).unwrap_or(0);
        let role = if level > 0 && role == ParagraphRole::Body { ParagraphRole::Heading } else { role };
        Self { role, level, element, text }
    }
}

impl From<Part<'_>> for Paragraph {
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
fn only_story<'a>(page: &Page, markup: &Vocabulary, mut parts: Vec<Part<'a>>) -> Vec<Part<'a>> {
    let beside = beside(page);
    leave_out(&mut parts, |part| part.role == ParagraphRole::Caption);
    leave_out(&mut parts, |part| beside[part.element.index()]);
    leave_out(&mut parts, |part| names_picture(page, markup, part.element));
    let mut seen = HashSet::new();
    leave_out(&mut parts, |part| part.text.len() >= SHORTEST_COPY && !seen.insert(part.text));
    // A heading at the end heads what was left out.
    while parts.pop_if(|part| part.role == ParagraphRole::Heading).is_some() {}
    parts
}

/// Drops what a filter names, unless that is most of the story: then the filter errs.
fn leave_out<'a>(parts: &mut Vec<Part<'a>>, mut is_out: impl FnMut(&Part<'a>) -> bool) {
    let out: Vec<bool> = parts.iter().map(&mut is_out).collect();
    let chars =
        |wanted: bool| -> usize { parts.iter().zip(&out).filter(|(_, out)| **out == wanted).map(|(it, _)| it.text.len()).sum() };
    let (dropped, kept) = (chars(true), chars(false));
    if dropped as f32 <= MOST * (dropped + kept) as f32 {
        let mut out = out.into_iter();
        parts.retain(|_| !out.next().unwrap_or_default());
    }
}

/// The standfirst as it is shown: what begins as the page's description of the story does. None where the story itself does.
fn standfirst(page: &Page, parts: &[Part<'_>], told: &str) -> Option<String> {
    let beginning: String = letters(told).take(BEGINNING).collect();
    let is_it = |text: &str| beginning.chars().eq(letters(text).take(BEGINNING));
    if beginning.chars().count() < BEGINNING || parts.iter().any(|part| is_it(part.text)) {
        return None;
    }
    page.blocks.iter().find(|block| !block.hidden && is_it(&block.text)).map(|block| block.text.replace('\n', " "))
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
    by_tag || matches!(element.attribute(Attribute::Role), Some("complementary" | "navigation" | "contentinfo" | "doc-endnotes"))
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

impl Extract {
    /// The story's paragraphs, an empty line between them.
    pub fn text(&self) -> String {
        let mut text = self.paragraphs.iter().map(|paragraph| &*paragraph.text).collect::<Vec<_>>().join("\n\n");
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }

    /// The story as Markdown (CommonMark), with what is known of it as YAML front matter.
    ///
    /// ```
    /// use quiet_quotes::{Engine, Settings, page::read::html};
    ///
    /// let page = html::read_str("<html lang=en><article><h1>Ferry returns</h1><p>It *sails* again.", None);
    /// let story = Engine::embedded().extract(&page, &Settings::default());
    /// assert_eq!(story.markdown(), "---\ntitle: \"Ferry returns\"\nlang: \"en\"\n---\n\n# Ferry returns\n\nIt \\*sails\\* again.\n");
    /// ```
    pub fn markdown(&self) -> String {
        let mut lines = vec!["---".to_owned()];
        let facts = [
            ("title", &self.title),
            ("author", &self.byline),
            ("publication", &self.site),
            ("published", &self.published),
            ("description", &self.standfirst),
            ("lang", &self.lang),
            ("url", &self.url),
        ];
        lines.extend(facts.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}", quoted(value.as_deref()?)))));
        lines.push("---\n".to_owned());
        let mut blocks = vec![lines.join("\n")];
        blocks.extend(self.title.as_deref().map(|title| format!("# {}\n", escaped(title))));
        let mut was_item = false;
        for paragraph in &self.paragraphs {
            let is_item = paragraph.role == ParagraphRole::Item;
            if is_item && was_item {
                // Items of one list stand together.
                blocks.last_mut().map(String::pop);
            }
            blocks.push(paragraph.markdown());
            was_item = is_item;
        }
        blocks.join("\n")
    }
}

impl Paragraph {
    fn markdown(&self) -> String {
        let text = escaped(&self.text);
        let lines = |before: &str| text.lines().map(|line| format!("{before}{line}")).collect::<Vec<_>>().join("\\\n");
        match self.role {
            ParagraphRole::Heading => format!("{} {}\n", "#".repeat(self.level.clamp(2, 6).into()), text.replace('\n', " ")),
            ParagraphRole::Blockquote => format!("{}\n", lines("> ")),
            ParagraphRole::Item => format!("- {}\n", text.replace('\n', " ")),
            ParagraphRole::Body | ParagraphRole::Caption => format!("{}\n", lines("")),
        }
    }
}

/// Text with what Markdown takes for its own signs escaped.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for line in text.split('\n') {
        if !escaped.is_empty() {
            escaped.push('\n');
        }
        // Signs that mean something at the start of a line alone.
        let figures = line.bytes().take_while(u8::is_ascii_digit).count();
        let is_number = figures > 0 && line[figures..].starts_with(['.', ')']);
        if line.starts_with(['#', '>', '-', '+', '=', '~', '|', ':']) {
            escaped.push('\\');
        } else if is_number {
            escaped.push_str(&line[..figures]);
            escaped.push('\\');
        }
        for sign in line[if is_number { figures } else { 0 }..].chars() {
            if matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&') {
                escaped.push('\\');
            }
            escaped.push(sign);
        }
    }
    escaped
}

/// A text as YAML writes it in double quotation marks: on one line, whatever it holds.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            sign if sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}' | '\u{feff}') => quoted.push(' '),
            sign => quoted.push(sign),
        }
    }
    quoted + "\""
}

#[cfg(all(test, feature = "html", feature = "tables"))]
mod tests {
    use super::*;
    use crate::page::read::html;
    use crate::{Engine, Settings};

    #[test]
    fn markdown_shows_the_page_s_words_and_no_markup_of_theirs() {
        for (text, expected) in [
            ("1. May is a holiday", "1\\. May is a holiday"),
            ("# not a heading", "\\# not a heading"),
            ("- not an item", "\\- not an item"),
            ("a_b *c* [d](e) <f> `g` &amp;", "a\\_b \\*c\\* \\[d\\](e) \\<f> \\`g\\` \\&amp;"),
            ("two\nlines", "two\nlines"),
        ] {
            assert_eq!(escaped(text), expected);
        }
        assert_eq!(quoted("a \"b\" \\ c\nd: e"), r#""a \"b\" \\ c d: e""#);
    }

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

    #[test]
    fn a_filter_that_would_take_the_story_is_left_out() {
        let long = "The ferry to the island sails again from Monday, the harbour office said on Friday evening after repairs.";
        let page = html::read_str(&format!("<aside><p>{long}</p><p>Again: {long}</p><p>Once more: {long}</p></aside>"), None);
        assert_eq!(Engine::embedded().extract(&page, &Settings::default()).paragraphs.len(), 3);
    }
}
