"""How sure a reading is: the grammar's score of it, calibrated by ``data/lexicon/confidence.csv``."""

from __future__ import annotations

import csv
from bisect import bisect_right
from functools import cache

from geomap.errors import LexiconError
from geomap.model import Reading
from geomap.resources import data_path

SURE, LIKELY = 0.9, 0.75
"""From so much confidence on a reading is called sure, or likely; below it is doubtful."""

_ROUNDING = 1e-6  # scores are sums of hundredths


def confidence_of(score: float) -> float:
    """Return the share of readings with such a score that are right, by the calibration.

    >>> confidence_of(0.5) < confidence_of(0.9)
    True
    """
    scores, confidences = _table()
    return confidences[max(0, bisect_right(scores, score + _ROUNDING) - 1)]


def reading_of(confidence: float) -> Reading:
    """Return how sure a reading is called: sure, likely or doubtful."""
    return "sure" if confidence >= SURE else "likely" if confidence >= LIKELY else "doubtful"


@cache
def _table() -> tuple[tuple[float, ...], tuple[float, ...]]:
    path = data_path("lexicon/confidence.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        lines = [(at, line) for at, line in enumerate(stream, 1) if not line.startswith("#")]
    scores: list[float] = []
    confidences: list[float] = []
    for (number, _), row in zip(lines[1:], csv.reader(line for _, line in lines[1:]), strict=True):
        try:
            score, confidence = float(row[0]), float(row[3])
            if not 0 <= confidence <= 1 or (scores and (score <= scores[-1] or confidence < confidences[-1])):
                raise ValueError
        except (ValueError, IndexError):
            raise LexiconError(
                f"{path}, line {number}: expected score, claims, right and confidence, scores rising and confidence "
                f"from 0 to 1 never falling, got {','.join(row)!r}; correct it"
            ) from None
        scores.append(score)
        confidences.append(confidence)
    if not scores:
        raise LexiconError(f"{path}: expected a row at least, got none; put back the file")
    return tuple(scores), tuple(confidences)
