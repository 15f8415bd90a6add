"""Spellings: many ways to write a name are one to search, and a page carries few of them, always the same."""

import json

import pytest
from render_cases import Squares, seed_like

from geomap.gazetteer import open_gazetteer
from geomap.render import build_map
from geomap.render.spelling import SPELLINGS, SPELLINGS_CHARS, folded, spellings


@pytest.fixture(scope="module")
def gazetteer():
    return open_gazetteer()


@pytest.mark.parametrize(
    "same",
    [
        ("Kyiv", "Київ", "Kyjiv", "KYIW"),
        ("Kiev", "Киев", "Kiew"),
        ("Kupiansk", "Куп'янськ", "Kupyansk", "Купянськ", "Kupjans'k"),
        ("Ivano-Frankivsk", "Івано-Франківськ", "ivano  frankivsk"),
        ("Raqqa", "raqa"),
        ("Łódź", "lodz"),
        ("Kherson", "Херсон", "Herson"),
    ],
)
def test_spellings_of_one_name_fold_to_one(same):
    assert len(set(map(folded, same))) == 1


def test_other_names_stay_other():
    names = ("Kyiv", "Kiev", "Kharkiv", "Kherson", "Mykolaiv", "Lyman", "Lviv", "Izium", "Irpin")
    assert len(set(map(folded, names))) == len(names)
    assert folded("Kyiv") not in folded("Kharkiv") + folded("Mykolaiv") + folded("Lviv")


def test_a_place_has_few_spellings_and_none_that_another_one_finds():
    many = [f"{chr(97 + at)}{chr(98 + at)}{chr(99 + at)}" for at in range(0, 20)]
    found = spellings("Town", [*many, "town", "TÓWN", "Ow"])
    assert len(found) == SPELLINGS and not {"tovn", "ov"} & set(found)
    long = spellings("Town", [f"{letter * 3}{'xyz' * 9}{letter}" for letter in "abcdefg"])
    assert 0 < sum(len(name.encode()) for name in long) <= SPELLINGS_CHARS
    assert spellings("Town", ["", "-", "x"]) == []


def test_case_forms_come_after_other_names():
    assert spellings("Kherson", ["Херсону", "Хирсон", "Херсоном", "Gerson"]) == [
        "hirson",
        "gerson",
        "hersonu",
        "hersonom",
    ]
    assert spellings("Odesa", ["Одесу", "Odessa", "Одесі", "Ades"]) == ["ades", "odesu", "odesi"]


def test_the_gazetteer_leads_from_places_to_their_names(gazetteer):
    kyiv, kherson = gazetteer.find("Kyiv")[0], gazetteer.find("Kherson")[0]
    names = gazetteer.names_of([kherson, kyiv, kyiv])
    assert names.keys() == {kyiv, kherson}
    assert {"kyiv", "kiev", "київ", "киев", "kyjiv"} <= set(names[kyiv])
    assert names[kyiv][0] == "kyiv" and "kyiv" not in names[kherson]
    assert "києві" not in names[kyiv] and gazetteer.find("Києві")[0] == kyiv  # a case form is a name, but no spelling
    every = gazetteer.names_of([gazetteer.country_row("UA")]).values()
    assert all(name.isprintable() for names in every for name in names)  # no codes
    assert gazetteer.names_of([]) == {}


def test_every_name_that_is_given_leads_back(gazetteer):
    rows = [gazetteer.find(name)[0] for name in ("Izium", "Ukraine", "Kherson Oblast", "Aleppo")]
    for row, names in gazetteer.names_of(rows).items():
        assert names and all(row in gazetteer.find(name) for name in names)


def test_names_go_by_id_and_unknown_ids_are_left_out(gazetteer):
    row = gazetteer.find("Izium")[0]
    found = gazetteer.spellings([gazetteer.id(row), "gn:1", "no-such", "?x", ""])
    assert found == {gazetteer.id(row): gazetteer.names_of([row])[row]}


def _places(html):
    data = html.split('id="gm-data">')[1].split("</script>")[0]
    return {place["name"]: place["names"] for place in json.loads(data)["places"]}


def test_a_page_carries_the_names_it_is_given_the_same_each_time():
    analyses = seed_like()
    izium = next(one.resolved.id for each in analyses for one in each.claims if one.place_name == "Izium")

    def names_of(place_ids):
        assert izium in list(place_ids)
        return {izium: ("izium", "изюм", "isjum", "<b>zium")}

    def made():
        return build_map(analyses, regions=Squares(), names_of=names_of).html

    assert made() == made()
    assert {"isium"} <= set(_places(made())["Izium"])
    assert "<b>zium" not in made()
