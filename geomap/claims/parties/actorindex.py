"""The actors of a document in order, and what its bare nouns stand for: "the army", "the troops", "the rebels"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from geomap.claims.parties.actornames import IRREGULARS
from geomap.claims.parties.book import Actor, PartyBook
from geomap.claims.parties.foes import foe_of, foes_of
from geomap.model import Document, Mention

_NEAR_TOKENS = 120  # how far back "the troops" may look for whose they are: some four sentences
_NAME_TOKENS = 8
_STEM = 6  # letters of a people's name that its forms share
_ARMIES = frozenset(("army", "military", "air force", "armed forces"))
_WEIGHTS = {"force": 4, "group": 4, "people": 4, "adjective": 2}
_NAMED_KINDS = frozenset(("group", "force", "official", "person", "adjective", "people"))
_AUTHORS = frozenset(("state", "group", "force", "body", "official", "person", "capital"))
_STATEMENTS = frozenset(
    ("statement", "communique", "communiqué", "release", "bulletin", "announcement", "declaration", "headquarters")
)
_HEADINGS = frozenset(("report", "briefing", "post", "bureau", "dispatch", "despatch", "centre", "center", "staff"))
OPENINGS = _STATEMENTS | _HEADINGS
_OPENING_TOKENS = 40
_HEADING_TOKENS = 16  # before the colon of a heading
_FIGHTING = frozenset(("force", "group", "people"))
_REBELS = frozenset(
    ("rebels", "insurgents", "guerrillas", "ethnic army", "ethnic armies", "ethnic forces", "ethnic armed groups")
)
_ANY_GROUP = frozenset(("gunmen", "armed men", "militants", "guerrillas", "militiamen", "militia", "paramilitaries",
     "terrorists", "extremists"))  # fmt: skip
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
_BEFORE_NAMES = frozenset(("in", "on", "at", "by", "near", "of", "from", "since", "last", "this", "over", "around"))
_ARMED_KINDS = frozenset(("militia", "rebels", "proxy"))


@dataclass(frozen=True, slots=True)
class _Called:
    """The named groups of a document that go by a noun, in order."""

    actors: list[Actor]
    starts: list[int]
    parties: set[str | None]
    proxies: bool  # whether there is a proxy among them: separatists may be of several


class ActorIndex(Sequence[Actor]):
    """The actors of one document in order, and what its nouns and pronouns stand for.

    `countries` are those that it is about.
    """

    def __init__(
        self,
        document: Document,
        mentions: Sequence[Mention],
        book: PartyBook,
        actors: tuple[Actor, ...],
        countries: frozenset[str] = frozenset(),
        nouns: Mapping[str, Collection[str]] | None = None,
        title: Callable[[], Sequence[Actor]] = tuple,
    ) -> None:
        self.document = document
        self.book = book
        self.actors = actors
        self.countries = countries
        self.at = {actor.token_start: actor for actor in actors}
        self.speakers: dict[tuple[str, int | None], str] = {}  # sides of speakers, once asked
        self._places = [mention for mention in mentions if mention.kind == "place"]
        self._starts = [actor.token_start for actor in actors]
        self._title = title  # gives the actors of a title that says whose text it is
        self._nouns = nouns or {}  # what the text itself calls a party, beside the nouns of the files
        self._groups: dict[tuple[str, str], _Called] = {}

    @cached_property
    def home(self) -> str | None:
        """The state on whose ground the text plays."""
        text = self.document.text
        told = [mention for mention in self._places if not text.startswith(_SEATED, mention.span.end)]
        ends = self.document.tokens.ends
        acting = [actor for actor in self.actors if not text.startswith(_SEATED, ends[actor.token_end - 1])]
        return _home(told, acting, self.book)

    @cached_property
    def placed(self) -> frozenset[int]:
        """The characters at which places begin."""
        return frozenset(mention.span.start for mention in self._places)

    def __len__(self) -> int:
        return len(self.actors)

    @overload
    def __getitem__(self, index: int) -> Actor: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Actor, ...]: ...
    def __getitem__(self, index: int | slice) -> Actor | tuple[Actor, ...]:
        return self.actors[index]

    def between(self, first: int, end: int) -> tuple[Actor, ...]:
        """Return the actors that begin at tokens `first` up to `end`."""
        return self.actors[bisect_left(self._starts, first) : bisect_left(self._starts, end)]

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
        if actor.noun.startswith("government") or actor.noun in self.book.words["bodies"]:
            return self.same_noun(actor.noun, actor.token_start) or self.home
        if actor.noun in _ARMIES:
            return self.same_noun(actor.noun, actor.token_start) or self.home or self.last_party(actor.token_start)
        if actor.noun in IRREGULARS:
            start = actor.token_start
            return self.last_group(start) or self.last_party(start, kinds=_FIGHTING) or actor.noun
        return self.last_party(actor.token_start) or self.home

    def last_party(self, token: int, *, kinds: frozenset[str] | None = None) -> str | None:
        """Return the party named last before a token, within some sentences: what "they" and "the troops" look for.

        Forces, groups and peoples go before adjectives, and these before governments and persons.
        """
        best: str | None = None
        at = bisect_left(self._starts, token) - 1
        while at >= 0 and token - self._starts[at] <= _NEAR_TOKENS:
            actor = self.actors[at]
            at -= 1
            if actor.party is None or actor.kind == "generic" or (kinds is not None and actor.kind not in kinds):
                continue
            if actor.kind == "state" and kinds is None and actor.party not in self.fighting:
                continue  # a bystander
            if kinds is not None or actor.kind in ("force", "group", "people", "state"):
                return actor.party
            best = best or actor.party
        return best

    @cached_property
    def fighting(self) -> frozenset[str | None]:
        """The parties of whose forces or people the document tells, the home state and whom it fights."""
        told = {actor.party for actor in self.actors if actor.kind in ("force", "group", "people", "adjective")}
        return frozenset((*told, self.home, foe_of(self.home or "", self.document.article.date)))

    def stands_by(self, party: str) -> bool:
        """Whether a party is a state of whose forces the document does not tell, and that fights nobody at home."""
        known = self.book.get(party)
        if (
            known is None
            or not known.is_state
            or party in (self.home, foe_of(self.home or "", self.document.article.date))
        ):
            return False
        return party not in self._told_of

    @cached_property
    def _told_of(self) -> frozenset[str | None]:
        return frozenset(actor.party for actor in self.actors if actor.kind in ("force", "people", "body"))

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
            if not found:
                continue
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
        for word, places in self.capitals.items():
            if word.lower() not in armed:
                continue
            for at in places:
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
    def capitals(self) -> dict[str, list[int]]:
        """Where each word in capitals stands."""
        found: dict[str, list[int]] = {}
        for at, word in enumerate(self.document.tokens.words):
            if word[0].isupper():
                found.setdefault(word, []).append(at)
        return found

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
    def _by_noun(self) -> dict[str, tuple[list[int], list[str]]]:
        """Return where each noun was said of a party, and of which."""
        found: dict[str, tuple[list[int], list[str]]] = {}
        for actor in self.actors:
            if actor.kind != "generic" and actor.party and actor.noun:
                starts, parties = found.setdefault(actor.noun, ([], []))
                starts.append(actor.token_start)
                parties.append(actor.party)
        return found

    def same_noun(self, noun: str, token: int) -> str | None:
        """Return the party of which a noun was said last before a token ("the M23's 2nd brigade": "the brigade")."""
        starts, parties = self._by_noun.get(noun, ([], []))
        at = bisect_right(starts, token) - 1
        return parties[at] if at >= 0 else None

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
        while at >= 0 and start - _NEAR_TOKENS <= called.starts[at] and (not near or called.starts[at] >= sentence):
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
        if not start or self.document.tokens.words[start - 1].lower() not in _DEFINITE or len(self._groups_named) != 1:
            return None
        if actor.noun in _ANY_GROUP and actor.noun in self._introduced_nouns(start):
            return None  # "gunmen attacked P. The gunmen took it": those of before
        if actor.noun in _ANY_GROUP:
            return self.last_group(start) or self.only_group
        return self.last_group(start) if actor.noun.endswith(" group") else None

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
            for actor in self.between(token - _NEAR_TOKENS, token)
            if actor.kind == "generic" and actor.token_start and words[actor.token_start - 1].lower() not in _DEFINITE
        }

    def last_group(self, token: int) -> str | None:
        """Return the armed group named last before a token, within some sentences: what "the group" looks for."""
        at = bisect_left(self._starts, token) - 1
        while at >= 0 and token - self._starts[at] <= _NEAR_TOKENS:
            actor = self.actors[at]
            at -= 1
            named = self._named_group(actor) if actor.kind == "generic" and actor.party else actor.party
            party = self.book.get(named)
            armed = actor.kind == "group" if party is None else party.kind in _ARMED_KINDS
            if named and armed and self.book.side_of(named) != self.home:
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
        key = (actor.party or "", actor.noun)
        if key not in self._groups:
            words = self.document.tokens.words
            named = [other for other in self.actors if other.kind in _NAMED_KINDS and other.party]
            found = [
                other
                for other in named
                if self._goes_by(other.party, *key) or (other.noun == key[1] and other.kind in _FIGHTING)
            ]
            if not found and key[0] in _REBELS:  # no party is called so: any rebels may be
                found = [other for other in named if (party := self.book.get(other.party)) and party.kind == "rebels"]
            found = [other for other in found if words[max(other.token_start - 2, 0)] not in _TIED]
            parties = {other.party for other in found}
            proxies = any((party := self.book.get(name)) is not None and party.kind == "proxy" for name in parties)
            self._groups[key] = _Called(found, [other.token_start for other in found], parties, proxies)
        return self._groups[key]

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
        return frozenset(actor.party for actor in self.actors if actor.kind == "group" or self._of_a_group(actor))

    def _of_a_group(self, actor: Actor) -> bool:
        party = self.book.get(actor.party) if actor.kind in _FIGHTING else None
        return party is not None and party.kind in _ARMED_KINDS

    @cached_property
    def firsts(self) -> list[int]:
        """The first token of each sentence."""
        return [sentence.first_token for sentence in self.document.sentences]

    @cached_property
    def sides(self) -> dict[str, int]:
        """How much each side is spoken of as one that fights: its forces and peoples count more than its statesmen."""
        weights: Counter[str] = Counter()
        for actor in self.actors:
            if actor.side:
                weights[actor.side] += _WEIGHTS.get(actor.kind, 1)
        return dict(weights)

    def opponent(self, side: str | None) -> str | None:
        """Return the side that the document speaks of most beside one, None where it speaks of no other."""
        others = {other: weight for other, weight in self.sides.items() if other != side}
        return max(others, key=lambda other: others[other]) if others else None

    @cached_property
    def author(self) -> str | None:
        """In whose name a text in the first person is written, where its opening says so: "Statement of the M23: We …".

        It is the one party named before a colon, or in an opening sentence that calls itself a statement, or in a title
        that does or names an office.
        """
        words = self.document.tokens.words
        opening = words[: self.document.sentences[0].end_token if self.document.sentences else 0][:_OPENING_TOKENS]
        low = set(map(str.lower, opening))
        headed = len(opening) <= _HEADING_TOKENS and not _HEADINGS.isdisjoint(low)
        if ":" in opening[:_HEADING_TOKENS]:
            opening = opening[: opening.index(":")]
        elif _STATEMENTS.isdisjoint(low) and not headed:
            return self._author_of(self._title())
        return self._author_of(self.between(0, len(opening)))

    def _author_of(self, actors: Iterable[Actor]) -> str | None:
        named = [
            actor
            for actor in actors
            if actor.kind in _AUTHORS and (actor.party in self.book.parties or (actor.kind == "group" and actor.side))
        ]
        capitals = {actor.party for actor in named if actor.kind == "capital"}
        parties = {actor.party for actor in named if actor.kind != "capital"}
        if not parties or (capitals and all(actor.kind in ("body", "capital") for actor in named)):
            parties = capitals  # "Ministry of Defence, Colombo"
        return parties.pop() if len(parties) == 1 else None

    @cached_property
    def _other(self) -> str | None:
        """Who "the enemy" is: the home state's opponent, or the home state itself where the text names no other."""
        if self.author is not None:
            on = self.document.article.date
            other = foe_of(self.author, on, {*self.sides, self.home or ""}) or self.opponent(self.author)
            return other or (self.home if self.home != self.author else None)
        return self.opponent(self.home) or (self.home if self.home in self.sides else None)


# Behind a country's name these tell where someone sits, not where the text plays ("a Britain-based monitor").
_SEATED = ("-based", "‑based", "‐based", "-born", "-registered", "-headquartered")


def _home(places: Sequence[Mention], actors: Sequence[Actor], book: PartyBook) -> str | None:
    """Return the state on whose ground the text plays: the country of most of its places."""
    countries = Counter(
        [mention.place.country for mention in places if mention.place and mention.place.country in book.parties]
    )
    if not countries:
        countries = Counter(
            actor.party for actor in actors if actor.party and (party := book.get(actor.party)) and party.is_state
        )
    return min(countries, key=lambda code: (-countries[code], code)) if countries else None
