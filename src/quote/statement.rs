//! Which quotations are parts of one statement? A cue in the middle and the end of a paragraph cut an utterance into spans;
//! whoever reads it, ranks it or copies it wants it whole.

use std::ops::Range;

use super::span::Style;
use crate::quote::Quotation;
use crate::quote::detect::partial::{LONGEST_CUE, is_one_sentence};
use crate::story::Story;

/// A statement grows no longer than this, in bytes: a speech over many paragraphs is more than one.
const LONGEST: usize = 1200;
/// Beside the speaker and the verb, a cue that is a sentence by itself holds so many bytes at most ("on Monday").
const LONGEST_ASIDE: usize = 16;

/// The statements of a story, in text order: each the numbers of its quotations.
pub(crate) fn statements(story: &Story, quotations: &[Quotation]) -> Vec<Range<usize>> {
    let mut statements: Vec<Range<usize>> = Vec::with_capacity(quotations.len());
    for at in 0..quotations.len() {
        match statements.last_mut() {
            Some(open) if goes_on(story, &quotations[open.clone()], &quotations[at]) => open.end = at + 1,
            _ => statements.push(at..at + 1),
        }
    }
    statements
}

/// Whether a quotation goes on with the statement before it.
fn goes_on(story: &Story, statement: &[Quotation], next: &Quotation) -> bool {
    let [first, .., last] = statement else {
        return statement.first().is_some_and(|only| goes_on_from(story, only, only, next));
    };
    goes_on_from(story, first, last, next)
}

fn goes_on_from(story: &Story, first: &Quotation, last: &Quotation, next: &Quotation) -> bool {
    let gap = last.span.range.end..next.span.range.start;
    let near = gap.len() <= LONGEST_CUE && next.span.range.end - first.span.range.start <= LONGEST;
    let flows = next.span.continues && next.span.style != Style::Turn;
    near && is_one_voice(last, next) && (flows || is_cut_by_cue(story, last, next))
}

/// Whether two quotations have one speaker, as far as either tells.
fn is_one_voice(one: &Quotation, other: &Quotation) -> bool {
    let (one, other) = (&one.attribution, &other.attribution);
    one.mention == other.mention || one.speaker.is_none() || other.speaker.is_none() || one.speaker == other.speaker
}

/// Whether nothing but the cue of the first stands between two quotations: "…." Roe said. "…"
fn is_cut_by_cue(story: &Story, last: &Quotation, next: &Quotation) -> bool {
    let gap = last.span.range.end..next.span.range.start;
    let within = |range: &&Range<usize>| gap.start <= range.start && range.end <= gap.end;
    let Some(cue) = last.attribution.cue.as_ref().filter(within) else { return false };
    let mention = last.attribution.mention.as_ref().filter(within);
    let words = &story.text[gap.clone()];
    let aside = words.trim().len().saturating_sub(cue.len() + mention.map_or(0, Range::len));
    let opens_sentence = words.trim_start().starts_with(char::is_uppercase);
    let same_paragraph = last.span.paragraph == next.span.paragraph;
    let whole = !last.span.fragment && !next.span.fragment;
    same_paragraph && whole && is_one_sentence(&story.text, gap) && (!opens_sentence || aside <= LONGEST_ASIDE)
}
