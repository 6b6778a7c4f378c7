//! The sentence or two between headline and story.

use crate::extract::{Part, letters};
use crate::page::Page;

/// Texts that begin with the same letters and figures, so many of them, are the same.
const BEGINNING: usize = 30;

/// The standfirst as it is shown: what begins as the page's description of the story does. None where the story itself does.
pub fn shown(page: &Page, parts: &[Part<'_>], told: &str) -> Option<String> {
    let beginning: String = letters(told).take(BEGINNING).collect();
    let is_it = |text: &str| beginning.chars().eq(letters(text).take(BEGINNING));
    // What stands behind the story's beginning may describe its author.
    let before = &page.blocks[..parts.first().map_or(page.blocks.len(), |part| part.block)];
    if beginning.chars().count() < BEGINNING || parts.iter().any(|part| is_it(part.text)) {
        return None;
    }
    before.iter().find(|block| !block.hidden && is_it(&block.text)).map(|block| block.text.replace('\n', " "))
}

#[cfg(all(test, feature = "html", feature = "tables"))]
mod tests {
    use crate::page::read::html;
    use crate::{Engine, Settings};

    #[test]
    fn it_stands_before_the_story_and_the_life_of_its_author_behind() {
        let told = "Ada Roe has written about harbours for the Harrow Post since she left the sea.";
        let paragraph = |at| {
            format!("<p>{at}, the ferry to the island sails again, the harbour office said on Friday evening after repairs.</p>")
        };
        let story: String = ["First", "Then", "Next", "Last", "So"].map(paragraph).concat();
        for (html, expected) in [
            (format!("<div>{told}</div><article>{story}</article>"), Some(told)),
            (format!("<article>{story}</article><div>{told}</div>"), None),
        ] {
            let html = format!("<meta property=og:description content='{told}'>{html}");
            let story = Engine::embedded().extract(&html::read_str(&html, None), &Settings::default());
            assert_eq!(story.standfirst.as_deref(), expected, "{html}");
        }
    }
}
