//! `cargo xtask build`

use anyhow::Result;
use xshell::cmd;

use crate::{engine, project::Project};

/// What to build.
#[derive(clap::Args, Default)]
pub struct BuildOptions {
    /// Build for the browser tests, into dist/test: site access granted at install, cleaning by itself, no welcome page
    #[arg(long)]
    pub for_tests: bool,
    /// Build the engine alone, into dist/engine
    #[arg(long, conflicts_with = "for_tests")]
    pub engine: bool,
    /// Build the engine that tells what either reader makes of a page, into dist/test, for the test that compares them
    #[arg(long, conflicts_with_all = ["for_tests", "engine"])]
    pub outline: bool,
}

/// The browsers the extension is built for: our name and WXT's.
const BROWSERS: [(&str, &str); 2] = [("chromium", "chrome"), ("firefox", "firefox")];

/// Builds.
pub fn run(project: &Project, options: &BuildOptions) -> Result<()> {
    if options.outline {
        return engine::variant(project, &engine::OUTLINE);
    }
    engine::build(project)?;
    if options.engine {
        return Ok(());
    }
    extension(project, options.for_tests)
}

/// Builds the unpacked extensions from an engine that is built already.
pub fn extension(project: &Project, for_tests: bool) -> Result<()> {
    project.npm_packages()?;
    let (mode, suffix, folder) = if for_tests { ("testing", "-testing", "dist/test") } else { ("production", "", "dist") };
    let there = project.path("extension");
    for (browser, wxt_name) in BROWSERS {
        let _there = project.shell.push_dir(&there);
        cmd!(project.shell, "npx --no-install wxt build --mv3 --browser {wxt_name} --mode {mode}").quiet().run()?;
        project.replace_folder(&there.join(format!(".output/{wxt_name}-mv3{suffix}")), &project.path(folder).join(browser))?;
    }
    Ok(())
}
