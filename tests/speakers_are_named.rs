//! Who says what: each language's examples.

use std::collections::BTreeMap;
use std::fs;

use quiet_quotes::quote;
use quiet_quotes::story::Story;

#[test]
fn examples_of_each_language() {
    let mut wrong = Vec::new();
    for file in fs::read_dir("src/quote/data").expect("data").map(|file| file.expect("a file").path()) {
        if file.extension().is_none_or(|end| end != "toml") {
            continue;
        }
        let language: toml::Table = fs::read_to_string(&file).expect("a text").parse().expect("TOML");
        let mut examples: BTreeMap<String, toml::Value> = language["examples"].clone().try_into().expect("examples");
        let good: Vec<Vec<String>> = examples.remove("good").expect("good examples").try_into().expect("rows of texts");
        let bad: Vec<String> = examples.remove("bad").expect("bad examples").try_into().expect("texts");
        for row in good {
            check(&row[0], &row[1..], &mut wrong);
        }
        for text in bad {
            let named: Vec<_> = speakers(&text).into_iter().filter(|speaker| !speaker.is_empty()).collect();
            if !named.is_empty() {
                wrong.push(format!("{text}\n    named {named:?}, and should name nobody"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn check(text: &str, expected: &[String], wrong: &mut Vec<String>) {
    let found = speakers(text);
    if found != expected {
        wrong.push(format!("{text}\n    {found:?} instead of {expected:?}"));
    }
}

fn speakers(text: &str) -> Vec<String> {
    quote::find(&Story::from_text(text)).into_iter().map(|quote| quote.speaker.unwrap_or_default()).collect()
}
