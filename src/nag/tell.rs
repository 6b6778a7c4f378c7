//! Reasons in words.

use super::candidate::Candidate;
use super::judge::Judge;
use super::phrase::Class;
use super::survey::Survey;

/// Why a candidate was taken for a nag: the words it says, then what it holds.
pub fn reasons(survey: &Survey<'_>, candidate: &Candidate, _judge: &Judge, _features: &[f32]) -> Vec<String> {
    let mut cues: Vec<_> = candidate
        .blocks
        .clone()
        .flat_map(|block| survey.cues[block].iter().map(move |cue| (block, cue)))
        .filter(|(_, cue)| cue.class != Class::Against)
        .collect();
    crate::order::sort_by(&mut cues, |a, b| b.1.weight.total_cmp(&a.1.weight));
    cues.iter()
        .take(3)
        .filter_map(|(block, cue)| {
            let text = survey.page.blocks[*block].text.get(cue.range.clone())?;
            Some(format!("{}: “{text}”", cue.kind.map_or("says", super::features::kind_name)))
        })
        .collect()
}
