"""Where the map lies on the sheet: a projection about its middle, and a rectangle in points."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.figure.canvas import polygons
from geomap.render.basemap import WORLD
from geomap.render.shapes import Bounds

SMALLEST_KM: Final = 60.0  # a single town is shown with this much around it
MARGIN: Final = 0.09  # of the claims' extent, on each side
WIDE_DEG: Final = 75.0  # from here on the whole world is shown in one projection of its own
ASPECTS: Final = (0.62, 1.12)  # least and most height of the map, in its widths


class Projection:
    """From degrees to metres: equal area about the middle of a view; for a wide one, that of the world.

    Parameters
    ----------
    view
        West, south, east, north, in degrees.
    """

    def __init__(self, view: Bounds) -> None:
        west, south, east, north = view
        self.world = east - west > WIDE_DEG or north - south > WIDE_DEG
        if self.world:
            text = f"+proj=eqearth +lon_0={(west + east) / 2:.2f} +datum=WGS84 +units=m"
        else:
            text = f"+proj=laea +lat_0={(south + north) / 2:.3f} +lon_0={(west + east) / 2:.3f} +datum=WGS84 +units=m"
        self._transformer = pyproj.Transformer.from_crs("EPSG:4326", text, always_xy=True)

    def metres(self, geometry: BaseGeometry) -> BaseGeometry:
        """Return a geometry in degrees (longitude, latitude) as one in metres."""
        return shapely.transform(geometry, lambda xy: np.column_stack(self._transformer.transform(xy[:, 0], xy[:, 1])))

    def degrees(self, geometry: BaseGeometry) -> BaseGeometry:
        """Return a geometry in metres as one in degrees."""

        def back(xy: np.ndarray) -> np.ndarray:
            return np.column_stack(self._transformer.transform(xy[:, 0], xy[:, 1], direction="INVERSE"))

        return shapely.transform(geometry, back)


@dataclass(frozen=True, slots=True)
class Frame:
    """The rectangle of the map on the sheet, in points, and how degrees come to lie in it."""

    projection: Projection
    x: float
    y: float
    width: float
    height: float
    origin: tuple[float, float]
    metres_per_pt: float

    @property
    def box(self) -> BaseGeometry:
        """The rectangle itself."""
        return shapely.box(self.x, self.y, self.x + self.width, self.y + self.height)

    def paper(self, geometry: BaseGeometry) -> BaseGeometry:
        """Return a geometry in degrees as it lies on the sheet; what is finer than print shows is left away."""
        west, south = self.origin

        def place(xy: np.ndarray) -> np.ndarray:
            return np.column_stack(
                [self.x + (xy[:, 0] - west) / self.metres_per_pt, self.y + (xy[:, 1] - south) / self.metres_per_pt]
            )

        # A long straight edge in degrees, where a layer was cut, is a curve on the sheet.
        curved = shapely.segmentize(geometry, max(self.width * self.metres_per_pt / 111_000 / 12, 0.2))
        made = shapely.transform(self.projection.metres(curved), place)
        if not np.isfinite(shapely.get_coordinates(made)).all():
            return shapely.GeometryCollection()
        return _valid(shapely.simplify(made, 0.1))

    def spot(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return where a point in degrees lies on the sheet."""
        point = self.paper(shapely.Point(longitude, latitude))
        return (point.x, point.y) if not point.is_empty else (-1e6, -1e6)

    def clip(self, geometry: BaseGeometry) -> BaseGeometry:
        """Return the part of a geometry of the sheet that lies in the rectangle."""
        made = shapely.clip_by_rect(geometry, self.x, self.y, self.x + self.width, self.y + self.height)
        return _valid(made)

    def bounds(self) -> Bounds:
        """Return west, south, east, north of what the rectangle shows, in degrees."""
        if self.projection.world:
            return WORLD
        west, south = self.origin
        box = shapely.box(west, south, west + self.width * self.metres_per_pt, south + self.height * self.metres_per_pt)
        degrees = self.projection.degrees(shapely.segmentize(box, self.width * self.metres_per_pt / 20)).bounds
        low, high = (
            (max(degrees[0], WORLD[0]), max(degrees[1], WORLD[1])),
            (min(degrees[2], WORLD[2]), min(degrees[3], WORLD[3])),
        )
        return (*low, *high)


def aspect(view: Bounds) -> float:
    """Return the height that a view asks for, in its widths, within `ASPECTS`."""
    west, south, east, north = _metres_box(Projection(view), view)
    return min(max((north - south) / (east - west), ASPECTS[0]), ASPECTS[1])


def frame(view: Bounds, *, x: float, y: float, width: float, height: float) -> Frame:
    """Return the frame that shows all of a view, with a margin, in a rectangle of the sheet."""
    projection = Projection(view)
    west, south, east, north = _metres_box(projection, view)
    metres_per_pt = max((east - west) / width, (north - south) / height)
    origin = (
        (west + east) / 2 - width * metres_per_pt / 2,
        (south + north) / 2 - height * metres_per_pt / 2,
    )
    return Frame(projection, x, y, width, height, origin, metres_per_pt)


def around(view: Bounds, share: float, least_deg: float) -> Bounds:
    """Return a view widened to several times its size, and at least to a number of degrees each way."""
    west, south, east, north = view
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    half_y = max(share * (north - south), least_deg) / 2
    half_x = max(share * (east - west), least_deg / max(math.cos(math.radians(middle_y)), 0.3)) / 2
    return (
        max(WORLD[0], middle_x - half_x),
        max(-80.0, middle_y - half_y),
        min(WORLD[2], middle_x + half_x),
        min(80.0, middle_y + half_y),
    )


def _valid(geometry: BaseGeometry) -> BaseGeometry:
    """Return a geometry that is valid: what a polygon's simplifying left of lines and points is left away."""
    if geometry.is_valid:
        return geometry
    return shapely.MultiPolygon(list(polygons(shapely.make_valid(geometry))))


def _metres_box(projection: Projection, view: Bounds) -> Bounds:
    """Return the bounds of a view in metres, with the margin and never less than `SMALLEST_KM`."""
    # Points along the sides too, which are curves on the sheet; a view may be as flat as one town.
    longitudes, latitudes = np.linspace(view[0], view[2], 21), np.linspace(view[1], view[3], 21)
    points = [(x, y) for x in longitudes for y in latitudes]
    west, south, east, north = projection.metres(shapely.multipoints(points)).bounds
    least = SMALLEST_KM * 1000
    width = max((east - west) * (1 + 2 * MARGIN), least)
    height = max((north - south) * (1 + 2 * MARGIN), least * ASPECTS[0])
    x, y = (west + east) / 2, (south + north) / 2
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2
