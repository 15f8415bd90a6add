"""What the bare nouns of a document stand for: "the army", "the troops", "the rebels"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cached_property

from geomap.claims.parties.actorlist import FIGHTING, NEAR_TOKENS
from geomap.claims.parties.actornames import IRREGULARS
from geomap.claims.parties.book import Actor, Party
from geomap.claims.parties.foes import foe_of, foes_of
from geomap.claims.parties.namedgroups import NamedGroups

_NAME_TOKENS = 8
_FLIGHT_TOKENS = 4  # behind the name of some men: "are in full retreat"
_FLIGHT = frozenset(
    ("flee", "flees", "fled", "fleeing", "retreat", "retreats", "retreated", "retreating", "surrendered", "surrender",
     "surrenders", "withdraw", "withdrew", "withdrawing", "routed", "beaten", "defeated")
)  # fmt: skip
AIRCRAFT = frozenset(
    ("jets", "warplanes", "warplane", "aircraft", "planes", "bombers", "gunships", "warships", "navy", "air force",
     "fighter jets", "helicopters")
)  # fmt: skip
OCCUPIERS = frozenset(("occupiers", "invaders", "aggressors", "occupants", "occupier", "invader", "occupying power"))
_OBSERVING = frozenset(("embassy", "delegation", "news agency", "radio", "state department"))
_TROOPS = frozenset(("troops", "soldiers"))
_OF_MILITANTS = frozenset(("militants", "insurgents", "jihadists"))
_ANYONES = frozenset(("official", "officials", "officer", "officers", "source", "sources", "diplomat", "analyst"))
_ARMIES = frozenset(("army", "military", "air force", "armed forces"))


class ActorIndex(NamedGroups):
    """The actors of one document in order, and what its nouns and pronouns stand for."""

    def resolve(self, actor: Actor, *, of_text: bool = True) -> str | None:
        """Return the party that an actor stands for, reading the document where the words do not say; None if unknown.

        "The army" and "the government" are those named before with the same noun, else the home state's; "the troops"
        are whose forces were named last; "the rebels" are the one group of that noun that the document names, else the
        noun itself; "the enemy" is the party that the document names most beside the home state. An actor of other
        words than the document's, as a speaker's name, is not `of_text`.
        """
        if actor.kind not in ("generic", "official", "adjective") or actor.party in self.book.parties:
            return actor.party
        if actor.noun in self.book.words["enemy"]:
            return self._other
        if actor.party is not None:
            if not of_text:
                named = self._groups_called(actor).parties
                return next(iter(named)) if len(named) == 1 else actor.party
            if self._of_a_stranger(actor):
                return actor.party
            return self._named_group(actor) or self._the_group(actor) or self._bloc(actor) or actor.party
        start, home = actor.token_start, self.home_at(actor.token_start)
        if actor.noun.startswith("government") or actor.noun in self.book.words["bodies"]:
            return home if home != self.home else self.same_noun(actor.noun, start) or home
        if actor.noun in _ARMIES:
            return home if home != self.home else self.same_noun(actor.noun, start) or home or self.last_party(start)
        if actor.noun in IRREGULARS:
            known = self.last_group(start) or self._only_band or self.last_party(start, kinds=FIGHTING)
            return known or actor.noun
        last = self.last_party(start)
        if actor.noun in _TROOPS and last is not None and self._has_no_troops(last, start):
            return self.same_noun(actor.noun, start) or home  # militants have fighters, and no troops
        return last or self._writer or home

    def _has_no_troops(self, party: str, start: int) -> bool:
        """Whether a party's men are no "troops": militants', and rebels' where no "the troops" points back to them."""
        if not _OF_MILITANTS.isdisjoint(self._nouns_of(party)):
            return True
        known = self.book.get(party)
        if start and self.document.tokens.words[start - 1].lower() == "the":
            return False
        if known is None:
            return self.home in self.sides
        return known.kind in ("rebels", "militia") and self.home in known.countries and not known.key.endswith("Army")

    @cached_property
    def _only_band(self) -> str | None:
        """The only group that the document calls by a noun alone: its "fighters" are "the rebels"."""
        bands = {actor.party for actor in self.actors if actor.kind == "generic" and actor.party is not None}
        return next(iter(bands)) if len(bands) == 1 else None

    def _nouns_of(self, party: str) -> Collection[str]:
        known = self.book.get(party)
        return known.nouns if known is not None else ()

    def last_party(self, token: int, *, kinds: frozenset[str] | None = None) -> str | None:
        """Return the party named last before a token, within some sentences: what "they" and "the troops" look for.

        Forces, groups and peoples go before adjectives, and these before governments and persons.
        """
        best: str | None = None
        aloft: str | None = None
        at = bisect_left(self._starts, token) - 1
        while at >= 0 and token - self._starts[at] <= NEAR_TOKENS:
            actor = self.actors[at]
            at -= 1
            if actor.party is None or actor.kind == "generic" or (kinds is not None and actor.kind not in kinds):
                continue
            if actor.kind == "state" and kinds is None and actor.party not in self.fighting:
                continue  # a bystander
            if actor.kind == "group" and self.is_bloc(actor.party) and self.stands_by(actor.party):
                continue  # "the United Nations"
            if actor.noun in AIRCRAFT and actor.party != self.home:
                aloft = aloft or actor.party  # who helps from the air has no soldiers on the ground
                continue
            if kinds is not None or actor.kind in ("force", "group", "people", "state"):
                return actor.party
            best = best or actor.party
        return best or (aloft if aloft is not None and self.invades(aloft) else None)

    def invades(self, party: str) -> bool:
        """Whether a party is at war with the state at home, or none is known to be at home."""
        return self.home is None or party == foe_of(self.home, self.document.article.date)

    @cached_property
    def fighting(self) -> frozenset[str | None]:
        """The parties of whose forces or people the document tells, the home state and whom it fights."""
        told = {actor.party for actor in self.actors if actor.kind in ("force", "group", "people", "adjective")}
        return frozenset((*told, self.home, foe_of(self.home or "", self.document.article.date)))

    @cached_property
    def routed(self) -> frozenset[str]:
        """The parties of whose men the document tells only that they fled, fell back or gave up."""
        words = self.document.tokens.words
        fled: dict[str, bool] = {}
        for actor in self.actors:
            if actor.party is not None and actor.kind in FIGHTING:
                behind = words[actor.token_end : actor.token_end + _FLIGHT_TOKENS]
                behind = behind[: behind.index(".")] if "." in behind else behind
                gone = not _FLIGHT.isdisjoint(map(str.lower, behind))
                fled[actor.party] = fled.get(actor.party, True) and gone
        return frozenset(party for party, gone in fled.items() if gone)

    def stands_by(self, party: str) -> bool:
        """Whether a party is a state or bloc of whose forces the text does not tell, and that fights nobody here."""
        known = self.book.get(party)
        if known is not None and known.kind == "bloc" and not known.countries:
            return party not in self._told_of and not any(foes_of(party, self.document.article.date))
        if (
            known is None
            or not known.is_state
            or party in (self.home, foe_of(self.home or "", self.document.article.date))
        ):
            return False
        return party not in self._told_of

    @cached_property
    def _told_of(self) -> frozenset[str | None]:
        return frozenset(
            actor.party
            for actor in self.actors
            if actor.kind in ("force", "people", "body") and actor.noun not in _OBSERVING
        )

    @cached_property
    def fighters(self) -> frozenset[str | None]:
        """The parties named otherwise than by a country's capital, or its name where it is no subject."""
        words = self.document.tokens.words
        return frozenset(
            actor.party
            for actor in self.actors
            if actor.kind not in ("state", "capital", "generic")
            or (actor.kind == "state" and "".join(words[actor.token_end : actor.token_end + 1])[:1].islower())
        )

    def concerns(self, party: Party) -> bool:
        """Whether the text may speak of a party: of a group only where it is about a country of its, or about none."""
        known = self.countries and party.countries and not party.is_state
        return not known or not self.countries.isdisjoint(party.countries)

    def own(self, party: str | None, side: str) -> str:
        """Return who a party on a side is: a proxy or a rebel force itself, a state what it was part of then."""
        known = self.book.get(party)
        return party if party is not None and known is not None and not known.is_state else side

    def party_of_noun(self, words: Sequence[str], at: int | None = None) -> str:
        """Return the party of the actor with the noun that ends some folded words, "" where there is none.

        Of several the nearest to the token `at`, without it the first.
        """
        for length in range(min(4, len(words)), 0, -1):
            found = self._owners_by_noun.get(" ".join(words[-length:]))
            if not found or (length == 1 < len(words) and words[-1] in _ANYONES):
                continue  # "a provincial official" is none of the official's of before
            starts, sides = found
            if at is None:
                return sides[0]
            after = bisect_left(starts, at)
            near = [place for place in (after - 1, after) if 0 <= place < len(starts)]
            return sides[min(near, key=lambda place: abs(starts[place] - at))]
        return ""

    @cached_property
    def strangers(self) -> tuple[str, ...]:
        """The names of armed bodies that no file of parties has, in order: for a user to add."""
        words, armed = self.document.tokens.words, self.book.words["armed_names"]
        found: set[str] = set()
        for at, word in enumerate(words):
            if not word[0].isupper() or word.lower() not in armed:
                continue
            start, end = at, at + 1
            if words[end : end + 1] == ("of",):
                end += 2 if words[end + 1 : end + 2] == ("the",) else 1
                while end < len(words) and words[end][0].isupper() and end - start < _NAME_TOKENS:
                    end += 1
            while start and words[start - 1][0].isupper() and end - start < _NAME_TOKENS:
                start -= 1
            if words[start].lower() in ("the", "a", "an"):
                start += 1
            name = words[start:end]
            if len(name) > 1 and name[-1][0].isupper() and not self._overlaps(start, end):
                found.add(" ".join(name))
        return tuple(sorted(found))

    def _overlaps(self, start: int, end: int) -> bool:
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self.actors[at].token_end > start and self.actors[at].kind not in ("adjective", "generic")

    @cached_property
    def _owners_by_noun(self) -> dict[str, tuple[list[int], list[str]]]:
        sides: dict[str, tuple[list[int], list[str]]] = {}
        for actor in self.actors:
            if actor.side and actor.noun:
                starts, found = sides.setdefault(actor.noun, ([], []))
                starts.append(actor.token_start)
                found.append(self.own(actor.party, actor.side))
        return sides

    @cached_property
    def has_enemies(self) -> bool:
        """Whether the document speaks of an enemy, or of invaders, by such a noun."""
        enemies = self.book.words["enemy"] | OCCUPIERS
        return any(actor.noun in enemies for actor in self.actors)

    @cached_property
    def _writer(self) -> str | None:
        """The state or armed group in whose name the document is written."""
        known = self.book.get(self.author)
        return known.key if known is not None and known.kind != "bloc" else None

    @cached_property
    def _other(self) -> str | None:
        """Who "the enemy" is: the home state's opponent, or the home state itself where the text names no other."""
        if self.author is not None:
            on = self.document.article.date
            other = foe_of(self.author, on, {*self.sides, self.home or ""}) or self.opponent(self.author)
            return other or (self.home if self.home != self.author else foe_of(self.author, on))
        return self.opponent(self.home) or (self.home if self.home in self.sides else None)
