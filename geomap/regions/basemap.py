"""What lies under the claims of a map: land, water, recognised borders, lines of first-level units; and reaches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.regions.boundaries import Boundaries, Bounds
from geomap.regions.layers import Layer

_UKRAINE = "UA"
_UKRAINE_BOUNDS: Bounds = (22.0, 44.2, 40.4, 52.5)
_KM_PER_DEG = 111.195

# Natural Earth's rank of rivers and lakes, 0 the greatest to 12: how many show at a width of view, in degrees.
_RANKS = ((6.0, 12), (15.0, 11), (30.0, 9), (60.0, 6))
_RANK_OF_WORLD = 4

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


def basemap(
    boundaries: Boundaries, bounds: Bounds, *, tolerance_deg: float = 0.005, regions_of: Iterable[str] = (_UKRAINE,)
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
        gives at the same tolerance.
    regions_of
        The countries whose first-level units are parted by lines, ISO 3166-1 alpha-2.

    Raises
    ------
    BoundaryError
        When a layer is missing or damaged.
    """
    ukraine = _meet(bounds, _UKRAINE_BOUNDS)
    wanted = set(regions_of)
    crumb_deg2 = _CRUMB * tolerance_deg**2
    land = _polygons(boundaries.layer("world_land"), bounds, tolerance_deg, crumb_deg2)
    lakes = _polygons(boundaries.layer("world_lakes"), bounds, tolerance_deg, crumb_deg2, rank=_rank(bounds))
    between_countries = boundaries.layer("world_borders")
    borders = _clip(between_countries.geometries(between_countries.within(bounds)), bounds)
    borders = [shapely.simplify(line, tolerance_deg / 2) for line in borders]
    names = {"world_land", "world_lakes", "world_rivers", "world_borders"}
    regions: list[BaseGeometry] = []
    if ukraine:
        names |= {"ukraine_oblasts", "ukraine_borders", "ukraine_estuaries"}
        oblasts = boundaries.simplified("ukraine_oblasts", tolerance_deg)
        between, outer = _segments(list(oblasts.values()))
        border = outer[_on_border(boundaries, outer)]
        borders += _clip([_lines(border)], bounds)
        if _UKRAINE in wanted:
            regions += _clip([_lines(between)], bounds)
        # OpenStreetMap's shore is the better one: where Natural Earth has sea, its land stands.
        land += _clip(list(oblasts.values()), bounds)
        lakes += _polygons(boundaries.layer("ukraine_estuaries"), bounds, tolerance_deg, crumb_deg2)
    for country in sorted(wanted - {_UKRAINE}):
        layer = boundaries.layer("world_admin1")
        rows = [row for row in layer.within(bounds) if layer.properties[row].get("country") == country]
        if rows:
            names.add("world_admin1")
            regions += _clip([_lines(_segments(layer.geometries(rows))[0])], bounds)
    return Basemap(
        bounds=bounds,
        land=_union(land),
        lakes=_union(lakes),
        rivers=_rivers(boundaries.layer("world_rivers"), bounds, tolerance_deg),
        borders=_union(borders),
        regions=_union(regions),
        layers=tuple(sorted(names)),
    )


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
        if shown.area < view_deg2 / 100:
            continue
        properties = layer.properties[row]
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


def _polygons(
    layer: Layer, bounds: Bounds, tolerance_deg: float, crumb_deg2: float, *, rank: int = 99
) -> list[BaseGeometry]:
    box = layer.bounds
    rows = [
        row
        for row in layer.within(bounds)
        if (box[row, 2] - box[row, 0]) * (box[row, 3] - box[row, 1]) >= crumb_deg2
        and layer.properties[row].get("rank", 0) <= rank
    ]
    simple = shapely.simplify(_clip(layer.geometries(rows), bounds), tolerance_deg / 2)
    return [geometry for geometry in simple if geometry.area >= crumb_deg2]


def _rivers(layer: Layer, bounds: Bounds, tolerance_deg: float) -> BaseGeometry:
    most = _rank(bounds)
    rows = [row for row in layer.within(bounds) if layer.properties[row].get("rank", 0) <= most]
    clipped = _clip(layer.geometries(rows), bounds)
    return _union([shapely.simplify(line, tolerance_deg / 2) for line in clipped])


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
    layer = boundaries.layer("ukraine_borders")
    rows = [row for row in range(len(layer)) if layer.properties[row]["level"] == "country"]
    known = {tuple(point) for point in shapely.get_coordinates(layer.geometries(rows)).tolist()}
    return np.array([(x0, y0) in known and (x1, y1) in known for x0, y0, x1, y1 in outer.tolist()], dtype=bool)


def _lines(segments: np.ndarray) -> BaseGeometry:
    if not len(segments):
        return shapely.MultiLineString()
    return shapely.line_merge(shapely.multilinestrings(shapely.linestrings(segments.reshape(-1, 2, 2))))


def _union(geometries: Sequence[BaseGeometry]) -> BaseGeometry:
    valid = [geometry if geometry.is_valid else shapely.make_valid(geometry) for geometry in geometries]
    return shapely.union_all(valid)
