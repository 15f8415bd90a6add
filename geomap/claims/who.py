"""Who does it: the party that a noun phrase names or stands for, and whether it can do such a thing at all."""

from __future__ import annotations

from dataclasses import dataclass

from geomap.claims import tags
from geomap.claims.actors import ActorIndex
from geomap.claims.line import Line

_ARMED = frozenset(("state", "capital", "people", "group", "force", "body", "generic"))
_POSSESSIVES = frozenset("its his her their our my".split())
_MARKS = frozenset(("'s", "’s", "'", "’"))


@dataclass(slots=True)
class Who:
    """A reading of a noun phrase as a party.

    `status`: ``armed`` (a party, or its forces), ``weapon``, ``person`` (a leader), ``civil`` (someone or something
    else), ``none`` (nothing stands there).
    """

    party: str | None
    status: str
    unit: int = -1
    bare: bool = False  # the words do not name the party; it was read from the document
    troops: bool = False  # fighting men, and not a government or a state
    side: str = ""


NOBODY = Who(None, "none")


class Parties:
    """Finds the party of a phrase, with a memory of who acted last."""

    def __init__(self, index: ActorIndex) -> None:
        self.index = index
        self.last: str | None = None  # the party that acted in the claim before
        self.last_end = -1  # the token where it was named
        self.speaker_side = ""

    def of(self, line: Line, span: tuple[int, int] | None, *, owner: str | None = None, depth: int = 0) -> Who:
        """Read the units of a phrase. `owner` is whom "its" stands for."""
        if span is None or span[0] >= span[1]:
            return NOBODY
        start, end = span
        tag, low = line.tag, line.low
        if tag[end - 1] & tags.COMMA:
            end -= 1
        head_end = self._head_end(line, start, end)
        actors = [unit for unit in range(start, head_end) if unit in line.actor]
        last = head_end - 1
        while last > start and tag[last] & (tags.ADVERB | tags.QUOTE | tags.TIME) and last not in line.actor:
            last -= 1
        bits, word = tag[last], low[last]
        if last in line.actor:
            return self._of_actor(line, last)
        if bits & tags.PRONOUN and last == start:
            return self._of_pronoun(line, last, owner)
        if word in _MARKS and last > start:
            last -= 1
            if last in line.actor:
                return self._of_actor(line, last)
        if bits & tags.WEAPON and not bits & tags.FORCE or bits & tags.WEAPON and actors:
            return self._with_noun(line, start, last, actors, owner, "weapon", end)
        if bits & tags.FORCE:
            return self._with_noun(line, start, last, actors, owner, "armed", end)
        if actors and bits & tags.CAPITAL and tag[actors[-1]] & tags.FORCE:
            return self._of_actor(line, actors[-1])
        if bits & tags.CAPITAL and self._armed_name(line, start, head_end):
            return Who(line.words(self._name_start(line, start, head_end), head_end), "armed", last, troops=True)
        if bits & (tags.NUMBER | tags.AREA_PART) and head_end < end and low[head_end] == "of" and depth < 3:
            return self.of(line, (head_end + 1, end), owner=owner, depth=depth + 1)
        if (
            word in ("elements", "members", "soldiers", "waves", "columns", "units", "storm", "hail")
            and head_end < end
            and depth < 3
        ):
            return self.of(line, (head_end + 1, end), owner=owner, depth=depth + 1)
        return Who(None, "civil", last)

    def _head_end(self, line: Line, start: int, end: int) -> int:
        """The unit after the head noun of a phrase: before its first preposition or aside."""
        tag = line.tag
        at = start
        if tag[at] & tags.PREPOSITION and not tag[at] & (tags.ACTOR | tags.PLACE):
            at += 1
        while at < end:
            bits = tag[at]
            if (
                at > start
                and bits & (tags.PREPOSITION | tags.RELATIVE | tags.COMMA | tags.STOP)
                and at not in line.actor
                and not bits & tags.DETERMINER
            ):
                if not (bits & tags.COMMA and at + 1 < end and at + 1 in line.actor and at - 1 in line.actor and False):
                    return at
            if (
                at > start
                and bits & tags.CONJUNCTION
                and (at - 1 in line.actor or tag[at - 1] & (tags.FORCE | tags.WEAPON))
            ):
                return at
            if (
                at > start
                and bits & (tags.PAST | tags.GERUND)
                and not bits & tags.FORCE
                and tag[at - 1] & (tags.FORCE | tags.ACTOR)
                and at + 1 < end
                and tag[at + 1] & (tags.PREPOSITION | tags.ADVERB)
            ):
                return at
            at += 1
        return end

    def _with_noun(
        self, line: Line, start: int, noun: int, actors: list[int], owner: str | None, status: str, end: int
    ) -> Who:
        """A noun of force or weapon: whose is it?"""
        low = line.low
        troops = status == "armed"
        if actors:
            who = self._of_actor(line, actors[-1])
            return Who(who.party, status, noun, who.bare, troops, who.side)
        for unit in range(noun - 1, start - 1, -1):
            if low[unit] in _POSSESSIVES:
                party = self.owner_of(line, unit, owner)
                return Who(party, status, noun, True, troops)
        if noun + 2 < line.size and low[noun + 1] in ("of", "from") and noun + 2 < end:
            inner = self.of(line, (noun + 2, end), owner=owner, depth=2)
            if inner.party is not None and inner.status in ("armed", "person"):
                return Who(inner.party, status, noun, inner.bare, troops, inner.side)
        if status == "weapon":
            return Who(None, status, noun, True)
        if low[noun] in ("government", "regime", "state"):
            return Who(self.index.home, status, noun, True)
        return Who(self.recent(line, noun), status, noun, True, troops)

    def _of_actor(self, line: Line, unit: int) -> Who:
        actor = line.actor[unit]
        kind = actor.kind
        party = self.index.resolve(actor) if kind == "generic" else actor.party
        side = actor.side
        if kind == "person":
            return Who(party, "person", unit, side=side)
        if kind == "official":
            return Who(party, "civil", unit, side=side)
        if kind == "adjective":
            after = unit + 1
            if after < line.size and line.low[after] in _MARKS:
                after += 1
            if after < line.size and line.tag[after] & tags.WEAPON:
                return Who(party, "weapon", unit, side=side)
            return Who(
                party, "civil" if after < line.size and not line.tag[after] & tags.FORCE else "armed", unit, side=side
            )
        if line.tag[unit] & tags.WEAPON and kind == "force":
            return Who(party, "weapon", unit, side=side, troops=True)
        if (
            kind == "body"
            and actor.noun
            and actor.noun not in ("government", "regime", "junta", "authorities", "administration", "leadership")
        ):
            return Who(party, "armed", unit, side=side)
        return Who(party, "armed", unit, kind == "generic", kind in ("force", "group", "people", "generic"), side)

    def _of_pronoun(self, line: Line, unit: int, owner: str | None) -> Who:
        word = line.low[unit]
        if word in ("he", "she", "i", "you", "him", "me", "her"):
            return Who(None, "civil", unit)
        if word in ("we", "us"):
            return Who(self.speaker_side or self.index.home, "armed", unit, True, True)
        if owner is not None:
            return Who(owner, "armed", unit, True, word == "they")
        before = self.before(line, unit)
        if before is not None:
            return Who(
                before.party, before.status if before.status != "person" else "armed", unit, True, word == "they"
            )
        return Who(None, "none", unit)

    def before(self, line: Line, unit: int) -> Who | None:
        """The actor that a pronoun at a unit stands for: the last subject-like one before it."""
        for look in range(unit - 1, -1, -1):
            if look in line.actor:
                who = self._of_actor(line, look)
                kind = line.actor[look].kind
                if (
                    who.party is not None
                    and kind != "adjective"
                    and not line.tag[look - 1 if look else 0] & tags.PREPOSITION * (look > 0)
                ):
                    return who
        for look in range(unit - 1, -1, -1):
            if look in line.actor:
                who = self._of_actor(line, look)
                if who.party is not None:
                    return who
        return self.subject_before(line)

    def subject_before(self, line: Line) -> Who | None:
        """The first actor of the sentence before, where it could be a subject."""
        token = line.first[0] if line.size else 0
        found = self.index.between(max(0, token - 60), token)
        sentence_start = None
        for sentence in line.document.sentences:
            if sentence.end_token == token:
                sentence_start = sentence.first_token
                break
        for actor in found:
            if sentence_start is not None and actor.token_start < sentence_start:
                continue
            if actor.kind in ("official", "person"):
                return Who(None, "civil")
            if actor.kind == "adjective":
                following = line.document.tokens.words[actor.token_end : actor.token_end + 1]
                if following and following[0].islower():
                    return Who(None, "civil")
                continue
            party = self.index.resolve(actor) if actor.kind == "generic" else actor.party
            if party is not None:
                return Who(party, "armed", troops=actor.kind in ("force", "group", "people", "generic"))
        return None

    def owner_of(self, line: Line, unit: int, owner: str | None) -> str | None:
        """Whom "its", "his", "our" at a unit stands for."""
        word = line.low[unit]
        if word in ("our", "my"):
            return self.speaker_side or self.index.home
        if owner is not None:
            return owner
        for look in range(unit - 1, -1, -1):
            if look in line.actor and line.actor[look].kind != "adjective":
                actor = line.actor[look]
                party = self.index.resolve(actor) if actor.kind == "generic" else actor.party
                if party is not None:
                    return actor.side if actor.kind in ("person", "official", "body") and False else party
        return self.speaker_side or self.recent(line, unit)

    def recent(self, line: Line, unit: int) -> str | None:
        """The party whose forces were named last before a unit."""
        return self.index.last_party(line.first[unit]) or self.index.home

    def _armed_name(self, line: Line, start: int, end: int) -> bool:
        """Whether a name in capitals is that of an armed body that no list has ("Three Brotherhood Alliance")."""
        begin = self._name_start(line, start, end)
        return end - begin >= 2 and bool(line.tag[end - 1] & tags.ARMED_NAME)

    @staticmethod
    def _name_start(line: Line, start: int, end: int) -> int:
        at = end
        while at > start and line.tag[at - 1] & (tags.CAPITAL | tags.ACTOR | tags.COMPOUND):
            at -= 1
        return at
