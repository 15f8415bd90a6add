"""From the models' own chances to a score that means what it says: of mentions scored 0.8, four in five are right."""

from __future__ import annotations

import math

from geomap.places.weights import Weights, laid_out

_LIMIT = 6.0
_SURE = 30.0
_NAMES = ("bias", "log-odds of the place", "log-odds of the span", "only candidate")


def probability(odds: float) -> float:
    """Return the probability that belongs to log-odds."""
    return 1.0 / (1.0 + math.exp(-odds if -_SURE < odds < _SURE else math.copysign(_SURE, -odds)))


def calibration_features(chance: float, span_score: float, candidates: int) -> list[tuple[str, float]]:
    """Return what the calibration looks at: both models' log-odds, and whether there was a choice at all."""
    values = 1.0, _log_odds(chance), _within(span_score), 1.0 if candidates == 1 else 0.0
    return list(zip(_NAMES, values, strict=True))


def _log_odds(chance: float) -> float:
    return _within(math.log(max(chance, 1e-9) / max(1.0 - chance, 1e-9)))


def _within(odds: float) -> float:
    return odds if -_LIMIT < odds < _LIMIT else math.copysign(_LIMIT, odds)


class Calibration:
    """The weights of `calibration_features`, looked up once; what the place adds is weighed once for its mentions."""

    __slots__ = ("_bias", "_only", "_place", "_span")

    def __init__(self, table: Weights) -> None:
        self._bias, self._place, self._span, self._only = (table.get(name, 0.0) for name in _NAMES)

    def of_place(self, chance: float, candidates: int) -> tuple[float, float]:
        """Weigh the chance of a place, and that it has no rival; both are for `score`."""
        return self._bias + self._place * _log_odds(chance), self._only if candidates == 1 else 0.0

    def score(self, of_place: tuple[float, float], span_score: float) -> float:
        """Return the chance that a mention is a place and the right one, to three decimals."""
        weighed, only = of_place
        return round(probability(weighed + self._span * _within(span_score) + only), 3)


calibration = laid_out(Calibration)
"""A table of weights laid out for scoring; the last few are remembered."""


def calibrated(chance: float, span_score: float, candidates: int, table: Weights) -> float:
    """Return the chance that a mention is a place and the right one, to three decimals."""
    layout = calibration(table)
    return layout.score(layout.of_place(chance, candidates), span_score)
