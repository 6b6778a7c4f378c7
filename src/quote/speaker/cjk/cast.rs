//! The people and bodies of a story, and whom some words mean.

use std::collections::HashMap;

use super::chars::{
    behind_last, find, is_comma, is_han, is_hangul, is_hiragana, is_katakana, is_noun, is_only, is_point, length, run_at_end,
    run_at_start, without_bracket, without_end,
};
use super::titled::{LONGEST_NAME, chinese, titled};
use super::vocabulary::{CjkVocabulary, MARKS};
use crate::text::lexicon::{List, Lists};

/// What is read before a title, in bytes.
const BEFORE_TITLE: usize = 120;
const BEHIND_TITLE: usize = 45;
/// Titles that are looked at, and people that are kept: both bound the work.
const MOST_TITLES: usize = 400;
const MOST_PEOPLE: usize = 120;
/// A source as it is written has at most so many characters.
const LONGEST_SOURCE: usize = 24;

/// Somebody whom the story names in full.
struct Person<'a> {
    name: &'a str,
    title: Option<&'a str>,
}

/// Whom some words mean.
pub(super) struct Who {
    pub name: String,
    pub role: Option<String>,
    /// How sure that is.
    pub sure: f32,
}

fn who(name: &str, role: Option<&str>, sure: f32) -> Option<Who> {
    Some(Who { name: name.to_owned(), role: role.map(str::to_owned), sure })
}

/// All whom a story names.
pub(super) struct Cast<'a> {
    words: &'a CjkVocabulary<'a>,
    people: Vec<Person<'a>>,
    /// Where each is mentioned, by name or by a part of it.
    mentions: Vec<(usize, usize)>,
    /// Full names of bodies by their short ones.
    short: HashMap<&'a str, &'a str>,
}

impl<'a> Cast<'a> {
    pub(super) fn new(text: &'a str, words: &'a CjkVocabulary<'a>) -> Self {
        let mut cast = Self { words, people: Vec::new(), mentions: Vec::new(), short: HashMap::new() };
        cast.find_titled(text);
        cast.find_pointed(text);
        cast.find_brackets(text);
        cast.find_families(text);
        cast.find_mentions(text);
        cast
    }

    fn find_titled(&mut self, text: &'a str) {
        let mut titles = self.words.all(Lists::of(&[List::TitleAny]), text);
        crate::sort::sort_by_key(&mut titles, |(_, title)| (std::cmp::Reverse(title.len()), *title));
        for (at, title) in titles.into_iter().take(MOST_TITLES) {
            let from = text.ceil_char_boundary(at.saturating_sub(BEFORE_TITLE));
            let end = at + title.len();
            if self.words.spaced && !self.words.ends_word(&text[end..]) {
                continue;
            }
            let to = if self.words.verb_second { text.floor_char_boundary(end + BEHIND_TITLE) } else { end };
            let behind = find(&text[end..to], is_comma).map_or(to, |comma| end + comma);
            let start = from + behind_last(&text[from..at], is_comma);
            let Some(found) = titled(&text[start..behind], self.words) else { continue };
            if length(found.name) > 1 {
                self.add(found.name, Some(found.title));
            }
        }
    }

    /// Foreign names, whose parts a point divides.
    fn find_pointed(&mut self, text: &'a str) {
        for (at, point) in text.match_indices(is_point).take(MOST_TITLES) {
            let inside: fn(char) -> bool = |c| is_katakana(c) || is_point(c);
            let before = run_at_end(&text[..at], inside);
            let behind = &text[at + point.len()..];
            let end = run_at_start(behind, inside).len();
            let katakana = length(before) > 1 && end > 3;
            if katakana && !before.contains(is_point) {
                self.add(&text[at - before.len()..at + point.len() + end], None);
            }
        }
    }

    /// Names with an age or in Latin letters behind them, and short names of bodies.
    fn find_brackets(&mut self, text: &'a str) {
        for (at, _) in text.match_indices(['(', '（']).take(MOST_TITLES) {
            let opener = text[at..].chars().next().map_or(1, char::len_utf8);
            let behind = &text[at + opener..text.floor_char_boundary(at + opener + BEFORE_TITLE)];
            let Some(inside) = behind.split([')', '）']).next().filter(|inside| inside.len() < behind.len()) else { continue };
            let before = run_at_end(text[..at].trim_end(), |c| is_noun(c) || is_point(c));
            let capitals = inside.len() >= 2 && is_only(inside, |c| c.is_ascii_uppercase());
            if capitals && self.words.is_body(before) {
                self.short.insert(inside, before);
            }
            let age = inside.chars().take(3).all(|c| c.is_numeric()) && !inside.is_empty();
            let latin = inside.contains(' ') && is_only(inside, |c| c.is_ascii_alphabetic() || " .-'’".contains(c));
            let name = match before.chars().next_back() {
                Some(c) if is_katakana(c) => run_at_end(before, |c| is_katakana(c) || is_point(c)),
                Some(c) if is_han(c) && self.words.verb_second => self.words.last_name(before),
                _ => before,
            };
            if (age || latin) && (2..=LONGEST_NAME + 1).contains(&length(name)) || latin && name.contains(is_point) {
                self.add(name, None);
            }
        }
    }

    /// Names that begin with a family name: before a particle of the topic, or where a clause begins.
    fn find_families(&mut self, text: &'a str) {
        if self.words.spaced {
            return self.find_foreign(text);
        }
        if self.words.verb_second {
            let named = |clause: &&str| self.words.at_start(List::NameFamily, clause).is_some();
            for clause in text.split(is_comma).filter(named) {
                let name = chinese(clause, self.words);
                let cut = clause[name.len()..].chars().next().is_some_and(|c| !is_han(c))
                    || self.words.limits_start(&clause[name.len()..]);
                if length(name) < LONGEST_NAME && cut && self.words.at_start(List::NameFamily, name).is_some() {
                    self.add(name, None);
                }
            }
            return;
        }
        for (at, _) in self.words.all(MARKS, text) {
            let name = self.words.family_name(&text[text.ceil_char_boundary(at.saturating_sub(BEHIND_TITLE))..at]);
            if (3..=LONGEST_NAME + 2).contains(&length(name)) {
                self.add(name, None);
            }
        }
    }

    /// Foreign names in two words, behind a word that tells what somebody is: "배우 마리아 홀름은".
    fn find_foreign(&mut self, text: &'a str) {
        for (at, _) in self.words.all(MARKS, text) {
            let before = &text[text.ceil_char_boundary(at.saturating_sub(BEFORE_TITLE))..at];
            let mut words = before.rsplit(char::is_whitespace);
            let (Some(last), Some(first)) = (words.next(), words.next()) else { continue };
            let role = words.next().and_then(|role| role.split('(').next()).unwrap_or("");
            let office = self.words.holds(List::NameMale, first) || self.words.is_office(role);
            let korean = length(last) == 3 && self.words.is_korean(last);
            let named = self.words.is_foreign(first) && !self.words.closes(first) && is_only(last, is_hangul);
            if office && named && !korean && !last.is_empty() {
                self.add(&before[before.len() - first.len() - last.len() - 1..], None);
            }
        }
    }

    fn add(&mut self, name: &'a str, title: Option<&'a str>) {
        let untold = title.is_none() && self.words.at_end(List::TitleAny, name).is_some();
        if untold || self.words.is_common(name) || self.people.len() >= MOST_PEOPLE || self.words.is_body(name) {
            return;
        }
        match self.people.iter_mut().find(|person| person.name == name) {
            Some(person) => person.title = person.title.or(title),
            None => self.people.push(Person { name, title }),
        }
    }

    fn find_mentions(&mut self, text: &str) {
        for (number, person) in self.people.iter().enumerate() {
            let last = person.name.rsplit(is_gap).next().filter(|part| length(part) > 1 && *part != person.name);
            let family = person.name.chars().next().filter(|_| self.words.spaced).zip(person.title);
            let titled = family.map(|(family, title)| format!("{family} {title}"));
            for part in [Some(person.name), last, titled.as_deref()].into_iter().flatten() {
                self.mentions.extend(text.match_indices(part).take(MOST_TITLES).map(|(at, _)| (at, number)));
            }
        }
        crate::sort::sort_by_key(&mut self.mentions, |(at, _)| *at);
    }

    /// Whom some words mean that stand at a place; none where they mean nobody who can speak. `last` spoke before, up to a place.
    pub(super) fn whom(&self, said: &str, at: usize, last: Option<(&str, usize)>) -> Option<Who> {
        let (said, inside) = without_bracket(said);
        let said = said.trim();
        if said.is_empty() || length(said) > 2 * LONGEST_SOURCE {
            return None;
        }
        if self.is_pronoun(said) {
            let end = last.map_or(0, |(_, end)| end);
            let person = self.nearest(at, end).or_else(|| self.nearest(at, 0).filter(|_| last.is_none()));
            let name = person.map(|person| person.name).or(last.map(|(name, _)| name))?;
            return who(name, person.and_then(Person::role), 0.85);
        }
        let part = self.last_part(said);
        if self.words.is_never(part) {
            return None;
        }
        let named = || titled(said, self.words).is_some_and(|found| !found.name.is_empty()) || self.known(part, at).is_some();
        let unnamed = self.words.noun(said).filter(|_| !named());
        if let Some(noun) = unnamed.filter(|noun| length(noun) <= LONGEST_SOURCE) {
            return who(noun, None, 0.9);
        }
        if let Some(found) = titled(part, self.words) {
            return self.whom_titled(part, found.name, found.title, at);
        }
        if let Some(person) = self.known(part, at) {
            return who(person.name, person.role().or_else(|| self.role_before(said, part)), 0.95);
        }
        let full = self.short.get(part).copied().or_else(|| inside.and_then(|_| self.short.get(part).copied()));
        if let Some(full) = full {
            return who(full, None, 0.95);
        }
        if self.words.is_body(part) || self.words.at_end(List::Document, part).is_some() {
            return who(part, None, 0.9);
        }
        let latin = is_only(part, |c| c.is_ascii_alphanumeric() || " .-&".contains(c))
            && part.starts_with(|c: char| c.is_ascii_alphabetic());
        if latin {
            return who(part, None, 0.85);
        }
        let named = self.name(part)?;
        who(named, self.role_before(said, part), 0.85)
    }

    fn whom_titled(&self, part: &str, name: &str, title: &str, at: usize) -> Option<Who> {
        if name.is_empty() && !(is_role(title) && part.ends_with(title)) {
            return None;
        }
        if name.is_empty() {
            let holder = self.holder(title, at).filter(|_| self.words.spaced || self.words.verb_second || part == title);
            return match holder {
                Some(person) => who(person.name, Some(title), 0.85),
                None => who(part, None, 0.8),
            };
        }
        let fullest = self.titled_person(name, title).or_else(|| self.known(name, at));
        let full = fullest.map_or(name, |person| person.name);
        // A family name alone, of one character, is written with its title, and so is what may be no name.
        if length(full) < 2 || is_only(full, is_hiragana) {
            let start = part.find(name).unwrap_or(0);
            return who(&part[start..], None, 0.8);
        }
        let role = Some(title).filter(|title| is_role(title));
        who(full, role.or_else(|| fullest.and_then(Person::role)), 0.95)
    }

    /// Whether words end with somebody's name, a title or an age behind it.
    pub(super) fn is_person(&self, said: &str) -> bool {
        let said = without_bracket(said).0;
        self.people.iter().any(|person| said.contains(person.name))
    }

    /// Whether words are a name of somebody whom the story names in full.
    pub(super) fn is_named(&self, said: &str, at: usize) -> bool {
        self.is_person(said) || self.known(self.last_part(without_bracket(said).0), at).is_some()
    }

    /// Whether words are a pronoun and nothing else.
    fn is_pronoun(&self, said: &str) -> bool {
        let before = self.words.at_end(List::He, said).map(|pronoun| &said[..said.len() - pronoun.len()]);
        before.is_some_and(|before| {
            before.is_empty()
                || before.ends_with(|c: char| c.is_whitespace() || is_hiragana(c))
                || self.words.between_nouns(before).is_some()
        })
    }

    /// The words behind the last particle that joins nouns: the name itself.
    fn last_part<'t>(&self, said: &'t str) -> &'t str {
        if self.words.spaced {
            return said;
        }
        let hiragana = self.words.at_end(List::TitleAny, said).map_or(0, str::len);
        let body = &said[..said.len() - hiragana];
        let family = if hiragana > 0 { self.words.called(body) } else { self.words.family_name(body) };
        if family.ends_with(is_hiragana) {
            return &said[body.len() - family.len()..];
        }
        let noun = run_at_end(body, |c| is_noun(c) || is_point(c)).len();
        let start = if hiragana > 0 && noun == 0 { self.words.small(body).len() } else { noun };
        &said[body.len() - start..]
    }

    /// The person whose name, or a part of it, these words are; of several the last one before.
    fn known(&self, part: &str, at: usize) -> Option<&Person<'a>> {
        let whole = self.people.iter().find(|person| person.name == part);
        let fits = |person: &&Person<'_>| {
            // A Chinese name of two characters is whole.
            let starts =
                !self.words.verb_second && length(part) > 1 && person.name.starts_with(part) && !person.name.contains(is_gap);
            person.name.len() > part.len() && (starts || person.name.split(is_gap).any(|of_it| of_it == part))
        };
        let fuller = || self.people.iter().filter(fits);
        let nearest = || self.before(at).map(|number| &self.people[number]).find(fits);
        whole.filter(|_| fuller().next().is_none()).or_else(nearest).or_else(|| fuller().next()).or(whole)
    }

    /// Who has a name that begins so, and that title.
    fn titled_person(&self, name: &str, title: &str) -> Option<&Person<'a>> {
        let fits = |person: &&Person<'_>| person.name.starts_with(name) && person.name.len() > name.len();
        let same = |person: &&Person<'_>| person.title == Some(title);
        let all = || self.people.iter().filter(fits);
        all()
            .find(same)
            .or_else(|| all().next().filter(|_| length(name) == 1 || !self.people.iter().any(|person| person.name == name)))
    }

    /// Who holds an office: the last one mentioned before, of all else the first.
    fn holder(&self, title: &str, at: usize) -> Option<&Person<'a>> {
        let holds = |person: &&Person<'_>| person.title == Some(title) && is_role(title);
        let before = self.before(at).map(|number| &self.people[number]).find(holds);
        before.or_else(|| self.people.iter().find(holds))
    }

    /// The people mentioned before a place, the last first.
    fn before(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.mentions.partition_point(|(place, _)| *place < at);
        self.mentions[..end].iter().rev().take(MOST_TITLES).map(|(_, number)| *number)
    }

    /// Who was mentioned last before a place, and behind another.
    fn nearest(&self, at: usize, behind: usize) -> Option<&Person<'a>> {
        let end = self.mentions.partition_point(|(place, _)| *place < at);
        self.mentions[..end].last().filter(|(place, _)| *place >= behind).map(|(_, number)| &self.people[*number])
    }

    /// Whom an interview asks: who is named first.
    pub(super) fn guest(&self) -> Option<&'a str> {
        let (at, number) = self.mentions.first()?;
        Some(self.known(self.people[*number].name, *at)?.name)
    }

    /// What stands before a name, where that is an office.
    fn role_before<'t>(&self, said: &'t str, part: &str) -> Option<&'t str> {
        let before = without_end(&said[..said.len() - part.len()], is_hiragana);
        let katakana = !before.is_empty() && is_only(before, is_katakana);
        Some(before).filter(|_| katakana || self.words.is_office(before))
    }

    /// Words that have the shape of a name.
    fn name<'t>(&self, part: &'t str) -> Option<&'t str> {
        let last = part.chars().next_back()?;
        let name = match last {
            c if is_hangul(c) => {
                let word = part.split_whitespace().next_back()?;
                return Some(word).filter(|word| length(word) == 3 && self.words.is_korean(word));
            }
            c if is_katakana(c) => run_at_end(part, |c| is_katakana(c) || is_point(c)),
            c if is_han(c) && self.words.verb_second => chinese(self.words.last_name(part), self.words),
            c if is_han(c) => run_at_end(part, is_han),
            c if is_hiragana(c) => Some(self.words.family_name(part)).filter(|name| !name.is_empty())?,
            _ => return None,
        };
        let family = self.words.at_start(List::NameFamily, name).is_some();
        let known = is_katakana(last) || name.contains(is_point);
        let short = (2..=LONGEST_NAME + 2).contains(&length(name));
        let called = self.words.verb_second && length(name) == 3 && self.role_before(part, name).is_some();
        Some(name).filter(|name| short && (family || called) || known && length(name) > 1)
    }
}

impl Person<'_> {
    fn role(&self) -> Option<&str> {
        self.title.filter(|title| is_role(title))
    }
}

/// What divides the parts of a foreign name.
fn is_gap(c: char) -> bool {
    is_point(c) || c == ' '
}

/// Whether a title tells an office, and is no mere honorific.
fn is_role(title: &str) -> bool {
    length(title) > 1 && !is_only(title, is_hiragana)
}
