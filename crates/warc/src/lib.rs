//! Reads the HTML pages of a web archive (WARC 0.17 to 1.1, plain or gzipped), one after the other, in bounded memory.
//!
//! An archive is years of other people's bytes, so a broken record is no end: it is named, the next one is looked for, and
//! nothing behind it is lost. That is why the framing is read here. Of the crates for it, `warc` 0.4 reads a record of any
//! length into memory and ends at the first broken one; `fastwarc` 2.0 takes a member cut short for the end of the file,
//! miscounts where a length is too small, and brings an encoder that nobody keeps up.
//!
//! ```
//! use quiet_quotes_warc::{Archive, Entry};
//!
//! let record = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\n\
//!     Content-Length: 58\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>A page.</p>\r\n\r\n";
//! let mut archive = Archive::new(record.as_bytes())?;
//! assert!(matches!(archive.next(), Some(Entry::Page(page)) if page.body == b"<p>A page.</p>"));
//! # Ok::<(), std::io::Error>(())
//! ```

mod archive;
mod gzip;
mod record;
mod replay;
mod response;

pub use archive::{Archive, Entry, Fault, Reason};
pub use response::{Page, Unfit};

/// The most bytes that a page may have, and the record that holds it.
pub const MAX_BYTES: u64 = 64 << 20;
