"""How likely a place is meant when nothing but its name is known: the order of a name's candidates."""

from __future__ import annotations

import math

from geomap.gazetteer.gazetteer import NameKind

# Where names tie, the wider place is first: "Ukraine" the country, "Texas" the state. A point of a level weighs as much
# as a factor of e in population.
_LEVEL_WEIGHT = {
    "continent": 24.0,
    "country": 22.0,
    "polity": 12.0,
    "admin1": 8.0,
    "settlement": 4.0,
    "water": 8.0,
    "island": 7.0,
    "area": 6.0,
    "facility": 6.0,
    "district": 3.0,
    "admin2": 2.0,
}
_FEATURE_WEIGHT = {
    "P.PPLC": 6.0,
    "P.PPLA": 4.5,
    "P.PPLH": -4.0,
    "P.PPLQ": -3.0,
    "P.PPLW": -3.0,
    "P.PPLX": -1.0,
    "A.ADM2H": -4.0,
    "A.ADM3": -4.0,
}
_FROM_TABLES = ("gn:", "gn-admin:", "ne:")
_OUTLINED_WATER = 4.0  # a river or lake large enough for a map of the world
_HAND_KEPT = 8.0  # a person found the place worth a row of its own
# A place's usual name says more than a variant of it, and that more than its name in another language.
KIND_WEIGHT = {
    NameKind.MAIN: 0.0,
    NameKind.CURATED: -1.0,
    NameKind.ALIAS: -5.0,
    NameKind.INFLECTED: -5.0,
    NameKind.FOREIGN: -9.0,
}


def prior(level: str, population: int, feature: str, place_id: str, boundary: str) -> float:
    """Return how likely a place is meant when nothing but its name is known: by level, log population and feature."""
    weight = _LEVEL_WEIGHT.get(level, 0.0) + math.log(population + 10) + _FEATURE_WEIGHT.get(feature, 0.0)
    if level == "water" and boundary:
        weight += _OUTLINED_WATER
    return weight if place_id.startswith(_FROM_TABLES) else weight + _HAND_KEPT
