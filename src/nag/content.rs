//! Where on a page the story stands: the element that holds most of its running text.

use std::ops::Range;

use crate::nag::features::Place;
use crate::nag::index::{PageIndex, Zones};
use crate::nag::markup::{Hint, Hints};
use crate::page::{Attribute, Element, NodeId, NodeKind, Tag};
use crate::story::ParagraphRole;

/// The story's place on a page.
#[derive(Debug, Clone, Default)]
pub struct MainContent {
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

impl MainContent {
    /// Finds the story of a page.
    pub fn find(index: &PageIndex<'_>) -> Self {
        let page = index.page;
        let none = vec![false; page.blocks.len()];
        let mut body = Self { paragraphs: none.clone(), set_in: none, roles: vec![None; page.blocks.len()], ..Self::default() };
        let prose = prose(index);
        let apart = Apart::new(index, &prose);
        let Some(element) = densest(index, &prose, &apart) else { return body };
        body.element = Some(element);
        let mut homes = vec![false; page.nodes.len()];
        for at in index.blocks_of(element).filter(|at| prose[*at] && !apart.is_elsewhere(index, element, *at)) {
            body.paragraphs[at] = true;
            body.roles[at] = Some(role(index, at));
            body.chars += index.chars(at..at + 1);
            let block = page.blocks[at].element;
            homes[page.nodes[block.index()].parent.unwrap_or(block).index()] = true;
            homes[block.index()] = true;
        }
        for at in index.blocks_of(element).filter(|at| !body.paragraphs[*at]) {
            if belongs(index, element, &homes, &apart, at) {
                body.roles[at] = Some(role(index, at));
            } else {
                body.set_in[at] = is_set_in(index, element, &apart, at);
            }
        }
        body
    }

    /// Whether a block is read with the story.
    pub fn is_read(&self, block: usize) -> bool {
        self.roles[block].is_some() || self.set_in[block]
    }

    /// The blocks from the first paragraph to the last.
    pub fn range(&self) -> Range<usize> {
        let first = self.paragraphs.iter().position(|paragraph| *paragraph).unwrap_or(self.paragraphs.len());
        let last = self.paragraphs.iter().rposition(|paragraph| *paragraph).map_or(first, |last| last + 1);
        first..last
    }

    /// What features need to know of it.
    pub fn place(&self, index: &PageIndex<'_>) -> Place {
        let mut story_chars = Vec::with_capacity(self.paragraphs.len() + 1);
        let mut so_far = 0;
        story_chars.push(so_far);
        for (at, paragraph) in self.paragraphs.iter().enumerate() {
            so_far += if *paragraph { index.chars(at..at + 1) as u32 } else { 0 };
            story_chars.push(so_far);
        }
        Place { story: self.range(), story_chars }
    }
}

/// Widgets of a page that never hold the story.
const ELSEWHERE: [Hint; 6] = [Hint::Related, Hint::Comment, Hint::Consent, Hint::Social, Hint::Byline, Hint::Advert];

/// For each block whether it may be running text of a story. Where no block is long enough for that, short ones are taken:
/// a note of a few lines is a story too.
fn prose(index: &PageIndex<'_>) -> Vec<bool> {
    let blocks = 0..index.page.blocks.len();
    let long: Vec<bool> = blocks.clone().map(|block| index.is_prose(block) && may_hold_story(index, block)).collect();
    if long.contains(&true) { long } else { blocks.map(|block| is_line(index, block) && may_hold_story(index, block)).collect() }
}

fn is_line(index: &PageIndex<'_>, block: usize) -> bool {
    let block = &index.page.blocks[block];
    block.link_share < 500 && !index.zones[block.element.index()].has(Zones::HEADING)
}

fn may_hold_story(index: &PageIndex<'_>, block: usize) -> bool {
    let element = index.page.blocks[block].element;
    let zones = index.zones[element.index()];
    let elsewhere = [Zones::NAV, Zones::FOOTER, Zones::FORM, Zones::DIALOG, Zones::FIGURE, Zones::BUTTON, Zones::LABEL];
    !index.page.blocks[block].hidden && !elsewhere.iter().any(|zone| zones.has(*zone))
}

/// What names say of the parts of a page that never hold the story.
///
/// Names are weak: a paragraph's own say nothing where it is running text, and a name around the longest row of paragraphs
/// would take the story with it, so that it is dropped instead.
struct Apart {
    /// For each node what the names around it hint at, its own included.
    within: Vec<Hints>,
}

/// Names around rows of paragraphs that are looked at; bounds the work.
const MOST_NAMES: usize = 64;
/// Paragraphs in a row that may be the story, and its share of the longest row that no such name stands around.
const ROW: u32 = 3;
const SHARE_OF_ROW: f32 = 0.5;

impl Apart {
    fn new(index: &PageIndex<'_>, prose: &[bool]) -> Self {
        let page = index.page;
        // For each element the paragraphs right in it, and their characters.
        let mut rows = vec![(0_u32, 0.0_f32); page.nodes.len()];
        let row_of = |at: usize| {
            let block = page.blocks[at].element;
            if is_text(index, block) { page.nodes[block.index()].parent.unwrap_or(block) } else { block }
        };
        for at in (0..page.blocks.len()).filter(|at| prose[*at]) {
            let row = &mut rows[row_of(at).index()];
            *row = (row.0 + 1, row.1 + index.chars(at..at + 1));
        }
        let is_apart = |id: usize| index.within[id].has_any(&ELSEWHERE);
        let plain = (0..rows.len()).filter(|id| !is_apart(*id)).map(|id| rows[id].1).fold(0.0, f32::max);
        let holds_row = |id: NodeId| {
            let inside = index.blocks_of(id).filter(|at| prose[*at]).map(|at| rows[row_of(at).index()]);
            inside.into_iter().any(|(paragraphs, chars)| paragraphs >= ROW && chars >= SHARE_OF_ROW * plain)
        };
        let mut looked_at = 0;
        let mut within: Vec<Hints> = Vec::with_capacity(page.nodes.len());
        for (at, node) in page.nodes.iter().enumerate() {
            let around = node.parent.map_or(Hints::default(), |parent| within[parent.index()]);
            let mut own = index.own[at];
            if own.has_any(&ELSEWHERE) && looked_at < MOST_NAMES {
                let id = NodeId(at as u32);
                let blocks = index.blocks_of(id);
                let lone = is_text(index, id) && blocks.len() == 1 && prose[blocks.start];
                looked_at += usize::from(!lone);
                if lone || holds_row(id) {
                    own = Hints::default();
                }
            }
            let root = node.parent.is_none() || page.element(NodeId(at as u32)).is_some_and(|element| element.is(Tag::Body));
            within.push(if root { Hints::default() } else { around.with(own) });
        }
        Self { within }
    }

    /// Whether something between the story's element and a block says that the block is no part of the story.
    fn is_elsewhere(&self, index: &PageIndex<'_>, element: NodeId, block: usize) -> bool {
        self.between(index, element, block).has_any(&ELSEWHERE)
    }

    /// What names between the story's element and a block hint at.
    fn between(&self, index: &PageIndex<'_>, element: NodeId, block: usize) -> Hints {
        let inside = index.page.blocks[block].element;
        self.within[inside.index()].without(self.within[element.index()])
    }
}

/// Whether an element holds text and no other blocks by its nature.
fn is_text(index: &PageIndex<'_>, id: NodeId) -> bool {
    matches!(index.page.element(id).and_then(Element::known_tag), Some(Tag::P | Tag::Li))
}

/// Whether a block that is no running text belongs to the story: a heading or a short paragraph beside its paragraphs,
/// a caption, an item of a list, a short statement set in.
fn belongs(index: &PageIndex<'_>, element: NodeId, homes: &[bool], apart: &Apart, at: usize) -> bool {
    let block = &index.page.blocks[at];
    let zones = index.zones[block.element.index()];
    let others = [Zones::NAV, Zones::FOOTER, Zones::FORM, Zones::DIALOG, Zones::BUTTON, Zones::LABEL];
    // A heading stands where its own element stands, whatever it holds the words in.
    let outer = index.heading(at).unwrap_or(block.element);
    let around = index.page.nodes[outer.index()].parent;
    let beside = homes[block.element.index()] || around.is_some_and(|around| homes[around.index()]);
    let caption = zones.has(Zones::FIGURE) && block.link_share < 500;
    let item = (zones.has(Zones::LIST) || zones.has(Zones::QUOTATION))
        && around.and_then(|list| index.page.nodes[list.index()].parent).is_some_and(|home| homes[home.index()]);
    (beside || caption || item)
        && block.link_share < 800
        && !block.hidden
        && !others.iter().any(|zone| zones.has(*zone))
        && !apart.is_elsewhere(index, element, at)
}

/// Whether a block that is no part of the story itself is set into it as a quotation, such as a post of a social network.
fn is_set_in(index: &PageIndex<'_>, element: NodeId, apart: &Apart, at: usize) -> bool {
    let block = &index.page.blocks[at];
    let hints = apart.between(index, element, at);
    let elsewhere = ELSEWHERE.iter().any(|hint| *hint != Hint::Social && hints.has(*hint));
    let is_link = |id| index.page.element(id).is_some_and(|around| around.is(Tag::A));
    index.zones[block.element.index()].has(Zones::QUOTATION)
        && !elsewhere
        && block.link_share < 800
        && may_hold_story(index, at)
        && !index.page.ancestors(block.element).any(is_link)
}

fn role(index: &PageIndex<'_>, at: usize) -> ParagraphRole {
    let element = index.page.blocks[at].element;
    let zones = index.zones[element.index()];
    let tag = index.page.element(element).and_then(Element::known_tag);
    match tag {
        _ if zones.has(Zones::QUOTATION) => ParagraphRole::Blockquote,
        _ if zones.has(Zones::FIGURE) => ParagraphRole::Caption,
        _ if zones.has(Zones::HEADING) => ParagraphRole::Heading,
        Some(Tag::Li | Tag::Dd | Tag::Dt) => ParagraphRole::Item,
        _ => ParagraphRole::Body,
    }
}

/// The element whose own paragraphs weigh most: a paragraph counts in full for the element right around it, by a half
/// for the one around that, so that a story cut into sections is still found whole.
fn densest(index: &PageIndex<'_>, prose: &[bool], apart: &Apart) -> Option<NodeId> {
    let page = index.page;
    let mut weights = vec![0.0_f32; page.nodes.len()];
    for (at, block) in page.blocks.iter().enumerate().filter(|(at, _)| prose[*at]) {
        let hints = apart.within[block.element.index()];
        let chars = index.chars(at..at + 1) * if hints.has_any(&ELSEWHERE) { 0.3 } else { 1.0 };
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
    Some(whole(index, prose, apart, NodeId(best as u32)))
}

/// Climbs while the element around holds much more of running text that is not elsewhere.
fn whole(index: &PageIndex<'_>, prose: &[bool], apart: &Apart, best: NodeId) -> NodeId {
    let chars = |id: NodeId| -> f32 {
        index.blocks_of(id).filter(|at| prose[*at] && !apart.is_elsewhere(index, id, *at)).map(|at| index.chars(at..at + 1)).sum()
    };
    let mut at = (best, chars(best));
    for around in index.page.ancestors(best).skip(1).take(4) {
        let tag = index.page.element(around).and_then(Element::known_tag);
        if matches!(tag, Some(Tag::Body | Tag::Html)) {
            break;
        }
        let more = chars(around);
        if more > 1.15 * at.1 || more >= at.1 && names_story(index, around) {
            at = (around, more);
        }
    }
    at.0
}

fn names_story(index: &PageIndex<'_>, id: NodeId) -> bool {
    let NodeKind::Element(element) = &index.page.nodes[id.index()].kind else { return false };
    element.is(Tag::Article)
        || element.attribute(Attribute::Itemprop).is_some_and(|value| value.eq_ignore_ascii_case("articleBody"))
}
