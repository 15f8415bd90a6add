"""Whom a pronoun may mean of those that the sentences before name: their subjects, but not who gave way or looks on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from geomap.claims.parties.actorindex import AIRCRAFT
from geomap.claims.parties.book import Actor
from geomap.claims.parties.foes import foe_of
from geomap.claims.who.actorwho import Who
from geomap.claims.who.settling import Settling
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import GROUPS

POSSESSIVES = frozenset(["its", "his", "her", "their", "our", "my"])
_STRIKING = frozenset(
    (
        "bombed",
        "bomb",
        "bombing",
        "struck",
        "strike",
        "hit",
        "raided",
        "attacked",
        "bombarded",
        "pounded",
        "targeted",
        "shelled",
    )
)
# What those do who are not the ones that take the next place, unless it is told of them again.
_RETREATS = frozenset(
    ("fled", "flee", "retreated", "withdrew", "left", "abandoned", "evacuated", "surrendered", "capitulated", "quit",
     "retreat", "withdraw", "abandon", "ran", "broke", "collapsed", "evaporated", "scattered")
)  # fmt: skip
_BEATEN = frozenset(
    ("from", "killing", "killed", "drove", "driving", "routed", "routing", "defeated", "defeating", "chased",
     "dislodged", "dislodging", "expelled", "expelling", "beat", "overwhelmed", "eliminated", "eliminating", "crushed")
)  # fmt: skip
MEN_KINDS = frozenset(("force", "group", "people", "generic"))
_BEATEN_WITHIN = 4  # tokens of "killing dozens of the"
_GIVES_UP = frozenset(("fled", "abandoned", "retreated", "surrendered", "lost"))
GIVES_WAY = _RETREATS | {"lost", "losing"}
_RETREATS_BACK = frozenset((("fell", "back"), ("pulled", "out"), ("pulled", "back"), ("gave", "up"), ("gave", "way")))
_STAYS = _RETREATS | {
    "still", "hold", "holds", "held", "holding", "remain", "remained", "lost", "retreating", "fleeing", "leaving",
    "now",
}  # fmt: skip
_ALSO = frozenset(("well", "also", "too"))
MANY = frozenset(("they", "them", "their", "theirs", "others"))
# Behind these a clause begins, so that who stands there may be its subject.
_OPENS = frozenset(
    (",", ";", ":", "—", "–", "(", '"', "“", "and", "but", "or", "that", "while", "when", "as", "because", "before",
     "after", "since", "until", "if", "though", "although", "whereupon", "whereas", "then", "said", "says", "later",
     "afterwards", "meanwhile", "today", "yesterday", "tonight", "now", "why", "how", "than", "both", "even", "only")
)  # fmt: skip
_THE = frozenset(("The", "the"))
_ARTICLES = frozenset(("the", "a", "an", "this", "these", "those", "some", "all", "many", "most"))
_PREPOSITIONS = frozenset(("of", "for", "in", "by", "with", "from", "to", "against", "at", "on", "near", "than"))
_SAYS = frozenset(("said", "says", "say", "reported", "reports", "claimed", "claims", "added", "announced"))
_DRIVEN = frozenset(
    ("chased", "driven", "expelled", "ousted", "thrown", "pushed", "forced", "evicted", "dislodged", "swept", "flung")
)
_BEEN = frozenset(("been", "were", "was", "being", "are", "is", "got"))
_ASSAILED = frozenset(("attacked", "assaulted", "ambushed", "surrounded", "overwhelmed", "outflanked", "routed"))
_ATTACKED_WITHIN = 4  # tokens behind the name of who is attacked
_TAKES = frozenset(
    ("capture", "captured", "capturing", "seize", "seized", "took", "taken", "take", "entered", "overran", "occupied",
     "stormed", "control")
)  # fmt: skip
_REPORTING = _SAYS | {"that"}
_WINS_BACK = frozenset(("retook", "retaken", "recaptured", "regained", "liberated", "recovered", "freed", "reclaimed"))
_IN_ANSWER = frozenset(("response", "retaliation", "turn", "answer", "revenge"))
_HIS_OWN = _WINS_BACK | _IN_ANSWER  # who does so is who spoke, and not the one of whom he told
_CAME = _TAKES | {"rolled", "marched", "swept", "poured", "retook", "recaptured", "moved", "burst", "broke",
                  "drove", "attacked", "invaded", "pushed", "shelled", "bombed"}  # fmt: skip
_TAKERS = MEN_KINDS | {"state"}
_TAKES_WITHIN = 4  # tokens behind the name of who takes a place
_TAKEN_AFTER = frozenset(("when", "and", "but", ";", "before", "until"))
_FIRING = AIRCRAFT | {"drones", "guns", "batteries", "howitzers", "mortars"}
_VEHICLES = _FIRING | {"tanks", "tank", "trucks", "missiles", "rockets", "shells"}
_AT_THE_TIME = frozenset(("when", "after", "before", "as", "until", "because"))  # the others may come then
_OPENER = 5  # tokens of "By noon on Monday" before a subject
_AHEAD = 2  # sentences behind a pronoun that opens a text
BACK = 3  # sentences that a pronoun looks back


class Previous(Settling):
    """Finds the subject of a sentence before, for a pronoun."""

    def subject_before(self, line: Line, word: str = "they") -> Who | None:
        """The first actor of the sentence before, where it could be a subject; of one further back, if it has none.

        Sentences that open with "They" are passed over for "they". What stands like an object counts only where a
        sentence has no other.
        """
        end = line.sentence.first_token
        here, asked = bisect_left(self.index.firsts, end), 0
        stays = _STAYS.intersection(line.low)
        if stays == {"held"} and not _ALSO.isdisjoint(line.low):
            stays = frozenset()  # "by nightfall they held Q as well"
        goes_on = not stays and not any(pair in _RETREATS_BACK or _expelled(*pair) for pair in pairwise(line.low))
        takes = not _TAKES.isdisjoint(line.low)
        gives_up = not _GIVES_UP.isdisjoint(stays)
        acts = goes_on and _HIS_OWN.isdisjoint(line.low) and not line.every & tags.SPEECH
        gone: Who | None = None  # who gave way: those who go on to take a place are the others, where any are named
        words, many = line.document.tokens.words, word in MANY
        goes_on = goes_on and line.low[:2] != ["they", "had"]  # "They had begun …": it was before that
        for at in range(here - 1, max(here - 1 - 2 * BACK, -1), -1):
            first = self.index.firsts[at]
            if many and words[first] == "They":
                end = first
                continue
            other: Who | None = None
            last: Who | None = None  # a state or a person, who are no "they" where anyone else is named
            for actor in self._told_in(max(first, end - 80), end):
                who = None if _unlike(actor, word, words, first) else self._as_subject(line, actor)
                if who is None or (gone is not None and who.party in (gone.party, None)):
                    continue
                yields = gone is None and (
                    self._yields_to(actor, end, acts)
                    or (goes_on and (self._gives_way(actor, end) or (takes and self._assailed_by(actor, end))))
                )
                if yields:
                    gone = who
                elif many and actor.kind in ("state", "capital", "person", "official"):
                    last = last or who
                elif _stands_second(actor, words, first):
                    other = other or who
                else:
                    beaten = self._beaten(line, who, first, end) if gives_up else None
                    return beaten or self._after_but(line, actor.token_end, end) or who
            if gone is not None and other is not None and other.party not in (gone.party, None):
                return other  # "At dawn the rebels attacked, and the army fell back. They took P"
            other = other or last
            if other is not None and gone is None:
                return other
            end, asked = first, asked + 1
            if asked == BACK:
                break
        return gone

    def _told_in(self, first: int, end: int) -> Sequence[Actor]:
        """The actors of some tokens, and "the group" as the one that was named before."""
        words, named = self.index.document.tokens.words, self.index.between(first, end)
        groups = [
            Actor(at, at + 1, party, "group", at, party)
            for at in range(first + 1, end)
            if words[at] in GROUPS and words[at - 1] in _THE and (party := self.index.last_group(at)) is not None
        ]
        return sorted((*named, *groups), key=lambda actor: actor.token_start) if groups else named

    def subject_after(self, line: Line) -> Who | None:
        """The first subject of the sentences behind, for "they" of a text that has named nobody so far."""
        start, words = line.sentence.first_token, line.document.tokens.words
        firsts = self.index.firsts
        here = bisect_left(firsts, start)
        if any(actor.kind in _TAKERS for actor in self.index.between(0, start)):
            return None
        behind = [*firsts[here + 1 : here + 2 + _AHEAD], len(words)]
        for first, end in pairwise(behind[: _AHEAD + 1]):
            for actor in self.index.between(first, end):
                late = actor.token_start > first + _OPENER and _stands_second(actor, words, first)
                if actor.kind not in _TAKERS or actor.kind == "state" or late:
                    continue
                if words[_article(actor, words, first) - 1].lower() not in _AT_THE_TIME:
                    return self._as_subject(line, actor)
        return None

    def _beaten(self, line: Line, other: Who, first: int, end: int) -> Who | None:
        """Who gives way to another in the sentence from token `first`: "The rebels attacked as the army fled. They".

        Or who is beaten there: "took P from the army", "killing dozens of its soldiers".
        """
        words = self.index.document.tokens.words
        for actor in self.index.between(first, end):
            before = words[max(first, actor.token_start - _BEATEN_WITHIN) : actor.token_start]
            if (actor.kind in MEN_KINDS and not _BEATEN.isdisjoint(before)) or self._gives_way(actor, end):
                who = self._as_subject(line, actor)
                if who is not None and who.party not in (None, other.party):
                    return who
        return None

    def _looks_on(self, party: str | None) -> bool:
        """Whether a party is a state that fights nobody of whom the text tells, in a war of others."""
        home, on = self.index.home, self.index.document.article.date
        if party is None or party == home or not self.has_soldiers(party) or foe_of(home or "", on) is None:
            return False
        return foe_of(party, on, {*self.index.sides, home or ""}) is None

    def _gives_way(self, actor: Actor, end: int) -> bool:
        """Whether an actor of an earlier sentence is told to retreat, before another is named in it."""
        if actor.kind not in ("force", "group", "people", "generic", "state"):
            return False
        stop = min((other.token_start for other in self.index.between(actor.token_end, end)), default=end)
        words = self.index.document.tokens.words[actor.token_end : stop]
        return not GIVES_WAY.isdisjoint(words) or any(pair in _RETREATS_BACK for pair in pairwise(words))

    def _yields_to(self, actor: Actor, end: int, acts: bool) -> bool:
        """Whether the next actor of a sentence takes a place in it: "B had held P for years when A took it".

        Where the next sentence tells what someone did (`acts`), also one that an actor only tells of.
        """
        near = self.index.between(actor.token_end, end)
        if not near or near[0].kind not in _TAKERS or near[0].party == actor.party:
            return False
        words, taker = self.index.document.tokens.words, near[0]
        first = _article(taker, words, actor.token_end)
        if not _TAKES.isdisjoint(words[actor.token_end : first]):
            return False
        told = not _SAYS.isdisjoint(words[actor.token_end : first])  # "B said that A had taken P. It is at Q"
        after = words[first - 1] in _TAKEN_AFTER or (told and acts and words[first - 1] in _REPORTING)
        if words[taker.token_end : taker.token_end + 2] != (",", "who") and not after:
            return False
        return self._takes(taker, end)

    def _takes(self, actor: Actor, end: int) -> bool:
        """Whether an actor is told to attack or take a place, right behind its name and before a token."""
        words = self.index.document.tokens.words[actor.token_end : min(end, actor.token_end + _TAKES_WITHIN)]
        return not _CAME.isdisjoint(words)

    def _assailed_by(self, actor: Actor, end: int) -> bool:
        """Whether an actor of an earlier sentence is told to be attacked: "The army was attacked by the rebels"."""
        words = self.index.document.tokens.words[actor.token_end : min(end, actor.token_end + _ATTACKED_WITHIN)]
        return any(be in _BEEN and done in _ASSAILED for be, done in pairwise(words))

    def _after_but(self, line: Line, token: int, end: int) -> Who | None:
        """The subject of the last clause ("A called it a failure, but B's officials were content. They left P")."""
        words = line.document.tokens.words
        but = next(
            (at for at in range(end - 1, token, -1) if words[at] in ("but", "while") and words[at - 1] == ","), 0
        )
        for actor in self.index.between(but, min(but + 4, end)) if but else ():
            party = self.settle(actor) if actor.kind == "official" and actor.noun.endswith("s") else None
            return Who(party, "armed", troops=True) if party is not None and self.has_soldiers(party) else None
        return None

    def _as_subject(self, line: Line, actor: Actor) -> Who | None:
        """What an actor of an earlier sentence gives a pronoun; none where it is passed over."""
        if actor.kind in ("official", "person"):
            return Who(self.last, "armed", troops=True) if self.last is not None else Who(None, "civil")
        if actor.kind == "adjective":
            following = line.document.tokens.words[actor.token_end : actor.token_end + 1]
            return Who(None, "civil") if following and following[0].islower() else None
        before = line.document.tokens.words[max(actor.token_start - 1, 0)].lower()
        if line.document.tokens.words[actor.token_end : actor.token_end + 1] == ("-",):
            return None  # "the UN-recognised government"
        if (
            actor.kind == "state"
            and actor.party not in self.index.fighting
            and not self._takes(actor, actor.token_end + 3)
        ):
            return None  # "the drones come from Turkey"
        if actor.kind == "group" and actor.party not in (None, self.last) and self.index.stands_by(actor.party or ""):
            return None  # "the United Nations said that thousands had fled"
        if self.index.lends_name(actor):
            return None  # "the Front, an offshoot of al-Qaeda, has grown. It"
        if actor.kind == "people" and self._looks_on(actor.party):
            return None  # "a group of Finns who count tanks"
        if actor.noun in _FIRING and _STRIKING.isdisjoint(line.low):
            return None  # "jets bombed them. They have taken P": no jets
        if before in ("his", "her") and actor.kind == "generic":
            return Who(None, "armed", troops=True)  # "His men were in P. They": somebody's, and no one else's
        party = self.settle(actor) if before not in POSSESSIVES else None
        if party is None:
            return None
        return Who(party, "armed", troops=actor.kind in ("force", "group", "people", "generic"))

    def _aloft(self, actor: Actor) -> bool:
        """Whether an actor is someone's aircraft who helps from the air, and has no soldiers on the ground."""
        if actor.noun not in AIRCRAFT or actor.party in (None, self.index.home):
            return False
        return not self.index.invades(actor.party or "")


def _expelled(before: str, word: str) -> bool:
    """Whether two words tell that someone was driven out."""
    return word in _DRIVEN and before in _BEEN


def _article(actor: Actor, words: Sequence[str], first: int) -> int:
    """The token of the article of an actor in the sentence that begins at token `first`, else its own first."""
    start = actor.token_start
    return start - (start > first and words[start - 1].lower() in _ARTICLES)


def _stands_second(actor: Actor, words: Sequence[str], first: int) -> bool:
    """Whether an actor stands in a sentence like an object, or in a relative clause: no clause begins before it."""
    start = _article(actor, words, first)
    before = words[start - 1] if start > first else ""
    return before[:1].islower() and before not in _OPENS


def _unlike(actor: Actor, word: str, words: Sequence[str], first: int) -> bool:
    """Whether a pronoun cannot mean an actor: "it" none of several, "they" nobody's one body, neither a mere source."""
    several = actor.kind == "people" or actor.noun.endswith("s")
    start = _article(actor, words, first)
    before = words[start - 1].lower() if start > first else ""
    if word in ("it", "its"):
        if several:
            return True
    elif word in ("his", "her"):
        if actor.kind in ("capital", "state"):
            return True
    elif word in MANY and not several and before in _PREPOSITIONS and actor.kind not in ("group", "force"):
        return True  # "a spokesman for the army said that it held P. They"
    if word in MANY and before in _PREPOSITIONS and actor.noun in _VEHICLES:
        return True  # "had come in Russian tanks. They"
    if before == "to" and start - 1 > first and words[start - 2].lower() == "according":
        return True
    end = actor.token_end
    aside = before == "," and words[end : end + 1] and words[end] in _SAYS
    return bool(aside) and words[end + 1 : end + 2] in ((",",), (".",))
