//! Learns what tells a quotation's speaker from labelled articles, and measures it on articles left out.
//!
//! ```text
//! train-speakers WEIGHTS LEARN.jsonl HELD.jsonl FOLDED.jsonl…
//! ```
//!
//! The choice is learnt from `LEARN` and the `FOLDED` files. `HELD` is never learnt from, but for how sure a choice is; the
//! `FOLDED` articles fall into three parts, each of which is chosen for by weights that have not seen it. These choices tell
//! how often a choice of which kind is right, and are what the table that is printed shows.
//!
//! Deterministic: the same articles give the same weights.

mod articles;
mod learn;

use quiet_quotes::Engine;
use quiet_quotes::quote::speaker::model::Weights;
use quiet_quotes::quote::speaker::{CERTAIN, PROBABLE, features};
use rayon::prelude::*;

use articles::{Article, Guess, Row, guesses, rows};
use learn::{certainty, choice};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Parts of the articles that are left out in turn.
const FOLDS: usize = 3;
/// How much an article of the folded files counts: they are few, and from many languages.
const FOLDED: f32 = 3.0;
/// How much a guess for an article that is held back counts: most are English agency style.
const HELD: f32 = 0.5;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, learnt, held, folded @ ..] = arguments.as_slice() else {
        return Err("use: train-speakers WEIGHTS LEARN.jsonl HELD.jsonl FOLDED.jsonl…".into());
    };
    let engine = Engine::embedded();
    let languages = &engine.quotes.languages;
    let (learnt, held) = (articles::read(learnt)?, articles::read(held)?);
    let folded = folded.iter().map(|file| articles::read(file)).collect::<Result<Vec<_>>>()?.concat();
    let fold = |article: &Article| article.number() % FOLDS;
    let rows_of = |articles: &[Article], weight: f32| -> Vec<Vec<Row>> {
        articles.par_iter().map(|article| rows(article, languages, weight)).collect()
    };
    let (always, parts) = (rows_of(&learnt, 1.0).concat(), rows_of(&folded, FOLDED));
    let weights: Vec<Weights> = (0..=FOLDS)
        .into_par_iter()
        .map(|left_out| {
            let kept = folded.iter().zip(&parts).filter(|(article, _)| fold(article) != left_out).flat_map(|(_, rows)| rows);
            choice(&always.iter().chain(kept).collect::<Vec<&Row>>())
        })
        .collect();
    let whole = &weights[FOLDS];
    let tested: Vec<Guess> = held.par_iter().flat_map_iter(|article| guesses(article, languages, whole, HELD)).collect();
    let left_out: Vec<Guess> =
        folded.par_iter().flat_map_iter(|article| guesses(article, languages, &weights[fold(article)], 1.0)).collect();
    eprintln!("{} + {} articles, {} features", learnt.len(), folded.len(), features::names().len());
    report("held back", &tested, &left_out);
    report("left out", &left_out, &tested);
    let all: Vec<&Guess> = tested.iter().chain(&left_out).collect();
    let head =
        "# Written by `cargo xtask train`: what each feature adds to a mention beside a quotation, and to how sure that is.\n";
    Ok(std::fs::write(file, head.to_owned() + &whole.plus(&certainty(&all)).write())?)
}

/// How often guesses are right, by how sure the rest of them, and all `others`, make them.
fn report(name: &str, guesses: &[Guess], others: &[Guess]) {
    let sure: Vec<(f32, bool)> = (0..FOLDS)
        .into_par_iter()
        .flat_map(|part| {
            let rest = guesses.iter().filter(|guess| guess.article % FOLDS != part).chain(others);
            let weights = certainty(&rest.collect::<Vec<&Guess>>());
            let here = guesses.iter().filter(|guess| guess.article % FOLDS == part);
            here.map(|guess| (weights.sure(&guess.features), guess.right)).collect::<Vec<_>>()
        })
        .collect();
    for (band, low, high) in [("certain", CERTAIN, 2.0), ("probable", PROBABLE, CERTAIN), ("not named", 0.0, PROBABLE)] {
        let band_of: Vec<bool> = sure.iter().filter(|(sure, _)| (low..high).contains(sure)).map(|(_, right)| *right).collect();
        let right = band_of.iter().filter(|right| **right).count();
        eprintln!("{name}, {band}: {right} of {} right ({:.3})", band_of.len(), right as f32 / band_of.len().max(1) as f32);
    }
}
