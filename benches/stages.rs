//! Times each stage of the engine on one page: reading, nags, quotations, and all of it.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use quiet_quotes::page::read::html;
use quiet_quotes::{Engine, Page, Settings};
use scraper::Html;

fn main() {
    divan::main();
}

/// A story of sixty paragraphs with an appeal in its middle, the way a news site wraps it.
fn source() -> String {
    let speech = "<p>“The harbour wall was never built for storms like these,” said <a href=/holt>Mary Holt</a>, who runs the \
        island's only shop. She added that two winters without a ferry had been enough.</p>";
    let news = "<p>The council meets again on Thursday to settle how the repair is paid for; a first estimate in May spoke of \
        four million, and nobody expects it to hold.</p>";
    let appeal = "<div class=promo><h3>Before you read on</h3><p>Our reporting is paid for by readers like you. Please make a \
        donation today.</p><a href=/give>Give now</a></div>";
    let head = "<!doctype html><html lang=en><head><title>Ferry returns</title><meta property=og:type content=article></head>";
    let menu = format!("<nav><ul>{}</ul></nav>", "<li><a href=/section>Section</a></li>".repeat(80));
    let half = [speech, news].concat().repeat(15);
    format!("{head}<body>{menu}<main><article><h1>Ferry returns</h1>{half}{appeal}{half}</article></main></body></html>")
}

fn page() -> Page {
    html::read_str(&source(), None)
}

#[divan::bench]
fn parse_alone(bencher: Bencher<'_, '_>) {
    let source = source();
    bencher.counter(BytesCount::of_str(&source)).bench(|| Html::parse_document(black_box(&source)));
}

#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    let source = source();
    bencher.counter(BytesCount::of_str(&source)).bench(|| html::read_str(black_box(&source), None));
}

#[divan::bench]
fn nags(bencher: Bencher<'_, '_>) {
    let (engine, page, settings) = (Engine::embedded(), page(), Settings::default());
    bencher.counter(BytesCount::of_str(&source())).bench(|| engine.nags.read(black_box(&page), &settings));
}

#[divan::bench]
fn quotations(bencher: Bencher<'_, '_>) {
    let engine = Engine::embedded();
    let story = engine.nags.read(&page(), &Settings::default()).story;
    bencher.counter(BytesCount::of_str(&source())).bench(|| engine.quotes(black_box(&story)));
}

#[divan::bench]
fn all_after_reading(bencher: Bencher<'_, '_>) {
    let (engine, page, settings) = (Engine::embedded(), page(), Settings::default());
    bencher.counter(BytesCount::of_str(&source())).bench(|| engine.analyze(black_box(&page), &settings));
}
