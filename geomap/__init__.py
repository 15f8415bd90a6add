"""geomap: news text in, a map of who claims to control what out.

>>> import geomap
>>> analysis = geomap.analyze("Ukrainian troops retook Izium on Saturday.", date="2022-09-12")
>>> [(claim.kind, claim.party, claim.place_name) for claim in analysis.claims]
[('gain', 'UA', 'Izium')]

`analyze` reads one text, `build_map` draws any number of analyses; see their docstrings. Nothing heavy is imported
before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.answers import answer_denials as answer_denials
    from geomap.articles import read_sources as read_sources
    from geomap.confidence import confident as confident
    from geomap.errors import ArticleError as ArticleError
    from geomap.errors import GeomapError as GeomapError
    from geomap.geocode import GazetteerGeocoder as GazetteerGeocoder
    from geomap.many import analyze_many as analyze_many
    from geomap.model import Analysis as Analysis
    from geomap.model import Article as Article
    from geomap.model import Claim as Claim
    from geomap.model import Mention as Mention
    from geomap.model import Place as Place
    from geomap.pipeline import Reader as Reader
    from geomap.pipeline import analyze as analyze
    from geomap.pipeline import build_map as build_map
    from geomap.pipeline import read_many as read_many
    from geomap.report.frames import claims_frame as claims_frame
    from geomap.report.frames import mentions_frame as mentions_frame
    from geomap.report.tables import to_geodataframes as to_geodataframes

__version__ = "0.1.0"

_HOMES = {
    "Analysis": "geomap.model",
    "Article": "geomap.model",
    "ArticleError": "geomap.errors",
    "Claim": "geomap.model",
    "GazetteerGeocoder": "geomap.geocode",
    "GeomapError": "geomap.errors",
    "Mention": "geomap.model",
    "Place": "geomap.model",
    "Reader": "geomap.pipeline",
    "analyze": "geomap.pipeline",
    "analyze_many": "geomap.many",
    "answer_denials": "geomap.answers",
    "build_map": "geomap.pipeline",
    "claims_frame": "geomap.report.frames",
    "confident": "geomap.confidence",
    "mentions_frame": "geomap.report.frames",
    "read_many": "geomap.pipeline",
    "read_sources": "geomap.articles",
    "to_geodataframes": "geomap.report.tables",
}

__all__ = ["__version__", *sorted(_HOMES)]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'geomap' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
