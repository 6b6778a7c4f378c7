//! Where on a page the story stands: the element that holds most of its running text.

use std::ops::Range;

use super::features::Place;
use super::hints::Hint;
use super::survey::{Survey, Zones};
use crate::page::{Attribute, Element, NodeId, NodeKind, Tag};
use crate::story::ParagraphRole;

/// The story's place on a page.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// The element that holds the story.
    pub element: Option<NodeId>,
    /// For each block whether it is a paragraph of the story's running text.
    pub paragraphs: Vec<bool>,
    /// For each block its role in the story; paragraphs of running text among them.
    pub roles: Vec<Option<ParagraphRole>>,
    /// For each other block whether it is set into the story as a quotation, such as a post. It is read with the story, and
    /// judged as what stands beside it.
    pub set_in: Vec<bool>,
    /// Characters of running text in the story.
    pub chars: f32,
}

impl Body {
    /// Finds the story of a page.
    pub fn find(survey: &Survey<'_>) -> Self {
        let page = survey.page;
        let none = vec![false; page.blocks.len()];
        let mut body = Self { paragraphs: none.clone(), set_in: none, roles: vec![None; page.blocks.len()], ..Self::default() };
        let prose = prose(survey);
        let Some(element) = densest(survey, &prose) else { return body };
        body.element = Some(element);
        let mut homes = vec![false; page.nodes.len()];
        for at in survey.blocks_of(element).filter(|at| prose[*at] && !is_elsewhere(survey, element, *at)) {
            body.paragraphs[at] = true;
            body.roles[at] = Some(role(survey, at));
            body.chars += survey.chars(at..at + 1);
            let block = page.blocks[at].element;
            homes[page.nodes[block.index()].parent.unwrap_or(block).index()] = true;
            homes[block.index()] = true;
        }
        for at in survey.blocks_of(element).filter(|at| !body.paragraphs[*at]) {
            if belongs(survey, element, &homes, at) {
                body.roles[at] = Some(role(survey, at));
            } else {
                body.set_in[at] = is_set_in(survey, element, at);
            }
        }
        body
    }

    /// The blocks from the first paragraph to the last.
    pub fn range(&self) -> Range<usize> {
        let first = self.paragraphs.iter().position(|paragraph| *paragraph).unwrap_or(self.paragraphs.len());
        let last = self.paragraphs.iter().rposition(|paragraph| *paragraph).map_or(first, |last| last + 1);
        first..last
    }

    /// What features need to know of it.
    pub fn place(&self, survey: &Survey<'_>) -> Place {
        let mut story_chars = Vec::with_capacity(self.paragraphs.len() + 1);
        let mut so_far = 0;
        story_chars.push(so_far);
        for (at, paragraph) in self.paragraphs.iter().enumerate() {
            so_far += if *paragraph { survey.chars(at..at + 1) as u32 } else { 0 };
            story_chars.push(so_far);
        }
        Place { story: self.range(), story_chars }
    }
}

/// Parts of a page that never hold the story.
const ELSEWHERE: [Hint; 6] = [Hint::Related, Hint::Comment, Hint::Consent, Hint::Social, Hint::Byline, Hint::Advert];

/// For each block whether it may be running text of a story. Where no block is long enough for that, short ones are taken:
/// a note of a few lines is a story too.
fn prose(survey: &Survey<'_>) -> Vec<bool> {
    let blocks = 0..survey.page.blocks.len();
    let long: Vec<bool> = blocks.clone().map(|block| survey.is_prose(block) && may_hold_story(survey, block)).collect();
    if long.contains(&true) {
        long
    } else {
        blocks.map(|block| is_line(survey, block) && may_hold_story(survey, block)).collect()
    }
}

fn is_line(survey: &Survey<'_>, block: usize) -> bool {
    let block = &survey.page.blocks[block];
    let heading = survey.page.element(block.element).and_then(Element::known_tag).is_some_and(Tag::is_heading);
    block.link_share < 500 && !heading
}

fn may_hold_story(survey: &Survey<'_>, block: usize) -> bool {
    let element = survey.page.blocks[block].element;
    let zones = survey.zones[element.index()];
    let elsewhere = [Zones::NAV, Zones::FOOTER, Zones::FORM, Zones::DIALOG, Zones::FIGURE, Zones::BUTTON, Zones::LABEL];
    !survey.page.blocks[block].hidden && !elsewhere.iter().any(|zone| zones.has(*zone))
}

/// Whether something between the story's element and a block says that the block is no part of the story.
fn is_elsewhere(survey: &Survey<'_>, element: NodeId, block: usize) -> bool {
    let inside = survey.page.blocks[block].element;
    survey.within[inside.index()].without(survey.within[element.index()]).has_any(&ELSEWHERE)
}

/// Whether a block that is no running text belongs to the story: a heading or a short paragraph beside its paragraphs,
/// a caption, an item of a list, a short statement set in.
fn belongs(survey: &Survey<'_>, element: NodeId, homes: &[bool], at: usize) -> bool {
    let block = &survey.page.blocks[at];
    let zones = survey.zones[block.element.index()];
    let apart = [Zones::NAV, Zones::FOOTER, Zones::FORM, Zones::DIALOG, Zones::BUTTON, Zones::LABEL];
    let around = survey.page.nodes[block.element.index()].parent;
    let beside = homes[block.element.index()] || around.is_some_and(|around| homes[around.index()]);
    let caption = zones.has(Zones::FIGURE) && block.link_share < 500;
    let item = (zones.has(Zones::LIST) || zones.has(Zones::QUOTATION))
        && around.and_then(|list| survey.page.nodes[list.index()].parent).is_some_and(|home| homes[home.index()]);
    (beside || caption || item)
        && block.link_share < 800
        && !block.hidden
        && !apart.iter().any(|zone| zones.has(*zone))
        && !is_elsewhere(survey, element, at)
}

/// Whether a block that is no part of the story itself is set into it as a quotation, such as a post of a social network.
fn is_set_in(survey: &Survey<'_>, element: NodeId, at: usize) -> bool {
    let block = &survey.page.blocks[at];
    let hints = survey.within[block.element.index()].without(survey.within[element.index()]);
    let elsewhere = ELSEWHERE.iter().any(|hint| *hint != Hint::Social && hints.has(*hint));
    let is_link = |id| survey.page.element(id).is_some_and(|around| around.is(Tag::A));
    survey.zones[block.element.index()].has(Zones::QUOTATION)
        && !elsewhere
        && block.link_share < 800
        && may_hold_story(survey, at)
        && !survey.page.ancestors(block.element).any(is_link)
}

fn role(survey: &Survey<'_>, at: usize) -> ParagraphRole {
    let element = survey.page.blocks[at].element;
    let zones = survey.zones[element.index()];
    let tag = survey.page.element(element).and_then(Element::known_tag);
    match tag {
        _ if zones.has(Zones::QUOTATION) => ParagraphRole::Blockquote,
        _ if zones.has(Zones::FIGURE) => ParagraphRole::Caption,
        Some(tag) if tag.is_heading() => ParagraphRole::Heading,
        Some(Tag::Li | Tag::Dd | Tag::Dt) => ParagraphRole::Item,
        _ => ParagraphRole::Body,
    }
}

/// The element whose own paragraphs weigh most: a paragraph counts in full for the element right around it, by a half
/// for the one around that, so that a story cut into sections is still found whole.
fn densest(survey: &Survey<'_>, prose: &[bool]) -> Option<NodeId> {
    let page = survey.page;
    let mut weights = vec![0.0_f32; page.nodes.len()];
    for (at, block) in page.blocks.iter().enumerate().filter(|(at, _)| prose[*at]) {
        let hints = survey.within[block.element.index()];
        let chars = survey.chars(at..at + 1) * if hints.has_any(&ELSEWHERE) { 0.3 } else { 1.0 };
        let own_block = !matches!(page.element(block.element).and_then(Element::known_tag), Some(Tag::P | Tag::Li));
        let around = page.ancestors(block.element).skip(usize::from(!own_block));
        for (weight, id) in [1.0, 0.7, 0.4].into_iter().zip(around) {
            weights[id.index()] += weight * chars;
        }
    }
    let best = (0..page.nodes.len()).max_by(|a, b| weights[*a].total_cmp(&weights[*b]))?;
    if weights[best] == 0.0 {
        return None;
    }
    Some(whole(survey, prose, NodeId(best as u32)))
}

/// Climbs while the element around holds much more of running text that is not elsewhere.
fn whole(survey: &Survey<'_>, prose: &[bool], best: NodeId) -> NodeId {
    let chars = |id: NodeId| -> f32 {
        survey.blocks_of(id).filter(|at| prose[*at] && !is_elsewhere(survey, id, *at)).map(|at| survey.chars(at..at + 1)).sum()
    };
    let mut at = (best, chars(best));
    for around in survey.page.ancestors(best).skip(1).take(4) {
        let tag = survey.page.element(around).and_then(Element::known_tag);
        if matches!(tag, Some(Tag::Body | Tag::Html)) {
            break;
        }
        let more = chars(around);
        if more > 1.15 * at.1 || names_story(survey, around) {
            at = (around, more);
        }
    }
    at.0
}

fn names_story(survey: &Survey<'_>, id: NodeId) -> bool {
    let NodeKind::Element(element) = &survey.page.nodes[id.index()].kind else { return false };
    element.is(Tag::Article)
        || element.attribute(Attribute::Itemprop).is_some_and(|value| value.eq_ignore_ascii_case("articleBody"))
}
