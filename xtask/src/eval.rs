//! `cargo xtask eval`

use anyhow::{Result, ensure};
use xshell::cmd;

use crate::project::Project;
use crate::train;

/// What to measure and how much to tell.
#[derive(clap::Args)]
pub struct Options {
    /// List each nag and each quotation that was missed, and each paragraph that was lost
    #[arg(long)]
    misses: bool,
}

const SHARED: &str = "../shared";
const QUOTES: [&str; 4] = ["en-dev", "en-train", "multi", "web"];

/// Measures the engine on the labelled pages and articles beside the project.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let (shell, shared) = (&project.shell, project.path(SHARED));
    ensure!(shared.join("corpus/labels").is_dir(), "{SHARED} is missing: the labelled pages and articles lie there");
    cmd!(shell, "cargo build --locked --quiet --release").run()?;
    let program = project.target().join("release/quiet-quotes");
    let results = shell.create_dir(project.path("dist/eval"))?;
    let misses: &[&str] = if options.misses { &["--misses"] } else { &[] };

    let found = results.join("nags.jsonl");
    let pages = &shell.read_dir(shared.join("corpus/pages"))?;
    shell.write_file(&found, cmd!(shell, "{program} analyze --format json {pages...}").quiet().read()?)?;
    println!("nags, {} pages", pages.len());
    let (scorer, labels) = (shared.join("eval/score_nags.py"), shared.join("corpus/labels"));
    cmd!(shell, "python3 {scorer} {labels} {found} {misses...}").quiet().run()?;

    train::measure(project, &results)?;
    for set in ["corpus", "transplants"] {
        println!("\nnags of {set}, each page judged by what was learnt from other publishers");
        let (labels, found) = (shared.join(set).join("labels"), results.join(format!("{set}.jsonl")));
        cmd!(shell, "python3 {scorer} {labels} {found}").quiet().run()?;
    }

    let scorer = shared.join("eval/score_quotes.py");
    for name in QUOTES {
        let (gold, found) = (shared.join(format!("quotes/{name}.jsonl")), results.join(format!("{name}.jsonl")));
        shell.write_file(&found, cmd!(shell, "{program} quotes --jsonl {gold}").quiet().read()?)?;
        println!("\nquotations, {name}");
        cmd!(shell, "python3 {scorer} {gold} {found} {misses...}").quiet().run()?;
    }
    let left_out = shell.create_dir(results.join("left-out"))?;
    train::measure_speakers(project, &left_out)?;
    for name in train::RANKED {
        let (gold, found) = (shared.join(format!("quotes/{name}.jsonl")), left_out.join(format!("{name}.jsonl")));
        println!("\nquotations, {name}, speakers by what was learnt without the article");
        cmd!(shell, "python3 {scorer} {gold} {found}").quiet().run()?;
    }
    Ok(())
}
