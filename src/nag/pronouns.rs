//! The words by which an outlet speaks of itself and to its reader, in one language.
//!
//! Unlike phrases they are looked up as they are written: `US` is a country where `us` is the site, `were` is no `we're`, and
//! a German `Sie` is the reader only with its capital.

use std::ops::Range;

use crate::text::chars;
use crate::text::dictionary::Dictionary;

/// A language's words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pronouns {
    we: Vec<&'static str>,
    you: Vec<&'static str>,
    here: Vec<&'static str>,
    dear: Vec<&'static str>,
}

/// Letters before an ending such as `*imiz`, at least.
const STEM: usize = 2;

impl Pronouns {
    /// Of all languages, by their codes, from the head of the table of phrases.
    pub fn read(table: &'static str) -> Dictionary<Self> {
        let mut all = Dictionary::<Self>::default();
        for line in table.lines().take_while(|line| !line.starts_with('\t')) {
            let mut fields = line.split('\t');
            let pronouns = all.entry(fields.next().unwrap_or_default());
            let list = match fields.next() {
                Some("we") => &mut pronouns.we,
                Some("you") => &mut pronouns.you,
                Some("dear") => &mut pronouns.dear,
                _ => &mut pronouns.here,
            };
            list.extend(fields.next().unwrap_or_default().split('|').filter(|word| !word.is_empty()));
        }
        all
    }

    /// Whether the site speaks of itself, and whether it speaks to its reader, in a part of a text.
    pub fn in_sentence(&self, text: &str, range: Range<usize>) -> (bool, bool) {
        let sentence = &text[range];
        let shouts = !sentence.contains(char::is_lowercase);
        let (mut own, mut reader) = (unspaced(&self.we, sentence), unspaced(&self.you, sentence));
        for (nth, word) in words(sentence).enumerate() {
            let is = |known: &str| is_written(known, word, nth == 0, shouts);
            own |= self.we.iter().any(|known| is(known));
            reader |= self.you.iter().any(|known| is(known));
        }
        (own, reader)
    }

    /// Whether a text speaks of the page that it stands on.
    pub fn speak_of_page(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        self.here.iter().any(|known| text.contains(known))
    }

    /// Whether a text in small letters begins by greeting readers.
    pub fn greet(&self, text: &str) -> bool {
        self.dear.iter().any(|known| text.starts_with(known))
    }

    /// Whether a text begins with one of them.
    pub fn begin(&self, text: &str) -> bool {
        let all = || self.we.iter().chain(&self.you);
        let shouts = !text.contains(char::is_lowercase);
        all().any(|known| known.starts_with(chars::is_caseless) && text.starts_with(known))
            || words(text)
                .next()
                .is_some_and(|word| all().any(|known| known.to_lowercase() == word.to_lowercase() && !is_acronym(word, shouts)))
    }

    /// Whether a word is one of them.
    pub fn is_own(&self, word: &str) -> bool {
        self.we.iter().chain(&self.you).any(|known| is_written(known, word, false, false))
    }
}

/// The words of a text, up to an apostrophe inside them: `we` of `we're`.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    parts.filter_map(|part| part.split(['\'', '’']).find(|word| !word.is_empty()))
}

/// In scripts without spaces the words are looked for anywhere.
fn unspaced(words: &[&str], text: &str) -> bool {
    words.iter().any(|word| word.starts_with(chars::is_wide) && text.contains(word))
}

/// Whether a word stands as a list has it: an ending, a small word in any case but that of an acronym, or one that is the
/// reader by its capital, where no sentence begins with it.
fn is_written(known: &str, word: &str, first: bool, shouts: bool) -> bool {
    if let Some(ending) = known.strip_prefix('*') {
        return word.strip_suffix(ending).is_some_and(|stem| stem.chars().count() >= STEM);
    }
    if known.starts_with(char::is_uppercase) {
        return !first && word == known;
    }
    word == known || known.eq_ignore_case(word) && !is_acronym(word, shouts)
}

/// Whether a word is in capitals where the text around it is not.
fn is_acronym(word: &str, shouts: bool) -> bool {
    !shouts && word.chars().count() > 1 && !word.contains(char::is_lowercase)
}

trait EqIgnoreCase {
    fn eq_ignore_case(&self, other: &str) -> bool;
}

impl EqIgnoreCase for str {
    fn eq_ignore_case(&self, other: &str) -> bool {
        self.chars().eq(other.chars().flat_map(char::to_lowercase))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Tables;

    #[test]
    fn a_site_speaks_by_its_own_words_alone() {
        let all = Pronouns::read(Tables::embedded().nag_phrases);
        for (code, text, own, reader) in [
            ("en", "Support our journalism.", true, false),
            ("en", "We're here thanks to you.", true, true),
            ("en", "They were asked to give.", false, false),
            ("en", "The US chapter asked for gifts.", false, false),
            ("en", "GIVE TO US TODAY.", true, false),
            ("de", "Mit Ihrer Spende helfen Sie uns.", true, true),
            ("de", "Sie baten ihre Nachbarn.", false, false),
            ("es", "Su donación ayudó al museo.", false, false),
            ("fr", "Il vient du port.", false, false),
            ("tr", "Bağımsız gazeteciliğimize destek olun.", true, false),
            ("tr", "Temiz su temmuz ayında geldi.", false, false),
            ("fi", "Tue journalismiamme.", true, false),
            ("hu", "Iratkozzon fel hírlevelünkre.", true, false),
            ("ja", "私たちの報道を支援してください。", true, false),
        ] {
            assert_eq!(all.get(code).map(|all| all.in_sentence(text, 0..text.len())), Some((own, reader)), "{text}");
        }
    }
}
