//! What the engine knows of a page: its elements and texts in document order, and the blocks of text that they make.
//!
//! Two readers make a [`Page`], both through the one [`PageBuilder`], so that the same document gives the same page:
//! [`read::snapshot`] (a live document as its browser writes it) and `read::html` (HTML source, where there is no browser).

mod builder;
mod locate;
pub mod read;
mod tag;

pub use builder::{PageBuilder, Visit};
pub use locate::Places;
pub use tag::{Attribute, Tag, TagName};

/// Index of a node in [`Page::nodes`]: its place in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct NodeId(pub u32);

impl NodeId {
    /// As an index into [`Page::nodes`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A page as the engine sees it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The address, where it is known.
    pub url: Option<String>,
    /// Text of the `title` element, white space collapsed.
    pub title: Option<String>,
    /// The document's declared language, as written (`lang` of the root).
    pub lang: Option<String>,
    /// `meta` elements that have a name (or property, or itemprop) and a content, in document order.
    pub meta: Vec<Meta>,
    /// Sources of `script type="application/ld+json"`, not parsed.
    pub linked_data: Vec<String>,
    /// Elements and texts in document order; a parent stands before its children.
    pub nodes: Vec<Node>,
    /// Blocks of text in reading order.
    pub blocks: Vec<Block>,
}

/// A named `meta` element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// `name`, `property` or `itemprop`, lower case.
    pub name: String,
    /// `content`, trimmed.
    pub content: String,
}

/// An element or a text of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The element that holds it; `None` for the root alone.
    pub parent: Option<NodeId>,
    /// One past its last descendant in document order.
    pub end: NodeId,
    /// What it is.
    pub kind: NodeKind,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind {
    /// An element.
    Element(Element),
    /// A text, as it stands in the document (white space not collapsed); empty where it is all white space.
    Text(Box<str>),
}

/// An element of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Its name.
    pub tag: TagName,
    /// The attributes that are kept, in the order of [`Attribute`]; values cut to [`PageBuilder::MAX_VALUE`].
    pub attributes: Vec<(Attribute, Box<str>)>,
    /// Whether its own markup hides it (`hidden`, `display: none` or `visibility: hidden` in `style`), or an ancestor's does.
    pub hidden: bool,
    /// Where it stands on the screen, for the few elements whose geometry was read.
    pub geometry: Option<Geometry>,
}

/// Where an element stands on the screen, in shares of the window: cheap facts about possible overlays.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Geometry {
    /// Share of the window's area that it covers, 0 to 1.
    pub cover: f32,
    /// Whether it keeps its place when the page scrolls (`fixed`, `sticky`, top layer).
    pub fixed: bool,
}

impl Element {
    /// The value of an attribute; empty for one without a value, `None` where it is absent.
    pub fn attribute(&self, name: Attribute) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| *n == name).map(|(_, value)| &**value)
    }

    /// The element's name where the engine knows it.
    pub fn known_tag(&self) -> Option<Tag> {
        match self.tag {
            TagName::Known(tag) => Some(tag),
            TagName::Other(_) => None,
        }
    }

    /// Whether its name is `tag`.
    pub fn is(&self, tag: Tag) -> bool {
        self.known_tag() == Some(tag)
    }
}

/// A run of text that stands as a block of its own: a paragraph, a heading, a button, text straight in a `div`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The nearest block-level element around it. It may hold other blocks too.
    pub element: NodeId,
    /// Its text: white space collapsed and trimmed, a line break (`br`) as `\n`. Never empty.
    pub text: String,
    /// The texts it is made of, in order.
    pub pieces: Vec<Piece>,
    /// Share of its characters that stand in links, 0 to 1, in thousandths.
    pub link_share: u16,
    /// Whether markup hides it.
    pub hidden: bool,
}

/// Thousandths of a block's characters in links from which on it is a link, or a row of them.
const LINK: u16 = 900;

impl Block {
    /// Whether it is a link, or a row of them, and hardly anything else.
    pub fn is_link(&self) -> bool {
        self.link_share >= LINK
    }
}

/// The part of a block's text that one text node gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// The text node.
    pub node: NodeId,
    /// Where its part begins in the block's text, in bytes.
    pub start: usize,
}

/// A part of the page to hide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Target {
    /// An element with all it holds.
    Element {
        /// The element.
        node: NodeId,
    },
    /// A part of a text.
    Text {
        /// The text node.
        node: NodeId,
        /// UTF-16 code units from the start of the node's text.
        start: u32,
        /// Likewise, half-open.
        end: u32,
    },
}

/// A place in the document: a text node and an offset into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Place {
    /// The text node.
    pub node: NodeId,
    /// UTF-16 code units from the start of the node's text.
    pub offset: u32,
}

impl Page {
    /// The node's element, or `None` for a text.
    pub fn element(&self, id: NodeId) -> Option<&Element> {
        match &self.nodes.get(id.index())?.kind {
            NodeKind::Element(element) => Some(element),
            NodeKind::Text(_) => None,
        }
    }

    /// The node and the elements around it, from the inside out.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(Some(id), |at| self.nodes[at.index()].parent)
    }

    /// The content of the first `meta` element of that name (lower case).
    pub fn meta(&self, name: &str) -> Option<&str> {
        self.meta.iter().find(|meta| meta.name == name).map(|meta| &*meta.content)
    }
}
