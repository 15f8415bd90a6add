"""Deeds told by nouns, places with verbs of their own, sovereignty: several parts in one sentence."""

import pytest

from tests.claims_cases import short

WAR = "The war went on, and Yemen's army, rebels, tanks and artillery were on the move. "

NOUNS = {
    "After the capture of [Harad] by the rebels and of [Hays] by Saudi forces, prices rose.": [
        "gain SA Hays",
        "gain rebels Harad",
    ],
    "The capture of [Harad] by the rebels and of their general was reported.": ["gain rebels Harad"],
    "The fall of [Harad], a market town, to the rebels alarmed the neighbours.": ["gain rebels Harad"],
    "Thousands left after the capture by the rebels of the northern town of [Harad].": ["gain rebels Harad"],
    "Prices rose during the rebels' slow, bloody siege of [Harad].": ["contest rebels Harad"],
    "Prices rose during the rebels' bloody, months-long siege of [Harad].": ["contest rebels Harad"],
    "In the rebels' view, heavy strikes on [Harad] are wrong.": ["strike YE Harad (rebels)"],
    "Envoys spoke of their alarm at Saudi Arabia's sudden withdrawal from [Harad].": ["loss SA Harad"],
    "The union voiced alarm at the Houthis' capture of [Harad].": ["gain Houthis Harad"],
    "Rain fell on Saudi Arabia's border with [Harad].": [],
    "The governor dismissed his deputies following the rebels' recapture of [Harad].": ["gain rebels Harad"],
    "The governor dismissed the rebels' recapture of [Harad].": ["gain rebels Harad denied (governor)"],
    "In a report on the rebels' retreat from [Harad], the UN said food was short.": ["loss rebels Harad"],
    "Word of the rebels' control of [Harad] and [Hays] reached the port.": [
        "control rebels Harad",
        "control rebels Hays",
    ],
    "After the rebels' capture of [Harad], the minister sacked his chief of staff.": ["gain rebels Harad"],
    "The rebels captured [Harad], the minister's chief of staff.": [],
}


@pytest.mark.parametrize(("text", "expected"), NOUNS.items())
def test_deeds_told_by_nouns(text: str, expected: list[str]) -> None:
    assert short(WAR + text) == expected


SEVERAL = {
    "The rebels took [Harad] and the Rapid Support Forces [Hays].": [
        "gain Rapid Support Forces Hays",
        "gain rebels Harad",
    ],
    "According to the UN, [Harad] and [Hays] were captured by the rebels.": [
        "gain rebels Harad (UN)",
        "gain rebels Hays (UN)",
    ],
    "The rebels captured market towns such as [Harad] and [Hays].": ["gain rebels Harad", "gain rebels Hays"],
    "The rebels captured villages in [Harad].": ["gain rebels Harad part"],
    "The rebels moved from [Harad] to [Hays].": [],
    "The rebels were moved from [Harad].": ["loss rebels Harad"],
    "The battle for [Harad] between the rebels and bandits has spread to [Hays].": [
        "contest - Harad",
        "contest - Hays",
    ],
    "The battle for [Harad] raised fears that spread to [Hays].": ["contest - Harad"],
}


PEACE = (
    "The party's capture of [Luton] surprised voters.",
    "The ruling party's grip on [Luton] is weakening.",
    "The fall of [Luton] to the opposition was announced at midnight.",
    "The storm's assault on [Luton] killed four people.",
    "A square is named after the liberation of [Luton].",
    "An actress plays a nurse in the siege of [Luton].",
    "A stamp marks the fall of [Luton].",
)


@pytest.mark.parametrize("text", PEACE)
def test_nouns_of_war_in_peace(text: str) -> None:
    assert short("The council met on Monday. " + text) == []


def test_envoys_leave_nothing() -> None:
    assert short(WAR + "The withdrawal of the ambassador from [Harad] was announced.") == []
    assert short(WAR + "The rebels welcomed the party's capture of [Harad].") != []
    assert short("Troops and tanks moved. The army's assault on [Harad] went on.") == ["contest - Harad"]


@pytest.mark.parametrize(("text", "expected"), SEVERAL.items())
def test_several_places(text: str, expected: list[str]) -> None:
    assert short(WAR + text) == expected


VOTES = {
    "Kenya will hold a referendum in [Harad] on joining Kenya.": ["sovereignty KE Harad planned"],
    "Kenya plans a vote in [Harad] on accession to Kenya.": ["sovereignty KE Harad planned"],
    "Kenya held a referendum in [Harad] on joining Kenya.": ["sovereignty KE Harad"],
}


@pytest.mark.parametrize(("text", "expected"), VOTES.items())
def test_votes_to_come(text: str, expected: list[str]) -> None:
    assert short(WAR + text) == expected
