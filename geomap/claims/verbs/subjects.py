"""The subject of a verb, found from right to left over asides and relative clauses."""

from __future__ import annotations

from itertools import pairwise

from geomap.claims.verbs.clauses import (
    clause_verb,
    complement,
    is_adjective,
    kind_of_states,
    listed,
)
from geomap.claims.verbs.openings import (
    after_opener,
    aside_opening,
    before_aside,
    open_relative,
    relative_opening,
)
from geomap.claims.verbs.subjectphrases import (
    OBJECTS,
    REACH,
    STOPS,
    aside_to,
    before_time,
    first_of,
    relative_with_object,
    relative_with_verb,
)
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.line import Line

DASHES = frozenset(("—", "–", "--"))
_OPENS_CLAUSE = tags.STOP | tags.QUOTE | tags.SUBORDINATOR | tags.RELATIVE | tags.COMMA
_SHORT_SUBJECT = 5  # units of "the last rebel fighters"
_DEMANDS = tags.VOWED | tags.ASKS
_DEMAND_REACH = 4  # units of "demanded last week"
_SPOKEN_REACH = 16
ANTECEDENT_STOPS = (
    tags.COMMA | tags.STOP | tags.QUOTE | tags.AUXILIARY | tags.RELATIVE | tags.SUBORDINATOR | tags.SPEECH
)
_BRACKETED = 12  # units that a bracket in a subject holds at most
_WHENS = frozenset(("when", "after", "before", "as", "since", "until", "while", "once", "because"))
_CLAUSE = 9  # units of "after the long war in the east" before its verb
_LEADS_IN = frozenset(("that", "and", "but", "when", "if", "while", "because"))
_DOERS = tags.ACTOR | tags.PRONOUN | tags.FORCE | tags.WEAPON | tags.PLACE | tags.WEAK | tags.PEOPLE
_BEFORE_SUBJECT = tags.RELATIVE | tags.SAID | tags.COMMA | tags.CONJUNCTION
_HANGS = tags.RELATIVE | tags.PAST
_VERBAL = tags.FINITE | tags.TO
_SEES = frozenset(("saw", "sees", "see", "seen"))
_ABLE = frozenset(("able", "unable", "ready", "poised", "set"))  # to do
_SELVES = frozenset(("themselves", "itself", "himself", "herself", "ourselves"))
_CLAUSE_EDGES = tags.COMMA | tags.STOP | tags.QUOTE
_PAST = tags.PAST | tags.VERB_IRREGULAR
_NOUNS = tags.ACTOR | tags.PLACE | tags.AREA | tags.PEOPLE | tags.CAPITAL | tags.WEAK | tags.TIME
_NO_NOUNS = tags.PREPOSITION | tags.DETERMINER | tags.CONJUNCTION | tags.WHOLE | tags.AREA_PART | tags.QUOTE


def subject(line: Line, start: int, reading: Reading, depth: int = 0) -> tuple[int, int] | None:
    """Return the units of the subject of the verb group that begins at unit `start`.

    Sets `relative` and `antecedent` of the reading where the clause hangs on a relative pronoun.
    """
    tag, low = line.tag, line.low
    end = start - (start > 1 and low[start - 1] in _SELVES)  # "which they themselves had taken"
    for _ in range(4):
        if end <= 0:
            return None
        if tag[end - 1] & tags.QUOTE and end > 1 and tag[end - 2] & tags.COMMA:
            broken = _broken_off(line, end - 2)
            if broken:
                end = broken
                continue
            end -= 1
        if low[end - 1] == ")" and (opening := _bracket(low, end - 1)):
            end = opening  # "the Ministry of Defence (MoD) said"
            continue
        if low[end - 1] in DASHES and (opening := _dash_before(line, end - 1)):
            end = opening  # "the rebels — some 2,000 men — took P"
            continue
        bits = tag[end - 1]
        if bits & _BEFORE_SUBJECT:
            if bits & tags.RELATIVE and not (low[end - 1] == "that" and end > 1 and tag[end - 2] & tags.SPEECH):
                if low[end - 1] == "where":
                    return None
                reading.relative = True
                reading.antecedent = end - 2
                return _antecedent(line, end - 1)
            if bits & tags.SAID and depth < 2 and not reading.relative and not tag[start] & tags.TO:
                whose = _said_of(line, end - 1, reading, depth)
                if whose is not None:
                    return whose
            if bits & tags.COMMA:
                opened = relative_opening(line, end - 1)
                if opened is None:
                    opened = aside_opening(line, end - 1)
                if opened is None or _does_before(line, opened + 1, end - 1, start):
                    return _shared(line, end - 1, reading, depth)
                end = opened
                continue
            if bits & tags.CONJUNCTION:
                return _shared(line, end - 1, reading, depth)
        before = before_time(line, end)
        if before == end:
            break
        end = before
    first = first_of(line, end)
    if low[first] == "with" and 0 < first < end - 1 and tag[first - 1] & tags.COMMA and _goes_with(line, start):
        return (first + 1, end)  # "the war ended in May, with A holding P"
    but = first - 1 - (first > 2 and low[first - 1] == "not") if "but" in line.vocabulary else 0
    if but > 0 and low[but] == "but" and tag[but - 1] & tags.PLACE:
        wider = first_of(line, but)  # "all of P but Q is in rebel hands", "P but not Q has fallen"
        first = first if wider and tag[wider - 1] & tags.FINITE else wider
    sent = low[first] == "from" and tag[first - 1] & tags.PAST
    sent = sent or (low[first] == "to" and low[first - 1] == "opposed")
    if sent and 1 < first < end and depth < 4 and tag[first - 2] & (tags.WEAPON | tags.FORCE):
        return subject(
            line, first - 1, reading, depth + 1
        )  # "rockets fired from Gaza hit P", "men opposed to A took P"
    if 1 < first < end and low[first - 1] in _SEES and tag[first - 2] & tags.RELATIVE and not tag[start] & tags.FINITE:
        return (first, end)  # "weeks that saw the rebels seize P"
    if low[first] == "and" and first > 3 and (joined := _over_aside(line, first)) is not None:
        return joined
    agent = _agent(line, start, first, end)
    if agent is not None:
        return agent
    if first > 1 and depth < 4:
        further = aside_to(line, first, end) if first < end else None
        if further is not None:
            return subject(line, further, reading, depth + 1)
        relative = relative_with_verb(line, first, start) or relative_with_object(line, first, end)
        if relative:
            return _antecedent(line, relative)
    if "helping" in line.vocabulary and (helped := _helped(line, first, end, reading)) is not None:
        return helped
    found = _hanging(line, first, after_opener(line, first, end), end, reading)
    if found is None or not any(map(_DOERS.__and__, tag[slice(*found)])):
        return _modified(line, start) or found
    return _behind_clause(line, *found) if found[1] > found[0] + 3 else found


def _does_before(line: Line, first: int, comma: int, verb: int) -> bool:
    """Whether a verb with its own doer stands before a comma, and no aside: "On Friday, *rebels crossed P*, took Q"."""
    tag = line.tag
    if not tag[verb] & _PAST or tag[verb] & tags.AUXILIARY:
        return False
    reach = range(first, min(first + _SHORT_SUBJECT, comma))
    doer = next((at for at in reach if tag[at] & (tags.FORCE | tags.TITLE)), comma)
    if tag[first] & _PAST and not tag[first + 1] & tags.PREPOSITION and tag[first - 2] & (tags.COMMA | tags.ADVERB):
        doer = first - 1  # "The rebels, however, crossed P, took Q"
    does = (at for at in range(doer + 1, comma) if tag[at] & _PAST and not tag[at] & (tags.AUXILIARY | tags.SPEECH))
    return any(tag[at + 1] & OBJECTS for at in does)


def _goes_with(line: Line, start: int) -> bool:
    """Whether what begins at a unit goes on a phrase with "with": "holding", "still holding", "able to take"."""
    at = start + bool(line.tag[start] & tags.ADVERB)
    return bool(line.tag[at] & tags.GERUND) or line.low[at] in _ABLE


def _over_aside(line: Line, joint: int) -> tuple[int, int] | None:
    """The first of two doers where an aside stands between: "*The M23*, a rebel group, and its allies took P"."""
    closing = joint - 1
    if line.low[closing] in DASHES:
        opened = next((at for at in range(closing - 1, max(closing - REACH, 0), -1) if line.low[at] in DASHES), None)
    elif line.tag[closing] & tags.COMMA:
        opened = relative_opening(line, closing) or aside_opening(line, closing)
    else:
        return None
    actor = line.actor.get(opened - 1) if opened else None
    if opened is None or actor is None or actor.kind not in ("force", "group", "people", "generic"):
        return None
    before = opened - 2 - bool(line.tag[opened - 2] & tags.DETERMINER)
    opens = before < 0 or line.tag[before] & (tags.STOP | tags.QUOTE) or line.low[before] in _LEADS_IN
    return (before + 1, opened) if opens else None


def _behind_clause(line: Line, first: int, end: int) -> tuple[int, int]:
    """A subject without the end of a clause that no comma parts from it: "after they left A *the army* took B"."""
    tag = line.tag
    for unit in range(end - 2, first + 1, -1):
        if tag[unit] & tags.DETERMINER and tag[unit - 1] & _NOUNS and not tag[unit - 1] & _NO_NOUNS:
            return (unit, end)
    return (first, end)


def _helped(line: Line, first: int, end: int, reading: Reading) -> tuple[int, int] | None:
    """Who does what he is helped to do: "S accused N of helping the rebels take P"; and who says so."""
    low = line.low
    helping = next((unit for unit in range(end - 2, first, -1) if low[unit] == "helping"), 0)
    if not helping or not line.tag[helping - 1] & tags.PREPOSITION:
        return None
    over = next((unit for unit in range(helping - 2, max(first - 4, 0), -1) if low[unit].startswith("accus")), 0)
    if over and low[helping - 1] == "of":
        denies = next((unit for unit in range(over - 1, max(over - 4, 0), -1) if line.tag[unit] & tags.DENIED), 0)
        reading.denied ^= denies > 0
        if denies or not group(line, over).passive:
            reading.spoken, reading.speaker = True, subject(line, group(line, denies or over).start, Reading(over))
    return helping + 1, end


def _bracket(low: list[str], closing: int) -> int:
    """Where the bracket that closes at a unit opens, 0 where it is none or a long one."""
    return next((at for at in range(closing - 1, max(closing - _BRACKETED, 0), -1) if low[at] == "("), 0)


def _dash_before(line: Line, closing: int) -> int:
    """Where an aside without a verb opens, right behind an actor, that a dash closes at a unit; 0 without one."""
    tag, low = line.tag, line.low
    opening = next((at for at in range(closing - 1, max(closing - _BRACKETED, 0), -1) if low[at] in DASHES), 0)
    if not opening or not tag[opening - 1] & (tags.ACTOR | tags.FORCE):
        return 0
    led = tag[opening + 1] & tags.PAST and tag[opening + 2] & tags.PREPOSITION  # "— backed by tanks —"
    aside = tag[opening + 1 + bool(led) : closing]
    return 0 if any(bits & _VERBAL and not bits & tags.TIME for bits in aside) else opening


def _broken_off(line: Line, comma: int) -> int:
    """The comma at which a quotation breaks off that a comma and a mark resume: "“The troops,” said S, “have left"."""
    tag = line.tag
    for look in range(comma - 1, max(comma - _SPOKEN_REACH, 1), -1):
        if tag[look] & tags.QUOTE:
            return look - 1 if tag[look - 1] & tags.COMMA and tag[look + 1] & tags.SAID else 0
    return 0


def _modified(line: Line, start: int) -> tuple[int, int] | None:
    """The actor that opens the clause of the verb at `start`, where all between the two hangs on it.

    "Troops whose leader was killed in June", "rebels dressed as farmers", "fighters whom nobody had expected".
    """
    tag = line.tag
    if not any(tag[unit + 1] & _HANGS for unit in line.actor if unit + 2 < start):
        return None
    opened = start
    while opened > 0 and start - opened < REACH and not tag[opened - 1] & _CLAUSE_EDGES:
        told = tag[opened - 1] & tags.SPEECH and not kind_of_states(line, opened - 1)
        if told and (tag[opened] & OBJECTS or line.low[opened] == "that"):
            break
        opened -= 1
    for head in range(opened, min(start, opened + 4)):
        if head in line.actor and line.actor[head].kind != "adjective":
            break
    else:
        return None
    if line.actor[head].kind == "capital" or head + 2 >= start:
        return None
    if any(map(tags.FINITE.__and__, tag[opened:head])):
        return None
    hung = tag[head + 1]
    relative = bool(hung & tags.RELATIVE)
    if not relative and not (hung & tags.PAST and tag[head + 2] & tags.PREPOSITION):
        return None
    inside = [bool(bits & _VERBAL) and not bits & tags.TIME for bits in tag[head + 1 : start]]
    verbs = sum(here and not before for before, here in pairwise(inside))
    return (opened, head + 1) if verbs <= relative else None


def _agent(line: Line, start: int, first: int, end: int) -> tuple[int, int] | None:
    """Who fights in "losses inflicted by the rebels fighting in P": the agent beside the gerund at unit `start`."""
    tag, low = line.tag, line.low
    if not tag[start] & tags.GERUND or not tag[end - 1] & tags.FORCE or tag[end - 1] & tags.WEAPON:
        return None
    if end > 1 and end - 1 in line.actor and low[end - 2] in ("at", "against"):
        return (end - 1, end)  # "fired missiles at Russian troops moving towards P"
    by = next((unit for unit in range(end - 2, max(first - 1, end - 6, 1), -1) if low[unit] == "by"), 0)
    if not by or (tag[by - 1] & tags.PAST and tag[by - 2] & (tags.FORCE | tags.ACTOR)):
        return None
    return (by + 1, end)


def _hanging(line: Line, opening: int, first: int, end: int, reading: Reading) -> tuple[int, int] | None:
    """The subject from a unit to `end`, or the noun before it where its clause hangs on a relative pronoun.

    What opens the clause stands from unit `opening` to `first`.
    """
    tag, low = line.tag, line.low
    if first >= end:
        return None
    if (
        first
        and tag[first] & tags.PREPOSITION
        and tag[first - 1] & tags.RELATIVE
        and low[first - 1] in ("who", "which")
    ):
        # "the ministry, which in the morning had denied"
        reading.relative, reading.antecedent = True, first - 2
        return _antecedent(line, first - 1)
    pronoun = low[end - 1] in {"they", "he", "she", "it", "we", "i"} and end - 1 not in line.actor
    if pronoun and not (end - 1 > first and tag[end - 2] & tags.PREPOSITION):
        first = end - 1  # "three times they failed", but "P and the road to it were"
    # "P, which *for five weeks* the rebels held", "P, which *heavily* armed rebels hold"
    pronoun_at = (opening if tag[opening - 1] & tags.RELATIVE else first) - 1
    if first > 2 and tag[pronoun_at] & tags.COMMA:
        pronoun_at = open_relative(line, pronoun_at)
    hangs = reading.antecedent < 0 and pronoun_at >= 0 and tag[pronoun_at] & tags.RELATIVE
    if hangs and low[pronoun_at] != "where" and not (low[pronoun_at] == "that" and complement(line, pronoun_at)):
        reading.relative = True
        reading.antecedent = pronoun_at - 1
        if pronoun_at > 0 and tag[pronoun_at - 1] & (tags.PREPOSITION | tags.NEAR):
            reading.antecedent = pronoun_at - 2
    return (first, end)


def _said_of(line: Line, said: int, reading: Reading, depth: int) -> tuple[int, int] | None:
    """What a verb of saying tells something of in a relative clause: "P, which the governor says is held by S"."""
    if "which" not in line.low[max(said - _SPOKEN_REACH, 0) : said]:
        return None
    outer = Reading(said)
    who = subject(line, group(line, said).start, outer, depth + 1)
    if who is None or not outer.relative or outer.antecedent < 0 or who[0] <= outer.antecedent:
        return None
    reading.relative, reading.antecedent = True, outer.antecedent
    reading.spoken, reading.speaker = True, who
    return _antecedent(line, outer.antecedent + 1)


def _shared(line: Line, joint: int, reading: Reading, depth: int) -> tuple[int, int] | None:
    """The subject of a verb that "and" or a comma joins to one before it."""
    if depth >= 4:
        return None
    end = joint - 1
    quoted = line.tag[end] & tags.QUOTE
    while end > 0 and line.tag[end] & (tags.QUOTE | tags.COMMA):
        end -= 1
    if line.tag[end] & tags.TRIES and not line.tag[end] & tags.ACTION:  # "tried and failed to take P"
        return subject(line, group(line, end).start, reading, depth + 1)
    if quoted:  # "were “resting,” and had taken P"
        end = next((at for at in range(end, max(end - _SPOKEN_REACH, 0), -1) if line.tag[at] & tags.QUOTE), end + 1) - 1
    up = clause_verb(line, end)
    if up is None:
        return _of_unlisted_verb(line, end)
    if line.tag[up] & _DEMANDS and "that" in line.low[up:end] and (demanded := _demanded(line, up, end)) is not None:
        return demanded
    if line.tag[up] & tags.GERUND and not _a_gerund(line, reading.start):
        if line.tag[up - 1] & tags.PREPOSITION:
            up = clause_verb(line, up - 1) or up  # "took A after weeks of fighting and is attacking B"
        elif line.tag[up - 1] & tags.COMMA and line.tag[joint - 1] & tags.COMMA:
            up = clause_verb(line, up - 2) or up  # "advanced, seizing A, and stormed B"
    opened = before_aside(line, joint)
    if opened is not None and up > opened:
        up = clause_verb(line, opened - 1) or up
    up = _outside_relative(line, up, joint, reading.start)
    up = _outside_when(line, up, joint, reading.start)
    if line.tag[joint + 1] & tags.SPEECH:
        up = _spoken_before(line, joint, up)
        if line.tag[up] & tags.GERUND and not line.tag[up - 1] & tags.AUXILIARY:
            up = clause_verb(line, up - 1) or up  # "showed soldiers walking through P and said"
    inverted = line.tag[up] & tags.SPEECH and up and line.tag[up - 1] & (tags.QUOTE | tags.COMMA)
    if inverted and up + 1 < joint and line.low[up + 1] != "that":
        end = up + 1
        while end < joint and not line.tag[end] & STOPS:
            end += 1
        named = any(unit in line.actor or line.tag[unit] & tags.CAPITAL for unit in range(up + 1, end))
        if named and not any(map(tags.AUXILIARY.__and__, line.tag[up + 1 : end])):
            return (up + 1, end)  # '"We fight on," said a rebel commander, and claimed the capture of P'
    over = group(line, up)
    if line.low[over.start] == "having":
        up = clause_verb(line, over.start - 1) or up  # "denied having struck A and accused"
        over = group(line, up)
    if over.infinitive and over.start > 0:
        # The verb before is governed in its turn: one more climb, bounded by `depth`.
        from geomap.claims.verbs.climb import climb

        # "vowed to enter and hold": the second verb is governed like the first.
        inner = climb(line, up)
        reading.planned = reading.planned or inner.planned
        reading.denied ^= inner.denied
        reading.relative = reading.relative or inner.relative
        if inner.spoken and not reading.spoken:
            reading.spoken, reading.speaker = True, inner.speaker
        return inner.subject
    if over.modal and reading.start == joint + 1:
        reading.planned = True
    return subject(line, over.start, reading, depth + 1)


def _of_unlisted_verb(line: Line, end: int) -> tuple[int, int] | None:
    """The subject of a verb in the present that no list has: "*the rebels* collect taxes in P and hold Q"."""
    tag, first = line.tag, end
    while first > 0 and not tag[first - 1] & _OPENS_CLAUSE:
        first -= 1
    for unit in range(first, min(first + _SHORT_SUBJECT, end)):
        if tag[unit] & tags.FORCE or (unit in line.actor and line.actor[unit].kind in ("group", "people")):
            verb = unit + 1
            while tag[verb] & tags.ADVERB:
                verb += 1
            return (first, unit + 1) if verb < end and not tag[verb] and line.low[verb].isalpha() else None
    return None


def _demanded(line: Line, verb: int, end: int) -> tuple[int, int] | None:
    """The subject of a second verb of what is demanded, the first in its base form: "that Russia take and hold P"."""
    that = line.low.index("that", verb, end)
    who = next((unit for unit in range(that + 1, end) if line.tag[unit] & _DOERS), 0)
    return (that + 1, who + 1) if who and that - verb < _DEMAND_REACH else None


def _a_gerund(line: Line, start: int) -> bool:
    """Whether the group of verbs at a unit is a bare gerund."""
    while line.tag[start] & tags.ADVERB and not line.tag[start] & tags.GERUND:
        start += 1
    return bool(line.tag[start] & tags.GERUND)


def _outside_relative(line: Line, up: int, joint: int, verb: int) -> int:
    """The verb that a plain past form is joined to: "crossed a river that nobody had guarded and took P"."""
    tag = line.tag
    if not group(line, up).auxiliary or group(line, verb).auxiliary or tag[verb] & tags.GERUND:
        return up
    start = group(line, up).start
    relative = next((unit for unit in range(start - 1, max(start - 6, 0), -1) if tag[unit] & tags.RELATIVE), 0)
    if not relative or complement(line, relative) or any(bits & tags.COMMA for bits in tag[relative : joint - 1]):
        return up
    outer = clause_verb(line, relative - 1)
    plain = outer is not None and tag[outer] & (tags.PAST | tags.VERB_IRREGULAR) and not group(line, outer).auxiliary
    return outer if outer is not None and plain else up


def _outside_when(line: Line, up: int, joint: int, verb: int) -> int:
    """The passive that another is joined to over a clause of time: "was taken when war broke out and retaken by"."""
    if not line.tag[verb] & tags.BE and not (line.tag[verb] & tags.PAST and line.low[verb + 1] == "by"):
        return up
    start = group(line, up).start
    first = max(start - _CLAUSE, 0)
    when = next((unit for unit in range(start - 1, first, -1) if line.low[unit] in _WHENS), 0)
    if not when or any(bits & tags.COMMA for bits in line.tag[when:joint]) or group(line, up).passive:
        return up
    outer = clause_verb(line, when - 1)
    return outer if outer is not None and group(line, outer).passive else up


def _spoken_before(line: Line, joint: int, verb: int) -> int:
    """The verb of saying that one after "and" is joined to ("denied that they held P, and said"), else `verb`."""
    # "said they had left P, but denied"; but "said they had left P and claimed to hold Q"
    earlier = group(line, verb).perfect and not group(line, joint + 1).auxiliary and line.low[joint + 2] != "to"
    for unit in range(joint - 1, 0, -1):
        if line.tag[unit] & (tags.STOP | tags.QUOTE):
            break
        if line.tag[unit] & tags.SPEECH and unit < verb and (line.low[unit + 1] == "that" or earlier):
            return unit
        if line.low[unit : unit + 2] == ["so", "that"] and unit < verb:
            earlier = True  # "said his men had left so that talks might resume, and warned"
    return verb


def _antecedent(line: Line, relative: int) -> tuple[int, int] | None:
    """The units of the noun that a relative pronoun stands for."""
    end = relative
    tag = line.tag
    if end > 1 and tag[end - 1] & tags.CONJUNCTION:
        # "who have held P, and who also control Q"
        for look in range(end - 2, max(end - 24, 0), -1):
            if tag[look] & tags.RELATIVE and line.low[look] == line.low[relative]:
                return _antecedent(line, look)
    if end > 0 and tag[end - 1] & tags.COMMA:
        end -= 1
        if "not" in line.vocabulary:
            end = _before_not(line, end)
    if end and (end - 1) in line.actor and line.actor[end - 1].kind != "adjective":
        joined = line.actor[end - 1].kind == "generic" and tag[end - 2] & tags.CONJUNCTION and end - 3 in line.actor
        return (end - 3 if joined else end - 1, end)  # "Russian tanks and infantry who"
    first = end
    while first > 0 and end - first < 12:
        bits = tag[first - 1]
        if bits & tags.COMMA and first > 1 and tag[first - 2] & tag[first] & tags.DIRECTION:
            first -= 1  # "in the south, north and east"
            continue
        if bits & tags.COMMA and first > 1 and not tag[first - 2] & tags.PLACE and listed(line, first - 1, end):
            first -= 1  # "troops, tanks and guns that"
            continue
        if bits & ANTECEDENT_STOPS and not is_adjective(line, first - 1):
            break
        if bits & _PAST and not is_adjective(line, first - 1) and not bits & (tags.COMPOUND | tags.FORCE | tags.AREA):
            break
        first -= 1
    return (first, end) if first < end else None


def _before_not(line: Line, end: int) -> int:
    """The comma before who is not meant, where such an aside ends at a unit: "the navy, *not the army*, that"."""
    for comma in range(end - 2, max(end - 8, 0), -1):
        if line.tag[comma] & tags.COMMA:
            return comma if line.low[comma + 1] == "not" else end
    return end
