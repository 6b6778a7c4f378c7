//! `data/boilerplate/*.toml` → one text of phrases, one a line, under lines of a tab and a list's name.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::normalise;

/// The lists of a file, as the engine knows them.
const LISTS: [&str; 5] = ["line", "opens", "says", "others", "author"];

/// A language's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Language {
    line: Vec<String>,
    opens: Vec<String>,
    says: Vec<String>,
    others: Vec<String>,
    author: Vec<String>,
    good: Good,
    bad: Bad,
}

/// What must be left out, by list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Good {
    line: Vec<String>,
    opens: Vec<String>,
    says: Vec<String>,
    others: Vec<String>,
    author: Vec<String>,
}

/// What must stay.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bad {
    story: Vec<String>,
}

/// The phrases of all languages, by list; what several languages say stands once.
pub fn phrases() -> Result<String, Box<dyn Error>> {
    let mut all: [BTreeSet<String>; LISTS.len()] = Default::default();
    for file in fs::read_dir("data/boilerplate")? {
        let file = file?.path();
        if file.extension().is_some_and(|end| end == "toml") {
            add(&file, &mut all).map_err(|error| format!("{}: {error}", file.display()))?;
        }
    }
    let mut out = String::new();
    for (list, phrases) in LISTS.iter().zip(&all) {
        writeln!(out, "\t{list}")?;
        phrases.iter().for_each(|phrase| out.extend([phrase.as_str(), "\n"]));
    }
    Ok(out)
}

fn add(file: &Path, all: &mut [BTreeSet<String>; LISTS.len()]) -> Result<(), Box<dyn Error>> {
    let language: Language = toml::from_str(&fs::read_to_string(file)?)?;
    let Language { line, opens, says, others, author, good, bad } = language;
    let lists = [line, opens, says, others, author];
    let examples = [good.line, good.opens, good.says, good.others, good.author];
    if bad.story.is_empty() || examples.iter().any(Vec::is_empty) {
        return Err("every list needs an example of what it leaves out, and `bad.story` of what stays".into());
    }
    for (known, phrases) in all.iter_mut().zip(lists) {
        for phrase in phrases {
            known.insert(normalise::phrase(&phrase)?);
        }
    }
    Ok(())
}
