//! Makes a [`Page`] from elements and texts in document order: the one place where blocks are cut.

use crate::page::{Attribute, Block, Element, Geometry, Meta, Node, NodeId, NodeKind, Page, Piece, Tag, TagName};

/// Builds a [`Page`] from the events of a walk over the document: `open`, `text`, `close`.
///
/// Every reader drives it the same way: elements in [`PageBuilder::SKIPPED`] are left out with all they hold,
/// comments are left out, everything else is reported. Unbalanced calls do no harm.
#[derive(Debug, Default)]
pub struct PageBuilder {
    page: Page,
    open: Vec<Open>,
    block: Option<OpenBlock>,
}

/// An element that is open.
#[derive(Debug, Clone, Copy)]
struct Open {
    id: NodeId,
    /// The nearest element that is not inline, itself included; the root where none is.
    block: NodeId,
    /// Whether a link is open between the two.
    in_link: bool,
}

#[derive(Debug)]
struct OpenBlock {
    block: Block,
    chars: usize,
    link_chars: usize,
    space: bool,
    breaks: u8,
}

impl PageBuilder {
    /// Attribute values are cut to this many characters.
    pub const MAX_VALUE: usize = 240;

    /// Elements that hold no readable text: readers leave them out with all they hold (see [`Visit::of`]).
    pub const SKIPPED: &[&str] = &[
        "script", "style", "noscript", "template", "svg", "math", "object", "audio", "canvas", "map", "datalist", "link", "base",
        "param", "source", "track", "col", "colgroup", "area", "rp", "rt", "frameset", "noframes", "noembed",
    ];

    /// A page with an address and the language its root declares.
    pub fn new(url: Option<String>, lang: Option<String>) -> Self {
        let page = Page { url, lang: lang.filter(|lang| !lang.trim().is_empty()), ..Page::default() };
        Self { page, ..Self::default() }
    }

    /// The document's title; the first one counts.
    pub fn title(&mut self, title: &str) {
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        if self.page.title.is_none() && !title.is_empty() {
            self.page.title = Some(title);
        }
    }

    /// A `meta` element with a name, property or itemprop.
    pub fn meta(&mut self, name: &str, content: &str) {
        let (name, content) = (name.trim().to_ascii_lowercase(), content.trim().to_owned());
        self.page.meta.push(Meta { name, content });
    }

    /// The source of a linked-data script.
    pub fn linked_data(&mut self, source: &str) {
        self.page.linked_data.push(source.to_owned());
    }

    /// An element begins. `attributes` may hold any; those unknown to [`Attribute`] are dropped.
    pub fn open<'a>(&mut self, tag: TagName, attributes: impl Iterator<Item = (&'a str, &'a str)>) -> NodeId {
        let mut kept: Vec<(Attribute, Box<str>)> = Vec::new();
        for (name, value) in attributes.filter_map(|(name, value)| Some((Attribute::from_name(name)?, value))) {
            if let Err(at) = kept.binary_search_by_key(&(name as u8), |(known, _)| *known as u8) {
                kept.insert(at, (name, cut(value).into()));
            }
        }
        self.boundary(&tag);
        let hidden = self.inside_hidden() || hides_itself(&kept);
        let id = self.push(NodeKind::Element(Element { tag, attributes: kept, hidden, geometry: None }));
        let is_link = self.is(id, Tag::A);
        let around = self.open.last().filter(|_| self.is_inline(id));
        let (block, in_link) = around.map_or((id, is_link), |around| (around.block, is_link || around.in_link));
        self.open.push(Open { id, block, in_link });
        id
    }

    /// Where the element that was opened last but not closed stands on the screen.
    pub fn geometry(&mut self, geometry: Geometry) {
        if let Some(NodeKind::Element(element)) = self.open.last().map(|open| &mut self.page.nodes[open.id.index()].kind) {
            element.geometry = Some(geometry);
        }
    }

    /// A text node, as it stands in the document.
    pub fn text(&mut self, raw: &str) -> NodeId {
        let is_blank = raw.bytes().all(is_space);
        // Half of all texts part elements and nothing else.
        let id = self.push(NodeKind::Text(if is_blank { Box::default() } else { raw.into() }));
        let Some(Open { block: element, in_link, .. }) = self.open.last().copied() else { return id };
        let hidden = self.inside_hidden();
        let block = self.block.get_or_insert_with(|| OpenBlock {
            block: Block { element, text: String::new(), pieces: Vec::new(), link_share: 0, hidden },
            chars: 0,
            link_chars: 0,
            space: false,
            breaks: 0,
        });
        block.block.hidden &= hidden;
        if is_blank {
            block.space |= !raw.is_empty();
        } else {
            block.add(raw, id, in_link);
        }
        id
    }

    /// The element opened last ends.
    pub fn close(&mut self) {
        let Some(Open { id, .. }) = self.open.pop() else { return };
        let end = NodeId(self.page.nodes.len() as u32);
        self.page.nodes[id.index()].end = end;
        if !self.is_inline(id) {
            self.end_block();
        }
    }

    /// The page, once the walk is done.
    pub fn finish(mut self) -> Page {
        while !self.open.is_empty() {
            self.close();
        }
        self.end_block();
        self.page
    }

    fn boundary(&mut self, tag: &TagName) {
        match tag {
            TagName::Known(Tag::Br) => self.line_break(),
            TagName::Known(tag) if tag.is_inline() => {}
            _ => self.end_block(),
        }
    }

    /// Two line breaks without text between them end a block.
    fn line_break(&mut self) {
        let Some(block) = &mut self.block else { return };
        block.breaks += 1;
        if block.breaks > 1 {
            self.end_block();
        }
    }

    fn push(&mut self, kind: NodeKind) -> NodeId {
        let id = NodeId(self.page.nodes.len() as u32);
        self.page.nodes.push(Node { parent: self.open.last().map(|open| open.id), end: NodeId(id.0 + 1), kind });
        id
    }

    fn end_block(&mut self) {
        let Some(OpenBlock { mut block, chars, link_chars, .. }) = self.block.take() else { return };
        if !block.text.is_empty() {
            block.link_share = (1000 * link_chars).checked_div(chars).unwrap_or(0) as u16;
            self.page.blocks.push(block);
        }
    }

    fn element(&self, id: NodeId) -> Option<&Element> {
        self.page.element(id)
    }

    fn is(&self, id: NodeId, tag: Tag) -> bool {
        self.element(id).is_some_and(|element| element.is(tag))
    }

    fn is_inline(&self, id: NodeId) -> bool {
        self.element(id).and_then(Element::known_tag).is_some_and(Tag::is_inline)
    }

    fn inside_hidden(&self) -> bool {
        self.open.last().and_then(|open| self.element(open.id)).is_some_and(|element| element.hidden)
    }
}

impl OpenBlock {
    fn add(&mut self, raw: &str, node: NodeId, in_link: bool) {
        let mut next = 0;
        let mut first = true;
        while let Some(rest) = raw.get(next..).filter(|rest| !rest.is_empty()) {
            let (word, _) = rest.split_at(rest.bytes().position(is_space).unwrap_or(rest.len()));
            if !word.is_empty() {
                self.part();
                if first {
                    self.block.pieces.push(Piece { node, start: self.block.text.len() });
                    first = false;
                }
                self.block.text.push_str(word);
            }
            self.space |= word.len() < rest.len();
            next += word.len() + 1;
        }
        let chars = raw.bytes().filter(|byte| begins_char(*byte) && !is_space(*byte)).count();
        self.chars += chars;
        self.link_chars += if in_link { chars } else { 0 };
    }

    /// Parts the text so far from the word that follows it.
    fn part(&mut self) {
        if self.breaks > 0 && !self.block.text.is_empty() {
            self.block.text.push('\n');
        } else if self.space && !self.block.text.is_empty() {
            self.block.text.push(' ');
        }
        (self.space, self.breaks) = (false, 0);
    }
}

/// White space that HTML collapses: a byte of it is never a part of another character.
#[inline(always)]
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

#[inline(always)]
fn begins_char(byte: u8) -> bool {
    !(0x80..0xc0).contains(&byte)
}

fn cut(value: &str) -> &str {
    if value.len() <= PageBuilder::MAX_VALUE {
        return value;
    }
    value.char_indices().nth(PageBuilder::MAX_VALUE).map_or(value, |(at, _)| &value[..at])
}

fn hides_itself(attributes: &[(Attribute, Box<str>)]) -> bool {
    attributes.iter().any(|(name, value)| match name {
        Attribute::Hidden => &**value != "until-found",
        Attribute::Style => style_hides(value),
        _ => false,
    })
}

fn style_hides(style: &str) -> bool {
    style.split(';').filter_map(|rule| rule.split_once(':')).any(|(name, value)| {
        let value = value.trim();
        let value = value.strip_suffix("!important").unwrap_or(value).trim_end();
        match name.trim() {
            name if name.eq_ignore_ascii_case("display") => value.eq_ignore_ascii_case("none"),
            name if name.eq_ignore_ascii_case("visibility") => value.eq_ignore_ascii_case("hidden"),
            _ => false,
        }
    })
}

/// What a reader does with an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visit {
    /// Report it by [`PageBuilder::open`], then its children, then [`PageBuilder::close`].
    Open,
    /// Go through its children without reporting it (`head`).
    Through,
    /// Report its text by [`PageBuilder::title`].
    Title,
    /// Report it by [`PageBuilder::meta`], if it has a name and a content.
    Meta,
    /// Report its text by [`PageBuilder::linked_data`].
    LinkedData,
    /// Leave it out with all it holds.
    Skip,
}

impl Visit {
    /// The name and the content of a `meta` element, by its attributes; the first one present counts. Saved copies of pages
    /// write `value`.
    pub fn meta<Value>(attribute: impl Fn(&'static str) -> Option<Value>) -> Option<(Value, Value)> {
        let first = |names: &[&'static str]| names.iter().find_map(|name| attribute(name));
        Some((first(&["name", "property", "itemprop"])?, first(&["content", "value"])?))
    }

    /// What to do with an HTML element of that name (lower case); its `type` is asked for where it matters.
    pub fn of<Value: AsRef<str>>(name: &str, kind: impl FnOnce() -> Option<Value>) -> Self {
        match name {
            "head" => Self::Through,
            "title" => Self::Title,
            "meta" => Self::Meta,
            "script" if kind().is_some_and(|kind| kind.as_ref().trim().eq_ignore_ascii_case("application/ld+json")) => {
                Self::LinkedData
            }
            name if PageBuilder::SKIPPED.contains(&name) => Self::Skip,
            _ => Self::Open,
        }
    }
}
