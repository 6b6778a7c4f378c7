//! `cargo xtask bench`

use anyhow::{Result, ensure};
use xshell::cmd;

use crate::project::Project;
use crate::{browsers, build};

/// What to time.
#[derive(clap::Args)]
pub struct BenchOptions {
    /// Time the engine alone, without browsers
    #[arg(long)]
    native: bool,
    /// Time this many pages in each browser, not all of them
    #[arg(long, value_name = "NUMBER")]
    most: Option<u32>,
}

const PAGES: &str = "../shared/corpus/pages";

/// Times the engine natively, then the extension in real browsers beside reader modes.
pub fn run(project: &Project, options: &BenchOptions) -> Result<()> {
    ensure!(project.path(PAGES).is_dir(), "{PAGES} is missing: the pages to be timed lie there");
    cmd!(project.shell, "cargo bench --locked").run()?;
    if options.native {
        return Ok(());
    }
    build::run(project, &build::BuildOptions { for_tests: true, ..build::BuildOptions::default() })?;
    browsers::set_up(project)?;
    project.npm_packages()?;
    let (pages, extension) = (project.path(PAGES), project.path("dist/test"));
    let most: Vec<String> = options.most.iter().flat_map(|most| ["--most".to_owned(), most.to_string()]).collect();
    let pictures = project.shell.create_dir(project.path("docs/images"))?;
    for browser in &browsers::ALL {
        let (name, picture) = (browser.name, pictures.join(format!("speed-{}.svg", browser.name)));
        let _there = project.shell.push_dir(project.path("benches/browser"));
        cmd!(project.shell, "node bench.mjs --pages {pages} --extension {extension} --browser {name} --svg {picture}")
            .args(&most)
            .run()?;
    }
    let _there = project.shell.push_dir(project.path("benches/browser"));
    cmd!(project.shell, "node extremes.mjs --pages {pages} --extension {extension}").run()?;
    Ok(())
}
