//! Words of our tables, with what is known of each.

use rustc_hash::FxHashMap;

/// What is known of words, looked up by the word. All stand in our own tables: no page can fill them with words that share a
/// hash, so the quickest will do. Where the entry of a word stands is kept apart from the entries themselves: every kind of
/// map adds half a kilobyte to what browsers load.
#[derive(Debug, Clone)]
pub struct Dictionary<Entry> {
    places: FxHashMap<&'static str, usize>,
    entries: Vec<(&'static str, Entry)>,
}

impl<Entry> Default for Dictionary<Entry> {
    fn default() -> Self {
        Self { places: FxHashMap::default(), entries: Vec::new() }
    }
}

impl<Entry: Default> Dictionary<Entry> {
    /// Makes room for so many words, so that none has to be put elsewhere when others come.
    pub fn reserve(&mut self, words: usize) {
        self.places.reserve(words);
        self.entries.reserve(words);
    }

    /// The entry of a word, which is made where there is none.
    pub fn entry(&mut self, word: &'static str) -> &mut Entry {
        let next = self.entries.len();
        let at = *self.places.entry(word).or_insert(next);
        if at == next {
            self.entries.push((word, Entry::default()));
        }
        &mut self.entries[at].1
    }

    /// The entry of a word, if it has one.
    pub fn get(&self, word: &str) -> Option<&Entry> {
        self.places.get(word).map(|at| &self.entries[*at].1)
    }

    /// All words with their entries, in the order in which they were made.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Entry)> {
        self.entries.iter().map(|(word, entry)| (*word, entry))
    }

    /// All entries.
    pub fn entries_mut(&mut self) -> impl Iterator<Item = &mut Entry> {
        self.entries.iter_mut().map(|(_, entry)| entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_one_entry() {
        let mut all = Dictionary::<u32>::default();
        ["one", "two", "one"].into_iter().for_each(|word| *all.entry(word) += 1);
        assert_eq!(all.iter().collect::<Vec<_>>(), [("one", &2), ("two", &1)]);
        assert_eq!((all.get("two"), all.get("three")), (Some(&1), None));
    }
}
