//! Where are the quotations? Who speaks? Which matter?

use crate::report::Quote;
use crate::story::Story;

/// The story's direct quotations, in text order, with speakers and ranks.
pub fn find(story: &Story) -> Vec<Quote> {
    let _ = story;
    Vec::new()
}
