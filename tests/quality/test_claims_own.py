"""The reader of claims holds its floors on sentences of the project's own, ``claims_own.jsonl``.

The sentences were labelled by the scheme before the reader was run on them. They are in many manners (wires,
communiqués, assessments, posts, chronologies, histories); a fifth are traps without a claim. Those of the set "prose"
are whole passages in the manner of long newspaper reports, with floors of their own.
"""

import json
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHARED = ROOT.parent / "shared"
FLOORS = json.loads((HERE / "claims_own_floors.json").read_text(encoding="utf-8"))
SCORER = SHARED / "claims" / "score.py"

pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(not SCORER.is_file(), reason=f"the scorer of claims is not there: {SCORER}"),
]


@pytest.fixture(scope="module")
def reports():
    """The figures over all sentences, by set."""
    sys.path.insert(0, str(ROOT / "scripts"))
    from _eval import claims

    predictor = claims.Predictor()
    scorer = claims.load_scorer(SHARED / "claims")
    sets = {"all": [], "prose": []}
    for record in claims.read_set(HERE / "claims_own.jsonl"):
        sets[record.get("set", "all")].append((record, predictor(record)))
    scored = {name: claims.score_documents(scorer, pairs) for name, pairs in sets.items()}
    return {name: (report, claims.figures(report)) for name, report in scored.items()}


def test_labels_name_what_the_text_says():
    for line in (HERE / "claims_own.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        assert record["construction"]
        for claim in record["claims"]:
            for span in (claim["place"], claim["trigger"]):
                assert record["text"][span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize("name", ["all", "prose"])
def test_floors(reports, name):
    measured = reports[name][1]
    assert not {key: (measured[key], floor) for key, floor in FLOORS[name].items() if measured[key] < floor}


def test_every_kind(reports):
    kinds = reports["all"][0]["kinds"]
    assert not {
        kind: kinds[kind]["loose"]["f1"]
        for kind, floor in FLOORS["kinds"].items()
        if kinds[kind]["loose"]["f1"] < floor
    }


@pytest.mark.parametrize("name", ["all", "prose"])
def test_no_claim_in_a_trap(reports, name):
    assert reports[name][0]["negatives"]["predicted"] == 0
