//! One record: a version, headers, and as many bytes as they say.

use std::io::{self, BufRead, Read};

use crate::MAX_BYTES;
use crate::replay::Replay;

/// The most bytes that the headers of a record may have.
const MAX_HEAD: u64 = 64 << 10;

/// How every record begins.
const BEGINNING: &[u8] = b"WARC/";

/// A record as it stands in the archive.
#[derive(Debug, Default)]
pub struct Record {
    /// `WARC-Record-ID`, without its angle brackets.
    pub id: String,
    /// `WARC-Target-URI`.
    pub url: Option<String>,
    /// `WARC-Date`.
    pub date: Option<String>,
    /// Whether it holds what a server answered over HTTP.
    pub is_response: bool,
    /// What it holds; of a response alone.
    pub body: Vec<u8>,
}

/// Why a record cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// No record begins where one should.
    #[error("no record begins here")]
    NoRecord,
    /// Its headers are none.
    #[error("its headers cannot be read")]
    Headers,
    /// They do not say how long it is.
    #[error("it does not say how long it is")]
    NoLength,
    /// The bytes do not end where they should.
    #[error("it is not as long as it says ({0} bytes)")]
    WrongLength(u64),
    /// A page that is too large to be one.
    #[error("larger than {limit} MB; no news page is", limit = MAX_BYTES >> 20)]
    TooLarge,
    /// It is packed, and its packing is broken.
    #[error("it is broken or cut short")]
    Broken,
    /// The stream broke off.
    #[error("{0}")]
    Stream(#[from] io::Error),
}

/// A record that cannot be read, with its id where that much of it could be read.
#[derive(Debug)]
pub struct Broken {
    pub id: Option<String>,
    pub error: RecordError,
}

impl<E: Into<RecordError>> From<E> for Broken {
    fn from(error: E) -> Self {
        Self { id: None, error: error.into() }
    }
}

/// Reads the record that begins here; `None` at the end of the archive.
pub fn read<R: BufRead>(stream: &mut Replay<R>) -> Result<Option<Record>, Broken> {
    skip_line_ends(stream)?;
    stream.mark();
    if stream.peek(BEGINNING.len())?.is_empty() {
        return Ok(None);
    }
    let (mut record, length) = headers(&head(stream)?)?;
    match body(stream, &record, length) {
        Ok(body) => record.body = body,
        Err(error) => return Err(Broken { id: Some(record.id), error }),
    }
    Ok(Some(record))
}

/// What a record holds. What can be no page is passed over as it comes, and a length past all measure is not believed:
/// it might take the rest of the archive along.
fn body<R: BufRead>(stream: &mut Replay<R>, record: &Record, length: u64) -> Result<Vec<u8>, RecordError> {
    let mut body = Vec::new();
    if length > MAX_BYTES {
        seek(stream)?;
        return if record.is_response { Err(RecordError::TooLarge) } else { Ok(body) };
    }
    let mut bytes = stream.take(length);
    let read = if record.is_response { bytes.read_to_end(&mut body)? as u64 } else { io::copy(&mut bytes, &mut io::sink())? };
    ends(stream, read, length)?;
    Ok(body)
}

/// Goes on to where a record begins, or to the end.
pub fn seek<R: BufRead>(stream: &mut Replay<R>) -> io::Result<bool> {
    stream.seek(BEGINNING.len(), |bytes| memchr::memmem::find(bytes, b"\nWARC/").map(|at| at + 1))
}

/// Whether a record of that length ended as it should: with two line ends, or where the archive ends or another begins.
fn ends<R: BufRead>(stream: &mut Replay<R>, read: u64, length: u64) -> Result<(), RecordError> {
    if read == length {
        let lines = skip_line_ends(stream)?;
        let next = stream.peek(BEGINNING.len())?;
        if lines >= 2 || next.is_empty() || next == BEGINNING {
            return Ok(());
        }
    }
    Err(RecordError::WrongLength(length))
}

/// Skips empty lines and tells how many.
fn skip_line_ends<R: BufRead>(stream: &mut Replay<R>) -> io::Result<usize> {
    let mut lines = 0;
    loop {
        let bytes = stream.fill_buf()?;
        let count = bytes.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        lines += memchr::memchr_iter(b'\n', &bytes[..count]).count();
        if count == 0 {
            return Ok(lines);
        }
        stream.consume(count);
    }
}

/// Version and headers, with the empty line that ends them.
fn head<R: BufRead>(stream: &mut Replay<R>) -> Result<Vec<u8>, RecordError> {
    if stream.peek(BEGINNING.len())? != BEGINNING {
        return Err(RecordError::NoRecord);
    }
    let mut head = Vec::new();
    let mut lines = stream.take(MAX_HEAD);
    loop {
        let start = head.len();
        lines.read_until(b'\n', &mut head)?;
        match &head[start..] {
            b"\r\n" | b"\n" => return Ok(head),
            line if line.ends_with(b"\n") => {}
            _ => return Err(RecordError::Headers),
        }
    }
}

fn headers(head: &[u8]) -> Result<(Record, u64), RecordError> {
    let start = head.iter().position(|byte| *byte == b'\n').map_or(head.len(), |end| end + 1);
    let mut headers = [httparse::EMPTY_HEADER; 128];
    let Ok(httparse::Status::Complete((_, headers))) = httparse::parse_headers(&head[start..], &mut headers) else {
        return Err(RecordError::Headers);
    };
    let value = |name: &str| {
        let header = headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))?;
        Some(String::from_utf8_lossy(header.value).trim().to_owned())
    };
    let bare = |value: String| value.trim_start_matches('<').trim_end_matches('>').to_owned();
    let length = value("Content-Length").and_then(|length| length.parse().ok()).ok_or(RecordError::NoLength)?;
    let kind = value("Content-Type").unwrap_or_default().to_ascii_lowercase();
    let record = Record {
        id: value("WARC-Record-ID").map(bare).unwrap_or_default(),
        url: value("WARC-Target-URI").map(bare),
        date: value("WARC-Date"),
        is_response: value("WARC-Type").is_some_and(|kind| kind == "response") && kind.starts_with("application/http"),
        body: Vec::new(),
    };
    Ok((record, length))
}
