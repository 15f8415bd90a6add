"""The same story told by several outlets is one story, whoever brought it first, and its claims are there once."""

import random
from dataclasses import replace
from datetime import date, timedelta

from ledger_cases import analysis

from geomap.ledger import Ledger
from geomap.refresh import stories
from geomap.refresh.stories import Telling, find_stories, merge, signature
from geomap.state import state, statement_of

WORDS = "river bridge column convoy village morning evening governor council officers engineers road mill station harbour supply depot rain winter harvest school market line patrol ridge forest signal crossing quarry barn"
DAY = date(2024, 3, 4)


def story(seed, words=120):
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS.split()) for _ in range(words))


def told(key, text, day=DAY, url=""):
    return Telling(key, day, url, text)


def found(tellings, **more):
    return find_stories(tellings, signature, **more)


def test_a_story_is_known_by_its_words_and_its_origin_is_the_earliest_by_date_then_url():
    first, other = story(1), story(2)
    cut = " ".join(first.split()[:90]) + " " + story(3, 20)
    tellings = [
        told("late", first, DAY + timedelta(1), "https://a.example/1"),
        told("b", first.upper() + ".", DAY, "https://b.example/1"),
        told("a", first, DAY, "https://a.example/9"),
        told("cut", cut, DAY + timedelta(2)),
        told("other", other, DAY),
    ]
    expected = {"late": "a", "b": "a", "cut": "a"}
    for seed in range(10):
        random.Random(seed).shuffle(tellings)
        assert found(tellings) == expected


PARTS = [story(seed, 40) for seed in range(7)]


def update(key, first, days):
    """Make a telling of five parts; of one that begins a part later four are the same."""
    return told(key, " ".join(PARTS[first : first + 5]), DAY + timedelta(days))


def test_an_update_of_an_update_is_of_the_same_story():
    assert found([update("1", 0, 0), update("3", 2, 2)]) == {}
    assert found([update("3", 2, 2), update("2", 1, 1), update("1", 0, 0)]) == {"2": "1", "3": "1"}


def test_a_telling_that_joins_two_stories_makes_them_one():
    assert found([update("1", 0, 0), update("2", 2, 1), update("3", 1, 2)]) == {"2": "1", "3": "1"}


def test_a_text_beyond_the_window_or_too_short_is_a_story_of_its_own():
    text = story(1)
    assert found([told("a", text), told("b", text, DAY + timedelta(8))]) == {}
    assert found([told("a", text), told("b", text, DAY + timedelta(7))]) == {"b": "a"}
    assert found([told("a", "Rain again."), told("b", "Rain again.")]) == {}


def test_the_index_holds_no_more_than_a_window(monkeypatch):
    import datasketch

    held, most = set(), [0]

    class Watched(datasketch.MinHashLSH):
        def insert(self, key, *args, **more):
            held.add(key)
            most[0] = max(most[0], len(held))
            super().insert(key, *args, **more)

        def remove(self, key):
            held.discard(key)
            super().remove(key)

    monkeypatch.setattr(datasketch, "MinHashLSH", Watched)
    sign = signature(story(1))
    find_stories([told(f"k{day}", "x", DAY + timedelta(day)) for day in range(100)], lambda _: sign, window_days=7)
    assert most[0] == 8


def wire(key, outlet, text="Our troops took Tarvo.", said=DAY, **more):
    return analysis(key, text, outlet=outlet, said=said, **more)


def merged(*analyses, **stories):
    return merge(analyses, stories)


def test_two_copies_of_one_story_are_one_claim_and_one_voice():
    done = merged(wire("a", "Wire"), wire("b", "Daily", said=DAY + timedelta(1)), b="a")
    assert [each.article.key for each in done.analyses] == ["a"]
    assert done.claims == {"b-0": "a-0"}
    assert done.articles == {"b": "a"}
    assert done.analyses[0].notes[-1] == "told again by Daily, 2024-03-05"


def test_what_a_copy_adds_stays_and_counts_as_the_origin():
    text = "Our troops took Tarvo.\nOur men hold Milna."
    added = [{}, {"place": "Milna", "kind": "control", "trigger": "hold"}]
    again = [{"place": "Milna", "kind": "control", "trigger": "hold"}]
    done = merged(
        wire("a", "Wire"), wire("b", "Daily", text, claims=added), wire("c", "Post", text, claims=again), b="a", c="a"
    )
    assert [each.article.key for each in done.analyses] == ["a", "b"]
    kept = done.analyses[1]
    assert [claim.id for claim in kept.claims] == ["b-1"]
    assert done.claims == {"b-0": "a-0", "c-0": "b-1"}
    assert kept.article.origin == "Wire"
    statements = [statement_of(claim, each.article) for each in done.analyses for claim in each.claims]
    assert {each.voice for each in statements} == {"outlet Wire"}
    assert state("gn:12", DAY, statements).holders[0].outlets == ("Wire",)


def test_a_copy_does_not_dispute_its_origin():
    told_twice = "Our troops took Tarvo.\nTheir men hold Tarvo."
    claims = [{"party": "RU", "kind": "control", "trigger": "hold"}]
    origin, copy = wire("a", "Wire"), wire("b", "Daily", told_twice, claims=claims)

    def disputes(analyses):
        return state("gn:11", DAY, [statement_of(c, a.article) for a in analyses for c in a.claims]).disputes

    assert disputes([origin, copy])
    assert not disputes(merged(origin, copy, b="a").analyses)


def test_another_day_is_another_claim():
    later = DAY + timedelta(1)
    same_outlet = merged(wire("a", "Wire"), wire("b", "Wire", said=later), b="a")
    assert len(same_outlet.analyses) == 2, "a daily report that says the same again is news of its day"
    dated = merged(
        wire("a", "Wire", claims=[{"on": DAY}]), wire("b", "Daily", said=later, claims=[{"on": later}]), b="a"
    )
    assert not dated.claims
    days_on = merged(wire("a", "Wire"), wire("b", "Daily", said=DAY + timedelta(2)), b="a")
    assert not days_on.claims, "the same words on another day are news again"
    reworded = merged(wire("a", "Wire"), wire("b", "Daily", "At dawn our troops took Tarvo."), b="a")
    assert not reworded.claims


def test_a_story_of_which_the_origin_is_not_at_hand_is_left_alone():
    alone = wire("b", "Daily")
    assert merged(alone, b="a").analyses == (alone,)


def test_the_ledger_keeps_signatures_of_what_it_has(tmp_path):
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.put(analysis(), versions={"code": "1", "grammar": "1", "data": "1"})
        ((key, day, url, content),) = ledger.heads()
        assert (key, day, url) == ("a1", date(2022, 9, 10), "")
        assert ledger.signature(content) is None
        ledger.keep_signatures({content: b"s", "0" * 64: b"gone"})
        assert ledger.signature(content) == b"s"
        assert ledger.signature("0" * 64) is None


def test_a_long_text_is_read_to_a_bound():
    long = story(1, stories._MOST_WORDS + 500)
    assert signature(long) == signature(long + " " + story(2, 50))
    assert len(signature(replace(told("a", long)).id)) == 512
