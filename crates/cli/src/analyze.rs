//! `quiet-quotes analyze`

use std::io;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use quiet_quotes::{Engine, Page, Report, Settings, page};

use crate::arguments::{SettingsFlags, wrong_use};
use crate::in_order::in_order;
use crate::input::{Input, InputError, Kind, Source};
use crate::output::Output;
use crate::people;

/// What to analyze and how to print it.
#[derive(Args)]
pub struct Flags {
    /// Pages and texts: .html, .htm or .txt, packed (.gz) or not; - is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// A report for people, or one JSON report a line
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// In a report for people, tell why each nag is one, how sure each finding is, and what became of every block weighed
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    reading: ReadingFlags,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// How to read pages, for all commands that do.
#[derive(Args)]
pub struct ReadingFlags {
    /// What the input is, whatever its name says
    #[arg(long, value_enum, value_name = "KIND")]
    input: Option<Kind>,
    /// The page's address, where it is one page
    #[arg(long)]
    url: Option<String>,
    #[command(flatten)]
    settings: SettingsFlags,
}

/// How to read pages.
pub struct Reader {
    pub engine: Engine,
    input: Option<Kind>,
    pub url: Option<String>,
    pub settings: Settings,
}

impl From<ReadingFlags> for Reader {
    fn from(flags: ReadingFlags) -> Self {
        Self { input: flags.input, url: flags.url, settings: flags.settings.settings(), engine: Engine::embedded() }
    }
}

impl Reader {
    pub fn read(&self, source: &Source) -> Result<Input, InputError> {
        source.read(self.input)
    }

    fn report(&self, source: &Source) -> Result<(Report, Page), InputError> {
        let input = self.read(source)?;
        let page = self.page(&input);
        let mut report = self.engine.analyze(&page, &self.settings);
        report.id = input.id;
        Ok((report, page))
    }

    pub fn page(&self, input: &Input) -> Page {
        match input.kind {
            Kind::Html => page::read::html::read(&input.bytes, self.url.clone()),
            Kind::Text => Page { url: self.url.clone(), ..page::read::text::read(&page::read::html::decode(&input.bytes)) },
        }
    }
}

/// Prints a report of each page, in order.
pub fn run(flags: Flags, output: &mut Output) -> io::Result<()> {
    let reader = Reader::from(flags.reading);
    if reader.url.is_some() && flags.paths.len() > 1 {
        wrong_use("--url names the address of one page: give one path with it");
    }
    output.show_progress(flags.paths.len());
    let print = |source: &Source| {
        reader.report(source).map(|(report, page)| match flags.format {
            Format::Text => {
                let weighed = if flags.explain { reader.engine.explain(&page) } else { Vec::new() };
                Ok((people::report(&report, flags.explain) + &people::weighed(&weighed)).into_bytes())
            }
            Format::Json => json_line(&report),
        })
    };
    in_order(
        flags.paths.into_iter().map(Source::from),
        |source| print(&source),
        |printed| {
            output.advance();
            match printed {
                Ok(report) => output.write(&report?),
                Err(error) => {
                    output.complain(error);
                    Ok(())
                }
            }
        },
    )
}

/// A value as one line of JSON.
pub fn json_line(value: &impl serde::Serialize) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    Ok(line)
}
