//! Speech in a text: quotation marks, how they pair, and dashes that open it. Both halves of the engine ask here, so that
//! what one takes for somebody's words the other never hides.

mod glyphs;
mod pairing;

use std::ops::Range;

use crate::text::chars::is_dash;

pub use glyphs::{Glyph, Mark, Use, marks};
pub use pairing::{Around, Pair, pairs};

/// Where the words begin behind a dash that opens the paragraph.
pub fn behind_dash(paragraph: &str) -> Option<usize> {
    let rest = paragraph.strip_prefix(is_dash).or_else(|| paragraph.strip_prefix('-'))?;
    let words = rest.trim_start();
    let spaced = words.len() < rest.len();
    let speech = words.starts_with(|c: char| c.is_alphabetic() || "¿¡«“\"„…".contains(c));
    (speech && (spaced || paragraph.starts_with(is_dash))).then_some(paragraph.len() - words.len())
}

/// Whether the first mark of a paragraph opens both, a quotation and the paragraph.
pub fn opens(marks: &[Mark]) -> bool {
    marks.first().is_some_and(|mark| mark.range.start == 0 && !mark.glyph.is_single() && mark.price(Use::Open) < 1.0)
}

/// Finds what somebody says in paragraph after paragraph: a quotation may go on in the next one.
#[derive(Debug, Default)]
pub struct Speech {
    open: Option<Glyph>,
}

impl Speech {
    /// The parts of the next paragraph that lie in somebody's speech, marks included. `behind` is the paragraph after it.
    pub fn of(&mut self, paragraph: &str, behind: Option<&str>) -> Vec<Range<usize>> {
        let marks = marks(paragraph);
        let next_opens = || behind.is_some_and(|behind| opens(&glyphs::marks(behind)));
        let around = Around { open: self.open, next_opens: !marks.is_empty() && next_opens() };
        let pairs = pairs(paragraph, &marks, around);
        self.open = pairs.last().filter(|pair| pair.unclosed).map(|pair| pair.opener);
        if behind_dash(paragraph).is_some() {
            return std::iter::once(0..paragraph.len()).collect();
        }
        pairs.into_iter().map(|pair| pair.range).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speech_is_found_in_every_style() {
        for (paragraph, said) in [
            ("“Give today,” she said.", &["“Give today,”"][..]),
            ("‘Give today,’ she said, and the boys’ boat left.", &["‘Give today,’"]),
            ("'Give today,' she said. It's late.", &["'Give today,'"]),
            ("„Gebt heute“, sagte sie.", &["„Gebt heute“"]),
            ("»Gebt heute«, sagte sie.", &["»Gebt heute«"]),
            ("« Donnez », dit-elle.", &["« Donnez »"]),
            ("”Ge i dag”, sade hon.", &["”Ge i dag”"]),
            ("»Ge i dag», sade hon.", &["»Ge i dag»"]),
            ("市長は「橋は閉鎖する」と述べ、「ご寄付を」と訴えた。", &["「橋は閉鎖する」", "「ご寄付を」"]),
            ("—Dona hoy —dijo ella.", &["—Dona hoy —dijo ella."]),
            ("- Daj dziś - powiedziała.", &["- Daj dziś - powiedziała."]),
            ("Nobody's boat, and none of the boys' boats, left.", &[]),
        ] {
            let found: Vec<&str> = Speech::default().of(paragraph, None).into_iter().map(|range| &paragraph[range]).collect();
            assert_eq!(found, said, "{paragraph}");
        }
    }

    #[test]
    fn speech_goes_on_in_the_next_paragraph() {
        let (first, second) = ("“We need help.", "“Give today,” she said.");
        let mut speech = Speech::default();
        let mut said = |paragraph: &str, behind| {
            let found = speech.of(paragraph, behind);
            found.into_iter().map(|range| paragraph[range].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(said(first, Some(second)), [first]);
        assert_eq!(said(second, None), ["“Give today,”"]);
    }
}
