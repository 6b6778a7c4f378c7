//! What there is to know of a page's blocks and elements before anything is judged.
//!
//! One walk over nodes and blocks, and sums from the start of the page on, so that whatever an element holds can be
//! told in constant time: a subtree is a range of nodes and a range of blocks.

use std::ops::Range;

use crate::nag::NagModel;
use crate::nag::markup::{Hint, Hints, Vocabulary};
use crate::nag::meaning::{self, Meant, grams};
use crate::nag::phrases::{Cue, PhraseRole};
use crate::nag::site;
use crate::nag::sums::{BlockSums, block_sums};
use crate::nag::words::{Names, Words};
use crate::nag::zones::Zones;
use crate::named::named;
use crate::page::{Attribute, Block, Element, NodeId, NodeKind, Page, Tag};
use crate::report::NagKind;

named! {
    /// A thing other than text that a box may hold.
    Widget {
        /// A field for an e-mail address.
        Email = "email_field",
        /// A field for a password.
        Password = "password_field",
        /// Another field for text.
        Field = "text_field",
        /// A field to search by.
        Search = "search_field",
        /// A field for long text.
        Textarea = "long_field",
        /// A box to tick or one of several to choose.
        Choice = "choice",
        /// A button.
        Button = "button",
        /// A picture.
        Picture = "picture",
        /// A frame of a vendor of walls, newsletters or gifts.
        VendorFrame = "vendor_frame",
        /// Another frame.
        Frame = "frame",
        /// A link to a newsletter's page.
        NewsletterLink = "newsletter_link",
        /// A link to offers.
        OfferLink = "offer_link",
        /// A link to give.
        GiftLink = "gift_link",
        /// A link to log in or register.
        AccountLink = "account_link",
        /// A link to an app.
        AppLink = "app_link",
        /// A link to a messaging channel.
        ChannelLink = "channel_link",
        /// Any link.
        Link = "link",
    }
}

/// How many of each [`Widget`].
pub type Widgets = [u32; Widget::ALL.len()];

/// What is known of a page.
#[derive(Debug)]
pub struct PageIndex<'a> {
    /// The page.
    pub page: &'a Page,
    /// What is known of nags.
    pub model: &'a NagModel,
    /// The cues of each block.
    pub cues: Vec<Vec<Cue>>,
    /// What the blocks mean.
    pub meaning: meaning::Blocks,
    /// For each node what its own names hint at.
    pub own: Vec<Hints>,
    /// For each node what its names and those of the elements around it hint at.
    pub within: Vec<Hints>,
    /// For each node the sectioning elements around it, itself included.
    pub zones: Vec<Zones>,
    /// For each node the link around it, itself included.
    links: Vec<Option<NodeId>>,
    /// For each node the heading around it, itself included.
    headings: Vec<Option<NodeId>>,
    /// For each node how many blocks begin before it; one more for the end.
    before: Vec<u32>,
    /// For each block the sums of all blocks before it; one more for the end.
    sums: Vec<BlockSums>,
    parts: Vec<NodeId>,
    part_sums: Vec<Widgets>,
}

impl<'a> PageIndex<'a> {
    /// Looks at everything on `page` once.
    pub fn new(page: &'a Page, model: &'a NagModel) -> Self {
        let names = Self::names(page);
        let mut grams = Vec::new();
        let read = |block: &Block| {
            let words = Words::new(&block.text, &names);
            grams::of(&words, &mut grams);
            (model.phrases.scan(&words), model.meaning.read(&grams))
        };
        let (cues, meant): (Vec<Vec<Cue>>, Vec<Meant>) = page.blocks.iter().map(read).unzip();
        let mut index = Self {
            page,
            model,
            cues,
            meaning: meaning::Blocks::new(&model.meaning, &meant),
            own: Vec::with_capacity(page.nodes.len()),
            within: Vec::with_capacity(page.nodes.len()),
            zones: Vec::with_capacity(page.nodes.len()),
            links: Vec::with_capacity(page.nodes.len()),
            headings: Vec::with_capacity(page.nodes.len()),
            before: blocks_before(page),
            sums: Vec::with_capacity(page.blocks.len() + 1),
            parts: Vec::new(),
            part_sums: vec![Widgets::default()],
        };
        index.nodes();
        index.blocks();
        index
    }

    /// What the site of a page calls itself.
    pub fn names(page: &Page) -> Names {
        Names::new([site::name(page), site::host(page)].into_iter().flatten())
    }

    fn nodes(&mut self) {
        for (at, node) in self.page.nodes.iter().enumerate() {
            let above = |all: &[Hints]| node.parent.map_or(Hints::default(), |parent| all[parent.index()]);
            let around = node.parent.map_or(Zones::default(), |parent| self.zones[parent.index()]);
            let (mut own, mut zones) = (Hints::default(), around);
            if let NodeKind::Element(element) = &node.kind {
                own = names_of(element, &self.model.markup);
                zones = around.with(Zones::of(element));
                // Some servers put a form around the whole page.
                if element.is(Tag::Form) && self.holds_most(NodeId(at as u32)) {
                    zones = around;
                }
                self.part(NodeId(at as u32), element, own);
            }
            // What the whole page is called says nothing of its parts.
            let root = node.parent.is_none() || self.is_body(NodeId(at as u32));
            self.within.push(if root { Hints::default() } else { above(&self.within).with(own) });
            self.own.push(own);
            self.zones.push(zones);
            let tag = self.page.element(NodeId(at as u32)).and_then(Element::known_tag);
            let around = |all: &[Option<NodeId>], is_one: bool| match node.parent {
                _ if is_one => Some(NodeId(at as u32)),
                Some(parent) => all[parent.index()],
                None => None,
            };
            self.links.push(around(&self.links, tag == Some(Tag::A)));
            self.headings.push(around(&self.headings, tag.is_some_and(Tag::is_heading)));
        }
    }

    /// Whether nearly all blocks of the page stand in an element.
    fn holds_most(&self, id: NodeId) -> bool {
        10 * self.blocks_of(id).len() > 9 * self.page.blocks.len()
    }

    fn is_body(&self, id: NodeId) -> bool {
        self.page.element(id).is_some_and(|element| element.is(Tag::Body))
    }

    /// Counts what an element is beside text; `own` is what its names hint at.
    fn part(&mut self, id: NodeId, element: &Element, own: Hints) {
        let mut add = |part: Widget| {
            let mut sums = self.part_sums[self.parts.len()];
            sums[part as usize] += 1;
            self.parts.push(id);
            self.part_sums.push(sums);
        };
        match element.known_tag() {
            Some(Tag::Input) => {
                if let Some(part) = input(element) {
                    add(part);
                }
            }
            Some(Tag::Textarea) => add(Widget::Textarea),
            Some(Tag::Button) => add(Widget::Button),
            Some(Tag::Img | Tag::Picture | Tag::Video) => add(Widget::Picture),
            Some(Tag::Select) => add(Widget::Choice),
            Some(Tag::Iframe) => {
                let source = element.attribute(Attribute::Src).unwrap_or_default();
                let title = element.attribute(Attribute::Title).unwrap_or_default();
                let markup = &self.model.markup;
                let vendor = markup.of_frame(source).with(markup.of_name(title)).with(own);
                let vendor = vendor.has_any(&[Hint::Newsletter, Hint::Wall, Hint::Donate]);
                add(if vendor { Widget::VendorFrame } else { Widget::Frame });
            }
            Some(Tag::A) => {
                add(Widget::Link);
                if own.has(Hint::Button) || element.attribute(Attribute::Role) == Some("button") {
                    add(Widget::Button);
                }
                let target = self.model.markup.of_link(element.attribute(Attribute::Href).unwrap_or_default());
                for (hint, part) in [
                    (Hint::Newsletter, Widget::NewsletterLink),
                    (Hint::Signup, Widget::OfferLink),
                    (Hint::Donate, Widget::GiftLink),
                    (Hint::Account, Widget::AccountLink),
                    (Hint::App, Widget::AppLink),
                    (Hint::Channel, Widget::ChannelLink),
                ] {
                    if target.has(hint) {
                        add(part);
                    }
                }
            }
            _ => {}
        }
    }

    fn blocks(&mut self) {
        let repeats = repeats(self.page);
        let mut so_far = BlockSums::default();
        self.sums.push(so_far);
        let name = site::name(self.page);
        for ((block, cues), repeats) in self.page.blocks.iter().zip(&self.cues).zip(repeats) {
            let heading = self.zones[block.element.index()].has(Zones::HEADING);
            let mut sums = block_sums(block, cues, heading);
            sums.own_names = f32::from(name.is_some_and(|name| holds(&block.text, name)));
            sums.repeats = f32::from(repeats);
            so_far = so_far.combine(&sums, |a, b| a + b);
            self.sums.push(so_far);
        }
    }

    /// The blocks that an element holds. Meant for block-level elements: others may hold parts of blocks.
    pub fn blocks_of(&self, id: NodeId) -> Range<usize> {
        let end = self.page.nodes[id.index()].end;
        self.before[id.index()] as usize..self.before[end.index()] as usize
    }

    /// Sums over a range of blocks.
    pub fn sums(&self, blocks: Range<usize>) -> BlockSums {
        let end = blocks.end.min(self.page.blocks.len());
        self.sums[end].combine(&self.sums[blocks.start.min(end)], |a, b| a - b)
    }

    /// Sums over the page.
    pub fn whole(&self) -> &BlockSums {
        &self.sums[self.page.blocks.len()]
    }

    /// Whether any of these blocks says something that asks.
    pub fn asks(&self, blocks: Range<usize>) -> bool {
        self.sums[blocks.end].cue_chars > self.sums[blocks.start].cue_chars
    }

    /// Characters of a range of blocks that are no white space.
    pub fn chars(&self, blocks: Range<usize>) -> f32 {
        self.sums[blocks.end].chars - self.sums[blocks.start].chars
    }

    /// What an element holds beside text.
    pub fn parts(&self, id: NodeId) -> Widgets {
        let end = self.page.nodes[id.index()].end;
        self.parts_between(id, end)
    }

    /// What stands between two nodes beside text.
    pub fn parts_between(&self, start: NodeId, end: NodeId) -> Widgets {
        let from = self.parts.partition_point(|at| *at < start);
        let to = self.parts.partition_point(|at| *at < end);
        std::array::from_fn(|at| self.part_sums[to][at].saturating_sub(self.part_sums[from][at]))
    }

    /// Whether a block says something of these roles.
    pub fn says(&self, block: usize, roles: &[PhraseRole]) -> bool {
        self.cues[block].iter().any(|cue| roles.contains(&cue.class))
    }

    /// Whether the words of a block ask for this.
    pub fn asks_for(&self, block: usize, kind: NagKind) -> bool {
        let cues = self.cues.get(block).map_or(&[][..], Vec::as_slice);
        cues.iter().any(|cue| cue.class == PhraseRole::Ask && cue.kind == Some(kind))
    }

    /// Whether a block holds what the site owes its reader, or what serves him.
    pub fn owes(&self, block: usize) -> bool {
        self.says(block, &[PhraseRole::Service, PhraseRole::Consent, PhraseRole::Safety, PhraseRole::Pages])
    }

    /// Whether a block says nothing that asks.
    pub fn is_silent(&self, block: usize) -> bool {
        self.cues[block].iter().all(|cue| !cue.class.asks())
    }

    /// The heading that a block stands in, if any.
    pub fn heading(&self, block: usize) -> Option<NodeId> {
        self.headings[self.page.blocks[block].element.index()]
    }

    /// The page's only main heading.
    pub fn headline(&self) -> Option<usize> {
        let is_main = |at: &usize| self.heading(*at).and_then(|id| self.page.element(id)).is_some_and(|it| it.is(Tag::H1));
        let mut mains = (0..self.page.blocks.len()).filter(is_main);
        mains.next().filter(|_| mains.next().is_none())
    }

    /// The target of the link that a node of a block stands in, if one does.
    pub fn link(&self, block: &Block, node: NodeId) -> Option<&'a str> {
        let link = self.links[node.index()].filter(|link| *link >= block.element)?;
        self.page.element(link)?.attribute(Attribute::Href)
    }

    /// Whether a link holds a node.
    pub fn is_linked(&self, node: NodeId) -> bool {
        self.links[node.index()].is_some()
    }

    /// Whether a block is running text.
    pub fn is_prose(&self, block: usize) -> bool {
        self.sums[block + 1].prose_chars > self.sums[block].prose_chars
    }
}

/// For each block whether another one says the same.
fn repeats(page: &Page) -> Vec<bool> {
    let mut first = std::collections::HashMap::<&str, usize>::with_capacity(page.blocks.len());
    let mut repeats = vec![false; page.blocks.len()];
    for (at, block) in page.blocks.iter().enumerate() {
        let first = *first.entry(&block.text).or_insert(at);
        if first != at {
            (repeats[first], repeats[at]) = (true, true);
        }
    }
    repeats
}

fn blocks_before(page: &Page) -> Vec<u32> {
    let mut before = Vec::with_capacity(page.nodes.len() + 1);
    let mut block = 0;
    for node in 0..=page.nodes.len() {
        while page.blocks.get(block).is_some_and(|block| first_node(block).index() < node) {
            block += 1;
        }
        before.push(block as u32);
    }
    before
}

/// Whether there is something of these among what stands somewhere.
pub fn holds_any(parts: &Widgets, some: &[Widget]) -> bool {
    some.iter().any(|part| parts[*part as usize] > 0)
}

/// The first text node of a block.
pub fn first_node(block: &Block) -> NodeId {
    block.pieces.first().map_or(block.element, |piece| piece.node)
}

fn names_of(element: &Element, markup: &Vocabulary) -> Hints {
    let of = |name| element.attribute(name).map_or(Hints::default(), |name| markup.of_name(name));
    of(Attribute::Class).with(of(Attribute::Id))
}

fn input(element: &Element) -> Option<Widget> {
    let text = |name| element.attribute(name).unwrap_or_default();
    let names_mail = || {
        [Attribute::Name, Attribute::Id, Attribute::Placeholder].iter().any(|name| {
            let value = text(*name).to_ascii_lowercase();
            value.contains("mail") || value.contains('@')
        })
    };
    let part = match text(Attribute::Type).to_ascii_lowercase().as_str() {
        "hidden" => return None,
        "email" => Widget::Email,
        "password" => Widget::Password,
        "search" => Widget::Search,
        "checkbox" | "radio" => Widget::Choice,
        "submit" | "button" | "image" => Widget::Button,
        _ if names_mail() => Widget::Email,
        _ if matches!(text(Attribute::Name), "q" | "s" | "query" | "search" | "keyword" | "keywords") => Widget::Search,
        _ => Widget::Field,
    };
    Some(part)
}

/// Whether a text holds a short one. The standard library prepares each search, which takes longer than most searches.
fn holds(text: &str, part: &str) -> bool {
    let Some(first) = part.chars().next() else { return true };
    text.match_indices(first).any(|(at, _)| text[at..].starts_with(part))
}
