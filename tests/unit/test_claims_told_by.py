"""Who tells it where the clause hangs on another that is told, and whom a place fell from."""

import pytest

from tests.claims_cases import short

TOLD = {
    # What hangs on a reported clause is reported with it; when it was said is not.
    "The minister said the road would open once Ukrainian troops had retaken [Lyman|settlement|UA].": [
        "gain UA Lyman (minister)"
    ],
    "The governor said people were leaving because rebels were shelling [Goma|settlement|CD].": [
        "strike rebels Goma (governor)"
    ],
    "The mayor said on Monday after rebels took [Goma|settlement|CD] that schools would open.": ["gain rebels Goma"],
    "“It is over,” the mayor said after rebels took [Goma|settlement|CD].": ["gain rebels Goma"],
    "The mayor said the harvest was in, after rebels took [Goma|settlement|CD].": ["gain rebels Goma"],
    # What there is a possibility of is told by whoever sees it.
    "There is a possibility that he died in the US bombardment of [Herat], Mr Karzai said. Soldiers fought.": [
        "strike US Herat (Karzai)"
    ],
    # Who held it is not who took it.
    "The militants' last bastion of [Bama] fell. Soldiers fought.": ["control militants Bama", "gain - Bama"],
}

HOMES = {
    # Where a monitor sits is not where the text plays.
    "The Britain-based monitor said the army had entered [Raqqa|settlement|SY]. Syrian rebels fled.": [
        "gain SY Raqqa (Britain-based monitor)"
    ],
    "Both sides claimed control of [Zawiya|settlement|LY]. Libyan rebels fled.": ["control - Zawiya (Both sides)"],
    "State television reported that the Syrian army had restored security to [Tadef|settlement|SY].": [
        "gain SY Tadef (State television)"
    ],
    "The Syrian company restored electricity to [Tadef|settlement|SY].": [],
}

WEAPONS = {
    # From where rockets were fired does not say by whom.
    "A barrage of rockets fired from [Gaza|area|PS] hit [Ashdod|settlement|IL]. Soldiers fled.": ["strike - Ashdod"],
    "A rocket fired from [Lebanon|country|LB] struck [Haifa|settlement|IL]. Soldiers fled.": ["strike - Haifa"],
    "A rocket fired by Hezbollah struck [Haifa|settlement|IL]. Soldiers fled.": ["strike Hezbollah Haifa"],
    "Yemen's Houthis said they had launched drones at [Abha|settlement|SA].": ["strike Houthis Abha (Houthis)"],
    "Rebels entered the suburb of [Jobar|settlement|SY].": ["gain rebels Jobar"],
    "Rebels entered a suburb of [Homs|settlement|SY].": ["gain rebels Homs approach"],
    # Two gains of one place in a sentence, by two.
    "Mali's army has recaptured [Konna|settlement|ML], which fell to Islamists last week.": [
        "gain ML Konna",
        "gain islamists Konna",
    ],
    "The FDLR was chased from its strongholds in [Walikale|settlement|CD]. Soldiers looked on.": [
        "loss Democratic Forces for the Liberation of Rwanda Walikale part"
    ],
}

CONQUERORS = {
    "He was the king who invaded [Wales|admin1|GB] in winter.": ["contest - Wales"],
    "The nomads conquered [Bactria|area|AF] and burned its towns.": ["gain - Bactria"],
    "A duke's son invaded the stage in [Wales|admin1|GB].": [],
    "The singer conquered [Wales|admin1|GB] with one song.": [],
    "They were a people who conquered [Wales|admin1|GB] long ago.": ["gain - Wales"],
    "Hundreds of people invaded [Wales|admin1|GB] on the day of the match.": [],
    "The king visited [Wales|admin1|GB] in winter.": [],
}


@pytest.mark.parametrize(("text", "expected"), TOLD.items())
def test_told(text: str, expected: list[str]) -> None:
    assert short(text) == expected


@pytest.mark.parametrize(("text", "expected"), CONQUERORS.items())
def test_conquerors(text: str, expected: list[str]) -> None:
    assert short(text) == expected


@pytest.mark.parametrize(("text", "expected"), HOMES.items())
def test_homes(text: str, expected: list[str]) -> None:
    assert short(text) == expected


@pytest.mark.parametrize(("text", "expected"), WEAPONS.items())
def test_weapons(text: str, expected: list[str]) -> None:
    assert short(text) == expected
