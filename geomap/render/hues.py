"""The look of each party: its name, its hue from the Okabe–Ito set, the slant of its hatch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from geomap.render.evidence import clean
from geomap.render.strings import STRINGS

GREY: Final = "#6b6b6b"
# Okabe and Ito's set without black, yellow (too faint on white) and grey; vermillion and bluish green, which come
# near red and green, stand far apart so that two parties rarely get them both.
PALETTE: Final = ("#0072B2", "#D55E00", "#CC79A7", "#E69F00", "#56B4E9", "#009E73")
SLANTS: Final = (45, 135, 0, 90, 22, 112)

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_NAME_LIMIT = 80


@dataclass(frozen=True, slots=True)
class PartyLook:
    """How a party shows: `key` is None for the party that a text does not name."""

    key: str | None
    name: str
    colour: str
    slant_deg: int


def party_looks(named: Mapping[str | None, int], parties: object = None) -> dict[str | None, PartyLook]:
    """Return the look of each party, in a fixed order: the one named most often first, the unnamed one last.

    Parameters
    ----------
    named
        How often each party is named in the claims, by its key there.
    parties
        The known parties: a mapping, or an object with ``get(key)``, that gives something with ``name`` and
        ``colour`` (``#rrggbb``; anything else is passed over). A party that it lacks gets its own key as name and
        the next free hue.
    """
    known = sorted((key for key in named if key is not None), key=lambda key: (-named[key], key))
    looks: dict[str | None, PartyLook] = {}
    given = {key: _lookup(parties, key) for key in known}
    taken = {colour.upper() for entry in given.values() if (colour := _colour(entry))}
    free = [hue for hue in PALETTE if hue.upper() not in taken] or list(PALETTE)
    used = 0
    for number, key in enumerate(known):
        colour = _colour(given[key])
        if not colour:
            # More parties than hues: the rest share grey rather than pass for another party.
            colour = free[used] if used < len(free) else GREY
            used += 1
        name = clean(str(_field(given[key], "name") or key))[:_NAME_LIMIT]
        looks[key] = PartyLook(key, name, colour, SLANTS[number % len(SLANTS)])
    looks[None] = PartyLook(None, STRINGS["party_unknown"], GREY, SLANTS[0])
    return looks


def _lookup(parties: object, key: str) -> object:
    get: Any = getattr(parties, "get", None)
    return get(key) if callable(get) else None


def _field(entry: object, name: str) -> object:
    return entry.get(name) if isinstance(entry, Mapping) else getattr(entry, name, None)


def _colour(entry: object) -> str:
    value = _field(entry, "colour") if entry is not None else None
    return value if isinstance(value, str) and _COLOUR.fullmatch(value) else ""
