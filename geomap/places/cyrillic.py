"""Ukrainian and Russian texts: names hidden in adjectives and lands, and the features by which spans are judged.

"Лисичанський НПЗ" is at Lysychansk, "на Херсонщині" is Kherson Oblast. There are no fully labelled texts to learn
from, so the weights are set by hand, in ``data/lexicon/places/cyrillic.tsv``.
"""

from __future__ import annotations

import re

from geomap.places.names import Name, Names
from geomap.places.reading import Reading
from geomap.places.words import CAPITALS, FACILITY, GIVEN, LOCATIVE, LOWER, TITLE, TYPE

# An adjective in -ськ- or -ск-, with any ending; what stands before is the stem.
_ADJECTIVE = re.compile(
    r"(.{2,40}?)(ськ|цьк|зьк|ск|цк)"
    r"(?:ий|ого|ому|им|ім|а|ої|ій|у|ою|е|і|их|ими|ая|ой|ую|ое|ом|ие|ые|ей|ого|ому)$"
)
# Endings that a noun in -ськ, -ск cannot have: the word is surely an adjective.
_SURELY = re.compile(r".{2,40}(?:ськ|цьк|зьк|ск|цк)(?:ий|ого|ому|им|ої|ій|ої|і|их|ими|ая|ой|ую|ое|ие|ые|ей)$")
_LAND = re.compile(r"(.{2,40}?)(щ|чч)(?:ина|ини|ині|ину|иною|ино)$")
_REGION_WORDS = ("област", "обл", "ова", "ода")
_RAION_WORDS = ("район", "р-н")
_REGION_ENDINGS = ("ська область", "цька область", "зька область", "ская область", "цкая область")
_RAION_ENDINGS = ("ський район", "цький район", "зький район", "ский район", "цкий район")
_CITY_ENDINGS = {
    "ськ": ("ськ", "", "ь", "а", "и", "е", "о", "са"),
    "ск": ("ск", "", "ь", "а", "ы", "и", "е", "о", "са"),
    "цьк": ("цьк", "г", "к", "ч", "ць", "ки", "ця"),
    "цк": ("цк", "г", "к", "ч", "ц", "ки", "ца"),
    "зьк": ("ж", "г", "жжя"),
}


def hidden_name(folded: str, following: str, following_is_type: bool, names: Names) -> Name | None:
    """Return the place that an adjective before a type word, or the name of a land, leads to.

    Parameters
    ----------
    folded
        The folded word.
    following
        The word after it, in lower case.
    following_is_type
        Whether that is a type word or an abbreviation such as НПЗ, АЕС.
    """
    land = _LAND.match(folded)
    if land is not None:
        stem, sign = land.groups()
        for ending in ("ська область", "зька область") if sign == "щ" else ("цька область",):
            found = names.find(stem + ending)
            if found is not None:
                return found
        return None
    adjective = _ADJECTIVE.match(folded)
    if adjective is None:
        return None
    stem, suffix = adjective.groups()
    if following.startswith(_REGION_WORDS):
        return _first(names, stem, suffix, _REGION_ENDINGS)
    if following.startswith(_RAION_WORDS):
        return _first(names, stem, suffix, _RAION_ENDINGS)
    if not following_is_type:
        return None
    best: Name | None = None
    for ending in _CITY_ENDINGS[suffix]:
        found = names.find(stem + ending)
        if found is None or found.best is None or found.best.country != "UA":
            continue
        if best is None or best.best is None or found.best.log_population > best.best.log_population:
            best = found
    return best


def _first(names: Names, stem: str, suffix: str, endings: tuple[str, ...]) -> Name | None:
    for ending in endings:
        if ending.startswith(suffix):
            found = names.find(stem + ending)
            if found is not None:
                return found
    return None


def cyrillic_features(first: int, end: int, name: Name | None, reading: Reading) -> list[str]:
    """Return the features of a span in Cyrillic letters; ``data/lexicon/places/cyrillic.tsv`` weighs them."""
    info, words, size = reading.info, reading.words, reading.size
    head = info[first]
    before = info[first - 1] if first else None
    after = info[end] if end < size else None
    found: list[str] = []
    best = name.best if name is not None else None
    if best is None or name is None:
        found.append("not in the gazetteer")
    elif best.level == "settlement":
        people = max(row.log_population for row, _ in name.rows)
        found.append(f"settlement of people={min(6, int(people))}")
    else:
        found.append(f"level={best.level}")
    starts = first in reading.first
    if starts:
        found.append("starts sentence")
    if first in reading.headline:
        found.append("in headline")
    if end - first > 1:
        found.append("several words")
    if len(words[first]) < 4 and end - first == 1:
        found.append("short word")
    if head.kind == CAPITALS:
        found.append("capitals")
    if head.classes & GIVEN:
        found.append("is given name")
    if before is not None:
        opens = first - 1 in reading.first
        if (before.classes & LOCATIVE and (before.kind == LOWER or opens)) or before.lower in ("у", "в", "з", "с", "о"):
            found.append("after preposition")
        elif before.capital and not starts:
            found.append("after given name" if before.classes & GIVEN else "after capital")
        if before.classes & (TYPE | FACILITY):
            found.append("after type word")
        if before.classes & TITLE and before.kind == LOWER:
            found.append("after title")
    if after is not None:
        if after.classes & (TYPE | FACILITY):
            found.append("before type word")
        if after.capital and end not in reading.first:
            found.append("before capital")
    if reading.persons.get(info[end - 1].fold):
        found.append("person")
    if _SURELY.match(head.fold) and after is not None and after.kind == LOWER and not after.classes & LOCATIVE:
        found.append(
            "adjective before a noun" if not after.classes & (TYPE | FACILITY) else "adjective before a type word"
        )
    return found
