"""A trigger and its places become a reading: who, to what, says who, denied or planned. Or a reason why not."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from geomap.claims import tags
from geomap.claims.actors import speaker_side
from geomap.claims.frames import Match
from geomap.claims.lexicon import Lexicon
from geomap.claims.line import Line
from geomap.claims.phrases import Hit, scan
from geomap.claims.predicates import Special
from geomap.claims.speech import Said, name, reported
from geomap.claims.verbs import Reading, climb, group, subject
from geomap.claims.who import NOBODY, Parties, Who
from geomap.model import ClaimKind, Extent
from geomap.places.words import GIVEN
from geomap.places.words import words as spellings

_TROOPS_ONLY = frozenset(("troops",))
_FIRST_PERSONS = frozenset(["we", "i", "our", "my", "us"])
_GOVERNED = tags.SPEECH | tags.FAILS | tags.PLANS | tags.REPELS | tags.CANCELLED
_VISITS = frozenset(["reach", "reaches", "reached", "enter", "enters", "entered", "leave", "leaves", "left", "visit"])
_CARRIERS = frozenset(
    [
        "begin",
        "begins",
        "began",
        "begun",
        "start",
        "starts",
        "started",
        "launch",
        "launches",
        "launched",
        "launching",
        "continue",
        "continues",
        "continued",
        "continuing",
        "mount",
        "mounts",
        "mounted",
        "complete",
        "completes",
        "completed",
        "join",
        "joins",
        "joined",
        "resume",
        "resumes",
        "resumed",
        "conduct",
        "conducts",
        "conducted",
        "carry",
        "carries",
        "carried",
        "step",
        "stepped",
        "intensify",
        "intensified",
        "make",
        "makes",
        "made",
        "making",
        "press",
        "pressed",
        "develop",
        "developing",
        "developed",
        "lead",
        "leads",
        "led",
        "stage",
        "staged",
        "open",
        "opened",
        "renew",
        "renewed",
        "prepare",
        "wage",
        "waged",
        "lay",
        "laid",
        "laying",
        "keep",
        "kept",
        "maintain",
        "maintained",
        "suffer",
        "suffered",
        "tightened",
        "tighten",
        "consolidate",
        "consolidated",
        "lift",
        "lifted",
        "end",
        "ended",
        "assert",
        "asserts",
        "asserted",
        "sustain",
        "sustained",
        "announced",
        "announces",
        "abandon",
    ]
)


_THOUGHTS = frozenset(
    [
        "decision",
        "decisions",
        "plan",
        "plans",
        "idea",
        "option",
        "options",
        "step",
        "steps",
        "aim",
        "goal",
        "answer",
        "order",
        "orders",
        "move",
        "moves",
    ]
)


def _level(line: Line, hit: Hit) -> str:
    place = line.place[hit.unit].place
    return place.level if place is not None else ""


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
    fixed: bool = False  # that no party is named is what the text says ("Nobody is about to take …")


@dataclass(slots=True)
class Refused:
    """Why a trigger gave nothing."""

    unit: int
    why: str


@dataclass(slots=True)
class Binder:
    """Binds triggers of one document, with what it remembers from sentence to sentence."""

    parties: Parties
    lexicon: Lexicon
    warlike: float  # words of war less those of peace
    war: float = 0.0  # words of war
    last_speaker: str = ""
    last: Bound | None = None
    attackers: dict[str, str] = field(default_factory=dict)

    # --- matches -----------------------------------------------------------------------------------------------------

    def match(self, line: Line, found: Match) -> list[Bound] | Refused:
        """Bind a trigger that a frame matched."""
        if line.question:
            return Refused(found.head, "a question")
        if found.noun:
            return self._noun(line, found)
        reading, frame = found.reading, found.frame
        if reading.cancelled:
            return Refused(found.head, reading.cancelled)
        flags = frame.flags
        said, speaker, denied, planned, told = self._told(line, reading, found.head, found.hits[-1].unit + 1)
        if told:
            return Refused(found.head, told)
        owner = self._owner(line, reading, said)
        kind = self._kind(line, found)
        self.parties.speaker_side = self.parties.index.book.side_of(owner) if owner else ""
        who, kind = self._doer(line, found, kind, owner, said)
        planned = planned or reading.planned
        refused = self._fits(line, found, who, kind)
        if refused:
            return Refused(found.head, refused)
        if "recognise" in flags:
            return self._recognised(line, found, who)
        if "regard" in flags:
            return self._regarded(line, found, who)
        if "self" in flags and not any(
            _level(line, hit) in ("polity", "area", "admin1", "admin2", "island") for hit in found.hits
        ):
            return Refused(found.head, "joins no state")
        if "found" in flags and not any(_level(line, hit) in ("polity", "country", "area") for hit in found.hits):
            return Refused(found.head, "proclaims no republic")
        if who.status in ("civil", "official") and reading.subject is not None:
            who = self._some_force(line, reading.subject, who)
        party = who.party
        how = "named" if party is not None and not who.bare else "context" if party is not None else ""
        if "outskirts" in flags and all(hit.extent == "approach" for hit in found.hits):
            kind = "contest"
        if "own" in flags:
            mention = line.place[found.hits[0].unit]
            party, how = mention.place.name if mention.place else mention.text, "named"
        if "foe" in flags:
            party, how = self._driven(line, found, who), "context"
            if party is None:
                return Refused(found.head, "whose attack is not said")
        if party is None:
            party = self._from_context(line, kind, found.head, who, found.hits)
            how = "context" if party is not None else ""
        if "speaker" in flags and not speaker:
            speaker = self._name(line, reading.subject)
        if found.reading.tried and kind == "gain" and denied:
            planned = False
        confidence = 0.55 + (0.2 if how == "named" else 0.08 if how == "context" else 0.0)
        confidence += 0.1 if frame.steps[0].slot not in ("P", "T") or not flags else 0.0
        confidence -= 0.1 if found.pronoun else 0.0
        return self._bound(
            line, kind, found.hits, party, frame.extent, denied, planned, speaker, found, how, confidence, who
        )

    def _driven(self, line: Line, found: Match, who: Who) -> str | None:
        """The attacker, where the subject is who defends."""
        if found.other is not None:
            other = self.parties.of(line, found.other)
            if other.party is not None:
                return other.party
        return self.parties.foe(self.parties.index.book.side_of(who.party)) if who.party else None

    def _told(self, line: Line, reading: Reading, head: int, end: int) -> tuple[Said | None, str, bool, bool, str]:
        """Who says it, and what saying it does to polarity and modality; last, why it says nothing."""
        denied, planned = reading.denied, reading.planned
        if reading.spoken:
            return None, self._name(line, reading.speaker), denied, planned, ""
        said = reported(line, reading, head, end)
        if said is None:
            return None, "", denied, planned, ""
        if said.negated:
            return said, "", denied, planned, "not said"
        denied ^= said.denied
        planned = planned or said.planned
        background = reading.relative and not said.denied
        return said, "" if background else self._name(line, said.speaker), denied, planned, ""

    def _kind(self, line: Line, found: Match) -> ClaimKind:
        """The kind of the frame, unless the words around it make it another."""
        kind = found.frame.kind
        reading = found.reading
        if reading.tried and kind in ("gain", "control") and not reading.denied and not reading.planned:
            return "contest"  # a try to take a place is fighting for it
        if kind == "contest" and "armed" in found.frame.flags and line.low[found.head].startswith("attack"):
            after = found.hits[-1].unit + 1
            near = range(after, min(line.size, after + 7))
            if (
                after < line.size
                and any(line.low[unit] in ("with", "by") for unit in range(after, min(line.size, after + 4)))
                and any(line.tag[unit] & tags.WEAPON for unit in near)
            ):
                return "strike"
            if line.low[after : after + 3] == ["from", "the", "air"]:
                return "strike"
        return kind

    def _doer(
        self, line: Line, found: Match, kind: ClaimKind, owner: str | None, said: Said | None
    ) -> tuple[Who, ClaimKind]:
        """Who does it, by the voice of the trigger."""
        reading, frame = found.reading, found.frame
        agent = found.agent
        if (found.passive and frame.takes_object) or frame.place_is_subject:
            who = self.parties.of(line, agent, owner=owner) if agent is not None else NOBODY
        elif found.passive:
            who, kind = self._moved(line, found, kind)
        elif agent is not None and frame.steps[0].slot != "S" and any(step.slot == "A" for step in frame.steps[:-1]):
            who = replace(self.parties.of(line, agent, owner=owner), status="armed")
        else:
            who = self.parties.of(line, reading.subject, owner=owner)
            if line.low[found.head] in _VISITS and who.status in ("official", "person"):
                return who, kind
            if who.status in ("official", "person") and (reading.infinitive or reading.gerund or reading.spoken):
                # "A Taliban negotiator denied any plan to take Kabul": what officials mean to do, their party does.
                party = who.party or who.side or None
                who = Who(party, "armed", who.unit, False, True, who.side) if party else who
            elif who.status == "civil" and (reading.gerund or reading.infinitive):
                party = self._possessor(line, reading.subject) or (
                    self._party_of(line, said.speaker) if said is not None else None
                )
                who = Who(party, "armed", -1, True, True) if party and self._abstract(line, reading) else who
            elif reading.subject is None and self._imperative(line, found, reading):
                party = self._addressed(line, found.head)
                reading.planned = True
                who = Who(party, "armed", -1, False, True) if party else who
        if who.status == "weapon" and kind == "contest":
            kind = "strike"
        sure = (self.war >= 3 and self.warlike > 0) or (self.war >= 1 and self.warlike >= 0 and len(frame.steps) > 1)
        if who.status == "civil" and not found.passive and reading.subject is not None and sure:
            who = self._stranger(line, found, reading.subject) or who
        return who, kind

    def _stranger(self, line: Line, found: Match, span: tuple[int, int]) -> Who | None:
        """A name in capitals that no list has may be a party of a war, where the trigger leaves little doubt."""
        tag = line.tag
        start, end = span
        while start < end and tag[start] & tags.DETERMINER:
            start += 1
        stop = start
        while (
            stop < end
            and tag[stop] & tags.CAPITAL
            and not tag[stop] & (tags.TITLE | tags.PLACE | tags.TIME | tags.PEACEFUL)
        ):
            stop += 1
        if stop == end and stop > start and not any(unit in line.actor for unit in range(start, stop)):
            if "troops" in found.frame.flags or any(
                tag[unit] & tags.PEOPLE and not tag[unit] & tags.ARMED_NAME for unit in range(start, stop)
            ):
                return None
            return Who(line.words(start, stop), "armed", stop - 1, False, True)
        return None

    def _possessor(self, line: Line, span: tuple[int, int] | None) -> str | None:
        """The party in "Russia's next aim"."""
        if span is None:
            return None
        for unit in range(span[0], span[1] - 1):
            if unit in line.actor and line.low[unit + 1] in ("'s", "’s", "'", "’"):
                return self.parties.of_unit(line, unit).party
        return None

    def _abstract(self, line: Line, reading: Reading) -> bool:
        """Whether the subject is a thought or decision, which only a party can have."""
        if reading.subject is None:
            return False
        words = line.low[reading.subject[0] : reading.subject[1]]
        return any(word in _THOUGHTS for word in words)

    def _imperative(self, line: Line, found: Match, reading: Reading) -> bool:
        return reading.start == found.head and (found.head == 0 or bool(line.tag[found.head - 1] & tags.QUOTE))

    def _addressed(self, line: Line, head: int) -> str | None:
        """The party that an order is given to: "…, he told his Japanese divisions"."""
        for unit in range(head, line.size - 1):
            if line.tag[unit] & (tags.SAID_TO | tags.ASKS):
                for inner in range(unit + 1, min(line.size, unit + 6)):
                    if inner in line.actor:
                        return self.parties.of_unit(line, inner).party
        return None

    def _party_of(self, line: Line, span: tuple[int, int] | None) -> str | None:
        """The party on whose side a speaker stands."""
        if span is None:
            return None
        for unit in range(*span):
            if unit in line.actor:
                actor = line.actor[unit]
                if actor.kind == "generic":
                    return self.parties.index.resolve(actor)
                return actor.party or actor.side or None
        said = self._name(line, span)
        return speaker_side(said, self.parties.index, line.document.article.date) or None if said else None

    def _fits(self, line: Line, found: Match, who: Who, kind: ClaimKind) -> str:
        """Why the subject cannot do what the trigger says; "" where it can."""
        flags = found.frame.flags
        passive = found.passive and found.frame.takes_object
        status = who.status
        if status in ("civil", "official") and not self._plain_war(line, found):
            return "the subject is no party"
        if "bombs" in flags:
            return "" if (status == "weapon" and self._real(line, who, found)) or found.weapons else "no weapon named"
        if "weapon" in flags or kind == "strike":
            if status == "weapon":
                return "" if self._real(line, who, found) else "strikes of what is not said"
            if status == "armed" or found.weapons:
                return ""
            if passive and self.war >= 2:
                return ""
            if (
                status == "none"
                and self.last is not None
                and self.last.kind == "strike"
                and found.reading.subject is None
                and self.war >= 2
            ):
                return ""  # "Also hit: …"
            return "" if status == "none" and self.war >= 2 and not flags else "no weapon or army named"
        if kind == "contest" and line.low[found.head].startswith("attack") and not who.troops:
            after = found.hits[-1].unit + 1
            if after < line.size and line.low[after] in ("over", "for", "as"):
                return "an attack in words"
        if status == "weapon" and kind in ("gain", "loss", "control") and not who.troops:
            return "weapons take no ground"
        if status == "person":
            return (
                "a person, not a force"
                if kind in ("gain", "loss", "control") and ("armed" in flags or "troops" in flags)
                else ""
            )
        if status == "none":
            if passive or found.frame.place_is_subject:
                return "nothing of war in the text" if self.warlike < 0 else ""
            if who.unit >= 0 and line.low[who.unit] in ("nobody", "none", "noone"):
                return ""
            if "armed" in flags or "troops" in flags:
                return "no party named"
            return "no party named"
        if "speaker" in flags and who.bare:
            return "a pronoun claims it"
        if "troops" in flags and not who.troops and not self._state_leaves(line, found, who):
            return "a state, not its troops"
        if self.warlike < 0 and not who.troops:
            return "nothing of war in the text"
        return ""

    def _some_force(self, line: Line, span: tuple[int, int], who: Who) -> Who:
        """The party of a subject that no list has: the one in its words, else whose forces were named last."""
        for unit in range(span[1] - 1, span[0] - 1, -1):
            if unit in line.actor:
                found = self.parties.of_unit(line, unit)
                if found.party is not None:
                    return replace(found, bare=True)
        return who

    def _plain_war(self, line: Line, found: Match) -> bool:
        """Whether a text of war and a plain trigger make a claim of it, whoever the subject is."""
        flags = found.frame.flags
        if self.war < 3 or self.warlike <= 0 or flags & {"troops", "speaker", "recognise", "regard", "found", "self"}:
            return False
        return line.low[found.head] not in _VISITS

    def _real(self, line: Line, who: Who, found: Match) -> bool:
        """Whether a weapon is one: bare "strikes" may be those of workers."""
        unit = who.unit
        if (
            unit < 0
            or who.party is not None
            or line.low[unit]
            not in (
                "strike",
                "strikes",
                "attack",
                "attacks",
                "raid",
                "raids",
                "fire",
                "storm",
                "volley",
                "explosions",
                "explosion",
                "blast",
                "blasts",
                "jet",
                "plane",
                "planes",
                "helicopters",
                "shells",
                "guns",
                "batteries",
            )
        ):
            return True
        return self.war >= 2

    def _state_leaves(self, line: Line, found: Match, who: Who) -> bool:
        """Whether a party that is no army's name can leave, quit or flee a place all the same."""
        return (
            who.status == "armed"
            and (who.party is not None)
            and who.bare is False
            and line.tag[who.unit] & tags.PLACE == 0
            and who.party not in ("",)
            and not (who.unit in line.actor and line.actor[who.unit].kind in ("capital", "body", "state"))
        )

    def _owner(self, line: Line, reading: Reading, said: Said | None) -> str | None:
        """Whom "it", "they" and "its" stand for in what someone says: the speaker's party."""
        span = said.speaker if said is not None else reading.speaker
        if span is None or (said is None and (reading.subject is None or span == reading.subject)):
            return None
        return self._party_of(line, span)

    def _moved(self, line: Line, found: Match, kind: ClaimKind) -> tuple[Who, ClaimKind]:
        """The passive of "push E out of P", "withdraw F from P", "raise G over P"."""
        slot = found.frame.steps[0].slot
        reading = found.reading
        if slot == "G":
            who = self.parties.of(line, found.agent) if found.agent else NOBODY
            if who.party is None and reading.subject is not None:
                actors = [unit for unit in range(*reading.subject) if unit in line.actor]
                if actors:
                    who = replace(self.parties.of_unit(line, actors[-1]), status="armed", troops=True)
            if who.status == "civil":
                who = NOBODY
            return who, kind
        if slot == "W":
            who = self.parties.of(line, found.agent) if found.agent else NOBODY
            if who.party is None:
                who = self.parties.of(line, reading.subject)
            return replace(who, status="weapon") if who.status in ("none", "weapon") else who, kind
        if slot == "E":
            if found.agent is not None:
                return self.parties.of(line, found.agent), kind
            return self.parties.of(line, reading.subject, owner=self._owner(line, reading, None)), "loss"
        return self.parties.of(line, reading.subject, owner=self._owner(line, reading, None)), kind

    def _recognised(self, line: Line, found: Match, who: Who) -> list[Bound] | Refused:
        """ "Recognise X's sovereignty over P": of X, says the subject. "Recognise P as independent": of the subject."""
        reading = found.reading
        party = who.party
        speaker = ""
        if found.agent is None and found.other is not None:
            actors = [unit for unit in range(*found.other) if unit in line.actor]
            if not actors:
                return Refused(found.head, "whose claim is not said")
            party = line.actor[actors[-1]].party
            speaker = self._name(line, reading.subject)
        elif found.agent is not None:
            actors = [unit for unit in range(*found.agent) if unit in line.actor]
            if actors:
                party = line.actor[actors[-1]].party
                speaker = self._name(line, reading.subject)
        said = reported(line, reading, found.head, found.hits[-1].unit + 1)
        denied = reading.denied ^ (said.denied if said else False)
        if said is not None and said.negated:
            return Refused(found.head, "not said")
        return self._bound(
            line,
            "sovereignty",
            found.hits,
            party,
            None,
            denied,
            reading.planned and not denied,
            speaker,
            found,
            "named" if party else "",
            0.75,
            who,
        )

    def _regarded(self, line: Line, found: Match, who: Who) -> list[Bound] | Refused:
        """ "Regards P as its own", "called Odesa a Russian city"."""
        reading = found.reading
        if found.agent is None:
            return Refused(found.head, "as what is not said")
        start, end = found.agent
        low = line.low
        if any(word in ("own", "its", "their") for word in low[start:end]):
            if not any(word in ("own", "territory", "land", "soil", "province", "country") for word in low[start:end]):
                return Refused(found.head, "not as ground of its own")
            party = who.party
        else:
            actors = [unit for unit in range(start, end) if unit in line.actor]
            if not actors:
                return Refused(found.head, "as no party's")
            last = actors[0]
            rest = [
                unit
                for unit in range(last + 1, end)
                if not line.tag[unit] & (tags.AREA | tags.DIRECTION | tags.POSSESSIVE)
            ]
            if (
                rest
                or line.actor[last].kind in ("official", "person", "force", "generic")
                or not (last + 1 < end or line.actor[last].kind == "adjective")
            ):
                return Refused(found.head, "as no party's ground")
            party = line.actor[last].party
        return self._bound(
            line,
            "sovereignty",
            found.hits,
            party,
            None,
            reading.denied,
            reading.planned,
            self._name(line, reading.subject),
            found,
            "named",
            0.75,
            who,
        )

    # --- nouns -------------------------------------------------------------------------------------------------------

    def _noun(self, line: Line, found: Match) -> list[Bound] | Refused:
        tag, low = line.tag, line.low
        head = found.head
        frame = found.frame
        kind = frame.kind
        # The noun phrase to the left: whose it is.
        start = head
        party: str | None = None
        how = ""
        who = NOBODY
        weapon = False
        no = False
        while start > 0 and head - start < 9:
            bits = tag[start - 1]
            word = low[start - 1]
            if (
                bits
                & (
                    tags.COMMA
                    | tags.STOP
                    | tags.AUXILIARY
                    | tags.RELATIVE
                    | tags.SUBORDINATOR
                    | tags.QUOTE
                    | tags.SPEECH
                )
                and not bits & (tags.DETERMINER | tags.WEAPON)
                and start - 1 not in line.actor
            ):
                break
            if bits & (tags.PREPOSITION | tags.CONJUNCTION) and start - 1 not in line.actor and not bits & tags.PLACE:
                break
            if (
                bits & (tags.VERB_IRREGULAR | tags.GERUND)
                and not bits & (tags.WEAPON | tags.FORCE)
                and start - 1 not in line.actor
            ):
                break
            if (
                bits & tags.PAST
                and start - 1 not in line.actor
                and not (start - 1 > 0 and tag[start - 2] & (tags.DETERMINER | tags.POSSESSIVE | tags.ACTOR))
                and not bits & tags.COMPOUND
            ):
                break
            if bits & (tags.PLANS | tags.FAILS | tags.DENIED | tags.REPELS) and not bits & (tags.ADVERB):
                break
            start -= 1
            if word == "no":
                no = True
                break
            if bits & tags.WEAPON or (
                start == head - 1 and word in ("air", "aerial", "suicide", "terror", "terrorist", "bomb", "arson")
            ):
                weapon = True
            if party is None and start in line.actor:
                actor = line.actor[start]
                if actor.kind in ("official", "person") and not (
                    start + 1 < line.size and low[start + 1] in ("'s", "’s", "'", "’")
                ):
                    return Refused(head, "someone's, not a party's")
                who = self.parties.of_unit(line, start)
                party, how = who.party, "named" if not who.bare else "context"
            elif (
                party is None and word in ("its", "their", "his", "our", "her") and start == self._np_start(line, start)
            ):
                party = self.parties.owner_of(line, start, None)
                how = "context" if party else ""
            elif (
                party is None
                and bits & tags.FORCE
                and start + 1 < line.size
                and low[start + 1] in ("'s", "’s", "'", "’")
            ):
                who = self.parties.of(line, (start, start + 1))
                party, how = who.party, "context"
            if bits & tags.DETERMINER and word in ("the", "a", "an", "this", "that"):
                break
        if (
            kind == "contest"
            and (weapon or "bombs" in frame.flags)
            and found.frame.steps
            and low[head] in ("attack", "attacks")
        ):
            kind = "strike"
        if low[head] in ("strike", "strikes") and not weapon and party is None and self.war < 2:
            return Refused(head, "strikes of what is not said")
        if found.agent is not None:
            agent = self.parties.of(line, found.agent)
            if agent.status == "civil":
                return Refused(head, "by someone who holds no ground")
            if agent.party is not None:
                party, how, who = agent.party, "named" if not agent.bare else "context", agent
        if party is None and found.other is not None and kind == "loss":
            moved = self.parties.of(line, found.other)
            party, how, who = moved.party, "named" if not moved.bare else "context", moved
        if "offensive" in frame.flags and not any(
            word in ("offensive", "assault", "combat", "hostile", "storming") for word in low[start:head]
        ):
            return Refused(head, "an action of what kind is not said")
        # What governs the phrase.
        denied = no
        planned = False
        speaker = ""
        spoken = False
        governor = self._governor(line, start)
        verb_reading = Reading(start)
        repelled = False
        if governor >= 0:
            bits, word = tag[governor], low[governor]
            verb_reading = climb(line, governor)
            denied ^= verb_reading.denied
            planned = verb_reading.planned and not (verb_reading.refused and word.startswith("recogni"))
            if bits & tags.REPELS and kind in ("contest",) and not verb_reading.passive:
                repelled = True
                denied = False
            elif bits & tags.CANCELLED and (
                word not in ("called", "calls") or (governor + 1 < line.size and low[governor + 1] == "off")
            ):
                if word not in ("halted", "stopped", "abandoned") or kind == "contest":
                    denied, planned = True, True
            elif bits & tags.DENIED:
                denied = not verb_reading.denied
                speaker, spoken = self._name(line, verb_reading.subject), True
            elif bits & tags.FAILS:
                denied ^= True
            elif bits & tags.VOWED:
                planned = True
                speaker, spoken = self._name(line, verb_reading.subject), True
            elif bits & tags.PLANS and not bits & tags.TRIES:
                planned = not word.startswith("call") or line.low[governor + 1 : governor + 2] == ["for"]
            elif (
                word.startswith("recogni")
                or word in ("accept", "accepts", "accepted")
                or (bits & tags.SAID and word not in ("saw", "shows", "showed", "show"))
            ):
                speaker, spoken = self._name(line, verb_reading.subject), True
            if word in ("concentrate", "concentrating", "focus", "focusing"):
                planned = True
            if word.startswith("call") and low[governor + 1 : governor + 2] == ["for"]:
                planned = True
                if not spoken:
                    speaker, spoken = self._name(line, verb_reading.subject), True
            if verb_reading.spoken and not spoken:
                speaker, spoken = self._name(line, verb_reading.speaker), True
            if (
                party is None
                and (word in _CARRIERS or bits & (tags.PLANS | tags.CANCELLED | tags.VOWED) or repelled)
                and verb_reading.subject is not None
            ):
                doer = self.parties.of(line, verb_reading.subject)
                if repelled:
                    party, how = (
                        self.parties.foe(
                            self.parties.index.book.side_of(doer.party) or self._side_of(line, verb_reading.subject)
                        ),
                        "context",
                    )
                elif doer.party is not None and doer.status in ("armed", "person", "official"):
                    party, how, who = doer.party, "named" if not doer.bare else "context", doer
                elif doer.status == "civil" and not bits & tags.SAID and kind != "strike":
                    pass
        if party is None and governor < 0 and kind in ("contest", "gain", "strike"):
            # "his troops were near to an encirclement of P"
            be = start - 1
            while be > 0 and start - be < 7 and not tag[be] & (tags.BE | tags.COMMA | tags.STOP | tags.RELATIVE):
                be -= 1
            if be > 0 and tag[be] & tags.BE and low[start - 1] in ("to", "on", "in", "under", "about", "of", "for"):
                doer = self.parties.of(line, climb(line, be + 1).subject)
                if doer.status == "armed" and doer.party is not None:
                    party, how, who = doer.party, "context", doer
        # The noun as a subject: "an offensive toward P will follow".
        after = found.hits[-1].unit + 1
        look = after
        while (
            look < line.size
            and look - after < 4
            and tag[look] & (tags.ADVERB | tags.TIME)
            and not tag[look] & tags.AUXILIARY
        ):
            look += 1
        if governor < 0 and look < line.size and tag[look] & tags.MODAL:
            planned = True
        if look < line.size and governor < 0 and tag[look] & tags.AUXILIARY:
            # "… had been called off"
            for unit in range(look, min(line.size, look + 5)):
                if low[unit] in ("cancelled", "canceled", "postponed", "scrapped", "called") and (
                    low[unit] != "called" or (unit + 1 < line.size and low[unit + 1] == "off")
                ):
                    denied, planned = True, True
        tag[start - 1] if start else 0
        if start and low[start - 1] in ("if", "unless"):
            planned = True
        if any(
            word
            in (
                "planned",
                "promised",
                "expected",
                "possible",
                "threatened",
                "looming",
                "imminent",
                "future",
                "potential",
                "feared",
                "prospective",
            )
            for word in low[start:head]
        ):
            planned = True
        if any(word in ("failed", "attempted", "abortive") for word in low[start:head]) and kind == "gain":
            denied = True
        if any(word in ("alleged", "so-called", "supposed") for word in low[start:head]):
            pass
        verb_reading.start = min(verb_reading.start, start)
        said: Said | None = None
        if not spoken:
            said = reported(line, verb_reading, head, after)
            if said is not None:
                if said.negated:
                    return Refused(head, "not said")
                supposed = said.denied and low[start] in ("the", "its", "their", "this") and "there" not in low[:start]
                if not supposed:
                    denied ^= said.denied
                    planned = planned or said.planned
                    if not verb_reading.relative:
                        speaker = self._name(line, said.speaker)
        if kind == "control" and low[head] in ("control", "hold", "grip", "rule", "occupation"):
            if party is None:
                if low[head] == "occupation" and start and low[start] == "the":
                    pass
                else:
                    return Refused(head, "whose is not said")
            if low[head] in ("hold", "grip") and how != "named" and governor < 0:
                return Refused(head, "whose is not said")
        if kind == "loss" and party is None:
            party = self._from_context(line, kind, head, NOBODY, found.hits)
            how = "context" if party else ""
            if party is None and (self.war < 2 or self.warlike < 0):
                return Refused(head, "whose is not said")
        if kind == "sovereignty" and party is None and low[head] in ("sovereignty", "claim", "claims"):
            return Refused(head, "whose is not said")
        if party is None:
            party = self._from_context(line, kind, head, who, found.hits)
            how = "context" if party is not None else ""
        if party is None and self.war < 2 and not (weapon and kind == "strike"):
            plain = low[head] in (
                "fighting",
                "siege",
                "battle",
                "shelling",
                "bombardment",
                "clashes",
                "fall",
                "liberation",
                "recapture",
            )
            if self.warlike < 0 or not plain or (start and tag[head - 1] & tags.CAPITAL and head - 1 not in line.actor):
                return Refused(head, "no party named, and little of war in the text")
            if (
                line.document.tokens.words[line.first[head]][0].isupper()
                and head > 0
                and tag[head - 1] & tags.DETERMINER
            ):
                return Refused(head, "a title")
        if self.warlike < 0 and not weapon and not who.troops and kind not in ("sovereignty", "gain", "control"):
            return Refused(head, "nothing of war in the text")
        if (
            who.status == "civil"
            and kind not in ("sovereignty",)
            and how != "context"
            and not (who.unit in line.actor and line.actor[who.unit].kind in ("adjective", "state", "capital", "group"))
        ):
            return Refused(head, "someone's, not a party's")
        confidence = 0.6 + (0.2 if how == "named" else 0.05 if how else 0.0)
        return self._bound(
            line, kind, found.hits, party, frame.extent, denied, planned, speaker, found, how, confidence, who
        )

    def _np_start(self, line: Line, start: int) -> int:
        return start

    def _governor(self, line: Line, start: int) -> int:
        """The verb of which the noun phrase that begins at `start` is the object; -1 where it is none's."""
        tag, low = line.tag, line.low
        at = start - 1
        steps = 0
        while at >= 0 and steps < 6:
            bits = tag[at]
            if at in line.actor and not bits & tags.SPEECH:
                return -1
            if bits & (tags.COMMA | tags.STOP | tags.RELATIVE | tags.SUBORDINATOR) and not bits & tags.DETERMINER:
                return -1
            if (
                bits & (tags.FINITE | tags.GERUND | tags.PLANS | tags.FAILS | tags.REPELS | tags.CANCELLED)
                and not bits & (tags.AUXILIARY | tags.TIME)
                and not (bits & tags.ADVERB and not bits & tags.SPEECH)
            ):
                return at
            if (
                low[at] in _CARRIERS
                or low[at].startswith("recogni")
                or low[at]
                in (
                    "accept",
                    "accepts",
                    "concentrate",
                    "concentrating",
                    "focus",
                    "off",
                    "on",
                    "out",
                    "of",
                    "in",
                    "with",
                    "the",
                    "a",
                    "to",
                    "for",
                    "its",
                    "their",
                )
            ):
                if (
                    low[at] in _CARRIERS
                    or low[at].startswith("recogni")
                    or low[at] in ("accept", "accepts", "concentrate", "focus")
                ):
                    return at
                at -= 1
                steps += 1
                continue
            if bits & tags.QUOTE or bits & tags.ADVERB:
                at -= 1
                steps += 1
                continue
            return -1
        return -1

    # --- specials ----------------------------------------------------------------------------------------------------

    def special(self, line: Line, found: Special) -> list[Bound] | Refused:
        """Bind a trigger that has a grammar of its own."""
        if line.question and not found.background:
            return Refused(found.head, "a question")
        reading = found.reading
        party: str | None = None
        how = ""
        who = NOBODY
        if found.place_party:
            pass
        elif found.owner == "@home":
            party, how = self.parties.index.home, "context"
        elif found.owner == "@enemy":
            party, how = self.parties.foe(self.parties.index.home), "context"
        elif found.owner == "@speaker":
            pass
        elif found.owner == "@context":
            party, how = (
                (self.last.party if self.last is not None and self.last.kind == "sovereignty" else None),
                "context",
            )
        elif found.owner:
            party, how = found.owner, "named"
        elif found.party is not None:
            start, end = found.party
            if end - start == 1 and start in line.actor:
                who = self.parties.of_unit(line, start)
            else:
                actors = [unit for unit in range(start, end) if unit in line.actor]
                who = self.parties.of(line, found.party)
                if who.party is None and actors and not found.by_subject:
                    who = self.parties.of_unit(line, actors[0])
            if found.by_subject and who.status == "civil":
                return Refused(found.head, "the subject is no party")
            party, how = who.party, "named" if not who.bare else "context"
            if party is None and line.low[start] in ("rebel", "separatist", "insurgent", "militant"):
                party, how = line.low[start] + "s", "named"
            if party is None and line.low[start] in ("its", "their", "group"):
                party, how = self.parties.recent(line, start), "context"
        elif found.by_subject:
            who = self.parties.of(line, reading.subject)
            if who.status == "civil":
                return Refused(found.head, "the subject is no party")
            party, how = who.party, "named" if not who.bare else "context"
        speaker = ""
        denied, planned = reading.denied, reading.planned
        said: Said | None = None
        if reading.spoken:
            speaker = self._name(line, reading.speaker)
        elif not found.background:
            said = reported(line, reading, found.head, max(found.hits[-1].unit + 1, found.end))
            if said is not None:
                if said.negated:
                    return Refused(found.head, "not said")
                denied ^= said.denied
                planned = planned or said.planned
                if not reading.relative:
                    speaker = self._name(line, said.speaker)
        if found.owner == "@speaker":
            span = reading.speaker if reading.spoken else said.speaker if said is not None else reading.subject
            party, how = self._party_of(line, span) or self.parties.recent(line, found.head), "context"
        if party is None and not found.place_party:
            party = self._from_context(line, found.kind, found.head, who, found.hits)
            how = "context" if party else ""
        if party is None and not found.place_party and self.warlike < 0:
            return Refused(found.head, "nothing of war in the text")
        bound = self._bound(
            line,
            found.kind,
            found.hits,
            party,
            found.extent,
            denied,
            planned,
            speaker,
            found,
            how,
            0.8 if how == "named" else 0.65,
            who,
        )
        if found.place_party and not isinstance(bound, Refused):
            for item in bound:
                mention = line.place[item.hit.unit]
                actor = line.actor.get(item.hit.unit)
                item.party = (
                    actor.party
                    if actor and actor.party and len(actor.party) > 2
                    else mention.place.name
                    if mention.place
                    else mention.text
                )
        return bound

    # --- shared ------------------------------------------------------------------------------------------------------

    def _bound(
        self,
        line: Line,
        kind: ClaimKind,
        hits: list[Hit],
        party: str | None,
        extent: Extent | None,
        denied: bool,
        planned: bool,
        speaker: str,
        found: Match | Special,
        how: str,
        confidence: float,
        who: Who,
    ) -> list[Bound] | Refused:
        starts, ends = line.document.tokens.starts, line.document.tokens.ends
        head = found.head
        begin = starts[line.first[head]]
        if isinstance(found, Special) and found.start_char >= 0:
            begin = found.start_char
        elif (
            head
            and isinstance(found, Match)
            and kind == "strike"
            and not found.passive
            and line.tag[head - 1] & tags.WEAPON
        ):
            begin = starts[line.last[head - 1] - 1]
        end = ends[line.last[max(found.end - 1, head)] - 1]
        out: list[Bound] = []
        known = [hit for hit in hits if not line.tag[hit.unit] & tags.WEAK]
        if len(known) < len(hits) and not self._weak(line, found, party, how, who, bool(known)):
            hits = known
            if not hits:
                return Refused(head, "a name that is not known as a place")
        for hit in hits:
            if line.tag[hit.unit] & tags.WEAK and self._person(line, hit.unit):
                continue
            widest: Extent = hit.extent
            own = self.parties.of_unit(line, hit.actor).party if hit.actor >= 0 else party
            if extent is not None and widest == "whole":
                widest = extent
            if kind == "strike" and widest == "part":
                widest = "whole"
            out.append(
                Bound(
                    line,
                    kind,
                    hit,
                    own,
                    widest,
                    denied,
                    planned,
                    speaker or "narrator",
                    (begin, end),
                    head,
                    confidence,
                    tuple(found.reasons),
                    how,
                    span=(line.sentence.first_token, line.sentence.end_token),
                    word=line.low[head],
                    fixed=bool(who.unit >= 0 and line.low[who.unit] in ("nobody", "none", "noone")),
                )
            )
        if out:
            self.last = out[-1]
            if speaker:
                self.last_speaker = speaker
            if party is not None:
                self.parties.last = party
        return out

    def _weak(self, line: Line, found: Match | Special, party: str | None, how: str, who: Who, beside: bool) -> bool:
        """Whether the grammar alone may make a place of a name that the gazetteer lacks."""
        if beside:
            return True  # in a list with known places
        if self.warlike < 0:
            return False
        if party is None:
            # "the fall of Zhovtnevka": the words leave no doubt that it is a place
            return isinstance(found, Match) and found.noun and self.war >= 3
        if self.war < 1 and (how != "named" or (isinstance(found, Match) and len(found.frame.steps) < 2)):
            return False
        if isinstance(found, Special):
            return how == "named"
        if found.noun:
            return how in ("named", "context") and bool(who.party or how)
        return how == "named" or who.troops

    def _person(self, line: Line, unit: int) -> bool:
        """Whether an unknown name is rather a person's: after a title, or one that speaks."""
        tag = line.tag
        if unit and tag[unit - 1] & (tags.TITLE | tags.PEOPLE) and not tag[unit - 1] & (tags.AREA | tags.ACTOR):
            return True
        return (
            unit + 1 < line.size and bool(tag[unit + 1] & tags.SPEECH and not tag[unit + 1] & tags.TRIGGER)
        ) or bool(spellings()[line.document.tokens.words[line.first[unit]]].classes & GIVEN)

    def _name(self, line: Line, span: tuple[int, int] | None) -> str:
        """The speaker's name; of a pronoun, that of whom it stands for; "" for the narrator."""
        if span is None:
            return ""
        start, end = span
        while start < end and line.tag[start] & tags.ADVERB and start not in line.actor:
            start += 1
        if start >= end:
            return ""
        word = line.low[start]
        if end - start == 1 and line.tag[start] & tags.PRONOUN and start not in line.actor:
            if word in _FIRST_PERSONS:
                return ""
            for unit in range(start - 1, -1, -1):
                if (
                    word in ("he", "she")
                    and line.tag[unit] & tags.CAPITAL
                    and not line.tag[unit] & (tags.PLACE | tags.TIME)
                    and (
                        (unit in line.actor and line.actor[unit].kind == "person")
                        or (
                            line.tag[unit - 1 if unit else 0] & tags.CAPITAL
                            and unit
                            and unit not in line.actor
                            and not line.tag[unit - 1] & tags.TIME
                        )
                    )
                ):
                    first = unit
                    while (
                        first > 0
                        and line.tag[first - 1] & tags.CAPITAL
                        and not line.tag[first - 1] & (tags.PLACE | tags.TIME)
                    ):
                        first -= 1
                    return name(line, (first, unit + 1))
                if word in ("they", "it") and unit in line.actor and line.actor[unit].kind != "adjective":
                    return name(line, (unit, unit + 1))
            return self.previous_person(line) if word in ("he", "she") else self.previous_actor(line)
        return name(line, span)

    def previous_person(self, line: Line) -> str:
        """The person named last before this sentence: two or more names in capitals that are no place."""
        words = line.document.tokens.words
        token = line.sentence.first_token - 1
        low = max(0, token - 80)
        places = {
            actor.token_start
            for actor in self.parties.index.between(low, token)
            if actor.kind in ("state", "capital", "adjective", "body", "group")
        }
        while token > low:
            if (
                words[token][:1].isupper()
                and words[token - 1][:1].isupper()
                and token not in places
                and token - 1 not in places
                and len(words[token]) > 2
            ):
                first = token
                while first > low and words[first - 1][:1].isupper():
                    first -= 1
                if token - first <= 3 and not any(
                    words[unit].lower()
                    in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
                    for unit in range(first, token + 1)
                ):
                    while first < token - 1 and words[first].lower() in (
                        "mr.",
                        "mrs.",
                        "general",
                        "president",
                        "governor",
                        "the",
                        "in",
                        "on",
                    ):
                        first += 1
                    if token > first:
                        return line.text[line.document.tokens.starts[first] : line.document.tokens.ends[token]]
            token -= 1
        return self.last_speaker

    def previous_actor(self, line: Line) -> str:
        """The party or body named last before this sentence."""
        if self.last_speaker:
            return self.last_speaker
        found = self.parties.index.between(max(0, line.sentence.first_token - 60), line.sentence.first_token)
        for actor in found:
            if actor.kind not in ("adjective",):
                return line.text[
                    line.document.tokens.starts[actor.token_start] : line.document.tokens.ends[actor.token_end - 1]
                ]
        return ""

    def _from_context(self, line: Line, kind: ClaimKind, head: int, who: Who, hits: list[Hit]) -> str | None:
        """The party that the document names where the sentence leaves it out."""
        if self.last is not None and self.last.line is line and self.last.party is not None:
            same = {
                "gain": ("gain", "contest", "strike"),
                "contest": ("contest", "gain"),
                "strike": ("strike",),
                "loss": ("loss",),
                "control": ("control",),
                "sovereignty": ("sovereignty",),
            }[kind]
            if self.last.kind in same and kind == self.last.kind:
                return self.last.party
        if kind in ("contest", "strike") and who.status != "weapon":
            return None
        return None

    def _side_of(self, line: Line, span: tuple[int, int] | None) -> str | None:
        if span is None:
            return None
        for unit in range(*span):
            if unit in line.actor:
                return line.actor[unit].side or None
        return None


__all__ = ["Binder", "Bound", "Refused", "group", "scan", "subject"]
