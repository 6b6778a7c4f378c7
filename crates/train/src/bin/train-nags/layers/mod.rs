//! Small networks over the grams of a text, to be compared with the sum of weights that the engine reads by.
//!
//! Learnt by Adagrad; each vector is drawn to nothing as well, without which they know their publishers by heart.

pub mod bag;
pub mod convolution;

use quiet_quotes::nag::meaning::OUTPUTS;

use crate::rows::Random;
use crate::texts::Text;

/// How fast is learnt.
const RATE: f32 = 0.2;
/// How a gram's vector is drawn to nothing.
const DRAW: f32 = 0.03;
/// A slope below this teaches nothing.
const TOLD: f32 = 0.002;
const EPOCHS: usize = 3;
/// What a text without words is taken to ask, as a logit.
const START: f32 = -3.0;

/// Weights, and the sums of the squares of the slopes that they were learnt from.
#[derive(Clone, Copy)]
struct Weights<const N: usize> {
    values: [f32; N],
    squares: [f32; N],
}

impl<const N: usize> Weights<N> {
    /// Weights of a gram, which begin close to nothing and learn fast.
    fn of_gram(random: &mut Random, spread: f32) -> Self {
        Self { squares: [0.0; N], ..Self::of_layer(random, spread) }
    }

    fn of_layer(random: &mut Random, spread: f32) -> Self {
        Self { values: std::array::from_fn(|_| (random.share() - 0.5) * spread), squares: [1.0; N] }
    }

    fn step(&mut self, slopes: &[f32; N], rate: f32) {
        for ((value, square), slope) in self.values.iter_mut().zip(&mut self.squares).zip(slopes) {
            *square += slope * slope;
            *value -= rate * slope / (square.sqrt() + 1e-3);
        }
    }
}

fn starts() -> Weights<OUTPUTS> {
    Weights { values: [START; OUTPUTS], squares: [1.0; OUTPUTS] }
}

fn dot<const N: usize>(one: &[f32; N], other: &[f32; N]) -> f32 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

/// Shows a network its texts in another order each time, slower from time to time.
fn show(texts: &[&Text], random: &mut Random, mut learn_from: impl FnMut(&Text, f32)) {
    let mut order: Vec<usize> = (0..texts.len()).collect();
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        let rate = RATE * (1.0 - epoch as f32 / EPOCHS as f32);
        order.iter().for_each(|at| learn_from(texts[*at], rate));
    }
}

#[cfg(test)]
mod tests {
    use quiet_quotes::nag::meaning::grams::Gram;

    use super::*;

    /// A text of words with one gram each.
    fn text(buckets: &[u16], kind: Option<usize>) -> Text {
        let gram = |(at, bucket): (usize, &u16)| Gram { word: at as u32, bucket: *bucket, begins: at == 0 };
        Text::new(&[buckets.iter().enumerate().map(gram).collect()], kind, 1.0, 0)
    }

    #[test]
    fn networks_tell_what_asks_from_what_does_not() {
        let all: Vec<Text> =
            (0..600).map(|at| text(&[100 + at % 40, at % 2, 200 + at % 30], (at % 2 == 0).then_some(1))).collect();
        let shown: Vec<&Text> = all.iter().collect();
        let (asks, tells) = (text(&[300, 0, 301, 302], None), text(&[300, 1, 301, 302], None));
        let (bag, convolution) = (bag::learn(&shown, 1), convolution::learn(&shown, 1));
        for (name, asks, tells) in [
            ("hidden layer", bag.asks(&asks), bag.asks(&tells)),
            ("convolution", convolution.asks(&asks), convolution.asks(&tells)),
        ] {
            assert!(asks > tells + 2.0, "{name}: {asks} and {tells}");
        }
    }
}
