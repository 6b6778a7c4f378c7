//! From scored candidates to the boxes to hide: which of the elements around an asking block is the box?

use super::candidate::Candidate;

/// A score from which a candidate is taken for a nag.
pub const SURE: f32 = 0.55;

/// Chooses candidates that do not overlap. A candidate is taken as a whole where it is worth more than the best of what
/// it holds: worth is the number of characters, weighted by how far the score stands above [`SURE`].
pub fn choose(candidates: &[Candidate], worth: &[f32]) -> Vec<usize> {
    let mut held = vec![0.0_f32; candidates.len()];
    let mut best = vec![0.0_f32; candidates.len()];
    for at in (0..candidates.len()).rev() {
        best[at] = worth[at].max(held[at]).max(0.0);
        if let Some(parent) = candidates[at].parent {
            held[parent] += best[at];
        }
    }
    let mut state = vec![State::Open; candidates.len()];
    let mut chosen = Vec::new();
    for at in 0..candidates.len() {
        let inside = candidates[at].parent.is_some_and(|parent| state[parent] == State::Taken);
        if inside {
            state[at] = State::Taken;
        } else if worth[at] > 0.0 && worth[at] >= held[at] {
            state[at] = State::Taken;
            chosen.push(at);
        }
    }
    crate::order::sort_by_key(&mut chosen, |at| candidates[*at].blocks.start);
    chosen
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Taken,
}
