//! `data/markup.toml` → lines `table group word word …`, fields divided by tabs.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::fs;

/// The file; `data/README.md` tells what each table is for.
const FILE: &str = "data/markup.toml";
/// The tables that it holds.
const TABLES: [&str; 4] = ["class", "link", "frame", "vendor"];

/// What the names in a page's markup hint at. That each group is one that the engine knows a test of the engine holds.
pub fn words() -> Result<String, Box<dyn Error>> {
    let tables: BTreeMap<String, BTreeMap<String, Vec<String>>> =
        toml::from_str(&fs::read_to_string(FILE)?).map_err(|error| format!("{FILE}: {error}"))?;
    let mut out = String::new();
    for (table, groups) in &tables {
        if !TABLES.contains(&&**table) {
            return Err(format!("{FILE}: unknown table `{table}`: name one of {}", TABLES.join(", ")).into());
        }
        for (group, words) in groups {
            if let Some(word) = words.iter().find(|word| word.is_empty() || word.contains(char::is_whitespace)) {
                return Err(format!("{FILE}: {table}.{group}: `{word}` is not one word").into());
            }
            writeln!(out, "{table}\t{group}\t{}", words.join(" "))?;
        }
    }
    Ok(out)
}
