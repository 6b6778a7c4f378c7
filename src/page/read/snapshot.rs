//! The reader of a snapshot: a live page as the browser writes it out, which is the quickest way to hand a whole page on.
//!
//! What a browser writes ([fragment serialization](https://html.spec.whatwg.org/#serialising-html-fragments)) is regular:
//! every value is quoted, every element that can hold something is closed, `<` begins a tag wherever it stands. So nothing
//! is parsed as HTML is, and nothing repaired: each element keeps its number in the live page. What breaks these rules, or
//! has another number of elements than the live page, is refused, since something else than was meant would be hidden.

use std::borrow::Cow;
use std::iter::Peekable;
use std::slice::Iter;

use serde::{Deserialize, Serialize};

use super::written::{Source, unescaped};
use crate::page::{Attribute, Geometry, Page, PageBuilder, TagName, Visit};

/// A live page as `extension/content/snapshot.ts` takes it.
///
/// Elements are numbered in the order in which they are written, the root being 0, those in shadow roots before their
/// host's own children. What stands inside of a `template`, of `noscript`, or of an element that is written without elements
/// in it has no number.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// The page's address.
    pub url: Option<String>,
    /// The root element as the browser writes it, shadow roots as `template` elements with a `shadowrootmode`.
    pub source: String,
    /// How many elements the page has, those in shadow roots too.
    pub elements: u32,
    /// Numbers of the elements that have a shadow root, rising.
    pub hosts: Vec<u32>,
    /// Number and geometry of the few elements whose geometry was read, by rising number.
    pub geometry: Vec<(u32, Geometry)>,
}

/// Where a node of the page stands in the live page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Address {
    /// An element.
    Element {
        /// Its number.
        element: u32,
    },
    /// A run of text: one text node, or several with nothing between them.
    Text {
        /// The number of the element that it stands in.
        element: u32,
        /// Which of the runs straight in there, from 0.
        run: u32,
        /// Whether it stands straight in the element's shadow root.
        shadow: bool,
    },
}

/// Why a snapshot can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SnapshotError {
    /// The source is not as a browser writes it.
    #[error("the snapshot's source is not as browsers write it, at byte {at}; send what `getHTML` gives")]
    Source {
        /// Bytes from the start.
        at: usize,
    },
    /// The source has more or fewer elements than were counted in the page.
    #[error("the snapshot's source has {found} elements, but the page has {counted}; their numbers would be wrong")]
    Elements {
        /// In the source.
        found: u32,
        /// As the snapshot says.
        counted: u32,
    },
}

/// Reads a snapshot. Beside the page, where in the live page each of [`Page::nodes`] stands.
///
/// # Errors
/// When its source is not as browsers write it, or does not fit the number of elements.
pub fn read(snapshot: &Snapshot) -> Result<(Page, Vec<Address>), SnapshotError> {
    let mut reader = Reader::new(snapshot);
    if reader.read().is_none() {
        return Err(SnapshotError::Source { at: snapshot.source.len() - reader.source.rest.len() });
    }
    let (found, counted) = (reader.elements, snapshot.elements);
    if found != counted {
        return Err(SnapshotError::Elements { found, counted });
    }
    Ok((reader.builder.finish(), reader.addresses))
}

/// Elements that hold nothing and are not closed.
const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta",
    "param", "source", "track", "wbr",
];

/// Elements whose text is written as it is; in `noscript` only where scripts may run, but nobody reads it.
const RAW: &[&str] = &["iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "xmp"];

struct Reader<'a> {
    source: Source<'a>,
    hosts: Peekable<Iter<'a, u32>>,
    geometry: Peekable<Iter<'a, (u32, Geometry)>>,
    builder: PageBuilder,
    addresses: Vec<Address>,
    /// How many elements were met.
    elements: u32,
    /// The elements that are not closed yet, and the shadow roots between them.
    open: Vec<Open<'a>>,
}

struct Open<'a> {
    name: &'a str,
    /// Its number; for a shadow root that of its host.
    element: u32,
    /// How many runs of text stood straight in it.
    runs: u32,
    part: Part,
}

/// What an open element is to the page.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    /// One of its elements.
    Reported,
    /// None of them, but what it holds is read.
    Passed,
    /// A shadow root, which is read too.
    Shadow,
    /// Its title, as far as it was read.
    Title(String),
    /// Left out with all it holds.
    Skipped,
    /// Kept for later: what it holds is not even numbered.
    Template,
}

impl Part {
    fn is_read(&self) -> bool {
        matches!(self, Self::Reported | Self::Passed | Self::Shadow)
    }
}

impl<'a> Reader<'a> {
    fn new(snapshot: &'a Snapshot) -> Self {
        let source = Source { rest: &snapshot.source, attributes: Vec::new() };
        Self {
            builder: PageBuilder::new(snapshot.url.clone(), source.lang_of_root()),
            source,
            hosts: snapshot.hosts.iter().peekable(),
            geometry: snapshot.geometry.iter().peekable(),
            addresses: Vec::new(),
            elements: 0,
            open: Vec::new(),
        }
    }

    /// Reads all of the source; `None` where that can't be done.
    fn read(&mut self) -> Option<()> {
        while !self.source.rest.is_empty() {
            let text = self.source.text();
            if !text.is_empty() {
                self.text(text)?;
            } else if self.source.takes("</") {
                let name = self.source.up_to('>')?;
                self.end(name)?;
            } else if self.source.takes("<!--") {
                while !self.source.up_to('>')?.ends_with("--") {}
            } else if self.source.takes("<?") {
                self.source.up_to('>')?;
            } else {
                self.start()?;
            }
        }
        (self.open.is_empty() && self.hosts.peek().is_none()).then_some(())
    }

    fn text(&mut self, raw: &str) -> Option<()> {
        let Open { element, runs, part, .. } = self.open.last_mut()?;
        if part.is_read() {
            self.addresses.push(Address::Text { element: *element, run: *runs, shadow: *part == Part::Shadow });
            *runs += 1;
            self.builder.text(&unescaped(raw));
        } else if let Part::Title(title) = part {
            title.push_str(&unescaped(raw));
        }
        Some(())
    }

    /// An element begins. It is read to its end where it can hold no other.
    fn start(&mut self) -> Option<()> {
        let name = self.source.tag()?;
        let is_numbered = match self.open.last() {
            Some(around) => around.part != Part::Template,
            // Beside the root nothing can stand.
            None if self.elements > 0 => return None,
            None => true,
        };
        let element = self.elements;
        self.elements += u32::from(is_numbered);
        let is_host = is_numbered && self.hosts.next_if(|host| **host == element).is_some();
        let visit = self.visit(name);
        let part = self.begin(name, element, visit);
        if VOID.contains(&name) {
            self.source.takes_end(name);
            self.finish(part);
        } else if RAW.contains(&name) {
            let text = self.source.up_to_end(name)?;
            self.raw(text, element, visit);
            self.finish(part);
        } else {
            self.open.push(Open { name, element, runs: 0, part });
            return if is_host { self.shadow() } else { Some(()) };
        }
        (!is_host).then_some(())
    }

    /// What every reader does with the element whose tag was read.
    fn visit(&self, name: &str) -> Visit {
        let is_read = self.open.last().is_none_or(|around| around.part.is_read());
        if is_read { Visit::of(name, || self.source.attribute("type")) } else { Visit::Skip }
    }

    fn begin(&mut self, name: &str, element: u32, visit: Visit) -> Part {
        match visit {
            Visit::Open => {
                self.report(name, element);
                Part::Reported
            }
            Visit::Through => Part::Passed,
            Visit::Title => Part::Title(String::new()),
            Visit::Meta => {
                self.meta();
                Part::Skipped
            }
            Visit::LinkedData => Part::Skipped,
            Visit::Skip if name == "template" || self.open.last().is_some_and(|around| around.part == Part::Template) => {
                Part::Template
            }
            Visit::Skip => Part::Skipped,
        }
    }

    fn report(&mut self, name: &str, element: u32) {
        let known = self.source.attributes.iter().filter(|(name, _)| Attribute::from_name(name).is_some());
        let attributes: Vec<(&str, Cow<'_, str>)> = known.map(|(name, value)| (*name, unescaped(value))).collect();
        self.builder.open(TagName::new(name), attributes.iter().map(|(name, value)| (*name, &**value)));
        self.addresses.push(Address::Element { element });
        while let Some((_, geometry)) = self.geometry.next_if(|(number, _)| *number <= element) {
            self.builder.geometry(*geometry);
        }
    }

    fn meta(&mut self) {
        if let Some((name, content)) = Visit::meta(|name| self.source.attribute(name)) {
            self.builder.meta(&name, &content);
        }
    }

    /// The text of an element whose text is written as it is.
    fn raw(&mut self, text: &str, element: u32, visit: Visit) {
        if visit == Visit::LinkedData {
            self.builder.linked_data(text);
        } else if visit == Visit::Open && !text.is_empty() {
            self.addresses.push(Address::Text { element, run: 0, shadow: false });
            self.builder.text(text);
        }
    }

    /// The shadow root of the element opened last begins.
    fn shadow(&mut self) -> Option<()> {
        let host = self.open.last()?;
        let part = if host.part.is_read() { Part::Shadow } else { Part::Skipped };
        let shadow = Open { name: "template", element: host.element, runs: 0, part };
        let is_shadow = self.source.tag()? == shadow.name && self.source.attribute("shadowrootmode").is_some();
        self.open.push(shadow);
        is_shadow.then_some(())
    }

    fn end(&mut self, name: &str) -> Option<()> {
        let open = self.open.pop_if(|open| open.name == name)?;
        self.finish(open.part);
        Some(())
    }

    fn finish(&mut self, part: Part) {
        match part {
            Part::Reported => self.builder.close(),
            Part::Title(title) => self.builder.title(&title),
            Part::Passed | Part::Shadow | Part::Skipped | Part::Template => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot(source: &str, elements: u32) -> Snapshot {
        Snapshot { source: source.to_owned(), elements, ..Snapshot::default() }
    }

    fn refusal(snapshot: &Snapshot) -> Option<String> {
        read(snapshot).err().map(|error| error.to_string())
    }

    #[test]
    fn text_and_values_are_as_they_were_before_they_were_written() {
        let source = r#"<p id="a &quot;b&quot; <i> &amp;lt;">one&nbsp;&lt;two&gt; &amp;amp;</p>"#;
        let (page, addresses) = read(&snapshot(source, 1)).expect("a page");
        assert_eq!(page.element(crate::page::NodeId(0)).expect("an element").attribute(Attribute::Id), Some(r#"a "b" <i> &lt;"#));
        assert_eq!(page.blocks[0].text, "one\u{a0}<two> &amp;");
        assert_eq!(addresses, [Address::Element { element: 0 }, Address::Text { element: 0, run: 0, shadow: false }]);
    }

    /// Each case: what is odd about the source, the source, its number of elements, and the address of its text `here`.
    #[test]
    fn addresses_are_those_of_the_live_page() {
        let cases = [
            ("a comment divides a text", "<p>a<!-- < -->here</p>", 1, (0, 1, false)),
            ("what is left out counts", "<p><svg><path></path></svg><br><b>here</b></p>", 5, (4, 0, false)),
            ("what a template holds does not count", "<p><template><b><i></i></b></template><b>here</b></p>", 3, (2, 0, false)),
            ("a script holds no elements", "<p><script>if (a<b) '<b></b></scripts>'</script>here</p>", 2, (0, 0, false)),
            ("nor does noscript", "<p><noscript><img></noscript>here</p>", 2, (0, 0, false)),
            ("the names of attributes are odd", r#"<p =a="1" "b"="2" c>="3"><b x="a>b">here</b></p>"#, 2, (1, 0, false)),
        ];
        for (name, source, elements, (element, run, shadow)) in cases {
            let (page, addresses) = read(&snapshot(source, elements)).unwrap_or_else(|error| panic!("{name}: {error}"));
            let here =
                page.nodes.iter().position(|node| matches!(&node.kind, crate::page::NodeKind::Text(text) if &**text == "here"));
            assert_eq!(addresses[here.expect(name)], Address::Text { element, run, shadow }, "{name}");
        }
    }

    #[test]
    fn a_shadow_root_comes_before_its_hosts_own_children() {
        let source = r#"<div>light<x-a><template shadowrootmode="closed">in <b>it</b></template><p>own</p></x-a></div>"#;
        let (page, addresses) = read(&Snapshot { hosts: vec![1], ..snapshot(source, 4) }).expect("a page");
        let texts: Vec<&str> = page.blocks.iter().map(|block| &*block.text).collect();
        assert_eq!(texts, ["light", "in it", "own"]);
        assert_eq!(addresses[3], Address::Text { element: 1, run: 0, shadow: true });
        assert_eq!(addresses[7], Address::Text { element: 3, run: 0, shadow: false });
    }

    #[test]
    fn what_no_browser_writes_is_refused() {
        let cases = [
            ("an end without a start", "<p></p></p>", "at byte 11"),
            ("another end", "<p><b></p></b>", "at byte 10"),
            ("no end", "<p><b></b>", "at byte 10"),
            ("no quotes", "<p a=b></p>", "at byte 3"),
            ("two roots", "<p></p><p></p>", "at byte 10"),
            ("text alone", "text", "at byte 4"),
            ("a tag cut off", "<p a=\"1", "at byte 6"),
        ];
        for (name, source, wanted) in cases {
            let refusal = refusal(&snapshot(source, 1)).unwrap_or_default();
            assert!(refusal.contains(wanted), "{name}: {refusal}");
        }
    }

    #[test]
    fn a_page_with_other_elements_than_its_source_is_refused() {
        assert!(refusal(&snapshot("<p><b></b></p>", 3)).is_some_and(|it| it.contains("has 2 elements, but the page has 3")));
        let host = Snapshot { hosts: vec![0], ..snapshot("<p><template></template></p>", 2) };
        assert!(refusal(&host).is_some());
    }
}
