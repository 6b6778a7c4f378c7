//! Appeals that are no element of their own: paragraphs one after another, among those of the story, that ask for a gift.
//!
//! In plain text and in old pages none of them is clear enough for the guard when it stands alone. Together they are: three
//! or more that ask, speaking to the reader from sentence to sentence, and between two of those one that only speaks.
//! Behind a rule at the story's end one that is hidden anyway is enough, where all that stands there speaks to the reader.

use std::ops::Range;

use crate::nag::index::PageIndex;
use crate::nag::inline;
use crate::nag::links;
use crate::nag::phrases::PhraseRole;
use crate::nag::voices::Voices;
use crate::page::{NodeId, Tag};
use crate::report::NagKind;

/// Paragraphs that ask in a run at least, and blocks in it at most.
const LEAST: usize = 3;
const LONGEST: usize = 8;
/// Characters of a line that belongs to what stands around it.
const LINE: f32 = 60.0;
/// What stands between a label and what it names.
const COLONS: [char; 2] = [':', '：'];
/// What stands where a sentence goes on in the next paragraph.
const BREAKS: [&str; 2] = ["…", "..."];
/// Thousandths of a line's text in links from which it leads elsewhere.
const LEADS: u16 = 500;
/// The logit of what asks a little: of news that say "we" none comes near.
const ASKING: f32 = -2.5;
/// How sure a run is.
pub const SCORE: f32 = 0.9;

/// Finds the runs on a page, and the letters behind the story's first paragraph.
pub fn runs(index: &PageIndex<'_>, voices: &Voices<'_>, first: usize) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < index.page.blocks.len() {
        let run = run(index, voices, at);
        at = run.end.max(at + 1);
        if run.len() <= LONGEST && run.clone().filter(|at| index.asks_for(*at, NagKind::Donation)).count() >= LEAST {
            runs.push(run);
        }
    }
    letters(index, voices, first, &mut runs);
    runs
}

/// Letters to the readers among the story's paragraphs: from the line that greets them to the first link to the site's own page
/// for gifts. In half of what stands between the site speaks to its reader.
fn letters(index: &PageIndex<'_>, voices: &Voices<'_>, first: usize, runs: &mut Vec<Range<usize>>) {
    let blocks = &index.page.blocks;
    for start in first + 1..blocks.len() {
        if index.chars(start..start + 1) > LINE {
            continue;
        }
        let line = blocks[start].text.trim_start().to_lowercase();
        if !index.model.pronouns.iter().any(|(_, words)| words.greet(&line)) {
            continue;
        }
        let mut silent = 0;
        for (end, block) in blocks.iter().enumerate().skip(start + 1).take(LONGEST) {
            let joins = together(index, start, end) && index.heading(end).is_none() && !index.owes(end);
            if !joins || !speaks(index, voices, end, 0.0) {
                break;
            }
            if links::to_own_page(index, block, NagKind::Donation, true) {
                runs.extend((2 * silent < end - start).then_some(start..end + 1));
                break;
            }
            silent += usize::from(!speaks(index, voices, end, f32::EPSILON));
        }
    }
}

/// What stands behind a rule up to the end of the element that the rule stands in, where some of it is hidden, and the rest
/// speaks to the reader or is a line such as a button, of which there are no more, or a heading.
pub fn behind_rules(index: &PageIndex<'_>, voices: &Voices<'_>, hidden: &[bool]) -> Vec<Range<usize>> {
    let page = index.page;
    let rules =
        (0..page.nodes.len()).map(|at| NodeId(at as u32)).filter(|id| page.element(*id).is_some_and(|one| one.is(Tag::Hr)));
    let behind = |rule: NodeId| Some(index.blocks_of(rule).start..index.blocks_of(page.nodes[rule.index()].parent?).end);
    let is_line = |at: usize| index.chars(at..at + 1) <= LINE && !voices.hears(at);
    let means_to_ask = |at: usize| {
        let means = index.meaning.most(at..at + 1) >= ASKING || goes_on(index, at);
        means && speaks(index, voices, at, 0.5)
    };
    let belongs = |at: usize| hidden[at] || !index.owes(at) && (is_line(at) || means_to_ask(at));
    let is_core = |at: &usize| hidden[*at] || means_to_ask(*at);
    let is_appeal = |run: &Range<usize>| {
        // Their number first: behind the first of many rules stands most of the page.
        let all_belong = || run.clone().any(|at| hidden[at]) && run.clone().all(belongs);
        let lines = || run.clone().filter(|at| !is_core(at) && index.heading(*at).is_none()).count();
        run.len() <= LONGEST && all_belong() && lines() <= run.clone().filter(is_core).count()
    };
    // At the ends stands also whose picture it was, or what to read next.
    let goes_along = |at: &usize| is_core(at) || is_of_appeal(index, *at);
    let trimmed = |run: Range<usize>| Some(run.clone().find(goes_along)?..run.clone().rfind(goes_along)? + 1);
    rules.filter_map(behind).filter(is_appeal).filter_map(trimmed).collect()
}

/// Whether a line may be the first or the last of an appeal: it neither says what something is, such as whose a picture, nor
/// leads to what nobody asks for.
fn is_of_appeal(index: &PageIndex<'_>, at: usize) -> bool {
    let block = &index.page.blocks[at];
    let says_what = block.text.trim_end().trim_end_matches(COLONS).contains(COLONS);
    let cue = index.says(at, &[PhraseRole::Ask, PhraseRole::Button]);
    cue || links::leads_to_asking(index, block) || !says_what && block.link_share < LEADS
}

/// Whether a block goes on with what the one before it breaks off.
fn goes_on(index: &PageIndex<'_>, at: usize) -> bool {
    let breaks = |text: &str| BREAKS.iter().any(|dots| text.trim_end().ends_with(dots));
    let text = |at: usize| &*index.page.blocks[at].text;
    let begins = BREAKS.iter().any(|dots| text(at).trim_start().starts_with(dots));
    begins && at.checked_sub(1).is_some_and(|before| breaks(text(before)))
}

/// The run that begins at a block, empty if none does.
fn run(index: &PageIndex<'_>, voices: &Voices<'_>, start: usize) -> Range<usize> {
    let joins =
        |at: usize| index.asks_for(at, NagKind::Donation) && speaks(index, voices, at, 0.51) && together(index, start, at);
    let mut end = start;
    loop {
        if joins(end) {
            end += 1;
        } else if end > start && speaks(index, voices, end, 0.5) && together(index, start, end) && joins(end + 1) {
            end += 2;
        } else {
            return start..end;
        }
    }
}

/// Whether a block speaks to the reader in a share of its sentences, and quotes nobody.
fn speaks(index: &PageIndex<'_>, voices: &Voices<'_>, at: usize, share: f32) -> bool {
    if at >= index.page.blocks.len() {
        return false;
    }
    let against = index.says(at, &[PhraseRole::Against]);
    !against && !voices.hears(at) && inline::share_that_speaks(voices, at) >= share
}

/// Whether two blocks stand side by side in one element.
fn together(index: &PageIndex<'_>, one: usize, other: usize) -> bool {
    let around = |at: usize| index.page.nodes[index.page.blocks[at].element.index()].parent;
    around(one) == around(other)
}

#[cfg(test)]
mod tests {
    use crate::page::read::html;
    use crate::{Engine, Settings};

    const NEWS: [&str; 4] = [
        "The council of Harrowfield met on Tuesday evening and voted by nine to four to close the old bridge for a year of repairs.",
        "Engineers had warned in March that two of its piers were worn so badly that another winter of floods could bring them down.",
        "Buses will go round by the mill, and the market moves to the station square until the work is done, the mayor told the meeting.",
        "Shopkeepers on the south bank fear for their trade, as most of their customers come across the river on foot every morning.",
    ];

    /// What is hidden of paragraphs that stand before or amid a story.
    fn hidden(lang: &str, paragraphs: &[&str], amid: bool) -> String {
        let inside: String = paragraphs.iter().map(|paragraph| format!("<p>{paragraph}</p>")).collect();
        let (before, behind) = if amid { NEWS.split_at(2) } else { NEWS.split_at(0) };
        let [before, behind] = [before, behind].map(|part| part.iter().map(|part| format!("<p>{part}</p>")).collect::<String>());
        let head = format!("<html lang={lang}><meta property=og:type content=article><article><h1>The old bridge</h1>");
        let report =
            Engine::embedded().analyze(&html::read_str(&format!("{head}{before}{inside}{behind}"), None), &Settings::default());
        let kept = |paragraph: &&str| report.article.text.contains(*paragraph);
        assert!(NEWS.iter().all(kept), "{paragraphs:?}");
        report.nags.iter().map(|nag| &*nag.text).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_letter_to_the_readers_goes_from_its_greeting_to_its_link() {
        for (lang, letter) in [
            (
                "en",
                [
                    "Dear reader,",
                    "There are three of us in this office, and nobody above us.",
                    "The rent went up.",
                    "<a href=/donate>I am in</a>",
                ],
            ),
            (
                "de",
                [
                    "Liebe Leser,",
                    "wir sind zu dritt, und über uns sitzt niemand.",
                    "Die Miete steigt.",
                    "<a href=/spenden>Bin dabei</a>",
                ],
            ),
            (
                "fr",
                [
                    "Chers lecteurs,",
                    "Nous sommes trois et personne ne nous commande.",
                    "Le loyer monte.",
                    "<a href=/don>J’en suis</a>",
                ],
            ),
            ("es", ["Queridos lectores:", "Somos tres y nadie nos manda.", "Sube el alquiler.", "<a href=/donar>Me apunto</a>"]),
            (
                "pl",
                [
                    "Drodzy Czytelnicy,",
                    "jest nas troje i nikt nami nie rządzi.",
                    "Czynsz rośnie.",
                    "<a href=/wesprzyj>Jestem z wami</a>",
                ],
            ),
            (
                "ru",
                ["Уважаемые читатели!", "Нас трое, и над нами никого нет.", "Аренда дорожает.", "<a href=/donate>Я с вами</a>"],
            ),
            (
                "sv",
                ["Kära läsare,", "vi är tre, och ingen bestämmer över oss.", "Hyran stiger.", "<a href=/stott>Jag är med</a>"],
            ),
        ] {
            let hidden = hidden(lang, &letter, true);
            assert!(letter[..3].iter().all(|part| hidden.contains(part)), "{lang}: {hidden}");
        }
    }

    #[test]
    fn a_letter_stays_that_tells_the_story_or_is_somebodys() {
        let letter =
            ["Dear reader,", "There are three of us, and nobody above us.", "The rent went up.", "<a href=/donate>I am in</a>"];
        for (name, paragraphs, amid) in [
            ("opens the story", &letter[..], false),
            (
                "leads to no gift",
                &["Dear reader,", "There are three of us, and nobody above us.", "<a href=/bridge>More on this</a>"],
                true,
            ),
            (
                "is quoted",
                &["Dear reader,", "“We are three,” said Ann Webb, “and you know us.”", "<a href=/donate>Donate</a>"],
                true,
            ),
            (
                "tells the news",
                &["Dear readers,", "The bridge fell.", "It was old.", "The mayor wept.", "<a href=/donate>Donate</a>"],
                true,
            ),
        ] {
            let hidden = hidden("en", paragraphs, amid);
            assert!(!hidden.contains(paragraphs[1]), "{name}: {hidden}");
        }
    }
}
