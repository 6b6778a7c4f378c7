//! Which quotations matter?

use super::Quotation;
use crate::story::Story;

/// The rank of each quotation, in the same order: 1 for the one to show first.
pub fn rank(story: &Story, quotations: &[Quotation]) -> Vec<u32> {
    let _ = story;
    (1..=quotations.len() as u32).collect()
}
