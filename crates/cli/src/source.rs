//! Where pages come from: files, folders, standard input.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use flate2::bufread::MultiGzDecoder;
use quiet_quotes::page::read::html::{TooLarge, decode};
use quiet_quotes_warc::{Fault, MAX_BYTES};
use walkdir::WalkDir;

const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];

/// A place to read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Standard input.
    Stdin,
    /// A file; `id` is its name without extensions, with the folders between it and the one that was named.
    File { path: PathBuf, id: String },
}

impl From<PathBuf> for Source {
    fn from(path: PathBuf) -> Self {
        if path == Path::new("-") {
            return Self::Stdin;
        }
        let id = stem(path.file_name().unwrap_or_default().as_ref());
        Self::File { path, id }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stdin => f.write_str("standard input"),
            Self::File { path, .. } => path.display().fmt(f),
        }
    }
}

/// What an input is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// HTML source
    Html,
    /// Plain text, a line a paragraph
    Text,
    /// A web archive
    Warc,
}

/// Names of files by what they hold; any of them may be packed (.gz).
const EXTENSIONS: [(&str, Kind); 4] = [("html", Kind::Html), ("htm", Kind::Html), ("txt", Kind::Text), ("warc", Kind::Warc)];

impl Kind {
    /// By a file's name.
    pub fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy();
        let name = strip_extension(&name, "gz").unwrap_or(&name);
        EXTENSIONS.into_iter().find_map(|(extension, kind)| strip_extension(name, extension).map(|_| kind))
    }
}

/// A page or a text.
#[derive(Debug)]
pub struct Input {
    pub id: String,
    /// What it is called where something is said of it.
    pub name: String,
    pub kind: Kind,
    /// The address it was fetched from, where an archive tells it.
    pub url: Option<String>,
    /// When it was fetched, likewise.
    #[cfg_attr(not(feature = "parquet"), expect(dead_code, reason = "a column of the table"))]
    pub fetched: Option<String>,
    /// The encoding that its server named, likewise.
    pub charset: Option<String>,
    /// Unpacked.
    pub bytes: Vec<u8>,
}

/// Why something could not be read.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    #[error("{0}: there is no such file; check the path")]
    Missing(Source),
    #[error("{0}: pages are not fetched: save it or pipe it (curl -s {0} | quiet-quotes … -)")]
    Address(Source),
    #[error("{0}: nothing in this folder is named .html, .htm, .txt or .warc (packed or not); name the files")]
    EmptyFolder(Source),
    #[error("{0}: a folder; name the files in it")]
    Folder(Source),
    #[error("{0}: a pipe or a device, which may never end; give it as standard input (quiet-quotes … - < {0})")]
    NoFile(Source),
    #[error("{0}: may not be read; give yourself the right to read it")]
    Denied(Source),
    #[error("{0}: the packed file is broken or cut short ({1}); download it again")]
    Gzip(Source, io::Error),
    #[error("{0}: larger than {limit} MB; no news page is, so split it", limit = MAX_BYTES >> 20)]
    TooLarge(Source),
    #[error("{0}: a text, not a page; leave out --format html")]
    NoPage(String),
    #[error("{0}: {1}")]
    TooMuch(String, TooLarge),
    #[error("{0}: a binary file, not a page or a text; name an HTML or a text file")]
    Binary(Source),
    #[error("{0}: not named .html, .txt or .warc (packed or not); say what it is with --input")]
    Unknown(Source),
    #[error("{0}: {1}")]
    Archive(Source, Fault),
    #[error("{0}: could not be read: {1}")]
    Read(Source, io::Error),
}

impl Source {
    /// All that a path names: of a folder the pages, texts and archives in it, sorted.
    pub fn all(path: PathBuf, kind: Option<Kind>) -> Vec<Result<Self, InputError>> {
        let text = path.to_string_lossy();
        if (text.starts_with("http://") || text.starts_with("https://")) && !path.exists() {
            return vec![Err(InputError::Address(Self::File { id: String::new(), path }))];
        }
        if !path.is_dir() {
            let source = Self::from(path);
            let is_known = match &source {
                Self::File { path, .. } => kind.or_else(|| Kind::of(path)).is_some() || !path.exists(),
                Self::Stdin => true,
            };
            return vec![if is_known { Ok(source) } else { Err(InputError::Unknown(source)) }];
        }
        let inside = WalkDir::new(&path).follow_links(false).sort_by_file_name().into_iter().filter_map(|entry| match entry {
            Ok(entry) if entry.file_type().is_file() && Kind::of(entry.path()).is_some() => {
                Some(Ok(Self::inside(&path, entry.path())))
            }
            Ok(_) => None,
            Err(error) => {
                let at = Self::from(error.path().unwrap_or(&path).to_owned());
                Some(Err(at.explain(error.into())))
            }
        });
        let found: Vec<Result<Self, InputError>> = inside.collect();
        if found.is_empty() { vec![Err(InputError::EmptyFolder(Self::from(path)))] } else { found }
    }

    fn inside(folder: &Path, path: &Path) -> Self {
        let between = path.strip_prefix(folder).unwrap_or(path);
        let parts: Vec<_> = between.iter().map(|part| part.to_string_lossy()).collect();
        Self::File { id: stem(Path::new(&parts.join("/"))), path: path.to_owned() }
    }

    /// What it is by its name.
    pub fn kind(&self) -> Option<Kind> {
        match self {
            Self::Stdin => None,
            Self::File { path, .. } => Kind::of(path),
        }
    }

    /// Reads it whole. `kind` overrules what its name says.
    pub fn read(self, kind: Option<Kind>) -> Result<Input, InputError> {
        let mut bytes = Vec::new();
        self.open()?.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| self.explain(error))?;
        if bytes.len() as u64 > MAX_BYTES {
            return Err(InputError::TooLarge(self));
        }
        if is_binary(&bytes) {
            return Err(InputError::Binary(self));
        }
        let kind = kind.or_else(|| self.kind()).unwrap_or_else(|| sniff(&bytes));
        let name = self.to_string();
        let id = if let Self::File { id, .. } = self { id } else { "-".to_owned() };
        Ok(Input { id, name, kind, url: None, fetched: None, charset: None, bytes })
    }

    /// Opens it, to be read unpacked.
    pub fn open(&self) -> Result<Box<dyn Read + Send>, InputError> {
        let mut raw = self.open_packed()?;
        let packed = raw.fill_buf().map_err(|error| self.explain(error))?.starts_with(&GZIP_MAGIC);
        Ok(if packed { Box::new(MultiGzDecoder::new(raw)) } else { raw })
    }

    /// Opens it, to be read as it is. What is no file is refused, lest it keep the others waiting; what a shell has opened for
    /// us (`<(…)`) will end.
    pub fn open_packed(&self) -> Result<Box<dyn BufRead + Send>, InputError> {
        let Self::File { path, .. } = self else { return Ok(Box::new(BufReader::new(io::stdin()))) };
        let about = fs::metadata(path).map_err(|error| self.explain(error))?;
        let is_open = ["/dev/fd/", "/dev/stdin", "/proc/self/fd/"].iter().any(|start| path.starts_with(start));
        if about.is_dir() {
            return Err(InputError::Folder(self.clone()));
        }
        if !about.is_file() && !is_open {
            return Err(InputError::NoFile(self.clone()));
        }
        Ok(Box::new(BufReader::with_capacity(1 << 16, File::open(path).map_err(|error| self.explain(error))?)))
    }

    /// An error met while reading, with its remedy.
    pub fn explain(&self, error: io::Error) -> InputError {
        match error.kind() {
            ErrorKind::NotFound => InputError::Missing(self.clone()),
            ErrorKind::PermissionDenied => InputError::Denied(self.clone()),
            ErrorKind::InvalidInput | ErrorKind::InvalidData | ErrorKind::UnexpectedEof => InputError::Gzip(self.clone(), error),
            _ => InputError::Read(self.clone(), error),
        }
    }
}

/// A name without the extensions that are known.
fn stem(path: &Path) -> String {
    let name = path.to_string_lossy();
    let name = strip_extension(&name, "gz").unwrap_or(&name);
    EXTENSIONS.into_iter().find_map(|(extension, _)| strip_extension(name, extension)).unwrap_or(name).to_owned()
}

/// The name before an extension, in whatever case that is written.
fn strip_extension<'a>(name: &'a str, extension: &str) -> Option<&'a str> {
    let (stem, last) = name.rsplit_once('.')?;
    last.eq_ignore_ascii_case(extension).then_some(stem)
}

/// Whether the bytes are no text: a zero byte near the start, where no byte-order mark tells of UTF-16.
fn is_binary(bytes: &[u8]) -> bool {
    let is_wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    !is_wide && bytes[..bytes.len().min(8192)].contains(&0)
}

/// What nameless bytes are: a page begins with a tag.
fn sniff(bytes: &[u8]) -> Kind {
    let head = decode(&bytes[..bytes.len().min(1024)]);
    if head.trim_start().starts_with('<') { Kind::Html } else { Kind::Text }
}
