//! What the tests share: a story, a folder for it, and the program run on it.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use assert_cmd::Command;
use flate2::{Compression, write::GzEncoder};
use serde_json::Value;

pub const STORY: &str = "<!doctype html><html lang=en><title>Ferry returns</title><article><h1>Ferry returns</h1>\
    <p>The ferry to the island sails again from Monday, the harbour office said on Friday evening.</p>\
    <p>“We have waited two long winters for this,” said Mary Holt, who runs the island's only shop.</p></article>";

pub struct Folder(pub tempfile::TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    pub fn file(&self, name: &str, contents: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, contents).expect("a temporary file");
        path
    }
}

pub fn packed(contents: impl AsRef<[u8]>) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(contents.as_ref()).expect("packing in memory");
    encoder.finish().expect("packing in memory")
}

pub fn quiet_quotes() -> Command {
    let mut command = Command::cargo_bin("quiet-quotes").expect("the program is built");
    command.timeout(std::time::Duration::from_secs(60));
    command
}

pub fn analyze(paths: &[PathBuf]) -> assert_cmd::assert::Assert {
    quiet_quotes().args(["analyze", "--format", "json"]).args(paths).assert()
}

pub fn reports(assert: &assert_cmd::assert::Assert) -> Vec<Value> {
    let lines = str::from_utf8(&assert.get_output().stdout).expect("UTF-8").lines();
    lines.map(|line| serde_json::from_str(line).expect("a line is a JSON value")).collect()
}

/// A record of a web archive that holds an answer.
pub fn record(id: &str, status: &str, kind: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n");
    let about = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nWARC-Date: 2026-05-01T12:00:00Z\r\n\
         WARC-Target-URI: https://news.example/{id}\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n",
        head.len() + body.len()
    );
    [about.as_bytes(), head.as_bytes(), body, b"\r\n\r\n"].concat()
}
