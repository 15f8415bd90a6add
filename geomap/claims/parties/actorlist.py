"""The actors of a document in order, and what they tell of it: where it plays, who fights, who writes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Self, overload

from geomap.articles.tokens import where
from geomap.claims.parties.book import Actor, PartyBook
from geomap.claims.parties.foes import foe_of
from geomap.claims.parties.lands import state_of
from geomap.model import Document, Mention

NEAR_TOKENS = 120  # how far back "the troops" may look for whose they are: some four sentences
FIGHTING = frozenset(("force", "group", "people"))
_WEIGHTS = {"force": 4, "group": 4, "people": 4, "adjective": 2}
_AUTHORS = frozenset(("state", "group", "force", "body", "official", "person", "capital"))
_STATEMENTS = frozenset(
    ("statement", "communique", "communiqué", "release", "bulletin", "announcement", "declaration", "headquarters")
)
_HEADINGS = frozenset(
    ("report", "briefing", "post", "bureau", "dispatch", "despatch", "centre", "center", "staff", "information",
     "summary")
)  # fmt: skip
OPENINGS = _STATEMENTS | _HEADINGS
_OFFICES = frozenset(("head", "governor", "mayor", "administration", "prefect"))
_POSTS = frozenset(("post", "telegram", "channel", "message", "address", "appeal", "update", "summary", "briefing"))
_INSTALLED = frozenset(("installed", "appointed", "occupation", "proclaimed", "acting"))
_ENEMIES = frozenset(("enemy", "enemies", "occupiers", "invaders", "aggressor", "orcs", "hordes", "vandals"))
_ENEMY_SPELLINGS = _ENEMIES | {word.capitalize() for word in _ENEMIES}
_BEATS = frozenset(
    ("repel", "repelled", "repels", "repelling", "repulsed", "repulse", "stopped", "beat", "inflicted", "against",
     "drove", "threw", "hold", "holding", "foiled", "halted", "destroyed", "hit", "struck")
)  # fmt: skip
_TELLING = frozenset(("said", "says", "told", "“", "”", "according", "wrote"))
OWN_VOICE = frozenset(("we", "our", "ours", "us"))
_TOPIC_TOKENS = 200  # in which who speaks of himself says "we"
_TOPIC = re.compile(r"(?:^|: )([A-Z][A-Za-z' -]{2,30}?)(?=[:,]|$)")
_TITLE_CHARS = 120
_STOPS = frozenset((".", "!", "?"))
_OPENING_TOKENS = 40
_HEADING_TOKENS = 16  # before the colon of a heading
_NO_STOP = 8  # more, of one without a stop
# Before a country's name these tell that the text plays beside it, behind it where someone sits ("Britain-based").
_BESIDE = ("border with ", "border with the ", "bordering ", "neighbouring ", "neighboring ")
_INSIDE = (" in", " across", " into", " inside", " of", " from", " throughout", " over", " against", "invaded")
_TALKS = ("talks", "negotiations", "brokered", "summit", "conference")
_TALKS_CHARS = 60
_SEATED = ("-based", "‑based", "‐based", "-born", "-registered", "-headquartered")


class ActorList(Sequence[Actor]):
    """The actors of one document in order.

    `countries` are those that it is about.
    """

    def __init__(
        self,
        document: Document,
        places: Sequence[Mention],
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
        self.speakers: dict[tuple[str, int | None], str] = {}  # sides of speakers, once asked
        self._places = places
        self._starts = [actor.token_start for actor in actors]
        self.at = dict(zip(self._starts, actors, strict=True))
        self._title = title  # gives the actors of a title that says whose text it is
        self._nouns = nouns or {}  # what the text itself calls a party, beside the nouns of the files

    @cached_property
    def home(self) -> str | None:
        """The state on whose ground the text plays."""
        land = self._topic() or state_of(self._ground, self.document)
        if land is None or (land == self._ground and self._only_talks(land)):
            return self._state_of_forces() or self._state_of_most() or land
        return land

    def _state_of_forces(self) -> str | None:
        """The state whose forces a text without a place at war names most, or on whose ground its groups fight."""
        if not any(mention.place and mention.place.country for mention in self._places):
            return None
        known = [party for actor in self.actors if actor.kind in FIGHTING and (party := self.book.get(actor.party))]
        lands = [party.key if party.is_state else (*party.countries, "")[0] for party in known]
        return _most(Counter([land for land in lands if land in self.book.parties]))

    def _only_talks(self, state: str) -> bool:
        """Whether a state only acts, in a text of the forces of others: "Norway has offered to host talks"."""
        text, parties = self.document.text, self.book.parties
        armed = {actor.party for actor in self.actors if actor.kind in FIGHTING and actor.party in parties}
        if not armed or any(state == key or state in parties[key].countries for key in armed if key):
            return False
        told = [mention for mention in self._places if mention.place and mention.place.country == state]
        named = [mention for mention in told if mention.place and mention.place.level == "country"]
        inside = any(text[: mention.span.start].rstrip().endswith(_INSIDE) for mention in named)
        return len(named) == len(told) and not inside

    def _topic(self) -> str | None:
        """The country that a title names as its subject, where the text has places of it: "Digest: Syria, July"."""
        for name in _TOPIC.findall(self.document.article.title[:_TITLE_CHARS]):
            known = self.book.find(name)
            if known is not None and known.is_state and known.key in self.countries:
                return known.key
        return None

    @cached_property
    def _ground(self) -> str | None:
        """The country of most places."""
        text = self.document.text
        told = [mention for mention in self._places if not text.startswith(_SEATED, mention.span.end)]
        if "border" in text or "neighbo" in text:
            told = [mention for mention in told if not text.endswith(_BESIDE, 0, mention.span.start)]
        if any(word in text for word in (*_TALKS, "Talks", "Negotiations")):
            told = [mention for mention in told if not self._of_talks(mention)]
        parties = self.book.parties
        places = [mention.place for mention in told if mention.place and mention.place.country in parties]
        towns = Counter([place.country for place in places if place and place.level != "country"])
        return _most(Counter([place.country for place in places if place]), towns)

    def _of_talks(self, mention: Mention) -> bool:
        """Whether a place is one where people talk about the war: "talks in Geneva", "a truce signed in Vienna"."""
        text, start = self.document.text, mention.span.start
        before = text[max(text.rfind(".", 0, start) + 1, start - _TALKS_CHARS) : start].lower()
        return before.endswith((" in ", " at ")) and any(word in before for word in _TALKS)

    def home_at(self, token: int) -> str | None:
        """The state on whose ground the text plays at a token: under a heading that names a country, that one."""
        at = bisect_right(self._sections[0], token) - 1
        return self._sections[1][at] if at >= 0 else self.home

    @cached_property
    def _sections(self) -> tuple[list[int], list[str]]:
        """Where sections begin that are headed by a country, and by which; none where not two countries head one."""
        words, starts, text = self.document.tokens.words, self.document.tokens.starts, self.document.text
        firsts: list[int] = []
        states: list[str] = []
        for actor in self.actors:
            if actor.kind != "state" or actor.party is None:
                continue
            before = text[: starts[actor.token_start]].rstrip(" \t*#-•")
            alone = words[actor.token_end : actor.token_end + 1] in ((".",), (":",), ("—",), ("–",))
            last = actor.token_end >= len(words)
            below = not last and "\n" in text[self.document.tokens.ends[actor.token_end - 1] : starts[actor.token_end]]
            if (not before or before.endswith("\n")) and (alone or below):
                firsts.append(actor.token_start)
                states.append(actor.party)
        return (firsts, states) if len(set(states)) > 1 else ([], [])

    def _state_of_most(self) -> str | None:
        """The state of most actors, for a text without places."""
        text, ends = self.document.text, self.document.tokens.ends
        acting = [actor for actor in self.actors if not text.startswith(_SEATED, ends[actor.token_end - 1])]
        states = [actor.party for actor in acting if (party := self.book.get(actor.party)) and party.is_state]
        return _most(Counter([state for state in states if state]))

    @cached_property
    def state_of_groups(self) -> str | None:
        """The state in which the groups of a text act that names neither a state nor a place that is known."""
        found = [party.countries for actor in self.actors if (party := self.book.get(actor.party)) is not None]
        return _most(Counter([countries[0] for countries in found if len(countries) == 1]))

    def settled(self, parties: Mapping[int, str | None]) -> Self:
        """Return the list with the parties of some of its actors, which their numbers tell."""
        actors = list(self.actors)
        for number, party in parties.items():
            actors[number] = replace(actors[number], party=party)
        found = type(self)(
            self.document, self._places, self.book, tuple(actors), self.countries, self._nouns, self._title
        )
        found._ground = self._ground
        return found

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

    def standing(self, name: str) -> list[int]:
        """Where a word stands, if it is written with a capital."""
        return where(self.document.tokens.words, frozenset((name,))) if name[:1].isupper() else []

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

    @cached_property
    def firsts(self) -> list[int]:
        """The first token of each sentence."""
        return [sentence.first_token for sentence in self.document.sentences]

    @cached_property
    def sides(self) -> dict[str, int]:
        """How much each side is spoken of as one that fights: its forces and peoples count more than its statesmen."""
        weights: dict[str, int] = {}
        for actor in self.actors:
            if side := actor.side:
                weights[side] = weights.get(side, 0) + _WEIGHTS.get(actor.kind, 1)
        return weights

    def opponent(self, side: str | None) -> str | None:
        """Return the side that the document speaks of most beside one, None where it speaks of no other.

        A state that only stands by counts where there is no one else, a bloc ("the United Nations") never.
        """
        others = {other: weight for other, weight in self.sides.items() if other != side}
        fighting = {other: others[other] for other in others if not self.stands_by(other)}
        others = fighting or {other: others[other] for other in others if not self.is_bloc(other)}
        return max(others, key=lambda other: others[other]) if others else None

    def is_bloc(self, party: str) -> bool:
        """Return whether a party is a bloc of states."""
        known = self.book.get(party)
        return known is not None and known.kind == "bloc"

    def stands_by(self, party: str) -> bool:
        """Return whether a party of the document only looks on."""
        return False

    @cached_property
    def author(self) -> str | None:
        """In whose name a text in the first person is written, where its opening says so: "Statement of the M23: We …".

        It is the one party named before a colon, or in an opening sentence that calls itself a statement, or in a title
        that does or names an office.
        """
        words = self.document.tokens.words
        opening = words[: self.document.sentences[0].end_token if self.document.sentences else 0][:_OPENING_TOKENS]
        low = set(map(str.lower, opening))
        open_ended = bool(opening) and opening[-1] not in _STOPS
        headed = len(opening) <= _HEADING_TOKENS + _NO_STOP * open_ended and not _HEADINGS.isdisjoint(low)
        if ":" in opening[:_HEADING_TOKENS]:
            opening = opening[: opening.index(":")]
            topic = len(opening) == 1 and [actor.kind for actor in self.between(0, 1)] == ["state"]
            if topic and OWN_VOICE.isdisjoint(map(str.lower, words[:_TOPIC_TOKENS])):
                return None  # "Somalia: rebels seize a town": what it is about
        elif _STATEMENTS.isdisjoint(low) and not headed:
            return self._author_by_title() or self._author_by_office() or self._author_by_voice()
        return self._author_of(self.between(0, len(opening)))

    def _author_by_title(self) -> str | None:
        """The party that a title names, where the text speaks of it or it is at war there."""
        party = self._author_of(self._title())
        if party is None or party in self.sides or party == self.home:
            return party
        at_war = self.home is None or foe_of(self.home, self.document.article.date) == party
        return party if at_war or len(party) > 2 else None  # "Ministry of Defence", in a text of another's war

    def _author_by_office(self) -> str | None:
        """The state on whose ground the text plays, where its title names a local office: "Head of P region, post"."""
        words = set(re.findall(r"[a-z]+", self.document.article.title.lower()))
        local = not _OFFICES.isdisjoint(words) and not _POSTS.isdisjoint(words) and _INSTALLED.isdisjoint(words)
        return self._ground if local else None

    def _author_by_voice(self) -> str | None:
        """The side of a text that calls the other "the enemy" and its own "ours", by which of both it names as others.

        None where the text is one that quotes, or names soldiers or people of both.
        """
        tokens = self.document.tokens.words
        if not _TELLING.isdisjoint(tokens):  # most texts are left by the first that says something
            return None
        if self.home is None or _ENEMY_SPELLINGS.isdisjoint(tokens):
            return None
        low = set(map(str.lower, tokens))
        if not _TELLING.isdisjoint(low):
            return None
        foe = foe_of(self.home, self.document.article.date)
        if foe is None:
            return None
        against = self._who_fights_the_enemy()
        if against is not None:
            return against if against in (self.home, foe) else None
        if OWN_VOICE.isdisjoint(low):
            return None
        others = {actor.party for actor in self.actors if actor.kind in ("force", "people", "group")}
        if self.home not in others:
            return self.home
        people = any(actor.kind == "people" and actor.party == self.home for actor in self.actors)
        return foe if people and foe not in others else None

    def _who_fights_the_enemy(self) -> str | None:
        """The one party whose men beat "the enemy" in some sentences: "Russian units repelled the enemy's attack"."""
        words = self.document.tokens.words
        found: set[str] = set()
        for enemy in [at for at, word in enumerate(words) if word.lower() in _ENEMIES]:
            first = self.firsts[max(bisect_right(self.firsts, enemy) - 1, 0)]
            near = [actor for actor in self.between(first, enemy) if actor.kind == "force" and actor.party]
            beaten = not _BEATS.isdisjoint(map(str.lower, words[first:enemy]))
            if near and beaten and near[-1].party is not None:
                found.add(near[-1].party)
        return found.pop() if len(found) == 1 else None

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


def _most(countries: Counter[str], towns: Counter[str] | None = None) -> str | None:
    """The country that is told of most; of several the one of more `towns`, which none has whose name is all of it."""
    towns = towns or Counter()
    return min(countries, key=lambda code: (-countries[code], -towns[code], code)) if countries else None
