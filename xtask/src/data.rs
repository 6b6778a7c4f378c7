//! `cargo xtask data`: the form of the files that contributors edit.
//!
//! One entry a line, sorted, each once, composed (NFC): so two people who add a word each do not meet in one line, and a review shows
//! what was added. Examples keep their order.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use toml_edit::{Array, DocumentMut, Item, Table, Value};
use unicode_normalization::UnicodeNormalization;

use crate::project::Project;

/// What to do with the data files.
#[derive(clap::Args, Default)]
pub struct DataOptions {
    /// Write the files in their form, instead of naming those that are not in it
    #[arg(long)]
    fix: bool,
}

/// Tables whose lists keep their order: what a test runs, one after the other, and endings, which stand on one line.
const ORDERED: [&str; 4] = ["examples", "good", "bad", "forms"];

/// Names the data files that are not in their form, or puts them into it.
pub fn run(project: &Project, options: &DataOptions) -> Result<()> {
    let mut faults = Vec::new();
    for path in files(&project.path("data"))? {
        let source = fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
        let shown = path.strip_prefix(&project.root).unwrap_or(&path).display().to_string();
        let wanted = in_form(&source).with_context(|| shown.clone())?;
        if wanted == source {
            continue;
        }
        if options.fix {
            fs::write(&path, wanted).with_context(|| format!("could not write {shown}"))?;
            println!("{shown}: put into its form");
        } else {
            faults.push(format!("{shown}:{}", first_difference(&source, &wanted)));
        }
    }
    ensure!(faults.is_empty(), "{}\nnot in their form: run cargo xtask data --fix", faults.join("\n"));
    Ok(())
}

/// All data files that are edited by hand.
fn files(data: &Path) -> Result<Vec<PathBuf>> {
    let mut files = vec![data.join("markup.toml")];
    for folder in ["nags", "quotations", "boilerplate"] {
        let entries = fs::read_dir(data.join(folder)).with_context(|| format!("there is no data/{folder}"))?;
        for entry in entries {
            files.push(entry?.path());
        }
    }
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    Ok(files)
}

/// The number of the first line that is not as it should be, and what should stand there.
fn first_difference(source: &str, wanted: &str) -> String {
    let same = source.lines().zip(wanted.lines()).take_while(|(a, b)| a == b).count();
    format!("{}: `{}` should stand here", same + 1, wanted.lines().nth(same).unwrap_or_default().trim())
}

/// A file in its form.
fn in_form(source: &str) -> Result<String> {
    let composed: String = source.nfc().collect();
    let mut document: DocumentMut = composed.parse()?;
    lists(document.as_table_mut(), "")?;
    let mut text = document.to_string().trim_end().to_owned();
    text.push('\n');
    Ok(text)
}

fn lists(table: &mut Table, path: &str) -> Result<()> {
    for (key, item) in table.iter_mut() {
        let here = if path.is_empty() { key.to_string() } else { format!("{path}.{key}") };
        match item {
            Item::Table(table) => lists(table, &here)?,
            Item::Value(Value::Array(array)) => list(array, &here)?,
            _ => {}
        }
    }
    Ok(())
}

fn list(array: &mut Array, path: &str) -> Result<()> {
    let root = path.split('.').next().unwrap_or_default();
    if root == "forms" || array.is_empty() {
        return Ok(());
    }
    let mut entries: Vec<(String, Value)> = Vec::with_capacity(array.len());
    for value in array.iter() {
        entries.push((comments(value), value.clone()));
    }
    if !ORDERED.contains(&root) {
        let word = |value: &Value| value.as_str().map(str::to_owned);
        if entries.iter().any(|(_, value)| word(value).is_none()) {
            bail!("{path}: holds what is no word");
        }
        entries.sort_by_key(|(_, value)| word(value));
        entries.dedup_by_key(|(_, value)| word(value));
    }
    array.clear();
    for (comments, mut value) in entries {
        value.decor_mut().set_prefix(format!("\n{comments}  "));
        value.decor_mut().set_suffix("");
        array.push_formatted(value);
    }
    array.set_trailing("\n");
    array.set_trailing_comma(true);
    Ok(())
}

/// The comments right above an entry, each with its line's end.
fn comments(value: &Value) -> String {
    let prefix = value.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default();
    let lines = prefix.lines().map(str::trim).filter(|line| line.starts_with('#'));
    lines.map(|line| format!("  {line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_stand_sorted_one_a_line_and_keep_their_comments() {
        let source = "# Words.\n[a]\nb = [\"two\", # behind\n  # of one\n  \"one\"]\n\n[good]\nc = [\"z\", \"a\"]\n";
        let wanted =
            "# Words.\n[a]\nb = [\n  # behind\n  # of one\n  \"one\",\n  \"two\",\n]\n\n[good]\nc = [\n  \"z\",\n  \"a\",\n]\n";
        assert_eq!(in_form(source).expect("TOML"), wanted);
        assert_eq!(in_form(wanted).expect("TOML"), wanted);
    }

    #[test]
    fn letters_are_composed() {
        assert_eq!(in_form("a = [\"cafe\u{301}\"]\n").expect("TOML"), "a = [\n  \"caf\u{e9}\",\n]\n");
    }

    #[test]
    fn what_stands_twice_is_left_out_once() {
        assert_eq!(in_form("[a]\nb = [\"x\", \"x\"]\n").expect("TOML"), "[a]\nb = [\n  \"x\",\n]\n");
    }

    #[test]
    fn the_first_line_that_differs_is_told() {
        assert_eq!(first_difference("a\nc\nb", "a\nb\nc"), "2: `b` should stand here");
    }
}
