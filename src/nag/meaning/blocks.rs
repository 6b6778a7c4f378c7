//! What the blocks of a page mean, for any range of them in constant time.

use std::ops::Range;

use super::{Meaning, Meant, NOTHING, OUTPUTS, Scale, Sums};

/// What the blocks of a page mean.
#[derive(Debug, Clone)]
pub struct Blocks {
    scales: [Scale; OUTPUTS],
    /// Sums over all blocks before each; one more for the end.
    sums: Vec<Sums>,
    /// Asking grams in all blocks before each; one more for the end.
    asking: Vec<f32>,
    /// For each power of two the most that so many blocks from each on ask (a sparse table).
    most: Vec<Vec<f32>>,
}

impl Blocks {
    /// Blocks as a model has read them.
    pub fn new(model: &Meaning, blocks: &[Meant]) -> Self {
        let (mut sums, mut asking) = (vec![Sums::default()], vec![0.0]);
        for block in blocks {
            sums.push(sums[sums.len() - 1].combine(&block.sums, |a, b| a + b));
            asking.push(asking[asking.len() - 1] + block.asking);
        }
        let mut most = vec![blocks.iter().map(|block| block.most).collect::<Vec<f32>>()];
        while let Some(last) = most.last().filter(|last| 2 << (most.len() - 1) <= blocks.len() && last.len() > 1) {
            let half = 1 << (most.len() - 1);
            let next = last.iter().zip(&last[half..]).map(|(one, other)| one.max(*other)).collect();
            most.push(next);
        }
        Self { scales: model.scales, sums, asking, most }
    }

    /// How far some blocks together ask, for anything (0) or for a kind (its number and one), as a logit.
    pub fn logit(&self, blocks: Range<usize>, output: usize) -> f32 {
        let Range { start, end } = self.within(blocks);
        let sums = self.sums[end].combine(&self.sums[start], |a, b| a - b);
        if sums.grams == 0.0 { NOTHING } else { self.scales[output].logit(&sums, output) }
    }

    /// What share of some blocks asks.
    pub fn share(&self, blocks: Range<usize>) -> f32 {
        let Range { start, end } = self.within(blocks);
        (self.asking[end] - self.asking[start]) / (self.sums[end].grams - self.sums[start].grams).max(1.0)
    }

    /// How far the most asking sentence of some blocks asks, as a logit.
    pub fn most(&self, blocks: Range<usize>) -> f32 {
        let Range { start, end } = self.within(blocks);
        let Some(level) = (end - start).checked_ilog2() else { return NOTHING };
        let row = &self.most[level as usize];
        row[start].max(row[end - (1 << level)])
    }

    fn within(&self, blocks: Range<usize>) -> Range<usize> {
        let end = blocks.end.min(self.sums.len() - 1);
        blocks.start.min(end)..end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_told_as_if_its_blocks_were_read_one_by_one() {
        let most = [0.5, -3.0, 2.0, 2.5, -1.0, 0.0, 7.0];
        let blocks: Vec<Meant> = most.iter().map(|most| Meant { most: *most, ..Meant::default() }).collect();
        let all = Blocks::new(&Meaning::default(), &blocks);
        for start in 0..blocks.len() {
            for end in start + 1..=blocks.len() {
                let expected = most[start..end].iter().copied().fold(f32::MIN, f32::max);
                assert_eq!(all.most(start..end), expected, "{start}..{end}");
            }
        }
        assert_eq!(all.most(3..3), NOTHING);
        assert_eq!(all.most(6..12), 7.0);
        assert_eq!(Blocks::new(&Meaning::default(), &[]).most(0..2), NOTHING);
    }
}
