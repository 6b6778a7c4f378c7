//! What is read of an archive, whole and broken: every record but the broken one, and that one named.

use std::io::{BufReader, Read, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use quiet_quotes_warc::{Archive, Entry, MAX_BYTES, Unfit};

/// A record of a type; `length` overrules what it says of its own length.
fn record(kind: &str, id: usize, body: &[u8], length: Option<usize>) -> Vec<u8> {
    let length = length.unwrap_or(body.len());
    let head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nWARC-Date: 2026-05-01T12:00:00Z\r\n\
         WARC-Target-URI: https://news.example/{id}\r\nContent-Type: application/http;msgtype=response\r\n\
         Content-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), body, b"\r\n\r\n"].concat()
}

fn page(id: usize) -> Vec<u8> {
    answer(id, "200 OK", "text/html; charset=utf-8")
}

fn answer(id: usize, status: &str, kind: &str) -> Vec<u8> {
    let body = format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n<p>Page {id}.</p>{}", "<p>More.</p>".repeat(id * 40));
    record("response", id, body.as_bytes(), None)
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("packing in memory");
    encoder.finish().expect("packing in memory")
}

/// The ids of the pages, and what is said of the rest.
fn read(bytes: impl Read) -> (Vec<String>, Vec<String>) {
    let (mut pages, mut rest) = (Vec::new(), Vec::new());
    for entry in Archive::new(BufReader::with_capacity(1000, bytes)).expect("an archive") {
        match entry {
            Entry::Page(page) => pages.push(page.id.replace("urn:uuid:", "")),
            Entry::Unfit(unfit) => rest.push(unfit.to_string()),
            Entry::Fault(fault) => rest.push(fault.to_string()),
        }
    }
    (pages, rest)
}

/// An archive of three records, plain and packed by records and as a whole.
fn three_ways(records: &[Vec<u8>; 3]) -> [(&'static str, Vec<u8>); 3] {
    let members = records.iter().flat_map(|record| packed(record)).collect();
    [("plain", records.concat()), ("packed by records", members), ("packed as a whole", packed(&records.concat()))]
}

#[test]
fn pages_are_read_with_what_is_known_of_them() {
    let info = record("warcinfo", 0, b"software: none", None);
    for (way, archive) in three_ways(&[info, page(1), page(2)]) {
        assert_eq!(read(&*archive), (vec!["1".to_owned(), "2".to_owned()], vec![]), "{way}");
    }
    let first = Archive::new(&*page(1)).expect("an archive").next();
    let Some(Entry::Page(page)) = first else { panic!("no page but {first:?}") };
    assert_eq!(page.url.as_deref(), Some("https://news.example/1"));
    assert_eq!((page.date.as_deref(), page.charset.as_deref()), (Some("2026-05-01T12:00:00Z"), Some("utf-8")));
    assert!(page.body.starts_with(b"<p>Page 1.</p>"));
}

#[test]
fn a_broken_record_is_named_and_nothing_behind_it_is_lost() {
    let body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Page.";
    let without_length: Vec<u8> = String::from_utf8_lossy(&page(2)).replace("Content-Length", "Length").into_bytes();
    let cases: [(&str, Vec<u8>, &str); 6] = [
        ("too long a length", record("response", 2, body, Some(body.len() + 9)), "record urn:uuid:2"),
        ("far too long a length", record("response", 2, body, Some(1 << 40)), "record urn:uuid:2"),
        ("too short a length", record("response", 2, body, Some(body.len() - 9)), "not as long as it says"),
        ("no length", without_length, "does not say how long"),
        ("no record", b"Something else.\r\n\r\n".to_vec(), "no record begins here"),
        ("endless headers", [b"WARC/1.0\r\n".to_vec(), b"A: b\r\n".repeat(20_000), b"\r\n\r\n".to_vec()].concat(), "headers"),
    ];
    for (fault, broken, complaint) in cases {
        for (way, archive) in three_ways(&[page(1), broken.clone(), page(3)]) {
            let (pages, rest) = read(&*archive);
            assert_eq!(pages, ["1", "3"], "{fault}, {way}: {rest:?}");
            assert!(rest.len() == 1 && rest[0].contains(complaint), "{fault}, {way}: {rest:?}");
        }
    }
}

#[test]
fn a_broken_member_is_named_and_nothing_behind_it_is_lost() {
    let [one, two, three] = [1, 2, 3].map(|id| packed(&page(id)));
    let cut = two[..two.len() / 2].to_vec();
    let mut damaged = two.clone();
    let middle = damaged.len() / 2;
    damaged[middle..middle + 4].fill(0xff);
    for (fault, member) in [("cut short", cut), ("damaged", damaged)] {
        let (pages, rest) = read(&*[&*one, &*member, &*three].concat());
        assert_eq!((pages, rest.len()), (vec!["1".to_owned(), "3".to_owned()], 1), "{fault}: {rest:?}");
    }
    let (pages, rest) = read(&*[&*one, &three[..three.len() - 9]].concat());
    assert_eq!(pages, ["1"]);
    assert!(rest.len() == 1 && rest[0].contains("cut short"), "{rest:?}");
}

#[test]
fn answers_that_hold_no_page_are_told_apart_from_faults() {
    let records =
        [answer(1, "302 Found", "text/html"), answer(2, "200 OK", "image/png"), answer(3, "404 Not Found", "text/html")];
    let expected = [Unfit::Redirect, Unfit::NotHtml, Unfit::Status].map(|unfit| unfit.to_string()).to_vec();
    for (way, archive) in three_ways(&records) {
        assert_eq!(read(&*archive), (vec![], expected.clone()), "{way}");
    }
}

#[test]
fn an_empty_archive_holds_nothing() {
    for bytes in [&b""[..], b"\r\n\r\n", &packed(b"")] {
        assert_eq!(read(bytes), (vec![], vec![]));
    }
}

#[test]
fn a_record_that_is_too_large_is_passed_over() {
    let body = vec![b'a'; MAX_BYTES as usize + 1];
    let large = record("response", 2, &body, None);
    for (way, archive) in three_ways(&[page(1), large, page(3)]) {
        let (pages, rest) = read(&*archive);
        assert_eq!(pages, ["1", "3"], "{way}");
        assert!(rest.len() == 1 && rest[0].contains("larger than 64 MB"), "{way}: {rest:?}");
    }
}
