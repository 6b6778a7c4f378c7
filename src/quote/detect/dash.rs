//! Speech that a dash opens, at the head of a paragraph or behind a sentence. A cue tells where it ends: a reporting verb
//! behind another dash, or behind a comma or a stop. A line without one is speech where the story sets speech so.

use std::ops::Range;

use crate::quote::span::{Span, Style};
use crate::story::Story;
use crate::text::chars::is_dash;
use crate::text::lexicon::{Lexicon, List, Lists, lower_case};
use crate::text::quotes::behind_dash;

/// Signs that part words spoken from a cue without a dash.
const BREAKS: [char; 5] = [',', '!', '?', '…', '，'];
/// Signs that end a sentence.
const STOPS: [char; 4] = ['.', '!', '?', '…'];
/// Signs behind a dash that still belong to the cue before it.
const TRAILING: [char; 4] = ['.', ',', ':', ';'];
/// Words that are read of a cue, or of what goes back to words before: phrases are no longer.
const MOST_READ: usize = 8;
/// Words of a cue up to its verb, an auxiliary's parts among them ("a-t-il dit").
const MOST_BEFORE_VERB: usize = 3;
/// Letters of a word before the verb.
const LONGEST_BEFORE_VERB: usize = 5;
/// Lines without a cue are speech where cues show that at least one in so many is: a list has none.
const MOST_BARE: usize = 4;
/// Fewer words behind a cue go on with it ("– says Jan Holm – the mayor").
const FEWEST_RESUMED: usize = 3;
/// Fewer words behind a dash in the middle of a paragraph are no speech without a cue.
const FEWEST_BARE: usize = 4;

/// What a dash opens in a paragraph. Bytes of the paragraph.
struct Speech {
    /// The dash.
    start: usize,
    /// The words, cut by their cues.
    parts: Vec<Range<usize>>,
    /// Whether a cue shows that somebody speaks.
    cued: bool,
}

/// What dashes open in each paragraph of a story.
pub(crate) fn spans(story: &Story, language: &Lexicon) -> Vec<Vec<Span>> {
    let mut speech: Vec<Vec<Speech>> =
        story.paragraphs.iter().map(|paragraph| speech(story.paragraph_text(paragraph), language)).collect();
    for at in 0..speech.len() {
        // Hyphens open the rows of lists, and colons announce these too.
        let dash = story.paragraph_text(&story.paragraphs[at]).starts_with(is_dash);
        if let Some(speech) = speech[at].first_mut().filter(|speech| dash && speech.start == 0 && !speech.cued) {
            let next = story.paragraphs.get(at + 1).map_or("", |next| story.paragraph_text(next));
            speech.cued =
                at > 0 && is_announced(story.paragraph_text(&story.paragraphs[at - 1]), language) || goes_back(next, language);
        }
    }
    let cued = speech.iter().flatten().filter(|speech| speech.cued).count();
    let bare = speech.iter().flatten().filter(|speech| !speech.cued && speech.start == 0).count();
    // An interview needs no cue: who is asked answers, and the dash stands for a name.
    let text = |at: usize| story.paragraph_text(&story.paragraphs[at]);
    let opens = |at: usize| speech.get(at).is_some_and(|found| found.first().is_some_and(|one| one.start == 0));
    let asks = |at: &usize| opens(*at) && opens(at + 1) && text(*at).starts_with(is_dash) && text(*at).ends_with('?');
    let interview = cued == 0 && (0..speech.len()).filter(asks).nth(1).is_some();
    let custom = cued > 0 && bare <= cued * MOST_BARE || interview;
    let is_spoken = |at: usize, speech: &Speech, next: Option<&Vec<Speech>>| {
        speech.cued || custom && is_speech(story.paragraph_text(&story.paragraphs[at]), speech, next)
    };
    let spoken = |(at, found): (usize, &Vec<Speech>)| -> Vec<Span> {
        let spoken = found.iter().filter(|one| is_spoken(at, one, speech.get(at + 1)));
        let spans = spoken.flat_map(|one| parts(story, at, one));
        let label = |start: usize| (interview && text(at).starts_with(is_dash)).then_some(start..start + "–".len());
        spans.map(|span| Span { label: label(span.range.start), ..span }).collect()
    };
    speech.iter().enumerate().map(spoken).collect()
}

/// Whether a line without a cue is speech, and not what an interviewer asks before the next line.
fn is_speech(paragraph: &str, speech: &Speech, next: Option<&Vec<Speech>>) -> bool {
    let words = &paragraph[speech.parts[0].clone()];
    let answered = next.and_then(|next| next.first()).is_some_and(|next| next.start == 0 && !next.cued);
    let asks = words.ends_with(['?', '？', ';']) && answered;
    let full = words.split_whitespace().nth(FEWEST_BARE - 1).is_some() && words.ends_with(STOPS);
    !asks && (speech.start == 0 || full)
}

fn parts<'a>(story: &'a Story, number: usize, speech: &'a Speech) -> impl Iterator<Item = Span> + 'a {
    let at = story.paragraphs[number].range.start;
    speech.parts.iter().enumerate().filter(|(_, words)| !words.is_empty()).map(move |(part, words)| {
        let start = if part == 0 { speech.start } else { words.start };
        let span = Span::new(story, number, at + start..at + words.end, at + words.start..at + words.end, Style::Dash);
        Span { continues: part > 0, ..span }
    })
}

/// Where the words begin behind a dash that opens a text; words in marks speak for themselves.
fn words_behind(text: &str) -> Option<usize> {
    behind_dash(text).filter(|at| !text[*at..].starts_with(['«', '“', '"', '„']))
}

/// All that dashes open in a paragraph.
fn speech(paragraph: &str, language: &Lexicon) -> Vec<Speech> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((start, words)) = opener(paragraph, from) {
        let mut speech = follow(paragraph, start, words, language);
        // "The coach praised them: – They fought to the end."
        let led_in = start > 0 && paragraph[..start].trim_end().ends_with(':') && paragraph.trim_end().ends_with(STOPS);
        speech.cued |= led_in || is_announced(&paragraph[..start], language);
        from = speech.parts.last().map_or(words, |part| part.end).max(words);
        found.push(speech);
    }
    found
}

/// Whether a text tells who spoke the paragraph before it: "That is what Jan Holm says".
fn goes_back(text: &str, language: &Lexicon) -> bool {
    let words: Vec<String> = text.split_whitespace().take(MOST_READ).map(lower_case).collect();
    language.lists_at(&words).has(List::Back)
}

/// Whether a text ends with a colon behind a sentence that reports: "Jan Holm says:".
fn is_announced(text: &str, language: &Lexicon) -> bool {
    let Some(words) = text.trim_end().strip_suffix(':') else { return false };
    let sentence = words.rsplit(STOPS).next().unwrap_or(words);
    let says = |word: &str| word.starts_with(char::is_lowercase) && language.lists(&lower_case(word)).any(Lists::SAY);
    sentence.split(|c: char| !c.is_alphanumeric()).any(says)
}

/// The next dash that may open speech at or behind a place: at the paragraph's head, or behind the end of a sentence and
/// before a capital. The dash and the first word.
fn opener(paragraph: &str, from: usize) -> Option<(usize, usize)> {
    if from == 0
        && let Some(words) = words_behind(paragraph)
    {
        return Some((0, words));
    }
    dashes(paragraph, from).find_map(|dash| {
        let before = paragraph[..dash.start].trim_end();
        let ended = before.len() < dash.start && before.ends_with(['.', '!', '?', '…', ':']);
        let words = paragraph[dash.end..].trim_start();
        let capital =
            words.len() < paragraph.len() - dash.end && words.starts_with(|c: char| c.is_uppercase() || "¿¡".contains(c));
        (ended && capital).then_some((dash.start, paragraph.len() - words.len()))
    })
}

/// The dashes of a paragraph from a place on; hyphens between spaces are dashes too.
fn dashes(paragraph: &str, from: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    paragraph[from..].char_indices().filter_map(move |(at, c)| {
        let at = from + at;
        let typed = c == '-' && paragraph[..at].ends_with(' ') && paragraph[at + 1..].starts_with(' ');
        (typed || is_dash(c)).then_some(at..at + c.len_utf8())
    })
}

/// Follows speech from its first word over its cues to its end.
fn follow(paragraph: &str, start: usize, words: usize, language: &Lexicon) -> Speech {
    let mut speech = Speech { start, parts: Vec::new(), cued: false };
    let mut from = words;
    let mut end = words;
    loop {
        if from >= end {
            end = opener(paragraph, from).map_or(paragraph.len(), |(next, _)| next);
        }
        let Some(cue) = cue(&paragraph[..end], from, language) else {
            speech.parts.push(from..from + paragraph[from..end].trim_end().len());
            return speech;
        };
        speech.cued = true;
        speech.parts.push(from..from + without_break(&paragraph[from..cue.start]).len());
        match resumed(paragraph, &cue) {
            Some(next) => from = next,
            None => return speech,
        }
    }
}

/// A cue: where the speech before it ends, its comma included, where its words begin, and whether a dash opens it.
struct Cue {
    start: usize,
    words: usize,
    by_dash: bool,
}

/// The cue that ends speech: the first behind a dash; where there is none, the last of the first sentence that has any.
fn cue(paragraph: &str, from: usize, language: &Lexicon) -> Option<Cue> {
    let by_dash = dashes(paragraph, from).find_map(|dash| {
        let rest = paragraph[dash.end..].trim_start();
        is_cue(rest, language, Lists::VERBS).then_some(Cue {
            start: dash.start,
            words: paragraph.len() - rest.len(),
            by_dash: true,
        })
    });
    let end = by_dash.as_ref().map_or(paragraph.len(), |cue| cue.start);
    by_dash.or_else(|| {
        let mut last: Option<Cue> = None;
        for (at, sign) in paragraph[from..end].char_indices().filter(|(_, c)| BREAKS.contains(c) || STOPS.contains(c)) {
            let behind = from + at + sign.len_utf8();
            let rest = paragraph[behind..].trim_start();
            let spaced = rest.len() < paragraph.len() - behind;
            if last.is_some() && STOPS.contains(&sign) && spaced && !rest.starts_with(char::is_lowercase) {
                break;
            }
            if BREAKS.contains(&sign) && spaced && is_cue(rest, language, Lists::SAY) {
                last = Some(Cue { start: behind, words: paragraph.len() - rest.len(), by_dash: false });
            }
        }
        last
    })
}

/// Whether a text begins with a reporting verb, an auxiliary or a pronoun before it at most.
fn is_cue(text: &str, language: &Lexicon, verbs: Lists) -> bool {
    let head =
        &text[..text.find(|c: char| !(c.is_alphanumeric() || c.is_whitespace() || "'’-".contains(c))).unwrap_or(text.len())];
    let words = head.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty());
    let lower: Vec<String> = words.clone().take(MOST_READ).map(lower_case).collect();
    for (at, word) in words.take(MOST_BEFORE_VERB + 1).enumerate() {
        if !word.starts_with(char::is_lowercase) {
            return false;
        }
        let lists = language.lists_at(&lower[at..]);
        if lists.any(verbs) {
            return true;
        }
        let small = word.chars().count() <= LONGEST_BEFORE_VERB && !lists.has(List::Join) && !lists.has(List::We);
        if !small {
            return false;
        }
    }
    false
}

/// The words without the comma or the dash before a cue; other signs belong to them.
fn without_break(words: &str) -> &str {
    words.trim_end_matches(|c: char| c == ',' || c == '，' || c == '-' || c.is_whitespace() || is_dash(c))
}

/// Where speech goes on behind a cue: at the dash that ends the cue, or that opens speech behind its sentence.
fn resumed(paragraph: &str, cue: &Cue) -> Option<usize> {
    dashes(paragraph, cue.words).find_map(|dash| {
        let rest = paragraph[dash.end..].trim_start_matches(|c: char| c.is_whitespace() || TRAILING.contains(&c));
        let ended = paragraph[..dash.start].trim_end().ends_with(STOPS) || paragraph[dash.end..].starts_with(['.', ':']);
        let capital = rest.starts_with(|c: char| c.is_uppercase() || "¿¡…".contains(c));
        let long = rest.split_whitespace().nth(FEWEST_RESUMED - 1).is_some();
        let speech = if ended { capital } else { cue.by_dash && long && rest.starts_with(char::is_alphabetic) };
        speech.then_some(paragraph.len() - rest.len())
    })
}
