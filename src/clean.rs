//! Writes a page back as HTML with its nags hidden and everything else kept.

use std::collections::HashMap;
use std::io::{Result, Write};

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use html5ever::serialize::{HtmlSerializer, SerializeOpts, Serializer};
use html5ever::{QualName, local_name, ns};
use scraper::node::{Doctype, Element};
use scraper::{Html, Node};

use crate::page::Visit;
use crate::report::{Nag, NagKind, Target};
use crate::text::Utf8Offsets;

/// The attribute that hidden elements bear; its value is the kind of nag.
pub const MARK: &str = "data-quiet-quotes";

const HIDING: &str = "display:none!important";

/// Writes `document` as HTML in UTF-8, with the targets of `nags` hidden: an element by `hidden` and a style,
/// a part of a text in a `span` that is hidden likewise. All of them bear [`MARK`].
///
/// `nags` are those found on the page that [`page::html::read_document`](crate::page::html::read_document) made of it.
///
/// ```
/// use quiet_quotes::{Settings, analyze, clean, page};
///
/// let document = scraper::Html::parse_document("<p>Nothing asks for anything here.");
/// let report = analyze(&page::html::read_document(&document, None), &Settings::default());
/// let mut html = Vec::new();
/// clean::write_html(&document, &report.nags, &mut html)?;
/// assert!(!String::from_utf8(html)?.contains(clean::MARK));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_html(document: &Html, nags: &[Nag], out: impl Write) -> Result<()> {
    let mut writer = Writer {
        out: HtmlSerializer::new(out, SerializeOpts::default()),
        hidden: Hidden::new(nags),
        next: 0,
        outside: Some(document.tree.root().id()),
    };
    let root = document.root_element().id();
    for edge in document.tree.root().traverse() {
        match edge {
            Edge::Open(node) => {
                if node.id() == root {
                    writer.outside = None;
                }
                writer.open(node)?;
            }
            Edge::Close(node) => writer.close(node)?,
        }
    }
    Ok(())
}

/// What to hide, by the numbers of the page's nodes.
struct Hidden {
    elements: HashMap<u32, NagKind>,
    /// Parts of texts, in UTF-16 code units, in order.
    texts: HashMap<u32, Vec<(u32, u32, NagKind)>>,
}

impl Hidden {
    fn new(nags: &[Nag]) -> Self {
        let mut hidden = Self { elements: HashMap::new(), texts: HashMap::new() };
        for nag in nags {
            for target in &nag.targets {
                match *target {
                    Target::Element { node } => {
                        hidden.elements.insert(node.0, nag.kind);
                    }
                    Target::Text { node, start, end } => {
                        hidden.texts.entry(node.0).or_default().push((start, end, nag.kind));
                    }
                }
            }
        }
        hidden.texts.values_mut().for_each(|parts| parts.sort_unstable());
        hidden
    }
}

struct Writer<W: Write> {
    out: HtmlSerializer<W>,
    hidden: Hidden,
    /// The number of the page's next node.
    next: u32,
    /// The node outside the page that is being walked through, if any: its descendants have no numbers.
    outside: Option<ego_tree::NodeId>,
}

impl<W: Write> Writer<W> {
    fn open(&mut self, node: NodeRef<'_, Node>) -> Result<()> {
        match node.value() {
            Node::Doctype(doctype) => self.doctype(doctype),
            Node::Comment(comment) => self.out.write_comment(comment),
            Node::Text(text) => {
                let parts = self.number().and_then(|number| self.hidden.texts.remove(&number));
                self.text(text, &parts.unwrap_or_default())
            }
            Node::Element(element) => self.open_element(node, element),
            _ => Ok(()),
        }
    }

    fn open_element(&mut self, node: NodeRef<'_, Node>, element: &Element) -> Result<()> {
        if declares_encoding(element) {
            self.outside.get_or_insert(node.id());
            return Ok(());
        }
        let number = match Visit::of(element.name(), element.attr("type")) {
            Visit::Open => self.number(),
            Visit::Through => None,
            _ => {
                self.outside.get_or_insert(node.id());
                None
            }
        };
        match number.and_then(|number| self.hidden.elements.remove(&number)) {
            Some(kind) => self.open_hidden(element, kind)?,
            None => self.out.start_elem(element.name.clone(), element.attrs.iter().map(|(name, value)| (name, &**value)))?,
        }
        if element.name() == "head" {
            write!(self.out.writer, "<meta charset=\"utf-8\">")?;
        }
        // A parser drops a line break that follows these tags.
        let text = node.first_child().and_then(|child| child.value().as_text());
        if matches!(element.name(), "pre" | "textarea" | "listing") && text.is_some_and(|text| text.starts_with('\n')) {
            self.out.write_text("\n")?;
        }
        Ok(())
    }

    fn close(&mut self, node: NodeRef<'_, Node>) -> Result<()> {
        if self.outside == Some(node.id()) {
            self.outside = None;
        }
        match node.value() {
            Node::Element(element) if !declares_encoding(element) => self.out.end_elem(element.name.clone()),
            _ => Ok(()),
        }
    }

    /// The number of the node at hand, which is part of the page unless it lies outside.
    fn number(&mut self) -> Option<u32> {
        if self.outside.is_some() {
            return None;
        }
        self.next += 1;
        Some(self.next - 1)
    }

    fn open_hidden(&mut self, element: &Element, kind: NagKind) -> Result<()> {
        let style = element.attr("style").map_or(HIDING.to_owned(), |style| format!("{style};{HIDING}"));
        let hiding = [("hidden", ""), ("style", &style), (MARK, kind.name())].map(|(name, value)| (attribute(name), value));
        let kept = element.attrs.iter().filter(|(name, _)| !matches!(&*name.local, "hidden" | "style"));
        let kept = kept.map(|(name, value)| (name, &**value));
        self.out.start_elem(element.name.clone(), kept.chain(hiding.iter().map(|(name, value)| (name, *value))))
    }

    fn text(&mut self, text: &str, parts: &[(u32, u32, NagKind)]) -> Result<()> {
        let (mut offsets, mut written) = (Utf8Offsets::new(text), 0);
        for &(start, end, kind) in parts {
            let start = offsets.at(start).max(written);
            let end = offsets.at(end).max(start);
            self.out.write_text(&text[written..start])?;
            self.hidden_text(&text[start..end], kind)?;
            written = end;
        }
        self.out.write_text(&text[written..])
    }

    fn hidden_text(&mut self, text: &str, kind: NagKind) -> Result<()> {
        let span = QualName::new(None, ns!(html), local_name!("span"));
        let hiding = [("hidden", ""), ("style", HIDING), (MARK, kind.name())].map(|(name, value)| (attribute(name), value));
        self.out.start_elem(span.clone(), hiding.iter().map(|(name, value)| (name, *value)))?;
        self.out.write_text(text)?;
        self.out.end_elem(span)
    }

    /// Written here since the serialiser drops the identifiers, on which a browser's quirks mode hangs.
    fn doctype(&mut self, doctype: &Doctype) -> Result<()> {
        let out = &mut self.out.writer;
        write!(out, "<!DOCTYPE {}", doctype.name())?;
        match (doctype.public_id(), doctype.system_id()) {
            ("", "") => {}
            ("", system) => write!(out, " SYSTEM {}", quoted(system))?,
            (public, "") => write!(out, " PUBLIC {}", quoted(public))?,
            (public, system) => write!(out, " PUBLIC {} {}", quoted(public), quoted(system))?,
        }
        writeln!(out, ">")
    }
}

/// An identifier of a doctype cannot hold both kinds of quotation marks.
fn quoted(identifier: &str) -> String {
    let mark = if identifier.contains('"') { '\'' } else { '"' };
    format!("{mark}{identifier}{mark}")
}

fn attribute(name: &str) -> QualName {
    QualName::new(None, ns!(), name.into())
}

/// Whether it is a `meta` element that names the source's encoding: what is written is UTF-8.
fn declares_encoding(element: &Element) -> bool {
    element.name() == "meta"
        && (element.attr("charset").is_some()
            || element.attr("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("content-type")))
}
