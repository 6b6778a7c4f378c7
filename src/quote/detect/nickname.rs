//! Nicknames inside names: William “Biscuit” Harker. Their marks quote nobody, and belong to the name.

use std::ops::Range;

/// A nickname has at most so many words.
const MOST_WORDS: usize = 3;
/// The initial of a second name has at most so many bytes, its stop among them.
const INITIAL: usize = 3;

/// Whether what stands between marks in a paragraph is a nickname: capitals on both sides, and nothing but a space between.
pub(crate) fn is_nickname(paragraph: &str, range: &Range<usize>, inner: &Range<usize>) -> bool {
    let words = &paragraph[inner.clone()];
    let before = paragraph[..range.start].strip_suffix(' ').and_then(|before| before.split(' ').next_back());
    let behind = paragraph[range.end..].strip_prefix(' ').is_some_and(is_name);
    let short = words.split_whitespace().nth(MOST_WORDS).is_none();
    let named = words.starts_with(char::is_uppercase) && words.ends_with(char::is_alphabetic);
    let given = |word: &str| {
        is_name(word) && word.ends_with(char::is_alphabetic) || {
            word.len() <= INITIAL && word.ends_with('.') && word.starts_with(char::is_uppercase)
        }
    };
    short && named && behind && before.is_some_and(given)
}

/// Whether a text begins with a name: a capital, and a small letter behind it.
fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
}
