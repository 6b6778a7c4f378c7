//! Interviews in turns: each paragraph begins with a letter or a name and a colon. In transcripts that are quoted whole the
//! names stand inside the marks, in capitals.

use std::collections::HashMap;
use std::ops::Range;

use crate::quote::span::{Span, Style};
use crate::story::{Paragraph, ParagraphRole, Story};

/// A label is no longer than this, in bytes.
const LONGEST_LABEL: usize = 48;
/// An interview has at least this many turns that answer.
const FEWEST_ANSWERS: usize = 2;
/// From so many questions on, paragraphs between an answer and the next turn go on with it.
const FEWEST_QUESTIONS: usize = 2;
/// What stands behind a label.
const BEHIND_LABEL: [char; 3] = [':', '：', '.'];

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

/// An answer in an interview, or a paragraph of one. Bytes of [`Story::text`].
pub(crate) struct Turn {
    /// The letter or the name that it stands behind.
    label: Range<usize>,
    /// Where the words begin.
    start: usize,
    /// Whether it goes on with the answer of the paragraph before.
    continues: bool,
}

/// The answer in each paragraph, if it holds one.
pub(crate) fn turns(story: &Story) -> Vec<Option<Turn>> {
    let labels: Vec<Option<Range<usize>>> =
        story.paragraphs.iter().map(|paragraph| label(story.paragraph_text(paragraph))).collect();
    let mut counts: HashMap<&str, Count> = HashMap::new();
    let labelled = |(paragraph, label): (&Paragraph, &Option<Range<usize>>)| {
        let text = story.paragraph_text(paragraph);
        Some((&text[label.clone()?], text))
    };
    for (label, text) in story.paragraphs.iter().zip(&labels).filter_map(labelled) {
        let count = counts.entry(label).or_default();
        count.turns += 1;
        count.questions += usize::from(text.trim_end().ends_with(['?', '？', ';']));
    }
    let asked = counts.values().filter(|count| count.asks()).map(|count| count.turns).sum::<usize>();
    let last = labels.iter().rposition(Option::is_some);
    let mut answer: Option<Range<usize>> = None;
    let turn = |(at, (paragraph, label)): (usize, (&Paragraph, &Option<Range<usize>>))| {
        let (start, text) = (paragraph.range.start, story.paragraph_text(paragraph));
        let Some(label) = label else {
            let goes_on = asked >= FEWEST_QUESTIONS && paragraph.role == ParagraphRole::Body && Some(at) < last;
            return answer.clone().filter(|_| goes_on).map(|label| Turn { label, start, continues: true });
        };
        let count = &counts[&text[label.clone()]];
        let answers = asked > 0 && count.turns >= FEWEST_ANSWERS && !count.asks();
        answer = answers.then_some(start + label.start..start + label.end);
        let words = text[label.end..].trim_start_matches(BEHIND_LABEL);
        answer.clone().map(|label| Turn { label, start: paragraph.range.end - words.len(), continues: false })
    };
    story.paragraphs.iter().zip(&labels).enumerate().map(turn).collect()
}

/// A letter or a name before a colon at the head of a paragraph, or a letter before a full stop.
fn label(paragraph: &str) -> Option<Range<usize>> {
    let head = &paragraph[..paragraph.floor_char_boundary(LONGEST_LABEL)];
    let letter = head.chars().next()?.len_utf8();
    let stopped = head[letter..].starts_with('.');
    let end = if stopped { letter } else { head.find([':', '：'])? };
    let label = &head[..end];
    let names = label.split_whitespace().all(|word| word.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic()));
    let behind = paragraph[end..].trim_start_matches(BEHIND_LABEL);
    let text = behind.trim_start();
    let marked = text.starts_with(|c: char| "\"“„«»”「".contains(c));
    let spaced = text.len() < behind.len() || paragraph[end..].starts_with('：');
    (names && label.starts_with(char::is_alphabetic) && spaced && !marked).then_some(0..end)
}

/// Whether a label is a letter that stands for whoever answers.
pub(crate) fn is_letter(label: &str) -> bool {
    label.chars().count() == 1
}

/// Gives the turns of a transcript inside marks their speakers: "LEE: We will rebuild it."
pub(crate) fn label_transcript(story: &Story, spans: &mut [Span]) {
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
pub(crate) fn span(story: &Story, paragraph: usize, turn: &Turn) -> Span {
    let range = turn.start..story.paragraphs[paragraph].range.end;
    let span = Span::new(story, paragraph, range.clone(), range, Style::Turn);
    Span { label: Some(turn.label.clone()), continues: turn.continues, ..span }
}
