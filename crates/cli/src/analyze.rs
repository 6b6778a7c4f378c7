//! `quiet-quotes analyze`

use std::io;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use quiet_quotes::{Engine, Report};

use crate::output::Output;
use crate::pages::{How, PageFlags, Pages};
use crate::people;
use crate::resume::Resume;
use crate::source::{Input, InputError};
#[cfg(feature = "parquet")]
use crate::table::Table;

/// What to analyze and how to print it.
#[derive(Args)]
pub struct AnalyzeFlags {
    #[command(flatten)]
    pages: PageFlags,
    /// A report for people, one JSON report a line, or a table with a row for each quotation
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// In a report for people, tell why each nag is one, how sure each finding is, and what became of every block weighed
    #[arg(long)]
    explain: bool,
    /// Write to this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Go on behind the last report in the output file
    #[arg(long, requires = "output")]
    resume: bool,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Json,
    #[cfg(feature = "parquet")]
    Parquet,
}

/// Prints a report of each page, in order.
pub fn run(flags: AnalyzeFlags, output: &mut Output) -> io::Result<()> {
    let pages = Pages::from(flags.pages);
    if flags.resume && flags.format != Format::Json {
        people::wrong_use("--resume goes on with reports in JSON: give --format json with it");
    }
    let mut resume = Resume::default();
    if let Some(file) = &flags.output {
        if pages.hold(file) {
            people::wrong_use(&format!("{} is to be read and written: name another file", file.display()));
        }
        if flags.resume {
            resume = Resume::from(file)?;
        }
        output.write_to(file, flags.resume)?;
    }
    let engine = Engine::embedded();
    #[cfg(feature = "parquet")]
    if flags.format == Format::Parquet {
        return table(pages, &engine, output);
    }
    let (explain, is_json) = (flags.explain, flags.format == Format::Json);
    let print = |how: &How, input: Input| {
        let (page, report) = read(how, &engine, &input)?;
        if is_json {
            return Ok(json_line(&report));
        }
        let weighed = if explain { engine.explain(&page) } else { Vec::new() };
        Ok(Ok((people::report(&report, explain) + &people::weighed(&weighed)).into_bytes()))
    };
    pages.each(output, |id| resume.is_done(id), print, |output, report| output.write(&report?))?;
    resume.check()
}

fn read(how: &How, engine: &Engine, input: &Input) -> Result<(quiet_quotes::Page, Report), InputError> {
    let page = how.page(input)?;
    let mut report = engine.analyze(&page, &how.settings);
    report.id.clone_from(&input.id);
    Ok((page, report))
}

#[cfg(feature = "parquet")]
fn table(pages: Pages, engine: &Engine, output: &mut Output) -> io::Result<()> {
    let mut table = Table::new(output.take_writer())?;
    let rows = |how: &How, input: Input| Ok((read(how, engine, &input)?.1, input.fetched));
    pages.each(output, |_| false, rows, |_, (report, fetched)| table.add(&report, fetched.as_deref()))?;
    table.finish()
}

/// A value as one line of JSON.
pub fn json_line(value: &impl serde::Serialize) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    Ok(line)
}
