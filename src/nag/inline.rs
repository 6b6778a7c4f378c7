//! Nags inside a paragraph of the story: they are hidden by the sentence.
//!
//! A sentence goes where its words ask the reader for something, nobody is quoted in it, and it is no part of the
//! telling: it is at an end of the paragraph, stuck to the news without a space, it stands beside a box that is hidden,
//! or it links to where one gives or signs up. At least one sentence of the paragraph stays: whole paragraphs are for the classifier and the guard.

use std::ops::Range;

use crate::nag::index::PageIndex;
use crate::nag::markup::{self, Hint};
use crate::nag::phrases::{Cue, PhraseRole};
use crate::page::{Attribute, Block, NodeId, Page, Tag};
use crate::report::NagKind;

/// A nag that is a part of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct InlineNag {
    /// The block that holds it.
    pub block: usize,
    /// Its place in the block's text, in bytes.
    pub range: Range<usize>,
    /// What it asks for.
    pub kind: NagKind,
    /// How sure it is, 0 to 1.
    pub score: f32,
}

/// How sure a sentence is that passes, and how much surer each further sign makes it.
const SURE: f32 = 0.7;
const SURER: f32 = 0.08;

/// Finds the nags inside a paragraph. `beside` tells whether what stands before and behind it is hidden.
pub fn asides(index: &PageIndex<'_>, block: usize, beside: (bool, bool)) -> Vec<InlineNag> {
    let (text, cues) = (&index.page.blocks[block].text, &index.cues[block]);
    if !cues.iter().any(|cue| cue.class == PhraseRole::Ask) || !can_be_cut(index.page, block) {
        return Vec::new();
    }
    let sentences = sentences(text);
    let signs: Vec<u32> = (0..sentences.len()).map(|at| signs(index, block, &sentences, at)).collect();
    let mut taken: Vec<bool> = signs.iter().map(|signs| *signs > 1).collect();
    let asks = |at: usize| signs[at] > 0;
    // From a hidden box on, into the paragraph or back into it, as long as one asks.
    if beside.0 {
        (0..sentences.len()).take_while(|at| asks(*at)).for_each(|at| taken[at] = true);
    }
    if beside.1 {
        (0..sentences.len()).rev().take_while(|at| asks(*at)).for_each(|at| taken[at] = true);
    }
    if taken.iter().all(|taken| *taken) {
        return Vec::new();
    }
    let mut found: Vec<InlineNag> = Vec::new();
    for (at, sentence) in sentences.iter().enumerate().filter(|(at, _)| taken[*at]) {
        let score = (SURE + SURER * signs[at] as f32).min(0.99);
        match found.last_mut() {
            Some(last) if at > 0 && taken[at - 1] => last.range.end = sentence.range.end,
            _ => {
                found.push(InlineNag { block, range: sentence.range.clone(), kind: kind(&cues_in(cues, &sentence.range)), score })
            }
        }
    }
    found
}

/// In what share of its sentences a block speaks to its reader, or asks; none where one is stuck to the next.
pub(super) fn share_that_speaks(index: &PageIndex<'_>, block: usize) -> f32 {
    let sentences = sentences(&index.page.blocks[block].text);
    if sentences.iter().any(|sentence| sentence.stuck) {
        return 0.0;
    }
    sentences.iter().filter(|sentence| speaks(index, block, sentence)).count() as f32 / sentences.len().max(1) as f32
}

/// What share of a block's text stands in sentences that say nothing a nag says.
pub(super) fn share_that_tells(index: &PageIndex<'_>, block: usize) -> f32 {
    let text = &index.page.blocks[block].text;
    let says = |cue: &Cue| cue.class.asks() || cue.class == PhraseRole::Voice;
    let tells = |sentence: &Sentence| !cues_in(&index.cues[block], &sentence.range).into_iter().any(says);
    let told: usize = sentences(text).iter().filter(|sentence| tells(sentence)).map(|sentence| sentence.range.len()).sum();
    told as f32 / text.len().max(1) as f32
}

/// Whether an appeal is stuck to a sentence that does not speak to its reader: then it is cut out, and the rest stays.
pub(super) fn is_stuck_to_news(index: &PageIndex<'_>, block: usize) -> bool {
    let sentences = sentences(&index.page.blocks[block].text);
    sentences.iter().any(|sentence| sentence.stuck) && !sentences.iter().all(|sentence| speaks(index, block, sentence))
}

/// Whether a sentence of a block speaks to its reader, or asks.
fn speaks(index: &PageIndex<'_>, block: usize, sentence: &Sentence) -> bool {
    cues_in(&index.cues[block], &sentence.range).iter().any(|cue| matches!(cue.class, PhraseRole::Ask | PhraseRole::Voice))
}

/// Whether parts of a block can be hidden: what stands in a frame for those who cannot see frames is no document.
pub(super) fn can_be_cut(page: &Page, block: usize) -> bool {
    let in_frame = |node: NodeId| {
        let around = page.nodes[node.index()].parent.and_then(|around| page.element(around));
        around.is_some_and(|element| element.is(Tag::Iframe) || element.is(Tag::Textarea) || element.is(Tag::Option))
    };
    !page.blocks[block].pieces.iter().any(|piece| in_frame(piece.node))
}

struct Sentence {
    range: Range<usize>,
    /// Whether the next one follows without a space.
    stuck: bool,
}

/// How many signs there are that a sentence is a nag: none where it asks for nothing or somebody speaks.
fn signs(index: &PageIndex<'_>, block: usize, sentences: &[Sentence], at: usize) -> u32 {
    let page = index.page;
    let Sentence { range, stuck } = &sentences[at];
    let inside = cues_in(&index.cues[block], range);
    let any = |class: PhraseRole| inside.iter().any(|cue| cue.class == class);
    let speaks = page.blocks[block].text[range.clone()].contains(QUOTATION_MARKS);
    if !any(PhraseRole::Ask) || any(PhraseRole::Against) || any(PhraseRole::Service) || speaks {
        return 0;
    }
    let stuck_at_the_edge = at == 0 && *stuck || at + 1 == sentences.len() && at > 0 && sentences[at - 1].stuck;
    let linked = range.len() <= LONGEST && links_to_what_it_asks(page, &page.blocks[block], range, kind(&inside));
    if any(PhraseRole::Voice) { 1 + u32::from(stuck_at_the_edge) + u32::from(linked) } else { 0 }
}

/// Bytes that a sentence has at most that goes for the sake of a link.
const LONGEST: usize = 200;

/// Where one of these stands, somebody may be speaking.
pub(super) const QUOTATION_MARKS: [char; 8] = ['"', '“', '”', '„', '«', '»', '「', '『'];

fn cues_in<'a>(cues: &'a [Cue], range: &Range<usize>) -> Vec<&'a Cue> {
    // Cues stand by their beginning.
    let first = cues.partition_point(|cue| cue.range.start < range.start);
    let begin_inside = cues[first..].iter().take_while(|cue| cue.range.start < range.end);
    begin_inside.filter(|cue| cue.range.end <= range.end).collect()
}

/// Whether a sentence links to where one gives or leaves an address, if it asks for that. Stories link to shops and plans
/// of others: such links tell nothing.
fn links_to_what_it_asks(page: &Page, block: &Block, range: &Range<usize>, asked: NagKind) -> bool {
    let hint = match asked {
        NagKind::Donation => Hint::Donate,
        NagKind::Newsletter => Hint::Newsletter,
        _ => return false,
    };
    let first = block.pieces.partition_point(|piece| piece.start < range.start);
    block.pieces[first..].iter().take_while(|piece| piece.start < range.end).any(|piece| {
        page.ancestors(piece.node).take_while(|id| *id >= block.element).any(|id| {
            let target = page.element(id).filter(|element| element.is(Tag::A)).and_then(|link| link.attribute(Attribute::Href));
            target.is_some_and(|target| markup::of_link(target).has(hint))
        })
    })
}

fn kind(cues: &[&Cue]) -> NagKind {
    let weight = |kind: NagKind| -> f32 { cues.iter().filter(|cue| cue.kind == Some(kind)).map(|cue| cue.weight).sum() };
    NagKind::ALL.into_iter().max_by(|a, b| weight(*a).total_cmp(&weight(*b)).then(b.cmp(a))).unwrap_or(NagKind::Newsletter)
}

/// Letters that a word has at least whose full stop ends a sentence: shorter ones may be abbreviations.
const WORD: usize = 4;

/// The sentences of a text, white space between them left out.
fn sentences(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut word = 0;
    let mut signs = text.char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        if c.is_alphanumeric() {
            word += 1;
            continue;
        }
        let (letters, mut end) = (std::mem::take(&mut word), at + c.len_utf8());
        let wide = matches!(c, '。' | '！' | '？');
        if !(wide || matches!(c, '!' | '?' | '…' | '\n') || c == '.' && letters >= WORD) {
            continue;
        }
        while let Some((at, c)) = signs.next_if(|(_, c)| matches!(c, '.' | '!' | '?' | '…' | ')' | ']' | '"' | '”' | '’' | '»'))
        {
            end = at + c.len_utf8();
        }
        let next = signs.peek().map(|(_, c)| *c);
        let stuck = next.is_some_and(char::is_uppercase);
        let ends = wide || stuck || c == '\n' || next.is_none_or(char::is_whitespace);
        if ends {
            push(&mut found, text, start..end, stuck && !wide);
            start = end;
        }
    }
    push(&mut found, text, start..text.len(), false);
    found
}

fn push(found: &mut Vec<Sentence>, text: &str, range: Range<usize>, stuck: bool) {
    let part = &text[range.clone()];
    let trimmed = part.trim();
    if !trimmed.is_empty() {
        let start = range.start + part.len() - part.trim_start().len();
        found.push(Sentence { range: start..start + trimmed.len(), stuck });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_they_end() {
        for (text, expected) in [
            ("One thing. Another thing!", &["One thing.", "Another thing!"][..]),
            ("Your gift helps.The council met.", &["Your gift helps.", "The council met."]),
            ("Mr. Novak paid 4.5 million to example.com today.", &["Mr. Novak paid 4.5 million to example.com today."]),
            ("橋は閉鎖された。会員登録はこちら。", &["橋は閉鎖された。", "会員登録はこちら。"]),
            ("“It works.” She left", &["“It works.”", "She left"]),
        ] {
            let found: Vec<&str> = sentences(text).into_iter().map(|sentence| &text[sentence.range]).collect();
            assert_eq!(found, expected);
        }
    }
}
