"""Circumstances with a doer of their own (", with A holding P"), shares of a place that several hold."""

import pytest

from tests.claims_cases import short

WITH = {
    "The talks failed, with the rebels holding [Moyale].": ["control rebels Moyale"],
    "Kenyan troops withdrew on Monday, with the rebels taking [Moyale] an hour later.": ["gain rebels Moyale"],
    "The talks failed, with Kenyan forces shelling [Moyale] and the rebels advancing on [Mega].": [
        "contest rebels Mega approach",
        "strike KE Moyale",
    ],
    "Kenyan troops, with the rebels advancing on [Mega], withdrew from [Moyale].": [
        "contest rebels Mega approach",
        "loss KE Moyale",
    ],
    "Kenyan troops left [Mega], with the rebels hoping to take [Moyale].": [
        "gain rebels Moyale planned",
        "loss KE Mega",
    ],
    "[Darfur|admin1|SD] is held by the army, with its eastern half held by the rebels.": [
        "control SD Darfur",
        "control rebels Darfur part",
    ],
    "The war drags on, with Kenya still occupying [Moyale].": ["control KE Moyale"],
    "The army withdrew, with [Mega] and [Moyale] now in rebel hands.": ["control rebels Mega", "control rebels Moyale"],
    # traps
    "The minister flew home, with few exceptions holding near [Moyale].": [],
    "The house, with its roof held by ropes, is in [Moyale].": [],
}

SHARES = {
    "Kenya holds a third of [Ilemi|area|KE] and Ethiopia the rest.": [
        "control ET Ilemi part",
        "control KE Ilemi part",
    ],
    "The line was drawn, with Kenya holding one-third of [Ilemi|area|KE], and Ethiopia one-half.": [
        "control ET Ilemi part",
        "control KE Ilemi part",
    ],
    "The rebels control the north of [Moyale] and Kenya the south.": [
        "control KE Moyale part",
        "control rebels Moyale part",
    ],
    # traps
    "The rebels hold half of [Moyale] and Kenya rests.": ["control rebels Moyale part"],
    "The rebels took [Moyale] and Kenya half of the cattle.": ["gain rebels Moyale"],
}


@pytest.mark.parametrize(("text", "wanted"), [*WITH.items(), *SHARES.items()])
def test_with_others(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted
