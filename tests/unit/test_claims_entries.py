"""Entries of lists, tables, logs and flashes: what is told of a place, or who has it, without a verb."""

from datetime import date

import pytest

from geomap.articles import prepare
from geomap.claims import read_claims
from geomap.model import Article
from tests.claims_cases import LEXICON, marked, short

WAR = "Congolese troops and M23 rebels shell each other in a war.\n"
UKRAINE = "Russian troops and Ukrainian forces shell each other in a war.\n"

BEFALLEN = {
    "[Kupiansk]: captured 20 May.": ["gain RU Kupiansk"],
    "[Kupiansk]: retaken 0900.": ["gain UA Kupiansk"],
    "[Kupiansk]: shelled all week.": ["strike RU Kupiansk"],
    "- [Kupiansk]: retaken by the Ukrainians at dawn.": ["gain UA Kupiansk"],
    "[Kupiansk]: still in Russian hands.": ["control RU Kupiansk"],
    "[Kupiansk]: under Russian control since May.": ["control RU Kupiansk"],
    "[Kupiansk]: retaken 0900, lost again 1400.": ["gain UA Kupiansk", "loss UA Kupiansk"],
    "28 January – [Kupiansk] retaken without a shot.": ["gain UA Kupiansk"],
    "FLASH – [Kupiansk] occupied by Russian paratroopers.": ["control RU Kupiansk"],
    "[Kupiansk] retaken.": ["gain UA Kupiansk"],
    "| [Kupiansk] | captured 14 May | two bridges |": ["gain RU Kupiansk"],
    # What has an object is told of something else; a country may attack and lose.
    "[Kupiansk]: seized documents are on show.": [],
    "[Kupiansk]: captured soldiers wait for buses.": [],
    "[Kupiansk]: lost property is in room 4.": [],
    "Film [captured]: two hours.": [],
}


@pytest.mark.parametrize(("text", "expected"), BEFALLEN.items())
def test_what_befell_the_place_of_an_entry(text: str, expected: list[str]) -> None:
    if "[Kupiansk]" not in text:
        text = text.replace("[", "").replace("]", "")
    assert short(UKRAINE + text.replace("[Kupiansk]", "[Kupiansk|settlement|UA]")) == expected


HELD = {
    "[Goma]: still Congolese.": ["control CD Goma"],
    "[Goma]: M23 since January.": ["control M23 Goma"],
    "[Goma] – the M23 since January.": ["control M23 Goma"],
    # Without a list, a heading or "since", a name behind a colon may be anything.
    "[Goma]: M23.": [],
    "[Goma]: Rwandan ministers met.": [],
    "[Goma]: M23 denies it.": [],
}


@pytest.mark.parametrize(("text", "expected"), HELD.items())
def test_whose_the_place_of_an_entry_is(text: str, expected: list[str]) -> None:
    assert short(WAR + text.replace("[Goma]", "[Goma|settlement|CD]")) == expected


def test_entries_of_a_list() -> None:
    listed = "[Goma|settlement|CD] and [Sake|settlement|CD]: M23.\n[Beni|settlement|CD]: army.\n[Uvira|settlement|CD]: talks."
    assert short(WAR + listed) == ["control CD Beni", "control M23 Goma", "control M23 Sake"]


def test_table_headed_by_its_holders() -> None:
    table = (
        "| Place | Holder |\n| [Goma|settlement|CD] | M23/AFC |\n| [Uvira|settlement|CD] | FARDC and Wazalendo |\n"
        "The rebels shelled an army camp and troops fled.\n"
    )
    assert short(table) == ["control CD Uvira", "control M23 Goma"]


def test_table_of_something_else() -> None:
    table = "| Place | Office |\n| [Geneva|settlement|CH] | United Nations |\n| [Paris|settlement|FR] | France |\n"
    assert short(table) == []
    assert short("Troops and rebels shelled each other at dawn; soldiers fled the shelling.\n" + table) == []


def _titled(title: str, text: str) -> list[tuple[str, str | None]]:
    document, mentions = marked(text, day=date(2022, 9, 5))
    document = prepare(Article("a", document.text, title, date(2022, 9, 5)))
    return [(claim.kind, claim.party) for claim in read_claims(document, mentions, LEXICON)]


def test_title_that_names_a_local_office_tells_whose_text_it_is() -> None:
    post = "Good morning! The enemy shelled [Chuhuiv|settlement|UA]. Our fighters hold [Pryshyb|settlement|UA]."
    assert _titled("Head of Kharkiv region, morning post", post) == [("strike", "RU"), ("control", "UA")]


def test_who_calls_the_other_side_the_enemy() -> None:
    post = "The Ukrainians hit [Belgorod|settlement|RU]. Our guys beat the enemy and took [Orlivka|settlement|UA]."
    assert _titled("Evening channel", post)[1] == ("gain", "RU")


def test_a_town_is_held_that_is_ours_but_a_land_is_claimed() -> None:
    assert short(UKRAINE + "[Avdiivka|settlement|UA] is ours, the Russian army said.") == [
        "control RU Avdiivka (Russian army)"
    ]
    assert short(UKRAINE + "[Crimea|admin1|UA] is ours, the Russian army said.") == [
        "sovereignty RU Crimea (Russian army)"
    ]


def test_bare_captures_where_a_state_takes_its_own_ground() -> None:
    log = (
        "Azerbaijani and Armenian troops fight.\n[Jabrayil|settlement|AZ] falls to Azerbaijani troops.\n"
        "[Madagiz|settlement|AZ] is taken.\n"
    )
    assert short(log) == ["gain AZ Jabrayil", "gain AZ Madagiz"]


WHOSE = {
    # Who takes back a town is not who had taken it.
    "German tanks and Soviet troops fought a battle.\n[Belgorod|settlement|RU]: captured by the Germans in 1941, retaken in 1943.": [
        "gain DE Belgorod",
        "gain Soviet Union Belgorod",
    ],
    # Whose men are told only to have fled took nothing.
    "[Nablus|settlement|PS] was taken by paratroopers. Jordanian soldiers fled. Israeli jets circled.": [
        "gain IL Nablus"
    ],
    "[Nablus|settlement|PS] was taken by paratroopers. Jordanian soldiers fought on.": ["gain JO Nablus"],
    # The army of a commander whom no list has is not the home state's.
    "Italian planes bombed [Ambo|settlement|ET]. [Harar|settlement|ET] was captured by Marshal Orlandi's columns.": [
        "gain IT Harar",
        "strike IT Ambo",
    ],
    "Russian troops and Ukrainian forces fight.\nDay 3 – [Izium|settlement|UA] taken by the Russian army.": [
        "gain RU Izium"
    ],
}


@pytest.mark.parametrize(("text", "expected"), WHOSE.items())
def test_whose_deed_a_bare_capture_is(text: str, expected: list[str]) -> None:
    day = date(1943, 9, 1) if "Soviet" in text else date(1967, 6, 7) if "Nablus" in text else date(2022, 9, 20)
    document, mentions = marked(text, day=day)
    told = [f"{claim.kind} {claim.party} {claim.place.text}" for claim in read_claims(document, mentions, LEXICON)]
    assert sorted(told) == expected


def test_headings_that_name_countries() -> None:
    watch = (
        "SUDAN. The RSF shelled [Omdurman|settlement|SD]; army troops fled.\n"
        "SOMALIA. Al-Shabaab fighters raided a market. The government lost [Galkayo|settlement|SO].\n"
        "MYANMAR: The junta recaptured [Loikaw|settlement|MM].\n"
    )
    assert short(watch) == ["gain MM Loikaw", "loss SO Galkayo", "strike Rapid Support Forces Omdurman"]
    one = "SUDAN. The RSF shelled [Omdurman|settlement|SD]. The government lost [Nyala|settlement|SD].\n"
    assert short(one) == ["loss SD Nyala", "strike Rapid Support Forces Omdurman"]


def test_a_state_that_takes_its_own_ground() -> None:
    lines = "Azerbaijani and Armenian troops fight. [Hadrut|settlement|AZ] captured, Baku says."
    for day, expected in ((date(2020, 10, 10), "AZ"), (date(1993, 7, 23), "AM")):
        document, mentions = marked(lines, day=day)
        assert [claim.party for claim in read_claims(document, mentions, LEXICON)] == [expected]


def test_a_front_in_an_armys_bulletin_is_the_armys() -> None:
    text = "Troops of the Steppe Front took [Belgorod|settlement|RU]. German tanks fled."
    document, mentions = marked(text, day=date(1943, 8, 6))
    document = prepare(Article("a", document.text, "Bulletin of the Soviet Information Bureau", date(1943, 8, 6)))
    assert [claim.party for claim in read_claims(document, mentions, LEXICON)] == ["Soviet Union"]


SPOKEN = {
    "Insurgents control [Kupiansk]: lawmaker.": ["control insurgents Kupiansk (lawmaker)"],
    "[Kupiansk] captured – defence ministry.": ["gain RU Kupiansk (defence ministry)"],
    "Russian troops have entered [Kupiansk] (Ukrainian army).": ["gain RU Kupiansk (Ukrainian army)"],
    "Russian troops hold [Kupiansk]: two bridges.": ["control RU Kupiansk"],
    "Russian troops hold [Kupiansk] – police stations burn.": ["control RU Kupiansk"],
    "It is almost certain that Russian troops took [Kupiansk].": ["gain RU Kupiansk"],
    "Kyiv's statement about the loss of [Kupiansk] does not correspond to reality.": ["loss UA Kupiansk denied"],
    "An advance on [Kupiansk] appears likely.": ["contest RU Kupiansk approach planned"],
    "Attempts to storm [Kupiansk] were repelled.": ["contest RU Kupiansk"],
    "[Kupiansk] stays Ukrainian.": ["control UA Kupiansk"],
    "Russian troops are at the approaches to [Kupiansk].": ["contest RU Kupiansk approach"],
    "Russian troops stood in [Kupiansk] for a month.": ["control RU Kupiansk"],
    "Russian ministers stood in [Kupiansk] for an hour.": [],
    "Russian troops threw themselves upon [Kupiansk].": ["contest RU Kupiansk"],
    "[Kupiansk] has been under attack for a second day.": ["strike RU Kupiansk"],
    "[Kyiv] came under attack for its law on churches.": [],
    "In “DPR”-controlled [Kupiansk] windows broke.": ["control Donetsk People's Republic Kupiansk"],
    'In [Kupiansk] ("DPR"-controlled) windows broke.': ["control Donetsk People's Republic Kupiansk"],
    "[Kupiansk] (Russian-held since May) was quiet.": ["control RU Kupiansk"],
    "Neither side holds [Kupiansk].": [],
    "Neither side has made progress in [Kupiansk].": [],
    "Evacuation from [Kupiansk] is impossible.": [],
    "The evacuation of troops from [Kupiansk] went on.": ["loss UA Kupiansk"],
    "In [Kharkiv region|admin1|UA], [Kupiansk] and [Izium|settlement|UA] were captured by the Russians.": [
        "gain RU Izium",
        "gain RU Kupiansk",
    ],
    "The towns of [Kupiansk], [Lyman|settlement|UA] and [Izium|settlement|UA] were captured by the Russians.": [
        "gain RU Izium",
        "gain RU Kupiansk",
        "gain RU Lyman",
    ],
}


@pytest.mark.parametrize(("text", "expected"), SPOKEN.items())
def test_wordings_of_briefings(text: str, expected: list[str]) -> None:
    line = text.replace("[Kupiansk]", "[Kupiansk|settlement|UA]").replace("[Kyiv]", "[Kyiv|settlement|UA]")
    assert short(UKRAINE + line) == expected


def test_who_beats_the_enemy_writes() -> None:
    digest = (
        "Units of the Russian army repelled the enemy's attack near [Orlivka|settlement|UA]."
        " Ten attacks were repelled near [Lyman|settlement|UA]."
    )
    assert _titled("Ministry of Defence: digest", digest) == [("contest", "UA"), ("contest", "UA")]


def test_unknown_names_that_head_entries_beside_known_places() -> None:
    war = "Ethiopian troops and tanks shell an Eritrean army in a war of artillery.\n"
    known = "[Asmara|settlement|ER]: bombed.\n[Assab|settlement|ER]: quiet.\n"
    assert "gain ET Zolubad" in short(war + known + "Zolubad: captured 20 May.\n")
    assert not any("Zolubad" in claim for claim in short(war + "Ivanko: captured in May.\nZolubad: captured 20 May.\n"))


def test_a_title_that_names_country_or_group() -> None:
    text = "Government troops and tanks shelled rebels. Helicopters fired on [Sakhour|settlement|SY]."
    text += " Trucks wait in [Qaim|settlement|IQ] and [Ana|settlement|IQ]."
    assert _titled("Digest: Syria, July 24", text) == [("strike", "SY")]
    text = "Half of [Ramadi|settlement|IQ] is in the group's hands. Troops, tanks and artillery wait."
    assert _titled("Islamic State: the year in dates", text) == [("control", "Islamic State")]


LISTS = {
    "Retaken: [Kupiansk], [Izium].": ["gain UA Izium", "gain UA Kupiansk"],
    "Under siege: [Kupiansk].": ["contest RU Kupiansk"],
    "Held by Russia: [Kupiansk], [Izium].": ["control RU Izium", "control RU Kupiansk"],
    "Russian-held: [Kupiansk], [Izium].": ["control RU Izium", "control RU Kupiansk"],
    "In Russian hands: [Kupiansk].": ["control RU Kupiansk"],
    "Heavy fighting: [Kupiansk], [Izium].": ["contest RU Izium", "contest RU Kupiansk"],
    "[Kupiansk]: Russian troops inside the town.": ["control RU Kupiansk"],
    "[Kupiansk]: Russian troops in the centre.": ["control RU Kupiansk part"],
    "[Kupiansk]: Ukrainian flag raised.": ["gain UA Kupiansk"],
    "[Kupiansk]: Russian assault repelled.": ["contest RU Kupiansk"],
    "[Kupiansk]: the Russians withdrew on Monday.": ["loss RU Kupiansk"],
    "Kharkiv district – [Kupiansk] shelled.": ["strike RU Kupiansk"],
    "[Izium] – [Kupiansk] shelled.": ["strike RU Kupiansk"],
    "FAKE: [Kupiansk] captured by Russia.": ["gain RU Kupiansk denied"],
    "BREAKING: [Kupiansk] captured by Russia.": ["gain RU Kupiansk"],
    "1) [Kupiansk]: captured on Monday.": ["gain RU Kupiansk"],
    "Russian army: holds [Kupiansk]; attacks [Izium].": ["contest RU Izium", "control RU Kupiansk"],
    "Russian army: took part in a parade in [Kupiansk].": [],
    "Ukraine: seized drugs in [Kupiansk].": [],
    "Lost: two drones over [Kupiansk].": [],
    "Captured: twelve soldiers in [Kupiansk].": [],
    "Under fire: [Kupiansk] mayor Bondar.": [],
    "Attacks on press: [Kupiansk].": [],
    "In pictures: [Kupiansk] under curfew.": [],
    "[Kupiansk]: man seized.": [],
    "[Kupiansk]: two soldiers captured.": [],
    "[Kupiansk]: Russian prisoners in the city.": [],
}


@pytest.mark.parametrize(("text", "expected"), LISTS.items())
def test_lists_of_places_under_a_heading(text: str, expected: list[str]) -> None:
    line = text.replace("[Kupiansk]", "[Kupiansk|settlement|UA]").replace("[Izium]", "[Izium|settlement|UA]")
    assert short(UKRAINE + line) == expected


ASSESSED = {
    "Ukrainian forces advanced north of [Kupiansk].": ["contest UA Kupiansk approach"],
    "Ukrainian forces advanced the deadline in [Kupiansk].": [],
    "Russian forces fought south of [Kupiansk].": ["contest RU Kupiansk approach"],
    "Russian forces conducted ground attacks near [Kupiansk].": ["contest RU Kupiansk approach"],
    "Russian aircraft conducted attacks near [Kupiansk].": ["strike RU Kupiansk approach"],
    "Fighting was reported in and around [Kupiansk].": ["contest RU Kupiansk"],
    "Access to [Kupiansk], held by Russian forces since May, is denied.": ["control RU Kupiansk"],
    "The mayor of [Kupiansk], held by Russian forces since May, is ill.": [],
    "An air strike hit [Kupiansk].": ["strike RU Kupiansk"],
    "In [Kupiansk] shells killed 12 people.": ["strike RU Kupiansk"],
    "In [Kupiansk] colds killed 12 people.": [],
    "[Kupiansk], taken by the Russians in May, was won back in September.": ["gain RU Kupiansk", "gain UA Kupiansk"],
    "[Kupiansk] is still government.": ["control UA Kupiansk"],
    "The battle for [Kupiansk] rages on.": ["contest RU Kupiansk"],
    "[Kupiansk] is under our control.": ["control UA Kupiansk"],
    "[Kupiansk] is under our control, the Russian army said.": ["control RU Kupiansk (Russian army)"],
    "Temporarily occupied [Kupiansk] is without water.": ["control RU Kupiansk"],
    "[Kupiansk] will be ours.": ["gain UA Kupiansk planned"],
    "[Kupiansk] is government property.": [],
    "Hostile aeroplanes bombed [Kupiansk].": ["strike RU Kupiansk"],
    "[Kupiansk] was brought under Ukrainian control.": ["gain UA Kupiansk"],
}


@pytest.mark.parametrize(("text", "expected"), ASSESSED.items())
def test_wordings_of_assessments(text: str, expected: list[str]) -> None:
    assert short(UKRAINE + text.replace("[Kupiansk]", "[Kupiansk|settlement|UA]")) == expected
