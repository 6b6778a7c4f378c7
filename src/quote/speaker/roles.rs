//! What each mention does in its sentence: subject or object of a reporting verb, behind a phrase or a preposition.

use crate::quote::speaker::titles::{is_apposed, role_start, title_start};
use crate::quote::syntax::inflection::Forms;
use crate::quote::syntax::mentions::{Mention, Sort};
use crate::quote::syntax::tokens::{Kind, Token, Tokens};
use crate::text::lexicon::{List, Lists, Trait};

/// What a mention does in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Subject before a verb of `say`.
    Say,
    /// Subject before a verb of `may`.
    May,
    /// Subject before a verb of `tell`.
    Tell,
    /// Before a verb of `saying`.
    Saying,
    /// Subject of a verb that an auxiliary turns round.
    Told,
    /// Behind a verb of `say` or `tell`, with no subject before it.
    Said,
    /// Behind a verb of `may`.
    SaidMay,
    /// Object of a verb that has its subject.
    Listener,
    /// Behind a phrase of `by`.
    By,
    /// Before a phrase of `behind`.
    Behind,
    /// First of its sentence, with a verb further on.
    Distant,
    /// First of its sentence.
    First,
    /// Behind a preposition.
    Preposition,
    /// Anything else.
    Other,
}

/// What a mention does, and how far from it its verb reaches: the tokens of both together.
#[derive(Debug, Clone)]
pub struct Function {
    /// What it does.
    pub part: Part,
    /// Mention and verb.
    pub reach: std::ops::Range<usize>,
    /// The reporting words.
    pub cue: Option<std::ops::Range<usize>>,
}

impl Function {
    /// That of a mention which is no subject.
    pub(super) fn other(mention: &Mention) -> Self {
        Self { part: Part::Other, reach: mention.tokens.clone(), cue: None }
    }
}

/// Prepositions in a row: "auprès de".
const MOST_JOINED: usize = 2;
/// Adverbs and auxiliaries between a subject and its verb.
const MOST_BETWEEN: usize = 3;
/// Tokens between a verb and the subject behind it.
const MOST_ADVERBIAL: usize = 9;
/// Tokens from a subject to its verb, or to the colon of its sentence.
const FARTHEST_VERB: usize = 40;
/// Tokens of a word that hyphens join.
const LONGEST_JOINED: usize = 4;

/// What each mention does in its sentence.
pub fn functions(tokens: &Tokens<'_>, mentions: &[Mention], forms: &Forms<'_>) -> Vec<Function> {
    let mut functions = Vec::with_capacity(mentions.len());
    let (mut first_of, mut outer) = (usize::MAX, 0);
    for (at, mention) in mentions.iter().enumerate() {
        // In "a friend of Ann Lee said" the friend speaks.
        let nested = mention.tokens.end <= outer;
        outer = outer.max(mention.tokens.end);
        let sentence = tokens.all[mention.head].sentence;
        let first = first_of != sentence && !mention.owns_person(tokens);
        let from = at.checked_sub(1).and_then(|before| behind_verb(tokens, &mentions[before], mention));
        let mut function = function(tokens, mention, from.unwrap_or(mention.tokens.start), first);
        if nested || !matches!(function.part, Part::By | Part::Behind) && forms.is_oblique(tokens, mention) {
            let cue = phrase_before(tokens, title_start(tokens, mention)).filter(|_| !nested);
            let part = if cue.is_some() { Part::By } else { Part::Preposition };
            function = Function { part, reach: mention.tokens.clone(), cue };
        }
        let modifies = mentions.get(at + 1).is_some_and(|next| modifies(tokens, mention, next));
        if function.part != Part::Preposition && !modifies {
            first_of = sentence;
        }
        functions.push(function);
    }
    functions
}

/// Whether a mention stands before a noun in a language that ends its sentences with the verb: "Newtown village mayor | Ann Lee".
fn modifies(tokens: &Tokens<'_>, mention: &Mention, next: &Mention) -> bool {
    let between = mention.tokens.end..next.tokens.start;
    let small = |at: usize| tokens.all[at].kind == Kind::Word && !tokens.all[at].lists.any(Lists::BREAKS);
    let title = next.tokens.start < next.name.start;
    tokens.words.has_trait(Trait::VerbLast) && title && between.len() <= MOST_BETWEEN && between.into_iter().all(small)
}

/// Where a mention begins that stands between a verb and its subject: the owner in "said the paper's Ann Lee", or the listener in
/// "dijo a Reuters Ann Lee".
fn behind_verb(tokens: &Tokens<'_>, between: &Mention, subject: &Mention) -> Option<usize> {
    let start = between.tokens.start;
    if between.owner {
        return (between.tokens.end + 1 == subject.tokens.start).then_some(start);
    }
    let joins = |at: usize| tokens.all[at].lists.has(List::Preposition) || tokens.all[at].lists.has(List::Linked);
    let free = tokens.words.has_trait(Trait::FreeOrder) && between.tokens.end == subject.tokens.start;
    (start.saturating_sub(MOST_JOINED)..start).find(|from| free && (*from..start).all(joins))
}

/// `from`: where the words that belong before the mention begin.
pub(super) fn function(tokens: &Tokens<'_>, mention: &Mention, from: usize, first: bool) -> Function {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let made = |part, cue: Option<std::ops::Range<usize>>| {
        let reach = cue.as_ref().map_or(start..end, |cue| cue.start.min(start)..cue.end.max(end));
        Function { part, reach, cue }
    };
    if let Some(cue) = phrase_before(tokens, start) {
        return made(Part::By, Some(cue));
    }
    // A case stands between: "Ankara'dan yapılan açıklamada".
    let behind = end + usize::from(mention.owner && tokens.words.has_trait(Trait::VerbLast));
    let next = tokens.all.get(behind).filter(|_| (behind > end || !mention.owner) && tokens.same_sentence(end - 1, behind));
    if let Some(next) = next.filter(|next| next.lists.has(List::Behind)) {
        return made(Part::Behind, Some(behind..behind + next.phrase));
    }
    if is_dropped(tokens, mention) {
        return made(Part::Say, Some(start..end));
    }
    if tokens.all[start].is_view() {
        return made(Part::By, Some(start..end));
    }
    let preposition = is_genitive(tokens, start)
        || tokens.all[start].lists.has(List::ArticleObject)
        || tokens.before(start).is_some_and(|before| before.lists.has(List::Preposition) || before.lists.has(List::Linked));
    let subject_end = if is_apposed(tokens, mention) { end + 1 } else { end };
    if let Some((verb, passive)) = verb_behind(tokens, subject_end).filter(|_| !mention.owner) {
        let lists = tokens.all[verb].lists;
        let cue = Some(verb..verb + tokens.all[verb].phrase);
        // "Was believed to be": nobody says it.
        if passive && !lists.any(Lists::SAY) && !lists.has(List::Behind) {
            return Function::other(mention);
        }
        let part = match () {
            () if preposition => Part::Preposition,
            () if passive && !lists.has(List::Behind) => Part::Told,
            () if lists.has(List::Tell) => Part::Tell,
            () if lists.has(List::Say) => Part::Say,
            () if lists.has(List::Saying) => Part::Saying,
            () => Part::May,
        };
        return made(part, cue);
    }
    if preposition {
        return made(Part::Preposition, None);
    }
    let role = role_start(tokens, mention);
    let said = tokens.before(role).is_some_and(|verb| !verb.capital && verb.lists.any(Lists::SAY));
    let from = if said { from.min(role) } else { from };
    if let Some((verb, lists)) = verb_before(tokens, from).filter(|_| !mention.owner && mention.sort != Sort::Relative) {
        let cue = Some(auxiliaries(tokens, verb)..verb + tokens.all[verb].phrase);
        let subject_before = verb > 0
            && tokens.same_sentence(verb - 1, verb)
            && !matches!(tokens.all[verb - 1].kind, Kind::Sign(_) | Kind::Quote(_));
        return match () {
            () if lists.has(List::Saying) => made(Part::Listener, None),
            () if lists.has(List::Tell) && subject_before => made(Part::Listener, None),
            () if subject_before && !lists.has(List::Say) => made(Part::Other, None),
            () if lists.has(List::Say) || lists.has(List::Tell) => made(Part::Said, cue),
            () => made(Part::SaidMay, cue),
        };
    }
    if first && let Some(cue) = distant_verb(tokens, end).or_else(|| colon(tokens, mention)) {
        return made(Part::Distant, Some(cue));
    }
    made(if first { Part::First } else { Part::Other }, None)
}

/// Whether an article that makes a genitive joins a noun phrase to the noun before it.
fn is_genitive(tokens: &Tokens<'_>, start: usize) -> bool {
    let lists = tokens.all[start].lists;
    let joins = lists.has(List::Linked) && lists.any(Lists::ARTICLES) && !tokens.all[start].capital;
    joins
        && tokens
            .before(start)
            .is_some_and(|before| before.capital && !before.lists.has(List::Never) || before.lists.any(Lists::HEADS))
}

/// Where a verb begins with its auxiliaries and adverbs, if nothing else stands between it and a sign.
pub(super) fn auxiliaries(tokens: &Tokens<'_>, verb: usize) -> usize {
    let sentence = tokens.all[verb].sentence;
    for at in (verb.saturating_sub(MOST_BETWEEN)..=verb).rev() {
        let before = at.checked_sub(1).map(|before| &tokens.all[before]).filter(|before| before.sentence == sentence);
        match before {
            Some(Token { kind: Kind::Word, capital: false, lists, .. }) if !lists.any(Lists::CUES.and(Lists::HEADS)) => {}
            Some(Token { kind: Kind::Word | Kind::Number, .. }) => return verb,
            _ => return at,
        }
    }
    verb
}

/// Whether a mention is a verb that stands for the subject it leaves out.
fn is_dropped(tokens: &Tokens<'_>, mention: &Mention) -> bool {
    let token = &tokens.all[mention.head];
    matches!(mention.sort, Sort::Single | Sort::Plural) && token.lists.any(Lists::SAY) && !token.lists.any(Lists::PRONOUNS)
}

/// A phrase such as "according to" that ends before a token.
fn phrase_before(tokens: &Tokens<'_>, start: usize) -> Option<std::ops::Range<usize>> {
    let sentence = tokens.all[start].sentence;
    (start.saturating_sub(6)..start).rev().find_map(|at| {
        let token = &tokens.all[at];
        let by = token.lists.has(List::By) && !token.is_view() || token.capital && token.lists.has(List::Opens);
        (token.sentence == sentence && by && at + token.phrase == start).then_some(at..start)
    })
}

/// The reporting verb behind a subject, and whether an auxiliary turns it round.
fn verb_behind(tokens: &Tokens<'_>, end: usize) -> Option<(usize, bool)> {
    let sentence = tokens.all[end - 1].sentence;
    let mut passive = false;
    for at in end..tokens.all.len().min(end + MOST_BETWEEN + 1) {
        let token = &tokens.all[at];
        if token.sentence != sentence || token.kind != Kind::Word || token.name {
            return None;
        }
        if !token.capital && token.lists.any(Lists::CUES) {
            return Some((at, passive));
        }
        passive = token.lists.has(List::Passive) || (passive && !token.lists.has(List::Passive) && token.lists.is_empty());
        let between = token.lists.has(List::Passive)
            || !token.lists.any(Lists::ARTICLES.and(Lists::PRONOUNS)) && !token.lists.has(List::Preposition);
        if !between || token.lists.has(List::Join) {
            return None;
        }
    }
    None
}

/// The reporting verb right before a mention.
fn verb_before(tokens: &Tokens<'_>, start: usize) -> Option<(usize, Lists)> {
    let sentence = tokens.all[start].sentence;
    let free_order = tokens.words.has_trait(Trait::FreeOrder);
    let hyphenated = hyphenated_start(tokens, start);
    if hyphenated < start && tokens.all[hyphenated].lists.any(Lists::VERBS) {
        return Some((hyphenated, tokens.all[hyphenated].lists));
    }
    (start.saturating_sub(MOST_ADVERBIAL + 1)..start).rev().find_map(|at| {
        let token = &tokens.all[at];
        let reaches = at + token.phrase == start
            || (free_order && token.lists.any(Lists::SAY) && is_adverbial(tokens, at + token.phrase..start))
            || (at + token.phrase + 1 == start && token.lists.any(Lists::VERBS) && is_small(tokens, at + token.phrase));
        (token.sentence == sentence && token.kind == Kind::Word && !token.name && token.lists.any(Lists::VERBS) && reaches)
            .then_some((at, token.lists))
    })
}

/// The first part of the word that hyphens join to a token: the verb of "dit-elle", "ajoute-t-il".
fn hyphenated_start(tokens: &Tokens<'_>, token: usize) -> usize {
    let mut start = token;
    while start >= 2
        && token - start <= LONGEST_JOINED
        && tokens.all[start].glued
        && tokens.is_sign(start - 1, &['-', '‑'])
        && tokens.all[start - 1].glued
    {
        start -= 2;
    }
    start
}

/// Whether words can stand between a verb and the subject behind it: "on Monday", "yesterday evening in the House".
fn is_adverbial(tokens: &Tokens<'_>, words: std::ops::Range<usize>) -> bool {
    let mut opened = false;
    // What goes on behind a noun belongs to it: "do posłów Lewicy".
    let genitives = tokens.words.sets_genitives_behind();
    for at in words.clone() {
        let token = &tokens.all[at];
        let free = match token.kind {
            Kind::Word | Kind::Number => {
                let name = token.name || token.capital && !token.lists.has(List::Never);
                let common = Lists::VERBS.and(Lists::PRONOUNS);
                let person = token.lists.any(Lists::PERSON);
                (!name && !person || opened)
                    && !token.lists.any(common)
                    && !token.lists.has(List::Behind)
                    && !token.lists.has(List::Join)
            }
            // The name of a paper in marks.
            Kind::Quote(_) => opened,
            Kind::Sign(sign) => sign == '-' && token.glued,
        };
        if !free {
            return false;
        }
        opened = token.lists.has(List::Preposition)
            || token.lists.has(List::By)
            || opened
                && (token.capital
                    || genitives && token.lists.is_empty()
                    || token.lists.any(Lists::PERSON)
                    || token.lists.has(List::Many));
    }
    words.len() <= MOST_ADVERBIAL && !tokens.all[words.end - 1].lists.has(List::Preposition)
}

/// Whether a token is a hyphen or a small word that may stand between a verb and the subject behind it.
fn is_small(tokens: &Tokens<'_>, at: usize) -> bool {
    let token = &tokens.all[at];
    match token.kind {
        Kind::Sign('-') => token.glued,
        Kind::Word => {
            !token.capital && token.range.len() <= 5 && !token.lists.has(List::Preposition) && !token.lists.has(List::Join)
        }
        _ => false,
    }
}

/// A reporting verb later in the sentence, behind a comma or further words.
fn distant_verb(tokens: &Tokens<'_>, end: usize) -> Option<std::ops::Range<usize>> {
    let sentence = tokens.sentences[tokens.all[end - 1].sentence].clone();
    let verb_last = tokens.words.has_trait(Trait::VerbLast);
    let reaches = |at: &usize| verb_last || !matches!(tokens.all[*at].kind, Kind::Quote(_));
    (end..sentence.end.min(end + FARTHEST_VERB)).take_while(reaches).find_map(|at| {
        let token = &tokens.all[at];
        (!token.capital && token.lists.any(Lists::VERBS) && token.kind == Kind::Word).then_some(at..at + token.phrase)
    })
}

/// The colon before a quotation in whose sentence somebody does something and nobody reports: "His wife shakes her head: …"; or that
/// nothing but a person opens: "And the mayor Ann Lee: …".
fn colon(tokens: &Tokens<'_>, mention: &Mention) -> Option<std::ops::Range<usize>> {
    let end = tokens.sentences[tokens.all[mention.head].sentence].end.min(mention.tokens.end + FARTHEST_VERB);
    let human = matches!(mention.sort, Sort::Full | Sort::Short | Sort::Person | Sort::Single | Sort::Many);
    let quote = |at: usize| at < end && matches!(tokens.all[at].kind, Kind::Quote(_));
    (mention.tokens.end..end).find(|at| quote(*at)).and_then(|quote| {
        let colon = quote - 1;
        let reaches = colon > mention.tokens.end || colon == mention.tokens.end && is_turn(tokens, mention);
        (human && reaches && tokens.is_sign(colon, &[':', '：'])).then_some(colon..colon + 1)
    })
}

/// Whether a name with its title alone opens a sentence, or the noun of a person stands before it: no case and no topic that it names.
fn is_turn(tokens: &Tokens<'_>, mention: &Mention) -> bool {
    let before = tokens.before(mention.tokens.start);
    let person = |at: usize| tokens.all[at].lists.any(Lists::PERSON.and(Lists::TITLES));
    let titled = (mention.tokens.start..mention.name.start).any(person);
    titled || mention.tokens.start == mention.name.start && before.is_some_and(|before| before.lists.has(List::Join))
}
