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
_LEAST_SHARE = 0.04  # a candidate less likely than this lends its neighbours nothing
_LEVEL_GROUP = {
    "continent": "area",
    "country": "country",
    "admin1": "admin1",
    "admin2": "admin2",
    "settlement": "settlement",
    "district": "settlement",
}
_STAGES = ("rank first", "rank again")


class Referent:
    """All mentions of an article that share a name, a type word and a qualifier: they mean one place."""

    __slots__ = (
        "after",
        "before",
        "chances",
        "count",
        "hints",
        "name",
        "own_admin1",
        "own_cell",
        "own_country",
        "own_row",
        "qualifiers",
        "scores",
        "weight",
    )

    def __init__(self, name: Name, hints: frozenset[str], qualifiers: tuple[Row, ...]) -> None:
        self.name = name
        self.hints = hints
        self.qualifiers = qualifiers
        self.before: dict[str, int] = {}
        self.after: dict[str, int] = {}
        self.count = 0
        self.weight = 1.0
        self.scores: list[float] = []
        self.chances: list[float] = []
        self.own_country: dict[str, float] = {}
        self.own_admin1: dict[str, float] = {}
        self.own_cell: dict[Cell, float] = {}
        self.own_row: dict[int, float] = {}


class Company:
    """How much of an article lies in each country, first-level unit and neighbourhood, by the likeliest places."""

    __slots__ = ("admin1", "cell", "country", "row", "total")

    def __init__(self) -> None:
        self.country: dict[str, float] = {}
        self.admin1: dict[str, float] = {}
        self.cell: dict[Cell, float] = {}
        self.row: dict[int, float] = {}
        self.total = 0.0

    def add(self, row: Row, share: float) -> None:
        """Add a place that is sure from elsewhere, such as the outlet's home."""
        self.total += share
        _lend(row, share, self.country, self.admin1, self.cell, self.row)


def _lend(
    row: Row,
    share: float,
    country: dict[str, float],
    admin1: dict[str, float],
    cell: dict[Cell, float],
    rows: dict[int, float],
) -> None:
    if row.country:
        country[row.country] = country.get(row.country, 0.0) + share
        if row.admin1:
            admin1[row.admin1] = admin1.get(row.admin1, 0.0) + share
    rows[row.row] = rows.get(row.row, 0.0) + share
    at = row.cell
    if at is not None and row.level not in ("country", "continent"):
        north, east = at
        for d_north in (-1, 0, 1):
            for d_east in (-1, 0, 1):
                each = (north + d_north, east + d_east)
                cell[each] = cell.get(each, 0.0) + share


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
        found.append((f"after={word}|{group}", count * share))
    for word, count in referent.before.items():
        found.append((f"before={word}|{group}", count * share))
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


def company_features(referent: Referent, row: Row, company: Company) -> Features:
    """Return how a candidate fits the likeliest places of the article's other names."""
    rest = company.total - referent.weight
    if rest <= 0.01:
        return [("alone in the article", 1.0)]
    group = _LEVEL_GROUP.get(row.level, "other")
    found: Features = []
    country = row.country
    in_country = (company.country.get(country, 0.0) - referent.own_country.get(country, 0.0)) if country else 0.0
    share = in_country / rest
    if share > 0.01:
        found.append((f"share of country|{group}", share))
        found.append((f"company in country|{group}", math.log1p(in_country)))
    else:
        found.append((f"nothing else in country|{group}", 1.0))
    if group not in ("country", "area"):
        admin1 = row.admin1
        in_admin1 = (company.admin1.get(admin1, 0.0) - referent.own_admin1.get(admin1, 0.0)) if admin1 else 0.0
        if in_admin1 > 0.01:
            found.append((f"share of admin1|{group}", in_admin1 / rest))
            found.append((f"company in admin1|{group}", math.log1p(in_admin1)))
        elif admin1:
            found.append((f"nothing else in admin1|{group}", 1.0))
        cell = row.cell
        near = (company.cell.get(cell, 0.0) - referent.own_cell.get(cell, 0.0)) if cell is not None else 0.0
        if near > 0.01:
            found.append((f"share nearby|{group}", near / rest))
            found.append((f"company nearby|{group}", math.log1p(near)))
        else:
            found.append((f"nothing else nearby|{group}", 1.0))
    same = company.row.get(row.row, 0.0) - referent.own_row.get(row.row, 0.0)
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


def _own(referent: Referent) -> None:
    """Note what a referent itself lends to the article's company, so that it is not counted as its own support."""
    country: dict[str, float] = {}
    admin1: dict[str, float] = {}
    cell: dict[Cell, float] = {}
    rows: dict[int, float] = {}
    weight = referent.weight
    for (row, _kind), chance in zip(referent.name.rows, referent.chances, strict=True):
        if chance >= _LEAST_SHARE:
            _lend(row, chance * weight, country, admin1, cell, rows)
    referent.own_country, referent.own_admin1, referent.own_cell, referent.own_row = country, admin1, cell, rows


def company_of(referents: Sequence[Referent], home: Row | None) -> Company:
    """Add up what the likeliest places of all referents lend."""
    company = Company()
    if home is not None:
        company.add(home, 1.0)
    for referent in referents:
        _own(referent)
        company.total += referent.weight
        for total, own in (
            (company.country, referent.own_country),
            (company.admin1, referent.own_admin1),
        ):
            for place, share in own.items():
                total[place] = total.get(place, 0.0) + share
        cells = company.cell
        for cell, share in referent.own_cell.items():
            cells[cell] = cells.get(cell, 0.0) + share
        rows = company.row
        for row, share in referent.own_row.items():
            rows[row] = rows.get(row, 0.0) + share
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
