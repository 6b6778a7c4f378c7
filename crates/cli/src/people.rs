//! Reports for people: as wide as the terminal, in colour where there is one.

use std::fmt::Write;

use console::{Term, style};
use quiet_quotes::Report;
use quiet_quotes::extract::Extract;
use quiet_quotes::nag::Explanation;
use quiet_quotes::report::{Nag, NagKind, Quote, Reason};
use textwrap::Options;

/// No line is longer: long lines are hard to read.
const MAX_WIDTH: usize = 100;

/// Of a nag's text, so much is shown, in characters.
const MAX_EXCERPT: usize = 160;

/// A report for people. `explain` adds the reasons and how sure each finding is.
pub fn report(report: &Report, explain: bool) -> String {
    let mut paper = Paper::new();
    let title = report.title.as_deref().filter(|title| !title.is_empty()).unwrap_or(&report.id);
    paper.wrapped(&style(tame(title)).bold().to_string(), "", "");
    paper.wrapped(&style(summary(report)).dim().to_string(), "", "");
    if !report.nags.is_empty() {
        paper.heading("Hidden");
        report.nags.iter().for_each(|nag| paper.nag(nag, explain));
    }
    if !report.quotes.is_empty() {
        paper.heading("Quotations, the weightiest first");
        let text: Vec<u16> = report.article.text.encode_utf16().collect();
        let mut quotes: Vec<&Quote> = report.quotes.iter().collect();
        quotes.sort_by_key(|quote| quote.rank);
        quotes.chunk_by(|one, other| one.rank == other.rank).for_each(|parts| paper.statement(parts, &text, explain));
    }
    paper.text.push('\n');
    paper.text
}

/// What became of each candidate that was weighed, in page order.
pub fn weighed(all: &[Explanation]) -> String {
    if all.is_empty() {
        return String::new();
    }
    let mut paper = Paper::new();
    paper.heading("Weighed");
    for line in all.iter().flat_map(|explanation| explanation.to_string().lines().map(tame).collect::<Vec<_>>()) {
        let _ = writeln!(paper.text, "  {line}");
    }
    paper.text.push('\n');
    paper.text
}

/// A story for reading: headline, standfirst, who and when, then its paragraphs, with empty lines between all of them.
pub fn story(story: &Extract) -> String {
    let date = story.published.as_deref().map(|date| date.split('T').next().unwrap_or(date));
    let facts: Vec<&str> = [story.byline.as_deref(), story.site.as_deref(), date].into_iter().flatten().collect();
    let facts = Some(facts.join(" · ")).filter(|facts| !facts.is_empty());
    let head = [story.title.clone(), story.standfirst.clone(), facts].into_iter().flatten().map(|part| tame(&part) + "\n");
    let text = Some(lines(&story.text())).filter(|text| !text.is_empty());
    head.chain(text).collect::<Vec<_>>().join("\n")
}

/// Text of several lines, safe to print.
pub fn lines(text: &str) -> String {
    text.lines().map(|line| tame(line) + "\n").collect()
}

fn summary(report: &Report) -> String {
    let mut facts = vec![tame(&report.id)];
    facts.extend(report.url.as_deref().map(tame));
    facts.extend(report.lang.as_deref().map(tame));
    if report.is_article {
        facts.push(format!("{} to hide", counted(report.nags.len(), "nag")));
        facts.push(counted(report.quotes.len(), "quotation"));
    } else {
        facts.push("not an article".to_owned());
    }
    facts.join(" · ")
}

fn counted(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

/// Text from a page without characters that command a terminal.
pub fn tame(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

struct Paper {
    text: String,
    width: usize,
}

impl Paper {
    fn new() -> Self {
        let width = Term::stdout().size_checked().map_or(80, |(_, columns)| columns.into());
        Self { text: String::new(), width: width.min(MAX_WIDTH) }
    }

    fn heading(&mut self, words: &str) {
        let _ = writeln!(self.text, "\n{}", style(words).underlined());
    }

    fn wrapped(&mut self, words: &str, first: &str, rest: &str) {
        let options = Options::new(self.width).initial_indent(first).subsequent_indent(rest);
        let _ = writeln!(self.text, "{}", textwrap::fill(words, options));
    }

    fn nag(&mut self, nag: &Nag, explain: bool) {
        let part = if nag.whole_box { "" } else { " (in a paragraph)" };
        let sure = if explain { format!(" {:.0} %", 100.0 * nag.score) } else { String::new() };
        let _ = writeln!(self.text, "  {}{}", style(nag.kind.name()).yellow(), style(format!("{part}{sure}")).dim());
        self.wrapped(&excerpt(&nag.text), "    ", "    ");
        if explain {
            nag.reasons
                .iter()
                .for_each(|reason| self.wrapped(&style(tame(&in_words(reason))).dim().to_string(), "    - ", "      "));
        }
    }

    /// A statement, whose parts stand in a text of UTF-16 code units.
    fn statement(&mut self, parts: &[&Quote], text: &[u16], explain: bool) {
        let Some(quote) = surest(parts) else { return };
        let number = format!("{:>4}  ", quote.rank);
        self.wrapped(&format!("“{}”", tame(&whole(parts, text))), &number, "      ");
        let mut who = speaker(quote);
        if explain {
            let _ = write!(who, " {}", style(evidence(quote)).dim());
        }
        self.wrapped(&who, "      ", "      ");
        if explain {
            self.wrapped(&style(worth(quote)).dim().to_string(), "      ", "      ");
        }
    }
}

/// The part of a statement by which its speaker is told: one may name him where another goes on.
fn surest<'a>(parts: &[&'a Quote]) -> Option<&'a Quote> {
    parts.iter().copied().reduce(|best, part| if part.confidence > best.confidence { part } else { best })
}

/// Who speaks, as far as that is known.
fn speaker(quote: &Quote) -> String {
    let Some(name) = &quote.speaker else { return style("speaker unknown").dim().to_string() };
    let likely = if quote.is_unsure() { style("probably ").dim().to_string() } else { String::new() };
    let role = quote.role.as_deref().map(|role| format!(", {}", tame(role))).unwrap_or_default();
    format!("{likely}{}{role}", style(tame(name)).cyan())
}

/// The words of a statement, with dots where a cue stands between them.
fn whole(parts: &[&Quote], text: &[u16]) -> String {
    let mut words = String::new();
    let mut end = None;
    for part in parts {
        let between = end.and_then(|end| text.get(end as usize..part.start as usize)).map(String::from_utf16_lossy);
        match between {
            Some(between) if between.contains(char::is_alphabetic) => words.push_str(" … "),
            Some(_) => words.push(' '),
            None => {}
        }
        words.push_str(&part.text);
        end = Some(part.end);
    }
    words
}

/// What its rank comes from.
fn worth(quote: &Quote) -> String {
    let parts = quote.score.contributions().map(|(feature, part)| format!("{} {part:+.2}", feature.name()));
    format!("{:.2}: {}", quote.score.total(), parts.collect::<Vec<_>>().join(", "))
}

/// What the speaker was told by.
fn evidence(quote: &Quote) -> String {
    let words = [quote.mention.as_ref().map(|mention| &mention.text), quote.cue.as_ref()];
    let words = words.into_iter().flatten().map(|words| format!("“{}”", tame(words))).collect::<Vec<_>>().join(", ");
    let separator = if words.is_empty() { "" } else { ": " };
    format!("({:.0} %{separator}{words})", 100.0 * quote.confidence)
}

/// The beginning of a text.
fn excerpt(text: &str) -> String {
    let text = tame(text);
    match text.char_indices().nth(MAX_EXCERPT) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text,
    }
}

/// A reason as a sentence without its subject.
fn in_words(reason: &Reason) -> String {
    let (what, words) = match reason {
        Reason::Asks { kind, words } => (asks_for(*kind), words),
        Reason::Button { words } => ("has a button", words),
        Reason::Frame { address } => ("is a frame", address),
        Reason::Says { words } => ("says what prompts say", words),
        _ => return "says what prompts say".to_owned(),
    };
    format!("{what}: “{words}”")
}

fn asks_for(kind: NagKind) -> &'static str {
    match kind {
        NagKind::Donation => "asks for a gift",
        NagKind::Subscription => "asks for a subscription",
        NagKind::Registration => "asks to register or log in",
        NagKind::Newsletter => "asks for an address to send to",
        NagKind::Adblock => "asks to turn an ad blocker off",
        NagKind::App => "asks to install an app",
    }
}

/// Ends the program as clap does on wrong use.
pub fn wrong_use(message: &str) -> ! {
    let mut command = clap::Command::new("quiet-quotes").override_usage("quiet-quotes <COMMAND>");
    command.error(clap::error::ErrorKind::ArgumentConflict, tame(message)).exit()
}
