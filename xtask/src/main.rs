//! The project's chores: `cargo xtask --help` lists them.

mod audit;
mod bench;
mod browsers;
mod build;
mod data;
mod demo;
mod embed;
mod engine;
mod eval;
mod form;
mod package;
mod project;
mod python;
mod size;
mod test;
mod train;
mod zips;

use clap::{Parser, Subcommand};

use project::Project;

/// The project's chores. Each sets up what it needs on a machine that has Rust and Node.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build the engine and the unpacked extensions: dist/chromium and dist/firefox
    Build(build::BuildOptions),
    /// Write the demo page, ready for static hosting: dist/site
    Site,
    /// Write the npm package: dist/npm
    Npm,
    /// Build everything, serve the demo page and open a browser with the extension
    Demo,
    /// Run every check; sets up what is missing
    Test(test::TestOptions),
    /// Check the form of the files in data/, or put them into it
    Data(data::DataOptions),
    /// Measure the engine on the labelled pages and articles in ../shared
    Eval(eval::EvalOptions),
    /// Learn the nag judge from the labelled pages in ../shared
    Train,
    /// Time the engine, and the extension in both browsers beside reader modes
    Bench(bench::BenchOptions),
    /// Write the packages for both stores and the sources for their reviewers: dist/*.zip
    Package,
}

fn main() -> anyhow::Result<()> {
    let project = Project::find()?;
    match Arguments::parse().chore {
        Chore::Build(options) => build::run(&project, &options),
        Chore::Site => embed::site(&project),
        Chore::Npm => embed::npm(&project),
        Chore::Demo => demo::run(&project),
        Chore::Test(options) => test::run(&project, &options),
        Chore::Data(options) => data::run(&project, &options),
        Chore::Eval(options) => eval::run(&project, &options),
        Chore::Train => train::run(&project),
        Chore::Bench(options) => bench::run(&project, &options),
        Chore::Package => package::run(&project),
    }
}
