//! How large the engine and the packages may be.

use std::io::Write;

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::project::Project;
use crate::{engine, zips};

const KB: usize = 1000;
const MAX_ENGINE: usize = 260 * KB;
const MAX_WORDS: usize = 400 * KB;
const MAX_PACKAGE: usize = 900 * KB;

/// Fails where the engine or a package for a store has grown too large. They must be built.
pub fn check(project: &Project) -> Result<()> {
    let module = project.path(engine::BROWSER.folder).join("engine_bg.wasm");
    let module = std::fs::read(&module).with_context(|| format!("{} is not built: run cargo xtask build", module.display()))?;
    within("engine, gzipped", gzipped(&module)?, MAX_ENGINE)?;
    let words = std::fs::read(project.path(engine::BROWSER.folder).join(engine::WORDS))?;
    within("its tables, gzipped", gzipped(&words)?, MAX_WORDS)?;
    for browser in ["chromium", "firefox"] {
        let package = zips::zipped(&project.path("dist").join(browser))?;
        within(&format!("package for {browser}"), package.len(), MAX_PACKAGE)?;
    }
    Ok(())
}

fn gzipped(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn within(what: &str, bytes: usize, most: usize) -> Result<()> {
    println!("{what}: {} KB of {} KB", bytes.div_ceil(KB), most / KB);
    ensure!(bytes <= most, "{what} has {bytes} bytes, more than the {most} it may have");
    Ok(())
}
