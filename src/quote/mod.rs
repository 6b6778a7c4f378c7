//! Where are the quotations? Who speaks? Which matter?
//!
//! [`find`] goes over a story in four steps: [`span`] cuts out what may be quotations, [`attribution`] asks who speaks each
//! of them, `doubt` drops titles, names and terms, [`rank`] puts the rest in order of weight.

pub mod attribution;
mod doubt;
mod marks;
mod pairing;
pub mod rank;
mod set_in;
pub mod span;
mod turn;

use crate::report::{Mention, Quote};
use crate::story::Story;
use crate::text::Utf16Offsets;

use attribution::Attribution;
use doubt::{Habit, is_quotation};
use span::Span;

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
    let candidates = span::find(story);
    let attributions = attribution::attribute(story, &candidates);
    let mut quotations: Vec<Quotation> =
        candidates.into_iter().zip(attributions).map(|(span, attribution)| Quotation { span, attribution }).collect();
    let habit = Habit::of(&quotations);
    quotations.retain(|quotation| is_quotation(story, quotation, habit));
    let ranks = rank::rank(story, &quotations);
    let mut units = Utf16Offsets::new(&story.text);
    quotations.into_iter().zip(ranks).map(|(quotation, rank)| report(story, &mut units, quotation, rank)).collect()
}

/// The quotation as it is reported: offsets in UTF-16 code units.
fn report(story: &Story, units: &mut Utf16Offsets<'_>, quotation: Quotation, rank: u32) -> Quote {
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
        context: None,
        places: None,
    }
}
