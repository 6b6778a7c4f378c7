//! What speaks for and against a candidate, as numbers with names.
//!
//! Values lie between 0 and about 3. Cues are counted with saturation: one clear ask says most of what five say.

use std::ops::Range;
use std::sync::OnceLock;

use crate::nag::NagModel;
use crate::nag::candidates::Candidate;
use crate::nag::index::{PageIndex, Widget};
use crate::nag::markup::Hint;
use crate::nag::phrases::PhraseRole;
use crate::nag::sums::BlockSums;
use crate::nag::zones::Zones;
use crate::page::{Element, NodeId, Tag};
use crate::report::NagKind;

/// What is known of the story when a candidate is judged.
#[derive(Debug, Clone, Default)]
pub struct StoryExtent {
    /// The blocks from the story's first paragraph to its last.
    pub story: Range<usize>,
    /// For each block the characters of story paragraphs before it; one more for the end.
    pub story_chars: Vec<u32>,
}

impl StoryExtent {
    /// Share of a candidate's characters that stand in paragraphs of the story.
    fn share(&self, blocks: &Range<usize>, chars: f32) -> f32 {
        let at = |block: usize| self.story_chars.get(block).copied().unwrap_or_default() as f32;
        (at(blocks.end) - at(blocks.start)) / chars.max(1.0)
    }
}

/// Takes features one by one, always in the same order.
trait Sink {
    fn put(&mut self, group: &str, name: &str, value: f32);
}

struct Values(Vec<f32>);

impl Sink for Values {
    fn put(&mut self, _: &str, _: &str, value: f32) {
        self.0.push(value);
    }
}

struct Names(Vec<String>);

impl Sink for Names {
    fn put(&mut self, group: &str, name: &str, _: f32) {
        self.0.push(if group.is_empty() { name.to_owned() } else { format!("{group}.{name}") });
    }
}

/// The names of all features, in order.
pub fn names() -> &'static [String] {
    static NAMES: OnceLock<Vec<String>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let page = crate::page::read::text::read("x");
        let model = NagModel::default();
        let index = PageIndex::new(&page, &model);
        let candidate = Candidate { blocks: 0..1, elements: None, parent: None };
        let mut names = Names(Vec::new());
        describe(&index, &StoryExtent::default(), &candidate, &mut names);
        names.0
    })
}

/// A candidate's features, in the order of [`names`].
pub fn of(index: &PageIndex<'_>, place: &StoryExtent, candidate: &Candidate) -> Vec<f32> {
    let mut values = Values(Vec::with_capacity(names().len()));
    describe(index, place, candidate, &mut values);
    values.0
}

fn describe(index: &PageIndex<'_>, place: &StoryExtent, candidate: &Candidate, out: &mut impl Sink) {
    let sums = index.sums(candidate.blocks.clone());
    out.put("", "bias", 1.0);
    size(&sums, out);
    words(&sums, out);
    meaning(index, candidate, out);
    around(index, candidate, out);
    let parts = candidate.parts(index);
    for part in Widget::ALL.iter().copied() {
        let count = parts[part as usize] as f32;
        out.put("holds", part.name(), if part == Widget::Link { count.ln_1p() / 2.0 } else { count.min(1.0) });
    }
    together(&sums, &parts.map(|count| count as f32), out);
    names_and_tags(index, candidate, out);
    position(index, place, candidate, &sums, out);
}

fn size(sums: &BlockSums, out: &mut impl Sink) {
    let chars = sums.chars.max(1.0);
    out.put("size", "log_chars", chars.ln() / 4.0);
    out.put("size", "log_chars_squared", (chars.ln() / 4.0).powi(2));
    out.put("size", "log_blocks", sums.blocks.ln_1p() / 2.0);
    out.put("size", "block_length", (chars / sums.blocks.max(1.0)).ln() / 4.0);
    out.put("share", "links", sums.link_chars / chars);
    out.put("share", "hidden", sums.hidden_chars / chars);
    out.put("share", "prose", sums.prose_chars / chars);
    out.put("share", "cues", sums.cue_chars / chars);
    out.put("share", "link_blocks", sums.link_blocks / sums.blocks.max(1.0));
    out.put("share", "repeats", sums.repeats / sums.blocks.max(1.0));
    out.put("has", "headings", sums.headings.min(2.0));
    out.put("has", "prices", sums.prices.min(2.0));
    out.put("has", "discounts", sums.discounts.min(2.0));
    out.put("has", "exclamations", sums.exclaims.min(2.0));
    out.put("has", "questions", sums.asks.min(2.0));
    out.put("has", "own_name", sums.own_names.min(2.0));
    out.put("share", "exclamations", sums.exclaims / sums.blocks.max(1.0));
    out.put("share", "own_name", sums.own_names / sums.blocks.max(1.0));
    out.put("share", "asking", (sums.asking_chars / chars).min(2.0));
    // Text that says nothing of the kind: other stories, lists of links, the story itself.
    out.put("has", "other_text", ((sums.chars - sums.cue_chars).max(0.0) / 50.0).ln_1p());
}

fn words(sums: &BlockSums, out: &mut impl Sink) {
    let hundreds = (sums.chars / 100.0).max(0.5);
    for class in PhraseRole::ALL.into_iter().take(PhraseRole::COUNTED) {
        let count = sums.class(class).max(0.0);
        out.put("says", class_name(class), count.min(2.0));
        out.put("says_much", class_name(class), count.ln_1p());
        out.put("density", class_name(class), (count / hundreds).min(3.0));
        // Phrases of the other classes are of no kind.
        for kind in NagKind::ALL.into_iter().filter(|_| class <= PhraseRole::Tail) {
            out.put(class_name(class), kind.name(), sums.cues[class as usize][kind as usize].clamp(0.0, 2.0));
        }
    }
    out.put("says", "anything", sums.cues().max(0.0).ln_1p());
    let of_one_kind = NagKind::ALL.into_iter().map(|kind| sums.kind(kind)).fold(0.0, f32::max);
    out.put("says", "one_kind", of_one_kind.ln_1p());
}

/// How far a candidate's text asks, by what was learnt from others; in quarters of a logit's range.
fn meaning(index: &PageIndex<'_>, candidate: &Candidate, out: &mut impl Sink) {
    let (meant, blocks) = (&index.meaning, &candidate.blocks);
    let quarter = |logit: f32| (logit / 4.0).clamp(-2.0, 2.0);
    out.put("means", "anything", quarter(meant.logit(blocks.clone(), 0)));
    for kind in NagKind::ALL {
        out.put("means", kind.name(), quarter(meant.logit(blocks.clone(), 1 + kind as usize)));
    }
    out.put("means", "most", quarter(meant.most(blocks.clone())));
    out.put("means", "share", meant.share(blocks.clone()));
    out.put("means", "before", quarter(meant.most(blocks.start.saturating_sub(2)..blocks.start)));
    out.put("means", "behind", quarter(meant.most(blocks.end..blocks.end + 2)));
}

fn class_name(class: PhraseRole) -> &'static str {
    match class {
        PhraseRole::Ask => "ask",
        PhraseRole::Hint => "hint",
        PhraseRole::Button => "button",
        PhraseRole::Tail => "tail",
        PhraseRole::Against => "against",
        PhraseRole::Voice => "voice",
        PhraseRole::Service => "service",
        PhraseRole::Consent => "consent",
        PhraseRole::Safety => "safety",
        PhraseRole::Pages => "pages",
    }
}

/// What the two blocks before and the two behind say: a heading's box begins before it.
fn around(index: &PageIndex<'_>, candidate: &Candidate, out: &mut impl Sink) {
    let blocks = &candidate.blocks;
    for (name, near) in [("before", blocks.start.saturating_sub(2)..blocks.start), ("behind", blocks.end..blocks.end + 2)] {
        let sums = index.sums(near);
        out.put("near", name, sums.cues().max(0.0).ln_1p());
        out.put("near_prose", name, (sums.prose_chars / 200.0).min(2.0));
    }
}

fn together(sums: &BlockSums, parts: &[f32; Widget::ALL.len()], out: &mut impl Sink) {
    let says = |kind: NagKind| sums.kind(kind).clamp(0.0, 2.0) / 2.0;
    let holds = |part: Widget| parts[part as usize].min(1.0);
    out.put("both", "email_and_newsletter", holds(Widget::Email) * says(NagKind::Newsletter));
    out.put("both", "password_and_account", holds(Widget::Password) * says(NagKind::Registration));
    out.put("both", "price_and_plan", sums.prices.min(1.0) * says(NagKind::Subscription));
    out.put("both", "button_and_cue", holds(Widget::Button) * sums.cues().clamp(0.0, 1.0));
    out.put("both", "offer_link_and_plan", holds(Widget::OfferLink) * says(NagKind::Subscription));
    out.put("both", "gift_link_and_gift", holds(Widget::GiftLink) * says(NagKind::Donation));
    out.put("both", "account_link_and_account", holds(Widget::AccountLink) * says(NagKind::Registration));
    out.put("both", "newsletter_link_and_newsletter", holds(Widget::NewsletterLink) * says(NagKind::Newsletter));
    let short = f32::from(sums.chars < 25.0);
    out.put("both", "short_and_cue", short * sums.cues().clamp(0.0, 2.0));
    out.put(
        "both",
        "short_link_and_cue",
        f32::from(sums.chars < 25.0 && sums.link_chars > 0.9 * sums.chars) * sums.cues().clamp(0.0, 2.0),
    );
    out.put("both", "long_and_cue", f32::from(sums.chars > 120.0) * sums.cues().clamp(0.0, 2.0));
}

fn names_and_tags(index: &PageIndex<'_>, candidate: &Candidate, out: &mut impl Sink) {
    let (outer, inner) = (candidate.outer(index.page), candidate.inner(index.page));
    // Names of the elements from the outermost to the innermost, and of those right inside it.
    let own =
        chain(index, outer, inner).map(|id| index.own[id.index()]).fold(Default::default(), crate::nag::markup::Hints::with);
    for hint in Hint::ALL {
        out.put("named", hint.name(), f32::from(candidate.elements.is_some() && own.has(*hint)));
    }
    let zones = index.zones[inner.index()];
    for (name, zone) in [
        ("nav", Zones::NAV),
        ("header", Zones::HEADER),
        ("footer", Zones::FOOTER),
        ("aside", Zones::ASIDE),
        ("form", Zones::FORM),
        ("dialog", Zones::DIALOG),
        ("figure", Zones::FIGURE),
        ("list", Zones::LIST),
        ("article", Zones::ARTICLE),
        ("main", Zones::MAIN),
        ("button", Zones::BUTTON),
        ("label", Zones::LABEL),
        ("fixed", Zones::FIXED),
    ] {
        out.put("in", name, f32::from(zones.has(zone)));
    }
    let tag = index.page.element(inner).and_then(Element::known_tag);
    out.put("is", "heading", f32::from(tag.is_some_and(Tag::is_heading)));
    out.put("is", "paragraph", f32::from(tag == Some(Tag::P)));
    out.put("is", "item", f32::from(tag == Some(Tag::Li)));
    out.put("is", "bare", f32::from(candidate.elements.is_none()));
}

/// The elements from `inner` out to `outer`.
fn chain<'a>(index: &'a PageIndex<'_>, outer: NodeId, inner: NodeId) -> impl Iterator<Item = NodeId> + 'a {
    index.page.ancestors(inner).take_while(move |id| *id >= outer)
}

fn position(index: &PageIndex<'_>, place: &StoryExtent, candidate: &Candidate, sums: &BlockSums, out: &mut impl Sink) {
    let blocks = &candidate.blocks;
    let story = place.share(blocks, sums.chars);
    out.put("place", "story_share", story);
    out.put("place", "before_story", f32::from(blocks.end <= place.story.start));
    out.put("place", "in_story", f32::from(blocks.start >= place.story.start && blocks.end <= place.story.end));
    out.put("place", "right_behind_story", f32::from(blocks.start >= place.story.end && blocks.start < place.story.end + 6));
    let all = index.whole();
    out.put("place", "page_share", sums.chars / all.chars.max(1.0));
    out.put("place", "page_top", f32::from(blocks.start * 10 < index.page.blocks.len()));
    out.put("place", "page_end", f32::from(blocks.end * 10 > index.page.blocks.len() * 9));
}
