"""From a map to its corrections and back: what an editor does on the command line."""

import json
import sys

from geomap import cli


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
