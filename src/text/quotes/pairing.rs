//! Which marks of a paragraph open and close its quotations?
//!
//! Every mark is read as opening, closing or neither, and the reading with the lowest price wins: the shortest path
//! through the few states that a reader of the paragraph may be in. The work grows with the number of marks alone.

use std::ops::Range;

use crate::text::quotes::glyphs::{Glyph, Mark, Use, pair_price};

/// A quotation between marks. Bytes of the paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// With the marks.
    pub range: Range<usize>,
    /// Without them.
    pub inner: Range<usize>,
    /// The mark that opens it; for one carried on from the paragraph before, the mark that opened it there.
    pub opener: Glyph,
    /// Whether no mark closes it.
    pub unclosed: bool,
    /// Whether no mark opens it.
    pub unopened: bool,
}

/// What is known of the paragraphs around.
#[derive(Debug, Clone, Copy, Default)]
pub struct Around {
    /// The mark of a quotation that the paragraph before left open.
    pub open: Option<Glyph>,
    /// Whether the next paragraph begins with a mark.
    pub next_opens: bool,
}

/// A place in the reading of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Outside,
    Inside(Glyph),
    /// In a quotation inside a quotation.
    Nested(Glyph, Glyph),
}

/// A step of a reading: the state reached, what it cost so far, the step it came from and what the mark did.
#[derive(Debug, Clone, Copy)]
struct Step {
    state: State,
    price: f32,
    from: u32,
    act: Act,
    /// Whether the quotation that is open began with the paragraph or behind a colon.
    whole: bool,
}

/// What a mark does to the outermost quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Nothing,
    Opens,
    Closes,
    /// Opens while the quotation before was never closed.
    Reopens,
}

/// Readings kept after each mark. More are never needed in well-set text; the number bounds the work in any other.
const KEPT: usize = 12;
/// Marks read together. A paragraph that has more is cut: bounds the memory.
const TOGETHER: usize = 4096;
/// A quotation that runs to the paragraph's end, and the next paragraph opens again: the custom.
const CONTINUED: f32 = 0.2;
/// A quotation that opens the paragraph (or follows a colon) and runs to its end.
const UNCLOSED_WHOLE: f32 = 2.0;
/// A quotation that begins elsewhere and runs to the end.
const UNCLOSED: f32 = 2.6;
/// A quotation broken off by the next one.
const BROKEN_OFF: f32 = 2.4;
/// A paragraph that goes on with an open quotation without opening it again.
const CARRIED: f32 = 0.3;
/// A paragraph that closes what nobody opened.
const UNOPENED: f32 = 2.4;
/// A mark that opens a quotation inside a quotation.
const NESTED: f32 = 0.3;
/// The same with the outer mark.
const NESTED_ALIKE: f32 = 1.0;

/// The outermost quotations of a paragraph, in order.
pub fn pairs(paragraph: &str, marks: &[Mark], around: Around) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut rest = marks;
    let mut open = around.open;
    while !rest.is_empty() {
        let (now, later) = rest.split_at(rest.len().min(TOGETHER));
        let end = later.first().map_or(paragraph.len(), |mark| mark.range.start);
        let around = Around { open: open.take(), next_opens: around.next_opens && later.is_empty() };
        pairs.extend(Reading::new(&paragraph[..end], now, around).pairs());
        rest = later;
    }
    pairs
}

struct Reading<'a> {
    paragraph: &'a str,
    marks: &'a [Mark],
    around: Around,
    /// Steps of all marks, one after another; the first are the starts.
    steps: Vec<Step>,
    /// Where the steps that are reached last begin.
    front: usize,
    /// What is open at the paragraph's start, if anything is.
    carried: Option<Glyph>,
}

impl<'a> Reading<'a> {
    fn new(paragraph: &'a str, marks: &'a [Mark], around: Around) -> Self {
        let carried = around.open.or_else(|| opener_of(&marks[0]));
        let mut reading = Self { paragraph, marks, around, steps: Vec::with_capacity(marks.len() * 4), front: 0, carried };
        let first = |state, price| Step { state, price, from: 0, act: Act::Nothing, whole: true };
        reading.steps.push(first(State::Outside, 0.0));
        if let Some(glyph) = carried {
            let price = if around.open.is_some() { CARRIED } else { UNOPENED };
            reading.steps.push(first(State::Inside(glyph), price));
        }
        marks.iter().for_each(|mark| reading.read(mark));
        reading
    }

    /// Goes on over one mark.
    fn read(&mut self, mark: &Mark) {
        let mut reached: Vec<Step> = Vec::with_capacity(2 * KEPT);
        let lead = self.paragraph[..mark.range.start].trim_end();
        let whole = lead.is_empty() || lead.ends_with(':');
        for from in self.front..self.steps.len() {
            let step = self.steps[from];
            follow(step.state, mark, |state, price, act| {
                let whole = if act == Act::Nothing { step.whole } else { whole };
                offer(&mut reached, Step { state, price: step.price + price, from: from as u32, act, whole });
            });
        }
        crate::sort::sort_by(&mut reached, |a, b| a.price.total_cmp(&b.price));
        reached.truncate(KEPT);
        self.front = self.steps.len();
        self.steps.append(&mut reached);
    }

    /// The price of a step with what it costs to end the paragraph there.
    fn total(&self, step: &Step) -> f32 {
        step.price
            + match step.state {
                State::Outside => 0.0,
                State::Nested(..) => UNCLOSED + 1.0,
                State::Inside(glyph) if glyph.is_single() => UNCLOSED + 1.0,
                State::Inside(_) if self.around.next_opens => CONTINUED,
                State::Inside(_) if step.whole => UNCLOSED_WHOLE,
                State::Inside(_) => UNCLOSED,
            }
    }

    /// The best reading's quotations.
    fn pairs(&self) -> Vec<Pair> {
        let price = |at: &usize| self.total(&self.steps[*at]);
        let mut at = (self.front..self.steps.len()).min_by(|a, b| price(a).total_cmp(&price(b))).unwrap_or(0);
        let mut acts = Vec::with_capacity(self.marks.len());
        for _ in self.marks {
            acts.push(self.steps[at].act);
            at = self.steps[at].from as usize;
        }
        let carried = self.carried.filter(|_| self.steps[at].state != State::Outside);
        self.cut(acts.into_iter().rev(), carried)
    }

    /// From what each mark does to the quotations.
    fn cut(&self, acts: impl Iterator<Item = Act>, carried: Option<Glyph>) -> Vec<Pair> {
        let mut pairs = Vec::new();
        let opened = |range: Range<usize>, opener| {
            let inner = range.end..range.end;
            Pair { unopened: range.is_empty(), range, inner, opener, unclosed: false }
        };
        let mut open = carried.map(|glyph| opened(0..0, glyph));
        for (mark, act) in self.marks.iter().zip(acts) {
            let here = mark.range.clone();
            match act {
                Act::Nothing => {}
                Act::Opens => open = Some(opened(here, mark.glyph)),
                Act::Closes => pairs.extend(open.take().map(|pair| pair.closed(here.start, here.end))),
                Act::Reopens => {
                    pairs.extend(open.take().map(|pair| pair.broken_off(self.paragraph, here.start)));
                    open = Some(opened(here, mark.glyph));
                }
            }
        }
        let end = self.paragraph.len();
        pairs.extend(open.map(|pair| Pair { unclosed: true, ..pair.closed(end, end) }));
        pairs
    }
}

impl Pair {
    fn closed(self, inner_end: usize, end: usize) -> Self {
        Self { range: self.range.start..end, inner: self.inner.start..inner_end, ..self }
    }

    /// Ends with its first sentence, or at `limit`.
    fn broken_off(self, paragraph: &str, limit: usize) -> Self {
        let words = &paragraph[self.inner.start..limit];
        let stop = words.match_indices(['.', '!', '?']).map(|(at, _)| at + 1).find(|at| words[*at..].starts_with(' '));
        let end = self.inner.start + stop.unwrap_or(words.trim_end().len());
        Self { unclosed: true, ..self.closed(end, end) }
    }
}

/// The mark that should have opened what this one closes, where it closes at first glance.
fn opener_of(mark: &Mark) -> Option<Glyph> {
    let opener = match mark.glyph {
        Glyph::Right => Glyph::Left,
        Glyph::Straight => Glyph::Straight,
        Glyph::AngleRight => Glyph::AngleLeft,
        Glyph::Left => Glyph::Low,
        _ => return None,
    };
    (mark.price(Use::Close) == 0.0).then_some(opener)
}

/// Where a mark leads from a state, at which price.
fn follow(state: State, mark: &Mark, mut go: impl FnMut(State, f32, Act)) {
    let (open, close, nothing) = (mark.price(Use::Open), mark.price(Use::Close), mark.price(Use::Nothing));
    let glyph = mark.glyph;
    match state {
        State::Outside => {
            go(State::Outside, nothing, Act::Nothing);
            go(State::Inside(glyph), open, Act::Opens);
        }
        State::Inside(outer) => {
            // Single marks inside double ones are of no account.
            let free = glyph.is_single() && !outer.is_single();
            go(state, if free { 0.0 } else { nothing }, Act::Nothing);
            if let Some(price) = pair_price(outer, glyph) {
                go(State::Outside, close + price, Act::Closes);
            }
            if !free {
                let nested = if outer == glyph { NESTED_ALIKE } else { NESTED };
                go(State::Nested(outer, glyph), open + nested, Act::Nothing);
                go(State::Inside(glyph), open + BROKEN_OFF, Act::Reopens);
            }
        }
        State::Nested(outer, inner) => {
            let free = glyph.is_single() && !inner.is_single();
            go(state, if free { 0.0 } else { nothing }, Act::Nothing);
            if let Some(price) = pair_price(inner, glyph) {
                go(State::Inside(outer), close + price, Act::Nothing);
            }
        }
    }
}

/// Keeps the cheapest way to each state; on a tie the one offered first.
fn offer(reached: &mut Vec<Step>, step: Step) {
    match reached.iter_mut().find(|other| other.state == step.state) {
        Some(other) if step.price < other.price => *other = step,
        Some(_) => {}
        None => reached.push(step),
    }
}
