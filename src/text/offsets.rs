//! Between bytes and UTF-16 code units.

/// Bytes between the places whose UTF-16 code units are counted beforehand.
const STEP: usize = 512;

/// The UTF-16 code units before each [`STEP`]th byte of a text.
fn steps(text: &str) -> Vec<u32> {
    let mut so_far = 0;
    let count = |part: &[u8]| {
        let before = so_far;
        so_far += units(part);
        before
    };
    text.as_bytes().chunks(STEP).map(count).collect()
}

/// UTF-16 code units of the characters that begin in a part of a text: two for those of four bytes.
fn units(part: &[u8]) -> u32 {
    part.iter().map(|byte| u32::from(!(0x80..0xc0).contains(byte)) + u32::from(*byte >= 0xf0)).sum()
}

/// Turns byte offsets into a text into UTF-16 code units, in any order.
///
/// ```
/// let offsets = quiet_quotes::text::Utf16Offsets::new("ä😀b");
/// assert_eq!(offsets.at(2), 1);
/// assert_eq!(offsets.at(6), 3);
/// ```
#[derive(Debug, Clone)]
pub struct Utf16Offsets<'a> {
    text: &'a str,
    steps: Vec<u32>,
}

impl<'a> Utf16Offsets<'a> {
    /// Offsets into `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text, steps: steps(text) }
    }

    /// The UTF-16 code units before `byte`, in constant time; an offset inside a character counts as its start, one behind
    /// the text as its end.
    pub fn at(&self, byte: usize) -> u32 {
        let byte = self.text.floor_char_boundary(byte.min(self.text.len()));
        let Some(last) = self.steps.len().checked_sub(1) else { return 0 };
        let step = (byte / STEP).min(last);
        let before = self.steps[step];
        before + units(&self.text.as_bytes()[step * STEP..byte])
    }
}

/// Turns UTF-16 code units into byte offsets into a text, in any order.
///
/// ```
/// let offsets = quiet_quotes::text::Utf8Offsets::new("ä😀b");
/// assert_eq!(offsets.at(1), 2);
/// assert_eq!(offsets.at(3), 6);
/// ```
#[derive(Debug, Clone)]
pub struct Utf8Offsets<'a> {
    text: &'a str,
    steps: Vec<u32>,
}

impl<'a> Utf8Offsets<'a> {
    /// Offsets into `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text, steps: steps(text) }
    }

    /// The byte at which `units` UTF-16 code units end; the text's length where it has fewer. In constant time but for the
    /// search of its place among the [`STEP`]s.
    pub fn at(&self, units: u32) -> usize {
        let step = self.steps.partition_point(|before| *before <= units).saturating_sub(1);
        // A character that the step lies in is counted before it.
        let start = self.text.ceil_char_boundary(step * STEP);
        let mut so_far = self.steps.get(step).copied().unwrap_or_default();
        for (at, c) in self.text[start..].char_indices() {
            if so_far >= units {
                return start + at;
            }
            so_far += c.len_utf16() as u32;
        }
        self.text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_counted_from_the_start_however_long_the_text() {
        let text = "aä😀“b ".repeat(300);
        let (to_units, to_bytes) = (Utf16Offsets::new(&text), Utf8Offsets::new(&text));
        let mut units = 0;
        for (byte, c) in text.char_indices() {
            assert_eq!(to_units.at(byte), units, "{byte}");
            assert_eq!(to_bytes.at(units), byte, "{units}");
            units += c.len_utf16() as u32;
        }
        assert_eq!((to_units.at(text.len() + 9), to_bytes.at(units + 9)), (units, text.len()));
    }
}
