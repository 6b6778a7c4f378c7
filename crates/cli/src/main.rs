//! The program `quiet-quotes`: the engine on the command line.

mod analyze;
mod arguments;
mod clean;
mod in_order;
mod input;
mod output;
mod people;
mod quotes;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    arguments::run(arguments::Arguments::parse())
}
