//! A softmax over each quotation's options, and a logistic model of whether a choice is right: both with a quadratic penalty,
//! by gradient descent with moments (Adam) over all rows at once.

use quiet_quotes::quote::speaker::features;
use quiet_quotes::quote::speaker::model::SpeakerWeights;
use rayon::prelude::*;

use crate::articles::{Guess, Row};

const ROUNDS: i32 = 200;
const RATE: f32 = 0.05;
const PENALTY: f32 = 1.5e-3;
const SURE_PENALTY: f32 = 1e-2;
/// Rows that are gone through together.
const TOGETHER: usize = 512;

/// The weights that choose best.
pub fn choice(rows: &[&Row]) -> SpeakerWeights {
    let total: f32 = rows.iter().map(|row| row.weight).sum();
    descend(PENALTY, total, |now, width| {
        sum(width, rows.par_chunks(TOGETHER).map(|rows| choice_slopes(rows, now, width)).collect())
    })
}

/// The weights that tell best how sure a choice is.
pub fn certainty(guesses: &[&Guess]) -> SpeakerWeights {
    let total: f32 = guesses.iter().map(|guess| guess.weight).sum();
    descend(SURE_PENALTY, total, |now, width| {
        let mut slopes = vec![0.0; width];
        for guess in guesses {
            let error = now.sure(&guess.features) - f32::from(u8::from(guess.right));
            guess.features.iter().for_each(|feature| slopes[*feature as usize] += guess.weight * error);
        }
        slopes
    })
}

/// Goes down the slopes.
fn descend(penalty: f32, total: f32, slopes: impl Fn(&SpeakerWeights, usize) -> Vec<f32>) -> SpeakerWeights {
    let width = features::names().len();
    let (mut weights, mut first, mut second) = (vec![0.0_f32; width], vec![0.0_f32; width], vec![0.0_f32; width]);
    for round in 1..=ROUNDS {
        let now = slopes(&SpeakerWeights::new(weights.clone()), width);
        for at in 0..width {
            let slope = now[at] / total + penalty * weights[at];
            first[at] = 0.9 * first[at] + 0.1 * slope;
            second[at] = 0.999 * second[at] + 0.001 * slope * slope;
            let (mean, spread) = (first[at] / (1.0 - 0.9_f32.powi(round)), second[at] / (1.0 - 0.999_f32.powi(round)));
            weights[at] -= RATE * mean / (spread.sqrt() + 1e-8);
        }
    }
    SpeakerWeights::new(weights)
}

fn choice_slopes(rows: &[&Row], weights: &SpeakerWeights, width: usize) -> Vec<f32> {
    let mut slopes = vec![0.0; width];
    for row in rows {
        let shares = weights.shares(row.options.iter().map(|option| &**option));
        let right: f32 = shares.iter().zip(&row.right).map(|(share, right)| if *right { *share } else { 0.0 }).sum();
        for ((option, share), is_right) in row.options.iter().zip(&shares).zip(&row.right) {
            let wanted = if *is_right { share / right.max(1e-6) } else { 0.0 };
            option.iter().for_each(|feature| slopes[*feature as usize] += row.weight * (share - wanted));
        }
    }
    slopes
}

/// The parts added up in their order, so that the same rows give the same sum.
fn sum(width: usize, parts: Vec<Vec<f32>>) -> Vec<f32> {
    let mut all = vec![0.0; width];
    parts.iter().for_each(|part| all.iter_mut().zip(part).for_each(|(all, part)| *all += part));
    all
}
