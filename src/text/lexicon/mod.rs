//! The words of each language that tell who speaks: `data/quotations/XX.toml`, as `build/quote_data.rs` writes them down.

mod languages;
mod lists;

use std::sync::Arc;

pub use languages::Languages;
use lists::LISTS;
pub use lists::{List, Lists, Trait};

use super::dictionary::Dictionary;

/// How a name ends in another case, and in its plain form.
pub type Case = (&'static str, &'static str);

/// A language's words, ready for look-up.
#[derive(Debug, Default)]
pub struct Lexicon {
    whole: Dictionary<Lists>,
    /// Given names of all languages, but for words that mean something here.
    names: Arc<Dictionary<Lists>>,
    /// Words with an open end, by their first characters.
    open: Dictionary<Vec<(&'static str, Lists)>>,
    /// Words with an open start, by their last characters.
    closing: Dictionary<Vec<(&'static str, Lists)>>,
    /// The words of a language that is read without its words being told apart, by their first character and by their last, the
    /// longest first.
    starts: Dictionary<Vec<(&'static str, Lists)>>,
    ends: Dictionary<Vec<(&'static str, Lists)>>,
    /// Phrases by their first word, the longest first.
    phrases: Dictionary<Vec<(Vec<&'static str>, Lists)>>,
    /// Endings of names that are taken off where the text has the name without them, the longest first.
    pub endings: Vec<&'static str>,
    /// How names of men and of women end in other cases and in their plain form, the longest first.
    pub cases: [Vec<Case>; 2],
    /// How verbs end whose subject is a man, a woman, and several.
    said: [Vec<&'static str>; 3],
    /// A bit for each trait.
    traits: u32,
    /// How nouns for several people end.
    pub plurals: Vec<&'static str>,
    /// Words that tell nothing of who speaks: those that deny, those of thanks and of joy for the record, and nouns whose
    /// bearer has the name in marks beside it.
    apart: Dictionary<Lists>,
    /// Ends of such nouns.
    bearer_ends: Vec<&'static str>,
}

/// Characters of a word with an open end by which it is looked up.
const STEM: usize = 3;
/// Bytes of a table for each of its words, about.
const ENTRY: usize = 5;
/// A given name of another language has at least so many letters; more where every noun has a capital.
const FOREIGN: usize = 4;
const FOREIGN_AMONG_NOUNS: usize = 5;
/// The lists of endings of verbs, and the subject that each tells.
const SAID: [(List, List); 3] = [(List::SaidMale, List::He), (List::SaidFemale, List::She), (List::SaidMany, List::They)];

impl Lexicon {
    fn read(table: &'static str) -> Self {
        let mut words = Self::default();
        words.whole.reserve(table.len() / ENTRY);
        for (list, entries) in lines(table) {
            words_of(entries).for_each(|entry| words.add(entry, list));
        }
        words
            .phrases
            .entries_mut()
            .for_each(|phrases| crate::sort::sort_by_key(phrases, |(rest, _)| std::cmp::Reverse(rest.len())));
        crate::sort::sort_by_key(&mut words.endings, |ending| std::cmp::Reverse(ending.len()));
        for cases in &mut words.cases {
            crate::sort::sort_by_key(cases, |(ending, _)| std::cmp::Reverse(ending.len()));
        }
        if words.has_trait(Trait::Particles) {
            words.write_down();
        }
        words
    }

    /// Writes the words down by their first and their last characters.
    fn write_down(&mut self) {
        let endings = [(&self.endings, List::Ending), (&self.plurals, List::Plural)];
        let endings = endings.iter().flat_map(|(words, list)| words.iter().map(|word| (*word, Lists::of(&[*list]))));
        let mut words: Vec<(&'static str, Lists)> =
            self.whole.iter().map(|(word, lists)| (word, *lists)).chain(endings).collect();
        crate::sort::sort_by_key(&mut words, |(word, _)| std::cmp::Reverse(word.len()));
        for (word, lists) in words {
            self.starts.entry(first_characters(word, 1)).push((word, lists));
            self.ends.entry(last_characters(word, 1)).push((word, lists));
        }
    }

    /// The lists of a given name of another language, where it tells one gender wherever it stands.
    fn foreign(&self, word: &str) -> Lists {
        let shortest = if self.has_trait(Trait::CapitalNouns) { FOREIGN_AMONG_NOUNS } else { FOREIGN };
        let known = self.names.get(word).filter(|lists| **lists != Lists::GIVEN && word.chars().count() >= shortest);
        known.copied().unwrap_or_default()
    }

    fn add(&mut self, entry: &'static str, list: List) {
        let lists = Lists::of(&[list]);
        if list == List::Ending && !entry.starts_with('\'') {
            self.endings.push(entry);
        } else if let (List::CaseMale | List::CaseFemale, Some(case)) = (list, entry.split_once('>')) {
            self.cases[usize::from(list == List::CaseFemale)].push(case);
        } else if let Some((said, _)) = self.said.iter_mut().zip(SAID).find(|(_, (kind, _))| *kind == list) {
            said.push(entry);
        } else if list == List::Trait {
            self.traits |= Trait::ALL.iter().filter(|known| known.name() == entry).map(|known| 1 << *known as u32).sum::<u32>();
        } else if list == List::Plural {
            self.plurals.push(entry);
        } else if let (List::Bearer, Some(end)) = (list, entry.strip_prefix('*')) {
            self.bearer_ends.push(end);
        } else if matches!(list, List::Negation | List::Courtesy | List::Bearer) {
            let known = self.apart.entry(entry);
            *known = known.and(lists);
        } else if list != List::SoCalled && entry.bytes().any(|byte| matches!(byte, b' ' | b'-')) {
            // Whole, too, for languages that are read without their words being told apart.
            let known = self.whole.entry(entry);
            *known = known.and(lists);
            let mut parts = parts(entry);
            let first = parts.remove(0);
            let phrases = self.phrases.entry(first);
            match phrases.iter_mut().find(|(rest, _)| *rest == parts) {
                Some((_, known)) => *known = known.and(lists),
                None => phrases.push((parts, lists)),
            }
        } else if let Some(end) = entry.strip_prefix('*') {
            self.closing.entry(last_characters(end, STEM)).push((end, lists));
        } else if let Some(stem) = entry.strip_suffix('*') {
            self.open.entry(first_characters(stem, STEM)).push((stem, lists));
        } else {
            let known = self.whole.entry(entry);
            *known = known.and(lists);
        }
    }

    /// The lists a word (lower case) stands in.
    pub fn lists(&self, word: &str) -> Lists {
        let whole = self.whole.get(word).copied().unwrap_or_else(|| self.foreign(word));
        let open = self.open.get(first_characters(word, STEM)).into_iter().flatten();
        let open = open.filter(|(stem, _)| word.starts_with(stem)).fold(whole, |all, (_, lists)| all.and(*lists));
        let closing = self.closing.get(last_characters(word, STEM)).into_iter().flatten();
        closing.filter(|(end, _)| word.ends_with(end)).fold(open, |all, (_, lists)| all.and(*lists))
    }

    /// Whether a word stands in a list.
    pub fn holds(&self, list: List, word: &str) -> bool {
        self.whole.get(word).is_some_and(|lists| lists.has(list))
    }

    /// The words of some lists with which a text begins, the longest first: for languages that are read without their words being
    /// told apart.
    pub fn starts_of(&self, lists: Lists, text: &str) -> impl Iterator<Item = &'static str> {
        let words = self.starts.get(first_characters(text, 1)).into_iter().flatten();
        words.filter(move |(word, of)| of.any(lists) && text.starts_with(word)).map(|(word, _)| *word)
    }

    /// The words of some lists with which a text ends.
    pub fn ends_of(&self, lists: Lists, text: &str) -> impl Iterator<Item = &'static str> {
        let words = self.ends.get(last_characters(text, 1)).into_iter().flatten();
        words.filter(move |(word, of)| of.any(lists) && text.ends_with(word)).map(|(word, _)| *word)
    }

    /// Whether the language has a trait.
    pub fn has_trait(&self, sought: Trait) -> bool {
        self.traits & 1 << sought as u32 != 0
    }

    /// Whether genitives stand right behind their noun, without an article between them, as in Slavic languages.
    pub fn sets_genitives_behind(&self) -> bool {
        self.has_trait(Trait::ModifiersBehind) && self.has_trait(Trait::NoArticles)
    }

    /// Whether he, she or they are the subject of a verb (lower case), where its ending tells.
    pub fn verb_subject(&self, verb: &str) -> Option<List> {
        let ends = |ends: &[&str]| ends.iter().any(|end| verb.ends_with(end));
        self.said.iter().zip(SAID).find(|(said, _)| ends(said)).map(|(_, (_, subject))| subject)
    }

    /// Whether a noun (lower case) that stands in no list ends as those for several people do.
    pub fn is_plural(&self, noun: &str) -> bool {
        self.plurals.iter().any(|end| noun.len() > end.len() && noun.ends_with(end))
    }

    /// The lists of words that tell nothing of who speaks in which a word (lower case) stands.
    pub fn apart(&self, word: &str) -> Lists {
        self.apart.get(word).copied().unwrap_or_default()
    }

    /// Whether a word (lower case) is a noun whose bearer has its name in marks beside it: "the band …".
    pub fn is_bearer(&self, word: &str) -> bool {
        self.apart(word).has(List::Bearer) || self.bearer_ends.iter().any(|end| word.len() > end.len() && word.ends_with(end))
    }

    /// The longest phrase that begins with `first` and goes on as `next` tells: how many words behind the first, and its lists.
    pub fn phrase<'a>(&self, first: &str, next: &dyn Fn(usize) -> Option<&'a str>) -> Option<(usize, Lists)> {
        let phrases = self.phrases.get(first)?;
        let (rest, lists) = phrases.iter().find(|(rest, _)| rest.iter().enumerate().all(|(at, word)| next(at) == Some(word)))?;
        Some((rest.len(), *lists))
    }

    /// The lists that the first of some words (lower case) stands in, by itself or as the first word of a phrase.
    pub fn lists_at(&self, words: &[String]) -> Lists {
        let Some((first, rest)) = words.split_first() else { return Lists::default() };
        let phrase = self.phrase(first, &|behind| rest.get(behind).map(String::as_str));
        self.lists(first).and(phrase.unwrap_or_default().1)
    }

    /// A word without each of the endings of names that it has, the longest first.
    pub fn stems<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> {
        self.endings.iter().filter_map(move |ending| word.strip_suffix(ending))
    }

    /// Where a word (lower case) with an apostrophe falls into two, in bytes.
    pub fn cut(&self, word: &str) -> Option<usize> {
        let at = word.find('\'')?;
        // A word that loses its last vowel before another, such as `l'`.
        if at > 0 && at + 1 < word.len() && self.whole.get(&word[..=at]).is_some() {
            return Some(at + 1);
        }
        let at = word.rfind('\'')?;
        (at > 0 && self.lists(&word[at..]).has(List::Ending)).then_some(at)
    }
}

fn first_characters(word: &str, most: usize) -> &str {
    word.char_indices().nth(most).map_or(word, |(at, _)| &word[..at])
}

fn last_characters(word: &str, most: usize) -> &str {
    word.char_indices().nth_back(most - 1).map_or(word, |(at, _)| &word[at..])
}

/// The tokens of a phrase: words, and the hyphens between them.
fn parts(phrase: &'static str) -> Vec<&'static str> {
    let words = |part: &'static str| {
        part.split_inclusive('-').flat_map(|part| match part.strip_suffix('-') {
            Some(word) => [word, &part[word.len()..]],
            None => [part, ""],
        })
    };
    phrase.split(' ').flat_map(words).filter(|part| !part.is_empty()).collect()
}

/// The words of a list as `build/quote_data.rs` writes them. They are kept for good, as the tables are.
fn words_of(coded: &str) -> impl Iterator<Item = &'static str> {
    let (mut words, mut word) = (String::with_capacity(2 * coded.len()), String::new());
    let mut rest = coded;
    let letter = |rest: &str| rest.bytes().position(|byte| byte.is_ascii_uppercase());
    while let Some(at) = letter(rest) {
        word.truncate(usize::from(rest.as_bytes()[at] - b'A'));
        rest = &rest[at + 1..];
        word.push_str(&rest[..letter(rest).unwrap_or(rest.len())]);
        words.push_str(&word);
        words.push('|');
    }
    let words: &'static str = words.leak();
    words.split_terminator('|')
}

/// The lists of a language's table.
fn lines(table: &'static str) -> impl Iterator<Item = (List, &'static str)> {
    table.lines().filter_map(|line| {
        let (name, entries) = line.split_once('\t')?.1.split_once('\t')?;
        Some((LISTS.iter().find(|(known, _)| *known == name)?.1, entries))
    })
}

/// A word as the lists of words know it.
pub fn lower_case(word: &str) -> String {
    let mut lower = String::with_capacity(word.len());
    push_lower_case(word, &mut lower);
    lower
}

/// Writes a word as the lists of words know it behind a text.
pub fn push_lower_case(word: &str, text: &mut String) {
    if word.is_ascii() {
        let start = text.len();
        text.push_str(word);
        text[start..].make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        match c {
            '\u{ad}' => {}
            '’' => text.push('\''),
            // The small letter would have its dot twice.
            'İ' => text.push('i'),
            _ if c.is_ascii() => text.push(c.to_ascii_lowercase()),
            _ => text.extend(c.to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_known() {
        for line in crate::tables::Tables::embedded().quotation_words.lines() {
            let name = line.split('\t').nth(1);
            assert!(LISTS.iter().any(|(known, _)| Some(*known) == name), "{line}");
        }
    }
}
