"""The checks before publishing: what an editor should look at, and what follows from it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from ledger_cases import analysis

from geomap.model import Mention, Place, Span, Unplaced
from geomap.refresh.checks import CheckedBy, SourceNews, run_checks, stops, without_held
from geomap.refresh.settings import CHECKS, Check

DAY = date(2022, 9, 10)
BY = CheckedBy(today=DAY + timedelta(1), window_days=30)


def find(name, *analyses, action="warn", threshold=None, by=BY):
    check = Check(name, action, CHECKS[name].default if threshold is None else threshold)
    return run_checks(analyses, {name: check}, by)


def many(count, *, first=0, **more):
    return [analysis(f"k{number}", **more) for number in range(first, first + count)]


def test_a_doubtful_claim_is_shown_with_its_sentence():
    doubtful = analysis(claims=[{"confidence": 0.4}, {"confidence": 0.9}])
    (found,) = find("low_confidence", doubtful)
    assert found.claims == ("a1-0",)
    assert found.quote == "Our troops took Tarvo."
    assert found.words == "Tarvo: read with a confidence of 0.40, below 0.75"
    assert not find("low_confidence", doubtful, by=replace(BY, confirmed={"a1-0"}))
    assert not find("low_confidence", doubtful, action="off")


def test_a_held_claim_is_taken_out_and_nothing_else():
    given = [analysis(claims=[{"confidence": 0.4}, {"confidence": 0.9}]), analysis("a2")]
    found = find("low_confidence", *given, action="hold")
    assert [[claim.id for claim in each.claims] for each in without_held(given, found)] == [["a1-1"], ["a2-0"]]
    assert without_held(given, find("low_confidence", *given)) == tuple(given)
    assert not stops(found)
    assert stops(find("low_confidence", *given, action="stop"))


def test_a_claim_that_the_reference_has_otherwise_is_shown():
    from geomap.gazetteer import open_gazetteer
    from geomap.reference import official_list

    place = next(each for each in open_gazetteer().lookup("Kherson") if each.country == "UA")
    base = analysis(claims=[{"party": "UA", "kind": "control"}], said=date(2022, 6, 1))
    held = replace(base, claims=(base.claims[0]._replace(resolved=place, place_name="Kherson"),))
    by = replace(BY, reference=official_list())
    (found,) = find("reference", held, by=by)
    assert "it differs" in found.words and found.words.startswith("Kherson: ")
    right = replace(held, claims=(held.claims[0]._replace(party="RU"),))
    assert not find("reference", right, by=by)
    assert not find("reference", held), "without a list nothing is compared"


def spot(name, latitude, longitude, text):
    at = text.index(name)
    place = Place(f"gn:{name}", name, latitude, longitude, "settlement", "XX")
    return Mention(Span(at, at + len(name)), name, "place", place, 0.9, "", Span(at, at + len(name)))


def test_a_place_far_from_all_others_of_its_article_is_shown():
    text = "Our troops took Tarvo. Ardo and Brel and Cors are near each other."
    base = analysis(text=text)
    company = [spot("Ardo", 50, 30, text), spot("Brel", 50.2, 30.1, text), spot("Cors", 50.1, 30.4, text)]
    far = replace(base, mentions=(*base.mentions, *company))
    (found,) = find("far_place", far)
    assert found.words.startswith("Tarvo (XX, gn:11): 4,") and "Ardo" in found.words
    near = replace(far, mentions=(*far.mentions, spot("Cors", 10.6, 20.3, text)))
    assert not find("far_place", near)
    assert not find("far_place", replace(far, mentions=(*base.mentions, company[0]))), "one other place is no company"


def test_a_place_that_rests_on_one_outlet_is_shown_and_a_story_told_again_is_no_other():
    other = analysis("b", "Our men hold Milna.", [{"place": "Milna", "trigger": "hold"}], outlet="Other")
    found = find("one_outlet", *many(3), other)
    assert [each.words for each in found] == ["Tarvo: all 3 claims rest on the outlet Wire"]
    assert found[0].claims == ("k0-0", "k1-0", "k2-0")
    assert not find("one_outlet", *many(2), other)
    assert not find("one_outlet", *many(3)), "where all is of one outlet, no place stands out"
    second = analysis("c", outlet="Daily")
    assert not find("one_outlet", *many(3), second, other)
    copy = replace(second, article=replace(second.article, origin="Wire"))
    assert len(find("one_outlet", *many(3), copy, other)) == 1


def test_a_window_that_rests_on_one_outlet_is_shown():
    old = analysis("old", outlet="Other", said=DAY - timedelta(90))
    found = find("one_outlet", *many(3), old, action="hold")
    assert [(each.words, each.action, each.claims) for each in found][1:] == [
        ("all 3 claims of the last 30 days rest on the outlet Wire", "warn", ())
    ]


def test_a_place_that_one_side_alone_speaks_of_is_shown():
    said = [{"speaker": "the ministry", "speaker_side": "UA"}]
    other = analysis("b", "Our men hold Milna.", [{"place": "Milna", "trigger": "hold"}])
    (found,) = find("one_side", *many(3, claims=said), other)
    assert found.words == "Tarvo: all 3 claims rest on the side UA"
    assert not find("one_side", *many(3, claims=said), analysis("n"), other), "the narrator is of no side"
    assert (
        find("one_side", *many(3, claims=said))[-1].words == "all 3 claims of the last 30 days are said by the side UA"
    )


def test_a_day_with_far_more_claims_than_usual_is_shown():
    usual = [analysis(f"u{day}", claims=[{}] * 3, said=DAY - timedelta(day)) for day in range(3, 12)]
    (found,) = find("jump", *usual, analysis("now", claims=[{}] * 12))
    assert found.words == "12 claims of 2022-09-10, where a day usually has 3"
    assert not find("jump", *usual, analysis("now", claims=[{}] * 9))
    assert not find("jump", analysis("now", claims=[{}] * 12)), "what is usual is not known yet"


@pytest.mark.parametrize(
    ("before", "shown"), [(40, True), (31, True), (30, False), (10, False), (3, True), (None, False)]
)
def test_far_more_or_far_fewer_claims_than_are_published_are_shown(before, shown):
    found = find("jump", analysis(claims=[{}] * 10), by=replace(BY, before=before))
    assert [each.words for each in found] == [f"10 claims in all, where the published map has {before}"] * shown


def test_names_that_could_not_be_placed_are_counted():
    lacking = replace(analysis(), unplaced=(Unplaced("Nowhere", 2, ""), Unplaced("Elsewhere", 1, "")))
    (found,) = find("unplaced", lacking)
    assert found.words == "3 of 4 names of the last 30 days could not be placed: Nowhere, Elsewhere"
    assert not find("unplaced", lacking, threshold=0.75)
    assert not find("unplaced", replace(lacking, unplaced=()), threshold=0)


def test_a_source_gone_silent_is_named():
    sources = (
        SourceNews("new", DAY), SourceNews("old", DAY - timedelta(9)), SourceNews("patient", DAY - timedelta(9), 30),
        SourceNews("never", None),
    )  # fmt: skip
    found = find("silent_source", by=replace(BY, sources=sources))
    assert [each.words for each in found] == [
        "old: nothing new since 2022-09-01, 10 days",
        "never: nothing dated has come from it yet",
    ]


def test_old_news_are_named():
    assert not find("old_news", analysis(), threshold=1)
    (found,) = find("old_news", analysis(), analysis("b", said=None), by=replace(BY, today=DAY + timedelta(8)))
    assert found.words == "the newest article is of 2022-09-10, 8 days ago"
    assert find("old_news", analysis(said=None))[0].words == "no article is dated, or there is none"


def test_a_clock_that_went_back_is_named():
    noon = datetime(2022, 9, 11, 12, tzinfo=UTC)
    later = replace(BY, now=noon, last_run=noon + timedelta(minutes=59))
    assert not find("clock", by=later)
    (found,) = find("clock", action="stop", by=replace(later, last_run=noon + timedelta(minutes=61)))
    assert stops([found]) and found.words.startswith("the clock says 2022-09-11 12:00, but an earlier run ended at")


def test_every_check_of_the_configuration_is_there_and_bears_nothing_at_all():
    checks = {name: Check(name, "warn", form.default) for name, form in CHECKS.items()}
    found = run_checks([], checks, BY)
    assert [each.check for each in found] == ["old_news"]
