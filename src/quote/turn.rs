//! Interviews in turns: each paragraph begins with a letter or a name and a colon. In transcripts that are quoted whole the
//! names stand inside the marks, in capitals.

use std::collections::HashMap;
use std::ops::Range;

use super::span::{Span, Style};
use crate::story::Story;

/// A label is no longer than this, in bytes.
const LONGEST_LABEL: usize = 48;
/// An interview has at least this many turns that answer.
const FEWEST_ANSWERS: usize = 2;

/// How often a label stands at the head of a paragraph, and how often what follows it asks.
#[derive(Default)]
struct Count {
    turns: usize,
    questions: usize,
}

impl Count {
    fn asks(&self) -> bool {
        self.questions * 2 > self.turns
    }
}

/// The label of each paragraph that is an answer in an interview; bytes of the paragraph.
pub(super) fn labels(story: &Story) -> Vec<Option<Range<usize>>> {
    let texts: Vec<&str> = story.paragraphs.iter().map(|paragraph| story.paragraph_text(paragraph)).collect();
    let mut counts: HashMap<&str, Count> = HashMap::new();
    for text in &texts {
        let Some(label) = label(text) else { continue };
        let count = counts.entry(&text[label]).or_default();
        count.turns += 1;
        count.questions += usize::from(text.trim_end().ends_with(['?', '？', ';']));
    }
    let asked = counts.values().any(Count::asks);
    texts
        .iter()
        .map(|text| {
            let label = label(text)?;
            let count = &counts[&text[label.clone()]];
            (asked && count.turns >= FEWEST_ANSWERS && !count.asks()).then_some(label)
        })
        .collect()
}

/// A letter or a name before a colon at the head of a paragraph.
fn label(paragraph: &str) -> Option<Range<usize>> {
    let head = &paragraph[..paragraph.floor_char_boundary(LONGEST_LABEL)];
    let end = head.find([':', '：'])?;
    let label = &head[..end];
    let names = label.split_whitespace().all(|word| word.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic()));
    let behind = paragraph[end..].trim_start_matches([':', '：']);
    let text = behind.trim_start();
    let marked = text.starts_with(|c: char| "\"“„«»”「".contains(c));
    (names && label.starts_with(char::is_alphabetic) && text.len() < behind.len() && !marked).then_some(0..end)
}

/// Gives the turns of a transcript inside marks their speakers: "LEE: We will rebuild it."
pub(super) fn label_transcript(story: &Story, spans: &mut [Span]) {
    let labels: Vec<Option<Range<usize>>> = spans.iter().map(|span| label_inside(story, span)).collect();
    if labels.iter().flatten().count() < FEWEST_ANSWERS {
        return;
    }
    let mut speaker: Option<Range<usize>> = None;
    for (span, label) in spans.iter_mut().zip(labels) {
        let opens = span.range.start == story.paragraphs[span.paragraph].range.start;
        if let Some(label) = label {
            let words = &story.text[label.end..span.inner.end];
            span.inner.start = span.inner.end - words.trim_start_matches(':').trim_start().len();
            speaker = Some(label);
        } else if !(opens && span.continues) {
            speaker = None;
        }
        span.label = speaker.clone();
    }
}

/// The name in capitals before a colon at the head of a span that opens its paragraph.
fn label_inside(story: &Story, span: &Span) -> Option<Range<usize>> {
    let words = &story.text[span.inner.clone()];
    let opens = span.style == Style::Marks && span.range.start == story.paragraphs[span.paragraph].range.start;
    let end = words[..words.floor_char_boundary(LONGEST_LABEL)].find(": ").filter(|_| opens)?;
    let name = &words[..end];
    let capitals = name.chars().filter(|c| c.is_uppercase()).count() >= 2 && !name.contains(char::is_lowercase);
    capitals.then_some(span.inner.start..span.inner.start + end)
}

/// The span of an answer.
pub(super) fn span(story: &Story, paragraph: usize, label: &Range<usize>) -> Span {
    let whole = story.paragraphs[paragraph].range.clone();
    let words = &story.text[whole.start + label.end..whole.end];
    let start = whole.end - words.trim_start_matches([':', '：']).len();
    let name = whole.start + label.start..whole.start + label.end;
    Span { label: Some(name), ..Span::new(story, paragraph, start..whole.end, start..whole.end, Style::Turn) }
}
