"""Places that stand before what is told of them: relative clauses behind a preposition, asides, opening participles."""

import pytest

from tests.claims_cases import short

BEFORE_WHICH = {
    "[Goma], out of which the rebels were driven in July, is a port.": "loss rebels Goma",
    "[Goma], from which the rebels were expelled by Congolese troops, is a port.": "gain CD Goma",
    "[Goma], to which the rebels laid siege in June, is a port.": "contest rebels Goma",
    "[Goma], of which the rebels took control in June, is a port.": "gain rebels Goma",
    "[Goma], over which the rebels raised their flag in June, is a port.": "gain rebels Goma",
    "[Goma], where the rebels were still dug in, is a port.": "control rebels Goma",
    "[Goma], where the rebels held out for a year, is a port.": "control rebels Goma",
    "[Goma], where the rebels' flag had been flying since June, is a port.": "control rebels Goma",
    "[Goma], whose capture by the rebels was announced twice, is a port.": "gain rebels Goma",
    "He came by way of [Goma], which the rebels had overrun.": "gain rebels Goma",
    "He slept a mile north of [Goma], which the rebels had overrun.": "gain rebels Goma",
}


@pytest.mark.parametrize(("text", "expected"), BEFORE_WHICH.items())
def test_place_before_a_relative_clause(text: str, expected: str) -> None:
    assert short(text) == [expected]


ASIDES = {
    "His nephew died at [Goma], a town recaptured in July.": "gain - Goma",
    "Overrun by the rebels in the first week, [Goma] is a field of rubble.": "gain rebels Goma",
    "Besieged for a year by the rebels, [Goma] never gave in.": "contest rebels Goma",
    "The rebels took three towns in June, including [Goma].": "gain rebels Goma",
    "The rebels took three towns, [Goma] among them.": "gain rebels Goma",
    "[Goma] was shelled by the rebels all night.": "strike rebels Goma",
    "[Goma], by then in rebel hands, was quiet.": "control rebels Goma",
    "[Goma], long since held by the rebels, was quiet.": "control rebels Goma",
    "[Goma], since taken by the rebels, was quiet.": "gain rebels Goma",
    "The rebels have long since lost [Goma].": "loss rebels Goma",
    "Congolese troops broke a rebel attack at [Goma].": "contest rebels Goma",
}


@pytest.mark.parametrize(("text", "expected"), ASIDES.items())
def test_place_beside_its_aside(text: str, expected: str) -> None:
    assert short(text) == [expected]


WRAPPED = {
    "When the rebels took it, [Goma] was full of people.": "gain rebels Goma",
    "[Goma], a city of mud and books that the rebels gave up on April 1, is quiet.": "loss rebels Goma",
    "The line runs near [Goma], a market town on the paved road that the rebels hold.": "control rebels Goma",
    "A paper was signed by which the rebels undertake to hand over [Goma].": "loss rebels Goma planned",
    "[Goma], a resort on [Lake Kivu|water] that the rebels stormed last week, is quiet.": "contest rebels Goma",
    "The rebels, whose leaders deny having guns of that range, have held [Goma] since July.": "control rebels Goma",
    "The rebels hold no ground near [Goma].": "control rebels Goma approach denied",
    "In [Goma], where nothing has moved since March, rebel shells wrecked a school.": "strike rebels Goma",
    "Not far to the north, in [Goma], rebel shells wrecked a school.": "strike rebels Goma",
    "Rebels fight on. In [Goma], occupied on the second day of the war, it is quiet.": "control - Goma",
    "Rebels fight on. In [Goma], seized eight years ago, it is quiet.": "gain - Goma",
    "The rebels, whose flag had been flying over [Goma] since Thursday, rest.": "control rebels Goma",
    "[Goma], whose capture by the rebels opened a road, is, in the phrase of one clerk, a key.": "gain rebels Goma",
    "The rebels tried to retake [Goma], an attempt that ended with 300 prisoners.": "gain rebels Goma denied",
    "The rebels' attempts to take [Goma] came to nothing.": "gain rebels Goma denied",
    "The rebels took [Goma] street by street.": "gain rebels Goma",
    "The rebels took the heights above [Goma].": "gain rebels Goma approach",
    "A map shows [Goma] as occupied by the rebels.": "control rebels Goma",
    "The rebels have guns. Their columns are now five miles from [Goma].": "contest rebels Goma approach",
    "The plan was for the rebels to take [Goma].": "gain rebels Goma planned",
    "It took four days for the rebels to take [Goma].": "gain rebels Goma",
    "[Goma] is quiet, though it was taken by the rebels in June.": "gain rebels Goma",
    "The rebels waited, because it rained, and at last took [Goma].": "gain rebels Goma",
    "The rebels crossed a river that nobody had thought to guard and took [Goma].": "gain rebels Goma",
    "The rebels, it is said, rested and then took [Goma].": "gain rebels Goma",
    "The general is sure that the rebels took [Goma].": "gain rebels Goma (general)",
    "Ali Haddad, 64, whose brother bakes, says that the rebels took [Goma].": "gain rebels Goma (Ali Haddad)",
    "The ministry put out a paper. It said that the rebels had taken [Goma].": "gain rebels Goma (ministry)",
    "The rebels were tired of the fighting. They abandoned [Goma] in June.": "loss rebels Goma",
    "The rebels held on. “We abandoned [Goma] in June,” said a rebel captain.": "loss rebels Goma (rebel captain)",
}


@pytest.mark.parametrize(("text", "expected"), WRAPPED.items())
def test_who_does_it_in_a_longer_sentence(text: str, expected: str) -> None:
    assert short(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels fight on. The bakers were tired. They fled [Goma] on foot.",
        "The rebels fight on. Residents were tired. They have left [Goma].",
        "The rebels fight on. “We fled [Goma] on foot,” said Ana Haddad, a baker.",
        "The rebels' flag hangs in the Paramount building. They flew jets above [Goma].",
        "The rebels fight on. In [Kigali], where crowds gathered, people talk of the fighting.",
        "The rebels fight on. In [Kigali] the president warned that he would leave if the fighting went on.",
        "The rebels fight on. In [Kigali] the general said that his troops had advanced 20 miles.",
        "When the rebels took it, [Congo|country|CD] was poor.",
        "The rebels took it when [Goma] was asleep.",
        "In [Goma], a tank that the rebels captured last week is on show.",
        "[Goma], where the rebels held a parade, is a port.",
        "[Goma], to which the rebels sent a delegation, is a port.",
        "[Goma], in which the rebels took an interest, is a port.",
        "The army met the rebels at [Goma], a town lost in the hills.",
        "The army met the rebels at [Goma], a town held in high regard.",
        "The rebels fled to [Goma], a town taken with its own beauty.",
        "The rebels took three prisoners, [Goma] said.",
        "An attack at [Goma] had failed.",
        "A gunman's attack at [Goma] shocked the town.",
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert short(text) == []


ROLES = {
    # Whoever was last told to have taken it has it; else the invaders are not those in whose state it lies.
    "Ukrainian and Russian troops fight on. The invaders took [Lyman|settlement|UA].": ["gain RU Lyman"],
    "Ukrainian troops fight on. Russian troops took [Lyman|settlement|UA] in May. "
    "In June the garrison abandoned [Lyman|settlement|UA].": ["gain RU Lyman", "loss RU Lyman"],
    "Ukrainian troops fight on. Russian troops took [Lyman|settlement|UA] in May. "
    "In June the attackers entered [Lyman|settlement|UA].": ["gain RU Lyman", "gain UA Lyman"],
    "The Russian garrison abandoned [Lyman|settlement|UA]. Ukrainian troops rest.": ["loss RU Lyman"],
    # "An army" is the one told of; "its" is of those who fight, and not of who looks on; "his" of no plural.
    "Ukrainian troops rest. Russian missiles hit [Lviv|settlement|UA]. "
    "The strikes would not help an army that has lost [Lyman|settlement|UA].": ["loss RU Lyman", "strike RU Lviv"],
    "Ukrainian troops rest. What Russia has gained is small, says a group of Finns. "
    "Its columns are five miles from [Lyman|settlement|UA].": ["contest RU Lyman approach"],
    "Ukrainian troops rest. The Kremlin's Vladimir Putin met Russian soldiers. "
    "Ukrainian officials expect that his army will abandon [Lyman|settlement|UA].": [
        "loss RU Lyman planned (Ukrainian officials)"
    ],
}


@pytest.mark.parametrize(("text", "expected"), ROLES.items())
def test_role_is_whose_the_place_is(text: str, expected: list[str]) -> None:
    assert short(text) == expected


def test_condition_over_a_list_of_places() -> None:
    assert short("The army will not talk until [Goma], [Sake] and [Minova] have been retaken. Rebels fight on.") == [
        "gain - Goma planned",
        "gain - Minova planned",
        "gain - Sake planned",
    ]


def test_participles_joined_behind_a_place() -> None:
    assert short("[Goma], held by the army and shelled by the rebels, sent its lawyers.")[-1] == "strike rebels Goma"


def test_it_is_no_place_where_the_speaker_is() -> None:
    text = "The rebels gave up [Goma]. After that, their commander in [Sake] said, they would storm it."
    assert short(text) == ["loss rebels Goma"]


# Who takes control in a place.
CONTROL_IN = {
    "He comes from [Nawa|settlement|SY], where the rebels took control in May.": ["gain rebels Nawa"],
    "The army regained control in [Nawa|settlement|SY].": ["gain SY Nawa"],
    "He comes from [Nawa|settlement|SY], where a new mayor took control in May.": [],
    "The party took control in [Nawa|settlement|SY] after elections.": [],
}


@pytest.mark.parametrize("text", CONTROL_IN)
def test_control_in_a_place(text):
    assert short(text) == CONTROL_IN[text]
