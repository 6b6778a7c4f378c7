//! What is printed: results on standard output, complaints and progress on standard error.

use std::fmt::Display;
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};

use crate::people::tame;

/// So many bytes of results are gathered before they are written.
const BUFFER: usize = 1 << 16;

/// Results, complaints and progress, and whether all went well.
pub struct Output {
    out: Box<dyn Write + Send>,
    /// Whole results alone: what ends the program from outside leaves no half of one behind.
    gathered: Vec<u8>,
    is_file: bool,
    progress: ProgressBar,
    failed: bool,
}

impl Output {
    pub fn new() -> Self {
        Self {
            out: Box::new(io::stdout()),
            gathered: Vec::with_capacity(2 * BUFFER),
            is_file: false,
            progress: ProgressBar::hidden(),
            failed: false,
        }
    }

    /// Has results go to a file; behind what is in it already, or in its place.
    pub fn write_to(&mut self, path: &Path, behind: bool) -> io::Result<()> {
        let open = if behind { OpenOptions::new().create(true).append(true).open(path) } else { File::create(path) };
        let file = open.map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
        self.out = Box::new(file);
        self.is_file = true;
        Ok(())
    }

    /// Where results go, for a writer of its own.
    #[cfg(feature = "parquet")]
    pub fn take_writer(&mut self) -> Box<dyn Write + Send> {
        std::mem::replace(&mut self.out, Box::new(io::sink()))
    }

    /// Shows how many pages are done, of how many where that is known, where somebody watches and the results go elsewhere.
    pub fn show_progress(&mut self, total: Option<usize>) {
        if total != Some(1) && io::stderr().is_terminal() && (self.is_file || !io::stdout().is_terminal()) {
            let (bar, template) = match total {
                Some(total) => (ProgressBar::new(total as u64), "{wide_bar} {pos} of {len} pages, {eta} left"),
                None => (ProgressBar::no_length(), "{spinner} {pos} pages, {per_sec}"),
            };
            self.progress =
                bar.with_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
        }
    }

    /// One more page is done.
    pub fn advance(&self) {
        self.progress.inc(1);
    }

    /// Prints a result.
    pub fn write(&mut self, result: &[u8]) -> io::Result<()> {
        self.gathered.extend_from_slice(result);
        if self.gathered.len() < BUFFER {
            return Ok(());
        }
        self.flush()
    }

    /// Hands on what was gathered.
    pub fn flush(&mut self) -> io::Result<()> {
        let written = self.out.write_all(&self.gathered);
        self.gathered.clear();
        written.and_then(|()| self.out.flush())
    }

    /// Says that something could not be read; the program will end with 1.
    pub fn complain(&mut self, problem: impl Display) {
        self.failed = true;
        self.note(problem);
    }

    /// Says something that is no result. Names of files may hold what commands a terminal. Where nobody can be told (a full
    /// disk, a closed pipe), the exit status still tells.
    pub fn note(&self, remark: impl Display) {
        let remark = tame(&remark.to_string());
        self.progress.suspend(|| {
            let _ = writeln!(io::stderr(), "quiet-quotes: {remark}");
        });
    }

    /// Prints what is left and tells how it went. A reader that has read enough (`| head`) is no fault.
    pub fn finish(mut self, done: io::Result<()>) -> ExitCode {
        self.progress.finish_and_clear();
        match done.and_then(|()| self.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
            Err(error) => self.complain(format_args!("could not go on: {error}")),
            Ok(()) => {}
        }
        if self.failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}
