//! Where sentences end, in any language: by their stops, and by how sure it is that a stop is one.

use std::ops::Range;

use super::chars;

/// A sentence of a text, white space around it left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes.
    pub range: Range<usize>,
    /// How it ends.
    pub end: End,
}

/// How a sentence ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// With the text, a line, or a stop and white space.
    Clear,
    /// With a stop behind which the next one follows without a space, as where two texts were put together.
    Stuck,
    /// With a full stop that may belong to a number, an initial or an abbreviation.
    Doubtful {
        /// Whether the next one follows without a space.
        stuck: bool,
    },
}

impl End {
    /// Whether the next sentence follows without a space.
    pub fn is_stuck(self) -> bool {
        matches!(self, Self::Stuck | Self::Doubtful { stuck: true })
    }
}

/// Letters from which on a word is no abbreviation, digits from which on a number is no ordinal.
const WORD: usize = 4;
const YEAR: usize = 3;

/// The sentences of a text.
///
/// ```
/// # use quiet_quotes::text::sentences;
/// let text = "The line was closed in 1998.Your gift helps.";
/// let words: Vec<&str> = sentences(text).into_iter().map(|sentence| &text[sentence.range]).collect();
/// assert_eq!(words, ["The line was closed in 1998.", "Your gift helps."]);
/// ```
pub fn sentences(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut word = Word::default();
    let mut signs = text.char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        if c.is_alphanumeric() {
            word.read(c);
            continue;
        }
        let last = std::mem::take(&mut word);
        if c == '\n' {
            push(&mut found, text, start..at, End::Clear);
            start = at + 1;
            continue;
        }
        if !chars::may_end(c) {
            continue;
        }
        let (mut end, mut only_stop) = (at + c.len_utf8(), c == '.');
        while let Some((at, c)) = signs.next_if(|(_, c)| chars::may_end(*c) || chars::closes(*c)) {
            (end, only_stop) = (at + c.len_utf8(), only_stop && c != '!' && c != '?');
        }
        // French sets a space before the mark that closes.
        let closing = text[end..]
            .strip_prefix([' ', '\u{a0}', '\u{202f}'])
            .filter(|rest| rest.strip_prefix(['»', '›']).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
        while let Some((at, c)) = signs.next_if(|(at, _)| closing.is_some_and(|rest| *at <= text.len() - rest.len())) {
            end = at + c.len_utf8();
        }
        if let Some(kind) = ending(&text[end..], c, only_stop.then_some(&last)) {
            push(&mut found, text, start..end, kind);
            start = end;
        }
    }
    push(&mut found, text, start..text.len(), End::Clear);
    found
}

/// What stands before a stop.
#[derive(Debug, Default)]
struct Word {
    letters: usize,
    digits: usize,
    caseless: bool,
}

impl Word {
    fn read(&mut self, c: char) {
        self.letters += usize::from(c.is_alphabetic());
        self.digits += usize::from(c.is_numeric());
        self.caseless = chars::is_caseless(c);
    }

    /// Whether a full stop behind it may be its own.
    fn may_own_stop(&self) -> bool {
        match (self.letters, self.digits) {
            // A bracket or a mark stands before the stop.
            (0, 0) => false,
            (0, digits) => digits < YEAR,
            (letters, _) => letters < WORD && !self.caseless,
        }
    }
}

/// How a sentence ends with a stop before `rest`, if it does; `word` is what a lone full stop stands behind.
fn ending(rest: &str, stop: char, word: Option<&Word>) -> Option<End> {
    let doubtful = word.is_some_and(Word::may_own_stop);
    let behind = rest.trim_start();
    let Some(next) = behind.trim_start_matches(opens).chars().next() else { return Some(End::Clear) };
    if behind.len() < rest.len() {
        let begins = !next.is_lowercase() || chars::always_ends(stop);
        return begins.then_some(if doubtful { End::Doubtful { stuck: false } } else { End::Clear });
    }
    let caseless = chars::is_caseless(next);
    if chars::always_ends(stop) {
        return Some(if next.is_uppercase() { End::Stuck } else { End::Clear });
    }
    let wide = caseless && word.is_none_or(|word| word.caseless || word.digits > 0);
    let initial = behind.chars().nth(1) == Some('.');
    let begins = (next.is_uppercase() || wide) && !initial;
    begins.then_some(if doubtful { End::Doubtful { stuck: true } } else { End::Stuck })
}

/// Whether a sign stands before a sentence's first word.
fn opens(c: char) -> bool {
    matches!(c, '¿' | '¡' | '(' | '[' | '（' | '"' | '“' | '„' | '«' | '‘' | '‚' | '‹' | '「' | '『' | '\'') || chars::is_dash(c)
}

fn push(found: &mut Vec<Sentence>, text: &str, range: Range<usize>, end: End) {
    let part = &text[range.clone()];
    let trimmed = part.trim();
    if !trimmed.is_empty() {
        let start = range.start + part.len() - part.trim_start().len();
        found.push(Sentence { range: start..start + trimmed.len(), end });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_they_end() {
        for (text, expected) in [
            ("One thing. Another thing!", &["One thing.", "Another thing!"][..]),
            ("Your gift helps.The council met.", &["Your gift helps.", "The council met."]),
            ("He paid 4.5 million to example.com today.", &["He paid 4.5 million to example.com today."]),
            ("It closed in 1998. Support us.", &["It closed in 1998.", "Support us."]),
            ("It closed in 1998.Support us.", &["It closed in 1998.", "Support us."]),
            ("橋は閉鎖された。会員登録はこちら。", &["橋は閉鎖された。", "会員登録はこちら。"]),
            ("노선은 폐지됐다.여러분의 후원이 필요합니다.", &["노선은 폐지됐다.", "여러분의 후원이 필요합니다."]),
            ("“It works.” She left", &["“It works.”", "She left"]),
            ("„So nicht.“ Er ging.", &["„So nicht.“", "Er ging."]),
            ("¿Qué pasó? ¡Nada!¿Quieres más?", &["¿Qué pasó?", "¡Nada!", "¿Quieres más?"]),
            ("« Jamais ! » a-t-il dit.", &["« Jamais ! » a-t-il dit."]),
            ("Det blev varmt. »Ingen spurgte os,« sagde han.", &["Det blev varmt.", "»Ingen spurgte os,« sagde han."]),
            ("One line\nAnother line", &["One line", "Another line"]),
        ] {
            let found: Vec<&str> = sentences(text).into_iter().map(|sentence| &text[sentence.range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_stop_of_a_short_word_is_in_doubt() {
        for (text, ends) in [
            ("Mr. Novak left.", &[End::Doubtful { stuck: false }, End::Clear][..]),
            ("Am 5. Mai geht es los.", &[End::Doubtful { stuck: false }, End::Clear]),
            ("The boats are of Dale Ltd.Your gift helps.", &[End::Doubtful { stuck: true }, End::Clear]),
            ("The U.S.A. won.", &[End::Clear]),
            ("We went to bed! Then it rained.", &[End::Clear, End::Clear]),
            ("It was late.They left.", &[End::Stuck, End::Clear]),
        ] {
            let found: Vec<End> = sentences(text).into_iter().map(|sentence| sentence.end).collect();
            assert_eq!(found, ends, "{text}");
        }
    }
}
