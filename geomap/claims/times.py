"""When a clause says that something happened: expressions of time, against the article's date.

The article's date is the day that its words look from. "Tuesday" is the last Tuesday up to that day, or that day
itself; a month without a year is its last one begun by then; "last week" is the calendar week (Monday to Sunday)
before. Each span keeps the reading that looks ahead too, for what is planned. "Two days earlier" counts from the
date that the text gave last, else from the article's.
"""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geomap.claims.timewords import TimeWords, time_words
from geomap.model import Document, Event

Interval = tuple[date, date]
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_HYPHENS = frozenset("-–—‐‑")
_BACK_SENTENCES = 3  # how far back a date may stand from which "two days earlier" and "on the 16th" count
_SAME_YEAR_TOKENS = 12  # "in 2014, after a revolution in February": how near the year must stand
_NEAR_DAYS = 45  # a day of a month without a year lies ahead when it is so near, and its last one long gone


@dataclass(frozen=True, slots=True)
class TimeSpan:
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


class _Cores(dict[str, int]):
    """Word of a text to whether a time expression may stand there: 1 a word, 2 a number, 0 neither."""

    def __init__(self, words: TimeWords) -> None:
        super().__init__()
        self.words = words

    def __missing__(self, word: str) -> int:
        low = word.lower().rstrip(".")
        kind = 0
        if low in self.words.starters:
            # In the Latin script months and weekdays are written with a capital.
            named = low in self.words.month or low in self.words.weekday
            kind = 1 if not (named and low.isascii() and low != "fall") or word[0].isupper() else 0
        elif word[0].isdigit() and len(word) <= 12:
            kind = 2 if _year(word) or _decade(word) or _dotted(word) or _ordinal(low) else 0
        if len(self) >= 100_000:
            self.clear()
        self[word] = kind
        return kind


_cores: list[_Cores] = []


def find_times(document: Document) -> list[TimeSpan]:
    """Find the time expressions of a document, in the order of its text; none overlaps another.

    An expression that only makes sense from a date that the text lacks (a weekday in an undated article) is left out.
    """
    if not _cores:
        _cores.append(_Cores(time_words()))
    kinds = _cores[0]
    hits = [at for at, word in enumerate(document.tokens.words) if kinds[word]]
    return _Reader(document, kinds).read(hits) if hits else []


def event_of(
    times: Sequence[TimeSpan],
    tokens: tuple[int, int],
    article_date: date | None,
    *,
    near: int | None = None,
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
    future
        The clause tells what is planned: a weekday or month without a year looks ahead.
    """
    inside = [time for time in times if time.token_start >= tokens[0] and time.token_end <= tokens[1]]
    if not inside:
        return Event(article_date, article_date, "day" if article_date else "", "article" if article_date else "")
    if near is None:
        time = inside[0]
    else:
        time = min(inside, key=lambda t: (_distance(t, near), t.token_start < near))
    start, end = time.ahead if future and time.ahead else (time.start, time.end)
    if start and end is None and article_date and start <= article_date:
        end = article_date
    return Event(start, end, time.precision, "text")


def _distance(time: TimeSpan, token: int) -> int:
    return time.token_start - token if time.token_start > token else max(0, token - time.token_end + 1)


class _Reader:
    """One reading of one document."""

    def __init__(self, document: Document, kinds: _Cores) -> None:
        self.raw = document.tokens.words
        self.sentence_ends = [sentence.end_token for sentence in document.sentences] or [len(self.raw)]
        self.words = kinds.words
        self.sets = kinds.words.sets
        self.kinds = kinds
        self.today = document.article.date
        self.found: list[TimeSpan] = []

    def low(self, at: int) -> str:
        return self.raw[at].lower().rstrip(".") if 0 <= at < len(self.raw) else ""

    def read(self, hits: list[int]) -> list[TimeSpan]:
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
                span = replace(span, token_start=self.found[-1].token_end)
            joined = self._ranged(span)
            if joined is not None:
                self.found[-1] = joined
            elif span.start is not None or span.end is not None:
                self.found.append(span)
            done = span.token_end
        return self.found

    # --- cores -----------------------------------------------------------------------------------------------------

    def _core(self, at: int, done: int) -> TimeSpan | None:
        word, low = self.raw[at], self.low(at)
        words, sets = self.words, self.sets
        if self.kinds[word] == 2:
            return self._numeric(at)
        if low in words.month:
            return self._month(at, done)
        if low in words.weekday:
            return self._weekday(at)
        for name, back in (("today", 0), ("yesterday", 1), ("before_yesterday", 2), ("tomorrow", -1)):
            if low in sets[name]:
                return self._days(at, at + 1, back, back)
        if low in sets["overnight"]:
            return self._days(at, at + 1, 1, 0)
        if low in sets["last_year"]:
            return self._of_today(at, at + 1, 365, -1)
        if low in words.season:
            return self._season(at)
        return self._unit(at, done)

    def _numeric(self, at: int) -> TimeSpan | None:
        word, low = self.raw[at], self.low(at)
        dotted = _dotted(word)
        if dotted:
            return TimeSpan(at, at + 1, dotted, dotted, "day", "date", None, True)
        number = _ordinal(low)
        if number and low[-1].isalpha():
            if self.low(at + 1) in self.words.month or (
                self.low(at + 1) == "of" and self.low(at + 2) in self.words.month
            ):
                return None  # "the 8th of September": its month is the core
            return self._nth(at, number)
        decade = _decade(word)
        if decade:
            early, late = date(decade, 1, 1), date(decade + 9, 12, 31)
            begin, part = self._thirds(at)
            if part is not None:
                early, late = _third_of_years(decade, part)
            return TimeSpan(begin, at + 1, early, late, "year", "date", None, True)
        year = _year(word)
        if not year:
            return None
        iso = self._iso(at, year)
        if iso:
            return iso
        before, after = self.low(at - 1), self.low(at + 1)
        loose = before not in self.sets["before"] and before not in _HYPHENS and before not in ("(", "[")
        # At the head of a sentence a year is a date ("2014: …").
        if loose and (after not in (":", "—", "–") or at != self._sentence_start(at)):
            return None
        if after in _HYPHENS and _ordinal(self.low(at + 2)) and not _year(self.low(at + 2)):
            return None  # "2014-15"
        if not 1800 <= year <= 2100 and after.isalpha() and after not in ("the", "and", "in", "by"):
            return None  # "in 1500 villages"
        if after in _COUNTED:
            return None
        start, third = self._thirds(at)
        if third is None:
            return TimeSpan(start, at + 1, date(year, 1, 1), date(year, 12, 31), "year", "date", None, True)
        return TimeSpan(start, at + 1, *_third_of_year(year, third), "year", "date", None, True)

    def _iso(self, at: int, year: int) -> TimeSpan | None:
        raw = self.raw
        if at + 4 < len(raw) and raw[at + 1] == "-" and raw[at + 3] == "-":
            month, day = raw[at + 2], raw[at + 4]
            if month.isdigit() and day.isdigit() and len(month) == 2 and len(day) == 2:
                when = date(year, int(month), int(day))
                return TimeSpan(at, at + 5, when, when, "day", "date", None, True)
        return None

    def _nth(self, at: int, number: int) -> TimeSpan | None:
        """Read "on the 16th": a day of the month that the text spoke of last, else of the article's."""
        if self.low(at - 1) != "the" or number > 31:
            return None
        after = self.raw[at + 1] if at + 1 < len(self.raw) else ""
        if after and after[0].islower() and after not in _AFTER_DAY:
            return None
        anchor = self._anchor(at)
        base = anchor.start if anchor else self.today
        if base is None:
            return None
        when = date(base.year, base.month, number)
        if anchor is None and when > base and self.low(at - 2) not in self.sets["until"]:
            when = _month_back(base, 1).replace(day=number)
        return TimeSpan(at - 1, at + 1, when, when, "day", "anchored")

    def _month(self, at: int, done: int) -> TimeSpan | None:
        """Read a month with what stands around it: days, a year, "early", "last"."""
        month = self.words.month[self.low(at)]
        start, end = at, at + 1
        first = last = 0
        # Days in front: "8 September", "the 8th of September", "8-9 September", "8 and 9 September".
        front = at - 2 if self.low(at - 1) == "of" else at - 1
        number = _day(self.low(front)) if front >= done else 0
        if number:
            first = last = number
            start = front
            if front - 2 >= done and self.low(front - 1) in self.sets["to"] and _day(self.low(front - 2)):
                first, start = _day(self.low(front - 2)), front - 2
            if self.low(start - 1) == "the":
                start -= 1
        elif _day(self.low(end)) and not _year(self.raw[end]):
            first = last = _day(self.low(end))
            end += 1
            if (
                self.low(end) in self.sets["to"]
                and _day(self.low(end + 1))
                and self.low(end + 2) not in self.words.month
            ):
                last, end = _day(self.low(end + 1)), end + 2
        year, end = self._year_after(end)
        if not first and not year and self.low(at) in self.sets["doubtful"]:
            before = self.low(at - 1)
            if before not in self.sets["before"] and before not in self.sets["recent"] and before not in _HYPHENS:
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
        year = _year(self.raw[at]) if at < len(self.raw) else 0
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
        return self.low(at + 1) in _COUNTED

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
        past = _safe(today.year, month, first)
        if past is None or past > today:
            past = _safe(today.year - 1, month, first) or past
        ahead = _safe(today.year, month, first)
        if ahead is None or ahead < today:
            ahead = _safe(today.year + 1, month, first) or ahead
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
            ahead = _third_of_month(coming, month, third)
            if step == 1:
                return TimeSpan(start, end, *ahead, "month", "date", ahead)
        days = _third_of_month(year, month, third)
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
        return span.start.year if span.year_stated and span.start and span.kind in ("date", "range") else 0

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

    # --- units -----------------------------------------------------------------------------------------------------

    def _unit(self, at: int, done: int) -> TimeSpan | None:
        """Read a unit with its modifier: "last week", "earlier this month", "two days ago", "the next day"."""
        low, before = self.low(at), self.low(at - 1)
        sets = self.sets
        days = self.words.unit.get(low, 1)
        part = low in sets["night"]
        if before in sets["recent"] and not part:
            return self._days(at - 1, at + 1, min(days, 365) * (7 if days == 1 else 1), 0, _precision(max(days, 7)))
        if low in sets["weekend"]:
            return self._weekend(at)
        if low in sets["hours"]:
            return self._hours(at)
        after = self.low(at + 1)
        if part:
            if before in sets["last"]:
                return self._days(at - 1, at + 1, 1, 1 if low != "night" else 0)
            if before in sets["this"] and low != "night":
                return self._days(at - 1, at + 1, 0, 0)
            return None
        counted = self._counted(at, days)
        if counted is not None:
            return counted
        if before == "the" and after in ("before", "after") and days == 1:
            if self.low(at + 2) in ("yesterday", "tomorrow"):
                return self._days(at - 1, at + 3, 2 if self.low(at + 2) == "yesterday" else -2, None)
            return self._beside(at - 1, at + 2, days, -1 if after == "before" else 1)
        if before in sets["same"]:
            return self._beside(at - 2, at + 1, days, 0)
        if before in ("previous", "preceding"):
            return self._beside(at - 1, at + 1, days, -1)
        if before == "following" or (before in sets["next"] and self.low(at - 2) == "the"):
            return self._beside(at - 1, at + 1, days, 1)
        for name, step in (("last", -1), ("this", 0), ("next", 1)):
            if before in sets[name]:
                if self.low(at - 2) == "the" and name == "last":
                    return self._days(at - 2, at + 1, days, 0, _precision(days))
                return self._of_today(at - 1, at + 1, days, step)
        return None

    def _counted(self, at: int, days: int) -> TimeSpan | None:
        """Read "two days ago", "a week earlier", "in the past three months"."""
        number, start = self._number(at - 1)
        if not number:
            return None
        sets = self.sets
        after = self.low(at + 1)
        total = number * days
        if after in sets["ago"]:
            return self._back(start, at + 2, number, days)
        if after in ("earlier", "previously") or after in sets["earlier"] - {"before"}:
            return self._beside(start, at + 2, total, -1, exact=days == 1)
        if after == "later" or after in sets["later"] - {"after", "afterwards", "afterward"}:
            return self._beside(start, at + 2, total, 1, exact=days == 1)
        if after in ("before", "after", "afterwards", "afterward") and self._ends_clause(at + 2):
            return self._beside(start, at + 2, total, -1 if after == "before" else 1, exact=days == 1)
        if self.low(start - 1) in sets["last"]:
            return self._days(start - 1, at + 1, total, 0, _precision(days if number == 1 else max(total, 7)))
        return None

    def _number(self, at: int) -> tuple[int, int]:
        """Return the number that ends at a token, and the token where it begins: "3", "two", "a couple of", "20"."""
        low = self.low(at)
        if low == "of" and self.low(at - 1) == "couple":
            return 2, at - 2 if self.low(at - 2) == "a" else at - 1
        if low.isdigit() and len(low) <= 4 and low.isascii():
            return int(low), at
        number = self.words.number.get(low, 0)
        if number and low in ("few", "dozen", "hundred") and self.low(at - 1) == "a":
            return number, at - 1
        if number and number < 10 and self.low(at - 1) in _HYPHENS and self.words.number.get(self.low(at - 2), 0) >= 20:
            return number + self.words.number[self.low(at - 2)], at - 2
        return number, at

    def _ends_clause(self, at: int) -> bool:
        return at >= len(self.raw) or not self.raw[at][0].isalnum() or self.low(at) in ("and", "but", "the", "in", "on")

    def _hours(self, at: int) -> TimeSpan | None:
        """Read "in the past 24 hours", "hours ago", "over the last hours"."""
        number, start = self._number(at - 1)
        if self.low(at + 1) in self.sets["ago"]:
            return self._days(start if number else at, at + 2, min(number, 72) // 24, 0)
        before = start - 1 if number else at - 1
        if self.low(before) in self.sets["last"] or self.low(before) in self.sets["recent"]:
            return self._days(before, at + 1, max(1, min(number, 72) // 24), 0)
        return None

    def _weekend(self, at: int) -> TimeSpan | None:
        today = self.today
        if today is None:
            return None
        saturday = today - timedelta((today.weekday() - 5) % 7)
        start = at - 1
        if self.low(start) in self.sets["next"] or (self.low(start) in self.sets["this"] and today.weekday() < 5):
            saturday += timedelta(7)
        elif today.weekday() >= 5 and self.low(start) in self.sets["last"]:
            saturday -= timedelta(7)
        elif self.low(start) not in self.sets["last"] | self.sets["this"] | {"the"}:
            return None
        following = saturday + timedelta(7)
        return TimeSpan(
            start, at + 1, saturday, saturday + timedelta(1), "day", "relative", (following, following + timedelta(1))
        )

    def _season(self, at: int) -> TimeSpan | None:
        low, before = self.low(at), self.low(at - 1)
        season = self.words.season[low]
        year, end = self._year_after(at + 1)
        start = self._thirds(at)[0]
        if low == "fall" and not year and before not in self.sets["last"] | self.sets["this"] | self.sets["next"]:
            return None  # "the fall of Berlin"
        if (
            low in ("spring", "springtime", "fall")
            and not year
            and before in ("the", "of")
            and self.low(at + 1) == "of"
        ):
            return None
        step = None
        for name, value in (("last", -1), ("this", 0), ("next", 1)):
            if before in self.sets[name]:
                start, step = at - 1, value
        if (
            not year
            and step is None
            and before not in ("in", "the", "by", "since", "until", "during")
            and low.isascii()
        ):
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
            days = _season_of(year, season)
            if days[0] > today or (step == -1 and days[1] >= today):
                days = _season_of(year - 1, season)
                if step == -1 and days[1] >= today:
                    days = _season_of(year - 2, season)
            ahead = days if days[1] >= today else _season_of(days[0].year + 1, season)
            if step == 1:
                days = ahead if ahead[0] > today else _season_of(ahead[0].year + 1, season)
            elif days[1] > today:
                days = (days[0], today)
        else:
            days = _season_of(year, season)
        return TimeSpan(start, end, *days, "season", "date", ahead, stated)

    # --- arithmetic ------------------------------------------------------------------------------------------------

    def _days(self, start: int, end: int, first: int, last: int | None, precision: str = "day") -> TimeSpan | None:
        """Return the days from `first` to `last` days before the article's date (`last` None: that one day)."""
        if self.today is None:
            return None
        begin = self.today - timedelta(first)
        return TimeSpan(
            start, end, begin, begin if last is None else self.today - timedelta(last), precision, "relative"
        )

    def _of_today(self, start: int, end: int, days: int, step: int) -> TimeSpan | None:
        """Return the calendar week, month or year `step` units from the article's."""
        if self.today is None:
            return None
        whole = _calendar(self.today, days, step)
        part = self.low(start - 1)
        if part in ("earlier", "later") or part in self.sets["late"] | self.sets["early"]:
            start -= 1
        ahead = None
        if step == 0:
            ahead = (self.today, whole[1])
            whole = (whole[0], self.today) if part != "later" else ahead
        return TimeSpan(start, end, *whole, _precision(days), "relative", ahead)

    def _back(self, start: int, end: int, number: int, days: int) -> TimeSpan | None:
        """Return the day, week, month or year that lies so many units back."""
        if self.today is None:
            return None
        if days == 1:
            return self._days(start, end, number, number)
        whole = _calendar(self.today, days, -number)
        return TimeSpan(start, end, *whole, _precision(days), "relative")

    def _beside(self, start: int, end: int, days: int, sign: int, *, exact: bool = True) -> TimeSpan | None:
        """Return what lies so many days before or after the date that the text gave last."""
        anchor = self._anchor(start)
        base = (anchor.start if sign < 0 else anchor.end or anchor.start) if anchor else self.today
        if base is None:
            return None
        if days < 7 or (exact and days % 7):
            when = base + timedelta(sign * days)
            return TimeSpan(start, end, when, when, "day", "anchored")
        unit = 7 if days < 30 else 30 if days < 365 else 365
        return TimeSpan(start, end, *_calendar(base, unit, sign * (days // unit)), _precision(unit), "anchored")

    def _anchor(self, at: int) -> TimeSpan | None:
        first = self._sentence_start(at, _BACK_SENTENCES)
        for span in reversed(self.found):
            if span.token_start < first:
                return None
            if span.start is not None and span.kind not in ("since", "until") and span.precision == "day":
                return span
        return None

    def _sentence_start(self, at: int, back: int = 0) -> int:
        """Return the first token of the sentence of `at`, or of one `back` sentences before."""
        index = bisect_left(self.sentence_ends, at + 1) - back
        return self.sentence_ends[index - 1] if index > 0 else 0

    # --- links -----------------------------------------------------------------------------------------------------

    def _thirds(self, at: int) -> tuple[int, int | None]:
        """Return where "early", "mid-" or "late" before a token begins, and which third it means."""
        before = at - 1
        if self.low(before) in ("of", "the") or self.low(before) in _HYPHENS:
            before -= 1
        for third, name in enumerate(("early", "mid", "late")):
            if self.low(before) in self.sets[name]:
                return before, third
        return at, None

    def _linked(self, span: TimeSpan) -> TimeSpan:
        """Open a span that "since" or "until" stands before."""
        at = span.token_start - 1
        if self.low(at) in ("the", "about", "around", "at", "least", "early", "late"):
            at -= 1
        low = self.low(at)
        latin = low.isascii()
        if low in self.sets["since"] and (latin or span.kind != "anchored"):
            return replace(span, token_start=at, end=None, precision="open", kind="since", ahead=None)
        if low in self.sets["until"] and latin and low != "through":
            end = span.ahead[1] if span.ahead and self.today and span.end and span.end < self.today else span.end
            return replace(span, token_start=at, start=None, end=end, precision="open", kind="until", ahead=None)
        return span

    def _ranged(self, span: TimeSpan) -> TimeSpan | None:
        """Join "from April" and "to June", "between 2014 and 2016"."""
        if not self.found or (span.kind in ("since", "until") and self.low(span.token_start) not in self.sets["to"]):
            return None
        first = self.found[-1]
        at = span.token_start - 1 if span.kind != "until" else span.token_start
        if first.token_end != at or self.low(at) not in self.sets["to"]:
            return None
        opener = self.low(first.token_start - 1) if first.kind != "since" else self.low(first.token_start)
        tight = self.low(at) in _HYPHENS
        if opener not in self.sets["from"] and not tight:
            return None
        start, end = first.start, span.end
        if start is None or end is None or end < start:
            if first.ahead and span.ahead and first.ahead[0] <= span.ahead[1]:
                start, end = first.ahead[0], span.ahead[1]
            else:
                return None
        begin = first.token_start - (0 if tight or first.kind == "since" else 1)
        ahead = (
            (first.ahead[0], span.ahead[1]) if first.ahead and span.ahead and first.ahead[0] <= span.ahead[1] else None
        )
        return TimeSpan(begin, span.token_end, start, end, span.precision, "range", ahead, span.year_stated)


# What a number that looks like a year may count instead.
_COUNTED = frozenset(
    [
        "people",
        "troops",
        "soldiers",
        "men",
        "women",
        "children",
        "civilians",
        "fighters",
        "homes",
        "houses",
        "villages",
        "settlements",
        "km",
        "kilometers",
        "kilometres",
        "miles",
        "meters",
        "metres",
        "square",
        "hectares",
        "acres",
        "tons",
        "tonnes",
        "rounds",
        "shells",
        "rockets",
        "missiles",
        "drones",
        "tanks",
        "vehicles",
        "refugees",
        "residents",
        "prisoners",
        "others",
        "euros",
        "dollars",
        "million",
        "billion",
        "hours",
        "feet",
    ]
)
# What may stand after "the 16th" where a day is meant, and before a season.
_AFTER_DAY = frozenset(
    "the a an of it its they their he she we and but as when while after before to in at with by from".split()  # noqa: SIM905
)
_BEFORE_SEASON = frozenset(("in", "the", "by", "since", "until", "during"))


def _year(word: str) -> int:
    if len(word) == 4 and word.isascii() and word.isdigit():
        year = int(word)
        return year if _FIRST_YEAR <= year <= _LAST_YEAR else 0
    return 0


def _decade(word: str) -> int:
    if len(word) == 5 and word[3:] == "0s" and word[:4].isdigit():
        return _year(word[:4])
    return 0


def _dotted(word: str) -> date | None:
    """Read 24.02.2022, day first."""
    parts = word.split(".")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    if [len(part) for part in parts] != [2, 2, 4] and [len(part) for part in parts] != [1, 2, 4]:
        return None
    return _safe(int(parts[2]), int(parts[1]), int(parts[0])) if _year(parts[2]) else None


def _ordinal(low: str) -> int:
    """Read 8, 8th, 21st as a number up to 31 (a plain number may be one of two digits)."""
    digits = low[:-2] if low[-2:] in ("st", "nd", "rd", "th") else low
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 2 and 1 <= int(digits) <= 31 else 0


def _day(low: str) -> int:
    return _ordinal(low) if low and low[0].isdigit() else 0


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_back(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)


def _third_of_month(year: int, month: int, third: int | None) -> Interval:
    last = monthrange(year, month)[1]
    first, end = ((1, last), (1, 10), (11, 20), (21, last))[0 if third is None else third + 1]
    return date(year, month, first), date(year, month, end)


def _third_of_year(year: int, third: int) -> Interval:
    return date(year, 1 + 4 * third, 1), date(year, 4 + 4 * third, (30, 31, 31)[third])


def _third_of_years(decade: int, third: int) -> Interval:
    first, last = ((0, 3), (3, 6), (6, 9))[third]
    return date(decade + first, 1, 1), date(decade + last, 12, 31)


def _season_of(year: int, season: int) -> Interval:
    """Return a season's months; the winter of a year begins in its December."""
    start = date(year, 3 + 3 * season, 1)
    last = 5 + 3 * season
    return start, (date(year, last, monthrange(year, last)[1]) if season < 3 else date(year + 1, 2, 28))


def _calendar(day: date, days: int, step: int) -> Interval:
    """Return the day, week, month, year or longer that holds `day`, moved by `step` of its units."""
    if days < 7:
        moved = day + timedelta(days * step)
        return moved, moved
    if days == 7:
        monday = day - timedelta(day.weekday()) + timedelta(7 * step)
        return monday, monday + timedelta(6)
    if days == 30:
        first = _month_back(day, -step)
        return first, date(first.year, first.month, monthrange(first.year, first.month)[1])
    years = max(1, days // 365)
    if years < 100:  # of "a decade ago" the year is meant, not the calendar's decade
        return date(day.year + step * years, 1, 1), date(day.year + step * years, 12, 31)
    first_year = (day.year // years + step) * years
    return date(first_year, 1, 1), date(first_year + years - 1, 12, 31)


def _precision(days: int) -> str:
    return "day" if days < 7 else "week" if days < 30 else "month" if days < 365 else "year"
