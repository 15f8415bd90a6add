"""Places: files of weights and words, and scores from weights."""

from __future__ import annotations

from pathlib import Path

import pytest

from geomap.errors import LexiconError
from geomap.places.calibrate import calibrated, probability
from geomap.places.recognise import select
from geomap.places.spans import KNOWN, SpanCandidate
from geomap.places.weights import MODELS, cyrillic_weights, default_weights, read_weights
from geomap.places.words import CAPITAL, CAPITALS, LOWER, MARK, NUMBER, TYPE, demonyms, words


def test_the_shipped_weights_have_all_models() -> None:
    models = default_weights()
    assert all(models[name] for name in MODELS)
    assert cyrillic_weights()


def test_weights_are_read(tmp_path: Path) -> None:
    path = tmp_path / "weights.tsv"
    path.write_text("# a comment\n\n[one]\nbefore=in\t1.5\n[two]\nbias\t-2\n", encoding="utf-8")
    assert read_weights(path) == {"one": {"before=in": 1.5}, "two": {"bias": -2.0}}


@pytest.mark.parametrize("line", ["before=in 1.5", "before=in\tmany", "lost\t1"])
def test_a_damaged_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "weights.tsv"
    path.write_text(f"[one]\n{line}\n" if not line.startswith("lost") else f"{line}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="line"):
        read_weights(path)


def test_words_have_kinds_and_classes() -> None:
    known = words()
    kinds = {word: known[word].kind for word in ("Kyiv", "KYIV", "kyiv", "I'll", "1,000", "—", "O'Fallon", "d'Alene")}
    assert kinds == {
        "Kyiv": CAPITAL,
        "KYIV": CAPITALS,
        "kyiv": LOWER,
        "I'll": LOWER,
        "1,000": NUMBER,
        "—": MARK,
        "O'Fallon": CAPITAL,
        "d'Alene": CAPITAL,
    }
    assert known["region"].classes & TYPE
    assert "admin1" in known["region"].types


def test_demonyms_lead_to_countries() -> None:
    assert demonyms()["Ukrainians"] == ("UA", "")
    assert demonyms()["Crimean"] == ("UA", "Crimea")
    assert all(len(country) in (0, 2) for country, _ in demonyms().values())


def span(first: int, end: int, score: float) -> SpanCandidate:
    made = SpanCandidate(first, end, KNOWN, None, f"{first}-{end}")
    made.score = score
    return made


def test_the_better_of_two_overlapping_spans_is_kept() -> None:
    kansas, kansas_city, ohio, nothing = span(0, 1, 1.0), span(0, 2, 2.0), span(5, 6, 0.5), span(7, 8, -1.0)
    assert select([kansas, kansas_city, ohio, nothing]) == [kansas_city, ohio]
    assert select([nothing], threshold=-2.0) == [nothing]


def test_scores_are_probabilities() -> None:
    assert probability(0.0) == 0.5
    assert probability(-1000.0) < 1e-9
    table = {"log-odds of the place": 1.0, "log-odds of the span": 1.0}
    assert calibrated(0.5, 0.0, 2, table) == 0.5
    assert calibrated(0.9, 1.0, 2, table) > calibrated(0.6, 1.0, 2, table)
    assert 0.0 <= calibrated(0.0, -99.0, 2, table) < calibrated(1.0, 99.0, 2, table) <= 1.0
