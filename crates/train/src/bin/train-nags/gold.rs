//! Which characters of a page stand in labelled nags.

use std::ops::Range;

use quiet_quotes::report::NagKind;

use crate::pages::Sample;

fn normalised(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// Which characters of a page's normalised text stand in labelled nags.
pub struct Gold {
    /// Where each block begins in the normalised text; one more for the end.
    starts: Vec<usize>,
    sure: Vec<bool>,
    unsure: Vec<bool>,
    /// The sure nags.
    pub nags: Vec<GoldNag>,
}

/// A labelled nag as it stands on its page.
pub struct GoldNag {
    /// The number of its kind.
    pub kind: usize,
    /// Its blocks, with how many of their characters stand in it.
    pub blocks: Vec<(usize, f32)>,
}

impl Gold {
    pub fn new(sample: &Sample) -> Self {
        let (mut text, mut starts) = (String::new(), vec![0]);
        for block in &sample.page.blocks {
            text.push_str(&normalised(&block.text));
            starts.push(text.len());
        }
        let mut gold = Self { starts, sure: vec![false; text.len()], unsure: vec![false; text.len()], nags: Vec::new() };
        for nag in &sample.label.nags {
            let blocks: Vec<String> = nag.blocks.iter().map(|block| normalised(block)).filter(|b| !b.is_empty()).collect();
            let mut marked = vec![false; text.len()];
            mark(&text, &blocks, &mut marked);
            let all = if nag.sure { &mut gold.sure } else { &mut gold.unsure };
            all.iter_mut().zip(&marked).for_each(|(all, marked)| *all |= marked);
            if nag.sure {
                let held = (0..gold.starts.len() - 1).map(|at| (at, count(&marked[gold.starts[at]..gold.starts[at + 1]])));
                let held = held.filter(|(_, chars)| *chars > 0.0).collect();
                let kind = NagKind::ALL.into_iter().position(|kind| kind.name() == nag.kind).unwrap_or_default();
                gold.nags.push(GoldNag { kind, blocks: held });
            }
        }
        gold
    }

    pub fn chars(&self, blocks: &Range<usize>) -> f32 {
        (self.starts[blocks.end] - self.starts[blocks.start]) as f32
    }

    pub fn shares(&self, blocks: &Range<usize>) -> (f32, f32) {
        let range = self.starts[blocks.start]..self.starts[blocks.end];
        let share = |marked: &[bool]| count(&marked[range.clone()]) / (range.len().max(1) as f32);
        (share(&self.sure), share(&self.unsure))
    }
}

fn count(marked: &[bool]) -> f32 {
    marked.iter().filter(|marked| **marked).count() as f32
}

/// Marks a nag's blocks in the text: its longest block wherever it stands, the others close by.
fn mark(text: &str, blocks: &[String], marked: &mut [bool]) {
    let Some(anchor) = blocks.iter().max_by_key(|block| block.len()) else { return };
    let total: usize = blocks.iter().map(String::len).sum();
    let places: Vec<usize> = text.match_indices(anchor.as_str()).map(|(at, _)| at).collect();
    let reach = total + 400;
    let covers: Vec<Vec<Range<usize>>> = places.iter().map(|at| near(text, blocks, *at, reach)).collect();
    let weight = |cover: &Vec<Range<usize>>| cover.iter().map(ExactSizeIterator::len).sum::<usize>();
    let most = covers.iter().map(weight).max().unwrap_or(0);
    for cover in &covers {
        if anchor.len() >= 25 || weight(cover) == most {
            cover.iter().for_each(|range| marked[range.clone()].fill(true));
        }
    }
}

fn near(text: &str, blocks: &[String], at: usize, reach: usize) -> Vec<Range<usize>> {
    let from = text.floor_char_boundary(at.saturating_sub(reach));
    let to = text.floor_char_boundary((at + reach).min(text.len()));
    blocks
        .iter()
        .filter_map(|block| {
            let found = text[from..to].match_indices(block.as_str()).map(|(found, _)| found + from);
            found.min_by_key(|found| found.abs_diff(at)).map(|found| found..found + block.len())
        })
        .collect()
}
