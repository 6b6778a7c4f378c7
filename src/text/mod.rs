//! Text as the engine needs it: offsets, normal forms, sentences, words, language.

pub(crate) mod chars;
mod decimal;
pub(crate) mod dictionary;
pub(crate) mod fold;
pub(crate) mod lexicon;
mod offsets;
pub(crate) mod quotes;
mod sentences;

pub(crate) use decimal::decimal;
pub use offsets::{Utf8Offsets, Utf16Offsets};
pub use sentences::{End, Sentence, sentences};
