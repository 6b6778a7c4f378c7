//! The engine: what is known beforehand, and the calls that read with it.

#[cfg(feature = "extract")]
use crate::extract::Extractor;
use crate::metadata::Metadata;
use crate::nag::{self, Explanation, Reading};
use crate::page::{NodeId, Page, Places};
use crate::quote;
use crate::report::{Article, Quote, Report};
use crate::settings::Settings;
use crate::story::Story;
use crate::tables::Tables;
use crate::text::Utf8Offsets;

/// Reads pages and texts. Made once and shared between threads: it holds the tables and nothing of what was read.
#[derive(Debug)]
pub struct Engine {
    /// For benches and trainers.
    #[doc(hidden)]
    pub nags: nag::NagModel,
    /// For benches and trainers.
    #[doc(hidden)]
    pub quotes: quote::QuoteModel,
    #[cfg(feature = "extract")]
    pub(crate) extractor: Extractor,
}

impl Engine {
    /// An engine that knows what the tables hold.
    pub fn new(tables: &Tables) -> Self {
        let quotes = quote::QuoteModel::new(tables);
        Self {
            nags: nag::NagModel::new(tables, quotes.languages.clone()),
            quotes,
            #[cfg(feature = "extract")]
            extractor: Extractor::new(tables),
        }
    }

    /// An engine with the tables that this crate was built with.
    #[cfg(feature = "tables")]
    pub fn embedded() -> Self {
        Self::new(&Tables::embedded())
    }

    /// Reads a page and reports what to hide on it and who says what in its story.
    ///
    /// The report's `id` is empty: callers name their pages. Time is linear in the size of the page.
    pub fn analyze(&self, page: &Page, settings: &Settings) -> Report {
        let reading = self.nags.read(page, settings);
        let mut quotes = self.quotes.find(&reading.story);
        locate(&mut quotes, page, &reading);
        let metadata = Metadata::of(page, reading.story.title.as_deref());
        Report {
            id: String::new(),
            url: page.url.clone(),
            lang: reading.story.lang.clone(),
            is_article: reading.is_article,
            title: metadata.title,
            byline: metadata.byline,
            published: metadata.published,
            site: metadata.site,
            nags: reading.nags,
            quotes,
            article: Article { blocks: blocks(page, &reading.sources), text: reading.story.text },
        }
    }

    /// The direct quotations of a story, in text order, with speakers and ranks.
    ///
    /// ```
    /// use quiet_quotes::Engine;
    /// use quiet_quotes::story::Story;
    ///
    /// let engine = Engine::embedded();
    /// let quotes = engine.quotes(&Story::from_text("“The bridge stays open all winter,” said Mary Holt."));
    /// assert_eq!(quotes[0].speaker.as_deref(), Some("Mary Holt"));
    /// ```
    pub fn quotes(&self, story: &Story) -> Vec<Quote> {
        self.quotes.find(story)
    }

    /// Why each candidate of a page was hidden or not, in page order.
    pub fn explain(&self, page: &Page) -> Vec<Explanation> {
        nag::explain(page, &self.nags)
    }
}

/// The elements that hold the story's paragraphs, each once.
fn blocks(page: &Page, sources: &[(usize, usize)]) -> Vec<NodeId> {
    let sources = sources.iter().filter_map(|(block, _)| page.blocks.get(*block));
    let mut blocks: Vec<NodeId> = sources.map(|block| block.element).collect();
    crate::sort::sort_by_key(&mut blocks, |node| *node);
    blocks.dedup();
    blocks
}

/// Fills in where each quotation stands in the document.
fn locate(quotes: &mut [Quote], page: &Page, reading: &Reading) {
    let (story, mut places) = (&reading.story, Places::new(page));
    let mut bytes = Utf8Offsets::new(&story.text);
    for quote in quotes {
        let (start, end) = (bytes.at(quote.start), bytes.at(quote.end));
        let place = |from: usize, to: usize, places: &mut Places<'_>| {
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
