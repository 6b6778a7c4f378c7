//! Paragraphs that stand side by side in one element: most of a story does, of a list of stories hardly two do.

use crate::nag::index::PageIndex;
use crate::page::{Element, NodeId, Tag};

/// Paragraphs in a row that may be the story.
pub const ROW: u32 = 3;
/// Share of the longest row on a page, in characters, from which another may be the story too.
const SHARE_OF_ROW: f32 = 0.5;

/// Paragraphs side by side.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Row {
    /// How many.
    pub paragraphs: u32,
    /// Their characters.
    pub chars: f32,
}

/// For each element the row of paragraphs that stands in it.
pub struct Rows<'a> {
    index: &'a PageIndex<'a>,
    paragraphs: &'a [bool],
    rows: Vec<Row>,
}

impl<'a> Rows<'a> {
    /// The rows of the blocks that are paragraphs.
    pub fn new(index: &'a PageIndex<'a>, paragraphs: &'a [bool]) -> Self {
        let mut all = Self { index, paragraphs, rows: vec![Row::default(); index.page.nodes.len()] };
        for at in (0..index.page.blocks.len()).filter(|at| paragraphs[*at]) {
            let home = all.of(at).index();
            all.rows[home].paragraphs += 1;
            all.rows[home].chars += index.chars(at..at + 1);
        }
        all
    }

    /// The longest row.
    pub fn longest(&self) -> Row {
        self.longest_where(|_| true)
    }

    /// The longest row that stands in one of some elements.
    pub fn longest_where(&self, is_asked_for: impl Fn(NodeId) -> bool) -> Row {
        let rows = self.rows.iter().enumerate().filter(|(at, _)| is_asked_for(NodeId(*at as u32))).map(|(_, row)| *row);
        rows.max_by(|a, b| a.chars.total_cmp(&b.chars)).unwrap_or_default()
    }

    /// Whether an element is a paragraph of running text, or holds a row that may be the story beside a longest one of so many
    /// characters: its name says nothing then.
    pub fn outweigh(&self, id: NodeId, longest: f32) -> bool {
        let blocks = self.index.blocks_of(id);
        let lone = is_text(self.index, id) && blocks.len() == 1 && self.paragraphs[blocks.start];
        let mut rows = blocks.filter(|at| self.paragraphs[*at]).map(|at| self.rows[self.of(at).index()]);
        lone || rows.any(|row| row.paragraphs >= ROW && row.chars >= SHARE_OF_ROW * longest)
    }

    /// The element in which a block's row stands.
    fn of(&self, block: usize) -> NodeId {
        let element = self.index.page.blocks[block].element;
        if is_text(self.index, element) { self.index.page.nodes[element.index()].parent.unwrap_or(element) } else { element }
    }
}

/// Whether an element holds text and no other blocks by its nature.
fn is_text(index: &PageIndex<'_>, id: NodeId) -> bool {
    matches!(index.page.element(id).and_then(Element::known_tag), Some(Tag::P | Tag::Li))
}
