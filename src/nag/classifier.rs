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

/// A decision tree; its nodes stand behind the one above them, that for lesser values first.
pub type Tree = Vec<TreeNode>;

/// A node of a tree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TreeNode {
    /// The end of a way: what the tree adds to the sum.
    Leaf(f32),
    /// On to the next node where the feature is no greater than the bound, else to the node `greater`.
    Split {
        /// Index into [`features::names`].
        feature: u16,
        /// The bound.
        bound: f32,
        /// Index of the node for greater values.
        greater: u16,
        /// Tenths of the candidates learnt from that go on to the next node.
        lesser: u8,
        /// The mean of what the tree adds from here, over these candidates.
        mean: f32,
    },
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
                "tree" => classifier.trees.extend(parse_tree(value, &names)),
                _ => {}
            }
        }
        classifier
    }

    /// How likely a candidate with these features is a nag, 0 to 1.
    pub fn score(&self, features: &[f32]) -> f32 {
        let sum: f32 = self.start + self.trees.iter().map(|tree| value(tree, features)).sum::<f32>();
        1.0 / (1.0 + (-sum).exp())
    }

    /// What each feature adds to the score, the weightiest first.
    pub fn contributions(&self, features: &[f32]) -> Vec<(&'static str, f32)> {
        let mut added = vec![0.0; features::names().len()];
        for tree in &self.trees {
            explain(tree, features, |feature, change| added[feature] += change);
        }
        let mut all: Vec<(&'static str, f32)> =
            features::names().iter().map(|name| &**name).zip(added).filter(|(_, value)| *value != 0.0).collect();
        crate::sort::sort_by(&mut all, |a, b| b.1.abs().total_cmp(&a.1.abs()));
        all
    }
}

/// What a tree adds to the sum.
#[inline(always)]
pub fn value(tree: &[TreeNode], features: &[f32]) -> f32 {
    let mut at = 0;
    while let Some(TreeNode::Split { feature, bound, greater, .. }) = tree.get(at) {
        at = next(at, features[usize::from(*feature)] <= *bound, *greater);
    }
    tree.get(at).map_or(0.0, TreeNode::mean)
}

/// By how much each feature changes what is to be expected of a tree, on the way to what it adds.
fn explain(tree: &[TreeNode], features: &[f32], mut step: impl FnMut(usize, f32)) {
    let mut at = 0;
    while let Some(TreeNode::Split { feature, bound, greater, mean, .. }) = tree.get(at) {
        let feature = usize::from(*feature);
        at = next(at, features[feature] <= *bound, *greater);
        step(feature, tree.get(at).map_or(0.0, |node| node.mean() - mean));
    }
}

/// The node behind a split.
#[inline(always)]
fn next(at: usize, is_lesser: bool, greater: u16) -> usize {
    if is_lesser { at + 1 } else { usize::from(greater) }
}

impl TreeNode {
    /// The mean of what the tree adds from here.
    pub fn mean(&self) -> f32 {
        match self {
            Self::Leaf(value) => *value,
            Self::Split { mean, .. } => *mean,
        }
    }
}

/// The mean behind a split, where so many tenths go on to the lesser side.
pub fn mean(lesser: u8, sides: (f32, f32)) -> f32 {
    let share = f32::from(lesser.min(10)) / 10.0;
    share * sides.0 + (1.0 - share) * sides.1
}

/// Reads `(3:0.5 -0.1 (7:1 0.2 0.4))`, written without brackets, in thousandths, and with the tenths of the candidates
/// that go on to the lesser side: `3:500:9 -100 7:1000:5 200 400`.
fn parse_tree(source: &str, names: &[Option<u16>]) -> Option<Tree> {
    let mut tree = Tree::new();
    // Splits whose lesser side is being read, and those whose greater side is.
    let mut open: Vec<(usize, bool)> = Vec::new();
    for word in source.split(' ') {
        let number = |text: &str| decimal(text).map(|number| number / 1000.0);
        if let Some((feature, rest)) = word.split_once(':') {
            let (bound, lesser) = rest.split_once(':')?;
            open.push((tree.len(), false));
            let feature = (*names.get(feature.parse::<usize>().ok()?)?)?;
            tree.push(TreeNode::Split { feature, bound: number(bound)?, greater: 0, lesser: lesser.parse().ok()?, mean: 0.0 });
            continue;
        }
        tree.push(TreeNode::Leaf(number(word)?));
        while open.pop_if(|(_, second)| *second).is_some() {}
        if let Some((at, second)) = open.last_mut() {
            *second = true;
            let next = tree.len() as u16;
            if let TreeNode::Split { greater, .. } = &mut tree[*at] {
                *greater = next;
            }
        }
    }
    for at in (0..tree.len()).rev() {
        if let TreeNode::Split { greater, lesser, .. } = tree[at] {
            let mean = mean(lesser, (tree.get(at + 1)?.mean(), tree.get(usize::from(greater))?.mean()));
            if let TreeNode::Split { mean: known, .. } = &mut tree[at] {
                *known = mean;
            }
        }
    }
    Some(tree)
}

impl fmt::Display for Classifier {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut used: Vec<u16> = Vec::new();
        let splits = self.trees.iter().flatten().filter_map(|node| match node {
            TreeNode::Split { feature, .. } => Some(*feature),
            TreeNode::Leaf(_) => None,
        });
        used.extend(splits);
        used.sort_unstable();
        used.dedup();
        writeln!(out, "start {:.3}", self.start)?;
        used.iter().try_for_each(|feature| writeln!(out, "feature {}", features::names()[usize::from(*feature)]))?;
        for tree in &self.trees {
            out.write_str("tree")?;
            for node in tree {
                match node {
                    TreeNode::Leaf(value) => write!(out, " {:.0}", value * 1000.0)?,
                    TreeNode::Split { feature, bound, lesser, .. } => {
                        let feature = used.partition_point(|known| known < feature);
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
        let leaf = TreeNode::Leaf;
        let split = |feature, bound, greater, lesser, mean| TreeNode::Split { feature, bound, greater, lesser, mean };
        let tree = vec![split(2, 0.5, 4, 5, 0.125), split(1, -1.0, 3, 5, -0.05), leaf(-0.2), leaf(0.1), leaf(0.3)];
        let classifier = Classifier::new(-2.0, vec![tree, vec![leaf(0.5)]]);
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
