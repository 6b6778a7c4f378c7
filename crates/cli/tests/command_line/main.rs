//! What the command line promises: results, order, clear complaints, exit codes.

mod archives;
mod resume;
mod support;
#[cfg(feature = "parquet")]
mod table;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};

use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value;

use support::{Folder, STORY, analyze, packed, quiet_quotes, reports};

#[test]
fn reports_come_in_the_order_of_the_paths_and_bear_the_names_without_extensions() {
    let folder = Folder::new();
    let paths = [
        folder.file("aeb-1.html.gz", packed(STORY)),
        folder.file("b.2.html", STORY),
        folder.file("c.HTM", STORY),
        folder.file("d.txt", "Ferry returns\n“We have waited two long winters,” said Mary Holt."),
        folder.file("e.txt.gz", packed("One line.")),
    ];
    let many: Vec<PathBuf> = (0..40).flat_map(|_| paths.clone()).collect();
    let done = analyze(&many).success();
    let ids: Vec<String> = reports(&done).iter().map(|report| report["id"].as_str().expect("an id").to_owned()).collect();
    let expected = ["aeb-1", "b.2", "c", "d", "e"].map(str::to_owned);
    assert_eq!(ids, (0..40).flat_map(|_| expected.clone()).collect::<Vec<_>>());
}

#[test]
fn a_report_has_all_fields_of_the_contract() {
    let folder = Folder::new();
    let report = &reports(&analyze(&[folder.file("story.html", STORY)]).success())[0];
    for field in ["id", "url", "lang", "is_article", "title", "nags", "quotes", "article"] {
        assert!(report.get(field).is_some(), "{field} is missing from {report}");
    }
    let quote = &report["quotes"][0];
    for field in ["rank", "text", "start", "end", "speaker", "role", "mention", "cue", "confidence"] {
        assert!(quote.get(field).is_some(), "{field} is missing from {quote}");
    }
}

#[test]
fn a_speaker_who_is_only_likely_is_called_so() {
    let story = "Ferry returns\n“We have waited two long winters for this boat,” said Mary Holt.\nIt was cold. “It must not be the last.”";
    let done = quiet_quotes().args(["analyze", "-"]).write_stdin(story).assert().success();
    done.stdout(contains("\n      Mary Holt\n").and(contains("\n      probably Mary Holt\n")));
}

#[test]
fn offsets_count_utf16_code_units_of_the_article() {
    let folder = Folder::new();
    let story = STORY.replace("The ferry", "🚢 The ferry");
    let report = &reports(&analyze(&[folder.file("story.html", story)]).success())[0];
    let units: Vec<u16> = report["article"]["text"].as_str().expect("a text").encode_utf16().collect();
    let quote = &report["quotes"][0];
    let at = |field: &str| quote[field].as_u64().expect("an offset") as usize;
    assert_eq!(String::from_utf16_lossy(&units[at("start")..at("end")]), quote["text"].as_str().expect("a text"));
}

#[test]
fn standard_input_is_told_apart_by_its_beginning_or_by_a_flag() {
    let titled = |input: &str, flags: &[&str]| {
        let done = quiet_quotes().args(["analyze", "--format", "json", "-"]).args(flags).write_stdin(input).assert().success();
        reports(&done)[0]["article"]["text"].as_str().expect("a text").contains("<p>")
    };
    assert!(!titled(" \n<p>A page.", &[]), "a page is read as a page");
    assert!(titled("Text about the tag <p>.", &[]), "a text keeps its angle brackets");
    assert!(titled("<p> begins a paragraph.", &["--input", "text"]), "the flag overrules");
}

#[test]
fn packed_standard_input_is_unpacked() {
    let done = quiet_quotes().args(["analyze", "--format", "json", "-"]).write_stdin(packed(STORY)).assert().success();
    assert!(reports(&done)[0]["article"]["text"].as_str().expect("a text").contains("two long winters"));
}

#[test]
fn the_address_is_passed_through() {
    let folder = Folder::new();
    let story = folder.file("story.html", STORY);
    let done = quiet_quotes().args(["analyze", "--format", "json", "--url", "https://news.example/a"]).arg(story).assert();
    assert_eq!(reports(&done)[0]["url"], "https://news.example/a");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_done() {
    let folder = Folder::new();
    let cut_short = packed(STORY.repeat(50));
    fs::create_dir(folder.0.path().join("empty")).expect("a folder");
    let tiny = "<b>x</b>".repeat(700_000);
    let left_open: String = (0..2000).map(|at| format!("<b a{at}>")).collect();
    let reopened = format!("<p>{left_open}{}", "<p>x".repeat(2000));
    let cases: [(PathBuf, &str); 10] = [
        (folder.0.path().join("missing.html"), "there is no such file"),
        (folder.0.path().join("empty"), "nothing in this folder"),
        (PathBuf::from("https://news.example/story"), "pages are not fetched: save it or pipe it"),
        (folder.file("tiny.html", tiny), "more than 1000000 elements"),
        (folder.file("reopened.html", reopened), "more than 1000000 elements"),
        (folder.file("unclosed.html", "<div>x".repeat(100_000)), "more than 16384 elements in each other"),
        (folder.file("broken.html.gz", &cut_short[..cut_short.len() / 2]), "broken or cut short"),
        (folder.file("picture.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "a binary file"),
        (folder.file("table.csv", "a,b"), "--input"),
        (folder.file("huge.txt", vec![b'a'; (64 << 20) + 1]), "larger than 64 MB"),
    ];
    let good = folder.file("good.html", STORY);
    for (bad, complaint) in cases {
        let done = analyze(&[good.clone(), bad.clone(), good.clone()]).code(1);
        let done = done.stderr(contains(complaint).and(contains(bad.display().to_string())));
        assert_eq!(reports(&done).len(), 2, "the good pages beside {}", bad.display());
    }
}

#[test]
fn odd_pages_give_a_report() {
    let folder = Folder::new();
    let nested = format!("<title>Nested</title>{}<p>At the bottom.", "<div>".repeat(10_000));
    let long = format!("<title>Long</title><p>{}", "“A word,” he said. ".repeat(550_000));
    let cases: [(&str, Vec<u8>, &str); 7] = [
        ("empty.html", Vec::new(), ""),
        ("empty.txt", Vec::new(), ""),
        ("nested.html", nested.into_bytes(), "At the bottom."),
        ("long.html", long.into_bytes(), "A word"),
        ("latin.html", b"<meta charset=iso-8859-1><p>Caf\xe9 au lait".to_vec(), "Café au lait"),
        ("undeclared.txt", b"Der B\xfcrgermeister \xfcberlegt und pr\xfcft die K\xfcndigung.".to_vec(), "Bürgermeister"),
        ("lying.html", b"<meta charset=utf-8><p>Broken \xff bytes".to_vec(), "bytes"),
    ];
    for (name, contents, text) in cases {
        let clean = quiet_quotes().arg("clean").arg(folder.file(name, contents)).assert().success();
        assert!(String::from_utf8_lossy(&clean.get_output().stdout).contains(text), "{name}");
    }
}

#[test]
fn wrong_use_ends_with_2() {
    let folder = Folder::new();
    let page = folder.file("a.html", STORY);
    let page = page.to_str().expect("a path");
    let cases: [&[&str]; 10] = [
        &[],
        &["analyze"],
        &["analyze", "--format", "yaml", page],
        &["analyze", "--kinds", "begging", page],
        &["analyze", "--languages", "English", page],
        &["analyze", "--url", "https://news.example", page, page],
        &["clean", page, page],
        &["clean", "-o", page, page],
        &["analyze", "--format", "text", "-o", "reports.jsonl", "--resume", page],
        &["quotes"],
    ];
    for arguments in cases {
        quiet_quotes().args(arguments).assert().code(2).stdout("");
    }
}

#[test]
fn quotes_answers_line_by_line_and_names_the_broken_ones() {
    let folder = Folder::new();
    let lines = [
        r#"{"id": "a", "text": "“We have waited two long winters,” said Mary Holt.", "lang": "en"}"#,
        "",
        r#"{"id": "b"}"#,
        r#"{"id": 7, "text": "Nobody says a word."}"#,
        "not JSON",
        r#"{"id": "c", "text": "“It is the best day of the year,” he said."}"#,
    ];
    let file = folder.file("articles.jsonl", lines.join("\n"));
    let done = quiet_quotes().args(["quotes", "--jsonl"]).arg(file).assert().code(1);
    let done = done.stderr(contains("line 3").and(contains("line 5")).and(contains("line 2").not()));
    let found = reports(&done);
    assert_eq!(found.iter().map(|line| line["id"].clone()).collect::<Vec<_>>(), ["a".into(), Value::from(7), "c".into()]);
    assert_eq!(found[1]["quotes"], serde_json::json!([]));
    assert!(found[2]["quotes"][0]["text"].as_str().expect("a text").starts_with("It is the best day of the year"));
}

#[test]
fn quotations_of_a_text_do_not_wait_for_the_next_text() {
    let mut child = Process::new(assert_cmd::cargo::cargo_bin("quiet-quotes"))
        .args(["quotes", "--jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("its input");
    let mut output = BufReader::new(child.stdout.take().expect("its output"));
    for id in 0..3 {
        writeln!(input, r#"{{"id": {id}, "text": "“We have waited,” said Mary Holt."}}"#).expect("the program reads");
        let mut line = String::new();
        output.read_line(&mut line).expect("the program answers");
        assert!(line.contains("Mary Holt") && line.contains(&format!("\"id\":{id}")), "{line}");
    }
    drop(input);
    assert!(child.wait().expect("the program ends").success());
}

#[test]
fn a_reader_that_has_read_enough_is_no_fault() {
    let folder = Folder::new();
    let story = folder.file("story.html", STORY);
    let mut child = Process::new(assert_cmd::cargo::cargo_bin("quiet-quotes"))
        .args(["analyze", "--format", "json"])
        .args(std::iter::repeat_n(&story, 2000))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let done = child.wait_with_output().expect("the program ends");
    assert_eq!((done.status.code(), String::from_utf8_lossy(&done.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn text_from_a_page_commands_no_terminal() {
    let folder = Folder::new();
    let page = folder.file("story.html", STORY.replace("two long", "two&#27;[2J\u{9b}31m long"));
    for command in ["analyze", "clean"] {
        let done = quiet_quotes().arg(command).arg(&page).assert().success();
        let printed = String::from_utf8_lossy(&done.get_output().stdout).into_owned();
        assert!(printed.contains("long winters"), "{printed}");
        assert!(!printed.chars().any(|c| c.is_control() && c != '\n'), "{command} prints {printed:?}");
    }
}

#[test]
fn a_clean_page_keeps_everything_else() {
    let folder = Folder::new();
    let source = "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \
        \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n<html><head><meta charset=\"iso-8859-1\"><title>A &amp; B</title>\
        <script>if (1 < 2 && 3) {}</script></head><body><!-- a remark --><noscript><img src=\"a.gif\"></noscript>\
        <pre>\n\ncode</pre><p title=\"&quot;\">1 &lt; 2 \u{e9}</p></body></html>";
    let latin: Vec<u8> = source.chars().map(|c| c as u8).collect();
    let done = quiet_quotes().args(["clean", "--format", "html"]).arg(folder.file("page.html", latin)).assert().success();
    let printed = String::from_utf8(done.get_output().stdout.clone()).expect("UTF-8");
    assert_eq!(printed, source.replace("iso-8859-1", "utf-8"));
}

#[test]
fn every_shell_gets_completions_and_help_shows_examples() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        quiet_quotes().args(["completions", shell]).assert().success().stdout(contains("quiet-quotes"));
    }
    quiet_quotes().arg("--help").assert().success().stdout(contains("Examples:").and(contains("--format json")));
}

#[test]
fn paths_that_are_not_read_are_not_touched() {
    let folder = Folder::new();
    let story = folder.file("story.html", STORY);
    quiet_quotes().arg("clean").arg(&story).assert().success();
    let names: Vec<_> = fs::read_dir(folder.0.path()).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    assert_eq!((names, fs::read(Path::new(&story)).expect("the story")), (vec![story.clone()], STORY.into()));
}

#[test]
fn folders_are_read_with_all_below_them() {
    let folder = Folder::new();
    fs::create_dir_all(folder.0.path().join("2026/may")).expect("folders");
    for name in ["b.html", "2026/may/a.html.gz", "2026/c.txt", "notes.pdf"] {
        let contents = if name.ends_with(".gz") { packed(STORY) } else { STORY.into() };
        folder.file(name, contents);
    }
    let ids: Vec<Value> = reports(&analyze(&[folder.0.path().to_owned()]).success()).iter().map(|it| it["id"].clone()).collect();
    assert_eq!(ids, ["2026/c", "2026/may/a", "b"]);
    let stories = folder.0.path().join("stories");
    let clean =
        quiet_quotes().args(["clean", "--format", "markdown", "--output-dir"]).arg(&stories).arg(folder.0.path()).assert();
    clean.success().stdout("");
    let story = fs::read_to_string(stories.join("2026/may/a.md")).expect("the story");
    assert!(story.starts_with("---\ntitle: \"Ferry returns\"\nlanguage: \"en\"\n---\n\n# Ferry returns\n\nThe ferry"), "{story}");
}

#[test]
fn a_story_comes_with_what_the_page_tells_of_it() {
    let folder = Folder::new();
    let told = "<meta name=author content='Ada Roe'><meta property=og:site_name content='Island News'>\
        <meta property=article:published_time content=2026-05-01T12:00:00Z>";
    let page = folder.file("story.html", STORY.replace("</title>", &format!("</title>{told}")));
    let clean = |format: &str| {
        let done = quiet_quotes().args(["clean", "--format", format]).arg(&page).assert().success();
        String::from_utf8(done.get_output().stdout.clone()).expect("UTF-8")
    };
    assert!(clean("text").starts_with("Ferry returns\n\nAda Roe · Island News · 2026-05-01\n\nThe ferry"), "{}", clean("text"));
    let story: Value = serde_json::from_str(&clean("json")).expect("a line of JSON");
    assert_eq!(story["byline"], "Ada Roe");
    assert_eq!(story["published"], "2026-05-01T12:00:00Z");
    assert_eq!(story["paragraphs"][1]["role"], "body");
    let report = &reports(&analyze(std::slice::from_ref(&page)).success())[0];
    assert_eq!((&report["byline"], &report["site"]), (&"Ada Roe".into(), &"Island News".into()));
}

#[test]
fn a_long_line_is_named_and_the_rest_done() {
    let folder = Folder::new();
    let lines = [format!(r#"{{"id": "a", "text": "{}"}}"#, "a".repeat(17 << 20)), r#"{"id": "b", "text": ""}"#.to_owned()];
    let file = folder.file("articles.jsonl", lines.join("\n"));
    let done =
        quiet_quotes().args(["quotes", "--jsonl"]).arg(file).assert().code(1).stderr(contains("line 1: longer than 16 MB"));
    assert_eq!(reports(&done)[0]["id"], "b");
}

#[test]
fn names_of_files_command_no_terminal() {
    let missing = Path::new("\u{1b}[2Jmissing.html");
    let done = analyze(&[missing.to_owned()]).code(1);
    let told = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    assert!(told.contains("missing.html") && !told.contains('\u{1b}'), "{told:?}");
}

#[cfg(unix)]
mod on_unix {
    use super::*;

    #[test]
    fn a_pipe_that_nobody_writes_to_keeps_nothing_waiting() {
        let folder = Folder::new();
        let pipe = folder.0.path().join("pipe.html");
        assert!(Process::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
        let good = folder.file("good.html", STORY);
        let done = analyze(&[good.clone(), pipe, good]).code(1).stderr(contains("a pipe or a device"));
        assert_eq!(reports(&done).len(), 2);
    }

    #[test]
    fn nobody_to_complain_to_is_no_reason_to_break() {
        let folder = Folder::new();
        let good = folder.file("good.html", STORY);
        let full = fs::OpenOptions::new().write(true).open("/dev/full");
        let Ok(full) = full else { return };
        let done = Process::new(assert_cmd::cargo::cargo_bin("quiet-quotes"))
            .args(["analyze", "--format", "json", "missing.html"])
            .arg(good)
            .stderr(full)
            .output()
            .expect("the program runs");
        assert_eq!((done.status.code(), done.stdout.iter().filter(|byte| **byte == b'\n').count()), (Some(1), 1));
    }

    #[test]
    fn ctrl_c_ends_with_130() {
        let mut child = Process::new(assert_cmd::cargo::cargo_bin("quiet-quotes"))
            .args(["quotes", "--jsonl", "-"])
            .stdin(Stdio::piped())
            .spawn()
            .expect("the program starts");
        // More blank lines than a pipe holds: once they are written the program reads, and is past its start.
        let mut input = child.stdin.take().expect("its input");
        input.write_all(&vec![b'\n'; 1 << 20]).expect("the program reads");
        assert!(Process::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill").success());
        assert_eq!(child.wait().expect("the program ends").code(), Some(130));
    }
}
