"""The columns of every exported table: name, dtype, meaning. What is documented is what is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Dtype = Literal["string", "Int64", "float64", "boolean", "datetime64[s]"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its pandas dtype, and what it holds."""

    name: str
    dtype: Dtype
    meaning: str


def _columns(*rows: tuple[str, Dtype, str]) -> tuple[Column, ...]:
    return tuple(Column(*row) for row in rows)


def _counts(kind: str) -> tuple[tuple[str, Dtype, str], tuple[str, Dtype, str]]:
    return (
        (kind, "Int64", f"affirmed, actual claims of the kind {kind}"),
        (f"{kind}_by", "string", "keys of their parties, joined by `; `"),
    )


_KEYS: Final = _columns(
    ("place_id", "string", "the place: `gn:` and its GeoNames id, `ne:…`, or the id of a supplement's row"),
    ("place", "string", "name of the place"),
    ("level", "string", "country, admin1, admin2, settlement, district, water, island, facility, area, polity"),
    ("geonamesid", "Int64", "GeoNames id, where there is one"),
    ("wikidata", "string", "Wikidata item of a region's boundary, where it is known"),
    ("country", "string", "ISO 3166-1 alpha-2 code"),
    ("admin1", "string", "ISO 3166-2 code of the first-level unit that the place is or lies in"),
    ("admin1_name", "string", "its name"),
    ("admin2", "string", "KATOTTG code of the raion (Ukraine)"),
    ("admin2_name", "string", "its name"),
    ("boundary", "string", "key of the place's own outline in geomap's boundaries, empty where it has none"),
    ("latitude", "float64", "of a point on the place, WGS 84 degrees"),
    ("longitude", "float64", "of a point on the place, WGS 84 degrees"),
)
_CREDIT: Final = _columns(
    ("licence", "string", "SPDX expression of the row's geometry and place data"),
    ("attribution", "string", "whom to name when the row is shown"),
)

SCHEMA: Final[dict[str, tuple[Column, ...]]] = {
    "articles": _columns(
        ("article_id", "string", "given id, else URL, else hash of the content"),
        ("title", "string", "its title"),
        ("date", "datetime64[s]", "calendar date at the dateline"),
        ("date_basis", "string", "given, metadata, text, or empty"),
        ("outlet", "string", "who published it"),
        ("url", "string", "a plain web address, else empty"),
        ("language", "string", "ISO 639-1"),
        ("mentions", "Int64", "place names read"),
        ("claims", "Int64", "claims read"),
        ("unplaced", "string", "names that could not be placed, joined by `; `"),
    ),
    "mentions": (
        *_columns(
            ("mention_id", "string", "article id and number of the mention"),
            ("article_id", "string", "the article"),
            ("date", "datetime64[s]", "date of the article"),
            ("start", "Int64", "first character in the text as given"),
            ("end", "Int64", "end, exclusive"),
            ("text", "string", "the name as it stands there"),
            ("kind", "string", "place, actor, name_part"),
            ("score", "float64", "how sure the place is, 0 to 1"),
            ("reason", "string", "why this place"),
        ),
        *_KEYS,
        *_CREDIT,
    ),
    "claims": (
        *_columns(
            ("claim_id", "string", "the same run after run"),
            ("article_id", "string", "the article"),
            ("says", "string", "the claim in words"),
            ("kind", "string", "control, gain, loss, contest, strike, sovereignty"),
            ("party", "string", "key of the party: ISO code of a state, else its usual name; empty where not named"),
            ("party_name", "string", "its name"),
        ),
        *_KEYS,
        *_columns(
            ("extent", "string", "whole, part, approach"),
            ("extent_stated", "boolean", "whether the text itself says how much"),
            ("polarity", "string", "affirmed, denied"),
            ("modality", "string", "actual, planned"),
            ("speaker", "string", "who says it; `narrator` is the article itself"),
            ("speaker_side", "string", "the party on whose side the speaker stands"),
            ("answers", "string", "claim that a denial answers"),
            ("denied_by", "string", "denials that answer this claim, joined by `; `"),
            ("disputed", "boolean", "whether another claim about the place speaks against this one"),
            ("quote", "string", "the sentence, at most 300 characters around trigger and place"),
            ("day", "datetime64[s]", "the day on which it counts: the end of the event, else the article's date"),
            ("event_start", "datetime64[s]", "first day of the event"),
            ("event_end", "datetime64[s]", "last day of the event"),
            ("event_precision", "string", "day, week, month, season, year, open"),
            ("event_basis", "string", "text, article, or empty"),
            ("reading", "string", "sure, likely, doubtful: whether the sentence says this, not whether it is so"),
            ("confidence", "float64", "of the reading, 0 to 1"),
            ("older", "boolean", "older than the window, counted from the newest article"),
            ("article_title", "string", "title of the article"),
            ("article_date", "datetime64[s]", "date of the article"),
            ("outlet", "string", "who published it"),
            ("url", "string", "a plain web address, else empty"),
            ("colour", "string", "hue of the party, `#rrggbb`, for programs that ignore styles"),
            ("geometry_source", "string", "osm, natural-earth, geonames, a layer that you added, or empty"),
            ("geometry_note", "string", "why there is no geometry, or what the point stands for"),
        ),
        *_CREDIT,
    ),
    "region_days": _columns(
        ("region", "string", "ISO 3166-2 code of the region, else boundary key, else country"),
        ("region_name", "string", "its name"),
        ("country", "string", "ISO 3166-1 alpha-2 code"),
        ("day", "datetime64[s]", "the day on which the claims count; empty for undated ones"),
        ("claims", "Int64", "claims about the region and places in it"),
        ("places", "Int64", "places that they are about"),
        ("outlets", "Int64", "outlets that carry them"),
        ("denied", "Int64", "of these, denials"),
        ("planned", "Int64", "of these, plans"),
        *_counts("control"),
        *_counts("gain"),
        *_counts("loss"),
        *_counts("contest"),
        *_counts("strike"),
        *_counts("sovereignty"),
        ("colour", "string", "hue of the party that most claims of control and gain name; grey where two are level"),
        ("attribution", "string", "whom to name when the row is shown"),
    ),
    "licences": _columns(
        ("layer", "string", "table of this export"),
        ("data", "string", "what the entry is about"),
        ("licence", "string", "SPDX expression, or in words"),
        ("attribution", "string", "whom to name"),
    ),
}
"""Tables by name; `mentions` and `claims` have a geometry besides."""

_JOINED: Final = ("wikidata", "admin1", "admin1_name", "admin2", "admin2_name")
PLACES: Final = (
    *(column for column in _KEYS if column.name not in _JOINED),
    *_columns(
        ("named", "Int64", "how often the articles name it"),
        ("claims", "Int64", "claims about it"),
    ),
)
"""What the GeoJSON of a map says of each place that is named."""
