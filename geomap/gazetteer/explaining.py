"""Why the candidates of a name rank as they do, for a person who asks: `geomap lookup`."""

from __future__ import annotations

from dataclasses import dataclass

from geomap.gazetteer.gazetteer import Gazetteer, NameKind
from geomap.gazetteer.ranking import KIND_WEIGHT, prior
from geomap.model import Place

_BEARS = {
    NameKind.MAIN: "its usual name",
    NameKind.CURATED: "another name of it, from the hand-kept list",
    NameKind.ALIAS: "another spelling or name of it",
    NameKind.INFLECTED: "a case form of its name",
    NameKind.FOREIGN: "its name in another language",
}


@dataclass(frozen=True, slots=True)
class Explained:
    """A candidate for a name: the place, the name of its first-level unit, its score, and the reason in words."""

    place: Place
    admin1_name: str
    score: float
    reason: str


def explain(gazetteer: Gazetteer, name: str, *, limit: int = 10) -> list[Explained]:
    """Return the places that a name may stand for, the likeliest first, when nothing but the name is known.

    Parameters
    ----------
    gazetteer
        The open gazetteer.
    name
        A name in any spelling that folds to one of the gazetteer's.
    limit
        How many to return at most.
    """
    found = []
    for row, kind in gazetteer.find_kinds(name)[: max(limit, 0)]:
        place = gazetteer.place(row)
        feature = gazetteer.feature(row)
        score = prior(place.level, place.population, feature, place.id, place.boundary) + KIND_WEIGHT[NameKind(kind)]
        people = f"{place.population:,} people" if place.population else "population unknown"
        reason = f"score {score:.1f}: {_BEARS[NameKind(kind)]}; {place.level}" + (f" ({feature})" if feature else "")
        unit = gazetteer.admin1_row(place.country, place.admin1) if place.admin1 and place.level != "admin1" else None
        found.append(Explained(place, "" if unit is None else gazetteer.name(unit), score, f"{reason}, {people}"))
    return found
