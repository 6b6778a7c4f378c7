//! What the reader wants hidden.

use serde::{Deserialize, Serialize};

use crate::report::NagKind;

/// What the engine may hide. The default is what a new reader gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Settings {
    /// Kinds of nags to hide; all by default.
    pub kinds: Vec<NagKind>,
    /// Languages, two letters each, of the pages on which anything is hidden, beside those that do not say theirs; empty
    /// (the default) means all.
    pub languages: Vec<String>,
    /// Whether overlays are hidden on pages that are no articles too. Off by default.
    pub overlays_everywhere: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { kinds: NagKind::ALL.to_vec(), languages: Vec::new(), overlays_everywhere: false }
    }
}
