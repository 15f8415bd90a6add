"""Frames matched against a sentence: from a trigger to the places it is about."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from geomap.claims import tags
from geomap.claims.lexicon import BASE, GERUND, NOUN, PARTICIPLE, PAST, THIRD, Frame, Head, Step
from geomap.claims.line import Line
from geomap.claims.phrases import Hit, scan
from geomap.claims.verbs import Reading, climb, subject
from geomap.model import Extent

_FLAGS = frozenset(["flag", "flags", "banner", "banners", "colours", "colors", "tricolour", "tricolor", "ensign"])
_SMALL = frozenset(["city", "town", "village", "settlement", "hamlet", "capital"])
_PARTICLES = frozenset(["up", "back", "over", "off"])
_LOOK = 14  # units that troops, weapons or a flag may take between a verb and its preposition
_RAGES = frozenset(
    ["continues", "rages", "goes", "erupts", "spreads", "persists", "intensifies", "resumes", "flares", "breaks"]
)
_SHOWN = frozenset(["shows", "showed", "show", "showing", "with", "saw", "seen", "find", "found", "left"])
_MOTION = frozenset(["from", "into", "toward", "towards", "on", "out", "back", "to", "upon"])
_NEAR = frozenset(["near", "around", "outside", "toward", "towards"])
_THINGS = frozenset(["it", "them"])
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
    ]
)


@dataclass(slots=True)
class Match:
    """A trigger with its places, before anyone has asked who and whether."""

    frame: Frame
    head: int
    end: int  # the unit after the words of the trigger
    hits: list[Hit]
    reading: Reading
    agent: tuple[int, int] | None = None  # units that name the party outright ("by X", "to X")
    other: tuple[int, int] | None = None  # units of those who were driven out, attacked, …
    passive: bool = False
    noun: bool = False
    pronoun: bool = False  # the place stands for "it"
    weapons: bool = False
    reasons: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Right:
    hits: list[Hit]
    end: int
    trigger_end: int
    agent: tuple[int, int] | None = None
    other: tuple[int, int] | None = None
    weapons: bool = False
    pronoun: bool = False


def match(line: Line, at: int, head: Head) -> Match | None:
    """Try a head's frames at unit `at`, in the order of the file; return the first that fits."""
    forms = head.forms
    if forms & NOUN:
        return _match_noun(line, at, head)
    reading: Reading | None = None
    for frame in head.frames:
        if frame.place_is_subject:
            found = _match_subject(line, at, head, frame)
            if found is not None:
                return found
            continue
        right = _right(line, at + 1, frame, 0)
        if right is not None and right.hits:
            if reading is None:
                reading = climb(line, at, participle=bool(forms & PARTICIPLE))
            if not _active_fits(line, at, head, frame, reading):
                continue
            return Match(
                frame,
                at,
                right.trigger_end,
                right.hits,
                reading,
                right.agent,
                right.other,
                passive=reading.passive,
                pronoun=right.pronoun,
                weapons=right.weapons,
            )
    if any(frame.place_first for frame in head.frames):
        found = (
            _match_shared_object(line, at, head) or _match_passive(line, at, head) or _match_relative(line, at, head)
        )
        if found is not None:
            return found
    else:
        return _match_passive(line, at, head) or _match_relative(line, at, head) or _match_moved_passive(line, at, head)
    return None


def _active_fits(line: Line, at: int, head: Head, frame: Frame, reading: Reading) -> bool:
    """Whether a form can be an active verb here, with its object on the right."""
    forms = head.forms
    if reading.passive and frame.place_first:
        return False
    if (
        line.tag[at] & tags.WEAPON
        and at
        and ((at - 1 in line.actor and line.actor[at - 1].kind == "adjective") or not line.tag[at - 1] & ~tags.CAPITAL)
    ):
        return False  # "Russian shells" are no verb
    if frame.place_first and forms & PARTICIPLE and not forms & PAST:
        # "taken", "driven": needs "have" before it, or before the verb that it is joined to.
        return reading.start < at or (at > 0 and bool(line.tag[at - 1] & (tags.CONJUNCTION | tags.COMMA)))
    if forms & BASE and not forms & (PAST | PARTICIPLE):
        if reading.start < at:
            return True
        before = at - 1
        if before < 0 or line.tag[before] & (tags.QUOTE | tags.STOP):
            return True  # an imperative, or a headline
        bits = line.tag[before]
        if bits & (
            tags.DETERMINER | tags.PREPOSITION | tags.POSSESSIVE | tags.COMPOUND | tags.DIRECTION
        ) and not bits & (tags.PRONOUN | tags.SUBORDINATOR | tags.RELATIVE | tags.FORCE):
            return False  # a noun that looks like the verb
    return not (
        at > 0
        and line.tag[at - 1] & (tags.DETERMINER | tags.POSSESSIVE)
        and not line.tag[at - 1] & (tags.RELATIVE | tags.PRONOUN)
    )


def _right(line: Line, start: int, frame: Frame, step: int, *, subject: bool = False) -> _Right | None:
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
                and slot == "T"
                and begin < size
                and tag[begin] & (tags.COMMA | tags.STOP)
                and low[begin] in (":",)
            ):
                hits, end = scan(line, begin + 1, target=True)
            if not hits and slot == "T":
                hits = _located(line, at - 1)
                end = begin
            if not hits and begin + 1 < size and tag[begin] & tags.CONJUNCTION and tag[begin + 1] & tags.PREPOSITION:
                hits, end = scan(line, begin + 2, target=slot == "T", subject=subject)  # "in and around P"
            if near:
                hits = [replace(hit, extent="approach") if hit.extent == "whole" else hit for hit in hits]
            if hits:
                return (
                    _Right(hits, end, trigger_end, agent, other, weapons)
                    if index == len(steps) - 1
                    else _finish(line, _Right(hits, end, trigger_end, agent, other, weapons), steps[index + 1 :], end)
                )
            back = _anaphor(line, begin) or _part_of_it(line, begin)
            if back is not None:
                found = _Right([back[0]], back[1], trigger_end, agent, other, weapons, True)
                return found if index == len(steps) - 1 else _finish(line, found, steps[index + 1 :], back[1])
            return None
        if slot == "G":
            flag = next((unit for unit in range(at, min(size, at + 6)) if low[unit] in _FLAGS), None)
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
            if slot == "A" and index + 1 < len(steps) and steps[index + 1].slot:
                end = at + 1 if at in line.actor else None
            else:
                end = _phrase_end(line, at, _following(steps, index + 1))
            if end is None or end == at:
                return None
            wanted = {
                "F": tags.FORCE | tags.PEOPLE | tags.ACTOR,
                "E": tags.FORCE | tags.ACTOR | tags.PRONOUN | tags.PEOPLE,
                "W": tags.WEAPON,
                "A": tags.FORCE | tags.ACTOR | tags.PRONOUN,
                "N": ~0,
            }[slot]
            if not any(tag[unit] & wanted for unit in range(at, end)) and not (slot == "E" and _named(line, at, end)):
                return None
            if slot == "W":
                weapons = True
                trigger_end = end
            elif slot == "A":
                agent = (at, end)
            else:
                other = (at, end)
            at = end
        else:
            look = at
            while (
                look < size
                and look - at < 4
                and low[look] not in item.words
                and (
                    tag[look] & (tags.ADVERB | tags.TIME | tags.DIRECTION | tags.NUMBER)
                    or low[look] in ("km", "miles", "kilometers", "kilometres")
                )
            ):
                look += 1
            if (look < size and low[look] not in item.words and index and not steps[index - 1].slot) or (
                look < size and low[look] not in item.words and index == 0
            ):
                look = _past_manner(line, look, item.words)
            if look < size and low[look] in item.words:
                near = near or low[look] in _NEAR
                at = look + 1
                trigger_end = at
            elif item.optional:
                index += 1
                continue
            else:
                return None
        index += 1
    return _Right([], at, trigger_end, agent, other, weapons)


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
    if not words & _MOTION or not tag[at] & tags.PREPOSITION or low[at] in ("of", "from"):
        if not (words & _MOTION and (tag[at] & (tags.DETERMINER | tags.NUMBER))):
            return at
    for look in range(at + 1, min(line.size, at + 7)):
        bits = tag[look]
        if low[look] in words and not (
            low[look] in ("on", "in", "at") and look + 1 < line.size and tag[look + 1] & tags.TIME
        ):
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


def _finish(line: Line, found: _Right, rest: tuple[Step, ...], at: int) -> _Right | None:
    """Match what follows the place in a frame ("P back", "P as A")."""
    for item in rest:
        if item.slot == "A":
            end = _phrase_end(line, at, None)
            if end is None or not any(
                line.tag[unit] & (tags.FORCE | tags.ACTOR | tags.PRONOUN)
                or line.low[unit] in ("independent", "sovereign", "own")
                for unit in range(at, end)
            ):
                return None
            found.agent = (at, end)
            at = end
        elif item.slot == "E":
            end = _phrase_end(line, at, None)
            if end is None or end == at:
                return None
            found.other = (at, end)
            at = end
        elif at < line.size and line.low[at] in item.words:
            at += 1
        elif item.optional:
            continue
        else:
            return None
    return found


def _phrase_end(line: Line, start: int, following: Step | None) -> int | None:
    """Return the unit where the noun phrase from `start` ends: before the next word of the frame, or a boundary."""
    tag, low = line.tag, line.low
    at = start
    while at < line.size and at - start < _LOOK:
        bits = tag[at]
        if following is not None and (low[at] in following.words):
            return at
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
        if following is None and bits & tags.PAST and at > start and not bits & tags.FORCE and tag[at - 1] & tags.FORCE:
            return at
        at += 1
    return at if following is None else None


def _named(line: Line, start: int, end: int) -> bool:
    return all(line.tag[unit] & (tags.CAPITAL | tags.DETERMINER | tags.POSSESSIVE) for unit in range(start, end))


def _part_of_it(line: Line, start: int) -> tuple[Hit, int] | None:
    """ "A few streets of its eastern quarter": a part of the place named before."""
    for unit in range(start + 1, min(line.size - 1, start + 7)):
        bits = line.tag[unit]
        if line.low[unit] in ("its", "their") and line.low[unit - 1] in ("of", "in", "on"):
            if not any(line.tag[inner] & tags.NOUN_AREA for inner in range(start, unit)):
                return None
            return _anaphor(line, unit)
        if bits & (tags.PLACE | tags.COMMA | tags.STOP | tags.AUXILIARY | tags.RELATIVE | tags.SUBORDINATOR):
            return None
    return None


def _anaphor(line: Line, at: int) -> tuple[Hit, int] | None:
    """Read "it" or "the city" as the place last named in the same sentence."""
    tag, low, size = line.tag, line.low, line.size
    if at >= size:
        return None
    end = at
    if low[at] in _THINGS:
        end = at + 1
        if end < size and (
            low[end] in ("for", "as", "to", "that", "upon", "up", "down") or tag[end] & (tags.AUXILIARY | tags.GERUND)
        ):
            return None
    elif low[at] in ("the", "this", "that") and at + 1 < size and low[at + 1] in _TOWNS:
        end = at + 2
        if (
            end < size
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
            if tag[unit] & (tags.PLACE | tags.WEAK) and (
                line.place[unit].place is None or line.place[unit].place.level not in ("country", "continent")
            ):  # type: ignore[union-attr]
                return Hit(unit, extent), look + 1
        return None
    else:
        return None
    for unit in range(at - 1, -1, -1):
        if tag[unit] & (tags.PLACE | tags.WEAK):
            mention = line.place[unit]
            level = mention.place.level if mention.place else "settlement"
            if level in ("country", "continent") and low[at] != "it":
                continue
            if (
                low[at] not in _THINGS
                and low[at + 1] in _SMALL
                and level not in ("settlement", "district", "facility", "")
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
            return Hit(unit, "whole"), end
    return None


def _match_subject(line: Line, at: int, head: Head, frame: Frame) -> Match | None:
    """The place is the subject: "Hue fell", "Kabul fell to the Taliban"."""
    right = _right(line, at + 1, frame, 1) if len(frame.steps) > 1 else None
    if right is None and len(frame.steps) > 1:
        return None
    if right is None:
        after = at + 1
        if after < line.size and (
            line.low[after]
            in (
                "by",
                "to",
                "into",
                "behind",
                "short",
                "silent",
                "apart",
                "on",
                "out",
                "from",
                "in",
                "off",
                "through",
                "for",
                "within",
                "below",
                "over",
                "under",
                "flat",
                "ill",
                "asleep",
                "victim",
                "back",
            )
            and not (
                line.low[after] in ("on", "in", "from", "within")
                and after + 1 < line.size
                and line.tag[after + 1] & (tags.TIME | tags.NUMBER)
            )
        ):
            return None
        if after < line.size and line.tag[after] & tags.NUMBER:
            return None
    if (
        at
        and line.tag[at - 1] & (tags.DETERMINER | tags.POSSESSIVE | tags.DIRECTION | tags.PREPOSITION)
        and not line.tag[at - 1] & tags.TO
        and head.forms & BASE
    ):
        return None
    reading = climb(line, at)
    if head.forms & BASE and reading.start == at and not head.forms & PAST and "conditional" not in reading.reasons:
        return None
    hits = _subject_places(line, reading, at, False)
    if not hits:
        return None
    if (
        any(
            line.place[hit.unit].place is not None and line.place[hit.unit].place.level in ("country", "continent")
            for hit in hits
        )
        and right is None
    ):  # type: ignore[union-attr]
        return None
    return Match(frame, at, right.trigger_end if right else at + 1, hits, reading, right.agent if right else None)


def _subject_places(line: Line, reading: Reading, at: int, target: bool) -> list[Hit]:
    """The places that the subject of a reading names."""
    if reading.subject is None:
        return []
    start, end = reading.subject
    hits, stop = scan(line, start, target=target, subject=True)
    kept = [hit for hit in hits if hit.unit < end]
    if kept and not target and end - start <= 2 and line.low[end - 1] in ("'s", "’s"):
        return []
    if (
        kept
        and stop < end
        and line.tag[stop] & (tags.FINITE | tags.FORCE | tags.PEOPLE)
        and not line.tag[stop] & (tags.ADVERB | tags.TIME)
    ):
        return []
    if (
        not hits
        and line.tag[end - 1] & (tags.PLACE | tags.WEAK)
        and end - 1 > start
        and line.tag[end - 2] & (tags.TIME | tags.NUMBER | tags.COMMA | tags.PRONOUN | tags.ADVERB)
    ):
        return [Hit(end - 1, "whole")]  # "by the evening of 19 September Kiev was"
    if (
        not hits
        and end + 1 < line.size
        and line.tag[end] & tags.COMMA
        and line.tag[end - 1] & tags.NOUN_AREA
        and line.tag[end + 1] & (tags.PLACE | tags.WEAK)
    ):
        more, _ = scan(line, end + 1, subject=True)  # "two villages, A and B, were retaken"
        return [hit for hit in more if hit.unit < at]
    if kept:
        # The noun phrase must be the place's own: what follows it up to the verb is an aside at most.
        if (
            stop < end
            and not target
            and line.tag[stop] & tags.PREPOSITION
            and line.low[stop] not in ("in", "with", "near", "on", "north", "south")
            and not (stop + 1 < end and line.tag[stop + 1] & (tags.TIME | tags.NUMBER))
        ):
            return []
        return kept
    back = _anaphor(line, start) if end - start <= 2 else None
    return [back[0]] if back is not None else []


def _match_passive(line: Line, at: int, head: Head) -> Match | None:
    """The place is what was taken, held, shelled: "P was taken by X", "P, taken by X"."""
    if not head.forms & PARTICIPLE:
        return None
    tag, low, size = line.tag, line.low, line.size
    after = at + 1
    chosen = next(
        (
            frame
            for frame in head.frames
            if frame.place_first
            or (
                len(frame.steps) == 2
                and frame.steps[0].words & _PARTICLES
                and after < line.size
                and low[after] in frame.steps[0].words
                and frame.steps[1].slot == "P"
            )
        ),
        None,
    )
    if chosen is None:
        return None
    frame = chosen
    if not frame.place_first:
        after += 1  # "had been given up"
    target = frame.steps[0].slot == "T"
    agent = _by(line, after)
    reading = climb(line, at, participle=True)
    if reading.passive:
        hits = _subject_places(line, reading, at, target)
        if not hits and reading.relative and reading.antecedent >= 0:
            hits = _antecedent_places(line, reading, target)
        if not hits and target:
            hits = _located(line, reading.start)
        if hits:
            return Match(frame, at, at + 1, hits, reading, agent, passive=True)
        return None
    if at == 0 or any(tag[unit] & (tags.AUXILIARY | tags.TO) for unit in range(reading.start, at)):
        return None
    if (
        tag[at - 1] & (tags.AREA | tags.AREA_PART)
        and after < size
        and low[after] in ("in", "near", "around", "across")
        and agent is None
        and frame.kind != "strike"
    ):
        # "settlements liberated in the Kharkiv region"
        hits, _ = scan(line, after + 1)
        narrowed: Extent = "part" if low[after] in ("in", "across") else "approach"
        if hits:
            return Match(
                frame, at, at + 1, [replace(hit, extent=narrowed) for hit in hits[:1]], _unbound(reading), passive=True
            )
    # A participle without auxiliary after the place.
    before = at - 1
    comma = bool(tag[before] & tags.COMMA)
    if comma:
        before -= 1
    while before > 0 and tag[before] & (tags.ADVERB | tags.TIME) and not tag[before] & tags.PLACE:
        before -= 1
    if before < 0:
        return None
    closed = tag[before] & tags.COMMA
    if closed:
        before -= 1
        comma = True
    if after < size and agent is None:
        bits = tag[after]
        fits = bits & (tags.COMMA | tags.STOP | tags.TIME | tags.ADVERB | tags.QUOTE) or low[after] in (
            ".",
            "!",
            "?",
            "in",
            "on",
            "since",
            "at",
            "during",
            "from",
            "for",
            "as",
            "last",
            "again",
            "with",
            "and",
            "after",
            "before",
            "until",
            "without",
        )
        if not fits:
            return None
    if agent is None and not comma and not tag[before] & tags.PLACE:
        return None
    start = before + 1
    first = start
    while first > 0 and start - first < 14:
        bits = tag[first - 1]
        if (
            bits
            & (tags.COMMA | tags.STOP | tags.QUOTE | tags.AUXILIARY | tags.RELATIVE | tags.SUBORDINATOR | tags.SPEECH)
            and not bits & tags.DETERMINER
        ) or low[first - 1] in (".", "!", "?"):
            break
        if low[first - 1] in _SHOWN:
            break
        if bits & (tags.PAST | tags.VERB_IRREGULAR) and not bits & (tags.COMPOUND | tags.AREA | tags.FORCE):
            break
        first -= 1
    places = [unit for unit in range(first, start) if tag[unit] & tags.PLACE]
    if not places:
        if closed or comma:
            # An aside about the place stands between ("Oleshky, a town of 24,000 occupied by").
            back = first - 1
            if (
                back > 0
                and tag[back] & tags.COMMA
                and tag[back - 1] & tags.PLACE
                and any(tag[unit] & tags.AREA for unit in range(first, start))
            ):
                return Match(frame, at, at + 1, [Hit(back - 1, "whole")], _background(reading), agent, passive=True)
        elif (
            first > 1
            and tag[first - 1] & tags.COMMA
            and tag[first - 2] & tags.PLACE
            and any(tag[unit] & tags.AREA for unit in range(first, start))
        ):
            return Match(frame, at, at + 1, [Hit(first - 2, "whole")], _background(reading), agent, passive=True)
        return None
    shown = _shown(line, first)
    if agent is None and not comma and tag[places[-1]] & tags.ACTOR:
        return None  # "Ukraine lost in Donetsk" is no passive
    if agent is None and not comma and not shown:
        # "Izium recaptured" stands in headlines and captions only.
        if first > 0 or not (
            after >= size
            or tag[after] & (tags.TIME | tags.COMMA | tags.STOP)
            or low[after] in (".", "in", "on", "after")
        ):
            return None
    last = places[-1]
    if last != start - 1 and not all(tag[unit] & (tags.TIME | tags.ADVERB) for unit in range(last + 1, start)):
        return None
    # The noun that the place belongs to decides: "camels from Kassala, seized by" is about camels.
    begin = _noun_start(line, first, last)
    if (
        comma
        and frame.kind in ("gain", "control")
        and last > first
        and low[last - 1] in ("in", "at")
        and not _plural(low[first : last - 1])
    ):
        begin = last  # "a building in Izium, recaptured by …": Izium was
    hits, _ = scan(line, begin, target=target)
    hits = [hit for hit in hits if hit.unit <= last]
    if (not hits or hits[-1].unit != last) and comma:
        # "A woman in Gori, occupied by …": of the place, not of her. "Camels from Kassala, seized by …": of them.
        hits = []
        over = last - 1
        while over > first and tag[over] & tags.DETERMINER:
            over -= 1
        if last > first and low[over] in ("in", "at") and (frame.kind != "gain" or not _plural(low[first:over])):
            hits, _ = scan(line, last, target=target)
    if not hits or hits[-1].unit != last:
        return None
    if shown:
        reading.subject = None
        return Match(frame, at, at + 1, hits, reading, agent, passive=True)
    return Match(frame, at, at + 1, hits, _background(reading), agent, passive=True)


def _plural(words: list[str]) -> bool:
    return bool(words) and words[-1].endswith("s") and not words[-1].endswith("ss")


def _unbound(reading: Reading) -> Reading:
    reading.subject = None
    return reading


def _background(reading: Reading) -> Reading:
    reading.relative = True
    reading.subject = None
    return reading


def _shown(line: Line, first: int) -> bool:
    """Whether "shows", "see" or the like stands before ("footage shows Vuhledar captured")."""
    return first > 0 and line.low[first - 1] in _SHOWN


def _noun_start(line: Line, first: int, place: int) -> int:
    """The first unit of the noun phrase that ends in the place: past a preposition that opens it."""
    at = first
    tag = line.tag
    if tag[at] & tags.PREPOSITION and not tag[at] & tags.PLACE:
        at += 1
    # "to Crimea", "for Gori": the last preposition that is not of, where no noun stands before it in the phrase.
    return at


def _by(line: Line, start: int) -> tuple[int, int] | None:
    """Return the units of the agent after "by", a few words on."""
    tag, low, size = line.tag, line.low, line.size
    at = start
    while at < size and at - start < 7:
        if low[at] == "by":
            begin = at + 1
            if (begin < size and tag[begin] & (tags.TIME | tags.GERUND)) or (
                begin < size and low[begin] in ("storm", "force", "surprise", "air")
            ):
                at = begin + 1
                continue
            end = _phrase_end(line, begin, None)
            return (begin, end) if end is not None and end > begin else None
        if (
            tag[at] & (tags.COMMA | tags.STOP | tags.AUXILIARY | tags.SUBORDINATOR | tags.RELATIVE | tags.CONJUNCTION)
            and not tag[at] & tags.PREPOSITION
        ):
            return None
        at += 1
    return None


def _located(line: Line, before: int) -> list[Hit]:
    """The place of a clause: "In Bilohorivka a bomb hit the school", "Sloviansk, where shells killed six"."""
    tag, low = line.tag, line.low
    at = before
    while at > 0 and before - at < 14:
        bits = tag[at - 1]
        if low[at - 1] == "where":
            hits = _antecedent_places(line, Reading(at, antecedent=at - 2), False)
            return [hit for hit in hits if _small(line, hit)]
        if bits & (tags.STOP | tags.QUOTE | tags.SUBORDINATOR | tags.RELATIVE) and not bits & tags.DETERMINER:
            break
        at -= 1
    if before - at >= 14 and at:
        return []
    if at < line.size and low[at] in ("in", "at", "over") and at + 1 < line.size:
        begin = at + 1
        hits, end = scan(line, begin, subject=True)
        if hits and end <= before + 1:
            return [hit for hit in hits if _small(line, hit)]
    return []


def _small(line: Line, hit: Hit) -> bool:
    place = line.place[hit.unit].place
    return place is None or place.level not in ("country", "continent")


def _match_relative(line: Line, at: int, head: Head) -> Match | None:
    """The place stands before a relative pronoun: "Crimea, which Russia annexed"."""
    tag, low = line.tag, line.low
    after = at + 1
    while after < line.size and tag[after] & tags.ADVERB:
        after += 1
    if (
        after < line.size
        and not tag[after]
        & (
            tags.COMMA
            | tags.STOP
            | tags.PREPOSITION
            | tags.TIME
            | tags.QUOTE
            | tags.CONJUNCTION
            | tags.SUBORDINATOR
            | tags.NUMBER
            | tags.AUXILIARY
            | tags.SPEECH
            | tags.PAST
            | tags.VERB_IRREGULAR
        )
        and low[after] not in (".", "!", "?")
        and not (
            low[after] == "the" and low[after + 1 : after + 2] in (["same"], ["next"], ["following"], ["previous"])
        )
    ):
        return None
    reading = climb(line, at)
    for frame in head.frames:
        if frame.place_is_subject:
            continue
        if (
            not frame.place_first
            and len(frame.steps) == 2
            and frame.steps[0].words & _PARTICLES
            and at + 1 < line.size
            and low[at + 1] in frame.steps[0].words
        ):
            # "which the paratroopers gave up"
            if (
                reading.relative
                and reading.antecedent >= 0
                and reading.subject is not None
                and reading.subject[1] > reading.antecedent + 1
            ):
                hits = _antecedent_places(line, reading, False)
                if hits:
                    return Match(frame, at, at + 2, hits, reading)
            continue
        if not frame.place_first:
            # "on which Russian troops have been advancing"
            if not (reading.relative and reading.antecedent >= 0 and len(frame.steps) == 2 and not frame.steps[0].slot):
                continue
            relative = reading.antecedent + 1
            if relative < line.size and tag[relative] & tags.PREPOSITION and low[relative] in frame.steps[0].words:
                hits = _antecedent_places(line, reading, False)
                if hits:
                    return Match(frame, at, at + 1, hits, reading)
            continue
        target = frame.steps[0].slot == "T"
        if len(frame.steps) > 1 and not _finish(line, _Right([], after, after), frame.steps[1:], at + 1):
            continue
        if (
            reading.relative
            and reading.antecedent >= 0
            and reading.subject is not None
            and reading.subject[1] > reading.antecedent + 1
        ):
            if tag[reading.antecedent + 1] & tags.PREPOSITION:
                continue
            hits = _antecedent_places(line, reading, target)
            if hits:
                return Match(frame, at, at + 1, hits, reading)
        elif reading.subject is not None and not reading.relative and head.forms & (PAST | PARTICIPLE | THIRD | BASE):
            # "the last city they held": no pronoun at all
            first = reading.subject[0]
            if first > 1 and tag[first - 1] & tags.AREA and tag[first] & (tags.PRONOUN | tags.ACTOR | tags.DETERMINER):
                reading.relative = True
                reading.antecedent = first - 1
                hits = _antecedent_places(line, reading, target)
                if hits:
                    return Match(frame, at, at + 1, hits, reading)
    return None


def _antecedent_places(line: Line, reading: Reading, target: bool) -> list[Hit]:
    """The places that the noun before a relative pronoun names."""
    tag, low = line.tag, line.low
    end = reading.antecedent + 1
    if end > 0 and tag[end - 1] & tags.COMMA:
        end -= 1
    for _ in range(2):
        first = end
        while first > 0 and end - first < 14:
            bits = tag[first - 1]
            if (
                bits & (tags.COMMA | tags.STOP | tags.QUOTE | tags.AUXILIARY | tags.RELATIVE | tags.SPEECH)
                and not bits & tags.DETERMINER
            ) or low[first - 1] in (".", "!", "?"):
                break
            if bits & (tags.PAST | tags.VERB_IRREGULAR | tags.GERUND) and not bits & (
                tags.COMPOUND | tags.AREA | tags.FORCE
            ):
                break
            first -= 1
        if first >= end:
            return []
        if (
            first > 1
            and tag[first - 1] & tags.COMMA
            and tag[first - 2] & tags.PLACE
            and tag[first] & tags.DETERMINER
            and not tag[first] & tags.PLACE
        ):
            # "Lysychansk, the last city that": the aside is about the place before its comma.
            if any(tag[unit] & (tags.AREA | tags.AREA_PART) for unit in range(first, end)):
                hits = [Hit(first - 2, "whole")]
                if first > 3 and low[first - 3] == "and" and tag[first - 4] & tags.PLACE:
                    hits.insert(0, Hit(first - 4, "whole"))
                return hits
        # The nearest noun phrase that names a place right before the pronoun.
        for begin in range(first, end):
            if begin > first and not (tag[begin - 1] & tags.PREPOSITION and low[begin - 1] != "of"):
                continue
            if begin == first and tag[begin] & tags.PREPOSITION and not tag[begin] & tags.PLACE:
                continue
            hits, stop = scan(line, begin, target=target, subject=True)
            hits = [hit for hit in hits if hit.unit < end]
            if hits and stop >= end:
                inner = (
                    first > 0
                    and tag[first - 1] & tags.COMMA
                    and begin > first
                    and any(tag[unit] & tags.AREA for unit in range(first, begin))
                )
                if inner and first > 1 and tag[first - 2] & tags.PLACE:
                    break
                return hits
        # "Lysychansk, the last city that": the aside is about the place before its comma.
        if (
            first > 1
            and tag[first - 1] & tags.COMMA
            and any(tag[unit] & (tags.AREA | tags.AREA_PART) for unit in range(first, end))
        ):
            if tag[first - 2] & tags.PLACE:
                hits = [Hit(first - 2, "whole")]
                if first > 3 and low[first - 3] == "and" and tag[first - 4] & tags.PLACE:
                    hits.insert(0, Hit(first - 4, "whole"))
                return hits
            end = first - 1
            continue
        return []
    return []


def _match_shared_object(line: Line, at: int, head: Head) -> Match | None:
    """Several verbs share one object: "entered, looted and left Kalisz"."""
    tag = line.tag
    look = at + 1
    if look >= line.size or not tag[look] & (tags.COMMA | tags.CONJUNCTION):
        return None
    last = -1
    while look < line.size and look - at < 8:
        bits = tag[look]
        if bits & (tags.PAST | tags.TRIGGER | tags.VERB_IRREGULAR) and not bits & tags.PLACE:
            last = look
        elif not bits & (tags.COMMA | tags.CONJUNCTION | tags.ADVERB):
            break
        look += 1
    if last < 0 or look != last + 1:
        return None
    frame = next((frame for frame in head.frames if frame.place_first and len(frame.steps) == 1), None)
    if frame is None:
        return None
    hits, _ = scan(line, last + 1, target=frame.steps[0].slot == "T")
    if not hits:
        return None
    reading = climb(line, at)
    return None if reading.passive else Match(frame, at, at + 1, hits, reading)


def _match_moved_passive(line: Line, at: int, head: Head) -> Match | None:
    """The passive of frames whose object is troops or a flag: "the troops were withdrawn from P"."""
    if not head.forms & PARTICIPLE:
        return None
    reading: Reading | None = None
    for frame in head.frames:
        if frame.steps[0].slot not in ("F", "E", "G", "W") or len(frame.steps) < 2:
            continue
        right = _right(line, at + 1, frame, 1)
        if right is None or not right.hits:
            continue
        if reading is None:
            reading = climb(line, at, participle=True)
        reduced = reading.start == at
        if not reading.passive and not reduced:
            return None
        if reduced and not (at and line.tag[at - 1] & (tags.FORCE | tags.PEOPLE | tags.COMMA | tags.WEAPON)):
            return None
        agent = _by(line, at + 1) or _by(line, right.end)
        return Match(frame, at, right.trigger_end, right.hits, reading, agent, reading.subject, passive=True)
    return None


def _noun_apart(line: Line, at: int, frame: Frame) -> _Right | None:
    """A noun whose place stands apart: "assaults had been repelled near P", "in P the fighting goes on"."""
    tag, low, size = line.tag, line.low, line.size
    look = at + 1
    plain = low[at] in ("fighting", "clashes", "shelling", "battles", "hostilities", "combat", "skirmishes")
    if (tag[look] & (tags.AUXILIARY | tags.VERB_IRREGULAR | tags.PAST) or (plain and low[look] in _RAGES)) and low[
        at
    ] not in ("fight", "push", "drive", "march"):
        while look < size and look - at < 7 and low[look] not in ("near", "around", "in", "outside"):
            if tag[look] & (tags.COMMA | tags.STOP | tags.CONJUNCTION):
                break
            look += 1
        if look < size and low[look] in ("near", "around", "in", "outside") and look - at < 7:
            hits, end = scan(line, look + 1)
            if hits and (low[look] != "in" or frame.kind == "contest"):
                if low[look] != "in":
                    hits = [replace(hit, extent="approach") for hit in hits]
                return _Right(hits, end, at + 1)
        if low[at] in ("fighting", "offensive", "battle", "clashes", "shelling", "combat", "bombardment"):
            start = at
            while (
                start > 0
                and at - start < 5
                and (tag[start - 1] & (tags.DETERMINER | tags.COMPOUND | tags.FORCE) or start - 1 in line.actor)
                and not tag[start - 1] & tags.PLACE
            ):
                start -= 1
            hits = _located(line, start)
            if hits:
                return _Right(hits, at + 1, at + 1)
    return None


def _match_noun(line: Line, at: int, head: Head) -> Match | None:
    """A noun as the trigger: "the capture of P", "Russia's assault on P"."""
    tag, low, size = line.tag, line.low, line.size
    before = tag[at - 1] if at else 0
    if at and (
        before & (tags.PRONOUN | tags.AUXILIARY | tags.TO)
        and not before & (tags.POSSESSIVE | tags.DETERMINER | tags.ACTOR)
    ):
        return None
    for frame in head.frames:
        right = _right(line, at + 1, frame, 0, subject=True)
        by: tuple[int, int] | None = None
        if (right is None or not right.hits) and at + 1 < size and low[at + 1] == "by":
            # "the offensive by Ukrainian forces in the city of P"
            by = _by(line, at + 1)
            right = _right(line, by[1], frame, 0, subject=True) if by is not None else None
        if (
            by is None
            and (right is None or not right.hits)
            and at + 1 < size
            and low[at + 1] in ("between", "with", "involving")
        ):
            # "clashes between the army and the rebels in P"
            for look in range(at + 2, min(size, at + 14)):
                if low[look] in frame.steps[0].words and tag[look + 1 : look + 2] != [tags.TIME]:
                    right = _right(line, look, frame, 0, subject=True)
                    if right is not None and right.hits:
                        right.trigger_end = at + 1
                        by = (0, 0)
                        break
                if tag[look] & (tags.COMMA | tags.STOP | tags.AUXILIARY):
                    break
        if by == (0, 0):
            by = None
        elif by is None and (right is None or not right.hits) and frame.kind in ("contest", "strike") and at + 1 < size:
            right = _noun_apart(line, at, frame)
        reading = Reading(at)
        if right is not None and right.hits:
            end = right.end
            agent = right.agent or by
            if agent is None and end < size and low[end] == "by":
                agent = _by(line, end)
            if (
                agent is None
                and end < size
                and low[end] == "to"
                and head.lemma in ("fall", "loss", "surrender", "handover")
            ):
                stop = _phrase_end(line, end + 1, None)
                if stop is not None and any(tag[unit] & (tags.ACTOR | tags.FORCE) for unit in range(end + 1, stop)):
                    agent = (end + 1, stop)
            return Match(
                frame, at, right.trigger_end, right.hits, reading, agent, right.other, noun=True, weapons=right.weapons
            )
        if (
            frame.steps[0].words & {"of", "from"}
            and at > 1
            and low[at - 1] in ("'s", "’s")
            and tag[at - 2] & tags.PLACE
            and not (at + 1 < size and low[at + 1] in ("of", "in", "for", "on"))
        ):
            # "Bakhmut's fall"
            if head.lemma in (
                "capture",
                "fall",
                "siege",
                "recapture",
                "seizure",
                "liberation",
                "annexation",
                "conquest",
                "encirclement",
                "occupation",
                "withdrawal",
                "loss",
            ) and head.lemma not in ("loss", "withdrawal"):
                return Match(frame, at, at + 1, [Hit(at - 2, "whole")], reading, _by(line, at + 1), noun=True)
    return None


__all__ = ["GERUND", "NOUN", "Match", "match", "subject"]
