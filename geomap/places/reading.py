"""A document seen word by word: kinds, classes, runs of capitals, and the people that it introduces."""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress
from operator import attrgetter

from geomap.articles.tokens import numbers
from geomap.model import Document
from geomap.places.words import (
    CALENDAR,
    EDGE,
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

_BEFORE_DATES = frozenset(
    ("in", "by", "since", "until", "till", "last", "this", "next", "early", "late", "during", "before", "after")
)
_MARKS = attrgetter("marks")
_NO_PERSON = ORGANISATION | STREET | TYPE | CALENDAR
_HEADLINE_SHARE = 0.6
_HEADLINE_WORDS = 4
_WORDY = 0.6  # at least so much of a sentence counts as words, the rest may be function words and marks


class Reading:
    """The words of a document, what is known of each, and what the document as a whole tells of its names.

    `info` ends in two words `EDGE`, so that it may be asked for the two words before the first (-1, -2) and behind the
    last.
    `capitals` are the tokens with a capital letter, `runs` the runs of two or more of them, `alone` those in none;
    `run_start` tells of each token that is not the first of its run where that begins, `run_end` of each that is not
    the last where it ends; `first` are the tokens that begin a sentence or a quotation, `headline` those in lines where
    most words have capitals; `persons` the folded surnames that the document introduces as people's.
    """

    __slots__ = (
        "alone",
        "capitals",
        "document",
        "ends",
        "first",
        "headline",
        "info",
        "persons",
        "run_end",
        "run_start",
        "runs",
        "size",
        "starts",
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
        info: list[Word] = list(map(memory.__getitem__, tokens.words))
        self.capitals: list[int] = []
        behind: set[int] = set()  # an opening quote
        for at in compress(numbers(self.size), map(_MARKS, info)):
            if info[at].capital:
                self.capitals.append(at)
            else:
                behind.add(at + 1)
        info += (memory[EDGE], memory[EDGE])
        self.info = info
        self._mark_sentences(behind)
        self._find_runs()
        self._find_people()

    def _mark_sentences(self, first: set[int]) -> None:
        """Note the first words of sentences, beside those behind an opening quote, and what is written as headlines."""
        info, size, capitals = self.info, self.size, self.capitals
        headline: set[int] = set()
        done = 0  # capitals so far
        for sentence in self.document.sentences:
            at = begin = sentence.first_token
            end = sentence.end_token
            while at < end and info[at].kind == MARK:
                at += 1
            if at < end:
                first.add(at)
            before, done = done, bisect_left(capitals, end, done)
            here = done - before
            if here >= _HEADLINE_WORDS and here > _HEADLINE_SHARE * (end - at) * _WORDY:
                lower = sum(1 for word in info[at:end] if word.kind == LOWER and not word.classes & FUNCTION)
                if here > _HEADLINE_SHARE * (here + lower):
                    headline.update(range(begin, end))
        first.discard(size)
        self.first = first
        self.headline = headline

    def _find_runs(self) -> None:
        """Find the runs of capitalised words, broken by any mark, any lower-case word, and behind a date."""
        info, first = self.info, self.first
        run_start: dict[int, int] = {}
        run_end: dict[int, int] = {}
        runs: list[tuple[int, int]] = []
        alone: list[int] = []
        begin = end = 0
        for at in (*self.capitals, -1):  # -1 ends the last run
            if at == end and at not in first and not (info[at - 1].classes & CALENDAR and self._is_date(at - 1)):
                end += 1
                continue
            if end - begin > 1:
                runs.append((begin, end))
                for each in range(begin + 1, end):
                    run_start[each] = begin
                    run_end[each - 1] = end
            elif end:
                alone.append(begin)
            begin, end = at, at + 1
        self.runs = runs
        self.alone = alone
        self.run_start = run_start
        self.run_end = run_end

    def _is_date(self, at: int) -> bool:
        """Whether a word of the calendar is a date and no part of a name: "on Friday", not "Black Friday"."""
        if not at:
            return False
        before = self.info[at - 1]
        if self.info[at].classes & GIVEN:
            return before.lower in _BEFORE_DATES  # "in April", but "friends of April Smith"
        return before.kind in (LOWER, NUMBER) or bool(before.classes & FUNCTION)

    def _find_people(self) -> None:
        """Collect surnames from titles, first names, "X, 45," and "X said"."""
        info, words_, size = self.info, self.words, self.size
        persons: dict[str, int] = {}
        # A word alone tells of a person only behind a title.
        for start, end in (*self.runs, *[(at, at + 1) for at in self.alone if info[at - 1].classes & TITLE]):
            titled = False
            at = start
            while at < end and info[at].classes & TITLE:
                titled = True
                at += 1
            if not titled and info[start - 1].classes & TITLE and info[start - 1].kind == LOWER:
                titled = True
            for word in info[at:end]:
                if word.classes & _NO_PERSON:
                    at = end  # no person's name has such a word
                    break
            if at >= end:
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
