//! Pages written for the project, each with the report that it must give: `UPDATE=1 cargo test --test corpus_pages_read_as_before`
//! writes the reports anew, and a review shows what changed.

mod common;

use std::path::{Path, PathBuf};
use std::{env, fs};

use quiet_quotes::page::read::html;
use quiet_quotes::{Report, Settings};

use common::engine;

const PAGES: &str = "tests/corpus/pages";
const REPORTS: &str = "tests/corpus/reports";

fn pages() -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> = fs::read_dir(PAGES).expect("the pages").map(|entry| entry.expect("a page").path()).collect();
    pages.sort();
    pages
}

fn report(page: &Path) -> Report {
    let source = fs::read(page).expect("a page");
    let mut report = engine().analyze(&html::read(&source, None), &Settings::default());
    report.id = name(page);
    // How sure the engine is changes with every training; what it finds must not.
    report.nags.iter_mut().for_each(|nag| nag.score = 0.0);
    report.quotes.iter_mut().for_each(|quote| quote.confidence = 0.0);
    report
}

fn name(page: &Path) -> String {
    page.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

#[test]
fn every_page_gives_the_report_that_stands_beside_it() {
    let mut wrong = Vec::new();
    for page in pages() {
        let found = serde_json::to_string_pretty(&report(&page)).expect("JSON") + "\n";
        let file = Path::new(REPORTS).join(name(&page)).with_extension("json");
        if env::var_os("UPDATE").is_some() {
            fs::create_dir_all(REPORTS).expect("the folder of the reports");
            fs::write(&file, found).expect("a report is written");
        } else if fs::read_to_string(&file).ok().as_ref() != Some(&found) {
            wrong.push(file.display().to_string());
        }
    }
    assert!(wrong.is_empty(), "other than before, or missing (UPDATE=1 writes them):\n{}", wrong.join("\n"));
}

#[test]
fn there_are_pages_for_every_trap() {
    assert!(pages().len() >= 60);
}

/// Whatever the reports say: these hold.
#[test]
fn stories_are_whole_and_pages_that_are_none_are_not_touched() {
    for page in pages() {
        let report = report(&page);
        let id = &*report.id;
        let hidden: String = report.nags.iter().map(|nag| &*nag.text).collect();
        if id.ends_with("-page") || id.ends_with("-plain-story") {
            assert_eq!(hidden, "", "{id}: something is hidden");
        }
        let kept = ["Ruth Amos", "Log in", "I donated", "Draft of a letter", "helicopter list", "nine thousand pounds"];
        for words in kept {
            assert!(!hidden.contains(words), "{id}: `{words}` is hidden");
        }
        for (one, other) in [("Accept all", "Reject all"), ("Accept and read", "Subscribe to Pure")] {
            assert_eq!(hidden.contains(one), hidden.contains(other), "{id}: one way out of a choice is hidden");
        }
        assert_eq!(report.is_article, !id.ends_with("-page"), "{id}: is it an article?");
    }
}

/// What an ordinary box asks for is found in every language that a page is written in.
#[test]
fn boxes_in_stories_are_found_in_every_language() {
    let missing: Vec<String> = pages()
        .iter()
        .map(|page| report(page))
        .filter(|report| report.id.ends_with("-donation-in-the-story") && !report.nags.iter().any(|nag| nag.whole_box))
        .map(|report| report.id)
        .collect();
    assert!(missing.is_empty(), "no box is found on {}", missing.join(", "));
}
