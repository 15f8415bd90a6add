"""Scoring without strings gives what the named features give."""

from __future__ import annotations

import pytest

from geomap.articles import article_from_text, prepare
from geomap.gazetteer import open_gazetteer
from geomap.places.features import Evidence, span_features
from geomap.places.names import names_of
from geomap.places.reading import Reading
from geomap.places.spans import candidate_spans
from geomap.places.spanweights import span_weights
from geomap.places.weights import default_weights

TEXTS = [
    "Mayor Ana Ruiz, 45, of Lyon said on Monday that Lyon, France, and Bath in England are twins. "
    "J. Paris of Paris, Texas, drove Route 66 to St. Louis County; Mr. Bern's house stands in the village of Glimm.",
    "FLOODS HIT SOUTH OF SPAIN AS RIVER EBRO RISES\nNear Tudela, the Ebro River Authority’s chief, Jordan Madrid, "
    "spoke. New York University and the Bank of Spain gave money. The Turkish army left Georgia for Port Quell.",
    "Norfolk",
]


@pytest.mark.parametrize("text", TEXTS)
def test_score_is_the_sum_of_the_weights_of_the_features(text: str) -> None:
    reading = Reading(prepare(article_from_text(text)))
    spans = candidate_spans(reading, names_of(open_gazetteer()))
    evidence = Evidence(reading, spans)
    table = default_weights()["recognise"]
    assert spans
    span_weights(table).score(spans, reading, evidence)
    for span in spans:
        named = span_features(span, reading, evidence) + (span.name.features if span.name is not None else [])
        expected = table["bias"] + sum(table.get(feature, 0.0) for feature in named)
        assert span.score == pytest.approx(expected, abs=1e-9)


def test_every_feature_counts() -> None:
    reading = Reading(prepare(article_from_text(TEXTS[0])))
    spans = candidate_spans(reading, names_of(open_gazetteer()))
    evidence = Evidence(reading, spans)
    for span in spans:
        if span.name is not None:
            span.name.weighed = ({}, {})
        for feature in {*span_features(span, reading, evidence), *(span.name.features if span.name else [])}:
            if span.name is not None:
                span.name.weighed = ({}, {})
            span_weights({feature: 1.0}).score([span], reading, evidence)
            assert span.score == pytest.approx(1.0), feature
        if span.name is not None:
            span.name.weighed = ({}, {})  # made from other weights than the shipped ones
