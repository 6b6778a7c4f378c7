//! `cargo xtask test --only python`: the wheel, built and tried in a virtual environment, and the Spark example with it.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use xshell::cmd;

use crate::project::{Project, TESTED};

/// Builds the wheel, runs its tests, and those of the Spark example.
pub fn run(project: &Project) -> Result<()> {
    let Some(python) = environment(project)? else {
        return left_out("the Python package, for which python3 with venv is missing");
    };
    pip(project, &python, &["--requirement", "crates/python/requirements.txt"])?;
    install_wheel(project, &python)?;
    let program = command_line(project)?;
    cmd!(project.shell, "{python} -m pytest --quiet -rs crates/python/tests").env("QUIET_QUOTES", program).run()?;
    spark(project, &python)
}

/// What cannot be tried here is said, and is a failure where everything must be.
fn left_out(what: &str) -> Result<()> {
    ensure!(env::var_os("CI").is_none(), "{what}");
    println!("left out: {what}");
    Ok(())
}

/// The interpreter of a virtual environment.
fn environment(project: &Project) -> Result<Option<PathBuf>> {
    let shell = &project.shell;
    let folder = project.target().join("python");
    let python = folder.join("bin/python");
    if !python.is_file() {
        if cmd!(shell, "python3 -c 'import venv, ensurepip'").quiet().ignore_stdout().ignore_stderr().run().is_err() {
            return Ok(None);
        }
        cmd!(shell, "python3 -m venv {folder}").run()?;
    }
    Ok(Some(python))
}

/// Installs packages. What is used once is not compiled.
fn pip(project: &Project, python: &Path, arguments: &[&str]) -> Result<()> {
    let pip = cmd!(project.shell, "{python} -m pip install --quiet --no-compile --disable-pip-version-check --retries 1");
    Ok(pip.args(arguments).run()?)
}

fn install_wheel(project: &Project, python: &Path) -> Result<()> {
    let shell = &project.shell;
    let (maturin, wheels) = (python.with_file_name("maturin"), project.target().join("wheels"));
    shell.remove_path(&wheels)?;
    let build = cmd!(shell, "{maturin} build --quiet --locked --profile dev --interpreter {python} --out {wheels}");
    build.args(["--manifest-path", "crates/python/Cargo.toml"]).run().context("the wheel could not be built")?;
    let wheel = shell.read_dir(&wheels)?.into_iter().next().context("maturin wrote no wheel")?;
    pip(project, python, &["--no-deps", "--force-reinstall", &wheel.to_string_lossy()])
}

/// The program whose reports the package's are compared with: the one that its own tests run, so that it is built once.
fn command_line(project: &Project) -> Result<PathBuf> {
    cmd!(project.shell, "cargo test --quiet --no-run --test command_line").args(TESTED).run()?;
    Ok(project.target().join("debug/quiet-quotes"))
}

fn spark(project: &Project, python: &Path) -> Result<()> {
    let shell = &project.shell;
    let has_java = || cmd!(shell, "java -version").quiet().ignore_stdout().ignore_stderr().run().is_ok();
    if !has_java() && (project.install("default-jre-headless").is_err() || !has_java()) {
        println!("left out: the Spark example, for which Java is missing");
        return Ok(());
    }
    if pip(project, python, &["--requirement", "examples/spark/requirements.txt"]).is_err() {
        return left_out("the Spark example, for which Spark could not be installed");
    }
    Ok(cmd!(shell, "{python} -m pytest --quiet -rs examples/spark").run()?)
}
