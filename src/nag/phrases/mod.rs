//! What prompts say: the phrases of all languages, found in one pass over a text.
//!
//! A language's phrases stand in `data/nags/XX.toml`, by kind (`donation` … `app`, `any`) and [`PhraseRole`]. A phrase is a row of
//! words; case, accents and apostrophes don't count, nor do signs that are neither letters nor digits.
//!
//! | sign | stands for |
//! |---|---|
//! | `(a\|b c)` | one of the two; `(a\|)` for `a` or nothing |
//! | `word*` | any ending; the word has two letters or more before it |
//! | `#` | a number |
//! | `@` | a name of the site itself |
//! | `…` | none to four words of the same sentence |
//!
//! Chinese, Japanese, Korean and Thai put spaces where they like or nowhere: there each sign is a word of its own.

mod pattern;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::nag::words::{SEED, Words, hash, with_byte};
use crate::report::NagKind;
use crate::text::fold::{PlainToken, Shape};
use pattern::{NAME, NUMBER, Text, Word, WordSet, ahead, stems};

/// What a phrase does in a prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PhraseRole {
    /// It asks by itself: nothing but a prompt says so.
    Ask,
    /// Prompts say so, the news sometimes too.
    Hint,
    /// A block of just these words is a button or a link of a prompt.
    Button,
    /// It follows a prompt: sign-in lines, small print, messages of its form.
    Tail,
    /// It speaks against a prompt.
    Against,
    /// The outlet speaks of itself or to its reader: no cue by itself.
    Voice,
    /// What boxes say that serve the reader: consent, sharing, contact, comments, sessions, other media to follow on.
    Service,
    /// Words of a choice about the reader's data.
    Consent,
    /// Notices that the reader must not miss: of his account, his money, his contract, his safety.
    Safety,
    /// A block of just these words leads to a page that a site owes its reader (imprint, privacy, contact, cancelling), or is a
    /// tool that serves him (share, save, print).
    Pages,
}

impl PhraseRole {
    /// All classes, in the order of the data.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Ask,
        Self::Hint,
        Self::Button,
        Self::Tail,
        Self::Against,
        Self::Voice,
        Self::Service,
        Self::Consent,
        Self::Safety,
        Self::Pages,
    ];
    /// How many there are.
    pub const COUNT: usize = 10;
    /// How many of them are counted: those behind speak to the guard alone.
    pub const COUNTED: usize = 7;

    /// Whether a phrase of this class speaks for a prompt.
    pub fn asks(self) -> bool {
        matches!(self, Self::Ask | Self::Hint | Self::Button | Self::Tail)
    }

    /// Whether a phrase of this class must be all that a block says.
    fn is_whole(self) -> bool {
        matches!(self, Self::Button | Self::Pages)
    }

    /// How much a phrase of this class counts.
    fn weight(self) -> f32 {
        match self {
            Self::Ask => 3.0,
            Self::Button => 2.0,
            Self::Hint | Self::Tail | Self::Against | Self::Service => 1.0,
            Self::Voice | Self::Consent | Self::Safety | Self::Pages => 0.0,
        }
    }
}

/// A phrase found in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Cue {
    /// What it does in a prompt.
    pub class: PhraseRole,
    /// What it asks for; `None` where that is open.
    pub kind: Option<NagKind>,
    /// How much it counts.
    pub weight: f32,
    /// Its place in the text, in bytes.
    pub range: Range<usize>,
}

/// The phrases of all languages, ready for search. Phrases are rows of slots, slots choices of rows of words.
#[derive(Debug, Default)]
pub struct Matcher {
    words: Vec<Word>,
    choices: Vec<Range<u32>>,
    slots: Vec<Range<u32>>,
    phrases: Vec<Phrase>,
    /// By what phrases are looked up: the words with which they may begin, by their hashes cut to the number of groups.
    entries: Vec<Entry>,
    /// For each group its first entry; one more for the end.
    groups: Vec<u32>,
    /// A bit for each hash, cut to [`KNOWN`]: whether anything may begin so. It stays in the processor's nearest cache.
    known: Vec<u64>,
}

#[derive(Debug)]
struct Phrase {
    class: PhraseRole,
    kind: Option<NagKind>,
    slots: Range<u32>,
}

/// Most phrases that might begin at a word are told apart from the text by this, without a look at their words.
#[derive(Debug, Clone, Copy)]
struct Entry {
    /// The words that may stand one and two behind the first.
    following: [WordSet; 2],
    /// The hash of the first word.
    first: u32,
    phrase: u32,
}

/// Bits that tell whether a word may begin a phrase: several for each word that does.
const KNOWN: usize = 1 << 17;

impl Matcher {
    /// Reads lines of phrases in plain words; a line that begins with a tab says the class and the kind of those that follow.
    pub(crate) fn read(table: &'static str) -> Self {
        let mut matcher = Self::default();
        let (mut class, mut kind) = (PhraseRole::Hint, None);
        for line in table.lines().skip_while(|line| !line.starts_with('\t')) {
            if let Some(mark) = line.strip_prefix('\t') {
                let mut digits = mark.chars().map(|c| c.to_digit(10).unwrap_or_default() as usize);
                class = PhraseRole::ALL.get(digits.next().unwrap_or_default()).copied().unwrap_or(PhraseRole::Hint);
                kind = NagKind::ALL.get(digits.next().unwrap_or_default()).copied();
            } else {
                matcher.add(class, kind, line);
            }
        }
        matcher.index();
        matcher
    }

    fn add(&mut self, class: PhraseRole, kind: Option<NagKind>, phrase: &'static str) {
        let from = self.slots.len() as u32;
        let mut slot = self.choices.len() as u32;
        let mut choice = self.words.len() as u32;
        for (sign, hash) in hashed(phrase) {
            match sign {
                "(" | "|" | ")" => {
                    let (words, opens) = (self.words.len() as u32, sign == "(");
                    // Words outside of choices are a slot of one choice.
                    if !opens || words > choice {
                        self.choices.push(choice..words);
                    }
                    if sign != "|" && self.choices.len() as u32 > slot {
                        self.slots.push(slot..self.choices.len() as u32);
                    }
                    (choice, slot) = (words, if sign == "|" { slot } else { self.choices.len() as u32 });
                }
                NUMBER => self.words.push(Word::Number),
                NAME => self.words.push(Word::Name),
                "…" => self.words.push(Word::Gap),
                word => self.words.push(word.strip_suffix('*').map_or(Word::Closed(word, hash), Word::Open)),
            }
        }
        if self.words.len() as u32 > choice {
            self.choices.push(choice..self.words.len() as u32);
            self.slots.push(slot..self.choices.len() as u32);
        }
        self.phrases.push(Phrase { class, kind, slots: from..self.slots.len() as u32 });
    }

    fn index(&mut self) {
        let mut entries = Vec::with_capacity(2 * self.phrases.len());
        for (number, phrase) in self.phrases.iter().enumerate() {
            let slots = &self.slots[range(&phrase.slots)];
            let must_stand = |slot: &Range<u32>| self.choices[range(slot)].iter().all(|words| !words.is_empty());
            let last_first = slots.iter().position(must_stand).unwrap_or(slots.len());
            // The phrase may end behind its last slot, so that anything may follow.
            let mut behind = [WordSet::ALL; 2];
            for (at, slot) in slots.iter().enumerate().rev() {
                let choices = self.choices[range(slot)].iter().map(|words| &self.words[range(words)]);
                if at <= last_first {
                    let words = choices.clone().filter_map(<[Word]>::split_first);
                    entries.extend(words.map(|(first, rest)| Entry {
                        following: ahead(rest, behind),
                        first: first.key(),
                        phrase: number as u32,
                    }));
                }
                let ways = choices.map(|words| ahead(words, behind));
                behind = ways.fold([WordSet::NONE; 2], |[one, two], [first, second]| [one.with(first), two.with(second)]);
            }
        }
        self.group(&entries);
    }

    /// Lays the entries of a group side by side.
    fn group(&mut self, entries: &[Entry]) {
        let count = entries.len().next_power_of_two();
        let mut ends = vec![0; count + 1];
        entries.iter().for_each(|entry| ends[group(entry.first, count)] += 1);
        let mut so_far = 0;
        for end in &mut ends {
            so_far += *end;
            *end = so_far;
        }
        self.entries = entries.to_vec();
        self.known = vec![0; KNOWN / 64];
        entries.iter().for_each(|entry| self.known[group(entry.first, KNOWN) / 64] |= 1 << (entry.first % 64));
        for entry in entries {
            let place = &mut ends[group(entry.first, count)];
            *place -= 1;
            self.entries[*place as usize] = *entry;
        }
        self.groups = ends;
    }

    /// The phrases found in a text, by their beginning. Of phrases of the same class and kind that lie in each other
    /// only the longest counts.
    pub fn scan(&self, words: &Words) -> Vec<Cue> {
        let Words { plain, tokens, hashes, names } = words;
        let set =
            |(token, hash): (&PlainToken, &u32)| WordSet::of_hash(*hash).with(WordSet::of_beginning(&plain[token.plain.clone()]));
        let shown: Vec<WordSet> = tokens.iter().zip(hashes).map(set).chain([WordSet::END; 2]).collect();
        let text = Text { plain, tokens, hashes, shown: &shown, names };
        let mut cues = Vec::new();
        // How far the phrases of a class and a kind reach: of those found before, and with those that begin here.
        let mut reach = [[0; NagKind::ALL.len() + 1]; PhraseRole::COUNT];
        let mut ends = reach;
        for at in 0..tokens.len() {
            let mut found = false;
            self.each_starting_at(&text, at, |phrase| {
                if phrase.class.is_whole() && at > 0 {
                    return;
                }
                let Some(end) = self.end(&self.slots[range(&phrase.slots)], &text, at) else { return };
                let farthest = &mut ends[phrase.class as usize][slot(phrase.kind)];
                if end > *farthest && (!phrase.class.is_whole() || end == tokens.len()) {
                    (*farthest, found) = (end, true);
                }
            });
            if found {
                let source = |end: usize| tokens[at].source.start..tokens[end - 1].source.end;
                cues.extend(longer(&reach, &ends).map(|(class, kind, end)| Cue {
                    class,
                    kind,
                    weight: class.weight(),
                    range: source(end),
                }));
                reach = ends;
            }
        }
        cues
    }

    /// Goes through the phrases whose first words may be those at token `at`.
    fn each_starting_at(&self, text: &Text<'_>, at: usize, mut each: impl FnMut(&Phrase)) {
        let token = &text.tokens[at];
        let mut look_up = |first: u32, next: usize| {
            if self.known[group(first, KNOWN) / 64] & (1 << (first % 64)) == 0 {
                return;
            }
            let [one, two] = [text.shown[next], text.shown[next + 1]];
            let may_start =
                |entry: &&Entry| entry.first == first && entry.following[0].meets(one) && entry.following[1].meets(two);
            self.group_of(first).iter().filter(may_start).for_each(|entry| each(&self.phrases[entry.phrase as usize]));
        };
        look_up(text.hashes[at], at + 1);
        if token.shape == Shape::Digits {
            look_up(hash(NUMBER), text.behind_number(at));
        }
        if text.names[at] > at {
            look_up(hash(NAME), text.names[at]);
        }
        stems(&text.plain[token.plain.clone()]).for_each(|stem| look_up(stem, at + 1));
    }

    fn group_of(&self, first: u32) -> &[Entry] {
        let at = group(first, self.groups.len() - 1);
        &self.entries[self.groups[at] as usize..self.groups[at + 1] as usize]
    }

    /// One past the last token, where a row of slots stands at token `at`; the farthest where it stands in several ways.
    fn end(&self, slots: &[Range<u32>], text: &Text<'_>, at: usize) -> Option<usize> {
        let Some((slot, rest)) = slots.split_first() else { return Some(at) };
        let choices = self.choices[range(slot)].iter();
        choices.filter_map(|words| self.end_of_words(&self.words[range(words)], rest, text, at)).max()
    }

    fn end_of_words(&self, words: &[Word], slots: &[Range<u32>], text: &Text<'_>, at: usize) -> Option<usize> {
        let Some((word, rest)) = words.split_first() else { return self.end(slots, text, at) };
        if *word == Word::Gap {
            return text.reach(at).find_map(|at| self.end_of_words(rest, slots, text, at));
        }
        let next = text.behind(word, at)?;
        self.end_of_words(rest, slots, text, next)
    }
}

/// What reaches farther than before, by class and kind.
fn longer<'a, const KINDS: usize, const CLASSES: usize>(
    before: &'a [[usize; KINDS]; CLASSES],
    now: &'a [[usize; KINDS]; CLASSES],
) -> impl Iterator<Item = (PhraseRole, Option<NagKind>, usize)> + 'a {
    let kinds = || NagKind::ALL.into_iter().map(Some).chain([None]);
    let all = PhraseRole::ALL.into_iter().flat_map(move |class| kinds().map(move |kind| (class, kind)));
    all.map(|(class, kind)| (class, kind, now[class as usize][slot(kind)]))
        .filter(|(class, kind, end)| *end > before[*class as usize][slot(*kind)])
}

fn range(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

/// Where a kind stands in a table of all kinds and none.
fn slot(kind: Option<NagKind>) -> usize {
    kind.map_or(NagKind::ALL.len(), |kind| kind as usize)
}

/// The group that a hash belongs to, of a power of two of them.
#[inline(always)]
fn group(hash: u32, groups: usize) -> usize {
    hash as usize & (groups - 1)
}

/// What stands between single spaces, with its hash: found in one pass, since this is done for all phrases at the start.
fn hashed(phrase: &str) -> impl Iterator<Item = (&str, u32)> {
    let mut rest = Some(phrase);
    std::iter::from_fn(move || {
        let text = rest?;
        let (mut hash, mut end) = (SEED, 0);
        for byte in text.bytes().take_while(|byte| *byte != b' ') {
            (hash, end) = (with_byte(hash, byte), end + 1);
        }
        rest = text.get(end + 1..);
        Some((&text[..end], hash))
    })
}
