"""A boundary layer of the user's own: any file that GDAL reads, brought to WGS 84 and checked."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.errors import BoundaryError
from geomap.regions.layers import what_is_wrong

if TYPE_CHECKING:
    from geomap.regions.boundaries import Region

_POLYGONS = ("Polygon", "MultiPolygon")
_LINES = ("LineString", "MultiLineString")
LEVELS = ("country", "admin1", "admin2", "area")


@dataclass(frozen=True)
class UserLayer:
    """Features of a user's file; `notes` tell what had to be mended."""

    path: str
    level: str
    country: str
    keys: tuple[str, ...]
    names: tuple[str, ...]
    geometries: tuple[BaseGeometry, ...]
    notes: tuple[str, ...]

    @cached_property
    def rows(self) -> dict[str, int]:
        """The row of each key."""
        return {key: row for row, key in enumerate(self.keys)}

    def region(self, key: str) -> Region:
        """Return the feature of a key."""
        from geomap.regions.boundaries import Region

        row = self.rows[key]
        return Region(key, self.names[row], self.level, self.country, (self.path,), self.geometries[row])


def read_user_layer(path: Path, *, key: str, name: str, level: str, country: str = "") -> UserLayer:
    """Read a file of polygons; see `Boundaries.add`.

    A geometry that is invalid but can be mended without losing its area (a ring that crosses itself) is mended, with
    a note; one that cannot be is an error.
    """
    import geopandas as gpd
    from pyogrio.errors import DataSourceError

    if level not in LEVELS:
        raise BoundaryError(f"{path}: expected the level to be one of {', '.join(LEVELS)}, got {level!r}")
    if not path.exists():
        raise BoundaryError(f"{path} is missing: expected a file of boundaries there")
    try:
        # What GDAL and shapely warn of is told below, feature by feature.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)
            frame = gpd.read_file(path)
    except (DataSourceError, ValueError, RuntimeError, shapely.errors.GEOSException) as error:
        raise BoundaryError(
            f"{path} cannot be read as boundaries: {' '.join(str(error).split())[:200]}; "
            "expected GeoJSON, GeoPackage, a shapefile or another form that GDAL reads"
        ) from None
    for field in (key, name):
        if field not in frame.columns:
            fields = ", ".join(str(column) for column in frame.columns if column != "geometry")
            raise BoundaryError(f"{path}: no field {field!r}; it has {fields or 'none'}")
    if not isinstance(frame, gpd.GeoDataFrame):
        raise BoundaryError(f"{path}: expected polygons, got a table without geometry")
    if frame.crs is not None and frame.crs.to_epsg() != 4326:
        frame = frame.to_crs(4326)
    keys: dict[str, None] = {}  # in their order, and looked up at once
    geometries: list[BaseGeometry] = []
    notes: list[str] = []
    for at, (value, geometry) in enumerate(zip(frame[key], frame.geometry, strict=True), start=1):
        code = "" if value is None else str(value).strip()
        if not code or "+" in code or code in ("nan", "None"):
            raise BoundaryError(f"{path}: feature {at}: expected a key in {key!r} (and no '+' in it), got {code!r}")
        if code in keys:
            raise BoundaryError(f"{path}: feature {at}: the key {code!r} stands there twice; keys must be unique")
        mended, note = _mended(geometry)
        if mended is None:
            raise BoundaryError(
                f"{path}: feature {at} ({code}): the geometry is damaged: {note}; mend it in a GIS, or leave it out"
            )
        if note:
            notes.append(f"{path}: feature {at} ({code}): mended: {note}")
        keys[code] = None
        geometries.append(mended)
    names = tuple("" if value is None else str(value) for value in frame[name])
    return UserLayer(str(path), level, country, tuple(keys), names, tuple(geometries), tuple(notes))


def _mended(geometry: BaseGeometry | None) -> tuple[BaseGeometry | None, str]:
    """Return a usable geometry and what was mended, or None and what is wrong."""
    problem = what_is_wrong(geometry)
    if geometry is None or geometry.is_empty:
        return None, problem
    if geometry.geom_type in _POLYGONS or geometry.geom_type in _LINES:
        if not problem:
            return geometry, ""
    elif geometry.geom_type != "GeometryCollection":
        return None, f"expected polygons or lines, got a {geometry.geom_type}"
    if geometry.geom_type in _LINES or not np.isfinite(shapely.get_coordinates(geometry)).all():
        return None, problem
    polygons = [part for part in _parts(shapely.make_valid(geometry)) if part.geom_type == "Polygon"]
    whole = shapely.union_all(polygons) if polygons else shapely.Polygon()
    if what_is_wrong(whole):
        return None, problem or "a collection without polygons"
    return whole, problem or "only the polygons of a collection were taken"


def _parts(geometry: BaseGeometry) -> Iterator[BaseGeometry]:
    for part in shapely.get_parts(geometry):
        if part.geom_type == "GeometryCollection" or part.geom_type.startswith("Multi"):
            yield from _parts(part)
        else:
            yield part
