//! From bytes of a block's text back to places in the document.

use std::ops::Range;

use crate::page::builder::is_space;
use crate::page::{NodeKind, Page, Place, Target};

/// Finds the places in the document at which parts of blocks stand.
///
/// Linear in the text for parts asked in rising order: it goes on from where the part before ended.
#[derive(Debug, Clone)]
pub struct Places<'a> {
    page: &'a Page,
    block: usize,
    piece: usize,
    /// Place in the block's text, in bytes.
    byte: usize,
    /// The same place in the text node, in bytes and in UTF-16 code units.
    raw_byte: usize,
    offset: u32,
}

impl<'a> Places<'a> {
    /// Places on `page`.
    pub fn new(page: &'a Page) -> Self {
        Self { page, block: 0, piece: 0, byte: 0, raw_byte: 0, offset: 0 }
    }

    /// Where a part of a block's text (in bytes, not empty) begins and ends in the document.
    pub fn range(&mut self, block: usize, range: Range<usize>) -> Option<(Place, Place)> {
        let text = &self.page.blocks.get(block)?.text;
        let last = text.get(range.clone())?.char_indices().rfind(|(_, c)| !is_space_char(*c))?;
        let start = self.at(block, range.start)?;
        let end = self.at(block, range.start + last.0)?;
        Some((start, Place { node: end.node, offset: end.offset + last.1.len_utf16() as u32 }))
    }

    /// The parts of text nodes that a part of a block's text (in bytes) is made of.
    pub fn targets(&mut self, block: usize, range: Range<usize>) -> Vec<Target> {
        let Some(pieces) = self.page.blocks.get(block).map(|block| &block.pieces) else { return Vec::new() };
        let first = pieces.partition_point(|piece| piece.start <= range.start).saturating_sub(1);
        let mut targets = Vec::new();
        for (at, piece) in pieces.iter().enumerate().skip(first).take_while(|(_, piece)| piece.start < range.end) {
            let end = pieces.get(at + 1).map_or(range.end, |next| next.start.min(range.end));
            if let Some((start, end)) = self.range(block, piece.start.max(range.start)..end) {
                targets.push(Target::Text { node: piece.node, start: start.offset, end: end.offset });
            }
        }
        targets
    }

    /// The place of the character at `byte` of a block's text, or of the next one that is not white space.
    fn at(&mut self, block: usize, byte: usize) -> Option<Place> {
        let (text, pieces) = (&self.page.blocks[block].text, &self.page.blocks[block].pieces);
        let piece = pieces.partition_point(|piece| piece.start <= byte).checked_sub(1)?;
        if (block, piece) != (self.block, self.piece) || byte < self.byte || self.byte < pieces[piece].start {
            *self = Self { block, piece, byte: pieces[piece].start, ..Self::new(self.page) };
        }
        let NodeKind::Text(raw) = &self.page.nodes.get(pieces[piece].node.index())?.kind else { return None };
        for c in text.get(self.byte..byte)?.chars().filter(|c| !is_space_char(*c)) {
            self.skip_space(raw);
            self.raw_byte += c.len_utf8();
            self.offset += c.len_utf16() as u32;
        }
        self.byte = byte;
        self.skip_space(raw);
        Some(Place { node: pieces[piece].node, offset: self.offset })
    }

    fn skip_space(&mut self, raw: &str) {
        let rest = raw.get(self.raw_byte..).unwrap_or_default();
        let spaces = rest.bytes().take_while(|byte| is_space(*byte)).count();
        self.raw_byte += spaces;
        self.offset += spaces as u32;
    }
}

fn is_space_char(c: char) -> bool {
    u8::try_from(c).is_ok_and(is_space)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Attribute, PageBuilder, Tag, TagName};

    fn paragraph(build: impl FnOnce(&mut PageBuilder)) -> Page {
        let mut builder = PageBuilder::new(None, None);
        builder.open(TagName::Known(Tag::P), std::iter::empty());
        build(&mut builder);
        builder.finish()
    }

    fn words(page: &Page, targets: &[Target]) -> Vec<String> {
        let word = |target: &Target| match *target {
            Target::Text { node, start, end } => {
                let NodeKind::Text(raw) = &page.nodes[node.index()].kind else { panic!("not a text") };
                let units: Vec<u16> = raw.encode_utf16().skip(start as usize).take((end - start) as usize).collect();
                String::from_utf16(&units).expect("offsets lie on characters")
            }
            Target::Element { .. } => panic!("not a text"),
        };
        targets.iter().map(word).collect()
    }

    #[test]
    fn parts_of_a_block_are_found_in_its_texts() {
        let page = paragraph(|builder| {
            builder.text("\n  One 😀  two ");
            builder.open(TagName::Known(Tag::B), std::iter::empty());
            builder.text(" three\u{a0}four");
            builder.close();
            builder.text("\tfive\n");
        });
        let text = page.blocks[0].text.clone();
        assert_eq!(text, "One 😀 two three\u{a0}four five");
        let mut places = Places::new(&page);
        for (part, expected) in [
            ("One", &["One"][..]),
            ("😀 two", &["😀  two"]),
            ("two three", &["two", "three"]),
            ("four five", &["four", "five"]),
            (&*text, &["One 😀  two", "three\u{a0}four", "five"]),
            ("two", &["two"]),
        ] {
            let start = text.find(part).expect("part of the text");
            assert_eq!(words(&page, &places.targets(0, start..start + part.len())), expected, "{part}");
        }
    }

    #[test]
    fn blocks_are_cut_at_block_elements_and_double_breaks() {
        let page = paragraph(|builder| {
            builder.text("one");
            for tag in [Tag::Br, Tag::Br, Tag::Div] {
                builder.open(TagName::Known(tag), [("class", "x"), ("onclick", "y")].into_iter());
                builder.close();
                builder.text(tag.name());
            }
        });
        let texts: Vec<&str> = page.blocks.iter().map(|block| &*block.text).collect();
        assert_eq!(texts, ["one\nbr\nbr", "div"]);
        let div = page.nodes.iter().find_map(|node| match &node.kind {
            NodeKind::Element(element) if element.is(Tag::Div) => Some(element),
            _ => None,
        });
        assert_eq!(div.map(|div| &div.attributes[..]), Some(&[(Attribute::Class, "x".into())][..]));
    }
}
