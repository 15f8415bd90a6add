"""What lies under the claims: land, lakes, rivers, recognised borders, thin lines of regions."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any, Final

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.render.shapes import Bounds, Shapes, encode

WORLD: Final[Bounds] = (-180.0, -85.0, 180.0, 85.0)
PARTS: Final = ("land", "lakes", "rivers", "borders", "regions", "disputed")
VIEW_SHARE: Final = 1.1  # of the claims' extent, added on each side: what a first step of panning or zooming out shows
SMALLEST_DEG: Final = 3.0
DETAIL: Final = 3000  # about so many steps of detail across the extent: two screens' width
COARSE_DEG: Final = 0.35


def extent(boxes: Iterable[Bounds]) -> Bounds | None:
    """Return the bounds of all boxes, None where there is none."""
    every = list(boxes)
    if not every:
        return None
    west, south, east, north = zip(*every, strict=True)
    return min(west), min(south), max(east), max(north)


def around(bounds: Bounds) -> Bounds:
    """Return bounds widened to what the page may show before the reader zooms far out."""
    west, south, east, north = bounds
    width = max(east - west, SMALLEST_DEG)
    height = max(north - south, SMALLEST_DEG / 2)
    # A screen may be much wider or higher than the claims: cover both.
    stretch = math.cos(math.radians((south + north) / 2))
    width_deg = max(width, 1.8 * height / max(stretch, 0.2))
    height_deg = max(height, 1.8 * width * stretch)
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    half_x, half_y = width_deg * (0.5 + VIEW_SHARE), height_deg * (0.5 + VIEW_SHARE / 2)
    return (
        round(max(WORLD[0], middle_x - half_x), 2),
        round(max(WORLD[1], middle_y - half_y), 2),
        round(min(WORLD[2], middle_x + half_x), 2),
        round(min(WORLD[3], middle_y + half_y), 2),
    )


def basemap(bounds: Bounds, shapes: Shapes, *, countries: Iterable[str]) -> tuple[dict[str, Any], frozenset[str]]:
    """Return the base of a page for its data island, in detail within bounds and coarse beyond; and whom to credit.

    Parameters
    ----------
    bounds
        What the page may show, as of `around`.
    shapes
        Where the geometry comes from.
    countries
        ISO 3166-1 alpha-2 codes of the countries whose regions are parted by lines.
    """
    tolerance_deg = (bounds[2] - bounds[0]) / DETAIL
    near = shapes.base(bounds, tolerance_deg=tolerance_deg, countries=sorted(countries))
    base: dict[str, Any] = {"bounds": bounds, "near": _encoded(near.parts, digits=3)}
    used = near.sources
    if bounds != WORLD:
        hole = shapely.box(*bounds)
        far = shapes.base(WORLD, tolerance_deg=COARSE_DEG, countries=())
        beyond: dict[str, BaseGeometry] = {
            name: shapely.difference(far.parts[name], hole)
            for name in ("land", "borders", "disputed")
            if name in far.parts
        }
        base["far"] = _encoded(beyond, digits=2)
        used |= far.sources
    base["names"] = [[name, spots] for name, spots in shapes.names(bounds)]
    return base, used


def _encoded(parts: dict[str, BaseGeometry], *, digits: int) -> dict[str, Any]:
    return {name: encode(parts[name], digits=digits) for name in PARTS if name in parts and not parts[name].is_empty}
