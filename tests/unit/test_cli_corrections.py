"""From a map to its corrections and back: what an editor does on the command line."""

import json
import sys
from pathlib import Path

import pytest
import refresh_cases as cases

from geomap import cli
from geomap.pipeline import Reader


def run(monkeypatch, *args):
    monkeypatch.setattr(sys, "argv", ["geomap", *map(str, args)])
    try:
        cli.main()
    except SystemExit as stop:
        return stop.code or 0
    return 0


def claims(folder):
    record = json.loads((folder / "a.json").read_text(encoding="utf-8"))
    return record["articles"][0]["claims"]


def test_a_rejected_claim_is_gone_from_the_next_map(monkeypatch, capsys, tmp_path):
    article, ledger, corrections = tmp_path / "a.txt", tmp_path / "kept.sqlite", tmp_path / "overrides.csv"
    article.write_text(
        "Russian forces shelled Nikopol on Sept. 3, 2022. Ukrainian troops retook Izium.", encoding="utf-8"
    )
    assert run(monkeypatch, "map", article, "-o", tmp_path / "one", "--ledger", ledger) == 0
    first, second = claims(tmp_path / "one")
    assert run(monkeypatch, "history", "Nikopol", "--ledger", ledger) == 0
    assert first["id"] in capsys.readouterr().out
    reject = ("reject", first["id"], "--reason", "misread", "--ledger", ledger, "--overrides", corrections)
    assert run(monkeypatch, *reject) == 0
    assert run(monkeypatch, "map", article, "-o", tmp_path / "two", "--overrides", corrections) == 0
    assert [claim["id"] for claim in claims(tmp_path / "two")] == [second["id"]]


def test_a_missing_file_of_corrections_is_named(monkeypatch, capsys, tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("Russian forces shelled Nikopol.", encoding="utf-8")
    assert run(monkeypatch, "map", article, "-o", tmp_path, "--overrides", tmp_path / "absent.csv") == 2
    assert "absent.csv" in capsys.readouterr().err


DOUBTFUL = '[checks]\nlow_confidence = { do = "hold", below = 1.0 }\n'


@pytest.fixture
def newsroom(monkeypatch, tmp_path):
    """Stand in a folder with a configuration, and a ledger that was filled by a run."""
    settings = cases.configure(tmp_path / "news room", '[output]\nformats = ["html", "json"]\n')
    cases.fill(settings, Reader())
    monkeypatch.chdir(settings.ledger.parent)
    return settings


def test_a_decision_publishes_the_map_of_the_configuration_anew(monkeypatch, capsys, newsroom):
    assert run(monkeypatch, "place", "Nikopol", "gn:727523", "--article", "two", "--reason", "the one in Bulgaria") == 0
    first = Path(capsys.readouterr().out.strip())
    assert first.name == "000001"
    record = json.loads((first / "map.json").read_text(encoding="utf-8"))
    claim = next(
        claim for each in record["articles"] for claim in each["claims"] if claim["place"]["text"] == "Nikopol"
    )
    assert claim["place"]["place_id"] == "gn:727523"
    assert run(monkeypatch, "reject", claim["id"], "--reason", "a namesake", "--no-publish") == 0
    assert run(monkeypatch, "never", "Izium", "--reason", "a ship") == 0
    assert {place for _, _, place in cases.shown(newsroom)} == {"Melitopol"}
    assert [line.split(",")[1] for line in newsroom.overrides.read_text().splitlines()[1:]] == [
        "place",
        "reject",
        "never",
    ]


def test_the_check_names_what_to_look_at_with_its_sentence(monkeypatch, capsys, newsroom):
    newsroom.path.write_text(newsroom.path.read_text() + DOUBTFUL)
    assert run(monkeypatch, "check", "--json") == 1
    found = json.loads(capsys.readouterr().out)
    held = [each for each in found["findings"] if each["check"] == "low_confidence"]
    assert {each["quote"].split(" on ")[0] for each in held} >= {"Ukrainian troops retook Izium"}
    assert found["claims"] == 0 and not newsroom.output.directory.exists()
    (claim,) = next(each["claims"] for each in held if "Izium" in each["quote"])
    assert run(monkeypatch, "confirm", claim, "--reason", "it says so") == 0
    assert [place for _, _, place in cases.shown(newsroom)] == ["Izium"]
    capsys.readouterr()
    assert run(monkeypatch, "check") == 1
    said = capsys.readouterr().out
    assert "hold: low_confidence: Nikopol" in said and "low_confidence: Izium" not in said
    newsroom.path.write_text(newsroom.path.read_text().replace("hold", "stop"))
    assert run(monkeypatch, "check") == 3
    assert run(monkeypatch, "reject", claim, "--reason", "no") == 3
    assert "stays as it was" in capsys.readouterr().err
    assert [place for _, _, place in cases.shown(newsroom)] == ["Izium"]


def test_a_decision_without_reason_or_on_no_claim_writes_nothing(monkeypatch, capsys, newsroom):
    assert run(monkeypatch, "never", "Izium", "--reason", " ") == 2
    assert run(monkeypatch, "reject", "none", "--reason", "no") == 2
    assert "no claim has the id 'none'" in capsys.readouterr().err
    assert not newsroom.overrides.exists()
