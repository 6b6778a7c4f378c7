//! The reader of a live document, through the browser's own interfaces (feature `dom`): for pages that embed the engine, and the
//! oracle of the test that holds the readers together. The extension's engine never sees a document and does not carry it.

use js_sys::Array;
use quiet_quotes::page::{Attribute, Page, PageBuilder, TagName, Visit};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node};

/// A live document as the engine sees it.
#[derive(Debug)]
pub struct Live {
    /// What was read.
    pub page: Page,
    /// The document's own nodes: the one at index `n` is the page's node `n`.
    pub nodes: Array,
}

/// Reads a document with its open shadow roots; what a shadow root holds comes before its host's own children.
///
/// Nothing in the document is changed, and nothing is asked that needs a layout.
pub fn read(document: &Document) -> Live {
    let root = document.document_element();
    let lang = root.as_ref().and_then(|root| root.get_attribute("lang"));
    let ahead = root.map(|root| Step::From(root.into())).into_iter().collect();
    Walk { builder: PageBuilder::new(document.url().ok(), lang), nodes: Array::new(), ahead }.run()
}

struct Walk {
    builder: PageBuilder,
    nodes: Array,
    /// What is still to do, the next step last.
    ahead: Vec<Step>,
}

enum Step {
    /// Visit a node, then the siblings after it.
    From(Node),
    /// All children of the element opened last were visited.
    Close,
}

impl Walk {
    fn run(mut self) -> Live {
        while let Some(step) = self.ahead.pop() {
            match step {
                Step::Close => self.builder.close(),
                Step::From(node) => {
                    self.from(node.next_sibling());
                    self.visit(node);
                }
            }
        }
        Live { page: self.builder.finish(), nodes: self.nodes }
    }

    fn from(&mut self, node: Option<Node>) {
        self.ahead.extend(node.map(Step::From));
    }

    fn visit(&mut self, node: Node) {
        match node.node_type() {
            Node::TEXT_NODE => {
                self.builder.text(&node.node_value().unwrap_or_default());
                self.nodes.push(&node);
            }
            Node::ELEMENT_NODE => self.element(node.unchecked_into()),
            _ => {}
        }
    }

    fn element(&mut self, element: Element) {
        let name = element.local_name().to_ascii_lowercase();
        let kind = if name == "script" { element.get_attribute("type") } else { None };
        match Visit::of(&name, kind.as_deref()) {
            Visit::Open => self.open(&element, &name),
            Visit::Through => self.from(element.first_child()),
            Visit::Title => self.builder.title(&own_text(&element)),
            Visit::Meta => self.meta(&element),
            Visit::LinkedData => self.builder.linked_data(&own_text(&element)),
            Visit::Skip => {}
        }
    }

    fn open(&mut self, element: &Element, name: &str) {
        let attributes = attributes(element);
        self.builder.open(TagName::new(name), attributes.iter().map(|(name, value)| (name.name(), &**value)));
        self.nodes.push(element);
        self.ahead.push(Step::Close);
        self.from(element.first_child());
        self.from(element.shadow_root().and_then(|shadow| shadow.first_child()));
    }

    fn meta(&mut self, element: &Element) {
        let first = |names: &[&str]| names.iter().find_map(|name| element.get_attribute(name));
        if let (Some(name), Some(content)) = (first(&Visit::META_NAMES), first(&Visit::META_CONTENTS)) {
            self.builder.meta(&name, &content);
        }
    }
}

/// The attributes that a page keeps; the others' values never cross into WebAssembly.
fn attributes(element: &Element) -> Vec<(Attribute, String)> {
    if !element.has_attributes() {
        return Vec::new();
    }
    let all = element.attributes();
    let attribute = |at| all.item(at).and_then(|it| Some((Attribute::from_name(&it.name())?, it.value())));
    (0..all.length()).filter_map(attribute).collect()
}

/// The text straight inside an element that holds nothing but text.
fn own_text(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}
