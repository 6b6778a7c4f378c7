//! Learns the weights of the nag judge from a labelled corpus, and measures them with whole publishers left out.
//!
//! ```text
//! train LABELS PAGES --weights FILE   learn from all pages and write the weights
//! train LABELS PAGES --folds FILE     judge every page by weights learnt without its publisher; write the reports
//! ```
//!
//! Deterministic: the same corpus gives the same weights.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use quiet_quotes::nag::judge::Judge;
use quiet_quotes::nag::{Study, features};
use quiet_quotes::{Page, Settings, page};
use rayon::prelude::*;

const FOLDS: usize = 10;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[derive(serde::Deserialize)]
struct Label {
    id: String,
    url: Option<String>,
    nags: Vec<LabelledNag>,
}

#[derive(serde::Deserialize)]
struct LabelledNag {
    sure: bool,
    blocks: Vec<String>,
}

struct Sample {
    label: Label,
    page: Page,
}

/// A candidate to learn from.
struct Row {
    fold: usize,
    features: Vec<f32>,
    /// How far it is a nag, 0 to 1.
    target: f32,
    weight: f32,
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [labels, pages, what, file] = arguments.as_slice() else {
        return Err("use: train LABELS PAGES --weights|--folds FILE".into());
    };
    let samples = load(Path::new(labels), Path::new(pages))?;
    let rows: Vec<Row> = samples.par_iter().flat_map_iter(rows).collect();
    eprintln!("{} pages, {} candidates, {} features", samples.len(), rows.len(), features::names().len());
    match what.as_str() {
        "--weights" => write_weights(&learn(rows.iter()), Path::new(file)),
        "--folds" => write_folds(&samples, &rows, Path::new(file)),
        other => Err(format!("unknown option {other}").into()),
    }
}

fn load(labels: &Path, pages: &Path) -> Result<Vec<Sample>> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(labels)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.sort();
    files
        .par_iter()
        .map(|file| {
            let label: Label = serde_json::from_slice(&std::fs::read(file)?)?;
            let path = pages.join(format!("{}.html.gz", label.id));
            let mut source = Vec::new();
            let packed = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            flate2::read::GzDecoder::new(&*packed).read_to_end(&mut source)?;
            // Addresses are not given to the engine: files have none.
            Ok(Sample { page: page::html::read(&source, None), label })
        })
        .collect()
}

/// The publisher of a page: its host without `www`, cut to the part that is registered.
fn publisher(label: &Label) -> String {
    let Some(url) = label.url.as_deref() else { return label.id.clone() };
    let host = url.split("//").nth(1).unwrap_or(url).split('/').next().unwrap_or_default();
    let parts: Vec<&str> = host.split('.').collect();
    let short = |part: &&str| part.len() <= 3;
    let keep = if parts.len() > 2 && parts[parts.len() - 2..].iter().all(short) { 3 } else { 2 };
    parts[parts.len().saturating_sub(keep)..].join(".")
}

fn fold(label: &Label) -> usize {
    let hash = publisher(label)
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (hash >> 20) as usize % FOLDS
}

fn normalised(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// Which characters of a page's normalised text stand in labelled nags.
struct Gold {
    /// Where each block begins in the normalised text; one more for the end.
    starts: Vec<usize>,
    sure: Vec<bool>,
    unsure: Vec<bool>,
}

impl Gold {
    fn new(sample: &Sample) -> Self {
        let (mut text, mut starts) = (String::new(), vec![0]);
        for block in &sample.page.blocks {
            text.push_str(&normalised(&block.text));
            starts.push(text.len());
        }
        let mut gold = Self { starts, sure: vec![false; text.len()], unsure: vec![false; text.len()] };
        for nag in &sample.label.nags {
            let blocks: Vec<String> = nag.blocks.iter().map(|block| normalised(block)).filter(|b| !b.is_empty()).collect();
            let marked = if nag.sure { &mut gold.sure } else { &mut gold.unsure };
            mark(&text, &blocks, marked);
        }
        gold
    }

    fn shares(&self, blocks: std::ops::Range<usize>) -> (f32, f32) {
        let range = self.starts[blocks.start]..self.starts[blocks.end];
        let share =
            |marked: &[bool]| marked[range.clone()].iter().filter(|marked| **marked).count() as f32 / range.len().max(1) as f32;
        (share(&self.sure), share(&self.unsure))
    }
}

/// Marks a nag's blocks in the text: its longest block wherever it stands, the others close by.
fn mark(text: &str, blocks: &[String], marked: &mut [bool]) {
    let Some(anchor) = blocks.iter().max_by_key(|block| block.len()) else { return };
    let total: usize = blocks.iter().map(String::len).sum();
    let places: Vec<usize> = text.match_indices(anchor.as_str()).map(|(at, _)| at).collect();
    let reach = total + 400;
    let covers: Vec<Vec<std::ops::Range<usize>>> = places.iter().map(|at| near(text, blocks, *at, reach)).collect();
    let weight = |cover: &Vec<std::ops::Range<usize>>| cover.iter().map(ExactSizeIterator::len).sum::<usize>();
    let most = covers.iter().map(weight).max().unwrap_or(0);
    for cover in &covers {
        if anchor.len() >= 25 || weight(cover) == most {
            cover.iter().for_each(|range| marked[range.clone()].fill(true));
        }
    }
}

fn near(text: &str, blocks: &[String], at: usize, reach: usize) -> Vec<std::ops::Range<usize>> {
    let from = text.floor_char_boundary(at.saturating_sub(reach));
    let to = text.floor_char_boundary((at + reach).min(text.len()));
    blocks
        .iter()
        .filter_map(|block| {
            let found = text[from..to].match_indices(block.as_str()).map(|(found, _)| found + from);
            found.min_by_key(|found| found.abs_diff(at)).map(|found| found..found + block.len())
        })
        .collect()
}

fn rows(sample: &Sample) -> Vec<Row> {
    let study = Study::new(&sample.page);
    let gold = Gold::new(sample);
    let fold = fold(&sample.label);
    study
        .candidates
        .iter()
        .zip(study.features)
        .filter_map(|(candidate, features)| {
            let (sure, unsure) = gold.shares(candidate.blocks.clone());
            if unsure > 0.3 {
                return None;
            }
            let target = ((sure + unsure - 0.5) / 0.35).clamp(0.0, 1.0);
            Some(Row { fold, features: features?, target, weight: 1.0 })
        })
        .collect()
}

/// Logistic regression with a quadratic penalty, by gradient descent with momentum over all rows at once.
fn learn<'a>(rows: impl Iterator<Item = &'a Row>) -> Judge {
    const ROUNDS: i32 = 400;
    const RATE: f32 = 0.05;
    const PENALTY: f32 = 2e-4;
    let rows: Vec<&Row> = rows.collect();
    let width = features::names().len();
    let scale = scales(&rows, width);
    let total: f32 = rows.iter().map(|row| row.weight).sum();
    let (mut weights, mut first, mut second) = (vec![0.0_f32; width], vec![0.0_f32; width], vec![0.0_f32; width]);
    for round in 1..=ROUNDS {
        let parts: Vec<Vec<f32>> = rows.par_chunks(2048).map(|chunk| gradient(chunk, &weights, &scale)).collect();
        for at in 0..width {
            let sum: f32 = parts.iter().map(|part| part[at]).sum();
            let slope = sum / total + if at == 0 { 0.0 } else { PENALTY * weights[at] };
            first[at] = 0.9 * first[at] + 0.1 * slope;
            second[at] = 0.999 * second[at] + 0.001 * slope * slope;
            let (mean, spread) = (first[at] / (1.0 - 0.9_f32.powi(round)), second[at] / (1.0 - 0.999_f32.powi(round)));
            weights[at] -= RATE * mean / (spread.sqrt() + 1e-8);
        }
    }
    Judge::new(weights.iter().zip(&scale).map(|(weight, scale)| weight * scale).collect())
}

fn gradient(rows: &[&Row], weights: &[f32], scale: &[f32]) -> Vec<f32> {
    let mut slopes = vec![0.0; weights.len()];
    for row in rows {
        let sum: f32 =
            row.features.iter().zip(weights.iter().zip(scale)).map(|(value, (weight, scale))| value * weight * scale).sum();
        let error = row.weight * (1.0 / (1.0 + (-sum).exp()) - row.target);
        for (slope, (value, scale)) in slopes.iter_mut().zip(row.features.iter().zip(scale)) {
            *slope += error * value * scale;
        }
    }
    slopes
}

/// One over the root mean square of each feature, so that the penalty treats all alike.
fn scales(rows: &[&Row], width: usize) -> Vec<f32> {
    let mut squares = vec![0.0_f32; width];
    for row in rows {
        squares.iter_mut().zip(&row.features).for_each(|(square, value)| *square += value * value);
    }
    squares.iter().map(|square| 1.0 / (square / rows.len() as f32).sqrt().max(0.05)).collect()
}

fn write_weights(judge: &Judge, file: &Path) -> Result<()> {
    let mut out = String::from("# Written by `cargo xtask train`: what each feature adds to a candidate's score.\n");
    for (name, weight) in features::names().iter().zip(judge.weights()) {
        out.push_str(&format!("\"{name}\" = {weight:.3}\n"));
    }
    std::fs::write(file, out).map_err(|error| format!("{}: {error}", file.display()).into())
}

fn write_folds(samples: &[Sample], rows: &[Row], file: &Path) -> Result<()> {
    let judges: BTreeMap<usize, Judge> =
        (0..FOLDS).map(|left_out| (left_out, learn(rows.iter().filter(|row| row.fold != left_out)))).collect();
    let mut out = std::io::BufWriter::new(std::fs::File::create(file)?);
    for sample in samples {
        let judge = &judges[&fold(&sample.label)];
        let reading = Study::new(&sample.page).read(judge, &Settings::default());
        let line = serde_json::json!({"id": sample.label.id, "is_article": reading.is_article, "nags": reading.nags});
        writeln!(out, "{line}")?;
    }
    Ok(())
}
