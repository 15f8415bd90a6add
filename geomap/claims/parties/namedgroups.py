"""The armed groups that a document names, and which of them "the rebels", "the group" or "Eritrean fighters" are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from geomap.claims.parties.actorlist import FIGHTING, NEAR_TOKENS, ActorList
from geomap.claims.parties.book import Actor
from geomap.claims.parties.foes import foes_of

_FAR = 150  # tokens by which a noun goes before the name of the group that it means
_STEM = 6  # letters of a people's name that its forms share
_NAMED_KINDS = frozenset(("group", "force", "official", "person", "adjective", "people"))
_REBELS = frozenset(
    ("rebels", "insurgents", "guerrillas", "ethnic army", "ethnic armies", "ethnic forces", "ethnic armed groups")
)
_ANY_GROUP = frozenset(("gunmen", "armed men", "militants", "guerrillas", "militiamen", "militia", "paramilitaries",
     "terrorists", "extremists"))  # fmt: skip
_GROUPS = (" group", " organisation", " organization", " outfit")
_INDEFINITE = frozenset(
    (
        "a",
        "an",
        "another",
        "other",
        "some",
        "unidentified",
        "unknown",
        "rival",
        "more",
        "two",
        "three",
        "several",
        "many",
    )
)
_DEFINITE = frozenset(("the", "this", "these", "those", "'s", "’s", "his", "her", "their", "its"))
_TIED = frozenset(("tied", "linked", "loyal", "loyalty", "allegiance", "affiliated", "allied"))  # "loyal to al-Qaeda"
_OFFSHOOTS = frozenset(
    ("branch", "affiliate", "affiliates", "offshoot", "offshoots", "ally", "allies", "proxy", "proxies", "franchise",
     "splinter", "rival", "rivals", "successor", "heir", "subsidiary", "satellite", "arm", "allegiance", "predecessor",
     "forerunner", "branches", "enemy", "foe")
)  # fmt: skip
_TIED_WITHIN = 4  # tokens of "affiliated to the “"
_BEFORE_NAMES = frozenset(("in", "on", "at", "by", "near", "of", "from", "since", "last", "this", "over", "around"))
_ARMED_KINDS = frozenset(("militia", "rebels", "proxy"))
_TITLE_WORDS = 24
_NAME_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Called:
    """The named groups of a document that go by a noun, in order."""

    actors: list[Actor]
    starts: list[int]
    parties: set[str | None]
    proxies: bool  # whether there is a proxy among them: separatists may be of several


class NamedGroups(ActorList):
    """The actors of one document, and its armed groups by what it calls them."""

    @cached_property
    def _groups(self) -> dict[tuple[str, str], _Called]:
        return {}  # by party and noun, once asked

    @cached_property
    def title_group(self) -> str | None:
        """The one armed group that the title names: whom "the group" means before the text names another."""
        words = self.document.article.title.split()[:_TITLE_WORDS]
        found: set[str] = set()
        for at in range(len(words)):
            for size in range(min(_NAME_WORDS, len(words) - at), 0, -1):
                name = " ".join(words[at : at + size]).strip(":,.;()'’\"").removesuffix("'s").removesuffix("’s")
                known = self.book.find(name) if name[:1].isupper() else None
                if known is not None and known.kind in _ARMED_KINDS:
                    found.add(known.key)
                    break
        return found.pop() if len(found) == 1 else None

    def _named_group(self, actor: Actor) -> str | None:
        """Return the group of the document that goes by the noun of an actor, None where there is none.

        Of several it is, for "the rebels", the one that the nearest sentence before names, and none where it names
        two. "A rebel group" is none of them.
        """
        words, start = self.document.tokens.words, actor.token_start
        if actor.kind != "official" and any(word.lower() in _INDEFINITE for word in words[max(start - 2, 0) : start]):
            return None  # but "a rebel general" is one of the rebels
        definite = any(word.lower() in _DEFINITE for word in words[max(start - 2, 0) : start])
        others = start > 1 and words[start - 1].istitle() and words[start - 2].lower() not in _BEFORE_NAMES
        if others and not definite and actor.kind == "generic":
            return None  # "Sunni militants" are not the militants named before
        called = self._groups_called(actor)
        if called.starts and called.starts[0] - start > _FAR:
            return None  # "The rebels took P", and five paragraphs on the Islamic State: not they
        if len(called.parties) < 2:
            return next(iter(called.parties), None)
        own = [
            party
            for party in called.parties
            if not {actor.noun, actor.party}.isdisjoint(self._nouns.get(party or "", ()))
        ]
        if len(own) == 1 and definite:
            return own[0]  # "a militia, the Hill Guard" has told whom "the militia" means
        if not definite or called.proxies:
            return None
        at = bisect_left(called.starts, start) - 1
        near: set[str | None] = set()
        sentence = start
        while at >= 0 and start - NEAR_TOKENS <= called.starts[at] and (not near or called.starts[at] >= sentence):
            other = called.actors[at]
            at -= 1
            if words[other.token_end : other.token_end + 1] not in (("'s",), ("’s",)):
                sentence = self.firsts[bisect_right(self.firsts, other.token_start) - 1] if not near else sentence
                near.add(other.party)
        return near.pop() if len(near) == 1 else None

    def _of_a_stranger(self, actor: Actor) -> bool:
        """Whether a group is told to be that of someone of whom nothing is known: "the militia of N"."""
        end, words = actor.token_end, self.document.tokens.words
        whose = words[end + 1 : end + 2] if words[end : end + 1] == ("of",) else ()
        return bool(whose) and whose[0][0].isupper() and end + 1 not in self.at

    def one_of(self, actor: Actor, party: str | None) -> bool:
        """Whether "the rebels" may be a party that is one of several of the document that are called so."""
        start = actor.token_start
        if party is None or not start or self.document.tokens.words[start - 1].lower() != "the":
            return False
        called = self._groups_called(actor)
        return party in called.parties and not called.proxies

    def _the_group(self, actor: Actor) -> str | None:
        """Return the group named last, for "the armed group", "the gunmen": no more is said of it than that."""
        start = actor.token_start
        if not (actor.noun in _ANY_GROUP or actor.noun.endswith(_GROUPS)):
            return None
        if not start or self.document.tokens.words[start - 1].lower() not in _DEFINITE or len(self._groups_named) != 1:
            return None
        if actor.noun in _ANY_GROUP and actor.noun in self._introduced_nouns(start):
            return None  # "gunmen attacked P. The gunmen took it": those of before
        if actor.noun in _ANY_GROUP:
            return self.last_group(start) or self.only_group
        return self.last_group(start)

    def _bloc(self, actor: Actor) -> str | None:
        """Return the coalition that fights a party of the document, for "the coalition", "coalition aircraft"."""
        if actor.noun != "coalition" and actor.party != "coalition":
            return None
        on = self.document.article.date
        foes = {foe for side in self.sides for foe in foes_of(side, on)}
        blocs = [foe for foe in foes if (party := self.book.get(foe)) is not None and party.kind == "bloc"]
        return blocs[0] if len(blocs) == 1 else None

    def _introduced_nouns(self, token: int) -> set[str]:
        """The nouns that stood before a token without an article: "gunmen", "armed men"."""
        words = self.document.tokens.words
        return {
            actor.noun
            for actor in self.between(token - NEAR_TOKENS, token)
            if actor.kind == "generic" and actor.token_start and words[actor.token_start - 1].lower() not in _DEFINITE
        }

    def last_group(self, token: int) -> str | None:
        """Return the armed group named last before a token, within some sentences: what "the group" looks for."""
        at = bisect_left(self._starts, token) - 1
        while at >= 0 and token - self._starts[at] <= NEAR_TOKENS:
            actor = self.actors[at]
            at -= 1
            named = self._named_group(actor) if actor.kind == "generic" and actor.party else actor.party
            party = self.book.get(named)
            armed = actor.kind == "group" if party is None else party.kind in _ARMED_KINDS
            if named and armed and self.book.side_of(named) != self.home and not self._tied(actor):
                return named  # a militia on the state's side is not "the group"
        return None

    def short_for(self, word: str, token: int) -> str | None:
        """Return the group named before a token in whose name a capitalised word is that names it for short."""
        if not word[:1].isupper() or self.document.tokens.words[token - 1] not in ("the", "The"):
            return None
        at = bisect_left(self._starts, token)
        before = [actor.party for actor in reversed(self.actors[:at]) if actor.kind == "group" and actor.party]
        return next((party for party in (*before, self.author) if party and word in party.split()), None)

    def _groups_called(self, actor: Actor) -> _Called:
        """The named groups of the document that go by the noun of an actor, in order."""
        called = actor.party or ""
        own = self.book.party_of.get(actor.noun, actor.noun) == called
        key = (called, actor.noun if own else called)  # "rebel troops" are no other troops
        if key not in self._groups:
            named = self._named
            going = {party for party in self._bearing if self._goes_by(party, *key)}
            found = [
                other for other in named if other.party in going or (other.noun == key[1] and other.kind in FIGHTING)
            ]
            if not found and key[0] in _REBELS:  # no party is called so: any rebels may be, and a group of no list
                rebels = {party for party in self._bearing if self._may_rebel(party)}
                found = [other for other in named if other.party in rebels]
            found = [other for other in found if not self._tied(other)]
            parties = {other.party for other in found}
            proxies = any((party := self.book.get(name)) is not None and party.kind == "proxy" for name in parties)
            self._groups[key] = _Called(found, [other.token_start for other in found], parties, proxies)
        return self._groups[key]

    def _may_rebel(self, key: str | None) -> bool:
        """Whether a group is one of rebels, or of no list and the only one of a text."""
        party = self.book.get(key)
        return party.kind == "rebels" if party is not None else key == self.only_group

    @cached_property
    def _named(self) -> list[Actor]:
        return [actor for actor in self.actors if actor.kind in _NAMED_KINDS and actor.party]

    @cached_property
    def _bearing(self) -> set[str | None]:
        """The parties of those."""
        return {actor.party for actor in self._named}

    def _goes_by(self, key: str | None, called: str, noun: str) -> bool:
        party = self.book.get(key)
        nouns = (*(party.nouns if party else ()), *self._nouns.get(key or "", ()))
        return called in nouns or noun in nouns

    def namesake(self, actor: Actor) -> str | None:
        """Return the one group of the document that bears a people's name, for "Eritrean fighters"."""
        called = self.document.tokens.words[actor.token_start]
        found = [key for key in self._groups_named if key is not None and key != actor.party and called in key.split()]
        return found[0] if len(found) == 1 else None

    def bearer(self, people: str) -> str | None:
        """Return the one group of the document that bears a people's name in some form ("Moro", "Ambazonian")."""
        stem = people[:_STEM]
        found = [key for key in self._groups_named if key and any(word.startswith(stem) for word in key.split())]
        return found[0] if len(found) == 1 and len(people) > _STEM - 3 else None

    @property
    def only_group(self) -> str | None:
        """The armed group of a document that names one only."""
        return next(iter(self._groups_named)) if len(self._groups_named) == 1 else None

    @cached_property
    def _groups_named(self) -> frozenset[str | None]:
        return frozenset(actor.party for actor in self.actors if self._of_a_group(actor) and not self._tied(actor))

    def _tied(self, actor: Actor) -> bool:
        """Whether a group is only named as that to which others are tied: "militants linked to al-Qaeda"."""
        words = self.document.tokens.words
        before = words[max(actor.token_start - _TIED_WITHIN, 0) : actor.token_start]
        return not _TIED.isdisjoint(before) or self.lends_name(actor)

    def lends_name(self, actor: Actor) -> bool:
        """Whether another is told to be part of a group: "a branch of al-Qaeda", "the Islamic State's affiliate"."""
        words, end = self.document.tokens.words, actor.token_end
        of = actor.token_start - 1 - (words[actor.token_start - 1] in ("the", "The"))
        if of > 0 and words[of] in ("of", "to") and words[of - 1].lower() in _OFFSHOOTS:
            return True
        if words[end : end + 1] and words[end] in _OFFSHOOTS:
            return True  # "an al-Qaeda affiliate"
        owning = words[end : end + 1] in (("'s",), ("’s",))
        return owning and not _OFFSHOOTS.isdisjoint(words[end + 1 : end + 4])

    def _of_a_group(self, actor: Actor) -> bool:
        party = self.book.get(actor.party) if actor.kind in FIGHTING else None
        if actor.kind == "group":
            return party is None or party.kind != "bloc" or not self.stands_by(party.key)  # not the United Nations
        return party is not None and party.kind in _ARMED_KINDS
