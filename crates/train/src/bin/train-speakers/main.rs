//! Learns what tells a quotation's speaker from labelled articles, and measures it on articles left out.
//!
//! ```text
//! train-speakers --learn WEIGHTS LEARN.jsonl HELD.jsonl FOLDED.jsonl…
//! train-speakers --measure FOLDER LEARN.jsonl HELD.jsonl FOLDED.jsonl…
//! ```
//!
//! The choice is learnt from `LEARN` and the `FOLDED` files. `HELD` is never learnt from, but for how sure a choice is; the
//! `FOLDED` articles fall into parts, each of which is chosen for by weights that have not seen it. These choices tell how
//! often a choice of which kind is right. `--measure` writes what the whole finder makes of `HELD` and `FOLDED`, each article
//! judged by weights that have not seen it, and prints how often the names shown are right, by language.
//!
//! Deterministic: the same articles give the same weights.

mod articles;
mod learn;
mod measure;

use std::path::Path;
use std::sync::Arc;

use quiet_quotes::Engine;
use quiet_quotes::quote::QuoteModel;
use quiet_quotes::quote::speaker::model::SpeakerWeights;
use quiet_quotes::quote::speaker::{CERTAIN, PROBABLE, features};
use rayon::prelude::*;

use articles::{Article, Guess, Row, guesses, rows};
use learn::{certainty, choice};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Parts of the articles that are left out in turn.
const FOLDS: usize = 5;
/// How much an article of the folded files counts: they are few, and from many languages.
const FOLDED: f32 = 3.0;
/// How much a guess for an article that is held back counts: most are English agency style.
const HELD: f32 = 0.5;

const USE: &str = "use: train-speakers --learn WEIGHTS | --measure FOLDER, then LEARN.jsonl HELD.jsonl FOLDED.jsonl…";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, target, learnt, held, folded @ ..] = arguments.as_slice() else { return Err(USE.into()) };
    let engine = Engine::embedded();
    let sets = std::iter::once(held).chain(folded).map(|file| Ok((name(file), articles::read(file)?))).collect::<Result<_>>()?;
    let study = Study::new(&engine, &articles::read(learnt)?, sets);
    match &**what {
        "--learn" => study.learn(Path::new(target)),
        "--measure" => study.measure(Path::new(target)),
        _ => Err(USE.into()),
    }
}

/// The name of a set: that of its file.
fn name(file: &str) -> String {
    Path::new(file).file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Weights without each part of the articles, and what they choose there.
struct Study<'a> {
    engine: &'a Engine,
    /// The set that is held back, and the others.
    sets: Vec<(String, Vec<Article>)>,
    /// What chooses for each part, and behind them what is learnt from all.
    choices: Vec<SpeakerWeights>,
    /// What they choose for each set.
    guesses: Vec<Vec<Guess>>,
}

fn part(article: &Article) -> usize {
    article.number() % FOLDS
}

impl<'a> Study<'a> {
    fn new(engine: &'a Engine, learnt: &[Article], sets: Vec<(String, Vec<Article>)>) -> Self {
        let languages = &engine.quotes.languages;
        let rows_of = |article: &Article, weight: f32| (part(article), rows(article, languages, weight));
        let always: Vec<(usize, Vec<Row>)> = learnt.par_iter().map(|article| rows_of(article, 1.0)).collect();
        let folded: Vec<&Article> = sets.iter().skip(1).flat_map(|(_, articles)| articles).collect();
        let folded: Vec<(usize, Vec<Row>)> = folded.par_iter().map(|article| rows_of(article, FOLDED)).collect();
        let choices: Vec<SpeakerWeights> = (0..=FOLDS)
            .into_par_iter()
            .map(|left_out| {
                let kept = always.iter().chain(folded.iter().filter(|(part, _)| *part != left_out));
                choice(&kept.flat_map(|(_, rows)| rows).collect::<Vec<&Row>>())
            })
            .collect();
        let guesses_of = |(at, (_, articles)): (usize, &(String, Vec<Article>))| -> Vec<Guess> {
            let (seen, weight) = if at == 0 { (false, HELD) } else { (true, 1.0) };
            let weights = |article: &Article| &choices[if seen { part(article) } else { FOLDS }];
            articles.par_iter().flat_map_iter(|article| guesses(article, languages, weights(article), weight)).collect()
        };
        let guesses = sets.iter().enumerate().map(guesses_of).collect();
        eprintln!("{} articles and {} sets, {} features", learnt.len(), sets.len(), features::names().len());
        Self { engine, sets, choices, guesses }
    }

    /// Writes what is learnt from all.
    fn learn(&self, file: &Path) -> Result<()> {
        self.sets.iter().zip(&self.guesses).for_each(|((name, _), guesses)| self.report(name, guesses));
        let head = "# Written by `cargo xtask train`: what each feature adds to a mention beside a quotation, and to how sure that is.\n";
        let weights = self.choices[FOLDS].plus(&self.sure_without(FOLDS));
        Ok(std::fs::write(file, head.to_owned() + &weights.write())?)
    }

    /// Judges each article by what was learnt without it.
    fn measure(&self, folder: &Path) -> Result<()> {
        let sure: Vec<SpeakerWeights> = (0..FOLDS).into_par_iter().map(|left_out| self.sure_without(left_out)).collect();
        for (at, (name, articles)) in self.sets.iter().enumerate() {
            let model = |article: &Article| {
                let choice = &self.choices[if at == 0 { FOLDS } else { part(article) }];
                QuoteModel {
                    languages: Arc::clone(&self.engine.quotes.languages),
                    speaker_weights: choice.plus(&sure[part(article)]),
                    rank_weights: self.engine.quotes.rank_weights.clone(),
                }
            };
            measure::measure(name, articles, model, folder)?;
        }
        Ok(())
    }

    /// How sure choices are, by those for the articles outside a part.
    fn sure_without(&self, left_out: usize) -> SpeakerWeights {
        certainty(&self.guesses.iter().flatten().filter(|guess| guess.article % FOLDS != left_out).collect::<Vec<&Guess>>())
    }

    /// How often guesses are right, by how sure all others make them.
    fn report(&self, name: &str, guesses: &[Guess]) {
        let sure: Vec<(f32, bool)> = (0..FOLDS)
            .into_par_iter()
            .flat_map(|part| {
                let weights = self.sure_without(part);
                let here = guesses.iter().filter(|guess| guess.article % FOLDS == part);
                here.map(|guess| (weights.sure(&guess.features), guess.right)).collect::<Vec<_>>()
            })
            .collect();
        for (band, low, high) in [("certain", CERTAIN, 2.0), ("probable", PROBABLE, CERTAIN), ("not named", 0.0, PROBABLE)] {
            let band_of: Vec<bool> =
                sure.iter().filter(|(sure, _)| (low..high).contains(sure)).map(|(_, right)| *right).collect();
            let right = band_of.iter().filter(|right| **right).count();
            eprintln!("{name}, {band}: {right} of {} right ({:.3})", band_of.len(), right as f32 / band_of.len().max(1) as f32);
        }
    }
}
