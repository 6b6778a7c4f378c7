//! Speech that a dash opens. The cue inside the paragraph tells where it ends.

use crate::quote::Quotation;
use crate::quote::span::Span;
use crate::story::Story;
use crate::text::chars::is_dash;

/// Cuts the cue out of a paragraph that a dash opens: what stands before it, and what a second dash opens behind it.
/// Empty where no cue shows that somebody speaks.
pub(crate) fn cut(story: &Story, quotation: Quotation) -> Vec<Quotation> {
    let Quotation { span, attribution } = quotation;
    let Some(cue) = attribution.cue.clone() else { return Vec::new() };
    if cue.start < span.range.start || cue.end > span.range.end {
        return vec![Quotation { span, attribution }];
    }
    let said = match &attribution.mention {
        Some(mention) if mention.start >= span.inner.start => mention.start.min(cue.start),
        _ => cue.start,
    };
    let head = story.text[span.inner.start..said.max(span.inner.start)].trim_end();
    let words = head.trim_end_matches(|c: char| c == ',' || c == '-' || c.is_whitespace() || is_dash(c));
    if words.is_empty() || (words.len() == head.len() && !words.ends_with(['!', '?', '…', '.'])) {
        return Vec::new();
    }
    let end = span.inner.start + words.len();
    let rest = words_after(&story.text[cue.end..span.range.end]).map(|words| span.range.end - words.len());
    let first = Span { range: span.range.start..end, inner: span.inner.start..end, ..span.clone() };
    let second = rest.map(|start| Span { range: start..span.range.end, inner: start..span.range.end, continues: true, ..span });
    [Some(first), second].into_iter().flatten().map(|span| Quotation { span, attribution: attribution.clone() }).collect()
}

/// The words behind the dash that ends a cue.
fn words_after(cue_on: &str) -> Option<&str> {
    let (_, words) = cue_on.split_once(is_dash).or_else(|| cue_on.split_once(" - "))?;
    let words = words.trim_start_matches(|c: char| c.is_whitespace() || ".,:;".contains(c));
    (!words.is_empty()).then_some(words)
}
