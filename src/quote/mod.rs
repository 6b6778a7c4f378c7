//! Where are the quotations? Who speaks? Which matter?
//!
//! [`find`] goes over a story in four steps: [`span`] cuts out what may be quotations, [`attribution`] asks who speaks each
//! of them, `doubt` drops titles, names and terms, [`rank`] puts the rest in order of weight.

pub mod detect;
mod filter;
pub mod rank;
pub mod span;
pub mod speaker;
mod syntax;

use crate::report::{Mention, Quote};
use crate::story::Story;
use crate::text::Utf16Offsets;

pub use crate::text::lexicon::Lexicon;
use detect::{blockquote, dash, partial};
use filter::{Habit, is_quotation};
use rank::Score;
use span::{Span, Style};
use speaker::Attribution;

/// A quotation as the steps of [`find`] hand it on: offsets in bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    /// Where it stands.
    pub span: Span,
    /// Who speaks.
    pub attribution: Attribution,
}

/// The story's direct quotations, in text order, with speakers and ranks.
pub fn find(story: &Story) -> Vec<Quote> {
    let language = Lexicon::of(&story.text, story.lang.as_deref());
    let candidates = detect::find(story);
    let attributions = speaker::attribute(story, language, &candidates);
    let candidates = candidates.into_iter().zip(attributions).map(|(span, attribution)| Quotation { span, attribution });
    let quotations = quotations(story, language, candidates.collect());
    let ranks = rank::rank(story, language, &quotations);
    let contexts = contexts(story, &quotations);
    let mut units = Utf16Offsets::new(&story.text);
    let reported = quotations.into_iter().zip(ranks).zip(contexts);
    reported.map(|((quotation, rank), context)| report(story, &mut units, quotation, rank, context)).collect()
}

/// The candidates that are quotations, cut to their words. They do not overlap.
fn quotations(story: &Story, language: &Lexicon, candidates: Vec<Quotation>) -> Vec<Quotation> {
    let habit = Habit::of(story, &candidates);
    let repeats = blockquote::repeats(story);
    let mut end = 0;
    candidates
        .into_iter()
        .flat_map(|candidate| if candidate.span.style == Style::Dash { dash::cut(story, candidate) } else { vec![candidate] })
        .filter(|candidate| !repeats.contains(&candidate.span.paragraph) && is_quotation(story, language, candidate, habit))
        .filter(|quotation| {
            let free = quotation.span.range.start >= end;
            end = end.max(quotation.span.range.end);
            free
        })
        .collect()
}

/// The sentence around each fragment.
fn contexts(story: &Story, quotations: &[Quotation]) -> Vec<Option<String>> {
    let spans: Vec<Span> = quotations.iter().map(|quotation| quotation.span.clone()).collect();
    (0..spans.len()).map(|at| spans[at].fragment.then(|| partial::context(story, &spans, at))).collect()
}

/// The quotation as it is reported: offsets in UTF-16 code units.
fn report(
    story: &Story,
    units: &mut Utf16Offsets<'_>,
    quotation: Quotation,
    (rank, score): (u32, Score),
    context: Option<String>,
) -> Quote {
    let Quotation { span, attribution } = quotation;
    let words = |range: &std::ops::Range<usize>| story.text[range.clone()].to_owned();
    Quote {
        rank,
        text: words(&span.inner),
        start: units.at(span.inner.start),
        end: units.at(span.inner.end),
        speaker: attribution.speaker,
        role: attribution.role,
        mention: attribution.mention.map(|range| Mention {
            start: units.at(range.start),
            end: units.at(range.end),
            text: words(&range),
        }),
        cue: attribution.cue.as_ref().map(words),
        confidence: attribution.confidence,
        context,
        score,
        places: None,
    }
}
