//! Where the links of a text lead: to the site's own pages for what it asks, or to those of others?

use std::ops::Range;

use crate::nag::index::PageIndex;
use crate::nag::markup::Hint;
use crate::nag::site;
use crate::page::{Block, Page};
use crate::report::NagKind;

/// Whether a part of a block links to where the site itself takes what it asks for. Stories link to the shops, plans, letters
/// and accounts of others: only gifts and letters are told by the address alone, since vendors take them for many a site.
pub fn to_what_it_asks(index: &PageIndex<'_>, block: &Block, range: &Range<usize>, asked: NagKind) -> bool {
    let own: &[Hint] = match asked {
        NagKind::Donation => &[Hint::Donate, Hint::Signup],
        NagKind::Newsletter | NagKind::Subscription | NagKind::Registration => &[Hint::Newsletter, Hint::Signup, Hint::Account],
        NagKind::App => &[Hint::App],
        NagKind::Adblock => return false,
    };
    let anywhere = match asked {
        NagKind::Donation => Some(Hint::Donate),
        NagKind::Newsletter => Some(Hint::Newsletter),
        _ => None,
    };
    let first = block.pieces.partition_point(|piece| piece.start < range.start);
    let inside = block.pieces[first..].iter().take_while(|piece| piece.start < range.end);
    inside.filter_map(|piece| index.link(block, piece.node)).any(|target| {
        let hints = index.model.markup.of_link(target);
        anywhere.is_some_and(|hint| hints.has(hint)) || hints.has_any(own) && is_own(index.page, target)
    })
}

/// Where the parts of a block link to.
pub fn targets<'a>(index: &PageIndex<'a>, block: &Block) -> Vec<&'a str> {
    block.pieces.iter().filter_map(|piece| index.link(block, piece.node)).collect()
}

/// Words of an address that is a page of the site and no story.
const WORDS: usize = 4;

/// Whether all that a block links to is the site's own page for gifts, letters or plans, by an address of a few words. Where nothing
/// says so beside it, the address must not be that of a page for help as well.
pub fn to_own_page(index: &PageIndex<'_>, block: &Block, kind: NagKind, said: bool) -> bool {
    let hint = match kind {
        NagKind::Donation => Hint::Donate,
        NagKind::Newsletter => Hint::Newsletter,
        _ => Hint::Signup,
    };
    let links = targets(index, block);
    let is_page = |target: &str| {
        let path = target.split_once("//").map_or(target, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        let words = path.split(['?', '#']).next().unwrap_or_default().split(['/', '-', '_']).filter(|word| !word.is_empty());
        let hints = index.model.markup.of_link(target);
        hints.has(hint) && (said || !hints.has(Hint::Forum)) && is_own(index.page, target) && words.count() <= WORDS
    };
    !links.is_empty() && links.into_iter().all(is_page)
}

/// What the targets of links hint at that lead to what sites ask for.
const ASKS: [Hint; 6] = [Hint::Donate, Hint::Newsletter, Hint::Signup, Hint::Account, Hint::App, Hint::Channel];

/// Whether a block links to where something is asked for.
pub fn leads_to_asking(index: &PageIndex<'_>, block: &Block) -> bool {
    targets(index, block).into_iter().any(|target| index.model.markup.of_link(target).has_any(&ASKS))
}

/// Whether a block links to others, and to nothing that the site itself could ask for: it speaks for whoever it links to.
pub fn leads_to_others(index: &PageIndex<'_>, block: &Block) -> bool {
    let is_others = |target: &str| !is_own(index.page, target) && !index.model.markup.of_link(target).has_any(&ASKS);
    let links = targets(index, block);
    !links.is_empty() && links.into_iter().all(is_others)
}

/// Whether a link's target is a page of the site itself, as far as it is known which one that is.
fn is_own(page: &Page, target: &str) -> bool {
    let Some((_, rest)) = target.split_once("//") else { return !target.contains(':') };
    let linked = rest.split(['/', ':', '?', '#']).next().unwrap_or_default();
    site::host(page).is_some_and(|own| linked.split('.').any(|part| part == own))
}
