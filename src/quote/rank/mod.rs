//! Which statements matter? Those that a busy reader should see first: full thoughts, near what the story claims, of those
//! it is about, none twice, and of several voices.
//!
//! A statement's [`Score`] is the sum of named [contributions](Score::contributions), so that each rank can be explained.
//! Statements are picked one by one, each in view of those before (maximal marginal relevance).

mod features;
pub mod model;
pub(crate) mod salience;
mod wording;

use std::cmp::Ordering;

pub use features::{Extents, Feature, Statements};
use model::RankWeights;

/// How much a statement matters, by what speaks for and against it.
#[derive(Debug, Clone, PartialEq)]
pub struct Score([f32; Feature::COUNT]);

impl Default for Score {
    fn default() -> Self {
        Self([0.0; Feature::COUNT])
    }
}

impl Score {
    fn new(extents: &Extents, weights: &RankWeights) -> Self {
        let mut parts = *extents;
        for (part, feature) in parts.iter_mut().zip(Feature::ALL) {
            *part *= weights.of(*feature);
        }
        Self(parts)
    }

    /// The sum.
    pub fn total(&self) -> f32 {
        self.0.iter().sum()
    }

    /// What speaks for and against the statement, and how much.
    pub fn contributions(&self) -> impl Iterator<Item = (Feature, f32)> {
        Feature::ALL.iter().copied().zip(self.0).filter(|(_, part)| *part != 0.0)
    }
}

/// So many statements are picked one by one, each in view of those before; the rest go by their score then.
const PICKED: usize = 12;

/// The rank of each statement, in the same order, 1 for the one to show first, and why.
pub fn rank(statements: &Statements, weights: &RankWeights) -> Vec<(u32, Score)> {
    let (order, extents) = order(statements, weights);
    let mut ranks = vec![0; order.len()];
    for (rank, at) in (1..).zip(order) {
        ranks[at] = rank;
    }
    ranks.into_iter().zip(extents.iter().map(|extents| Score::new(extents, weights))).collect()
}

/// The statements by weight, and how far each one's features hold in view of those picked before it.
pub fn order(statements: &Statements, weights: &RankWeights) -> (Vec<usize>, Vec<Extents>) {
    let mut extents: Vec<Extents> = (0..statements.len()).map(|at| statements.alone(at)).collect();
    let mut rest: Vec<usize> = (0..statements.len()).collect();
    let mut order = Vec::with_capacity(rest.len());
    // The heavier first; of two alike the one that comes first.
    let by_weight = |extents: &[Extents], a: usize, b: usize| -> Ordering {
        weights.sum(&extents[b]).total_cmp(&weights.sum(&extents[a])).then(a.cmp(&b))
    };
    while order.len() < PICKED && !rest.is_empty() {
        let best = (0..rest.len()).max_by(|a, b| by_weight(&extents, rest[*b], rest[*a])).unwrap_or(0);
        let picked = rest.remove(best);
        rest.iter().for_each(|at| statements.after(*at, picked, &mut extents[*at]));
        order.push(picked);
    }
    crate::sort::sort_by(&mut rest, |a, b| by_weight(&extents, *a, *b));
    order.append(&mut rest);
    (order, extents)
}
