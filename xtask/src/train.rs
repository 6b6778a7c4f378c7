//! `cargo xtask train`

use std::path::Path;

use anyhow::{Result, ensure};
use xshell::cmd;

use crate::project::Project;

/// What is learnt, and where the engine is built from.
const MODELS: &str = "data/models";
const SPEAKER_WEIGHTS: &str = "data/models/speaker_weights.toml";
const RANK_WEIGHTS: &str = "data/models/rank_weights.toml";
/// The sets with labelled key quotations.
const RANKED: [&str; 3] = ["en-dev", "multi", "web"];

/// Learns the nag judge and the weights of the choice of speakers and of the ranks anew from what is labelled beside the project.
pub fn run(project: &Project) -> Result<()> {
    trainer(project, "--learn", &project.path(MODELS))?;
    speakers(project, "--learn", &project.path(SPEAKER_WEIGHTS))?;
    ranks(project, &project.path(RANK_WEIGHTS))?;
    println!("the models in {MODELS} are written: cargo xtask eval tells what became of the figures");
    Ok(())
}

/// Runs the trainer of speakers: `--learn` writes weights into a file, `--measure` what the finder makes of articles left
/// out into a folder.
fn speakers(project: &Project, what: &str, target: &Path) -> Result<()> {
    let articles = |name: &str| project.path(&format!("../shared/quotes/{name}.jsonl"));
    let [learnt, held, multi, web] = ["en-train", "en-dev", "multi", "web"].map(articles);
    ensure!(learnt.is_file(), "../shared/quotes is missing: the labelled articles lie there");
    cmd!(
        project.shell,
        "cargo run --locked --quiet --release --package quiet-quotes-train --bin train-speakers -- {what} {target} {learnt} {held} {multi} {web}"
    )
    .quiet()
    .run()?;
    Ok(())
}

/// Finds the quotations of articles by what was learnt without them, writes what was found into a folder, and prints how
/// often the names shown are right.
pub fn measure_speakers(project: &Project, found: &Path) -> Result<()> {
    speakers(project, "--measure", found)
}

fn ranks(project: &Project, file: &Path) -> Result<()> {
    let sets = RANKED.map(|name| project.path(&format!("../shared/quotes/{name}.jsonl")));
    ensure!(sets.iter().all(|set| set.is_file()), "../shared/quotes is missing: the labelled articles lie there");
    cmd!(
        project.shell,
        "cargo run --locked --quiet --release --package quiet-quotes-train --bin train-ranks -- {file} {sets...}"
    )
    .quiet()
    .run()?;
    Ok(())
}

/// Judges each page by what was learnt without its publishers, and writes the reports of each set into a folder.
pub fn measure(project: &Project, reports: &Path) -> Result<()> {
    trainer(project, "--measure", reports)
}

fn trainer(project: &Project, what: &str, folder: &Path) -> Result<()> {
    let shared = project.path("../shared");
    ensure!(shared.join("corpus").is_dir(), "../shared/corpus is missing: the labelled pages lie there");
    cmd!(
        project.shell,
        "cargo run --locked --quiet --release --package quiet-quotes-train --bin train-nags -- {shared} {what} {folder}"
    )
    .quiet()
    .run()?;
    Ok(())
}
