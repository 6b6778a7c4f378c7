//! A convolution: each word is the sum of its grams' vectors, each filter looks at three words in a row, and of a filter the
//! most and the mean count for the outputs.

use quiet_quotes::nag::meaning::grams::{BUCKETS, Gram};
use quiet_quotes::nag::meaning::{self, OUTPUTS};

use super::{DRAW, TOLD, Weights, dot, show, starts};
use crate::rows::Random;
use crate::texts::Text;

const DIMS: usize = 8;
const FILTERS: usize = 16;
/// Words that a filter sees.
const WIDTH: usize = 3;

/// What was learnt.
pub struct Convolution {
    grams: Vec<Weights<DIMS>>,
    kernels: Vec<[Weights<DIMS>; WIDTH]>,
    biases: Weights<FILTERS>,
    most: Vec<Weights<FILTERS>>,
    mean: Vec<Weights<FILTERS>>,
    start: Weights<OUTPUTS>,
}

/// What the filters make of a text.
#[derive(Default)]
struct Seen {
    /// The words' vectors, one of nothing before and one behind them.
    words: Vec<[f32; DIMS]>,
    filters: Vec<[f32; FILTERS]>,
    most: [f32; FILTERS],
    /// The word at which each filter saw most.
    at: [usize; FILTERS],
    mean: [f32; FILTERS],
}

fn words(grams: &[Gram]) -> impl Iterator<Item = &[Gram]> {
    grams.chunk_by(|one, next| one.word == next.word)
}

/// What each gram of a word counts in its vector.
fn share(word: &[Gram]) -> f32 {
    1.0 / (word.len() as f32).sqrt()
}

impl Convolution {
    fn new(random: &mut Random) -> Self {
        let grams = (0..BUCKETS).map(|_| Weights::of_gram(random, 0.1)).collect();
        let spread = 2.0 / (DIMS as f32).sqrt();
        let kernels = (0..FILTERS).map(|_| std::array::from_fn(|_| Weights::of_layer(random, spread))).collect();
        let mut outputs = || (0..OUTPUTS).map(|_| Weights::of_layer(random, 1.0)).collect();
        let (most, mean) = (outputs(), outputs());
        Self { grams, kernels, biases: Weights::of_layer(random, 0.0), most, mean, start: starts() }
    }

    fn see(&self, grams: &[Gram], seen: &mut Seen) {
        seen.words.clear();
        seen.words.push([0.0; DIMS]);
        seen.words.extend(words(grams).map(|word| {
            let mut sum = [0.0; DIMS];
            for gram in word {
                let vector = &self.grams[usize::from(gram.bucket)].values;
                sum.iter_mut().zip(vector).for_each(|(sum, value)| *sum += value * share(word));
            }
            sum
        }));
        seen.words.push([0.0; DIMS]);
        (seen.most, seen.at, seen.mean) = ([0.0; FILTERS], [usize::MAX; FILTERS], [0.0; FILTERS]);
        seen.filters.clear();
        for (at, row) in seen.words.windows(WIDTH).enumerate() {
            let mut filters = self.biases.values;
            for (filter, kernel) in filters.iter_mut().zip(&self.kernels) {
                *filter += kernel.iter().zip(row).map(|(weights, word)| dot(&weights.values, word)).sum::<f32>();
                *filter = filter.max(0.0);
            }
            for (filter, value) in filters.into_iter().enumerate() {
                seen.mean[filter] += value;
                if value > seen.most[filter] {
                    (seen.most[filter], seen.at[filter]) = (value, at);
                }
            }
            seen.filters.push(filters);
        }
        let root = (seen.filters.len() as f32).max(1.0).sqrt();
        seen.mean.iter_mut().for_each(|mean| *mean /= root);
    }

    fn logit(&self, seen: &Seen, output: usize) -> f32 {
        let (most, mean) = (&self.most[output].values, &self.mean[output].values);
        self.start.values[output] + dot(most, &seen.most) + dot(mean, &seen.mean)
    }

    /// How far a text asks for anything, as a logit.
    pub fn asks(&self, text: &Text) -> f32 {
        let mut seen = Seen::default();
        self.see(&text.ordered, &mut seen);
        self.logit(&seen, 0)
    }

    fn learn_from(&mut self, text: &Text, seen: &mut Seen, rate: f32) {
        self.see(&text.ordered, seen);
        let (mut most, mut mean, mut start) = ([0.0; FILTERS], [0.0; FILTERS], [0.0; OUTPUTS]);
        for (output, start) in start.iter_mut().enumerate() {
            let slope = text.weight * (meaning::likelihood(self.logit(seen, output)) - text.target(output));
            if slope.abs() < TOLD {
                continue;
            }
            *start = slope;
            for filter in 0..FILTERS {
                most[filter] += slope * self.most[output].values[filter];
                mean[filter] += slope * self.mean[output].values[filter];
            }
            self.most[output].step(&seen.most.map(|value| slope * value), rate / 2.0);
            self.mean[output].step(&seen.mean.map(|value| slope * value), rate / 2.0);
        }
        if start != [0.0; OUTPUTS] {
            self.start.step(&start, rate);
            let slopes = self.learn_filters(seen, &most, &mean, rate / 2.0);
            self.learn_grams(&text.ordered, &slopes, rate);
        }
    }

    /// Learns the filters; gives the slopes of the words' vectors.
    fn learn_filters(&mut self, seen: &Seen, most: &[f32; FILTERS], mean: &[f32; FILTERS], rate: f32) -> Vec<[f32; DIMS]> {
        let mut slopes = vec![[0.0; DIMS]; seen.words.len()];
        let mut biases = [0.0; FILTERS];
        let root = (seen.filters.len() as f32).sqrt();
        for filter in 0..FILTERS {
            let mut kernel = [[0.0; DIMS]; WIDTH];
            for (at, _) in seen.filters.iter().enumerate().filter(|(_, filters)| filters[filter] > 0.0) {
                let slope = mean[filter] / root + if seen.at[filter] == at { most[filter] } else { 0.0 };
                biases[filter] += slope;
                for (place, weights) in self.kernels[filter].iter().enumerate() {
                    for dim in 0..DIMS {
                        slopes[at + place][dim] += slope * weights.values[dim];
                        kernel[place][dim] += slope * seen.words[at + place][dim];
                    }
                }
            }
            self.kernels[filter].iter_mut().zip(&kernel).for_each(|(weights, slopes)| weights.step(slopes, rate));
        }
        self.biases.step(&biases, rate);
        slopes
    }

    fn learn_grams(&mut self, grams: &[Gram], slopes: &[[f32; DIMS]], rate: f32) {
        for (word, slopes) in words(grams).zip(&slopes[1..]) {
            for gram in word {
                let weights = &mut self.grams[usize::from(gram.bucket)];
                let slopes = std::array::from_fn(|dim| slopes[dim] * share(word) + DRAW * weights.values[dim]);
                weights.step(&slopes, rate);
            }
        }
    }
}

/// Learns from some texts.
pub fn learn(texts: &[&Text], seed: u64) -> Convolution {
    let random = &mut Random(seed);
    let mut model = Convolution::new(random);
    let mut seen = Seen::default();
    show(texts, random, |text, rate| model.learn_from(text, &mut seen, rate));
    model
}
