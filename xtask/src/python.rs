//! `cargo xtask test --only python`: the wheel, built and tried in a virtual environment, and Spark with it.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use xshell::cmd;

use crate::project::Project;

/// Builds the wheel, runs its tests, and those of the Spark example where there is Java.
pub fn run(project: &Project) -> Result<()> {
    let shell = &project.shell;
    if cmd!(shell, "python3 -c 'import venv, ensurepip'").quiet().ignore_stdout().ignore_stderr().run().is_err() {
        ensure!(env::var_os("CI").is_none(), "python3 with venv is missing: install it");
        println!("left out: python3 with venv is not installed");
        return Ok(());
    }
    let (folder, programs) = (project.target().join("python"), project.target().join("python/bin"));
    let (python, maturin) = (programs.join("python"), programs.join("maturin"));
    if !python.is_file() {
        cmd!(shell, "python3 -m venv {folder}").run()?;
    }
    cmd!(shell, "{python} -m pip install --quiet --disable-pip-version-check --requirement crates/python/requirements.txt")
        .run()?;
    // The profile of the tests, so that little is built twice.
    let wheels = folder.join("wheels");
    shell.remove_path(&wheels)?;
    cmd!(
        shell,
        "{maturin} build --quiet --locked --manifest-path crates/python/Cargo.toml --interpreter {python} --out {wheels}"
    )
    .run()
    .context("the wheel could not be built")?;
    let wheel = shell.read_dir(&wheels)?.into_iter().next().context("maturin wrote no wheel")?;
    cmd!(shell, "{python} -m pip install --quiet --disable-pip-version-check --no-deps --force-reinstall {wheel}").run()?;
    cmd!(shell, "cargo build --quiet --locked --bin quiet-quotes").run()?;
    let program = project.target().join("debug/quiet-quotes");
    cmd!(shell, "{python} -m pytest --quiet crates/python/tests").env("QUIET_QUOTES", program).run()?;
    spark(project, &python)
}

fn spark(project: &Project, python: &PathBuf) -> Result<()> {
    let shell = &project.shell;
    if cmd!(shell, "java -version").quiet().ignore_stdout().ignore_stderr().run().is_err() {
        println!("left out: Spark, for which Java is missing (apt-get install default-jre-headless)");
        return Ok(());
    }
    cmd!(shell, "{python} -m pip install --quiet --disable-pip-version-check --requirement examples/spark/requirements.txt")
        .run()?;
    Ok(cmd!(shell, "{python} -m pytest --quiet examples/spark").run()?)
}
