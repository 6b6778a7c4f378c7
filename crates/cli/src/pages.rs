//! The pages of all inputs, one after the other: read on all cores, written in order.

use std::collections::BTreeMap;
use std::io::{self, BufRead};
use std::path::PathBuf;

use clap::Args;
use quiet_quotes::page::read::html::Document;
use quiet_quotes::page::read::{html, text};
use quiet_quotes::{Page, Settings};
use quiet_quotes_warc::{Archive, Entry, Unfit};

use crate::in_order::{Next, in_order};
use crate::output::Output;
use crate::people::wrong_use;
use crate::settings::SettingsFlags;
use crate::source::{Input, InputError, Kind, Source};

/// What to read and how, for all commands that read pages.
#[derive(Args)]
pub struct PageFlags {
    /// Pages (.html, .htm), texts (.txt) and web archives (.warc), packed (.gz) or not, and folders of them; - is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// What the input is, whatever its name says
    #[arg(long, value_enum, value_name = "KIND")]
    input: Option<Kind>,
    /// The page's address, where it is one page
    #[arg(long)]
    url: Option<String>,
    #[command(flatten)]
    settings: SettingsFlags,
}

/// The inputs, and how they are to be read.
pub struct Pages {
    sources: Vec<Result<Source, InputError>>,
    kind: Option<Kind>,
    url: Option<String>,
    pub settings: Settings,
}

impl From<PageFlags> for Pages {
    fn from(flags: PageFlags) -> Self {
        let sources: Vec<_> = flags.paths.into_iter().flat_map(|path| Source::all(path, flags.input)).collect();
        if flags.url.is_some() && sources.len() > 1 {
            wrong_use("--url names the address of one page: give one path with it");
        }
        Self { sources, kind: flags.input, url: flags.url, settings: flags.settings.settings() }
    }
}

/// What comes next.
enum Item {
    /// A file that is yet to be read.
    File(Source),
    /// A page of an archive.
    Page(Input),
    /// Something that could not be read.
    Problem(InputError),
    /// What is said at the end of an archive.
    Remark(String),
}

/// What became of it.
enum Done<R> {
    Result(R),
    Problem(InputError),
    Remark(String),
}

impl Pages {
    /// Whether there may be more than one page.
    pub fn are_many(&self) -> bool {
        self.sources.len() > 1 || self.sources.iter().flatten().any(|source| self.is_archive(source))
    }

    fn is_archive(&self, source: &Source) -> bool {
        self.kind.or_else(|| source.kind()) == Some(Kind::Warc)
    }

    /// Whether a file is among the inputs.
    pub fn hold(&self, file: &std::path::Path) -> bool {
        let same = |source: &Source| match source {
            Source::File { path, .. } => path.canonicalize().is_ok_and(|path| file.canonicalize().is_ok_and(|file| file == path)),
            Source::Stdin => false,
        };
        self.sources.iter().flatten().any(same)
    }

    /// Does `work` on each page on all cores and hands what comes of it to `write` in order. What cannot be read is named and
    /// the rest done. `skip` says of a page's id whether it is to be passed over.
    pub fn each<R: Send>(
        self,
        output: &mut Output,
        mut skip: impl FnMut(&str) -> bool + Send,
        work: impl Fn(&How, Input) -> Result<R, InputError> + Sync,
        mut write: impl FnMut(&mut Output, R) -> io::Result<()>,
    ) -> io::Result<()> {
        let total = (!self.sources.iter().flatten().any(|source| self.is_archive(source))).then_some(self.sources.len());
        output.show_progress(total);
        let how = How { kind: self.kind, url: self.url.clone(), settings: self.settings.clone() };
        let is_archive: Vec<bool> = self.sources.iter().map(|it| it.as_ref().is_ok_and(|it| self.is_archive(it))).collect();
        let items =
            self.sources.into_iter().zip(is_archive).flat_map(|(source, is_archive)| -> Box<dyn Iterator<Item = Item> + Send> {
                match source {
                    Ok(source) if is_archive => Box::new(of_archive(source)),
                    Ok(source) => Box::new(std::iter::once(Item::File(source))),
                    Err(problem) => Box::new(std::iter::once(Item::Problem(problem))),
                }
            });
        let wanted = items.filter(|item| match item {
            Item::File(Source::File { id, .. }) | Item::Page(Input { id, .. }) => !skip(id),
            _ => true,
        });
        in_order(
            wanted,
            |item| match item {
                Item::File(source) => {
                    source.read(how.kind).and_then(|input| work(&how, input)).map_or_else(Done::Problem, Done::Result)
                }
                Item::Page(input) => work(&how, input).map_or_else(Done::Problem, Done::Result),
                Item::Problem(problem) => Done::Problem(problem),
                Item::Remark(remark) => Done::Remark(remark),
            },
            |next| {
                let Next::Result(done) = next else { return output.flush() };
                output.advance();
                match done {
                    Done::Result(result) => return write(output, result),
                    Done::Problem(problem) => output.complain(problem),
                    Done::Remark(remark) => output.note(remark),
                }
                Ok(())
            },
        )
    }
}

/// How to read a page.
pub struct How {
    kind: Option<Kind>,
    url: Option<String>,
    pub settings: Settings,
}

impl How {
    /// The page, parsed.
    pub fn page(&self, input: &Input) -> Result<Page, InputError> {
        match input.kind {
            Kind::Text => Ok(Page { url: self.url.clone(), ..text::read(&html::decode(&input.bytes)) }),
            Kind::Html | Kind::Warc => Ok(self.document(input)?.into_page()),
        }
    }

    /// The page, parsed, so that it can be written back.
    pub fn document(&self, input: &Input) -> Result<Document, InputError> {
        let source = html::decode_as(&input.bytes, input.charset.as_deref());
        let url = self.url.clone().or_else(|| input.url.clone());
        Document::try_parse(&source, url).map_err(|error| InputError::TooMuch(input.name.clone(), error))
    }
}

/// The pages of an archive, and at its end what was left out of it.
fn of_archive(source: Source) -> impl Iterator<Item = Item> + Send {
    let mut left = LeftOut::default();
    let mut archive = source.open_packed().and_then(|bytes| Archive::new(bytes).map_err(|error| source.explain(error)));
    let mut is_done = false;
    std::iter::from_fn(move || {
        if is_done {
            return None;
        }
        let archive: &mut Archive<Box<dyn BufRead + Send>> = match &mut archive {
            Ok(archive) => archive,
            Err(error) => {
                is_done = true;
                return Some(Item::Problem(std::mem::replace(error, InputError::Missing(Source::Stdin))));
            }
        };
        for entry in archive {
            match entry {
                Entry::Page(page) => {
                    left.pages += 1;
                    let (url, fetched, charset) = (page.url, page.date, page.charset);
                    let name = format!("{source}: {}", page.id);
                    return Some(Item::Page(Input {
                        name,
                        id: page.id,
                        kind: Kind::Html,
                        url,
                        fetched,
                        charset,
                        bytes: page.body,
                    }));
                }
                Entry::Unfit(unfit) => *left.unfit.entry(unfit).or_default() += 1,
                Entry::Fault(fault) => {
                    left.broken += 1;
                    return Some(Item::Problem(InputError::Archive(source.clone(), fault)));
                }
            }
        }
        is_done = true;
        Some(Item::Remark(format!("{source}: {left}")))
    })
}

/// What was left out of an archive.
#[derive(Default)]
struct LeftOut {
    pages: u64,
    unfit: BTreeMap<Unfit, u64>,
    broken: u64,
}

impl std::fmt::Display for LeftOut {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} pages", self.pages)?;
        let broken = (self.broken > 0).then(|| ("broken".to_owned(), self.broken));
        let unfit = self.unfit.iter().map(|(unfit, count)| (unfit.to_string(), *count));
        for (at, (reason, count)) in unfit.chain(broken).enumerate() {
            write!(f, "{} {count} {reason}", if at == 0 { "; left out:" } else { "," })?;
        }
        Ok(())
    }
}
