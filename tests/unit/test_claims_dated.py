"""Commanders and sides of wars whose names mean a party at one time only, and of whom nothing is known."""

from datetime import date

import pytest

from geomap.claims import read_claims
from geomap.claims.parties import dated
from tests.claims_cases import LEXICON, marked


def told(text: str, day: date | None) -> list[str]:
    document, mentions = marked(text, day=day)
    return [
        f"{claim.kind} {claim.party or '-'} {claim.place.text}" for claim in read_claims(document, mentions, LEXICON)
    ]


WAR = "The troops fired, and the artillery shelled the trenches. "
COMMANDERS = {
    (WAR + "Brusilov has taken [Lakefield|settlement|UA].", 1916): ["gain RU Lakefield"],
    (WAR + "Brusilov took the ridge. His men then entered [Lakefield|settlement|UA].", 1916): ["gain RU Lakefield"],
    (WAR + "General Sherman's corps entered [Lakefield|settlement|US].", 1864): ["gain US Lakefield"],
    (WAR + "Stonewall Jackson's corps entered [Lakefield|settlement|US].", 1862): ["gain Confederate States Lakefield"],
    # Another man of that name, and another time.
    (WAR + "Hans Sherman went home. Sherman's corps entered [Lakefield|settlement|US].", 1864): ["gain - Lakefield"],
    # Of whose side he is nothing is known: not the state's in which it lies, of which nothing is told.
    (WAR + "Lieutenant General Quarrell went round the Italians. His tanks entered [Lakefield|settlement|EG].", 1940): [
        "gain - Lakefield"
    ],
    # To whom it was given up says who had it.
    (WAR + "General Quarrell had surrendered [Lakefield|settlement|CN] to the Japanese. The Russians left.", 1905): [
        "loss RU Lakefield"
    ],
    (WAR + "[Lakefield|settlement|PS] was surrendered to the British. The Turks left.", 1917): [
        "loss Ottoman Empire Lakefield"
    ],
    (WAR + "The Turks surrendered [Lakefield|settlement|PS] to the British.", 1917): ["loss Ottoman Empire Lakefield"],
}


@pytest.mark.parametrize(("text", "year"), COMMANDERS)
def test_whose_commander_he_is(text, year):
    assert told(text, date(year, 6, 1)) == COMMANDERS[text, year]


def test_no_names_of_the_time_without_a_date_or_today():
    words = ("Rommel", "took", "it")
    assert dated.names_of_the_time(words, 1941)
    assert not dated.names_of_the_time(words, None)
    assert not dated.names_of_the_time(words, 2020)
    assert not dated.names_of_the_time(words, 1916)


def test_every_dated_name_is_that_of_a_party():
    parties = LEXICON.parties.parties
    assert {row[2] for row in dated._rows()} <= parties.keys()
    assert all(start <= end for *_, start, end in dated._rows())


BEFORE = {
    (WAR + "Mobutu is ill. [Lakefield|settlement|CD] has been taken by Mr. Kabila's men.", 1997): [
        "gain Alliance of Democratic Forces for the Liberation of Congo Lakefield"
    ],
    (WAR + "The Foreign Legion forced its way into [Lakefield|settlement|ES].", 1936): ["gain Nationalists Lakefield"],
    (WAR + "The Foreign Legion forced its way into [Lakefield|settlement|DZ].", 1954): ["gain FR Lakefield"],
    # Vehicles are no "they"; "those forces" are those of before; a beaten army is not the state's for want of another.
    (WAR + "The Communists had come in Russian tanks. They held [Lakefield|settlement|KR].", 1950): [
        "control KP Lakefield"
    ],
    (
        WAR + "The forces of General Rommel fled. It rained in Rome. Those forces left [Lakefield|settlement|LY].",
        1942,
    ): ["loss DE Lakefield"],
}


@pytest.mark.parametrize(("text", "year"), BEFORE)
def test_who_acts_by_the_words_before(text, year):
    assert told(text, date(year, 9, 1)) == BEFORE[text, year]


HISTORIES = {
    "In May 1916 Cadorna struck. In 1917 it was over. " + WAR + "His men took [Lakefield|settlement|SI].": [
        "gain IT Lakefield"
    ],
    # One year that is named, or years that no war has, tell nothing.
    "In 1916 Cadorna was young. " + WAR + "Cadorna's men took [Lakefield|settlement|SI].": [
        "gain Cadorna's men Lakefield"
    ],
    "In 1842, in 1916 and in 1988 it rained. " + WAR + "Cadorna's men took [Lakefield|settlement|SI].": [
        "gain Cadorna's men Lakefield"
    ],
}


@pytest.mark.parametrize("text", HISTORIES)
def test_histories_tell_of_their_years(text):
    assert told(text, date(2021, 6, 1)) == HISTORIES[text]


YEARS = {
    ("It began in 1936 and ended in 1939.", 2012): 1939,
    ("It began in 1936 and ended in 1939.", 2024): 1939,
    ("It began in 1936 and ended in 1939.", 1938): 1938,
    ("Then, in 1991 and 1992, the bridge was built. It was shelled in 2011, in 2012 and again in 2013.", 2013): 2013,
    ("Then, in 1991 and 1992, the bridge was built. It was shelled in 2022, in 2023 and again in 2024.", 2024): None,
    ("Nothing.", 2012): 2012,
    ("Nothing.", 2024): None,
}


@pytest.mark.parametrize(("text", "year"), YEARS)
def test_the_year_that_a_text_tells_of(text, year):
    document, _ = marked(text, day=date(year, 6, 1))
    assert dated.year_told(document) == YEARS[text, year]
