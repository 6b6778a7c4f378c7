//! The words of a phrase, and whether they stand at a place of a text.

use std::ops::Range;

use crate::nag::words::{SEED, hash, hash_on};
use crate::text::fold::{PlainToken, Shape};

/// A set of words that may hold others too: a bit for the hash of each, and one for the beginning of each open one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct WordSet(u64);

impl WordSet {
    pub(super) const NONE: Self = Self(0);
    pub(super) const ALL: Self = Self(u64::MAX);
    /// Stands behind a text: phrases that may have ended may be followed by anything.
    pub(super) const END: Self = Self(1 << 63);

    #[inline(always)]
    pub(super) fn of_hash(hash: u32) -> Self {
        Self(1 << (hash % 32))
    }

    /// By the first two bytes.
    #[inline(always)]
    pub(super) fn of_beginning(word: &str) -> Self {
        let bits = match word.as_bytes() {
            [first, second, ..] => 7 * u32::from(*first) + u32::from(*second),
            _ => 0,
        };
        Self(1 << (32 + bits % 32))
    }

    /// What the words of a text show that this may stand for.
    pub(super) fn of(word: &Word) -> Self {
        match word {
            Word::Closed(_, hash) => Self::of_hash(*hash),
            Word::Open(beginning) => Self::of_beginning(beginning),
            Word::Number | Word::Name | Word::Gap => Self::ALL,
        }
    }

    #[inline(always)]
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    #[inline(always)]
    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Word {
    /// This word, with its hash.
    Closed(&'static str, u32),
    /// Any word that begins so.
    Open(&'static str),
    Number,
    Name,
    Gap,
}

/// Characters of a word with an open end by which it is looked up, if it has so many.
pub(super) const STEM: usize = 5;
/// What `…` may cover: a word costs as much as three lone signs.
pub(super) const GAP: usize = 12;
/// Rows of digits that make one number at most: `1 299,00`.
pub(super) const ROWS: usize = 3;
/// By what a phrase that begins with a number is looked up.
pub(super) const NUMBER: &str = "#";
/// By what a phrase that begins with the site's name is looked up.
pub(super) const NAME: &str = "@";

/// A text in which phrases are looked for.
pub(super) struct Text<'a> {
    pub(super) plain: &'a str,
    pub(super) tokens: &'a [PlainToken],
    /// Of the words.
    pub(super) hashes: &'a [u32],
    /// For each word what it shows of itself; two more behind the last.
    pub(super) shown: &'a [WordSet],
    /// For each word the one behind the site's name that begins there; itself where none does.
    pub(super) names: &'a [usize],
}

/// The words that may stand in the next two places, where `words` go on and then what may stand behind them.
pub(super) fn ahead(words: &[Word], behind: [WordSet; 2]) -> [WordSet; 2] {
    match words {
        [] => behind,
        // They may cover several words.
        [Word::Number | Word::Name | Word::Gap, ..] => [WordSet::ALL; 2],
        [last] => [WordSet::of(last), behind[0]],
        [first, second, ..] => [WordSet::of(first), WordSet::of(second)],
    }
}

impl Text<'_> {
    /// Where a gap that begins at a token may end.
    pub(super) fn reach(&self, from: usize) -> Range<usize> {
        let mut left = GAP;
        let mut end = from;
        while let Some(token) = self.tokens.get(end) {
            end += 1;
            let Some(rest) = left.checked_sub(if token.shape == Shape::Sign { 1 } else { 3 }) else { break };
            if self.tokens.get(end).is_none_or(|next| next.begins) {
                break;
            }
            left = rest;
        }
        let begins = self.tokens.get(from).is_none_or(|token| token.begins);
        from..if begins { from } else { end }
    }

    /// The token behind a word, where it stands at token `at`.
    pub(super) fn behind(&self, word: &Word, at: usize) -> Option<usize> {
        let token = self.tokens.get(at)?;
        let text = &self.plain[token.plain.clone()];
        match word {
            Word::Name => Some(self.names[at]).filter(|end| *end > at),
            Word::Number => (token.shape == Shape::Digits).then(|| self.behind_number(at)),
            Word::Closed(word, hash) => (self.hashes[at] == *hash && text == *word).then_some(at + 1),
            Word::Open(stem) => text.starts_with(stem).then_some(at + 1),
            Word::Gap => None,
        }
    }

    /// The token behind a number that begins at a token.
    pub(super) fn behind_number(&self, at: usize) -> usize {
        let more = self.tokens[at + 1..].iter().take(ROWS - 1).take_while(|token| token.shape == Shape::Digits);
        at + 1 + more.count()
    }
}

impl Word {
    /// The hash by which phrases that begin with it are looked up.
    pub(super) fn key(self) -> u32 {
        match self {
            Self::Closed(_, hash) => hash,
            Self::Open(word) => stems(word).last().unwrap_or_default(),
            Self::Name => hash(NAME),
            Self::Number | Self::Gap => hash(NUMBER),
        }
    }
}

/// The hashes of a word's beginnings, each longer by a character: other than those of words that are so short.
pub(super) fn stems(word: &str) -> impl Iterator<Item = u32> {
    word.char_indices().take(STEM).scan(SEED, |so_far, (at, c)| {
        *so_far = hash_on(*so_far, &word[at..at + c.len_utf8()]);
        Some(!*so_far)
    })
}
