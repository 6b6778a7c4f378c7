//! The bytes of a gzip file of many members. After a broken member it can go on with the next.

use std::io::{BufRead, Read, Result};

use flate2::bufread::GzDecoder;

use crate::replay::Replay;

/// How a member begins: the magic number and the one method of packing there is.
pub const MAGIC: [u8; 3] = [0x1f, 0x8b, 8];

/// How much of a packed member is kept, so that the next one is found inside of one that was cut short.
const MAX_PACKED: usize = 16 << 20;

/// Unpacks one member after the other.
#[derive(Debug)]
pub struct Members<R: BufRead> {
    state: State<R>,
}

#[derive(Debug)]
enum State<R: BufRead> {
    /// In a member.
    Inside(Box<GzDecoder<Replay<R>>>),
    /// Before a member, or at the end.
    Between(Replay<R>),
    /// Held for a moment while one becomes the other.
    Moving,
}

impl<R: BufRead> Members<R> {
    pub fn new(packed: R) -> Self {
        Self { state: State::Between(Replay::new(packed, MAX_PACKED)) }
    }

    /// After an error: goes to where another member begins. `false` where there is none.
    pub fn recover(&mut self) -> Result<bool> {
        let mut packed = match std::mem::replace(&mut self.state, State::Moving) {
            State::Inside(decoder) => {
                let mut packed = decoder.into_inner();
                packed.rewind(1);
                packed
            }
            // The file itself cannot be read on.
            state => {
                self.state = state;
                return Ok(false);
            }
        };
        let found = packed.seek(HEAD - 1, begins);
        self.state = State::Between(packed);
        found
    }

    /// Where in the packed file the member being read begins, or the next one, in bytes.
    pub fn position(&self) -> u64 {
        match &self.state {
            State::Inside(decoder) => decoder.get_ref().marked(),
            State::Between(packed) => packed.position(),
            State::Moving => 0,
        }
    }
}

/// Bytes that tell a member's beginning.
const HEAD: usize = 4;

/// Where a member may begin: the magic number, and flags of which the reserved ones are not set.
fn begins(bytes: &[u8]) -> Option<usize> {
    memchr::memmem::find_iter(bytes, &MAGIC).find(|at| bytes.get(at + 3).is_some_and(|flags| *flags < 0x20))
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        loop {
            match std::mem::replace(&mut self.state, State::Moving) {
                State::Inside(mut decoder) => {
                    let read = decoder.read(into);
                    let is_done = matches!(read, Ok(0)) && !into.is_empty();
                    self.state = if is_done { State::Between(decoder.into_inner()) } else { State::Inside(decoder) };
                    if !is_done {
                        return read;
                    }
                }
                State::Between(mut packed) => {
                    let is_end = packed.fill_buf().map(<[u8]>::is_empty);
                    if !matches!(is_end, Ok(false)) {
                        self.state = State::Between(packed);
                        return is_end.map(|_| 0);
                    }
                    packed.mark();
                    self.state = State::Inside(Box::new(GzDecoder::new(packed)));
                }
                State::Moving => return Ok(0),
            }
        }
    }
}
