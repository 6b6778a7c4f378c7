//! What is known before a story is taken out of its page.

use std::sync::OnceLock;

use crate::Engine;
use crate::extract::Extract;
use crate::extract::boilerplate::Boilerplate;
use crate::nag::markup::Vocabulary;
use crate::page::Page;
use crate::settings::Settings;
use crate::tables::Tables;

impl Engine {
    /// Takes the story out of a page: all of it and nothing else, with what the page tells of it.
    ///
    /// ```
    /// use quiet_quotes::{Engine, Settings, page::read::html};
    ///
    /// let page = html::read_str("<article><h1>Ferry returns</h1><p>It sails again.<figure><figcaption>A ferry", None);
    /// let story = Engine::embedded().extract(&page, &Settings::default());
    /// assert_eq!(story.title.as_deref(), Some("Ferry returns"));
    /// assert_eq!(story.text(), "It sails again.\n");
    /// ```
    pub fn extract(&self, page: &Page, settings: &Settings) -> Extract {
        let known = Known { markup: &self.nags.markup, boilerplate: self.extractor.boilerplate() };
        super::extract(page, &self.nags.read(page, settings), known)
    }
}

/// What is known beforehand, read when the first story is taken out of its page.
#[derive(Debug)]
pub(crate) struct Extractor {
    table: &'static str,
    boilerplate: OnceLock<Boilerplate>,
}

impl Extractor {
    pub fn new(tables: &Tables) -> Self {
        Self { table: tables.boilerplate, boilerplate: OnceLock::new() }
    }

    fn boilerplate(&self) -> &Boilerplate {
        self.boilerplate.get_or_init(|| Boilerplate::read(self.table))
    }
}

/// What the words of a page are told by.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub markup: &'a Vocabulary,
    pub boilerplate: &'a Boilerplate,
}
