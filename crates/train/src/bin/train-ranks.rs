//! Learns how much each feature of a statement counts, from articles whose key quotations are labelled.
//!
//! ```text
//! train-ranks WEIGHTS ARTICLES.jsonl…
//! ```
//!
//! Also tells the share of labelled key quotations among the three statements ranked first, with articles and with whole
//! publishers left out of what is learned. Deterministic: the same articles give the same weights.

use std::ops::Range;

use quiet_quotes::Engine;
use quiet_quotes::quote::rank::model::RankWeights;
use quiet_quotes::quote::rank::{self, Extents, Feature, Statements};
use quiet_quotes::story::Story;
use rayon::prelude::*;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Statements that a reader sees first.
const SHOWN: usize = 3;
/// Parts that the articles are cut into, each left out once; and ways to cut them.
const FOLDS: u64 = 10;
const CUTS: u64 = 8;

#[derive(serde::Deserialize)]
struct Labelled {
    id: String,
    text: String,
    quotes: Vec<Part>,
    /// The key quotations, best first.
    key: Option<Vec<usize>>,
}

#[derive(serde::Deserialize)]
struct Part {
    start: Option<usize>,
    end: Option<usize>,
}

/// An article to learn from.
struct Article {
    id: String,
    statements: Statements,
    /// The statements that hold key quotations, one for each that was found.
    key: Vec<usize>,
    /// How many key quotations are labelled.
    labelled: usize,
    /// One row for each key statement: it stands first, behind it those that are not key, all in view of the other key ones.
    rows: Vec<Vec<Extents>>,
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, sets @ ..] = arguments.as_slice() else { return Err("use: train-ranks WEIGHTS ARTICLES.jsonl…".into()) };
    let mut labelled: Vec<Labelled> = Vec::new();
    for set in sets {
        let lines = std::fs::read_to_string(set)?;
        labelled.extend(lines.lines().map(serde_json::from_str).collect::<std::result::Result<Vec<_>, _>>()?);
    }
    let engine = Engine::embedded();
    let articles: Vec<Article> = labelled.par_iter().filter_map(|labelled| article(labelled, &engine)).collect();
    let all: Vec<&Article> = articles.iter().collect();
    let keys: usize = articles.iter().map(|article| article.labelled).sum();
    println!("{} articles, {keys} key quotations, {} features", articles.len(), Feature::COUNT);
    let by_article = left_out(&all, |article| &article.id);
    let by_publisher = left_out(&all, |article| publisher(&article.id));
    println!("key@3, articles left out:   {by_article}");
    println!("key@3, publishers left out: {by_publisher}");
    let weights = learn(&all);
    println!("key@3, nothing left out:    {:.3}", share(&all, &weights));
    let head = format!(
        "# Written by `cargo xtask train`: what each feature of a statement counts where it holds in full.\n\
         # Learned from {} articles; key@3 with articles left out {by_article}, with publishers left out {by_publisher}.\n",
        articles.len()
    );
    Ok(std::fs::write(file, head + &weights.write())?)
}

/// Who published an article, by its name.
fn publisher(id: &str) -> &str {
    id.split('_').next().unwrap_or(id)
}

fn article(labelled: &Labelled, engine: &Engine) -> Option<Article> {
    let key = labelled.key.as_ref()?;
    let story = Story::from_text(&labelled.text);
    let (quotations, ranges) = engine.quotes.statements(&story);
    let statements = engine.quotes.weighed(&story, &quotations, &ranges);
    let bytes: Vec<usize> = labelled.text.char_indices().map(|(at, _)| at).chain([labelled.text.len()]).collect();
    let holds = |quote: &usize| {
        let part = &labelled.quotes[*quote];
        let range = bytes[part.start?]..bytes[part.end?];
        ranges.iter().position(|parts| quotations[parts.clone()].iter().any(|part| same(&part.span.range, &range)))
    };
    let found: Vec<usize> = key.iter().filter_map(holds).collect();
    let rows = found.iter().map(|at| row(&statements, *at, &found)).collect();
    Some(Article { id: labelled.id.clone(), statements, key: found, labelled: key.len(), rows })
}

fn row(statements: &Statements, key: usize, all: &[usize]) -> Vec<Extents> {
    let options = [key].into_iter().chain((0..statements.len()).filter(|at| !all.contains(at)));
    options
        .map(|at| {
            let mut extents = statements.alone(at);
            all.iter().filter(|other| **other != key).for_each(|other| statements.after(at, *other, &mut extents));
            extents
        })
        .collect()
}

fn same(a: &Range<usize>, b: &Range<usize>) -> bool {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    both * 10 >= (a.end.max(b.end) - a.start.min(b.start)) * 8
}

/// The share of labelled key quotations among the statements that a reader sees first.
fn share(articles: &[&Article], weights: &RankWeights) -> f32 {
    let hits: usize = articles.iter().map(|article| hits(article, weights)).sum();
    hits as f32 / articles.iter().map(|article| article.labelled).sum::<usize>() as f32
}

fn hits(article: &Article, weights: &RankWeights) -> usize {
    let (order, _) = rank::order(&article.statements, weights);
    article.key.iter().filter(|key| order[..order.len().min(SHOWN)].contains(key)).count()
}

/// The mean and the spread, over several ways to cut the articles, of what weights learned without a part find in that part.
/// What has the same name is left out together.
fn left_out(articles: &[&Article], name: impl Fn(&Article) -> &str + Sync) -> String {
    let shares: Vec<f32> = (0..CUTS).map(|cut| of_cut(articles, |article| hash(name(article), cut) % FOLDS)).collect();
    let mean = shares.iter().sum::<f32>() / CUTS as f32;
    let spread = (shares.iter().map(|share| (share - mean).powi(2)).sum::<f32>() / CUTS as f32).sqrt();
    format!("{mean:.3} (± {spread:.3} over {CUTS} cuts in {FOLDS})")
}

fn of_cut(articles: &[&Article], fold: impl Fn(&Article) -> u64 + Sync) -> f32 {
    let found = |number: u64| -> usize {
        let (test, train): (Vec<&Article>, Vec<&Article>) = articles.iter().partition(|article| fold(article) == number);
        let weights = learn(&train);
        test.iter().map(|article| hits(article, &weights)).sum()
    };
    let hits: usize = (0..FOLDS).into_par_iter().map(found).sum();
    hits as f32 / articles.iter().map(|article| article.labelled).sum::<usize>() as f32
}

/// FNV-1a.
fn hash(name: &str, seed: u64) -> u64 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = seed.to_le_bytes().into_iter().chain(name.bytes()).fold(0xcbf2_9ce4_8422_2325, mix);
    hash >> 32
}

/// What is expected of features that labels say little of: nobody labels the same words twice, nor scraps and thanks, and
/// what a reader sees first wants a sure speaker.
fn expected() -> Extents {
    let mut expected = [0.0; Feature::COUNT];
    let known = [
        (Feature::Repeats, -3.0),
        (Feature::Scrap, -1.5),
        (Feature::Fragment, -1.0),
        (Feature::Courtesy, -1.0),
        (Feature::Nobody, -1.0),
        (Feature::Sure, 1.0),
    ];
    for (feature, weight) in known {
        expected[feature as usize] = weight;
    }
    expected
}

/// A softmax over each key statement and those that are not key, with a quadratic penalty on how far each feature counts
/// from what is [expected], over its spread, by gradient descent (Adam) over all rows at once.
fn learn(articles: &[&Article]) -> RankWeights {
    const ROUNDS: i32 = 250;
    const RATE: f32 = 0.1;
    const PENALTY: f32 = 30.0;
    let rows: Vec<&Vec<Extents>> = articles.iter().flat_map(|article| &article.rows).filter(|row| row.len() > 1).collect();
    let scale = scales(articles);
    let expected = expected();
    let (mut weights, mut first, mut second) = (expected, [0.0_f32; Feature::COUNT], [0.0_f32; Feature::COUNT]);
    for round in 1..=ROUNDS {
        let slopes = gradient(&rows, &RankWeights::new(weights));
        for at in (0..Feature::COUNT).filter(|at| scale[*at] > 0.0) {
            let off = (weights[at] - expected[at]) / scale[at];
            let slope = (slopes[at] * scale[at] + PENALTY * off) / rows.len() as f32;
            first[at] = 0.9 * first[at] + 0.1 * slope;
            second[at] = 0.99 * second[at] + 0.01 * slope * slope;
            let (mean, spread) = (first[at] / (1.0 - 0.9_f32.powi(round)), second[at] / (1.0 - 0.99_f32.powi(round)));
            weights[at] -= RATE * mean / (spread.sqrt() + 1e-8) * scale[at];
        }
    }
    RankWeights::new(weights)
}

/// One over the standard deviation of each feature.
fn scales(articles: &[&Article]) -> Extents {
    let all: Vec<&Extents> = articles.iter().flat_map(|article| article.rows.iter().flatten()).collect();
    let mut scale = [0.0; Feature::COUNT];
    for (at, scale) in scale.iter_mut().enumerate() {
        let mean = all.iter().map(|extents| extents[at]).sum::<f32>() / all.len() as f32;
        let variance = all.iter().map(|extents| (extents[at] - mean).powi(2)).sum::<f32>() / all.len() as f32;
        *scale = if variance > 1e-6 { variance.sqrt().recip() } else { 0.0 };
    }
    scale
}

/// How much too heavy each feature is.
fn gradient(rows: &[&Vec<Extents>], weights: &RankWeights) -> Extents {
    let mut slopes = [0.0; Feature::COUNT];
    for row in rows {
        let sums: Vec<f32> = row.iter().map(|extents| weights.sum(extents)).collect();
        let most = sums.iter().copied().fold(f32::MIN, f32::max);
        let all: f32 = sums.iter().map(|sum| (sum - most).exp()).sum();
        for (number, (extents, sum)) in row.iter().zip(&sums).enumerate() {
            let share = (sum - most).exp() / all - f32::from(number == 0);
            slopes.iter_mut().zip(extents).for_each(|(slope, extent)| *slope += share * extent);
        }
    }
    slopes
}
