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

/// Whether a sign is as wide as two letters and says about as much as three: Chinese, Japanese and Korean.
pub fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}
