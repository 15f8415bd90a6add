"""What little words turn round: "neither … nor", "whoever", "kept out of", "tried and failed", "called it a lie"."""

import pytest

from tests.claims_cases import WAR, short

TURNED = {
    "The rebels were thrown back from [Palmyra].": ["contest rebels Palmyra"],
    "Syrian troops beat the rebels back from [Palmyra].": ["contest rebels Palmyra"],
    "The rebels were driven back from [Palmyra].": ["loss rebels Palmyra"],
    "The rebels moved out of [Homs] into [Palmyra].": ["gain rebels Palmyra"],
    "The rebels moved out of [Homs] into the desert.": ["loss rebels Homs"],
    "Their condition for talks is that the army leave [Palmyra].": ["loss SY Palmyra planned"],
    "The terms of the truce are that the army surrender [Palmyra].": ["loss SY Palmyra planned"],
    "Syrian troops repelled the rebels from [Palmyra].": ["contest rebels Palmyra"],
    "The rebels were hurled back from [Palmyra].": ["contest rebels Palmyra"],
    "They made it a condition of talks that the army leave [Palmyra].": ["loss SY Palmyra planned"],
    "The general gave the order and said that the rebels hold [Palmyra].": ["control rebels Palmyra (general)"],
    "It is clear from the terms of the truce that the rebels control [Palmyra].": ["control rebels Palmyra"],
    "The rebel garrison took [Palmyra].": ["gain rebels Palmyra"],
    "The rebel garrison at [Palmyra], short of bread, has surrendered.": ["gain SY Palmyra"],
    "The advice of the colonel was that the rebels held [Palmyra].": ["control rebels Palmyra"],
    "The rebel garrison in [Palmyra] surrendered on Friday.": ["gain SY Palmyra"],
    "The last of the rebel garrison at [Palmyra] has surrendered.": ["gain SY Palmyra"],
    "The rebels hold neither [Palmyra] nor [Homs].": ["control rebels Homs denied", "control rebels Palmyra denied"],
    "The rebels hold both [Palmyra] and [Homs].": ["control rebels Homs", "control rebels Palmyra"],
    "Syrian troops kept the rebels out of [Palmyra].": ["gain rebels Palmyra denied"],
    "The rebels would be kept out of [Palmyra], the minister said.": ["gain rebels Palmyra denied planned (minister)"],
    "Syrian troops kept reporters out of [Palmyra].": [],
    "The rebels tried and failed to take [Palmyra].": ["gain rebels Palmyra denied"],
    "The rebels tried to take [Palmyra] and failed.": ["gain rebels Palmyra denied"],
    "The army called reports of the rebels' capture of [Palmyra] lies.": ["gain rebels Palmyra denied (army)"],
    "The army called the rebels' capture of [Palmyra] a disaster.": ["gain rebels Palmyra"],
    "The Syrian army denies that it has left [Palmyra].": ["loss SY Palmyra denied (Syrian army)"],
    "The ministry said that it had left [Palmyra].": [],
    "Whoever holds [Palmyra] holds the desert.": [],
    "It is unclear who controls [Palmyra].": [],
    "The demand that the army leave [Palmyra] was refused.": ["loss SY Palmyra planned"],
    "The fact that the army left [Palmyra] was hidden.": ["loss SY Palmyra"],
    "Refugees took over [Palmyra].": [],
    "It was not clear whether the rebels had taken [Palmyra].": [],
    "The rebels, who control [Palmyra], said so.": ["control rebels Palmyra"],
}

BUT = {
    "All of [Homs|admin1|SY] but [Palmyra] is in rebel hands.": ["control rebels Homs"],
    "[Homs] but not [Palmyra] was captured by the rebels.": ["gain rebels Homs"],
    "The rebels hold [Homs] but not [Palmyra].": ["control rebels Homs"],
    "The rebels hold all of [Homs|admin1|SY] except [Palmyra].": ["control rebels Homs"],
    "The rebels took not only [Homs] but also [Palmyra].": ["gain rebels Homs", "gain rebels Palmyra"],
    "The army fled [Homs] but [Palmyra] was held by the army.": ["control SY Palmyra", "loss SY Homs"],
    "The rebels broke through the army's lines at [Palmyra].": ["contest rebels Palmyra approach"],
    "The Syrian general declared [Palmyra] free.": ["gain SY Palmyra"],
}

BETWEEN = {
    "The rebels captured on Tuesday the town of [Palmyra].": ["gain rebels Palmyra"],
    "Syrian troops have lost in a week the towns of [Palmyra] and [Homs].": ["loss SY Homs", "loss SY Palmyra"],
    "The rebels lost in May the leader of [Palmyra].": [],
    "In [Homs], captured by rebels in May, the city guards of [Palmyra] slept.": ["gain rebels Homs"],
    "The rebels, already in control of [Palmyra], moved on [Homs].": [
        "contest rebels Homs approach",
        "control rebels Palmyra",
    ],
}


@pytest.mark.parametrize("text", TURNED | BUT | BETWEEN)
def test_little_words(text):
    assert short(WAR + text) == (TURNED | BUT | BETWEEN)[text]


WON_BACK = {  # who is told to have taken a place did not then free it
    "[Palmyra] was captured by the rebels in May and freed in June.": ["gain rebels Palmyra", "gain SY Palmyra"],
    "The rebels liberated [Palmyra], they said. [Palmyra] was liberated on Monday.": [
        "gain rebels Palmyra (rebels)",
        "gain rebels Palmyra",
    ],
    # What is behind a noun and its verb is not what the noun speaks of.
    "The capture of a minister worried [Palmyra].": [],
    "The loss of the bridge left [Palmyra] alone.": [],
}


@pytest.mark.parametrize(("text", "expected"), WON_BACK.items(), ids=WON_BACK)
def test_who_took_a_place_did_not_free_it(text, expected):
    assert sorted(short(WAR + text)) == sorted(expected)
