//! Learns what texts mean: one logistic regression for each kind of nag and one for any, over the grams of blocks and
//! boxes, by FTRL-proximal (a gradient descent whose penalty leaves most weights at nothing).

use std::collections::HashSet;

use quiet_quotes::nag::index::PageIndex;
use quiet_quotes::nag::meaning::grams::{BUCKETS, Gram};
use quiet_quotes::nag::meaning::{self, Meaning, OUTPUTS, Scale};

use crate::gold::Gold;
use crate::rows::Random;

/// A text to learn from.
pub struct Text {
    /// Its grams, each once with how often it stands there.
    pub grams: Vec<(u16, f32)>,
    /// The number of the kind that it asks for, if it asks.
    pub kind: Option<usize>,
    /// Its grams in order, each word by another number.
    pub ordered: Vec<Gram>,
    /// How much it weighs.
    pub weight: f32,
    /// Whose it is.
    pub group: usize,
}

/// Weight of a nag's whole text, and of all its blocks together.
const WHOLE: f32 = 2.0;
const BLOCKS: f32 = 4.0;

impl Text {
    pub fn new(blocks: &[Vec<Gram>], kind: Option<usize>, weight: f32, group: usize) -> Self {
        let mut all: Vec<u16> = blocks.iter().flatten().map(|gram| gram.bucket).collect();
        all.sort_unstable();
        let count = |same: &[u16]| (same[0], same.len() as f32);
        let root = (all.len() as f32).sqrt().max(1.0);
        let grams = all.chunk_by(|a, b| a == b).map(count).map(|(gram, count)| (gram, count / root)).collect();
        Self { grams, kind, ordered: in_order(blocks), weight, group }
    }

    /// What an output is to say of it: 1 where it asks, for anything (0) or for a kind (its number and one).
    pub fn target(&self, output: usize) -> f32 {
        f32::from(self.kind.is_some_and(|kind| output == 0 || output == kind + 1))
    }
}

/// The grams of blocks one after another, each word by a number of its own.
fn in_order(blocks: &[Vec<Gram>]) -> Vec<Gram> {
    let mut before = 0;
    let mut all = Vec::with_capacity(blocks.iter().map(Vec::len).sum());
    for grams in blocks {
        all.extend(grams.iter().map(|gram| Gram { word: before + gram.word, ..*gram }));
        before = all.last().map_or(0, |gram| gram.word + 1);
    }
    all
}

/// The texts of a page: its nags, the blocks of them, and each other block, once for each publisher.
pub fn of_page(
    index: &PageIndex<'_>,
    gold: &Gold,
    grams: &[Vec<Gram>],
    group: usize,
    publisher: &str,
    seen: &mut HashSet<(String, String)>,
) -> Vec<Text> {
    let mut texts = Vec::new();
    let is_new = |seen: &mut HashSet<(String, String)>, text: &str| seen.insert((publisher.to_owned(), text.to_owned()));
    for nag in &gold.nags {
        let blocks: Vec<usize> = nag.blocks.iter().map(|(at, _)| *at).filter(|at| gold.shares(&(*at..at + 1)).0 > 0.5).collect();
        let all: Vec<Vec<Gram>> = blocks.iter().map(|at| grams[*at].clone()).collect();
        let chars: f32 = blocks.iter().map(|at| gold.chars(&(*at..at + 1))).sum();
        let whole: String = blocks.iter().map(|at| &*index.page.blocks[*at].text).collect::<Vec<_>>().join("\n");
        if !is_new(seen, &whole) {
            continue;
        }
        texts.push(Text::new(&all, Some(nag.kind), WHOLE, group));
        for at in blocks {
            let share = gold.chars(&(at..at + 1)) / chars.max(1.0);
            texts.push(Text::new(&grams[at..=at], Some(nag.kind), (BLOCKS * share).max(0.2), group));
        }
    }
    for (at, block) in index.page.blocks.iter().enumerate() {
        let (sure, unsure) = gold.shares(&(at..at + 1));
        if sure + unsure < 0.1 && !grams[at].is_empty() && is_new(seen, &block.text) {
            let weight = 0.3 + (gold.chars(&(at..at + 1)) / 80.0).min(1.5);
            texts.push(Text::new(&grams[at..=at], None, weight, group));
        }
    }
    texts
}

const EPOCHS: usize = 4;
/// How fast is learnt.
const RATE: f32 = 0.25;
/// What a weight has to be worth to be kept, and how it is drawn to nothing.
const LEAST: f32 = 0.4;
const DRAW: f32 = 1.0;
/// A slope below this teaches nothing.
const TOLD: f32 = 0.002;

/// One weight of each output, with what it was learnt from.
#[derive(Clone, Copy, Default)]
struct Learnt {
    sums: [f32; OUTPUTS],
    squares: [f32; OUTPUTS],
    weights: [f32; OUTPUTS],
}

impl Learnt {
    /// Learns from a slope; `least` is what the weight has to be worth.
    fn step(&mut self, output: usize, slope: f32, least: f32) {
        let (sum, square) = (&mut self.sums[output], &mut self.squares[output]);
        let pull = ((*square + slope * slope).sqrt() - square.sqrt()) / RATE;
        *sum += slope - pull * self.weights[output];
        *square += slope * slope;
        let beyond = sum.abs() - least;
        let curve = (1.0 + square.sqrt()) / RATE + DRAW;
        self.weights[output] = if beyond <= 0.0 { 0.0 } else { -beyond.copysign(*sum) / curve };
    }
}

/// Learns from some texts.
pub fn learn(texts: &[&Text], seed: u64) -> Meaning {
    let mut learnt = vec![Learnt::default(); BUCKETS];
    let mut bias = Learnt::default();
    let mut order: Vec<usize> = (0..texts.len()).collect();
    let mut random = Random(seed);
    for _ in 0..EPOCHS {
        random.shuffle(&mut order);
        for text in order.iter().map(|at| texts[*at]) {
            let mut logits = bias.weights;
            for (gram, value) in &text.grams {
                let weights = &learnt[usize::from(*gram)].weights;
                logits.iter_mut().zip(weights).for_each(|(logit, weight)| *logit += value * weight);
            }
            for (output, logit) in logits.into_iter().enumerate() {
                let slope = text.weight * (meaning::likelihood(logit) - text.target(output));
                if slope.abs() >= TOLD {
                    text.grams.iter().for_each(|(gram, value)| learnt[usize::from(*gram)].step(output, slope * value, LEAST));
                    bias.step(output, slope, 0.0);
                }
            }
        }
    }
    let all: Vec<[f32; OUTPUTS]> = learnt.iter().chain([&bias]).map(|learnt| learnt.weights).collect();
    in_steps(&all)
}

/// Weights in fifteen steps, of which the outermost stand for all beyond.
fn in_steps(weights: &[[f32; OUTPUTS]]) -> Meaning {
    let scales: [Scale; OUTPUTS] = std::array::from_fn(|output| {
        let mut sizes: Vec<f32> =
            weights[..BUCKETS].iter().map(|weight| weight[output].abs()).filter(|size| *size > 0.0).collect();
        sizes.sort_by(f32::total_cmp);
        let largest = sizes.get(sizes.len() * 99 / 100).copied().unwrap_or(1.0);
        let rounded = |value: f32, digits: f32| (value * digits).round() / digits;
        Scale { bias: rounded(weights[BUCKETS][output], 1e4), step: rounded(largest / 7.0, 1e5) }
    });
    let steps = |weight: &[f32; OUTPUTS]| {
        std::array::from_fn(|output| (weight[output] / scales[output].step).round().clamp(-7.0, 7.0) as i8)
    };
    Meaning::new(scales, weights[..BUCKETS].iter().map(steps).collect())
}
