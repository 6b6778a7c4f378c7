//! Zips that depend on nothing but their files' names and contents.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A level of the `zip` crate. Above 9 it packs by zopfli, in seconds rather than at once, and a twentieth tighter.
pub const QUICK: i64 = 9;
const TIGHT: i64 = 12;

/// A folder as a zip that depends on nothing but its files' names and contents.
pub fn zipped(folder: &Path) -> Result<Vec<u8>> {
    let mut files = Vec::new();
    list(folder, &mut files)?;
    zip(folder, files, TIGHT)
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let mut ahead = vec![folder.to_owned()];
    while let Some(next) = ahead.pop() {
        for entry in fs::read_dir(&next).with_context(|| format!("{} is not built", next.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                ahead.push(path);
            } else {
                files.push(path.strip_prefix(folder)?.to_owned());
            }
        }
    }
    Ok(())
}

/// Files of a folder as a zip: sorted, with one time and one set of rights for all.
pub fn zip(folder: &Path, mut files: Vec<PathBuf>, level: i64) -> Result<Vec<u8>> {
    files.sort();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(level))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for file in files {
        let name: Vec<_> = file.iter().map(|part| part.to_string_lossy()).collect();
        writer.start_file(name.join("/"), options)?;
        writer.write_all(&fs::read(folder.join(&file))?)?;
    }
    Ok(writer.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_files_give_the_same_bytes_whenever_they_were_written() {
        let folders = [(), ()].map(|()| tempfile::tempdir().expect("a temporary folder"));
        for (folder, order) in folders.iter().zip([["b/c.txt", "a.txt"], ["a.txt", "b/c.txt"]]) {
            fs::create_dir(folder.path().join("b")).expect("a folder");
            order.iter().for_each(|name| fs::write(folder.path().join(name), name).expect("a file"));
        }
        let [one, other] = folders.map(|folder| zipped(folder.path()).expect("a zip"));
        assert_eq!(one, other);
    }
}
