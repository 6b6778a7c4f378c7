"""Finds the donation and paywall nags on a news page, takes out its story, and tells who is quoted saying what.

Offsets (``start``, ``end``) count UTF-16 code units, half-open, into ``Report.article.text`` (or into the text given), as in
every other face of the engine; :func:`span` cuts a Python string by them. Shares and confidences go from 0 to 1.
Every call lets go of the interpreter's lock while it works, so threads are of use.
"""

from __future__ import annotations

import json
import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from typing import Any, Callable, Deque, Dict, Iterable, Iterator, List, Optional, Tuple, Union

from . import _native

__all__ = [
    "Article", "Mention", "Nag", "Page", "Quote", "Reason", "Report", "Settings",
    "analyze", "analyze_many", "clean", "quotes", "read_warc", "span",
]  # fmt: skip

Html = Union[str, bytes]


@dataclass(frozen=True)
class Reason:
    """Why something was taken for a nag. The words are the page's own."""

    type: str
    """``asks`` (for ``kind``), ``button``, ``says`` or ``frame``."""
    words: Optional[str] = None
    kind: Optional[str] = None
    address: Optional[str] = None
    """Of a frame: host and path of what it shows."""


@dataclass(frozen=True)
class Nag:
    """A box, or a sentence, that asks the reader for something."""

    kind: str
    """``donation``, ``subscription``, ``registration``, ``newsletter``, ``adblock`` or ``app``."""
    score: float
    """How sure the engine is, 0 to 1."""
    reasons: Tuple[Reason, ...]
    text: str
    """All text that is hidden by it, a newline between blocks."""
    whole_box: bool
    """Whether a whole box is hidden, and not a sentence in a paragraph of the story."""


@dataclass(frozen=True)
class Mention:
    """The words beside a quotation that name its speaker."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Quote:
    """A direct quotation."""

    rank: int
    """1 for the statement to show first. The parts of one statement share it."""
    text: str
    """The words, without the outer marks."""
    start: int
    end: int
    speaker: Optional[str]
    """The speaker's full name, or the source as it is written."""
    role: Optional[str]
    """The speaker's role, where the article gives one."""
    mention: Optional[Mention]
    cue: Optional[str]
    """The reporting words."""
    confidence: float
    """How sure the engine is of the speaker, 0 to 1."""
    statement: Optional[int] = None
    """The statement that this is a part of, where something cuts one in two."""
    context: Optional[str] = None
    """For a fragment inside indirect speech: the sentence it stands in."""


@dataclass(frozen=True)
class Article:
    """The story as read, nags left out."""

    text: str
    """Its text, a newline between paragraphs."""


@dataclass(frozen=True)
class Report:
    """What the engine found on a page."""

    id: str
    url: Optional[str]
    lang: Optional[str]
    """The story's language, two letters."""
    is_article: bool
    """Whether the page is an article. If not, nothing is hidden on it."""
    title: Optional[str]
    nags: Tuple[Nag, ...]
    quotes: Tuple[Quote, ...]
    """In text order; ``rank`` tells the order of weight."""
    article: Article
    byline: Optional[str] = None
    """Who wrote it, names with commas between them."""
    published: Optional[str] = None
    """When it was published, as ISO 8601."""
    site: Optional[str] = None
    """The publication's name."""
    _json: str = field(default="", init=False, repr=False, compare=False)

    def to_json(self) -> str:
        """The report as one line of JSON, the same to the byte as the command line prints it."""
        return self._json or json.dumps(self._fields(), ensure_ascii=False, separators=(",", ":"))

    def to_dict(self) -> Dict[str, Any]:
        """The report as plain dictionaries, lists, texts and numbers."""
        return dict(json.loads(self.to_json()))

    def _fields(self) -> Dict[str, Any]:
        # Of a report that was changed by dataclasses.replace: what the engine printed is not true of it any more.
        return {name: value for name, value in asdict(self).items() if name != "_json"}


@dataclass(frozen=True)
class Settings:
    """What may be hidden."""

    kinds: Optional[Tuple[str, ...]] = None
    """Kinds of nags to hide; all by default."""
    languages: Tuple[str, ...] = ()
    """Languages, two letters each, of the pages on which anything is hidden; none are all."""


@dataclass(frozen=True)
class Page:
    """A page with what is known of it."""

    html: Html
    url: Optional[str] = None
    id: str = ""
    charset: Optional[str] = None
    """The encoding that its server named; what the page says of itself comes after it."""
    date: Optional[str] = None
    """When it was fetched."""


def analyze(
    html: Html, url: Optional[str] = None, settings: Optional[Settings] = None, *, id: str = "", charset: Optional[str] = None
) -> Report:
    """Reads a page and reports what asks for something on it and who says what in its story.

    ``html`` is source text, or bytes of any encoding. Raises ``ValueError`` where the page is larger than any page is
    (64 MB, a million elements), with what to do.

    >>> report = analyze("<article><p>“The ferry sails again,” said Mary Holt, the harbour master.</article>")
    >>> report.quotes[0].speaker
    'Mary Holt'
    """
    return _report(_native.analyze(html, url, id, charset, _settings(settings)))


def quotes(text: str, lang: Optional[str] = None) -> List[Quote]:
    """The direct quotations of a text, a line a paragraph, in text order. ``lang`` is its language, two letters; else it is guessed.

    >>> [quote.speaker for quote in quotes("“The ferry sails again,” said Mary Holt.")]
    ['Mary Holt']
    """
    return [_quote(quote) for quote in json.loads(_native.quotes(text, lang))]


def clean(html: Html, format: str = "text", url: Optional[str] = None, *, charset: Optional[str] = None) -> str:
    """The story of a page, all of it and nothing else: as ``text`` (an empty line between paragraphs), or as ``markdown`` with
    front matter (title, author, publication, published, lang, url).

    >>> clean("<article><h1>Ferry returns</h1><p>It sails again.</article>")
    'It sails again.\\n'
    """
    if format not in ("text", "markdown"):
        raise ValueError(f"format is 'text' or 'markdown', not {format!r}")
    return _native.clean(html, url, charset, format == "markdown")


def analyze_many(
    pages: Iterable[Union[Html, Page]],
    threads: Optional[int] = None,
    settings: Optional[Settings] = None,
    *,
    on_error: Optional[Callable[[Page, ValueError], None]] = None,
) -> Iterator[Report]:
    """Reports of many pages, in their order, read on ``threads`` threads (as many as there are cores).

    Takes from ``pages`` only as much as it needs, so memory does not grow with their number. A page that cannot be read is
    handed to ``on_error`` and left out; without ``on_error`` it raises.

    >>> [report.id for report in analyze_many(Page("<p>A page.", id=str(number)) for number in range(3))]
    ['0', '1', '2']
    """
    workers = threads or _cores()
    chosen = _settings(settings)
    waiting: Deque[Tuple[Page, "Future[str]"]] = deque()

    def result(page: Page, future: "Future[str]") -> Iterator[Report]:
        try:
            report = _report(future.result())
        except ValueError as error:
            if on_error is None:
                raise
            on_error(page, error)
        else:
            yield report

    with ThreadPoolExecutor(workers) as pool:
        try:
            for page in pages:
                page = page if isinstance(page, Page) else Page(page)
                waiting.append((page, pool.submit(_native.analyze, page.html, page.url, page.id, page.charset, chosen)))
                if len(waiting) > 4 * workers:
                    yield from result(*waiting.popleft())
            while waiting:
                yield from result(*waiting.popleft())
        finally:
            for _, future in waiting:
                future.cancel()


def read_warc(path: Union[str, "os.PathLike[str]"], on_skip: Optional[Callable[[str], None]] = None) -> Iterator[Page]:
    """The HTML pages of a web archive (``.warc`` or ``.warc.gz``), in order, in bounded memory.

    ``id`` is the record's id, ``url`` its address. What is no page, and what is broken, is told to ``on_skip`` and passed over.
    Raises ``OSError`` where the file cannot be opened.
    """
    for page, reason in _native.Warc(os.fspath(path)):
        if page is not None:
            id, url, date, charset, html = page
            yield Page(html=html, url=url, id=id, charset=charset, date=date)
        elif on_skip is not None and reason is not None:
            on_skip(reason)


def span(text: str, start: int, end: int) -> str:
    """The part of a text between two offsets in UTF-16 code units, as reports give them.

    >>> span("🚢 sails", 3, 8)
    'sails'
    """
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def _cores() -> int:
    # Of those there are, this process may be kept to some.
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _settings(settings: Optional[Settings]) -> Optional[str]:
    if settings is None:
        return None
    chosen: Dict[str, Any] = {"languages": list(settings.languages)}
    if settings.kinds is not None:
        chosen["kinds"] = list(settings.kinds)
    return json.dumps(chosen)


def _report(line: str) -> Report:
    found = json.loads(line)
    found["nags"] = tuple(
        Nag(**{**nag, "reasons": tuple(Reason(**reason) for reason in nag["reasons"])}) for nag in found["nags"]
    )
    found["quotes"] = tuple(_quote(quote) for quote in found["quotes"])
    found["article"] = Article(**found["article"])
    report = Report(**found)
    object.__setattr__(report, "_json", line)
    return report


def _quote(found: Dict[str, Any]) -> Quote:
    mention = found["mention"]
    return Quote(**{**found, "mention": None if mention is None else Mention(**mention)})
