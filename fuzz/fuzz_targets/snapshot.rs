//! Any bytes as a content script's message: refused, or read and analysed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quiet_quotes::page::snapshot::{self, Snapshot};
use quiet_quotes::{Settings, analyze};

fuzz_target!(|message: &[u8]| {
    let Ok(sent) = serde_json::from_slice::<Snapshot>(message) else { return };
    if let Ok(page) = snapshot::read(&sent) {
        analyze(&page, &Settings::default());
    }
});
