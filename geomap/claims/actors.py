"""Find the parties in a text: named ones, "Ukrainian forces", "Moscow-backed separatists", "the rebels".

One pass over the tokens by a look-up per word; what follows a hit is read by a small grammar. What a noun alone or a
pronoun stands for is left to `ActorIndex.resolve`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from geomap.articles.tokens import tokenize
from geomap.claims.parties import Actor, Name, PartyBook
from geomap.gazetteer.fold import fold
from geomap.model import Document, Mention

_HYPHENS = frozenset("-‐‑–")
_POSSESSIVE = frozenset(("'s", "’s", "ʼs", "'", "’", "'S", "’S"))
_NOUN_KINDS = {"forces": "force", "bodies": "body", "officials": "official", "groups": "group", "enemy": "enemy"}
_MAX_BETWEEN = 6  # words between a demonym and its noun
_MAX_TAIL = 4  # nouns after the first one: "defence ministry spokesman"
_NEAR_TOKENS = 120  # how far back "the troops" may look for whose they are: some four sentences


class _First:
    """What may begin with a word: names and nouns of that word alone, and longer ones by their second word."""

    __slots__ = ("longer_names", "longer_nouns", "names", "noun")

    def __init__(self, names: Sequence[Name], nouns: Sequence[tuple[str, str]]) -> None:
        self.names = tuple(name for name in names if " " not in name.key)
        self.longer_names: dict[str, list[Name]] = {}
        for name in names:
            if " " in name.key:
                self.longer_names.setdefault(name.key.split(" ", 2)[1], []).append(name)
        self.noun = next((noun for noun in nouns if " " not in noun[0]), None)
        self.longer_nouns: dict[str, list[tuple[str, str]]] = {}
        for noun in nouns:
            if " " in noun[0]:
                self.longer_nouns.setdefault(noun[0].split(" ", 2)[1], []).append(noun)


class _Firsts(dict[str, "_First | None"]):
    """Word of a text to what may begin with it; remembered, emptied when full."""

    def __init__(self, book: PartyBook) -> None:
        super().__init__()
        self.book = book

    def __missing__(self, word: str) -> _First | None:
        first = fold(word).split(" ", 1)[0]
        names, nouns = self.book.names_of(first), self.book.nouns_of(first)
        if word[0].islower():
            names = tuple(name for name in names if name.small or not name.proper)
        found = _First(names, nouns) if names or nouns or first == "pro" else None
        if len(self) >= 100_000:
            self.clear()
        self[word] = found
        return found


_firsts: list[_Firsts] = []


def _firsts_of(book: PartyBook) -> _Firsts:
    for table in _firsts:
        if table.book is book:
            return table
    _firsts.append(_Firsts(book))
    del _firsts[:-4]
    return _firsts[-1]


def find_actors(document: Document, mentions: Sequence[Mention], book: PartyBook) -> ActorIndex:
    """Find the actors of a document, in the order of its text.

    `mentions` (of places) keep a name from being read where it is another place's ("Georgia" in America) or part of
    an organisation's name, and tell which country the text is about.
    """
    return ActorIndex(document, mentions, book, tuple(_Finder(document, mentions, book).find()))


class _Finder:
    """One reading of one document."""

    def __init__(self, document: Document, mentions: Sequence[Mention], book: PartyBook) -> None:
        self.book = book
        self.words = document.tokens.words
        self.starts = document.tokens.starts
        self.ends = document.tokens.ends
        self.day = document.article.date
        self.sides: dict[str, str] = {}
        self.firsts = _firsts_of(book)
        self.mention_at = {bisect_left(self.starts, mention.span.start): mention for mention in mentions}
        self.countries = {mention.place.country for mention in mentions if mention.place}
        self.between, self.locative = book.words["between"], book.words["locative"]
        self.backed, self.alone = book.words["backed"], book.words["alone"]

    def find(self) -> Iterable[Actor]:
        firsts = self.firsts
        hits = [at for at, word in enumerate(self.words) if firsts[word]]
        named = {at: found for at in hits if (found := self._name(at))}
        self._learn_countries(named)
        done = 0
        last: Actor | None = None
        for at in hits:
            if at < done:
                continue
            actor = self._pro(at) or self._phrase(at, named) or self._alone(at)
            if actor is None:
                continue
            actor = self._of_whom(last, actor)
            done = actor.token_end
            if last is not None and last.token_start < actor.token_start:
                yield last
            last = actor
        if last is not None:
            yield last

    def _learn_countries(self, named: Mapping[int, list[tuple[Name, int]]]) -> None:
        for found in named.values():
            for name, _ in found[:1]:
                if not name.countries and (party := self.book.get(name.party)):
                    self.countries.update(party.countries)

    # --- names -----------------------------------------------------------------------------------------------------

    def _name(self, at: int) -> list[tuple[Name, int]]:
        """Return the names that stand at a token, the longest first, each with the token after it."""
        entry = self.firsts[self.words[at]]
        if entry is None:
            return []
        found: list[tuple[Name, int]] = []
        if entry.longer_names:
            for name in entry.longer_names.get(self._second(at), ()):
                end = self._reach(name.key, at)
                if end and self._spelt(name, at, end):
                    found.append((name, end))
        for name in entry.names:
            # A token with dots or hyphens in it ("U.S.") folds to several words: its name is among the longer ones.
            if fold(self.words[at]) == name.key and self._spelt(name, at, at + 1):
                found.append((name, at + 1))
        return found

    def _second(self, at: int) -> str:
        """Return the second folded word of what begins at a token."""
        words = self.words
        folded = fold(words[at])
        if " " in folded:
            return folded.split(" ", 2)[1]
        at += 1
        if at < len(words) and words[at] in _HYPHENS:
            at += 1
        return fold(words[at]).split(" ", 1)[0] if at < len(words) else ""

    def _reach(self, key: str, at: int) -> int:
        """Return the token after the words of a folded name or noun that begins at `at`, 0 where it does not."""
        words, total = self.words, len(self.words)
        rest = key
        while at < total:
            folded = fold(words[at])
            at += 1
            if not folded:
                if words[at - 1] in _HYPHENS:
                    continue
                return 0
            if rest == folded:
                return at
            if not rest.startswith(folded + " "):
                return 0
            rest = rest[len(folded) + 1 :]
        return 0

    def _spelt(self, name: Name, at: int, end: int) -> bool:
        words = self.words
        if name.exact:
            text = "".join(words[at:end])
            if text != name.exact and text.replace(".", "") != name.exact.replace(".", ""):
                return False
            # In a line of capitals IS and US are words like others.
            return len(name.exact) > 3 or not (
                at > 0 and words[at - 1].isupper() and end < len(words) and words[end].isupper()
                and len(words[at - 1]) > 1 and len(words[end]) > 1
            )  # fmt: skip
        return not name.proper or any(word[0].isupper() for word in words[at:end])

    def _fits(self, name: Name, at: int, end: int) -> bool:
        """Whether the name means the party here, and not a place or a part of another name."""
        if name.countries and not name.countries & self.countries:
            return False
        mention = self.mention_at.get(at)
        before = self.words[at - 1].lower() if at else ""
        if before in ("the", "all") and at > 1:
            before = self.words[at - 2].lower()
        if mention is None:
            return name.use != "capital" or before not in self.locative
        if name.use in ("adjective", "people", "person", "body"):
            return name.use != "person" or mention.kind != "place" or mention.score < 0.5
        reaches = mention.span.end > self.ends[end - 1]
        if mention.kind == "name_part":
            return name.use == "group" and not reaches
        if reaches and name.use != "group":
            return False
        place = mention.place
        if name.use == "capital" and place and (place.level not in ("settlement", "admin1", "admin2", "country")
                                                or place.country not in ("", name.party)):  # fmt: skip
            return False
        if name.use == "state" and place and len(name.party) == 2 and place.country not in ("", name.party):
            return False
        return before not in self.locative

    # --- noun phrases ----------------------------------------------------------------------------------------------

    def _phrase(self, at: int, named: Mapping[int, list[tuple[Name, int]]]) -> Actor | None:
        for name, end in named.get(at, ()):
            if not self._fits(name, at, end):
                continue
            return self._from_name(name, at, end)
        return None

    def _from_name(self, name: Name, at: int, end: int) -> Actor | None:
        words, total = self.words, len(self.words)
        own = name.use in ("person", "body", "people")
        after = end
        possessive = end < total and words[end] in _POSSESSIVE
        if possessive:
            after = end + 1
        elif end + 1 < total and words[end] in _HYPHENS and self.starts[end] == self.ends[end - 1]:
            if words[end + 1].lower() in self.backed:
                return self._backed(name, at, end + 2) or self._actor(name, at, end, "adjective", end - 1)
            return self._actor(name, at, end, "adjective" if name.use != "group" else "group", end - 1)
        if not own or possessive:
            noun = self._noun_after(after)
            if noun is not None:
                return self._with_noun(name, at, noun)
        kind = "adjective" if possessive and name.use in ("state", "capital") else name.use
        return self._actor(name, at, end, kind, end - 1)

    def _with_noun(self, name: Name, at: int, noun: tuple[int, int, str, str]) -> Actor:
        head, end, text, group = noun
        party = self.book.parties[name.party]
        kind = _NOUN_KINDS[group]
        if group == "groups":
            if party.is_state and name.use != "people":
                # "Syrian rebels" are rebels: no forces of the state whose name they bear.
                return Actor(at, end, text, "generic", head, "", text)
            kind = "group"
        return Actor(at, end, name.party, kind, head, self._side(name.party), text)

    def _backed(self, name: Name, at: int, after: int) -> Actor | None:
        """Read what follows "Moscow-backed": a group of its own on that side, or officials who are its hand."""
        noun = self._noun_after(after)
        if noun is None:
            return None
        head, end, text, group = noun
        side = self._side(name.party)
        if group in ("bodies", "officials"):
            return Actor(at, end, name.party, _NOUN_KINDS[group], head, side, text)
        party = text if group == "groups" else "".join(self.words[at:after]) + " " + text
        return Actor(at, end, party, "generic", head, side, text)

    def _pro(self, at: int) -> Actor | None:
        """Read "pro-Russian separatists": not the state's, but on its side."""
        words = self.words
        if words[at].lower() != "pro" or at + 2 >= len(words) or words[at + 1] not in _HYPHENS:
            return None
        for name, end in self._name(at + 2):
            noun = self._noun_after(end)
            side = self._side(name.party)
            if noun is None:
                return Actor(at, end, None, "adjective", end - 1, side)
            head, stop, text, group = noun
            party = text if group == "groups" else "pro-" + " ".join(words[at + 2 : stop])
            return Actor(at, stop, party, "official" if group == "officials" else "generic", head, side, text)
        return None

    def _noun_after(self, at: int) -> tuple[int, int, str, str] | None:
        """Find the noun that a demonym or name before token `at` belongs to: (head token, end, folded noun, class).

        Some words may stand between ("Russian 55th motor rifle brigade"); further nouns may follow, and the last one
        is the head ("army commander", "defence ministry spokesman").
        """
        found: tuple[int, int, str, str] | None = None
        between = 0
        total = len(self.words)
        while at < total:
            noun = self._noun(at)
            if noun is not None:
                end, text, group = noun
                if found is not None and (at != found[1] or end - found[0] > _MAX_TAIL):
                    break
                found = (end - 1, end, text, group)
                at = end
                continue
            if found is not None:
                break
            word = self.words[at]
            low = word.lower()
            if not (low in self.between or word in _HYPHENS or (low[0].isdigit() and len(low) < 6)):
                return None
            between += 1
            if between > _MAX_BETWEEN:
                return None
            at += 1
        return found

    def _noun(self, at: int) -> tuple[int, str, str] | None:
        entry = self.firsts[self.words[at]]
        if entry is None:
            return None
        if entry.longer_nouns:
            for text, group in entry.longer_nouns.get(self._second(at), ()):
                end = self._reach(text, at)
                if end:
                    return end, text, group
        return (at + 1, *entry.noun) if entry.noun else None

    def _alone(self, at: int) -> Actor | None:
        """Read a noun that names an actor by itself: "the army", "rebels"."""
        noun = self._noun(at)
        if noun is None:
            return None
        end, text, group = noun
        if group == "enemy":
            return Actor(at, end, None, "generic", end - 1, "", text)
        if text not in self.alone or (end < len(self.words) and self.words[end] in _HYPHENS):
            return None
        return Actor(at, end, text if group == "groups" else None, "generic", end - 1, "", text)

    def _of_whom(self, last: Actor | None, actor: Actor) -> Actor:
        """Join "the army" and "Sudan" in "the army of Sudan"."""
        if last is None or last.kind != "generic" or actor.kind not in ("state", "group", "person", "capital"):
            return actor
        gap = [word.lower() for word in self.words[last.token_end : actor.token_start]]
        if gap not in (["of"], ["of", "the"]) or (actor.kind == "capital" and last.noun != "government"):
            return actor
        kind = "body" if last.noun in self.book.words["bodies"] else "force" if last.party is None else "group"
        if kind == "group" and actor.kind == "state":
            return actor
        return Actor(last.token_start, actor.token_end, actor.party, kind, last.head, actor.side, last.noun)

    def _side(self, party: str) -> str:
        if party not in self.sides:
            self.sides[party] = self.book.side_of(party, self.day)
        return self.sides[party]

    def _actor(self, name: Name, at: int, end: int, kind: str, head: int) -> Actor:
        return Actor(at, end, name.party, kind, head, self._side(name.party))


class ActorIndex(Sequence[Actor]):
    """The actors of one document in order, and what its nouns and pronouns stand for."""

    def __init__(
        self, document: Document, mentions: Sequence[Mention], book: PartyBook, actors: tuple[Actor, ...]
    ) -> None:
        self.document = document
        self.book = book
        self.actors = actors
        self.at = {actor.token_start: actor for actor in actors}
        self._starts = [actor.token_start for actor in actors]
        self.home = _home(mentions, actors, book)

    def __len__(self) -> int:
        return len(self.actors)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        return self.actors[index]

    def between(self, first: int, end: int) -> tuple[Actor, ...]:
        """Return the actors that begin at tokens `first` up to `end`."""
        return self.actors[bisect_left(self._starts, first) : bisect_left(self._starts, end)]

    def resolve(self, actor: Actor) -> str | None:
        """Return the party that an actor stands for, reading the document where the words do not say; None if unknown.

        "The army" and "the government" are those named before with the same noun, else the home state's; "the troops"
        are whose forces were named last; "the rebels" are the one group of that noun that the document names, else the
        noun itself; "the enemy" is the party that the document names most beside the home state.
        """
        if actor.kind != "generic":
            return actor.party
        if actor.noun in self.book.words["enemy"]:
            return self._other()
        if actor.party is not None:
            return self._named_group(actor.noun) or actor.party
        if actor.noun.startswith("government ") or actor.noun in self.book.words["bodies"]:
            return self._same_noun(actor) or self.home
        if actor.noun in ("army", "military", "air force", "armed forces"):
            return self._same_noun(actor) or self.home or self.last_party(actor.token_start)
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
            if kinds is not None or actor.kind in ("force", "group", "people", "state"):
                return actor.party
            best = best or actor.party
        return best

    def _same_noun(self, actor: Actor) -> str | None:
        at = bisect_left(self._starts, actor.token_start) - 1
        for other in reversed(self.actors[: at + 1]):
            if other.kind != "generic" and other.party and other.noun == actor.noun:
                return other.party
        return None

    def _named_group(self, noun: str) -> str | None:
        found = {
            actor.party
            for actor in self.actors
            if actor.kind in ("group", "force", "official", "person", "adjective")
            and (party := self.book.get(actor.party))
            and noun in party.nouns
        }
        return found.pop() if len(found) == 1 else None

    def _other(self) -> str | None:
        sides = Counter(actor.side for actor in self.actors if actor.side and actor.side != self.home)
        return min(sides, key=lambda side: (-sides[side], side)) if sides else None


def _home(mentions: Sequence[Mention], actors: Sequence[Actor], book: PartyBook) -> str | None:
    """Return the state on whose ground the text plays: the country of most of its places."""
    countries = Counter(
        mention.place.country
        for mention in mentions
        if mention.kind == "place" and mention.place and mention.place.country in book.parties
    )
    if not countries:
        countries = Counter(
            actor.party for actor in actors if actor.party and (party := book.get(actor.party)) and party.is_state
        )
    return min(countries, key=lambda code: (-countries[code], code)) if countries else None


def speaker_side(speaker: str, found: ActorIndex, on: date | None = None) -> str:
    """Return the party on whose side a speaker stands, "" where unknown (and for the narrator).

    The words of the speaker are read first ("Russian defence ministry", "Hanna Maliar"); where they name no party,
    what the document says beside the same words ("Ukraine's General Staff" earlier, "the General Staff" now).
    """
    if not speaker or speaker == "narrator":
        return ""
    book = found.book
    party = book.find(speaker)
    if party is not None:
        return book.side_of(party.key, on)
    tokens = tokenize(speaker[:400])
    inner = Document(found.document.article, speaker, found.document.offsets, tokens, (), "")
    for actor in _Finder(inner, (), book).find():
        if actor.kind != "generic" and actor.side:
            return actor.side
    wanted = [fold(word) for word in tokens.words]
    for actor in found.actors:
        if actor.side and actor.noun and actor.noun.split() == wanted[-len(actor.noun.split()) :]:
            return actor.side
    return ""
