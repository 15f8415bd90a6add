"""Which marks a statement puts on the map: the grammar of signs, one rule a test."""

from datetime import date

import pytest
from render_cases import PLACES, Squares, one_claim, seed_like

from geomap.model import Event
from geomap.render import build_map
from geomap.render.content import content
from geomap.render.layers.signs import DISAGREEMENT, HISTORY


def _content(*analyses, **options):
    given = {"title": None, "shapes": Squares(), "parties": None, "window_days": 30} | options
    return content(tuple(analyses), **given)


def _marks(*analyses, **options):
    return _content(*analyses, **options).marks


def test_the_first_screen():
    page = _content(*seed_like())
    by_place = {page.place_name(index): [] for index in range(len(page.groups))}
    for mark in page.marks:
        by_place[page.place_name(mark.group)].append((mark.sign, mark.form, mark.where, mark.texture, mark.party))
    for name in ("Donetsk", "Luhansk", "Zaporizhzhia", "Kherson"):
        assert by_place[f"{name} Oblast"] == [
            ("control", "area", "main", "hatch", "RU"),
            ("sovereignty", "area", "inset", "", "RU"),
        ]
    assert by_place["Kharkiv Oblast"] == [("gain", "area", "main", "hatch", "UA")]
    assert by_place["Izium"] == [("gain", "point", "main", "hatch", "UA")]
    assert by_place["Kherson"] == [
        ("control", "point", "main", "hatch", "RU"),
        ("gain", "point", "approach", "", "UA"),
    ]
    assert by_place["Kharkiv"] == [("strike", "point", "main", "", None)]
    assert by_place["Oskil"] == [("gain", "line", "main", "hatch", "UA")]
    assert by_place["Luhansk People's Republic"] == [
        ("sovereignty", "label", "main", "", "Luhansk People's Republic"),
    ]
    assert by_place["Ukraine"] == []
    denied = next(mark for mark in page.marks if page.place_name(mark.group) == "Nikopol")
    assert denied.denied and denied.where == "main"


def test_a_whole_country_is_never_drawn():
    page = _content(one_claim(place="Ukraine", extent_stated=True))
    assert page.marks == ()
    assert page.shapes[0].form == "list"


def test_an_even_fill_needs_the_text_to_say_all_of_it():
    assert [mark.texture for mark in _marks(one_claim())] == ["hatch"]
    assert [mark.texture for mark in _marks(one_claim(extent="part"))] == ["hatch"]
    assert [mark.texture for mark in _marks(one_claim(extent_stated=True))] == ["solid"]


def test_part_in_the_same_article_wins_over_all():
    analysis = one_claim(extent_stated=True, id="all")
    parts = one_claim(extent="part", id="parts").claims[0]
    from dataclasses import replace

    both = replace(analysis, claims=(*analysis.claims, parts))
    (mark,) = _marks(both)
    assert mark.texture == "hatch"


def test_a_region_without_a_polygon_is_of_unknown_outline_and_no_pin():
    page = _content(one_claim(place="Snowmarsh"))
    (mark,) = page.marks
    assert mark.form == "unknown"
    assert "outline unknown" in [line for _, line in page.label_lines(0)]


def test_sovereignty_is_an_inset_border_without_fill():
    (mark,) = _marks(one_claim("sovereignty"))
    assert (mark.where, mark.texture) == ("inset", "")


def test_a_plan_and_a_denial_fill_nothing():
    (plan,) = _marks(one_claim("gain", modality="planned"))
    assert plan.planned and plan.texture == ""
    (denial,) = _marks(one_claim("gain", polarity="denied", speaker="Kyiv"))
    assert denial.denied and denial.texture == ""


def test_who_lost_a_place_does_not_fill_it():
    (mark,) = _marks(one_claim("loss"))
    assert (mark.sign, mark.texture) == ("loss", "")


def test_approach_is_beside_the_place():
    (mark,) = _marks(one_claim("gain", "UA", "Kherson", extent="approach"))
    assert mark.where == "approach" and mark.texture == ""


def test_disagreement_is_two_colours_and_only_that():
    one = one_claim("control", "RU", "Izium", article_outlet="Morning Example", id="a")
    other = one_claim("control", "UA", "Izium", article_outlet="Evening Example", article_key="two", id="b")
    (mark,) = _marks(one, other)
    assert mark.layer == DISAGREEMENT
    assert mark.texture == "stripes" and set(mark.sides) == {"RU", "UA"}


def test_two_parties_that_follow_each_other_are_no_disagreement():
    earlier = one_claim("control", "RU", "Izium", article_date=date(2022, 9, 1), id="a")
    later = one_claim("gain", "UA", "Izium", article_date=date(2022, 9, 12), article_key="two", id="b")
    (mark,) = _marks(earlier, later)
    assert (mark.sign, mark.party, mark.texture) == ("gain", "UA", "hatch")


def test_one_polygon_has_at_most_one_military_fill():
    earlier = one_claim("gain", "RU", article_date=date(2022, 9, 1), extent="part", id="a")
    later = one_claim("gain", "UA", article_date=date(2022, 9, 12), extent="part", article_key="two", id="b")
    made = _marks(earlier, later)
    assert len([mark for mark in made if mark.texture]) == 1
    assert {mark.party for mark in made} == {"RU", "UA"}


def test_old_statements_go_into_a_layer_of_their_own_and_fade_before():
    old = one_claim(
        article_date=date(2022, 6, 1), id="old", event=Event(date(2022, 6, 1), date(2022, 6, 1), "day", "text")
    )
    new = one_claim(place="Kharkiv Oblast", kind="gain", party="UA", article_key="two", id="new")
    made = {mark.party: mark for mark in _marks(old, new)}
    assert made["RU"].layer == HISTORY
    assert made["UA"].layer == 0

    half = one_claim(
        article_date=date(2022, 9, 1), id="old", event=Event(date(2022, 9, 1), date(2022, 9, 1), "day", "text")
    )
    faded = {mark.party: mark.strength for mark in _marks(half, new)}
    assert faded["UA"] == 1.0 and 0.45 <= faded["RU"] < 1.0


def test_an_undated_article_is_drawn_and_says_that_its_date_is_not_known():
    page = _content(one_claim(article_date=None))
    assert len(page.marks) == 1
    assert page.news == "News of unknown date"
    assert page.newest is None


def test_layers_speak_as_the_texts_do():
    page = _content(*seed_like())
    names = [(layer.heading, layer.name, layer.count) for layer in page.layers]
    assert ("Said to be held by", "RU", 6) in names
    assert ("Said to be taken by", "UA", 4) in names
    assert ("Said to be struck by", "a party not named", 1) in names
    assert ("Claimed in law by", "RU (planned)", 4) in names
    assert ("Said not to be taken by", "RU", 1) in names


def test_headings_count_articles_statements_places_and_speakers():
    page = _content(*seed_like())
    assert page.heading == "Who is said to hold what: one article, 20 September 2022"
    assert page.subheading.startswith("19 statements on 13 places, by the article itself, ")
    assert page.notice == (
        "Read from one article, one outlet, 20 September 2022. Claims, not verified control. No colour: no claim read."
    )
    two = _content(*seed_like(), one_claim(article_date=date(2022, 8, 30), article_outlet="Other", article_key="b"))
    assert two.heading == "Who is said to hold what: 2 articles, 30 August to 20 September 2022"
    assert "2 articles, 2 outlets" in two.notice


def test_a_speaker_that_is_a_phrase_is_counted_but_not_named_in_the_heading():
    said, phrase = one_claim(), one_claim(speaker="Occupied parts of the Donetsk and Luhansk regions", article_key="b")
    assert _content(said, phrase).subheading.endswith(", by the articles themselves and one other")
    assert _content(phrase).subheading.endswith(", by Occupied parts of the Donetsk and Luhansk regions")


@pytest.mark.parametrize(
    ("kind", "trigger", "words"),
    [
        ("control", "-held", "parts said to be held by RU"),
        ("gain", "retook", "parts said to be retaken by RU"),
        ("gain", "seized", "parts said to be taken by RU"),
        ("sovereignty", "votes on joining", "vote on joining RU"),
        ("sovereignty", "annexed", "annexation by RU"),
        ("sovereignty", "self-proclaimed", "self-proclaimed"),
    ],
)
def test_a_claim_in_words(kind, trigger, words):

    from geomap.render.hues import party_looks
    from geomap.render.wording import said

    claim = one_claim(kind, extent="part").claims[0]
    claim = claim._replace(trigger=claim.trigger._replace(text=trigger))
    assert said(claim, party_looks({"RU": 1})["RU"]) == words


def test_every_place_of_the_fixture_has_a_level_with_a_name():
    from geomap.render.strings import LEVELS

    assert {place.level for place in PLACES.values()} <= set(LEVELS)


def test_a_claim_in_law_lasts_though_it_was_made_long_ago():
    made = date(2014, 5, 12)
    event = Event(made, made, "day", "text")
    (law,) = _marks(one_claim("sovereignty", "Luhansk People's Republic", "Luhansk People's Republic", event=event))
    assert law.layer == 0 and law.strength == 1.0
    (held,) = _marks(one_claim("control", "RU", event=event))
    assert held.layer == HISTORY


def test_what_else_is_said_of_an_area_stands_in_it_as_a_symbol():
    analyses = [
        one_claim("control", "RU", "Kherson Oblast", article_date=date(2022, 9, 1), extent="part", article_key="a"),
        one_claim("gain", "UA", "Kherson Oblast", article_date=date(2022, 9, 5), extent="part", article_key="b"),
        one_claim("strike", None, "Kherson Oblast", article_date=date(2022, 9, 5), article_key="c"),
        one_claim("sovereignty", "RU", "Kherson Oblast", article_date=date(2022, 9, 5), article_key="d"),
    ]
    marks = build_map(analyses, regions=Squares()).content.marks
    assert [(mark.sign, mark.party, mark.texture, mark.where, mark.slot) for mark in marks] == [
        ("gain", "UA", "hatch", "main", 0),
        ("control", "RU", "", "badge", 0),
        ("strike", None, "", "badge", 1),
        ("sovereignty", "RU", "", "inset", 0),
    ]
