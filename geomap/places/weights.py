"""The learned weights: a readable text file, made by ``scripts/train_places.py``."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from geomap.compiled import compiled
from geomap.errors import LexiconError
from geomap.resources import data_path

Weights = dict[str, float]
_TABLES_KEPT = 8
T = TypeVar("T")
MODELS = ("recognise", "rank first", "rank again", "confirm", "calibrate")


def laid_out(make: Callable[..., T]) -> Callable[..., T]:
    """Remember what was made of the last few tables; a table is known by identity, since none changes in use."""
    made: dict[tuple[int, ...], tuple[tuple[Weights, ...], T]] = {}

    def known(*tables: Weights) -> T:
        key = tuple(map(id, tables))
        found = made.get(key)
        if found is not None:
            return found[1]
        if len(made) >= _TABLES_KEPT:
            made.clear()
        layout = make(*tables)
        made[key] = (tables, layout)  # which keeps the tables, so that no other has their identity
        return layout

    return known


@cache
def default_weights() -> dict[str, Weights]:
    """Return the shipped weights by model."""
    path = data_path("lexicon/places/weights.tsv")
    models: dict[str, Weights] = compiled("weights", [path, Path(__file__)], lambda: read_weights(path))
    missing = [name for name in MODELS if name not in models]
    if missing:
        raise LexiconError(
            f"data/lexicon/places/weights.tsv: no section [{missing[0]}]; run scripts/train_places.py again"
        )
    return models


@cache
def cyrillic_weights() -> Weights:
    """Return the weights for names in Cyrillic letters, which are set by hand."""
    return read_weights(data_path("lexicon/places/cyrillic.tsv")).get("recognise cyrillic", {})


def read_weights(path: Path) -> dict[str, Weights]:
    """Read a file of weights: sections in brackets, then ``feature<TAB>weight`` lines; ``#`` begins a comment.

    Raises
    ------
    LexiconError
        When a line is not in that form, or a model is missing.
    """
    models: dict[str, Weights] = {}
    current: Weights | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line[0] == "#":
            continue
        if line[0] == "[" and line[-1] == "]" and "\t" not in line:
            current = models.setdefault(line[1:-1], {})
            continue
        feature, tab, weight = line.rpartition("\t")
        try:
            if current is None or not tab:
                raise ValueError
            current[feature] = float(weight)
        except ValueError:
            raise LexiconError(
                f"{path}, line {number}: expected a section in brackets, or feature, tab, number; got {line!r:.60}"
            ) from None
    return models
