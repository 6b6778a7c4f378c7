#!/usr/bin/env python3
"""Who is quoted, how often, saying what: from web archives to a Parquet table with a row for each quotation.

    spark-submit --master 'local[2]' examples/spark/voices.py OUT ARCHIVE.warc.gz…

Each archive is a task of its own, so a lost one is done again alone. Workers need nothing but the wheel of quiet-quotes. The
archives must lie where every worker sees them. The table is partitioned by month; what was left out is counted at the end.
"""

import argparse
import collections

from pyspark.sql import SparkSession, functions as f

SCHEMA = (
    "id string, url string, date string, publisher string, speaker string, role string, text string, cue string, "
    "confidence float, language string, rank int, archive string, skipped string, count long"
)


def read(batches):
    """Rows of the quotations in archives, and of what was left out of each, with the reason and how often."""
    import pandas
    import quiet_quotes

    for batch in batches:
        for archive in batch["archive"]:
            skipped = collections.Counter()
            dates = {}

            def pages():
                # A fault's place in the file is of no use in a sum.
                for page in quiet_quotes.read_warc(archive, on_skip=lambda reason: skipped.update([reason.split(": ")[-1]])):
                    dates[page.id] = page.date
                    yield page

            def broken(page, error):
                skipped.update([str(error)])

            rows = []
            for report in quiet_quotes.analyze_many(pages(), threads=1, on_error=broken):
                date = report.published or dates.get(report.id)
                dates.pop(report.id, None)
                rows.extend(
                    (report.id, report.url, date, report.site, quote.speaker, quote.role, quote.text, quote.cue,
                     quote.confidence, report.lang, quote.rank, archive, None, None)
                    for quote in report.quotes
                )  # fmt: skip
                if len(rows) > 1000:
                    yield frame(pandas, rows)
                    rows = []
            rows.extend((*[None] * 11, archive, reason, count) for reason, count in skipped.items())
            yield frame(pandas, rows)


def frame(pandas, rows):
    return pandas.DataFrame(rows, columns=[column.split()[0] for column in SCHEMA.split(", ")])


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("out", help="the folder that the table is written to; must not be there yet")
    arguments.add_argument("archives", nargs="+", metavar="ARCHIVE")
    chosen = arguments.parse_args()
    spark = SparkSession.builder.appName("voices").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    archives = spark.createDataFrame([(archive,) for archive in chosen.archives], "archive string")
    archives = archives.repartition(len(chosen.archives), "archive")
    # Kept, since it is read twice: for the quotations and for what was left out.
    found = archives.mapInPandas(read, SCHEMA).persist()
    quotes = found.where("skipped is null").drop("skipped", "count").withColumn("month", f.substring("date", 1, 7))
    quotes.write.partitionBy("month").parquet(chosen.out)
    print(f"{quotes.count()} quotations in {chosen.out}")
    for row in found.where("skipped is not null").groupBy("skipped").sum("count").orderBy("skipped").collect():
        print(f"left out: {row[1]} {row[0]}")
    spark.stop()


if __name__ == "__main__":
    main()
