//! `data/quotations/*.toml` → one text of lines `language list words`, fields divided by tabs.
//!
//! Words stand in order, each behind a capital that tells how many bytes of the word before it begins with: `A` none, `B` one.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use toml::Value;

/// The lists a file may hold; `data/quotations/README.md` tells what each is for.
const LISTS: [&str; 54] = [
    "traits",
    "common",
    "verbs.say",
    "verbs.may",
    "verbs.tell",
    "verbs.saying",
    "verbs.passive",
    "verbs.reported",
    "verbs.male",
    "verbs.female",
    "verbs.many",
    "phrases.by",
    "phrases.opens",
    "phrases.behind",
    "phrases.back",
    "pronouns.he",
    "pronouns.she",
    "pronouns.they",
    "pronouns.we",
    "pronouns.who",
    "pronouns.his",
    "pronouns.her",
    "pronouns.their",
    "titles.male",
    "titles.female",
    "titles.any",
    "people.male",
    "people.female",
    "people.any",
    "people.many",
    "people.parties",
    "people.plural",
    "things.bodies",
    "things.documents",
    "names.male",
    "names.female",
    "names.family",
    "names.particles",
    "names.never",
    "names.endings",
    "names.cases_male",
    "names.cases_female",
    "words.articles",
    "words.male",
    "words.female",
    "words.objects",
    "words.prepositions",
    "words.joins",
    "words.linked",
    "words.definite",
    "words.so_called",
    "words.bearers",
    "words.courtesies",
    "words.negations",
];

/// The lists of all languages.
pub fn words() -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    let mut files: Vec<_> = fs::read_dir("data/quotations")?.collect::<Result<Vec<_>, _>>()?;
    files.sort_by_key(fs::DirEntry::path);
    for file in files.iter().map(fs::DirEntry::path).filter(|path| path.extension().is_some_and(|end| end == "toml")) {
        language(&file, &mut out).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(out)
}

fn language(file: &Path, out: &mut String) -> Result<(), Box<dyn Error>> {
    let code = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let language: BTreeMap<String, Value> = toml::from_str(&fs::read_to_string(file)?)?;
    let forms: Forms = language.get("forms").cloned().map_or(Ok(Forms::new()), Value::try_into)?;
    for (name, value) in language {
        match value {
            // Examples are for the tests and are not written.
            Value::Table(_) if name == "examples" || name == "forms" => {}
            Value::Table(lists) => {
                for (list, words) in lists {
                    write_list(out, &code, &format!("{name}.{list}"), words, &forms)?;
                }
            }
            words => write_list(out, &code, &name, words, &forms)?,
        }
    }
    Ok(())
}

/// The endings of words that are inflected alike.
type Forms = BTreeMap<String, Vec<String>>;

fn write_list(out: &mut String, code: &str, list: &str, words: Value, forms: &Forms) -> Result<(), Box<dyn Error>> {
    if !LISTS.contains(&list) {
        return Err(format!("unknown list `{list}`").into());
    }
    let words: Vec<String> = words.try_into()?;
    let words = words.iter().map(|word| inflected(word, forms)).collect::<Result<Vec<_>, _>>()?.concat();
    let mut seen = BTreeSet::new();
    for word in &words {
        if *word != word.to_lowercase() || *word != word.trim() || word.is_empty() || word.contains(['|', '\t', '’']) {
            return Err(format!("{list}: `{word}` is not written as lists are").into());
        }
        if !seen.insert(word) {
            return Err(format!("{list}: `{word}` stands there twice").into());
        }
    }
    if words.is_empty() {
        return Ok(());
    }
    Ok(writeln!(out, "{code}\t{list}\t{}", coded(&seen))?)
}

/// Words without what each shares with the one before.
fn coded(words: &BTreeSet<&String>) -> String {
    const MOST_SHARED: usize = 25;
    let mut coded = String::new();
    let mut before = "";
    for word in words {
        let both = word.char_indices().zip(before.chars()).take_while(|((at, a), b)| a == b && at + a.len_utf8() <= MOST_SHARED);
        let shared = both.last().map_or(0, |((at, c), _)| at + c.len_utf8());
        coded.push((b'A' + shared as u8) as char);
        coded.push_str(&word[shared..]);
        before = word;
    }
    coded
}

/// All forms of a word written as `stem~form`; any other as it is.
fn inflected(word: &str, forms: &Forms) -> Result<Vec<String>, Box<dyn Error>> {
    let Some((stem, form)) = word.split_once('~') else { return Ok(vec![word.to_owned()]) };
    let endings = forms.get(form).ok_or(format!("`{word}`: unknown form `{form}`"))?;
    Ok(endings.iter().map(|ending| format!("{stem}{ending}")).collect())
}
