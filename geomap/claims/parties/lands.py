"""Whose a land was that is a state today: ``data/lexicon/lands.csv``."""

from __future__ import annotations

from datetime import date
from functools import cache

from geomap.claims.parties.dated import year_told
from geomap.claims.parties.foes import day, rows
from geomap.errors import LexiconError
from geomap.model import Document
from geomap.resources import data_path


def state_of(land: str | None, document: Document) -> str | None:
    """Return the state whose ground a land was when a text plays: its own, where no list has another."""
    owners = lands().get(land or "")
    if not owners:
        return land
    on, year = document.article.date, year_told(document)
    if year is not None and (on is None or year < on.year):
        on = date(year, 7, 1)  # a history
    held = (state for state, start, end in owners if on and (start or on) <= on <= (end or on))
    return next(held, land)


@cache
def lands() -> dict[str, list[tuple[str, date | None, date | None]]]:
    """Return the lands of the file, each with the states whose ground it was, and since and until when."""
    path = data_path("lexicon/lands.csv")
    found: dict[str, list[tuple[str, date | None, date | None]]] = {}
    for number, row in rows(path):
        try:
            found.setdefault(row["land"], []).append((row["state"], day(row["from"]), day(row["until"])))
        except (KeyError, TypeError, ValueError):
            raise LexiconError(
                f"{path}: row {number}: expected land, state, from and until (YYYY-MM-DD or empty), got {row};"
                " correct it"
            ) from None
    return found
