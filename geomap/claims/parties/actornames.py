"""Names of parties and nouns of actors at a token, and whether a name means the party there."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from functools import cached_property
from operator import attrgetter

from geomap.claims.parties.actorwords import HYPHENS, INSIDE, MARK, First, firsts_of
from geomap.claims.parties.book import Name, PartyBook
from geomap.gazetteer.fold import first_folded, fold
from geomap.model import Document, Mention

IRREGULARS = frozenset(
    ("fighters", "combatants", "warriors", "irregulars", "cossacks")
)  # a state's men are not so called
ANYWHERE = frozenset(("adjective", "people", "body"))  # uses of names that no place bears
_MAX_BETWEEN = 6  # words between a demonym and its noun
_OWNING = frozenset(("'s", "’s", "'", "’"))
_HELD_BY = frozenset(
    ("occupied", "held", "controlled", "administered", "annexed", "ruled", "run", "governed", "claimed")
)
_HELD_IN = frozenset(("hands", "control", "grip", "possession", "custody"))
_MOST_ADJECTIVES = 6  # tokens, with commas and hyphens: "bloody, months-long"
_BETWEEN = HYPHENS | {","}
_OF_CAPITALS = frozenset(("settlement", "admin1", "admin2", "country"))  # levels of the places so called
_FIRST_TOKEN = attrgetter("first_token")
_RANKS_OR_SIZES = frozenset(("major", "general", "official"))
# What may follow an officer: "a Russian major who", "its general said", "a general of its guard".
_AFTER_RANK = frozenset(
    ("who", "whose", "whom", "that", "and", "or", "of", "in", "at", "on", "from", "with", "for", "to", "by", "near",
     "is", "was", "has", "had", "were", "will", "would", "can", "may", "might", "could", "did", "does", "said", "says",
     "told", "tells", "took", "led", "leads", "gave", "spoke", "wrote", "went", "came", "named", "known", "then",
     "later", "also", "commanding", "speaking", "serving", "as", "but", "now", "there", "here", "himself", "while",
     "when", "after", "before", "during", "until", "because", "since", "than", "the", "a", "an", "his", "her", "this",
     "last", "not", "staff")
)  # fmt: skip
_MAX_TAIL = 4  # nouns after the first one: "defence ministry spokesman"


class NameReader:
    """Looks up the names and nouns of one document, word by word."""

    __slots__ = (
        "__dict__", "_sentences", "_told", "after_people", "alone", "backed", "between", "book", "closing", "countries",
        "dated", "day", "deeds", "ends", "entries", "following", "held", "learned", "locative", "mentions", "named",
        "prefixed", "sides", "starts", "total", "words", "year",
    )  # fmt: skip

    def __init__(
        self,
        document: Document,
        mentions: Sequence[Mention],
        book: PartyBook,
        entries: Sequence[First | None] | None = None,
    ) -> None:
        self.book = book
        self.words = document.tokens.words
        self.total = len(self.words)
        self.following = self.words[1:] + ("",)  # noqa: RUF005 (two copies less than with a star)
        self.starts = document.tokens.starts
        self.ends = document.tokens.ends
        self._sentences, self._told = document.sentences, mentions
        self.day = document.article.date
        self.sides: dict[str, str] = {}
        self.learned: Mapping[str, Sequence[Name]] = {}
        self.dated: Mapping[str, Sequence[Name]] = {}
        self.year: int | None = None  # that it tells of, where that is not today
        firsts = firsts_of(book)
        self.closing = firsts.closing
        self.entries = list(map(firsts.__getitem__, self.words)) if entries is None else entries
        self.mentions = {mention.span.start: mention for mention in mentions}  # each begins where a token does
        self.countries = {place.country for mention in mentions if (place := mention.place) is not None}
        self.named: dict[int, list[tuple[Name, int]]] = {}  # by token, all that may be a name
        self.prefixed: set[int] = set()  # the tokens of "pro", "anti"
        self.after_people = book.words["after_people"]
        self.between, self.locative = book.words["between"], book.words["locative"]
        self.backed, self.alone, self.held = book.words["backed"], book.words["alone"], book.words["held"]
        self.deeds = book.words["deeds"]

    @cached_property
    def line_starts(self) -> frozenset[int]:
        """The first token of each sentence."""
        return frozenset([sentence.first_token for sentence in self._sentences])

    @cached_property
    def places(self) -> Counter[str]:
        """How many places of each country the text names."""
        return Counter([place.country for mention in self._told if (place := mention.place) is not None])

    def is_placed(self, at: int) -> bool:
        """Whether a place begins at a token."""
        return self.starts[at] in self.mentions

    def names_at(self, at: int) -> list[tuple[Name, int]]:
        """Return the names that stand at a token, the longest first, each with the token after it."""
        if at >= self.total:
            return []
        entry = self.entries[at]
        found: list[tuple[Name, int]] = []
        longer: Sequence[Name] = self.learned.get(self.words[at], ()) if self.learned else ()
        if entry is not None and (second := entry.goes_on[self.following[at]]):
            longer = (*longer, *entry.longer_names.get(second if second != MARK else self._past_mark(at), ()))
        if len(longer) > 1:  # of many "People's" fronts and armies few go on as the text does
            start = " ".join(filter(None, map(fold, self.words[at : at + 3])))
            longer = [name for name in longer if name.key.startswith(start) or start.startswith(name.key)]
        for name in longer:
            end = self._reach(name.key, at)
            if end and self._spelt(name, at, end):
                found.append((name, end))
        for name in entry.names if entry is not None else ():
            if not name.exact or self._spelt(name, at, at + 1):
                found.append((name, at + 1))  # noqa: PERF401 (mostly one name: a comprehension costs more)
        return found

    def _past_mark(self, at: int) -> str:
        """Return the folded word behind the mark that stands after a token."""
        return first_folded(self.words[at + 2]) if at + 2 < self.total else ""

    def _reach(self, key: str, at: int) -> int:
        """Return the token after the words of a folded name or noun that begins at `at`, 0 where it does not."""
        words, total = self.words, self.total
        rest = key
        while at < total:
            folded = fold(words[at])
            at += 1
            if rest == folded:
                return at
            if not folded:
                if words[at - 1] in INSIDE:
                    continue
                return 0
            before, rest = rest, rest.removeprefix(f"{folded} ")
            if rest == before:
                return 0
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

    def fits(self, name: Name, at: int, end: int) -> bool:
        """Whether the name means the party here, and not a place or a part of another name."""
        use = name.use
        if name.countries and name.countries.isdisjoint(self.countries) and (self.countries or use != "person"):
            return False
        if use in ANYWHERE:
            return True
        mention = self.mentions.get(self.starts[at])
        if mention is None and use == "person":
            return True
        if mention is not None and use == "person":
            if " " in name.key and mention.span.end <= self.ends[end - 1]:
                return not self._located(at, end)  # "Pancho Villa took P": no town is called so there
            return mention.kind != "place" or mention.score < 0.5
        if at and self.words[at - 1] == "New" and use in {"state", "capital"}:
            return False  # "the New Mexico Volunteers", "the New Georgia campaign"
        if mention is None:
            outer = self.mentions.get(self.starts[at - 1]) if at else None
            if outer is not None and outer.span.end > self.starts[at]:
                return False  # "South Sudan Government Forces": none of Sudan's
            return use != "capital" or not self._located(at, end)
        reaches = mention.span.end > self.ends[end - 1]
        if mention.kind == "name_part":
            return use == "group" and not reaches
        if reaches and use != "group":
            return False
        place = mention.place
        abroad = place is not None and place.country != name.party and place.country != ""
        if abroad and (use == "capital" or (use == "state" and len(name.party) == 2)):
            return False
        if place is not None and use == "capital" and place.level not in _OF_CAPITALS:
            return False
        return not self._located(at, end)

    def _located(self, at: int, end: int) -> bool:
        """Whether a word such as "in" stands before a name, or before its article; not "in its hands"."""
        before = self.words[at - 1].lower() if at else ""
        if at > 1 and before in {"the", "all"}:
            before = self.words[at - 2].lower()
        if before not in self.locative:
            return False
        if end + 1 < self.total and self.words[end] == "-" and self.words[end + 1].lower() in _HELD_BY:
            return False  # "in Pakistan-occupied Kashmir"
        owns = end < self.total and self.words[end] in _OWNING
        end += owns  # "in Ukraine's hands", "alarm at Ukraine's sudden withdrawal"
        told = self.words[end : end + _MOST_ADJECTIVES]
        if told[:1] and told[0] in _HELD_IN:
            return False
        deed = next((at for at, word in enumerate(told) if word in self.deeds), None) if owns else None
        return deed is None or not all(word.islower() or word in _BETWEEN for word in told[:deed])

    @cached_property
    def _spelled(self) -> frozenset[str]:
        """The parties that the text names by more than one word, which no other party bears."""
        found = [
            names[0][0].party
            for at, names in self.named.items()
            if names and names[0][1] > at + 1 and (len(names) == 1 or names[1][1] < names[0][1])
        ]
        return frozenset(found)

    def presence(self, name: Name, at: int) -> tuple[bool, int, float]:
        """Whether the text spells a party in full, and how many places of its countries it names.

        First in the sentence of token `at`, then in all; where it names none, a state goes before a group.
        """
        party = self.book.get(name.party)
        if party is None:
            return (False, 0, 0)
        near = sum(self.places[country] for country in party.countries)
        rank = near or party.is_state / 2 + (not self.countries.isdisjoint(party.countries)) / 4
        return (party.key in self._spelled, self._near(at, party.countries), rank)

    def _near(self, at: int, countries: Container[str]) -> int:
        """How many places of some countries the sentence of a token names."""
        sentences = self._sentences
        if not sentences:
            return 0
        here = bisect_right(sentences, at, key=_FIRST_TOKEN) - 1
        span = sentences[max(here, 0)]
        own = self.starts[at]  # the name that is asked of tells nothing of itself
        named = [begin for begin in self.mentions if span.start <= begin < span.end and begin != own]
        near = [self.mentions[begin].place for begin in named]
        return len([place for place in near if place is not None and place.country in countries])

    def noun_after(self, at: int) -> tuple[int, int, str, str] | None:
        """Find the noun that a demonym or name before token `at` belongs to: (head token, end, folded noun, class).

        Some words may stand between ("Russian 55th motor rifle brigade"); further nouns may follow, and the last one
        is the head ("army commander", "defence ministry spokesman").
        """
        found: tuple[int, int, str, str] | None = None
        between = 0
        while at < self.total:
            noun = self.noun_at(at) if self.entries[at] is not None else None
            if noun is not None and noun[1] in _RANKS_OR_SIZES and self._tells_size(at):
                noun = None  # "Russia's first major offensive", and no officer's
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
            if not (low in self.between or word in HYPHENS or (low[0].isdigit() and len(low) < 6)):
                return None
            between += 1
            if between > _MAX_BETWEEN:
                return None
            at += 1
        return found

    def _tells_size(self, at: int) -> bool:
        """Whether a word that may be a rank stands before a noun as an adjective: "the last major city"."""
        after = self.following[at]
        return after.isalpha() and after.islower() and after not in _AFTER_RANK and not after.endswith("ed")

    def noun_at(self, at: int) -> tuple[int, str, str] | None:
        entry = self.entries[at]
        if entry is None:
            return None
        if second := entry.goes_on[self.following[at]]:
            for text, group in entry.longer_nouns.get(second if second != MARK else self._past_mark(at), ()):
                end = self._reach(text, at)
                if end:
                    return end, text, group
        return (at + 1, *entry.noun) if entry.noun else None

    def called(self, noun: str) -> str:
        """Return what a group that has only a noun is called as a party."""
        return self.book.party_of.get(noun, noun)

    def side_of(self, party: str) -> str:
        if party not in self.sides:
            self.sides[party] = self.book.side_of(party, self.day) or (party if self.learned else "")
        return self.sides[party]
