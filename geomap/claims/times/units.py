"""Read times that count from a day: "yesterday", "last week", "two days ago", "the next day", "over the weekend"."""

from __future__ import annotations

from datetime import date, timedelta

from geomap.claims.times.dates import HYPHENS, DateReader
from geomap.claims.times.days import CENTURY, TimeSpan, calendar_unit, ordinal_of, precision_of


class UnitReader(DateReader):
    """Adds units of time to the dates."""

    def _unit(self, at: int, done: int) -> TimeSpan | None:
        """Read a unit with its modifier: "last week", "earlier this month", "two days ago", "the next day"."""
        low, before = self.low(at), self.low(at - 1)
        sets = self.sets
        days = self.words.unit.get(low, 1)
        number = ordinal_of(before) or self.words.ordinal.get(before, 0) if days == CENTURY else 0
        if number:  # "in the 14th century"
            years = date(100 * number - 99, 1, 1), date(100 * number, 12, 31)
            return TimeSpan(at - 1, at + 1, *years, "year", "date", None, True)
        part = low in sets["night"]
        if before in sets["recent"] and not part:
            return self._days(at - 1, at + 1, min(days, 365) * (7 if days == 1 else 1), 0, precision_of(max(days, 7)))
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
            return self._beside(at - 1, at + 2, 1, days, -1 if after == "before" else 1)
        if before in sets["same"]:
            return self._beside(at - 2, at + 1, 1, days, 0)
        if before in ("previous", "preceding"):
            return self._beside(at - 1, at + 1, 1, days, -1)
        if before == "following" or (before in sets["next"] and self.low(at - 2) == "the"):
            return self._beside(at - 1, at + 1, 1, days, 1)
        for name, step in (("last", -1), ("this", 0), ("next", 1)):
            if before in sets[name]:
                if self.low(at - 2) == "the" and name == "last":
                    return self._days(at - 2, at + 1, days, 0, precision_of(days))
                return self._of_today(at - 1, at + 1, days, step)
        return None

    def _counted(self, at: int, days: int) -> TimeSpan | None:
        """Read "two days ago", "a week earlier", "in the past three months"."""
        number, start = self._number(at - 1)
        if not number:
            return None
        if days == 14:  # a fortnight
            number, days = 2 * number, 7
        sets = self.sets
        after = self.low(at + 1)
        total = number * days
        if after in sets["ago"]:
            return self._back(start, at + 2, number, days)
        if after in ("earlier", "previously") or after in sets["earlier"] - {"before"}:
            return self._beside(start, at + 2, number, days, -1)
        if after == "later" or after in sets["later"] - {"after", "afterwards", "afterward"}:
            return self._beside(start, at + 2, number, days, 1)
        if after in ("before", "after", "afterwards", "afterward") and self._ends_clause(at + 2):
            return self._beside(start, at + 2, number, days, -1 if after == "before" else 1)
        if self.low(start - 1) in sets["last"]:
            return self._days(start - 1, at + 1, total, 0, precision_of(days if number == 1 else max(total, 7)))
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
        if number and number < 10 and self.low(at - 1) in HYPHENS and self.words.number.get(self.low(at - 2), 0) >= 20:
            return number + self.words.number[self.low(at - 2)], at - 2
        return number, at

    def _ends_clause(self, at: int) -> bool:
        return at >= self.size or not self.raw[at][0].isalnum() or self.low(at) in ("and", "but", "the", "in", "on")

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
        whole = calendar_unit(self.today, days, step)
        part = self.low(start - 1)
        if part in ("earlier", "later") or part in self.sets["late"] | self.sets["early"]:
            start -= 1
        ahead = None
        if step == 0:
            ahead = (self.today, whole[1])
            whole = (whole[0], self.today) if part != "later" else ahead
        return TimeSpan(start, end, *whole, precision_of(days), "relative", ahead)

    def _back(self, start: int, end: int, number: int, days: int) -> TimeSpan | None:
        """Return the day, week, month or year that lies so many units back."""
        if self.today is None:
            return None
        if days == 1:
            return self._days(start, end, number, number)
        whole = calendar_unit(self.today, days, -number)
        return TimeSpan(start, end, *whole, precision_of(days), "relative")

    def _beside(self, start: int, end: int, number: int, unit: int, sign: int) -> TimeSpan | None:
        """Return what lies so many units before or after the date that the text gave last.

        What lies after nothing in particular is not known; what lies before it, lies before the article's date.
        """
        anchor = self._anchor(start, unit)
        if anchor is None and sign > 0:
            return None
        base = (anchor.start if sign < 0 else anchor.end or anchor.start) if anchor else self.today
        if base is None:
            return None
        stated = anchor is not None and anchor.year_stated
        days = calendar_unit(base, unit, sign * number)
        return TimeSpan(start, end, *days, precision_of(unit), "anchored", None, stated)
