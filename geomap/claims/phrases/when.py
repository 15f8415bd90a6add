"""When and how often, inside a phrase: what is stepped over there ("on Saturday", "early the next day")."""

from __future__ import annotations

from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import ORDINALS

_LENGTHS = frozenset(
    (
        "a", "an", "the", "single", "less", "than", "under", "barely", "just", "mere", "few", "matter", "of",
        "early", "late", "small", "end", "start", "beginning", "middle", "close", "opening", "new", *ORDINALS,
    )
)  # fmt: skip
_LEADS = frozenset(("on", "in", "at", "by", "since", "within", "after"))
_DATE = tags.TIME | tags.NUMBER
_AFTER_DAY = frozenset((".", "of", "by", "without", "after", "in"))
_MOST_LENGTHS = 5  # units of "in the middle of the"
_COUNTED = frozenset(("a", "the", "one", "some", "many", "that"))
_SAME_TIME = frozenset(("same", "very", "following", "previous"))
_AFTER_IT = frozenset(("after", "before", "afterward", "afterwards", "earlier", "later"))
DAY_ENDS = tags.COMMA | tags.STOP | tags.QUOTE | tags.CONJUNCTION


def skip_time(line: Line, at: int) -> int:
    """Step over "on Saturday", "last week"."""
    low, tag = line.low, line.tag
    first = at
    if low[at] in _LEADS and at + 1 < line.size:
        first = at + 1
        while first < line.size - 1 and first - at < _MOST_LENGTHS and low[first] in _LENGTHS:
            first += 1
        if not tag[first] & _DATE:
            return first if low[at] == "on" and _day_of_month(line, first - 1) else at
    look = first
    while tag[look] & _DATE and low[look] != "fall":
        look += 1
        if low[look] == "of" and tag[look + 1] & _DATE:
            look += 1  # "in the early hours of Monday", "in the winter of 1995"
    return look if look > first else at


def past_when(line: Line, at: int) -> int:
    """Step over "on Monday", "early the next day", "a day later", "three weeks before it", "that same night"."""
    low, tag = line.low, line.tag
    start = at + (low[at : at + 1] in (["early"], ["late"]))
    end = skip_time(line, start) if start < line.size else start
    if end == start and end + 1 < line.size and low[end] in _COUNTED:
        start = end = end + 1 + (low[end + 1] in _SAME_TIME)
        while tag[end] & tags.TIME:
            end += 1
    if end == start:
        return at
    if low[end : end + 1] and low[end] in _AFTER_IT:
        end += 1 + (low[end + 1 : end + 2] in (["it"], ["that"]))
    return end


def _day_of_month(line: Line, at: int) -> bool:
    """Whether a day stands at a unit in words: "on the sixteenth, …", not "on the second try"."""
    after = at + 1
    return line.low[at].rpartition("-")[2] in ORDINALS and (
        after >= line.size or bool(line.tag[after] & DAY_ENDS) or line.low[after] in _AFTER_DAY
    )
