//! How much a candidate looks like a nag, and what it asks for.
//!
//! The score is a logistic regression over the [features](super::features). Its weights are learnt by
//! `cargo xtask train` and stand in `weights.toml`, one feature a line, so that a decision can be followed by hand.

use std::sync::OnceLock;

use super::features;
use super::survey::{Part, Parts, Sums};
use crate::report::NagKind;
use crate::text::decimal;

/// The weights of the features.
#[derive(Debug, Clone, PartialEq)]
pub struct Judge {
    weights: Vec<f32>,
}

impl Judge {
    /// The judge with the learnt weights.
    pub fn learnt() -> &'static Self {
        static JUDGE: OnceLock<Judge> = OnceLock::new();
        JUDGE.get_or_init(|| Self::parse(include_str!("weights.toml")))
    }

    /// A judge with given weights, in the order of [`features::names`].
    pub fn new(weights: Vec<f32>) -> Self {
        Self { weights }
    }

    /// The weights, in the order of [`features::names`].
    pub fn weights(&self) -> &[f32] {
        &self.weights
    }

    /// Reads lines of `"name" = weight`; features that are not named weigh nothing.
    pub fn parse(source: &str) -> Self {
        let mut weights = vec![0.0; features::names().len()];
        for (name, value) in source.lines().filter_map(|line| line.split_once(" = ")) {
            let at = features::names().iter().position(|known| known == name.trim_matches('"'));
            if let (Some(at), Some(value)) = (at, decimal(value.trim())) {
                weights[at] = value;
            }
        }
        Self { weights }
    }

    /// How likely a candidate with these features is a nag, 0 to 1.
    pub fn score(&self, features: &[f32]) -> f32 {
        let sum: f32 = self.weights.iter().zip(features).map(|(weight, value)| weight * value).sum();
        1.0 / (1.0 + (-sum).exp())
    }

    /// What each feature adds to the score, the weightiest first.
    pub fn contributions<'a>(&self, features: &'a [f32]) -> Vec<(&'a str, f32)>
    where
        Self: 'a,
    {
        let mut all: Vec<(&'static str, f32)> = features::names()
            .iter()
            .zip(self.weights.iter().zip(features))
            .map(|(name, (weight, value))| (&**name, weight * value))
            .filter(|(_, value)| *value != 0.0)
            .collect();
        crate::order::sort_by(&mut all, |a, b| b.1.abs().total_cmp(&a.1.abs()));
        all
    }
}

/// What a box asks for: what its words say most, with what it holds.
pub fn kind(sums: &Sums, parts: &Parts) -> NagKind {
    let holds = |part: Part| (parts[part as usize] as f32).min(1.0);
    let says = |kind: NagKind| sums.kind(kind);
    let weight = |kind: NagKind| {
        says(kind)
            + match kind {
                NagKind::Donation => 0.6 * holds(Part::GiftLink),
                NagKind::Subscription => 0.6 * holds(Part::OfferLink) + 0.5 * sums.prices.min(1.0),
                NagKind::Registration => 1.5 * holds(Part::Password) + 0.4 * holds(Part::AccountLink),
                NagKind::Newsletter => 0.8 * holds(Part::Email) + 0.6 * holds(Part::NewsletterLink),
                NagKind::App => 0.6 * holds(Part::AppLink),
                NagKind::Adblock => 0.0,
            }
    };
    NagKind::ALL.into_iter().max_by(|a, b| weight(*a).total_cmp(&weight(*b)).then(b.cmp(a))).unwrap_or(NagKind::Newsletter)
}
