//! How the table of what is none of a story is written: the build script writes it, the engine reads it.

/// The table's name.
pub const TABLE: &str = "boilerplate";
/// Its lists, by how their phrases are said.
pub const LISTS: [&str; 5] = ["line", "opens", "says", "others", "author"];
