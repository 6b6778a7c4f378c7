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
    /// Name and content of each named `meta`.
    pub meta: Vec<(String, String)>,
    /// Sources of the linked-data scripts.
    pub linked_data: Vec<String>,
    /// Names of elements, each once; `kinds` refers to them.
    pub names: Vec<String>,
    /// For each node an index into `names`, or -1 for a text.
    pub kinds: Vec<i32>,
    /// For each node how many elements it stands in: 0 for the root.
    pub depths: Vec<u32>,
    /// The data of the texts, in order.
    pub texts: Vec<String>,
    /// Node number, attribute name, value.
    pub attributes: Vec<(u32, String, String)>,
    /// Node number and geometry of the few elements whose geometry was read.
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
    /// A node refers to a name or text that is not there.
    #[error("node {node} of the snapshot refers to a name or text that was not sent")]
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
    snapshot.meta.iter().for_each(|(name, content)| builder.meta(name, content));
    snapshot.linked_data.iter().for_each(|source| builder.linked_data(source));
    Nodes { snapshot, builder, depth: 0, text: 0, attribute: 0, geometry: 0 }.read()
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
        let name = self.snapshot.names.get(usize::try_from(kind).ok()?)?;
        let attributes = following(&self.snapshot.attributes, &mut self.attribute, |(at, ..)| *at as usize == node);
        self.builder.open(TagName::new(name), attributes.iter().map(|(_, name, value)| (&**name, &**value)));
        self.depth += 1;
        for (_, geometry) in following(&self.snapshot.geometry, &mut self.geometry, |(at, _)| *at as usize == node) {
            self.builder.geometry(*geometry);
        }
        Some(())
    }
}

/// The items from `*at` on that belong to one node; moves `*at` behind them.
fn following<'a, T>(items: &'a [T], at: &mut usize, belongs: impl Fn(&T) -> bool) -> &'a [T] {
    let rest = items.get(*at..).unwrap_or_default();
    let count = rest.iter().take_while(|item| belongs(item)).count();
    *at += count;
    &rest[..count]
}
