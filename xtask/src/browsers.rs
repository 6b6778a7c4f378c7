//! The real browsers that tests, demo and bench drive.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::project::Project;

/// A browser the extension is made for.
pub struct Browser {
    /// As it is called in `dist/` and on the command line.
    pub name: &'static str,
    /// The environment variable that names its program.
    pub variable: &'static str,
    /// The names its program may have on the PATH.
    programs: &'static [&'static str],
    /// Where macOS keeps it.
    application: &'static str,
    /// The package of Debian that holds it.
    package: &'static str,
}

/// All of them.
pub const ALL: [Browser; 2] = [
    Browser {
        name: "chromium",
        variable: "QUIET_QUOTES_CHROMIUM",
        programs: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
        application: "/Applications/Chromium.app/Contents/MacOS/Chromium",
        package: "chromium",
    },
    Browser {
        name: "firefox",
        variable: "QUIET_QUOTES_FIREFOX",
        programs: &["firefox-esr", "firefox"],
        application: "/Applications/Firefox.app/Contents/MacOS/firefox",
        package: "firefox-esr",
    },
];

impl Browser {
    /// Its program: by the environment variable, else on the PATH.
    pub fn find(&self) -> Option<PathBuf> {
        let named = env::var_os(self.variable).map(PathBuf::from);
        let folders: Vec<PathBuf> = env::var_os("PATH").iter().flat_map(env::split_paths).collect();
        let mut on_path = self.programs.iter().flat_map(|program| folders.iter().map(move |folder| folder.join(program)));
        named
            .or_else(|| on_path.find(|path| path.is_file()))
            .or_else(|| Some(self.application.into()).filter(|path: &PathBuf| path.is_file()))
    }

    /// Its program, installed where that is possible.
    fn find_or_install(&self, project: &Project) -> Result<PathBuf> {
        if let Some(program) = self.find() {
            return Ok(program);
        }
        project.install(self.package).with_context(|| {
            format!("{} is missing: install it, or name its program by the variable {}", self.name, self.variable)
        })?;
        self.find().with_context(|| format!("{} is installed but not found", self.name))
    }
}

/// Makes sure that both browsers are there, and names their programs to the programs that are run from now on.
pub fn set_up(project: &Project) -> Result<()> {
    for browser in &ALL {
        project.shell.set_var(browser.variable, browser.find_or_install(project)?);
    }
    Ok(())
}
