"""`geomap explain` says what was read, and why nothing was where nothing was."""

import json

import pytest
from typer.testing import CliRunner

from geomap.articles import article_from_text
from geomap.claims import Explained
from geomap.cli import app
from geomap.pipeline import Reader

TEXT = (
    "The exhibition captured hearts in Poltava. Did Russia capture Lyman? Officials did not say that Kherson had "
    "fallen. Lviv is a fine town. The army advanced slowly. Dinner was served.\n"
    "Ukrainian forces retook Vovchansk on 8 May, the General Staff said. Russia denied that its troops had left Oskil."
)


@pytest.fixture(scope="module")
def reader():
    return Reader()


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "an article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def notes(explanation, words):
    return next(
        " ".join(item.notes)
        for item in explanation.sentences
        if words in explanation.article.text[item.sentence.start : item.sentence.end]
    )


def test_each_sentence_without_a_claim_says_why(reader):
    told = reader.explain(article_from_text(TEXT))
    assert "figurative" in notes(told, "exhibition")
    assert "question" in notes(told, "Did Russia")
    assert "not said" in notes(told, "Officials")
    assert notes(told, "fine town") == "a place without a trigger"
    assert notes(told, "advanced slowly") == "'advanced' without a place"


def test_claims_are_those_of_reading(reader):
    article = article_from_text(TEXT)
    told = reader.explain(article)
    claims = [claim for item in told.sentences for claim in item.claims]
    assert claims and claims == list(reader.read(article).claims)
    for item in told.sentences:
        assert 0 <= item.sentence.start < item.sentence.end <= len(TEXT)
        assert item.claims or item.notes


def test_only_sentences_with_a_place_or_a_trigger_unless_all_are_asked_for(reader):
    article = article_from_text(TEXT)
    few, every = reader.explain(article).sentences, reader.explain(article, every=True).sentences
    assert len(few) == 7 and len(every) == 8
    (quiet,) = [item for item in every if item not in few]
    assert quiet == Explained(quiet.sentence, (), ()) and TEXT[quiet.sentence.start :].startswith("Dinner")


def test_a_language_that_is_not_read_is_told(reader):
    told = reader.explain(article_from_text("Las fuerzas entraron en la ciudad y la gente salió a las calles."))
    assert told.sentences == () and "not read in this language" in told.notes[0]


def test_offsets_lead_back_to_the_text_as_given(reader):
    given = "Ukrainian forces re-\ntook Izium.\u00ad Russian forces shelled Nik\u00adopol."
    told = reader.explain(article_from_text(given))
    for item in told.sentences:
        for claim in item.claims:
            assert given[claim.place.start : claim.place.end] == claim.place.text


def test_the_command_is_plain_in_a_pipe(source):
    result = CliRunner().invoke(app, ["explain", source, "--date", "2024-05-10"])
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert "gain: Ukraine, Vovchansk; said by General Staff (side of Ukraine); 2024-05-08" in result.stdout
    assert 'read from "retook"' in result.stdout
    assert "Dinner" not in result.stdout
    assert "Dinner" in CliRunner().invoke(app, ["explain", source, "--all"]).stdout


def test_json_has_a_sentence_a_line(source):
    result = CliRunner().invoke(app, ["explain", source, "--json"])
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(records) == 7
    for record in records:
        span = record["sentence"]
        assert TEXT[span["start"] : span["end"]] == span["text"]
        assert record["claims"] or record["notes"]
    assert [claim["kind"] for record in records for claim in record["claims"]][:1] == ["gain"]


def test_control_characters_reach_no_terminal(tmp_path):
    path = tmp_path / "hostile.txt"
    path.write_text("Russian forces shelled \x1b[31mNikopol\x1b]0;gone\x07 on Monday.", encoding="utf-8")
    result = CliRunner().invoke(app, ["explain", str(path), "--all"])
    assert result.exit_code == 0 and "\x1b" not in result.stdout and "\x07" not in result.stdout


def test_a_source_that_is_missing_is_one_line(tmp_path):
    from geomap.errors import GeomapError

    result = CliRunner().invoke(app, ["explain", str(tmp_path / "none.txt")])
    assert isinstance(result.exception, GeomapError) and "no such file" in str(result.exception)
