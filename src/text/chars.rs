//! What single characters do, said once for both halves of the engine: end a sentence, close what a sentence ends in, open
//! speech, belong to a script that puts no spaces between words.

/// Whether a character ends a sentence wherever it stands: the full-width stops, and those of Arabic, Urdu and Devanagari.
pub fn always_ends(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '؟' | '۔' | '।')
}

/// Whether a character may end a sentence: a full stop may belong to a number or an abbreviation as well.
pub fn may_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…') || always_ends(c)
}

/// Whether a character behind a stop still belongs to the sentence that it ends.
pub fn closes(c: char) -> bool {
    matches!(c, ')' | ']' | '）' | '"' | '＂' | '”' | '“' | '’' | '‘' | '»' | '«' | '›' | '‹' | '」' | '』' | '》' | '\'')
}

/// Whether a dash of this shape opens speech, or sets a clause off.
pub fn is_dash(c: char) -> bool {
    matches!(c, '–' | '—' | '―')
}

/// Whether a letter knows no capitals: in such scripts no capital tells where a sentence begins.
pub fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// Whether a word has capitals alone.
pub fn is_shouted(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}

/// Whether a character is a letter of the commonest scripts beside ASCII. The standard library tells it from a table, which takes
/// long where every character of a text is looked up: what is none of these is left to it.
#[inline(always)]
pub fn is_letter(c: char) -> bool {
    matches!(c, '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' | '\u{400}'..='\u{481}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Whether a sign is as wide as two letters and says about as much as three: Chinese, Japanese and Korean.
pub fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::is_letter;

    #[test]
    fn letters_are_letters() {
        assert!(('\0'..=char::MAX).filter(|c| is_letter(*c)).all(char::is_alphabetic));
    }
}
