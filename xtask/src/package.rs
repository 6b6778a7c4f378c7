//! `cargo xtask package`

use std::path::PathBuf;

use anyhow::Result;
use xshell::cmd;

use crate::project::Project;
use crate::zips::{QUICK, zip, zipped};
use crate::{browsers, build, size};

/// Writes the zips that the stores take, and the sources with the build notes that reviewers ask for.
pub fn run(project: &Project) -> Result<()> {
    build::run(project, &build::BuildOptions::default())?;
    size::check(project)?;
    let version = env!("CARGO_PKG_VERSION");
    for browser in &browsers::ALL {
        let folder = project.path("dist").join(browser.name);
        write(project, &format!("quiet-quotes-{version}-{}.zip", browser.name), &zipped(&folder)?)?;
    }
    if !project.path(".git").exists() {
        println!("left out: the zip of the sources, which is made in a clone");
        return Ok(());
    }
    write(project, &format!("quiet-quotes-{version}-sources.zip"), &sources(project)?)
}

fn write(project: &Project, name: &str, bytes: &[u8]) -> Result<()> {
    project.shell.create_dir(project.path("dist"))?;
    project.shell.write_file(project.path("dist").join(name), bytes)?;
    println!("dist/{name}: {} KB", bytes.len().div_ceil(1000));
    Ok(())
}

/// All files that the project tracks, as they are now.
fn sources(project: &Project) -> Result<Vec<u8>> {
    let tracked = cmd!(project.shell, "git ls-files -z").quiet().read()?;
    let files = tracked.split('\0').filter(|name| !name.is_empty()).map(PathBuf::from).collect();
    zip(&project.root, files, QUICK)
}
