"""Where an opening phrase ends, and where the aside begins that a comma closes."""

from __future__ import annotations

from geomap.claims.words import tags
from geomap.claims.words.line import Line

_REACH = 24  # units between a verb and the head of its subject
_SPOKEN_REACH = 16
_PHRASE = 7  # units of ", in the far west,"
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
_OPENERS = tags.ADVERB | tags.CONJUNCTION | tags.CONDITIONAL
_BY_WHEN = (["the", "time"], ["the", "moment"], ["the", "day"])
_BY_THEN = frozenset(("then", "now"))
_NEARLY = frozenset(("nearly", "almost", "virtually", "practically"))
_DATE = tags.TIME | tags.NUMBER
_NAMES = tags.ACTOR | tags.PLACE
_FROM_HERE = frozenset(("of", "from", "near", "outside", "above", "below", "beyond", "behind", "beside"))
_WAY = tags.DIRECTION | tags.NUMBER | tags.DETERMINER | tags.ADVERB | tags.AREA_NEAR
_WAY_WORDS = frozenset(("mile", "miles", "kilometers", "kilometres", "km", "hour", "hours", "drive", "short", "way",
                        "distance", "to", "off", "halfway", "just", "away", "down", "up", "upriver", "downriver",
                        "upstream", "downstream", "inland", "about", "some", "around", "on", "in", "at",
                        "both", "(", ")"))  # fmt: skip
_WIDER = ("admin1", "country")
_LIES = frozenset(("lies", "is", "stands", "sits", "lay", "was"))
_NO_DESCRIPTION = tags.PREPOSITION | tags.AUXILIARY | tags.RELATIVE | tags.PLACE | tags.FORCE
_NO_OPENERS = tags.ACTOR | tags.PLACE | tags.MODAL


def after_opener(line: Line, first: int, end: int) -> int:
    """Step over an opening phrase ("By evening Russian paratroopers", "In 2020 Azerbaijan")."""
    tag = line.tag
    at = first
    if line.low[at] == "by":
        if line.low[at + 1 : at + 3] in _BY_WHEN:
            return at + 3  # "by the time most of P"
        if line.low[at + 1] in _BY_THEN and at + 2 < end:
            return at + 2
    while at < end and tag[at] & _OPENERS and not tag[at] & _NO_OPENERS:
        if line.low[at] in _NEARLY and at + 1 < end and tag[at + 1] & tags.WHOLE:
            return at  # "nearly all of P"
        at += 1
    if at + 1 < end and tag[at] & tags.DIRECTION and line.low[at + 1] == "of":
        at += 1
    look = at + bool(tag[at] & tags.DETERMINER or line.low[at] == "one")
    while look < end and tag[look] & _DATE and not tag[look] & _NAMES:
        look += 1
        if line.low[look - 1] in ("later", "earlier", "before", "ago") and look < end:
            return look  # "a week later Yemeni fighters"
    if at < look < end and tag[look] & tags.PREPOSITION and tag[look + 1] & _DATE:
        at = look  # "One day in June"
    if at < end and tag[at] & tags.PREPOSITION and not tag[at] & _NAMES:
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
        if look > at + 1 and tag[look - 1] & _DATE and look < end:
            at = look
        elif look < end:
            # The phrase ends where an actor or a possessive begins, after a place or an area.
            inner = look + 1
            while inner < end:
                if tag[inner] & tag[inner - 2] & tags.DETERMINER and tag[inner - 1] & tags.DIRECTION:
                    return inner  # "in the west the army"
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


def relative_opening(line: Line, comma: int) -> int | None:
    """Return the comma before a relative clause or a source that ends at unit `comma`, over commas inside it."""
    tag = line.tag
    joined: int | None = None
    for look in range(comma - 1, max(comma - 30, 0), -1):
        bits = tag[look]
        if bits & tags.STOP:
            return joined
        if bits & tags.COMMA:
            after = look + 1
            if tag[after] & tags.SAID and tag[after] & tags.FINITE:
                return joined  # "the agency, which has men there, said the rebels, backed by tanks, took P"
            if tag[after] & tags.PREPOSITION and after + 1 < comma:
                after += 1
            if (tag[after] & tags.RELATIVE and line.low[after] != "that") or tag[look + 1] & tags.SOURCED:
                if (
                    look < 6
                    and tag[0] & tags.PREPOSITION
                    and any(tag[unit] & tags.COMMA for unit in range(after, comma))
                ):
                    return None  # "In Lome, to which he fled, the commander, N, said": the first aside is no subject's
                if line.low[after] == "who" or any(
                    tag[unit] & (tags.FINITE | tags.TRIGGER | tags.SOURCED) for unit in range(after, comma)
                ):
                    return None if _opens_again(line, after, comma) else _outer_relative(line, look)
                return None
            if tag[look + 1] & tags.CONJUNCTION:
                if joined is not None or line.low[look + 2] not in ("who", "whose", "which"):
                    return joined
                joined = look  # "who saw the maps, and who asked for leave, said"
    return joined


def _opens_again(line: Line, first: int, comma: int) -> bool:
    """Whether a second relative clause before a comma lacks its verb still: "whose … and whose envoy, N,"."""
    for unit in range(comma - 1, first, -1):
        if line.tag[unit] & tags.FINITE:
            return False
        if line.tag[unit] & tags.RELATIVE and line.tag[unit - 1] & tags.CONJUNCTION:
            return line.low[unit] == "whose"
    return False


def _outer_relative(line: Line, comma: int) -> int:
    """The comma before the relative clause on which that from unit `comma` on hangs: "N, who fled to P, where he".

    `comma` itself where it hangs on none, or where a clause of its own begins between the two.
    """
    for look in range(comma - 1, max(comma - _REACH, 0), -1):
        if line.tag[look] & (tags.STOP | tags.CONJUNCTION | tags.SUBORDINATOR):
            return comma
        if line.tag[look] & tags.COMMA:
            hangs = line.low[look + 1] in ("who", "whose", "which") and not line.tag[look + 1] & tags.PREPOSITION
            verbs = any(line.tag[unit] & tags.FINITE for unit in range(look + 2, comma))
            return look if hangs and verbs else comma
    return comma


_ASIDES = frozenset(("having", "being", "asked", "pressed", "urged"))  # "the mayor, asked about it, replied"


def aside_opening(line: Line, comma: int) -> int | None:
    """Return the unit of the comma that opens the aside which ends at unit `comma`."""
    tag, low = line.tag, line.low
    look = comma - 1
    while look >= 0 and comma - look < _REACH + 6:
        bits = tag[look]
        if bits & tags.STOP:
            return None
        if bits & tags.COMMA:
            if joined := _joined_within(line, look):
                look = joined
                continue
            inside = tag[look + 1]
            if inside & (
                tags.RELATIVE | tags.DETERMINER | tags.POSSESSIVE | tags.PREPOSITION | tags.NUMBER | tags.TITLE
            ) or (
                inside
                & (tags.PAST | tags.GERUND | tags.ADVERB | tags.TRIGGER | tags.CAPITAL | tags.SOURCED | tags.PRONOUN)
                or low[look + 1] in _ASIDES
            ):
                anyone = inside & tags.PRONOUN and low[look + 1] != "one"  # but ", one tends to forget,"
                if anyone and not any(tag[unit] & tags.SPEECH for unit in range(look, comma)):
                    return None
                if tag[look + 1] & tags.CONJUNCTION:
                    return None
                return look
            if any(tag[unit] & tags.SPEECH for unit in range(look + 1, comma)) and not tag[look + 1] & tags.CONJUNCTION:
                return look
            if inside & (tags.PEOPLE | tags.FORCE | tags.AREA | tags.WEAK) or low[look + 1] == "home":
                return look
            named = look and (
                (look - 1 in line.actor and line.actor[look - 1].kind != "adjective") or tag[look - 1] & tags.PLACE
            )
            hung = not inside & tags.FINITE or (inside & tags.VERB_IRREGULAR and tag[look + 2] & tags.PREPOSITION)
            if named and hung and not inside & (tags.ACTOR | tags.PLACE | tags.AUXILIARY | tags.SPEECH):
                return look  # "Russian troops, fresh from the capture of P, are …", "P, built on hills, was …"
            return None
        look -= 1
    return None


def _joined_within(line: Line, comma: int) -> int:
    """The "and" before a short phrase that two commas enclose: "through A and, in the west, out of B".

    The second comma is given. 0 where there is none: what follows then goes on what stands before "and".
    """
    tag = line.tag
    opened = next((at for at in range(comma - 1, max(comma - _PHRASE, 1), -1) if tag[at] & tags.COMMA), 0)
    if not opened or not tag[opened - 1] & tags.CONJUNCTION or not tag[opened + 1] & (tags.PREPOSITION | tags.ADVERB):
        return 0
    return opened - 1 if tag[comma + 1] & (tags.PREPOSITION | tags.GERUND) else 0


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
    relative = relative or bool(tag[opened + 1] & tags.SUBORDINATOR)  # "waited, because it rained, and took P"
    return opened if relative and tag[opened] & tags.COMMA else None


def tells_way(line: Line, first: int, end: int) -> bool:
    """Whether some units tell how far and which way from another place: "12 miles to the north of P", "near P"."""
    tag, low = line.tag, line.low
    beside = end - 2 - bool(tag[end - 2] & tags.DETERMINER)
    if beside < first or not tag[end - 1] & (tags.PLACE | tags.AREA) or low[beside] not in _FROM_HERE:
        return False
    return all(tag[unit] & _WAY or low[unit] in _WAY_WORDS for unit in range(first, beside))


def beside_which(line: Line, unit: int) -> int | None:
    """The place before a comma that a place only tells the whereabouts of, None where it tells none.

    "Gulu, 90 miles north of P", "Gulu, a town on the road to P", "Gulu, which lies near P", "Gulu, P Region".
    """
    tag = line.tag
    comma = unit - 1
    inner = comma > 0 and tag[comma] & tags.COMMA and tag[comma - 1] & tags.PLACE
    if inner and line.level(unit) in _WIDER and line.level(comma - 1) not in _WIDER:
        return comma - 1
    while comma > 0 and unit - comma < _REACH and not tag[comma] & (tags.COMMA | tags.STOP):
        comma -= 1
    if comma < 1 or not (tag[comma] & tags.COMMA and tag[comma - 1] & tags.PLACE):
        return None
    look = comma + 1
    if line.low[look] == "which" and line.low[look + 1] in _LIES:
        look += 2
    if tells_way(line, look, unit + 1):
        return comma - 1
    if not tag[look] & tags.DETERMINER or look in line.place:
        return None
    while look < unit and not tag[look] & (tags.AREA | _NO_DESCRIPTION):
        look += 1
    return comma - 1 if look < unit - 1 and tag[look] & tags.AREA and line.low[look + 1] != "of" else None


def open_relative(line: Line, comma: int) -> int:
    """The "which" whose clause has no verb before a comma, -1 without one: "which, according to S, the army took"."""
    tag, low = line.tag, line.low
    look = comma - 1
    while look > max(comma - _SPOKEN_REACH, 0):
        bits = tag[look]
        if low[look] == "which":
            return look if look + 1 < comma else -1  # "which, he said,": he stands in the aside
        if bits & tags.SPEECH and look + 1 == comma:  # "which, it is said, the army took"
            opened = next((at for at in range(look - 1, max(look - 7, 0), -1) if tag[at] & tags.COMMA), 0)
            return opened - 1 if opened and low[opened - 1] == "which" else -1
        if bits & tags.STOP or (bits & tags.FINITE and not bits & (tags.PREPOSITION | tags.TIME)):
            return -1
        look -= 1
    return -1
