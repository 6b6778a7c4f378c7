//! Between bytes and UTF-16 code units.

/// Turns byte offsets into a text into UTF-16 code units, for offsets asked in rising order.
///
/// ```
/// let mut offsets = quiet_quotes::text::Utf16Offsets::new("ä😀b");
/// assert_eq!(offsets.at(2), 1);
/// assert_eq!(offsets.at(6), 3);
/// ```
#[derive(Debug, Clone)]
pub struct Utf16Offsets<'a> {
    text: &'a str,
    byte: usize,
    units: u32,
}

impl<'a> Utf16Offsets<'a> {
    /// Offsets into `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text, byte: 0, units: 0 }
    }

    /// The UTF-16 code units before `byte`. Linear in the distance from the offset asked before;
    /// an offset inside a character counts as its start, one behind the text as its end.
    pub fn at(&mut self, byte: usize) -> u32 {
        let byte = self.text.floor_char_boundary(byte.min(self.text.len()));
        let units = |part: &str| part.chars().map(|c| c.len_utf16() as u32).sum::<u32>();
        if byte >= self.byte {
            self.units += units(&self.text[self.byte..byte]);
        } else {
            self.units -= units(&self.text[byte..self.byte]);
        }
        self.byte = byte;
        self.units
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
