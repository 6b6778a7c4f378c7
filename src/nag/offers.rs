//! Boxes in which the site asks for itself in words that nothing was learnt of: told by where their buttons lead.
//!
//! A small box among the story that speaks to its reader, paragraph for paragraph, and has a button to the site's own page
//! for gifts, or tells a price and leads to its own plans. No story is told in it, and nothing else is linked.

use crate::nag::candidates::Candidate;
use crate::nag::index::{PageIndex, Widget};
use crate::nag::inline;
use crate::nag::links;
use crate::nag::phrases::PhraseRole;
use crate::nag::voices::Voices;
use crate::report::NagKind;

/// Characters and blocks that a box has at most.
const LARGEST: f32 = 900.0;
const MOST: usize = 10;
/// Characters of a button at most. What is longer tells something.
const BUTTON: f32 = 40.0;
/// In what share of its sentences a paragraph speaks to the reader at least.
const SPEAKS: f32 = 0.5;
/// How sure such a box is.
pub const SCORE: f32 = 0.8;

/// What the site asks for in a box for itself, if it does.
pub fn kind(index: &PageIndex<'_>, voices: &Voices<'_>, candidate: &Candidate) -> Option<NagKind> {
    let blocks = candidate.blocks.clone();
    let parts = candidate.parts(index);
    if blocks.len() < 2 || blocks.len() > MOST || parts[Widget::GiftLink as usize] + parts[Widget::OfferLink as usize] == 0 {
        return None;
    }
    let sums = index.sums(blocks.clone());
    if sums.chars > LARGEST {
        return None;
    }
    // Pages for gifts and for help are called alike: there the words must ask, or tell a price.
    let asks = sums.cues[PhraseRole::Ask as usize][NagKind::Donation as usize] > 0.0;
    let leads = |at: usize, kind: NagKind| {
        let block = &index.page.blocks[at];
        let short = index.chars(at..at + 1) <= BUTTON && block.is_link();
        short && links::to_own_page(index, block, kind, asks || sums.prices > 0.0)
    };
    let kinds =
        [NagKind::Donation, NagKind::Subscription].into_iter().filter(|kind| *kind == NagKind::Donation || sums.prices > 0.0);
    let asked = kinds.into_iter().find(|kind| blocks.clone().any(|at| leads(at, *kind)))?;
    let tells = |at: usize| index.heading(at).is_none() && index.chars(at..at + 1) > BUTTON && !index.page.blocks[at].is_link();
    let fits = |at: usize| {
        let block = &index.page.blocks[at];
        let elsewhere = block.link_share > 0 && !links::leads_to_asking(index, block);
        !elsewhere
            && !voices.hears(at)
            && !voices.sentences(at).iter().any(|sentence| sentence.reported)
            && !index.owes(at)
            && (!tells(at) || inline::share_that_speaks(voices, at) >= SPEAKS)
    };
    (blocks.clone().any(tells) && blocks.clone().all(fits)).then_some(asked)
}
