"""Who does it: the party that a noun phrase names or stands for, and whether it can do such a thing at all."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace

from geomap.claims import tags
from geomap.claims.actorindex import ActorIndex
from geomap.claims.foes import foe_of
from geomap.claims.line import Line
from geomap.claims.parties import Actor
from geomap.claims.persons import person_before
from geomap.claims.subjects import complement

_ARMED = frozenset(("state", "capital", "people", "group", "force", "body", "generic"))
_POSSESSIVES = frozenset(["its", "his", "her", "their", "our", "my"])
_FORCES = frozenset(("wehrmacht", "luftwaffe", "bundeswehr", "idf", "fardc", "fancj", "grande armée", "red army"))
_OCCUPIERS = frozenset(("occupiers", "invaders", "aggressors", "occupants", "occupier", "invader"))
_DEFENDERS = frozenset(("defenders", "defender"))
_ATTACKERS = frozenset(("attackers", "attacker", "besiegers"))
_WITHOUT_ARMY = frozenset(("PS", None))  # "the army" in a text about Gaza is another state's
_OF_THE_STATE = frozenset(
    (
        "government",
        "regime",
        "junta",
        "federal",
        "loyalist",
        "army",
        "navy",
        "air force",
        "military",
        "state",
        "police",
        "national guard",
        "presidential guard",
        "republican guard",
    )
)
_OUTSIDERS = frozenset(("western", "foreign", "international", "coalition", "joint"))
_INVADING = frozenset(("invading", "occupying", "occupation", "enemy", "hostile", "enemy's"))
_ARMED_MEN = frozenset(("forces", "troops", "soldiers", "fighters", "mercenaries"))
_OF_STATES = frozenset(
    ("jets", "warplanes", "warplane", "aircraft", "planes", "bombers", "gunships", "warships", "navy", "air force",
     "fighter jets", "helicopters")
)  # fmt: skip
_IRREGULARS = frozenset(
    ("fighters", "rebels", "militiamen", "gunmen", "guerrillas", "insurgents", "militants", "separatists", "militias")
)
GROUPS = frozenset(("group", "movement", "organisation", "organization", "faction", "outfit"))
_PHRASE_ENDS = tags.COMMA | tags.STOP | tags.RELATIVE | tags.FINITE | tags.PREPOSITION
_APPOSED = tags.DETERMINER | tags.NUMBER | tags.FORCE
_OTHER_SIDES = frozenset(
    ("latter", "former", "men", "attackers", "rivals", "foes", "enemies", "opponents", "adversaries", "allies")
)
_NAMED_WITHIN = 400  # tokens that "the Oromo group" looks back for a group of that name
_BANDS = frozenset(("group", "force", "band", "faction", "gang", "militia", "brigade"))
_BACK = 3  # sentences that a pronoun looks back
_ARMIES = frozenset(
    ["army", "forces", "navy", "guard", "guards", "corps", "marines", "troops", "military", "fleet", "force"]
)
_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "you", "them", "him", "us"])
_SOME = frozenset(("one", "two", "three", "four", "some", "several", "many", "most", "half", "dozens", "hundreds"))
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
        self.quoted = False  # someone on no known side speaks: "they" are the other side
        self.told_after = False  # by one person, who is named behind: "they" and "it" are others
        self._state: str | None = None
        self._firsts: list[int] | None = None

    def of(self, line: Line, span: tuple[int, int] | None, *, owner: str | None = None, depth: int = 0) -> Who:
        """Read the units of a phrase. `owner` is whom "its" stands for."""
        if span is None or span[0] >= span[1]:
            return NOBODY
        start, end = span
        tag, low = line.tag, line.low
        if tag[end - 1] & tags.COMMA:
            end -= 1
        if start > 1 and low[start - 1] == "whose" and owner is None:
            of_whom = start - 2 - bool(tag[start - 2] & tags.COMMA)  # "Assad, whose troops"
            if low[start - 2] == "and":
                of_whom = self._relative_before(line, start - 2)  # "the Syrians, who had fled, and whose troops"
            owner = self.of_unit(line, of_whom).party if of_whom in line.actor else None
            named = any(unit in line.actor and line.actor[unit].kind != "generic" for unit in range(start, end))
            if owner is not None and not named:
                return replace(self.of(line, span, owner=owner, depth=depth), party=owner)
        if tag[start] & tags.PRONOUN and start not in line.actor and low[start] in _PRONOUNS:
            return self._of_pronoun(line, start, owner)
        if low[start] in _SOME and start + 2 < end and low[start + 1] == "of" and depth < 2:
            return self.of(line, (start + 2, end), owner=owner, depth=depth + 1)  # "one of the missiles"
        head_end = self._head_end(line, start, end)
        actors = [unit for unit in range(start, head_end) if unit in line.actor]
        for unit in range(start, min(head_end, line.size - 2)):
            if (
                tag[unit] & tags.FORCE
                and low[unit + 1]
                in ("loyal", "allied", "belonging", "answering", "led", "commanded", "backed", "aligned")
                and low[unit + 2] in ("to", "by", "with")
            ):
                # "troops loyal to General Haftar"
                inner = self.of(line, (unit + 3, max(end, min(line.size, unit + 5))), owner=owner, depth=2)
                if unit in line.actor and (
                    low[unit + 1] in ("led", "commanded", "backed")
                    or (low[unit + 1] in ("allied", "aligned") and line.actor[unit].party is not None)
                ):
                    generic = line.actor[unit].kind == "generic" and line.actor.get(inner.unit)
                    if not (generic and generic.kind == "group" and low[unit + 1] == "led"):
                        return self.of_unit(line, unit)
                stop = unit + 3
                while stop < line.size and tag[stop] & tags.CAPITAL and stop not in line.actor:
                    stop += 1
                if inner.party is None and low[unit + 1] == "loyal" and stop > unit + 3:
                    called = line.words(unit, stop)  # "forces loyal to Nur Hakim": no list has him
                    return Who(called[0].lower() + called[1:], "armed", unit, troops=True)
                return Who(inner.party, "armed", unit, inner.bare, True, inner.side)
        last = head_end - 1
        while last > start and tag[last] & (tags.ADVERB | tags.QUOTE | tags.TIME) and last not in line.actor:
            last -= 1
        bits, word = tag[last], low[last]
        if last in line.actor and head_end + 1 < end and low[head_end] in ("of", "from"):
            # "Kurdish fighters of the YPG" are the YPG's
            inner_unit = head_end + 1 + (1 if tag[head_end + 1] & tags.DETERMINER else 0)
            inner_actor = line.actor.get(inner_unit) if inner_unit < end else None
            if inner_actor is not None and inner_actor.kind == "adjective" and inner_unit + 2 < end:
                beside = inner_unit + (2 if low[inner_unit + 1] in _MARKS else 1)
                if beside in line.actor and line.actor[beside].kind == "group":
                    inner_unit, inner_actor = beside, line.actor[beside]  # "fighters of Lebanon's Hezbollah"
            if inner_actor is not None and inner_actor.kind == "group" and tag[last] & tags.FORCE:
                who = self.of_unit(line, inner_unit)
                return Who(who.party, "armed", last, who.bare, True, who.side)
            name_end = inner_unit
            while name_end < end and tag[name_end] & tags.CAPITAL and name_end not in line.actor:
                name_end += 1
            if inner_actor is None and tag[last] & tags.FORCE and self._armed_name(line, inner_unit, name_end):
                # "Fighters of the Free Lakes Army": a body that no list has
                return Who(line.words(inner_unit, name_end), "armed", last, troops=True)
        if last in line.actor and last >= start + 2 and tag[last - 1] & tags.CONJUNCTION and last - 2 in line.actor:
            first = line.actor[last - 2]
            if first.kind == "adjective" and line.actor[last].kind == "force":
                who = self.of_unit(line, last)
                return Who(first.party, who.status, last, False, who.troops, first.side)
        if last in line.actor:
            actor = line.actor[last]
            if actor.kind == "generic" and low[last + 1 : last + 3] == ["loyal", "to"] and last + 3 in line.actor:
                lord = self.of_unit(line, last + 3)
                return Who(lord.party, "armed", last, lord.bare, True, lord.side)
            beside_it = self._apposed(line, last) if actor.kind == "generic" and actor.party is None else None
            if beside_it is not None:
                return beside_it
            if actor.kind == "generic" and last > start:
                for unit in range(last - 1, start - 1, -1):
                    if low[unit] in _POSSESSIVES:
                        whom = self.owner_of(line, unit, owner)
                        if actor.party is not None and whom is not None and self._has_soldiers(whom):
                            return self.of_unit(line, last)  # "his militia": no army of the state
                        return Who(whom, "armed", last, True, True)
                    if low[unit + 1] in _MARKS and (whose := self._possessor(line, unit, last)) is not None:
                        if actor.party is not None and whose.party is not None and self._has_soldiers(whose.party):
                            return self.of_unit(line, last)
                        return Who(whose.party, "armed", last, whose.bare, True, whose.side)
            if (
                actor.noun in _IRREGULARS
                and actor.kind == "generic"
                and last > 0
                and tag[last - 1] & (tags.CAPITAL | tags.WEAK)
                and not (tag[last - 1] & tags.PLACE and actor.noun != "fighters")
                and not tag[last - 1] & (tags.ACTOR | tags.TIME | tags.DETERMINER | tags.DIRECTION | tags.PAST)
            ):
                called = line.words(last - 1, last + 1)
                if "-" in called and line.first[last - 1] == line.sentence.first_token:
                    called = called[0].lower() + called[1:]  # "Pro-government militias"
                return Who(called, "armed", last, troops=True)  # "Karenni fighters"
            own = actor.kind == "generic" and actor.party is None and owner is not None and self._has_soldiers(owner)
            enemies = self.index.book.words["enemy"]
            other = actor.noun in enemies or actor.noun in _OCCUPIERS or word.split(" ")[0] in enemies
            if owner is not None and actor.kind == "generic" and not own and actor.noun in ("army", "military"):
                backer = self.index.book.side_of(owner)  # of a proxy the one whose it is
                owner, own = (backer, True) if self._has_soldiers(backer) else (owner, False)
            if own and not other and actor.noun not in ("government", "regime"):
                return Who(owner, "armed", last, True, True)  # "the ministry said that troops had entered"
            return self.of_unit(line, last, end)
        if (
            word in ("country", "nation", "side", "people", "homeland")
            and last > start
            and low[last - 1] in _POSSESSIVES
        ):
            return Who(self.owner_of(line, last - 1, owner), "armed", last, True, True)
        if (
            (word in GROUPS or word in ("force", "side"))
            and low[start] in ("the", "this", "that")
            and last == start + 1
        ):
            party = owner or self.index.last_group(line.first[start]) or self.last
            return Who(party, "armed", last, True, True) if party else Who(None, "civil", last)
        if word in GROUPS and last > start + 1 and tag[last - 1] & tags.CAPITAL and low[start] == "the":
            near = self.index.between(line.first[start] - _NAMED_WITHIN, line.first[start])
            spoken = [other.party for other in near if other.kind == "group" and other.party is not None]
            alike = next((key for key in reversed(spoken) if low[last - 1] in key.lower().split()), None)
            if alike is not None:
                return Who(alike, "armed", last, True, True)  # "the Oromo group"
        if word == "others":
            return self._of_pronoun(line, last, owner)
        if word in _OTHER_SIDES and last + 3 < line.size and tag[last + 1] & tags.COMMA:
            apposed = last + (3 if tag[last + 2] & tags.DETERMINER else 2)
            if apposed in line.actor and line.actor[apposed].kind in ("group", "force"):
                return self.of_unit(line, apposed)  # "the latter, fighters of the Lake Front, drove"
        if word in ("nobody", "none", "noone"):
            return Who(None, "none", last)
        if (bits & tags.HEADS or bits & tags.PEOPLE) and not bits & tags.FORCE:
            if actors:
                who = self.of_unit(line, actors[0])
                if who.party is not None:
                    return Who(
                        who.party, "armed" if bits & tags.COMMANDERS else "official", last, who.bare, True, who.side
                    )
            elif head_end + 1 < end and low[head_end] in ("of", "for", "from"):
                inner = self.of(line, (head_end + 1, end), owner=owner, depth=2)
                if inner.party is not None and inner.status == "armed":
                    return Who(inner.party, "official", last, inner.bare, True, inner.side)
            elif last > start + 1 and low[last - 1] in _MARKS and low[last - 2] in GROUPS:
                party = self.index.last_group(line.first[start]) or self.last
                return Who(party, "official", last, True, True)  # "the group's leader"
            elif bits & tags.COMMANDERS and low[start] in _POSSESSIVES and last == start + 1:
                return Who(self.owner_of(line, start, owner), "armed", last, True, True)
            elif bits & tags.COMMANDERS and low[start] == "the" and last == start + 1:
                return Who(owner or self.recent(line, last), "armed", last, True)
            elif low[start] in ("the", "its", "their") and last == start + 1:
                return Who(owner or self.index.home, "official", last, True)
        if bits & tags.CAPITAL and actors and line.actor[actors[-1]].kind == "official":
            who = self.of_unit(line, actors[-1])
            return Who(who.party, "official", last, who.bare, True, who.side)
        if bits & tags.CAPITAL and actors and any(tag[unit] & tags.COMMANDERS for unit in range(start, head_end)):
            who = self.of_unit(line, actors[0])
            return Who(who.party, "official", last, who.bare, True, who.side)
        if bits & tags.ACTION and actors and line.actor[actors[-1]].kind not in ("official", "person"):
            who = self.of_unit(line, actors[-1])
            return Who(who.party, "armed", last, who.bare, True, who.side)
        if bits & tags.COMMANDERS and actors:
            who = self.of_unit(line, actors[0])
            return Who(who.party, "armed", last, who.bare, True, who.side)
        if bits & tags.PLACE:
            place = line.place[last].place
            if place is not None and place.level == "country" and place.country in self.index.book.parties:
                return Who(place.country, "armed", last, side=self.index.book.side_of(place.country))
        if bits & tags.PRONOUN and last == start:
            return self._of_pronoun(line, last, owner)
        if word in _MARKS and last > start:
            last -= 1
            if last in line.actor:
                return self.of_unit(line, last)
        if word in ("bomber", "bombers") and last > start and tag[last - 1] & tags.TERROR:
            return Who(None, "civil", last)
        if (bits & tags.WEAPON and not bits & tags.FORCE) or (bits & tags.WEAPON and actors):
            return self._with_noun(line, start, last, actors, owner, "weapon", end)
        if bits & tags.FORCE and bits & tags.CAPITAL and self._armed_name(line, start, head_end) and not actors:
            return Who(line.words(self._name_start(line, start, head_end), head_end), "armed", last, troops=True)
        if bits & tags.FORCE:
            side = bits & tags.CAPITAL and not actors and last > start and tag[last - 1] & tags.DETERMINER
            if side and word.endswith("s") and word not in self.index.book.words["forces"]:
                return Who(line.words(last, last + 1), "armed", last, troops=True)  # "the Republicans"
            return self._with_noun(line, start, last, actors, owner, "armed", end)
        if actors and bits & tags.CAPITAL and tag[actors[-1]] & tags.FORCE:
            return self.of_unit(line, actors[-1])
        if bits & tags.CAPITAL and self._armed_name(line, start, head_end):
            return Who(line.words(self._name_start(line, start, head_end), head_end), "armed", last, troops=True)
        counted = bits & (tags.NUMBER | tags.AREA_PART) or word in ("any", "all", "none", "both", "each", "many", "one")
        if counted and head_end < end and low[head_end] == "of" and depth < 3:
            return self.of(line, (head_end + 1, end), owner=owner, depth=depth + 1)
        if (
            word
            in (
                "elements",
                "members",
                "soldiers",
                "waves",
                "columns",
                "units",
                "storm",
                "hail",
                "wave",
                "swarm",
                "volley",
                "salvo",
                "barrage",
                "column",
                "group",
                "crowd",
                "number",
                "handful",
            )
            and head_end < end
            and depth < 3
        ):
            return self.of(line, (head_end + 1, end), owner=owner, depth=depth + 1)
        return Who(None, "civil", last)

    def _apposed(self, line: Line, noun: int) -> Who | None:
        """Whose "the garrison, a regiment of the Russian guard," is: the party that its apposition names."""
        tag = line.tag
        start = noun + 2
        if start + 1 >= line.size or not tag[noun + 1] & tags.COMMA or not tag[start] & _APPOSED:
            return None
        for unit in range(start, min(line.size, start + 8)):
            if unit in line.actor:
                if line.actor[unit].kind in ("force", "group", "people", "adjective"):
                    if tag[min(unit + 1, line.size - 1)] & (tags.SAID | tags.AUXILIARY):
                        return None  # "the army, the Russians said, had left"
                    who = self.of_unit(line, unit)
                    return Who(who.party, "armed", noun, False, True, who.side)
            elif tag[unit] & _PHRASE_ENDS and not tag[unit] & tags.DETERMINER and line.low[unit] not in ("of", "from"):
                return None
        return None

    @staticmethod
    def _relative_before(line: Line, end: int) -> int:
        """The unit before the first relative clause of those that "and" joins before unit `end`; `end` without one."""
        for unit in range(end - 1, max(1, end - 40), -1):
            if line.low[unit] in ("who", "whose", "which") and line.tag[unit - 1] & tags.COMMA:
                return unit - 2
        return end

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
                return at
            if (
                at > start
                and bits & tags.CONJUNCTION
                and line.actor.get(at - 1) is not None
                and line.actor[at - 1].kind == "adjective"
                and at + 1 < end
                and at + 1 in line.actor
            ):
                at += 1  # "French and Malian soldiers"
                continue
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

    def _possessor(self, line: Line, unit: int, noun: int) -> Who | None:
        """Whose the forces at a noun are before which an actor, "the group" or an unknown name stands with its 's."""
        if unit in line.actor:
            return self.of_unit(line, unit)
        if line.low[unit] in GROUPS and unit and line.low[unit - 1] in ("the", "this", "that"):
            return Who(self.index.last_group(line.first[unit]) or self.last, "armed", unit, True, True)
        place = line.place[unit].place if unit in line.place else None
        own = line.low[noun] in _IRREGULARS or line.low[noun] == "men"
        if not line.tag[unit] & tags.CAPITAL or (place is not None and not own):
            return None
        side = self.index.side_beside(line.words(unit, unit + 1).split())
        if side:
            return Who(side, "armed", unit, True, True, side)
        actor = line.actor.get(noun)
        if actor is not None and actor.party is not None:
            return self.of_unit(line, noun)
        if own:
            return Who(line.words(unit, noun + 1), "armed", noun, troops=True)  # "Hartmann's fighters": no list has him
        last = self.index.last_party(line.first[noun])
        return Who(last if last is not None and self._has_soldiers(last) else None, "armed", noun, True, True)

    def _with_noun(
        self, line: Line, start: int, noun: int, actors: list[int], owner: str | None, status: str, end: int
    ) -> Who:
        """A noun of force or weapon: whose is it?"""
        low = line.low
        troops = status == "armed"
        if actors:
            who = self.of_unit(line, actors[-1])
            return Who(who.party, status, noun, who.bare, troops, who.side)
        for unit in range(noun - 1, start - 1, -1):
            if low[unit] in _POSSESSIVES:
                party = self.owner_of(line, unit, owner)
                return Who(party, status, noun, True, troops)
            whose = self._possessor(line, unit, noun) if low[unit + 1] in _MARKS else None
            if whose is not None:
                return Who(whose.party, status, noun, whose.bare, troops, whose.side)
        if noun + 2 < line.size and low[noun + 1] in ("of", "from") and noun + 2 < end:
            inner = self.of(line, (noun + 2, end), owner=owner, depth=2)
            if inner.party is not None and inner.status in ("armed", "person", "official"):
                return Who(inner.party, status, noun, inner.bare, troops, inner.side)
        if status == "weapon":
            after = noun + 1
            if (
                after + 2 < line.size
                and low[after] in ("fired", "launched", "dropped", "sent")
                and low[after + 1] == "by"
            ):
                maker = self.of(line, (after + 2, min(line.size, after + 7)), depth=2)  # "rockets fired by the rebels"
                return Who(maker.party, status, noun, maker.bare, False, maker.side)
            return Who(None, status, noun, True)
        if low[noun] in ("government", "regime", "state"):
            return Who(self.index.home, status, noun, True)
        if low[noun] in _BANDS and low[start] in ("a", "an", "another"):
            return Who(low[noun], status, noun, troops=troops)  # whoever "a breakaway group" is, no one named before
        return Who(self.recent(line, noun), status, noun, True, troops)

    def of_unit(self, line: Line, unit: int, end: int = 1 << 30) -> Who:
        actor = line.actor[unit]
        kind = actor.kind
        party = self.settle(actor)
        if kind == "generic" and unit and line.low[unit - 1] in _POSSESSIVES and self._is_enemy(actor):
            owner = self.owner_of(line, unit - 1, None)  # "his enemy's columns"
            party = self.foe(self.index.book.side_of(owner)) if owner else party
        side = actor.side
        if kind == "person":
            return Who(party, "person", unit, side=side)
        if kind == "official":
            return Who(party, "official", unit, side=side)
        if kind == "adjective":
            after = unit + 1
            if after >= end:
                if unit and line.low[unit - 1] in (
                    "million",
                    "thousand",
                    "hundred",
                    "thousands",
                    "millions",
                    "hundreds",
                    "many",
                    "young",
                    "ordinary",
                    "a",
                    "an",
                    "another",
                    "every",
                ):
                    return Who(party, "civil", unit, side=side)
                return Who(party, "armed", unit, side=side, troops=True)
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
            return Who(
                party,
                "armed",
                unit,
                side=side,
                troops=line.low[unit].rsplit(" ", 1)[-1] in _ARMIES or line.low[unit] in _FORCES,
            )
        return Who(party, "armed", unit, kind == "generic", kind in ("force", "group", "people", "generic"), side)

    def foe(self, side: str | None) -> str | None:
        """The party that the text names most against a side: its enemy."""
        on = self.index.document.article.date
        fought = foe_of(side, on, {*self.index.sides, self.index.home or ""}) if side else None
        if fought is not None:
            return fought  # and not a bystander who is spoken of more
        return self.index.opponent(side) or (foe_of(side, on) if side else None)

    @property
    def state(self) -> str | None:
        """The state whose army "the army" is: the home state where it fights, else the one spoken of most."""
        if self._state is None:
            home, index = self.index.home, self.index
            if home not in _WITHOUT_ARMY:
                self._state = home
            else:
                armies = Counter(actor.party for actor in index.actors if actor.kind == "force" and actor.party)
                sides = {side: count for side, count in (armies or index.sides).items() if self._has_soldiers(side)}
                self._state = max(sorted(sides), key=lambda side: sides[side]) if sides else home
        return self._state

    def settle(self, actor: Actor) -> str | None:
        """The party of an actor, generic ones settled by the document."""
        if actor.kind != "generic":
            return actor.party
        words = self.index.document.tokens.words
        before = words[actor.token_start - 1].lower() if actor.token_start else ""
        invading = before in _INVADING and actor.noun in _ARMED_MEN
        if actor.noun in _OCCUPIERS or invading or self._is_enemy(actor):
            return self.foe(self.speaker_side or self.index.home)
        if actor.noun in _DEFENDERS and self.index.home in self.index.sides:
            return self.index.home
        if actor.noun in _ATTACKERS and (attacker := self.foe(self.index.home)) is not None:
            return attacker
        party = self.index.resolve(actor)
        first = words[actor.token_start].lower()
        if before in _OUTSIDERS and actor.noun in _ARMED_MEN:
            of_whom = words[actor.token_start - 1]  # "foreign troops": whose is not said, but not the state's
            return f"{of_whom if of_whom.lower() == 'western' else of_whom.lower()} {actor.noun}"
        if first in _OF_THE_STATE or actor.noun in _OF_THE_STATE:
            party = self.state or party
        elif party == self.index.home and party not in self.index.sides and actor.party is None:
            party = self.state or party  # soldiers of a state that the text does not speak of: rather another's
            if party == self.index.home and party not in self.index.sides and self._invaded(party):
                return None  # "troops took P", and no word of whose: either state's
        if actor.noun in _OF_STATES and party is not None:
            known = self.index.book.get(party)
            other = self.foe(party) if known is not None else self.state
            if other is not None and self._has_soldiers(other) and not self._has_soldiers(party):
                return other  # militias have no warplanes
        if actor.noun in ("army", "soldiers", "garrison", "servicemen"):
            known = self.index.book.get(party)
            if known is not None and not known.is_state and self.index.home:
                return self.index.home  # a state has soldiers; others have fighters
        if actor.party is not None:
            # The text's own noun for a proxy's fighters stays ("separatists"): it may mean several of them.
            known = self.index.book.get(party)
            if known is not None and known.kind == "proxy":
                return actor.party if actor.party.endswith("s") else actor.party + "s"
        return party

    def _invaded(self, state: str | None) -> bool:
        """Whether another state fights a state at the date of the text."""
        foe = foe_of(state, self.index.document.article.date) if state else None
        known = self.index.book.get(foe)
        return known is not None and known.is_state

    def _is_enemy(self, actor: Actor) -> bool:
        """Whether an actor is called the enemy, or is the enemy's."""
        enemies = self.index.book.words["enemy"]
        return actor.noun in enemies or self.index.document.tokens.words[actor.token_start].lower() in enemies

    def _has_soldiers(self, party: str) -> bool:
        """Whether a party is a state, with regular forces."""
        known = self.index.book.get(party)
        return known is not None and known.is_state

    def _of_pronoun(self, line: Line, unit: int, owner: str | None) -> Who:
        word = line.low[unit]
        if word in ("he", "she", "i", "you", "him", "me", "her"):
            return Who(None, "civil", unit)
        if word in ("we", "us"):
            party = self.speaker_side or owner or self._acted_last() or self.index.home
            if party == self.last and not (self.speaker_side or owner) and "they" in line.low[:unit]:
                party = self.foe(self.index.book.side_of(party)) or self.index.home  # "they fired after we took P"
            return Who(party, "armed", unit, True, True)
        if word == "they" and self.quoted and not any(at < unit for at in line.actor):
            foe = self.foe(self.index.home)  # "then they shelled P," said a neighbour: the other side
            if foe is not None and self.index.home in self.index.sides:
                return Who(foe, "armed", unit, True, True)
        if owner is not None and not self.told_after:
            return Who(owner, "armed", unit, True, word == "they" or not self._has_soldiers(owner))
        before = self.before(line, unit)
        if owner is not None and (before is None or before.party is None):
            return Who(owner, "armed", unit, True, word == "they" or not self._has_soldiers(owner))
        if before is not None:
            return Who(
                before.party, before.status if before.status != "person" else "armed", unit, True, word == "they"
            )
        return Who(None, "none", unit)

    def _acted_last(self) -> str | None:
        """Who acted last, for "we" of a speaker on no known side; not the state that invades the state at home."""
        last = self.last
        invader = last is not None and last == self.foe(self.index.home) and self._has_soldiers(last)
        return None if invader and self.index.home in self.index.sides else last

    def before(self, line: Line, unit: int) -> Who | None:
        """The actor that a pronoun at a unit stands for: the last subject-like one before it."""
        found = self._named_before(line, unit, 2) or self._named_before(line, unit, 1)
        if found is None:
            found = self.subject_before(line)
            if found is None or found.party is None:
                return self._named_before(line, unit, 0) or found
        return found

    def _named_before(self, line: Line, unit: int, strict: int) -> Who | None:
        """The last actor of a sentence before a unit; if `strict` no adjective or object, if 2 one like a subject."""
        many = line.low[unit] in ("they", "them", "their", "others")
        one = strict and line.low[unit] in ("it", "its")
        for look in range(unit - 1, -1, -1):
            if look not in line.actor or (strict and line.actor[look].kind == "adjective"):
                continue
            if strict and look and line.tag[look - 1] & (tags.PREPOSITION | tags.TO):
                continue
            others = look and line.low[look - 1] in _POSSESSIVES and not self._is_enemy(line.actor[look])
            if strict and look and (others or _in_relative(line, look, unit)):
                continue  # "its minister said": whose that is stands before
            if many and line.actor[look].kind in ("person", "official"):
                continue  # "they" are no single person
            if one and (line.actor[look].kind == "people" or line.actor[look].noun.endswith("s")):
                continue  # "its" is not of the "junta troops"
            if strict == 2 and not _like_subject(line, look):
                continue
            who = self.of_unit(line, look)
            if who.party is not None:
                return who
        return None

    def subject_before(self, line: Line) -> Who | None:
        """The first actor of the sentence before, where it could be a subject; of one further back, if it has none."""
        if self._firsts is None:
            self._firsts = [sentence.first_token for sentence in line.document.sentences]
        end = line.sentence.first_token
        at = bisect_left(self._firsts, end)
        for back in range(1, _BACK + 1):
            if at - back < 0:
                return None
            first = self._firsts[at - back]
            for actor in self.index.between(max(first, end - 80), end):
                who = self._as_subject(line, actor)
                if who is not None:
                    return who
            end = first
        return None

    def _as_subject(self, line: Line, actor: Actor) -> Who | None:
        """What an actor of an earlier sentence gives a pronoun; none where it is passed over."""
        if actor.kind in ("official", "person"):
            return Who(self.last, "armed", troops=True) if self.last is not None else Who(None, "civil")
        if actor.kind == "adjective":
            following = line.document.tokens.words[actor.token_end : actor.token_end + 1]
            return Who(None, "civil") if following and following[0].islower() else None
        before = line.document.tokens.words[max(actor.token_start - 1, 0)].lower()
        if actor.kind == "state" and actor.party not in self.index.fighting:
            return None  # "the drones come from Turkey"
        party = self.settle(actor) if before not in _POSSESSIVES else None
        if party is None:
            return None
        return Who(party, "armed", troops=actor.kind in ("force", "group", "people", "generic"))

    def owner_of(self, line: Line, unit: int, owner: str | None) -> str | None:
        """Whom "its", "his", "our" at a unit stands for."""
        word = line.low[unit]
        if word in ("our", "my"):
            return self.speaker_side or owner or self.index.home
        if owner is not None:
            many = self._named_before(line, unit, 2) if word == "their" else None
            actor = line.actor[many.unit] if many is not None else None
            if many is not None and actor is not None and (actor.noun.endswith("s") or actor.kind == "people"):
                return many.party  # "the rebels hold P, and their guns shelled Q, Baku said"
            return owner
        if word in ("his", "her"):
            side = person_before(line, unit, self.index)
            if side is not None:
                return side or (self.index.home if self.index.home in self.index.sides else None)
        before = self._ahead(line, unit) or self.before(line, unit)
        if before is not None and before.party is not None:
            return before.party
        return self.speaker_side or self.recent(line, unit)

    def _ahead(self, line: Line, unit: int) -> Who | None:
        """Whom "its" means in a clause before the main one: "Since May, when its fighters took P, the M23 has"."""
        tag = line.tag
        if not any(bits & (tags.SUBORDINATOR | tags.RELATIVE) for bits in tag[:unit]):
            return None
        if any(look in line.actor for look in range(unit)):
            return None
        for look in range(unit + 1, line.size - 2):
            if tag[look] & tags.COMMA:
                at = look + (2 if tag[look + 1] & tags.DETERMINER else 1)
                if at in line.actor and line.actor[at].kind != "adjective" and _like_subject(line, at):
                    return self.of_unit(line, at)
        return None

    def recent(self, line: Line, unit: int) -> str | None:
        """The party whose forces were named last before a unit."""
        return self.index.last_party(line.first[unit]) or self.index.home

    def _armed_name(self, line: Line, start: int, end: int) -> bool:
        """Whether a name in capitals is that of an armed body that no list has ("Three Brotherhood Alliance")."""
        begin = self._name_start(line, start, end)
        if begin > start and (line.tag[begin - 1] & tags.NUMBER or line.low[begin - 1][:1].isdigit()):
            return False  # "the 90th Tank Division" is no party, but some party's
        return end - begin >= 2 and bool(line.tag[end - 1] & tags.ARMED_NAME)

    @staticmethod
    def _name_start(line: Line, start: int, end: int) -> int:
        at = end
        while at > start and line.tag[at - 1] & (tags.CAPITAL | tags.ACTOR | tags.COMPOUND):
            at -= 1
        return at


def _in_relative(line: Line, unit: int, pronoun: int) -> bool:
    """Whether an actor is the subject of a relative clause ("a map that the Syrians found,") that a comma closes."""
    before = unit - 1 - bool(unit and line.tag[unit - 1] & tags.DETERMINER)
    if before < 1 or line.low[before] not in ("that", "whom") or complement(line, before):
        return False
    return any(bits & (tags.COMMA | tags.STOP) for bits in line.tag[unit:pronoun])


def _like_subject(line: Line, unit: int) -> bool:
    """Whether an actor at a unit stands like a subject: a verb, or an aside, follows, and none comes right before."""
    tag = line.tag
    if unit and tag[unit - 1] & (tags.PAST | tags.GERUND | tags.VERB_IRREGULAR):
        return False
    after = unit + 1
    return after < line.size and bool(
        tag[after]
        & (tags.FINITE | tags.TRIGGER | tags.ADVERB | tags.RELATIVE | tags.COMMA | tags.NEGATION | tags.PLANS)
    )
