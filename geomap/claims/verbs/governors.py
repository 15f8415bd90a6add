"""What stands over an infinitive or a gerund: nouns of planning, verbs of saying, a subject that follows."""

from __future__ import annotations

from geomap.claims.verbs.clauses import clause_verb
from geomap.claims.verbs.subjects import subject
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.line import Line

ENDS = -1  # where to climb on from, at the end of a climb: who acts is known, or nothing stands over the verb
PAPERS = frozenset(
    (
        "decree", "decrees", "law", "laws", "bill", "bills", "treaty", "treaties", "act", "resolution", "referendum",
        "vote", "motion", "agreement", "declaration", "order", "legislation", "amendment", "ultimatum",
    )
)  # fmt: skip
_BEFORE_NOUN = frozenset(("any", "no", "costly", "final", "further", "new", "long", "all", "up"))
_GIVES = frozenset(("give", "gives", "gave", "given", "giving"))
_GIVEN_UP = frozenset(("abandoned", "cancelled", "dropped", "lost", "loses", "lose", "losing"))
_NO_VERB = (
    tags.PRONOUN | tags.AUXILIARY | tags.ADVERB | tags.NEGATION | tags.ACTOR | tags.PLACE | tags.CAPITAL | tags.FORCE
    | tags.PEOPLE | tags.TO | tags.CONJUNCTION | tags.COMMA | tags.RELATIVE | tags.AREA
)  # fmt: skip
_WITHIN_PHRASE = tags.DETERMINER | tags.POSSESSIVE | tags.NEGATION | tags.COMPOUND
_BEYOND_PHRASE = (
    tags.FINITE | tags.PREPOSITION | tags.COMMA | tags.STOP | tags.CONJUNCTION | tags.RELATIVE | tags.SUBORDINATOR
    | tags.PRONOUN | tags.GERUND
)  # fmt: skip
_ADVERBIAL = tags.PREPOSITION | tags.ADVERB | tags.TIME
_NO_OPENER = tags.FINITE | tags.TRIGGER | tags.FORCE | tags.ACTOR
_OPENER = 5  # the last unit of an opening phrase
_WISHES = tags.PLANS | tags.VOWED | tags.FAILS
_WITHIN = frozenset(("in", "during"))
_ASIDE = 9  # units between two commas at most
_REACH = 24  # units between a verb and the head of its subject


def or_ends(unit: int | None) -> int:
    """The unit to climb on from, or the end of the climb where there is none."""
    return ENDS if unit is None else unit


def noun_governor(line: Line, at: int, reading: Reading) -> int:
    """Climb over a planning word: a noun ("no plan to", "denied any wish to") leads to its own verb."""
    tag, low = line.tag, line.low
    if not _is_noun(line, at):
        whose = line.actor.get(at - 1)
        if whose is not None and whose.kind == "adjective" and at > 1 and tag[at - 2] & tags.DETERMINER:
            reading.subject, reading.start = (at - 1, at), at - 1  # "an Eritrean attempt to retake P began"
            return ENDS
        return at
    look = at - 1
    while look >= 0 and at - look < 6 and (tag[look] & _WITHIN_PHRASE or not tag[look] & _BEYOND_PHRASE):
        if low[look] == "no":
            reading.denied ^= True
        if tag[look] & (tags.ACTOR | tags.PLACE) and low[look + 1] in ("'s", "’s", "'", "’"):
            reading.subject = (look, look + 1)
        look -= 1
    if look > 0 and low[look] == "up" and low[look - 1] in _GIVES:
        reading.denied ^= True  # "have given up all hope of taking P"
        return look - 1
    if look > 0 and low[look] == "in" and tag[look - 1] & tags.FAILS:
        look -= 1  # "failed in every attempt to take P"
    elif look > 0 and low[look] in _WITHIN and (up := clause_verb(line, look - 1)) is not None:
        return up  # "killed ten rebels in an operation to take P"
    if look > 0 and (low[look] == "up" or (low[look] == "for" and tag[look - 1] & tags.PLANS)):
        look -= 1  # "have drawn up plans to take P", "are preparing for an operation to take P"
    bits = tag[look] if look >= 0 else 0
    if bits & tags.GERUND and bits & tags.PLANS:
        reading.planned = True  # "are preparing an operation to take P"
        return look
    if bits & tags.DENIED:
        reading.denied ^= True
        spoken_by(line, look, reading)
        return look
    if bits & tags.REPELS and reading.tried:
        reading.repelled = True  # "repelled every attempt to enter P"
        return look
    if not bits & (tags.FINITE | tags.FAILS):
        return at
    reading.denied ^= bool(bits & tags.FAILS) or low[look] in _GIVEN_UP
    return look


def _is_noun(line: Line, at: int) -> bool:
    """Whether a planning word is a noun by the word before it: "any wish", "denied plans"."""
    if at == 0:
        return False
    bits = line.tag[at - 1]
    if line.tag[at] & tags.GERUND and line.low[at - 1] == "up":
        return False  # "gave up trying to take P"
    return (
        bool(bits & (tags.DETERMINER | tags.POSSESSIVE))
        or line.low[at - 1] in _BEFORE_NOUN
        or (not bits & _NO_VERB and bool(bits & (tags.DENIED | tags.PAST | tags.SAID | tags.VOWED)))
    )


def opens_sentence(line: Line, before: int) -> bool:
    """Whether what stands behind a unit opens a sentence, or what is said: "But having lost P", "that after taking"."""
    if before > 0 and line.tag[before] & tags.COMMA and line.low[before - 1] == "that":
        before -= 1  # "said that, having lost P, they"
    bits = line.tag[before] if before >= 0 else tags.STOP
    if bits & (tags.STOP | tags.QUOTE) or (before == 0 and bits & tags.CONJUNCTION):
        return True
    if bits & tags.COMMA:  # "On Monday, having lost P"
        opener = line.tag[:before]
        return before <= _OPENER and line.tag[0] & _ADVERBIAL != 0 and not any(map(_NO_OPENER.__and__, opener))
    return line.low[before] == "that" and before > 0 and bool(line.tag[before - 1] & tags.SPEECH)


_HOLD = frozenset(("hold", "control", "rule"))
_HOLDERS = tags.FORCE | tags.ADVERB | tags.PRONOUN


def following_subject(line: Line, opener: int, *, furthest: int = 0) -> tuple[int, int] | None:
    """The subject after an opening clause without one ("Having taken P, the rebels …")."""
    if opener > _OPENER and not furthest:
        return None
    for at in range(opener, min(line.size, opener + _REACH)):
        if line.tag[at] & tags.COMMA and at + 1 < line.size:
            end = at + 1
            while end < line.size and end - at < 12 and not line.tag[end] & (tags.FINITE | tags.COMMA | tags.STOP):
                if line.low[end] in _HOLD and line.tag[end - 1] & _HOLDERS:
                    return (at + 1, end)  # "With the fall of P, rebels now hold the north"
                end += 1
            if end + 2 < line.size and line.tag[end + 1] & tags.COMMA and line.tag[end + 2] & tags.FINITE:
                return None  # "Taking P, the general said, would cost lives"
            if line.tag[end] & tags.FINITE and end > at + 1:
                return (at + 1, end)
    return None


def spoken_by(line: Line, verb: int, reading: Reading) -> None:
    """Note who says it, the subject of a verb of saying; who said it nearer to the deed stays.

    Whoever "we" are speaks, and not "we": "“We have agreed to leave P,” said S".
    """
    if not reading.spoken:
        speaker = subject(line, group(line, verb).start, Reading(verb))
        if speaker is None or line.low[speaker[0]] not in ("we", "i"):
            reading.spoken, reading.speaker = True, speaker


def over_aside(line: Line, comma: int) -> int:
    """Step over an aside before "to": "failed, for the third time, to take", "tried, and failed, to take"."""
    tag = line.tag
    opening = next((at for at in range(comma - 1, max(comma - _ASIDE, 0), -1) if tag[at] & tags.COMMA), 0)
    over = opening - 1
    while over > 0 and tag[over] & (tags.ADVERB | tags.TIME | tags.NUMBER) and not tag[over] & _WISHES:
        over -= 1
    yet = over > 0 and line.low[opening - 1] == "yet" and tag[over] & (tags.HAVE | tags.BE)
    if over < 1 or not (tag[over] & _WISHES or yet):
        return comma
    failed = next((at for at in range(opening + 1, comma) if tag[at] & tags.FAILS), 0)
    return failed or (opening - 1 if yet else over)
