#!/usr/bin/env python3
"""The stories as trafilatura finds them: trafilatura_texts.py LABELS PAGES > trafilatura.jsonl (pip install trafilatura lxml_html_clean)"""

import gzip
import json
import pathlib
import sys

import trafilatura

labels, pages = map(pathlib.Path, sys.argv[1:])
for label in sorted(labels.glob("*.json")):
    source = gzip.decompress((pages / f"{label.stem}.html.gz").read_bytes())
    text = trafilatura.extract(source, include_comments=False)
    print(json.dumps({"id": label.stem, "text": text or ""}))
