"""Citizens who are told to leave, confidence of taking a place, where an officer speaks, loss of control."""

import pytest

from tests.claims_cases import short

LEAVES = {
    "Fears of the rebels advancing on [Moyale] led Norway to urge its citizens to leave [Kenya|country|KE].": [
        "contest rebels Moyale approach planned"
    ],
    "The rebels urged people to leave [Moyale].": [],
    "Kenyan troops took over the town of [Moyale], which they call New Hill, sending the rebels fleeing.": [
        "gain KE Moyale"
    ],
    # traps
    "The rebels urged the army to leave [Moyale].": ["loss - Moyale planned (rebels)"],
    "The rebels were fleeing [Moyale].": ["loss rebels Moyale"],
}

CONFIDENT = {
    "The minister said Kenyan troops were confident of retaking [Moyale].": ["gain KE Moyale planned (minister)"],
    "The rebels are sure of holding [Moyale].": ["control rebels Moyale planned"],
}

WHERE = {
    "An officer in [Nyala], who asked not to be named, said Kenyan troops had pushed the rebels out of the town.": [],
    "A resident in [Moyale], who asked not to be named, said the rebels had taken the town.": [
        "gain rebels Moyale (resident)"
    ],
}

CONTROL = {
    "Kenya admitted the complete loss of control over [Moyale].": ["loss KE Moyale (Kenya)"],
    "The rebels are still in [Moyale], in full control of [Moyale].": ["control rebels Moyale"],
    "The rebels entered [Mega], in full control of [Moyale].": ["control rebels Moyale", "gain rebels Mega"],
    "It is fifty years since the Turkish invasion in [Cyprus|country|CY].": ["contest TR Cyprus"],
    # traps
    "The driver reached [Moyale], in full control of the car.": [],
}


@pytest.mark.parametrize(("text", "wanted"), [*LEAVES.items(), *CONFIDENT.items(), *WHERE.items(), *CONTROL.items()])
def test_who_leaves_and_who_controls(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted
