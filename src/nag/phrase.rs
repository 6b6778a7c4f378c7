//! What prompts say: the phrases of all languages, found in one pass over a text.
//!
//! A language's phrases stand in `data/XX.toml`, by kind (`donation` … `app`, `any`) and [`Class`]. A phrase is a row of
//! words, lower case. `*` at a word's end stands for any ending, `…` for up to [`GAP`] words; signs that are neither
//! letters nor digits don't count. Each Chinese or Japanese character is a word of its own.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use crate::report::NagKind;

/// How many words `…` stands for at most.
pub const GAP: usize = 4;

/// What a phrase does in a prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// It asks by itself: nothing but a prompt says so.
    Ask,
    /// Prompts say so, the news sometimes too.
    Hint,
    /// A block of just these words is a button or a link of a prompt.
    Button,
    /// It follows a prompt: sign-in lines, small print, messages of its form.
    Tail,
    /// It speaks against a prompt.
    Against,
}

impl Class {
    /// All classes, in the order of the data.
    pub const ALL: [Self; Self::COUNT] = [Self::Ask, Self::Hint, Self::Button, Self::Tail, Self::Against];
    /// How many there are.
    pub const COUNT: usize = 5;

    /// How much a phrase of this class counts.
    fn weight(self) -> f32 {
        match self {
            Self::Ask => 3.0,
            Self::Button => 2.0,
            Self::Hint | Self::Tail | Self::Against => 1.0,
        }
    }
}

/// A phrase found in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Cue {
    /// What it does in a prompt.
    pub class: Class,
    /// What it asks for; `None` where that is open.
    pub kind: Option<NagKind>,
    /// How much it counts.
    pub weight: f32,
    /// Its place in the text, in bytes.
    pub range: Range<usize>,
}

/// The phrases of all languages, ready for search.
#[derive(Debug, Default)]
pub struct Matcher {
    phrases: Vec<Phrase>,
    /// Numbers of phrases by the hash of their first word, or of its first characters where it has an open end.
    whole: HashMap<u32, Vec<u32>>,
    open: HashMap<u32, Vec<u32>>,
}

#[derive(Debug)]
struct Phrase {
    class: Class,
    kind: Option<NagKind>,
    words: Vec<Word>,
}

#[derive(Debug)]
struct Word {
    text: Box<str>,
    open: bool,
    /// How many words may stand before it.
    gap: usize,
}

/// A word of a text: its lower-case form and its place, both in bytes.
#[derive(Debug, Clone)]
struct Token {
    lower: Range<usize>,
    source: Range<usize>,
}

/// Characters of a word with an open end by which it is looked up.
const STEM: usize = 3;

impl Matcher {
    /// The phrases of all languages.
    pub fn global() -> &'static Self {
        static GLOBAL: OnceLock<Matcher> = OnceLock::new();
        GLOBAL.get_or_init(|| Self::read(include_str!(concat!(env!("OUT_DIR"), "/nag_phrases.tsv"))))
    }

    fn read(table: &str) -> Self {
        let mut phrases = Self::default();
        for line in table.lines() {
            let mut fields = line.split('\t').skip(1);
            let class = fields.next().and_then(|class| Class::ALL.get(class.parse::<usize>().ok()?).copied());
            let kind = fields.next().and_then(|kind| NagKind::ALL.get(kind.parse::<usize>().ok()?).copied());
            if let (Some(class), Some(text)) = (class, fields.next()) {
                phrases.add(class, kind, text);
            }
        }
        phrases
    }

    fn add(&mut self, class: Class, kind: Option<NagKind>, text: &str) {
        let words = words(text);
        let Some(first) = words.first() else { return };
        let number = self.phrases.len() as u32;
        let stem = first.text.char_indices().nth(STEM).map_or(&*first.text, |(at, _)| &first.text[..at]);
        if first.open && stem.chars().count() == STEM {
            self.open.entry(hash(stem)).or_default().push(number);
        } else {
            self.whole.entry(hash(&first.text)).or_default().push(number);
        }
        self.phrases.push(Phrase { class, kind, words });
    }

    /// The phrases found in a text, by their beginning.
    pub fn scan(&self, text: &str) -> Vec<Cue> {
        let (lower, tokens) = tokens(text);
        let mut cues = Vec::new();
        for at in 0..tokens.len() {
            let word = &lower[tokens[at].lower.clone()];
            let stem = word.char_indices().nth(STEM).map_or(word, |(at, _)| &word[..at]);
            let known = self.whole.get(&hash(word)).into_iter().chain(self.open.get(&hash(stem))).flatten();
            for phrase in known.map(|number| &self.phrases[*number as usize]) {
                let Some(end) = phrase.end(&lower, &tokens, at) else { continue };
                if phrase.class == Class::Button && (at > 0 || end < tokens.len()) {
                    continue;
                }
                let range = tokens[at].source.start..tokens[end - 1].source.end;
                cues.push(Cue { class: phrase.class, kind: phrase.kind, weight: phrase.class.weight(), range });
            }
        }
        cues
    }
}

impl Phrase {
    /// One past the last token, where the phrase stands at token `from`.
    fn end(&self, lower: &str, tokens: &[Token], from: usize) -> Option<usize> {
        let mut at = from;
        for word in &self.words {
            let reach = tokens.len().min(at + word.gap + 1);
            at = (at..reach).find(|token| word.fits(&lower[tokens[*token].lower.clone()]))? + 1;
        }
        Some(at)
    }
}

impl Word {
    fn fits(&self, word: &str) -> bool {
        if self.open { word.starts_with(&*self.text) } else { word == &*self.text }
    }
}

fn words(phrase: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for part in phrase.split_whitespace() {
        if part == "…" {
            words.push(Word { text: "".into(), open: false, gap: GAP });
            continue;
        }
        let (lower, tokens) = tokens(part);
        for (at, token) in tokens.iter().enumerate() {
            let gap = words.pop_if(|last| last.text.is_empty()).map_or(0, |mark| mark.gap);
            let open = part.ends_with('*') && at + 1 == tokens.len();
            words.push(Word { text: lower[token.lower.clone()].into(), open, gap });
        }
    }
    words
}

/// The lower-case words of a text, as one string and their places in it and in the text.
fn tokens(text: &str) -> (String, Vec<Token>) {
    let mut lower = String::with_capacity(text.len());
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut open = false;
    for (at, c) in text.char_indices() {
        if is_left_out(c) {
            continue;
        }
        if !c.is_alphanumeric() {
            open = false;
            continue;
        }
        let single = stands_alone(c);
        if !open || single {
            tokens.push(Token { lower: lower.len()..lower.len(), source: at..at });
        }
        lower.extend(c.to_lowercase().map(|c| if c == 'ı' { 'i' } else { c }));
        if let Some(token) = tokens.last_mut() {
            (token.lower.end, token.source.end) = (lower.len(), at + c.len_utf8());
        }
        open = !single;
    }
    (lower, tokens)
}

/// Soft hyphens, zero-width signs, apostrophes and combining dots: they divide no word.
fn is_left_out(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\'' | '’' | '\u{307}')
}

/// Characters of scripts that put no space between words.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// FNV-1a.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_whatever_stands_between_their_words() {
        use Class::*;
        let cases = [
            ("a gap", "Your donation will really help us", Some((Ask, Some(NagKind::Donation)))),
            ("an open end", "Read our newsletters", Some((Ask, Some(NagKind::Newsletter)))),
            ("signs between", "SUBSCRIBE — NOW!", Some((Ask, Some(NagKind::Subscription)))),
            ("soft hyphens", "Probe\u{ad}abo", Some((Ask, Some(NagKind::Subscription)))),
            ("a button is the whole text", "The button was red", None),
        ];
        for (name, text, expected) in cases {
            let cues = Matcher::global().scan(text);
            let asks = |(class, kind)| cues.iter().any(|cue| cue.class == class && cue.kind == kind);
            assert!(expected.map_or(cues.is_empty(), asks), "{name}: {cues:?}");
        }
    }
}
