"""A trigger and its places become a reading, or a reason why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from geomap.claims.inflected.frames import Frame
from geomap.claims.inflected.language import DATIVE, GENITIVE, INSTRUMENTAL, NOMINATIVE, Trigger
from geomap.claims.inflected.match import (
    Hit,
    Matched,
    finite,
    match_right,
    place_inside,
    place_told_of,
    places_left,
    places_right,
)
from geomap.claims.inflected.row import Row
from geomap.claims.inflected.speech import Report, conditional, negated, planned_by, questioned, speaker_at
from geomap.claims.inflected.subjects import (
    NOBODY,
    Doer,
    agent_of,
    by_weapon,
    carrier_of,
    dative_subject,
    doer_of,
    driven_out,
    owner_of,
    stranger,
    subject_before,
    subject_of,
    unknown,
    weapon_named,
)
from geomap.model import ClaimKind

_NONE: frozenset[str] = frozenset()


@dataclass(slots=True)
class Said:
    """One reading: its places still as units of the row."""

    row: Row
    kind: ClaimKind
    hits: list[Hit]
    doer: Doer
    unit: int
    first: int  # units of the trigger's words
    end: int
    denied: bool = False
    planned: bool = False
    speaker: str = "narrator"
    background: bool = False
    party: str | None = None
    reach: int = 0  # the unit after all that was read
    reasons: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a trigger gave nothing."""

    unit: int
    why: str


def bind(row: Row, at: int, reports: list[Report]) -> Said | Refused | None:
    """Read the trigger at a unit, by the first of its words that fits; None where it stands beside no place."""
    refused: Refused | None = None
    for trigger, group in row.units[at].forms:
        read = _read(row, at, trigger, group, reports)
        if isinstance(read, Said):
            return read
        refused = refused or read
    return refused


def _read(row: Row, at: int, trigger: Trigger, group: str, reports: list[Report]) -> Said | Refused | None:
    if group == "noun":
        said = _noun(row, at, trigger)
    elif group == "phrase":
        said = _phrase(row, at, trigger)
    elif group in ("participle", "predicate"):
        said = _participle(row, at, trigger, group)
    else:
        said = _verb(row, at, trigger, group)
    if not isinstance(said, Said):
        return said
    if questioned(row, at):
        return Refused(at, "a question claims nothing")
    if _told(row, at, "drill") >= 0:
        return Refused(at, "a drill or a contest of sports")
    if row.is_(at - 1, "cancel"):
        return Refused(at, "a name or a date called after it")
    cut = said.hits[-1].unit + 1
    rid_of = bool(trigger.unless_after) and cut < len(row.units) and row.units[cut].word == trigger.unless_after
    if rid_of and not (cut + 1 < len(row.units) and row.units[cut + 1].use):
        return Refused(at, "of something else than troops")
    sure = any(not row.units[hit.unit].doubtful for hit in said.hits) or group in (
        "impersonal",
        "predicate",
        "participle",
    )
    if not sure and not said.doer.party and said.doer.use != "invader":
        return Refused(at, "a name that is not surely a place")
    if said.background:
        return said
    speaker, denied, unsaid = speaker_at(reports, at)
    if unsaid:
        return Refused(at, "told as what is not said")
    said.speaker = speaker or "narrator"
    said.denied ^= denied
    said.planned |= conditional(row, at)
    return said


def _frames(
    row: Row, at: int, frames: tuple[Frame, ...], *, noun: bool, subject: bool = False
) -> Iterator[tuple[Frame, Matched]]:
    """Give the frames that fit, to the right or, of a verb, with the place before it."""
    for frame in frames:
        steps = frame.steps
        if steps[0].slot == "S":
            left, rest = places_left(row, at, _NONE, subject=True), steps[1:]
        elif steps[0].slot == "L":
            left, rest = place_inside(row, at, noun=noun or len(steps) > 1), steps[1:]
        elif right := match_right(row, steps, at + 1, genitive=noun or subject):
            yield frame, right
            continue
        elif frame.bare and noun:
            continue
        elif frame.bare:
            left, rest = places_left(row, at, _NONE, subject=subject), steps[1:]
            left = left or (None if subject else place_told_of(row, at, _NONE))
        elif frame.governed:
            left, rest = places_left(row, at, frame.governed, subject=False), steps[:-2]
            left = left or place_told_of(row, at, frame.governed)
        else:
            continue
        tail = match_right(row, rest, at + 1) if left is not None else None
        if left is not None and tail is not None:
            end = max(tail.end, at + 1)
            yield frame, Matched(left.hits, left.start, end, tail.party, tail.weapon, left.used | tail.used)


def _hits(found: Matched, frame: Frame) -> list[Hit]:
    if frame.extent is None:
        return found.hits
    return [replace(hit, extent=frame.extent) if hit.extent == "whole" else hit for hit in found.hits]


def _verb(row: Row, at: int, trigger: Trigger, group: str) -> Said | Refused | None:
    refused: Refused | None = None
    if group in ("plural", "impersonal") and (said := _driven_out(row, at, trigger, group)):
        return said
    for frame, found in _frames(row, at, trigger.frames, noun=False):
        read = _verb_frame(row, at, group, frame, found)
        if isinstance(read, Said):
            return read
        refused = refused or read
    return refused


def _driven_out(row: Row, at: int, trigger: Trigger, group: str) -> Said | None:
    """Read "the enemy was driven out of P" and "them they drove out of P": by whom is not said."""
    for frame in trigger.frames:
        if frame.steps[0].slot != "E" or len(frame.steps) < 2:
            continue
        found = match_right(row, frame.steps[1:], at + 1)
        doer = driven_out(row, at, group) if found is not None else NOBODY
        if found is None or not doer.named or agent_of(row, at, found).unit not in (-1, doer.unit):
            continue
        planned = planned_by(row, at) >= 0
        return Said(row, "loss", _hits(found, frame), doer, at, at, at + 1, negated(row, at), planned, reach=found.end)
    return None


def _verb_frame(row: Row, at: int, group: str, frame: Frame, found: Matched) -> Said | Refused:
    taken = {hit.unit for hit in found.hits} | found.used
    denied, planned = negated(row, at), group == "future"
    place_is_subject = frame.steps[0].slot == "S"
    if place_is_subject:
        if found.party is None and len(frame.steps) > 1 and frame.kind != "strike":
            return Refused(at, "whose it becomes is not said")
        if frame.kind == "strike" and found.end < len(row.units) and unknown(row, found.end, row.units[found.end]):
            return Refused(at, "a blow of something else")
        doer = NOBODY
    elif group == "impersonal":
        doer = agent_of(row, at, found)
    elif group == "infinitive":
        governed = _infinitive(row, at, taken)
        if isinstance(governed, Refused):
            return governed
        doer, failed, planned = governed
        # A vain attack is an attack; a vain attempt to take is no taking.
        denied = (failed and frame.kind not in ("contest", "strike")) or row.is_(at - 1, "negation")
    else:
        doer = subject_of(row, at, taken)
        doer = doer if doer.named else subject_before(row, at, taken)
        planned |= planned_by(row, at) >= 0
        elsewhere = (frame.steps[0].slot == "L" and len(frame.steps) == 1) or found.start < row.start_of(row.clause[at])
        if not doer.named and (group != "plural" or elsewhere or "armed" in frame.flags or stranger(row, at, found)):
            return Refused(at, "the subject is no party")
    if why := _no_deed(row, frame, doer, found):
        return Refused(at, why)
    if "weapon" in frame.flags and not by_weapon(row, at, doer):
        return Refused(at, "what strikes is not said")
    said = Said(row, frame.kind, _hits(found, frame), doer, at, at, at + 1, denied, planned, reach=found.end)
    if place_is_subject or frame.kind == "sovereignty" or not doer.party:
        said.party = found.party
    if denied and row.is_(at, "recognise"):
        said.doer = NOBODY  # who does not recognise it speaks of the claim of another
    return said


def _no_deed(row: Row, frame: Frame, doer: Doer, found: Matched) -> str:
    """Say why who does it cannot have taken, left or struck such ground, "" where they can."""
    for hit in found.hits:
        mention = row.units[hit.unit].place
        place = mention.place if mention is not None else None
        if place is None:
            continue
        if not place.country:
            return "no ground that is taken or lost (a continent, a union of states)"
        if "troops" in frame.flags and place.level == "country":
            return "no whole state is marched on in a sentence or two"
        if frame.kind == "strike" and doer.use == "name" and place.level == "country":
            return "a state against a whole state, which may be meant otherwise"
        if "armed" in frame.flags and doer.use == "people" and frame.kind == "loss" and doer.party == place.country:
            return "people who leave are no army"
    if "armed" in frame.flags and doer.use == "person":
        return "a person, who comes and goes"
    if "troops" in frame.flags and not _troops(row, doer):
        return "no troops, who alone march"
    return ""


def _troops(row: Row, doer: Doer) -> bool:
    if doer.use in ("invader", "enemy", "irregular"):
        return True
    return bool(doer.party) and doer.use not in ("person", "people") and row.units[doer.unit].place is None


def _infinitive(row: Row, at: int, taken: set[int]) -> tuple[Doer, bool, bool] | Refused:
    """Return who, whether it failed, whether it is planned: by the verb that governs an infinitive."""
    plan = planned_by(row, at)
    able = carrier_of(row, at, "able")
    if able >= 0 and able > plan:
        doer = dative_subject(row, able, taken)
        failed = row.is_(able - 1, "negation") or negated(row, able)
        return (doer, failed, False) if doer.named or failed else Refused(at, "the subject is no party")
    if plan >= 0:
        of_whom = plan + 1 < at and row.units[plan + 1].cases & GENITIVE
        doer = doer_of(row, plan + 1) if of_whom else NOBODY  # "Kyiv's attempt to"
        doer = doer if doer.named else subject_of(row, plan, taken, case=NOMINATIVE | DATIVE)
        doer = doer if doer.named else subject_before(row, plan, taken)
        in_vain = carrier_of(row, at, "failed") >= 0
        return doer, in_vain or row.is_(plan - 1, "negation"), not in_vain
    if conditional(row, at):
        return subject_before(row, at, taken), False, True
    return Refused(at, "no verb that governs it is known")


def _participle(row: Row, at: int, trigger: Trigger, group: str) -> Said | Refused | None:
    """Read "the occupied P", "P, taken by X," and "P was taken by X"."""
    if said := _driven_out(row, at, trigger, "participle"):
        return said
    if not trigger.frames:
        return None
    frame = next((one for one in trigger.frames if one.bare and len(one.steps) == 1), trigger.frames[0])
    case = trigger.agent
    here = at + 1
    while here < len(row.units) and (row.units[here].use and row.units[here].cases & case and here < at + 4):
        here = max(here + 1, row.units[here].stop)
    end = row.end_of(row.clause[at])
    attribute = places_right(row, here, end, bare=False) if frame.bare else None
    passive = row.is_(at - 1, "be") or row.is_(at + 1, "be") or negated(row, at)
    if attribute is not None and not passive:
        found = Matched(attribute[0], here, attribute[1])
        doer = doer_of(row, at + 1) if here > at + 1 else NOBODY
        doer = doer if doer.named else agent_of(row, at, found, case) if case == INSTRUMENTAL else NOBODY
        background = group == "participle"
        planned = not background and planned_by(row, at) >= 0
        return Said(row, frame.kind, _hits(found, frame), doer, at, at, at + 1, planned=planned, background=background)
    first = row.start_of(row.clause[at])
    if at == first and at >= 2 and row.units[at - 1].word == "," and row.units[at - 2].place is not None:
        found = Matched([Hit(at - 2)], at - 2, at - 1)
        return Said(
            row, frame.kind, _hits(found, frame), agent_of(row, at, found, case), at, at, at + 1, background=True
        )
    fitted = next(_frames(row, at, trigger.frames, noun=False, subject=True), None)
    if fitted is None or any(at < hit.unit < here for hit in fitted[1].hits):
        return None  # what stands beside it is who does it
    frame, found = fitted
    doer = agent_of(row, at, found, case)
    planned = planned_by(row, at) >= 0
    return Said(row, frame.kind, _hits(found, frame), doer, at, at, at + 1, negated(row, at), planned, reach=found.end)


def _phrase(row: Row, at: int, trigger: Trigger) -> Said | Refused | None:
    """Read "P is under X's control": the preposition, perhaps an adjective of the party, or a name in the genitive."""
    before = at - 1
    doer = NOBODY
    for _ in range(2):  # "under full Russian control"
        if before < 0 or row.units[before].word in trigger.after:
            break
        unit = row.units[before]
        if unit.use == "adjective":
            doer = doer_of(row, before)
        elif unit.mark or (unit.bits and not row.is_(before, "adverb", "attribute", "entire")):
            break
        before -= 1
    if before < 0 or row.units[before].word not in trigger.after:
        return None
    if any(finite(row, one) for one in range(row.start_of(row.clause[at]), at)):
        return None  # "they keep P under control" is the verb's
    left = places_left(row, before, _NONE, subject=True)
    if left is None:
        return None
    if not doer.named:
        here = at + 1
        if here < len(row.units) and row.units[here].use == "adjective":
            here += 1
        if here < len(row.units) and row.units[here].use and row.units[here].cases & GENITIVE:
            doer = doer_of(row, here)
    if not doer.named and trigger.needs_party:
        return Refused(at, "under whose control is not said")
    planned = planned_by(row, before) >= 0
    return Said(row, trigger.kind, left.hits, doer, at, before, at + 1, negated(row, before), planned)


def _noun(row: Row, at: int, trigger: Trigger) -> Said | Refused | None:
    refused: Refused | None = None
    for frame, found in _frames(row, at, trigger.noun_frames, noun=True):
        doer = owner_of(row, at, found)
        if "weapon" in frame.flags and not weapon_named(row, at, doer):
            continue
        if frame.steps[0].slot == "L" or "damage" in frame.flags:
            carrier = carrier_of(row, at, "carrier")
            if carrier >= 0 and not doer.named:
                doer = subject_of(row, carrier, {hit.unit for hit in found.hits})
            told = _told(row, at, "damage") >= 0 or (carrier >= 0 and doer.named)
            other = at + 1 < len(row.units) and unknown(row, at + 1, row.units[at + 1])  # "the shelling of a car"
            if not told or other or ("armed" in frame.flags and not doer.named):
                refused = Refused(at, "who struck and what was hit is not said")
                continue
        return _deed(row, at, trigger, frame, found, doer)
    return refused


def _deed(row: Row, at: int, trigger: Trigger, frame: Frame, found: Matched, doer: Doer) -> Said | Refused:
    kind = frame.kind
    taken = {hit.unit for hit in found.hits} | found.used
    if kind == "loss" and not doer.named and found.used:
        doer = doer_of(row, min(found.used))  # "the withdrawal of Russian troops from P"
    denied = negated(row, at) or carrier_of(row, at, "failed") >= 0
    denied |= _told(row, at, "untrue") > at and carrier_of(row, at, "told") >= 0
    plan = planned_by(row, at)
    plan = at if plan < 0 and _told(row, at, "will") > at else plan
    repelled, carrier = carrier_of(row, at, "repel"), carrier_of(row, at, "carrier")
    if repelled >= 0:
        denied = False
        if not doer.named:
            doer = replace(subject_of(row, repelled, taken), use="repels")
    elif carrier >= 0:
        denied ^= negated(row, carrier)
    verb = max(carrier, plan)
    if repelled < 0 and verb >= 0 and not doer.party and doer.use not in ("invader", "enemy"):
        subject = subject_of(row, verb, taken)
        doer = subject if subject.named else doer  # "they struck P with drones", "announced that its troops withdraw"
    if trigger.needs_party and carrier_of(row, at, "told") >= 0 and not doer.named:
        doer = subject_of(row, at, taken)  # "A told of its control over P"
    if trigger.needs_party and not (doer.named or found.party):
        return Refused(at, "whose it is is not said")
    said = Said(row, kind, _hits(found, frame), doer, at, at, at + 1, denied, plan >= 0, reach=found.end)
    if kind in ("sovereignty", "gain"):
        said.party = found.party
    return said


def _told(row: Row, at: int, name: str) -> int:
    """Return the first unit of a class that stands from a unit on in its clause, or before it; -1 where none does."""
    first, end = row.start_of(row.clause[at]), row.end_of(row.clause[at])
    return next((here for here in (*range(at, end), *range(first, at)) if row.is_(here, name)), -1)
