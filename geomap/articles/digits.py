"""The digit 1 printed as "src" ("20src4", "src0%", "Sept. srcsrc"), mended only in a text that surely is so damaged."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DAMAGE = "src"
_MARKS = ".,:"
_MAX_NUMBER_CHARS = 60
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \Z")
_UNIT = re.compile(
    r"[ -]?(?:%|percent|per cent|years?|months?|weeks?|days?|hours?|minutes?|people|soldiers|troops|tanks|men|women|"
    r"children|miles?|kilomet(?:er|re)s?|km|met(?:er|re)s?|million|billion|thousand|tons?|tonnes|a\.m\.|p\.m\.|dollars|"
    r"euros)(?![a-z])"
)
# What may follow a number: an ordinal's ending, then no letter, path or assignment.
_AFTER = re.compile(r"(?:st|nd|rd|th|s|pm|am)?(?![\w/=(\[]|\.[^\W\d])")
_CODE_BEFORE = frozenset("/=<.@#-_\\$({[\"'`")


def digit_edits(text: str) -> list[tuple[int, int, str]]:
    """Return the edits that make each "src" inside a number a 1; none where no number of the text surely is damaged.

    Sure are a digit before the "src", a month or a currency sign before the number, or a unit after it. Once one
    number is sure, those that could be names elsewhere ("src5", "src") are numbers too.
    """
    numbers = list(_numbers(text))
    if not any(_is_sure(text, start, end) for start, end in numbers):
        return []
    edits = []
    for start, end in numbers:
        at = text.find(_DAMAGE, start, end)
        while at >= 0:
            edits.append((at, at + len(_DAMAGE), "1"))
            at = text.find(_DAMAGE, at + len(_DAMAGE), end)
    return edits


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield the runs of digits and "src" that stand as a number does, not in a word, a file name or an assignment."""
    at = text.find(_DAMAGE)
    while at >= 0:
        start = at
        while at - start < _MAX_NUMBER_CHARS and start and (text[start - 1].isdecimal() or text[start - 1] in _MARKS):
            start -= 1
        while text[start] in _MARKS:
            start += 1
        end = at
        while end - at < _MAX_NUMBER_CHARS:
            if text.startswith(_DAMAGE, end):
                end += len(_DAMAGE)
            elif text[end : end + 1].isdecimal() or (
                text[end : end + 1] in _MARKS
                and (text[end + 1 : end + 2].isdecimal() or text.startswith(_DAMAGE, end + 1))
            ):
                end += 1
            else:
                break
        before = text[start - 1] if start else " "
        money = before in "$€£"
        if (money or not (before.isalnum() or before in _CODE_BEFORE)) and _AFTER.match(text, end):
            yield start, end
        at = text.find(_DAMAGE, end)


def _is_sure(text: str, start: int, end: int) -> bool:
    number = text[start:end]
    return (
        number[0].isdecimal()
        or (start > 0 and text[start - 1] in "€£$")
        or _UNIT.match(text, end) is not None
        or _MONTH.search(text, max(0, start - 14), start) is not None
    )
