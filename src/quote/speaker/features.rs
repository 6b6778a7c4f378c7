//! How a mention stands to a quotation, as features with names.
//!
//! Nothing here knows a language: the lists tell which words report, the features tell where they stand.

use std::sync::OnceLock;

use crate::quote::span::Span;
use crate::quote::speaker::floor::{MentionPlace, Setting, Standing};
use crate::quote::speaker::roles::{Function, Part};
use crate::quote::syntax::mentions::{Mention, Sort};
use crate::quote::syntax::tokens::{Kind, Tokens};
use crate::text::lexicon::{List, Lists, Trait};

const PARTS: [&str; 14] = [
    "say",
    "may",
    "tell",
    "saying",
    "told",
    "said",
    "said_may",
    "listener",
    "by",
    "behind",
    "distant",
    "first",
    "preposition",
    "other",
];

const PLACES: [&str; 6] = ["after", "before", "sentence", "sentences", "paragraph", "earlier"];
const SORTS: [&str; 11] =
    ["full", "short", "body", "single", "plural", "first", "relative", "person", "many", "document", "noun"];
const STEPS: [&str; 5] = ["0", "1", "2", "4", "8"];
const COUNTS: [&str; 4] = ["0", "1", "2", "3"];
const ENDS: [&str; 3] = ["comma", "stop", "open"];
const LENGTHS: [&str; 3] = ["short", "middle", "long"];
const BEFORE: [&str; 6] = ["nothing", "sign", "verb", "preposition", "article", "word"];
const FLAGS: [&str; 2] = ["no", "yes"];
const BARE: [&str; 4] = ["cue", "words", "sentence", "paragraph"];
const SETTINGS: [&str; 16] = [
    "cue_none",
    "cue_here",
    "cue_before",
    "cue_far",
    "words_none",
    "words_here",
    "words_before",
    "words_far",
    "sentence_none",
    "sentence_here",
    "sentence_before",
    "sentence_far",
    "paragraph_none",
    "paragraph_here",
    "paragraph_before",
    "paragraph_far",
];
const HOLDERS: [&str; 3] = ["same", "other", "unknown"];
/// Upper bounds of likelihoods, and their names.
const BANDS: [f32; 9] = [0.4, 0.5, 0.6, 0.7, 0.8, 0.88, 0.94, 0.97, 0.99];
const SHARES: [&str; 10] = ["0", "40", "50", "60", "70", "80", "88", "94", "97", "99"];
const KINDS: [&str; 4] = ["human", "body", "unclear", "nobody"];

/// Groups of features: a name and the names of both sides.
const GROUPS: [(&str, &[&str], &[&str]); 31] = [
    ("part", &PLACES, &PARTS),
    ("reach", &PARTS, &STEPS),
    ("step", &PLACES, &STEPS),
    ("sort", &PLACES, &SORTS),
    ("quotes_between", &PLACES, &COUNTS),
    ("mentions_between", &PLACES, &COUNTS),
    ("same_as_last", &FLAGS, &FLAGS),
    ("end", &PLACES, &ENDS),
    ("fragment", &PLACES, &FLAGS),
    ("colon", &PLACES, &FLAGS),
    ("owner", &PLACES, &FLAGS),
    ("turned_away", &PLACES, &FLAGS),
    ("continues", &FLAGS, &PLACES),
    ("nobody", &ENDS, &FLAGS),
    ("nobody_cue", &LENGTHS, &COUNTS),
    ("nobody_like_title", &FLAGS, &LENGTHS),
    ("nobody_behind", &BEFORE, &FLAGS),
    ("floor", &SETTINGS, &HOLDERS),
    ("spoke", &BARE, &COUNTS),
    ("named_inside", &BARE, &FLAGS),
    ("kind", &PLACES, &KINDS),
    ("cue", &BARE, &FLAGS),
    ("introduced", &PLACES, &FLAGS),
    ("nobody_floor", &SETTINGS, &LENGTHS),
    ("place_bare", &PLACES, &BARE),
    ("part_bare", &PARTS, &BARE),
    ("sure_share", &SHARES, &FLAGS),
    ("sure_sort", &SORTS, &BARE),
    ("sure_person", &SHARES, &HOLDERS),
    ("sure_kind", &KINDS, &BARE),
    ("sure_place", &PLACES, &BARE),
];

/// Features of a mention.
const MOST_FEATURES: usize = 21;

fn starts() -> &'static [usize; GROUPS.len()] {
    static STARTS: OnceLock<[usize; GROUPS.len()]> = OnceLock::new();
    STARTS.get_or_init(|| {
        let mut at = 0;
        GROUPS.map(|(_, a, b)| {
            let start = at;
            at += a.len() * b.len();
            start
        })
    })
}

/// The names of all features, in order.
pub fn names() -> Vec<String> {
    let group = |(name, a, b): &(&str, &[&str], &[&str])| -> Vec<String> {
        a.iter().flat_map(|a| b.iter().map(move |b| format!("{name}.{a}.{b}"))).collect()
    };
    GROUPS.iter().flat_map(group).collect()
}

fn feature(group: usize, a: usize, b: usize) -> u16 {
    (starts()[group] + a * GROUPS[group].2.len() + b) as u16
}

/// What a quotation offers: its token and what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Quoted {
    /// Its token.
    pub token: usize,
    ends: usize,
    fragment: bool,
    colon: bool,
    continues: bool,
    length: usize,
    like_title: bool,
    before: usize,
}

impl Quoted {
    /// The quotation at a token.
    pub fn new(tokens: &Tokens<'_>, token: usize, span: &Span) -> Self {
        let words = &tokens.text[span.inner.clone()];
        let behind = tokens.is_sign(token + 1, &[',']);
        let ends = match words.chars().next_back() {
            Some(',') => 0,
            _ if behind => 0,
            Some('.' | '!' | '?' | '…') => 1,
            _ => 2,
        };
        let colon = token > 0 && tokens.is_sign(token - 1, &[':', '：']);
        let length = match words.split_whitespace().take(9).count() {
            0..=3 => 0,
            4..=8 => 1,
            _ => 2,
        };
        let like_title = is_like_title(words);
        let before = before(tokens, token);
        Self { token, ends, fragment: span.fragment, colon, continues: span.continues, length, like_title, before }
    }
}

/// A mention beside a quotation.
pub struct Beside<'a> {
    /// The quotation.
    pub quoted: &'a Quoted,
    /// Where the mention stands.
    pub place: MentionPlace,
    /// Mentions between.
    pub mentions: usize,
    /// Quotations between.
    pub quotes: usize,
    /// Whether the quotation before had this mention.
    pub last: bool,
    /// Whether a quotation stands before in the paragraph.
    pub follows: bool,
    /// How the mention stands to whoever holds the floor.
    pub floor: Standing,
}

impl Beside<'_> {
    /// What sort a mention is: whom a noun and one name bring in is as good as named in full, "his wife Elda".
    fn sort(&self, mention: &Mention) -> Sort {
        let brought_in = mention.sort == Sort::Short && self.floor.introduced && mention.tokens.start < mention.name.start;
        if brought_in { Sort::Full } else { mention.sort }
    }

    /// The features, as numbers in [`names`].
    pub fn features(&self, tokens: &Tokens<'_>, mention: &Mention, function: &Function) -> Vec<u16> {
        let (place, quoted) = (self.place as usize, self.quoted);
        let step = step(tokens, quoted.token, &function.reach);
        let near = matches!(self.place, MentionPlace::After | MentionPlace::Before);
        let part = match function.part {
            Part::Said if self.place != MentionPlace::After && tokens.words.has_trait(Trait::FreeOrder) => Part::Say,
            Part::SaidMay if self.place != MentionPlace::After && tokens.words.has_trait(Trait::FreeOrder) => Part::May,
            part => part,
        } as usize;
        let turned = near
            && function.cue.as_ref().is_some_and(|cue| {
                (cue.start > mention.head) == (self.place == MentionPlace::After)
                    && faces_other(tokens, quoted.token, &function.reach)
            });
        let mut features = Vec::with_capacity(MOST_FEATURES);
        features.extend([
            feature(0, place, part),
            feature(2, place, step),
            feature(3, place, self.sort(mention) as usize),
            feature(4, place, self.quotes.min(3)),
            feature(5, place, self.mentions.min(3)),
            feature(6, usize::from(self.last), usize::from(self.follows)),
            feature(7, place, quoted.ends),
            feature(8, place, usize::from(quoted.fragment)),
            feature(9, place, usize::from(quoted.colon)),
            feature(10, place, usize::from(mention.owner)),
            feature(11, place, usize::from(turned)),
            feature(12, usize::from(quoted.continues), place),
        ]);
        if near {
            features.push(feature(1, part, step));
        }
        let floor = &self.floor;
        features.extend([
            feature(17, floor.setting.number(), floor.holder as usize),
            feature(18, floor.setting.bare, floor.spoke.min(3)),
            feature(19, floor.setting.bare, usize::from(floor.named_inside)),
            feature(20, place, floor.kind as usize),
            feature(21, floor.setting.bare, usize::from(near && function.cue.is_some())),
            feature(22, place, usize::from(floor.introduced)),
            feature(24, place, floor.setting.bare),
            feature(25, part, floor.setting.bare),
        ]);
        features
    }
}

/// The features of a quotation that nobody is named for. `cues`: reporting words in its sentence.
pub fn nobody(quoted: &Quoted, cues: usize, setting: Setting) -> Vec<u16> {
    vec![
        feature(23, setting.number(), quoted.length),
        feature(13, quoted.ends, usize::from(quoted.fragment)),
        feature(14, quoted.length, cues.min(3)),
        feature(15, usize::from(quoted.like_title), quoted.length),
        feature(16, quoted.before, usize::from(quoted.fragment)),
    ]
}

/// The features that tell how sure a choice is: how likely the mention is, what it is and, as `person`, how sure it is whom it means.
pub fn sure(share: f32, person: f32, mention: &Mention, place: MentionPlace, floor: &Standing) -> Vec<u16> {
    let band = |share: f32| BANDS.iter().filter(|bound| share >= **bound).count();
    let bare = floor.setting.bare;
    vec![
        feature(26, band(share), usize::from(bare == 0)),
        feature(27, mention.sort as usize, bare),
        feature(28, band(person), floor.holder as usize),
        feature(29, floor.kind as usize, bare),
        feature(30, place as usize, bare),
    ]
}

/// Whether all longer words but the first begin with a capital.
fn is_like_title(words: &str) -> bool {
    let initials = words.split_whitespace().skip(1).filter(|word| word.len() > 4).filter_map(|word| word.chars().next());
    let (mut all, mut capitals) = (0, 0);
    for initial in initials.filter(|c| c.is_alphabetic()).take(12) {
        (all, capitals) = (all + 1, capitals + usize::from(initial.is_uppercase()));
    }
    all > 0 && capitals == all
}

/// What stands right before a quotation, as a place in [`BEFORE`].
fn before(tokens: &Tokens<'_>, quote: usize) -> usize {
    match tokens.before(quote) {
        None => 0,
        Some(token) if token.kind != Kind::Word => 1,
        Some(token) if token.lists.any(Lists::CUES) => 2,
        Some(token) if token.lists.has(List::Preposition) => 3,
        Some(token) if token.lists.any(Lists::ARTICLES) || token.lists.has(List::Ending) => 4,
        Some(_) => 5,
    }
}

/// Words between a quotation and a mention with its verb, in steps.
fn step(tokens: &Tokens<'_>, quote: usize, reach: &std::ops::Range<usize>) -> usize {
    let gap = if reach.start > quote { quote + 1..reach.start } else { reach.end.min(quote)..quote };
    let words =
        if gap.len() > 40 { 40 } else { gap.filter(|at| matches!(tokens.all[*at].kind, Kind::Word | Kind::Number)).count() };
    match words {
        0 => 0,
        1 => 1,
        2..=3 => 2,
        4..=7 => 3,
        _ => 4,
    }
}

/// Whether another quotation stands right on the other side of a mention and its verb, with a colon or nothing between.
fn faces_other(tokens: &Tokens<'_>, quote: usize, reach: &std::ops::Range<usize>) -> bool {
    let is_quote = |at: usize| matches!(tokens.all.get(at), Some(token) if matches!(token.kind, Kind::Quote(_)));
    if reach.start > quote {
        is_quote(reach.end) || (tokens.is_sign(reach.end, &[':', ',']) && is_quote(reach.end + 1))
    } else {
        reach.start > 0
            && (is_quote(reach.start - 1)
                || (reach.start > 1 && tokens.is_sign(reach.start - 1, &[',']) && is_quote(reach.start - 2)))
    }
}
