//! Labelled articles, what can be learnt from their quotations, and what is guessed for them.

use std::ops::Range;

use quiet_quotes::quote::detect;
use quiet_quotes::quote::span::Span;
use quiet_quotes::quote::speaker::model::SpeakerWeights;
use quiet_quotes::quote::speaker::{Cases, Choice, History};
use quiet_quotes::quote::{Languages, Trait};
use quiet_quotes::story::Story;

use crate::Result;

#[derive(Clone, serde::Deserialize)]
pub struct Article {
    pub id: String,
    pub lang: String,
    pub text: String,
    quotes: Vec<Quote>,
    /// Words between marks that quote nobody.
    not_quotes: Vec<Part>,
}

#[derive(Clone, serde::Deserialize)]
struct Quote {
    start: Option<usize>,
    end: Option<usize>,
    source: Option<Part>,
    speaker: Option<String>,
}

#[derive(Clone, serde::Deserialize)]
struct Part {
    start: usize,
    end: usize,
}

/// A quotation to learn from: the features of each option, and which of them are right.
#[derive(Clone)]
pub struct Row {
    pub options: Vec<Vec<u16>>,
    pub right: Vec<bool>,
    pub weight: f32,
}

/// A speaker that was chosen for a quotation, and whether that is right.
pub struct Guess {
    pub features: Vec<u16>,
    pub right: bool,
    pub weight: f32,
    pub article: usize,
}

/// The articles of a file, one a line.
pub fn read(file: &str) -> Result<Vec<Article>> {
    let lines = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    Ok(lines.lines().map(serde_json::from_str).collect::<std::result::Result<_, _>>()?)
}

/// Who speaks a quotation by its label. Bytes of the text.
enum Label<'a> {
    Nobody,
    Somebody { source: Option<Range<usize>>, speaker: Option<&'a str> },
}

impl Article {
    /// Whether a quotation has its labelled speaker; none where it has no label.
    pub fn is_speaker(&self, found: &quiet_quotes::report::Quote) -> Option<bool> {
        let units = quiet_quotes::text::Utf16Offsets::new(&self.text);
        let bytes: Vec<usize> = self.text.char_indices().map(|(at, _)| at).chain([self.text.len()]).collect();
        let range = |start: usize, end: usize| units.at(bytes[start]) as usize..units.at(bytes[end]) as usize;
        let here = found.start as usize..found.end as usize;
        let quote = self
            .quotes
            .iter()
            .find(|quote| quote.start.zip(quote.end).is_some_and(|(start, end)| same(&range(start, end), &here)))?;
        let written = quote.source.as_ref().map(|source| &self.text[bytes[source.start]..bytes[source.end]]);
        quote.speaker.as_deref().or(written)?;
        let name = found.speaker.as_deref().unwrap_or_default();
        let pointed = quote.source.as_ref().zip(found.mention.as_ref()).is_some_and(|(source, mention)| {
            let source = range(source.start, source.end);
            (mention.start as usize) < source.end && (mention.end as usize) > source.start
        });
        Some(is_right(name, quote.speaker.as_deref(), written, pointed))
    }

    /// A number that stays the same wherever the article stands in its file.
    pub fn number(&self) -> usize {
        self.id.bytes().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte))) >> 3
    }

    /// The label of each span, if it has one.
    fn labels<'a>(&'a self, spans: &'a [Span]) -> impl Iterator<Item = (usize, Label<'a>)> + 'a {
        let bytes: Vec<usize> = self.text.char_indices().map(|(at, _)| at).chain([self.text.len()]).collect();
        spans.iter().enumerate().filter(|(_, span)| span.label.is_none()).filter_map(move |(at, span)| {
            let stands_at = |start: usize, end: usize| same(&span.range, &(bytes[start]..bytes[end]));
            let quote =
                self.quotes.iter().find(|quote| quote.start.zip(quote.end).is_some_and(|(start, end)| stands_at(start, end)));
            let label = match quote {
                Some(Quote { source: None, speaker: None, .. }) => Label::Nobody,
                Some(quote) => Label::Somebody {
                    source: quote.source.as_ref().map(|source| bytes[source.start]..bytes[source.end]),
                    speaker: quote.speaker.as_deref(),
                },
                None if self.not_quotes.iter().any(|part| stands_at(part.start, part.end)) => Label::Nobody,
                None => return None,
            };
            Some((at, label))
        })
    }
}

/// The quotations of an article to learn from, each after the right speakers of those before it.
pub fn rows(article: &Article, languages: &Languages, weight: f32) -> Vec<Row> {
    let story = Story::from_text(&article.text);
    let lexicon = languages.lexicon(&story.text, story.lang.as_deref());
    let spans = detect::find(&story, lexicon);
    // Nothing is learnt where no capital tells a name.
    if lexicon.has_trait(Trait::Particles) {
        return Vec::new();
    }
    let cases = Cases::new(&story, lexicon, &spans);
    let mut history = History::default();
    let mut rows = Vec::new();
    for (at, label) in article.labels(&spans) {
        let options = cases.options(at, &history);
        let right = right(&cases, at, &options, &label);
        let Some(found) = right.iter().position(|right| *right) else { continue };
        if let Some(mention) = options[found].mention {
            cases.take(&mut history, at, mention);
        }
        rows.push(Row { options: options.into_iter().map(|option| option.features).collect(), right, weight });
    }
    rows
}

/// Which options name the speaker: those that the label points to; where it points to none, those that mean whom it names.
fn right(cases: &Cases<'_>, at: usize, options: &[Choice], label: &Label<'_>) -> Vec<bool> {
    let Label::Somebody { source, speaker } = label else {
        return options.iter().map(|option| option.mention.is_none()).collect();
    };
    let pointed: Vec<bool> = options.iter().map(|option| points_to(source.as_ref(), option)).collect();
    if pointed.contains(&true) {
        return pointed;
    }
    let means = |option: &Choice| {
        let name = option.mention.and_then(|mention| cases.speaker(at, mention));
        name.zip(*speaker).is_some_and(|(name, speaker)| last_word(&name) == last_word(speaker))
    };
    options.iter().map(means).collect()
}

fn points_to(source: Option<&Range<usize>>, option: &Choice) -> bool {
    option.mention.is_some() && source.is_some_and(|source| option.range.start < source.end && option.range.end > source.start)
}

/// What is guessed for the quotations of an article, each after the guesses before it.
pub fn guesses(article: &Article, languages: &Languages, weights: &SpeakerWeights, weight: f32) -> Vec<Guess> {
    let story = Story::from_text(&article.text);
    let lexicon = languages.lexicon(&story.text, story.lang.as_deref());
    let spans = detect::find(&story, lexicon);
    // Nothing is learnt where no capital tells a name.
    if lexicon.has_trait(Trait::Particles) {
        return Vec::new();
    }
    let cases = Cases::new(&story, lexicon, &spans);
    let mut history = History::default();
    let mut guesses = Vec::new();
    for (at, label) in article.labels(&spans) {
        let options = cases.options(at, &history);
        let Some(best) = cases.best(&options, weights) else { continue };
        cases.take(&mut history, at, best.mention);
        let Label::Somebody { source, speaker } = label else { continue };
        let Some(name) = cases.speaker(at, best.mention) else { continue };
        let Some(option) = options.iter().find(|option| option.mention == Some(best.mention)) else { continue };
        let pointed = points_to(source.as_ref(), option);
        let right = is_right(&name, speaker, source.map(|source| &article.text[source]), pointed);
        guesses.push(Guess { features: best.features, right, weight, article: article.number() });
    }
    guesses
}

/// Whether a name is that of a label: its `speaker`, or the words that point to it; `pointed`: the name was read there.
fn is_right(name: &str, speaker: Option<&str>, written: Option<&str>, pointed: bool) -> bool {
    let called = |words_of: &str| words(words_of).contains(&last_word(name));
    // A noun that stands for somebody whom the label calls by name is no false name.
    let noun = !name.starts_with(char::is_uppercase);
    match speaker {
        Some(speaker) => called(speaker) || noun && pointed,
        None => pointed || written.is_some_and(called),
    }
}

fn words(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn last_word(name: &str) -> String {
    words(name).pop().unwrap_or_default()
}

fn same(a: &Range<usize>, b: &Range<usize>) -> bool {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    both * 10 >= (a.end.max(b.end) - a.start.min(b.start)) * 8
}
