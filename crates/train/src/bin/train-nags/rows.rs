//! What the trees learn from: candidates of labelled pages.

use quiet_quotes::nag::PageAnalysis;
use quiet_quotes::nag::candidates::Candidate;

use crate::gold::Gold;

/// A candidate to learn from.
pub struct Row {
    pub features: Vec<f32>,
    /// How far it is a nag, 0 to 1.
    pub target: f32,
    pub weight: f32,
}

/// What a page's candidates are to be learnt as: how far each is a nag, and how much it weighs; none where people differ.
pub fn targets(analysis: &PageAnalysis<'_>, gold: &Gold) -> Vec<Option<(f32, f32)>> {
    let target = |(candidate, weight): (&Candidate, f32)| {
        let (sure, unsure) = gold.shares(&candidate.blocks);
        (unsure <= 0.3).then(|| (((sure + unsure - 0.5) / 0.35).clamp(0.0, 1.0), weight))
    };
    analysis.candidates.iter().zip(weights(analysis, gold)).map(target).collect()
}

/// A row of random numbers, always the same for a seed (an LCG).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0
    }

    /// A number from 0 to 1.
    pub fn share(&mut self) -> f32 {
        const BITS: u32 = 24;
        (self.next() >> (u64::BITS - BITS)) as f32 / (1 << BITS) as f32
    }

    /// Whether one of a share of all is drawn.
    pub fn draw(&mut self, share: f32) -> bool {
        self.share() < share
    }

    /// Puts things in another order.
    pub fn shuffle(&mut self, order: &mut [usize]) {
        for at in (1..order.len()).rev() {
            order.swap(at, (self.next() >> 33) as usize % (at + 1));
        }
    }
}

/// Every nag weighs the same, however many candidates it is made of: those that hold it as a whole share one half, its
/// parts another. What is no nag weighs by its length, as it would cost the reader.
fn weights(analysis: &PageAnalysis<'_>, gold: &Gold) -> Vec<f32> {
    const HALF: f32 = 4.0;
    let candidates = &analysis.candidates;
    let mut weights = vec![0.0_f32; candidates.len()];
    for nag in &gold.nags {
        let total: f32 = nag.blocks.iter().map(|(_, chars)| chars).sum();
        let agreement: Vec<f32> = candidates
            .iter()
            .map(|candidate| {
                let both: f32 = nag.blocks.iter().filter(|(at, _)| candidate.blocks.contains(at)).map(|(_, chars)| chars).sum();
                both / (total + gold.chars(&candidate.blocks) - both).max(1.0)
            })
            .collect();
        let judged = |at: &usize| analysis.features[*at].is_some() && agreement[*at] > 0.0;
        let whole: Vec<usize> = (0..candidates.len()).filter(|at| judged(at) && agreement[*at] >= 0.7).collect();
        let is_part = |at: &usize| {
            let (sure, unsure) = gold.shares(&candidates[*at].blocks);
            agreement[*at] < 0.7 && sure + unsure > 0.67
        };
        let parts: Vec<usize> = (0..candidates.len()).filter(|at| judged(at) && is_part(at)).collect();
        let chars: f32 = parts.iter().map(|at| gold.chars(&candidates[*at].blocks)).sum();
        whole.iter().for_each(|at| weights[*at] += HALF / whole.len() as f32);
        parts.iter().for_each(|at| weights[*at] += (HALF * gold.chars(&candidates[*at].blocks) / chars.max(1.0)).max(0.1));
    }
    for (weight, candidate) in weights.iter_mut().zip(candidates).filter(|(weight, _)| **weight == 0.0) {
        *weight = 0.3 + (gold.chars(&candidate.blocks) / 80.0).min(1.5);
    }
    weights
}
