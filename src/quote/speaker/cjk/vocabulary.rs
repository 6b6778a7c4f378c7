//! The lists of a language that writes no spaces or no capitals, the longest word first in each.

use super::chars::{is_comma, is_han, is_hangul, is_hiragana, is_katakana, is_only, length, run_at_end};
use crate::text::lexicon::{Lexicon, List};

/// What the data file of the language holds.
pub(super) struct CjkVocabulary {
    /// Beginnings of reporting verbs.
    pub verbs: Vec<&'static str>,
    /// What stands right behind a quotation.
    pub quoting: Vec<&'static str>,
    /// "Thus", in the sentence before.
    pub thus: Vec<&'static str>,
    /// "According to", behind whom it is according to.
    pub sources: Vec<&'static str>,
    /// Particles of the topic.
    pub topics: Vec<&'static str>,
    /// Particles of the subject, in subordinate clauses too.
    pub subjects: Vec<&'static str>,
    /// What a speaker stands before: particles, "according to".
    pub marks: Vec<&'static str>,
    pub pronouns: Vec<&'static str>,
    pub titles: Vec<&'static str>,
    /// Nouns for people without a name.
    pub nouns: Vec<&'static str>,
    /// Ends of the names of organisations, and short names of them.
    pub bodies: Vec<&'static str>,
    /// Statements, letters.
    pub documents: Vec<&'static str>,
    pub families: Vec<&'static str>,
    /// What may stand between a name and its title; in Korean, syllables that no Korean name has; in Chinese, characters of foreign names.
    pub between: Vec<&'static str>,
    /// Words of time and order that are no speakers.
    pub never: Vec<&'static str>,
    /// Words that end a subject.
    pub limits: Vec<&'static str>,
    /// What stands between a reporting verb and the noun that it modifies.
    pub links: Vec<&'static str>,
    /// Particles that join two nouns.
    joins: Vec<&'static str>,
    /// What stands before a name where titles do: titles, nouns, bodies and those particles.
    heads: Vec<&'static str>,
    /// Given names of foreigners.
    pub given: Vec<&'static str>,
    /// "One", "some", before a noun.
    articles: Vec<&'static str>,
    /// Endings of nouns for several people.
    pub plurals: Vec<&'static str>,
    pub so_called: Vec<&'static str>,
    /// Whether the verb stands right behind its subject, and titles before names.
    pub verb_second: bool,
    /// Whether spaces part words.
    pub spaced: bool,
}

impl CjkVocabulary {
    pub(super) fn new(language: &Lexicon) -> Self {
        let (topics, subjects, sources) = (&language.endings, language.all(List::Who), language.all(List::Behind));
        let nouns = language.all(List::PersonAny);
        let long = nouns.iter().copied().filter(|noun| length(noun) > 1).collect();
        let (titles, bodies, joins) = (language.all(List::TitleAny), language.all(List::Body), language.all(List::Linked));
        Self {
            marks: [&topics[..], &subjects, &sources].concat(),
            heads: [&titles, &long, &bodies, &joins].into_iter().flatten().copied().collect(),
            verbs: language.all(List::Say),
            quoting: language.all(List::Saying),
            thus: language.all(List::By),
            sources,
            topics: topics.clone(),
            subjects,
            pronouns: language.all(List::He),
            titles,
            nouns,
            bodies,
            documents: language.all(List::Document),
            families: language.all(List::NameFamily),
            between: language.all(List::Particle),
            never: language.all(List::Never),
            limits: language.all(List::Preposition),
            links: language.all(List::Join),
            joins,
            given: language.all(List::NameMale),
            articles: language.all(List::Article),
            plurals: language.plurals.clone(),
            so_called: language.all(List::SoCalled),
            verb_second: language.has_trait("titles_before"),
            spaced: language.has_trait("spaces"),
        }
    }

    /// Where the particle begins with which a text ends and that joins nouns.
    pub(super) fn between_nouns(&self, text: &str) -> Option<usize> {
        at_end(&self.joins, text).map(|word| text.len() - word.len())
    }

    /// Whether a particle that joins nouns stands where a text begins.
    pub(super) fn joins_start(&self, text: &str) -> bool {
        at_start(&self.joins, text).is_some()
    }

    /// The small characters that words end with, behind the last particle that joins nouns.
    pub(super) fn small<'t>(&self, words: &'t str) -> &'t str {
        let run = run_at_end(words, is_hiragana);
        let joins = self.joins.iter().filter_map(|word| run.rfind(word).map(|at| at + word.len()));
        &run[joins.max().unwrap_or(0)..]
    }

    /// Whether words are, or end with, one that is no speaker. A single character may end a name too.
    pub(super) fn is_never(&self, words: &str) -> bool {
        let long = |word: &&&str| word.chars().nth(1).is_some() && !self.spaced && words.ends_with(**word);
        self.never.contains(&words) || self.never.iter().find(long).is_some()
    }

    /// Whether a subject has ended where this text begins.
    pub(super) fn limits_start(&self, text: &str) -> bool {
        at_start(&self.limits, text).is_some()
    }

    /// Whether a text begins with what somebody is.
    pub(super) fn opens_office(&self, text: &str) -> bool {
        at_start(&self.titles, text).or_else(|| at_start(&self.nouns, text)).is_some()
    }

    /// Whether a text ends with what somebody is.
    pub(super) fn is_office(&self, text: &str) -> bool {
        at_end(&self.titles, text).or_else(|| at_end(&self.nouns, text)).is_some()
    }

    /// The name at the end of a text: a family name, and a given one in its characters or in syllables; empty where there is none.
    pub(super) fn family_name<'t>(&self, text: &'t str) -> &'t str {
        let given = run_at_end(text, if text.ends_with(is_katakana) { is_katakana } else { is_hiragana });
        let before = run_at_end(&text[..text.len() - given.len()], is_han);
        let family = at_start(&self.families, before).map_or(0, str::len);
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
        let other = !unknown || self.is_body(family) || at_end(&self.titles, family).is_some();
        if known.is_empty() && !other { &text[text.len() - given.len() - family.len()..] } else { known }
    }

    /// Whether a word ends where this text begins: a particle, a sign or nothing stands there.
    pub(super) fn ends_word(&self, behind: &str) -> bool {
        let particle = at_start(&self.marks, behind).map_or(0, str::len);
        let free = |text: &str| text.chars().next().is_none_or(|c| !c.is_alphanumeric());
        free(behind)
            || particle > 0 && free(&behind[particle..])
            || at_start(&self.limits, behind).is_some_and(|word| free(&behind[word.len()..]))
    }

    /// Whether what follows a quotation tells that it is a term or a name. What may follow either reports where its clause does.
    pub(super) fn sets_off_term(&self, behind: &str) -> bool {
        let quoting = at_start(&self.quoting, behind).map_or(0, str::len);
        let clause = behind.split(is_comma).next().unwrap_or(behind);
        let reports = || first(&self.verbs, clause).or_else(|| first(&self.sources, clause)).is_some();
        let ends = |word: &str| word.len() == behind.trim_end().len() && quoting > 0;
        at_start(&self.so_called, behind)
            .is_some_and(|word| word.len() > quoting && !ends(word) || word.len() == quoting && !reports())
    }

    /// Whether what follows a quotation goes on with its sentence.
    pub(super) fn goes_on(&self, behind: &str) -> bool {
        at_start(&self.quoting, behind).or_else(|| at_start(&self.so_called, behind)).is_some()
    }

    /// Whether a word has the shape of a Korean name: one of the family names, and two syllables at most behind it.
    pub(super) fn is_korean(&self, word: &str) -> bool {
        let short = (1..=3).contains(&length(word)) && is_only(word, is_hangul);
        let known = !self.is_body(word) && !self.never.contains(&word) && !self.sounds_foreign(word);
        short && at_start(&self.families, word).is_some() && known
    }

    /// Whether a word has the shape of a Japanese name: a family name at its start, or no character of a noun.
    pub(super) fn is_japanese(&self, word: &str) -> bool {
        let family = at_start(&self.families, word);
        let known = family.is_some() || !word.starts_with(is_han);
        known && (family == Some(word) || !self.is_body(word)) && !self.is_common(word)
    }

    /// Whether a word is one that is no name.
    pub(super) fn is_common(&self, word: &str) -> bool {
        self.never.contains(&word) || self.nouns.contains(&word)
    }

    /// Whether a word is a given name of foreigners, or has a syllable that no Korean name has.
    pub(super) fn sounds_foreign(&self, word: &str) -> bool {
        self.given.contains(&word) || self.between.iter().any(|syllable| word.contains(syllable))
    }

    /// Whether a word may be a part of a foreign name in Korean.
    pub(super) fn is_foreign(&self, word: &str) -> bool {
        length(word) >= 2
            && is_only(word, is_hangul)
            && !self.is_office(word)
            && !self.never.contains(&word)
            && !self.is_body(word)
    }

    /// Whether a word ends as the names of organisations do, and is more than that end.
    pub(super) fn is_body(&self, word: &str) -> bool {
        at_end(&self.bodies, word).is_some()
    }

    /// Whether a word of a Korean sentence ends as no word of a name or an office does.
    pub(super) fn closes(&self, word: &str) -> bool {
        let named = self.is_korean(word) || self.is_body(word) || self.given.contains(&word);
        !named && at_end(&self.limits, word).is_some()
    }

    /// The noun for somebody unnamed that words end with, whole: without the article before it.
    pub(super) fn noun<'t>(&self, said: &'t str) -> Option<&'t str> {
        let one = at_end(&self.plurals, said).map_or(said, |plural| &said[..said.len() - plural.len()]);
        let bare = at_start(&self.articles, said).map_or(said, |article| &said[article.len()..]);
        let office = at_end(&self.nouns, said).or_else(|| at_end(&self.nouns, one)).is_some();
        (office || bare.len() < said.len() && self.titles.contains(&bare.trim_start())).then_some(())?;
        let apart = !self.spaced || bare.starts_with(' ');
        Some(if apart { bare.trim_start() } else { said })
    }

    /// The words behind the last title, noun or particle in words of a language that sets titles before names.
    pub(super) fn last_name<'t>(&self, words: &'t str) -> &'t str {
        let behind = |word: &&str| words.rfind(*word).map(|at| &words[at + word.len()..]);
        self.heads.iter().filter_map(behind).min_by_key(|rest| rest.len()).unwrap_or(words)
    }

    /// Words without those before them that belong to no name.
    pub(super) fn without_limits<'t>(&self, mut words: &'t str) -> &'t str {
        // Nouns may begin with a word that belongs to no name.
        while let Some(limit) = at_start(&self.limits, words).filter(|_| at_start(&self.nouns, words).is_none()) {
            words = words[limit.len()..].trim_start();
        }
        words
    }
}

/// The first of some words that a text ends with.
pub(super) fn at_end(words: &[&'static str], text: &str) -> Option<&'static str> {
    words.iter().copied().find(|word| text.ends_with(word))
}

/// The first of some words that a text begins with.
pub(super) fn at_start(words: &[&'static str], text: &str) -> Option<&'static str> {
    words.iter().copied().find(|word| text.starts_with(word))
}

/// The first place at which one of some words stands, and the longest of those that stand there.
pub(super) fn first(words: &[&'static str], text: &str) -> Option<(usize, &'static str)> {
    let at = *places(words, text).first()?;
    Some((at, at_start(words, &text[at..])?))
}

/// The places at which one of some words stands, the first one first.
pub(super) fn places(words: &[&'static str], text: &str) -> Vec<usize> {
    let mut places: Vec<usize> = words.iter().flat_map(|word| text.match_indices(word)).map(|(at, _)| at).collect();
    crate::sort::sort_by_key(&mut places, |at| *at);
    places.dedup();
    places
}
