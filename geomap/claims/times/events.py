"""When a clause says that something happened: expressions of time, against the article's date.

The article's date is the day that its words look from. "Tuesday" is the last Tuesday up to that day, or that day
itself; a month without a year is its last one begun by then; "last week" is the calendar week (Monday to Sunday)
before. Each span keeps the reading that looks ahead too, for what is planned. "Two days earlier" counts from the
date that the text gave last, else from the article's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import compress, count
from operator import attrgetter

from geomap.claims.times.dates import HYPHENS
from geomap.claims.times.days import (
    TimeSpan,
    date_or_none,
    decade_of,
    dotted_date,
    ordinal_of,
    third_of_month,
    year_of,
)
from geomap.claims.times.phrases import TimeWords, time_words
from geomap.claims.times.units import UnitReader
from geomap.model import Document, Event

__all__ = ["TimeSpan", "event_of", "find_times", "time_cores"]


_DAYS_BACK = {"today": 0, "yesterday": 1, "before_yesterday": 2, "tomorrow": -1}


class _Cores(dict[str, str]):
    """Word of a text to what a time expression there would be: a number, a month, …; "" where none may stand."""

    def __init__(self, words: TimeWords) -> None:
        super().__init__()
        self.words = words

    def __missing__(self, word: str) -> str:
        low = word.lower().rstrip(".")
        kind = ""
        if low in self.words.starters:
            # In the Latin script months, weekdays and the names of wars are written with a capital.
            named = low in self.words.month or low in self.words.weekday or low in self.words.sets["wars"]
            kind = self._kind(low) if not (named and low.isascii() and low != "fall") or word[0].isupper() else ""
        elif word[0].isdigit() and len(word) <= 12:
            kind = "number" if year_of(word) or decade_of(word) or dotted_date(word) or ordinal_of(low) else ""
        if len(self) >= 100_000:
            self.clear()
        self[word] = kind
        return kind

    def _kind(self, low: str) -> str:
        words, sets = self.words, self.words.sets
        if low in words.month:
            return "month"
        if low in words.weekday:
            return "weekday"
        for name in (*_DAYS_BACK, "overnight", "last_year"):
            if low in sets[name]:
                return name
        return "season" if low in words.season else "wars" if low in sets["wars"] else "unit"


@cache
def time_cores() -> Mapping[str, str]:
    """What a time expression at a word would be (a number, a month, a unit, …); "" where none may stand."""
    return _Cores(time_words())


def find_times(document: Document, cores: Iterable[int] | None = None) -> list[TimeSpan]:
    """Find the time expressions of a document, in the order of its text; none overlaps another.

    An expression that only makes sense from a date that the text lacks (a weekday in an undated article) is left out.
    `cores` are the tokens of which `time_cores` tells that one may stand there, in order, where they are known.
    """
    if cores is None:
        cores = compress(count(), map(time_cores().__getitem__, document.tokens.words))
    return _Reader(document, time_cores()).read(cores)


def event_of(
    times: Sequence[TimeSpan],
    tokens: tuple[int, int],
    article_date: date | None,
    *,
    near: int | None = None,
    words: Sequence[str] = (),
    future: bool = False,
) -> Event:
    """Return when the clause of the tokens ``tokens[0]`` up to ``tokens[1]`` says that it happened.

    Parameters
    ----------
    times
        What `find_times` gave, in order.
    tokens
        The clause.
    article_date
        The article's own date, which counts where the clause tells no time.
    near
        The token of the trigger: of several times the nearest counts, one after it before one as near in front.
    words
        The tokens of the document: a time beyond a word that begins another clause ("but", "when", "that") is far.
    future
        The clause tells what is planned: a weekday or month without a year looks ahead.
    """
    inside: list[TimeSpan] = []
    for at in range(bisect_left(times, tokens[0], key=_START), len(times)):
        if times[at].token_end > tokens[1]:
            break
        inside.append(times[at])
    if not inside:
        return Event(article_date, article_date, "day" if article_date else "", "article" if article_date else "")
    if near is None or len(inside) == 1:
        time = inside[0]
    else:
        time = min(inside, key=lambda t: (_distance(t, near, words), t.token_start < near))
    start, end = time.ahead if future and time.ahead else (time.start, time.end)
    if start and end is None and article_date and start <= article_date:
        end = article_date
    return Event(start, end, time.precision, "text")


# Words that begin another clause, and how many words such a border counts for when the nearest time is sought.
_BORDERS = frozenset(
    ["but", "when", "while", "after", "before", "that", "which", "who", "as", "because", "although", ";"]
)
_BORDER_WORDS = 15
_START = attrgetter("token_start")


def _distance(time: TimeSpan, token: int, words: Sequence[str]) -> int:
    first, end = (token, time.token_start) if time.token_start > token else (time.token_end, token)
    borders = sum(map(_BORDERS.__contains__, words[first:end]))
    return max(0, end - first) + _BORDER_WORDS * borders


def _of_its_year(first: TimeSpan, span: TimeSpan) -> TimeSpan:
    """The first of two joined dates, in the year that only the second states: "from March to June 1943"."""
    stated = (span.start or span.end) if span.year_stated else None
    if first.year_stated or first.kind != "date" or stated is None or first.start is None:
        return first
    month, day = first.start.month, first.start.day
    year = stated.year - ((month, day) > (stated.month, stated.day))
    start = date_or_none(year, month, day)
    if start is None or first.end is None:
        return first
    part = first.precision != "month" or first.end.day in (10, 20)  # "early March"
    end = start + (first.end - first.start) if part else third_of_month(year, month, None)[1]
    return first._replace(start=start, end=end, ahead=None, year_stated=True)


class _Reader(UnitReader):
    """One reading of one document."""

    def __init__(self, document: Document, kinds: Mapping[str, str]) -> None:
        super().__init__(document, time_words())
        self.kinds = kinds

    def read(self, hits: Iterable[int]) -> list[TimeSpan]:
        done = 0
        for at in hits:
            if at < done:
                continue
            try:
                span = self._core(at, done)
            except (OverflowError, ValueError):  # "200,000 years ago", 31 February
                span = None
            if span is None:
                continue
            span = self._linked(span)
            if self.found and span.token_start < self.found[-1].token_end:
                span = span._replace(token_start=self.found[-1].token_end)
            joined = self._ranged(span)
            if joined is not None:
                self.found[-1] = joined
            elif span.start is not None or span.end is not None:
                self.found.append(span)
            done = span.token_end
        return self.found

    def _core(self, at: int, done: int) -> TimeSpan | None:
        kind = self.kinds[self.raw[at]]
        if kind == "unit":
            return self._unit(at, done)
        if kind == "weekday":
            return self._weekday(at)
        if kind == "number":
            return self._numeric(at)
        if kind == "month":
            return self._month(at, done)
        if kind == "season":
            return self._season(at)
        if kind == "wars":
            return self._war(at)
        if kind == "overnight":
            return self._days(at, at + 1, 1, 0)
        if kind == "last_year":
            return self._of_today(at, at + 1, 365, -1)
        return self._days(at, at + 1, _DAYS_BACK[kind], _DAYS_BACK[kind])

    def _linked(self, span: TimeSpan) -> TimeSpan:
        """Open a span that "since" or "until" stands before."""
        at = span.token_start - 1
        low = self.low(at)
        if low in ("the", "about", "around", "at", "least", "early", "late"):
            at -= 1
            low = self.low(at)
        latin = low.isascii()
        if low in self.sets["since"] and (latin or span.kind != "anchored"):
            return span._replace(token_start=at, end=None, precision="open", kind="since", ahead=None)
        if low in self.sets["until"] and latin and low != "through":
            ahead = (self.today, span.ahead[1]) if span.ahead and self.today and self.today <= span.ahead[1] else None
            return span._replace(token_start=at, start=None, precision="open", kind="until", ahead=ahead)
        return span

    def _ranged(self, span: TimeSpan) -> TimeSpan | None:
        """Join "from April" and "to June", "between 2014 and 2016"."""
        if not self.found or (span.kind in ("since", "until") and self.low(span.token_start) not in self.sets["to"]):
            return None
        first = self.found[-1]
        at = span.token_start - 1 if span.kind != "until" else span.token_start
        joint = self.low(at)
        if first.token_end != at or (joint not in self.sets["to"] and joint != "or"):  # "in March or April 1945"
            return None
        first = self.found[-1] = _of_its_year(first, span)
        months = first.precision == span.precision == "month" and first.year_stated
        opener = self.low(first.token_start - 1) if first.kind != "since" else self.low(first.token_start)
        tight = joint in HYPHENS
        between = opener in self.sets["from"] or tight
        if not (between or months):  # "in March and April 1945"
            return None
        start, end = first.start, span.end
        if start is None or end is None or end < start:
            if first.ahead and span.ahead and first.ahead[0] <= span.ahead[1]:
                start, end = first.ahead[0], span.ahead[1]
            else:
                return None
        begin = first.token_start - (1 if between and not tight and first.kind != "since" else 0)
        ahead = (
            (first.ahead[0], span.ahead[1]) if first.ahead and span.ahead and first.ahead[0] <= span.ahead[1] else None
        )
        return TimeSpan(begin, span.token_end, start, end, span.precision, "range", ahead, span.year_stated)
