"""Where a subject begins and ends, and what before it only hangs on another noun."""

from __future__ import annotations

from geomap.claims.verbs.clauses import (
    complement,
    conjunct_is_clause,
    is_adjective,
    kind_of_states,
    listed,
)
from geomap.claims.verbs.openings import (
    after_opener,
    tells_way,
)
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS

REACH = 24  # units between a verb and the head of its subject
_SUBJECT_STOPS = tags.SUBORDINATOR | tags.STOP | tags.AUXILIARY | tags.RELATIVE
_SPOKEN = tags.SPEECH | tags.VERB_IRREGULAR
_DATES = tags.TIME | tags.NUMBER
_SUBJECT_EDGES = _SUBJECT_STOPS | _SPOKEN | tags.QUOTE | tags.PAST | tags.COMMA | tags.CONJUNCTION
_NO_VERBS = tags.FORCE | tags.PEOPLE | tags.AREA | tags.TIME | tags.ADVERB
_FAR = frozenset(("far", "away"))
_LONGEST_LIKENESS = 5  # units of "better armed than"
_MORE = frozenset(("more", "less", "fewer", "other"))
_WORN = frozenset(("stolen", "broken", "worn", "torn", "ill-fitting", "hidden", "woven", "forgotten"))
_WITHIN = _WORN | {"than", "as"}
_ALLIED = frozenset(("allied", "aligned", "affiliated", "linked", "tied"))
_TIMES = tags.TIME | tags.NUMBER | tags.ADVERB
_NAMES = tags.PLACE | tags.ACTOR
OBJECTS = tags.DETERMINER | tags.POSSESSIVE | tags.PLACE | tags.ACTOR | tags.CAPITAL
_NO_FIRST_VERB = (
    OBJECTS | tags.WEAK | tags.NUMBER | tags.PRONOUN | tags.ADVERB | tags.TIME | tags.PREPOSITION | tags.AUXILIARY
    | tags.CONJUNCTION | tags.COMPOUND
)  # fmt: skip
_NO_GROUND = tags.FORCE | tags.PEOPLE | tags.WEAPON
_VERBS = tags.PAST | tags.GERUND | tags.VERB_IRREGULAR
STOPS = tags.COMMA | tags.STOP


def before_time(line: Line, end: int) -> int:
    """The end of a subject before the words of time, number and manner that stand between it and its verb."""
    tag, low = line.tag, line.low
    bits = tag[end - 1]
    if not bits & _TIMES or bits & _NAMES:
        return end
    back = end - 1
    while back > 0 and tag[back - 1] & _TIMES and not tag[back - 1] & _NAMES:
        back -= 1
    if bits & tags.ADVERB and not bits & tags.TIME:
        return back
    dated = back > 0 and low[back - 1] in ("by", "on", "in", "at", "since")
    if dated and any(tag[unit] & tags.TIME for unit in range(back, end)):
        return back - 1
    if bits & tags.TIME and low[back] in ("last", "this", "yesterday", "today", "earlier", "later"):
        return back
    return end


_HEARER = tags.CAPITAL | tags.PLACE | tags.WEAK | tags.PEOPLE


def first_of(line: Line, end: int) -> int:
    """The first unit of the noun phrase that ends before a unit."""
    tag, low = line.tag, line.low
    last = max(end - REACH, 0)
    for first in range(end, last, -1):
        edge = tag[first - 1] & _SUBJECT_EDGES or low[first - 1] in FULL_STOPS
        if edge and _is_before_subject(line, first, end):
            hearer = tag[first - 1] & tags.SAID_TO and tag[first] & _HEARER and first + 1 < end
            return first + bool(hearer and tag[first + 1] & tags.DETERMINER)  # "told Al Jazeera *the town* had fallen"
    return last


def _is_before_subject(line: Line, first: int, end: int) -> bool:
    """Whether the word before unit `first` is no part of the noun phrase from there to `end`."""
    tag, word = line.tag, line.low[first - 1]
    bits = tag[first - 1]
    if word in _WITHIN and first > 2 and _within(line, first - 1):
        return False
    if bits & _SUBJECT_STOPS and not (bits & tags.DETERMINER and word != "that"):
        return True
    if bits & tags.QUOTE or word in FULL_STOPS:
        return True
    if bits & _SPOKEN and not bits & _NO_VERBS and not (first > 1 and tag[first - 2] & tags.POSSESSIVE):
        return not kind_of_states(line, first - 1)
    if bits & tags.PAST and not bits & tags.COMPOUND and not is_adjective(line, first - 1):
        noun = first < end and tag[first] & (tags.FORCE | tags.WEAPON | tags.PLACE)
        if not (noun and first > 1 and tag[first - 2] & (tags.DETERMINER | tags.COMMA)):
            return True
    if bits & tags.COMMA and not listed(line, first - 1, end):
        return True
    if not bits & tags.CONJUNCTION:
        return False
    dated = first > 1 and tag[first - 2] & _DATES and not tag[first] & _DATES  # "since 2014 and the officials say"
    return bool(dated) or word in ("but", "yet", "nor") or conjunct_is_clause(line, first - 1)


def _within(line: Line, than: int) -> bool:
    """Whether a word that may end a phrase stands within one: "rebels no older than his son", "in stolen uniforms"."""
    if line.low[than] in _WORN:
        return bool(line.tag[than - 1] & (tags.PREPOSITION | tags.GERUND | tags.DETERMINER))
    if line.low[than] == "as":
        return line.low[than - 1] in _FAR
    if line.low[than - 1] in _MORE:
        return True
    for unit in range(than - 1, max(than - _LONGEST_LIKENESS, -1), -1):
        if line.tag[unit] & (tags.FORCE | tags.ACTOR):
            return True
        if line.tag[unit] & (tags.AUXILIARY | tags.VERB_IRREGULAR | tags.COMMA | tags.STOP | tags.TRIGGER):
            return False
    return False


def aside_to(line: Line, first: int, end: int) -> int | None:
    """Where to look on from, where the words from unit `first` are an aside to the subject and not the subject.

    "Commanders, reached by telephone in P," and "troops backed by armour".
    """
    tag = line.tag
    past = tag[first - 1]
    before = tag[first - 2]
    if past & tags.PAST and not past & tags.SPEECH:
        if before & tags.COMMA:
            return first - 2
        if _hung(line.low, first):
            if not before & tags.AUXILIARY:
                return first - 1
            if line.low[first - 3 : first - 1] == ["to", "be"] and line.low[first - 4] in _THOUGHT:
                return first - 4 if not tag[first - 5] & tags.AUXILIARY else None  # "men believed to be backed by N"
    if not past & tags.COMMA or tag[first] & _NAMES:
        return None
    if tag[first] & tags.PREPOSITION and after_opener(line, first, end) in (first, end):
        return first - 1
    if before & tags.PLACE and tag[first] & (tags.DIRECTION | tags.NUMBER | tags.DETERMINER):
        return first - 1 if tells_way(line, first, end) or _tells_what(line, first, end) else None
    return None


_ENSUES = frozenset(("followed", "follows", "ensued", "ensues"))
_DURING = frozenset(("in", "during", "over", "through", "throughout", "amid", "after"))
_ENSUES_WITHIN = 6  # units of "in the long war that followed"
_THOUGHT = frozenset(("believed", "said", "thought", "reported", "alleged", "suspected", "understood", "known"))


def _tells_what(line: Line, first: int, end: int) -> bool:
    """Whether some units before a relative clause tell what a place is: "P, the capital of Q, where …, was"."""
    tag = line.tag
    if not tag[first] & tags.DETERMINER or end >= line.size or not tag[end] & tags.COMMA:
        return False
    return bool((tag[first + 1] | tag[first + 2]) & tags.NOUN_AREA) and not any(map(_NO_GROUND.__and__, tag[first:end]))


def _hung(low: list[str], first: int) -> bool:
    """Whether a participle before a unit hangs on the noun before it: "troops backed by", "tribesmen allied with"."""
    backed = low[first] == "by" or low[first : first + 2] == ["up", "by"]  # "troops backed up by jets"
    return backed or (low[first] in ("with", "to") and low[first - 1] in _ALLIED)


def relative_with_verb(line: Line, first: int, verb: int) -> int:
    """The relative pronoun before unit `first` whose verb stands there, 0 without one: "those who watch the border".

    No list has every verb: after "who" stands one where no noun does, after "that" where its object follows.
    """
    tag = line.tag
    if first + 1 >= verb or not tag[first - 1] & tags.RELATIVE or tag[first] & _NO_FIRST_VERB:
        return 0
    pronoun = line.low[first - 1]
    if pronoun == "which" and not tag[first] and tag[first + 1] & _NAMES and line.low[first][-1] not in "sd":
        return 0  # "P, which elite Russian units held": an adjective
    if pronoun == "who" or (
        tag[first + 1] & OBJECTS
        and not tag[first] & _NO_VERBS
        and (pronoun == "which" or (pronoun == "that" and not complement(line, first - 1)))
    ):
        return first - 1
    return 0


def relative_with_object(line: Line, first: int, end: int) -> int | None:
    """The relative pronoun of the clause whose object stands at a unit: "the group that has been fighting the army"."""
    tag, low = line.tag, line.low
    bits = tag[first - 1]
    going = first < end and bits & tags.AUXILIARY and low[first].endswith("ing")
    if not going and (not bits & _VERBS or (bits & tags.SPEECH and first < end)):
        return None
    if (
        low[first - 1] in _ENSUES
        and low[first - 2] in ("that", "which")
        and not _DURING.isdisjoint(low[max(first - _ENSUES_WITHIN, 0) : first - 2])
    ):
        return None  # "in the war that followed India retook P"
    for look in range(first - 1, max(first - 9, 0), -1):
        if tag[look] & STOPS:
            return None
        word = low[look] if tag[look] & tags.RELATIVE else ""
        if word in {"who", "which"} or (word == "that" and not complement(line, look)):
            return look
    return None


_SELVES = frozenset(("itself", "themselves"))
_CALLS = frozenset(("calling", "calls", "called", "styling"))


def calls_itself(line: Line, start: int, end: int) -> int:
    """The name that a phrase of armed men ends with: "a union of militias calling itself *the Hill Guard*"; or -1."""
    named = end - 1
    if line.vocabulary.isdisjoint(_SELVES) or named not in line.actor or line.actor[named].kind != "group":
        return -1
    calls = before_calling(line, start, end)
    return named if calls < end and calls + 3 + bool(line.tag[calls + 2] & tags.DETERMINER) == end else -1


def before_calling(line: Line, start: int, end: int) -> int:
    """The end of a phrase without what somebody calls himself: "a group *calling itself the army of God*"."""
    if line.vocabulary.isdisjoint(_SELVES):
        return end
    calls = (at for at in range(start + 1, end - 1) if line.low[at] in _CALLS and line.low[at + 1] in _SELVES)
    return next(calls, end)
