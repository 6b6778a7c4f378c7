//! Between bytes and UTF-16 code units.

/// Bytes from one place whose units are known to the next.
const STEP: usize = 128;

/// Turns byte offsets into a text into UTF-16 code units, in any order.
///
/// ```
/// let offsets = quiet_quotes::text::Utf16Offsets::new("ä😀b");
/// assert_eq!(offsets.at(6), 3);
/// assert_eq!(offsets.at(2), 1);
/// ```
#[derive(Debug, Clone)]
pub struct Utf16Offsets<'a> {
    text: &'a str,
    /// The units before each [`STEP`].
    known: Vec<u32>,
}

impl<'a> Utf16Offsets<'a> {
    /// Offsets into `text`; linear in its length.
    pub fn new(text: &'a str) -> Self {
        let mut offsets = Self { text, known: vec![0] };
        for step in 1..=text.len() / STEP {
            let before = offsets.units(step - 1, step * STEP);
            offsets.known.push(before);
        }
        offsets
    }

    /// The UTF-16 code units before `byte`; an offset inside a character counts as its start, one behind the text as its end.
    pub fn at(&self, byte: usize) -> u32 {
        let byte = byte.min(self.text.len());
        self.units(byte / STEP, byte)
    }

    /// The units before a byte that is not before a step.
    fn units(&self, step: usize, byte: usize) -> u32 {
        let (from, to) = (self.text.floor_char_boundary(step * STEP), self.text.floor_char_boundary(byte));
        // A character has a unit for its first byte, and a second one where it takes four bytes.
        let of_byte = |byte: &u8| u32::from(!(0x80..0xc0).contains(byte)) + u32::from(*byte >= 0xf0);
        self.known[step] + self.text.as_bytes()[from..to].iter().map(of_byte).sum::<u32>()
    }
}

/// Turns UTF-16 code units into byte offsets into a text, for offsets asked in rising order.
///
/// ```
/// let mut offsets = quiet_quotes::text::Utf8Offsets::new("ä😀b");
/// assert_eq!(offsets.at(1), 2);
/// assert_eq!(offsets.at(3), 6);
/// ```
#[derive(Debug, Clone)]
pub struct Utf8Offsets<'a> {
    text: &'a str,
    byte: usize,
    units: u32,
}

impl<'a> Utf8Offsets<'a> {
    /// Offsets into `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text, byte: 0, units: 0 }
    }

    /// The byte at which `units` UTF-16 code units end; the text's length where it has fewer.
    /// Linear in the distance from the offset asked before.
    pub fn at(&mut self, units: u32) -> usize {
        if units < self.units {
            (self.byte, self.units) = (0, 0);
        }
        for c in self.text[self.byte..].chars() {
            if self.units >= units {
                break;
            }
            self.units += c.len_utf16() as u32;
            self.byte += c.len_utf8();
        }
        self.byte
    }
}
