//! Any text as a story: quotations lie within it, in order, on characters.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use quiet_quotes::{Engine, story::Story};

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::embedded);

fuzz_target!(|text: &str| {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut end = 0;
    for quote in ENGINE.quotes(&Story::from_text(text)) {
        assert!(end <= quote.start && quote.start < quote.end);
        end = quote.end;
        let words = String::from_utf16(&units[quote.start as usize..quote.end as usize]);
        assert_eq!(words.ok().as_ref(), Some(&quote.text));
    }
});
