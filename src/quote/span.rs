//! Where may quotations stand?
//!
//! A span never leaves its paragraph, so that a missing mark spoils one paragraph at most. Words of one speaker that a cue
//! or a paragraph's end cuts in two make two spans, the second of which [continues](Span::continues) the first.

use std::ops::Range;

use super::marks::{Mark, Use, marks};
use super::pairing::{Around, Pair, pairs};
use crate::story::Story;

/// What may be a quotation. Spans come in text order and never overlap; ranges are bytes of [`Story::text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// With the marks.
    pub range: Range<usize>,
    /// The words alone, without marks and the white space inside them.
    pub inner: Range<usize>,
    /// The paragraph it stands in, an index into [`Story::paragraphs`].
    pub paragraph: usize,
    /// What sets it off from the text around it.
    pub style: Style,
    /// Whether it goes on with the words of the span before it: after a cue in the middle ("…", she said, "…") or in a
    /// paragraph that opens again what the paragraph before left open.
    pub continues: bool,
    /// Whether it is a part of somebody else's sentence: a fragment inside indirect speech.
    pub fragment: bool,
}

/// What sets a quotation off from the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Double quotation marks of any shape.
    Marks,
    /// Single quotation marks.
    SingleMarks,
    /// A dash that opens the paragraph.
    Dash,
    /// Markup alone: a paragraph set in, without marks.
    SetIn,
    /// A turn of an interview, after a letter or a name.
    Turn,
}

/// What may be quotations in a story.
pub fn find(story: &Story) -> Vec<Span> {
    let marks: Vec<Vec<Mark>> = story.paragraphs.iter().map(|paragraph| marks(story.paragraph_text(paragraph))).collect();
    let mut spans = Vec::new();
    let mut open = None;
    for (index, paragraph) in story.paragraphs.iter().enumerate() {
        let around = Around { open, next_opens: marks.get(index + 1).is_some_and(|marks| begins_with_mark(marks)) };
        let pairs = pairs(story.paragraph_text(paragraph), &marks[index], around);
        let first = spans.len();
        spans.extend(pairs.iter().map(|pair| between_marks(story, index, pair)));
        if let (Some(_), Some(pair), Some(span)) = (open, pairs.first(), spans.get_mut(first)) {
            span.continues = pair.range.start == 0;
        }
        open = pairs.last().filter(|pair| pair.unclosed).map(|pair| pair.opener);
    }
    spans
}

fn begins_with_mark(marks: &[Mark]) -> bool {
    marks.first().is_some_and(|mark| mark.range.start == 0 && !mark.glyph.is_single() && mark.price(Use::Open) < 1.0)
}

fn between_marks(story: &Story, paragraph: usize, pair: &Pair) -> Span {
    let at = story.paragraphs[paragraph].range.start;
    let range = at + pair.range.start..at + pair.range.end;
    let inner = trimmed(&story.text, at + pair.inner.start..at + pair.inner.end);
    let style = if pair.opener.is_single() { Style::SingleMarks } else { Style::Marks };
    Span { range, inner, paragraph, style, continues: false, fragment: false }
}

/// The range without white space at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}
