//! Paragraphs that markup sets in as quotations: statements, tweets, pull quotes.

use super::span::{Span, Style};
use crate::story::{ParagraphRole, Story};

/// A line under a quotation that names its speaker is no longer than this, in bytes.
const LONGEST_CREDIT: usize = 120;
/// Marks around so much of a paragraph, in hundredths, set all of its quotation off.
const MOST: usize = 60;

/// So many paragraphs set in are looked for elsewhere; bounds the work.
const MOST_SOUGHT: usize = 16;

/// The paragraphs set in whose words stand elsewhere in the story, as those of pull quotes do.
pub(super) fn repeats(story: &Story) -> Vec<usize> {
    let set_in = |paragraph: &usize| story.paragraphs[*paragraph].role == ParagraphRole::Blockquote;
    let letters = |paragraph: usize| {
        let text = story.paragraph_text(&story.paragraphs[paragraph]);
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
    };
    let mut sought = (0..story.paragraphs.len()).filter(set_in).take(MOST_SOUGHT).peekable();
    if sought.peek().is_none() {
        return Vec::new();
    }
    let others: String = (0..story.paragraphs.len()).filter(|paragraph| !set_in(paragraph)).flat_map(letters).collect();
    sought.filter(|paragraph| others.contains(&letters(*paragraph).collect::<String>())).collect()
}

/// Takes in the whole paragraph where marks do not hold most of it already.
pub(super) fn take_in(story: &Story, paragraph: usize, last: Option<&Span>, found: &mut Vec<Span>) {
    let range = story.paragraphs[paragraph].range.clone();
    let marked: usize = found.iter().map(|span| span.range.len()).sum();
    if marked * 100 >= range.len() * MOST || is_credit(&story.text[range.clone()]) {
        return;
    }
    let end = range.start + before_credit(&story.text[range.clone()]).len();
    let goes_on = last.is_some_and(|last| last.style == Style::SetIn && last.paragraph + 1 == paragraph);
    *found = vec![Span { continues: goes_on, ..Span::new(story, paragraph, range.start..end, range.start..end, Style::SetIn) }];
}

/// Whether a paragraph is a line that names who is quoted above it.
fn is_credit(paragraph: &str) -> bool {
    paragraph.len() <= LONGEST_CREDIT && paragraph.starts_with(['—', '–', '―', '-', '~'])
}

/// The paragraph without the credit at its end ("… — Jane Roe, minister").
fn before_credit(paragraph: &str) -> &str {
    let Some((words, credit)) = paragraph.rsplit_once(['—', '―']) else { return paragraph };
    let ended = words.trim_end().ends_with(|c: char| !c.is_alphanumeric() && c != ',');
    let named = credit.trim_start().starts_with(char::is_uppercase);
    if ended && named && credit.len() <= LONGEST_CREDIT { words.trim_end() } else { paragraph }
}
