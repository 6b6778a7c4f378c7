//! The subject around a quotation, in its own sentence.

use std::ops::Range;

use super::MASK;
use super::cast::Cast;
use super::chars::{
    behind_last, find, is_break, is_comma, is_hiragana, is_noun, is_only, is_point, is_stop, length, run_at_end, run_at_start,
    without_bracket, without_end, without_start,
};
use super::vocabulary::{CjkVocabulary, MARKS};
use crate::text::lexicon::List;

/// What is read before and behind a quotation, in bytes.
const WINDOW: usize = 400;
/// Words of a Korean noun phrase.
const MOST_WORDS: usize = 7;
/// Noun phrases that a particle joins.
const MOST_JOINED: usize = 3;
/// A subject that may be one of a subordinate clause stands no farther away, in words and in characters.
const NEAR_WORDS: usize = 4;
const NEAR_CHARACTERS: usize = 24;
/// How sure: a subject and a verb; a subject alone; a subject that may be one of a subordinate clause.
const SAID: f32 = 1.0;
const ALONE: f32 = 0.85;
const INSIDE: f32 = 0.75;

/// The words that name a speaker, and those that report.
#[derive(Debug)]
pub(super) struct Found {
    pub mention: Range<usize>,
    pub cue: Option<Range<usize>>,
    /// How sure that is.
    pub sure: f32,
}

impl Found {
    /// Whether the words say that somebody speaks.
    pub(super) fn says(&self) -> bool {
        self.sure >= ALONE
    }
}

/// What stands before and behind a quotation in its sentence.
pub(super) struct Surroundings<'a> {
    /// The story with its quotations blotted out.
    pub text: &'a str,
    pub words: &'a CjkVocabulary<'a>,
    pub cast: &'a Cast<'a>,
    pub lead: Range<usize>,
    pub tail: Range<usize>,
}

impl Surroundings<'_> {
    /// Who speaks, by the quotation's own sentence.
    pub(super) fn speaker(&self) -> Option<Found> {
        let lead = self.from(&self.lead);
        let tail = self.to(&self.tail);
        if self.words.verb_second {
            // A verb before the quotation leaves the next one to what follows.
            let before = self.before_colon(&lead);
            let beside = if self.last_verb(&lead).is_some() { before } else { before.or_else(|| self.verb_after(&tail)) };
            return if beside.is_none() && !self.has_stranger() { self.verb_before(&lead) } else { beside };
        }
        let quoting = self.words.at_start(List::Saying, &self.text[tail.clone()]);
        if let Some(found) = self.in_bracket(&tail).or_else(|| self.before_sign(&lead)) {
            return Some(found);
        }
        let Some(quoted) = quoting else {
            // "According to Yamamoto it was 「…」."
            return self.marked(&lead, List::Behind).map(|mention| Found { mention, cue: None, sure: ALONE });
        };
        let behind = tail.start + quoted.len()..tail.end;
        let verb = self.verb(&behind);
        let cue =
            verb.clone().or_else(|| quoting.filter(|word| length(word) > 1).map(|word| tail.start..tail.start + word.len()));
        let sure = if verb.is_some() { SAID } else { ALONE };
        if let Some(found) = self.modified(&behind) {
            return Some(found);
        }
        let to_verb = behind.start..verb.map_or(behind.end, |verb| verb.start);
        let marked = |places: &[(&Range<usize>, List)]| places.iter().find_map(|(part, marks)| self.marked(part, *marks));
        let told = || marked(&[(&to_verb, List::Ending), (&lead, List::Ending), (&lead, List::Behind), (&behind, List::Behind)]);
        let (mention, sure) = match self.adjacent(&lead).or_else(told) {
            Some(mention) => (mention, sure),
            None => match self.bare(&behind) {
                Some(mention) => (mention, ALONE),
                None => (marked(&[(&behind, List::Who), (&self.near(&lead), List::Who)])?, sure * INSIDE),
            },
        };
        Some(Found { mention, cue, sure })
    }

    /// The name, and nothing else, with which the sentence ends: 「…」と山本。
    fn bare(&self, behind: &Range<usize>) -> Option<Range<usize>> {
        let mention = self.phrase(behind).filter(|mention| mention.start == behind.start)?;
        self.cast.is_named(&self.text[mention.clone()], mention.start).then_some(mention)
    }

    /// The subject right before the quotation: 山本が「…」.
    fn adjacent(&self, lead: &Range<usize>) -> Option<Range<usize>> {
        let text = self.text[lead.clone()].trim_end();
        let mark = self.words.at_end(List::Who, text)?;
        self.phrase(&(lead.start..lead.start + text.len() - mark.len())).filter(|mention| self.means(mention))
    }

    /// The words right before the quotation: farther away a subject may be that of a subordinate clause.
    fn near(&self, lead: &Range<usize>) -> Range<usize> {
        let text = &self.text[lead.clone()];
        let start = if self.words.spaced {
            text.rmatch_indices(' ').nth(NEAR_WORDS).map_or(0, |(at, _)| at)
        } else {
            text.char_indices().nth_back(NEAR_CHARACTERS).map_or(0, |(at, _)| at)
        };
        lead.start + start..lead.end
    }

    /// The reporting words of the sentence.
    pub(super) fn cue(&self) -> Option<Range<usize>> {
        let tail = self.to(&self.tail);
        if self.words.verb_second {
            return self.last_verb(&self.from(&self.lead)).or_else(|| self.verb(&self.clause(&tail)));
        }
        let quoting = self.words.at_start(List::Saying, &self.text[tail.clone()])?;
        let behind = tail.start + quoting.len()..tail.end;
        // What ends the sentence sets off no term.
        let ends = self.words.holds(List::SoCalled, self.text[tail.clone()].trim_end());
        self.verb(&behind).or_else(|| (ends || length(quoting) > 1).then_some(tail.start..behind.start))
    }

    /// Whether words stand right beside the quotation, or before the verb there, that may be a subject, and mean nobody who is known.
    pub(super) fn has_stranger(&self) -> bool {
        let lead = self.from(&self.lead);
        if !self.words.verb_second {
            let text = self.text[lead.clone()].trim_end();
            let Some(mark) = self.words.at_end(List::Ending, text) else { return false };
            let topic = self.phrase(&(lead.start..lead.start + text.len() - mark.len()));
            return topic.is_some_and(|topic| !self.words.is_never(&self.text[topic]));
        }
        let behind = self.clause(&self.to(&self.tail));
        let verb = self.verb(&behind).map(|verb| behind.start..verb.start);
        let Some(part) = self.last_verb(&lead).map(|verb| lead.start..verb.start).or(verb) else { return false };
        let clause = &self.text[self.last_clause(&part)];
        !clause.is_empty() && self.words.without_limits(clause).len() == clause.len()
    }

    /// Whether the quotation is the whole sentence.
    pub(super) fn is_alone(&self) -> bool {
        let empty = |part: &Range<usize>| find(&self.text[part.clone()], char::is_alphanumeric).is_none();
        empty(&self.tail) && (empty(&self.lead) || self.text[self.lead.clone()].trim_end().ends_with([':', '：']))
    }

    /// Whom the sentence tells of; with a cue where it says that they speak.
    pub(super) fn announces(&self) -> Option<Found> {
        let part = self.from(&self.lead);
        let cue = self.verb(&part).or_else(|| self.all(List::By, &part).next());
        if self.words.verb_second {
            return self.verb_before(&part);
        }
        let topic = self.marked(&part, List::Ending).or_else(|| self.marked(&part, List::Behind));
        let found = topic.or_else(|| cue.as_ref().and_then(|_| self.marked(&part, List::Who)));
        found.or_else(|| self.closing(&part)).map(|mention| Found { mention, cue, sure: SAID })
    }

    /// Whom a sentence that tells of nobody else ends with: "there was Yamamoto."
    fn closing(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let end = part.start + without_end(&self.text[part.clone()], is_hiragana).len();
        self.phrase(&(part.start..end)).filter(|mention| self.cast.is_named(&self.text[mention.clone()], end))
    }

    /// Who speaks by the sentence behind a quotation that stands alone: "thus says …".
    pub(super) fn behind(&self, limit: usize) -> Option<Found> {
        let limit = self.text.floor_char_boundary(self.tail.end + WINDOW).clamp(self.tail.end, limit.max(self.tail.end));
        let rest = without_start(&self.text[self.tail.end..limit], |c| is_stop(c) || c.is_whitespace());
        let start = limit - rest.len();
        let end = start + find(rest, is_stop).unwrap_or(rest.len());
        let part = self.to(&(start..end));
        // What holds a quotation of its own tells of that.
        if self.text[part.clone()].contains(MASK) {
            return None;
        }
        let Some(thus) = self.all(List::By, &part).next() else {
            if let Some(mention) = self.marked(&part, List::Behind) {
                return Some(Found { mention, cue: None, sure: ALONE });
            }
            // Words that stand alone, and then whom the next sentence tells of by name.
            let mention = self.marked(&part, List::Ending).or_else(|| self.marked(&part, List::Who))?;
            let cue = self.verb(&(mention.end..part.end));
            let said = &self.text[mention.clone()];
            let noun = cue.is_some() && self.words.noun(said).is_some();
            (noun || self.cast.is_named(said, mention.start)).then_some(())?;
            return Some(Found { mention, sure: if cue.is_some() { ALONE } else { INSIDE }, cue });
        };
        if let Some(found) = self.modified(&(thus.end..part.end)) {
            return Some(found);
        }
        let cue = self.verb(&(thus.end..part.end))?;
        let mention = self.marked(&part, List::Ending).or_else(|| self.marked(&part, List::Who))?;
        Some(Found { mention, cue: Some(cue), sure: ALONE })
    }

    fn from(&self, part: &Range<usize>) -> Range<usize> {
        self.text.ceil_char_boundary(part.end.saturating_sub(WINDOW)).clamp(part.start, part.end)..part.end
    }

    fn to(&self, part: &Range<usize>) -> Range<usize> {
        part.start..self.text.floor_char_boundary(part.start + WINDOW).clamp(part.start, part.end)
    }

    /// Where the words of a list stand in a part.
    fn all(&self, list: List, part: &Range<usize>) -> impl DoubleEndedIterator<Item = Range<usize>> {
        let (text, start) = (&self.text[part.clone()], part.start);
        // An analyst analyses nothing by being named.
        let office = move |at: usize| self.words.verb_second && self.words.opens_office(&text[at..]);
        let places = self.words.places(list, text).into_iter().filter(move |(at, _)| !office(*at));
        places.map(move |(at, word)| start + at..start + at + word.len())
    }

    fn verb(&self, part: &Range<usize>) -> Option<Range<usize>> {
        self.all(List::Say, part).next()
    }

    /// The part to its first comma.
    fn clause(&self, part: &Range<usize>) -> Range<usize> {
        let text = &self.text[part.clone()];
        let lead = run_at_start(text, |c| is_comma(c) && c != MASK || c.is_whitespace()).len();
        let end = find(&text[lead..], is_break).map_or(part.end, |at| part.start + lead + at);
        part.start + lead..end
    }

    /// The verb at the end of a part, signs behind it.
    fn last_verb(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let words = without_end(&self.text[part.clone()], is_comma);
        let verb = self.words.at_end(List::Say, words)?;
        Some(part.start + words.len() - verb.len()..part.start + words.len())
    }

    /// The subject of the verb right before a quotation.
    fn before_colon(&self, lead: &Range<usize>) -> Option<Found> {
        if let Some(cue) = self.last_verb(lead) {
            let mention = self.subject(&(lead.start..cue.start))?;
            return Some(Found { mention, cue: Some(cue), sure: SAID });
        }
        self.text[lead.clone()].ends_with(['：', ':']).then_some(())?;
        let clause = self.last_clause(lead);
        let mention = self.of_clause(&clause).or_else(|| self.opens(&clause))?;
        Some(Found { mention, cue: None, sure: ALONE })
    }

    /// The subject of the verb right behind a quotation.
    fn verb_after(&self, tail: &Range<usize>) -> Option<Found> {
        let clause = self.clause(tail);
        let cue = self.verb(&clause).or_else(|| self.last_verb(tail))?;
        let mention = self.subject(&(tail.start..cue.start))?;
        Some(Found { mention, cue: Some(cue), sure: SAID })
    }

    /// The subject of the last verb somewhere before a quotation.
    fn verb_before(&self, lead: &Range<usize>) -> Option<Found> {
        self.all(List::Say, lead).rev().find_map(|cue| {
            let mention = self.subject(&(lead.start..cue.start))?;
            Some(Found { mention, cue: Some(cue), sure: ALONE })
        })
    }

    pub(super) fn means(&self, range: &Range<usize>) -> bool {
        self.cast.whom(&self.text[range.clone()], range.start, Some(("", 0))).is_some()
    }

    /// The noun that a reporting verb behind the quotation modifies: "「…」と話す山本さん".
    fn modified(&self, behind: &Range<usize>) -> Option<Found> {
        let text = &self.text[behind.clone()];
        let verb = self.words.at_start(List::Say, text.trim_start())?;
        let at = behind.start + (text.len() - text.trim_start().len());
        let rest = &self.text[at + verb.len()..behind.end];
        let linked = self.words.at_start(List::Join, rest);
        let rest = &rest[linked.map_or(0, str::len)..];
        let rest = without_start(rest, is_break);
        let start = behind.end - rest.len();
        let mark = self.words.all(MARKS, rest).into_iter().map(|(at, _)| at).find(|at| *at > 0);
        let titles = || self.words.places(List::TitleAny, rest).into_iter().map(|(at, title)| at + title.len());
        let end = mark.or_else(|| find(rest, is_comma)).or_else(|| titles().max()).unwrap_or(rest.len());
        let mention = self.phrase(&(start..start + end))?;
        ((mention.start == start || linked.is_some()) && self.means(&mention)).then(|| Found {
            mention,
            cue: Some(at..at + verb.len()),
            sure: SAID,
        })
    }

    /// The name in the bracket right behind a quotation.
    fn in_bracket(&self, tail: &Range<usize>) -> Option<Found> {
        let text = &self.text[tail.clone()];
        let inside = text.strip_prefix(['(', '（'])?.split([')', '）']).next()?;
        let start = tail.start + text.chars().next().map_or(0, char::len_utf8);
        let mention = start..start + inside.len();
        self.means(&mention).then_some(Found { mention, cue: None, sure: ALONE })
    }

    /// The name before a colon.
    fn before_sign(&self, lead: &Range<usize>) -> Option<Found> {
        let words = self.text[lead.clone()].trim_end().strip_suffix(['：', ':'])?;
        let mention = lead.start + (words.len() - words.trim_start().len())..lead.start + words.trim_end().len();
        let marked = self.marked(lead, List::Ending).or_else(|| self.marked(lead, List::Who));
        let mention = marked.or_else(|| Some(mention).filter(|mention| self.means(mention)))?;
        let cue = self.verb(lead);
        Some(Found { mention, cue, sure: ALONE })
    }

    /// The last noun phrase of a part that one of a list's particles marks, and that means somebody.
    fn marked(&self, part: &Range<usize>, marks: List) -> Option<Range<usize>> {
        let text = &self.text[part.clone()];
        let ends_word = |(at, mark): &(usize, &str)| {
            !self.words.spaced || text[at + mark.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric())
        };
        let marks = self.words.places(marks, text).into_iter().rev().filter(ends_word);
        let mut phrases = marks.filter_map(|(at, _)| self.phrase(&(part.start..part.start + at)));
        phrases.find(|mention| self.means(mention))
    }

    /// The noun phrase at the end of a part.
    fn phrase(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let text = &self.text[part.clone()];
        let (bare, _) = without_bracket(text);
        let end = part.start + bare.len();
        let start = if self.words.spaced { self.first_word(bare) } else { self.first_joined(bare) };
        let start = part.start + start;
        (start < end).then_some(start..end)
    }

    /// Where a Korean noun phrase begins: at a name, or at the word before the last.
    fn first_word(&self, text: &str) -> usize {
        let clause = behind_last(text, is_break);
        let at = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
        let words: Vec<&str> = text[clause..].split_whitespace().rev().take(MOST_WORDS).collect();
        let Some(last) = words.first() else { return text.len() };
        let open: Vec<&&str> = words[1..].iter().take_while(|word| !self.words.closes(word)).collect();
        let titled = self.words.at_end(List::TitleAny, last).is_some();
        let noun = self.words.noun(last).is_some();
        let first = if titled {
            open.last()
        } else if noun {
            open.get(1).or_else(|| open.last())
        } else {
            None
        };
        first.map_or(at(last), |word| at(word))
    }

    /// Where a Japanese noun phrase begins, nouns joined by a particle together.
    fn first_joined(&self, text: &str) -> usize {
        let run = |text: &str| {
            let title = self.words.at_end(List::TitleAny, text).filter(|title| is_only(title, is_hiragana)).map_or(0, str::len);
            let pronoun = self.words.at_end(List::He, text).map_or(0, str::len);
            let plural = self.words.at_end(List::Plural, text).map_or(0, str::len);
            let body = &text[..text.len() - title.max(pronoun).max(plural)];
            let noun = run_at_end(body, |c| is_noun(c) || is_point(c)).len();
            let noun = match noun {
                0 if title > 0 => self.words.called(body).len().max(self.words.small(body).len()),
                0 => self.words.family_name(body).len(),
                _ => noun,
            };
            body.len() - noun
        };
        let mut start = run(text);
        if start == text.len() {
            return start;
        }
        for _ in 0..MOST_JOINED {
            let Some(joined) = self.words.between_nouns(&text[..start]) else { break };
            let before = run(&text[..joined]);
            if before == joined {
                break;
            }
            start = before;
        }
        start
    }
}
