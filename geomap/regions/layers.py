"""Boundary layers as they stand in data/boundaries: checked against their registry, parsed only where needed.

A layer is GeoJSON with one feature on a line, the bounding box before the properties and the geometry last. Opening
one reads the bytes, checks their hash and parses the short heads; a polygon is parsed when it is asked for. So the
map of one article does not pay for the 4,600 provinces of the world.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.errors import BoundaryError

REGISTRY = "registry.toml"
_MARK = b',"geometry":'
# The largest layer unpacks to 8 MB; a damaged or hostile file must not fill the memory.
_MOST_BYTES = 256_000_000


@dataclass(frozen=True, slots=True)
class LayerInfo:
    """What the registry says of a layer.

    `kind` is ``coverage`` (polygons that partition the land), ``polygons`` (which may overlap) or ``lines``;
    `level` that of all its features, "" where they differ; `licence` an SPDX expression; `terms` the file beside the
    layer that holds them, "" where none is needed; `tolerance_deg` how far the layer was simplified. `country` and
    the days on which the boundaries are in force (``YYYY-MM-DD``, "" for open) are known of layers that a user added.
    """

    name: str
    file: str
    title: str
    kind: str
    features: int
    source: str
    licence: str
    attribution: str
    date: str
    vintage: str
    sha256: str
    tolerance_deg: float
    level: str = ""
    terms: str = ""
    note: str = ""
    country: str = ""
    valid_from: str = ""
    valid_until: str = ""


def read_registry(folder: Path) -> dict[str, LayerInfo]:
    """Return the layers of a folder by name.

    Raises
    ------
    BoundaryError
        When ``registry.toml`` is missing or not in its form.
    """
    path = folder / REGISTRY
    try:
        with path.open("rb") as stream:
            tables = tomllib.load(stream)
    except FileNotFoundError:
        raise BoundaryError(
            f"{path} is missing: expected the registry of the boundary layers there; "
            "install geomap again, or restore data/boundaries from git"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise BoundaryError(f"{path} cannot be read: {error}; {_MEND_REGISTRY}") from None
    known = set(LayerInfo.__dataclass_fields__)
    layers = {}
    for name, table in tables.items():
        try:
            entries = {key: value for key, value in table.items() if key in known}
            layers[name] = LayerInfo(name=name, **entries)
        except (TypeError, AttributeError) as error:
            raise BoundaryError(f"{path}: layer {name!r} is not in its form: {error}; {_MEND_REGISTRY}") from None
    return layers


class Layer:
    """One layer: its heads are parsed when it is opened, each geometry when it is first asked for.

    Parameters
    ----------
    folder
        Where the file lies.
    info
        Its entry of the registry.

    Raises
    ------
    BoundaryError
        When the file is missing, is not the one that the registry describes, or is not in its form.
    """

    def __init__(self, folder: Path, info: LayerInfo) -> None:
        self.info = info
        self.path = folder / info.file
        self._mend = _MEND_ADDED if info.country else _MEND
        # The first mark is the one: inside a text of the properties its quotes would be escaped.
        parts = [line.partition(_MARK) for line in self._lines()]
        if len(parts) != info.features:
            raise BoundaryError(f"{self.path}: expected {info.features} features, got {len(parts)}; {self._mend}")
        self._texts: list[bytes] = [geometry for _, _, geometry in parts]  # each with what closes its feature
        try:
            # All heads in one go: several times as fast as one by one.
            heads = json.loads(b"[" + b",".join(head + b"}" for head, _, _ in parts) + b"]")
            self.properties: list[dict[str, Any]] = [head["properties"] for head in heads]
            self.keys: list[str] = [head["id"] for head in heads]
            self.bounds = np.array([head["bbox"] for head in heads], dtype=float).reshape(-1, 4)
        except (ValueError, KeyError, TypeError) as error:
            raise BoundaryError(
                f"{self.path}: expected a feature with id, bbox, properties and geometry on each line: {error}; "
                f"{self._mend}"
            ) from None
        self._geometries: dict[int, BaseGeometry] = {}

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """The row of each key."""
        return {key: row for row, key in enumerate(self.keys)}

    def geometry(self, row: int) -> BaseGeometry:
        """Return the geometry of a row.

        Raises
        ------
        BoundaryError
            When it is not a valid geometry; the message names the file and the feature.
        """
        found = self._geometries.get(row)
        if found is None:
            found = self._parse(row)
            self._geometries[row] = found
        return found

    def geometries(self, rows: Iterable[int]) -> list[BaseGeometry]:
        """Return the geometries of some rows, in their order."""
        return [self.geometry(int(row)) for row in rows]

    def within(self, bounds: tuple[float, float, float, float]) -> np.ndarray[Any, np.dtype[np.int64]]:
        """Return the rows whose bounding box meets bounds (west, south, east, north), in order."""
        west, south, east, north = bounds
        box = self.bounds
        meets = (box[:, 0] <= east) & (box[:, 2] >= west) & (box[:, 1] <= north) & (box[:, 3] >= south)
        return np.flatnonzero(meets)

    def _lines(self) -> list[bytes]:
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            raise BoundaryError(f"{self.path} is missing: registry.toml lists it; {self._mend}") from None
        except OSError as error:
            raise BoundaryError(f"{self.path} cannot be read: {error.strerror}; {self._mend}") from None
        got = hashlib.sha256(data).hexdigest()
        if got != self.info.sha256:
            raise BoundaryError(
                f"{self.path} is not the file that registry.toml describes: expected SHA-256 {self.info.sha256[:12]}…, "
                f"got {got[:12]}…; {self._mend}"
            )
        if self.path.suffix == ".gz":
            unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
            try:
                data = unpack.decompress(data, _MOST_BYTES)
            except zlib.error as error:
                raise BoundaryError(f"{self.path} cannot be unpacked: {error}; {self._mend}") from None
            if not unpack.eof:
                most = f"it is cut short, or unpacks to more than {_MOST_BYTES / 1e6:.0f} MB"
                raise BoundaryError(f"{self.path} cannot be unpacked: {most}; {self._mend}")
        return [line for line in data.split(b"\n") if line.startswith(b'{"type":"Feature",')]

    def _parse(self, row: int) -> BaseGeometry:
        try:
            geometry = shapely.from_geojson(self._texts[row].rstrip(b",\r")[:-1])
        except shapely.errors.GEOSException as error:
            raise BoundaryError(
                f"{self.path}: the geometry of {self.keys[row]} is damaged: {error}; {self._mend}"
            ) from None
        problem = what_is_wrong(geometry)
        if problem:
            raise BoundaryError(f"{self.path}: the geometry of {self.keys[row]} is damaged: {problem}; {self._mend}")
        shapely.prepare(geometry)
        return geometry


def what_is_wrong(geometry: BaseGeometry | None) -> str:
    """Return why a geometry cannot be used, in words; "" where it can."""
    if geometry is None or geometry.is_empty:
        return "it is empty"
    if not np.isfinite(shapely.get_coordinates(geometry)).all():
        return "a coordinate is no finite number"
    west, south, east, north = geometry.bounds
    if west < -180.0 or east > 180.0 or south < -90.0 or north > 90.0:
        return f"it reaches beyond the globe ({west:g} to {east:g} degrees east, {south:g} to {north:g} north)"
    if not geometry.is_valid:
        return str(shapely.is_valid_reason(geometry))
    return ""


_MEND_ADDED = "add it again with geomap data add, or take it away with geomap data remove"
_MEND = "restore it from git, or build it again with scripts/build_data.py"
_MEND_REGISTRY = "restore it from git or, where geomap data add wrote it, delete it and add the layers again"
