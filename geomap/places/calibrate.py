"""From the models' own chances to a score that means what it says: of mentions scored 0.8, four in five are right."""

from __future__ import annotations

import math

from geomap.places.weights import Weights

_LIMIT = 6.0
_NAMES = ("bias", "log-odds of the place", "log-odds of the span", "only candidate")


def calibration_features(chance: float, span_score: float, candidates: int) -> list[tuple[str, float]]:
    """Return what the calibration looks at: both models' log-odds, and whether there was a choice at all."""
    return list(zip(_NAMES, _values(chance, span_score, candidates), strict=True))


def _values(chance: float, span_score: float, candidates: int) -> tuple[float, float, float, float]:
    return (
        1.0,
        max(-_LIMIT, min(_LIMIT, math.log(max(chance, 1e-9) / max(1.0 - chance, 1e-9)))),
        max(-_LIMIT, min(_LIMIT, span_score)),
        1.0 if candidates == 1 else 0.0,
    )


def calibrated(chance: float, span_score: float, candidates: int, table: Weights) -> float:
    """Return the chance that a mention is a place and the right one, to three decimals."""
    total = 0.0
    for name, value in zip(_NAMES, _values(chance, span_score, candidates), strict=True):
        total += table.get(name, 0.0) * value
    return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))), 3)
