//! Quotations as a Parquet table, a row for each, for what reads tables: DuckDB, Polars, pandas, Spark.

use std::io::{self, Write};
use std::sync::Arc;

use arrow_array::builder::{Float32Builder, StringBuilder, UInt32Builder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use quiet_quotes::Report;

/// So many rows are gathered before they are packed, and packed before they are written: memory does not grow with the table.
const BATCH: usize = 4096;
const GROUP: usize = 16 * BATCH;

/// The table, as far as it is written.
pub struct Table {
    writer: ArrowWriter<Box<dyn Write + Send>>,
    schema: SchemaRef,
    rows: Rows,
}

/// Columns of rows that are not written yet.
#[derive(Default)]
struct Rows {
    id: StringBuilder,
    url: StringBuilder,
    date: StringBuilder,
    publisher: StringBuilder,
    speaker: StringBuilder,
    role: StringBuilder,
    text: StringBuilder,
    cue: StringBuilder,
    confidence: Float32Builder,
    language: StringBuilder,
    rank: UInt32Builder,
    count: usize,
}

/// The columns in their order, and whether every row has a value.
const COLUMNS: [(&str, DataType, bool); 11] = [
    ("id", DataType::Utf8, true),
    ("url", DataType::Utf8, false),
    ("date", DataType::Utf8, false),
    ("publisher", DataType::Utf8, false),
    ("speaker", DataType::Utf8, false),
    ("role", DataType::Utf8, false),
    ("text", DataType::Utf8, true),
    ("cue", DataType::Utf8, false),
    ("confidence", DataType::Float32, true),
    ("language", DataType::Utf8, false),
    ("rank", DataType::UInt32, true),
];

impl Table {
    pub fn new(out: Box<dyn Write + Send>) -> io::Result<Self> {
        let fields = COLUMNS.map(|(name, kind, is_always)| Field::new(name, kind, !is_always));
        let schema = Arc::new(Schema::new(fields.to_vec()));
        let properties =
            WriterProperties::builder().set_compression(Compression::SNAPPY).set_max_row_group_row_count(Some(GROUP));
        let writer = ArrowWriter::try_new(out, Arc::clone(&schema), Some(properties.build())).map_err(io::Error::other)?;
        Ok(Self { writer, schema, rows: Rows::default() })
    }

    /// Adds the quotations of a page. Where the page does not say when it was published, `fetched` stands for it.
    pub fn add(&mut self, report: &Report, fetched: Option<&str>) -> io::Result<()> {
        for quote in &report.quotes {
            let rows = &mut self.rows;
            rows.id.append_value(&report.id);
            rows.url.append_option(report.url.as_deref());
            rows.date.append_option(report.published.as_deref().or(fetched));
            rows.publisher.append_option(report.site.as_deref());
            rows.speaker.append_option(quote.speaker.as_deref());
            rows.role.append_option(quote.role.as_deref());
            rows.text.append_value(&quote.text);
            rows.cue.append_option(quote.cue.as_deref());
            rows.confidence.append_value(quote.confidence);
            rows.language.append_option(report.lang.as_deref());
            rows.rank.append_value(quote.rank);
            rows.count += 1;
        }
        if self.rows.count >= BATCH { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> io::Result<()> {
        let columns = std::mem::take(&mut self.rows).columns();
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), columns).map_err(io::Error::other)?;
        self.writer.write(&batch).map_err(io::Error::other)
    }

    /// Writes what is left, and the table's end, without which nothing reads it.
    pub fn finish(mut self) -> io::Result<()> {
        self.write()?;
        self.writer.close().map(drop).map_err(io::Error::other)
    }
}

impl Rows {
    fn columns(mut self) -> Vec<ArrayRef> {
        vec![
            Arc::new(self.id.finish()),
            Arc::new(self.url.finish()),
            Arc::new(self.date.finish()),
            Arc::new(self.publisher.finish()),
            Arc::new(self.speaker.finish()),
            Arc::new(self.role.finish()),
            Arc::new(self.text.finish()),
            Arc::new(self.cue.finish()),
            Arc::new(self.confidence.finish()),
            Arc::new(self.language.finish()),
            Arc::new(self.rank.finish()),
        ]
    }
}
