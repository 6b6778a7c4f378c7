//! What comes out of the engine: the same for the extension, the library and the command line.

use serde::{Deserialize, Serialize};

pub use crate::page::Target;
use crate::page::{NodeId, Place};
use crate::quote::rank::Score;
use crate::quote::speaker::CERTAIN;

/// What the engine found on a page.
///
/// Offsets (`start`, `end`) count UTF-16 code units, half-open, into [`Article::text`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Report {
    /// Name given by the caller: for a file its name without extensions.
    pub id: String,
    /// The page's address, where it is known.
    pub url: Option<String>,
    /// The story's language, two letters, where it could be told.
    pub lang: Option<String>,
    /// Whether the page is an article. If not, nothing is hidden.
    pub is_article: bool,
    /// The story's title.
    pub title: Option<String>,
    /// Who wrote the story, names with commas between them, where the page tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// When it was published, as ISO 8601, where the page tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// The publication's name, where the page tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// Boxes and sentences to hide, in page order.
    pub nags: Vec<Nag>,
    /// Direct quotations, in text order; [`Quote::rank`] tells the order of weight.
    pub quotes: Vec<Quote>,
    /// The story.
    pub article: Article,
}

impl Report {
    /// The nodes that it speaks of, each once, in document order.
    pub fn nodes(&self) -> Vec<NodeId> {
        let targets = self.nags.iter().flat_map(|nag| &nag.targets).map(|target| match target {
            Target::Element { node } | Target::Text { node, .. } => *node,
        });
        let places = self.quotes.iter().filter_map(|quote| quote.places);
        let nodes = targets.chain(places.flat_map(|(start, end)| [start.node, end.node]));
        let mut nodes: Vec<NodeId> = nodes.chain(self.article.blocks.iter().copied()).collect();
        crate::sort::sort_by_key(&mut nodes, |node| *node);
        nodes.dedup();
        nodes
    }
}

/// The story as read, nags left out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Article {
    /// Its text, a newline between paragraphs.
    pub text: String,
    /// The elements that hold its paragraphs, in page order. Not part of the JSON report, as [`Nag::targets`] is not.
    #[serde(skip)]
    pub blocks: Vec<NodeId>,
}

/// What a nag asks the reader for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NagKind {
    /// A gift.
    Donation,
    /// A paid plan.
    Subscription,
    /// A free account or a log-in.
    Registration,
    /// An address to send to: e-mail, push messages, a messaging channel.
    Newsletter,
    /// Turning an ad blocker off.
    Adblock,
    /// Installing an app.
    App,
}

impl NagKind {
    /// All kinds.
    pub const ALL: [Self; 6] =
        [Self::Donation, Self::Subscription, Self::Registration, Self::Newsletter, Self::Adblock, Self::App];

    /// Its name, as in the JSON report.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Donation => "donation",
            Self::Subscription => "subscription",
            Self::Registration => "registration",
            Self::Newsletter => "newsletter",
            Self::Adblock => "adblock",
            Self::App => "app",
        }
    }
}

/// A box (or a sentence) that asks the reader for something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Nag {
    /// What it asks for.
    pub kind: NagKind,
    /// How sure the engine is, 0 to 1.
    pub score: f32,
    /// Why, the clearest first.
    pub reasons: Vec<Reason>,
    /// All text that is hidden by it.
    pub text: String,
    /// Whether a whole box is hidden, and not a sentence in a paragraph of the story.
    pub whole_box: bool,
    /// What to hide. Not part of the JSON report: nodes mean something only beside the page.
    #[serde(skip)]
    pub targets: Vec<Target>,
}

/// Why something was taken for a nag. The words are the page's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// It asks the reader for something.
    Asks {
        /// For what.
        kind: NagKind,
        /// By these words.
        words: String,
    },
    /// It has a button that asks.
    Button {
        /// What stands on it.
        words: String,
    },
    /// It says what nags say, of whatever kind.
    Says {
        /// By these words.
        words: String,
    },
    /// It is a frame that cannot be read.
    Frame {
        /// Host and path of what it shows, or its vendor's.
        address: String,
    },
}

/// A direct quotation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Quote {
    /// 1 for the statement to show first. The parts of one statement share it.
    pub rank: u32,
    /// The statement that this is a part of, where a cue or a paragraph's end cuts one in more: "…", she said, "…".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<u32>,
    /// The words as they stand, without the outer marks and the comma before a cue.
    pub text: String,
    /// Start in [`Article::text`] (or in the text given), marks left out. UTF-16 code units.
    pub start: u32,
    /// End, half-open. UTF-16 code units.
    pub end: u32,
    /// The speaker's full name, or the source as it is written.
    pub speaker: Option<String>,
    /// The speaker's role, where the article gives one.
    pub role: Option<String>,
    /// The words beside the quotation that name the speaker.
    pub mention: Option<SpeakerMention>,
    /// The reporting words.
    pub cue: Option<String>,
    /// How sure the engine is of the speaker, 0 to 1.
    pub confidence: f32,
    /// For a fragment inside indirect speech: the sentence it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    /// Why it has its rank. Not part of the JSON report.
    #[serde(skip)]
    pub score: Score,
    /// Where the quotation stands in the document. Not part of the JSON report.
    #[serde(skip)]
    pub places: Option<(Place, Place)>,
}

impl Quote {
    /// Whether the speaker is a likely one and no more: readers are told so.
    #[must_use]
    pub fn is_unsure(&self) -> bool {
        self.speaker.is_some() && self.confidence < CERTAIN
    }
}

/// Words that name a speaker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SpeakerMention {
    /// Start, UTF-16 code units.
    pub start: u32,
    /// End, half-open, UTF-16 code units.
    pub end: u32,
    /// The words.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Engine, Settings, page};

    #[test]
    fn what_is_written_as_json_is_read_again() {
        let source = "<article><h1>A pier</h1><p>“It holds,” said Mary Holt, “for now.” The pier of the old harbour was closed in \
            March after a storm had torn out four of its posts.</p><div><p>Please make a donation today to support our \
            journalism.</p><a href=/donate>Donate now</a></div></article>";
        let mut report = Engine::embedded().analyze(&page::read::html::read_str(source, None), &Settings::default());
        let json = serde_json::to_string(&report).expect("JSON");
        // What means something only beside the page is not written.
        report.nags.iter_mut().for_each(|nag| nag.targets.clear());
        report.article.blocks.clear();
        for quote in &mut report.quotes {
            (quote.score, quote.places) = (Score::default(), None);
        }
        assert_eq!(serde_json::from_str::<Report>(&json).expect("a report"), report);
        assert!(!report.quotes.is_empty());
    }
}
