"""Whose ground a phrase says a place is: "Ukrainian territory", "its nineteenth province", "a state of India"."""

from __future__ import annotations

from dataclasses import dataclass

from geomap.claims.phrases.placename import Hit
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.model import ClaimKind

_SOIL = frozenset(("territory", "soil", "land", "lands", "ground", "heartland", "homeland"))
_DIVISIONS = frozenset(
    (
        "city", "town", "region", "province", "provinces", "state", "republic", "district", "governorate", "department",
        "oblast", "island", "islands", "county", "union territory", "autonomous region", "peninsula",
        "prefecture", "crownland", "municipality", "territories", "regions",
    )
)  # fmt: skip
_RULED = frozenset(("mandate", "protectorate", "colony", "dominion", "dependency", "possession", "vassal", "satellite"))
_WHOSE = frozenset(("adjective", "state", "body", "group"))
_OURS = frozenset(("its", "our", "their", "his", "my"))
_ENDS = tags.COMMA | tags.STOP | tags.QUOTE | tags.CONJUNCTION | tags.TIME | tags.PREPOSITION | tags.SUBORDINATOR
_LOWER = frozenset(
    (
        "the", "a", "an", "federal", "autonomous", "sovereign", "historic", "ancient", "ancestral", "own", "rightful",
        "occupied", "temporarily", "integral", "inalienable", "inherent", "indivisible", "inseparable",
        "undisputed", "sacred", "separate", "constituent", "national", "full", "eternal",
        "primordial", "native", "legitimate", "new", "crown", "overseas",
    )
)  # fmt: skip
_ORDINALS = ("st", "nd", "rd", "th")
_BEFORE_NOUN = tags.ADVERB | tags.DIRECTION | tags.NUMBER
_NOUNS = _SOIL | _DIVISIONS | _RULED


@dataclass(frozen=True, slots=True)
class Owned:
    """Whose ground a place is said to be: the units of the party, or its owner, and the unit after the words."""

    kind: ClaimKind
    party: tuple[int, int] | None
    owner: str
    end: int


def may_open_ground(line: Line, at: int) -> bool:
    """Whether words of whose ground a place is may begin at a unit: by the word there alone."""
    word = line.low[at]
    return (
        at in line.actor
        or line.tag[at] & (_BEFORE_NOUN | tags.DETERMINER) != 0
        or word in _OURS
        or word in _LOWER
        or word in _NOUNS
        or _ordinal(word)
    )


def owned_ground(line: Line, hit: Hit, verb: int, at: int) -> Owned | None:
    """Read from unit `at` whose ground the place is said to be.

    A city "is a Russian city" where it lies abroad; of one that lies in Russia that is no more than where it lies.
    """
    tag, low = line.tag, line.low
    look = at
    owner, party = "", -1
    while look < line.size and look - at < 7:
        word = low[look]
        actor = line.actor.get(look)
        if actor is not None and party < 0 and not owner and actor.kind in _WHOSE:
            party = look
            if actor.kind == "body" and actor.noun not in _DIVISIONS:
                return None
            if actor.kind == "body":
                break  # "an Indian state"
        elif word in _OURS and look == at:
            owner = "@speaker"
        elif word in _NOUNS or (word == "country" and party == look - 1):
            break
        elif not (word in _LOWER or tag[look] & _BEFORE_NOUN or _ordinal(word)):
            return None
        look += 1
    if look >= line.size or look - at >= 7:
        return None
    noun, end = low[look].rpartition(" ")[2], look + 1
    if party < 0 and not owner and low[end : end + 1] == ["of"]:
        # "a province of China": not "the capital of"
        unit = end + 1 + (tag[min(end + 1, line.size - 1)] & tags.DETERMINER > 0)
        if unit not in line.actor or line.actor[unit].kind not in ("state", "group"):
            return None
        party, end = unit, unit + 1
    if party < 0 and not owner:
        return None
    if end < line.size and not tag[end] & _ENDS and low[end] not in (".", "!", "?"):
        return None
    if low[end : end + 1] in (["of"], ["with"]):
        return None  # "a Ukrainian city of half a million"
    rebels = party >= 0 and len(line.actor[party].party or "") > 2  # no state of today, whose code has two letters
    if noun == "country" and not rebels:
        return None  # "is Ukrainian country"
    kind: ClaimKind = "control" if noun in _RULED or rebels else "sovereignty"
    if rebels:
        return Owned(kind, (party, party + 1), owner, end)
    if party >= 0 and noun in _DIVISIONS and line.low[verb] not in ("became", "become", "becomes"):
        place = line.place[hit.unit].place
        abroad = place is not None and place.country and line.actor[party].party not in (None, place.country)
        if not abroad or line.low[verb] not in ("is", "are", "be", "been"):
            return None
    return Owned(kind, (party, party + 1) if party >= 0 else None, owner, end)


def _ordinal(word: str) -> bool:
    return word.endswith(_ORDINALS) or word in ("first", "second", "third")


def owner_unit(line: Line, start: int, end: int) -> int:
    """The unit that names whose ground a phrase is of ("Ukrainian", "a Russian city", "part of Georgia"), else -1."""
    low, tag = line.low, line.tag
    unit = next((look for look in range(start, end) if look in line.actor), -1)
    if unit < 0:
        return -1
    before, after = low[start:unit], low[unit + 1 : end]
    kind = line.actor[unit].kind
    if "of" in before or "to" in before:
        fits = not {"part", "province", "belonging", "territory", "possession", "region", "state"}.isdisjoint(before)
        return unit if fits and kind in ("state", "group", "adjective", "people") else -1
    if not all(word in _LOWER or tag[start + n] & tags.ADVERB for n, word in enumerate(before)):
        return -1
    grounds = [word for word in after if word in _SOIL or word in _DIVISIONS]
    rest = all(
        word in _SOIL or word in _DIVISIONS or word in _LOWER or tag[unit + 1 + n] & (tags.DIRECTION | tags.POSSESSIVE)
        for n, word in enumerate(after)
    )
    if not rest or (not grounds and kind != "adjective"):
        return -1
    return unit if kind in ("adjective", "state") else -1
