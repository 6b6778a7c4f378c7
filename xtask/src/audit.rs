//! `cargo xtask test --only audit`: known holes in what the project is made of and built with.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use xshell::cmd;

use crate::project::Project;

/// Asks npm about each lock file, with what is only used for building and testing, and `cargo deny` about the crates.
pub fn run(project: &Project) -> Result<()> {
    let mut locks = Vec::new();
    find_locks(&project.root, 3, &mut locks)?;
    ensure!(!locks.is_empty(), "no package-lock.json was found");
    for folder in locks {
        npm(project, &folder)?;
    }
    if cmd!(project.shell, "cargo deny --version").quiet().ignore_stdout().ignore_stderr().run().is_err() {
        println!("left out: cargo deny is not installed (cargo install --locked cargo-deny)");
        return Ok(());
    }
    Ok(cmd!(project.shell, "cargo deny --locked --workspace check").run()?)
}

/// The folders with a lock file of npm, so many levels deep.
fn find_locks(folder: &Path, levels: u32, found: &mut Vec<PathBuf>) -> Result<()> {
    if folder.join("package-lock.json").is_file() {
        found.push(folder.to_owned());
    }
    for entry in folder.read_dir().with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        let is_made = ["node_modules", "target", "dist", ".git"].iter().any(|name| path.ends_with(name));
        if levels > 1 && path.is_dir() && !path.is_symlink() && !is_made {
            find_locks(&path, levels - 1, found)?;
        }
    }
    Ok(())
}

/// Where no answer can be had, continuous integration fails, but for registries that do not answer such questions at all
/// (mirrors that only hand packages out).
fn npm(project: &Project, folder: &Path) -> Result<()> {
    let _there = project.shell.push_dir(folder);
    let audit = cmd!(project.shell, "npm audit --json --package-lock-only --audit-level=moderate");
    let output = audit.quiet().ignore_status().ignore_stderr().output()?;
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let name = folder.strip_prefix(&project.root).unwrap_or(folder).display();
    if answer.get("auditReportVersion").is_some() {
        if !output.status.success() {
            bail!("npm knows of holes in the packages of {name}:\n{}", String::from_utf8_lossy(&output.stdout));
        }
    } else if matches!(answer["statusCode"].as_u64(), Some(404 | 405)) {
        println!("left out: the npm registry in use answers no audits ({name})");
    } else {
        let reason = answer["message"].as_str().unwrap_or("no answer").to_owned();
        ensure!(env::var_os("CI").is_none(), "the packages of {name} could not be audited: {reason}");
        println!("left out: the packages of {name} could not be audited ({reason})");
    }
    Ok(())
}
