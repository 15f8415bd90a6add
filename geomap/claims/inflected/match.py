"""Match a frame beside its trigger: to the right, or with its place before the verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from geomap.claims.inflected.frames import Step
from geomap.claims.inflected.language import (
    ACCUSATIVE,
    ACTING,
    DATIVE,
    FORCES,
    FROM_AFAR,
    GENITIVE,
    INSTRUMENTAL,
)
from geomap.claims.inflected.row import Row, Unit
from geomap.gazetteer.fold import fold_name
from geomap.model import Extent

_MOST_FILLERS = 5
_MOST_TARGET = 8  # units between a strike and the place of what it hit
_MOST_PLACES = 30
_LANDS = ("country", "continent", "polity")
FINITE = frozenset(("singular", "gerund", "plural", "future"))


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a trigger reaches: its unit, and how much of it."""

    unit: int
    extent: Extent = "whole"
    stated: bool = False


@dataclass(slots=True)
class Matched:
    """A frame that fits: its places, the units that it covers, and who it names as the party."""

    hits: list[Hit]
    start: int
    end: int
    party: str | None = None
    weapon: bool = False
    used: set[int] = field(default_factory=set)  # units of those who are not the subject


def finite(row: Row, at: int) -> bool:
    """Whether a unit is a finite verb that triggers."""
    return any(group in FINITE for _, group in row.units[at].forms)


def match_right(row: Row, steps: Sequence[Step], at: int, *, genitive: bool = False) -> Matched | None:
    """Match steps from a unit on, within the clause; None where they do not fit.

    `genitive` says that a bare place is in the genitive, as after a noun; after a verb a name in the nominative is
    no object.
    """
    if not steps:
        return Matched([], at, at)
    end = row.end_of(row.clause[at - 1]) if at else len(row.units)
    found = Matched([], at, at)
    for number, step in enumerate(steps):
        if step.slot in ("P", "S", "T"):
            bare = not number or bool(steps[number - 1].slot)
            place = (
                _target(row, at, end, bare=bare)
                if step.slot == "T"
                else _after_fillers(row, at, end, bare=bare and not genitive)
            )
            if place is None:
                return None
            found.hits, at = place
        else:
            reached = _step(row, step, at, end, found)
            if reached < 0:
                return None
            at = reached
        found.end = at
    return found


def _step(row: Row, step: Step, at: int, end: int, found: Matched) -> int:
    """Return the unit after what fits a step of words, troops, weapon or party; -1 where nothing does."""
    units = row.units
    for here in range(at, min(end, at + _MOST_FILLERS)):
        unit = units[here]
        if not step.slot and unit.word in step.words:
            if here and units[here - 1].use == "adjective":
                found.party = units[here - 1].party  # "raised the Russian flag over", "took under Russian control"
            return here + 1
        acting = unit.use in ACTING
        if step.slot == "E" and acting and unit.use != "weapon" and unit.cases & (ACCUSATIVE | GENITIVE | DATIVE):
            found.used.add(here)
            return max(here + 1, unit.stop)
        if step.slot == "W" and unit.use in FROM_AFAR:
            found.used.add(here)
            found.weapon = True
            return max(here + 1, unit.stop)
        if step.slot == "A" and acting and unit.cases & (GENITIVE | DATIVE):
            found.used.add(here)
            found.party = unit.party or None
            return max(here + 1, unit.stop)
        if (
            not (acting and not step.slot)
            and not _filler(row, here)
            and not (step.slot in ("W", "E") and (_plain(row, here) or row.is_(here, "conjunction")))
        ):
            return -1
    return -1


def _plain(row: Row, at: int) -> bool:
    """Whether a unit is a word that nothing is known of ("strike DRONES": some adjective or number)."""
    unit = row.units[at]
    return not (unit.mark or unit.place or unit.forms or unit.bits or unit.use)


def _filler(row: Row, at: int) -> bool:
    """Whether a unit may stand between a trigger and what belongs to it."""
    unit = row.units[at]
    if row.is_(at, "preposition") and at + 1 < len(row.units) and not row.is_(at, "inside"):
        return row.units[at + 1].use in FORCES | FROM_AFAR and row.units[at + 1].place is None  # "from guns"
    named = unit.use == "adjective" or unit.word.isdigit()
    return named or row.is_(at, "adverb", "attribute", "time", "goes_on", "would")


def _after_fillers(row: Row, at: int, end: int, *, bare: bool) -> tuple[list[Hit], int] | None:
    """Read places, over adverbs and over a subject that stands after the verb."""
    units = row.units
    for here in range(at, min(end, at + _MOST_FILLERS)):
        place = places_right(row, here, end, bare=bare)
        if place is not None:
            return place
        if not _filler(row, here) and not (units[here].use in ACTING and not units[here].place):
            return None
    return None


def places_right(row: Row, at: int, end: int, *, bare: bool) -> tuple[list[Hit], int] | None:
    """Read a place with what belongs to it ("the villages of"), and those joined to it by commas and "and"."""
    hits: list[Hit] = []
    stop = at
    while len(hits) < _MOST_PLACES:
        one = _one_place(row, at, end, bare=bare)
        if one is None:
            break
        hit, after = one
        if hits and after < end and finite(row, after):
            break  # "… and Lyman is held by": another clause
        if hits and hit.extent == "whole" and row.units[hits[-1].unit + 1].mark is False:
            hit = replace(hit, extent=hits[-1].extent)
        hits.append(hit)
        stop = at = after
        joined = at
        while joined < end and (row.units[joined].word == "," or row.is_(joined, "conjunction")):
            joined += 1
        if joined == at:
            break
        if joined < end and row.is_(joined, "preposition") and row.is_(joined, "inside"):
            joined += 1
        at = joined
    if hits and stop == end - 1 and row.units[stop].word == ":":
        named = _named_after(row, stop)
        hits += named
        stop = named[-1].unit + 1 if named else stop
    return (hits, stop) if hits else None


def _named_after(row: Row, colon: int) -> list[Hit]:
    """Read the names that a colon announces ("took three villages of the oblast: P, Q and R"), if all are names."""
    found = []
    for here in range(colon + 1, len(row.units)):
        unit = row.units[here]
        if unit.place is not None:
            found.append(Hit(here))
        elif unit.word in (".", ";") and found:
            break
        elif not (unit.word == "," or row.is_(here, "conjunction", "whole")):
            return []
    return found


def _one_place(row: Row, at: int, end: int, *, bare: bool) -> tuple[Hit, int] | None:
    units = row.units
    extent: Extent = "whole"
    stated, ground = False, False
    for here in range(at, min(end, at + _MOST_FILLERS + 2)):
        unit = units[here]
        if unit.place is not None:
            if not ground and bare and nominative_only(row, here):
                return None
            if not ground and unit.cases == INSTRUMENTAL and not row.is_(here - 1, "preposition"):
                return None  # who does it, not to what
            after = here + 1
            if after < end and units[after].place is not None and _holds(row, after) and not _agent(units[after]):
                after += 1  # "Izium of Kharkiv Oblast"
            return Hit(here, extent, stated and extent == "whole"), after
        if row.is_(here, "part") or unit.word == "%":
            extent, ground = "part", True
        elif row.is_(here, "approach"):
            extent, ground = "approach", True
        elif row.is_(here, "entire"):
            stated = True
        elif row.is_(here, "whole"):
            ground = True
        elif ground and row.is_(here, "inside"):
            extent = "part" if extent == "whole" else extent
        elif not (unit.use == "adjective" or unit.word.isdigit() or row.is_(here, "attribute")) and not (
            row.is_(here, "adverb") and here == at
        ):
            return None
    return None


def _agent(unit: Unit) -> bool:
    """Whether a name can only be who does it, by its instrumental: "the annexation of Crimea by Russia"."""
    return bool(unit.use) and unit.cases == INSTRUMENTAL


def _holds(row: Row, at: int) -> bool:
    """Whether a place is a region, which may stand behind a place that lies in it."""
    return _level(row, at) in ("admin1", "admin2", "country")


def _level(row: Row, at: int) -> str:
    mention = row.units[at].place
    return mention.place.level if mention is not None and mention.place is not None else ""


def nominative_only(row: Row, at: int) -> bool:
    """Whether a name has the ending of a feminine nominative, so that it is no bare object."""
    mention = row.units[at].place
    if mention is None:
        return False
    unit, language = row.units[at], row.language
    if unit.use == "name":
        return not unit.cases & ACCUSATIVE
    if mention.outer.start < mention.span.start:
        return False  # in apposition to the word for its kind
    return any(
        word.endswith(language.nominative_ends) and not word.endswith(language.nominative_but)
        for word in fold_name(mention.text).split()
    )


def _target(row: Row, at: int, end: int, *, bare: bool) -> tuple[list[Hit], int] | None:
    """Read the place of what was hit: the place itself, or the one that a building lies in."""
    direct = _after_fillers(row, at, end, bare=bare)
    if direct is not None and not _state_before_place(row, direct[1] - 1, end):
        return direct
    units = row.units
    near, inside = False, True
    for here in range(at, min(end, at + _MOST_TARGET)):
        unit = units[here]
        if unit.place is not None and not unit.doubtful and not _state_before_place(row, here, end):
            read = places_right(row, here, end, bare=False)
            if read is None or not inside or _level(row, here) in _LANDS:
                return None  # a building in a state does not make the state the target
            return ([replace(hit, extent="approach") for hit in read[0]], read[1]) if near else read
        if row.is_(here, "preposition"):
            near = row.is_(here, "near") or row.is_(here - 1, "part")  # "to the north of P"
            inside = near or row.is_(here, "inside")
            if not inside and not row.is_(here, "accompanies"):
                return None
        if row.is_(here, "conjunction") and not any(row.is_(here + step, "inside", "near") for step in (1, 2)):
            return None  # "attacks on the depot, and spoke of the town": of another clause
        if (
            (unit.mark and unit.word not in ("-", ","))
            or finite(row, here)
            or row.is_(here, "relative", "speech", "deny")
        ):
            return None
    return None


def _state_before_place(row: Row, at: int, end: int) -> bool:
    """Whether a state's name only tells whose a thing or a town is: "a base of Ukraine in …", "occupied by Russia"."""
    unit = row.units[at]
    if unit.use != "name" or unit.place is None:
        return False
    if any(group == "participle" for _, group in row.units[at - 1].forms):
        return True
    following = at + 1
    if not unit.cases & GENITIVE or following >= end:
        return False
    if row.units[following].place is not None and not row.units[at - 1].bits:
        return True  # "an air base of Russia, Engels"
    return row.is_(following, "inside") and any(
        row.units[here].place is not None for here in range(following + 1, min(end, following + 4))
    )


def places_left(row: Row, at: int, prepositions: frozenset[str], *, subject: bool) -> Matched | None:
    """Read the places that stand before a trigger in its clause, bare or after one of some prepositions.

    Parameters
    ----------
    at
        The trigger.
    prepositions
        Of which one must stand before the places; empty for bare ones.
    subject
        The places are the subject (of a passive), so a nominative is right.
    """
    units = row.units
    first = row.start_of(row.clause[at])
    here = at - 1
    for _ in range(_MOST_FILLERS + 2):
        if here < first:
            return None
        unit = units[here]
        if unit.place is not None and unit.use == "name" and _whose_force(units, here, first):
            return None  # "the army of Ukraine attacked …": not Ukraine
        if unit.place is not None and not (unit.use and prepositions):
            break
        if not (_filler(row, here) or unit.use in ACTING or row.is_(here, "be", "negation", "plan", "able", "carrier")):
            return None
        here -= 1
    else:
        return None
    last, hits = here, [here]
    while here - 1 > first and len(hits) < _MOST_PLACES:
        joint = here - 1
        if row.is_(joint, "whole", "inside") and joint - 1 > first:
            joint -= 1
        if not (units[joint].word == "," or row.is_(joint, "conjunction")) or units[joint - 1].place is None:
            break
        here = joint - 1
        hits.append(here)
    if not subject and not prepositions and any(nominative_only(row, one) for one in hits):
        return None
    extent: Extent = "whole"
    stated = False
    before = here - 1
    while before >= first and (
        row.is_(before, "whole", "part", "approach", "entire") or units[before].use == "adjective"
    ):
        if row.is_(before, "part"):
            extent = "part"
        elif row.is_(before, "approach"):
            extent = "approach"
        stated = stated or row.is_(before, "entire")
        before -= 1
    governor = units[before].word if before >= first and row.is_(before, "preposition") else ""
    if prepositions:
        if governor not in prepositions:
            return None
    elif governor or not _opens(row, before, first):
        return None
    return Matched([Hit(one, extent, stated and extent == "whole") for one in sorted(hits)], before + 1, last + 1)


def place_inside(row: Row, at: int, *, noun: bool) -> Matched | None:
    """Read the ground that a clause names before its deed: "in P artillery shelled a school", "near P they destroyed".

    With a noun the ground may also be that of the thing that was hit: "the depot in P burns after a strike".
    """
    first = row.start_of(row.clause[at])
    for here in range(first, at):
        near = row.is_(here, "near")
        if row.is_(here, "speech", "deny"):
            return None
        if not (near or row.is_(here, "inside")) or not row.is_(here, "preposition"):
            continue
        if not (noun or _opens(row, here - 1, first)):
            continue
        read = places_right(row, here + 1, at, bare=False)
        if read is None or any(row.units[hit.unit].doubtful or _level(row, hit.unit) in _LANDS for hit in read[0]):
            continue
        if noun and any(row.is_(one, "conjunction") for one in range(read[1], at)):
            return None  # "a fire in P and hits on Q"
        hits = [replace(hit, extent="approach") for hit in read[0]] if near else read[0]
        return Matched(hits, here, read[1])
    return None


def place_told_of(row: Row, at: int, prepositions: frozenset[str]) -> Matched | None:
    """Read the place that a relative clause speaks of: "P, for which they fight", "P, which A took"."""
    first = row.start_of(row.clause[at])
    if first < 2 or row.units[first - 1].word != "," or row.units[first - 2].place is None:
        return None
    if prepositions:
        if row.units[first].word not in prepositions or not row.is_(first + 1, "which", "whom"):
            return None
    elif not row.is_(first, "which"):
        return None
    before, start = first - 3, row.start_of(row.clause[first - 2])
    while before >= start and row.is_(before, "whole", "attribute"):
        before -= 1
    if before >= start and row.is_(before, "preposition"):
        before -= 1  # "in P, which", but not "the plant in P, which"
    return Matched([Hit(first - 2)], first - 2, first - 1) if before < start else None


def _whose_force(units: Sequence[Unit], at: int, first: int) -> bool:
    """Whether a name only says whose forces stand before it."""
    return any(
        units[here].use in FORCES and units[here].stop > at for here in range(max(first, at - _MOST_FILLERS), at)
    )


def _opens(row: Row, before: int, first: int) -> bool:
    """Whether a phrase may begin after a unit: it stands behind no noun that it would belong to."""
    if before < first:
        return True
    unit = row.units[before]
    if before > first and row.is_(before, "adverb") and row.is_(before - 1, "preposition"):
        return False  # "a town in the north of Kharkiv Oblast"
    return (
        unit.mark
        or unit.use in ACTING
        or bool(unit.cases & INSTRUMENTAL)
        or unit.word.isdigit()
        or row.is_(
            before,
            "conjunction",
            "adversative",
            "subordinator",
            "relative",
            "adverb",
            "time",
            "be",
            "negation",
            "that",
            "conditional",
            "purpose",
        )
    )
