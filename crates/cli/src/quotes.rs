//! `quiet-quotes quotes`

use std::io::{self, BufRead, BufReader, Read};
use std::path::PathBuf;

use clap::Args;
use quiet_quotes::Engine;
use quiet_quotes::report::Quote;
use quiet_quotes::story::Story;
use serde::{Deserialize, Serialize};

use crate::analyze::json_line;
use crate::in_order::{Next, in_order};
use crate::output::Output;
use crate::source::Source;

/// The most bytes that a line may have.
const MAX_LINE: u64 = 16 << 20;

/// Where the texts are.
#[derive(Args)]
pub struct QuotesFlags {
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
    #[error("line {0}: longer than {limit} MB; no article is, so split it", limit = MAX_LINE >> 20)]
    TooLong(usize),
    #[error("could not read on after line {0}: {1}")]
    Read(usize, io::Error),
}

/// Prints the quotations of each text, in order. A broken line is named and passed over.
pub fn run(flags: &QuotesFlags, output: &mut Output) -> io::Result<()> {
    let source = Source::from(flags.jsonl.clone());
    let lines = match source.open() {
        Ok(reader) => Lines { reader: BufReader::with_capacity(1 << 16, reader) },
        Err(error) => {
            output.complain(error);
            return Ok(());
        }
    };
    let engine = Engine::embedded();
    in_order(
        numbered(lines),
        |(number, line)| find(&engine, number, line),
        |next| match next {
            Next::Result(Ok(line)) => output.write(&line?),
            Next::Result(Err(error)) => {
                output.complain(format_args!("{source}: {error}"));
                Ok(())
            }
            Next::Pause => output.flush(),
        },
    )
}

/// A line, or why there is none.
enum Line {
    Whole(Vec<u8>),
    TooLong,
    Broken(io::Error),
}

/// The lines of a text, in bounded memory.
struct Lines<R> {
    reader: R,
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let mut line = Vec::new();
        match (&mut self.reader).take(MAX_LINE + 1).read_until(b'\n', &mut line) {
            Ok(0) => None,
            Ok(_) if line.len() as u64 <= MAX_LINE || line.ends_with(b"\n") => Some(Line::Whole(line)),
            Ok(_) => Some(self.reader.skip_until(b'\n').map_or_else(Line::Broken, |_| Line::TooLong)),
            Err(error) => Some(Line::Broken(error)),
        }
    }
}

/// The lines that are not blank, with their numbers from 1; ends after a line that could not be read.
fn numbered(lines: impl Iterator<Item = Line>) -> impl Iterator<Item = (usize, Line)> {
    let mut broken = false;
    (1..)
        .zip(lines)
        .take_while(move |(_, line)| !std::mem::replace(&mut broken, matches!(line, Line::Broken(_))))
        .filter(|(_, line)| !matches!(line, Line::Whole(line) if line.trim_ascii().is_empty()))
}

fn find(engine: &Engine, number: usize, line: Line) -> Result<io::Result<Vec<u8>>, LineError> {
    let line = match line {
        Line::Whole(line) => line,
        Line::TooLong => return Err(LineError::TooLong(number)),
        Line::Broken(error) => return Err(LineError::Read(number - 1, error)),
    };
    let text: Text = serde_json::from_slice(&line).map_err(|error| LineError::Json(number, error))?;
    let quotes = engine.quotes(&Story::from_text(&text.text));
    Ok(json_line(&Found { id: text.id, quotes }))
}
