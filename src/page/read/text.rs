//! The reader of plain text: a line is a block.

use crate::page::{Page, PageBuilder, Tag, TagName};

/// Reads plain text; every line that is not blank becomes a block in a `p` of its own.
///
/// ```
/// let page = quiet_quotes::page::read::text::read("A headline\n\nA paragraph.");
/// assert_eq!(page.blocks.len(), 2);
/// ```
pub fn read(text: &str) -> Page {
    let mut builder = PageBuilder::new(None, None);
    builder.open(TagName::Known(Tag::Article), std::iter::empty());
    for line in text.lines() {
        builder.open(TagName::Known(Tag::P), std::iter::empty());
        builder.text(line);
        builder.close();
    }
    builder.finish()
}
