//! How much each feature of a statement counts: a log-linear model (softmax over a story's statements), learned by
//! `cargo xtask train` from ranked articles. The weights stand in `data/models/rank_weights.toml`, one feature a line.

use crate::quote::rank::features::{Extents, Feature};
use crate::text::decimal;

/// The weights of the features.
#[derive(Debug, Clone, PartialEq)]
pub struct RankWeights([f32; Feature::COUNT]);

impl RankWeights {
    /// Given ones, in the order of [`Feature::ALL`].
    pub fn new(weights: [f32; Feature::COUNT]) -> Self {
        Self(weights)
    }

    /// Reads lines of `"name" = weight`; features that are not named weigh nothing.
    pub fn parse(source: &str) -> Self {
        let mut weights = [0.0; Feature::COUNT];
        for (name, value) in source.lines().filter_map(|line| line.split_once(" = ")) {
            let feature = Feature::ALL.iter().position(|feature| feature.name() == name.trim_matches('"'));
            if let (Some(at), Some(value)) = (feature, decimal(value.trim())) {
                weights[at] = value;
            }
        }
        Self(weights)
    }

    /// The weights as lines of a file.
    pub fn write(&self) -> String {
        Feature::ALL.iter().zip(self.0).map(|(feature, weight)| format!("\"{}\" = {weight:.2}\n", feature.name())).collect()
    }

    /// What a feature counts where it holds in full.
    pub fn of(&self, feature: Feature) -> f32 {
        self.0[feature as usize]
    }

    /// What a statement is worth.
    pub fn sum(&self, extents: &Extents) -> f32 {
        self.0.iter().zip(extents).map(|(weight, extent)| weight * extent).sum()
    }
}
