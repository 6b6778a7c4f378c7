//! How the file of all tables is written: the build script writes it, the engine reads it.

/// Counts up with every change that makes older tables unreadable.
pub const VERSION: u32 = 4;
/// How the file begins: these words, the version, and how many bytes stand behind the first line.
pub const MAGIC: &str = "quiet-quotes-tables";
/// What stands before each table, with its name on the same line.
pub const DIVIDER: char = '\u{c}';
/// The tables, in their order in the file; behind them that of the feature `extract`, where it is on.
pub const NAMES: [&str; 7] =
    ["nag-phrases", "quotation-words", "markup", "nag-meaning", "nag-classifier", "speaker-weights", "rank-weights"];
