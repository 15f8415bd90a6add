"""Ukraine's official list beside the claims: which of its settlements on which day, and a note at a claim."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from render_cases import PLACES, Squares, one_claim
from time_cases import weeks

from geomap.reference import Entry, Period, ReferenceInfo, ReferenceList, official_list
from geomap.render import build_map
from geomap.render.beside import beside
from geomap.render.shapes import encode_line

INFO = ReferenceInfo(
    "A list", "A list of settlements", side="UA", published="2025", country="UA", otherwise="UA",
    covers_from=date(2022, 1, 1), covers_until=date(2022, 9, 15), complete=True,
)  # fmt: skip


def _entry(key, place, *spans):
    periods = tuple(Period(start, end, "RU") for start, end in spans)
    return Entry(key, place.name, periods, place.latitude, place.longitude, place.id)


def _content(analyses=None):
    return build_map(analyses or weeks(), regions=Squares()).content


def test_a_settlement_is_drawn_on_the_days_that_the_list_has_it_so():
    days = (date(2022, 3, 1), date(2022, 9, 11))
    entries = [
        _entry("1", PLACES["Izium"], days),
        _entry("2", PLACES["Kherson"], (date(2022, 3, 1), None)),
        _entry("3", PLACES["Nikopol"], (date(2022, 1, 1), date(2022, 2, 1))),  # before the slider begins
        replace(_entry("4", PLACES["Kharkiv"], days), latitude=None),
    ]
    found = beside(_content(), ReferenceList(INFO, entries))
    # The slider goes from 1 to 18 September, the list to the 15th of it.
    assert found.layer["groups"] == [
        [0, 10, encode_line([(37.2485, 49.2088)], digits=3)],
        [0, 15, encode_line([(32.6178, 46.6558)], digits=3)],
    ]
    assert found.layer["covers"] == ["1 January 2022", "15 September 2022"]


@pytest.mark.parametrize(
    "analyses",
    [
        [one_claim(place="Izium", article_date=date(2025, 9, 1))],  # after the list
        [one_claim(place="Izium", article_date=None)],
    ],
)
def test_what_the_list_does_not_cover_has_no_layer(analyses):
    reference = ReferenceList(INFO, [_entry("1", PLACES["Izium"], (date(2022, 3, 1), None))])
    assert beside(_content(analyses), reference) is None


def test_a_country_that_the_list_is_not_about_has_no_layer():
    abroad = replace(PLACES["Izium"], country="XX", id="gn:5")
    base = one_claim(place="Izium")
    moved = replace(base, claims=(base.claims[0]._replace(resolved=abroad),))
    reference = ReferenceList(INFO, [_entry("1", PLACES["Izium"], (date(2022, 3, 1), None))])
    assert beside(_content([moved]), reference) is None


def test_a_claim_has_a_note_of_what_the_list_says_and_no_claim_changes():
    analyses = [
        one_claim("control", "RU", "Izium", article_date=date(2022, 9, 5)),
        one_claim("gain", "UA", "Izium", article_date=date(2022, 9, 5), article_key="two"),
        one_claim("control", "RU", "Kherson Oblast", article_date=date(2022, 9, 5), article_key="three"),
        one_claim("strike", "RU", "Kharkiv", article_date=date(2022, 9, 5), article_key="four"),
    ]
    plain = build_map(analyses, regions=Squares())
    html = build_map(analyses, regions=Squares(), reference=official_list()).html
    found = beside(plain.content, official_list())
    notes = {plain.content.analyses[number].article.key: words for number, words in found.notes.items()}
    assert notes["one"].endswith("one side's: the same; it dates it 1 April 2022.")
    assert "ahead of the list, which dates it 8 September 2022" not in notes["two"]  # within three days: the same
    assert notes["two"].endswith("the same; it dates it 8 September 2022.")
    assert (
        "of the 696 settlements that it lists there are as the claim says; the region has 696 in all" in notes["three"]
    )
    assert "four" not in notes
    assert '"reference":{' in html and '"reference":{' not in plain.html
    assert sum(len(group[2]) for group in found.layer["groups"]) < 60_000
