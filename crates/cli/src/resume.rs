//! Going on with a file of reports that was begun: by the last whole report in it.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::path::Path;

use serde::Deserialize;

/// What was done before.
#[derive(Debug, Default)]
pub struct Resume {
    /// The id of the last report, and how often it is still to come among the inputs.
    last: Option<(String, u64)>,
}

#[derive(Deserialize)]
struct Begun {
    id: String,
}

impl Resume {
    /// Reads the ids in a file of reports, twice, since they may be too many to keep. A last line that was cut short is taken off
    /// it: its page is done again.
    pub fn from(file: &Path) -> io::Result<Self> {
        let mut last = None;
        let whole = match ids(file, |id| last = Some(id)) {
            Ok(whole) => whole,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(io::Error::new(error.kind(), format!("{}: {error}", file.display()))),
        };
        if whole < file.metadata()?.len() {
            OpenOptions::new().write(true).open(file)?.set_len(whole)?;
        }
        let Some(last) = last else { return Ok(Self::default()) };
        let mut count = 0;
        ids(file, |id| count += u64::from(id == last))?;
        Ok(Self { last: Some((last, count)) })
    }

    /// Whether the next page, of that id, was done before.
    pub fn is_done(&mut self, id: &str) -> bool {
        let Some((last, to_come)) = &mut self.last else { return false };
        if last == id {
            *to_come -= 1;
            if *to_come == 0 {
                self.last = None;
            }
        }
        true
    }

    /// Complains where the last page was not among the inputs, since then nothing was done.
    pub fn check(self) -> io::Result<()> {
        match self.last {
            Some((id, _)) => {
                Err(io::Error::other(format!("the last report is of {id}, which is not among the inputs; give the same inputs")))
            }
            None => Ok(()),
        }
    }
}

/// The ids of the whole lines of a file of reports. Tells how many bytes they are.
fn ids(file: &Path, mut each: impl FnMut(String)) -> io::Result<u64> {
    let mut lines = BufReader::new(File::open(file)?);
    let (mut whole, mut line) = (0, Vec::new());
    while lines.read_until(b'\n', &mut line)? > 0 && line.ends_with(b"\n") {
        let begun: Begun = serde_json::from_slice(&line)
            .map_err(|error| io::Error::other(format!("holds a line that is no report ({error}); write to another file")))?;
        each(begun.id);
        whole += line.len() as u64;
        line.clear();
    }
    Ok(whole)
}
