"""What a name is used for: the place itself, those who act for it, or a part of another name."""

from __future__ import annotations

from geomap.model import MentionKind
from geomap.places.names import Row
from geomap.places.reading import Reading
from geomap.places.words import (
    BEFALLING,
    CAPITAL,
    GOVERNMENT,
    LOWER,
    ORGANISATION,
    POSSESSIVE,
    SAYING,
    VESSEL,
)

_SEATS = frozenset(
    ("kremlin", "white house", "downing street", "pentagon", "elysee", "vatican", "holy see", "foggy bottom")
)
_NAME_OF = frozenset(
    (
        "university",
        "bank",
        "college",
        "institute",
        "embassy",
        "bishop",
        "archbishop",
        "diocese",
        "parliament",
        "ministry",
        "treaty",
        "peace",
        "convention",
        "congress",
    )
)
_PLACE_TYPES = frozenset(("airport", "station", "port", "bridge", "dam", "reservoir", "park", "airfield", "airbase"))
_PASSIVE = frozenset(("by", "with", "against", "between", "for", "from"))
_AUXILIARIES = frozenset(
    ("has", "had", "must", "would", "should", "may", "might", "could", "will", "cannot", "did", "does")
)
_BETWEEN = frozenset(
    ("not", "never", "also", "now", "soon", "still", "again", "been", "be", "have", "already", "since")
)
_AT = frozenset(("in", "at", "near", "outside", "inside"))
_TOLD = frozenset(("handing", "told", "accused", "urged", "warned", "against", "pressured", "by"))
_OF = frozenset(("of", "in"))
_FALLS = frozenset(("fall", "fallen", "surrender", "surrendered", "capitulate", "capitulated"))


def kind_of(reading: Reading, first: int, end: int, surface: str, row: Row | None, hinted: bool) -> MentionKind:
    """Tell what a mention is used for.

    Parameters
    ----------
    reading, first, end
        The document, and the mention's tokens.
    surface
        The folded name.
    row
        The place it was resolved to.
    hinted
        Whether a type word stands by it ("the city of Moscow"), so that it is the place.
    """
    info = reading.info
    before, after = info[first - 1], info[end]
    stop = reading.run_end.get(end - 1, end)
    if (stop > end or before.classes & VESSEL or before.lower in _OF) and _inside_name(reading, first, end, stop):
        return "name_part"
    if row is None or hinted:
        return "place"
    capital = row.feature == "P.PPLC" or (row.level == "admin1" and surface == "washington")
    if not (capital or surface in _SEATS):
        return "place"
    if before.locates and before.lower not in _PASSIVE:
        return "place"
    if end >= reading.size:
        return "place"
    acts = before.lower != "of"  # "the shelling of Kyiv has stopped": not Kyiv
    if acts and after.kind == LOWER and after.classes & SAYING and end not in reading.first:
        return "place" if after.lower in _AUXILIARIES and _befalls(reading, end + 1) else "actor"
    if after.classes & POSSESSIVE:
        word, third = info[end + 1], info[min(end + 2, reading.size)]
        if word.classes & GOVERNMENT or (third.classes & GOVERNMENT and word.kind == LOWER):
            return "actor"
    if surface in _SEATS and before.lower not in _AT:
        return "actor"
    if before.kind == LOWER and before.lower in _TOLD and after.kind != CAPITAL:
        return "actor"
    return "place"


def _befalls(reading: Reading, at: int) -> bool:
    """Whether the verb behind an auxiliary tells what happens to a town: "could soon fall", "has been shelled"."""
    words, size = reading.words, reading.size
    passive = False
    while at < size and words[at] in _BETWEEN:
        passive = passive or words[at] in ("be", "been")
        at += 1
    if at >= size:
        return False
    if passive:
        return reading.info[at].classes & BEFALLING != 0
    return words[at] in _FALLS or (words[at] == "come" and words[at + 1 : at + 2] == ("under",))


def _inside_name(reading: Reading, first: int, end: int, stop: int) -> bool:
    """Whether a name in a run of capitals up to `stop` is part of another: an organisation's, a treaty's, a ship's."""
    info = reading.info
    before = info[first - 1]
    if stop > end:
        for word in info[end : min(stop, end + 4)]:
            if word.classes & ORGANISATION and word.capital and word.lower not in _PLACE_TYPES:
                return True
    if before.classes & VESSEL:
        return True  # "the cruiser Moskva"
    if before.lower in _OF:
        head = info[first - 2]
        return head.capital and head.lower in _NAME_OF
    return False
