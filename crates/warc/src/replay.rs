//! A stream that can be wound back to a mark: where something broken was taken for whole, it is read again.

use std::io::{BufRead, Read, Result};

/// A stream with a mark.
#[derive(Debug)]
pub struct Replay<R> {
    inner: R,
    /// What was read since the mark, and behind `at` what was wound back.
    kept: Vec<u8>,
    at: usize,
    /// The most bytes that are kept; past them the mark is lost.
    limit: usize,
    is_marked: bool,
    /// Bytes given out before `kept`.
    before: u64,
    /// How many bytes were given out before the mark.
    marked: u64,
}

impl<R: BufRead> Replay<R> {
    /// Keeps up to `limit` bytes behind a mark.
    pub fn new(inner: R, limit: usize) -> Self {
        Self { inner, kept: Vec::new(), at: 0, limit, is_marked: false, before: 0, marked: 0 }
    }

    /// Sets the mark here.
    pub fn mark(&mut self) {
        self.before += self.at as u64;
        self.kept.drain(..self.at);
        self.at = 0;
        (self.is_marked, self.marked) = (true, self.before);
    }

    /// Goes back to `offset` bytes behind the mark; stays where that is ahead or where the mark was lost.
    pub fn rewind(&mut self, offset: usize) {
        if self.is_marked {
            self.at = self.at.min(offset);
        }
    }

    /// Drops what was wound back.
    pub fn forget(&mut self) {
        self.at = self.kept.len();
        self.mark();
    }

    /// How many bytes were given out.
    pub fn position(&self) -> u64 {
        self.before + self.at as u64
    }

    /// How many bytes were given out before the mark.
    pub fn marked(&self) -> u64 {
        self.marked
    }

    /// Reads on until `found` says where in the bytes to come something begins, and stops there. `overlap` is the length of
    /// what is looked for: so much is looked at twice. `false` at the end of the stream.
    pub fn seek(&mut self, overlap: usize, found: impl Fn(&[u8]) -> Option<usize>) -> Result<bool> {
        self.mark();
        loop {
            if let Some(at) = found(&self.kept[self.at..]) {
                self.at += at;
                return Ok(true);
            }
            self.at = self.kept.len().saturating_sub(overlap).max(self.at);
            self.mark();
            let more = self.inner.fill_buf()?;
            if more.is_empty() {
                self.forget();
                return Ok(false);
            }
            self.kept.extend_from_slice(more);
            let taken = more.len();
            self.inner.consume(taken);
        }
    }

    /// The next bytes, up to `most` of them, without going on.
    pub fn peek(&mut self, most: usize) -> Result<&[u8]> {
        while self.kept.len() - self.at < most {
            let more = self.inner.fill_buf()?;
            if more.is_empty() {
                break;
            }
            let taken = more.len().min(most);
            self.kept.extend_from_slice(&more[..taken]);
            self.inner.consume(taken);
        }
        Ok(&self.kept[self.at..(self.at + most).min(self.kept.len())])
    }

    /// The stream behind, for what it alone can do. What was wound back is still to come.
    pub fn inner(&mut self) -> &mut R {
        &mut self.inner
    }
}

impl<R: BufRead> Read for Replay<R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Replay<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.at < self.kept.len() { Ok(&self.kept[self.at..]) } else { self.inner.fill_buf() }
    }

    fn consume(&mut self, count: usize) {
        if self.at < self.kept.len() {
            self.at += count;
            return;
        }
        if self.is_marked && self.kept.len() + count > self.limit {
            self.is_marked = false;
            self.before += self.kept.len() as u64;
            self.kept = Vec::new();
            self.at = 0;
        }
        if self.is_marked {
            // `fill_buf` gave these bytes a moment ago, so they are there.
            if let Ok(bytes) = self.inner.fill_buf() {
                self.kept.extend_from_slice(&bytes[..count.min(bytes.len())]);
            }
            self.at = self.kept.len();
        } else {
            self.before += count as u64;
        }
        self.inner.consume(count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_since_the_mark_is_read_again() {
        let mut stream = Replay::new(&b"one two three"[..], 100);
        let mut word = [0; 4];
        stream.read_exact(&mut word).expect("bytes");
        stream.mark();
        stream.read_exact(&mut word).expect("bytes");
        stream.rewind(1);
        let mut rest = String::new();
        stream.read_to_string(&mut rest).expect("text");
        assert_eq!((&word, rest.as_str(), stream.position()), (b"two ", "wo three", 13));
    }

    #[test]
    fn past_its_limit_a_mark_is_lost_and_memory_stays_bounded() {
        let bytes = vec![b'a'; 10_000];
        let mut stream = Replay::new(std::io::BufReader::with_capacity(100, &*bytes), 1000);
        stream.mark();
        std::io::copy(&mut (&mut stream).take(5000), &mut std::io::sink()).expect("bytes");
        stream.rewind(0);
        assert_eq!(stream.position(), 5000);
        assert!(stream.kept.capacity() <= 1000);
    }

    #[test]
    fn a_word_on_the_edge_of_a_buffer_is_found() {
        for capacity in 1..12 {
            let mut stream = Replay::new(std::io::BufReader::with_capacity(capacity, &b"abc WARC def"[..]), 100);
            let find = |bytes: &[u8]| bytes.windows(4).position(|word| word == b"WARC");
            assert!(stream.seek(3, find).expect("bytes"));
            assert_eq!((stream.position(), stream.peek(6).expect("bytes")), (4, &b"WARC d"[..]), "capacity {capacity}");
        }
    }
}
