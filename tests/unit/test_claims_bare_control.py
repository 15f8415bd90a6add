"""Control taken of a place named before, operations told by their aim, "the disputed P", "the last remaining town"."""

import pytest

from tests.claims_cases import short

BARE = {
    "After the rebels ransacked [Moyale] on Friday, six died when Kenyan troops regained control hours later.": [
        "gain KE Moyale"
    ],
    "The rebels recaptured the town of [Moyale], a week after Kenyan forces took control, residents said.": [
        "gain KE Moyale (residents)",
        "gain rebels Moyale (residents)",
    ],
    "The rebels attacked [Moyale] at dawn and took control by noon.": ["contest rebels Moyale", "gain rebels Moyale"],
    "The rebels hope to attack [Moyale] and take control.": [
        "contest rebels Moyale planned",
        "gain rebels Moyale planned",
    ],
    # traps
    "The mayor of [Moyale] took control after a vote.": [],
    "The president flew to [Moyale] after the rebels took control in a coup.": [],
    "Women in [Moyale] have had no work since the rebels took control.": [],
    "Diplomats met in [Moyale] after the rebels took control.": [],
    "Flights to [Moyale] stopped when the rebels took control.": [],
    "Women in [Moyale] wept when the rebels took control.": [],
    "Firemen in [Moyale] took control, though the rebels were near.": [],
}

AIMS = {
    "Kenyan troops launched an operation in [Moyale] on Tuesday to flush out the rebels.": ["contest KE Moyale"],
    "Kenyan troops began an operation in [Moyale], in a new effort to drive the rebels from the hills.": [
        "contest KE Moyale"
    ],
    # traps
    "Kenyan troops launched an operation in [Moyale] to clear snow.": [],
    "Kenyan troops took part in the parade in [Moyale].": [],
    "The rebels took part in [Moyale] in the talks.": [],
}

DESCRIBED = {
    "The army pushed the rebels out of the disputed [Moyale].": ["gain - Moyale"],
    "The rebels withdrew from disputed [Moyale].": ["loss rebels Moyale"],
    "[Moyale] is the last remaining town in the hands of the rebels.": ["control rebels Moyale"],
    "The army advanced on [Moyale], the last remaining town held by the rebels.": [
        "contest - Moyale approach",
        "control rebels Moyale",
    ],
    "[Moyale] is besieged by the rebels and its fall would open the road.": [
        "contest rebels Moyale",
        "gain rebels Moyale planned",
    ],
    # traps
    "The rebels disputed [Moyale] with nobody.": [],
    "Only three remaining in [Moyale] were rebels.": [],
}


@pytest.mark.parametrize(("text", "wanted"), [*BARE.items(), *AIMS.items(), *DESCRIBED.items()])
def test_bare_control_aims_and_descriptions(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted
