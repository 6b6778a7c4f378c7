//! Quiet Quotes finds the donation and paywall nags on a news page, tells what to hide without touching the story,
//! and finds the story's quotations with their speakers.
//!
//! The whole engine is one call:
//!
//! ```
//! use quiet_quotes::{Settings, analyze, page};
//!
//! let page = page::plain::read("A headline\n“It works,” she said.");
//! let report = analyze(&page, &Settings::default());
//! assert!(report.article.text.contains("It works"));
//! ```
//!
//! It knows no browser and opens no connection. Readers in [`page`] make a [`Page`] from HTML source, plain text,
//! a snapshot sent by a content script or a live document.

pub mod nag;
pub mod page;
pub mod quote;
pub mod report;
pub mod settings;
pub mod story;
pub mod text;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use page::Page;
pub use report::Report;
pub use settings::Settings;

use report::Article;

/// Reads a page and reports what to hide on it and who says what in its story.
///
/// The report's `id` is empty: callers name their pages.
pub fn analyze(page: &Page, settings: &Settings) -> Report {
    let reading = nag::read(page, settings);
    let mut quotes = quote::find(&reading.story);
    locate(&mut quotes, page, &reading);
    Report {
        id: String::new(),
        url: page.url.clone(),
        lang: reading.story.lang.clone(),
        is_article: reading.is_article,
        title: reading.story.title.clone().or_else(|| page.title.clone()),
        nags: reading.nags,
        quotes,
        article: Article { text: reading.story.text },
    }
}

/// Fills in where each quotation stands in the document.
fn locate(quotes: &mut [report::Quote], page: &Page, reading: &nag::Reading) {
    let (story, mut units) = (&reading.story, text::Utf16Offsets::new(&reading.story.text));
    // Starts of the paragraphs, in UTF-16 code units: both lists rise.
    let starts: Vec<u32> = story.paragraphs.iter().map(|paragraph| units.at(paragraph.range.start)).collect();
    let place = |offset: u32| {
        let at = starts.partition_point(|start| *start <= offset).checked_sub(1)?;
        let (block, from) = *reading.sources.get(at)?;
        let paragraph = story.paragraph_text(&story.paragraphs[at]);
        let byte = text::byte_of_utf16(paragraph, offset - starts[at]);
        page.place(&page.blocks[block], from + byte)
    };
    for quote in quotes {
        quote.places = place(quote.start).zip(place(quote.end));
    }
}
