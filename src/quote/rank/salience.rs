//! What is the story about? Its words counted, and those of its headline found again. It knows no language: a word stands
//! for all words that begin alike, and short ones don't count.

use std::collections::HashMap;
use std::ops::Range;

use crate::story::Story;
use crate::text::chars::is_letter;

/// Characters by which words are told apart: what follows is mostly an ending.
const STEM: usize = 6;
/// ContentWords of fewer letters mostly hold sentences together.
const FEWEST_LETTERS: usize = 4;
/// The bit of a stem that is kept for whether its word tells something.
const TELLING: u64 = 1;
/// So many words of the headline are looked for.
const HEADLINE: usize = u64::BITS as usize;

/// Which words of the headline stand in a text, one bit each.
pub(super) type HeadlineWords = u64;

/// What a story is about.
pub(crate) struct Salience {
    /// In how many paragraphs each word stands.
    spread: HashMap<u64, u32>,
    /// The headline's words that tell something, each with its weight: the rarer in the story, the heavier.
    headline: Vec<(u64, f32)>,
    /// Which of them stand in each paragraph.
    found: Vec<HeadlineWords>,
}

impl Salience {
    pub(crate) fn of(story: &Story) -> Self {
        let words: Vec<ContentWords> =
            story.paragraphs.iter().map(|paragraph| ContentWords::of(story.paragraph_text(paragraph))).collect();
        let mut spread = HashMap::new();
        for stem in words.iter().flat_map(ContentWords::telling) {
            *spread.entry(stem).or_insert(0) += 1;
        }
        // Where the headline is not known, the first paragraph is it, or the standfirst: it does not find itself.
        let title = story.title.as_deref().map(ContentWords::of);
        let first = if title.is_some() { 0 } else { 1 };
        let most = (words.len() as f32 + 1.0).ln();
        let mut gist = Self { spread, headline: Vec::new(), found: vec![0; first.min(words.len())] };
        let weight = |stem| (most - gist.paragraphs(stem).max(1.0).ln()) / most;
        let headline = title.as_ref().or(words.first()).into_iter().flat_map(ContentWords::telling).take(HEADLINE);
        gist.headline = headline.map(|stem| (stem, weight(stem))).collect();
        gist.found.extend(words.iter().skip(first).map(|words| gist.find(words)).collect::<Vec<HeadlineWords>>());
        gist
    }

    /// In how many paragraphs a word stands.
    fn paragraphs(&self, stem: u64) -> f32 {
        self.spread.get(&stem).copied().unwrap_or(0) as f32
    }

    /// The headline's words among these.
    pub(crate) fn find(&self, words: &ContentWords) -> HeadlineWords {
        let stands = |(at, (stem, _)): (usize, &(u64, f32))| if words.has(*stem) { 1 << at } else { 0 };
        self.headline.iter().enumerate().map(stands).sum()
    }

    /// The headline's words in some paragraphs.
    pub(crate) fn found(&self, paragraphs: Range<usize>) -> HeadlineWords {
        self.found[paragraphs].iter().fold(0, |all, found| all | found)
    }

    /// How much the words found weigh together.
    pub(crate) fn weight(&self, found: HeadlineWords) -> f32 {
        self.headline.iter().enumerate().filter(|(at, _)| found >> at & 1 == 1).map(|(_, (_, weight))| weight).sum()
    }

    /// How much of these words runs through the story.
    pub(crate) fn recurrence(&self, words: &ContentWords) -> f32 {
        words.telling().map(|stem| self.paragraphs(stem).max(1.0).ln()).sum()
    }
}

/// The words of a text, each once.
#[derive(Debug, Default)]
pub(crate) struct ContentWords {
    /// Stems in order; the last bit of each tells whether the word tells something.
    stems: Vec<u64>,
    /// How many words there are in all.
    pub(crate) count: f32,
}

impl ContentWords {
    pub(crate) fn of(text: &str) -> Self {
        let mut words = Self::default();
        let mut word = Stem::default();
        let mut before = None;
        for c in text.chars() {
            if c.is_ascii_alphanumeric() {
                (word, before) = (word.with(c), None);
                continue;
            }
            let ideograph = stands_alone(c);
            let letter = !ideograph && (is_letter(c) || c.is_alphanumeric());
            if !letter {
                words.add(std::mem::take(&mut word));
            }
            if let Some(before) = before.filter(|_| ideograph) {
                words.stems.push(Stem::default().with(before).with(c).hash | TELLING);
            } else if letter {
                word = word.with(c);
            }
            // Two characters make a word, more or less.
            words.count += if ideograph { 0.5 } else { 0.0 };
            before = ideograph.then_some(c);
        }
        words.add(word);
        crate::sort::sort(&mut words.stems);
        words.stems.dedup();
        words
    }

    fn add(&mut self, word: Stem) {
        if word.letters > 0 {
            self.stems.push(word.hash & !TELLING | u64::from(word.letters >= FEWEST_LETTERS));
            self.count += 1.0;
        }
    }

    fn has(&self, stem: u64) -> bool {
        self.stems.binary_search(&stem).is_ok()
    }

    /// The words that tell something.
    fn telling(&self) -> impl Iterator<Item = u64> {
        self.stems.iter().copied().filter(|stem| stem & TELLING != 0)
    }

    /// How much of the shorter text stands in the longer one, 0 to 1.
    pub(crate) fn overlap(&self, other: &Self) -> f32 {
        let (few, many) = if self.stems.len() < other.stems.len() { (self, other) } else { (other, self) };
        let common = few.stems.iter().filter(|stem| many.has(**stem)).count();
        common as f32 / few.stems.len().max(1) as f32
    }
}

/// The beginning of a word, hashed (FNV-1a) in lower case.
#[derive(Clone, Copy)]
struct Stem {
    hash: u64,
    letters: usize,
}

impl Default for Stem {
    fn default() -> Self {
        Self { hash: 0xcbf2_9ce4_8422_2325, letters: 0 }
    }
}

impl Stem {
    fn with(mut self, c: char) -> Self {
        if self.letters < STEM {
            let mix = |hash: u64, c: char| (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3);
            self.hash = if c.is_ascii() || is_syllable(c) {
                mix(self.hash, c.to_ascii_lowercase())
            } else {
                c.to_lowercase().fold(self.hash, mix)
            };
        }
        // A syllable to a character.
        self.letters += if is_syllable(c) { 2 } else { 1 };
        self
    }
}

/// Characters of scripts that put no space between words.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

fn is_syllable(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}
