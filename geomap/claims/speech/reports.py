"""Who says it: the clause that reports a claim, before it, after it or around it, and the name of the speaker."""

from __future__ import annotations

from geomap.claims.speech.before import KNOWN, report_before
from geomap.claims.speech.beside import report_after, report_aside, report_inside
from geomap.claims.speech.sayingverbs import Said
from geomap.claims.speech.sources import report_behind_mark, report_opening
from geomap.claims.verbs.subjects import subject
from geomap.claims.verbs.untrue import CALLS, untrue
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.line import Line

__all__ = ["Said", "reported"]

_TELLS = tags.SPEECH | tags.SOURCED | tags.RECKONED
_TELLING = KNOWN | {"put", "puts"}  # "as a sergeant put it"


def reported(line: Line, reading: Reading, head: int, end: int) -> Said | None:
    """Find the report that a claim stands in.

    Parameters
    ----------
    line
        The sentence.
    reading
        What was gathered over the trigger.
    head, end
        The unit of the trigger, and the unit after the claim's places.
    """
    first = min(
        reading.start,
        reading.subject[0] if reading.subject and reading.subject[0] < reading.start else reading.start,
        head,
    )
    denial = untrue(line, first, max(end, head + 1))
    if denial is None and first < reading.start and reading.start and line.low[reading.start - 1] == "of":
        denial = untrue(line, reading.start, max(end, head + 1))  # "the enemy's boast of having taken P is a lie"
    if denial is not None:
        at, who = denial
        if who is None and line.low[at] in CALLS:
            who = subject(line, group(line, at).start, Reading(at))
        if who is None:
            outer = report_before(line, at) or report_aside(line, at) or report_after(line, max(end, head + 1))
            who = outer.speaker if outer is not None else None
        near = range(at - 1, max(at - 4, -1), -1)
        if line.low[at + 2] == "by":
            near = range(at + 3, at + 5)  # "the claim made by Baku that its army"
        if line.tag[at] & tags.DENIED:  # "rejected a Russian claim that": whose claim it was
            near = range(min(first, line.size) - 1, at, -1)
        teller = next(((unit, unit + 1) for unit in near if unit in line.actor), None)
        return Said(who, denied=True, verb=at, teller=teller)
    if not line.every & _TELLS and _TELLING.isdisjoint(line.vocabulary):
        return report_behind_mark(line, max(end, head + 1))
    behind = max(end, head + 1)
    joined = first > 1 and line.tag[first - 1] & tags.CONJUNCTION and line.tag[first - 2] & tags.COMMA
    return (
        report_inside(line, first, head)
        or report_before(line, first)
        or (report_after(line, behind) if joined else None)  # "…, S said, and A took P, according to T"
        or report_aside(line, max(first, min(reading.start, head)))
        or report_after(line, behind)
        or report_opening(line, first)
        or report_behind_mark(line, behind)
    )
