"""Confidence is calibrated: the table says what a score was worth, and every reading follows it."""

import csv
import math

import pytest

import geomap
from geomap.claims import certainty
from geomap.claims.certainty import LIKELY, SURE, confidence_of, reading_of
from geomap.errors import LexiconError
from geomap.resources import data_path


def rows():
    with data_path("lexicon/confidence.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(line for line in stream if not line.startswith("#")))


def wilson(right, count, z=1.2816):
    share = right / count
    spread = z * math.sqrt(share * (1 - share) / count + z * z / 4 / count**2)
    return (share + z * z / 2 / count - spread) / (1 + z * z / count)


def test_confidence_is_the_lower_bound_of_the_share_that_was_right():
    assert [float(row["confidence"]) for row in rows()] == [
        pytest.approx(wilson(int(row["right"]), int(row["claims"])), abs=0.0051) for row in rows()
    ]


def test_a_score_takes_its_row():
    table = [(float(row["score"]), float(row["confidence"])) for row in rows()]
    for (score, confidence), following in zip(table, [*table[1:], (2.0, 0.0)], strict=True):
        assert confidence_of(score) == confidence_of((score + following[0]) / 2) == confidence
    assert confidence_of(-1.0) == table[0][1] and confidence_of(0.1 + 0.52) == confidence_of(0.62)


def test_all_three_words_are_in_use():
    assert {reading_of(float(row["confidence"])) for row in rows()} == {"sure", "likely", "doubtful"}
    assert (reading_of(SURE), reading_of(LIKELY), reading_of(LIKELY - 0.01)) == ("sure", "likely", "doubtful")


@pytest.mark.parametrize(
    "text", ["Ukrainian troops retook Izium. Shells hit Nikopol.", "ЗСУ звільнили Ізюм. Ізюм звільнено."]
)
def test_every_claim_has_a_calibrated_confidence_and_says_what_it_rests_on(text):
    claims = geomap.analyze(text).claims
    assert claims
    for claim in claims:
        assert claim.confidence in {float(row["confidence"]) for row in rows()}
        assert claim.reading == reading_of(claim.confidence)
        assert any("party" in reason for reason in claim.reasons)


@pytest.mark.parametrize(
    "wrong", ["0.5,1,1,2", "0.5,1", "half,1,1,0.5", "0.9,1,1,0.9\n0.8,1,1,0.95", "0,1,1,.9\n.5,1,1,.8"]
)
def test_an_error_names_the_line(tmp_path, monkeypatch, wrong):
    (tmp_path / "c.csv").write_text(f"# head\nscore,claims,right,confidence\n{wrong}\n", encoding="utf-8")
    monkeypatch.setattr(certainty, "data_path", lambda name: tmp_path / "c.csv")
    certainty._table.cache_clear()
    try:
        with pytest.raises(LexiconError, match=r"c\.csv, line [34]: expected score"):
            confidence_of(0.5)
    finally:
        certainty._table.cache_clear()
