//! Words as phrases know them: without case, accents and apostrophes, whatever stands between them.
//!
//! The build script reads this too, so that the engine finds the phrases in this form.

use std::ops::Range;

/// A word of a text: its plain form and its place, both in bytes.
#[derive(Debug, Clone)]
pub struct PlainToken {
    /// Its plain form.
    pub plain: Range<usize>,
    /// Its place in the text.
    pub source: Range<usize>,
    /// What it is made of.
    pub shape: Shape,
    /// Whether a sentence ends before it.
    pub begins: bool,
}

/// What a word is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shape {
    /// Letters.
    Letters,
    /// Digits.
    Digits,
    /// A sign of a script that puts no spaces between words.
    Sign,
}

/// The words of a text; their plain forms are written behind what `plain` holds and counted from there.
pub fn tokens(text: &str, plain: &mut String) -> Vec<PlainToken> {
    let start = plain.len();
    let mut tokens: Vec<PlainToken> = Vec::with_capacity(text.len() / 5);
    let mut open = None;
    let (mut stopped, mut begins) = (false, false);
    let mut next = 0;
    while let Some(written) = char_at(text, next) {
        let at = next;
        next += written.len_utf8();
        if is_left_out(written) {
            continue;
        }
        let c = narrow(written);
        if !c.is_alphanumeric() {
            begins |= matches!(c, '。' | '！' | '？') || stopped && c.is_whitespace();
            stopped = matches!(c, '.' | '!' | '?' | '…') || stopped && !c.is_whitespace();
            open = None;
            continue;
        }
        let shape = shape(c);
        if shape == Shape::Sign || open != Some(shape) {
            let here = plain.len() - start;
            tokens.push(PlainToken { plain: here..here, source: at..at, shape, begins });
        }
        if written.is_ascii_alphabetic() {
            // Most words are rows of such letters: they are taken at once.
            next += text.as_bytes()[next..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
            let from = plain.len();
            plain.push_str(&text[at..next]);
            plain[from..].make_ascii_lowercase();
        } else if c.is_ascii() {
            plain.push(c.to_ascii_lowercase());
        } else {
            c.to_lowercase().filter(|c| !is_left_out(*c)).for_each(|c| push_plain(c, plain));
        }
        if let Some(token) = tokens.last_mut() {
            (token.plain.end, token.source.end) = (plain.len() - start, next);
        }
        (open, stopped, begins) = (Some(shape), false, false);
    }
    tokens
}

/// The character that begins at a byte. Quicker than an iterator where the engine is built small: most texts are ASCII.
#[inline(always)]
fn char_at(text: &str, at: usize) -> Option<char> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() { Some(char::from(byte)) } else { text.get(at..)?.chars().next() }
}

/// Soft hyphens, zero-width signs, apostrophes, accents and vowel points that stand beside their letter: they divide no word.
#[inline(always)]
fn is_left_out(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, '\'' | '`');
    }
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '’' | '‘' | 'ʼ' | '´' | '״' | '׳')
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Full-width forms as the common ones.
#[inline(always)]
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

#[inline(always)]
fn shape(c: char) -> Shape {
    match c {
        '0'..='9' => Shape::Digits,
        _ if c.is_ascii() => Shape::Letters,
        '\u{e01}'..='\u{e4e}'
        | '\u{3005}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}' => Shape::Sign,
        _ if c.is_numeric() => Shape::Digits,
        _ => Shape::Letters,
    }
}

/// The letters under those from U+00C0 to U+017F; a dot where there is none.
const LATIN: &[u8; 192] = b"aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.yaaaaaaccccccccdd..eeeeeeeeeegggg\
    gggghh..iiiiiiiiii..jjkk.llllll....nnnnnn...oooooo..rrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzzs";

/// A small letter without its accent, and with one form where a language has several.
fn push_plain(c: char, out: &mut String) {
    let c = match c {
        'ß' => {
            out.push_str("ss");
            return;
        }
        '\u{c0}'..='\u{17f}' => match LATIN[c as usize - 0xc0] {
            b'.' => c,
            letter => char::from(letter),
        },
        'ơ' => 'o',
        'ư' => 'u',
        'ș' => 's',
        'ț' => 't',
        '\u{1ea0}'..='\u{1eb7}' => 'a',
        '\u{1eb8}'..='\u{1ec7}' => 'e',
        '\u{1ec8}'..='\u{1ecb}' => 'i',
        '\u{1ecc}'..='\u{1ee3}' => 'o',
        '\u{1ee4}'..='\u{1ef1}' => 'u',
        '\u{1ef2}'..='\u{1ef9}' => 'y',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ё' => 'е',
        'й' => 'и',
        'ї' => 'і',
        'ў' => 'у',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        _ => c,
    };
    out.push(c);
}
