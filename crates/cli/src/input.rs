//! What is read: files and standard input, packed or not.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use flate2::bufread::MultiGzDecoder;
use quiet_quotes::page::read::html::decode;

/// The most bytes that one page or text may have, unpacked.
const MAX_BYTES: u64 = 64 << 20;

const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];

/// A place to read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl From<PathBuf> for Source {
    fn from(path: PathBuf) -> Self {
        if path == Path::new("-") { Self::Stdin } else { Self::File(path) }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stdin => f.write_str("standard input"),
            Self::File(path) => path.display().fmt(f),
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
}

/// What was read.
#[derive(Debug)]
pub struct Input {
    /// The file's name without its extensions; `-` for standard input.
    pub id: String,
    pub kind: Kind,
    /// Unpacked.
    pub bytes: Vec<u8>,
}

/// Why something could not be read.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    #[error("{0}: there is no such file; check the path")]
    Missing(Source),
    #[error("{0}: this is a folder; name the files in it, such as {0}/*.html")]
    Folder(Source),
    #[error("{0}: may not be read; give yourself the right to read it")]
    Denied(Source),
    #[error("{0}: the packed file is broken or cut short ({1}); download it again")]
    Gzip(Source, io::Error),
    #[error("{0}: larger than {limit} MB; no news page is, so split it", limit = MAX_BYTES >> 20)]
    TooLarge(Source),
    #[error("{0}: a binary file, not a page or a text; name an HTML or a text file")]
    Binary(Source),
    #[error("{0}: neither .html nor .txt (packed or not); say what it is with --input html or --input text")]
    Unknown(Source),
    #[error("{0}: could not be read: {1}")]
    Read(Source, io::Error),
}

impl Source {
    /// Reads it whole. `kind` overrules what its name says.
    pub fn read(&self, kind: Option<Kind>) -> Result<Input, InputError> {
        let (id, named) = self.name();
        let reader = self.open()?;
        if *self != Self::Stdin && kind.or(named).is_none() {
            return Err(InputError::Unknown(self.clone()));
        }
        let mut bytes = Vec::new();
        reader.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| self.explain(error))?;
        if bytes.len() as u64 > MAX_BYTES {
            return Err(InputError::TooLarge(self.clone()));
        }
        if is_binary(&bytes) {
            return Err(InputError::Binary(self.clone()));
        }
        let kind = kind.or(named).unwrap_or_else(|| sniff(&bytes));
        Ok(Input { id, kind, bytes })
    }

    /// Opens it, to be read unpacked.
    pub fn open(&self) -> Result<Box<dyn Read>, InputError> {
        let mut raw: Box<dyn BufRead> = match self {
            Self::Stdin => Box::new(io::stdin().lock()),
            Self::File(path) if path.is_dir() => return Err(InputError::Folder(self.clone())),
            Self::File(path) => Box::new(BufReader::new(File::open(path).map_err(|error| self.explain(error))?)),
        };
        let packed = raw.fill_buf().map_err(|error| self.explain(error))?.starts_with(&GZIP_MAGIC);
        Ok(if packed { Box::new(MultiGzDecoder::new(raw)) } else { raw })
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

    /// The name without extensions, and what the extensions tell.
    fn name(&self) -> (String, Option<Kind>) {
        let Self::File(path) = self else { return ("-".to_owned(), None) };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = strip_extension(&name, "gz").unwrap_or(&name);
        [("html", Kind::Html), ("htm", Kind::Html), ("txt", Kind::Text)]
            .into_iter()
            .find_map(|(extension, kind)| Some((strip_extension(name, extension)?.to_owned(), Some(kind))))
            .unwrap_or_else(|| (name.to_owned(), None))
    }
}

/// The name before an extension, in whatever case that is written.
fn strip_extension<'a>(name: &'a str, extension: &str) -> Option<&'a str> {
    let (stem, last) = name.rsplit_once('.')?;
    last.eq_ignore_ascii_case(extension).then_some(stem)
}

/// Whether the bytes are no text: a zero byte near the start, where no byte-order mark tells of UTF-16.
fn is_binary(bytes: &[u8]) -> bool {
    !has_utf16_mark(bytes) && bytes[..bytes.len().min(8192)].contains(&0)
}

fn has_utf16_mark(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff])
}

/// What nameless bytes are: a page begins with a tag.
fn sniff(bytes: &[u8]) -> Kind {
    let head = decode(&bytes[..bytes.len().min(1024)]);
    if head.trim_start().starts_with('<') { Kind::Html } else { Kind::Text }
}
