//! Any bytes as HTML source, through the reader and the whole engine.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quiet_quotes::{Settings, analyze, page::html};

fuzz_target!(|source: &[u8]| {
    let page = html::read(source, None);
    let report = analyze(&page, &Settings::default());
    assert!(report.is_article || report.nags.is_empty());
});
