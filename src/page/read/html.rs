//! The reader of HTML source, parsed by html5ever.

use ego_tree::NodeRef;
use html5ever::driver::{self, ParseOpts};
use html5ever::tendril::TendrilSink;
use scraper::node::Element as HtmlElement;
use scraper::{Html, HtmlTreeSink, Node as HtmlNode};

use crate::page::read::source;
use crate::page::{Page, PageBuilder, TagName, Visit};

pub use crate::page::read::source::{decode, decode_as};

/// The most elements and texts that a page may have to be read by [`Document::try_parse`]. The largest news pages have a tenth.
pub const MAX_NODES: usize = 1_000_000;

/// The most elements in each other that a page may have to be read by [`Document::try_parse`]. Browsers go no deeper than 512;
/// the time that a parser takes for an element grows with those around it.
pub const MAX_DEPTH: usize = 16_384;

/// So much source is parsed between two looks at the number of nodes, in bytes. Small, since a few bytes of hostile source
/// can make many nodes: every paragraph opens again what was left open before it.
const STEP: usize = 256;

/// A page is too large to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TooLarge {
    /// It holds more than [`MAX_NODES`] nodes.
    #[error("more than {MAX_NODES} elements and texts; no news page has so many, so split it")]
    Nodes,
    /// It holds more than [`MAX_DEPTH`] elements in each other.
    #[error("more than {MAX_DEPTH} elements in each other; no news page has so many: are they closed?")]
    Depth,
}

/// Reads HTML source of any encoding.
pub fn read(source: &[u8], url: Option<String>) -> Page {
    read_str(&decode(source), url)
}

/// Reads HTML source.
///
/// ```
/// let page = quiet_quotes::page::read::html::read_str("<p>One<p>Two", None);
/// assert_eq!(page.blocks[1].text, "Two");
/// ```
pub fn read_str(source: &str, url: Option<String>) -> Page {
    Document::parse(source, url).page
}

/// A parsed document that can be written back (see [`rewrite`](crate::rewrite)), and the page it makes.
#[derive(Debug)]
pub struct Document {
    pub(crate) html: Html,
    /// The document's node for each of [`Page::nodes`].
    pub(crate) nodes: Vec<ego_tree::NodeId>,
    page: Page,
}

impl Document {
    /// Parses HTML source, with the open shadow roots that it declares.
    pub fn parse(source: &str, url: Option<String>) -> Self {
        Self::of(Html::parse_document(&source::as_html(source)), url)
    }

    /// Parses HTML source that may come from anybody: in bounded memory and time.
    ///
    /// # Errors
    /// Where it makes more than [`MAX_NODES`] nodes, or stands deeper than [`MAX_DEPTH`].
    pub fn try_parse(source: &str, url: Option<String>) -> Result<Self, TooLarge> {
        let mut parser = driver::parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts::default());
        let whole = source::as_html(source);
        let mut rest = &*whole;
        while !rest.is_empty() {
            let (part, behind) = rest.split_at(rest.floor_char_boundary(STEP));
            parser.process(part.into());
            let tree = &parser.tokenizer.sink.sink.0.borrow().tree;
            if tree.values().len() > MAX_NODES {
                return Err(TooLarge::Nodes);
            }
            if tree.nodes().next_back().is_some_and(|last| last.ancestors().nth(MAX_DEPTH).is_some()) {
                return Err(TooLarge::Depth);
            }
            rest = behind;
        }
        Ok(Self::of(parser.finish(), url))
    }

    fn of(html: Html, url: Option<String>) -> Self {
        let root = html.root_element();
        let builder = PageBuilder::new(url, root.attr("lang").map(str::to_owned));
        let (page, nodes) = Walk { builder, nodes: Vec::new(), ahead: vec![Step::From(*root)] }.run();
        Self { html, nodes, page }
    }

    /// The page that the engine reads.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The page alone.
    pub fn into_page(self) -> Page {
        self.page
    }
}

struct Walk<'a> {
    builder: PageBuilder,
    /// The nodes reported so far.
    nodes: Vec<ego_tree::NodeId>,
    /// What is still to do, the next step last.
    ahead: Vec<Step<'a>>,
}

enum Step<'a> {
    /// Visit a node, then the siblings after it.
    From(NodeRef<'a, HtmlNode>),
    /// All children of the element opened last were visited.
    Close,
}

impl<'a> Walk<'a> {
    fn run(mut self) -> (Page, Vec<ego_tree::NodeId>) {
        while let Some(step) = self.ahead.pop() {
            match step {
                Step::Close => self.builder.close(),
                Step::From(node) => {
                    self.from(node.next_sibling());
                    self.visit(node);
                }
            }
        }
        (self.builder.finish(), self.nodes)
    }

    fn from(&mut self, node: Option<NodeRef<'a, HtmlNode>>) {
        self.ahead.extend(node.map(Step::From));
    }

    fn visit(&mut self, node: NodeRef<'a, HtmlNode>) {
        match node.value() {
            HtmlNode::Text(text) => {
                self.builder.text(text);
                self.nodes.push(node.id());
            }
            HtmlNode::Element(element) => self.element(node, element),
            _ => {}
        }
    }

    fn element(&mut self, node: NodeRef<'a, HtmlNode>, element: &HtmlElement) {
        match Visit::of(element.name(), || element.attr("type")) {
            Visit::Open => {
                self.builder.open(TagName::new(element.name()), element.attrs());
                self.nodes.push(node.id());
                self.ahead.push(Step::Close);
                self.from(node.first_child());
                self.from(shadow_root(node).and_then(|shadow| shadow.first_child()));
            }
            Visit::Through => self.from(node.first_child()),
            Visit::Title => self.builder.title(&inner_text(node)),
            Visit::LinkedData => self.builder.linked_data(&inner_text(node)),
            Visit::Meta => self.meta(element),
            Visit::Skip => {}
        }
    }

    fn meta(&mut self, element: &HtmlElement) {
        if let Some((name, content)) = Visit::meta(|name| element.attr(name)) {
            self.builder.meta(name, content);
        }
    }
}

/// The open shadow root that a browser makes of the first `template` child that declares one.
fn shadow_root(host: NodeRef<'_, HtmlNode>) -> Option<NodeRef<'_, HtmlNode>> {
    let declares = |node: &NodeRef<'_, HtmlNode>| {
        let element = node.value().as_element().filter(|element| element.name() == "template");
        element.and_then(|it| it.attr("shadowrootmode")).is_some_and(|mode| mode.eq_ignore_ascii_case("open"))
    };
    // The parser keeps what a template holds in a fragment, its only child.
    host.children().find(declares)?.first_child()
}

fn inner_text(node: NodeRef<'_, HtmlNode>) -> String {
    node.children().filter_map(|child| child.value().as_text().map(|text| &**text)).collect()
}
