"""The files that a map comes with: the page, its claims and places as GeoJSON, the analyses, the names to place."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from geomap.model import Analysis
from geomap.overrides import Outcome
from geomap.report.properties import ClaimRow, claim_rows, place_properties
from geomap.report.publish import analyses_json, parties_toml, unplaced_csv, write_files

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.regions import Boundaries
    from geomap.render.content import Content
    from geomap.render.shapes import Shape, Shapes

DIGITS: Final = 4  # of a degree, about 11 m: that of the boundaries
LICENCE: Final = (
    "Geometry of Ukraine's regions: ODbL 1.0. Places: CC BY 4.0. Other geometry: public domain. "
    "Sentences: their publishers'."
)
_NO_GEOMETRY: Final = {
    "list": "not drawn: a whole country, or a place whose outline or identity is not known",
    "unknown": "not drawn: the outline of this region is not known",
    "label": "not drawn: a self-proclaimed republic has no border of its own",
}


class ReadWith(Protocol):
    """What the analyses were read with, as much of `geomap.pipeline.Reader` as is needed here."""

    @property
    def lexicon(self) -> Any:
        """Has the ``parties``, which name and colour the layers."""

    @property
    def gazetteer(self) -> Any:
        """Has ``spellings``: names of places by their ids."""

    @property
    def versions(self) -> Mapping[str, str]:
        """Versions of code, grammar and data."""


def write_map_files(
    analyses: Sequence[Analysis],
    folder: Path,
    *,
    name: str,
    reader: ReadWith,
    title: str | None = None,
    window_days: int = 30,
    language: str = "en",
    with_text: bool = False,
    viewpoint: str = "recognised",
    corrections: Sequence[Outcome] = (),
    with_list: bool = True,
) -> list[Path]:
    """Write NAME.html, NAME.geojson and NAME.json, and NAME.unplaced.csv where names could not be placed.

    All or none: nothing appears under its name before every file is complete.

    Parameters
    ----------
    analyses
        What was read.
    folder
        Made where it is missing.
    name
        Of the files, without ending.
    reader
        What the analyses were read with: its parties name the layers, by the names of its gazetteer search
        finds places, its versions stand in NAME.json.
    title, window_days, language, viewpoint
        As of `geomap.build_map`.
    with_text
        Write the working copy, NAME.working.html, in place of NAME.html: it has the articles whole.
    corrections
        What became of an editor's overrides, for the page to list.
    with_list
        Whether the page has Ukraine's official list of settlements beside the claims.

    Returns
    -------
    list of Path
        The written files.

    Raises
    ------
    RenderError
        When the page cannot be made, or the files cannot be written.
    """
    from geomap.figure import draw_still
    from geomap.reference import official_list
    from geomap.render import build_map

    made = build_map(
        analyses,
        title=title,
        parties=reader.lexicon.parties,
        window_days=window_days,
        language=language,
        still=draw_still,
        with_text=with_text,
        reference=official_list() if with_list else None,
        viewpoint=viewpoint,
        corrections=corrections,
        names_of=reader.gazetteer.spellings,
    )
    files = {
        f"{name}.geojson": geojson_text(content_geojson(made.content)),
        f"{name}.json": analyses_json(analyses, versions=reader.versions),
    }
    if unplaced := unplaced_csv(analyses):
        files[f"{name}.unplaced.csv"] = unplaced
    if unknown := parties_toml(analyses):
        files[f"{name}.parties.toml"] = unknown
    # Under a name of its own: nobody publishes it by mistake for the page.
    files[f"{name}.working.html" if with_text else f"{name}.html"] = made.html
    return write_files(folder, files)


def to_geojson(
    analyses: Sequence[Analysis],
    *,
    title: str | None = None,
    regions: Boundaries | Shapes | None = None,
    parties: object = None,
    window_days: int = 30,
) -> dict[str, Any]:
    """Return claims and named places of the analyses as one GeoJSON FeatureCollection.

    Each claim is a feature with the geometry of its place (None where the map draws none), its evidence and source;
    each named place a point; ``table`` says which a feature is. Properties are named as the columns of
    `geomap.report.schema`. The parameters are those of `geomap.render.build_map`.
    """
    from geomap.render.boundaries import shapes_of
    from geomap.render.content import content

    return content_geojson(
        content(tuple(analyses), title=title, shapes=shapes_of(regions), parties=parties, window_days=window_days)
    )


def content_geojson(content: Content) -> dict[str, Any]:
    """Return the GeoJSON of a page's content; see `to_geojson`."""
    from geomap.render.content import attribution

    return {
        "type": "FeatureCollection",
        "name": content.title,
        "notice": content.notice,
        "news_up_to": content.newest.isoformat() if content.newest else None,
        "attribution": attribution(content.credited),
        "licence": LICENCE,
        "features": [*map(_claim, claim_rows(content)), *_places(content)],
    }


def geojson_text(collection: Mapping[str, Any]) -> str:
    """Return a FeatureCollection as text, a feature a line, so that a change of one claim changes one line."""
    head = {key: value for key, value in collection.items() if key != "features"}
    opening = json.dumps(head, ensure_ascii=False, indent=1, allow_nan=False)[:-2]
    lines = (
        json.dumps(feature, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        for feature in collection["features"]
    )
    return f'{opening},\n "features": [\n' + ",\n".join(lines) + "\n]}\n"


def _claim(row: ClaimRow) -> dict[str, Any]:
    days = {name: value.isoformat() for name, value in row.properties.items() if isinstance(value, date)}
    geometry = _geometry(row.shape)
    note = "" if geometry else _NO_GEOMETRY.get(row.shape.form, _NO_GEOMETRY["list"])
    properties = {"table": "claims", **row.properties, **days, "geometry_note": note}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _places(content: Content) -> list[dict[str, Any]]:
    from geomap.render.layers.mentions import is_spot

    claimed = {group.key: len(group.statements) for group in content.groups}
    return [
        {
            "type": "Feature",
            # A region is never a pin: it has its name here, and its shape where something is claimed of it.
            "geometry": _point(named.place.latitude, named.place.longitude) if is_spot(named.place) else None,
            "properties": {
                "table": "places",
                **place_properties(named.place),
                "named": named.count,
                "claims": claimed.get(named.place.id, 0),
            },
        }
        for named in content.mentions
    ]


def _geometry(shape: Shape) -> dict[str, Any] | None:
    if shape.geometry is not None:
        return _mapping(shape.geometry)
    return _point(*shape.label) if shape.form == "point" and shape.label else None


def _point(latitude: float | None, longitude: float | None) -> dict[str, Any] | None:
    if latitude is None or longitude is None:
        return None
    return {"type": "Point", "coordinates": [round(longitude, DIGITS), round(latitude, DIGITS)]}


def _mapping(geometry: BaseGeometry) -> dict[str, Any]:
    import shapely

    # Exterior rings anticlockwise, as RFC 7946 asks.
    parts = [
        shapely.geometry.polygon.orient(part) if part.geom_type == "Polygon" else part
        for part in shapely.get_parts(geometry)
    ]
    record: dict[str, Any] = shapely.geometry.mapping(parts[0] if len(parts) == 1 else type(geometry)(parts))
    return {"type": record["type"], "coordinates": _rounded(record["coordinates"])}


def _rounded(coordinates: Any) -> Any:
    if coordinates and isinstance(coordinates[0], float):
        return [round(value, DIGITS) for value in coordinates]
    return [_rounded(each) for each in coordinates]
