""" "Recognises P as independent", "regards P as its own": whose words, and whose place."""

from __future__ import annotations

from geomap.claims import tags
from geomap.claims.bind import Binder, Bound, Refused
from geomap.claims.line import Line
from geomap.claims.match import Match
from geomap.claims.naming import spoken_name
from geomap.claims.speech import reported
from geomap.claims.who import Who


def recognised(binder: Binder, line: Line, found: Match, who: Who) -> list[Bound] | Refused:
    """ "Recognise X's sovereignty over P": of X, says the subject. "Recognise P as independent": of the subject."""
    reading = found.reading
    party = who.party
    speaker = ""
    if found.agent is None and found.other is not None:
        actors = [unit for unit in range(*found.other) if unit in line.actor]
        if not actors:
            return Refused(found.head, "whose claim is not said")
        party = line.actor[actors[-1]].party
        speaker = spoken_name(binder, line, reading.subject)
    elif found.agent is not None:
        actors = [unit for unit in range(*found.agent) if unit in line.actor]
        if actors:
            party = line.actor[actors[-1]].party
            speaker = spoken_name(binder, line, reading.subject)
    if not speaker and not reading.relative:
        speaker = spoken_name(binder, line, reading.subject)
    said = reported(line, reading, found.head, found.hits[-1].unit + 1)
    denied = reading.denied ^ (said.denied if said else False)
    if said is not None and said.negated:
        return Refused(found.head, "not said")
    return binder._bound(
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


def regarded_as(binder: Binder, line: Line, found: Match, who: Who) -> list[Bound] | Refused:
    """ "Regards P as its own", "called Odesa a Russian city"."""
    reading = found.reading
    if found.agent is None:
        return Refused(found.head, "as what is not said")
    start, end = found.agent
    low = line.low
    if any(word in ("breakaway", "renegade") for word in low[start:end]):
        party = who.party
    elif any(word in ("own", "its", "their") for word in low[start:end]):
        if not any(word in ("own", "territory", "land", "soil", "province", "country") for word in low[start:end]):
            return Refused(found.head, "not as ground of its own")
        party = who.party
    else:
        actors = [unit for unit in range(start, end) if unit in line.actor]
        if not actors:
            return Refused(found.head, "as no party's")
        last = actors[0]
        rest = [
            unit for unit in range(last + 1, end) if not line.tag[unit] & (tags.AREA | tags.DIRECTION | tags.POSSESSIVE)
        ]
        if (
            rest
            or line.actor[last].kind in ("official", "person", "force", "generic")
            or not (last + 1 < end or line.actor[last].kind == "adjective")
        ):
            return Refused(found.head, "as no party's ground")
        party = line.actor[last].party
    return binder._bound(
        line,
        "sovereignty",
        found.hits,
        party,
        None,
        reading.denied,
        reading.planned,
        spoken_name(binder, line, reading.subject),
        found,
        "named",
        0.75,
        who,
    )
