"""What may stand before the next word of a frame: adverbs, times, manners ("withdrew *under fire* from P")."""

from __future__ import annotations

from geomap.claims.words import tags
from geomap.claims.words.lexicon import MOTION, Frame, Step
from geomap.claims.words.line import Line

# Who lives in a place: nobody whom it could be taken from.
INHABITANTS = frozenset(
    ("population", "people", "inhabitants", "residents", "civilians", "families", "villagers", "refugees", "women",
     "children", "farmers", "workers", "settlers", "tenants", "squatters", "tourists", "protesters", "migrants",
     "reporters", "reporter", "journalists", "journalist", "diplomats", "diplomat", "ambassador", "ambassadors",
     "envoys", "envoy", "citizens", "nationals", "expatriates", "activists", "lawmakers", "doctors", "medics",
     "teachers", "priests", "clerics")
)  # fmt: skip
_MEASURES = frozenset(("km", "miles", "leagues", "kilometers", "kilometres"))
_MOST_WORDS = 4
_LONGEST_MANNER = 7  # units of "under fire from the hills"
_MODIFIERS = tags.ADVERB | tags.TIME | tags.DIRECTION | tags.NUMBER | tags.WHOLE
_NO_ADJECTIVE = (
    tags.PLACE
    | tags.WEAK
    | tags.ACTOR
    | tags.PREPOSITION
    | tags.COMMA
    | tags.STOP
    | tags.CONJUNCTION
    | tags.AUXILIARY
    | tags.PRONOUN
    | tags.RELATIVE
    | tags.SUBORDINATOR
    | tags.FORCE
    | tags.WEAPON
)
_CLAUSE_ENDS = tags.COMMA | tags.STOP | tags.FINITE | tags.SUBORDINATOR | tags.RELATIVE | tags.CONJUNCTION
_MANNER_ENDS = _CLAUSE_ENDS | tags.PLACE
_IN_MANNER = tags.DETERMINER | tags.TIME
_COUNTS = tags.DETERMINER | tags.NUMBER
_DONE = tags.PAST | tags.VERB_IRREGULAR
_STEPPED_OVER = _MODIFIERS | _COUNTS | tags.PREPOSITION
_REPEATS = frozenset(("to", "by"))  # "house to house in"
_NAMES = tags.PLACE | tags.WEAK

_IN_WHICH = frozenset(("in", "during", "amid", "amidst", "despite"))


def never_stands(line: Line, at: int, item: Step) -> bool:
    """Tell at first sight that the word of a step does not stand at a unit, nor anything that may come before it."""
    if item.optional or at >= line.size:
        return not item.optional
    word, bits = line.low[at], line.tag[at]
    if word in item.words or bits & _STEPPED_OVER or word in _MEASURES:
        return False
    if line.low[at + 1] in _REPEATS:
        return False
    return not item.after_adjective or (bits & _NO_ADJECTIVE != 0 and at not in line.actor)


def word_of_step(line: Line, at: int, frame: Frame, index: int) -> int:
    """Return the unit at which the word of a step is to stand, with what may come before it stepped over."""
    tag, low, size = line.tag, line.low, line.size
    item = frame.steps[index]
    words = item.words
    if tag[at - 1] & tags.HAVE and at + 1 < size and tag[at] & tags.NEGATION and tag[at + 1] & _DONE:
        return at  # "have not entered the streets of P": an auxiliary
    look = _past_time(line, at, words) if item.after_time and frame.kind == "sovereignty" else at
    while look < size and low[look] not in words and look - at < _MOST_WORDS:
        bits = tag[look]
        if bits & tags.DIRECTION and low[look + 1 : look + 2] == ["of"]:
            break
        if not (
            bits & _MODIFIERS
            or (item.after_adjective and (not bits & _NO_ADJECTIVE or _adjective(line, look)))
            or low[look] in _MEASURES
            or (bits & tags.COMMA and look > at and tag[look - 1] & tags.DIRECTION)  # "swung north, toward P"
            or (bits & tags.NUMBER and low[look + 1] == "times")  # "attacked six times near P"
            or (low[look] == "times" and look > at)
        ):
            break
        look += 1
    missing = look < size and low[look] not in words and not item.optional
    if missing and (not index or not frame.steps[index - 1].slot):
        look = _past_manner(line, look, item)
    return look


def _adjective(line: Line, at: int) -> bool:
    """Whether a state's adjective stands at a unit ("declared a Sahrawi republic")."""
    return at in line.actor and line.actor[at].kind == "adjective" and not line.tag[at] & tags.PLACE


def _past_time(line: Line, start: int, words: frozenset[str]) -> int:
    """Step over when and how often ("voted on Sunday to", "for the third time to"); `start` where no such stands."""
    if start >= line.size or line.low[start] in words:
        return start
    if not line.tag[start] & (tags.PREPOSITION | tags.TIME | tags.ADVERB):
        return start
    for at in range(start, min(line.size, start + 8)):
        if line.low[at] in words:
            return at
        if line.tag[at] & _CLAUSE_ENDS:
            break
        if line.tag[at] & _NAMES:
            break
    return start


def _past_manner(line: Line, at: int, item: Step) -> int:
    """Step over how and when ("withdrew under fire from", "marched at dawn into"); `at` where nothing such stands."""
    tag, low = line.tag, line.low
    if (
        at + 2 < line.size
        and low[at + 1] in _REPEATS
        and low[at + 2] == low[at]
        and at + 3 < line.size
        and low[at + 3] in item.words
    ):
        return at + 3  # "house to house in"
    if not item.after_manner:
        return at
    if low[at] in {"to", "off"}:
        return at  # "drove off an attack on P", "is going to storm into P"
    if item.words.isdisjoint(low[at + 1 : at + _LONGEST_MANNER]):
        return at
    manner = tag[at] & _COUNTS or (tag[at] & tags.PREPOSITION and low[at] not in ("of", "from"))
    if not manner:
        return at
    for look in range(at + 1, min(line.size, at + _LONGEST_MANNER)):
        bits = tag[look]
        if low[look] in INHABITANTS:
            return at  # "drove its people out of P": they left it
        if bits & tags.GERUND and bits & tags.TRIGGER:
            return at  # "cut the road by driving E from P"
        if bits & tags.ACTOR and not tag[at] & (tags.NUMBER | tags.PREPOSITION):
            return at  # "forced the Russians to leave P", "got the rebels out of P"
        timed = low[look] == "on" and tag[look + 1] & tags.TIME
        if low[look] in item.words and low[look] in MOTION and not timed:
            return look
        over = low[at] == "across" and bits & tags.PLACE  # "across the Oskil"
        if bits & _MANNER_ENDS and not (bits & _IN_MANNER or low[look] == "order" or over):  # "in good order"
            return at
    return at


def noun_in_which(line: Line, at: int) -> bool:
    """Whether the gerund at a unit is a noun: "were killed in fighting near P", "during fierce fighting in P"."""
    before = at - 1
    while before > 0 and not line.tag[before]:
        before -= 1  # an adjective
    return before >= 0 and line.low[before] in _IN_WHICH
