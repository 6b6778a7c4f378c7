//! What stands between the paragraphs of a story, and with them.
//!
//! The engine takes for story what it is sure of, since what it takes is never hidden. A reader of the story alone also wants its
//! headings, and short paragraphs, on pages that wrap each in boxes of its own.

use std::collections::HashSet;

use crate::extract::{Part, SETTING, Setting, beside, setting};
use crate::nag::Reading;
use crate::nag::content::ELSEWHERE;
use crate::nag::markup::{Hint, Vocabulary};
use crate::page::{Attribute, Block, Element, NodeId, Page, Tag};
use crate::report::Target;
use crate::story::ParagraphRole;

/// A heading has no more characters.
const HEADING: usize = 160;
/// The share of it that is a link is less, in thousandths.
const LINKED: u16 = 500;
/// Names of elements in which no part of a story stands, beside those of [`ELSEWHERE`].
const NO_PART: [Hint; 3] = [Hint::Newsletter, Hint::Promo, Hint::Figure];

/// The parts of a story with the headings and paragraphs that stand between them and are set as they are.
pub fn filled<'a>(page: &'a Page, reading: &Reading, markup: &Vocabulary, parts: Vec<Part<'a>>) -> Vec<Part<'a>> {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return parts };
    let between = first.block..last.block;
    let known: HashSet<usize> = parts.iter().map(|part| part.block).collect();
    let settings: HashSet<Setting<'_>> = parts.iter().filter(|it| is_text(it)).map(|it| setting(page, it.element)).collect();
    let (beside, hidden) = (beside(page), hidden(page, reading));
    let may_be = |at: &usize| {
        let block = &page.blocks[*at];
        let is_hidden = block.hidden || block.pieces.iter().any(|piece| hidden[piece.node.index()]);
        !is_hidden && !beside[block.element.index()] && block.link_share < LINKED && !is_elsewhere(page, markup, block)
    };
    let mut all = Vec::with_capacity(parts.len());
    let mut parts = parts.into_iter().peekable();
    let mut behind_known = true;
    // From the end on: a heading is known by what it heads.
    let mut added = Vec::new();
    for at in between.rev() {
        let is_part = known.contains(&at);
        let is_same = || settings.contains(&setting(page, page.blocks[at].element));
        let is_added = !is_part && may_be(&at) && if heading_of(page, at).is_some() { behind_known } else { is_same() };
        if is_added {
            added.push(at);
        }
        behind_known = is_part || is_added;
    }
    for at in added.into_iter().rev() {
        while let Some(part) = parts.next_if(|part| part.block < at) {
            all.push(part);
        }
        let block = &page.blocks[at];
        let element = heading_of(page, at).unwrap_or(block.element);
        all.push(Part::in_element(page, element, at, ParagraphRole::Body, &block.text));
    }
    all.extend(parts);
    all
}

/// For each node whether it goes with a nag.
fn hidden(page: &Page, reading: &Reading) -> Vec<bool> {
    let mut hidden = vec![false; page.nodes.len()];
    for target in reading.nags.iter().flat_map(|nag| &nag.targets) {
        let (Target::Element { node } | Target::Text { node, .. }) = *target;
        hidden[node.index()..page.nodes[node.index()].end.index()].fill(true);
    }
    hidden
}

/// The heading that a block is, or stands in.
fn heading_of(page: &Page, at: usize) -> Option<NodeId> {
    let block = &page.blocks[at];
    let is_heading = |id: &NodeId| page.element(*id).and_then(Element::known_tag).and_then(Tag::heading_level).is_some();
    (block.text.len() <= HEADING).then(|| page.ancestors(block.element).take(SETTING).find(is_heading)).flatten()
}

fn is_text(part: &Part<'_>) -> bool {
    part.role == ParagraphRole::Body && part.level == 0
}

fn is_elsewhere(page: &Page, markup: &Vocabulary, block: &Block) -> bool {
    let names = page.ancestors(block.element).take(SETTING).filter_map(|id| page.element(id)?.attribute(Attribute::Class));
    names.into_iter().map(|name| markup.of_name(name)).any(|hints| hints.has_any(&ELSEWHERE) || hints.has_any(&NO_PART))
}
