//! Reasons in words.

use crate::nag::phrases::{Cue, PhraseRole};
use crate::report::NagKind;

/// Reasons that are told.
const TOLD: usize = 3;

/// Why something was taken for a nag: the words it says, the clearest first.
pub fn reasons<'a>(cues: impl Iterator<Item = (&'a str, &'a Cue)>) -> Vec<String> {
    let mut cues: Vec<_> = cues.filter(|(_, cue)| cue.class.asks()).collect();
    crate::sort::sort_by(&mut cues, |a, b| b.1.weight.total_cmp(&a.1.weight));
    let mut reasons: Vec<String> = Vec::new();
    for (text, cue) in cues {
        let Some(words) = text.get(cue.range.clone()) else { continue };
        let reason = format!("{}: “{words}”", asks_for(cue.class, cue.kind));
        if reasons.len() < TOLD && !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons
}

fn asks_for(class: PhraseRole, kind: Option<NagKind>) -> &'static str {
    match kind {
        None => "says what prompts say",
        Some(_) if class == PhraseRole::Button => "has a button",
        Some(NagKind::Donation) => "asks for a gift",
        Some(NagKind::Subscription) => "asks for a subscription",
        Some(NagKind::Registration) => "asks to register or log in",
        Some(NagKind::Newsletter) => "asks for an address to send to",
        Some(NagKind::Adblock) => "asks to turn an ad blocker off",
        Some(NagKind::App) => "asks to install an app",
    }
}
