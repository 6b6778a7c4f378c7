//! Writes a page back as HTML with its nags hidden and everything else kept.

use std::collections::HashMap;
use std::io::{Result, Write};

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use html5ever::serialize::{HtmlSerializer, SerializeOpts, Serializer};
use html5ever::{QualName, local_name, ns};
use scraper::Node;
use scraper::node::{Doctype, Element};

use crate::page::read::html::Document;
use crate::report::{Nag, NagKind, Target};
use crate::text::Utf8Offsets;

/// The attribute that hidden elements bear; its value is the kind of nag.
pub const MARK: &str = "data-quiet-quotes";

const HIDING: &str = "display:none!important";

/// Writes `document` as HTML in UTF-8, with the targets of `nags` hidden: an element by `hidden` and a style,
/// a part of a text in a `span` that is hidden likewise. All of them bear [`MARK`].
///
/// `nags` are those that were found on the document's [page](Document::page).
///
/// ```
/// use quiet_quotes::page::read::html::Document;
/// use quiet_quotes::{Engine, Settings, rewrite};
///
/// let document = Document::parse("<p>Nothing asks for anything here.", None);
/// let report = Engine::embedded().analyze(document.page(), &Settings::default());
/// let mut html = Vec::new();
/// rewrite::write_html(&document, &report.nags, &mut html)?;
/// assert!(!String::from_utf8(html)?.contains(rewrite::MARK));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// What `out` refuses.
pub fn write_html(document: &Document, nags: &[Nag], out: impl Write) -> Result<()> {
    let hidden = Hidden::new(&document.nodes, nags);
    let mut writer = Writer { out: HtmlSerializer::new(out, SerializeOpts::default()), hidden };
    for edge in document.html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => writer.open(node)?,
            Edge::Close(node) => writer.close(node)?,
        }
    }
    Ok(())
}

/// What to hide.
struct Hidden {
    elements: HashMap<NodeId, NagKind>,
    /// Parts of texts, in UTF-16 code units, in order.
    texts: HashMap<NodeId, Vec<(u32, u32, NagKind)>>,
}

impl Hidden {
    fn new(nodes: &[NodeId], nags: &[Nag]) -> Self {
        let mut hidden = Self { elements: HashMap::new(), texts: HashMap::new() };
        for (kind, target) in nags.iter().flat_map(|nag| nag.targets.iter().map(move |target| (nag.kind, *target))) {
            match target {
                Target::Element { node } => {
                    hidden.elements.insert(nodes[node.index()], kind);
                }
                Target::Text { node, start, end } => {
                    hidden.texts.entry(nodes[node.index()]).or_default().push((start, end, kind));
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
}

impl<W: Write> Writer<W> {
    fn open(&mut self, node: NodeRef<'_, Node>) -> Result<()> {
        match node.value() {
            Node::Doctype(doctype) => self.doctype(doctype),
            Node::Comment(comment) => self.out.write_comment(comment),
            Node::Text(text) => {
                let parts = self.hidden.texts.remove(&node.id()).unwrap_or_default();
                self.text(text, &parts)
            }
            Node::Element(element) if declares_encoding(element) => Ok(()),
            Node::Element(element) => self.open_element(node, element),
            _ => Ok(()),
        }
    }

    fn open_element(&mut self, node: NodeRef<'_, Node>, element: &Element) -> Result<()> {
        match self.hidden.elements.get(&node.id()) {
            Some(kind) => self.open_hidden(element, *kind)?,
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
        match node.value() {
            Node::Element(element) if !declares_encoding(element) => self.out.end_elem(element.name.clone()),
            _ => Ok(()),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The source with the elements and the text parts (found by their words) hidden.
    fn cleaned(source: &str, elements: &[&str], parts: &[&str]) -> String {
        let document = Document::parse(source, None);
        let (page, nodes) = (document.page(), &document.nodes);
        let by_id = |id: &str| nodes.iter().position(|node| element(&document, *node).is_some_and(|it| it.id() == Some(id)));
        let by_words = |words: &str| {
            let text = |node: &NodeId| document.html.tree.get(*node)?.value().as_text().map(|text| text.to_string());
            let (node, text) =
                nodes.iter().enumerate().find_map(|(at, node)| Some((at, text(node)?)).filter(|it| it.1.contains(words)))?;
            let start = text[..text.find(words)?].encode_utf16().count() as u32;
            Some((node, start, start + words.encode_utf16().count() as u32))
        };
        let target = |node: usize| crate::page::NodeId(node as u32);
        let mut targets: Vec<Target> =
            elements.iter().filter_map(|id| Some(Target::Element { node: target(by_id(id)?) })).collect();
        targets.extend(parts.iter().filter_map(|words| {
            let (node, start, end) = by_words(words)?;
            Some(Target::Text { node: target(node), start, end })
        }));
        assert_eq!((targets.len(), page.nodes.len()), (elements.len() + parts.len(), nodes.len()));
        let nag = Nag { kind: NagKind::Donation, score: 1.0, reasons: vec![], text: String::new(), whole_box: true, targets };
        let mut out = Vec::new();
        write_html(&document, &[nag], &mut out).expect("writing to memory");
        String::from_utf8(out).expect("UTF-8")
    }

    fn element(document: &Document, node: NodeId) -> Option<&Element> {
        document.html.tree.get(node)?.value().as_element()
    }

    const BOX: &str = r#"hidden="" style="display:none!important" data-quiet-quotes="donation""#;

    #[test]
    fn a_box_is_hidden_and_its_own_style_kept() {
        let page = cleaned("<p>News.<div id=a class=b style='color:red' hidden>Give.</div>", &["a"], &[]);
        assert!(
            page.contains(r#"<p>News.</p><div class="b" id="a" hidden="" style="color:red;display:none!important" data-"#),
            "{page}"
        );
    }

    #[test]
    fn parts_of_a_text_are_wrapped_and_stay_escaped() {
        let page = cleaned("<p>😀 Give &lt;now&gt;. Ships sail. Give again.", &[], &["Give again.", "Give <now>."]);
        let expected = format!("<p>😀 <span {BOX}>Give &lt;now&gt;.</span> Ships sail. <span {BOX}>Give again.</span></p>");
        assert!(page.contains(&expected), "{page}");
    }

    #[test]
    fn boxes_in_and_behind_a_shadow_root_are_the_right_ones() {
        let source =
            "<div><b>Light</b><template shadowrootmode=open><p id=a>Give.</p></template></div><p id=b>Give.</p><p id=c>News.";
        let page = cleaned(source, &["a", "b"], &["News."]);
        for expected in [r#"<p id="a" hidden"#, r#"<p id="b" hidden"#, &format!(r#"<p id="c"><span {BOX}>News."#)] {
            assert!(page.contains(expected), "{expected} is missing from {page}");
        }
    }
}
