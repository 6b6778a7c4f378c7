//! Why something was taken for a nag.

use crate::nag::phrases::{Cue, PhraseRole};
use crate::report::Reason;

/// Reasons that are told.
const TOLD: usize = 3;

/// The words by which something asks, the clearest first.
pub fn reasons<'a>(cues: impl Iterator<Item = (&'a str, &'a Cue)>) -> Vec<Reason> {
    let mut cues: Vec<_> = cues.filter(|(_, cue)| cue.class.asks()).collect();
    crate::sort::sort_by(&mut cues, |a, b| b.1.weight.total_cmp(&a.1.weight));
    let mut reasons: Vec<Reason> = Vec::new();
    for (text, cue) in cues {
        let Some(words) = text.get(cue.range.clone()).map(str::to_owned) else { continue };
        let reason = match cue.kind {
            None => Reason::Says { words },
            Some(_) if cue.class == PhraseRole::Button => Reason::Button { words },
            Some(kind) => Reason::Asks { kind, words },
        };
        if reasons.len() < TOLD && !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons
}
