//! The project's folders and the programs run in them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

/// What the tests are of.
pub const TESTED: [&str; 6] =
    ["--locked", "--workspace", "--exclude", "quiet-quotes-wasm", "--features", "quiet-quotes-cli/parquet"];

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

    /// Installs a package of Debian, which only root may do.
    pub fn install(&self, package: &str) -> Result<()> {
        let shell = &self.shell;
        let is_root = cmd!(shell, "id -u").quiet().ignore_stderr().read().is_ok_and(|id| id.trim() == "0");
        ensure!(is_root, "only root may install it");
        cmd!(shell, "apt-get update --quiet").run()?;
        cmd!(shell, "apt-get install --quiet --yes --no-install-recommends {package}").run()?;
        Ok(())
    }

    /// Runs npm.
    pub fn npm(&self, arguments: &[&str]) -> Result<()> {
        cmd!(self.shell, "npm {arguments...}").run().with_context(|| format!("npm {} failed", arguments.join(" ")))
    }

    /// Runs the tests that an npm script names; the error names those that failed.
    pub fn npm_tests(&self, script: &str) -> Result<()> {
        let told = self.target().join(format!("{script}.json").replace(':', "-"));
        let to_file = format!("--outputFile.json={}", told.display());
        self.shell.remove_path(&told)?;
        let run = self.npm(&["run", script, "--", "--reporter=default", "--reporter=json", &to_file]);
        run.with_context(|| self.shell.read_file(&told).map_or_else(|error| error.to_string(), |told| failures(&told)))
    }

    /// Installs the npm packages that the lock file names, unless that was done for this very lock file.
    pub fn npm_packages(&self) -> Result<()> {
        let (lock, done) = (self.path("package-lock.json"), self.path("node_modules/.installed-lock"));
        let wanted = self.shell.read_file(&lock)?;
        if self.shell.read_file(&done).is_ok_and(|installed| installed == wanted) {
            return Ok(());
        }
        self.npm(&["ci", "--no-audit", "--no-fund"])
            .context("could not install the npm packages: is Node with npm installed?")?;
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

/// What failed, by the JSON report of a test run: names and the first line of each message.
fn failures(report: &str) -> String {
    let report: serde_json::Value = serde_json::from_str(report).unwrap_or_default();
    let files = report["testResults"].as_array().into_iter().flatten();
    let failed = |test: &serde_json::Value| test["status"] == "failed";
    let line = |test: &serde_json::Value| {
        let message = test["failureMessages"][0].as_str().or(test["message"].as_str()).unwrap_or_default();
        let name = test["fullName"].as_str().or(test["name"].as_str()).unwrap_or_default();
        format!("{name}: {}", message.lines().next().unwrap_or_default())
    };
    let lines = files.flat_map(|file| {
        let mut tests: Vec<String> =
            file["assertionResults"].as_array().into_iter().flatten().filter(|it| failed(it)).map(line).collect();
        // A file may fail as a whole, before its first test.
        if tests.is_empty() && failed(file) {
            tests.push(line(file));
        }
        tests
    });
    lines.collect::<Vec<_>>().join("\n")
}
