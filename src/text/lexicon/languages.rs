//! The languages there are words for, and which of them a text is in.

use std::sync::{Arc, OnceLock};

use crate::text::chars::is_letter;

use super::{Dictionary, Lexicon, List, Lists, Trait, lines, push_lower_case, words_of};

/// Words of a text that tell its language.
const SAMPLE: usize = 1200;

/// The languages there are words for. The words of each are read when a text first needs them.
#[derive(Debug)]
pub struct Languages {
    /// Code and lines of each.
    tables: Vec<(&'static str, &'static str)>,
    /// The words of each.
    lexicons: Vec<OnceLock<Lexicon>>,
    /// What is known of a language without words.
    none: Lexicon,
    /// The lines of given names of all languages: news tells of people from everywhere.
    named: Vec<(List, &'static str)>,
    /// The names.
    names: OnceLock<Arc<Dictionary<Lists>>>,
    /// The most frequent words, and a bit for each language that has them.
    common: Dictionary<u64>,
}

impl Languages {
    /// The words of a text's language; none where that cannot be told. `said` is the language that it is said to be in.
    pub fn lexicon(&self, text: &str, said: Option<&str>) -> &Lexicon {
        let at = self.of(text, said);
        at.map_or(&self.none, |at| self.lexicons[at].get_or_init(|| self.read_lexicon(self.tables[at].1)))
    }

    fn read_lexicon(&self, table: &'static str) -> Lexicon {
        let mut words = Lexicon::read(table);
        if !words.has_trait(Trait::Particles) {
            words.names = self.names.get_or_init(|| Arc::new(self.given_names())).clone();
        }
        words
    }

    /// The given names of all languages that others may write as they do.
    fn given_names(&self) -> Dictionary<Lists> {
        let mut names = Dictionary::<Lists>::default();
        for (list, entries) in &self.named {
            let plain = |name: &&str| name.is_char_boundary(1) && !name.bytes().any(|byte| matches!(byte, b'*' | b' ' | b'-'));
            for name in words_of(entries).filter(plain) {
                let known = names.entry(name);
                *known = known.and(Lists::of(&[*list]));
            }
        }
        names
    }

    /// The code of a text's language, where that can be told. `said` is the language that it is said to be in: one that there
    /// are no words for is believed.
    pub fn code<'a>(&self, text: &str, said: Option<&'a str>) -> Option<&'a str> {
        match said {
            Some(code) if !self.has(code) => Some(code),
            _ => self.of(text, said).map(|at| self.tables[at].0),
        }
    }

    /// Whether there are words for a language.
    pub fn has(&self, code: &str) -> bool {
        self.tables.iter().any(|(known, _)| *known == code)
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
        let (mut common, mut named) = (Dictionary::<u64>::default(), Vec::new());
        for (at, (_, table)) in tables.iter().enumerate() {
            for (list, entries) in lines(table) {
                match list {
                    List::Common => words_of(entries).for_each(|word| *common.entry(word) |= 1 << at),
                    List::NameMale | List::NameFemale => named.push((list, entries)),
                    _ => {}
                }
            }
        }
        let lexicons = tables.iter().map(|_| OnceLock::new()).collect();
        Self { tables, lexicons, none: Lexicon::default(), named, names: OnceLock::new(), common }
    }

    /// The language whose frequent words a text has most; of equals the one that it is said to be in.
    fn of(&self, text: &str, said: Option<&str>) -> Option<usize> {
        let mut counts = vec![0_u32; self.tables.len()];
        let mut lower = String::new();
        for word in apart(text).take(SAMPLE) {
            lower.clear();
            push_lower_case(word, &mut lower);
            let Some(mut known) = self.common.get(&lower).copied() else { continue };
            let weight = 12 / known.count_ones();
            while known != 0 {
                counts[known.trailing_zeros() as usize] += weight;
                known &= known - 1;
            }
        }
        let named = |at: usize| said == Some(self.tables[at].0);
        let weight = |at: usize| if named(at) { counts[at] * 5 / 4 + 1 } else { counts[at] };
        let best = (0..counts.len()).rev().max_by_key(|at| weight(*at))?;
        (weight(best) > 0).then_some(best)
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
            rest.find(|c: char| !is_letter(c) && !c.is_alphabetic()).unwrap_or(rest.len())
        };
        let (word, behind) = rest.split_at(end);
        rest = behind;
        Some(word)
    })
}
