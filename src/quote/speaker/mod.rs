//! Who speaks?
//!
//! [`Cases`] hold a story's words and mentions; for each quotation the mentions around it are options, the
//! [weights](model) choose among them, and `coref` tells whom the chosen one means.

mod cjk;
mod coref;
pub mod features;
mod inflection;
pub mod model;

use std::ops::Range;

use crate::quote::detect::dialogue;
use crate::quote::span::{Span, Style};
use crate::quote::speaker::coref::Coreference;
use crate::quote::speaker::features::{Beside, Function, Part, Place, Quoted};
use crate::quote::speaker::model::Weights;
use crate::quote::syntax::mentions::{self, Mention, Sort};
use crate::quote::syntax::tokens::{Kind, Tokens};
use crate::story::Story;
use crate::text::lexicon::{Lexicon, List};

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
pub fn attribute(story: &Story, language: &Lexicon, weights: &Weights, spans: &[Span]) -> Vec<Attribution> {
    if spans.is_empty() {
        return Vec::new();
    }
    if language.has_trait("particles") {
        return cjk::attribute(story, language, spans);
    }
    let cases = Cases::new(story, language, spans);
    let people = Coreference::new(&cases.tokens, &cases.mentions, &cases.functions);
    let mut last = None;
    (0..spans.len())
        .map(|at| {
            let found = cases.choose(at, last, weights);
            last = found.as_ref().map(|(mention, _)| *mention).or(last);
            match (&spans[at].label, found) {
                (Some(label), _) => cases.labelled(story, label, &people),
                (None, Some((mention, share))) => cases.named(at, mention, share, &people),
                (None, None) => Attribution::default(),
            }
        })
        .collect()
}

/// Sentences before a quotation whose mentions are options.
const SENTENCES: usize = 4;
/// From this likelihood on nobody is named: languages differ most in what surrounds titles and terms.
const SURELY_NOBODY: f32 = 0.8;
/// Options before a quotation, and behind it.
const MOST_BEFORE: usize = 24;
const MOST_BEHIND: usize = 8;
/// Tokens from a quotation to the verb of its sentence.
const VERB: usize = 16;

/// The quotations of a story with what stands around them.
pub struct Cases<'a> {
    tokens: Tokens<'a>,
    mentions: Vec<Mention>,
    functions: Vec<Function>,
    spans: &'a [Span],
    /// The token of each span.
    places: Vec<Option<usize>>,
    /// Quotations before each token.
    quotes_before: Vec<u32>,
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
}

impl<'a> Cases<'a> {
    /// The cases of a story.
    pub fn new(story: &'a Story, language: &'a Lexicon, spans: &'a [Span]) -> Self {
        let tokens = Tokens::new(story, language, spans);
        let mut mentions = mentions::find(&tokens);
        let mut functions = features::functions(&tokens, &mentions);
        let dropped = features::dropped(&tokens, &functions);
        if !dropped.is_empty() {
            mentions.extend(dropped);
            crate::sort::sort_by_key(&mut mentions, |mention| mention.head);
            functions = features::functions(&tokens, &mentions);
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
        Self { tokens, mentions, functions, spans, places, quotes_before }
    }

    /// The options for a quotation: `last` is the mention that named the speaker of the one before.
    pub fn options(&self, at: usize, last: Option<usize>) -> Vec<Choice> {
        let Some(token) = self.places[at] else { return Vec::new() };
        let quoted = Quoted::new(&self.tokens, token, &self.spans[at]);
        let sentence = self.tokens.all[token].sentence;
        let next = self.mentions.partition_point(|mention| mention.head < token);
        let first = last.unwrap_or(next).min(next);
        let mut options = Vec::new();
        for mention in (next.saturating_sub(MOST_BEFORE)..next).rev() {
            let there = self.tokens.all[self.mentions[mention].head].sentence;
            if sentence - there > SENTENCES {
                break;
            }
            options.push(self.option(&quoted, mention, next, last, at));
        }
        if last.is_some() && first < next && !options.iter().any(|option| option.mention == last) {
            options.push(self.option(&quoted, first, next, last, at));
        }
        for mention in next..self.mentions.len().min(next + MOST_BEHIND) {
            if self.tokens.all[self.mentions[mention].head].sentence != sentence {
                break;
            }
            options.push(self.option(&quoted, mention, next, last, at));
        }
        let cues = options
            .iter()
            .filter_map(|option| option.mention)
            .filter(|mention| {
                self.functions[*mention].cue.is_some() && self.tokens.same_sentence(self.mentions[*mention].head, token)
            })
            .count();
        options.push(Choice { mention: None, range: 0..0, features: features::nobody(&quoted, cues) });
        options
    }

    fn option(&self, quoted: &Quoted, number: usize, next: usize, last: Option<usize>, at: usize) -> Choice {
        let mention = &self.mentions[number];
        let token = quoted.token;
        let place = self.place(token, mention);
        let (low, high) = (mention.head.min(token), mention.head.max(token));
        let quotes = (self.quotes_before[high] - self.quotes_before[low]) as usize - usize::from(low == token);
        let between = if number >= next { number - next } else { next - 1 - number };
        let follows = at > 0 && self.spans[at - 1].paragraph == self.spans[at].paragraph;
        let beside = Beside { quoted, place, mentions: between, quotes, last: last == Some(number), follows };
        let features = beside.features(&self.tokens, mention, &self.functions[number]);
        Choice { mention: Some(number), range: self.range(&mention.tokens), features }
    }

    fn place(&self, token: usize, mention: &Mention) -> Place {
        let (here, there) = (self.tokens.all[token].sentence, self.tokens.all[mention.head].sentence);
        let paragraphs = self.tokens.paragraphs[here] - self.tokens.paragraphs[there];
        match here - there {
            0 if mention.head > token => Place::After,
            0 => Place::Before,
            _ if paragraphs == 1 => Place::Paragraph,
            _ if paragraphs > 1 => Place::Earlier,
            1 => Place::Sentence,
            _ => Place::Sentences,
        }
    }

    /// The mention that most likely names the speaker, and how likely that is.
    fn choose(&self, at: usize, last: Option<usize>, weights: &Weights) -> Option<(usize, f32)> {
        if let Some(mention) = self.reported(at, last) {
            return Some((mention, 0.7));
        }
        let options = self.options(at, last);
        let shares = weights.shares(options.iter().map(|option| &*option.features));
        let (nobody, somebody) = shares.split_last()?;
        let best = (0..somebody.len()).max_by(|a, b| somebody[*a].total_cmp(&somebody[*b]))?;
        (*nobody < SURELY_NOBODY).then(|| options[best].mention.map(|mention| (mention, somebody[best] / (1.0 - nobody))))?
    }

    /// In a sentence whose verb only reports, and which names no speaker: who spoke before it in the paragraph.
    fn reported(&self, at: usize, last: Option<usize>) -> Option<usize> {
        let token = self.places[at]?;
        let sentence = self.tokens.sentences[self.tokens.all[token].sentence].clone();
        let around = sentence.start.max(token.saturating_sub(VERB))..sentence.end.min(token + VERB);
        let reports = |at: usize| !self.tokens.all[at].capital && self.tokens.all[at].lists.has(List::Reported);
        let start = self.mentions.partition_point(|mention| mention.head < around.start);
        let end = self.mentions.partition_point(|mention| mention.head < around.end);
        let first = self.mentions.partition_point(|mention| mention.head < sentence.start);
        if !around.clone().any(reports) || (start..end).any(|mention| self.functions[mention].cue.is_some()) {
            return None;
        }
        let speaks = |mention: &usize| {
            !matches!(self.functions[*mention].part, Part::Preposition | Part::Told) && self.functions[*mention].cue.is_some()
        };
        let paragraph = |mention: usize| self.tokens.paragraphs[self.tokens.all[self.mentions[mention].head].sentence];
        let here = self.tokens.paragraphs[self.tokens.all[token].sentence];
        let subject = |mention: &usize| {
            let person = matches!(self.mentions[*mention].sort, Sort::Single | Sort::Full | Sort::Short);
            self.functions[*mention].part == Part::First && person
        };
        let before = || (first.saturating_sub(MOST_BEFORE)..first).rev().take_while(|mention| paragraph(*mention) == here);
        let known = last.filter(|last| paragraph(*last) + 1 >= here);
        before().find(speaks).or_else(|| before().find(subject)).or(known)
    }

    fn range(&self, tokens: &Range<usize>) -> Range<usize> {
        self.tokens.all[tokens.start].range.start..self.tokens.all[tokens.end - 1].range.end
    }

    /// The attribution to a mention.
    fn named(&self, at: usize, number: usize, share: f32, people: &Coreference) -> Attribution {
        let mention = &self.mentions[number];
        let function = &self.functions[number];
        let beside = self.places[at].is_none_or(|token| self.tokens.same_sentence(token, mention.head));
        let cue = function.cue.as_ref().filter(|_| beside).map(|cue| self.range(cue));
        let known = self.who(number, people);
        let (speaker, role) = match (mention.sort, known) {
            (Sort::First, _) => (None, None),
            (_, Some(person)) => (Some(people.all[person].name.clone()), people.all[person].role.clone()),
            (Sort::Single | Sort::Relative, None) => (None, None),
            (Sort::Plural, None) => (self.group(number).map(|group| self.text(group)), None),
            _ => (Some(self.text(people.repeats[number].unwrap_or(number))), None),
        };
        Attribution { speaker, role, mention: Some(self.range(&mention.tokens)), cue, confidence: share * people.sure[number] }
    }

    fn who(&self, number: usize, people: &Coreference) -> Option<usize> {
        let mention = &self.mentions[number];
        people.of[number].filter(|person| {
            let fuller = || people.all[*person].name.split_whitespace().count() > mention.name.len();
            mention.sort != Sort::Body || mention.name.len() == mention.tokens.len() || self.is_abbreviation(mention) && fuller()
        })
    }

    /// Whether a name is written in capitals alone.
    fn is_abbreviation(&self, mention: &Mention) -> bool {
        !mention.name.is_empty() && self.tokens.words(mention.name.clone()).chars().all(char::is_uppercase)
    }

    /// Whom "they" means: the last noun for several, for somebody unnamed, or for a body.
    fn group(&self, number: usize) -> Option<usize> {
        (number.saturating_sub(MOST_BEFORE)..number)
            .rev()
            .filter(|before| self.functions[*before].part != Part::Preposition && !self.mentions[*before].owner)
            .find(|before| {
                let mention = &self.mentions[*before];
                let unnamed = mention.sort == Sort::Person && self.functions[*before].cue.is_some();
                matches!(mention.sort, Sort::Many | Sort::Body) || unnamed
            })
    }

    /// A mention as it is written.
    fn text(&self, number: usize) -> String {
        self.tokens.words(self.mentions[number].tokens.clone()).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The attribution of an interview's turn, or of words with a credit.
    fn labelled(&self, story: &Story, label: &Range<usize>, people: &Coreference) -> Attribution {
        let number = self.mentions.partition_point(|mention| self.range(&mention.tokens).end <= label.start);
        let number = self.mentions.get(number).filter(|mention| self.range(&mention.tokens).start < label.end).map(|_| number);
        let written = &story.text[label.clone()];
        let letter = dialogue::is_letter(written);
        let person = match number {
            _ if letter => self.guest(story, label.start, people),
            Some(number) => self.who(number, people),
            None => people.called(written),
        };
        let person = person.map(|person| &people.all[person]);
        let as_written = || (!letter).then(|| written.to_owned());
        Attribution {
            speaker: person.map(|person| person.name.clone()).or_else(as_written),
            role: person.and_then(|person| person.role.clone()),
            mention: Some(label.clone()),
            cue: None,
            confidence: if letter { 0.7 } else { 0.9 },
        }
    }

    /// Whom an interview asks: the only person that the story names in full before it, or of these the only one in the headline.
    fn guest(&self, story: &Story, turn: usize, people: &Coreference) -> Option<usize> {
        let first = self.spans.iter().filter(|span| span.style == Style::Turn).filter_map(|span| span.label.as_ref());
        let start = first.map(|label| label.start).min().unwrap_or(turn);
        let before = self.mentions.partition_point(|mention| self.range(&mention.tokens).start < start);
        let mut named: Vec<usize> = Vec::new();
        for person in
            (0..before).filter(|mention| self.mentions[*mention].sort == Sort::Full).filter_map(|mention| people.of[mention])
        {
            if !named.contains(&person) && named.len() < MOST_BEFORE {
                named.push(person);
            }
        }
        let opening = || story.paragraphs.first().map(|paragraph| story.paragraph_text(paragraph));
        if named.len() > 1 {
            let headline = story.title.as_deref().or_else(opening).unwrap_or_default();
            named.retain(|person| people.all[*person].is_in(headline));
        }
        if let [guest] = *named { Some(guest) } else { None }
    }
}
