"""The state of a place: what each kind of statement does, and what no order or neighbour may change."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.model import Article, Claim, Event, Quote, Span
from geomap.state import Statement, change_points, state, statement_of, timelines

D = date(2022, 9, 20)
PLACE = "gn:1"
_number = iter(range(10_000))


def day(offset: int) -> date:
    return D + timedelta(offset)


def said(kind, party, offset=0, **more) -> Statement:
    when = day(offset)
    fields = {"start": when, "end": when, "said": when, "outlet": "Gazette", "id": f"c{next(_number)}"} | more
    return Statement(place=PLACE, kind=kind, party=party, **fields)


def holders(statements, offset=0, **more):
    return [(h.party, h.kind, h.extent) for h in state(PLACE, day(offset), statements, **more).holders]


def test_a_gain_takes_the_place_from_its_holder():
    told = [said("control", "RU", -5), said("gain", "UA", -2)]
    assert holders(told, -3) == [("RU", "control", "whole")]
    assert holders(told) == [("UA", "gain", "whole")]


def test_a_gain_of_the_same_day_comes_after_control():
    assert holders([said("gain", "UA"), said("control", "RU")]) == [("UA", "gain", "whole")]


def test_two_gains_of_one_day_both_stand():
    assert holders([said("gain", "UA"), said("gain", "RU")]) == [("RU", "gain", "whole"), ("UA", "gain", "whole")]


def test_a_loss_ends_a_holding_and_is_told():
    told = [said("control", "RU", -5), said("loss", "RU", -1)]
    now = state(PLACE, D, told)
    assert now.holders == ()
    assert [standing.party for standing in now.lost] == ["RU"]


def test_the_loser_who_comes_back_has_lost_nothing():
    now = state(PLACE, D, [said("loss", "RU", -5), said("gain", "RU", -1)])
    assert now.lost == ()
    assert [h.party for h in now.holders] == ["RU"]


def test_a_loss_of_a_part_leaves_a_part():
    assert holders([said("control", "RU", -2), said("loss", "RU", -1, extent="part")]) == [("RU", "control", "part")]


def test_a_gain_of_a_part_shrinks_the_holder():
    told = [said("control", "RU", -5), said("gain", "UA", -1, extent="part")]
    assert holders(told) == [("RU", "control", "part"), ("UA", "gain", "part")]


def test_part_of_the_same_day_wins_over_whole():
    assert holders([said("control", "RU"), said("control", "RU", extent="part")]) == [("RU", "control", "part")]


def test_background_does_not_undo_a_dated_gain():
    told = [said("gain", "UA", -5), said("control", "RU", 0, background=True)]
    assert holders(told) == [("UA", "gain", "whole")]


def test_background_holds_where_nothing_else_is_said():
    assert holders([said("control", "RU", background=True)]) == [("RU", "control", "whole")]


def test_background_holds_again_when_the_gain_has_lapsed():
    told = [said("gain", "UA", -40), said("control", "RU", background=True)]
    assert holders(told) == [("RU", "control", "whole")]


def test_the_surroundings_say_nothing_of_the_place():
    now = state(PLACE, D, [said("gain", "UA", extent="approach"), said("control", "RU", extent="approach")])
    assert now.holders == ()
    assert [(c.party, c.extent) for c in now.contests] == [("UA", "approach")]


def test_a_contest_ends_with_the_gain_of_who_contested():
    contest = said("contest", "UA", -5)
    assert [c.party for c in state(PLACE, D, [contest, said("gain", "RU", -1)]).contests] == ["UA"]
    assert state(PLACE, D, [contest, said("gain", "UA", -1)]).contests == ()


def test_a_contest_after_the_gain_stands():
    told = [said("gain", "UA", -5), said("contest", "UA", -1)]
    assert [c.party for c in state(PLACE, D, told).contests] == ["UA"]


def test_who_withdraws_contests_no_longer():
    assert state(PLACE, D, [said("contest", "RU", -5), said("loss", "RU", -1)]).contests == ()


def test_strikes_and_sovereignty_hold_nothing():
    now = state(PLACE, D, [said("strike", None), said("sovereignty", "RU"), said("strike", "RU")])
    assert now.holders == ()
    assert [s.party for s in now.strikes] == [None, "RU"]
    assert [s.party for s in now.sovereignty] == ["RU"]


def test_planned_and_denied_change_no_state():
    told = [said("gain", "UA", modality="planned"), said("control", "RU", polarity="denied")]
    now = state(PLACE, D, told)
    assert now.holders == ()
    assert now.planned == (told[0].id,)
    assert now.denied == (told[1].id,)


def test_a_claim_lapses_after_the_window():
    told = [said("gain", "UA")]
    assert holders(told, 30)
    assert not holders(told, 31)
    assert holders(told, 10, window_days=10)
    assert not holders(told, 11, window_days=10)


def test_nothing_counts_before_its_day():
    assert state(PLACE, day(-1), [said("gain", "UA")]).empty


def test_control_counts_for_its_interval():
    since = said("control", "RU", start=date(2014, 3, 1), end=D, precision="open")
    assert state(PLACE, date(2016, 1, 1), [since]).holders[0].since == date(2014, 3, 1)
    assert state(PLACE, day(31), [since]).empty


def test_a_gain_told_of_a_month_counts_from_the_end_of_it():
    told = [said("gain", "UA", start=date(2022, 4, 1), end=date(2022, 4, 30), precision="month")]
    assert state(PLACE, date(2022, 4, 29), told).empty
    assert not state(PLACE, date(2022, 4, 30), told).empty


def test_history_is_no_state_of_today():
    assert state(PLACE, D, [said("gain", "RU", start=date(2014, 4, 12), end=date(2014, 4, 12), said=D)]).empty


def test_an_undated_statement_counts_only_in_the_state_of_all():
    told = [said("gain", "UA", start=None, end=None, said=None)]
    assert state(PLACE, D, told).empty
    assert [h.party for h in state(PLACE, None, told).holders] == ["UA"]
    assert change_points(PLACE, told) == ()


def test_voices_that_do_not_agree():
    held = said("control", "RU", speaker="ministry in Moscow", speaker_side="RU")
    taken = said("gain", "UA", speaker="General Staff", speaker_side="UA")
    disputes = state(PLACE, D, [held, taken]).disputes
    assert [{*d.claims, *d.against} for d in disputes] == [{held.id, taken.id}]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (said("control", "RU", speaker="A"), said("gain", "UA", speaker="A")),  # one voice
        (said("control", "RU", -3, speaker="A"), said("gain", "UA", speaker="B")),  # one after the other
        (said("control", "RU", extent="part", speaker="A"), said("gain", "UA", extent="part", speaker="B")),
        (said("control", "RU", speaker="A", background=True), said("gain", "UA", speaker="B")),
        (said("control", "RU", speaker="A"), said("control", "LPR", speaker="B", party_side="RU")),  # one side
        (said("control", "RU", speaker="A"), said("contest", "UA", speaker="B")),
        (said("control", "RU", speaker="A"), said("gain", "UA", speaker="B", modality="planned")),
        (said("control", "RU", speaker="A"), said("sovereignty", "UA", speaker="B")),
        (said("control", "RU", outlet="One"), said("gain", "UA", outlet="One")),  # one narrator
    ],
)
def test_what_is_no_dispute(first, second):
    assert state(PLACE, D, [first, second]).disputes == ()


def test_narrators_of_two_outlets_may_disagree():
    told = [said("control", "RU", outlet="One"), said("gain", "UA", outlet="Two")]
    assert len(state(PLACE, D, told).disputes) == 1


def test_a_whole_that_is_stated_disagrees_with_a_part():
    part = said("control", "RU", extent="part", speaker="A")
    assert state(PLACE, D, [part, said("gain", "UA", speaker="B")]).disputes == ()
    assert state(PLACE, D, [part, said("gain", "UA", speaker="B", extent_stated=True)]).disputes


def test_a_denial_disputes_what_it_answers():
    claim = said("gain", "RU", -2, speaker="Moscow")
    denial = said("gain", "RU", polarity="denied", speaker="Kyiv", answers=claim.id)
    assert [{*d.claims, *d.against} for d in state(PLACE, D, [claim, denial]).disputes] == [{claim.id, denial.id}]


def test_a_loss_denied_disputes_the_loss():
    told = [said("loss", "UA", speaker="Moscow"), said("loss", "UA", polarity="denied", speaker="Kyiv")]
    assert len(state(PLACE, D, told).disputes) == 1


def test_one_vote_for_an_outlet():
    told = [said("gain", "UA", outlet=name) for name in ("One", "One", "Two")]
    assert state(PLACE, D, told).holders[0].outlets == ("One", "Two")


@pytest.mark.parametrize(
    ("statement", "against"),
    [
        (said("gain", "UA", speaker="A", speaker_side="RU"), True),
        (said("gain", "UA", speaker="A", speaker_side="UA"), False),
        (said("loss", "RU", speaker="A", speaker_side="RU"), True),
        (said("loss", "RU", speaker="A", speaker_side="UA"), False),
        (said("gain", "LPR", speaker="A", speaker_side="RU", party_side="RU"), False),
        (said("gain", "UA", polarity="denied", speaker="A", speaker_side="UA"), True),
        (said("gain", "UA"), False),
        (said("strike", "UA", speaker="A", speaker_side="RU"), False),
    ],
)
def test_against_the_interest_of_the_speaker(statement, against):
    assert statement.against_interest is against


def test_change_points_are_the_states_between():
    told = [said("control", "RU", -5), said("gain", "UA", -2)]
    points = change_points(PLACE, told)
    assert [(point.day, [h.party for h in point.holders]) for point in points] == [
        (day(-5), ["RU"]),
        (day(-2), ["UA"]),
        (day(29), []),
    ]


def test_timelines_have_every_place_in_order():
    told = [replace(said("gain", "UA"), place=place) for place in ("gn:9", "gn:1")]
    assert list(timelines(told)) == ["gn:1", "gn:9"]


def test_the_end_of_time_is_no_error():
    told = [said("gain", "UA", start=date.max, end=date.max, said=None)]
    assert change_points(PLACE, told)[-1].day == date.max


def test_a_claim_makes_a_statement():
    claim = Claim(
        "id1", "control", "RU", Quote("Balta", 0, 5), "Balta", None, "whole", False, "affirmed", "actual", "narrator",
        "", Quote("-held", 5, 10), Span(0, 10), Event(D, D, "day", "article"), 0.9, "sure",
    )  # fmt: skip
    made = statement_of(claim, Article("a", "", date=D, outlet="Gazette"), party_side="RU")
    assert (made.place, made.background, made.outlet, made.day) == ("name:Balta", True, "Gazette", D)
    assert not statement_of(claim._replace(trigger=Quote("holds", 5, 10)), Article("a", "")).background


# --- properties ------------------------------------------------------------------------------------------------------

_days = st.integers(-60, 10).map(day)


@st.composite
def _statements(draw, place=PLACE):
    start = draw(st.none() | _days)
    end = start and start + timedelta(draw(st.sampled_from((0, 0, 0, 6, 40))))
    return Statement(
        id=f"s{draw(st.integers(0, 10**6))}",
        place=place,
        kind=draw(st.sampled_from(("control", "gain", "loss", "contest", "strike", "sovereignty"))),
        party=draw(st.sampled_from(("UA", "RU", "LPR", None))),
        polarity=draw(st.sampled_from(("affirmed", "affirmed", "denied"))),
        modality=draw(st.sampled_from(("actual", "actual", "planned"))),
        extent=draw(st.sampled_from(("whole", "whole", "part", "approach"))),
        extent_stated=draw(st.booleans()),
        speaker=draw(st.sampled_from(("narrator", "A", "B"))),
        speaker_side=draw(st.sampled_from(("", "UA", "RU"))),
        outlet=draw(st.sampled_from(("One", "Two", ""))),
        start=start,
        end=end,
        said=draw(st.none() | _days),
        background=draw(st.booleans()),
        party_side=draw(st.sampled_from(("", "RU"))),
    )


_runs = st.lists(_statements(), max_size=9, unique_by=lambda s: s.id)


@settings(max_examples=30, deadline=None)
@given(_runs, st.randoms(use_true_random=False), st.none() | _days)
def test_order_does_not_matter(told, random, when):
    mixed = list(told)
    random.shuffle(mixed)
    assert state(PLACE, when, told) == state(PLACE, when, mixed)
    assert change_points(PLACE, told) == change_points(PLACE, mixed)


@settings(max_examples=30, deadline=None)
@given(_runs, st.lists(_statements(place="gn:2"), max_size=4), st.none() | _days)
def test_another_place_changes_nothing(told, others, when):
    assert state(PLACE, when, told) == state(PLACE, when, told + others)
    assert change_points(PLACE, told) == change_points(PLACE, others + told)


@settings(max_examples=30, deadline=None)
@given(_runs, st.integers(-70, 120).map(day))
def test_change_points_say_what_state_says(told, when):
    before = [point for point in change_points(PLACE, told) if point.day <= when]
    now = state(PLACE, when, told)
    assert (replace(before[-1], day=when) if before else now) == now
    assert before or now.empty


@settings(max_examples=30, deadline=None)
@given(_runs)
def test_all_lapses(told):
    assert state(PLACE, day(200), told).empty
    points = change_points(PLACE, told)
    assert not points or points[-1].empty


@settings(max_examples=30, deadline=None)
@given(_statements(), _statements(), st.none() | _days)
def test_disagreement_is_symmetric(one, other, when):
    def pairs(found):
        return {frozenset((d.claims, d.against)) for d in found.disputes}

    other = replace(other, id=one.id + "x")
    assert pairs(state(PLACE, when, [one, other])) == pairs(state(PLACE, when, [other, one]))
    if one.voice == other.voice:
        assert not state(PLACE, when, [one, other]).disputes


@settings(max_examples=30, deadline=None)
@given(_runs, st.none() | _days)
def test_every_dispute_has_two_sides_that_are_in_force(told, when):
    ids = {s.id for s in told}
    for dispute in state(PLACE, when, told).disputes:
        assert dispute.claims
        assert dispute.against
        assert {*dispute.claims, *dispute.against} <= ids
