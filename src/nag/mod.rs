//! Does a block ask for something? What box does it sit in? May it be hidden?

pub mod phrase;

use crate::page::Page;
use crate::report::Nag;
use crate::settings::Settings;
use crate::story::Story;

/// What the nag finder makes of a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// Whether the page is an article.
    pub is_article: bool,
    /// What to hide, in page order.
    pub nags: Vec<Nag>,
    /// The story, nags left out.
    pub story: Story,
    /// For each paragraph of the story the block of [`Page::blocks`] it comes from and the byte in that block's text
    /// at which the paragraph begins.
    pub sources: Vec<(usize, usize)>,
}

/// Reads a page: what kind it is, what to hide on it, and what its story is.
pub fn read(page: &Page, settings: &Settings) -> Reading {
    let _ = settings;
    let mut reading = Reading::default();
    for (at, block) in page.blocks.iter().enumerate() {
        let start = reading.story.text.len();
        reading.story.text.push_str(&block.text);
        let range = start..reading.story.text.len();
        reading.story.text.push('\n');
        reading.story.paragraphs.push(crate::story::Paragraph { range, role: crate::story::ParagraphRole::Body });
        reading.sources.push((at, 0));
    }
    reading
}
