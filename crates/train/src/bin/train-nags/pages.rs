//! Labelled pages, each with the publishers whose words or markup it holds.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use quiet_quotes::{Page, page};
use rayon::prelude::*;

use crate::Result;

/// A labelled page.
pub struct Sample {
    pub label: Label,
    pub page: Page,
    /// The page's publisher; before it that of the box that was set into the page, if one was.
    pub publishers: Vec<String>,
}

#[derive(serde::Deserialize)]
pub struct Label {
    pub id: String,
    url: Option<String>,
    pub nags: Vec<LabelledNag>,
    #[serde(default)]
    source: Source,
}

#[derive(serde::Deserialize)]
pub struct LabelledNag {
    pub kind: String,
    pub sure: bool,
    pub blocks: Vec<String>,
}

#[derive(Default, serde::Deserialize)]
struct Source {
    /// The page from which the box was taken.
    #[serde(rename = "box")]
    of_box: Option<String>,
}

/// The sets of pages that are learnt from and measured.
pub const SETS: [&str; 2] = ["corpus", "transplants"];

/// Reads the pages of all sets.
pub fn load(shared: &Path) -> Result<[Vec<Sample>; 2]> {
    let [corpus, mut transplants] = SETS.map(|set| load_set(&shared.join(set)));
    let corpus = corpus?;
    let publishers: BTreeMap<&str, &String> = corpus.iter().map(|sample| (&*sample.label.id, &sample.publishers[0])).collect();
    for sample in transplants.iter_mut().flatten() {
        if let Some(publisher) = sample.label.source.of_box.as_deref().and_then(|id| publishers.get(id)) {
            sample.publishers.insert(0, (*publisher).clone());
        }
    }
    Ok([corpus, transplants?])
}

fn load_set(folder: &Path) -> Result<Vec<Sample>> {
    let labels = std::fs::read_dir(folder.join("labels"))?;
    let mut files: Vec<PathBuf> = labels.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.sort();
    files
        .par_iter()
        .map(|file| {
            let label: Label = serde_json::from_slice(&std::fs::read(file)?)?;
            let path = folder.join("pages").join(format!("{}.html.gz", label.id));
            let mut source = Vec::new();
            let packed = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            flate2::read::GzDecoder::new(&*packed).read_to_end(&mut source)?;
            // Addresses are not given to the engine: files have none.
            let page = page::read::html::read(&source, None);
            Ok(Sample { page, publishers: vec![publisher(&label)], label })
        })
        .collect()
}

/// The publisher of a page: its host without `www`, cut to the part that is registered.
fn publisher(label: &Label) -> String {
    let Some(url) = label.url.as_deref() else { return label.id.clone() };
    let host = url.split("//").nth(1).unwrap_or(url).split('/').next().unwrap_or_default();
    let parts: Vec<&str> = host.split('.').collect();
    let short = |part: &&str| part.len() <= 3;
    let keep = if parts.len() > 2 && parts[parts.len() - 2..].iter().all(short) { 3 } else { 2 };
    parts[parts.len().saturating_sub(keep)..].join(".")
}

/// Which of some groups of publishers one belongs to.
pub fn group(publisher: &str, groups: usize) -> usize {
    let hash =
        publisher.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (hash >> 20) as usize % groups
}
