//! May this be hidden? The last word before anything is.
//!
//! A nag left standing costs the reader a glance; a sentence of the story hidden costs the reader the story. So the
//! guard does not weigh: whatever the score, it refuses what holds the story's own words, the page's only heading, or
//! too much of the page. It knows nothing of why something was taken for a nag, and so cannot be fooled by the same words.

use std::ops::Range;

use crate::nag::candidates::{Candidate, holds_the_page};
use crate::nag::content::MainContent;
use crate::nag::index::{PageIndex, Zones};
use crate::nag::inline::{self, QUOTATION_MARKS};
use crate::nag::phrases::{Cue, PhraseRole};
use crate::page::{Element, NodeId, Tag};
use crate::report::NagKind;
use crate::story::ParagraphRole;

/// Why something may not be hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It holds paragraphs of the story.
    Story,
    /// It holds too large a share of the page.
    TooLarge,
    /// It holds the page's only main heading.
    Headline,
    /// It is one of the elements that hold the page.
    Page,
    /// It is a text that cannot be hidden apart from the element around it.
    Uncut,
}

impl Refusal {
    /// The reason in words.
    pub fn text(self) -> &'static str {
        match self {
            Self::Story => "it holds paragraphs of the story",
            Self::TooLarge => "it is too large a part of the page",
            Self::Headline => "it holds the page's headline",
            Self::Page => "it holds the whole page",
            Self::Uncut => "it cannot be hidden apart from what is around it",
        }
    }
}

/// Share of a page's text that one box may hold.
const LARGEST: f32 = 0.4;
/// Boxes this small are never too large, whatever else the page holds. Characters.
const SMALL: f32 = 600.0;
/// Boxes that go as a whole since their ends do hold no more than this. Characters.
const CLOSED: f32 = 900.0;
/// Scores from which parts of the story may go: a short part, a paragraph that says what a nag says, a box of its own
/// that says so as a whole.
const PART_OF_STORY: f32 = 0.85;
const PARAGRAPH: f32 = 0.85;
const OWN_BOX: f32 = 0.8;

/// What the guard looks at.
#[derive(Debug)]
pub struct Guard<'a> {
    index: &'a PageIndex<'a>,
    body: &'a MainContent,
    headline: Option<usize>,
    /// The blocks from the story's first paragraph to its last.
    story: Range<usize>,
}

impl<'a> Guard<'a> {
    /// The guard of a page.
    pub fn new(index: &'a PageIndex<'a>, body: &'a MainContent) -> Self {
        let tag = |block: usize| index.page.element(index.page.blocks[block].element).and_then(Element::known_tag);
        let mut mains = (0..index.page.blocks.len()).filter(|block| tag(*block) == Some(Tag::H1));
        let headline = mains.next().filter(|_| mains.next().is_none());
        Self { index, body, headline, story: body.range() }
    }

    /// Why the candidate may not be hidden, if so.
    pub fn refuses(&self, candidate: &Candidate, score: f32) -> Option<Refusal> {
        let blocks = &candidate.blocks;
        let sums = self.index.sums(blocks.clone());
        let all = self.index.whole();
        if candidate.elements.is_some_and(|(outer, _)| self.holds_page(outer)) {
            return Some(Refusal::Page);
        }
        if candidate.elements.is_none() && !inline::can_be_cut(self.index.page, blocks.start) {
            return Some(Refusal::Uncut);
        }
        if sums.chars > SMALL && sums.chars > LARGEST * (all.chars - sums.hidden_chars) {
            return Some(Refusal::TooLarge);
        }
        if self.headline.is_some_and(|headline| blocks.contains(&headline)) {
            return Some(Refusal::Headline);
        }
        if self.tells_a_price(candidate)
            || self.advises(candidate)
            || self.holds_caption(candidate)
            || self.holds_story(candidate, score)
        {
            return Some(Refusal::Story);
        }
        None
    }

    /// Whether a run of blocks may not be hidden: it is too much of the story, or holds the headline.
    pub fn refuses_run(&self, run: &Range<usize>) -> bool {
        let chars: f32 = run.clone().filter(|at| self.body.paragraphs[*at]).map(|at| self.index.chars(at..at + 1)).sum();
        chars > LARGEST * self.body.chars || self.headline.is_some_and(|headline| run.contains(&headline))
    }

    /// Whether a candidate is a paragraph, a heading or a list of the story that tells a price, and not the site's own:
    /// stories tell what things cost and where to sign up for them.
    fn tells_a_price(&self, candidate: &Candidate) -> bool {
        let sums = self.index.sums(candidate.blocks.clone());
        let tag = self.index.page.element(candidate.inner(self.index.page)).and_then(Element::known_tag);
        let is_text = tag.is_some_and(|tag| tag.is_heading() || matches!(tag, Tag::P | Tag::Ul | Tag::Ol | Tag::Li));
        let of_story = candidate.blocks.clone().any(|at| self.body.roles[at].is_some());
        of_story && sums.prices > 0.0 && sums.own_names == 0.0 && (is_text || candidate.elements.is_none())
    }

    /// Whether a candidate is a lone paragraph of the story that tells its reader what to do with an account, a plan or a
    /// letter, and neither leads there nor speaks of the site: advice, as stories give it. Plain text leads nowhere.
    fn advises(&self, candidate: &Candidate) -> bool {
        let blocks = &candidate.blocks;
        let sums = self.index.sums(blocks.clone());
        let lone = blocks.len() == 1 && (self.body.paragraphs[blocks.start] || self.is_told(blocks.start));
        let gift = |cue: &Cue| cue.class == PhraseRole::Ask && cue.kind == Some(NagKind::Donation);
        let has_links = self.index.whole().link_chars > 0.0;
        lone && has_links && sums.link_chars == 0.0 && sums.own_names == 0.0 && !self.index.cues[blocks.start].iter().any(gift)
    }

    /// Whether a block is a short paragraph of the story that speaks to nobody: teasers of walls are as short, and say
    /// that the rest is for subscribers.
    fn is_told(&self, block: usize) -> bool {
        let page = self.index.page;
        let is_paragraph = page.element(page.blocks[block].element).is_some_and(|element| element.is(Tag::P));
        let sells = |cue: &Cue| cue.class == PhraseRole::Ask && cue.kind == Some(NagKind::Subscription);
        let speaks = |cue: &Cue| cue.class == PhraseRole::Voice || sells(cue);
        is_paragraph && self.body.roles[block] == Some(ParagraphRole::Body) && !self.index.cues[block].iter().any(speaks)
    }

    /// Whether words under a picture of the story that ask for nothing would go.
    fn holds_caption(&self, candidate: &Candidate) -> bool {
        let page = self.index.page;
        let in_figure = |at: usize| self.index.zones[page.blocks[at].element.index()].has(Zones::FIGURE);
        candidate.blocks.clone().any(|at| self.story.contains(&at) && in_figure(at) && self.index.is_silent(at))
    }

    /// Whether a box whose ends are hidden may go as a whole: it begins with a heading, is small beside the story, and
    /// nobody speaks in it.
    pub fn lets_close(&self, candidate: &Candidate) -> bool {
        let Some((outer, _)) = candidate.elements else { return false };
        let blocks = candidate.blocks.clone();
        let (page, chars) = (self.index.page, self.index.chars(blocks.clone()));
        let heads = page.element(page.blocks[blocks.start].element).and_then(Element::known_tag).is_some_and(Tag::is_heading);
        heads
            && !self.holds_page(outer)
            && !self.headline.is_some_and(|headline| blocks.contains(&headline))
            && chars <= CLOSED
            && chars <= LARGEST * self.body.chars
            && !blocks.clone().any(|at| page.blocks[at].text.contains(QUOTATION_MARKS))
            && blocks.clone().filter(|at| self.body.paragraphs[*at]).all(|at| at > blocks.start && at + 1 < blocks.end)
    }

    fn holds_page(&self, outer: NodeId) -> bool {
        holds_the_page(self.index.page, outer)
            || self.body.element.is_some_and(|story| {
                let node = &self.index.page.nodes[outer.index()];
                outer <= story && story < node.end && self.body.chars > SMALL
            })
    }

    /// Words of the story may go only where each paragraph says what a nag says, or where they stand apart from the
    /// story in a box of their own that says so as a whole.
    fn holds_story(&self, candidate: &Candidate, score: f32) -> bool {
        let blocks = candidate.blocks.clone();
        // One item of a list in the story: a step of instructions that the story gives, whatever it says to do.
        if blocks.len() == 1 && self.body.roles[blocks.start] == Some(ParagraphRole::Item) {
            return true;
        }
        let paragraphs: Vec<usize> = blocks.clone().filter(|at| self.body.paragraphs[*at]).collect();
        // Of a paragraph of which half tells the news only the sentences that ask may go.
        let tells = |at: &usize| inline::share_that_tells(self.index, *at) > 0.5 || inline::is_stuck_to_news(self.index, *at);
        if paragraphs.is_empty() {
            let belongs = blocks.len() == 1 && self.body.roles[blocks.start].is_some();
            return belongs && (score < PART_OF_STORY || !self.asks(blocks.start) || tells(&blocks.start));
        }
        let chars: f32 = paragraphs.iter().map(|at| self.index.chars(*at..at + 1)).sum();
        if chars > SMALL && chars > LARGEST * self.body.chars {
            return true;
        }
        if paragraphs.iter().any(|at| self.somebody_else_asks(*at)) {
            return true;
        }
        let silent = paragraphs.iter().any(|at| self.index.is_silent(*at));
        if !self.stands_apart(candidate) && paragraphs.iter().any(tells) {
            return true;
        }
        let sums = self.index.sums(blocks);
        let own_box = self.stands_apart(candidate) && sums.cue_chars > 0.35 * sums.chars && score >= OWN_BOX;
        !own_box && (silent || score < PARAGRAPH)
    }

    /// Whether what a block asks for stands in a quotation: an odd number of marks before it.
    fn somebody_else_asks(&self, block: usize) -> bool {
        let text = &self.index.page.blocks[block].text;
        let mut asks = self.index.cues[block].iter().filter(|cue| cue.class == PhraseRole::Ask);
        asks.any(|cue| text[..cue.range.start].matches(QUOTATION_MARKS).count() % 2 == 1)
    }

    fn asks(&self, block: usize) -> bool {
        self.index.cues[block].iter().any(|cue| cue.class == PhraseRole::Ask)
    }

    /// Whether a candidate is an element whose paragraphs have no others of the story beside them.
    fn stands_apart(&self, candidate: &Candidate) -> bool {
        candidate.elements.is_some() && candidate.blocks.len() > 1
    }
}
