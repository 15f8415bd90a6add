"""Who fights whom, and when, for texts that name one side only: ``data/lexicon/foes.csv``."""

from __future__ import annotations

import csv
from collections.abc import Container, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from geomap.errors import LexiconError
from geomap.resources import data_path


def foe_of(side: str, on: date | None, named: Container[str] | None = None) -> str | None:
    """Return whom a side fights at a date, the first in the file; None where there is no one or no date is known.

    With `named`, only those count that a text names.
    """
    return next((foe for foe in foes_of(side, on) if named is None or foe in named), None)


def foes_of(side: str, on: date | None) -> Iterator[str]:
    """Give those whom a side fights at a date, in the order of the file; nobody where no date is known."""
    if on is None:
        return
    for foe, start, end in _foes().get(side, ()):
        if (start is None or start <= on) and (end is None or on <= end):
            yield foe


def ever_fought(side: str, other: str | None) -> bool:
    """Return whether two are at war in the file, at any date."""
    return any(foe == other for foe, _, _ in _foes().get(side, ()))


def takes_own_ground(state: str, on: date | None) -> bool:
    """Return whether a state takes towns on its own ground from others, at the date of a text."""
    if on is None:
        return False
    return any((start is None or start <= on) and (end is None or on <= end) for start, end in _own().get(state, ()))


@cache
def _own() -> dict[str, list[tuple[date | None, date | None]]]:
    path = data_path("lexicon/own_ground.csv")
    found: dict[str, list[tuple[date | None, date | None]]] = {}
    for number, row in rows(path):
        try:
            found.setdefault(row["state"], []).append((day(row["from"]), day(row["until"])))
        except (KeyError, TypeError, ValueError):
            raise LexiconError(
                f"{path}: row {number}: expected state, from and until (YYYY-MM-DD or empty), got {row}; correct it"
            ) from None
    return found


def rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Give the rows of a file of the lexicon, with their numbers."""
    with path.open(encoding="utf-8", newline="") as stream:
        yield from enumerate(csv.DictReader(line for line in stream if not line.startswith("#")), 1)


def day(cell: str) -> date | None:
    """Return the date of a cell, None where it is empty."""
    return date.fromisoformat(cell) if cell else None


@cache
def _foes() -> dict[str, tuple[tuple[str, date | None, date | None], ...]]:
    path = data_path("lexicon/foes.csv")
    found: dict[str, list[tuple[str, date | None, date | None]]] = {}
    for number, row in rows(path):
        try:
            found.setdefault(row["side"], []).append((row["foe"], day(row["from"]), day(row["until"])))
        except (KeyError, TypeError, ValueError):
            raise LexiconError(
                f"{path}: row {number}: expected side, foe, from and until (YYYY-MM-DD or empty), got {row}; correct it"
            ) from None
    return {side: tuple(foes) for side, foes in found.items()}
