//! Which of the mentions around a quotation names its speaker?
//!
//! Each gets the sum of the weights of its [features]. The weights are learnt by `cargo xtask train` and
//! stand in `speaker_weights.toml`, one feature a line, so that a decision can be followed by hand.

use crate::quote::speaker::features;
use crate::text::decimal;

/// The weights of the features.
#[derive(Debug, Clone, PartialEq)]
pub struct SpeakerWeights(Vec<f32>);

impl SpeakerWeights {
    /// Given ones, in the order of [`features::names`].
    pub fn new(weights: Vec<f32>) -> Self {
        Self(weights)
    }

    /// These and others, where each feature weighs in one of them.
    pub fn plus(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(one, other)| one + other).collect())
    }

    /// Reads lines of `"name" = weight`; features that are not named weigh nothing.
    pub fn parse(source: &str) -> Self {
        let names = features::names();
        let numbers: std::collections::HashMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (&**name, at)).collect();
        let mut weights = vec![0.0; names.len()];
        for (name, value) in source.lines().filter_map(|line| line.split_once(" = ")) {
            if let (Some(at), Some(value)) = (numbers.get(name.trim_matches('"')), decimal(value.trim())) {
                weights[*at] = value;
            }
        }
        Self(weights)
    }

    /// The weights as lines of a file; without those that weigh next to nothing.
    pub fn write(&self) -> String {
        let lines = features::names().into_iter().zip(&self.0).filter(|(_, weight)| weight.abs() >= 0.05);
        lines.map(|(name, weight)| format!("\"{name}\" = {weight:.2}\n")).collect()
    }

    /// What a mention with these features weighs.
    pub fn sum(&self, features: &[u16]) -> f32 {
        features.iter().map(|feature| self.0[*feature as usize]).sum()
    }

    /// How sure something with these features is, 0 to 1: a logistic model.
    pub fn sure(&self, features: &[u16]) -> f32 {
        1.0 / (1.0 + (-self.sum(features)).exp())
    }

    /// How likely each option is, 0 to 1.
    pub fn shares<'a>(&self, options: impl Iterator<Item = &'a [u16]>) -> Vec<f32> {
        let sums: Vec<f32> = options.map(|features| self.sum(features)).collect();
        let most = sums.iter().copied().fold(f32::MIN, f32::max);
        let shares: Vec<f32> = sums.iter().map(|sum| (sum - most).exp()).collect();
        let all: f32 = shares.iter().sum();
        shares.into_iter().map(|share| share / all).collect()
    }
}
