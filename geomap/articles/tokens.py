"""Words and marks of a text, with their offsets: linear in the text, whatever it holds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import compress, pairwise
from typing import TypeVar

from geomap.articles.abbreviations import abbreviations
from geomap.model import Tokens

# Marks that belong to the letter before them (Hebrew, Arabic, Indic, Thai vowel signs, combining accents).
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0981-\u0dff\u0e31-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff"
)
_WORD = rf"[^\W_](?:[^\W_]|[{_MARKS}])*"
# Letters with dots between (U.S.), numbers (3,000; 08:20; 3.5), words with inner apostrophes, a possessive 's by
# itself, runs of one mark ("...", "--"), and any other character alone.
_TOKEN = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+\.(?![^\W_])|\d+(?:[.,:]\d+)+(?![^\W_])"
    rf"|{_WORD}(?:['’ʼ](?![sS](?![^\W_])){_WORD})*"
    r"|['’][sS](?![^\W_])|\.+|-+|[^\s\w]|_",
)
# Addresses are one token each, so that no name is looked for inside them.
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"'’”»()\[\]{}]*[^\s<>\"'’”»()\[\]{}.,;:!?…]")
_MAIL_NAME = re.compile(r"[\w.+%-]{1,64}\Z")
_MAIL_HOST = re.compile(r"@(?:[\w-]{1,63}\.){1,6}[\w-]{2,24}")
_KEPT_CHUNK_CHARS = 32
_CHUNKS_KEPT = 32_768
_FEW = 20  # rows are dropped one by one, where the others would not move too often
T = TypeVar("T")
_Cut = tuple[tuple[tuple[str, int, int], ...], tuple[int, ...]]
_cuts: dict[str, _Cut] = {}


def tokenize(text: str) -> Tokens:
    """Cut a text into words, numbers and marks.

    A hyphen is a token of its own, as is a possessive ``'s`` (or ``’s``). An abbreviation that the word list knows
    ("Mr.", "Sept.", "Ala."), an initial ("V.") and letters with dots between ("U.S.") keep their dot. A web or mail
    address is one token.

    Examples
    --------
    >>> tokenize("Russian-held Lviv’s U.S. envoy, Mr. Lee").words
    ('Russian', '-', 'held', 'Lviv', '’s', 'U.S.', 'envoy', ',', 'Mr.', 'Lee')
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    dots: list[int] = []  # where one stands that the word before it may keep
    at = 0
    # Most of what stands between two blanks is a word and no more; the rest repeats, so its cutting is remembered.
    known = _cuts.get
    for chunk in text.split(" "):
        if chunk.isalnum():
            words.append(chunk)
            starts.append(at)
            at += len(chunk)
            ends.append(at)
        elif chunk:
            cut, dotted = known(chunk) or _cut(chunk)
            for word, first, end in cut:
                words.append(word)
                starts.append(at + first)
                ends.append(at + end)
            if dotted:
                dots += map(at.__add__, dotted)
            at += len(chunk)
        at += 1
    addresses = _addresses(text)
    if addresses:
        words, starts, ends = _with_addresses(text, addresses, words, starts, ends)
    if dots:
        words, starts, ends = _with_dots(dots, words, starts, ends)
    return Tokens(tuple(words), tuple(starts), tuple(ends))


def where(words: Sequence[str], wanted: frozenset[str]) -> list[int]:
    """Return where words stand that are wanted.

    >>> where(("to", "be", "or", "not", "to", "be"), frozenset(("be", "to", "is")))
    [0, 1, 4, 5]
    """
    return list(compress(numbers(len(words)), map(wanted.__contains__, words)))


_numbers: list[list[int]] = [[]]


def numbers(count: int) -> list[int]:
    """Return 0, 1, 2, … in a list of `count` or more, the same for all texts; not to be changed."""
    known = _numbers[0]
    if len(known) < count:
        known = _numbers[0] = list(range(count))
    return known


def _cut(chunk: str) -> _Cut:
    """Cut what stands between two blanks: its words, each with its start and end, and the dots one of them may keep."""
    cut = tuple([(match.group(), *match.span()) for match in _TOKEN.finditer(chunk)])
    may_keep_dot = abbreviations().may_keep_dot
    dots = [at for (word, _, end), (mark, at, _) in pairwise(cut) if mark == "." and end == at and may_keep_dot(word)]
    if len(chunk) <= _KEPT_CHUNK_CHARS:
        if len(_cuts) >= _CHUNKS_KEPT:
            _cuts.clear()
        _cuts[chunk] = cut, tuple(dots)
    return cut, tuple(dots)


def _with_dots(
    dots: list[int], words: list[str], starts: list[int], ends: list[int]
) -> tuple[list[str], list[int], list[int]]:
    """Give abbreviations and initials back the dot that ends them."""
    keeps_dot = abbreviations().keeps_dot
    merged: list[int] = []
    for position in dots:
        at = bisect_left(starts, position)
        # A dot inside an address is no token any more.
        if at < len(starts) and starts[at] == position and words[at] == "." and keeps_dot(words, at):
            merged.append(at)
    if not merged:
        return words, starts, ends
    for at in merged:
        words[at - 1] += "."
        ends[at - 1] += 1
    return _without(merged, words), _without(merged, starts), _without(merged, ends)


def _addresses(text: str) -> list[tuple[int, int]]:
    """Return where web and mail addresses stand; found from the mark that each has, so a text without pays nothing."""
    found: list[tuple[int, int]] = []
    if "://" in text or "www." in text:
        found += [match.span() for match in _LINK.finditer(text)]
    at = text.find("@")
    while at >= 0:
        host = _MAIL_HOST.match(text, at)
        reach = max(0, at - 64)
        name = _MAIL_NAME.search(text, max(reach, text.rfind(" ", reach, at) + 1), at) if host else None
        if name and host:
            found.append((name.start(), host.end()))
        at = text.find("@", at + 1)
    return sorted(found)


def _with_addresses(
    text: str, addresses: list[tuple[int, int]], words: list[str], starts: list[int], ends: list[int]
) -> tuple[list[str], list[int], list[int]]:
    """Make one token of each address."""
    dropped: list[int] = []
    done = 0
    for start, end in addresses:
        first = bisect_left(starts, start, done)
        after = bisect_right(starts, end - 1, done)
        if first >= after or starts[first] != start or ends[after - 1] != end:
            continue
        words[first] = text[start:end]
        ends[first] = end
        dropped.extend(range(first + 1, after))
        done = after
    if not dropped:
        return words, starts, ends
    return _without(dropped, words), _without(dropped, starts), _without(dropped, ends)


def _without(dropped: list[int], column: list[T]) -> list[T]:
    """Return a column without some of its rows, given in their order."""
    if len(dropped) <= _FEW:
        for at in reversed(dropped):
            del column[at]
        return column
    kept: list[T] = []
    done = 0
    for at in dropped:
        kept += column[done:at]
        done = at + 1
    kept += column[done:]
    return kept
