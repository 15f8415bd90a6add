"""Reported speech by speakers of every shape: what nobody knows, whose words they are, who is meant by them."""

import pytest

from tests.claims_cases import short

NOT_TOLD = {
    "A clerk asked whether the rebels had launched an assault on [Goma].": [],
    "It was not clear, a clerk said, whether the rebels had launched an assault on [Goma].": [],
    "The mayor could not confirm reports that the rebels had launched an assault on [Goma].": [],
    "The mayor declined to say if the rebels had taken [Goma].": [],
    "The mayor would not say if the rebels had taken [Goma].": [],
    "The mayor said that if the rebels took [Goma], thousands would flee.": ["gain rebels Goma planned (mayor)"],
    "Diplomats say if the rebels take [Goma], thousands will flee.": ["gain rebels Goma planned"],
    "The mayor said claims that the rebels had taken [Goma] could not be independently verified.": [],
    "The mayor said that the rebels had taken [Goma], but reports of deaths could not be verified.": [
        "gain rebels Goma (mayor)"
    ],
    "There was no immediate confirmation from the army that the rebels had taken [Goma].": [],
    "The mayor said he did not believe the rebels had taken [Goma].": [],
    "The rebels had, after days of fighting, launched an offensive against [Goma].": ["contest rebels Goma"],
    "The residents, the rebels having taken [Goma], said nothing.": ["gain rebels Goma"],
}

# A name that speaks is a person's, and no further place.
NAMES = {
    "The rebels retook [Goma], Maria Lopez, 34, a nurse, said.": ["gain rebels Goma (Maria Lopez)"],
    "The rebels retook [Goma], Maria Lopez of the Lake Institute said.": ["gain rebels Goma (Maria Lopez)"],
    "Reporters Without Borders said the rebels had entered [Goma].": ["gain rebels Goma (Reporters Without Borders)"],
    "The rebels lost [Goma], as a farmer put it, like thieves.": ["loss rebels Goma (farmer)"],
    "A doctor said that the rebels — backed by tanks — had fired rockets at [Goma].": ["strike rebels Goma (doctor)"],
    "A spokesman for government troops, Tomas Werle, said they had shelled [Sake|settlement|CD].": [
        "strike CD Sake (Tomas Werle)"
    ],
    "Two clerks, speaking by telephone, blamed the rebels for losing [Goma].": ["loss rebels Goma (clerks)"],
}

# Of two reports each clause has its own; of two verbs of saying both have the first subject.
TWO = {
    "The rebels entered [Goma|settlement|CD], a clerk said, and the army shelled [Sake|settlement|CD], according to the mayor.": [
        "gain rebels Goma (clerk)",
        "strike CD Sake (mayor)",
    ],
    "The mayor, Tomas Werle, denied that the army had lost [Goma|settlement|CD] and said the rebels had taken [Sake|settlement|CD].": [
        "gain rebels Sake (Tomas Werle)",
        "loss CD Goma denied (Tomas Werle)",
    ],
    "The mayor said the army had lost [Goma|settlement|CD], but denied that the rebels had taken [Sake|settlement|CD].": [
        "gain rebels Sake denied (mayor)",
        "loss CD Goma (mayor)",
    ],
    "A clerk described as untrue reports that the rebels had taken [Goma|settlement|CD].": [
        "gain rebels Goma denied (clerk)"
    ],
    "The mayor said there was no truth in reports that the rebels had taken [Goma|settlement|CD].": [
        "gain rebels Goma denied (mayor)"
    ],
}

# "Government troops" are those of the land, whichever ministry speaks of them.
OF_THE_LAND = {
    "The French foreign ministry said government troops had entered [Goma|settlement|CD].": [
        "gain CD Goma (French foreign ministry)"
    ],
}


@pytest.mark.parametrize("text", [*NOT_TOLD, *NAMES, *TWO, *OF_THE_LAND])
def test_what_is_reported(text):
    assert short(text) == {**NOT_TOLD, **NAMES, **TWO, **OF_THE_LAND}[text]
