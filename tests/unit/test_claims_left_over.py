"""What is left to a party, what came at last, what "it" is called before it is named, and second verbs of saying."""

import pytest

from tests.claims_cases import WAR, short

LEFT_OVER = {
    "All that remains to the rebels is [Idlib].": ["control rebels Idlib"],
    "All the rebels have left is [Idlib].": ["control rebels Idlib"],
    "What is left to the rebels is [Idlib] and [Binnish].": ["control rebels Binnish", "control rebels Idlib"],
    "[Idlib] is all that the rebels have left.": ["control rebels Idlib"],
    "Only [Idlib] is left to the rebels.": ["control rebels Idlib"],
    "[Idlib] is the last town left to the rebels.": ["control rebels Idlib"],
    "The only town left to the rebels is [Idlib].": ["control rebels Idlib"],
    "The rebels are left with only [Idlib].": ["control rebels Idlib"],
    "The rebels were reduced to [Idlib] and its suburbs.": ["control rebels Idlib"],
    "The rebels have been reduced to a pocket around [Idlib].": ["control rebels Idlib approach"],
    "The army took [Hama], leaving the rebels with only [Idlib].": ["control rebels Idlib", "gain SY Hama"],
    "The rebels have nothing left but [Idlib].": ["control rebels Idlib"],
    "The rebels have lost everything but [Idlib].": ["control rebels Idlib"],
    "The rebels hold nothing but [Idlib].": ["control rebels Idlib"],
    "[Idlib] remained to the rebels.": ["control rebels Idlib"],
    "The army shelled the rebels' last town, [Idlib].": ["control rebels Idlib", "strike SY Idlib"],
    "[Idlib], the rebels' only port, was shelled.": ["control rebels Idlib", "strike SY Idlib"],
    "[Idlib], the last town of the rebels, was shelled.": ["control rebels Idlib", "strike SY Idlib"],
    "The army advanced on [Mosul], the last city of Islamic State in [Iraq|country].": [
        "contest SY Mosul approach",
        "control Islamic State Mosul",
    ],
    "The army advanced on [Mosul], Islamic State's last major city in [Iraq|country].": [
        "contest SY Mosul approach",
        "control Islamic State Mosul",
    ],
    "The army advanced on [Sanaa], the Houthis' capital.": ["contest SY Sanaa approach", "control Houthis Sanaa"],
    "The army advanced on [Sanaa], the capital of [Yemen|country].": ["contest SY Sanaa approach"],
    "The army advanced on [Athens], the Greeks' capital.": ["contest GR Athens approach"],
    "The army advanced on [Odesa], [Ukraine|country]'s last port.": ["contest SY Odesa approach"],
    "A battle north of the capital of [Idlib|admin1] left four rebels dead.": ["contest - Idlib approach"],
    "The rebels' last town meeting was held in [Idlib].": [],
    "The rebels' last victory was at [Idlib].": [],
    "The rebels were left with nothing in [Idlib].": [],
    "Villagers were left with only [Paris].": [],
    "Only hope is left to the people of [Idlib].": [],
    "The rebels have lost everything but hope in [Idlib].": [],
    "The rebels were reduced to begging in [Idlib].": [],
    "Leaving the rebels with only a few guns in [Idlib], he fled.": [],
    "All that is left of [Idlib] is rubble.": [],
}

UNTIL = {
    "The rebels did not take [Idlib] until March 2015.": ["gain rebels Idlib"],
    "[Idlib] did not fall to the rebels till Friday.": ["gain rebels Idlib"],
    "[Idlib] was not taken by the rebels until 2015.": ["gain rebels Idlib"],
    "The rebels did not leave [Idlib] until the truce was signed.": ["loss rebels Idlib"],
    "The rebels will not leave [Idlib] until the truce is signed.": ["loss rebels Idlib denied planned"],
    "Until 2015 the rebels did not hold [Idlib].": ["control rebels Idlib denied"],
    "Until then the rebels never held [Idlib].": ["control rebels Idlib denied"],
    "Until the rebels take [Idlib], nothing is settled.": ["gain rebels Idlib planned"],
    "The rebels did not take [Idlib], which was besieged until May.": [
        "contest rebels Idlib",
        "gain rebels Idlib denied",
    ],
}

WHAT_IT_IS = {
    "A railway junction between [Hama] and [Homs], it remained in rebel hands.": [],
    "A village outside [Hama], it fell to the rebels in May.": [],
    "A port on the road to [Hama], it fell to the rebels in May.": [],
    "The road between [Hama] and [Homs] was cut, and it remained in rebel hands.": [],
    "It lies between [Hama] and [Homs], and the rebels hold it.": [],
    "Tanks entered [Hama] in May, and it remained in rebel hands.": ["control rebels Hama", "gain SY Hama"],
}

SECOND_VERBS = {
    "The rebels overran [Idlib] in May, declared it part of a new state and hanged the mayor.": ["gain rebels Idlib"],
    "The rebels overran [Idlib], proclaimed victory and hanged the mayor.": ["gain rebels Idlib"],
    "The rebels overran [Idlib], reported heavy losses and dug in.": ["gain rebels Idlib"],
    "The rebels overran [Idlib], promised its people peace and looted the bank.": ["gain rebels Idlib"],
    "The rebels overran [Idlib], warned the people that they would be shot, and sat down.": ["gain rebels Idlib"],
    "The rebels overran [Idlib], declared a spokesman.": ["gain rebels Idlib (spokesman)"],
    "The rebels overran [Idlib], announced the army.": ["gain rebels Idlib (army)"],
}

MAJOR = {
    "Russia's first major attack on [Idlib] failed.": ["contest RU Idlib"],
    "Russia's second major offensive in the [Idlib|admin1] province began in May.": ["contest RU Idlib"],
    "The Ukrainian general offensive on [Idlib] began.": ["contest UA Idlib"],
    "A Russian major said his men had taken [Idlib].": ["gain RU Idlib (Russian major)"],
    "A Russian official in [Hama] said troops had taken [Idlib].": ["gain RU Idlib (Russian official)"],
    "Russia's official claim is that it holds [Idlib].": ["control RU Idlib (Russia)"],
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [item for table in (LEFT_OVER, UNTIL, WHAT_IT_IS, SECOND_VERBS, MAJOR) for item in table.items()],
)
def test_what_is_left_and_what_came_at_last(text, expected):
    assert short(WAR + text) == sorted(expected)


ADJECTIVES = (
    "lightning", "ongoing", "grinding", "stunning",  "long-awaited", "May", "big", "bloody",
)  # fmt: skip


@pytest.mark.parametrize("adjective", ADJECTIVES)
def test_an_adjective_hides_no_owner(adjective):
    for text in (
        f"Russia's {adjective} offensive on [Idlib] cost lives.",
        f"During their {adjective} advance on [Idlib], the Russians lost tanks.",
    ):
        assert [claim.split()[:3] for claim in short(WAR + text)] == [["contest", "RU", "Idlib"]]


def test_their_before_it_is_said_who():
    assert short(WAR + "After its capture of [Idlib], the army turned on [Hama].")[-1] == "gain SY Idlib"
    assert short(WAR + "Before their withdrawal from [Idlib], the Russians burnt it.") == ["loss RU Idlib"]


# What is told of one place alone, or of none that is named.
ALONE = {
    "Following the fall of [Goma], [Sake|settlement|CD] and [Kiwanja|settlement|CD] had been calm.": ["gain - Goma"],
    "After the fall of [Goma], [Sake|settlement|CD] and [Kiwanja|settlement|CD], the mayor fled.": [
        "gain - Goma",
        "gain - Kiwanja",
        "gain - Sake",
    ],
    "The rebels captured [Goma], [Sake|settlement|CD] and [Kiwanja|settlement|CD].": [
        "gain rebels Goma",
        "gain rebels Kiwanja",
        "gain rebels Sake",
    ],
    "[Nawa|settlement|SY] fell, leaving [Jasim|settlement|SY] as the last rebel-held town in [Daraa province|admin1|SY].": [
        "control rebels Jasim",
        "gain - Nawa",
    ],
    "They fled to [Nawa|settlement|SY], the last remaining town in the hands of the rebels.": ["control rebels Nawa"],
    "[Nawa|settlement|SY], the last remaining rebel-held town in the south, was quiet.": ["control rebels Nawa"],
    "In [Nawa|settlement|SY], the rebel-held town hall was quiet.": [],
    "Serb forces overran the UN safe haven of [Doboj|settlement|BA].": ["gain Bosnian Serbs Doboj"],
    "Fighting ensued inside [Nawa|settlement|SY] on Monday.": ["contest - Nawa"],
    "The army is now advancing to liberate [Nawa|settlement|SY].": ["gain SY Nawa planned"],
    "The army advanced to take [Nawa|settlement|SY].": ["gain SY Nawa"],
    "Chechen President Maskhadov's office said the breakaway republic's forces attacked Russian positions in [Shali|settlement|RU].": [
        "contest Chechen separatists Shali part (office)"
    ],
    "The breakaway republic's forces attacked Russian positions in [Shali|settlement|RU].": ["contest - Shali part"],
    "The rebels retook a strategic town in northern [Syria|country|SY].": [],
    "Ethiopian troops pulled out of a key town in central [Somalia|country|SO].": [],
    "The rebels seized a part of [Syria|country|SY].": ["gain rebels Syria part"],
    "The rebels seized several towns in [Syria|country|SY].": ["gain rebels Syria part"],
    "The rebels seized a town in [Daraa province|admin1|SY].": ["gain rebels Daraa province part"],
    "Syrian troops captured a town held by Houthi rebels. The fall of [Nawa|settlement|SY], just outside the Houthis' capital of [Jasim|settlement|SY], has cut a road.": [
        "gain - Nawa"
    ],
}


@pytest.mark.parametrize("text", ALONE)
def test_what_is_told_of_one_place_alone(text):
    assert short(text) == ALONE[text]
