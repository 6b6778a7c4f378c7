//! What a range of blocks holds, in numbers that add up: characters, cues, signs of prices and of asking.

use crate::nag::phrases::{Cue, PhraseRole};
use crate::page::Block;
use crate::report::NagKind;
use crate::text::chars::is_wide;

/// Sums over blocks.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct BlockSums {
    /// Characters that are no white space.
    pub chars: f32,
    /// Blocks.
    pub blocks: f32,
    /// Characters in links.
    pub link_chars: f32,
    /// Characters that markup hides.
    pub hidden_chars: f32,
    /// Characters in running text.
    pub prose_chars: f32,
    /// Characters in blocks that say something a nag says.
    pub cue_chars: f32,
    /// Headings.
    pub headings: f32,
    /// Prices.
    pub prices: f32,
    /// Shares of a price: a number of per cent.
    pub discounts: f32,
    /// Blocks that end in an exclamation mark or hold one.
    pub exclaims: f32,
    /// Blocks that hold a question mark.
    pub asks: f32,
    /// Blocks that hold the site's own name.
    pub own_names: f32,
    /// Characters in phrases that ask.
    pub asking_chars: f32,
    /// Blocks that are nearly all link.
    pub link_blocks: f32,
    /// Blocks that stand more than once on the page.
    pub repeats: f32,
    /// How many cues of each class speak for each kind; those that leave the kind open come last.
    pub cues: [[f32; KINDS + 1]; PhraseRole::COUNTED],
}

impl BlockSums {
    pub(super) fn combine(&self, other: &Self, with: impl Fn(f32, f32) -> f32) -> Self {
        Self {
            chars: with(self.chars, other.chars),
            blocks: with(self.blocks, other.blocks),
            link_chars: with(self.link_chars, other.link_chars),
            hidden_chars: with(self.hidden_chars, other.hidden_chars),
            prose_chars: with(self.prose_chars, other.prose_chars),
            cue_chars: with(self.cue_chars, other.cue_chars),
            headings: with(self.headings, other.headings),
            prices: with(self.prices, other.prices),
            discounts: with(self.discounts, other.discounts),
            exclaims: with(self.exclaims, other.exclaims),
            asks: with(self.asks, other.asks),
            own_names: with(self.own_names, other.own_names),
            asking_chars: with(self.asking_chars, other.asking_chars),
            link_blocks: with(self.link_blocks, other.link_blocks),
            repeats: with(self.repeats, other.repeats),
            cues: std::array::from_fn(|class| std::array::from_fn(|kind| with(self.cues[class][kind], other.cues[class][kind]))),
        }
    }

    /// Cues of one class, whatever they ask for.
    pub fn class(&self, class: PhraseRole) -> f32 {
        self.cues[class as usize].iter().sum()
    }

    /// How much speaks for one kind, in whatever class.
    pub fn kind(&self, kind: NagKind) -> f32 {
        let of = |class: PhraseRole| self.cues[class as usize][kind as usize];
        2.0 * of(PhraseRole::Ask) + of(PhraseRole::Button) + 0.5 * of(PhraseRole::Hint) + 0.5 * of(PhraseRole::Tail)
    }

    /// How much speaks for a nag of any kind.
    pub fn cues(&self) -> f32 {
        2.0 * self.class(PhraseRole::Ask)
            + self.class(PhraseRole::Button)
            + 0.5 * self.class(PhraseRole::Hint)
            + 0.5 * self.class(PhraseRole::Tail)
    }
}

/// How many kinds of nags there are.
const KINDS: usize = NagKind::ALL.len();

/// What one block holds.
pub(super) fn block_sums(block: &Block, cues: &[Cue], heading: bool) -> BlockSums {
    let signs = Signs::of(&block.text);
    let (chars, wide) = (signs.chars as f32, signs.wide as f32);
    // A sign of Chinese, Japanese or Korean says about as much as three letters.
    let prose = chars + 2.0 * wide >= 80.0 && block.link_share < 500 && !heading;
    let mut sums = BlockSums {
        chars,
        blocks: 1.0,
        link_chars: chars * f32::from(block.link_share) / 1000.0,
        hidden_chars: if block.hidden { chars } else { 0.0 },
        prose_chars: if prose { chars } else { 0.0 },
        cue_chars: if cues.iter().any(|cue| cue.class.asks()) { chars } else { 0.0 },
        headings: f32::from(heading),
        prices: f32::from(signs.price),
        discounts: f32::from(signs.per_cent && has_discount(&block.text)),
        exclaims: f32::from(signs.exclamation),
        asks: f32::from(signs.question),
        asking_chars: cues.iter().filter(|cue| cue.class == PhraseRole::Ask).map(|cue| cue.range.len() as f32).sum(),
        link_blocks: f32::from(block.is_link()),
        ..BlockSums::default()
    };
    for cue in cues.iter().filter(|cue| (cue.class as usize) < PhraseRole::COUNTED) {
        sums.cues[cue.class as usize][cue.kind.map_or(KINDS, |kind| kind as usize)] += 1.0;
    }
    sums
}

/// Whether a number of per cent stands in a text.
fn has_discount(text: &str) -> bool {
    text.match_indices(['%', '٪', '％']).any(|(at, _)| {
        let before = text[..at].trim_end();
        before.ends_with(|c: char| c.is_ascii_digit()) && (before.contains(['-', '−', '–']) || before.len() < 12)
    })
}

/// What the characters of a text tell, those that are no white space, in one pass.
#[derive(Default)]
struct Signs {
    chars: u32,
    wide: u32,
    exclamation: bool,
    question: bool,
    per_cent: bool,
    /// An amount of money: a currency's sign beside a digit.
    price: bool,
}

impl Signs {
    fn of(text: &str) -> Self {
        let mut signs = Self::default();
        let (mut after_digit, mut after_currency) = (false, false);
        for c in text.chars() {
            // Most are letters, which tell nothing more.
            if c.is_ascii_alphabetic() {
                signs.chars += 1;
                (after_digit, after_currency) = (false, false);
                continue;
            }
            if c.is_whitespace() {
                continue;
            }
            signs.chars += 1;
            let (digit, currency) = (c.is_ascii_digit(), is_currency(c));
            signs.price |= digit && after_currency || currency && after_digit;
            (after_digit, after_currency) = (digit, currency);
            match c {
                '!' | '！' | '¡' => signs.exclamation = true,
                '?' | '？' | '¿' | '؟' => signs.question = true,
                '%' | '٪' | '％' => signs.per_cent = true,
                _ => signs.wide += u32::from(!c.is_ascii() && is_wide(c)),
            }
        }
        signs
    }
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₹' | '₩' | '₽' | '₺' | '₴' | '₫' | '฿' | '₪' | '￥')
}
