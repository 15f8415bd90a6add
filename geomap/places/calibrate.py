"""From the models' own chances to a score that means what it says: of mentions scored 0.8, four in five are right."""

from __future__ import annotations

import math

from geomap.places.weights import Weights

_LIMIT = 6.0


def calibration_features(chance: float, span_score: float, candidates: int) -> list[tuple[str, float]]:
    """Return what the calibration looks at: both models' log-odds, and whether there was a choice at all."""
    return [
        ("bias", 1.0),
        ("log-odds of the place", max(-_LIMIT, min(_LIMIT, math.log(max(chance, 1e-9) / max(1.0 - chance, 1e-9))))),
        ("log-odds of the span", max(-_LIMIT, min(_LIMIT, span_score))),
        ("only candidate", 1.0 if candidates == 1 else 0.0),
    ]


def calibrated(chance: float, span_score: float, candidates: int, table: Weights) -> float:
    """Return the chance that a mention is a place and the right one, to three decimals."""
    total = sum(table.get(name, 0.0) * value for name, value in calibration_features(chance, span_score, candidates))
    return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))), 3)
