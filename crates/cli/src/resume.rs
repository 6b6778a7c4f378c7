//! Going on with a file of reports that was begun: by the last whole report in it.

use std::collections::HashMap;
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
    /// Reads the ids in a file of reports. A last line that was cut short is taken off it: its page is done again.
    pub fn from(file: &Path) -> io::Result<Self> {
        let reader = match File::open(file) {
            Ok(reader) => reader,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(error),
        };
        let mut lines = BufReader::new(reader);
        let (mut whole, mut line, mut ids, mut last) = (0, Vec::new(), HashMap::<String, u64>::new(), None);
        while lines.read_until(b'\n', &mut line)? > 0 {
            if !line.ends_with(b"\n") {
                OpenOptions::new().write(true).open(file)?.set_len(whole)?;
                break;
            }
            let Begun { id } = serde_json::from_slice(&line).map_err(|error| {
                io::Error::other(format!("{} holds a line that is no report ({error}); write to another file", file.display()))
            })?;
            whole += line.len() as u64;
            *ids.entry(id.clone()).or_default() += 1;
            last = Some(id);
            line.clear();
        }
        Ok(Self { last: last.map(|id| (id.clone(), ids[&id])) })
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
