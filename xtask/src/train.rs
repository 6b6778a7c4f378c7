//! `cargo xtask train`

use std::path::Path;

use anyhow::{Result, ensure};
use xshell::cmd;

use crate::project::Project;

/// What is learnt, and where the engine is built from.
const JUDGE: &str = "src/nag/judge.txt";
const SPEAKER_WEIGHTS: &str = "src/quote/speaker_weights.toml";

/// Learns the nag judge and the weights of the choice of speakers anew from what is labelled beside the project.
pub fn run(project: &Project) -> Result<()> {
    trainer(project, "--judge", &project.path(JUDGE))?;
    speakers(project, &project.path(SPEAKER_WEIGHTS))?;
    println!("{JUDGE} and {SPEAKER_WEIGHTS} are written: cargo xtask eval tells what became of the figures");
    Ok(())
}

fn speakers(project: &Project, file: &Path) -> Result<()> {
    let articles = project.path("../shared/quotes/en-train.jsonl");
    ensure!(articles.is_file(), "../shared/quotes is missing: the labelled articles lie there");
    cmd!(project.shell, "cargo run --quiet --release --example train_speakers -- {articles} {file}").quiet().run()?;
    Ok(())
}

/// Judges each page by what was learnt without its publisher, and writes the reports.
pub fn folds(project: &Project, reports: &Path) -> Result<()> {
    trainer(project, "--folds", reports)
}

fn trainer(project: &Project, what: &str, file: &Path) -> Result<()> {
    let corpus = project.path("../shared/corpus");
    ensure!(corpus.is_dir(), "../shared/corpus is missing: the labelled pages lie there");
    let (labels, pages) = (corpus.join("labels"), corpus.join("pages"));
    cmd!(project.shell, "cargo run --quiet --release --example train -- {labels} {pages} {what} {file}").quiet().run()?;
    Ok(())
}
