//! The words of each language that tell who speaks: `data/XX.toml`, as `build/quote_data.rs` writes them down.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

/// A list of a language's file. `data/README.md` tells what each holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum List {
    Common,
    Say,
    May,
    Tell,
    Saying,
    Passive,
    Reported,
    By,
    Behind,
    He,
    She,
    They,
    We,
    Who,
    His,
    Her,
    Their,
    TitleMale,
    TitleFemale,
    TitleAny,
    PersonMale,
    PersonFemale,
    PersonAny,
    Many,
    Body,
    Document,
    NameMale,
    NameFemale,
    NameFamily,
    Particle,
    Never,
    Ending,
    Article,
    ArticleMale,
    ArticleFemale,
    Definite,
    Preposition,
    Join,
    Linked,
    SoCalled,
    Negation,
    Bearer,
    Courtesy,
    CaseMale,
    CaseFemale,
    Trait,
}

/// Each list by its name in the files.
const LISTS: [(&str, List); 46] = [
    ("common", List::Common),
    ("verbs.say", List::Say),
    ("verbs.may", List::May),
    ("verbs.tell", List::Tell),
    ("verbs.saying", List::Saying),
    ("verbs.passive", List::Passive),
    ("verbs.reported", List::Reported),
    ("phrases.by", List::By),
    ("phrases.behind", List::Behind),
    ("pronouns.he", List::He),
    ("pronouns.she", List::She),
    ("pronouns.they", List::They),
    ("pronouns.we", List::We),
    ("pronouns.who", List::Who),
    ("pronouns.his", List::His),
    ("pronouns.her", List::Her),
    ("pronouns.their", List::Their),
    ("titles.male", List::TitleMale),
    ("titles.female", List::TitleFemale),
    ("titles.any", List::TitleAny),
    ("people.male", List::PersonMale),
    ("people.female", List::PersonFemale),
    ("people.any", List::PersonAny),
    ("people.many", List::Many),
    ("things.bodies", List::Body),
    ("things.documents", List::Document),
    ("names.male", List::NameMale),
    ("names.female", List::NameFemale),
    ("names.family", List::NameFamily),
    ("names.particles", List::Particle),
    ("names.never", List::Never),
    ("names.endings", List::Ending),
    ("names.cases_male", List::CaseMale),
    ("names.cases_female", List::CaseFemale),
    ("words.articles", List::Article),
    ("words.male", List::ArticleMale),
    ("words.female", List::ArticleFemale),
    ("words.definite", List::Definite),
    ("words.prepositions", List::Preposition),
    ("words.joins", List::Join),
    ("words.linked", List::Linked),
    ("words.so_called", List::SoCalled),
    ("words.negations", List::Negation),
    ("words.bearers", List::Bearer),
    ("words.courtesies", List::Courtesy),
    ("traits", List::Trait),
];

/// The lists that a word stands in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lists(u64);

impl Lists {
    /// Words of a title before a name.
    pub const TITLES: Self = Self::of(&[List::TitleMale, List::TitleFemale, List::TitleAny]);
    /// Nouns for one person.
    pub const PERSON: Self = Self::of(&[List::PersonMale, List::PersonFemale, List::PersonAny]);
    /// Nouns that can head what names a speaker.
    pub const HEADS: Self = Self::PERSON.and(Self::of(&[List::Many, List::Body, List::Document]));
    /// Articles.
    pub const ARTICLES: Self = Self::of(&[List::Article, List::ArticleMale, List::ArticleFemale]);
    /// Personal and relative pronouns.
    pub const PRONOUNS: Self = Self::of(&[List::He, List::She, List::They, List::We, List::Who]);
    /// Relative pronouns.
    pub const RELATIVE: Self = Self::of(&[List::Who]);
    /// Reporting verbs.
    pub const VERBS: Self = Self::of(&[List::Say, List::May, List::Tell, List::Saying]);
    /// Verbs that report speech wherever they stand.
    pub const SAY: Self = Self::of(&[List::Say, List::Tell]);
    /// All that reports.
    pub const CUES: Self = Self::VERBS.and(Self::of(&[List::By, List::Behind]));
    /// Words that end a noun phrase.
    pub const BREAKS: Self = Self::VERBS.and(Self::PRONOUNS).and(Self::of(&[
        List::Common,
        List::Passive,
        List::Preposition,
        List::Join,
        List::By,
        List::Behind,
    ]));
    /// Words that are no names; adjectives of nations among them.
    pub const NEVER: Self = Self::of(&[List::Never]);
    /// Given names.
    pub const GIVEN: Self = Self::of(&[List::NameMale, List::NameFemale]);

    /// All but names of people.
    pub const ANY_BUT_NAMES: Self = Self(!Self::of(&[List::NameMale, List::NameFemale, List::Particle]).0);

    const fn of(lists: &[List]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < lists.len() {
            bits |= 1 << lists[at] as u64;
            at += 1;
        }
        Self(bits)
    }

    /// Both together.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those of the lists that are among others.
    pub const fn among(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }

    /// Those of the lists that are not among others.
    pub const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// Whether the word stands in this list.
    pub const fn has(self, list: List) -> bool {
        self.0 & (1 << list as u64) != 0
    }

    /// Whether the word stands in one of these.
    pub const fn any(self, lists: Self) -> bool {
        self.0 & lists.0 != 0
    }

    /// Whether it stands in no list.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// How a name ends in another case, and in its plain form.
pub type Case = (&'static str, &'static str);

/// A language's words, ready for look-up. What stands in the tables is ours: no page can fill them with words that share
/// a hash, so the quickest will do.
#[derive(Debug, Default)]
pub struct Lexicon {
    whole: FxHashMap<&'static str, Lists>,
    /// Words with an open end, by their first characters.
    open: FxHashMap<&'static str, Vec<(&'static str, Lists)>>,
    /// Words with an open start, by their last characters.
    closing: FxHashMap<&'static str, Vec<(&'static str, Lists)>>,
    /// Phrases by their first word, the longest first.
    phrases: FxHashMap<&'static str, Vec<(Vec<&'static str>, Lists)>>,
    /// Endings of names that are taken off where the text has the name without them, the longest first.
    pub endings: Vec<&'static str>,
    /// How names of men and of women end in other cases and in their plain form, the longest first.
    pub cases: [Vec<Case>; 2],
    /// Words that deny. They stand in no [`Lists`]: they tell nothing of who speaks.
    negations: FxHashSet<&'static str>,
    /// Words of thanks and of joy for the record; in no [`Lists`] either.
    courtesies: FxHashSet<&'static str>,
    /// Nouns whose bearer has the name in marks beside it, and ends of such; in no [`Lists`] either.
    bearers: FxHashSet<&'static str>,
    bearer_ends: Vec<&'static str>,
    /// Words that lose their last vowel before another, such as `l'`.
    elided: FxHashSet<&'static str>,
}

/// Characters of a word with an open end by which it is looked up.
const STEM: usize = 3;
/// A given name of another language has at least so many letters; more where every noun has a capital.
const FOREIGN: usize = 4;
const FOREIGN_AMONG_NOUNS: usize = 5;
/// Words of a text that tell its language.
const SAMPLE: usize = 1200;

impl Lexicon {
    fn read(table: &'static str) -> Self {
        let mut words = Self::default();
        for (list, entries) in lines(table) {
            words_of(entries).for_each(|entry| words.add(entry, list));
        }
        words
            .phrases
            .values_mut()
            .for_each(|phrases| crate::sort::sort_by_key(phrases, |(rest, _)| std::cmp::Reverse(rest.len())));
        crate::sort::sort_by_key(&mut words.endings, |ending| std::cmp::Reverse(ending.len()));
        for cases in &mut words.cases {
            crate::sort::sort_by_key(cases, |(ending, _)| std::cmp::Reverse(ending.len()));
        }
        words
    }

    /// Takes in given names of other languages, but for words that mean something here.
    fn add_foreign(&mut self, names: &FxHashMap<&'static str, Lists>) {
        let shortest = if self.has_trait("capital_nouns") { FOREIGN_AMONG_NOUNS } else { FOREIGN };
        for (name, lists) in names.iter().filter(|(name, _)| name.chars().count() >= shortest) {
            self.whole.entry(name).or_insert(*lists);
        }
    }

    fn add(&mut self, entry: &'static str, list: List) {
        let lists = Lists::of(&[list]);
        if list == List::Ending && !entry.starts_with('\'') {
            self.endings.push(entry);
        } else if let (List::CaseMale | List::CaseFemale, Some(case)) = (list, entry.split_once('>')) {
            self.cases[usize::from(list == List::CaseFemale)].push(case);
        } else if list == List::Negation {
            self.negations.insert(entry);
        } else if list == List::Courtesy {
            self.courtesies.insert(entry);
        } else if list == List::Bearer {
            match entry.strip_prefix('*') {
                Some(end) => self.bearer_ends.push(end),
                None => _ = self.bearers.insert(entry),
            }
        } else if list != List::SoCalled && entry.contains([' ', '-']) {
            let mut parts = parts(entry);
            let first = parts.remove(0);
            self.phrases.entry(first).or_default().push((parts, lists));
        } else if let Some(end) = entry.strip_prefix('*') {
            self.closing.entry(last_characters(end)).or_default().push((end, lists));
        } else if let Some(stem) = entry.strip_suffix('*') {
            self.open.entry(first_characters(stem)).or_default().push((stem, lists));
        } else {
            let known = self.whole.entry(entry).or_default();
            *known = known.and(lists);
            if entry.ends_with('\'') && entry.len() > 1 {
                self.elided.insert(entry);
            }
        }
    }

    /// The lists a word (lower case) stands in.
    pub fn lists(&self, word: &str) -> Lists {
        let whole = self.whole.get(word).copied().unwrap_or_default();
        let open = self.open.get(first_characters(word)).into_iter().flatten();
        let open = open.filter(|(stem, _)| word.starts_with(stem)).fold(whole, |all, (_, lists)| all.and(*lists));
        let closing = self.closing.get(last_characters(word)).into_iter().flatten();
        closing.filter(|(end, _)| word.ends_with(end)).fold(open, |all, (_, lists)| all.and(*lists))
    }

    /// The words of a list, the longest first.
    pub fn all(&self, list: List) -> Vec<&'static str> {
        let mut words: Vec<&'static str> =
            self.whole.iter().filter(|(_, lists)| lists.has(list)).map(|(word, _)| *word).collect();
        crate::sort::sort_by(&mut words, |a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        words
    }

    /// Whether the language has a trait of that name.
    pub fn has_trait(&self, name: &str) -> bool {
        self.whole.get(name).is_some_and(|lists| lists.has(List::Trait))
    }

    /// Whether a word (lower case) denies.
    pub fn is_negation(&self, word: &str) -> bool {
        self.negations.contains(word)
    }

    /// Whether a word (lower case) is one of thanks or of joy for the record.
    pub fn is_courtesy(&self, word: &str) -> bool {
        self.courtesies.contains(word)
    }

    /// Whether a word (lower case) is a noun whose bearer has its name in marks beside it: "the band …".
    pub fn is_bearer(&self, word: &str) -> bool {
        self.bearers.contains(word) || self.bearer_ends.iter().any(|end| word.len() > end.len() && word.ends_with(end))
    }

    /// The longest phrase that begins with `first` and goes on as `next` tells: how many words behind the first, and its lists.
    pub fn phrase<'a>(&self, first: &str, next: impl Fn(usize) -> Option<&'a str>) -> Option<(usize, Lists)> {
        let phrases = self.phrases.get(first)?;
        let (rest, lists) = phrases.iter().find(|(rest, _)| rest.iter().enumerate().all(|(at, word)| next(at) == Some(word)))?;
        Some((rest.len(), *lists))
    }

    /// Where a word (lower case) with an apostrophe falls into two, in bytes.
    pub fn cut(&self, word: &str) -> Option<usize> {
        let at = word.find('\'')?;
        if self.elided.contains(&word[..=at]) && at + 1 < word.len() {
            return Some(at + 1);
        }
        let at = word.rfind('\'')?;
        (at > 0 && self.lists(&word[at..]).has(List::Ending)).then_some(at)
    }
}

/// The words of a text; where no space parts them, their characters.
fn apart(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_alphabetic());
        let first = rest.chars().next()?;
        let end = if matches!(first, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}') {
            first.len_utf8()
        } else {
            rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
        };
        let (word, behind) = rest.split_at(end);
        rest = behind;
        Some(word)
    })
}

fn first_characters(word: &str) -> &str {
    word.char_indices().nth(STEM).map_or(word, |(at, _)| &word[..at])
}

fn last_characters(word: &str) -> &str {
    word.char_indices().nth_back(STEM - 1).map_or(word, |(at, _)| &word[at..])
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
    let (mut words, mut word) = (String::new(), String::new());
    for part in coded.split_inclusive(|c: char| c.is_ascii_uppercase()).collect::<Vec<_>>().windows(2) {
        let shared = part[0].bytes().last().map_or(0, |letter| usize::from(letter - b'A'));
        word.truncate(shared);
        word.push_str(part[1].trim_end_matches(|c: char| c.is_ascii_uppercase()));
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

/// The languages there are words for. The words of each are read when a text first needs them.
#[derive(Debug)]
pub struct Languages {
    /// Code and lines of each.
    tables: Vec<(&'static str, &'static str)>,
    /// The words of each.
    lexicons: Vec<OnceLock<Lexicon>>,
    /// What is known of a language without words.
    none: Lexicon,
    /// Given names of all languages: news tells of people from everywhere.
    names: OnceLock<FxHashMap<&'static str, Lists>>,
    /// The most frequent words, and a bit for each language that has them.
    common: FxHashMap<&'static str, u64>,
}

impl Languages {
    /// The words of a text's language; none where that cannot be told. `said` is the language that it is said to be in.
    pub fn lexicon(&self, text: &str, said: Option<&str>) -> &Lexicon {
        let at = self.of(text, said);
        at.map_or(&self.none, |at| self.lexicons[at].get_or_init(|| self.read_lexicon(self.tables[at].1)))
    }

    fn read_lexicon(&self, table: &'static str) -> Lexicon {
        let mut words = Lexicon::read(table);
        if !words.has_trait("particles") {
            words.add_foreign(self.names.get_or_init(|| self.given_names()));
        }
        words
    }

    /// The given names of all languages that tell one gender wherever they stand.
    fn given_names(&self) -> FxHashMap<&'static str, Lists> {
        let mut names: FxHashMap<&str, Lists> = FxHashMap::default();
        let lists = self.tables.iter().flat_map(|(_, table)| lines(table));
        for (list, entries) in lists.filter(|(list, _)| matches!(list, List::NameMale | List::NameFemale)) {
            for name in words_of(entries) {
                let known = names.entry(name).or_default();
                *known = known.and(Lists::of(&[list]));
            }
        }
        names.retain(|name, lists| *lists != Lists::GIVEN && name.is_char_boundary(1) && !name.contains(['*', ' ', '-']));
        names
    }

    /// The code of a text's language, where that can be told. `said` is the language that it is said to be in: one that there
    /// are no words for is believed.
    pub fn code<'a>(&self, text: &str, said: Option<&'a str>) -> Option<&'a str> {
        let known = |code: &str| self.tables.iter().any(|(known, _)| *known == code);
        match said {
            Some(code) if !known(code) => Some(code),
            _ => self.of(text, said).map(|at| self.tables[at].0),
        }
    }

    /// Reads lines of a language, a list and its words, with tabs between them.
    pub(crate) fn read(all: &'static str) -> Self {
        let mut tables: Vec<(&str, &str)> = Vec::new();
        let mut start = 0;
        while start < all.len() {
            let code = all[start..].split('\t').next().unwrap_or_default();
            let lines = all[start..].split_inclusive('\n').take_while(|line| line.split('\t').next() == Some(code));
            let end = start + lines.map(str::len).sum::<usize>().max(1);
            tables.push((code, &all[start..end]));
            start = end;
        }
        let mut common: FxHashMap<&str, u64> = FxHashMap::default();
        for (at, (_, table)) in tables.iter().enumerate() {
            for (_, entries) in lines(table).filter(|(list, _)| *list == List::Common) {
                words_of(entries).for_each(|word| *common.entry(word).or_default() |= 1 << at);
            }
        }
        let lexicons = tables.iter().map(|_| OnceLock::new()).collect();
        Self { tables, lexicons, none: Lexicon::default(), names: OnceLock::new(), common }
    }

    /// The language whose frequent words a text has most; of equals the one that it is said to be in.
    fn of(&self, text: &str, said: Option<&str>) -> Option<usize> {
        let mut counts = vec![0_u32; self.tables.len()];
        let mut lower = String::new();
        for word in apart(text).take(SAMPLE) {
            lower.clear();
            push_lower_case(word, &mut lower);
            let Some(known) = self.common.get(&*lower) else { continue };
            let weight = 12 / known.count_ones();
            counts.iter_mut().enumerate().for_each(|(at, count)| *count += (known >> at & 1) as u32 * weight);
        }
        let named = |at: usize| said == Some(self.tables[at].0);
        let weight = |at: usize| if named(at) { counts[at] * 5 / 4 + 1 } else { counts[at] };
        let best = (0..counts.len()).rev().max_by_key(|at| weight(*at))?;
        (weight(best) > 0).then_some(best)
    }
}

/// A word as the lists of words know it.
pub fn lower_case(word: &str) -> String {
    let mut lower = String::with_capacity(word.len());
    push_lower_case(word, &mut lower);
    lower
}

/// Writes a word as the lists of words know it behind a text.
pub fn push_lower_case(word: &str, text: &mut String) {
    for c in word.chars() {
        match c {
            '\u{ad}' => {}
            '’' => text.push('\''),
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
