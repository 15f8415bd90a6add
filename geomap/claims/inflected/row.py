"""One sentence as a row of units: words, places and who acts, each with what it may be; and its clauses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from geomap.claims.inflected.language import BIT, FORCES, FROM_AFAR, GENITIVE, ActorName, Language, Trigger
from geomap.gazetteer.fold import fold
from geomap.model import Document, Mention, Sentence

_BREAKS = frozenset(";:—–()[]…")
_HYPHENS = frozenset("-‐‑")
_MARKS = frozenset("«»\"“”„'’")
_NP_GAP = 2  # words between an adjective and its noun ("Russian regular army")
_TAIL = 5  # units between a noun and its party in the genitive ("fighters of the 3rd brigade of …")
_LIST_GAP = 3


@dataclass(slots=True)
class Unit:
    """A word, a mark, a place or who acts: the tokens `first` up to `end`."""

    first: int
    end: int
    word: str  # folded
    bits: int
    forms: tuple[tuple[Trigger, str], ...] = ()
    place: Mention | None = None
    party: str = ""
    use: str = ""  # of who acts: name, adjective, force, weapon, enemy; "" for any other unit
    cases: int = 0
    stop: int = 0  # the unit after the noun phrase of who acts
    mark: bool = False
    capital: bool = False
    doubtful: bool = False  # a name that may be a place, where the grammar asks for one


@dataclass(slots=True)
class Row:
    """The units of one sentence; `clause[i]` is the number of the clause of unit i."""

    document: Document
    sentence: Sentence
    language: Language
    units: list[Unit]
    clause: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)  # the first unit of each clause

    def is_(self, at: int, *names: str) -> bool:
        """Whether a unit is of one of some classes; a unit out of range is of none."""
        return 0 <= at < len(self.units) and any(self.units[at].bits & BIT[name] for name in names)

    def start_of(self, clause: int) -> int:
        """Return the first unit of a clause."""
        return self.starts[clause]

    def end_of(self, clause: int) -> int:
        """Return the unit after a clause (its closing mark counts as a part of it)."""
        return self.starts[clause + 1] if clause + 1 < len(self.starts) else len(self.units)

    def text(self, first: int, end: int) -> str:
        """Return the text of units, white space made plain."""
        if end <= first:
            return ""
        tokens = self.document.tokens
        start, stop = tokens.starts[self.units[first].first], tokens.ends[self.units[end - 1].end - 1]
        return " ".join(self.document.text[start:stop].split())


def mentions_by_token(
    document: Document, mentions: Sequence[Mention], doubtful: Sequence[Mention] = ()
) -> dict[int, tuple[int, Mention]]:
    """Return the places of a document by the token that they begin at, each with the token after it."""
    starts = document.tokens.starts
    found: dict[int, tuple[int, Mention]] = {}
    for mention in (*mentions, *doubtful):
        first = bisect_left(starts, mention.outer.start)
        if mention.kind == "place" and first not in found:
            found[first] = (max(bisect_left(starts, mention.outer.end), first + 1), mention)
    return found


def row_of(
    document: Document,
    sentence: Sentence,
    places: dict[int, tuple[int, Mention]],
    language: Language,
    doubtful: frozenset[Mention] = frozenset(),
) -> Row:
    """Make the row of a sentence."""
    words = document.tokens.words
    units: list[Unit] = []
    at = sentence.first_token
    while at < sentence.end_token:
        raw = words[at]
        word = fold(raw)
        end, mention = places.get(at, (0, None))
        end = min(end, sentence.end_token)
        name, stop = _name(words, at, sentence.end_token, language)
        if mention is not None and end > stop:
            name = None
        elif name is not None and stop > end:
            mention, end = None, stop
        unit = Unit(at, max(end, at + 1), word, 0, capital=raw[:1].isupper())
        if name is not None:
            unit.party, unit.use, unit.cases = name.party, name.use, name.cases
        unit.place, unit.doubtful = mention, mention in doubtful
        if mention is None and name is None:
            unit.forms = language.triggers.get(word, ())
            unit.mark = not word
            if not word:
                unit.word = raw
        if mention is None:
            unit.bits = language.classes.get(word, 0)
        units.append(unit)
        at = unit.end
    units = [unit for unit in units if not (unit.mark and unit.word in _MARKS)]
    row = Row(document, sentence, language, units)
    _noun_phrases(row)
    _clauses(row)
    return row


def _name(words: tuple[str, ...], at: int, end: int, language: Language) -> tuple[ActorName | None, int]:
    """Return the longest name of who acts that begins at a token, and the token after it."""
    first = fold(words[at])
    found = language.actors.get(first) or (language.actors.get(first.split(" ", 1)[0]) if " " in first else None)
    for name in found or ():
        stop = at + len(name.words)
        if stop <= end and all(fold(words[at + number]) == word for number, word in enumerate(name.words)):
            # A name in capitals is one only so: "ДНР" is, a word in small letters that looks like it is not.
            if (
                name.use == "name"
                and not words[at][:1].isupper()
                and name.party
                and len(name.words) == 1
                and name.cases == 63
            ):
                continue
            cases = 0
            for other in found or ():
                if other.words == name.words and other.use == name.use and other.party == name.party:
                    cases |= other.cases
            return ActorName(name.words, name.party, name.use, cases), stop
    return None, at


def _noun_phrases(row: Row) -> None:
    """Give the nouns of forces their parties: from an adjective before them, or a name in the genitive after."""
    units = row.units
    for at, unit in enumerate(units):
        unit.stop = at + 1
    for at, unit in enumerate(units):
        if unit.use in FORCES | FROM_AFAR or unit.use == "irregular":
            if unit.use != "irregular":  # "Syrian rebels" are not Syria's
                _adjective_before(units, at)
            if not unit.party and unit.use != "irregular":
                _adjective_after(row, at)
            if not unit.party:
                _genitive_after(units, at)


def _adjective_before(units: list[Unit], at: int) -> None:
    for before in range(at - 1, max(-1, at - 2 - _NP_GAP), -1):
        unit = units[before]
        if unit.use == "adjective":
            units[at].party = unit.party
            unit.stop = at + 1
            return
        if unit.mark or unit.place or unit.forms or unit.use not in ("", "weapon") or unit.bits & ~BIT["attribute"]:
            return


def _adjective_after(row: Row, at: int) -> None:
    """Take the party from an adjective behind the noun, unless another noun follows that it may belong to."""
    units, after = row.units, at + 1
    if after < len(units) and units[after].use == "adjective":
        following = after + 1
        if (
            following == len(units)
            or units[following].mark
            or units[following].forms
            or row.is_(following, "adverb", "be")
        ):
            units[at].party, units[at].stop = units[after].party, after + 1


def _genitive_after(units: list[Unit], at: int) -> None:
    last = at
    for after in range(at + 1, min(len(units), at + 2 + _TAIL)):
        unit = units[after]
        if unit.use in ("adjective", "weapon"):
            continue
        if unit.use in ("name", "people") and unit.cases & GENITIVE:
            units[at].party = unit.party
            units[at].stop = after + 1
            return
        if unit.use in FORCES and unit.cases & GENITIVE:
            _adjective_before(units, after)
            if unit.party:
                units[at].party, units[at].stop = unit.party, after + 1
                return
            last = after
            continue
        if (
            unit.use
            or unit.place
            or unit.forms
            or unit.bits & ~BIT["attribute"]
            or (unit.mark and unit.word not in _HYPHENS)
        ):
            break
        if after - last > _LIST_GAP:
            break


def _clauses(row: Row) -> None:
    """Number the clauses: they end at commas (but not those of a list of places), semicolons, dashes and brackets."""
    units = row.units
    number = 0
    row.starts.append(0)
    for at, unit in enumerate(units):
        row.clause.append(number)
        if not unit.mark or at + 1 == len(units):
            continue
        ends = unit.word in _BREAKS
        if unit.word == ",":
            ends = not _in_list(row, at)
        elif unit.word[:1] in _HYPHENS:
            tokens = row.document.tokens
            ends = tokens.starts[unit.first] > tokens.ends[unit.first - 1] if unit.first else False
        if ends:
            number += 1
            row.starts.append(at + 1)


def _in_list(row: Row, comma: int) -> bool:
    """Whether a comma stands between two places of a list."""
    units = row.units
    if not comma or units[comma - 1].place is None:
        return False
    for after in range(comma + 1, min(len(units), comma + 2 + _LIST_GAP)):
        if units[after].place is not None:
            # What goes on after it must be the list: else it is the subject of a clause of its own.
            following = after + 1
            return following == len(units) or units[following].mark or row.is_(following, "conjunction", "preposition")
        if not row.is_(after, "whole", "part", "approach", "conjunction") and not (
            row.is_(after, "preposition") and after == comma + 1
        ):
            return False
    return False
