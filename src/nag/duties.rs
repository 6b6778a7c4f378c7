//! What a site owes its reader, and what the reader does himself: log-in, what he writes, consent, notices of his money and
//! his safety, imprint and contact, comments. None of it is hidden, whatever stands beside it asks for.

use std::ops::Range;

use crate::nag::candidates::{Candidate, holds_the_page};
use crate::nag::content::MainContent;
use crate::nag::index::{PageIndex, Widget, first_node, holds_any};
use crate::nag::links;
use crate::nag::markup::Hint;
use crate::nag::phrases::PhraseRole;
use crate::nag::voices::Voices;
use crate::nag::zones::Zones;
use crate::page::{Attribute, Element, NodeId, NodeKind, Tag};
use crate::report::NagKind;
use crate::text::chars;

/// Characters that a box around a log-in or a choice has at most.
const LARGEST: f32 = 3000.0;
/// Elements around one another that are looked at; bounds the work.
const LEVELS: usize = 64;
/// Phrases about the reader's data that make a choice: small print says one.
const PHRASES: u32 = 2;
/// Share of a box that speaks of the reader's data from which it is a choice and nothing else.
const CHOICE: f32 = 0.35;
/// Characters of a notice, or of a form to write in, with what stands around it.
const NOTICE: f32 = 600.0;
/// Blocks behind an invitation to a discussion among which the line stands that asks for an account.
const BEFORE_ACCOUNT: usize = 3;
/// Share of the window from which what keeps its place lies over the story.
const COVERS: f32 = 0.25;

/// What must stay on a page.
#[derive(Debug)]
pub struct Duties<'a> {
    index: &'a PageIndex<'a>,
    /// Boxes with a field for a password, by their place; none lie in each other.
    logins: Vec<Range<NodeId>>,
    /// Boxes in which the reader chooses what is done with his data.
    choices: Vec<Range<NodeId>>,
    /// Boxes with a notice of the reader's account, money or safety.
    notices: Vec<Range<NodeId>>,
    /// Forms in which the reader writes more than a line: to the site, below the story, or to somebody who is to read it.
    messages: Vec<Range<NodeId>>,
    /// For each block how many words of choices stand before it; one more for the end.
    consents: Vec<u32>,
    /// For each block how many before it readers have written, or invite them to a discussion; one more for the end.
    before: Vec<u32>,
    /// For each block how many pages which the site owes those before it lead to.
    pages_before: Vec<u32>,
}

impl<'a> Duties<'a> {
    /// Finds what must stay.
    pub fn new(index: &'a PageIndex<'a>, content: &MainContent, voices: &Voices<'_>) -> Self {
        let mut duties = Self {
            index,
            logins: Vec::new(),
            choices: Vec::new(),
            notices: Vec::new(),
            messages: Vec::new(),
            consents: vec![0],
            before: vec![0],
            pages_before: vec![0],
        };
        for cues in &index.cues {
            let said = cues.iter().filter(|cue| cue.class == PhraseRole::Consent).count() as u32;
            duties.consents.push(duties.consents[duties.consents.len() - 1] + said);
        }
        duties.logins = apart((0..index.page.nodes.len()).filter_map(|at| duties.login(NodeId(at as u32))));
        duties.messages = apart((0..index.page.nodes.len()).filter_map(|at| duties.message(NodeId(at as u32))));
        duties.choices = duties.find_choices();
        duties.notices = apart((0..index.page.blocks.len()).filter_map(|at| duties.notice(content, at)));
        for at in 0..index.page.blocks.len() {
            let edited = index.zones[index.page.blocks[at].element.index()].has(Zones::EDITABLE);
            let stays = edited || duties.is_comment(voices, at) || duties.invites(voices, at);
            duties.before.push(duties.before[at] + u32::from(stays));
            duties.pages_before.push(duties.pages_before[at] + duties.pages(at));
        }
        duties
    }

    /// Whether a candidate must stay.
    pub fn refuse(&self, candidate: &Candidate) -> bool {
        let (blocks, nodes) = (candidate.blocks.clone(), self.nodes(candidate));
        let pages = self.pages_before[blocks.end] - self.pages_before[blocks.start];
        self.before[blocks.end] > self.before[blocks.start]
            || pages > 1
            || pages as usize == blocks.len()
            || meets(&self.logins, &nodes).is_some()
            || meets(&self.notices, &nodes).is_some()
            || meets(&self.messages, &nodes).is_some() && !self.is_beside_message(candidate)
            || self.splits_choice(candidate, &nodes)
    }

    fn nodes(&self, candidate: &Candidate) -> Range<NodeId> {
        match candidate.elements {
            Some((outer, _)) => self.range(outer),
            None => {
                let block = &self.index.page.blocks[candidate.blocks.start];
                let last = block.pieces.last().map_or(block.element, |piece| piece.node);
                first_node(block)..NodeId(last.0 + 1)
            }
        }
    }

    fn range(&self, id: NodeId) -> Range<NodeId> {
        id..self.index.page.nodes[id.index()].end
    }

    fn parent(&self, id: NodeId) -> Option<NodeId> {
        let parent = self.index.page.nodes[id.index()].parent?;
        let small = self.index.chars(self.index.blocks_of(parent)) <= LARGEST;
        (small && !holds_the_page(self.index.page, parent)).then_some(parent)
    }

    /// The dialog or layer around an element, else the element.
    fn layer(&self, id: NodeId) -> NodeId {
        let over = |id: NodeId| {
            let zones = self.index.zones[id.index()];
            zones.has(Zones::DIALOG) || zones.has(Zones::FIXED)
        };
        std::iter::successors(Some(id), |id| self.parent(*id).filter(|parent| over(*parent))).take(LEVELS).last().unwrap_or(id)
    }

    /// The box of a field for a password: its form, or what holds its button, and the dialog around it. None where it came over
    /// the story by itself.
    fn login(&self, field: NodeId) -> Option<Range<NodeId>> {
        let page = self.index.page;
        let is_password = |element: &&Element| {
            element.is(Tag::Input) && element.attribute(Attribute::Type).is_some_and(|kind| kind.eq_ignore_ascii_case("password"))
        };
        let NodeKind::Element(_) = &page.nodes[field.index()].kind else { return None };
        page.element(field).filter(is_password)?;
        let buttons = |id: NodeId| self.index.parts(id)[Widget::Button as usize] > 0;
        let is_form = |id: NodeId| page.element(id).is_some_and(|element| element.is(Tag::Form));
        let ways = || std::iter::successors(Some(field), |id| self.parent(*id)).take(LEVELS);
        let form = ways().find(|id| is_form(*id)).or_else(|| ways().find(|id| buttons(*id))).unwrap_or(field);
        let outer = self.layer(form);
        let by_itself = |id: NodeId| {
            let geometry = page.element(id).and_then(|element| element.geometry);
            geometry.is_some_and(|geometry| geometry.fixed && geometry.cover >= COVERS)
        };
        (!page.ancestors(outer).take(LEVELS).any(by_itself)).then(|| self.range(outer))
    }

    /// The form of a field for more than a line, with the little that stands around it, such as rules. A field that is not seen
    /// where its form is, is there for robots.
    fn message(&self, field: NodeId) -> Option<Range<NodeId>> {
        let page = self.index.page;
        let element = page.element(field).filter(|element| element.is(Tag::Textarea))?;
        let is_form = |id: &NodeId| page.element(*id).is_some_and(|element| element.is(Tag::Form));
        let form = std::iter::successors(Some(field), |id| self.parent(*id)).take(LEVELS).find(is_form)?;
        let is_seen = page.element(form).is_some_and(|form| form.hidden) || !element.hidden;
        let around = self.parent(form).filter(|id| self.index.chars(self.index.blocks_of(*id)) <= NOTICE).unwrap_or(form);
        (is_seen && element.attribute(Attribute::AriaHidden) != Some("true")).then(|| self.range(around))
    }

    /// Whether a candidate is no part of the message that it stands beside: a box to tick, or words that ask for an account or
    /// a plan.
    fn is_beside_message(&self, candidate: &Candidate) -> bool {
        let parts = candidate.parts(self.index);
        let fields = holds_any(&parts, &[Widget::Textarea, Widget::Email, Widget::Field]);
        let asks = |at: usize| [NagKind::Registration, NagKind::Subscription].iter().any(|kind| self.index.asks_for(at, *kind));
        parts[Widget::Choice as usize] > 0 && parts[Widget::Textarea as usize] == 0
            || !fields && candidate.blocks.clone().any(asks)
    }

    /// The boxes in which the reader chooses what is done with his data: words about it, and buttons.
    fn find_choices(&self) -> Vec<Range<NodeId>> {
        // A row of links to policies, as in footers, is no choice.
        let says = |at: &usize| self.consents(*at..*at + 1) > 0 && !self.is_link(*at);
        let blocks = (0..self.index.page.blocks.len()).filter(says);
        let choice = |at: usize| {
            let mut ways = std::iter::successors(Some(self.index.page.blocks[at].element), |id| self.parent(*id));
            let enough = |id: &NodeId| {
                let said = self.consents(self.index.blocks_of(*id));
                let buttons = self.index.parts(*id)[Widget::Button as usize];
                said >= PHRASES && buttons > 0
            };
            ways.by_ref().take(LEVELS).find(enough).map(|id| self.range(self.layer(id)))
        };
        apart(blocks.filter_map(choice))
    }

    /// How many pages that the site owes a block leads to: the one that it names, or those of a row of links.
    fn pages(&self, at: usize) -> u32 {
        let block = &self.index.page.blocks[at];
        let row = self.is_link(at) && self.consents(at..at + 1) > 0;
        let named = self.index.says(at, &[PhraseRole::Pages]);
        if row { links::targets(self.index, block).len().max(1) as u32 } else { u32::from(named) }
    }

    fn is_link(&self, at: usize) -> bool {
        self.index.page.blocks[at].is_link()
    }

    fn consents(&self, blocks: Range<usize>) -> u32 {
        self.consents[blocks.end] - self.consents[blocks.start]
    }

    /// Whether a part of a choice would go without the rest, or a choice and nothing else.
    fn splits_choice(&self, candidate: &Candidate, nodes: &Range<NodeId>) -> bool {
        let Some(choice) = meets(&self.choices, nodes) else { return false };
        let whole = nodes.start <= choice.start && choice.end <= nodes.end;
        let says: f32 =
            candidate.blocks.clone().filter(|at| self.consents(*at..*at + 1) > 0).map(|at| self.index.chars(at..at + 1)).sum();
        let sums = self.index.sums(candidate.blocks.clone());
        let sells = sums.cues[PhraseRole::Ask as usize][NagKind::Subscription as usize] > 0.0;
        !whole || !sells && says > CHOICE * sums.chars
    }

    /// The box of a notice: what little stands around it goes with it, such as a link to act on it.
    fn notice(&self, content: &MainContent, at: usize) -> Option<Range<NodeId>> {
        let block = &self.index.page.blocks[at];
        let says = self.index.says(at, &[PhraseRole::Safety]);
        if block.hidden || !says {
            return None;
        }
        let little = |id: &NodeId| self.index.chars(self.index.blocks_of(*id)) <= NOTICE;
        let holds_story = |id: NodeId| content.element.is_some_and(|story| self.range(id).contains(&story));
        let around = self.parent(block.element).filter(|id| little(id) && !holds_story(*id));
        Some(around.filter(|_| !holds_story(block.element)).map_or_else(
            || first_node(block)..NodeId(block.pieces.last().map_or(block.element, |piece| piece.node).0 + 1),
            |around| self.range(around),
        ))
    }

    /// Whether a block is what a reader has written: an item of a list of comments, or running text among comments in which
    /// the site asks nobody for anything.
    fn is_comment(&self, voices: &Voices<'_>, block: usize) -> bool {
        let page = self.index.page;
        let element = page.blocks[block].element;
        let zones = self.index.zones[element.index()];
        if !self.index.within[element.index()].has(Hint::Comment) || zones.has(Zones::FORM) || zones.has(Zones::BUTTON) {
            return false;
        }
        let is_named = |id: NodeId| self.index.own[id.index()].has(Hint::Comment);
        let is_item = |id: NodeId| page.element(id).is_some_and(|element| element.is(Tag::Li)) && is_named(id);
        let around = page.ancestors(element).take(LEVELS).take_while(|id| !holds_the_page(page, *id));
        around.into_iter().any(is_item)
            || self.index.is_prose(block)
                && (self.index.is_silent(block) || !self.index.asks_for(block, NagKind::Registration) && !voices.site_asks(block))
    }

    /// Whether a block invites its reader to a discussion and tells its rules: sentences with a question, or to the reader right
    /// below one, that ask for nothing, where behind them an account is asked for and nothing else.
    fn invites(&self, voices: &Voices<'_>, block: usize) -> bool {
        let blocks = &self.index.page.blocks;
        let questions = |at: usize| blocks[at].text.contains(['?', '？', '؟']);
        let below = || block.checked_sub(1).is_some_and(questions) && voices.sentences(block).iter().any(|said| said.reader);
        let answers = (block + 1..blocks.len()).take(BEFORE_ACCOUNT).any(|at| self.index.asks_for(at, NagKind::Registration));
        answers
            && blocks[block].text.trim_end().ends_with(chars::may_end)
            && !self.index.says(block, &[PhraseRole::Ask])
            && self.parent(blocks[block].element).is_some_and(|around| self.asks_for_account_alone(around))
            && voices.sentences(block).len() > 1
            && (questions(block) || below())
    }

    /// Whether an element asks for an account, for nothing else, and takes nothing itself.
    fn asks_for_account_alone(&self, id: NodeId) -> bool {
        let asked = self.index.sums(self.index.blocks_of(id)).cues[PhraseRole::Ask as usize];
        let parts = self.index.parts(id);
        let is_account = |(kind, count): (usize, &f32)| (kind == NagKind::Registration as usize) == (*count > 0.0);
        asked.iter().enumerate().all(is_account) && !holds_any(&parts, &[Widget::Email, Widget::Field, Widget::Password])
    }
}

/// Ranges in order, those that lie in others left out.
fn apart(ranges: impl Iterator<Item = Range<NodeId>>) -> Vec<Range<NodeId>> {
    let mut ranges: Vec<Range<NodeId>> = ranges.collect();
    crate::sort::sort_by_key(&mut ranges, |range| (range.start, std::cmp::Reverse(range.end)));
    let mut end = NodeId(0);
    ranges.retain(|range| {
        let outer = range.end > end;
        end = end.max(range.end);
        outer
    });
    ranges
}

/// The first of ranges that do not lie in each other that has a node in common with `nodes`.
fn meets<'r>(ranges: &'r [Range<NodeId>], nodes: &Range<NodeId>) -> Option<&'r Range<NodeId>> {
    ranges.get(ranges.partition_point(|range| range.end <= nodes.start)).filter(|range| range.start < nodes.end)
}

#[cfg(test)]
mod tests {
    use crate::page::read::html;
    use crate::page::{Attribute, Geometry, NodeKind, Page};
    use crate::{Engine, Settings};

    const WALL: &str = "<div id=wall><h2>Subscribe to continue reading</h2><p>Get unlimited access for €1 a month. Cancel \
        anytime.</p><a href='/subscribe'>Subscribe now</a><form><input type=email><input type=password><button>Log in</button>\
        </form></div>";

    /// A story with a wall over it that covers a share of the window.
    fn walled(cover: f32) -> Page {
        let story =
            "<p>The council of Harrowfield met on Tuesday evening and voted to close the old bridge for a year.</p>".repeat(6);
        let source = format!("<meta property=og:type content=article><article><h1>The old bridge</h1>{story}</article>{WALL}");
        let mut page = html::read_str(&source, None);
        for node in &mut page.nodes {
            if let NodeKind::Element(element) = &mut node.kind
                && element.attribute(Attribute::Id) == Some("wall")
            {
                element.geometry = Some(Geometry { cover, fixed: true });
            }
        }
        page
    }

    #[test]
    fn a_password_is_asked_for_in_vain_only_where_the_wall_lies_over_the_story() {
        let is_hidden = |cover: f32| {
            let report = Engine::embedded().analyze(&walled(cover), &Settings::default());
            assert!(report.is_article);
            report.nags.iter().any(|nag| nag.text.contains("Log in"))
        };
        assert!(is_hidden(0.9), "a wall that came by itself over the story");
        assert!(!is_hidden(0.1), "a small box to log in");
    }
}
