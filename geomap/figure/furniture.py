"""What stands in the corners of the map: the scale bar, and the small map that shows where it lies."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.figure.canvas import Canvas, text_width
from geomap.figure.frame import Frame, around, frame
from geomap.figure.labels import Box
from geomap.render.shapes import Bounds, Shapes
from geomap.render.strings import fill

SEA: Final = "#cfdfe8"
LAND: Final = "#f7f5f0"
RIVER: Final = "#b3cbd9"
REGION: Final = "#8b8f94"
BORDER: Final = "#666b71"
_SCALE_PT: Final = 5.6
_LOCATOR_SHARE: Final = 4.0  # how many times as wide as the map the small one is
_LOCATOR_DEG: Final = 22.0
_MARK: Final = "#1f2328"
MARGIN_PT: Final = 5.0

Corner = tuple[str, str]


def scale_bar(canvas: Canvas, where: Frame, corner: Corner) -> Box | None:
    """Draw a scale bar in a corner and return its box; None on a map of the world, whose scale varies."""
    if where.projection.world:
        return None
    length_km = scale_km(where)
    length_pt = length_km * 1000 / where.metres_per_pt
    words = fill("figure_km", length=f"{length_km:g}")
    width = max(length_pt, text_width(words, _SCALE_PT)) + 6
    height = _SCALE_PT * 1.2 + 7
    box = _corner_box(where, corner, width, height)
    canvas.fill(shapely.box(*box), "#ffffff", alpha=0.8)
    x, y = box[0] + 3, box[1] + 3.2
    bar = shapely.LineString([(x, y + 2.4), (x, y), (x + length_pt, y), (x + length_pt, y + 2.4)])
    canvas.stroke(bar, "#1f2328", 0.8)
    canvas.text(x + length_pt / 2, y + 3.0, words, size_pt=_SCALE_PT, align="center")
    return box


def scale_km(where: Frame) -> float:
    """Return a round length, in kilometres, of at most a fifth of the map's width."""
    most = where.width * where.metres_per_pt / 5000
    power = 10.0 ** math.floor(math.log10(most))
    return max(step * power for step in (1, 2, 5) if step * power <= most)


def locator_box(where: Frame, corner: Corner, size_pt: float) -> Box:
    """Return where in a corner of the map the small map goes."""
    return _corner_box(where, corner, size_pt, size_pt * 0.82)


def locator(canvas: Canvas, where: Frame, box: Box, shapes: Shapes) -> frozenset[str]:
    """Draw a small map of the surroundings with the map's outline on it; return whose data it shows."""
    bounds = where.bounds()
    view = around(bounds, _LOCATOR_SHARE, _LOCATOR_DEG)
    small = frame(view, x=box[0], y=box[1], width=box[2] - box[0], height=box[3] - box[1])
    base = shapes.base(small.bounds(), tolerance_deg=max((view[2] - view[0]) / 250, 0.06), countries=())
    canvas.fill(small.box, SEA)
    if "land" in base.parts:
        canvas.fill(small.clip(small.paper(base.parts["land"])), LAND)
    if "borders" in base.parts:
        canvas.stroke(small.clip(small.paper(base.parts["borders"])), BORDER, 0.35)
    outline = _outline_degrees(bounds)
    shown = small.clip(shapely.boundary(small.paper(outline)))
    canvas.stroke(shown, "#ffffff", 1.8)
    canvas.stroke(shown, _MARK, 0.9)
    canvas.stroke(shapely.boundary(small.box), "#1f2328", 0.6)
    return base.sources


def emptiest(where: Frame, busy: Sequence[BaseGeometry], sizes: Iterable[tuple[Corner, float, float]]) -> Corner:
    """Return the corner in which a box of the given size covers least of the signs."""
    covered = []
    for corner, width, height in sizes:
        box = shapely.box(*_corner_box(where, corner, width, height))
        covered.append(
            (round(sum(shapely.intersection(box, each).area + 40 * each.intersects(box) for each in busy), 3), corner)
        )
    return min(covered, key=lambda each: each[0])[1]


def _outline_degrees(bounds: Bounds) -> BaseGeometry:
    return shapely.segmentize(shapely.box(*bounds), (bounds[2] - bounds[0]) / 12)


def _corner_box(where: Frame, corner: Corner, width: float, height: float) -> Box:
    left = where.x + MARGIN_PT if corner[1] == "left" else where.x + where.width - MARGIN_PT - width
    bottom = where.y + MARGIN_PT if corner[0] == "lower" else where.y + where.height - MARGIN_PT - height
    return left, bottom, left + width, bottom + height
