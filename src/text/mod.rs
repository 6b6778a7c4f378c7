//! Text as the engine needs it: offsets, normal forms, sentences, words, language.

mod offsets;

pub use offsets::{Utf16Offsets, byte_of_utf16};
