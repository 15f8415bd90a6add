"""The signs as geometry: symbols of points, hatches and edges of areas, as the page's script draws them.

All lengths are in points on paper. The map on a screen has the same signs in pixels; `PX` turns its lengths into
these.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.figure.canvas import polygons

PX: Final = 0.55  # a pixel of the map, in points: a dot is nearly 9 points wide
RADIUS: Final = 8 * PX
SMALL_RADIUS: Final = 6.5 * PX
ARC_RADIUS: Final = 14 * PX
WHITE: Final = "#ffffff"
INK: Final = "#1f2328"
_ROUND: Final = 12  # segments of a quarter circle


@dataclass(frozen=True, slots=True)
class Part:
    """One stroke or fill of a sign; a width of 0 means that the geometry is filled."""

    geometry: BaseGeometry
    colour: str
    width_pt: float = 0.0
    dash: tuple[float, ...] | None = None
    alpha: float = 1.0


def symbol(
    sign: str,
    x: float,
    y: float,
    *,
    colour: str,
    radius: float = RADIUS,
    planned: bool = False,
    denied: bool = False,
    sides: Sequence[str] = (),
) -> list[Part]:
    """Return the symbol of a point, in painting order.

    Parameters
    ----------
    sign
        A kind of claim.
    x, y
        Where its middle is.
    colour
        The party's.
    radius
        Of the dot.
    planned, denied
        Dashed; with a bar.
    sides
        The two colours of a disagreement, which then is all that the symbol shows.
    """
    disc = _circle(x, y, radius)
    if sides:
        halves = zip(stripes(disc, 4 * PX), sides, strict=True)
        return [
            Part(_circle(x, y, radius + 1.5 * PX), WHITE),
            *(Part(half, side) for half, side in halves),
            Part(disc.exterior, INK, 1.2 * PX),
        ]
    hollow = planned or denied or sign in ("loss", "sovereignty")
    parts = [Part(_outline(sign, x, y, radius + (2.2 if hollow else 1.6) * PX), WHITE)]
    if hollow:
        edge = _outline(sign, x, y, radius - 0.6 * PX)
        dash = (3.2 * PX, 2.4 * PX) if planned else None
        parts += [Part(edge, WHITE), Part(edge.exterior, colour, 2.3 * PX, dash)]
    else:
        parts.append(Part(_outline(sign, x, y, radius), colour))
    inside = _inner(sign, x, y, radius)
    if inside is not None:
        parts.append(Part(inside, colour if hollow else WHITE))
    if denied:
        parts.append(Part(_bar(x, y, radius + 4 * PX), colour, 2.8 * PX))
    return parts


def plate(x: float, y: float) -> list[Part]:
    """Return the white plate under a symbol inside an area."""
    ground = shapely.box(x - 8 * PX, y - 8 * PX, x + 8 * PX, y + 8 * PX).buffer(3 * PX)
    return [Part(ground, WHITE), Part(ground.exterior, "#8b8f94", PX)]


def arc(x: float, y: float, *, colour: str, slot: int = 0, planned: bool = False, denied: bool = False) -> list[Part]:
    """Return the open arc beside a place; several go to its four sides, the first to the right."""
    turn = (0.0, math.pi, math.pi / 2, -math.pi / 2)[slot % 4]
    angles = np.linspace(turn - 0.95, turn + 0.95, 25)
    line = shapely.LineString(np.column_stack([x + ARC_RADIUS * np.cos(angles), y + ARC_RADIUS * np.sin(angles)]))
    parts = [
        Part(line, WHITE, 6.5 * PX),
        Part(line, colour, 3.4 * PX, (4 * PX, 3 * PX) if planned else None),
    ]
    if denied:
        middle = x + ARC_RADIUS * math.cos(turn), y + ARC_RADIUS * math.sin(turn)
        parts.append(Part(_bar(*middle, 5 * PX), colour, 2.8 * PX))
    return parts


def texture(
    area: BaseGeometry, kind: str, *, colour: str, slant_deg: float, strength: float, sides: Sequence[str] = ()
) -> list[Part]:
    """Return the fill of an area: ``hatch``, ``solid``, ``stripes``, or nothing for ""."""
    if kind == "hatch":
        return [
            Part(area, colour, alpha=0.14 * strength),
            Part(_hatch(area, slant_deg, 8 * PX), colour, 1.8 * PX, alpha=0.6 * strength),
        ]
    if kind == "solid":
        return [Part(area, colour, alpha=0.5 * strength)]
    if kind == "stripes":
        halves = zip(stripes(area, 10 * PX), sides, strict=True)
        return [Part(half, side, alpha=0.6 * strength) for half, side in halves]
    return []


def edge(
    sign: str, area: BaseGeometry, *, colour: str, strength: float, planned: bool = False, denied: bool = False
) -> list[Part]:
    """Return the edge of an area for a kind of claim, in painting order; a claim in law has none (see `inset`)."""
    ring = shapely.boundary(area)
    width = (1.6 if planned or denied else 2.2) * PX
    dash = (7 * PX, 5 * PX) if planned else None
    line = Part(ring, colour, width, dash, strength)
    if sign == "strike":
        bars = Part(_teeth(area, 4 * PX, -4 * PX, every=11.4 * PX), colour, 2.4 * PX, alpha=strength)
        return [bars, line] if planned else [bars]
    if sign == "gain":
        teeth = shapely.intersection(_teeth(area, 6 * PX, -1, every=10.6 * PX), area)
        return [line, Part(teeth, colour, 2.6 * PX, alpha=strength)]
    if sign == "loss":
        teeth = shapely.difference(_teeth(area, 1, -6 * PX, every=10.6 * PX), area)
        return [line, Part(teeth, colour, 2.6 * PX, alpha=strength)]
    if sign == "contest":
        return [Part(ring, colour, 6 * PX, dash, strength), Part(ring, WHITE, 2.4 * PX)]
    return [line]


def inset(area: BaseGeometry, *, slot: int, colour: str, strength: float, planned: bool, denied: bool) -> list[Part]:
    """Return the border of a claim in law, inside the edge of an area; `slot` counts from outside."""
    distance = (7 + 6 * slot) * PX
    # Drawn in too far and let out again: narrow parts and sharp turns, over which a border would trip, are gone.
    inside = shapely.buffer(shapely.buffer(area, -1.8 * distance), 0.8 * distance)
    if inside.is_empty:
        inside = area
    dash = (4 * PX, 4 * PX) if planned else (11 * PX, 4 * PX)
    ring = shapely.boundary(shapely.simplify(inside, distance / 5))
    parts = [Part(ring, colour, 2.4 * PX, dash, strength)]
    if denied:
        spot = shapely.point_on_surface(inside)
        parts += symbol("sovereignty", spot.x, spot.y, colour=colour, denied=True)
    return parts


def river(sign: str, line: BaseGeometry, *, colour: str, strength: float, planned: bool, denied: bool) -> list[Part]:
    """Return the strokes of a reach of river."""
    dash: tuple[float, ...] | None = (7 * PX, 5 * PX) if planned or sign == "sovereignty" else None
    parts = [Part(line, WHITE, 8 * PX, alpha=0.85)]
    if sign == "strike":
        return [*parts, Part(line, colour, 8 * PX, (2.4 * PX, 9 * PX), strength)]
    if sign == "contest":
        return [*parts, Part(line, colour, 7.2 * PX, dash, strength), Part(line, WHITE, 2.4 * PX)]
    parts.append(Part(line, colour, (2.8 if planned or denied else 3.4) * PX, dash, strength))
    if sign in ("gain", "loss"):
        parts.append(Part(line, colour, 11 * PX, (2.6 * PX, 8 * PX), strength))
    return parts


def unknown(x: float, y: float, *, slot: int) -> BaseGeometry:
    """Return the area of a region whose outline is not known; `slot` above 0 lies inside."""
    return _circle(x, y, (38 - 7 * slot) * PX)


def stripes(area: BaseGeometry, width_pt: float) -> tuple[BaseGeometry, BaseGeometry]:
    """Return an area cut into even stripes at 45 degrees: the odd ones, and the even ones."""
    west, south, east, north = area.bounds
    reach = (east - west) + (north - south)
    pieces: tuple[list[BaseGeometry], list[BaseGeometry]] = ([], [])
    step = width_pt * math.sqrt(2)  # along the x axis
    # From a fixed grid of the sheet, so that neighbours' stripes line up.
    first = math.floor((west - north) / step)
    for number in range(first, first + math.ceil(reach / step) + 2):
        x = number * step
        band = shapely.Polygon(
            [(x + south, south), (x + step + south, south), (x + step + north, north), (x + north, north)]
        )
        pieces[number % 2].append(band)
    return (
        shapely.intersection(shapely.MultiPolygon(pieces[0]), area),
        shapely.intersection(shapely.MultiPolygon(pieces[1]), area),
    )


def _hatch(area: BaseGeometry, slant_deg: float, period: float) -> BaseGeometry:
    """Return parallel lines inside an area; the slant turns clockwise from upright."""
    angle = math.radians(slant_deg)
    along, across = (math.sin(angle), math.cos(angle)), (math.cos(angle), -math.sin(angle))
    west, south, east, north = area.bounds
    corners = [(x, y) for x in (west, east) for y in (south, north)]
    offsets = [x * across[0] + y * across[1] for x, y in corners]
    reaches = [x * along[0] + y * along[1] for x, y in corners]
    low, high = min(reaches), max(reaches)
    lines = [
        [
            (at * across[0] + low * along[0], at * across[1] + low * along[1]),
            (at * across[0] + high * along[0], at * across[1] + high * along[1]),
        ]
        for at in (
            number * period for number in range(math.ceil(min(offsets) / period), int(max(offsets) // period) + 1)
        )
    ]
    return shapely.intersection(shapely.MultiLineString(lines), area) if lines else shapely.MultiLineString()


def _teeth(area: BaseGeometry, inwards: float, outwards: float, *, every: float) -> BaseGeometry:
    """Return short lines across the edge of an area, from `outwards` (negative: outside) to `inwards` of it."""
    teeth = []
    # Teeth follow the drift of a jagged edge, not each of its turns.
    for part in polygons(shapely.simplify(area, 1.2)):
        part = shapely.geometry.polygon.orient(part)  # so that the inside is always to the left
        for ring in (part.exterior, *part.interiors):
            number = int(ring.length // every)
            for step in range(number):
                at = (step + 0.5) * ring.length / number
                before, here, after = (
                    ring.interpolate(max(at - 1, 0)), ring.interpolate(at), ring.interpolate(min(at + 1, ring.length))
                )  # fmt: skip
                dx, dy = after.x - before.x, after.y - before.y
                length = math.hypot(dx, dy)
                if length:
                    left = (-dy / length, dx / length)
                    teeth.append([(here.x + left[0] * far, here.y + left[1] * far) for far in (outwards, inwards)])
    return shapely.MultiLineString(teeth)


def _circle(x: float, y: float, radius: float) -> shapely.Polygon:
    made: shapely.Polygon = shapely.Point(x, y).buffer(radius, quad_segs=_ROUND)
    return made


def _outline(sign: str, x: float, y: float, radius: float) -> shapely.Polygon:
    if sign == "strike":
        outer, inner = radius + 2.5 * PX, radius * 0.52
        angles = [math.pi * step / 8 for step in range(16)]
        sizes = [inner if step % 2 else outer for step in range(16)]
        return shapely.Polygon(
            [
                (x + size * math.sin(angle), y + size * math.cos(angle))
                for size, angle in zip(sizes, angles, strict=True)
            ]
        )
    if sign == "sovereignty":
        half = radius - 0.5 * PX
        return shapely.box(x - half, y - half, x + half, y + half)
    return _circle(x, y, radius)


def _inner(sign: str, x: float, y: float, radius: float) -> shapely.Polygon | None:
    if sign in ("gain", "loss"):
        size, up = radius * 0.62, 1 if sign == "gain" else -1
        return shapely.Polygon(
            [(x, y + size * up), (x + size * 0.95, y - size * 0.62 * up), (x - size * 0.95, y - size * 0.62 * up)]
        )
    if sign == "contest":
        size = radius * 0.66
        thick = size * 0.32
        cross = shapely.union(shapely.box(-size, -thick, size, thick), shapely.box(-thick, -size, thick, size))
        turned = shapely.transform(
            cross, lambda xy: np.column_stack([xy[:, 0] - xy[:, 1], xy[:, 0] + xy[:, 1]]) * math.sqrt(0.5)
        )
        return shapely.transform(turned, lambda xy: xy + np.array((x, y)))
    return None


def _bar(x: float, y: float, half: float) -> shapely.LineString:
    return shapely.LineString([(x - half, y - half), (x + half, y + half)])
