"""Parties: who can hold, take, lose, contest or strike a place, what they are called, and whose side they are on.

The data are plain files in ``data/lexicon``: ``states.csv`` (one state a line), ``demonyms.csv``, ``parties.toml``
(everyone else) and ``actors.toml`` (the nouns that make an actor of a demonym). A user's file has the form of
``parties.toml``. `PartyBook.load` reads them; `geomap.claims.actors` finds the parties in a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from geomap.claims.partyfiles import Names, Raw, RawParty, read_lexicon
from geomap.gazetteer.fold import fold_name

PartyKind = Literal["state", "former state", "proxy", "militia", "rebels", "bloc"]

# Okabe and Ito's hues without black, for parties whose file names none. Blue and vermillion come last: Ukraine and
# Russia have them.
_CYCLE = ("#E69F00", "#56B4E9", "#009E73", "#CC79A7", "#F0E442", "#0072B2", "#D55E00")
GREY = "#7F7F7F"
NOUN_CLASSES = ("forces", "bodies", "officials", "groups", "enemy")


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


@dataclass(frozen=True, slots=True)
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
    `exact`, where not "", is the only spelling that counts (abbreviations in capitals); `proper` asks for a capital.
    """

    key: str
    party: str
    use: str
    exact: str = ""
    proper: bool = True
    countries: frozenset[str] = frozenset()  # counts only in a text about one of these, where not empty


@dataclass(frozen=True, slots=True)
class PartyBook:
    """All parties, and the words for actors. Built once by `load`; nothing in it changes."""

    parties: Mapping[str, Party]
    names: Mapping[str, tuple[Name, ...]]  # by the first word of the key, longest first
    nouns: Mapping[str, tuple[tuple[str, str], ...]]  # by the first word: (folded noun, class), longest first
    words: Mapping[str, frozenset[str]]  # the word classes of actors.toml that are single words
    _by_name: Mapping[str, str] = field(default_factory=dict)
    body_nouns: frozenset[str] = frozenset()
    enemy_nouns: frozenset[str] = frozenset()

    @classmethod
    def load(cls, extra: Sequence[Path] = ()) -> PartyBook:
        """Read the parties that come with geomap, and the user's own files (`extra`), which add to them or override.

        Raises
        ------
        LexiconError
            When a file is not in its form; the message names the file, the party and the field.
        """
        return _build(read_lexicon(tuple(extra)))

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
        key = self._by_name.get(_key(name))
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


def _key(name: str) -> str:
    """Fold a name as the tokens of a text fold: the possessive 's is a word of its own."""
    return fold_name(name.replace("'s ", " s ").replace("’s ", " s "))


def _build(raw: Raw) -> PartyBook:
    parties = {
        item.key: Party(
            item.key,
            item.name,
            item.kind,  # type: ignore[arg-type]
            item.code,
            tuple(SidePeriod(*side) for side in item.sides),
            item.colour,
            item.countries,
            tuple(_key(noun) for noun in item.nouns),
        )
        for item in raw.parties.values()
    }
    names: dict[str, list[Name]] = {}
    by_name: dict[str, str] = {}
    seen: set[tuple[str, str, str]] = set()
    for item in raw.parties.values():
        for use, spellings in item.names.items():
            for spelling in spellings:
                _add_name(names, by_name, seen, item, use, spelling)
    for spelling, key, use in _demonyms(raw, parties, by_name):
        _add_name(names, by_name, seen, raw.parties[key], use, spelling)
    nouns: dict[str, list[tuple[str, str]]] = {}
    for group in NOUN_CLASSES:
        for word in raw.words[group]:
            key = _key(word)
            nouns.setdefault(key.split(" ", 1)[0], []).append((key, group))
    return PartyBook(
        parties,
        {first: tuple(sorted(found, key=_longest)) for first, found in names.items()},
        {first: tuple(sorted(found, key=lambda noun: -noun[0].count(" "))) for first, found in nouns.items()},
        {group: frozenset(words) for group, words in raw.words.items()},
        by_name,
        frozenset(map(_key, raw.words["bodies"])),
        frozenset(map(_key, raw.words["enemy"])),
    )


def _longest(name: Name) -> tuple[int, str, str]:
    return (-name.key.count(" "), name.key, name.party)


def _add_name(
    names: dict[str, list[Name]],
    by_name: dict[str, str],
    seen: set[tuple[str, str, str]],
    party: RawParty,
    use: str,
    spelling: str,
) -> None:
    bare = spelling.removeprefix("the ")
    key = _key(bare)
    if not key or (key, use, party.key) in seen:
        return
    seen.add((key, use, party.key))
    letters = bare.replace(".", "").replace("-", "")
    exact = bare if letters.isupper() and len(letters) <= 6 else ""
    proper = any(word[0].isupper() for word in bare.replace("-", " ").split())
    # An abbreviation of a group is another's elsewhere (RSF, SDF): it asks for a text about the group's country.
    asks = party.asks_country or (exact and use == "group")
    countries = frozenset(party.countries) if asks else frozenset()
    names.setdefault(key.split(" ", 1)[0], []).append(Name(key, party.key, use, exact, proper, countries))
    by_name.setdefault(key, party.key)


def _demonyms(raw: Raw, parties: Mapping[str, Party], by_name: Mapping[str, str]) -> Iterable[tuple[str, str, str]]:
    """Give the demonyms of the file as (form, party, use), where their country or place is a party."""
    forms = {form for form, _, _ in raw.demonyms}
    for form, country, place in raw.demonyms:
        key = by_name.get(_key(place)) if place else country if country in parties else by_name.get(_key(country))
        if key:
            yield form, key, Names.use_of_demonym(form, forms)
