//! Does a block ask for something? What box does it sit in? May it be hidden?
//!
//! [`read`] surveys the page once, finds the story, scores every candidate by named features, chooses boxes that do not
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
#[cfg(test)]
#[path = "../../build/normalise.rs"]
mod normalise;
pub mod phrases;
mod pipeline;
mod pronouns;
mod reasons;
mod runs;
mod select;
mod voices;

pub use explain::{Explanation, explain};
pub use pipeline::{Judged, PageAnalysis};

#[cfg(test)]
use crate::text::fold;

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
    PageAnalysis::new(page).read(classifier::Classifier::learnt(), settings)
}
