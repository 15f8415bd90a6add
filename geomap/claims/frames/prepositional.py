"""Triggers whose place stands before "out of which" or "where": "Goma, out of which the rebels were driven"."""

from __future__ import annotations

from dataclasses import replace

from geomap.claims.frames.match import Match
from geomap.claims.frames.passives import agent_after
from geomap.claims.frames.steps import read_right
from geomap.claims.phrases.antecedents import antecedent_places
from geomap.claims.verbs.climb import climb
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading
from geomap.claims.words.lexicon import PARTICIPLE, Frame, Head, Step
from geomap.claims.words.line import Line

_AFTER = frozenset((".", "in", "on", "for", "since", "after", "before", "until", "when", "as", "during", "with", "by"))
_NEAR = frozenset(("near", "around", "outside"))
_MOST_BEHIND = 6  # units behind the verb that hold the words of its frame
_MOST_BEFORE = 3  # units from the noun to its pronoun: ", out of which"
_SMALL = ("country", "continent", "admin1")


def match_prepositional(line: Line, at: int, head: Head) -> Match | None:
    """Read the words that lead to a frame's place before the pronoun, and the others behind the verb at unit `at`."""
    reading = climb(line, at, participle=bool(head.forms & PARTICIPLE))
    found = _led_by(line, reading)
    if found is None:
        return None
    words, antecedent = found
    for frame in head.led:
        middle = _steps_before(frame, words)
        if middle is None:
            continue
        passive = [step.slot for step in middle if not step.optional] in (["E"], ["F"])
        dug_in = reading.passive and frame.kind == "control" and not any(step.slot for step in middle)
        if reading.passive != passive and not dug_in:
            continue
        right = None if passive or not middle else read_right(line, at + 1, replace(frame, steps=middle), 0)
        end = at + 1 if right is None else right.end
        if (middle and right is None and not passive) or not _closes(line, end):
            continue
        hits = antecedent_places(line, Reading(at, antecedent=antecedent), False)
        if words == ["where"] and any(line.level(hit.unit) in _SMALL for hit in hits):
            return None
        if not hits:
            return None
        if not _NEAR.isdisjoint(words):
            hits = [replace(hit, extent="approach") for hit in hits]
        reading.relative, reading.antecedent = True, antecedent
        agent = agent_after(line, at + 1) if passive else None
        other = reading.subject if passive else right.other if right is not None else None
        return Match(frame, at, end, hits, reading, agent, other, passive=passive)
    return None


def match_left_behind(line: Line, at: int, head: Head) -> Match | None:
    """Read a frame whose last words stand behind the verb without its place: "P, which they took control of in May"."""
    low = line.low
    window = low[at + 1 : at + _MOST_BEHIND]
    for frame in head.led:
        if len(frame.steps) < 3:
            continue  # one word alone is read with the pronoun
        first, last = (steps := frame.steps[:-1])[0], steps[-1]
        if last.words.isdisjoint(window) or not (first.slot or low[at + 1] in first.words):
            continue
        right = read_right(line, at + 1, replace(frame, steps=steps), 0)
        if right is None or low[right.end - 1] not in last.words or not _closes(line, right.end):
            continue
        reading = climb(line, at, participle=bool(head.forms & PARTICIPLE))
        pronoun = reading.antecedent + 1
        if (
            reading.passive
            or not reading.relative
            or reading.subject is None
            or not 0 < pronoun < reading.subject[1] - 1
        ):
            return None
        hits = [] if line.tag[pronoun] & tags.PREPOSITION else antecedent_places(line, reading, False)
        if hits:
            return Match(frame, at, right.end, hits, reading, None, right.other, weapons=right.weapons)
    return None


def led_from(line: Line, at: int) -> bool:
    """Tell whether "where" or "of which" stands before a unit: only then its place may stand before those."""
    low, tag = line.low, line.tag
    if "where" in line.vocabulary and "where" in low[:at]:
        return True
    which = low.index("which") if "which" in line.vocabulary else at
    while which < at:
        if which and tag[which - 1] & tags.PREPOSITION:
            return True
        which = low.index("which", which + 1) if "which" in low[which + 1 : at] else at
    return False


def _led_by(line: Line, reading: Reading) -> tuple[list[str], int] | None:
    """The words from a noun to the clause that hangs on it, without the pronoun "which", and the last unit before."""
    if reading.subject is None:
        return None
    tag, low = line.tag, line.low
    pronoun = reading.subject[0] - 1
    if pronoun < 1 or not tag[pronoun] & tags.RELATIVE:
        return None
    if low[pronoun] == "where":
        return ["where"], pronoun - 1
    first = pronoun
    while first > 1 and pronoun - first < _MOST_BEFORE and tag[first - 1] & tags.PREPOSITION:
        first -= 1
    return (low[first:pronoun], first - 1) if low[pronoun] == "which" and first < pronoun else None


def _steps_before(frame: Frame, words: list[str]) -> tuple[Step, ...] | None:
    """The steps of a frame before those words that lead to its place; None where others do."""
    if words == ["where"]:
        within = ("over",) if "flag" in frame.flags else ("in", "at")
        return frame.steps[:-2] if not frame.steps[-2].words.isdisjoint(within) else None
    led = frame.steps[-1 - len(words) : -1]
    fits = len(led) == len(words) and all(word in step.words for word, step in zip(words, led, strict=True))
    return frame.steps[: -1 - len(words)] if fits else None


def _closes(line: Line, end: int) -> bool:
    """Whether the clause ends at a unit, but for when and how long."""
    if end >= line.size:
        return True
    closing = tags.COMMA | tags.STOP | tags.TIME | tags.QUOTE | tags.CONJUNCTION | tags.ADVERB
    return bool(line.tag[end] & closing) or line.low[end] in _AFTER
