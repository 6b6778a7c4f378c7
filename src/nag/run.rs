//! Nags that are no element of their own: runs of blocks one after another that ask for the same.
//!
//! In plain text and in old pages an appeal is a row of paragraphs among those of the story. None of them is clear enough
//! for the guard when it stands alone; together they are: one that is beyond doubt, others beside it that ask too, and
//! between two of those one that at least speaks to the reader.

use std::ops::Range;

use super::phrase::Class;
use super::sentence::QUOTATION_MARKS;
use super::survey::Survey;

/// Scores of the clearest block of a run and of each other.
const CLEAREST: f32 = 0.85;
const LEAST: f32 = 0.5;
/// Blocks that a run holds at most.
const LONGEST: usize = 8;

/// Finds the runs on a page, given the score of each block.
pub fn runs(survey: &Survey<'_>, scores: &[f32]) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < scores.len() {
        let run = run(survey, scores, at);
        at = run.end.max(at + 1);
        let clear = scores[run.clone()].iter().any(|score| *score >= CLEAREST);
        if run.len() > 1 && run.len() <= LONGEST && clear {
            runs.push(run);
        }
    }
    runs
}

/// The run that begins at a block, empty if none does.
fn run(survey: &Survey<'_>, scores: &[f32], start: usize) -> Range<usize> {
    let mut end = start;
    loop {
        if joins(survey, scores, end) && together(survey, start, end) {
            end += 1;
        } else if end > start && speaks(survey, end) && joins(survey, scores, end + 1) && together(survey, start, end + 1) {
            end += 2;
        } else {
            return start..end;
        }
    }
}

fn joins(survey: &Survey<'_>, scores: &[f32], at: usize) -> bool {
    scores.get(at).is_some_and(|score| *score >= LEAST) && survey.cues[at].iter().any(|cue| cue.class == Class::Ask)
}

/// Whether a block that asks for nothing speaks to the reader, and quotes nobody.
fn speaks(survey: &Survey<'_>, at: usize) -> bool {
    let Some(block) = survey.page.blocks.get(at) else { return false };
    let has = |class: Class| survey.cues[at].iter().any(|cue| cue.class == class);
    has(Class::Voice) && !has(Class::Against) && !block.text.contains(QUOTATION_MARKS)
}

/// Whether two blocks stand side by side in one element.
fn together(survey: &Survey<'_>, one: usize, other: usize) -> bool {
    let around = |at: usize| {
        let element = survey.page.blocks[at].element;
        survey.page.nodes[element.index()].parent
    };
    around(one) == around(other)
}
