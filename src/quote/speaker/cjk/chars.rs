//! Characters of the three scripts.

/// Where what follows the last such character begins.
pub(super) fn behind_last(text: &str, test: fn(char) -> bool) -> usize {
    text.char_indices().rev().find(|(_, c)| test(*c)).map_or(0, |(at, c)| at + c.len_utf8())
}

/// The longest end of a text that holds such characters alone.
pub(super) fn run_at_end(text: &str, test: fn(char) -> bool) -> &str {
    let start = text.char_indices().rev().find(|(_, c)| !test(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    &text[start..]
}

/// The longest start of a text that holds such characters alone.
pub(super) fn run_at_start(text: &str, test: fn(char) -> bool) -> &str {
    &text[..text.find(|c: char| !test(c)).unwrap_or(text.len())]
}

/// Where the first such character stands.
pub(super) fn find(text: &str, test: fn(char) -> bool) -> Option<usize> {
    text.find(test)
}

/// A text without such characters at its start.
pub(super) fn without_start(text: &str, test: fn(char) -> bool) -> &str {
    &text[run_at_start(text, test).len()..]
}

/// A text without such characters at its end.
pub(super) fn without_end(text: &str, test: fn(char) -> bool) -> &str {
    &text[..text.len() - run_at_end(text, test).len()]
}

/// Whether a text holds such characters alone.
pub(super) fn is_only(text: &str, test: fn(char) -> bool) -> bool {
    without_start(text, test).is_empty()
}

pub(super) fn length(text: &str) -> usize {
    text.chars().count()
}

/// What ends a sentence. A full stop of Latin script is one inside Korean alone, and stands in numbers too.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '\n' | '!' | '.')
}

/// What ends a clause.
pub(super) fn is_comma(c: char) -> bool {
    matches!(c, '、' | '，' | ',' | '：' | ':' | '；' | '\u{1}') || is_stop(c) || is_bracket(c)
}

/// What ends a clause, and is no bracket, which may stand within one.
pub(super) fn is_break(c: char) -> bool {
    is_comma(c) && !is_bracket(c)
}

pub(super) fn is_bracket(c: char) -> bool {
    matches!(
        c,
        '(' | ')'
            | '（'
            | '）'
            | '「'
            | '」'
            | '『'
            | '』'
            | '《'
            | '》'
            | '“'
            | '”'
            | '〈'
            | '〉'
            | '【'
            | '】'
            | '［'
            | '］'
            | '['
            | ']'
    )
}

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '々' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

pub(super) fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー' | 'ヽ' | 'ヾ')
}

pub(super) fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}')
}

pub(super) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// The point between the parts of a foreign name. A page whose characters were lost shows a question mark in its place.
pub(super) fn is_point(c: char) -> bool {
    matches!(c, '・' | '·' | '•' | '‧' | '．' | '＝' | '=' | '?')
}

/// Characters of names and nouns.
pub(super) fn is_noun(c: char) -> bool {
    is_han(c)
        || is_katakana(c)
        || is_hangul(c)
        || c.is_ascii_alphanumeric()
        || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '０'..='９')
}

/// A text without the brackets at its end, and what the last of them holds.
pub(super) fn without_bracket(text: &str) -> (&str, Option<&str>) {
    let trimmed = text.trim_end();
    let Some(inside) = trimmed.strip_suffix([')', '）', '］', ']']) else { return (trimmed, None) };
    let start = behind_last(inside, |c| matches!(c, '(' | '（' | '［' | '['));
    if start == 0 {
        return (trimmed, None);
    }
    let opener = inside[..start].chars().next_back().map_or(0, char::len_utf8);
    (inside[..start - opener].trim_end(), Some(&inside[start..]))
}
