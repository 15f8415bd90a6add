"""Entries of lists and tables that tell whose a place is without a verb: "P: Ethiopian since May", "| P | M23 |"."""

from __future__ import annotations

import re
from collections.abc import Container

from geomap.claims.constructions.special import Special
from geomap.claims.parties.book import PartyBook
from geomap.claims.phrases.scan import scan
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS

MARKS = frozenset((":", "—", "–", "--", "|"))
_LEADS = frozenset(("-", "•", "·", "*", "|"))
_KINDS = frozenset(("group", "force", "people", "adjective", "generic"))
_KINDS_OF_SHEETS = _KINDS | {"state", "body"}
_CLOSERS = FULL_STOPS | {"(", ";", "|", "since", "until", "for", "again", "territory", "control"}
_LONGEST = 12  # units before the mark
_STATES = frozenset(("country", "continent"))
_HEAD_CHARS = 160  # of a text, in which a table is headed
# Words of a heading under which the entries say who has what.
_SHEET = re.compile(
    r"\b(?:hold(?:s|ers?|ing)?|held|controls?|controll(?:ed|ers?|ing)|occupi(?:ed|ers?)|who (?:is|has|holds|runs) "
    r"(?:where|what)|in whose hands)\b"
)
_ENTRY = re.compile(r"^[ \t|*•·-]*(?P<head>[^\W\d_][^:|—–\n]{1,60}?)(?:[:|]|[ ][—–|])[ ]", re.MULTILINE)
_KNOWN = 2  # places that head entries
_ACTS = tags.AUXILIARY | tags.PAST | tags.VERB_IRREGULAR
_SOON = 4  # units behind who stands there
_ENTRIES = 3  # lines so begun make a list of what is told of several places


def holder(line: Line, book: PartyBook) -> Special | None:
    """Read an entry; of one without "still" or "since" the heading, or two more entries, must tell that it is one."""
    low, tag, actors, size = line.low, line.tag, line.actor, line.size
    start = int(low[0] in _LEADS)
    if start + 2 >= size or MARKS.isdisjoint(low[start + 1 : start + _LONGEST]):
        return None
    hits, mark = scan(line, start, subject=True)
    if not hits or mark + 1 >= size or low[mark] not in MARKS or line.level(hits[0].unit) in _STATES:
        return None
    at = mark + 1
    while at < size - 1 and (tag[at] & (tags.ADVERB | tags.DETERMINER) or low[at] in ("with", "under")):
        at += 1
    actor = actors.get(at)
    if actor is None or actor.kind not in _KINDS_OF_SHEETS or tag[at] & tags.PLACE:
        return None
    known = book.get(actor.party)
    if known is not None and known.kind == "bloc":
        return None  # "Geneva: United Nations"
    lasting = any(tag[unit] & tags.ADVERB for unit in range(mark + 1, at))
    end = at + 1
    while end + 1 < size and low[end] in ("/", "and", "&") and end + 1 in actors:
        end += 2
    lasting |= low[end : end + 1] == ["since"]
    if end < size and low[end] not in _CLOSERS and not tag[end] & (tags.COMMA | tags.TIME):
        return None
    if any(bits & _ACTS for bits in tag[end : end + _SOON]):
        return None  # "P: Kenyan troops on Monday took Q"
    if not (_of_holders(line) or (actor.kind in _KINDS and (lasting or _listed(line)))):
        return None
    return Special("control", hits, at, end, Reading(at), (at, at + 1))


def entry_heads(text: str, placed: Container[int]) -> frozenset[int]:
    """Where the heads of a list's entries begin, of which most are known places, which begin at `placed`."""
    heads = [match.start("head") for match in _ENTRY.finditer(text)]
    known = sum(head in placed for head in heads)
    return frozenset(heads if known >= _KNOWN and 2 * known >= len(heads) else ())


def _of_holders(line: Line) -> bool:
    """Whether the title or the head of the text says that it tells who has what."""
    return _SHEET.search(f"{line.document.article.title}\n{line.text[:_HEAD_CHARS]}".lower()) is not None


def _listed(line: Line) -> bool:
    """Whether the text is a list of entries."""
    return sum(1 for _ in zip(range(_ENTRIES), _ENTRY.finditer(line.text), strict=False)) == _ENTRIES
