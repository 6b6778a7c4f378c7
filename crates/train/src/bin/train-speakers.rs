//! Learns the weights that choose a quotation's speaker from labelled articles.
//!
//! ```text
//! train_speakers ARTICLES.jsonl WEIGHTS
//! ```
//!
//! Deterministic: the same articles give the same weights.

use std::ops::Range;

use quiet_quotes::Engine;
use quiet_quotes::quote::Languages;
use quiet_quotes::quote::detect as span;
use quiet_quotes::quote::speaker::Cases;
use quiet_quotes::quote::speaker::features as relation;
use quiet_quotes::quote::speaker::model::Weights;
use quiet_quotes::story::Story;
use rayon::prelude::*;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[derive(serde::Deserialize)]
struct Article {
    text: String,
    quotes: Vec<Quote>,
    /// Words between marks that quote nobody.
    not_quotes: Vec<Part>,
}

#[derive(serde::Deserialize)]
struct Quote {
    start: usize,
    end: usize,
    source: Option<Part>,
}

#[derive(serde::Deserialize)]
struct Part {
    start: usize,
    end: usize,
}

/// A quotation to learn from: the features of each option, and which of them are right.
struct Row {
    options: Vec<Vec<u16>>,
    right: Vec<bool>,
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [articles, file] = arguments.as_slice() else { return Err("use: train_speakers ARTICLES.jsonl WEIGHTS".into()) };
    let lines = std::fs::read_to_string(articles)?;
    let articles: Vec<Article> = lines.lines().map(serde_json::from_str).collect::<std::result::Result<_, _>>()?;
    let engine = Engine::embedded();
    let rows: Vec<Row> = articles.par_iter().flat_map_iter(|article| rows(article, &engine.quotes.languages)).collect();
    eprintln!("{} articles, {} quotations, {} features", articles.len(), rows.len(), relation::names().len());
    let weights = learn(&rows);
    let right = rows.iter().filter(|row| is_right(row, &weights)).count();
    eprintln!("right: {:.4}", right as f32 / rows.len() as f32);
    let head = "# Written by `cargo xtask train`: what each feature adds to a mention beside a quotation.\n";
    Ok(std::fs::write(file, head.to_owned() + &weights.write())?)
}

fn rows(article: &Article, languages: &Languages) -> Vec<Row> {
    let story = Story::from_text(&article.text);
    let language = languages.lexicon(&story.text, story.lang.as_deref());
    let spans = span::find(&story, language);
    let cases = Cases::new(&story, language, &spans);
    let bytes: Vec<usize> = article.text.char_indices().map(|(at, _)| at).chain([article.text.len()]).collect();
    let mut rows = Vec::new();
    let mut last = None;
    for (at, span) in spans.iter().enumerate() {
        let stands_at = |start: usize, end: usize| same(&span.range, &(bytes[start]..bytes[end]));
        let source = match article.quotes.iter().find(|quote| stands_at(quote.start, quote.end)) {
            Some(quote) => quote.source.as_ref().map(|source| bytes[source.start]..bytes[source.end]),
            None if article.not_quotes.iter().any(|part| stands_at(part.start, part.end)) => None,
            None => continue,
        };
        let options = cases.options(at, last);
        let right: Vec<bool> = options
            .iter()
            .map(|option| match (&source, option.mention) {
                (Some(source), Some(_)) => option.range.start < source.end && option.range.end > source.start,
                (source, mention) => source.is_none() && mention.is_none(),
            })
            .collect();
        if let Some(found) = right.iter().position(|right| *right) {
            last = options[found].mention.or(last);
            rows.push(Row { options: options.into_iter().map(|option| option.features).collect(), right });
        }
    }
    rows
}

fn same(a: &Range<usize>, b: &Range<usize>) -> bool {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    both * 10 >= (a.end.max(b.end) - a.start.min(b.start)) * 8
}

fn is_right(row: &Row, weights: &Weights) -> bool {
    let shares = weights.shares(row.options.iter().map(|option| &**option));
    (0..shares.len()).max_by(|a, b| shares[*a].total_cmp(&shares[*b])).is_some_and(|best| row.right[best])
}

/// A softmax over each quotation's options with a quadratic penalty, by gradient descent over all rows at once.
fn learn(rows: &[Row]) -> Weights {
    const ROUNDS: i32 = 300;
    const RATE: f32 = 0.05;
    const PENALTY: f32 = 1e-3;
    let width = relation::names().len();
    let (mut weights, mut first, mut second) = (vec![0.0_f32; width], vec![0.0_f32; width], vec![0.0_f32; width]);
    for round in 1..=ROUNDS {
        let now = Weights::new(weights.clone());
        let parts: Vec<Vec<f32>> = rows.par_chunks(512).map(|chunk| gradient(chunk, &now, width)).collect();
        for at in 0..width {
            let sum: f32 = parts.iter().map(|part| part[at]).sum();
            let slope = sum / rows.len() as f32 + PENALTY * weights[at];
            first[at] = 0.9 * first[at] + 0.1 * slope;
            second[at] = 0.999 * second[at] + 0.001 * slope * slope;
            let (mean, spread) = (first[at] / (1.0 - 0.9_f32.powi(round)), second[at] / (1.0 - 0.999_f32.powi(round)));
            weights[at] -= RATE * mean / (spread.sqrt() + 1e-8);
        }
    }
    Weights::new(weights)
}

fn gradient(rows: &[Row], weights: &Weights, width: usize) -> Vec<f32> {
    let mut slopes = vec![0.0; width];
    for row in rows {
        let shares = weights.shares(row.options.iter().map(|option| &**option));
        let right: f32 = shares.iter().zip(&row.right).map(|(share, right)| if *right { *share } else { 0.0 }).sum();
        for ((option, share), is_right) in row.options.iter().zip(&shares).zip(&row.right) {
            let wanted = if *is_right { share / right.max(1e-6) } else { 0.0 };
            option.iter().for_each(|feature| slopes[*feature as usize] += share - wanted);
        }
    }
    slopes
}
