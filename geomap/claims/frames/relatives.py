"""Triggers in relative clauses: "Crimea, which Russia annexed"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from geomap.claims.frames.match import Match
from geomap.claims.frames.steps import Right, finish
from geomap.claims.phrases.antecedents import antecedent_places
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.verbs.climb import climb
from geomap.claims.verbs.subjects import subject
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.lexicon import GERUND, PARTICLES, Frame, Head
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS
from geomap.model import Extent

_NO_OBJECT = (
    tags.COMMA
    | tags.STOP
    | tags.PREPOSITION
    | tags.TIME
    | tags.QUOTE
    | tags.CONJUNCTION
    | tags.SUBORDINATOR
    | tags.NUMBER
    | tags.AUXILIARY
    | tags.SPEECH
    | tags.PAST
    | tags.VERB_IRREGULAR
)


_SHARE = tags.DIRECTION | tags.AREA_PART | tags.NUMBER | tags.DETERMINER | tags.ADVERB | tags.WHOLE | tags.PREPOSITION
_MEASURING = frozenset(("more", "less", "fewer", "than", "least", "most", "to", "good"))
_DATING = frozenset(("on", "in", "that", "the"))  # "the town that they took that week was P"
_INCLUDES = frozenset(("include", "includes", "included"))
_LONGEST_SHARE = 7  # units of "more than two thirds"


def match_relative(line: Line, at: int, head: Head) -> Match | None:
    """The place stands before a relative pronoun: "Crimea, which Russia annexed"."""
    tag, low = line.tag, line.low
    after = at + 1
    while tag[after] & tags.ADVERB:
        after += 1
    if (
        after < line.size
        and not tag[after] & _NO_OBJECT
        and low[after] not in (".", "!", "?")
        and low[after + 1 : after + 3] != ["by", low[after]]  # "which they took street by street"
        and not (tag[after] & tags.DETERMINER and tag[after + 1] & tags.TIME)
        and not (
            low[after] == "the" and low[after + 1 : after + 2] in (["same"], ["next"], ["following"], ["previous"])
        )
        and not _share_of_which(line, at, after)
    ):
        return None
    if (
        after + 1 < line.size
        and tag[after] & tags.NUMBER
        and tag[after + 1] & (tags.FORCE | tags.PEOPLE | tags.WEAPON | tags.VEHICLE)
    ):
        return None  # "it was in P that the rebels lost 23 men"
    if line.tie >= at and not named_after(line, after):
        return None  # no place stands where the antecedent may
    if not (head.forms & ~GERUND or line.units(tags.RELATIVE)):
        return None  # "the town losing": only behind a pronoun
    frames = [(frame, rest) for frame in head.relative if (rest := _fitting(line, at, after, frame)) is not None]
    if not frames:
        return None
    reading = climb(line, at)
    if not reading.relative and reading.subject is not None:
        _said_between(line, reading, reading.subject[0])
    if reading.antecedent >= 0 and low[reading.antecedent + 1 : reading.antecedent + 2] == ["whose"]:
        return None  # "P, whose mine keeps": the antecedent is no object
    for frame, rest in frames:
        if (
            not frame.place_first
            and len(frame.steps) == 2
            and frame.steps[0].words & PARTICLES
            and at + 1 < line.size
            and low[at + 1] in frame.steps[0].words
        ):
            # "which the paratroopers gave up"
            if (
                reading.relative
                and reading.antecedent >= 0
                and reading.subject is not None
                and reading.subject[1] > reading.antecedent + 1
            ):
                hits = antecedent_places(line, reading, False)
                if hits:
                    return Match(frame, at, at + 2, hits, reading)
            continue
        if not frame.place_first:
            # "on which Russian troops have been advancing"
            if not (reading.relative and reading.antecedent >= 0 and len(frame.steps) == 2 and not frame.steps[0].slot):
                continue
            relative = reading.antecedent + 1
            if (
                relative < line.size
                and tag[relative] & (tags.PREPOSITION | tags.NEAR)
                and low[relative] in frame.steps[0].words
            ):
                hits = antecedent_places(line, reading, False)
                if low[relative + 1] == "whose" and tag[relative + 2] & tags.AREA_NEAR:
                    hits = [replace(hit, extent="approach") for hit in hits]  # "P, on whose outskirts they fight"
                if hits:
                    return Match(frame, at, at + 1, hits, reading)
            continue
        if low[at + 1 : at + 2] == ["up"] and len(frame.steps) == 1:
            continue  # "the siege of P, which they kept up"
        target = frame.steps[0].slot == "T"
        if (
            reading.relative
            and reading.antecedent >= 0
            and reading.subject is not None
            and reading.subject[1] > reading.antecedent + 1
        ):
            if tag[reading.antecedent + 1] & tags.PREPOSITION:
                hits = _partly(line, reading, after) if len(frame.steps) == 1 else []
                if hits:
                    return Match(frame, at, at + 1, hits, reading)
                continue
            hits = antecedent_places(line, reading, target)
            if not hits:
                hits = named_after(line, after)
            if hits:
                return Match(frame, at, at + 1, hits, reading, rest.agent)
        elif reading.subject is not None and not reading.relative and head.forms & ~GERUND:
            # "the last city they held": no pronoun at all
            first = _after_town(line, *reading.subject)
            if first > 1 and tag[first - 1] & tags.AREA and tag[first] & (tags.PRONOUN | tags.ACTOR | tags.DETERMINER):
                reading.relative = True
                reading.antecedent = first - 1
                reading.subject = (first, reading.subject[1])
                hits = antecedent_places(line, reading, target) or named_after(line, after)
                if hits:
                    return Match(frame, at, at + 1, hits, reading)
    return None


def _fitting(line: Line, at: int, after: int, frame: Frame) -> Right | None:
    """What the steps of a frame behind its place match; None where its words do not stand where they must.

    They stand behind the verb, or before a relative pronoun.
    """
    found = Right([], after, after)
    if frame.place_first:
        return finish(line, found, frame.steps[1:], at + 1) if len(frame.steps) > 1 else found
    fits = line.low[at + 1] in frame.steps[0].words or any(
        line.tag[unit - 1] & tags.PREPOSITION for unit in line.units(tags.RELATIVE) if 0 < unit < at
    )
    return found if fits else None


def _said_between(line: Line, reading: Reading, first: int) -> None:
    """Read who says it in "P, which the ministry said its troops had captured", where the relative clause is his."""
    verb = first - 1 - (line.low[first - 1] == "that")
    if verb < 2 or not line.tag[verb] & tags.SPEECH or line.tag[verb - 1] & tags.RELATIVE:
        return
    if not any(map(tags.RELATIVE.__and__, line.tag[:verb])):
        return  # no relative clause has begun
    outer = Reading(verb)
    who = subject(line, group(line, verb).start, outer)
    if who is None or not outer.relative or outer.antecedent < 0 or who[1] <= outer.antecedent + 1:
        return
    reading.relative, reading.antecedent = True, outer.antecedent
    reading.spoken, reading.speaker = True, who
    reading.denied ^= bool(line.tag[verb] & tags.DENIED)


def _share_of_which(line: Line, verb: int, at: int) -> bool:
    """Whether a share of what "of which" stands for is the object: "P, of which the rebels hold all but a suburb"."""
    low = line.low
    if "which" not in line.vocabulary or ("of", "which") not in pairwise(low[: verb + 1]):
        return False
    if low[at : at + 2] == ["all", "but"]:
        return True
    look = at
    while look < line.size and look - at < _LONGEST_SHARE and (line.tag[look] & _SHARE or low[look] in _MEASURING):
        look += 1
    shared = any(line.tag[unit] & tags.AREA_PART or low[unit] in _MEASURING for unit in range(at, look))
    return shared and (look >= line.size or bool(line.tag[look] & (tags.COMMA | tags.STOP)) or low[look] in FULL_STOPS)


def _partly(line: Line, reading: Reading, after: int) -> list[Hit]:
    """The place of "Helmand, much of which the Taliban held", "of which they held half": a part of it."""
    at = reading.antecedent
    if line.low[at + 1 : at + 3] != ["of", "which"]:
        return []
    if _share_of_which(line, after, after):
        return [Hit(hit.unit, "part") for hit in antecedent_places(line, Reading(at, antecedent=at), False)]
    comma = at
    while comma > 0 and at - comma < _LONGEST_SHARE and not line.tag[comma] & tags.COMMA:
        if not line.tag[comma] & _SHARE and line.low[comma] not in _MEASURING:
            return []
        comma -= 1
    if not line.tag[comma] & tags.COMMA:
        return []
    extent: Extent = "whole" if line.low[at] == "all" else "part"
    return [Hit(hit.unit, extent) for hit in antecedent_places(line, Reading(reading.start, antecedent=comma), False)]


def _after_town(line: Line, first: int, end: int) -> int:
    """Where the subject begins that stands behind its own antecedent ("the town the rebels" held), else `first`."""
    for unit in range(first + 1, end - 1):
        if line.tag[unit] & tags.AREA and (line.tag[first] & tags.DETERMINER or line.low[first] in ("one", "among")):
            return unit + 1 if unit + 1 in line.actor or line.tag[unit + 1] & tags.DETERMINER else first
    return first


def named_after(line: Line, at: int) -> list[Hit]:
    """What a clause is about, named behind it: "the town that they took was P", "the towns they hold include P"."""
    while at < line.size and (line.tag[at] & (tags.TIME | tags.NUMBER | tags.ADVERB) or line.low[at] in _DATING):
        at += 1
    if at + 1 >= line.size or not (line.tag[at] & tags.BE or line.low[at] in _INCLUDES):
        return []
    hits, end = scan(line, at + 1)
    closed = end >= line.size or line.tag[end] & (tags.COMMA | tags.STOP) or line.low[end] in (".", "!")
    return hits if closed and line.tag[at + 1] & (tags.PLACE | tags.WEAK) else []
