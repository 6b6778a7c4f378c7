//! The tables of words of all languages, as `build.rs` writes them from the data files.
//!
//! Programs hold them. Browsers load them as a file of their own beside the engine (`engine_words.txt`), at the same time,
//! so that the module stays small and is compiled while they come.

/// The tables.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tables {
    /// What prompts say: read by [`Matcher`](crate::nag::phrase::Matcher).
    pub nag_phrases: &'static str,
    /// The words that tell who speaks: read by the quotation finder.
    pub quote_words: &'static str,
}

/// All tables. In browsers they are empty until they are [loaded](load).
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn tables() -> Tables {
    Tables {
        nag_phrases: include_str!(concat!(env!("OUT_DIR"), "/nag_phrases.txt")),
        quote_words: include_str!(concat!(env!("OUT_DIR"), "/quote_words.tsv")),
    }
}

#[cfg(target_arch = "wasm32")]
static LOADED: std::sync::OnceLock<String> = std::sync::OnceLock::new();

/// What divides the tables in the file.
#[cfg(target_arch = "wasm32")]
const DIVIDER: char = '\u{c}';

/// All tables. In browsers they are empty until they are [loaded](load).
#[cfg(target_arch = "wasm32")]
pub(crate) fn tables() -> Tables {
    let all = LOADED.get().map_or("", String::as_str);
    let (nag_phrases, quote_words) = all.split_once(DIVIDER).unwrap_or_default();
    Tables { nag_phrases, quote_words }
}

/// Takes the tables from what `engine_words.txt` holds; whether it holds them. Once is enough, more does no harm.
#[cfg(target_arch = "wasm32")]
pub(crate) fn load(file: String) -> bool {
    file.contains(DIVIDER) && !LOADED.get_or_init(|| file).is_empty()
}
