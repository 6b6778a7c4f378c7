//! How far a text asks its reader for something, and for what: learnt from what real prompts and real stories say.
//!
//! A logistic regression for each kind, and one for any kind, over hashed [grams]: the sum of their weights by the root of
//! their number. Sums of blocks add up to the sums of a box, so that whatever an element holds is told in constant time.
//! Phrases know what is written down; this knows what was never written down: "our work is paid for by people like you".
//!
//! The weights are learnt by `cargo xtask train` and stand in `data/models/nag_meaning.txt` with sixteen steps each.

mod blocks;
pub mod grams;

use std::fmt;

use crate::report::NagKind;
use crate::text::decimal;
pub use blocks::Blocks;
use grams::{BUCKETS, Gram};

/// What is told of a text: whether it asks for anything, and for each kind whether it asks for that.
pub const OUTPUTS: usize = 1 + NagKind::ALL.len();
/// Greatest number of steps that a weight has.
const STEPS: i8 = 7;
/// Buckets on a line of the file.
const LINE: usize = 128;

/// The learnt weights.
#[derive(Debug, Clone, PartialEq)]
pub struct Meaning {
    /// What is added to each sum, and what a step of a weight counts.
    scales: [Scale; OUTPUTS],
    /// Steps for each bucket.
    weights: Vec<[i8; OUTPUTS]>,
}

/// How the sums of an output become a likelihood.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Scale {
    /// What a text without words would get.
    pub bias: f32,
    /// What a step counts.
    pub step: f32,
}

impl Scale {
    /// How far texts with these sums ask, as a logit.
    fn logit(self, sums: &Sums, output: usize) -> f32 {
        self.bias + self.step * sums.steps[output] / sums.grams.max(1.0).sqrt()
    }
}

/// The logit of a text without words.
const NOTHING: f32 = -8.0;

/// Sums over the grams of texts.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sums {
    steps: [f32; OUTPUTS],
    /// How many grams.
    pub grams: f32,
}

impl Sums {
    /// These with others, put together by a function.
    pub fn combine(&self, other: &Self, with: impl Fn(f32, f32) -> f32) -> Self {
        Self { steps: std::array::from_fn(|at| with(self.steps[at], other.steps[at])), grams: with(self.grams, other.grams) }
    }
}

/// What a block means.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Meant {
    /// Over all its words.
    pub sums: Sums,
    /// How far its most asking sentence asks, as a logit.
    pub most: f32,
    /// How many of its grams stand in sentences that ask, each as far as it does.
    pub asking: f32,
}

impl Meaning {
    /// A model of weights in steps, one row for each of the [buckets](BUCKETS).
    pub fn new(scales: [Scale; OUTPUTS], weights: Vec<[i8; OUTPUTS]>) -> Self {
        Self { scales, weights }
    }

    /// How far each sentence of a text asks, and the text as a whole.
    pub fn read(&self, grams: &[Gram]) -> Meant {
        let mut meant = Meant { most: NOTHING, ..Meant::default() };
        let starts_anew = |one: &Gram, next: &Gram| one.word == next.word || !next.begins;
        for sentence in grams.chunk_by(starts_anew) {
            let sums = self.sums(sentence);
            let logit = self.scales[0].logit(&sums, 0);
            meant.most = meant.most.max(logit);
            meant.asking += sums.grams * likelihood(logit);
            meant.sums = meant.sums.combine(&sums, |a, b| a + b);
        }
        meant
    }

    /// Sums over some grams: of whole numbers, which is quicker.
    fn sums(&self, grams: &[Gram]) -> Sums {
        let mut steps = [0_i32; OUTPUTS];
        for gram in grams {
            let weights = &self.weights[usize::from(gram.bucket)];
            steps.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += i32::from(*weight));
        }
        Sums { steps: steps.map(|sum| sum as f32), grams: grams.len() as f32 }
    }

    /// Reads what [`Meaning`] writes.
    pub fn parse(source: &str) -> Self {
        let mut model = Self::default();
        let (mut output, mut bucket) = (0, 0);
        for line in source.lines() {
            let mut fields = line.split(' ');
            match (fields.next(), fields.next(), fields.next(), fields.next()) {
                (Some("output"), Some(name), Some(bias), Some(step)) => {
                    output = names().position(|known| known == name).unwrap_or_default();
                    let number = |text: &str| decimal(text).unwrap_or_default();
                    model.scales[output] = Scale { bias: number(bias), step: number(step) };
                    bucket = 0;
                }
                (Some(weights), None, ..) => {
                    for (of_bucket, sign) in model.weights[bucket.min(BUCKETS)..].iter_mut().zip(weights.bytes()) {
                        of_bucket[output] = steps(sign);
                    }
                    bucket += weights.len();
                }
                _ => {}
            }
        }
        model
    }
}

/// The likelihood of a logit.
pub fn likelihood(logit: f32) -> f32 {
    1.0 / (1.0 + (-logit).exp())
}

/// The outputs by their names.
fn names() -> impl Iterator<Item = &'static str> {
    std::iter::once("any").chain(NagKind::ALL.into_iter().map(NagKind::name))
}

/// A weight as it is written: `a` to `g` for one step to seven, `A` to `G` for as many below, a dot for none.
fn sign(steps: i8) -> char {
    let letter = |from: u8, steps: i8| char::from(from + steps.clamp(1, STEPS) as u8 - 1);
    match steps {
        0 => '.',
        1.. => letter(b'a', steps),
        _ => letter(b'A', -steps),
    }
}

fn steps(sign: u8) -> i8 {
    match sign {
        b'a'..=b'g' => (sign - b'a') as i8 + 1,
        b'A'..=b'G' => -((sign - b'A') as i8 + 1),
        _ => 0,
    }
}

impl Default for Meaning {
    fn default() -> Self {
        Self { scales: [Scale::default(); OUTPUTS], weights: vec![[0; OUTPUTS]; BUCKETS] }
    }
}

impl fmt::Display for Meaning {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (output, name) in names().enumerate() {
            let Scale { bias, step } = self.scales[output];
            writeln!(out, "output {name} {bias:.4} {step:.5}")?;
            for line in self.weights.chunks(LINE) {
                writeln!(out, "{}", line.iter().map(|weights| sign(weights[output])).collect::<String>())?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::{Names, Words};
    use super::*;

    fn grams(text: &str) -> Vec<Gram> {
        let mut list = Vec::new();
        grams::of(&Words::new(text, &Names::default()), &mut list);
        list
    }

    #[cfg(feature = "tables")]
    fn asks(text: &str) -> f32 {
        Meaning::parse(crate::Tables::embedded().nag_meaning).read(&grams(text)).most
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut weights = vec![[0; OUTPUTS]; BUCKETS];
        (weights[0][0], weights[300][2], weights[BUCKETS - 1][OUTPUTS - 1]) = (7, -7, 1);
        let scales = std::array::from_fn(|output| Scale { bias: -1.5 - output as f32, step: 0.125 });
        let model = Meaning::new(scales, weights);
        assert_eq!(Meaning::parse(&format!("# told before\n{model}")), model);
    }

    #[test]
    fn one_sentence_that_asks_is_not_lost_among_others() {
        let mut model = Meaning::default();
        model.scales[0] = Scale { bias: -2.0, step: 1.0 };
        grams("help").iter().for_each(|gram| model.weights[usize::from(gram.bucket)][0] = 7);
        let (one, many) = (model.read(&grams("Help.")), model.read(&grams("Rain fell. Help. Rivers rose.")));
        assert_eq!(one.most, many.most);
        assert_eq!(model.read(&[]).most, NOTHING);
        let share = |meant: Meant| Blocks::new(&model, &[meant]).share(0..1);
        assert!(share(one) > share(many), "{} {}", share(one), share(many));
    }

    /// Appeals in words that no list holds, and news about the same things.
    #[cfg(feature = "tables")]
    #[test]
    fn appeals_ask_more_than_news_of_the_same_things() {
        for (name, appeal, news) in [
            (
                "a gift",
                "Readers like you keep this newsroom going: chip in whatever you can today.",
                "The newsroom was kept going by a bank until its debts were paid last spring.",
            ),
            (
                "a plan",
                "Get unlimited access to all our stories for one month and cancel whenever you like.",
                "The railway cancelled all trains for one month after the bridge was closed.",
            ),
            (
                "a letter",
                "Get our best stories in your inbox every morning, free of charge.",
                "The best stories of the festival were told by a farmer from the north.",
            ),
            (
                "an account",
                "Create your free account to keep reading and to save this article for later.",
                "The bank froze the account of the company and kept the money for years.",
            ),
            (
                "a gift, in German",
                "Unsere Arbeit ist nur möglich, weil Menschen wie Sie uns unterstützen. Helfen Sie mit!",
                "Die Arbeit an der Brücke war nur möglich, weil der Fluss wenig Wasser führte.",
            ),
            (
                "a plan, in German",
                "Lesen Sie alle Artikel vier Wochen lang gratis, jederzeit kündbar.",
                "Vier Wochen lang blieb die Straße nach dem Unfall gesperrt.",
            ),
        ] {
            let (appeal, news) = (asks(appeal), asks(news));
            assert!(appeal > news + 2.0 && news < -3.0, "{name}: {appeal} and {news}");
        }
    }
}
