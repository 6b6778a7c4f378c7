//! What the text alone tells of nags of other publishers, at few false alarms in the stories: by the sum of weights that
//! the engine reads by, and by small networks.

use quiet_quotes::nag::meaning::{Blocks, Meaning};
use quiet_quotes::report::NagKind;
use rayon::prelude::*;

use crate::Result;
use crate::layers::bag::{self, Bag};
use crate::layers::convolution::{self, Convolution};
use crate::study::{GROUPS, Study, texts};
use crate::texts::{self, Text};

/// Paragraphs of stories that may ask more than the bound, as a share of all.
const ALARMS: [f64; 2] = [0.001, 0.0045];
const MODELS: [&str; 4] = ["sum of weights", "hidden layer", "convolution", "sum and convolution, mean"];
type Asks = [f32; MODELS.len()];

/// What was learnt without a group of publishers.
struct Readers {
    meaning: Meaning,
    bag: Bag,
    convolution: Convolution,
}

impl Readers {
    fn learn(all: &[Text], without: usize, seed: u64) -> Self {
        let kept: Vec<&Text> = all.iter().filter(|text| text.group != without).collect();
        Self { meaning: texts::learn(&kept, seed), bag: bag::learn(&kept, seed), convolution: convolution::learn(&kept, seed) }
    }

    /// How far some blocks ask, by each model.
    fn ask(&self, study: &Study<'_>, blocks: &[usize]) -> Asks {
        let blocks: Vec<_> = blocks.iter().map(|at| study.grams[*at].clone()).collect();
        let text = Text::new(&blocks, None, 0.0, 0);
        let sum = Blocks::new(&self.meaning, &[self.meaning.read(&text.ordered)]).logit(0..1, 0);
        let convolution = self.convolution.asks(&text);
        [sum, self.bag.asks(&text), convolution, f32::midpoint(sum, convolution)]
    }
}

/// A labelled nag, and how far it asks.
struct Nag {
    kind: usize,
    lang: String,
    asks: Asks,
}

/// Prints a table of the models.
pub fn measure(corpus: &[Study<'_>], seed: u64) -> Result<()> {
    let all = texts(corpus);
    let readers: Vec<Readers> = (0..GROUPS).into_par_iter().map(|group| Readers::learn(&all, group, seed)).collect();
    let (mut nags, mut stories) = (Vec::new(), Vec::<Asks>::new());
    for study in corpus {
        let readers = &readers[study.groups[0]];
        let lang = study.sample.page.lang.as_deref().unwrap_or_default().get(..2).unwrap_or_default().to_lowercase();
        for nag in &study.gold.nags {
            let blocks: Vec<usize> = nag.blocks.iter().map(|(at, _)| *at).collect();
            nags.push(Nag { kind: nag.kind, lang: lang.clone(), asks: readers.ask(study, &blocks) });
        }
        let is_told = |at: &usize| study.analysis.body.paragraphs[*at] && study.gold.shares(&(*at..at + 1)) == (0.0, 0.0);
        stories.extend((0..study.grams.len()).filter(is_told).map(|at| readers.ask(study, &[at])));
    }
    println!("{} texts, {} nags, {} paragraphs of stories, seed {seed}", all.len(), nags.len(), stories.len());
    println!("in a thousand, by, % of nags: all, en, de, others or unsaid, by kind");
    for alarms in ALARMS {
        for (model, name) in MODELS.iter().enumerate() {
            let mut asks: Vec<f32> = stories.iter().map(|asks| asks[model]).collect();
            asks.sort_by(|a, b| b.total_cmp(a));
            let bound = asks.get((alarms * asks.len() as f64) as usize).copied().unwrap_or_default();
            println!("{:.1}, {name}, {}", 1000.0 * alarms, rates(&nags, |nag| nag.asks[model] > bound));
        }
    }
    Ok(())
}

/// What share of the nags is told, of all, by language and by kind.
fn rates(nags: &[Nag], is_told: impl Fn(&Nag) -> bool) -> String {
    let rate = |keep: &dyn Fn(&Nag) -> bool| {
        let kept: Vec<&Nag> = nags.iter().filter(|nag| keep(nag)).collect();
        format!("{:.1}", 100.0 * kept.iter().filter(|nag| is_told(nag)).count() as f32 / kept.len().max(1) as f32)
    };
    let by_lang = [rate(&|_| true), rate(&|nag| nag.lang == "en"), rate(&|nag| nag.lang == "de")];
    let others = rate(&|nag| nag.lang != "en" && nag.lang != "de");
    let by_kind = (0..NagKind::ALL.len()).map(|kind| rate(&|nag| nag.kind == kind));
    by_lang.into_iter().chain([others]).chain(by_kind).collect::<Vec<_>>().join(" ")
}
