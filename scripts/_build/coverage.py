"""Make layers of polygons that partition the land: no overlap, one border between neighbours, few vertices.

The order matters. Rounding after simplifying breaks shared borders, so all lines are first brought onto one grid and
noded there (`snap`); `simplify` then only drops vertices, so that what is left is still on the grid, and still valid.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

# Four decimals of a degree: 11 m north to south. The grid of all layers.
DECIMALS = 4
_GRID_DEG = 10.0**-DECIMALS


class CoverageError(ValueError):
    """The polygons of a layer do not partition the land."""


def snap(geometries: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Return the polygons on the grid as a valid coverage.

    All borders are noded together on the grid, and the faces between them given to the polygon that they lie in.
    Where polygons overlap, the smaller one keeps the face: the larger one was drawn without the enclave. Faces in no
    polygon (lakes, gaps) stay out.
    """
    polygons = shapely.make_valid(np.array(geometries, dtype=object))
    lines = shapely.union_all(shapely.boundary(polygons), grid_size=_GRID_DEG)
    faces = shapely.get_parts(shapely.polygonize([lines]))
    face, owner = shapely.STRtree(polygons).query(shapely.point_on_surface(faces), predicate="within")
    owner_of = np.full(len(faces), -1)
    # The last write wins: from the largest owner to the smallest.
    order = np.argsort(-shapely.area(polygons)[owner], kind="stable")
    owner_of[face[order]] = owner[order]
    return [shapely.coverage_union_all(faces[owner_of == at]) for at in range(len(polygons))]


def simplify(geometries: Sequence[BaseGeometry], tolerance_deg: float) -> list[BaseGeometry]:
    """Return a snapped coverage with fewer vertices; neighbours keep one border.

    `tolerance_deg` is the side of the largest triangle that is cut away (Visvalingam–Whyatt).
    """
    return list(shapely.coverage_simplify(np.array(geometries, dtype=object), tolerance_deg))


def without_specks(geometry: BaseGeometry, smallest_deg2: float) -> BaseGeometry:
    """Return a polygon without its islands below an area; the largest one always stays."""
    parts = shapely.get_parts(geometry)
    if len(parts) < 2:
        return geometry
    areas = shapely.area(parts)
    keep = areas >= min(smallest_deg2, areas.max())
    return geometry if keep.all() else shapely.multipolygons(parts[keep]) if keep.sum() > 1 else parts[keep][0]


def tidy(geometry: BaseGeometry) -> BaseGeometry:
    """Return a geometry rounded to the grid, its parts and rings in a fixed order, exteriors counter-clockwise."""
    rounded = shapely.transform(geometry, lambda xy: np.round(xy, DECIMALS))
    return shapely.orient_polygons(shapely.normalize(rounded))


def check(keys: Sequence[str], geometries: Sequence[BaseGeometry], *, layer: str) -> None:
    """Assert that finished polygons are a valid coverage.

    Raises
    ------
    CoverageError
        Naming the first features that are empty, invalid, or overlap a neighbour.
    """
    array = np.array(geometries, dtype=object)
    if any(shapely.is_empty(array)) or any(shapely.is_missing(array)):
        raise CoverageError(f"{layer}: empty: {[keys[at] for at in np.flatnonzero(shapely.is_empty(array))[:5]]}")
    if not shapely.is_valid(array).all():
        raise CoverageError(f"{layer}: invalid: {[keys[at] for at in np.flatnonzero(~shapely.is_valid(array))[:5]]}")
    if not shapely.coverage_is_valid(array):
        wrong = ~shapely.is_empty(shapely.coverage_invalid_edges(array))
        raise CoverageError(f"{layer}: borders do not match: {[keys[at] for at in np.flatnonzero(wrong)[:5]]}")


Segment = tuple[tuple[float, float], tuple[float, float]]


def segments(keys: Sequence[str], geometries: Sequence[BaseGeometry]) -> dict[Segment, tuple[str, ...]]:
    """Return each border segment of a coverage with the keys of the one or two polygons that it bounds, sorted."""
    owners: dict[Segment, set[str]] = defaultdict(set)
    for key, geometry in zip(keys, geometries, strict=True):
        for ring in shapely.get_rings(shapely.get_parts(geometry)):
            points = [tuple(point) for point in shapely.get_coordinates(ring).tolist()]
            for start, end in pairwise(points):
                owners[(start, end) if start <= end else (end, start)].add(key)
    return {segment: tuple(sorted(who)) for segment, who in sorted(owners.items())}


def lines_of(found: Sequence[Segment]) -> BaseGeometry:
    """Return segments joined into lines."""
    merged = shapely.line_merge(shapely.multilinestrings([shapely.linestrings(segment) for segment in found]))
    return shapely.normalize(merged)
