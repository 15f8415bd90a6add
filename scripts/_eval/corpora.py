"""Labelled corpora of places, prepared once: documents, their gold mentions, their fixed folds."""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from geomap.articles import prepare
from geomap.model import Article, Document

REPORTED = ("trnews", "lgl", "geowebnews")
FOLDS = 5


@dataclass(slots=True)
class Labelled:
    """A document and its gold place names; offsets count in the text as given."""

    corpus: str
    key: str
    document: Document
    toponyms: list[dict[str, Any]]
    fold: int


def fold_of(key: str) -> int:
    """Return the fold of a document: fixed by its id alone."""
    return hashlib.sha256(key.encode()).digest()[0] % FOLDS


def load(path: Path, field: str = "toponyms") -> list[Labelled]:
    """Read a corpus, a document a line."""
    found = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if not line.strip():
                continue
            record = json.loads(line)
            key = str(record["id"])
            day = None
            with contextlib.suppress(ValueError):
                day = date.fromisoformat(str(record.get("date") or "")[:10])
            document = prepare(Article(key, record["text"], date=day))
            found.append(Labelled(path.stem, key, document, record[field], fold_of(key)))
    return found
