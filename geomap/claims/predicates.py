"""Triggers with a grammar of their own: compounds, "under X's control", "in X's hands", strongholds, independence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from geomap.claims import tags
from geomap.claims.lexicon import Lexicon
from geomap.claims.line import Line
from geomap.claims.phrases import Hit, scan
from geomap.claims.verbs import Reading, climb, group, subject
from geomap.model import ClaimKind, Extent

_RULED = frozenset(["control", "occupation", "rule", "administration", "sway", "governance", "authority"])
_OFFICES = frozenset(
    [
        "head",
        "heads",
        "mayor",
        "governor",
        "administration",
        "administrator",
        "administrators",
        "authorities",
        "officials",
        "official",
        "leader",
        "leaders",
        "government",
        "council",
        "president",
        "chief",
        "chiefs",
        "representatives",
        "deputy",
        "prefect",
        "mayors",
        "governors",
        "parliament",
        "boss",
        "occupation",
        "acting",
        "deputy",
        "civilian",
        "military",
        "regional",
        "local",
        "top",
        "senior",
        "occupying",
    ]
)
_BEING = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "remains",
        "remained",
        "remain",
        "stays",
        "stayed",
        "stay",
        "being",
        "put",
        "puts",
        "kept",
        "keep",
        "back",
    ]
)
_COPULA = tags.BE
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))


@dataclass(slots=True)
class Special:
    """A claim read by one of the rules here."""

    kind: ClaimKind
    hits: list[Hit]
    head: int
    end: int
    reading: Reading
    party: tuple[int, int] | None = None  # units that name the party
    owner: str = ""  # the party itself, where the rule knows it
    background: bool = False
    by_subject: bool = False  # the party is the subject of the reading
    start_char: int = -1  # where the trigger starts, for compounds
    place_party: bool = False  # the party is the place's own name
    extent: Extent | None = None
    reasons: list[str] = field(default_factory=list)
    speaks: bool = False  # the subject of the reading is the speaker


def special(line: Line, at: int, lexicon: Lexicon) -> Special | None:
    """Read the special trigger at unit `at`, if it is one."""
    actor = line.actor.get(at)
    if actor is not None and actor.kind in ("official", "body", "generic") and not line.tag[at] & tags.COMPOUND:
        return _actor_office(line, at, lexicon)
    if line.tag[at] & tags.COMPOUND:
        return _compound(line, at, lexicon)
    rule = lexicon.specials.get(line.low[at])
    return _RULES[rule](line, at) if rule in _RULES else None


def _compound(line: Line, at: int, lexicon: Lexicon) -> Special | None:
    """ "Russian-held P", "Moscow-appointed administration of P", "self-proclaimed P"."""
    word = line.low[at]
    if lexicon.specials.get(word) == "claimed":
        return _claimed(line, at)
    tokens, starts = line.document.tokens.words, line.document.tokens.starts
    tail_token = line.last[at] - 1
    tail = tokens[tail_token].lower()
    hyphen = starts[tail_token - 1] if tail_token else starts[tail_token]
    head = word.rsplit("-", 1)[0].rstrip("- ")
    kind = lexicon.compounds.get(tail)
    rule = lexicon.specials.get(tail)
    if head in (
        "self",
        "newly",
        "recently",
        "once",
        "long",
        "well",
        "un",
        "re",
        "de",
        "half",
        "co",
        "non",
        "then",
        "still",
        "previously",
        "formerly",
        "privately",
        "state",
        "publicly",
        "family",
        "foreign",
        "user",
        "remote",
        "partly",
        "fully",
        "semi",
        "pre",
        "climate",
        "temperature",
        "voice",
        "radio",
        "computer",
        "hand",
        "widely",
        "tightly",
        "closely",
        "deeply",
        "commonly",
        "democratically",
        "owner",
        "opposition" if kind is None else "",
    ) and not (head in ("recently", "newly") and kind == "gain"):
        return None
    party = (at, at + 1) if at in line.actor else None
    owner = "" if party else _owner_word(head, lexicon)
    if kind is not None:
        if party is None and not owner and kind == "control":
            return None
        hits, _end = scan(line, at + 1, subject=True, lenient=True)
        if not hits:
            return None
        return Special(kind, hits, at, at + 1, Reading(at, relative=True), party, owner, True, start_char=hyphen)
    if rule == "installed" and (party or owner):
        return _office(line, at, party, owner, hyphen)
    return None


def _actor_office(line: Line, at: int, lexicon: Lexicon) -> Special | None:
    """ "Russian-allied officials in P": an actor's name that holds the compound."""
    tokens, starts = line.document.tokens.words, line.document.tokens.starts
    for token in range(line.first[at] + 1, line.last[at] - 1):
        if tokens[token] in "-‐‑" and lexicon.specials.get(tokens[token + 1].lower()) == "installed":
            office = any(word.lower() in _OFFICES for word in tokens[token + 2 : line.last[at]])
            after = at + 1
            if not office or after >= line.size or line.low[after] not in ("in", "of", "for", "at"):
                return None
            hits, _ = scan(line, after + 1, subject=True)
            if not hits:
                return None
            return Special(
                "control", hits, at, after + 1, Reading(at, relative=True), (at, at + 1), "", True, starts[token]
            )
    return None


def _owner_word(head: str, lexicon: Lexicon) -> str:
    """The party of a compound in small letters ("rebel-held", "government-held")."""
    if head.endswith(("rebel", "separatist", "insurgent", "jihadist", "militant", "militia", "islamist", "guerrilla")):
        return head.rsplit(" ", 1)[-1] + ("s" if not head.endswith("s") else "")
    return {
        "opposition": "opposition",
        "government": "@home",
        "regime": "@home",
        "army": "@home",
        "enemy": "@enemy",
    }.get(head, "")


def _office(line: Line, at: int, party: tuple[int, int] | None, owner: str, hyphen: int) -> Special | None:
    """ "-installed head of P", "-allied officials in P"."""
    tag, low = line.tag, line.low
    look = at + 1
    office = -1
    while look < line.size and look - at < 7:
        if low[look] in _OFFICES or any(word in _OFFICES for word in low[look].split()):
            office = look
        elif tag[look] & tags.PREPOSITION or tag[look] & (tags.COMMA | tags.STOP | tags.AUXILIARY):
            break
        look += 1
    if office < 0 or look >= line.size or office < look - 1:
        return None
    if low[look] not in ("of", "in", "for", "at"):
        return None
    hits, _end = scan(line, look + 1)
    if not hits:
        return None
    return Special("control", hits, at, look + 1, Reading(at, relative=True), party, owner, True, start_char=hyphen)


def _claimed(line: Line, at: int) -> Special | None:
    """ "The self-proclaimed Luhansk People's Republic"."""
    tag = line.tag
    look = at + 1
    while look < line.size and look - at < 5 and not tag[look] & tags.PLACE:
        bits = tag[look]
        if (
            look in line.actor
            and not bits & tags.PLACE
            and any(word in line.low[look] for word in ("republic", "state", "emirate", "caliphate", "kingdom"))
        ):
            return None
        if not (
            bits & (tags.AREA | tags.DIRECTION | tags.CAPITAL)
            or line.low[look] in ("of", "independent", "sovereign", "breakaway", "the", "separatist")
        ):
            return None
        look += 1
    if look >= line.size or not tag[look] & tags.PLACE:
        return None
    hits, _end = scan(line, look, subject=True, lenient=True)
    if not hits:
        return None
    _tokens, starts = line.document.tokens.words, line.document.tokens.starts
    return Special(
        "sovereignty",
        hits,
        at,
        at + 1,
        Reading(at, relative=True),
        background=True,
        start_char=starts[line.first[at]],
        place_party=True,
    )


def _status(line: Line, at: int) -> Special | None:
    """ "In occupied Enerhodar", "besieged Kut", "liberated Raqqa"."""
    tag, low = line.tag, line.low
    if at + 1 >= line.size:
        return None
    before = tag[at - 1] if at else tags.STOP
    if before & (tags.AUXILIARY | tags.PRONOUN | tags.FORCE | tags.PEOPLE | tags.RELATIVE) and not before & (
        tags.DETERMINER | tags.PREPOSITION | tags.POSSESSIVE
    ):
        return None
    if before & tags.ACTOR or (at and tag[at - 1] & tags.CAPITAL and not before & tags.PREPOSITION):
        return None
    if (
        not (
            before
            & (
                tags.DETERMINER
                | tags.PREPOSITION
                | tags.POSSESSIVE
                | tags.CONJUNCTION
                | tags.ADVERB
                | tags.COMMA
                | tags.STOP
                | tags.DIRECTION
                | tags.SAID
                | tags.NEAR
            )
        )
        and at
    ):
        return None
    if before & tags.COMMA:
        return None
    if before & (tags.CONJUNCTION | tags.COMMA) and at > 1 and tag[at - 2] & (tags.PAST | tags.VERB_IRREGULAR):
        return None
    if before & tags.ADVERB and low[at - 1] not in (
        "illegally",
        "newly",
        "recently",
        "still",
        "long",
        "once",
        "temporarily",
        "then",
        "now",
        "previously",
        "formally",
    ):
        return None
    look = at + 1
    if not tag[look] & tags.PLACE and not (tag[look] & (tags.AREA | tags.AREA_PART | tags.DIRECTION)):
        return None
    hits, _end = scan(line, look)
    if not hits:
        return None
    word = low[at]
    kind: ClaimKind = {
        "occupied": "control",
        "besieged": "contest",
        "encircled": "contest",
        "annexed": "sovereignty",
    }.get(word, "gain")  # type: ignore[assignment]
    return Special(kind, hits, at, at + 1, Reading(at, relative=True), None, "", True)


def _place_left(line: Line, at: int) -> tuple[list[Hit], Reading] | None:
    """The place that a predicate at unit `at` ("under …", "in … hands") is said of."""
    tag, low = line.tag, line.low
    before = at - 1
    negated = False
    while before > 0 and (
        (tag[before] & (tags.ADVERB | tags.TIME) and not tag[before] & (tags.AUXILIARY | tags.PLACE))
        or low[before] in ("firmly", "back", "still", "not", "never")
    ):
        negated ^= low[before] == "not"
        before -= 1
    if before < 0:
        return None
    if tag[before] & tags.BE or low[before] in (
        "remains",
        "remained",
        "remain",
        "stays",
        "stayed",
        "came",
        "come",
        "comes",
        "put",
        "placed",
        "brought",
        "returned",
        "fell",
        "passed",
        "fall",
        "falls",
    ):
        reading = climb(line, before + 1 if tag[before] & tags.BE else before)
        reading.denied ^= negated
        if reading.subject is None:
            return None
        hits, _stop = scan(line, reading.subject[0], subject=True)
        hits = [hit for hit in hits if hit.unit < reading.subject[1]]
        last = reading.subject[1] - 1
        if (
            not hits
            and tag[last] & (tags.PLACE | tags.WEAK)
            and last > reading.subject[0]
            and tag[last - 1] & (tags.TIME | tags.NUMBER | tags.COMMA | tags.PRONOUN | tags.ADVERB)
        ):
            hits = [Hit(last, "whole")]
        if not hits:
            # "28 settlements are under the control of the enemy, among them Sudzha"
            more = _among(line, at)
            if more and any(tag[unit] & (tags.AREA | tags.AREA_PART) for unit in range(*reading.subject)):
                return more, reading
            if reading.relative and reading.antecedent >= 0:
                found = _near_left(line, reading.antecedent)
                return (found, reading) if found else None
            back = _pronoun_place(line, reading.subject)
            return (back, reading) if back else None
        return hits, reading
    start = before
    while (
        start > 0 and before - start < 8 and not tag[start] & (tags.COMMA | tags.STOP | tags.AUXILIARY | tags.RELATIVE)
    ):
        start -= 1
    if tag[start] & tags.BE and any(tag[unit] & tags.AREA for unit in range(start, before + 1)):
        # "El Fasher was the last city in Darfur still under army control"
        reading = climb(line, start + 1)
        if reading.subject is not None:
            hits, _ = scan(line, reading.subject[0], subject=True)
            hits = [hit for hit in hits if hit.unit < start]
            if hits:
                return hits, reading
    reading = Reading(at, relative=True)
    found = _near_left(line, before)
    return (found, reading) if found else None


def _pronoun_place(line: Line, span: tuple[int, int]) -> list[Hit]:
    start, end = span
    if end - start > 2 or line.low[start] not in ("it", "they", "the"):
        return []
    if (line.low[start] == "the" and not line.tag[end - 1] & tags.AREA) or line.low[start] == "they":
        return []
    for unit in range(start - 1, -1, -1):
        if line.tag[unit] & tags.PLACE and not line.tag[unit] & tags.ACTOR:
            return [Hit(unit, "whole")]
    return []


def _near_left(line: Line, before: int) -> list[Hit]:
    """The place whose phrase, or an aside to it, ends at unit `before`."""
    tag = line.tag
    if tag[before] & tags.COMMA:
        before -= 1
    first = before + 1
    while first > 0 and before - first < 14:
        bits = tag[first - 1]
        if (
            bits & (tags.COMMA | tags.STOP | tags.QUOTE | tags.AUXILIARY | tags.RELATIVE | tags.SPEECH)
            and not bits & tags.DETERMINER
        ):
            break
        first -= 1
    area = any(tag[unit] & (tags.AREA | tags.AREA_PART) for unit in range(first, before + 1))
    for begin in range(before, first - 1, -1):
        if begin > first and not tag[begin - 1] & (tags.PREPOSITION | tags.CONJUNCTION):
            continue
        hits, stop = scan(line, begin)
        if hits and stop > before:
            for earlier in range(first, begin):
                if earlier == first or tag[earlier - 1] & tags.PREPOSITION:
                    bigger, stop_bigger = scan(line, earlier)
                    if bigger and bigger[0].unit == hits[0].unit and stop_bigger > before:
                        return bigger
            if area and first > 1 and tag[first - 1] & tags.COMMA and tag[first - 2] & tags.PLACE and begin > first:
                return [Hit(first - 2, "whole")]
            return hits
    if area and first > 1 and tag[first - 1] & tags.COMMA and tag[first - 2] & tags.PLACE:
        return [Hit(first - 2, "whole")]
    if area:
        # "In the A and B regions … areas under the control of X"
        for unit in range(first, before + 1):
            if tag[unit] & tags.PLACE and unit and tag[unit - 1] & (tags.PREPOSITION | tags.DETERMINER):
                hits, _ = scan(line, unit)
                hits = [Hit(hit.unit, "part") for hit in hits if hit.unit < before]
                if hits:
                    return hits
    return []


def _among(line: Line, at: int) -> list[Hit]:
    for look in range(at, min(line.size - 2, at + 12)):
        if line.low[look] in ("among", "including") and line.tag[look - 1] & tags.COMMA:
            hits, _ = scan(line, look + (2 if line.low[look] == "among" else 1))
            return hits
    return []


def _vote(line: Line, at: int) -> Special | None:
    """ "A referendum on joining Russia in P", "in P the vote for joining Russia", "P said they would vote on it"."""
    tag, low = line.tag, line.low
    look = at + 1
    if look < line.size and low[look] in ("to", "the"):
        look += 1
    if look >= line.size or look not in line.actor:
        return None
    before = at - 1
    if before < 1 or low[before] not in ("on", "for", "about"):
        return None
    before -= 1
    while before > 0 and low[before] not in _VOTES:
        if at - before > 4:
            return None
        before -= 1
    if low[before] not in _VOTES:
        return None
    party = (look, look + 1)
    hits: list[Hit] = []
    for unit in range(look + 1, min(line.size - 1, look + 14)):
        if low[unit] in ("in", "across") and not tag[unit + 1] & tags.TIME:
            hits, _ = scan(line, unit + 1, subject=True)
            if hits:
                break
        if tag[unit] & (tags.COMMA | tags.STOP) or low[unit] in (".", "!"):
            break
    reading = climb(line, before)
    if hits:
        verb = _verb_over(line, before)
        reading = climb(line, verb) if verb >= 0 else Reading(before)
        if verb >= 0 and tag[verb] & (tags.PLANS | tags.VOWED):
            reading.planned = True
        if verb >= 0 and tag[verb] & tags.SPEECH and low[verb] not in ("held", "hold"):
            reading.spoken, reading.speaker = True, reading.subject
        return Special("sovereignty", hits, before, at + 1, reading, party)
    verb = _verb_over(line, before)
    if verb >= 0:
        reading = climb(line, verb)
        if tag[verb] & (tags.PLANS | tags.VOWED):
            reading.planned = True
        if reading.subject is not None:
            hits, _ = scan(line, reading.subject[0], subject=True)
            hits = [hit for hit in hits if hit.unit < before]
            if not hits and reading.subject[1] - reading.subject[0] == 1:
                # "… regions said they would hold votes"
                for unit in range(reading.subject[0] - 1, -1, -1):
                    if tag[unit] & tags.SPEECH:
                        inner = subject(line, group(line, unit).start, Reading(unit))
                        if inner is not None:
                            hits, _ = scan(line, inner[0], subject=True)
                            hits = [hit for hit in hits if hit.unit < unit]
                        break
    if not hits:
        # "In P the vote for joining A was put at 87 per cent, in Q at 93"
        first = before
        while first > 0 and not tag[first - 1] & (tags.STOP | tags.COMMA):
            first -= 1
        if low[first] == "in":
            hits, _end = scan(line, first + 1, subject=True)
            hits = [hit for hit in hits if hit.unit < before]
            for unit in range(look, line.size - 2):
                if hits and tag[unit] & tags.COMMA and low[unit + 1] == "in" and tag[unit + 2] & tags.PLACE:
                    more, _ = scan(line, unit + 2)
                    hits += more
                    break
        reading = Reading(before)
    return Special("sovereignty", hits, before, at + 1, reading, party) if hits else None


_VOTES = frozenset(
    [
        "referendum",
        "referendums",
        "referenda",
        "vote",
        "votes",
        "voting",
        "plebiscite",
        "plebiscites",
        "ballot",
        "poll",
        "polls",
    ]
)


def _verb_over(line: Line, at: int) -> int:
    """The verb of which the noun at a unit is the object, -1 where there is none."""
    tag = line.tag
    look = at - 1
    while look >= 0 and at - look < 6:
        bits = tag[look]
        if bits & (tags.COMMA | tags.STOP | tags.RELATIVE | tags.SUBORDINATOR) and not bits & tags.DETERMINER:
            return -1
        if (bits & (tags.FINITE | tags.PLANS | tags.VOWED) and not bits & tags.AUXILIARY) or line.low[look] in (
            "hold",
            "holding",
            "held",
            "holds",
            "stage",
            "call",
            "organise",
            "organize",
        ):
            return look
        look -= 1
    return -1


def _under(line: Line, at: int) -> Special | None:
    """ "Under Russian control", "under the control of the rebels"."""
    tag, low = line.tag, line.low
    look = at + 1
    ruled = -1
    while look < line.size and look - at < 7:
        if low[look] in _RULED or any(low[look].endswith(" " + word) for word in _RULED):
            ruled = look
            break
        if tag[look] & (tags.COMMA | tags.STOP | tags.AUXILIARY | tags.SUBORDINATOR):
            break
        look += 1
    if ruled < 0:
        return _under_fire(line, at)
    party: tuple[int, int] | None = None
    end = ruled + 1
    if end < line.size and low[end] == "of":
        stop = _phrase(line, end + 1)
        party = (end + 1, stop)
    else:
        actors = [unit for unit in range(at + 1, ruled + 1) if unit in line.actor]
        if actors:
            party = (actors[-1], actors[-1] + 1)
        elif low[at + 1] in ("its", "their", "his", "our"):
            party = (at + 1, ruled + 1)
    if (
        party is None
        and low[ruled] not in ("occupation",)
        and not any(tag[unit] & (tags.FORCE) for unit in range(at, ruled))
    ) and not any(word in ("full", "total") for word in low[at:ruled]):
        return None
    found = _place_left(line, at)
    if found is None:
        return None
    return Special("control", found[0], at, end, found[1], party, background=found[1].relative)


_FIRE = frozenset(
    ["shelling", "bombardment", "fire", "attack", "shellfire", "shelled", "bombing", "attacks", "barrage"]
)


def _under_fire(line: Line, at: int) -> Special | None:
    """ "P came under heavy shelling from the rebels"."""
    tag, low = line.tag, line.low
    if not at or low[at - 1] not in (
        "came",
        "come",
        "comes",
        "coming",
        "is",
        "was",
        "are",
        "were",
        "been",
        "remains",
        "remained",
    ):
        return None
    look = at + 1
    while look < line.size and look - at < 6 and low[look] not in _FIRE:
        if tag[look] & (tags.PREPOSITION | tags.COMMA | tags.STOP | tags.AUXILIARY):
            return None
        look += 1
    if look >= line.size or low[look] not in _FIRE:
        return None
    while look + 1 < line.size and low[look + 1] in _FIRE:
        look += 1
    party: tuple[int, int] | None = None
    actors = [unit for unit in range(at + 1, look) if unit in line.actor]
    weapons = any(
        tag[unit] & tags.WEAPON and low[unit] not in ("fire", "attack", "attacks") for unit in range(at + 1, look + 1)
    )
    if actors:
        party = (actors[-1], actors[-1] + 1)
    elif look + 1 < line.size and low[look + 1] in ("from", "by"):
        stop = _phrase(line, look + 2)
        if not any(unit in line.actor or tag[unit] & (tags.FORCE | tags.WEAPON) for unit in range(look + 2, stop)):
            return None  # "under fire from critics"
        party = (look + 2, stop)
    if (
        party is None
        and not weapons
        and not any(word in ("heavy", "enemy", "constant", "renewed", "intense", "sustained") for word in low[at:look])
    ):
        return None
    verb = at - 1
    reading = climb(line, verb + 1 if tag[verb] & tags.BE else verb)
    if reading.subject is None:
        return None
    hits, _ = scan(line, reading.subject[0], subject=True)
    hits = [hit for hit in hits if hit.unit < reading.subject[1]]
    return Special("strike", hits, at, look + 1, reading, party) if hits else None


def _phrase(line: Line, start: int) -> int:
    at = start
    while at < line.size and at - start < 8:
        bits = line.tag[at]
        if (
            bits & (tags.COMMA | tags.STOP | tags.AUXILIARY | tags.SUBORDINATOR | tags.RELATIVE | tags.QUOTE)
            and at not in line.actor
        ) or line.low[at] in (".", "!", "?"):
            return at
        if bits & tags.PREPOSITION and line.low[at] != "of" and at > start:
            return at
        if bits & tags.CONJUNCTION and at > start:
            return at
        at += 1
    return at


def _hands(line: Line, at: int) -> Special | None:
    """ "In Russian hands", "in the hands of the militants"."""
    tag, low = line.tag, line.low
    look = at - 1
    while look >= 0 and at - look < 6 and low[look] not in ("in", "into"):
        look -= 1
    if look < 0 or low[look] not in ("in", "into"):
        return None
    party: tuple[int, int] | None
    end = at + 1
    if end < line.size and low[end] == "of":
        stop = _phrase(line, end + 1)
        party = (end + 1, stop)
        end = end + 1
    else:
        actors = [unit for unit in range(look + 1, at) if unit in line.actor]
        words = [
            unit
            for unit in range(look + 1, at)
            if tag[unit] & tags.FORCE or low[unit] in ("rebel", "separatist", "government", "enemy")
        ]
        party = (actors[-1], actors[-1] + 1) if actors else (words[0], words[0] + 1) if words else None
    if party is None or not any(
        unit in line.actor
        or tag[unit] & tags.FORCE
        or low[unit] in ("enemy", "its", "enemies", "rebel", "separatist", "government")
        for unit in range(*party)
    ):
        return None
    found = _place_left(line, look)
    if found is None:
        return None
    return Special("control", found[0], look, end, found[1], party, background=found[1].relative)


def _seat(line: Line, at: int) -> Special | None:
    """ "P, a stronghold of the rebels"; "P was the group's stronghold"; "the rebel stronghold of P"."""
    tag, low = line.tag, line.low
    party: tuple[int, int] | None = None
    after = at + 1
    start = at
    while (
        start > 0
        and at - start < 6
        and not tag[start - 1] & (tags.COMMA | tags.AUXILIARY | tags.PREPOSITION | tags.STOP | tags.SPEECH)
    ):
        start -= 1
        if (
            start in line.actor
            or tag[start] & tags.FORCE
            or low[start] in ("rebel", "separatist", "government", "militant", "insurgent", "group")
        ):
            party = (start, start + 1)
        if tag[start] & tags.DETERMINER and low[start] in ("a", "an", "the"):
            break
    if after < line.size and low[after] == "of":
        hits, _end = scan(line, after + 1)
        if hits and party is not None and not line.actor.get(hits[0].unit):
            return Special("control", hits, at, after + 1, Reading(at, relative=True), party, background=True)
        stop = _phrase(line, after + 1)
        if any(
            (unit in line.actor and line.actor[unit].kind in ("group", "force", "generic", "people", "state"))
            or tag[unit] & tags.FORCE
            for unit in range(after + 1, stop)
        ):
            party = (after + 1, stop)
            after += 1
    if party is None:
        return None
    # The place: subject of "be", or before the comma of the aside.
    before = start - 1
    while before >= 0 and tag[before] & (tags.ADVERB | tags.TIME):
        before -= 1
    if before >= 0 and tag[before] & tags.COMMA:
        hits = _near_left(line, before)
        if not hits:
            # "took back Kidal on Tuesday, a bastion of rebels"
            look = before - 1
            while look > 0 and (
                tag[look] & (tags.TIME | tags.NUMBER | tags.ADVERB) or low[look] in ("on", "in", "last")
            ):
                look -= 1
            hits = [Hit(look, "whole")] if tag[look] & tags.PLACE else []
        return (
            Special("control", [hits[-1]], at, after, Reading(at, relative=True), party, background=True)
            if hits
            else None
        )
    verb = start - 1
    while verb >= 0 and start - verb < 8 and not tag[verb] & tags.AUXILIARY:
        if tag[verb] & (tags.COMMA | tags.STOP | tags.RELATIVE):
            return None
        verb -= 1
    if verb < 0 or not tag[verb] & tags.BE:
        return None
    reading = climb(line, verb + 1)
    if reading.subject is None:
        return None
    hits, _ = scan(line, reading.subject[0])
    hits = [hit for hit in hits if hit.unit < reading.subject[1]]
    return Special("control", hits, at, after, reading, party) if hits else None


def _gates(line: Line, at: int) -> Special | None:
    """ "Stood at the gates of Kabul"."""
    low, tag = line.low, line.tag
    if not (
        at >= 2 and low[at - 1] == "the" and low[at - 2] in ("at", "to") and at + 1 < line.size and low[at + 1] == "of"
    ):
        return None
    hits, _end = scan(line, at + 2)
    if not hits:
        return None
    verb = at - 3
    while verb >= 0 and not tag[verb] & tags.FINITE:
        if tag[verb] & (tags.COMMA | tags.STOP):
            break
        verb -= 1
    reading = climb(line, verb) if verb >= 0 else Reading(at)
    hits = [Hit(hit.unit, "approach") for hit in hits]
    return Special("contest", hits, at - 2, at + 2, reading, by_subject=True, extent="approach")


def _part(line: Line, at: int) -> Special | None:
    """ "Crimea is part of Ukraine", "regards Taiwan as part of its territory"."""
    tag, low = line.tag, line.low
    after = at + 1
    if after + 1 >= line.size or low[after] != "of":
        return None
    stop = _phrase(line, after + 1)
    owner = [unit for unit in range(after + 1, stop) if unit in line.actor]
    own = (
        low[after + 1] in ("its", "their", "our", "his")
        and stop > after + 2
        and low[after + 2] in ("territory", "country", "land", "state", "own", "sovereign", "soil")
    )
    if not own and not (owner and stop - after - 1 <= 4 and owner[0] <= after + 2):
        return None
    if owner and not own:
        actor = line.actor[owner[0]]
        if actor.kind not in ("state", "group", "people") or (
            owner[0] + 1 < stop
            and low[owner[0] + 1] in _POSSESSIVES
            and not any(word in low[owner[0] : stop] for word in ("territory", "soil", "land"))
        ):
            return None
    before = at - 1
    while before > 0 and (
        low[before] in ("a", "an", "integral", "inseparable", "inalienable", "still", "always", "historically", "now")
        or tag[before] & (tags.ADVERB | tags.DETERMINER)
    ):
        before -= 1
    party = None if own else (owner[0], owner[0] + 1)
    if tag[before] & tags.AUXILIARY or low[before] in (
        "remains",
        "remained",
        "remain",
        "never",
        "not",
        "become",
        "became",
    ):
        reading = climb(line, before + 1)
        hits: list[Hit] = []
        if reading.subject is not None:
            hits, _ = scan(line, reading.subject[0])
            hits = [hit for hit in hits if hit.unit < reading.subject[1]]
        if not hits:
            # "Crimea, which Russia insists is part of its territory"
            verb = before - 1
            while verb >= 0 and tag[verb] & (tags.ADVERB | tags.AUXILIARY | tags.NEGATION):
                verb -= 1
            if verb > 0 and tag[verb] & tags.SPEECH:
                inner = Reading(verb)
                who = subject(line, group(line, verb).start, inner)
                if inner.relative and inner.antecedent >= 0:
                    hits = _near_left(line, inner.antecedent)
                    reading = Reading(verb, spoken=True, speaker=who, denied=reading.denied)
                    reading.subject = who
                    if hits:
                        return Special("sovereignty", hits, at, after + 1, reading, party or who)
            return None
        return Special(
            "sovereignty",
            hits,
            at,
            after + 1,
            reading,
            party,
            owner="@speaker" if own else "",
        )
    if low[before] == "as":
        return _regarded(line, before, at, after + 1, party, own)
    return None


def _regarded(
    line: Line, as_unit: int, head: int, end: int, party: tuple[int, int] | None, own: bool
) -> Special | None:
    """ "S regards P as part of A"."""
    _tag, low = line.tag, line.low
    verb = as_unit - 1
    while verb >= 0 and as_unit - verb < 16:
        if low[verb] in (
            "regard",
            "regards",
            "regarded",
            "regarding",
            "see",
            "sees",
            "saw",
            "view",
            "views",
            "viewed",
            "consider",
            "considers",
            "considered",
            "recognise",
            "recognises",
            "recognised",
            "recognize",
            "recognizes",
            "recognized",
            "treat",
            "treats",
            "treated",
            "claim",
            "claims",
            "claimed",
            "describe",
            "describes",
            "described",
        ):
            break
        verb -= 1
    else:
        return None
    if verb < 0:
        return None
    hits, _ = scan(line, verb + 1)
    if not hits:
        if verb + 1 < line.size and line.low[verb + 1] == "the":
            hits = _pronoun_place(line, (verb + 1, as_unit))
        if not hits:
            return None
    reading = climb(line, verb)
    reading.spoken, reading.speaker = True, reading.subject
    return Special("sovereignty", hits, head, end, reading, party or reading.subject)


def _independence(line: Line, at: int) -> Special | None:
    """ "Katanga declared independence", "declared the independence of P", "recognise the independence of P"."""
    tag, low = line.tag, line.low
    before = at - 1
    while before >= 0 and (tag[before] & (tags.DETERMINER | tags.POSSESSIVE) or low[before] in ("full", "unilateral")):
        before -= 1
    if before < 0:
        return None
    if low[at - 1] in _POSSESSIVES and at >= 2 and tag[at - 2] & tags.PLACE:
        # "recognise Kosovo's independence"
        verb = _verb_over(line, at - 2)
        if verb < 0 or not (
            low[verb].startswith("recogni")
            or low[verb]
            in ("declared", "declare", "declares", "proclaimed", "accept", "accepted", "rejected", "rejects")
        ):
            return None
        reading = climb(line, verb)
        if not low[verb].startswith(("decl", "proc")):
            reading.spoken, reading.speaker = True, reading.subject
            reading.denied ^= low[verb].startswith("reject")
        return Special("sovereignty", [Hit(at - 2, "whole")], at, at + 1, reading, None, place_party=True)
    verb = low[before]
    declared = verb in (
        "declare",
        "declares",
        "declared",
        "declaring",
        "proclaim",
        "proclaims",
        "proclaimed",
        "proclaiming",
    )
    recognised = verb.startswith(("recogni",))
    if at + 1 < line.size and low[at + 1] == "day":
        return None
    if not declared and not recognised:
        return None
    reading = climb(line, before)
    if at + 1 < line.size and low[at + 1] in ("of", "for"):
        hits, _end = scan(line, at + 2)
        if not hits:
            return None
        if recognised:
            reading.spoken, reading.speaker = True, reading.subject
            return Special("sovereignty", hits, at, at + 2, reading, None, "@context", place_party=False)
        return Special("sovereignty", hits, before, at + 2, reading, reading.subject, by_subject=True)
    if declared and reading.subject is not None:
        hits, _ = scan(line, reading.subject[0])
        hits = [hit for hit in hits if hit.unit < reading.subject[1]]
        if hits:
            return Special("sovereignty", hits, before, at + 1, reading, None, place_party=True)
    return None


def _charge(line: Line, at: int) -> Special | None:
    """ "In control of P", "have full control of P", "gave Russia control of P"."""
    tag, low = line.tag, line.low
    after = at + 1
    if after >= line.size or low[after] not in ("of", "over"):
        return None
    hits, _end = scan(line, after + 1)
    if not hits:
        return None
    before = at - 1
    while (
        before >= 0
        and at - before < 5
        and (
            tag[before] & (tags.DETERMINER | tags.WHOLE | tags.ADVERB | tags.POSSESSIVE)
            or low[before]
            in (
                "effective",
                "de",
                "facto",
                "military",
                "physical",
                "partial",
                "nominal",
                "operational",
                "firm",
                "sole",
                "complete",
                "political",
            )
        )
    ):
        before -= 1
    if before < 0:
        return None
    if (
        low[before] in ("in", "under")
        or tag[before] & tags.HAVE
        or low[before]
        in (
            "claim",
            "claims",
            "claimed",
            "enjoy",
            "enjoys",
            "assert",
            "asserts",
            "asserted",
            "has",
            "have",
            "had",
            "consolidated",
            "consolidating",
            "consolidate",
        )
    ):
        verb = before
        if low[before] == "in":
            verb = before - 1
            while verb >= 0 and tag[verb] & tags.ADVERB:
                verb -= 1
            if verb < 0:
                return None
            if not tag[verb] & tags.FINITE:
                if verb in line.actor:  # "the rebels in control of P"
                    return Special(
                        "control", hits, at, after + 1, Reading(at, relative=True), (verb, verb + 1), background=True
                    )
                return None
        reading = climb(line, verb + 1 if tag[verb] & (tags.BE | tags.HAVE) else verb)
        found = Special("control", hits, at, after + 1, reading, reading.subject, by_subject=True)
        if tag[before] & tags.SAID:
            reading.spoken, reading.speaker = True, reading.subject
        return found
    # "gave Russia full control of P"
    actor = before if before in line.actor else -1
    if actor > 0 and low[actor - 1] in (
        "gave",
        "gives",
        "give",
        "giving",
        "given",
        "hand",
        "hands",
        "handed",
        "handing",
        "granted",
        "grants",
        "leaves",
        "leaving",
        "left",
    ):
        reading = climb(line, actor - 1)
        reading.subject = None
        return Special("control", hits, at, after + 1, reading, (actor, actor + 1))
    if at and ((low[at - 1] in _POSSESSIVES and at > 1 and at - 2 in line.actor) or at - 1 in line.actor):
        owner = at - 2 if low[at - 1] in _POSSESSIVES else at - 1
        reading = Reading(at)
        return Special("control", hits, at, after + 1, reading, (owner, owner + 1))
    return None


def _installed(line: Line, at: int) -> Special | None:
    """ "Installed by Russia as governor of P", "whom Russia appointed to run P", "that Russia has installed in P"."""
    tag, low = line.tag, line.low
    after = at + 1
    if low[at] not in ("installed", "appointed", "imposed") or after >= line.size:
        return None
    if low[after] == "by":
        stop = after + 1
        while stop < line.size and stop - after < 8 and low[stop] not in ("as", "to"):
            stop += 1
        if stop >= line.size:
            return None
        party = (after + 1, stop)
        look = stop + 1
        while look < line.size and look - stop < 8 and low[look] not in ("of", "in", "for"):
            look += 1
        if low[stop] == "to":
            look = stop + 1
        hits, _ = scan(line, look + 1) if look < line.size else ([], 0)
        if hits and any(unit in line.actor for unit in range(*party)):
            return Special("control", hits, at, look + 1, Reading(at, relative=True), party, background=True)
        return None
    reading = climb(line, at)
    if reading.subject is None:
        return None
    if (
        low[after] == "to"
        and after + 1 < line.size
        and low[after + 1] in ("run", "rule", "govern", "administer", "head", "lead")
    ):
        hits, _ = scan(line, after + 2)
        return (
            Special("control", hits, at, after + 2, Reading(at, relative=True), reading.subject, background=True)
            if hits
            else None
        )
    if low[after] in ("in", "to", "for", "over") and reading.relative:
        hits, _ = scan(line, after + 1)
        area = reading.antecedent >= 0 and any(
            tag[unit] & tags.PEOPLE or low[unit] in _OFFICES
            for unit in range(max(0, reading.antecedent - 3), reading.antecedent + 1)
        )
        return (
            Special("control", hits, at, after + 1, Reading(at, relative=True), reading.subject, background=True)
            if hits and area
            else None
        )
    return None


_RULES: dict[str | None, Callable[[Line, int], Special | None]] = {
    "under": _under,
    "hands": _hands,
    "seat": _seat,
    "gates": _gates,
    "part": _part,
    "installed": _installed,
    "status": _status,
    "charge": _charge,
    "independence": _independence,
    "vote": _vote,
}
