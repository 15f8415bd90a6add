"""The calendar date of an article: as given, from metadata, from its file name, or from the head of its text.

A date is taken as it is written, at the dateline: no time zone moves it to another day. What is ambiguous (2/3/2022)
or lacks its year is no date.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from geomap.errors import ArticleError


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FIRST_YEAR, _LAST_YEAR = 1800, 2200
_HEAD_CHARS, _HEAD_LINES, _TAIL_CHARS = 1200, 8, 300
_MONTHS = {
    **dict.fromkeys(("jan", "january", "січня", "січень", "января", "январь"), 1),
    **dict.fromkeys(("feb", "febr", "february", "лютого", "лютий", "февраля", "февраль"), 2),
    **dict.fromkeys(("mar", "march", "березня", "березень", "марта", "март"), 3),
    **dict.fromkeys(("apr", "april", "квітня", "квітень", "апреля", "апрель"), 4),
    **dict.fromkeys(("may", "травня", "травень", "мая", "май"), 5),
    **dict.fromkeys(("jun", "june", "червня", "червень", "июня", "июнь"), 6),
    **dict.fromkeys(("jul", "july", "липня", "липень", "июля", "июль"), 7),
    **dict.fromkeys(("aug", "august", "серпня", "серпень", "августа", "август"), 8),
    **dict.fromkeys(("sep", "sept", "september", "вересня", "вересень", "сентября", "сентябрь"), 9),
    **dict.fromkeys(("oct", "october", "жовтня", "жовтень", "октября", "октябрь"), 10),
    **dict.fromkeys(("nov", "november", "листопада", "листопад", "ноября", "ноябрь"), 11),
    **dict.fromkeys(("dec", "december", "грудня", "грудень", "декабря", "декабрь"), 12),
}
# A month is any word here, looked up afterwards: that is quicker to compile than all their names.
_WORD = r"[^\W\d_]{3,9}"
_DATE = re.compile(
    r"(?<![\w.,/-])(?:"
    r"(?P<y1>\d{4})(?P<sep>[-/.])(?P<m1>\d{1,2})(?P=sep)(?P<d1>\d{1,2})"
    rf"|(?P<mn2>{_WORD})\.?\s{{1,2}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}}(?P<y2>\d{{4}})"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?:of\s)?(?P<mn3>{_WORD})\.?,?[\s-](?P<y3>\d{{4}})"
    r"|(?P<a>\d{1,2})(?P<dot>[./])(?P<b>\d{1,2})(?P=dot)(?P<y4>\d{4})"
    r")(?![\w/]|[-.,]\d)"
)
_COMPACT = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)")
_LABELS = (
    "date|dated|dateline|published|publication date|posted|updated|last updated|issued|released|"
    "дата|опубліковано|оновлено|опубликовано|обновлено"
)
_LABEL = re.compile(rf"\s*(?:{_LABELS})\b[\s:]*(?:on\s)?", re.IGNORECASE)
_WEEKDAYS = _words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun понеділок "
    "вівторок середа четвер п’ятниця п'ятниця субота неділя понедельник вторник среда четверг пятница суббота "
    "воскресенье"
)
# "KYIV, Ukraine, Feb. 24, 2022 —": a place in front, a dash soon behind.
_DATELINE_FRONT = re.compile(r"[^\W\d_][^\n.!?;:0-9]{0,70}[,(] {0,2}\Z")
_DATELINE_BACK = re.compile(r"\)? {0,2}(?:\([^()\n]{1,40}\) {0,2})?(?:[—–-]|\Z)")
_AFTER_DATE = re.compile(r" {0,2}[—–|]| - | {1,2}[^\W\d_a-zа-яіїєґ]{3}")
# Before a date that is told of, not the article's own.
_PREPOSITIONS = _words("on of since from until till by in before after to and with the за від з до після от с после на")
# What may stand between a date and the end of its line: a time of day, the word "year".
_TIME_TAIL = re.compile(
    r" {0,2}(?:[,|•·—–-] {0,2})?(?:(?:at )?\d{1,2}[:.]\d{2} {0,2}(?:[ap]\.?m\.?)? {0,2}[A-Z]{0,5}|року|р\.|г\.|года)?"
    r"[ ).]{0,3}\Z",
    re.IGNORECASE,
)


def parse_date(text: str) -> date:
    """Read a date that a user typed.

    Parameters
    ----------
    text
        ``YYYY-MM-DD``, or a form that names the month: ``20 September 2022``.

    Raises
    ------
    ArticleError
        When it is no date, or an ambiguous one.

    Examples
    --------
    >>> parse_date("2022-09-20")
    datetime.date(2022, 9, 20)
    """
    match = _DATE.fullmatch(text.strip()[:100])
    found = _from_match(match) if match else None
    if found is None:
        raise ArticleError(
            f"expected a date such as 2022-09-20, got {text[:40]!r}; write year (1800 to 2200), month and day"
        )
    return found


def read_date(value: object) -> date | None:
    """Read a date from metadata: a date string of any usual form, or seconds since 1970; None where it is none."""
    if isinstance(value, date):  # a time is one too
        return _day(value.year, value.month, value.day)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _from_epoch(value)
    text = str(value).strip()[:100]
    compact = _COMPACT.match(text)  # also the head of "2022-09-20T18:30:00+03:00"
    if compact and (len(text) == 8 or compact.group(2)):
        return _day(int(compact.group(1)), int(compact.group(3)), int(compact.group(4)))
    for match in _DATE.finditer(text):
        found = _from_match(match)
        if found:
            return found
    return _from_library(text) if re.search(r"\d{4}", text) and re.search(r"[^\W\d_]{3}", text) else None


def date_from_name(name: str) -> date | None:
    """Read the date in a file's name, such as ``2022-09-20-kupiansk.txt``."""
    for match in _COMPACT.finditer(name[:200]):
        found = _day(int(match.group(1)), int(match.group(3)), int(match.group(4)))
        if found:
            return found
    return None


def date_from_text(text: str) -> date | None:
    """Read the date of an article from its header line, its dateline, or a line that says when it was published.

    A date inside a sentence is when something happened, not when the article was written; it is passed over.
    """
    lines = [line for line in text[:_HEAD_CHARS].split("\n") if line.strip()][:_HEAD_LINES]
    for line in lines:
        found = _date_of_line(line)
        if found:
            return found
    if len(text) > _HEAD_CHARS:
        for line in text[-_TAIL_CHARS:].split("\n")[1:]:
            label = _LABEL.match(line)
            match = _DATE.match(line, label.end()) if label else None
            if match:
                return _from_match(match)
    return None


def _date_of_line(line: str) -> date | None:
    line = line[:300].strip()
    label = _LABEL.match(line)
    for match in _DATE.finditer(line, label.end() if label else 0):
        found = _from_match(match)
        if found:
            break
    else:
        return None
    front, back = line[: match.start()], line[match.end() :]
    before = front.rstrip(" ,").rsplit(None, 1)
    if before and before[-1].lower().rstrip(".,") in _WEEKDAYS:
        front = front[: front.rindex(before[-1])]
    if label and not front[label.end() :].strip():
        return found
    if not front.strip():
        # A date that begins its line is the article's where the line, or a dateline in capitals, goes no further.
        return found if _TIME_TAIL.match(back) or _AFTER_DATE.match(back) else None
    if _DATELINE_FRONT.match(front) and _DATELINE_BACK.match(back):
        return found
    last = front.split()[-1].lower()
    if len(line) <= 120 and last not in _PREPOSITIONS and _TIME_TAIL.match(back):
        return found  # a headline or a byline that ends in the date
    return None


def _from_match(match: re.Match[str]) -> date | None:
    part = match.groupdict()
    if part["y1"]:
        return _day(int(part["y1"]), int(part["m1"]), int(part["d1"]))
    if part["y2"]:
        return _day(int(part["y2"]), _MONTHS.get(part["mn2"].lower(), 0), int(part["d2"]))
    if part["y3"]:
        return _day(int(part["y3"]), _MONTHS.get(part["mn3"].lower(), 0), int(part["d3"]))
    first, second, year = int(part["a"]), int(part["b"]), int(part["y4"])
    if part["dot"] == "." or first > 12:
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    return _day(year, first, second) if first == second else None


def _from_epoch(value: float) -> date | None:
    seconds = value / 1000 if abs(value) > 1e11 else float(value)
    if not 1e8 < seconds < 7e9:  # 1973 to 2191; smaller numbers are years, counts or the like
        return None
    return datetime.fromtimestamp(seconds, UTC).date()


def _from_library(text: str) -> date | None:
    """Read a whole date string that the forms above do not know; only where day, month and year are all in it."""
    import dateparser

    found = dateparser.parse(text, settings={"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]})
    return _day(found.year, found.month, found.day) if found else None


def _day(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
