//! Where may quotations stand?
//!
//! A span never leaves its paragraph, so that a missing mark spoils one paragraph at most. Words of one speaker that a cue
//! or a paragraph's end cuts in two make two spans, the second of which [continues](crate::quote::span::Span::continues) the first.

pub(crate) mod blockquote;
pub(crate) mod dash;
pub(crate) mod dialogue;
mod nickname;
pub(crate) mod partial;

use std::ops::Range;

use crate::quote::span::{Span, Style};
use crate::story::{ParagraphRole, Story};
use crate::text::lexicon::Lexicon;
use crate::text::quotes::{self, Around, Mark, Pair, marks, pairs};

/// What may be quotations in a story, in text order. Spans do not overlap.
pub fn find(story: &Story, language: &Lexicon) -> Vec<Span> {
    let marks: Vec<Vec<Mark>> = story.paragraphs.iter().map(|paragraph| marks(story.paragraph_text(paragraph))).collect();
    let turns = dialogue::turns(story);
    let mut dashes = dash::spans(story, language);
    let mut spans = Vec::new();
    let mut open = None;
    for (index, paragraph) in story.paragraphs.iter().enumerate() {
        let text = story.paragraph_text(paragraph);
        let around = Around { open, next_opens: marks.get(index + 1).is_some_and(|marks| quotes::opens(marks)) };
        let pairs = pairs(text, &marks[index], around);
        let carries_on = open.is_some() && pairs.first().is_some_and(|pair| pair.range.start == 0);
        open = pairs.last().filter(|pair| pair.unclosed).map(|pair| pair.opener);
        let mut found: Vec<Span> = pairs.iter().map(|pair| between_marks(story, index, pair)).collect();
        if carries_on {
            found[0].continues = true;
        }
        partial::mark(story, &mut found);
        if let Some(turn) = &turns[index] {
            found = vec![dialogue::span(story, index, turn)];
        } else if paragraph.role == ParagraphRole::Blockquote {
            blockquote::take_in(story, index, spans.last(), &mut found);
        } else {
            join(&mut found, std::mem::take(&mut dashes[index]));
        }
        spans.append(&mut found);
    }
    dialogue::label_transcript(story, &mut spans);
    blockquote::label(story, &mut spans);
    spans
}

/// Takes in what dashes open. Marks inside it are the speaker's own.
fn join(found: &mut Vec<Span>, mut by_dash: Vec<Span>) {
    if by_dash.is_empty() {
        return;
    }
    let apart = |span: &Span, dash: &Span| span.range.end <= dash.range.start || dash.range.end <= span.range.start;
    found.retain(|span| by_dash.iter().all(|dash| apart(span, dash)));
    found.append(&mut by_dash);
    crate::sort::sort_by_key(found, |span| span.range.start);
}

fn between_marks(story: &Story, paragraph: usize, pair: &Pair) -> Span {
    let at = story.paragraphs[paragraph].range.start;
    let style = match pair {
        _ if nickname::is_nickname(story.paragraph_text(&story.paragraphs[paragraph]), &pair.range, &pair.inner) => {
            Style::Nickname
        }
        pair if pair.opener.is_single() => Style::SingleMarks,
        _ => Style::Marks,
    };
    let shift = |range: &Range<usize>| at + range.start..at + range.end;
    Span::new(story, paragraph, shift(&pair.range), shift(&pair.inner), style)
}
