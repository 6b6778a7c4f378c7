//! Lines that are none of a story in any language, by their form alone: nothing to be seen, an address, whose a picture is, who
//! has posted it, and, before the story begins, when and by whom it was written.

use crate::extract::Part;
use crate::story::ParagraphRole;
use crate::text::chars;

/// Such a line has no more characters.
const LINE: usize = 200;
/// A line that tells when and by whom has no more characters, and no more words beside names and dates.
const DATELINE: usize = 100;
const WORDS: usize = 4;
/// From so many characters on a paragraph is running text: the story has begun.
const RUNNING: usize = 100;
/// Parts among which it begins.
const BEGINNING: usize = 6;
/// Names by which frameworks keep words from the eye.
const UNSEEN: [&str; 6] =
    ["visually-hidden", "visuallyhidden", "u-visually-hidden", "sr-only", "screen-reader-text", "screenreader-only"];

/// Whether a line is none of a story, wherever it stands.
pub fn is_none_of_it(text: &str) -> bool {
    let is_line = || text.chars().nth(LINE).is_none();
    is_blank(text) || is_address(text) || is_line() && (names_owner(text) || names_poster(text))
}

/// For each part whether it stands before the story and tells when or by whom that was written.
pub fn datelines(parts: &[Part<'_>], byline: Option<&str>) -> Vec<bool> {
    let names: Vec<&str> = byline.iter().flat_map(|names| names.split(", ")).collect();
    let runs = |part: &Part<'_>| part.role == ParagraphRole::Body && part.text.chars().nth(RUNNING).is_some();
    let begins = parts.iter().take(BEGINNING).position(runs).unwrap_or(0);
    let is_one =
        |(at, part): (usize, &Part<'_>)| at < begins && part.role == ParagraphRole::Body && is_dateline(part.text, &names);
    parts.iter().enumerate().map(is_one).collect()
}

/// Whether the names of an element say that its words are for screen readers alone.
pub fn keeps_unseen(names: &str) -> bool {
    names.split_whitespace().any(|name| UNSEEN.contains(&name))
}

/// Whether nothing of it is seen: spaces that keep a line open, joiners, marks of direction.
fn is_blank(text: &str) -> bool {
    text.chars().all(|sign| sign.is_whitespace() || matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'))
}

fn is_address(text: &str) -> bool {
    ["https://", "http://", "www."].iter().any(|start| text.starts_with(start)) && !text.contains(char::is_whitespace)
}

/// "The ferry at its berth © Ada Roe": whose a picture, or a text, is.
fn names_owner(text: &str) -> bool {
    let behind = text.rsplit_once('©').map(|(_, behind)| behind);
    behind.is_some_and(|behind| !ends_sentence(behind))
}

/// "A post shared by Ada Roe (@adaroe) on 3 May 2026": what is left of a post that is not shown. Behind a dash, its words were.
fn names_poster(text: &str) -> bool {
    let has_figures = || text.contains(|sign: char| sign.is_ascii_digit());
    text.contains("(@") && !text.starts_with(chars::is_dash) && has_figures() && !ends_sentence(text)
}

/// Whether a line holds a year or one of the names, and hardly a word beside them.
fn is_dateline(text: &str, names: &[&str]) -> bool {
    if text.chars().nth(DATELINE).is_some() || ends_sentence(text) {
        return false;
    }
    let name = names.iter().find(|name| name.contains(' ') && text.contains(**name));
    let rest = name.map_or_else(|| text.to_owned(), |name| text.replace(*name, " "));
    let words = rest.split(|sign: char| !sign.is_alphanumeric()).filter(|word| word.contains(char::is_alphabetic)).count();
    words <= WORDS && (name.is_some() || is_dated(text))
}

/// Whether a text names a year of our time.
fn is_dated(text: &str) -> bool {
    let is_year = |figure: &str| figure.len() == 4 && (figure.starts_with("19") || figure.starts_with("20"));
    text.split(|sign: char| !sign.is_ascii_digit()).any(is_year)
}

/// Whether a text ends as sentences do.
pub fn ends_sentence(text: &str) -> bool {
    text.trim_end().trim_end_matches(chars::closes).ends_with(chars::may_end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_by_their_form() {
        for (text, expected) in [
            ("\u{a0}\u{200b}", true),
            ("https://harrow.example/ferry", true),
            ("See https://harrow.example/ferry", false),
            ("The ferry at its berth © Ada Roe | Harrow Post", true),
            ("© Harrow Post, 2026", true),
            ("He put a © on every page that he wrote.", false),
            ("A post shared by Ada Roe (@adaroe) on 3 May 2026", true),
            ("— Ada Roe (@adaroe) 3 May 2026", false),
            ("She wrote as Ada Roe (@adaroe) until 2026.", false),
        ] {
            assert_eq!(is_none_of_it(text), expected, "{text}");
        }
    }

    #[test]
    fn a_dateline_holds_a_date_or_a_name_and_hardly_a_word() {
        for (text, expected) in [
            ("3 May 2026", true),
            ("Monday, 3 May 2026 at 11:20", true),
            ("von Ada Roe, Harrow Post", true),
            ("Ada Roe 3 May 2026 - 11:20", true),
            ("Ada Roe sails to the island on the old ferry today", false),
            ("The ferry sails again from 3 May 2026", false),
            ("In 2026 it sailed.", false),
            ("Harrow 3 Marsh 2", false),
        ] {
            assert_eq!(is_dateline(text, &["Ada Roe"]), expected, "{text}");
        }
    }
}
