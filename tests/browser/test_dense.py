"""Signs that would lie on each other: moved apart, each within reach, its place marked."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from browser_sizes import DESKTOP, PHONE
from playwright.sync_api import expect
from render_cases import PLACES, Squares, one_claim

from geomap.render import build_map

PARTIES = {"RU": {"name": "Russia", "colour": "#D55E00"}, "UA": {"name": "Ukraine", "colour": "#0072B2"}}


def _villages(count, *, step_deg):
    """Return one analysis for each of some villages in a row, so far apart."""
    made = []
    for number in range(count):
        analysis = one_claim("gain" if number % 2 else "control", ("RU", "UA")[number % 2], "Izium")
        place = replace(
            PLACES["Izium"], id=f"gn:{number}", name=f"Village {number}", longitude=37.0 + number * step_deg
        )
        claim = analysis.claims[0]._replace(id=f"v{number}", resolved=place, place_name=place.name)
        made.append(
            replace(analysis, article=replace(analysis.article, key=f"v{number}"), claims=(claim,), mentions=())
        )
    # One far away, so that the map opens on the whole of it.
    return [*made, one_claim("control", "RU", "Kherson", id="far")]


def _middles(page):
    """Return the middle of each place's sign on the screen."""
    return page.locator("path.gm-mark").evaluate_all(
        """found => found.map(e => [e.getAttribute('aria-label').split(':')[0], e.getBoundingClientRect()])
             .map(([name, r]) => [name, (r.left + r.right) / 2, (r.top + r.bottom) / 2])"""
    )


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("step_deg", [0.0, 0.01], ids=["same spot", "side by side"])
def test_signs_are_moved_apart_and_each_opens_its_own_sentences(step_deg, size, open_page):
    opened = open_page(build_map(_villages(6, step_deg=step_deg), regions=Squares(), parties=PARTIES).html, size=size)
    page = opened.page
    spots = _middles(page)
    assert len(spots) == 7
    gaps = [((x - u) ** 2 + (y - v) ** 2) ** 0.5 for n, (_, x, y) in enumerate(spots) for _, u, v in spots[n + 1 :]]
    assert min(gaps) >= 16, sorted(gaps)[:3]
    for number, (name, _, _) in enumerate(spots):
        page.evaluate("() => { geomap.state.map.closePopup(); geomap.state.fitAll() }")  # a popup moves the map
        page.mouse.click(*_middles(page)[number][1:])
        expect(page.locator(".gm-popup-name")).to_have_text(re.compile(f"^{re.escape(name)}"))
    assert page.locator(".leaflet-gm-mentions-pane path").count() >= 5  # lines to their places
    assert opened.complaints == []


def test_far_in_they_stand_on_their_places(open_page):
    page = open_page(build_map(_villages(4, step_deg=0.05), regions=Squares(), parties=PARTIES).html).page
    assert page.evaluate("geomap.state.data.places.some(p => p.fan && (p.fan[0] || p.fan[1]))")
    page.evaluate("geomap.state.map.setView([49.2, 37.1], 11, {animate: false})")
    assert not page.evaluate("geomap.state.data.places.some(p => p.fan && (p.fan[0] || p.fan[1]))")
    assert page.locator(".leaflet-gm-mentions-pane path").count() == 0


def test_where_there_is_no_room_the_popup_names_the_others(open_page):
    page = open_page(build_map(_villages(40, step_deg=0.0), regions=Squares(), parties=PARTIES).html).page
    # No sign is ever far from its place.
    assert page.evaluate("Math.max(...geomap.state.data.places.map(p => Math.hypot(...(p.fan || [0, 0]))))") <= 46
    covered = page.evaluate("geomap.state.data.places.findIndex((p, i) => geomap.state.covered(i).length > 0)")
    assert covered >= 0
    page.evaluate("index => geomap.state.open(index, null, null)", covered)
    others = page.locator(".gm-popup .gm-also")
    name = others.first.text_content()
    others.first.click()
    expect(page.locator(".gm-popup-name")).to_have_text(re.compile(f"^{re.escape(name)}"))


@pytest.mark.parametrize("kinds", [("control", "contest"), ("control", "gain", "strike")], ids=len)
def test_several_parties_at_one_town_have_signs_side_by_side(kinds, open_page):
    analyses = [
        replace(one, article=replace(one.article, key=kind))
        for kind, party in zip(kinds, ("RU", "UA", None), strict=False)
        for one in [
            one_claim(kind, party, "Izium", id=kind, extent="part", speaker="both" if kind == "gain" else "narrator")
        ]
    ]
    page = open_page(build_map(analyses, regions=Squares(), parties=PARTIES).html).page
    shown = page.evaluate(
        """() => { const d = geomap.state.data;
             return d.places[0].marks.map(m => d.marks[m]).map(m => [m.where, m.slot, m.sign, m.texture]) }"""
    )
    assert len({(where, slot) for where, slot, _, _ in shown}) == len(shown) >= 2, shown
    label = page.locator("path.gm-mark").get_attribute("aria-label")
    assert "Russia" in label and "Ukraine" in label
