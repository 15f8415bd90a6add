"""The calendar date of an article: as given, from metadata, from its file name, or from the head of its text.

A date is taken as it is written, at the dateline: no time zone moves it to another day. What is ambiguous (2/3/2022)
or lacks its year is no date.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from geomap.errors import ArticleError

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
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + ")"
_DATE = re.compile(
    r"(?<![\w.,/-])(?:"
    r"(?P<y1>\d{4})(?P<sep>[-/.])(?P<m1>\d{1,2})(?P=sep)(?P<d1>\d{1,2})"
    rf"|(?P<mn2>{_MONTH})\.?\s{{1,2}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}}(?P<y2>\d{{4}})"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?:of\s)?(?P<mn3>{_MONTH})\.?,?[\s-](?P<y3>\d{{4}})"
    r"|(?P<a>\d{1,2})(?P<dot>[./])(?P<b>\d{1,2})(?P=dot)(?P<y4>\d{4})"
    r")(?![\w/]|[-.,]\d)",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)")
_ISO_START = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?:[T\s]|$)")
_LABEL = re.compile(
    r"\s*(?:date|dated|dateline|published|publication date|posted|updated|last updated|issued|released|"
    r"дата|опубліковано|оновлено|опубликовано|обновлено)\b[\s:]*(?:on\s)?(?:at\s)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\s*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|понеділок|вівторок|середа|четвер|п['’]ятниця|"
    r"субота|неділя|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\.?,?\s{1,2}",
    re.IGNORECASE,
)
# "KYIV, Ukraine, Feb. 24, 2022 —": place in front, a dash or bracket soon behind.
_DATELINE_FRONT = re.compile(r"\s*[^\W\d_][^\n.!?;:0-9]{0,70}?[,(]\s{0,2}$")
_DATELINE_BACK = re.compile(r"\)?\s{0,2}(?:\([^()\n]{1,40}\)\s{0,2})?(?:[—–-]|$|\n)")
_PREPOSITION = re.compile(
    r"(?:\b(?:on|of|since|from|until|till|by|in|before|after|to|and|with|за|від|з|до|после|от|с|до|на)\s)$", re.I
)
_BYLINE = re.compile(r"\s*(?:by|from|author|автор|story)\b", re.IGNORECASE)
_TIME_TAIL = re.compile(
    r"\s{0,2}(?:[,|•·—–-]\s{0,2})?(?:(?:at\s)?\d{1,2}[:.]\d{2}\s{0,2}(?:[ap]\.?m\.?)?\s{0,2}[A-Z]{0,5}|року|р\.|г\.|года)?[\s).]{0,3}$",
    re.I,
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
    match = _DATE.fullmatch(text.strip())
    found = _from_match(match) if match else None
    if found is None:
        raise ArticleError(f"expected a date such as 2022-09-20, got {text[:40]!r}; write year, month and day")
    return found


def read_date(value: object) -> date | None:
    """Read a date from metadata: a date string of any usual form, or seconds since 1970; None where it is none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _from_epoch(value)
    text = str(value).strip()[:100]
    iso = _ISO_START.match(text)
    if iso:
        return _day(*map(int, iso.groups()))
    compact = _COMPACT.match(text)
    if compact and (len(text) == 8 or compact.group(2)):
        return _day(int(compact.group(1)), int(compact.group(3)), int(compact.group(4)))
    match = _DATE.search(text)
    if match:
        return _from_match(match)
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
    line = line[:300]
    label = _LABEL.match(line)
    start = label.end() if label else 0
    weekday = _WEEKDAY.match(line, start)
    start = weekday.end() if weekday else start
    match = _DATE.match(line, start + len(line[start:]) - len(line[start:].lstrip()))
    if match:
        return _from_match(match)
    match = _DATE.search(line)
    if match is None:
        return None
    front, back = line[: match.start()], line[match.end() :]
    weekday = re.search(r"\b[A-Z][a-z]{2,8}day,?\s$", front)
    if weekday:
        front = front[: weekday.start()]
    if _DATELINE_FRONT.match(front) and _DATELINE_BACK.match(back) and front.strip():
        return _from_match(match)
    if len(line) <= 120 and _TIME_TAIL.match(back) and not _PREPOSITION.search(front):
        # A headline or byline that ends in the date.
        return _from_match(match)
    if len(line) <= 120 and _BYLINE.match(line):
        return _from_match(match)
    return None


def _from_match(match: re.Match[str]) -> date | None:
    part = match.groupdict()
    if part["y1"]:
        return _day(int(part["y1"]), int(part["m1"]), int(part["d1"]))
    if part["y2"]:
        return _day(int(part["y2"]), _MONTHS[part["mn2"].lower()], int(part["d2"]))
    if part["y3"]:
        return _day(int(part["y3"]), _MONTHS[part["mn3"].lower()], int(part["d3"]))
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
