"""Who does it: the party that a noun phrase names or stands for."""

from __future__ import annotations

from dataclasses import replace

from geomap.claims.verbs.climb import climb
from geomap.claims.verbs.subjectphrases import before_calling, calls_itself
from geomap.claims.who.actorwho import NOBODY, Who
from geomap.claims.who.headactors import HeadActors, as_men_of
from geomap.claims.who.heads import armed_name, head_end_of, head_of, name_start
from geomap.claims.who.previous import POSSESSIVES
from geomap.claims.who.pronouns import CREEDS
from geomap.claims.who.settling import ARMY, OF_THE_STATE, REGULAR_UNITS
from geomap.claims.words import tags
from geomap.claims.words.groups import group
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FAITHS, GROUPS, OWNING

__all__ = ["NOBODY", "Parties", "Who"]

_RIVALS = frozenset(
    ("rivals", "rival", "foes", "foe", "enemies", "enemy", "opponents", "opponent", "adversaries", "adversary")
)
_OTHER_SIDES = frozenset(("latter", "former", "men", "attackers", "allies", *_RIVALS))
_OF_TWO = {"former": 0, "latter": 1}
_COUNTRIES = frozenset(("country", "nation", "side", "people", "homeland", "countrymen", "compatriots", "comrades"))
_NOBODY = frozenset(("nobody", "none", "noone"))
_FLOWN = frozenset(("air", "bombing"))
_BODIES = frozenset((*GROUPS, "force", "side"))
_LANDS = frozenset(("country", "nation", "republic", "kingdom", "emirate", "caliphate"))
_NAMELESS = frozenset((*_COUNTRIES, *_LANDS, *_BODIES, *_OTHER_SIDES, "others", *_NOBODY))
_NAMED_WITHIN = 400  # tokens that "the Oromo group" looks back for a group of that name
_BANDS = frozenset(("group", "force", "band", "faction", "gang", "militia"))
_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "you", "them", "him", "us"])
_SOME = frozenset(("one", "two", "three", "four", "some", "several", "many", "most", "half", "dozens", "hundreds"))
_PARTS = frozenset(("last", "first", "bulk", "rest", "remainder", "remnants"))
_COUNTED = frozenset(("any", "all", "none", "both", "each", "many", "one"))
_AMOUNTS = frozenset(
    ("elements", "members", "soldiers", "waves", "columns", "units", "rounds", "round", "storm", "hail", "wave",
     "swarm", "volley", "salvo", "barrage", "column", "group", "crowd", "number", "handful", "body", "vanguard",
     "spearhead", "remnants", "mass", "wing", "wings", "contingent", "contingents")
)  # fmt: skip
_WINGS = frozenset(("wing", "vanguard", "spearhead", "remnants"))
_LED = frozenset(("led", "commanded", "backed"))
_ALLIED = frozenset(("allied", "aligned", "affiliated", "linked"))
_OF_ANY_STATE = frozenset(("armed", "defence", "defense", "security"))
_MEN = frozenset(("forces", "troops", "units", "soldiers"))
_FOLLOW = frozenset(("loyal", "belonging", "answering", *_LED, *_ALLIED))
_OPPOSED = frozenset(("opposed", "hostile"))
_RULERS = ("government", "president", "regime", "junta")
_HEADLINE_FORCES = frozenset(("Army", "Government", "Govt", "Forces", "Military", "Security", "Armed"))
_ARMED = tags.WEAPON | tags.FORCE | tags.CAPITAL
_VERBS = tags.FINITE | tags.PAST | tags.VERB_IRREGULAR
_PERSONS = tags.HEADS | tags.PEOPLE
_BESIDE_ACTORS = tags.CAPITAL | tags.ACTION | tags.COMMANDERS
_ARMOUR = frozenset(("tanks", "armour", "armor"))
_UNITS = frozenset(("units", "troops", "soldiers", "servicemen", "formations", "crews", "detachments", *REGULAR_UNITS))
_OF_FORCES = (["of", "forces"], ["of", "troops"])
_SERVICES = frozenset(("navy", "fleet"))
_GIVES_GROUND = frozenset(
    ("withdrew", "withdrawn", "retreated", "fled", "abandoned", "left", "lost", "surrendered", "driven", "pushed",
     "forced")
)  # fmt: skip
_OF_LAW = frozenset(("police", "policemen", "gendarmes", "gendarmerie"))
_MOUNTED = frozenset(("led", "launched", "mounted", "begun", "started", "staged", "spearheaded", "opened"))
_FIRED = frozenset(("fired", "launched", "dropped", "sent"))
_LAUNCHES = (_FIRED - {"sent"}) | {
    "fire", "fires", "firing", "launch", "launches", "launching", "drop", "drops", "staged", "mounted", "unleashed",
    "stepped", "carried",
}  # fmt: skip


class Parties(HeadActors):
    """Finds the party of a phrase, with a memory of who acted last."""

    def of(self, line: Line, span: tuple[int, int] | None, *, owner: str | None = None, depth: int = 0) -> Who:
        """Read the units of a phrase. `owner` is whom "its" stands for.

        The readings are tried in order: the first that the words allow holds.
        """
        if span is None or span[0] >= span[1]:
            return NOBODY
        start, end = span
        tag, low = line.tag, line.low
        if tag[end - 1] & tags.COMMA:
            end -= 1
        if (called := calls_itself(line, start, end)) >= 0:
            return self.of_unit(line, called)
        end = before_calling(line, start, end)
        if start > 1 and low[start - 1] == "whose" and owner is None:
            owner = self._whose(line, start)
            named = any(unit in line.actor and line.actor[unit].kind != "generic" for unit in range(start, end))
            if owner is not None and not named:
                return replace(self.of(line, span, owner=owner, depth=depth), party=owner)
        if tag[start] & tags.PRONOUN and start not in line.actor and low[start] in _PRONOUNS:
            return self.of_pronoun(line, start, owner)
        if low[start] in _SOME and start + 2 < end and low[start + 1] == "of" and depth < 2:
            return self.of(line, (start + 2, end), owner=owner, depth=depth + 1)  # "one of the missiles"
        if (
            low[start] == "the"
            and start + 3 < end
            and low[start + 1] in _PARTS
            and low[start + 2] == "of"
            and depth < 2
        ):
            return self.of(line, (start + 3, end), owner=owner, depth=depth + 1)  # "the last of the soldiers"
        head_end = head_end_of(line, start, end)
        who = self._of_followers(line, start, head_end, end, owner)
        if who is not None:
            return who
        last = head_of(line, start, head_end)
        if last > start and low[last].isdigit() and low[last - 1] in REGULAR_UNITS:
            last -= 1  # "Battalion 129"
        if last in line.actor:
            return self.of_head(line, start, last, head_end, end, owner)
        who = self._of_nameless(line, start, last, owner) or self._of_people(line, start, last, head_end, end, owner)
        if who is not None:
            return who
        bits, word = tag[last], low[last]
        if bits & tags.PRONOUN and last == start:
            return self.of_pronoun(line, last, owner)
        if word in OWNING and last > start:  # "Russia's"
            last -= 1
            if last in line.actor:
                return self.of_unit(line, last)
        who = self._of_armed(line, start, last, head_end, end, owner) if bits & _ARMED else None
        if depth < 2 and (who.party is None and who.status == "weapon" if who is not None else bits & tags.ACTION):
            at = any(tag[unit] & tags.PREPOSITION and low[unit] not in ("of", "out") for unit in range(start, last))
            launched = None if at else self._launched(line, start, owner)  # "fired at drones that hit P"
            who = launched if launched is not None else who
        if who is not None:
            return who
        if depth < 3 and head_end < end:
            counted = bits & (tags.NUMBER | tags.AREA_PART) or word in _COUNTED
            if word in _AMOUNTS or (counted and low[head_end] == "of"):
                return self.of(line, (head_end + 1, end), owner=owner, depth=depth + 1)  # "a wave of drones"
        if bits & tags.ACTION and depth < 2 and line.low[last + 2 : last + 3] == ["by"] and low[last + 1] in _MOUNTED:
            stop = next((unit for unit in range(last + 4, min(line.size, last + 9)) if _hits(line, unit)), last + 4)
            return self.of(line, (last + 3, stop), owner=owner, depth=2)  # "an offensive launched by the rebels"
        if word in _WINGS:
            for unit in range(last - 1, start, -1):
                if low[unit] in OWNING and unit - 1 in line.actor:
                    return self.of_unit(line, unit - 1)  # "the rebels' northern wing"
        return (self.of_office(line, last) if bits & tags.CAPITAL else None) or Who(None, "civil", last)

    def _whose(self, line: Line, start: int) -> str | None:
        """Whom "whose" before a phrase stands for: "Assad, whose troops"."""
        unit = start - 2 - bool(line.tag[start - 2] & tags.COMMA)
        if line.low[start - 2] == "and":
            unit = _relative_before(line, start - 2)  # "the Syrians, who had fled, and whose troops"
        return self.of_unit(line, unit).party if unit in line.actor else None

    def _of_followers(self, line: Line, start: int, head_end: int, end: int, owner: str | None) -> Who | None:
        """Find men who follow someone: "troops loyal to General Haftar"."""
        low = line.low
        for unit in range(start, min(head_end, line.size - 2)):
            if not line.tag[unit] & tags.FORCE:
                continue
            if low[unit + 1] in _OPPOSED and low[unit + 2] == "to":
                actor = line.actor.get(unit)
                if actor is not None and actor.party is not None:
                    return self.of_unit(line, unit)
                return self._of_opponents(line, unit)
            if low[unit + 1] in _FOLLOW and low[unit + 2] in ("to", "by", "with"):
                if " and " in low[unit] and unit in line.actor:
                    return self.of_unit(line, unit)  # "the NATO coalition and forces loyal to N": the first of two
                if low[unit] in _MEN and low[unit - 1] in ARMY and unit - 1 in line.actor and unit > start:
                    return as_men_of(self.of_unit(line, unit - 1), "armed", unit)  # "army troops backed by"
                furthest = max(end, min(line.size, unit + 5))
                stop = next((at for at in range(unit + 4, furthest) if _hits(line, at)), furthest)
                lord = self.of(line, (unit + 3, stop), owner=owner, depth=2)
                if lord.party is None and low[unit + 1 : unit + 4] == ["loyal", "to", "president"]:
                    return Who(self.index.home_at(line.first[unit]), "armed", unit, True, True)  # whom no list has
                return self._of_follower(line, start, unit, lord)
        return None

    def _of_opponents(self, line: Line, unit: int) -> Who:
        """Men told of by whom they are opposed to: they are not his, whom the phrase names."""
        whom = " ".join(line.low[unit + 3 : unit + 6])
        called = "anti-government forces" if any(word in whom for word in _RULERS) else line.low[unit]
        return Who(self.index.last_group(line.first[unit]) or called, "armed", unit, True, True)

    def _of_follower(self, line: Line, start: int, unit: int, lord: Who) -> Who:
        """Whose the men at a unit are who follow a lord: allies, and those whom he leads, keep a name of their own."""
        follow = line.low[unit + 1]
        actor = line.actor.get(unit)
        whose = next((at for at in range(start, unit) if at in line.actor), -1)
        if follow in _LED and lord.party is None and whose >= 0:
            return as_men_of(self.of_unit(line, whose), "armed", unit)  # "an army column led by Colonel N"
        if actor is not None and (follow in _LED or (follow in _ALLIED and actor.party is not None)):
            leads = line.actor.get(lord.unit) if actor.kind == "generic" else None
            if follow != "led" or leads is None or leads.kind != "group":
                return self.of_unit(line, unit)
        if actor is not None and actor.party is not None and actor.kind in ("group", "force") and lord.party is None:
            return self.of_unit(line, unit)  # "Houthi rebels and soldiers loyal to the former president"
        if actor is not None and actor.kind == "generic" and lord.party in (None, self.index.home):
            own = self.settle(actor)
            if own is not None and self.index.book.get(own) is None:
                return self.of_unit(line, unit)  # "rebels loyal to the general": no general of the state's
        stop = unit + 3
        while line.tag[stop] & tags.CAPITAL and stop not in line.actor:
            stop += 1
        if lord.party is None and follow == "loyal" and stop > unit + 3:
            called = line.words(unit, stop)  # "forces loyal to Nur Hakim": no list has him
            return Who(called[0].lower() + called[1:], "armed", unit, troops=True)
        return as_men_of(lord, "armed", unit)

    def _of_nameless(self, line: Line, start: int, last: int, owner: str | None) -> Who | None:
        """Read nouns that stand for a party named before: "their country", "the group", "the latter", "others"."""
        tag, low = line.tag, line.low
        word = low[last]
        if word not in _NAMELESS:
            return None
        named = word in _OTHER_SIDES or word in _BODIES
        if named and last + 3 < line.size and tag[last + 1] & tags.COMMA:
            apposed = last + (3 if tag[last + 2] & tags.DETERMINER else 2)
            closed = word in _OTHER_SIDES or line.tag[min(apposed + 1, line.size - 1)] & tags.COMMA
            if closed and apposed in line.actor and line.actor[apposed].kind in ("group", "force"):
                return self.of_unit(line, apposed)  # "the latter, fighters of the Lake Front, drove"
        if word == "allies" and (joint := _joint(line, start, last)):
            return self.of_unit(line, joint)  # "the army and its Shiite allies"
        if word in _COUNTRIES and last > start and low[last - 1] in POSSESSIVES:
            return Who(self.owner_of(line, last - 1, owner), "armed", last, True, True)
        if owner is not None and word in _LANDS and low[start] == "the" and last == start + 1:
            return Who(owner, "armed", last, True)  # "Radio Biafra said that the republic had lost P"
        if word in _RIVALS and last == start + 1 and low[start] in POSSESSIVES:
            return Who(self.other_than(line, start, self.owner_of(line, start, owner)), "armed", last, True, True)
        if word in _BODIES and low[last - 1] == "other" and last == start + 2 and low[start] == "the":
            told = owner or self.group_before(line, start)
            return Who(self.other_than(line, start, told), "armed", last, True, True)
        if word in GROUPS or word in ("force", "side"):
            start = last - 1 if low[last - 1] == "the" else start  # "vowed to destroy the group that"
            described = all(tag[unit] & tags.COMPOUND for unit in range(start + 1, last))
            if low[start] in ("the", "this", "that") and described:
                own = owner if not (word in GROUPS and self.has_soldiers(owner or "")) else None
                party = own or self.group_before(line, start)
                return Who(party, "armed", last, True, True) if party else Who(None, "civil", last)
        if word in GROUPS and last == start + 2 and low[start] == "the":
            party = self._described_group(line, start)
            if party is not None:
                return Who(party, "armed", last, True, True)
        if word in GROUPS and last > start + 1 and tag[last - 1] & tags.CAPITAL and low[start] == "the":
            alike = self._called(line, start, low[last - 1])
            return Who(alike, "armed", last, True, True) if alike is not None else None
        if word == "others":
            return self.of_pronoun(line, last, owner)
        if word in _OF_TWO and last == start + 1 and low[start] == "the":
            two = self.two_before(line, start)
            return Who(two[_OF_TWO[word]], "armed", last, True, True) if two else None
        return Who(None, "none", last) if word in _NOBODY else None

    def _described_group(self, line: Line, start: int) -> str | None:
        """The group named before that "the Lebanese group" or "the Islamist movement" at a unit means."""
        actor, party = line.actor.get(start + 1), self.group_before(line, start)
        if line.low[start + 1] in CREEDS | FAITHS:
            return party
        known = self.index.book.get(party)
        if actor is None or actor.kind != "adjective" or known is None or known.is_state:
            return None
        return party if actor.party in known.countries else None

    def _called(self, line: Line, start: int, word: str) -> str | None:
        """The group named last in whose name a word is: "the Oromo group"."""
        near = self.index.between(line.first[start] - _NAMED_WITHIN, line.first[start])
        spoken = [other.party for other in near if other.kind == "group" and other.party is not None]
        return next((key for key in reversed(spoken) if word in key.lower().split()), None)

    def _of_people(self, line: Line, start: int, last: int, head_end: int, end: int, owner: str | None) -> Who | None:
        """Read leaders, officials, and others beside whom a party is named; and a country that is no actor."""
        bits = line.tag[last]
        if bits & _PERSONS and not bits & tags.FORCE:
            who = self._of_leader(line, start, last, head_end, end, owner)
            if who is not None:
                return who
        if bits & _BESIDE_ACTORS:
            who = self._beside_actors(line, start, last, head_end)
            if who is not None:
                return who
        place = line.place[last].place if bits & tags.PLACE else None
        if place is not None and place.level == "country" and place.country in self.index.book.parties:
            return Who(place.country, "armed", last, side=self.index.book.side_of(place.country))
        return None

    def _of_leader(self, line: Line, start: int, last: int, head_end: int, end: int, owner: str | None) -> Who | None:
        """Read a leader or official by whose he is: "the Syrian president", "the group's leader", "the commander"."""
        low = line.low
        first = next((unit for unit in range(start, head_end) if unit in line.actor), -1)
        commands = line.tag[last] & tags.COMMANDERS
        if first >= 0:
            who = self.of_unit(line, first)
            return as_men_of(who, "armed" if commands else "official", last) if who.party is not None else None
        if head_end + 1 < end and low[head_end] in ("of", "for", "from"):
            who = self.of(line, (head_end + 1, end), owner=owner, depth=2)
            named = who.party is not None and who.status == "armed"
            return as_men_of(who, "official", last) if named else None
        if last > start + 1 and low[last - 1] in OWNING and low[last - 2] in GROUPS:
            return Who(self.group_before(line, start), "official", last, True, True)
        if last != start + 1:
            return None
        if commands and low[start] in POSSESSIVES:
            return Who(self.owner_of(line, start, owner), "armed", last, True, True)
        if commands and low[start] == "the":
            return Who(owner or self.recent(line, last), "armed", last, True)
        if low[start] in ("the", "its", "their"):
            return Who(owner or self.index.home, "official", last, True)
        return None

    def _beside_actors(self, line: Line, start: int, last: int, head_end: int) -> Who | None:
        """Read a name, an action or a commander by the actor beside it: "Russian General Ivanov", "Syrian attack"."""
        bits = line.tag[last]
        actors = _actors(line, start, head_end)
        if not actors:
            return None
        kind = line.actor[actors[-1]].kind
        if bits & tags.CAPITAL and kind == "official":
            return as_men_of(self.of_unit(line, actors[-1]), "official", last)
        if bits & tags.CAPITAL and any(line.tag[unit] & tags.COMMANDERS for unit in range(start, head_end)):
            return as_men_of(self.of_unit(line, actors[0]), "official", last)
        flown = bits & tags.WEAPON and line.low[last - 1] in _FLOWN  # "an Israeli air raid"
        if bits & tags.ACTION and kind not in ("official", "person") and not flown:
            return as_men_of(self.of_unit(line, _first_of_two(line, actors)), "armed", last)
        if bits & tags.COMMANDERS:
            return as_men_of(self.of_unit(line, actors[0]), "armed", last)
        return None

    def _of_armed(self, line: Line, start: int, last: int, head_end: int, end: int, owner: str | None) -> Who | None:
        """Read weapons, forces, and names of armed bodies that no list has."""
        tag = line.tag
        bits, word = tag[last], line.low[last]
        if word in ("bomber", "bombers") and last > start and tag[last - 1] & tags.TERROR:
            return Who(None, "civil", last)
        actors = _actors(line, start, head_end)
        rounds = line.low[last + 1 : last + 2] == ["rounds"]  # of artillery, of a tank
        if (bits & tags.WEAPON and (actors or not bits & tags.FORCE)) or rounds:
            return self._with_noun(line, start, last, actors, owner, "weapon", end)
        named = bits & tags.CAPITAL and armed_name(line, start, head_end)
        if bits & tags.FORCE and not (named and not actors):
            side = bits & tags.CAPITAL and not actors and last > start and tag[last - 1] & tags.DETERMINER
            if side and word.endswith("s") and word not in self.index.book.words["forces"]:
                return Who(line.words(last, last + 1), "armed", last, troops=True)  # "the Republicans"
            if last and not actors and self.of_another_land(line.words(last - 1, last)):
                return Who(line.words(last - 1, last + 1), "armed", last, troops=True)  # "Chechen units"
            return self._with_noun(line, start, last, actors, owner, "armed", end)
        if actors and bits & tags.CAPITAL and tag[actors[-1]] & tags.FORCE:
            return self.of_unit(line, actors[-1])
        if named:
            if line.low[start] in POSSESSIVES and line.low[start + 1] in _OF_ANY_STATE:
                return Who(self.owner_of(line, start, owner), "armed", last, True, True)  # "our Defence Forces"
            called = line.words(name_start(line, start, head_end), head_end)
            if line.low[head_end : head_end + 2] in _OF_FORCES and (state := self.formation_of(called, owner)):
                return Who(state, "armed", last, True, True)  # "the Lake Group of Forces"
            return Who(self._state_named(called) or called, "armed", last, troops=True)
        return None

    def _state_named(self, called: str) -> str | None:
        """Whose "Chad Army" and "South Sudan Government Forces" are, as headlines put them: the state's."""
        words = called.split()
        while words and words[-1] in _HEADLINE_FORCES:
            words.pop()
        party = self.index.book.find(" ".join(words)) if words else None
        return party.key if party is not None and party.is_state else None

    def _with_noun(
        self, line: Line, start: int, noun: int, actors: list[int], owner: str | None, status: str, end: int
    ) -> Who:
        """A noun of force or weapon: whose is it?"""
        low = line.low
        troops = status == "armed"
        if actors:
            made = self._of_weapon(line, noun, end) if status == "weapon" else NOBODY
            if made.party is not None:
                return made  # "American rockets fired by the rebels"
            who = self.of_unit(line, actors[-1])
            return Who(who.party, status, noun, who.bare, troops, who.side)
        if noun > start and low[noun - 1] == "hostile":
            foe = self.foe(self.speaker_side or self.index.author or self.index.home)
            return Who(foe, status, noun, True, troops)  # "hostile aeroplanes"
        if noun > start and low[noun - 1] in FAITHS:
            return Who(line.words(noun - 1, noun + 1), status, noun, troops=troops)  # "Druze gunners"
        for unit in range(noun - 1, start - 1, -1):
            if low[unit] in POSSESSIVES:
                party = self.owner_of(line, unit, owner)
                return Who(party, status, noun, not self.is_told_of(line, unit), troops)
            whose = self.possessor(line, unit, noun) if low[unit + 1] in OWNING else None
            if whose is not None:
                return Who(whose.party, status, noun, whose.bare, troops, whose.side)
        if low[noun + 1 : noun + 5] == ["under", "the", "flag", "of"]:
            lord = self.of(line, (noun + 5, min(line.size, noun + 8)), owner=owner, depth=2)
            return as_men_of(lord, status, noun)  # "columns under the flag of the M23"
        if noun + 2 < line.size and low[noun + 1] in ("of", "from") and noun + 2 < end:
            inner = self.of(line, (noun + 2, end), owner=owner, depth=2)
            told = self.formation_of(inner.party, owner) if inner.party is not None and low[noun] in _UNITS else None
            if told is not None:
                return Who(told, status, noun, True, troops)
            made_of = low[noun + 1] == "of" and inner.status == "weapon"  # "a barrage of Russian missiles"
            if inner.party is not None and (made_of or inner.status in ("armed", "person", "official")):
                return Who(inner.party, status, noun, inner.bare, troops, inner.side)
            ground = noun + 2 + bool(line.tag[noun + 2] & tags.DETERMINER)
            if status == "weapon" and low[noun + 1] == "from" and ground in line.actor and ground + 1 < end:
                inner = self.of_unit(line, ground)  # "shells from rebel-held ground"
                return Who(inner.party, status, noun, inner.bare, False, inner.side)
            if low[noun + 1] == "from" and (state := self._home_of_unit(line, noun)) is not None:
                return Who(state, status, noun, True, troops, state)
        if low[noun] == "aviation" and self.reporting_army is not None and not self.speaker:
            return Who(self.reporting_army, status, noun, True)  # in the communique of an army
        if status == "weapon" and not (noun > start and low[noun - 1] in OF_THE_STATE):
            return self._of_weapon(line, noun, end)
        if low[noun] in ("government", "regime", "state"):
            return Who(self.index.home_at(line.first[noun]), status, noun, True)
        if low[noun] in _OF_LAW or (noun > start and low[noun - 1] in OF_THE_STATE):
            army = self.army if low[noun - 1] in ARMY else self.state
            return Who(army, status, noun, True, troops)  # "the police", "federal artillery"
        if low[noun] in _BANDS and low[start] in ("a", "an", "another"):
            return Who(low[noun], status, noun, troops=troops)  # whoever "a breakaway group" is, no one named before
        if owner is not None and (told := self._reported_unit(line, start, noun, owner)) is not None:
            return Who(told, status, noun, True, troops)
        bare = troops and (start == noun or low[noun] in _SERVICES or not line.tag[start] & tags.DETERMINER)
        if bare and self.reporting_army is not None:
            return Who(self.reporting_army, status, noun, True, troops)  # "Communique of the ministry. Units entered P"
        party = self.mover(line.first[noun], low[noun]) or self.recent(line, noun)
        if low[noun] in REGULAR_UNITS:
            told = self.index.same_noun(low[noun], line.first[noun]) if low[noun - 1] == "the" else None
            party = told or (self.army_against(party) if party and not self.has_soldiers(party) else party)
        if low[noun] in _ARMOUR and party is not None and not self.has_soldiers(party):
            other = self.foe(party)
            party = other if other is not None and self.has_soldiers(other) else party  # militias have few tanks
        return Who(party, status, noun, True, troops)

    def _reported_unit(self, line: Line, start: int, noun: int, owner: str) -> str | None:
        """Whose a numbered unit is of which a state abroad tells: "the ministry said that the 20th Division had taken".

        None of one whose side the text told before, and of one that gives ground: it may be the other's.
        """
        low, index = line.low, self.index
        if low[noun] not in REGULAR_UNITS and low[noun].rsplit(" ", 1)[-1] != "army":
            return None
        if owner == index.home or not self.has_soldiers(owner) or not _GIVES_GROUND.isdisjoint(low[noun : noun + 6]):
            return None
        number = next((low[unit] for unit in range(start, noun) if low[unit][0].isdigit()), None)
        words = index.document.tokens.words
        known = (
            actor.party
            for actor in index.between(0, line.first[start])
            if number is not None and actor.kind == "force" and number in words[actor.token_start : actor.token_end]
        )
        return next(known, owner)

    def _home_of_unit(self, line: Line, noun: int) -> str | None:
        """The foreign state from whose ground a unit of its army comes: "a brigade from Buryatia"."""
        unit = noun + 2 + bool(line.tag[noun + 2] & tags.DETERMINER)
        place = line.place[unit].place if unit in line.place else None
        if line.low[noun] not in REGULAR_UNITS or place is None or place.country == self.index.home:
            return None
        return place.country if place.country in self.index.fighting else None

    def _of_weapon(self, line: Line, noun: int, end: int) -> Who:
        """Whose a weapon is by who fired it: "rockets fired by the rebels"."""
        after = noun + 1
        after += after < line.size and bool(line.tag[after] & tags.COMMA)
        if after + 1 < end and line.low[after] == "by":
            maker = self.of(line, (after + 1, end), depth=2)  # "air strikes by the junta's forces"
            counter = line.low[noun] == "attack" and line.low[noun - 2 : noun] == ["counter", "-"]
            if counter or line.low[noun] == "counter-attack":
                return maker
            return Who(maker.party, "weapon", noun, maker.bare, False, maker.side)
        if after + 2 < line.size and line.low[after] in _FIRED and line.low[after + 1] == "by":
            last = min(line.size, after + 7)
            stop = next((unit for unit in range(after + 3, last) if _hits(line, unit)), last)
            maker = self.of(line, (after + 2, stop), depth=2)
            return Who(maker.party, "weapon", noun, maker.bare, False, maker.side)
        return Who(None, "weapon", noun, True)

    def _launched(self, line: Line, start: int, owner: str | None) -> Who | None:
        """Who launches what a phrase from unit `start` names: "Russia fired missiles that hit P"."""
        low = line.low
        while start > 2 and low[start - 1] == "of":
            start -= 2  # "dozens of missiles", "a barrage of rockets"
            start -= bool(line.tag[start - 1] & tags.DETERMINER)
        verb = start - 1 - (low[start - 1] in ("out", "up"))
        if verb < 1 or low[verb] not in _LAUNCHES or group(line, verb).passive:
            return None
        if low[verb : verb + 2] == ["carried", low[start - 1]] and low[start - 1] != "out":
            return None
        reading = climb(line, verb)
        span = reading.subject
        if span is None or span[1] > verb or reading.denied or line.tag[span[0] - 1] & tags.DENIED:
            return None
        doer = self.of(line, span, owner=owner, depth=2)
        return replace(doer, status="weapon") if doer.party is not None and doer.status != "civil" else None


def _hits(line: Line, unit: int) -> bool:
    """Whether a verb stands at a unit: "rockets fired by rebels *struck*"."""
    bits = line.tag[unit]
    return bool(bits & _VERBS) and unit not in line.actor and not bits & (tags.CAPITAL | tags.FORCE | tags.COMPOUND)


def _actors(line: Line, start: int, head_end: int) -> list[int]:
    """The units of the actors before the end of a head."""
    return [unit for unit in range(start, head_end) if unit in line.actor]


def _first_of_two(line: Line, actors: list[int]) -> int:
    """The last of some actors, or the one to which it is joined: "the French-Malian offensive" is France's first."""
    last = actors[-1]
    if len(actors) > 1 and line.actor[actors[-2]].kind == "adjective":
        between = line.low[actors[-2] + 1 : last]
        if between in ([], ["-"], ["and"]):
            return actors[-2]
    return last


def _joint(line: Line, start: int, last: int) -> int:
    """The actor with whom "and its" joins the noun at a unit; 0 without one."""
    for unit in range(last - 1, max(start, 2) - 1, -1):
        if line.low[unit] in POSSESSIVES and line.low[unit - 1] in ("and", "with") and unit - 2 in line.actor:
            return unit - 2
    return 0


def _relative_before(line: Line, end: int) -> int:
    """The unit before the first relative clause of those that "and" joins before unit `end`; `end` without one."""
    for unit in range(end - 1, max(1, end - 40), -1):
        if line.low[unit] in ("who", "whose", "which") and line.tag[unit - 1] & tags.COMMA:
            return unit - 2
    return end
