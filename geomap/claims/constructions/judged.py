"""What is said of an annexation, a secession, a claim: recognised, rejected, declared void."""

from __future__ import annotations

from geomap.claims.frames.passives import agent_after
from geomap.claims.verbs.subjects import subject
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.line import Line

ACCEPTS = ("recogni", "accept", "acknowledg", "support", "back", "endors", "approv", "allow", "tolerat", "permit")
REJECTS = ("reject", "oppos", "disput", "refus", "repudiat", "contest", "challeng", "dismiss", "den")
BACKS = ("support", "back", "endors", "approv")
GIVES_UP = ("renounc", "abandon", "relinquish", "waiv", "drop", "gave", "give", "giving")
_VOID = frozenset(("void", "null", "invalid", "illegal", "unlawful", "illegitimate", "nonexistent", "worthless"))
TAKES_BACK = ("withdr", "revok", "rescind", "revers", "cancel", "suspend", "undo", "undid")
_UNLAWFUL = frozenset(("contrary", "violation", "breach", "against"))
_FORCE = frozenset(("basis", "validity", "force", "legal", "effect", "standing", "foundation"))
_JUDGES = ("declar", "consider", "regard", "call", "rul", "deem", "view", "hold", "held", "see", "saw", "describ",
           "pronounc", "proclaim", "brand", "found", "find")  # fmt: skip
_LOOK = 7


def judging_verb(line: Line, start: int) -> int:
    """The verb of judging right before the noun phrase that begins at unit `start` ("supports X's claim"), or -1."""
    at = start - 1
    while at > 0 and (line.tag[at] & (tags.DETERMINER | tags.ADVERB | tags.POSSESSIVE) or line.low[at] == "up"):
        at -= 1
    if at < 1 or line.tag[at] & (tags.DETERMINER | tags.GERUND | tags.COMMA) or at in line.actor:
        return -1
    if line.tag[at - 1] & (tags.DETERMINER | tags.POSSESSIVE):
        return -1  # "the disputed claim"
    return at if line.low[at].startswith((*ACCEPTS, *REJECTS, *GIVES_UP, *TAKES_BACK, *_JUDGES)) else -1


def recognition_of(line: Line, start: int) -> tuple[tuple[int, int] | None, bool] | None:
    """ "America's recognition *of* X's sovereignty": the units of who recognises, and whether it is taken back."""
    tag, low = line.tag, line.low
    noun = start - 2
    if noun < 1 or low[start - 1] != "of" or low[noun] not in ("recognition", "acceptance"):
        return None
    first = noun
    while first > 0 and (tag[first - 1] & (tags.POSSESSIVE | tags.DETERMINER) or first - 1 in line.actor):
        first -= 1
    who = next(((unit, unit + 1) for unit in range(first, noun) if unit in line.actor), None)
    verb = first - 1
    if who is None and verb >= 0 and low[first] in ("its", "their", "his") and tag[verb] & tags.FINITE:
        who = subject(line, group(line, verb).start, Reading(verb))
    return who, verb >= 0 and low[verb].startswith(TAKES_BACK)


def void_after(line: Line, verb: int, after: int) -> bool:
    """Whether the verb over a noun finds it void: "declared the annexation of P *null and void*"."""
    return line.low[verb].startswith(_JUDGES) and _void(line, after)


def _void(line: Line, at: int) -> bool:
    for look in range(at, min(line.size, at + 5)):
        if line.low[look] in _VOID:
            return look == at or line.low[look - 1] != "not"
        if line.tag[look] & (tags.COMMA | tags.STOP | tags.PLACE):
            return False
    return False


def judged_after(line: Line, after: int) -> tuple[bool, tuple[int, int] | None] | None:
    """What is said of a noun that is the subject: "the annexation of P *is recognised by no state*".

    Returns whether it is denied, and the units of who says so; None where it is not judged.
    """
    tag, low = line.tag, line.low
    look = after
    while look < line.size and look - after < _LOOK and not tag[look] & tags.AUXILIARY:
        if tag[look] & (tags.COMMA | tags.STOP | tags.SUBORDINATOR | tags.RELATIVE) or low[look] == ".":
            return None
        look += 1
    if look >= line.size or not tag[look] & tags.AUXILIARY:
        return None
    for verb in range(look + 1, min(line.size, look + 5)):
        word = low[verb]
        if word == "no" and low[verb + 1 : verb + 2] and low[verb + 1] in _FORCE:
            return True, None  # "has no basis in law"
        if word in _UNLAWFUL and "law" in low[verb : verb + 5]:
            return not group(line, verb).denied, None  # "was contrary to international law"
        if word in _VOID:
            return not group(line, verb).denied, None
        if word.startswith((*ACCEPTS, *REJECTS)) and word.endswith(("ed", "ied")):
            agent = agent_after(line, verb + 1)
            nobody = agent is not None and low[agent[0]] in ("no", "nobody", "none", "few")
            denied = group(line, verb).denied ^ nobody ^ word.startswith(REJECTS)
            return denied, None if nobody else agent
        if word.startswith(_JUDGES) and _void(line, verb + 1):
            return True, agent_after(line, verb + 1)
        if tag[verb] & (tags.COMMA | tags.STOP):
            return None
    return None
