//! Where are the quotations? Who speaks? Which matter?
//!
//! [`QuoteModel::find`] goes over a story in five steps: [`detect`] cuts out what may be quotations, [`speaker`] asks who speaks each
//! of them, `filter` drops titles, names and terms, `statement` joins what a cue has cut, [`rank`] puts the statements in
//! order of weight.

pub mod detect;
mod filter;
pub mod rank;
pub mod span;
pub mod speaker;
mod statement;
mod syntax;

use std::ops::Range;
use std::sync::Arc;

use crate::report::{Quote, SpeakerMention};
use crate::story::Story;
use crate::tables::Tables;
use crate::text::Utf16Offsets;

pub use crate::text::lexicon::{Languages, Lexicon, Trait};
use detect::{blockquote, partial};
use filter::{Habit, is_quotation};
use rank::{Score, Statements};
use span::Span;
use speaker::Attribution;
use speaker::model::SpeakerWeights;

/// A quotation as the steps of [`QuoteModel::find`] hand it on: offsets in bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    /// Where it stands.
    pub span: Span,
    /// Who speaks.
    pub attribution: Attribution,
}

/// What is known of quotations before a story is read.
#[derive(Debug)]
pub struct QuoteModel {
    /// The words of all languages.
    pub languages: Arc<Languages>,
    /// What tells a quotation's speaker.
    pub speaker_weights: SpeakerWeights,
    /// What tells which statements matter.
    pub rank_weights: rank::model::RankWeights,
}

impl QuoteModel {
    /// The model that the tables hold.
    pub fn new(tables: &Tables) -> Self {
        Self {
            languages: Arc::new(Languages::read(tables.quotation_words)),
            speaker_weights: SpeakerWeights::parse(tables.speaker_weights),
            rank_weights: rank::model::RankWeights::parse(tables.rank_weights),
        }
    }

    /// The story's direct quotations, in text order, with speakers and ranks.
    pub fn find(&self, story: &Story) -> Vec<Quote> {
        let language = self.language(story);
        let (quotations, statements) = self.statements_in(story, language);
        let ranks = rank::rank(&Statements::new(story, language, &quotations, &statements), &self.rank_weights);
        let contexts = contexts(story, &quotations);
        let units = Utf16Offsets::new(&story.text);
        let mut standings = standings(&statements, ranks);
        let reported = quotations.into_iter().zip(contexts);
        reported.map_while(|(quotation, context)| Some(report(story, &units, quotation, standings.next()?, context))).collect()
    }

    /// The story's direct quotations, in text order, and its statements: each a range of quotations.
    pub fn statements(&self, story: &Story) -> (Vec<Quotation>, Vec<Range<usize>>) {
        self.statements_in(story, self.language(story))
    }

    fn statements_in(&self, story: &Story, language: &Lexicon) -> (Vec<Quotation>, Vec<Range<usize>>) {
        let candidates = detect::find(story, language);
        let attributions = speaker::attribute(story, language, &self.speaker_weights, &candidates);
        let candidates = candidates.into_iter().zip(attributions).map(|(span, attribution)| Quotation { span, attribution });
        let quotations = quotations(story, language, candidates.collect());
        let statements = statement::statements(story, &quotations);
        (quotations, statements)
    }

    /// The statements as they are weighed.
    pub fn weighed(&self, story: &Story, quotations: &[Quotation], statements: &[Range<usize>]) -> Statements {
        Statements::new(story, self.language(story), quotations, statements)
    }

    /// The words of a story's language.
    fn language(&self, story: &Story) -> &Lexicon {
        self.languages.lexicon(&story.text, story.lang.as_deref())
    }
}

/// What a quotation has from the statement that it is, or is a part of.
struct Standing {
    /// The statement's number, where it has more parts.
    statement: Option<u32>,
    rank: u32,
    score: Score,
}

/// The standing of each quotation.
fn standings(statements: &[Range<usize>], ranks: Vec<(u32, Score)>) -> impl Iterator<Item = Standing> {
    (1..).zip(statements).zip(ranks).flat_map(|((number, parts), (rank, score))| {
        let statement = (parts.len() > 1).then_some(number);
        std::iter::repeat_n(score, parts.len()).map(move |score| Standing { statement, rank, score })
    })
}

/// The candidates that are quotations, cut to their words. They do not overlap.
fn quotations(story: &Story, language: &Lexicon, candidates: Vec<Quotation>) -> Vec<Quotation> {
    let habit = Habit::of(story, &candidates);
    let repeats = blockquote::repeats(story);
    let mut end = 0;
    candidates
        .into_iter()
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
    units: &Utf16Offsets<'_>,
    quotation: Quotation,
    Standing { statement, rank, score }: Standing,
    context: Option<String>,
) -> Quote {
    let Quotation { span, attribution } = quotation;
    let words = |range: &Range<usize>| story.text[range.clone()].to_owned();
    let inner = span.inner.start..span.inner.start + without_comma(&story.text[span.inner]).len();
    Quote {
        rank,
        statement,
        text: words(&inner),
        start: units.at(inner.start),
        end: units.at(inner.end),
        speaker: attribution.speaker,
        role: attribution.role,
        mention: attribution.mention.map(|range| SpeakerMention {
            start: units.at(range.start),
            end: units.at(range.end),
            text: words(&range),
        }),
        cue: attribution.cue.as_ref().map(words),
        confidence: attribution.confidence.min(1.0),
        context,
        score,
        places: None,
    }
}

/// The words without the comma that parts them from the cue.
fn without_comma(words: &str) -> &str {
    words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、'))
}
