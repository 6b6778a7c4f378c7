//! What stands around quotations: words with what the lexicon knows of them, names in their cases, and mentions of people and bodies.

pub(crate) mod inflection;
pub(crate) mod mentions;
mod names;
pub(crate) mod naming;
pub(crate) mod tokens;
