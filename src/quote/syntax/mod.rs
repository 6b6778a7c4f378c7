//! What stands around quotations: words with what the lexicon knows of them, and mentions of people and bodies.

pub(crate) mod mentions;
mod names;
pub(crate) mod naming;
pub(crate) mod tokens;
