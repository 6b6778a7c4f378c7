//! Who speaks, in Japanese, Chinese and Korean: no space and no capital tells a name there, but particles tell the subject,
//! titles stand right beside names, and the verb right behind the speaker or at the sentence's end.
//!
//! [`sentence`] finds the subject around a quotation, [`cast`] tells whom its words mean.

mod cast;
mod chars;
mod sentence;
mod subject;
mod titled;
mod vocabulary;

use std::ops::Range;

use super::Attribution;
use crate::quote::span::{Span, Style};
use crate::story::Story;
use crate::text::lexicon::Lexicon;

use cast::Cast;
use chars::{behind_last, is_stop};
use sentence::Found;
use vocabulary::CjkVocabulary;

/// Sentences before a quotation that are asked whom they tell of.
const MOST_SENTENCES: usize = 4;
/// How sure: the speaker of the quotation before, where nothing stands between; the same in another paragraph.
const CARRIED: f32 = 0.85;
const CARRIED_ON: f32 = 0.7;
/// A subject of a sentence before that says that its subject speaks, and of one that does not.
const ANNOUNCED: f32 = 0.8;
const TOLD_OF: f32 = 0.7;
/// What questions of an interview begin with.
const ASKS: [char; 8] = ['―', '—', '–', '─', '-', 'Q', '问', '問'];
/// How sure a person's name is at least.
const PERSON: f32 = 0.95;

/// An attribution for each span, in the same order.
pub(crate) fn attribute(story: &Story, language: &Lexicon, spans: &[Span]) -> Vec<Attribution> {
    let words = CjkVocabulary::new(language);
    let masked = masked(story, spans);
    let cast = Cast::new(&story.text, &words);
    let reader = Reader { story, masked: &masked, words: &words, cast: &cast };
    let mut last: Option<Spoken> = None;
    let attributions = spans.iter().map(|span| {
        let attribution = reader.attribute(span, last.as_ref());
        if attribution.speaker.is_some() {
            last = Some(Spoken { end: span.range.end, paragraph: span.paragraph, attribution: attribution.clone() });
        }
        attribution
    });
    attributions.collect()
}

/// Bytes that are looked at on either side of a quotation for the ends of its sentence: a bound, so that texts without ends
/// take no longer than others.
const LONGEST_SENTENCE: usize = 1200;

/// The character that stands for each byte of a quotation, so that its words are taken for no part of the sentence.
const MASK: char = '\u{1}';

/// The text with its quotations blotted out; offsets stay.
fn masked(story: &Story, spans: &[Span]) -> String {
    let mut masked = String::with_capacity(story.text.len());
    for span in spans.iter().filter(|span| span.style != Style::Dash) {
        if span.range.start >= masked.len() {
            masked.push_str(&story.text[masked.len()..span.range.start]);
            masked.extend(std::iter::repeat_n(MASK, span.range.len()));
        }
    }
    masked.push_str(&story.text[masked.len()..]);
    masked
}

/// A quotation whose speaker is known.
struct Spoken {
    end: usize,
    paragraph: usize,
    attribution: Attribution,
}

/// Reads the words around quotations.
struct Reader<'a> {
    story: &'a Story,
    masked: &'a str,
    words: &'a CjkVocabulary<'a>,
    cast: &'a Cast<'a>,
}

impl Reader<'_> {
    fn attribute(&self, span: &Span, last: Option<&Spoken>) -> Attribution {
        if let Some(label) = &span.label {
            return self.named(&Found { mention: label.clone(), cue: None, sure: 0.9 }, last);
        }
        let paragraph = self.story.paragraphs[span.paragraph].range.clone();
        let (lead, tail) = self.sentence(span, &paragraph);
        let words = chars::without_end(&self.story.text[span.range.clone()], chars::is_bracket);
        if !words.ends_with(is_stop) && self.words.sets_off_term(&self.masked[tail.clone()]) {
            return Attribution::default();
        }
        // Whole sentences may stand alone within their marks, and the next begins right behind.
        let whole = words.ends_with(is_stop) && !self.words.verb_second && !self.words.goes_on(&self.masked[tail.clone()]);
        let tail = if whole { tail.start..tail.start } else { tail };
        let sentence = sentence::Surroundings { text: self.masked, words: self.words, cast: self.cast, lead: lead.clone(), tail };
        if let Some(found) = sentence.speaker() {
            return self.named(&found, last);
        }
        let cue = sentence.cue();
        let free = cue.is_none();
        // Words of a term or a name stand in sentences that report nothing, and who is no known word speaks for nobody else.
        if free && !sentence.is_alone() || sentence.has_stranger() {
            return Attribution::default();
        }
        let behind = sentence.is_alone().then(|| sentence.behind(paragraph.end)).flatten();
        let (said, told) = behind.map(|found| (found.says(), self.named(&found, last))).unzip();
        if said == Some(true) {
            return told.unwrap_or_default();
        }
        match self.before(span, &paragraph, lead.start, last) {
            Some(found) => Attribution { cue, ..found },
            None => told.unwrap_or_default(),
        }
    }

    /// What stands before and behind a span in its sentence.
    fn sentence(&self, span: &Span, paragraph: &Range<usize>) -> (Range<usize>, Range<usize>) {
        let from = self.masked.ceil_char_boundary(span.range.start.saturating_sub(LONGEST_SENTENCE)).max(paragraph.start);
        let start = from + behind_last(&self.masked[from..span.range.start.max(from)], is_stop);
        let to = self.masked.floor_char_boundary(span.range.end + LONGEST_SENTENCE).min(paragraph.end);
        let behind = &self.masked[span.range.end.min(to)..to];
        let end = span.range.end + chars::find(behind, is_stop).unwrap_or(behind.len());
        // What follows a list of quotations follows each of them.
        let list = chars::run_at_start(behind, |c| matches!(c, MASK | '、' | ',' | '，') || c.is_whitespace());
        let tail = span.range.end + list.rfind(MASK).map_or(0, |at| at + 1);
        (start..span.range.start.max(start), tail..end.max(tail))
    }

    /// Who speaks by the sentences before: whom the nearest tells of, or who spoke in it.
    fn before(&self, span: &Span, paragraph: &Range<usize>, start: usize, last: Option<&Spoken>) -> Option<Attribution> {
        let carried = |sure: f32| {
            let last = last?;
            let Attribution { speaker, role, mention, confidence, .. } = last.attribution.clone();
            Some(Attribution { speaker, role, mention, cue: None, confidence: confidence.min(sure) })
        };
        let mut end = start;
        let opens = span.range.start <= paragraph.start;
        // A quotation that opens its paragraph is announced by the one before.
        let floor = if opens { self.paragraph_before(span.paragraph) } else { paragraph.clone() };
        if opens {
            end = floor.end;
            if self.masked[floor.clone()].starts_with(ASKS) {
                let guest = self.cast.guest()?;
                return Some(Attribution { speaker: Some(guest.to_owned()), confidence: ANNOUNCED, ..Attribution::default() });
            }
        }
        let mut body = None;
        for _ in 0..MOST_SENTENCES {
            let near = self.masked.ceil_char_boundary(end.saturating_sub(LONGEST_SENTENCE)).max(floor.start);
            let text = chars::without_end(&self.masked[near..end.max(near)], is_stop);
            if text.is_empty() {
                break;
            }
            let from = near + behind_last(text, is_stop);
            let part = from..near + text.len();
            let spoken = last.filter(|last| last.end > from && last.end <= end);
            if spoken.is_some() {
                return carried(if opens { CARRIED_ON } else { CARRIED });
            }
            let around = sentence::Surroundings {
                text: self.masked,
                words: self.words,
                cast: self.cast,
                lead: part.clone(),
                tail: part.end..part.end,
            };
            if let Some(found) = around.announces() {
                let (sure, speaks) = (found.sure * if found.cue.is_some() { ANNOUNCED } else { TOLD_OF }, found.cue.is_some());
                let named = self.named(&Found { cue: None, sure, ..found }, last);
                // A body that does something is asked last.
                if speaks || named.confidence >= TOLD_OF * PERSON {
                    return Some(named);
                }
                body = body.or(Some(named));
            }
            end = from;
        }
        let near = last.filter(|last| span.paragraph - last.paragraph <= 1);
        body.or_else(|| near.and_then(|_| carried(if opens { CARRIED_ON } else { CARRIED })))
    }

    fn paragraph_before(&self, paragraph: usize) -> Range<usize> {
        paragraph.checked_sub(1).map_or(0..0, |before| self.story.paragraphs[before].range.clone())
    }

    /// The attribution to whom the words mean.
    fn named(&self, found: &Found, last: Option<&Spoken>) -> Attribution {
        let said = &self.masked[found.mention.clone()];
        let last = last.and_then(|last| Some((last.attribution.speaker.as_deref()?, last.end)));
        let who = self.cast.whom(said, found.mention.start, last);
        let (speaker, role, sure) = who.map_or((None, None, 0.0), |who| (Some(who.name), who.role, who.sure));
        Attribution { speaker, role, mention: Some(found.mention.clone()), cue: found.cue.clone(), confidence: found.sure * sure }
    }
}
