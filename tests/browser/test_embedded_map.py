"""A map in a frame of another page: drawn, silent, and unable to reach the page around it."""

from __future__ import annotations

from pathlib import Path

import pytest
from render_cases import Squares, seed_like

from geomap.render import build_map
from geomap.report.embed import embed_of


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    """A page of somebody else with the snippet in it, beside the map."""
    folder = tmp_path_factory.mktemp("site")
    parties = {"RU": {"name": "Russia", "colour": "#D55E00"}, "UA": {"name": "Ukraine", "colour": "#0072B2"}}
    build_map(seed_like(), regions=Squares(), parties=parties).save(folder / "map.html")
    snippet = embed_of(folder / "map.html", height_px=500).snippet("html")
    page = folder / "article.html"
    page.write_text(f"<!DOCTYPE html><html lang=en><title>Host</title><p>Text</p>\n{snippet}", encoding="utf-8")
    return Path(page)


@pytest.fixture
def opened(browser, host):
    context = browser.new_context(viewport={"width": 1000, "height": 700}, offline=True, accept_downloads=True)
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(host.as_uri())
    page.locator("iframe").scroll_into_view_if_needed()
    yield page, complaints
    context.close()


def test_the_map_is_drawn_in_the_frame_and_complains_of_nothing(opened, pixels):
    page, complaints = opened
    frame = page.frame_locator("iframe")
    frame.locator(".leaflet-gm-areas-pane path").first.wait_for(state="attached")
    assert frame.locator(".leaflet-gm-points-pane path").count() > 0
    seen = pixels(page.locator("iframe").screenshot())
    assert seen["vermillion"] > 0.002 and seen["land"] > 0.05
    assert complaints == []


def test_the_frame_is_named_and_sized(opened):
    page, _ = opened
    frame = page.locator("iframe")
    assert frame.get_attribute("title").startswith("Map: ")
    box = frame.bounding_box()
    assert box["height"] == 500 and box["width"] > 900


def test_the_map_cannot_reach_the_page_around_it(opened):
    page, _ = opened
    page.frame_locator("iframe").locator(".leaflet-gm-areas-pane path").first.wait_for(state="attached")
    inner = next(frame for frame in page.frames if frame != page.main_frame)
    reached = inner.evaluate("() => { try { return parent.document.title } catch (error) { return error.name } }")
    assert reached == "SecurityError"


def test_a_link_to_an_article_opens_as_a_page_of_its_own(opened):
    page, _ = opened
    frame = page.frame_locator("iframe")
    frame.locator("path.gm-mark[aria-label^=Izium]").press("Enter")
    with page.context.expect_page() as opening:
        frame.locator(".leaflet-popup-content a[href^='https://news.example/']").first.click()
    # Out of the sandbox: a page like any other, with an origin.
    assert opening.value != page
