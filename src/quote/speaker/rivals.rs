//! Verbs that two mentions of a sentence may have as their own, and which of the two has it.

use std::ops::Range;

use crate::quote::speaker::roles::{self, Function, Part};
use crate::quote::syntax::inflection::Forms;
use crate::quote::syntax::mentions::{Mention, Sort};
use crate::quote::syntax::tokens::{Kind, Tokens};
use crate::text::lexicon::{Lists, Trait};

/// Mentions before another in which the subject of its verb is sought.
const NEAREST: usize = 4;

/// What each mention does in its sentence, each verb left to one.
pub(super) fn settled(tokens: &Tokens<'_>, mentions: &[Mention], forms: &Forms<'_>) -> Vec<Function> {
    let mut functions = roles::functions(tokens, mentions, forms);
    give_back_verbs(tokens, mentions, &mut functions);
    if !tokens.words.has_trait(Trait::VerbLast) {
        for first in 0..functions.len() {
            let Some(verb) = functions[first].cue.clone().filter(|_| functions[first].part == Part::Distant) else { continue };
            if yields_verb(tokens, mentions, &functions, first, &verb) {
                let reach = mentions[first].tokens.clone();
                functions[first] = Function { part: Part::First, reach, cue: None };
            } else {
                keep_verb(tokens, mentions, &mut functions, first, &verb);
            }
        }
        leave_verbs(mentions, &mut functions);
    }
    functions
}

/// Gives the verb behind the object of a relative clause to whom the clause tells of: "the officer who arrested Lee said".
fn give_back_verbs(tokens: &Tokens<'_>, mentions: &[Mention], functions: &mut [Function]) {
    for at in 2..mentions.len() {
        let (noun, who, object) = (&mentions[at - 2], &mentions[at - 1], &mentions[at]);
        let mut clause = who.tokens.end..object.tokens.start;
        let told = who.sort == Sort::Relative && who.tokens.start == noun.tokens.end && !clause.is_empty();
        let plain = |at: usize| tokens.all[at].kind == Kind::Word && !tokens.all[at].lists.any(Lists::SAY);
        let says = matches!(functions[at].part, Part::Say | Part::Tell | Part::May);
        if told && says && functions[at - 2].part != Part::Preposition && clause.all(plain) {
            let given = std::mem::replace(&mut functions[at], Function::other(object));
            functions[at - 2] = Function { reach: noun.tokens.start..given.reach.end, ..given };
        }
    }
}

/// Whether the verb further on of the first mention of a sentence has a subject of its own, and no sign stands between the two: in
/// "the men met amid what sources said was", the men do not say.
fn yields_verb(tokens: &Tokens<'_>, mentions: &[Mention], functions: &[Function], first: usize, verb: &Range<usize>) -> bool {
    let subject = (first + 1..functions.len())
        .take_while(|other| mentions[*other].head < verb.start)
        .find(|other| matches!(functions[*other].part, Part::Say | Part::Tell) && functions[*other].cue.as_ref() == Some(verb));
    subject.is_some_and(|subject| {
        let mut between = mentions[first].tokens.end..mentions[subject].tokens.start;
        !between.any(|at| matches!(tokens.all[at].kind, Kind::Sign(_) | Kind::Quote(_)))
    })
}

/// Keeps the verb for the first mention of a sentence behind its apposition: in "Ann Lee, a friend, told the Post of having met Max
/// Roe", he does not tell.
fn keep_verb(tokens: &Tokens<'_>, mentions: &[Mention], functions: &mut [Function], first: usize, verb: &Range<usize>) {
    let comma = |at: usize| tokens.is_sign(at, &[',']);
    let (end, before) = (mentions[first].tokens.end, verb.start - 1);
    // "…, a friend, is ill, said": what goes on is a clause of its own.
    let clause = |at: usize| comma(at) && !tokens.all[at + 1].lists.any(Lists::RELATIVE);
    if end == before || !comma(end) || !comma(before) || (end + 1..before).any(clause) {
        return;
    }
    for other in first + 1..functions.len() {
        if !tokens.same_sentence(mentions[other].head, verb.start) {
            break;
        }
        let said = matches!(functions[other].part, Part::Said | Part::SaidMay);
        let shared = functions[other].cue.as_ref().is_some_and(|cue| cue.contains(&verb.start));
        if said && shared && mentions[other].tokens.start > verb.end {
            functions[other] = Function::other(&mentions[other]);
        }
    }
}

/// Leaves a verb to the person before it: in "Ann Lee recalls having met Max Roe", he does not recall.
fn leave_verbs(mentions: &[Mention], functions: &mut [Function]) {
    for at in 1..functions.len() {
        let Some(cue) = functions[at].cue.clone().filter(|_| matches!(functions[at].part, Part::Said | Part::SaidMay)) else {
            continue;
        };
        let says = |before: usize| {
            let person = matches!(mentions[before].sort, Sort::Full | Sort::Person | Sort::Many | Sort::Single);
            let subject = matches!(functions[before].part, Part::Say | Part::Tell | Part::May);
            person
                && subject
                && functions[before].cue.as_ref().is_some_and(|other| other.start < cue.end && cue.start < other.end)
        };
        if (at.saturating_sub(NEAREST)..at).any(says) {
            functions[at] = Function::other(&mentions[at]);
        }
    }
}
