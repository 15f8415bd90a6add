"""What a word is by its spelling alone: its classes, and whether its neighbours must be asked."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Container, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import add
from typing import Any
from unicodedata import category

from geomap.articles.tokens import numbers
from geomap.claims.parties.actorwords import First, firsts_of
from geomap.claims.parties.learned import OF_GROUPS
from geomap.claims.times.events import time_cores
from geomap.claims.words import tags
from geomap.claims.words.lexicon import Lexicon
from geomap.model import Document

_COMMAS = frozenset(",，")
_STOPS = frozenset(";:—–…()[]|")
_QUOTES = frozenset('"“”«»„‹›‘')
_BULLETS = frozenset("*•·|¶")
_SIGNS = frozenset(("So", "Sk", "Mn"))  # pictures, flags, and what picks their colour
APOSTROPHES = frozenset("'’")
POSSESSIVES = frozenset(("'s", "’s"))
FULL_STOPS = frozenset(".!?")
FAITHS = frozenset(
    ("muslim", "christian", "sunni", "shia", "shiite", "shi'ite", "druze", "alawite", "maronite", "hindu", "buddhist",
     "sikh", "jewish", "catholic", "protestant", "leftist", "marxist", "monarchist")
)  # fmt: skip
GROUPS = frozenset(("group", "movement", "organisation", "organization", "faction", "outfit", "sect"))
OWNING = POSSESSIVES | APOSTROPHES  # after the name of an owner
HYPHENS = frozenset("-‐‑")
OPENING_QUOTES = frozenset('“«„‘"')
CROWDS = frozenset(("thousands", "hundreds", "dozens", "scores"))
ECHOING = frozenset(
    ("itself", "surrounding", "surroundings", "environs", "nearby", "neighbouring", "neighboring", "outlying",
     "adjacent", "ground", *CROWDS, *map(str.title, CROWDS))
)  # fmt: skip
"""Words that may add nothing: "P itself", "P and the surrounding villages", "thousands of troops"."""
_SHORTENED = {"ve": "have", "ll": "will", "re": "are", "m": "am"}
_SHORTENED_ONTO = frozenset(("i", "you", "he", "she", "it", "we", "they", "who", "that", "there"))
_UNTOLD = (tags.CAPITAL, tags.COMPOUND, tags.TRIGGER)
JOINING = tags.STOP | tags.QUOTE | tags.SUBORDINATOR | tags.COMMA | tags.CONJUNCTION
CLAIMING = tags.TRIGGER | tags.COMPOUND
HINGES = tags.RELATIVE | tags.AREA
ASKED_CLASSES = JOINING | CLAIMING | HINGES | tags.AUXILIARY  # looked for in every sentence
_VERBAL = tags.SPEECH | tags.PLANS | tags.FAILS | tags.ASKS | tags.REPELS
ORDINALS = frozenset(
    [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
        "twentieth", "thirtieth", "fortieth", "fiftieth",
    ]
)  # fmt: skip
NUMBERED = frozenset(("hill", "height", "elevation", "point"))  # behind which a number may stand, and make it a name
_OF_LAW = ("annex", "independen", "sovereign", "seced", "secess", "breakaway", "occup", "referend")  # stems
# What every word of these has, whether it is written small, with a capital or in capitals.
_IN_WORDS_OF_LAW = (
    "nnex", "ndependen", "overeign", "sece", "Sece", "reakaway", "ccup", "eferend",
    "ANNEX", "INDEPENDEN", "SOVEREIGN", "SECE", "BREAKAWAY", "OCCUP", "REFEREND",
)  # fmt: skip
_MOST_SPELLINGS = 100_000
_NUMBERS = frozenset(
    [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "hundred",
        "thousand",
        "million",
        "dozen",
        "dozens",
    ]
)
_LY_NOT = frozenset(
    ("assembly", "family", "monopoly", "rally", "anomaly", "supply", "apply", "reply", "imply", "comply", "multiply",
     "rely", "bully", "tally", "ally")
)  # fmt: skip
_ING_NOT = frozenset(
    [
        "during",
        "morning",
        "evening",
        "king",
        "spring",
        "string",
        "thing",
        "nothing",
        "something",
        "anything",
        "everything",
        "wing",
        "ring",
        "neighboring",
        "neighbouring",
    ]
)
_ED_NOT = frozenset(
    [
        "red",
        "bed",
        "shed",
        "need",
        "speed",
        "seed",
        "feed",
        "hundred",
        "united",
        "unarmed",
        "armed",
        "said",
        "red-handed",
        "indeed",
    ]
)


# What a token may be by its spelling, one bit each: a text has them as one row of bytes, which is searched as a whole.
# A mark that opens a quotation or a bracket, or a word that may only repeat, has the bit of a hyphen and, unlike that,
# a class that is asked for.
ODD, TRIGGER, HYPHEN, NAME, MOOD, TIME, TELLING, ASKED = 1, 2, 4, 8, 16, 32, 64, 128
QUOTING = HYPHEN | ASKED
_WITH = {
    bit: bytes(bool(byte & bit) for byte in range(256)) for bit in (ODD, TRIGGER, NAME, MOOD, TIME, TELLING, ASKED)
}
_WITH |= {mark: bytes(byte & QUOTING == mark for byte in range(256)) for mark in (HYPHEN, QUOTING)}


class Spellings(dict[str, tuple[str, int, int, First | None]]):
    """What a spelling is wherever it stands: small letters, classes, what it may be, the actors that it may begin."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._firsts = firsts_of(lexicon.parties)
        self._times = time_cores()
        self._same: dict[int, int] = {}  # each combination of classes once, whatever words have it
        military = [word for word, bits in lexicon.classes.items() if bits & tags.MILITARY]
        self._warlike = frozenset(way(word) for word in military for way in (str, str.capitalize, str.upper))

    def __missing__(self, raw: str) -> tuple[str, int, int, First | None]:
        word = raw.lower()
        if word.endswith("n’t"):
            word = word[:-3] + "n't"  # as the lists have it
        lexicon = self._lexicon
        bits = lexicon.classes.get(word, 0)
        if word in lexicon.trigger_words:
            bits |= tags.TRIGGER | lexicon.verbal.get(word, 0)
        short = shortened(word) is not None
        asks = word in APOSTROPHES or word in POSSESSIVES or (not bits and (raw[0].isupper() or short))
        asks = asks or bool(bits & tags.SITE and (raw[0].isupper() or word in NUMBERED))
        kind = ODD * asks | HYPHEN * (word in HYPHENS) | MOOD * (word in lexicon.moods)
        kind |= TRIGGER * bool(bits & tags.TRIGGER or word in lexicon.halves) | NAME * (
            raw[0].isalpha() and not raw.islower()
        )
        kind |= TIME * bool(self._times[raw])
        bits = formed(word, raw, bits)
        kind |= (
            QUOTING * (raw in OPENING_QUOTES or raw in ("(", ";") or raw in ECHOING)
            | ASKED * bool(bits & ASKED_CLASSES)
            | TELLING * (raw in OF_GROUPS)
        )
        if len(self) >= _MOST_SPELLINGS:
            self.clear()
        # What is equal is the same object, as far as can be: a text's words are then told from less memory.
        self[raw] = (raw if word == raw else word, self._same.setdefault(bits, bits), kind, self._firsts[raw])
        return self[raw]

    def tells_of_war(self, document: Document) -> bool:
        """Whether a word of war, or of whose a land is, stands in a text: most texts are left by this.

        The memory of all spellings is not asked: it is large, and far from the processor.
        """
        words, text = document.tokens.words, document.text
        if not self._warlike.isdisjoint(words):
            return True
        for part in _IN_WORDS_OF_LAW:
            if part in text:
                return any(word.lower().startswith(_OF_LAW) for word in words)
        return False


class Spelt:
    """The words of a document by their spelling, as parallel rows; the sentences take their runs over from here.

    Attributes
    ----------
    low, classes, actors
        Small letters and classes of each token, and the actors that it may begin.
    kinds
        What each token may be (`TRIGGER`, …).
    odd
        1 where a token is not what its spelling says: a name, an actor, part of a hyphened word, a hyphen.
    asked
        1 where a token has one of the `ASKED_CLASSES`.
    quoting
        1 where a token may open a quotation, a bracket or a clause without its verb, or add nothing to a name.
    numbers
        0, 1, 2, … at least up to the number of tokens.
    """

    __slots__ = ("acting", "actors", "asked", "classes", "kinds", "low", "numbers", "odd", "quoting", "taken")

    def __init__(self, words: Sequence[str], spellings: Spellings) -> None:
        told: list[Any] = []  # what each word's spelling tells, one behind the other: every fourth is of one row
        deque(map(told.extend, map(spellings.__getitem__, words)), maxlen=0)
        self.low: list[str] = told[::4]
        self.classes: list[int] = told[1::4]
        self.kinds = bytes(told[2::4])
        self.actors: Sequence[First | None] = told[3::4]
        self.asked = bytearray(row_of(self.kinds, ASKED))
        self.quoting = row_of(self.kinds, QUOTING)
        self.numbers = numbers(len(words) + 1)
        self.odd = bytearray(row_of(self.kinds, ODD))
        self.taken: Container[int] = ()
        self.acting: Container[int] = ()

    def of(self, kind: int) -> list[int]:
        """Return the tokens that are of a kind: few are of most, so what stands between them is measured."""
        between = row_of(self.kinds, kind).split(b"\1")[:-1]
        return list(map(add, accumulate(map(len, between)), self.numbers))

    def take(self, actors: Collection[int], places: Collection[int], doubted: Collection[int]) -> None:
        """Note the tokens at which an actor or a name begins, and those that a hyphen joins to the next.

        One that is doubted is not taken: it may be part of a longer name that no list has.
        """
        odd = self.odd
        self.acting = frozenset(actors)
        self.taken = self.acting.union(places).difference(doubted)
        for tokens in (actors, places):
            for token in tokens:
                odd[token] = 1
        for at in self.of(HYPHEN):
            if at:
                odd[at - 1] = odd[at] = 1


def row_of(kinds: bytes | bytearray, kind: int) -> bytes | bytearray:
    """Return a row with a 1 where one of some kinds is of `kind`, else a 0."""
    return kinds.translate(_WITH[kind])


def marked(row: bytes | bytearray, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where a row of bytes has a 1, from `start` up to `end`; most who ask are content with the first."""
    at = row.find(1, start, end)
    while at >= 0:
        yield at
        at = row.find(1, at + 1, end)


@lru_cache(maxsize=_MOST_SPELLINGS)
def shortened(word: str) -> tuple[str, str] | None:
    """The two words of "they've" and "we'll"; None where it is one. "They'd" may be "had" or "would", and stays."""
    stem, _, rest = word.replace("’", "'").partition("'")
    return (stem, _SHORTENED[rest]) if rest in _SHORTENED and stem in _SHORTENED_ONTO else None


def formed(word: str, raw: str, bits: int) -> int:
    """Add to the classes of a word what its capital, its ending or its being a number tells."""
    if raw == "May":
        bits &= ~tags.AUXILIARY  # the month
    if word in _NUMBERS:
        bits |= tags.NUMBER
    elif word.endswith("ing") and bits & _VERBAL:
        bits |= tags.GERUND
    if raw[0].isupper() and not (bits & (tags.DETERMINER | tags.PREPOSITION | tags.SUBORDINATOR)):
        bits |= tags.CAPITAL
    if not bits or bits in _UNTOLD:
        bits |= _by_form(word, raw)
    return bits | tags.TO if word == "to" else bits


def _by_form(word: str, raw: str) -> int:
    """Tell the class of a word that no list has, from how it is written."""
    if word in _COMMAS:
        return tags.COMMA
    if word in _STOPS or word in ("--", "---"):
        return tags.STOP
    if word in _QUOTES:
        return tags.QUOTE
    if raw[0].isdigit():
        return tags.NUMBER
    if word in _BULLETS or category(raw[0]) in _SIGNS:
        return tags.ADVERB  # stands anywhere, and says nothing: a bullet, a flag, "⚡"
    if len(word) > 4:
        if word.endswith("ly") and word not in _LY_NOT:
            return tags.ADVERB
        if word.endswith("ed") and word not in _ED_NOT:
            return tags.PAST
        if word.endswith("ing") and word not in _ING_NOT:
            return tags.GERUND
    return 0
