"""A trigger and its places become a reading: who, to what, says who, denied or planned. Or a reason why not."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from geomap.claims import tags
from geomap.claims.frames import Match
from geomap.claims.lexicon import Lexicon
from geomap.claims.line import Line
from geomap.claims.phrases import Hit, scan
from geomap.claims.predicates import Special
from geomap.claims.speech import Said, name, reported
from geomap.claims.verbs import Reading, climb, group, subject
from geomap.claims.who import NOBODY, Parties, Who
from geomap.model import ClaimKind, Extent

_TROOPS_ONLY = frozenset(("troops",))
_FIRST_PERSONS = frozenset("we i our my us".split())
_GOVERNED = tags.SPEECH | tags.FAILS | tags.PLANS | tags.REPELS | tags.CANCELLED
_CARRIERS = frozenset(
    """begin begins began begun start starts started launch launches launched launching continue continues continued
    continuing mount mounts mounted complete completes completed join joins joined resume resumes resumed conduct
    conducts conducted carry carries carried step stepped intensify intensified make makes made making press pressed
    develop developing developed lead leads led stage staged open opened renew renewed prepare wage waged lay laid laying
    keep kept maintain maintained suffer suffered tightened tighten consolidate consolidated lift lifted end ended
    assert asserts asserted sustain sustained announced announces abandon""".split()
)


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
    answers: int = -1


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
    warlike: float
    last_speaker: str = ""
    last: Bound | None = None
    attackers: dict[str, str] = field(default_factory=dict)
    joining: str | None = None

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
        kind = frame.kind
        if reading.tried and kind in ("gain", "control"):
            # A try to take a place is fighting for it, unless it failed.
            if reading.denied:
                kind = "gain"
            elif not reading.planned:
                kind = "contest"
        agent = found.agent
        who: Who
        owner = self._owner(line, reading)
        if found.passive and frame.place_first:
            who = self.parties.of(line, agent, owner=owner) if agent is not None else NOBODY
            if agent is not None and who.status == "civil":
                return Refused(found.head, "by someone who holds no ground")
            if agent is None and ("agentless" in flags):
                return Refused(found.head, "no one named")
        elif frame.place_is_subject:
            who = self.parties.of(line, agent, owner=owner) if agent is not None else NOBODY
            if agent is not None and who.status == "civil":
                return Refused(found.head, "fell to no party")
        elif found.passive:
            who, kind = self._moved(line, found, kind)
            if who.status == "civil":
                return Refused(found.head, "subject is no party")
        else:
            who = self.parties.of(line, reading.subject, owner=owner)
        refused = self._fits(line, found, who, kind)
        if refused:
            return Refused(found.head, refused)
        if "recognise" in flags:
            return self._recognised(line, found, who)
        if "regard" in flags:
            return self._regarded(line, found, who)
        if "found" in flags:
            if not any(
                line.place[hit.unit].place is not None
                and line.place[hit.unit].place.level in ("polity", "country", "area")
                for hit in found.hits
            ):  # type: ignore[union-attr]
                return Refused(found.head, "proclaims no republic")
        party = who.party
        how = "named" if party is not None and not who.bare else "context" if party is not None else ""
        if party is None and who.status in ("none", "weapon", "armed"):
            party = self._from_context(line, kind, found.head, who, found.hits)
            how = "context" if party is not None else ""
        said = None
        speaker = ""
        denied, planned = reading.denied, reading.planned
        if reading.spoken:
            speaker = self._name(line, reading.speaker)
        else:
            said = reported(line, reading, found.head, found.hits[-1].unit + 1)
            if said is not None:
                if said.negated:
                    return Refused(found.head, "not said")
                denied ^= said.denied
                planned = planned or said.planned
                if not reading.relative or said.denied:
                    speaker = self._name(line, said.speaker)
        if "speaker" in flags and not speaker:
            speaker = self._name(line, reading.subject)
        if (
            reading.relative
            and not reading.spoken
            and not (said is not None and said.denied)
            and not (
                reading.subject is None
                and found.passive
                and said is not None
                and not found.agent
                and reading.start < found.head
            )
        ):
            speaker = ""
        confidence = 0.55 + (0.2 if how == "named" else 0.08 if how == "context" else 0.0)
        confidence += 0.1 if frame.steps[0].slot not in ("P", "T") or not flags else 0.0
        confidence -= 0.1 if found.pronoun else 0.0
        return self._bound(
            line, kind, found.hits, party, frame.extent, denied, planned, speaker, found, how, confidence, who
        )

    def _fits(self, line: Line, found: Match, who: Who, kind: ClaimKind) -> str:
        """Why the subject cannot do what the trigger says; "" where it can."""
        flags = found.frame.flags
        passive = found.passive and found.frame.place_first
        status = who.status
        if status == "civil":
            return "the subject is no party"
        if "bombs" in flags:
            if status not in ("weapon",) and not found.weapons:
                if (
                    line.low[found.head] in ("attacked", "attack", "attacks", "attacking")
                    and status == "none"
                    and passive
                ):
                    return "" if self.warlike >= 0.5 and False else "no weapon named"
                return "no weapon named"
            return ""
        if "weapon" in flags or kind == "strike":
            if status == "weapon" or found.weapons:
                return ""
            if status == "armed":
                return ""
            if passive and (self.warlike >= 1.0):
                return ""
            if status == "none" and self.warlike >= 1.0 and not flags:
                return ""
            return "no weapon or army named"
        if status == "weapon" and kind in ("gain", "loss", "control") and not who.troops:
            return "weapons take no ground"
        if status == "person":
            if kind in ("gain", "loss", "control") and "armed" in flags or "troops" in flags:
                return "a person, not a force"
            return ""
        if status == "none":
            if passive or found.frame.place_is_subject:
                if ("armed" in flags or "troops" in flags) and who.unit < 0 and self.warlike < 1.0:
                    return "no party named, and nothing of war in the text"
                if self.warlike < 0.5:
                    return "nothing of war in the text"
                return ""
            if "armed" in flags or "troops" in flags:
                if (
                    found.reading.subject is None
                    and self.warlike >= 2
                    and kind in ("contest", "gain")
                    and found.head
                    and False
                ):
                    return ""
                return "no party named"
            return "" if self.warlike >= 1.0 else "no party named"
        if "troops" in flags and not who.troops and not self._state_leaves(line, found, who):
            return "a state, not its troops"
        if self.warlike < 0.5 and not who.troops:
            return "nothing of war in the text"
        return ""

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

    def _owner(self, line: Line, reading: Reading) -> str | None:
        """Whom "it" and "they" stand for where a speaker was found while climbing."""
        if reading.speaker is not None and reading.subject is not None and reading.speaker != reading.subject:
            for unit in range(reading.speaker[0], reading.speaker[1]):
                if unit in line.actor:
                    actor = line.actor[unit]
                    return actor.side if actor.kind in ("person",) and not actor.party else actor.party
        return None

    def _moved(self, line: Line, found: Match, kind: ClaimKind) -> tuple[Who, ClaimKind]:
        """The passive of "push E out of P", "withdraw F from P", "raise G over P"."""
        slot = found.frame.steps[0].slot
        reading = found.reading
        if slot == "G":
            who = self.parties.of(line, found.agent) if found.agent else NOBODY
            if who.party is None and reading.subject is not None:
                actors = [unit for unit in range(*reading.subject) if unit in line.actor]
                if actors:
                    who = replace(self.parties._of_actor(line, actors[-1]), status="armed", troops=True)
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
            return self.parties.of(line, reading.subject, owner=self._owner(line, reading)), "loss"
        return self.parties.of(line, reading.subject, owner=self._owner(line, reading)), kind

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
        reading = found.reading
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
            if (
                bits & tags.WEAPON
                or start == head - 1
                and word in ("air", "aerial", "suicide", "terror", "terrorist", "bomb", "arson")
            ):
                weapon = True
            if party is None and start in line.actor:
                actor = line.actor[start]
                if actor.kind in ("official", "person") and not (
                    start + 1 < line.size and low[start + 1] in ("'s", "’s", "'", "’")
                ):
                    return Refused(head, "someone's, not a party's")
                who = self.parties._of_actor(line, start)
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
        if low[head] in ("strike", "strikes") and not weapon and party is None and self.warlike < 1.0:
            return Refused(head, "strikes of what is not said")
        if found.agent is not None:
            agent = self.parties.of(line, found.agent)
            if agent.status == "civil":
                return Refused(head, "by someone who holds no ground")
            if agent.party is not None:
                party, how, who = agent.party, "named" if not agent.bare else "context", agent
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
            planned = verb_reading.planned
            if bits & tags.REPELS and kind in ("contest",) and not verb_reading.passive:
                repelled = True
                denied = False
            elif bits & tags.CANCELLED and (
                word not in ("called", "calls") or governor + 1 < line.size and low[governor + 1] == "off"
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
                planned = True
            elif word.startswith("recogni") or word in ("accept", "accepts", "accepted"):
                speaker, spoken = self._name(line, verb_reading.subject), True
            elif bits & tags.SAID and word not in ("saw", "shows", "showed", "show"):
                speaker, spoken = self._name(line, verb_reading.subject), True
            if word in ("concentrate", "concentrating", "focus", "focusing"):
                planned = True
            if verb_reading.spoken and not spoken:
                speaker, spoken = self._name(line, verb_reading.speaker), True
            if (
                party is None
                and (word in _CARRIERS or bits & (tags.PLANS | tags.CANCELLED) or repelled)
                and verb_reading.subject is not None
            ):
                doer = self.parties.of(line, verb_reading.subject)
                if repelled:
                    party, how = (
                        self._enemy_of(doer.party or self._side_of(line, verb_reading.subject), line, head),
                        "context",
                    )
                elif doer.party is not None and doer.status in ("armed", "person"):
                    party, how, who = doer.party, "named" if not doer.bare else "context", doer
                elif doer.status == "civil" and not bits & tags.SAID and kind != "strike":
                    pass
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
                    low[unit] != "called" or unit + 1 < line.size and low[unit + 1] == "off"
                ):
                    denied, planned = True, True
        start_tag = tag[start - 1] if start else 0
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
            if party is None:
                return Refused(head, "whose is not said")
        if kind == "sovereignty" and party is None and low[head] in ("sovereignty", "claim", "claims"):
            return Refused(head, "whose is not said")
        if party is None:
            party = self._from_context(line, kind, head, who, found.hits)
            how = "context" if party is not None else ""
        if party is None and self.warlike < 1.0 and not (weapon and kind == "strike"):
            return Refused(head, "no party named, and little of war in the text")
        if self.warlike < 0.5 and not weapon and not who.troops and kind not in ("sovereignty", "gain", "control"):
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
            party, how = self.parties.index._other(), "context"
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
                who = self.parties._of_actor(line, start)
            else:
                actors = [unit for unit in range(start, end) if unit in line.actor]
                who = self.parties.of(line, found.party)
                if who.party is None and actors and not found.by_subject:
                    who = self.parties._of_actor(line, actors[0])
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
            party, how = self.parties.recent(line, found.head), "context"
        if party is None and not found.place_party:
            party = self._from_context(line, found.kind, found.head, who, found.hits)
            how = "context" if party else ""
        if party is None and not found.place_party and self.warlike < 1.0:
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
    ) -> list[Bound]:
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
        for hit in hits:
            widest: Extent = hit.extent
            if extent is not None and widest == "whole":
                widest = extent
            if kind == "strike" and widest == "part":
                widest = "whole"
            out.append(
                Bound(
                    line,
                    kind,
                    hit,
                    party,
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
                )
            )
        if out:
            self.last = out[-1]
            if speaker:
                self.last_speaker = speaker
            if party is not None and kind in ("contest", "strike", "gain") and not denied:
                self.attackers[kind] = party
        return out

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
                        unit in line.actor
                        and line.actor[unit].kind == "person"
                        or line.tag[unit - 1 if unit else 0] & tags.CAPITAL
                        and unit
                        and unit not in line.actor
                        and not line.tag[unit - 1] & tags.TIME
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

    def _enemy_of(self, party: str | None, line: Line, head: int) -> str | None:
        """The party that the document names most against another."""
        index = self.parties.index
        own = index.book.side_of(party) if party else index.home
        counts: dict[str, int] = {}
        for actor in index.actors:
            if (
                actor.party
                and actor.kind != "generic"
                and actor.side
                and actor.side != own
                and actor.kind in ("force", "state", "group", "people", "adjective", "capital", "body")
            ):
                counts[actor.party] = counts.get(actor.party, 0) + (
                    3 if actor.kind in ("force", "group", "people") else 1
                )
        return min(counts, key=lambda key: (-counts[key], key)) if counts else None


__all__ = ["Binder", "Bound", "Refused", "group", "scan", "subject"]
