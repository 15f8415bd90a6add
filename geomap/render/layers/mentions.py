"""The layer of all places named in the texts, claim or no claim: dots, and bare names of regions; off at first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geomap.model import Analysis, Place
from geomap.render.evidence import clean


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place that the texts name, and how often, actors ("Moscow said") left out."""

    place: Place
    count: int


SPOT_LEVELS: Final = frozenset({"settlement", "district", "facility", "island"})


def is_spot(place: Place) -> bool:
    """Tell whether a place may be drawn as a dot; a region, river or country may not."""
    return place.level in SPOT_LEVELS


def named_places(analyses: Sequence[Analysis]) -> tuple[NamedPlace, ...]:
    """Return the places named in the analyses that have coordinates, by how often, then by name."""
    counts: dict[str, int] = {}
    places: dict[str, Place] = {}
    for analysis in analyses:
        for mention in analysis.mentions:
            place = mention.place
            if mention.kind == "place" and place is not None and place.latitude is not None:
                counts[place.id] = counts.get(place.id, 0) + 1
                places.setdefault(place.id, place)
    ordered = sorted(counts, key=lambda each: (-counts[each], places[each].name, each))
    return tuple(NamedPlace(places[each], counts[each]) for each in ordered)


def unplaced_names(analyses: Sequence[Analysis]) -> tuple[tuple[str, int, str], ...]:
    """Return the names that could not be placed, how often each occurs and why, the most frequent first."""
    counts: dict[str, int] = {}
    reasons: dict[str, str] = {}
    for analysis in analyses:
        for name in analysis.unplaced:
            text = clean(name.text)
            counts[text] = counts.get(text, 0) + name.count
            reasons.setdefault(text, clean(name.reason))
    return tuple((text, counts[text], reasons[text]) for text in sorted(counts, key=lambda each: (-counts[each], each)))
