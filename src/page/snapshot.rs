//! The reader of a snapshot: what the content script saw of a live page, as flat arrays.

use serde::{Deserialize, Serialize};

use super::{Geometry, Page, PageBuilder, TagName};

/// A page as the content script sends it: elements and texts in document order, in flat arrays.
///
/// The content script walks the document as every reader does (see [`Visit`](super::Visit)), through open and closed
/// shadow roots, and numbers what it reports; the engine's answer speaks of nodes by these numbers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Snapshot {
    /// The page's address.
    pub url: Option<String>,
    /// The root's `lang`.
    pub lang: Option<String>,
    /// The document's title.
    pub title: Option<String>,
    /// Name and content of the named `meta` elements, one after the other.
    pub meta: Vec<String>,
    /// Sources of the linked-data scripts.
    pub linked_data: Vec<String>,
    /// Names of elements and attributes, each once.
    pub names: Vec<String>,
    /// For each node an index into `names`, or -1 for a text.
    pub kinds: Vec<i32>,
    /// For each node how many elements it stands in: 0 for the root.
    pub depths: Vec<u32>,
    /// The data of the texts, in order.
    pub texts: Vec<String>,
    /// For each attribute the number of its element, rising.
    pub attribute_nodes: Vec<u32>,
    /// For each attribute an index into `names`.
    pub attribute_names: Vec<u32>,
    /// For each attribute its value.
    pub attribute_values: Vec<String>,
    /// Number and geometry of the few elements whose geometry was read, by rising number.
    pub geometry: Vec<(u32, Geometry)>,
}

/// Why a snapshot can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SnapshotError {
    /// Arrays that must be equally long are not.
    #[error("the snapshot has {kinds} kinds but {depths} depths; send one of each for every node")]
    Lengths {
        /// Length of `kinds`.
        kinds: usize,
        /// Length of `depths`.
        depths: usize,
    },
    /// A node refers to a name, text or value that is not there.
    #[error("node {node} of the snapshot refers to a name, a text or a value that was not sent")]
    Missing {
        /// The node's number.
        node: usize,
    },
    /// A node is deeper than the one before it allows.
    #[error("node {node} of the snapshot stands deeper than its parent allows")]
    Depth {
        /// The node's number.
        node: usize,
    },
}

/// Reads a snapshot.
///
/// # Errors
/// When its arrays do not fit together.
pub fn read(snapshot: &Snapshot) -> Result<Page, SnapshotError> {
    let (kinds, depths) = (snapshot.kinds.len(), snapshot.depths.len());
    if kinds != depths {
        return Err(SnapshotError::Lengths { kinds, depths });
    }
    let mut builder = PageBuilder::new(snapshot.url.clone(), snapshot.lang.clone());
    builder.title(snapshot.title.as_deref().unwrap_or_default());
    for pair in snapshot.meta.chunks_exact(2) {
        builder.meta(&pair[0], &pair[1]);
    }
    snapshot.linked_data.iter().for_each(|source| builder.linked_data(source));
    Nodes { snapshot, builder, depth: 0, text: 0, attribute: 0, geometry: 0 }.read()
}

impl Snapshot {
    /// Name and value of an attribute.
    fn attribute(&self, at: usize) -> Option<(&str, &str)> {
        let name = self.names.get(*self.attribute_names.get(at)? as usize)?;
        Some((name, self.attribute_values.get(at)?))
    }
}

struct Nodes<'a> {
    snapshot: &'a Snapshot,
    builder: PageBuilder,
    /// How many elements are open.
    depth: u32,
    text: usize,
    attribute: usize,
    geometry: usize,
}

impl Nodes<'_> {
    fn read(mut self) -> Result<Page, SnapshotError> {
        let snapshot = self.snapshot;
        for (node, (kind, depth)) in snapshot.kinds.iter().zip(&snapshot.depths).enumerate() {
            if *depth > self.depth || (*depth == 0 && node > 0) {
                return Err(SnapshotError::Depth { node });
            }
            while self.depth > *depth {
                self.builder.close();
                self.depth -= 1;
            }
            self.node(node, *kind).ok_or(SnapshotError::Missing { node })?;
        }
        Ok(self.builder.finish())
    }

    fn node(&mut self, node: usize, kind: i32) -> Option<()> {
        if kind < 0 {
            self.builder.text(self.snapshot.texts.get(self.text)?);
            self.text += 1;
            return Some(());
        }
        let snapshot = self.snapshot;
        let name = snapshot.names.get(usize::try_from(kind).ok()?)?;
        let attributes = following(&snapshot.attribute_nodes, &mut self.attribute, |at| *at as usize == node);
        let attributes: Option<Vec<_>> = attributes.map(|at| snapshot.attribute(at)).collect();
        self.builder.open(TagName::new(name), attributes?.into_iter());
        self.depth += 1;
        for at in following(&snapshot.geometry, &mut self.geometry, |(at, _)| *at as usize == node) {
            self.builder.geometry(snapshot.geometry[at].1);
        }
        Some(())
    }
}

/// The indexes from `*at` on of the items that belong to one node; moves `*at` behind them.
fn following<T>(items: &[T], at: &mut usize, belongs: impl Fn(&T) -> bool) -> std::ops::Range<usize> {
    let start = *at;
    *at += items.get(start..).unwrap_or_default().iter().take_while(|item| belongs(item)).count();
    start..*at
}
