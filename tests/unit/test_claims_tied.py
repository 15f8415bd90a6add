"""A trigger and its place that other words part, each with the like of it that ties nothing."""

import pytest

from tests.claims_cases import short

WAR = "Congolese troops and rebels of the M23 fight on. Shells kill soldiers. "

BEFORE = {
    "The rebels want to take back [Goma], which they lost in 2013.": ["gain M23 Goma planned", "loss M23 Goma"],
    "The rebels overran [Goma], which the army had retaken in May.": ["gain CD Goma", "gain M23 Goma"],
    "[Goma] was taken by the rebels and taken again.": ["gain M23 Goma"],
    "The rebels want to buy [Goma] coffee, which they lost in 2013.": [],
}

PARTED = {
    "The rebels took by storm the town of [Goma].": ["gain M23 Goma"],
    "The rebels took with a smile the bread of [Goma].": [],
    "The rebels seized control on Friday of [Goma].": ["gain M23 Goma"],
    "The rebels seized control on Friday of a ferry at [Goma].": [],
    "The rebels handed [Goma] to the elders of the market.": ["loss M23 Goma"],
    "The envoy handed [Congo|country|CD] to a deputy.": [],
    "The rebels took the last military post in [Goma].": ["gain M23 Goma"],
    "The rebels took the last train in [Goma].": [],
}

NAMED = {
    "The rebels have taken [Goma], the army's spokesman, Amani Kasole, said.": ["gain M23 Goma (Amani Kasole)"],
    "The rebels have taken [Vogel], their old commander, and shot him.": [],
}

DAYS = {
    "The rebels occupied [Goma].": ["gain M23 Goma"],
    "The rebels drove in from the hills and occupied [Goma].": ["gain M23 Goma"],
    "[Goma] was occupied by the army on the 13th.": ["gain CD Goma"],
    "The rebels still occupied [Goma].": ["control M23 Goma"],
    "The rebels had occupied [Goma].": ["control M23 Goma"],
    "[Goma] was occupied by the army for a week.": ["control CD Goma"],
    "The rebels' grip on [Goma] slipped.": ["control M23 Goma"],
    "The grip of the army on [Goma] slipped.": ["control CD Goma"],
    "The grip of the fever on [Goma] slipped.": [],
}


@pytest.mark.parametrize(("text", "expected"), (BEFORE | PARTED | NAMED | DAYS).items())
def test_what_ties_a_trigger_to_its_place(text: str, expected: list[str]) -> None:
    assert short(WAR + text) == expected


WHOSE = {
    "[Goma] and [Bukavu] are still the rebels'.": ["control M23 Bukavu", "control M23 Goma"],
    "[Goma], a town on a lake, was the rebels' by the evening.": ["control M23 Goma"],
    "[Goma], a town on a lake, was the rebels' old home.": [],
    "The army fled; [Goma] was reported to be wholly theirs.": ["control CD Goma"],
    "[Goma] was reported to be wholly calm.": [],
    "The rebels took [Goma] on Monday. [Bukavu] will be next.": ["gain M23 Bukavu planned", "gain M23 Goma"],
    "The rebels took [Goma] on Monday. [Bukavu] is next to a lake.": ["gain M23 Goma"],
    "The rebels rested. [Bukavu] will be next.": [],
}

OPENED = {
    "Forced to abandon [Goma], the rebels fell back.": ["loss M23 Goma"],
    "Forced to abandon [Goma], the villagers fell silent.": [],
    "The rebels, after being forced out of [Goma], held the hills.": ["loss M23 Goma"],
    "The villagers, after being forced out of [Goma], held a feast.": [],
    "The villagers were forced to abandon [Goma].": [],
}

LISTED = {
    "Two towns, [Goma] and [Bukavu], were taken by the rebels.": ["gain M23 Bukavu", "gain M23 Goma"],
    "[Goma] has changed hands and is now held by the rebels.": ["control M23 Goma", "gain M23 Goma"],
    "The rebels took [Goma], the army [Bukavu].": ["gain CD Bukavu", "gain M23 Goma"],
    "The rebels took [Goma], the army said.": ["gain M23 Goma (army)"],
    "The rebels wrested [Goma], a town of mills, from the army.": ["gain M23 Goma"],
    "The rebels wrested bread, a bag of it, from the people of [Goma].": [],
}

WEAPONS = {
    "Shells from rebel-held ground fell on [Goma].": ["strike M23 Goma"],
    "Leaves from rebel-held ground fell on [Goma].": [],
    "The rebels fired at least 150 rockets into [Goma].": ["strike M23 Goma"],
    "The rebels killed at least 150 goats in [Goma].": [],
    "The army secured the airport and the bridge across the [Ruzizi|water].": [],
    "The army secured the bank of the [Ruzizi|water].": ["gain CD Ruzizi part"],
}


@pytest.mark.parametrize(("text", "expected"), (WHOSE | OPENED | LISTED | WEAPONS).items())
def test_what_ties_a_place_to_its_party(text: str, expected: list[str]) -> None:
    assert short(WAR + text) == expected


UNTIED = {
    "The only road to [Goma] was cut by the rebels.": ["contest M23 Goma approach"],
    "The only road to [Goma] has been closed by snow since May.": [],
    "Landslides have cut the road to [Goma].": [],
    "The rebels cleaned out [Goma].": ["gain M23 Goma"],
    "The rebels cleaned out the depots of [Goma].": [],
    "Most rebels have left [Goma].": ["loss rebels Goma"],
    "The rebels launched fresh attacks on [Goma].": ["contest M23 Goma"],
    "The rebels launched drone attacks on [Goma].": ["strike M23 Goma"],
    "Air raids targeted sites in the hills, including [Goma].": ["strike - Goma"],
    "Residents of [Goma], a town near [Sake], said that rebels took it.": ["gain M23 Goma (Residents of Goma)"],
    "Soldiers in [Goma], near [Sake], said that rebels took [Bukavu] and held it.": [
        "control M23 Bukavu (Soldiers)",
        "gain M23 Bukavu (Soldiers)",
    ],
    "The army attacked rebels in the [Semliki|water] and [Ruzizi|water] valleys.": [
        "contest CD Ruzizi",
        "contest CD Semliki",
    ],
}

FAR = {
    "Battles between the army and the rebels went on for the second day in a row in [Goma].": ["contest - Goma"],
    "Talks between the army and the rebels went on for the second day in a row in [Goma].": [],
    "Clashes between the rebels and residents shook [Goma].": ["contest - Goma"],
    "Clashes between the police and residents shook [Goma].": [],
    "The army launched a ground offensive from [Goma] on parts of [Sake].": ["contest CD Sake part"],
    "The army launched a radio station from [Goma] on parts of [Sake].": [],
    "[Goma], the last town in [Kivu|admin1] still held by the rebels, is calm.": ["control M23 Goma"],
    "[Goma], a word in [Kivu|admin1] still held by the rebels, is calm.": [],
    "The army took three towns, most recently [Goma].": ["gain CD Goma"],
    "The army took three towns, most recently shelled from [Goma].": [],
    "[Goma] came under attack from the air three times.": ["strike - Goma"],
    "[Goma] came under attack from the critics three times.": [],
    "A Rwandan bomb killed three people in [Goma].": ["strike RW Goma"],
    "A bomb killed three people in [Goma].": [],
    "The rebels have left the buffer zones around [Goma].": ["loss M23 Goma approach"],
    "The rebels have left the waiting rooms around [Goma].": [],
}

STAYS = {
    "The rebels had been in [Goma] for a week.": ["control M23 Goma"],
    "The rebels had been in [Goma] for a feast.": [],
    "There is fighting, street by street, in [Goma].": ["contest - Goma"],
    "There is dancing, street by street, in [Goma].": [],
    "The army is said to be on its way back to [Goma].": ["contest CD Goma approach"],
    "The army has lost its last foothold in [Goma].": ["loss CD Goma part"],
    "The army was given until May to leave [Goma].": ["loss CD Goma planned"],
    "Nothing will get the rebels out of [Goma].": [],
}


@pytest.mark.parametrize(("text", "expected"), (UNTIED | FAR | STAYS).items())
def test_what_only_looks_tied(text: str, expected: list[str]) -> None:
    assert short(WAR + text) == expected


TURNED = {
    "The rebels did not, as the ministry claims, take [Goma].": ["gain M23 Goma denied"],
    "The rebels did, as the ministry claims, take [Goma].": ["gain M23 Goma"],
    "The army has not, the ministry said, taken [Goma].": ["gain CD Goma denied (ministry)"],
    "The rebels failed, for the third time, to take [Goma].": ["gain M23 Goma denied"],
    "The rebels crossed, for the third time, to take [Goma].": ["gain M23 Goma"],
    "The rebels tried, and failed, to take [Goma].": ["gain M23 Goma denied"],
    "The rebels hope, by spring, to hold [Goma].": ["control M23 Goma planned"],
    "The rebels have yet, officials say, to take [Goma].": ["gain M23 Goma denied (officials)"],
    "The rebels were prevented, by the snow, from taking [Goma].": ["gain M23 Goma denied"],
    "The rebels had all but taken [Goma].": ["gain M23 Goma denied"],
    "The rebels ought to have taken [Goma] in May.": [],
    "The rebels did everything but take [Goma].": ["gain M23 Goma denied"],
    "The rebels have nowhere entered [Goma].": ["gain M23 Goma denied"],
    "The rebels pretend to have taken [Goma].": ["gain M23 Goma denied"],
    "There is no word of the rebels having taken [Goma].": ["gain M23 Goma denied"],
    "The rebels were beaten back before they could enter [Goma].": ["gain M23 Goma denied"],
    "The bridge had to be mended before [Goma] could be retaken by the army.": ["gain CD Goma planned"],
    "It is untrue, the ministry said, that the rebels have taken [Goma].": ["gain M23 Goma denied"],
    "The army would neither confirm nor deny that [Goma] had fallen.": [],
    "The army would not deny that [Goma] had fallen.": ["gain - Goma (army)"],
    "The army neither confirmed nor denied the loss of [Goma].": [],
    "The army denied the loss of [Goma].": ["loss CD Goma denied (army)"],
    "The general forbade his men to enter [Goma].": ["gain CD Goma denied planned"],
    "Nobody ordered the army to leave [Goma].": [],
    "Until the rebels take [Goma], nothing is settled.": ["gain M23 Goma planned"],
    "Until the rebels took [Goma], nothing was settled.": ["gain M23 Goma"],
    "Control of [Goma] has passed to the rebels.": ["gain M23 Goma"],
    "Control of [Goma] has passed its peak.": [],
    "The rebels' control of [Goma] was lost on Sunday.": ["loss M23 Goma"],
    "The rebels' control of [Goma] was lost sight of.": ["control M23 Goma"],
    "The army's control of [Goma] has been restored.": ["gain CD Goma"],
    "The front has reached [Goma].": [],
    "The army warned people to leave [Goma].": [],
    "The envoy urged all rebels to leave [Goma].": ["loss M23 Goma planned (envoy)"],
    "The army forced the rebels to leave [Goma].": ["loss M23 Goma"],
    "The army sees no reason to leave [Goma].": ["loss CD Goma denied planned"],
    "A withdrawal of the army from [Goma] is out of the question.": ["loss CD Goma denied planned"],
    "The assault on [Goma] was put off.": ["contest - Goma denied planned"],
    "The expected assault on [Goma] did not come.": ["contest - Goma planned"],
    "The rebels expected an assault on [Goma].": ["contest - Goma planned (rebels)"],
    "The men who held [Goma] for the government asked for bread.": ["control CD Goma"],
    "The rebels held [Goma] for the winter.": ["control M23 Goma"],
}


@pytest.mark.parametrize(("text", "expected"), TURNED.items())
def test_what_words_far_from_the_verb_turn(text: str, expected: list[str]) -> None:
    assert short(WAR + text) == expected
