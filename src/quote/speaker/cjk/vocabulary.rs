//! The lists of a language that writes no spaces or no capitals.

use super::chars::{is_comma, is_han, is_hangul, is_hiragana, is_katakana, is_only, length, run_at_end};
use crate::text::lexicon::{Lexicon, List, Lists, Trait};

/// What the data file of the language holds. `data/quotations/README.md` tells what each list is for here.
pub(super) struct CjkVocabulary<'a> {
    language: &'a Lexicon,
    /// Whether the verb stands right behind its subject, and titles before names.
    pub verb_second: bool,
    /// Whether spaces part words.
    pub spaced: bool,
}

/// What a speaker stands before: particles, "according to".
pub(super) const MARKS: Lists = Lists::of(&[List::Ending, List::Who, List::Behind]);
/// What may stand before a name, nouns for people aside.
const HEADS: Lists = Lists::of(&[List::TitleAny, List::Body, List::Linked]);
/// What somebody is.
const OFFICES: Lists = Lists::of(&[List::TitleAny, List::PersonAny]);

impl<'a> CjkVocabulary<'a> {
    pub(super) fn new(language: &'a Lexicon) -> Self {
        Self { language, verb_second: language.has_trait(Trait::TitlesBefore), spaced: language.has_trait(Trait::Spaces) }
    }

    /// The longest word of a list that a text begins with.
    pub(super) fn at_start(&self, list: List, text: &str) -> Option<&'static str> {
        self.language.starts_of(Lists::of(&[list]), text).next()
    }

    /// The longest word of a list that a text ends with.
    pub(super) fn at_end(&self, list: List, text: &str) -> Option<&'static str> {
        self.language.ends_of(Lists::of(&[list]), text).next()
    }

    /// Whether a word stands in a list.
    pub(super) fn holds(&self, list: List, word: &str) -> bool {
        self.language.holds(list, word)
    }

    /// Where the words of some lists stand in a text, from its start on; of those at one place the longest first.
    pub(super) fn all(&self, lists: Lists, text: &str) -> Vec<(usize, &'static str)> {
        let mut found = Vec::new();
        for (at, _) in text.char_indices() {
            found.extend(self.language.starts_of(lists, &text[at..]).map(|word| (at, word)));
        }
        found
    }

    /// The places at which words of a list stand, with the longest of each.
    pub(super) fn places(&self, list: List, text: &str) -> Vec<(usize, &'static str)> {
        let mut places = self.all(Lists::of(&[list]), text);
        places.dedup_by_key(|(at, _)| *at);
        places
    }

    /// Where the particle begins with which a text ends and that joins nouns.
    pub(super) fn between_nouns(&self, text: &str) -> Option<usize> {
        self.at_end(List::Linked, text).map(|word| text.len() - word.len())
    }

    /// Whether a particle that joins nouns stands where a text begins.
    pub(super) fn joins_start(&self, text: &str) -> bool {
        self.at_start(List::Linked, text).is_some()
    }

    /// The small characters that words end with, behind the last particle that joins nouns.
    pub(super) fn small<'t>(&self, words: &'t str) -> &'t str {
        let run = run_at_end(words, is_hiragana);
        let joins = self.all(Lists::of(&[List::Linked]), run).into_iter().map(|(at, word)| at + word.len());
        &run[joins.max().unwrap_or(0)..]
    }

    /// Whether words are, or end with, one that is no speaker. A single character may end a name too.
    pub(super) fn is_never(&self, words: &str) -> bool {
        let mut ends = self.language.ends_of(Lists::NEVER, words);
        ends.any(|word| word.len() == words.len() || length(word) > 1 && !self.spaced)
    }

    /// Whether a subject has ended where this text begins.
    pub(super) fn limits_start(&self, text: &str) -> bool {
        self.at_start(List::Preposition, text).is_some()
    }

    /// Whether a text begins with what somebody is.
    pub(super) fn opens_office(&self, text: &str) -> bool {
        self.language.starts_of(OFFICES, text).next().is_some()
    }

    /// The family name with which a text begins, where no longer word that is none does: "simple" begins as a name may.
    pub(super) fn family(&self, text: &str) -> Option<&'static str> {
        let lists = Lists::of(&[List::NameFamily, List::Preposition, List::Never]);
        self.language.starts_of(lists, text).next().filter(|word| self.holds(List::NameFamily, word))
    }

    /// The name at the end of a text: a family name, and a given one in its characters or in syllables; empty where there is none.
    pub(super) fn family_name<'t>(&self, text: &'t str) -> &'t str {
        let given = run_at_end(text, if text.ends_with(is_katakana) { is_katakana } else { is_hiragana });
        let before = run_at_end(&text[..text.len() - given.len()], is_han);
        let family = self.at_start(List::NameFamily, before).map_or(0, str::len);
        let syllables = length(given);
        let whole = family == before.len() && (2..=4).contains(&syllables) || given.is_empty() && length(before) <= 5;
        if family > 0 && whole { &text[text.len() - given.len() - before.len()..] } else { "" }
    }

    /// The name at the end of words that an honorific follows: a family name that no list has, too, where a given one in
    /// syllables stands behind it.
    pub(super) fn called<'t>(&self, text: &'t str) -> &'t str {
        let known = self.family_name(text);
        let given = run_at_end(text, if text.ends_with(is_katakana) { is_katakana } else { is_hiragana });
        let family = run_at_end(&text[..text.len() - given.len()], is_han);
        let apart = given.len() != self.small(given).len();
        let unknown = length(family) == 2 && (2..=4).contains(&length(given)) && !apart && self.noun(family).is_none();
        let other = !unknown || self.is_body(family) || self.at_end(List::TitleAny, family).is_some();
        if known.is_empty() && !other { &text[text.len() - given.len() - family.len()..] } else { known }
    }

    /// Whether a word ends where this text begins: a particle, a sign or nothing stands there.
    pub(super) fn ends_word(&self, behind: &str) -> bool {
        let particle = self.language.starts_of(MARKS, behind).next().map_or(0, str::len);
        let free = |text: &str| text.chars().next().is_none_or(|c| !c.is_alphanumeric());
        free(behind)
            || particle > 0 && free(&behind[particle..])
            || self.at_start(List::Preposition, behind).is_some_and(|word| free(&behind[word.len()..]))
    }

    /// Whether what follows a quotation tells that it is a term or a name. What may follow either reports where its clause does.
    pub(super) fn sets_off_term(&self, behind: &str) -> bool {
        let quoting = self.at_start(List::Saying, behind).map_or(0, str::len);
        let clause = behind.split(is_comma).next().unwrap_or(behind);
        let reports = || !self.all(Lists::of(&[List::Say, List::Behind]), clause).is_empty();
        let ends = |word: &str| word.len() == behind.trim_end().len() && quoting > 0;
        self.at_start(List::SoCalled, behind)
            .is_some_and(|word| word.len() > quoting && !ends(word) || word.len() == quoting && !reports())
    }

    /// Whether what follows a quotation goes on with its sentence.
    pub(super) fn goes_on(&self, behind: &str) -> bool {
        self.at_start(List::Saying, behind).or_else(|| self.at_start(List::SoCalled, behind)).is_some()
    }

    /// Whether a word has the shape of a Korean name: one of the family names, and two syllables at most behind it.
    pub(super) fn is_korean(&self, word: &str) -> bool {
        let short = (1..=3).contains(&length(word)) && is_only(word, is_hangul);
        let known = !self.is_body(word) && !self.holds(List::Never, word) && !self.sounds_foreign(word);
        short && self.at_start(List::NameFamily, word).is_some() && known
    }

    /// Whether a word has the shape of a Japanese name: a family name at its start, or no character of a noun.
    pub(super) fn is_japanese(&self, word: &str) -> bool {
        let family = self.at_start(List::NameFamily, word);
        let known = family.is_some() || !word.starts_with(is_han);
        known && (family == Some(word) || !self.is_body(word)) && !self.is_common(word)
    }

    /// Whether a word is one that is no name.
    pub(super) fn is_common(&self, word: &str) -> bool {
        self.holds(List::Never, word) || self.holds(List::PersonAny, word)
    }

    /// Whether a word is a given name of foreigners, or has a syllable that no Korean name has.
    pub(super) fn sounds_foreign(&self, word: &str) -> bool {
        self.holds(List::NameMale, word) || !self.places(List::Particle, word).is_empty()
    }

    /// Whether a word may be a part of a foreign name in Korean.
    pub(super) fn is_foreign(&self, word: &str) -> bool {
        let noun = self.is_office(word);
        length(word) >= 2 && is_only(word, is_hangul) && !noun && !self.holds(List::Never, word) && !self.is_body(word)
    }

    /// Whether words end with a title or with a noun for people.
    pub(super) fn is_office(&self, words: &str) -> bool {
        self.language.ends_of(OFFICES, words).next().is_some()
    }

    /// Whether a word ends as the names of organisations do, and is more than that end.
    pub(super) fn is_body(&self, word: &str) -> bool {
        self.at_end(List::Body, word).is_some()
    }

    /// Whether a word of a Korean sentence ends as no word of a name or an office does.
    pub(super) fn closes(&self, word: &str) -> bool {
        let named = self.is_korean(word) || self.is_body(word) || self.holds(List::NameMale, word);
        !named && self.at_end(List::Preposition, word).is_some()
    }

    /// The noun for somebody unnamed that words end with, whole: without the article before it.
    pub(super) fn noun<'t>(&self, said: &'t str) -> Option<&'t str> {
        let one = self.at_end(List::Plural, said).map_or(said, |plural| &said[..said.len() - plural.len()]);
        let bare = self.at_start(List::Article, said).map_or(said, |article| &said[article.len()..]);
        let office = self.at_end(List::PersonAny, said).or_else(|| self.at_end(List::PersonAny, one)).is_some();
        (office || bare.len() < said.len() && self.holds(List::TitleAny, bare.trim_start())).then_some(())?;
        let apart = !self.spaced || bare.starts_with(' ');
        Some(if apart { bare.trim_start() } else { said })
    }

    /// The words behind the last title, noun or particle in words of a language that sets titles before names.
    pub(super) fn last_name<'t>(&self, words: &'t str) -> &'t str {
        let heads = self.all(HEADS.and(Lists::of(&[List::PersonAny])), words).into_iter();
        let long = heads.filter(|(_, word)| length(word) > 1 || self.language.lists(word).any(HEADS));
        &words[long.map(|(at, word)| at + word.len()).max().unwrap_or(0)..]
    }

    /// Words without those before them that belong to no name.
    pub(super) fn without_limits<'t>(&self, mut words: &'t str) -> &'t str {
        // Nouns may begin with a word that belongs to no name.
        while let Some(limit) =
            self.at_start(List::Preposition, words).filter(|_| self.at_start(List::PersonAny, words).is_none())
        {
            words = words[limit.len()..].trim_start();
        }
        words
    }
}
