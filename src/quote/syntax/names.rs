//! Which tokens may be parts of names.

use std::collections::HashSet;
use std::ops::Range;

use crate::quote::syntax::tokens::{Kind, Tokens};
use crate::text::chars::is_shouted;
use crate::text::lexicon::{List, Lists, Trait};

/// Words of a headline may be small that have no more bytes; it has at least so many others.
const LONGEST_SMALL: usize = 4;
const FEWEST_TITLE_WORDS: usize = 4;
/// It has at least so many where none of them is a verb or a noun for people.
const FEWEST_HEADLINE_WORDS: usize = 5;
/// Particles between a given name and a surname.
const MOST_PARTICLES: usize = 2;

impl Tokens<'_> {
    /// Tells which tokens may be parts of names.
    pub(super) fn find_names(&mut self) {
        self.capital_nouns = self.words.has_trait(Trait::CapitalNouns) && self.has_capital_nouns();
        let capital: HashSet<&str> = (0..self.all.len()).filter(|at| self.all[*at].capital).map(|at| self.lower(at)).collect();
        // Of small words those alone are asked for that have a capital elsewhere.
        let small: HashSet<&str> = (0..self.all.len())
            .filter(|at| self.all[*at].kind == Kind::Word && !self.all[*at].capital)
            .filter_map(|at| capital.get(self.lower(at)).copied())
            .collect();
        let title_case: Vec<bool> = self.sentences.iter().map(|sentence| self.is_title_case(sentence.clone(), &small)).collect();
        let titled = |at: usize| title_case[self.all[at].sentence];
        let inside: HashSet<&str> = (0..self.all.len())
            .filter(|at| self.all[*at].capital && !self.begins(*at) && !titled(*at))
            .map(|at| self.lower(at))
            .collect();
        let plain: Vec<bool> = (0..self.all.len())
            .map(|at| self.is_plain_name(at, &small, &inside) && (!titled(at) || self.is_title_name(at, &inside)))
            .collect();
        let names = if self.capital_nouns { self.names_among_nouns(&plain) } else { plain };
        self.all.iter_mut().zip(names).for_each(|(token, name)| token.name = name);
        self.title_case = title_case;
        self.find_surnames();
    }

    /// Whether at least half of the words behind articles have capitals.
    fn has_capital_nouns(&self) -> bool {
        let balance: i32 = (self.all.windows(2))
            .filter(|pair| pair[0].lists.any(Lists::ARTICLES) && pair[1].kind == Kind::Word)
            .map(|pair| if pair[1].capital { 1 } else { -1 })
            .sum();
        balance >= 0
    }

    /// Takes their nouns from words that end a full name: where the story has a Howard Dean, "Dean said" is no title.
    fn find_surnames(&mut self) {
        let nouns = Lists::PERSON.and(Lists::TITLES);
        let named = |at: usize| self.all.get(at).is_some_and(|token| token.name && token.kind == Kind::Word);
        let noun = |at: &usize| named(*at) && !named(at + 1) && self.all[*at].lists.any(nouns);
        let before = |at: usize| self.before(at).filter(|before| before.capital).map(|before| before.lists).unwrap_or_default();
        let surnames: HashSet<String> = (0..self.all.len())
            .filter(|at| noun(at) && before(*at).any(Lists::GIVEN) && !before(*at).any(nouns))
            .map(|at| self.lower(at).to_owned())
            .collect();
        let is_one = |at: &usize| {
            let article = self.before(*at).is_some_and(|before| before.lists.any(Lists::ARTICLES));
            noun(at) && !article && surnames.contains(self.lower(*at))
        };
        let found: Vec<usize> = (0..self.all.len()).filter(is_one).collect();
        found.into_iter().for_each(|at| self.all[at].lists = self.all[at].lists.without(nouns));
    }

    /// Whether a sentence is a headline in which all longer words have capitals; one would give them to "told" and "they" too.
    fn is_title_case(&self, sentence: Range<usize>, small_words: &HashSet<&str>) -> bool {
        let words = || sentence.clone().filter(|at| self.all[*at].kind == Kind::Word && self.word(*at).len() > LONGEST_SMALL);
        let capitals = words().filter(|at| self.all[*at].capital).count();
        let tells = sentence.clone().any(|at| self.all[at].capital && self.all[at].lists.any(Lists::VERBS.and(Lists::HEADS)));
        let small = |lists: Lists| {
            lists.any(Lists::SAY.and(Lists::PRONOUNS)) && !lists.any(Lists::ARTICLES) && !lists.has(List::Preposition)
        };
        let clause = sentence.clone().any(|at| !self.all[at].capital && small(self.all[at].lists));
        let long = || words().count() >= FEWEST_HEADLINE_WORDS && !sentence.clone().any(|at| self.is_sign(at, &[',']));
        !self.words.has_trait(Trait::CapitalNouns)
            && capitals == words().count()
            && ((tells || long()) && !clause && words().count() >= FEWEST_TITLE_WORDS
                || self.is_short_title(sentence.clone(), small_words))
    }

    /// Whether a short heading has capitals on words that have none elsewhere ("What Does It Offer?"), and only on articles none.
    fn is_short_title(&self, sentence: Range<usize>, small_words: &HashSet<&str>) -> bool {
        let words = || sentence.clone().filter(|at| self.all[*at].kind == Kind::Word);
        let function = |at: usize| {
            let lists = self.all[at].lists;
            let never = lists.any(Lists::NEVER) && small_words.contains(self.lower(at));
            (never || lists.any(Lists::BREAKS.and(Lists::ARTICLES))) && !lists.any(Lists::GIVEN)
        };
        words().count() > 2
            && words().all(|at| self.all[at].capital || self.all[at].lists.any(Lists::ARTICLES))
            && words().skip(1).any(|at| self.all[at].capital && function(at))
            && !self.is_sign(sentence.end - 1, &['.'])
    }

    /// Whether a word of such a headline is a part of a name: the story has it as one, or it stands beside a given name.
    fn is_title_name(&self, at: usize, inside: &HashSet<&str>) -> bool {
        let lists = self.all[at].lists;
        let behind_given = at > 0 && self.all[at - 1].lists.any(Lists::GIVEN) && lists.is_empty();
        !lists.any(Lists::VERBS.and(Lists::ARTICLES)) && inside.contains(self.lower(at))
            || lists.any(Lists::GIVEN)
            || behind_given
    }

    /// Whether a token may be a part of a name where only names have capitals.
    fn is_plain_name(&self, at: usize, small: &HashSet<&str>, inside: &HashSet<&str>) -> bool {
        let token = &self.all[at];
        if self.is_middle_initial(at) {
            return true;
        }
        let given = token.lists.any(Lists::GIVEN);
        let ordinary = (given || token.lists.has(List::NameFamily)) && token.lists.any(Lists::BREAKS.and(Lists::NEVER));
        if !token.capital
            || token.lists.has(List::Never) && !ordinary
            || ordinary && !(given && self.before_surname(at)) && !self.behind_given(at)
        {
            return false;
        }
        if !self.begins(at) {
            let joins = token.lists.has(List::Preposition) || token.lists.has(List::Join) || token.lists.has(List::By);
            let small = joins && small.contains(self.lower(at)) && !token.lists.has(List::Particle);
            let word = token.lists.any(Lists::ARTICLES.and(Lists::PRONOUNS));
            return !small && !word || given;
        }
        let function = token.lists.any(Lists::BREAKS.and(Lists::ARTICLES));
        // "Jo-Ann Lee": the part before a hyphen stands before the part behind it.
        let hyphen = self.is_sign(at + 1, &['-']) && self.all[at + 1].glued;
        let next = self
            .all
            .get(at + 1 + usize::from(hyphen))
            .filter(|next| next.capital && next.sentence == token.sentence && !next.lists.has(List::Never));
        match next {
            _ if function && !given => false,
            Some(next) => !next.lists.any(Lists::ARTICLES) && (!small.contains(self.lower(at)) || !token.lists.any(Lists::HEADS)),
            None => {
                self.joins_body(at)
                    || token.lists.any(Lists::GIVEN.and(Lists::TITLES))
                    || self.has_age(at + 1)
                    || !small.contains(self.lower(at))
                        && (inside.contains(self.lower(at))
                            || self.words.stems(self.lower(at)).any(|stem| inside.contains(stem))
                            || self.beside_verb(at))
            }
        }
    }

    /// Whether a word opens the name of a body of two parts: "Fish and Harbour Agency".
    fn joins_body(&self, at: usize) -> bool {
        let capital = |at: &usize| self.all.get(*at).is_some_and(|token| token.capital && token.kind == Kind::Word);
        let last = (at + 2..at + 2 + MOST_PARTICLES + 1).take_while(capital).last();
        let joined = self.all.get(at + 1).is_some_and(|next| next.lists.has(List::Join));
        joined && last.is_some_and(|last| last > at + 2 && self.all[last].lists.has(List::Body))
    }

    /// Whether a word with a capital that stands in no list follows: "May Brooks", but not "May Day" nor "May 5".
    fn before_surname(&self, at: usize) -> bool {
        let particle = |at: &usize| self.all.get(*at).is_some_and(|token| token.lists.has(List::Particle) && !token.capital);
        let next = at + 1 + (at + 1..at + 1 + MOST_PARTICLES).take_while(particle).count();
        let next = self.all.get(next).filter(|next| next.sentence == self.all[at].sentence && next.capital);
        next.is_some_and(|next| next.lists.among(Lists::ANY_BUT_NAMES).is_empty())
    }

    /// Whether a word is the "A." of "Ann A. Lee".
    fn is_middle_initial(&self, at: usize) -> bool {
        let stop = self.is_sign(at + 1, &['.']) && self.all[at + 1].glued;
        let letter = self.all[at].capital && self.word(at).chars().count() == 1;
        stop && letter && self.before(at).is_some_and(|before| before.capital)
    }

    /// Whether a given name or a title stands before a word: "Theresa May", "Mrs May", "Paul Winter".
    fn behind_given(&self, at: usize) -> bool {
        let before = self.before(at).filter(|before| before.capital);
        before.is_some_and(|before| before.lists.any(Lists::GIVEN.and(Lists::TITLES)))
    }

    /// Whether a token begins a sentence or a part of one that is set off, so that a capital tells nothing.
    fn begins(&self, at: usize) -> bool {
        let token = &self.all[at];
        let set_off = || {
            self.is_sign(at - 1, &[':', '–', '—', '(', '•', '-']) && !token.glued
                || self.is_sign(at - 1, &['–', '—']) && !self.all[at - 1].glued
                || self.is_sign(at - 1, &['¿', '¡'])
                || matches!(self.all[at - 1].kind, Kind::Quote(_))
        };
        at <= self.sentences[token.sentence].start || set_off()
    }

    /// Whether an age stands here: "Ann Lee, 41, said".
    pub fn has_age(&self, at: usize) -> bool {
        let set_off = |open, close| self.is_sign(at, &[open]) && self.is_sign(at + 2, &[close]);
        let age = self.all.get(at + 1).is_some_and(|age| age.kind == Kind::Number && age.range.len() == 2);
        age && (set_off(',', ',') || set_off('(', ')'))
    }

    /// Whether a reporting verb stands right beside a token.
    fn beside_verb(&self, at: usize) -> bool {
        // "An die bekannte Szene": a verb's form behind an article is an adjective.
        let inside = |at: usize| self.before(at).is_some_and(|before| !matches!(before.kind, Kind::Sign(_)));
        let adjective = |verb: usize| verb > 0 && self.all[verb - 1].lists.any(Lists::ARTICLES) && inside(verb - 1);
        [at.checked_sub(1).filter(|verb| !adjective(*verb)), Some(at + 1)]
            .into_iter()
            .flatten()
            .filter_map(|near| self.all.get(near))
            .any(|near| near.sentence == self.all[at].sentence && !near.capital && near.lists.any(Lists::SAY))
    }

    /// Names in a language that writes nouns with capitals: two words with capitals side by side, and what such a pair ends with.
    fn names_among_nouns(&self, plain: &[bool]) -> Vec<bool> {
        let relative = |at: usize| at > 1 && self.is_sign(at - 2, &[',']) && self.all[at - 1].lists.has(List::Who);
        let behind_article = |at: usize| at > 0 && self.all[at - 1].lists.any(Lists::ARTICLES) && !relative(at);
        let initials = |at: usize| is_shouted(self.word(at));
        let unlisted = |at: &usize| behind_article(*at) && self.all[*at].lists.is_empty() && !initials(*at);
        let common: HashSet<&str> = (0..plain.len()).filter(unlisted).map(|at| self.lower(at)).collect();
        let noun = |at: usize| self.all[at].lists.any(Lists::HEADS.and(Lists::TITLES)) || common.contains(self.lower(at));
        let pairs = |at: usize| at + 1 < plain.len() && plain[at] && plain[at + 1] && !noun(at) && !noun(at + 1);
        // "Frau Wendt" tells that Wendt is a name.
        let titled = |at: usize| {
            let title = self.all[at].capital && self.all[at].lists.any(Lists::TITLES);
            title && at + 1 < plain.len() && plain[at + 1] && !noun(at + 1) && self.same_sentence(at, at + 1)
        };
        let named = |at: &usize| pairs(*at) || titled(*at);
        let ends: HashSet<&str> = (0..plain.len()).filter(named).map(|at| self.lower(at + 1)).collect();
        let mut names = vec![false; plain.len()];
        for at in 0..plain.len() {
            if !plain[at] {
                continue;
            }
            let article = behind_article(at);
            let behind_noun = at > 0 && self.all[at - 1].capital && noun(at - 1) && self.same_sentence(at - 1, at);
            let beside_cue = self.beside_verb(at);
            let particle_at = |at: usize| self.all[at].lists.has(List::Particle) && !self.all[at].capital;
            let unlisted = self.all[at].lists.among(Lists::ANY_BUT_NAMES).is_empty();
            let chain = at > 2 && unlisted && particle_at(at - 1) && particle_at(at - 2) && self.all[at - 3].capital;
            let particle = at > 0 && self.all[at - 1].lists.has(List::Particle) && !article || chain;
            names[at] = !noun(at)
                && (ends.contains(self.lower(at))
                    || self.all[at].lists.any(Lists::GIVEN)
                    || behind_noun
                    || particle
                    || (beside_cue && !article))
                || (pairs(at) && (!article || initials(at)))
                || (at > 0 && pairs(at - 1))
                || chain;
        }
        names
    }
}
