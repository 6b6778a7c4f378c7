//! Quiet Quotes finds the donation and paywall nags on a news page, tells what to hide without touching the story,
//! and finds the story's quotations with their speakers.
//!
//! An [`Engine`] is made once, of its [`Tables`], and then reads pages:
//!
//! ```
//! use quiet_quotes::{Engine, Settings, page};
//!
//! let engine = Engine::embedded();
//! let page = page::read::text::read("A headline\n“It works,” she said.");
//! let report = engine.analyze(&page, &Settings::default());
//! assert!(report.article.text.contains("It works"));
//! ```
//!
//! It knows no browser and opens no connection. Readers in [`page`] make a [`Page`] from HTML source, plain text
//! or a snapshot of a live document.

mod engine;
#[cfg(feature = "extract")]
pub mod extract;
pub mod metadata;
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
mod tables;
pub mod text;

pub use engine::Engine;
pub use page::Page;
pub use report::Report;
pub use settings::Settings;
pub use tables::{Tables, TablesError};

/// Has the README's example run with the others.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
