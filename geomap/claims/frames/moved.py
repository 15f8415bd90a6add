"""Passives whose subject is no place: "the troops were withdrawn from P", "the road to P was cut"."""

from __future__ import annotations

from geomap.claims.frames.match import Match
from geomap.claims.frames.passives import agent_after
from geomap.claims.frames.steps import FLAGS, Right, read_right
from geomap.claims.frames.stepwords import INHABITANTS
from geomap.claims.phrases.antecedents import located
from geomap.claims.phrases.ends import phrase_end
from geomap.claims.verbs.climb import climb
from geomap.claims.verbs.governors import following_subject, opens_sentence
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.lexicon import Head
from geomap.claims.words.line import Line

_ORIGINS = frozenset(("from", "across", "over"))
_NO_TROOPS = frozenset(
    ("government", "cabinet", "ministry", "ministries", "embassy", "consulate", "parliament", "court", "treasury")
)
_LONGEST_ORIGIN = 8  # units of "from batteries on the other bank"
_UNARMED = tags.CROWD | tags.PEOPLE
_STRIKES = ("strike", "airstrike", "air-strike", "shelling", "bombardment", "raid")
_WEAPON_REACH = 16  # units before a passive in which the weapon stands that was fired


def match_moved_passive(line: Line, at: int, head: Head) -> Match | None:
    """The passive of frames whose object is troops or a flag: "the troops were withdrawn from P"."""
    reading: Reading | None = None
    for frame in head.moved:
        slot = frame.steps[0].slot
        right = read_right(line, at + 1, frame, 1)
        if right is None and slot == "W" and (onward := _past_origin(line, at + 1, frame.steps[1].words)):
            right = read_right(line, onward, frame, 1)  # "missiles were fired from P at Q"
        if (right is None or not right.hits) and slot in ("N", "W", "E"):
            doer = agent_after(line, at + 1)  # "were killed by shells in P"
            right = read_right(line, doer[1], frame, 1) if doer is not None else None
            if doer is not None and (right is None or not right.hits) and slot == "N":
                places = located(line, climb(line, at).start)  # "In P three people were killed by shells"
                right = Right(places, doer[1], at + 1) if places else None
        if right is None or not right.hits:
            continue
        if reading is None:
            reading = climb(line, at, participle=True)
        if slot == "F" and reading.subject and line.low[reading.subject[1] - 1].rpartition(" ")[2] in _NO_TROOPS:
            continue  # "the government was moved from P": the state has not lost it by that
        if slot == "E" and line.low[at + 1] == "by" and _crowd(line, reading.subject):
            continue  # "aid workers were attacked by rebels in P"
        if slot == "E" and frame.kind == "gain" and reading.subject and line.low[reading.subject[1] - 1] in INHABITANTS:
            continue  # "reporters were driven out of P"
        if slot == "W" and not any(bits & tags.WEAPON for bits in line.tag[max(0, at - _WEAPON_REACH) : at]):
            continue  # "the ship was launched at P"
        reduced = reading.start == at
        if reduced and slot == "F" and line.low[at] == "moved" and line.low[right.end : right.end + 1] == ["to"]:
            return None  # "the army moved from P to Q"
        if reduced and line.low[at + 1 : at + 2] in (["up"], ["forward"], ["ahead"], ["on"]):
            return None  # "the army pushed up from P"
        if reduced and opens_sentence(line, at - 1):
            reading.subject = following_subject(line, at)  # "Driven from P at the weekend, the Russians"
            if reading.subject is None:
                return None
            reading.relative = False
            return Match(frame, at, right.trigger_end, right.hits, reading, None, reading.subject, passive=True)
        if not reading.passive and not reduced:
            return None
        if slot == "G":
            told = line.low[slice(*(reading.subject or (max(0, at - 6), at)))]
            if FLAGS.isdisjoint(told):
                return None  # "she was raised in P"
        if reduced and not (at and line.tag[at - 1] & (tags.FORCE | tags.PEOPLE | tags.COMMA | tags.WEAPON)):
            return None
        if reduced and reading.subject is None and line.tag[at - 1] & tags.COMMA:
            reading.subject = _before_comma(line, at - 1)  # "the Russians, driven out of P, fled"
        agent = agent_after(line, at + 1) or agent_after(line, right.end)
        if agent is None and slot == "N" and frame.kind == "strike":
            agent = _in_a_strike(line, right.end)
        return Match(frame, at, right.trigger_end, right.hits, reading, agent, reading.subject, passive=True)
    return None


def _in_a_strike(line: Line, at: int) -> tuple[int, int] | None:
    """The strike in which people came to harm, behind the place: "were killed in P *in Russian air strikes*"."""
    if line.low[at : at + 1] not in (["in"], ["during"]):
        return None
    end = phrase_end(line, at + 1, None)
    if end is None or end == at + 1 or not line.low[end - 1].startswith(_STRIKES):
        return None
    flown = line.low[end - 1] not in ("raid", "raids") or line.low[end - 2] in ("air", "bombing")
    return (at + 1, end) if flown else None


def _crowd(line: Line, span: tuple[int, int] | None) -> bool:
    """Whether a phrase is about people who bear no arms."""
    return span is not None and bool(line.tag[span[1] - 1] & _UNARMED) and not line.tag[span[1] - 1] & tags.FORCE


def match_worded_passive(line: Line, at: int, head: Head) -> Match | None:
    """The passive of frames whose object is a word of theirs: "the road to P was cut", "control of P was regained"."""
    for frame, step in head.worded:
        words = frame.steps[step].words
        if words.isdisjoint(line.vocabulary) or words.isdisjoint(line.low[:at]):
            continue
        if not group(line, at).passive:
            return None
        reading = climb(line, at, participle=True)
        if reading.subject is None or reading.relative:
            return None
        start, end = reading.subject
        first = next((unit for unit in range(start, end) if line.low[unit] in words), end)
        right = read_right(line, first, frame, step) if first < end else None
        if right is not None and right.hits and right.end <= end:
            return Match(frame, at, at + 1, right.hits, reading, agent_after(line, at + 1), passive=True)
    return None


def _past_origin(line: Line, at: int, words: frozenset[str]) -> int:
    """The word that leads to the target, behind whence a weapon was fired: "from the other bank at P"; else 0."""
    while line.tag[at] & (tags.ADVERB | tags.TIME):
        at += 1
    if at >= line.size or line.low[at] not in _ORIGINS:
        return 0
    for unit in range(at + 2, min(line.size - 1, at + _LONGEST_ORIGIN)):
        if line.low[unit] in words and line.low[unit] != "in":
            return unit
        if (
            line.tag[unit] & (tags.COMMA | tags.STOP | tags.FINITE | tags.CONJUNCTION)
            and not line.tag[unit] & tags.PLACE
        ):
            break
    return 0


def _before_comma(line: Line, comma: int) -> tuple[int, int] | None:
    """The noun phrase before a comma, where troops or a party end it."""
    tag = line.tag
    if not comma or not tag[comma - 1] & (tags.FORCE | tags.ACTOR):
        return None
    first = comma - 1
    while first and tag[first - 1] & (tags.DETERMINER | tags.ACTOR | tags.CAPITAL | tags.FORCE | tags.POSSESSIVE):
        first -= 1
    return first, comma
