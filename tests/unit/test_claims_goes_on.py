"""Who goes on to take the next place: the one who moves, not the one who gave way."""

import pytest

from tests.claims_cases import WAR, short

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


# Whose words and deeds they are, handed on from an office, a body or a place told of before; and what is told beside it.
HANDED = {
    'Rebels took [Buchanan|settlement|LR]. "We are fighting in [Monrovia|settlement|LR]," Defence Minister Daniel Orr said.': [
        "contest LR Monrovia (Daniel Orr)",
        "gain rebels Buchanan",
    ],
    "Her words came in response to the Azerbaijani president's statement that his troops had captured [Hadrut|settlement|AZ].": [
        "gain AZ Hadrut (Azerbaijani president)"
    ],
    "They heard a statement that the rebels had taken [Goma].": ["gain rebels Goma"],
    "An activist confirmed to AFP the army and Hezbollah had taken [Nawa|settlement|SY].": ["gain SY Nawa (activist)"],
    "A nurse admitted to reporters on Monday the rebels had entered [Nawa|settlement|SY].": [
        "gain rebels Nawa (nurse)"
    ],
    "Troops march on the last town of the Tamil Tiger rebels, the military says. They have lost [Mannar|settlement|LK], it says.": [
        "loss LK Mannar (military)"
    ],
    "Troops are near the port, the ministry said. It said rebels had left [Goma].": ["loss rebels Goma (ministry)"],
    '"Our Defence Forces took [Shire|settlement|ET]," the Ethiopian government said.': [
        "gain ET Shire (Ethiopian government)"
    ],
    "The [Zawiya|settlement|LY] militia holds [Surman|settlement|LY].": ["control Zawiya militia Surman"],
    "The statement issued by Baku that its army took [Shusha|settlement|AZ] does not correspond to reality.": [
        "gain AZ Shusha denied"
    ],
    "Kyiv denied the claim made by Moscow that its troops had taken [Lyman|settlement|UA].": [
        "gain RU Lyman denied (Kyiv)"
    ],
    "The fall of [Marte|settlement|NG], a major said, was not true.": ["gain - Marte denied (major)"],
    "Reports of the fall of [Marte|settlement|NG] are not true.": ["gain - Marte denied"],
    "Russian troops attacked six times near [Terny|settlement|UA].": ["contest RU Terny approach"],
    "Russian troops attacked [Terny|settlement|UA] six times.": ["contest RU Terny"],
    "There had been heavy fighting and casualties in [Goma].": ["contest - Goma"],
    "There had been clashes and weddings in [Goma].": [],
    "The army pulled out of [Nawa|settlement|SY], and the rebels entered.": ["gain rebels Nawa", "loss SY Nawa"],
    "Troops held [Nawa|settlement|SY] when the minister entered.": ["control SY Nawa"],
    "Troops are now consolidating in the southern part of [Nawa|settlement|SY].": ["control SY Nawa part"],
    "Banks are consolidating in [Nawa|settlement|SY].": [],
    "The rebels are in a better position to seize [Nawa|settlement|SY].": ["gain rebels Nawa planned"],
    "The fall of the dam puts the rebels in a position to seize [Nawa|settlement|SY].": ["gain rebels Nawa planned"],
    "The army was in no position to retake [Nawa|settlement|SY].": ["gain SY Nawa denied planned"],
    "The rebels seized control of a facility in [Nawa|settlement|SY].": ["gain rebels Nawa part"],
    "The army hopes to keep [Nawa|settlement|SY] and [Jasim|settlement|SY], two towns in the south currently under attack by the rebels.": [
        "contest rebels Jasim",
        "contest rebels Nawa",
        "control SY Jasim planned",
        "control SY Nawa planned",
    ],
    "[Nawa|settlement|SY] and [Jasim|settlement|SY], two towns never under attack by the rebels, are quiet.": [],
    "[Nawa|settlement|SY] and [Jasim|settlement|SY], two towns once under attack by the rebels, are quiet.": [],
    "Troops left [Nawa|settlement|SY], a town under siege by the rebels.": ["contest rebels Nawa", "loss SY Nawa"],
    "He lives in [Nawa|settlement|SY], a town under the rule of law.": [],
    "The mayor of [Nawa|settlement|SY], a man under attack by critics, left.": [],
    "Truthfully some of the rebels have asked to surrender [Nawa|settlement|SY].": ["loss rebels Nawa planned"],
}


@pytest.mark.parametrize("text", HANDED)
def test_what_is_handed_on(text):
    assert short(text) == HANDED[text]


HELD_ON_TO = {
    WAR + "The rebels seized [Nawa|settlement|SY] and held it for two weeks.": [
        "control rebels Nawa",
        "gain rebels Nawa",
    ],
    WAR + "The rebels seized [Nawa|settlement|SY] and held it for the better part of a year.": [
        "control rebels Nawa",
        "gain rebels Nawa",
    ],
    WAR + "The rebels seized [Nawa|settlement|SY] and [Jasim|settlement|SY] and held them for a decade.": [
        "control rebels Jasim",
        "control rebels Nawa",
        "gain rebels Jasim",
        "gain rebels Nawa",
    ],
    WAR + "The rebels attacked [Nawa|settlement|SY] and captured it to cut the road.": [
        "contest rebels Nawa",
        "gain rebels Nawa",
    ],
    WAR + "The rebels attacked [Nawa|settlement|SY] and captured it as part of a deal.": [
        "contest rebels Nawa",
        "gain rebels Nawa",
    ],
    WAR + "The rebels attacked [Nawa|settlement|SY] and captured it that summer.": [
        "contest rebels Nawa",
        "gain rebels Nawa",
    ],
    WAR + "Syrian troops saw [Nawa|settlement|SY] and took it for [Jasim|settlement|SY].": [],
    WAR + "The rebels surrounded [Nawa|settlement|SY] and allowed it to surrender.": ["contest rebels Nawa"],
    WAR + "Syrian troops took [Nawa|settlement|SY] and held it for ransom.": ["gain SY Nawa"],
    WAR + "The police in [Nawa|settlement|SY] seized his passport and kept it for two years.": [],
    WAR + "Rebels in [Nawa|settlement|SY] seized a bus and held it for hours.": [],
    WAR + "Rebels boarded a tanker off [Nawa|settlement|SY] and held it for three days.": [],
    WAR + "Rebels seized a ship at [Nawa|settlement|SY] and held it for two weeks.": [],
    WAR + "The rebels seized a village near [Nawa|settlement|SY] and held it for a week.": [
        "gain rebels Nawa approach"
    ],
}

AT_OTHER_TIMES = {
    WAR + "The rebels entered [Nawa|settlement|SY] the same day, and [Jasim|settlement|SY] a day later.": [
        "gain rebels Jasim",
        "gain rebels Nawa",
    ],
    WAR + "Syrian troops lost [Nawa|settlement|SY] to the rebels in May, and [Jasim|settlement|SY] in June.": [
        "loss SY Jasim",
        "loss SY Nawa",
    ],
    WAR
    + "Syrian troops took [Nawa|settlement|SY] from the rebels in May, [Jasim|settlement|SY] in June and, a year later, [Inkhil|settlement|SY].": [
        "gain SY Inkhil",
        "gain SY Jasim",
        "gain SY Nawa",
    ],
    WAR + "The rebels seized [Nawa|settlement|SY], and after it [Jasim|settlement|SY].": [
        "gain rebels Jasim",
        "gain rebels Nawa",
    ],
    WAR + "The rebels captured [Nawa|settlement|SY] that day, and [Jasim|settlement|SY] a day later was calm.": [
        "gain rebels Nawa"
    ],
    WAR
    + "Syrian troops took [Nawa|settlement|SY] from the rebels in May, and [Jasim|settlement|SY] in June was quiet.": [
        "gain SY Nawa"
    ],
    WAR + "The rebels captured [Nawa|settlement|SY] in May, and [Jasim|settlement|SY] celebrated a month later.": [
        "gain rebels Nawa"
    ],
}

OF_A_SET = {
    WAR + f"The rebels captured several towns, {words} [Nawa|settlement|SY].": ["gain rebels Nawa"]
    for words in ("starting with", "beginning with", "chief among them", "first of them", "such as", "in particular",
                  "particularly", "especially", "up to and including", "among them", "including")
} | {
    WAR + "The rebels captured soldiers, especially in [Nawa|settlement|SY].": [],
    WAR + "The rebels took over the province, starting with talks in [Nawa|settlement|SY].": [],
}  # fmt: skip


@pytest.mark.parametrize("text", HELD_ON_TO)
def test_it_is_the_place_though_how_long_or_what_for_follows(text):
    assert short(text) == HELD_ON_TO[text]


@pytest.mark.parametrize("text", AT_OTHER_TIMES)
def test_the_same_is_told_of_another_place_at_another_time(text):
    assert short(text) == AT_OTHER_TIMES[text]


@pytest.mark.parametrize("text", OF_A_SET)
def test_what_opens_the_members_of_a_set(text):
    assert short(text) == OF_A_SET[text]
