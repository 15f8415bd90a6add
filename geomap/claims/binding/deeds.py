"""The deeds that the claims of a document tell of: by sentence, by country, by place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import product

from geomap.claims.binding.bind import BACK_AGAIN, RETAKEN, Bound
from geomap.claims.parties.lands import lands, state_of
from geomap.model import ClaimKind

ATTACKS: frozenset[ClaimKind] = frozenset(("gain", "contest", "strike"))


class Told:
    """What the claims of a document tell, looked up by sentence, by country and by word, so that none reads all."""

    def __init__(self, bound: Sequence[Bound]) -> None:
        self.by_sentence: dict[int, list[Bound]] = {}
        self.deeds: set[tuple[str, ClaimKind, str]] = set()  # country of the place, kind, party
        self.done: set[tuple[str, ClaimKind, str]] = set()  # those that are not denied
        self.named: set[tuple[str, ClaimKind, str]] = set()  # those of which the words name the party
        self.own: set[str] = set()  # countries whose own forces, named, gain there
        self.gains: set[tuple[str, str]] = set()  # party, word
        for item in bound:
            self.by_sentence.setdefault(item.line.sentence.start, []).append(item)
            self.add(item)

    def add(self, item: Bound) -> None:
        """Note the party of a claim."""
        if item.party is None:
            return
        country = country_of(item)
        deed = country, item.kind, item.party
        self.deeds.add(deed)
        if not item.denied:
            self.done.add(deed)
        if item.party_by == "named":
            self.named.add(deed)
        if item.kind == "gain":
            self.gains.add((item.party, item.word))
            if item.party == country and item.party_by == "named":
                self.own.add(country)

    def wins_at_home(self, country: str) -> bool:
        """Whether a state's own forces take ground in it, and nobody else does."""
        takers = {party for where, kind, party in self.named if kind == "gain" and where == country}
        return country in self.own and takers == {country}

    def any_of(self, country: str, kinds: frozenset[ClaimKind], party: str) -> bool:
        """Whether a deed of one of some kinds is told of a party in a country."""
        return any((country, kind, party) in self.deeds for kind in kinds)


class Named:
    """The parties that the sentences themselves name, by place and kind, and those that attack in each country."""

    def __init__(self, bound: Sequence[Bound]) -> None:
        self.at: dict[tuple[str, ClaimKind, bool], tuple[list[int], list[str]]] = {}
        self.attackers: dict[str, set[str]] = {}
        for number, item in enumerate(bound):
            if not item.party or item.party_by == "document":
                continue
            numbers, parties = self.at.setdefault((place_of(item), item.kind, is_taken_back(item)), ([], []))
            numbers.append(number)
            parties.append(item.party)
            if item.kind in ATTACKS and not item.denied:
                self.attackers.setdefault(country_of(item), set()).add(item.party)

    def same_place(self, item: Bound, at: int) -> str | None:
        """The party that another claim on the same place names for the like, the nearest before first."""
        kinds = alike(item)
        if item.kind == "loss" and not item.denied:
            kinds = frozenset[ClaimKind](("loss", "control"))
        name = place_of(item)
        before: list[tuple[int, str]] = []
        after: list[tuple[int, str]] = []
        for kind, back in product(kinds, (False, True)):
            if kind == item.kind == "gain" and back != is_taken_back(item):
                continue  # who retook it is not who had taken it
            numbers, parties = self.at.get((name, kind, back), ([], []))
            place = bisect_left(numbers, at)
            if place:
                before.append((numbers[place - 1], parties[place - 1]))
            if place < len(numbers):
                after.append((numbers[place], parties[place]))
        return max(before)[1] if before else min(after)[1] if after else None


def country_of(item: Bound) -> str:
    """The state on whose ground a claim's place lies, or lay when the text plays; "" where that is not known."""
    place = item.line.place[item.hit.unit].place
    if place is None:
        return ""
    return place.country if place.country not in lands() else state_of(place.country, item.line.document) or ""


def place_of(item: Bound) -> str:
    """What two claims on the same place share: its id, else its name in the text."""
    mention = item.line.place[item.hit.unit]
    return mention.place.id if mention.place is not None else mention.text


def alike(item: Bound) -> frozenset[ClaimKind]:
    """The kinds of deeds that who does one of them does too."""
    return ATTACKS if item.kind in ATTACKS else frozenset((item.kind,))


def is_taken_back(item: Bound) -> bool:
    """Whether a taking is told as a taking back; to "liberate" is what either side calls its own."""
    return item.kind == "gain" and (item.word.startswith(RETAKEN) or _back(item))


def is_won_again(item: Bound) -> bool:
    """Whether a taking is told as one of own ground: taken back, freed, liberated."""
    return item.kind == "gain" and (item.word.startswith(BACK_AGAIN) or _back(item))


def _back(item: Bound) -> bool:
    return item.line.low[item.unit + 1 : item.unit + 2] == ["back"]  # "won back", "was taken back"
