"""Which candidate spans are names of places: a linear model over named features, then the best that do not overlap."""

from __future__ import annotations

import math
from collections.abc import Sequence

from geomap.places.features import Evidence, span_features
from geomap.places.reading import Reading
from geomap.places.spans import SpanCandidate
from geomap.places.weights import Weights


def judge(reading: Reading, spans: Sequence[SpanCandidate], evidence: Evidence, table: Weights) -> None:
    """Fill in `score`, the log-odds that a candidate is a place's name."""
    get = table.get
    bias = table.get("bias", 0.0)
    for span in spans:
        total = bias
        name = span.name
        if name is not None:
            if name.weight is None:
                name.weight = sum(get(feature, 0.0) for feature in name.features)
            total += name.weight
        for feature in span_features(span, reading, evidence):
            weight = get(feature)
            if weight is not None:
                total += weight
        span.score = total


def select(spans: Sequence[SpanCandidate], *, threshold: float = 0.0) -> list[SpanCandidate]:
    """Return the accepted candidates, best first where they overlap, in the order of the text."""
    chosen: list[SpanCandidate] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda span: (-span.score, span.first, -span.end)):
        if span.score <= threshold:
            break
        tokens = range(span.first, span.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            chosen.append(span)
    chosen.sort(key=lambda span: span.first)
    return chosen


def probability(score: float) -> float:
    """Return the probability that belongs to log-odds."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))
