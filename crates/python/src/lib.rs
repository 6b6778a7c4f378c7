//! The native half of the Python package: HTML in, JSON out. The Python half makes objects of it.
//!
//! Every call lets go of the interpreter's lock while the engine works.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex};

use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::PyBytes;
use quiet_quotes::page::read::html::{Document, decode_as};
use quiet_quotes::story::Story;
use quiet_quotes::{Engine, Page, Settings};
use quiet_quotes_warc::{Archive, Entry, MAX_BYTES};

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::embedded);

/// HTML source as Python hands it over.
#[derive(FromPyObject)]
enum Html {
    /// Decoded already.
    Text(PyBackedStr),
    /// As it came.
    Bytes(PyBackedBytes),
}

fn parse(html: &Html, url: Option<String>, charset: Option<&str>) -> PyResult<Page> {
    let length = match html {
        Html::Text(text) => text.len(),
        Html::Bytes(bytes) => bytes.len(),
    };
    if length as u64 > MAX_BYTES {
        return Err(PyValueError::new_err(format!("larger than {} MB; no news page is, so split it", MAX_BYTES >> 20)));
    }
    let document = match html {
        Html::Text(text) => Document::try_parse(text, url),
        Html::Bytes(bytes) => Document::try_parse(&decode_as(bytes, charset), url),
    };
    document.map(Document::into_page).map_err(|error| PyValueError::new_err(error.to_string()))
}

fn settings(json: Option<&str>) -> PyResult<Settings> {
    json.map_or_else(|| Ok(Settings::default()), |json| serde_json::from_str(json).map_err(wrong))
}

fn wrong(error: serde_json::Error) -> PyErr {
    PyValueError::new_err(error.to_string())
}

#[pyfunction]
#[pyo3(signature = (html, url, id, charset, settings_json))]
fn analyze(
    py: Python<'_>,
    html: Html,
    url: Option<String>,
    id: String,
    charset: Option<&str>,
    settings_json: Option<&str>,
) -> PyResult<String> {
    py.detach(|| {
        let page = parse(&html, url, charset)?;
        let mut report = ENGINE.analyze(&page, &settings(settings_json)?);
        report.id = id;
        serde_json::to_string(&report).map_err(wrong)
    })
}

#[pyfunction]
fn quotes(py: Python<'_>, text: PyBackedStr, lang: Option<String>) -> PyResult<String> {
    py.detach(|| {
        let mut story = Story::from_text(&text);
        story.lang = lang;
        serde_json::to_string(&ENGINE.quotes(&story)).map_err(wrong)
    })
}

#[pyfunction]
fn clean(py: Python<'_>, html: Html, url: Option<String>, charset: Option<&str>, markdown: bool) -> PyResult<String> {
    py.detach(|| {
        let story = ENGINE.extract(&parse(&html, url, charset)?, &Settings::default());
        Ok(if markdown { story.markdown() } else { story.text() })
    })
}

/// What comes next in an archive: a page (id, address, date, charset, source), or a reason why there is none.
type Next<'py> = (Option<(String, Option<String>, Option<String>, Option<String>, Bound<'py, PyBytes>)>, Option<String>);

/// The pages of a web archive.
#[pyclass]
struct Warc {
    archive: Mutex<Archive<Box<dyn BufRead + Send>>>,
}

#[pymethods]
impl Warc {
    #[new]
    fn new(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        let open = || -> io::Result<_> {
            let file: Box<dyn BufRead + Send> = Box::new(BufReader::with_capacity(1 << 16, File::open(&path)?));
            Archive::new(file)
        };
        let archive = py.detach(open).map_err(|error| PyOSError::new_err(format!("{}: {error}", path.display())))?;
        Ok(Self { archive: Mutex::new(archive) })
    }

    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> Option<Next<'py>> {
        let next = py.detach(|| self.archive.lock().ok()?.next())?;
        Some(match next {
            Entry::Page(page) => {
                let body = PyBytes::new(py, &page.body);
                (Some((page.id, page.url, page.date, page.charset, body)), None)
            }
            Entry::Unfit(unfit) => (None, Some(unfit.to_string())),
            Entry::Fault(fault) => (None, Some(fault.to_string())),
        })
    }
}

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(analyze, module)?)?;
    module.add_function(wrap_pyfunction!(quotes, module)?)?;
    module.add_function(wrap_pyfunction!(clean, module)?)?;
    module.add_class::<Warc>()
}
