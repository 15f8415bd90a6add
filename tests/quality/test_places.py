"""Places: floors that hold on the labelled sets, which stand beside the checkout where they are to be had."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from geomap.articles import prepare
from geomap.gazetteer import Gazetteer
from geomap.model import Article
from geomap.places import find_places

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
CORPORA = SHARED / "corpora"
FLOORS = tomllib.loads((Path(__file__).parent / "places_floors.toml").read_text(encoding="utf-8"))
LEVELS = {"admin1": "admin1", "river": "water", "polity": "polity", "city": "settlement"}

sys.path.insert(0, str(ROOT / "scripts"))

pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(
        not CORPORA.is_dir(),
        reason=f"the labelled sets are not at {CORPORA}; docs/places.md says where they are published",
    ),
]


def predicted(gazetteer: Gazetteer, key: str, text: str) -> tuple[list[dict[str, Any]], list[Any]]:
    from _eval.corpora import Labelled
    from _eval.scoring import as_predicted

    document = prepare(Article(key, text))
    mentions = find_places(document, gazetteer).mentions
    return as_predicted(Labelled("", key, document, [], 0), mentions), list(mentions)


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def test_the_weights_were_cross_validated_above_the_floors() -> None:
    head = (ROOT / "data" / "lexicon" / "places" / "weights.tsv").read_text(encoding="utf-8").partition("[")[0]
    reached = {line.split()[1]: float(line.split()[4]) for line in head.splitlines() if " held out " in line}
    for name, floor in FLOORS["cross_validated"]["pooled"].items():
        assert reached[name] >= floor, name


def test_the_shipped_weights_read_the_corpora_as_well_as_ever(gazetteer: Gazetteer) -> None:
    from _eval.scoring import figures, scorer

    gold, mine = {}, {}
    for corpus in ("trnews", "lgl", "geowebnews"):
        for record in records(CORPORA / f"{corpus}.jsonl"):
            key = str(record["id"])
            gold[key] = (record, record["toponyms"])
            mine[key] = ({}, predicted(gazetteer, key, record["text"])[0])
    reached = figures(scorer(CORPORA).score(gold, mine))
    for name, floor in FLOORS["shipped"].items():
        assert reached[name] >= floor, name


def test_the_article_the_project_started_from(gazetteer: Gazetteer) -> None:
    from _eval.scoring import scorer

    (record,) = records(SHARED / "articles" / "seed_places.jsonl")
    found, mentions = predicted(gazetteer, "seed", record["text"])
    result = scorer(CORPORA).score({"seed": (record, record["toponyms"])}, {"seed": ({}, found)})
    assert result["recognition_overlap"]["recall"] >= 0.97
    assert result["recognition_overlap"]["precision"] >= 0.95
    for toponym in record["toponyms"]:
        hits = [
            mention
            for span, mention in zip(found, mentions, strict=True)
            if span["start"] < toponym["end"] and toponym["start"] < span["end"]
        ]
        if toponym["type"] in LEVELS:
            assert [mention.place.level for mention in hits] == [LEVELS[toponym["type"]]]
        if toponym["country"] and toponym["type"] != "Demonym":
            assert all(toponym["country"] in mention.place.country.split("+") for mention in hits)


def test_ukrainian_and_russian_headlines(gazetteer: Gazetteer) -> None:
    from _eval.scoring import km

    found = total = 0
    for record in records(CORPORA / "ukraine_headlines.jsonl"):
        points = [
            (each["lat"], each["lon"])
            for each in predicted(gazetteer, record["id"], record["text"])[0]
            if each["lat"] is not None
        ]
        for place in record["places"]:
            total += 1
            found += any(km((place["lat"], place["lon"]), point) <= 25 for point in points)
    assert found / total >= FLOORS["headlines"]["within_25_km"]
