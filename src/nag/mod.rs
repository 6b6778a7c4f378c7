//! Does a block ask for something? What box does it sit in? May it be hidden?
//!
//! [`NagModel::read`] surveys the page once, finds the story, scores every candidate by named features, chooses boxes that do not
//! overlap and asks the guard about each of them.

pub mod article;
pub mod candidates;
pub mod classifier;
pub mod content;
mod duties;
mod explain;
pub mod features;
mod frames;
mod guard;
pub mod index;
mod inline;
mod links;
pub mod markup;
pub mod meaning;
#[cfg(test)]
#[path = "../../build/normalise.rs"]
mod normalise;
mod offers;
pub mod phrases;
mod pipeline;
mod pronouns;
mod reasons;
mod rows;
mod runs;
mod select;
mod site;
pub mod sums;
mod voices;
pub mod words;
pub mod zones;

pub use explain::{Explanation, explain, explain_by};
pub use pipeline::{Judged, PageAnalysis};

use std::sync::Arc;

use crate::page::Page;
use crate::report::Nag;
use crate::settings::Settings;
use crate::story::Story;
use crate::tables::Tables;
use crate::text::dictionary::Dictionary;
#[cfg(test)]
use crate::text::fold;
use crate::text::lexicon::Languages;

use classifier::Classifier;
use markup::Vocabulary;
use meaning::Meaning;
use phrases::Matcher;
use pronouns::Pronouns;

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

/// What is known of nags before a page is read.
#[derive(Debug)]
pub struct NagModel {
    /// What prompts say.
    pub phrases: Matcher,
    /// What parts of prompts are called in markup.
    pub markup: Vocabulary,
    /// What texts ask for.
    pub meaning: Meaning,
    /// Tells nags by their features.
    pub classifier: Classifier,
    /// The words by which outlets speak of themselves and to their readers, by language.
    pub(crate) pronouns: Dictionary<Pronouns>,
    /// Those of a language that is not known.
    pub(crate) no_pronouns: Pronouns,
    /// The words of all languages.
    pub(crate) languages: Arc<Languages>,
}

impl NagModel {
    /// The model that the tables hold.
    pub fn new(tables: &Tables, languages: Arc<Languages>) -> Self {
        Self {
            phrases: Matcher::read(tables.nag_phrases),
            markup: Vocabulary::read(tables.markup),
            meaning: Meaning::parse(tables.nag_meaning),
            classifier: Classifier::parse(tables.nag_classifier),
            pronouns: Pronouns::read(tables.nag_phrases),
            no_pronouns: Pronouns::default(),
            languages,
        }
    }

    /// Reads a page: what kind it is, what to hide on it, and what its story is.
    pub fn read(&self, page: &Page, settings: &Settings) -> Reading {
        PageAnalysis::new(page, self).read(&self.classifier, settings)
    }
}

impl Default for NagModel {
    /// Knows no word.
    fn default() -> Self {
        Self::new(&Tables::default(), Arc::new(Languages::read("")))
    }
}
