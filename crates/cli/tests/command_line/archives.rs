//! Web archives: every page in them, whatever is broken beside it.

use predicates::prelude::*;
use predicates::str::contains;

use crate::support::{Folder, STORY, analyze, packed, record, reports};

#[test]
fn archives_are_read_record_by_record() {
    let folder = Folder::new();
    let latin: Vec<u8> = STORY.replace("ferry", "f\u{e9}rry").chars().map(|sign| sign as u8).collect();
    let broken = packed(record("broken", "200 OK", "text/html", STORY.as_bytes()));
    let records = [
        record("1", "200 OK", "text/html", STORY.as_bytes()),
        record("2", "302 Found", "text/html", b"<p>Elsewhere."),
        record("3", "200 OK", "image/png", b"picture"),
        broken[..broken.len() * 3 / 4].to_vec(),
        record("4", "200 OK", "text/html; charset=iso-8859-1", &latin),
    ];
    let packed =
        records.iter().enumerate().flat_map(|(at, it)| if at == 3 { it.clone() } else { packed(it) }).collect::<Vec<u8>>();
    let archive = folder.file("crawl.warc.gz", packed);
    let done = analyze(&[archive]).code(1);
    let done = done.stderr(contains("passed over").and(contains("2 pages; left out: 1 redirects, 1 not HTML, 1 broken")));
    let found = reports(&done);
    assert_eq!(found.iter().map(|it| it["id"].clone()).collect::<Vec<_>>(), ["urn:uuid:1", "urn:uuid:4"]);
    assert_eq!(found[0]["url"], "https://news.example/1");
    assert!(found[1]["article"]["text"].as_str().expect("a text").contains("f\u{e9}rry"));
}

#[test]
fn whatever_is_broken_the_pages_around_it_are_read() {
    let page = |id: &str| record(id, "200 OK", "text/html", STORY.as_bytes());
    let answer = |status: &str, kind: &str, body: &[u8]| record("2", status, kind, body);
    let cut_short = packed(page("2"));
    let too_long = String::from_utf8_lossy(&page("2")).replace("Content-Length: ", "Content-Length: 9");
    let too_short = String::from_utf8_lossy(&page("2")).replace("Content-Length: ", "Content-Length: 1");
    let redirects: Vec<u8> =
        ["2", "3", "2"].iter().flat_map(|id| packed(record(id, "301 Moved Permanently", "text/html", b"<p>There."))).collect();
    let cases: [(&str, Vec<u8>, i32, &str); 9] = [
        ("a member cut short", cut_short[..cut_short.len() / 2].to_vec(), 1, "1 broken"),
        ("too long a length", packed(too_long), 1, "1 broken"),
        ("too short a length", packed(too_short), 1, "1 broken"),
        ("a picture called HTML", packed(answer("200 OK", "text/html", b"\x89PNG\r\n\x1a\n\0")), 0, "1 not HTML"),
        ("data called HTML", packed(answer("200 OK", "text/html", b"{\"a\": 1}")), 0, "1 not HTML"),
        ("100 MB", packed(answer("200 OK", "text/html", &vec![b'a'; 100 << 20])), 1, "1 broken"),
        ("redirects in a circle", redirects, 0, "3 redirects"),
        ("too many elements", packed(answer("200 OK", "text/html", "<br>".repeat(1_000_001).as_bytes())), 1, "3 pages"),
        ("nothing", packed(b""), 0, "2 pages"),
    ];
    let folder = Folder::new();
    for (what, broken, code, told) in cases {
        let archive = folder.file("crawl.warc.gz", [packed(page("1")), broken, packed(page("4"))].concat());
        let done = analyze(&[archive]).code(code).stderr(contains(told));
        assert_eq!(reports(&done).iter().map(|it| it["id"].clone()).collect::<Vec<_>>(), ["urn:uuid:1", "urn:uuid:4"], "{what}");
    }
}

#[test]
fn an_empty_archive_is_no_fault() {
    let folder = Folder::new();
    for (name, contents) in [("empty.warc", Vec::new()), ("packed.warc.gz", packed(b""))] {
        analyze(&[folder.file(name, contents)]).success().stdout("").stderr(contains("0 pages"));
    }
}
