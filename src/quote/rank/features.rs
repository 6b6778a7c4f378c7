//! What speaks for a statement or against it. Nothing here knows a language.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::named::named;
use crate::quote::Quotation;
use crate::quote::rank::salience::{ContentWords, Salience};
use crate::quote::rank::wording::Wording;
use crate::story::Story;
use crate::text::lexicon::Lexicon;

named! {
    /// What speaks for or against a statement.
    #[derive(PartialOrd, Ord, Hash)]
    Feature {
        /// It is a few words.
        Scrap = "scrap",
        /// It is long enough for a thought.
        Substance = "substance",
        /// It is long enough for a reason.
        Reason = "reason",
        /// Its length, in all.
        Length = "length",
        /// It goes on and on.
        LongWinded = "long-winded",
        /// It is a part of somebody else's sentence.
        Fragment = "fragment",
        /// It begins in the middle of a sentence.
        Lower = "lower case",
        /// It is more than one sentence.
        Sentences = "sentences",
        /// A cue cuts it.
        Parts = "parts",
        /// It follows a colon.
        Announced = "announced",
        /// It opens its paragraph.
        Opens = "opens a paragraph",
        /// It stands in the story's opening.
        Opening = "opening",
        /// How late it comes among the statements.
        Late = "late",
        /// It stands where the headline's words do.
        Claim = "claim",
        /// It says the headline's words itself.
        Headline = "headline",
        /// Its words run through the story.
        Theme = "theme",
        /// The headline names its speaker.
        CentralVoice = "central voice",
        /// Nobody is named as its speaker.
        Nobody = "nobody",
        /// How sure its speaker is.
        Sure = "sure",
        /// Its speaker is named in full.
        FullName = "full name",
        /// The story tells its speaker's role.
        Role = "role",
        /// How much of what is said its speaker says.
        Voice = "share of voice",
        /// It is its speaker's first full thought.
        NewVoice = "new voice",
        /// It says what is not so.
        Denial = "denial",
        /// It thanks, or is pleased for the record.
        Courtesy = "courtesy",
        /// It is full of names.
        Names = "names",
        /// It is full of numbers.
        Numbers = "numbers",
        /// It speaks of persons that it does not name.
        Pronouns = "pronouns",
        /// It asks.
        Question = "question",
        /// It exclaims.
        Exclamation = "exclamation",
        /// Words are left out of it, or put in.
        Edited = "edited",
        /// Its speaker has been picked before.
        SameVoice = "same voice",
        /// It shares words with what was picked before.
        Overlap = "overlap",
        /// It says what was picked before.
        Repeats = "repeats",
        /// It stands beside what was picked before.
        Beside = "beside",
    }
}

impl Feature {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();
    /// The first of those that depend on what has been picked before.
    const FIRST_IN_CONTEXT: usize = Self::SameVoice as usize;
}

/// How far each feature holds, mostly 0 to 1.
pub type Extents = [f32; Feature::COUNT];

/// Fewer words are a scrap.
const SCRAP: f32 = 5.0;
/// So many words are a thought.
const THOUGHT: f32 = 8.0;
/// So many are a full one.
const FULL: f32 = 16.0;
/// So many give a reason.
const REASON: f32 = 30.0;
/// More words tire, and twice as many in full.
const LONG: f32 = 40.0;
/// A statement is full of names where every third word is one, a short one somewhat later.
const CROWD: f32 = 3.0;
/// So many numbers are many.
const NUMBERS: f32 = 2.0;
/// So many sentences are many.
const SENTENCES: f32 = 4.0;
/// The opening is this share of the text.
const OPENING: f32 = 0.25;
/// The headline's words weigh half of what they can at this weight, those that run through the story at the other.
const HALF_CLAIM: f32 = 1.0;
const HALF_THEME: f32 = 4.0;
/// Two statements that share more of their words say the same.
const SAME: f32 = 0.7;
/// Of fewer statements the last does not come late.
const FEW: usize = 8;
/// More statements of one voice do not count.
const MOST_PICKED: f32 = 2.0;

/// The statements of a story as they are weighed.
pub struct Statements {
    own: Vec<Extents>,
    words: Vec<ContentWords>,
    /// A number for each speaker.
    voices: Vec<Option<usize>>,
}

impl Statements {
    /// Those of a story: each a range of quotations.
    pub fn new(story: &Story, language: &Lexicon, quotations: &[Quotation], statements: &[Range<usize>]) -> Self {
        let salience = Salience::of(story);
        let (voices, shares) = voices(quotations, statements);
        let mut heard = HashSet::new();
        let (mut own, mut all_words) = (Vec::with_capacity(statements.len()), Vec::with_capacity(statements.len()));
        for (number, statement) in statements.iter().enumerate() {
            let parts = &quotations[statement.clone()];
            let speaker = speaker(parts);
            let said = said(story, parts);
            let words = ContentWords::of(&said);
            let mut extents = [0.0; Feature::COUNT];
            let mut set = |feature: Feature, extent: f32| extents[feature as usize] = extent;
            of_length(words.count, &mut set);
            of_place(story, parts, &mut set);
            of_wording(&Wording::of(&said, language), words.count, &mut set);
            of_subject(&salience, parts, speaker, &words, &mut set);
            set(Feature::Voice, shares[number]);
            set(Feature::Late, number as f32 / (statements.len() - 1).max(FEW) as f32);
            let full = speaker.filter(|_| words.count > THOUGHT);
            set(Feature::NewVoice, f32::from(full.is_some_and(|speaker| heard.insert(speaker))));
            own.push(extents);
            all_words.push(words);
        }
        Self { own, words: all_words, voices }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.own.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.own.is_empty()
    }

    /// How far each feature of a statement holds where nothing has been picked yet.
    pub fn alone(&self, at: usize) -> Extents {
        self.own[at]
    }

    /// Takes into a statement's extents that another has been picked.
    pub fn after(&self, at: usize, picked: usize, extents: &mut Extents) {
        let overlap = self.words[at].overlap(&self.words[picked]);
        let same_voice = self.voices[at].is_some() && self.voices[at] == self.voices[picked];
        let voices = extents[Feature::SameVoice as usize] + f32::from(same_voice);
        let now = [
            (Feature::SameVoice, voices.min(MOST_PICKED)),
            (Feature::Overlap, overlap),
            (Feature::Repeats, f32::from(overlap > SAME)),
            (Feature::Beside, f32::from(at.abs_diff(picked) == 1)),
        ];
        debug_assert_eq!(now.len(), Feature::COUNT - Feature::FIRST_IN_CONTEXT);
        for (feature, extent) in now {
            extents[feature as usize] = extents[feature as usize].max(extent);
        }
    }
}

/// Who speaks a statement.
fn speaker(parts: &[Quotation]) -> Option<&str> {
    parts.iter().find_map(|part| part.attribution.speaker.as_deref())
}

/// A number for each statement's speaker, and the share of the statements that this speaker has.
fn voices(quotations: &[Quotation], statements: &[Range<usize>]) -> (Vec<Option<usize>>, Vec<f32>) {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut counts: Vec<f32> = Vec::new();
    let number = |statement: &Range<usize>| {
        let next = numbers.len();
        let number = *numbers.entry(speaker(&quotations[statement.clone()])?).or_insert(next);
        counts.resize(counts.len().max(number + 1), 0.0);
        counts[number] += 1.0;
        Some(number)
    };
    let voices: Vec<Option<usize>> = statements.iter().map(number).collect();
    let shares = voices.iter().map(|voice| voice.map_or(0.0, |voice| counts[voice] / statements.len() as f32)).collect();
    (voices, shares)
}

/// All words of a statement.
fn said<'a>(story: &'a Story, parts: &[Quotation]) -> Cow<'a, str> {
    match parts {
        [one] => Cow::Borrowed(&story.text[one.span.inner.clone()]),
        parts => Cow::Owned(parts.iter().map(|part| &story.text[part.span.inner.clone()]).collect::<Vec<_>>().join(" ")),
    }
}

fn of_length(words: f32, set: &mut impl FnMut(Feature, f32)) {
    set(Feature::Scrap, f32::from(words < SCRAP));
    set(Feature::Substance, (words / FULL).min(1.0));
    set(Feature::Reason, (words / REASON).min(1.0));
    set(Feature::Length, (1.0 + words).ln() / LONG.ln());
    set(Feature::LongWinded, (words / LONG - 1.0).clamp(0.0, 1.0));
}

fn of_place(story: &Story, parts: &[Quotation], set: &mut impl FnMut(Feature, f32)) {
    let Some(Quotation { span, .. }) = parts.first() else { return };
    let paragraph = &story.paragraphs[span.paragraph].range;
    let lead = story.text[paragraph.start..span.range.start].trim_end();
    let place = span.range.start as f32 / story.text.len() as f32;
    set(Feature::Fragment, f32::from(parts.iter().all(|part| part.span.fragment)));
    set(Feature::Lower, f32::from(story.text[span.inner.clone()].starts_with(char::is_lowercase)));
    set(Feature::Parts, f32::from(parts.len() > 1));
    set(Feature::Announced, f32::from(lead.ends_with([':', '：'])));
    set(Feature::Opens, f32::from(lead.is_empty()));
    set(Feature::Opening, (1.0 - place / OPENING).max(0.0));
}

fn of_wording(wording: &Wording, words: f32, set: &mut impl FnMut(Feature, f32)) {
    let share = |count: f32| (count * CROWD / (words + CROWD)).min(1.0);
    set(Feature::Denial, f32::from(wording.denies));
    set(Feature::Courtesy, f32::from(wording.courteous));
    set(Feature::Names, share(wording.names));
    set(Feature::Pronouns, share(wording.pronouns));
    set(Feature::Numbers, (wording.numbers / NUMBERS).min(1.0));
    set(Feature::Sentences, (wording.sentences / SENTENCES).min(1.0));
    set(Feature::Question, f32::from(wording.asks));
    set(Feature::Exclamation, f32::from(wording.exclaims));
    set(Feature::Edited, f32::from(wording.edited));
}

/// What the statement and its speaker have to do with what the story is about.
fn of_subject(
    salience: &Salience,
    parts: &[Quotation],
    speaker: Option<&str>,
    words: &ContentWords,
    set: &mut impl FnMut(Feature, f32),
) {
    let Some(Quotation { span, .. }) = parts.first() else { return };
    let half_at = |half: f32, amount: f32| amount / (amount + half);
    let voice = speaker.map(ContentWords::of).map_or(0, |name| salience.find(&name));
    let near = salience.found(span.paragraph.saturating_sub(1)..span.paragraph + 1) & !voice;
    let sure = parts.iter().map(|part| part.attribution.confidence).fold(0.0, f32::max);
    set(Feature::Claim, half_at(HALF_CLAIM, salience.weight(near)));
    set(Feature::Headline, half_at(HALF_CLAIM, salience.weight(salience.find(words) & !voice)));
    set(Feature::Theme, half_at(HALF_THEME, salience.recurrence(words)));
    set(Feature::CentralVoice, f32::from(voice != 0));
    set(Feature::Nobody, f32::from(speaker.is_none()));
    set(Feature::Sure, sure);
    set(Feature::FullName, f32::from(speaker.is_some_and(|name| name.starts_with(char::is_uppercase) && name.contains(' '))));
    set(Feature::Role, f32::from(parts.iter().any(|part| part.attribution.role.is_some())));
}
