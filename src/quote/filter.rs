//! Is it a quotation at all? Marks also set off titles of works, names, terms and irony.

use crate::quote::Quotation;
use crate::quote::rank::salience::ContentWords;
use crate::quote::span::{Span, Style};
use crate::story::Story;
use crate::text::lexicon::{Lexicon, List, lower_case};

/// Where this share of the words begins with a capital, nouns do: capitals tell little there.
const NOUNS: f32 = 0.28;
/// A name has at most so many words.
const NAME: usize = 3;
/// So few words in a sentence that tells of nobody who spoke are a term or irony.
const SCRAP: f32 = 2.0;
/// Nor does a cue farther away than this, in bytes, tell that they were spoken.
const FAR: usize = 60;

/// A word before marks is no longer than this, in bytes: where no space parts words, one would run back to the start.
const LONGEST_WORD: usize = 60;

/// What a story's way with marks tells of each of them.
#[derive(Debug, Clone, Copy)]
pub struct Habit {
    /// Whether its quotations stand in single marks, as British papers set them.
    single: bool,
    /// Words behind the first that begin with a capital, in the title of a work: the fewest.
    fewest_capitals: usize,
}

impl Habit {
    /// The habit that shows in a story and its candidates.
    pub fn of(story: &Story, candidates: &[Quotation]) -> Self {
        let count = |style| candidates.iter().filter(|quotation| quotation.span.style == style).count();
        let initials = story.text.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphabetic()));
        let (capitals, all) = initials.fold((0, 0), |(capitals, all), c| (capitals + usize::from(c.is_uppercase()), all + 1));
        Self {
            single: count(Style::SingleMarks) > count(Style::Marks),
            fewest_capitals: if capitals as f32 > NOUNS * all as f32 { 2 } else { 1 },
        }
    }
}

/// Whether a candidate is a quotation: somebody's words.
pub fn is_quotation(story: &Story, language: &Lexicon, candidate: &Quotation, habit: Habit) -> bool {
    let Quotation { span, attribution } = candidate;
    let words = &story.text[span.inner.clone()];
    let scrap = span.fragment && is_scrap(words);
    let cue =
        attribution.cue.as_ref().filter(|cue| !scrap || cue.end + FAR > span.range.start && cue.start < span.range.end + FAR);
    match span.style {
        _ if !words.contains(char::is_alphabetic) => false,
        Style::SingleMarks if !habit.single => false,
        Style::Marks | Style::SingleMarks if span.fragment && is_so_called(story, language, span) => false,
        Style::Marks | Style::SingleMarks if cue.is_some() => span.fragment || !is_name(words, habit),
        Style::Marks | Style::SingleMarks => !(is_title(words, habit) || is_address(words) || scrap),
        Style::Dash | Style::SetIn | Style::Turn => true,
    }
}

/// Whether the word before a span sets it off as what somebody calls something: "the so-called …".
fn is_so_called(story: &Story, language: &Lexicon, span: &Span) -> bool {
    let from = story.text.ceil_char_boundary(span.range.start.saturating_sub(LONGEST_WORD));
    let before = story.text[from.max(story.paragraphs[span.paragraph].range.start)..span.range.start].trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
    language.lists(&lower_case(word)).has(List::SoCalled)
}

/// The title of a work or a name: every word that is long enough begins with a capital.
fn is_title(phrase: &str, habit: Habit) -> bool {
    let capitals = Capitals::of(phrase);
    capitals.lower == 0 && capitals.upper >= habit.fewest_capitals
}

/// The name of a show, which stands in many sentences that say who spoke there: a short title.
fn is_name(phrase: &str, habit: Habit) -> bool {
    is_title(phrase, habit) && !phrase.ends_with(['!', '?']) && phrase.split_whitespace().nth(NAME).is_none()
}

/// An address of the web, as it stands in code.
fn is_address(phrase: &str) -> bool {
    phrase.contains("://") && !phrase.contains(char::is_whitespace)
}

/// A term or irony.
fn is_scrap(phrase: &str) -> bool {
    ContentWords::of(phrase).count <= SCRAP
}

/// How the words of a phrase begin.
#[derive(Debug, Default, PartialEq, Eq)]
struct Capitals {
    /// Words behind the first of a sentence that begin with a capital.
    upper: usize,
    /// Words that begin with a small letter and are long enough to have a capital in a title.
    lower: usize,
}

impl Capitals {
    /// Small words up to this many letters keep their small letter in titles.
    const SHORT: usize = 4;

    fn of(phrase: &str) -> Self {
        let mut capitals = Self::default();
        let mut first = true;
        for word in phrase.split_whitespace() {
            let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
            if let Some(initial) = letters.chars().next() {
                let length = letters.chars().count();
                if initial.is_lowercase() && length > Self::SHORT {
                    capitals.lower += 1;
                } else if initial.is_uppercase() && !first && length > 1 {
                    capitals.upper += 1;
                }
                first = word.ends_with(['.', '!', '?', ':']);
            }
        }
        capitals
    }
}
