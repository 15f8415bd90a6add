"""Places of which the same is told without its verb: "P fell on Monday, Q a day later", "…, as was Q"."""

from __future__ import annotations

from geomap.claims.phrases.conjuncts import more
from geomap.claims.phrases.member import NAMES
from geomap.claims.phrases.nounphrase import one
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.when import past_when, skip_time
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS, ORDINALS

_MANNER = 7  # units of "at the first attempt and"
_MANNER_ENDS = tags.CONJUNCTION | tags.COMMA | tags.STOP | tags.QUOTE
_NO_MANNER = (
    tags.FINITE
    | tags.PLACE
    | tags.WEAK
    | tags.ACTOR
    | tags.FORCE
    | tags.PREPOSITION
    | tags.RELATIVE
    | tags.SUBORDINATOR
) & ~tags.NUMBER
_LED = frozenset(("from", "out", "into", "on", "at"))
_PARTY = 7  # units of "from the last of the rebels"
_NO_PARTY = (
    tags.PREPOSITION | tags.COMMA | tags.STOP | tags.CONJUNCTION | tags.FINITE | tags.TIME | tags.PLACE
) & ~tags.TO
_PARTIES = tags.FORCE | tags.ACTOR | tags.PRONOUN | tags.PEOPLE
_WHEN = frozenset(("before", "after", "at", "by", "during"))
_ON_DAY = frozenset(("in", "on", "by"))
_SAME = frozenset(("was", "were", "is", "are", "do", "did", "does", "has", "have", "had"))


def likewise(line: Line, at: int) -> list[Hit]:
    """The places of which the same is told behind a clause: "…, as were Q and R", "… and so was Q", "…, then Q".

    Or at another time: "P fell on Monday, Q on Tuesday and, a day later, R".
    """
    low, size = line.low, line.size
    at = _past_when(line, at)
    later = _at_other_times(line, at) or _by_others(line, at)
    if later:
        return later
    otherwise = in_another_way(line, at)
    if otherwise:
        return otherwise
    look = at + bool(line.tag[at] & tags.COMMA)
    look += low[look : look + 1] == ["and"]
    if low[look : look + 1] in (["as"], ["so"]) and look + 2 < size and low[look + 1] in _SAME:
        begin = look + 2
    elif look > at and low[look : look + 1] == ["then"]:
        begin = look + 1
    else:
        return _trailing(line, at)
    town = low[begin : begin + 1] == ["the"] and low[begin + 2 : begin + 3] == ["of"]  # "as was the town of Q"
    if begin >= size or not (line.tag[begin] & NAMES or (town and line.tag[begin + 1] & tags.AREA)):
        return []
    hits, end = one(line, begin, False)
    if not hits:
        return []
    hits, end = more(line, hits, end, False, False)
    closed = end >= size or line.tag[end] & (tags.COMMA | tags.STOP | tags.CONJUNCTION) or low[end] in (".", "!")
    return hits if closed else []


def later_elsewhere(line: Line, at: int) -> list[Hit]:
    """The places of "(took P) that day, and Q a day later", "(took P) from the army in May, and Q in June"."""
    when = _past_party(line, at)
    end = _past_when(line, when) if when < line.size else when
    return _at_other_times(line, end) if at < end < line.size else []


def _past_party(line: Line, at: int) -> int:
    """Step over from whom it was taken, or to whom it was lost: "from the army", "to the same men"."""
    if line.low[at] not in ("from", "to"):
        return at
    end = next((unit for unit in range(at + 1, min(line.size, at + _PARTY)) if line.tag[unit] & _NO_PARTY), at)
    return end if any(line.tag[unit] & _PARTIES or unit in line.actor for unit in range(at + 1, end)) else at


def _at_other_times(line: Line, at: int) -> list[Hit]:
    """The places of ", Q on Tuesday and, a day later, R"."""
    low, tag, size = line.low, line.tag, line.size
    hits: list[Hit] = []
    while at + 1 < size and (tag[at] & tags.COMMA or low[at] in ("and", ";")):
        look = at + 1 + (low[at + 1] == "and")
        first = past_when(line, look + bool(tag[look] & tags.COMMA)) if look < size else look
        if first > look:
            first += bool(tag[first] & tags.COMMA)  # "and, a day later, R"
        if first + 1 >= size or not tag[first] & (tags.PLACE | tags.WEAK):
            break
        last = first + 2 if low[first + 1] == "and" and tag[first + 2] & tags.PLACE else first  # "Q and R in May"
        end = _past_when(line, last + 1)
        timed = end > last + 1 or first > look
        closed = end >= size or tag[end] & (tags.COMMA | tags.STOP) or low[end] in (".", "!", "and")
        if not timed or not closed or tag[min(end + 1, size - 1)] & (tags.FINITE | tags.RELATIVE) & ~tags.TIME:
            break
        hits.extend(Hit(unit, "whole") for unit in range(first, last + 1, 2))
        at = end
    return hits


def _past_when(line: Line, at: int) -> int:
    """Step over when, also where its noun stands before: "in the first week of May, Q *in the third*"."""
    day = line.low[at] in _ON_DAY and line.low[at + 1] == "the" and line.low[at + 2] in ORDINALS
    if day and (_ends(line, at + 3) or line.low[at + 3] == "and"):
        return at + 3
    return past_when(line, at)


def _by_others(line: Line, at: int) -> list[Hit]:
    """The places of ", Q by the army and R by the navy", behind who did it to P."""
    low, tag = line.low, line.tag
    hits: list[Hit] = []
    while tag[at] & tags.COMMA or low[at] in ("and", ";"):
        first = at + 1 + (low[at + 1] == "and")
        actor = first + 2 + bool(tag[first + 2] & tags.DETERMINER)
        if not tag[first] & NAMES or low[first + 1] not in ("by", "to") or actor not in line.actor:
            break
        at = actor + 1
        if not _ends(line, at) and low[at] != "and":
            break
        hits.append(Hit(first, "whole", actor=actor))
    return hits


def _trailing(line: Line, at: int) -> list[Hit]:
    """The places of ", and Q, and R" behind what is told of one: "Kisangani is theirs, and Goma, and Bukavu"."""
    hits: list[Hit] = []
    while line.tag[at] & tags.COMMA and line.low[at + 1] == "and" and line.tag[at + 2] & tags.PLACE:
        hits.append(Hit(at + 2, "whole"))
        at += 3
    return hits if line.tag[at] & tags.STOP or line.low[at] in FULL_STOPS else []


def in_another_way(line: Line, at: int) -> list[Hit]:
    """The place of "(took P) at the first attempt and Q at the second", "(fled P) on foot and from Q on bicycles"."""
    low, tag, size = line.low, line.tag, line.size
    if at + 3 >= size or not tag[at] & tags.PREPOSITION:
        return []
    joint = next((unit for unit in range(at + 2, min(size, at + _MANNER)) if tag[unit] & _MANNER_ENDS), 0)
    if not joint or low[joint] != "and":
        return []
    named = joint + 1 + (low[joint + 1] in _LED)
    if not tag[named] & NAMES or not tag[named + 1] & tags.PREPOSITION:
        return []
    end = next((unit for unit in range(named + 2, min(size, named + _MANNER)) if _ends(line, unit)), 0)
    plain = not any(tag[unit] & _NO_MANNER for unit in (*range(at + 1, joint), *range(named + 2, end)))
    alike = low[named + 1] == low[at] or _when_or_how(line, at) == _when_or_how(line, named + 1) == "when"
    return [Hit(named, "whole")] if end > named + 2 and plain and alike else []


def _when_or_how(line: Line, at: int) -> str:
    """Whether a preposition tells when: "before lunch", "at dusk"."""
    return "when" if line.low[at] in _WHEN and not line.tag[at + 1] & tags.DETERMINER else ""


def _ends(line: Line, at: int) -> bool:
    return bool(line.tag[at] & (tags.COMMA | tags.STOP)) or line.low[at] in FULL_STOPS


def past_order(line: Line, at: int) -> int:
    """Step over "first" and over when: "P fell first, then Q"."""
    at += line.low[at : at + 1] == ["first"]
    return skip_time(line, at) if at < line.size else at
