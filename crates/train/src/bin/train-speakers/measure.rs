//! What the whole finder makes of articles that its weights have not seen, and how often a name that it shows is right.

use std::collections::BTreeMap;
use std::path::Path;

use quiet_quotes::quote::QuoteModel;
use quiet_quotes::quote::speaker::CERTAIN;
use quiet_quotes::report::Quote;
use quiet_quotes::story::Story;
use rayon::prelude::*;

use crate::Result;
use crate::articles::Article;

/// An article as `quiet-quotes quotes` reports it.
#[derive(serde::Serialize)]
struct Found<'a> {
    id: &'a str,
    quotes: Vec<Quote>,
}

/// Names that were shown, and those of them that are right.
#[derive(Clone, Copy, Default)]
struct Tally {
    shown: usize,
    right: usize,
}

/// The names shown in one language, by how sure they were, and the quotations whose speaker is labelled.
#[derive(Clone, Copy, Default)]
struct Bands {
    labelled: usize,
    certain: Tally,
    probable: Tally,
}

/// Writes what is found in each article of a set into a file, and prints how often the names shown are right.
pub fn measure(name: &str, articles: &[Article], model: impl Fn(&Article) -> QuoteModel + Sync, folder: &Path) -> Result<()> {
    let found: Vec<Found<'_>> = articles
        .par_iter()
        .map(|article| Found { id: &article.id, quotes: model(article).find(&Story::from_text(&article.text)) })
        .collect();
    let lines = found.iter().map(serde_json::to_string).collect::<std::result::Result<Vec<String>, _>>()?;
    std::fs::write(folder.join(format!("{name}.jsonl")), lines.join("\n") + "\n")?;
    let mut by_language: BTreeMap<&str, Bands> = BTreeMap::new();
    for (article, Found { quotes, .. }) in articles.iter().zip(&found) {
        let bands = by_language.entry(&article.lang).or_default();
        quotes.iter().for_each(|quote| bands.take(article, quote));
    }
    print(name, &by_language);
    Ok(())
}

impl Bands {
    fn take(&mut self, article: &Article, quote: &Quote) {
        let Some(right) = article.is_speaker(quote) else { return };
        self.labelled += 1;
        if quote.speaker.is_some() {
            let band = if quote.confidence >= CERTAIN { &mut self.certain } else { &mut self.probable };
            band.shown += 1;
            band.right += usize::from(right);
        }
    }

    fn plus(self, other: &Self) -> Self {
        Self {
            labelled: self.labelled + other.labelled,
            certain: self.certain.plus(other.certain),
            probable: self.probable.plus(other.probable),
        }
    }
}

impl Tally {
    fn plus(self, other: Self) -> Self {
        Self { shown: self.shown + other.shown, right: self.right + other.right }
    }

    fn told(self) -> String {
        let share = if self.shown == 0 { "    –".to_owned() } else { format!("{:.3}", self.right as f32 / self.shown as f32) };
        format!("{share} of {:>3}", self.shown)
    }
}

fn print(name: &str, by_language: &BTreeMap<&str, Bands>) {
    println!("{name}, left out: names that are right, of those shown as certain and as probable; quotations without a name");
    let all = by_language.values().fold(Bands::default(), |all, bands| all.plus(bands));
    for (language, bands) in by_language.iter().map(|(language, bands)| (*language, bands)).chain([("all", &all)]) {
        let unnamed = bands.labelled - bands.certain.shown - bands.probable.shown;
        println!("  {language:>3}  {}   {}   {unnamed:>3} of {}", bands.certain.told(), bands.probable.told(), bands.labelled);
    }
}
