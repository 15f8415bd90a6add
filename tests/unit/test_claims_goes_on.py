"""Who goes on to take the next place: the one who moves, not the one who gave way."""

import pytest

from tests.claims_cases import short

BEFORE = {
    "Armenian troops attacked [Shusha] on Monday, and Georgian units fled.": "AM",
    "Armenian troops crossed the river on Monday. Georgian units fell back.": "AM",
    "On Monday Armenian troops drove the Georgians out of [Shusha].": "AM",
    "[Shusha] was taken by Armenian troops from the Georgians.": "AM",
}
THEN = ("They then captured [Hadrut].", "Their tanks rolled into [Hadrut] at dawn.", "Having won there, they took [Hadrut].",
        "From there they went on to seize [Hadrut].", "[Hadrut] fell to them a day later.")  # fmt: skip
MEN = ("The troops then captured [Hadrut].", "A column then entered [Hadrut].", "The attackers then took [Hadrut].")


@pytest.mark.parametrize(("before", "party"), BEFORE.items())
@pytest.mark.parametrize("then", THEN)
def test_they_are_who_moved(before: str, party: str, then: str) -> None:
    assert f"gain {party} Hadrut" in short(f"{before} {then}")


@pytest.mark.parametrize(("before", "party"), [pair for pair in BEFORE.items() if "river" not in pair[0]])
@pytest.mark.parametrize("then", MEN)
def test_men_of_no_named_party_are_who_attacked(before: str, party: str, then: str) -> None:
    assert f"gain {party} Hadrut" in short(f"{before} {then}")


LEFT = {
    "Armenian troops left the Georgians no choice but to give up [Shusha].": "loss GE Shusha",
    "The Armenians had no choice but to give up [Shusha].": "loss AM Shusha",
    "[Shusha] passed from Georgian to Armenian hands.": "gain AM Shusha",
    "Armenian columns crossed the river. The Georgians fell back. By noon they held [Shusha] as well.": "control AM Shusha",
}


@pytest.mark.parametrize(("text", "expected"), LEFT.items())
def test_who_is_left_what(text: str, expected: str) -> None:
    assert short(text) == [expected]


STAY = {
    "Armenian troops crossed the river. Georgian units fell back. They still hold [Hadrut].": "control GE Hadrut",
    "Armenian troops crossed the river. Georgian units left [Shusha]. They then withdrew from [Hadrut].": "loss GE Hadrut",
}


@pytest.mark.parametrize(("text", "expected"), STAY.items())
def test_who_gave_way_is_meant_where_more_of_it_is_told(text: str, expected: str) -> None:
    assert expected in short(text)


def test_no_foe_is_told_whom_the_text_does_not_name() -> None:
    told = short(
        "Syrian government forces attacked [Aleppo|settlement|SY]. The attackers then took [Idlib|settlement|SY]."
    )
    assert told == ["contest SY Aleppo", "gain SY Idlib"]
