//! Turns the languages' data files into tables that the engine reads at start: checked here, so that it need not check them.

#[path = "build/nag_data.rs"]
mod nag_data;
#[path = "build/normalise.rs"]
mod normalise;
// The engine reads more of it.
#[allow(dead_code)]
#[path = "src/text/fold.rs"]
mod fold;
#[path = "build/quote_data.rs"]
mod quote_data;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/text/fold.rs");
    nag_data::write()?;
    quote_data::write()
}
