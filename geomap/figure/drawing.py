"""The map itself: land and water, then the marks in the order of the page's panes, then the labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.figure import signs
from geomap.figure.canvas import Canvas
from geomap.figure.frame import Frame
from geomap.figure.furniture import BORDER, LAND, REGION, RIVER, SEA
from geomap.figure.labels import Box, Label, Labels
from geomap.figure.legend import paint
from geomap.figure.signs import PX, Part
from geomap.render.content import Content
from geomap.render.layers.mentions import is_spot
from geomap.render.layers.signs import HISTORY, Mark
from geomap.render.shapes import Base, Bounds
from geomap.render.strings import capitalised

MENTIONS_NAMED: Final = 25
_BADGE_STEP: Final = 23 * PX
_BESIDE: Final = ((15, 13), (15, -13), (-15, 13), (-15, -13))
_GREY: Final = "#6b6b6b"
_ORDER: Final = {"area": 0, "unknown": 0, "point": 1, "line": 2, "label": 3}
_REPUBLIC_DEG: Final = 0.9


@dataclass(frozen=True, slots=True)
class Drawn:
    """The marks that a figure shows, and the geometry of each place on paper."""

    content: Content
    marks: tuple[Mark, ...]
    paper: dict[int, BaseGeometry]
    spots: dict[int, tuple[float, float]]

    @property
    def mentions(self) -> bool:
        """Whether the places named are drawn instead, for want of any claim."""
        return not self.marks and any(is_spot(one.place) for one in self.content.mentions)


def shown_marks(content: Content) -> tuple[Mark, ...]:
    """Return the marks that a figure shows: all but those of older statements."""
    return tuple(mark for mark in content.marks if mark.layer != HISTORY)


def view_of(content: Content) -> Bounds | None:
    """Return west, south, east, north of the places that a figure shows, in degrees."""
    groups = sorted({mark.group for mark in shown_marks(content)})
    boxes = [box for group in groups if (box := content.shapes[group].bounds) is not None]
    if not boxes:
        return content.view
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def on_paper(content: Content, frame: Frame) -> Drawn:
    """Return what a figure shows, laid on the sheet."""
    marks = shown_marks(content)
    groups = sorted({mark.group for mark in marks})
    paper: dict[int, BaseGeometry] = {}
    spots: dict[int, tuple[float, float]] = {}
    for group in groups:
        shape = content.shapes[group]
        if shape.geometry is not None:
            paper[group] = frame.paper(shape.geometry)
        if shape.label is not None:
            spots[group] = frame.spot(*shape.label)
    return Drawn(content, marks, paper, spots)


def base(canvas: Canvas, frame: Frame, under: Base) -> None:
    """Draw sea, land, rivers and the lines of regions."""
    canvas.fill(frame.box, SEA)
    if "land" in under.parts:
        canvas.fill(frame.clip(frame.paper(under.parts["land"])), LAND)
    for name, colour, width in (("rivers", RIVER, 0.55), ("regions", REGION, 0.35)):
        if name in under.parts:
            canvas.stroke(frame.clip(frame.paper(under.parts[name])), colour, width)


def marks(canvas: Canvas, frame: Frame, drawn: Drawn, under: Base) -> None:
    """Draw all marks: areas, water over them, borders, claims in law, lines, points."""
    looks = drawn.content.looks
    areas = [mark for mark in drawn.marks if mark.form in ("area", "unknown")]
    for mark in areas:
        if mark.where == "main":
            _paint(canvas, frame, _area(drawn, mark))
    if "lakes" in under.parts:
        canvas.fill(frame.clip(frame.paper(under.parts["lakes"])), SEA)
    if "borders" in under.parts:
        canvas.stroke(frame.clip(frame.paper(under.parts["borders"])), BORDER, 0.75, alpha=0.9)
    if "disputed" in under.parts:
        canvas.stroke(frame.clip(frame.paper(under.parts["disputed"])), BORDER, 0.75, alpha=0.9, dash=(2.4, 2.0))
    for mark in areas:
        if mark.where == "inset":
            _paint(canvas, frame, _area(drawn, mark))
    for mark in drawn.marks:
        if mark.form == "line" and mark.where != "approach":
            parts = signs.river(
                mark.sign, drawn.paper[mark.group], colour=looks[mark.party].colour, strength=mark.strength,
                planned=mark.planned, denied=mark.denied,
            )  # fmt: skip
            _paint(canvas, frame, parts)
    for mark in drawn.marks:
        if mark.where == "approach":
            x, y, slot = _arc_spot(drawn, mark)
            for part in signs.arc(
                x, y, colour=looks[mark.party].colour, slot=slot, planned=mark.planned, denied=mark.denied
            ):
                paint(canvas, _faded(part, mark.strength))
        elif mark.form == "point" or mark.where == "badge" or (mark.denied and mark.where == "main"):
            if mark.form == "label":
                continue
            for part in _symbol(drawn, mark):
                paint(canvas, _faded(part, mark.strength))


def mention_dots(canvas: Canvas, frame: Frame, drawn: Drawn) -> list[Label]:
    """Draw the places that the texts name, for a figure without any claim; return their labels."""
    named = [one.place for one in drawn.content.mentions if is_spot(one.place)][:MENTIONS_NAMED]
    labels = []
    for place in named:
        x, y = frame.spot(place.latitude or 0.0, place.longitude or 0.0)
        canvas.fill(shapely.Point(x, y).buffer(1.7), _GREY)
        labels.append(Label("point", place.name, (), x, y, reach=(2.5, 2.5)))
    return labels


def boxes(drawn: Drawn) -> list[Box]:
    """Return the boxes of all signs of points, which labels keep clear of."""
    found = []
    for group, (left, right, low, high) in _reaches(drawn).items():
        x, y = drawn.spots[group]
        found.append((x - left, y - low, x + right, y + high))
    half = 11 * PX
    for mark in drawn.marks:
        if mark.where == "badge" or (mark.denied and mark.where == "main" and mark.form in ("area", "unknown")):
            x, y = _badge_spot(drawn, mark) if mark.where == "badge" else drawn.spots[mark.group]
            found.append((x - half, y - half, x + half, y + half))
    return found


def labels(
    canvas: Canvas, frame: Frame, drawn: Drawn, taken: Iterable[Box], extra: Sequence[Label]
) -> tuple[Labels, list[str]]:
    """Write the labels of all places; return the placer, for the names of countries, and the names left out."""
    content = drawn.content
    reaches = _reaches(drawn)
    wanted = []
    for group in drawn.spots:
        form = content.shapes[group].form
        lines = tuple(capitalised(line) for layer, line in content.label_lines(group) if layer != HISTORY)
        room: tuple[float, float] | None = None
        if form == "area":
            west, south, east, north = drawn.paper[group].bounds
            room = (east - west, north - south)
        elif form in ("unknown", "label"):
            side = 2 * (38 * PX if form == "unknown" else _REPUBLIC_DEG * 111_000 / frame.metres_per_pt)
            room = (max(side, 60.0), max(side, 60.0))
        # A town's sign says what is said of it; its label is the name.
        kept = lines if form in ("area", "unknown", "label") else ()
        reach = reaches[group][:2] if group in reaches else (5.5, 5.5)
        x, y = drawn.spots[group]
        wanted.append((_ORDER[form], group, Label(form, content.place_name(group), kept, x, y, room, reach)))
    placer = Labels(canvas, frame, taken)
    ordered = [label for _, _, label in sorted(wanted, key=lambda each: each[:2])]
    return placer, placer.place([*ordered, *extra])


def _area(drawn: Drawn, mark: Mark) -> list[Part]:
    look = drawn.content.looks[mark.party]
    sides = [drawn.content.looks[side].colour for side in mark.sides]
    given: dict[str, Any] = {"colour": look.colour, "strength": mark.strength}
    if mark.form == "unknown":
        x, y = drawn.spots[mark.group]
        circle = signs.unknown(x, y, slot=mark.slot + 1 if mark.where == "inset" else 0)
        line = Part(shapely.boundary(circle), look.colour, 1.8 * PX, (6 * PX, 5 * PX), mark.strength)
        return [*signs.texture(circle, mark.texture, slant_deg=look.slant_deg, sides=sides, **given), line]
    area = drawn.paper[mark.group]
    if mark.where == "inset":
        return signs.inset(area, slot=mark.slot, planned=mark.planned, denied=mark.denied, **given)
    return [
        *signs.texture(area, mark.texture, slant_deg=look.slant_deg, sides=sides, **given),
        *signs.edge(mark.sign, area, planned=mark.planned, denied=mark.denied, **given),
    ]


def _symbol(drawn: Drawn, mark: Mark) -> list[Part]:
    x, y = drawn.spots[mark.group]
    beside = mark.where == "beside"
    plate: list[Part] = []
    if mark.where == "badge":
        x, y = _badge_spot(drawn, mark)
        plate = signs.plate(x, y)
    elif beside:
        dx, dy = _BESIDE[mark.slot % 4]
        x, y = x + dx * PX, y + dy * PX
    return plate + signs.symbol(
        mark.sign,
        x,
        y,
        colour=drawn.content.looks[mark.party].colour,
        radius=signs.SMALL_RADIUS if beside or plate else signs.RADIUS,
        planned=mark.planned,
        denied=mark.denied,
        sides=[drawn.content.looks[side].colour for side in mark.sides] if mark.texture == "stripes" else (),
    )


def _badge_spot(drawn: Drawn, mark: Mark) -> tuple[float, float]:
    """Return where a symbol inside an area goes: in a row through the middle of its widest part."""
    x, y = drawn.spots[mark.group]
    return x + (1 if mark.slot % 2 else -1) * ((mark.slot + 1) // 2) * _BADGE_STEP, y


def _arc_spot(drawn: Drawn, mark: Mark) -> tuple[float, float, int]:
    """Return where an open arc goes: beside a point, at the northern end of an area or river."""
    if mark.form in ("area", "line") and mark.group in drawn.paper:
        points = shapely.get_coordinates(drawn.paper[mark.group])
        x, y = points[points[:, 1].argmax()]
        return float(x), float(y) - (8 - 7 * mark.slot) * PX, 2
    x, y = drawn.spots[mark.group]
    return x, y, mark.slot


def _reaches(drawn: Drawn) -> dict[int, tuple[float, float, float, float]]:
    """Return how far the signs of each point reach to the left, right, down and up."""
    found: dict[int, list[float]] = {}
    for mark in drawn.marks:
        if mark.form != "point":
            continue
        size = signs.RADIUS + 1.2
        reach = found.setdefault(mark.group, [size] * 4)
        if mark.where == "beside":
            dx, dy = _BESIDE[mark.slot % 4]
            reach[1 if dx > 0 else 0] = max(reach[1 if dx > 0 else 0], 22.5 * PX)
            reach[3 if dy > 0 else 2] = max(reach[3 if dy > 0 else 2], 20.5 * PX)
        elif mark.where == "approach":
            side = (1, 0, 3, 2)[mark.slot % 4]
            reach[side] = max(reach[side], 17 * PX)
    return {group: (reach[0], reach[1], reach[2], reach[3]) for group, reach in sorted(found.items())}


def _faded(part: Part, strength: float) -> Part:
    if part.colour == signs.WHITE:
        return part
    return Part(part.geometry, part.colour, part.width_pt, part.dash, part.alpha * strength)


def _paint(canvas: Canvas, frame: Frame, parts: Iterable[Part]) -> None:
    for part in parts:
        clipped = frame.clip(part.geometry)
        if not clipped.is_empty:
            paint(canvas, Part(clipped, part.colour, part.width_pt, part.dash, part.alpha))
