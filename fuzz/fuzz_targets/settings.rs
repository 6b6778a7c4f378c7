//! Any bytes as settings: refused, or the same after a round trip.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quiet_quotes::Settings;

fuzz_target!(|source: &[u8]| {
    let Ok(settings) = serde_json::from_slice::<Settings>(source) else { return };
    let written = serde_json::to_vec(&settings).expect("settings can be written");
    assert_eq!(serde_json::from_slice::<Settings>(&written).ok(), Some(settings));
});
