"""Two small archives, one of them broken in the middle: every quotation of the rest is in the table, under its month."""

import gzip
import pathlib
import subprocess
import sys

import duckdb
import pytest

HERE = pathlib.Path(__file__).parent


def record(id, body):
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nWARC-Date: 2026-05-01T12:00:00Z\r\n"
        f"WARC-Target-URI: https://news.example/{id}\r\nContent-Type: application/http\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n")


def story(name, role, month):
    return (
        f"<html lang=en><meta property=article:published_time content=2026-{month}-10><article><h1>Ferry returns</h1>"
        "<p>The ferry to the island sails again from Monday, the harbour office said on Friday evening.</p>"
        f"<p>“We have waited two long winters for this,” said {name}, the {role}.</p></article>"
    )


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    folder = tmp_path_factory.mktemp("spark")
    one = [record(1, story("Mary Holt", "mayor", "03")), record(2, story("Bo Lund", "harbour master", "04"))[:120], record(3, story("Ada Roe", "mayor", "04"))]
    two = [record(4, story("Kim Berg", "harbour master", "04")), record(5, "<b>x</b>" * 700_000)]
    for name, records in (("one", one), ("two", two)):
        (folder / f"{name}.warc.gz").write_bytes(b"".join(records))
    archives = sorted(map(str, folder.glob("*.warc.gz")))
    command = [sys.executable, "-m", "pyspark.find_spark_home"]
    home = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    settings = {"pyspark.python": sys.executable, "sql.shuffle.partitions": 2, "ui.enabled": "false"}
    submit = [f"{home}/bin/spark-submit", "--master", "local[2]"]
    for name, value in settings.items():
        submit += ["--conf", f"spark.{name}={value}"]
    done = subprocess.run([*submit, str(HERE / "voices.py"), str(folder / "voices"), *archives], check=True, capture_output=True, text=True)
    return folder / "voices", done.stdout


def test_quotations_are_in_the_table_by_month(table):
    rows = duckdb.sql(f"select month, speaker from read_parquet('{table[0]}/**/*.parquet', hive_partitioning = true) order by all")
    assert rows.fetchall() == [("2026-03", "Mary Holt"), ("2026-04", "Ada Roe"), ("2026-04", "Kim Berg")]


def test_what_was_left_out_is_counted(table):
    assert "3 quotations" in table[1]
    assert "left out: 1 it is broken or cut short" in table[1] and "left out: 1 more than" in table[1]


def test_the_question_is_answered(table, tmp_path):
    picture = tmp_path / "shares.png"
    done = subprocess.run([sys.executable, str(HERE / "shares.py"), str(table[0]), str(picture)], check=True, capture_output=True, text=True)
    assert "harbour master" in done.stdout and picture.stat().st_size > 1000
