"""A document seen word by word: kinds, classes, runs of capitals, and the people that it introduces."""

from __future__ import annotations

from geomap.model import Document
from geomap.places.words import (
    CALENDAR,
    CAPITAL,
    CAPITALS,
    FUNCTION,
    GIVEN,
    LOWER,
    MARK,
    NUMBER,
    ORGANISATION,
    SAYING,
    STREET,
    TITLE,
    TYPE,
    Word,
    words,
)

_OPENERS = frozenset("\"'“‘«([")
_DASHES = frozenset(("-", "‐", "‑"))
_NO_PERSON = ORGANISATION | STREET | TYPE | CALENDAR
_HEADLINE_SHARE = 0.6
_HEADLINE_WORDS = 4


class Reading:
    """The words of a document, what is known of each, and what the document as a whole tells of its names.

    `sentence` gives each token the number of its sentence, `run_start` and `run_end` the run of capitalised words
    that it stands in. `persons` holds the folded surnames that the document introduces as people's; `lower_seen`
    the lower-case words of the document that it also writes with a capital.
    """

    __slots__ = (
        "document",
        "ends",
        "first",
        "headline",
        "info",
        "persons",
        "run_end",
        "run_start",
        "size",
        "starts",
        "surface_count",
        "words",
    )

    def __init__(self, document: Document) -> None:
        tokens = document.tokens
        self.document = document
        self.words = tokens.words
        self.starts = tokens.starts
        self.ends = tokens.ends
        self.size = len(tokens.words)
        memory = words()
        self.info: list[Word] = [memory[word] for word in tokens.words]
        self._mark_sentences()
        self._find_runs()
        self._find_people()

    def _mark_sentences(self) -> None:
        """Note the first words of sentences, also behind an opening quote, and sentences written like headlines."""
        info, size = self.info, self.size
        first: set[int] = set()
        headline: set[int] = set()
        for sentence in self.document.sentences:
            at = sentence.first_token
            end = sentence.end_token
            while at < end and info[at].kind == MARK:
                at += 1
            if at < end:
                first.add(at)
            capitals = lower = 0
            for word in info[at:end]:
                kind = word.kind
                if kind == LOWER:
                    if not word.classes & FUNCTION:
                        lower += 1
                elif kind != MARK and kind != NUMBER:
                    capitals += 1
            if capitals >= _HEADLINE_WORDS and capitals > _HEADLINE_SHARE * (capitals + lower):
                headline.update(range(sentence.first_token, end))
        words_ = self.words
        for at in range(1, size):
            if words_[at - 1] in _OPENERS:
                first.add(at)
        self.first = first
        self.headline = headline

    def _find_runs(self) -> None:
        """Find the runs of capitalised words, broken by any mark and any lower-case word."""
        info = self.info
        run_start: dict[int, int] = {}
        run_end: dict[int, int] = {}
        at, size = 0, self.size
        while at < size:
            if info[at].kind not in (CAPITAL, CAPITALS):
                at += 1
                continue
            end = at + 1
            while end < size and info[end].kind in (CAPITAL, CAPITALS) and end not in self.first:
                end += 1
            for each in range(at, end):
                run_start[each] = at
                run_end[each] = end
            at = end
        self.run_start = run_start
        self.run_end = run_end

    def _find_people(self) -> None:
        """Collect surnames from titles, first names, "X, 45," and "X said"."""
        info, words_, size = self.info, self.words, self.size
        persons: dict[str, int] = {}
        run_end = self.run_end
        for start, begin in self.run_start.items():
            if start != begin:
                continue
            end = run_end[start]
            titled = False
            at = start
            while at < end and info[at].classes & TITLE:
                titled = True
                at += 1
            if not titled and start and info[start - 1].classes & TITLE and info[start - 1].kind == LOWER:
                titled = True
            if at >= end or any(word.classes & _NO_PERSON for word in info[at:end]):
                continue
            length = end - at
            given = bool(info[at].classes & GIVEN) and length > 1
            aged = (
                length > 1
                and end + 2 < size
                and words_[end] == ","
                and info[end + 1].kind == NUMBER
                and len(words_[end + 1]) < 3
                and words_[end + 2] in (",", ".", ";")
            )
            speaks = length == 2 and end < size and bool(info[end].classes & SAYING) and info[end].kind == LOWER
            if given or aged or (titled and length < 4) or (speaks and not info[at].classes & FUNCTION):
                surname = info[end - 1].fold
                persons[surname] = persons.get(surname, 0) + 1 + (aged or given)
        self.persons = persons
