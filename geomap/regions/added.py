"""Points joined to the units of a user's own layers, which go before those that come with geomap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import shapely

if TYPE_CHECKING:
    from geomap.regions.boundaries import Boundaries
    from geomap.regions.locate import Location

_JOINED = ("admin1", "admin2")


def joined_to_added(
    boundaries: Boundaries, points: Sequence[tuple[float, float]], located: Sequence[Location]
) -> list[Location]:
    """Return where points lie (latitude, longitude), with the units of added layers that hold them.

    A layer is asked for points of its own country only; of several of one level the newest that holds a point wins.
    """
    out = list(located)
    for name in reversed(boundaries.added):
        info = boundaries.registry[name]
        if info.level not in _JOINED:
            continue
        at = [number for number, place in enumerate(located) if place.country == info.country]
        if not at:
            continue
        layer = boundaries.layer(name)
        tree = shapely.STRtree(shapely.box(*layer.bounds.T))
        spots = shapely.points([(points[number][1], points[number][0]) for number in at])
        for number, row in zip(*tree.query(spots).tolist(), strict=True):
            latitude, longitude = points[at[number]]
            if shapely.intersects_xy(layer.geometry(row), longitude, latitude):
                unit = layer.keys[row]
                place = out[at[number]]
                out[at[number]] = replace(place, admin1=unit) if info.level == "admin1" else replace(place, admin2=unit)
    return out
