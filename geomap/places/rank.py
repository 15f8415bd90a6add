"""Which place a name stands for: candidates ranked by learned weights, jointly over the article.

First every name is judged by itself (population, level, type words, "Paris, Texas"); then, in a fixed number of
passes, by the company that the likeliest places of the other names make: country, first-level unit, nearness.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from geomap.places.names import Cell, Features, Name, Row
from geomap.places.weights import Weights

PASSES = 2
LEXICAL = 0.35  # words beside a name count half, so that few examples do not teach much
_LEAST_SHARE = 0.04  # a candidate less likely than this lends its neighbours nothing
_CLEAR, _RIVAL = 0.6, 0.08
_SPOT_DEG = 0.2  # about 20 km
_WIDE = frozenset(("country", "continent"))
_LEVEL_GROUP = {
    "continent": "area",
    "country": "country",
    "admin1": "admin1",
    "admin2": "admin2",
    "settlement": "settlement",
    "district": "settlement",
}
_STAGES = ("rank first", "rank again")
_SETTLING_TYPES = frozenset(("admin1", "admin2", "settlement", "water", "island", "polity", "country"))
_SET_ASIDE = -25.0  # log-odds of a candidate that the type word beside the name rules out


class Support:
    """How much of an article lies in each country, unit and neighbourhood."""

    __slots__ = ("admin1", "admin2", "cell", "country", "row", "total")

    def __init__(self) -> None:
        self.country: dict[str, float] = {}
        self.admin1: dict[str, float] = {}
        self.admin2: dict[str, float] = {}
        self.cell: dict[Cell, float] = {}
        self.row: dict[int, float] = {}
        self.total = 0.0

    def lend(self, row: Row, share: float) -> None:
        """Add a place that is meant with the given chance."""
        country = row.country
        if country:
            table = self.country
            table[country] = table.get(country, 0.0) + share
            if row.admin1:
                table = self.admin1
                table[row.admin1] = table.get(row.admin1, 0.0) + share
                if row.admin2:
                    table = self.admin2
                    table[row.admin2] = table.get(row.admin2, 0.0) + share
        rows = self.row
        rows[row.row] = rows.get(row.row, 0.0) + share
        at = row.cell
        if at is not None and row.level not in _WIDE:
            cell = self.cell
            north, east = at
            for each in (
                at,
                (north - 1, east),
                (north + 1, east),
                (north, east - 1),
                (north, east + 1),
                (north - 1, east - 1),
                (north - 1, east + 1),
                (north + 1, east - 1),
                (north + 1, east + 1),
            ):
                cell[each] = cell.get(each, 0.0) + share

    def add(self, other: Support) -> None:
        """Add all that another holds."""
        self.total += other.total
        for mine, theirs in (
            (self.country, other.country),
            (self.admin1, other.admin1),
            (self.admin2, other.admin2),
        ):
            for place, share in theirs.items():
                mine[place] = mine.get(place, 0.0) + share
        cells = self.cell
        for cell, share in other.cell.items():
            cells[cell] = cells.get(cell, 0.0) + share
        rows = self.row
        for row, share in other.row.items():
            rows[row] = rows.get(row, 0.0) + share


class Referent:
    """All mentions of an article that share a name, a type word and a qualifier: they mean one place.

    `own` is what all referents of the same name lend the article's company: no name is counted as its own support.
    """

    __slots__ = ("after", "before", "chances", "count", "hints", "name", "own", "qualifiers", "weight")

    def __init__(self, name: Name, hints: frozenset[str], qualifiers: tuple[Row, ...]) -> None:
        self.name = name
        self.hints = hints
        self.qualifiers = qualifiers
        self.before: dict[str, int] = {}
        self.after: dict[str, int] = {}
        self.count = 0
        self.weight = 1.0
        self.chances: list[float] = []
        self.own = Support()


def static_features(name: Name, index: int) -> Features:
    """Return what is known of a candidate from its name alone."""
    row, kind = name.rows[index]
    level = row.level
    largest = max(each.log_population for each, _ in name.rows)
    found: Features = [
        *row.features,
        (f"borne as {kind}|{_LEVEL_GROUP.get(level, 'other')}", 1.0),
        ("less people than the largest", largest - row.log_population),
    ]
    if index == 0:
        found.append(("first in the gazetteer's order", 1.0))
    if level == "settlement":
        found.append((f"people={min(6, int(row.log_population))}", 1.0))
    if len(name.levels) > 1 and level != "settlement" and "settlement" in name.levels:
        found.append((f"{level} beside a settlement", 1.0))
    return found


def level_features(referent: Referent, level: str) -> Features:
    """Return what the words around the mentions say of a candidate's level."""
    found: Features = [(f"type word {hint}|{level}", 1.0) for hint in referent.hints]
    if referent.hints:
        found.append(("type word agrees" if level in referent.hints else "type word disagrees", 1.0))
    group = _LEVEL_GROUP.get(level, "other")
    share = 1.0 / max(1, referent.count)
    for word, count in referent.after.items():
        found.append((f"after={word}|{group}", count * share * LEXICAL))
    for word, count in referent.before.items():
        found.append((f"before={word}|{group}", count * share * LEXICAL))
    return found


def qualifier_features(referent: Referent, row: Row) -> Features:
    """Return whether a candidate lies in what stands behind the comma ("Paris, Texas")."""
    if not referent.qualifiers:
        return []
    for whole in referent.qualifiers:
        if whole.level == "country":
            if row.country == whole.country and row.level != "country":
                return [("inside the qualifier: country", 1.0)]
        elif row.admin1 and row.admin1 == whole.admin1 and row.level not in ("country", "admin1"):
            return [("inside the qualifier: admin1", 1.0)]
    return [("outside the qualifier", 1.0)]


def company_features(referent: Referent, row: Row, company: Support) -> Features:
    """Return how a candidate fits the likeliest places of the article's other names."""
    own = referent.own
    rest = company.total - own.total
    if rest <= 0.01:
        return [("alone in the article", 1.0)]
    group = _LEVEL_GROUP.get(row.level, "other")
    found: Features = []
    country = row.country
    inside = (company.country.get(country, 0.0) - own.country.get(country, 0.0)) if country else 0.0
    if inside > 0.01:
        found.append((f"share of country|{group}", inside / rest))
        found.append((f"company in country|{group}", math.log1p(inside)))
    else:
        found.append((f"nothing else in country|{group}", 1.0))
    if group not in ("country", "area"):
        admin1 = row.admin1
        inside = (company.admin1.get(admin1, 0.0) - own.admin1.get(admin1, 0.0)) if admin1 else 0.0
        if inside > 0.01:
            found.append((f"share of admin1|{group}", inside / rest))
            found.append((f"company in admin1|{group}", math.log1p(inside)))
        elif admin1:
            found.append((f"nothing else in admin1|{group}", 1.0))
        admin2 = row.admin2
        inside = (company.admin2.get(admin2, 0.0) - own.admin2.get(admin2, 0.0)) if admin2 else 0.0
        if inside > 0.01:
            found.append((f"company in admin2|{group}", math.log1p(inside)))
            found.append(("some company in admin2", min(1.0, 3.0 * inside)))
        cell = row.cell
        near = (company.cell.get(cell, 0.0) - own.cell.get(cell, 0.0)) if cell is not None else 0.0
        if near > 0.01:
            found.append((f"share nearby|{group}", near / rest))
            found.append((f"company nearby|{group}", math.log1p(near)))
        else:
            found.append((f"nothing else nearby|{group}", 1.0))
    same = company.row.get(row.row, 0.0) - own.row.get(row.row, 0.0)
    if same > 0.1:
        found.append(("same place by another name", min(1.0, same)))
    return found


def _static(name: Name, weights: Sequence[Weights]) -> list[list[float]]:
    if not name.static:
        name.static = [
            [
                sum(table.get(feature, 0.0) * value for feature, value in static_features(name, index))
                for index in range(len(name.rows))
            ]
            for table in weights
        ]
    return name.static


def _chances(scores: list[float]) -> list[float]:
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def company_of(referents: Sequence[Referent], home: Row | None) -> Support:
    """Add up what the likeliest places of all names lend, each name once."""
    company = Support()
    if home is not None:
        company.total += 1.0
        company.lend(home, 1.0)
    by_name: dict[str, list[Referent]] = {}
    for referent in referents:
        by_name.setdefault(referent.name.key, []).append(referent)
    for group in by_name.values():
        own = Support()
        part = 1.0 / len(group)
        for referent in group:
            referent.own = own
            weight = referent.weight * part
            own.total += weight
            for (row, _kind), chance in zip(referent.name.rows, referent.chances, strict=True):
                if chance >= _LEAST_SHARE:
                    own.lend(row, chance * weight)
        company.add(own)
    return company


def _score(features: Features, table: Weights) -> float:
    total = 0.0
    for feature, value in features:
        weight = table.get(feature)
        if weight is not None:
            total += weight * value
    return total


def _text_scores(referent: Referent, stage: int, table: Weights, tables: Sequence[Weights]) -> list[float]:
    """Score candidates by their name and the words around, without the company."""
    name = referent.name
    by_level = {level: _score(level_features(referent, level), table) for level in name.levels}
    scores = [
        static + by_level[row.level]
        for static, (row, _kind) in zip(_static(name, tables)[stage], name.rows, strict=True)
    ]
    settling = referent.hints & _SETTLING_TYPES
    if settling:
        # "Kherson region" is a region: no company of towns outweighs the type word.
        scores = [
            score if row.level in settling else score + _SET_ASIDE
            for score, (row, _kind) in zip(scores, name.rows, strict=True)
        ]
    if referent.qualifiers:
        scores = [
            score + _score(qualifier_features(referent, row), table)
            for score, (row, _kind) in zip(scores, name.rows, strict=True)
        ]
    return scores


def rank(referents: Sequence[Referent], models: dict[str, Weights], *, home: Row | None = None) -> None:
    """Fill in `chances` of every referent: for each candidate of its name, the chance that it is meant."""
    tables = [models[stage] for stage in _STAGES]
    first, again = tables
    for referent in referents:
        if len(referent.name.rows) == 1:
            referent.chances = [1.0]
        else:
            referent.chances = _chances(_text_scores(referent, 0, first, tables))
    contested = [referent for referent in referents if len(referent.name.rows) > 1]
    if not contested:
        return
    text_scores = [_text_scores(referent, 1, again, tables) for referent in contested]
    for _ in range(PASSES):
        company = company_of(referents, home)
        for referent, base in zip(contested, text_scores, strict=True):
            referent.chances = _chances(
                [
                    score + _score(company_features(referent, row, company), again)
                    for score, (row, _kind) in zip(base, referent.name.rows, strict=True)
                ]
            )


def best_of(referent: Referent) -> int:
    """Return the chosen candidate: the likeliest of the likeliest spot.

    A city and the district or unit of the same name around it share their chance: "Washington" the city and the
    District of Columbia together outweigh the state.
    """
    rows, chances = referent.name.rows, referent.chances
    best = max(range(len(chances)), key=chances.__getitem__)
    if chances[best] > _CLEAR:
        return best
    likely = [index for index, chance in enumerate(chances) if chance > _RIVAL]
    heap = 0.0
    for index in likely:
        total = sum(chances[other] for other in likely if _same_spot(rows[index][0], rows[other][0]))
        if total > heap + 1e-9:
            heap, best = total, index
        elif abs(total - heap) <= 1e-9 and chances[index] > chances[best]:
            best = index
    return best


def _same_spot(one: Row, other: Row) -> bool:
    if one is other:
        return True
    if one.latitude is None or other.latitude is None or one.longitude is None or other.longitude is None:
        return False
    north = one.latitude - other.latitude
    east = (one.longitude - other.longitude) * math.cos(math.radians(one.latitude))
    return north * north + east * east < _SPOT_DEG * _SPOT_DEG
