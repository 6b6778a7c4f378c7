//! Quotation marks: which characters they are, how they sit between their neighbours, and which of them pair.
//!
//! A mark seldom tells by itself what it does: `”` closes in English and opens in Swedish, `"` does both, `’` is mostly an
//! apostrophe. So every use of a mark has a price ([`Mark::price`], [`pair_price`]) and the cheapest reading of a
//! paragraph wins. A price of 0 is what any printer would set, 3 is as bad as a mark that has no partner at all.

use std::ops::Range;

use crate::text::chars::is_wide;

/// The shape of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Glyph {
    /// `"`
    Straight,
    /// `“`
    Left,
    /// `”`
    Right,
    /// `„`
    Low,
    /// `«`
    AngleLeft,
    /// `»`
    AngleRight,
    /// `「` and `『`
    CornerLeft,
    /// `」` and `』`
    CornerRight,
    /// `'`
    SingleStraight,
    /// `‘`
    SingleLeft,
    /// `’`
    SingleRight,
    /// `‚`
    SingleLow,
    /// `‹`
    SingleAngleLeft,
    /// `›`
    SingleAngleRight,
}

impl Glyph {
    fn from_char(c: char) -> Option<Self> {
        Some(match c {
            '"' | '＂' => Self::Straight,
            '“' | '‟' => Self::Left,
            '”' => Self::Right,
            '„' => Self::Low,
            '«' | '《' => Self::AngleLeft,
            '»' | '》' => Self::AngleRight,
            '「' | '『' => Self::CornerLeft,
            '」' | '』' => Self::CornerRight,
            '\'' => Self::SingleStraight,
            '‘' | '‛' => Self::SingleLeft,
            '’' => Self::SingleRight,
            '‚' => Self::SingleLow,
            '‹' => Self::SingleAngleLeft,
            '›' => Self::SingleAngleRight,
            _ => return None,
        })
    }

    /// Whether it is a mark of the single kind.
    pub fn is_single(self) -> bool {
        use Glyph::*;
        matches!(self, SingleStraight | SingleLeft | SingleRight | SingleLow | SingleAngleLeft | SingleAngleRight)
    }

    /// Whether it is printed as an apostrophe too.
    fn is_apostrophe(self) -> bool {
        matches!(self, Self::SingleStraight | Self::SingleLeft | Self::SingleRight)
    }
}

/// The price of closing with `close` what `open` opened, or `None` where no printer or typist does that.
pub fn pair_price(open: Glyph, close: Glyph) -> Option<f32> {
    use Glyph::*;
    Some(match (open, close) {
        (Straight, Straight) | (Left, Right) | (AngleLeft, AngleRight) | (CornerLeft, CornerRight) => 0.0,
        (SingleStraight, SingleStraight) | (SingleLeft, SingleRight) | (SingleAngleLeft, SingleAngleRight) => 0.0,
        (Low, Left | Right) | (SingleLow, SingleLeft | SingleRight) => 0.0,
        (AngleRight, AngleLeft) | (SingleAngleRight, SingleAngleLeft) => 0.1,
        (Right, Right) | (SingleRight, SingleRight) => 0.2,
        (Low, Straight) | (SingleLow, SingleStraight) => 0.3,
        (Straight, Right) | (Left, Straight) => 0.5,
        (SingleStraight, SingleRight) | (SingleLeft, SingleStraight) => 0.5,
        (AngleRight, AngleRight) => 0.6,
        (Right, Straight | Left) | (Left, Left) | (Straight, Left) | (Low, Low) => 1.0,
        _ => return None,
    })
}

/// A mark in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its bytes in the paragraph.
    pub range: Range<usize>,
    /// Its shape.
    pub glyph: Glyph,
    before: Neighbour,
    after: Neighbour,
    /// Whether a letter of a script without spaces follows.
    joined: bool,
}

/// What stands beside a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Neighbour {
    /// The paragraph's start or end, or white space.
    Space,
    /// A letter.
    Letter,
    /// A digit.
    Digit,
    /// A stop that ends a part of a sentence.
    Stop,
    /// Dots that stand for words left out.
    Ellipsis,
    /// An opening bracket.
    Opening,
    /// A closing bracket.
    Closing,
    /// A dash or slash.
    Dash,
    /// An apostrophe behind a letter: the end of a word cut short.
    Elision,
    /// Another mark.
    Mark,
    /// Anything else: currency signs, symbols.
    Other,
}

impl Neighbour {
    /// The neighbour on one side, nearest character first.
    fn new(mut chars: impl Iterator<Item = char>) -> Self {
        match chars.next() {
            None => Self::Space,
            Some('…') => Self::Ellipsis,
            Some('.') if chars.next() == Some('.') => Self::Ellipsis,
            Some(c) if c.is_whitespace() => Self::Space,
            Some(c) if c.is_alphabetic() => Self::Letter,
            Some(c) if c.is_numeric() => Self::Digit,
            Some('.' | ',' | ';' | ':' | '!' | '?' | '。' | '、' | '，' | '！' | '？' | '：') => Self::Stop,
            Some('(' | '[' | '{' | '（' | '¿' | '¡') => Self::Opening,
            Some(')' | ']' | '}' | '）') => Self::Closing,
            Some('-' | '–' | '—' | '―' | '/') => Self::Dash,
            Some(c) => match Glyph::from_char(c) {
                Some(glyph) if glyph.is_apostrophe() && chars.next().is_some_and(char::is_alphabetic) => Self::Elision,
                Some(_) => Self::Mark,
                None => Self::Other,
            },
        }
    }
}

/// What a mark may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// It opens a quotation.
    Open,
    /// It closes one.
    Close,
    /// Neither: an apostrophe, a sign for inches or minutes, a slip.
    Nothing,
}

/// How a mark sits between its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seat {
    /// At the start of a word.
    Before,
    /// At the end of a word.
    Behind,
    /// Space on both sides.
    Loose,
    /// No space on either side.
    Tight,
}

impl Mark {
    /// The price of reading the mark as `what`.
    pub fn price(&self, what: Use) -> f32 {
        match what {
            Use::Open => self.open_price(),
            Use::Close => self.close_price(),
            Use::Nothing => self.nothing_price(),
        }
    }

    fn seat(&self) -> Seat {
        use Neighbour::*;
        let free_before = matches!(self.before, Space | Opening | Dash | Elision);
        let free_after = matches!(self.after, Space | Stop | Ellipsis | Closing | Dash);
        match (free_before, free_after) {
            (true, false) => Seat::Before,
            (false, true) => Seat::Behind,
            (true, true) if self.before == Space && self.after == Ellipsis => Seat::Before,
            (true, true) if self.before == Space && matches!(self.after, Stop | Closing) => Seat::Behind,
            (true, true) if self.before == Dash && self.after == Space => Seat::Behind,
            (true, true) => Seat::Loose,
            (false, false) if self.before == Mark && self.after != Mark => Seat::Before,
            (false, false) if self.after == Mark && self.before != Mark => Seat::Behind,
            (false, false) => Seat::Tight,
        }
    }

    fn open_price(&self) -> f32 {
        use Glyph::*;
        let [before, loose, tight, behind] = match self.glyph {
            Left | Low | SingleLow | CornerLeft => [0.0, 0.6, 0.4, 1.5],
            AngleLeft | SingleAngleLeft => [0.0, 0.0, 0.5, 2.0],
            AngleRight | SingleAngleRight => [0.2, 0.8, 1.5, 2.5],
            Straight => [0.0, 1.0, 1.3, 2.5],
            Right => [0.8, 2.0, 2.5, 3.0],
            SingleLeft => [0.2, 1.5, 1.5, 3.0],
            SingleStraight => [0.8, 2.5, 3.0, 4.0],
            SingleRight => [1.4, 3.0, 4.0, 4.0],
            CornerRight => [4.0; 4],
        };
        self.by_seat(before, loose, tight, behind)
    }

    fn close_price(&self) -> f32 {
        use Glyph::*;
        let [before, loose, tight, behind] = match self.glyph {
            Right | CornerRight => [1.0, 0.4, 0.2, 0.0],
            AngleRight | SingleAngleRight => [2.0, 0.0, 0.4, 0.0],
            AngleLeft | SingleAngleLeft => [2.5, 0.8, 1.0, 0.1],
            Straight => [2.5, 1.0, 0.9, 0.0],
            Left => [2.0, 1.0, 0.5, 0.1],
            SingleRight | SingleStraight if self.joined => [4.0, 3.0, 0.2, 0.0],
            SingleRight | SingleStraight | SingleLeft if self.before == Neighbour::Letter => [4.0, 3.0, 3.0, 0.7],
            SingleRight | SingleStraight | SingleLeft => [4.0, 2.0, 1.0, 0.0],
            Low | SingleLow | CornerLeft => [4.0; 4],
        };
        self.by_seat(before, loose, tight, behind)
    }

    fn nothing_price(&self) -> f32 {
        use Neighbour::*;
        match self.glyph {
            Glyph::Straight | Glyph::Right if self.before == Digit && self.after != Letter => 0.5,
            glyph if glyph.is_apostrophe() && self.before == Letter && !self.joined => 0.6,
            glyph if glyph.is_apostrophe() && self.before == Digit => 0.3,
            glyph if glyph.is_apostrophe() && self.after == Digit => 0.3,
            Glyph::SingleStraight | Glyph::SingleRight if self.seat() == Seat::Before => 0.9,
            glyph if glyph.is_single() => 1.5,
            Glyph::AngleLeft | Glyph::AngleRight => 2.5,
            _ => 3.0,
        }
    }

    fn by_seat(&self, before: f32, loose: f32, tight: f32, behind: f32) -> f32 {
        match self.seat() {
            Seat::Before => before,
            Seat::Loose => loose,
            Seat::Tight => tight,
            Seat::Behind => behind,
        }
    }
}

/// The marks of a paragraph, in order. Left out are apostrophes inside words, single marks set twice (`''`), which stand
/// for seconds and inches more often than for quotations, and the marks around values in code (`name="value"`).
pub fn marks(paragraph: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut in_code = false;
    for (at, c) in paragraph.char_indices() {
        let Some(glyph) = Glyph::from_char(c) else { continue };
        let range = at..at + c.len_utf8();
        let (lead, rest) = (&paragraph[..range.start], &paragraph[range.end..]);
        let joined = rest.starts_with(is_wide);
        let (before, after) = (Neighbour::new(lead.chars().rev()), Neighbour::new(rest.chars()));
        let mark = Mark { range, glyph, before, after, joined };
        let inside_word = !joined && mark.before == Neighbour::Letter && mark.after == Neighbour::Letter;
        let twice = lead.ends_with(c) || rest.starts_with(c);
        let code = glyph == Glyph::Straight && (in_code || lead.ends_with('='));
        in_code = code && !in_code;
        if !code && !(glyph.is_apostrophe() && (inside_word || twice)) {
            marks.push(mark);
        }
    }
    marks
}
