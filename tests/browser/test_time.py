"""The slider: the page looks up the states that Python worked out, and shows those of the day chosen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from browser_sizes import DESKTOP, PHONE
from playwright.sync_api import expect
from render_cases import Squares, one_claim
from time_cases import weeks

from geomap.reference import official_list
from geomap.render import build_map
from geomap.state import state

PARTIES = {"RU": {"name": "Russia", "colour": "#D55E00"}, "UA": {"name": "Ukraine", "colour": "#0072B2"}}
FIRST = date(2022, 9, 1)


@pytest.fixture(scope="module")
def made():
    return build_map(weeks(), regions=Squares(), parties=PARTIES)


def _lines(page, place):
    return page.evaluate(
        "name => geomap.state.lines(geomap.state.data.places.findIndex(p => p.name === name)).join('; ')", place
    )


def test_each_day_shows_the_state_of_each_place(made, open_page):
    page = open_page(made.html).page
    for offset in range(18):
        day = FIRST + timedelta(offset)
        shown = page.evaluate(
            """day => { geomap.state.goToDay(day); const data = geomap.state.data;
                 return data.places.map(p => (p.marks || []).map(m => data.marks[m])
                     .filter(m => ['control', 'gain'].includes(m.sign) && !m.denied)
                     .filter(m => m.texture && m.layer !== 'undated')
                     .map(m => [m.sign, m.sides.length ? 'both' : data.parties[m.party].key])) }""",
            offset,
        )
        for group, marks in zip(made.content.groups, shown, strict=True):
            now = state(group.key, day, [one.told for one in group.statements])
            expected = [["gain", "both"]] if now.disputes else [[one.kind, one.party] for one in now.holders]
            assert sorted(marks) == sorted(expected), (group.name, day)


def test_the_slider_is_moved_by_keyboard_and_says_its_day(made, open_page):
    opened = open_page(made.html)
    page = opened.page
    slider = page.locator("input.gm-slider")
    expect(page.locator("#gm-time")).to_contain_text("18 September 2022", use_inner_text=True)
    assert _lines(page, "Izium") == "Said to be taken by Ukraine"
    slider.focus()
    for _ in range(9):
        page.keyboard.press("ArrowLeft")
    assert slider.get_attribute("aria-valuetext") == "9 September 2022, 0 statements of this day"
    assert _lines(page, "Izium") == "Said to be held by Russia; Said to be fought for by Ukraine"
    page.keyboard.press("Home")
    expect(page.locator("#gm-time")).to_contain_text("As told on 1 September 2022", use_inner_text=True)
    assert _lines(page, "Izium") == "Said to be held by Russia"
    assert _lines(page, "Kherson Oblast") == ""
    page.locator("button", has_text="Newest day").click()
    assert _lines(page, "Izium") == "Said to be taken by Ukraine"
    assert opened.complaints == []


def test_it_plays_and_pauses(made, open_page):
    page = open_page(made.html).page
    play = page.locator(".gm-play")
    play.click()
    expect(play).to_have_text("Pause")
    page.locator(".gm-now", has_text="As told on 10 September").wait_for()
    play.click()
    expect(play).to_have_text("Play")
    day = page.evaluate("geomap.state.day")
    page.wait_for_timeout(1100)
    assert page.evaluate("geomap.state.day") == day < 17


def test_what_has_no_date_is_in_a_layer_that_the_slider_leaves_alone(made, open_page):
    page = open_page(made.html).page
    row = page.locator(".gm-layer", has_text="Date not known")
    expect(row.locator(".gm-count")).to_have_text("1")
    page.evaluate("geomap.state.goToDay(0)")
    assert _lines(page, "Kharkiv") == "Said to be held by Ukraine"
    row.click()
    assert _lines(page, "Kharkiv") == ""


def test_layers_count_what_is_told_by_the_day(made, open_page):
    page = open_page(made.html).page
    held = page.locator(".gm-kind", has_text="Said to be held by").first
    assert held.locator(".gm-layer:visible").count() == 1
    expect(held.locator(".gm-count:visible")).to_have_text(["2"])
    page.evaluate("geomap.state.goToDay(0)")
    expect(held.locator(".gm-count:visible")).to_have_text(["1"])
    assert page.locator(".gm-kind", has_text="Said to be taken by").is_hidden()


def test_what_changed_between_two_days_is_listed(made, open_page):
    page = open_page(made.html).page
    page.locator(".gm-changed summary").click()
    page.locator(".gm-dates input").first.fill("2022-09-02")
    page.locator(".gm-dates input").last.fill("2022-09-11")
    changes = page.locator(".gm-changes")
    for words in (
        "Izium",
        "Kherson Oblast",
        "Before: Said to be held by Russia.",
        "Then: Said to be taken by Ukraine.",
        "Before: nothing said in 30 days.",
    ):
        expect(changes).to_contain_text(words, use_inner_text=True)
    expect(changes).not_to_contain_text("Nikopol")
    page.locator(".gm-changes button", has_text="Izium").click()
    expect(page.locator("#gm-time")).to_contain_text("As told on 11 September 2022", use_inner_text=True)
    assert page.locator(".leaflet-popup-content").is_visible()


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_days_are_calendar_days_in_every_time_zone(zone, made, open_page):
    page = open_page(made.html, timezone_id=zone).page
    first = date(1999, 12, 25)
    isos = page.evaluate(
        """n => { const from = geomap.dayNumber('1999-12-25');
                  return [...Array(n).keys()].map(i => geomap.dayParts(from + i).join('-')) }""",
        900,
    )
    days = [first + timedelta(offset) for offset in range(900)]
    assert isos == [f"{day.year}-{day.month}-{day.day}" for day in days]
    assert page.evaluate("geomap.state.iso(0)") == "2022-09-01"


def test_one_day_alone_has_no_slider(open_page):
    opened = open_page(build_map([one_claim()], regions=Squares()).html)
    assert opened.page.locator("#gm-time").count() == 0
    assert opened.complaints == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE, {"width": 360, "height": 640}], ids=["desktop", "phone", "small"])
def test_the_bar_fits_below_the_map(size, made, open_page):
    page = open_page(made.html, size=size).page
    bar, frame = page.locator("#gm-time").bounding_box(), page.locator(".folium-map").bounding_box()
    assert frame["y"] + frame["height"] <= bar["y"] + 0.5
    assert bar["x"] >= 0 and bar["x"] + bar["width"] <= size["width"] + 0.5
    panel = page.locator("#gm-panel").bounding_box()
    assert bar["y"] + bar["height"] <= panel["y"] + 12 or bar["x"] + bar["width"] <= panel["x"] + 0.5
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_the_official_list_is_a_layer_of_its_own_off_at_first_and_follows_the_slider(open_page):
    opened = open_page(build_map(weeks(), regions=Squares(), reference=official_list()).html)
    page = opened.page
    path = page.locator(".leaflet-gm-reference-pane path")
    assert path.count() == 0
    row = page.locator(".gm-layer", has_text="Ukraine's official list of occupied settlements, published in 2025")
    expect(row).to_contain_text("one side's", use_inner_text=True)
    row.locator("input").check()
    expect(page.locator(".gm-notice")).to_contain_text("Crosses: Ukraine's official list, one side's")
    late, crosses = row.locator(".gm-count").text_content(), path.get_attribute("d").count("M")
    assert crosses > 500
    page.evaluate("geomap.state.goToDay(0)")
    expect(row.locator(".gm-count")).not_to_have_text(late)
    assert int(row.locator(".gm-count").text_content()) > int(late)
    assert path.get_attribute("d").count("M") > crosses
    page.wait_for_timeout(600)
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    assert page.locator(".leaflet-gm-reference-pane path").count() == 1
    page.locator(".gm-list summary", has_text="Izium").click()
    expect(page.locator("details[open]").last).to_contain_text(  # filled once it is open
        "Beside it, Ukraine's official list, which is one side's: the same", use_inner_text=True
    )
    assert opened.complaints == []
