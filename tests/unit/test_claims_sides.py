"""Who speaks, and whose side is meant, in long newspaper prose: read over asides, quotations and sentences."""

import pytest

from tests.claims_cases import short

SPEAKERS = {
    # A report that goes on behind a semicolon.
    "The mayor said that the ferry had stopped; that Russian troops had taken [Tokmak]; and that they had shelled"
    " [Orikhiv].": ["gain RU Tokmak (mayor)", "strike RU Orikhiv (mayor)"],
    "The mayor said that the ferry had stopped; Russian troops had taken [Tokmak].": ["gain RU Tokmak"],
    "The general, Petro Bondar, let it be known that Ukrainian troops had entered [Tokmak].": [
        "gain UA Tokmak (Petro Bondar)"
    ],
    "Even the optimists were conceding that Russian troops had entered [Tokmak].": ["gain RU Tokmak (optimists)"],
    # Nobody is named who reports, believes or orders it.
    "The Ukrainian troops were reported to be advancing on [Tokmak].": ["contest UA Tokmak approach"],
    "The Ukrainian troops were reported by the mayor to hold [Tokmak].": ["control UA Tokmak (mayor)"],
    "The Ukrainian garrison had orders not to abandon [Tokmak].": ["loss UA Tokmak denied planned"],
    # A source between commas, and one that is a relative clause's.
    "Russian jets, according to the Lakeside Bureau, a body of two clerks, also bombed [Tokmak].": [
        "strike RU Tokmak (Lakeside Bureau)"
    ],
    "[Tokmak] was entered by Russian troops, a crowd which, by the count of monitors, had no boots.": [
        "gain RU Tokmak"
    ],
    # Who speaks stands behind a time, an office or a place.
    "At nine o'clock on Sunday evening General Petro Bondar announced that the Ukrainian army had entered [Tokmak].": [
        "gain UA Tokmak (Petro Bondar)"
    ],
    "In Lviv, to which the ministry moved in May, the army's commander, Petro Bondar, promised that it would be"
    " rebuilt, and added that Ukrainian troops held [Tokmak].": ["control UA Tokmak (Petro Bondar)"],
    "The Russians had left [Tokmak] before the cellar was opened that the priest, Father Luka, said held ninety.": [
        "loss RU Tokmak"
    ],
    # Quotations of several sentences.
    "“It is about three streets,” said Petro Bondar, over tea. “What counts is that the Russian army lost [Tokmak].”": [
        "loss RU Tokmak (Petro Bondar)"
    ],
    "“It is about three streets,” said Petro Bondar, over tea. The Russian army lost [Tokmak].": ["loss RU Tokmak"],
    "“The Russian army lost [Tokmak]. It will lose more,” a roofer said.": ["loss RU Tokmak (roofer)"],
    "“It rains,” said the mayor of Lviv. “Ukrainian troops hold [Tokmak].”": ["control UA Tokmak (mayor of Lviv)"],
    "It was raining, said a sergeant with a bandaged hand. Ukrainian troops had entered [Tokmak], he added.": [
        "gain UA Tokmak (sergeant)"
    ],
}

DOERS = {
    "Russian jets had helped the Syrian army to retake [Tokmak].": ["gain SY Tokmak"],
}


@pytest.mark.parametrize("text", SPEAKERS)
def test_who_says_it(text):
    assert short(text) == SPEAKERS[text]


@pytest.mark.parametrize("text", DOERS)
def test_who_does_it(text):
    assert short(text) == DOERS[text]
