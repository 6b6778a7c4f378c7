//! Turns the data files into the tables that the engine reads at its start: checked here, so that it need not check them.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

// The engine reads more of it.
#[path = "build/boilerplate_data.rs"]
mod boilerplate_data;
#[allow(dead_code)]
#[path = "src/text/fold.rs"]
mod fold;
#[path = "src/tables/format.rs"]
mod format;
#[path = "src/extract/lists.rs"]
mod lists;
#[path = "build/markup_data.rs"]
mod markup_data;
#[path = "build/nag_data.rs"]
mod nag_data;
#[path = "build/normalise.rs"]
mod normalise;
#[path = "build/quote_data.rs"]
mod quote_data;

fn main() -> Result<(), Box<dyn Error>> {
    for read in ["build", "src/text/fold.rs", "src/tables/format.rs", "src/extract/lists.rs", "data"] {
        println!("cargo::rerun-if-changed={read}");
    }
    let tables = [
        nag_data::phrases()?,
        quote_data::words()?,
        markup_data::words()?,
        model("nag_meaning.txt")?,
        model("nag_classifier.txt")?,
        model("speaker_weights.toml")?,
        model("rank_weights.toml")?,
    ];
    let boilerplate = boilerplate_data::phrases()?;
    let known = format::NAMES.iter().zip(&tables);
    let all: String = known
        .chain(cfg!(feature = "extract").then_some((&lists::TABLE, &boilerplate)))
        .map(|(name, table)| format!("{}{name}\n{table}", format::DIVIDER))
        .collect();
    let file = format!("{} {} {}\n{all}", format::MAGIC, format::VERSION, all.len());
    Ok(fs::write(Path::new(&env::var("OUT_DIR")?).join("tables.txt"), file)?)
}

/// A learnt model, as its trainer writes it.
fn model(name: &str) -> Result<String, Box<dyn Error>> {
    let path = Path::new("data/models").join(name);
    fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()).into())
}
