//! Names in the cases of languages that inflect them, brought back to their plain form.

use std::collections::HashSet;
use std::ops::Range;

use crate::quote::syntax::mentions::Mention;
use crate::quote::syntax::tokens::{Kind, Tokens};
use crate::text::lexicon::{Case, Lexicon, List, Lists, Trait};

/// Letters of a name without its ending, the fewest.
const SHORTEST: usize = 2;
/// The same where only the story tells that the rest is a name.
const SHORTEST_KNOWN: usize = 3;

/// The forms of names in a story: tells the plain form of an inflected one.
pub(crate) struct Forms<'a>(HashSet<&'a str>);

impl<'a> Forms<'a> {
    pub(crate) fn new(tokens: &'a Tokens<'_>, mentions: &[Mention]) -> Self {
        Self(mentions.iter().flat_map(|mention| mention.name.clone()).map(|at| tokens.lower(at)).collect())
    }

    /// The words of a name, in their plain form. A given name in another case tells the case of the words behind it.
    pub(crate) fn words(&self, tokens: &Tokens<'_>, name: Range<usize>) -> Vec<String> {
        // "Leena Harjun mukaan": what stands behind a name tells the case of its last word.
        let governed = tokens.all.get(name.end).is_some_and(|next| next.lists.has(List::Behind));
        let last = parts(tokens, name.clone()).last().filter(|_| governed);
        let mut cases: &[Case] = &[];
        let mut words: Vec<String> = Vec::with_capacity(name.len());
        for at in parts(tokens, name.clone()) {
            let word = tokens.lower(at);
            let given = if words.is_empty() && name.len() > 1 { plain_given(tokens, &name) } else { None };
            words.push(match given {
                Some((plain, inflected)) => {
                    cases = inflected;
                    plain
                }
                None if last == Some(at) && cases.is_empty() => self.plain(tokens.words, word, &tokens.words.cases[0]),
                None => self.plain(tokens.words, word, cases),
            });
        }
        words
    }

    /// Whether a name stands in another case than a subject's: all of its words do.
    pub(crate) fn is_oblique(&self, tokens: &Tokens<'_>, mention: &Mention) -> bool {
        let plain = self.words(tokens, mention.name.clone());
        let mut written = parts(tokens, mention.name.clone()).map(|at| tokens.lower(at));
        !plain.is_empty() && plain.iter().all(|plain| written.next().is_some_and(|word| word != plain))
    }

    /// A word of a name as the story has it elsewhere without its ending, or as these cases tell.
    fn plain(&self, language: &Lexicon, word: &str, cases: &[Case]) -> String {
        let known = |plain: &String| plain.chars().count() >= SHORTEST_KNOWN && self.0.contains(&**plain);
        let stems = || language.stems(word).map(str::to_owned);
        let told = || language.cases.iter().flat_map(|cases| turned(cases, word)).find(known);
        let body = |stem: &String| word[stem.len()..].chars().count() >= SHORTEST_KNOWN && language.lists(stem).has(List::Body);
        stems()
            .find(known)
            .or_else(|| stems().find(body))
            .or_else(told)
            .or_else(|| turned(cases, word).next())
            .unwrap_or_else(|| word.to_owned())
    }
}

/// The tokens of a name that are words of it.
fn parts<'a>(tokens: &'a Tokens<'_>, name: Range<usize>) -> impl Iterator<Item = usize> + use<'a> {
    name.filter(|at| tokens.all[*at].kind == Kind::Word && !tokens.all[*at].lists.has(List::Ending))
}

/// What a word is in its plain form, case by case.
fn turned<'a>(cases: &'a [Case], word: &'a str) -> impl Iterator<Item = String> + use<'a> {
    // Most endings differ from the word's in their last byte: nothing else need be read of them.
    let near = |ending: &str| ending.is_empty() || ending.as_bytes().last() == word.as_bytes().last();
    cases.iter().filter(move |(ending, _)| near(ending)).filter_map(move |(ending, plain)| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.chars().count() >= SHORTEST)?;
        Some(stem.to_owned() + plain)
    })
}

/// A given name in another case: its plain form, and the cases of its gender. A man's surname has a case too: "Mirosława Nowaka",
/// but "Mirosława Tyc".
fn plain_given<'a>(tokens: &Tokens<'a>, name: &Range<usize>) -> Option<(String, &'a [Case])> {
    let (language, word, surname) = (tokens.words, tokens.lower(name.start), tokens.lower(name.end - 1));
    // Where women's surnames are never like a man's in another case, these tell whose given name it is: "Jana Nováka".
    if language.lists(word).any(Lists::GIVEN) && !language.has_trait(Trait::SurnamesApart) {
        return None;
    }
    [List::NameMale, List::NameFemale].into_iter().zip(&language.cases).find_map(|(list, cases)| {
        let plain = turned(cases, word).find(|plain| language.lists(plain).has(list))?;
        (list == List::NameFemale || cases.iter().any(|(ending, _)| surname.ends_with(ending))).then_some((plain, &**cases))
    })
}

/// The lists that the given name stands in with which a name begins, in whatever case it is written.
pub(crate) fn given(tokens: &Tokens<'_>, name: Range<usize>) -> Lists {
    let plain = plain_given(tokens, &name);
    plain.map_or(tokens.all[name.start].lists, |(plain, _)| tokens.words.lists(&plain))
}

/// A name as it is written, its words replaced by their plain forms.
pub(crate) fn written(tokens: &Tokens<'_>, name: Range<usize>, words: &[String]) -> String {
    let mut text = String::new();
    let mut from = tokens.all[name.start].range.start;
    for (at, plain) in parts(tokens, name.clone()).zip(words) {
        let (word, lower) = (tokens.word(at), tokens.lower(at));
        if lower != plain {
            let shared = lower.chars().zip(plain.chars()).take_while(|(a, b)| a == b).count();
            text.push_str(&tokens.text[from..tokens.all[at].range.start]);
            text.extend(word.chars().take(shared).chain(plain.chars().skip(shared)));
            from = tokens.all[at].range.end;
        }
    }
    text.push_str(&tokens.text[from..tokens.all[name.end - 1].range.end]);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
