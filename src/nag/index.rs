//! What there is to know of a page's blocks and elements before anything is judged.
//!
//! One walk over nodes and blocks, and sums from the start of the page on, so that whatever an element holds can be
//! told in constant time: a subtree is a range of nodes and a range of blocks.

use std::ops::Range;

use crate::nag::Model;
use crate::nag::markup::{Hint, Hints, Vocabulary};
use crate::nag::meaning::{self, Meant, grams};
use crate::nag::phrases::{Cue, PhraseRole};
use crate::nag::words::{Names, Words};
use crate::named::named;
use crate::page::{Attribute, Block, Element, NodeId, NodeKind, Page, Tag};
use crate::report::NagKind;
use crate::text::chars::is_wide;

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

/// Sums over blocks.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Sums {
    /// Characters that are no white space.
    pub chars: f32,
    /// Blocks.
    pub blocks: f32,
    /// Characters in links.
    pub link_chars: f32,
    /// Characters that markup hides.
    pub hidden_chars: f32,
    /// Characters in running text.
    pub prose_chars: f32,
    /// Characters in blocks that say something a nag says.
    pub cue_chars: f32,
    /// Headings.
    pub headings: f32,
    /// Prices.
    pub prices: f32,
    /// Shares of a price: a number of per cent.
    pub discounts: f32,
    /// Blocks that end in an exclamation mark or hold one.
    pub exclaims: f32,
    /// Blocks that hold a question mark.
    pub asks: f32,
    /// Blocks that hold the site's own name.
    pub own_names: f32,
    /// Characters in phrases that ask.
    pub asking_chars: f32,
    /// Blocks that are nearly all link.
    pub link_blocks: f32,
    /// Blocks that stand more than once on the page.
    pub repeats: f32,
    /// How many cues of each class speak for each kind; those that leave the kind open come last.
    pub cues: [[f32; KINDS + 1]; PhraseRole::COUNTED],
}

impl Sums {
    fn combine(&self, other: &Self, with: impl Fn(f32, f32) -> f32) -> Self {
        Self {
            chars: with(self.chars, other.chars),
            blocks: with(self.blocks, other.blocks),
            link_chars: with(self.link_chars, other.link_chars),
            hidden_chars: with(self.hidden_chars, other.hidden_chars),
            prose_chars: with(self.prose_chars, other.prose_chars),
            cue_chars: with(self.cue_chars, other.cue_chars),
            headings: with(self.headings, other.headings),
            prices: with(self.prices, other.prices),
            discounts: with(self.discounts, other.discounts),
            exclaims: with(self.exclaims, other.exclaims),
            asks: with(self.asks, other.asks),
            own_names: with(self.own_names, other.own_names),
            asking_chars: with(self.asking_chars, other.asking_chars),
            link_blocks: with(self.link_blocks, other.link_blocks),
            repeats: with(self.repeats, other.repeats),
            cues: std::array::from_fn(|class| std::array::from_fn(|kind| with(self.cues[class][kind], other.cues[class][kind]))),
        }
    }

    /// Cues of one class, whatever they ask for.
    pub fn class(&self, class: PhraseRole) -> f32 {
        self.cues[class as usize].iter().sum()
    }

    /// How much speaks for one kind, in whatever class.
    pub fn kind(&self, kind: NagKind) -> f32 {
        let of = |class: PhraseRole| self.cues[class as usize][kind as usize];
        2.0 * of(PhraseRole::Ask) + of(PhraseRole::Button) + 0.5 * of(PhraseRole::Hint) + 0.5 * of(PhraseRole::Tail)
    }

    /// How much speaks for a nag of any kind.
    pub fn cues(&self) -> f32 {
        2.0 * self.class(PhraseRole::Ask)
            + self.class(PhraseRole::Button)
            + 0.5 * self.class(PhraseRole::Hint)
            + 0.5 * self.class(PhraseRole::Tail)
    }
}

/// How many kinds of nags there are.
const KINDS: usize = NagKind::ALL.len();

/// What is known of a page.
#[derive(Debug)]
pub struct PageIndex<'a> {
    /// The page.
    pub page: &'a Page,
    /// What is known of nags.
    pub model: &'a Model,
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
    sums: Vec<Sums>,
    parts: Vec<NodeId>,
    part_sums: Vec<Widgets>,
}

/// Elements that say what part of a page something is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Zones(u32);

macro_rules! zones {
    ($($(#[$doc:meta])* $name:ident = $bit:literal),+ $(,)?) => {
        impl Zones { $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)+ }
    };
}

zones! {
    /// `nav` and what stands for it.
    NAV = 0,
    /// `header`.
    HEADER = 1,
    /// `footer`.
    FOOTER = 2,
    /// `aside`.
    ASIDE = 3,
    /// `form`.
    FORM = 4,
    /// `dialog` and what stands for it.
    DIALOG = 5,
    /// `figure`.
    FIGURE = 6,
    /// `ul` or `ol`.
    LIST = 7,
    /// `article`.
    ARTICLE = 8,
    /// `main`.
    MAIN = 9,
    /// `button`.
    BUTTON = 10,
    /// `label`, `select`.
    LABEL = 11,
    /// `table`.
    TABLE = 12,
    /// Keeps its place on the screen while the page scrolls.
    FIXED = 13,
    /// `blockquote`.
    QUOTATION = 14,
    /// `h1` to `h6`.
    HEADING = 15,
    /// Where the reader may be writing.
    EDITABLE = 16,
}

impl Zones {
    /// Whether all of `other` are among them.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// These and `other`.
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn of(element: &Element) -> Self {
        let by_tag = match element.known_tag() {
            Some(Tag::Nav) => Self::NAV,
            Some(Tag::Header) => Self::HEADER,
            Some(Tag::Footer) => Self::FOOTER,
            Some(Tag::Aside) => Self::ASIDE,
            Some(Tag::Form) => Self::FORM,
            Some(Tag::Dialog) => Self::DIALOG,
            Some(Tag::Figure | Tag::Figcaption) => Self::FIGURE,
            Some(Tag::Ul | Tag::Ol) => Self::LIST,
            Some(Tag::Article) => Self::ARTICLE,
            Some(Tag::Main) => Self::MAIN,
            Some(Tag::Button) => Self::BUTTON,
            Some(Tag::Label | Tag::Select | Tag::Legend) => Self::LABEL,
            Some(Tag::Table) => Self::TABLE,
            Some(Tag::Blockquote) => Self::QUOTATION,
            Some(tag) if tag.is_heading() => Self::HEADING,
            _ => Self::default(),
        };
        let by_role = match element.attribute(Attribute::Role) {
            Some("navigation" | "menu" | "menubar") => Self::NAV,
            Some("banner") => Self::HEADER,
            Some("contentinfo") => Self::FOOTER,
            Some("complementary") => Self::ASIDE,
            Some("dialog" | "alertdialog") => Self::DIALOG,
            Some("button") => Self::BUTTON,
            Some("main") => Self::MAIN,
            _ => Self::default(),
        };
        let modal = element.attribute(Attribute::AriaModal) == Some("true");
        let fixed = element.geometry.is_some_and(|geometry| geometry.fixed);
        let mut zones = by_tag.with(by_role);
        if modal {
            zones = zones.with(Self::DIALOG);
        }
        if fixed {
            zones = zones.with(Self::FIXED);
        }
        let editable = element.attribute(Attribute::Contenteditable).is_some_and(|value| !value.eq_ignore_ascii_case("false"));
        if editable || element.attribute(Attribute::Role) == Some("textbox") {
            zones = zones.with(Self::EDITABLE);
        }
        zones
    }
}

impl<'a> PageIndex<'a> {
    /// Looks at everything on `page` once.
    pub fn new(page: &'a Page, model: &'a Model) -> Self {
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
        Names::new([site_name(page), host(page)].into_iter().flatten())
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
        let mut seen = std::collections::HashMap::<&str, u32>::new();
        for block in &self.page.blocks {
            *seen.entry(&block.text).or_default() += 1;
        }
        let mut so_far = Sums::default();
        self.sums.push(so_far);
        let name = site_name(self.page);
        for (block, cues) in self.page.blocks.iter().zip(&self.cues) {
            let heading = self.zones[block.element.index()].has(Zones::HEADING);
            let mut sums = block_sums(block, cues, heading);
            sums.own_names = f32::from(name.is_some_and(|name| holds(&block.text, name)));
            sums.repeats = f32::from(seen[&*block.text] > 1);
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
    pub fn sums(&self, blocks: Range<usize>) -> Sums {
        let end = blocks.end.min(self.page.blocks.len());
        self.sums[end].combine(&self.sums[blocks.start.min(end)], |a, b| a - b)
    }

    /// Sums over the page.
    pub fn whole(&self) -> &Sums {
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
    pub fn link(&self, block: &Block, node: NodeId) -> Option<&str> {
        let link = self.links[node.index()].filter(|link| *link >= block.element)?;
        self.page.element(link)?.attribute(Attribute::Href)
    }

    /// Whether a block is running text.
    pub fn is_prose(&self, block: usize) -> bool {
        self.sums[block + 1].prose_chars > self.sums[block].prose_chars
    }
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

fn block_sums(block: &Block, cues: &[Cue], heading: bool) -> Sums {
    let signs = Signs::of(&block.text);
    let (chars, wide) = (signs.chars as f32, signs.wide as f32);
    // A sign of Chinese, Japanese or Korean says about as much as three letters.
    let prose = chars + 2.0 * wide >= 80.0 && block.link_share < 500 && !heading;
    let mut sums = Sums {
        chars,
        blocks: 1.0,
        link_chars: chars * f32::from(block.link_share) / 1000.0,
        hidden_chars: if block.hidden { chars } else { 0.0 },
        prose_chars: if prose { chars } else { 0.0 },
        cue_chars: if cues.iter().any(|cue| cue.class.asks()) { chars } else { 0.0 },
        headings: f32::from(heading),
        prices: f32::from(signs.price),
        discounts: f32::from(signs.per_cent && has_discount(&block.text)),
        exclaims: f32::from(signs.exclamation),
        asks: f32::from(signs.question),
        asking_chars: cues.iter().filter(|cue| cue.class == PhraseRole::Ask).map(|cue| cue.range.len() as f32).sum(),
        link_blocks: f32::from(block.link_share >= 900),
        ..Sums::default()
    };
    for cue in cues.iter().filter(|cue| (cue.class as usize) < PhraseRole::COUNTED) {
        sums.cues[cue.class as usize][cue.kind.map_or(KINDS, |kind| kind as usize)] += 1.0;
    }
    sums
}

/// Whether a text holds a short one. The standard library prepares each search, which takes longer than most searches.
fn holds(text: &str, part: &str) -> bool {
    let Some(first) = part.chars().next() else { return true };
    text.match_indices(first).any(|(at, _)| text[at..].starts_with(part))
}

/// What a site calls itself: what it says, else the last part of the page's title.
pub(super) fn site_name(page: &Page) -> Option<&str> {
    let said = page.meta("og:site_name").or_else(|| page.meta("application-name"));
    let titled = || {
        let title = page.title.as_deref()?;
        [" | ", " – ", " — ", " - "]
            .iter()
            .find_map(|mark| title.match_indices(mark).last())
            .map(|(at, mark)| &title[at + mark.len()..])
    };
    said.or_else(titled).map(str::trim).filter(|name| (3..=SITE_NAME).contains(&name.len()))
}

/// The part of a page's address that a site chose for itself: `example` of `www.example.co.uk`.
pub(super) fn host(page: &Page) -> Option<&str> {
    let address = page.url.as_deref().or_else(|| page.meta("og:url"))?;
    let host = address.split_once("//")?.1.split(['/', ':', '?']).next()?;
    // Behind it stand one or two short parts.
    let mut parts = host.rsplit('.').skip(1);
    let last = parts.next()?;
    let before = parts.next().filter(|part| last.len() <= 3 && *part != "www");
    Some(before.unwrap_or(last))
}

/// Bytes that a site's name has at most.
const SITE_NAME: usize = 40;

/// Whether a number of per cent stands in a text.
fn has_discount(text: &str) -> bool {
    text.match_indices(['%', '٪', '％']).any(|(at, _)| {
        let before = text[..at].trim_end();
        before.ends_with(|c: char| c.is_ascii_digit()) && (before.contains(['-', '−', '–']) || before.len() < 12)
    })
}

/// What the characters of a text tell, those that are no white space, in one pass.
#[derive(Default)]
struct Signs {
    chars: u32,
    wide: u32,
    exclamation: bool,
    question: bool,
    per_cent: bool,
    /// An amount of money: a currency's sign beside a digit.
    price: bool,
}

impl Signs {
    fn of(text: &str) -> Self {
        let mut signs = Self::default();
        let (mut after_digit, mut after_currency) = (false, false);
        for c in text.chars().filter(|c| !c.is_whitespace()) {
            signs.chars += 1;
            let (digit, currency) = (c.is_ascii_digit(), is_currency(c));
            signs.price |= digit && after_currency || currency && after_digit;
            (after_digit, after_currency) = (digit, currency);
            match c {
                '!' | '！' | '¡' => signs.exclamation = true,
                '?' | '？' | '¿' | '؟' => signs.question = true,
                '%' | '٪' | '％' => signs.per_cent = true,
                _ => signs.wide += u32::from(!c.is_ascii() && is_wide(c)),
            }
        }
        signs
    }
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₹' | '₩' | '₽' | '₺' | '₴' | '₫' | '฿' | '₪' | '￥')
}
