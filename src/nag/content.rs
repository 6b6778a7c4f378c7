//! Where on a page the story stands: the element that holds most of its running text.

use std::ops::Range;

use crate::nag::features::StoryExtent;
use crate::nag::index::PageIndex;
use crate::nag::markup::{Hint, Hints};
use crate::nag::rows::{Row, Rows};
use crate::nag::zones::Zones;
use crate::page::{Attribute, Element, NodeId, NodeKind, Tag};
use crate::story::ParagraphRole;
use crate::text::chars::{always_ends, closes, may_end};

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
    /// For each other block its role where it would have one but for elements that hold nothing else: many pages wrap each
    /// paragraph singly. It is read with the story, and judged as what stands beside it.
    pub wrapped: Vec<Option<ParagraphRole>>,
    /// Characters of running text in the story.
    pub chars: f32,
    /// The longest row of the story's paragraphs that stand side by side.
    pub row: Row,
}

impl MainContent {
    /// Finds the story of a page.
    pub fn find(index: &PageIndex<'_>) -> Self {
        let page = index.page;
        let none = vec![false; page.blocks.len()];
        let no_role = vec![None; page.blocks.len()];
        let (roles, wrapped) = (no_role.clone(), no_role);
        let mut body = Self { paragraphs: none.clone(), set_in: none, roles, wrapped, ..Self::default() };
        let mut finder = Finder::new(index);
        let Some(element) = finder.densest() else { return body };
        finder.leave_cards(element);
        body.element = Some(element);
        let mut homes = vec![false; page.nodes.len()];
        let mut rows = vec![None; page.nodes.len()];
        for at in index.blocks_of(element).filter(|at| finder.prose[*at] && !finder.is_elsewhere(element, *at)) {
            body.paragraphs[at] = true;
            body.roles[at] = Some(role(index, at));
            body.chars += index.chars(at..at + 1);
            let block = page.blocks[at].element;
            homes[page.nodes[block.index()].parent.unwrap_or(block).index()] = true;
            homes[block.index()] = true;
            let wrapping = finder.wrapping[block.index()];
            rows[page.nodes[wrapping.index()].parent.unwrap_or(wrapping).index()] = Some(wrapping);
        }
        body.row = Rows::new(index, &body.paragraphs).longest();
        for at in index.blocks_of(element).filter(|at| !body.paragraphs[*at]) {
            if finder.belongs(element, &homes, at) {
                body.roles[at] = Some(role(index, at));
            } else {
                body.set_in[at] = finder.is_set_in(element, at);
                body.wrapped[at] = finder.is_wrapped(element, &rows, at).then(|| role(index, at));
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
    pub fn place(&self, index: &PageIndex<'_>) -> StoryExtent {
        let mut story_chars = Vec::with_capacity(self.paragraphs.len() + 1);
        let mut so_far = 0;
        story_chars.push(so_far);
        for (at, paragraph) in self.paragraphs.iter().enumerate() {
            so_far += if *paragraph { index.chars(at..at + 1) as u32 } else { 0 };
            story_chars.push(so_far);
        }
        StoryExtent { story: self.range(), story_chars }
    }
}

/// Parts of a page that never hold the story, by what their names hint at.
pub(crate) const ELSEWHERE: [Hint; 6] = [Hint::Related, Hint::Comment, Hint::Consent, Hint::Social, Hint::Byline, Hint::Advert];

/// Zones in which no running text of a story stands.
const NO_STORY: [Zones; 8] =
    [Zones::NAV, Zones::FOOTER, Zones::FORM, Zones::DIALOG, Zones::FIGURE, Zones::BUTTON, Zones::LABEL, Zones::EDITABLE];

/// A name that would drop more than this share of a page's running text is dropped itself; readers' comments may be most of it.
const MOST: f32 = 0.5;
const MOST_COMMENTS: f32 = 0.9;

/// Finds the story's element, and what in it belongs to the story.
struct Finder<'a> {
    index: &'a PageIndex<'a>,
    /// For each block whether it may be running text of a story.
    prose: Vec<bool>,
    /// For each node what the names of it and of the elements around it hint at, of [`ELSEWHERE`].
    elsewhere: Vec<Hints>,
    /// For each node whether it stands in a story other than the page's own.
    other: Vec<bool>,
    /// For each node the outermost element that holds nothing but its part of the page.
    wrapping: Vec<NodeId>,
}

impl<'a> Finder<'a> {
    fn new(index: &'a PageIndex<'a>) -> Self {
        let page = index.page;
        let prose = prose(index);
        let elsewhere = elsewhere(index, &prose);
        Self { index, prose, elsewhere, other: vec![false; page.nodes.len()], wrapping: wrapping(index) }
    }

    /// Whether something between the story's element and a block says that the block is no part of the story.
    fn is_elsewhere(&self, element: NodeId, block: usize) -> bool {
        let inside = self.index.page.blocks[block].element;
        self.other[inside.index()] || !self.elsewhere[inside.index()].without(self.elsewhere[element.index()]).is_empty()
    }

    /// Whether a block that is no running text belongs to the story: a heading or a short paragraph beside its paragraphs,
    /// a caption, an item of a list, a short statement set in.
    fn belongs(&self, element: NodeId, homes: &[bool], at: usize) -> bool {
        let index = self.index;
        let block = &index.page.blocks[at];
        let zones = index.zones[block.element.index()];
        // A heading stands where its own element stands, whatever it holds the words in.
        let outer = index.heading(at).unwrap_or(block.element);
        let around = index.page.nodes[outer.index()].parent;
        let beside = homes[block.element.index()] || around.is_some_and(|around| homes[around.index()]);
        let caption = zones.has(Zones::FIGURE) && block.link_share < 500;
        let item = (zones.has(Zones::LIST) || zones.has(Zones::QUOTATION))
            && around.and_then(|list| index.page.nodes[list.index()].parent).is_some_and(|home| homes[home.index()]);
        (beside || caption || item) && self.may_belong(element, at)
    }

    /// Whether a block that is no running text may belong to the story, wherever it stands.
    fn may_belong(&self, element: NodeId, at: usize) -> bool {
        let block = &self.index.page.blocks[at];
        let zones = self.index.zones[block.element.index()];
        block.link_share < 800
            && !block.hidden
            && !self.index.is_linked(block.element)
            && !NO_STORY.iter().any(|zone| *zone != Zones::FIGURE && zones.has(*zone))
            && !self.is_elsewhere(element, at)
    }

    /// Whether a heading or a short paragraph of whole sentences stands in a row with the story's paragraphs, is wrapped as
    /// those are, and asks for nothing. `rows` has the wrapping of one of its paragraphs for each row.
    fn is_wrapped(&self, element: NodeId, rows: &[Option<NodeId>], at: usize) -> bool {
        let (heading, block) = (self.index.heading(at), &self.index.page.blocks[at]);
        let wrapping = self.wrapping[heading.unwrap_or(block.element).index()];
        let ends = |c: char| always_ends(c) || may_end(c) || closes(c);
        self.index.page.nodes[wrapping.index()]
            .parent
            .and_then(|row| rows[row.index()])
            .is_some_and(|of| self.are_alike(of, wrapping))
            && (heading.is_some() || block.text.ends_with(ends))
            && self.index.is_silent(at)
            && self.may_belong(element, at)
    }

    fn are_alike(&self, one: NodeId, other: NodeId) -> bool {
        let [one, other] = [one, other].map(|id| self.index.page.element(id));
        one.zip(other).is_some_and(|(one, other)| {
            one.tag == other.tag && one.attribute(Attribute::Class) == other.attribute(Attribute::Class)
        })
    }

    /// Whether a block that is no part of the story itself is set into it as a quotation, such as a post of a social network.
    fn is_set_in(&self, element: NodeId, at: usize) -> bool {
        let index = self.index;
        let block = &index.page.blocks[at];
        let hints = self.elsewhere[block.element.index()].without(self.elsewhere[element.index()]);
        let elsewhere = ELSEWHERE.iter().any(|hint| *hint != Hint::Social && hints.has(*hint));
        index.zones[block.element.index()].has(Zones::QUOTATION)
            && !elsewhere
            && block.link_share < 800
            && may_hold_story(index, at)
    }

    /// The element whose own paragraphs weigh most: a paragraph counts in full for the element right around it, by a half
    /// for the one around that, so that a story cut into sections is still found whole.
    fn densest(&self) -> Option<NodeId> {
        let page = self.index.page;
        let declared = self.declared();
        let mut weights = vec![0.0_f32; page.nodes.len()];
        for (at, block) in page.blocks.iter().enumerate().filter(|(at, _)| self.prose[*at]) {
            let chars = self.index.chars(at..at + 1) * self.weight(block.element, declared.as_deref());
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
        Some(self.whole(NodeId(best as u32)))
    }

    /// What a character of running text weighs where it stands.
    fn weight(&self, element: NodeId, declared: Option<&[bool]>) -> f32 {
        let (hints, zones) = (self.elsewhere[element.index()], self.index.zones[element.index()]);
        let named = if hints.has(Hint::Comment) {
            0.05
        } else if !hints.is_empty() || zones.has(Zones::ASIDE) {
            0.3
        } else {
            1.0
        };
        let listed = if zones.has(Zones::LIST) { 0.5 } else { 1.0 };
        let outside = declared.is_some_and(|inside| !inside[element.index()]);
        named * listed * if outside { 0.3 } else { 1.0 }
    }

    /// For each node whether it stands in what the page declares to be its story's text; `None` where it declares nothing.
    fn declared(&self) -> Option<Vec<bool>> {
        let page = self.index.page;
        let mut inside = Vec::with_capacity(page.nodes.len());
        for node in &page.nodes {
            let declares = matches!(&node.kind, NodeKind::Element(element) if is_article_body(element));
            inside.push(declares || node.parent.is_some_and(|parent| inside[parent.index()]));
        }
        let blocks = page.blocks.iter().enumerate();
        let holds = blocks.filter(|(at, _)| self.prose[*at]).any(|(_, block)| inside[block.element.index()]);
        holds.then_some(inside)
    }

    /// Running text in an element, in characters, without what stands elsewhere.
    fn chars(&self, element: NodeId) -> f32 {
        let blocks = self.index.blocks_of(element).filter(|at| self.prose[*at] && !self.is_elsewhere(element, *at));
        blocks.map(|at| self.index.chars(at..at + 1)).sum()
    }

    /// Climbs while the element around holds much more of running text that is not elsewhere. Out of an element that is
    /// declared to be a story only where most of the text is outside of it.
    fn whole(&self, best: NodeId) -> NodeId {
        /// How far a story's parts may lie apart; a bound, so that deep pages take no longer than others.
        const MOST_STEPS: usize = 12;
        let mut at = (best, self.chars(best));
        let mut factor = if self.names_story(best) { 2.0 } else { 1.15 };
        for around in self.index.page.ancestors(best).skip(1).take(MOST_STEPS) {
            let tag = self.index.page.element(around).and_then(Element::known_tag);
            if matches!(tag, Some(Tag::Body | Tag::Html)) {
                break;
            }
            let (more, named) = (self.chars(around), self.names_story(around));
            if more > factor * at.1 || (named && factor < 2.0 && more >= at.1) {
                at = (around, more);
            }
            if named {
                factor = 2.0;
            }
        }
        at.0
    }

    fn names_story(&self, id: NodeId) -> bool {
        let NodeKind::Element(element) = &self.index.page.nodes[id.index()].kind else { return false };
        element.is(Tag::Article) || is_article_body(element)
    }

    /// Where one `article` in the story's element holds most of its text, the others are cards that lead to other stories.
    fn leave_cards(&mut self, element: NodeId) {
        let page = self.index.page;
        let range = element.index() + 1..page.nodes[element.index()].end.index();
        let is_article = |at: &usize| page.element(NodeId(*at as u32)).is_some_and(|inside| inside.is(Tag::Article));
        let mut articles: Vec<(NodeId, f32)> = Vec::new();
        let mut end = 0;
        for at in range.filter(is_article) {
            // An article in an article goes with it.
            if at >= end {
                end = page.nodes[at].end.index();
                articles.push((NodeId(at as u32), self.chars(NodeId(at as u32))));
            }
        }
        let Some(main) = articles.iter().max_by(|a, b| a.1.total_cmp(&b.1)).copied() else { return };
        if main.1 > MOST * self.chars(element) {
            for (article, _) in articles.iter().filter(|(article, _)| *article != main.0) {
                self.other[article.index()..page.nodes[article.index()].end.index()].fill(true);
            }
        }
    }
}

fn is_article_body(element: &Element) -> bool {
    element.attribute(Attribute::Itemprop).is_some_and(|value| value.eq_ignore_ascii_case("articleBody"))
}

/// Names around rows of paragraphs that are looked at; bounds the work.
const MOST_NAMES: usize = 64;

/// For each node what its names and those around it hint at, of [`ELSEWHERE`]. Names are weak: one that would drop most of
/// the page's running text, a whole row of the story, or a paragraph by itself is dropped instead.
fn elsewhere(index: &PageIndex<'_>, prose: &[bool]) -> Vec<Hints> {
    let mut so_far = vec![0.0_f32];
    for (at, prose) in prose.iter().enumerate() {
        so_far.push(so_far[at] + if *prose { index.chars(at..at + 1) } else { 0.0 });
    }
    let all = so_far[prose.len()];
    let rows = Rows::new(index, prose);
    let plain = rows.longest_where(|id| !index.within[id.index()].has_any(&ELSEWHERE)).chars;
    let mut looked_at = 0;
    let mut elsewhere: Vec<Hints> = Vec::with_capacity(index.page.nodes.len());
    for (at, node) in index.page.nodes.iter().enumerate() {
        let (id, names) = (NodeId(at as u32), index.own[at]);
        let above = node.parent.map_or(Hints::default(), |parent| elsewhere[parent.index()]);
        // What the whole page is called says nothing of its parts.
        let is_root = node.parent.is_none() || index.page.element(id).is_some_and(|it| it.is(Tag::Body));
        if is_root || !names.has_any(&ELSEWHERE) {
            elsewhere.push(if is_root { Hints::default() } else { above });
            continue;
        }
        let blocks = index.blocks_of(id);
        let held = so_far[blocks.end] - so_far[blocks.start];
        let is_dropped = |hint: Hint| held > all * if hint == Hint::Comment { MOST_COMMENTS } else { MOST };
        let heard = blocks.len() == 1 || looked_at < MOST_NAMES;
        looked_at += usize::from(heard && blocks.len() > 1);
        let says_nothing = heard && rows.outweigh(id, plain);
        let own = ELSEWHERE
            .into_iter()
            .filter(|hint| names.has(*hint) && !is_dropped(*hint) && (*hint == Hint::Comment || !says_nothing));
        elsewhere.push(own.fold(above, Hints::and));
    }
    elsewhere
}

/// For each node the outermost element that holds nothing but its part of the page.
fn wrapping(index: &PageIndex<'_>) -> Vec<NodeId> {
    let mut wrapping = Vec::with_capacity(index.page.nodes.len());
    for (at, node) in index.page.nodes.iter().enumerate() {
        let id = NodeId(at as u32);
        let around = node.parent.filter(|parent| index.blocks_of(*parent) == index.blocks_of(id));
        wrapping.push(around.map_or(id, |parent: NodeId| wrapping[parent.index()]));
    }
    wrapping
}

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

/// Whether a block may be running text: shown, and in nothing that never holds any. What lies in a link as a whole leads to
/// another story.
fn may_hold_story(index: &PageIndex<'_>, block: usize) -> bool {
    let block = &index.page.blocks[block];
    let zones = index.zones[block.element.index()];
    !block.hidden && !index.is_linked(block.element) && !NO_STORY.iter().any(|zone| zones.has(*zone))
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
