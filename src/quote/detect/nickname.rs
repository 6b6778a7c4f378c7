//! Nicknames inside names: William “Biscuit” Harker. Their marks quote nobody, and belong to the name.

use std::ops::Range;

/// A nickname has at most so many words.
const MOST_WORDS: usize = 3;

/// Whether what stands between marks in a paragraph is a nickname: capitals on both sides, and nothing but a space between.
pub(crate) fn is_nickname(paragraph: &str, range: &Range<usize>, inner: &Range<usize>) -> bool {
    let words = &paragraph[inner.clone()];
    let before = paragraph[..range.start].strip_suffix(' ').and_then(|before| before.split(' ').next_back());
    let behind = paragraph[range.end..].strip_prefix(' ').and_then(|behind| behind.split(' ').next());
    let short = words.split_whitespace().nth(MOST_WORDS).is_none();
    let named = words.starts_with(char::is_uppercase) && words.ends_with(char::is_alphabetic);
    let given = before.is_some_and(|word| is_name(word) && word.ends_with(char::is_alphabetic) || is_initial(word));
    short && named && given && behind.is_some_and(is_name)
}

/// Whether a word is the initial of a second name.
fn is_initial(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|letter| letter.chars().count() == 1 && letter.starts_with(char::is_uppercase))
}

/// Whether a word is written as a name: a capital, and a small letter behind it.
fn is_name(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
}
