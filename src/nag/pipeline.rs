//! All that is known of a page before it is judged.

use std::ops::Range;

use crate::nag::NagModel;
use crate::nag::candidates::{self, Candidate};
use crate::nag::classifier::{self, Classifier};
use crate::nag::content::MainContent;
use crate::nag::features::{self, StoryExtent};
use crate::nag::frames::{self, Frame};
use crate::nag::guard::Guard;
use crate::nag::index::PageIndex;
use crate::nag::inline::{self, InlineNag};
use crate::nag::meaning;
use crate::nag::phrases::Cue;
use crate::nag::select::Weighed;
use crate::nag::voices::Voices;
use crate::nag::zones::Zones;
use crate::nag::{Reading, article, offers, reasons, runs, select};
use crate::page::{NodeId, Page, Places, Tag};
use crate::report::{Nag, NagKind, Target};
use crate::settings::Settings;
use crate::story::{Paragraph, ParagraphRole, Story};

/// A page with everything known of it, not yet judged.
#[derive(Debug)]
pub struct PageAnalysis<'a> {
    /// What the page holds.
    pub index: PageIndex<'a>,
    /// What might be hidden.
    pub candidates: Vec<Candidate>,
    /// Where the story stands.
    pub body: MainContent,
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

impl<'a> PageAnalysis<'a> {
    /// Looks at a page.
    pub fn new(page: &'a Page, model: &'a NagModel) -> Self {
        let index = PageIndex::new(page, model);
        let candidates = candidates::all(&index);
        let body = MainContent::find(&index);
        let place = body.place(&index);
        let features = candidates.iter().map(|candidate| features_of(&index, &place, candidate)).collect();
        Self { index, candidates, body, features }
    }

    /// Takes what the blocks mean from another model.
    pub fn read_anew(&mut self, meaning: meaning::Blocks) {
        self.index.meaning = meaning;
        let place = self.body.place(&self.index);
        self.features = self.candidates.iter().map(|candidate| features_of(&self.index, &place, candidate)).collect();
    }

    /// Judges the page.
    pub fn read(&self, classifier: &Classifier, settings: &Settings) -> Reading {
        let is_article = article::is_article(&self.index, &self.body);
        let guard = Guard::new(&self.index, &self.body);
        let mut chosen = if is_article || settings.overlays_everywhere { self.choose(classifier, &guard) } else { Vec::new() };
        chosen.retain(|judged| is_article || self.lies_over_page(judged));
        let mut asides = if is_article { self.asides(&chosen, guard.voices()) } else { Vec::new() };
        let speaks = self.speaks(&settings.languages);
        let is_wanted = |kind| speaks && settings.kinds.contains(&kind);
        chosen.retain(|judged| is_wanted(judged.kind));
        asides.retain(|aside| is_wanted(aside.kind));
        let mut frames = if is_article { self.frames(&chosen) } else { Vec::new() };
        frames.retain(|frame| is_wanted(frame.kind));
        let nags = self.nags(&chosen, &asides, frames);
        let (story, sources) = self.story(&chosen, &asides);
        Reading { is_article, nags, story, sources }
    }

    /// Whether the page is in one of some languages, as far as it says so; none are all.
    fn speaks(&self, languages: &[String]) -> bool {
        // Norwegian is written in two ways, each with a code of its own.
        let same = |lang: String| if matches!(&*lang, "nb" | "nn") { "no".to_owned() } else { lang };
        languages.is_empty() || self.lang().map(same).is_none_or(|lang| languages.contains(&lang))
    }

    fn lang(&self) -> Option<String> {
        self.index.page.lang.as_deref().and_then(language)
    }

    /// Whether what is chosen stands over the page and not in it.
    fn lies_over_page(&self, judged: &Judged) -> bool {
        let zones = self.index.zones[self.candidates[judged.candidate].inner(self.index.page).index()];
        zones.has(Zones::FIXED) || zones.has(Zones::DIALOG)
    }

    /// Nags inside the paragraphs of the story that stay.
    fn asides(&self, chosen: &[Judged], voices: &Voices<'_>) -> Vec<InlineNag> {
        let hidden = self.hidden(chosen);
        let is_hidden = |at: Option<usize>| at.and_then(|at| hidden.get(at)).is_some_and(|hidden| *hidden);
        let paragraphs = (0..hidden.len()).filter(|at| self.body.paragraphs[*at] && !hidden[*at]);
        paragraphs
            .flat_map(|at| inline::asides(&self.index, voices, at, (is_hidden(at.checked_sub(1)), is_hidden(Some(at + 1)))))
            .collect()
    }

    /// For each block whether it goes as a whole.
    fn hidden(&self, chosen: &[Judged]) -> Vec<bool> {
        let mut hidden = vec![false; self.index.page.blocks.len()];
        chosen.iter().for_each(|judged| hidden[self.candidates[judged.candidate].blocks.clone()].fill(true));
        hidden
    }

    pub(super) fn choose(&self, classifier: &Classifier, guard: &Guard<'_>) -> Vec<Judged> {
        let scores: Vec<f32> =
            self.features.iter().map(|features| features.as_ref().map_or(0.0, |features| classifier.score(features))).collect();
        let foreign = select::foreign(&self.index, &self.body, guard);
        let weigh = |(candidate, score): (&Candidate, &f32)| Weighed {
            score: *score,
            chars: self.index.chars(candidate.blocks.clone()),
            foreign: foreign[candidate.blocks.end] - foreign[candidate.blocks.start],
            refused: *score >= select::LIKELY && guard.refuses(candidate, *score).is_some(),
        };
        let weighed: Vec<Weighed> = self.candidates.iter().zip(&scores).map(weigh).collect();
        let mut chosen: Vec<Judged> = select::choose(&self.candidates, &weighed)
            .into_iter()
            .map(|candidate| Judged { candidate, score: scores[candidate], kind: self.kind(candidate) })
            .collect();
        self.add_runs(guard, &mut chosen);
        self.close_boxes(guard, &mut chosen);
        chosen
    }

    /// A box that begins and ends with what is hidden, such as a heading and a button, goes with what stands in between:
    /// an appeal may tell a story of its own there. So does one whose button tells what it offers.
    fn close_boxes(&self, guard: &Guard<'_>, chosen: &mut Vec<Judged>) {
        let hidden = self.hidden(chosen);
        // What is chosen and what it holds: a candidate stands behind the one around it.
        let mut taken = vec![false; self.candidates.len()];
        chosen.iter().for_each(|judged| taken[judged.candidate] = true);
        for (at, candidate) in self.candidates.iter().enumerate() {
            let blocks = &candidate.blocks;
            taken[at] |= candidate.parent.is_some_and(|parent| taken[parent]);
            if taken[at] || self.features[at].is_none() {
                continue;
            }
            let ends_hidden = blocks.len() >= 3 && hidden[blocks.start] && hidden[blocks.end - 1];
            let offered = || offers::kind(&self.index, guard.voices(), candidate).filter(|_| guard.is_small_part(candidate));
            let offer = || offered().map(|kind| Judged { candidate: at, score: offers::SCORE, kind });
            let from = |block: usize| chosen.partition_point(|judged| self.candidates[judged.candidate].blocks.start < block);
            let within = || from(blocks.start)..from(blocks.end);
            let most = || chosen[within()].iter().max_by(|a, b| a.score.total_cmp(&b.score)).cloned();
            let closed = if ends_hidden && guard.lets_close(candidate) { most() } else { None };
            if let Some(judged) = closed.or_else(offer) {
                let within = within();
                chosen.splice(within, [Judged { candidate: at, ..judged }]);
                taken[at] = true;
            }
        }
    }

    /// Blocks that are sure enough only by those beside them.
    fn add_runs(&self, guard: &Guard<'_>, chosen: &mut Vec<Judged>) {
        let mut hidden = self.hidden(chosen);
        let most = |run: &Range<usize>| {
            let inside = chosen.iter().filter(|judged| run.contains(&self.candidates[judged.candidate].blocks.start));
            inside.max_by(|a, b| a.score.total_cmp(&b.score)).map_or(NagKind::Donation, |judged| judged.kind)
        };
        let gifts =
            runs::runs(&self.index, guard.voices(), self.body.range().start).into_iter().map(|run| (run, NagKind::Donation));
        let rest = runs::behind_rules(&self.index, guard.voices(), &hidden).into_iter().map(|run| (run.clone(), most(&run)));
        let mut runs: Vec<(Range<usize>, NagKind)> = gifts.chain(rest).collect();
        runs.retain(|(run, _)| !guard.refuses_run(run));
        if runs.is_empty() {
            return;
        }
        let mut alone: Vec<Option<usize>> = vec![None; self.index.page.blocks.len()];
        for (at, candidate) in self.candidates.iter().enumerate().filter(|(_, candidate)| candidate.blocks.len() == 1) {
            alone[candidate.blocks.start] = Some(at);
        }
        // Runs of both kinds may meet: each block is taken once.
        for (at, kind) in runs.into_iter().flat_map(|(run, kind)| run.map(move |at| (at, kind))) {
            if let (false, Some(candidate)) = (std::mem::replace(&mut hidden[at], true), alone[at]) {
                chosen.push(Judged { candidate, score: runs::SCORE, kind });
            }
        }
        crate::sort::sort_by_key(chosen, |judged| self.candidates[judged.candidate].blocks.start);
    }

    pub(super) fn kind(&self, candidate: usize) -> NagKind {
        let candidate = &self.candidates[candidate];
        let parts = candidate.parts(&self.index);
        classifier::kind(&self.index.sums(candidate.blocks.clone()), &parts)
    }

    /// The frames that ask for something and stand in no box that is hidden.
    fn frames(&self, chosen: &[Judged]) -> Vec<Frame> {
        let boxes = chosen.iter().filter_map(|judged| self.candidates[judged.candidate].elements);
        let boxes: Vec<Range<NodeId>> = boxes.map(|(outer, _)| outer..self.index.page.nodes[outer.index()].end).collect();
        let is_hidden = |frame: &Frame| {
            let before = boxes.partition_point(|taken| taken.start <= frame.element);
            before > 0 && boxes[before - 1].contains(&frame.element)
        };
        frames::all(&self.index).into_iter().filter(|frame| !is_hidden(frame)).collect()
    }

    fn nags(&self, chosen: &[Judged], asides: &[InlineNag], frames: Vec<Frame>) -> Vec<Nag> {
        let mut places = Places::new(self.index.page);
        let mut nags: Vec<(usize, Nag)> = Vec::with_capacity(chosen.len() + asides.len() + frames.len());
        nags.extend(frames.into_iter().map(|frame| (self.index.blocks_of(frame.element).start, frame_nag(frame))));
        nags.extend(chosen.iter().map(|judged| {
            let blocks = &self.candidates[judged.candidate].blocks;
            (blocks.start, self.box_nag(judged, &mut places))
        }));
        let mut places = Places::new(self.index.page);
        nags.extend(asides.iter().map(|aside| (aside.block, self.sentence_nag(aside, &mut places))));
        crate::sort::sort_by_key(&mut nags, |(block, _)| *block);
        nags.into_iter().map(|(_, nag)| nag).collect()
    }

    fn box_nag(&self, judged: &Judged, places: &mut Places<'_>) -> Nag {
        let candidate = &self.candidates[judged.candidate];
        let text = self.text(candidate);
        let targets = match candidate.elements {
            Some((node, _)) => vec![Target::Element { node }],
            None => places.targets(candidate.blocks.start, 0..text.len()),
        };
        let of_block = |at: usize| self.index.cues[at].iter().map(move |cue| (&*self.index.page.blocks[at].text, cue));
        let reasons = reasons::reasons(candidate.blocks.clone().flat_map(of_block));
        Nag { kind: judged.kind, score: judged.score, reasons, text, whole_box: true, targets }
    }

    fn sentence_nag(&self, aside: &InlineNag, places: &mut Places<'_>) -> Nag {
        let text = &*self.index.page.blocks[aside.block].text;
        let inside = |cue: &&Cue| aside.range.contains(&cue.range.start);
        let reasons = reasons::reasons(self.index.cues[aside.block].iter().filter(inside).map(|cue| (text, cue)));
        let targets = places.targets(aside.block, aside.range.clone());
        let text = text[aside.range.clone()].to_owned();
        Nag { kind: aside.kind, score: aside.score, reasons, text, whole_box: false, targets }
    }

    /// The text that goes with a candidate. What a choice list offers is not read until it is opened.
    pub(super) fn text(&self, candidate: &Candidate) -> String {
        let page = self.index.page;
        let blocks = page.blocks[candidate.blocks.clone()].iter();
        let shown = blocks.filter(|block| !page.element(block.element).is_some_and(|element| element.is(Tag::Option)));
        shown.map(|block| &*block.text).collect::<Vec<_>>().join("\n")
    }

    /// The story's blocks in order, without what is hidden.
    fn story(&self, chosen: &[Judged], asides: &[InlineNag]) -> (Story, Vec<(usize, usize)>) {
        let page = self.index.page;
        let hidden = self.hidden(chosen);
        let mut story = Story { title: self.title(), lang: self.lang(), ..Story::default() };
        let mut sources = Vec::new();
        let mut asides = asides.iter().peekable();
        for (at, block) in page.blocks.iter().enumerate().filter(|(at, _)| !hidden[*at]) {
            let set_in = self.body.set_in[at].then_some(ParagraphRole::Blockquote);
            let Some(role) = self.body.roles[at].or(set_in).or(self.body.wrapped[at]) else { continue };
            let mut from = 0;
            while let Some(aside) = asides.next_if(|aside| aside.block == at) {
                append(&mut story, &mut sources, (at, from..aside.range.start), &block.text, role);
                from = aside.range.end;
            }
            append(&mut story, &mut sources, (at, from..block.text.len()), &block.text, role);
        }
        (story, sources)
    }

    /// The page's only main heading.
    fn title(&self) -> Option<String> {
        self.index.headline().map(|at| self.index.page.blocks[at].text.replace('\n', " "))
    }
}

fn frame_nag(frame: Frame) -> Nag {
    let Frame { element: node, kind, title, reason } = frame;
    Nag {
        kind,
        score: frames::SCORE,
        reasons: vec![reason],
        text: title,
        whole_box: true,
        targets: vec![Target::Element { node }],
    }
}

/// Adds a part of a block as a paragraph.
fn append(story: &mut Story, sources: &mut Vec<(usize, usize)>, part: (usize, Range<usize>), text: &str, role: ParagraphRole) {
    let (block, range) = part;
    let from = range.start + text[range.clone()].len() - text[range.clone()].trim_start().len();
    let text = text[range].trim();
    if text.is_empty() {
        return;
    }
    if !story.text.is_empty() {
        story.text.push('\n');
    }
    let start = story.text.len();
    story.text.push_str(text);
    story.paragraphs.push(Paragraph { range: start..story.text.len(), role });
    sources.push((block, from));
}

/// The language part of a tag such as `en-GB`.
fn language(tag: &str) -> Option<String> {
    let primary = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    (primary.len() == 2).then_some(primary)
}

fn features_of(index: &PageIndex<'_>, place: &StoryExtent, candidate: &Candidate) -> Option<Vec<f32>> {
    let chars = index.chars(candidate.blocks.clone());
    let small = chars < 4000.0 && chars < 0.7 * index.whole().chars;
    (small && candidates::has_evidence(index, candidate)).then(|| features::of(index, place, candidate))
}
