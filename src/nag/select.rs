//! From scored candidates to the boxes to hide: which of the elements around an asking block is the box?
//!
//! Two thresholds, as in the tracing of edges: what is [`SURE`] begins a box, and the element around it is the box where
//! it is [`LIKELY`] one and most of it goes anyway. So a form goes with its labels and a heading with its dialog.

use crate::nag::candidates::Candidate;
use crate::nag::content::MainContent;
use crate::nag::guard::Guard;
use crate::nag::index::PageIndex;
use crate::nag::markup::Hint;
use crate::nag::phrases::PhraseRole;
use crate::nag::zones::Zones;

/// A score from which a candidate is taken for a nag: it is likelier one than not.
pub const SURE: f32 = 0.5;
/// A score from which what has a place of its own on the page is taken for a part of a nag.
const SURE_OF_FOREIGN: f32 = 0.75;
/// A score from which a candidate may be the box around nags.
pub const LIKELY: f32 = 0.4;
/// Share of a box that goes at least by itself before the rest goes with it.
const MOST: f32 = 0.5;
/// Characters that a link to elsewhere has at least: shorter ones are a box's own buttons.
const LEADING: f32 = 10.0;
/// Characters that another story's headline has at least.
const HEADLINE: f32 = 60.0;
/// Characters from which text that asks for nothing has something of its own to tell.
const TELLING: f32 = 200.0;

/// What is known of a candidate when boxes are chosen.
#[derive(Debug, Clone, Copy)]
pub struct Weighed {
    /// How likely it is a nag, 0 to 1.
    pub score: f32,
    /// Its characters.
    pub chars: f32,
    /// Those of them that have a place of their own on the page.
    pub foreign: f32,
    /// Whether the guard refuses it.
    pub refused: bool,
}

impl Weighed {
    /// The number of characters, weighted by how far the score stands above what they need.
    fn worth(&self) -> f32 {
        let own = (self.chars - self.foreign).max(1.0);
        let worth = (self.score - SURE) * own + (self.score - SURE_OF_FOREIGN) * self.foreign;
        if self.refused { -1.0 } else { worth }
    }

    /// Whether it is the box around what goes in it.
    fn closes_around(&self, held: &Held) -> bool {
        !self.refused && self.score >= LIKELY && held.chars >= MOST * self.chars && held.foreign >= self.foreign
    }
}

/// The best that can be chosen inside a candidate.
#[derive(Debug, Clone, Copy, Default)]
struct Held {
    worth: f32,
    chars: f32,
    foreign: f32,
}

/// Chooses candidates that do not overlap. A candidate is taken as a whole where it is worth more than the best of what
/// it holds, or where it is the box around that.
pub fn choose(candidates: &[Candidate], weighed: &[Weighed]) -> Vec<usize> {
    let mut held = vec![Held::default(); candidates.len()];
    let mut whole = vec![false; candidates.len()];
    for (at, weighed) in weighed.iter().enumerate().rev() {
        let (inside, worth) = (held[at], weighed.worth());
        whole[at] = worth > 0.0 && worth >= inside.worth || inside.chars > 0.0 && weighed.closes_around(&inside);
        let best = if whole[at] {
            Held { worth: worth.max(inside.worth), chars: weighed.chars, foreign: weighed.foreign }
        } else {
            inside
        };
        if let Some(around) = candidates[at].parent.map(|parent| &mut held[parent]) {
            around.worth += best.worth;
            around.chars += best.chars;
            around.foreign += best.foreign;
        }
    }
    outermost(candidates, &whole)
}

/// Those of the candidates marked that lie in no other, by their place.
fn outermost(candidates: &[Candidate], whole: &[bool]) -> Vec<usize> {
    let mut taken = vec![false; candidates.len()];
    let mut chosen = Vec::new();
    for (at, candidate) in candidates.iter().enumerate() {
        let inside = candidate.parent.is_some_and(|parent| taken[parent]);
        taken[at] = inside || whole[at];
        if whole[at] && !inside {
            chosen.push(at);
        }
    }
    crate::sort::sort_by_key(&mut chosen, |at| candidates[*at].blocks.start);
    chosen
}

/// For each block the characters before it that stand in blocks with a place of their own; one more for the end. A block of
/// the story in which the site does nothing but ask has none, nor has the heading right before it.
pub fn foreign(index: &PageIndex<'_>, body: &MainContent, guard: &Guard<'_>) -> Vec<f32> {
    let mut so_far = 0.0;
    let last = index.page.blocks.len().saturating_sub(1);
    let chars = (0..index.page.blocks.len()).map(|at| {
        let asks = || guard.only_asks(at) || at < last && index.heading(at).is_some() && guard.only_asks(at + 1);
        so_far += if is_foreign(index, body, at) && !asks() { index.chars(at..at + 1) } else { 0.0 };
        so_far
    });
    std::iter::once(0.0).chain(chars).collect()
}

/// Whether a block has a place of its own on the page: it belongs to the story or a picture, or it asks for nothing and
/// serves the reader, names the author, leads elsewhere, or goes on for long.
fn is_foreign(index: &PageIndex<'_>, body: &MainContent, at: usize) -> bool {
    let element = index.page.blocks[at].element;
    if body.roles[at].is_some() || index.zones[element.index()].has(Zones::FIGURE) {
        return true;
    }
    let sums = index.sums(at..at + 1);
    let named = || index.within[element.index()].has_any(&[Hint::Byline, Hint::Related, Hint::Social]);
    let serves = || index.says(at, &[PhraseRole::Service]);
    let leads = || sums.link_blocks > 0.0 && sums.chars >= LEADING;
    let tells = || sums.chars >= TELLING;
    let headline = sums.link_chars > 0.7 * sums.chars && sums.chars >= HEADLINE;
    headline || index.is_silent(at) && (named() || serves() || leads() || tells())
}
