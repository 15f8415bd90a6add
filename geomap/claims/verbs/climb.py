"""Around a verb: its auxiliaries, what governs it, its subject. All read from right to left, with bounds."""

from __future__ import annotations

from geomap.claims.verbs.gerunds import over_gerund
from geomap.claims.verbs.governors import following_subject, opens_sentence
from geomap.claims.verbs.infinitives import over_infinitive
from geomap.claims.verbs.subjects import subject
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.line import Line

_WONDERS = frozenset(
    ("asked", "asks", "ask", "asking", "wondered", "wonder", "wonders", "know", "knows", "knew", "unclear")
)
_TELLING = frozenset(("say", "tell", "confirm", "verify", "establish", "determine"))
_TURNED = frozenset(("did", "does", "have", "has", "had", "were", "was"))
_AT_NO = frozenset(("point", "time", "stage", "never", "nowhere", "once"))  # "At no point did they take P"
_JOINS = tags.COMMA | tags.CONJUNCTION
_DEPTH = 6  # verbs over verbs ("denied that it planned to try to take"); deeper is no prose
_ROW = 12  # units between the first gerund and the second
_ROW_EDGES = tags.COMMA | tags.STOP | tags.QUOTE | tags.RELATIVE | tags.MODAL | tags.SPEECH
_SHARED_EDGES = tags.STOP | tags.QUOTE | tags.RELATIVE | tags.SUBORDINATOR | tags.SPEECH
_NO_BASE = tags.DETERMINER | tags.PLACE | tags.WEAK | tags.ACTOR | tags.TIME | tags.NUMBER | tags.CAPITAL | tags.PRONOUN
_PAST = tags.PAST | tags.VERB_IRREGULAR | tags.BE | tags.HAVE
_LASTING = frozenset(("hold", "control", "keep", "occupy", "defend", "rule"))  # "refuse to talk and hold P": they do
_AFTERWARDS = frozenset(("later", "ultimately"))
_COUNTS = frozenset(("fewer", "less"))  # "no fewer than three battalions"
_NO_ONE = frozenset(("nobody", "none", "neither", "nothing", "no", "not"))
_EVERYTHING = frozenset(("everything", "anything"))
_DRIVEN = frozenset(("forced", "driven", "pushed", "chased", "thrown", "expelled", "ordered", "compelled", "obliged"))
_BEFORE_SUBJECT = tags.ADVERB | tags.DETERMINER

_DEMANDS = frozenset(
    ("demand", "demands", "proposal", "proposals", "request", "requests", "ultimatum", "condition", "require",
     "requires", "required", "essential", "imperative", "vital")
)  # fmt: skip

_DEMANDED = _DEMANDS | {"conditions", "terms", "advice", "recommendation", "order", "orders", "insistence", "price"}
_TERMS = 6  # units between a demand and its "that"
_PARTS_DEMAND = tags.STOP | tags.COMMA | tags.SAID | tags.DENIED | tags.CONJUNCTION


def climb(line: Line, verb: int, *, participle: bool = False) -> Reading:
    """Climb from the verb at unit `verb` to the subject of its clause.

    Parameters
    ----------
    line
        The sentence.
    verb
        The unit of the trigger.
    participle
        Whether its form may be a past participle, so that "be" before it makes a passive.

    Returns
    -------
    Reading
        Polarity and modality from what was met, and the subject where one was found. Remembered by the line; what is
        returned is the caller's own.
    """
    known = line.readings.get(verb)
    if known is None:
        known = line.readings[verb] = _climb(line, verb)
    reading = known.copy()
    reading.passive = participle and known.passive
    return reading


def _climb(line: Line, verb: int) -> Reading:
    reading = Reading(verb)
    at = verb
    for depth in range(_DEPTH):
        shared = 0
        found = group(line, at)
        if depth == 0:
            reading.passive = found.passive
            reading.planned = line.low[found.start] == "be"  # "demanded that P be handed over"
        reading.denied ^= found.denied
        if found.modal:
            reading.planned = not (found.modal == "would" and _came_to_pass(line, found.start, at))
            if found.perfect and (
                found.modal in ("should", "could")
                or (found.modal == "would" and not _UNREAL.isdisjoint(line.low[found.start + 2 :]))
            ):
                # "who should have defended P", "would have taken P, had they"
                reading.cancelled = "what did not happen"
        reading.start = found.start
        before = found.start - 1
        if depth == 0 and before > 1 and line.low[before] in {"and", "or"} and found.start == at:
            shared = _shared(line, at, before, reading)
            before = shared - 1 if shared else before
        if line.low[before] == "but" and line.low[before - 1] in _EVERYTHING:
            reading.denied ^= True  # "did everything but take P"
        begun = found.start
        if depth == 0 and begun == at and before > 1 and line.low[before] == "and":
            begun = _first_gerund(line, at, before)
            before = begun - 1
        gerund = line.tag[begun if begun != found.start else at] & tags.GERUND and not found.auxiliary
        having = line.low[begun] == "having"
        if found.infinitive or shared:
            reading.infinitive = True
            if before < 0 or line.tag[before] & (tags.STOP | tags.QUOTE):
                reading.planned = True  # "To take P, the rebels need artillery"
                reading.subject = following_subject(line, at)
                break
            up = over_infinitive(line, before, reading)
            if up is None:
                break
            at = up
            continue
        opens = (gerund or having) and opens_sentence(line, before)
        being = (having or line.low[begun] == "being") and before >= 0 and not line.tag[begun - 1] & tags.BE
        if before >= 0 and not opens and (gerund or being):
            reading.gerund = True
            up = over_gerund(line, before, reading)
            if up is not None:
                at = up
                continue
        elif opens:
            # "Having lost Lyman, the Russians dug in"
            reading.gerund = True
            ruled_out = _ruled_out(line, at)
            reading.denied ^= ruled_out
            supposed = ruled_out or _would(line, at)
            reading.subject = None if supposed else following_subject(line, at) or _payer(line, at)
            if supposed:
                reading.planned = True
                reading.reasons.append("supposed")
        break
    if reading.subject is None and not reading.cancelled:
        reading.subject = subject(line, reading.start, reading)
        if reading.start < 2 and reading.subject is None and line.low[reading.start] in _DRIVEN:
            reading.subject = following_subject(line, verb)  # "Forced to give up P, the rebels …"
    _condition(line, reading)
    if reading.subject is not None:
        _deny(line, reading, reading.subject[0])
    return reading


def _deny(line: Line, reading: Reading, first: int) -> None:
    """Turn what nobody does or lets happen, and what "never" opens; the subject begins at unit `first`."""
    if first and line.low[first - 1] in {"let", "lets", "letting"}:
        reading.denied ^= group(line, first - 1).denied
        reading.planned |= line.low[first] == "us"  # "let us take P"
    opened = line.low[max(0, first - 9) : first]
    if not _NO_ONE.isdisjoint(line.vocabulary) and (
        line.low[first] in ("nobody", "none", "neither", "nothing")
        or ("neither" in opened and "nor" in opened)
        or (line.low[first] == "no" and line.low[first + 1] not in _COUNTS)
        or (line.low[first : first + 2] in _NOT_ONE and line.low[first + 2] not in _SEVERAL)
        or (line.low[max(0, first - 2) : first] in _NOT_ONE and line.low[first] not in _SEVERAL)
    ):
        reading.denied ^= True
    if first > 1 and line.low[first - 1] in _TURNED and not _AT_NO.isdisjoint(opened):
        reading.denied ^= _never(line, first - 2)


def _never(line: Line, at: int) -> bool:
    """Whether a negation opens the clause whose auxiliary follows unit `at`: "Never in all that time did they take"."""
    for unit in range(at, max(at - 8, -1), -1):
        if line.low[unit] in _AT_NO:
            return line.low[unit] in {"never", "nowhere"} or line.low[unit - 1] in {"no", "not"}
        if line.tag[unit] & (tags.COMMA | tags.STOP | tags.AUXILIARY):
            return False
    return False


def _first_gerund(line: Line, at: int, joint: int) -> int:
    """Where the first of two gerunds begins that "and" joins ("having crossed it and *taken* P"), else `at`."""
    for unit in range(joint - 1, max(joint - _ROW, -1), -1):
        bits = line.tag[unit]
        if bits & _ROW_EDGES:
            return at
        if line.low[unit] == "having" and line.tag[at] & tags.PAST:
            return unit
        opens = unit == 0 or line.tag[unit - 1] & (tags.PREPOSITION | tags.COMMA | tags.STOP | tags.QUOTE)
        if bits & tags.GERUND and line.tag[at] & tags.GERUND and opens:
            return unit
    return at


def _shared(line: Line, verb: int, joint: int, reading: Reading) -> int:
    """The "to" that a base form behind "and" shares with the one before ("hoped to cross it and take P"), else 0.

    A modal and "did not" that it shares are read here ("cannot enter P and hold it", "did not cross it or take P").
    """
    tag, low = line.tag, line.low
    if tag[verb] & (tags.PAST | tags.VERB_IRREGULAR | tags.GERUND) or low[verb].endswith(("s", "ed")):
        return 0
    for look in range(joint - 1, max(joint - _ROW, 0), -1):
        bits = tag[look]
        if bits & _SHARED_EDGES:
            return 0
        if bits & tags.TO and not tag[look + 1] & _NO_BASE:
            past = any(one & _PAST for one in tag[max(look - 3, 0) : look])
            return look if past or low[verb] not in _LASTING else 0
        if bits & (tags.MODAL | tags.DO) and look + 1 < joint and not bits & tags.TIME:
            reading.planned |= bool(bits & tags.MODAL)
            reading.denied ^= low[look] == "cannot" or low[look].endswith(("n't", "n’t")) or low[look + 1] == "not"
            reading.start = look
            return 0
    return 0


def _payer(line: Line, at: int) -> tuple[int, int] | None:
    """Whom it cost what a gerund tells: "Taking P cost the rebels 300 men", "Taking P took the army a week"."""
    for unit in range(at + 1, min(line.size - 1, at + 9)):
        if line.low[unit] in ("cost", "costs", "took"):
            end = unit + 1 + bool(line.tag[unit + 1] & tags.DETERMINER)
            while line.tag[end] & (tags.ACTOR | tags.FORCE) and end - unit < 5:
                end += 1
            return (unit + 1, end) if line.tag[end - 1] & tags.ACTOR else None
        if line.tag[unit] & (tags.FINITE | tags.STOP):
            return None
    return None


def _came_to_pass(line: Line, start: int, at: int) -> bool:
    """Whether "would" tells what came of it: "would later take P", "would go on to take P"; not what someone said."""
    later = not _AFTERWARDS.isdisjoint(line.low[start + 1 : at]) or line.low[at : at + 3] == ["go", "on", "to"]
    return later and not any(bits & (tags.SPEECH | tags.CONDITIONAL) for bits in line.tag[:start])


def _would(line: Line, at: int) -> bool:
    """Whether a modal follows the object of a gerund ("Capturing P would open the road")."""
    for unit in range(at + 1, min(line.size, at + 9)):
        if line.tag[unit] & (tags.FINITE | tags.STOP | tags.COMMA):
            return bool(line.tag[unit] & tags.MODAL)
    return False


def _ruled_out(line: Line, at: int) -> bool:
    """Whether what a gerund tells of "is out of the question"."""
    if "question" not in line.vocabulary:
        return False
    reach = range(at + 1, min(line.size - 4, at + 9))
    return any(line.low[unit : unit + 4] == ["out", "of", "the", "question"] for unit in reach)


QUESTION = "a question"
CONDITIONS = frozenset(("if", "unless", "should", "were", "had"))
_NOT_ONE = (["not", "one"], ["not", "a"], ["not", "an"])
_SEVERAL = frozenset(("few", "little"))  # "not a few rebels left P"
_LATER = frozenset(("after", "once", "until", "before"))
_LEADS = CONDITIONS | _LATER | {"that", "whether", "when"}  # words before a clause that is no plain fact
_UNTIL = frozenset(("before", "until", "till", "when"))
_MATTERS = frozenset(("matter", "question"))
_LONG_LEADS = frozenset((("as", "soon", "as"), ("by", "the", "time")))
_PRESENT = frozenset(("are", "have", "fall", "take", "leave", "reach"))
_FUTURE = frozenset(("will", "would", "shall", "wo"))
_MAIN = 9  # units of "would not sit down with them" before "until"
_BEFORE_INVERSION = tags.COMMA | tags.QUOTE | tags.STOP | tags.CONJUNCTION | tags.RELATIVE  # "but should they take P"
_UNREAL = frozenset(("if", "had"))


def _demanded(line: Line, that: int, reading: Reading) -> bool:
    """Whether a demand stands before "that": beside it, or further back where the verb is in its base form.

    "The demand that the army leave P", "a condition of talks is that the army leave P". Without "is" the base form
    is told from the present by a singular subject alone ("clear from the terms that the rebels hold P").
    """
    tag, low, verb = line.tag, line.low, reading.start
    if low[that - 1] in _DEMANDS or any(word.startswith("ask") for word in low[max(that - 4, 0) : that]):
        return True
    if tag[verb] & (_PAST | tags.AUXILIARY | tags.GERUND) or low[verb].endswith(("s", "ed")):
        return False
    is_that = bool(tag[that - 1] & tags.BE)
    if not is_that and (reading.subject is None or low[reading.subject[1] - 1].endswith("s")):
        return False
    for unit in range(that - 1 - is_that, max(that - _TERMS, 0) - 1, -1):
        if low[unit] in _DEMANDED:
            return True
        if tag[unit] & _PARTS_DEMAND:
            return False
    return False


def _condition(line: Line, reading: Reading) -> None:
    """A clause under "if", "unless", or with "should" before its subject is planned."""
    if reading.relative and reading.subject is not None and reading.subject[1] <= reading.antecedent + 1:
        return  # "if the rebels who hold P leave": who they are
    first = reading.subject[0] if reading.subject else reading.start
    look = first - 1
    if line.tag[first] & tags.PLACE:
        while look > 0 and line.tag[look] & _JOINS and line.tag[look - 1] & (tags.PLACE | tags.WEAK):
            look -= 2  # "until P, Q and R have been retaken"
    while look >= 0 and line.tag[look] & _BEFORE_SUBJECT and not line.tag[look] & tags.CONDITIONAL:
        if line.low[look] == "once":
            break
        look -= 1
    if look > 0 and line.low[look - 1 : look + 2] == ["whether", "or", "not"]:
        look -= 1  # "whether or not they take P"
    if look > 2 and line.low[look] in _UNTIL and not _MATTERS.isdisjoint(line.low[look - 3 : look - 1]):
        some = line.low[look - 2] == "of" and (line.low[look - 1] == "time" or line.tag[look - 1] & tags.TIME)
        of_when = line.low[look - 1] == "of" and line.low[look] == "when"
        counted = line.low[look - 1] != "time" and line.low[max(0, look - 5) : look - 3] == ["was", "a"]
        some = some and not counted  # "it was a matter of hours before they took P", which they did
        if (some or of_when) and any(bits & tags.BE for bits in line.tag[max(0, look - 7) : look - 2]):
            reading.planned = True  # "it is a matter of time before they take P", "only a question of when"
            return
    long = look > 1 and tuple(line.low[look - 2 : look + 1]) in _LONG_LEADS
    if look < 0 or (line.low[look] not in _LEADS and not long):
        return
    if look > 0 and line.low[look] == "that" and _demanded(line, look, reading):
        reading.planned = True  # "the demand that the army leave P"
        return
    if look > 0 and line.low[look] == "that" and line.low[look - 1] == "doubtful":
        reading.cancelled = "doubted"  # "it is doubtful that they took P"
        return
    if look > 0 and line.low[look] == "if" and _wondered(line, look - 1):
        reading.cancelled = QUESTION
        return
    told = line.low[look] == "whether" and reading.subject is not None and not line.tag[first] & tags.TO
    if told and not (look and line.tag[look - 1] & tags.DENIED):
        reading.cancelled = QUESTION
        return
    if line.low[look] == "before" and line.low[reading.start] == "could" and not reading.passive:
        reading.denied, reading.planned = not reading.denied, False  # "were beaten back before they could enter P"
        return
    day = (
        line.tag[look + 1] & (tags.TIME | tags.NUMBER) or line.low[look + 1] == "then"
    )  # "Until 2015 they never held P"
    if line.low[look] == "until" and look == 0 and not day and not line.tag[reading.start] & _PAST:
        reading.planned = True  # "Until the rebels take P, nothing is settled"
    if line.low[look] in ("until", "till") and not day:
        # "would not talk until P had been retaken"
        reading.planned |= not _FUTURE.isdisjoint(line.low[max(0, look - _MAIN) : look])
    opens = look - 2 if long else look
    later = long or line.low[look] in _LATER or line.low[look] == "when"
    if later and (line.low[reading.start].endswith("s") or line.low[reading.start] in _PRESENT):
        # "would go on after the army takes P", "when P is freed, they will go": it has not yet
        beside = line.low[:opens] or line.low[reading.start :]
        reading.planned = reading.planned or not _FUTURE.isdisjoint(beside)
    if line.low[look] in CONDITIONS:
        if line.low[look] in ("should", "were", "had") and look > 0 and not line.tag[look - 1] & _BEFORE_INVERSION:
            return
        reading.planned = True
        reading.reasons.append("conditional")


def _wondered(line: Line, at: int) -> bool:
    """Whether nobody knows or tells: "asked if they had taken P", "would not say if", "declined to say if"."""
    if line.low[at] not in _TELLING:
        return line.low[at] in _WONDERS
    telling = group(line, at)
    return telling.denied or telling.infinitive
