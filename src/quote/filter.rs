//! Is it a quotation at all? Marks also set off titles of works, names, terms and irony.

use crate::quote::Quotation;
use crate::quote::rank::salience::ContentWords;
use crate::quote::span::{Span, Style};
use crate::story::Story;
use crate::text::lexicon::{Lexicon, List, Lists, Trait, lower_case};

/// Where this share of the words begins with a capital, nouns do: capitals tell little there.
const NOUNS: f32 = 0.28;
/// A name has at most so many words.
const NAME: usize = 3;
/// So few words in a sentence that tells of nobody who spoke are a term or irony.
const SCRAP: f32 = 2.0;
/// Nor does a cue farther away than this, in bytes, tell that they were spoken.
const FAR: usize = 60;

/// Words of an apposition up to its noun.
const MOST_APPOSED: usize = 3;

/// A cue nearer behind marks than this, in bytes, says that the words were spoken, whatever they look like.
const NEXT: usize = 6;

/// So much is looked at on either side of marks, in bytes: where no space parts words, one would run back to the start.
const NEAR: usize = 60;
/// The name of a work has at most so many, where only its first begins with a capital.
const LONGEST_NAME: usize = 7;
/// In a name of so few words all have capitals; in a longer one half of them.
const SHORT_NAME: usize = 3;

/// What a story's way with marks tells of each of them.
#[derive(Debug, Clone, Copy)]
pub struct Habit {
    /// Whether its quotations stand in single marks, as British papers set them.
    single: bool,
    /// Words behind the first that begin with a capital, in the title of a work: the fewest.
    fewest_capitals: usize,
}

impl Habit {
    /// The habit that shows in a story and its candidates.
    pub fn of(story: &Story, candidates: &[Quotation]) -> Self {
        let count = |style| candidates.iter().filter(|quotation| quotation.span.style == style).count();
        let (mut capitals, mut all, mut begins) = (0, 0, true);
        for c in story.text.chars() {
            if begins && c.is_alphabetic() {
                (capitals, all, begins) = (capitals + usize::from(c.is_uppercase()), all + 1, false);
            }
            begins |= c.is_whitespace();
        }
        Self {
            single: count(Style::SingleMarks) > count(Style::Marks),
            fewest_capitals: if capitals as f32 > NOUNS * all as f32 { 2 } else { 1 },
        }
    }
}

/// Whether a candidate is a quotation: somebody's words.
pub fn is_quotation(story: &Story, language: &Lexicon, candidate: &Quotation, habit: Habit) -> bool {
    let Quotation { span, attribution } = candidate;
    let words = &story.text[span.inner.clone()];
    let scrap = span.fragment && is_scrap(words);
    let cue =
        attribution.cue.as_ref().filter(|cue| !scrap || cue.end + FAR > span.range.start && cue.start < span.range.end + FAR);
    match span.style {
        Style::Nickname => false,
        _ if !words.contains(char::is_alphabetic) => false,
        Style::SingleMarks if !habit.single => false,
        Style::Marks | Style::SingleMarks if Surroundings::of(story, span).show_name(language, words, span.fragment, habit) => {
            false
        }
        Style::Marks | Style::SingleMarks if let Some(cue) = cue => {
            let said = cue.start.checked_sub(span.range.end).is_some_and(|gap| gap < NEXT);
            span.fragment || said || !is_name(words, habit)
        }
        Style::Marks | Style::SingleMarks => {
            // One word with a capital and no stop, as firms, clubs and ships have it.
            let lone = attribution.speaker.is_none() && begins_as_name(words) && !words.contains(' ');
            !(is_title(words, habit) || is_address(words) || scrap || lone && !language.has_trait(Trait::Particles))
        }
        Style::Dash | Style::SetIn | Style::Turn => true,
    }
}

/// The words on both sides of a span, in its paragraph.
struct Surroundings<'a> {
    /// What stands before it, the nearest part, and the bracket that opens it.
    before: &'a str,
    /// What stands behind it, likewise.
    behind: &'a str,
    opener: Option<char>,
}

impl<'a> Surroundings<'a> {
    fn of(story: &'a Story, span: &Span) -> Self {
        let paragraph = &story.paragraphs[span.paragraph].range;
        let from = story.text.ceil_char_boundary(span.range.start.saturating_sub(NEAR)).max(paragraph.start);
        let to = story.text.floor_char_boundary(span.range.end + NEAR).clamp(span.range.end, paragraph.end.max(span.range.end));
        let opener = story.text[span.range.clone()].chars().next();
        Self { before: &story.text[from..span.range.start], behind: &story.text[span.range.end..to], opener }
    }

    /// Whether they show that a span holds a name, a title, a term or a phrase, and nobody's words.
    fn show_name(&self, language: &Lexicon, words: &str, fragment: bool, habit: Habit) -> bool {
        self.is_bracket(words) || self.is_advice(language) || self.is_called(language, words, fragment, habit)
    }

    /// Whether the marks are those that set titles of works in East Asia.
    fn is_bracket(&self, words: &str) -> bool {
        let stopped = words.ends_with(['。', '！', '？', '…']);
        matches!(self.opener, Some('《' | '〈')) || self.opener == Some('『') && !stopped
    }

    /// Whether it is what a text tells its reader to say or not to say: a bare verb opens the sentence.
    fn is_advice(&self, language: &Lexicon) -> bool {
        if language.has_trait(Trait::DroppedSubjects) {
            return false;
        }
        let sentence = self.before.rsplit(['.', '!', '?', ':', '…', '•']).next().unwrap_or_default();
        let mut words = sentence.split_whitespace().rev();
        let Some(verb) = words.next().filter(|word| sentence.ends_with(' ') && word.ends_with(char::is_alphabetic)) else {
            return false;
        };
        let first = words.next();
        let denied = first.is_none_or(|word| language.apart(&lower_case(word)).has(List::Negation)) && words.next().is_none();
        let opens = first.unwrap_or(verb).starts_with(char::is_uppercase);
        opens && denied && language.lists(&lower_case(verb)).any(Lists::SAY)
    }

    /// Whether the word beside it tells what it is: "the so-called …", and where it is written as a name "the band …", "her …".
    fn is_called(&self, language: &Lexicon, words: &str, fragment: bool, habit: Habit) -> bool {
        let before = self.before.trim_end();
        if before.ends_with(|c: char| !c.is_alphanumeric() && !matches!(c, ',' | '’' | '\'')) {
            return false;
        }
        let last = looked_up(before.rsplit(char::is_whitespace).next());
        let next = looked_up(self.behind.strip_prefix(' ').and_then(|behind| behind.split(char::is_whitespace).next()));
        let owned = language.cut(&last).is_some_and(|at| language.lists(&last[at..]).has(List::Ending));
        let so_called = language.lists(&last).has(List::SoCalled) && (fragment || !before.ends_with(','));
        so_called
            || language.is_bearer(&last) && (is_written_as_name(words) || begins_as_name(words))
            || language.is_bearer(&next) && is_written_as_name(words)
            || fragment && begins_as_name(words) && self.is_apposed(language)
            || fragment && names_body(language, words)
            || owned && is_written_as_name(words) && is_title(words, habit)
    }

    /// Whether words in commas behind it tell what it is: "…, her third novel".
    fn is_apposed(&self, language: &Lexicon) -> bool {
        let Some(behind) = self.behind.strip_prefix(", ") else { return false };
        for word in behind.split(' ').take(MOST_APPOSED) {
            let word = looked_up(Some(word));
            if language.is_bearer(&word) || language.lists(&word).any(Lists::VERBS) {
                return language.is_bearer(&word);
            }
        }
        false
    }
}

/// Whether marks hold the name of a paper or another body alone.
fn names_body(language: &Lexicon, words: &str) -> bool {
    let body = |word| language.lists(&lower_case(word)).has(List::Body);
    is_written_as_name(words) && words.split(' ').nth(NAME).is_none() && words.split(' ').any(body)
}

/// A word as the lexicon knows it.
fn looked_up(word: Option<&str>) -> String {
    lower_case(word.unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’'))
}

/// Whether a phrase has the capitals of a name. One word with a stop is an answer.
fn is_written_as_name(phrase: &str) -> bool {
    let words = || phrase.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    let capitals =
        words().filter(|word| !word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_lowercase));
    let (all, capitals) = (words().count(), capitals.count());
    let mostly = capitals == all || all > SHORT_NAME && capitals * 2 >= all;
    Capitals::of(phrase).is_title() && !phrase.starts_with(char::is_lowercase) && mostly && (all > 1 || !is_stopped(phrase))
}

/// Whether a phrase may be a name of which only the first word has a capital.
fn begins_as_name(phrase: &str) -> bool {
    phrase.starts_with(char::is_uppercase) && phrase.split_whitespace().nth(LONGEST_NAME).is_none() && !is_stopped(phrase)
}

fn is_stopped(phrase: &str) -> bool {
    phrase.ends_with(['.', ',', '!', '?', '…', '。', '，', '！', '？'])
}

/// The title of a work or a name: every word that is long enough begins with a capital.
fn is_title(phrase: &str, habit: Habit) -> bool {
    let capitals = Capitals::of(phrase);
    capitals.is_title() && capitals.upper >= habit.fewest_capitals
}

/// The name of a show, which stands in many sentences that say who spoke there: a short title.
fn is_name(phrase: &str, habit: Habit) -> bool {
    is_title(phrase, habit) && !phrase.ends_with(['!', '?']) && phrase.split_whitespace().nth(NAME).is_none()
}

/// An address of the web, as it stands in code.
fn is_address(phrase: &str) -> bool {
    phrase.contains("://") && !phrase.contains(char::is_whitespace)
}

/// A term or irony.
fn is_scrap(phrase: &str) -> bool {
    ContentWords::of(phrase).count <= SCRAP
}

/// How the words of a phrase begin.
#[derive(Debug, Default, PartialEq, Eq)]
struct Capitals {
    /// Words behind the first of a sentence that begin with a capital.
    upper: usize,
    /// Words that begin with a small letter and are long enough to have a capital in a title.
    lower: usize,
}

impl Capitals {
    /// Small words up to this many letters keep their small letter in titles.
    const SHORT: usize = 4;

    /// Whether no word has a small letter that would have a capital in a title.
    fn is_title(&self) -> bool {
        self.lower == 0
    }

    fn of(phrase: &str) -> Self {
        let mut capitals = Self::default();
        let (mut first, mut small) = (true, false);
        for word in phrase.split_whitespace() {
            let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
            if let Some(initial) = letters.chars().next() {
                let length = letters.chars().count();
                small = initial.is_lowercase();
                if initial.is_lowercase() && length > Self::SHORT {
                    capitals.lower += 1;
                } else if initial.is_uppercase() && !first && length > 1 {
                    capitals.upper += 1;
                }
                first = word.ends_with(['.', '!', '?', ':']);
            }
        }
        // The last word of a title has a capital, however short it is.
        capitals.lower += usize::from(small);
        capitals
    }
}
