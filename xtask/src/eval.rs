//! `cargo xtask eval`

use std::path::Path;

use anyhow::{Result, ensure};
use xshell::cmd;

use crate::project::Project;
use crate::train;

/// What to measure and how much to tell.
#[derive(clap::Args)]
pub struct EvalOptions {
    /// List each nag and each quotation that was missed, and each paragraph that was lost
    #[arg(long)]
    misses: bool,
}

const SHARED: &str = "../shared";
const PAGES: [&str; 2] = ["corpus", "transplants"];
/// The sets of articles that are judged by what was learnt without them.
const QUOTES: [&str; 3] = ["en-dev", "multi", "web"];
/// How the scorers' lines begin that the closing table holds.
const CLOSING: [&str; 8] =
    ["recall:", "recall[donation]", "article loss", "precision", "touched", "span", "attribution", "resolved"];

/// Measures the engine on the labelled pages, articles and cases beside the project.
pub fn run(project: &Project, options: &EvalOptions) -> Result<()> {
    let (shell, shared) = (&project.shell, project.path(SHARED));
    ensure!(shared.join("corpus/labels").is_dir(), "{SHARED} is missing: the labelled pages and articles lie there");
    cmd!(shell, "cargo build --locked --quiet --release").run()?;
    let program = project.target().join("release/quiet-quotes");
    let results = shell.create_dir(project.path("dist/eval"))?;
    let mut table = Table { project, misses: options.misses, rows: Vec::new() };

    let scorer = shared.join("eval/score_nags.py");
    for set in PAGES {
        let found = results.join(format!("{set}-learnt.jsonl"));
        let pages = &shell.read_dir(shared.join(set).join("pages"))?;
        shell.write_file(&found, cmd!(shell, "{program} analyze --format json {pages...}").quiet().read()?)?;
        table.add(&format!("nags of {set}, by what was learnt from these pages too"), &scorer, &labels(&shared, set), &found)?;
    }
    train::measure(project, &results)?;
    for set in PAGES {
        let found = results.join(format!("{set}.jsonl"));
        table.add(&format!("nags of {set}, publishers left out"), &scorer, &labels(&shared, set), &found)?;
    }

    let left_out = shell.create_dir(results.join("quotes"))?;
    println!("\nnames that are shown, by articles left out");
    train::measure_speakers(project, &left_out)?;
    let scorer = shared.join("eval/score_quotes.py");
    for name in QUOTES {
        let gold = shared.join(format!("quotes/{name}.jsonl"));
        table.add(
            &format!("quotations of {name}, articles left out"),
            &scorer,
            &gold,
            &left_out.join(format!("{name}.jsonl")),
        )?;
    }

    let cases = shared.join("cases/run_cli.py");
    let told = cmd!(shell, "python3 {cases}").env("CLI", &program).quiet().ignore_status().read()?;
    println!("\ncases, command line\n{told}");
    table.rows.push(("cases, command line".to_owned(), told.lines().last().unwrap_or_default().to_owned()));
    table.print();
    Ok(())
}

fn labels(shared: &Path, set: &str) -> std::path::PathBuf {
    shared.join(set).join("labels")
}

/// What was told, for the closing table.
struct Table<'a> {
    project: &'a Project,
    misses: bool,
    rows: Vec<(String, String)>,
}

impl Table<'_> {
    /// Runs a scorer, prints what it tells, and keeps the lines that matter most.
    fn add(&mut self, name: &str, scorer: &Path, gold: &Path, found: &Path) -> Result<()> {
        let misses: &[&str] = if self.misses { &["--misses"] } else { &[] };
        let told = cmd!(self.project.shell, "python3 {scorer} {gold} {found} {misses...}").quiet().read()?;
        println!("\n{name}\n{told}");
        let kept = told.lines().filter(|line| CLOSING.iter().any(|start| line.starts_with(start)));
        self.rows.extend(kept.map(|line| (name.to_owned(), line.to_owned())));
        Ok(())
    }

    fn print(&self) {
        println!("\nall in one table");
        let mut before = "";
        for (name, line) in &self.rows {
            if name != before {
                println!("\n{name}");
                before = name;
            }
            println!("  {line}");
        }
    }
}
