//! Is it a quotation at all? Marks also set off titles of works, names, terms and irony.

use super::Quotation;
use super::span::Style;
use crate::story::Story;

/// What a story's way with marks tells of each of them.
#[derive(Debug, Clone, Copy)]
pub struct Habit {
    /// Whether its quotations stand in single marks, as British papers set them.
    single: bool,
}

impl Habit {
    /// The habit that shows in a story's candidates.
    pub fn of(candidates: &[Quotation]) -> Self {
        let count = |style| candidates.iter().filter(|quotation| quotation.span.style == style).count();
        Self { single: count(Style::SingleMarks) > count(Style::Marks) }
    }
}

/// Whether a candidate is a quotation: somebody's words.
pub fn is_quotation(story: &Story, candidate: &Quotation, habit: Habit) -> bool {
    let Quotation { span, attribution } = candidate;
    let words = &story.text[span.inner.clone()];
    match span.style {
        _ if !words.contains(char::is_alphabetic) => false,
        Style::SingleMarks if !habit.single => false,
        Style::Marks | Style::SingleMarks => attribution.cue.is_some() || !Capitals::of(words).are_a_title(),
        Style::Dash | Style::SetIn | Style::Turn => true,
    }
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

    fn are_a_title(&self) -> bool {
        self.lower == 0 && self.upper >= 2
    }
}
