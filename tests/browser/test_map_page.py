"""The map in a real browser, opened from a file with the network off."""

from __future__ import annotations

import re
from datetime import date

import pytest
from browser_sizes import DESKTOP, PHONE
from playwright.sync_api import expect
from render_cases import HOSTILE, Squares, hostile, one_claim, seed_like

from geomap.render import build_map

PARTIES = {"RU": {"name": "Russia", "colour": "#D55E00"}, "UA": {"name": "Ukraine", "colour": "#0072B2"}}


@pytest.fixture(scope="module")
def html():
    return build_map(seed_like(), regions=Squares(), parties=PARTIES).html


def _boxes(page, selector):
    return page.eval_on_selector_all(
        selector,
        """found => found.filter(e => e.offsetParent !== null && e.getBoundingClientRect().width > 0)
             .map(e => [e.getBoundingClientRect(), e.className])
             .map(([r, name]) => [r.left, r.top, r.right, r.bottom, name])""",
    )


def _overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _assert_apart(boxes):
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert not _overlap(one, other), (one, other)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_it_opens_without_a_request_or_a_complaint_and_paints(html, size, open_page, pixels):
    opened = open_page(html, size=size)
    assert opened.requests == []
    assert opened.complaints == []
    shares = pixels(opened.page.screenshot())
    assert shares["vermillion"] > 0.005 and shares["blue"] > 0.0015
    assert shares["land"] > 0.05 and shares["water"] > 0.02


def test_each_kind_of_place_is_drawn_in_its_form(html, open_page):
    opened = open_page(html)
    state = opened.page.evaluate(
        """() => geomap.state.data.marks.map(m => [geomap.state.data.places[m.group].name, m.form, m.sign, m.where])"""
    )
    assert ["Kherson Oblast", "area", "control", "main"] in state
    fills = opened.path("areas").evaluate_all(
        "found => found.map(e => e.getAttribute('fill')).filter(f => f !== 'none')"
    )
    assert len(fills) == 5 and all(fill.startswith("url(#gm-pattern-") for fill in fills)
    assert opened.path("lines").count() >= 2  # the river and its casing
    assert opened.path("legal").count() == 8  # an inset border and its ground for each of four regions
    assert opened.path("points").count() >= 8
    assert opened.page.locator(".gm-label-label b").all_text_contents() == [
        "Donetsk People's Republic",
        "Luhansk People's Republic",
    ]
    patterns = opened.page.evaluate(
        """() => [...document.querySelectorAll('[fill^="url("]')].every(
               e => document.querySelector(e.getAttribute('fill').slice(4, -1)))"""
    )
    assert patterns


def test_what_must_not_be_drawn_is_not(html, open_page):
    page = open_page(html).page
    drawn = page.evaluate("() => geomap.state.data.marks.map(m => geomap.state.data.places[m.group].name)")
    assert "Ukraine" not in drawn
    expect(page.locator("#gm-panel summary", has_text="Ukraine: about the country as a whole")).to_have_count(1)


@pytest.mark.parametrize("size", [DESKTOP, {"width": 360, "height": 740}], ids=["desktop", "phone"])
def test_a_click_on_an_area_opens_its_sentences(html, size, open_page):
    opened = open_page(html, size=size)
    page = opened.page
    spot = page.evaluate(
        """() => { const p = geomap.state.data.places.find(p => p.name === 'Kharkiv Oblast');
             const at = geomap.state.map.latLngToContainerPoint(p.label);
             const box = geomap.state.map.getContainer().getBoundingClientRect();
             return [at.x + box.left, at.y + box.top] }"""
    )
    page.mouse.click(*spot)
    popup = page.locator(".leaflet-popup-content")
    for words in (
        "Ukraine's army has freed the Kharkiv region within a week",
        "20 September 2022",
        "Example Courier",
        "Said by",
        "likely",
    ):
        expect(popup).to_contain_text(words, use_inner_text=True)
    link = popup.locator("a.gm-link")
    assert link.get_attribute("href") == "https://news.example/four-regions"
    assert link.get_attribute("rel") == "noopener noreferrer nofollow"
    box, frame = popup.bounding_box(), page.viewport_size
    assert box["x"] >= 0 and box["x"] + box["width"] <= frame["width"] and box["y"] >= 0
    assert opened.complaints == []


def test_marks_are_reached_and_opened_by_keyboard(html, open_page):
    page = open_page(html).page
    marks = page.locator("path.gm-mark")
    assert marks.count() == 10  # five regions, three towns, a river, a denial
    for name in ("tabindex", "role", "aria-label"):
        assert all(marks.nth(number).get_attribute(name) for number in range(marks.count()))
    mark = page.locator('path.gm-mark[aria-label^="Izium"]')
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-popup-content")).to_contain_text(
        "Izium, retaken by Ukraine ten days ago", use_inner_text=True
    )
    assert page.evaluate("document.activeElement.className") == "gm-popup"
    page.keyboard.press("Escape")
    assert page.locator(".leaflet-popup-content").count() == 0
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Izium")


@pytest.mark.parametrize("size", [DESKTOP, PHONE, {"width": 360, "height": 640}], ids=["desktop", "phone", "small"])
def test_nothing_in_the_frame_covers_anything_else(html, size, open_page):
    page = open_page(html, size=size).page
    _assert_apart(
        _boxes(page, ".gm-notice, .leaflet-control-zoom, .leaflet-control-attribution, .gm-key, .leaflet-control-scale")
        + _boxes(page, "#gm-panel")
    )
    _assert_apart(_boxes(page, ".gm-label"))
    for box in _boxes(page, ".gm-notice, .gm-key, #gm-panel, .leaflet-control-attribution"):
        assert box[0] >= 0 and box[2] <= size["width"] + 0.5
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    expect(page.locator(".gm-notice")).to_have_text(
        re.compile("^News up to 20 September 2022, .*Claims, not verified control\\. No colour: no claim read\\.$")
    )


def test_layers_come_and_go_with_their_boxes_and_labels(html, open_page):
    page = open_page(html).page
    areas = page.locator(".leaflet-gm-areas-pane path")
    before = areas.count()
    row = page.locator(".gm-layer", has_text="Russia").first
    row.click()
    assert areas.count() < before
    assert (
        page.locator(".gm-label", has_text="Parts said to be held by Russia").count() == 0
        or not page.locator(".gm-label span:visible", has_text="Parts said to be held by Russia").count()
    )
    row.click()
    assert areas.count() == before
    mentions = page.locator(".gm-layer", has_text="Places named in the text")
    assert page.locator(".leaflet-gm-mentions-pane path").count() == 0
    mentions.click()
    assert page.locator(".leaflet-gm-mentions-pane path").count() >= 4


def test_each_layer_has_a_sign_a_count_and_a_sentence(html, open_page):
    page = open_page(html).page
    tree = page.locator(".gm-tree")
    for words in ("Said to be held by", "Said to be taken by", "Claimed in law by", "Russia (planned)"):
        expect(tree).to_contain_text(words, use_inner_text=True)
    expect(tree).to_contain_text("A text says that the party took or retook it.", use_inner_text=True)
    assert page.locator(".gm-tree .gm-layer .gm-swatch").count() == 8


def test_what_is_claimed_in_law_has_a_switch_of_its_own(html, open_page):
    page = open_page(html).page
    halves = page.locator(".gm-half")
    expect(halves).to_have_text([re.compile("^On the ground"), re.compile("^In law")])
    law = halves.nth(1).locator("h3 input")
    assert page.locator(".leaflet-gm-legal-pane path").count() == 8
    law.uncheck()
    assert page.locator(".leaflet-gm-legal-pane path").count() == 0
    assert page.locator(".leaflet-gm-areas-pane path").count() > 0
    halves.nth(1).locator(".gm-kind input").first.check()
    assert law.evaluate("e => e.indeterminate")
    expect(page.locator(".gm-tree")).to_contain_text("Borders: as recognised between states", use_inner_text=True)


def test_the_list_goes_to_the_place_and_says_why_one_is_not_drawn(html, open_page):
    page = open_page(html).page
    page.locator("summary", has_text="Nikopol").click()
    page.locator("button", has_text="Show Nikopol on the map").click()
    expect(page.locator(".leaflet-popup-content")).to_contain_text(
        "Kyiv denied that Russian troops had entered", use_inner_text=True
    )
    page.locator("summary", has_text="about the country as a whole").click()
    expect(page.locator("details[open]", has_text="as a whole")).to_contain_text(
        "a whole country is never coloured", use_inner_text=True
    )
    expect(page.locator("#gm-panel")).to_contain_text("Nowhereton", use_inner_text=True)


def test_the_panel_folds_and_the_sheet_pulls_up(html, open_page):
    page = open_page(html).page
    wide = page.locator("#gm-main").bounding_box()["width"]
    page.locator(".gm-fold").click()
    assert not page.locator("#gm-panel").is_visible()
    assert page.locator("#gm-main").bounding_box()["width"] > wide + 300
    assert page.locator(".gm-key").is_visible()

    phone = open_page(html, size=PHONE).page
    low = phone.locator("#gm-panel").bounding_box()["height"]
    assert low < 150
    phone.locator(".gm-fold").click()
    assert phone.locator("#gm-panel").bounding_box()["height"] > 600
    phone.locator("summary", has_text="Izium").click()
    phone.locator("button", has_text="Show Izium on the map").click()
    assert phone.locator("#gm-panel").bounding_box()["height"] == low
    assert phone.locator(".leaflet-popup-content").is_visible()


def test_the_table_opens_and_stands_alone_without_scripts(html, open_page):
    page = open_page(html).page
    assert not page.locator("#gm-table").is_visible()
    page.locator(".gm-table-open").click()
    assert page.locator("#gm-table tbody tr").count() == 19
    page.locator(".gm-table-close").click()
    assert page.locator("#gm-main").is_visible()

    bare = open_page(html, java_script_enabled=False).page
    assert bare.locator("#gm-table tbody tr").count() == 19
    assert bare.locator("#gm-table").is_visible()
    expect(bare.locator("#gm-panel")).to_contain_text("Claims, not verified control", use_inner_text=True)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_hostile_text_is_inert_wherever_it_shows(size, open_page):
    parties = {
        f"{HOSTILE} {number}": {"name": f"{HOSTILE} {number}", "colour": f"red;{HOSTILE}"} for number in range(6)
    }
    opened = open_page(build_map(hostile(), title=HOSTILE, regions=Squares(), parties=parties).html, size=size)
    page = opened.page
    page.evaluate(
        """() => { geomap.state.data.places.forEach((p, i) => { if (p.label) geomap.state.open(i, null, null) });
             document.querySelectorAll('details').forEach(d => { d.open = true });
             document.querySelectorAll('.gm-layer input').forEach(b => { if (!b.checked) b.click() }) }"""
    )
    page.locator(".gm-table-open").evaluate("e => e.click()")
    # Rows out of view are not laid out, and none is in view before the next frame.
    expect(page.locator("#gm-table tbody")).to_contain_text("<img src=x onerror=alert(1)>", use_inner_text=True)
    page.locator(".gm-table-close").click()
    page.wait_for_timeout(200)
    assert opened.complaints == [] and opened.requests == []
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 6
    assert (
        page.evaluate("document.querySelectorAll('[onerror], [onload], [onclick], a[href^=\"javascript\"]').length")
        == 0
    )
    shown = page.locator("#gm-body").evaluate("e => e.textContent")
    assert "{{ 7*7 }} {% nope %} ${7*7} `x`" in shown and "<img src=x onerror=alert(1)>" in shown
    expect(page.locator("#gm-head")).not_to_contain_text("49", use_inner_text=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_it_works_in_a_sandboxed_frame_of_a_notebook(html, open_page):
    frame = build_map([one_claim()], regions=Squares(), parties=PARTIES)._repr_html_()
    opened = open_page(f"<!doctype html><title>notebook</title>{frame}")
    inside = opened.page.frame_locator("iframe")
    inside.locator("path.gm-mark").wait_for(state="attached")
    assert inside.locator("path.gm-mark").count() == 1
    assert [each for each in opened.requests if not each.startswith("about:")] == []
    assert opened.complaints == []


def test_a_page_without_claims_shows_the_world(open_page, pixels):
    opened = open_page(build_map([], regions=Squares()).html)
    assert opened.complaints == []
    assert pixels(opened.page.screenshot())["land"] > 0.02
    expect(opened.page.locator("#gm-head")).to_contain_text(
        "No statement about who holds a place was read.", use_inner_text=True
    )


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_age_counts_calendar_days_wherever_the_reader_is(zone, html, open_page):
    opened = open_page(html, timezone_id=zone)
    today = opened.page.evaluate(
        "(() => { const n = new Date(); return [n.getFullYear(), n.getMonth() + 1, n.getDate()] })()"
    )
    from datetime import date

    days = (date(*today) - date(2022, 9, 20)).days
    expect(opened.page.locator(".gm-notice")).to_contain_text(f"{days:,} days ago", use_inner_text=True)


@pytest.mark.parametrize("width", [760, 1000, 1160])
def test_a_narrow_window_keeps_notice_and_attribution_apart(width, html, open_page):
    page = open_page(html, size={"width": width, "height": 700}).page
    _assert_apart(_boxes(page, ".gm-notice, .leaflet-control-attribution, .leaflet-control-zoom, #gm-panel"))


def test_two_parties_on_one_area_are_both_seen_and_no_label_hides_either(open_page, pixels):
    analyses = [
        one_claim("control", "RU", "Kherson Oblast", article_date=date(2022, 9, 1), extent="part", article_key="a"),
        one_claim("gain", "UA", "Kherson Oblast", article_date=date(2022, 9, 5), extent="part", article_key="b"),
    ]
    page = open_page(build_map(analyses, regions=Squares(), parties=PARTIES).html).page
    shares = pixels(page.locator(".folium-map").screenshot())
    assert shares["vermillion"] > 0.0001 and shares["blue"] > 0.001
    plate = page.locator(".leaflet-gm-points-pane path").first.bounding_box()
    label = page.locator(".gm-label-area").first.bounding_box()
    assert label["y"] >= plate["y"] + plate["height"] - 1 or label["y"] + label["height"] <= plate["y"] + 1
    # The edge of the second stands back as long as the first shows, and comes where that is hidden.
    edges = "found => found.filter(e => e.getAttribute('stroke') === '#D55E00' && e.style.display !== 'none').length"
    areas = page.locator(".leaflet-gm-areas-pane path")
    assert areas.evaluate_all(edges) == 0
    page.locator(".gm-kind", has_text="Said to be taken by").locator("input").uncheck()
    assert areas.evaluate_all(edges) == 1
