"""The grammar of signs: which marks the statements about a place put on the map.

Hue tells the party, symbol or edge the kind, texture the extent, dashes a plan, a bar a denial. One polygon gets at
most one military fill; a claim in law is an inset border and a label, a strike a star or an edge of bars.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from geomap.render.layers.standing import Sign, near, standing
from geomap.render.shapes import Shape
from geomap.render.statements import PlaceGroup, Statement, strength

Texture = Literal["", "hatch", "solid", "stripes"]
Where = Literal["main", "beside", "approach", "inset"]
HISTORY = "history"
DISAGREEMENT = "disagreement"


@dataclass(frozen=True, slots=True)
class Mark:
    """One sign on the map.

    `layer` is the number of a layer, or `HISTORY` or `DISAGREEMENT`. `where` is ``main`` (on the place), ``beside``
    (a second sign of a point, number `slot`), ``approach`` (the open arc beside it) or ``inset`` (a border inside
    the edge, number `slot` from outside). `statement` is the number of the one that it is drawn for.
    """

    layer: int | str
    group: int
    form: str
    statement: int
    sign: str
    party: str | None
    texture: Texture = ""
    planned: bool = False
    denied: bool = False
    where: Where = "main"
    slot: int = 0
    strength: float = 1.0
    sides: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """One place as `marks` needs it: its number, how it is drawn, and its statements that are drawn together."""

    group: int
    form: str
    statements: Sequence[Statement]
    newest: date | None
    window_days: int


def marks(
    groups: Sequence[PlaceGroup],
    shapes: Sequence[Shape],
    home: Mapping[int, int],
    *,
    newest: date | None,
    window_days: int,
) -> tuple[Mark, ...]:
    """Return the marks of all places, areas before lines before points.

    Parameters
    ----------
    groups, shapes
        The places and how each is drawn, in the same order.
    home
        The layer of each statement that is not old, by its number.
    newest
        The day that the map shows, None where no article is dated.
    window_days
        Over how many days signs fade, and then lapse.
    """
    made: list[Mark] = []
    for index, (group, shape) in enumerate(zip(groups, shapes, strict=True)):
        if shape.form == "list":
            continue
        fresh = [one for one in group.statements if not one.old]
        made += _of_place(Place(index, shape.form, fresh, newest, window_days), home)
        # Told as past: the same signs, all of them, in a layer of their own.
        past = [one for one in group.statements if one.old]
        told = _of_place(Place(index, shape.form, past, None, window_days), {})
        made += [replace(mark, layer=HISTORY) for mark in told]
    order = {"area": 0, "unknown": 0, "line": 1, "point": 2, "label": 3}
    return tuple(sorted(made, key=lambda mark: order[mark.form]))


def _of_place(place: Place, home: Mapping[int, int]) -> list[Mark]:
    if not place.statements:
        return []
    if place.form == "label":
        # A self-proclaimed republic is a name on the map and nothing else, whatever is said of it.
        first = next((one for one in place.statements if one.claim.kind == "sovereignty"), place.statements[0])
        return [replace(_mark(place, first, home), denied=False)]
    made = [
        _military(_mark(place, sign.statement, home), sign)
        for sign in standing(place.statements, place.newest, window_days=place.window_days)
    ]
    made += [
        replace(_mark(place, one, home), where="approach")
        for one in near(place.statements, place.newest, window_days=place.window_days)
    ]
    return _placed(made + _others(place, home), place.form)


def _mark(place: Place, one: Statement, home: Mapping[int, int]) -> Mark:
    """Return the plain mark of a statement."""
    claim = one.claim
    return Mark(
        layer=home.get(one.number, HISTORY),
        group=place.group,
        form=place.form,
        statement=one.number,
        sign=claim.kind,
        party=claim.party,
        planned=claim.modality == "planned",
        denied=claim.polarity == "denied",
        strength=strength(one.age_days, window_days=place.window_days),
    )


def _military(mark: Mark, sign: Sign) -> Mark:
    """Give a military mark its texture: stripes for disagreement, even fill where all is said, else a light hatch."""
    if sign.sides:
        return replace(mark, layer=DISAGREEMENT, texture="stripes", sides=sign.sides, denied=False)
    mark = replace(mark, sign=sign.kind)
    if sign.kind == "loss":
        return mark  # who lost a place does not hold it: an edge, and no fill
    return replace(mark, texture="solid" if sign.solid else "hatch")


def _others(place: Place, home: Mapping[int, int]) -> list[Mark]:
    """Return the marks that change no state: strikes, claims in law, plans and denials; one for each thing said."""
    found: dict[tuple[object, ...], Mark] = {}
    for one in place.statements:
        claim = one.claim
        apart = claim.polarity == "denied" or claim.modality == "planned"
        if not apart and claim.kind not in ("strike", "sovereignty"):
            continue
        mark = _mark(place, one, home)
        if claim.kind == "sovereignty":
            mark = replace(mark, where="inset")
        elif claim.extent == "approach":
            mark = replace(mark, where="approach")
        found.setdefault((claim.kind, claim.party, claim.modality, claim.polarity, mark.where), mark)
    return list(found.values())


def _placed(made: Sequence[Mark], form: str) -> list[Mark]:
    """Say where each mark of one place goes, so that none covers another, and one polygon has one fill at most."""
    placed: list[Mark] = []
    beside = inset = arcs = 0
    taken = filled = False
    for mark in made:
        if mark.texture and filled:
            mark = replace(mark, texture="")
        filled = filled or bool(mark.texture)
        if mark.where == "inset" and form in ("area", "unknown"):
            placed.append(replace(mark, slot=inset))
            inset += 1
        elif mark.where == "approach":
            placed.append(replace(mark, slot=arcs))
            arcs += 1
        elif form in ("area", "unknown", "line") or not taken:
            placed.append(replace(mark, where="main"))
            taken = True
        else:
            placed.append(replace(mark, where="beside", slot=beside))
            beside += 1
    return placed
