"""Around a verb: its auxiliaries, what governs it, its subject. All read from right to left, with bounds."""

from __future__ import annotations

from dataclasses import dataclass, field

from geomap.claims import tags
from geomap.claims.line import Line

_DEPTH = 6  # verbs over verbs ("denied that it planned to try to take"); deeper is no prose
_REACH = 24  # units between a verb and the head of its subject
_SUBJECT_STOPS = tags.SUBORDINATOR | tags.STOP | tags.AUXILIARY | tags.RELATIVE
_MARKS = frozenset(".!?")


@dataclass(slots=True)
class Reading:
    """What stands over a trigger, gathered while climbing from it to the head of its clause."""

    start: int  # the first unit of the verb group that is highest so far
    passive: bool = False
    planned: bool = False
    denied: bool = False
    tried: bool = False
    repelled: bool = False
    relative: bool = False  # the clause is a relative one: background, told by the narrator
    antecedent: int = -1  # the unit before the relative pronoun
    subject: tuple[int, int] | None = None  # units of the subject
    speaker: tuple[int, int] | None = None  # units of who says, asks or vows it
    spoken: bool = False
    cancelled: str = ""
    infinitive: bool = False
    gerund: bool = False
    refused: bool = False
    reasons: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """A verb group: where it begins, and what its auxiliaries say."""

    start: int
    passive: bool = False
    perfect: bool = False
    auxiliary: bool = False
    modal: str = ""
    denied: bool = False
    infinitive: bool = False
    likely: bool = False
    done: bool = False


def group(line: Line, verb: int) -> Group:
    """Read the auxiliaries, negations and adverbs before the verb at unit `verb`."""
    tag, low = line.tag, line.low
    found = Group(verb)
    at = verb - 1
    while at >= 0 and verb - at < 9:
        bits, word = tag[at], low[at]
        if bits & tags.COMMA and found.auxiliary | (found.start == verb):
            # "were now, she said, pressing on"
            opened = at - 1
            while opened > 0 and at - opened < 7 and not tag[opened] & tags.COMMA:
                opened -= 1
            if (
                tag[opened] & tags.COMMA
                and opened
                and tag[opened - 1] & (tags.AUXILIARY | tags.ADVERB)
                and any(tag[unit] & tags.SPEECH for unit in range(opened, at))
            ):
                at = opened - 1
                continue
            break
        if word == "day" and at and low[at - 1] == "one":
            at -= 2
            found.start = at + 1
            continue
        if word == "neither" and at and tag[at - 1] & tags.AUXILIARY:
            found.denied ^= True
            found.start = at
            at -= 1
            continue
        if word == "fact" and at and low[at - 1] == "in":
            at -= 2
            found.start = at + 1
            continue
        if bits & tags.TIME and not bits & (tags.MODAL | tags.ADVERB):
            # "has in six weeks lost"
            opened = at
            while opened > 0 and at - opened < 3 and low[opened] not in ("in", "on", "for", "since"):
                opened -= 1
            if (
                low[opened] in ("in", "on", "for", "since")
                and opened
                and tag[opened - 1] & (tags.HAVE | tags.BE | tags.MODAL)
            ):
                at = opened - 1
                continue
            break
        if bits & tags.BE:
            if word in ("being", "been") or not found.auxiliary:
                found.passive = found.passive or not found.auxiliary or word in ("been", "being")
            found.auxiliary = True
            found.denied ^= word.endswith(("n't", "n’t"))
        elif bits & tags.HAVE:
            found.perfect = found.auxiliary = True
            found.denied ^= word.endswith(("n't", "n’t"))
        elif bits & tags.DO:
            found.auxiliary = True
            found.denied ^= word.endswith(("n't", "n’t"))
        elif bits & tags.MODAL:
            found.modal = word
            found.auxiliary = True
            found.denied ^= word.endswith(("n't", "n’t")) or word == "cannot"
        elif bits & tags.NEGATION:
            if word in ("neither", "nobody", "none", "no"):
                if word == "no" and at + 1 < line.size and low[at + 1] == "longer":
                    found.denied ^= True
                    found.start = at
                    at -= 1
                    continue
                break
            if word == "not" and at + 1 < line.size and low[at + 1] in ("only", "just", "least"):
                pass
            else:
                found.denied ^= True
        elif bits & tags.TO:
            found.infinitive = True
            found.start = at
            at -= 1
            break
        elif word in ("get", "gets", "got", "getting"):
            found.passive = found.auxiliary = True
        elif (
            word == "longer"
            or bits & tags.ADVERB
            or (word == "but" and at and low[at - 1] == "all")
            or (word == "all" and low[at + 1] == "but")
            or (word == "about" and at and low[at - 1] in _BE_WORDS)
        ):
            if word == "likely":
                found.likely = True
        else:
            break
        found.start = at
        at -= 1
    return found


_BODIES = frozenset(["group", "movement", "army", "force", "column", "coalition"])
_CONTENT = frozenset(
    [
        "so",
        "claim",
        "claims",
        "belief",
        "statement",
        "reports",
        "news",
        "doubt",
        "prospect",
        "fear",
        "fears",
        "idea",
        "sign",
        "signs",
        "day",
        "fact",
        "now",
        "hope",
        "clear",
        "and",
        "warning",
        "warnings",
        "unanimous",
        "confident",
        "sure",
        "certain",
        "likely",
        "possible",
        "aware",
        "convinced",
        "told",
        "evidence",
        "indication",
    ]
)
_BE_WORDS = ("is", "are", "was", "were", "be")


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
        Polarity and modality from what was met, and the subject where one was found.
    """
    reading = Reading(verb)
    at = verb
    for depth in range(_DEPTH):
        found = group(line, at)
        if depth == 0:
            reading.passive = participle and found.passive
        reading.denied ^= found.denied
        if found.modal:
            reading.planned = True
        reading.start = found.start
        before = found.start - 1
        if found.infinitive:
            reading.infinitive = True
            if before < 0:
                break
            up = _over_infinitive(line, before, reading)
            if up is None:
                break
            at = up
            continue
        if before >= 0 and (
            (line.tag[at] & tags.GERUND and not found.auxiliary)
            or (
                line.low[found.start] in ("having", "being")
                and not (found.start and line.tag[found.start - 1] & tags.BE)
            )
        ):
            reading.gerund = True
            up = _over_gerund(line, before, reading)
            if up is not None and up >= 0:
                at = up
                continue
            if up == -1:
                break
        elif ((line.tag[at] & tags.GERUND and not found.auxiliary) or line.low[found.start] == "having") and (
            before < 0 or line.tag[before] & (tags.STOP | tags.QUOTE)
        ):
            # "Having lost Lyman, the Russians dug in"
            reading.gerund = True
            reading.subject = _following_subject(line, at)
        break
    if reading.subject is None and not reading.cancelled:
        reading.subject = subject(line, reading.start, reading)
    _condition(line, reading)
    if reading.subject is not None:
        first = reading.subject[0]
        if first and line.low[first - 1] in ("let", "lets", "letting"):
            reading.denied ^= group(line, first - 1).denied
        if (
            line.low[first] in ("nobody", "none", "neither")
            or line.low[first] == "no"
            or line.low[first : first + 2] == ["not", "one"]
        ):
            reading.denied ^= True
    return reading


def _over_infinitive(line: Line, before: int, reading: Reading) -> int | None:
    """Look at the word over "to": return the verb or noun to climb on from, or None where the climb ends."""
    tag, low = line.tag, line.low
    bits, word = tag[before], low[before]
    while before > 0 and bits & (tags.ADVERB | tags.TIME) and not bits & (tags.PLANS | tags.ASKS):
        before -= 1
        bits, word = tag[before], low[before]
    if bits & tags.COMMA and before > 2 and tag[before - 1] & tags.ADVERB and tag[before - 2] & tags.COMMA:
        before -= 3  # "claimed, daily, to have shelled"
        bits, word = tag[before], low[before]
    if bits & (tags.CONJUNCTION | tags.COMMA) and not bits & tags.PLACE:
        # "intends to create a zone and to advance on": governed like the first.
        for look in range(before - 1, max(before - 16, 0), -1):
            if tag[look] & tags.TO and tag[look - 1] & (
                tags.PLANS | tags.VOWED | tags.FAILS | tags.SAID | tags.ASKS | tags.BE
            ):
                return _over_infinitive(line, look - 1, reading)
            if tag[look] & tags.STOP:
                break
    if word in ("order", "as") and before and low[before - 1] in ("in", "so"):
        reading.planned = True
        return _clause_verb(line, before - 2)
    if bits & tags.BE:  # "is to take", "were to fall"
        reading.planned = True
        return before
    if word == "not":
        reading.denied ^= True
        return _over_infinitive(line, before - 1, reading) if before else None
    if bits & tags.HAVE:  # "had to retreat"
        reading.planned = False
        return before
    if bits & tags.FAILS:
        reading.denied ^= True
        if bits & tags.REFUSES:
            reading.planned = reading.refused = True
        return before
    if bits & tags.VOWED:
        reading.planned = True
        _spoken(line, before, reading)
        return before
    if bits & tags.PLANS:
        if bits & tags.TRIES:
            reading.tried = True
        else:
            reading.planned = True
        if word in ("unlikely",):
            reading.denied ^= True
        if word == "supposed":
            reading.planned = True
        return _noun_governor(line, before, reading)
    if bits & tags.ASKS and not bits & (tags.PLACE | tags.ACTOR):
        # "were ordered to take"
        reading.planned = True
        return before
    if bits & (tags.ACTOR | tags.FORCE | tags.PRONOUN | tags.PLACE | tags.PEOPLE) or bits & tags.CAPITAL:
        # "ordered troops to take", "called on Russia to withdraw", "wants its army to hold"
        start = before
        while (
            start > 0
            and tag[start - 1]
            & (tags.DETERMINER | tags.POSSESSIVE | tags.ACTOR | tags.CAPITAL | tags.FORCE | tags.COMPOUND | tags.PLACE)
            and not tag[start - 1] & (tags.COMMA | tags.ASKS)
        ):
            start -= 1
        up = start - 1
        if up >= 0 and low[up] in ("on", "upon", "for") and up and tag[up - 1] & (tags.ASKS | tags.PLANS):
            up -= 1
        if up >= 1 and low[up] == "again" and tag[up - 1] & tags.ASKS:
            up -= 1
        if up >= 0 and tag[up] & (tags.ASKS | tags.VOWED | tags.PLANS | tags.SAID):
            reading.planned = True
            if low[up] in ("allowed", "allows", "allow", "forced", "forces", "force", "compelled"):
                reading.planned = low[up] in ("allow", "forces")
            else:
                reading.spoken = True
                reading.speaker = subject(line, group(line, up).start, Reading(up))
                reading.reasons.append("asked for")
            reading.subject = (start, before + 1)
            reading.start = start
            return None
    if bits & tags.SAID or bits & (tags.PAST | tags.VERB_IRREGULAR):
        # "claimed to have taken", "continued to hold", "appears to have", "moved to secure"
        if bits & tags.SAID:
            _spoken(line, before, reading)
        elif word in (
            "moved",
            "marched",
            "went",
            "came",
            "sent",
            "attacked",
            "fought",
            "gathered",
            "massed",
            "crossed",
        ):
            reading.planned = True
        return before
    if bits & (tags.TRIGGER | tags.GERUND):
        return before
    told = _told_of(line, before, reading)
    if told is not None:
        return told
    if before > 2 and bits & (tags.TIME | tags.NUMBER):
        # "it took the Americans two months to drive"
        for look in range(before, max(before - 8, 0), -1):
            if low[look] in ("took", "takes", "take") and low[look - 1] == "it":
                reading.subject = (look + 1, before + 1)
                for unit in range(look + 1, before + 1):
                    if tag[unit] & tags.NUMBER:
                        reading.subject = (look + 1, unit)
                        break
                reading.start = look
                return None
    if before > 0 and tag[before] & (tags.AREA | tags.AREA_PART | tags.NUMBER):
        # "the first city to fall to": what follows "to" happened to it
        reading.subject = None
        reading.start = before + 1
        reading.antecedent = before
        return _clause_verb(line, before - 1)
    return _clause_verb(line, before)


def _told_of(line: Line, before: int, reading: Reading) -> int | None:
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


def _noun_governor(line: Line, at: int, reading: Reading) -> int:
    """Climb over a planning word: a noun ("no plan to", "denied any wish to") leads to its own verb."""
    tag, low = line.tag, line.low
    before = at - 1
    noun = before >= 0 and (
        tag[before] & (tags.DETERMINER | tags.POSSESSIVE)
        or low[before] in ("any", "no", "costly", "final", "further", "new", "long")
        or (
            not tag[before]
            & (
                tags.PRONOUN
                | tags.AUXILIARY
                | tags.ADVERB
                | tags.NEGATION
                | tags.ACTOR
                | tags.PLACE
                | tags.CAPITAL
                | tags.FORCE
                | tags.PEOPLE
                | tags.TO
                | tags.CONJUNCTION
                | tags.COMMA
                | tags.RELATIVE
                | tags.AREA
            )
            and tag[before] & (tags.DENIED | tags.PAST | tags.SAID | tags.VOWED)
        )
    )
    if not noun:
        return at
    look = before
    while (
        look >= 0
        and at - look < 6
        and (
            tag[look] & (tags.DETERMINER | tags.POSSESSIVE | tags.NEGATION | tags.COMPOUND)
            or not tag[look]
            & (
                tags.FINITE
                | tags.PREPOSITION
                | tags.COMMA
                | tags.STOP
                | tags.CONJUNCTION
                | tags.RELATIVE
                | tags.SUBORDINATOR
                | tags.PRONOUN
                | tags.GERUND
            )
        )
    ):
        if low[look] == "no":
            reading.denied ^= True
        if tag[look] & (tags.ACTOR | tags.PLACE) and look + 1 < line.size and low[look + 1] in ("'s", "’s", "'", "’"):
            reading.subject = (look, look + 1)
        look -= 1
    if look >= 0 and tag[look] & tags.DENIED:
        reading.denied ^= True
        _spoken(line, look, reading)
        return look
    if look >= 0 and tag[look] & tags.FINITE:
        if tag[look] & tags.FAILS or low[look] in ("abandoned", "cancelled", "dropped"):
            reading.denied ^= True
        return look
    return at


def _over_gerund(line: Line, before: int, reading: Reading) -> int | None:
    """Look at the word over a gerund: the unit to climb on from, -1 to stop, None where it governs nothing."""
    tag, low = line.tag, line.low
    bits, word = tag[before], low[before]
    if bits & tags.DENIED:
        reading.denied ^= True
        _spoken(line, before, reading)
        return before
    if bits & (tags.PLANS | tags.FAILS) and not bits & tags.PREPOSITION:
        reading.planned = not bits & tags.TRIES or reading.planned
        return before
    if word in ("of", "on", "at", "against", "about") and before:
        over = tag[before - 1]
        if low[before - 1] in ("capable", "incapable"):
            reading.planned = True
            return before - 1
        if low[before - 1] in (
            "idea",
            "intention",
            "hope",
            "hopes",
            "prospect",
            "possibility",
            "aim",
            "purpose",
            "point",
            "goal",
            "risk",
            "danger",
        ):
            reading.planned = True
            return _noun_governor(line, before - 1, reading)
        if over & tags.VOWED or low[before - 1] in (
            "thinking",
            "dreaming",
            "dreamt",
            "dreamed",
            "intent",
            "bent",
            "insisted",
        ):
            reading.planned = True
            return before - 1
        accused = _accused(line, before - 1)
        if accused is not None:
            reading.speaker = subject(line, group(line, accused).start, Reading(accused))
            reading.spoken = True
            reading.subject = (accused + 1, before)
            reading.start = accused + 1
            return -1
        if over & (tags.PLANS | tags.GERUND):
            if over & tags.PLANS:
                reading.planned = True
            accused = _accused(line, before - 2)
            if accused is not None:
                reading.speaker = subject(line, group(line, accused).start, Reading(accused))
                reading.spoken = True
                reading.subject = (accused + 1, before - 1)
                return -1
            return before - 1
    if word == "without":
        reading.denied ^= True
    if word == "from" and before:
        back = before - 1
        while back >= 0 and before - back < 6:
            if tag[back] & tags.REPELS or low[back] in (
                "prevent",
                "prevents",
                "prevented",
                "preventing",
                "keep",
                "kept",
                "barred",
            ):
                reading.denied ^= True
                reading.subject = (back + 1, before)
                reading.start = back + 1
                return -1
            back -= 1
    if word in ("for", "instead") and word == "instead":
        reading.cancelled = "instead of it"
    if bits & tags.PREPOSITION:
        up = _clause_verb(line, before - 1)
        if up is not None:
            return up
        # "After taking Dessie, the rebels …": the subject follows.
        reading.subject = _following_subject(line, before)
        return -1
    if bits & tags.SAID:
        _spoken(line, before, reading)
        return before
    if bits & tags.COMMA:
        if (
            before
            and (
                ((before - 1) in line.actor and line.actor[before - 1].kind != "adjective")
                or low[before - 1] in _BODIES
            )
            and _asidish(line, before)
        ):
            # "the Russians, closing in on P, have not": theirs who stand before the comma
            first = before - 2 if before > 1 and tag[before - 2] & tags.DETERMINER else before - 1
            reading.subject = (first, before)
            return -1
        up = _clause_verb(line, before - 1)
        if up is not None:
            return up
        return None
    if bits & tags.PAST | bits & tags.VERB_IRREGULAR and not bits & tags.COMMA:
        return before
    return None


def _asidish(line: Line, comma: int) -> bool:
    """Whether a comma opens an aside that a verb follows."""
    for look in range(comma + 1, min(line.size - 1, comma + 16)):
        if line.tag[look] & tags.COMMA:
            return bool(line.tag[look + 1] & tags.FINITE)
        if line.tag[look] & tags.STOP:
            return False
    return False


def _accused(line: Line, at: int) -> int | None:
    """Return the unit of "accused" before a short phrase that ends at unit `at`."""
    for look in range(at, max(at - 6, -1), -1):
        if line.low[look] in ("accused", "accuses", "accuse", "accusing", "suspected", "suspects", "blamed", "blames"):
            return look
        if line.tag[look] & (tags.COMMA | tags.STOP):
            return None
    return None


def _following_subject(line: Line, opener: int) -> tuple[int, int] | None:
    """The subject after an opening clause without one ("Having taken P, the rebels …")."""
    if opener > 5:
        return None
    for at in range(opener, min(line.size, opener + _REACH)):
        if line.tag[at] & tags.COMMA and at + 1 < line.size:
            end = at + 1
            while end < line.size and end - at < 12 and not line.tag[end] & (tags.FINITE | tags.COMMA | tags.STOP):
                end += 1
            if end < line.size and line.tag[end] & tags.FINITE and end > at + 1:
                return (at + 1, end)
    return None


def _clause_verb(line: Line, at: int) -> int | None:
    """Return the nearest verb to the left of unit `at` in the same clause, or None."""
    tag = line.tag
    look = at
    while look >= 0 and at - look < _REACH:
        bits = tag[look]
        if bits & (tags.STOP | tags.QUOTE):
            return None
        if (
            bits & tags.TRIGGER
            and look
            and tag[look - 1] & tags.FORCE
            and not bits & (tags.FORCE | tags.AREA | tags.PREPOSITION)
        ):
            return look
        if bits & (tags.FINITE) and not bits & (tags.COMPOUND | tags.TIME) and not _adjective(line, look):
            return look
        if bits & tags.GERUND and bits & tags.TRIGGER and look and tag[look - 1] & (tags.PREPOSITION | tags.COMMA):
            return look
        look -= 1
    return None


def _adjective(line: Line, at: int) -> bool:
    """Whether a form in -ed is an adjective ("the exhausted troops", "captured tanks")."""
    if not line.tag[at] & tags.PAST or line.tag[at] & (tags.AUXILIARY | tags.SAID):
        return False
    if at == 0 or at + 1 >= line.size:
        return False
    before, after = line.tag[at - 1], line.tag[at + 1]
    return bool(
        before & (tags.DETERMINER | tags.POSSESSIVE | tags.PREPOSITION | tags.NUMBER)
        and not after & (tags.PREPOSITION | tags.DETERMINER | tags.COMMA | tags.STOP)
    )


def _spoken(line: Line, verb: int, reading: Reading) -> None:
    if not reading.spoken:
        reading.spoken = True
        inner = Reading(verb)
        reading.speaker = subject(line, group(line, verb).start, inner)


def subject(line: Line, start: int, reading: Reading, depth: int = 0) -> tuple[int, int] | None:
    """Return the units of the subject of the verb group that begins at unit `start`.

    Sets `relative` and `antecedent` of the reading where the clause hangs on a relative pronoun.
    """
    tag, low = line.tag, line.low
    end = start
    for _ in range(4):
        if end <= 0:
            return None
        bits = tag[end - 1]
        if bits & tags.QUOTE and end > 1 and tag[end - 2] & tags.COMMA:
            end -= 1
            bits = tag[end - 1]
        if bits & tags.RELATIVE and not (low[end - 1] == "that" and end > 1 and tag[end - 2] & tags.SPEECH):
            if low[end - 1] == "where":
                return None
            reading.relative = True
            reading.antecedent = end - 2
            return _antecedent(line, end - 1)
        if bits & tags.COMMA:
            opened = _relative_opening(line, end - 1)
            if opened is None:
                opened = _opening(line, end - 1)
            if opened is None:
                return _shared(line, end - 1, reading, depth)
            end = opened
            continue
        if bits & tags.CONJUNCTION:
            return _shared(line, end - 1, reading, depth)
        if bits & (tags.ADVERB | tags.TIME | tags.NUMBER) and not bits & (tags.PLACE | tags.ACTOR):
            back = end - 1
            while (
                back > 0
                and tag[back - 1] & (tags.TIME | tags.NUMBER | tags.ADVERB)
                and not tag[back - 1] & (tags.PLACE | tags.ACTOR)
            ):
                back -= 1
            if bits & tags.ADVERB and not bits & tags.TIME:
                end = back
                continue
            if (
                back > 0
                and low[back - 1] in ("by", "on", "in", "at", "since")
                and any(tag[unit] & tags.TIME for unit in range(back, end))
            ):
                end = back - 1
                continue
            if bits & tags.TIME and low[back] in ("last", "this", "yesterday", "today", "earlier", "later"):
                end = back
                continue
        break
    first = end
    while first > 0 and end - first < _REACH:
        bits = tag[first - 1]
        if bits & _SUBJECT_STOPS and not (bits & tags.DETERMINER and low[first - 1] != "that"):
            break
        if bits & tags.QUOTE or low[first - 1] in _MARKS:
            break
        if bits & (tags.SPEECH | tags.VERB_IRREGULAR) and not bits & (
            tags.FORCE | tags.PEOPLE | tags.AREA | tags.TIME | tags.ADVERB
        ):
            break
        if (
            bits & tags.PAST
            and not bits & tags.COMPOUND
            and not _adjective(line, first - 1)
            and not (
                first < end
                and tag[first] & (tags.FORCE | tags.WEAPON | tags.PLACE)
                and first - 2 >= 0
                and tag[first - 2] & (tags.DETERMINER | tags.COMMA)
            )
        ):
            break
        if bits & tags.COMMA and not _listed(line, first - 1, end):
            break
        if bits & tags.CONJUNCTION:
            if low[first - 1] in ("but", "yet", "nor"):
                break
            if _conjunct_is_clause(line, first - 1):
                break
        first -= 1
    if first > 1 and depth < 4 and first < end:
        if tag[first - 1] & tags.PAST and not tag[first - 1] & tags.SPEECH:
            if tag[first - 2] & tags.COMMA or (
                low[first] == "by" and not tag[first - 2] & (tags.AUXILIARY | tags.COMMA)
            ):
                # "commanders, reached by telephone in P," and "troops backed by armour": an aside to the subject
                return subject(
                    line,
                    first - 1 if low[first] == "by" and not tag[first - 2] & tags.COMMA else first - 2,
                    reading,
                    depth + 1,
                )
        if tag[first - 1] & tags.COMMA and tag[first] & tags.PREPOSITION and not tag[first] & (tags.PLACE | tags.ACTOR):
            if _after_opener(line, first, end) in (first, end):
                return subject(line, first - 1, reading, depth + 1)
        if tag[first - 1] & (tags.PAST | tags.GERUND | tags.VERB_IRREGULAR) and not tag[first - 1] & tags.SPEECH:
            # "the group that has been fighting the army said": what stands here is the object of a relative clause
            for look in range(first - 1, max(first - 9, 0), -1):
                if tag[look] & (tags.COMMA | tags.STOP):
                    break
                if (
                    tag[look] & tags.RELATIVE
                    and low[look] in ("that", "who", "which")
                    and not (low[look] == "that" and _complement(line, look))
                ):
                    return _antecedent(line, look)
    first = _after_opener(line, first, end)
    if first >= end:
        return None
    if reading.antecedent < 0 and first > 0 and tag[first - 1] & tags.RELATIVE and low[first - 1] not in ("where",):
        if not (low[first - 1] == "that" and _complement(line, first - 1)):
            reading.relative = True
            reading.antecedent = first - 2
            if first - 2 >= 0 and tag[first - 2] & tags.PREPOSITION:
                reading.antecedent = first - 3
    return (first, end)


def _complement(line: Line, that: int) -> bool:
    """Whether the "that" at a unit opens what is said, not a relative clause."""
    tag, low = line.tag, line.low
    look = that - 1
    aside = bool(look >= 0 and tag[look] & tags.COMMA)  # "told a general, in front of reporters, that"
    while look >= 0 and that - look < (14 if aside else 9):
        bits = tag[look]
        if bits & tags.SPEECH or (that - look <= 2 and low[look] in _CONTENT):
            return True
        if bits & tags.STOP or (bits & tags.COMMA and not aside):
            return False
        look -= 1
    return False


def _listed(line: Line, comma: int, end: int) -> bool:
    """Whether a comma joins members of a list that ends in "and" before unit `end` ("A, B and C were hit")."""
    tag, low = line.tag, line.low
    if comma == 0 or comma + 1 >= line.size:
        return False
    after, before = tag[comma + 1], tag[comma - 1]
    if not (before & (tags.PLACE | tags.ACTOR) and after & (tags.PLACE | tags.ACTOR)):
        return False
    for look in range(comma + 1, min(end, comma + 14)):
        if low[look] in ("and", "or") and tag[look] & tags.CONJUNCTION:
            return True
        if not tag[look] & (tags.PLACE | tags.ACTOR | tags.COMMA | tags.DETERMINER | tags.CAPITAL | tags.AREA):
            return False
    return False


def _conjunct_is_clause(line: Line, conjunction: int) -> bool:
    """Whether what stands before "and" is a clause whose object it ends ("took A and B lost C")."""
    look = conjunction - 1
    while look >= 0 and conjunction - look < 10:
        bits = line.tag[look]
        if bits & (tags.COMMA | tags.STOP | tags.SUBORDINATOR | tags.RELATIVE):
            return False
        if bits & (tags.SPEECH | tags.AUXILIARY | tags.VERB_IRREGULAR) and not bits & (
            tags.AREA | tags.FORCE | tags.PEOPLE
        ):
            return True
        if bits & tags.PAST and not bits & tags.COMPOUND and not _adjective(line, look):
            return True
        look -= 1
    return False


def _after_opener(line: Line, first: int, end: int) -> int:
    """Step over an opening phrase ("By evening Russian paratroopers", "In 2020 Azerbaijan")."""
    tag = line.tag
    at = first
    while (
        at < end
        and tag[at] & (tags.ADVERB | tags.CONJUNCTION | tags.CONDITIONAL)
        and not tag[at] & (tags.ACTOR | tags.PLACE | tags.MODAL)
    ):
        at += 1
    if at + 1 < end and tag[at] & tags.DIRECTION and line.low[at + 1] == "of":
        at += 1
    if at < end and tag[at] & tags.PREPOSITION and not tag[at] & (tags.ACTOR | tags.PLACE):
        if at + 2 < end and tag[at + 1] & tags.PLACE and tag[at + 2] & tags.COMMA:
            return at + 3
        look = at + 1
        while (
            look < end
            and tag[look] & (tags.DETERMINER | tags.NUMBER | tags.TIME | tags.DIRECTION)
            and not tag[look] & tags.ACTOR
        ):
            look += 1
        if look > at + 1 and tag[look - 1] & (tags.TIME | tags.NUMBER) and look < end:
            at = look
        elif look < end:
            # The phrase ends where an actor or a possessive begins, after a place or an area.
            inner = look + 1
            while inner < end:
                if (
                    tag[inner]
                    & (tags.ACTOR | tags.POSSESSIVE | tags.DETERMINER | tags.FORCE | tags.NUMBER | tags.PRONOUN)
                    and not tag[inner - 1]
                    & (tags.PREPOSITION | tags.DETERMINER | tags.DIRECTION | tags.CONJUNCTION | tags.POSSESSIVE)
                    and line.low[inner] not in ("'s", "’s", "'", "’")
                ):
                    return inner
                inner += 1
    return at


def _relative_opening(line: Line, comma: int) -> int | None:
    """Return the comma before a relative clause or a source that ends at unit `comma`, over commas inside it."""
    tag = line.tag
    for look in range(comma - 1, max(comma - 30, 0), -1):
        bits = tag[look]
        if bits & tags.STOP:
            return None
        if bits & tags.COMMA:
            after = look + 1
            if tag[after] & tags.PREPOSITION and after + 1 < comma:
                after += 1
            if (tag[after] & tags.RELATIVE and line.low[after] != "that") or tag[look + 1] & tags.SOURCED:
                return (
                    look
                    if any(tag[unit] & (tags.FINITE | tags.TRIGGER | tags.SOURCED) for unit in range(after, comma))
                    else None
                )
            if tag[look + 1] & tags.CONJUNCTION:
                return None
    return None


def _opening(line: Line, comma: int) -> int | None:
    """Return the unit of the comma that opens the aside which ends at unit `comma`."""
    tag, low = line.tag, line.low
    look = comma - 1
    while look >= 0 and comma - look < _REACH + 6:
        bits = tag[look]
        if bits & tags.STOP:
            if low[look] in ("—", "–", "--"):
                return None
            return None
        if bits & tags.COMMA:
            inside = tag[look + 1]
            if inside & (
                tags.RELATIVE | tags.DETERMINER | tags.POSSESSIVE | tags.PREPOSITION | tags.NUMBER | tags.TITLE
            ) or (
                inside
                & (tags.PAST | tags.GERUND | tags.ADVERB | tags.TRIGGER | tags.CAPITAL | tags.SOURCED | tags.PRONOUN)
            ):
                if inside & tags.PRONOUN and not any(tag[unit] & tags.SPEECH for unit in range(look, comma)):
                    return None
                if tag[look + 1] & tags.CONJUNCTION:
                    return None
                return look
            if any(tag[unit] & tags.SPEECH for unit in range(look + 1, comma)) and not tag[look + 1] & tags.CONJUNCTION:
                return look
            if inside & (tags.PEOPLE | tags.FORCE | tags.AREA | tags.WEAK) or low[look + 1] == "home":
                return look
            return None
        look -= 1
    return None


def _shared(line: Line, joint: int, reading: Reading, depth: int) -> tuple[int, int] | None:
    """The subject of a verb that "and" or a comma joins to one before it."""
    if depth >= 4:
        return None
    up = _clause_verb(line, joint - 1)
    if up is None:
        return None
    over = group(line, up)
    if over.infinitive and over.start > 0:
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
    if end and (end - 1) in line.actor and line.actor[end - 1].kind != "adjective":
        return (end - 1, end)
    first = end
    while first > 0 and end - first < 12:
        bits = tag[first - 1]
        if bits & tags.COMMA and first > 1 and tag[first - 2] & tag[first] & tags.DIRECTION:
            first -= 1  # "in the south, north and east"
            continue
        if bits & (
            tags.COMMA | tags.STOP | tags.QUOTE | tags.AUXILIARY | tags.RELATIVE | tags.SUBORDINATOR | tags.SPEECH
        ):
            break
        if (
            bits & (tags.PAST | tags.VERB_IRREGULAR)
            and not _adjective(line, first - 1)
            and not bits & (tags.COMPOUND | tags.FORCE | tags.AREA)
        ):
            break
        first -= 1
    return (first, end) if first < end else None


def _condition(line: Line, reading: Reading) -> None:
    """A clause under "if", "unless", or with "should" before its subject is planned."""
    first = reading.subject[0] if reading.subject else reading.start
    look = first - 1
    while look >= 0 and line.tag[look] & (tags.ADVERB | tags.DETERMINER) and not line.tag[look] & tags.CONDITIONAL:
        look -= 1
    if look >= 0 and line.low[look] in ("if", "unless", "should", "were"):
        if (
            line.low[look] in ("should", "were")
            and look > 0
            and not line.tag[look - 1] & (tags.COMMA | tags.QUOTE | tags.STOP)
        ):
            return
        reading.planned = True
        reading.reasons.append("conditional")
