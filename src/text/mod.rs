//! Text as the engine needs it: offsets, normal forms, sentences, words, language.

mod decimal;
pub(crate) mod fold;
mod offsets;

pub(crate) use decimal::decimal;
pub use offsets::{Utf8Offsets, Utf16Offsets};
