"""Why a name stands where it does, and what stands against a statement."""

from __future__ import annotations

from dataclasses import replace

from render_cases import HOSTILE, PLACES, Squares, one_claim
from time_cases import weeks

from geomap.model import Candidate, Place
from geomap.render import build_map
from geomap.render.placing import Other, placings
from geomap.render.sides import other_sides

NAMESAKE = Place("gn:1", "Izium", 48.0, 37.2485, "settlement", "UA", "05")
ABROAD = Place("gn:2", "Izium", 49.2088, 20.0, "settlement", "PL", "77")


def _with_runners_up(*others):
    analysis = one_claim("gain", "UA", "Izium")
    mention = analysis.mentions[0]._replace(runners_up=tuple(Candidate(place, 0.2) for place in others))
    return replace(analysis, mentions=(mention,))


def test_runners_up_come_with_their_distance_from_the_place_chosen():
    analysis = _with_runners_up(NAMESAKE, PLACES["Kharkiv Oblast"], ABROAD)
    placing = placings([analysis])[0, "claim-0"]
    assert (placing.text, placing.reason) == ("place", "named with its type")
    assert placing.others == (
        Other("Izium", "settlement", "", 134),  # 1.2088 degrees of latitude
        Other("Kharkiv Oblast", "admin1", "", None),
        Other("Izium", "settlement", "PL", 1250),
    )


def test_a_place_that_an_editor_put_elsewhere_has_no_reason_of_the_reading():
    analysis = _with_runners_up(NAMESAKE)
    moved = analysis.claims[0]._replace(resolved=NAMESAKE)
    assert placings([replace(analysis, claims=(moved,))]) == {}


def test_claim_and_denial_have_a_note_of_each_other_in_the_table():
    html = build_map(weeks(), regions=Squares()).html
    table = html[html.index('<section id="gm-table"') : html.index("</section>", html.index('<section id="gm-table"'))]
    denial = next(row for row in table.split("<tr>") if "Denied: said to be taken" in row)
    claim = next(row for row in table.split("<tr>") if "Nikopol" in row and row != denial)
    assert "Others say otherwise: Said to be taken by RU (a ministry)." in denial
    assert "Others say otherwise: Denied: said to be taken by RU (the mayor)." in claim


def test_an_answer_is_noted_once_and_with_whom_it_answers():
    said = one_claim("gain", "RU", "Nikopol", speaker="a ministry")
    denial = said.claims[0]._replace(
        id="denial", polarity="denied", speaker="the mayor", answers="claim-0", speaker_side="UA"
    )
    content = build_map([replace(said, claims=(said.claims[0], denial))], regions=Squares()).content
    assert other_sides(content) == {
        0: ("Answered by the mayor: Denied: said to be taken by RU",),
        1: ("Answers the statement: Said to be taken by RU",),
    }


def test_hostile_names_of_runners_up_stay_text():
    other = replace(NAMESAKE, name=HOSTILE, country=HOSTILE)
    html = build_map([_with_runners_up(other)], regions=Squares()).html
    assert "<img src=x" not in html and "{{ 7*7 }}" in html
