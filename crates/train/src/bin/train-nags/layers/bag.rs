//! A hidden layer: the vectors of a text's grams are summed up, divided by the root of their number, and what is positive of
//! each dimension counts for the outputs (as in fastText, with a bend).

use quiet_quotes::nag::meaning::grams::BUCKETS;
use quiet_quotes::nag::meaning::{self, OUTPUTS};

use super::{DRAW, TOLD, Weights, dot, show, starts};
use crate::rows::Random;
use crate::texts::Text;

const DIMS: usize = 16;

/// What was learnt.
pub struct Bag {
    grams: Vec<Weights<DIMS>>,
    biases: Weights<DIMS>,
    outputs: Vec<Weights<DIMS>>,
    start: Weights<OUTPUTS>,
}

/// Learns from some texts.
pub fn learn(texts: &[&Text], seed: u64) -> Bag {
    let random = &mut Random(seed);
    let mut bag = Bag {
        grams: (0..BUCKETS).map(|_| Weights::of_gram(random, 0.02)).collect(),
        biases: Weights::of_layer(random, 0.0),
        outputs: (0..OUTPUTS).map(|_| Weights::of_layer(random, 2.0)).collect(),
        start: starts(),
    };
    show(texts, random, |text, rate| bag.learn_from(text, rate));
    bag
}

impl Bag {
    fn see(&self, text: &Text) -> [f32; DIMS] {
        let mut sum = self.biases.values;
        for (gram, value) in &text.grams {
            let vector = &self.grams[usize::from(*gram)].values;
            sum.iter_mut().zip(vector).for_each(|(sum, weight)| *sum += value * weight);
        }
        sum.map(|value| value.max(0.0))
    }

    fn logit(&self, seen: &[f32; DIMS], output: usize) -> f32 {
        self.start.values[output] + dot(&self.outputs[output].values, seen)
    }

    /// How far a text asks for anything, as a logit.
    pub fn asks(&self, text: &Text) -> f32 {
        self.logit(&self.see(text), 0)
    }

    fn learn_from(&mut self, text: &Text, rate: f32) {
        let seen = self.see(text);
        let (mut slopes, mut start) = ([0.0; DIMS], [0.0; OUTPUTS]);
        for (output, start) in start.iter_mut().enumerate() {
            let slope = text.weight * (meaning::likelihood(self.logit(&seen, output)) - text.target(output));
            if slope.abs() < TOLD {
                continue;
            }
            *start = slope;
            let weights = &mut self.outputs[output];
            slopes.iter_mut().zip(&weights.values).for_each(|(sum, weight)| *sum += slope * weight);
            weights.step(&seen.map(|value| slope * value), rate / 2.0);
        }
        if start == [0.0; OUTPUTS] {
            return;
        }
        slopes.iter_mut().zip(&seen).filter(|(_, seen)| **seen == 0.0).for_each(|(slope, _)| *slope = 0.0);
        self.start.step(&start, rate);
        self.biases.step(&slopes, rate / 2.0);
        for (gram, value) in &text.grams {
            let weights = &mut self.grams[usize::from(*gram)];
            weights.step(&std::array::from_fn(|dim| slopes[dim] * value + DRAW * weights.values[dim]), rate);
        }
    }
}
