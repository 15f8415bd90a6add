"""Groups whose members are named later: "three towns fell to the rebels: P, Q and R"."""

import pytest

from tests.claims_cases import WAR, short

GAINED = ["gain rebels Homs", "gain rebels Palmyra"]
HELD = ["control rebels Homs", "control rebels Palmyra"]

LISTED = {
    "In a week two towns fell to the rebels: [Palmyra] and [Homs].": GAINED,
    "Two towns fell to the rebels in a week, including [Palmyra] and [Homs].": GAINED,
    "Two towns have been captured by the rebels: [Palmyra] and [Homs].": GAINED,
    "Two towns, [Palmyra] and [Homs], have been captured by the rebels.": GAINED,
    "Two towns ([Palmyra] and [Homs]) have been captured by the rebels.": GAINED,
    "Two towns – [Palmyra] and [Homs] – fell to the rebels.": GAINED,
    "The rebels captured two towns ([Palmyra] and [Homs]) in a week.": GAINED,
    "The rebels captured several villages in the past week, including [Palmyra] and [Homs].": GAINED,
    "The rebels have captured several villages since June: [Palmyra] and [Homs].": GAINED,
    "The rebels have captured several villages in the east in the last few days, among them [Homs].": [
        "gain rebels Homs"
    ],
    "Syrian troops had to leave two towns last week: [Palmyra] and [Homs].": ["loss SY Homs", "loss SY Palmyra"],
    "Two towns are in rebel hands: [Palmyra] and [Homs].": HELD,
    "Two towns remain in the hands of the rebels, including [Palmyra] and [Homs].": HELD,
    "Two towns, [Palmyra] and [Homs], are in rebel hands.": HELD,
    "Two towns are under rebel control: [Palmyra] and [Homs].": HELD,
    "Two towns are wholly under rebel control, [Palmyra] and [Homs].": HELD,
    "Three towns, [Raqqa], [Palmyra] and [Homs], have been captured by the rebels.": [*GAINED, "gain rebels Raqqa"],
    "The rebels captured two villages in [Aleppo province|admin1|SY]: [Palmyra], in the west; and [Homs], on the lake.": [
        "gain rebels Aleppo province part"
    ],
    "[Palmyra], and with it [Homs], was captured by the rebels.": GAINED,
    "[Palmyra], along with [Homs], has been captured by the rebels.": GAINED,
    "[Palmyra] as well as [Homs] is under rebel control.": HELD,
    "[Palmyra], with [Homs] behind it, was captured by the rebels.": ["gain rebels Palmyra"],
    "The mayor of [Palmyra], as well as that of [Homs], was captured.": [],
    "The towns that the rebels have captured include [Palmyra] and [Homs].": GAINED,
    "The towns the rebels have captured are [Palmyra] and [Homs].": GAINED,
    "Among the towns that the rebels have captured are [Palmyra] and [Homs].": GAINED,
    "Towns captured by the rebels so far include [Palmyra] and [Homs].": GAINED,
    "Among the towns captured were [Palmyra] and [Homs].": ["gain SY Homs", "gain SY Palmyra"],
    "The only town the rebels hold is [Palmyra].": ["control rebels Palmyra"],
    "The rebels captured the last town in the region, [Palmyra].": ["gain rebels Palmyra"],
    "[Palmyra] was lost, [Homs] retaken and [Raqqa] shelled.": ["gain SY Homs", "loss - Palmyra", "strike SY Raqqa"],
    "[Palmyra] was captured by the rebels, [Homs] retaken by the Syrian army.": [
        "gain SY Homs",
        "gain rebels Palmyra",
    ],
}

NOT_LISTED = {
    "Two towns fell to the rebels: [Palmyra] was calm.": [],
    "Two towns fell to the rebels, [Damascus] and [Moscow] said.": [],
    "Two towns fell to the rebels as envoys left for [Homs], including [Palmyra].": [],
    "Two towns are in rebel hands and talks go on in three cities: [Homs], [Palmyra] and [Raqqa].": [],
    "Two towns fell to the rebels in two provinces: [Homs|admin1|SY] and [Hama|admin1|SY].": [],
    "[Palmyra] was beaten 2-1 and [Homs] lost.": [],
    "The road was closed, and [Homs] attacked the decision.": [],
    "The towns that the minister has visited include [Palmyra] and [Homs].": [],
    "Two ministers fell out over the war: one from [Palmyra], one from [Homs].": [],
    "Two hospitals opened last week: [Palmyra] and [Homs].": [],
    "The rebels have had several visitors since June, including some from [Palmyra].": [],
}

HELD_BY_TWO = {
    "[Palmyra], which the rebels had held for a year, is now held by the Syrian army.": [
        "control SY Palmyra",
        "control rebels Palmyra",
    ],
    "[Palmyra], held by the rebels for a year, is under Syrian army control.": [
        "control SY Palmyra",
        "control rebels Palmyra",
    ],
    "[Palmyra], held by the rebels for a year, is still under rebel control.": ["control rebels Palmyra"],
}


@pytest.mark.parametrize("text", HELD_BY_TWO)
def test_of_a_place_that_two_held_in_turn_both_are_told(text):
    assert short(WAR + text) == HELD_BY_TWO[text]


@pytest.mark.parametrize("text", LISTED | NOT_LISTED)
def test_members_of_a_group_named_later(text):
    assert short(WAR + text) == (LISTED | NOT_LISTED)[text]
