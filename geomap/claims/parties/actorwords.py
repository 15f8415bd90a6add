"""What may begin with a word of a text: names of parties and nouns of actors, looked up once a word and remembered."""

from __future__ import annotations

from collections.abc import Container, Sequence

from geomap.claims.parties.book import Name, PartyBook
from geomap.gazetteer.fold import first_folded, fold

PREFIXES = frozenset(("pro", "anti"))  # before a party's name and a hyphen
HYPHENS = frozenset("-‐‑–")
INSIDE = HYPHENS | {"'", "’"}  # marks inside a name ("Workers' Party")
MARK = "-"
POSSESSIVES = frozenset(("'s", "’s", "ʼs", "'", "’", "'S", "’S"))
_WITHOUT_NAME = frozenset(("enemy", "groups", "bodies", "officials"))  # nouns of these may be actors without a name
_MAX_WORDS = 100_000
_MAX_SECONDS = 2_000
_MAX_BOOKS = 4


class First:
    """What may begin with a word: names and nouns of that word alone, and longer ones by their second word.

    Names with one exact spelling have still to be compared with the text; of a `sure` word no more is to be known than
    its `sole` name. What is not `alone` counts only before one of the `seconds`: "the" begins "the other side", and
    stands in every sentence.
    """

    __slots__ = (
        "alone", "goes_on", "longer_names", "longer_nouns", "names", "noun", "prefix", "second", "seconds", "sole",
        "sure",
    )  # fmt: skip

    def __init__(
        self, word: str, names: Sequence[Name], nouns: Sequence[tuple[str, str]], alone: Container[str]
    ) -> None:
        # A token with dots or hyphens in it ("U.S.") folds to several words: its name is among the longer ones.
        folded = fold(word)
        self.prefix = folded in PREFIXES
        self.second = folded.split(" ", 2)[1] if " " in folded else ""
        self.names = tuple(
            name
            for name in names
            if name.key == folded and " " not in folded and (name.exact or not name.proper or word[0].isupper())
        )
        # The one name of the word alone, where no look at the text is needed to know it.
        self.sole = self.names[0] if len(self.names) == 1 and not self.names[0].exact else None
        self.sure = not self.prefix and (self.sole is not None or not self.names)
        self.longer_names: dict[str, list[Name]] = {}
        for name in names:
            if " " in name.key:
                self.longer_names.setdefault(name.key.split(" ", 2)[1], []).append(name)
        self.noun = next((noun for noun in nouns if " " not in noun[0]), None)
        self.longer_nouns: dict[str, list[tuple[str, str]]] = {}
        for noun in nouns:
            if " " in noun[0]:
                self.longer_nouns.setdefault(noun[0].split(" ", 2)[1], []).append(noun)
        # Any other noun ("tanks") is an actor only behind a name, which looks for it there.
        nameless = self.noun is not None and (self.noun[0] in alone or self.noun[1] in _WITHOUT_NAME)
        self.alone = bool(self.prefix or self.names or nameless)
        self.seconds = frozenset((*self.longer_names, *self.longer_nouns))
        self.goes_on = GoesOn(self.second, self.seconds)


class GoesOn(dict[str, str]):
    """The word behind the first one to the second folded word of something longer that may stand there.

    It is "" for nothing, and a `MARK` where the word after is the second. Remembered, emptied when full.
    """

    def __init__(self, second: str, seconds: frozenset[str]) -> None:
        super().__init__()
        self._second, self._seconds = second, seconds

    def __missing__(self, word: str) -> str:
        if len(self) >= _MAX_SECONDS:
            self.clear()
        second = self._second or (MARK if word in INSIDE else first_folded(word))
        self[word] = second if second in self._seconds or (second == MARK and self._seconds) else ""
        return self[word]


class Firsts(dict[str, "First | None"]):
    """Word of a text to what may begin with it; remembered, emptied when full."""

    def __init__(self, book: PartyBook) -> None:
        super().__init__()
        self.book = book
        self.closing = Closing(self)

    def __missing__(self, word: str) -> First | None:
        if len(self) >= _MAX_WORDS:
            self.clear()
        first = fold(word)
        if " " in first:
            first = first.split(" ", 1)[0]
        if first not in PREFIXES and not self.book.begins(first):
            self[word] = None
            return None
        names, nouns = self.book.names_of(first), self.book.nouns_of(first)
        if word[0].islower():
            names = tuple(name for name in names if name.small or not name.proper)
        alone = self.book.words["alone"]
        found = First(word, names, nouns, alone) if names or nouns or first in PREFIXES else None
        self[word] = found
        return found


class Closing(dict[str, bool]):
    """Word of a text to whether it ends what is said of the actor whose name stands before it; remembered likewise."""

    def __init__(self, firsts: Firsts) -> None:
        super().__init__()
        self._firsts = firsts

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MAX_WORDS:
            self.clear()
        goes_on = word in POSSESSIVES or word in HYPHENS or word[:1].isupper() or word[:1].isdigit()
        between = word.lower() in self._firsts.book.words["between"]
        self[word] = not goes_on and not between and self._firsts[word] is None
        return self[word]


_firsts: list[Firsts] = []


def firsts_of(book: PartyBook) -> Firsts:
    """Return the table of a book; the last few are kept, so that each text of a run finds its words known."""
    for table in _firsts:
        if table.book is book:
            return table
    _firsts.append(Firsts(book))
    del _firsts[:-_MAX_BOOKS]
    return _firsts[-1]
