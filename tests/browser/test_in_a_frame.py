"""What a reader takes away works inside the frames that carry a map: of a site (`geomap embed`) and of a notebook."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import geopandas
import pytest
from render_cases import Squares
from time_cases import weeks

from geomap.render import build_map
from geomap.render.build import SANDBOX
from geomap.report.embed import embed_of

PARTIES = {"RU": {"name": "Russia", "colour": "#D55E00"}, "UA": {"name": "Ukraine", "colour": "#0072B2"}}


def _host(kind, folder):
    analyses = [replace(one, article=replace(one.article, title="=1+1")) for one in weeks()]
    made = build_map(analyses, regions=Squares(), parties=PARTIES)
    if kind == "notebook":
        return made._repr_html_()
    made.save(folder / "map.html")
    # With the panel, which `embed` in the fragment leaves out.
    return embed_of(folder / "map.html", height_px=700).snippet("html").replace("#embed", "#")


@pytest.fixture(params=["site", "notebook"])
def framed(request, browser, tmp_path):
    """Return the frame of a map in a page of somebody else, that page, and what either complained of."""
    snippet = _host(request.param, tmp_path)
    page_file = tmp_path / "host.html"
    page_file.write_text(f"<!DOCTYPE html><html lang=en><title>Host</title><p>Text</p>\n{snippet}", encoding="utf-8")
    context = browser.new_context(viewport={"width": 1200, "height": 800}, offline=True, accept_downloads=True)
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(page_file.as_uri())
    page.locator("iframe").scroll_into_view_if_needed()
    frame = page.frame_locator("iframe")
    frame.locator("path.gm-mark").first.wait_for(state="attached")
    yield frame, page, complaints
    context.close()


def test_both_frames_have_a_title_and_the_same_limits(framed):
    _, page, complaints = framed
    frame = page.locator("iframe")
    assert frame.get_attribute("sandbox") == SANDBOX
    assert "clipboard-write" in frame.get_attribute("allow")
    assert frame.get_attribute("title").startswith("Map: ")
    assert complaints == []


def test_downloads_come_out_of_the_frame_and_can_be_read(framed, tmp_path):
    frame, page, complaints = framed
    with page.expect_download() as caught:
        frame.locator("button", has_text="as GeoJSON").click()
    path = tmp_path / "taken.geojson"
    caught.value.save_as(path)
    table = geopandas.read_file(path)
    assert len(table) == 8 and str(table.crs) == "EPSG:4326"
    assert table[~table.geometry.isna()].geometry.is_valid.all()
    assert set(table["place"]) == {"Izium", "Kherson Oblast", "Nikopol", "Kharkiv"}
    assert json.loads(path.read_text(encoding="utf-8"))["attribution"]
    with page.expect_download() as caught:
        frame.locator("button", has_text="as CSV").click()
    rows = list(csv.reader(io.StringIO(caught.value.path().read_text(encoding="utf-8-sig"))))
    assert len(rows) == 9
    assert not [cell for row in rows for cell in row if cell.strip()[:1] in ("=", "+", "-", "@")]
    assert complaints == []


def test_a_citation_is_copied_in_the_frame(framed):
    frame, _, complaints = framed
    frame.locator(".gm-list summary", has_text="Izium").click()
    button = frame.locator(".gm-list .gm-cite").first
    button.click()
    frame.locator(".gm-cite", has_text="Copied.").wait_for()
    assert complaints == []


def test_a_link_is_offered_where_there_is_an_address(framed):
    frame, page, _ = framed
    has_address = page.locator("iframe").get_attribute("src") is not None
    assert frame.locator(".gm-take button", has_text="Copy a link").count() == int(has_address)


@pytest.mark.parametrize("framed", ["site"], indirect=True)
def test_the_view_is_kept_in_the_frames_own_address(framed):
    _, page, complaints = framed
    inner = next(each for each in page.frames if each != page.main_frame)
    inner.evaluate("() => { geomap.state.goToDay(12); geomap.state.setFilter('party', 'RU') }")
    page.wait_for_timeout(500)
    kept = inner.evaluate("location.hash")
    assert "t=2022-09-13" in kept and "party=RU" in kept
    # The address of the page around it stays as it is.
    assert "#" not in page.url
    assert complaints == []


def test_a_site_may_point_its_frame_at_a_view(browser, tmp_path):
    snippet = _host("site", tmp_path).replace("map.html#", "map.html#embed&amp;t=2022-09-05")
    (tmp_path / "host.html").write_text(f"<!DOCTYPE html><title>Host</title>{snippet}", encoding="utf-8")
    context = browser.new_context(viewport={"width": 1200, "height": 800}, offline=True)
    page = context.new_page()
    page.goto((tmp_path / "host.html").as_uri())
    frame = page.frame_locator("iframe")
    frame.locator(".gm-notice", has_text="As told on 5 September 2022.").wait_for()
    assert not frame.locator("#gm-panel").is_visible()
    whole = frame.locator("a.gm-whole").get_attribute("href")
    assert "map.html#" in whole and "embed" not in whole.partition("#")[2] and "t=2022-09-05" in whole
    context.close()
