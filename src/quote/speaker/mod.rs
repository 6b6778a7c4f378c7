//! Who speaks?
//!
//! [`Cases`] hold a story's words and mentions; for each quotation the mentions around it are options, the
//! [weights](model) choose among them, and `coref` tells whom the chosen one means.

mod anaphora;
mod bodies;
mod cjk;
mod complements;
mod coref;
mod dropped;
mod elsewhere;
pub mod features;
mod floor;
pub mod model;
mod offices;
mod rivals;
mod roles;
mod shown;
mod spelling;
mod titles;

use std::cell::OnceCell;
use std::ops::Range;

use crate::quote::rank::salience::ContentWords;
use crate::quote::span::Span;
use crate::quote::speaker::coref::{Coreference, MentionKind};
use crate::quote::speaker::features::{Beside, Quoted};
pub use crate::quote::speaker::floor::History;
use crate::quote::speaker::floor::{Holder, Inside, MentionPlace, Setting, Standing, Told};
use crate::quote::speaker::model::SpeakerWeights;
use crate::quote::speaker::roles::{Function, Part};
use crate::quote::syntax::inflection::Forms;
use crate::quote::syntax::mentions::{self, Mention, Sort};
use crate::quote::syntax::tokens::{Kind, Tokens};
use crate::story::Story;
use crate::text::lexicon::{Lexicon, Trait};

/// From this confidence on a speaker is as good as certain: of a hundred, 97 are right.
pub const CERTAIN: f32 = 0.9;
/// From this confidence on a speaker is named at all, as probable: of a hundred below [`CERTAIN`], 80 are right.
pub const PROBABLE: f32 = 0.62;

/// Who speaks a quotation, as far as the text tells.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Attribution {
    /// The speaker's full name, or the source as it is written.
    pub speaker: Option<String>,
    /// The speaker's role, where the article gives one.
    pub role: Option<String>,
    /// The words beside the quotation that name the speaker. Bytes of [`Story::text`].
    pub mention: Option<Range<usize>>,
    /// The reporting words. Bytes of [`Story::text`].
    pub cue: Option<Range<usize>>,
    /// How sure the finding is, 0 to 1.
    pub confidence: f32,
}

/// An attribution for each span, in the same order.
pub fn attribute(story: &Story, language: &Lexicon, weights: &SpeakerWeights, spans: &[Span]) -> Vec<Attribution> {
    if spans.is_empty() {
        return Vec::new();
    }
    let mut attributions = if language.has_trait(Trait::Particles) {
        cjk::attribute(story, language, spans)
    } else {
        attribute_by_model(story, language, weights, spans)
    };
    for attribution in attributions.iter_mut().filter(|attribution| attribution.confidence < PROBABLE) {
        (attribution.speaker, attribution.role) = (None, None);
    }
    attributions
}

/// The attributions of a language that writes names with capitals.
fn attribute_by_model(story: &Story, language: &Lexicon, weights: &SpeakerWeights, spans: &[Span]) -> Vec<Attribution> {
    let cases = Cases::new(story, language, spans);
    let people = &cases.people;
    let mut history = History::default();
    (0..spans.len())
        .map(|at| {
            let there = cases.told_at(at);
            let most = if there == at { 1.0 } else { SURE_BARE };
            let found = cases.choose(there, &history, weights).map(|(mention, sure)| (mention, sure.min(most)));
            if let Some((mention, _)) = found {
                history.take(&spans[at], mention, people);
            }
            match (&spans[at].label, found) {
                (Some(label), _) => cases.labelled(story, label, people),
                (None, Some((mention, sure))) => cases.named(at, mention, sure, people),
                (None, None) => Attribution::default(),
            }
        })
        .collect()
}

/// Sentences before a quotation whose mentions are options.
const SENTENCES: usize = 4;
/// From this likelihood on nobody is named: languages differ most in what surrounds titles and terms.
const SURELY_NOBODY: f32 = 0.8;
/// How sure it is from whom reported speech goes on.
const SURE_REPORTED: f32 = 0.75;
/// How sure it is that brackets behind a quotation name its speaker.
const SURE_CREDITED: f32 = 0.8;
/// How sure it is at least whom a mention means where its speaker is certain.
const SURE_WHOM: f32 = 0.62;
/// How sure a speaker is at most in a sentence that does not report, or where another word stands for a name.
const SURE_BARE: f32 = CERTAIN - 0.01;
/// How sure it is at most that somebody still speaks behind a sentence that brings in another.
const SURE_TAKEN: f32 = PROBABLE - 0.01;
/// How sure it is at least that a quotation without other words goes on with the one right before it.
const SURE_GOES_ON: f32 = PROBABLE + 0.04;
/// Options before a quotation, and behind it.
const MOST_BEFORE: usize = 24;
const MOST_BEHIND: usize = 8;

/// The quotations of a story with what stands around them.
pub struct Cases<'a> {
    tokens: Tokens<'a>,
    mentions: Vec<Mention>,
    functions: Vec<Function>,
    people: Coreference,
    spans: &'a [Span],
    /// The token of each span.
    places: Vec<Option<usize>>,
    /// Quotations before each token.
    quotes_before: Vec<u32>,
    /// The words of each span that was asked for them.
    words: Vec<OnceCell<ContentWords>>,
}

/// A quotation whose speaker is sought.
struct Case<'a> {
    quoted: Quoted,
    /// The first mention behind it.
    next: usize,
    at: usize,
    setting: Setting,
    inside: Inside,
    history: &'a History,
}

/// A mention that may name a quotation's speaker.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Its number; none for "nobody".
    pub mention: Option<usize>,
    /// Its words. Bytes of [`Story::text`].
    pub range: Range<usize>,
    /// Its features, as numbers in [`features::names`].
    pub features: Vec<u16>,
    /// How it stands to whoever holds the floor.
    standing: Option<Standing>,
}

/// The likeliest mention, and the features that tell how sure it is.
#[derive(Debug)]
pub struct Best {
    /// The mention.
    pub mention: usize,
    /// Features, as numbers in [`features::names`].
    pub features: Vec<u16>,
    standing: Standing,
}

impl<'a> Cases<'a> {
    /// The cases of a story.
    pub fn new(story: &'a Story, language: &'a Lexicon, spans: &'a [Span]) -> Self {
        let tokens = Tokens::new(story, language, spans);
        let mut mentions = mentions::find(&tokens);
        complements::part(&tokens, &mut mentions);
        let forms = Forms::new(&tokens, &mentions);
        let mut functions = rivals::settled(&tokens, &mentions, &forms);
        let dropped = dropped::dropped(&tokens, &functions);
        if !dropped.is_empty() {
            mentions.extend(dropped);
            crate::sort::sort_by_key(&mut mentions, |mention| mention.head);
            functions = rivals::settled(&tokens, &mentions, &forms);
        }
        let mut places = vec![None; spans.len()];
        let mut quotes_before = Vec::with_capacity(tokens.all.len());
        let mut count = 0;
        for (at, token) in tokens.all.iter().enumerate() {
            quotes_before.push(count);
            if let Kind::Quote(number) = token.kind {
                places[number as usize] = Some(at);
                count += 1;
            }
        }
        let people = Coreference::new(&tokens, &mentions, &functions, &forms);
        let words = spans.iter().map(|_| OnceCell::new()).collect();
        Self { tokens, mentions, functions, people, spans, places, quotes_before, words }
    }

    /// Takes in that a mention names the speaker of a quotation.
    pub fn take(&self, history: &mut History, at: usize, mention: usize) {
        history.take(&self.spans[at], mention, &self.people);
    }

    /// Whom a mention means, as it would be shown.
    pub fn speaker(&self, at: usize, mention: usize) -> Option<String> {
        self.named(at, mention, 1.0, &self.people).speaker
    }

    /// The options for a quotation, after what was attributed before it.
    pub fn options(&self, at: usize, history: &History) -> Vec<Choice> {
        let Some(token) = self.places[at] else { return Vec::new() };
        let quoted = Quoted::new(&self.tokens, token, &self.spans[at]);
        let sentence = self.tokens.all[token].sentence;
        let next = self.mentions_before(token);
        let around = self.around(next);
        let reports = self.reports(at);
        let first = self.tokens.sentences[sentence.saturating_sub(1)].start;
        let follows = self.quotes_before[token] > self.quotes_before[first];
        let setting = history.setting(&self.spans[at], floor::bare(&self.tokens, token, reports), follows);

        let case = Case { quoted, next, at, setting, inside: Inside::new(self.tokens.text, &self.spans[at].inner), history };
        let mut options = Vec::new();
        for mention in (around.start..next).rev() {
            let there = self.tokens.all[self.mentions[mention].head].sentence;
            if sentence - there > SENTENCES {
                break;
            }
            if history.last == Some(mention) || !self.is_thing(mention) && (there == sentence || !self.is_bystander(mention)) {
                options.push(self.option(&case, mention));
            }
        }
        let first = history.last.filter(|last| *last < next);
        if let Some(first) = first.filter(|_| !options.iter().any(|option| option.mention == history.last)) {
            options.push(self.option(&case, first));
        }
        for mention in next..around.end {
            if self.tokens.all[self.mentions[mention].head].sentence != sentence {
                break;
            }
            if !self.is_thing(mention) && !self.is_maker(mention) {
                options.push(self.option(&case, mention));
            }
        }
        let cues = options
            .iter()
            .filter_map(|option| option.mention)
            .filter(|mention| {
                self.functions[*mention].cue.is_some() && self.tokens.same_sentence(self.mentions[*mention].head, token)
            })
            .count();
        options.push(Choice {
            mention: None,
            range: 0..0,
            features: features::nobody(&case.quoted, cues, setting),
            standing: None,
        });
        options
    }

    /// How many mentions stand before a token.
    fn mentions_before(&self, token: usize) -> usize {
        self.mentions.partition_point(|mention| mention.head < token)
    }

    /// Whether a name stands in its sentence by the way, and nothing shows that it is a person: a place, a month, a paper.
    fn is_bystander(&self, number: usize) -> bool {
        let (mention, function) = (&self.mentions[number], &self.functions[number]);
        let person = self.people.of[number].map(|person| &self.people.all[person]);
        let before = self.tokens.before(mention.tokens.start);
        let object = before.is_some_and(|before| before.kind == Kind::Word && !before.capital && before.lists.is_empty());
        let aside = matches!(function.part, Part::Other | Part::Preposition) || function.part == Part::First && object;
        let aside = aside && function.cue.is_none();
        let named = matches!(mention.sort, Sort::Short | Sort::Full | Sort::Body);
        named && aside && person.is_none_or(|person| person.kind() != MentionKind::Human)
    }

    /// Whether a noun in no list does not report: then it is a thing.
    fn is_thing(&self, number: usize) -> bool {
        self.mentions[number].sort == Sort::Noun && self.functions[number].cue.is_none() && self.people.of[number].is_none()
    }

    fn option(&self, case: &Case<'_>, number: usize) -> Choice {
        let mention = &self.mentions[number];
        let (token, at, next) = (case.quoted.token, case.at, case.next);
        let place = self.place(token, mention);
        let (low, high) = (mention.head.min(token), mention.head.max(token));
        let quotes = (self.quotes_before[high] - self.quotes_before[low]) as usize - usize::from(low == token);
        let between = if number >= next { number - next } else { next - 1 - number };
        let follows = at > 0 && self.spans[at - 1].paragraph == self.spans[at].paragraph;
        let last = case.history.last == Some(number);
        let told = Told { tokens: &self.tokens, mentions: &self.mentions, people: &self.people };
        let floor = Standing::new(case.history, case.setting, place, number, &case.inside, &told);
        let beside = Beside { quoted: &case.quoted, place, mentions: between, quotes, last, follows, floor };
        let features = beside.features(&self.tokens, mention, &self.functions[number]);
        Choice { mention: Some(number), range: self.range(&mention.tokens), features, standing: Some(floor) }
    }

    fn place(&self, token: usize, mention: &Mention) -> MentionPlace {
        let (here, there) = (self.tokens.all[token].sentence, self.tokens.all[mention.head].sentence);
        let paragraphs = self.tokens.paragraphs[here] - self.tokens.paragraphs[there];
        match here - there {
            0 if mention.head > token => MentionPlace::After,
            0 => MentionPlace::Before,
            _ if paragraphs == 1 => MentionPlace::Paragraph,
            _ if paragraphs > 1 => MentionPlace::Earlier,
            1 => MentionPlace::Sentence,
            _ => MentionPlace::Sentences,
        }
    }

    /// Whether a mention with a reporting verb stands in the sentence of a quotation.
    fn reports(&self, at: usize) -> bool {
        let Some(token) = self.places[at] else { return false };
        let next = self.mentions_before(token);
        floor::reports(&self.mentions, &self.functions, &self.tokens, token, self.around(next))
    }

    /// The mentions around a quotation that may name its speaker.
    fn around(&self, next: usize) -> Range<usize> {
        next.saturating_sub(MOST_BEFORE)..self.mentions.len().min(next + MOST_BEHIND)
    }

    /// The mention that most likely names the speaker, and how sure that is.
    fn choose(&self, at: usize, history: &History, weights: &SpeakerWeights) -> Option<(usize, f32)> {
        if let Some(mention) = self.reported(at, history.last) {
            return Some((mention, SURE_REPORTED));
        }
        if let Some(mention) = self.credited(at) {
            return Some((mention, SURE_CREDITED));
        }
        if let Some(mention) = self.told_behind(at) {
            return Some((mention, CERTAIN.min(self.people.sure[mention])));
        }
        let options = self.options(at, history);
        let best = self.best(&options, weights)?;
        let Standing { setting, holder, .. } = best.standing;
        let told = setting.bare == 0 && self.people.sure[best.mention] >= SURE_WHOM;
        let most = match () {
            () if told => 1.0,
            () if setting.bare > 1 && holder == Holder::Same && !setting.goes_on() && self.brings_in(&options) => SURE_TAKEN,
            () => SURE_BARE,
        };
        // Words without others around them go on with those right before, whoever speaks.
        let least = if setting.goes_on() && holder == Holder::Same { SURE_GOES_ON } else { 0.0 };
        Some((best.mention, weights.sure(&best.features).max(least).min(most)))
    }

    /// Whether the sentence right before tells of somebody who has not been named yet, and who does not hold the floor.
    fn brings_in(&self, options: &[Choice]) -> bool {
        options.iter().filter_map(|option| option.mention.zip(option.standing)).any(|(mention, standing)| {
            let subject = matches!(self.functions[mention].part, Part::First | Part::Distant);
            let other = standing.holder == Holder::Other && standing.kind == MentionKind::Human;
            let first = self.people.of[mention].map(|person| self.mentions[self.people.all[person].first].head);
            let introduced = first.is_some_and(|first| self.tokens.same_sentence(first, self.mentions[mention].head));
            subject && other && introduced && standing.place == MentionPlace::Sentence
        })
    }

    /// The likeliest of some options: all mentions of one person count together.
    pub fn best(&self, options: &[Choice], weights: &SpeakerWeights) -> Option<Best> {
        let shares = weights.shares(options.iter().map(|option| &*option.features));
        let (nobody, somebody) = shares.split_last()?;
        if *nobody >= SURELY_NOBODY {
            return None;
        }
        let person = |at: usize| options[at].mention.and_then(|mention| self.people.of[mention]);
        let share = |at: usize| match person(at) {
            None => somebody[at],
            Some(one) => (0..somebody.len()).filter(|other| person(*other) == Some(one)).map(|at| somebody[at]).sum(),
        };
        let total: Vec<f32> = (0..somebody.len()).map(share).collect();
        let order = |a: &usize, b: &usize| total[*a].total_cmp(&total[*b]).then(somebody[*a].total_cmp(&somebody[*b]));
        let best = (0..somebody.len()).max_by(order)?;
        let (mention, standing) = (options[best].mention?, options[best].standing?);
        let share = (total[best] / (1.0 - nobody)).min(1.0);
        let features = features::sure(share, self.people.sure[mention], &self.mentions[mention], standing.place, &standing);
        Some(Best { mention, features, standing })
    }

    fn range(&self, tokens: &Range<usize>) -> Range<usize> {
        self.tokens.all[tokens.start].range.start..self.tokens.all[tokens.end - 1].range.end
    }
}
