//! The tables that the engine reads at its start: the words of all languages, as `build.rs` writes them from the data files,
//! what markup is called, and what was learnt.
//!
//! Programs hold them. Browsers load them as a file of their own beside the engine (`engine_words.txt`), at the same time,
//! so that the module stays small and is compiled while they come.

/// The tables.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tables {
    /// What prompts say: read by [`Matcher`](crate::nag::phrases::Matcher).
    pub nag_phrases: &'static str,
    /// The words that tell who speaks: read by the quotation finder.
    pub quote_words: &'static str,
    /// What parts of prompts are called in markup: read by [`markup`](crate::nag::markup).
    pub markup: &'static str,
    /// The trees that tell nags: read by [`Classifier`](crate::nag::classifier::Classifier).
    pub classifier: &'static str,
    /// The weights that tell speakers: read by [`Weights`](crate::quote::speaker::model::Weights).
    pub speaker_weights: &'static str,
}

/// All tables. In browsers they are empty until they are [loaded](load).
#[cfg(not(target_arch = "wasm32"))]
pub fn tables() -> Tables {
    Tables {
        nag_phrases: include_str!(concat!(env!("OUT_DIR"), "/nag_phrases.txt")),
        quote_words: include_str!(concat!(env!("OUT_DIR"), "/quote_words.tsv")),
        markup: include_str!("../data/markup.toml"),
        classifier: include_str!("../data/models/nag_classifier.txt"),
        speaker_weights: include_str!("../data/models/speaker_weights.toml"),
    }
}

#[cfg(target_arch = "wasm32")]
static LOADED: std::sync::OnceLock<Tables> = std::sync::OnceLock::new();

/// What divides the tables in the file, where they stand in the order of the fields of [`Tables`].
#[cfg(target_arch = "wasm32")]
const DIVIDER: char = '\u{c}';

/// All tables. In browsers they are empty until they are [loaded](load).
#[cfg(target_arch = "wasm32")]
pub fn tables() -> Tables {
    LOADED.get().copied().unwrap_or_default()
}

/// Takes the tables from what `engine_words.txt` holds; whether it holds them. Once is enough, more does no harm.
#[cfg(target_arch = "wasm32")]
pub fn load(file: String) -> bool {
    let read = |file: String| {
        let parts: Vec<&'static str> = String::leak(file).split(DIVIDER).collect();
        let [nag_phrases, quote_words, markup, classifier, speaker_weights] = *parts else { return Tables::default() };
        Tables { nag_phrases, quote_words, markup, classifier, speaker_weights }
    };
    file.matches(DIVIDER).count() == 4 && !LOADED.get_or_init(|| read(file)).nag_phrases.is_empty()
}
