//! All that is known of a page before it is judged.

use super::body::Body;
use super::candidate::{self, Candidate};
use super::features::{self, Place};
use super::guard::Guard;
use super::judge::{self, Judge};
use super::survey::Survey;
use super::{Reading, boxes, page_kind, tell};
use crate::page::{Page, Places, Tag};
use crate::report::{Nag, NagKind, Target};
use crate::settings::Settings;
use crate::story::{Paragraph, Story};

/// A page with everything known of it, not yet judged.
#[derive(Debug)]
pub struct Study<'a> {
    /// What the page holds.
    pub survey: Survey<'a>,
    /// What might be hidden.
    pub candidates: Vec<Candidate>,
    /// Where the story stands.
    pub body: Body,
    /// Features of the candidates for which anything speaks.
    pub features: Vec<Option<Vec<f32>>>,
}

/// A candidate and what was made of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// Index of the candidate.
    pub candidate: usize,
    /// How likely it is a nag, 0 to 1.
    pub score: f32,
    /// What it asks for.
    pub kind: NagKind,
}

impl<'a> Study<'a> {
    /// Looks at a page.
    pub fn new(page: &'a Page) -> Self {
        let survey = Survey::new(page);
        let candidates = candidate::all(&survey);
        let body = Body::find(&survey);
        let place = body.place(&survey);
        let features = candidates.iter().map(|candidate| features_of(&survey, &place, candidate)).collect();
        Self { survey, candidates, body, features }
    }

    /// Judges the page.
    pub fn read(&self, judge: &Judge, settings: &Settings) -> Reading {
        let is_article = page_kind::is_article(&self.survey, &self.body);
        let mut chosen = if is_article { self.choose(judge) } else { Vec::new() };
        chosen.retain(|judged| settings.kinds.contains(&judged.kind));
        let nags = self.nags(judge, &chosen);
        let (story, sources) = self.story(&chosen);
        Reading { is_article, nags, story, sources }
    }

    pub(super) fn choose(&self, judge: &Judge) -> Vec<Judged> {
        let guard = Guard::new(&self.survey, &self.body);
        let scores: Vec<f32> =
            self.features.iter().map(|features| features.as_ref().map_or(0.0, |features| judge.score(features))).collect();
        let worth: Vec<f32> = self
            .candidates
            .iter()
            .zip(&scores)
            .map(|(candidate, score)| {
                let chars = self.survey.sums(candidate.blocks.clone()).chars;
                let worth = (score - boxes::SURE) * chars.max(1.0);
                if worth > 0.0 && guard.refuses(candidate, *score).is_some() { -1.0 } else { worth }
            })
            .collect();
        boxes::choose(&self.candidates, &worth)
            .into_iter()
            .map(|candidate| Judged { candidate, score: scores[candidate], kind: self.kind(candidate) })
            .collect()
    }

    pub(super) fn kind(&self, candidate: usize) -> NagKind {
        let candidate = &self.candidates[candidate];
        let parts = candidate.elements.map_or_else(Default::default, |(outer, _)| self.survey.parts(outer));
        judge::kind(&self.survey.sums(candidate.blocks.clone()), &parts)
    }

    fn nags(&self, judge: &Judge, chosen: &[Judged]) -> Vec<Nag> {
        let mut places = Places::new(self.survey.page);
        chosen
            .iter()
            .map(|judged| {
                let candidate = &self.candidates[judged.candidate];
                let text = self.text(candidate);
                let targets = match candidate.elements {
                    Some((node, _)) => vec![Target::Element { node }],
                    None => places.targets(candidate.blocks.start, 0..text.len()),
                };
                let features = self.features[judged.candidate].as_deref().unwrap_or_default();
                Nag {
                    kind: judged.kind,
                    score: judged.score,
                    reasons: tell::reasons(&self.survey, candidate, judge, features),
                    text,
                    whole_box: true,
                    targets,
                }
            })
            .collect()
    }

    /// The text that goes with a candidate. What a choice list offers is not read until it is opened.
    pub(super) fn text(&self, candidate: &Candidate) -> String {
        let page = self.survey.page;
        let blocks = page.blocks[candidate.blocks.clone()].iter();
        let shown = blocks.filter(|block| !page.element(block.element).is_some_and(|element| element.is(Tag::Option)));
        shown.map(|block| &*block.text).collect::<Vec<_>>().join("\n")
    }

    /// The story's blocks in order, without what is hidden.
    fn story(&self, chosen: &[Judged]) -> (Story, Vec<(usize, usize)>) {
        let page = self.survey.page;
        let mut hidden = vec![false; page.blocks.len()];
        chosen.iter().for_each(|judged| hidden[self.candidates[judged.candidate].blocks.clone()].fill(true));
        let mut story = Story { title: self.title(), lang: page.lang.as_deref().and_then(language), ..Story::default() };
        let mut sources = Vec::new();
        for (at, block) in page.blocks.iter().enumerate().filter(|(at, _)| !hidden[*at]) {
            let Some(role) = self.body.roles[at] else { continue };
            if !story.text.is_empty() {
                story.text.push('\n');
            }
            let start = story.text.len();
            story.text.push_str(&block.text);
            story.paragraphs.push(Paragraph { range: start..story.text.len(), role });
            sources.push((at, 0));
        }
        (story, sources)
    }

    /// The page's only main heading.
    fn title(&self) -> Option<String> {
        let page = self.survey.page;
        let mut headings =
            page.blocks.iter().filter(|block| page.element(block.element).is_some_and(|element| element.is(Tag::H1)));
        headings.next().filter(|_| headings.next().is_none()).map(|block| block.text.replace('\n', " "))
    }
}

/// The language part of a tag such as `en-GB`.
fn language(tag: &str) -> Option<String> {
    let primary = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    (primary.len() == 2).then_some(primary)
}

fn features_of(survey: &Survey<'_>, place: &Place, candidate: &Candidate) -> Option<Vec<f32>> {
    let sums = survey.sums(candidate.blocks.clone());
    let all = survey.sums(0..survey.page.blocks.len());
    let small = sums.chars < 4000.0 && sums.chars < 0.7 * all.chars;
    (small && candidate::has_evidence(survey, candidate)).then(|| features::of(survey, place, candidate))
}
