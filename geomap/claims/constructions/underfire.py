"""Places under fire or siege: "P came under heavy shelling from the rebels", "P is under siege"."""

from __future__ import annotations

from geomap.claims.constructions.special import Special
from geomap.claims.constructions.strongholds import before_comma
from geomap.claims.phrases.anaphors import anaphor
from geomap.claims.phrases.antecedents import located
from geomap.claims.phrases.leftward import phrase
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.verbs.climb import climb
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading
from geomap.claims.words.line import Line
from geomap.model import ClaimKind

_FIRE = frozenset(
    ("shelling", "bombardment", "fire", "attack", "shellfire", "shelled", "bombing", "attacks", "barrage")
)
_FROM_ABOVE = tuple(["from", "the", whence] for whence in ("air", "sea", "sky", "skies"))
_COMES = frozenset(
    ("came", "come", "comes", "coming", "is", "was", "are", "were", "been", "remains", "remained")
)  # fmt: skip
_APPOSITION = 10  # units of ", three towns in the north now under"
_WHEN = frozenset(("for", "since", "on", "early", "late", "again", "during"))
_NOT_NOW = frozenset(("not", "never", "no", "once", "formerly", "previously", "briefly"))
_OVER = frozenset(("for", "over"))
_SIEGES = frozenset(("siege", "blockade"))


def under_fire(line: Line, at: int) -> Special | None:
    """ "P came under heavy shelling from the rebels"."""
    tag, low = line.tag, line.low
    siege = at + 1 + (at + 1 in line.actor)
    if at > 1 and tag[at - 1] & tags.COMMA and tag[at - 2] & tags.PLACE and low[siege] in _SIEGES:
        # "P, under siege since March,", "P, under rebel siege,"
        party: tuple[int, int] | None = (at + 1, siege) if siege > at + 1 else None
        if low[siege + 1 : siege + 2] == ["by"]:
            party = (siege + 2, phrase(line, siege + 2))
        reading = Reading(at, relative=True)
        return Special("contest", [Hit(at - 2, "whole")], at, siege + 1, reading, party, background=True)
    verb = at - 1
    while verb > 0 and tag[verb] & tags.ADVERB:
        verb -= 1  # "is still under siege"
    if not at or low[verb] not in _COMES:
        return _apposed(line, at)
    look = at + 1
    while look < line.size and look - at < 6 and low[look] not in _FIRE and low[look] not in _SIEGES:
        if tag[look] & (tags.PREPOSITION | tags.COMMA | tags.STOP | tags.AUXILIARY):
            return None
        look += 1
    if low[look] in _SIEGES:
        return _under_siege(line, verb, at, look)
    if look >= line.size or low[look] not in _FIRE:
        return None
    while low[look + 1] in _FIRE:
        look += 1
    party = None
    actors = [unit for unit in range(at + 1, look) if unit in line.actor]
    weapons = any(
        tag[unit] & tags.WEAPON and low[unit] not in ("fire", "attack", "attacks") for unit in range(at + 1, look + 1)
    )
    if actors:
        party = (actors[-1], actors[-1] + 1)
    elif low[look + 1] in ("from", "by"):
        stop = phrase(line, look + 2)
        if low[look + 1 : look + 4] in _FROM_ABOVE:
            weapons = True  # "under attack from the air"
        elif not any(unit in line.actor or tag[unit] & (tags.FORCE | tags.WEAPON) for unit in range(look + 2, stop)):
            return None  # "under fire from critics"
        else:
            party = (look + 2, stop)
    if (
        party is None
        and not weapons
        and not any(word in ("heavy", "enemy", "constant", "renewed", "intense", "sustained") for word in low[at:look])
        and not (
            look + 1 >= line.size
            or low[look + 1] in (".", ";", "all", "throughout")
            or tag[look + 1] & (tags.TIME | tags.COMMA)
            or (low[look + 1] in _WHEN and any(bits & tags.TIME for bits in tag[look + 2 : look + 5]))
        )
    ):
        return None
    blamed = low[look + 1] in _WHEN and not _OVER.isdisjoint(low[look + 3 : look + 6])
    reading = climb(line, verb + 1 if tag[verb] & tags.BE else verb)
    if reading.subject is None or (blamed and party is None):
        return None  # "P came under fire on Friday for its budget"
    hits, _ = scan(line, reading.subject[0], subject=True)
    hits = [hit for hit in hits if hit.unit < verb]
    if not hits and (back := anaphor(line, reading.subject[0])) is not None:
        hits = [back[0]]  # "they retook P, but the town has been under fire"
    agent = range(*party) if party is not None else ()
    fire = weapons or not agent or not all(word.startswith("attack") for word in low[at : look + 1] if word in _FIRE)
    fire = fire or any(tag[unit] & tags.WEAPON for unit in agent)  # but "under attack by the rebels" is no fire
    return Special("strike" if fire else "contest", hits, at, look + 1, reading, party) if hits else None


def _apposed(line: Line, at: int) -> Special | None:
    """ "P and Q, two towns in the north now under attack by the rebels": by whom must be said."""
    tag, low = line.tag, line.low
    comma = next((unit for unit in range(at - 1, max(at - _APPOSITION, 0), -1) if tag[unit] & tags.COMMA), 0)
    told = tag[comma + 1 : at]
    if not comma or not any(map(tags.AREA.__and__, told)) or any(map(tags.FINITE.__and__, told)):
        return None
    if not _NOT_NOW.isdisjoint(low[comma + 1 : at]):
        return None
    word = next((unit for unit in range(at + 1, min(line.size - 2, at + 4)) if low[unit] in _FIRE | _SIEGES), 0)
    if not word or low[word + 1] != "by":
        return None
    party = (word + 2, phrase(line, word + 2))
    hits = before_comma(line, comma)
    if not hits or not any(unit in line.actor or tag[unit] & tags.FORCE for unit in range(*party)):
        return None
    hits = hits[-1:] if low[comma + 1] in ("a", "an") else hits
    kind: ClaimKind = "contest" if low[word] in _SIEGES or low[word].startswith("attack") else "strike"
    return Special(kind, hits, at, word + 1, Reading(at, relative=True), party, background=True)


def _under_siege(line: Line, verb: int, at: int, siege: int) -> Special | None:
    """ "P is under siege by the rebels"."""
    reading = climb(line, verb + 1)
    if reading.subject is None:
        return None
    hits, _ = scan(line, reading.subject[0], subject=True)
    hits = [hit for hit in hits if hit.unit < reading.subject[1]]
    men = -1
    if not hits and line.tag[reading.subject[1] - 1] & tags.FORCE:  # "the garrison is under siege in P"
        men = max((unit for unit in range(*reading.subject) if unit in line.actor), default=-1)
        behind = line.low[siege + 1 : siege + 2] in (["in"], ["at"], ["near"])
        hits = scan(line, siege + 2)[0] if behind else located(line, reading.start)
    party = next(((unit, unit + 1) for unit in range(at + 1, siege) if unit in line.actor), None)  # "an RSF siege"
    for unit in range(siege + 1, min(line.size, siege + 6)):
        if line.low[unit] == "by":
            party = (unit + 1, phrase(line, unit + 1))
    return Special("contest", hits, at, siege + 1, reading, party, foe_of=-1 if party else men) if hits else None
