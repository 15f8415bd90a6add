"""Read dates: days, weekdays, months, seasons and years as a text writes them, against the article's date."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from functools import lru_cache

from geomap.claims.times.days import (
    Interval,
    TimeSpan,
    date_or_none,
    day_of,
    decade_of,
    dotted_date,
    month_back,
    ordinal_of,
    season_of,
    third_of_month,
    third_of_year,
    third_of_years,
    year_of,
)
from geomap.claims.times.phrases import TimeWords
from geomap.model import Document

HYPHENS = frozenset("-–—‐‑")
_BACK_SENTENCES = 3  # how far back a date may stand from which "two days earlier" and "on the 16th" count
_SAME_YEAR_TOKENS = 12  # "in 2014, after a revolution in February": how near the year must stand
_WAR_WORDS = 4  # tokens before "War", in the name of one
_BLANKS = ("",) * 12  # more than any rule looks ahead or back
_NEAR_DAYS = 45  # a day of a month without a year lies ahead when it is so near, and its last one long gone


@lru_cache(maxsize=10_000)
def _bare(word: str) -> str:
    """A word in small letters, without the stop of an abbreviation."""
    return word.lower().rstrip(".")


class DateReader:
    """One reading of one document."""

    def __init__(self, document: Document, words: TimeWords) -> None:
        self.document = document
        # Blanks behind the last word, which whoever looks past either end of the text finds.
        self.raw = document.tokens.words + _BLANKS
        self.size = len(document.tokens.words)
        self.sentence_ends = [sentence.end_token for sentence in document.sentences] or [self.size]
        self.words = words
        self.sets = words.sets
        self.today = document.article.date
        self.found: list[TimeSpan] = []

    def low(self, at: int) -> str:
        return _bare(self.raw[at])

    def _numeric(self, at: int) -> TimeSpan | None:
        word, low = self.raw[at], self.low(at)
        dotted = dotted_date(word)
        if dotted:
            return TimeSpan(at, at + 1, dotted, dotted, "day", "date", None, True)
        number = ordinal_of(low)
        if number and low[-1].isalpha():
            if self.low(at + 1) in self.words.month or (
                self.low(at + 1) == "of" and self.low(at + 2) in self.words.month
            ):
                return None  # "the 8th of September": its month is the core
            return self._nth(at, number)
        decade = decade_of(word)
        if decade:
            early, late = date(decade, 1, 1), date(decade + 9, 12, 31)
            begin, part = self._thirds(at)
            if part is not None:
                early, late = third_of_years(decade, part)
            return TimeSpan(begin, at + 1, early, late, "year", "date", None, True)
        year = year_of(word)
        if not year:
            return None
        iso = self._iso(at, year)
        if iso:
            return iso
        before, after = self.low(at - 1), self.low(at + 1)
        loose = before not in self.sets["before"] and before not in HYPHENS and before not in ("(", "[")
        # At the head of a sentence a year is a date ("2014: …").
        if loose and (after not in (":", "—", "–") or at != self._sentence_start(at)):
            return None
        if after in HYPHENS and len(self.low(at + 2)) == 2 and self.low(at + 2).isdecimal():
            last = year - year % 100 + int(self.low(at + 2))  # "in 1944-45"
            return (
                TimeSpan(at, at + 3, date(year, 1, 1), date(last, 12, 31), "year", "date", None, True)
                if last > year
                else None
            )
        if not 1800 <= year <= 2100 and after.isalpha() and after not in ("the", "and", "in", "by"):
            return None  # "in 1500 villages"
        if after in self.sets["counted"]:
            return None
        start, third = self._thirds(at)
        if third is None:
            return TimeSpan(start, at + 1, date(year, 1, 1), date(year, 12, 31), "year", "date", None, True)
        return TimeSpan(start, at + 1, *third_of_year(year, third), "year", "date", None, True)

    def _iso(self, at: int, year: int) -> TimeSpan | None:
        raw = self.raw
        if raw[at + 1] == "-" and raw[at + 3] == "-":
            month, day = raw[at + 2], raw[at + 4]
            if month.isdigit() and day.isdigit() and len(month) == 2 and len(day) == 2:
                when = date(year, int(month), int(day))
                return TimeSpan(at, at + 5, when, when, "day", "date", None, True)
        return None

    def _nth(self, at: int, number: int) -> TimeSpan | None:
        """Read "on the 16th": a day of the month that the text spoke of last, else of the article's."""
        if self.low(at - 1) != "the" or number > 31:
            return None
        after = self.raw[at + 1]
        if after and after[0].islower() and after not in self.sets["after_day"]:
            return None
        anchor = self._anchor(at)
        base = anchor.start if anchor else self.today
        if base is None:
            return None
        when = date(base.year, base.month, number)
        if anchor is None and when > base and self.low(at - 2) not in self.sets["until"]:
            when = month_back(base, 1).replace(day=number)
        return TimeSpan(at - 1, at + 1, when, when, "day", "anchored", None, bool(anchor and anchor.year_stated))

    def _month(self, at: int, done: int) -> TimeSpan | None:
        """Read a month with what stands around it: days, a year, "early", "last"."""
        month = self.words.month[self.low(at)]
        start, end = at, at + 1
        first = last = 0
        # Days in front: "8 September", "the 8th of September", "8-9 September", "8 and 9 September".
        front = at - 2 if self.low(at - 1) == "of" else at - 1
        number = day_of(self.low(front)) if front >= done else 0
        if number:
            first = last = number
            start = front
            if front - 2 >= done and self.low(front - 1) in self.sets["to"] and day_of(self.low(front - 2)):
                first, start = day_of(self.low(front - 2)), front - 2
            if self.low(start - 1) == "the":
                start -= 1
        elif day_of(self.low(end)) and not year_of(self.raw[end]):
            first = last = day_of(self.low(end))
            end += 1
            if (
                self.low(end) in self.sets["to"]
                and day_of(self.low(end + 1))
                and self.low(end + 2) not in self.words.month
            ):
                last, end = day_of(self.low(end + 1)), end + 2
        year, end = self._year_after(end)
        if not first and not year and self.low(at) in self.sets["doubtful"]:
            before = self.low(at - 1)
            if before not in self.sets["before"] and before not in self.sets["recent"] and before not in HYPHENS:
                return None
        weekday = self._weekday_before(start) if first else start
        if first:
            return self._days_of_month(weekday, end, month, first, max(first, last), year)
        return self._whole_month(at, end, month, year)

    def _year_after(self, end: int) -> tuple[int, int]:
        """Return the year after a month or day (", 2022", "2022", "of last year") and the token after it."""
        at = end
        if self.low(at) in (",", "of", "in"):
            at += 1
        year = year_of(self.raw[at])
        if year and (at == end or self.low(end) != "," or not self._is_clause_year(at)):
            end = at + 1
            if self.words.unit.get(self.low(end)) == 365:  # "2022 року"
                end += 1
            return year, end
        if self.today and self.words.unit.get(self.low(at + 1)) == 365:
            for name, step in (("last", -1), ("this", 0), ("next", 1)):
                if self.low(at) in self.sets[name]:
                    return self.today.year + step, at + 2
        return 0, end

    def _is_clause_year(self, at: int) -> bool:
        return self.low(at + 1) in self.sets["counted"]

    def _weekday_before(self, start: int) -> int:
        """Take in the weekday of "Monday, Sept. 12"; its own expression is then not read apart."""
        at = start - 1
        if self.low(at) == ",":
            at -= 1
        if at >= 0 and self.low(at) in self.words.weekday and self.raw[at][0].isupper():
            if self.found and self.found[-1].token_end > at and self.found[-1].kind == "weekday":
                self.found.pop()
            return at
        return start

    def _days_of_month(self, start: int, end: int, month: int, first: int, last: int, year: int) -> TimeSpan | None:
        precision = "day" if first == last else "week"
        if year:
            return TimeSpan(
                start, end, date(year, month, first), date(year, month, last), precision, "date", None, True
            )
        today = self.today
        year = self._year_of_text(start)
        if year:
            span = TimeSpan(
                start, end, date(year, month, first), date(year, month, last), precision, "date", None, True
            )
            named = self.words.weekday.get(self.low(start))
            if named is None or span.start is None or span.start.weekday() == named:
                return span
        if today is None:
            return None
        past = date_or_none(today.year, month, first)
        if past is None or past > today:
            past = date_or_none(today.year - 1, month, first) or past
        ahead = date_or_none(today.year, month, first)
        if ahead is None or ahead < today:
            ahead = date_or_none(today.year + 1, month, first) or ahead
        if past is None or ahead is None:
            return None
        length = timedelta(last - first)
        if (ahead - today).days <= _NEAR_DAYS and ahead > today and (today - past).days > 365 - _NEAR_DAYS - 5:
            past = ahead
        return TimeSpan(start, end, past, past + length, precision, "date", (ahead, ahead + length))

    def _whole_month(self, at: int, end: int, month: int, year: int) -> TimeSpan | None:
        start, third = self._thirds(at)
        step = 0
        for name, value in (("last", -1), ("next", 1), ("this", 0)):
            if self.low(at - 1) in self.sets[name]:
                start, step = at - 1, value
        ahead: Interval | None = None
        if not year and not step:
            year = self._year_of_text(at)
        stated = bool(year)
        if not year:
            today = self.today
            if today is None:
                return None
            year = today.year - (month > today.month)
            coming = today.year + (month < today.month)
            if step == -1 and month == today.month:
                year -= 1
            ahead = third_of_month(coming, month, third)
            if step == 1:
                return TimeSpan(start, end, *ahead, "month", "date", ahead)
        days = third_of_month(year, month, third)
        if ahead and self.today and days[0] <= self.today < days[1]:
            ahead = days
            days = (days[0], self.today)
        return TimeSpan(start, end, *days, "month", "date", ahead, stated)

    def _year_of_text(self, at: int) -> int:
        """Return the year that the expression before stated, close by in the same sentence (anywhere, if undated)."""
        if not self.found:
            return 0
        span = self.found[-1]
        if self.today and (span.token_start < self._sentence_start(at) or at - span.token_end > _SAME_YEAR_TOKENS):
            return 0
        return span.start.year if span.year_stated and span.start and span.kind not in ("since", "until") else 0

    def _weekday(self, at: int) -> TimeSpan | None:
        today, low = self.today, self.low(at)
        before = self.low(at - 1)
        if today is None:
            return None
        if low in self.sets["doubtful"] and before not in self.sets["before"] and self.low(at + 1) not in (",", "."):
            return None
        weekday = self.words.weekday[low]
        start, end = at, at + 1
        if self.low(end) in self.sets["night"]:
            end += 1
        back = (today.weekday() - weekday) % 7
        past, ahead = today - timedelta(back), today + timedelta(-back % 7 or 7)
        if before in self.sets["last"]:
            start, past = at - 1, today - timedelta(back or 7)
        elif before in self.sets["next"]:
            start, past = at - 1, ahead
        elif before in self.sets["this"]:
            start, past = at - 1, today + timedelta(-back % 7)
            ahead = past
        if self.low(end) in self.sets["last"] and self.words.unit.get(self.low(end + 1)) == 7:  # "Monday last week"
            past, end = today - timedelta(today.weekday() + 7 - weekday), end + 2
        return TimeSpan(start, end, past, past, "day", "weekday", (ahead, ahead))

    def _season(self, at: int) -> TimeSpan | None:
        low, before = self.low(at), self.low(at - 1)
        season = self.words.season[low]
        if self.low(at + 1) in self.sets["wars"]:
            return None  # "the Winter War"
        year, end = self._year_after(at + 1)
        start = self._thirds(at)[0]
        if low == "fall" and not year and before not in self.sets["last"] | self.sets["this"] | self.sets["next"]:
            return None  # "the fall of Berlin"
        step = None
        for name, value in (("last", -1), ("this", 0), ("next", 1)):
            if before in self.sets[name]:
                start, step = at - 1, value
        if not year and step is None and low.isascii() and before not in self.sets["before_season"]:
            return None
        today = self.today
        ahead: Interval | None = None
        if not year and step is None:
            year = self._year_of_text(at)
        stated = bool(year)
        if not year:
            if today is None:
                return None
            year = today.year
            days = season_of(year, season)
            if days[0] > today or (step == -1 and days[1] >= today):
                days = season_of(year - 1, season)
                if step == -1 and days[1] >= today:
                    days = season_of(year - 2, season)
            ahead = days if days[1] >= today else season_of(days[0].year + 1, season)
            if step == 1:
                days = ahead if ahead[0] > today else season_of(ahead[0].year + 1, season)
            elif days[1] > today:
                days = (days[0], today)
        else:
            days = season_of(year, season)
        return TimeSpan(start, end, *days, "season", "date", ahead, stated)

    def _war(self, at: int) -> TimeSpan | None:
        """Read "in the Second World War", "during World War II": its years."""
        text, starts, ends = self.document.text, self.document.tokens.starts, self.document.tokens.ends
        for end in range(min(at + 2, len(ends)), at, -1):
            for first in range(max(at - _WAR_WORDS, 0), at + 1):
                years = self.words.war.get(text[starts[first] : ends[end - 1]].lower().replace("–", "-"))
                if years is not None:
                    before = first - 1 - (self.low(first - 1) == "the")
                    within = self.low(before) in self.sets["within"]
                    span = date(years[0], 1, 1), date(years[1], 12, 31)
                    return TimeSpan(first, end, *span, "year", "date", None, True) if within else None
        return None

    def _anchor(self, at: int, unit: int = 1) -> TimeSpan | None:
        """Return the date given last, close before a token: a day, or for longer units any date."""
        first = self._sentence_start(at, _BACK_SENTENCES)
        for span in reversed(self.found):
            if span.token_start < first:
                return None
            fine = span.precision == "day" or unit >= 30 or (unit == 7 and span.precision == "week")
            if fine and span.start is not None and span.kind not in ("since", "until"):
                return span
        return None

    def _sentence_start(self, at: int, back: int = 0) -> int:
        """Return the first token of the sentence of `at`, or of one `back` sentences before."""
        index = bisect_left(self.sentence_ends, at + 1) - back
        return self.sentence_ends[index - 1] if index > 0 else 0

    def _thirds(self, at: int) -> tuple[int, int | None]:
        """Return where "early", "mid-" or "late" before a token begins, and which third it means."""
        before = at - 1
        low = self.low(before)
        if low in ("of", "the", "in") or low in HYPHENS:
            before -= 1
            low = self.low(before)
        for third, name in enumerate(("early", "mid", "late")):
            if low in self.sets[name]:
                return before, third
        return at, None
