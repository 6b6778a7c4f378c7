//! The table of quotations, read back.

use std::fs::File;

use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use arrow_array::types::{Float32Type, UInt32Type};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use predicates::str::contains;

use crate::support::{Folder, STORY, packed, quiet_quotes, record};

fn read(path: &std::path::Path) -> Vec<RecordBatch> {
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(path).expect("the table")).expect("a table");
    reader.build().expect("a reader").map(|batch| batch.expect("rows")).collect()
}

#[test]
fn a_row_a_quotation_with_what_is_known_of_it() {
    let folder = Folder::new();
    let told = "<meta property=og:site_name content='Island News'><meta property=article:published_time content=2026-04-10>";
    let page = |head: &str, role: &str| STORY.replace("</title>", &format!("</title>{head}")).replace("Mary Holt, who", role);
    let records = [
        record("1", "200 OK", "text/html", page(told, "Mary Holt, the mayor, who").as_bytes()),
        record("2", "200 OK", "text/html", b"<p>Nobody says a word."),
        record("3", "200 OK", "text/html", page("", "Mary Holt, who").as_bytes()),
    ];
    let archive = folder.file("crawl.warc.gz", records.iter().flat_map(packed).collect::<Vec<u8>>());
    let table = folder.0.path().join("voices.parquet");
    quiet_quotes().args(["analyze", "--format", "parquet", "-o"]).arg(&table).arg(archive).assert().success();

    let batches = read(&table);
    let [rows] = &*batches else { panic!("{} batches", batches.len()) };
    let column = |name: &str| rows.column_by_name(name).unwrap_or_else(|| panic!("no column {name}"));
    let texts = |name: &str| column(name).as_string::<i32>().iter().map(|it| it.map(str::to_owned)).collect::<Vec<_>>();
    let known = |values: [&str; 2]| values.map(|value| (!value.is_empty()).then(|| value.to_owned())).to_vec();
    for (name, values) in [
        ("id", ["urn:uuid:1", "urn:uuid:3"]),
        ("url", ["https://news.example/1", "https://news.example/3"]),
        ("date", ["2026-04-10", "2026-05-01T12:00:00Z"]),
        ("publisher", ["Island News", ""]),
        ("speaker", ["Mary Holt", "Mary Holt"]),
        ("role", ["mayor", ""]),
        ("text", ["We have waited two long winters for this", "We have waited two long winters for this"]),
        ("cue", ["said", "said"]),
        ("language", ["en", "en"]),
    ] {
        assert_eq!(texts(name), known(values), "{name}");
    }
    assert_eq!(column("rank").as_primitive::<UInt32Type>().values(), &[1, 1]);
    assert!(column("confidence").as_primitive::<Float32Type>().values().iter().all(|sure| (0.5..=1.0).contains(sure)));
    assert_eq!((rows.num_columns(), rows.num_rows()), (11, 2));
}

#[test]
fn a_table_without_a_quotation_can_be_read_and_a_full_disk_is_told() {
    let folder = Folder::new();
    let (page, table) = (folder.file("a.html", "<p>Nobody says a word."), folder.0.path().join("voices.parquet"));
    let write = |to: &std::path::Path| quiet_quotes().args(["analyze", "--format", "parquet", "-o"]).arg(to).arg(&page).assert();
    write(&table).success();
    assert_eq!(read(&table).iter().map(RecordBatch::num_rows).sum::<usize>(), 0);
    let full = std::path::Path::new("/dev/full");
    if full.exists() {
        write(full).code(1).stderr(contains("could not go on"));
    }
}
