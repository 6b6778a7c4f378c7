//! Subjects that a language leaves out: the verb alone tells of them.

use crate::quote::speaker::roles::{Function, auxiliaries};
use crate::quote::syntax::mentions::{Mention, Sort};
use crate::quote::syntax::tokens::{Kind, Tokens};
use crate::text::lexicon::{List, Lists, Trait};

/// Words of a place before a verb, its preposition among them.
const LONGEST_PLACE: usize = 5;

/// Verbs set off by signs whose subject is left out, as mentions of it; `functions` are those of the mentions found so far.
pub fn dropped(tokens: &Tokens<'_>, functions: &[Function]) -> Vec<Mention> {
    if !tokens.words.has_trait(Trait::DroppedSubjects) {
        return Vec::new();
    }
    let mut used = vec![false; tokens.all.len()];
    for at in functions.iter().filter_map(|function| function.cue.clone()).flatten() {
        used[at] = true;
    }
    let ends = |at: usize| {
        tokens.all.get(at).is_none_or(|next| {
            next.kind != Kind::Word
                || !next.name && !next.lists.any(Lists::ARTICLES.and(Lists::HEADS).and(Lists::TITLES).and(Lists::PRONOUNS))
        })
    };
    let several = |at: usize| tokens.words.verb_subject(tokens.lower(at)) == Some(List::They);
    let left_out = |at: &usize| {
        let token = &tokens.all[*at];
        let says = token.kind == Kind::Word && !token.capital && token.lists.any(Lists::SAY) && !used[*at];
        says && (auxiliaries(tokens, *at) < *at
            || tokens.before(*at).is_none_or(|before| before.kind != Kind::Word)
            || several(*at) && is_at_place(tokens, *at))
            && ends(*at + token.phrase)
    };
    let mention = |at: usize| {
        let end = at + tokens.all[at].phrase;
        let sort = if several(at) { Sort::Plural } else { Sort::Single };
        Mention { tokens: at..end, name: end..end, head: at, sort, owner: false }
    };
    (0..tokens.all.len()).filter(left_out).map(mention).collect()
}

/// Whether nothing but a place that a preposition sets stands before a verb in its clause: "at the ministry | they said", as Slavic
/// languages say it without a subject.
fn is_at_place(tokens: &Tokens<'_>, verb: usize) -> bool {
    let here = |at: &usize| tokens.same_sentence(*at, verb) && tokens.all[*at].kind == Kind::Word;
    let first = (verb.saturating_sub(LONGEST_PLACE)..verb).rev().take_while(here).last();
    first.is_some_and(|first| {
        let opens = tokens.before(first).is_none_or(|before| matches!(before.kind, Kind::Sign(_)));
        opens && tokens.all[first].lists.has(List::Preposition)
    })
}
