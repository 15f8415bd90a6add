"""Whom "they", "it", "its" and "his" stand for: the party that the words before, or the speaker, give."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from geomap.claims.verbs.clauses import complement
from geomap.claims.who.actorwho import Who, who_of
from geomap.claims.who.persons import person_before
from geomap.claims.who.previous import BACK, GIVES_WAY, MANY, POSSESSIVES, Previous
from geomap.claims.who.settling import ANY_MEN, MEN, MOVES_WITHIN, REGULAR_UNITS
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import GROUPS, OWNING

_HE_SAID = frozenset((who, says) for who in ("he", "she") for says in ("said", "says", "added"))
_OPENING = 5  # tokens in which the subject of a quotation stands
_US = frozenset(("we", "us", "our"))
_RELATIVES = frozenset(("which", "that", "whom", "where"))
_OCCASIONS = frozenset(("time", "times", "day", "moment", "fact", "year", "news", "word", "is", "was", "clear", "true"))
_QUOTES = frozenset('"“”«»')
_MOVING = frozenset(("force", "group", "people"))
_DOERS = _MOVING | {"state", "generic"}
_NO_MODIFIER = tags.PREPOSITION | tags.FINITE | tags.COMMA | tags.RELATIVE | tags.PRONOUN | tags.POSSESSIVE
_RIVALS_WITHIN = 200  # tokens
_DASHES = frozenset(("–", "—", "--"))
_MEN = _MOVING | {"generic"}
_NEAR_GROUP = 6  # units
_CLOSE = 5  # units of "would not let"
_PARTS = tags.COMMA | tags.STOP | tags.CONJUNCTION | tags.RELATIVE | tags.SPEECH | tags.FORCE
_PARTING = tags.COMMA | tags.STOP
_DONE = tags.PAST | tags.VERB_IRREGULAR
_COUNTING = tags.DETERMINER | tags.NUMBER | tags.WHOLE
# Words that open a clause told of whom the main clause names ("once it had retaken P, the army turned north").
_FIRST = frozenset(("once", "after", "before", "if", "unless", "until", "since", "soon"))
_OF_PLACE = frozenset(("which", "where"))
_SET = frozenset(("in", "from", "at", "near", "around", "outside"))
_INVERTED = frozenset(("were", "should", "had"))
CREEDS = frozenset(("islamic", "islamist", "hardline", "fundamentalist", "extremist", "puritanical", "religious"))
_OPENS_WITHIN = 6  # units of "In the second week of" before "their"
_SUBJECT_WITHIN = 4  # units of "the northern" before the subject behind a comma
_FINITE = tags.AUXILIARY | tags.PAST | tags.VERB_IRREGULAR | tags.ADVERB
_MAIN_VERB_WITHIN = 3  # units behind the subject of the main clause


class Pronouns(Previous):
    """Finds the party of a named actor and of a pronoun."""

    def of_unit(self, line: Line, unit: int, end: int = 1 << 30) -> Who:
        """Read the actor at a unit, in a phrase that stops before unit `end`."""
        actor = line.actor[unit]
        party = self.settle(actor)
        if actor.noun == "militia" and unit > 1 and line.low[unit - 1] in CREEDS and line.low[unit - 2] == "the":
            party = self.index.last_group(line.first[unit - 2]) or party  # "the Islamic militia", after the Taliban
        if (
            actor.kind == "generic"
            and party is not None
            and self.is_enemy(actor)
            and self._acts_before(line, unit, party)
        ):
            party = self.foe(self.index.book.side_of(party))  # "The British left, and the enemy entered P"
        if actor.kind == "generic" and unit and line.low[unit - 1] in POSSESSIVES and self.is_enemy(actor):
            owner = self.owner_of(line, unit - 1, None)  # "his enemy's columns"
            party = self.foe(self.index.book.side_of(owner)) if owner else party
        elif actor.kind == "generic" and unit > 1 and line.low[unit - 1] in OWNING and unit - 2 in line.actor:
            lord = self.settle(line.actor[unit - 2])  # "the colonel's garrison"
            party = lord if actor.party is None and lord is not None and self.has_soldiers(lord) else party
        return who_of(line, unit, actor, party=party, end=end)

    def _acts_before(self, line: Line, unit: int, party: str) -> bool:
        """Whether a party is the subject of the clause to which "and" joins the one that begins at a unit."""
        joint = unit - 1 - bool(line.tag[unit - 1] & tags.DETERMINER)
        if joint < 1 or line.low[joint] not in ("and", "but", "while"):
            return False
        found = next((at for at in range(joint) if at in line.actor), -1)
        return found >= 0 and line.actor[found].party == party and _like_subject(line, found)

    def of_pronoun(self, line: Line, unit: int, owner: str | None) -> Who:
        """Read a pronoun; `owner` is who speaks, or owns what the sentence tells."""
        word = line.low[unit]
        if word == "he" and owner is not None and not self.has_soldiers(owner):
            return Who(owner, "civil", unit, True)  # "Savimbi denied that he had lost P": his movement
        doer = self._named_before(line, unit, 1) if word == "them" else None
        if doer is not None and self._governs(line, doer.unit, unit):
            other = self._other_before(line, unit, doer.party)
            if other is not None:
                return Who(other, "armed", unit, True, True)
        anyone = word == "one" and line.tag[unit + 1] & tags.MODAL  # "one can see"
        side = person_before(line, unit, self.index) if word == "him" else None
        if side:
            return Who(side, "armed", unit, True)  # "Grant came up the road, and P fell to him"
        if anyone or word in ("he", "she", "i", "you", "him", "me", "her"):
            return Who(None, "civil", unit)
        if word == "they" and (doers := _before_dash(line, unit)) >= 0:
            who = self.of_unit(line, doers)  # "drove out the rebels – who burned the town as they left"
            return Who(who.party, who.status, unit, True, True, who.side)
        if word in ("we", "us"):
            party = self.speaker or owner or self.index.author or self._acted_last() or self.index.home
            if party == self.last and not (self.speaker or owner) and "they" in line.low[:unit]:
                party = self.foe(self.index.book.side_of(party)) or self.index.home  # "they fired after we took P"
            return Who(party, "armed", unit, True, True)
        alone = word == "they" and not any(at < unit for at in line.actor)
        if alone and (self.quoted or self.others) and (told_of := self._told_by_him(line)) is not None:
            return Who(told_of, "armed", unit, True, True)
        if alone and self.quoted and not self._named_in_quote(line):
            foe = self.foe(self.index.home)  # "then they shelled P," said a neighbour: the other side
            if foe is not None and self.index.home in self.index.sides:
                return Who(foe, "armed", unit, True, True)
        if alone and self.others:
            near = self.attacker if 0 <= line.first[unit] - self.attacked_at <= MOVES_WITHIN else None
            # "They have not taken P," said the colonel
            foe = near if near not in (None, self.speaker_side, owner) else self.foe(self.speaker_side or owner)
            if foe is not None:
                return Who(foe, "armed", unit, True, True)
        told = self._told_of_before(line, unit) if owner is not None and word == "they" else None
        if told is not None:
            return told
        if owner is not None and not self.told_after:
            men = word == "they" or not self.has_soldiers(owner) or self._of_an_army(line, unit, owner)
            return Who(owner, "armed", unit, True, men)
        if word == "they" and owner is None and self._ours_before(line, unit):
            return Who(self.foe(self.index.author or self.index.home), "armed", unit, True, True)
        before = self._of_main_clause(line, unit) or self.before(line, unit)
        if owner is not None and (before is None or before.party is None):
            return Who(owner, "armed", unit, True, word == "they" or not self.has_soldiers(owner))
        if before is None and word == "they":
            # "weeks after they had left P, the Russians"; "They came at dawn and took P. The rebels met nobody"
            before = self._ahead(line, unit) or self.subject_after(line)
        if before is not None:
            return Who(
                before.party,
                before.status if before.status != "person" else "armed",
                unit,
                True,
                word == "they" or before.troops,  # "the army evaporated. It quit P"
            )
        return Who(None, "none", unit)

    def _governs(self, line: Line, subject: int, unit: int) -> bool:
        """Whether no one but the subject of its own verb stands before "them": "the army would keep *them* from P"."""
        between = line.tag[subject + 1 : unit]
        return subject in line.actor and 0 < len(between) < _CLOSE and not any(map(_PARTS.__and__, between))

    def _other_before(self, line: Line, unit: int, party: str | None) -> str | None:
        """The party of men who were named last before a unit beside another one."""
        first = line.first[unit]
        near = [actor for actor in self.index.between(max(0, first - _RIVALS_WITHIN), first) if actor.kind in _MEN]
        named = (self.settle(actor) for actor in reversed(near))
        return next((other for other in named if other not in (None, party)), None)

    def _told_of_before(self, line: Line, unit: int) -> Who | None:
        """Whom "they" means in a relative clause of what is said: "he said the rebels were in P, which they held"."""
        if not unit or line.low[unit - 1] not in _RELATIVES:
            return None
        said = next((at for at in range(unit - 1, 0, -1) if line.tag[at] & tags.SPEECH), unit)
        many = self._named_before(line, unit, 2)
        actor = line.actor[many.unit] if many is not None and many.unit > said else None
        return many if actor is not None and (actor.noun.endswith("s") or actor.kind == "people") else None

    def _of_an_army(self, line: Line, unit: int, owner: str) -> bool:
        """Whether "it" is an army that speaks ("the army denies that it has left P"), and not a state."""
        before = self.before(line, unit)
        return before is not None and before.party == owner and before.troops

    def _named_in_quote(self, line: Line) -> bool:
        """Whether the quotation before names whom "they" means: "“The Rwandans are there. They shelled P.”"."""
        at = bisect_left(self.index.firsts, line.sentence.first_token)
        if not at:
            return False
        start, end = self.index.firsts[at - 1], self.index.firsts[at]
        near = next((actor for actor in self.index.between(start, end) if actor.kind in ("people", "force")), None)
        words = line.document.tokens.words
        return near is not None and words[start] in _QUOTES and near.token_start - start < _OPENING

    def _told_by_him(self, line: Line) -> str | None:
        """Of whom he told who goes on in his own words: "He said the Syrians had come. “They hold P,” he said".

        Or who is named behind them: "“They hold P,” he said of the Syrians".
        """
        said = next((unit for unit in range(line.size - 3) if line.low[unit : unit + 2] == ["said", "of"]), 0)
        of = said + 2 + bool(line.tag[said + 2] & tags.DETERMINER)
        if said and of in line.actor and line.actor[of].kind in (*_MOVING, "generic"):
            return self.settle(line.actor[of])
        words = line.document.tokens.words
        here = words[line.sentence.first_token : line.sentence.end_token]
        at = bisect_left(self.index.firsts, line.sentence.first_token)
        if not at or not any(pair in _HE_SAID for pair in pairwise(here)):
            return None
        start, end = self.index.firsts[at - 1], self.index.firsts[at]
        said = next((token for token in range(start, end) if words[token] in ("said", "says")), end)
        near = [actor for actor in self.index.between(said, end) if actor.kind in (*_MOVING, "generic")]
        return self.settle(near[0]) if near else None

    def _ours_before(self, line: Line, unit: int) -> bool:
        """Whether the sentence before tells of "us" and of nobody else: "they" are then the others."""
        at = bisect_left(self.index.firsts, line.sentence.first_token)
        if not at or any(look < unit for look in line.actor):
            return False
        start, end = self.index.firsts[at - 1], self.index.firsts[at]
        words = line.document.tokens.words[start:end]
        others = any(words[actor.token_start - start - 1].lower() != "our" for actor in self.index.between(start, end))
        return not others and not {"we", "us"}.isdisjoint(map(str.lower, words)) and _QUOTES.isdisjoint(words)

    def _acted_last(self) -> str | None:
        """Who acted last, for "we" of a speaker on no known side; not the state that invades the state at home."""
        last = self.last
        invader = last is not None and last == self.foe(self.index.home) and self.has_soldiers(last)
        return None if invader and self.index.home in self.index.sides else last

    def before(self, line: Line, unit: int) -> Who | None:
        """The actor that a pronoun at a unit stands for: the last subject-like one before it."""
        found = self._named_before(line, unit, 2) or self._named_before(line, unit, 1)
        if found is None and line.low[unit] in ("it", "its"):
            group = next((at for at in range(unit - 1, max(unit - _NEAR_GROUP, 0), -1) if line.low[at] in GROUPS), 0)
            if (
                group
                and line.low[group - 1] == "the"
                and (party := self.index.last_group(line.first[group])) is not None
            ):
                return Who(party, "armed", group, True, True)  # "a victory for the group, after its capture of P"
        if found is None and line.low[unit] == "it" and (own := _unit_before(line, unit)) >= 0:
            return Who(None, "armed", own, True, True)  # "The Third Brigade took P, and then it took Q"
        if found is None:
            found = self.subject_before(line, line.low[unit])
            if found is None or found.party is None:
                return self._named_before(line, unit, 0) or found
        return found

    def _named_before(self, line: Line, unit: int, strict: int) -> Who | None:
        """The last actor of a sentence before a unit; if `strict` no adjective or object, if 2 one like a subject."""
        many = line.low[unit] in MANY
        one = strict and line.low[unit] in ("it", "its")
        for look in range(unit - 1, -1, -1):
            if look not in line.actor or (strict and line.actor[look].kind == "adjective"):
                continue
            before = look - 1
            while strict and before > 0 and (line.tag[before] & _COUNTING or line.low[before] == "few"):
                before -= 1  # "with the help of a few thousand Englishmen they took P"
            agent = strict == 1 and line.low[before] == "by" and line.tag[before - 1] & _DONE  # "led by the army"
            if strict and look and line.tag[before] & (tags.PREPOSITION | tags.TO) and not agent:
                continue
            if strict == 2 and line.tag[before] & _DONE & ~tags.SAID and _hangs_on(line, before, look):
                continue  # "freed the soldiers captured in May before they left P"
            if many and line.actor[look].kind == "capital":
                continue  # "they" are no town
            known = self.index.book.get(line.actor[look].party or "")
            if known is not None and (many or not known.is_state) and self.index.stands_by(known.key):
                continue  # nor anybody who only looks on: "Despite appeals from the UN, its fighters took P"
            others = look and line.low[look - 1] in POSSESSIVES and not self.is_enemy(line.actor[look])
            if strict and look and (others or _in_relative(line, look, unit)):
                continue  # "its minister said": whose that is stands before
            if line.low[unit] == "it" and look and _in_relative(line, look, unit, which=True):
                continue  # "the brigade reached P, which the Russians held, and it took Q"
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

    def mover(self, token: int, noun: str) -> str | None:
        """As above; where no attack was told just before, whose forces moved in a sentence before."""
        found = super().mover(token, noun)
        if found is not None or noun not in MEN:
            return found
        gone: str | None = None
        firsts = self.index.firsts
        at = bisect_right(firsts, token) - 1
        for back in range(at - 1, max(at - 1 - BACK, -1), -1):
            end = firsts[back + 1]
            near = self.index.between(firsts[back], end)
            named = [actor for actor in near if actor.kind in _MOVING or (actor.kind == "generic" and actor.party)]
            named = [actor for actor in named if actor.party not in (None, gone) and not self._aloft(actor)]
            if not named:
                continue
            between = self.index.document.tokens.words[named[0].token_end : named[1].token_start] if named[1:] else ()
            if between in (("and",), ("and", "the")):
                return None  # "A and B wait": of both it is told
            if self._gives_way(named[0], end):
                gone = named[0].party
                named = [actor for actor in named if actor.party != gone]
            if named:
                party = named[0].party
                return party if noun in ANY_MEN or (party and self.has_soldiers(party)) else None
        return None

    def _told_by_several(self, line: Line, unit: int) -> bool:
        """Whether those who tell it are several, and no one person is named in the sentence before a unit."""
        kinds = {at: actor for at, actor in line.actor.items() if at < unit and actor.kind in ("official", "person")}
        return bool(kinds) and all(actor.noun.endswith("s") and actor.kind == "official" for actor in kinds.values())

    def owner_of(self, line: Line, unit: int, owner: str | None) -> str | None:
        """Whom "its", "his", "our" at a unit stands for."""
        word = line.low[unit]
        if word in ("our", "my"):
            return self.speaker or owner or self.index.author or self.index.home
        if owner is not None and self.told_after:  # "its garrison has left P, said the ministry" of the other side
            whose = person_before(line, unit, self.index) if word in ("his", "her") else None
            before = None if whose else self.before(line, unit)
            return whose or (before.party if before is not None else None) or owner
        if owner is not None:
            many = self._named_before(line, unit, 2) if word == "their" else None
            actor = line.actor[many.unit] if many is not None else None
            if many is not None and actor is not None and (actor.noun.endswith("s") or actor.kind == "people"):
                return many.party  # "the rebels hold P, and their guns shelled Q, Baku said"
            if word in {"his", "her"} and self._told_by_several(line, unit):
                side = person_before(line, unit, self.index)
                return side or owner  # "Indian officials expect that his army will leave P"
            if word in ("his", "her"):
                persons = [
                    at for at, actor in line.actor.items() if at < unit and actor.kind == "person" and actor.party
                ]
                return line.actor[max(persons)].party if persons else owner  # "Kyiv said that Prigozhin and his men"
            return owner
        if word in ("his", "her"):
            side = person_before(line, unit, self.index)
            if side is not None:
                return side or (self.index.home if self.index.home in self.index.fighters else None)
        if word in ("its", "their"):
            near = next((at for at in range(unit - 1, -1, -1) if at in line.actor or line.low[at] in _US), -1)
            if near >= 0 and line.low[near] in _US:  # "our units continued their assault on"
                return self.speaker or self.index.author or self.index.home
        before = (
            self._planner(line, unit) or self._ahead(line, unit) or self._opened(line, unit) or self.before(line, unit)
        )
        if before is not None and before.party is not None:
            return before.party
        party = self.speaker or self.recent(line, unit)
        if word in ("his", "her") and party == self.index.home and party not in self.index.fighters:
            return None  # of somebody's side nothing is known, and the state does not fight
        return party

    def is_told_of(self, line: Line, unit: int) -> bool:
        """Whether "his" at a unit is of a person whose side the text tells: as good as a name."""
        return line.low[unit] in ("his", "her") and bool(person_before(line, unit, self.index))

    def other_than(self, line: Line, unit: int, party: str | None) -> str | None:
        """The party with men under arms that was named last before a unit beside another one: whose "rivals" are."""
        first = line.first[unit]
        near = [actor for actor in self.index.between(max(0, first - _RIVALS_WITHIN), first) if actor.kind in _MOVING]
        return next((actor.party for actor in reversed(near) if actor.party not in (None, party)), None)

    def two_before(self, line: Line, unit: int) -> tuple[str, str] | None:
        """The two parties that were named last before a unit, in its sentence or the one before: former and latter."""
        at, words = bisect_left(self.index.firsts, line.sentence.first_token), line.document.tokens.words
        for first in (line.sentence.first_token, self.index.firsts[max(at - 1, 0)]):
            near = self.index.between(first, line.first[unit])
            told = [
                actor.party
                for actor in near
                if actor.party is not None
                and (actor.kind in (*_MOVING, "state") or words[actor.token_end] == "and")  # "Greek and Turkish troops"
            ]
            two = list(dict.fromkeys(told))
            if len(two) > 1:
                return (two[-2], two[-1])
        return None

    def _planner(self, line: Line, unit: int) -> Who | None:
        """Whom "its" means behind a plan that is someone's ("concern over Kenya's attempts to widen its hold")."""
        to = next((at for at in range(unit - 1, max(unit - 4, 1), -1) if line.tag[at] & tags.TO), 0)
        if to < 2 or not line.tag[to - 1] & tags.PLANS:
            return None
        whose = to - 2 - bool(line.tag[to - 2] & tags.POSSESSIVE)
        if whose in line.actor:
            return self.of_unit(line, whose)
        place = line.place[whose].place if line.tag[whose] & tags.PLACE else None
        return Who(place.country, "armed", whose) if place is not None and place.level == "country" else None

    def _of_main_clause(self, line: Line, unit: int) -> Who | None:
        """Whom "it" or "they" means that open a sentence: "Should it seize P, Iran", "Before they left P, the rebels".

        None where the main clause says or gives way, as the other side may.
        """
        many = line.low[unit] in ("they", "them")
        opener = unit - 1 - (line.low[unit - 1] == "as")
        if unit < 1 or opener < 0 or not (many or line.low[unit] == "it"):
            return None
        if line.low[unit] == "them" and (line.low[0] in _FIRST or line.low[0] == "when"):
            return self._ahead(line, unit)  # "After P fell to them, the rebels"
        inverted = not opener and line.low[opener] in _INVERTED
        set_in = line.low[opener] in _OF_PLACE and line.low[0] in _SET  # "From P, which they took in May, the rebels"
        doing = line.low[0].endswith("ing") and line.low[unit - 1] in ("as", "when", "while")  # "Waving as they took P"
        if not inverted and line.low[opener] not in _FIRST and not set_in and not doing:
            return None
        found = self._ahead(line, unit, inverted=inverted)
        if found is None or found.party is None:
            return None
        actor = line.actor[found.unit]
        main = line.low[found.unit + 1 : found.unit + 1 + _MAIN_VERB_WITHIN]
        verbs = line.tag[found.unit + 1 : found.unit + 1 + _MAIN_VERB_WITHIN]
        alike = actor.kind == "group" or many == (actor.kind == "people" or actor.noun.endswith("s"))
        gives_way = not GIVES_WAY.isdisjoint(main) or any(bits & tags.SPEECH for bits in verbs)
        return found if alike and not gives_way else None

    def _opened(self, line: Line, unit: int) -> Who | None:
        """Whom "their" means in the phrase that opens a sentence: "In May, during their advance on P, the Russians"."""
        tag = line.tag
        if not 0 < unit <= _OPENS_WITHIN or not tag[unit - 1] & (tags.PREPOSITION | tags.SUBORDINATOR):
            return None
        near = sorted(line.actor)
        if near[:1] < [unit] or any(bits & tags.FINITE for bits in tag[:unit]):
            return None
        comma = next((at for at in line.units(tags.COMMA) if at > unit), line.size)
        main = (at for at in near if comma < at <= comma + _SUBJECT_WITHIN)
        at = next((at for at in (*near[:1], *main) if _opens_clause(line, at, comma)), -1)
        if at < 0:
            return None
        actor = line.actor[at]
        many = actor.kind == "people" or actor.noun.endswith("s")
        alike = actor.kind in ("group", "state", "force") or many == (line.low[unit] == "their")
        return self.of_unit(line, at) if alike else None

    def _ahead(self, line: Line, unit: int, *, inverted: bool = False) -> Who | None:
        """Whom "its" means in a clause before the main one: "Since May, when its fighters took P, the M23 has"."""
        tag = line.tag
        if not inverted and not any(bits & (tags.SUBORDINATOR | tags.RELATIVE) for bits in tag[:unit]):
            return None
        if any(look in line.actor for look in range(unit)):
            return None
        for look in range(unit + 1, line.size - 2):
            if tag[look] & tags.COMMA:
                at = look + (2 if tag[look + 1] & tags.DETERMINER else 1)
                if at in line.actor and line.actor[at].kind != "adjective" and _like_subject(line, at):
                    return self.of_unit(line, at)
        return None


def _in_relative(line: Line, unit: int, pronoun: int, *, which: bool = False) -> bool:
    """Whether an actor is the subject of a relative clause ("a map that the Syrians found,") that a comma closes."""
    before = unit - 1 - bool(unit and line.tag[unit - 1] & tags.DETERMINER)
    if which and before > 0 and line.low[before] == "which":
        return any(map(tags.COMMA.__and__, line.tag[unit:pronoun]))
    if before < 1 or line.low[before] not in ("that", "whom") or complement(line, before):
        return False
    if line.low[before - 1] in _OCCASIONS:
        return False  # "it is the second time that the Syrians found it"
    return any(map(_PARTING.__and__, line.tag[unit:pronoun]))


def _like_subject(line: Line, unit: int) -> bool:
    """Whether an actor at a unit stands like a subject: a verb, or an aside, follows, and none comes right before."""
    tag = line.tag
    if unit and tag[unit - 1] & (tags.PAST | tags.GERUND | tags.VERB_IRREGULAR):
        return False
    after = unit + 1
    if line.low[after : after + 2] in (["in", "turn"], ["in", "response"], ["in", "return"]):
        return True
    return after < line.size and bool(
        tag[after]
        & (tags.FINITE | tags.TRIGGER | tags.ADVERB | tags.RELATIVE | tags.COMMA | tags.NEGATION | tags.PLANS)
    )


def _opens_clause(line: Line, unit: int, comma: int) -> bool:
    """Whether an actor in a sentence is the subject of its main clause, before or behind the comma that opens that."""
    tag = line.tag
    if not tag[unit + 1] & _FINITE or tag[unit - 1] & tags.PREPOSITION:
        return False
    kinds = _MOVING if unit < comma else _DOERS
    return line.actor[unit].kind in kinds and not any(bits & _NO_MODIFIER for bits in tag[comma + 1 : unit])


def _hangs_on(line: Line, verb: int, unit: int) -> bool:
    """Whether an actor at a unit is what the verb before it does something to, and a participle tells more of it."""
    bits = line.tag[unit + 1]
    acts = line.tag[verb] & tags.SPEECH or verb in line.actor
    return not acts and bool(bits & tags.PAST and not bits & tags.AUXILIARY)


def _unit_before(line: Line, unit: int) -> int:
    """The unit of an army that no list has, where it stands like a subject before a pronoun; -1 without one."""
    reach = (at for at in range(unit) if line.low[at] in REGULAR_UNITS and at not in line.actor)
    return next((at for at in reach if line.tag[at + 1] & _FINITE), -1)


def _before_dash(line: Line, unit: int) -> int:
    """The actor before the dash that opens the clause with "who" in which a unit stands; -1 where none does."""
    low = line.low
    if "who" not in line.vocabulary or _DASHES.isdisjoint(line.vocabulary):
        return -1
    who = next((at for at in range(unit - 1, 1, -1) if low[at] == "who" or low[at] in _DASHES), 0)
    dashed = who > 1 and low[who] == "who" and low[who - 1] in _DASHES and who - 2 in line.actor
    return who - 2 if dashed else -1
