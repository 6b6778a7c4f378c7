//! Learns what the nag finder knows from labelled pages, and measures it with whole publishers left out.
//!
//! ```text
//! train-nags SHARED --learn MODELS      learn from all pages and write the models into a folder
//! train-nags SHARED --measure REPORTS [SEED]  judge each page by what was learnt without its publishers; write the reports
//! train-nags SHARED --measure-boxes REPORTS [SEED]   the same, but of a page into which a box was set only the box's publisher
//!                                       is left out: in a third of the time
//! train-nags SHARED --meaning [SEED]    what is told by the text alone
//! ```
//!
//! Deterministic: the same pages give the same models.

mod alone;
mod gold;
mod layers;
mod pages;
mod rows;
mod study;
mod texts;
mod trees;

use std::path::Path;

use quiet_quotes::Engine;
use study::LeaveOut;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let [shared, what, rest @ ..] = &*arguments else { return Err(USE.into()) };
    let samples = pages::load(Path::new(shared))?;
    let engine = Engine::embedded();
    let mut studies = study::all(&samples, &engine.nags);
    match (*what, rest) {
        ("--learn", [models]) => study::write_models(&mut studies, Path::new(models), SEED),
        ("--measure", [reports]) => study::measure(&mut studies, Path::new(reports), LeaveOut::All, SEED),
        ("--measure", [reports, seed]) => study::measure(&mut studies, Path::new(reports), LeaveOut::All, seed.parse()?),
        ("--measure-boxes", [reports]) => study::measure(&mut studies, Path::new(reports), LeaveOut::OfBox, SEED),
        ("--measure-boxes", [reports, seed]) => study::measure(&mut studies, Path::new(reports), LeaveOut::OfBox, seed.parse()?),
        ("--meaning", []) => alone::measure(&studies[0], SEED),
        ("--meaning", [seed]) => alone::measure(&studies[0], seed.parse()?),
        _ => Err(USE.into()),
    }
}

const USE: &str =
    "use: train-nags SHARED --learn MODELS | --measure REPORTS [SEED] | --measure-boxes REPORTS [SEED] | --meaning [SEED]";

/// Where random numbers begin; others tell how far chance matters.
const SEED: u64 = 12_345;
