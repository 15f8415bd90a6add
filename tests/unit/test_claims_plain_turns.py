"""Plain turns of news: lists over what stands between, what is called untrue, who speaks on, whose men they are."""

import pytest

from tests.claims_cases import claims_of, short

LISTS = {
    "The fall of [Goma], of [Sake] and of [Minova] was told on the radio.": [
        "gain - Goma",
        "gain - Minova",
        "gain - Sake",
    ],
    "The mayors of [Goma], of [Sake] and of [Minova] met the rebels.": [],
    "The rebels took [Goma] in the winter of 1998, and [Sake] that June.": ["gain rebels Goma", "gain rebels Sake"],
    "The rebels took [Goma] house by house, and [Sake] without a shot.": ["gain rebels Goma", "gain rebels Sake"],
    "The rebels have taken [Sake], west of [Goma], and [Minova].": ["gain rebels Minova", "gain rebels Sake"],
    "The rebels took [Goma] in May, and in June [Sake].": ["gain rebels Goma", "gain rebels Sake"],
    "The rebels took [Goma] in May, and in June [Sake] held its fair.": ["gain rebels Goma"],
    "Clashes broke out for a second day on Friday around [Goma].": ["contest - Goma approach"],
}


@pytest.mark.parametrize(("text", "expected"), LISTS.items())
def test_lists(text: str, expected: list[str]) -> None:
    assert short(f"Rebels fight on. {text}") == expected


WORDS = {
    "Soldiers prised the last rebels off [Goma Bridge|facility|CD].": ["gain CD Goma Bridge"],
    "Rebels swept over the town of [Goma|settlement|CD].": ["gain rebels Goma"],
    "A storm swept over the town of [Goma|settlement|CD].": [],
    "The army declared [Goma|settlement|CD] rid of the rebels.": ["gain CD Goma"],
    "The army declared [Goma|settlement|CD] clear of mines.": [],
    "Government fighters took [Goma|settlement|CD].": ["gain CD Goma"],
    "The rebels were the only authority in [Goma].": ["control rebels Goma"],
    "Government soldiers were back on the main square of [Goma|settlement|CD].": ["gain CD Goma part"],
    "Government soldiers were back at their desks in [Goma].": [],
    "The rebels will pull back across the [Ruzizi|water] from [Goma].": ["loss rebels Goma planned"],
    "[Goma] has been run since May by officials from [Rwanda|country].": ["control RW Goma"],
    "The hospital in [Goma] is run by doctors from [France|country].": [],
    "[Goma], under rebel siege since May, has no bread.": ["contest rebels Goma"],
    "[Goma], under blockade by the rebels since May, has no bread.": ["contest rebels Goma"],
    "[Goma] was neither taken by the rebels nor encircled.": ["contest rebels Goma denied", "gain rebels Goma denied"],
    "Rwanda will have [Goma] by Christmas.": ["gain RW Goma planned"],
    "Rwanda will have its fair in [Goma] by Christmas.": [],
    "The rebels seized a hospital in [Rwanda|country].": [],
    "The rebels seized villages in [Rwanda|country].": ["gain rebels Rwanda part"],
    "The rebels attacked [Goma] and [Sake] but took neither town.": [
        "contest rebels Goma",
        "contest rebels Sake",
        "gain rebels Goma denied",
        "gain rebels Sake denied",
    ],
    "The rebels attacked [Goma] and [Sake], but took neither prisoners nor guns.": [
        "contest rebels Goma",
        "contest rebels Sake",
    ],
    "The army had left [Goma|settlement|CD] and the rebels had entered it to cheers.": [
        "gain rebels Goma",
        "loss CD Goma",
    ],
    "The major had announced in turn the fall of [Goma], and had threatened to go on.": ["gain - Goma (major)"],
    "Rwandan drones decided the battle for [Goma].": ["contest - Goma"],
    "The ministry credited the rebels with the capture of [Goma].": ["gain rebels Goma (ministry)"],
    "The ministry credited the rebels with taking [Goma].": ["gain rebels Goma (ministry)"],
    "The ministry called reports of the fall of [Goma] untrue.": ["gain - Goma denied (ministry)"],
    'The ministry calls news of a pullback from [Goma] "untrue".': ["loss - Goma denied (ministry)"],
    "Separatists declared an independent state of [Kivu|area].": ["sovereignty Kivu Kivu"],
    "The governor declared a state of emergency in [Kivu|area].": [],
    "[Rwanda|country] captured 30 tanks.": [],
    "[Rwanda|country] captured at least 30 tanks.": [],
    "[Rwanda|country] captured on Monday two villages.": [],
    "[Goma] captured 28 January.": ["gain - Goma"],
    "[Goma] taken 0600.": ["gain - Goma"],
    "Rwanda on Monday claimed [Goma].": ["gain RW Goma (Rwanda)"],
    "Rwanda has claimed [Goma] since 1998.": ["sovereignty RW Goma (Rwanda)"],
    "A poster in [Goma] proclaims the region part of [Rwanda|country].": [],
    "Pro-government fighters took [Goma|settlement|CD].": ["gain pro-government fighters Goma"],
}


@pytest.mark.parametrize(("text", "expected"), WORDS.items())
def test_words(text: str, expected: list[str]) -> None:
    assert short(f"The army and the rebels fight on. Shells kill soldiers. {text}") == expected


CALLED = {
    "The army called it a lie that [Goma] had fallen.": "army denied",
    'The ministry called it "market talk" that the rebels had taken [Goma].': "ministry denied",
    'The governor dismissed as "panic" reports that the rebels had taken [Goma].': "governor denied",
    'The governor branded as "fake news" claims that the rebels had taken [Goma].': "governor denied",
    "The ministry called it a disgrace that the rebels had taken [Goma].": "narrator affirmed",
    "Beside a wrecked car, General Nkunda put his cap down, rose, and announced that [Goma] had fallen.": "Nkunda affirmed",
    "The spokesman, Paul Kato, said men had gone home so that talks might begin, and warned that [Goma] would be "
    "attacked.": "Paul Kato affirmed",
}


@pytest.mark.parametrize(("text", "expected"), CALLED.items())
def test_who_says_so_and_who_calls_it_untrue(text: str, expected: str) -> None:
    found = claims_of(f"The army and the rebels fight on. {text}")
    assert [f"{claim.speaker or 'narrator'} {claim.polarity}" for claim in found] == [expected]


PLANNED = {
    "The rebels would not talk until [Goma] had been taken.": ["gain - Goma planned"],
    "The rebels did not talk until [Goma] had been taken.": ["gain - Goma"],
    "Giving up [Goma] is out of the question for the army.": ["loss - Goma denied planned"],
    "The question of giving up [Goma] was put to the mayor.": [],
}


@pytest.mark.parametrize(("text", "expected"), PLANNED.items())
def test_what_has_not_come(text: str, expected: list[str]) -> None:
    assert short(f"Rebels and soldiers fight on. {text}") == expected


WHO = {
    "The Third Brigade entered [Lyman|settlement|UA], which the Russians had held since April, and then it took "
    "[Kreminna|settlement|UA].": "None Kreminna",
    "The M23 spoke. Since it took [Goma|settlement|CD] in January the group has shelled [Masisi|settlement|CD].": "M23 Masisi",
    "Ukraine's defence minister promised that [Donetsk|settlement|UA] would be encircled.": "UA Donetsk",
    "Warplanes bombed [Lyman|settlement|UA] overnight. It was not clear who had sent them.": "None Lyman",
}


@pytest.mark.parametrize(("text", "expected"), WHO.items())
def test_who_does_it(text: str, expected: str) -> None:
    found = claims_of(f"Russian and Ukrainian soldiers fight on. Shells kill soldiers. {text}")
    assert f"{found[-1].party} {found[-1].place.text}" == expected
