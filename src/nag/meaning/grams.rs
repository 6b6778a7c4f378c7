//! What a text is made of, as far as its meaning goes: its words, each two words that follow one another, and the rows of
//! four and five letters in words, so that forms of a word that never was seen are known by their stem.
//!
//! Each is cut to a bucket by its hash (feature hashing): what shares a bucket by chance is rare enough to do no harm.

use super::super::words::{SEED, Words, hash, hash_on, with_byte};
use crate::text::fold::Shape;

/// Buckets of a model.
pub const BUCKETS: usize = 1 << 16;

/// What the site's own name and numbers are taken for, whatever they are.
const NAME: &str = "@";
const NUMBER: &str = "#";
/// What stands before and behind a word where its letters are taken in rows.
const EDGE: u8 = b' ';
/// Letters in the rows.
const SHORT: usize = 4;
const LONG: usize = 5;
/// Letters of the words whose rows are taken the quick way.
const LONGEST: usize = 30;

/// A gram of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gram {
    /// The number of the word at which it ends.
    pub word: u32,
    /// Its bucket.
    pub bucket: u16,
    /// Whether a sentence begins with its word.
    pub begins: bool,
}

/// Writes the grams of a text, in order, over what `grams` holds.
pub fn of(words: &Words, grams: &mut Vec<Gram>) {
    grams.clear();
    // The last two words, by their hashes.
    let mut before = [SEED; 2];
    let mut skip = 0;
    for (at, token) in words.tokens.iter().enumerate() {
        if at < skip {
            continue;
        }
        if token.begins {
            before = [SEED; 2];
        }
        let (is_name, text) = (words.names[at] > at, &words.plain[token.plain.clone()]);
        let word = match token.shape {
            _ if is_name => hash(NAME),
            Shape::Digits => hash(NUMBER),
            Shape::Letters | Shape::Sign => words.hashes[at],
        };
        skip = if is_name { words.names[at] } else { at + 1 };
        let mut take = |hash| grams.push(Gram { word: at as u32, bucket: bucket(hash), begins: token.begins });
        take(word);
        take(pair(before[1], word));
        if token.shape == Shape::Sign {
            take(pair(pair(before[0], before[1]), word));
        } else if token.shape == Shape::Letters && !is_name {
            rows(text, take);
        }
        before = [before[1], word];
    }
}

/// The rows of letters in a word; its edges count as letters.
#[inline(always)]
fn rows(word: &str, take: impl FnMut(u32)) {
    if word.is_ascii() && word.len() <= LONGEST { ascii_rows(word.as_bytes(), take) } else { rows_of_any(word, take) }
}

/// The same of at most [`LONGEST`] letters of one byte each, which most words are.
#[inline(always)]
fn ascii_rows(word: &[u8], mut take: impl FnMut(u32)) {
    let mut edged = [EDGE; LONGEST + 2];
    edged[1..=word.len()].copy_from_slice(word);
    let edged = &edged[..word.len() + 2];
    for start in 0..(edged.len() + 1).saturating_sub(SHORT) {
        let (short, next) = edged[start..].split_at(SHORT);
        let row = short.iter().copied().fold(SEED, with_byte);
        take(!row);
        if let Some(next) = next.first() {
            take(!with_byte(row, *next));
        }
    }
}

fn rows_of_any(word: &str, mut take: impl FnMut(u32)) {
    let mut start = None;
    loop {
        let (mut at, mut row, mut letters) = start.map_or((0, with_byte(SEED, EDGE), 1), |start| (start, SEED, 0));
        while letters < LONG && at <= word.len() {
            let next = behind_letter(word, at);
            row = if at < word.len() { hash_on(row, &word[at..next]) } else { with_byte(row, EDGE) };
            (at, letters) = (next, letters + 1);
            if letters >= SHORT {
                take(!row);
            }
        }
        if letters < SHORT {
            return;
        }
        start = Some(start.map_or(0, |start| behind_letter(word, start)));
    }
}

/// The place behind the letter that begins at a byte; behind the end it is one farther.
#[inline(always)]
fn behind_letter(word: &str, at: usize) -> usize {
    let mut next = at + 1;
    while next < word.len() && !word.is_char_boundary(next) {
        next += 1;
    }
    next
}

fn pair(first: u32, second: u32) -> u32 {
    (first.rotate_left(7) ^ second).wrapping_mul(0x9e37_79b1)
}

fn bucket(hash: u32) -> u16 {
    (hash.wrapping_mul(0x9e37_79b1) >> 16) as u16
}

#[cfg(test)]
mod tests {
    use super::super::super::words::Names;
    use super::*;

    fn grams(text: &str) -> Vec<u16> {
        let mut all = Vec::new();
        of(&Words::new(text, &Names::new(["Harrow Post"].into_iter())), &mut all);
        all.into_iter().map(|gram| gram.bucket).collect()
    }

    #[test]
    fn a_form_of_a_word_shares_most_of_its_rows() {
        let (one, other) = (grams("supporters"), grams("supporter"));
        let shared = one.iter().filter(|gram| other.contains(gram)).count();
        assert!(shared * 2 > one.len(), "{shared} of {}", one.len());
    }

    #[test]
    fn any_site_and_any_number_are_the_same() {
        assert_eq!(grams("Harrow Post needs you"), grams("HARROW POST needs you"));
        assert_ne!(grams("Harrow Post needs you"), grams("Harrow Mail needs you"));
        assert_eq!(grams("12 stories left"), grams("3 stories left"));
    }

    #[test]
    fn words_of_two_sentences_are_no_pair() {
        assert_eq!(grams("Give. Now").len(), grams("Give now").len());
        assert_ne!(grams("Give. Now"), grams("Give now"));
    }

    #[test]
    fn letters_of_any_script_are_letters() {
        assert_eq!(grams("żółw").len(), grams("wolf").len());
        assert_eq!(grams("поддержите").len(), 2 + (12 - 3) + (12 - 4));
    }
}
