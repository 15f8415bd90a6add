"""What "to have" says of places: "the rebels have Goma", "by nightfall they had most of it"."""

from __future__ import annotations

from geomap.claims.constructions.special import Special
from geomap.claims.phrases.anaphors import anaphor
from geomap.claims.phrases.placename import EXCEPTING, Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.verbs.climb import climb
from geomap.claims.words import tags
from geomap.claims.words.line import Line

AGAIN = frozenset(("again", "once", "more", "now", "too", "alone", "still", "at", "last", "already", "no", "longer"))
SOON = frozenset(("by", "in", "within", "before", "after", "for", "until"))
_CLOSERS = frozenset((".", "!", "for", "forever", "in", "since", "by", "after", "before", "until", "from", "on", "at"))
_DATES = tags.TIME | tags.NUMBER | tags.DETERMINER
_KEPT_IN = frozenset(("power", "hands", "grip", "possession", "pocket", "control"))
_TO_SELF = (["itself"], ["themselves"], ["himself"])
_GRIPS = frozenset(("throat", "noose", "vice", "vise", "stranglehold", "trap", "pincer", "pincers", "sights"))
_SHARES = tags.AREA_PART | tags.WHOLE | tags.DETERMINER
_SHARING = frozenset(("most", "half", "much", "rest", "of", "all", "part"))
_DONE = tags.PAST | tags.VERB_IRREGULAR


def had(line: Line, have: int) -> Special | None:
    """ "The rebels have Goma", "the army had all of P in its power", "his men would have P back by the weekend"."""
    tag, low = line.tag, line.low
    at = have + 1
    while low[at] in ("now", "still", "again", "only", "just"):
        at += 1
    done = at >= line.size or tag[at] & _DONE or (low[at].endswith("ed") and not tag[at] & tags.PLACE)
    hits, end = scan(line, at) if not done else ([], at)  # "had taken P", "had tried P": a verb
    if not hits and at + 1 < line.size and not done:
        hits, end = _of_it(line, at)
    if not hits or any(line.level(hit.unit) in ("country", "continent") for hit in hits):
        return None
    end += low[end : end + 1] == ["itself"]
    back = low[end : end + 1] in (["back"], ["again"])
    kept = end + (low[end : end + 1] in (["firmly"], ["safely"], ["fully"]))
    own = 0
    if low[kept : kept + 2] == ["in", "hand"] or (low[end : end + 1] == ["to"] and low[end + 1 : end + 2] in _TO_SELF):
        own = kept + 2
    elif low[kept : kept + 1] == ["in"] and tag[kept + 1] & tags.POSSESSIVE and low[kept + 2] in _KEPT_IN:
        own = kept + 3
    elsewhere = low[end : end + 1] in (["in"], ["on"], ["at"]) and (
        low[end + 1] in ("mind", "writing") or tag[end + 1] & tags.POSSESSIVE
    )
    elsewhere = elsewhere or (low[end : end + 1] == ["for"] and not tag[end + 1] & _DATES)  # "for neighbours"
    elsewhere = elsewhere or not _GRIPS.isdisjoint(low[end + 1 : end + 3])
    if not (back or own or (closing(line, end) and not elsewhere)):
        return None
    reading = climb(line, have)
    if reading.subject is None:
        return None
    soon = end + 1 < line.size and low[end] in SOON and bool(tag[end + 1] & _DATES)
    still = at > have + 1 or low[have - 1] in ("now", "still", "again") or low[end - 1] == "itself"
    measured = any(hit.stated or hit.extent != "whole" for hit in hits)
    weak = tag[hits[0].unit] & tags.WEAK
    if weak and not (back or own or measured or low[end - 1] == "itself" or (soon and reading.planned)):
        return None
    back = back or reading.planned  # "mean to have P by Tuesday"
    measured |= soon and reading.planned and hits[0].unit == at  # "Russia will have P by the summer"
    if not own and not _takes(line, reading.subject, soon=soon, measured=measured or still):
        return None  # "Ukraine has Odesa and its port"
    hits = [Hit(hit.unit, "part") if hit.extent == "approach" else hit for hit in hits]  # "has the western edge of P"
    stop = own or (end + 1 if low[end : end + 1] in (["back"], ["again"]) else end)
    early = low[0] == "by" and bool(tag[1] & tags.TIME)
    taken = back or early or (soon and low[end] == "by")  # "they had P by noon", "by noon they had P"
    return Special("gain" if taken else "control", hits, have, stop, reading, by_subject=True)


def _takes(line: Line, subject: tuple[int, int], *, soon: bool, measured: bool) -> bool:
    """Whether a subject may take a place and have it: a force, and where the ground or the day is told, a side."""
    tag = line.tag
    if line.low[slice(*subject)] in (["they"], ["we"]) or (measured and line.low[slice(*subject)] == ["it"]):
        return True
    for unit in range(*subject):
        actor = line.actor.get(unit)
        kind = actor.kind if actor is not None else ""
        if kind == "group" or (kind == "people" and soon) or (measured and kind in ("people", "generic", "state")):
            return True
        if soon and tag[unit] & tags.COMMANDERS:
            return True
        if tag[unit] & tags.FORCE and not tag[unit] & tags.PEOPLE and (actor is not None or unit + 1 == subject[1]):
            return True
    return False


def _of_it(line: Line, at: int) -> tuple[list[Hit], int]:
    """ "It", "most of it", "the rest of the town": the place named before, or a part of it."""
    shared = at
    while shared < at + 3 and (line.tag[shared] & _SHARES or line.low[shared] in _SHARING):
        shared += 1
    if shared > at and line.low[shared - 1] != "of":
        shared = at
    back = anaphor(line, shared) if shared < line.size else None
    if back is None:
        return [], at
    whole = shared == at or "all" in line.low[at:shared]
    return [Hit(back[0].unit, "whole" if whole else "part")], back[1]


def closing(line: Line, at: int) -> bool:
    """Whether the clause ends at a unit, but for "again" and the like."""
    while line.low[at] in AGAIN:
        at += 1
    return (
        at >= line.size
        or bool(line.tag[at] & (tags.COMMA | tags.STOP | tags.QUOTE | tags.CONJUNCTION | tags.TIME | tags.NUMBER))
        or line.low[at : at + 3] == ["to", "the", "last"]
        or line.low[at] in _CLOSERS
        or line.low[at] in EXCEPTING
    )
