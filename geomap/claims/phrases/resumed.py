"""Verbs whose place was told of before them: "P fell, and the army *moved in*", "X, who had taken P, *pulled out*"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from geomap.claims.phrases.carried import GOES, carried, left_by_garrison
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.retold import IN, Told, told
from geomap.claims.verbs.climb import climb
from geomap.claims.words import tags
from geomap.claims.words.lexicon import Frame, Head
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS

_INTO = ("into", tags.PREPOSITION)
_OF = ("of", tags.PREPOSITION)
_FROM = ("from", tags.PREPOSITION)
_LACKS = -1  # stands for the preposition that is left out
_LEFT_OUT = {"in": "into", "out": "out", "back": "back"}  # a particle, and the first word of the frame it stands for
_ENDS = tags.COMMA | tags.STOP | tags.QUOTE | tags.CONJUNCTION | tags.SUBORDINATOR | tags.TIME
_AGAIN = frozenset(("again", "altogether", "too", "unopposed", "first"))
_BEHIND = frozenset(("on", "at", "in", "after", "before", "without", "under", "during", "by", "with", "for"))
_PLACED = tags.PLACE | tags.WEAK
_MEANT = frozenset(("settlement", "district", "facility", "admin2", ""))
_OPENERS = tags.COMMA | tags.STOP | tags.QUOTE | tags.CONJUNCTION | tags.SUBORDINATOR | tags.PREPOSITION | tags.SPEECH
_DOERS = tags.FORCE | tags.ACTOR | tags.PRONOUN
_PRESENT = frozenset(("run", "come", "beat", "burst", "gone"))  # forms that are no past alone
_STAYING = frozenset(("regrouped", "scattered", "redeployed"))  # who does so need not leave
_BARE = frozenset(("left", "quit", "entered"))
_CARRYING = frozenset(("that", "which"))  # "the shells that X threw into P"
_REACH = 5  # units behind a verb within which no other place stands


def left_out(line: Line, places: Mapping[int, bool], heads: Mapping[str, Sequence[Head]]) -> Iterator[Told]:
    """What a sentence tells of a place that it does not name beside the verb, or with an object that stands before."""
    if places:
        yield from _resumed(line, places, heads)
    if "there" in line.vocabulary:
        yield from _there(line)
    if not _CARRYING.isdisjoint(line.vocabulary):
        yield from carried(line)
    if not GOES.isdisjoint(line.vocabulary):
        yield from left_by_garrison(line)


def _resumed(line: Line, places: Mapping[int, bool], heads: Mapping[str, Sequence[Head]]) -> Iterator[Told]:
    """The verbs of motion without a place, each with the one that was told of last before it.

    `places` has the units of those of which something was read, and whether that someone had them.
    """
    low, tag, size = line.low, line.tag, line.size
    first = min(places)
    for verb in line.triggers:
        bits = tag[verb]
        if not (first < verb < size - 1 and bits & tags.PAST and bits & tags.TRIGGER) or bits & tags.AUXILIARY:
            continue
        if low[verb] in _STAYING or (low[verb] in _PRESENT and not tag[verb - 1] & tags.AUXILIARY):
            continue
        place = max(unit for unit in places if unit < verb)
        if line.level(place) not in _MEANT:
            continue
        after, word = verb + 1, _LEFT_OUT.get(low[verb + 1], "")
        if word and not tag[after + 1] & tags.TIME and _takes(heads.get(low[verb], ()), word):
            after += 1
        else:
            word = "" if low[verb] in _BARE else "from"  # "withdrew in June", "left in June"
        if not places[place] and word != "into" and low[verb] != "entered":
            continue  # "attacked P, lost nine tanks and withdrew"
        if not _closes(line, after) or (word == "from" and not _takes(heads.get(low[verb], ()), word)):
            continue
        if not _of_forces(line, verb):
            continue
        led = place and tag[place - 1] & tags.PREPOSITION
        lead = [unit for unit in range(after) if unit != place and not (led and unit == place - 1)]
        lacks = [] if word in {"", "into"} else [_LACKS]
        said = {after - 1: _INTO} if word == "into" else {_LACKS: _OF if word == "out" else _FROM}
        anew = told(line, [*lead, *lacks, place, *range(after, size)], [Hit(place, "whole")], said)
        for at in (len(lead),) if lacks else ():  # it stands where the verb ends
            anew[0].first[at], anew[0].last[at] = line.first[after - 1], line.last[after - 1]
        yield anew


def _there(line: Line) -> Iterator[Told]:
    """What is told of "there", of the place that was named last before it: "P is held, and shells *landed there*"."""
    low, tag = line.low, line.tag
    for at in range(2, line.size):
        if low[at] != "there" or tag[at - 1] & _OPENERS or tag[at + 1] & tags.AUXILIARY:
            continue
        named = (unit for unit in range(at - 2, -1, -1) if tag[unit] & tags.PLACE and unit not in line.actor)
        place = next(named, -1)
        if place < 0 or line.level(place) not in _MEANT:
            continue
        led = place and tag[place - 1] & tags.PREPOSITION
        lead = [unit for unit in range(at + 1) if unit != place and not (led and unit == place - 1)]
        yield told(line, [*lead, place, *range(at + 1, line.size)], [Hit(place, "whole")], {at: IN})


def _closes(line: Line, at: int) -> bool:
    """Whether nothing that a verb governs stands at a unit, but an end, or when and how."""
    if _ends(line, at):
        return True
    if at + 1 < line.size and line.tag[at] & tags.DETERMINER and line.tag[at + 1] & tags.TIME:
        return True  # "were driven out the same night"
    manner = line.tag[at] & tags.ADVERB and (line.low[at].endswith("ly") or line.low[at] in _AGAIN)
    behind = line.low[at] in _BEHIND and not _ends(line, at + 1)
    if not (line.tag[at] & _ENDS or manner or behind):
        return False
    return not any(bits & _PLACED for bits in line.tag[at : at + _REACH])


def _ends(line: Line, at: int) -> bool:
    return at >= line.size or bool(line.tag[at] & (tags.COMMA | tags.STOP)) or line.low[at] in FULL_STOPS


def _takes(heads: Sequence[Head], word: str) -> bool:
    """Whether a verb of taking or giving up has a frame with "into P", "out of P", "from P"."""
    kinds = ("gain",) if word == "into" else ("loss",) if word == "from" else ("loss", "gain")
    frames = (frame for head in heads for frame in head.frames if frame.kind in kinds and "passive" not in frame.flags)
    return any(_begins(frame, word) for frame in frames)


def _begins(frame: Frame, word: str) -> bool:
    return word in frame.steps[0].words or (frame.steps[0].slot == "E" and word in frame.steps[1].words)


def _of_forces(line: Line, verb: int) -> bool:
    """Whether troops, a party or a pronoun are the subject of a verb."""
    span = climb(line, verb).subject
    return span is not None and any(bits & _DOERS for bits in line.tag[span[0] : span[1]])
