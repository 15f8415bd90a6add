"""Analyses as GeoDataFrames: a row for each placed mention, a row for each claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from geomap.errors import GeomapError
from geomap.model import Analysis, Claim

if TYPE_CHECKING:
    import geopandas as gpd

    from geomap.regions import Boundaries


def mentions_frame(
    analyses: Analysis | Iterable[Analysis], *, boundaries: Boundaries | None = None
) -> gpd.GeoDataFrame:
    """Return the placed mentions of all analyses, joined to country, first-level unit and raion by polygon.

    Parameters
    ----------
    analyses
        What `geomap.analyze` or a `geomap.Reader` gave, one or many.
    boundaries
        Polygons to join to; by default those that come with geomap.

    Returns
    -------
    geopandas.GeoDataFrame
        In EPSG:4326, in the order of articles and text, with ``article`` (its key) and ``date`` before the columns of
        `geomap.regions.mentions_frame`.

    Examples
    --------
    >>> import geomap
    >>> frame = geomap.mentions_frame(geomap.analyze("Shells fell on Nikopol."))
    >>> frame.loc[0, ["name", "admin1"]].tolist()
    ['Nikopol', 'UA-12']
    """
    from geomap.regions import mentions_frame as one

    borders = boundaries or _boundaries()
    gathered = all_analyses(analyses)
    frame = one(borders, [mention for analysis in gathered for mention in analysis.mentions])
    rows = [analysis for analysis in gathered for mention in analysis.mentions if mention.place is not None]
    frame.insert(0, "article", [analysis.article.key for analysis in rows])
    frame.insert(1, "date", [analysis.article.date for analysis in rows])
    return frame


def claims_frame(analyses: Analysis | Iterable[Analysis], *, boundaries: Boundaries | None = None) -> gpd.GeoDataFrame:
    """Return the claims of all analyses, each with the geometry of its place.

    Returns
    -------
    geopandas.GeoDataFrame
        In EPSG:4326, in the order of articles and text: ``id``, ``article``, ``article_date``, ``outlet``, ``kind``,
        ``party``, ``place``, ``place_id``, ``level``, ``extent``, ``polarity``, ``modality``, ``speaker``,
        ``speaker_side``, ``event_start``, ``event_end``, ``reading``, ``confidence``, ``quote`` (the sentence).
        ``geometry`` is the polygon or line of a place that has one, else its point, else none.

    Examples
    --------
    >>> import geomap
    >>> frame = geomap.claims_frame(geomap.analyze("Ukrainian troops retook Izium.", date="2022-09-11"))
    >>> frame.loc[0, ["kind", "party", "place"]].tolist(), frame.loc[0, "geometry"].geom_type
    (['gain', 'UA', 'Izium'], 'Point')
    """
    import geopandas as gpd

    borders = boundaries or _boundaries()
    rows = [(analysis, claim) for analysis in all_analyses(analyses) for claim in analysis.claims]
    columns = {name: [value(*row) for row in rows] for name, value in _CLAIM_COLUMNS}
    return gpd.GeoDataFrame(columns, geometry=_geometries(rows, borders), crs="EPSG:4326")


def all_analyses(analyses: Analysis | Iterable[Analysis]) -> tuple[Analysis, ...]:
    """Return one analysis or many as a tuple.

    Raises
    ------
    GeomapError
        When one of them is none, such as the error of an article that could not be read; the message tells which.
    """
    given = (analyses,) if isinstance(analyses, Analysis) else tuple(analyses)
    for at, analysis in enumerate(given):
        if not isinstance(analysis, Analysis):
            raise GeomapError(
                f"analyses[{at}]: expected an Analysis, as geomap.analyze gives it, got {type(analysis).__name__}: "
                f"{str(analysis)[:100]}; leave it out"
            )
    return given


def _quote(analysis: Analysis, claim: Claim) -> str:
    from geomap.articles import redact

    return redact(" ".join(analysis.article.text[claim.sentence.start : claim.sentence.end].split()))


_CLAIM_COLUMNS: Sequence[tuple[str, Callable[[Analysis, Claim], Any]]] = (
    ("id", lambda analysis, claim: claim.id),
    ("article", lambda analysis, claim: analysis.article.key),
    ("article_date", lambda analysis, claim: analysis.article.date),
    ("outlet", lambda analysis, claim: analysis.article.outlet),
    ("kind", lambda analysis, claim: claim.kind),
    ("party", lambda analysis, claim: claim.party),
    ("place", lambda analysis, claim: claim.place_name),
    ("place_id", lambda analysis, claim: claim.resolved.id if claim.resolved else None),
    ("level", lambda analysis, claim: claim.resolved.level if claim.resolved else None),
    ("extent", lambda analysis, claim: claim.extent),
    ("polarity", lambda analysis, claim: claim.polarity),
    ("modality", lambda analysis, claim: claim.modality),
    ("speaker", lambda analysis, claim: claim.speaker),
    ("speaker_side", lambda analysis, claim: claim.speaker_side),
    ("event_start", lambda analysis, claim: claim.event.start),
    ("event_end", lambda analysis, claim: claim.event.end),
    ("reading", lambda analysis, claim: claim.reading),
    ("confidence", lambda analysis, claim: claim.confidence),
    ("quote", _quote),
)


def _geometries(rows: Iterable[tuple[Analysis, Claim]], boundaries: Boundaries) -> list[Any]:
    import shapely

    found = []
    for _, claim in rows:
        place = claim.resolved
        if place and place.boundary and place.boundary in boundaries:
            found.append(boundaries.geometry(place.boundary))
        elif place and place.longitude is not None and place.latitude is not None:
            found.append(shapely.Point(place.longitude, place.latitude))
        else:
            found.append(None)
    return found


def _boundaries() -> Boundaries:
    from geomap.regions import Boundaries

    return Boundaries()
