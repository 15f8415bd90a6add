"""The words of time, as read from ``data/lexicon/times.toml``: what each word may mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from geomap.compiled import compiled
from geomap.errors import LexiconError
from geomap.resources import data_path

_LISTS = ("doubtful", "today", "yesterday", "tomorrow", "before_yesterday", "overnight", "last_year")
_TABLES = ("parts", "relative", "links")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words in small letters, by their meaning; numbers are those that the grammar counts with."""

    weekday: dict[str, int]  # 0 is Monday
    month: dict[str, int]  # 1 to 12
    season: dict[str, int]  # 0 is spring
    unit: dict[str, int]  # days
    number: dict[str, int]
    ordinal: dict[str, int]  # of centuries
    war: dict[str, list[int]]  # a war by its name, and its first and last year
    sets: dict[str, frozenset[str]]
    starters: frozenset[str]  # words at which a time expression may have its core


@cache
def time_words() -> TimeWords:
    """Read the words; they are kept for the process.

    Raises
    ------
    LexiconError
        When the file is not in its form.
    """
    path = data_path("lexicon/times.toml")
    data = compiled("times", [path, Path(__file__)], lambda: _read(path))
    sets = {name: frozenset(words) for name, words in data["sets"].items()}
    weekday, month, season, unit = data["weekday"], data["month"], data["season"], data["unit"]
    starters = frozenset((*weekday, *month, *season, *unit))
    for name in (*_LISTS[1:], "weekend", "night", "hours", "wars"):
        starters |= sets[name]
    return TimeWords(weekday, month, season, unit, data["number"], data["ordinal"], data["war"], sets, starters)


def _read(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        sets = {name: list(document[name]) for name in _LISTS}
        for table in _TABLES:
            sets |= {name: list(words) for name, words in document[table].items()}
        weekday, month, season = (
            {word: at for at, words in enumerate(document[name], start=first) for word in words}
            for name, first in (("weekdays", 0), ("months", 1), ("seasons", 0))
        )
        unit, number, ordinal = (
            {word: int(value) for value, words in document[name].items() for word in words}
            for name in ("units", "numbers", "ordinals")
        )
        wars = [(years.split("-"), names) for years, names in document["wars"].items()]
        war = {name: [int(first), int(last)] for (first, last), names in wars for name in names}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise LexiconError(f"{path}: not in its form ({error!r}); install the package again") from None
    read = {"sets": sets, "weekday": weekday, "month": month, "season": season, "unit": unit, "number": number}
    return {**read, "ordinal": ordinal, "war": war}
