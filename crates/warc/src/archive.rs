//! An archive, record by record, past what is broken.

use std::io::{self, BufRead, BufReader};

use crate::MAX_BYTES;
use crate::gzip::{MAGIC, Members};
use crate::record::{self, Broken, Record, RecordError};
use crate::replay::Replay;
use crate::response::{self, Page, Unfit};

/// So much of a record is kept, so that what lies in a wrong length is read again.
const MAX_KEPT: usize = MAX_BYTES as usize + (1 << 20);

/// What comes next in an archive.
#[derive(Debug)]
pub enum Entry {
    /// A page.
    Page(Page),
    /// An answer that holds no page.
    Unfit(Unfit),
    /// Something broken, which was passed over.
    Fault(Fault),
}

/// A place in an archive that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{}at byte {at}: {reason}", id.as_ref().map(|id| format!("record {id} ")).unwrap_or_default())]
pub struct Fault {
    /// How far into the file the record begins or, where it is packed, the member that holds it.
    pub at: u64,
    /// The id of the record, where that could be read.
    pub id: Option<String>,
    /// What is wrong there.
    pub reason: Reason,
}

/// What is wrong with a part of an archive.
#[derive(Debug, thiserror::Error)]
pub enum Reason {
    /// A record is broken.
    #[error("{0}; passed over")]
    Record(RecordError),
    /// The file cannot be read on.
    #[error("could not be read on: {0}")]
    Read(io::Error),
}

impl Fault {
    fn is_broken(&self) -> bool {
        matches!(self.reason, Reason::Record(RecordError::Broken))
    }
}

/// The pages of an archive, in order.
#[derive(Debug)]
pub struct Archive<R: BufRead> {
    stream: Stream<R>,
    is_done: bool,
    /// Whether nothing whole was read since a member broke. In a broken one may stand what looks like another's beginning.
    is_lost: bool,
}

#[derive(Debug)]
enum Stream<R: BufRead> {
    Plain(Replay<R>),
    Packed(Box<Replay<BufReader<Members<R>>>>),
}

impl<R: BufRead> Archive<R> {
    /// Begins to read. Whether it is packed is told by its first bytes.
    pub fn new(mut bytes: R) -> io::Result<Self> {
        let is_packed = bytes.fill_buf()?.starts_with(&MAGIC[..2]);
        let stream = if is_packed {
            let members = BufReader::with_capacity(1 << 16, Members::new(bytes));
            Stream::Packed(Box::new(Replay::new(members, MAX_KEPT)))
        } else {
            Stream::Plain(Replay::new(bytes, MAX_KEPT))
        };
        Ok(Self { stream, is_done: false, is_lost: false })
    }

    fn record(&mut self) -> Result<Option<Record>, Fault> {
        match &mut self.stream {
            Stream::Plain(stream) => record::read(stream).map_err(|Broken { id, error }| {
                let at = stream.marked();
                let reason = pass(stream, error).unwrap_or_else(|(_, error)| Reason::Read(error));
                Fault { at, id, reason }
            }),
            Stream::Packed(stream) => record::read(stream).map_err(|Broken { id, error }| {
                let at = stream.inner().get_ref().position();
                let reason = pass(stream, error).or_else(|(reason, _)| recover(stream).map(|()| Reason::Record(reason)));
                Fault { at, id, reason: reason.unwrap_or_else(Reason::Read) }
            }),
        }
    }
}

/// Goes on to the next record. Where the stream breaks, that is told beside what was wrong.
fn pass<R: BufRead>(stream: &mut Replay<R>, error: RecordError) -> Result<Reason, (RecordError, io::Error)> {
    match error {
        RecordError::Stream(error) => Err((RecordError::Broken, error)),
        RecordError::TooLarge => Ok(Reason::Record(error)),
        _ => {
            stream.rewind(1);
            match record::seek(stream) {
                Ok(_) => Ok(Reason::Record(error)),
                Err(broken) => Err((error, broken)),
            }
        }
    }
}

/// Goes on to the next packed member; a record begins with it.
fn recover<R: BufRead>(stream: &mut Replay<BufReader<Members<R>>>) -> io::Result<()> {
    stream.inner().get_mut().recover()?;
    stream.forget();
    Ok(())
}

impl<R: BufRead> Iterator for Archive<R> {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        while !self.is_done {
            let record = self.record();
            let was_lost = std::mem::replace(&mut self.is_lost, record.as_ref().err().is_some_and(Fault::is_broken));
            match record {
                Ok(None) => self.is_done = true,
                Ok(Some(record)) if !record.is_response => {}
                Ok(Some(record)) => return Some(response::page(record).map_or_else(Entry::Unfit, Entry::Page)),
                Err(fault) if was_lost && self.is_lost && fault.id.is_none() => {}
                Err(fault) => {
                    self.is_done = matches!(fault.reason, Reason::Read(_));
                    return Some(Entry::Fault(fault));
                }
            }
        }
        None
    }
}
