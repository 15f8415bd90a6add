"""The steps of a frame, from the trigger to the right."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geomap.claims import tags
from geomap.claims.antecedents import located
from geomap.claims.conjuncts import skip_time
from geomap.claims.lexicon import Frame, Step
from geomap.claims.line import Line
from geomap.claims.nounphrase import Hit
from geomap.claims.openings import before_aside
from geomap.claims.phrases import scan
from geomap.model import Extent

FLAGS = frozenset(["flag", "flags", "banner", "banners", "colours", "colors", "tricolour", "tricolor", "ensign"])

_SMALL = frozenset(["city", "town", "village", "settlement", "hamlet", "capital"])

_LOOK = 14  # units that troops, weapons or a flag may take between a verb and its preposition

# fmt: off
_PREPOSITIONS = frozenset(
    (
        "of", "in", "on", "at", "by", "for", "from", "with", "into", "over", "under", "near", "around",
        "against", "toward", "towards", "to", "through", "across", "up", "out", "back", "off", "as",
        "within", "inside", "outside", "upon", "along",
    )
)
# fmt: on
_NO_ADJECTIVE = (
    tags.PLACE
    | tags.WEAK
    | tags.ACTOR
    | tags.PREPOSITION
    | tags.COMMA
    | tags.STOP
    | tags.CONJUNCTION
    | tags.AUXILIARY
    | tags.PRONOUN
    | tags.RELATIVE
    | tags.SUBORDINATOR
    | tags.FORCE
    | tags.WEAPON
)
_AFTER_TIME = frozenset(("to", "as"))
_PART_ENDS = tags.PLACE | tags.COMMA | tags.STOP | tags.AUXILIARY | tags.RELATIVE | tags.SUBORDINATOR
_NOMINAL = tags.NOUN_AREA | tags.FORCE | tags.PLACE | tags.ACTOR | tags.WEAPON | tags.DIRECTION
_NO_PHRASE = tags.COMMA | tags.STOP | tags.TO | tags.CONJUNCTION
_FOES = frozenset(
    ["enemy", "enemies", "foes", "rivals", "opponents", "attackers", "besiegers", "occupiers", "invaders"]
)
_BOTH = frozenset(["force", "bomb", "shell", "attack", "strike", "raid", "fire"])  # verbs that are nouns too
_MOTION = frozenset(["from", "into", "toward", "towards", "on", "out", "back", "to", "upon"])

_IN_SLOT = {
    "F": tags.FORCE | tags.PEOPLE | tags.ACTOR,
    "E": tags.FORCE | tags.ACTOR | tags.PRONOUN | tags.PEOPLE,
    "W": tags.WEAPON,
    "A": tags.FORCE | tags.ACTOR | tags.PRONOUN,
    "N": ~0,
}

_NEAR = frozenset(["near", "around", "outside", "toward", "towards"])

_OWN = frozenset(("its", "their"))
_THINGS = frozenset(["it", "them"])

_FACILITIES = frozenset(["airfield", "base", "plant", "station", "dam", "airbase", "bridge"])
_TOWNS = frozenset(
    [
        "city",
        "town",
        "village",
        "settlement",
        "airport",
        "airfield",
        "port",
        "base",
        "island",
        "place",
        "capital",
        "township",
        "peninsula",
        "hamlet",
        "enclave",
        "region",
        "district",
        "province",
        "plant",
        "station",
        "dam",
        "territory",
        "territories",
        "archipelago",
        "exclave",
    ]
)


@dataclass(slots=True)
class Right:
    hits: list[Hit]
    end: int
    trigger_end: int
    agent: tuple[int, int] | None = None
    other: tuple[int, int] | None = None
    weapons: bool = False
    pronoun: bool = False


def read_right(line: Line, start: int, frame: Frame, step: int, *, subject: bool = False) -> Right | None:
    """Match the steps of a frame from unit `start` on."""
    tag, low, size = line.tag, line.low, line.size
    at = start
    trigger_end = start
    agent: tuple[int, int] | None = None
    other: tuple[int, int] | None = None
    weapons = near = False
    steps = frame.steps
    index = step
    while index < len(steps):
        item = steps[index]
        slot = item.slot
        if slot in ("P", "T"):
            begin = at
            while (
                begin < size
                and tag[begin] & tags.ADVERB
                and not tag[begin] & (tags.WHOLE | tags.PLACE)
                and begin - at < 3
                and low[begin] not in ("all", "nearly", "almost", "most")
            ):
                begin += 1
            if (
                index == 0
                and not subject
                and begin < size
                and tag[begin] & (tags.PREPOSITION | tags.NEAR)
                and not tag[begin] & (tags.ADVERB | tags.DIRECTION)
                and low[begin] not in ("about", "over", "some")
            ):
                return None  # "captured near P" has no object
            hits, end = scan(line, begin, target=slot == "T", subject=subject)
            if (
                not hits
                and index + 1 < len(steps)
                and steps[index + 1].slot == "A"
                and begin + 1 < size
                and tag[begin] & (tags.PLACE | tags.WEAK)
                and begin + 1 in line.actor
            ):
                hits, end = [Hit(begin, "whole")], begin + 1  # "considers P Georgian territory"
            if (
                not hits
                and slot == "T"
                and begin < size
                and tag[begin] & (tags.COMMA | tags.STOP)
                and low[begin] in (":",)
            ):
                hits, end = scan(line, begin + 1, target=True)
            if not hits and slot == "T":
                hits = located(line, at - 1)
                end = begin
            if not hits and begin + 1 < size and tag[begin] & tags.CONJUNCTION and tag[begin + 1] & tags.PREPOSITION:
                hits, end = scan(line, begin + 2, target=slot == "T", subject=subject)  # "in and around P"
            if near:
                hits = [replace(hit, extent="approach") if hit.extent == "whole" else hit for hit in hits]
            if hits:
                return (
                    Right(hits, end, trigger_end, agent, other, weapons)
                    if index == len(steps) - 1
                    else finish(line, Right(hits, end, trigger_end, agent, other, weapons), steps[index + 1 :], end)
                )
            back = anaphor(
                line, begin, steps[index + 1].words if index + 1 < len(steps) else frozenset()
            ) or _part_of_it(line, begin)
            if back is not None:
                found = Right([back[0]], back[1], trigger_end, agent, other, weapons, True)
                return found if index == len(steps) - 1 else finish(line, found, steps[index + 1 :], back[1])
            return None
        if slot == "G":
            flag = next((unit for unit in range(at, min(size, at + 6)) if low[unit] in FLAGS), None)
            if flag is None:
                return None
            other = (at, flag + 1)
            at = flag + 1
            if at < size and low[at] == "of":
                at += 1
                while at < size and not tag[at] & (tags.PREPOSITION | tags.COMMA | tags.STOP | tags.AUXILIARY):
                    at += 1
                other = (flag + 2, at)
        elif slot in ("F", "E", "W", "N", "A"):
            if at >= size or tag[at] & _NO_PHRASE or (slot == "N" and low[at] == "by"):
                return None  # "in a surprise move, they", "regrouped and drove E out of P"
            if slot == "A" and index + 1 < len(steps) and steps[index + 1].slot:
                stop: int | None = at + 1 if at in line.actor else None
            else:
                stop = phrase_end(line, at, _following(steps, index + 1))
            if stop is None or stop == at:
                return None
            end = stop
            if slot == "E" and low[at] in ("its", "their", "his") and _FOES.isdisjoint(low[at:end]):
                return None  # "removed its troops from P": its own are no foes
            wanted = _IN_SLOT[slot]
            if not any(tag[unit] & wanted for unit in range(at, end)) and not (slot == "E" and _named(line, at, end)):
                return None
            if slot == "W":
                weapons = True
                trigger_end = end
            elif slot == "A":
                agent = (at, _undated(line, at, end))
            else:
                other = (at, end)
            at = end
        else:
            look = _past_time(line, at, item.words) if frame.kind == "sovereignty" and item.words <= _AFTER_TIME else at
            while (
                look < size
                and look - at < 4
                and low[look] not in item.words
                and not (tag[look] & tags.DIRECTION and low[look + 1 : look + 2] == ["of"])
                and (
                    tag[look] & (tags.ADVERB | tags.TIME | tags.DIRECTION | tags.NUMBER | tags.WHOLE)
                    or (
                        item.words.isdisjoint(_PREPOSITIONS)
                        and (not tag[look] & _NO_ADJECTIVE or _adjective(line, look))
                    )
                    or low[look] in ("km", "miles", "kilometers", "kilometres")
                )
            ):
                look += 1
            missing = look < size and low[look] not in item.words and not item.optional
            if missing and (not index or not steps[index - 1].slot):
                look = _past_manner(line, look, item.words)
            if look + 1 < size and tag[look] & tags.DIRECTION and low[look + 1] == "of" and item.words & {"in", "near"}:
                near, at, trigger_end = True, look + 2, look + 2  # "advances west of"
            elif look < size and low[look] in item.words:
                near = near or low[look] in _NEAR
                at = look + 1
                trigger_end = at
            elif item.optional:
                index += 1
                continue
            else:
                return None
        index += 1
    return Right([], at, trigger_end, agent, other, weapons)


def _adjective(line: Line, at: int) -> bool:
    """Whether a state's adjective stands at a unit ("declared a Sahrawi republic")."""
    return at in line.actor and line.actor[at].kind == "adjective" and not line.tag[at] & tags.PLACE


def _past_time(line: Line, start: int, words: frozenset[str]) -> int:
    """Step over when and how often ("voted on Sunday to", "for the third time to"); `start` where no such stands."""
    if start >= line.size or line.low[start] in words:
        return start
    if not line.tag[start] & (tags.PREPOSITION | tags.TIME | tags.ADVERB):
        return start
    for at in range(start, min(line.size, start + 8)):
        if line.low[at] in words:
            return at
        if line.tag[at] & (tags.COMMA | tags.STOP | tags.FINITE | tags.SUBORDINATOR | tags.RELATIVE | tags.CONJUNCTION):
            break
        if line.tag[at] & (tags.PLACE | tags.WEAK):
            break
    return start


def _past_manner(line: Line, at: int, words: frozenset[str]) -> int:
    """Step over how and when ("withdrew under fire from", "marched at dawn into"); `at` where nothing such stands."""
    tag, low = line.tag, line.low
    if (
        at + 2 < line.size
        and low[at + 1] in ("to", "by")
        and low[at + 2] == low[at]
        and at + 3 < line.size
        and low[at + 3] in words
    ):
        return at + 3  # "house to house in"
    if words.isdisjoint(_MOTION):
        return at
    if low[at] in ("to", "off"):
        return at  # "drove off an attack on P", "is going to storm into P"
    manner = tag[at] & (tags.DETERMINER | tags.NUMBER) or (tag[at] & tags.PREPOSITION and low[at] not in ("of", "from"))
    if not manner:
        return at
    for look in range(at + 1, min(line.size, at + 7)):
        bits = tag[look]
        if bits & tags.GERUND and bits & tags.TRIGGER:
            return at  # "cut the road by driving E from P"
        if bits & tags.ACTOR and not tag[at] & (tags.NUMBER | tags.PREPOSITION):
            return at  # "forced the Russians to leave P", "got the rebels out of P"
        timed = low[look] == "on" and look + 1 < line.size and tag[look + 1] & tags.TIME
        if low[look] in words and low[look] in _MOTION and not timed:
            return look
        if bits & (
            tags.PLACE | tags.COMMA | tags.STOP | tags.FINITE | tags.CONJUNCTION | tags.SUBORDINATOR | tags.RELATIVE
        ) and not bits & (tags.DETERMINER | tags.TIME):
            return at
    return at


def _following(steps: tuple[Step, ...], index: int) -> Step | None:
    """The words that may follow a phrase: those of the next step, and of the one after it where it may be missing."""
    words: frozenset[str] = frozenset()
    for item in steps[index:]:
        if item.slot:
            break
        words |= item.words
        if not item.optional:
            break
    return Step("", words, False) if words else None


def finish(line: Line, found: Right, rest: tuple[Step, ...], at: int) -> Right | None:
    """Match what follows the place in a frame ("P back", "P as A")."""
    for item in rest:
        if item.slot == "A":
            while at < line.size and line.tag[at] & tags.ADVERB and at not in line.actor:
                at += 1  # "proclaimed P forever Russian"
            end = phrase_end(line, at, None)
            if end is None or not any(
                line.tag[unit] & (tags.FORCE | tags.ACTOR | tags.PRONOUN)
                or line.low[unit] in ("independent", "sovereign", "own", "its", "their", "breakaway", "renegade")
                or (line.tag[unit] & tags.PLACE and line.level(unit) == "country")
                for unit in range(at, end)
            ):
                if item.optional:
                    continue
                return None
            end = _undated(line, at, end)
            found.agent = (at, end)
            at = end
        elif item.slot in ("E", "N", "W"):
            end = phrase_end(line, at, None)
            if end is None or end == at:
                return None
            if item.slot == "W":
                if not any(bits & tags.WEAPON for bits in line.tag[at:end]):
                    return None
                found.weapons = True
            found.other = (at, end)
            at = end
        elif at < line.size and line.low[at] in item.words:
            at += 1
        elif (
            item.words <= _AFTER_TIME and (later := skip_time(line, at)) > at and line.low[later : later + 1] == ["as"]
        ):
            at = later + 1  # "recognised P on Monday as"
        elif item.optional:
            continue
        else:
            return None
    return found


def _undated(line: Line, start: int, end: int) -> int:
    """The end of an actor's phrase without the date behind it ("joined A nine years later")."""
    if start not in line.actor and start + 1 not in line.actor:
        return end
    return next((unit for unit in range(start + 2, end) if line.tag[unit] & (tags.TIME | tags.NUMBER)), end)


def phrase_end(line: Line, start: int, following: Step | None) -> int | None:
    """Return the unit where the noun phrase from `start` ends: before the next word of the frame, or a boundary."""
    tag, low = line.tag, line.low
    at = start
    while at < line.size and at - start < _LOOK:
        bits = tag[at]
        if following is not None and (low[at] in following.words):
            return at
        if bits & tags.COMMA and at + 1 < line.size and tag[at + 1] & tags.CONJUNCTION:
            return at if following is None else None
        if (
            bits & tags.TO
            and at + 1 < line.size
            and tag[at + 1] & tags.TRIGGER
            and (not tag[at + 1] & _NOMINAL or low[at + 1] in _BOTH)
        ):
            return at if following is None else None  # "brought up reserves to drive E out of P"
        if (
            bits & (tags.STOP | tags.AUXILIARY | tags.RELATIVE | tags.SPEECH)
            and not bits & (tags.DETERMINER | tags.FORCE | tags.PEOPLE)
        ) or low[at] in (".", "!", "?"):
            return at if following is None else None
        if bits & tags.COMMA and following is None:
            return at
        if following is None and bits & tags.PREPOSITION and low[at] != "of":
            return at
        if (
            bits & (tags.SUBORDINATOR | tags.CONJUNCTION)
            and following is None
            and not (at + 1 < line.size and tag[at + 1] & (tags.ACTOR | tags.FORCE) and bits & tags.CONJUNCTION)
        ):
            return at
        if (
            following is None
            and bits & (tags.PAST | tags.VERB_IRREGULAR)
            and at > start
            and not bits & tags.FORCE
            and tag[at - 1] & (tags.FORCE | tags.WEAPON)
        ):
            return at
        at += 1
    return at if following is None else None


def _named(line: Line, start: int, end: int) -> bool:
    return all(line.tag[unit] & (tags.CAPITAL | tags.DETERMINER | tags.POSSESSIVE) for unit in range(start, end))


def _part_of_it(line: Line, start: int) -> tuple[Hit, int] | None:
    """ "A few streets of its eastern quarter": a part of the place named before."""
    if _OWN.isdisjoint(line.low[start + 1 : start + 7]):
        return None
    for unit in range(start + 1, min(line.size - 1, start + 7)):
        bits = line.tag[unit]
        if line.low[unit] in _OWN and line.low[unit - 1] in ("of", "in", "on"):
            if not any(line.tag[inner] & tags.NOUN_AREA for inner in range(start, unit)):
                return None
            return anaphor(line, unit)
        if bits & _PART_ENDS:
            return None
    return None


def anaphor(line: Line, at: int, follows: frozenset[str] = frozenset()) -> tuple[Hit, int] | None:
    """Read "it" or "the city" as the place last named in the same sentence; words in `follows` may come after it."""
    tag, low, size = line.tag, line.low, line.size
    if at >= size:
        return None
    end = at
    if low[at] in _THINGS:
        end = at + 1
        if (
            end < size
            and low[end] not in follows
            and (
                low[end] in ("for", "as", "to", "that", "upon", "up", "down", "safe", "clean", "alive", "open", "quiet")
                or tag[end] & (tags.AUXILIARY | tags.GERUND)
            )
        ):
            return None
    elif low[at] in ("the", "this", "that") and at + 1 < size and low[at + 1] in _TOWNS:
        end = at + 2
        if (
            end < size
            and low[end] not in follows
            and not tag[end]
            & (
                tags.PREPOSITION
                | tags.COMMA
                | tags.CONJUNCTION
                | tags.TIME
                | tags.NUMBER
                | tags.AUXILIARY
                | tags.ADVERB
                | tags.STOP
                | tags.SUBORDINATOR
            )
            and low[end] not in (".", "!", "?")
        ):
            return None
        if end < size and low[end] in ("of",):
            return None
    elif low[at] in ("its", "their"):
        # "in its streets", "its northern edge"
        extent: Extent = "part"
        look = at + 1
        while (
            look < size
            and look - at < 4
            and not tag[look] & (tags.AREA_PART | tags.AREA_NEAR)
            and low[look] not in ("airport", "port", "airfield", "station")
        ):
            if not tag[look] & (tags.DIRECTION | tags.COMPOUND) and low[look] not in ("main", "old", "own"):
                return None
            look += 1
        if look >= size or low[look] in ("positions", "lines", "units", "ground", "position"):
            return None
        if low[look] in ("streets", "centre", "center"):
            extent = "whole" if low[look] == "streets" else "part"
        elif tag[look] & tags.AREA_NEAR and low[look] not in ("edge", "edges"):
            extent = "approach"
        for unit in range(at - 1, -1, -1):
            if tag[unit] & (tags.PLACE | tags.WEAK) and (line.level(unit) not in ("country", "continent")):
                return Hit(unit, extent), look + 1
        return None
    else:
        return None
    opened = before_aside(line, at - 2) if at > 2 and low[at] in _THINGS else None
    if opened is not None and any(bits & tags.PLACE for bits in tag[:opened]):
        at_most = opened
    else:
        at_most = at
    wanted = tags.PLACE if any(bits & tags.PLACE for bits in tag[:at]) else tags.WEAK
    found = _antecedent(line, at, at_most, wanted) or (
        _antecedent(line, at, at_most, tags.WEAK) if low[at] == "it" else None
    )
    return (found, end) if found is not None else None


def _antecedent(line: Line, at: int, at_most: int, wanted: int) -> Hit | None:
    """The place named last before unit `at_most` that the anaphor at unit `at` may stand for."""
    tag, low = line.tag, line.low
    facility = low[at] not in _THINGS and low[at + 1] in _FACILITIES
    for unit in range(at_most - 1, -1, -1):
        if tag[unit] & wanted:
            mention = line.place[unit]
            level = mention.place.level if mention.place else "settlement"
            if facility and level not in ("facility", ""):
                continue
            if level in ("country", "continent") and low[at] != "it":
                continue
            if (
                low[at] not in _THINGS
                and low[at + 1] in _SMALL
                and level not in ("settlement", "district", "facility", "admin2", "")
            ):
                continue
            if (
                low[at] not in _THINGS
                and low[at + 1] in ("region", "district", "province")
                and level not in ("admin1", "admin2")
            ):
                continue
            if tag[unit] & tags.ACTOR and level in ("country", "continent"):
                continue
            if unit > 1 and low[unit - 1] == "in" and tag[unit - 2] & tags.COMMA and tag[unit + 1] & tags.COMMA:
                continue  # "the government, in Kinshasa, denied that the city"
            return Hit(unit, "whole")
    return None
