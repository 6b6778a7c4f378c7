//! What pages set among the paragraphs of a story and is none of it: notices, credits, dates, lists of other stories, the lives
//! of authors. The words are in `data/boilerplate`; a story's own words may sound like them, so each must be said in its form.

use crate::extract::lists::LISTS;
use crate::extract::{Part, forms};
use crate::nag::phrases::Matcher;
use crate::nag::words::{Names, Words};
#[cfg(test)]
use crate::page::NodeId;
use crate::story::ParagraphRole;
use crate::text::quotes::Speech;

/// The phrases of all languages, by how they are said.
#[derive(Debug, Default)]
pub(crate) struct Boilerplate {
    /// All that a paragraph says.
    line: Matcher,
    /// How a line begins that names a picture's maker, a date, another story.
    opens: Matcher,
    /// What a paragraph says somewhere.
    says: Matcher,
    /// All that a heading over other stories says.
    others: Matcher,
    /// All that a heading over the life of an author says.
    author: Matcher,
}

/// A line that opens so has no more characters, and a paragraph that says so.
const LINE: usize = 120;
const PARAGRAPH: usize = 400;
/// The share of a line that is a link, in thousandths, where it leads elsewhere.
const LINKED: u16 = 500;
/// What leads to another story has no more characters.
const TITLE: usize = 160;
/// The life of an author has no more characters, and a page no more of them.
const LIFE: usize = 900;
const LIVES: usize = 4;
/// Paragraphs that a story has beside the lives of its authors.
const STORY: usize = 4;

/// Reading roles of [`Matcher`]: phrases of the one are all that a text says, of the other they stand anywhere in it.
const WHOLE: &str = "\t26\n";
const ANYWHERE: &str = "\t06\n";

impl Boilerplate {
    /// Reads the table that `build.rs` makes of the data files.
    pub fn read(table: &'static str) -> Self {
        let list = |name: &str, role: &str| {
            let phrases = table.split('\t').find_map(|list| list.strip_prefix(name)?.strip_prefix('\n'));
            phrases.map_or_else(Matcher::default, |phrases| Matcher::read(format!("{role}{phrases}").leak()))
        };
        let [line, opens, says, others, author] = LISTS;
        Self {
            line: list(line, WHOLE),
            opens: list(opens, ANYWHERE),
            says: list(says, ANYWHERE),
            others: list(others, WHOLE),
            author: list(author, WHOLE),
        }
    }

    /// Whether a paragraph is none of the story by what it says alone. `linked`: the share of it that is a link, in thousandths.
    pub(super) fn is_one(&self, text: &str, linked: u16, names: &Names) -> bool {
        let chars = text.chars().count();
        if chars > PARAGRAPH {
            return false;
        }
        let words = Words::new(text, names);
        let is_said = |matcher: &Matcher| !matcher.scan(&words).is_empty();
        is_said(&self.line) || chars <= LINE && self.opens(text, linked, &words) || !quotes(text) && is_said(&self.says)
    }

    /// Whether a line begins with a word of its own and then names what it is about, or leads there: "Photo: …", "(Photo …)",
    /// "Updated 3 May", "See also" before a link.
    fn opens(&self, text: &str, linked: u16, words: &Words) -> bool {
        let begins = text.len() - text.trim_start_matches(OPENING).len();
        let Some(rest) = self.behind_cue(text, begins, words) else { return false };
        let rest = rest.trim_start_matches(['.', ' ', '\u{a0}']);
        begins > 0 && text.ends_with(CLOSING)
            || rest.starts_with(SAYS_WHAT)
            || rest.starts_with(|sign: char| sign.is_ascii_digit())
            || linked >= LINKED
    }

    /// Whether a line at a story's end leads to what is no longer behind it: "Read more on ferries:".
    pub(super) fn leads_on(&self, text: &str, names: &Names) -> bool {
        let is_open = text.ends_with([':', '：']) && text.chars().count() <= LINE;
        is_open && self.behind_cue(text, 0, &Words::new(text, names)).is_some()
    }

    /// What stands behind a word of its own with which a line begins.
    fn behind_cue<'a>(&self, text: &'a str, begins: usize, words: &Words) -> Option<&'a str> {
        let cue = self.opens.scan(words).into_iter().find(|cue| cue.range.start == begins)?;
        text.get(cue.range.end..)
    }

    /// For each part whether it heads other stories, or is one of those under such a heading.
    pub(super) fn of_others(&self, parts: &[Part<'_>], names: &Names) -> Vec<bool> {
        let mut under = false;
        let is_of_others = |(at, part): (usize, &Part<'_>)| {
            // A heading over running text is the story's own.
            let heads_text = || part.level > 0 && parts.get(at + 1).is_some_and(|next| !leads(next));
            under = self.heads(&self.others, part, names) || under && leads(part) && !heads_text();
            under
        };
        parts.iter().enumerate().map(is_of_others).collect()
    }

    /// For each part whether it tells at the story's end who its author is: under a heading that says so, or by one of the names
    /// of the byline.
    pub(super) fn of_authors(&self, parts: &[Part<'_>], byline: Option<&str>, names: &Names) -> Vec<bool> {
        let mut of_authors = vec![false; parts.len()];
        let is_short = |part: &Part<'_>| part.text.chars().count() <= LIFE;
        let last = (STORY..parts.len()).rev().take(1 + LIVES);
        let heading = last.take_while(|at| is_short(&parts[*at])).find(|at| self.heads(&self.author, &parts[*at], names));
        let end = heading.unwrap_or(parts.len());
        of_authors[end..].fill(true);
        let authors: Vec<&str> = byline.iter().flat_map(|names| names.split(", ")).filter(|name| name.contains(' ')).collect();
        // Or where they are reached.
        let names =
            |part: &Part<'_>, name: &str| part.text.starts_with(name) || part.text.contains('@') && part.text.contains(name);
        let tells = |part: &Part<'_>| is_short(part) && authors.iter().any(|name| names(part, name));
        let lives = (STORY..end).rev().take(LIVES).take_while(|at| tells(&parts[*at]));
        lives.for_each(|at| of_authors[at] = true);
        of_authors
    }

    fn heads(&self, headings: &Matcher, part: &Part<'_>, names: &Names) -> bool {
        part.text.chars().count() <= TITLE && !headings.scan(&Words::new(part.text, names)).is_empty()
    }
}

/// Brackets that hold such a line.
const OPENING: [char; 4] = ['(', '[', '（', '【'];
const CLOSING: [char; 4] = [')', ']', '）', '】'];
/// What stands between a line's own word and what it names.
const SAYS_WHAT: [char; 7] = [':', '：', '/', '／', '|', '(', '©'];

/// Whether a part is a title that leads to another story: an item or a heading, or a short line that is no sentence.
fn leads(part: &Part<'_>) -> bool {
    let is_listed = matches!(part.role, ParagraphRole::Item | ParagraphRole::Heading);
    part.text.chars().count() <= TITLE && (is_listed || !forms::ends_sentence(part.text))
}

/// Whether somebody speaks in a text: then it is told, and not said by the page.
fn quotes(text: &str) -> bool {
    !Speech::default().of(text, None).is_empty()
}

#[cfg(all(test, feature = "tables"))]
mod tests {
    use std::fs;

    use super::*;
    use crate::tables::Tables;

    #[test]
    fn the_examples_of_every_language_hold() {
        let boilerplate = Boilerplate::read(Tables::embedded().boilerplate);
        let names = Names::default();
        let part = |text: &'static str| Part { role: ParagraphRole::Heading, level: 2, element: NodeId(0), block: 0, text };
        let mut wrong = Vec::new();
        for file in fs::read_dir("data/boilerplate").expect("the folder is there") {
            let file = file.expect("the file is there").path();
            let data: toml::Table = toml::from_str(&fs::read_to_string(&file).expect("is text")).expect("is TOML");
            let examples = |table: &str, list: &str| -> Vec<&'static str> {
                let list = data[table][list].as_array().expect("is a list");
                list.iter().map(|text| &*text.as_str().expect("is text").to_owned().leak()).collect()
            };
            let said = |list: &str| ["line", "opens", "says"].contains(&list);
            for list in LISTS {
                for text in examples("good", list) {
                    let found = match list {
                        _ if said(list) => boilerplate.is_one(text, 0, &names),
                        "others" => boilerplate.of_others(&[part(text)], &names)[0],
                        _ => boilerplate.heads(&boilerplate.author, &part(text), &names),
                    };
                    wrong.extend((!found).then(|| format!("{} {list}, not found: {text}", file.display())));
                }
            }
            for text in examples("bad", "story") {
                let heads =
                    [&boilerplate.others, &boilerplate.author].iter().any(|list| boilerplate.heads(list, &part(text), &names));
                wrong.extend(
                    (heads || boilerplate.is_one(text, 0, &names)).then(|| format!("{} left out: {text}", file.display())),
                );
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
