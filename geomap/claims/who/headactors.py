"""Noun phrases of which the head is an actor: "their army", "Kurdish fighters of the YPG", "Hartmann's militia"."""

from __future__ import annotations

from dataclasses import replace

from geomap.claims.parties.actorindex import OCCUPIERS
from geomap.claims.parties.book import Actor
from geomap.claims.parties.personsides import party_beside
from geomap.claims.who.actorwho import Who
from geomap.claims.who.heads import armed_name
from geomap.claims.who.persons import person_before
from geomap.claims.who.previous import POSSESSIVES
from geomap.claims.who.pronouns import Pronouns
from geomap.claims.who.settling import ARMY
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FAITHS, GROUPS, OWNING
from geomap.places.words import words as spellings

IRREGULARS = frozenset(
    ("fighters", "rebels", "militiamen", "gunmen", "guerrillas", "insurgents", "militants", "separatists", "militias")
)
_FOLLOWERS = frozenset(("loyalists", "loyalist forces", "loyalist troops", "fighters", "forces", "troops", "soldiers"))
_OF_A_GOVERNMENT = frozenset(("government", "regime"))
_KIN = frozenset(("tribal", "clan", "foreign", "renegade", "dissident"))
_ACTED = 40  # tokens behind the sentence that tells who acted last
_BANDS = frozenset((*GROUPS, "band", "alliance", "coalition", "network", "army", "force", "militia", "collection"))
_LONGEST_APPOSITION = 8  # units of "a group of hardline Shia rebels"
_NO_MORE = frozenset(("former", "disbanded", "dissolved", "outlawed", "banned", "defunct"))
_PREFIXES = frozenset(("pro", "anti", "ex", "non", "self", "semi", "government", "army", "clan", "opposition"))
_TOWNSMEN = frozenset(("militia", "militias", "militiamen"))
_LANDS = frozenset(("republic", "region", "state", "territory", "enclave", "province"))
_SECEDED = frozenset(("breakaway", "separatist", "secessionist", "rebel", "self-proclaimed", "unrecognised"))
_RULING = frozenset(("government", "regime", "junta"))
_OWNERS = frozenset(("group", "force", "body", "state", "person"))
_FIGHT = frozenset(("fight", "fights", "fought", "fighting", "battling", "battled", "facing", "besieging"))
_APPOSITION = 9  # units of "a commander of the rebels in the north,"
_PHRASE_ENDS = tags.COMMA | tags.STOP | tags.RELATIVE | tags.FINITE | tags.PREPOSITION
_APPOSED = tags.DETERMINER | tags.NUMBER | tags.FORCE


def as_men_of(who: Who, status: str, unit: int) -> Who:
    """The men at a unit as those of a party that was read elsewhere."""
    return Who(who.party, status, unit, who.bare, True, who.side)


class HeadActors(Pronouns):
    """Finds the party of a phrase of which the head is an actor."""

    def of_head(self, line: Line, start: int, last: int, head_end: int, end: int, owner: str | None) -> Who:
        """Read the phrase from unit `start` to `end`, whose head is the actor at unit `last`, before `head_end`."""
        actor = line.actor[last]
        if head_end + 1 < end and line.low[head_end] in ("of", "from"):
            who = self._of_body(line, last, head_end + 1, end)
            if who is not None:
                return who
        if actor.kind == "force" and last >= start + 2 and line.tag[last - 1] & tags.CONJUNCTION:
            first = line.actor.get(last - 2)
            if first is not None and first.kind == "adjective":  # "French and Malian soldiers"
                who = self.of_unit(line, last)
                return Who(first.party, who.status, last, False, who.troops, first.side)
        if actor.kind == "force" and last > start + 1 and line.tag[last] & (tags.WEAPON | tags.VEHICLE):
            whose = next((unit for unit in range(start, last - 1) if line.low[unit + 1] in OWNING), -1)
            if whose in line.actor:
                return self.of_unit(line, whose)  # "the rebels' Russian tanks" are the rebels'
        named = line.actor.get(last - 1) if last > start and actor.kind == "generic" else None
        if named is not None and named.kind == "person" and actor.noun in _FOLLOWERS:
            return as_men_of(self.of_unit(line, last - 1), "armed", last)  # "Gaddafi loyalists"
        if named is not None and named.kind == "group" and actor.noun.rsplit(" ", 1)[-1] in GROUPS:
            return self.of_unit(line, last - 1)  # "the Movement for Democracy rebel group"
        if actor.kind == "generic" and actor.party is None and line.low[last - 1] in ARMY and last - 1 in line.actor:
            return as_men_of(self.of_unit(line, last - 1), "armed", last)  # "army troops"
        if actor.kind == "generic":
            who = self._of_generic(line, start, last, owner)
            if who is not None:
                return who
        return self.of_unit(line, last, end)

    def _of_body(self, line: Line, last: int, start: int, end: int) -> Who | None:
        """Whose the men at unit `last` are by what follows their "of": "Kurdish fighters of the YPG" are the YPG's."""
        tag = line.tag
        if not tag[last] & tags.FORCE:
            return None
        unit = start + (1 if tag[start] & tags.DETERMINER else 0)
        unit += unit + 1 < end and line.low[unit] in _NO_MORE  # "fighters of the former Séléka"
        actor = line.actor.get(unit) if unit < end else None
        if actor is None and unit == start + 1 and line.low[start] in ("the", "this") and line.low[unit] in GROUPS:
            named = self.group_before(line, unit)
            return Who(named, "armed", last, True, True) if named is not None else None  # "gunmen from the group"
        if actor is not None and actor.kind == "adjective" and unit + 1 < end:
            beside = unit + (2 if line.low[unit + 1] in OWNING else 1)
            if beside < end and beside in line.actor and line.actor[beside].kind == "group":
                unit, actor = (
                    beside,
                    line.actor[beside],
                )  # "fighters of Lebanon's Hezbollah", "of the Iran-backed Houthis"
        own = line.actor[last].party
        if actor is not None and actor.kind == "state" and own is not None and not self.has_soldiers(own):
            return None  # "the Rapid Support Forces of Sudan"
        if actor is None:
            person = next((at for at in range(unit, min(end, unit + 4)) if at in line.actor), -1)
            if person >= 0 and line.actor[person].kind == "person" and tag[unit] & tags.TITLE:
                return as_men_of(self.of_unit(line, person), "armed", last)  # "the forces of General Haftar"
        group = next((at for at in range(unit, min(end, unit + 3)) if line.low[at].rsplit(" ", 1)[-1] in _BANDS), -1)
        if unit <= group < end - 1 and (called := line.actor.get(group + 1)) is not None and called.kind == "group":
            return as_men_of(self.of_unit(line, group + 1), "armed", last)  # "fighters of the rebel group LURD"
        if actor is not None:
            if actor.kind == "body" and unit + 1 < end and tag[unit + 1] & (tags.CAPITAL | tags.AREA):
                return None  # "rebels from the UN Protected Area"
            owns = actor.kind in _OWNERS or actor.noun == "government"
            if actor.kind == "state" and line.actor[last].noun.rsplit(" ", 1)[-1] in IRREGULARS:
                owns = False  # "rebels from Chad": they come from there
            return as_men_of(self.of_unit(line, unit), "armed", last) if owns else None
        name_end = unit
        while name_end < end and tag[name_end] & tags.CAPITAL and name_end not in line.actor:
            name_end += 1
        if armed_name(line, unit, name_end):  # "Fighters of the Free Lakes Army": a body that no list has
            return Who(line.words(unit, name_end), "armed", last, troops=True)
        rules = line.actor[last].noun in _RULING  # "the government of President Orlov"
        if tag[unit] & tags.TITLE and unit + 1 < end and tag[unit + 1] & tags.CAPITAL and not rules:
            return Who(None, "armed", last, True, True)  # "the army of General Orlov": whose, no list tells
        return None

    def _of_generic(self, line: Line, start: int, last: int, owner: str | None) -> Who | None:
        """Whose "the army", "the fighters" are by the words beside them; None where only the document can tell."""
        actor = line.actor[last]
        if (told := self._told_of(line, last)) is not None:
            return told
        if actor.noun in _TOWNSMEN and last > start and line.tag[last - 1] & tags.PLACE and actor.party == actor.noun:
            return Who(line.words(last - 1, last + 1), "armed", last, troops=True)  # "the Zintan militia"
        if actor.party is None and last > start:
            if line.low[last - 1] in _KIN and actor.noun in IRREGULARS:  # "tribal fighters"
                return Who(" ".join(line.low[last - 1 : last + 1]), "armed", last, troops=True)
            if line.low[last - 1] in FAITHS:  # "Communist troops" are none of those before
                return Who(line.words(last - 1, last + 1), "armed", last, troops=True)
            if actor.noun == "army" and line.low[last - 1] == "an" and line.low[last + 1] == "of":
                return Who(None, "armed", last, troops=True)  # "an army of boys" is not that of the state
            if actor.noun == "army" and "ethnic" in line.low[start:last]:
                return Who(self.index.last_group(line.first[start]) or "ethnic army", "armed", last, True, True)
        if line.low[last + 1 : last + 3] == ["loyal", "to"] and last + 3 in line.actor:
            return as_men_of(self.of_unit(line, last + 3), "armed", last)
        who = (self._apposed(line, last) or self._fighting(line, last)) if actor.party is None else None
        return (
            who
            or self._of_owner_before(line, start, last, owner)
            or self._of_their_name(line, last, actor)
            or self._of_teller(line, start, last, actor, owner)
        )

    def _told_of(self, line: Line, noun: int) -> Who | None:
        """The group that men are told to be: "the Houthis, a group of Shia rebels that took P"."""
        if "of" not in line.low[max(noun - 4, 0) : noun] or noun < 4:
            return None
        band = next((at for at in range(noun - 2, max(noun - 5, 1), -1) if line.low[at] == "of"), 1) - 1
        if line.low[band] not in _BANDS:
            return None
        comma = next(
            (at for at in range(band - 1, max(noun - _LONGEST_APPOSITION, 0), -1) if line.tag[at] & tags.COMMA), 0
        )
        named = line.actor.get(comma - 1) if comma else None
        return as_men_of(self.of_unit(line, comma - 1), "armed", noun) if named and named.kind == "group" else None

    def _fighting(self, line: Line, noun: int) -> Who | None:
        """Whose "the army that has been fighting Eritrea" is: whom that one fights."""
        if line.low[noun + 1] not in ("that", "which", "who") or _FIGHT.isdisjoint(line.low[noun + 2 : noun + 6]):
            return None
        fight = next(at for at in range(noun + 2, noun + 6) if line.low[at] in _FIGHT)
        foe = next((at for at in range(fight + 1, fight + 4) if at in line.actor), -1)
        if foe < 0 or self.of_unit(line, foe).party is None:
            return None
        party = self.foe(self.index.book.side_of(self.of_unit(line, foe).party))
        return Who(party, "armed", noun, True, True) if party is not None else None

    def _apposed(self, line: Line, noun: int) -> Who | None:
        """Whose "the garrison, a regiment of the Russian guard," is: the party that its apposition names."""
        tag = line.tag
        start = noun + 2
        if start + 1 >= line.size or not tag[noun + 1] & tags.COMMA or not tag[start] & _APPOSED:
            return None
        if line.low[start + 1] == "of" and line.low[start + 2 : start + 3] == ["them"]:
            return None  # "a column, many of them from Georgia,"
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

    def _of_owner_before(self, line: Line, start: int, last: int, owner: str | None) -> Who | None:
        """Whose men are by "their" or somebody's name with its 's before them; "his militia" is no army of a state."""
        own = line.actor[last].party
        for unit in range(last - 1, start - 1, -1):
            if line.low[unit] in POSSESSIVES:
                whom = self.owner_of(line, unit, owner)
                if own is not None and whom is not None and self.has_soldiers(whom):
                    who = self.of_unit(line, last)
                    theirs = (
                        line.low[unit] not in ("his", "her")
                        or who.party == own
                        or self.index.book.side_of(who.party) == whom
                    )
                    return who if theirs else replace(who, party=own)  # not the enemy's of that noun
                ours = line.low[unit] in ("our", "my")
                if line.actor[last].noun in IRREGULARS and not ours and whom and self.has_soldiers(whom):
                    named = {other.kind for at, other in line.actor.items() if at < unit and other.party == whom}
                    if not named - {"person"}:  # a state has soldiers, and no fighters
                        whom = self.index.only_group or (whom if named else None)
                if self._of_an_officer(line, unit, last) and whom is not None and not self.has_soldiers(whom):
                    whom = self.army_against(whom)
                return Who(whom, "armed", last, not self.is_told_of(line, unit), True)
            whose = self.possessor(line, unit, last) if line.low[unit + 1] in OWNING else None
            if whose is not None:
                if own is not None and whose.party is not None and self.has_soldiers(whose.party):
                    return self.of_unit(line, last)
                return as_men_of(whose, "armed", last)
        return None

    def _of_an_officer(self, line: Line, unit: int, noun: int) -> bool:
        """Whether "his soldiers" are those of an officer of whose side nothing is told: a state's, and no rebels'."""
        officer = line.low[unit] in ("his", "her") and line.actor[noun].noun in ("soldiers", "army", "troops")
        if not officer or not any(bits & tags.COMMANDERS for bits in line.tag[:unit]):
            return False
        return not any(other.kind in ("person", "official") for at, other in line.actor.items() if at < unit) and not (
            person_before(line, unit, self.index)
        )

    def possessor(self, line: Line, unit: int, noun: int) -> Who | None:
        """Whose the forces at a noun are before which an actor, "the group" or an unknown name stands with its 's."""
        if unit in line.actor:
            return self.of_unit(line, unit)
        if line.low[unit] in GROUPS and unit and line.low[unit - 1] in ("the", "this", "that"):
            return Who(self.group_before(line, unit), "armed", unit, True, True)
        if line.low[unit] in _LANDS and unit and line.low[unit - 1] in _SECEDED:
            near = self.index.between(0, line.first[unit])
            bands = [other.party for other in near if other.kind in _OWNERS and other.party is not None]
            party = next((key for key in reversed(bands) if not self.has_soldiers(key)), None)
            return Who(self.speaker or party, "armed", unit, True, True)  # "the breakaway republic's forces"
        place = line.place[unit].place if unit in line.place else None
        own = line.low[noun] in IRREGULARS or line.low[noun] == "men"
        if line.tag[unit] & tags.COMMANDERS and not line.tag[unit] & tags.CAPITAL:
            return Who(None, "armed", noun, troops=True)  # "the field marshal's men": whose he is, is not said
        if not line.tag[unit] & tags.CAPITAL or (place is not None and not own):
            return None
        party = party_beside(self.index, line.words(unit, unit + 1).split())
        if party:
            return Who(party, "armed", unit, False, True, self.index.book.side_of(party) or party)
        actor = line.actor.get(noun)
        if unit and line.low[unit - 1] == "president" and self.index.home is not None:
            return Who(self.index.home, "armed", unit, True, True)  # "President Hadi's men" are the state's
        if actor is not None and actor.party is not None:
            return self.of_unit(line, noun)
        if short := self.index.short_for(line.words(unit, unit + 1), line.first[unit]):
            return Who(short, "armed", unit, True, True)  # "the Front's fighters"
        if own:
            return Who(line.words(unit, noun + 1), "armed", noun, troops=True)  # "Hartmann's fighters": no list has him
        last = self.index.last_party(line.first[noun])
        if unit and line.tag[unit - 1] & tags.TITLE and last == self.index.home:
            return Who(None, "armed", noun, True, True)  # "General Orlov's army": perhaps the state's, perhaps not
        return Who(last if last is not None and self.has_soldiers(last) else None, "armed", noun, True, True)

    def group_before(self, line: Line, unit: int) -> str | None:
        """The party that "the group" at a unit means: the group named last, or who acted last.

        "A took P from B. The group then": who acted there goes before who was named in the same sentence.
        """
        named, token = self.index.last_group(line.first[unit]), line.first[unit]
        if named is None or self.last in (None, named) or self.has_soldiers(self.last or ""):
            if (
                named is None
                and not GROUPS.isdisjoint(line.low[unit : unit + 4])
                and self.has_soldiers(self.last or "")
            ):
                return self.index.only_group  # no state is "the group"
            return named or self.last or self.index.title_group
        since = self.index.between(self.last_end, token)
        return named if any(actor.party == named for actor in since) or token - self.last_end > _ACTED else self.last

    def of_office(self, line: Line, name: int) -> Who | None:
        """Whose a named person is whom an apposition calls a commander: "Ahmad Saleh, a rebel commander, took P"."""
        tag, start = line.tag, name + 2
        if not tag[name + 1] & tags.COMMA or not tag[start] & (tags.DETERMINER | tags.COMMANDERS | tags.ACTOR):
            return None
        end = next((unit for unit in range(start, min(start + _APPOSITION, line.size)) if tag[unit] & tags.COMMA), 0)
        if not end or any(bits & (tags.FINITE | tags.RELATIVE) for bits in tag[start:end]):
            return None
        whose = next((unit for unit in range(start, end) if unit in line.actor), -1)
        if whose < 0:
            return None
        if line.actor[whose].kind == "official":
            return self.of_unit(line, whose)
        commands = any(bits & tags.COMMANDERS for bits in tag[start:end])
        return as_men_of(self.of_unit(line, whose), "armed", name) if commands else None

    def _of_teller(self, line: Line, start: int, last: int, actor: Actor, owner: str | None) -> Who | None:
        """Whether troops without an owner are those of the party that tells of them, which has soldiers."""
        if owner is None:
            return None
        own = actor.party is None and self.has_soldiers(owner)
        if not own and actor.noun in ("army", "military"):
            owner = self.index.book.side_of(owner)  # of a proxy the one whose it is
            own = self.has_soldiers(owner)
        enemies = self.index.book.words["enemy"]
        words = (*line.low[start:last], *line.low[last].split(" "))  # "enemy forces"
        other = actor.noun in enemies or actor.noun in OCCUPIERS or any(word in enemies for word in words)
        if not _OF_A_GOVERNMENT.isdisjoint(words):
            return None  # "the French ministry said that government troops had entered P": of the land
        if own and not other and actor.noun not in IRREGULARS:
            return Who(owner, "armed", last, True, True)  # "the ministry said that troops had entered"
        return None

    def _of_their_name(self, line: Line, last: int, actor: Actor) -> Who | None:
        """ "Karenni fighters": the group that bears the name; "pro-government militias": a party that no list has."""
        tag = line.tag
        if last and (named := _for_whom(line, last)):
            return Who(named, "armed", last, troops=True)
        if (
            actor.noun not in IRREGULARS
            or last == 0
            or not tag[last - 1] & (tags.CAPITAL | tags.WEAK)
            or (tag[last - 1] & tags.PLACE and actor.noun != "fighters")
            or tag[last - 1] & (tags.ACTOR | tags.TIME | tags.DETERMINER | tags.DIRECTION | tags.PAST)
        ):
            return None
        group = self.index.bearer(line.words(last - 1, last))
        if group is None and line.low[last - 1] in FAITHS and last > 1 and line.low[last - 2] == "the":
            told = self.settle(actor)
            group = told if told in self.index.book.parties else None  # "the Shiite rebels", after the Houthis
        if group is not None:
            return Who(group, "armed", last, True, True)
        called = line.words(last - 1, last + 1)
        if line.first[last - 1] == line.sentence.first_token:
            first = called.split(" ")[0]
            if spellings()[first].rank or first.endswith("ed"):
                return None  # "Most rebels", "Forty fighters", "Masked men": a capital where the sentence begins
            if called.split("-")[0].lower() in _PREFIXES:
                called = called[0].lower() + called[1:]
        return Who(called, "armed", last, troops=True)


def _for_whom(line: Line, noun: int) -> str:
    """ "Pro-Orlov forces", of whom no list tells: what the text calls them; "" where no such word stands before."""
    if line.low[noun - 1][:4] != "pro-" or noun - 1 in line.actor:
        return ""
    called = line.words(noun - 1, noun + 1)
    return f"pro-{called[4:]}" if called[4].isupper() else ""
