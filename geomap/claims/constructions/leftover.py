"""What is left to a party: "the rebels' last town, P", "only P is left to them", "reduced to P", "nothing but P"."""

from __future__ import annotations

from collections.abc import Iterator

from geomap.articles.tokens import where
from geomap.claims.constructions.special import Special
from geomap.claims.constructions.strongholds import HELD_BY, stronghold
from geomap.claims.phrases.leftward import near_left, phrase
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.verbs.climb import climb
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading
from geomap.claims.words.line import Line

_LAST = frozenset(("last", "remaining", "sole", "only", "final"))
_CAPITALS = frozenset(("capital", "heartland", "fief", "fiefdom"))
_ALL_OR_NOTHING = frozenset(("nothing", "everything", "everywhere"))
LEFT = _ALL_OR_NOTHING | {"reduced", "remains", "remained"}
_TELLS = LEFT | _LAST | _CAPITALS | {"left", "leaving"}
_TOWNS = frozenset(
    ("town", "towns", "city", "cities", "village", "villages", "port", "ports", "pocket", "pockets", "enclave",
     "enclaves", "territory", "province", "provinces", "district", "crossing", "base", "holdout", "outpost", "haven")
)  # fmt: skip
_LONGEST = 4  # units from "last" to the noun: "last major urban"
_LITTLE = (
    ["only"], ["just"], ["nothing", "but"], ["little", "but"], ["little", "more", "than"], ["no", "more", "than"]
)  # fmt: skip
_SPARE = _LAST | {"all", "what", "little"}
_NAMES = tags.PLACE | tags.WEAK
_NO_OWNER = tags.PLACE | tags.WEAK | tags.FINITE | tags.PAST | tags.VERB_IRREGULAR | tags.NUMBER
_BUT = frozenset(("but", "except", "save", "beyond", "besides"))
_OWNERS = frozenset(("group", "generic", "people", "force"))


def leftover(line: Line) -> Iterator[Special]:
    """Read what a sentence says is left to a party, or is the last that it has."""
    if line.vocabulary.isdisjoint(_TELLS):
        return
    for at in where(line.low, _TELLS):
        found = _read(line, at, line.low[at])
        if found is not None:
            yield found


def _read(line: Line, at: int, word: str) -> Special | None:
    if word in _CAPITALS:
        return _of_group(line, at)
    if word in _LAST:
        noun = next((unit for unit in range(at + 1, min(at + _LONGEST, line.size - 1)) if line.low[unit] in _TOWNS), 0)
        return _of_group(line, noun) if noun else None
    if word == "leaving":
        return _leaves(line, at)
    if word == "reduced":
        return _with(line, at, at + 2) if line.low[at + 1] == "to" else None
    if word in _ALL_OR_NOTHING:
        return _but(line, at)
    return _left(line, at)


def _of_group(line: Line, noun: int) -> Special | None:
    """ "The rebels' last town, P"; "P, the last town of the rebels": of those who are no state."""
    found = stronghold(line, noun)
    if found is None or found.party is None:
        return None
    found.asks_party = True
    owners = [unit for unit in range(*found.party) if unit in line.actor]
    wanted = ("group",) if line.low[noun] in _CAPITALS else _OWNERS  # "the Georgians' capital" is their state's
    ours = all(line.actor[unit].kind in wanted or line.low[unit] in HELD_BY for unit in owners)
    beside = owners and not any(line.tag[unit] & _NO_OWNER for unit in range(found.party[0], owners[0]))
    return found if ours and beside else None


def _with(line: Line, verb: int, at: int) -> Special | None:
    """ "Were left with only P", "have been reduced to P": what the subject still has."""
    hits, end = scan(line, _past_little(line, at))
    reading = climb(line, verb, participle=True)
    if not hits or not reading.passive or reading.subject is None or line.level(hits[0].unit) == "country":
        return None
    return Special("control", hits, verb, end, reading, by_subject=True, asks_party=True)


def _leaves(line: Line, at: int) -> Special | None:
    """ "Leaving the rebels with only P"."""
    with_ = next((unit for unit in range(at + 2, min(at + 8, line.size - 2)) if line.low[unit] == "with"), 0)
    if not with_ or _past_little(line, with_ + 1) == with_ + 1:
        return None
    hits, end = scan(line, _past_little(line, with_ + 1))
    return Special("control", hits, at, end, Reading(at), (at + 1, with_), asks_party=True) if hits else None


def _but(line: Line, at: int) -> Special | None:
    """ "Hold nothing but P", "have nothing left but P", "lost everything except P"."""
    low = line.low
    but = at + 1 + (low[at + 1] in ("left", "else", "more"))
    verb = at - 1
    if low[but] not in _BUT or not (line.tag[verb] & tags.HAVE or low[verb] in ("hold", "holds", "held", "lost")):
        return None
    if (low[verb] == "lost") == (low[at] == "nothing"):
        return None
    hits, end = scan(line, but + 1 + (low[but + 1] == "for"))
    reading = climb(line, verb)
    if not hits or reading.subject is None:
        return None
    return Special("control", hits, verb, end, reading, by_subject=True, asks_party=True)


def _left(line: Line, at: int) -> Special | None:
    """ "Only P is left to them", "the last town left to the rebels is P", "P is all that they have left"."""
    tag, low = line.tag, line.low
    if low[at + 1] == "with":
        return _with(line, at, at + 2)
    if low[at + 1] == "to" and not _SPARE.isdisjoint(low[:at]):
        party = (at + 2, phrase(line, at + 2))
    elif low[at] == "left" and tag[at - 1] & tags.HAVE and "all" in low[max(at - 6, 0) : at]:
        reading = climb(line, at)
        if reading.subject is None:
            return None
        party = reading.subject
    else:
        return None
    hits = _before(line, min(at, party[0])) or _after_be(line, max(at + 1, party[1]))
    return Special("control", hits, at, at + 1, Reading(at), party, asks_party=True) if hits else None


def _before(line: Line, at: int) -> list[Hit]:
    """The place that "is left", or is said to be all or the last that is: the subject of the last "to be" before."""
    be = next((unit for unit in range(at - 1, 0, -1) if line.tag[unit] & tags.BE and line.tag[unit - 1] & _NAMES), 0)
    parted = any(line.tag[unit] & (tags.COMMA | tags.STOP) for unit in range(be, at))
    hits = near_left(line, be - 1) if be and not parted else []
    return [Hit(hit.unit, "whole") for hit in hits]


def _after_be(line: Line, at: int) -> list[Hit]:
    """The place behind "is" at a unit: "the only town left to the rebels is P"."""
    if at >= line.size - 1 or not line.tag[at] & tags.BE:
        return []
    return scan(line, at + 1)[0]


def _past_little(line: Line, at: int) -> int:
    """The unit behind "only", "nothing but" or "little more than" at a unit."""
    return next((at + len(words) for words in _LITTLE if line.low[at : at + len(words)] == words), at)
