//! Every style of quotation is found word for word, and nothing else between marks that merely looks like one.

mod common;

use quiet_quotes::quote::detect;
use quiet_quotes::story::Story;

use common::engine;

/// A text and the words of the spans in it.
type Case = (&'static str, &'static str, &'static [&'static str]);

const STYLES: &[Case] = &[
    ("English, curly", "“We will rebuild the bridge,” the mayor said.", &["We will rebuild the bridge,"]),
    ("English, straight", r#"The mayor said: "We will rebuild the bridge.""#, &["We will rebuild the bridge."]),
    (
        "English, single with apostrophes",
        "‘It’s the workers’ own bridge, and they don’t want it,’ she said. ‘That’s all.’",
        &["It’s the workers’ own bridge, and they don’t want it,", "That’s all."],
    ),
    (
        "English, single and straight",
        "'It's the workers' own bridge, and they don't want it,' she said. She hasn't left.",
        &["It's the workers' own bridge, and they don't want it,"],
    ),
    ("German, low and high", "„Wir bauen die Brücke wieder auf“, sagte sie.", &["Wir bauen die Brücke wieder auf"]),
    ("Polish, low and right", "„Odbudujemy ten most” – powiedziała.", &["Odbudujemy ten most"]),
    ("German, typed", "„Wir bauen die Brücke wieder auf\", sagte sie.", &["Wir bauen die Brücke wieder auf"]),
    ("German, books", "»Wir bauen die Brücke wieder auf«, sagte sie.", &["Wir bauen die Brücke wieder auf"]),
    (
        "Danish",
        "»Vi bygger broen op igen,« siger hun. »Og det bliver snart.«",
        &["Vi bygger broen op igen,", "Og det bliver snart."],
    ),
    ("Spanish", "«Vamos a reconstruir el puente», dijo.", &["Vamos a reconstruir el puente"]),
    (
        "French, no-break spaces",
        "«\u{a0}Nous allons reconstruire le pont\u{a0}», dit-elle. Elle précise qu’«\u{202f}il faudra du temps\u{202f}».",
        &["Nous allons reconstruire le pont", "il faudra du temps"],
    ),
    ("French, spaces", "Elle parle d’« un pont de trop », puis d’« une folie ».", &["un pont de trop", "une folie"]),
    (
        "Italian, elided",
        "Il sindaco ha parlato dell’«opera più urgente» e di \"un errore\".",
        &["opera più urgente", "un errore"],
    ),
    ("Swedish", "”Vi bygger upp bron igen”, säger hon. ”Det går fort.”", &["Vi bygger upp bron igen", "Det går fort."]),
    ("Japanese", "市長は「橋を再建します」と述べた。", &["橋を再建します"]),
    ("Czech", "„Most postavíme znovu,“ řekla starostka. „Do dvou let.“", &["Most postavíme znovu,", "Do dvou let."]),
    ("Russian", "«Мы восстановим мост», — сказала она.", &["Мы восстановим мост"]),
    ("interrupted", "“We will,” she said, “rebuild the bridge.”", &["We will,", "rebuild the bridge."]),
    ("inside another, other marks", "“He told me ‘never again’ and left,” she said.", &["He told me ‘never again’ and left,"]),
    (
        "inside another, same marks",
        "\"He told me \"never again\" and left,\" she said.",
        &["He told me \"never again\" and left,"],
    ),
    (
        "inside another, German",
        "„Er hat ‚nie wieder‘ gesagt und »Adieu«“, erzählt sie.",
        &["Er hat ‚nie wieder‘ gesagt und »Adieu«"],
    ),
    ("double in single", "‘He said “no” twice,’ she said.", &["He said “no” twice,"]),
    ("dots at the start", "He said it was \"... a very long road\".", &["... a very long road"]),
    ("dash before", "One line—“the road is closed”—was enough.", &["the road is closed"]),
    ("brackets", "(“The road is closed,” she said.)", &["The road is closed,"]),
];

const REGRESSIONS: &[Case] = &[
    ("curly closed by straight", "“We will rebuild the bridge,\" she said. “Soon.”", &["We will rebuild the bridge,", "Soon."]),
    ("straight closed by curly", "\"We will rebuild the bridge,” she said. “Soon.\"", &["We will rebuild the bridge,", "Soon."]),
    ("opened by a closing mark", "”We will rebuild it,” she said.", &["We will rebuild it,"]),
    ("closed by an opening mark", "“We will rebuild it,“ she said. “Soon.”", &["We will rebuild it,", "Soon."]),
    (
        "never closed",
        "“We will rebuild it, she said.\nThe “old bridge” fell in May.",
        &["We will rebuild it, she said.", "old bridge"],
    ),
    (
        "closed by nothing before the next",
        "She said: “We will rebuild it. The work is hard. Her deputy added: “It will take a year.” Both left.",
        &["We will rebuild it.", "It will take a year."],
    ),
    ("opened by nothing", "We will rebuild it,” she said. “Soon enough.”", &["We will rebuild it,", "Soon enough."]),
    ("space inside the mark", "\" We will rebuild it,\" she said.", &["We will rebuild it,"]),
    ("inches", "A 12\" pipe and a 6'2\" man were there, “by chance,” she said.", &["by chance,"]),
    ("inches in a quotation", "\"I own a 12\" record,\" she said.", &["I own a 12\" record,"]),
    ("minutes and seconds", "She ran it in 3'14'' and he in 41''.", &[]),
    ("code", "Type <a href=\"https://example.org\" class=\"wide\"> and save, “then wait,” he said.", &["then wait,"]),
    ("decades", "In the ’90s and the '80s the bridge was new.", &[]),
    ("possessives", "The workers' hall and the nurses’ home are old.", &[]),
    (
        "several paragraphs, opened again",
        "“The bridge fell.\n“Nobody was hurt,” she said.",
        &["The bridge fell.", "Nobody was hurt,"],
    ),
    (
        "several paragraphs, not opened again",
        "She said: „Die Brücke fiel.\nNiemand wurde verletzt.“ Dann ging sie.",
        &["Die Brücke fiel.", "Niemand wurde verletzt."],
    ),
    (
        "guillemets lead the next lines",
        "« Le pont est tombé.\n« Personne n’a été blessé », dit-elle.",
        &["Le pont est tombé.", "Personne n’a été blessé"],
    ),
    (
        "closing guillemets lead the next lines",
        "« Le pont est tombé.\n» Personne n’a été blessé », dit-elle.",
        &["Le pont est tombé.", "Personne n’a été blessé"],
    ),
];

fn spans(text: &str) -> Vec<&str> {
    let story = Story::from_text(text);
    detect::find(&story, engine().quotes.languages.lexicon(&story.text, story.lang.as_deref()))
        .into_iter()
        .map(|span| &text[span.inner])
        .collect()
}

fn check(cases: &[Case]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(_, text, words)| spans(text) != *words)
        .map(|(name, text, words)| format!("{name}: {:?} instead of {words:?}", spans(text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_style_of_marks() {
    check(STYLES);
}

#[test]
fn slips_of_the_pen() {
    check(REGRESSIONS);
}

/// A text and the context of each quotation in it, `None` for a full one.
const CONTEXTS: &[(&str, &str, &[Option<&str>])] = &[
    (
        "a fragment in indirect speech",
        "It rained. Mrs. Ode called the plan “a bridge too far for us” on Monday. Nobody laughed.\nNothing followed.",
        &[Some("Mrs. Ode called the plan “a bridge too far for us” on Monday.")],
    ),
    ("a full quotation", "“We will rebuild the bridge,” Mrs. Ode said on Monday.", &[None]),
    ("behind a colon", "Mrs. Ode said: “we will rebuild the bridge.”\nNothing followed.", &[None]),
    ("interrupted", "“We will,” Mrs. Ode said, “rebuild the bridge in May.” It rained.", &[None, None]),
    (
        "two in a sentence",
        "Mrs. Ode said the bridge was “old and tired” but “not yet dead at all”. It rained.",
        &[
            Some("Mrs. Ode said the bridge was “old and tired” but “not yet dead at all”."),
            Some("Mrs. Ode said the bridge was “old and tired” but “not yet dead at all”."),
        ],
    ),
];

#[test]
fn fragments_come_with_their_sentence() {
    for (name, text, contexts) in CONTEXTS {
        let found = engine().quotes(&Story::from_text(text));
        let found: Vec<Option<&str>> = found.iter().map(|quote| quote.context.as_deref()).collect();
        assert_eq!(found, *contexts, "{name}");
    }
}

/// A text and the words of what is quoted in it.
const DOUBTS: &[Case] = &[
    ("the title of a show", "He was on “State of the Harbour” on Sunday, and the rain fell on all of them.", &[]),
    ("the title of a book", "Her book “A Winter Without Ferries” came out when the bridge was shut in the spring.", &[]),
    (
        "a sentence of short words with capitals among them",
        "“We call it Plan C,” said Ann Lee. “Plan A and Plan B were also bad.” It rained on the quay, and the boats that had come in the night lay in the mud until the tide was back.",
        &["We call it Plan C", "Plan A and Plan B were also bad."],
    ),
    (
        "a show and its guest",
        "“The bridge is shut,” Ann Lee said on the show “Harbour Hour.” It rained on the quay and on all who stood there.",
        &["The bridge is shut"],
    ),
    ("a term", "The “ghost ferry” sails at night with all of its lamps out.", &[]),
    ("so-called", "The so-called “friends of the old iron bridge” met on Monday and went home at nine.", &[]),
    (
        "so-called, in German",
        "Die sogenannten „Freunde der alten Brücke“ trafen sich am Montag und gingen um neun nach Hause.",
        &[],
    ),
    (
        "a label far from any cue",
        "“I only wanted to keep them,” he said. He put nine of them in a tin and took them to the autumn show, where they were labelled “unknown, cooking”.",
        &["I only wanted to keep them"],
    ),
    ("irony", "The “repair” fell into the river on Monday, with both of the new lamps on it.", &[]),
    ("an address", "Read <a href=“https://news.example/ferry”>all of it</a> before the next ferry sails.", &[]),
    ("numbers", "The boat is 31\" by 44\" and costs “1,000,000” at most, with oars and a sail.", &[]),
    (
        "nouns with capitals",
        "Die Stadt sprach in der Nacht von „Angst vor Wasser“ und von der Brücke über den Fluss.",
        &["Angst vor Wasser"],
    ),
    ("a short answer", "“We will,” the mayor said. It rained on the harbour all the same.", &["We will"]),
];

/// A text without marks, or with few, and the words of what is quoted in it.
const UNMARKED: &[Case] = &[
    (
        "Spanish, dashes close to the words",
        "La alcaldesa Ana Ruiz llegó a la orilla del río.\n—Vamos a reconstruir el puente —dijo—. Será en mayo y no antes.",
        &["Vamos a reconstruir el puente", "Será en mayo y no antes."],
    ),
    (
        "Spanish, short dashes",
        "–Vamos a reconstruir el puente –dijo Ana Ruiz–. Será en mayo.",
        &["Vamos a reconstruir el puente", "Será en mayo."],
    ),
    ("French, a dash", "— Nous allons reconstruire le pont, dit Anne Roux.", &["Nous allons reconstruire le pont"]),
    (
        "Polish, dashes",
        "– Odbudujemy ten most – powiedziała Anna Nowak. – Będzie to w maju.",
        &["Odbudujemy ten most", "Będzie to w maju."],
    ),
    (
        "Polish, typed",
        "Burmistrz Anna Nowak przyszła nad rzekę.\n- Odbudujemy ten most - powiedziała Nowak.",
        &["Odbudujemy ten most"],
    ),
    (
        "Russian, dashes",
        "— Мы восстановим мост, — сказала Анна Иванова. — Это будет в мае.",
        &["Мы восстановим мост", "Это будет в мае."],
    ),
    ("Swedish, a dash", "– Vi bygger upp bron igen, säger Anna Berg.", &["Vi bygger upp bron igen"]),
    ("a list", "The harbour has three boats:\n– The Lee Castle, built in 1912\n– The Holmsund, built in 1930", &[]),
    (
        "letters for question and answer",
        "Ann Lee runs the ferry.\nQ: When does it sail?\nA: We sail in May.\nQ: Who pays for it?\nA: The county does.",
        &["We sail in May.", "The county does."],
    ),
    (
        "letters with stops, and an answer in two paragraphs",
        "Ann Lee runs the ferry.\nQ. When does it sail?\nA. We sail in May.\nIf the ice lets us.\nQ. Who pays for it?\nA. The county does.\nThe ferry sails at nine.",
        &["We sail in May.", "If the ice lets us.", "The county does."],
    ),
    (
        "names for question and answer",
        "The Daily Bridge: When does it sail?\nAnn Lee: We sail in May.\nThe Daily Bridge: Who pays for it?\nAnn Lee: The county does.",
        &["We sail in May.", "The county does."],
    ),
];

#[test]
fn speech_without_marks() {
    for (name, text, words) in UNMARKED {
        let found = engine().quotes(&Story::from_text(text));
        let found: Vec<&str> = found.iter().map(|quote| &*quote.text).collect();
        assert_eq!(found, *words, "{name}");
    }
}

/// The markup of a part of a story, and the words of what is quoted in it.
const SET_IN: &[Case] = &[
    (
        "a statement set in",
        "<p>The council answered on Monday.</p><blockquote><p>The ferry will sail in May, with a new engine and an old bell.</p></blockquote>",
        &["The ferry will sail in May, with a new engine and an old bell."],
    ),
    (
        "a post with its author below",
        "<p>The council posted it on Monday.</p><blockquote><p>The ferry will sail in May, with a new engine and an old bell.</p>\
         — Newtown Council (@newtown) <a href=\"https://social.example/1\">May 4, 2025</a></blockquote>",
        &["The ferry will sail in May, with a new engine and an old bell."],
    ),
    (
        "a statement in marks, set in",
        "<p>The council answered on Monday.</p><blockquote><p>“The ferry will sail in May, with a new engine and an old bell.”</p></blockquote>",
        &["The ferry will sail in May, with a new engine and an old bell."],
    ),
    (
        "a pull quote that repeats a sentence",
        "<p>“The ferry will sail in May, with a new engine and an old bell,” Ann Lee said on the quay.</p>\
         <aside class=\"pullquote\"><p>“The ferry will sail in May, with a new engine and an old bell”</p></aside>",
        &["The ferry will sail in May, with a new engine and an old bell"],
    ),
    (
        "a pull quote set in, without marks",
        "<p>“The ferry will sail in May, with a new engine and an old bell,” Ann Lee said on the quay.</p>\
         <blockquote class=\"pullquote\"><p>The ferry will sail in May, with a new engine and an old bell</p></blockquote>",
        &["The ferry will sail in May, with a new engine and an old bell"],
    ),
    (
        "a pull quote before the sentence that it repeats",
        "<blockquote class=\"pull-quote\"><p>The ferry will sail in May, with a new engine and an old bell</p></blockquote>\
         <p>“The ferry will sail in May, with a new engine and an old bell,” Ann Lee said on the quay.</p>",
        &["The ferry will sail in May, with a new engine and an old bell"],
    ),
    (
        "an embedded post of a network",
        "<p>The council posted it on Monday.</p><div><blockquote class=\"twitter-tweet\"><p lang=en dir=ltr>The ferry will sail in May, with a new engine and an old bell. \
         <a href=\"https://t.example/1\">pic.twitter.com/1</a></p>&mdash; Newtown Council (@newtown) <a href=\"https://twitter.com/newtown/1\">May 4, 2025</a></blockquote></div>",
        &["The ferry will sail in May, with a new engine and an old bell."],
    ),
    (
        "bold names",
        "<p><strong>Daily Bridge:</strong> When does the ferry sail again, after all of this?</p><p><strong>Ann Lee:</strong> We sail in May, with a new engine.</p>\
         <p><strong>Daily Bridge:</strong> Who pays for the engine and the bell?</p><p><strong>Ann Lee:</strong> The county does, and gladly.</p>",
        &["We sail in May, with a new engine.", "The county does, and gladly."],
    ),
];

#[test]
fn what_markup_sets_in_is_found_once() {
    let wrong: Vec<String> = SET_IN
        .iter()
        .map(|(name, part, words)| (name, quoted_in_page(part), *words))
        .filter(|(_, found, words)| found != words)
        .map(|(name, found, words)| format!("{name}: {found:?} instead of {words:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is quoted in a page with a part between other paragraphs.
fn quoted_in_page(part: &str) -> Vec<String> {
    let page = format!(
        "<html lang=en><body><article><h1>The ferry sails again</h1>\
         <p>The harbour of Newtown lies at the mouth of the river, behind a long wall of grey stone, and the ferry has \
         crossed from there to the island for a hundred and twelve years, in all weathers but the very worst.</p>\
         <p>In winter the wall is white with gulls, and the men who mend the boats walk along it with their collars up \
         and talk of the ice of years that nobody else remembers.</p>{part}\
         <p>It rained for most of the week, and the roads along the river were shut from the bridge to the mill.</p>\
         <p>The lamps on the quay, which are older than the ferry, were lit at four in the afternoon all the same.</p>\
         </article></body></html>"
    );
    let page = quiet_quotes::page::read::html::read_str(&page, None);
    let report = engine().analyze(&page, &quiet_quotes::Settings::default());
    report.quotes.into_iter().map(|quote| quote.text).collect()
}

#[test]
fn what_is_no_quotation_is_left_out() {
    for (name, text, words) in DOUBTS {
        let found = engine().quotes(&Story::from_text(text));
        let found: Vec<&str> = found.iter().map(|quote| &*quote.text).collect();
        assert_eq!(found, *words, "{name}");
    }
}
