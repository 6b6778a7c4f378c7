//! The story of a page: its paragraphs, nags and boilerplate left out.

use std::ops::Range;

/// A story's text, cut into paragraphs. What the quotation finder reads.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Story {
    /// The whole text, a newline between paragraphs.
    pub text: String,
    /// The paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
    /// The headline, where it is known apart from the text.
    pub title: Option<String>,
    /// The language, two letters, where it is known.
    pub lang: Option<String>,
}

/// A paragraph of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its place in [`Story::text`], in bytes.
    pub range: Range<usize>,
    /// What it is.
    pub role: ParagraphRole,
}

/// What a paragraph is in its story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ParagraphRole {
    /// Running text.
    Body,
    /// The headline or a heading between paragraphs.
    Heading,
    /// Text set in as a quotation, by its markup.
    Blockquote,
    /// An item of a list.
    Item,
    /// Words under a picture.
    Caption,
}

impl Story {
    /// A story from plain text: every line that is not blank is a paragraph.
    ///
    /// ```
    /// let story = quiet_quotes::story::Story::from_text("One.\n\nTwo.");
    /// assert_eq!(story.paragraphs.len(), 2);
    /// ```
    pub fn from_text(text: &str) -> Self {
        let mut paragraphs = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let trimmed = line.trim();
            if !trimmed.is_empty() {
                let start = at + (line.len() - line.trim_start().len());
                paragraphs.push(Paragraph { range: start..start + trimmed.len(), role: ParagraphRole::Body });
            }
            at += line.len();
        }
        Self { text: text.to_owned(), paragraphs, ..Self::default() }
    }

    /// A paragraph's words.
    pub fn paragraph_text(&self, paragraph: &Paragraph) -> &str {
        &self.text[paragraph.range.clone()]
    }
}
