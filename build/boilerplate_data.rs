//! `data/boilerplate/*.toml` → one text of phrases, one a line, under lines of a tab and a list's name.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::lists::LISTS;
use crate::normalise;

/// Texts, by list.
type Lists = BTreeMap<String, Vec<String>>;

/// A language's file.
#[derive(Deserialize)]
struct Language {
    /// What must be left out.
    good: Lists,
    bad: Bad,
    /// The phrases.
    #[serde(flatten)]
    phrases: Lists,
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
    let Language { good, bad, phrases } = toml::from_str(&fs::read_to_string(file)?)?;
    let [phrases, examples] = [in_order(phrases)?, in_order(good)?];
    if bad.story.is_empty() || examples.iter().any(Vec::is_empty) {
        return Err("every list needs an example of what it leaves out, and `bad.story` of what stays".into());
    }
    for (known, phrases) in all.iter_mut().zip(phrases) {
        for phrase in phrases {
            known.insert(normalise::phrase(&phrase)?);
        }
    }
    Ok(())
}

/// All lists, as they are ordered.
fn in_order(mut lists: Lists) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
    let known: Option<Vec<_>> = LISTS.iter().map(|name| lists.remove(*name)).collect();
    match known {
        Some(known) if lists.is_empty() => Ok(known),
        _ => Err(format!("there must be the lists {} and no others", LISTS.join(", ")).into()),
    }
}
