//! What the names in a page's markup hint at: classes, ids, link targets, frame sources.
//!
//! Weak evidence: sites name their boxes as they like. The words are in `markup.toml`.

use crate::named::named;
use crate::text::dictionary::Dictionary;

named! {
    /// One thing that a name may hint at.
    Hint {
    /// A newsletter or push messages.
    Newsletter = "newsletter",
    /// A paid plan.
    Signup = "signup",
    /// A wall before the text.
    Wall = "wall",
    /// A gift.
    Donate = "donate",
    /// An account.
    Account = "account",
    /// An app.
    App = "app",
    /// An ad blocker.
    Adblock = "adblock",
    /// A messaging channel.
    Channel = "channel",
    /// Something over the page.
    Overlay = "overlay",
    /// Something set into the page.
    Promo = "promo",
    /// Navigation.
    Navigation = "navigation",
    /// Share bars.
    Social = "social",
    /// Other stories.
    Related = "related",
    /// Comments.
    Comment = "comment",
    /// The author's box.
    Byline = "byline",
    /// A cookie notice.
    Consent = "consent",
    /// Advertising.
    Advert = "advert",
    /// A search form.
    Search = "search",
    /// The story's text.
    Story = "story",
    /// A picture and its caption.
    Figure = "figure",
    /// A thread of posts and their writers.
    Forum = "forum",
    /// A shop.
    Shop = "shop",
    /// A button, or a link that looks like one.
    Button = "button",
    }
}

/// A set of [`Hint`]s.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hints(u32);

impl Hints {
    /// Whether `hint` is among them.
    pub fn has(self, hint: Hint) -> bool {
        self.0 & (1 << hint as u32) != 0
    }

    /// Whether one of `hints` is among them.
    pub fn has_any(self, hints: &[Hint]) -> bool {
        hints.iter().any(|hint| self.has(*hint))
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// These and one more.
    pub fn and(self, hint: Hint) -> Self {
        Self(self.0 | 1 << hint as u32)
    }

    /// These, those of `other` taken out.
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// These and `other`.
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl FromIterator<Self> for Hints {
    fn from_iter<T: IntoIterator<Item = Self>>(all: T) -> Self {
        all.into_iter().fold(Self::default(), Self::with)
    }
}

/// For each byte its place among digits and letters of either case, from 1 on; 0 for all else.
const CODES: [u8; 256] = {
    let mut codes = [0; 256];
    let mut code = 0;
    while code < 36 {
        let signs = if code < 10 { [b'0' + code, b'0' + code] } else { [b'a' + code - 10, b'A' + code - 10] };
        codes[signs[0] as usize] = code + 1;
        codes[signs[1] as usize] = code + 1;
        code += 1;
    }
    codes
};

/// The words for one sort of name.
#[derive(Debug, Default)]
struct NameTable {
    /// Sorted.
    all: Vec<(&'static str, Hints)>,
    /// For each [`NameTable::group`] how many words stand before it; one more for the end.
    before: Vec<usize>,
}

impl NameTable {
    /// Groups by the first two characters: most names fall into one that is empty.
    const GROUPS: usize = 37 * 37;
    /// Longer names count when they begin with a word of at least this many letters.
    const STEM: usize = 6;
    /// What stands behind so many letters does not count.
    const LONGEST: usize = 24;

    fn insert(&mut self, word: &'static str, hint: Hints) {
        match self.all.binary_search_by_key(&word, |(word, _)| word) {
            Ok(at) => self.all[at].1 = self.all[at].1.with(hint),
            Err(at) => self.all.insert(at, (word, hint)),
        }
    }

    /// Makes the groups, once all words are in.
    fn index(&mut self) {
        self.before =
            (0..=Self::GROUPS).map(|group| self.all.partition_point(|(word, _)| Self::group(word.as_bytes()) < group)).collect();
    }

    /// By the first two characters, in the order of the words.
    #[inline(always)]
    fn group(word: &[u8]) -> usize {
        let code = |at: usize| word.get(at).map_or(0, |byte| usize::from(CODES[usize::from(*byte)]));
        37 * code(0) + code(1)
    }

    /// What a word of letters and digits hints at, whatever its case.
    fn of(&self, word: &[u8]) -> Hints {
        let group = Self::group(word);
        let words = &self.all[self.before[group]..self.before[group + 1]];
        if words.is_empty() {
            return Hints::default();
        }
        let mut lower = [0; Self::LONGEST];
        let length = word.len().min(Self::LONGEST);
        lower[..length].copy_from_slice(&word[..length]);
        lower.make_ascii_lowercase();
        let word = &lower[..length];
        let at = words.partition_point(|(known, _)| known.as_bytes() <= word);
        // A word that begins `word` stands at or a little before the place where `word` would stand.
        let stem = |(known, _): &&(&str, Hints)| {
            word == known.as_bytes() || (known.len() >= Self::STEM && word.starts_with(known.as_bytes()))
        };
        words[at.saturating_sub(6)..at].iter().rev().find(stem).map_or(Hints(0), |(_, hints)| *hints)
    }
}

/// The words of `markup.toml`.
#[derive(Debug, Default)]
pub struct Vocabulary {
    classes: NameTable,
    links: NameTable,
    frames: NameTable,
    /// Addresses of vendors' frames, by their domains.
    vendors: Dictionary<Vec<(&'static str, Hint)>>,
}

impl Vocabulary {
    /// Reads lines of a table, a group and its words, with tabs between them. Groups that are no hint are left out.
    pub(crate) fn read(source: &'static str) -> Self {
        let mut all = Self::default();
        for line in source.lines() {
            let mut fields = line.split('\t');
            let (Some(table), Some(group), Some(list)) = (fields.next(), fields.next(), fields.next()) else { continue };
            let Some(hint) = Hint::ALL.iter().find(|hint| hint.name() == group) else { continue };
            let words = match table {
                "class" => &mut all.classes,
                "link" => &mut all.links,
                "frame" => &mut all.frames,
                _ => {
                    for address in list.split(' ') {
                        all.vendors.entry(host_and_path(address).0).push((address, *hint));
                    }
                    continue;
                }
            };
            list.split(' ').for_each(|word| words.insert(word, Hints(1 << *hint as u32)));
        }
        [&mut all.classes, &mut all.links, &mut all.frames].into_iter().for_each(NameTable::index);
        all
    }

    /// What an element's class or id hints at.
    pub fn of_name(&self, name: &str) -> Hints {
        of_words(&self.classes, name)
    }

    /// What a link's or a form's target hints at.
    pub fn of_link(&self, target: &str) -> Hints {
        if target.starts_with('#') || target.is_empty() {
            return Hints::default();
        }
        let end = target.find('?').unwrap_or(target.len());
        let vendor = self.vendor(target).map_or(Hints::default(), |(_, hint)| Hints::default().and(hint));
        of_words(&self.links, &target[..end]).with(vendor)
    }

    /// What a frame's source hints at.
    pub fn of_frame(&self, source: &str) -> Hints {
        of_words(&self.frames, source)
    }

    /// The vendor whose frame has such a source, and what that hints at. An address with a path stands for that path alone.
    pub fn vendor<'a>(&self, source: &'a str) -> Option<(&'static str, Hint)> {
        let address = source.split_once("//")?.1;
        let (host, path) = host_and_path(address.split(['?', '#']).next()?);
        let is_there = |(known, _): &&(&'static str, Hint)| {
            let rest = host_and_path(known).1;
            rest.is_empty() || path.trim_end_matches('/') == rest
        };
        let below = |domain: &&'a str| domain.split_once('.').map(|(_, rest)| rest);
        std::iter::successors(Some(host).filter(|host| host.len() <= LONGEST_HOST), below)
            .find_map(|domain| self.vendors.get(domain)?.iter().find(is_there).copied())
    }
}

/// Bytes that the name of a host has at most (RFC 1035). Longer ones are none, and would take long to look up part by part.
const LONGEST_HOST: usize = 253;

fn host_and_path(address: &str) -> (&str, &str) {
    address.split_once('/').unwrap_or((address, ""))
}

#[inline(always)]
fn is_part_of_word(byte: u8) -> bool {
    CODES[usize::from(byte)] != 0
}

fn of_words(words: &NameTable, text: &str) -> Hints {
    let bytes = text.as_bytes();
    // A capital behind a small letter or a digit begins a word of its own.
    let goes_on = |at: usize| match bytes.get(at) {
        Some(byte) if is_part_of_word(*byte) => !byte.is_ascii_uppercase() || bytes[at - 1].is_ascii_uppercase(),
        _ => false,
    };
    let mut hints = Hints::default();
    let mut next = 0;
    while next < bytes.len() {
        let start = next;
        next += 1;
        if is_part_of_word(bytes[start]) {
            while goes_on(next) {
                next += 1;
            }
            hints = hints.with(words.of(&bytes[start..next]));
        }
    }
    hints
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Tables;

    fn vocabulary() -> Vocabulary {
        Vocabulary::read(Tables::embedded().markup)
    }

    #[test]
    fn names_are_cut_at_signs_and_capitals() {
        for (name, hint) in [
            ("newsletter-box", Hint::Newsletter),
            ("c-newsletterSignup__form", Hint::Newsletter),
            ("NewsletterBox", Hint::Newsletter),
            ("newsletterwidget", Hint::Newsletter),
            ("js-donate", Hint::Donate),
            ("articlePaywall", Hint::Wall),
            ("main-nav", Hint::Navigation),
        ] {
            assert!(vocabulary().of_name(name).has(hint), "{name}");
        }
    }

    #[test]
    fn links_hint_by_their_address_alone() {
        assert!(vocabulary().of_link("/de/abo?from=story").has(Hint::Signup));
        assert!(vocabulary().of_link("https://example.org/donate/").has(Hint::Donate));
        assert_eq!(vocabulary().of_link("/news?next=/donate"), Hints::default());
        assert_eq!(vocabulary().of_link("#donate"), Hints::default());
        assert!(vocabulary().of_link("https://harrow.us4.list-manage.com/x?u=1").has(Hint::Newsletter));
    }

    #[test]
    fn vendors_are_known_by_their_address() {
        assert_eq!(vocabulary().vendor("https://harrow.substack.com/embed"), Some(("substack.com/embed", Hint::Newsletter)));
        assert_eq!(vocabulary().vendor("//buy.tinypass.com/checkout?aid=1"), Some(("tinypass.com", Hint::Wall)));
        // A story set into another one.
        assert_eq!(vocabulary().vendor("https://harrow.substack.com/embed/p/the-old-bridge"), None);
        assert_eq!(vocabulary().vendor("https://example.org/?from=substack.com/embed"), None);
        assert_eq!(vocabulary().vendor("https://nottinypass.com/"), None);
    }

    #[test]
    fn every_group_of_the_data_is_a_hint() {
        for line in Tables::embedded().markup.lines() {
            let name = line.split('\t').nth(1).unwrap_or_default();
            assert!(Hint::ALL.iter().any(|hint| hint.name() == name), "{name}");
        }
    }
}
