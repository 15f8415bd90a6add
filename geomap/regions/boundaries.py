"""The boundaries of the world by key: the key that ``Place.boundary`` carries leads to its polygon or line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.errors import BoundaryError
from geomap.regions.layers import REGISTRY, Layer, LayerInfo, read_registry
from geomap.resources import data_dir, user_dir

if TYPE_CHECKING:
    import geopandas as gpd

    from geomap.regions.user import UserLayer

Bounds = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""

# Which layers may hold a key, by its form; the first that holds it wins.
_LAYERS_OF: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"UA\d{17}"), ("ukraine_raions",)),
    (re.compile(r"UA-\d\d"), ("ukraine_oblasts", "world_admin1")),
    (re.compile(r"[A-Z]{2}"), ("world_countries",)),
    (re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}"), ("world_admin1",)),
    (re.compile(r"ne:\d+"), ("world_admin1", "world_countries")),
    (re.compile(r"ne:B\d\d"), ("world_disputed",)),
    (re.compile(r"ne:river-.+"), ("world_rivers",)),
    (re.compile(r"ne:lake-.+"), ("world_lakes",)),
    (re.compile(r"ne:sea-.+"), ("world_seas",)),
    (re.compile(r"ne:region-.+"), ("world_regions",)),
)

_COLUMNS = (
    "key",
    "name",
    "name_uk",
    "name_ru",
    "aliases",
    "names_2022",
    "level",
    "kind",
    "country",
    "parent",
    "iso_3166_2",
    "katottg",
    "wikidata",
    "geonamesid",
    "rank",
    "left",
    "right",
    "note",
)


@dataclass(frozen=True, slots=True)
class Region:
    """A feature of the boundaries.

    `key` is that of ``Place.boundary``; a union carries the joined keys, and the names of its parts joined by
    " and ". `layers` are the layers that its geometry comes from, sorted. `geometry` is in WGS 84, x east, y north.
    """

    key: str
    name: str
    level: str
    country: str
    layers: tuple[str, ...]
    geometry: BaseGeometry


class Boundaries:
    """The boundary layers, each opened when it is first needed.

    Parameters
    ----------
    folder
        Where the layers and their ``registry.toml`` lie; by default those that come with geomap.
    user
        Folders of the same form, whose layers go before; by default that of ``geomap data add``, and none beside a
        `folder`.

    Raises
    ------
    BoundaryError
        When the registry, or later a layer that is needed, is missing, damaged or does not fit.

    Notes
    -----
    Keys: countries by ISO 3166-1 alpha-2 (``UA``), first-level units by ISO 3166-2 (``UA-65``), Ukraine's raions by
    KATOTTG code, rivers, lakes, seas and named regions ``ne:river-oskil``, disputed areas ``ne:B36``, what has no
    code ``ne:<number>``. Keys joined by ``+`` are a union: ``UA-14+UA-09``.

    Examples
    --------
    >>> from geomap.regions import Boundaries
    >>> boundaries = Boundaries()
    >>> boundaries.region("UA-65").name
    'Kherson Oblast'
    >>> boundaries.geometry("ne:river-oskil").geom_type.endswith("LineString")
    True
    """

    def __init__(self, folder: Path | None = None, *, user: Sequence[Path] | None = None) -> None:
        self.folder = folder if folder is not None else data_dir() / "boundaries"
        self.registry: dict[str, LayerInfo] = read_registry(self.folder)
        self._folders = dict.fromkeys(self.registry, self.folder)
        if user is None:
            user = (user_dir() / "boundaries",) if folder is None else ()
        for more in user:
            if os.access(more / REGISTRY, os.R_OK):  # a service may not even look into its user's folder
                for name, info in read_registry(more).items():
                    if name not in self._folders:
                        self.registry[name] = info
                        self._folders[name] = more
        added = (name for name, where in self._folders.items() if where is not self.folder)
        # Of boundaries of several times the newest go first.
        self.added: tuple[str, ...] = tuple(
            sorted(sorted(added), key=lambda name: self.registry[name].valid_from, reverse=True)
        )
        self._layers: dict[str, Layer] = {}
        self._user: dict[str, UserLayer] = {}
        self._simple: dict[tuple[str, float], dict[str, BaseGeometry]] = {}

    def layer(self, name: str) -> Layer:
        """Return a layer by its name in the registry, opened and checked."""
        if name not in self._layers:
            if name not in self.registry:
                listed = ", ".join(self.registry)
                raise BoundaryError(f"no boundary layer is called {name!r}; {self.folder} has {listed}")
            self._layers[name] = Layer(self._folders[name], self.registry[name])
        return self._layers[name]

    def add(self, path: str | Path, *, key: str, name: str, level: str, country: str = "") -> tuple[str, ...]:
        """Add a layer of the user's own; its keys go before those that come with geomap.

        Parameters
        ----------
        path
            Any file that GDAL reads, in any known coordinate system.
        key, name
            The fields that hold each feature's key and name.
        level
            ``country``, ``admin1``, ``admin2`` or ``area``.
        country
            ISO 3166-1 alpha-2 code of the country of all its features.

        Returns
        -------
        tuple of str
            A note for each geometry that had to be mended.

        Raises
        ------
        BoundaryError
            When the file cannot be read, a field is missing, a key is empty or stands twice, or a geometry is past
            mending.
        """
        from geomap.regions.user import read_user_layer

        layer = read_user_layer(Path(path), key=key, name=name, level=level, country=country)
        self._user[str(path)] = layer
        return layer.notes

    def is_added(self, key: str) -> bool:
        """Tell whether a layer that was added with ``geomap data add`` has a key."""
        return any(key in self.layer(name).rows for name in self.added)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and bool(key) and all(self._find(part) is not None for part in key.split("+"))

    def region(self, key: str, *, layer: str = "") -> Region:
        """Return the feature of a key, or the union of several joined by ``+``.

        Parameters
        ----------
        key
            As in ``Place.boundary``.
        layer
            Take it from this layer: ``world_admin1`` has Ukraine's oblasts without OpenStreetMap's licence.

        Raises
        ------
        BoundaryError
            When no layer has the key; `in` tells beforehand.
        """
        found = [self._one(part, layer) for part in key.split("+")]
        if len(found) == 1:
            return found[0]
        countries = {part.country for part in found}
        return Region(
            key=key,
            name=" and ".join(part.name for part in found),
            level="area",
            country=countries.pop() if len(countries) == 1 else "",
            layers=tuple(sorted({name for part in found for name in part.layers})),
            geometry=shapely.union_all([part.geometry for part in found]),
        )

    def geometry(self, key: str, *, tolerance_deg: float = 0.0, layer: str = "") -> BaseGeometry:
        """Return the polygons or lines of a key.

        Parameters
        ----------
        key
            As in ``Place.boundary``, ``+`` for a union.
        tolerance_deg
            Simplify by so much (the side of the largest triangle that may be cut away). Oblasts and raions are
            simplified as a whole layer, so that neighbours, and the lines of `basemap`, keep one border.
        layer
            As in `region`.

        Raises
        ------
        BoundaryError
            When no layer has the key.
        """
        if tolerance_deg <= 0:
            return self.region(key, layer=layer).geometry
        parts = []
        for part in key.split("+"):
            region = self._one(part, layer)
            name = region.layers[0]
            info = self.registry.get(name)
            if info is not None and info.tolerance_deg >= tolerance_deg:
                parts.append(region.geometry)
            elif info is not None and info.kind == "coverage" and name.startswith("ukraine_"):
                parts.append(self.simplified(name, tolerance_deg)[part])
            else:
                parts.append(_simple(region.geometry, tolerance_deg))
        return parts[0] if len(parts) == 1 else shapely.union_all(parts)

    def simplified(self, layer: str, tolerance_deg: float) -> dict[str, BaseGeometry]:
        """Return a whole coverage simplified so that neighbours keep one border, by key."""
        if (layer, tolerance_deg) not in self._simple:
            opened = self.layer(layer)
            shapes = shapely.coverage_simplify(opened.geometries(range(len(opened))), tolerance_deg)
            self._simple[layer, tolerance_deg] = dict(zip(opened.keys, shapes, strict=True))
        return self._simple[layer, tolerance_deg]

    def sources(self, keys: Iterable[str]) -> tuple[LayerInfo, ...]:
        """Return the layers that the geometry of some keys comes from, by name: what must be credited."""
        names = {name for key in keys for part in key.split("+") for name in self._one(part, "").layers}
        return tuple(self.registry[name] for name in sorted(names) if name in self.registry)

    def frame(self, layer: str, *, bounds: Bounds | None = None) -> gpd.GeoDataFrame:
        """Return a layer as a frame.

        Parameters
        ----------
        layer
            Its name in the registry.
        bounds
            Only features whose bounding box meets it.

        Returns
        -------
        geopandas.GeoDataFrame
            In EPSG:4326, sorted by ``key``. Text columns ``key``, ``name``, ``name_uk``, ``name_ru``, ``aliases``
            (joined by "; "), ``names_2022`` (names in force in 2022, where it was renamed since), ``level``, ``kind``,
            ``country``, ``parent`` (a raion's oblast), ``iso_3166_2``, ``katottg``, ``wikidata``, ``left`` and
            ``right`` (the two units that a border parts), ``note``, "" where not known; ``geonamesid`` and ``rank`` are
            nullable integers; those that the layer has not are left out. ``geometry`` comes last.
        """
        import geopandas as gpd
        import pandas as pd

        opened = self.layer(layer)
        rows: Sequence[int] = range(len(opened)) if bounds is None else [int(row) for row in opened.within(bounds)]
        columns: dict[str, Any] = {}
        present = {name for properties in opened.properties for name in properties}
        for column in _COLUMNS:
            if column in ("geonamesid", "rank"):
                if column in present:
                    values = [opened.properties[row].get(column) for row in rows]
                    columns[column] = pd.array(values, dtype="Int64")
            elif column in present or column in ("key", "name"):
                columns[column] = [str(opened.properties[row].get(column, "")) for row in rows]
        return gpd.GeoDataFrame(columns, geometry=opened.geometries(rows), crs="EPSG:4326")

    def _one(self, key: str, layer: str) -> Region:
        found = self._find(key, layer)
        if found is None:
            where = f"layer {layer}" if layer else "the boundary layers"
            raise BoundaryError(
                f"no feature of {where} has the key {key!r}: expected a code such as UA-65, UA or ne:river-oskil; "
                "look it up in data/boundaries, or add a layer of your own that has it"
            )
        return found

    def _find(self, key: str, layer: str = "") -> Region | None:
        for user in self._user.values():
            if not layer and key in user.rows:
                return user.region(key)
        for name in (layer,) if layer else (*self.added, *_candidates(key)):
            opened = self.layer(name)
            row = opened.rows.get(key)
            if row is not None:
                properties = opened.properties[row]
                return Region(
                    key=key,
                    name=properties.get("name", ""),
                    level=properties.get("level", ""),
                    country=properties.get("country", ""),
                    layers=(name,),
                    geometry=opened.geometry(row),
                )
        return None


def _candidates(key: str) -> Iterator[str]:
    for pattern, layers in _LAYERS_OF:
        if pattern.fullmatch(key):
            yield from layers


def _simple(geometry: BaseGeometry, tolerance_deg: float) -> BaseGeometry:
    """Return one geometry simplified by itself; one that would vanish stays as it is."""
    if geometry.geom_type in ("LineString", "MultiLineString"):
        return shapely.simplify(geometry, tolerance_deg / 2)
    simple = shapely.coverage_simplify([geometry], tolerance_deg)[0]
    return geometry if simple.is_empty else simple
