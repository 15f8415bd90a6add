"""Points joined to the country, first-level unit and raion that they lie in."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.errors import BoundaryError
from geomap.model import Mention, Place
from geomap.regions.added import joined_to_added
from geomap.regions.boundaries import Boundaries
from geomap.regions.layers import Layer

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

How = Literal["within", "near", "identity", ""]

NEAR_KM = 5.0
"""A point off the coast belongs to the nearest polygon within so much on the ground."""

_KM_PER_DEG = math.radians(6371.0088)
"""Of latitude, on the sphere of the earth's mean radius (IUGG)."""

# Places that are points; of the other levels only their own boundary says where they lie.
_POINT_LEVELS = frozenset({"settlement", "district", "facility", "island"})
_UKRAINE = "UA"


@dataclass(frozen=True, slots=True)
class Location:
    """Where a point lies.

    `country` is ISO 3166-1 alpha-2 (``ne:…`` for the few areas that have no code), `admin1` and `admin2` are keys of
    boundaries (``UA-65``; raions are known in Ukraine, and where a user added some), each "" where none was found.
    `how` says by which way:
    ``within`` a polygon, ``near`` one (`distance_km` on the ground), by ``identity`` of a region with a boundary, or
    "" not at all.
    """

    country: str = ""
    admin1: str = ""
    admin2: str = ""
    how: How = ""
    distance_km: float = 0.0


NOWHERE = Location()


@dataclass(frozen=True, slots=True)
class _Hit:
    row: int
    distance_km: float


class _Points:
    """Points to be located, and which polygons of a layer each is in or near."""

    def __init__(self, coordinates: Sequence[tuple[float, float]]) -> None:
        self.latitudes = np.array([latitude for latitude, _ in coordinates], dtype=float)
        self.longitudes = np.array([longitude for _, longitude in coordinates], dtype=float)
        for at, (latitude, longitude) in enumerate(coordinates):
            if not (-90.0 <= latitude <= 90.0 and -180.0 <= longitude <= 180.0):
                raise BoundaryError(
                    f"point {at}: expected latitude from -90 to 90 and longitude from -180 to 180 degrees, "
                    f"got {latitude!r}, {longitude!r}"
                )

    def hits(self, layer: Layer, only: Sequence[int], known: Sequence[str]) -> dict[int, list[_Hit]]:
        """Return for some of the points the polygons of a layer within reach, the nearest first; 0 km is within.

        The neighbours of a point that lies in a polygon of its known country, or of any where none is known, are left
        out: it needs no other.
        """
        found: dict[int, list[_Hit]] = {}
        if not only or not len(layer):
            return found
        at = np.array(only)
        reach_y = NEAR_KM / _KM_PER_DEG
        reach_x = np.minimum(reach_y / np.maximum(np.cos(np.radians(self.latitudes[at])), 0.01), 180.0)
        boxes = shapely.box(
            self.longitudes[at] - reach_x,
            self.latitudes[at] - reach_y,
            self.longitudes[at] + reach_x,
            self.latitudes[at] + reach_y,
        )
        tree = shapely.STRtree(shapely.box(*layer.bounds.T))
        candidates: dict[int, list[int]] = {}
        for place, row in zip(*tree.query(boxes, predicate="intersects").tolist(), strict=True):
            candidates.setdefault(place, []).append(row)
        for place, rows in sorted(candidates.items()):
            point = only[place]
            x, y = float(self.longitudes[point]), float(self.latitudes[point])
            within = [row for row in rows if shapely.intersects_xy(layer.geometry(row), x, y)]
            hits = [_Hit(row, 0.0) for row in within]
            if not any(known[point] in ("", layer.properties[row].get("country", "")) for row in within):
                near = ((row, self._distance_km(x, y, layer.geometry(row), boxes[place])) for row in rows)
                hits += [_Hit(row, far) for row, far in near if row not in within and far <= NEAR_KM]
            if hits:
                found[point] = hits
        for hits in found.values():
            hits.sort(key=lambda hit: (hit.distance_km, layer.keys[hit.row]))
        return found

    @staticmethod
    def _distance_km(x: float, y: float, geometry: BaseGeometry, box: BaseGeometry) -> float:
        """Return how far a point lies from a polygon on the ground; infinity where it is out of reach."""
        # Clipping to the reach first keeps the sum small; the shape is then laid flat around the point, where a
        # degree east is shorter than one north. Over 5 km the flat earth is right to a metre.
        near = shapely.clip_by_rect(geometry, *box.bounds)
        if near.is_empty:
            return math.inf
        squeeze = math.cos(math.radians(y))
        flat = shapely.transform(near, lambda xy: (xy - (x, y)) * (squeeze, 1.0))
        return float(shapely.distance(flat, shapely.Point(0.0, 0.0))) * _KM_PER_DEG


def locate(
    boundaries: Boundaries,
    points: Iterable[tuple[float, float]],
    *,
    countries: Iterable[str] | None = None,
) -> list[Location]:
    """Join points to country, first-level unit and raion.

    Parameters
    ----------
    boundaries
        Where the polygons come from; only those near the points are parsed.
    points
        Latitude and longitude, in degrees of WGS 84.
    countries
        For each point the country that it is known to lie in, ISO 3166-1 alpha-2 or "". A village on the border whose
        point falls just beyond it then stays at home: a polygon of that country within 5 km goes before the one that
        the point lies in.

    Returns
    -------
    list of Location
        In the order of the points. A point in no polygon takes the nearest within 5 km on the ground.

    Raises
    ------
    BoundaryError
        When a point is off the globe, or a layer cannot be read.

    Notes
    -----
    In Ukraine OpenStreetMap's raions decide, and give the oblast that they are part of; elsewhere Natural Earth.
    Units of layers that the user added (``geomap data add``) go before both.

    Examples
    --------
    >>> from geomap.regions import Boundaries, locate
    >>> [place] = locate(Boundaries(), [(46.6354, 32.6169)])
    >>> place.country, place.admin1
    ('UA', 'UA-65')
    """
    coordinates = list(points)
    known = list(countries) if countries is not None else [""] * len(coordinates)
    if len(known) != len(coordinates):
        raise BoundaryError(f"expected a country for each of {len(coordinates)} points, got {len(known)}")
    found = _Points(coordinates)
    everywhere = range(len(coordinates))

    raions = boundaries.layer("ukraine_raions")
    at_home = found.hits(raions, list(everywhere), known)
    inside = {at for at, hits in at_home.items() if hits[0].distance_km == 0.0 and known[at] in ("", _UKRAINE)}
    rest = [at for at in everywhere if at not in inside]
    lands = boundaries.layer("world_countries")
    abroad = _without_ukraine(found.hits(lands, rest, known), lands)
    units = boundaries.layer("world_admin1") if abroad else None
    parts = _without_ukraine(found.hits(units, sorted(abroad), known), units) if units is not None else {}

    located = []
    for at in everywhere:
        home = at_home.get(at, [])
        if at in inside:
            located.append(_in_raion(raions, home[0]))
            continue
        land = _choose(abroad.get(at, []), lands, known[at])
        here = home[0] if home and known[at] in ("", _UKRAINE) else None
        land_fits = land is not None and known[at] and lands.keys[land.row] == known[at]
        if (
            here is not None
            and not land_fits
            and (known[at] == _UKRAINE or land is None or here.distance_km < land.distance_km)
        ):
            located.append(_in_raion(raions, here))
        elif land is not None:
            country = lands.keys[land.row]
            unit = _choose(parts.get(at, []), units, country) if units is not None else None
            if unit is not None and units is not None and units.properties[unit.row].get("country", "") != country:
                unit = None
            admin1 = units.keys[unit.row] if unit is not None and units is not None else ""
            located.append(
                Location(country, admin1, "", "near" if land.distance_km else "within", round(land.distance_km, 3))
            )
        elif home:
            located.append(_in_raion(raions, home[0]))
        else:
            located.append(NOWHERE)
    return joined_to_added(boundaries, coordinates, located) if boundaries.added else located


def locate_places(boundaries: Boundaries, places: Sequence[Place]) -> list[Location]:
    """Join places of the gazetteer: settlements, sites and islands by their point, regions by identity.

    A country is itself, a first-level unit lies in its country, a raion in its oblast. A water, an area, a continent
    or a self-proclaimed republic lies in the country that its entry names, if any, and is joined to no unit: a river
    runs through many.
    """
    by_point = [
        at
        for at, place in enumerate(places)
        if (place.level in _POINT_LEVELS or (place.level == "admin2" and boundaries.is_added(place.boundary)))
        and place.latitude is not None
        and place.longitude is not None
    ]
    found = locate(
        boundaries,
        [(places[at].latitude or 0.0, places[at].longitude or 0.0) for at in by_point],
        countries=[places[at].country for at in by_point],
    )
    located = {
        at: location if places[at].level != "admin2" else replace(location, admin2=places[at].boundary, how="identity")
        for at, location in zip(by_point, found, strict=True)
    }
    return [located.get(at) or _by_identity(boundaries, place) for at, place in enumerate(places)]


def join(
    boundaries: Boundaries,
    frame: pd.DataFrame,
    *,
    latitude: str = "latitude",
    longitude: str = "longitude",
    country: str | None = None,
) -> gpd.GeoDataFrame:
    """Join the rows of a table to country, first-level unit and raion.

    Parameters
    ----------
    boundaries
        Where the polygons come from.
    frame
        A table with a row for each point, or a GeoDataFrame of points in any known coordinate system, whose geometry
        is used then.
    latitude, longitude
        Its columns with WGS 84 degrees.
    country
        A column with the ISO 3166-1 alpha-2 code of the country that the point is known to lie in; see `locate`.

    Returns
    -------
    geopandas.GeoDataFrame
        A copy in EPSG:4326 with the point as ``geometry`` (none where a coordinate is missing) and the columns
        ``region_country``, ``region_admin1``, ``region_admin1_name``, ``region_admin2``, ``region_admin2_name``,
        ``region_how`` (``within``, ``near`` or "") and ``region_distance_km``.
    """
    import geopandas as gpd

    if isinstance(frame, gpd.GeoDataFrame):
        if frame.crs is None:
            raise BoundaryError("expected the frame of points to have a coordinate system; set it with set_crs")
        points = frame.geometry.to_crs(4326)
    else:
        for name in (latitude, longitude):
            if name not in frame.columns:
                raise BoundaryError(f"expected a column {name!r} of degrees, the frame has {list(frame.columns)}")
        points = gpd.GeoSeries(gpd.points_from_xy(frame[longitude], frame[latitude]), index=frame.index, crs=4326)
    # GeoPandas makes a point of NaN where a coordinate is missing.
    points = points.where(~points.is_empty & points.x.notna() & points.y.notna(), None)
    rows = [at for at, point in enumerate(points) if point is not None]
    codes = [str(frame[country].iloc[at]) for at in rows] if country is not None else None
    found = locate(boundaries, [(points.iloc[at].y, points.iloc[at].x) for at in rows], countries=codes)
    located: list[Location] = [NOWHERE] * len(frame)
    for at, location in zip(rows, found, strict=True):
        located[at] = location
    columns = {f"region_{name}": values for name, values in _columns(boundaries, located).items()}
    return gpd.GeoDataFrame(frame.assign(**columns), geometry=points, crs=4326)


def mentions_frame(boundaries: Boundaries, mentions: Sequence[Mention]) -> gpd.GeoDataFrame:
    """Return the placed mentions of an article as a frame, joined to their regions.

    Returns
    -------
    geopandas.GeoDataFrame
        In EPSG:4326, a row for each mention that has a place, in the order of the text: ``start``, ``end``, ``text``,
        ``kind``, ``score``, ``place_id``, ``name``, ``level``, ``boundary``, ``latitude``, ``longitude``, ``country``,
        ``admin1``, ``admin1_name``, ``admin2``, ``admin2_name`` (keys and names of boundaries), ``how`` (``within``,
        ``near``, ``identity`` or ""), ``distance_km``; ``geometry`` is the point, or none where it is not known.
    """
    import geopandas as gpd

    placed = [(mention, mention.place) for mention in mentions if mention.place is not None]
    located = locate_places(boundaries, [place for _, place in placed])
    columns: dict[str, list[Any]] = {
        "start": [mention.span.start for mention, _ in placed],
        "end": [mention.span.end for mention, _ in placed],
        "text": [mention.text for mention, _ in placed],
        "kind": [mention.kind for mention, _ in placed],
        "score": [mention.score for mention, _ in placed],
        "place_id": [place.id for _, place in placed],
        "name": [place.name for _, place in placed],
        "level": [place.level for _, place in placed],
        "boundary": [place.boundary for _, place in placed],
        "latitude": [place.latitude for _, place in placed],
        "longitude": [place.longitude for _, place in placed],
        **_columns(boundaries, located),
    }
    geometry = [
        shapely.Point(place.longitude, place.latitude)
        if place.longitude is not None and place.latitude is not None
        else None
        for _, place in placed
    ]
    return gpd.GeoDataFrame(columns, geometry=geometry, crs="EPSG:4326")


def _without_ukraine(hits: dict[int, list[_Hit]], layer: Layer) -> dict[int, list[_Hit]]:
    """Return hits without Ukraine, which its raions decide."""
    kept = {
        at: [hit for hit in found if layer.properties[hit.row].get("country", "") != _UKRAINE]
        for at, found in hits.items()
    }
    return {at: found for at, found in kept.items() if found}


def _choose(hits: Sequence[_Hit], layer: Layer, country: str) -> _Hit | None:
    """Return the nearest polygon, one of the known country before others."""
    fitting = [hit for hit in hits if country and layer.properties[hit.row].get("country", "") == country]
    return next(iter(fitting or hits), None)


def _in_raion(raions: Layer, hit: _Hit) -> Location:
    return Location(
        _UKRAINE,
        raions.properties[hit.row]["parent"],
        raions.keys[hit.row],
        "near" if hit.distance_km else "within",
        round(hit.distance_km, 3),
    )


def _by_identity(boundaries: Boundaries, place: Place) -> Location:
    key = place.boundary
    if place.level == "country" and key:
        return Location(key, "", "", "identity")
    if place.level == "admin1" and key and "+" not in key:
        return Location(place.country or key.partition("-")[0], key, "", "identity")
    if place.level == "admin2" and key in boundaries.layer("ukraine_raions").rows:
        raions = boundaries.layer("ukraine_raions")
        return Location(_UKRAINE, raions.properties[raions.rows[key]]["parent"], key, "identity")
    return Location(place.country, "", "", "identity" if place.country else "")


def _columns(boundaries: Boundaries, located: Sequence[Location]) -> dict[str, list[Any]]:
    names = {key: _name(boundaries, key) for place in located for key in (place.admin1, place.admin2) if key}
    return {
        "country": [place.country for place in located],
        "admin1": [place.admin1 for place in located],
        "admin1_name": [names.get(place.admin1, "") for place in located],
        "admin2": [place.admin2 for place in located],
        "admin2_name": [names.get(place.admin2, "") for place in located],
        "how": [place.how for place in located],
        "distance_km": [place.distance_km for place in located],
    }


def _name(boundaries: Boundaries, key: str) -> str:
    return boundaries.region(key).name if key in boundaries else ""
