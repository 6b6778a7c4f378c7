//! What must go: each kind of nag, in several languages, around and inside a story that stays whole.

mod common;

use std::path::Path;

use quiet_quotes::report::{NagKind, Report};
use quiet_quotes::{Settings, page};

use common::engine;

const NEWS: [&str; 4] = [
    "The council of Harrowfield met on Tuesday evening and voted by nine to four to close the old bridge for a year of repairs.",
    "Engineers had warned in March that two of its piers were worn so badly that another winter of floods could bring them down.",
    "Buses will go round by the mill, and the market moves to the station square until the work is done, the mayor told the meeting.",
    "Shopkeepers on the south bank fear for their trade, as most of their customers come across the river on foot every morning.",
];

fn read(inside: &str) -> Report {
    let [first, second, third, fourth] = NEWS;
    read_story(&format!("<p>{first}</p><p>{second}</p>{inside}<p>{third}</p><p>{fourth}</p>"))
}

/// A story that ends with something more.
fn read_end(end: &str) -> Report {
    read_story(&format!("<p>{}</p>{end}", NEWS.join("</p><p>")))
}

fn read_story(story: &str) -> Report {
    let head = r#"<html><head><meta property="og:type" content="article"></head><body><article><h1>What happened</h1>"#;
    engine().analyze(&page::read::html::read_str(&format!("{head}{story}</article></body></html>"), None), &Settings::default())
}

fn hidden(report: &Report) -> String {
    report.nags.iter().map(|nag| &*nag.text).collect::<Vec<_>>().join("\n")
}

#[test]
fn boxes_of_every_kind_are_hidden_whole() {
    use NagKind::*;
    for (kind, words) in [
        (Donation, &["Support our journalism", "Your donation helps us keep our reporting free for everyone.", "Donate now"][..]),
        (
            Subscription,
            &["Subscribe to continue reading", "Get unlimited access for €1 a month. Cancel anytime.", "Subscribe now"],
        ),
        (Registration, &["Create a free account to continue reading", "Already have an account? Log in", "Register"]),
        (Newsletter, &["Sign up for our newsletter", "Get the best stories in your inbox every morning.", "Sign up"]),
        (
            Donation,
            &[
                "Unterstützen Sie unabhängigen Journalismus",
                "Mit Ihrer Spende helfen Sie uns, unsere Arbeit fortzusetzen.",
                "Jetzt spenden",
            ],
        ),
        (
            Subscription,
            &[
                "Weiterlesen mit Plus",
                "Jetzt einen Monat kostenlos testen, danach 9,99 € pro Monat. Jederzeit kündbar.",
                "Jetzt abonnieren",
            ],
        ),
        (Newsletter, &["Newsletter abonnieren", "Jeden Morgen die wichtigsten Nachrichten in Ihrem Postfach.", "Jetzt anmelden"]),
        (
            Subscription,
            &["Abonnez-vous pour lire la suite", "Accès illimité, sans engagement, 1 € le premier mois.", "Je m’abonne"],
        ),
        (
            Newsletter,
            &["Suscríbete a nuestro boletín", "Recibe cada mañana las noticias más importantes en tu correo.", "Suscribirme"],
        ),
    ] {
        let [heading, text, button] = words else { panic!("three texts a box") };
        let report = read(&format!("<aside class='x1'><h3>{heading}</h3><p>{text}</p><a href='#'>{button}</a></aside>"));
        let hidden = hidden(&report);
        assert!(words.iter().all(|words| hidden.contains(words)), "{heading}: {hidden:?}");
        assert_eq!(report.nags[0].kind, kind, "{heading}");
        assert!(NEWS.iter().all(|paragraph| report.article.text.contains(paragraph)), "{heading}");
    }
}

#[test]
fn a_box_of_plain_paragraphs_goes_whole() {
    for (name, words) in [
        (
            "a paragraph speaks to the reader at length",
            [
                "Newsletter",
                "Jeden Donnerstag stellt unsere Redakteurin alle Beiträge der Woche für euch in einer E-Mail zusammen und schreibt \
                 dazu ein paar Zeilen, damit euch am Fluss nichts entgeht.",
                "Jetzt unseren Newsletter abonnieren",
            ],
        ),
        (
            "the last is small print",
            [
                "Get our morning letter",
                "Sign up for our newsletter and we send you the news of the day.",
                "I agree that my personal data are processed by the Harrow Press Company, Mill Lane 3, for the purpose of \
                 sending me the letter, as the privacy policy says.",
            ],
        ),
    ] {
        let report = read(&format!("<div><p>{}</p></div>", words.join("</p><p>")));
        let hidden = hidden(&report);
        assert!(words.iter().all(|words| hidden.contains(words)), "{name}: {hidden:?}");
        assert!(NEWS.iter().all(|paragraph| report.article.text.contains(paragraph)), "{name}");
    }
}

#[test]
fn an_appeal_behind_a_rule_goes_from_its_first_words_to_its_button() {
    let appeal = [
        "Before you leave…",
        "… we have something to ask. More of you read us each month, and fewer firms buy space beside our stories.",
        "Please give what you can: your donation keeps our reporting free for everyone.",
        "I will help",
    ];
    let news = "The market moved to the station square, and we walked there with the traders on the first morning of the works.";
    let read = |behind: &[&str]| read_end(&format!("<hr><p>{}</p>", behind.join("</p><p>")));
    let hidden_of = |behind: &[&str]| hidden(&read(behind));
    let whole = hidden_of(&appeal);
    assert!(appeal.iter().all(|words| whole.contains(words)), "{whole:?}");
    let odd = [
        "As you have come this far…",
        "… we would like a word. Our bread is dear, and our roof leaks.",
        "Please give what you can: your donation keeps our reporting free for everyone.",
        "<a href='/donate'>Count me in</a>",
    ];
    let whole = hidden_of(&odd);
    assert!(odd[1..3].iter().all(|words| whole.contains(words)) && whole.contains("Count me in"), "{whole:?}");
    let [lead, speaks, asks, button] = appeal;
    for (name, behind) in [("a story goes on", [lead, news, asks, button].as_slice()), ("nobody asks", &[lead, speaks, button])] {
        let report = read(behind);
        assert!(report.article.text.contains(behind[1]), "{name}: {:?}", report.nags);
    }
}

#[test]
fn what_stands_behind_a_rule_beside_an_appeal_stays() {
    let appeal =
        "<p>Please give what you can: your donation keeps our reporting free for everyone. <a href='/donate'>Donate</a></p>";
    let (credit, next) = ("Pictures: Anna Holm", "Next week: the market at the station");
    let speaks = "<p>We have something to ask. More of you read us each month, and fewer firms buy space beside our stories.</p>";
    let report = read_end(&format!("<hr><p>{credit}</p><h3>One more thing</h3>{speaks}{appeal}<p>{next}</p>"));
    let hidden = hidden(&report);
    assert!(hidden.contains("your donation") && hidden.contains("One more thing"), "{hidden:?}");
    assert!(!hidden.contains(credit) && !hidden.contains(next), "{hidden:?}");
}

#[test]
fn what_goes_behind_a_rule_is_told_as_what_it_asks_for() {
    let letter = "<p>Before you go…</p><p>Sign up for <a href='/newsletter'>our newsletter</a> and get our best stories in your \
        inbox every morning.</p>";
    let report = read_end(&format!("<hr>{letter}"));
    assert!(hidden(&report).contains("our newsletter"), "{:?}", report.nags);
    assert!(report.nags.iter().all(|nag| nag.kind == NagKind::Newsletter), "{:?}", report.nags);
}

#[test]
fn a_letter_of_the_site_goes_wherever_its_form_is_served() {
    let news = "Want more of this? Subscribe to our Monday briefing: what matters in town. ";
    for (name, address, goes) in [
        ("a page of a vendor", "https://harrow-town.landing.example/monday", true),
        ("a form of a known vendor", "https://eepurl.com/abc", true),
    ] {
        let report = read(&format!("<p>{news}<a href='{address}'>This way to the form</a></p>"));
        assert_eq!(hidden(&report).contains("Monday briefing"), goes, "{name}: {:?}", report.nags);
    }
}

#[test]
fn a_newsletter_goes_from_a_footer_and_the_policies_beside_it_stay() {
    let footer = "<footer><nav><a href='/privacy'>Privacy policy</a> <a href='/optout'>Do not sell my personal information</a> \
        <a href='/cookies'>Cookie settings</a></nav><section><h3>Stay in the know</h3><p>Sign up for our newsletter and get the \
        news every morning.</p></section><button>Top</button></footer>";
    let hidden = hidden(&read(footer));
    assert!(hidden.contains("Stay in the know") && hidden.contains("every morning"), "{hidden:?}");
    assert!(!hidden.contains("Privacy") && !hidden.contains("Cookie"), "{hidden:?}");
}

#[test]
fn a_nag_inside_a_paragraph_is_hidden_by_the_sentence() {
    let nag = "Your support makes all the difference.";
    let rest = "The mayor left early, and the councillors went on without her until the lights of the hall went out at midnight.";
    // Words that offers use too.
    let plan = "The council meets again on Thursday at the town hall, where the plan is on show.";
    for (name, rest, paragraph) in [
        ("stuck before", rest, format!("{nag}{rest}")),
        ("stuck behind", rest, format!("{rest}{nag}")),
        ("stuck behind words of offers", plan, format!("{plan}Please donate to us today.")),
        ("linked", rest, format!("{rest} <a href='/newsletter'>Sign up for our newsletter here.</a>")),
    ] {
        let report = read(&format!("<p>{paragraph}</p>"));
        assert_eq!(report.nags.len(), 1, "{name}: {:?}", report.nags);
        assert!(!report.nags[0].whole_box, "{name}");
        assert!(report.article.text.lines().any(|line| line == rest), "{name}: {}", report.article.text);
    }
}

#[test]
fn a_prompt_that_names_the_site_is_hidden() {
    for words in [
        ["Support Harrow Post", "Harrow Post relies on its readers. Please help."],
        ["Harrow Post needs you", "Subscribe to Harrow Post and read more of your favourite writers."],
    ] {
        let [heading, text] = words;
        let source = format!(
            r#"<html><head><meta property="og:type" content="article"><meta property="og:site_name" content="Harrow Post"></head>
            <body><article><h1>What happened</h1><p>{}</p></article>
            <aside><h3>{heading}</h3><p>{text}</p><a href="/join">Go on</a></aside></body></html>"#,
            NEWS.join("</p><p>")
        );
        let report = engine().analyze(&page::read::html::read_str(&source, None), &Settings::default());
        assert!(words.iter().all(|words| hidden(&report).contains(words)), "{heading}: {:?}", report.nags);
    }
}

#[test]
fn frames_of_vendors_are_hidden() {
    use NagKind::*;
    let cases = [
        ("a letter", r#"<iframe src="https://harrow.substack.com/embed" title="Our letter"></iframe>"#, Some(Newsletter)),
        ("a letter's form", r#"<iframe src="//harrow.us1.list-manage.com/subscribe?u=1"></iframe>"#, Some(Newsletter)),
        ("a wall", r#"<iframe id="offer" src="https://buy.tinypass.com/checkout/template/show"></iframe>"#, Some(Subscription)),
        ("a gift", r#"<iframe src="https://donorbox.org/embed/harrow"></iframe>"#, Some(Donation)),
        ("the site's own", r#"<iframe src="/newsletter/form" title="Newsletter"></iframe>"#, Some(Newsletter)),
        ("the site's own offers", r#"<iframe src="/subscribe/offer" title="Subscribe offer"></iframe>"#, Some(Subscription)),
        ("a film for subscribers", r#"<iframe class="plus" src="/plus/player" title="The old bridge"></iframe>"#, None),
        ("a story set in", r#"<iframe src="https://harrow.substack.com/embed/p/the-old-bridge"></iframe>"#, None),
        ("a film", r#"<iframe src="https://video.example/embed/1" title="Why we subscribe to newsletters"></iframe>"#, None),
        ("one that nobody sees", r#"<iframe hidden src="https://id.tinypass.com/id/api"></iframe>"#, None),
    ];
    for (name, frame, kind) in cases {
        let report = read(&format!("<div class='x1'><div>{frame}</div></div>"));
        assert_eq!(report.nags.iter().map(|nag| nag.kind).collect::<Vec<_>>(), kind.into_iter().collect::<Vec<_>>(), "{name}");
        assert!(NEWS.iter().all(|paragraph| report.article.text.contains(paragraph)), "{name}");
    }
}

#[test]
fn a_page_in_one_form_is_an_article_too() {
    let source = format!(
        r#"<html><head><meta property="og:type" content="article"></head><body><form id="page"><h1>What happened</h1><p>{}</p>
        <aside><h3>Sign up for our newsletter</h3><p>Get the best stories in your inbox every morning.</p></aside></form></body></html>"#,
        NEWS.join("</p><p>")
    );
    let report = engine().analyze(&page::read::html::read_str(&source, None), &Settings::default());
    assert!(report.is_article);
    assert!(hidden(&report).contains("Sign up for our newsletter"), "{:?}", report.nags);
    assert!(NEWS.iter().all(|paragraph| report.article.text.contains(paragraph)));
}

#[test]
fn only_the_kinds_that_the_reader_chose_are_hidden() {
    let source = format!(
        r#"<html><head><meta property="og:type" content="article"></head><body><article><h1>What happened</h1><p>{}</p></article>
        <aside><h3>Sign up for our newsletter</h3><p>Get the best stories in your inbox every morning.</p><input type=email></aside>
        </body></html>"#,
        NEWS.join("</p><p>")
    );
    let page = page::read::html::read_str(&source, None);
    let settings = |kinds: &[NagKind]| Settings { kinds: kinds.to_vec(), ..Settings::default() };
    assert_eq!(engine().analyze(&page, &settings(&[NagKind::Newsletter])).nags.len(), 1);
    assert!(engine().analyze(&page, &settings(&[NagKind::Donation])).nags.is_empty());
}

#[test]
fn on_pages_in_languages_that_the_reader_did_not_choose_nothing_is_hidden() {
    let nags = |lang: &str, languages: &[&str]| {
        let source = format!(
            r#"<html {lang}><head><meta property="og:type" content="article"></head><body><article><h1>What happened</h1><p>{}</p></article>
            <aside><h3>Sign up for our newsletter</h3><p>Get the best stories in your inbox every morning.</p><input type=email></aside>
            </body></html>"#,
            NEWS.join("</p><p>")
        );
        let languages = languages.iter().map(|language| (*language).to_owned()).collect();
        engine().analyze(&page::read::html::read_str(&source, None), &Settings { languages, ..Settings::default() }).nags.len()
    };
    let cases: [(&str, &[&str], usize); 6] = [
        ("lang=nb-NO", &["no"], 1),
        ("lang=en", &[], 1),
        ("lang=en-GB", &["de", "en"], 1),
        ("lang=en", &["de", "fr"], 0),
        ("lang=en-GB", &["de"], 0),
        // It does not say which language it is in.
        ("", &["de"], 1),
    ];
    for (lang, languages, expected) in cases {
        assert_eq!(nags(lang, languages), expected, "{lang:?} among {languages:?}");
    }
}

#[derive(serde::Deserialize)]
struct Expected {
    hide: Vec<String>,
    keep: Vec<String>,
    keep_chrome: Vec<String>,
}

#[test]
fn on_pages_that_are_no_articles_overlays_go_only_where_the_reader_wants_so() {
    let front = r#"<html lang="en"><head><meta property="og:type" content="website"></head><body>
        <ul><li><a href="/a">The council met on Tuesday</a></li><li><a href="/b">The market moves to the square</a></li></ul>
        <aside><h2>Our newsletter</h2><p>Sign up for our free newsletter to get the best stories in your inbox.</p></aside>
        <div role="dialog"><h2>Support our journalism</h2><p>Please make a donation today to keep our reporting free.</p>
        <button>Donate now</button></div></body></html>"#;
    let page = page::read::html::read_str(front, Some("https://example.org/".to_owned()));
    assert!(engine().analyze(&page, &Settings::default()).nags.is_empty());
    let report = engine().analyze(&page, &Settings { overlays_everywhere: true, ..Settings::default() });
    assert!(hidden(&report).contains("make a donation today"), "{:?}", report.nags);
    assert!(!hidden(&report).contains("newsletter"), "{:?}", report.nags);
}

#[test]
fn the_seed_article_is_read_rightly() {
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed");
    if !seed.is_dir() {
        assert!(std::env::var_os("CI").is_none(), "../shared/seed is missing");
        eprintln!("left out: ../shared/seed is missing");
        return;
    }
    let text = |name: &str| std::fs::read_to_string(seed.join(name)).expect("the seed is readable");
    let expected: Expected = serde_json::from_str(&text("expected.json")).expect("the seed says what it expects");
    for (name, page) in [
        ("page", page::read::html::read_str(&text("article.html"), None)),
        ("text", page::read::text::read(&text("article.txt"))),
    ] {
        let report = engine().analyze(&page, &Settings::default());
        let hidden = hidden(&report);
        for words in &expected.hide {
            assert!(hidden.contains(&**words), "{name}: stays: {words}");
        }
        for words in expected.keep.iter().chain(&expected.keep_chrome) {
            assert!(!hidden.contains(&**words), "{name}: is hidden: {words}");
        }
        for words in &expected.keep {
            assert!(report.article.text.contains(&**words), "{name}: is not in the story: {words}");
        }
    }
}

#[test]
fn a_box_in_words_that_nobody_learnt_goes_by_where_its_button_leads() {
    let lived =
        "Most of the papers on this coast are gone, but we are here, as 900 homes send us £2 a month. Is yours one of them?";
    let puzzle = "You have seen the first of nine parts, and the other eight are yours for £2 a month, with our old puzzles.";
    let boxed = |words: &str, to: &str, button: &str| {
        format!("<div class='x1'><p>From the harbour office</p><p>{words}</p><a href='{to}'>{button}</a></div>")
    };
    for (name, words, to, kind) in
        [("a gift", lived, "/donate/monthly", NagKind::Donation), ("a plan", puzzle, "/subscribe", NagKind::Subscription)]
    {
        let report = read(&boxed(words, to, "Let me in"));
        let hidden = hidden(&report);
        assert!(["From the harbour office", words, "Let me in"].iter().all(|words| hidden.contains(words)), "{name}: {hidden:?}");
        assert_eq!(report.nags[0].kind, kind, "{name}");
        assert!(NEWS.iter().all(|paragraph| report.article.text.contains(paragraph)), "{name}");
    }
    let told = "The lifeboat of Harrowfield has no crew at night, and a new engine would cost the town £90,000, the mayor said.";
    let help =
        "If the flood frightens you, our listeners are there for you by day and by night, and you need not tell your name.";
    for (name, words, to) in [
        ("a page for help", help, "/support"),
        ("a page of others", lived, "https://other.example/donate"),
        ("a story", lived, "/news/why-we-donate-our-old-boats-to-the-museum"),
        ("the story tells", told, "/donate"),
    ] {
        assert_eq!(read(&boxed(words, to, "Let me in")).nags, [], "{name}");
    }
}

#[test]
fn an_appeal_of_one_paragraph_goes_where_the_site_shows_that_it_is_its_own() {
    for (name, inside, words) in [
        (
            "it has the field for the address",
            "<div><p>To get new posts in your inbox, think about a free or paid subscription.</p><form><input type=email></form></div>",
            "think about a free or paid subscription",
        ),
        (
            "a button stands behind it",
            "<p>If this story told you something new, please think about becoming a supporter.</p>\
             <p><a href='/donate'>Become a supporter</a></p>",
            "think about becoming a supporter",
        ),
        (
            "it tells what a share of the site costs",
            "<p>If you value our reporting, <a href='/donate'>support us from £20 a year</a> and have a say in what we do next.</p>",
            "have a say in what we do next",
        ),
    ] {
        let report = read(inside);
        assert!(hidden(&report).contains(words), "{name}: {:?}", report.nags);
        assert!(NEWS.iter().all(|paragraph| report.article.text.contains(paragraph)), "{name}");
    }
}
