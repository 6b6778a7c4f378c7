//! Which quotations matter? Those that a busy reader should see first: full thoughts, near what the story claims, of those
//! it is about, none twice, and of each voice what it says first.
//!
//! A quotation's [`Score`] is the sum of named [contributions](Score::contributions), so that each rank can be explained.

pub(crate) mod salience;
mod wording;

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use crate::quote::Quotation;
use crate::quote::rank::salience::{ContentWords, Salience};
use crate::quote::rank::wording::Wording;
use crate::story::Story;
use crate::text::lexicon::Lexicon;

/// What speaks for or against a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feature {
    /// It is long enough for a full thought.
    Substance,
    /// It is a few words.
    Scrap,
    /// It goes on and on.
    LongWinded,
    /// It is a part of somebody else's sentence.
    Fragment,
    /// It stands in the story's opening.
    Opening,
    /// It stands where the headline's words do.
    Claim,
    /// Its words run through the story.
    Theme,
    /// The headline names its speaker.
    CentralVoice,
    /// It is its speaker's first full thought.
    NewVoice,
    /// The story tells its speaker's role.
    Role,
    /// It says what is not so.
    Denial,
    /// It is full of names.
    Names,
    /// It is full of numbers.
    Numbers,
    /// It asks.
    Question,
    /// It exclaims.
    Exclamation,
    /// ContentWords are left out of it, or put in.
    Edited,
    /// It says what a quotation ranked before it says.
    Repeats,
}

impl Feature {
    /// All features.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Substance,
        Self::Scrap,
        Self::LongWinded,
        Self::Fragment,
        Self::Opening,
        Self::Claim,
        Self::Theme,
        Self::CentralVoice,
        Self::NewVoice,
        Self::Role,
        Self::Denial,
        Self::Names,
        Self::Numbers,
        Self::Question,
        Self::Exclamation,
        Self::Edited,
        Self::Repeats,
    ];
    /// How many there are.
    pub const COUNT: usize = 17;

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Substance => "substance",
            Self::Scrap => "scrap",
            Self::LongWinded => "long-winded",
            Self::Fragment => "fragment",
            Self::Opening => "opening",
            Self::Claim => "claim",
            Self::Theme => "theme",
            Self::CentralVoice => "central voice",
            Self::NewVoice => "new voice",
            Self::Role => "role",
            Self::Denial => "denial",
            Self::Names => "names",
            Self::Numbers => "numbers",
            Self::Question => "question",
            Self::Exclamation => "exclamation",
            Self::Edited => "edited",
            Self::Repeats => "repeats",
        }
    }

    /// What it counts where it holds in full. Learned from ranked articles by logistic regression
    /// that begins with equal weights, and rounded.
    const fn weight(self) -> f32 {
        match self {
            Self::Substance => 1.6,
            Self::Scrap => -1.9,
            Self::LongWinded => -1.1,
            Self::Fragment => -1.3,
            Self::Opening => 1.1,
            Self::Claim => 1.2,
            Self::Theme => 1.7,
            Self::CentralVoice => 0.9,
            Self::NewVoice => 0.2,
            Self::Role => 0.3,
            Self::Denial => 0.4,
            Self::Names => -1.1,
            Self::Numbers => -0.8,
            Self::Question => -0.5,
            Self::Exclamation => 1.0,
            Self::Edited => -0.5,
            Self::Repeats => -1.5,
        }
    }
}

/// How much a quotation matters, by what speaks for and against it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Score([f32; Feature::COUNT]);

impl Score {
    /// The sum.
    pub fn total(&self) -> f32 {
        self.0.iter().sum()
    }

    /// What speaks for and against the quotation, and how much.
    pub fn contributions(&self) -> impl Iterator<Item = (Feature, f32)> {
        Feature::ALL.into_iter().zip(self.0).filter(|(_, part)| *part != 0.0)
    }

    fn add(&mut self, feature: Feature, extent: f32) {
        self.0[feature as usize] += extent * feature.weight();
    }

    fn add_wording(&mut self, wording: &Wording, words: f32) {
        let share = |count: f32| (count * CROWD / (words + CROWD)).min(1.0);
        self.add(Feature::Denial, f32::from(wording.denies));
        self.add(Feature::Names, share(wording.names));
        self.add(Feature::Numbers, (wording.numbers / NUMBERS).min(1.0));
        self.add(Feature::Question, f32::from(wording.asks));
        self.add(Feature::Exclamation, f32::from(wording.exclaims));
        self.add(Feature::Edited, f32::from(wording.edited));
    }
}

/// So many words are a full thought.
const FULL: f32 = 16.0;
/// Fewer words are a scrap.
const SCRAP: f32 = 5.0;
/// More words tire, and twice as many in full.
const LONG: f32 = 40.0;
/// More words may be a thought.
const THOUGHT: f32 = 8.0;
/// A quotation is full of names where every third word is one, a short one somewhat later.
const CROWD: f32 = 3.0;
/// So many numbers are many.
const NUMBERS: f32 = 2.0;
/// The opening is this share of the text.
const OPENING: f32 = 0.25;
/// The headline's words found weigh half of what they can at this weight, recurring ones at the other.
const HALF_CLAIM: f32 = 1.0;
const HALF_THEME: f32 = 4.0;
/// Two quotations that share more of their words are one.
const SAME: f32 = 0.7;
/// So many places are given one by one, each in view of those before; the rest go by their score then.
const PICKED: usize = 12;

/// The rank of each statement, in the same order, 1 for the one to show first, and why. A statement is a range of
/// quotations.
pub fn rank(story: &Story, language: &Lexicon, quotations: &[Quotation], statements: &[Range<usize>]) -> Vec<(u32, Score)> {
    let gist = Salience::of(story);
    let mut words: Vec<ContentWords> = Vec::with_capacity(statements.len());
    let mut scores: Vec<Score> = Vec::with_capacity(statements.len());
    let mut heard = HashSet::new();
    for parts in statements.iter().map(|statement| &quotations[statement.clone()]) {
        let said = said(story, parts);
        let (stems, wording) = (ContentWords::of(&said), Wording::of(&said, language));
        let mut score = score(story, &gist, parts, &stems);
        score.add_wording(&wording, stems.count);
        let speaker = parts.iter().find_map(|part| part.attribution.speaker.as_deref()).filter(|_| stems.count > THOUGHT);
        score.add(Feature::NewVoice, f32::from(speaker.is_some_and(|speaker| heard.insert(speaker))));
        words.push(stems);
        scores.push(score);
    }
    let order = order(&words, &mut scores);
    let mut ranks = vec![0; statements.len()];
    for (rank, at) in (1..).zip(order) {
        ranks[at] = rank;
    }
    ranks.into_iter().zip(scores).collect()
}

/// All words of a statement.
fn said<'a>(story: &'a Story, parts: &[Quotation]) -> Cow<'a, str> {
    match parts {
        [one] => Cow::Borrowed(&story.text[one.span.inner.clone()]),
        parts => Cow::Owned(parts.iter().map(|part| &story.text[part.span.inner.clone()]).collect::<Vec<_>>().join(" ")),
    }
}

/// What a statement is worth by itself.
fn score(story: &Story, gist: &Salience, parts: &[Quotation], words: &ContentWords) -> Score {
    let Some(Quotation { span, attribution }) = parts.first() else { return Score::default() };
    let voice = attribution.speaker.as_deref().map(ContentWords::of).map_or(0, |name| gist.find(&name));
    let near = gist.found(span.paragraph.saturating_sub(1)..span.paragraph + 1) & !voice;
    let half_at = |half: f32, amount: f32| amount / (amount + half);
    let place = span.range.start as f32 / story.text.len() as f32;
    let mut score = Score::default();
    score.add(Feature::Substance, (words.count / FULL).min(1.0));
    score.add(Feature::Scrap, f32::from(words.count < SCRAP));
    score.add(Feature::LongWinded, (words.count / LONG - 1.0).clamp(0.0, 1.0));
    score.add(Feature::Fragment, f32::from(parts.iter().all(|part| part.span.fragment)));
    score.add(Feature::Opening, (1.0 - place / OPENING).max(0.0));
    score.add(Feature::Claim, half_at(HALF_CLAIM, gist.weight(near)));
    score.add(Feature::Theme, half_at(HALF_THEME, gist.recurrence(words)));
    score.add(Feature::CentralVoice, f32::from(voice != 0));
    score.add(Feature::Role, f32::from(attribution.role.is_some()));
    score
}

/// The quotations by weight. What repeats one picked loses.
fn order(words: &[ContentWords], scores: &mut [Score]) -> Vec<usize> {
    let mut rest: Vec<usize> = (0..words.len()).collect();
    let mut order = Vec::with_capacity(rest.len());
    while order.len() < PICKED && !rest.is_empty() {
        let best = (0..rest.len()).max_by(|a, b| by_weight(scores, rest[*b], rest[*a])).unwrap_or(0);
        let picked = rest.remove(best);
        for at in rest.iter().copied() {
            let again = scores[at].0[Feature::Repeats as usize] == 0.0 && words[at].overlap(&words[picked]) > SAME;
            scores[at].add(Feature::Repeats, f32::from(again));
        }
        order.push(picked);
    }
    crate::sort::sort_by(&mut rest, |a, b| by_weight(scores, *a, *b));
    order.append(&mut rest);
    order
}

/// The heavier first; of two alike the one that comes first.
fn by_weight(scores: &[Score], a: usize, b: usize) -> std::cmp::Ordering {
    scores[b].total().total_cmp(&scores[a].total()).then(a.cmp(&b))
}
