//! Quotations whose speaker is told with another: with the one that goes on with their words, with the one that a heading
//! quotes, in the sentence or the brackets behind it, or by whoever spoke before reported speech.

use crate::quote::rank::salience::ContentWords;
use crate::quote::speaker::roles::Part;
use crate::quote::speaker::{Cases, MOST_BEFORE, floor};
use crate::quote::syntax::mentions::Sort;
use crate::quote::syntax::tokens::Kind;
use crate::text::lexicon::List;

/// Paragraphs of one speech that are looked through for who speaks it.
const LONGEST_CHAIN: usize = 8;
/// Words of a heading, the share of them that a quotation behind it has which it quotes, and how many quotations may.
const FEWEST_WORDS: f32 = 3.0;
const MOST_WORDS: f32 = 20.0;
const REPEATED: f32 = 0.75;
const FARTHEST_ECHO: usize = 24;
/// Tokens in brackets behind a quotation, and figures of a year.
const LONGEST_CREDIT: usize = 12;
const YEAR: usize = 4;
/// Tokens from a quotation to the verb of its sentence.
const VERB: usize = 16;

impl Cases<'_> {
    /// Where it is told who speaks a quotation whose own sentence does not report: at the one that goes on with its words, or at
    /// the one farther on that a heading takes them from.
    pub(super) fn told_at(&self, at: usize) -> usize {
        if self.reports(at) {
            return at;
        }
        let flows = |at: &usize| self.spans.get(at + 1).is_some_and(|next| next.continues && next.label.is_none());
        let chain = at..=(at..).take(LONGEST_CHAIN).find(|at| !flows(at)).unwrap_or(at);
        chain.clone().find(|at| self.reports(*at)).or_else(|| self.echo(at)).unwrap_or(at)
    }

    /// Whom brackets right behind a quotation name: “…” (Ann Lee, mayor). A year there tells that the marks hold a work.
    pub(super) fn credited(&self, at: usize) -> Option<usize> {
        let start = self.places[at]? + 2;
        let number = self.mentions_before(start);
        let mention = self.mentions.get(number).filter(|mention| mention.tokens.start == start && mention.sort == Sort::Full);
        mention.filter(|_| self.tokens.is_sign(start - 1, &['(']) && !self.is_maker(number)).map(|_| number)
    }

    /// Whether a mention opens brackets with a year in them: who made a work.
    pub(super) fn is_maker(&self, mention: usize) -> bool {
        let start = self.mentions[mention].tokens.start;
        let inside = || (start..self.tokens.all.len()).take_while(|at| !self.tokens.is_sign(*at, &[')'])).take(LONGEST_CREDIT);
        let year = |at: usize| self.tokens.all[at].kind == Kind::Number && self.tokens.all[at].range.len() == YEAR;
        start > 0 && self.tokens.is_sign(start - 1, &['(']) && inside().any(year)
    }

    /// Who speaks a quotation that is all of its paragraph, where the sentence behind it goes back to it: "That is what Ann Lee says."
    pub(super) fn told_behind(&self, at: usize) -> Option<usize> {
        let token = self.places[at].filter(|token| floor::bare(&self.tokens, *token, false) > 1)?;
        let sentence = self.tokens.sentences.get(self.tokens.all[token].sentence + 1)?;
        let quotes = || sentence.clone().any(|at| matches!(self.tokens.all[at].kind, Kind::Quote(_)));
        if !self.tokens.all[sentence.start].lists.has(List::Back) || quotes() {
            return None;
        }
        let first = self.mentions_before(sentence.start);
        let end = self.mentions_before(sentence.end);
        (first..end).find(|mention| self.functions[*mention].cue.is_some())
    }

    /// The quotation farther on that has the words of one that is a paragraph of its own.
    fn echo(&self, at: usize) -> Option<usize> {
        self.places[at].filter(|token| floor::bare(&self.tokens, *token, false) == 3)?;
        let words = self.content_words(at);
        let paragraph = self.spans[at].paragraph;
        let repeats = |other: &usize| {
            let others = self.content_words(*other);
            others.count >= words.count * REPEATED && words.overlap(others) >= REPEATED
        };
        let others = (at + 1..self.spans.len()).filter(|other| self.spans[*other].paragraph > paragraph).take(FARTHEST_ECHO);
        (FEWEST_WORDS..=MOST_WORDS).contains(&words.count).then_some(others)?.find(repeats)
    }

    /// The words of a quotation: they are counted once, however many headings ask for them.
    fn content_words(&self, at: usize) -> &ContentWords {
        self.words[at].get_or_init(|| ContentWords::of(&self.tokens.text[self.spans[at].inner.clone()]))
    }

    /// In a sentence whose verb only reports, and which names no speaker: who spoke before it in the paragraph.
    pub(super) fn reported(&self, at: usize, last: Option<usize>) -> Option<usize> {
        let token = self.places[at]?;
        let sentence = self.tokens.sentences[self.tokens.all[token].sentence].clone();
        let around = sentence.start.max(token.saturating_sub(VERB))..sentence.end.min(token + VERB);
        let reports = |at: usize| !self.tokens.all[at].capital && self.tokens.all[at].lists.has(List::Reported);
        let start = self.mentions_before(around.start);
        let end = self.mentions_before(around.end);
        let first = self.mentions_before(sentence.start);
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
}
