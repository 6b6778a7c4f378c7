//! Text as the engine needs it: offsets, normal forms, sentences, words, language.

mod offsets;

pub use offsets::{Utf8Offsets, Utf16Offsets};
