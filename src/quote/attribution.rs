//! Who speaks?

use std::ops::Range;

use super::span::Span;
use crate::story::Story;

/// Who speaks a quotation, as far as the text tells.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Attribution {
    /// The speaker's full name, or the source as it is written.
    pub speaker: Option<String>,
    /// The speaker's role, where the article gives one.
    pub role: Option<String>,
    /// The words beside the quotation that name the speaker. Bytes of [`Story::text`].
    pub mention: Option<Range<usize>>,
    /// The reporting words. Bytes of [`Story::text`].
    pub cue: Option<Range<usize>>,
    /// How sure the finding is, 0 to 1.
    pub confidence: f32,
}

/// An attribution for each span, in the same order.
pub fn attribute(story: &Story, spans: &[Span]) -> Vec<Attribution> {
    let _ = story;
    vec![Attribution::default(); spans.len()]
}
