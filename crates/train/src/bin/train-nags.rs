//! Learns the trees of the nag classifier from a labelled corpus, and measures them with whole publishers left out.
//!
//! ```text
//! train LABELS PAGES --classifier FILE   learn from all pages and write the trees
//! train LABELS PAGES --folds FILE   classifier every page by trees learnt without its publisher; write the reports
//! ```
//!
//! Deterministic: the same corpus gives the same trees.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use quiet_quotes::nag::classifier::{self, Classifier, Node, Tree};
use quiet_quotes::nag::{Model, PageAnalysis, features};
use quiet_quotes::{Engine, Page, Settings, page};
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
        return Err("use: train-nags LABELS PAGES --learn|--folds FILE".into());
    };
    let engine = Engine::embedded();
    let samples = load(Path::new(labels), Path::new(pages))?;
    let rows: Vec<Row> = samples.par_iter().flat_map_iter(|sample| rows(sample, &engine.nags)).collect();
    eprintln!("{} pages, {} candidates, {} features", samples.len(), rows.len(), features::names().len());
    match what.as_str() {
        "--learn" => Ok(std::fs::write(file, learn(rows.iter()).to_string())?),
        "--folds" => write_folds(&samples, &rows, &engine.nags, Path::new(file)),
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
            Ok(Sample { page: page::read::html::read(&source, None), label })
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
    /// For each sure nag its blocks, with how many of their characters stand in it.
    nags: Vec<Vec<(usize, f32)>>,
}

impl Gold {
    fn new(sample: &Sample) -> Self {
        let (mut text, mut starts) = (String::new(), vec![0]);
        for block in &sample.page.blocks {
            text.push_str(&normalised(&block.text));
            starts.push(text.len());
        }
        let mut gold = Self { starts, sure: vec![false; text.len()], unsure: vec![false; text.len()], nags: Vec::new() };
        for nag in &sample.label.nags {
            let blocks: Vec<String> = nag.blocks.iter().map(|block| normalised(block)).filter(|b| !b.is_empty()).collect();
            let mut marked = vec![false; text.len()];
            mark(&text, &blocks, &mut marked);
            let all = if nag.sure { &mut gold.sure } else { &mut gold.unsure };
            all.iter_mut().zip(&marked).for_each(|(all, marked)| *all |= marked);
            if nag.sure {
                let held = (0..gold.starts.len() - 1).map(|at| (at, count(&marked[gold.starts[at]..gold.starts[at + 1]])));
                let held = held.filter(|(_, chars)| *chars > 0.0).collect();
                gold.nags.push(held);
            }
        }
        gold
    }

    fn chars(&self, blocks: &Range<usize>) -> f32 {
        (self.starts[blocks.end] - self.starts[blocks.start]) as f32
    }

    fn shares(&self, blocks: &Range<usize>) -> (f32, f32) {
        let range = self.starts[blocks.start]..self.starts[blocks.end];
        let share = |marked: &[bool]| count(&marked[range.clone()]) / (range.len().max(1) as f32);
        (share(&self.sure), share(&self.unsure))
    }
}

fn count(marked: &[bool]) -> f32 {
    marked.iter().filter(|marked| **marked).count() as f32
}

/// Marks a nag's blocks in the text: its longest block wherever it stands, the others close by.
fn mark(text: &str, blocks: &[String], marked: &mut [bool]) {
    let Some(anchor) = blocks.iter().max_by_key(|block| block.len()) else { return };
    let total: usize = blocks.iter().map(String::len).sum();
    let places: Vec<usize> = text.match_indices(anchor.as_str()).map(|(at, _)| at).collect();
    let reach = total + 400;
    let covers: Vec<Vec<Range<usize>>> = places.iter().map(|at| near(text, blocks, *at, reach)).collect();
    let weight = |cover: &Vec<Range<usize>>| cover.iter().map(ExactSizeIterator::len).sum::<usize>();
    let most = covers.iter().map(weight).max().unwrap_or(0);
    for cover in &covers {
        if anchor.len() >= 25 || weight(cover) == most {
            cover.iter().for_each(|range| marked[range.clone()].fill(true));
        }
    }
}

fn near(text: &str, blocks: &[String], at: usize, reach: usize) -> Vec<Range<usize>> {
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

fn rows(sample: &Sample, model: &Model) -> Vec<Row> {
    let analysis = PageAnalysis::new(&sample.page, model);
    let gold = Gold::new(sample);
    let fold = fold(&sample.label);
    let weights = weights(&analysis, &gold);
    analysis
        .candidates
        .iter()
        .zip(analysis.features)
        .zip(weights)
        .filter_map(|((candidate, features), weight)| {
            let (sure, unsure) = gold.shares(&candidate.blocks);
            if unsure > 0.3 {
                return None;
            }
            let target = ((sure + unsure - 0.5) / 0.35).clamp(0.0, 1.0);
            Some(Row { fold, features: features?, target, weight })
        })
        .collect()
}

/// Every nag weighs the same, however many candidates it is made of: those that hold it as a whole share one half, its
/// parts another. What is no nag weighs by its length, as it would cost the reader.
fn weights(analysis: &PageAnalysis<'_>, gold: &Gold) -> Vec<f32> {
    const HALF: f32 = 4.0;
    let candidates = &analysis.candidates;
    let mut weights = vec![0.0_f32; candidates.len()];
    for nag in &gold.nags {
        let total: f32 = nag.iter().map(|(_, chars)| chars).sum();
        let agreement: Vec<f32> = candidates
            .iter()
            .map(|candidate| {
                let both: f32 = nag.iter().filter(|(at, _)| candidate.blocks.contains(at)).map(|(_, chars)| chars).sum();
                both / (total + gold.chars(&candidate.blocks) - both).max(1.0)
            })
            .collect();
        let judged = |at: &usize| analysis.features[*at].is_some() && agreement[*at] > 0.0;
        let whole: Vec<usize> = (0..candidates.len()).filter(|at| judged(at) && agreement[*at] >= 0.7).collect();
        let is_part = |at: &usize| {
            let (sure, unsure) = gold.shares(&candidates[*at].blocks);
            agreement[*at] < 0.7 && sure + unsure > 0.67
        };
        let parts: Vec<usize> = (0..candidates.len()).filter(|at| judged(at) && is_part(at)).collect();
        let chars: f32 = parts.iter().map(|at| gold.chars(&candidates[*at].blocks)).sum();
        whole.iter().for_each(|at| weights[*at] += HALF / whole.len() as f32);
        parts.iter().for_each(|at| weights[*at] += (HALF * gold.chars(&candidates[*at].blocks) / chars.max(1.0)).max(0.1));
    }
    for (weight, candidate) in weights.iter_mut().zip(candidates).filter(|(weight, _)| **weight == 0.0) {
        *weight = 0.3 + (gold.chars(&candidate.blocks) / 80.0).min(1.5);
    }
    weights
}

/// Boosted trees: each is grown to what the sum of those before it gets wrong.
struct Grower<'a> {
    rows: Vec<&'a Row>,
    /// For each feature the bounds that are tried, and for each row the number of bounds that its value exceeds.
    bounds: Vec<Vec<f32>>,
    places: Vec<Vec<u8>>,
    /// For each row the slope and the curvature of the loss.
    slopes: Vec<(f32, f32)>,
}

const TREES: usize = 200;
const DEPTH: usize = 4;
const RATE: f32 = 0.06;
/// Keeps leaves small that few rows speak for.
const CAUTION: f32 = 3.0;
/// Curvature that a leaf holds at least.
const LEAST: f32 = 2.0;
const BOUNDS: usize = 24;

fn learn<'a>(rows: impl Iterator<Item = &'a Row>) -> Classifier {
    let rows: Vec<&Row> = rows.collect();
    let mean = rows.iter().map(|row| row.weight * row.target).sum::<f32>() / rows.iter().map(|row| row.weight).sum::<f32>();
    let start = thousandths((mean / (1.0 - mean)).ln());
    let mut sums = vec![start; rows.len()];
    let mut grower = Grower::new(rows);
    let mut trees = Vec::with_capacity(TREES);
    let mut state = 12_345_u64;
    for _ in 0..TREES {
        // Each tree sees a quarter of the features, so that not all lean on the same few.
        let seen = |_: &usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state >> 62 == 0
        };
        let seen: Vec<usize> = (0..features::names().len()).filter(seen).collect();
        grower.slope(&sums);
        let mut tree = Tree::new();
        grower.grow(&mut tree, &seen, (0..sums.len() as u32).collect(), 0, &mut sums);
        trees.push(tree);
    }
    Classifier::new(start, trees)
}

impl<'a> Grower<'a> {
    fn new(rows: Vec<&'a Row>) -> Self {
        let bounds: Vec<Vec<f32>> = (0..features::names().len()).map(|feature| bounds(&rows, feature)).collect();
        let place = |feature: usize, row: &&Row| bounds[feature].partition_point(|bound| *bound < row.features[feature]) as u8;
        let places = (0..bounds.len()).map(|feature| rows.iter().map(|row| place(feature, row)).collect()).collect();
        Self { rows, bounds, places, slopes: Vec::new() }
    }

    fn slope(&mut self, sums: &[f32]) {
        let slope = |(row, sum): (&&Row, &f32)| {
            let likely = 1.0 / (1.0 + (-sum).exp());
            (row.weight * (likely - row.target), row.weight * (likely * (1.0 - likely)).max(1e-4))
        };
        self.slopes = self.rows.iter().zip(sums).map(slope).collect();
    }

    /// Grows the part of a tree that `rows` come to.
    fn grow(&self, tree: &mut Tree, seen: &[usize], rows: Vec<u32>, depth: usize, sums: &mut [f32]) {
        let all = rows.iter().map(|row| self.slopes[*row as usize]).fold((0.0, 0.0), |a, b| (a.0 + b.0, a.1 + b.1));
        let split = if depth < DEPTH { self.best_split(seen, &rows, all) } else { None };
        let Some((feature, place)) = split else {
            let value = thousandths(-RATE * all.0 / (all.1 + CAUTION));
            rows.iter().for_each(|row| sums[*row as usize] += value);
            tree.push(Node::Leaf(value));
            return;
        };
        let (lesser, greater): (Vec<u32>, Vec<u32>) =
            rows.iter().partition(|row| usize::from(self.places[feature][**row as usize]) <= place);
        let lesser_share = (10.0 * lesser.len() as f32 / rows.len() as f32).round() as u8;
        let at = tree.len();
        tree.push(Node::Leaf(0.0));
        self.grow(tree, seen, lesser, depth + 1, sums);
        let second = tree.len();
        self.grow(tree, seen, greater, depth + 1, sums);
        let mean = classifier::mean(lesser_share, (tree[at + 1].mean(), tree[second].mean()));
        let bound = self.bounds[feature][place];
        tree[at] = Node::Split { feature: feature as u16, bound, greater: second as u16, lesser: lesser_share, mean };
    }

    /// The feature and the number of its bound that tell most.
    fn best_split(&self, seen: &[usize], rows: &[u32], all: (f32, f32)) -> Option<(usize, usize)> {
        let worth = |(slope, curve): (f32, f32)| slope * slope / (curve + CAUTION);
        let mut best = (worth(all) + 0.5, None);
        for feature in seen.iter().copied() {
            let mut sums = [(0.0_f32, 0.0_f32); 256];
            for row in rows {
                let (sum, slope) = (&mut sums[usize::from(self.places[feature][*row as usize])], self.slopes[*row as usize]);
                *sum = (sum.0 + slope.0, sum.1 + slope.1);
            }
            let mut below = (0.0, 0.0);
            for (place, sum) in sums.iter().enumerate().take(self.bounds[feature].len()) {
                below = (below.0 + sum.0, below.1 + sum.1);
                let above = (all.0 - below.0, all.1 - below.1);
                let told = worth(below) + worth(above);
                if below.1 >= LEAST && above.1 >= LEAST && told > best.0 {
                    best = (told, Some((feature, place)));
                }
            }
        }
        best.1
    }
}

/// Bounds between the values of a feature: all of them where they are few, else so that rows are shared out evenly.
fn bounds(rows: &[&Row], feature: usize) -> Vec<f32> {
    let mut values: Vec<f32> = rows.iter().map(|row| row.features[feature]).collect();
    values.sort_by(f32::total_cmp);
    let mut distinct = values.clone();
    distinct.dedup();
    let mut bounds: Vec<f32> = if distinct.len() <= BOUNDS {
        distinct.windows(2).map(|pair| (pair[0] + pair[1]) / 2.0).collect()
    } else {
        values.retain(|value| *value != 0.0 || distinct[0] != 0.0);
        (0..2 * BOUNDS).map(|at| values[at * values.len() / (2 * BOUNDS)]).collect()
    };
    bounds.iter_mut().for_each(|bound| *bound = thousandths(*bound));
    bounds.sort_by(f32::total_cmp);
    bounds.dedup();
    bounds
}

/// As it is written, so that what is measured is what is kept.
fn thousandths(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}

fn write_folds(samples: &[Sample], rows: &[Row], model: &Model, file: &Path) -> Result<()> {
    let judges: BTreeMap<usize, Classifier> =
        (0..FOLDS).into_par_iter().map(|left_out| (left_out, learn(rows.iter().filter(|row| row.fold != left_out)))).collect();
    let mut out = std::io::BufWriter::new(std::fs::File::create(file)?);
    for sample in samples {
        let classifier = &judges[&fold(&sample.label)];
        let reading = PageAnalysis::new(&sample.page, model).read(classifier, &Settings::default());
        let line = serde_json::json!({"id": sample.label.id, "is_article": reading.is_article, "nags": reading.nags});
        writeln!(out, "{line}")?;
    }
    Ok(())
}
