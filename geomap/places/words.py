"""What is known of a word before any article is read: its shape, its classes, the lists that hold it.

The lists are plain files in ``data/lexicon/places``; a word's `Word` is made once and remembered.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from functools import cache
from itertools import count

from geomap.compiled import toml_table
from geomap.errors import LexiconError
from geomap.gazetteer import fold
from geomap.resources import data_path

# Kinds of token.
LOWER, CAPITAL, CAPITALS, NUMBER, MARK = range(5)

# Classes of word, as bits.
TITLE = 1 << 0
ORGANISATION = 1 << 1
SAYING = 1 << 2
GOVERNMENT = 1 << 3
LOCATIVE = 1 << 4
OF_PLACE = 1 << 5
DIRECTION = 1 << 6
CALENDAR = 1 << 7
JOINING = 1 << 8
STREET = 1 << 9
NUMBERED = 1 << 10
GIVEN = 1 << 11
SURNAME = 1 << 12
FUNCTION = 1 << 13
TYPE = 1 << 14
DEMONYM = 1 << 15
POSSESSIVE = 1 << 16
FACILITY = 1 << 17
BEFALLING = 1 << 18
VESSEL = 1 << 19

CLASS_NAMES = {
    TITLE: "title",
    ORGANISATION: "organisation",
    SAYING: "saying",
    GOVERNMENT: "government",
    LOCATIVE: "locative",
    OF_PLACE: "of_place",
    DIRECTION: "direction",
    CALENDAR: "calendar",
    STREET: "street",
    GIVEN: "given",
    SURNAME: "surname",
    TYPE: "type",
    DEMONYM: "demonym",
}
_FUNCTION_RANK = 110  # the commonest words of English, which no place name is when written with one capital
_CACHE_SIZE = 30_000
_RANKS = (300, 1000, 2500)
_SHORTENED = frozenset(("ll", "m", "re", "ve", "d", "t"))
_MAX_WORD_CHARS = 60
EDGE = "<edge>"  # stands for the word before the first of a text and behind the last
INNER_MARKS = frozenset(("-", "‐", "‑", "–", "'", "’", "."))  # over which a name may go on
_OPENERS = frozenset("\"'“‘«([")


def _bucket(rank: int) -> str:
    """Return how common a word is, as features name it."""
    return f"common{bisect_left(_RANKS, rank)}" if rank else "rare"


class Word:
    """One spelling: its kind, its lower case, its folded form, its classes and the features they give."""

    __slots__ = (
        "bucket",
        "capital",
        "classes",
        "cyrillic",
        "fold",
        "initial",
        "kind",
        "locates",
        "lower",
        "marks",
        "opens",
        "rank",
        "shape",
        "stops",
        "types",
        "whole",
    )

    def __init__(self, word: str, lists: _Lists) -> None:
        self.lower = lower = word.lower()
        plain = word.isascii() and word.isalnum()
        self.fold = "" if len(word) > _MAX_WORD_CHARS else lower if plain else fold(word)
        first = word[0]
        self.cyrillic = "\u0400" <= first <= "\u04ff"
        if first.isalpha():
            if first.islower() if plain else _in_small_letters(word):
                self.kind = LOWER
            elif len(word) > 1 and word.isupper():
                self.kind = CAPITALS
            else:
                self.kind = CAPITAL
        elif first.isdigit():
            self.kind = NUMBER
        else:
            self.kind = MARK
        self.capital = self.kind in (CAPITAL, CAPITALS)
        self.initial = len(word) == 2 and word[1] == "."
        self.opens = word in _OPENERS
        self.marks = self.capital or self.opens
        self.rank = lists.rank.get(lower, 0)
        self.types: tuple[str, ...] = lists.types.get(lower, ())
        classes = lists.classes.get(lower, 0)
        if self.types:
            classes |= TYPE
            if "facility" in self.types:
                classes |= FACILITY
        if 0 < self.rank <= _FUNCTION_RANK:
            classes |= FUNCTION
        if self.kind in (CAPITAL, CAPITALS):
            title = word if self.kind == CAPITAL else word.title()
            if title in lists.given:
                classes |= GIVEN
            if title in lists.surnames:
                classes |= SURNAME
            if title in lists.demonyms:
                classes |= DEMONYM
        if lower in ("'s", "’s", "'", "’"):
            classes |= POSSESSIVE
        self.classes = classes
        self.locates = self.kind == LOWER and classes & LOCATIVE != 0  # "in", but not "In"
        function = classes & FUNCTION and self.kind == CAPITAL
        # Whether it may be a name by itself, and whether no name goes on over it.
        self.whole = bool(self.capital and self.fold and len(word) > 1) and not (function or classes & CALENDAR)
        self.stops = not classes & POSSESSIVE and (
            (self.kind == LOWER and not classes & JOINING) or (self.kind == MARK and word not in INNER_MARKS)
        )
        self.bucket = _bucket(self.rank)
        self.shape = self._shape(word)

    @property
    def labels(self) -> list[str]:
        """The names of its classes."""
        return [name for bit, name in CLASS_NAMES.items() if self.classes & bit]

    @property
    def as_before(self) -> tuple[str, ...]:
        """Features of a candidate that it stands before."""
        written = "capital" if self.capital else "lower"
        return (f"before={self.lower}", *(f"before {label}|{written}" for label in self.labels))

    @property
    def as_after(self) -> tuple[str, ...]:
        """Features of a candidate that it stands after, in small letters or opening a sentence."""
        return (f"after={self.lower}", *(f"after {label}|lower" for label in self.labels))

    @property
    def as_after_capital(self) -> tuple[str, ...]:
        """Features of a candidate that it stands after with its capital."""
        return (
            (
                f"after={self.lower}",
                f"after capital|{self.bucket}",
                *(f"after {label}|capital" for label in self.labels),
            )
            if self.capital
            else ()
        )

    def _shape(self, text: str) -> str:
        if self.kind == CAPITALS:
            return "dotted" if "." in text else f"capitals{min(len(text), 4)}"
        if "." in text:
            return "abbreviation"
        return "capital" if self.kind == CAPITAL else "other"


def _in_small_letters(word: str) -> bool:
    """Tell whether a word is written as one that is no name: "d'un", but not "d'Azur", and "I'll"."""
    opens = word[0].islower() and not (word[1:2] in "'’" and word[2:3].isupper())
    return opens or _contraction(word.lower())


def _contraction(lower: str) -> bool:
    """Tell whether a word is a pronoun or verb with another shortened onto it ("I'll", "won't")."""
    for mark in "'’":
        if mark not in lower:
            continue
        head, found, tail = lower.partition(mark)
        if found and tail in _SHORTENED and (tail != "t" or head.endswith("n")):
            return True
    return False


class _Lists:
    """The files, read."""

    def __init__(self) -> None:
        table = toml_table(data_path("lexicon/places/words.toml"))
        self.classes: dict[str, int] = {}
        self.types: dict[str, tuple[str, ...]] = {}
        for bit, words in (
            (TITLE, table["title"]),
            (ORGANISATION, table["organisation"]),
            (SAYING, table["saying"]),
            (BEFALLING, table["befalling"]),
            (VESSEL, table["vessel"]),
            (GOVERNMENT, table["government"]),
            (STREET, table["street"]["word"]),
            (NUMBERED, table["street"]["numbered"]),
            (LOCATIVE, table["context"]["locative"]),
            (OF_PLACE, table["context"]["of_place"]),
            (DIRECTION, table["context"]["direction"]),
            (CALENDAR, table["context"]["calendar"]),
            (JOINING, table["context"]["joining"]),
        ):
            for word in words.split():
                self.classes[word] = self.classes.get(word, 0) | bit
        for level, words in table["type"].items():
            for word in words.split():
                self.types[word] = (*self.types.get(word, ()), level)
        self.always = frozenset(table["always"].split("|"))
        self.rank = dict(zip(_words_of("common_words.txt"), count(1), strict=False))
        self.given = frozenset(_words_of("given_names.txt"))
        self.surnames = frozenset(_words_of("surnames.txt"))
        self.demonyms = frozenset(name for name in demonyms() if " " not in name)


def _words_of(name: str) -> list[str]:
    """Read a file of words, one a line, behind the comments at its head."""
    text = data_path(f"lexicon/places/{name}").read_text(encoding="utf-8")
    return re.sub(r"\A(?:#.*\n)+", "", text).split()


@cache
def demonyms() -> dict[str, tuple[str, str]]:
    """Return what each demonym leads to: a country code, and a place's name where it is not that country.

    Raises
    ------
    LexiconError
        When a line of ``data/lexicon/demonyms.csv`` has not three cells.
    """
    path = data_path("lexicon/demonyms.csv")
    found: dict[str, tuple[str, str]] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(line for line in stream if not line.startswith("#"))
        next(reader, None)
        for cells in reader:
            if len(cells) != 3:
                raise LexiconError(
                    f"{path}, line {reader.line_num}: expected demonym, country, place; got {len(cells)} cells; mend it"
                )
            found[cells[0]] = (cells[1], cells[2])
    return found


@cache
def open_demonyms() -> frozenset[str]:
    """Return the first words of demonyms of several words."""
    return frozenset(name.partition(" ")[0] for name in demonyms() if " " in name)


class _Words(dict[str, Word]):
    def __init__(self) -> None:
        super().__init__()
        self.lists = _Lists()

    def __missing__(self, word: str) -> Word:
        known = Word(word, self.lists)
        if len(self) >= _CACHE_SIZE:
            self.clear()
        if len(word) <= _MAX_WORD_CHARS:
            self[word] = known
        return known


def always_accepted() -> frozenset[str]:
    """Return the folded names that are accepted wherever they stand."""
    return words().lists.always


@cache
def words() -> _Words:
    """Return the memory of words: ``words()[spelling]`` makes the entry where there is none."""
    return _Words()
