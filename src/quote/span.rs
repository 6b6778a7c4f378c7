//! What the steps of the quotation finder hand on: where a quotation may stand.

use std::ops::Range;

use crate::story::Story;

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
    /// Marks inside a name, which quote nobody.
    Nickname,
    /// A dash before it. Where it ends only the cue tells.
    Dash,
    /// Markup alone: a paragraph set in, without marks.
    SetIn,
    /// A turn of an interview, behind a letter or a name.
    Turn,
}

impl Span {
    /// A span that stands alone.
    pub(crate) fn new(story: &Story, paragraph: usize, range: Range<usize>, inner: Range<usize>, style: Style) -> Self {
        Self { range, inner: trimmed(&story.text, inner), paragraph, style, continues: false, fragment: false, label: None }
    }
}

/// The range without white space at its ends.
pub(crate) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}
