//! What was begun is gone on with: nothing is written twice, nothing is lost.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Process;

use assert_cmd::assert::Assert;
use predicates::str::contains;

use crate::support::{Folder, STORY, analyze, packed, quiet_quotes, record};

fn go_on(file: &Path, inputs: &[PathBuf]) -> Assert {
    quiet_quotes().args(["analyze", "--format", "json", "--resume", "-o"]).arg(file).args(inputs).assert()
}

#[test]
fn a_file_of_reports_is_gone_on_with() {
    let folder = Folder::new();
    let pages: Vec<PathBuf> = ["a", "b", "c"].map(|name| folder.file(&format!("{name}.html"), STORY)).to_vec();
    let whole = analyze(&pages).success().get_output().stdout.clone();
    let (line, cut) = (whole.len() / 3, whole.len() / 3 + 20);
    let file = folder.0.path().join("reports.jsonl");
    for begun in [0, line, cut, whole.len()] {
        fs::write(&file, &whole[..begun]).expect("a file");
        go_on(&file, &pages).success();
        assert_eq!(fs::read(&file).expect("reports"), whole, "after {begun} bytes");
    }
    fs::write(&file, "{\"id\":\"z\"}\n").expect("a file");
    go_on(&file, &pages).code(1).stderr(contains("not among the inputs"));
}

/// Archives of pages, of which some have the same id.
fn archives(folder: &Folder) -> Vec<PathBuf> {
    let members =
        |ids: [&str; 4]| ids.iter().flat_map(|id| packed(record(id, "200 OK", "text/html", STORY.as_bytes()))).collect();
    let (one, two): (Vec<u8>, Vec<u8>) = (members(["1", "2", "1", "3"]), members(["4", "1", "5", "5"]));
    vec![folder.file("one.warc.gz", one), folder.file("two.warc.gz", two)]
}

#[test]
fn archives_are_gone_on_with_from_wherever_they_were_left() {
    let folder = Folder::new();
    let inputs = archives(&folder);
    let whole = analyze(&inputs).success().get_output().stdout.clone();
    let file = folder.0.path().join("reports.jsonl");
    for part in 0..=16 {
        fs::write(&file, &whole[..whole.len() * part / 16]).expect("a file");
        go_on(&file, &inputs).success();
        assert!(fs::read(&file).expect("reports") == whole, "after {part} of 16 parts");
    }
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let folder = Folder::new();
    let inputs = archives(&folder);
    let whole = analyze(&inputs).success().get_output().stdout.clone();
    let file = folder.0.path().join("reports.jsonl");
    // No file may grow past so many blocks, as on a disk that is full.
    let script = "trap '' XFSZ; ulimit -f 2; exec \"$@\"";
    let program = assert_cmd::cargo::cargo_bin("quiet-quotes");
    let mut command = Process::new("bash");
    command.args(["-c", script, "bash"]).arg(program).args(["analyze", "--format", "json", "-o"]).arg(&file).args(&inputs);
    let done = command.output().expect("bash runs");
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.code() == Some(1) && told.contains("could not go on"), "{told}");
    let left = fs::read(&file).expect("reports");
    assert!(left.len() < whole.len() && whole.starts_with(&left), "{} bytes", left.len());
    go_on(&file, &inputs).success();
    assert!(fs::read(&file).expect("reports") == whole);
}
