"""The page for everyone: axe-core, keyboard, zoom, dark scheme, right-to-left text, a table that sorts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from browser_sizes import DESKTOP, PHONE
from playwright.sync_api import expect
from render_cases import Squares, one_claim
from time_cases import weeks

from geomap.figure import draw_still
from geomap.model import Quote, Span
from geomap.render import build_map

AXE = Path(__file__).parent / "assets" / "axe.min.js"
PARTIES = {"RU": {"name": "Russia", "colour": "#D55E00"}, "UA": {"name": "Ukraine", "colour": "#0072B2"}}


@pytest.fixture(scope="module")
def html():
    return build_map(weeks(), regions=Squares(), parties=PARTIES).html


def _found_by_axe(page):
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run().then(r => r.violations)")
    return [
        (each["id"], each["impact"], [node["html"][:120] for node in each["nodes"]][:3])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_serious(size, scheme, html, open_page):
    page = open_page(html, size=size, color_scheme=scheme).page
    page.evaluate(
        """() => { geomap.state.fold(false); document.querySelectorAll('#gm-panel details').forEach(d => { d.open = true })
             const i = geomap.state.data.places.findIndex(p => p.name === 'Nikopol'); geomap.state.open(i, null, null) }"""
    )
    page.wait_for_timeout(100)
    assert _found_by_axe(page) == []
    page.locator(".gm-table-open").evaluate("e => e.click()")
    assert _found_by_axe(page) == []


def test_focus_goes_round_the_page_and_shows(html, open_page):
    page = open_page(html).page
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                """() => { const e = document.activeElement, s = getComputedStyle(e);
                     return [e.className.baseVal || e.className || e.tagName,
                             s.outlineStyle !== 'none' || parseFloat(s.strokeWidth) >= 4 || e === document.body] }"""
            )
        )
    assert all(shown for _, shown in seen), [name for name, shown in seen if not shown]
    names = " ".join(str(name) for name, _ in seen)
    for each in ("gm-mark", "gm-slider", "gm-search", "gm-table-open"):
        assert each in names


def test_twice_the_size_still_fits(html, open_page):
    page = open_page(html, size={"width": 640, "height": 400}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    assert page.locator(".folium-map").bounding_box()["height"] > 120


def test_right_to_left_text_keeps_its_direction(open_page):
    words = "قال المتحدث إن القوات hold the place الآن"
    page = open_page(
        build_map([one_claim(speaker="المتحدث", article_text=words + " now")], regions=Squares()).html
    ).page
    page.locator(".gm-list summary").first.click()
    quote = page.locator(".gm-list .gm-quote").first
    assert quote.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.evaluate("getComputedStyle(document.body).direction") == "ltr"


def test_the_table_sorts_by_any_column(open_page):
    analyses = [replace(one, article=replace(one.article, title=f"Title {n}")) for n, one in enumerate(weeks())]
    page = open_page(build_map(analyses, regions=Squares(), parties=PARTIES).html).page
    page.locator(".gm-table-open").click()
    head = page.locator("#gm-table thead th", has_text="Event")
    head.locator("button").click()
    days = [key for key in page.locator("#gm-table tbody tr").evaluate_all(
        "rows => rows.map(r => r.cells[4].dataset.key || '')"
    ) if key]  # fmt: skip
    assert days == sorted(days) and len(days) == 7
    assert head.get_attribute("aria-sort") == "ascending"
    head.locator("button").click()
    assert page.locator("#gm-table tbody tr").first.locator("td").nth(3).get_attribute("data-key") == "2022-09-18"


def test_print_shows_heading_map_and_table(html, open_page):
    page = open_page(html).page
    page.emulate_media(media="print")
    page.locator("#gm-table tbody tr").first.wait_for()
    assert page.locator("#gm-head h1").is_visible() and page.locator(".gm-notice").is_visible()
    assert not page.locator("#gm-time").is_visible()


def test_paper_has_every_row_of_the_table(html, open_page):
    page = open_page(html).page
    assert page.locator("#gm-table table").count() == 0
    page.pdf()
    assert page.locator("#gm-table tbody tr").count() == 8


@pytest.fixture(scope="module")
def pictured():
    return build_map(weeks(), regions=Squares(), parties=PARTIES, still=draw_still).html


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_without_scripts_there_are_picture_and_table(pictured, size, open_page, pixels):
    page = open_page(pictured, size=size, java_script_enabled=False).page
    picture = page.locator("#gm-still img")
    assert picture.is_visible() and picture.bounding_box()["width"] > 600
    assert pixels(picture.screenshot())["land"] > 0.05
    assert page.locator("#gm-table tbody tr").count() == 8
    expect(page.locator("#gm-panel")).to_contain_text(
        "The picture and the table below say the same.", use_inner_text=True
    )
    assert page.locator("#gm-still").bounding_box()["y"] < page.locator("#gm-table").bounding_box()["y"]


def test_print_shows_the_picture_in_place_of_the_map(pictured, open_page):
    opened = open_page(pictured)
    page = opened.page
    assert not page.locator("#gm-still").is_visible()
    page.emulate_media(media="print")
    assert page.locator("#gm-still img").is_visible() and not page.locator("#gm-main").is_visible()
    expect(page.locator("#gm-still")).to_contain_text("The map as told on 18 September 2022", use_inner_text=True)
    assert opened.complaints == [] and all(each.startswith("data:") for each in opened.requests)


def test_on_a_small_phone_no_box_lies_over_the_claims(html, open_page):
    page = open_page(html, size={"width": 360, "height": 640}).page
    key = page.locator(".gm-key")
    assert not key.locator("li").first.is_visible()
    notice, top = page.locator(".gm-notice").bounding_box(), key.bounding_box()
    for name in ("Izium", "Nikopol", "Kherson Oblast"):
        spot = page.evaluate(
            """n => { const s = geomap.state, p = s.data.places.find(p => p.name === n);
                 return s.map.latLngToContainerPoint(p.label) }""",
            name,
        )
        assert top["y"] + top["height"] < spot["y"] < notice["y"], name
    key.locator("summary").click()
    assert key.locator("li").count() >= 3 and key.locator("li").first.is_visible()


def test_a_view_that_nobody_moved_follows_the_window(html, open_page):
    page = open_page(html, size={"width": 900, "height": 500}).page
    bounds = "() => geomap.state.map.getBounds().contains(geomap.state.data.places.find(p => p.name === 'Izium').label)"
    zoom = "() => geomap.state.map.getZoom()"
    small = page.evaluate(zoom)
    page.set_viewport_size({"width": 1600, "height": 1100})
    page.wait_for_timeout(100)
    assert page.evaluate(zoom) > small and page.evaluate(bounds)
    page.evaluate("() => geomap.state.map.setView([47, 33], 8, {animate: false})")
    page.set_viewport_size({"width": 900, "height": 500})
    page.wait_for_timeout(100)
    assert page.evaluate(zoom) == 8


def test_nothing_moves_for_who_cannot_bear_it(html, open_page):
    page = open_page(html, reduced_motion="reduce").page
    assert page.evaluate("geomap.state.map._zoomAnimated") is False
    # One frame after the button, the map is where it goes to.
    zoom = page.evaluate("geomap.state.map.getZoom()")
    page.locator(".leaflet-control-zoom-in").click()
    assert page.evaluate("geomap.state.map.getZoom()") == zoom + 1
    assert page.locator(".leaflet-zoom-anim").count() == 0
    moving = """() => [...document.querySelectorAll('*')].filter(e => {
        const s = getComputedStyle(e);
        return s.animationName !== 'none' || s.transitionDuration.split(',').some(t => parseFloat(t) > 0) }).length"""
    assert page.evaluate(moving) == 0


def _shows(element, words, direction):
    expect(element).to_have_text(words, use_inner_text=True)
    expect(element).to_have_css("direction", direction)


@pytest.mark.parametrize(
    ("words", "direction"),
    [("Військові сказали, що вони hold the place досі", "ltr"), ("אמר הדובר כי הם hold the place עדיין", "rtl")],
    ids=["Cyrillic", "Hebrew"],
)
def test_texts_of_other_scripts_show_as_written_in_list_popup_table_and_text(words, direction, open_page):
    speaker, outlet = words.split(" hold")[0], words.split()[0]
    analysis = one_claim("gain", "UA", "Izium", speaker=speaker, article_text=words, article_outlet=outlet)
    at = words.index("place")
    claim = analysis.claims[0]._replace(
        place=Quote("place", at, at + 5),
        trigger=Quote("hold", words.index("hold"), words.index("hold") + 4),
        sentence=Span(0, len(words)),
    )
    made = build_map(
        [replace(analysis, claims=(claim,), mentions=())], regions=Squares(), language="uk", with_text=True
    )
    opened = open_page(made.html)
    page = opened.page
    page.evaluate("geomap.state.open(0, null, null)")
    popup = page.locator(".leaflet-popup-content .gm-quote")
    _shows(popup, words, direction)
    page.evaluate("geomap.state.readText(0, null)")
    body = page.locator(".gm-text-body")
    _shows(body, words, direction)
    expect(page.locator("#gm-text mark.gm-is-p")).to_have_text("place")
    page.locator(".gm-table-open").click()
    cell = page.locator("#gm-table td q bdi")
    _shows(cell, words, direction)
    assert page.locator("html").get_attribute("lang") == "uk" and opened.complaints == []
