//! Who says what: each language's examples, named cases, and the article that started the project.

mod common;

use std::collections::BTreeMap;
use std::fs;

use quiet_quotes::story::Story;

use common::engine;

#[test]
fn examples_of_each_language() {
    let mut wrong = Vec::new();
    for file in fs::read_dir("data/quotations").expect("data").map(|file| file.expect("a file").path()) {
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

#[test]
fn texts_of_each_language() {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Texts {
        cases: Vec<Vec<String>>,
    }

    let (mut wrong, mut texts) = (Vec::new(), 0);
    for file in fs::read_dir("tests/speakers").expect("texts").map(|file| file.expect("a file").path()) {
        let Texts { cases } = toml::from_str(&fs::read_to_string(&file).expect("a text")).expect("TOML");
        for case in &cases {
            let [name, text, expected @ ..] = case.as_slice() else { panic!("{}: {case:?} lacks its text", file.display()) };
            // What nobody is named for may be no quotation at all.
            let found = speakers(text);
            let nobody = expected.iter().chain(&found).all(String::is_empty);
            if found != expected && !nobody {
                wrong.push(format!("{}, {name}: {text}\n    {found:?} instead of {expected:?}", file.display()));
            }
        }
        texts += cases.len();
    }
    assert!(texts > 350, "only {texts} texts are there");
    assert!(wrong.is_empty(), "{} of {texts} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn check(text: &str, expected: &[String], wrong: &mut Vec<String>) {
    let found = speakers(text);
    if found != expected {
        wrong.push(format!("{text}\n    {found:?} instead of {expected:?}"));
    }
}

fn speakers(text: &str) -> Vec<String> {
    engine().quotes(&Story::from_text(text)).into_iter().map(|quote| quote.speaker.unwrap_or_default()).collect()
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
        "another word for whom the story has just named",
        "Tim Bowers, the head coach, was happy. “We played with heart,” the trainer told reporters.",
        &["Tim Bowers"],
    ),
    (
        "two whom another word may mean",
        "“We won,” said Tim Bowers. “We never quit,” said Bob Hill.\n“It was a fine game,” the trainer added.",
        &["Tim Bowers", "Bob Hill", "the trainer"],
    ),
    (
        "a noun that says itself whose",
        "Ann Lee was in good spirits. “We have seen nothing,” the spokesman of the railway said.",
        &["the spokesman of the railway"],
    ),
    ("somebody new", "Ann Lee was in good spirits. “It never works,” a teacher said.", &["a teacher"]),
    (
        "whom the speaker talks with",
        "Bob Hill, a teacher, came late. In a talk with Ann Lee, the teacher said it was “a matter of traffic”.",
        &["Bob Hill"],
    ),
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
        "no pronoun of a person in \"il a fallu\", and a name of which \"qui\" tells",
        "« J’ai signé », reconnaît le maire, Bertrand Morel. « Je me suis trompé, et j’en suis ravi. »\n\
         Le moulin était la grande affaire. Il a fallu le démonter et le confier à un charpentier de Valmont, Étienne Garnier, qui n’en avait jamais vu. « Un moulin, c’est un bateau qui reste », dit-il.",
        &["Bertrand Morel", "Bertrand Morel", "Étienne Garnier"],
    ),
    (
        "the pronoun of who spoke of somebody's words, not of whose they were",
        "Sarah Moss built it. Ms Moss came in, and Ms Moss was glad.\nEngineer Mary Lind, who has studied bridges for years, said Sarah Moss’s plan was bold.\n“It works,” she said.",
        &["Mary Lind"],
    ),
    (
        "said by somebody of a paper",
        "“It is late,” said Robert Hill on Monday, and went home.\nIt will not matter much, noted the Daily Bridge’s Martin Moss.\n“It works,” he wrote.",
        &["Robert Hill", "Martin Moss"],
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
        "letters of an interview with the only person named before",
        "Ann Lee runs the ferry of Newtown.\nQ: When does it sail?\nA: We sail in May.\nQ: Who pays for it?\nA: Bob Hill does, and Eve Moss.",
        &["Ann Lee", "Ann Lee"],
    ),
    (
        "letters of an interview with the one of two who is in the headline",
        "Ann Lee on the ferry\nAnn Lee runs the ferry that Bob Hill built.\nQ: When does it sail?\nA: We sail in May.\nQ: Who pays for it?\nA: The county does.",
        &["Ann Lee", "Ann Lee"],
    ),
    (
        "letters of an interview with one of two",
        "Two who run the ferry\nAnn Lee and Bob Hill came in.\nQ: When does it sail?\nA: We sail in May.\nQ: Who pays for it?\nA: The county does.",
        &["", ""],
    ),
    (
        "letters of a German interview",
        "Wiebke Harms leitet die Fähre von Neustadt.\nF: Wann fährt sie wieder?\nA: Wir fahren im Mai.\nF: Wer zahlt das?\nA: Der Kreis zahlt es.",
        &["Wiebke Harms", "Wiebke Harms"],
    ),
    (
        "letters of a Russian interview",
        "Анна Лисина водит паром через реку.\nВ: Когда он пойдёт?\nО: Мы пойдём в мае.\nВ: Кто за это платит?\nО: Платит область.",
        &["Анна Лисина", "Анна Лисина"],
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

/// What is set into a page, and who speaks there.
const SET_IN: &[(&str, &str, &str)] = &[
    (
        "a post on one network",
        "<div class=\"embed\"><blockquote class=\"twitter-tweet\"><p>We sail in May, with a new engine.</p>&mdash; Ann Lee (@annlee) \
         <a href=\"https://twitter.com/annlee/1\">May 4, 2025</a></blockquote></div>",
        "Ann Lee",
    ),
    (
        "a post on another",
        "<blockquote class=\"bluesky-embed\"><p>We sail in May, with a new engine.</p>&mdash; Ann Lee 🚢 \
         (<a href=\"https://bsky.app/profile/annlee.example\">@annlee.example</a>) <a href=\"https://bsky.app/1\">4. Mai 2025</a></blockquote>",
        "Ann Lee",
    ),
    (
        "a post on a third",
        "<blockquote class=\"instagram-media\"><a href=\"https://photos.example\"><div>View this post</div></a><div><p>We sail in May, with a new engine.</p></div><p>A post shared by Ann Lee (@annlee) on May 4</p></blockquote>",
        "Ann Lee",
    ),
    (
        "the author of a post by the fuller name that the story tells",
        "<blockquote class=\"twitter-tweet\"><p>We sail in May, with a new engine.</p>&mdash; Hill (@hill) <a href=\"https://twitter.com/hill/1\">May 4</a></blockquote>",
        "Robert Hill",
    ),
    (
        "a credit in a paragraph of its own",
        "<blockquote><p>We sail in May, with a new engine.</p><p>— Ann Lee</p><p>owner of the ferry</p></blockquote>",
        "Ann Lee",
    ),
    ("a credit behind the words", "<blockquote><p>“We sail in May, with a new engine.” — Ann Lee</p></blockquote>", "Ann Lee"),
];

#[test]
fn who_is_credited_for_what_is_set_in() {
    for (name, part, speaker) in SET_IN {
        let page = format!(
            "<html lang=en><body><article><h1>The ferry sails again</h1>\
             <p>The harbour of Newtown lies at the mouth of the river, behind a long wall of grey stone, and the ferry of \
             Robert Hill has crossed from there to the island for a hundred and twelve years, in all weathers but the worst.</p>{part}\
             <p>It rained for most of the week, and the roads along the river were shut from the bridge to the mill.</p>\
             <p>The lamps on the quay, which are older than the ferry, were lit at four in the afternoon all the same.</p>\
             </article></body></html>"
        );
        let page = quiet_quotes::page::read::html::read_str(&page, None);
        let report = engine().analyze(&page, &quiet_quotes::Settings::default());
        let found: Vec<_> = report.quotes.iter().map(|quote| quote.speaker.as_deref().unwrap_or_default()).collect();
        assert_eq!(found, [*speaker], "{name}");
    }
}

#[test]
fn roles_stand_with_names() {
    let cases: [(&str, &str, &[&str]); 6] = [
        (
            "before a name and behind it",
            "French Foreign Minister Anne Roux came in.\n“It works,” said Ms Roux.\n“Late,” said Bob Hill, a nurse from Newtown.",
            &["French Foreign Minister", "nurse from Newtown"],
        ),
        (
            "an office ends where its name begins",
            "El juez del Tribunal Costero Ángel Ruiz ha citado a dos testigos. «El mar sube cada año», dijo Ruiz.",
            &["juez del Tribunal Costero"],
        ),
        (
            "the same before a verb",
            "La premier italiana Giorgia Riva è partita ieri. «Torno molto presto», ha detto Riva.",
            &["premier italiana"],
        ),
        (
            "an office with an office",
            "The minister in the Ministry of Fisheries Brian Stoker spoke first. “The quota stands,” Stoker said.",
            &["minister in the Ministry of Fisheries"],
        ),
        (
            "a long one is cut before what joins it to the rest",
            "“It works,” said Tim Moss, director of the Institute for the Study of Rivers in the valley of the Tamber.",
            &["director of the Institute for the Study of Rivers"],
        ),
        (
            "who comes to a place is not the place",
            "Reçue à l’Elysée, la secrétaire de la Ligue du port a exposé ses vues. Anne Morel attendait. « Le port reste ouvert », dit Anne Morel.",
            &[""],
        ),
    ];
    for (name, text, expected) in cases {
        let quotes = engine().quotes(&Story::from_text(text));
        let roles: Vec<_> = quotes.iter().map(|quote| quote.role.as_deref().unwrap_or_default()).collect();
        assert_eq!(roles, expected, "{name}");
    }
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
    for page in [quiet_quotes::page::read::text::read(&text), quiet_quotes::page::read::html::read(&page, None)] {
        let report = engine().analyze(&page, &quiet_quotes::Settings::default());
        let found: Vec<(&str, &str)> =
            report.quotes.iter().map(|quote| (&*quote.text, quote.speaker.as_deref().unwrap_or_default())).collect();
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for ((words, speaker), (starts, name)) in found.iter().zip(&expected) {
            assert!(words.starts_with(starts) && speaker == name, "{speaker}: {words}, instead of {name}: {starts}");
        }
    }
}
