//! A text as what looks at its words needs it: their plain forms, with hashes, and where the site's own name stands.

use std::ops::Range;

use crate::text::fold::{PlainToken, tokens};

/// The words of a text.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Their plain forms, one behind the other.
    pub(super) plain: String,
    pub(super) tokens: Vec<PlainToken>,
    pub(super) hashes: Vec<u32>,
    /// For each word the one behind the site's name that begins there; itself where none does.
    pub(super) names: Vec<usize>,
}

impl Words {
    /// The words of `text`, on a site with these names.
    pub fn new(text: &str, names: &Names) -> Self {
        let mut plain = String::with_capacity(text.len());
        let tokens = tokens(text, &mut plain);
        let hashes: Vec<u32> = tokens.iter().map(|token| hash(&plain[token.plain.clone()])).collect();
        let names = names.ends(text, &tokens, &hashes);
        Self { plain, tokens, hashes, names }
    }
}

/// What a site calls itself: rows of words, by their hashes.
#[derive(Debug, Clone, Default)]
pub struct Names(Vec<Vec<u32>>);

impl Names {
    /// Bytes that a name has at least and at most.
    const LENGTH: Range<usize> = 3..41;

    /// Names as they are written.
    pub fn new<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        Self(names.map(str::trim).filter(|name| Self::LENGTH.contains(&name.len())).map(row).collect())
    }

    /// For each word the one behind the name that begins there. In scripts that know capitals a name has one.
    fn ends(&self, text: &str, tokens: &[PlainToken], hashes: &[u32]) -> Vec<usize> {
        let is_name = |at: usize| !text[tokens[at].source.start..].starts_with(char::is_lowercase);
        let end = |at: usize| {
            let rows = self.0.iter().filter(|row| hashes[at..].starts_with(row) && is_name(at));
            at + rows.map(Vec::len).max().unwrap_or_default()
        };
        (0..tokens.len()).map(end).collect()
    }
}

fn row(name: &str) -> Vec<u32> {
    let mut plain = String::new();
    let tokens = tokens(name, &mut plain);
    tokens.into_iter().map(|token| hash(&plain[token.plain])).collect()
}

/// FNV-1a.
pub(super) fn hash(text: &str) -> u32 {
    hash_on(SEED, text)
}

pub(super) const SEED: u32 = 0x811c_9dc5;

/// The hash of a text whose beginning has a known hash.
#[inline(always)]
pub(super) fn hash_on(beginning: u32, text: &str) -> u32 {
    text.bytes().fold(beginning, with_byte)
}

#[inline(always)]
pub(super) fn with_byte(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}
