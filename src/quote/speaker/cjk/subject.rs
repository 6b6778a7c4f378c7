//! The subject of a verb in Chinese, in its own clause or in one before.

use std::ops::Range;

use super::chars::{behind_last, is_break, without_end};
use super::sentence::Surroundings;
use crate::text::lexicon::List;

/// Clauses of a sentence that are asked for the subject of its verb.
const MOST_CLAUSES: usize = 3;
/// Characters of the subject of a clause before.
const LONGEST_SUBJECT: usize = 16;

impl Surroundings<'_> {
    /// The words before a verb that mean somebody: the clause it ends, without what follows its subject. Where it has no subject
    /// of its own, that of a clause before.
    pub(super) fn subject(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let mut end = part.end;
        for number in 0..MOST_CLAUSES {
            let clause = self.last_clause(&(part.start..end));
            if number > 0 {
                let found = self.opens(&clause);
                if found.is_some() {
                    return found;
                }
            }
            let own = self.words.without_limits(&self.text[clause.clone()]);
            let found = self.of_clause(&(clause.end - own.len()..clause.end)).or_else(|| self.of_clause(&clause));
            // Somebody whom nothing tells: no subject of another clause.
            if found.is_some() || own.len() == clause.len() && !own.is_empty() {
                return found;
            }
            end = clause.start;
        }
        None
    }

    /// The first words of a clause that mean somebody: its subject, and no object of its verb.
    pub(super) fn opens(&self, clause: &Range<usize>) -> Option<Range<usize>> {
        let words = &self.text[clause.clone()];
        if self.cast.is_person(words) {
            return None;
        }
        let ends = words.char_indices().map(|(at, _)| clause.start + at).skip(2).take(LONGEST_SUBJECT);
        let mut ranges = ends.map(|end| clause.start..end);
        let named = |range: &Range<usize>| self.cast.is_named(&self.text[range.clone()], range.start);
        ranges.clone().find(named).or_else(|| ranges.find(|range| self.means(range)))
    }

    /// The last clause of a part, signs behind it left out.
    pub(super) fn last_clause(&self, part: &Range<usize>) -> Range<usize> {
        let text = without_end(&self.text[part.clone()], is_break);
        part.start + behind_last(text, is_break)..part.start + text.len()
    }

    /// The words of one clause that mean somebody.
    pub(super) fn of_clause(&self, clause: &Range<usize>) -> Option<Range<usize>> {
        let words = &self.text[clause.clone()];
        let limits = self.words.places(List::Preposition, words).into_iter().map(|(at, _)| at);
        let ends = limits.filter(|at| *at > 0 && !self.words.joins_start(&words[*at..])).chain([words.len()]);
        let lead = |end: usize| words[..end].len() - words[..end].trim_start().len();
        let sought = ends.map(|end| clause.start + lead(end)..clause.start + end);
        sought.filter(|range| !range.is_empty()).find(|range| self.means(range))
    }
}
