//! `quiet-quotes clean`

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use quiet_quotes::Engine;
use quiet_quotes::extract::Extract;
use quiet_quotes::rewrite;
use serde::Serialize;

use crate::analyze::json_line;
use crate::output::Output;
use crate::pages::{How, PageFlags, Pages};
use crate::people;
use crate::source::{Input, InputError, Kind};

/// What to clean and how to print it.
#[derive(Args)]
pub struct CleanFlags {
    #[command(flatten)]
    pages: PageFlags,
    /// The story as text, as Markdown with front matter, as JSON, or the whole page with its nags hidden
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Write to this file
    #[arg(short, long, value_name = "FILE", conflicts_with = "output_dir")]
    output: Option<PathBuf>,
    /// Write a file for each page into this folder, named like the page
    #[arg(long, value_name = "FOLDER")]
    output_dir: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Html,
    Json,
}

impl Format {
    fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
        }
    }
}

/// A story as one line of JSON.
#[derive(Serialize)]
struct Story<'a> {
    id: &'a str,
    #[serde(flatten)]
    story: &'a Extract,
    /// Its text, an empty line between paragraphs.
    text: String,
}

/// A page that is clean.
struct Cleaned {
    id: String,
    name: String,
    bytes: io::Result<Vec<u8>>,
    is_article: bool,
}

/// Prints pages without their nags.
pub fn run(flags: CleanFlags, output: &mut Output) -> io::Result<()> {
    let (pages, format) = (Pages::from(flags.pages), flags.format);
    if pages.are_many() && flags.output_dir.is_none() && format != Format::Json {
        people::wrong_use("several pages: say with --output-dir into which folder they go, or print them by --format json");
    }
    if let Some(file) = &flags.output {
        if pages.hold(file) {
            people::wrong_use(&format!("{} is to be read and written: name another file", file.display()));
        }
        output.write_to(file, false)?;
    }
    let engine = Engine::embedded();
    let mut folder = flags.output_dir.map(Folder::new);
    let work = |how: &How, input: Input| clean(&engine, how, input, format);
    pages.each(
        output,
        |_| false,
        work,
        |output, Cleaned { id, name, bytes, is_article }| {
            if !is_article {
                let kept = if format == Format::Html { "hidden" } else { "left out" };
                output.note(format_args!("{name}: not an article, so nothing is {kept}"));
            }
            match &mut folder {
                Some(folder) => folder.write(output, &id, format, &bytes?),
                None => output.write(&bytes?),
            }
        },
    )
}

fn clean(engine: &Engine, how: &How, input: Input, format: Format) -> Result<Cleaned, InputError> {
    if format == Format::Html && input.kind != Kind::Text {
        let document = how.document(&input)?;
        let report = engine.analyze(document.page(), &how.settings);
        let mut bytes = Vec::new();
        let written = rewrite::write_html(&document, &report.nags, &mut bytes);
        return Ok(Cleaned { id: input.id, name: input.name, bytes: written.map(|()| bytes), is_article: report.is_article });
    }
    if format == Format::Html {
        return Err(InputError::NoPage(input.name));
    }
    let story = engine.extract(&how.page(&input)?, &how.settings);
    let bytes = match format {
        Format::Json => json_line(&Story { id: &input.id, story: &story, text: story.text() }),
        Format::Markdown => Ok(people::lines(&story.markdown()).into_bytes()),
        _ => Ok(people::story(&story).into_bytes()),
    };
    Ok(Cleaned { id: input.id, name: input.name, bytes, is_article: story.is_article })
}

/// Where a file for each page goes.
struct Folder {
    path: PathBuf,
    /// Which page each file was written for.
    written: HashMap<PathBuf, String>,
}

impl Folder {
    fn new(path: PathBuf) -> Self {
        Self { path, written: HashMap::new() }
    }

    fn write(&mut self, output: &mut Output, id: &str, format: Format, bytes: &[u8]) -> io::Result<()> {
        let file = self.path.join(format!("{}.{}", file_name(id), format.extension()));
        if let Some(other) = self.written.insert(file.clone(), id.to_owned()) {
            output.complain(format_args!("{id}: {} was written already, for {other}; clean it by itself", file.display()));
            return Ok(());
        }
        let write = |file: &Path| {
            fs::create_dir_all(file.parent().unwrap_or(&self.path))?;
            fs::write(file, bytes)
        };
        write(&file).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", file.display())))
    }
}

/// A page's id as the name of a file below the folder: an archive's ids, and anybody's names, may hold what leads out of it.
fn file_name(id: &str) -> String {
    let plain = |sign: char| if sign.is_alphanumeric() || " -_.()".contains(sign) { sign } else { '_' };
    let parts = id.split(['/', '\\']).filter(|part| !part.trim_matches('.').is_empty());
    parts.map(|part| part.chars().map(plain).collect::<String>()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_stay_in_the_folder() {
        for (id, name) in [
            ("2026/may", "2026/may"),
            ("../../etc/passwd", "etc/passwd"),
            ("/etc/passwd", "etc/passwd"),
            ("urn:uuid:1", "urn_uuid_1"),
            ("a\u{1b}[2J", "a__2J"),
            ("..\\b", "b"),
        ] {
            assert_eq!(file_name(id), name);
        }
    }
}
