//! What is printed: results on standard output, complaints and progress on standard error.

use std::fmt::Display;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, StdoutLock, Write};
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};

/// Standard output and standard error, and whether all went well.
pub struct Output {
    out: BufWriter<StdoutLock<'static>>,
    progress: ProgressBar,
    failed: bool,
}

impl Output {
    pub fn new() -> Self {
        let out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        Self { out, progress: ProgressBar::hidden(), failed: false }
    }

    /// Shows a bar of `total` pages, where somebody watches and the results go elsewhere.
    pub fn show_progress(&mut self, total: usize) {
        if total > 1 && io::stderr().is_terminal() && !io::stdout().is_terminal() {
            let style = ProgressStyle::with_template("{wide_bar} {pos} of {len} pages, {eta} left");
            self.progress = ProgressBar::new(total as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        }
    }

    /// One more page is done.
    pub fn advance(&self) {
        self.progress.inc(1);
    }

    /// Prints a result.
    pub fn write(&mut self, result: &[u8]) -> io::Result<()> {
        self.out.write_all(result)
    }

    /// Where results go that write themselves.
    pub fn stdout(&mut self) -> &mut impl Write {
        &mut self.out
    }

    /// Says that something could not be read; the program will end with 1.
    pub fn complain(&mut self, problem: impl Display) {
        self.failed = true;
        self.note(problem);
    }

    /// Says something that is no result.
    pub fn note(&self, remark: impl Display) {
        self.progress.suspend(|| eprintln!("quiet-quotes: {remark}"));
    }

    /// Prints what is left and tells how it went. A reader that has read enough (`| head`) is no fault.
    pub fn finish(mut self, done: io::Result<()>) -> ExitCode {
        self.progress.finish_and_clear();
        match done.and_then(|()| self.out.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
            Err(error) => self.complain(format_args!("could not write: {error}")),
            Ok(()) => {}
        }
        if self.failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}
