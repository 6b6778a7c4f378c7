//! Does a block ask for something? What box does it sit in? May it be hidden?
//!
//! [`read`] surveys the page once, finds the story, scores every candidate by named features, chooses boxes that do not
//! overlap and asks the guard about each of them.

pub mod body;
mod boxes;
pub mod candidate;
mod explain;
pub mod features;
mod frame;
mod guard;
pub mod hints;
pub mod judge;
mod named;
#[cfg(test)]
#[path = "../../build/normalise.rs"]
mod normalise;
mod page_kind;
pub mod phrase;
mod plain;
mod run;
mod sentence;
mod study;
pub mod survey;
mod tell;

pub use explain::{Explanation, explain};
pub(crate) use named::named;
pub use study::{Judged, Study};

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
    Study::new(page).read(judge::Judge::learnt(), settings)
}
