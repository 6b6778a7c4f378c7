//! `quiet-quotes clean`

use std::io;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use quiet_quotes::page::read::html::{Document, decode};
use quiet_quotes::rewrite;

use crate::analyze::{Reader, ReadingFlags};
use crate::arguments::wrong_use;
use crate::input::{Input, Kind, Source};
use crate::output::Output;
use crate::people;

/// What to clean and how to print it.
#[derive(Args)]
pub struct Flags {
    /// A page or a text: .html, .htm or .txt, packed (.gz) or not; - is standard input
    path: PathBuf,
    /// The story's text, or the whole page with its nags hidden
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    reading: ReadingFlags,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Html,
}

/// Prints the page without its nags.
pub fn run(flags: Flags, output: &mut Output) -> io::Result<()> {
    let (source, reader) = (Source::from(flags.path), Reader::from(flags.reading));
    let input = match reader.read(&source) {
        Ok(input) => input,
        Err(error) => {
            output.complain(error);
            return Ok(());
        }
    };
    match (flags.format, input.kind) {
        (Format::Text, _) => text(&source, &input, &reader, output),
        (Format::Html, Kind::Html) => html(&source, &input, &reader, output),
        (Format::Html, Kind::Text) => wrong_use(&format!("{source} is a text, not a page: leave out --format html")),
    }
}

fn text(source: &Source, input: &Input, reader: &Reader, output: &mut Output) -> io::Result<()> {
    let page = reader.page(input);
    let report = reader.engine.analyze(&page, &reader.settings);
    if report.is_article {
        return output.write(people::story(&report.article.text).as_bytes());
    }
    output.note(format_args!("{source}: not an article, so nothing is left out"));
    let blocks: Vec<&str> = page.blocks.iter().filter(|block| !block.hidden).map(|block| &*block.text).collect();
    output.write(people::story(&blocks.join("\n")).as_bytes())
}

fn html(source: &Source, input: &Input, reader: &Reader, output: &mut Output) -> io::Result<()> {
    let document = Document::parse(&decode(&input.bytes), reader.url.clone());
    let report = reader.engine.analyze(document.page(), &reader.settings);
    if !report.is_article {
        output.note(format_args!("{source}: not an article, so nothing is hidden"));
    }
    rewrite::write_html(&document, &report.nags, output.stdout())
}
