"""Participles in a row that share an auxiliary: "P was taken, *lost* in an hour and *taken* again"."""

from __future__ import annotations

from geomap.claims.frames.match import Match
from geomap.claims.frames.passives import OBJECT, agent_after, subject_places
from geomap.claims.verbs.climb import climb
from geomap.claims.words import tags
from geomap.claims.words.groups import group
from geomap.claims.words.lexicon import Head
from geomap.claims.words.line import Line

_WHEN = tags.ADVERB | tags.TIME | tags.NUMBER
_AT = frozenset(("in", "on", "at", "by", "after", "a", "an", "the"))
_EDGES = tags.STOP | tags.QUOTE | tags.RELATIVE | tags.SUBORDINATOR | tags.PRONOUN | tags.MODAL
_REACH = 24  # units of the row
_MOST_WHEN = 6  # units of "in the first days of March"


def match_chained(line: Line, at: int, head: Head) -> Match | None:
    """Match a participle that is joined to a passive without its auxiliary."""
    tag, low = line.tag, line.low
    joint = at - 1
    while joint > 1 and at - joint < _MOST_WHEN and (tag[joint] & _WHEN or low[joint] in _AT):
        joint -= 1
    if joint < 2 or not (tag[joint] & tags.COMMA or low[joint] in ("and", "nor")):
        return None
    after = at + 1
    dated = tag[after + 1] & tags.TIME
    if tag[after] & OBJECT and not (tag[after] & tags.TIME or dated):
        return None
    frame = next((frame for frame in head.passive if frame.place_first and len(frame.steps) == 1), None)
    first = _with_auxiliary(line, joint) if frame is not None else -1
    if frame is None or first < 0:
        return None
    reading = climb(line, first, participle=True)
    if not reading.passive or reading.denied != (low[joint] == "nor") or reading.relative:
        return None
    hits = subject_places(line, reading, first, frame.steps[0].slot == "T")
    agent = agent_after(line, after)
    if agent is None and frame.kind == "loss":
        agent = agent_after(line, first + 1)  # "was taken by the rebels, lost": by them
    return Match(frame, at, after, hits, reading, agent, passive=True) if hits else None


def _with_auxiliary(line: Line, at: int) -> int:
    """The participle before unit `at` that has the auxiliary of the row; -1 where another clause begins before."""
    for unit in range(at - 1, max(at - _REACH, 0), -1):
        bits = line.tag[unit]
        if bits & _EDGES:
            return -1
        if bits & tags.PAST and bits & tags.TRIGGER and group(line, unit).passive:
            return unit
        if bits & tags.AUXILIARY:
            return -1
    return -1
