//! Phrases as the engine reads them: plain words and signs, one space between them.

use super::fold;

/// A phrase in plain words, or why it is none.
pub fn phrase(phrase: &str) -> Result<String, String> {
    let spaced: String = phrase.chars().map(|c| if is_sign(c) { format!(" {c} ") } else { c.to_string() }).collect();
    let parts: Vec<String> = spaced.split_whitespace().flat_map(words).collect();
    match fault(&parts) {
        Some(fault) => Err(format!("`{phrase}`: {fault}")),
        None => Ok(parts.join(" ")),
    }
}

fn is_sign(c: char) -> bool {
    matches!(c, '(' | '|' | ')' | '…' | '#' | '@')
}

fn words(part: &str) -> Vec<String> {
    if part.starts_with(is_sign) {
        return vec![part.to_owned()];
    }
    let mut text = String::new();
    let mut words: Vec<String> = fold::tokens(part, &mut text).into_iter().map(|token| text[token.plain].to_owned()).collect();
    if let Some(last) = words.last_mut().filter(|_| part.ends_with('*')) {
        last.push('*');
    }
    words
}

fn fault(parts: &[String]) -> Option<&'static str> {
    let mut open = false;
    for part in parts {
        match part.as_str() {
            "(" | ")" if open == (part == "(") => return Some("choices do not lie in each other, and end"),
            "(" | ")" => open = !open,
            "|" if !open => return Some("choices stand in brackets"),
            part if part.strip_suffix('*').is_some_and(|stem| stem.chars().count() < 2) => {
                return Some("two letters or more stand before an open end");
            }
            _ => {}
        }
    }
    let first_choices = parts.iter().take_while(|part| *part != ")").collect::<Vec<_>>();
    let begins = |pair: &[&String]| matches!(pair[0].as_str(), "(" | "|") && pair[1] == "…";
    let edge = |part: Option<&String>| part.is_none_or(|part| part == "…");
    if edge(parts.first())
        || edge(parts.last())
        || parts.first().is_some_and(|part| part == "(") && first_choices.windows(2).any(begins)
    {
        return Some("a gap stands between words");
    }
    open.then_some("choices do not lie in each other, and end")
}
