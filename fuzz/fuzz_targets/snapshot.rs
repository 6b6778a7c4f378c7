//! Any bytes as a content script's message, and any pieces of markup as a page's source: refused, or read and analysed.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::arbitrary::{Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use quiet_quotes::page::read::snapshot::{self, Snapshot};
use quiet_quotes::{Engine, Settings};

/// What a source is made of, so that many can be read.
const PIECES: [&str; 20] = [
    "<div>", "</div>", "<p class=\"paywall\">", "</p>", "<template shadowrootmode=\"open\">", "<template>", "</template>", "<br>",
    "<script>", "</script>", "<title>", "</title>", "<!--", "-->", "<a href=\"/donate\">", "</a>", "&amp;", "&lt;", "<iframe>",
    "</iframe>",
];

/// A source whose pieces nearly fit together, with numbers that nearly fit it.
fn pieces(bytes: &[u8]) -> Result<Snapshot> {
    let mut rest = Unstructured::new(bytes);
    let mut sent = Snapshot::default();
    while !rest.is_empty() {
        if rest.ratio(1, 8)? {
            sent.source.push_str(rest.arbitrary()?);
        } else {
            sent.source.push_str(rest.choose(&PIECES)?);
        }
        if rest.ratio(1, 16)? {
            sent.hosts.push(sent.elements);
        }
        sent.elements += u32::from(rest.ratio(2, 5)?);
    }
    Ok(sent)
}

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::embedded);

fuzz_target!(|message: &[u8]| {
    let sent = serde_json::from_slice::<Snapshot>(message).ok().or_else(|| pieces(message).ok());
    if let Some((page, addresses)) = sent.and_then(|sent| snapshot::read(&sent).ok()) {
        assert_eq!(page.nodes.len(), addresses.len());
        ENGINE.analyze(&page, &Settings::default());
    }
});
