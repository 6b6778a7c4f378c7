//! Where may quotations stand?
//!
//! A span never leaves its paragraph, so that a missing mark spoils one paragraph at most. Words of one speaker that a cue
//! or a paragraph's end cuts in two make two spans, the second of which [continues](Span::continues) the first.

use std::ops::Range;

use crate::story::{ParagraphRole, Story};

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
    /// Quotation marks.
    Marks,
    /// A dash that opens the paragraph.
    Dash,
    /// Markup alone: a paragraph set in, without marks.
    SetIn,
    /// A turn of an interview, after a letter or a name.
    Turn,
}

/// What may be quotations in a story.
pub fn find(story: &Story) -> Vec<Span> {
    let mut spans = Vec::new();
    for (index, paragraph) in story.paragraphs.iter().enumerate() {
        let text = story.paragraph_text(paragraph);
        let at = paragraph.range.start;
        let found = spans.len();
        let mut open: Option<(usize, usize)> = None;
        for (byte, c) in text.char_indices() {
            let end = byte + c.len_utf8();
            let mark = |range: Range<usize>, inner: Range<usize>| Span {
                range: at + range.start..at + range.end,
                inner: trimmed(&story.text, at + inner.start..at + inner.end),
                paragraph: index,
                style: Style::Marks,
                continues: false,
                fragment: false,
            };
            match open {
                None if "\"“„«»”「".contains(c) => open = Some((byte, end)),
                Some((start, inner)) if "\"”“«»」".contains(c) => {
                    spans.push(mark(start..end, inner..byte));
                    open = None;
                }
                _ => {}
            }
        }
        if paragraph.role == ParagraphRole::Blockquote && spans.len() == found {
            spans.push(Span {
                range: paragraph.range.clone(),
                inner: paragraph.range.clone(),
                paragraph: index,
                style: Style::SetIn,
                continues: false,
                fragment: false,
            });
        }
    }
    spans
}

/// The range without white space at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}
