//! Where the links of a text lead: to the site's own pages for what it asks, or to those of others?

use std::ops::Range;

use crate::nag::index;
use crate::nag::markup::{self, Hint};
use crate::page::{Attribute, Block, Page, Tag};
use crate::report::NagKind;

/// Whether a part of a block links to where the site itself takes what it asks for. Stories link to the shops, plans, letters
/// and accounts of others: only gifts and letters are told by the address alone, since vendors take them for many a site.
pub fn to_what_it_asks(page: &Page, block: &Block, range: &Range<usize>, asked: NagKind) -> bool {
    let own: &[Hint] = match asked {
        NagKind::Donation => &[Hint::Donate],
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
    block.pieces[first..].iter().take_while(|piece| piece.start < range.end).any(|piece| {
        page.ancestors(piece.node).take_while(|id| *id >= block.element).any(|id| {
            let target = page.element(id).filter(|element| element.is(Tag::A)).and_then(|link| link.attribute(Attribute::Href));
            target.is_some_and(|target| {
                let hints = markup::of_link(target);
                anywhere.is_some_and(|hint| hints.has(hint)) || hints.has_any(own) && is_own(page, target)
            })
        })
    })
}

/// Whether a link's target is a page of the site itself, as far as it is known which one that is.
fn is_own(page: &Page, target: &str) -> bool {
    let Some((_, rest)) = target.split_once("//") else { return !target.contains(':') };
    let host = rest.split(['/', ':', '?', '#']).next().unwrap_or_default();
    index::host(page).is_some_and(|own| host.split('.').any(|part| part == own))
}
