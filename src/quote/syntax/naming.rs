//! What a noun phrase names: where the name begins in it, and of what sort it is.

use std::ops::Range;

use crate::quote::syntax::inflection::given;
use crate::quote::syntax::mentions::{Chunk, Mention, Sort};
use crate::quote::syntax::tokens::{Kind, Token, Tokens};
use crate::text::chars::is_shouted;
use crate::text::lexicon::{List, Lists, Trait};

/// A mention as it is written, behind the name that it belongs to: "Ann Lee's sister". The name of an organisation stands without
/// an article.
pub fn written(tokens: &Tokens<'_>, mentions: &[Mention], number: usize) -> String {
    let mention = &mentions[number];
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let article = tokens.all[start].lists.any(Lists::ARTICLES);
    let named = mention.sort == Sort::Body && article && start + 1 < end && tokens.all[start + 1].capital;
    let proper = named && !(tokens.capital_nouns && mention.name.is_empty());
    let proper = proper || tokens.all[start].lists.has(List::ArticleObject);
    let owner = number.checked_sub(1).map(|before| &mentions[before]);
    let owner = owner.filter(|owner| mention.name.is_empty() && owner.owner && owner.tokens.end + 1 == start);
    let start = owner.map_or(start + usize::from(proper), |owner| owner.tokens.start);
    tokens.words(start..end).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Noun phrases that prepositions join to another, and words without a capital in each.
const MOST_LINKED: usize = 3;
const MOST_SMALL: usize = 2;
/// Genitives behind a noun, the one behind the other.
const MOST_GENITIVES: usize = 3;

impl Chunk<'_> {
    /// Whether "one | of the teachers" goes on here.
    pub(super) fn is_partitive(&self, at: usize) -> bool {
        let article = |at: usize| at < self.end && self.token(at).lists.any(Lists::ARTICLES);
        let links = at < self.end && self.token(at).lists.has(List::Linked) && !self.token(at).capital;
        links && (article(at) || article(at + 1)) && !self.token(at - 1).lists.has(List::Definite)
    }

    /// One past the noun phrases that prepositions join to the one that ends here: "a resident | of the old town".
    pub(super) fn linked_end(&self, end: usize) -> usize {
        let titled = |name: usize| self.token(name - 1).lists.any(Lists::TITLES.and(Lists::PERSON));
        let mut end = self.modifier_end(end);
        for _ in 0..MOST_LINKED {
            // "The minister of Trade and of Industry": what is joined is linked anew.
            let joins = end < self.end && self.token(end).lists.has(List::Join);
            let link = end + usize::from(joins);
            if link >= self.end || self.token(link).name || !self.token(link).lists.has(List::Linked) {
                break;
            }
            let (mut small, mut capitals, mut last) = (0, false, None);
            for at in link + self.token(link).phrase..self.end {
                let token = self.token(at);
                match token.kind {
                    // A title goes with the name behind it: "a friend of Captain Ann Lee".
                    Kind::Word if last == Some(at) && self.begins_full_name(at) && !titled(at) => break,
                    Kind::Word if token.capital && !token.lists.has(List::Never) => (capitals, last) = (true, Some(at + 1)),
                    Kind::Word if last.is_none() && token.lists.any(Lists::ARTICLES) => {}
                    Kind::Word if !capitals && small < MOST_SMALL && !token.lists.any(Lists::BREAKS) => {
                        (small, last) = (small + 1, Some(at + 1))
                    }
                    // "People familiar with Lee's plans", "friends of the Lee family".
                    Kind::Word if capitals && last == Some(at) && self.is_ending(at) => capitals = false,
                    Kind::Word if last == Some(at) && self.ends_family(at) => last = Some(at + 1),
                    Kind::Sign('-') if token.glued && last == Some(at) => {}
                    _ => break,
                }
            }
            let Some(last) = last else { break };
            end = self.modifier_end(last);
        }
        end
    }

    /// Whether a noun for several or a body goes on with the name right before it, and no name stands behind it.
    fn ends_family(&self, at: usize) -> bool {
        let lists = self.token(at).lists;
        let several = lists.has(List::Many) || lists.has(List::Body);
        several && !lists.any(Lists::BREAKS) && self.tokens.all.get(at + 1).is_none_or(|next| !next.name)
    }

    /// One past the word that modifies the noun phrase that ends here, in languages that set such words behind; where they have no
    /// articles, past a row of genitives: "director | of the department of transport".
    pub(super) fn modifier_end(&self, end: usize) -> usize {
        if !self.tokens.words.has_trait(Trait::ModifiersBehind) {
            return end;
        }
        let most = if self.tokens.words.has_trait(Trait::NoArticles) { MOST_GENITIVES } else { 1 };
        let plain = |at: &usize| {
            let token = self.token(*at);
            token.kind == Kind::Word && !token.capital && token.lists.without(Lists::NEVER).is_empty()
        };
        let modifiers = (end..self.end.min(end + most)).take_while(plain).count();
        let next = self.tokens.all.get(end + modifiers).filter(|_| end + modifiers < self.end);
        let ends = next.is_some_and(|next| {
            let stops = matches!(next.kind, Kind::Sign(_)) && !(next.kind == Kind::Sign('-') && next.glued);
            next.name || next.lists.any(Lists::VERBS) || modifiers == 1 && (stops || next.lists.has(List::Linked))
        });
        if ends { end + modifiers } else { end }
    }

    /// The mention that these tokens make.
    pub(super) fn mention(&self, tokens: Range<usize>, owner: bool) -> Mention {
        let tokens = self.without_role_behind(tokens);
        let start = self.name_start(&tokens);
        let tokens = self.without_linked_body(tokens, start);
        let start = start.min(tokens.end);
        // What belongs to a noun before is no part of the mention.
        let before = tokens.start..start.min(tokens.end);
        let nouns =
            before.clone().any(|at| self.token(at).lists.any(Lists::PERSON.and(Lists::TITLES)) || !self.token(at).capital);
        let small = before.clone().filter(|at| self.token(*at).kind == Kind::Word && !self.token(*at).capital);
        let unlisted = small.filter(|at| self.token(*at).lists.without(Lists::NEVER).is_empty()).count();
        let heads = before.clone().any(|at| self.token(at).lists.any(Lists::HEADS.and(Lists::TITLES)));
        let clause = start < tokens.end && unlisted > 1 && !heads;
        let belongs =
            clause || !before.is_empty() && start < tokens.end && !nouns && before.clone().all(|at| self.token(at).name);
        // "Yesterday Harbour Ministry" opens with what is no speaker.
        let opening = |at: usize| self.token(at).capital && self.token(at).lists.among(Lists::ANY_BUT_NAMES) == Lists::NEVER;
        let opened = start < tokens.end && before.clone().all(opening);
        let tokens = if belongs || opened { start..tokens.end } else { tokens };
        let name = if start < tokens.end { start..tokens.end } else { tokens.end..tokens.end };
        // "Rzeczniczka policji": the genitive behind a noun is none of the speaker.
        let genitives = name.is_empty() && self.tokens.words.has_trait(Trait::ModifiersBehind);
        let noun = tokens.clone().find(|at| genitives && self.token(*at).lists.any(Lists::PERSON));
        let head = noun.unwrap_or(tokens.end - 1);
        let lists = self.token(head).lists;
        let capitals = name.clone().filter(|at| self.token(*at).capital).count();
        let sort = if !name.is_empty() {
            let article = tokens.start < name.start
                && name.start == tokens.start + 1
                && self.token(tokens.start).lists.any(Lists::ARTICLES);
            let article = article && !self.token(name.start).lists.any(Lists::GIVEN);
            match capitals {
                _ if lists.has(List::Body) || self.names_body(&tokens, name.start + 1) => Sort::Body,
                _ if capitals > 1 && self.tokens.words.has_trait(Trait::ModifiersBehind) && self.begins_body(name.start) => {
                    Sort::Body
                }
                _ if article && !self.tokens.capital_nouns => Sort::Body,
                1 => Sort::Short,
                _ => Sort::Full,
            }
        } else if lists.any(Lists::PERSON.and(Lists::TITLES)) {
            Sort::Person
        } else if lists.has(List::Many) {
            Sort::Many
        } else if lists.has(List::Body) {
            Sort::Body
        } else if lists.is_empty() {
            Sort::Noun
        } else {
            Sort::Document
        };
        Mention { tokens, name, head, sort, owner }
    }

    /// A full name behind a reporting verb, without the noun that tells what he is, as Hungarian sets it: "said Ann Lee | cook".
    fn without_role_behind(&self, tokens: Range<usize>) -> Range<usize> {
        let noun = tokens.end - 1;
        let role = !self.token(noun).capital && self.token(noun).lists.any(Lists::PERSON);
        let named = tokens.len() > 2 && (tokens.start..noun).all(|at| self.token(at).name);
        let given = || (tokens.start..noun).any(|at| self.token(at).lists.any(Lists::GIVEN));
        let said = || self.tokens.before(tokens.start).is_some_and(|verb| !verb.capital && verb.lists.any(Lists::VERBS));
        let goes_on = || noun + 1 < self.end && self.token(noun + 1).name;
        let behind = || said() || self.tokens.words.has_trait(Trait::TitlesBehind);
        if role && named && given() && behind() && !goes_on() { tokens.start..noun } else { tokens }
    }

    /// Whether a name begins with the noun that it turns on: "Universidad Mayor".
    fn begins_body(&self, at: usize) -> bool {
        let lists = self.token(at).lists;
        lists.has(List::Body) && !lists.any(Lists::PERSON.and(Lists::TITLES).and(Lists::GIVEN))
    }

    /// Whether what looks like a particle behind a full name sets a place before a noun or a body: "Ann Lee von der Berliner Oper",
    /// "Ann Lee de la Universidad"; or before anything, where a name has one surname: "Ann Lee von Greenpeace".
    pub(super) fn goes_on_with_noun(&self, particle: usize) -> bool {
        let full = particle >= 2 && self.token(particle - 1).name && self.token(particle - 2).name;
        if !full {
            return false;
        }
        let particles = (particle..self.end).take_while(|at| self.token(*at).lists.has(List::Particle)).count();
        let (word, noun) = (particle + particles, particle + particles + 1);
        let follows = noun < self.end && self.token(noun).capital && self.tokens.same_sentence(word, noun);
        let body = word < self.end && (self.token(word).lists.has(List::Body) || is_shouted(self.tokens.word(word)));
        let given = |at: usize| self.token(at).lists.any(Lists::GIVEN);
        let own = self.token(particle).lists.has(List::Preposition) || self.token(particle).lists.has(List::Linked);
        let surname = own && self.tokens.words.has_trait(Trait::OneSurname) && given(particle - 2) && !given(particle - 1);
        self.tokens.capital_nouns && follows || body || surname
    }

    /// A noun for a person alone, where what looks like a name behind it is a body that it belongs to: "la rectora | de la Escuela
    /// Superior".
    fn without_linked_body(&self, tokens: Range<usize>, name: usize) -> Range<usize> {
        let small = |at: usize| self.token(at).lists.has(List::Linked) || self.token(at).lists.any(Lists::ARTICLES);
        let links = (name..tokens.end).take_while(|at| small(*at) && !self.token(*at).capital).count();
        let noun = name.checked_sub(1).filter(|noun| *noun >= tokens.start).map(|noun| self.token(noun).lists);
        let person = noun.is_some_and(|lists| lists.any(Lists::PERSON));
        let body = name + links < tokens.end && self.token(name + links).lists.has(List::Body);
        if links > 0 && person && body { tokens.start..name } else { tokens }
    }

    /// Where the name begins at the end of a mention.
    fn name_start(&self, tokens: &Range<usize>) -> usize {
        let mut start = tokens.end;
        for at in tokens.clone().rev() {
            let token = self.token(at);
            let behind = |back: usize| at.checked_sub(back).filter(|at| *at >= tokens.start).map(|at| self.token(at));
            let given = behind(1).is_some_and(|token| token.lists.any(Lists::GIVEN));
            let particle = behind(1).is_some_and(|token| token.lists.has(List::Particle) && !token.capital);
            let surname = at + 1 == tokens.end && (given || particle && behind(2).is_some_and(|token| token.name));
            // "A Defesa Civil": a noun with a capital that no sentence gave it.
            let proper = token.capital && !self.tokens.capital_nouns && at > self.tokens.sentences[token.sentence].start;
            let noun = token.lists.any(Lists::TITLES.and(Lists::PERSON)) || token.lists.has(List::Many) && !proper;
            // "Contraloría General de Puertos" is one name.
            let joined = start == at + 1 && start < tokens.end && !self.token(start).capital && at > tokens.start;
            let noun = noun && !(joined && token.capital && self.token(at - 1).name);
            let inside = matches!(token.kind, Kind::Sign(_)) && start < tokens.end
                || self.joins_names(at, tokens.start)
                || self.joins_body(at, tokens.start)
                || self.ends_hyphenated_name(at, tokens.start)
                || (token.name && (!noun || surname || token.lists.any(Lists::GIVEN)));
            if !inside || self.owns_name(at, start, tokens.end) || self.belongs_before(at, start, tokens) {
                break;
            }
            if token.kind == Kind::Word {
                start = at;
            }
        }
        start - usize::from(self.names_body(tokens, start))
    }

    /// Whether a noun right before a name names a body together with it, where nouns have capitals: "das Land Tirol", "die Polizei
    /// Kassel".
    fn names_body(&self, tokens: &Range<usize>, name: usize) -> bool {
        let Some(noun) = name.checked_sub(1).filter(|noun| *noun >= tokens.start && name < tokens.end) else { return false };
        let lists = self.token(noun).lists;
        let body = (lists.has(List::Body) || lists.has(List::Many)) && !lists.any(Lists::PERSON.and(Lists::TITLES));
        self.tokens.capital_nouns && body && self.token(noun).capital && !self.token(name).lists.any(Lists::GIVEN)
    }

    /// Whether a word is the genitive before a full name that begins with a given one: "Moderaternas Ulf Ek".
    fn owns_name(&self, at: usize, name: usize, end: usize) -> bool {
        if name != at + 1 || name + 1 >= end {
            return false;
        }
        let mut stems = self.tokens.words.stems(self.tokens.word(at));
        let given = self.token(name).lists.any(Lists::GIVEN) && !self.token(at).lists.any(Lists::GIVEN);
        // The initials of a party need no given name behind them: "SVs".
        stems.any(|stem| given || stem.ends_with(char::is_uppercase))
    }

    /// Whether a word goes with what stands before a full name that begins with a given one: a party, a ministry, a place.
    fn belongs_before(&self, at: usize, name: usize, mention: &Range<usize>) -> bool {
        let token = self.token(at);
        let begins = name == at + 1 && name + 1 < mention.end && given(self.tokens, name..mention.end).any(Lists::GIVEN);
        // Where nouns have capitals, the first of three words is one, unless it is a given name.
        let word =
            |at: usize| self.token(at).kind == Kind::Word && self.token(at).name && !self.token(at).lists.has(List::Particle);
        let three =
            self.tokens.capital_nouns && name == at + 1 && name + 2 == mention.end && word(at) && word(name) && word(name + 1);
        if three && !self.token(at).lists.any(Lists::GIVEN) {
            return true;
        }
        if !begins || token.kind != Kind::Word || token.lists.any(Lists::GIVEN) || token.lists.has(List::Particle) {
            return false;
        }
        let initial = self.tokens.word(at).chars().count() == 1 && !self.tokens.is_sign(at.saturating_sub(1), &['&']);
        let capitals = !initial && is_shouted(self.tokens.word(at));
        // "…, the deputy of the Blue Party Ann Lee": what a preposition or a noun opens ends before the given name.
        let first = (mention.start..at).rev().take_while(|at| self.token(*at).name).last().unwrap_or(at);
        let opening = first.checked_sub(1).filter(|before| self.tokens.same_sentence(*before, at));
        let opened = opening.filter(|before| self.token(*before).kind == Kind::Word).is_some_and(|before| {
            let lists = self.token(before).lists;
            let joins = lists.has(List::Linked) || lists.has(List::Preposition) || lists.any(Lists::ARTICLES);
            // A particle of names opens too, where no name stands before it.
            let free = || before.checked_sub(1).is_none_or(|before| !self.token(before).name);
            // Polish "posłów Lewicy Jan Morski": a genitive behind a noun.
            lists.has(List::Body)
                || joins && (!lists.has(List::Particle) || free())
                || lists.is_empty() && !self.token(before).capital && self.tokens.words.sets_genitives_behind()
        });
        let compound = self.is_compound(at) && !self.token(at - 2).lists.any(Lists::GIVEN);
        let begins = at == self.tokens.sentences[token.sentence].start || at > 0 && self.tokens.is_sign(at - 1, &[':']);
        let opens = begins && at + 2 < mention.end;
        !initial && (capitals || opened || compound || opens || token.lists.has(List::Body))
    }

    /// Whether a word joins the parts of one body's name: "the Food and Drug Administration".
    pub(super) fn joins_body(&self, at: usize, start: usize) -> bool {
        let first = start + usize::from(self.token(start).lists.any(Lists::ARTICLES));
        let named = |at: &usize| self.token(*at).kind == Kind::Word && self.token(*at).name;
        let behind = (at + 1..self.end).take_while(named).last().filter(|last| *last > at + 1);
        let body = behind.is_some_and(|last| self.token(last).lists.has(List::Body));
        self.token(at).lists.has(List::Join)
            && at == first + 1
            && body
            && named(&first)
            && !self.token(first).lists.any(Lists::GIVEN)
            && !self.token(at + 1).lists.any(Lists::GIVEN)
    }

    /// One past the words with capitals that a preposition joins to the name of a body: "Department | of Conservation".
    pub(super) fn body_end(&self, end: usize) -> usize {
        let linked = |at: usize| at < self.end && self.token(at).lists.has(List::Linked) && !self.token(at).capital;
        if !linked(end) {
            return end;
        }
        let article = |at: usize| at < self.end && self.token(at).lists.any(Lists::ARTICLES) && !self.token(at).capital;
        let start = end + 1 + usize::from(article(end + 1));
        let inside = |at: &usize| {
            let token = self.token(*at);
            let word = token.capital && token.kind == Kind::Word && !token.lists.any(Lists::TITLES);
            word && !self.begins_full_name(*at)
        };
        let words = (start..self.end).take_while(inside);
        let last = words.last();
        let named = last.is_some_and(|_| !self.token(start).lists.any(Lists::GIVEN.and(Lists::NEVER)));
        last.filter(|_| named).map_or(end, |last| last + 1)
    }

    /// Those of a place or a body, where a noun in no list stands between its name and a reporting verb: "Boston pilots said".
    pub(super) fn crowd(&self, name: Range<usize>) -> Option<Mention> {
        let plain = |at: &usize| {
            let token = self.token(*at);
            token.kind == Kind::Word && !token.capital && !token.name && token.lists.is_empty()
        };
        let end = (name.end..self.end.min(name.end + MOST_SMALL)).take_while(plain).last()? + 1;
        let (first, noun) = (self.token(name.start).lists, end - 1);
        // "A Boston pilot said": somebody else than Boston opens with an article.
        let one = first.any(Lists::ARTICLES) && !first.has(List::Definite);
        let verb = |at: usize| self.tokens.all.get(at).is_some_and(|token| !token.capital && token.lists.any(Lists::VERBS));
        let before = name.start.checked_sub(1).is_some_and(verb) && self.tokens.same_sentence(name.start - 1, noun);
        let auxiliary = self.tokens.all.get(end).is_some_and(|token| token.lists.has(List::Common));
        let speaks = verb(end) || before || auxiliary && verb(end + 1);
        let people = one || self.tokens.words.is_plural(self.tokens.lower(noun));
        (self.token(name.end - 1).capital && speaks && people).then_some(Mention {
            tokens: name.start..end,
            name: end..end,
            head: noun,
            sort: if one { Sort::Person } else { Sort::Many },
            owner: false,
        })
    }

    /// A noun phrase of words in no list, beside a reporting verb.
    pub(super) fn noun(&self, start: usize, end: usize) -> Option<Mention> {
        let verb = |token: &Token| !token.capital && token.lists.any(Lists::VERBS);
        let article = self.token(start).lists.any(Lists::ARTICLES);
        let reports = |token: &Token| verb(token) || token.lists.has(List::By);
        let beside = self.tokens.all.get(end).is_some_and(verb) || self.tokens.before(start).is_some_and(reports);
        let end = (start..end).rev().find(|at| self.token(*at).kind == Kind::Word)? + 1;
        // "Local shopkeepers said" needs none.
        let crowd = self.token(end - 1).lists.is_empty() && self.tokens.words.is_plural(self.tokens.lower(end - 1));
        let named = !self.tokens.goes_on(end - 1) && !self.token(end - 1).lists.has(List::Never);
        ((article || crowd) && beside && named && end > start + 1).then(|| Mention {
            tokens: start..end,
            name: end..end,
            head: end - 1,
            sort: if crowd && !article { Sort::Many } else { Sort::Noun },
            owner: false,
        })
    }
}
