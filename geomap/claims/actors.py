"""Find the parties in a text: named ones, "Ukrainian forces", "Moscow-backed separatists", "the rebels".

One pass over the tokens by a look-up per word; what follows a hit is read by a small grammar. What a noun alone or a
pronoun stands for is left to `ActorIndex.resolve`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import compress, count

from geomap.articles.tokens import tokenize
from geomap.claims.actorindex import ActorIndex
from geomap.claims.actorwords import firsts_of
from geomap.claims.learned import Learned, learn
from geomap.claims.parties import Actor, Name, PartyBook
from geomap.gazetteer.fold import fold
from geomap.model import Document, Mention

_HYPHENS = frozenset("-‐‑–")
_PARTICLES = frozenset(("al", "el", "bin", "ibn", "de", "da", "di", "van", "von", "der", "den", "la", "le"))
_ARTICLES = frozenset(("the", "a", "an"))
_POSSESSIVE = frozenset(("'s", "’s", "ʼs", "'", "’", "'S", "’S"))
_NOUN_KINDS = {"forces": "force", "bodies": "body", "officials": "official", "groups": "group", "enemy": "enemy"}
_MADE = frozenset(("made", "built", "designed", "manufactured", "supplied", "donated", "provided"))
_MAX_BETWEEN = 6  # words between a demonym and its noun
_SPEAKER_CHARS = 400
_MAX_ALLEGIANCE = 9  # words between "troops" and whose they are: "who have sided with the exiled General"
_BEFORE_ALLEGIANCE = frozenset(
    ("who", "that", "which", "have", "had", "has", "are", "were", "is", "was", "still", "now")
)
_SO_CALLED = frozenset(("the", "self", "so", "-", "proclaimed", "declared", "styled", "called", "breakaway"))
_MAX_TAIL = 4  # nouns after the first one: "defence ministry spokesman"


def find_actors(document: Document, mentions: Sequence[Mention], book: PartyBook) -> ActorIndex:
    """Find the actors of a document, in the order of its text.

    `mentions` (of places) keep a name from being read where it is another place's ("Georgia" in America) or part of
    an organisation's name, and tell which country the text is about.
    """
    finder = _Finder(document, mentions, book)
    actors = tuple(finder.find())
    nouns: Mapping[str, Collection[str]] = {}
    learned = learn(finder.words, actors, finder.mention_at, book)
    if learned:
        actors, nouns = tuple(finder.again(learned)), learned.nouns
    index = ActorIndex(document, mentions, book, actors, frozenset(finder.countries), nouns)
    if not any(_unsettled(actor) for actor in index.actors):
        return index
    settled = (replace(actor, party=index.resolve(actor)) if _unsettled(actor) else actor for actor in index.actors)
    return ActorIndex(document, mentions, book, tuple(settled), frozenset(finder.countries), nouns)


def _unsettled(actor: Actor) -> bool:
    """Whether an actor is of a group that has only a noun: "rebel positions", "separatist officials"."""
    return actor.kind in ("adjective", "official") and actor.noun != "" and actor.side == ""


class _Finder:
    """One reading of one document."""

    def __init__(self, document: Document, mentions: Sequence[Mention], book: PartyBook) -> None:
        self.book = book
        self.words = document.tokens.words
        self.starts = document.tokens.starts
        self.ends = document.tokens.ends
        self.day = document.article.date
        self.sides: dict[str, str] = {}
        self.seconds: dict[int, str] = {}
        self.learned: Mapping[str, Sequence[Name]] = {}
        self.entries = list(map(firsts_of(book).__getitem__, self.words))
        self.mention_at = {bisect_left(self.starts, mention.span.start): mention for mention in mentions}
        self.places = Counter(mention.place.country for mention in mentions if mention.place)
        self.countries = set(self.places)
        self.between, self.locative = book.words["between"], book.words["locative"]
        self.backed, self.alone, self.held = book.words["backed"], book.words["alone"], book.words["held"]

    def again(self, learned: Learned) -> Iterable[Actor]:
        """Find the actors once more, with the names that the text itself has introduced."""
        self.learned = learned.names
        meant = dict(learned.meant)
        found: list[Actor] = []
        for actor in self.find():
            party = meant.pop(actor.token_start, None)
            if party is not None:
                actor = replace(actor, party=party, kind="group", side=self._side(party) or party)
            found.append(actor)
        taken = {at for actor in found for at in range(actor.token_start, actor.token_end)}
        for at, party in meant.items():
            if at not in taken:  # "another group", "a faction": no actors but for their name
                found.append(Actor(at, at + 1, party, "group", at, self._side(party) or party, self.words[at]))
        return sorted(found, key=lambda actor: actor.token_start)

    def find(self) -> Iterable[Actor]:
        learned = self.learned
        hits = list(compress(count(), self.entries))
        if learned:
            hits = sorted({*hits, *compress(count(), map(learned.__contains__, self.words))})
        named = {at: found for at in hits if (found := self._name(at))}
        self._learn_countries(named)
        done = 0
        last: Actor | None = None
        for at in hits:
            if at < done:
                continue
            entry = self.entries[at]
            actor = self._pro(at) if entry is not None and entry.prefix else None
            if actor is None and at in named:
                actor = self._phrase(at, named[at])
            if actor is None:
                actor = self._alone(at)
            if actor is None:
                continue
            joined = self._of_whom(last, actor)
            if joined.token_end > actor.token_start:
                actor = joined
            else:
                last = joined  # "the forces of the self-proclaimed X": X stands there too
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
        entry = self.entries[at]
        found: list[tuple[Name, int]] = []
        for name in self.learned.get(self.words[at], ()) if self.learned else ():
            end = self._reach(name.key, at)
            if end and self._spelt(name, at, end):
                found.append((name, end))
        if entry is None or not entry.named:
            return found
        if entry.longer_names:
            for name in entry.longer_names.get(self._second(at), ()):
                end = self._reach(name.key, at)
                if end and self._spelt(name, at, end):
                    found.append((name, end))
        found += [(name, at + 1) for name in entry.names if not name.exact or self._spelt(name, at, at + 1)]
        return found

    def _second(self, at: int) -> str:
        """Return the second folded word of what begins at a token."""
        second = self.seconds.get(at)
        if second is None:
            entry = self.entries[at]
            second = self.seconds[at] = (entry is not None and entry.second) or self._first_after(at + 1)
        return second

    def _first_after(self, at: int) -> str:
        words = self.words
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

    def _phrase(self, at: int, named: Sequence[tuple[Name, int]]) -> Actor | None:
        found = [(name, end) for name, end in named if self._fits(name, at, end)]
        if not found:
            return None
        name, end = found[0]
        if len(found) > 1 and found[1][1] == end:
            # "Congolese" is of two states, "National Liberation Army" of many: the one whose places the text names.
            name = max((other for other, stop in found if stop == end), key=self._presence)
        return self._from_name(name, at, end)

    def _presence(self, name: Name) -> int:
        party = self.book.get(name.party)
        return sum(self.places[country] for country in party.countries) if party else 0

    def _from_name(self, name: Name, at: int, end: int) -> Actor | None:
        words, total = self.words, len(self.words)
        own = name.use in ("person", "body", "people")
        after = end
        possessive = end < total and words[end] in _POSSESSIVE
        if possessive:
            after = end + 1
        elif end + 1 < total and words[end] in _HYPHENS and self.starts[end] == self.ends[end - 1]:
            tail = words[end + 1].lower()
            backed = self._backed(name, at, end + 2) if tail in self.backed else None
            if backed is not None or (tail in self.backed and tail not in _MADE):
                return backed or self._actor(name, at, end, "adjective", end - 1)
            if tail in _MADE:
                return Actor(at, end + 2, None, "adjective", end - 1, "")  # "US-made helicopters" are anyone's
            return self._actor(name, at, end, "adjective" if name.use != "group" else "group", end - 1)
        if not own or possessive:
            noun = self._noun_after(after)
            if noun is not None:
                return self._with_noun(name, at, noun)
        kind = "adjective" if possessive and name.use in ("state", "capital") else name.use
        return self._actor(name, at, end, kind, end - 1)

    def _with_noun(self, name: Name, at: int, noun: tuple[int, int, str, str]) -> Actor:
        head, end, text, group = noun
        party = self.book.get(name.party)
        kind = _NOUN_KINDS[group]
        if group == "groups":
            if party is not None and party.is_state and name.use != "people" and text not in party.nouns:
                # "Syrian rebels" are rebels: no forces of the state whose name they bear.
                return Actor(at, end, self._called(text), "generic", head, "", text)
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
        party = self._called(text) if group == "groups" else "".join(self.words[at:after]) + " " + text
        return Actor(at, end, party, "generic", head, side, text)

    def _pro(self, at: int) -> Actor | None:
        """Read "pro-Russian separatists": not the state's, but on its side; "anti-Taliban fighters": on none."""
        words = self.words
        if at + 2 >= len(words) or words[at + 1] not in _HYPHENS:
            return None
        for name, end in self._name(at + 2):
            noun = self._noun_after(end)
            if words[at].lower() == "anti":
                if noun is None:
                    return Actor(at, end, None, "adjective", end - 1, "")
                return Actor(at, noun[1], f"anti-{' '.join(words[at + 2 : noun[1]])}", "group", noun[0], "", noun[2])
            side = self._side(name.party)
            if noun is None:
                return Actor(at, end, None, "adjective", end - 1, side)
            head, stop, text, group = noun
            party = self._called(text) if group == "groups" else "pro-" + " ".join(words[at + 2 : stop])
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
        entry = self.entries[at]
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
        words = self.words
        if group in ("bodies", "officials") and words[end : end + 1] == ("in",) and end + 1 < len(words):
            for name, _ in self._name(end + 1):
                if name.use == "capital":  # "the defence ministry in Moscow"
                    return Actor(at, end, name.party, _NOUN_KINDS[group], end - 1, self._side(name.party), text)
        if group == "bodies" and (capital := self._capital_before(at)) is not None:
            return Actor(at, end, capital.party, "body", end - 1, self._side(capital.party), text)
        before = words[at - 1] if at else ""
        if words[at].istitle() and before[:1].isupper() and before.lower() not in _ARTICLES:
            return None  # the end of some other name: "Free Lakes Army"
        party = self._called(text) if group == "groups" else None
        if end + 1 < len(words) and words[end] in _HYPHENS and self.starts[end] == self.ends[end - 1]:
            # "Rebel-held" and "government-controlled", but not "military-style".
            fits = words[end + 1].lower() in self.held and (group == "groups" or text in self.alone)
            return Actor(at, end, party, "generic", end - 1, "", text) if fits else None
        if group == "groups" and text in self.book.party_of and " " not in text:
            following = self._noun_after(end)
            if following is not None:  # "separatist artillery", "rebel commanders"
                head, stop, last, other = following
                return Actor(at, stop, party, "official" if other == "officials" else "generic", head, "", last)
            if text not in self.alone:  # "rebel positions"
                return Actor(at, end, party, "adjective", end - 1, "", text)
        return Actor(at, end, party, "generic", end - 1, "", text) if text in self.alone else None

    def _capital_before(self, at: int) -> Name | None:
        """Read "In Moscow the defence ministry", "in Kyiv, the general staff": the capital right before "the"."""
        words = self.words
        last = at - 2 - (words[at - 2] == ",") if at > 3 else 0
        if last < 1 or words[at - 1] != "the" or words[last - 1] not in ("In", "in"):
            return None
        return next((name for name, end in self._name(last) if name.use == "capital" and end == last + 1), None)

    def _called(self, noun: str) -> str:
        """Return what a group that has only a noun is called as a party."""
        return self.book.party_of.get(noun, noun)

    def _of_whom(self, last: Actor | None, actor: Actor) -> Actor:
        """Join "the army" and "Sudan" in "the army of Sudan"; or tell whose the one is that stands before."""
        if last is None or last.kind != "generic" or actor.kind not in ("state", "group", "person", "capital"):
            return actor
        if actor.token_start - last.token_end > _MAX_ALLEGIANCE:
            return actor
        gap = [word.lower() for word in self.words[last.token_end : actor.token_start]]
        if actor.kind in ("group", "person") and self._follows(gap, last, actor):
            kind = "force" if last.party is None else "group"
            return Actor(last.token_start, actor.token_end, actor.party, kind, last.head, actor.side, last.noun)
        if gap and gap[0] == "," and last.party is not None:
            gap = gap[1:]  # "the rebels, of the M23 movement"
        if gap[:1] == ["from"] and last.party is not None and actor.kind == "group":
            gap[0] = "of"  # "militants from the self-proclaimed republic"
        if (
            gap[:1] != ["of"]
            or not _SO_CALLED.issuperset(gap[1:])
            or (actor.kind == "capital" and last.noun != "government")
        ):
            return actor
        kind = "body" if last.noun in self.book.words["bodies"] else "force" if last.party is None else "group"
        if kind == "group" and actor.kind == "state":
            return actor
        end = last.token_end if "proclaimed" in gap or "declared" in gap else actor.token_end
        return Actor(last.token_start, end, actor.party, kind, last.head, actor.side, last.noun)

    def _follows(self, gap: Sequence[str], last: Actor, actor: Actor) -> bool:
        """Whether the words between a noun of force and a name say that it is the name's ("who have sided with").

        Separatists that a proxy's general leads keep their noun, and so do a state's militias: they are no army of his.
        """
        party = self.book.get(actor.party)
        if last.party is not None and party is not None and party.is_state:
            return False
        for at in range(len(gap)):
            if gap[at] not in _BEFORE_ALLEGIANCE:
                for end in (at + 1, at + 2):
                    said = " ".join(gap[at:end])
                    if said in self.book.words["allegiance"] and gap[end:].count(",") == 0:
                        led = said.endswith((" by", "under")) and last.party is not None and actor.kind == "person"
                        return not (led and (party is None or party.kind == "proxy"))
                return False
        return False

    def _side(self, party: str) -> str:
        if party not in self.sides:
            self.sides[party] = self.book.side_of(party, self.day) or (party if self.learned else "")
        return self.sides[party]

    def _actor(self, name: Name, at: int, end: int, kind: str, head: int) -> Actor:
        return Actor(at, end, name.party, kind, head, self._side(name.party))


def speaker_side(speaker: str, found: ActorIndex, on: date | None = None, *, at: int | None = None) -> str:
    """Return the party on whose side a speaker stands, "" where unknown (and for the narrator).

    The words of the speaker are read first ("Russian defence ministry", "Hanna Maliar"); where they name no party,
    what the document says of the speaker ("Ivan Bondar, a spokesman for Ukraine's border service"), or calls by the
    same noun ("Ukraine's General Staff" before, "the General Staff" now). Of several that it calls so the nearest to
    the token `at` counts, without it the first.
    """
    if not speaker or speaker == "narrator":
        return ""
    key = (speaker, at)
    if key not in found.speakers:
        found.speakers[key] = _side_of_speaker(speaker[:_SPEAKER_CHARS], found, on, at)
    return found.speakers[key]


def _side_of_speaker(speaker: str, found: ActorIndex, on: date | None, at: int | None) -> str:
    book = found.book
    party = book.find(speaker)
    if party is not None:
        return book.side_of(party.key, on)
    tokens = tokenize(speaker)
    words = tokens.words
    inner = Document(found.document.article, speaker, found.document.offsets, tokens, (), "")
    finder = _Finder(inner, (), book)
    finder.countries = set(found.countries)
    actors = list(finder.find())
    for actor in actors:
        if actor.kind in ("generic", "capital") or not actor.side:
            continue  # "mayor of Moscow", "residents of Kyiv": a capital is a place there
        following = words[actor.token_end : actor.token_end + 1]
        if actor.kind != "adjective" or not following or not following[0][0].isupper():
            return actor.side  # but "Syrian Observatory" is somebody's name
    for actor in actors:
        if actor.kind == "generic" and actor.party is not None and actor.token_end == len(words):
            return actor.side or book.side_of(
                found.resolve(actor, of_text=False), on
            )  # "separatist authorities" are no others
    side = found.side_of_noun([fold(word) for word in words], at)
    if side:
        return side
    for actor in actors:
        if actor.kind == "generic" and actor.token_end == len(words):
            return actor.side or book.side_of(found.resolve(actor, of_text=False), on)
    if words and all(word[0].isupper() or not word[0].isalpha() or word in _PARTICLES for word in words):
        return found.side_beside(words)
    return ""
