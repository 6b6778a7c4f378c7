//! Any bytes as a content script's message, and any arrays as a snapshot: refused, or read and analysed.
#![no_main]

use libfuzzer_sys::arbitrary::{Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use quiet_quotes::page::snapshot::{self, Snapshot};
use quiet_quotes::{Settings, analyze};

/// What elements and attributes are called, so that most arrays make a page.
const NAMES: [&str; 16] = [
    "html", "head", "body", "article", "div", "p", "aside", "dialog", "form", "input", "button", "a", "br", "class", "href", "type",
];

/// A snapshot whose arrays nearly fit together.
fn arrays(bytes: &[u8]) -> Result<Snapshot> {
    let mut rest = Unstructured::new(bytes);
    let mut sent = Snapshot { names: NAMES.map(str::to_owned).to_vec(), ..Snapshot::default() };
    while !rest.is_empty() {
        sent.depths.push(rest.int_in_range(0..=sent.depths.len().min(12) as u32)?);
        sent.kinds.push(rest.int_in_range(-1..=16)?);
        if rest.ratio(1, 3)? {
            sent.attribute_nodes.push(sent.kinds.len() as u32 - 1);
            sent.attribute_names.push(rest.int_in_range(12..=15)?);
            sent.attribute_values.push(rest.arbitrary()?);
        }
        sent.texts.push(rest.arbitrary()?);
    }
    Ok(sent)
}

fuzz_target!(|message: &[u8]| {
    let sent = serde_json::from_slice::<Snapshot>(message).ok().or_else(|| arrays(message).ok());
    if let Some(page) = sent.and_then(|sent| snapshot::read(&sent).ok()) {
        analyze(&page, &Settings::default());
    }
});
