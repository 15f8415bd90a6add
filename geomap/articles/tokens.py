"""Words and marks of a text, with their offsets: one pass of one expression, linear in the text."""

from __future__ import annotations

import re
from itertools import accumulate, compress
from operator import add, not_

from geomap.articles.abbreviations import abbreviations
from geomap.model import Tokens

# Marks that belong to the letter before them (Hebrew, Arabic, Indic, Thai vowel signs, combining accents).
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0981-\u0dff\u0e31-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff"
)
_LETTER = f"(?:[^\\W_]|[{_MARKS}])"
# The pieces tile the text: white space, dotted abbreviations (U.S.), numbers (3,000; 08:20; 3.5), words with inner
# apostrophes, a possessive 's by itself, runs of one mark ("...", "--"), and any other character alone.
_PIECE = re.compile(
    r" |\d+(?:[.,:]\d+)+|[^\W\d_](?:\.[^\W\d_])+\.(?![^\W_])"
    rf"|[^\W_](?:[^\W_]|[{_MARKS}])*(?:['’ʼ](?![sS](?![^\W_]))[^\W_](?:[^\W_]|[{_MARKS}])*)*"
    r"|\s+|['’][sS](?![^\W_])|\.{2,}|-{2,}|.",
    re.DOTALL,
)


def tokenize(text: str) -> Tokens:
    """Cut a text into words, numbers and marks.

    A hyphen is a token of its own, as is a possessive ``'s`` (or ``’s``). An abbreviation that the word list knows
    ("Mr.", "Sept.", "Ala."), an initial ("V.") and letters with dots between ("U.S.") keep their dot.

    Examples
    --------
    >>> tokenize("Russian-held Lviv’s U.S. envoy, Mr. Lee").words
    ('Russian', '-', 'held', 'Lviv', '’s', 'U.S.', 'envoy', ',', 'Mr.', 'Lee')
    """
    pieces = _PIECE.findall(text)
    starts = list(accumulate(map(len, pieces), initial=0))
    seen = list(map(not_, map(str.isspace, pieces)))
    words = list(compress(pieces, seen))
    starts = list(compress(starts, seen))
    ends = list(map(add, starts, map(len, words)))
    return _with_dots(words, starts, ends)


def _with_dots(words: list[str], starts: list[int], ends: list[int]) -> Tokens:
    """Give abbreviations and initials back the dot that ends them."""
    known = abbreviations()
    merged: list[int] = []
    for at, word in enumerate(words):
        if word == "." and at and ends[at - 1] == starts[at] and known.keeps_dot(words, at):
            merged.append(at)
    if merged:
        for at in merged:
            words[at - 1] += "."
            ends[at - 1] += 1
        keep = [True] * len(words)
        for at in merged:
            keep[at] = False
        words, starts, ends = (list(compress(words, keep)), list(compress(starts, keep)), list(compress(ends, keep)))
    return Tokens(tuple(words), tuple(starts), tuple(ends))
