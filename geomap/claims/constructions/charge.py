"""Who is in charge: "in control of P", "have full control of P", "gave Russia control of P"."""

from __future__ import annotations

from geomap.claims.constructions.hands import in_hands
from geomap.claims.constructions.judged import judged_after
from geomap.claims.constructions.special import Special
from geomap.claims.frames.nounframes import of_control
from geomap.claims.phrases.antecedents import located
from geomap.claims.phrases.lastnamed import place_before
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.verbs.clauses import clause_verb
from geomap.claims.verbs.climb import climb
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS, OWNING

_KINDS_OF_CONTROL = frozenset(
    (
        "effective", "de", "facto", "military", "physical", "partial", "nominal", "operational", "firm", "sole",
        "complete", "political", "direct", "tight", "undisputed", "overall", "exclusive",
    )
)  # fmt: skip
_OF_KIND = tags.DETERMINER | tags.WHOLE | tags.ADVERB | tags.POSSESSIVE
_LONGEST_KIND = 5  # units of "the full and effective"
_AGAIN = frozenset(("once", "more", "at", "last", "long"))  # "is once more in control", "had long been"
_HAS = frozenset(
    (
        "claim", "claims", "claimed", "enjoy", "enjoys", "assert", "asserts", "asserted", "has", "have", "had",
        "consolidated", "consolidating", "consolidate",
    )
)  # fmt: skip
_GIVES = frozenset(
    (
        "gave", "gives", "give", "giving", "given", "hand", "hands", "handed", "handing", "granted", "grants",
        "leaves", "leaving", "left",
    )
)  # fmt: skip
_LEAVES = frozenset(("leave", "leaves", "left", "put", "puts", "keep", "keeps", "kept"))
_TAKES = frozenset(
    (
        "take", "takes", "took", "taken", "taking", "retake", "retook", "retaken", "regain", "regains", "regained",
        "seize", "seizes", "seized", "gain", "gained", "resumed", "assumed", "won",
    )
)  # fmt: skip
_LEAVES_IT = frozenset(("left", "fled", "leaving", "fleeing", "lost", "ransacked", "entered", "stormed"))
_LATER = frozenset(("several", "by", "on", "after", "before", "within", "when", "as", "without", "following", "at"))
_CLOSES = tags.COMMA | tags.STOP | tags.TIME | tags.NUMBER | tags.CONJUNCTION | tags.ADVERB | tags.QUOTE
_ALLOWS = ("recogni", "accept", "acknowledg", "admit", "conced", "confirm")
_TURNS_DOWN = ("reject", "disput", "repudiat", "deny", "deni")
_NOBODY = frozenset(("no", "nobody", "none", "neither", "few"))


def in_charge(line: Line, at: int) -> Special | None:
    """ "In control of P", "have full control of P", "gave Russia control of P"."""
    tag, low = line.tag, line.low
    after = at + 1
    if after >= line.size or low[after] not in (("of", "over", "in") if low[at] == "charge" else ("of", "over")):
        bare = _of_what_was_named(line, at) if low[at] == "control" else None
        return bare or _where_set(line, at) or (in_hands(line, at) if low[at] != "charge" else None)
    owned = at > 1 and low[at - 1] in OWNING
    hits, end = scan(line, after + 1, subject=owned)  # "the rebels' control of P and Q is firm"
    if not hits:
        passed = low[max(0, at - 2) : at] == ["to", "the"]  # "P passed to the control of the rebels"
        # "P is in the possession of the rebels"
        return in_hands(line, at) if low[at] == "possession" or passed else None
    before = at - 1
    while before >= 0 and at - before < _LONGEST_KIND and (tag[before] & _OF_KIND or low[before] in _KINDS_OF_CONTROL):
        before -= 1
    if before < 0:
        return None
    if low[before] == "in":
        return _who_is_in(line, at, before, hits)
    if low[before] == "under" or tag[before] & tags.HAVE or low[before] in _HAS:
        return _by_subject(line, at, before, before, hits)
    if before in line.actor and low[before - 1] in _GIVES and before > 0:
        reading = climb(line, before - 1)  # "gave Russia full control of P"
        reading.subject = None
        return Special("control", hits, at, after + 1, reading, (before, before + 1))
    owner = at - 2 if low[at - 1] in OWNING else at - 1
    if owner not in line.actor:
        return None
    reading = _judged(line, owner) or _judged_after(line, end) or Reading(at)
    return Special(of_control(line, end), hits, at, after + 1, reading, (owner, owner + 1))


def _who_is_in(line: Line, at: int, before: int, hits: list[Hit]) -> Special | None:
    """Who is "in control of P": by a verb before it, or without one."""
    tag, low, verb = line.tag, line.low, before - 1
    while verb >= 0 and (tag[verb] & tags.ADVERB or low[verb] in _AGAIN):
        verb -= 1
    if verb < 0:
        return None
    return _by_subject(line, at, before, verb, hits) if tag[verb] & tags.FINITE else _without_verb(line, at, verb, hits)


def _by_subject(line: Line, at: int, before: int, verb: int, hits: list[Hit]) -> Special:
    """The subject of a verb has control: "*the rebels* are in control of P", "*S* claims control of P"."""
    reading = climb(line, verb + 1 if line.tag[verb] & (tags.BE | tags.HAVE) else verb)
    found = Special("control", hits, at, at + 2, reading, reading.subject, by_subject=True)
    if line.tag[before] & tags.SAID:
        reading.spoken, reading.speaker = True, reading.subject
    return found


def _without_verb(line: Line, at: int, before: int, hits: list[Hit]) -> Special | None:
    """Who is in control in an aside to him: "the rebels *in control of P*", "M23, *already in control of P*, is"."""
    tag = line.tag
    main = clause_verb(line, before - 1) if tag[before] & tags.COMMA and before > 2 else None
    if main is not None and (who := climb(line, main)).subject is not None and not who.passive:
        who.start = at  # "the rebels are still there, in full control of P"
        return Special("control", hits, at, at + 2, who, by_subject=True)
    actor = before - 1 if tag[before] & tags.COMMA and before - 1 in line.actor else before
    if actor not in line.actor:
        return None
    left = actor - 1 - bool(tag[actor - 1] & tags.DETERMINER)
    if left > 0 and line.low[left] in _LEAVES:
        reading = climb(line, left)
        if reading.planned or reading.denied:  # "the plan would leave the rebels in control of P"
            reading.subject = None
            return Special("control", hits, at, at + 2, reading, (actor, actor + 1))
    return Special("control", hits, at, at + 2, Reading(at, relative=True), (actor, actor + 1), background=True)


def _of_what_was_named(line: Line, at: int) -> Special | None:
    """ "The rebels fled P when the army *regained control*": of the place named before."""
    tag, low = line.tag, line.low
    verb = at - 1 - (low[at - 1] in _KINDS_OF_CONTROL or low[at - 1] in ("full", "total"))
    closes = not tag[at + 1] or tag[at + 1] & _CLOSES or low[at + 1] in FULL_STOPS or low[at + 1] in _LATER
    if verb < 3 or low[verb] not in _TAKES or not closes:
        return None
    hit = place_before(line, verb)
    reading = climb(line, verb)
    if hit is None or reading.subject is None:
        return None
    if hit.unit >= reading.subject[0] and not tag[verb - 1] & tags.CONJUNCTION:
        return None  # "the mayor of P took control"
    if not _taken_or_left(line, hit.unit):
        return None  # "diplomats met in P after the rebels took control"
    before = low[reading.subject[0] - 1 - bool(tag[reading.subject[0] - 1] & tags.DETERMINER)]
    if before == "since" and low[hit.unit - 1] == "in":
        return None  # "women in P have had no work since the rebels took control"
    return Special("gain", [hit], verb, at + 1, reading, reading.subject, by_subject=True)


def _taken_or_left(line: Line, place: int) -> bool:
    """Whether a deed of war is done to a place, or someone leaves it: "*attacked* P", "*fled* the town of P"."""
    verb = place - 1
    while verb > 0 and (line.tag[verb] & (tags.DETERMINER | tags.AREA) or line.low[verb] == "of"):
        verb -= 1
    return line.low[verb] in _LEAVES_IT or bool(line.tag[verb] & tags.TRIGGER and not line.tag[verb] & tags.PREPOSITION)


def _judged(line: Line, owner: int) -> Reading | None:
    """Who recognises or rejects it: "does not *recognise* Serbia's control of P", "recognition of its control"."""
    verb = owner - 1
    while verb > 0 and line.tag[verb] & tags.DETERMINER and line.low[verb] != "no":
        verb -= 1
    word = line.low[verb]
    if (
        verb < 1
        or not word.startswith((*_ALLOWS, *_TURNS_DOWN))
        or line.tag[verb - 1] & (tags.DETERMINER | tags.POSSESSIVE)
    ):
        return None
    reading = climb(line, verb)
    if reading.passive:
        return None
    reading.planned &= not (reading.denied and reading.refused)
    reading.denied ^= word.startswith(_TURNS_DOWN)
    if reading.subject is not None:
        nobody = line.low[reading.subject[0]] in _NOBODY
        reading.denied |= nobody
        reading.spoken, reading.speaker = True, None if nobody else reading.subject
    return reading


def _judged_after(line: Line, end: int) -> Reading | None:
    """What is said of it behind its places: "Serbia's control of P *is not recognised by Kosovo*"."""
    judged = judged_after(line, end)
    if judged is None:
        return None
    return Reading(end, denied=judged[0], spoken=judged[1] is not None, speaker=judged[1])


def _where_set(line: Line, at: int) -> Special | None:
    """ "In P the rebels are in control"."""
    tag, low = line.tag, line.low
    verb = at - 2
    if verb < 2 or low[at - 1] != "in":
        return None
    while verb > 1 and (tag[verb] & tags.ADVERB or low[verb] in _AGAIN):
        verb -= 1
    reading = climb(line, verb + 1) if tag[verb] & tags.BE else None
    if reading is None or reading.subject is None:
        return None
    armed = any(unit in line.actor or tag[unit] & tags.FORCE for unit in range(*reading.subject))
    hits = located(line, reading.subject[0]) if armed else []
    return Special("control", hits, at - 1, at + 1, reading, by_subject=True) if hits else None


def master_of(line: Line, at: int) -> Special | None:
    """ "The rebels are masters of P"."""
    verb = at - 1
    while verb > 0 and line.tag[verb] & (tags.ADVERB | tags.DETERMINER) and line.low[verb] not in ("a", "an"):
        verb -= 1
    if verb < 1 or not line.tag[verb] & tags.BE or line.low[at + 1 : at + 2] != ["of"]:
        return None
    hits, _end = scan(line, at + 2)
    reading = climb(line, verb + 1)
    if not hits or reading.subject is None:
        return None
    return Special("control", hits, at, at + 2, reading, reading.subject, by_subject=True)
