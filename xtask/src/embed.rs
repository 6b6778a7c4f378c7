//! `cargo xtask site` and `cargo xtask npm`: the engine for pages and programs that bring their own browser or none.

use anyhow::Result;
use xshell::cmd;

use crate::{engine, project::Project};

/// Writes the demo page, ready for static hosting, to dist/site.
pub fn site(project: &Project) -> Result<()> {
    engine::variant(project, &engine::DOM)?;
    site_from(project)
}

/// Writes the demo page from an engine that is built already.
pub fn site_from(project: &Project) -> Result<()> {
    project.npm_packages()?;
    cmd!(project.shell, "node www/build.mjs").quiet().run()?;
    Ok(())
}

/// Writes the npm package to dist/npm.
pub fn npm(project: &Project) -> Result<()> {
    engine::variant(project, &engine::DOM)?;
    engine::variant(project, &engine::HTML)?;
    npm_from(project)
}

/// Writes the npm package from engines that are built already.
pub fn npm_from(project: &Project) -> Result<()> {
    project.npm_packages()?;
    cmd!(project.shell, "node npm/build.mjs").quiet().run()?;
    Ok(())
}
