//! Nags inside a paragraph of the story: they are hidden by the sentence.
//!
//! A sentence goes where its words ask the reader for something, nobody else is heard in it, and it is no part of the
//! telling: it is stuck to the news without a space, it stands beside a box that is hidden, or it links to where one gives
//! or signs up. Where it is in doubt where it begins or ends, it stays, and so does at least one sentence of the paragraph:
//! whole paragraphs are for the classifier and the guard.

use std::ops::Range;

use crate::nag::index::PageIndex;
use crate::nag::phrases::PhraseRole;
use crate::nag::voices::{self, VoicedSentence, Voices};
use crate::page::{NodeId, Page, Tag};
use crate::report::NagKind;

/// A nag that is a part of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct InlineNag {
    /// The block that holds it.
    pub block: usize,
    /// Its place in the block's text, in bytes.
    pub range: Range<usize>,
    /// What it asks for.
    pub kind: NagKind,
    /// How sure it is, 0 to 1.
    pub score: f32,
}

/// How sure a sentence is that passes, and how much surer each further sign makes it.
const SURE: f32 = 0.7;
const SURER: f32 = 0.08;
/// Bytes that a sentence has at most that goes for the sake of a link.
const LONGEST: usize = 200;

/// Finds the nags inside a paragraph. `beside` tells whether what stands before and behind it is hidden.
pub fn asides(index: &PageIndex<'_>, voices: &Voices<'_>, block: usize, beside: (bool, bool)) -> Vec<InlineNag> {
    let cues = &index.cues[block];
    if !index.says(block, &[PhraseRole::Ask]) || !can_be_cut(index.page, block) {
        return Vec::new();
    }
    let sentences = voices.sentences(block);
    let edges = stuck_edges(sentences);
    let signs: Vec<u32> = sentences.iter().zip(&edges).map(|(sentence, edge)| signs(sentence, *edge)).collect();
    let asks = |at: usize| signs[at] > 0;
    let mut taken: Vec<bool> = signs.iter().map(|signs| *signs > 1).collect();
    // What only speaks to the reader goes with what asks him behind the same edge.
    let goes_along = |at: usize| edges[at] && speaks(&sentences[at]) && !sentences[at].reported && !sentences[at].unsure;
    for at in 1..taken.len() {
        taken[at] |= taken[at - 1] && goes_along(at);
    }
    for at in (1..taken.len()).rev() {
        taken[at - 1] |= taken[at] && goes_along(at - 1);
    }
    // From a hidden box on, into the paragraph or back into it, as long as one asks.
    if beside.0 {
        (0..sentences.len()).take_while(|at| asks(*at)).for_each(|at| taken[at] = true);
    }
    if beside.1 {
        (0..sentences.len()).rev().take_while(|at| asks(*at)).for_each(|at| taken[at] = true);
    }
    if taken.iter().all(|taken| *taken) {
        return Vec::new();
    }
    let mut found: Vec<InlineNag> = Vec::new();
    for (at, sentence) in sentences.iter().enumerate().filter(|(at, _)| taken[*at]) {
        let score = (SURE + SURER * signs[at] as f32).min(0.99);
        let kind = voices::kind(&voices::cues_in(cues, &sentence.range));
        match found.last_mut() {
            Some(last) if at > 0 && taken[at - 1] => last.range.end = sentence.range.end,
            _ => found.push(InlineNag { block, range: sentence.range.clone(), kind, score }),
        }
    }
    found
}

/// For each sentence whether it stands at an end of the paragraph that is stuck to the rest, and all of that end speaks to
/// its reader.
fn stuck_edges(sentences: &[VoicedSentence]) -> Vec<bool> {
    let mut edges = vec![false; sentences.len()];
    let heard = |sentence: &&VoicedSentence| speaks(sentence) && !sentence.reported;
    let last = sentences.iter().rposition(|sentence| sentence.stuck).map_or(0, |stuck| stuck + 1);
    if last > 0 && sentences[last..].iter().all(|sentence| heard(&sentence)) {
        edges[last..].fill(true);
    }
    let first = sentences.iter().position(|sentence| sentence.stuck).map_or(0, |stuck| stuck + 1);
    if sentences[..first].iter().all(|sentence| heard(&sentence)) {
        edges[..first].fill(true);
    }
    edges
}

/// How many signs there are that a sentence is a nag: none where it asks for nothing or somebody else speaks.
fn signs(sentence: &VoicedSentence, edge: bool) -> u32 {
    if !sentence.asks || sentence.reported || sentence.unsure {
        return 0;
    }
    let linked = sentence.linked && sentence.range.len() <= LONGEST;
    let site = sentence.own || sentence.reader;
    if site || edge && linked { u32::from(site) + u32::from(edge) + u32::from(linked) } else { 0 }
}

fn speaks(sentence: &VoicedSentence) -> bool {
    sentence.asks || sentence.own || sentence.reader
}

/// In what share of its sentences a block speaks to its reader, or asks; none where one is stuck to the next.
pub(super) fn share_that_speaks(voices: &Voices<'_>, block: usize) -> f32 {
    let sentences = voices.sentences(block);
    if sentences.iter().any(|sentence| sentence.stuck) {
        return 0.0;
    }
    sentences.iter().filter(|sentence| speaks(sentence)).count() as f32 / sentences.len().max(1) as f32
}

/// What share of a block's text stands in sentences that neither ask nor speak to the reader, and are no small print.
pub(super) fn share_that_tells(index: &PageIndex<'_>, voices: &Voices<'_>, block: usize) -> f32 {
    let told: usize = voices
        .sentences(block)
        .iter()
        .filter(|sentence| !speaks(sentence) && !sentence.small_print)
        .map(|sentence| sentence.range.len())
        .sum();
    told as f32 / index.page.blocks[block].text.len().max(1) as f32
}

/// Whether a block begins by telling: with a sentence that neither asks nor speaks to the reader, nor of the site. Where an
/// appeal is put behind the news, the news comes first.
pub(super) fn begins_with_news(voices: &Voices<'_>, block: usize) -> bool {
    let sentences = voices.sentences(block);
    sentences.len() > 1 && sentences.first().is_some_and(|first| !speaks(first) && first.range.len() >= NEWS)
}

/// Bytes from which a sentence tells something.
const NEWS: usize = 30;

/// Whether an appeal is stuck to a sentence that does not speak to its reader: then it is cut out, and the rest stays.
pub(super) fn is_stuck_to_news(voices: &Voices<'_>, block: usize) -> bool {
    let sentences = voices.sentences(block);
    sentences.iter().any(|sentence| sentence.stuck) && !sentences.iter().all(speaks)
}

/// Whether parts of a block can be hidden: what stands in a frame for those who cannot see frames is no document.
pub(super) fn can_be_cut(page: &Page, block: usize) -> bool {
    let in_frame = |node: NodeId| {
        let around = page.nodes[node.index()].parent.and_then(|around| page.element(around));
        around.is_some_and(|element| element.is(Tag::Iframe) || element.is(Tag::Textarea) || element.is(Tag::Option))
    };
    !page.blocks[block].pieces.iter().any(|piece| in_frame(piece.node))
}
