//! How is a quotation worded? What can be told from its words alone.

use crate::text::lexicon::{Lexicon, List, lower_case};

/// How a quotation is worded.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Wording {
    /// Words inside its sentences that begin with a capital.
    pub(super) names: f32,
    /// Whether it thanks or is pleased.
    pub(super) courteous: bool,
    /// Pronouns of others.
    pub(super) pronouns: f32,
    /// Sentences that are ended.
    pub(super) sentences: f32,
    /// Numbers in digits.
    pub(super) numbers: f32,
    /// Whether it says what is not so.
    pub(super) denies: bool,
    /// Whether it asks.
    pub(super) asks: bool,
    /// Whether it exclaims.
    pub(super) exclaims: bool,
    /// Whether words are left out or put in.
    pub(super) edited: bool,
}

impl Wording {
    pub(crate) fn of(text: &str, language: &Lexicon) -> Self {
        let mut wording = Self {
            asks: text.contains(['?', '？']),
            exclaims: text.contains(['!', '！']),
            edited: text.contains(['…', '[']) || text.contains("..."),
            ..Self::default()
        };
        let mut first = true;
        for part in text.split_whitespace() {
            let word = part.trim_matches(|c: char| !c.is_alphanumeric());
            let initial = word.chars().next().unwrap_or_default();
            wording.names += f32::from(!first && initial.is_uppercase() && is_long(word));
            wording.numbers += f32::from(initial.is_numeric());
            let lower = lower_case(word);
            let apart = language.apart(&lower);
            wording.denies |= apart.has(List::Negation) || denies(&lower, language);
            wording.courteous |= apart.has(List::Courtesy);
            wording.pronouns += f32::from(is_pronoun(&lower, language));
            first = part.trim_end_matches(['”', '"', '’', '\'']).ends_with(['.', '!', '?', ':', '…']);
            wording.sentences += f32::from(first);
        }
        wording
    }
}

/// Whether a word is more than a letter: "I" and "I've" are no names.
fn is_long(word: &str) -> bool {
    let mut behind = word.chars().skip(1);
    match behind.next() {
        Some('\'' | '’') => behind.next().is_some_and(char::is_uppercase),
        letter => letter.is_some(),
    }
}

/// Whether the part of a word (lower case) before an apostrophe denies.
fn denies(word: &str, language: &Lexicon) -> bool {
    word.find('\'').is_some_and(|at| language.apart(&word[..=at]).has(List::Negation))
}

/// Whether a word (lower case) stands for others than those who speak.
fn is_pronoun(word: &str, language: &Lexicon) -> bool {
    let lists = language.lists(word);
    [List::He, List::She, List::They].into_iter().any(|list| lists.has(list))
}
