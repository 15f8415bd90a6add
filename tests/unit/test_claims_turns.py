"""Turns of a clause in written prose: "were they to take P", "whether or not", "it was they, not others, that"."""

import pytest

from tests.claims_cases import WAR, short

TURNS = {
    "Were the rebels to take [Palmyra], the road would be open.": ["gain rebels Palmyra planned"],
    "Were [Palmyra] to fall, the road would be open.": ["gain - Palmyra planned"],
    "Analysts say that, were [Palmyra] to fall, the road would be open.": ["gain - Palmyra planned (Analysts)"],
    "But were the Syrian army to lose [Palmyra], the road would be open.": ["loss SY Palmyra planned"],
    "Were [Palmyra] to be taken by the rebels, the road would be open.": ["gain rebels Palmyra planned"],
    "The rebels were to take [Palmyra] in a week.": ["gain rebels Palmyra planned"],
    "The envoys were in [Palmyra] to talk.": [],
    "Whether or not the rebels take [Palmyra], the war will go on.": [],
    "Whether the rebels take [Palmyra] or not, the war will go on.": [],
    "It was the rebels, not the Syrian army, that took [Palmyra].": ["gain rebels Palmyra"],
    "It was the Syrian army, not the rebels, who shelled [Palmyra].": ["strike SY Palmyra"],
    "The rebels, not to be outdone, took [Palmyra].": ["gain rebels Palmyra"],
    "Within hours of taking [Palmyra], the rebels set up checkpoints.": ["gain rebels Palmyra"],
    "Within a week of entering [Palmyra], the Syrian army left it again.": ["gain SY Palmyra", "loss SY Palmyra"],
    "The rebels came within hours of taking [Palmyra].": ["gain rebels Palmyra denied"],
    "The rebels are within hours of taking [Palmyra].": ["gain rebels Palmyra planned"],
    "Within hours of leaving [Palmyra], the envoys spoke to reporters.": [],
    "[Homs] is held by the rebels; [Palmyra] fell three weeks later.": ["control rebels Homs", "gain rebels Palmyra"],
    "[Palmyra] fell three places in the table.": [],
    "The rebels have promised to march on [Palmyra], the last city that the Syrian army still holds.": [
        "contest rebels Palmyra approach planned (rebels)",
        "control SY Palmyra",
    ],
    "The rebels hold not a single town in [Homs province|admin1|SY].": ["control rebels Homs province part denied"],
    "[Palmyra], which fell in the war's first week, is calm.": ["gain - Palmyra"],
    "[Palmyra], a city of gardens that fell in May, is calm.": ["gain - Palmyra"],
    "[Palmyra], a city that fell silent in May, is calm.": [],
    "[Palmyra], a city of birds that fell from the sky in May, is calm.": [],
    "[Palmyra], which fell in the river's water, is calm.": [],
    "The rebels hold the south of [Homs province|admin1|SY], [Turkey|country|TR] the north.": [
        "control TR Homs province part",
        "control rebels Homs province part",
    ],
    "The Syrian army was told by the council on Friday to withdraw from [Palmyra].": [
        "loss SY Palmyra planned (council)"
    ],
    "The rebels were asked by their leaders to take [Palmyra].": ["gain rebels Palmyra planned (leaders)"],
    "The Syrian army was forced by the rebels to leave [Palmyra].": ["loss SY Palmyra"],
    "If the rebels who have encircled [Palmyra] succeed, all is lost.": ["contest rebels Palmyra"],
    "If the rebels encircle [Palmyra], all is lost.": ["contest rebels Palmyra planned"],
    "[Abkhazia|polity|], whose independence Moscow recognized in 2008, is calm.": ["sovereignty RU Abkhazia (Moscow)"],
    "[Abkhazia|polity|], whose independence Georgia does not recognize, is calm.": [
        "sovereignty Abkhazia Abkhazia denied (Georgia)"
    ],
    "[Abkhazia|polity|], whose independence was a surprise, is calm.": [],
    "When [Palmyra] is freed, people will cheer.": ["gain SY Palmyra planned"],
    "When [Palmyra] was freed, people cheered.": ["gain SY Palmyra"],
    "Once the rebels take [Palmyra], the road will be open.": ["gain rebels Palmyra planned"],
    "Once the rebels had taken [Palmyra], the road was open.": ["gain rebels Palmyra"],
    "The war will go on when [Palmyra] falls.": ["gain - Palmyra planned"],
    "When the rebels took [Palmyra], they said that they would be back.": ["gain rebels Palmyra"],
    "As soon as [Palmyra] is freed, people will cheer.": ["gain SY Palmyra planned"],
    "As soon as [Palmyra] was freed, people cheered.": ["gain SY Palmyra"],
    "By the time [Palmyra] is freed, nobody will be left.": ["gain SY Palmyra planned"],
    "Peace requires that the Syrian army withdraw from [Palmyra].": ["loss SY Palmyra planned"],
    "The Syrian army has to withdraw from [Palmyra].": ["loss SY Palmyra planned"],
    "The Syrian army had to withdraw from [Palmyra].": ["loss SY Palmyra"],
    "The Syrian army is on course to take [Palmyra].": ["gain SY Palmyra planned"],
    "It is doubtful that the rebels took [Palmyra].": [],
    "The capture of [Palmyra] by the rebels would be a blow.": ["gain rebels Palmyra planned"],
    "The capture of [Palmyra] by the rebels was a blow.": ["gain rebels Palmyra"],
    "The army's withdrawal from [Palmyra] has been delayed.": ["loss SY Palmyra planned"],
    "The army's withdrawal from [Palmyra] is not planned.": ["loss SY Palmyra denied planned"],
    "A rebel attack on [Palmyra] is unlikely.": ["contest rebels Palmyra denied planned"],
    "A rebel attack on [Palmyra] is expected.": ["contest rebels Palmyra planned"],
    "[Palmyra] is controlled not by the rebels but by the Syrian army.": ["control SY Palmyra"],
    "[Palmyra] was taken not by the Syrian army but by the rebels.": ["gain rebels Palmyra"],
    "The rebels took not [Palmyra] but [Homs].": ["gain rebels Homs"],
    "The rebels took not only [Palmyra] but also [Homs].": ["gain rebels Homs", "gain rebels Palmyra"],
    "Fake news of the fall of [Palmyra] spread.": ["gain SY Palmyra denied"],
    "A false report said that the rebels had taken [Palmyra].": ["gain rebels Palmyra denied"],
    "False reports that the rebels had taken [Palmyra] spread.": ["gain rebels Palmyra denied"],
    "A report said that the rebels had taken [Palmyra].": ["gain rebels Palmyra (report)"],
    "He was asked whether [Palmyra] was still Syrian.": [],
    "If [Palmyra] is still ours in May, the general said, we can rest.": [],
    "Syrian troops hold a few buildings in [Palmyra]'s south-west.": ["control SY Palmyra part"],
    "Bashar al-Assad will not give up [Palmyra].": ["loss SY Palmyra denied planned"],
    "Bashar al-Assad reached [Palmyra].": [],
}

PARTED = {
    "The rebels after weeks of fighting captured [Palmyra].": ["gain rebels Palmyra"],
    "The rebels without firing a shot captured [Palmyra].": ["gain rebels Palmyra"],
    "The rebels at great cost captured [Palmyra].": ["gain rebels Palmyra"],
    "The rebels once more captured [Palmyra].": ["gain rebels Palmyra"],
    "[Palmyra] was captured street by street by the rebels.": ["gain rebels Palmyra"],
    "[Palmyra] was captured after weeks of fighting by the rebels.": ["gain rebels Palmyra"],
    "[Palmyra] fell after weeks of fighting to the rebels.": ["gain rebels Palmyra"],
    "[Palmyra] fell without resistance to the rebels.": ["gain rebels Palmyra"],
    "Syrian troops withdrew after weeks of fighting from [Palmyra].": ["loss SY Palmyra"],
    "Syrian troops withdrew without a fight from [Palmyra].": ["loss SY Palmyra"],
    "Syrian troops withdrew once more from [Palmyra].": ["loss SY Palmyra"],
    "Syrian troops advanced amid heavy rain on [Palmyra].": ["contest SY Palmyra approach"],
    "Syrian troops withdrew after an attack on [Palmyra].": ["contest SY Palmyra"],
    "Reporters withdrew without a word from [Palmyra].": [],
    "The minister after weeks of talks captured hearts in [Palmyra].": [],
    "Sales at great cost fell to buyers from [Palmyra].": [],
}


@pytest.mark.parametrize("text", PARTED)
def test_what_parts_a_verb_from_its_own(text):
    assert short(WAR + text) == PARTED[text]


@pytest.mark.parametrize("text", TURNS)
def test_turns_of_a_clause(text):
    assert short(WAR + text) == TURNS[text]
