"""Denials across articles: the claim of another article that a denial answers, whatever the order of the articles."""

from itertools import permutations

import pytest

import geomap
from geomap.answers import ANSWER_DAYS, answer_denials
from geomap.confidence import confident
from geomap.errors import GeomapError

SAID = "Russia's defence ministry said Russian troops had captured Vuhledar."
DENIED = "Ukraine denied that Russian forces had captured Vuhledar."


READER = geomap.Reader()


def read(text, day, key="", outlet=""):
    return READER.read(geomap.Article(key or text[:12] + str(day), text, "", _day(day), "given", outlet))


def _day(text):
    from datetime import date

    return date.fromisoformat(text) if text else None


def answers(analyses):
    return {claim.id: claim.answers for analysis in analyses for claim in analysis.claims if claim.answers}


def test_a_denial_answers_what_another_article_said():
    said, denied = read(SAID, "2024-10-01"), read(DENIED, "2024-10-02")
    assert denied.claims[0].polarity == "denied" and not denied.claims[0].answers
    assert answers(answer_denials([said, denied])) == {denied.claims[0].id: said.claims[0].id}


def test_the_order_of_the_articles_does_not_matter():
    one, two = read(SAID, "2024-10-01", "b"), read(SAID, "2024-10-01", "a")
    later, denied = read(SAID, "2024-10-03", "c"), read(DENIED, "2024-10-02", "d")
    expected = {denied.claims[0].id: two.claims[0].id}
    for order in permutations([one, two, later, denied]):
        assert answers(answer_denials(order)) == expected


@pytest.mark.parametrize(
    ("said_on", "denied_on", "linked"),
    [
        ("2024-10-01", "2024-10-01", True),
        ("2024-10-01", f"2024-10-{1 + ANSWER_DAYS:02d}", True),
        ("2024-10-01", f"2024-10-{2 + ANSWER_DAYS:02d}", False),
        ("2024-10-02", "2024-10-01", False),
        ("", "2024-10-01", False),
        ("2024-10-01", "", False),
    ],
)
def test_same_day_or_later_within_the_window(said_on, denied_on, linked):
    assert bool(answers(answer_denials([read(SAID, said_on), read(DENIED, denied_on)]))) == linked


def test_another_place_another_party_and_history_are_not_answered():
    denied = read(DENIED, "2024-10-02")
    elsewhere = read(SAID.replace("Vuhledar", "Toretsk"), "2024-10-01")
    other = read("Ukrainian troops captured Vuhledar.", "2024-10-01")
    history = read("In 2014 Russian troops captured Vuhledar.", "2024-10-01")
    assert answers(answer_denials([elsewhere, other, history, denied])) == {}


def test_what_answers_in_its_own_article_stays():
    both = read("Russia said it had captured Vuhledar; Kyiv denied it.", "2024-10-02")
    own = answers([both])
    assert own and answers(answer_denials([read(SAID, "2024-10-01"), both])) == own


def test_the_map_links_across_articles():
    said, denied = read(SAID, "2024-10-01"), read(DENIED, "2024-10-02")
    content = geomap.build_map([denied, said], picture=False).content
    assert len(content.answered) == 1


def test_least_confidence_keeps_the_surer_claims():
    analysis = geomap.analyze("Ukrainian troops retook Izium. Shells hit Nikopol. Kherson fell.", date="2022-11-12")
    kept = confident(analysis, 0.9)
    assert 0 < len(kept.claims) < len(analysis.claims)
    assert all(claim.confidence >= 0.9 for claim in kept.claims)
    assert confident(analysis, 0) is analysis


def test_a_denial_of_what_is_dropped_loses_its_link():
    from dataclasses import replace

    both = read("Russia said it had captured Vuhledar; Kyiv denied it.", "2024-10-02")
    said, denial = both.claims
    weak = replace(both, claims=(said._replace(confidence=0.3), denial._replace(confidence=0.9)))
    (kept,) = confident(weak, 0.5).claims
    assert kept.polarity == "denied" and kept.answers == ""


def test_what_an_editor_confirmed_stays():
    from dataclasses import replace

    analysis = read(SAID, "2024-10-01")
    claim = analysis.claims[0]._replace(confidence=0.2, reasons=("confirmed by an editor",))
    assert confident(replace(analysis, claims=(claim,)), 0.9).claims == (claim,)


@pytest.mark.parametrize("wrong", [-0.1, 1.1, "high", True, float("nan")])
def test_a_bound_that_is_none_is_told(wrong):
    with pytest.raises(GeomapError, match="expected a least confidence from 0 to 1"):
        confident(read(SAID, "2024-10-01"), wrong)
