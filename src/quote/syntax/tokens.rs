//! A story as words, signs and quotations, cut into sentences.

use std::ops::Range;

use crate::quote::span::{Span, Style};
use crate::story::Story;
use crate::text::chars::is_letter;
use crate::text::lexicon::{Lexicon, List, Lists, Trait, lower_case, push_lower_case};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word or a part of one.
    Word,
    /// Digits.
    Number,
    /// A sign.
    Sign(char),
    /// A whole quotation: the number of its span.
    Quote(u32),
}

/// A word, a sign or a quotation of the story. Kept small: a long story has a million of them, gone through many times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the story.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// The lists that the word stands in, by itself or as the first word of a phrase.
    pub lists: Lists,
    /// Tokens that belong to the phrase that begins here, this one among them.
    pub phrase: usize,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it may be a part of a name.
    pub name: bool,
    /// Whether no white space stands before it.
    pub glued: bool,
    /// Its sentence.
    pub sentence: usize,
}

impl Token {
    /// Whether it opens a phrase that both names a person and tells that they say it: "in her view".
    pub fn is_view(&self) -> bool {
        self.lists.has(List::By) && self.lists.any(Lists::PRONOUNS)
    }
}

/// The tokens of a story and its sentences.
#[derive(Debug)]
pub struct Tokens<'a> {
    /// The story's text.
    pub text: &'a str,
    /// Its language.
    pub words: &'a Lexicon,
    /// All tokens.
    pub all: Vec<Token>,
    /// The tokens of each sentence.
    pub sentences: Vec<Range<usize>>,
    /// The paragraph of each sentence.
    pub paragraphs: Vec<usize>,
    /// Lower-case forms, one behind the other.
    lower: String,
    /// Where each token's lower-case form ends.
    lower_ends: Vec<u32>,
    /// Whether the language writes every noun with a capital.
    pub capital_nouns: bool,
    /// The sentences that write all longer words with capitals, as headlines do.
    pub(super) title_case: Vec<bool>,
}

impl<'a> Tokens<'a> {
    /// Cuts a story up. Each span is one token.
    pub fn new(story: &'a Story, words: &'a Lexicon, spans: &[Span]) -> Self {
        let mut tokens = Self {
            text: &story.text,
            words,
            all: Vec::with_capacity(story.text.len() / 5),
            sentences: Vec::new(),
            paragraphs: Vec::new(),
            lower: String::with_capacity(story.text.len()),
            lower_ends: Vec::with_capacity(story.text.len() / 5),
            capital_nouns: false,
            title_case: Vec::new(),
        };
        let mut next = 0;
        for (number, paragraph) in story.paragraphs.iter().enumerate() {
            let from = tokens.all.len();
            let mut at = paragraph.range.start;
            while let Some(span) = spans.get(next).filter(|span| span.paragraph <= number) {
                if span.range.start >= at {
                    tokens.cut(at..span.range.start);
                    match tokens.aside(&span.inner) {
                        _ if span.style == Style::Nickname => tokens.push(span.range.clone(), Kind::Word),
                        Some(aside) => {
                            tokens.push(span.range.start..aside.start, Kind::Quote(next as u32));
                            tokens.cut(aside);
                        }
                        None => tokens.push(span.range.clone(), Kind::Quote(next as u32)),
                    }
                    at = span.range.end;
                }
                next += 1;
            }
            tokens.cut(at..paragraph.range.end.max(at));
            tokens.find_phrases(from);
            tokens.find_sentences(from, number, spans);
        }
        tokens.find_names();
        tokens
    }

    /// The word as it is looked up: lower case, apostrophes straight.
    pub fn lower(&self, token: usize) -> &str {
        let start = token.checked_sub(1).map_or(0, |before| self.lower_ends[before]);
        &self.lower[start as usize..self.lower_ends[token] as usize]
    }

    /// The token's text.
    pub fn word(&self, token: usize) -> &'a str {
        &self.text[self.all[token].range.clone()]
    }

    /// The text of several tokens.
    pub fn words(&self, tokens: Range<usize>) -> &'a str {
        if tokens.is_empty() {
            return "";
        }
        &self.text[self.all[tokens.start].range.start..self.all[tokens.end - 1].range.end]
    }

    /// Whether the token stands in a headline in which all longer words have capitals.
    pub fn in_title_case(&self, token: usize) -> bool {
        self.title_case[self.all[token].sentence]
    }

    /// Whether the token is one of a sentence's.
    pub fn same_sentence(&self, a: usize, b: usize) -> bool {
        self.all[a].sentence == self.all[b].sentence
    }

    /// The token before, in the same sentence.
    pub fn before(&self, token: usize) -> Option<&Token> {
        let before = self.all.get(token.checked_sub(1)?)?;
        (before.sentence == self.all.get(token)?.sentence).then_some(before)
    }

    /// Whether the token is this sign.
    pub fn is_sign(&self, token: usize, signs: &[char]) -> bool {
        matches!(self.all.get(token), Some(Token { kind: Kind::Sign(sign), .. }) if signs.contains(sign))
    }

    /// Whether a word goes on behind a hyphen: "tête" in "tête-à-tête".
    pub fn goes_on(&self, token: usize) -> bool {
        let glued = |at: usize| self.all.get(at).is_some_and(|token| token.glued);
        self.is_sign(token + 1, &['-']) && glued(token + 1) && glued(token + 2)
    }

    /// The cue that stands inside a quotation's marks, where the language sets it so: «We will, – said Ann Lee – go on».
    fn aside(&self, quotation: &Range<usize>) -> Option<Range<usize>> {
        let commas = self.words.has_trait(Trait::AsidesInCommas);
        if !commas && !self.words.has_trait(Trait::Asides) {
            return None;
        }
        let text = &self.text[quotation.clone()];
        let dashes = [" – ", " — ", " - ", " –", " —", ",– ", ",— "];
        let openers = dashes.iter().chain(commas.then_some(&", "));
        openers.flat_map(|opener| text.match_indices(opener).take(MOST_ASIDES).map(|(at, _)| at + opener.len())).find_map(
            |start| {
                let rest = &text[start..];
                let end = rest.find(['–', '—', ',', '.', '!', '?', '…']).or_else(|| rest.find(" - ")).unwrap_or(rest.len());
                let end = end + apposed(&rest[end..]);
                (end <= LONGEST_ASIDE && self.reports(&rest[..end]))
                    .then_some(quotation.start + start..quotation.start + start + end)
            },
        )
    }

    /// Whether words begin with a reporting verb, an auxiliary before it at most, and go on.
    fn reports(&self, aside: &str) -> bool {
        let words: Vec<&str> =
            aside.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty()).take(4).collect();
        let says = |word: &&str| word.starts_with(char::is_lowercase) && self.words.lists(&lower_case(word)).any(Lists::SAY);
        let Some(verb) = words.iter().take(2).position(says) else { return false };
        words.len() > verb + 1 && words[..verb].iter().all(|word| word.chars().count() <= 5)
    }

    fn cut(&mut self, part: Range<usize>) {
        let text = &self.text[part.clone()];
        let mut chars = text.char_indices().peekable();
        while let Some((at, first)) = chars.next() {
            let (start, mut end) = (part.start + at, part.start + at + first.len_utf8());
            if first.is_whitespace() {
                continue;
            }
            if !first.is_alphanumeric() {
                self.push(start..end, Kind::Sign(first));
                continue;
            }
            // "The G-7" and "Covid-19" are words: what is cut off of them is nobody.
            let numbered = |at: usize| first.is_alphabetic() && text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
            let goes_on = |at: usize, c: char| is_letter(c) || c.is_alphanumeric() || is_inside(c) || c == '-' && numbered(at);
            while let Some((at, c)) = chars.next_if(|(at, c)| goes_on(*at, *c)) {
                end = part.start + at + c.len_utf8();
            }
            let is_address = self.text[end..part.end].starts_with("://");
            while is_address && let Some((at, c)) = chars.next_if(|(_, c)| !c.is_whitespace()) {
                end = part.start + at + c.len_utf8();
            }
            // Nobody is named in an address: it is as good as a number.
            let number = is_address || first.is_numeric();
            self.push_word(start..end, if number { Kind::Number } else { Kind::Word });
        }
    }

    fn push_word(&mut self, range: Range<usize>, kind: Kind) {
        let word = &self.text[range.clone()];
        if kind == Kind::Word && word.contains(['\'', '’']) {
            let lower = lower_case(word);
            let straight = word.replace('’', "'");
            // Lower case may be longer or shorter: cut only where it is not.
            let cut = self.words.cut(&lower).filter(|_| lower.len() == straight.len());
            if let Some(at) = cut {
                let shift = word.char_indices().nth(straight[..at].chars().count()).map_or(word.len(), |(at, _)| at);
                self.push(range.start..range.start + shift, kind);
                self.push(range.start + shift..range.end, kind);
                return;
            }
        }
        self.push(range, kind);
    }

    fn push(&mut self, range: Range<usize>, kind: Kind) {
        let word = &self.text[range.clone()];
        let glued = self.all.last().is_some_and(|last| last.range.end == range.start);
        let start = self.lower.len();
        if matches!(kind, Kind::Word | Kind::Sign('-')) {
            // A nickname stands in marks.
            push_lower_case(word.trim_matches(['"', '“', '”', '„', '«', '»', '‘']), &mut self.lower);
        }
        self.lower_ends.push(self.lower.len() as u32);
        let lists = if kind == Kind::Word { self.words.lists(&self.lower[start..]) } else { Lists::default() };
        // A nickname has its marks before it.
        let capital = kind == Kind::Word && word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
        // The Polish party PO is no preposition.
        let small = !capital && (lists.has(List::Common) || lists.has(List::Preposition));
        let lists = if small { lists.without(Lists::of(&[List::Body])) } else { lists };
        self.all.push(Token { range, kind, lists, phrase: 1, capital, name: false, glued, sentence: 0 });
    }

    /// Gives the first word of each phrase the lists of the phrase.
    fn find_phrases(&mut self, from: usize) {
        for at in from..self.all.len() {
            if self.all[at].kind != Kind::Word {
                continue;
            }
            let next = |behind: usize| (at + 1 + behind < self.all.len()).then(|| self.lower(at + 1 + behind));
            let next = |behind: usize| next(behind).filter(|word| !word.is_empty());
            if let Some((behind, lists)) = self.words.phrase(self.lower(at), &next) {
                let token = &mut self.all[at];
                (token.lists, token.phrase) = (token.lists.and(lists), behind + 1);
                // A noun of several words is a noun in each of them.
                let nouns = lists.among(Lists::HEADS.and(Lists::TITLES));
                let words = self.all[at + 1..=at + behind].iter_mut().filter(|token| token.kind == Kind::Word);
                words.for_each(|token| token.lists = token.lists.and(nouns));
            }
            if self.ends_compound(at) {
                self.all[at].lists = self.all[at].lists.without(Lists::VERBS);
            }
        }
    }

    /// Whether a token is the last part of a word with a hyphen that begins with no verb: so-called, but not dit-elle.
    fn ends_compound(&self, at: usize) -> bool {
        let hyphen = at >= 2 && self.all[at].glued && self.is_sign(at - 1, &['-']) && self.all[at - 1].glued;
        hyphen && !self.all[at - 2].lists.any(Lists::VERBS) && self.all[at - 2].kind == Kind::Word
    }

    fn find_sentences(&mut self, from: usize, paragraph: usize, spans: &[Span]) {
        let mut start = from;
        for at in from..self.all.len() {
            self.all[at].sentence = self.sentences.len();
            if at + 1 == self.all.len() || self.ends_sentence(at, spans) {
                self.sentences.push(start..at + 1);
                self.paragraphs.push(paragraph);
                start = at + 1;
            }
        }
    }

    /// Whether a sentence ends with the token; more tokens stand behind it.
    fn ends_sentence(&self, at: usize, spans: &[Span]) -> bool {
        let next = &self.all[at + 1];
        let opens = next.capital
            || matches!(next.kind, Kind::Quote(_) | Kind::Number)
            || self.is_sign(at + 1, &['¿', '¡', '(', '[', '–', '—', '-']);
        match self.all[at].kind {
            // A short surname before a quotation is no abbreviation.
            Kind::Sign('.') if matches!(next.kind, Kind::Quote(_)) => !next.glued && !self.is_initial(at),
            Kind::Sign('.') => opens && !next.glued && !self.is_abbreviation(at),
            Kind::Sign('!' | '?' | '…' | '。') => opens || next.kind == Kind::Sign('*'),
            Kind::Quote(number) => {
                let words = &self.text[spans[number as usize].inner.clone()];
                let stopped = words.ends_with(['.', '…']) || (words.ends_with(['!', '?']) && !self.cue_behind(at));
                stopped && (next.capital || matches!(next.kind, Kind::Quote(_)))
            }
            _ => false,
        }
    }

    /// Whether a full stop belongs to a title or to an initial.
    fn is_initial(&self, stop: usize) -> bool {
        let word = stop.checked_sub(1).filter(|_| self.all[stop].glued);
        word.is_some_and(|word| self.all[word].lists.any(Lists::TITLES) || self.word(word).chars().count() == 1)
    }

    /// Whether a full stop belongs to the word before it.
    fn is_abbreviation(&self, stop: usize) -> bool {
        let Some(word) = stop.checked_sub(1).filter(|_| self.all[stop].glued) else { return false };
        let token = &self.all[word];
        let length = self.word(word).chars().count();
        // Ranks are shortened in small letters too: "asp. Jan Morski".
        let rank = token.lists.any(Lists::TITLES) && (token.capital || length <= LONGEST_RANK);
        // "Ann Lee." ends with a surname.
        let surname = word > 0 && self.all[word - 1].capital && self.all[word - 1].lists.any(Lists::GIVEN);
        rank || token.capital
            && (length == 1
                || (length <= 3 && !surname && token.lists.is_empty() && self.word(word).chars().skip(1).any(char::is_lowercase)))
    }

    /// Whether a reporting verb stands a few words behind the token.
    fn cue_behind(&self, at: usize) -> bool {
        self.all[at + 1..]
            .iter()
            .take(6)
            .take_while(|token| !matches!(token.kind, Kind::Quote(_) | Kind::Sign('.')))
            .any(|token| !token.capital && token.lists.any(Lists::VERBS))
    }
}

/// Letters of a rank that is shortened.
const LONGEST_RANK: usize = 4;
/// Places in a quotation where a cue inside its marks may begin, of one sort.
const MOST_ASIDES: usize = 12;
/// A cue inside a quotation's marks is no longer than this, in bytes.
const LONGEST_ASIDE: usize = 90;

/// The bytes of a name in commas with which a text begins: "…, said the mayor|, Ann Lee|, …".
fn apposed(text: &str) -> usize {
    let name = text.strip_prefix(", ").and_then(|rest| rest.split_once(',')).map_or("", |(name, _)| name);
    let names = name.split_whitespace().count() > 1 && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    if names { ", ".len() + name.len() } else { 0 }
}

/// Characters that stand inside words.
fn is_inside(c: char) -> bool {
    matches!(c, '\'' | '’' | '\u{ad}' | '\u{300}'..='\u{36f}')
}
