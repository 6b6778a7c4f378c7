//! `cargo xtask test --only audit`: known holes in what the project is made of and built with.

use std::env;

use anyhow::{Result, bail, ensure};
use xshell::cmd;

use crate::project::Project;

/// Asks npm about the packages of the lock file, with what is only used for building and testing, and `cargo deny` about the
/// crates.
pub fn run(project: &Project) -> Result<()> {
    npm(project)?;
    if cmd!(project.shell, "cargo deny --version").quiet().ignore_stdout().ignore_stderr().run().is_err() {
        println!("left out: cargo deny is not installed (cargo install --locked cargo-deny)");
        return Ok(());
    }
    Ok(cmd!(project.shell, "cargo deny --locked --workspace check").run()?)
}

/// Where no answer can be had, continuous integration fails, but for registries that do not answer such questions at all
/// (mirrors that only hand packages out).
fn npm(project: &Project) -> Result<()> {
    let audit = cmd!(project.shell, "npm audit --json --package-lock-only --audit-level=moderate");
    let output = audit.quiet().ignore_status().ignore_stderr().output()?;
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    if answer.get("auditReportVersion").is_some() {
        if !output.status.success() {
            bail!("npm knows of holes in packages that are used:\n{}", String::from_utf8_lossy(&output.stdout));
        }
    } else if matches!(answer["statusCode"].as_u64(), Some(404 | 405)) {
        println!("left out: the npm registry in use answers no audits");
    } else {
        let reason = answer["message"].as_str().unwrap_or("no answer").to_owned();
        ensure!(env::var_os("CI").is_none(), "the npm packages could not be audited: {reason}");
        println!("left out: the npm packages could not be audited ({reason})");
    }
    Ok(())
}
