//! `cargo xtask train`

use std::path::Path;

use anyhow::{Result, ensure};
use xshell::cmd;

use crate::project::Project;

/// What is learnt, and where the engine is built from.
const WEIGHTS: &str = "src/nag/weights.toml";

/// Learns the weights of the nag judge anew from the labelled pages beside the project.
pub fn run(project: &Project) -> Result<()> {
    trainer(project, "--weights", &project.path(WEIGHTS))?;
    println!("{WEIGHTS} is written: cargo xtask eval tells what became of the figures");
    Ok(())
}

/// Judges each page by weights that were learnt without its publisher, and writes the reports.
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
