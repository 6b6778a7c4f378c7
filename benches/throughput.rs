//! How much page source a second the engine gets through, on all labelled pages beside the project.

use std::fs::{self, File};
use std::hint::black_box;
use std::io::Read;
use std::path::Path;
use std::time::{Duration, Instant};

use flate2::read::MultiGzDecoder;
use quiet_quotes::page::read::html;
use quiet_quotes::{Engine, Page, Settings};
use rayon::prelude::*;
use scraper::Html;

const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus/pages");

/// Each figure is the best of so many rounds, since whatever else runs only ever slows one down.
const ROUNDS: usize = 5;

fn main() -> std::io::Result<()> {
    if !Path::new(PAGES).is_dir() {
        assert!(std::env::var_os("CI").is_none(), "../shared is missing: the pages to be timed lie there");
        println!("left out: throughput, which is measured on pages in ../shared");
        return Ok(());
    }
    let sources = sources()?;
    let bytes: usize = sources.iter().map(String::len).sum();
    let pages: Vec<Page> = sources.iter().map(|source| html::read_str(source, None)).collect();
    let (engine, settings) = (Engine::embedded(), Settings::default());
    let whole = |source: &String| drop(black_box(engine.analyze(&html::read_str(source, None), &settings)));

    println!("{} pages, {:.1} MB of source, {} cores", sources.len(), bytes as f64 / 1e6, rayon::current_num_threads());
    let parser = best(|| sources.iter().for_each(|source| drop(black_box(Html::parse_document(source)))));
    let mut each: Vec<Duration> = pages.iter().map(|page| best(|| drop(black_box(engine.analyze(page, &settings))))).collect();
    let after_reading = each.iter().sum();
    let one_core = best(|| sources.iter().for_each(whole));
    let all_cores = best(|| sources.par_iter().for_each(whole));
    for (what, time) in [
        ("HTML parser alone, one core", parser),
        ("engine after reading, one core", after_reading),
        ("reading and engine, one core", one_core),
        ("reading and engine, all cores", all_cores),
    ] {
        println!("{what:<32} {:>7.0} MB/s", bytes as f64 / 1e6 / time.as_secs_f64());
    }
    println!("{:<32} {:>7.2} of the parser's speed", "reading and engine", parser.as_secs_f64() / one_core.as_secs_f64());
    each.sort_unstable();
    println!("{:<32} {:>7.2} ms", "engine on the median page", each[each.len() / 2].as_secs_f64() * 1e3);
    Ok(())
}

fn sources() -> std::io::Result<Vec<String>> {
    let mut sources = Vec::new();
    for entry in fs::read_dir(PAGES)? {
        let mut bytes = Vec::new();
        MultiGzDecoder::new(File::open(entry?.path())?).read_to_end(&mut bytes)?;
        sources.push(html::decode(&bytes).into_owned());
    }
    Ok(sources)
}

fn best(mut work: impl FnMut()) -> Duration {
    let mut time = || {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..ROUNDS).map(|_| time()).min().unwrap_or_default()
}
