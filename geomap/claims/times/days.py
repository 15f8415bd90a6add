"""Days, weeks, months, seasons and years as calendar dates: pure arithmetic for the grammar of time."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

Interval = tuple[date, date]
CENTURY = 36_500  # days, in the file of words
_FIRST_YEAR, _LAST_YEAR = 1000, 2199


class TimeSpan(NamedTuple):
    """A time expression: the tokens `token_start` up to `token_end`, and the days it means, both inclusive.

    `kind` is ``date`` (with day, month or year), ``weekday``, ``relative`` (to the article), ``anchored`` (to another
    date), ``since``, ``until`` or ``range``. `ahead` is the reading for what is still to come, where it differs.
    """

    token_start: int
    token_end: int
    start: date | None
    end: date | None
    precision: str
    kind: str
    ahead: Interval | None = None
    year_stated: bool = False


def year_of(word: str) -> int:
    if len(word) == 4 and word.isascii() and word.isdigit():
        year = int(word)
        return year if _FIRST_YEAR <= year <= _LAST_YEAR else 0
    return 0


def decade_of(word: str) -> int:
    if len(word) == 5 and word[3:] == "0s" and word[:4].isdigit():
        return year_of(word[:4])
    return 0


def dotted_date(word: str) -> date | None:
    """Read 24.02.2022, day first."""
    parts = word.split(".")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    if [len(part) for part in parts] != [2, 2, 4] and [len(part) for part in parts] != [1, 2, 4]:
        return None
    return date_or_none(int(parts[2]), int(parts[1]), int(parts[0])) if year_of(parts[2]) else None


def ordinal_of(low: str) -> int:
    """Read 8, 8th, 21st as a number up to 31 (a plain number may be one of two digits)."""
    digits = low[:-2] if low[-2:] in ("st", "nd", "rd", "th") else low
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 2 and 1 <= int(digits) <= 31 else 0


def day_of(low: str) -> int:
    return ordinal_of(low) if low and low[0].isdigit() else 0


def date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_back(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)


def third_of_month(year: int, month: int, third: int | None) -> Interval:
    last = monthrange(year, month)[1]
    first, end = ((1, last), (1, 10), (11, 20), (21, last))[0 if third is None else third + 1]
    return date(year, month, first), date(year, month, end)


def third_of_year(year: int, third: int) -> Interval:
    return date(year, 1 + 4 * third, 1), date(year, 4 + 4 * third, (30, 31, 31)[third])


def third_of_years(decade: int, third: int) -> Interval:
    first, last = ((0, 3), (3, 6), (6, 9))[third]
    return date(decade + first, 1, 1), date(decade + last, 12, 31)


def season_of(year: int, season: int) -> Interval:
    """Return a season's months; the winter of a year begins in its December."""
    start = date(year, 3 + 3 * season, 1)
    last = 5 + 3 * season
    return start, (date(year, last, monthrange(year, last)[1]) if season < 3 else date(year + 1, 2, 28))


def calendar_unit(day: date, days: int, step: int) -> Interval:
    """Return the day, week, month, year or longer that holds `day`, moved by `step` of its units."""
    if days < 7:
        moved = day + timedelta(days * step)
        return moved, moved
    if days in (7, 14):
        monday = day - timedelta(day.weekday()) + timedelta(days * step)
        return monday, monday + timedelta(6)
    if days == 30:
        first = month_back(day, -step)
        return first, date(first.year, first.month, monthrange(first.year, first.month)[1])
    years = max(1, days // 365)
    if years < 100:  # of "a decade ago" the year is meant, not the calendar's decade
        return date(day.year + step * years, 1, 1), date(day.year + step * years, 12, 31)
    first_year = (day.year // years + step) * years
    return date(first_year, 1, 1), date(first_year + years - 1, 12, 31)


def precision_of(days: int) -> str:
    """Return the precision of what is counted in units of so many days."""
    return "day" if days < 7 else "week" if days < 30 else "month" if days < 365 else "year"
