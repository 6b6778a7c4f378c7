//! `cargo xtask test`

use std::env;
use std::time::{Duration, Instant};
use std::{panic, thread};

use anyhow::{Context, Result, ensure};
use clap::builder::PossibleValuesParser;
use xshell::cmd;

use crate::project::{Project, TESTED};
use crate::{audit, browsers, build, data, embed, engine, form, python, size};

/// Which checks to run.
#[derive(clap::Args)]
pub struct TestOptions {
    /// Run this check alone; may be given several times
    #[arg(long, value_name = "CHECK", value_parser = PossibleValuesParser::new(names()))]
    only: Vec<String>,
}

struct Check {
    name: &'static str,
    run: fn(&Project) -> Result<()>,
}

/// What came of a check, and the time it took.
struct Outcome {
    name: &'static str,
    result: Result<()>,
    time: Duration,
}

/// Checks of the sources, quick ones first; that which tells how long the engine takes last, when little else is done beside it.
const SOURCES: [Check; 7] = [
    Check { name: "format", run: format },
    Check { name: "form", run: form::check },
    Check { name: "data", run: |project| data::run(project, &data::DataOptions::default()) },
    Check { name: "shared", run: shared },
    Check { name: "clippy", run: clippy },
    Check { name: "python", run: python::run },
    Check { name: "rust", run: rust },
];

/// What browsers load, and checks of it. They go on beside those of the sources: neither needs the other, and they write into
/// other folders of `target`, so that neither waits for the other either. The crate's last checks are among them to make both
/// rows equally long; by then those of the sources have built what they share.
const BUILT: [Check; 8] = [
    Check { name: "build", run: build_all },
    Check { name: "clippy-wasm", run: clippy_wasm },
    Check { name: "size", run: size::check },
    Check { name: "extension", run: extension },
    Check { name: "web-ext", run: web_ext },
    Check { name: "site", run: site },
    Check { name: "crate", run: published_crate },
    Check { name: "fuzz", run: fuzz },
];

/// When all that is done: browsers would wait for a processor, and tests of them know how long is too long.
const LAST: [Check; 2] = [Check { name: "browsers", run: in_browsers }, Check { name: "audit", run: audit::run }];

fn names() -> impl Iterator<Item = &'static str> {
    SOURCES.iter().chain(&BUILT).chain(&LAST).map(|check| check.name)
}

/// Runs the checks, goes on after one that fails, and says at the end how many did.
pub fn run(project: &Project, options: &TestOptions) -> Result<()> {
    let chosen = |check: &&Check| options.only.is_empty() || options.only.iter().any(|name| name == check.name);
    let all_of = &|project: &Project, checks: &[Check]| -> Vec<Outcome> {
        checks.iter().filter(chosen).map(|check| run_one(project, check)).collect()
    };
    let beside = Project::find()?;
    let mut outcomes = thread::scope(|scope| {
        let built = scope.spawn(move || all_of(&beside, &BUILT));
        let mut outcomes = all_of(project, &SOURCES);
        outcomes.extend(built.join().unwrap_or_else(|cause| panic::resume_unwind(cause)));
        outcomes
    });
    outcomes.extend(all_of(project, &LAST));
    println!();
    for Outcome { name, result, time } in &outcomes {
        println!("{} {name:<12} {:>6.1} s", if result.is_ok() { "passed" } else { "FAILED" }, time.as_secs_f32());
    }
    for Outcome { name, result, .. } in &outcomes {
        // Said again: between the check and here may lie a thousand lines.
        if let Err(error) = result {
            println!("\n{name} failed: {error:#}");
        }
    }
    let failed = outcomes.iter().filter(|outcome| outcome.result.is_err()).count();
    println!("{} passed, {failed} failed", outcomes.len() - failed);
    if failed > 0 {
        std::process::exit(1);
    }
    Ok(())
}

fn run_one(project: &Project, check: &Check) -> Outcome {
    println!("\n== {}", check.name);
    let start = Instant::now();
    let result = (check.run)(project);
    if let Err(error) = &result {
        println!("{} failed: {error:#}", check.name);
    }
    Outcome { name: check.name, result, time: start.elapsed() }
}

fn format(project: &Project) -> Result<()> {
    cmd!(project.shell, "cargo fmt --all --check").run().context("run cargo fmt --all")
}

/// The labelled pages and articles that some checks measure with lie beside the project, not in it.
fn shared(project: &Project) -> Result<()> {
    if project.path("../shared/corpus").is_dir() {
        return Ok(());
    }
    ensure!(env::var_os("CI").is_none(), "../shared is missing: checks that measure with it would be left out");
    println!("left out: what measures with ../shared, which is not there");
    Ok(())
}

fn clippy(project: &Project) -> Result<()> {
    Ok(cmd!(project.shell, "cargo clippy --quiet").args(TESTED).args(["--all-targets", "--", "-D", "warnings"]).run()?)
}

/// The crate as others get it: with each of its features, its documentation without a warning, and all its files in the package.
fn published_crate(project: &Project) -> Result<()> {
    let shell = &project.shell;
    for features in ["", "html", "tables", "extract"] {
        cmd!(shell, "cargo check --quiet --locked --package quiet-quotes --no-default-features --features={features}").run()?;
    }
    cmd!(shell, "cargo doc --quiet --locked --no-deps --package quiet-quotes").env("RUSTDOCFLAGS", "-D warnings").run()?;
    let files = cmd!(shell, "cargo package --quiet --locked --allow-dirty --package quiet-quotes --list").read()?;
    for wanted in
        ["build/nag_data.rs", "data/nags/en.toml", "data/models/nag_classifier.txt", "src/tables/format.rs", "README.md"]
    {
        ensure!(files.lines().any(|file| file == wanted), "{wanted} is not in the package: see `include` in Cargo.toml");
    }
    Ok(())
}

fn clippy_wasm(project: &Project) -> Result<()> {
    engine::target(project)?;
    let target = engine::TARGET;
    // In the profile of the engine: what builds it is there already.
    let clippy = cmd!(project.shell, "cargo clippy --locked --quiet --package quiet-quotes-wasm --target {target}");
    Ok(clippy.args(["--features", "html,dom", "--profile", "wasm", "--", "-D", "warnings"]).run()?)
}

fn rust(project: &Project) -> Result<()> {
    Ok(cmd!(project.shell, "cargo test --quiet --no-fail-fast").args(TESTED).run()?)
}

/// Fuzzing takes hours and is done by hand; that its targets can be built is checked here.
fn fuzz(project: &Project) -> Result<()> {
    let check = cmd!(project.shell, "cargo check --locked --quiet --manifest-path fuzz/Cargo.toml --target-dir target");
    Ok(check.arg("--no-default-features").run()?)
}

/// All that the other checks look at.
fn build_all(project: &Project) -> Result<()> {
    engine::build(project)?;
    build::extension(project, false)?;
    build::extension(project, true)?;
    for variant in [engine::OUTLINE, engine::DOM.quickly(), engine::HTML.quickly()] {
        engine::variant(project, &variant)?;
    }
    embed::site_from(project)?;
    embed::npm_from(project)
}

fn extension(project: &Project) -> Result<()> {
    project.npm_packages()?;
    project.npm(&["run", "check"])?;
    project.npm(&["test"])
}

fn web_ext(project: &Project) -> Result<()> {
    for browser in &browsers::ALL {
        let folder = project.path("dist").join(browser.name);
        ensure!(folder.is_dir(), "{} is not built: run cargo xtask build", folder.display());
        // What it says of manifest keys is said for Firefox.
        if browser.name == "firefox" {
            let _there = project.shell.push_dir(project.path("extension"));
            cmd!(project.shell, "npx --no-install web-ext lint --warnings-as-errors --source-dir {folder}").run()?;
        }
    }
    Ok(())
}

/// The demo page and the npm package, as far as no browser is needed.
fn site(project: &Project) -> Result<()> {
    project.npm_packages()?;
    project.npm(&["run", "check:site"])?;
    project.npm(&["run", "test:npm"])
}

/// The extension, the demo page and the npm package in real browsers, and that all readers make the same page of a document.
fn in_browsers(project: &Project) -> Result<()> {
    for (folder, command) in [
        ("dist/test/chromium", "build --for-tests"),
        ("dist/site", "site"),
        ("dist/npm", "npm"),
        (engine::OUTLINE.folder, "build --outline"),
    ] {
        ensure!(project.path(folder).is_dir(), "{folder} is missing: run cargo xtask {command}");
    }
    browsers::set_up(project)?;
    project.npm_packages()?;
    project.npm_tests("test:browser")
}
