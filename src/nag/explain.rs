//! Why each candidate was hidden or not: for `analyze --explain`.

use std::fmt;
use std::ops::Range;

use crate::nag::NagModel;
use crate::nag::classifier::Classifier;
use crate::nag::guard::{Guard, Refusal};
use crate::nag::pipeline::PageAnalysis;
use crate::page::Page;
use crate::report::NagKind;

/// What was made of one candidate.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The blocks of [`Page::blocks`] that it holds.
    pub blocks: Range<usize>,
    /// How likely it is a nag, 0 to 1.
    pub score: f32,
    /// What it asks for, if it is one.
    pub kind: NagKind,
    /// Whether it was chosen to be hidden, before the settings are asked.
    pub hidden: bool,
    /// Why the guard would not let it be hidden.
    pub refusal: Option<&'static str>,
    /// The first words of its text.
    pub text: String,
    /// What the features add to the score, the weightiest first.
    pub features: Vec<(String, f32)>,
}

/// Characters of a candidate's text that are shown.
const SHOWN: usize = 160;
/// Features that are shown.
const FEATURES: usize = 8;

/// Every candidate for which anything speaks, in page order.
pub fn explain(page: &Page, model: &NagModel) -> Vec<Explanation> {
    explain_by(&PageAnalysis::new(page, model), &model.classifier)
}

/// Every candidate of a page for which anything speaks, as some trees judge it.
pub fn explain_by(analysis: &PageAnalysis<'_>, classifier: &Classifier) -> Vec<Explanation> {
    let guard = Guard::new(&analysis.index, &analysis.body);
    let chosen = analysis.choose(classifier, &guard);
    let mut all = Vec::new();
    for (at, features) in analysis.features.iter().enumerate() {
        let (Some(features), candidate) = (features, &analysis.candidates[at]) else { continue };
        let score = classifier.score(features);
        let explanation = Explanation {
            blocks: candidate.blocks.clone(),
            score,
            kind: analysis.kind(at),
            hidden: chosen.iter().any(|judged| judged.candidate == at),
            refusal: guard.refuses(candidate, score).map(Refusal::text),
            text: analysis.text(candidate).replace('\n', " | ").chars().take(SHOWN).collect(),
            features: classifier.contributions(features).into_iter().take(FEATURES).map(|(n, v)| (n.to_owned(), v)).collect(),
        };
        all.push(explanation);
    }
    all.sort_by_key(|explanation: &Explanation| explanation.blocks.start);
    all
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match (self.hidden, self.refusal) {
            (true, _) => "hidden",
            (false, Some(_)) => "refused",
            (false, None) => "left",
        };
        writeln!(f, "{word} {:.2} {:?}: {}", self.score, self.kind, self.text)?;
        if let Some(refusal) = self.refusal {
            writeln!(f, "  guard: {refusal}")?;
        }
        let features: Vec<String> = self.features.iter().map(|(name, value)| format!("{name} {value:+.1}")).collect();
        writeln!(f, "  {}", features.join(", "))
    }
}
