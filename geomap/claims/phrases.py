"""Noun phrases read from left to right: which places they name, and whether as a whole, in part, or nearly."""

from __future__ import annotations

from dataclasses import dataclass

from geomap.claims import tags
from geomap.claims.line import Line
from geomap.model import Extent

_LONGEST = 14  # units that a noun phrase may have before its place; a longer one is a sentence that lost its verb
_MEASURES = frozenset(
    [
        "km",
        "kilometers",
        "kilometres",
        "kilometer",
        "kilometre",
        "miles",
        "mile",
        "m",
        "metres",
        "meters",
        "yards",
        "feet",
    ]
)
_CONTAINERS = frozenset(("country", "continent", "admin1", "admin2", "area", "polity"))
_AMONG = frozenset(["including", "notably", "namely"])
_FOLLOWERS = (
    tags.PREPOSITION
    | tags.CONJUNCTION
    | tags.SUBORDINATOR
    | tags.RELATIVE
    | tags.COMMA
    | tags.STOP
    | tags.QUOTE
    | tags.ADVERB
    | tags.TIME
    | tags.AUXILIARY
    | tags.SPEECH
    | tags.PRONOUN
    | tags.NEGATION
    | tags.AFTER_PLACE
    | tags.DETERMINER
    | tags.TO
    | tags.PAST
    | tags.GERUND
    | tags.VERB_IRREGULAR
    | tags.PLANS
    | tags.FAILS
    | tags.ASKS
    | tags.REPELS
    | tags.CANCELLED
    | tags.NUMBER
)
_BREAKERS = tags.SUBORDINATOR | tags.RELATIVE | tags.AUXILIARY | tags.STOP | tags.PRONOUN


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a phrase names: the unit it stands in, how much of it, and whether the text says "all of it"."""

    unit: int
    extent: Extent
    stated: bool = False
    actor: int = -1  # the unit of another party, where the verb is left out ("…, and the Islamic State Tikrit")


def scan(
    line: Line, start: int, *, target: bool = False, subject: bool = False, lenient: bool = False
) -> tuple[list[Hit], int]:
    """Read the noun phrase that begins at unit `start`.

    Parameters
    ----------
    line
        The sentence.
    start
        Its first unit.
    target
        Whether anything *in* a place counts (a warehouse in Lviv may be hit; only Lviv itself may be held).
    subject
        Whether a verb may follow the last of several places, because the phrase is or ends a subject.
    lenient
        Whether a noun may follow the place.

    Returns
    -------
    list of Hit, int
        The places that it is about, in order, and the unit after the phrase.
    """
    hits, at = _one(line, start, target, lenient)
    if not hits:
        return hits, at
    return _more(line, hits, at, target, subject)


def _one(line: Line, start: int, target: bool, lenient: bool = False) -> tuple[list[Hit], int]:
    """Read one conjunct: modifiers, nouns of area with "of" or "in", at last the place."""
    tag, low, size = line.tag, line.low, line.size
    at = start
    extent: Extent = "whole"
    stated = False
    narrowed = False
    noun = 0  # classes of the last noun, which a preposition may follow
    plain = False  # the last noun is of no class: a thing, not a stretch of ground
    while at < size and at - start < _LONGEST:
        bits = tag[at]
        if bits & tags.PLACE or (bits & tags.WEAK and not plain):
            return _placed(line, start, at, extent, stated, target or lenient, plain and not lenient)
        word = low[at]
        if bits & tags.COMMA:
            # Between adjectives ("the small, muddy town of"), or before the name ("the capital, Sanaa").
            if noun and at + 2 < size and (low[at + 1] in _AMONG or low[at + 1] == "among"):
                hits, end = _one(line, at + (2 if low[at + 1] in _AMONG else 3), target)
                return hits, end
            if noun & tags.AREA and at + 1 < size and tag[at + 1] & tags.PLACE:
                at += 1
                continue
            if at == start or not (at + 1 < size and not tag[at + 1] & (_BREAKERS | tags.DETERMINER)) or noun or plain:
                return [], at
        elif (word == "all" and at + 1 < size and low[at + 1] == "but") or (
            word in ("nearly", "almost", "virtually", "practically") and at + 1 < size and tag[at + 1] & tags.WHOLE
        ):
            extent, narrowed = "part", True
            noun = tags.AREA_PART
            at += 2
            continue
        elif word == "within" and at + 2 < size and tag[at + 1] & (tags.NUMBER | tags.DETERMINER):
            extent = "approach"
            while at + 1 < size and low[at] != "of" and not tag[at] & tags.COMMA:
                at += 1
            noun, plain = 0, False
        elif (
            word in ("about", "over", "some", "roughly")
            and at + 1 < size
            and (tag[at + 1] & (tags.NUMBER | tags.AREA_PART) or low[at + 1] == "a")
        ):
            pass
        elif bits & tags.PREPOSITION and not bits & tags.NEAR:
            if word in ("of", "in", "on", "at", "inside", "within", "from", "along", "across", "to", "for", "by"):
                if plain and (not target or word == "on"):
                    return [], at
                if not noun and not plain and at > start:
                    return [], at
                if at == start and word != "of":
                    return [], at
                if word in ("to", "for", "by", "from") and not (noun & tags.AREA_NEAR or (target and word == "for")):
                    if not (word == "from" and _measured(line, at)):
                        return [], at
                    extent = "approach"
                if at == start and word == "of" and tag[at - 1] & tags.AREA_PART:
                    extent, narrowed = "part", True
            elif target and plain and word in ("outside", "over", "off"):
                extent = "approach"
            else:
                return [], at
            plain = False
            noun = 0
        elif bits & tags.NEAR or word in ("near", "around", "outside", "behind"):
            if plain and not target:
                return [], at
            extent = "approach" if word != "behind" else extent
            noun, plain = 0, False
        elif bits & tags.WHOLE:
            stated = not narrowed
            noun = tags.AREA_PART
        elif word == "en" and low[at : at + 3] == ["en", "route", "to"]:
            extent, noun, plain = "approach", 0, False
            at += 3
            continue
        elif word == "such" and at + 1 < size and low[at + 1] == "as" and noun:
            noun, plain = 0, False
            at += 2
            continue
        elif bits & tags.DIRECTION:
            if at + 1 < size and low[at + 1] == "of" and at > start and (noun or plain):
                # "a swath of land east of the Oskil": beside it. "a village north of Bakhmut": near it.
                if extent == "whole":
                    extent = "approach"
                noun, plain = tags.AREA, False
                at += 2
                continue
            noun = 0
        elif bits & tags.AREA_NEAR:
            extent, noun, plain = "approach", tags.AREA_NEAR, False
        elif bits & tags.AREA_PART and not (bits & tags.AREA and word == "capital"):
            if extent != "approach":
                extent, narrowed, stated = "part", True, False
            noun, plain = tags.AREA_PART, False
        elif bits & tags.AREA:
            noun, plain = tags.AREA, False
        elif bits & tags.NUMBER:
            if word.endswith("%") or (at + 1 < size and low[at + 1] == "of"):
                noun, plain = tags.AREA_PART, False
                if extent == "whole":
                    extent, narrowed, stated = "part", True, False
        elif bits & _BREAKERS and not bits & tags.DETERMINER and not bits & tags.COMPOUND:
            return [], at
        elif bits & tags.CONJUNCTION:
            # "towns and villages in", "the ports and airfields of"
            if at + 1 >= size or tag[at + 1] & (_BREAKERS | tags.PREPOSITION) or at == start:
                return [], at
            if tag[at - 1] & tags.DIRECTION and tag[at + 1] & tags.DIRECTION:
                at += 1
                continue
            if not (noun or plain) or not (tag[at + 1] & tags.NOUN_AREA or target):
                return [], at
        elif bits & (tags.DETERMINER | tags.POSSESSIVE | tags.ADVERB | tags.COMPOUND):
            if bits & tags.POSSESSIVE and word in ("'s", "’s"):
                plain = False
            if bits & tags.ADVERB and noun & tags.AREA and at > start:
                return [], at
        elif bits & tags.ACTOR or bits & tags.NAME_PART:
            plain = bool(bits & tags.NAME_PART) or not _adjectival(line, at)
            noun = 0
        elif (bits & (tags.FINITE & ~tags.PAST) and not target) or bits & tags.FIGURATIVE:
            return [], at
        else:
            # Any other word: an adjective before a noun, or a thing.
            plain, noun = True, 0
        at += 1
    return [], at


def _adjectival(line: Line, at: int) -> bool:
    """Whether an actor's name stands as an adjective before a noun ("the Ukrainian city of")."""
    after = at + 1
    return after < line.size and not line.tag[after] & (tags.PREPOSITION | tags.COMMA | tags.STOP)


def _measured(line: Line, at: int) -> bool:
    """Whether a distance stands before unit `at` ("30 km from")."""
    return at >= 2 and line.low[at - 1] in _MEASURES


def _placed(
    line: Line, start: int, at: int, extent: Extent, stated: bool, target: bool, plain: bool
) -> tuple[list[Hit], int]:
    """Take the place at unit `at`, after looking at the words on either side of it."""
    tag, low, size = line.tag, line.low, line.size
    after = at + 1
    if (
        at > start
        and tag[at] & tags.ACTOR
        and tag[at - 1] & tags.NOUN_AREA
        and after < size
        and tag[after] & (tags.AUXILIARY | tags.PAST)
    ):
        return [], at  # "10% of the territory Russia had captured"
    if at > start:
        before = tag[at - 1]
        if before & tags.DIRECTION and extent == "whole":
            mention = line.place[at]
            level = mention.place.level if mention.place else ""
            if level not in ("admin1", "admin2", "water", "area", "facility") or low[at - 1] in ("downtown", "central"):
                extent = "part"
        elif plain and not target and not before & (tags.CAPITAL | tags.AREA) and _plural_noun(low[at - 1]):
            return [], at
    if after < size and low[after] in ("'s", "’s", "'", "’") and line.start_of(after) == line.end_of(at):
        # "Bakhmut's eastern quarter" is ground, "Bakhmut's mayor" is not.
        narrowed: Extent | None = None
        for look in range(after + 1, min(after + 5, size)):
            bits = tag[look]
            if bits & tags.AREA_NEAR:
                narrowed = "approach"
            elif bits & tags.AREA_PART and not bits & tags.TITLE:
                narrowed = "part"
            elif bits & tags.AREA:
                narrowed = extent
            elif bits & (tags.PREPOSITION | tags.COMMA | tags.STOP | tags.CONJUNCTION | tags.AUXILIARY):
                break
            if narrowed is not None:
                if look + 1 < size and not tag[look + 1] & _FOLLOWERS and low[look + 1] not in ".!?":
                    break
                return [Hit(at, "part" if narrowed == "whole" else narrowed, False)], look + 1
        if target:
            return [Hit(at, extent, stated)], after
        return [], at
    if after < size:
        bits = tag[after]
        if not bits & _FOLLOWERS and low[after] not in (".", "!", "?", "...") and not bits & tags.PLACE:
            if bits & tags.AREA:
                after += 1
                while after < size and tag[after] & tags.AREA:
                    after += 1
            elif not target:
                return [], at
            else:
                while after < size and not tag[after] & _FOLLOWERS and low[after] not in (".", "!", "?", "..."):
                    after += 1
        elif bits & (tags.PAST | tags.GERUND) and bits & tags.TRIGGER == 0 and not target and bits & tags.PEOPLE:
            return [], at
    if after < size and tag[after] & tags.ADVERB and extent == "whole":
        # "controlled Debaltseve almost entirely", "captured Bakhmut completely"
        if low[after] in ("almost", "nearly", "partly", "partially", "largely", "mostly"):
            extent = "part"
    return [Hit(at, extent, stated)], after


def _plural_noun(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "ous", "is"))


def _more(line: Line, hits: list[Hit], at: int, target: bool, subject: bool) -> tuple[list[Hit], int]:
    """Go on through "A, B and C", leaving out what stands between (appositions, dates, the region a town lies in)."""
    tag, low, size = line.tag, line.low, line.size
    while at < size:
        here = skip_time(line, at)
        bits = tag[here] if here < size else 0
        if here >= size:
            break
        if (bits & tags.CONJUNCTION and low[here] in ("and", "or", "nor", "&")) or _as_well(line, here):
            jump = (3 if low[here] == "as" else 2) if _as_well(line, here) else 1
            more = _next(line, here + jump, target, subject, hits[-1])
            if more is None:
                break
            hits.extend(more[0])
            at = more[1]
            continue
        if bits & tags.PREPOSITION and low[here] in ("in", "of"):
            # "Izium in the Kharkiv region": the wider place is not what was taken.
            inner, end = _one(line, here + 1, False)
            if inner and end - here < 8:
                at = end
                continue
            break
        if not bits & tags.COMMA:
            break
        after = here + 1
        if after >= size:
            break
        if tag[after] & tags.PLACE and tag[hits[-1].unit] & tags.PLACE and _contains(line, after, hits[-1].unit):
            at = after + 1
            continue
        if (
            low[after] in _AMONG
            or low[after] in ("among", "such")
            or (low[after] == "in" and low[after + 1 : after + 2] == ["particular"])
        ):
            jump = after + (1 if low[after] in _AMONG else 2)
            more = _next(line, jump, target, subject)
            if more is None:
                break
            hits.extend(more[0])
            at = more[1]
            continue
        if tag[after] & tags.CONJUNCTION and low[after] in ("and", "or", "nor"):
            more = _next(line, after + 1, target, subject, hits[-1])
            if more is None:
                break
            hits.extend(more[0])
            at = more[1]
            continue
        if tag[after] & (tags.PLACE | tags.WEAK):
            more = _next(line, after, target, False, hits[-1])
            if more is None:
                break
            hits.extend(more[0])
            at = more[1]
            continue
        skipped = _apposition(line, after)
        if skipped is None:
            break
        if tag[skipped] & tags.COMMA and skipped + 1 < size:
            word = low[skipped + 1]
            if word in ("and", "or") or tag[skipped + 1] & tags.PLACE:
                jump = skipped + 2 if word in ("and", "or") else skipped + 1
                more = _next(line, jump, target, subject, hits[-1])
                if more is None or tag[jump] & tags.PRONOUN:
                    break
                hits.extend(more[0])
                at = more[1]
                continue
        elif tag[skipped] & tags.CONJUNCTION and low[skipped] == "and":
            more = _next(line, skipped + 1, target, subject, hits[-1])
            if more is not None:
                hits.extend(more[0])
                at = more[1]
                continue
        break
    return hits, at


def _next(line: Line, start: int, target: bool, subject: bool, like: Hit | None = None) -> tuple[list[Hit], int] | None:
    """Read a further conjunct; none where what stands there is the subject of a clause of its own."""
    tag, low = line.tag, line.low
    if like is not None and start < line.size:
        if tag[start] & tags.COMMA:
            # "on Siversk and, in time, on Sloviansk"
            look = start + 1
            while look < line.size - 1 and look - start < 7 and not tag[look] & tags.COMMA:
                look += 1
            if tag[look] & tags.COMMA and tag[start + 1] & tags.PREPOSITION:
                start = look + 1
        before = like.unit - 1
        while before > 0 and tag[before] & tags.DETERMINER:
            before -= 1
        if start + 1 < line.size and tag[start] & tags.PREPOSITION and low[start] == low[before] and low[start] != "of":
            start += 1
    if start >= line.size or (
        line.tag[start] & (tags.PAST | tags.VERB_IRREGULAR | tags.GERUND | tags.SPEECH | tags.TRIGGER)
        and not line.tag[start] & (tags.PLACE | tags.AREA | tags.AREA_PART)
    ):
        return None
    bare = bool(line.tag[start] & (tags.PLACE | tags.WEAK))
    gapped = start + 1 if line.tag[start] & tags.DETERMINER else start
    if (
        gapped + 1 < line.size
        and gapped in line.actor
        and line.actor[gapped].kind in ("group", "state", "force", "people", "generic")
        and not line.tag[gapped] & tags.PLACE
    ):
        if line.tag[gapped + 1] & (tags.PLACE | tags.NUMBER):
            found, stop = _one(line, gapped + 1, target)
            if found:
                return [Hit(hit.unit, hit.extent, hit.stated, gapped) for hit in found], stop
        return None
    more, end = _one(line, start, target)
    if not more:
        return None
    if any(line.tag[unit] & (tags.AUXILIARY | tags.SPEECH) for unit in range(start, more[0].unit)):
        return None
    if bare and like is not None and like.extent != "whole":
        more = [Hit(hit.unit, like.extent, False, hit.actor) for hit in more]
    if subject:
        return more, end
    look = end
    if look < line.size and line.tag[look] & tags.COMMA:
        skipped = _apposition(line, look + 1)
        if skipped is not None and line.tag[skipped] & tags.COMMA and skipped + 1 < line.size:
            look = skipped + 1 if line.tag[skipped + 1] & tags.FINITE else look
    while look < line.size and line.tag[look] & (tags.ADVERB | tags.TIME):
        look += 1
    if look < line.size:
        bits = line.tag[look]
        if line.low[look] in ("are", "were", "have") and target:
            pass
        elif bits & (tags.AUXILIARY | tags.SPEECH | tags.VERB_IRREGULAR | tags.FAILS) and not bits & tags.TIME:
            return None
        if bits & tags.PAST and look + 1 < line.size and line.low[look + 1] not in ("by", "in", "on", "since", "last"):
            return None
        if line.low[look] in ("'s", "’s") and not target:
            return None
    if line.tag[start] & tags.ACTOR and line.tag[start] & tags.PLACE == 0 and not target:
        return None
    return more, end


def _as_well(line: Line, at: int) -> bool:
    return line.low[at : at + 2] in (["together", "with"], ["along", "with"]) or line.low[at : at + 3] in (
        ["as", "well", "as"],
        ["together", "with", "the"],
        ["along", "with", "the"],
    )


def skip_time(line: Line, at: int) -> int:
    """Step over "on Saturday", "last week"."""
    look = at
    if look < line.size and line.low[look] in ("on", "in", "at", "by", "since") and look + 1 < line.size:
        if line.tag[look + 1] & (tags.TIME | tags.NUMBER):
            look += 1
        else:
            return at
    moved = False
    while look < line.size and line.tag[look] & (tags.TIME | tags.NUMBER) and line.low[look] != "fall":
        look += 1
        moved = True
    return look if moved else at


def _apposition(line: Line, at: int) -> int | None:
    """Return the comma or conjunction that ends an aside which begins at unit `at`; none where it is a clause."""
    tag, size = line.tag, line.size
    if at >= size or not (
        tag[at]
        & (
            tags.DETERMINER
            | tags.POSSESSIVE
            | tags.PREPOSITION
            | tags.NUMBER
            | tags.ADVERB
            | tags.AREA
            | tags.RELATIVE
            | tags.NEAR
        )
        or line.low[at] == "home"
    ):
        return None
    relative = bool(tag[at] & tags.RELATIVE)
    look = at
    while look < size and look - at < 16:
        bits = tag[look]
        if bits & tags.COMMA:
            return look
        if bits & (tags.STOP | tags.QUOTE):
            return None
        if bits & (tags.RELATIVE | tags.SUBORDINATOR) and not bits & tags.DETERMINER:
            relative = True
        if bits & (tags.AUXILIARY | tags.SPEECH) and not relative:
            return None
        look += 1
    return None


def _contains(line: Line, outer: int, inner: int) -> bool:
    """Whether the place at unit `outer` is the country or region of the one at `inner` ("Izium, Ukraine")."""
    big, small = line.place[outer].place, line.place[inner].place
    if big is None or small is None or big.level not in _CONTAINERS:
        return False
    if big.level == "country":
        return small.level != "country" and small.country == big.country
    if big.level == "admin1":
        return small.level != "admin1" and small.country == big.country and small.admin1 == big.admin1
    return False
