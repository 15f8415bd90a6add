"""Who does it: the party that a noun phrase names or stands for."""

from __future__ import annotations

from dataclasses import replace

from geomap.claims import tags
from geomap.claims.actorwho import MARKS, NOBODY, Who
from geomap.claims.line import Line
from geomap.claims.phraseheads import armed_name, head_end_of, name_start
from geomap.claims.pronouns import POSSESSIVES, Pronouns
from geomap.claims.settling import OCCUPIERS

__all__ = ["GROUPS", "NOBODY", "Parties", "Who"]

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
_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "you", "them", "him", "us"])
_SOME = frozenset(("one", "two", "three", "four", "some", "several", "many", "most", "half", "dozens", "hundreds"))


class Parties(Pronouns):
    """Finds the party of a phrase, with a memory of who acted last."""

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
            return self.of_pronoun(line, start, owner)
        if low[start] in _SOME and start + 2 < end and low[start + 1] == "of" and depth < 2:
            return self.of(line, (start + 2, end), owner=owner, depth=depth + 1)  # "one of the missiles"
        head_end = head_end_of(line, start, end)
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
                beside = inner_unit + (2 if low[inner_unit + 1] in MARKS else 1)
                if beside in line.actor and line.actor[beside].kind == "group":
                    inner_unit, inner_actor = beside, line.actor[beside]  # "fighters of Lebanon's Hezbollah"
            if inner_actor is not None and inner_actor.kind == "group" and tag[last] & tags.FORCE:
                who = self.of_unit(line, inner_unit)
                return Who(who.party, "armed", last, who.bare, True, who.side)
            name_end = inner_unit
            while name_end < end and tag[name_end] & tags.CAPITAL and name_end not in line.actor:
                name_end += 1
            if inner_actor is None and tag[last] & tags.FORCE and armed_name(line, inner_unit, name_end):
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
                    if low[unit] in POSSESSIVES:
                        whom = self.owner_of(line, unit, owner)
                        if actor.party is not None and whom is not None and self.has_soldiers(whom):
                            return self.of_unit(line, last)  # "his militia": no army of the state
                        return Who(whom, "armed", last, True, True)
                    if low[unit + 1] in MARKS and (whose := self._possessor(line, unit, last)) is not None:
                        if actor.party is not None and whose.party is not None and self.has_soldiers(whose.party):
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
            own = actor.kind == "generic" and actor.party is None and owner is not None and self.has_soldiers(owner)
            enemies = self.index.book.words["enemy"]
            other = actor.noun in enemies or actor.noun in OCCUPIERS or word.split(" ")[0] in enemies
            if owner is not None and actor.kind == "generic" and not own and actor.noun in ("army", "military"):
                backer = self.index.book.side_of(owner)  # of a proxy the one whose it is
                owner, own = (backer, True) if self.has_soldiers(backer) else (owner, False)
            if own and not other and actor.noun not in ("government", "regime"):
                return Who(owner, "armed", last, True, True)  # "the ministry said that troops had entered"
            return self.of_unit(line, last, end)
        if (
            word in ("country", "nation", "side", "people", "homeland")
            and last > start
            and low[last - 1] in POSSESSIVES
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
            return self.of_pronoun(line, last, owner)
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
            elif last > start + 1 and low[last - 1] in MARKS and low[last - 2] in GROUPS:
                party = self.index.last_group(line.first[start]) or self.last
                return Who(party, "official", last, True, True)  # "the group's leader"
            elif bits & tags.COMMANDERS and low[start] in POSSESSIVES and last == start + 1:
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
            return self.of_pronoun(line, last, owner)
        if word in MARKS and last > start:
            last -= 1
            if last in line.actor:
                return self.of_unit(line, last)
        if word in ("bomber", "bombers") and last > start and tag[last - 1] & tags.TERROR:
            return Who(None, "civil", last)
        if (bits & tags.WEAPON and not bits & tags.FORCE) or (bits & tags.WEAPON and actors):
            return self._with_noun(line, start, last, actors, owner, "weapon", end)
        if bits & tags.FORCE and bits & tags.CAPITAL and armed_name(line, start, head_end) and not actors:
            return Who(line.words(name_start(line, start, head_end), head_end), "armed", last, troops=True)
        if bits & tags.FORCE:
            side = bits & tags.CAPITAL and not actors and last > start and tag[last - 1] & tags.DETERMINER
            if side and word.endswith("s") and word not in self.index.book.words["forces"]:
                return Who(line.words(last, last + 1), "armed", last, troops=True)  # "the Republicans"
            return self._with_noun(line, start, last, actors, owner, "armed", end)
        if actors and bits & tags.CAPITAL and tag[actors[-1]] & tags.FORCE:
            return self.of_unit(line, actors[-1])
        if bits & tags.CAPITAL and armed_name(line, start, head_end):
            return Who(line.words(name_start(line, start, head_end), head_end), "armed", last, troops=True)
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
        return Who(last if last is not None and self.has_soldiers(last) else None, "armed", noun, True, True)

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
            if low[unit] in POSSESSIVES:
                party = self.owner_of(line, unit, owner)
                return Who(party, status, noun, True, troops)
            whose = self._possessor(line, unit, noun) if low[unit + 1] in MARKS else None
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
