//! What may name a speaker: names with their titles and roles, pronouns, and nouns for people, bodies and documents.

use std::ops::Range;

use crate::quote::syntax::tokens::{Kind, Token, Tokens};
use crate::text::chars::is_shouted;
use crate::text::lexicon::{List, Lists};

/// What sort of mention it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A name of two words and more.
    Full,
    /// A name of one word.
    Short,
    /// The name of an organisation or a place, or a noun for one.
    Body,
    /// He or she.
    Single,
    /// They.
    Plural,
    /// I or we.
    First,
    /// Who.
    Relative,
    /// A noun for a person.
    Person,
    /// A noun for several.
    Many,
    /// A statement, a letter.
    Document,
    /// A noun that stands in no list, beside a reporting verb.
    Noun,
}

/// Words that may name a speaker. Ranges are tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// All of it, with title, role and article.
    pub tokens: Range<usize>,
    /// The name alone; empty where there is none.
    pub name: Range<usize>,
    /// The noun or the pronoun that it turns on; for a name its last word.
    pub head: usize,
    /// What sort it is.
    pub sort: Sort,
    /// Whether something is said to belong to it.
    pub owner: bool,
}

impl Mention {
    /// Whether what belongs to it is a person, who speaks for himself: "Lowe's deputy".
    pub fn owns_person(&self, tokens: &Tokens<'_>) -> bool {
        let person = |token: &Token| token.lists.any(Lists::PERSON);
        self.owner && tokens.all[self.tokens.end..].iter().skip(1).take(2).any(person)
    }
}

/// Words of a noun phrase before its noun.
const MOST_MODIFIERS: usize = 5;
/// The small part of a name with a hyphen has at most so many bytes: Jong-un.
const LONGEST_SYLLABLE: usize = 5;
/// Letters of a party in brackets.
const LONGEST_PARTY: usize = 2;
/// Tokens of a mention.
const LONGEST: usize = 16;

/// The mentions of a story outside its quotations, in text order.
pub fn find(tokens: &Tokens<'_>) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for sentence in &tokens.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            at = Chunk { tokens, end: sentence.end.min(at + LONGEST) }.read(at, &mut mentions);
        }
    }
    mentions
}

/// Reads one mention out of a sentence.
pub(super) struct Chunk<'a> {
    pub(super) tokens: &'a Tokens<'a>,
    pub(super) end: usize,
}

impl Chunk<'_> {
    pub(super) fn token(&self, at: usize) -> &Token {
        &self.tokens.all[at]
    }

    /// Adds the mention that begins at a token, if any; where to read on.
    fn read(&self, start: usize, mentions: &mut Vec<Mention>) -> usize {
        let token = self.token(start);
        if token.kind != Kind::Word {
            return start + 1;
        }
        // "In her view" names her and tells that she says it.
        if token.is_view() {
            let end = (start + token.phrase).min(self.end);
            mentions.push(Mention { tokens: start..end, name: end..end, ..pronoun(token.lists, start) });
            return end;
        }
        // "Il faut" and "por su parte" name nobody; "ce dernier" does, and "de la" stands before a noun.
        let last = self.token((start + token.phrase).min(self.end) - 1).lists;
        let joins = last.any(Lists::ARTICLES.and(Lists::HEADS)) || last.has(List::Linked) || last.has(List::Preposition);
        let impersonal = token.lists.has(List::Never) && !token.lists.any(Lists::ARTICLES) && !joins;
        if (token.lists.any(Lists::CUES) || impersonal) && token.phrase > 1 && !token.name {
            return (start + token.phrase).min(self.end);
        }
        if token.lists.any(Lists::PRONOUNS) && !token.name && !self.begins_noun_phrase(start) {
            // A relative pronoun that looks like an article stands behind a comma.
            let relative = token.lists.among(Lists::PRONOUNS) == Lists::RELATIVE;
            let article = token.lists.any(Lists::ARTICLES) && relative;
            let joins = relative && self.joins_clauses(start);
            if !joins && (!article || start > 0 && self.tokens.is_sign(start - 1, &[','])) {
                mentions.push(pronoun(token.lists, start));
            }
            return start + 1;
        }
        let end = self.extent(start);
        let read_on = end.max(start + 1);
        let Some(end) = (start..end).rev().find(|at| self.can_end(*at)).map(|at| at + 1) else {
            if let Some(noun) = self.noun(start, end).or_else(|| self.crowd(start..start + 1)) {
                let end = noun.tokens.end;
                mentions.push(noun);
                return read_on.max(end);
            }
            return start + 1;
        };
        let mut first = start;
        for at in start + 1..end {
            if self.is_ending(at) && at > first {
                let before = self.mention(first..at, true);
                if before.name.is_empty() {
                    continue;
                }
                mentions.push(before);
                first = at + 1;
            }
        }
        let owner = self.tokens.all.get(end).is_some_and(|next| next.lists.has(List::Ending) && next.glued);
        if self.is_party(first..end) {
            return read_on;
        }
        let goes_on = self.tokens.is_sign(end, &[':']) || self.tokens.is_sign(end, &['.']) && end + 1 < self.end;
        // The X on which somebody wrote is nobody.
        if end == first + 1 && self.tokens.word(first).chars().nth(1).is_none() && !goes_on {
            return read_on;
        }
        if let Some(crowd) = self.crowd(first..end) {
            let end = crowd.tokens.end;
            mentions.push(crowd);
            return end;
        }
        let mention = self.mention(first..end, owner);
        let linked = match mention.sort {
            Sort::Body if !mention.name.is_empty() => self.body_end(end),
            _ if mention.name.is_empty() => self.linked_end(end),
            _ => end,
        };
        let name = if mention.sort == Sort::Body && !mention.name.is_empty() { mention.name.start..linked } else { mention.name };
        mentions.push(Mention { tokens: mention.tokens.start..linked, name, ..mention });
        // What is linked ends where a full name begins: "the minister of Transport | Ann Lee".
        if linked < self.end && self.begins_full_name(linked) { linked } else { end.max(start + 1) }
    }

    /// Whether a word that is a pronoun elsewhere is the article of a noun here.
    fn begins_noun_phrase(&self, start: usize) -> bool {
        let token = self.token(start);
        // A plain word behind it makes it a determiner: "este lunes".
        let plain = |next: &Token| next.kind == Kind::Word && !next.capital && next.lists.is_empty();
        let determines =
            token.phrase == 1 && !token.lists.any(Lists::RELATIVE) && self.tokens.all.get(start + 1).is_some_and(plain);
        token.lists.any(Lists::ARTICLES) && (determines || (start + 1..self.extent(start)).any(|at| self.can_end(at)))
    }

    /// Whether a relative pronoun is a conjunction here: "says that …".
    fn joins_clauses(&self, at: usize) -> bool {
        let quoted = self.tokens.all.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Quote(_)));
        quoted || self.tokens.before(at).is_some_and(|before| !before.capital && before.lists.any(Lists::VERBS))
    }

    /// Whether a letter or two stand in brackets for somebody's party: "Ann Lee (S)".
    fn is_party(&self, tokens: Range<usize>) -> bool {
        let bracketed = tokens.start > 0
            && self.tokens.is_sign(tokens.start - 1, &['(', '['])
            && self.tokens.is_sign(tokens.end, &[')', ']']);
        let word = self.tokens.words(tokens);
        bracketed && word.chars().count() <= LONGEST_PARTY && is_shouted(word)
    }

    pub(super) fn is_ending(&self, at: usize) -> bool {
        self.token(at).lists.has(List::Ending) && self.token(at).glued && self.tokens.lower(at).starts_with('\'')
    }

    /// One past the last token that may belong to the noun phrase or name that begins here.
    fn extent(&self, start: usize) -> usize {
        let article = self.token(start).lists.any(Lists::ARTICLES) && !self.token(start).name;
        let (mut open, mut head, mut modifiers) = (article, false, 0);
        if !article && start == self.tokens.sentences[self.token(start).sentence].start && self.token(start).lists.is_empty() {
            (open, modifiers) = (true, MOST_MODIFIERS - 1);
        }
        let mut at = start + usize::from(article);
        if article && self.is_partitive(at) {
            at += 1 + usize::from(at + 1 < self.end && self.token(at + 1).lists.any(Lists::ARTICLES));
        }
        while at < self.end {
            let token = self.token(at);
            match token.kind {
                Kind::Word if at > start && self.begins_full_name(at) && self.is_thing(at - 1) => break,
                Kind::Word if at > start && self.begins_titled_name(at, start) => break,
                Kind::Word if at > start && self.begins_behind_name(at) => break,
                // A verb behind a name is none of its modifiers.
                Kind::Word if token.name => open &= self.tokens.capital_nouns,
                Kind::Word if self.ends_hyphenated_name(at, start) => {}
                Kind::Word if at >= start + 2 && self.is_compound(at) && !token.capital && token.lists.is_empty() => head = true,
                Kind::Word if self.is_ending(at) => (open, head, modifiers) = (true, false, 0),
                Kind::Word if self.joins_names(at, start) || self.joins_body(at, start) => {}
                Kind::Word if token.lists.any(Lists::HEADS.and(Lists::TITLES)) && self.is_noun(at, open && !head, start) => {
                    head = true
                }
                Kind::Word if token.capital && token.lists.has(List::Never) => {
                    if token.lists.any(Lists::BREAKS) {
                        break;
                    }
                }
                Kind::Word
                    if self.tokens.capital_nouns
                        && !token.capital
                        && at > start
                        && self.token(at - 1).capital
                        && !self.token(at - 1).name
                        && !self.begins(at - 1) =>
                {
                    break;
                }
                Kind::Word | Kind::Number if open && !head && modifiers < MOST_MODIFIERS && !token.lists.any(Lists::BREAKS) => {
                    modifiers += 1
                }
                Kind::Sign(sign) if self.sign_inside(at, sign, start) => {}
                _ if self.goes_on_compound(at, start) => {}
                _ => break,
            }
            at += 1;
        }
        at
    }

    /// Whether a token is a part of nouns that share their end: "Health- and Social Director" as German writes it.
    fn goes_on_compound(&self, at: usize, start: usize) -> bool {
        let hyphen =
            |at: usize| at > start && self.token(at).glued && self.tokens.is_sign(at, &['-']) && self.token(at - 1).capital;
        let next = |at: usize| self.tokens.all.get(at + 1).filter(|_| at + 1 < self.end);
        let comma = |at: usize| self.tokens.is_sign(at, &[',']) || at < self.end && self.token(at).lists.has(List::Join);
        if hyphen(at) {
            return next(at).is_some_and(|next| !next.glued) && comma(at + 1) || self.tokens.is_sign(at + 1, &[',']);
        }
        comma(at) && hyphen(at.saturating_sub(1)) && next(at).is_some_and(|next| next.capital)
    }

    /// Whether a word without a capital names a thing or a body alone: no title of the name behind it.
    fn is_thing(&self, at: usize) -> bool {
        let token = self.token(at);
        let thing = token.lists.has(List::Body) || token.lists.has(List::Document);
        thing && !token.capital && !token.lists.any(Lists::PERSON.and(Lists::TITLES))
    }

    /// Whether a title without a capital begins here that goes with the name behind it, and not with the place or the paper
    /// that a preposition sets before it: "said in Parliament | premier Ann Lee".
    fn begins_titled_name(&self, at: usize, start: usize) -> bool {
        let token = self.token(at);
        let next = self.tokens.all.get(at + 1).filter(|_| at + 1 < self.end);
        let title = !token.capital && token.lists.any(Lists::PERSON.and(Lists::TITLES)) && next.is_some_and(|next| next.name);
        let set_off = self.tokens.before(start).is_some_and(|before| before.lists.has(List::Preposition));
        title && set_off && self.token(at - 1).capital
    }

    /// Whether a noun without a capital begins here that goes with what follows it, and not with the name before it, in languages
    /// where names modify nothing before a noun: "according to the minister Ann Lee | the president".
    fn begins_behind_name(&self, at: usize) -> bool {
        let token = self.token(at);
        // "The analyst of the České spořitelny" goes on with the bank behind one name.
        let noun = token.lists.any(Lists::PERSON) || at > 1 && self.token(at - 2).name && token.lists.any(Lists::HEADS);
        self.tokens.words.sets_genitives_behind() && !token.capital && noun && self.token(at - 1).name
    }

    /// Whether a given name stands here before another name.
    pub(super) fn begins_full_name(&self, at: usize) -> bool {
        let next = self.tokens.all.get(at + 1).filter(|_| at + 1 < self.end);
        self.token(at).lists.any(Lists::GIVEN) && next.is_some_and(|next| next.name)
    }

    /// Whether a word opens its sentence that is a particle of names only elsewhere.
    fn opens_clause(&self, at: usize) -> bool {
        let lists = self.token(at).lists;
        let word = lists.any(Lists::ARTICLES.and(Lists::NEVER)) || lists.has(List::Preposition) || lists.has(List::Join);
        word && at == self.tokens.sentences[self.token(at).sentence].start
    }

    fn begins(&self, at: usize) -> bool {
        at == self.tokens.sentences[self.token(at).sentence].start && self.token(at).lists.any(Lists::ARTICLES)
    }

    /// Whether a noun of a list is a noun here; some are verbs elsewhere.
    fn is_noun(&self, at: usize, open: bool, start: usize) -> bool {
        let token = self.token(at);
        token.capital || open || at == start && !self.follows_quotation(at) || !token.lists.any(Lists::VERBS)
    }

    /// Whether a quotation ends right before a token, a sign between them at most.
    fn follows_quotation(&self, at: usize) -> bool {
        let quote = |at: usize| matches!(self.token(at).kind, Kind::Quote(_));
        let sign = |at: usize| matches!(self.token(at).kind, Kind::Sign(_));
        at > 0 && (quote(at - 1) || at > 1 && sign(at - 1) && quote(at - 2))
    }

    /// Whether a small word is the end of a name with a hyphen: Kim Jong-un.
    pub(super) fn ends_hyphenated_name(&self, at: usize, start: usize) -> bool {
        at >= start + 2
            && self.token(at).glued
            && self.token(at - 1).glued
            && matches!(self.token(at - 1).kind, Kind::Sign('-'))
            && self.token(at - 2).name
            && (self.token(at).capital || self.token(at).range.len() <= LONGEST_SYLLABLE)
            && !self.token(at).lists.any(Lists::PRONOUNS.and(Lists::HEADS).and(Lists::TITLES))
    }

    /// Whether a token is the last part of a word with a hyphen.
    pub(super) fn is_compound(&self, at: usize) -> bool {
        at >= 2 && self.token(at).glued && self.token(at - 1).glued && matches!(self.token(at - 1).kind, Kind::Sign('-'))
    }

    pub(super) fn joins_names(&self, at: usize, start: usize) -> bool {
        let next_is_name = (at + 1..self.end.min(at + 3)).any(|next| self.token(next).name);
        // At most two particles: "de la".
        let behind_name = at > start && self.token(at - 1).name
            || at > start + 1 && self.token(at - 1).lists.has(List::Particle) && self.token(at - 2).name;
        behind_name && self.token(at).lists.has(List::Particle) && next_is_name && !self.goes_on_with_noun(at)
            || self.token(at).lists.has(List::Particle)
                && self.token(at).capital
                && !self.opens_clause(at)
                && next_is_name
                && at + 1 < self.end
                && self.token(at + 1).name
    }

    fn sign_inside(&self, at: usize, sign: char, start: usize) -> bool {
        let next = (at + 1 < self.end).then(|| self.token(at + 1));
        let glued = self.token(at).glued && next.is_some_and(|next| next.glued && next.kind != Kind::Sign('-'));
        let Some(before) = (at > start).then(|| self.token(at - 1)) else { return false };
        let next_capital = next.is_some_and(|next| next.capital);
        match sign {
            '-' | '‑' | '/' => glued,
            '.' => {
                let length = before.range.len();
                let titles = before.lists.any(Lists::TITLES) && next.is_some_and(|next| next.lists.any(Lists::TITLES));
                self.token(at).glued
                    && (next_capital || titles)
                    && (length <= 2 || before.lists.any(Lists::TITLES) || length <= 4 && before.capital)
            }
            '&' => before.name && next_capital,
            _ => false,
        }
    }

    fn can_end(&self, at: usize) -> bool {
        let token = self.token(at);
        let name = token.name || self.ends_hyphenated_name(at, 0);
        if !name && self.tokens.goes_on(at) {
            return false;
        }
        if self.is_compound(at) && !token.capital && token.lists.is_empty() && self.token(at - 2).capital && !name {
            return token.range.len() > LONGEST_SYLLABLE;
        }
        token.kind == Kind::Word
            && !self.is_ending(at)
            && (name || token.lists.any(Lists::HEADS.and(Lists::TITLES)))
            && (name || !token.lists.any(Lists::BREAKS) || token.lists.any(Lists::HEADS))
    }
}

fn pronoun(lists: Lists, at: usize) -> Mention {
    let sort = match lists {
        _ if lists.has(List::He) || lists.has(List::She) => Sort::Single,
        _ if lists.has(List::They) => Sort::Plural,
        _ if lists.has(List::Who) => Sort::Relative,
        _ => Sort::First,
    };
    Mention { tokens: at..at + 1, name: at + 1..at + 1, head: at, sort, owner: false }
}
