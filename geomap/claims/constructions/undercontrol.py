"""Places under someone: "under Russian control", "under the sovereignty of A", "under the rebels' rule"."""

from __future__ import annotations

from dataclasses import replace

from geomap.claims.constructions.having import closing
from geomap.claims.constructions.special import Special
from geomap.claims.constructions.underfire import under_fire
from geomap.claims.phrases.leftward import after_years, phrase, place_left
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.verbs.climb import climb
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import GROUPS, OWNING
from geomap.model import ClaimKind

_RULED = frozenset(
    (
        "control", "occupation", "rule", "administration", "sway", "governance", "authority", "sovereignty",
        "suzerainty", "jurisdiction", "flag", "mandate", "tutelage", "domination", "yoke", "heel", "boot", "thumb",
    )
)  # fmt: skip
_IN_LAW = frozenset(("sovereignty", "suzerainty"))
_PUTS = frozenset(("put", "puts", "putting", "place", "places", "placed", "placing", "bring", "brings", "brought"))
_OWN = frozenset(("under", "its", "their", "our", "full", "firm", "complete", "total", "tight"))
_OF_THE_STATE = frozenset(("state", "government", "regime", "junta"))
_CAME = frozenset(
    (
        "came",
        "come",
        "comes",
        "passed",
        "passes",
        "fell",
        "fallen",
        "falls",
        "brought",
        "slid",
        "slipped",
        "coming",
        "falling",
        "passing",
    )
)
_STILL = frozenset(("remain", "remains", "remained", "stay", "stayed"))
BRINGS = frozenset(("bring", "brings", "brought", "bringing"))
_OBJECT = 8  # units of "more than half of the province"
_BOUNDARY = tags.COMMA | tags.STOP | tags.AUXILIARY | tags.SUBORDINATOR


def under(line: Line, at: int) -> Special | None:
    """ "Under Russian control", "under the control of the rebels"."""
    tag, low = line.tag, line.low
    look = at + 1
    ruled = -1
    while look < line.size and look - at < 7:
        if low[look].rpartition(" ")[2] in _RULED:
            ruled = look
            break
        if tag[look] & _BOUNDARY:
            break
        look += 1
    if ruled < 0:
        return under_fire(line, at) or _under_someone(line, at)
    if low[ruled] == "control" and low[ruled - 1] in _OWN and (had := _has_under(line, at, ruled)) is not None:
        return had
    party: tuple[int, int] | None = None
    end = ruled + 1
    if low[end : end + 1] == ["and"]:  # "under the occupation and effective control of Turkey"
        both = next((unit for unit in range(end + 1, min(line.size - 1, end + 4)) if low[unit] in _RULED), -1)
        end = both + 1 if both > 0 and low[both + 1] == "of" else end
    if low[end] == "of":
        if low[end + 1] == "law":
            return None  # "a town under the rule of law"
        stop = phrase(line, end + 1)
        party = (end + 1, stop)
    else:
        actors = [unit for unit in range(at + 1, ruled + 1) if unit in line.actor]
        if actors:
            party = (actors[-1], actors[-1] + 1)
        elif low[at + 1] in ("its", "their", "his", "our"):
            party = (at + 1, ruled + 1)
        elif low[at + 1] == "the" and low[at + 2] in GROUPS and low[at + 3] in OWNING:
            party = (at + 2, at + 3)  # "under the movement's administration"
        elif low[ruled - 1] in _OF_THE_STATE and ruled > at + 1 and not tag[at - 1] & (tags.AREA | tags.AREA_PART):
            party = (ruled - 1, ruled)  # "under state control"
    if (
        party is None
        and low[ruled] not in ("occupation",)
        and not any(tag[unit] & (tags.FORCE) for unit in range(at, ruled))
    ) and not any(word in ("full", "total") for word in low[at:ruled]):
        return None
    if low[ruled] in ("flag", "mandate") and not any(unit in line.actor for unit in range(*(party or (at, at)))):
        return None  # "under the flag of a new label"
    found = place_left(line, at)
    if found is None:
        hits = _ground_in(line, at, max(end, party[1])) if party is not None else []
        return Special("control", hits, at, end, Reading(at, relative=True), party, background=True) if hits else None
    if _brought(line, found[0][0].unit):
        return None  # which the verb tells: "brought most of P under rebel control"
    if low[at + 1] in ("its", "their") and any(_capital(line, hit.unit) for hit in found[0]):
        return None  # "Beijing wants the island to be brought under its control"
    in_law = low[ruled].rpartition(" ")[2] in _IN_LAW
    kind: ClaimKind = "sovereignty" if in_law else "gain" if _changes(line, at) else "control"
    return Special(kind, found[0], at, end, found[1], party, background=found[1].relative)


def years_of(line: Line, at: int) -> Special | None:
    """ "After eight months of Russian occupation, P", "P, after years of occupation by the rebels,"."""
    low, end = line.low, at + 1
    whose = at - 1 - (low[at - 1] in OWNING)
    of = whose - 1 - bool(line.tag[whose - 1] & tags.DETERMINER)
    if whose in line.actor:
        if low[whose] in _OF_THE_STATE or low[whose] == "military":
            return None  # "after years of military rule"
        party = (whose, whose + 1)
    elif low[end] == "by":
        end = phrase(line, at + 2)
        of, party = at - 1, (at + 2, end)
    else:
        return None
    if low[of] != "of" or not line.tag[of - 1] & tags.TIME:
        return None
    hits = after_years(line, of)
    return Special("control", hits, at, end, Reading(at, relative=True), party, background=True) if hits else None


def _capital(line: Line, unit: int) -> bool:
    actor = line.actor.get(unit)
    return actor is not None and actor.kind == "capital"


def _under_someone(line: Line, at: int) -> Special | None:
    """ "P has been under the Taliban since August"."""
    unit = at + 1 + (line.tag[at + 1] & tags.DETERMINER > 0) if at + 2 < line.size else at
    actor = line.actor.get(unit)
    if actor is None or actor.kind not in ("group", "people", "generic") or not closing(line, unit + 1):
        return None
    found = place_left(line, at)
    if found is None or found[1].relative or any(line.level(hit.unit) == "country" for hit in found[0]):
        return None
    return Special("gain" if _changes(line, at) else "control", found[0], at, unit + 1, found[1], (unit, unit + 1))


def _ground_in(line: Line, at: int, end: int) -> list[Hit]:
    """The place whose ground it is: "areas under Russian control in P", "In P, … areas under Russian control"."""
    before = at - 1
    while before > 0 and (line.tag[before] & (tags.BE | tags.ADVERB) or line.low[before] in _STILL):
        before -= 1  # "few areas remain under the rebels' control in P"
    if not line.tag[before] & (tags.AREA | tags.AREA_PART):
        return []
    hits: list[Hit] = []
    if line.low[end : end + 1] in (["include"], ["includes"], ["included"]):
        return scan(line, end + 1)[0]
    if line.low[end : end + 1] in (["in"], ["of"], ["inside"]):
        hits, _last = scan(line, end + 1)
    elif line.low[0] in ("in", "across", "inside"):
        hits, before = scan(line, 1, subject=True)
        told = next((unit for unit in range(at) if line.low[unit].startswith("include")), at)
        hits = [hit for hit in hits if hit.unit < told] if before < at else []
    return [replace(hit, extent="part", stated=False) for hit in hits]


def _has_under(line: Line, at: int, ruled: int) -> Special | None:
    """ "The rebels have P firmly under control": whoever has it."""
    has = next((unit for unit in range(at - 1, max(at - 10, -1), -1) if line.tag[unit] & tags.HAVE), -1)
    hits, end = scan(line, has + 1) if has > 0 else ([], at)
    if not hits or not end <= at or not all(line.tag[unit] & tags.ADVERB for unit in range(end, at)):
        return None
    reading = climb(line, has)
    subject = reading.subject
    if subject is None or line.low[subject[0] - 1] in ("before", "until", "till"):
        return None  # "it will be a while before we have P under control"
    return Special("control", hits, at, ruled + 1, reading, subject)


def _brought(line: Line, place: int) -> bool:
    """Whether a place is the object of "brought"."""
    for unit in range(place - 1, max(place - _OBJECT, -1), -1):
        if line.low[unit] in BRINGS:
            return not line.tag[unit - 1] & tags.BE
        if line.tag[unit] & _BOUNDARY:
            return False
    return False


def _changes(line: Line, at: int) -> bool:
    """Whether the verb before says that a place came to be so ("came under the control of")."""
    before = at - 1
    while (before > 0 and line.tag[before] & tags.ADVERB) or line.low[before] == "back":
        before -= 1
    if line.tag[before] & tags.PLACE and before and line.low[before - 1] in _PUTS:
        return True
    return line.low[before] in _CAME
