"""Which place a name stands for: candidates ranked by learned weights, jointly over the article.

First every name is judged by itself (population, level, type words, "Paris, Texas"); then, in a fixed number of
passes, by the company that the likeliest places of the other names make: country, first-level unit, nearness.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, exp, radians

from geomap.gazetteer import LEVELS
from geomap.places.company import Company, Referent, company_scores, company_weights, group_of
from geomap.places.names import FEATURE_CLASS, KINDS, Features, Name, Row
from geomap.places.weights import Weights, laid_out

PASSES = 3
LEXICAL = 0.35  # words beside a name count half, so that few examples do not teach much
_CERTAIN = [1.0]
_SETTLED = 0.02  # when no likeliest candidate moves by more, further passes change nothing that shows
_CLEAR, _RIVAL = 0.6, 0.08
_SPOT_DEG = 0.2  # about 20 km
_BESIDE_DEG = 0.4
# Countries whose whole dump the gazetteer has, parts of towns down to the last; of others it has those that are known.
_WHOLE = frozenset(("UA",))
_SPOTS = frozenset(("settlement", "district", "facility"))
_PART_AND_WHOLE = frozenset(("district", "settlement"))
_BESIDE = 4.0  # log-odds of a candidate that lies near, or in the district, that the text says
_CLOSE = 6  # so many of the places named close by are asked
_BESIDE_CLOSE = 2.0  # log-odds of a village that lies beside a place named close by
_NO_TOWN = -8.0  # log-odds of a part of a town where nothing else in the article is in that town
_SETTLING_TYPES = frozenset(("admin1", "admin2", "settlement", "water", "island", "polity", "country"))
_SET_ASIDE = -25.0  # log-odds of a candidate that the type word beside the name rules out


def static_features(name: Name, index: int) -> Features:
    """Return what is known of a candidate from its name alone."""
    row, kind = name.rows[index]
    level = row.level
    found: Features = [
        *row.features(),
        (f"borne as {kind}|{group_of(level)}", 1.0),
        ("less people than the largest", name.largest - row.log_population),
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
    group = group_of(level)
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


class StaticWeights:
    """The weights of `static_features` by level, kind and size, so that scoring makes no strings for most places."""

    __slots__ = ("_by_kind", "_by_level", "_features", "_first", "_less", "_people")

    def __init__(self, table: Weights) -> None:
        def get(feature: str) -> float:
            return table.get(feature, 0.0)

        self._by_level = {
            level: (
                get(f"level={level}"),
                get(f"population|{level}"),
                get(f"no population|{level}"),
                get(f"{level} beside a settlement"),
            )
            for level in LEVELS
        }
        self._features = {feature: get(f"feature={kind}") for feature, kind in FEATURE_CLASS.items()}
        self._by_kind = {
            (kind, level): get(f"borne as {kind}|{group_of(level)}") for kind in KINDS.values() for level in LEVELS
        }
        self._less = get("less people than the largest")
        self._first = get("first in the gazetteer's order")
        self._people = [get(f"people={size}") for size in range(7)]

    def scores(self, name: Name) -> list[float]:
        """Weigh `static_features` for each place of a name."""
        found: list[float] = []
        beside_settlement = len(name.levels) > 1 and "settlement" in name.levels
        first = self._first
        for row, kind in name.rows:
            people, level = row.log_population, row.level
            total, weight, none, beside = self._by_level[level]
            total += weight * people
            if not people:
                total += none
            total += self._features.get(row.feature, 0.0)
            total += self._by_kind[kind, level]
            total += self._less * (name.largest - people)
            total += first
            first = 0.0
            if level == "settlement":
                total += self._people[min(6, int(people))]
            elif beside_settlement:
                total += beside
            found.append(total)
        return found


static_weights = laid_out(StaticWeights)
"""A table of weights laid out for scoring; the last few are remembered."""


def _static(name: Name, weights: Sequence[Weights]) -> list[list[float]]:
    if not name.static:
        name.static = [static_weights(table).scores(name) for table in weights]
    return name.static


def _chances(scores: list[float]) -> list[float]:
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def _score(features: Features, table: Weights) -> float:
    total = 0.0
    for feature, value in features:
        weight = table.get(feature)
        if weight is not None:
            total += weight * value
    return total


class LevelWeights:
    """The weights of `level_features` in both stages, by word, then level: most words have none, and need no string."""

    __slots__ = ("_known", "_tables")

    def __init__(self, first: Weights, again: Weights) -> None:
        self._tables = first, again
        self._known: dict[str, dict[str, dict[str, tuple[float, float]]]] = {"after": {}, "before": {}}
        for feature in (*first, *again):
            side, _, rest = feature.partition("=")
            word = rest.rpartition("|")[0]
            if side in self._known and word not in self._known[side]:
                named = {level: f"{side}={word}|{group_of(level)}" for level in LEVELS}
                self._known[side][word] = {
                    level: (first.get(name, 0.0), again.get(name, 0.0)) for level, name in named.items()
                }

    def scores(self, referent: Referent) -> dict[str, tuple[float, float]] | None:
        """Weigh `level_features` for each level of the referent's name, by stage; None where that adds nothing."""
        share = LEXICAL / referent.count if referent.count else LEXICAL
        found: list[tuple[dict[str, tuple[float, float]], float]] = []
        for words, counts in ((self._known["after"], referent.after), (self._known["before"], referent.before)):
            for word, count in counts.items():
                if word in words:
                    found.append((words[word], count * share))
        hints = referent.hints
        if not found and not hints:
            return None
        scores: dict[str, tuple[float, float]] = {}
        for level in referent.name.levels:
            first = again = 0.0
            for levels, times in found:
                one, other = levels[level]
                first += one * times
                again += other * times
            if hints:
                features = ["type word agrees" if level in hints else "type word disagrees"]
                features += [f"type word {hint}|{level}" for hint in hints]
                one, other = (sum([table.get(feature, 0.0) for feature in features]) for table in self._tables)
                first, again = first + one, again + other
            scores[level] = first, again
        return scores


level_weights = laid_out(LevelWeights)
"""The tables of both stages laid out for scoring; the last few are remembered."""


def _text_scores(referent: Referent, tables: tuple[Weights, Weights], levels: LevelWeights) -> list[list[float]]:
    """Score candidates in both stages by their name and the words around, without the company."""
    by_level = levels.scores(referent)
    return [_text_score(referent, stage, tables, by_level) for stage in (0, 1)]


def _text_score(
    referent: Referent,
    stage: int,
    tables: tuple[Weights, Weights],
    by_level: dict[str, tuple[float, float]] | None,
) -> list[float]:
    name = referent.name
    scores = _static(name, tables)[stage]
    if by_level is not None:
        scores = [score + by_level[row.level][stage] for score, (row, _kind) in zip(scores, name.rows, strict=True)]
    settling = referent.hints and referent.hints & _SETTLING_TYPES
    if settling:
        # "Kherson region" is a region: no company of towns outweighs the type word.
        scores = [
            score if row.level in settling else score + _SET_ASIDE
            for score, (row, _kind) in zip(scores, name.rows, strict=True)
        ]
    if referent.districts:
        inside = {unit.admin2 for unit in referent.districts}
        scores = [
            score + _BESIDE * (row.admin2 in inside and row.level != "admin2")
            for score, (row, _kind) in zip(scores, name.rows, strict=True)
        ]
    if referent.qualifiers:
        scores = [
            score + _score(qualifier_features(referent, row), tables[stage])
            for score, (row, _kind) in zip(scores, name.rows, strict=True)
        ]
    return scores


def rank(referents: Sequence[Referent], models: dict[str, Weights], *, home: Row | None = None) -> Company:
    """Fill in `chances` of every referent: for each candidate of its name, the chance that it is meant.

    Returns
    -------
    Company
        What the article's places lend each other, to be gathered again with the final chances.
    """
    tables = models["rank first"], models["rank again"]
    levels, weights = level_weights(*tables), company_weights(tables[1])
    contested: list[Referent] = []
    text_scores: list[list[float]] = []
    for referent in referents:
        referent.chances = _CERTAIN
        if len(referent.name.rows) > 1:
            alone, in_company = _text_scores(referent, tables, levels)
            referent.chances = _chances(alone)
            contested.append(referent)
            text_scores.append(in_company)
    company = Company(referents, home)
    if not contested:
        return company
    parts = [number for number, referent in enumerate(contested) if referent.name.levels >= _PART_AND_WHOLE]
    if parts:
        named = _named_by_cell(referents)
        for number in parts:
            text_scores[number] = _without_towns(contested[number], text_scores[number], named)
    for number, referent in enumerate(contested):
        if referent.close:
            text_scores[number] = _close_scores(referent, text_scores[number])
    for _ in range(PASSES):
        support = company.gather()
        moved = 0.0
        for referent, base in zip(contested, text_scores, strict=True):
            before = referent.chances
            scores = company_scores(referent, base, support, weights)
            if referent.near is not None:
                scores = _near_scores(referent, referent.near, scores)
            referent.chances = chances = _chances(scores)
            top = max(chances)
            change = abs(top - before[chances.index(top)])
            if change > moved:
                moved = change
        if moved < _SETTLED:
            break
    return company


def beside(one: Row, other: Row) -> bool:
    """Tell whether two places lie so close that the one may be said to be near the other."""
    return _same_spot(one, other, _BESIDE_DEG)


def _close_scores(referent: Referent, scores: list[float]) -> list[float]:
    """Of the villages of one name, those beside a place that is named within a few words are the likelier."""
    sure = [
        other.name.rows[best][0]
        for other in referent.close[:_CLOSE]
        if other.chances[best := other.chances.index(max(other.chances))] > _CLEAR
    ]
    sure = [row for row in sure if row.level == "settlement"]
    if not sure:
        return scores
    return [
        score + _BESIDE_CLOSE
        if row.level == "settlement"
        and any(there.cell in row.keys and row is not there and beside(row, there) for there in sure)
        else score
        for score, (row, _kind) in zip(scores, referent.name.rows, strict=True)
    ]


def _near_scores(referent: Referent, other: Referent, scores: list[float]) -> list[float]:
    """Add what "A near B" says: of the places named A, those near the likely places of B are meant."""
    likely = [
        (row, chance) for (row, _kind), chance in zip(other.name.rows, other.chances, strict=True) if chance > _RIVAL
    ]
    return [
        score + _BESIDE * sum([chance for there, chance in likely if beside(row, there)])
        for score, (row, _kind) in zip(scores, referent.name.rows, strict=True)
    ]


def _named_by_cell(referents: Sequence[Referent]) -> dict[tuple[int, int], set[str]]:
    """Return which names likely lead to each cell of a tenth of a degree."""
    named: dict[tuple[int, int], set[str]] = {}
    for referent in referents:
        rows = referent.name.rows
        for index, chance in enumerate(referent.chances):
            if chance > _RIVAL and (row := rows[index][0]).level in _SPOTS and (cell := row.town) is not None:
                named.setdefault(cell, set()).add(referent.name.key)
    return named


def _without_towns(referent: Referent, scores: list[float], named: dict[tuple[int, int], set[str]]) -> list[float]:
    """Set aside parts of towns that bear a settlement's name, but where another name leads to their town."""
    out = list(scores)
    for index, (row, _kind) in enumerate(referent.name.rows):
        cell = row.town if row.level == "district" and row.country in _WHOLE else None
        if cell is None:
            continue
        around = (named.get((cell[0] + north, cell[1] + east)) for north in (-1, 0, 1) for east in (-1, 0, 1))
        if not any(names and (len(names) > 1 or referent.name.key not in names) for names in around):
            out[index] += _NO_TOWN
    return out


def best_of(referent: Referent) -> int:
    """Return the chosen candidate: the likeliest of the likeliest spot.

    A city and the district or unit of the same name around it share their chance: "Washington" the city and the
    District of Columbia together outweigh the state.
    """
    rows, chances = referent.name.rows, referent.chances
    if len(rows) == 1:
        return 0
    top = max(chances)
    best = chances.index(top)
    if top > _CLEAR:
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


def _same_spot(one: Row, other: Row, within_deg: float = _SPOT_DEG) -> bool:
    if one is other:
        return True
    if one.latitude is None or other.latitude is None or one.longitude is None or other.longitude is None:
        return False
    north = one.latitude - other.latitude
    east = (one.longitude - other.longitude) * cos(radians(one.latitude))
    return north * north + east * east < within_deg * within_deg
