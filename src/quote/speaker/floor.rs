//! Who holds the floor: what a quotation without a subject of its own has from those before it.

use std::ops::Range;

use crate::quote::span::Span;
use crate::quote::speaker::coref::{Coreference, MentionKind};
use crate::quote::speaker::roles::Function;
use crate::quote::syntax::mentions::Mention;
use crate::quote::syntax::tokens::{Kind, Tokens};
use crate::text::lexicon::lower_case;

/// What has been attributed so far.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// The mention that named the speaker of the last quotation that has one.
    pub last: Option<usize>,
    /// The paragraph of that quotation.
    paragraph: usize,
    /// Quotations of each person, up to the last who spoke.
    spoke: Vec<usize>,
}

impl History {
    /// Takes in that a mention names the speaker of a quotation.
    pub fn take(&mut self, span: &Span, mention: usize, people: &Coreference) {
        self.last = Some(mention);
        self.paragraph = span.paragraph;
        if let Some(person) = people.of[mention] {
            self.spoke.resize(self.spoke.len().max(person + 1), 0);
            self.spoke[person] += 1;
        }
    }

    /// How a quotation stands to the words around it, and to the quotation before.
    pub fn setting(&self, span: &Span, bare: usize, follows: bool) -> Setting {
        let distance = match self.last {
            None => 0,
            Some(_) if self.paragraph == span.paragraph => 1,
            Some(_) if self.paragraph + 1 == span.paragraph => 2,
            Some(_) => 3,
        };
        Setting { bare, distance, follows }
    }
}

/// How a quotation stands to the words around it, and to the quotation before.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// 0 where its sentence reports, 1 where it has other words, 2 where the quotation is all of it, 3 of its paragraph too.
    pub bare: usize,
    /// 0 where nobody spoke before, 1 in the same paragraph, 2 in the one before, 3 farther away.
    distance: usize,
    /// Whether a quotation stands in the sentence before.
    follows: bool,
}

impl Setting {
    /// Whether the quotation is all of its sentence, and one stands in the sentence before it; or all of its paragraph, and one
    /// stands in the paragraph before.
    pub fn goes_on(self) -> bool {
        self.bare > 1 && self.distance == 1 && self.follows || self.bare == 3 && self.distance == 2
    }

    /// Both as one number.
    pub fn number(self) -> usize {
        self.bare * 4 + self.distance
    }
}

/// Whether a mention means whoever spoke last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    Same,
    Other,
    Unknown,
}

/// Where a mention stands, seen from the quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MentionPlace {
    /// Behind it, in the same sentence.
    After,
    /// Before it, in the same sentence.
    Before,
    /// In the sentence before.
    Sentence,
    /// In an earlier sentence of the paragraph.
    Sentences,
    /// In the paragraph before.
    Paragraph,
    /// In an earlier paragraph.
    Earlier,
}

/// How a mention stands to whoever holds the floor.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    pub setting: Setting,
    /// Where the mention stands.
    pub place: MentionPlace,
    pub holder: Holder,
    /// Quotations of the person so far.
    pub spoke: usize,
    /// Whether the quotation itself names the person.
    pub named_inside: bool,
    pub kind: MentionKind,
    /// Whether the story names the person here for the first time.
    pub introduced: bool,
}

/// The words of a quotation that may be names, to tell whether it speaks of somebody.
pub struct Inside(Vec<String>);

/// Bytes of a quotation that are read for names.
const MOST_READ: usize = 1500;

impl Inside {
    pub fn new(text: &str, words: &Range<usize>) -> Self {
        let end = text.floor_char_boundary(words.end.min(words.start + MOST_READ));
        let parts = text[words.start..end].split(|c: char| !c.is_alphanumeric());
        Self(parts.filter(|word| word.starts_with(char::is_uppercase)).map(lower_case).collect())
    }
}

/// What is known of a story's words.
pub struct Told<'a> {
    pub tokens: &'a Tokens<'a>,
    pub mentions: &'a [Mention],
    pub people: &'a Coreference,
}

impl Standing {
    /// How a mention stands for a quotation with these words.
    pub fn new(
        history: &History,
        setting: Setting,
        place: MentionPlace,
        number: usize,
        inside: &Inside,
        story: &Told<'_>,
    ) -> Self {
        let Told { tokens, mentions, people } = story;
        let person = people.of[number];
        let holder = match (history.last, person) {
            (None, _) => Holder::Unknown,
            (Some(last), _) if last == number => Holder::Same,
            (Some(last), Some(person)) => match people.of[last] {
                Some(other) if other == person => Holder::Same,
                Some(_) => Holder::Other,
                None => Holder::Unknown,
            },
            (Some(last), None) => {
                let (a, b) = (&mentions[last], &mentions[number]);
                let alike = people.of[last].is_none() && tokens.lower(a.head) == tokens.lower(b.head) && b.sort == a.sort;
                if alike { Holder::Same } else { Holder::Unknown }
            }
        };
        let (kind, named_inside) = match person.map(|person| &people.all[person]) {
            None => (MentionKind::Nobody, false),
            Some(known) => (known.kind(), known.words.last().is_some_and(|last| inside.0.contains(last))),
        };
        Self {
            setting,
            place,
            holder,
            spoke: person.and_then(|person| history.spoke.get(person)).copied().unwrap_or(0),
            named_inside,
            kind,
            introduced: person.is_some_and(|person| people.all[person].first == number && kind != MentionKind::Nobody),
        }
    }
}

/// How much of its sentence and its paragraph a quotation is; `cues` tells whether the sentence reports.
pub fn bare(tokens: &Tokens<'_>, quote: usize, cues: bool) -> usize {
    if cues {
        return 0;
    }
    let word = |at: Option<usize>| at.and_then(|at| tokens.all.get(at)).filter(|token| !matches!(token.kind, Kind::Sign(_)));
    let sentence = tokens.all[quote].sentence;
    let (before, behind) = (word(quote.checked_sub(1)), word(Some(quote + 1)));
    let free = |token: Option<&crate::quote::syntax::tokens::Token>| {
        token.is_none_or(|token| token.sentence != sentence || matches!(token.kind, Kind::Quote(_)))
    };
    if !free(before) || !free(behind) {
        return 1;
    }
    let paragraph = tokens.paragraphs[sentence];
    let apart = |token: Option<&crate::quote::syntax::tokens::Token>| {
        token.is_none_or(|token| tokens.paragraphs[token.sentence] != paragraph || matches!(token.kind, Kind::Quote(_)))
    };
    if apart(before) && apart(behind) { 3 } else { 2 }
}

/// Whether a sentence has a mention with a reporting verb among those around a quotation.
pub fn reports(mentions: &[Mention], functions: &[Function], tokens: &Tokens<'_>, quote: usize, around: Range<usize>) -> bool {
    around.into_iter().any(|mention| functions[mention].cue.is_some() && tokens.same_sentence(mentions[mention].head, quote))
}
