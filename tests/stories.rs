//! News about asking stays whole, an ask stuck to news goes alone, and what a site owes its reader stays: `tests/stories` and
//! `tests/duties.toml` hold the texts.

use std::fmt::Write;

use quiet_quotes::page::read::html;
use quiet_quotes::{Engine, Report, Settings};
use rayon::prelude::*;
use serde::Deserialize;

/// A language's texts; `tests/stories/README.md` tells what each is for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    around: [String; 3],
    #[serde(default)]
    news: Vec<String>,
    #[serde(default)]
    said: Vec<String>,
    #[serde(default)]
    speech: Vec<String>,
    lead: Vec<String>,
    ask: Vec<String>,
}

/// Where the asks of a file lead, in their order.
const LINKS: [&str; 5] = ["/donate", "/donate", "/newsletter", "/subscribe", "/app"];

fn languages() -> Vec<(String, Texts)> {
    let files = std::fs::read_dir("tests/stories").expect("the folder is there").map(|file| file.expect("a file").path());
    let texts = files.filter(|path| path.extension().is_some_and(|end| end == "toml")).map(|path| {
        let code = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("is text");
        (code, toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
    });
    texts.collect()
}

fn page(lang: &str, paragraphs: &[&str], behind: &str) -> String {
    let mut page = format!(
        r#"<!doctype html><html lang="{lang}"><head><title>A story</title><meta property="og:type" content="article"></head><body>
        <nav><a href="/">One</a> <a href="/two">Two</a></nav><main><article><h1>A story</h1>"#
    );
    paragraphs.iter().for_each(|paragraph| write!(page, "<p>{paragraph}</p>").expect("written to memory"));
    page + "</article>" + behind + "</main><footer><a href='#'>Three</a></footer></body></html>"
}

fn read(engine: &Engine, source: &str) -> Report {
    engine.analyze(&html::read_str(source, None), &Settings::default())
}

#[test]
fn news_about_asking_is_never_hidden() {
    let engine = Engine::embedded();
    let (mut all, mut spoken) = (0, 0);
    let mut cases = Vec::new();
    for (lang, texts) in languages() {
        let speech = texts.speech.iter().flat_map(|frame| texts.said.iter().map(move |said| frame.replace("{}", said)));
        spoken += texts.speech.len() * texts.said.len();
        for news in texts.news.iter().cloned().chain(speech) {
            let [first, second, third] = &texts.around;
            all += 1;
            cases.push((news.clone(), page(&lang, &[first, second, &news, third], "")));
            cases.push((news.clone(), page(&lang, &[first, second, third, &news], "")));
        }
    }
    assert!(all >= 400 && spoken * 3 >= all, "{spoken} of {all}");
    let hidden: Vec<String> = cases
        .par_iter()
        .filter_map(|(news, source)| {
            let report = read(&engine, source);
            let whole = report.is_article && report.nags.is_empty() && report.article.text.contains(news);
            (!whole).then(|| format!("{news}\n    {:?}", report.nags))
        })
        .collect();
    assert!(hidden.is_empty(), "{}", hidden.join("\n"));
}

#[test]
fn an_ask_stuck_to_news_goes_alone() {
    let engine = Engine::embedded();
    let mut cases = Vec::new();
    let languages = languages();
    for (lang, texts) in &languages {
        let [first, second, third] = &texts.around;
        for (lead, (ask, link)) in texts.lead.iter().flat_map(|lead| texts.ask.iter().zip(LINKS).map(move |ask| (lead, ask))) {
            let linked = format!("<a href='{link}'>{ask}</a>");
            for (end, shown) in
                [(ask, format!("{lead}{ask}")), (ask, format!("{lead}{linked}")), (ask, format!("{lead} {linked}"))]
            {
                let paragraph = format!("{third} {shown}");
                cases.push((third, lead, end, page(lang, &[first, second, &paragraph], "")));
            }
        }
    }
    let reports: Vec<Report> = cases.par_iter().map(|(.., source)| read(&engine, source)).collect();
    let (mut cut, mut lost) = (0, Vec::new());
    for ((third, lead, ask, _), report) in cases.iter().zip(&reports) {
        let text = &report.article.text;
        if !text.contains(*third) || !text.contains(*lead) {
            lost.push(format!("{lead} | {ask}\n    {:?}", report.nags));
        }
        cut += usize::from(matches!(&*report.nags, [nag] if nag.text == **ask));
    }
    assert!(lost.is_empty(), "{} of {}:\n{}", lost.len(), cases.len(), lost.join("\n"));
    assert!(cut * 10 >= cases.len() * 6, "{cut} of {} cut", cases.len());
}

/// Something that must stay, or must not go alone.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    html: String,
    /// Texts that stay: short ones as whole blocks.
    #[serde(default)]
    keep: Vec<String>,
    /// Texts that go.
    #[serde(default)]
    hide: Vec<String>,
    /// Blocks that go together or not at all.
    #[serde(default)]
    together: Vec<String>,
}

#[test]
fn what_a_site_owes_its_reader_is_never_hidden() {
    #[derive(Deserialize)]
    struct Cases {
        case: Vec<Case>,
    }
    let engine = Engine::embedded();
    let texts = languages().into_iter().find(|(code, _)| code == "en").expect("English is there").1;
    let around: Vec<&str> = texts.around.iter().map(|text| &**text).collect();
    let cases: Cases = toml::from_str(&std::fs::read_to_string("tests/duties.toml").expect("is text")).expect("is TOML");
    let mut wrong = Vec::new();
    for case in &cases.case {
        let report = read(&engine, &page("en", &around, &case.html));
        let hidden: Vec<&str> = report.nags.iter().flat_map(|nag| nag.text.split('\n')).collect();
        let goes = |text: &String| hidden.iter().any(|block| block == text || text.len() > 14 && block.contains(&**text));
        wrong.extend(case.keep.iter().filter(|text| goes(text)).map(|text| format!("{}: hidden: {text}", case.name)));
        wrong.extend(case.hide.iter().filter(|text| !goes(text)).map(|text| format!("{}: left: {text}", case.name)));
        let gone = case.together.iter().filter(|text| goes(text)).count();
        if gone > 0 && gone < case.together.len() {
            wrong.push(format!("{}: hidden in part: {hidden:?}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Sentences of prompts, one or more for each kind, from the examples of the phrase files.
fn examples() -> Vec<(String, String)> {
    let mut examples = Vec::new();
    for file in std::fs::read_dir("data/nags").expect("the folder is there") {
        let path = file.expect("a file").path();
        let code = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let data: toml::Table = toml::from_str(&std::fs::read_to_string(&path).expect("is text")).expect("is TOML");
        let good = data.get("good").and_then(toml::Value::as_table).into_iter().flatten();
        let lists = good.filter_map(|(_, list)| list.as_array()).flatten().filter_map(toml::Value::as_str);
        examples.extend(lists.map(|example| (code.clone(), example.to_owned())));
    }
    examples
}

/// What stands before and behind somebody's words, in every style that newspapers use.
const STYLES: [(&str, &str); 14] = [
    ("“", ",” said Mary Holt, the director."),
    ("‘", ",’ said Mary Holt, the director."),
    ("\"", ",\" said Mary Holt, the director."),
    ("'", ",' said Mary Holt, the director."),
    ("„", "“, sagte Maria Holt, die Leiterin."),
    ("»", "«, sagte Maria Holt, die Leiterin."),
    ("«", "», ha detto Maria Holt, la direttrice."),
    ("« ", " », a déclaré Marie Holt, la directrice."),
    ("‹", "›, dit Marie Holt, la directrice."),
    ("”", "”, sade Maria Holt, chefen."),
    ("—", " —dijo María Holt, la directora."),
    ("– ", ", sagte Maria Holt, die Leiterin."),
    ("「", "」と堀まりさんは話した。"),
    ("“", "”，站长何玛丽说。"),
];

#[test]
fn no_ask_is_hidden_in_anybodys_mouth() {
    let engine = Engine::embedded();
    let languages = languages();
    let all = examples();
    let cases: Vec<(&str, String, String)> = all
        .iter()
        .flat_map(|(code, example)| STYLES.iter().map(move |(open, close)| (&**code, format!("{open}{example}{close}"))))
        .map(|(code, said)| {
            let around = &languages.iter().find(|(known, _)| known == code).unwrap_or(&languages[0]).1.around;
            let source = page(code, &[&around[0], &around[1], &said, &around[2]], "");
            (code, said, source)
        })
        .collect();
    assert!(cases.len() > 1000, "{} cases", cases.len());
    let hidden: Vec<String> = cases
        .par_iter()
        .filter_map(|(code, said, source)| {
            let report = read(&engine, source);
            (!report.nags.is_empty()).then(|| format!("{code}: {said}\n    {:?}", report.nags[0].text))
        })
        .collect();
    assert!(hidden.is_empty(), "{} of {}:\n{}", hidden.len(), cases.len(), hidden.join("\n"));
}
