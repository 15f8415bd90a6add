"""A sentence without its asides: "The Russians, who …, gave it up" read again as "The Russians gave it up".

Long newspaper sentences put a relative clause, an apposition, a source or a circumstance between a subject and its
verb, an auxiliary and its participle, a verb and its object. The grammar steps over many of them by itself; what it
still cannot read it can read here. An aside is taken out only where the words on both sides of it belong together.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field

from geomap.articles.tokens import where
from geomap.claims.verbs.adjuncts import manners
from geomap.claims.verbs.clauses import is_adjective
from geomap.claims.verbs.openings import after_opener
from geomap.claims.verbs.subjects import DASHES
from geomap.claims.words import tags
from geomap.claims.words.lexicon import MOTION
from geomap.claims.words.line import Line

_REACH = 45  # units that an aside may have
_BRACKETS = frozenset("()")
_ENCLOSING = DASHES | {"("}
_MANNER = 5  # units of "singing as they went"
_PARTICLES = frozenset(("out", "back", "away", "up", "down", "off"))  # "pulled out, unasked, from"
_SOURCES = frozenset(
    ("account", "accounts", "count", "reckoning", "reckonings", "estimate", "estimates", "words", "word", "telling")
)
_PREDICATES = frozenset(("in", "under", "back", "out", "outside", "within", "inside"))  # behind "is"
_SO = frozenset(("as", "so", "or", "at", "least"))  # "so at least S says"
_IT_IS = (["it", "is"], ["it", "was"], ["it", "has"], ["it", "seems"], ["it", "appears"], ["one", "hears"])
_EDGE = tags.STOP | tags.SUBORDINATOR | tags.CONJUNCTION
_LEADS = (
    tags.RELATIVE
    | tags.PREPOSITION
    | tags.DETERMINER
    | tags.POSSESSIVE
    | tags.GERUND
    | tags.PAST
    | tags.ADVERB
    | tags.NUMBER
    | tags.TIME
    | tags.SUBORDINATOR
    | tags.AREA_PART
    | tags.CONJUNCTION
    | tags.SOURCED
)
_CIRCUMSTANCE = (
    tags.PREPOSITION | tags.ADVERB | tags.SUBORDINATOR | tags.TIME | tags.NUMBER | tags.SOURCED | tags.CONDITIONAL
)
_NOUNLIKE_NOT = (
    tags.PREPOSITION
    | tags.CONJUNCTION
    | tags.DETERMINER
    | tags.AUXILIARY
    | tags.SUBORDINATOR
    | tags.RELATIVE
    | tags.ADVERB
    | tags.TIME
    | tags.STOP
    | tags.COMMA
    | tags.POSSESSIVE
)
_OBJECT = (
    tags.DETERMINER
    | tags.POSSESSIVE
    | tags.NUMBER
    | tags.PLACE
    | tags.ACTOR
    | tags.WEAK
    | tags.NOUN_AREA
    | tags.WHOLE
    | tags.FORCE
    | tags.WEAPON
    | tags.TO
    | tags.PREPOSITION
)
_LISTED = tags.PLACE | tags.WEAK | tags.COMMA | tags.CONJUNCTION
_PHRASE_OPENS = _EDGE | tags.COMMA | tags.QUOTE | tags.AUXILIARY | tags.SPEECH | tags.PREPOSITION | tags.TRIGGER
_NOUNS = tags.FORCE | tags.PEOPLE | tags.PLACE | tags.ACTOR | tags.AREA | tags.AREA_PART | tags.WEAPON | tags.TIME
_WHEN = tags.TIME | tags.ADVERB | tags.NUMBER
_PHRASE_EDGE = _EDGE | tags.COMMA | tags.QUOTE
_NOT_FINITE = tags.PREPOSITION | tags.FORCE | tags.PEOPLE | tags.PLACE | tags.ACTOR | tags.DETERMINER | tags.GERUND
_FINITE = tags.AUXILIARY | tags.VERB_IRREGULAR | tags.SPEECH | tags.PAST | tags.TRIGGER | tags.PLANS


@dataclass(slots=True)
class Plain:
    """A sentence without asides, and the sources that stood in them: the unit before each, and those that name it."""

    line: Line
    sources: list[tuple[int, tuple[int, int]]] = field(default_factory=list)


def without_asides(line: Line, told: Container[int]) -> Plain | None:
    """Take the asides out of a sentence, of whose verbs those in `told` were read; None where it has none."""
    commas = line.units(tags.COMMA)
    masked = manners(line, told)
    sources: list[tuple[int, tuple[int, int]]] = []
    if not _ENCLOSING.isdisjoint(line.vocabulary):
        _dashes(line, masked)
    stops = line.units(tags.STOP) if commas[1:] else []
    for number, opening in enumerate(commas[:-1], 1):
        if opening in masked or opening == 0:
            continue
        closing = _closing(line, opening, commas[number:], stops, masked)
        if closing is not None:
            source = _source(line, opening + 1, closing)
            if source is not None:
                sources.append((opening, source))
            masked.update(range(opening, closing + 1))
    if not masked:
        return None
    return Plain(line.without(masked), sources)


def _dashes(line: Line, masked: set[int]) -> None:
    """Take out what stands between two dashes, or in brackets."""
    low = line.low
    dashes = where(low, DASHES)
    if len(dashes) == 2 and dashes[1] - dashes[0] < _REACH and dashes[1] < line.size - 2:
        first, last = dashes
        if line.tag[first - 1] & tags.NOUN_AREA and all(bits & _LISTED for bits in line.tag[first + 1 : last]):
            masked.add(last)  # "its two ports – P and Q – were taken": they are meant
            last = first
            while first and not line.tag[first - 1] & _PHRASE_OPENS:
                first -= 1
        masked.update(range(first, last + 1))
    opened = -1
    for unit in where(low, _BRACKETS) if "(" in line.vocabulary else ():
        if low[unit] == "(":
            opened = unit
        elif opened >= 0:
            masked.update(range(opened, unit + 1))
            opened = -1


def _closing(line: Line, opening: int, commas: list[int], stops: list[int], masked: set[int]) -> int | None:
    """The comma that closes the aside which opens at a unit; None where none opens there."""
    if commas[0] - opening > _REACH:
        return None
    tag = line.tag
    left = opening - 1
    while left > 0 and (left in masked or tag[left] & (tags.ADVERB | tags.QUOTE)) and not tag[left] & tags.PLACE:
        left -= 1
    bits = tag[left]
    lead = tag[opening + 1] if opening + 1 < line.size else 0
    verb = _verb_before(line, left - (left > 0 and line.low[left] in _PARTICLES))
    auxiliary = bool(bits & tags.AUXILIARY)
    joined = bool(bits & (tags.CONJUNCTION | tags.SUBORDINATOR) or line.low[left] == "that")
    noun = not (verb or auxiliary or joined)
    if noun and bits & _NOUNLIKE_NOT:
        return None
    stop = next((unit for unit in stops if unit >= opening and unit not in masked), line.size) if stops else line.size
    for closing in commas:
        if closing - opening > _REACH or stop < closing:
            return None
        after = closing + 1
        while tag[after] & (tags.ADVERB | tags.TIME) and not tag[after] & tags.AUXILIARY:
            after += 1
        if closing == opening + 1 or after >= line.size or _unfinished(line, opening, closing):
            continue
        if _breaks_off(line, opening, closing):
            return None
        if noun:
            told = _finite(line, after) and (
                lead & _LEADS
                or line.low[opening + 1 : opening + 3] in _IT_IS
                or _source(line, opening + 1, closing) is not None
            )
            if told and _is_subject(line, opening, masked):
                return closing
            continue
        spoken = _source(line, opening + 1, closing) is not None
        doubt = verb and line.low[opening + 1] == "or"  # "held, or said that they held,"
        doubt = doubt or (verb and _manner(line, opening, closing))
        if not (lead & _CIRCUMSTANCE and not lead & tags.DETERMINER) and not spoken and not doubt:
            continue
        if auxiliary and tag[after] & (tags.PAST | tags.GERUND | tags.TRIGGER | tags.VERB_IRREGULAR | tags.BE):
            return closing
        if auxiliary and bits & tags.BE and line.low[after] in _PREDICATES:
            return closing
        named = spoken and tag[closing + 2] & tags.COMMA and not tag[closing + 1] & tags.PLACE
        if verb and not named and (tag[closing + 1] & _OBJECT or line.low[closing + 1] in ("some", "about")):
            return closing
        if joined and (tag[after] & _OBJECT or _finite(line, after)):
            return closing
        if (verb or auxiliary or joined) and not lead & tags.SOURCED:
            return None
    return None


def _unfinished(line: Line, opening: int, closing: int) -> bool:
    """Whether what is said in an aside lacks its verb still: ", as the minister announced that P and Q,"."""
    if "that" not in line.vocabulary:
        return False
    that = next((unit for unit in range(closing - 1, opening, -1) if line.low[unit] == "that"), opening)
    if that <= opening + 1 or not line.tag[that - 1] & tags.SPEECH:
        return False
    return not any(bits & _FINITE and not bits & _NOT_FINITE for bits in line.tag[that + 1 : closing])


def _breaks_off(line: Line, opening: int, closing: int) -> bool:
    """Whether a relative clause has its subject and no verb yet at a comma: ", which the rebels, backed by X, took"."""
    tag, first = line.tag, opening + 2
    if not tag[opening + 1] & tags.RELATIVE or not tag[first] & (tags.DETERMINER | tags.ACTOR | tags.CAPITAL):
        return False
    return not any(bits & _FINITE and not bits & _NOT_FINITE for bits in tag[first:closing])


def _manner(line: Line, opening: int, closing: int) -> bool:
    """Whether an aside before where to tells how: "marched, singing, into P", "pushed, town by town, toward P"."""
    low = line.low
    if closing - opening > _MANNER or not (line.tag[closing + 1] & tags.PREPOSITION or low[closing + 1] in MOTION):
        return False
    if low[opening + 2 : opening + 4] == ["by", low[opening + 1]]:
        return True
    return low[closing + 1] in MOTION and bool(line.tag[opening + 1] & tags.GERUND)


def _verb_before(line: Line, at: int) -> bool:
    """Whether a verb stands at a unit, or before the time that ends there ("fired on Tuesday")."""
    tag = line.tag
    while at > 1 and tag[at] & (tags.TIME | tags.NUMBER) and not tag[at] & tags.AUXILIARY:
        at -= 1
        if line.low[at] in ("on", "in", "at"):
            at -= 1
            break
    bits = tag[at]
    if bits & _NOUNS:
        return False
    before = tag[at - 1] if at else 0
    if before & (tags.DETERMINER | tags.POSSESSIVE | tags.PREPOSITION):
        return False
    return bool(bits & (tags.PAST | tags.VERB_IRREGULAR | tags.TRIGGER | tags.SAID) and not bits & tags.COMPOUND)


def _is_subject(line: Line, end: int, masked: set[int]) -> bool:
    """Whether the noun phrase before a comma is the subject of a clause whose verb is still to come."""
    tag = line.tag
    start = end
    while start > 0 and (start - 1 in masked or not tag[start - 1] & _PHRASE_EDGE):
        start -= 1
    while start < end and start in masked:
        start += 1
    if start > 1 and tag[start - 1] & tags.CONJUNCTION and tag[start - 2] & (tags.PLACE | tags.ACTOR | tags.FORCE):
        return False  # the end of a list
    if start >= end:
        return False
    first = after_opener(line, start, end)
    if start < first < end and tag[first] & tags.PREPOSITION:
        first = after_opener(line, first, end)  # "by noon on Monday its soldiers"
    if first >= end or (tag[first] & (tags.PREPOSITION | tags.GERUND) and not tag[first] & (tags.PLACE | tags.ACTOR)):
        return False
    return not any(
        tag[unit] & tags.FINITE
        and unit not in masked
        and not tag[unit] & (tags.FORCE | tags.PEOPLE | tags.AREA | tags.PLACE | tags.ACTOR | tags.COMPOUND | tags.TIME)
        and not is_adjective(line, unit)
        for unit in range(first, end)
    )


def _finite(line: Line, at: int) -> bool:
    """Whether a finite verb stands at a unit."""
    bits = line.tag[at]
    after = at + 1
    if bits & _NOT_FINITE:
        return False
    if bits & tags.PAST and not bits & tags.AUXILIARY and line.low[after] == "by":
        return False
    return bool(bits & _FINITE)


def _source(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """Who is the source in an aside: "according to S", "by the account of S", "S said", "in S's estimate"."""
    tag, low = line.tag, line.low
    if end - start < 2:
        return None
    if low[start] == "according" and low[start + 1] == "to":
        return (start + 2, end)
    if low[start] in {"by", "in", "on"}:
        for unit in range(start + 1, min(end, start + 5)):
            if low[unit] in _SOURCES:
                if low[unit + 1 : unit + 2] == ["of"]:
                    return (unit + 2, end)
                if low[start + 1] in ("its", "their"):  # "by their own count": who stands before
                    before = next((at for at in range(start - 1, -1, -1) if at in line.actor), -1)
                    return (before, before + 1) if before >= 0 else None
                return (start + 1, unit + 1)
        return None
    if tag[start] & tags.SAID and not tag[start + 1] & (tags.PREPOSITION | tags.SUBORDINATOR | tags.TO):
        finite = any(tag[unit] & tags.FINITE and not tag[unit] & tags.PEOPLE for unit in range(start + 1, end))
        return None if finite or low[start + 1] == "that" else (start + 1, end)  # ", said S,"
    last = end - 1
    while last > start and (tag[last] & _WHEN or (low[last] in {"on", "in"} and last < end - 1)):
        last -= 1
    if last <= start or not tag[last] & tags.SAID or tag[start] & (tags.RELATIVE | tags.PREPOSITION | tags.GERUND):
        return None
    if low[start].startswith("what") or any(
        tag[unit] & tags.FINITE and not tag[unit] & tags.PEOPLE for unit in range(start, last)
    ):
        return None
    while start < last - 1 and low[start] in _SO:
        start += 1
    return (start, last)
