//! Quiet Quotes finds the donation and paywall nags on a news page, tells what to hide without touching the story,
//! and finds the story's quotations with their speakers.
//!
//! The whole engine is one call:
//!
//! ```
//! use quiet_quotes::{Settings, analyze, page};
//!
//! let page = page::read::text::read("A headline\n“It works,” she said.");
//! let report = analyze(&page, &Settings::default());
//! assert!(report.article.text.contains("It works"));
//! ```
//!
//! It knows no browser and opens no connection. Readers in [`page`] make a [`Page`] from HTML source, plain text
//! or a snapshot of a live document.

pub mod nag;
mod named;
pub mod page;
pub mod quote;
pub mod report;
#[cfg(feature = "html")]
pub mod rewrite;
pub mod settings;
mod sort;
pub mod story;
pub mod tables;
pub mod text;

pub use page::Page;
pub use report::Report;
pub use settings::Settings;

use report::Article;

/// Has the README's example run with the others.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

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
    let (story, mut places) = (&reading.story, page::Places::new(page));
    let mut bytes = text::Utf8Offsets::new(&story.text);
    for quote in quotes {
        let (start, end) = (bytes.at(quote.start), bytes.at(quote.end));
        let place = |from: usize, to: usize, places: &mut page::Places<'_>| {
            let at = story.paragraphs.partition_point(|paragraph| paragraph.range.start <= from).checked_sub(1)?;
            let (range, (block, skipped)) = (&story.paragraphs[at].range, *reading.sources.get(at)?);
            places.range(block, skipped + from - range.start..skipped + to.min(range.end) - range.start)
        };
        let Some(first_end) = story.text[start..end].find('\n').map(|newline| start + newline) else {
            quote.places = place(start, end, &mut places);
            continue;
        };
        // A quotation over several paragraphs ends in another block than it begins in.
        let last = story.text[start..end].rfind('\n').map_or(start, |newline| start + newline + 1);
        quote.places = place(start, first_end, &mut places).zip(place(last, end, &mut places)).map(|(a, b)| (a.0, b.1));
    }
}
