//! Names beside their titles.

use super::chars::{is_comma, is_han, is_hangul, is_hiragana, is_katakana, is_point, length, run_at_end, run_at_start};
use super::vocabulary::{CjkVocabulary, at_end, at_start};

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
pub(super) fn titled<'a>(phrase: &'a str, words: &CjkVocabulary) -> Option<Titled<'a>> {
    if words.verb_second {
        return title_first(phrase, words);
    }
    if words.spaced { title_apart(phrase, words) } else { title_last(phrase, words) }
}

/// Japanese: the title right behind its name.
fn title_last<'a>(phrase: &'a str, words: &CjkVocabulary) -> Option<Titled<'a>> {
    let title = at_end(&words.titles, phrase)?;
    let mut before = &phrase[..phrase.len() - title.len()];
    while let Some(word) = at_end(&words.between, before).filter(|word| length(before) >= length(word) + 2) {
        before = &before[..before.len() - word.len()];
    }
    let name = match before.chars().next_back() {
        Some(c) if is_han(c) => without_body(run_at_end(before, is_han), words),
        Some(c) if is_katakana(c) => run_at_end(before, |c| is_katakana(c) || is_point(c)),
        Some(c) if is_hiragana(c) && !words.family_name(before).is_empty() => words.family_name(before),
        Some(c) if is_hiragana(c) && title.chars().all(is_hiragana) => run_at_end(before, is_hiragana),
        Some(c) if c.is_ascii_alphabetic() => run_at_end(before, |c| c.is_ascii_alphabetic()),
        _ => "",
    };
    Some(Titled { name, title: &phrase[phrase.len() - title.len()..] })
}

/// A name without the body that stands before it.
fn without_body<'a>(name: &'a str, words: &CjkVocabulary) -> &'a str {
    let behind = |word: &&str| name.rfind(*word).map(|at| &name[at + word.len()..]);
    let cut = words.bodies.iter().filter_map(behind).filter(|rest| (2..=5).contains(&length(rest)));
    if length(name) <= LONGEST_NAME { name } else { cut.min_by_key(|rest| rest.len()).unwrap_or(name) }
}

/// Korean: the title behind its name, a party or a country between them.
fn title_apart<'a>(phrase: &'a str, words: &CjkVocabulary) -> Option<Titled<'a>> {
    let parts: Vec<&str> = phrase.split_whitespace().collect();
    let last = *parts.last()?;
    let title = at_end(&words.titles, last)?;
    let glued = &last[..last.len() - title.len()];
    if is_korean(glued, words) && length(glued) > 1 {
        return Some(Titled { name: glued, title: &last[glued.len()..] });
    }
    // An age may stand behind the name: "김바다(52) 씨".
    let plain = |part: &&'a str| part.split(['(', '（']).next().unwrap_or(part);
    let before: Vec<&str> = parts[..parts.len() - 1].iter().rev().take(MOST_BETWEEN).map(plain).collect();
    let closes = |part: &&str| at_end(&words.limits, part).is_some() && !is_korean(part, words);
    let before: Vec<&str> = before.into_iter().take_while(|part| !closes(part)).collect();
    let foreign_name = foreign(&before, phrase, words);
    if foreign_name.contains(' ') {
        return Some(Titled { name: foreign_name, title: last });
    }
    let whole = before.iter().copied().find(|part| length(part) == 3 && is_korean(part, words));
    let alone = || before.first().copied().filter(|part| length(part) == 1 && is_korean(part, words));
    let name = whole.or_else(alone).unwrap_or(foreign_name);
    Some(Titled { name, title: last })
}

/// The foreign name of one or two words before the words that tell of an office.
fn foreign<'a>(before: &[&'a str], phrase: &'a str, words: &CjkVocabulary) -> &'a str {
    let mut names = before.iter().copied().skip_while(|part| is_body(part, words));
    let noun = |part: &str| at_end(&words.nouns, part).or_else(|| at_end(&words.titles, part)).is_some();
    let named = |part: &&str| {
        let free = !words.never.contains(part) && !is_body(part, words) && !noun(part);
        length(part) >= 2 && part.chars().all(is_hangul) && free
    };
    let Some(last) = names.next().filter(named).filter(|_| length(phrase.rsplit(' ').next().unwrap_or("")) > 1) else {
        return "";
    };
    let first = names.next().filter(named).filter(|_| !(length(last) == 3 && is_korean(last, words))).unwrap_or(last);
    let at = |part: &str| part.as_ptr() as usize - phrase.as_ptr() as usize;
    &phrase[at(first)..at(last) + last.len()]
}

/// Whether a word has the shape of a Korean name: one of the family names, and two syllables at most behind it.
pub(super) fn is_korean(word: &str, words: &CjkVocabulary) -> bool {
    let short = (1..=3).contains(&length(word)) && word.chars().all(is_hangul);
    short && at_start(&words.families, word).is_some() && !is_body(word, words) && !words.never.contains(&word)
}

/// Whether a word ends as the names of organisations do, and is more than that end.
pub(super) fn is_body(word: &str, words: &CjkVocabulary) -> bool {
    at_end(&words.bodies, word).is_some()
}

/// Chinese: the title before its name, or behind it.
fn title_first<'a>(phrase: &'a str, words: &CjkVocabulary) -> Option<Titled<'a>> {
    let ends = words.titles.iter().filter_map(|title| phrase.rfind(title).map(|at| (at + title.len(), at)));
    let (end, start) = ends.max_by_key(|(end, start)| (*end, std::cmp::Reverse(*start)))?;
    let title = &phrase[start..end];
    let name = chinese(&phrase[end..], words);
    if length(name) >= 2 {
        return Some(Titled { name, title });
    }
    let before = run_at_end(&phrase[..start], |c| is_han(c) || is_point(c));
    let named = |name: &str| length(name) <= LONGEST_NAME && at_start(&words.families, name).is_some() || name.contains(is_point);
    let name = if named(before) && behind_is_free(&phrase[end..], words) { before } else { "" };
    Some(Titled { name, title })
}

fn behind_is_free(behind: &str, words: &CjkVocabulary) -> bool {
    behind.is_empty() || behind.starts_with(is_comma) || at_start(&words.limits, behind).is_some()
}

/// The Chinese name with which a text begins, or a foreign one in its characters.
pub(super) fn chinese<'a>(text: &'a str, words: &CjkVocabulary) -> &'a str {
    let run = run_at_start(text, |c| is_han(c) || is_point(c));
    let ends = |rest: &str| at_start(&words.limits, rest).or_else(|| at_start(&words.verbs, rest)).is_some();
    let cut = run.char_indices().map(|(at, _)| at).skip(1).find(|at| ends(&run[*at..]));
    let run = &run[..cut.unwrap_or(run.len())];
    if run.contains(is_point) {
        let parts = run.split(is_point);
        return if parts.clone().all(|part| (1..=LONGEST_PART).contains(&length(part))) { run } else { "" };
    }
    match length(run) {
        2..=LONGEST_NAME => run,
        // What stands behind a name of three characters is not told apart.
        _ if at_start(&words.families, run).is_some() => &run[..run.char_indices().nth(3).map_or(run.len(), |(at, _)| at)],
        _ => "",
    }
}
