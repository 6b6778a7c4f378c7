//! Who speaks, in Japanese, Chinese and Korean: no space and no capital tells a name there, but particles tell the subject,
//! titles stand right beside names, and the verb right behind the speaker or at the sentence's end.

use std::ops::Range;

use crate::quote::span::Span;
use crate::quote::speaker::Attribution;
use crate::story::Story;
use crate::text::lexicon::{Lexicon, List};

/// What is read before and behind a quotation, in bytes.
const WINDOW: usize = 240;
/// A name without a title has at most so many characters.
const LONGEST_NAME: usize = 4;
/// Behind a title, in bytes, its name has ended.
const NEAR: usize = 30;
/// A source as it is written has at most so many.
const LONGEST_SOURCE: usize = 20;
/// Quotations between a quotation and its subject.
const MOST_BETWEEN: usize = 3;
/// Titles that are looked at; bounds the work.
const MOST_TITLES: usize = 400;

/// An attribution for each span, in the same order.
pub(crate) fn attribute(story: &Story, language: &Lexicon, spans: &[Span]) -> Vec<Attribution> {
    let reader = Reader::new(&story.text, language);
    let mut last: Option<Attribution> = None;
    let attributions = (0..spans.len()).map(|at| {
        let found = match &spans[at].label {
            Some(label) => Some(Found { mention: label.clone(), cue: None }),
            None => reader.read(spans, at, story.paragraphs[spans[at].paragraph].range.clone()),
        };
        let found = found.map(|found| reader.resolve(found, last.as_ref()));
        let carried = || last.clone().filter(|_| !spans[at].fragment && spans[at].continues);
        let attribution = found.or_else(carried).unwrap_or_default();
        if attribution.speaker.is_some() {
            last = Some(attribution.clone());
        }
        attribution
    });
    attributions.collect()
}

/// Reads the words around quotations.
struct Reader<'a> {
    text: &'a str,
    language: &'a Lexicon,
    /// Names and titles that stand side by side in the story.
    titled: Vec<(&'a str, &'static str)>,
    titles: Vec<&'static str>,
    verbs: Vec<&'static str>,
    subjects: Vec<&'static str>,
    pronouns: Vec<&'static str>,
    /// Nouns for people and bodies that have no name here.
    nouns: Vec<&'static str>,
    quoting: Vec<&'static str>,
    so_called: Vec<&'static str>,
    thus: Vec<&'static str>,
    /// Whether titles stand before names, and verbs behind their subject.
    titles_before: bool,
}

/// The words that name a speaker, and those that report.
struct Found {
    mention: Range<usize>,
    cue: Option<Range<usize>>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, language: &'a Lexicon) -> Self {
        let mut reader = Self {
            text,
            language,
            titled: Vec::new(),
            titles: language.all(List::TitleAny),
            verbs: language.all(List::Say),
            subjects: language.endings.clone(),
            pronouns: language.all(List::He),
            nouns: language.all(List::PersonAny),
            quoting: language.all(List::Saying),
            so_called: language.all(List::SoCalled),
            thus: language.all(List::By),
            titles_before: language.has_trait("titles_before"),
        };
        let mut titled = Vec::new();
        for title in &reader.titles {
            for (at, _) in text.match_indices(title).take(MOST_TITLES - titled.len()) {
                let name = reader.name_beside(0..text.len(), at..at + title.len());
                if length(name) > 1 {
                    titled.push((name, *title));
                }
            }
        }
        reader.titled = titled;
        reader
    }

    /// The name beside a title inside a part of the text: behind it or before it, as the language has it.
    fn name_beside(&self, part: Range<usize>, title: Range<usize>) -> &'a str {
        if self.titles_before {
            let behind = &self.text[title.end..part.end];
            let near = behind.floor_char_boundary(NEAR);
            let near = self.first(&self.verbs, title.end..title.end + near).map_or(near, |verb| verb.start - title.end);
            let name = self.name_at_start(&behind[..near]);
            return if length(name) <= LONGEST_NAME { name } else { "" };
        }
        let from = self.text.ceil_char_boundary(title.start.saturating_sub(WINDOW)).clamp(part.start, title.start);
        let before = self.text[from..title.start].trim_end_matches(' ');
        let name = name_at_end(before);
        // A party may stand between a name and a title.
        let farther = name_at_end(before[..before.len() - name.len()].trim_end_matches(' '));
        let body = name.starts_with(is_hangul) && length(name) >= LONGEST_NAME && !farther.is_empty();
        if body { farther } else { name }
    }

    /// Whether a character is a word of its own that ends a name.
    fn is_small(&self, c: char) -> bool {
        self.language.lists(c.encode_utf8(&mut [0; 4])).has(List::Preposition)
    }

    /// Who speaks a quotation, by the words around it.
    fn read(&self, spans: &[Span], at: usize, paragraph: Range<usize>) -> Option<Found> {
        let span = &spans[at];
        let next = spans.get(at + 1).map_or(paragraph.end, |next| next.range.start.clamp(span.range.end, paragraph.end));
        let tail = self.until(span.range.end..self.text.floor_char_boundary(next.min(span.range.end + WINDOW)));
        let behind = &self.text[tail.clone()];
        if at_start(&self.so_called, behind) > 0 {
            return None;
        }
        let quoting = at_start(&self.quoting, behind);
        let mut end = span.range.start;
        let start_before =
            |at: usize| at.checked_sub(1).map_or(paragraph.start, |before| spans[before].range.end.max(paragraph.start));
        if self.titles_before {
            let lead = self.since(start_before(at)..end);
            let behind = self.first(&self.verbs, tail.clone());
            return self.last_verb(lead.clone()).and_then(|cue| self.before(lead, cue)).or_else(|| self.before(tail, behind?));
        }
        if quoting == 0 && !self.text[..end].ends_with(['：', ':']) {
            return self.announced(paragraph.start..end);
        }
        let cue = self.first(&self.verbs, tail.start + quoting..tail.end);
        let aside = || tail.start..tail.start + quoting;
        let ends_at = cue.as_ref().map_or(tail.end, |cue| cue.start);
        let mut mention = self.subject(tail.start + quoting..ends_at);
        for before in (at.saturating_sub(MOST_BETWEEN)..=at).rev() {
            let start = start_before(before);
            let lead = self.since(start..end);
            mention = mention.or_else(|| self.subject(lead.clone()));
            if mention.is_some() || lead.start > start || start == paragraph.start {
                break;
            }
            end = spans[before - 1].range.start;
        }
        // A particle of more than a syllable tells by itself that somebody speaks.
        let cue = cue.or_else(|| Some(aside()).filter(|aside| length(&self.text[aside.clone()]) > 1));
        Some(Found { mention: mention?, cue })
    }

    /// Who speaks by the sentence right before, where that says "thus".
    fn announced(&self, part: Range<usize>) -> Option<Found> {
        let before = self.text[part.clone()].trim_end().strip_suffix('。')?;
        let sentence = self.since(part.start..part.start + before.len());
        let thus = self.first(&self.thus, sentence.clone())?;
        let cue = self.first(&self.verbs, thus.end..sentence.end)?;
        Some(Found { mention: self.subject(sentence.start..thus.start)?, cue: Some(cue) })
    }

    /// The part to its first full stop.
    fn until(&self, part: Range<usize>) -> Range<usize> {
        let end = self.text[part.clone()].find(is_stop as Test).map_or(part.end, |at| part.start + at);
        part.start..end
    }

    /// The part from behind its last full stop, not longer than the window.
    fn since(&self, part: Range<usize>) -> Range<usize> {
        // What a dash opens holds other spans.
        let first = part.start.min(part.end);
        let from = self.text.ceil_char_boundary(part.end.saturating_sub(WINDOW)).clamp(first, part.end);
        from + behind_last(&self.text[from..part.end], is_stop)..part.end
    }

    /// The first of some words in a part; of several at one place the longest.
    fn first(&self, words: &[&str], part: Range<usize>) -> Option<Range<usize>> {
        let text = &self.text[part.clone()];
        let mut first: Option<Range<usize>> = None;
        for word in words {
            let found = text.find(word).map(|at| part.start + at..part.start + at + word.len());
            first = match (first, found) {
                (Some(first), Some(found)) if found.start < first.start => Some(found),
                (first, found) => first.or(found),
            };
        }
        first
    }

    /// The verb at the end of a part, a comma or a colon behind it.
    fn last_verb(&self, part: Range<usize>) -> Option<Range<usize>> {
        let words = self.text[part.clone()].trim_end_matches(is_comma as Test);
        let verb = at_end(&self.verbs, words)?;
        Some(part.start + words.len() - verb.len()..part.start + words.len())
    }

    /// What stands before a verb in its clause.
    fn before(&self, part: Range<usize>, cue: Range<usize>) -> Option<Found> {
        let mention = self.trimmed(part.start..cue.start);
        (!mention.is_empty()).then_some(Found { mention, cue: Some(cue) })
    }

    /// The last words of a part that a particle makes a subject.
    fn subject(&self, part: Range<usize>) -> Option<Range<usize>> {
        let text = &self.text[part.clone()];
        let mut best: Option<Range<usize>> = None;
        for (at, _) in self.subjects.iter().flat_map(|word| text.match_indices(word)) {
            let before = without_bracket(&text[..at]);
            let found = self.trimmed(part.start..part.start + before.len());
            let words = &self.text[found.clone()];
            let known = self.is_pronoun(words) || at_end(&self.titles, words).or_else(|| at_end(&self.nouns, words)).is_some();
            let name = name_at_end(before);
            let named = || !name.is_empty() && self.titled.iter().any(|(known, _)| known.starts_with(name));
            if best.as_ref().is_none_or(|best| best.end < found.end) && (known || named()) {
                best = Some(found);
            }
        }
        best
    }

    /// The clause at the end of a part, without what stands around it.
    fn trimmed(&self, part: Range<usize>) -> Range<usize> {
        let text = self.text[part.clone()].trim_end_matches(is_comma as Test);
        let end = part.start + text.len();
        // A space parts names from titles in Korean.
        let spaced = text.ends_with(is_hangul as Test);
        let start = behind_last(text, if spaced { |c| is_comma(c) && c != ' ' } else { is_comma });
        end - text[start..].trim_start().len()..end
    }

    /// Whether words end with a pronoun.
    fn is_pronoun(&self, words: &str) -> bool {
        let before = at_end(&self.pronouns, words).map(|pronoun| &words[..words.len() - pronoun.len()]);
        before.is_some_and(|before| !before.ends_with(is_hangul as Test))
    }

    /// The person that was found, by the fullest name in the story.
    fn resolve(&self, found: Found, last: Option<&Attribution>) -> Attribution {
        let words = &self.text[found.mention.clone()];
        let base =
            Attribution { mention: Some(found.mention.clone()), cue: found.cue, confidence: 0.8, ..Attribution::default() };
        if self.is_pronoun(words) {
            let last = last.cloned().unwrap_or_default();
            return Attribution { speaker: last.speaker, role: last.role, confidence: 0.6, ..base };
        }
        let unnamed = at_end(&self.nouns, words).is_some();
        let Some((at, title)) = self.title(words).filter(|_| !unnamed) else {
            let name = if unnamed { words } else { self.untitled(words) };
            let speaker = (!name.is_empty()).then(|| self.fullest(name, "").to_owned());
            return Attribution { speaker, ..base };
        };
        let at = found.mention.start + at;
        let name = match self.name_beside(found.mention.clone(), at..at + title.len()) {
            "" if self.titles_before => name_at_end(&self.text[found.mention.start..at]),
            name => name,
        };
        let role = || self.titled.iter().rev().find(|(_, known)| *known == title);
        let speaker = match name {
            "" => role().map_or(words, |(name, _)| name),
            name => self.fullest(name, title),
        };
        // A family name alone, of one syllable, is written with its title.
        let alone = length(speaker) < 2;
        let speaker = if alone { words.find(name).map_or(words, |start| &words[start..]) } else { speaker };
        let role = Some(title.to_owned()).filter(|title| length(title) > 1 && !speaker.ends_with(&**title));
        Attribution { speaker: Some(speaker.to_owned()), role, ..base }
    }

    /// The title in some words, and where it stands: their last, or what they end with.
    fn title(&self, words: &str) -> Option<(usize, &'static str)> {
        if !self.titles_before {
            return at_end(&self.titles, words).map(|title| (words.len() - title.len(), title));
        }
        let mut last: Option<(usize, &'static str)> = None;
        for title in &self.titles {
            let at = words.match_indices(title).last().map(|(at, _)| at);
            last = match (last, at) {
                (Some(known), Some(at)) if at + title.len() > known.0 + known.1.len() => Some((at, title)),
                (known, at) => known.or(at.map(|at| (at, *title))),
            };
        }
        last
    }

    /// The words at the end or, before a verb, at the beginning that can be a name.
    fn untitled(&self, words: &'a str) -> &'a str {
        let name = if self.titles_before { self.name_at_start(words) } else { name_at_end(words) };
        if length(name) <= LONGEST_SOURCE { name } else { "" }
    }

    /// The characters of names with which a text begins.
    fn name_at_start<'t>(&self, text: &'t str) -> &'t str {
        &text[..text.find(|c: char| !is_name(c) || self.is_small(c)).unwrap_or(text.len())]
    }

    /// The longest name that begins as this one does, if possible with the same title.
    fn fullest(&self, name: &'a str, title: &str) -> &'a str {
        let mut fullest = (name, false);
        for (known, with) in self.titled.iter().filter(|(known, _)| known.starts_with(name)) {
            let same = *with == title;
            if (same, known.len()) > (fullest.1, fullest.0.len()) {
                fullest = (known, same);
            }
        }
        fullest.0
    }
}

/// Tests a character.
type Test = fn(char) -> bool;

/// The first of some words that a text ends with; they stand the longest first.
fn at_end(words: &[&'static str], text: &str) -> Option<&'static str> {
    words.iter().copied().find(|word| text.ends_with(word))
}

/// How many bytes of the first of some words a text begins with.
fn at_start(words: &[&'static str], text: &str) -> usize {
    words.iter().find(|word| text.starts_with(**word)).map_or(0, |word| word.len())
}

/// Where what follows the last such character begins.
fn behind_last(text: &str, test: Test) -> usize {
    text.char_indices().rev().find(|(_, c)| test(*c)).map_or(0, |(at, c)| at + c.len_utf8())
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// A text without the bracket at its end, which tells an age or a party.
fn without_bracket(text: &str) -> &str {
    if !text.ends_with([')', '）']) {
        return text;
    }
    let words = &text[..behind_last(text, |c| matches!(c, '(' | '（'))];
    words.trim_end_matches(|c: char| !is_name(c))
}

/// The characters of names with which a text ends.
fn name_at_end(text: &str) -> &str {
    &text[behind_last(text, |c| !is_name(c))..]
}

fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '\n' | '!' | '?' | '.')
}

fn is_comma(c: char) -> bool {
    matches!(c, '、' | '，' | ',' | '：' | ':' | '；' | ' ')
}

/// Characters of names: ideographs, katakana with their signs, syllables.
fn is_name(c: char) -> bool {
    matches!(c, '々' | '\u{30a1}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '·') || is_hangul(c)
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}
