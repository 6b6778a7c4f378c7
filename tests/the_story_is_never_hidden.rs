//! What must never be hidden: stories about the very things that nags ask for, and what stands beside a story for the
//! reader's sake. Pages that are no articles are not touched at all.

mod common;

use quiet_quotes::{Report, Settings, page};

use common::engine;

/// Paragraphs of news that stand around what is tried.
const NEWS: [&str; 4] = [
    "The council of Harrowfield met on Tuesday evening and voted by nine to four to close the old bridge for a year of repairs.",
    "Engineers had warned in March that two of its piers were worn so badly that another winter of floods could bring them down.",
    "Buses will go round by the mill, and the market moves to the station square until the work is done, the mayor told the meeting.",
    "Shopkeepers on the south bank fear for their trade, as most of their customers come across the river on foot every morning.",
];

fn story(inside: &str) -> String {
    let [first, second, third, fourth] = NEWS;
    format!(
        r#"<!doctype html><html lang="en"><head><title>A story</title><meta property="og:type" content="article"></head><body>
        <nav><a href="/">Home</a> <a href="/news">News</a> <a href="/subscribe">Subscribe</a> <a href="/login">Log in</a></nav>
        <main><article><h1>What happened</h1><p>{first}</p><p>{second}</p>{inside}<p>{third}</p><p>{fourth}</p></article></main>
        <footer><a href="/contact">Contact us</a> <a href="/donate">Donate</a> <a href="/privacy">Privacy policy</a></footer>
        </body></html>"#
    )
}

fn read(source: &str, url: Option<&str>) -> Report {
    engine().analyze(&page::read::html::read_str(source, url.map(str::to_owned)), &Settings::default())
}

#[test]
fn stories_about_giving_paying_and_signing_up_stay_whole() {
    for (name, paragraph) in [
        (
            "donations",
            "The charity received more than 4,000 donations in a week, and most donors gave less than ten pounds each.",
        ),
        ("a fund for victims", "Donations to the victims' fund can be made at any branch of the Harrowfield bank until Friday."),
        (
            "subscriptions",
            "The publisher said that digital subscriptions had risen by a fifth, to 310,000, since it raised its paywall in May.",
        ),
        ("prices", "A monthly subscription to the streaming service will cost $11.99 from June, two dollars more than today."),
        (
            "a paywall",
            "Readers who reach the limit of five free articles a month are asked to subscribe, the editor explained to the committee.",
        ),
        ("newsletters", "His newsletter, which he began in a garage, now goes to 80,000 subscribers every Sunday morning."),
        (
            "membership",
            "Membership of the union has fallen by half since 1990, and few young nurses join, according to its general secretary.",
        ),
        ("an app", "Police believe that the men downloaded the app in January and used it to follow the ambulance."),
        ("ad blockers", "The court ruled that ad blockers are legal, and that a site may ask its visitors to turn them off."),
        (
            "an appeal",
            "“Please support us, donate what you can,” the head of the hospital said to the crowd in front of the gates.",
        ),
        (
            "registration",
            "Voters who have not registered must create an account on the county's page before the end of the month.",
        ),
        ("a correction", "Correction: an earlier version of this story named the wrong year for the opening of the bridge."),
        ("an event", "Tickets for the concert cost £12 and are sold at the door; the hall opens at seven on Saturday evening."),
        (
            "a help line",
            "If you are affected by this story, you can call the Lifeline free of charge, day and night, on 0800 555 0100.",
        ),
        ("a call for witnesses", "Anyone who saw the car is asked to call the police in Harrowfield or to report online."),
    ] {
        let report = read(&story(&format!("<p>{paragraph}</p>")), None);
        assert!(report.is_article, "{name}");
        assert!(report.nags.is_empty(), "{name}: {:?}", report.nags);
        assert!(report.article.text.contains(paragraph), "{name}");
    }
}

#[test]
fn stories_in_other_languages_stay_whole() {
    for (name, paragraph) in [
        (
            "de: gifts",
            "Für die Sanierung der alten Brücke kamen nach Angaben der Stadt mehr als 40.000 Euro an Spenden zusammen.",
        ),
        (
            "de: a paywall",
            "Der Verlag will die Bezahlschranke im Mai senken, weil die Zahl der Digitalabonnements seit Januar stagniert.",
        ),
        (
            "de: a union",
            "Die Gewerkschaft verlor im vergangenen Jahr ein Zehntel ihrer Mitglieder, wie ihr Vorsitzender in Kassel sagte.",
        ),
        (
            "de: a help line",
            "Wer unter Ängsten leidet, findet bei der Telefonseelsorge rund um die Uhr Hilfe, anonym und kostenlos.",
        ),
        (
            "de: a correction",
            "In einer früheren Fassung dieses Textes stand, die Brücke sei 1890 gebaut worden. Wir haben das berichtigt.",
        ),
        ("de: witnesses", "Zeugen werden gebeten, sich bei der Polizei in Altfeld oder auf jeder anderen Wache zu melden."),
        (
            "fr: gifts",
            "L’association a reçu plus de quatre mille dons en une semaine, dont la plupart ne dépassaient pas vingt euros.",
        ),
        (
            "fr: subscriptions",
            "Le groupe de presse compte désormais 310 000 abonnés numériques, un cinquième de plus qu’au printemps dernier.",
        ),
        (
            "fr: a newsletter",
            "Sa lettre d’information, née dans un garage, est lue chaque dimanche par quatre-vingt mille personnes.",
        ),
        (
            "fr: witnesses",
            "Toute personne ayant aperçu le véhicule est priée de prendre contact avec la gendarmerie de Valbrune.",
        ),
        (
            "es: gifts",
            "El hospital recibió una donación de dos millones de euros de una maestra jubilada, anunció la alcaldesa el martes.",
        ),
        (
            "es: a subscription",
            "La suscripción mensual a la plataforma de vídeo costará 11,99 euros desde junio, dos más que ahora.",
        ),
        ("es: a union", "El sindicato ha perdido a la mitad de sus afiliados desde 1990, según reconoció su secretaria general."),
        (
            "it: gifts",
            "Le donazioni raccolte per la famiglia hanno superato i trentamila euro in tre giorni, ha detto il parroco.",
        ),
        ("it: an account", "Chi non ha un’identità digitale deve registrarsi allo sportello del comune entro la fine del mese."),
        (
            "pt: newsletters",
            "A newsletter que fundou numa garagem chega hoje a oitenta mil assinantes todos os domingos de manhã.",
        ),
        ("nl: gifts", "De stichting haalde in een week ruim vierduizend donaties op, de meeste van minder dan tien euro."),
        ("sv: subscriptions", "Tidningen har fått trettio tusen nya prenumeranter sedan priset höjdes i mars, uppger förlaget."),
        (
            "pl: gifts",
            "Fundacja zebrała w ciągu tygodnia ponad cztery tysiące wpłat, a większość darczyńców dała mniej niż sto złotych.",
        ),
        (
            "cs: a paywall",
            "Vydavatel oznámil, že počet digitálních předplatitelů od jara vzrostl o pětinu na více než sto tisíc.",
        ),
        ("ru: gifts", "За неделю фонд получил более четырёх тысяч пожертвований, сообщила мэр города на заседании совета."),
        ("uk: gifts", "За тиждень фонд отримав понад чотири тисячі пожертв, повідомила міська голова на засіданні ради."),
        ("tr: members", "Sendikanın üye sayısı on yılda üçte bir oranında azaldı, dedi genel sekreter salı günkü toplantıda."),
        ("el: gifts", "Το νοσοκομείο έλαβε δωρεά δύο εκατομμυρίων ευρώ από μια συνταξιούχο δασκάλα, ανακοίνωσε η δήμαρχος."),
        ("ja: 寄付", "市によると、古い橋の修復のために一週間で四千件を超える寄付が集まり、その多くは千円未満だったという。"),
        ("ko: 기부", "시는 오래된 다리를 고치는 데 일주일 동안 사천 건이 넘는 기부가 모였으며 대부분 만 원 미만이었다고 밝혔다."),
        ("zh: 捐款", "市政府表示，为修复旧桥，一周内收到四千多笔捐款，其中大部分不足一百元，捐款人多为附近居民。"),
    ] {
        paragraph_stays(name, paragraph);
    }
}

/// Nothing is hidden on a page whose story holds a paragraph.
fn paragraph_stays(name: &str, paragraph: &str) {
    let report = read(&story(&format!("<p>{paragraph}</p>")), None);
    assert!(report.nags.is_empty(), "{name}: {:?}", report.nags);
    assert!(report.article.text.contains(paragraph), "{name}");
}

#[test]
fn advice_in_the_story_stays() {
    for (name, paragraph) in [
        (
            "passwords",
            "5. Guard your accounts – Change your password on every page you keep, and log in again on all of your devices.",
        ),
        (
            "plans",
            "Sign up for the yearly plan before June and cancel your subscription in time, or it will renew itself for a year.",
        ),
        (
            "letters",
            "Subscribe to the school's newsletter and enter your email address twice, or the forms will not reach you at all.",
        ),
        ("apps", "Download the app on your phone before you leave, because there is no signal on the island to get it later."),
        ("ad blockers", "Turn off your ad blocker before you file the return: the page of the revenue office breaks with it."),
        ("alerts of others", "Residents can sign up for alerts from the county."),
        ("accounts with others", "Parents must create an account to sign up for the school's newsletter."),
    ] {
        paragraph_stays(name, paragraph);
    }
}

#[test]
fn what_somebody_wrote_stays_in_languages_of_which_no_verb_of_saying_is_known() {
    for (name, paragraph) in [
        (
            "id",
            "Tanpa dukungan kalian, kami tidak bisa berlayar, tulis Rahmat kepada warga desa. Dukungan kalian sangat berarti.",
        ),
        ("sk", "Podporte nás aj na budúci rok, napísal tréner fanúšikom. Bez vašej podpory by sme to nezvládli."),
        ("vi", "Hãy giúp chúng tôi thêm một mùa nữa, ông Thuận viết cho dân làng. Sự ủng hộ của bạn rất quý."),
        ("he", "תמכו בנו גם בשנה הבאה, כתב המאמן לאוהדים. התרומה שלכם עזרה לנו מאוד."),
    ] {
        let source = story(&format!("<p>{paragraph}</p>")).replacen("<html", &format!("<html lang='{name}'"), 1);
        let report = read(&source, None);
        assert!(report.article.text.contains(paragraph), "{name}: {:?}", report.nags);
    }
}

#[test]
fn what_a_heading_sells_for_others_stays() {
    let offer = "Watch your servers day and night, and get our status pages for your customers. Try us for free for 30 days!";
    let report = read(&story(&format!("<h2><a href='https://hounds.example/'>Hounds</a></h2><p>{offer}</p>")), None);
    assert!(report.nags.is_empty(), "{:?}", report.nags);
}

#[test]
fn what_an_organisation_demands_does_not_go_with_its_petition() {
    let demand = "That is why we demand a ministry of its own for bridges, which alone answers for their piers and their arches, \
        and which looks over the shoulders of the towns. Sign our petition and support us in this.";
    let report = read(&story(&format!("<p>{demand} <a href='/donate'>Support us</a></p>")), None);
    assert!(report.article.text.contains("demand a ministry"), "{:?}", report.nags);
}

#[test]
fn what_readers_wrote_behind_a_rule_stays() {
    let posts =
        ["#1 from Anna, 29 December", "I will come too, with my brother", "[ quote ]", "#2 from Per, 30 December", "So will I"];
    let talk = format!("<hr><p>{}</p><p>Log in or register to write a comment.</p>", posts.join("</p><p>"));
    let report = read(&story("").replace("</article>", &format!("{talk}</article>")), None);
    let hidden: String = report.nags.iter().map(|nag| &*nag.text).collect();
    assert!(posts.iter().all(|post| !hidden.contains(post)), "{hidden:?}");
}

#[test]
fn the_greeting_of_a_letter_stays() {
    let greeting = "Welcome back to Market Day. Thanks for subscribing.";
    let letter = format!(
        "<div><p>{greeting}</p><p>Was this forwarded to you? <a href='/join'>Sign up here</a>.</p><p>The market of Harrowfield was \
        held at the station for the first time, and we were there from six in the morning.</p><p>And now to the stalls…</p></div>"
    );
    let report = read(&story("").replace("<main>", &format!("{letter}<main>")), None);
    assert!(report.nags.iter().all(|nag| !nag.text.contains("Welcome back")), "{:?}", report.nags);
}

#[test]
fn what_stands_under_a_picture_of_the_story_stays() {
    let credit = "The old bridge in the flood of March. (Photo: A. Meadow)";
    let report = read(
        &story(&format!(
            "<figure><img src='a.jpg'><p>Subscribe to our newsletter and get the best stories in your inbox.</p><figcaption>{credit}</figcaption></figure>"
        )),
        None,
    );
    assert!(!report.nags.iter().any(|nag| nag.text.contains(credit)), "{:?}", report.nags);
}

#[test]
fn a_short_line_of_news_does_not_go_with_the_appeal_behind_it() {
    let appeal = "<p>The council meets again on Thursday at the town hall.Please donate to us today.</p>";
    for line in [
        "The pilots meet on Monday at noon. Donate to us today.",
        "Tide tables are on sale at the harbour office. Please donate today.",
        "The bay freezes once in ten years, in a hard winter. Please donate to our newsroom.",
    ] {
        let report = read(&story(&format!("{appeal}<p>{line}</p>")), None);
        assert!(report.nags.iter().all(|nag| !line.contains(&nag.text)), "{line}: {:?}", report.nags);
    }
}

#[test]
fn steps_that_the_story_lists_stay() {
    let steps = ["Sign up for the bundle with the address of your old account", "Subscribe now to the yearly plan for $79.99"];
    let report = read(&story(&format!("<ol><li>{}</li><li>{}</li></ol>", steps[0], steps[1])), None);
    assert!(report.nags.is_empty(), "{:?}", report.nags);
    assert!(steps.iter().all(|step| report.article.text.contains(step)));
}

#[test]
fn the_story_stays_in_a_box_that_is_named_for_a_wall() {
    let [first, second, third, fourth] = NEWS;
    for class in ["paywall", "subscriber-only premium", "regwall locked", "newsletter-content", "donation-story"] {
        let source = format!(
            r#"<html lang="en"><head><meta property="og:type" content="article"></head><body><article><h1>What happened</h1>
            <p>{first}</p><div class="{class}"><p>{second}</p><p>{third}</p><p>{fourth}</p></div></article></body></html>"#
        );
        let report = read(&source, None);
        assert!(report.nags.is_empty(), "{class}: {:?}", report.nags);
        assert!(NEWS.iter().all(|paragraph| report.article.text.contains(paragraph)), "{class}");
    }
}

#[test]
fn pages_that_are_no_articles_are_not_touched() {
    let nag = r#"<div class="newsletter"><h3>Sign up for our newsletter</h3><p>Get the best of the week in your inbox.</p>
        <form><input type="email"><button>Sign up</button></form></div>"#;
    let cards: String =
        NEWS.iter().map(|text| format!("<li><h2><a href='/a'>A story</a></h2><p><a href='/a'>{text}</a></p></li>")).collect();
    let prose: String = NEWS.iter().map(|text| format!("<p>{text}</p>")).collect();
    let long = "You can bring it back within thirty days. ".repeat(20);
    for (name, url, head, body) in [
        (
            "a shop",
            "/p/42",
            r#"<meta property="og:type" content="product">"#,
            format!("<h1>A kettle</h1><p>{long}</p><button>Add to basket</button>"),
        ),
        (
            "a shop by its data",
            "/p/43",
            r#"<script type="application/ld+json">{"@type":"Product","name":"Kettle"}</script>"#,
            format!("<h1>A kettle</h1><p>{long}</p>"),
        ),
        (
            "sign-in",
            "/login",
            "",
            "<form><h1>Log in</h1><input type=email><input type=password><button>Log in</button></form>".to_owned(),
        ),
        (
            "checkout",
            "/checkout",
            "",
            format!(
                "<form><h1>Pay</h1><input type=text><input type=text><input type=text><p>{long}</p><button>Pay now</button></form>"
            ),
        ),
        (
            "a donation page",
            "/donate",
            r#"<script type="application/ld+json">{"@type":"DonateAction"}</script>"#,
            format!(
                "<h1>Give today</h1><p>Your donation helps us. {long}</p><form><input type=radio>£5<button>Donate</button></form>"
            ),
        ),
        (
            "documentation",
            "/docs/start",
            r#"<script type="application/ld+json">{"@type":"TechArticle"}</script>"#,
            format!("<h1>Getting started</h1>{prose}<pre>cargo run</pre>"),
        ),
        (
            "code",
            "/repo",
            r#"<meta property="og:type" content="object">"#,
            "<h1>repo</h1><table><tr><td>src</td><td>Fix a bug</td></tr></table>".to_owned(),
        ),
        ("mail", "/inbox", "", "<ul><li>Anna: lunch?</li><li>Bank: your statement</li></ul>".to_owned()),
        (
            "a forum",
            "/t/1",
            r#"<script type="application/ld+json">{"@type":"DiscussionForumPosting"}</script>"#,
            format!("<h1>My kettle leaks</h1>{prose}"),
        ),
        (
            "search",
            "/search",
            r#"<script type="application/ld+json">{"@type":"SearchResultsPage"}</script>"#,
            format!("<ol>{cards}</ol>"),
        ),
        ("a home page", "/", "", format!("<ol>{cards}</ol>{prose}")),
        (
            "a section",
            "/news",
            r#"<script type="application/ld+json">{"@type":"CollectionPage"}</script>"#,
            format!("<ol>{cards}</ol>"),
        ),
        ("a section by its looks", "/sport", r#"<meta property="og:type" content="website">"#, format!("<ol>{cards}</ol>")),
    ] {
        let source = format!("<html lang='en'><head><title>x</title>{head}</head><body>{body}{nag}</body></html>");
        let report = read(&source, Some(&format!("https://example.org{url}")));
        assert!(!report.is_article, "{name}");
        assert!(report.nags.is_empty(), "{name}: {:?}", report.nags);
    }
}
