//! Interviews and transcripts in turns: each paragraph begins with a letter or a name and a colon. In transcripts that are
//! quoted whole the names stand inside the marks, in capitals.

use std::collections::HashMap;
use std::ops::Range;

use crate::quote::span::{Span, Style};
use crate::story::{ParagraphRole, Story};

/// A label is no longer than this, in bytes.
const LONGEST_LABEL: usize = 48;
/// An interview has at least this many turns that answer.
const FEWEST_ANSWERS: usize = 2;
/// From so many questions on, paragraphs between an answer and the next turn go on with it.
const FEWEST_QUESTIONS: usize = 2;
/// A transcript without questions has at least so many turns, of two persons or more.
const FEWEST_TURNS: usize = 4;
/// What stands behind a label.
const BEHIND_LABEL: [char; 3] = [':', '：', '.'];
/// What ends a question.
const ASKS: [char; 3] = ['?', '？', ';'];

/// How often a label stands at the head of a paragraph, and how often what follows it asks.
#[derive(Default)]
struct Count {
    turns: usize,
    questions: usize,
    /// Turns behind a paragraph without a label that asks.
    asked: usize,
    /// Whether white space follows it anywhere.
    spaced: bool,
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
    let mut labels: Vec<Option<Label<'_>>> =
        story.paragraphs.iter().map(|paragraph| Label::of(story.paragraph_text(paragraph))).collect();
    let counts = counts(story, &labels);
    for label in &mut labels {
        label.take_if(|label| !counts[label.words].spaced);
    }
    let talk = Talk::of(&labels, counts);
    let last = labels.iter().rposition(Option::is_some);
    let mut answer: Option<Range<usize>> = None;
    let turn = |(at, label): (usize, &Option<Label<'_>>)| {
        let paragraph = &story.paragraphs[at];
        let text = story.paragraph_text(paragraph);
        let Some(label) = label else {
            let asks = text.trim_end().ends_with(ASKS) && labels.get(at + 1).is_some_and(Option::is_some);
            let goes_on = talk.lasts && !asks && paragraph.role == ParagraphRole::Body && Some(at) < last;
            let label = answer.clone().filter(|_| goes_on);
            return label.map(|label| Turn { label, start: paragraph.range.start, continues: true });
        };
        let start = paragraph.range.start;
        answer = talk.answers(label.words).then_some(start..start + label.words.len());
        let words = text[label.words.len()..].trim_start_matches(BEHIND_LABEL);
        answer.clone().map(|label| Turn { label, start: paragraph.range.end - words.len(), continues: false })
    };
    labels.iter().enumerate().map(turn).collect()
}

/// How often each label stands there.
fn counts<'a>(story: &'a Story, labels: &[Option<Label<'a>>]) -> HashMap<&'a str, Count> {
    let mut counts: HashMap<&str, Count> = HashMap::new();
    let mut before = false;
    for (paragraph, label) in story.paragraphs.iter().zip(labels) {
        let asks = story.paragraph_text(paragraph).trim_end().ends_with(ASKS);
        if let Some(label) = label {
            let count = counts.entry(label.words).or_default();
            count.turns += 1;
            count.questions += usize::from(asks);
            count.asked += usize::from(before);
            count.spaced |= label.spaced;
        }
        before = asks && label.is_none();
    }
    counts
}

/// Who asks in a story's turns, and who answers.
struct Talk<'a> {
    counts: HashMap<&'a str, Count>,
    /// The label that asks although its turns hardly ever end in a question.
    host: Option<&'a str>,
    /// Whether anybody asks at all.
    asked: bool,
    /// Whether there are so many turns that what stands between them belongs to them.
    lasts: bool,
}

impl<'a> Talk<'a> {
    fn of(labels: &[Option<Label<'a>>], counts: HashMap<&'a str, Count>) -> Self {
        let questions: usize = counts.values().filter(|count| count.asks()).map(|count| count.turns).sum();
        let unlabelled: usize = counts.values().map(|count| count.asked).sum();
        let script = |words: &&str| is_name_in_script(words) && counts[words].turns >= FEWEST_ANSWERS;
        let names = counts.keys().filter(|words| script(words)).count();
        let turns: usize = counts.iter().filter(|(words, _)| script(words)).map(|(_, count)| count.turns).sum();
        let scripted = questions == 0 && names >= 2 && turns >= FEWEST_TURNS;
        let first = labels.iter().flatten().map(|label| label.words).find(|words| is_name_in_script(words));
        let asked = questions + unlabelled;
        Self {
            host: first.filter(|_| scripted),
            asked: asked > 0 || scripted,
            lasts: asked >= FEWEST_QUESTIONS || scripted,
            counts,
        }
    }

    /// Whether whoever a label names answers.
    fn answers(&self, label: &str) -> bool {
        let count = &self.counts[label];
        let in_host = self.host.is_some() && (self.host == Some(label) || count.questions > 0 || !is_name_in_script(label));
        self.asked && count.turns >= FEWEST_ANSWERS && !count.asks() && !in_host
    }
}

impl Count {
    fn asks(&self) -> bool {
        self.questions * 2 > self.turns
    }
}

/// Whether a label is written as a transcript writes names: in capitals, or in full.
fn is_name_in_script(label: &str) -> bool {
    let capitals = label.chars().filter(|c| c.is_uppercase()).count() >= 2 && !label.contains(char::is_lowercase);
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    capitals || (label.split_whitespace().nth(1).is_some() && label.split_whitespace().all(capital))
}

/// What stands before a colon at the head of a paragraph.
struct Label<'a> {
    words: &'a str,
    /// Whether white space follows.
    spaced: bool,
}

impl<'a> Label<'a> {
    /// A letter or a name before a colon at the head of a paragraph, or a letter before a full stop. Without white space
    /// behind it a capital follows: "Roe:We did".
    fn of(paragraph: &'a str) -> Option<Self> {
        let head = &paragraph[..paragraph.floor_char_boundary(LONGEST_LABEL)];
        let letter = head.chars().next()?.len_utf8();
        let stopped = head[letter..].starts_with('.');
        let end = if stopped { letter } else { head.find([':', '：'])? };
        let words = &head[..end];
        let names = words.split_whitespace().all(|word| !word.starts_with(char::is_lowercase));
        let behind = paragraph[end..].trim_start_matches(BEHIND_LABEL);
        let text = behind.trim_start();
        let marked = text.starts_with(|c: char| "\"“„«»”「".contains(c));
        let spaced = text.len() < behind.len() || paragraph[end..].starts_with('：');
        let close = !stopped && text.starts_with(char::is_uppercase);
        (names && words.starts_with(char::is_alphabetic) && (spaced || close) && !marked).then_some(Self { words, spaced })
    }
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
