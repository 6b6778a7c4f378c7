//! `data/nags/*.toml` → one text of phrases, one a line, under lines of a tab, a class and a kind.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::normalise;

/// Kinds as the data files name them, in the order of `NagKind::ALL`; `any` for phrases of no kind.
const KINDS: [&str; 7] = ["donation", "subscription", "registration", "newsletter", "adblock", "app", "any"];

/// The class of words by which an outlet speaks of itself and to its reader; they are of no kind.
const VOICE: usize = 5;
/// The class of what boxes say that serve the reader without asking.
const SERVICE: usize = 6;
/// The classes of what a site owes its reader.
const CONSENT: usize = 7;
const SAFETY: usize = 8;
const PAGES: usize = 9;

/// Phrases of one kind, by class.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrases {
    #[serde(default)]
    ask: Vec<String>,
    #[serde(default)]
    hint: Vec<String>,
    #[serde(default)]
    button: Vec<String>,
    #[serde(default)]
    tail: Vec<String>,
    #[serde(default)]
    against: Vec<String>,
    #[serde(default)]
    service: Vec<String>,
}

/// Sentences of prompts that must be found, by kind.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Good {
    donation: Vec<String>,
    subscription: Vec<String>,
    registration: Vec<String>,
    newsletter: Vec<String>,
    adblock: Vec<String>,
    app: Vec<String>,
}

/// Sentences of the news that must not.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bad {
    news: Vec<String>,
}

/// What words of a voice are for.
const WHO: [&str; 4] = ["we", "you", "here", "dear"];

/// What a site owes its reader: words with which nothing is ever hidden.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Duty {
    #[serde(default)]
    consent: Vec<String>,
    #[serde(default)]
    safety: Vec<String>,
    #[serde(default)]
    pages: Vec<String>,
}

/// The phrases of a language, by kind and class.
type Table = BTreeMap<(usize, usize), BTreeSet<String>>;

/// A language's file.
struct Language {
    /// Words by which an outlet speaks of itself, to its reader and of the very page, and greets, as they are written.
    voices: [Vec<String>; WHO.len()],
    phrases: Table,
}

/// Gives first who is meant by which word, then the phrases, language by language, as then the text packs best; what several
/// languages say stands once.
pub fn phrases() -> Result<String, Box<dyn Error>> {
    let mut known = BTreeSet::new();
    let (mut voices, mut out) = (String::new(), String::new());
    let mut files: Vec<_> = fs::read_dir("data/nags")?.collect::<Result<Vec<_>, _>>()?;
    files.sort_by_key(fs::DirEntry::path);
    for file in files.iter().map(fs::DirEntry::path).filter(|path| path.extension().is_some_and(|end| end == "toml")) {
        let language = language(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let code = file.file_stem().unwrap_or_default().to_string_lossy();
        for (who, words) in WHO.iter().zip(&language.voices) {
            writeln!(voices, "{code}\t{who}\t{}", words.join("|"))?;
        }
        for ((kind, class), phrases) in language.phrases {
            writeln!(out, "\t{class}{kind}")?;
            let new = phrases.into_iter().filter(|phrase| known.insert((kind, class, phrase.clone())));
            new.for_each(|phrase| out.extend([phrase.as_str(), "\n"]));
        }
    }
    Ok(voices + &out)
}

fn language(file: &Path) -> Result<Language, Box<dyn Error>> {
    let mut table = Table::new();
    let mut voices: [Vec<String>; WHO.len()] = Default::default();
    // Phrases by kind; examples are for a test of the engine and are not written.
    let (mut good, mut bad) = (Good::default(), None::<Bad>);
    let language: BTreeMap<String, toml::Value> = toml::from_str(&fs::read_to_string(file)?)?;
    for (kind, phrases) in language {
        if let Some(who) = WHO.iter().position(|who| *who == kind) {
            voices[who] = Vec::deserialize(phrases)?;
            if kind == "here" || kind == "dear" {
                continue;
            }
            let whole = voices[who].iter().filter(|word| !word.starts_with('*'));
            let words = whole.map(|word| normalise::phrase(word)).collect::<Result<Vec<_>, _>>()?;
            table.entry((KINDS.len() - 1, VOICE)).or_default().extend(words);
            continue;
        }
        if kind == "duty" {
            let Duty { consent, safety, pages } = phrases.try_into()?;
            add(&mut table, KINDS.len() - 1, [(CONSENT, consent), (SAFETY, safety), (PAGES, pages)])?;
            continue;
        }
        if kind == "good" {
            good = phrases.try_into()?;
            continue;
        }
        if kind == "bad" {
            bad = Some(phrases.try_into()?);
            continue;
        }
        let index = KINDS.iter().position(|known| *known == kind).ok_or(format!("unknown kind `{kind}`"))?;
        let phrases: Phrases = phrases.try_into()?;
        let classes = [
            (0, phrases.ask),
            (1, phrases.hint),
            (2, phrases.button),
            (3, phrases.tail),
            (4, phrases.against),
            (SERVICE, phrases.service),
        ];
        add(&mut table, index, classes)?;
    }
    complete(&table, good, bad)?;
    Ok(Language { voices, phrases: table })
}

/// Fails where a kind has phrases and no example that must be found, or where no example must not.
fn complete(table: &Table, good: Good, bad: Option<Bad>) -> Result<(), String> {
    let examples = [good.donation, good.subscription, good.registration, good.newsletter, good.adblock, good.app];
    for (at, (name, examples)) in KINDS.iter().zip(examples).enumerate() {
        if examples.is_empty() && table.get(&(at, 0)).is_some_and(|asks| !asks.is_empty()) {
            return Err(format!("good.{name}: the kind has phrases, so it needs an example that must be found"));
        }
    }
    match bad {
        Some(bad) if !bad.news.is_empty() => Ok(()),
        _ => Err("bad.news: sentences of the news that must not count are missing".to_owned()),
    }
}

fn add<const N: usize>(table: &mut Table, kind: usize, classes: [(usize, Vec<String>); N]) -> Result<(), String> {
    for (class, list) in classes {
        let phrases = list.iter().map(|phrase| normalise::phrase(phrase)).collect::<Result<Vec<_>, _>>()?;
        table.entry((kind, class)).or_default().extend(phrases);
    }
    Ok(())
}
