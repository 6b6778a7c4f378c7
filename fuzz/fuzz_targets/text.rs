//! Any text as a page of plain text, through the whole engine; offsets asked of any place.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use quiet_quotes::text::{Utf8Offsets, Utf16Offsets};
use quiet_quotes::{Engine, Settings, page::read::text::read};

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::embedded);

fuzz_target!(|text: &str| {
    ENGINE.analyze(&read(text), &Settings::default());
    let (units, mut bytes) = (Utf16Offsets::new(text), Utf8Offsets::new(text));
    for (byte, _) in text.char_indices() {
        assert_eq!(bytes.at(units.at(byte)), byte);
    }
});
