"""Places: what is found in sentences, which place it is, and how it is used."""

from __future__ import annotations

import pytest

from geomap.articles import prepare
from geomap.gazetteer import Gazetteer
from geomap.model import Article, Mention
from geomap.places import Found, find_places


def read(gazetteer: Gazetteer, text: str) -> Found:
    return find_places(prepare(Article("a", text)), gazetteer)


def named(found: Found, name: str, number: int = 0) -> Mention:
    hits = [mention for mention in found.mentions if mention.text == name]
    assert len(hits) > number, f"{name!r} is not among {[mention.text for mention in found.mentions]}"
    return hits[number]


def placed(mention: Mention) -> tuple[str, str, str]:
    assert mention.place is not None
    return mention.place.name, mention.place.level, mention.place.country


@pytest.mark.parametrize(
    ("text", "name", "expected", "outer"),
    [
        ("Fighting went on in the Sumy region.", "Sumy", ("Sumy Oblast", "admin1", "UA"), "Sumy region"),
        ("Shells fell on the city of Sumy.", "Sumy", ("Sumy", "settlement", "UA"), "Sumy"),
        ("Troops crossed the Oskil River.", "Oskil River", ("Oskil", "water", "UA+RU"), "Oskil River"),
        (
            "Troops crossed the Inhulets river in Ukraine.",
            "Inhulets",
            ("Inhulets River", "water", "UA"),
            "Inhulets river",
        ),
        ("They moved to Paris, Texas.", "Paris", ("Paris", "settlement", "US"), "Paris"),
        ("They moved to Paris, France.", "Paris", ("Paris", "settlement", "FR"), "Paris"),
        (
            "The Luhansk People's Republic held a vote.",
            "Luhansk People's Republic",
            ("Luhansk People's Republic", "polity", "UA"),
            "Luhansk People's Republic",
        ),
        ("LVIV, Ukraine — Trains were late.", "LVIV", ("Lviv", "settlement", "UA"), "LVIV"),
        ("They sailed to Hodeidah, a Black Sea port.", "Black Sea", ("Black Sea", "water", ""), "Black Sea"),
        ("Rockets hit a Ukraine base near Basra.", "Ukraine", ("Ukraine", "country", "UA"), "Ukraine"),
    ],
)
def test_a_type_word_or_a_qualifier_settles_the_place(
    gazetteer: Gazetteer, text: str, name: str, expected: tuple[str, str, str], outer: str
) -> None:
    mention = named(read(gazetteer, text), name)
    assert placed(mention) == expected
    assert text[mention.outer.start : mention.outer.end] == outer


def test_a_type_word_spreads_over_a_list(gazetteer: Gazetteer) -> None:
    text = "Rain is expected in the Odesa, Mykolaiv and Kherson regions of Ukraine."
    found = read(gazetteer, text)
    for name in ("Odesa", "Mykolaiv", "Kherson"):
        mention = named(found, name)
        assert placed(mention)[1] == "admin1"
        assert mention.outer == mention.span


def test_two_republics_share_their_name(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "Envoys of the Donetsk and Luhansk People's Republics spoke.")
    assert placed(named(found, "Donetsk"))[:2] == ("Donetsk People's Republic", "polity")
    assert placed(named(found, "Luhansk People's Republics"))[:2] == ("Luhansk People's Republic", "polity")


@pytest.mark.parametrize(
    ("region", "admin1"), [("Zaporizhzhia", "26"), ("Kharkiv", "07"), ("Volyn", "24"), ("Chernihiv", "02")]
)
def test_a_village_of_many_is_the_one_in_the_region_named(gazetteer: Gazetteer, region: str, admin1: str) -> None:
    mention = named(read(gazetteer, f"The village of Pavlivka in the {region} region was cut off."), "Pavlivka")
    assert mention.place is not None
    assert (mention.place.country, mention.place.admin1) == ("UA", admin1)


def test_a_village_of_many_is_the_one_near_the_others(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "Guns were heard in Sloviansk and Kramatorsk in Ukraine. By evening Lyman was quiet.")
    mention = named(found, "Lyman")
    assert mention.place is not None
    assert (mention.place.country, mention.place.admin1) == ("UA", "05")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Kharkov", "Kharkiv"),
        ("Lugansk", "Luhansk"),
        ("Severodonetsk", "Sievierodonetsk"),
        ("Artemivsk", "Bakhmut"),
        ("Izyum", "Izium"),
        ("Kupyansk", "Kupiansk"),
    ],
)
def test_other_spellings_lead_to_the_same_place(gazetteer: Gazetteer, old: str, new: str) -> None:
    mention = named(read(gazetteer, f"A school in {old}, Ukraine, was closed."), old)
    assert placed(mention) == (new, "settlement", "UA")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Troops left the western bank of the Dnipro.", "water"),
        ("Troops crossed the Dnipro near Kherson.", "water"),
        ("Shells fell across the Dnipro.", "water"),
        ("Troops entered Dnipro near the river bank.", "settlement"),
        ("The bank of Dnipro was robbed.", "settlement"),
        ("Shells fell on the city of Dnipro.", "settlement"),
    ],
)
def test_a_bank_and_what_is_crossed_are_of_a_river(gazetteer: Gazetteer, text: str, level: str) -> None:
    assert placed(named(read(gazetteer, text), "Dnipro"))[1] == level


@pytest.mark.parametrize("when", ["On Friday", "In April", "By Tuesday", "Last June"])
def test_a_date_before_a_name_is_no_part_of_it(gazetteer: Gazetteer, when: str) -> None:
    assert placed(named(read(gazetteer, f"{when} Homs was shelled."), "Homs"))[2] == "SY"


@pytest.mark.parametrize("text", ["On Black Friday Homs was quiet.", "Friends of April Goma were quiet."])
def test_a_name_of_several_words_may_hold_a_date(gazetteer: Gazetteer, text: str) -> None:
    assert [mention.text for mention in read(gazetteer, text).mentions if mention.kind == "place"] == []


def test_a_capital_that_speaks_is_its_government(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "Warsaw said it would send doctors. They met in Warsaw on Sunday.")
    assert named(found, "Warsaw").kind == "actor"
    assert named(found, "Warsaw", 1).kind == "place"
    assert named(read(gazetteer, "An aide to the Kremlin resigned."), "Kremlin").kind == "actor"


def test_demonyms_are_actors(gazetteer: Gazetteer) -> None:
    mention = named(read(gazetteer, "Two Norwegian trawlers left port."), "Norwegian")
    assert mention.kind == "actor"
    assert placed(mention)[2] == "NO"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Officers of the Boston Police Department closed the road.", "Boston"),
        ("The Treaty of Paris ended the war.", "Paris"),
        ("Missiles hit the cruiser Moskva at sea.", "Moskva"),
    ],
)
def test_a_place_in_the_name_of_something_else_is_part_of_it(gazetteer: Gazetteer, text: str, name: str) -> None:
    assert named(read(gazetteer, text), name).kind == "name_part"


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Kherson was not at home.",
        "But since then, she had been reading of it.",
        "He paid. Of course, nobody asked.",
        "She said: I'll be late, and we're sorry.",
        "",
        "\x00\x01",
        "—",
    ],
)
def test_what_is_no_place(gazetteer: Gazetteer, text: str) -> None:
    assert read(gazetteer, text) == Found((), ())


def test_an_unknown_name_stays_unplaced(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "A fire broke out near the village of Qwertovka in Ukraine on Monday.")
    mention = named(found, "Qwertovka")
    assert mention.place is None
    assert [(name.text, name.count) for name in found.unplaced] == [("Qwertovka", 1)]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Уночі в Одесі пролунали вибухи.", "Одесі", ("Odesa", "settlement", "UA")),
        ("Пожежу на Лисичанському НПЗ загасили.", "Лисичанському", ("Lysychansk", "settlement", "UA")),
        ("На Дніпропетровщині загасили пожежу.", "Дніпропетровщині", ("Dnipropetrovsk Oblast", "admin1", "UA")),
        ("В Херсонской области идёт дождь.", "Херсонской", ("Kherson Oblast", "admin1", "UA")),
        ("Поезд прибыл в Харьков из Полтавы.", "Полтавы", ("Poltava", "settlement", "UA")),
    ],
)
def test_ukrainian_and_russian(gazetteer: Gazetteer, text: str, name: str, expected: tuple[str, str, str]) -> None:
    assert placed(named(read(gazetteer, text), name)) == expected


def test_scores_runners_up_and_reasons(gazetteer: Gazetteer) -> None:
    mention = named(read(gazetteer, "A market opened in Springfield on Friday."), "Springfield")
    assert 0 <= mention.score <= 1
    assert 1 <= len(mention.runners_up) <= 3
    assert all(candidate.place != mention.place for candidate in mention.runners_up)
    chances = [candidate.score for candidate in mention.runners_up]
    assert chances == sorted(chances, reverse=True)
    assert "places bear this name" in mention.reason


def test_a_home_makes_its_surroundings_likelier(gazetteer: Gazetteer) -> None:
    document = prepare(Article("a", "The council of Manchester met on Monday."))
    home = next(place for place in gazetteer.lookup("New Hampshire") if place.level == "admin1")
    here = named(find_places(document, gazetteer, home=home), "Manchester")
    assert here.place is not None
    assert here.place.country == "US"


def test_the_same_text_gives_the_same_result(gazetteer: Gazetteer) -> None:
    text = "Ships left Odesa for Istanbul. In Lyman, Donetsk region, a bridge fell; Berlin said it would help Kyiv."
    assert read(gazetteer, text) == read(gazetteer, text)


@pytest.mark.parametrize("unit", ["Paris, Texas, ", "New York City Hall ", "а" * 300 + " ", "Kyiv-", "(((("])
def test_long_hostile_texts_are_read(gazetteer: Gazetteer, unit: str) -> None:
    text = unit * (12_000 // len(unit))
    for mention in read(gazetteer, text).mentions:
        assert text[mention.span.start : mention.span.end] == mention.text


@pytest.mark.parametrize(
    ("text", "name", "admin1", "admin2"),
    [
        ("Shells hit Novoselivka near Chernihiv.", "Novoselivka", "02", "7410"),
        ("Shells hit Novoselivka near Lyman.", "Novoselivka", "05", "1412"),
        ("A convoy reached Novoselivka, 20 km north of Dnipro.", "Novoselivka", "04", "1204"),
        ("Дрон упав у Новоселівці під Черніговом.", "Новоселівці", "02", "7410"),
    ],
)
def test_of_namesakes_the_one_near_what_the_text_says_is_meant(
    gazetteer: Gazetteer, text: str, name: str, admin1: str, admin2: str
) -> None:
    mention = named(read(gazetteer, text), name)
    assert mention.place is not None and (mention.place.admin1, mention.place.admin2) == (admin1, admin2)
    assert "said to be near" in mention.reason


def test_of_namesakes_the_one_beside_a_place_named_close_by_is_likelier(gazetteer: Gazetteer) -> None:
    far = " ".join(f"The council of {town} met." for town in ("Kherson", "Beryslav", "Snihurivka", "Skadovsk")) * 2
    filler = " Nobody said for how long the talks would go on, or what the two sides had asked of each other." * 3
    close = "Fighting went on near Vuhledar. Assaults on Pavlivka were repelled."
    mention = named(read(gazetteer, far + filler + " " + close), "Pavlivka")
    assert mention.place is not None and mention.place.admin1 == "05"


def test_a_part_of_a_town_is_meant_only_where_its_town_is_named(gazetteer: Gazetteer) -> None:
    alone = named(read(gazetteer, "Workers left Chornobyl on Friday. Shops in Bakhmut opened."), "Chornobyl")
    assert placed(alone) == ("Chornobyl", "settlement", "UA")
    there = named(read(gazetteer, "A tram line leads from Chornobyl to the centre of Kramatorsk."), "Chornobyl")
    assert placed(there) == ("Chornobyl", "district", "UA")


def test_a_verb_in_lower_case_is_no_type_word(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "As Bakhmut falls silent, Kyiv states that talks go on.")
    assert placed(named(found, "Bakhmut")) == ("Bakhmut", "settlement", "UA")
    assert {mention.outer for mention in found.mentions} == {mention.span for mention in found.mentions}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Shells fell on the Kramatorsk and Bakhmut districts.", "Kramatorsk", ("Kramatorsk Raion", "admin2", "UA")),
        ("Shells fell on the Kramatorsk and Bakhmut districts.", "Bakhmut", ("Bakhmut Raion", "admin2", "UA")),
        ("Police searched the Sumy rayon.", "Sumy", ("Sumy Raion", "admin2", "UA")),
    ],
)
def test_a_district_of_ukraine_is_a_raion(
    gazetteer: Gazetteer, text: str, name: str, expected: tuple[str, str, str]
) -> None:
    assert placed(named(read(gazetteer, text), name)) == expected


@pytest.mark.parametrize(
    ("text", "name", "admin1", "admin2"),
    [
        ("Shelling hit Novoselivka in Kramatorsk district.", "Novoselivka", "05", "1412"),
        ("Shelling hit Novoselivka, Chernihiv Raion.", "Novoselivka", "02", "7410"),
        ("They live in Springfield, Clark County.", "Springfield", "OH", "023"),
        ("У Новоселівці Чернігівського району горів ліс.", "Новоселівці", "02", "7410"),
    ],
)
def test_a_second_level_unit_qualifies_a_name(
    gazetteer: Gazetteer, text: str, name: str, admin1: str, admin2: str
) -> None:
    mention = named(read(gazetteer, text), name)
    assert mention.place is not None
    assert (mention.place.level, mention.place.admin1, mention.place.admin2) == ("settlement", admin1, admin2)
    assert "named with" in mention.reason


def test_a_kind_of_place_that_ends_the_paragraph_before_is_no_part_of_a_name(gazetteer: Gazetteer) -> None:
    mention = named(read(gazetteer, "Heavy fighting went on in the town\n\nKherson was captured."), "Kherson")
    assert mention.outer == mention.span


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Viet Minh besieged Dienbienphu, where the French had an airfield.", "Dienbienphu", "VN"),
        ("German troops captured Bir Hakeim in the desert south of Tobruk, in Libya.", "Bir Hakeim", "LY"),
        ("The Red Army besieged Küstrin, on the Oder in Poland.", "Küstrin", "PL"),
        ("British troops captured Thiepval and Pozières, north of Albert in France.", "Pozières", "FR"),
    ],
)
def test_battlefields_and_older_names_are_known(gazetteer, text, name, country):
    found = read(gazetteer, text)
    (mention,) = [each for each in (*found.mentions, *found.doubtful) if each.text == name]
    assert mention.place is not None
    assert mention.place.country == country


def test_a_name_may_begin_with_an_article_in_small_letters(gazetteer):
    text = "The rebels fled from el-Fasher and ar-Raqqah to al-Hasakah; Bashar al-Assad and al-Assad's men stayed in Sudan."
    found = read(gazetteer, text)
    assert [mention.text for mention in found.mentions] == ["el-Fasher", "ar-Raqqah", "al-Hasakah", "Sudan"]
    assert {mention.place.country for mention in found.mentions if mention.place} == {"SD", "SY"}
    assert not found.doubtful
