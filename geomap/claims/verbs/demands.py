"""Infinitives of what others claim, ask, decide or report: who is to do it, and who says so.

Each function looks at the word over "to", and returns the unit to climb on from, `ENDS`, or None where it does not fit.
"""

from __future__ import annotations

from geomap.claims.verbs.governors import ENDS, spoken_by
from geomap.claims.verbs.subjects import subject
from geomap.claims.verbs.untrue import REPORTS
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import OWNING

_ASKED = frozenset(["demand", "demands", "call", "calls", "order", "orders", "ultimatum", "appeal", "request"])
_TURNED_DOWN = ("reject", "refus", "dismiss", "ignor", "rebuff", "spurn", "defi")
_DEEDS = frozenset(("decision", "decisions", "move", "moves", "step", "steps", "vote"))
_HELPS = frozenset(("help", "helps", "helped", "helping"))
_DOER = tags.ACTOR | tags.FORCE | tags.PRONOUN | tags.PLACE | tags.PEOPLE | tags.COMMANDERS | tags.CAPITAL
_SUBJECTS = frozenset(
    ("citizens", "nationals", "people", "families", "staff", "civilians", "expatriates", "inhabitants")
)
_OF_DOER = (
    tags.DETERMINER | tags.POSSESSIVE | tags.ACTOR | tags.CAPITAL | tags.FORCE | tags.COMPOUND | tags.PLACE
)  # fmt: skip
_PERSONS = tags.PEOPLE | tags.CROWD | tags.FORCE
_ASKED_ON = frozenset(("on", "upon", "for"))
_ASKING = tags.ASKS | tags.PLANS
_MOST_ADJECTIVES = 6
_NO_ADJECTIVE = (
    tags.PREPOSITION | tags.COMMA | tags.STOP | tags.CONJUNCTION | tags.SUBORDINATOR | tags.RELATIVE | tags.AUXILIARY
    | tags.SPEECH | tags.PEOPLE | tags.PLACE | tags.TO
)  # fmt: skip
_ASKING_NEAR = 12  # units of "told by the council on Friday"
_CLAUSE_EDGES = tags.STOP | tags.SUBORDINATOR | tags.RELATIVE | tags.AUXILIARY
_UNTIL = frozenset(("until", "till"))
_GIVEN = frozenset(("given", "gave", "give", "gives", "giving"))
_GIVEN_TO = tags.PEOPLE | tags.CROWD | tags.FORCE | tags.ACTOR | tags.PRONOUN
_DEADLINE = 5  # units of "until noon on Monday"
_OWNER = tags.ACTOR | tags.POSSESSIVE | tags.DETERMINER


def denied_claim(line: Line, before: int, reading: Reading) -> int | None:
    """ "Dismissed Russia's claim to have taken P": whose claim it is, and who denies it."""
    tag = line.tag
    if line.low[before] not in ("claim", "claims") or before < 2:
        return None
    over = before - 1
    while over > 0 and before - over < 4 and (over in line.actor or tag[over] & (tags.POSSESSIVE | tags.DETERMINER)):
        over -= 1
    whose = next((unit for unit in range(over + 1, before) if unit in line.actor), -1)
    owned = whose == before - 2 and line.low[before - 1] in OWNING
    if owned and line.low[before + 1 : before + 3] == ["to", "have"] and not tag[over] & tags.FINITE:
        reading.subject, reading.start = (whose, before - 1), whose  # "no word on the rebels' claim to have taken P"
        reading.spoken, reading.speaker = True, reading.subject
        return ENDS
    if not tag[over] & tags.DENIED or over in line.actor or whose < 0:
        return None
    reading.denied ^= True
    spoken_by(line, over, reading)
    reading.subject, reading.start = (whose, whose + 1), over
    return ENDS


def others_demand(line: Line, before: int, reading: Reading) -> int | None:
    """ "Ukraine rejected a Russian demand to give up P": who asks is not who is to do it."""
    tag, low = line.tag, line.low
    if low[before] not in _ASKED or not before or tag[before - 1] & (tags.AUXILIARY | tags.TO | tags.PRONOUN):
        return None
    first = before
    while first > 0 and before - first < 5 and not tag[first - 1] & (tags.FINITE | tags.COMMA | tags.STOP):
        first -= 1
    turned_down = first > 0 and tag[first - 1] & tags.FINITE and low[first - 1].startswith(_TURNED_DOWN)
    if not turned_down and not any(unit in line.actor or tag[unit] & tags.PLACE for unit in range(first, before)):
        return None
    reading.planned = True
    if not turned_down:
        reading.cancelled = "asked for, of whom is not said"
        return first
    reading.denied ^= True
    reading.spoken, reading.speaker = True, subject(line, group(line, first - 1).start, Reading(first - 1))
    return first - 1


_BEFORE_CAUSE = 16  # units of the clause before ", allowing the rebels to take P"


def someones_deed(line: Line, before: int, reading: Reading) -> int | None:
    """ "Rejected Russia's decision to annex P": whose decision it is is not who rejects it."""
    if line.low[before] not in _DEEDS or before < 2:
        return None
    owner = before - (2 if line.low[before - 1] in ("'s", "’s", "'", "’") else 1)
    if owner not in line.actor:
        return None
    reading.planned = True
    reading.subject, reading.start = (owner, owner + 1), owner
    verb = owner - 1
    while verb > 0 and line.tag[verb] & (tags.DETERMINER | tags.ADVERB):
        verb -= 1
    if verb >= 0 and line.low[verb].startswith(_TURNED_DOWN):
        reading.denied ^= True
        reading.spoken, reading.speaker = True, subject(line, group(line, verb).start, Reading(verb))
    return ENDS


def asked_of(line: Line, before: int, reading: Reading) -> int | None:
    """ "Ordered troops to take", "called on Russia to withdraw", "wants its army to hold": who is asked is to do it."""
    tag, low = line.tag, line.low
    if not tag[before] & _DOER and low[before] not in _SUBJECTS:
        return None
    start = _of_where(line, before)
    while start > 0 and tag[start - 1] & _OF_DOER and not tag[start - 1] & (tags.COMMA | tags.ASKS):
        start -= 1
    start = _described(line, start)
    up = start - 1
    if up > 0 and low[up] == "by" and tag[up - 1] & tags.PLANS:
        # "an attempt by the rebels to capture"
        reading.tried = bool(tag[up - 1] & tags.TRIES)
        reading.planned = reading.planned or not reading.tried
        reading.subject, reading.start = (start, before + 1), up - 1
        return ENDS
    if up > 0 and low[up] in _ASKED_ON and tag[up - 1] & _ASKING:
        up -= 1
    if up > 0 and low[up] == "again" and tag[up - 1] & tags.ASKS:
        up -= 1
    if up >= 0 and low[up] in _HELPS:  # "had helped him to retake P": he did
        helping = group(line, up)
        reading.planned = bool(helping.modal) or helping.infinitive
        _of_helper(line, up, reading)
        first, reading.subject = reading.start, (start, before + 1)
        reading.start = first if first < up else start
        return ENDS
    elif up >= 0 and tag[up] & (tags.ASKS | tags.VOWED | tags.PLANS | tags.SAID) and low[up] != "about":
        _asks(line, up, reading)
    elif up >= 0 and low[up].startswith("forb"):
        reading.denied, reading.planned = not reading.denied, True  # "forbade his men to enter P"
    else:
        return None
    reading.subject, reading.start = (start, before + 1), start
    return ENDS


def _of_where(line: Line, last: int) -> int:
    """The unit of "residents" in "ordered *residents* of P to leave Q", of whom a place is told; else the unit."""
    at = last - 1 - bool(line.tag[last - 1] & tags.DETERMINER)
    whose = line.tag[at - 1] & _PERSONS or line.low[at - 1] in _SUBJECTS
    return at - 1 if whose and line.tag[last] & tags.PLACE and line.low[at] in ("of", "in") else last


def _described(line: Line, start: int) -> int:
    """The first unit of the phrase that goes on at `start`: "*poorly armed* rebels", "*units of* the army"."""
    tag = line.tag
    for first in range(start, max(start - _MOST_ADJECTIVES, 1), -1):
        asks = tag[first - 1] & tags.ASKS or (line.low[first - 1] in _ASKED_ON and tag[first - 2] & _ASKING)
        if asks:
            return first
        joined = tag[first - 1] & tags.CONJUNCTION and tag[first] & (tags.FORCE | tags.POSSESSIVE)
        if tag[first - 1] & _NO_ADJECTIVE and not joined and line.low[first - 1] != "of":
            break
    return start


def _of_helper(line: Line, verb: int, reading: Reading) -> None:
    """Note where the clause of who helps begins, and who accuses him: "Kyiv accused him of helping them to take P"."""
    accuses = next((at for at in range(verb - 2, max(verb - 8, 0), -1) if line.low[at].startswith("accus")), 0)
    helper = subject(line, group(line, accuses or verb).start, Reading(accuses or verb))
    if accuses and line.low[verb - 1] == "of":
        reading.spoken, reading.speaker = True, helper
    elif helper is not None and not line.tag[verb] & tags.GERUND:
        reading.start = helper[0]


def _asks(line: Line, verb: int, reading: Reading) -> None:
    """Note what a verb of asking does to what is asked: "let them take P" lets it happen, "urged them to" does not."""
    reading.planned = True
    if line.tag[verb] & tags.BRINGS:
        cause = group(line, verb)
        done = line.low[verb].endswith(("ed", "ws")) or "did" in line.low[cause.start : verb]
        if verb and line.tag[verb - 1] & tags.COMMA and line.low[verb].endswith("ing"):
            done = not any(line.tag[unit] & tags.MODAL for unit in range(max(0, verb - _BEFORE_CAUSE), verb))
        reading.planned = bool(cause.modal) or not done
        reading.denied ^= cause.denied
        return
    asking = group(line, verb)
    reading.denied ^= asking.denied and line.low[verb].startswith("expect")  # "do not expect them to take P"
    reading.spoken, reading.speaker = True, subject(line, asking.start, Reading(verb))
    if reading.speaker is not None and line.low[reading.speaker[0]] in ("nobody", "none"):
        reading.cancelled = "asked for by nobody"
    reading.reasons.append("asked for")


def denied_reports(line: Line, before: int, reading: Reading) -> int | None:
    """ "Denied Russian claims to have captured P": whose reports they are, and who denies them."""
    tag = line.tag
    if line.low[before] not in REPORTS or not tag[before - 1] & _OWNER:
        return None
    over = before - 1
    while over > 0 and tag[over] & (_OWNER | tags.PLACE):
        over -= 1
    if not tag[over] & tags.DENIED:
        return None
    reading.denied ^= True
    spoken_by(line, over, reading)
    reading.subject, reading.start = (over + 1, before), over + 1
    return ENDS


def ordered_by(line: Line, before: int, reading: Reading) -> int | None:
    """ "Was told by the council on Friday to leave": it is asked, and who asks says so."""
    tag, low = line.tag, line.low
    if "by" not in line.vocabulary:
        return None
    for look in range(before - 1, max(before - _ASKING_NEAR, 0), -1):
        bits = tag[look]
        if bits & tags.ASKS and low[look + 1] == "by":
            if bits & tags.BRINGS or not group(line, look).passive:
                return None  # "was forced by the rebels to leave P": it left
            stop = look + 3
            while stop <= before and not tag[stop] & (tags.COMMA | tags.PREPOSITION | tags.TIME):
                stop += 1
            reading.planned = True
            reading.spoken, reading.speaker = True, (look + 2, stop)
            return look
        if bits & _CLAUSE_EDGES:
            return None
    return None


def told_of(line: Line, before: int, reading: Reading) -> int | None:
    """ "Were reported by DeepState, a group of analysts, to hold": the verb of saying, and its speaker."""
    tag, low = line.tag, line.low
    for look in range(before, max(before - 16, 0), -1):
        if tag[look] & tags.SAID and group(line, look).passive:
            for unit in range(look + 1, min(look + 3, before)):
                if low[unit] == "by" and not tag[unit + 1] & tags.TIME:
                    stop = unit + 1
                    while stop <= before and not tag[stop] & tags.COMMA:
                        stop += 1
                    reading.spoken, reading.speaker = True, (unit + 1, stop)
            return look
        if (
            tag[look] & (tags.STOP | tags.SUBORDINATOR | tags.RELATIVE | tags.AUXILIARY)
            and not tag[look] & tags.DETERMINER
        ):
            return None
    return None


def by_a_day(line: Line, before: int, reading: Reading) -> int | None:
    """ "Was given until May to leave", "gave them two days to leave": what is still to come."""
    tag, low = line.tag, line.low
    given = not _GIVEN.isdisjoint(line.vocabulary)
    if not given and _UNTIL.isdisjoint(line.vocabulary):
        return None
    if given and tag[before] & tags.NUMBER:
        return _deadline(line, before, reading)  # "two days": the days were stepped over
    for look in range(before, max(before - _DEADLINE, 0), -1):
        if low[look] in _UNTIL:
            if tag[look - 1] & tags.HAVE:
                reading.planned = True
                return look - 1
            return _deadline(line, look, reading) if given else None
        if tag[look] & (tags.COMMA | tags.STOP | tags.FINITE) and not tag[look] & tags.TIME:
            return None
    return None


def _deadline(line: Line, at: int, reading: Reading) -> int | None:
    """Who is given the time that begins at a unit, and by whom: "were given until May", "gave the army two days"."""
    verb = next((look for look in range(at - 1, max(at - _DEADLINE, -1), -1) if line.low[look] in _GIVEN), -1)
    if verb < 0 or (verb < at - 1 and not any(bits & _GIVEN_TO for bits in line.tag[verb + 1 : at])):
        return None
    reading.planned = True
    if verb == at - 1:
        return verb
    spoken_by(line, verb, reading)
    reading.subject = (verb + 1, at)
    return ENDS
