"""From the models' own chances to a score that means what it says: of mentions scored 0.8, four in five are right."""

from __future__ import annotations

from math import copysign, exp, log

from geomap.places.weights import Weights, laid_out

_LIMIT = 6.0
_SURE = 30.0
_SURELY_NOT = 1e-9
_NAMES = ("bias", "log-odds of the place", "log-odds of the span", "only candidate")


def probability(odds: float) -> float:
    """Return the probability that belongs to log-odds."""
    return 1.0 / (1.0 + exp(-odds if -_SURE < odds < _SURE else copysign(_SURE, -odds)))


def rounded(chance: float) -> float:
    """Return a chance to three decimals, as `round` does at twice the cost."""
    return int(1000.0 * chance + 0.5) / 1000.0


def score_of(odds: float) -> float:
    """Return the probability that belongs to log-odds, to three decimals."""
    return int(1000.0 / (1.0 + exp(-odds if -_SURE < odds < _SURE else copysign(_SURE, -odds))) + 0.5) / 1000.0


def calibration_features(chance: float, span_score: float, candidates: int) -> list[tuple[str, float]]:
    """Return what the calibration looks at: both models' log-odds, and whether there was a choice at all."""
    values = 1.0, _log_odds(chance), _within(span_score), 1.0 if candidates == 1 else 0.0
    return list(zip(_NAMES, values, strict=True))


def _log_odds(chance: float) -> float:
    if not _SURELY_NOT < chance < 1.0 - _SURELY_NOT:
        return _LIMIT if chance > 0.5 else -_LIMIT
    return _within(log(chance / (1.0 - chance)))


def _within(odds: float) -> float:
    return odds if -_LIMIT < odds < _LIMIT else copysign(_LIMIT, odds)


class Calibration:
    """The weights of `calibration_features`, looked up once; what the place adds is weighed once for its mentions."""

    __slots__ = ("_bias", "_only", "_place", "_span")

    def __init__(self, table: Weights) -> None:
        self._bias, self._place, self._span, self._only = (table.get(name, 0.0) for name in _NAMES)

    def of_place(self, chance: float, candidates: int) -> float:
        """Weigh the chance of a place, and that it has no rival: for `score`."""
        weighed = self._bias + self._place * _log_odds(chance)
        return weighed + self._only if candidates == 1 else weighed

    def score(self, of_place: float, span_score: float) -> float:
        """Return the chance that a mention is a place and the right one, to three decimals."""
        within = span_score if -_LIMIT < span_score < _LIMIT else copysign(_LIMIT, span_score)
        return score_of(of_place + self._span * within)


calibration = laid_out(Calibration)
"""A table of weights laid out for scoring; the last few are remembered."""


def calibrated(chance: float, span_score: float, candidates: int, table: Weights) -> float:
    """Return the chance that a mention is a place and the right one, to three decimals."""
    layout = calibration(table)
    return layout.score(layout.of_place(chance, candidates), span_score)
