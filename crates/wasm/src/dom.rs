//! The reader of a live document, through the browser's own interfaces (feature `dom`): for pages that embed the engine, and the
//! oracle of the test that holds the readers together. The extension's engine never sees a document and does not carry it.

use js_sys::Map;
use quiet_quotes::page::{Attribute, Page, PageBuilder, TagName, Visit};
use wasm_bindgen::prelude::*;

use crate::sent;

// A page can lay properties of its own over those that its nodes have: the controls of a form and the pictures of a document
// are found under their names before them. `web-sys` asks the node; what is `final` is asked of the interface, out of a
// page's reach.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = web_sys::Document)]
    type Document;
    #[wasm_bindgen(method, getter, final, js_name = documentElement)]
    fn root(this: &Document) -> Option<Element>;

    /// A node of the page.
    #[wasm_bindgen(extends = web_sys::Node)]
    #[derive(Debug)]
    pub type Node;
    #[wasm_bindgen(method, getter, final, js_name = nodeType)]
    fn node_type(this: &Node) -> u16;
    #[wasm_bindgen(method, getter, final, js_name = firstChild)]
    fn first_child(this: &Node) -> Option<Node>;
    #[wasm_bindgen(method, getter, final, js_name = nextSibling)]
    fn next_sibling(this: &Node) -> Option<Node>;
    /// Of an element all text in it.
    #[wasm_bindgen(method, getter, final, js_name = textContent)]
    fn text(this: &Node) -> Option<String>;

    #[wasm_bindgen(extends = Node)]
    type Element;
    #[wasm_bindgen(method, getter, final, js_name = localName)]
    fn local_name(this: &Element) -> String;
    #[wasm_bindgen(method, getter, final, js_name = shadowRoot)]
    fn shadow_root(this: &Element) -> Option<Node>;
    #[wasm_bindgen(method, final, js_name = getAttribute)]
    fn attribute(this: &Element, name: &str) -> Option<String>;
    #[wasm_bindgen(method, final, js_name = hasAttributes)]
    fn has_attributes(this: &Element) -> bool;
    #[wasm_bindgen(method, getter, final)]
    fn attributes(this: &Element) -> web_sys::NamedNodeMap;
}

/// A live document as the engine sees it.
#[derive(Debug)]
pub struct Live {
    /// What was read.
    pub page: Page,
    /// The document's own nodes: the one at index `n` is the page's node `n`.
    pub nodes: Vec<Node>,
}

/// A page is too large to be read without making its reader wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the page is too large to be read without making its reader wait")]
pub struct TooLarge;

impl From<TooLarge> for JsValue {
    fn from(too_large: TooLarge) -> Self {
        let error = js_sys::Error::new(&too_large.to_string());
        error.set_name("TooLarge");
        error.into()
    }
}

/// Elements of the longest page that is read: ten times those of long stories.
const MAX_ELEMENTS: usize = 60_000;
/// Bytes of the longest text that is read.
const MAX_TEXT: usize = 4_000_000;

/// Reads a document with its open shadow roots; what a shadow root holds comes before its host's own children. `url` is where
/// the story was published, `geometry` where some elements stand, as `Geometry` says it.
///
/// Nothing in the document is changed, and nothing is asked that needs a layout.
///
/// # Errors
/// When it is too large.
pub fn read(document: &web_sys::Document, url: Option<String>, geometry: &Map) -> Result<Live, TooLarge> {
    let root = document.unchecked_ref::<Document>().root();
    let lang = root.as_ref().and_then(|root| root.attribute("lang"));
    let ahead = root.map(|root| Step::From(root.into())).into_iter().collect();
    let walk = Walk {
        builder: PageBuilder::new(url, lang),
        geometry: (geometry.size() > 0).then_some(geometry),
        nodes: Vec::new(),
        ahead,
        elements_left: MAX_ELEMENTS,
        text_left: MAX_TEXT,
    };
    walk.run()
}

struct Walk<'a> {
    builder: PageBuilder,
    geometry: Option<&'a Map>,
    nodes: Vec<Node>,
    /// What is still to do, the next step last.
    ahead: Vec<Step>,
    elements_left: usize,
    text_left: usize,
}

enum Step {
    /// Visit a node, then the siblings after it.
    From(Node),
    /// All children of the element opened last were visited.
    Close,
}

impl Walk<'_> {
    fn run(mut self) -> Result<Live, TooLarge> {
        while let Some(step) = self.ahead.pop() {
            match step {
                Step::Close => self.builder.close(),
                Step::From(node) => {
                    self.from(node.next_sibling());
                    self.visit(node)?;
                }
            }
        }
        Ok(Live { page: self.builder.finish(), nodes: self.nodes })
    }

    fn from(&mut self, node: Option<Node>) {
        self.ahead.extend(node.map(Step::From));
    }

    fn visit(&mut self, node: Node) -> Result<(), TooLarge> {
        match node.node_type() {
            web_sys::Node::TEXT_NODE => {
                let text = node.text().unwrap_or_default();
                self.text_left = self.text_left.checked_sub(text.len()).ok_or(TooLarge)?;
                self.builder.text(&text);
                self.nodes.push(node);
            }
            web_sys::Node::ELEMENT_NODE => {
                self.elements_left = self.elements_left.checked_sub(1).ok_or(TooLarge)?;
                self.element(node.unchecked_into());
            }
            _ => {}
        }
        Ok(())
    }

    fn element(&mut self, element: Element) {
        let name = element.local_name().to_ascii_lowercase();
        match Visit::of(&name, || element.attribute("type")) {
            Visit::Open => self.open(element, &name),
            Visit::Through => self.from(element.first_child()),
            Visit::Title => self.builder.title(&element.text().unwrap_or_default()),
            Visit::Meta => self.meta(&element),
            Visit::LinkedData => self.builder.linked_data(&element.text().unwrap_or_default()),
            Visit::Skip => {}
        }
    }

    fn open(&mut self, element: Element, name: &str) {
        let attributes = attributes(&element);
        self.builder.open(TagName::new(name), attributes.iter().map(|(name, value)| (name.name(), &**value)));
        if let Some(geometry) = self.geometry.and_then(|known| sent::geometry(&known.get(&element))) {
            self.builder.geometry(geometry);
        }
        self.ahead.push(Step::Close);
        self.from(element.first_child());
        if let Some(shadow) = element.shadow_root() {
            self.from(shadow.first_child());
        }
        self.nodes.push(element.into());
    }

    fn meta(&mut self, element: &Element) {
        if let Some((name, content)) = Visit::meta(|name| element.attribute(name)) {
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
