//! The project's folders and the programs run in them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

/// The project on disk, with a shell that stands at its root.
pub struct Project {
    /// The folder that holds the workspace.
    pub root: PathBuf,
    /// Runs programs in the root.
    pub shell: Shell,
}

impl Project {
    /// The project this program was built from.
    pub fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no folder above it")?.to_owned();
        let shell = Shell::new()?;
        shell.change_dir(&root);
        Ok(Self { root, shell })
    }

    /// A path inside the project.
    pub fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// Where Cargo puts what it builds.
    pub fn target(&self) -> PathBuf {
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.path("target"), |folder| self.root.join(folder))
    }

    /// Runs npm in a folder.
    pub fn npm(&self, folder: &str, arguments: &[&str]) -> Result<()> {
        let _there = self.shell.push_dir(self.path(folder));
        cmd!(self.shell, "npm {arguments...}").run().with_context(|| format!("npm {} failed in {folder}", arguments.join(" ")))
    }

    /// Installs the npm packages a folder's lock file names, unless that was done for this very lock file.
    pub fn npm_packages(&self, folder: &str) -> Result<()> {
        let (lock, done) = (self.path(folder).join("package-lock.json"), self.path(folder).join("node_modules/.installed-lock"));
        let wanted = self.shell.read_file(&lock)?;
        if self.shell.read_file(&done).is_ok_and(|installed| installed == wanted) {
            return Ok(());
        }
        self.npm(folder, &["ci", "--no-audit", "--no-fund"])
            .with_context(|| format!("could not install the packages of {folder}: is Node with npm installed?"))?;
        self.shell.write_file(&done, wanted)?;
        Ok(())
    }

    /// Puts a copy of a folder where another may stand.
    pub fn replace_folder(&self, from: &Path, to: &Path) -> Result<()> {
        self.shell.remove_path(to)?;
        self.shell.create_dir(to)?;
        for entry in self.shell.read_dir(from)? {
            let name = entry.file_name().with_context(|| format!("{} has no name", entry.display()))?;
            if entry.is_dir() {
                self.replace_folder(&entry, &to.join(name))?;
            } else {
                self.shell.copy_file(&entry, to.join(name))?;
            }
        }
        Ok(())
    }
}
