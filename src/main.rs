//! The command line.

use std::io::{BufRead, Read, Write};

use anyhow::Context;
use clap::Parser;
use quiet_quotes::{Settings, analyze, page, quote, story::Story};
use rayon::prelude::*;

#[derive(Parser)]
enum Command {
    Analyze {
        #[arg(long)]
        format: Option<String>,
        paths: Vec<std::path::PathBuf>,
    },
    Quotes {
        #[arg(long)]
        jsonl: std::path::PathBuf,
    },
}

#[derive(serde::Deserialize)]
struct Line {
    id: String,
    text: String,
}

fn main() -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    match Command::parse() {
        Command::Analyze { paths, .. } => {
            let lines: anyhow::Result<Vec<String>> = paths.par_iter().map(|path| one(path)).collect();
            for line in lines? {
                writeln!(out, "{line}")?;
            }
        }
        Command::Quotes { jsonl } => {
            for line in std::io::BufReader::new(std::fs::File::open(jsonl)?).lines() {
                let line: Line = serde_json::from_str(&line?)?;
                let quotes = quote::find(&Story::from_text(&line.text));
                writeln!(out, "{}", serde_json::json!({"id": line.id, "quotes": quotes}))?;
            }
        }
    }
    Ok(())
}

fn one(path: &std::path::Path) -> anyhow::Result<String> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = if name.ends_with(".gz") {
        let mut all = Vec::new();
        flate2::read::GzDecoder::new(&*bytes).read_to_end(&mut all)?;
        all
    } else {
        bytes
    };
    let page = page::html::read(&bytes, None);
    let mut report = analyze(&page, &Settings::default());
    report.id = name.trim_end_matches(".gz").trim_end_matches(".html").to_owned();
    Ok(serde_json::to_string(&report)?)
}
