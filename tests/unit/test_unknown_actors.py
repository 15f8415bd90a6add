"""Names that act in claims and are no party's are listed, and written as a file of parties ready to fill."""

import tomllib
from dataclasses import replace

import pytest

import geomap
from geomap.claims.parties.book import PartyBook
from geomap.errors import LexiconError
from geomap.report.publish import parties_toml

TEXT = "The Zebra Brigade retook Kherson on Monday. Fighters of the Free Lakes Army seized Goma. Rebels shelled Bunia."


@pytest.fixture(scope="module")
def analysis():
    return geomap.analyze(TEXT, date="2024-05-10")


def test_names_in_claims_that_no_party_has(analysis):
    assert analysis.unknown_actors == ("Free Lakes Army", "Zebra Brigade")


def test_known_parties_nouns_and_texts_without_claims_have_none():
    assert geomap.analyze("Ukrainian troops retook Izium.").unknown_actors == ()
    assert geomap.analyze("The Zebra Brigade is a rock band from Leeds.").unknown_actors == ()


def test_the_file_is_read_again_once_it_is_filled(analysis, tmp_path):
    path = tmp_path / "week.parties.toml"
    path.write_text(parties_toml([analysis, analysis]), encoding="utf-8")
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["party"]
    assert [table["name"] for table in tables] == ["Free Lakes Army", "Zebra Brigade"]
    with pytest.raises(LexiconError, match=r"parties\.toml, line \d+, field 'kind'"):
        PartyBook.load([path])
    path.write_text(path.read_text(encoding="utf-8").replace('kind = ""', 'kind = "militia"'), encoding="utf-8")
    reader = geomap.Reader(parties=[path])
    assert reader.lexicon.parties.find("Zebra Brigade").kind == "militia"
    again = geomap.analyze(TEXT, date="2024-05-10", reader=reader)
    assert again.unknown_actors == ()
    assert "Free Lakes Army" in {claim.party for claim in again.claims}


@pytest.mark.parametrize("name", ['Quote " Army', "Back \\ Army", "Line\nArmy", "Del \x7f Army", "]]\n[evil]"])
def test_a_hostile_name_stays_a_text(analysis, name):
    text = parties_toml([replace(analysis, unknown_actors=(name,))])
    assert [table["name"] for table in tomllib.loads(text)["party"]] == [name]


def test_the_map_command_writes_the_file_and_says_so(tmp_path, monkeypatch, capsys):
    import sys

    from geomap import cli

    source = tmp_path / "news.txt"
    source.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(
        sys, "argv", ["geomap", "map", str(source), "-o", str(tmp_path / "out"), "--date", "2024-05-10"]
    )
    with pytest.raises(SystemExit):
        cli.main()
    out, err = capsys.readouterr()
    assert "news.parties.toml" in out
    assert "2 actors that no party goes by: Free Lakes Army, Zebra Brigade; fill in" in err
