#!/usr/bin/env python3
"""Scores what programs take for the story of each labelled page.

    score.py LABELS NAME=FILE.jsonl…

LABELS holds a JSON file a page with `article`, the story's paragraphs; a FILE a line a page, {"id", "text"}, and
"standfirst" where there is one. Printed, as means over pages: the share of the story's runs of four words (or characters, where a script parts
no words) that is kept, the share of what is printed that is story, their F1, and the paragraphs kept whole, of all pages.
"""

import collections
import json
import pathlib
import re
import sys

UNPARTED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def runs(text, length=4):
    words = [part for word in re.findall(r"\w+", text.casefold()) for part in (word if UNPARTED.search(word) else [word])]
    return collections.Counter(tuple(words[at : at + length]) for at in range(max(1, len(words) - length + 1))) if words else collections.Counter()


def letters(text):
    return re.sub(r"[\W_]+", "", text.casefold())


def main(labels, *results):
    pages = [json.loads(file.read_text()) for file in sorted(pathlib.Path(labels).glob("*.json"))]
    pages = [page for page in pages if page["article"]]
    print(f"{len(pages)} pages{'':<12}{'kept':>8}{'story':>8}{'F1':>8}{'whole paragraphs':>20}")
    for result in results:
        name, file = result.split("=", 1)
        with open(file) as lines:
            texts = {line["id"]: "\n".join(filter(None, (line.get("standfirst"), line.get("text")))) for line in map(json.loads, lines)}
        kept, pure, both, whole, all_paragraphs = [], [], [], 0, 0
        for page in pages:
            story, printed = runs("\n".join(page["article"])), runs(texts.get(page["id"], ""))
            shared = (story & printed).total()
            recall, precision = shared / story.total(), shared / max(1, printed.total())
            kept.append(recall)
            pure.append(precision)
            both.append(2 * recall * precision / (recall + precision) if shared else 0.0)
            paragraphs = [paragraph for paragraph in map(letters, page["article"]) if len(paragraph) >= 16]
            text = letters(texts.get(page["id"], ""))
            all_paragraphs += len(paragraphs)
            whole += sum(paragraph in text for paragraph in paragraphs)
        means = [sum(values) / len(pages) for values in (kept, pure, both)]
        print(f"{name:<20}{means[0]:>8.4f}{means[1]:>8.4f}{means[2]:>8.4f}{whole:>10} of {all_paragraphs}")


if __name__ == "__main__":
    main(*sys.argv[1:])
