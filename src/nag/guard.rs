//! May this be hidden? The last word before anything is.
//!
//! A nag left standing costs the reader a glance; a sentence of the story hidden costs the reader the story. So the
//! guard does not weigh: whatever the score, it refuses what holds the story's own words, the page's only heading, or
//! too much of the page. It knows nothing of why something was taken for a nag, and so cannot be fooled by the same words.

use std::ops::Range;

use crate::nag::candidates::{Candidate, holds_the_page};
use crate::nag::content::MainContent;
use crate::nag::duties::Duties;
use crate::nag::index::{PageIndex, Widget, holds_any};
use crate::nag::inline;
use crate::nag::links;
use crate::nag::phrases::PhraseRole;
use crate::nag::voices::{self, VoicedSentence, Voices};
use crate::nag::zones::Zones;
use crate::page::{Attribute, Block, Element, NodeId, Tag};
use crate::story::ParagraphRole;

/// Why something may not be hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It holds paragraphs of the story that are not sure enough to be a nag.
    Story,
    /// It is a step or an item of a list of the story.
    Item,
    /// Somebody else than the site speaks or asks in it.
    Others,
    /// It is a lone text of the story in which the site does not ask its own reader.
    NotTheSite,
    /// It is a lone text of some sentences that asks for nothing and leads nowhere.
    Idle,
    /// It goes on telling the story between what it asks.
    Tells,
    /// It tells a price in the story.
    Price,
    /// It holds the words under a picture of the story.
    Caption,
    /// It holds items of which not all ask.
    Items,
    /// It holds too large a share of the page.
    TooLarge,
    /// It holds the page's only main heading.
    Headline,
    /// It is one of the elements that hold the page.
    Page,
    /// It is a text that cannot be hidden apart from the element around it.
    Uncut,
    /// It holds what the site owes its reader, or what the reader does himself.
    Duty,
}

impl Refusal {
    /// The reason in words.
    pub fn text(self) -> &'static str {
        match self {
            Self::Story => "it holds paragraphs of the story",
            Self::Item => "it is an item of a list in the story",
            Self::Others => "somebody else than the site speaks in it",
            Self::NotTheSite => "it stands in the story, and the site does not ask its own reader in it",
            Self::Idle => "it asks for nothing and leads nowhere",
            Self::Tells => "it goes on telling the story",
            Self::Price => "the story tells a price in it",
            Self::Caption => "it holds the words under a picture of the story",
            Self::Items => "it holds items of which not all ask",
            Self::TooLarge => "it is too large a part of the page",
            Self::Headline => "it holds the page's headline",
            Self::Page => "it holds the whole page",
            Self::Uncut => "it cannot be hidden apart from what is around it",
            Self::Duty => "it holds what the site owes its reader",
        }
    }
}

/// Share of a page's text that one box may hold.
const LARGEST: f32 = 0.4;
/// Boxes this small are never too large, whatever else the page holds. Characters.
const SMALL: f32 = 600.0;
/// Boxes that go as a whole since their ends do hold no more than this. Characters.
const CLOSED: f32 = 900.0;
/// Items in a row, and the characters of one that tells something.
const ROW: usize = 3;
const TOLD: f32 = 30.0;
/// Characters of a paragraph from which it has something of its own to tell.
const LONG: f32 = 140.0;
/// Characters of a silent text beside the story that may be another one, where no box is around it.
const NEWS: f32 = 80.0;
/// Share of a silent paragraph that tells from which it belongs to the story, whatever stands around it.
const TELLS: f32 = 0.9;
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
    voices: Voices<'a>,
    duties: Duties<'a>,
}

impl<'a> Guard<'a> {
    /// The guard of a page.
    pub fn new(index: &'a PageIndex<'a>, body: &'a MainContent) -> Self {
        let voices = Voices::new(index, body);
        let duties = Duties::new(index, body, &voices);
        Self { index, body, headline: index.headline(), story: body.range(), voices, duties }
    }

    /// Who speaks on the page.
    pub fn voices(&self) -> &Voices<'a> {
        &self.voices
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
        if self.duties.refuse(candidate) {
            return Some(Refusal::Duty);
        }
        if self.mixes_items(candidate) {
            return Some(Refusal::Items);
        }
        if self.tells_a_price(candidate) {
            return Some(Refusal::Price);
        }
        if self.holds_caption(candidate) {
            return Some(Refusal::Caption);
        }
        self.holds_story(candidate, score)
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
        // What a gift or a share of the site costs stands in sentences of which each is for its reader.
        let asks_for_itself = || {
            let block = candidate.blocks.start;
            candidate.blocks.len() == 1 && self.voices.site_asks(block) && inline::share_that_speaks(&self.voices, block) >= 1.0
        };
        of_story && sums.prices > 0.0 && sums.own_names == 0.0 && (is_text || candidate.elements.is_none()) && !asks_for_itself()
    }

    /// Whether a candidate holds a row of items that are made alike and say more than a line each, such as comments or other
    /// stories, and one of them asks for nothing: items are judged one by one.
    fn mixes_items(&self, candidate: &Candidate) -> bool {
        let Some((_, inner)) = candidate.elements else { return false };
        let page = self.index.page;
        let end = page.nodes[inner.index()].end;
        let next = |id: &NodeId| Some(page.nodes[id.index()].end).filter(|next| *next < end);
        let children = std::iter::successors(Some(NodeId(inner.0 + 1)).filter(|first| *first < end), next);
        let made = |id: NodeId| page.element(id).map(|element| (element.known_tag(), element.attribute(Attribute::Class)));
        let (mut row, mut silent, mut before) = (0, 0, None);
        for id in children {
            let blocks = self.index.blocks_of(id);
            if blocks.len() < 2 {
                continue;
            }
            if made(id) != before {
                (row, silent, before) = (0, 0, made(id));
            }
            row += 1;
            let sums = self.index.sums(blocks);
            silent += usize::from(sums.class(PhraseRole::Ask) == 0.0 && sums.chars >= TOLD);
            if row >= ROW && silent > 0 {
                return true;
            }
        }
        false
    }

    /// Whether words under a picture of the story that ask for nothing would go.
    fn holds_caption(&self, candidate: &Candidate) -> bool {
        let page = self.index.page;
        let in_figure = |at: usize| self.index.zones[page.blocks[at].element.index()].has(Zones::FIGURE);
        candidate.blocks.clone().any(|at| self.story.contains(&at) && in_figure(at) && self.index.is_silent(at))
    }

    /// Whether a box whose ends are hidden may go as a whole: it begins with a heading, and nobody speaks in it.
    pub fn lets_close(&self, candidate: &Candidate) -> bool {
        let blocks = candidate.blocks.clone();
        self.index.heading(blocks.start).is_some()
            && self.is_small_part(candidate)
            && !blocks.clone().any(|at| self.voices.hears(at))
            && blocks.clone().filter(|at| self.body.paragraphs[*at]).all(|at| at > blocks.start && at + 1 < blocks.end)
    }

    /// Whether a box is small beside the story, and holds neither the page nor what the site owes its reader.
    pub fn is_small_part(&self, candidate: &Candidate) -> bool {
        let chars = self.index.chars(candidate.blocks.clone());
        candidate.elements.is_some_and(|(outer, _)| !self.holds_page(outer))
            && !self.duties.refuse(candidate)
            && !self.headline.is_some_and(|headline| candidate.blocks.contains(&headline))
            && chars <= CLOSED
            && chars <= LARGEST * self.body.chars
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
    fn holds_story(&self, candidate: &Candidate, score: f32) -> Option<Refusal> {
        let blocks = candidate.blocks.clone();
        // One item of a list in the story: a step of instructions that the story gives, whatever it says to do.
        if blocks.len() == 1 && self.body.roles[blocks.start] == Some(ParagraphRole::Item) {
            return Some(Refusal::Item);
        }
        // What somebody else says stays, and a lone text of the story unless the site asks its own reader in it.
        let of_story = |at: &usize| self.body.is_read(*at);
        if blocks.clone().filter(of_story).any(|at| self.voices.others_ask(at, self.is_box(candidate))) {
            return Some(Refusal::Others);
        }
        if blocks.len() == 1 && self.is_idle(candidate) || self.is_note(candidate) {
            return Some(Refusal::Idle);
        }
        if blocks.len() == 1 && of_story(&blocks.start) && !self.site_asks(blocks.start) && !self.takes_address(candidate) {
            return Some(Refusal::NotTheSite);
        }
        if blocks.len() > 1 && blocks.clone().any(|at| self.tells_in_box(candidate, at)) {
            return Some(Refusal::Tells);
        }
        let paragraphs: Vec<usize> = blocks.clone().filter(|at| self.body.paragraphs[*at]).collect();
        // Of a paragraph of which half tells the news, or that begins with it, only the sentences that ask may go.
        let tells = |at: &usize| {
            self.told(*at) > 0.5 || inline::is_stuck_to_news(&self.voices, *at) || inline::begins_with_news(&self.voices, *at)
        };
        if paragraphs.is_empty() {
            let belongs = blocks.len() == 1 && self.body.roles[blocks.start].is_some();
            let unsure = score < PART_OF_STORY && !self.only_asks(blocks.start);
            let stays = belongs && (unsure || !self.asks(blocks.start) || tells(&blocks.start));
            return stays.then_some(Refusal::Story);
        }
        let chars: f32 = paragraphs.iter().map(|at| self.index.chars(*at..at + 1)).sum();
        if chars > SMALL && chars > LARGEST * self.body.chars {
            return Some(Refusal::TooLarge);
        }
        let silent = paragraphs.iter().any(|at| self.index.is_silent(*at) && self.told(*at) > 0.5);
        if !self.stands_apart(candidate) && paragraphs.iter().any(tells) {
            return Some(Refusal::Tells);
        }
        let sums = self.index.sums(blocks);
        let own_box = self.stands_apart(candidate) && sums.cue_chars > 0.35 * sums.chars && score >= OWN_BOX;
        let unsure = score < PARAGRAPH && !paragraphs.iter().all(|at| self.only_asks(*at));
        (!own_box && (silent || unsure)).then_some(Refusal::Story)
    }

    /// Whether the site asks its own reader in a block, and each of its sentences is for him.
    pub fn only_asks(&self, block: usize) -> bool {
        // Most blocks hold no phrase that asks: those need not be read by the sentence.
        self.asks(block) && self.voices.site_asks(block) && self.voices.sentences(block).iter().all(VoicedSentence::is_for_reader)
    }

    /// Whether the site asks its own reader in a block, or in what stands beside it: a button right behind it leads to where
    /// the site takes what it asks for. Plain text leads nowhere: there words tell.
    fn site_asks(&self, block: usize) -> bool {
        let plain = self.index.whole().link_chars == 0.0;
        let beside = || [block.checked_sub(1), Some(block + 1).filter(|next| *next < self.index.page.blocks.len())];
        self.voices.site_asks(block) && self.voices.shows_whose(block)
            || self.voices.asks(block)
                && (plain && beside().into_iter().flatten().any(|beside| self.voices.site_asks(beside))
                    || self.is_button(block + 1, block))
    }

    /// Whether a block is a link to the site's own page for what another one asks for.
    fn is_button(&self, at: usize, asking: usize) -> bool {
        let asked = voices::kind(&self.index.cues[asking].iter().collect::<Vec<_>>());
        let leads = |block: &Block| block.is_link() && links::to_own_page(self.index, block, asked, true);
        self.index.page.blocks.get(at).is_some_and(leads)
    }

    /// Whether a candidate asks and has the field for the address that it asks for.
    fn takes_address(&self, candidate: &Candidate) -> bool {
        self.voices.asks(candidate.blocks.start) && candidate.parts(self.index)[Widget::Email as usize] > 0
    }

    /// Whether a paragraph of the story goes on telling in a box that asks: it says nothing that boxes say, it asks for
    /// nothing where no heading, button or field shows that there is a box, or it speaks for others to whom it links. Appeals
    /// tell stories of their own.
    fn tells_in_box(&self, candidate: &Candidate, block: usize) -> bool {
        if !self.body.paragraphs[block] {
            return self.index.chars(block..block + 1) >= NEWS
                && self.index.is_silent(block)
                && !self.is_box(candidate)
                && !self.voices.sentences(block).iter().any(VoicedSentence::is_for_reader)
                && self.index.meaning.share(block..block + 1) <= 1.0 - TELLS;
        }
        let told = self.told(block);
        let long = self.index.chars(block..block + 1) >= LONG;
        let goes_on = long && !self.asks(block) && told >= 0.5 && !self.is_box(candidate);
        told >= TELLS && self.index.is_silent(block)
            || goes_on
            || self.voices.speaks_for_others(block) && !self.voices.speaks_of_itself(block)
    }

    /// What share of a block tells: it neither asks by its words, nor speaks to the reader, nor means to ask.
    fn told(&self, block: usize) -> f32 {
        let by_words = inline::share_that_tells(self.index, &self.voices, block);
        by_words.min(1.0 - self.index.meaning.share(block..block + 1))
    }

    /// Whether a block tells in sentences, neither asks nor speaks to its reader, and does not lead to where something could be
    /// asked: labels, prices and buttons of boxes are no sentences.
    fn is_idle(&self, candidate: &Candidate) -> bool {
        let block = candidate.blocks.start;
        let asking = [PhraseRole::Ask, PhraseRole::Button, PhraseRole::Tail];
        let parts = candidate.parts(self.index);
        let sentences = self.voices.sentences(block);
        (sentences.len() > 1 || sentences.iter().any(|sentence| sentence.unsure))
            && inline::share_that_speaks(&self.voices, block) == 0.0
            && !self.index.says(block, &asking)
            && parts.iter().all(|count| *count == 0)
    }

    /// Whether all that could ask in a candidate names a letter while it tells, or serves the reader, and nothing beside it takes
    /// an answer or leads to where one is taken: a note on an author, or on where to sign up for an event.
    fn is_note(&self, candidate: &Candidate) -> bool {
        let mut asking = candidate.blocks.clone().filter(|at| self.asks(*at)).peekable();
        let shows = [Widget::Picture as usize, Widget::Link as usize];
        let takes = |(at, count): (usize, &u32)| *count > 0 && !shows.contains(&at);
        let serves = |at: usize| self.index.says(at, &[PhraseRole::Service]);
        asking.peek().is_some()
            && !candidate.parts(self.index).iter().enumerate().any(takes)
            && !candidate.blocks.clone().any(|at| self.index.says(at, &[PhraseRole::Button, PhraseRole::Tail]))
            && asking
                .all(|at| self.voices.sentences(at).iter().all(|sentence| !sentence.asks && (!sentence.reader || serves(at))))
    }

    /// Whether a candidate has what boxes have and rows of paragraphs do not.
    fn is_box(&self, candidate: &Candidate) -> bool {
        let sums = self.index.sums(candidate.blocks.clone());
        let parts = candidate.parts(self.index);
        let signs = [Widget::Button, Widget::Email, Widget::Field, Widget::Password, Widget::Choice, Widget::Picture];
        sums.headings > 0.0 || holds_any(&parts, &signs)
    }

    fn asks(&self, block: usize) -> bool {
        self.index.says(block, &[PhraseRole::Ask])
    }

    /// Whether a candidate is an element whose paragraphs have no others of the story beside them.
    fn stands_apart(&self, candidate: &Candidate) -> bool {
        candidate.elements.is_some() && candidate.blocks.len() > 1
    }
}
