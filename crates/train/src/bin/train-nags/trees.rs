//! Boosted trees: each is grown to what the sum of those before it gets wrong.

use quiet_quotes::nag::classifier::{Classifier, DEPTH, Split, Tree};
use quiet_quotes::nag::features;

use crate::rows::{Random, Row};

/// Boosted trees: each is grown to what the sum of those before it gets wrong.
struct Grower<'a> {
    rows: Vec<&'a Row>,
    /// For each feature the bounds that are tried, and for each row the number of bounds that its value exceeds.
    bounds: Vec<Vec<f32>>,
    places: Vec<Vec<u8>>,
    /// For each row the slope and the curvature of the loss.
    slopes: Vec<(f32, f32)>,
}

const TREES: usize = 400;
const RATE: f32 = 0.04;
/// Shares of the features and of the rows that each tree sees, so that not all lean on the same few (stochastic gradient
/// boosting, Friedman 2002).
const FEATURES: f32 = 0.25;
const ROWS: f32 = 0.6;
/// Keeps leaves small that few rows speak for.
const CAUTION: f32 = 3.0;
/// Curvature that a leaf holds at least.
const LEAST: f32 = 2.0;
const BOUNDS: usize = 24;

pub fn learn<'a>(rows: impl Iterator<Item = &'a Row>, seed: u64) -> Classifier {
    let rows: Vec<&Row> = rows.collect();
    let mean = rows.iter().map(|row| row.weight * row.target).sum::<f32>() / rows.iter().map(|row| row.weight).sum::<f32>();
    let start = thousandths((mean / (1.0 - mean)).ln());
    let mut sums = vec![start; rows.len()];
    let mut grower = Grower::new(rows);
    let mut trees = Vec::with_capacity(TREES);
    let mut random = Random(seed);
    for _ in 0..TREES {
        let seen: Vec<usize> = (0..features::names().len()).filter(|_| random.draw(FEATURES)).collect();
        let drawn: Vec<u32> = (0..sums.len() as u32).filter(|_| random.draw(ROWS)).collect();
        grower.slope(&sums);
        let mut tree = Tree::default();
        grower.grow(&mut tree, &seen, drawn, 0);
        sums.iter_mut().zip(&grower.rows).for_each(|(sum, row)| *sum += tree.value(&row.features));
        trees.push(tree);
    }
    Classifier::new(start, trees)
}

impl<'a> Grower<'a> {
    fn new(rows: Vec<&'a Row>) -> Self {
        let bounds: Vec<Vec<f32>> = (0..features::names().len()).map(|feature| bounds(&rows, feature)).collect();
        let place = |feature: usize, row: &&Row| bounds[feature].partition_point(|bound| *bound < row.features[feature]) as u8;
        let places = (0..bounds.len()).map(|feature| rows.iter().map(|row| place(feature, row)).collect()).collect();
        Self { rows, bounds, places, slopes: Vec::new() }
    }

    fn slope(&mut self, sums: &[f32]) {
        let slope = |(row, sum): (&&Row, &f32)| {
            let likely = 1.0 / (1.0 + (-sum).exp());
            (row.weight * (likely - row.target), row.weight * (likely * (1.0 - likely)).max(1e-4))
        };
        self.slopes = self.rows.iter().zip(sums).map(slope).collect();
    }

    /// Grows the part of a tree behind the node `at`, to which `rows` come.
    fn grow(&self, tree: &mut Tree, seen: &[usize], rows: Vec<u32>, at: usize) -> Option<()> {
        let all = rows.iter().map(|row| self.slopes[*row as usize]).fold((0.0, 0.0), |a, b| (a.0 + b.0, a.1 + b.1));
        let may_split = (at + 1).ilog2() < DEPTH as u32;
        let Some((feature, place)) = may_split.then(|| self.best_split(seen, &rows, all)).flatten() else {
            return tree.end(at, thousandths(-RATE * all.0 / (all.1 + CAUTION)));
        };
        let (lesser, greater): (Vec<u32>, Vec<u32>) =
            rows.iter().partition(|row| usize::from(self.places[feature][**row as usize]) <= place);
        let share = (10.0 * lesser.len() as f32 / rows.len() as f32).round() as u8;
        tree.split(at, Split { feature: feature as u16, lesser: share, bound: self.bounds[feature][place] })?;
        self.grow(tree, seen, lesser, 2 * at + 1)?;
        self.grow(tree, seen, greater, 2 * at + 2)
    }

    /// The feature and the number of its bound that tell most.
    fn best_split(&self, seen: &[usize], rows: &[u32], all: (f32, f32)) -> Option<(usize, usize)> {
        let worth = |(slope, curve): (f32, f32)| slope * slope / (curve + CAUTION);
        let mut best = (worth(all) + 0.5, None);
        for feature in seen.iter().copied() {
            let mut sums = [(0.0_f32, 0.0_f32); 256];
            for row in rows {
                let (sum, slope) = (&mut sums[usize::from(self.places[feature][*row as usize])], self.slopes[*row as usize]);
                *sum = (sum.0 + slope.0, sum.1 + slope.1);
            }
            let mut below = (0.0, 0.0);
            for (place, sum) in sums.iter().enumerate().take(self.bounds[feature].len()) {
                below = (below.0 + sum.0, below.1 + sum.1);
                let above = (all.0 - below.0, all.1 - below.1);
                let told = worth(below) + worth(above);
                if below.1 >= LEAST && above.1 >= LEAST && told > best.0 {
                    best = (told, Some((feature, place)));
                }
            }
        }
        best.1
    }
}

/// Bounds between the values of a feature: all of them where they are few, else so that rows are shared out evenly.
fn bounds(rows: &[&Row], feature: usize) -> Vec<f32> {
    let mut values: Vec<f32> = rows.iter().map(|row| row.features[feature]).collect();
    values.sort_by(f32::total_cmp);
    let mut distinct = values.clone();
    distinct.dedup();
    let mut bounds: Vec<f32> = if distinct.len() <= BOUNDS {
        distinct.windows(2).map(|pair| (pair[0] + pair[1]) / 2.0).collect()
    } else {
        values.retain(|value| *value != 0.0 || distinct[0] != 0.0);
        (0..2 * BOUNDS).map(|at| values[at * values.len() / (2 * BOUNDS)]).collect()
    };
    bounds.iter_mut().for_each(|bound| *bound = thousandths(*bound));
    bounds.sort_by(f32::total_cmp);
    bounds.dedup();
    bounds
}

/// As it is written, so that what is measured is what is kept.
fn thousandths(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}
