//! How much a candidate looks like a nag, and what it asks for.
//!
//! The score is the sum of many small decision trees over the [features], turned into a likelihood.
//! They are learnt by `cargo xtask train` and stand in `data/models/nag_classifier.txt`, one tree a line, so that a decision can be followed
//! by hand: `analyze --explain` tells what each feature added on a candidate's way through them.
//!
//! A sum of 25 features with weights set by hand, measured on the same pages: at 83 % of all boxes found, 54 % of the
//! hidden text belonged to a nag, where trees find 89 % at 94 %. Trees averaged over several seeds, monotone ones and a
//! second pass that sees the scores around a candidate found no more than one pass of one seed.

use std::fmt;

use crate::nag::features;
use crate::nag::index::{Widget, Widgets};
use crate::nag::sums::BlockSums;
use crate::report::NagKind;
use crate::text::decimal;

/// Trees over features.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Classifier {
    /// Where the sum begins.
    start: f32,
    trees: Vec<Tree>,
}

/// Splits on the way to each end of a tree.
pub const DEPTH: usize = 5;
const SPLITS: usize = (1 << DEPTH) - 1;

/// A decision tree in the order of a heap: behind the node `at` stand `2 * at + 1` for lesser values and `2 * at + 2`.
/// Where a way ends early all splits lead on to the first end below, so that each walk has the same steps, without a branch.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    splits: [Split; SPLITS],
    /// What the tree adds to the sum at each end.
    ends: [f32; SPLITS + 1],
}

/// Where a tree goes one way or the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Split {
    /// Index into [`features::names`].
    pub feature: u16,
    /// Tenths of the candidates learnt from whose feature is no greater than the bound.
    pub lesser: u8,
    /// The bound.
    pub bound: f32,
}

impl Split {
    /// All go one way: here a way has ended.
    const NONE: Self = Self { feature: 0, lesser: 10, bound: f32::INFINITY };
}

impl Classifier {
    /// A classifier that adds trees to a start.
    pub fn new(start: f32, trees: Vec<Tree>) -> Self {
        Self { start, trees }
    }

    /// Reads what [`Classifier`] writes. A tree that cannot be read is left out.
    pub fn parse(source: &str) -> Self {
        let mut classifier = Self::default();
        let mut names: Vec<Option<u16>> = Vec::new();
        for (key, value) in source.lines().filter_map(|line| line.split_once(' ')) {
            match key {
                "start" => classifier.start = decimal(value).unwrap_or_default(),
                "feature" => names.push(features::names().iter().position(|name| name == value).map(|at| at as u16)),
                "tree" => classifier.trees.extend(Tree::parse(value, &names)),
                _ => {}
            }
        }
        classifier
    }

    /// How likely a candidate with these features is a nag, 0 to 1.
    pub fn score(&self, features: &[f32]) -> f32 {
        let sum: f32 = self.start + self.trees.iter().map(|tree| tree.value(features)).sum::<f32>();
        1.0 / (1.0 + (-sum).exp())
    }

    /// What each feature adds to the score, the weightiest first.
    pub fn contributions(&self, features: &[f32]) -> Vec<(&'static str, f32)> {
        let mut added = vec![0.0; features::names().len()];
        for tree in &self.trees {
            tree.explain(features, |feature, change| added[feature] += change);
        }
        let mut all: Vec<(&'static str, f32)> =
            features::names().iter().map(|name| &**name).zip(added).filter(|(_, value)| *value != 0.0).collect();
        crate::sort::sort_by(&mut all, |a, b| b.1.abs().total_cmp(&a.1.abs()));
        all
    }
}

impl Default for Tree {
    fn default() -> Self {
        Self { splits: [Split::NONE; SPLITS], ends: [0.0; SPLITS + 1] }
    }
}

impl Tree {
    /// Parts the ways at a node.
    pub fn split(&mut self, at: usize, split: Split) -> Option<()> {
        *self.splits.get_mut(at)? = split;
        Some(())
    }

    /// Ends the way at a node: what the tree adds there.
    pub fn end(&mut self, at: usize, value: f32) -> Option<()> {
        let first = std::iter::successors(Some(at), |at| Some(2 * at + 1)).find(|at| *at >= SPLITS)?;
        *self.ends.get_mut(first - SPLITS)? = value;
        Some(())
    }

    /// What the tree adds to the sum.
    #[inline(always)]
    pub fn value(&self, features: &[f32]) -> f32 {
        let mut at = 0;
        for _ in 0..DEPTH {
            at = next(at, self.splits[at], features);
        }
        self.ends[at - SPLITS]
    }

    /// By how much each feature changes what is to be expected of the tree, on the way to what it adds.
    fn explain(&self, features: &[f32], mut step: impl FnMut(usize, f32)) {
        let mut at = 0;
        while let Some(split) = self.split_at(at) {
            let next = next(at, split, features);
            step(usize::from(split.feature), self.mean(next) - self.mean(at));
            at = next;
        }
    }

    /// The split at a node, if its way has not ended there.
    fn split_at(&self, at: usize) -> Option<Split> {
        self.splits.get(at).copied().filter(|split| *split != Split::NONE)
    }

    /// The mean of what the tree adds from a node on, over the candidates learnt from.
    fn mean(&self, at: usize) -> f32 {
        match self.splits.get(at) {
            Some(split) => {
                let share = f32::from(split.lesser.min(10)) / 10.0;
                share * self.mean(2 * at + 1) + (1.0 - share) * self.mean(2 * at + 2)
            }
            None => self.ends[at - SPLITS],
        }
    }

    /// Its splits and ends as they are written: each split before what stands behind it. Of an end what is added there.
    fn nodes(&self) -> impl Iterator<Item = (Option<Split>, f32)> {
        let mut ahead = vec![0];
        std::iter::from_fn(move || {
            let at = ahead.pop()?;
            let split = self.split_at(at);
            ahead.extend(split.iter().flat_map(|_| [2 * at + 2, 2 * at + 1]));
            Some((split, self.mean(at)))
        })
    }

    /// Reads `(3:0.5 -0.1 (7:1 0.2 0.4))`, written without brackets, in thousandths, and with the tenths of the candidates
    /// that go on to the lesser side: `3:500:9 -100 7:1000:5 200 400`.
    fn parse(source: &str, names: &[Option<u16>]) -> Option<Self> {
        let number = |text: &str| decimal(text).map(|number| number / 1000.0);
        let mut tree = Self::default();
        let mut ahead = vec![0];
        for word in source.split(' ') {
            let at = ahead.pop()?;
            if let Some((feature, rest)) = word.split_once(':') {
                let (bound, lesser) = rest.split_once(':')?;
                let feature = (*names.get(feature.parse::<usize>().ok()?)?)?;
                tree.split(at, Split { feature, lesser: lesser.parse().ok()?, bound: number(bound)? })?;
                ahead.extend([2 * at + 2, 2 * at + 1]);
            } else {
                tree.end(at, number(word)?)?;
            }
        }
        ahead.is_empty().then_some(tree)
    }
}

/// The node behind a split.
#[inline(always)]
fn next(at: usize, split: Split, features: &[f32]) -> usize {
    if features[usize::from(split.feature)] <= split.bound { 2 * at + 1 } else { 2 * at + 2 }
}

impl fmt::Display for Classifier {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut used: Vec<u16> = self.trees.iter().flat_map(Tree::nodes).filter_map(|(split, _)| Some(split?.feature)).collect();
        used.sort_unstable();
        used.dedup();
        writeln!(out, "start {:.3}", self.start)?;
        used.iter().try_for_each(|feature| writeln!(out, "feature {}", features::names()[usize::from(*feature)]))?;
        for tree in &self.trees {
            out.write_str("tree")?;
            for (split, mean) in tree.nodes() {
                match split {
                    None => write!(out, " {:.0}", mean * 1000.0)?,
                    Some(Split { feature, bound, lesser }) => {
                        let feature = used.partition_point(|known| *known < feature);
                        write!(out, " {feature}:{:.0}:{lesser}", bound * 1000.0)?;
                    }
                }
            }
            writeln!(out)?;
        }
        Ok(())
    }
}

/// What a box asks for: what its words say most, with what it holds.
pub fn kind(sums: &BlockSums, parts: &Widgets) -> NagKind {
    let holds = |part: Widget| (parts[part as usize] as f32).min(1.0);
    let says = |kind: NagKind| sums.kind(kind);
    let weight = |kind: NagKind| {
        says(kind)
            + match kind {
                NagKind::Donation => 0.6 * holds(Widget::GiftLink),
                NagKind::Subscription => 0.6 * holds(Widget::OfferLink) + 0.5 * sums.prices.min(1.0),
                NagKind::Registration => 1.5 * holds(Widget::Password) + 0.4 * holds(Widget::AccountLink),
                NagKind::Newsletter => 0.8 * holds(Widget::Email) + 0.6 * holds(Widget::NewsletterLink),
                NagKind::App => 0.6 * holds(Widget::AppLink),
                NagKind::Adblock => 0.0,
            }
    };
    NagKind::ALL.into_iter().max_by(|a, b| weight(*a).total_cmp(&weight(*b)).then(b.cmp(a))).unwrap_or(NagKind::Newsletter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let (mut tree, mut stump) = (Tree::default(), Tree::default());
        let split = |feature, bound| Split { feature, lesser: 5, bound };
        let nodes = [tree.split(0, split(2, 0.5)), tree.split(1, split(1, -1.0))];
        let ends = [tree.end(3, -0.2), tree.end(4, 0.1), tree.end(2, 0.3), stump.end(0, 0.5)];
        assert!(nodes.into_iter().chain(ends).all(|done| done.is_some()));
        let classifier = Classifier::new(-2.0, vec![tree, stump]);
        let read = Classifier::parse(&classifier.to_string());
        assert_eq!(read, classifier);
        let features = |first: f32, second: f32| [0.0, first, second];
        assert!(read.score(&features(0.0, 1.0)) > read.score(&features(0.0, 0.0)));
        assert!(read.score(&features(0.0, 0.0)) > read.score(&features(-2.0, 0.0)));
        let added = read.contributions(&features(-2.0, 0.0));
        assert_eq!(added.iter().map(|(name, _)| *name).collect::<Vec<_>>(), [&*features::names()[2], &*features::names()[1]]);
    }
    #[test]
    fn a_feature_that_is_as_with_nearly_all_others_tells_nothing() {
        let common = Classifier::parse(&format!("start 0\nfeature {}\ntree 0:500:10 -100 900", features::names()[0]));
        assert_eq!(common.contributions(&[0.0]), []);
        assert_eq!(common.contributions(&[1.0]), [(&*features::names()[0], 1.0)]);
    }
}
