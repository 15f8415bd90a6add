"""Analyses as tables with documented columns: articles, mentions, claims, regions by day, licences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from geomap.errors import RenderError
from geomap.model import Analysis, Place
from geomap.report.frames import all_analyses
from geomap.report.keys import PlaceKeys
from geomap.report.properties import claim_rows
from geomap.report.schema import SCHEMA

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd
    from shapely.geometry.base import BaseGeometry

    from geomap.regions import Boundaries
    from geomap.render.content import Content
    from geomap.render.shapes import Shape
    from geomap.render.statements import Statement

Geometry = Literal["points", "natural-earth", "osm"]
GEOMETRIES: Final[tuple[Geometry, ...]] = get_args(Geometry)
GREY: Final = "#6b6b6b"

_CREDITS: Final = {
    "geonames": ("CC-BY-4.0", "GeoNames"),
    "osm": ("ODbL-1.0", "© OpenStreetMap contributors"),
    "natural-earth": ("LicenseRef-public-domain", "Natural Earth"),
}
_NOTES: Final = {
    "list": "not drawn: a whole country, or a place that could not be settled",
    "unknown": "a point in a region whose outline is not known",
    "label": "a point in a self-proclaimed republic, which has no border of its own",
    "stands": "a point that stands for the whole area",
}


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of one export; `claims` and `mentions` in EPSG:4326, all in the order of articles and text.

    `geometry` says where the claims' geometry comes from, `notice` what everyone who shows the data should say.
    """

    articles: pd.DataFrame
    mentions: gpd.GeoDataFrame
    claims: gpd.GeoDataFrame
    region_days: pd.DataFrame
    licences: pd.DataFrame
    geometry: Geometry
    title: str
    notice: str
    newest: date | None

    def items(self) -> list[tuple[str, pd.DataFrame]]:
        """Return the tables with their names, in the order of `geomap.report.schema.SCHEMA`."""
        return [(name, getattr(self, name)) for name in SCHEMA]


def to_geodataframes(
    analyses: Analysis | Iterable[Analysis],
    *,
    boundaries: Boundaries | None = None,
    parties: object = None,
    geometry: Geometry = "osm",
    window_days: int = 30,
    title: str | None = None,
) -> Tables:
    """Return articles, mentions, claims and regions by day as tables.

    Parameters
    ----------
    analyses
        What `geomap.analyze` or a `geomap.Reader` gave, one or many.
    boundaries
        The polygons; by default those that come with geomap.
    parties
        The known parties, which give names and colours; as of `geomap.render.build_map`.
    geometry
        ``osm``: Ukraine's regions from OpenStreetMap (ODbL), all others from Natural Earth. ``natural-earth``: coarser,
        in the public domain; raions then have no outline. ``points``: a point for each place, regions too.
    window_days
        After how many days a claim counts as old.
    title
        Of the whole, as of a map.

    Returns
    -------
    Tables
        With the columns and dtypes of `geomap.report.schema.SCHEMA`.

    Raises
    ------
    RenderError
        When `geometry` is none of these, or `window_days` is not positive.
    GeomapError
        When one of the analyses is none, such as the error of an article that could not be read.
    """
    from geomap.regions import Boundaries
    from geomap.render.content import content

    if geometry not in GEOMETRIES:
        raise RenderError(f"expected geometry to be one of {', '.join(GEOMETRIES)}, got {geometry!r}")
    if window_days < 1:
        raise RenderError(f"window_days must be 1 or more, got {window_days}")
    gathered = all_analyses(analyses)
    borders = boundaries or Boundaries()
    page = content(gathered, title=title, shapes=_shapes(borders, geometry), parties=parties, window_days=window_days)
    keys = PlaceKeys(borders, gathered)
    claims, claim_shapes = _claims(page, keys, geometry)
    mentions, mention_shapes = _mentions(gathered, keys)
    return Tables(
        articles=_frame("articles", [_article(analysis) for analysis in gathered]),
        mentions=_geo(_frame("mentions", mentions), mention_shapes),
        claims=_geo(_frame("claims", claims), claim_shapes),
        region_days=_frame("region_days", _region_days(page, keys)),
        licences=_frame("licences", _licences(claims, mentions, keys.credits())),
        geometry=geometry,
        title=page.title,
        notice=page.notice,
        newest=page.newest,
    )


def _shapes(boundaries: Boundaries, geometry: Geometry) -> Any:
    """Return where the geometry of places comes from, as fine as the layers have it."""
    from geomap.errors import BoundaryError
    from geomap.render.boundaries import BoundaryShapes

    class ExportShapes(BoundaryShapes):
        def geometry(self, key: str) -> BaseGeometry | None:
            if geometry == "points" or key not in boundaries:
                return None
            if geometry == "osm" or not any(part.startswith("UA") and len(part) > 2 for part in key.split("+")):
                return boundaries.geometry(key)
            try:
                return boundaries.geometry(key, layer="world_admin1")
            except BoundaryError:  # a raion, which Natural Earth does not have
                return None

    return ExportShapes(boundaries)


def _article(analysis: Analysis) -> dict[str, Any]:
    from geomap.render.evidence import clean, safe_url

    article = analysis.article
    return {
        "article_id": clean(article.key),
        "title": clean(article.title),
        "date": article.date,
        "date_basis": article.date_basis,
        "outlet": clean(article.outlet),
        "url": safe_url(article.url),
        "language": clean(analysis.language),
        "mentions": len(analysis.mentions),
        "claims": len(analysis.claims),
        "unplaced": "; ".join(clean(name.text) for name in analysis.unplaced),
    }


def _mentions(analyses: Sequence[Analysis], keys: PlaceKeys) -> tuple[list[dict[str, Any]], list[Any]]:
    import shapely

    from geomap.render.evidence import clean

    rows: list[dict[str, Any]] = []
    shapes: list[Any] = []
    for analysis in analyses:
        key = clean(analysis.article.key)
        for number, mention in enumerate(analysis.mentions):
            place = mention.place
            rows.append(
                {
                    "mention_id": f"{key}#{number}",
                    "article_id": key,
                    "date": analysis.article.date,
                    "start": mention.span.start,
                    "end": mention.span.end,
                    "text": clean(mention.text),
                    "kind": mention.kind,
                    "score": round(mention.score, 3),
                    "reason": clean(mention.reason),
                    **keys.record(place),
                    **_credit(["geonames"] if place and _is_geonames(place) else []),
                }
            )
            known = place is not None and place.latitude is not None and place.longitude is not None
            shapes.append(shapely.Point(place.longitude, place.latitude) if place and known else None)
    return rows, shapes


def _claims(page: Content, keys: PlaceKeys, geometry: Geometry) -> tuple[list[dict[str, Any]], list[Any]]:
    rows = []
    shapes = []
    for properties, place, shape in claim_rows(page):
        geometry_of, source, note = _drawn(shape, place, geometry)
        if geometry_of is not None and source and place is not None and shape.geometry is not None:
            source = keys.added(place.boundary) or source
        used = [source, "geonames" if place and _is_geonames(place) else ""]
        shapes.append(geometry_of)
        rows.append(
            {
                **properties,
                **keys.record(place),
                "place": properties["place"],
                "geometry_source": source,
                "geometry_note": note,
                **_credit([each for each in used if each], keys.credits()),
            }
        )
    return rows, shapes


def _drawn(shape: Shape, place: Place | None, geometry: Geometry) -> tuple[Any, str, str]:
    """Return the geometry of a claim, where it comes from, and a note on it."""
    import shapely

    if shape.geometry is not None and place is not None:
        ukraine = place.country == "UA" and place.level in ("admin1", "admin2", "area")
        return shape.geometry, "osm" if ukraine and geometry == "osm" else "natural-earth", ""
    if shape.label is None or place is None:
        return None, "", _NOTES["list"]
    latitude, longitude = shape.label
    note = _NOTES.get(shape.form, "")
    if shape.form == "unknown" and geometry == "points":
        note = _NOTES["stands"]
    return shapely.Point(longitude, latitude), "geonames" if _is_geonames(place) else "", note


def _region_days(page: Content, keys: PlaceKeys) -> list[dict[str, Any]]:
    """Return a row for each region and day on which a claim about it, or a place in it, counts."""
    from geomap.model import CLAIM_KINDS
    from geomap.render.evidence import clean

    gathered: dict[tuple[str, str], list[tuple[str, Statement]]] = {}
    about: dict[str, tuple[str, str]] = {}
    for group in page.groups:
        key, name, country = keys.region(group.place)
        if not key:
            continue
        about[key] = (name, country)
        for one in group.statements:
            day = one.told.day.isoformat() if one.told.day else ""
            gathered.setdefault((key, day), []).append((group.key, one))
    rows = []
    for (key, day), told in sorted(gathered.items()):
        claims = [one.claim for _, one in told]
        row: dict[str, Any] = {
            "region": key,
            "region_name": clean(about[key][0]),
            "country": about[key][1],
            "day": date.fromisoformat(day) if day else None,
            "claims": len(told),
            "places": len({place for place, _ in told}),
            "outlets": len({outlet for _, one in told if (outlet := page.sources[one.analysis].outlet)}),
            "denied": sum(claim.polarity == "denied" for claim in claims),
            "planned": sum(claim.modality == "planned" for claim in claims),
            "attribution": "GeoNames",
        }
        actual = [claim for claim in claims if claim.polarity == "affirmed" and claim.modality == "actual"]
        for kind in CLAIM_KINDS:
            of_kind = [claim for claim in actual if claim.kind == kind]
            row[kind] = len(of_kind)
            row[f"{kind}_by"] = "; ".join(sorted({clean(claim.party) for claim in of_kind if claim.party}))
        holders = Counter(claim.party for claim in actual if claim.kind in ("control", "gain") and claim.party)
        most = [party for party, number in holders.items() if number == max(holders.values())]
        row["colour"] = page.looks[most[0]].colour if len(most) == 1 else GREY
        rows.append(row)
    return rows


def _licences(
    claims: Sequence[Mapping[str, Any]],
    mentions: Sequence[Mapping[str, Any]],
    added: Mapping[str, tuple[str, str]],
) -> list[dict[str, Any]]:
    rows = []
    credits = {**_CREDITS, **added}
    for layer, table in (("claims", claims), ("mentions", mentions)):
        used = {row.get("geometry_source", "") for row in table}
        if any("CC-BY-4.0" in str(row["licence"]) for row in table):
            used.add("geonames")
        for source in credits:
            if source in used:
                licence, name = credits[source]
                what = "places and points" if source == "geonames" else "geometry of regions and rivers"
                rows.append({"layer": layer, "data": what, "licence": licence, "attribution": name})
    quotes = {
        "data": "sentences of articles",
        "licence": "their publishers'",
        "attribution": "outlet and url of the row",
    }
    return [*rows, {"layer": "claims", **quotes}]


def _credit(sources: Iterable[str], added: Mapping[str, tuple[str, str]] = MappingProxyType({})) -> dict[str, Any]:
    used = [_CREDITS.get(source) or added[source] for source in sorted(set(sources))]
    return {
        "licence": " AND ".join(licence for licence, _ in used),
        "attribution": "; ".join(name for _, name in used),
    }


def _is_geonames(place: Place) -> bool:
    return place.id.startswith("gn:") or place.geonamesid is not None


def _frame(table: str, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Return rows as a table with the columns and dtypes of the schema; text that is not known is empty."""
    import pandas as pd

    columns: dict[str, Any] = {}
    for column in SCHEMA[table]:
        values = [row.get(column.name) for row in rows]
        if column.dtype == "string":
            columns[column.name] = pd.array(["" if value is None else str(value) for value in values], dtype="string")
        elif column.dtype == "datetime64[s]":
            stamps = [None if value is None else value.isoformat() for value in values]
            columns[column.name] = pd.to_datetime(pd.Series(stamps, dtype="object"), format="%Y-%m-%d").astype(
                "datetime64[s]"
            )
        elif column.dtype == "float64":
            columns[column.name] = pd.Series(
                [float("nan") if value is None else float(value) for value in values], dtype="float64"
            )
        else:
            columns[column.name] = pd.array(values, dtype=column.dtype)
    return pd.DataFrame(columns)


def _geo(frame: pd.DataFrame, shapes: Sequence[Any]) -> gpd.GeoDataFrame:
    import geopandas as gpd

    return gpd.GeoDataFrame(frame, geometry=gpd.GeoSeries(list(shapes), index=frame.index, crs="EPSG:4326"))
