"""Why a name was taken for the place that it stands at, and which places it was not taken for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geomap.model import Analysis, Mention, Place
from geomap.render.evidence import clean

OTHERS: Final = 3
NAME_LIMIT: Final = 120
REASON_LIMIT: Final = 300
_EARTH_RADIUS_KM: Final = 6371.0088
# A point of a region, a country or a river says nothing of how far it is.
_SPOTS: Final = frozenset({"settlement", "district", "facility"})


@dataclass(frozen=True, slots=True)
class Other:
    """A place that a name might have meant: `distance_km` from the one that it was taken for, None where unknown."""

    name: str
    level: str
    country: str
    distance_km: int | None


@dataclass(frozen=True, slots=True)
class Placing:
    """The name as written, why it was taken for its place, and the runners-up, the likeliest first."""

    text: str
    reason: str
    others: tuple[Other, ...]


def placings(analyses: Sequence[Analysis]) -> dict[tuple[int, str], Placing]:
    """Return why the place of each claim was taken for what it is, by number of the article and id of the claim."""
    found = {}
    for number, analysis in enumerate(analyses):
        starts = {mention.span.start: mention for mention in analysis.mentions if mention.place is not None}
        starts |= {mention.outer.start: mention for mention in starts.values()}
        for claim in analysis.claims:
            # An editor may have put a claim elsewhere: then what the name was taken for is no reason.
            mention = starts.get(claim.place.start)
            if mention and mention.place and claim.resolved and mention.place.id == claim.resolved.id:
                found[number, claim.id] = _placing(mention, mention.place)
    return found


def _placing(mention: Mention, chosen: Place) -> Placing:
    others = tuple(_other(candidate.place, chosen) for candidate in mention.runners_up[:OTHERS])
    return Placing(clean(mention.text)[:NAME_LIMIT], clean(mention.reason)[:REASON_LIMIT], others)


def _other(place: Place, chosen: Place) -> Other:
    distance = _distance_km(place, chosen) if place.level in _SPOTS and chosen.level in _SPOTS else None
    # Its country only where it is not that of the place chosen.
    country = place.country if place.country != chosen.country else ""
    return Other(clean(place.name)[:NAME_LIMIT], place.level, clean(country), distance)


def _distance_km(one: Place, other: Place) -> int | None:
    """Return the great-circle distance (haversine) in whole kilometres."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    north, other_north = math.radians(one.latitude), math.radians(other.latitude)
    half = math.sin((other_north - north) / 2) ** 2
    half += math.cos(north) * math.cos(other_north) * math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    return round(2 * _EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half))))
