"""What lies under the claims of a map: land, water, recognised borders, lines of first-level units; and reaches."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.regions.boundaries import Boundaries, Bounds
from geomap.regions.layers import Layer

PARTS = ("land", "lakes", "rivers", "borders", "regions")
"""What a basemap is made of, in the order of drawing."""

DISPUTED = "disputed"
"""One part more, where it is asked for: outlines of disputed areas."""

_UKRAINE = "UA"
_OVERVIEW = "world_land_overview"
_UKRAINE_BOUNDS: Bounds = (22.0, 44.2, 40.4, 52.5)
_KM_PER_DEG = 111.195

# Natural Earth's rank of rivers and lakes, 0 the greatest to 12: how many show at a width of view, in degrees.
_RANKS = ((6.0, 12), (15.0, 11), (30.0, 9), (60.0, 6))
_RANK_OF_WORLD = 4

# Kinds of Natural Earth's disputed areas whose outline is no line of anybody's: leases, zones of peacekeepers.
_NOT_DISPUTED = frozenset({"Admin-0 lease", "Admin-0 overlay"})
# An outline this near to a coast or a recognised border is that coast or border, drawn a little differently.
_SAME_LINE_DEG = 0.04

# An islet or pond this many tolerances square shows as a dot.
_CRUMB = 1.0


@dataclass(frozen=True, slots=True)
class Basemap:
    """The base of a map within its bounds, in WGS 84, to be drawn in this order; any part may be empty.

    Attributes
    ----------
    land
        Polygons. No country is filled: the land of all is one.
    lakes
        Polygons of lakes, reservoirs and estuaries. Draw them over the claims' areas too: oblasts reach into water.
    rivers
        Lines, the greater ones at a wide view.
    borders
        Lines: borders between countries, Crimea in Ukraine. No coasts.
    regions
        Lines between the first-level units of the countries asked for. No coasts, and no borders of countries.
    disputed
        Lines: outlines of areas that several states claim or that rule themselves, where no recognised border and no
        coast runs. Only where `DISPUTED` is among the parts asked for.
    layers
        The layers it was made from, sorted: what must be credited.
    """

    bounds: Bounds
    land: BaseGeometry
    lakes: BaseGeometry
    rivers: BaseGeometry
    borders: BaseGeometry
    regions: BaseGeometry
    layers: tuple[str, ...]
    disputed: BaseGeometry


def basemap(
    boundaries: Boundaries,
    bounds: Bounds,
    *,
    tolerance_deg: float = 0.005,
    regions_of: Iterable[str] = (_UKRAINE,),
    parts: Collection[str] = PARTS,
) -> Basemap:
    """Return the base of a map.

    Parameters
    ----------
    boundaries
        Where the layers come from; only features that meet the bounds are parsed.
    bounds
        West, south, east, north.
    tolerance_deg
        Simplify by so much. Oblast lines and Ukraine's border fit the polygons that ``geometry(key, tolerance_deg=…)``
        gives at the same tolerance. From 0.2 on, land comes from a coarse overview, and oblasts are left out.
    regions_of
        The countries whose first-level units are parted by lines, ISO 3166-1 alpha-2.
    parts
        What to make; the others stay empty. `DISPUTED` needs land and borders, too.

    Raises
    ------
    BoundaryError
        When a layer is missing or damaged.
    """
    coarse = tolerance_deg >= boundaries.registry[_OVERVIEW].tolerance_deg
    base = _Base(boundaries, bounds, tolerance_deg)
    if "land" in parts:
        base.land += base.polygons(_OVERVIEW if coarse else "world_land")
    if "lakes" in parts:
        base.lakes += base.polygons("world_lakes")
    if "rivers" in parts:
        base.rivers += base.lines("world_rivers")
    if "borders" in parts:
        base.borders += base.lines("world_borders")
    if coarse:
        if "borders" in parts:
            base.borders += base.simple(_outer_borders(boundaries))
            base.used.add("ukraine_borders")
    elif _meet(bounds, _UKRAINE_BOUNDS):
        base.add_ukraine(parts, between=_UKRAINE in regions_of)
    if "regions" in parts:
        for country in sorted(set(regions_of) - {_UKRAINE}):
            base.add_regions(country)
    disputed = base.disputed_outlines() if DISPUTED in parts else []
    return Basemap(
        bounds=bounds,
        land=shapely.union_all(base.land),
        lakes=shapely.union_all(base.lakes),
        rivers=_together(base.rivers),
        borders=_together(base.borders),
        regions=_together(base.regions),
        layers=tuple(sorted(base.used)),
        disputed=_together(disputed),
    )


class _Base:
    """The parts of a basemap while they are gathered, and the layers that were used."""

    def __init__(self, boundaries: Boundaries, bounds: Bounds, tolerance_deg: float) -> None:
        self._boundaries = boundaries
        self._bounds = bounds
        self._tolerance_deg = tolerance_deg
        self._crumb_deg2 = _CRUMB * tolerance_deg**2
        self.land: list[BaseGeometry] = []
        self.lakes: list[BaseGeometry] = []
        self.rivers: list[BaseGeometry] = []
        self.borders: list[BaseGeometry] = []
        self.regions: list[BaseGeometry] = []
        self.used: set[str] = set()

    def polygons(self, name: str) -> list[BaseGeometry]:
        """Return the polygons of a layer in view, simplified, without those too small to see."""
        layer = self._layer(name)
        box = layer.bounds
        rows = [
            row
            for row in self._in_view(layer)
            if (box[row, 2] - box[row, 0]) * (box[row, 3] - box[row, 1]) >= self._crumb_deg2
        ]
        shown = [shape for shape in self.simple(layer.geometries(rows)) if shape.area >= self._crumb_deg2]
        return [shape if shape.is_valid else shapely.make_valid(shape) for shape in shown]

    def lines(self, name: str) -> list[BaseGeometry]:
        """Return the lines of a layer in view, simplified."""
        layer = self._layer(name)
        return self.simple(layer.geometries(self._in_view(layer)))

    def simple(self, geometries: Iterable[BaseGeometry]) -> list[BaseGeometry]:
        """Return geometries clipped to the view and simplified each by itself."""
        return [shapely.simplify(shape, self._tolerance_deg / 2) for shape in _clip(geometries, self._bounds)]

    def add_ukraine(self, parts: Collection[str], *, between: bool) -> None:
        """Add what OpenStreetMap knows better: Ukraine's shore and estuaries, its borders, the lines of its oblasts."""
        self.used |= {"ukraine_oblasts", "ukraine_borders"}
        oblasts = list(self._boundaries.simplified("ukraine_oblasts", self._tolerance_deg).values())
        inner, outer = _segments(oblasts)
        if "borders" in parts:
            self.borders += _clip([_line(outer[_on_border(self._boundaries, outer)])], self._bounds)
        if "regions" in parts and between:
            self.regions += _clip([_line(inner)], self._bounds)
        if "land" in parts:
            self.land += _clip(oblasts, self._bounds)
        if "lakes" in parts:
            self.lakes += self.polygons("ukraine_estuaries")

    def add_regions(self, country: str) -> None:
        """Add the lines between a country's first-level units."""
        layer = self._boundaries.layer("world_admin1")
        rows = [row for row in layer.within(self._bounds) if layer.properties[row].get("country") == country]
        if rows:
            self.used.add("world_admin1")
            self.regions += _clip([_line(_segments(layer.geometries(rows))[0])], self._bounds)

    def disputed_outlines(self) -> list[BaseGeometry]:
        """Return the outlines of disputed areas that are no recognised border and no coast."""
        layer = self._layer("world_disputed")
        rows = [row for row in self._in_view(layer) if layer.properties[row].get("kind") not in _NOT_DISPUTED]
        # The outline first, then the view: the edge of the view is no outline.
        rings = shapely.line_merge(shapely.union_all(shapely.boundary(layer.geometries(rows))))
        known = [shapely.boundary(shape) for shape in self.land] + self.borders
        near = shapely.buffer(shapely.union_all(known), _SAME_LINE_DEG, quad_segs=2)
        return self.simple([shapely.difference(shapely.union_all(_clip([rings], self._bounds)), near)])

    def _layer(self, name: str) -> Layer:
        self.used.add(name)
        return self._boundaries.layer(name)

    def _in_view(self, layer: Layer) -> list[int]:
        most = _rank(self._bounds)
        rows = layer.within(self._bounds).tolist()
        return [row for row in rows if layer.properties[row].get("rank", 0) <= most]


def reach(boundaries: Boundaries, river: str, regions: Sequence[str], *, margin_km: float = 2.0) -> BaseGeometry:
    """Return the part of a river inside regions, as lines; empty where it does not touch them.

    Parameters
    ----------
    boundaries
        Where both come from.
    river
        Key of a river, such as ``ne:river-oskil``.
    regions
        Keys of the regions named with it.
    margin_km
        How far outside the river may run and still count: Natural Earth's lines and OpenStreetMap's borders differ by
        up to 2 km, and where the river is the border it would come and go.

    Raises
    ------
    BoundaryError
        When a key is not known.
    """
    line = boundaries.geometry(river)
    inside = shapely.union_all([boundaries.geometry(key, tolerance_deg=0.01) for key in regions])
    return shapely.intersection(line, shapely.buffer(inside, margin_km / _KM_PER_DEG))


def country_labels(boundaries: Boundaries, bounds: Bounds) -> list[tuple[str, str, float, float]]:
    """Return key, name, latitude and longitude of each country that shows within bounds, the largest share first.

    The point is where Natural Earth labels the country if that is in view, else the middle of the widest part in view;
    a country of which less than a hundredth of the view shows is left out.
    """
    layer = boundaries.layer("world_countries")
    west, south, east, north = bounds
    view_deg2 = (east - west) * (north - south)
    found = []
    for row in layer.within(bounds):
        shown = shapely.clip_by_rect(layer.geometry(row), *bounds)
        properties = layer.properties[row]
        if shown.area < view_deg2 / 100 or "label_latitude" not in properties:
            continue
        latitude, longitude = properties["label_latitude"], properties["label_longitude"]
        if not (south < latitude < north and west < longitude < east):
            largest = max(shapely.get_parts(shown), key=lambda part: part.area)
            line = shapely.maximum_inscribed_circle(largest, tolerance=0.05)
            longitude, latitude = shapely.get_coordinates(line)[0].tolist()
        found.append((-shown.area, layer.keys[row], properties["name"], round(latitude, 3), round(longitude, 3)))
    return [(key, name, latitude, longitude) for _, key, name, latitude, longitude in sorted(found)]


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] <= other[2] and one[2] >= other[0] and one[1] <= other[3] and one[3] >= other[1]


def _rank(bounds: Bounds) -> int:
    width_deg = bounds[2] - bounds[0]
    return next((rank for most, rank in _RANKS if width_deg <= most), _RANK_OF_WORLD)


def _clip(geometries: Iterable[BaseGeometry], bounds: Bounds) -> list[BaseGeometry]:
    clipped = (shapely.clip_by_rect(geometry, *bounds) for geometry in geometries)
    return [geometry for geometry in clipped if not geometry.is_empty]


def _segments(geometries: Sequence[BaseGeometry]) -> tuple[np.ndarray, np.ndarray]:
    """Return the segments of a coverage as rows x0, y0, x1, y1: those between two polygons, and those around all."""
    pieces = []
    for ring in shapely.get_rings(shapely.get_parts(geometries)):
        points = shapely.get_coordinates(ring)
        pieces.append(np.hstack([points[:-1], points[1:]]))
    if not pieces:
        return np.empty((0, 4)), np.empty((0, 4))
    found = np.vstack(pieces)
    swapped = (found[:, 0] > found[:, 2]) | ((found[:, 0] == found[:, 2]) & (found[:, 1] > found[:, 3]))
    found[swapped] = found[swapped][:, [2, 3, 0, 1]]
    unique, counts = np.unique(found, axis=0, return_counts=True)
    return unique[counts > 1], unique[counts == 1]


def _on_border(boundaries: Boundaries, outer: np.ndarray) -> np.ndarray:
    """Tell which outer segments of Ukraine's oblasts are border with a country, not coast.

    Simplifying drops vertices and moves none, so a segment is border when both its ends are on the border's lines.
    """
    known = {tuple(point) for point in shapely.get_coordinates(_outer_borders(boundaries)).tolist()}
    return np.array([(x0, y0) in known and (x1, y1) in known for x0, y0, x1, y1 in outer.tolist()], dtype=bool)


def _outer_borders(boundaries: Boundaries) -> list[BaseGeometry]:
    layer = boundaries.layer("ukraine_borders")
    return layer.geometries(row for row in range(len(layer)) if layer.properties[row].get("level") == "country")


def _line(segments: np.ndarray) -> BaseGeometry:
    if not len(segments):
        return shapely.MultiLineString()
    return shapely.line_merge(shapely.multilinestrings(shapely.linestrings(segments.reshape(-1, 2, 2))))


def _together(lines: Sequence[BaseGeometry]) -> BaseGeometry:
    return shapely.MultiLineString([part for part in shapely.get_parts(lines) if part.geom_type == "LineString"])
