//! Who says what: each language's examples, named cases, and the article that started the project.

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

/// A text and the speaker of each quotation in it; empty where nobody is named.
const CASES: &[(&str, &str, &[&str])] = &[
    ("behind", "“It works,” Ann Lee said.", &["Ann Lee"]),
    ("inverted, with a role", "“It works,” said Ann Lee, the mayor of Newtown.", &["Ann Lee"]),
    ("before", "Ann Lee, the mayor of Newtown, said: “It works.”", &["Ann Lee"]),
    ("in the middle", "“It works,” Ann Lee said, “and it is cheap.”", &["Ann Lee", "Ann Lee"]),
    ("goes on behind the cue", "“It works,” Ann Lee said. “It is cheap, too.”", &["Ann Lee", "Ann Lee"]),
    ("the listener", "“It works,” Ann Lee told Bob Hill.", &["Ann Lee"]),
    ("in the sentence before", "Ann Lee was in good spirits on Monday. “It works as it should.”", &["Ann Lee"]),
    ("over two paragraphs", "“It works,” Ann Lee said.\n“It is cheap, too,” she added.", &["Ann Lee", "Ann Lee"]),
    ("according to", "According to Ann Lee, it is “a wonder that it works”.", &["Ann Lee"]),
    ("an unnamed source", "A Town Hall source said it was late. “It never worked well,” they added.", &["A Town Hall source"]),
    (
        "short for a longer noun",
        "The mayor’s official spokesman came in. “It works,” the spokesman said.",
        &["The mayor’s official spokesman"],
    ),
    (
        "an honorific to the full name",
        "Ann Lee met Robert Hill. “It works,” Ms Lee said. “It is late,” said Mr Hill.",
        &["Ann Lee", "Robert Hill"],
    ),
    (
        "pronouns by gender",
        "Sarah Lee met Robert Hill on Monday.\n“It works,” she said.\n“It is late,” he said.",
        &["Sarah Lee", "Robert Hill"],
    ),
    (
        "two of one surname",
        "Robert Hill and Sarah Hill came in. “It works,” Mrs Hill said. “It is late,” Mr Hill said.",
        &["Sarah Hill", "Robert Hill"],
    ),
    (
        "the name behind a noun, in commas, before the one in the paragraph before",
        "« Je n’y croyais pas », reconnaît le maire, Bertrand Morel.\n\
         Un relieur de Valmont, Étienne Garnier, a rendu hier à Bertrand Morel le registre du village. « Le papier se souvient de tout », explique-t-il.",
        &["Bertrand Morel", "Étienne Garnier"],
    ),
    (
        "the subject of the sentence before, with an office",
        "Die Bürgermeisterin Wiebke Harms hat Pläne. „Wir bauen im Mai“, sagte Harms.\n\
         Die Vorsitzende des Heimatvereins, Dörte Kühl, warnte vor den Kosten. „Und wer zahlt das alles?“, fragte sie.",
        &["Wiebke Harms", "Dörte Kühl"],
    ),
    (
        "reported speech goes on",
        "Ein Sprecher der Fähre sagte, der Fahrplan bleibe bis Mai gültig. Man habe „lange genug auf das Gutachten gewartet“.",
        &["Ein Sprecher der Fähre"],
    ),
    (
        "reported speech of the subject before",
        "Wiebke Harms warf dem Betreiber am Montag Leichtsinn vor. Es habe dort eine „Kultur des beharrlichen Schweigens“ geherrscht.",
        &["Wiebke Harms"],
    ),
    (
        "a transcript inside marks",
        "Ann Lee was asked about the bridge by Robert Hill.\nThe transcript:\n\"HILL: When will it open?\n\"LEE: We open it in May.\n\"And we open it with a band.\"",
        &["Robert Hill", "Ann Lee", "Ann Lee"],
    ),
    (
        "a word in capitals inside marks",
        "“WARNING: the bridge may fall,” the sign said. Ann Lee laughed. “It never did,” she said.",
        &["the sign", "Ann Lee"],
    ),
    (
        "an adjective of a nation inside an office",
        "« Nous avons gagné », a affirmé le ministre belge de la Pêche, Luc Peeters. Le ministre belge a parlé d’« une belle journée pour tous ».",
        &["Luc Peeters", "Luc Peeters"],
    ),
];

#[test]
fn each_order_of_words() {
    let mut wrong = Vec::new();
    for (name, text, expected) in CASES {
        let found = speakers(text);
        if found != *expected {
            wrong.push(format!("{name}: {found:?} instead of {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn roles_stand_with_names() {
    let text =
        "French Foreign Minister Anne Roux came in.\n“It works,” said Ms Roux.\n“Late,” said Bob Hill, a nurse from Newtown.";
    let quotes = quote::find(&Story::from_text(text));
    let roles: Vec<_> = quotes.iter().map(|quote| quote.role.as_deref().unwrap_or_default()).collect();
    assert_eq!(roles, ["French Foreign Minister", "nurse from Newtown"]);
}

#[test]
fn the_first_article_has_nine_quotations_with_nine_speakers() {
    let seed = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed");
    let Ok(expected) = fs::read_to_string(seed.join("expected.json")) else {
        assert!(std::env::var_os("CI").is_none(), "{} is missing", seed.display());
        println!("left out: {} is missing", seed.display());
        return;
    };
    let expected: serde_json::Value = serde_json::from_str(&expected).expect("JSON");
    let expected: Vec<(&str, &str)> = expected["quotes"]
        .as_array()
        .expect("quotations")
        .iter()
        .map(|quote| (quote["starts"].as_str().expect("words"), quote["speaker"].as_str().expect("a name")))
        .collect();
    let text = fs::read_to_string(seed.join("article.txt")).expect("the article");
    let page = fs::read(seed.join("article.html")).expect("the page");
    for page in [quiet_quotes::page::plain::read(&text), quiet_quotes::page::html::read(&page, None)] {
        let report = quiet_quotes::analyze(&page, &quiet_quotes::Settings::default());
        let found: Vec<(&str, &str)> =
            report.quotes.iter().map(|quote| (&*quote.text, quote.speaker.as_deref().unwrap_or_default())).collect();
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for ((words, speaker), (starts, name)) in found.iter().zip(&expected) {
            assert!(words.starts_with(starts) && speaker == name, "{speaker}: {words}, instead of {name}: {starts}");
        }
    }
}
