"""Sources that no verb names: "according to S", "by the reckoning of S"."""

from __future__ import annotations

from geomap.claims.speech.sayingverbs import Said
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS, OWNING

PICTURES = frozenset(
    ("footage", "images", "imagery", "maps", "map", "data", "video", "videos", "photographs", "pictures", "photos")
)
PAPERS = frozenset(("statement", "statements", "communique", "communiqué", "dispatch", "bulletin", "memo", "report",
                    "tally", "count", "list", "survey", "chronicle", "log", "telegram", "letter", "despatch", "note",
                    "leaflet", "proclamation", "message", "study", "diary", "broadcast"))  # fmt: skip
_FLASH = 6  # units of a source behind its mark, with the mark
_FLASH_MARKS = frozenset((":", "—", "–", "--", "("))
_TELLERS = frozenset(("body", "official", "person", "capital"))
_ARMIES = frozenset(
    ("army", "military", "police", "navy", "ministry", "command", "staff", "headquarters", "government")
)
_SPOKESMEN = tags.PEOPLE | tags.BODIES | tags.HEADS
_NO_NAME = tags.FINITE | tags.COMMA | tags.STOP | tags.TIME | tags.NUMBER | tags.PREPOSITION | tags.GERUND
_ENDS_ACCOUNT = tags.RECKONED | tags.COMMA | tags.STOP | tags.FINITE | tags.PREPOSITION
_BEFORE_NUMBER = tags.DETERMINER | tags.NUMBER | tags.PREPOSITION | tags.TIME | tags.CAPITAL
_ENDS_SOURCE = tags.COMMA | tags.STOP | tags.RELATIVE | tags.QUOTE | tags.AUXILIARY
_HEARSAY = frozenset(("hear", "if"))  # "to hear S tell it", "if S is to be believed"


def report_behind_mark(line: Line, end: int) -> Said | None:
    """The source that ends a flash: "P captured: officials", "rebels hold P – defence ministry", "P falls (police)"."""
    if not line.units(tags.STOP):
        return None
    tag, low, stop = line.tag, line.low, line.size
    while stop > end and (low[stop - 1] in FULL_STOPS or low[stop - 1] == ")"):
        stop -= 1
    mark = next((unit for unit in range(stop - 1, max(end - 1, stop - _FLASH), -1) if low[unit] in _FLASH_MARKS), 0)
    if not mark or mark + 1 >= stop or any(tag[unit] & _NO_NAME for unit in range(mark + 1, stop)):
        return None
    actor = line.actor.get(stop - 1)
    known = actor is not None and actor.kind in _TELLERS
    named = low[stop - 1].rsplit(" ", 1)[-1] in _ARMIES or (
        tag[stop - 1] & _SPOKESMEN and not tag[stop - 1] & tags.FORCE
    )
    return Said((mark + 1, stop)) if known or named else None


def source_at(line: Line, at: int) -> tuple[int, int] | None:
    """The units of S in "according to S", "by the reckoning of S", "in the opinion of S"."""
    tag, low = line.tag, line.low
    begin = -1
    if low[at] == "according" and low[at + 1 : at + 2] == ["to"]:
        begin = at + 2
    elif (
        low[at] in {"in", "by", "to", "on"}
        and at + 3 < line.size
        and low[at + 1] == "the"
        and tag[at + 2] & tags.RECKONED
        and low[at + 3] == "of"
    ):
        begin = at + 4
    elif low[at] in ("in", "by", "to", "on"):
        return _heard(line, at + 2) if low[at + 1] == "hear" else _whose_account(line, at)
    elif low[at] == "if":
        return _believed(line, at + 1)
    if begin < 0 or begin >= line.size:
        return None
    stop = begin
    while stop < line.size and stop - begin < 14:
        bits = tag[stop]
        if stop > begin + 1 and bits & tags.NUMBER and not tag[stop - 1] & _BEFORE_NUMBER:
            break  # "by the reckoning of the priests six of the ten villages are held"
        if bits & _ENDS_SOURCE or low[stop] in (
            ".",
            "!",
            "?",
        ):
            break
        if (
            bits & tags.CONJUNCTION
            and stop + 1 < line.size
            and tag[stop + 1] & (tags.SUBORDINATOR | tags.TO | tags.PREPOSITION)
        ):
            break
        stop += 1
    if any(word in PICTURES for word in low[begin:stop]):
        return _whose_pictures(line, begin, stop)
    begin, stop = _issuer(line, begin, stop)
    return (begin, stop) if stop > begin else None


def _heard(line: Line, start: int) -> tuple[int, int] | None:
    """The units of S in "to hear S tell it"."""
    stop = next((unit for unit in range(start + 1, min(line.size, start + 7)) if line.low[unit] == "tell"), 0)
    return (start, stop) if stop else None


def _believed(line: Line, start: int) -> tuple[int, int] | None:
    """The units of S in "if S is to be believed"."""
    if "believed" not in line.vocabulary:
        return None
    reach = range(start + 1, min(line.size - 3, start + 8))
    stop = next((unit for unit in reach if line.low[unit + 1 : unit + 4] == ["to", "be", "believed"]), 0)
    return (start, stop) if stop else None


def _whose_account(line: Line, at: int) -> tuple[int, int] | None:
    """The units of S in "by S's own account", "in S's telling"; who stands before "by their own account"."""
    if not line.every & tags.RECKONED:
        return None
    tag, low = line.tag, line.low
    last = next((unit for unit in range(at + 1, min(line.size, at + 8)) if tag[unit] & _ENDS_ACCOUNT), -1)
    if last < 0 or not tag[last] & tags.RECKONED:
        return None
    owner = last - 1 - (low[last - 1] in ("own", "latest", "official"))
    if low[owner] in OWNING:
        return (at + 1, owner) if owner > at + 1 else None
    theirs = owner == at + 1 and low[owner] in ("its", "their") and at > 1 and tag[at - 1] & tags.COMMA
    return (at - 2, at - 1) if theirs and at - 2 in line.actor else None


def _whose_pictures(line: Line, begin: int, stop: int) -> tuple[int, int] | None:
    """Whose maps tell it: "according to the maps of DeepState"; footage of a bridge is nobody's."""
    if "maps" not in line.low[begin:stop] and "data" not in line.low[begin:stop]:
        return None
    owner = next((unit + 1 for unit in range(begin, stop) if line.low[unit] in ("of", "from", "by")), stop)
    owner += owner < stop and bool(line.tag[owner] & tags.DETERMINER)
    if owner >= stop or not line.tag[owner] & tags.CAPITAL or line.tag[owner] & tags.PLACE:
        return None
    return owner, stop


def _issuer(line: Line, begin: int, stop: int) -> tuple[int, int]:
    """Who issued a paper: "a statement issued late on Monday by the prime minister's office"."""
    paper = next((unit for unit in range(begin, min(stop, begin + 4)) if line.low[unit] in PAPERS), -1)
    if paper < 0 or paper + 1 >= stop:
        return begin, stop
    by = next((unit for unit in range(paper + 1, stop - 1) if line.low[unit] in ("by", "from")), -1)
    if by > 0 and not line.tag[by + 1] & tags.TIME:
        return by + 1, stop
    return (begin, paper + 1) if line.tag[paper + 1] & tags.PAST else (begin, stop)


def report_opening(line: Line, first: int) -> Said | None:
    """A source named before the clause: "According to S, …"."""
    tag, low = line.tag, line.low
    if not line.every & (tags.SOURCED | tags.RECKONED) and _HEARSAY.isdisjoint(line.vocabulary):
        return None
    for at in range(min(first, line.size) - 1, -1, -1):
        if tag[at] & tags.SOURCED or low[at] in {"in", "by", "to", "if"}:
            source = source_at(line, at)
            if source is not None and source[1] <= first:
                # An earlier clause's source ("…, according to S, and …") is not this one's.
                between = low[source[1] : first]
                if at == 0 or ("and" not in between and "but" not in between):
                    return Said(source, verb=at)
        if low[at] in {";", ":"}:
            return None
    return None
