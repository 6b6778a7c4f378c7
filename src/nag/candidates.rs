//! What could be a box: every block-level element that holds text, and every block that shares its element with others.
//!
//! Elements around one another that hold the same blocks are one candidate.

use std::ops::Range;

use crate::nag::index::{PageIndex, Widget, Widgets, first_node, holds_any};
use crate::page::{Element, NodeId, NodeKind, Page, Tag};

/// A part of the page that may be hidden as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The blocks it holds.
    pub blocks: Range<usize>,
    /// The outermost and the innermost element that hold just these blocks; `None` for a block straight in an element
    /// that holds more.
    pub elements: Option<(NodeId, NodeId)>,
    /// The candidate around it: an index into the list, smaller than its own.
    pub parent: Option<usize>,
}

impl Candidate {
    /// The innermost element around its text.
    pub fn inner(&self, page: &Page) -> NodeId {
        self.elements.map_or(page.blocks[self.blocks.start].element, |(_, inner)| inner)
    }

    /// The element to hide, or the first text.
    pub fn outer(&self, page: &Page) -> NodeId {
        self.elements.map_or_else(|| first_node(&page.blocks[self.blocks.start]), |(outer, _)| outer)
    }

    /// What it holds beside text; nothing where it is no element.
    pub fn parts(&self, index: &PageIndex<'_>) -> Widgets {
        self.elements.map_or_else(Widgets::default, |(outer, _)| index.parts(outer))
    }
}

/// All candidates, each behind the one around it.
pub fn all(index: &PageIndex<'_>) -> Vec<Candidate> {
    let page = index.page;
    let mut list: Vec<Candidate> = Vec::new();
    let mut of_node: Vec<Option<usize>> = Vec::with_capacity(page.nodes.len());
    for (at, node) in page.nodes.iter().enumerate() {
        let around = node.parent.and_then(|parent| of_node[parent.index()]);
        let NodeKind::Element(element) = &node.kind else {
            of_node.push(around);
            continue;
        };
        let id = NodeId(at as u32);
        let blocks = index.blocks_of(id);
        if is_inline(element) || blocks.is_empty() {
            of_node.push(around);
        } else if around.is_some_and(|around| list[around].blocks == blocks) {
            grow_inwards(page, &mut list, around, id);
            of_node.push(around);
        } else {
            of_node.push(Some(list.len()));
            list.push(Candidate { blocks, elements: Some((id, id)), parent: around });
        }
    }
    for (at, block) in page.blocks.iter().enumerate() {
        let around = of_node[block.element.index()];
        if around.is_none_or(|around| list[around].blocks != (at..at + 1)) {
            list.push(Candidate { blocks: at..at + 1, elements: None, parent: around });
        }
    }
    list
}

/// An element that holds the same blocks as the candidate around it becomes its innermost one; what holds the page or
/// the story must never be hidden, so there the candidate begins anew.
fn grow_inwards(page: &Page, list: &mut [Candidate], around: Option<usize>, id: NodeId) {
    let Some(candidate) = around.map(|around| &mut list[around]) else { return };
    let (outer, _) = candidate.elements.unwrap_or((id, id));
    let outer = if holds_the_page(page, outer) { id } else { outer };
    candidate.elements = Some((outer, id));
}

/// Whether an element is one of those that hold the whole page or story.
pub fn holds_the_page(page: &Page, id: NodeId) -> bool {
    let tag = page.element(id).and_then(Element::known_tag);
    matches!(tag, Some(Tag::Html | Tag::Body | Tag::Main | Tag::Article))
}

fn is_inline(element: &Element) -> bool {
    element.known_tag().is_some_and(Tag::is_inline)
}

/// How far a sentence asks, as a logit, that speaks for its candidate without a phrase that is known.
const MEANS: f32 = -1.0;

/// Whether anything at all speaks for a candidate: most of a page is told by this to be no nag.
pub fn has_evidence(index: &PageIndex<'_>, candidate: &Candidate) -> bool {
    let asks = [
        Widget::Email,
        Widget::Password,
        Widget::NewsletterLink,
        Widget::OfferLink,
        Widget::GiftLink,
        Widget::AppLink,
        Widget::VendorFrame,
    ];
    index.asks(candidate.blocks.clone()) || index.meaning.most(candidate.blocks.clone()) > MEANS || {
        let parts = candidate.parts(index);
        holds_any(&parts, &asks)
    }
}
