//! `quiet-quotes quotes`

use std::io::{self, BufRead, BufReader};
use std::path::PathBuf;

use clap::Args;
use quiet_quotes::Engine;
use quiet_quotes::report::Quote;
use quiet_quotes::story::Story;
use serde::{Deserialize, Serialize};

use crate::analyze::json_line;
use crate::in_order::in_order;
use crate::input::Source;
use crate::output::Output;

/// Where the texts are.
#[derive(Args)]
pub struct Flags {
    /// Texts, one a line, as {"id": …, "text": …}, packed (.gz) or not; - is standard input
    #[arg(long, value_name = "FILE")]
    jsonl: PathBuf,
}

#[derive(Deserialize)]
struct Text {
    id: serde_json::Value,
    text: String,
}

#[derive(Serialize)]
struct Found {
    id: serde_json::Value,
    quotes: Vec<Quote>,
}

/// Why a line was passed over.
#[derive(Debug, thiserror::Error)]
enum LineError {
    #[error("line {0}: not of the form {{\"id\": …, \"text\": …}}: {1}; mend that line")]
    Json(usize, serde_json::Error),
    #[error("could not read on after line {0}: {1}")]
    Read(usize, io::Error),
}

/// Prints the quotations of each text, in order. A broken line is named and passed over.
pub fn run(flags: &Flags, output: &mut Output) -> io::Result<()> {
    let source = Source::from(flags.jsonl.clone());
    let lines = match source.open() {
        Ok(reader) => BufReader::with_capacity(1 << 16, reader).split(b'\n'),
        Err(error) => {
            output.complain(error);
            return Ok(());
        }
    };
    let engine = Engine::embedded();
    in_order(
        numbered(lines),
        |(number, line)| find(&engine, number, line),
        |found| match found {
            Ok(line) => output.write(&line?),
            Err(error) => {
                output.complain(format_args!("{source}: {error}"));
                Ok(())
            }
        },
    )
}

/// The lines that are not blank, with their numbers from 1; ends after a line that could not be read.
fn numbered(lines: impl Iterator<Item = io::Result<Vec<u8>>>) -> impl Iterator<Item = (usize, io::Result<Vec<u8>>)> {
    let mut broken = false;
    (1..)
        .zip(lines)
        .take_while(move |(_, line)| !std::mem::replace(&mut broken, line.is_err()))
        .filter(|(_, line)| !line.as_ref().is_ok_and(|line| line.trim_ascii().is_empty()))
}

fn find(engine: &Engine, number: usize, line: io::Result<Vec<u8>>) -> Result<io::Result<Vec<u8>>, LineError> {
    let line = line.map_err(|error| LineError::Read(number - 1, error))?;
    let text: Text = serde_json::from_slice(&line).map_err(|error| LineError::Json(number, error))?;
    let quotes = engine.quotes(&Story::from_text(&text.text));
    Ok(json_line(&Found { id: text.id, quotes }))
}
