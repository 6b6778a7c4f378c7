//! The reader of HTML source: encodings by the byte-order mark, the `meta` element, else detected; parsing by html5ever.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use encoding_rs::Encoding;
use scraper::node::Element as HtmlElement;
use scraper::{Html, Node as HtmlNode};

use super::{Page, PageBuilder, TagName, Visit};

/// Bytes from the start in which a declared encoding is looked for, as browsers do.
const PRESCAN: usize = 1024;

/// Reads HTML source of any encoding.
pub fn read(source: &[u8], url: Option<String>) -> Page {
    read_str(&decode(source), url)
}

/// Reads HTML source.
///
/// ```
/// let page = quiet_quotes::page::html::read_str("<p>One<p>Two", None);
/// assert_eq!(page.blocks[1].text, "Two");
/// ```
pub fn read_str(source: &str, url: Option<String>) -> Page {
    read_document(&Html::parse_document(source), url)
}

/// Reads a parsed document.
pub fn read_document(html: &Html, url: Option<String>) -> Page {
    let root = html.root_element();
    let mut builder = PageBuilder::new(url, root.attr("lang").map(str::to_owned));
    let mut skipped = None;
    for edge in root.traverse() {
        match edge {
            Edge::Open(node) if skipped.is_none() && !open(node, &mut builder) => skipped = Some(node.id()),
            Edge::Close(node) if skipped == Some(node.id()) => skipped = None,
            Edge::Close(node) if skipped.is_none() => close(node, &mut builder),
            _ => {}
        }
    }
    builder.finish()
}

/// Reports a node; whether its children are to be visited.
fn open(node: NodeRef<'_, HtmlNode>, builder: &mut PageBuilder) -> bool {
    match node.value() {
        HtmlNode::Text(text) => {
            builder.text(text);
            true
        }
        HtmlNode::Element(element) => open_element(node, element, builder),
        _ => false,
    }
}

fn open_element(node: NodeRef<'_, HtmlNode>, element: &HtmlElement, builder: &mut PageBuilder) -> bool {
    match visit(element) {
        Visit::Open => {
            builder.open(TagName::new(element.name()), element.attrs());
            return true;
        }
        Visit::Through => return true,
        Visit::Title => builder.title(&inner_text(node)),
        Visit::LinkedData => builder.linked_data(&inner_text(node)),
        Visit::Meta => {
            let name = ["name", "property", "itemprop"].into_iter().find_map(|name| element.attr(name));
            if let (Some(name), Some(content)) = (name, element.attr("content")) {
                builder.meta(name, content);
            }
        }
        Visit::Skip => {}
    }
    false
}

fn close(node: NodeRef<'_, HtmlNode>, builder: &mut PageBuilder) {
    if node.value().as_element().is_some_and(|element| visit(element) == Visit::Open) {
        builder.close();
    }
}

fn visit(element: &HtmlElement) -> Visit {
    Visit::of(element.name(), element.attr("type"))
}

fn inner_text(node: NodeRef<'_, HtmlNode>) -> String {
    node.children().filter_map(|child| child.value().as_text().map(|text| &**text)).collect()
}

/// Decodes source text: by its byte-order mark, else by the encoding its `meta` element declares,
/// else as UTF-8 where it is valid, else as what it looks like.
pub fn decode(source: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, _)) = Encoding::for_bom(source) {
        return encoding.decode(source).0;
    }
    if let Ok(text) = str::from_utf8(source) {
        return Cow::Borrowed(text);
    }
    let encoding = declared(source).unwrap_or_else(|| detect(source));
    encoding.decode_without_bom_handling(source).0
}

/// The encoding that a `charset` in the first bytes names.
fn declared(source: &[u8]) -> Option<&'static Encoding> {
    let head = source[..source.len().min(PRESCAN)].to_ascii_lowercase();
    let after = head.windows(7).position(|window| window == b"charset")? + 7;
    let label: Vec<u8> = head[after..]
        .iter()
        .copied()
        .skip_while(|byte| matches!(byte, b' ' | b'=' | b'"' | b'\''))
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'))
        .collect();
    // A page that declares UTF-8 and is not valid UTF-8 is still UTF-8, with some bytes broken.
    Encoding::for_label(&label)
}

fn detect(source: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(source, true);
    detector.guess(None, Utf8Detection::Allow)
}
