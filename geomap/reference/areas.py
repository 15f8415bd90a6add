"""Lists of areas: how much of a region lies in whose polygons. Imports shapely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.reference.records import CONTESTED, Entry, ReferenceList, Share


def inside(entries: Iterable[Entry], geometry: BaseGeometry) -> list[Entry]:
    """Return the entries whose point lies in a polygon."""
    located = [entry for entry in entries if entry.latitude is not None and entry.longitude is not None]
    shapely.prepare(geometry)
    hits = shapely.intersects_xy(
        geometry,
        np.array([entry.longitude for entry in located], dtype=float),
        np.array([entry.latitude for entry in located], dtype=float),
    )
    return [entry for entry, hit in zip(located, hits, strict=True) if hit]


def area_share(reference: ReferenceList, areas: Sequence[Entry], geometry: BaseGeometry, day: date) -> Share | None:
    """Return which part of a region's area lies in whose polygons on a day.

    What lies in polygons of two holders is contested; what lies in none is held by `ReferenceInfo.otherwise`, or is
    left out of the share where the list does not say.
    """
    by_holder: dict[str, list[Any]] = {}
    region = _equal_area(geometry)
    shapely.prepare(region)
    for entry in areas:
        # One polygon: its periods never overlap with different holders, so this is its holder.
        at = next((segment for segment in reference.segments([entry]) if segment.has(day)), None)
        if at is None or (at.holder == reference.info.otherwise and not _told(entry, day)):
            continue
        flat = _equal_area(entry.geometry)
        if region.intersects(flat):
            by_holder.setdefault(at.holder, []).append(flat)
    shapes = {holder: shapely.union_all(parts) for holder, parts in sorted(by_holder.items())}
    held: dict[str, float] = {}
    contested = [shapes.pop(CONTESTED)] if CONTESTED in shapes else []
    holders = list(shapes)
    for at_, holder in enumerate(holders):
        contested += [shapes[holder].intersection(shapes[other]) for other in holders[at_ + 1 :]]
    doubtful = shapely.union_all(contested) if contested else shapely.Polygon()
    total = region.area
    for holder, shape in shapes.items():
        held[holder] = region.intersection(shape.difference(doubtful)).area / total
    if not doubtful.is_empty:
        held[CONTESTED] = region.intersection(doubtful).area / total
    rest = max(0.0, 1.0 - sum(held.values()))
    if reference.info.otherwise:
        held[reference.info.otherwise] = held.get(reference.info.otherwise, 0.0) + rest
    rounded = {holder: round(share, 4) for holder, share in sorted(held.items()) if round(share, 4)}
    return Share("area", rounded, 1.0 if reference.info.otherwise else round(sum(rounded.values()), 4))


def _told(entry: Entry, day: date) -> bool:
    return any(
        (period.start is None or period.start <= day) and (period.end is None or day < period.end)
        for period in entry.periods
    )


def _equal_area(geometry: BaseGeometry) -> BaseGeometry:
    """Return a geometry in Lambert's cylindrical equal-area projection of the sphere: x in radians, y the sine."""
    return shapely.transform(geometry, lambda xy: np.column_stack((np.radians(xy[:, 0]), np.sin(np.radians(xy[:, 1])))))
