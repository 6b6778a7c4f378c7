//! The program `quiet-quotes`: the engine on the command line.

mod analyze;
mod arguments;
mod clean;
mod in_order;
mod output;
mod pages;
mod people;
mod quotes;
mod resume;
mod settings;
mod source;
#[cfg(feature = "parquet")]
mod table;

use std::process::ExitCode;

use clap::Parser;

/// What a shell reports of a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

fn main() -> ExitCode {
    // Where it cannot be set, the system ends the program as it sees fit.
    let _ = ctrlc::set_handler(|| std::process::exit(INTERRUPTED));
    arguments::run(arguments::Arguments::parse())
}
