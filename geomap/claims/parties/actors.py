"""Find the parties in a text: named ones, "Ukrainian forces", "Moscow-backed separatists", "the rebels".

One pass over the tokens by a look-up per word; what follows a hit is read by a small grammar. What a noun alone or a
pronoun stands for is left to `ActorIndex.resolve`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import compress

from geomap.articles.tokens import numbers, tokenize, where
from geomap.claims.parties.actorindex import ActorIndex
from geomap.claims.parties.actorlist import OPENINGS
from geomap.claims.parties.actorphrases import PhraseReader
from geomap.claims.parties.actorwords import MARK, First
from geomap.claims.parties.book import Actor, Name, PartyBook
from geomap.claims.parties.dated import names_of_the_time, year_told
from geomap.claims.parties.foes import ever_fought, foe_of
from geomap.claims.parties.learned import Learned, learn
from geomap.model import Document, Mention, OffsetMap

_TITLE_CHARS = 300


def find_actors(
    document: Document,
    mentions: Sequence[Mention],
    book: PartyBook,
    entries: Sequence[First | None] | None = None,
    telling: Sequence[int] | None = None,
) -> ActorIndex:
    """Find the actors of a document, in the order of its text.

    `mentions` (of places) keep a name from being read where it is another place's ("Georgia" in America) or part of
    an organisation's name, and tell which country the text is about. `entries` are what may begin with each of its
    words, `telling` the words that may introduce a group (`OF_GROUPS`), where they have been looked up.
    """
    finder = ActorFinder(document, mentions, book, entries)
    finder.year = year_told(document)
    finder.learned = finder.dated = names_of_the_time(finder.words, finder.year)
    actors = tuple(finder.find())
    nouns: Mapping[str, Collection[str]] = {}
    learned = learn(finder.words, actors, finder.is_placed, book, telling)
    if learned:
        actors, nouns = tuple(finder.again(learned)), learned.nouns
    countries = frozenset(finder.countries)
    title = partial(_heading, document, book, countries)
    past = _past(document, actors, book, finder.year)
    if past:
        actors = tuple(_of_the_past(actor, past) for actor in actors)
    places = [mention for mention in mentions if mention.kind == "place"]
    index = ActorIndex(document, places, book, actors, countries, nouns, title)
    settled = {at: index.resolve(actor) for at, actor in enumerate(actors) if actor.noun and _unsettled(actor)}
    if not settled:
        return index
    return index.settled(settled)


def _heading(document: Document, book: PartyBook, countries: Collection[str]) -> Sequence[Actor]:
    """Return the actors of a title that says whose text it is: a communique's, or with an office in it."""
    title = document.article.title
    if not title:
        return ()
    tokens = tokenize(title[:_TITLE_CHARS])
    finder = ActorFinder(Document(document.article, title, OffsetMap(), tokens, (), ""), (), book)
    finder.countries = set(countries)
    actors = tuple(finder.find())
    if not any(actor.kind != "generic" for actor in actors):
        learned = learn(tokens.words, actors, finder.is_placed, book)
        actors = tuple(finder.again(learned)) if learned else actors  # "Communique of the Lake Liberation Front"
    signed = any(actor.kind in ("body", "official") for actor in actors)
    return actors if signed or not OPENINGS.isdisjoint(map(str.lower, tokens.words)) else ()


def _past(document: Document, actors: Sequence[Actor], book: PartyBook, year: int | None) -> Mapping[str, str]:
    """The states that were part of one that is no more when a text plays: at its date, or in the year that it tells of.

    Where neither says so, it names the forces of one that is no more, and no government of today; a text of today
    those of whom it fought as well, and nobody whom one of its heirs fights then.
    """
    on = document.article.date
    if on is not None and (past := book.past(on)):
        return past
    if year is not None and (on is None or year < on.year):
        return book.past(date(year, 7, 1))
    if on is not None and book.unions.isdisjoint([actor.party for actor in actors]):
        return {}
    armed = {actor.party for actor in actors if actor.kind in ("force", "people", "group", "body") and actor.party}
    today = {actor.party for actor in actors if actor.kind in ("state", "capital", "body", "official", "person")}
    past = book.past_beside(armed, today)
    if on is None or not past:
        return past
    fought = any(ever_fought(whole, other) for whole in set(past.values()) for other in armed)
    at_war = any(foe_of(heir, on, armed) for heir in past)
    return past if fought and not at_war else {}


def _of_the_past(actor: Actor, past: Mapping[str, str]) -> Actor:
    """The actor as one of the state that his was part of: "Russian troops" of 1943 are the Soviet Union's."""
    whole = past.get(actor.party or "")
    return replace(actor, party=whole, side=whole) if whole is not None else actor


def _unsettled(actor: Actor) -> bool:
    """Whether an actor is of a group that has only a noun: "rebel positions", "separatist officials"."""
    return actor.noun != "" and actor.side == "" and actor.kind in ("adjective", "official")


class ActorFinder(PhraseReader):
    """Finds the actors of one document."""

    def again(self, learned: Learned) -> Iterable[Actor]:
        """Find the actors once more, with the names that the text itself has introduced."""
        if learned.names:
            self.learned = {**self.dated, **learned.names}
            self._add_learned(learned.names)
        meant = dict(learned.meant)
        found: list[Actor] = []
        for actor in self._read_named():
            party = meant.pop(actor.token_start, None)
            if party is not None:
                actor = replace(actor, party=party, kind="group", side=self.side_of(party) or party)
            found.append(actor)
        taken = {at for actor in found for at in range(actor.token_start, actor.token_end)}
        for at, party in meant.items():
            if at not in taken:  # "another group", "a faction": no actors but for their name
                found.append(Actor(at, at + 1, party, "group", at, self.side_of(party) or party, self.words[at]))
        return sorted(found, key=lambda actor: actor.token_start)

    def find(self) -> list[Actor]:
        """Find the actors, in the order of the text."""
        following, named, prefixed = self.following, self.named, self.prefixed
        for at, first in zip(compress(numbers(self.total), self.entries), filter(None, self.entries), strict=True):
            second = first.goes_on[following[at]] if first.seconds else ""
            if not (second or first.alone):
                continue  # most that only begin something longer, as "the" does
            if first.sure and not second:
                named[at] = [(first.sole, at + 1)] if first.sole is not None else []
            elif first.alone or second != MARK or self._past_mark(at) in first.seconds:
                named[at] = self.names_at(at)
                if first.prefix:
                    prefixed.add(at)
        self._learn_countries(named.values())
        if self.learned:
            self._add_learned(self.learned)
        return self._read_named()

    def _add_learned(self, names: Collection[str]) -> None:
        """Look up once more the words that begin a name which no file has; those before stay as they were."""
        found = {at: self.names_at(at) for at in where(self.words, frozenset(names))}
        self._learn_countries(found.values())
        self.named = dict(sorted({**self.named, **found}.items()))

    def _read_named(self) -> list[Actor]:
        """Read the actors at the tokens where a name or a noun stands."""
        prefixed = self.prefixed
        found: list[Actor] = []
        done = 0
        for at, names in self.named.items():
            if at < done:
                continue
            actor = self.pro(at) if at in prefixed else None
            if actor is None and names:
                actor = self.phrase(at, names)
            if actor is None:
                actor = self.read_alone(at)
            if actor is None:
                continue
            done = actor.token_end
            if actor.kind == "group" and len(found) > 1 and self.described(found[-2], found[-1], actor):
                found.pop()  # "fighters from the Iran-aligned Houthi movement"
            if found and found[-1].kind == "generic":
                joined = self.of_whom(found[-1], actor)
                if joined is not actor:
                    found[-1] = joined
                    if joined.token_end > actor.token_start:
                        done = joined.token_end
                        continue  # but in "the forces of the self-proclaimed X" X stands there too
            found.append(actor)
        return found

    def _learn_countries(self, named: Iterable[Sequence[tuple[Name, int]]]) -> None:
        """Note the countries that the text speaks of by the parties that it names."""
        spoken_of: set[str] = set()
        for names in named:
            if names and not names[0][0].countries:
                spoken_of.add(names[0][0].party)
        for key in spoken_of:
            if (party := self.book.get(key)) is not None:
                self.countries.update(party.countries)
