"""What the package promises: types, order, errors with a remedy, and the same reports as the command line."""

import dataclasses
import doctest
import gzip
import json
import os
import pathlib
import subprocess
import threading

import pytest
import quiet_quotes

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]
SHARED = ROOT.parent / "shared/corpus/pages"
STORY = (
    "<!doctype html><html lang=en><title>Ferry returns</title><meta name=author content='Ada Roe'><article><h1>Ferry returns</h1>"
    "<p>The ferry to the island sails again from Monday, the harbour office said on Friday evening.</p>"
    "<p>“We have waited two long winters for this,” said Mary Holt, who runs the island's only shop.</p></article>"
)


# Refused before it is parsed.
TOO_LARGE = b" " * ((64 << 20) + 1)


def test_docstrings_and_readme():
    assert doctest.testmod(quiet_quotes).failed == 0
    assert doctest.testfile(str(HERE.parent / "README.md"), module_relative=False).failed == 0


def test_a_report_is_frozen_and_typed():
    report = quiet_quotes.analyze(STORY, url="https://news.example/a", id="a")
    assert (report.id, report.url, report.byline) == ("a", "https://news.example/a", "Ada Roe")
    assert report.quotes[0].mention.text == "Mary Holt"
    assert json.loads(report.to_json()) == report.to_dict()
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.id = "b"
    assert dataclasses.replace(report, id="b").to_dict()["id"] == "b"


def test_text_and_bytes_of_any_encoding_give_the_same():
    latin = STORY.replace("ferry", "férry").replace("“", "«").replace("”", "»")
    expected = quiet_quotes.analyze(latin).to_json()
    assert quiet_quotes.analyze(latin.encode()).to_json() == expected
    assert quiet_quotes.analyze(latin.encode("iso-8859-1"), charset="iso-8859-1").to_json() == expected


def test_settings_limit_what_is_hidden():
    box = "<div class='newsletter-signup'><h3>Sign up for our newsletter</h3><form><input type=email><button>Subscribe</button></form></div>"
    page = STORY.replace("</article>", box + "</article>").replace("</p><p>", "</p>" + "<p>The ferry sails, and it sails on time.</p>" * 20 + "<p>")
    none = quiet_quotes.analyze(page, settings=quiet_quotes.Settings(kinds=()))
    assert none.nags == ()
    with pytest.raises(ValueError, match="begging"):
        quiet_quotes.analyze(page, settings=quiet_quotes.Settings(kinds=("begging",)))


def test_errors_say_what_to_do():
    for large in ("<br>" * 1_000_001, TOO_LARGE):
        with pytest.raises(ValueError, match="split it"):
            quiet_quotes.analyze(large)
    with pytest.raises(ValueError, match="'text' or 'markdown'"):
        quiet_quotes.clean(STORY, format="docx")
    with pytest.raises(OSError, match="missing.warc"):
        next(quiet_quotes.read_warc("missing.warc"))


def test_many_keep_their_order_take_no_more_than_needed_and_pass_over_what_is_broken():
    taken = 0

    def pages():
        nonlocal taken
        for taken in range(10_000):
            html = TOO_LARGE if taken == 3 else STORY
            yield quiet_quotes.Page(html, id=str(taken))

    broken = []
    reports = quiet_quotes.analyze_many(pages(), threads=2, on_error=lambda page, error: broken.append(page.id))
    assert [next(reports).id for _ in range(20)] == [str(number) for number in range(21) if number != 3]
    assert broken == ["3"] and taken < 100
    reports.close()
    with pytest.raises(ValueError):
        list(quiet_quotes.analyze_many([TOO_LARGE]))


def test_other_threads_run_while_a_page_is_read():
    ran = threading.Event()
    page = STORY * 2000
    other = threading.Thread(target=ran.set)
    done = threading.Thread(target=quiet_quotes.analyze, args=(page,))
    done.start()
    other.start()
    other.join()
    assert ran.is_set()
    done.join()


def record(id, body, kind="text/html"):
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nWARC-Date: 2026-05-01T12:00:00Z\r\n"
        f"WARC-Target-URI: https://news.example/{id}\r\nContent-Type: application/http\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n")


def test_archives_are_read_past_what_is_broken(tmp_path):
    archive = tmp_path / "crawl.warc.gz"
    records = [record(1, STORY.encode()), record(2, b"picture", "image/png"), record(3, STORY.encode())[:90], record(4, STORY.encode())]
    archive.write_bytes(b"".join(records))
    skipped = []
    pages = list(quiet_quotes.read_warc(archive, on_skip=skipped.append))
    assert [page.id for page in pages] == ["urn:uuid:1", "urn:uuid:4"]
    assert (pages[0].url, pages[0].date) == ("https://news.example/1", "2026-05-01T12:00:00Z")
    assert skipped[0] == "not HTML" and "broken" in skipped[1]


def printed(*inputs):
    """The lines that the command line prints of inputs."""
    program = os.environ.get("QUIET_QUOTES")
    if program is None:
        pytest.skip("left out: QUIET_QUOTES names no program to compare with")
    done = subprocess.run([program, "analyze", "--format", "json", *inputs], check=True, capture_output=True)
    return done.stdout.splitlines()


def test_reports_of_files_are_those_of_the_command_line():
    files = sorted(SHARED.glob("*.html.gz"))
    if not files:
        assert not os.environ.get("CI"), f"{SHARED} is missing"
        pytest.skip("left out: the pages in ../shared, which is not there")
    files = files[:: len(files) // 100][:100]
    pages = (quiet_quotes.Page(gzip.decompress(file.read_bytes()), id=file.name[: -len(".html.gz")]) for file in files)
    reports = [report.to_json().encode() for report in quiet_quotes.analyze_many(pages)]
    assert len(reports) == 100 and reports == printed(*files)


def test_reports_of_an_archive_are_those_of_the_command_line(tmp_path):
    archive = tmp_path / "crawl.warc.gz"
    latin = STORY.replace("ferry", "férry").replace("“", "«").replace("”", "»").encode("iso-8859-1")
    archive.write_bytes(record(1, STORY.encode()) + record(2, latin, "text/html; charset=iso-8859-1"))
    reports = [report.to_json().encode() for report in quiet_quotes.analyze_many(quiet_quotes.read_warc(archive))]
    assert len(reports) == 2 and reports == printed(archive)
