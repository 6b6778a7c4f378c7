//! Where may quotations stand?
//!
//! A span never leaves its paragraph, so that a missing mark spoils one paragraph at most. Words of one speaker that a cue
//! or a paragraph's end cuts in two make two spans, the second of which [continues](Span::continues) the first.

use std::ops::Range;

use super::marks::{Mark, Use, marks};
use super::pairing::{Around, Pair, pairs};
use super::{dash, fragment, set_in, turn};
use crate::story::{ParagraphRole, Story};

/// What may be a quotation. Ranges are bytes of [`Story::text`].
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
    /// The words that name the speaker of a turn in an interview or a transcript.
    pub label: Option<Range<usize>>,
}

/// What sets a quotation off from the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Double quotation marks of any shape.
    Marks,
    /// Single quotation marks.
    SingleMarks,
    /// A dash that opens the paragraph. Where speech ends and the cue begins only the cue tells, so such a span takes in
    /// the whole paragraph until [attribution](super::attribution) has found a cue inside it.
    Dash,
    /// Markup alone: a paragraph set in, without marks.
    SetIn,
    /// A turn of an interview, behind a letter or a name.
    Turn,
}

/// What may be quotations in a story, in text order. Spans do not overlap, except that one in marks may stand inside the
/// paragraph that a dash opens.
pub fn find(story: &Story) -> Vec<Span> {
    let marks: Vec<Vec<Mark>> = story.paragraphs.iter().map(|paragraph| marks(story.paragraph_text(paragraph))).collect();
    let turns = turn::turns(story);
    let mut spans = Vec::new();
    let mut open = None;
    for (index, paragraph) in story.paragraphs.iter().enumerate() {
        let text = story.paragraph_text(paragraph);
        let around = Around { open, next_opens: marks.get(index + 1).is_some_and(|marks| begins_with_mark(marks)) };
        let pairs = pairs(text, &marks[index], around);
        let carries_on = open.is_some() && pairs.first().is_some_and(|pair| pair.range.start == 0);
        open = pairs.last().filter(|pair| pair.unclosed).map(|pair| pair.opener);
        let mut found: Vec<Span> = pairs.iter().map(|pair| between_marks(story, index, pair)).collect();
        if carries_on {
            found[0].continues = true;
        }
        fragment::mark(story, &mut found);
        if let Some(turn) = &turns[index] {
            found = vec![turn::span(story, index, turn)];
        } else if paragraph.role == ParagraphRole::Blockquote {
            set_in::take_in(story, index, spans.last(), &mut found);
        } else if let Some(words) = dash::words_behind(text) {
            let at = paragraph.range.start;
            found.insert(0, Span::new(story, index, at..paragraph.range.end, at + words..paragraph.range.end, Style::Dash));
        }
        spans.append(&mut found);
    }
    turn::label_transcript(story, &mut spans);
    set_in::label(story, &mut spans);
    spans
}

impl Span {
    /// A span that stands alone.
    pub(super) fn new(story: &Story, paragraph: usize, range: Range<usize>, inner: Range<usize>, style: Style) -> Self {
        Self { range, inner: trimmed(&story.text, inner), paragraph, style, continues: false, fragment: false, label: None }
    }
}

fn begins_with_mark(marks: &[Mark]) -> bool {
    marks.first().is_some_and(|mark| mark.range.start == 0 && !mark.glyph.is_single() && mark.price(Use::Open) < 1.0)
}

fn between_marks(story: &Story, paragraph: usize, pair: &Pair) -> Span {
    let at = story.paragraphs[paragraph].range.start;
    let style = if pair.opener.is_single() { Style::SingleMarks } else { Style::Marks };
    let shift = |range: &Range<usize>| at + range.start..at + range.end;
    Span::new(story, paragraph, shift(&pair.range), shift(&pair.inner), style)
}

/// The range without white space at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}
