use super::*;
use crate::nag::normalise;
use crate::nag::words::Names;

fn matcher(class: PhraseRole, phrase: &str) -> Matcher {
    let plain: Vec<String> = phrase.lines().map(normalise::phrase).collect::<Result<_, _>>().expect("it is a phrase");
    Matcher::read(format!("\t{}0\n{}", class as usize, plain.join("\n")).leak())
}

/// The name of the outlet in examples.
fn names() -> Names {
    Names::new(["Harrow Post"].into_iter())
}

#[test]
fn a_phrase_is_found_however_it_is_written() {
    let cases = [
        ("a gap", "help … free", "Help us keep it free", true),
        ("a gap of no words", "help … free", "help free", true),
        ("a gap too wide", "help … free", "help that is by no means always free", false),
        ("a gap over the end of a sentence", "help … free", "We need help. It is free", false),
        ("a gap over an abbreviation's dot inside a word", "at … now", "at example.org now", true),
        ("one of several", "(give|donate) now", "donate now", true),
        ("none of several", "(give|donate) now", "now", false),
        ("one of several or none, where none", "give (it|some now|) now", "give now", true),
        ("the longer of two that begin alike", "give (some|some now) here", "give some now here", true),
        ("a gap or none, where none", "get (… |)app", "get app", true),
        ("a gap or none, where some", "get (our |)(… |)app", "get our great new app", true),
        ("a first word that may be missing", "(please|) donate", "donate", true),
        ("an open end", "newsletter*", "Our newsletters", true),
        ("an open end behind the first word", "our letter*", "our letters", true),
        ("a closed end", "newsletter", "newsletters", false),
        ("signs between", "subscribe now", "SUBSCRIBE — NOW!", true),
        ("soft hyphens", "probeabo", "Probe\u{ad}abo", true),
        ("an apostrophe of either kind", "j'en profite", "J’en profite", true),
        ("a number", "# per month", "Only 4.99 per month", true),
        ("a number with its sign behind", "# per month", "4,99 € per month", true),
        ("a number with its unit right behind", "# kr per month", "99kr per month", true),
        ("a number that is none", "# per month", "often per month", false),
        ("a number between Chinese signs", "剩余 # 篇", "本月剩余3篇", true),
        ("the site's name", "support @", "Please support Harrow Post today", true),
        ("the site's name first", "@ needs you", "HARROW POST NEEDS YOU", true),
        ("another name", "support @", "Please support Meadow Post today", false),
        ("the site's name as common words", "support @", "support harrow post", false),
        ("Chinese without spaces", "立即订阅", "现在立即订阅吧", true),
        ("Korean endings and spaces", "유료구독", "지금 유료 구독을 시작하세요", true),
        ("a gap between Japanese signs", "残り … 文字", "残りあと123文字です", true),
        ("capital letters without accents", "γίνε συνδρομητής", "ΓΙΝΕ ΣΥΝΔΡΟΜΗΤΗΣ", true),
        ("Turkish capitals", "giriş yap", "GİRİŞ YAP", true),
        ("a dotless i", "sınırsız", "SINIRSIZ", true),
        ("accents that stand by themselves", "abonné", "abonne\u{301}", true),
        ("full-width letters", "line", "ＬＩＮＥ", true),
        ("Arabic with points", "اشترك", "اِشْتَرِك", true),
        ("the Swiss ss", "abschließen", "abschliessen", true),
    ];
    for (name, phrase, text, expected) in cases {
        assert_eq!(!matcher(PhraseRole::Ask, phrase).scan(&Words::new(text, &names())).is_empty(), expected, "{name}");
    }
}

#[test]
fn a_button_is_the_whole_text() {
    let button = matcher(PhraseRole::Button, "donate now");
    assert_eq!(button.scan(&Words::new("Donate now →", &names())).len(), 1);
    assert!(button.scan(&Words::new("She said: donate now", &names())).is_empty());
}

#[test]
fn a_cue_is_the_text_that_was_matched() {
    let text = "„Ja“ – jetzt für nur 4,99 € im Monat!";
    let cues = matcher(PhraseRole::Ask, "nur # im monat").scan(&Words::new(text, &names()));
    assert_eq!(cues.iter().map(|cue| &text[cue.range.clone()]).collect::<Vec<_>>(), ["nur 4,99 € im Monat"]);
}

#[test]
fn of_phrases_in_each_other_only_the_longest_counts() {
    let matcher = matcher(PhraseRole::Ask, "our newsletter\nsign up\nsign up for our newsletter\nnewsletter every day");
    let text = "Sign up for our newsletter every day";
    let found: Vec<_> = matcher.scan(&Words::new(text, &names())).into_iter().map(|cue| &text[cue.range]).collect();
    assert_eq!(found, ["Sign up for our newsletter", "newsletter every day"]);
}

/// For each language, by kind: sentences of prompts that must be found with their kind; and sentences of the news
/// that speak of the same things and ask for nothing.
#[test]
fn the_examples_of_every_language_hold() {
    let all = Matcher::read(crate::tables::Tables::embedded().nag_phrases);
    let asks = |text: &str| {
        let mut asks = [0; NagKind::ALL.len()];
        let cues = all.scan(&Words::new(text, &names()));
        cues.iter()
            .filter(|cue| cue.class == PhraseRole::Ask)
            .filter_map(|cue| cue.kind)
            .for_each(|kind| asks[kind as usize] += 1);
        asks
    };
    let kinds = ["donation", "subscription", "registration", "newsletter", "adblock", "app"];
    let mut wrong = Vec::new();
    for file in std::fs::read_dir("data/nags").expect("the folder is there") {
        let file = file.expect("the file is there").path();
        let data: toml::Table = toml::from_str(&std::fs::read_to_string(&file).expect("is text")).expect("is TOML");
        let examples = |table: &str, key: &str| -> Vec<String> {
            let list = data.get(table).and_then(|table| table.get(key)).and_then(toml::Value::as_array);
            list.into_iter().flatten().filter_map(toml::Value::as_str).map(str::to_owned).collect()
        };
        for (kind, name) in kinds.iter().enumerate() {
            for example in examples("good", name) {
                let asks = asks(&example);
                if asks[kind] == 0 || asks.iter().any(|other| *other > asks[kind]) {
                    wrong.push(format!("{} {name} {asks:?}: {example}", file.display()));
                }
            }
        }
        for example in examples("bad", "news") {
            let cues = all.scan(&Words::new(&example, &names()));
            let said = |cue: &Cue| example[cue.range.clone()].to_owned();
            wrong.extend(
                cues.iter()
                    .filter(|cue| cue.class == PhraseRole::Ask)
                    .map(|cue| format!("{}: {} in: {example}", file.display(), said(cue))),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
