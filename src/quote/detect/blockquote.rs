//! Paragraphs that markup sets in as quotations: statements, tweets, pull quotes.

use std::ops::Range;

use crate::quote::span::{Span, Style};
use crate::story::{ParagraphRole, Story};

/// A line under a quotation that names its speaker is no longer than this, in bytes.
const LONGEST_CREDIT: usize = 120;
/// Marks around so much of a paragraph, in hundredths, set all of its quotation off.
const MOST: usize = 60;

/// So many paragraphs set in are looked for elsewhere; bounds the work.
const MOST_SOUGHT: usize = 16;

/// The paragraphs set in whose words stand elsewhere in the story, as those of pull quotes do.
pub(crate) fn repeats(story: &Story) -> Vec<usize> {
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
pub(crate) fn take_in(story: &Story, paragraph: usize, last: Option<&Span>, found: &mut Vec<Span>) {
    let range = story.paragraphs[paragraph].range.clone();
    let marked: usize = found.iter().map(|span| span.range.len()).sum();
    if marked * 100 >= range.len() * MOST || is_credit(&story.text[range.clone()]) || ends_credit(story, paragraph) {
        return;
    }
    let words = &story.text[range.clone()];
    let end = range.start + without_links(&words[..inline_credit(words).unwrap_or(words.len())]).len();
    let goes_on = last.is_some_and(|last| last.style == Style::SetIn && last.paragraph + 1 == paragraph);
    *found = vec![Span { continues: goes_on, ..Span::new(story, paragraph, range.start..end, range.start..end, Style::SetIn) }];
}

/// Gives what is set in above a credit, and what stands before one in its own paragraph, the speaker that the credit names.
pub(crate) fn label(story: &Story, spans: &mut [Span]) {
    let mut from = 0;
    for at in 0..story.paragraphs.len() {
        let paragraph = &story.paragraphs[at];
        if paragraph.role != ParagraphRole::Blockquote {
            from = at + 1;
            label_marked(story, at, spans);
            continue;
        }
        let words = story.paragraph_text(paragraph);
        let credit = if is_credit(words) { Some(0) } else { inline_credit(words) };
        let Some(name) = credit.and_then(|credit| credited(words, credit)) else { continue };
        let label = paragraph.range.start + name.start..paragraph.range.start + name.end;
        let first = spans.partition_point(|span| span.paragraph < from);
        let end = spans.partition_point(|span| span.paragraph <= at);
        let above = spans[first..end].iter_mut().filter(|span| span.range.end <= label.start);
        above.for_each(|span| span.label = Some(label.clone()));
        from = at + 1;
    }
}

/// Gives what stands in marks at the head of a paragraph the speaker whom a dash names behind it, if that is all: "…" — Jane Roe
fn label_marked(story: &Story, paragraph: usize, spans: &mut [Span]) {
    let range = story.paragraphs[paragraph].range.clone();
    let at = spans.partition_point(|span| span.paragraph < paragraph);
    let Some(span) = spans.get_mut(at).filter(|span| span.range.start == range.start && span.range.end < range.end) else {
        return;
    };
    let credit = &story.text[span.range.end..range.end];
    let dash = credit.trim_start().starts_with(['—', '–', '―']);
    let name = credited(credit, 0).filter(|name| dash && credit.len() <= LONGEST_CREDIT && is_full_name(&credit[name.clone()]));
    let Some(name) = name else { return };
    let written = credit[name.clone()].trim_end_matches('.');
    span.label = Some(span.range.end + name.start..span.range.end + name.start + written.len());
}

/// Whether a text is two words and more that begin with capitals.
fn is_full_name(text: &str) -> bool {
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase());
    text.split_whitespace().count() > 1 && text.split_whitespace().all(capital)
}

/// The name in the credit that begins at a byte of a paragraph: "— Jane Roe, minister", "Posted by Jane Roe (@roe)".
fn credited(paragraph: &str, credit: usize) -> Option<Range<usize>> {
    let line = &paragraph[credit..];
    let words = line.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '@');
    let named = words.split([',', '(', '|', '\n']).next()?.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let start = if words.len() < line.len() { 0 } else { capitals_at_end(named) };
    let at = paragraph.len() - words.len();
    (start < named.len()).then_some(at + start..at + named.len())
}

/// Where the words with capitals begin with which a text ends.
fn capitals_at_end(text: &str) -> usize {
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace().rev().take_while(capital).last().map_or(text.len(), start)
}

/// The words without the addresses at their end.
fn without_links(words: &str) -> &str {
    let mut words = words.trim_end();
    while let Some((before, last)) = words.rsplit_once(char::is_whitespace) {
        let link = last.contains("://") || last.split_once('/').is_some_and(|(host, _)| host.contains('.'));
        if !link {
            break;
        }
        words = before.trim_end();
    }
    words
}

/// Whether a paragraph is a line that names who is quoted above it.
fn is_credit(paragraph: &str) -> bool {
    let dash = paragraph.starts_with(['—', '–', '―', '-', '~']);
    paragraph.len() <= LONGEST_CREDIT && (dash || paragraph.contains("(@"))
}

/// Whether a paragraph goes on with the credit above it: an office, without a stop.
fn ends_credit(story: &Story, paragraph: usize) -> bool {
    let above = paragraph.checked_sub(1).map(|above| &story.paragraphs[above]);
    let words = story.paragraph_text(&story.paragraphs[paragraph]);
    above.is_some_and(|above| {
        let credit = story.paragraph_text(above);
        above.role == ParagraphRole::Blockquote && is_credit(credit) && !credit.contains('@')
    }) && words.len() <= LONGEST_CREDIT
        && words.ends_with(char::is_alphanumeric)
}

/// Where the credit at a paragraph's end begins ("… — Jane Roe, minister").
fn inline_credit(paragraph: &str) -> Option<usize> {
    let (words, credit) = paragraph.rsplit_once(['—', '―'])?;
    let ended = words.trim_end().ends_with(|c: char| !c.is_alphanumeric() && c != ',');
    let named = credit.trim_start().starts_with(char::is_uppercase);
    (ended && named && credit.len() <= LONGEST_CREDIT).then_some(words.len())
}
