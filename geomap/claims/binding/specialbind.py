"""A trigger with a grammar of its own becomes a reading."""

from __future__ import annotations

from geomap.claims.binding.bind import Binder, Bound, Refused
from geomap.claims.binding.naming import party_of, spoken_name
from geomap.claims.binding.recognition import of_itself
from geomap.claims.constructions.special import Special
from geomap.claims.speech.reports import Said, reported
from geomap.claims.who.party import NOBODY
from geomap.claims.words import tags
from geomap.claims.words.line import Line

_THEIRS = frozenset(("its", "their", "theirs"))


def bind_special(binder: Binder, line: Line, found: Special) -> list[Bound] | Refused:
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
        party, how = binder.parties.index.home, "context"
    elif found.owner == "@enemy":
        party, how = binder.parties.foe(binder.parties.index.home), "context"
    elif found.owner == "@speaker":
        pass
    elif found.owner == "@context":
        party, how = (
            (binder.last.party if binder.last is not None and binder.last.kind == "sovereignty" else None),
            "context",
        )
        found.place_party = party is None
    elif found.owner:
        party, how = found.owner, "named"
    elif found.foe_of >= 0:
        party, how = binder.parties.foe(binder.parties.of_unit(line, found.foe_of).side), "context"
    elif found.party is not None:
        start, end = found.party
        if end - start == 1 and start in line.actor:
            who = binder.parties.of_unit(line, start)
        else:
            actors = [unit for unit in range(start, end) if unit in line.actor]
            who = binder.parties.of(line, found.party)
            if who.party is None and actors and not found.by_subject:
                who = binder.parties.of_unit(line, actors[0])
        if found.by_subject and who.status == "civil":
            if found.kind != "sovereignty":
                return Refused(found.head, "the subject is no party")
            found.place_party = True  # "the congress declared the independence of P": it is its own
        party, how = who.party, "named" if not who.bare else "context"
        if party is None and line.low[start] in ("rebel", "separatist", "insurgent", "militant"):
            party, how = line.low[start] + "s", "named"
        if party is None and line.low[start] in ("its", "their", "theirs", "group"):
            party, how = binder.parties.recent(line, start), "context"
    elif found.by_subject:
        who = binder.parties.of(line, reading.subject)
        if who.status == "civil":
            return Refused(found.head, "the subject is no party")
        party, how = who.party, "named" if not who.bare else "context"
    speaker = ""
    denied, planned = reading.denied, reading.planned
    said: Said | None = None
    if reading.spoken:
        speaker = spoken_name(binder, line, reading.speaker)
    elif not found.background:
        said = reported(line, reading, found.head, max(found.hits[-1].unit + 1, found.end))
        if said is not None:
            if said.negated:
                return Refused(found.head, "not said")
            denied ^= said.denied
            planned = planned or said.planned
            if not reading.relative:
                speaker = spoken_name(binder, line, said.speaker)
    if party is None and found.party is not None and said is not None and line.low[found.party[0]] in ("our", "my"):
        party = party_of(binder, line, said.speaker)  # "P is under our control", the rebels' spokesman said
        how = "context" if party is not None else ""
    if how == "context" and found.party is not None and said is not None and line.low[found.party[0]] in _THEIRS:
        party = party_of(binder, line, said.speaker) or party  # "the rebels' radio said that P was theirs"
    if found.owner == "@speaker":
        span = reading.speaker if reading.spoken else said.speaker if said is not None else reading.subject
        party, how = party_of(binder, line, span) or binder.parties.recent(line, found.head), "context"
    if party is None and reading.spoken and found.party is not None and found.party == reading.speaker:
        party, how = party_of(binder, line, reading.speaker), "context"  # "he recognised the independence of P"
    unlisted = [] if party or not found.party else [at for at in range(*found.party) if _named(line, at)]
    if any(line.tag[at] & tags.PLACE for at in unlisted):
        return Refused(found.head, "under a place, which is no party")
    if party is None and not found.place_party and not unlisted:
        party = binder.party_before(line, found.kind)
        how = "context" if party else ""
    armed = any(line.tag[unit] & tags.WEAPON for unit in range(found.head + 1, found.end - 1))
    if party is None and found.kind == "strike" and binder.war < 2 and not armed:
        return Refused(found.head, "under fire of what kind is not said")
    if party is None and not found.place_party and binder.warlike < 0:
        return Refused(found.head, "nothing of war in the text")
    bound = binder.bound(
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
    if unlisted and not isinstance(bound, Refused):
        for item in bound:
            item.fixed = True  # "under the control of the Balhae", whom no list has: of nobody else
    return of_itself(bound) if found.place_party else bound


def _named(line: Line, unit: int) -> bool:
    """Whether a unit is a name, of no actor."""
    return bool(line.tag[unit] & tags.CAPITAL) and unit not in line.actor
