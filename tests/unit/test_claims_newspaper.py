"""The prose of long newspaper reports: lists with gaps, inverted clauses, places told of before and behind asides."""

import pytest

from tests.claims_cases import short

GAPPED = {
    "[Goma] fell to the rebels in the first days of July, [Sake] a week before it.": "Goma Sake",
    "[Goma] fell to the rebels on Thursday, [Sake] the day after, [Minova] that same night.": "Goma Minova Sake",
    "The rebels entered [Goma] in May, [Sake] at the end of June and [Minova] the day after.": "Goma Minova Sake",
    "[Goma] was taken by the rebels on the sixteenth, [Sake] three days afterwards.": "Goma Sake",
    "[Goma] was taken by the rebels on the Thursday, [Sake] on the Friday.": "Goma Sake",
    "The rebels took [Goma] on Thursday, and [Sake] the day after had a power cut.": "Goma",
    "[Goma] fell to the rebels the day before [Sake] held its fair.": "Goma",
}


@pytest.mark.parametrize(("text", "places"), GAPPED.items())
def test_list_with_its_verb_left_out(text: str, places: str) -> None:
    assert short(text) == [f"gain rebels {place}" for place in places.split()]


def test_fell_in_a_match() -> None:
    assert short("Rebels fight on. [Goma] fell in the first round of the cup.") == []


TURNED = {
    "No sooner had the rebels taken [Goma] than it began to rain.": "gain rebels Goma",
    "Never in all those months did the rebels take [Goma].": "gain rebels Goma denied",
    "Not once have the rebels entered [Goma].": "gain rebels Goma denied",
    "Not before dawn had the rebels entered [Goma].": "gain rebels Goma",
    "Into [Goma], on the sixth day, rolled a column of rebels.": "gain rebels Goma",
    "Into [Goma] at dawn on Tuesday marched the rebels.": "gain rebels Goma",
    "[Goma], across the water, the rebels still hold.": "control rebels Goma",
    "[Goma] alone the rebels have not taken.": "gain rebels Goma denied",
}


@pytest.mark.parametrize(("text", "expected"), TURNED.items())
def test_turned_clause(text: str, expected: str) -> None:
    assert short(f"Rebels fight on. {text}") == [expected]


def test_place_told_of_twice_before_its_verbs() -> None:
    text = "Rebels fight on. [Goma], which the rebels took in October in the rain, they lost before the thaw."
    assert short(text) == ["gain rebels Goma", "loss rebels Goma"]


UNTURNED = (
    "No one had the keys that the rebels had taken in [Goma].",
    "[Goma], in the forest, the rebels held a feast.",
    "In [Goma] on Friday the rebels held a parade.",
    "To [Goma], on Sunday, the rebels sent envoys.",
)


@pytest.mark.parametrize("text", UNTURNED)
def test_no_turned_clause(text: str) -> None:
    assert short(f"Rebels fight on. {text}") == []


WORDS = {
    "Rebel scouts got as far as [Goma] before anyone knew.": "gain rebels Goma",
    "The rebels put a flag on [Goma].": "gain rebels Goma",
    "[Goma] has struck its colours to the rebels.": "gain rebels Goma",
    "The rebels chased the army off [Goma].": "gain rebels Goma",
    "Rebel gunners threw shells into [Goma].": "strike rebels Goma",
    "Rebel batteries opened on [Goma] at first light.": "strike rebels Goma",
    "Rebel mortar rounds fell on [Goma].": "strike rebels Goma",
    "[Goma], where the rebels ruled for two years, is a port.": "control rebels Goma",
    "[Goma], where the rebels have their headquarters, is a port.": "control rebels Goma",
    "In [Goma] itself, which the rebels have held since May, it is quiet.": "control rebels Goma",
    "The rebels drove in and occupied [Goma].": "gain rebels Goma",
    "The rebels occupied [Goma] for a year.": "control rebels Goma",
}


@pytest.mark.parametrize(("text", "expected"), WORDS.items())
def test_words_of_reports(text: str, expected: str) -> None:
    assert short(text) == [expected]


OTHER_WORDS = (
    "Rebels fight on. Refugees got as far as [Goma].",
    "Rebels fight on. A poet put a flag on his house in [Goma].",
    "Rebels fight on. The court ruled in [Goma] on Monday that they must leave.",
    "Rebels fight on. A firm has its headquarters in [Goma].",
    "Rebels fight on. Children threw stones into [Goma].",
    "Rebels fight on. Rounds of talks opened on Monday in [Goma].",
)


@pytest.mark.parametrize("text", OTHER_WORDS)
def test_the_same_words_of_peace(text: str) -> None:
    assert short(text) == []


def test_places_beside_one_another() -> None:
    assert short("The rebels withdrew from [Goma] and from neighbouring [Sake].") == [
        "loss rebels Goma",
        "loss rebels Sake",
    ]


RESUMED = {
    "The army pulled out of [Goma], whereupon the rebels moved in.": ["gain rebels Goma", "loss CD Goma"],
    "The rebels, who had seized [Goma] in May, pulled out on Friday.": ["gain rebels Goma", "loss rebels Goma"],
    "The rebels took [Goma] in May and withdrew in June.": ["gain rebels Goma", "loss rebels Goma"],
    "The rebels took [Goma]; in June they were driven back.": ["gain rebels Goma", "loss rebels Goma"],
    "The rebels besieged [Goma] for a month and never got in.": ["contest rebels Goma", "gain rebels Goma denied"],
    "The rebels had gone from [Goma] when the army drove in.": ["gain CD Goma", "loss rebels Goma"],
    "The rebels attacked [Goma], lost nine tanks and withdrew.": ["contest rebels Goma"],
    "The rebels shelled [Goma], then pulled back.": ["strike rebels Goma"],
    "The rebels took [Goma], and a family moved in on Friday.": ["gain rebels Goma"],
    "The rebels took [Goma], and the mayor left in a van.": ["gain rebels Goma"],
    "The rebels took [Goma], rightly as it turned out.": ["gain rebels Goma"],
    "The rebels took [Goma] and had gone there to stay.": ["gain rebels Goma"],
}


@pytest.mark.parametrize(("text", "expected"), RESUMED.items())
def test_verb_without_its_place(text: str, expected: list[str]) -> None:
    assert short(f"Congolese troops and rebels fight on. {text}") == expected


BEHIND_AN_ASIDE = {
    "Soldiers talk of [Goma], which the rebels have failed to take, as of the moon.": "gain rebels Goma denied",
    "In [Goma], which the rebels helped their friends to retake, it is quiet.": "gain rebels Goma",
    "In [Goma], farther south, which the rebels hold, it is quiet.": "control rebels Goma",
    "In [Goma], nine miles up the lake road, which the rebels entered, it is quiet.": "gain rebels Goma",
}


@pytest.mark.parametrize(("text", "expected"), BEHIND_AN_ASIDE.items())
def test_relative_clause_behind_an_aside(text: str, expected: str) -> None:
    assert short(f"Rebels fight on. {text}") == [expected]


def test_what_hangs_on_another_noun() -> None:
    assert short("Rebels fight on. He came from [Goma], with two tanks, which the rebels captured.") == []


def test_won_back_along_with_another() -> None:
    text = "The rebels won [Goma] back, along with [Sake] and the fields below it, and crowds cheered."
    assert short(text) == ["gain rebels Goma", "gain rebels Sake"]


HAD_AND_THERE = {
    "Rebels attacked [Goma], and by nightfall they had most of it.": [
        "contest rebels Goma",
        "control rebels Goma part",
    ],
    "The rebels entered [Goma], and Congolese troops had it back by noon.": ["gain CD Goma", "gain rebels Goma"],
    "The bridge at [Goma] — the rebels had it by midnight — is gone.": ["gain rebels Goma"],
    "The rebels are in [Goma] and may be in [Sake] before the summer.": [
        "control rebels Goma",
        "gain rebels Sake planned",
    ],
    "He was in [Goma] when rebel shells fell there.": ["strike rebels Goma"],
    "She went to [Goma], and the rebels fought there for a month.": ["contest rebels Goma"],
    "The rebels heard of [Goma] and had it on their list.": [],
    "He came from [Goma], and there were shells in the road.": [],
    "The rebels may be in [Goma].": [],
}


@pytest.mark.parametrize(("text", "expected"), HAD_AND_THERE.items())
def test_had_it_and_there(text: str, expected: list[str]) -> None:
    assert short(f"Congolese troops and rebels fight on. Shells kill soldiers. {text}") == expected


ANOTHER_SENSE = {
    "The army lifted the siege of [Goma], which the rebels had kept up for a year.": ["contest CD Goma"],
    "The rebels are near, and [Goma], a port, can be reached only on foot.": [],
    "The rebels, who swore that it would be a second [Goma], left it on Thursday.": [],
    "Rebels broke through to the Government House in May.": [],
    "Their National Guard marched in and took it in four days.": [],
}


@pytest.mark.parametrize(("text", "expected"), ANOTHER_SENSE.items())
def test_what_is_meant_is_no_place(text: str, expected: list[str]) -> None:
    assert short(f"Congolese troops and rebels fight on. {text}") == expected


LOOSER = {
    "[Goma] has had no light since the rebel strike on its power plant.": "strike rebels Goma",
    "The rebels have thrown wave upon wave against [Goma].": "contest rebels Goma",
    "[Goma], where a rebel garrison has held out through a year of hunger, is a port.": "control rebels Goma",
    "The army has all of [Kivu|admin1] except [Goma], where a rebel garrison has held out.": "control rebels Goma",
    "An offensive of his own is being prepared near [Goma].": "contest CD Goma approach",
}


@pytest.mark.parametrize(("text", "expected"), LOOSER.items())
def test_looser_words(text: str, expected: str) -> None:
    assert expected in short(f"Congolese troops and rebels fight on. Shells kill soldiers. {text}")


FURTHER = {
    "[Goma], a port of red dust and broken glass on the long northern shore of the lake, which the rebels took in May, "
    "is quiet.": ["gain rebels Goma"],
    "[Goma] the rebels took in May; the hills they left alone.": ["gain rebels Goma"],
    "[Goma], whose northern districts the rebels took in May, is quiet.": ["gain rebels Goma part"],
    "[Goma], whose northern quarter the rebels took in May, is quiet.": ["gain rebels Goma part"],
    "[Goma] (into which the rebels marched in May) is quiet.": ["gain rebels Goma"],
    "[Goma], which the rebels marched into at dawn, is quiet.": ["gain rebels Goma"],
    "[Goma], which the rebels had been thrown out of on Thursday, is quiet.": ["loss rebels Goma"],
    "What the rebels took in May was [Goma], and not the hills.": ["gain rebels Goma"],
    "Rebel artillery destroyed [Goma].": ["strike rebels Goma"],
    "[Goma] was attacked from the air.": ["strike CD Goma"],
    "[Goma], which the rebels entered on Monday, left on Tuesday and shelled on Friday, is quiet.": [
        "gain rebels Goma",
        "loss rebels Goma",
        "strike rebels Goma",
    ],
    "[Goma], which the rebels never took but shelled for a month, is quiet.": [
        "gain rebels Goma denied",
        "strike rebels Goma",
    ],
    "The rebels, who entered [Goma] in May, hold two-thirds of the town.": [
        "control rebels Goma part",
        "gain rebels Goma",
    ],
    "[Goma], which the rebels took in May, lost its bridge.": ["gain rebels Goma"],
    "The rebels shelled [Goma] and took half of the town's cows.": ["strike rebels Goma"],
    "[Goma], which the rebels had hoped for, is quiet.": [],
    "[Goma], which the rebels came from, is quiet.": [],
    "What the rebels said of [Goma] was true.": [],
    "[Kinshasa] has spent much on cementing its rule there.": [],
}


@pytest.mark.parametrize(("text", "expected"), FURTHER.items())
def test_further_orders(text: str, expected: list[str]) -> None:
    assert short(f"Congolese troops and rebels fight on. Shells kill soldiers. {text}") == expected


IN_A_ROW = {
    "[Goma] was taken by the rebels, lost in an hour and taken again.": ["gain rebels Goma", "loss rebels Goma"],
    "[Goma] was shelled, bombed and finally stormed by the rebels.": ["contest rebels Goma", "strike rebels Goma"],
    "[Goma] was fought over for a year, and in March taken by the rebels.": ["contest rebels Goma", "gain rebels Goma"],
    "The mayor was killed in [Goma], taken by the rebels in May.": ["gain rebels Goma"],
    "[Goma] was bombed, and captured soldiers were shot.": ["strike CD Goma"],
    "[Goma] the rebels had already; the hills they had not.": ["control rebels Goma"],
    "[Goma], which the rebels had besieged at Christmas and never entered, is a port.": [
        "contest rebels Goma",
        "gain rebels Goma denied",
    ],
    "The shells which the rebels have thrown into [Goma] are old.": ["strike rebels Goma"],
    "The bombs that the rebels dropped on [Goma] were old.": ["strike rebels Goma"],
    "The flag that the rebels had raised over [Goma] was torn.": ["gain rebels Goma"],
    "The rebels came as far as [Goma].": ["gain rebels Goma"],
    "The soldiers that the rebels captured in [Goma] were shot.": [],
    "The drones that the rebels buy in [Goma] are cheap.": [],
    "The rebels crossed the [Congo River|water], and by night they had the town.": [],
}


@pytest.mark.parametrize(("text", "expected"), IN_A_ROW.items())
def test_verbs_in_a_row_and_objects_before_them(text: str, expected: list[str]) -> None:
    assert short(f"Congolese troops and rebels fight on. Shells kill soldiers. {text}") == expected


GERUNDS = {
    "Having crossed the river and taken [Goma], the rebels rested.": "gain rebels Goma",
    "The rebels, having lost their colonel and won [Goma], rested.": "gain rebels Goma",
    "After crossing the river and taking [Goma], the rebels rested.": "gain rebels Goma",
    "The rebels turned south without crossing the river and taking [Goma].": "gain rebels Goma denied",
    "The rebels talked of crossing the river and taking [Goma].": "gain rebels Goma planned",
    "The rebels failed in taking [Goma].": "gain rebels Goma denied",
    "The rebels hoped to cross the river and take [Goma].": "gain rebels Goma planned",
    "The rebels were told to cross the river, burn the mill and take [Goma].": "gain rebels Goma planned",
    "The rebels would cross the river, burn the mill and take [Goma].": "gain rebels Goma planned",
    "The rebels did not cross the river or take [Goma].": "gain rebels Goma denied",
    "The rebels failed to cross the river and take [Goma].": "gain rebels Goma denied",
    "The rebels managed to cross the river and take [Goma].": "gain rebels Goma",
    "The rebels moved to the river and shell [Goma] daily.": "strike rebels Goma",
}


@pytest.mark.parametrize(("text", "expected"), GERUNDS.items())
def test_gerunds_joined(text: str, expected: str) -> None:
    assert short(f"Rebels fight on. {text}") == [expected]


def test_gerunds_of_somebody_else() -> None:
    assert short("Rebels fight on. The mayor, having fled his wife and taken [Goma] for his home, is well.") == []


ONWARD = {
    "From [Goma] the rebels fell back on [Sake].": ["loss rebels Goma"],
    "Among the towns that the rebels won that week was [Goma].": ["gain rebels Goma"],
    "From [Goma] the rebels shelled [Sake].": ["strike rebels Sake"],
    "In [Goma], which they had held for a year, the rebels dug in.": ["control rebels Goma"],
}


@pytest.mark.parametrize(("text", "expected"), ONWARD.items())
def test_from_one_place_to_another(text: str, expected: list[str]) -> None:
    assert short(f"Rebels fight on. {text}") == expected
