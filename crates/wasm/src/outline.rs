//! What each reader makes of a page, as text: for the test that holds them together, in no released engine.

use wasm_bindgen::prelude::*;

use quiet_quotes::page::read::{html, snapshot};
use quiet_quotes::page::{NodeKind, Page};

use crate::sent::{self, SentSnapshot};

/// The page that the reader of HTML source makes, as text.
#[wasm_bindgen(js_name = outlineHtml)]
pub fn outline_html(source: &[u8]) -> String {
    outline(html::read(source, None))
}

/// The page that the reader of snapshots makes, as text.
///
/// # Errors
/// When the snapshot has another shape than its type says.
#[wasm_bindgen(js_name = outlineSnapshot)]
pub fn outline_snapshot(snapshot: &SentSnapshot) -> Result<String, JsError> {
    Ok(outline(snapshot::read(&sent::snapshot(snapshot)?)?.0))
}

/// The page that the reader of live documents makes, as text: what the other two claim to equal.
///
/// # Errors
/// When the document is too large.
#[wasm_bindgen(js_name = outlineDocument)]
pub fn outline_document(document: &web_sys::Document) -> Result<String, JsValue> {
    Ok(outline(crate::dom::read(document, None, &js_sys::Map::new())?.page))
}

/// All of a page but its address and what stands where on the screen, which HTML source can't tell.
fn outline(mut page: Page) -> String {
    page.url = None;
    for node in &mut page.nodes {
        if let NodeKind::Element(element) = &mut node.kind {
            element.geometry = None;
        }
    }
    format!("{page:#?}")
}
