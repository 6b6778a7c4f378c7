//! What prompts say: the phrases of all languages, found in one pass over a text.
//!
//! A language's phrases stand in `data/XX.toml`, by kind (`donation` … `app`, `any`) and [`PhraseRole`]. A phrase is a row of
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

use std::ops::Range;

use super::words::{SEED, Words, hash, hash_on, with_byte};
use crate::report::NagKind;
use crate::text::fold::{Shape, Token};

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
    /// A block of just these words leads to a page that a site owes its reader: imprint, privacy, contact, cancelling.
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

/// A set of words that may hold others too: a bit for the hash of each, and one for the beginning of each open one.
#[derive(Debug, Clone, Copy, PartialEq)]
struct WordSet(u64);

impl WordSet {
    const NONE: Self = Self(0);
    const ALL: Self = Self(u64::MAX);
    /// Stands behind a text: phrases that may have ended may be followed by anything.
    const END: Self = Self(1 << 63);

    #[inline(always)]
    fn of_hash(hash: u32) -> Self {
        Self(1 << (hash % 32))
    }

    /// By the first two bytes.
    #[inline(always)]
    fn of_beginning(word: &str) -> Self {
        let bits = match word.as_bytes() {
            [first, second, ..] => 7 * u32::from(*first) + u32::from(*second),
            _ => 0,
        };
        Self(1 << (32 + bits % 32))
    }

    /// What the words of a text show that this may stand for.
    fn of(word: &Word) -> Self {
        match word {
            Word::Closed(_, hash) => Self::of_hash(*hash),
            Word::Open(beginning) => Self::of_beginning(beginning),
            Word::Number | Word::Name | Word::Gap => Self::ALL,
        }
    }

    #[inline(always)]
    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    #[inline(always)]
    fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Word {
    /// This word, with its hash.
    Closed(&'static str, u32),
    /// Any word that begins so.
    Open(&'static str),
    Number,
    Name,
    Gap,
}

/// Characters of a word with an open end by which it is looked up, if it has so many.
const STEM: usize = 5;
/// Bits that tell whether a word may begin a phrase: several for each word that does.
const KNOWN: usize = 1 << 17;
/// What `…` may cover: a word costs as much as three lone signs.
const GAP: usize = 12;
/// Rows of digits that make one number at most: `1 299,00`.
const ROWS: usize = 3;
/// By what a phrase that begins with a number is looked up.
const NUMBER: &str = "#";
/// By what a phrase that begins with the site's name is looked up.
const NAME: &str = "@";

/// A text in which phrases are looked for.
struct Text<'a> {
    plain: &'a str,
    tokens: &'a [Token],
    /// Of the words.
    hashes: &'a [u32],
    /// For each word what it shows of itself; two more behind the last.
    shown: &'a [WordSet],
    /// For each word the one behind the site's name that begins there; itself where none does.
    names: &'a [usize],
}

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
            |(token, hash): (&Token, &u32)| WordSet::of_hash(*hash).with(WordSet::of_beginning(&plain[token.plain.clone()]));
        let shown: Vec<WordSet> = tokens.iter().zip(hashes).map(set).chain([WordSet::END; 2]).collect();
        let text = Text { plain, tokens, hashes, shown: &shown, names };
        let mut cues = Vec::new();
        let mut reach = [[0; NagKind::ALL.len() + 1]; PhraseRole::COUNT];
        for at in 0..tokens.len() {
            let mut found = false;
            let mut ends = reach;
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

/// The words that may stand in the next two places, where `words` go on and then what may stand behind them.
fn ahead(words: &[Word], behind: [WordSet; 2]) -> [WordSet; 2] {
    match words {
        [] => behind,
        // They may cover several words.
        [Word::Number | Word::Name | Word::Gap, ..] => [WordSet::ALL; 2],
        [last] => [WordSet::of(last), behind[0]],
        [first, second, ..] => [WordSet::of(first), WordSet::of(second)],
    }
}

impl Text<'_> {
    /// Where a gap that begins at a token may end.
    fn reach(&self, from: usize) -> Range<usize> {
        let mut left = GAP;
        let mut end = from;
        while let Some(token) = self.tokens.get(end) {
            end += 1;
            let Some(rest) = left.checked_sub(if token.shape == Shape::Sign { 1 } else { 3 }) else { break };
            if self.tokens.get(end).is_none_or(|next| next.begins) {
                break;
            }
            left = rest;
        }
        let begins = self.tokens.get(from).is_none_or(|token| token.begins);
        from..if begins { from } else { end }
    }

    /// The token behind a word, where it stands at token `at`.
    fn behind(&self, word: &Word, at: usize) -> Option<usize> {
        let token = self.tokens.get(at)?;
        let text = &self.plain[token.plain.clone()];
        match word {
            Word::Name => Some(self.names[at]).filter(|end| *end > at),
            Word::Number => (token.shape == Shape::Digits).then(|| self.behind_number(at)),
            Word::Closed(word, hash) => (self.hashes[at] == *hash && text == *word).then_some(at + 1),
            Word::Open(stem) => text.starts_with(stem).then_some(at + 1),
            Word::Gap => None,
        }
    }

    /// The token behind a number that begins at a token.
    fn behind_number(&self, at: usize) -> usize {
        let more = self.tokens[at + 1..].iter().take(ROWS - 1).take_while(|token| token.shape == Shape::Digits);
        at + 1 + more.count()
    }
}

impl Word {
    /// The hash by which phrases that begin with it are looked up.
    fn key(self) -> u32 {
        match self {
            Self::Closed(_, hash) => hash,
            Self::Open(word) => stems(word).last().unwrap_or_default(),
            Self::Name => hash(NAME),
            Self::Number | Self::Gap => hash(NUMBER),
        }
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

/// The hashes of a word's beginnings, each longer by a character: other than those of words that are so short.
fn stems(word: &str) -> impl Iterator<Item = u32> {
    word.char_indices().take(STEM).scan(SEED, |so_far, (at, c)| {
        *so_far = hash_on(*so_far, &word[at..at + c.len_utf8()]);
        Some(!*so_far)
    })
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

#[cfg(test)]
mod tests {
    use super::super::words::Names;
    use super::*;
    use crate::nag::normalise;

    fn matcher(class: PhraseRole, phrase: &str) -> Matcher {
        let plain: Vec<String> = phrase.lines().map(normalise::phrase).collect::<Result<_, _>>().expect("it is a phrase");
        Matcher::read(format!("\t{}0\n{}", class as usize, plain.join("\n")).leak())
    }

    /// The name of the outlet in examples.
    fn names() -> Names {
        Names::new(["Harrow Post"].into_iter())
    }

    #[test]
    fn a_phrase_is_found_however_it_is_written() {
        let cases = [
            ("a gap", "help … free", "Help us keep it free", true),
            ("a gap of no words", "help … free", "help free", true),
            ("a gap too wide", "help … free", "help that is by no means always free", false),
            ("a gap over the end of a sentence", "help … free", "We need help. It is free", false),
            ("a gap over an abbreviation's dot inside a word", "at … now", "at example.org now", true),
            ("one of several", "(give|donate) now", "donate now", true),
            ("none of several", "(give|donate) now", "now", false),
            ("one of several or none, where none", "give (it|some now|) now", "give now", true),
            ("the longer of two that begin alike", "give (some|some now) here", "give some now here", true),
            ("a gap or none, where none", "get (… |)app", "get app", true),
            ("a gap or none, where some", "get (our |)(… |)app", "get our great new app", true),
            ("a first word that may be missing", "(please|) donate", "donate", true),
            ("an open end", "newsletter*", "Our newsletters", true),
            ("an open end behind the first word", "our letter*", "our letters", true),
            ("a closed end", "newsletter", "newsletters", false),
            ("signs between", "subscribe now", "SUBSCRIBE — NOW!", true),
            ("soft hyphens", "probeabo", "Probe\u{ad}abo", true),
            ("an apostrophe of either kind", "j'en profite", "J’en profite", true),
            ("a number", "# per month", "Only 4.99 per month", true),
            ("a number with its sign behind", "# per month", "4,99 € per month", true),
            ("a number with its unit right behind", "# kr per month", "99kr per month", true),
            ("a number that is none", "# per month", "often per month", false),
            ("a number between Chinese signs", "剩余 # 篇", "本月剩余3篇", true),
            ("the site's name", "support @", "Please support Harrow Post today", true),
            ("the site's name first", "@ needs you", "HARROW POST NEEDS YOU", true),
            ("another name", "support @", "Please support Meadow Post today", false),
            ("the site's name as common words", "support @", "support harrow post", false),
            ("Chinese without spaces", "立即订阅", "现在立即订阅吧", true),
            ("Korean endings and spaces", "유료구독", "지금 유료 구독을 시작하세요", true),
            ("a gap between Japanese signs", "残り … 文字", "残りあと123文字です", true),
            ("capital letters without accents", "γίνε συνδρομητής", "ΓΙΝΕ ΣΥΝΔΡΟΜΗΤΗΣ", true),
            ("Turkish capitals", "giriş yap", "GİRİŞ YAP", true),
            ("a dotless i", "sınırsız", "SINIRSIZ", true),
            ("accents that stand by themselves", "abonné", "abonne\u{301}", true),
            ("full-width letters", "line", "ＬＩＮＥ", true),
            ("Arabic with points", "اشترك", "اِشْتَرِك", true),
            ("the Swiss ss", "abschließen", "abschliessen", true),
        ];
        for (name, phrase, text, expected) in cases {
            assert_eq!(!matcher(PhraseRole::Ask, phrase).scan(&Words::new(text, &names())).is_empty(), expected, "{name}");
        }
    }

    #[test]
    fn a_button_is_the_whole_text() {
        let button = matcher(PhraseRole::Button, "donate now");
        assert_eq!(button.scan(&Words::new("Donate now →", &names())).len(), 1);
        assert!(button.scan(&Words::new("She said: donate now", &names())).is_empty());
    }

    #[test]
    fn a_cue_is_the_text_that_was_matched() {
        let text = "„Ja“ – jetzt für nur 4,99 € im Monat!";
        let cues = matcher(PhraseRole::Ask, "nur # im monat").scan(&Words::new(text, &names()));
        assert_eq!(cues.iter().map(|cue| &text[cue.range.clone()]).collect::<Vec<_>>(), ["nur 4,99 € im Monat"]);
    }

    #[test]
    fn of_phrases_in_each_other_only_the_longest_counts() {
        let matcher = matcher(PhraseRole::Ask, "our newsletter\nsign up\nsign up for our newsletter\nnewsletter every day");
        let text = "Sign up for our newsletter every day";
        let found: Vec<_> = matcher.scan(&Words::new(text, &names())).into_iter().map(|cue| &text[cue.range]).collect();
        assert_eq!(found, ["Sign up for our newsletter", "newsletter every day"]);
    }

    /// For each language, by kind: sentences of prompts that must be found with their kind; and sentences of the news
    /// that speak of the same things and ask for nothing.
    #[test]
    fn the_examples_of_every_language_hold() {
        let all = Matcher::read(crate::tables::Tables::embedded().nag_phrases);
        let asks = |text: &str| {
            let mut asks = [0; NagKind::ALL.len()];
            let cues = all.scan(&Words::new(text, &names()));
            cues.iter()
                .filter(|cue| cue.class == PhraseRole::Ask)
                .filter_map(|cue| cue.kind)
                .for_each(|kind| asks[kind as usize] += 1);
            asks
        };
        let kinds = ["donation", "subscription", "registration", "newsletter", "adblock", "app"];
        let mut wrong = Vec::new();
        for file in std::fs::read_dir("data/nags").expect("the folder is there") {
            let file = file.expect("the file is there").path();
            let data: toml::Table = toml::from_str(&std::fs::read_to_string(&file).expect("is text")).expect("is TOML");
            let examples = |table: &str, key: &str| -> Vec<String> {
                let list = data.get(table).and_then(|table| table.get(key)).and_then(toml::Value::as_array);
                list.into_iter().flatten().filter_map(toml::Value::as_str).map(str::to_owned).collect()
            };
            for (kind, name) in kinds.iter().enumerate() {
                for example in examples("good", name) {
                    let asks = asks(&example);
                    if asks[kind] == 0 || asks.iter().any(|other| *other > asks[kind]) {
                        wrong.push(format!("{} {name} {asks:?}: {example}", file.display()));
                    }
                }
            }
            for example in examples("bad", "news") {
                let cues = all.scan(&Words::new(&example, &names()));
                let said = |cue: &Cue| example[cue.range.clone()].to_owned();
                wrong.extend(
                    cues.iter()
                        .filter(|cue| cue.class == PhraseRole::Ask)
                        .map(|cue| format!("{}: {} in: {example}", file.display(), said(cue))),
                );
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
