//! Cards behind a story that lead to other stories: a title that is a link, and a few words under it, again and again.

use std::collections::HashMap;

use crate::extract::{Part, Setting, setting};
use crate::page::Page;

/// Cards that make a list.
const LIST: usize = 3;
/// Paragraphs that a card has at most.
const PARAGRAPHS: usize = 3;
/// Characters that a title has at least, and the share of it that is a link, in thousandths.
const TITLE: usize = 12;
const LINKED: u16 = 900;

/// For each part whether it stands on such a card. What is set as most of the story is none.
pub fn cards(page: &Page, parts: &[Part<'_>]) -> Vec<bool> {
    let mut is_card = vec![false; parts.len()];
    let settings: Vec<Setting<'_>> = parts.iter().map(|part| setting(page, part.element)).collect();
    let mut chars: HashMap<&Setting<'_>, usize> = HashMap::new();
    for (part, setting) in parts.iter().zip(&settings) {
        *chars.entry(setting).or_default() += part.text.len();
    }
    // Of settings with as many characters the first, so that the same page always gives the same.
    let most = settings.iter().rev().max_by_key(|setting| chars[setting]);
    let behind = settings.iter().rposition(|setting| Some(setting) == most).map_or(0, |last| last + 1);
    let titles: Vec<usize> = (behind..parts.len()).filter(|at| *at > 0 && has_title(page, &parts[at - 1], &parts[*at])).collect();
    let ends = titles.iter().skip(1).copied().chain([parts.len()]);
    let short = titles.iter().zip(ends).all(|(from, to)| to - from <= PARAGRAPHS);
    if let (Some(first), true) = (titles.first(), titles.len() >= LIST && short) {
        is_card[*first..].fill(true);
    }
    is_card
}

/// Whether a title that leads elsewhere stands between two parts.
fn has_title(page: &Page, before: &Part<'_>, part: &Part<'_>) -> bool {
    let between = page.blocks.get(before.block + 1..part.block).unwrap_or_default();
    between.iter().any(|block| !block.hidden && block.link_share >= LINKED && block.text.len() >= TITLE)
}
