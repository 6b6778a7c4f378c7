//! Names beside their titles.

use super::chars::{is_comma, is_han, is_hiragana, is_katakana, is_only, is_point, length, run_at_end, run_at_start};
use super::vocabulary::CjkVocabulary;
use crate::text::lexicon::{List, Lists};

/// A name without a title, and a part of a foreign one, has at most so many characters.
pub(super) const LONGEST_NAME: usize = 4;
const LONGEST_PART: usize = 6;
/// Words between a name and its title: "Kim Bada, of the Blue Sea Party, leader".
const MOST_BETWEEN: usize = 4;

/// A name and what it is called beside it; the name is empty where the title stands alone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Titled<'a> {
    pub name: &'a str,
    pub title: &'a str,
}

/// The name and the title that a noun phrase ends with or, where titles stand before names, holds.
pub(super) fn titled<'a>(phrase: &'a str, words: &CjkVocabulary<'_>) -> Option<Titled<'a>> {
    if words.verb_second {
        return title_first(phrase, words);
    }
    if words.spaced { title_apart(phrase, words) } else { title_last(phrase, words) }
}

/// Japanese: the title right behind its name.
fn title_last<'a>(phrase: &'a str, words: &CjkVocabulary<'_>) -> Option<Titled<'a>> {
    let title = words.at_end(List::TitleAny, phrase)?;
    let mut before = &phrase[..phrase.len() - title.len()];
    while let Some(word) = words.at_end(List::Particle, before).filter(|word| length(before) >= length(word) + 2) {
        before = &before[..before.len() - word.len()];
    }
    let name = match before.chars().next_back() {
        Some(c) if is_han(c) => without_body(run_at_end(before, is_han), words),
        Some(c) if (is_hiragana(c) || is_katakana(c)) && !words.called(before).is_empty() => words.called(before),
        Some(c) if is_katakana(c) => run_at_end(before, |c| is_katakana(c) || is_point(c)),
        Some(c) if is_hiragana(c) && is_only(title, is_hiragana) => run_at_end(before, is_hiragana),
        Some(c) if c.is_ascii_alphabetic() => run_at_end(before, |c| c.is_ascii_alphabetic()),
        _ => "",
    };
    // An office stands behind nouns too: "military critic".
    let named = length(title) == 1 || is_only(title, is_hiragana) || words.is_japanese(name);
    Some(Titled { name: if named { name } else { "" }, title: &phrase[phrase.len() - title.len()..] })
}

/// A name without the body that stands before it.
fn without_body<'a>(name: &'a str, words: &CjkVocabulary<'_>) -> &'a str {
    let bodies = || words.all(Lists::of(&[List::Body]), name).into_iter().map(|(at, body)| &name[at + body.len()..]);
    let cut = || bodies().filter(|rest| (2..=5).contains(&length(rest))).min_by_key(|rest| rest.len());
    if length(name) <= LONGEST_NAME { name } else { cut().unwrap_or(name) }
}

/// Korean: the title behind its name, a party or a country between them.
fn title_apart<'a>(phrase: &'a str, words: &CjkVocabulary<'_>) -> Option<Titled<'a>> {
    let parts: Vec<&str> = phrase.split_whitespace().collect();
    let last = *parts.last()?;
    let title = words.at_end(List::TitleAny, last)?;
    // An age may stand behind the name: "김바다(52) 씨".
    let plain = |part: &&'a str| part.split(['(', '（']).next().unwrap_or(part);
    let glued = plain(&&last[..last.len() - title.len()]);
    // "김씨", "A씨"; but nouns of two syllables are no names.
    let letters = !glued.is_empty() && is_only(glued, |c| c.is_ascii_uppercase());
    let short = length(title) == 1 && words.noun(last).is_none() && !words.holds(List::Never, last);
    if letters || words.is_korean(glued) && (length(glued) > 1 || short) {
        return Some(Titled { name: glued, title });
    }
    let before: Vec<&str> = parts[..parts.len() - 1].iter().rev().take(MOST_BETWEEN).map(plain).collect();
    let before: Vec<&str> = before.into_iter().take_while(|part| !words.closes(part)).collect();
    let foreign_name = foreign(&before, phrase, words);
    // What stands behind a Korean name is a body that no list has.
    let whole = before.iter().copied().find(|part| length(part) == 3 && words.is_korean(part));
    if foreign_name.contains(' ') && whole.is_none() {
        return Some(Titled { name: foreign_name, title: last });
    }
    let alone = || before.first().copied().filter(|part| length(part) == 1 && words.is_korean(part));
    let name = whole.or_else(alone).unwrap_or(foreign_name);
    Some(Titled { name, title: last })
}

/// The foreign name of one or two words before the words that tell of an office.
fn foreign<'a>(before: &[&'a str], phrase: &'a str, words: &CjkVocabulary<'_>) -> &'a str {
    let mut names = before.iter().copied().skip_while(|part| words.is_body(part));
    let named = |part: &&str| words.is_foreign(part);
    let Some(last) = names.next().filter(named).filter(|_| length(phrase.rsplit(' ').next().unwrap_or("")) > 1) else {
        return "";
    };
    let first = names.next().filter(named).filter(|_| !(length(last) == 3 && words.is_korean(last))).unwrap_or(last);
    // Of three words the last is a country that no list has.
    let third = names.next().filter(named).filter(|_| first != last);
    let (first, last) = third.map_or((first, last), |third| (third, first));
    // A word alone may be any: "incoming member of parliament".
    if first == last && !words.sounds_foreign(last) {
        return "";
    }
    let at = |part: &str| part.as_ptr() as usize - phrase.as_ptr() as usize;
    &phrase[at(first)..at(last) + last.len()]
}

/// Chinese: the title before its name, or behind it.
fn title_first<'a>(phrase: &'a str, words: &CjkVocabulary<'_>) -> Option<Titled<'a>> {
    let titles = words.all(Lists::of(&[List::TitleAny]), phrase).into_iter();
    let ends = titles.filter(|(at, title)| phrase.rfind(title) == Some(*at)).map(|(at, title)| (at + title.len(), at));
    // A title with a name behind it, or else the last one.
    let named = ends.map(|(end, start)| (chinese(&phrase[end..], words), end, start));
    let weigh = |(name, end, start): &(&str, usize, usize)| (length(name) >= 2, *end, std::cmp::Reverse(*start));
    let (name, end, start) = named.max_by_key(weigh)?;
    let title = &phrase[start..end];
    if length(name) >= 2 {
        return Some(Titled { name, title });
    }
    let before = words.last_name(run_at_end(&phrase[..start], |c| is_han(c) || is_point(c)));
    let named = |name: &str| {
        let short = length(name) <= LONGEST_NAME && words.at_start(List::NameFamily, name).is_some();
        short && (length(name) == 1 || chinese(name, words) == name) || name.contains(is_point)
    };
    let name = if named(before) && behind_is_free(&phrase[end..], words) { before } else { "" };
    Some(Titled { name, title })
}

fn behind_is_free(behind: &str, words: &CjkVocabulary<'_>) -> bool {
    behind.is_empty() || behind.starts_with(is_comma) || words.at_start(List::Preposition, behind).is_some()
}

/// The Chinese name with which a text begins, or a foreign one in its characters.
pub(super) fn chinese<'a>(text: &'a str, words: &CjkVocabulary<'_>) -> &'a str {
    let before = |run: &'a str, list: List| {
        let cut = words.places(list, run).into_iter().map(|(at, _)| at).find(|at| *at > 0);
        &run[..cut.unwrap_or(run.len())]
    };
    let family = words.family(text);
    if family.is_none() && (words.limits_start(text) || words.at_start(List::Say, text).is_some()) {
        return "";
    }
    let whole = before(run_at_start(text, |c| is_han(c) || is_point(c)), List::Say);
    let run = before(whole, List::Preposition);
    // A name may hold a character that ends others.
    if family.is_some() && length(run) == 1 && length(whole) == 3 {
        return whole;
    }
    if run.contains(is_point) {
        let parts = run.split(is_point);
        return if parts.clone().all(|part| (1..=LONGEST_PART).contains(&length(part))) { run } else { "" };
    }
    // Behind an office other words may follow: foreign names are written in characters of their own.
    let foreign = || run.char_indices().all(|(at, _)| words.at_start(List::Particle, &run[at..]).is_some());
    let most = family.map_or(LONGEST_NAME, |family| length(family) + 2);
    match length(run) {
        length if (2..=most).contains(&length) && (family.is_some() || foreign()) => run,
        // What stands behind a name of three characters is not told apart.
        _ if family.is_some() => &run[..run.char_indices().nth(3).map_or(run.len(), |(at, _)| at)],
        _ => "",
    }
}
