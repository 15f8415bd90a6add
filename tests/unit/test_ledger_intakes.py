"""What the ledger remembers of files, feeds and pages."""

from dataclasses import replace

import pytest
from ledger_cases import VERSIONS, analysis

from geomap.articles import prepare
from geomap.ledger import Archive, Intake, Ledger, Quarantined, content_hash
from geomap.model import Article


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "ledger.sqlite") as opened, opened.transaction():
        yield opened


A = Intake("a.jsonl", "file", "articles", "10:20", "f" * 64)
B = Intake("https://wire.example/1", "entry", "https://wire.example/feed", "s", etag='"1"', modified="then")


def test_an_intake_is_remembered_as_it_was(ledger):
    ledger.intakes.finish(A, ["one", "two"])
    ledger.intakes.finish(B, ["three"], [Quarantined(B.name, "no article in it"), Quarantined(B.name, "late", "four")])
    assert ledger.intakes.all() == {A.name: A, B.name: B}
    assert ledger.intakes.keys(A.name) == ["one", "two"]
    assert ledger.intakes.holders("three") == [B]
    assert [each.reason for each in ledger.intakes.quarantined()] == ["no article in it", "late"]
    ledger.intakes.finish(B, ["three"])
    assert ledger.intakes.quarantined() == []


def test_until_it_is_finished_it_must_be_read_again(ledger):
    ledger.intakes.finish(A, ["one"])
    ledger.intakes.begin(A)
    ledger.intakes.hold(A.name, ["two"])
    assert ledger.intakes.all()[A.name] == replace(A, stamp="")
    assert ledger.intakes.keys(A.name) == ["one", "two"]
    assert ledger.intakes.finish(A, ["two"]) == ["one"]
    assert ledger.intakes.all()[A.name] == A


def test_an_article_of_two_intakes_is_gone_with_the_second(ledger):
    ledger.intakes.finish(A, ["one", "two"])
    ledger.intakes.finish(B, ["two"])
    assert ledger.intakes.remove(A.name) == ["one"]
    assert ledger.intakes.finish(B, []) == ["two"]
    assert ledger.intakes.remove(B.name) == []
    assert ledger.intakes.all() == {}


def test_who_wanted_a_key_is_asked_again(ledger):
    ledger.intakes.finish(A, [], [Quarantined(A.name, "its key is taken", "one")])
    ledger.intakes.finish(B, ["one"])
    assert ledger.intakes.again(["one", "other"]) == [A.name]
    assert ledger.intakes.all()[A.name].stamp == ""
    assert ledger.intakes.all()[B.name] == B


def test_the_newest_article_of_a_source(ledger):
    for key in ("one", "two", "three"):
        ledger.put(analysis(key, said=None if key == "three" else analysis().article.date), versions=VERSIONS)
    ledger.intakes.finish(A, ["one", "two"])
    ledger.intakes.finish(B, ["three"])
    assert ledger.intakes.newest() == {"articles": "2022-09-10"}


def test_the_language_of_a_source_counts_where_the_text_does_not_tell(tmp_path):
    assert prepare(Article("a", "42", language="uk")).language == "uk"
    assert prepare(Article("a", "The mayor of the town said that they were here.", language="uk")).language == "en"
    given = replace(analysis(), article=replace(analysis().article, language="uk"))
    assert content_hash(given.article) != content_hash(analysis().article)
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.put(given, versions=VERSIONS)
        assert ledger.get("a1", with_text=True).analysis == given
    archive = Archive(tmp_path / "archive")
    assert archive.get(content_hash(given.article)).language == "uk"
