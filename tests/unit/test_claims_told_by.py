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

ACCOUNTS = {
    "By the governor's own account, rebels took [Goma].": ["gain rebels Goma (governor)"],
    "In Kigali's telling, rebels took [Goma].": ["gain rebels Goma (Kigali)"],
    "The rebels, by their own account, took [Goma].": ["gain rebels Goma (rebels)"],
    "The rebels will march on [Goma], or so the diplomats think.": ["contest rebels Goma approach planned (diplomats)"],
    "The answer from Kigali was that the rebels had taken [Goma].": ["gain rebels Goma (Kigali)"],
    "Kigali's reply was that the rebels had taken [Goma].": ["gain rebels Goma (Kigali)"],
    "Diplomats take this to mean that the rebels will abandon [Goma].": ["loss rebels Goma planned (Diplomats)"],
    "Diplomats do not expect the rebels to march on [Goma].": [
        "contest rebels Goma approach denied planned (Diplomats)"
    ],
    "Few doubt that the rebels took [Goma].": ["gain rebels Goma"],
    "On Sunday the rebels took [Sake] and on Monday, according to the radio, entered [Goma].": [
        "gain rebels Goma (radio)",
        "gain rebels Sake",
    ],
    # What is said within another clause is not said of this one.
    "The rebels took [Goma] after three days in which men fought, a survivor said, in kitchens.": ["gain rebels Goma"],
    "The rebels abandoned [Goma], which they had, a general said, no need of.": ["loss rebels Goma"],
    # Whoever recalled one thing recalls the next.
    "Colonel Jean Kabila pointed at the lake. “The rebels shelled [Goma],” he recalled. “The rebels never took [Goma].”": [
        "gain rebels Goma denied (Jean Kabila)",
        "strike rebels Goma (Jean Kabila)",
    ],
    "By the end of the road's third mile, rebels took [Goma].": ["gain rebels Goma"],
    "In the mayor's view the lake is high; rebels took [Goma].": ["gain rebels Goma"],
}


@pytest.mark.parametrize(("text", "expected"), ACCOUNTS.items())
def test_whose_account_it_is(text: str, expected: list[str]) -> None:
    assert short(text) == expected


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


ANSWERS = {
    "The Syrian Ministry of Defence (MoD) claimed that its troops took [Palmyra].": [
        "gain SY Palmyra (Syrian Ministry of Defence)"
    ],
    "An officer (who asked not to be named) said that rebels had taken [Palmyra].": ["gain rebels Palmyra (officer)"],
    "Syria's army answered within the hour with shelling of [Palmyra].": ["strike SY Palmyra"],
    "Syrian gunners replied on Friday with a barrage on [Palmyra].": ["strike SY Palmyra"],
    "The mayor answered with a sigh that [Palmyra] had fallen to the rebels.": ["gain rebels Palmyra (mayor)"],
    "The Syrian army is weak. Its Army of the East lost [Palmyra].": ["loss SY Palmyra"],
}


@pytest.mark.parametrize(("text", "expected"), ANSWERS.items())
def test_answers(text: str, expected: list[str]) -> None:
    assert short(text) == expected


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


# Who says it, in the words that open a sentence: appositions, adjectives between commas, quotations of "we".
SAYERS = {
    "Norway's minister, Ana Ruud, said Ukraine had lost [Tokmak].": ["loss UA Tokmak (Ana Ruud)"],
    "Russian troops left [Tokmak], said Norway's minister, Ana Ruud.": ["loss RU Tokmak (Ana Ruud)"],
    "Petro Bondar, Ukraine's army chief, said Russian troops had left [Tokmak].": ["loss RU Tokmak (Petro Bondar)"],
    "In May, Ukraine's army chief said Russian troops had left [Tokmak].": ["loss RU Tokmak (army chief)"],
    "Russian troops held the road. A Defence Ministry spokesman said that they had left [Tokmak].": [
        "loss RU Tokmak (Defence Ministry spokesman)"
    ],
    "Russian troops held the road. Defence Minister Ivan Bondar said that Russian troops had left [Tokmak].": [
        "loss RU Tokmak (Ivan Bondar)"
    ],
    "The mayor, unshaven, said Russian troops had left [Tokmak].": ["loss RU Tokmak (mayor)"],
    "“Russian troops will not hold [Tokmak],” said his brother-in-law, Taras, who mends roofs.": [
        "control RU Tokmak denied planned (Taras)"
    ],
    "“We learned that Russian troops had left [Tokmak],” said Taras, a roofer.": ["loss RU Tokmak (Taras)"],
    "We learned that Russian troops had left [Tokmak].": ["loss RU Tokmak"],
    # What is put forward by "it was" is no background; what hangs on a noun is.
    "“It was not Russia that took [Tokmak],” the mayor said, “it was hunger.”": ["gain RU Tokmak denied (mayor)"],
    "“I saw the troops of Russia that took [Tokmak],” the mayor said.": ["gain RU Tokmak"],
    "A cook let slip that Russian troops had left [Tokmak].": ["loss RU Tokmak (cook)"],
    "The court ruled in May that Ukraine's troops had shelled [Tokmak].": ["strike UA Tokmak (court)"],
    "A blogger close to the ministry said that Russian troops had left [Tokmak].": ["loss RU Tokmak (blogger)"],
    # Who hears it is not who says it.
    "Ana Ruud, who is fifty, told reporters that the road was mined. She said that Russian troops had left [Tokmak].": [
        "loss RU Tokmak (Ana Ruud)"
    ],
    "Delegates said that they would never recognise Russia's annexation of [Crimea|admin1|UA].": [
        "sovereignty RU Crimea denied planned (Delegates)"
    ],
}


@pytest.mark.parametrize("text", SAYERS)
def test_whose_words_they_are(text):
    assert short(text) == SAYERS[text]
