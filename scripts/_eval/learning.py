"""Learning the weights of the place reader from labelled documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from _eval.corpora import Labelled
from _eval.scoring import km
from geomap.places.calibrate import calibration_features, probability
from geomap.places.company import Company, Referent, company_features
from geomap.places.context import referents_of, senses_of
from geomap.places.features import Evidence, span_features
from geomap.places.names import Name, Names
from geomap.places.rank import (
    PASSES,
    level_features,
    qualifier_features,
    rank,
    static_features,
)
from geomap.places.reading import Reading
from geomap.places.recognise import TENTATIVE, company_judgement, judge, select
from geomap.places.spans import SpanCandidate, candidate_spans
from geomap.places.weights import Weights

NEAR_KM = 161.0
SPOT_KM = 15.0
LEAST_DOCUMENTS = 3
RECOGNISE_C = 0.5
RANK_L2 = 1.0


@dataclass(slots=True)
class Example:
    """A document with its candidates, their features and labels, made once for all folds."""

    labelled: Labelled
    reading: Reading
    spans: list[SpanCandidate]
    evidence: Evidence
    features: list[list[str]]
    labels: list[int]
    gold: list[dict[str, Any] | None]


def original(example_or_reading: Reading, span: SpanCandidate) -> tuple[int, int]:
    """Return where a candidate stands in the text as given."""
    reading = example_or_reading
    where = reading.document.offsets.span(reading.starts[span.first], reading.ends[span.end - 1])
    return where.start, where.end


def example_of(labelled: Labelled, names: Names) -> Example:
    """Prepare a document for learning."""
    reading = Reading(labelled.document)
    spans = candidate_spans(reading, names)
    evidence = Evidence(reading, spans)
    features = [
        (span.name.features if span.name is not None else []) + span_features(span, reading, evidence) for span in spans
    ]
    labels, gold = label(reading, spans, labelled.toponyms)
    return Example(labelled, reading, spans, evidence, features, labels, gold)


def label(
    reading: Reading, spans: Sequence[SpanCandidate], toponyms: Sequence[dict[str, Any]]
) -> tuple[list[int], list[dict[str, Any] | None]]:
    """Mark the candidates that are gold: the exact span, else the one that overlaps it most."""
    places = [original(reading, span) for span in spans]
    labels = [0] * len(spans)
    gold: list[dict[str, Any] | None] = [None] * len(spans)
    for toponym in toponyms:
        start, end = toponym["start"], toponym["end"]
        overlapping = [
            (min(end, b) - max(start, a), -(b - a), index)
            for index, (a, b) in enumerate(places)
            if a < end and start < b
        ]
        for _, _, index in overlapping:
            gold[index] = gold[index] or toponym
        exact = [index for _, _, index in overlapping if places[index] == (start, end)]
        chosen = exact or ([max(overlapping)[2]] if overlapping else [])
        for index in chosen:
            labels[index] = 1
            gold[index] = toponym
    return labels, gold


def learn_recogniser(examples: Sequence[Example], *, strength: float = RECOGNISE_C) -> Weights:
    """Fit the logistic regression over named features."""
    documents: Counter[str] = Counter()
    for example in examples:
        documents.update({feature for features in example.features for feature in features})
    columns = {
        feature: number
        for number, feature in enumerate(sorted(f for f, count in documents.items() if count >= LEAST_DOCUMENTS))
    }
    indices: list[int] = []
    starts = [0]
    labels: list[int] = []
    for example in examples:
        for features, is_place in zip(example.features, example.labels, strict=True):
            indices.extend({columns[feature] for feature in features if feature in columns})
            starts.append(len(indices))
            labels.append(is_place)
    matrix = csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(labels), len(columns)))
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=300, random_state=0)
    model.fit(matrix, labels)
    weights = {feature: round(float(model.coef_[0, number]), 3) for feature, number in columns.items()}
    weights = {feature: weight for feature, weight in weights.items() if abs(weight) >= 0.02}
    weights["bias"] = round(float(model.intercept_[0]), 3)
    return weights


def right_rows(name: Name, toponym: dict[str, Any], names: Names) -> list[int]:
    """Return the candidates of a name that are the gold place: its id, else what is near it."""
    if toponym.get("lat") is None:
        return []
    number = str(toponym.get("geonamesid") or "")
    same = [
        index
        for index, (row, _) in enumerate(name.rows)
        if number and str(row.place(names.gazetteer).geonamesid) == number
    ]
    far: list[tuple[float, int]] = []
    for index, (row, _) in enumerate(name.rows):
        if row.latitude is not None and row.longitude is not None:
            far.append((km((row.latitude, row.longitude), (toponym["lat"], toponym["lon"])), index))
    if same:
        return sorted({*same, *(index for distance, index in far if distance <= SPOT_KM)})
    if not far or min(far)[0] > NEAR_KM:
        return []
    nearest = min(far)[0]
    return [index for distance, index in far if distance <= max(SPOT_KM, nearest + 1.0)]


class Choices:
    """Rows of features in groups, of which one or more members are right: a conditional logit."""

    def __init__(self) -> None:
        self.columns: dict[str, int] = {}
        self.data: list[float] = []
        self.indices: list[int] = []
        self.starts = [0]
        self.groups: list[int] = []
        self.right: list[bool] = []
        self.number = 0
        self.documents: Counter[str] = Counter()

    def add(self, members: list[list[tuple[str, float]]], right: Sequence[int], allowed: set[str] | None) -> None:
        for index, features in enumerate(members):
            row: dict[int, float] = {}
            for feature, value in features:
                if allowed is not None and feature not in allowed:
                    continue
                column = self.columns.setdefault(feature, len(self.columns))
                row[column] = row.get(column, 0.0) + value
            self.indices.extend(row)
            self.data.extend(row.values())
            self.starts.append(len(self.indices))
            self.groups.append(self.number)
            self.right.append(index in right)
        self.number += 1

    def fit(self, l2: float) -> Weights:
        matrix = csr_matrix((self.data, self.indices, self.starts), shape=(len(self.groups), len(self.columns)))
        groups, right = np.array(self.groups), np.array(self.right)
        first = np.searchsorted(groups, np.arange(self.number))

        def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
            scores = matrix @ weights
            top = np.maximum.reduceat(scores, first)[groups]
            powers = np.exp(scores - top)
            total = np.add.reduceat(powers, first)
            good = np.add.reduceat(powers * right, first)
            good = np.maximum(good, 1e-12)
            chance = powers / total[groups]
            chance_right = powers * right / good[groups]
            value = float(np.sum(np.log(total) - np.log(good))) + 0.5 * l2 * float(weights @ weights)
            return value, matrix.T @ (chance - chance_right) + l2 * weights

        best = minimize(loss, np.zeros(len(self.columns)), jac=True, method="L-BFGS-B", options={"maxiter": 400})
        found = {feature: round(float(best.x[column]), 3) for feature, column in self.columns.items()}
        return {feature: weight for feature, weight in sorted(found.items()) if abs(weight) >= 0.01}


@dataclass(slots=True)
class Settling:
    """The referents of one document, with the right candidates of those that gold places settle."""

    spans: list[tuple[SpanCandidate, float, Referent | None, bool]]
    referents: list[Referent]
    right: dict[int, list[int]]  # position in `referents` to right candidates


def settlings(
    examples: Iterable[Example], names: Names, recogniser: Weights, threshold: float = TENTATIVE
) -> list[Settling]:
    """Recognise as in use, and note the gold place of each referent."""
    found = []
    for example in examples:
        judge(example.reading, example.spans, example.evidence, recogniser)
        accepted = select(example.spans, threshold=threshold)
        senses = senses_of(example.reading, accepted, names)
        by_number = referents_of(example.reading, senses)
        gold_of = {id(span): toponym for span, toponym in zip(example.spans, example.gold, strict=True)}
        referents = list(dict.fromkeys(by_number.values()))
        position = {id(referent): number for number, referent in enumerate(referents)}
        right: dict[int, list[int]] = {}
        for number, referent in by_number.items():
            referent.weight = probability(senses[number].span.score)
            toponym = gold_of.get(id(senses[number].span))
            if toponym is not None and position[id(referent)] not in right:
                rows = right_rows(referent.name, toponym, names)
                if rows:
                    right[position[id(referent)]] = rows
        labelled = {id(span): bool(is_place) for span, is_place in zip(example.spans, example.labels, strict=True)}
        spans = [
            (sense.span, sense.span.score, by_number.get(number), labelled[id(sense.span)])
            for number, sense in enumerate(senses)
        ]
        found.append(Settling(spans, referents, right))
    return found


def _frequent(groups: Iterable[Sequence[list[tuple[str, float]]]]) -> set[str]:
    seen: Counter[str] = Counter()
    for members in groups:
        seen.update({feature for features in members for feature, _ in features})
    return {feature for feature, count in seen.items() if count >= 4}


def _learn_choices(groups: list[tuple[list[list[tuple[str, float]]], list[int]]], l2: float) -> Weights:
    allowed = _frequent(members for members, _ in groups)
    choices = Choices()
    for members, right in groups:
        choices.add(members, right, allowed)
    return choices.fit(l2)


def _members(referent: Referent, company: Any | None) -> list[list[tuple[str, float]]]:
    by_level = {level: level_features(referent, level) for level in referent.name.levels}
    members = []
    for index, (row, _kind) in enumerate(referent.name.rows):
        features = static_features(referent.name, index) + by_level[row.level] + qualifier_features(referent, row)
        if company is not None:
            features = features + company_features(referent, row, company)
        members.append(features)
    return members


def learn_ranking(found: Sequence[Settling], *, l2: float = RANK_L2) -> dict[str, Weights]:
    """Fit both stages of the ranking; the second sees the company that the first, then itself, makes."""
    groups = [
        (_members(settling.referents[number], None), right)
        for settling in found
        for number, right in settling.right.items()
        if len(settling.referents[number].name.rows) > 1
    ]
    first = _learn_choices(groups, l2)
    models = {"rank first": first, "rank again": first}
    for _ in range(2):
        groups = []
        for settling in found:
            _forget(settling.referents)
            _rank_until(settling.referents, models, PASSES - 1 if models["rank again"] is not first else 0)
            company = Company(settling.referents, None).gather()
            for number, right in settling.right.items():
                referent = settling.referents[number]
                if len(referent.name.rows) > 1:
                    groups.append((_members(referent, company), right))
        models = {"rank first": first, "rank again": _learn_choices(groups, l2)}
    for settling in found:
        _forget(settling.referents)
    return models


def _forget(referents: Iterable[Referent]) -> None:
    for referent in referents:
        referent.name.static = []


def _rank_until(referents: list[Referent], models: dict[str, Weights], passes: int) -> None:
    import geomap.places.rank as module

    kept = module.PASSES
    module.PASSES = passes
    try:
        rank(referents, models)
    finally:
        module.PASSES = kept


def learn_confirmation(found: Iterable[Settling], ranking: dict[str, Weights]) -> Weights:
    """Fit the second judgement of spans, on spans that the first judged without having seen their documents."""
    rows: list[list[tuple[str, float]]] = []
    labels: list[bool] = []
    for settling in found:
        _forget(settling.referents)
        rank(settling.referents, ranking)
        company = Company(settling.referents, None).gather()
        for span, score, referent, is_place in settling.spans:
            rows.append(company_judgement(score, referent, company, span.sort))
            labels.append(is_place)
        _forget(settling.referents)
    counts = Counter(feature for features in rows for feature, _ in features)
    columns = {feature: number for number, feature in enumerate(sorted(f for f, n in counts.items() if n >= 10))}
    matrix = np.zeros((len(rows), len(columns)))
    for at, features in enumerate(rows):
        for feature, value in features:
            if feature in columns:
                matrix[at, columns[feature]] += value
    model = LogisticRegression(C=1.0, fit_intercept=False, max_iter=2000)
    model.fit(matrix, labels)
    return {feature: round(float(model.coef_[0, number]), 3) for feature, number in columns.items()}


def learn_calibration(found: Sequence[tuple[float, float, int, bool]]) -> Weights:
    """Fit the score to how often it was right: (chance of the place, score of the span, candidates, right)."""
    rows = [[value for _, value in calibration_features(chance, score, count)] for chance, score, count, _ in found]
    labels = [right for *_, right in found]
    names_ = [name for name, _ in calibration_features(0.5, 0.0, 1)]
    model = LogisticRegression(C=10.0, fit_intercept=False, max_iter=1000)
    model.fit(np.array(rows), labels)
    return {name: round(float(weight), 4) for name, weight in zip(names_, model.coef_[0], strict=True)}


def forget_weights(names: Names) -> None:
    """Drop what the memory of names holds of other weights."""
    for name in names._names.values():
        name.weighed = ({}, {})
        name.static = []
