//! The tables that the engine reads at its start: the words of all languages, as `build.rs` writes them from the data files,
//! what markup is called, and what was learnt.
//!
//! Programs hold them (feature `tables`, on by default). Browsers load them as a file of their own beside the engine
//! (`engine_words.txt`), at the same time, so that the module stays small and is compiled while they come.

mod format;

use format::{DIVIDER, MAGIC, NAMES, VERSION};

/// All that the engine knows before it reads a page. They are kept for as long as the program runs.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tables {
    /// What prompts say: read by [`Matcher`](crate::nag::phrases::Matcher).
    pub(crate) nag_phrases: &'static str,
    /// The words that tell who speaks: read by the quotation finder.
    pub(crate) quotation_words: &'static str,
    /// What parts of prompts are called in markup: read by [`markup`](crate::nag::markup).
    pub(crate) markup: &'static str,
    /// What texts ask for: read by [`Meaning`](crate::nag::meaning::Meaning).
    pub(crate) nag_meaning: &'static str,
    /// The trees that tell nags: read by [`Classifier`](crate::nag::classifier::Classifier).
    pub(crate) nag_classifier: &'static str,
    /// The weights that tell speakers: read by [`SpeakerWeights`](crate::quote::speaker::model::SpeakerWeights).
    pub(crate) speaker_weights: &'static str,
    /// The weights that tell which statements matter: read by [`RankWeights`](crate::quote::rank::model::RankWeights).
    pub(crate) rank_weights: &'static str,
    /// What pages set among the paragraphs of a story: read by [`Boilerplate`](crate::extract::boilerplate::Boilerplate).
    #[cfg(feature = "extract")]
    pub(crate) boilerplate: &'static str,
}

/// Why a file is no tables of this engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TablesError {
    /// It is something else.
    #[error("this is no file of the engine's tables: load the engine_words.txt that lies beside the engine")]
    Other,
    /// It belongs to another version of the engine.
    #[error("the tables are of version {found}, this engine reads version {VERSION}: load the engine_words.txt of its own build")]
    Version {
        /// The version that the file names.
        found: u32,
    },
    /// A part of it is missing.
    #[error("the tables have {found} bytes of {expected}: the file was cut short, so load it again")]
    Truncated {
        /// Bytes that are there.
        found: usize,
        /// Bytes that its first line tells.
        expected: usize,
    },
}

impl Tables {
    /// The tables that this crate was built with.
    #[cfg(feature = "tables")]
    pub fn embedded() -> Self {
        let file = include_str!(concat!(env!("OUT_DIR"), "/tables.txt"));
        // The build script has written it for this very version: a test holds that it can be read.
        Self::parse(file).unwrap_or_default()
    }

    /// Tables from what `engine_words.txt` holds. The text stays in memory for as long as the program runs.
    ///
    /// # Errors
    /// When it is another file, of another version, or cut short.
    pub fn read(file: String) -> Result<Self, TablesError> {
        Self::parse(file.leak())
    }

    fn parse(file: &'static str) -> Result<Self, TablesError> {
        let (head, rest) = file.split_once('\n').ok_or(TablesError::Other)?;
        let mut words = head.split(' ').skip(1).map(str::parse::<u32>);
        let mut number = || words.next().and_then(Result::ok).ok_or(TablesError::Other);
        if head.split(' ').next() != Some(MAGIC) {
            return Err(TablesError::Other);
        }
        let found = number()?;
        if found != VERSION {
            return Err(TablesError::Version { found });
        }
        let expected = number()? as usize;
        if rest.len() != expected {
            return Err(TablesError::Truncated { found: rest.len(), expected });
        }
        let mut tables = rest.split(DIVIDER).skip(1).filter_map(|table| table.split_once('\n'));
        let mut next =
            |name: &str| tables.next().filter(|(told, _)| *told == name).map(|(_, table)| table).ok_or(TablesError::Other);
        let [nag_phrases, quotation_words, markup, nag_meaning, nag_classifier, speaker_weights, rank_weights] = NAMES;
        Ok(Self {
            nag_phrases: next(nag_phrases)?,
            quotation_words: next(quotation_words)?,
            markup: next(markup)?,
            nag_meaning: next(nag_meaning)?,
            nag_classifier: next(nag_classifier)?,
            speaker_weights: next(speaker_weights)?,
            rank_weights: next(rank_weights)?,
            #[cfg(feature = "extract")]
            boilerplate: next(crate::extract::lists::TABLE)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_embedded_can_be_read() {
        assert!(!Tables::embedded().speaker_weights.is_empty());
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let file = include_str!(concat!(env!("OUT_DIR"), "/tables.txt"));
        let (head, rest) = file.split_once('\n').expect("a first line");
        let of = |file: String| Tables::read(file).map(|_| ());
        assert_eq!(of(format!("{head}\n{rest}")), Ok(()));
        assert_eq!(of("<!doctype html>\n<p>Not found".to_owned()), Err(TablesError::Other));
        assert_eq!(of(String::new()), Err(TablesError::Other));
        assert_eq!(of(format!("{MAGIC} 999 3\nabc")), Err(TablesError::Version { found: 999 }));
        let cut = &rest[..rest.floor_char_boundary(rest.len() / 2)];
        assert_eq!(of(format!("{head}\n{cut}")), Err(TablesError::Truncated { found: cut.len(), expected: rest.len() }));
    }
}
