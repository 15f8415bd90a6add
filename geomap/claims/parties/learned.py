"""Groups that a text introduces itself: "a militia known as the Hill Guard", "another group, the Lake Front (LF),"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from geomap.articles.tokens import where
from geomap.claims.parties.book import Actor, Name, PartyBook
from geomap.claims.parties.names import spelt
from geomap.claims.parties.unlisted import FIGHTERS, HEADS, STATEMENTS, abbreviates, under_arms, unlisted
from geomap.gazetteer.fold import fold

_COINING = frozenset(("known", "called", "named", "dubbed", "styled", "calling", "calls", "call", "nicknamed"))
_FROM = frozenset(("of", "from"))
_POSTMODIFIERS = frozenset(("of", "from", "allied", "loyal", "backed", "that", "which", "made", "led", "in"))
_AFTER_COINING = frozenset(
    ("as", "locally", "widely", "better", "itself", "themselves", "by", "its", "their", "initials", "simply", "the")
)
_OPEN = frozenset(('"', "“", "‘", "'", "«", "the", "The"))
_INSIDE = frozenset(("of", "the", "for", "and", "in", "to", "de", "du", "des", "al", "el", "wal", "-", "'s", "’s"))
_CLOSERS = frozenset((",", "—", "–", "(", ".", ";", ":"))
_ARTICLES = frozenset(("a", "an", "another", "one", "the"))
_OTHERS = frozenset(("a", "an", "another", "one"))
_OFFICERS = frozenset(("commander", "spokesman", "spokeswoman", "officer"))
_BARE = frozenset(("group", "movement", "faction", "outfit", "organisation", "organization", "alliance", "coalition"))
_AFTER_NOUN = frozenset(
    ("that", "which", "who", "whose", "of", "with", "led", "loyal", "allied", "backed", "formed", "made", "based", "in",
     "from", "fighting", "drawn", "recruited", ",", ".", ";", "—", "–", "(")
)  # fmt: skip
_BELONGING = (("belong", "to"), ("belonged", "to"), ("are", "from"), ("were", "from"), ("are", "members", "of"))
_OF_STATES = frozenset(
    ("army", "military", "government", "regime", "junta", "authorities", "air force", "armed forces")
)
_NOW = frozenset(("by", "now", "then"))
_WHO = frozenset(("that", "which", "who"))
_ITSELF = frozenset(("itself", "themselves"))
_OWNING = frozenset(("'s", "’s"))  # "Lebanon's militia, the"
_MARKS = frozenset(("-", "'", "’", *_OWNING))
_DESCRIBING = frozenset(
    ("islamic", "muslim", "christian", "jewish", "hindu", "buddhist", "sunni", "shia", "shiite", "shi'ite", "druze",
     "alawite", "yazidi", "arab", "western", "african", "asian", "european", "communist", "marxist", "maoist")
)  # fmt: skip
_FEW = 4  # tokens of a name before its noun
_LONGEST = 12  # tokens of a name
_ACRONYM = 8  # letters
_MOST = 40  # names of one text
_SIDES_OF_EARTH = frozenset(("north", "south", "east", "west", "center", "centre"))
_NAMED = frozenset(("group", "force", "body"))
_HALVES = frozenset(("North", "South"))
_OF_A_STATE = frozenset(("state", "people", "force"))
_LOCATIVE = frozenset(("in", "into", "to", "across", "through", "throughout", "over", "of", "toward", "towards", "on"))

OF_GROUPS = _BARE | {"("} | HEADS | _ITSELF  # words beside which a group may be introduced that is no known actor


@dataclass(slots=True)
class Learned:
    """What a text says of its groups: names of parties, what each is called, and which nouns name which."""

    names: dict[str, list[Name]] = field(default_factory=dict)  # by the first word as it is spelt
    nouns: dict[str, set[str]] = field(default_factory=dict)  # party -> nouns that the text gives it
    meant: dict[int, str] = field(default_factory=dict)  # first token of a noun -> the party it introduces
    count: int = 0  # of the names

    def __bool__(self) -> bool:
        return bool(self.names or self.meant or self.nouns)


def learn(
    words: Sequence[str],
    actors: Sequence[Actor],
    placed: Callable[[int], bool],
    book: PartyBook,
    telling: Sequence[int] | None = None,
) -> Learned:
    """Learn the groups that a text introduces.

    Parameters
    ----------
    words
        The tokens of the text.
    actors
        Those that the files know, in order.
    placed
        Tells whether a place begins at a token.
    book
        The parties of the files.
    telling
        Where `OF_GROUPS` stand, if they have been looked for.
    """
    reader = _Reader(words, {actor.token_start: actor for actor in actors}, placed, book)
    for actor in actors:
        if actor.noun and (
            (actor.kind == "generic" and actor.noun not in _OF_STATES)
            or (actor.kind in {"force", "group"} and actor.noun in _BARE)
        ):
            reader.introduced(actor.token_start, actor.token_end, actor)
    telling = where(words, OF_GROUPS) if telling is None else telling
    for at in telling:
        if words[at] == "(" and at:
            reader.abbreviated(at)
        elif words[at] in _ITSELF:
            reader.styled(at)
        elif words[at] in _BARE and at and actors and at not in reader.actors and reader.other(at):
            reader.introduced(at, at + 1, None)
    _learn_halves(reader, actors)
    heads = [at for at in telling if words[at] in HEADS]
    for name, full in unlisted(reader.words, heads, placed, reader.armed, book.find):
        reader.add(name, spelt(full))
        if full != name:
            reader.add(full, spelt(full))
    return reader.learned


def _learn_halves(reader: _Reader, actors: Sequence[Actor]) -> None:
    """Learn whom "the North" and "the South" mean, where states are named so: "North Korea", "South Sudan"."""
    words = reader.words
    halves = {
        words[actor.token_start]: actor.party
        for actor in actors
        if words[actor.token_start] in _HALVES and actor.party is not None and actor.kind in _OF_A_STATE
    }
    for at in where(words, frozenset(halves)) if halves else ():
        follows = words[at + 1 : at + 2]
        alone = follows and not follows[0][0].isupper() and follows[0] not in ("of", "-")
        if alone and at > 1 and words[at - 1] in ("the", "The") and words[at - 2].lower() not in _LOCATIVE:
            reader.learned.meant.setdefault(at, halves[words[at]])


class _Reader:
    """One reading of one text."""

    def __init__(
        self, words: Sequence[str], actors: dict[int, Actor], placed: Callable[[int], bool], book: PartyBook
    ) -> None:
        self.words, self.actors, self.placed, self.book = list(words), actors, placed, book
        self.learned = Learned()
        self.armed = book.words["armed_names"]

    @cached_property
    def ends(self) -> dict[int, Actor]:
        """The actors by the token behind them."""
        return {actor.token_end: actor for actor in self.actors.values()}

    def other(self, at: int) -> bool:
        """Whether "another" or "a smaller" stands before a noun, or ", known as" behind it."""
        words = self.words
        if words[at + 1 : at + 2] == [","] and not _COINING.isdisjoint(words[at + 2 : at + 3]):
            return True
        return words[at - 1].lower() in _OTHERS or (words[at - 2].lower() in _OTHERS and words[at - 1].islower())

    def introduced(self, start: int, end: int, actor: Actor | None) -> None:
        """Read the name that stands beside the noun of a group: after "known as" or a comma, or before a comma."""
        if actor is not None and (self._belongs(start, end, actor) or self._before_noun(start, end, actor)):
            return
        words = self.words
        at = end + (words[end : end + 1] == [","])
        while at < len(words) and words[at] in _NOW:
            at += 1
        if at + 2 < len(words) and words[at] in _WHO and words[at + 2] in _ITSELF:
            at += 1  # "a militia that calls itself the Hill Guard"
        if words[at : at + 1] == ["whom"]:
            at = next((look for look in range(at, min(at + 4, len(words))) if words[look] in _COINING), at)
        word = words[at].lower() if at < len(words) else ""  # "gunmen whom people call the Hill Guard"
        if word in _COINING:
            at += 1
            while at < len(words) and words[at].lower() in _AFTER_COINING:
                at += 1
            if (
                at < len(words)
                and words[at].lower() in _SIDES_OF_EARTH
                and not "".join(words[at + 1 : at + 2])[:1].isupper()
            ):
                return  # "the group of forces called East"
            self._take(at, start, actor, closed=False)
            return
        if word in _FROM and actor is not None and self._of_whom(end + 1, start, actor):
            return
        self._beside(start, end, actor, word)

    def _beside(self, start: int, end: int, actor: Actor | None, word: str) -> None:
        """Read the name that stands after a comma behind "a militia", or before one ahead of it."""
        words = self.words
        article = "the" if not _OWNING.isdisjoint(words[start:end]) else self._article(start)
        if article is None:
            return
        at = end
        if word in _POSTMODIFIERS:
            while at < len(words) and at - end < _LONGEST and words[at] not in _CLOSERS:
                at += 1  # "a militia allied to the army, the Hill Guard,"
        if words[at : at + 1] == [","]:
            at += 1
            known = self.actors.get(at + (words[at : at + 1] == ["the"]))
            other = article in _OTHERS or (known is not None and known.kind == "group")
            if other and self._take(at, start, actor, closed=True):
                return
        if (
            actor is not None
            and words[end - 1] in _SINGULAR
            and (word in _AFTER_NOUN or not _AFTER_NOUN.isdisjoint(words[end : end + 1]))
        ):
            self._before(start, actor)

    def abbreviated(self, at: int) -> None:
        """Read "(FLA)" at a bracket after the name of an armed body."""
        words = self.words
        if words[at + 2 : at + 3] != [")"] or not _is_acronym(words[at + 1]):
            return
        known = self.ends.get(at)
        if known is not None and known.kind in _NAMED and known.party is not None:
            if words[at - 1][:1].isupper() and at - known.token_start > 1:
                self.add((words[at + 1],), known.party)
            return
        start = self._name_start(at)
        name = words[start:at]
        if len(name) < 2 or self.placed(start):
            return
        titled = len(name) > 2 and name[0].lower() in _OF_NAMES and name[1] in ("of", "for")
        if titled or self._armed(name) or under_arms(words, start, at):
            called = self._known_by(words[at + 1], name) or spelt(name)
            self.add(tuple(name), called)
            self.add((words[at + 1],), called)

    def _known_by(self, acronym: str, name: Sequence[str]) -> str:
        """The party of the files that bears an acronym and, but for its spelling, a name: "" where none does."""
        known = self.book.find(acronym)
        if known is None:
            return ""
        shared = {word.lower() for word in name if len(word) > _SHORT} & set(known.name.lower().split())
        return known.key if len(shared) >= _SHARED else ""

    def styled(self, at: int) -> None:
        """Read "They call themselves the Front of the Lakes" at "themselves", where a name of armed men follows."""
        words, start = self.words, at + 1
        while start < len(words) and words[start] in _OPEN:
            start += 1
        name = words[start : self._name_end(start)]
        styled = at and words[at - 1] in _COINING and len(name) > 1 and start not in self.actors
        if styled and not _OF_NAMES.isdisjoint(map(str.lower, name)):
            self.add(tuple(name), spelt(name))

    def _name_start(self, end: int) -> int:
        """The first token of the name in capitals, with "of" and "the" in it, that ends before a token."""
        words, start = self.words, end
        while start and end - start < _LONGEST and (words[start - 1][:1].isupper() or words[start - 1] in _INSIDE):
            if words[start] == "of" and words[start - 1].lower() in FIGHTERS:
                break  # a heading ends in "Yagoua", and "Fighters of the Lake Front (LF)" begin the text
            start -= 1
        while start < end and (
            not words[start][:1].isupper() or words[start] == "The" or words[start].lower() in STATEMENTS | FIGHTERS
        ):
            start += 1
        return start

    def _belongs(self, start: int, end: int, actor: Actor) -> bool:
        """Learn whose they are in "The fighters belong to the M23"; whether they are told so."""
        words = self.words
        for said in _BELONGING:
            at = end + len(said)
            if tuple(words[end:at]) == said:
                at += words[at : at + 1] == ["the"]
                known = self.actors.get(at)
                if known is not None and known.kind == "group" and known.party is not None:
                    self._mean(start, actor, known.party)
                    return True
        return False

    def _before_noun(self, start: int, end: int, actor: Actor) -> bool:
        """Learn the name in "the Gran Hill gang"; whether there is one."""
        words = self.words
        at = start
        while at and start - at < _FEW and (words[at - 1][:1].isupper() or words[at - 1].isdigit()):
            at -= 1
        if at < start and words[at] == "The":
            at += 1  # where a sentence begins
        if (
            at == start
            or not at
            or words[at - 1] not in ("the", "The")
            or end - start > 1
            or words[start] not in _SINGULAR
        ):
            return False
        if all(word.lower() in _DESCRIBING for word in words[at:start]):
            return False  # "the Islamic militia"
        if start in self.ends or any(unit in self.actors or self.placed(unit) for unit in range(at, start)):
            return False
        self._learn_name(words[at:start], "", start, actor)
        return True

    def _of_whom(self, at: int, start: int, actor: Actor) -> bool:
        """Learn the name in "rebels of the Front of the Hills"; whether there is one."""
        words = self.words
        at += words[at : at + 1] == ["the"]
        if (at in self.actors and not self._demonym(at)) or not words[at : at + 1] or not words[at][:1].isupper():
            return False
        name = words[at : self._name_end(at)]
        acronym = self._acronym(at + len(name))
        if len(name) < 2 or not (
            (acronym and abbreviates(acronym, name)) or self._armed(name) or name[0].lower() in _OF_NAMES
        ):
            return False
        self._learn_name(name, acronym, start, actor)
        return True

    def _demonym(self, at: int) -> bool:
        """Whether the actor at a token is but the first word of a longer name ("the Rwandan Patriotic Front")."""
        actor = self.actors[at]
        end = actor.token_end
        return (
            actor.kind == "adjective"
            and end == at + 1
            and self.words[end : end + 1] != []
            and self.words[end][0].isupper()
        )

    # --- names -----------------------------------------------------------------------------------------------------

    def _take(self, at: int, start: int, actor: Actor | None, *, closed: bool) -> bool:
        """Learn the name at a token as that of the group whose noun begins at `start`; whether there is one."""
        words = self.words
        while at < len(words) and words[at] in _OPEN:
            at += 1
        known = self.actors.get(at)
        if known is not None and known.kind == "group" and known.party is not None:
            if not closed or words[known.token_end : known.token_end + 1] == [","] or self._acronym(known.token_end):
                self._mean(start, actor, known.party)
            return True
        end = self._name_end(at)
        name = words[at:end]
        if not name or (known is not None and known.token_end >= end) or (len(name) < 2 and self.placed(at)):
            return False
        if closed and words[end : end + 1] and words[end] not in _CLOSERS:
            return False
        if actor is None and not (len(name) > 2 and any(word.lower() in _OF_NAMES for word in name)):
            return False  # "another group, Lake Rescue, said": of what kind, the text does not say
        self._learn_name(name, self._acronym(end), start, actor)
        return True

    def _before(self, start: int, actor: Actor) -> None:
        """Learn the name before the comma before "a militia that"."""
        words = self.words
        comma = start - 1
        while comma > 0 and start - comma < 5 and words[comma] != ",":
            comma -= 1
        if words[comma] != "," or comma == 0:
            return
        end, acronym = comma, ""
        if words[comma - 1] == ")" and words[comma - 3 : comma - 2] == ["("] and _is_acronym(words[comma - 2]):
            end, acronym = comma - 3, words[comma - 2]
        known = self.ends.get(end)
        if known is not None:
            if known.kind == "group" and known.party is not None:
                self._mean(start, actor, known.party)
            return
        at = self._name_start(end) if acronym else end
        while at and end - at < _LONGEST and words[at - 1][:1].isupper():
            at -= 1
        while at < end and words[at] in _OPEN:
            at += 1
        name = words[at:end]
        told = abbreviates(acronym, name) if acronym else name[-1:] != [] and name[-1].lower() in self.armed
        if len(name) > 1 and told and not self.placed(at):
            self._learn_name(name, acronym, start, actor)

    def _armed(self, name: Sequence[str]) -> bool:
        return name[-1].lower() in self.armed or name[0].lower() in self.armed

    def _learn_name(self, name: Sequence[str], acronym: str, start: int, actor: Actor | None) -> None:
        party = spelt(name)
        self.add(tuple(name), party)
        if acronym:
            self.add((acronym,), party)
        self._mean(start, actor, party)

    def _name_end(self, at: int) -> int:
        words, end, last = self.words, at, at
        if words[at : at + 1] and (words[at].isdigit() or (words[at] == "al" and words[at + 1 : at + 2] == ["-"])):
            end = at + 1
        while end < len(words) and end - at < _LONGEST:
            if words[end][:1].isupper():
                if words[end - 1] == "and" and end in self.actors and end > at:
                    break  # "between the Union of the Lakes and Chadian forces"
                last = end + 1
            elif words[end].lower() not in _INSIDE or end == at or words[end - 1 : end + 1] == ["and", "the"]:
                break  # "the Lake Front and the Hill Guard" are two
            end += 1
        return last

    def _acronym(self, at: int) -> str:
        words = self.words
        if words[at : at + 1] == ["("] and words[at + 2 : at + 3] in ([")"], [","]) and _is_acronym(words[at + 1]):
            return words[at + 1]
        return ""

    def _article(self, start: int) -> str | None:
        """The article of the noun phrase whose last noun begins at a token."""
        for at in range(start - 1, max(start - 5, -1), -1):
            word = self.words[at].lower()
            if word in _ARTICLES:
                return word
            if not word.isalpha() and word not in _MARKS:
                return None
            if word == "for" or (word == "of" and self.words[at - 1] in _OFFICERS):
                return None  # "a spokesman for government troops, N,": his name
        return None

    def _mean(self, start: int, actor: Actor | None, party: str) -> None:
        if actor is None:
            self.learned.meant.setdefault(start, party)
        else:
            self.learned.meant[start] = party
            self.learned.nouns.setdefault(party, set()).update((actor.noun, fold(self.words[actor.head])))
            if actor.party:
                self.learned.nouns[party].add(actor.party)

    def add(self, name: tuple[str, ...], party: str) -> None:
        """Note a name of a party, which the files do not know."""
        known = self.book.find(name[0]) if len(name) == 1 else None
        if self.learned.count >= _MOST or (known is not None and (known.key == party or not _is_acronym(name[0]))):
            return  # but "the Free Lakes Army (FLA)" has told whom FLA means here
        key = " ".join(folded for word in name if (folded := fold(word)))
        exact = name[0] if len(name) == 1 and name[0].isupper() else ""
        found = self.learned.names.setdefault(name[0], [])
        if key and all(other.key != key for other in found):
            found.append(Name(key, party, "group", exact))
            self.learned.count += 1


_SINGULAR = frozenset(
    ("militia", "group", "army", "alliance", "coalition", "force", "gang", "cartel", "movement", "faction")
)
_OF_NAMES = frozenset(
    ("movement", "front", "army", "rally", "forces", "union", "jihad", "liberation", "brigade", "brigades", "alliance",
     "resistance", "coalition", "militia", "legion", "guard", "battalion")
)  # fmt: skip


_SHORT = 3  # letters of "the" and "for"
_SHARED = 2  # words of a name


def _is_acronym(word: str) -> bool:
    return 2 <= len(word) <= _ACRONYM and word.replace("-", "").isalnum() and word.upper() == word and word[0].isalpha()
