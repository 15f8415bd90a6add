"""Whose men a noun alone means: "the army", "the enemy", "the occupiers", settled by the whole document."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property

from geomap.claims.parties.actorindex import AIRCRAFT, OCCUPIERS, ActorIndex
from geomap.claims.parties.actorlist import NEAR_TOKENS
from geomap.claims.parties.book import Actor, Party
from geomap.claims.parties.foes import ever_fought, foe_of, foes_of
from geomap.claims.words.line import Line
from geomap.places.words import demonyms

_DEFENDERS = frozenset(("defenders", "defender"))
_BESIEGED = _DEFENDERS | {"garrison"}
_ASSAILS = frozenset(
    ("attacked", "attack", "assaulted", "stormed", "struck", "advanced", "closed", "arrived", "crossed", "shelled",
     "pounded", "bombarded", "encircled", "surrounded", "besieged", "approached", "charged", "came", "marched")
)  # fmt: skip
_COMING = frozenset(("advancing", "attacking", "invading", "besieging", "victorious"))
_ASSAILS_WITHIN = 3  # tokens behind the name of who attacks
_ATTACKERS = frozenset(("attackers", "attacker", "besiegers"))
_WITHOUT_ARMY = frozenset(("PS", None))  # "the army" in a text about Gaza is another state's
OF_THE_STATE = frozenset(
    (
        "government",
        "pro-government",
        "regime",
        "pro-regime",
        "junta",
        "federal",
        "federals",
        "loyalist",
        "loyal",
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
# Of these "the government" is not asked, but the union whose army may stand in the land.
ARMY = frozenset(("army", "federal", "federals", "military", "navy", "air force", "armed forces"))
_OUTSIDERS = frozenset(("western", "foreign", "international", "coalition", "joint"))
_INVADING = frozenset(("invading", "occupying", "occupation", "enemy", "hostile"))
_ARMED_MEN = frozenset(("forces", "troops", "soldiers", "fighters", "mercenaries", "army", "military"))
_RULERS = frozenset(("junta", "regime", "government"))
_OFFICES = frozenset(("authorities", "government", "administration", "republic", "parliament"))
_CLAIMED = frozenset(("proclaimed", "declared", "styled", "breakaway", "separatist"))
_OUSTED = frozenset(("ousted", "deposed", "toppled", "overthrown", "former", "fallen", "previous"))
_BEFORE_NOUNS = frozenset(
    ("the", "a", "an", "this", "these", "those", "its", "their", "his", "her", "other", "and", "or")
)
_BEATEN = frozenset(("retreating", "beaten", "fleeing", "defeated", "routed", "withdrawing", "collapsing"))
_FIGHTERS = frozenset(("fighters", "irregulars", "combatants"))
_REGULARS = frozenset(
    ("army", "soldiers", "garrison", "servicemen", "marines", "paratroopers", "security forces", "armed forces",
     "national guard", "conscripts", "reservists")
)  # fmt: skip
ANY_MEN = frozenset(
    ("column", "columns", "convoy", "convoys", "men", "force", "vehicles", "advance guard", "vanguard", "horsemen")
)
_ARMY_GROUPS = frozenset(("Front", "Fronts", "Army", "Corps", "Division", "Brigade"))
_FORMATIONS = _ARMY_GROUPS | {"Group", "Grouping", "Groupings", "Command", "group", "grouping"}
_SERVICES = frozenset(("air force", "navy"))
REGULAR_UNITS = frozenset(
    ("brigade", "brigades", "regiment", "regiments", "division", "divisions", "battalion", "battalions", "corps",
     "marines", "paratroopers", "conscripts", "reservists", "infantrymen")
)  # fmt: skip
_STATE_MEN = frozenset(("troops", "forces", "soldiers", "tanks", "tank", "armour", "armor", "infantry", "paratroopers"))
_MEN = frozenset(("force", "people", "group"))
_HOLDING_OUT = frozenset(
    ("hold", "holds", "held", "holding", "defend", "defends", "defended", "lost", "resist", "resisted", "garrisoned",
     "waited", "besieged", "surrounded", "encircled", "retreated", "withdrew")
)  # fmt: skip
MEN = ANY_MEN | _STATE_MEN
_OF_A_REGULAR = _REGULARS | REGULAR_UNITS
MOVES_WITHIN = 90  # tokens
_HEAVY = AIRCRAFT | {"tanks", "tank", "armour", "armor"}


def regular(line: Line, unit: int) -> bool:
    """Whether the words at a unit are an army's, a government's or their men's ("the army", "regime forces")."""
    words = line.low[unit].split(" ")
    before = line.low[unit - 1] if unit else ""
    named = {words[0], before, line.low[unit]} & OF_THE_STATE
    own = {words[-1], line.low[unit]}
    if line.low[unit + 1 : unit + 2] == ["of"]:
        own.update(line.low[unit + 2 : unit + 5])  # "troops of the 30th Brigade"
    return bool(named) or not own.isdisjoint(_OF_A_REGULAR)


class Settling:
    """Settles the actors of a document, with a memory of who acted last and of who speaks."""

    def __init__(self, index: ActorIndex) -> None:
        self.index = index
        self.last: str | None = None  # the party that acted in the claim before
        self.last_end = -1  # the token after the sentence that tells it
        self.attacker: str | None = None  # the party that attacked last, and the token where that is told
        self.attacked_at = -1
        self.speaker = ""  # the party that tells the claim
        self.speaker_side = ""
        self.quoted = False  # someone on no known side speaks: "they" are the other side
        self.told_after = False  # by one person, who is named behind: "they" and "it" are others
        self.others = False  # one person is quoted word for word: "they" are the other side
        self._state: str | None = None

    def settle(self, actor: Actor) -> str | None:
        """The party of an actor, generic ones settled by the document."""
        if actor.kind == "force" and actor.noun in _FIGHTERS:
            return self.index.namesake(actor) or actor.party
        if actor.kind != "generic":
            return self._author_of_front(actor) or actor.party
        words = self.index.document.tokens.words
        before = words[actor.token_start - 1] if actor.token_start else ""
        if before == "military" and actor.token_start > 1:
            before = words[actor.token_start - 2]  # "foreign military forces"
        invading = before.lower() == "hostile" or (actor.noun in _ARMED_MEN and before.lower() in _INVADING)
        if actor.noun in OCCUPIERS or invading or self.is_enemy(actor):
            return self.foe(self.speaker_side or self.index.author or self.index.home)
        if actor.noun in _BESIEGED and (holder := self._assailed(actor)) is not None:
            return holder
        if actor.noun.split(" ", 1)[0] in _RULERS and before.lower() in _OUSTED:
            return None  # "the ousted junta's soldiers"
        if actor.noun in _OFFICES and before.lower() in _CLAIMED:
            return None  # "the self-proclaimed authorities": no state's
        if actor.noun in _DEFENDERS and self.index.home in self.index.sides:
            return (self.foe(self.index.home) if self._at_home_attacks(actor) else None) or self.index.home
        if actor.noun in _ATTACKERS:
            at_home = self.foe(self.index.home) if self.index.home in self.index.sides else None
            return self.attacker or self._assailing(actor) or at_home or self._assailant(actor)
        if actor.noun in _ARMED_MEN and before.lower() in _OUTSIDERS:
            # "Foreign troops": whose is not said, but not the state's.
            return f"{before if before.lower() == 'western' else before.lower()} {actor.noun}"
        if actor.party is None and before.lower() in ("those", "these"):
            told = self.index.same_noun(actor.noun, actor.token_start)  # "the forces of General N. … Those forces"
            if told is not None:
                return told
        if actor.party is None and before.lower() in _BEATEN and actor.noun not in AIRCRAFT:
            return self.foe(self.attacker) if self.attacker is not None else None  # "the retreating army"
        if actor.party is None and before.lower() in _COMING and (found := self.attacker or self._assailing(actor)):
            return found  # "the advancing army"
        if actor.party is None and self.of_another_land(before):
            return f"{before} {actor.noun}"  # "Tibetan troops" are not those of the state where they fight
        service = actor.noun in _SERVICES
        if actor.party is None and actor.noun not in _FIGHTERS and (service or before.lower() not in _BEFORE_NOUNS):
            author = self.reporting_army
            if author is not None and not (service and self.foe(self.index.home) not in (author, None)):
                return author  # "Communique of the ministry. Units entered P", "The air force struck Q"
        if actor.party is None and (mover := self.mover(actor.token_start, actor.noun)) is not None:
            return mover
        if actor.noun == "army" and before.lower() == "an" and self.attacker and self.has_soldiers(self.attacker):
            return self.attacker  # "the strikes would not help an army that has lost P"
        party = self._of_the_state(actor, self.index.resolve(actor))
        if actor.party is not None and party == actor.party and self.index.one_of(actor, self.last):
            party = self.last  # of several rebel forces the one that acted last
        known = self.index.book.get(party)
        if actor.noun in AIRCRAFT and party is not None and actor.party is None:
            other = self.foe(party) if known is not None else self.state
            if other is not None and self.has_soldiers(other) and not self.has_soldiers(party):
                return other  # militias have no warplanes
        if actor.noun in _REGULARS and actor.party is None and party is not None and not self.has_soldiers(party):
            return self.army_against(party) or party  # a state has soldiers; others have fighters
        if actor.party is not None and known is not None and known.kind == "proxy":
            # The text's own noun for a proxy's fighters stays ("separatists"): it may mean several of them.
            return actor.party if actor.party.endswith(("s", "militia")) else actor.party + "s"
        return party

    def _assailing(self, attackers: Actor) -> str | None:
        """Who is told to attack last before some attackers."""
        index, words = self.index, self.index.document.tokens.words
        for actor in reversed(index.between(attackers.token_start - NEAR_TOKENS, attackers.token_start)):
            assails = not _ASSAILS.isdisjoint(words[actor.token_end : actor.token_end + _ASSAILS_WITHIN])
            if assails and actor.kind in _MEN and actor.party is not None:
                return actor.party
        return None

    def _assailant(self, attackers: Actor) -> str | None:
        """Who was named last before some attackers; whom he fights, where he is told to hold out."""
        index, words = self.index, self.index.document.tokens.words
        for actor in reversed(index.between(attackers.token_start - NEAR_TOKENS, attackers.token_start)):
            if actor.kind in _MEN and actor.party is not None:
                after = bisect_right(index.firsts, actor.token_start)
                end = min([attackers.token_start, *index.firsts[after : after + 1]])
                holds = not _HOLDING_OUT.isdisjoint(words[actor.token_end : end])
                return self.foe(actor.party) if holds else actor.party
        return None

    def _assailed(self, defenders: Actor) -> str | None:
        """Whom those attack who are told to come in the sentence before: "The Iraqis attacked. The defenders"."""
        firsts, words = self.index.firsts, self.index.document.tokens.words
        here = bisect_right(firsts, defenders.token_start) - 1
        if here < 1:
            return None
        near = self.index.between(firsts[here - 1], firsts[here])
        coming = [actor for actor in near if actor.kind in _MEN and actor.party is not None]
        if len({actor.party for actor in coming}) != 1 or _ASSAILS.isdisjoint(
            words[coming[0].token_end : firsts[here]]
        ):
            return None
        return self.foe(self.index.book.side_of(coming[0].party) or coming[0].party)

    def _at_home_attacks(self, defenders: Actor) -> bool:
        """Whether the sentence tells before of an attack by those at home: "The Iraqis attacked, and the defenders"."""
        firsts, home = self.index.firsts, self.index.home
        first = firsts[max(bisect_right(firsts, defenders.token_start) - 1, 0)]
        near = self.index.between(first, defenders.token_start)
        attacked = {"attacked", "struck", "stormed", "assaulted", "advanced"}
        words = self.index.document.tokens.words[first : defenders.token_start]
        return not attacked.isdisjoint(words) and any(actor.party == home and actor.kind in _MEN for actor in near)

    def of_another_land(self, before: str) -> bool:
        """Whether a word is the demonym of a region elsewhere, or one in form that no list has ("Katangese")."""
        if not before[:1].isupper():
            return False
        known = demonyms().get(before)
        return known[0] != self.index.home if known is not None else before.endswith(("ese", "ean"))

    def mover(self, token: int, noun: str) -> str | None:
        """Whose men go on where someone attacked just before: "the Russians took P. A column entered Q"."""
        if self.attacker is None or not 0 <= token - self.attacked_at <= MOVES_WITHIN:
            return None
        if noun in ANY_MEN or (noun in _STATE_MEN and self.has_soldiers(self.attacker)):
            return self.attacker
        return None

    def _of_the_state(self, actor: Actor, party: str | None) -> str | None:
        """The state for "the army", and for men of a home state that the text does not speak of; else the party.

        None where that state is at war with another: "troops took P", and no word of whose.
        """
        words = self.index.document.tokens.words
        first = words[actor.token_start].lower()
        if first == "pro" and actor.party is None:
            first = words[actor.token_start + 2].lower()  # "pro-government forces"
        if "federal" in (first, words[actor.token_start - 1].lower()) and self._federation is not None:
            return self._federation
        section = self.index.home_at(actor.token_start)
        if section != self.index.home and not {first, actor.noun}.isdisjoint(ARMY | OF_THE_STATE):
            return section  # under a heading that names another country
        if first not in OF_THE_STATE and actor.party is not None:
            return party  # "the opposition army" is none of the state's
        if first in ARMY or actor.noun in ARMY:
            return self._army_named(actor) or self.army or party
        if first in OF_THE_STATE or actor.noun in OF_THE_STATE:
            own = self._government if "government" in (first, actor.noun) else None
            return own or self.state or self.index.state_of_groups or party
        if party == self.index.home and party not in self.index.sides and actor.party is None:
            party = self.army or party  # rather another's
            if party == self.index.home and party not in self.index.sides and self._invaded(party):
                return None
        return party

    @cached_property
    def _government(self) -> str | None:
        """The one party of the land that the text names as a government ("the Government of National Accord")."""
        words, parties = self.index.document.tokens.words, self.index.book.parties
        named = {
            actor.party
            for actor in self.index.actors
            if actor.kind == "group"
            and actor.party is not None
            and not {"government", "Government"}.isdisjoint(words[actor.token_start : actor.token_end])
        }
        found = [party for party in named if party in parties and self.index.home in parties[party].countries]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _federation(self) -> str | None:
        """The state that is no more whose forces the document names: whose "federal troops" are."""
        armed = ("force", "body")
        forces = {actor.party for actor in self.index.actors if actor.kind in armed and actor.party is not None}
        found = [party for party in sorted(forces) if self._is_federation(self.index.book.get(party))]
        return found[0] if len(found) == 1 else None

    def _is_federation(self, party: Party | None) -> bool:
        """Whether a state is no more, and none that seceded from the one at home ("federal troops entered Biafra")."""
        on, home = self.index.document.article.date, self.index.home
        if party is None or party.kind != "former state" or self.index.book.ended(party.key, on):
            return False
        return home not in party.countries or not ever_fought(party.key, home)

    def _invaded(self, state: str | None) -> bool:
        """Whether another state fights a state at the date of the text."""
        foe = foe_of(state, self.index.document.article.date) if state else None
        known = self.index.book.get(foe)
        return known is not None and known.is_state

    def is_enemy(self, actor: Actor) -> bool:
        """Whether an actor is called the enemy, or is the enemy's."""
        enemies = self.index.book.words["enemy"]
        return actor.noun in enemies or self.index.document.tokens.words[actor.token_start].lower() in enemies

    def has_soldiers(self, party: str) -> bool:
        """Whether a party is a state, with regular forces."""
        known = self.index.book.get(party)
        return known is not None and known.is_state

    def army_against(self, group: str) -> str | None:
        """The state whose army fights a group: whom it fights by name, else the state at home."""
        foe = self.foe(group)
        return foe if foe is not None and self.has_soldiers(foe) else self.index.home

    @cached_property
    def reporting_army(self) -> str | None:
        """The state whose communique a text is."""
        author = self.index.author
        return author if author is not None and self.has_soldiers(author) else None

    def formation_of(self, called: str, owner: str | None) -> str | None:
        """The state that tells of a formation whose name no list has: "units of the Lake Group", in its communique."""
        if called.rsplit(" ", 1)[-1] not in _FORMATIONS or self.index.book.find(called) is not None:
            return None
        return owner if owner is not None and self.has_soldiers(owner) else self.reporting_army

    def _author_of_front(self, actor: Actor) -> str | None:
        """The army whose bulletin a text is, where it names a front or a corps of it: "troops of the Steppe Front"."""
        if actor.kind != "group" or not actor.party or actor.party.rsplit(" ", 1)[-1] not in _ARMY_GROUPS:
            return None
        author, known = self.index.author, self.index.book.get(actor.party)
        if author is None or not self.has_soldiers(author):
            return None
        return author if known is None or self.index.home not in known.countries else None

    def foe(self, side: str | None) -> str | None:
        """The party that the text names most against a side: its enemy."""
        on = self.index.document.article.date
        fought = foe_of(side, on, {*self.index.sides, self.index.home or ""}) if side else None
        if fought is not None:
            return fought  # and not a bystander who is spoken of more
        other = self.index.opponent(side) or self._only_foe(side)
        if other is None and side is not None and side == self.index.author and not self.has_soldiers(side):
            return self.index.home if self.index.home != side else None  # rebels fight the state
        return other

    def _only_foe(self, side: str | None) -> str | None:
        """Whom a side fights though the text names nobody: a state, or the only one; of several groups none."""
        known = list(foes_of(side, self.index.document.article.date)) if side else []
        return known[0] if known and (len(known) == 1 or self.has_soldiers(known[0])) else None

    @property
    def state(self) -> str | None:
        """The state whose government "the government" is: the home state where it fights, else the one spoken of most.

        The state of a place may be one that is no more ("government troops" beside the South Vietnamese, and not
        beside the North Vietnamese).
        """
        if self._state is None:
            home, index = self.index.home, self.index
            union, book = self._federation, index.book
            if union is not None and home in book.parties[union].countries:
                rival = book.past(index.document.article.date).get(home) == union
                home = home if rival else union
            if home not in _WITHOUT_ARMY:
                self._state = home
            else:
                armies = Counter(actor.party for actor in index.actors if actor.kind == "force" and actor.party)
                sides = {side: count for side, count in (armies or index.sides).items() if self.has_soldiers(side)}
                self._state = max(sorted(sides), key=lambda side: sides[side]) if sides else home
        return self._state

    def _army_named(self, actor: Actor) -> str | None:
        """The state whose army a text names, where it names none of the home state's: "the Russian army … the army"."""
        if self._own_army:
            return None
        named = self.index.same_noun(actor.noun, actor.token_start)
        return named if named is not None and self.has_soldiers(named) else None

    @cached_property
    def _own_army(self) -> bool:
        return any(actor.party == self.index.home and actor.noun in ARMY for actor in self.index.actors)

    @cached_property
    def army(self) -> str | None:
        """The state whose army "the army" is: a union's that the text names, unless the home state has one."""
        return self.state if self._own_army else self._federation or self.state

    def recent(self, line: Line, unit: int) -> str | None:
        """The party whose forces were named last before a unit."""
        party = self.index.last_party(line.first[unit]) or self.index.home
        if party is not None and party in _WITHOUT_ARMY and line.low[unit] in _HEAVY:
            return self.foe(party) or party  # "tanks rolled into Jenin"
        return party
