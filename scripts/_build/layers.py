"""Write a boundary layer as GeoJSON that is plain to review, and note it in the registry.

One feature stands on one line, sorted by key, with its bounding box before the properties: a reader can then pick
the features that it needs without parsing the others, and a change shows as the lines that changed.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from scripts._build.coverage import tidy

# Layers above this size are compressed; smaller ones stay readable in a diff.
_PLAIN_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Feature:
    """One line of a layer: its key, its properties besides the key, its geometry."""

    key: str
    properties: Mapping[str, Any]
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a layer comes from, and under which terms; all goes into the registry as it stands."""

    source: str
    licence: str
    attribution: str
    date: str
    vintage: str
    terms: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer to write: its name is its file's stem and its table in the registry.

    `kind` is ``coverage`` (polygons that partition the land), ``polygons`` or ``lines``.
    """

    name: str
    title: str
    level: str
    kind: str
    origin: Origin
    features: Sequence[Feature]
    tolerance_deg: float
    note: str = ""


def encode(layer: Layer) -> tuple[bytes, dict[str, Any]]:
    """Return the bytes of a layer's file, and its entry of the registry.

    Raises
    ------
    ValueError
        When a key stands twice, or a geometry is empty or invalid after rounding.
    """
    lines = [_line(feature) for feature in sorted(layer.features, key=lambda feature: feature.key)]
    keys = [feature.key for feature in layer.features]
    if len(set(keys)) != len(keys):
        raise ValueError(f"{layer.name}: keys are not unique: {sorted({key for key in keys if keys.count(key) > 1})}")
    head = json.dumps({"type": "FeatureCollection", "name": layer.name}, ensure_ascii=False, separators=(",", ":"))
    data = (head[:-1] + ',"features":[\n' + ",\n".join(lines) + "\n]}\n").encode()
    name = f"{layer.name}.geojson"
    if len(data) > _PLAIN_BYTES:
        data = gzip.compress(data, 9, mtime=0)
        name += ".gz"
    entry = {
        "file": name,
        "title": layer.title,
        "level": layer.level,
        "kind": layer.kind,
        "features": len(lines),
        "key_field": "key",
        "name_field": "name",
        "source": layer.origin.source,
        "licence": layer.origin.licence,
        "terms": layer.origin.terms,
        "attribution": layer.origin.attribution,
        "date": layer.origin.date,
        "vintage": layer.origin.vintage,
        "tolerance_deg": layer.tolerance_deg,
        "note": layer.note,
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    return data, {key: value for key, value in entry.items() if value != ""}


def write(data: bytes, path: Path) -> None:
    """Write a file beside its place, then move it there."""
    beside = path.with_name(path.name + ".part")
    beside.write_bytes(data)
    beside.replace(path)


def registry(entries: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Return ``registry.toml``: one table a layer, sorted."""
    text = (
        "# Every boundary layer: where it comes from, under which terms, and the hash that the reader checks.\n"
        "# Written by scripts/build_data.py; edit the builder, not this file.\n"
    )
    for name, entry in sorted(entries.items()):
        text += f"\n[{name}]\n" + "".join(
            f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in entry.items()
        )
    return text.encode()


def _line(feature: Feature) -> str:
    geometry = tidy(feature.geometry)
    if geometry.is_empty or not geometry.is_valid:
        raise ValueError(f"{feature.key}: {'empty' if geometry.is_empty else shapely.is_valid_reason(geometry)}")
    bbox = [round(value, 4) for value in shapely.bounds(geometry).tolist()]
    properties = {"key": feature.key, **{key: value for key, value in feature.properties.items() if value}}
    head = {"type": "Feature", "id": feature.key, "bbox": bbox, "properties": properties}
    return (
        json.dumps(head, ensure_ascii=False, separators=(",", ":"))[:-1]
        + ',"geometry":'
        + shapely.to_geojson(geometry)
        + "}"
    )
