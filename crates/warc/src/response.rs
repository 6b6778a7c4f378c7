//! What a server answered: whether it is a page, and its bytes as they were before they were packed for the way.

use std::io::Read;

use chunked_transfer::Decoder as Chunks;
use flate2::bufread::{MultiGzDecoder, ZlibDecoder};

use crate::MAX_BYTES;
use crate::record::Record;

/// An HTML page of an archive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The record's id, such as `urn:uuid:…`.
    pub id: String,
    /// The address it was fetched from.
    pub url: Option<String>,
    /// When it was fetched, as the archive writes it (`2026-05-01T12:00:00Z`).
    pub date: Option<String>,
    /// The encoding that the server named.
    pub charset: Option<String>,
    /// HTML source, unpacked.
    pub body: Vec<u8>,
}

/// Why an answer holds no page. No fault of the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Unfit {
    /// Sent on to another address.
    #[error("redirects")]
    Redirect,
    /// Not found, not allowed, out of order.
    #[error("answers without a page")]
    Status,
    /// A picture, a script, a feed, or something else under the name of HTML.
    #[error("not HTML")]
    NotHtml,
    /// The answer's head or its packing is broken.
    #[error("answers that cannot be unpacked")]
    Broken,
    /// Unpacked it is too large to be a page.
    #[error("larger than {limit} MB unpacked", limit = MAX_BYTES >> 20)]
    TooLarge,
}

/// The page that a record holds.
pub fn page(record: Record) -> Result<Page, Unfit> {
    let mut headers = [httparse::EMPTY_HEADER; 256];
    let mut head = httparse::Response::new(&mut headers);
    let mut config = httparse::ParserConfig::default();
    config.allow_spaces_after_header_name_in_responses(true).ignore_invalid_headers_in_responses(true);
    let Ok(httparse::Status::Complete(start)) = config.parse_response(&mut head, &record.body) else {
        return Err(Unfit::Broken);
    };
    match head.code {
        Some(200 | 203) => {}
        Some(300..=399) => return Err(Unfit::Redirect),
        _ => return Err(Unfit::Status),
    }
    let value = |name: &str| {
        let header = head.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))?;
        Some(String::from_utf8_lossy(header.value).to_ascii_lowercase())
    };
    let kind = value("Content-Type").unwrap_or_default();
    if !(kind.is_empty() || kind.contains("text/html") || kind.contains("application/xhtml+xml")) {
        return Err(Unfit::NotHtml);
    }
    let codings = [value("Transfer-Encoding"), value("Content-Encoding")].into_iter().flatten().collect::<Vec<_>>().join(",");
    let mut body = record.body[start..].to_vec();
    for coding in codings.split(',').map(str::trim) {
        body = unpacked(body, coding)?;
    }
    if !is_html(&body) {
        return Err(Unfit::NotHtml);
    }
    Ok(Page { id: record.id, url: record.url, date: record.date, charset: charset(&kind), body })
}

/// Undoes one coding. Many archives keep the headers of what they have unpacked already: then the bytes are left as they are.
fn unpacked(body: Vec<u8>, coding: &str) -> Result<Vec<u8>, Unfit> {
    match coding {
        "chunked" if begins_with_size(&body) => whole(Chunks::new(&*body)),
        "gzip" | "x-gzip" if body.starts_with(&[0x1f, 0x8b]) => whole(MultiGzDecoder::new(&*body)),
        "deflate" if body.first().is_some_and(|byte| byte & 0xf == 8) => whole(ZlibDecoder::new(&*body)),
        "br" if !is_html(&body) => whole(brotli_decompressor::Decompressor::new(&*body, 1 << 12)),
        _ => Ok(body),
    }
}

fn whole(packed: impl Read) -> Result<Vec<u8>, Unfit> {
    let mut body = Vec::new();
    let read = packed.take(MAX_BYTES + 1).read_to_end(&mut body);
    match read {
        Ok(read) if read as u64 > MAX_BYTES => Err(Unfit::TooLarge),
        Ok(_) => Ok(body),
        // A page whose end was not sent is read as far as it goes.
        Err(_) if !body.is_empty() => Ok(body),
        Err(_) => Err(Unfit::Broken),
    }
}

/// Whether the bytes begin with the size of a chunk: a number to the base of 16 on a line of its own.
fn begins_with_size(body: &[u8]) -> bool {
    let line = body.iter().take(20).position(|byte| *byte == b'\r').unwrap_or(0);
    let size = body[..line].split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
    !size.is_empty() && size.iter().all(u8::is_ascii_hexdigit)
}

/// Whether bytes that are called HTML may be it: text, with a tag near the beginning.
fn is_html(body: &[u8]) -> bool {
    let start = &body[..body.len().min(4096)];
    // In UTF-16 every other byte of a tag is zero.
    let is_wide = start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]);
    let tag = |pair: &[u8]| pair[0] == b'<' && matches!(pair[1], b'!' | b'?' | b'a'..=b'z' | b'A'..=b'Z');
    is_wide || (!start.contains(&0) && !start.starts_with(b"%PDF") && start.windows(2).any(tag))
}

fn charset(kind: &str) -> Option<String> {
    let (_, label) = kind.split_once("charset=")?;
    let label = label.split([';', ',']).next()?.trim().trim_matches(['"', '\'']);
    (!label.is_empty()).then(|| label.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(head: &str, body: &[u8]) -> Result<Page, Unfit> {
        page(Record { body: [head.as_bytes(), b"\r\n\r\n", body].concat(), ..Record::default() })
    }

    #[test]
    fn pages_are_told_from_what_is_none() {
        let html = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"ISO-8859-1\"";
        let cases: [(&str, &[u8], Result<&str, Unfit>); 10] = [
            (html, b"<p>News.", Ok("<p>News.")),
            ("HTTP/1.0 200", b"<!doctype html>", Ok("<!doctype html>")),
            ("HTTP/1.1 301 Moved\r\nContent-Type: text/html", b"<p>Moved.", Err(Unfit::Redirect)),
            ("HTTP/1.1 404 Not Found\r\nContent-Type: text/html", b"<p>Gone.", Err(Unfit::Status)),
            ("HTTP/1.1 200 OK\r\nContent-Type: image/png", b"<p>", Err(Unfit::NotHtml)),
            (html, b"%PDF-1.4 <a>", Err(Unfit::NotHtml)),
            (html, b"\x89PNG\r\n\0\0", Err(Unfit::NotHtml)),
            (html, b"{\"a\": 1}", Err(Unfit::NotHtml)),
            ("no answer", b"<p>News.", Err(Unfit::Broken)),
            ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", b"\x1f\x8bnot gzip", Err(Unfit::Broken)),
        ];
        for (head, body, expected) in cases {
            let found = answer(head, body).map(|page| String::from_utf8_lossy(&page.body).into_owned());
            assert_eq!(found, expected.map(str::to_owned), "{head} {}", String::from_utf8_lossy(body));
        }
        assert_eq!(answer(html, b"<p>").map(|page| page.charset), Ok(Some("iso-8859-1".to_owned())));
    }

    #[test]
    fn codings_are_undone_where_they_are_there() {
        let chunked = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked";
        for (body, expected) in [
            (&b"4\r\n<p>N\r\n4\r\news.\r\n0\r\n\r\n"[..], "<p>News."),
            (b"8\r\n<p>News.\r\n", "<p>News."),
            (b"<p>Unpacked already.", "<p>Unpacked already."),
        ] {
            let page = answer(chunked, body).map(|page| String::from_utf8_lossy(&page.body).into_owned());
            assert_eq!(page.as_deref(), Ok(expected));
        }
    }
}
