//! Pages with all that is known of them, and what is learnt from some of them.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use quiet_quotes::Settings;
use quiet_quotes::nag::classifier::Classifier;
use quiet_quotes::nag::index::PageIndex;
use quiet_quotes::nag::meaning::grams::{self, Gram};
use quiet_quotes::nag::meaning::{self, Meaning};
use quiet_quotes::nag::words::Words;
use quiet_quotes::nag::{Explanation, NagModel, PageAnalysis, Reading, explain_by};
use quiet_quotes::report::NagKind;
use rayon::prelude::*;

use crate::gold::Gold;
use crate::pages::{self, Sample};
use crate::rows::{self, Row};
use crate::texts::{self, Text};
use crate::{Result, trees};

/// Groups of publishers, of which one or two are left out in turn.
pub const GROUPS: usize = 5;

/// A page and what is known of it.
pub struct Study<'a> {
    pub sample: &'a Sample,
    pub analysis: PageAnalysis<'a>,
    pub gold: Gold,
    /// The grams of each block.
    pub grams: Vec<Vec<Gram>>,
    /// The groups of its publishers, that of its box first.
    pub groups: Vec<usize>,
}

/// Studies all pages.
pub fn all<'a>(sets: &'a [Vec<Sample>; 2], model: &'a NagModel) -> [Vec<Study<'a>>; 2] {
    sets.each_ref().map(|set| set.par_iter().map(|sample| Study::new(sample, model)).collect())
}

/// Groups that are left out.
type LeftOut = BTreeSet<usize>;

/// Texts to learn from: those of whole pages, since set-in boxes are the same.
pub fn texts(studies: &[Study<'_>]) -> Vec<Text> {
    let mut seen = HashSet::new();
    studies
        .iter()
        .flat_map(|study| {
            let publisher = &study.sample.publishers[0];
            texts::of_page(&study.analysis.index, &study.gold, &study.grams, study.groups[0], publisher, &mut seen)
        })
        .collect()
}

fn learn_meaning(texts: &[Text], left_out: &LeftOut, seed: u64) -> Meaning {
    let kept: Vec<&Text> = texts.iter().filter(|text| !left_out.contains(&text.group)).collect();
    texts::learn(&kept, seed)
}

impl<'a> Study<'a> {
    fn new(sample: &'a Sample, model: &'a NagModel) -> Self {
        let names = PageIndex::names(&sample.page);
        let of = |text: &str| {
            let mut list = Vec::new();
            grams::of(&Words::new(text, &names), &mut list);
            list
        };
        Self {
            analysis: PageAnalysis::new(&sample.page, model),
            gold: Gold::new(sample),
            grams: sample.page.blocks.iter().map(|block| of(&block.text)).collect(),
            groups: sample.publishers.iter().map(|publisher| pages::group(publisher, GROUPS)).collect(),
            sample,
        }
    }

    fn read_anew(&mut self, meaning: &Meaning) {
        let meant: Vec<_> = self.grams.iter().map(|grams| meaning.read(grams)).collect();
        self.analysis.read_anew(meaning::Blocks::new(meaning, &meant));
    }

    /// Why each nag that is not found is not, a line for each: its best candidate and what was made of it.
    fn misses(&self, classifier: &Classifier, reading: &Reading) -> String {
        let hidden: HashSet<&str> = reading.nags.iter().flat_map(|nag| nag.text.split('\n')).collect();
        let is_hidden = |at: &usize| self.sample.page.blocks[*at].text.split('\n').all(|line| hidden.contains(line));
        let all = explain_by(&self.analysis, classifier);
        let mut lines = String::new();
        for nag in &self.gold.nags {
            let chars = |blocks: &mut dyn Iterator<Item = &(usize, f32)>| blocks.map(|(_, chars)| chars).sum::<f32>();
            let total = chars(&mut nag.blocks.iter());
            if chars(&mut nag.blocks.iter().filter(|(at, _)| is_hidden(at))) >= 0.7 * total {
                continue;
            }
            let agreement = |one: &Explanation| {
                let both = chars(&mut nag.blocks.iter().filter(|(at, _)| one.blocks.contains(at)));
                both / (total + self.gold.chars(&one.blocks) - both).max(1.0)
            };
            let best = all.iter().max_by(|a, b| agreement(a).total_cmp(&agreement(b)));
            let kind = NagKind::ALL[nag.kind].name();
            let text: Vec<&str> = nag.blocks.iter().map(|(at, _)| &*self.sample.page.blocks[*at].text).collect();
            let text: String = text.join(" | ").chars().take(160).collect();
            let article = if reading.is_article { "" } else { " (no article)" };
            let _ = writeln!(lines, "{kind} {}{article}: {text}", self.sample.label.id);
            let refused = |best: &Explanation| best.refusal.map_or(String::new(), |refusal| format!("refused: {refusal}"));
            if let Some(best) = best {
                let features: Vec<String> = best.features.iter().map(|(name, value)| format!("{name} {value:+.1}")).collect();
                let (same, score) = (agreement(best), best.score);
                let _ = writeln!(lines, "  {same:.2} the same, {score:.2} {} [{}]", refused(best), features.join(", "));
            }
        }
        lines
    }

    fn rows(&self) -> Vec<Row> {
        let targets = rows::targets(&self.analysis, &self.gold);
        let row = |(features, target): (&Option<Vec<f32>>, Option<(f32, f32)>)| {
            let (target, weight) = target?;
            Some(Row { features: features.clone()?, target, weight })
        };
        self.analysis.features.iter().zip(targets).filter_map(row).collect()
    }
}

/// What is learnt without some groups: what texts mean, and the trees. For the trees each page's texts are read by what
/// was learnt without their publishers, as they will be read of publishers that were never seen.
struct Learner {
    meanings: BTreeMap<LeftOut, Meaning>,
    seed: u64,
}

impl Learner {
    /// Learns what texts mean without each of these sets of groups, and without one group more.
    fn new(corpus: &[Study<'_>], sets: &BTreeSet<LeftOut>, seed: u64) -> Self {
        let texts = texts(corpus);
        let more =
            |set: &LeftOut| (0..GROUPS).map(|group| set.iter().copied().chain([group]).collect()).collect::<Vec<LeftOut>>();
        let mut all: BTreeSet<LeftOut> = sets.iter().flat_map(more).collect();
        all.extend(sets.iter().cloned());
        let learn = |set: LeftOut| (set.clone(), learn_meaning(&texts, &set, seed));
        let meanings = all.into_par_iter().map(learn).collect();
        Self { meanings, seed }
    }

    fn classifier(&self, studies: &mut [Vec<Study<'_>>; 2], left_out: &LeftOut) -> Classifier {
        let rows: Vec<Row> = studies
            .par_iter_mut()
            .flat_map(|set| set.par_iter_mut())
            .filter(|study| !study.groups.iter().any(|group| left_out.contains(group)))
            .flat_map_iter(|study| {
                let without: LeftOut = left_out.iter().copied().chain([study.groups[0]]).collect();
                study.read_anew(&self.meanings[&without]);
                study.rows()
            })
            .collect();
        trees::learn(rows.iter(), self.seed)
    }
}

/// Where a model's file tells what it is good for.
const FIGURES: &str = "# What it finds with publishers left out: `cargo xtask eval`, and docs/DESIGN.md.\n";

/// Learns from all pages.
pub fn write_models(studies: &mut [Vec<Study<'_>>; 2], folder: &Path, seed: u64) -> Result<()> {
    let none = LeftOut::new();
    let learner = Learner::new(&studies[0], &BTreeSet::from([none.clone()]), seed);
    let pages: Vec<String> =
        pages::SETS.iter().zip(studies.iter()).map(|(set, studies)| format!("{} pages of {set}", studies.len())).collect();
    let head = format!("# Made by `cargo xtask train` (crates/train, seed {seed}) from {}.\n", pages.join(" and "));
    let write = |name: &str, model: String| std::fs::write(folder.join(name), format!("{head}{FIGURES}{model}"));
    write("nag_meaning.txt", learner.meanings[&none].to_string())?;
    Ok(write("nag_classifier.txt", learner.classifier(studies, &none).to_string())?)
}

/// Which publishers of a page are left out when it is judged.
#[derive(Clone, Copy)]
pub enum LeaveOut {
    /// All of them.
    All,
    /// That of the box that was set into it, else its own.
    OfBox,
}

/// Judges each page by what was learnt without its publishers.
pub fn measure(studies: &mut [Vec<Study<'_>>; 2], folder: &Path, leave_out: LeaveOut, seed: u64) -> Result<()> {
    let left_out = |study: &Study<'_>| -> LeftOut {
        match leave_out {
            LeaveOut::All => study.groups.iter().copied().collect(),
            LeaveOut::OfBox => LeftOut::from([study.groups[0]]),
        }
    };
    let sets: BTreeSet<LeftOut> = studies.iter().flatten().map(left_out).collect();
    let learner = Learner::new(&studies[0], &sets, seed);
    let mut lines: [BTreeMap<usize, (String, String)>; 2] = Default::default();
    for set in &sets {
        let classifier = learner.classifier(studies, set);
        for (studies, lines) in studies.iter_mut().zip(&mut lines) {
            let judged = studies.par_iter_mut().enumerate().filter(|(_, study)| left_out(study) == *set).map(|(at, study)| {
                study.read_anew(&learner.meanings[set]);
                let reading = study.analysis.read(&classifier, &Settings::default());
                let report =
                    serde_json::json!({"id": study.sample.label.id, "is_article": reading.is_article, "nags": reading.nags});
                (at, (report.to_string(), study.misses(&classifier, &reading)))
            });
            lines.extend(judged.collect::<Vec<_>>());
        }
    }
    for (set, lines) in pages::SETS.iter().zip(lines) {
        let mut file = std::io::BufWriter::new(std::fs::File::create(folder.join(format!("{set}.jsonl")))?);
        lines.values().try_for_each(|(report, _)| writeln!(file, "{report}"))?;
        let misses: String = lines.into_values().map(|(_, misses)| misses).collect();
        std::fs::write(folder.join(format!("{set}-misses.txt")), misses)?;
    }
    Ok(())
}
