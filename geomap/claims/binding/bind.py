"""A trigger and its places become a reading: who, to what, says who, denied or planned. Or a reason why not."""

from __future__ import annotations

from dataclasses import dataclass, field

from geomap.claims.binding.doubts import Doubts
from geomap.claims.binding.nounblame import in_revenge
from geomap.claims.constructions.special import Special
from geomap.claims.frames.match import Match
from geomap.claims.parties.actorindex import AIRCRAFT
from geomap.claims.parties.actorlist import OWN_VOICE
from geomap.claims.phrases.nearby import nearer
from geomap.claims.phrases.placename import Hit
from geomap.claims.verbs.drafts import drafted
from geomap.claims.who.party import Parties, Who
from geomap.claims.who.settling import regular
from geomap.claims.words import tags
from geomap.claims.words.lexicon import Lexicon
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import OWNING
from geomap.model import ClaimKind, Extent, Place

RETAKEN = ("recaptur", "retak", "retook", "reconquer", "regain", "reclaim")
FREED = ("liberat", "de-occup", "freed", "free")  # what either side says of its own taking, and others of a retaking
BACK_AGAIN = (*FREED, *RETAKEN)
_WITHIN = frozenset(("in", "during"))
_STORIES = frozenset(
    ("novel", "simulation", "simulations", "wargame", "wargames", "scenario", "exercise", "exercises", "drill",
     "drills", "game", "games", "dream", "thriller", "screenplay", "sequel")
)  # fmt: skip
_STORY_UNITS = 6  # at the head of a sentence
_HELD = frozenset(("gain", "control", "loss"))
_PARTS = frozenset(
    ("villages", "towns", "settlements", "positions", "part", "parts", "districts", "areas", "communities")
)
_IN_PART = frozenset(("mostly", "largely", "partly", "partially", "mainly"))
_FOUGHT = frozenset(("contest", "strike"))
_ATTACKS = frozenset(("gain", "contest", "strike"))


def _to_itself(line: Line, hit: Hit, kind: ClaimKind, party: str | None, word: str) -> bool:
    """Whether a party would take or attack what it is itself: a republic the republic, a state its own country."""
    place = line.place[hit.unit].place
    if place is None or party is None or kind not in {"gain", "contest", "strike", "sovereignty"}:
        return False
    if place.level == "polity" and place.name == party:
        return kind != "sovereignty"
    if place.level != "country" or place.country != party:
        return False
    if kind == "sovereignty" and (word == "part" or word.startswith(("ced", "belong"))):
        return True  # "a region of China became part of China", "Gibraltar was ceded to it"
    # A state wins back its own country, and fights rebels there; it moves into it, or annexes it, never.
    return (kind == "gain" and not word.startswith(("re", "liberat", "free", "de-"))) or word.startswith("annex")


def _is_country(line: Line, hit: Hit, party: str | None) -> bool:
    """Whether a place is a whole country, and the party none but its state."""
    place = line.place[hit.unit].place
    return place is not None and place.level == "country" and party in (None, place.country)


def _in_a_story(line: Line) -> bool:
    """Whether the sentence tells what happens in a novel, a drill or a game: "In the simulation, Russia took P"."""
    low = line.low
    return low[0] in _WITHIN and not _STORIES.isdisjoint(low[1:_STORY_UNITS])


def _drafted(line: Line, found: Match | Special) -> bool:
    """Whether what a match tells is what a plan holds."""
    if isinstance(found, Special):
        return not found.background and drafted(line, found.head, finite=False, participle=False)
    verb, reading = not found.noun, found.reading
    finite = verb and not (found.passive or reading.infinitive or reading.gerund)
    return drafted(line, found.head, finite=finite, participle=verb and found.passive)


_BOTH = frozenset(
    (("both", "sides"), ("both", "armies"), ("both", "parties"), ("each", "side"), ("each", "army"), ("either", "side"))
)


def _both_sides(line: Line, who: Who) -> bool:
    """Whether both parties do it ("both sides claimed P", "each side holds half of P"), and so neither alone."""
    return who.unit > 0 and tuple(line.low[who.unit - 1 : who.unit + 1]) in _BOTH


def _unlisted_people(line: Line, who: Who) -> bool:
    """Whether the subject is a people or party that no list has: "the Reformists"."""
    unit = who.unit
    if who.status != "civil" or who.party is not None or not unit or not line.low[unit].endswith("s"):
        return False
    return bool(line.tag[unit] & tags.CAPITAL and line.tag[unit - 1] & tags.DETERMINER)


def _unknown_men(line: Line, who: Who) -> bool:
    """Whether the words say whose men they are, and nobody knows him: "the marshal's men", "an army of boys"."""
    told = who.unit > 0 and (line.low[who.unit - 1] in OWNING or line.low[who.unit - 1] == "an")
    return told and who.party is None and who.status == "armed" and who.troops and not who.bare


_ENEMIES = frozenset(("enemy", "the enemy", "occupiers", "invaders", "aggressor", "aggressors"))  # whoever it is
_NOBODY = frozenset(("nobody", "none", "noone"))
_NEAR_OURS = 3  # units from "our" to its noun
_HOUSES_OF_STATES = frozenset(("Embassy", "Consulate", "embassy", "consulate"))


@dataclass(slots=True)
class Bound:
    """One claim as read, places still as units of its sentence."""

    line: Line
    kind: ClaimKind
    hit: Hit
    party: str | None
    extent: Extent
    denied: bool
    planned: bool
    speaker: str
    trigger: tuple[int, int]  # characters
    unit: int  # the unit of the trigger
    confidence: float
    reasons: tuple[str, ...] = ()
    party_by: str = ""  # how the party was found
    name: str = ""  # a party that is the place itself
    span: tuple[int, int] = (0, 0)  # tokens of the clause
    speaker_side: str = ""
    side: str = ""
    word: str = ""  # the trigger's word
    again: bool = False  # of a place that "it" stands for, by whom is said: another than the reading before
    robbed: str | None = None  # whom it was taken from: not the taker
    fixed: bool = False  # that no party is named is what the text says ("Nobody is about to take …")
    role: str = ""  # the noun of who does it, where no word names his party: "the defenders"
    regular: bool = False  # by an army, a government or what is theirs: a state's, of which the words name none


@dataclass(slots=True)
class Deed:
    """What a trigger tells of its places, before anyone has asked whether each of them can be meant."""

    line: Line
    found: Match | Special
    kind: ClaimKind
    who: Who
    speaker: str
    denied: bool
    planned: bool
    party: str | None = None
    how: str = ""  # how the party was found
    extent: Extent | None = None  # that the trigger gives a place
    confidence: float = 0.0
    side: str = ""  # of the speaker


@dataclass(slots=True)
class Refused:
    """Why a trigger gave nothing."""

    unit: int
    why: str


@dataclass(slots=True)
class Binder(Doubts):
    """Binds triggers of one document, with what it remembers from sentence to sentence."""

    parties: Parties
    lexicon: Lexicon
    warlike: float  # words of war less those of peace
    war: float = 0.0  # words of war
    crime: int = 0  # 1 in a story of crime, 2 where it is of little else
    last_speaker: str = ""
    last: Bound | None = None
    entries: frozenset[int] | None = None  # where the entries of a list begin, once that was asked
    attackers: dict[str, str] = field(default_factory=dict)
    claimed: set[tuple[Place | None, str | None]] = field(default_factory=set)  # in law, and by whom

    def bound(self, deed: Deed) -> list[Bound] | Refused:
        """The claims of a deed, one for each place that can be meant; or why there is none."""
        line, found, kind, who, party = deed.line, deed.found, deed.kind, deed.who, deed.party
        head, speaker = found.head, deed.speaker
        if why := self._why_none(deed):
            return Refused(head, why)
        if not deed.planned:
            if _in_a_story(line):
                return Refused(head, "told of a story or an exercise")
            deed.planned = _drafted(line, found)
        hits = self._places(deed)
        if kind in _FOUGHT:
            hits = nearer(line, hits)
        if not hits and found.hits:
            return Refused(head, "a name that is not known as a place")
        doer = line.low[who.unit] if who.unit >= 0 else ""
        both, us = _both_sides(line, who), self._may_be_ours(line, who)
        avenged = party is None and isinstance(found, Match) and found.noun and in_revenge(line)
        unknown = (kind != "loss" and doer in _NOBODY) or _unlisted_people(line, who) or _unknown_men(line, who)
        fixed = both or avenged or unknown
        trigger, word = _characters(deed), line.low[head]
        out: list[Bound] = []
        for hit in hits:
            if (line.tag[hit.unit] & tags.WEAK and self.person(line, hit.unit, head)) or self.thing(line, hit.unit):
                continue
            own = self.parties.of_unit(line, hit.actor).party if hit.actor >= 0 else party
            ours = us and _is_country(line, hit, own)
            own = None if ours or both else own
            if _to_itself(line, hit, kind, own, word) or self._no_ground(line, hit, kind, own):
                continue
            if (extent := _extent(deed, hit)) is None:
                continue
            told = speaker and not self._is_itself(line, hit.unit, speaker)
            again = isinstance(found, Match) and found.pronoun and (found.agent is not None or own is not None)
            out.append(
                Bound(
                    line, kind, hit, own, extent, deed.denied, deed.planned, speaker if told else "narrator", trigger,
                    head, deed.confidence, tuple(found.reasons), deed.how,
                    span=(line.sentence.first_token, line.sentence.end_token),
                    speaker_side=deed.side if speaker else "",
                    word=word,
                    again=again,
                    fixed=fixed or ours or (own is None and (doer in _ENEMIES or hit.actor >= 0)),
                    role=doer if who.bare else "",
                    regular=who.unit >= 0 and regular(line, who.unit),
                )
            )  # fmt: skip
        if out:
            self._remember(deed, out)
        return out

    def _why_none(self, deed: Deed) -> str:
        """Why a deed is none of war, or of neither side; "" where it may be."""
        line, who = deed.line, deed.who
        if self.crime and deed.kind in ("strike", "contest") and self._of_crime(line, deed.found, deed.party, deed.how):
            return "a crime, not a war"
        if who.unit > 0 and line.low[who.unit - 1] == "neither":
            return "neither of two sides"
        return ""

    def _places(self, deed: Deed) -> list[Hit]:
        """The places of a deed: those that are known, and of the names that no list has those that may be places."""
        line, found, hits = deed.line, deed.found, deed.found.hits
        known = [
            hit
            for hit in hits
            if not line.tag[hit.unit] & tags.WEAK or self.counts(line, hit.unit, deed.how, found.head)
        ]
        if len(known) == len(hits):
            return hits
        weak = [hit.unit for hit in hits if hit not in known]
        return hits if self.may_place(line, found, deed.party, deed.how, deed.who, bool(known), weak) else known

    def _remember(self, deed: Deed, bound: list[Bound]) -> None:
        """Keep what the next sentences may point back to: the last claim, who spoke, who attacked."""
        line, party = deed.line, deed.party
        self.last = bound[-1]
        if deed.kind == "sovereignty":
            self.claimed.update((line.place[one.hit.unit].place, party) for one in bound)
        if deed.speaker:
            self.last_speaker = deed.speaker
        if party is not None:
            self.parties.last, self.parties.last_end = party, line.sentence.end_token
            if deed.kind in _ATTACKS and not self._from_air(line, deed.who, party):
                self.parties.attacker, self.parties.attacked_at = party, line.first[deed.found.head]

    def _may_be_ours(self, line: Line, who: Who) -> bool:
        """Whether "we" do it, said by no one known: a country that the text tells of is not theirs."""
        if who.unit < 0 or self.parties.speaker_side or self.parties.index.author:
            return False
        return not OWN_VOICE.isdisjoint(line.low[max(0, who.unit - _NEAR_OURS) : who.unit + 1])

    def _is_itself(self, line: Line, unit: int, speaker: str) -> bool:
        """Whether a speaker would be the place that is told of, and no government: "Dessie, they said, is ours"."""
        return line.low[unit] == speaker.lower() and self.parties.index.book.find(speaker) is None

    def _from_air(self, line: Line, who: Who, party: str) -> bool:
        """Whether who helps from the air attacks, and has no soldiers on the ground who would go on."""
        aloft = who.unit >= 0 and line.low[who.unit].rsplit(" ", 1)[-1] in AIRCRAFT
        return aloft and party != self.parties.index.home and not self.parties.index.invades(party)

    def _no_ground(self, line: Line, hit: Hit, kind: ClaimKind, party: str | None) -> bool:
        """Whether a name is no ground that is held or fought for: a union of states, or a continent that is "held"."""
        place = line.place[hit.unit].place
        name = line.place[hit.unit].text
        if name.rsplit(" ", 1)[-1] in _HOUSES_OF_STATES:
            return True  # "Islamists assaulted the US Embassy in P"
        known = self.parties.index.book.find(name) if name.isupper() else None
        if known is not None and known.kind == "bloc":
            return True  # "stole a march on NATO"
        taker = self.parties.index.book.get(party) if kind == "sovereignty" else None
        if taker is not None and taker.kind == "bloc" and (place is None or place.name != taker.name):
            return True  # "urged the EU to admit Turkey": no state
        if place is None or line.tag[hit.unit] & tags.WEAK:
            return False
        if place.level == "continent":
            return kind in ("control", "sovereignty")
        return place.level == "area" and kind != "sovereignty" and self.parties.index.book.get(place.name) is not None

    def _of_crime(self, line: Line, found: Match | Special, party: str | None, how: str) -> bool:
        """Whether an attack in a story of crime is part of it: no army's, and not with weapons of war."""
        if any(bits & tags.MILITARY for bits in line.tag[max(found.head - 1, 0) : found.end]):
            return False  # "shelling", "a missile attack on"
        if party is None:
            return True
        if len(party) == 2:
            return self.crime > 1 and how != "named"
        last = party.rsplit(" ", 1)[-1].lower()
        return self.crime > 1 or last == "men" or bool(self.lexicon.classes.get(last, 0) & tags.CRIME)

    def party_before(self, line: Line, kind: ClaimKind, word: str = "", at: int = -1) -> str | None:
        """The party of the claim before, where the same sentence tells the like of another place.

        Who is told by `word` to have retaken a place, or to have freed that at unit `at`, is not who had taken it.
        """
        last = self.last
        if last is None or last.line.sentence is not line.sentence or last.kind != kind:
            return None
        same = at >= 0 and last.line.first[last.hit.unit] == line.first[at]
        back = BACK_AGAIN if same else RETAKEN
        return last.party if kind != "gain" or word.startswith(back) == last.word.startswith(back) else None


def _in_part(line: Line, head: int) -> bool:
    """Whether a word before a trigger says that it is so in part only: "is mostly in rebel hands", "largely taken"."""
    for at in range(head - 1, max(-1, head - 4), -1):
        if line.low[at] in _IN_PART:
            return not (at and line.tag[at - 1] & tags.COMMA)
        if not line.tag[at] & (tags.AUXILIARY | tags.ADVERB | tags.PREPOSITION):
            return False
    return False


def _ground_of(line: Line, unit: int) -> bool:
    """Whether ground of a place is named before it, not a building there: "shelled villages in P", "parts of P"."""
    at = unit - 1
    while at > 0 and unit - at < 5 and line.tag[at] & (tags.PREPOSITION | tags.DETERMINER | tags.DIRECTION):
        at -= 1
    return at < unit - 1 and line.low[at] in _PARTS


def _characters(deed: Deed) -> tuple[int, int]:
    """Where the words of a trigger begin and end in the text."""
    line, found, head = deed.line, deed.found, deed.found.head
    starts, ends = line.document.tokens.starts, line.document.tokens.ends
    begin = starts[line.first[head]]
    if isinstance(found, Special):
        begin = found.start_char if found.start_char >= 0 else begin
    elif head and deed.kind == "strike" and not found.passive and line.tag[head - 1] & tags.WEAPON:
        begin = starts[line.last[head - 1] - 1]
    end = ends[line.last[max(found.end - 1, head)] - 1]
    if end <= begin:  # a clause told in another order
        return starts[line.first[head]], ends[line.last[head] - 1]
    return begin, end


def _extent(deed: Deed, hit: Hit) -> Extent | None:
    """How much of a place is meant; None where only how much of a part is told, and not whether."""
    line, found, extent = deed.line, deed.found, hit.extent
    if deed.extent is not None and extent == "whole":
        extent = deed.extent
    if deed.denied and extent == "part" and line.tag[found.head - 1] & tags.WHOLE:
        return None  # "do not fully control the areas of P that they claim"
    if extent == "whole" and deed.kind in _HELD and _in_part(line, found.head):
        extent = "part"
    building = isinstance(found, Match) and found.frame.steps[0].slot == "G"  # a flag on one building of P
    if (deed.kind == "strike" or building) and extent == "part" and not _ground_of(line, hit.unit):
        return "whole"
    return extent
