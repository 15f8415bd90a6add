"""The reader of claims holds its floors on the labelled sets, which stand beside the checkout as ``../shared``."""

import csv
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FLOORS = json.loads((Path(__file__).parent / "claims_floors.json").read_text(encoding="utf-8"))

pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(
        not (SHARED / "claims" / "score.py").is_file(), reason=f"the labelled claims are not there: {SHARED / 'claims'}"
    ),
]


@pytest.fixture(scope="module")
def claims():
    """The module that measures."""
    sys.path.insert(0, str(ROOT / "scripts"))
    from _eval import claims

    return claims


@pytest.fixture(scope="module")
def predictor(claims):
    """The whole road, opened once."""
    return claims.Predictor()


@pytest.fixture(scope="module")
def result(claims, predictor):
    """All sets, read once."""
    return claims.measure(SHARED / "claims", predictor)


@pytest.mark.parametrize("half", ["even", "odd", "pairs"])
def test_floors(claims, result, half):
    measured = claims.figures(result[half])
    below = {key: (measured[key], floor) for key, floor in FLOORS[half].items() if measured[key] < floor}
    assert not below


def test_every_kind(result):
    kinds = result["both"]["kinds"]
    below = {
        kind: kinds[kind]["loose"]["f1"]
        for kind, floor in FLOORS["kinds"].items()
        if kinds[kind]["loose"]["f1"] < floor
    }
    assert not below


def test_false_claims_where_there_are_none(result):
    assert result["both"]["negatives"]["predicted"] <= FLOORS["negatives"]


def test_confidence_is_near_the_share_that_is_right(claims, result):
    found = claims.reliability(result["scorer"], result["halves"]["even"])
    assert len(found) >= 5
    assert claims.calibration_error(found) <= FLOORS["calibration_error_at_most"]


def test_no_confidence_is_above_the_share_that_is_right_where_the_grammar_was_built(claims, result):
    found = claims.reliability(result["scorer"], result["halves"]["odd"])
    assert len(found) >= 5
    assert not {level: counts for level, counts in found.items() if counts[1] < level * counts[0]}


def test_the_article_that_the_project_started_from(claims, predictor):
    records = claims.read_set(SHARED / "articles" / "seed_claims.jsonl")
    predicted = [(record, predictor(record)) for record in records]
    report = claims.score_documents(claims.load_scorer(SHARED / "claims"), predicted)
    assert report["loose"]["f1"] >= FLOORS["seed"]["loose_f1"]
    assert report["strict"]["f1"] >= FLOORS["seed"]["strict_f1"]
    places = {claim["place"]["name"] for _, claims_read in predicted for claim in claims_read}
    assert not places & {"Moscow", "Kyiv", "Beijing", "India", "China"}
    triggers = [claim["trigger"]["text"] for _, claims_read in predicted for claim in claims_read]
    assert not any("captured Russian tank" in trigger for trigger in triggers)


def test_each_claim_in_peacetime_local_news_was_read_and_is_right(claims, predictor):
    with (Path(__file__).parent / "claims_read_in_lgl.csv").open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if not line.startswith("#"))
        right = {tuple(row[:4]): row[4] for row in list(csv.reader(lines))[1:]}
    found, articles = [], 0
    for number, record in enumerate(claims.read_set(SHARED / "corpora" / "lgl.jsonl")):
        articles += 1
        for claim in predictor({"id": f"lgl{number}", "text": record["text"], "date": None}):
            found.append((str(number), str(claim["place"]["start"]), claim["kind"], claim["party"] or ""))
    assert not [claim for claim in found if claim not in right]
    assert sum(right[claim] == "no" for claim in found) / articles <= FLOORS["lgl_false_per_article"]
