"""Parties: who can hold, take, lose, contest or strike a place, what they are called, and whose side they are on.

The data are plain files in ``data/lexicon``: ``states.csv`` (one state a line), ``demonyms.csv``, ``parties.toml``
(everyone else) and ``actors.toml`` (the nouns that make an actor of a demonym). A user's file has the form of
``parties.toml``. `PartyBook.load` reads them; `geomap.claims.actors` finds the parties in a text.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from geomap.claims.parties.files import read_lexicon, shipped_files
from geomap.claims.parties.names import FORMAT, index_of, key_of
from geomap.compiled import compiled

PartyKind = Literal["state", "former state", "proxy", "militia", "rebels", "bloc"]

# Okabe and Ito's hues without black, for parties whose file names none. Blue and vermillion come last: Ukraine and
# Russia have them.
_CYCLE = ("#E69F00", "#56B4E9", "#009E73", "#CC79A7", "#F0E442", "#0072B2", "#D55E00")
GREY = "#7F7F7F"


@dataclass(frozen=True, slots=True)
class SidePeriod:
    """On whose side a party stands from `start` to `end`, both inclusive; None is open."""

    party: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """One party. `key` is what a claim's ``party`` holds: the ISO code of a state, else the usual English name."""

    key: str
    name: str
    kind: PartyKind
    code: str = ""
    sides: tuple[SidePeriod, ...] = ()
    colour: str = ""
    countries: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()

    @property
    def is_state(self) -> bool:
        """Whether its forces are regular ones: a state, or a state that is no more."""
        return self.kind in ("state", "former state")


@dataclass(slots=True)  # not frozen, which makes a hundred an article cost four times as much; none is changed
class Actor:
    """A party, or a word for one, in a text: the tokens `token_start` up to `token_end`.

    `kind` is

    - ``state``, ``capital``, ``people`` ("the Russians"), ``group`` (a named one), ``person`` (a leader);
    - ``force``, ``body``, ``official``: a noun phrase ("Ukrainian forces", "Sudan's army", "Houthi officials"), or
      the name of such a body ("Kremlin", "FARDC");
    - ``adjective``: a demonym (or a state with its 's) before some other word ("Russian" in "Russian-held");
    - ``generic``: a noun alone ("the rebels", "government troops"), to be settled by `ActorIndex.resolve`.

    `party` is None for a generic noun that stands for a state's forces, and the noun itself for one of an armed group.
    `head` is the token of its main noun. `side` is the party it stands with at the article's date, "" where unknown.
    """

    token_start: int
    token_end: int
    party: str | None
    kind: str
    head: int
    side: str = ""
    noun: str = ""  # folded head noun, "" for a bare name


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a party as the files have it.

    `key` is folded (words joined by blanks); `use` is state, capital, body, person, group, adjective or people;
    `exact`, where not "", is the only spelling that counts (abbreviations in capitals); `proper` asks for a capital
    somewhere in it, `small` says that its first letter may be a small one ("al-Shabaab").
    """

    key: str
    party: str
    use: str
    exact: str = ""
    proper: bool = True
    small: bool = False
    countries: frozenset[str] = frozenset()  # counts only in a text about one of these, where not empty


@dataclass(frozen=True, slots=True)
class PartyBook:
    """All parties, and the words for actors. Built once by `load`; nothing in it changes."""

    parties: Mapping[str, Party]
    _names: Mapping[str, str]  # by the first word of the key, longest first
    _nouns: Mapping[str, Sequence[Sequence[str]]]  # by the first word: folded noun and class, longest first
    words: Mapping[str, frozenset[str]]  # the classes of actors.toml
    party_of: Mapping[str, str]  # noun of an armed group -> the party it is called, where that is another word
    _by_name: Mapping[str, str]
    _heirs: Sequence[tuple[str, SidePeriod]]  # states that were part of one that is no more, the last to end last
    unions: frozenset[str]  # those that are no more

    @classmethod
    def load(cls, extra: Sequence[Path] = (), *, cache_dir: Path | None = None) -> PartyBook:
        """Read the parties that come with geomap, and the user's own files (`extra`), which add to them or override.

        The tables are kept in the cache folder, so that the next process has them at once.

        Raises
        ------
        LexiconError
            When a file is not in its form; the message names the file, its line and the field.
        """
        files = tuple(Path(path) for path in extra)
        here = Path(__file__).parent
        sources = [*shipped_files(), here / "files.py", here / "names.py", *files]
        return _book(compiled(f"parties{FORMAT}", sources, lambda: index_of(read_lexicon(files)), cache_dir=cache_dir))

    def begins(self, first: str) -> bool:
        """Return whether a name or a noun of an actor has this first folded word."""
        return first in self._names or first in self._nouns

    def names_of(self, first: str) -> tuple[Name, ...]:
        """Return the names whose first folded word is `first`, the longest first."""
        lines = self._names.get(first, "")
        return tuple(_name(*line.split("\t")) for line in lines.split("\n")) if lines else ()

    def nouns_of(self, first: str) -> tuple[tuple[str, str], ...]:
        """Return the nouns of actors whose first folded word is `first`, each with its class, the longest first."""
        return tuple((noun, group) for noun, group in self._nouns.get(first, ()))

    def get(self, key: str | None) -> Party | None:
        """Return the party of a key (``"UA"``, ``"Wagner Group"``), or None."""
        return self.parties.get(key) if key else None

    def find(self, name: str) -> Party | None:
        """Return the party that goes by a name, code or alias, or None.

        >>> book = PartyBook.load()
        >>> book.find("ISIS").name, book.find("Kyiv").key
        ('Islamic State', 'UA')
        """
        if name in self.parties:
            return self.parties[name]
        key = self._by_name.get(key_of(name.removeprefix("the ").removeprefix("The ")))
        return self.parties[key] if key else None

    def title(self, key: str | None) -> str:
        """Return the name to show for a party: of a state its name, else the key itself; "" for None."""
        party = self.get(key)
        return party.name if party else key or ""

    def colour(self, key: str | None) -> str:
        """Return the colour of a party as ``#rrggbb``; grey where it is not known."""
        party = self.get(key)
        if party and party.colour:
            return party.colour
        return _CYCLE[sum(key.encode()) % len(_CYCLE)] if key else GREY

    def side_of(self, name: str | None, on: date | None = None) -> str:
        """Return on whose side a party stands at a date: a party's key, itself where nothing else is said.

        Of an undated question the latest period counts. A name that is no party's gives "".

        >>> PartyBook.load().side_of("Luhansk People's Republic")
        'RU'
        """
        party = self.find(name) if name else None
        if party is None:
            return ""
        for period in reversed(party.sides):
            if on is None or (
                (period.start is None or period.start <= on) and (period.end is None or on <= period.end)
            ):
                return period.party
        return party.key

    def ended(self, whole: str, on: date | None) -> bool:
        """Return whether a state was no more at a date, as far as its heirs tell."""
        return any(period.party == whole and on and period.end and on > period.end for _, period in self._heirs)

    def past_beside(self, whole: Collection[str | None], today: Collection[str | None]) -> Mapping[str, str]:
        """Return what `past` does for a text without a date: by the states `whole` that it names, but `today`'s."""
        return {key: period.party for key, period in self._heirs if period.party in whole and key not in today}

    def past(self, on: date | None) -> Mapping[str, str]:
        """Return the states that were part of one that is no more at a date, and which: Austria of 1914.

        They are those whose `side` in the files is such a state then.

        >>> PartyBook.load().past(date(1943, 2, 16))["RU"]
        'Soviet Union'
        """
        if on is None or not self._heirs or on > (self._heirs[-1][1].end or date.max):
            return {}
        return {key: period.party for key, period in self._heirs if (period.start or on) <= on <= (period.end or on)}


def _book(data: dict[str, Any]) -> PartyBook:
    words = {name: frozenset(found) for name, found in data["words"].items()}
    parties = {item[0]: _party(*item) for item in data["parties"]}
    heirs = [
        (key, period)
        for key, party in parties.items()
        if party.kind == "state"
        for period in party.sides
        if (whole := parties.get(period.party)) is not None and whole.kind == "former state"
    ]
    heirs.sort(key=lambda heir: heir[1].end or date.max)
    unions = frozenset(period.party for _, period in heirs)
    return PartyBook(parties, data["names"], data["nouns"], words, data["party_of"], data["by_name"], heirs, unions)


def _name(key: str, party: str, use: str, exact: str, flags: str, countries: str) -> Name:
    return Name(key, party, use, exact, "P" in flags, "s" in flags, frozenset(countries.split()))


def _party(
    key: str,
    name: str,
    kind: PartyKind,
    code: str,
    sides: list[list[str | None]],
    colour: str,
    countries: list[str],
    nouns: list[str],
) -> Party:
    periods = tuple(
        SidePeriod(side or "", date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)
        for side, start, end in sides
    )
    return Party(key, name, kind, code, periods, colour, tuple(countries), tuple(nouns))
