"""The grammar of signs: which marks the statements about a place put on the map.

Hue tells the party, symbol or edge the kind, texture the extent, dashes a plan, a bar a denial. One polygon gets at
most one military fill; a claim in law is an inset border and a label, a strike a star or an edge of bars.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from geomap.render.layers.standing import Sign, near, standing
from geomap.render.shapes import Shape
from geomap.render.statements import Statement, age_on, strength
from geomap.state import PlaceState

Texture = Literal["", "hatch", "solid", "stripes"]
Where = Literal["main", "beside", "badge", "approach", "inset"]
HISTORY = "history"
UNDATED = "undated"
DISAGREEMENT = "disagreement"


@dataclass(frozen=True, slots=True)
class Mark:
    """One sign on the map.

    `layer` is the number of a layer, or `HISTORY`, `UNDATED` or `DISAGREEMENT`. `where` is ``main`` (on the
    place), ``beside`` (a second sign of a point, number `slot`), ``badge`` (a second sign of an area: a symbol inside
    it, number `slot`), ``approach`` (the open arc beside it) or ``inset`` (a border inside the edge, number `slot` from
    outside). `statement` is the number of the one that it is drawn for. Marks that differ in
    `strength` alone are the same mark on another day.
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
    strength: float = field(default=1.0, compare=False)
    sides: tuple[str | None, ...] = ()
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """One place as the signs need it: its number, how it is drawn, the statements drawn together, and their state."""

    group: int
    form: str
    statements: Sequence[Statement]
    state: PlaceState
    window_days: int


def in_order(marks: Iterable[Mark], shapes: Sequence[Shape]) -> tuple[Mark, ...]:
    """Return marks in the order of painting: large areas before small ones, those before lines and points."""
    order = {"area": 0, "unknown": 0, "line": 1, "point": 2, "label": 3}

    def size(mark: Mark) -> float:
        geometry = shapes[mark.group].geometry
        return round(-geometry.area, 6) if geometry is not None and mark.form == "area" else 0.0

    return tuple(sorted(marks, key=lambda mark: (order[mark.form], size(mark), mark.group)))


def of_place(place: Place, home: Mapping[int, int], *, layer: str = HISTORY) -> list[Mark]:
    """Return the marks of one place.

    Parameters
    ----------
    place
        The place, with the statements that count on the day to look at.
    home
        The layer of each statement, by its number.
    layer
        Where the marks of those go that have none.
    """
    if not place.statements:
        return []
    if place.form == "label":
        # A self-proclaimed republic is a name on the map and nothing else, whatever is said of it.
        first = next((one for one in place.statements if one.claim.kind == "sovereignty"), place.statements[0])
        every = tuple(sorted(one.number for one in place.statements))
        return [replace(_mark(place, first, home, layer), denied=False, claims=every)]
    signs = standing(place.statements, place.state)
    made = [_military(_mark(place, sign.statement, home, layer), sign, home) for sign in signs]
    made += [
        replace(_mark(place, each[0], home, layer), where="approach", claims=tuple(one.number for one in each))
        for each in near(place.statements, signs)
    ]
    return _placed(made + _others(place, home, layer), place.form)


def _mark(place: Place, one: Statement, home: Mapping[int, int], layer: str) -> Mark:
    """Return the plain mark of a statement."""
    claim = one.claim
    return Mark(
        layer=home.get(one.number, layer),
        group=place.group,
        form=place.form,
        statement=one.number,
        sign=claim.kind,
        party=claim.party,
        planned=claim.modality == "planned",
        denied=claim.polarity == "denied",
        strength=strength(age_on(one.last, place.state.day), window_days=place.window_days),
        claims=(one.number,),
    )


def _military(mark: Mark, sign: Sign, home: Mapping[int, int]) -> Mark:
    """Give a military mark its texture: stripes for disagreement, even fill where all is said, else a light hatch."""
    mark = replace(mark, claims=tuple(sorted(int(each) for each in sign.claims)))
    if sign.sides:
        layer = DISAGREEMENT if home else mark.layer
        return replace(mark, layer=layer, texture="stripes", sides=sign.sides, denied=False)
    mark = replace(mark, sign=sign.kind)
    if sign.kind == "loss":
        return mark  # who lost a place does not hold it: an edge, and no fill
    return replace(mark, texture="solid" if sign.solid else "hatch")


def _others(place: Place, home: Mapping[int, int], layer: str) -> list[Mark]:
    """Return the marks that change no state: strikes, claims in law, plans and denials; one for each thing said."""
    found: dict[tuple[object, ...], Mark] = {}
    for one in place.statements:
        claim = one.claim
        apart = claim.polarity == "denied" or claim.modality == "planned"
        if not apart and claim.kind not in ("strike", "sovereignty"):
            continue
        mark = _mark(place, one, home, layer)
        if claim.kind == "sovereignty":
            mark = replace(mark, where="inset")
        elif claim.extent == "approach":
            mark = replace(mark, where="approach")
        key = (claim.kind, claim.party, claim.modality, claim.polarity, mark.where)
        before = found.setdefault(key, mark)
        if before is not mark:
            found[key] = replace(before, claims=(*before.claims, one.number))
    return list(found.values())


def _placed(made: Sequence[Mark], form: str) -> list[Mark]:
    """Say where each mark of one place goes, so that none covers another, and one polygon has one fill at most."""
    placed: list[Mark] = []
    beside = badges = inset = arcs = 0
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
        elif form == "line" or not taken:
            placed.append(replace(mark, where="main"))
            taken = True
        elif form in ("area", "unknown"):
            # Two edges on one line hide each other: the others are symbols inside.
            placed.append(replace(mark, where="badge", slot=badges))
            badges += 1
        else:
            placed.append(replace(mark, where="beside", slot=beside))
            beside += 1
    return placed
