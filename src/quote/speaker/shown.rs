//! The speaker as a reader is shown it: the fullest name, a role, or the source as it is written.

use std::ops::Range;

use crate::quote::detect::dialogue;
use crate::quote::span::Style;
use crate::quote::speaker::coref::Coreference;
use crate::quote::speaker::roles::Part;
use crate::quote::speaker::{Attribution, Cases, MOST_BEFORE};
use crate::quote::syntax::mentions::{Mention, Sort};
use crate::quote::syntax::naming;
use crate::quote::syntax::tokens::Kind;
use crate::story::Story;
use crate::text::chars::{is_dash, is_shouted};

impl Cases<'_> {
    /// The attribution to a mention.
    pub(super) fn named(&self, at: usize, number: usize, sure: f32, people: &Coreference) -> Attribution {
        let mention = &self.mentions[number];
        let function = &self.functions[number];
        let beside = self.places[at].is_none_or(|token| self.tokens.same_sentence(token, mention.head));
        let words = |cue: &&Range<usize>| beside && self.tokens.all[cue.start].kind == Kind::Word;
        let cue = function.cue.as_ref().filter(words).map(|cue| self.range(cue));
        let known = self.who(number, people);
        let shown = match (mention.sort, known) {
            (Sort::Plural, None) => self.group(number),
            _ => Some(people.repeats[number].unwrap_or(number)),
        };
        let body = shown.and_then(|shown| people.bodies.fullest(&self.tokens, &self.mentions, shown));
        let body = body.filter(|_| mention.sort == Sort::Body || known.is_none());
        let (speaker, role) = match (mention.sort, known) {
            (Sort::First, _) => (None, None),
            _ if body.is_some() => (body.map(|body| self.body(body, people)), None),
            (_, Some(person)) => (Some(people.all[person].name.clone()), people.all[person].role.clone()),
            (Sort::Single | Sort::Relative, None) => (None, None),
            _ => (shown.map(|shown| self.text(shown)), None),
        };
        Attribution { speaker, role, mention: Some(self.range(&mention.tokens)), cue, confidence: sure }
    }

    fn who(&self, number: usize, people: &Coreference) -> Option<usize> {
        let mention = &self.mentions[number];
        people.of[number].filter(|person| {
            let fuller = || people.all[*person].name.split_whitespace().count() > mention.name.len();
            mention.sort != Sort::Body || mention.name.len() == mention.tokens.len() || self.is_abbreviation(mention) && fuller()
        })
    }

    /// Whether a name is written in capitals alone.
    fn is_abbreviation(&self, mention: &Mention) -> bool {
        !mention.name.is_empty() && is_shouted(self.tokens.words(mention.name.clone()))
    }

    /// Whom "they" means: the last noun for several, for somebody unnamed, or for a body; one that speaks before all others.
    fn group(&self, number: usize) -> Option<usize> {
        let meant = |before: &usize| {
            let (mention, function) = (&self.mentions[*before], &self.functions[*before]);
            let unnamed = mention.sort == Sort::Person && function.cue.is_some();
            let several = matches!(mention.sort, Sort::Many | Sort::Body) || unnamed;
            several && function.part != Part::Preposition && !mention.owner
        };
        let before = || (number.saturating_sub(MOST_BEFORE)..number).rev().filter(meant);
        before().find(|before| self.functions[*before].cue.is_some()).or_else(|| before().next())
    }

    /// The name of a body in its plain form.
    fn body(&self, number: usize, people: &Coreference) -> String {
        self.who(number, people).map_or_else(|| self.text(number), |body| people.all[body].name.clone())
    }

    fn text(&self, number: usize) -> String {
        naming::written(&self.tokens, &self.mentions, number)
    }

    /// The attribution of an interview's turn, or of words with a credit.
    pub(super) fn labelled(&self, story: &Story, label: &Range<usize>, people: &Coreference) -> Attribution {
        let number = self.mentions.partition_point(|mention| self.range(&mention.tokens).end <= label.start);
        let number = self.mentions.get(number).filter(|mention| self.range(&mention.tokens).start < label.end).map(|_| number);
        let written = &story.text[label.clone()];
        let letter = dialogue::is_letter(written);
        let person = match number {
            _ if letter => self.guest(story, label.start, people),
            Some(number) => self.who(number, people),
            None => people.called(written),
        };
        let person = person.map(|person| &people.all[person]);
        let as_written = || (!letter).then(|| written.to_owned());
        Attribution {
            speaker: person.map(|person| person.name.clone()).or_else(as_written),
            role: person.and_then(|person| person.role.clone()),
            mention: Some(label.clone()).filter(|_| !written.starts_with(is_dash)),
            cue: None,
            confidence: if letter { 0.7 } else { 0.9 },
        }
    }

    /// Whom an interview asks: the only person that the story names in full before it, or of these the only one in the headline.
    fn guest(&self, story: &Story, turn: usize, people: &Coreference) -> Option<usize> {
        let first = self.spans.iter().filter(|span| span.style == Style::Turn).filter_map(|span| span.label.as_ref());
        let start = first.map(|label| label.start).min().unwrap_or(turn);
        let before = self.mentions.partition_point(|mention| self.range(&mention.tokens).start < start);
        let mut named: Vec<usize> = Vec::new();
        for person in
            (0..before).filter(|mention| self.mentions[*mention].sort == Sort::Full).filter_map(|mention| people.of[mention])
        {
            if !named.contains(&person) && named.len() < MOST_BEFORE {
                named.push(person);
            }
        }
        let opening = || story.paragraphs.first().map(|paragraph| story.paragraph_text(paragraph));
        if named.len() > 1 {
            let headline = story.title.as_deref().or_else(opening).unwrap_or_default();
            named.retain(|person| people.all[*person].is_in(headline));
        }
        if let [guest] = *named { Some(guest) } else { None }
    }
}
