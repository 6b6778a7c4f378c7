//! `cargo xtask test --only form`: files of code stay short, no files of Rust import each other in a circle, and no two types have
//! one name. Biome finds the circles of TypeScript.

mod names;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use syn::visit::Visit;
use syn::{Attribute, Item, UseTree};
use xshell::cmd;

use crate::project::Project;

const MOST_LINES: usize = 400;
/// How the names of files of code end.
const CODE: [&str; 6] = ["rs", "ts", "tsx", "css", "mjs", "py"];

/// A module by its path from its crate's root, which has none.
type Module = Vec<String>;
/// The files of a crate, by the modules that they hold.
type Files<'a> = BTreeMap<Module, (&'a Path, &'a str)>;
/// The modules of a crate that are files of their own, each with those whose names it uses.
type Uses = BTreeMap<Module, BTreeSet<Module>>;

/// Names the files of code that are too long, the circles, and the types of one name.
pub fn check(project: &Project) -> Result<()> {
    let Ok(tracked) = cmd!(project.shell, "git ls-files -z").quiet().ignore_stderr().read() else {
        println!("left out: the form of the files, which are told from others in a clone");
        return Ok(());
    };
    let is_code = |path: &PathBuf| path.extension().is_some_and(|end| CODE.iter().any(|code| end == *code));
    let files: Vec<PathBuf> = tracked.split('\0').map(PathBuf::from).filter(is_code).collect();
    let mut faults = Vec::new();
    let mut sources = BTreeMap::new();
    for file in files.into_iter().filter(|file| project.root.join(file).is_file()) {
        let source =
            fs::read_to_string(project.root.join(&file)).with_context(|| format!("could not read {}", file.display()))?;
        let lines = source.lines().count();
        if lines > MOST_LINES {
            faults.push(format!("{} has {lines} lines, more than {MOST_LINES}: split it by what it is about", file.display()));
        }
        sources.insert(file, source);
    }
    for (root, files) in crates(&sources)? {
        let circle = circle(&uses(&files)?);
        faults.extend(circle.map(|circle| format!("{}: {} import each other in a circle", root.display(), shown(&circle))));
        let types = files.values().map(|(path, source)| Ok(((*path).to_owned(), names::in_rust(source)?)));
        faults.extend(names::twice(types.collect::<Result<Vec<_>>>()?));
    }
    let is_typescript = |path: &&PathBuf| path.extension().is_some_and(|end| end == "ts" || end == "tsx");
    let typescript = sources.keys().filter(is_typescript);
    faults.extend(names::twice(typescript.map(|path| (path.clone(), names::in_typescript(&sources[path])))));
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

fn shown(circle: &[Module]) -> String {
    circle.iter().map(|module| module.join("::")).collect::<Vec<_>>().join(", ")
}

/// The files of each crate, by the folder that holds its `lib.rs` or `main.rs`.
fn crates(sources: &BTreeMap<PathBuf, String>) -> Result<BTreeMap<PathBuf, Files<'_>>> {
    let is_root = |path: &&PathBuf| path.ends_with("src/lib.rs") || path.ends_with("main.rs");
    let roots: BTreeSet<&Path> = sources.keys().filter(is_root).filter_map(|path| path.parent()).collect();
    let mut files: BTreeMap<PathBuf, Files<'_>> = BTreeMap::new();
    for (path, source) in sources.iter().filter(|(path, _)| path.extension().is_some_and(|end| end == "rs")) {
        // The innermost: programs of their own lie inside other crates.
        let Some(root) = path.ancestors().find(|folder| roots.contains(folder)) else { continue };
        files.entry(root.to_owned()).or_default().insert(module(path.strip_prefix(root)?), (path, source));
    }
    Ok(files)
}

/// Which modules of a crate use which.
fn uses(files: &Files<'_>) -> Result<Uses> {
    let used = |(module, (path, source)): (&Module, &(&Path, &str))| {
        let used = used(module, source, |module| files.contains_key(module));
        Ok((module.clone(), used.with_context(|| format!("could not parse {}", path.display()))?))
    };
    files.iter().map(used).collect()
}

/// The module that a file holds.
fn module(file: &Path) -> Module {
    let mut module: Module = file.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
    module.pop_if(|last| ["lib", "main", "mod"].contains(&last.as_str()));
    module
}

/// The modules whose names a module uses. Not those that it lies in: who lives in a house may use what lies in its hall.
fn used(module: &Module, source: &str, is_file: impl Fn(&[String]) -> bool) -> Result<BTreeSet<Module>> {
    let mut paths = Paths::default();
    paths.visit_file(&syn::parse_file(source)?);
    let resolved = paths.0.into_iter().filter_map(|path| {
        let mut full = absolute(module, path, &is_file)?;
        while !is_file(&full) {
            full.pop()?;
        }
        (!module.starts_with(&full)).then_some(full)
    });
    Ok(resolved.collect())
}

/// A path from the root of the crate; `None` where it leads out of the crate, or stands for a name imported before.
fn absolute(module: &Module, path: Vec<String>, is_file: impl Fn(&[String]) -> bool) -> Option<Module> {
    let mut base = module.clone();
    let mut rest = path.as_slice();
    match rest.first()?.as_str() {
        "crate" => base.clear(),
        "self" => {}
        "super" => {
            while rest.get(1).is_some_and(|next| next == "super") {
                base.pop();
                rest = &rest[1..];
            }
            base.pop();
        }
        child => {
            base.push(child.to_owned());
            is_file(&base).then_some(())?;
        }
    }
    base.extend(rest[1..].iter().cloned());
    Some(base)
}

fn is_for_tests(item: &Item) -> bool {
    let attributes: &[Attribute] = match item {
        Item::Fn(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    };
    let is_test = |attribute: &Attribute| {
        attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"))
    };
    attributes.iter().any(is_test)
}

/// All paths that code names, but for what is only compiled for tests.
#[derive(Default)]
struct Paths(Vec<Vec<String>>);

impl Paths {
    fn tree(&mut self, before: &[String], tree: &UseTree) {
        let with = |ident: &syn::Ident| [before, &[ident.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.tree(&with(&path.ident), &path.tree),
            UseTree::Name(name) => self.0.push(with(&name.ident)),
            UseTree::Rename(name) => self.0.push(with(&name.ident)),
            UseTree::Glob(_) => self.0.push(before.to_vec()),
            UseTree::Group(group) => group.items.iter().for_each(|item| self.tree(before, item)),
        }
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_for_tests(item) {
            syn::visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.0.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        syn::visit::visit_path(self, path);
    }
}

/// A circle, where there is one: modules each of which uses the next, and the last the first.
fn circle(uses: &Uses) -> Option<Vec<Module>> {
    fn walk<'a>(module: &'a Module, uses: &'a Uses, way: &mut Vec<&'a Module>, done: &mut BTreeSet<&'a Module>) -> Option<usize> {
        if let Some(start) = way.iter().position(|before| *before == module) {
            return Some(start);
        }
        if !done.insert(module) {
            return None;
        }
        way.push(module);
        let found = uses.get(module).into_iter().flatten().find_map(|next| walk(next, uses, way, done));
        if found.is_none() {
            way.pop();
        }
        found
    }
    let (mut way, mut done) = (Vec::new(), BTreeSet::new());
    let start = uses.keys().find_map(|module| walk(module, uses, &mut way, &mut done))?;
    Some(way[start..].iter().map(|module| (*module).clone()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circle_of(files: &[(&str, &str)]) -> Option<String> {
        let sources = files.iter().map(|(path, source)| (PathBuf::from(path), (*source).to_owned())).collect();
        let crates = crates(&sources).expect("Rust");
        crates.values().find_map(|files| circle(&uses(files).expect("Rust"))).map(|circle| shown(&circle))
    }

    #[test]
    fn files_that_import_each_other_are_found_and_no_others() {
        let lib = ("src/lib.rs", "mod a; mod b;");
        for (name, others, wanted) in [
            ("a circle of two", vec![("src/a.rs", "use crate::b::B;"), ("src/b.rs", "use super::a::{self, A};")], Some("a, b")),
            ("a path in code", vec![("src/a.rs", "fn f() { crate::b::g() }"), ("src/b.rs", "use crate::a::A;")], Some("a, b")),
            ("one way", vec![("src/a.rs", "use crate::b::B;"), ("src/b.rs", "use std::fmt;")], None),
            (
                "a test alone",
                vec![("src/a.rs", "use crate::b::B;"), ("src/b.rs", "#[cfg(test)] mod tests { use crate::a::A; }")],
                None,
            ),
            ("a folder and what is in it", vec![("src/a/mod.rs", "mod c; use c::C;"), ("src/a/c.rs", "use crate::a::A;")], None),
            (
                "by way of a folder",
                vec![("src/a/mod.rs", "mod c;"), ("src/a/c.rs", "use crate::b::B;"), ("src/b.rs", "use crate::a::c::C;")],
                Some("a::c, b"),
            ),
        ] {
            let files: Vec<_> = [lib].into_iter().chain(others).collect();
            assert_eq!(circle_of(&files).as_deref(), wanted, "{name}");
        }
    }
}
