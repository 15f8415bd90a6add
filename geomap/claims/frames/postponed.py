"""Participles whose place comes later: "villages held by the rebels in P", "hit by a missile, P burned"."""

from __future__ import annotations

from dataclasses import replace

from geomap.claims.frames.match import Match
from geomap.claims.frames.relatives import named_after
from geomap.claims.phrases.ends import phrase_end
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.verbs.climb import climb
from geomap.claims.words import tags
from geomap.claims.words.lexicon import Frame
from geomap.claims.words.line import Line
from geomap.model import ClaimKind, Extent

_WHEN = tags.TIME | tags.NUMBER | tags.DETERMINER | tags.ADVERB
_AGENT_ENDS = tags.COMMA | tags.STOP | tags.FINITE | tags.RELATIVE | tags.GERUND
_OF_TIME = frozenset(("in", "on", "of", "last", "this", "for", "since", "after", "within"))
_LONGEST = 8  # units of "one of the last three small towns"
_ONE_OF = frozenset(("one", "of", "among"))
_OF_A_GROUP = tags.NUMBER | tags.DETERMINER | tags.ADVERB | tags.TIME | tags.AREA | tags.DIRECTION


_SINCE_WHEN = frozenset(("once", "long", "now", "still", "first", "twice", "briefly", "already", "newly"))


def may_follow(line: Line, unit: int) -> bool:
    """Whether a participle that opens a sentence may stand behind a word: "Once held by X, P is"."""
    return bool(line.tag[unit] & tags.ADVERB) or line.low[unit] in _SINCE_WHEN


def match_postponed(line: Line, at: int, frame: Frame, after: int, agent: tuple[int, int] | None) -> Match | None:
    """Read a participle without auxiliary at `at` whose place stands behind it; `after` follows its words."""
    tag = line.tag
    where = agent[1] if agent is not None else after
    if where >= line.size:
        return None
    if agent is None and frame.kind == "gain":
        if tag[at + 1] & tags.AREA and line.low[at + 1].endswith("s"):
            return _of_a_kind(line, at, frame)
        where = _past_whom(line, where)
    hits = _places_of_it(line, at, frame.kind, where, agent is not None)
    return _matched(line, at, frame, hits, agent) if hits else None


def _of_a_kind(line: Line, at: int, frame: Frame) -> Match | None:
    """Read a participle before its noun, whose places are named behind: "the two recaptured towns are P and Q"."""
    hits = named_after(line, at + 2)
    found = _matched(line, at, frame, hits, None) if hits else None
    while found is not None and found.reading.start and line.tag[found.reading.start - 1] & _WHEN:
        found.reading.start -= 1
    return found


def _past_whom(line: Line, where: int) -> int:
    """Step over from whom they were taken: "towns retaken *from the rebels* include P"."""
    end = phrase_end(line, where + 1, None) if line.low[where] == "from" else None
    if end is None or not any(line.tag[unit] & (tags.FORCE | tags.ACTOR) for unit in range(where + 1, end)):
        return where
    return end


def _places_of_it(line: Line, at: int, kind: ClaimKind, where: int, by_agent: bool) -> list[Hit]:
    """The places of a participle, behind its words and its agent: of the noun before it, or of the main clause."""
    tag, low, noun = line.tag, line.low, at - 1
    while noun > 1 and tag[noun] & tags.ADVERB:
        noun -= 1  # "the only town still held by the rebels"
    named = noun > 0 and tag[noun] & tags.AREA and tag[noun - 1] & (tags.PLACE | tags.WEAK)
    if noun >= 0 and (tag[noun] & (tags.AREA | tags.AREA_PART) or low[noun] == "places") and not named:
        if kind != "strike" and low[where] in ("in", "near", "around", "across"):
            # "settlements liberated in the Kharkiv region", "villages held by the rebels in the district of P"
            narrowed: Extent = "part" if low[where] in ("in", "across") else "approach"
            return [replace(hit, extent=narrowed) for hit in scan(line, where + 1)[0][:1]]
        if low[where] == ":" and by_agent:
            return scan(line, where + 1)[0]
        # "among the cities hit by missiles were A and B", "towns taken so far include A"
        listed = named_after(line, where + 2 if low[where : where + 2] == ["so", "far"] else where)
        return listed or _one_of(line, noun) or _of_those(line, where)
    if by_agent and noun == 0 and tag[0] & tags.ADVERB and tag[where] & tags.BE:
        return scan(line, where + 1)[0]  # "Also captured by the rebels was P"
    return _of_main_clause(line, at, where, by_agent)


def _of_main_clause(line: Line, at: int, where: int, by_agent: bool) -> list[Hit]:
    """The places that are the subject behind a participle that opens a sentence: "Hit by missiles, *P* burned"."""
    tag, low, size = line.tag, line.low, line.size
    dated = where
    if by_agent:  # "Captured by the rebels and their allies in May, P"
        ended = next((unit for unit in range(where, min(size - 1, where + _LONGEST)) if tag[unit] & _AGENT_ENDS), where)
        where = ended if tag[ended] & tags.COMMA else where
    while where < size - 1 and (tag[where] & _WHEN or low[where] in _OF_TIME):
        where += 1  # "Captured by the Russians in the first week of May, P lies in ruins"
    told = by_agent or any(tag[unit] & tags.TIME for unit in range(dated, where))
    if not told or not tag[where] & tags.COMMA or not _opens(line, at):
        return []
    hits, end = scan(line, where + 1, subject=True)
    if not hits:  # "Held by the rebels since May, longer than any other town, P is"
        closed = next((unit for unit in range(where + 1, size - 1) if tag[unit] & (tags.COMMA | tags.FINITE)), 0)
        hits, end = scan(line, closed + 1, subject=True) if closed and tag[closed] & tags.COMMA else ([], end)
    end += low[end] == "itself"
    return hits if tag[end] & (tags.FINITE | tags.AUXILIARY | tags.NEGATION | tags.ADVERB) else []


def _opens(line: Line, at: int) -> bool:
    """Whether a participle opens its sentence, or follows a word of time that does."""
    return at == 0 or bool(line.tag[at - 1] & (tags.STOP | tags.QUOTE)) or (at == 1 and may_follow(line, 0))


def _matched(line: Line, at: int, frame: Frame, hits: list[Hit], agent: tuple[int, int] | None) -> Match:
    reading = climb(line, at, participle=True)
    reading.subject = None
    return Match(frame, at, at + 1, hits, reading, agent, passive=True)


def _of_those(line: Line, at: int) -> list[Hit]:
    """The place told to be one of a group that opens the sentence: "Of the towns captured by X, P is the largest"."""
    if line.low[0] not in ("of", "among"):
        return []
    comma = next((unit for unit in range(at, min(at + _LONGEST, line.size - 2)) if line.tag[unit] & tags.COMMA), 0)
    hits, end = scan(line, comma + 1, subject=True) if comma else ([], 0)
    return hits if hits and line.tag[end] & tags.BE else []


def _one_of(line: Line, noun: int) -> list[Hit]:
    """The place that is one of those told of: "P is one of three towns captured by X", "P was among the towns"."""
    tag, low = line.tag, line.low
    at = noun - 1
    while at > 1 and noun - at < _LONGEST and (not tag[at] or tag[at] & _OF_A_GROUP or low[at] in _ONE_OF):
        at -= 1
    if not tag[at] & tags.BE and low[at] not in ("became", "become"):
        return []
    at -= 1
    while at > 0 and tag[at] & (tags.AUXILIARY | tags.ADVERB):
        at -= 1
    if tag[at] & tags.COMMA:  # "P, a rail hub, is one of"
        at = next((unit - 1 for unit in range(at - 1, 0, -1) if tag[unit] & tags.COMMA), at)
    opens = at == 0 or tag[at - 1] & (tags.STOP | tags.COMMA | tags.QUOTE | tags.SUBORDINATOR | tags.CONJUNCTION)
    return [Hit(at, "whole")] if opens and tag[at] & (tags.PLACE | tags.WEAK) else []
