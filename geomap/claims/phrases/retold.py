"""Clauses told in another order: some units of a sentence as a row of their own, with the place where a frame asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geomap.claims.phrases.placename import Hit
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS
from geomap.model import Extent

REACH = 12  # units between the head of a clause and its verb
_PARTICLES = frozenset(("in", "out", "back", "up", "down", "off", "away", "on"))
_KEPT_UP = frozenset(("kept", "keep", "keeps", "took", "take", "held", "hold", "set", "made"))
_STRANDED = frozenset(
    ("into", "on", "from", "for", "through", "at", "over", "of", "upon", "onto", "to", "toward", "towards", "around",
     "outside", "inside", "near", "before", "against")
)  # fmt: skip
_ONWARD = frozenset(("on", "to", "toward", "towards", "upon", "into"))
_COUNTS = tags.DETERMINER | tags.NUMBER
_BEHIND_STRANDED = frozenset((*FULL_STOPS, "in", "on", "by", "at", "without", "with", "during", "after", "before"))
_BEHIND_PARTICLE = frozenset((".", "through", "against", "under", "during", "without", "throughout", "amid", "despite"))
_ABOUT = frozenset(("over", "about", "for", "to", "into", "on"))
_SAID_OF = tags.SPEECH | tags.SUBORDINATOR | tags.RELATIVE | tags.STOP | tags.QUOTE
_DOER = tags.PRONOUN | tags.ACTOR | tags.ADVERB | tags.TO
VERB = tags.PAST | tags.GERUND | tags.VERB_IRREGULAR
AT_AN_END = tags.COMMA | tags.STOP | tags.TIME | tags.ADVERB | tags.QUOTE | tags.CONJUNCTION | tags.SUBORDINATOR
AFTER_VERB = AT_AN_END | tags.PREPOSITION
Told = tuple[Line, dict[int, Extent]]
IN = ("in", tags.PREPOSITION)
_PLACED = tags.PLACE | tags.WEAK


def moved(
    line: Line,
    start: int,
    end: int,
    named: list[int],
    places: list[Hit],
    said: dict[int, tuple[str, int]],
    *,
    lead: Sequence[int] = (),
    rest: Sequence[int] = (),
    bare: bool = False,
    gap: bool = False,
) -> Iterator[Told]:
    """The clause from `start` up to `end` with its place behind its verb, or behind what the verb governs.

    It is the object of a `bare` verb; one with an object of its own may govern another that has none (a `gap`).
    """
    low, tag = line.low, line.tag
    for verb in range(start, min(end, start + REACH)):
        if tag[verb] & _SAID_OF and not tag[verb] & tags.TRIGGER:
            return
        bits = tag[verb]
        shown = bits & VERB or (verb > start and tag[verb - 1] & _DOER)  # "P the rebels still hold"
        owns = bare and bits & tags.HAVE and not gap and _closes(line, verb + 1, end)  # "P they had on the 28th"
        if not (bits & tags.TRIGGER and shown) or (bits & tags.AUXILIARY and not owns):
            continue
        if verb > start and tag[verb - 1] & tags.DETERMINER:
            continue
        put = verb + 1
        if bare and low[put : put + 1] == ["up"] and low[verb] in _KEPT_UP:
            return  # "the siege of P, which they kept up"
        timed = put + 1 < end and tag[put] & (tags.DETERMINER | tags.NUMBER)
        timed = timed and (tag[put + 1] & tags.TIME or low[put + 1] == "times")
        if bare and put < end and not (tag[put] & AFTER_VERB or timed or low[put] in FULL_STOPS):
            if gap:
                continue
            return  # it has another object
        if (
            low[put : put + 1]
            and low[put] in _PARTICLES
            and (put + 1 >= end or tag[put + 1] & AT_AN_END or low[put + 1] in _BEHIND_PARTICLE)
            and not (low[put] in {"in", "on"} and put + 1 < end and tag[put + 1] & tags.TIME)
        ):
            put += 1  # "dug in", "pulled back"
        away = not bare and low[named[0]] == "from"  # "from P the rebels fell back on Q"
        put += bool(away and low[put : put + 1] == ["back"] and low[put + 1] in _ONWARD)
        if bare and low[put : put + 2] == ["out", "of"] and _closes(line, put + 2, end):
            put += 2
        elif bare and low[put : put + 1] and low[put] in _STRANDED and _closes(line, put + 1, end):
            put += 1  # "P, which the rebels marched into"
        if not bare and low[put : put + 1] == ["and"] and put + 2 < end and tag[put + 1] & tags.PAST:
            put += 2  # "in P they occupied and looted villages"
        while put < end and not (timed or (tag[put] & AFTER_VERB and low[put] != "of") or low[put] in FULL_STOPS):
            put += 1
        if put < end and not bare and low[put] in _ABOUT and low[named[0]] != "from" and not tag[put + 1] & tags.TIME:
            return  # "in P, where ministers fought over the budget"
        behind = next((unit for unit in range(put, end) if tag[unit] & tags.COMMA), end)
        if any(tag[unit] & _PLACED and not (away and low[unit - 1] in _ONWARD) for unit in range(verb, behind)):
            return  # the clause tells of another place
        yield told(line, [*lead, *range(start, put), *named, *range(put, end), *rest], places, said)
        return


def clause_end(line: Line, start: int) -> int:
    """The unit after a clause: its stop, or the comma behind which a verb of another goes on."""
    low, tag = line.low, line.tag
    told = 0  # the classes of the units so far
    for at in range(start, line.size):
        bits = tag[at]
        if bits & tags.STOP or low[at] in FULL_STOPS:
            return at
        if bits & tags.COMMA and told & tags.FINITE and tag[at + 1] & tags.FINITE:
            return at
        told |= bits
    return line.size


def _closes(line: Line, at: int, end: int) -> bool:
    """Whether no object follows a preposition: the clause ends there, or goes on to when and how."""
    if at < end and line.tag[at] & _COUNTS and line.tag[at + 1] & tags.TIME:
        return True  # "which they had withdrawn from a week earlier"
    return at >= end or bool(line.tag[at] & AT_AN_END & ~tags.TIME) or line.low[at] in _BEHIND_STRANDED


def told(line: Line, order: list[int], places: list[Hit], said: dict[int, tuple[str, int]] | None = None) -> Told:
    return line.arranged(order, said or {}), {line.first[hit.unit]: hit.extent for hit in places}
