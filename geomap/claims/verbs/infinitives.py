"""What stands over an infinitive: plans, tries, failures, vows and orders, each a rule tried in its turn."""

from __future__ import annotations

from geomap.claims.verbs.clauses import clause_verb
from geomap.claims.verbs.demands import (
    asked_of,
    by_a_day,
    denied_claim,
    denied_reports,
    ordered_by,
    others_demand,
    someones_deed,
    told_of,
)
from geomap.claims.verbs.governors import ENDS, PAPERS, noun_governor, opens_sentence, or_ends, over_aside, spoken_by
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import OWNING

_ADJUNCTS = frozenset(
    ["on", "in", "at", "for", "since", "during", "after", "before", "through", "throughout", "from", "until", "last"]
)
_FIGHTS = frozenset(("fight", "fights", "fought", "fighting", "battle", "battled", "battling", "struggle", "struggled"))
_GOES = frozenset(("go", "goes", "went", "going", "gone", "press", "push", "move", "pushed", "moved", "pressed"))
_ON_THE_WAY = frozenset(("advancing", "moving", "marching", "pushing", "heading", "massing", "preparing"))
_SETS_OUT = frozenset(("moved", "marched", "went", "came", "sent", "attacked", "gathered", "massed", "crossed"))
_LAUNCHES = frozenset(
    ("launched", "began", "begun", "started", "mounted", "opened", "waged", "staged", "launch", "launching", "launches",
     "begins", "starts", "mounting", "waging", "staging", "resumed", "conducting", "conducted")
)  # fmt: skip
_ATTACKS = frozenset(("attack", "attacks", "raid", "raids"))
_ACTION_NEAR = 6  # units after such a verb
_REPLIES = frozenset(("answer", "response", "reply", "reaction"))
_EAGER = frozenset(("desperate", "anxious", "impatient", "itching", "loath", "reluctant"))
SEEMS = frozenset(("look", "looks", "looked", "seem", "seems", "seemed", "appear", "appears", "appeared"))
_GOVERNS = tags.PLANS | tags.VOWED | tags.FAILS | tags.ASKS | tags.BE | tags.SAID
_NAMES = tags.ACTOR | tags.PLACE | tags.CAPITAL | tags.FORCE | tags.DETERMINER | tags.POSSESSIVE
_CHOICES = frozenset(("choice", "option", "alternative"))
_LEAVES = frozenset(("left", "leave", "leaves", "leaving", "gave", "give", "gives", "giving"))
_GIFTS = frozenset(("lucky", "fortunate", "unlucky", "rash", "foolish", "kind", "bold", "quick"))  # who was so, did it
_COSTS = frozenset(("took", "takes", "take", "taken", "cost", "costs"))
_LONGEST_PRICE = 14  # units between "it cost" and "to"
_PRICE = tags.NUMBER | tags.COMMA | tags.TIME
_FOREMOST = frozenset(("first", "next", "last", "latest"))
_TOLD = tags.PLANS | tags.VOWED | tags.ASKS | tags.FAILS | tags.FORCE | tags.COMMANDERS | tags.ACTOR | tags.PRONOUN
_VERBAL = tags.FINITE | tags.TO | tags.RELATIVE | tags.SUBORDINATOR
_DATED = tags.TIME | tags.NUMBER | tags.DETERMINER
_CLAUSE_EDGES = tags.COMMA | tags.STOP | tags.AUXILIARY | tags.RELATIVE | tags.SUBORDINATOR | tags.CONJUNCTION
_REASONS = frozenset(("reason", "reasons", "cause", "need", "excuse", "incentive"))
_PEOPLE = tags.PEOPLE | tags.CROWD | tags.FORCE | tags.ACTOR | tags.PRONOUN
_ADDRESSED = frozenset(("people", "residents", "sides", "parties"))
_ADDRESSED_NEAR = 5  # units of "told the people in the north"
_TELLS_TO = tags.ASKS | tags.SAID_TO | tags.VOWED
_INVERTED = 6  # units of a subject behind its verb
_NO_INVERSION = tags.FINITE | tags.COMMA | tags.STOP | tags.PREPOSITION | tags.RELATIVE


def over_infinitive(line: Line, before: int, reading: Reading) -> int | None:
    """Look at the word over "to": return the verb or noun to climb on from, or None where the climb ends."""
    if line.tag[before] & tags.COMMA:
        before = over_aside(line, before)
    up = _nearly(line, before, reading)
    if up is None:
        before = _governor(line, before)
        for rule in _RULES:
            up = rule(line, before, reading)
            if up is not None:
                break
    return None if up == ENDS else up


def _nearly(line: Line, before: int, reading: Reading) -> int | None:
    """ "Have yet to take P", "came close to taking P", "are close to encircling P"."""
    tag, low = line.tag, line.low
    word = low[before]
    if word in ("yet", "still") and before and tag[before - 1] & (tags.HAVE | tags.BE):
        reading.denied ^= True
        return before - 1
    if word == "ought" and low[before + 2 : before + 3] == ["have"]:
        reading.cancelled = "what did not happen"  # "ought to have taken P"
        return ENDS
    if before and tag[before] & tags.HAVE and low[before - 1] == "still":
        reading.denied ^= True  # "still have to take P"
        return before
    if word == "position" and (led := _in_position(line, before)):
        reading.planned = True  # "are in a position to take P"
        reading.denied ^= low[led + 1] == "no"
        if line.tag[led - 1] & tags.AUXILIARY:
            return or_ends(clause_verb(line, led - 1))
        reading.subject = (led - 1 - bool(tag[led - 2] & tags.DETERMINER), led)  # "puts the rebels in a position to"
        return ENDS
    if before > 1 and (word == "enough" or low[before - 1] == "too"):
        reading.denied ^= word != "enough"  # "too weak to hold P", "strong enough to take P"
        reading.planned = reading.planned or (word == "enough" and low[before - 1] not in _GIFTS)
        return or_ends(clause_verb(line, before - 1 - (word != "enough")))
    if before and word in ("close", "near", "nearer", "closer") and "".join(low[before + 2 : before + 3])[-3:] == "ing":
        reached = not tag[before - 1] & tags.BE
        reading.denied ^= reached
        reading.planned = not reached
        return or_ends(clause_verb(line, before - 1))
    return None


def _in_position(line: Line, noun: int) -> int:
    """The unit of "in" before "a better position" at a unit; 0 without one."""
    return next((at for at in range(noun - 1, max(noun - 5, 1), -1) if line.low[at] == "in"), 0)


def _governor(line: Line, before: int) -> int:
    """Step from the unit before "to" over adverbs, when and where, to the word that governs the infinitive."""
    tag = line.tag
    if line.low[before] == "times" and tag[before - 1] & tags.NUMBER:
        before -= 2  # "tried three times to take P"
    while before > 0 and tag[before] & (tags.ADVERB | tags.TIME) and not tag[before] & (tags.PLANS | tags.ASKS):
        if line.low[before] == "never" and not tag[before - 1] & (tags.AUXILIARY | tags.BE):
            return before  # "vowed never to leave P"
        before -= 1
    if line.low[before] != "not" and not tag[before] & _GOVERNS:
        before = _past_adjunct(line, before)
    if before > 2 and tag[before] & tags.COMMA and tag[before - 1] & tags.ADVERB and tag[before - 2] & tags.COMMA:
        before -= 3  # "claimed, daily, to have shelled"
    return before


def _past_adjunct(line: Line, before: int) -> int:
    """Step over when and where ("vowed on Friday to", "failed in March to", "is preparing, officials say, to")."""
    tag, low = line.tag, line.low
    if tag[before] & tags.COMMA:
        # Between commas: who says so.
        opening = before - 1
        while opening > 0 and before - opening < 7 and not tag[opening] & (tags.COMMA | tags.STOP):
            opening -= 1
        if opening < 1 or not tag[opening] & tags.COMMA:
            return before
        inside = any(tag[unit] & tags.SPEECH for unit in range(opening + 1, before))
        wants = tag[opening - 1] & (tags.PLANS | tags.VOWED)
        set_in = tag[opening + 1] & tags.PREPOSITION and not any(bits & _VERBAL for bits in tag[opening + 1 : before])
        told = set_in and tag[opening - 1] & _TOLD  # "ordered his men, at a meeting in P, to leave Q"
        return opening - 1 if (inside and wants) or told else before
    for look in range(before, max(before - 9, 0), -1):
        bits = tag[look]
        verb = look - 1
        while verb > 0 and tag[verb] & tags.ADVERB and not tag[verb] & tags.PLANS:
            verb -= 1
        if low[look] in _ADJUNCTS and tag[look - 1] & tags.CONJUNCTION and tag[look + 1] & _DATED:
            return look - 1  # "was told to hold P and on Friday to leave it"
        if low[look] in _ADJUNCTS and tag[verb] & (tags.PLANS | tags.VOWED | tags.FAILS | tags.ASKS):
            asked = tag[verb] & tags.ASKS and not tag[verb] & (tags.VOWED | tags.FAILS)
            return before if asked and not group(line, verb).passive else verb
        if bits & _CLAUSE_EDGES:
            break
        if bits & tags.FINITE and not bits & (tags.TIME | tags.PREPOSITION | tags.PLACE):
            break
    return before


# The rules. Each looks at the word over "to" and returns the unit to climb on from, ENDS, or None where it does not
# fit.


def _joined(line: Line, before: int, reading: Reading) -> int | None:
    """ "Intends to create a zone and to advance on": governed like the first."""
    tag = line.tag
    if not tag[before] & (tags.CONJUNCTION | tags.COMMA) or tag[before] & tags.PLACE:
        return None
    for look in range(before - 1, max(before - 16, 0), -1):
        if tag[look] & tags.TO and tag[_governor(line, look - 1)] & _GOVERNS:
            return or_ends(over_infinitive(line, look - 1, reading))
        if tag[look] & tags.STOP:
            break
    return None


def _purpose(line: Line, before: int, reading: Reading) -> int | None:
    """ "In order to take", "so as to take", "guns with which to take"."""
    if before and line.low[before] == "which" and line.tag[before - 1] & tags.PREPOSITION:
        reading.planned = True
        return or_ends(clause_verb(line, before - 2))
    if line.low[before] in _REASONS and before and reading.start == before + 1:
        reading.planned, reading.denied = True, reading.denied ^ (line.low[before - 1] == "no")  # "no reason to leave"
        return or_ends(clause_verb(line, before - 1))
    if line.low[before] in ("order", "as") and before and line.low[before - 1] in ("in", "so"):
        reading.planned = True
        return or_ends(clause_verb(line, before - 2))
    return None


def _is_to(line: Line, before: int, reading: Reading) -> int | None:
    """ "Is to take", "were to fall"; but "its answer was to bomb P" tells what it did."""
    if not line.tag[before] & tags.BE:
        return None
    was = line.low[before] in ("was", "were")
    reading.planned = not (was and (line.low[before - 1] in _REPLIES or _came_to_pass(line, before)))
    return before


def _came_to_pass(line: Line, was: int) -> bool:
    """Whether "was to" tells what came of it: "was to lose P within a year", "P was to fall a week later"."""
    told = line.low[was + 2 : was + 3]
    lost = told == ["lose"] or (told == ["fall"] and "later" in line.low[was + 3 : was + 8])
    return lost and not any(bits & (tags.SPEECH | tags.CONDITIONAL) for bits in line.tag[:was])


def _were(line: Line, before: int, reading: Reading) -> int | None:
    """ "Were the rebels to take P, they would be at the sea"."""
    if "were" not in line.vocabulary or line.tag[before] & tags.BE:
        return None
    first = before
    while first > 0 and before - first < _INVERTED and not line.tag[first - 1] & _NO_INVERSION:
        first -= 1
    if not first or line.low[first - 1] != "were" or not opens_sentence(line, first - 2):
        return None
    if line.tag[first] & (tags.PAST | tags.GERUND | tags.PLANS) and first not in line.actor:
        return None  # "the rebels — some 300 men — were expected to take P"
    reading.planned, reading.subject = True, (first, before + 1)
    return ENDS


def _not_to(line: Line, before: int, reading: Reading) -> int | None:
    """ "Vowed not to take", "swore never again to leave"."""
    if line.low[before] not in ("not", "never"):
        return None
    reading.denied ^= True
    return or_ends(over_infinitive(line, before - 1, reading)) if before else ENDS


def _had_to(line: Line, before: int, reading: Reading) -> int | None:
    """ "Had to retreat", "is on course to take"; but "had orders to hold P" is what others told the garrison."""
    tag, low = line.tag, line.low
    ordered = low[before] in ("orders", "instructions") and before
    if ordered and (tag[before - 1] & tags.HAVE or low[before - 1] == "under"):
        reading.planned = True
        return before - 1 if tag[before - 1] & tags.HAVE else or_ends(clause_verb(line, before - 2))
    if tag[before] & tags.HAVE:
        reading.planned = low[before] != "had"  # "has to leave P": not yet
        return before
    if low[before] in ("course", "track") and low[before - 1] == "on":
        reading.planned = True  # "is on course to take P"
        return or_ends(clause_verb(line, before - 2))
    return None


def _fails_or_vows(line: Line, before: int, reading: Reading) -> int | None:
    """ "Failed to take", "refused to leave", "vowed to take"."""
    bits = line.tag[before]
    if bits & tags.FAILS:
        reading.denied ^= True
        if bits & tags.REFUSES:
            reading.planned = reading.refused = True
        return before
    if bits & tags.VOWED and not (bits & tags.ASKS and group(line, before).passive):
        reading.planned = True
        spoken_by(line, before, reading)
        return before
    return None


def _plans(line: Line, before: int, reading: Reading) -> int | None:
    """ "Plans to take", "tried to take", "looks set to take"; but "were able to take P": they took it."""
    bits, word = line.tag[before], line.low[before]
    if word == "way" and before > 1 and line.low[before - 2] == "on":
        reading.planned = True  # "was on its way to take P"
        if line.tag[before - 3] & (tags.FORCE | tags.ACTOR):
            reading.subject = (before - 3, before - 2)  # "beat a fleet on its way to take P"
            return ENDS
    if not bits & tags.PLANS and word not in _EAGER:
        return None
    if word in ("loath", "reluctant"):
        reading.denied ^= True
    if bits & tags.TRIES:
        reading.tried = True
    elif word != "able" or not _was(line, before):
        reading.planned = True
    if word == "unlikely":
        reading.denied ^= True
    if word == "supposed":
        reading.planned = True
    if before and line.low[before - 1] in SEEMS:
        return before - 1
    return noun_governor(line, before, reading)


def _was(line: Line, at: int) -> bool:
    """Whether a past form of "be", and no modal, stands before a unit."""
    over = group(line, at)
    return not over.modal and not {"was", "were", "been"}.isdisjoint(line.low[over.start : at])


def _asked_or_fought(line: Line, before: int, reading: Reading) -> int | None:
    """ "Were ordered to take", "stands to lose", "fought to retake", "went on to take"."""
    bits, word = line.tag[before], line.low[before]
    if bits & tags.ASKS and not bits & (tags.PLACE | tags.ACTOR):
        reading.planned = not (bits & tags.BRINGS and word.endswith("ed"))  # "were allowed to enter": they did
        return before
    if word in ("stand", "stands", "stood"):
        reading.planned = True
        return before
    if word in _FIGHTS:
        reading.tried = True
        return before
    if before and word in ("on", "ahead", "forward") and line.low[before - 1] in _GOES:
        return before - 1
    return None


def _under_way(line: Line, before: int, reading: Reading) -> int | None:
    """ "An offensive is under way to retake", "an operation has begun to take": what it is for, not yet done."""
    low, tag = line.low, line.tag
    verb = before - 1 if low[before] == "way" and low[before - 1] == "under" else before
    if verb == before and low[before] != "underway" and low[before] not in _LAUNCHES:
        return None
    while verb > 0 and (tag[verb - 1] & (tags.AUXILIARY | tags.BE | tags.ADVERB)):
        verb -= 1
    for unit in range(verb - 1, max(verb - _ACTION_NEAR, -1), -1):
        if tag[unit] & tags.ACTION:
            reading.planned = True
            return or_ends(clause_verb(line, before))
        if tag[unit] & _CLAUSE_EDGES and not tag[unit] & tags.PREPOSITION:
            return None
    return None


def _said_or_done(line: Line, before: int, reading: Reading) -> int | None:
    """ "Claimed to have taken", "continued to hold", "appears to have", "moved to secure"."""
    bits, word = line.tag[before], line.low[before]
    if bits & tags.SAID:
        # "Was reported to be": by whom is not told; "purports to annex": the narrator doubts it.
        if not group(line, before).passive and not word.startswith("purport"):
            spoken_by(line, before, reading)
        return before
    if bits & (tags.PAST | tags.VERB_IRREGULAR):
        reading.planned = reading.planned or word in _SETS_OUT
        return before
    return None


def _action(line: Line, before: int, reading: Reading) -> int | None:
    """ "An offensive to retake", "a bill to annex"; "starting to take"."""
    bits = line.tag[before]
    noun = next((at - 1 for at in range(before - 1, max(before - 5, 1), -1) if line.low[at] == "of"), before)
    if bits & tags.ACTION or line.low[before] in PAPERS or line.tag[noun] & tags.ACTION:
        reading.planned = True  # "the largest offensive of the war to retake"
        return or_ends(clause_verb(line, noun))
    if line.low[before] in _ON_THE_WAY:
        reading.planned = True  # "is advancing to take P"
        return before
    return before if bits & (tags.TRIGGER | tags.GERUND) else None


def _no_choice(line: Line, before: int, reading: Reading) -> int | None:
    """ "Left the garrison no choice but to give up P": who is left none; "had no choice but to": the subject."""
    low = line.low
    if low[before] != "but" or before < 3 or low[before - 1] not in _CHOICES:
        return None
    leaves = next((unit for unit in range(before - 2, max(before - 9, -1), -1) if low[unit] in _LEAVES), -1)
    whose = next((unit for unit in range(leaves + 1, before - 1) if unit in line.actor), -1) if leaves >= 0 else -1
    if whose < 0:
        return or_ends(clause_verb(line, before - 1))
    reading.subject, reading.start = (whose, whose + 1), leaves
    return ENDS


def _took_time(line: Line, before: int, reading: Reading) -> int | None:
    """ "It took the Americans two months to drive", "it had cost the French, by his count, 9,000 men to win"."""
    tag, low = line.tag, line.low
    if before < 3 or "it" not in low[:before]:
        return None
    for look in range(before, max(before - _LONGEST_PRICE, 0), -1):
        if tag[look] & tags.STOP:
            return None
        if low[look] in _COSTS and low[group(line, look).start - 1] == "it":
            counted = next((unit for unit in range(look + 1, before + 1) if tag[unit] & _PRICE), before + 1)
            counted -= counted > look + 2 and low[counted - 1] in ("a", "some", "another", "all")
            if not any(unit in line.actor or tag[unit] & tags.FORCE for unit in range(look + 1, counted)):
                return None
            reading.subject, reading.start = (look + 1, counted), look
            reading.planned |= group(line, look).modal not in ("", "would")  # "it would cost them a year": it did
            return ENDS
    return None


def _for_whom(line: Line, before: int, reading: Reading) -> int | None:
    """ "The plan was for the rebels to take", "it took four days for the rebels to take": who is named behind "for"."""
    tag, low = line.tag, line.low
    start = before
    while start > 0 and before - start < 6 and tag[start] & _NAMES | (low[start] in OWNING):
        start -= 1
    if start == before or start < 1 or low[start] != "for" or not tag[before] & (tags.ACTOR | tags.FORCE | tags.PLACE):
        return None
    took = low[max(0, start - 6) : start]
    reading.planned = not any(word in ("took", "taken") for word in took)
    reading.subject, reading.start = (start + 1, before + 1), start
    return ENDS


def _first_to(line: Line, before: int, reading: Reading) -> int | None:
    """ "The first city to fall to", "First to fall was P": what follows "to" happened to it."""
    article = line.tag[before] & tags.DETERMINER
    opens = not before or line.tag[before - 1] & tags.STOP
    if opens and line.low[before + bool(article)] in _FOREMOST:
        reading.subject, reading.start = None, before
        return ENDS
    if before == 0 or not line.tag[before] & (tags.AREA | tags.AREA_PART | tags.NUMBER):
        return None
    reading.subject = None
    reading.start, reading.antecedent = before + 1, before
    return or_ends(clause_verb(line, before - 1))


def _others_told(line: Line, before: int, reading: Reading) -> int | None:
    """ "Urged all sides to leave P", "warned people to leave P": who is told is to do it, and no one has."""
    if not line.tag[before] & _PEOPLE and line.low[before] not in _ADDRESSED:
        return None
    for told in range(before - 1, max(before - _ADDRESSED_NEAR, 0), -1):
        bits = line.tag[told]
        if bits & _TELLS_TO and not bits & (tags.BRINGS | tags.ACTION):
            reading.planned = True
            spoken_by(line, told, reading)
            reading.subject, reading.start = (told + 1, before + 1), told + 1
            return ENDS
        if bits & (tags.COMMA | tags.STOP | tags.RELATIVE | tags.PREPOSITION | tags.AUXILIARY):
            return None
    return None


def _clause_above(line: Line, before: int, reading: Reading) -> int | None:
    """ "Sent troops to take P", "sent drones to attack P"; "Sudan to withdraw from P", a headline."""
    bits = line.tag[before]
    above = clause_verb(line, before)
    if above is not None and _launches(line, above, before):
        reading.planned = True
    elif above is not None and bits & tags.WEAPON and not bits & tags.FORCE:
        reading.reasons.append("weapons")
    elif _opens(line, before) if above is None else line.tag[above] & tags.READIES:
        reading.planned = True
    return above


def _launches(line: Line, verb: int, before: int) -> bool:
    """Whether a verb opens an action, up to a unit: "launched an offensive on Monday to retake P"."""
    while verb < before and line.tag[verb] & (tags.AUXILIARY | tags.BE | tags.ADVERB):
        verb += 1  # "has been waging"
    if line.low[verb] not in _LAUNCHES:
        return False
    near = range(verb + 1, min(verb + _ACTION_NEAR, before + 1))
    return any(line.tag[unit] & tags.ACTION or line.low[unit] in _ATTACKS for unit in near)


def _opens(line: Line, end: int) -> bool:
    """Whether the noun phrase that ends at a unit opens the sentence."""
    while end >= 0 and line.tag[end] & _NAMES:
        end -= 1
    return end < 0 or bool(line.tag[end] & (tags.STOP | tags.QUOTE))


_RULES = (
    _joined, ordered_by, _were, _purpose, _is_to, denied_claim, others_demand, _not_to, someones_deed, _had_to,
    by_a_day,
    _fails_or_vows, _plans, _asked_or_fought, asked_of, denied_reports, _under_way, _said_or_done, _action, told_of,
    _no_choice, _took_time, _for_whom, _first_to, _others_told, _clause_above,
)  # fmt: skip
