"""The working copy in a browser: from a claim to its sentence in the article, and back to the map."""

from __future__ import annotations

import pytest
from browser_sizes import DESKTOP, PHONE
from playwright.sync_api import expect
from render_cases import Squares, hostile, seed_like

from geomap.render import build_map

PARTIES = {"RU": {"name": "Russia", "colour": "#D55E00"}, "UA": {"name": "Ukraine", "colour": "#0072B2"}}


@pytest.fixture(scope="module")
def html():
    return build_map(seed_like(), regions=Squares(), parties=PARTIES, with_text=True).html


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_claim_leads_to_its_sentence_and_the_sentence_to_the_map(html, size, open_page):
    opened = open_page(html, size=size)
    page = opened.page
    page.evaluate(
        "() => { const i = geomap.state.data.places.findIndex(p => p.name === 'Izium'); geomap.state.open(i, null, null) }"
    )
    page.locator(".leaflet-popup-content button", has_text="Read it in the article").first.click()
    expect(page.locator("#gm-text")).to_be_visible()
    expect(page.locator("#gm-text")).to_contain_text("Not for publishing.", use_inner_text=True)
    read = "".join(page.locator(".gm-read").all_text_contents())
    assert read.startswith(("Izium, retaken by Ukraine", "The attack on Izium"))
    mark = page.locator("mark.gm-read.gm-is-p").first
    expect(mark).to_have_text("Izium")
    expect(mark).to_have_css("border-bottom-color", "rgb(0, 114, 178)")
    box = mark.bounding_box()
    assert 0 <= box["y"] <= size["height"] and 0 <= box["x"] <= size["width"]
    page.keyboard.press("Escape")
    assert not page.locator("#gm-text").is_visible()
    page.evaluate("geomap.state.map.closePopup()")
    page.evaluate("geomap.state.readText(0, null)")
    page.locator("mark.gm-is-p", has_text="Kharkiv region").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-popup-content")).to_contain_text("Kharkiv Oblast", use_inner_text=True)
    assert page.locator("#gm-text").is_visible() == (size == DESKTOP)
    assert opened.complaints == [] and opened.requests == []


def test_the_text_is_as_written_and_the_panel_says_what_the_page_is(html, open_page):
    page = open_page(html).page
    assert page.locator("#gm-head .gm-working").is_visible()
    page.locator(".gm-text-open").click()
    assert page.locator(".gm-text-body").evaluate("e => e.textContent") == seed_like()[0].article.text
    assert page.locator(".folium-map").bounding_box()["width"] > 380


def test_hostile_articles_run_nothing(open_page):
    opened = open_page(build_map(hostile(), regions=Squares(), with_text=True).html)
    page = opened.page
    for number in range(len(hostile())):
        page.evaluate("n => geomap.state.readText(n, null)", number)
        expect(page.locator(".gm-text-body")).to_contain_text("<script>alert(1)</script>", use_inner_text=True)
    assert page.locator("#gm-text img, #gm-text script").count() == 0
    assert opened.complaints == [] and opened.requests == []
