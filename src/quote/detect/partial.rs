//! Fragments inside indirect speech, the sentences they stand in, and words that a cue has cut in two.

use std::ops::Range;

use crate::quote::span::{Span, Style};
use crate::story::Story;

/// A context is cut to this many bytes on either side of its fragment.
const MOST_CONTEXT: usize = 300;
/// A cue in the middle of somebody's words is no longer than this, in bytes.
pub(crate) const LONGEST_CUE: usize = 160;

/// Marks the fragments among a paragraph's spans, and the spans that go on behind a cue in the middle.
pub(crate) fn mark(story: &Story, spans: &mut [Span]) {
    let Some(first) = spans.first() else { return };
    let paragraph = story.paragraphs[first.paragraph].range.clone();
    let starts = sentence_starts(&story.text, paragraph.clone(), spans);
    for at in 0..spans.len() {
        let (before, rest) = spans.split_at_mut(at);
        let span = &mut rest[0];
        if !matches!(span.style, Style::Marks | Style::SingleMarks) || span.continues {
            continue;
        }
        let tail = &story.text[span.range.end..paragraph.end];
        let last = before.iter().rfind(|last| last.style != Style::Nickname);
        span.continues = last.is_some_and(|last| goes_on(&story.text, last, span));
        let lead = story.text[sentence_start(&starts, span.range.start)..span.range.start].trim_end();
        span.fragment = !span.continues && is_fragment(lead, &story.text[span.inner.clone()], tail);
    }
}

/// Whether a span is a part of the sentence around it, and no sentence of its own.
fn is_fragment(lead: &str, words: &str, tail: &str) -> bool {
    let small = words.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
    if lead.is_empty() {
        let stopped = words.ends_with(|c: char| c.is_ascii_punctuation() || c == '…');
        return small && !stopped && tail.trim_start().starts_with(char::is_lowercase);
    }
    let introduced = lead.ends_with([',', '，', '–', '—', '-', '…']);
    let stopped = words.ends_with(['.', ',', '!', '?', '…', '。', '！', '？']);
    !lead.ends_with([':', '：']) && (small || (!introduced && !stopped))
}

/// Whether a span goes on with the words of the one before it: nothing but a cue stands in between.
fn goes_on(text: &str, last: &Span, span: &Span) -> bool {
    let gap = &text[last.range.end..span.range.start];
    if last.fragment || gap.len() > LONGEST_CUE || last.style != span.style {
        return false;
    }
    let said = &text[last.inner.clone()];
    let broken_off = said.ends_with([',', '!', '?', '…', '-', '–', '—']) || gap.starts_with(',');
    let cue = gap.trim_matches(|c: char| c.is_whitespace() || c == ',');
    let introduces = gap.trim_end().ends_with([',', '.', ':', '–', '—']);
    broken_off && !cue.is_empty() && introduces && is_one_sentence(text, last.range.end..span.range.start)
}

/// Whether what stands between two spans is one sentence at most.
pub(crate) fn is_one_sentence(text: &str, gap: Range<usize>) -> bool {
    let words = text[gap.clone()].trim_end_matches(|c: char| c.is_whitespace() || ".,:".contains(c));
    let mut sentences = Vec::new();
    outside(text, gap.start..gap.start + words.len(), &mut sentences);
    sentences.is_empty() && !words.contains(';')
}

/// The sentence a fragment stands in, its marks included; a long one is cut at words.
pub(crate) fn context(story: &Story, spans: &[Span], at: usize) -> String {
    let span = &spans[at];
    let paragraph = story.paragraphs[span.paragraph].range.clone();
    let window = story.text.floor_char_boundary(span.range.start.saturating_sub(MOST_CONTEXT)).max(paragraph.start)
        ..story.text.ceil_char_boundary(span.range.end + MOST_CONTEXT).min(paragraph.end);
    let near =
        |other: &&Span| other.paragraph == span.paragraph && other.range.end > window.start && other.range.start < window.end;
    let first = spans[..at].iter().rev().take_while(near).count();
    let behind = spans[at..].iter().take_while(near).count();
    let starts = sentence_starts(&story.text, window.clone(), &spans[at - first..at + behind]);
    let start = sentence_start(&starts, span.range.start);
    let end = starts.iter().copied().find(|start| *start >= span.range.end).unwrap_or(window.end);
    whole_words(&story.text, start..end, &paragraph)
}

/// The range as text, with dots for what is left out at either end.
fn whole_words(text: &str, range: Range<usize>, paragraph: &Range<usize>) -> String {
    let cut_before = range.start > paragraph.start && !text[..range.start].ends_with(char::is_whitespace);
    let cut_behind = range.end < paragraph.end && !text[..range.end].ends_with(char::is_whitespace);
    let mut words = text[range].trim();
    if cut_before {
        words = words.split_once(char::is_whitespace).map_or(words, |(_, rest)| rest);
    }
    if cut_behind {
        words = words.rsplit_once(char::is_whitespace).map_or(words, |(rest, _)| rest);
    }
    format!("{}{words}{}", if cut_before { "… " } else { "" }, if cut_behind { " …" } else { "" })
}

/// The last start at or before `at`.
fn sentence_start(starts: &[usize], at: usize) -> usize {
    starts[starts.partition_point(|start| *start <= at).saturating_sub(1)]
}

/// Where sentences begin in a part of the text; sentences inside spans do not count. Never empty.
fn sentence_starts(text: &str, part: Range<usize>, spans: &[Span]) -> Vec<usize> {
    let mut starts = vec![part.start];
    let mut from = part.start;
    for span in spans {
        if span.range.start < from {
            continue;
        }
        outside(text, from..span.range.start, &mut starts);
        from = span.range.end.min(part.end);
        let stopped = text[span.inner.clone()].ends_with(['.', '!', '?', '…']);
        let next = text[from..part.end].trim_start();
        if stopped && next.starts_with(|c: char| !c.is_lowercase() && c != ',') {
            starts.push(part.end - next.len());
        }
    }
    outside(text, from..part.end, &mut starts);
    starts
}

/// The sentences that begin outside the spans.
fn outside(text: &str, part: Range<usize>, starts: &mut Vec<usize>) {
    for (at, stop) in text[part.clone()].match_indices(['.', '!', '?', '…', '。']) {
        let (before, behind) = (&text[part.start..part.start + at], &text[part.start + at + stop.len()..part.end]);
        let next = behind.trim_start();
        let spaced = next.len() < behind.len() || stop == "。";
        if spaced && !next.starts_with(char::is_lowercase) && !(stop == "." && ends_with_abbreviation(before)) {
            starts.push(part.end - next.len());
        }
    }
}

/// Whether a full stop behind these words belongs to an abbreviation: a capital and two letters more at most.
fn ends_with_abbreviation(words: &str) -> bool {
    let word = words.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    word.starts_with(char::is_uppercase) && word.chars().count() <= 3
}
