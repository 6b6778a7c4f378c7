//! No two types have one name where more than one file sees them: in a crate, and among the files of TypeScript.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::Result;
use syn::visit::Visit;
use syn::{ForeignItem, Ident, Item, Visibility};

/// The types that a file of Rust shows to others, but for what is only compiled for tests.
pub fn in_rust(source: &str) -> Result<BTreeSet<String>> {
    let mut shown = Shown::default();
    shown.visit_file(&syn::parse_file(source)?);
    Ok(shown.0)
}

#[derive(Default)]
struct Shown(BTreeSet<String>);

impl Shown {
    fn add(&mut self, visibility: &Visibility, name: &Ident) {
        if !matches!(visibility, Visibility::Inherited) {
            self.0.insert(name.to_string());
        }
    }
}

impl<'ast> Visit<'ast> for Shown {
    fn visit_item(&mut self, item: &'ast Item) {
        match item {
            Item::Struct(item) => self.add(&item.vis, &item.ident),
            Item::Enum(item) => self.add(&item.vis, &item.ident),
            Item::Union(item) => self.add(&item.vis, &item.ident),
            Item::Trait(item) => self.add(&item.vis, &item.ident),
            Item::Type(item) => self.add(&item.vis, &item.ident),
            _ => {}
        }
        if !super::is_for_tests(item) {
            syn::visit::visit_item(self, item);
        }
    }

    fn visit_foreign_item(&mut self, item: &'ast ForeignItem) {
        if let ForeignItem::Type(item) = item {
            self.add(&item.vis, &item.ident);
        }
    }
}

/// The types that a file of TypeScript exports; each export begins a line, as Biome writes it.
pub fn in_typescript(source: &str) -> BTreeSet<String> {
    source.lines().filter_map(exported).map(str::to_owned).collect()
}

fn exported(line: &str) -> Option<&str> {
    let mut words = line.strip_prefix("export ")?.split_whitespace();
    let kind = words.find(|word| !["default", "declare", "abstract"].contains(word))?;
    let name = words.next().filter(|_| ["class", "interface", "type", "enum"].contains(&kind))?;
    name.split(|sign: char| !sign.is_alphanumeric() && sign != '_').next().filter(|name| !name.is_empty())
}

/// A fault for each name that several files declare.
pub fn twice(files: impl IntoIterator<Item = (PathBuf, BTreeSet<String>)>) -> Vec<String> {
    let mut places: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for (file, names) in files {
        for name in names {
            places.entry(name).or_default().push(file.clone());
        }
    }
    let fault = |(name, files): (String, Vec<PathBuf>)| {
        let files: Vec<String> = files.iter().map(|file: &PathBuf| Path::display(file).to_string()).collect();
        format!("{name} is a type in {}: give each thing a name of its own", files.join(" and in "))
    };
    places.into_iter().filter(|(_, files)| files.len() > 1).map(fault).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_that_other_files_see_are_known_and_no_others() {
        for (name, source, wanted) in [
            ("all kinds", "pub struct A; pub(crate) enum B {} pub trait C {} pub type D = u8;", "A B C D"),
            ("one file's own", "struct A; mod inner { pub struct B; }", "B"),
            ("a test's", "#[cfg(test)] mod tests { pub struct A; }", ""),
            ("what JavaScript has", "extern \"C\" { pub type A; type B; }", "A"),
        ] {
            let shown = in_rust(source).expect("Rust");
            assert_eq!(shown.into_iter().collect::<Vec<_>>().join(" "), wanted, "{name}");
        }
        let source = "export interface A {\n}\nexport type B<C> = C;\nexport abstract class D {}\nexport type { E } from \"./e\";\n\
                      type F = A;\nexport const G = 1;";
        assert_eq!(in_typescript(source).into_iter().collect::<Vec<_>>(), ["A", "B", "D"]);
    }

    #[test]
    fn a_name_that_two_files_declare_is_told_with_both() {
        let file = |path: &str, names: &[&str]| (PathBuf::from(path), names.iter().map(|name| (*name).to_owned()).collect());
        let faults = twice([file("a.rs", &["Place", "Page"]), file("b.rs", &["Place"])]);
        assert_eq!(faults, ["Place is a type in a.rs and in b.rs: give each thing a name of its own"]);
    }
}
