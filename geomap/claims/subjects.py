"""The subject of a verb, found from right to left over asides and relative clauses."""

from __future__ import annotations

from geomap.claims import tags
from geomap.claims.groups import Reading, group
from geomap.claims.line import Line

_REACH = 24  # units between a verb and the head of its subject

_SUBJECT_STOPS = tags.SUBORDINATOR | tags.STOP | tags.AUXILIARY | tags.RELATIVE

_SPOKEN = tags.SPEECH | tags.VERB_IRREGULAR
_SUBJECT_EDGES = _SUBJECT_STOPS | _SPOKEN | tags.QUOTE | tags.PAST | tags.COMMA | tags.CONJUNCTION
_NO_VERBS = tags.FORCE | tags.PEOPLE | tags.AREA | tags.TIME | tags.ADVERB
_ANTECEDENT_STOPS = (
    tags.COMMA | tags.STOP | tags.QUOTE | tags.AUXILIARY | tags.RELATIVE | tags.SUBORDINATOR | tags.SPEECH
)
_BEFORE_A_NAME = (
    tags.PREPOSITION
    | tags.DETERMINER
    | tags.DIRECTION
    | tags.CONJUNCTION
    | tags.POSSESSIVE
    | tags.NOUN_AREA
    | tags.CAPITAL
    | tags.NEAR
    | tags.PEOPLE
)
_NOMINAL = tags.PLACE | tags.WEAK | tags.DETERMINER | tags.ACTOR | tags.CAPITAL | tags.POSSESSIVE | tags.NUMBER

_MARKS = frozenset(".!?")

_ALLIED = frozenset(("allied", "aligned", "affiliated", "linked", "tied"))
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
        "known",
        "know",
    ]
)


def clause_verb(line: Line, at: int) -> int | None:
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
            and not bits & (tags.FORCE | tags.AREA | tags.PREPOSITION | tags.ADVERB)
        ):
            return look
        if line.low[look] == "ground" and look and tag[look - 1] & (tags.FINITE | tags.GERUND):
            look -= 1  # "gained ground by taking P": a noun
            continue
        if bits & (tags.FINITE) and not bits & (tags.COMPOUND | tags.TIME) and not is_adjective(line, look):
            return look
        if bits & tags.GERUND and bits & tags.TRIGGER and look and tag[look - 1] & (tags.PREPOSITION | tags.COMMA):
            return look
        look -= 1
    return None


def is_adjective(line: Line, at: int) -> bool:
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
        if not bits & _SUBJECT_EDGES and low[first - 1] not in _MARKS:
            first -= 1
            continue
        if bits & _SUBJECT_STOPS and not (bits & tags.DETERMINER and low[first - 1] != "that"):
            break
        if bits & tags.QUOTE or low[first - 1] in _MARKS:
            break
        if bits & _SPOKEN and not bits & _NO_VERBS and not (first > 1 and tag[first - 2] & tags.POSSESSIVE):
            break
        if (
            bits & tags.PAST
            and not bits & tags.COMPOUND
            and not is_adjective(line, first - 1)
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
    if tag[start] & tags.GERUND and tag[end - 1] & tags.FORCE and not tag[end - 1] & tags.WEAPON:
        by = next((unit for unit in range(end - 2, max(first - 1, end - 6, 1), -1) if low[unit] == "by"), 0)
        if by and not (tag[by - 1] & tags.PAST and tag[by - 2] & (tags.FORCE | tags.ACTOR)):
            return (by + 1, end)  # "losses inflicted by the rebels fighting in P": they fight
    if first > 1 and depth < 4 and first < end:
        if (
            tag[first - 1] & tags.PAST
            and not tag[first - 1] & tags.SPEECH
            and (
                tag[first - 2] & tags.COMMA
                or (_hung(low, first) and not tag[first - 2] & (tags.AUXILIARY | tags.COMMA))
            )
        ):
            # "commanders, reached by telephone in P," and "troops backed by armour": an aside to the subject
            return subject(
                line,
                first - 1 if _hung(low, first) and not tag[first - 2] & tags.COMMA else first - 2,
                reading,
                depth + 1,
            )
        aside = tag[first - 1] & tags.COMMA and tag[first] & tags.PREPOSITION
        if aside and not tag[first] & (tags.PLACE | tags.ACTOR) and after_opener(line, first, end) in (first, end):
            return subject(line, first - 1, reading, depth + 1)
        going = tag[first - 1] & tags.AUXILIARY and low[first].endswith("ing")
        if going or (
            tag[first - 1] & (tags.PAST | tags.GERUND | tags.VERB_IRREGULAR) and not tag[first - 1] & tags.SPEECH
        ):
            # "the group that has been fighting the army said": what stands here is the object of a relative clause
            for look in range(first - 1, max(first - 9, 0), -1):
                if tag[look] & (tags.COMMA | tags.STOP):
                    break
                if (
                    tag[look] & tags.RELATIVE
                    and low[look] in ("that", "who", "which")
                    and not (low[look] == "that" and complement(line, look))
                ):
                    return _antecedent(line, look)
    first = after_opener(line, first, end)
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
    if low[end - 1] in ("they", "he", "she", "it", "we", "i") and end - 1 not in line.actor:
        first = end - 1  # "three times they failed"
    hangs = reading.antecedent < 0 and first > 0 and tag[first - 1] & tags.RELATIVE and low[first - 1] != "where"
    if hangs and not (low[first - 1] == "that" and complement(line, first - 1)):
        reading.relative = True
        reading.antecedent = first - 2
        if first - 2 >= 0 and tag[first - 2] & tags.PREPOSITION:
            reading.antecedent = first - 3
    return (first, end)


def _hung(low: list[str], first: int) -> bool:
    """Whether a participle before a unit hangs on the noun before it: "troops backed by", "tribesmen allied with"."""
    return low[first] == "by" or (low[first] in ("with", "to") and low[first - 1] in _ALLIED)


def complement(line: Line, that: int) -> bool:
    """Whether the "that" at a unit opens what is said, not a relative clause."""
    tag, low = line.tag, line.low
    look = that - 1
    if look >= 0 and tag[look] & tags.BE:
        return True  # "what matters is that"
    if look > 0 and (low[look] == ";" or low[look - 1 : look + 1] == [";", "and"]):
        return True  # "said that A had gone; that B held P; and that"
    aside = bool(look >= 0 and tag[look] & tags.COMMA)  # "told a general, in front of reporters, that"
    while look >= 0 and that - look < (22 if aside else 9):
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
        if bits & tags.TO and look + 1 < conjunction and not line.tag[look + 1] & _NOMINAL:
            return True  # "consent to disarm and the army"
        if bits & tags.PAST and not bits & tags.COMPOUND and not is_adjective(line, look):
            return True
        look -= 1
    return False


def after_opener(line: Line, first: int, end: int) -> int:
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
    look = at + bool(tag[at] & tags.DETERMINER)
    while look < end and tag[look] & (tags.TIME | tags.NUMBER) and not tag[look] & (tags.ACTOR | tags.PLACE):
        look += 1
        if line.low[look - 1] in ("later", "earlier", "before", "ago") and look < end:
            return look  # "a week later Yemeni fighters"
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
        while look > at + 2 and tag[look - 1] & (tags.DETERMINER | tags.DIRECTION) and not tag[look - 1] & tags.TIME:
            look -= 1  # "by nightfall the rebels"
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
                if tag[inner] & tags.PLACE and not tag[inner - 1] & _BEFORE_A_NAME:
                    return inner  # "without a shot Crimea"
                inner += 1
    return at


def _relative_opening(line: Line, comma: int) -> int | None:
    """Return the comma before a relative clause or a source that ends at unit `comma`, over commas inside it."""
    tag = line.tag
    joined: int | None = None
    for look in range(comma - 1, max(comma - 30, 0), -1):
        bits = tag[look]
        if bits & tags.STOP:
            return joined
        if bits & tags.COMMA:
            after = look + 1
            if tag[after] & tags.PREPOSITION and after + 1 < comma:
                after += 1
            if (tag[after] & tags.RELATIVE and line.low[after] != "that") or tag[look + 1] & tags.SOURCED:
                if (
                    look < 6
                    and tag[0] & tags.PREPOSITION
                    and any(tag[unit] & tags.COMMA for unit in range(after, comma))
                ):
                    return None  # "In Lome, to which he fled, the commander, N, said": the first aside is no subject's
                return (
                    look
                    if any(tag[unit] & (tags.FINITE | tags.TRIGGER | tags.SOURCED) for unit in range(after, comma))
                    else None
                )
            if tag[look + 1] & tags.CONJUNCTION:
                if joined is not None or line.low[look + 2] not in ("who", "whose", "which"):
                    return joined
                joined = look  # "who saw the maps, and who asked for leave, said"
    return joined


def _opening(line: Line, comma: int) -> int | None:
    """Return the unit of the comma that opens the aside which ends at unit `comma`."""
    tag, low = line.tag, line.low
    look = comma - 1
    while look >= 0 and comma - look < _REACH + 6:
        bits = tag[look]
        if bits & tags.STOP:
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
            if (
                look
                and look - 1 in line.actor
                and line.actor[look - 1].kind != "adjective"
                and not tag[look + 1] & tags.FINITE
            ):
                return look  # "Russian troops, fresh from the capture of P, are …"
            return None
        look -= 1
    return None


def _shared(line: Line, joint: int, reading: Reading, depth: int) -> tuple[int, int] | None:
    """The subject of a verb that "and" or a comma joins to one before it."""
    if depth >= 4:
        return None
    up = clause_verb(line, joint - 1)
    if up is None:
        return None
    opened = before_aside(line, joint)
    if opened is not None and up > opened:
        up = clause_verb(line, opened - 1) or up
    if line.tag[joint + 1] & tags.SPEECH:
        up = _spoken_before(line, joint, up)
        if line.tag[up] & tags.GERUND and not line.tag[up - 1] & tags.AUXILIARY:
            up = clause_verb(line, up - 1) or up  # "showed soldiers walking through P and said"
    if line.tag[up] & tags.SPEECH and up and line.tag[up - 1] & (tags.QUOTE | tags.COMMA) and up + 1 < joint:
        end = up + 1
        while end < joint and not line.tag[end] & (tags.COMMA | tags.STOP):
            end += 1
        if any(unit in line.actor or line.tag[unit] & tags.CAPITAL for unit in range(up + 1, end)):
            return (up + 1, end)  # '"We fight on," said a rebel commander, and claimed the capture of P'
    over = group(line, up)
    if line.low[over.start] == "having":
        up = clause_verb(line, over.start - 1) or up  # "denied having struck A and accused"
        over = group(line, up)
    if over.infinitive and over.start > 0:
        # The verb before is governed in its turn: one more climb, bounded by `depth`.
        from geomap.claims.verbs import climb

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


def before_aside(line: Line, joint: int) -> int | None:
    """The comma that opens a relative clause which a comma before "and" at unit `joint` closes, None without one.

    "Troops are nearing P, the largest city of Q that U holds, and shelled it": neither U nor Q is the second verb's.
    """
    tag = line.tag
    if joint < 2 or not (tag[joint] & tags.CONJUNCTION and tag[joint - 1] & tags.COMMA):
        return None
    opened = joint - 2
    relative = False
    while opened > 0 and joint - opened < _REACH and not tag[opened] & (tags.COMMA | tags.STOP):
        said = line.low[opened] == "that" and tag[opened - 1] & tags.SPEECH
        relative = relative or bool(tag[opened] & tags.RELATIVE and not said)
        opened -= 1
    return opened if relative and tag[opened] & tags.COMMA else None


def _spoken_before(line: Line, joint: int, verb: int) -> int:
    """The verb of saying that one after "and" is joined to ("denied that they held P, and said"), else `verb`."""
    for unit in range(joint - 1, 0, -1):
        if line.tag[unit] & (tags.STOP | tags.QUOTE):
            break
        if line.tag[unit] & tags.SPEECH and unit < verb and line.low[unit + 1] == "that":
            return unit
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
    if end and (end - 1) in line.actor and line.actor[end - 1].kind != "adjective":
        return (end - 1, end)
    first = end
    while first > 0 and end - first < 12:
        bits = tag[first - 1]
        if bits & tags.COMMA and first > 1 and tag[first - 2] & tag[first] & tags.DIRECTION:
            first -= 1  # "in the south, north and east"
            continue
        if bits & _ANTECEDENT_STOPS:
            break
        if (
            bits & (tags.PAST | tags.VERB_IRREGULAR)
            and not is_adjective(line, first - 1)
            and not bits & (tags.COMPOUND | tags.FORCE | tags.AREA)
        ):
            break
        first -= 1
    return (first, end) if first < end else None
