"""Where the name of a country may stand: spots inside it, far from its borders first."""

from __future__ import annotations

from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.render.shapes import Bounds

GRID: Final = 20  # spots tried across the extent, each way
APART: Final = 0.02  # of the extent: a spot nearer to a border than this is too near


def spots(country: BaseGeometry, bounds: Bounds) -> list[tuple[float, float]]:
    """Return latitude and longitude of spots inside a country and bounds, the one farthest from any border first."""
    west, south, east, north = bounds
    inside = shapely.clip_by_rect(country, west, south, east, north)
    if inside.is_empty:
        return []
    steps = [(number + 0.5) / GRID for number in range(GRID)]
    grid = shapely.points(
        [(west + x * (east - west), south + y * (north - south)) for y in steps for x in steps],
    )
    shapely.prepare(inside)
    hits = [point for point, hit in zip(grid, shapely.contains(inside, grid), strict=True) if hit]
    if not hits:
        return []
    edge = shapely.boundary(inside)
    depths = [(round(float(shapely.distance(edge, point)), 4), point) for point in hits]
    ranked = sorted(
        (each for each in depths if each[0] > APART * (east - west)), key=lambda each: (-each[0], *each[1].coords)
    )
    return [(round(point.y, 2), round(point.x, 2)) for _, point in ranked]
