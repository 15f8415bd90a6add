"""The steps of a frame, from the trigger to the right: its words, its places, and the parties between them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geomap.claims.frames.stepwords import INHABITANTS, never_stands, word_of_step
from geomap.claims.phrases.anaphors import told_of_again
from geomap.claims.phrases.antecedents import located
from geomap.claims.phrases.ends import phrase_end, undated
from geomap.claims.phrases.member import apposition
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.phrases.when import skip_time
from geomap.claims.words import tags
from geomap.claims.words.lexicon import Frame, Step
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS

FLAGS = frozenset(
    ["flag", "flags", "banner", "banners", "colours", "colors", "tricolour", "tricolor", "ensign", "stripes", "jack"]
)

_NO_PHRASE = tags.COMMA | tags.STOP | tags.TO | tags.CONJUNCTION
_FOES = frozenset(
    ["enemy", "enemies", "foes", "rivals", "opponents", "attackers", "besiegers", "occupiers", "invaders"]
)
_IN_SLOT = {
    "F": tags.FORCE | tags.PEOPLE | tags.ACTOR,
    "E": tags.FORCE | tags.ACTOR | tags.PRONOUN | tags.PEOPLE,
    "W": tags.WEAPON,
    "A": tags.FORCE | tags.ACTOR | tags.PRONOUN,
    "N": ~0,
}
_FOE = tags.FORCE | tags.ACTOR | tags.PRONOUN | tags.PEOPLE | tags.CAPITAL
_NEAR = frozenset(["near", "around", "outside", "toward", "towards"])
_ON_FOOT = frozenset(("ground", "infantry", "mechanized", "mechanised", "armoured", "armored", "motorized"))
_NO_WEAPON = frozenset(("for", "in", "as", "by", "from", "during"))
_WHOLE = frozenset(("all", "nearly", "almost", "most"))
_MOST_ADVERBS = 3  # before an object
_NO_OBJECT = tags.PREPOSITION | tags.NEAR
_NO_OBJECT_OR_TIME = _NO_OBJECT | tags.TIME
_OBJECT = tags.ADVERB | tags.DIRECTION
_ACTS = tags.VERB_IRREGULAR | tags.TRIGGER
_SOME = frozenset(("about", "over", "some"))
_DOES = tags.FORCE | tags.ACTOR | tags.PRONOUN | tags.HAVE  # who stands before a verb that has no place before it
_OPENS_OBJECT = tags.DETERMINER | tags.WHOLE | tags.AREA_PART
_TELLING = ("admit", "claim", "conced", "recogni", "acknowledg", "accept")
_HOW_FAR = frozenset(("distant", "equidistant", "different", "visible", "apart"))
_OBJECTS = 16  # units that several objects may take
_LONGEST_OBJECT = 5  # and each of them
_COUNTED = tags.DETERMINER | tags.NUMBER | tags.POSSESSIVE
_THINGS = _COUNTED | tags.AREA | tags.AREA_PART
_NAMES_GROUND = tags.WHOLE | tags.AREA_PART | tags.DETERMINER | tags.NUMBER
_BEHIND_OBJECT = tags.COMMA | tags.STOP | tags.TIME | tags.PREPOSITION | tags.QUOTE
_NO_LIST = (
    tags.FINITE | tags.STOP | tags.RELATIVE | tags.SUBORDINATOR | tags.PREPOSITION | tags.PLACE | tags.PRONOUN
    | tags.GERUND | tags.TO | tags.FORCE | tags.QUOTE
)  # fmt: skip
_OWN_GROUND = frozenset(("independent", "sovereign", "own", "its", "their", "breakaway", "renegade"))


@dataclass(slots=True)
class Right:
    """What the steps of a frame matched: places, and whom they name beside them."""

    hits: list[Hit]
    end: int  # the unit after all of it
    trigger_end: int  # the unit after the words of the trigger
    agent: tuple[int, int] | None = None
    other: tuple[int, int] | None = None
    weapons: bool = False
    pronoun: bool = False  # the place stands for "it"
    near: bool = False  # a word says that the place is only near ("west of")


def read_right(line: Line, start: int, frame: Frame, step: int, *, subject: bool = False) -> Right | None:
    """Match the steps of a frame from unit `start` on; a step that reads something returns the unit after it, or -1."""
    for words in frame.told:
        if words.isdisjoint(line.vocabulary):
            return None
    steps = frame.steps
    if frame.place_first and not step:
        return _read_place(line, start, None, steps, 0, subject)
    first = steps[step]
    if not first.slot and line.low[start] not in first.words and never_stands(line, start, first):
        return None
    found = Right([], start, start)
    at = start
    for index, item in enumerate(steps[step:] if step else steps, step):
        slot = item.slot
        if slot == "P" or slot == "T":
            return _read_place(line, at, found, steps, index, subject)
        if slot == "G":
            at = _read_flag(line, at, found)
        elif slot:
            at = _read_party(line, at, found, frame, index)
        else:
            at = _read_words(line, at, found, frame, index)
        if at < 0:
            return None
    found.end = at
    return found


def _read_place(
    line: Line, at: int, found: Right | None, steps: tuple[Step, ...], index: int, subject: bool
) -> Right | None:
    """Read the place of a frame, and the steps behind it; `found` tells of those before, where any are."""
    tag, low = line.tag, line.low
    begin = at
    while tag[begin] & tags.ADVERB and _is_manner(line, begin) and begin - at < _MOST_ADVERBS:
        begin += 1
    if index == 0 and not subject and tag[begin] & _NO_OBJECT_OR_TIME:
        if 1 < at < line.size and line.first_place >= at and tag[at - 2] & _DOES:
            later = skip_time(line, begin)
            if later < line.size and later > begin and tag[later] & _OPENS_OBJECT:
                begin = later  # "captured on Tuesday the town of P"
        if tag[begin] & _NO_OBJECT and not tag[begin] & _OBJECT and low[begin] not in _SOME:
            return None  # "captured near P" has no object
    rest = steps[index + 1 :]
    target = steps[index].slot == "T"
    hits: list[Hit] = []
    end = begin
    if target or begin <= line.last_place:
        hits, end = _places(line, at, begin, target, rest, subject)
    if hits:
        found = found or Right([], at, at)
        if found.near:
            hits = [replace(hit, extent="approach") if hit.extent == "whole" else hit for hit in hits]
        found.hits, found.end = hits, end
        return finish(line, found, rest, end)
    told = told_of_again(line, begin, rest[0].words if rest else frozenset())
    if told is None:
        return None
    found = found or Right([], at, at)
    (found.hits, found.end), found.pronoun = told, True
    return finish(line, found, rest, found.end)


def _is_manner(line: Line, at: int) -> bool:
    """Whether an adverb tells nothing of how much of a place is meant: "captured *swiftly* P", not "almost all of"."""
    return not line.tag[at] & (tags.WHOLE | tags.PLACE) and line.low[at] not in _WHOLE


def _places(
    line: Line, at: int, begin: int, target: bool, rest: tuple[Step, ...], subject: bool
) -> tuple[list[Hit], int]:
    """The places of the phrase that begins at unit `begin`, and the unit after; `at` is where the trigger ends."""
    tag, low, size = line.tag, line.low, line.size
    hits, end = scan(line, begin, target=target, subject=subject)
    if hits:
        joined = "and" in line.vocabulary and end < size and tag[end] & tags.AUXILIARY and not subject
        apart = joined and "and" in low[begin : hits[0].unit] and not any(bits & tags.RELATIVE for bits in tag[:begin])
        return ([], end) if apart else (hits, end)  # "captured two men and most of P was quiet"
    if rest and rest[0].slot == "A" and begin + 1 in line.actor and tag[begin] & (tags.PLACE | tags.WEAK):
        return [Hit(begin, "whole")], begin + 1  # "considers P Georgian territory"
    if target:
        if tag[begin] & (tags.COMMA | tags.STOP) and line.low[begin] == ":":
            hits, end = scan(line, begin + 1, target=True)
        if not hits and not ("and" in line.vocabulary and tag[begin] & _THINGS and _last_object(line, begin)):
            hits, end = located(line, at - 1), begin
    if not hits and not subject and not rest and "and" in line.vocabulary:
        last = _last_object(line, begin)
        hits, end = scan(line, last, target=target) if last else (hits, end)
        if hits and not (end >= size or low[end] in FULL_STOPS or tag[end] & _BEHIND_OBJECT):
            return [], end  # "took the airfield and P was quiet"
    if not hits and begin + 1 < size and tag[begin] & tags.CONJUNCTION and tag[begin + 1] & tags.PREPOSITION:
        hits, end = scan(line, begin + 2, target=target, subject=subject)  # "in and around P"
    return hits, end


def _last_object(line: Line, begin: int) -> int:
    """Where the last of several objects begins: "captured the airfield, two bridges and most of P"; 0 without such."""
    tag, low = line.tag, line.low
    if not tag[begin] & _THINGS:
        return 0
    opened = begin
    for unit in range(begin, min(line.size - 2, begin + _OBJECTS)):
        military = tag[unit] & tags.FORCE and tag[unit + 1] & tags.NOUN_AREA  # "a military base"
        if (tag[unit] & _NO_LIST and not military) or unit - opened > _LONGEST_OBJECT:
            return 0
        if low[unit] == "and":
            names = tag[unit + 1] & _NAMES_GROUND or unit + 1 in line.place or tag[unit + 2] & tags.AREA_PART
            return unit + 1 if unit > opened and names else 0
        if tag[unit] & tags.COMMA:
            opened = unit + 1
            if low[opened] == "and":
                opened += 1
    return 0


def _read_flag(line: Line, at: int, found: Right) -> int:
    """Read "the flag" and whose it is, "of the rebels"."""
    tag, low, size = line.tag, line.low, line.size
    flag = next((unit for unit in range(at, min(size, at + 6)) if low[unit] in FLAGS), None)
    if flag is None:
        return -1
    found.other = (at, flag + 1)
    at = flag + 1
    if low[at] == "of":
        at += 1
        while at < size and not tag[at] & (tags.PREPOSITION | tags.COMMA | tags.STOP | tags.AUXILIARY):
            at += 1
        found.other = (flag + 2, at)
    return at


def _read_party(line: Line, at: int, found: Right, frame: Frame, index: int) -> int:
    """Read troops, foes, weapons or an actor between the trigger and its place."""
    tag, low, steps = line.tag, line.low, frame.steps
    slot = steps[index].slot
    if low[at] == "at" and low[at + 1] == "least":
        at += 2
    purpose = slot == "W" and low[at : at + 1] and low[at] in _NO_WEAPON  # "were used for the missile attack on P"
    none = (slot in ("N", "E") and low[at] == "by") or (slot == "F" and (low[at] == "in" or tag[at] & tags.GERUND))
    if at >= line.size or tag[at] & _NO_PHRASE or purpose or none:
        return -1  # "in a surprise move, they", "regrouped and drove E out of P", "kept attacking their men in P"
    if slot == "A" and index + 1 < len(steps) and steps[index + 1].slot:
        end = at + 1 if at in line.actor else None
    else:
        end = phrase_end(line, at, frame.following[index])
    if end is None or end == at:
        return -1
    if slot in ("E", "F") and any(_goes_on(line, unit) for unit in range(at, end - 1)):
        return -1  # "attacked their positions and seized control of P", "moved fast, driving E out of P": another verb
    if slot == "E" and any(tag[unit] & tags.COMMA and _new_clause(line, unit + 1, end) for unit in range(at, end - 2)):
        return -1  # "to drive them out, the army brought in men from P"
    moved = tag[end - 1] & (tags.PAST | tags.GERUND) and not tag[end - 1] & tags.FORCE
    if slot == "E" and (moved or any(tag[unit] & tags.SUBORDINATOR for unit in range(at, end))):
        return -1  # "shelled A after the rebels pulled out of P": who moves there is not shelled out of it
    if slot == "E" and low[_head_noun(line, at, end)].rpartition(" ")[2] in INHABITANTS:
        return -1  # "drove a third of the population out of P": who lives there holds no ground
    if slot == "E" and low[at] in ("its", "their", "his") and _FOES.isdisjoint(low[at:end]):
        return -1  # "removed its troops from P": its own are no foes
    if slot == "F" and low[end - 1] == "staff" and low[end - 2] != "general":
        return -1  # "evacuated its staff from P"
    wanted = _IN_SLOT[slot]
    if not any(tag[unit] & wanted for unit in range(at, end)) and not (slot == "E" and _named(line, at, end)):
        return -1
    if slot == "W" and not _ON_FOOT.isdisjoint(low[at:end]):
        return -1  # "conducted ground attacks near P"
    if slot == "W" and any(tag[unit] & tags.COMMA and low[unit + 1] == "with" for unit in range(at, end)):
        return -1  # "carried out strikes, with fighting raging in P"
    if slot == "W":
        found.weapons = True
        found.trigger_end = end
    elif slot == "A":
        found.agent = (at, undated(line, at, end))
    else:
        found.other = (at, end)
    return end


def _goes_on(line: Line, unit: int) -> bool:
    """Whether a further verb is joined to the one before at a unit: "and seized", ", driving"."""
    bits, after = line.tag[unit], line.tag[unit + 1]
    if bits & tags.COMMA and line.low[unit + 1] == "then":
        return bool(line.tag[unit + 2] & _ACTS)
    return bool((bits & tags.CONJUNCTION and after & _ACTS) or (bits & tags.COMMA and after & tags.GERUND))


def _new_clause(line: Line, start: int, end: int) -> bool:
    """Whether someone acts in the words behind a comma, which are no relative clause and no aside."""
    tag = line.tag
    if tag[start] & tags.RELATIVE or any(bits & tags.COMMA for bits in tag[start:end]):
        return False
    doer = next((unit for unit in range(start, end) if tag[unit] & (tags.ACTOR | tags.FORCE | tags.PRONOUN)), end)
    return any(tag[unit] & (tags.PAST | tags.VERB_IRREGULAR | tags.AUXILIARY) for unit in range(doer + 1, end))


def _read_words(line: Line, at: int, found: Right, frame: Frame, index: int) -> int:
    """Read a word of the frame ("from", "out of"), or a direction in its stead ("west of")."""
    tag, low = line.tag, line.low
    item = frame.steps[index]
    look = at if low[at] in item.words else word_of_step(line, at, frame, index)
    if look + 1 < line.size and tag[look] & tags.DIRECTION and low[look + 1] == "of" and item.of_place:
        found.near = True
        found.trigger_end = look + 2  # "advances west of"
    elif low[look] in item.words:
        if low[look] == "from" and low[look - 1] in _HOW_FAR:
            return -1  # "camped on a hill distant from P"
        if look + 2 < line.size and tag[look + 1] & tags.TIME:
            later = skip_time(line, look)
            look = later if later < line.size and low[later] in item.words else look  # "attacks on Monday on P"
        found.near = found.near or low[look] in _NEAR
        found.trigger_end = look + 1
    else:
        return at if item.optional else -1
    return found.trigger_end


def finish(line: Line, found: Right, rest: tuple[Step, ...], at: int) -> Right | None:
    """Match what follows the place in a frame ("P back", "P as A")."""
    for item in rest:
        if item.slot == "A":
            while line.tag[at] & tags.ADVERB and at not in line.actor:
                at += 1  # "proclaimed P forever Russian"
            end = phrase_end(line, at, None)
            if end is None or not any(
                line.tag[unit] & (tags.FORCE | tags.ACTOR | tags.PRONOUN)
                or line.low[unit] in _OWN_GROUND
                or (line.tag[unit] & tags.PLACE and line.level(unit) in ("country", "polity"))
                for unit in range(at, end)
            ):
                if item.optional:
                    continue
                return None
            end = undated(line, at, end)
            found.agent = (at, end)
            at = end
        elif item.slot in ("E", "N", "W"):
            end = phrase_end(line, at, None)
            if end is None or end == at:
                return None
            if item.slot == "E" and not any(line.tag[unit] & _FOE for unit in range(at, end)):
                return None  # "was cleared of mines"
            if item.slot == "W":
                if not any(bits & tags.WEAPON for bits in line.tag[at:end]):
                    return None
                found.weapons = True
            found.other = (at, end)
            at = end
        elif line.low[at] in item.words:
            at += 1
        elif item.slot == "G" and (flagged := _read_flag(line, at, found)) > 0:
            at = flagged  # "raised over P a flag"
        elif line.low[at : at + 1] == [","] and (behind := _behind_aside(line, at, item)):
            at = behind  # "wrested two towns, P and Q, from the army", "brought P, a railway town, under fire"
        elif item.after_time and (later := skip_time(line, at)) > at and line.low[later : later + 1] == ["as"]:
            at = later + 1  # "recognised P on Monday as"
        elif item.optional:
            continue
        else:
            return None
    return found


def _behind_aside(line: Line, at: int, item: Step) -> int:
    """The unit behind a word that follows a comma, or an apposition: "wrested P, a railway town, from"; else 0."""
    if line.low[at + 1] == "from" and "from" in item.words:
        return at + 2
    if "as" in item.words and line.tag[at + 1] & tags.RELATIVE:  # "recognise P, which A annexed, as"
        closed = apposition(line, at + 1)
        return closed + 2 if closed is not None and line.low[closed + 1] == "as" else 0
    participle = "as" in item.words and line.tag[at + 1] & tags.PAST  # "recognise P, annexed in May, as"
    closing = at + (2 if participle else 1)
    while closing < line.size and not line.tag[closing] & (tags.COMMA | tags.STOP | tags.FINITE | tags.RELATIVE):
        closing += 1
    opened = participle or line.tag[at + 1] & tags.DETERMINER
    apposed = opened and line.low[closing] == "," and line.low[closing + 1] in item.words
    return closing + 2 if apposed else 0


def _head_noun(line: Line, start: int, end: int) -> int:
    """The unit of the noun that a phrase is about: the last before "of", where no number or share opens it."""
    for unit in range(start + 1, end):
        if line.low[unit] == "of" and not line.tag[unit - 1] & (tags.NUMBER | tags.AREA_PART):
            return unit - 1
    of = next((unit for unit in range(end - 1, start, -1) if line.tag[unit] & tags.PREPOSITION), end)
    return of - 1


def _named(line: Line, start: int, end: int) -> bool:
    return all(line.tag[unit] & (tags.CAPITAL | tags.DETERMINER | tags.POSSESSIVE) for unit in range(start, end))


def told_of(line: Line, at: int, frame: Frame, end: int) -> bool:
    """Whether what ends at `end` opens what the verb at unit `at` tells: "admitted that P had been lost"."""
    word, low = line.low[at], line.low
    if frame.kind != "sovereignty" or end + 1 >= line.size or not word.startswith(_TELLING):
        return False
    if not word.startswith(("claim", "recogni", "accept")):
        return low[end] in ("had", "was", "were", "has", "is", "are")  # "admitted the town is in ruins"
    told = line.tag[end + 1] & (tags.PAST | tags.BE | tags.ADVERB) or low[end + 1] == "part"
    return bool(told) and low[end] in ("had", "was", "were")
