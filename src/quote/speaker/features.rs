//! How a mention stands to a quotation, as features with names.
//!
//! Nothing here knows a language: the lists tell which words report, the features tell where they stand.

use std::sync::OnceLock;

use crate::quote::span::Span;
use crate::quote::syntax::mentions::{Mention, Sort};
use crate::quote::syntax::tokens::{Kind, Token, Tokens};
use crate::text::lexicon::{List, Lists};

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

const PARTS: [&str; 14] = [
    "say",
    "may",
    "tell",
    "saying",
    "told",
    "said",
    "said_may",
    "listener",
    "by",
    "behind",
    "distant",
    "first",
    "preposition",
    "other",
];

/// Where a mention stands, seen from the quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Behind it, in the same sentence.
    After,
    /// Before it, in the same sentence.
    Before,
    /// In the sentence before.
    Sentence,
    /// In an earlier sentence of the paragraph.
    Sentences,
    /// In the paragraph before.
    Paragraph,
    /// In an earlier paragraph.
    Earlier,
}

const PLACES: [&str; 6] = ["after", "before", "sentence", "sentences", "paragraph", "earlier"];
const SORTS: [&str; 11] =
    ["full", "short", "body", "single", "plural", "first", "relative", "person", "many", "document", "noun"];
const STEPS: [&str; 5] = ["0", "1", "2", "4", "8"];
const COUNTS: [&str; 4] = ["0", "1", "2", "3"];
const ENDS: [&str; 3] = ["comma", "stop", "open"];
const LENGTHS: [&str; 3] = ["short", "middle", "long"];
const BEFORE: [&str; 6] = ["nothing", "sign", "verb", "preposition", "article", "word"];
const FLAGS: [&str; 2] = ["no", "yes"];

/// Groups of features: a name and the names of both sides.
const GROUPS: [(&str, &[&str], &[&str]); 17] = [
    ("part", &PLACES, &PARTS),
    ("reach", &PARTS, &STEPS),
    ("step", &PLACES, &STEPS),
    ("sort", &PLACES, &SORTS),
    ("quotes_between", &PLACES, &COUNTS),
    ("mentions_between", &PLACES, &COUNTS),
    ("same_as_last", &FLAGS, &FLAGS),
    ("end", &PLACES, &ENDS),
    ("fragment", &PLACES, &FLAGS),
    ("colon", &PLACES, &FLAGS),
    ("owner", &PLACES, &FLAGS),
    ("turned_away", &PLACES, &FLAGS),
    ("continues", &FLAGS, &PLACES),
    ("nobody", &ENDS, &FLAGS),
    ("nobody_cue", &LENGTHS, &COUNTS),
    ("nobody_like_title", &FLAGS, &LENGTHS),
    ("nobody_behind", &BEFORE, &FLAGS),
];

fn starts() -> &'static [usize; GROUPS.len()] {
    static STARTS: OnceLock<[usize; GROUPS.len()]> = OnceLock::new();
    STARTS.get_or_init(|| {
        let mut at = 0;
        GROUPS.map(|(_, a, b)| {
            let start = at;
            at += a.len() * b.len();
            start
        })
    })
}

/// The names of all features, in order.
pub fn names() -> Vec<String> {
    let group = |(name, a, b): &(&str, &[&str], &[&str])| -> Vec<String> {
        a.iter().flat_map(|a| b.iter().map(move |b| format!("{name}.{a}.{b}"))).collect()
    };
    GROUPS.iter().flat_map(group).collect()
}

fn feature(group: usize, a: usize, b: usize) -> u16 {
    (starts()[group] + a * GROUPS[group].2.len() + b) as u16
}

/// What a quotation offers: its token and what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Quoted {
    /// Its token.
    pub token: usize,
    ends: usize,
    fragment: bool,
    colon: bool,
    continues: bool,
    length: usize,
    like_title: bool,
    before: usize,
}

impl Quoted {
    /// The quotation at a token.
    pub fn new(tokens: &Tokens<'_>, token: usize, span: &Span) -> Self {
        let words = &tokens.text[span.inner.clone()];
        let behind = tokens.is_sign(token + 1, &[',']);
        let ends = match words.chars().next_back() {
            Some(',') => 0,
            _ if behind => 0,
            Some('.' | '!' | '?' | '…') => 1,
            _ => 2,
        };
        let colon = token > 0 && tokens.is_sign(token - 1, &[':', '：']);
        let length = match words.split_whitespace().take(9).count() {
            0..=3 => 0,
            4..=8 => 1,
            _ => 2,
        };
        let like_title = is_like_title(words);
        let before = before(tokens, token);
        Self { token, ends, fragment: span.fragment, colon, continues: span.continues, length, like_title, before }
    }
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

/// Prepositions in a row: "auprès de".
const MOST_JOINED: usize = 2;
/// Adverbs and auxiliaries between a subject and its verb.
const MOST_BETWEEN: usize = 3;

/// What each mention does in its sentence.
pub fn functions(tokens: &Tokens<'_>, mentions: &[Mention]) -> Vec<Function> {
    let mut functions = Vec::with_capacity(mentions.len());
    let mut first_of = usize::MAX;
    for (at, mention) in mentions.iter().enumerate() {
        let sentence = tokens.all[mention.head].sentence;
        let first = first_of != sentence;
        let from = at.checked_sub(1).and_then(|before| behind_verb(tokens, &mentions[before], mention));
        let function = function(tokens, mention, from.unwrap_or(mention.tokens.start), first);
        if function.part != Part::Preposition {
            first_of = sentence;
        }
        functions.push(function);
    }
    functions
}

/// Where a mention begins that stands between a verb and its subject: the owner in "said the paper's Ann Lee", or the listener in
/// "dijo a Reuters Ann Lee".
fn behind_verb(tokens: &Tokens<'_>, between: &Mention, subject: &Mention) -> Option<usize> {
    let start = between.tokens.start;
    if between.owner {
        return (between.tokens.end + 1 == subject.tokens.start).then_some(start);
    }
    let joins = |at: usize| tokens.all[at].lists.has(List::Preposition) || tokens.all[at].lists.has(List::Linked);
    let free = tokens.words.has_trait("free_order") && between.tokens.end == subject.tokens.start;
    (start.saturating_sub(MOST_JOINED)..start).find(|from| free && (*from..start).all(joins))
}

/// `from`: where the words that belong before the mention begin.
fn function(tokens: &Tokens<'_>, mention: &Mention, from: usize, first: bool) -> Function {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let made = |part, cue: Option<std::ops::Range<usize>>| {
        let reach = cue.as_ref().map_or(start..end, |cue| cue.start.min(start)..cue.end.max(end));
        Function { part, reach, cue }
    };
    if let Some(cue) = phrase_before(tokens, start) {
        return made(Part::By, Some(cue));
    }
    let next = tokens.all.get(end).filter(|_| !mention.owner && tokens.same_sentence(end - 1, end));
    if let Some(next) = next.filter(|next| next.lists.has(List::Behind)) {
        return made(Part::Behind, Some(end..end + next.phrase));
    }
    if is_dropped(tokens, mention) {
        return made(Part::Say, Some(start..end));
    }
    let preposition = is_genitive(tokens, start)
        || tokens.before(start).is_some_and(|before| before.lists.has(List::Preposition) || before.lists.has(List::Linked));
    let subject_end = if is_apposed(tokens, mention) { end + 1 } else { end };
    if let Some((verb, passive)) = verb_behind(tokens, subject_end).filter(|_| !mention.owner) {
        let lists = tokens.all[verb].lists;
        let cue = Some(verb..verb + tokens.all[verb].phrase);
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
    if let Some((verb, lists)) = verb_before(tokens, from).filter(|_| !mention.owner) {
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
    if first && let Some(cue) = distant_verb(tokens, end) {
        return made(Part::Distant, Some(cue));
    }
    made(if first { Part::First } else { Part::Other }, None)
}

/// Whether a name stands in commas behind the noun that it names: "the mayor, Ann Lee, said".
fn is_apposed(tokens: &Tokens<'_>, mention: &Mention) -> bool {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let set_off = start > 0 && tokens.is_sign(start - 1, &[',']) && tokens.is_sign(end, &[',']);
    set_off && mention.sort == Sort::Full && tokens.same_sentence(start - 1, end)
}

/// Whether an article that makes a genitive joins a noun phrase to the noun before it.
fn is_genitive(tokens: &Tokens<'_>, start: usize) -> bool {
    let lists = tokens.all[start].lists;
    let joins = lists.has(List::Linked) && lists.any(Lists::ARTICLES) && !tokens.all[start].capital;
    joins && tokens.before(start).is_some_and(|before| before.capital && !before.lists.has(List::Never))
}

/// Where a verb begins with its auxiliaries and adverbs, if nothing else stands between it and a sign.
fn auxiliaries(tokens: &Tokens<'_>, verb: usize) -> usize {
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
    mention.sort == Sort::Single && token.lists.any(Lists::SAY) && !token.lists.any(Lists::PRONOUNS)
}

/// Verbs set off by signs whose subject is left out, as mentions of it; `functions` are those of the mentions found so far.
pub fn dropped(tokens: &Tokens<'_>, functions: &[Function]) -> Vec<Mention> {
    if !tokens.words.has_trait("dropped_subjects") {
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
    let left_out = |at: &usize| {
        let token = &tokens.all[*at];
        let says = token.kind == Kind::Word && !token.capital && token.lists.any(Lists::SAY) && !used[*at];
        says && (auxiliaries(tokens, *at) < *at || tokens.before(*at).is_none_or(|before| before.kind != Kind::Word))
            && ends(*at + token.phrase)
    };
    let mention = |at: usize| {
        let end = at + tokens.all[at].phrase;
        Mention { tokens: at..end, name: end..end, head: at, sort: Sort::Single, owner: false }
    };
    (0..tokens.all.len()).filter(left_out).map(mention).collect()
}

/// A phrase such as "according to" that ends before a token.
fn phrase_before(tokens: &Tokens<'_>, start: usize) -> Option<std::ops::Range<usize>> {
    let sentence = tokens.all[start].sentence;
    (start.saturating_sub(6)..start).rev().find_map(|at| {
        let token = &tokens.all[at];
        (token.sentence == sentence && token.lists.has(List::By) && at + token.phrase == start).then_some(at..start)
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
    let free_order = tokens.words.has_trait("free_order");
    let hyphenated = hyphenated_start(tokens, start);
    if hyphenated < start && tokens.all[hyphenated].lists.any(Lists::VERBS) {
        return Some((hyphenated, tokens.all[hyphenated].lists));
    }
    (start.saturating_sub(6)..start).rev().find_map(|at| {
        let token = &tokens.all[at];
        let reaches = at + token.phrase == start
            || (free_order && token.lists.any(Lists::SAY) && is_adverbial(tokens, at + token.phrase..start))
            || (at + token.phrase + 1 == start && token.lists.any(Lists::VERBS) && is_small(tokens, at + token.phrase));
        (token.sentence == sentence && token.kind == Kind::Word && !token.name && token.lists.any(Lists::VERBS) && reaches)
            .then_some((at, token.lists))
    })
}

/// Tokens of a word that hyphens join.
const LONGEST_JOINED: usize = 4;

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

/// Whether words can stand between a verb and the subject behind it: "on Monday", "yesterday evening".
fn is_adverbial(tokens: &Tokens<'_>, words: std::ops::Range<usize>) -> bool {
    let plain = |at: usize| {
        let token = &tokens.all[at];
        let word = matches!(token.kind, Kind::Word | Kind::Number) && !token.name;
        word && (!token.capital || token.lists.has(List::Never))
            && !token.lists.any(Lists::CUES.and(Lists::PRONOUNS).and(Lists::PERSON))
            && !token.lists.has(List::Join)
    };
    words.len() <= MOST_BETWEEN && words.clone().all(plain) && !tokens.all[words.end - 1].lists.has(List::Preposition)
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
    let verb_last = tokens.words.has_trait("verb_last");
    let reaches = |at: &usize| verb_last || !matches!(tokens.all[*at].kind, Kind::Quote(_));
    (end..sentence.end.min(end + 40)).take_while(reaches).find_map(|at| {
        let token = &tokens.all[at];
        (!token.capital && token.lists.any(Lists::VERBS) && token.kind == Kind::Word).then_some(at..at + token.phrase)
    })
}

/// A mention beside a quotation.
pub struct Beside<'a> {
    /// The quotation.
    pub quoted: &'a Quoted,
    /// Where the mention stands.
    pub place: Place,
    /// Mentions between.
    pub mentions: usize,
    /// Quotations between.
    pub quotes: usize,
    /// Whether the quotation before had this mention.
    pub last: bool,
    /// Whether a quotation stands before in the paragraph.
    pub follows: bool,
}

impl Beside<'_> {
    /// The features, as numbers in [`names`].
    pub fn features(&self, tokens: &Tokens<'_>, mention: &Mention, function: &Function) -> Vec<u16> {
        let (place, quoted) = (self.place as usize, self.quoted);
        let step = step(tokens, quoted.token, &function.reach);
        let near = matches!(self.place, Place::After | Place::Before);
        let part = match function.part {
            Part::Said if self.place != Place::After && tokens.words.has_trait("free_order") => Part::Say,
            Part::SaidMay if self.place != Place::After && tokens.words.has_trait("free_order") => Part::May,
            part => part,
        } as usize;
        let turned = near
            && function.cue.as_ref().is_some_and(|cue| {
                (cue.start > mention.head) == (self.place == Place::After) && faces_other(tokens, quoted.token, &function.reach)
            });
        let mut features = vec![
            feature(0, place, part),
            feature(2, place, step),
            feature(3, place, mention.sort as usize),
            feature(4, place, self.quotes.min(3)),
            feature(5, place, self.mentions.min(3)),
            feature(6, usize::from(self.last), usize::from(self.follows)),
            feature(7, place, quoted.ends),
            feature(8, place, usize::from(quoted.fragment)),
            feature(9, place, usize::from(quoted.colon)),
            feature(10, place, usize::from(mention.owner)),
            feature(11, place, usize::from(turned)),
            feature(12, usize::from(quoted.continues), place),
        ];
        if near {
            features.push(feature(1, part, step));
        }
        features
    }
}

/// The features of a quotation that nobody is named for. `cues`: reporting words in its sentence.
pub fn nobody(quoted: &Quoted, cues: usize) -> Vec<u16> {
    vec![
        feature(13, quoted.ends, usize::from(quoted.fragment)),
        feature(14, quoted.length, cues.min(3)),
        feature(15, usize::from(quoted.like_title), quoted.length),
        feature(16, quoted.before, usize::from(quoted.fragment)),
    ]
}

/// Whether all longer words but the first begin with a capital.
fn is_like_title(words: &str) -> bool {
    let initials = words.split_whitespace().skip(1).filter(|word| word.len() > 4).filter_map(|word| word.chars().next());
    let (mut all, mut capitals) = (0, 0);
    for initial in initials.filter(|c| c.is_alphabetic()).take(12) {
        (all, capitals) = (all + 1, capitals + usize::from(initial.is_uppercase()));
    }
    all > 0 && capitals == all
}

/// What stands right before a quotation, as a place in [`BEFORE`].
fn before(tokens: &Tokens<'_>, quote: usize) -> usize {
    match tokens.before(quote) {
        None => 0,
        Some(token) if token.kind != Kind::Word => 1,
        Some(token) if token.lists.any(Lists::CUES) => 2,
        Some(token) if token.lists.has(List::Preposition) => 3,
        Some(token) if token.lists.any(Lists::ARTICLES) || token.lists.has(List::Ending) => 4,
        Some(_) => 5,
    }
}

/// Words between a quotation and a mention with its verb, in steps.
fn step(tokens: &Tokens<'_>, quote: usize, reach: &std::ops::Range<usize>) -> usize {
    let gap = if reach.start > quote { quote + 1..reach.start } else { reach.end.min(quote)..quote };
    let words =
        if gap.len() > 40 { 40 } else { gap.filter(|at| matches!(tokens.all[*at].kind, Kind::Word | Kind::Number)).count() };
    match words {
        0 => 0,
        1 => 1,
        2..=3 => 2,
        4..=7 => 3,
        _ => 4,
    }
}

/// Whether another quotation stands right on the other side of a mention and its verb, with a colon or nothing between.
fn faces_other(tokens: &Tokens<'_>, quote: usize, reach: &std::ops::Range<usize>) -> bool {
    let is_quote = |at: usize| matches!(tokens.all.get(at), Some(token) if matches!(token.kind, Kind::Quote(_)));
    if reach.start > quote {
        is_quote(reach.end) || (tokens.is_sign(reach.end, &[':', ',']) && is_quote(reach.end + 1))
    } else {
        reach.start > 0
            && (is_quote(reach.start - 1)
                || (reach.start > 1 && tokens.is_sign(reach.start - 1, &[',']) && is_quote(reach.start - 2)))
    }
}
