//! Any bytes as HTML source, through the reader and the whole engine.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use quiet_quotes::{Engine, Settings, page::read::html};

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::embedded);

fuzz_target!(|source: &[u8]| {
    let page = html::read(source, None);
    let report = ENGINE.analyze(&page, &Settings::default());
    assert!(report.is_article || report.nags.is_empty());
});
