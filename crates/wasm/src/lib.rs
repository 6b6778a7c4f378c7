//! The engine as browsers call it: convert, call, convert.

use std::sync::OnceLock;

use quiet_quotes::page::read::snapshot::{self, Address};
use quiet_quotes::page::read::text;
use quiet_quotes::page::{NodeId, Page, Place};
use quiet_quotes::report::{Nag, NagKind, Quote, Reason, Report, SpeakerMention, Target};
use quiet_quotes::{Engine, Settings, Tables};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

#[cfg(feature = "dom")]
mod dom;
#[cfg(feature = "outline")]
mod outline;
mod sent;

use sent::{SentSettings, SentSnapshot};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../types.d.ts");

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn console_error(message: &str);
}

/// Writes a panic's message to the console before the engine stops. Runs when the module starts; does no harm twice.
#[wasm_bindgen(start)]
pub fn setup() {
    std::panic::set_hook(Box::new(|panic| console_error(&format!("Quiet Quotes: {panic}"))));
}

/// Takes the words of all languages: what `engine_words.txt`, which lies beside the engine, holds. Needed once, before
/// anything is analyzed; sets up the tables that every page needs.
///
/// # Errors
/// When it is another file, of another version, or cut short.
#[wasm_bindgen(js_name = loadWords)]
pub fn load_words(file: String) -> Result<(), JsError> {
    if ENGINE.get().is_none() {
        // The words of a page without words: whatever is set up once is set up now.
        let engine = Engine::new(&Tables::read(file)?);
        engine.analyze(&text::read(""), &Settings::default());
        ENGINE.get_or_init(|| engine);
    }
    Ok(())
}

/// The engine of this module, once its words are loaded: a module has one, as it has one memory.
static ENGINE: OnceLock<Engine> = OnceLock::new();

/// Reads a page from a snapshot, and tells where the nodes stand in it that the answer speaks of.
///
/// # Errors
/// When the snapshot or the settings have another shape than their types say, or the snapshot is not as browsers write it.
#[wasm_bindgen(js_name = analyzeSnapshot, unchecked_return_type = "SnapshotAnswer")]
pub fn analyze_snapshot(snapshot: &SentSnapshot, settings: Option<SentSettings>) -> Result<JsValue, JsError> {
    let (page, addresses) = snapshot::read(&sent::snapshot(snapshot)?)?;
    let report = report(&page, settings.as_ref())?;
    let nodes = report.nodes().into_iter().filter_map(|node| Some(NodeHere::new(node, *addresses.get(node.index())?)));
    written(&SnapshotAnswer { answer: Answer::from(&report), nodes: nodes.collect() })
}

/// Reads plain text, a line a paragraph.
///
/// # Errors
/// When the settings have another shape than their type says.
#[wasm_bindgen(js_name = analyzeText, unchecked_return_type = "Answer")]
pub fn analyze_text(text: &str, settings: Option<SentSettings>) -> Result<JsValue, JsError> {
    answer(&text::read(text), settings.as_ref())
}

/// Reads HTML source, for programs that have no document: not in the engine that browsers load.
///
/// # Errors
/// When the settings have another shape than their type says.
#[cfg(feature = "html")]
#[wasm_bindgen(js_name = analyzeHtml, unchecked_return_type = "Answer")]
pub fn analyze_html(html: &str, url: Option<String>, settings: Option<SentSettings>) -> Result<JsValue, JsError> {
    answer(&quiet_quotes::page::read::html::read_str(html, url), settings.as_ref())
}

/// Reads a live document itself: the answer, and the nodes that it speaks of by their numbers.
/// `url` is where the story was published, `geometry` where some elements stand.
///
/// # Errors
/// When the document is too large, by the name of `TooLarge`, or the settings have another shape than their type says.
#[cfg(feature = "dom")]
#[wasm_bindgen(js_name = analyzeDocument, unchecked_return_type = "[answer: Answer, nodes: ReadonlyMap<number, Element | Text>]")]
pub fn analyze_document(
    document: &web_sys::Document,
    url: Option<String>,
    #[wasm_bindgen(unchecked_param_type = "ReadonlyMap<Element, Geometry>")] geometry: &js_sys::Map,
    settings: Option<SentSettings>,
) -> Result<JsValue, JsValue> {
    let live = dom::read(document, url, geometry)?;
    let report = report(&live.page, settings.as_ref())?;
    let nodes = js_sys::Map::new();
    for node in report.nodes() {
        nodes.set(&JsValue::from(node.index()), &live.nodes[node.index()]);
    }
    Ok(js_sys::Array::of2(&written(&Answer::from(&report))?, &nodes).into())
}

fn answer(page: &Page, settings: Option<&SentSettings>) -> Result<JsValue, JsError> {
    written(&Answer::from(&report(page, settings)?))
}

fn report(page: &Page, settings: Option<&SentSettings>) -> Result<Report, JsError> {
    let engine = ENGINE.get();
    let engine =
        engine.ok_or_else(|| JsError::new("the engine has no words yet: call loadWords with what engine_words.txt holds"))?;
    Ok(engine.analyze(page, &sent::settings(settings)?))
}

fn written(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}

/// An answer with the live page's own names for the nodes that it speaks of.
#[derive(Serialize)]
struct SnapshotAnswer<'a> {
    answer: Answer<'a>,
    nodes: Vec<NodeHere>,
}

#[derive(Serialize)]
struct NodeHere {
    node: NodeId,
    element: u32,
    text: Option<TextHere>,
}

#[derive(Serialize)]
struct TextHere {
    run: u32,
    shadow: bool,
}

impl NodeHere {
    fn new(node: NodeId, address: Address) -> Self {
        match address {
            Address::Element { element } => Self { node, element, text: None },
            Address::Text { element, run, shadow } => Self { node, element, text: Some(TextHere { run, shadow }) },
        }
    }
}

/// A report with the places in the document that it speaks of.
#[derive(Serialize)]
struct Answer<'a> {
    url: Option<&'a str>,
    lang: Option<&'a str>,
    is_article: bool,
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    site: Option<&'a str>,
    nags: Vec<NagHere<'a>>,
    quotes: Vec<QuoteHere<'a>>,
    article: ArticleHere<'a>,
}

// What stands in a report is named again here: flattening it in would add two KB to the module.

#[derive(Serialize)]
struct ArticleHere<'a> {
    text: &'a str,
    blocks: &'a [NodeId],
}

#[derive(Serialize)]
struct NagHere<'a> {
    kind: NagKind,
    score: f32,
    reasons: &'a [Reason],
    text: &'a str,
    whole_box: bool,
    targets: &'a [Target],
}

#[derive(Serialize)]
struct QuoteHere<'a> {
    rank: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    statement: Option<u32>,
    text: &'a str,
    start: u32,
    end: u32,
    speaker: Option<&'a str>,
    role: Option<&'a str>,
    mention: Option<&'a SpeakerMention>,
    cue: Option<&'a str>,
    confidence: f32,
    #[serde(skip_serializing_if = "Option::is_none")]
    context: Option<&'a str>,
    places: Option<Places>,
}

#[derive(Serialize)]
struct Places {
    start: Place,
    end: Place,
}

impl<'a> From<&'a Report> for Answer<'a> {
    fn from(report: &'a Report) -> Self {
        Self {
            url: report.url.as_deref(),
            lang: report.lang.as_deref(),
            is_article: report.is_article,
            title: report.title.as_deref(),
            byline: report.byline.as_deref(),
            published: report.published.as_deref(),
            site: report.site.as_deref(),
            nags: report.nags.iter().map(NagHere::from).collect(),
            quotes: report.quotes.iter().map(QuoteHere::from).collect(),
            article: ArticleHere { text: &report.article.text, blocks: &report.article.blocks },
        }
    }
}

impl<'a> From<&'a Nag> for NagHere<'a> {
    fn from(Nag { kind, score, reasons, text, whole_box, targets, .. }: &'a Nag) -> Self {
        Self { kind: *kind, score: *score, reasons, text, whole_box: *whole_box, targets }
    }
}

impl<'a> From<&'a Quote> for QuoteHere<'a> {
    fn from(quote: &'a Quote) -> Self {
        Self {
            rank: quote.rank,
            statement: quote.statement,
            text: &quote.text,
            start: quote.start,
            end: quote.end,
            speaker: quote.speaker.as_deref(),
            role: quote.role.as_deref(),
            mention: quote.mention.as_ref(),
            cue: quote.cue.as_deref(),
            confidence: quote.confidence,
            context: quote.context.as_deref(),
            places: quote.places.map(|(start, end)| Places { start, end }),
        }
    }
}
