"""Search, filters, links to a view, exports and citations: what a person does with the map."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect
from render_cases import HOSTILE, Squares, hostile, one_claim, seed_like
from time_cases import weeks

from geomap.gazetteer import open_gazetteer
from geomap.model import Candidate, Place
from geomap.render import build_map
from geomap.render.spelling import folded
from geomap.report.data_files import to_geojson

PARTIES = {"RU": {"name": "Russia", "colour": "#D55E00"}, "UA": {"name": "Ukraine", "colour": "#0072B2"}}


@pytest.fixture(scope="module")
def html():
    return build_map(weeks(), regions=Squares(), parties=PARTIES).html


def _drawn(page):
    return sorted(page.evaluate("geomap.state.data.places.filter(p => p.marks.length).map(p => p.name)"))


def test_search_finds_places_in_cyrillic_and_words_of_quotes(html, open_page):
    page = open_page(html).page
    box = page.get_by_role("searchbox")
    box.fill("Ізюм")
    expect(page.locator(".gm-result").first).to_have_text(re.compile("^Izium"))
    box.fill("they hold the PLACE")
    expect(page.locator(".gm-result")).to_have_count(8)
    box.fill("zzzz")
    expect(page.locator(".gm-search-status")).to_have_text("Nothing found.")
    box.fill("nikop")
    page.locator(".gm-result").first.click()
    expect(page.locator(".leaflet-popup-content")).to_contain_text("Nikopol", use_inner_text=True)


def test_search_finds_a_place_in_any_spelling(open_page):
    gazetteer = open_gazetteer()
    place = gazetteer.lookup("Kyiv")[0]
    others = [one_claim("gain", "RU", "Izium"), one_claim("gain", "RU", "Nikopol")]
    kyiv = one_claim("control", "UA", "Izium", place_name=place.name, resolved=place)
    html = build_map([kyiv, *others], regions=Squares(), parties=PARTIES, names_of=gazetteer.spellings).html
    opened = open_page(html)
    box = opened.page.get_by_role("searchbox")
    results = opened.page.locator(".gm-result")
    for typed in ("Kiev", "Київ", "Киев", "Kyjiv", "KYÏV", "kiew", "Kijów", "Kyi"):
        box.fill(typed)
        expect(results.first, typed).to_have_text(re.compile("^Kyiv"))
        assert not results.filter(has_text="Nikopol").count(), typed
    box.fill("Изюм")
    expect(results.first).to_have_text(re.compile("^Izium"))
    box.fill("Nikopol'")
    expect(results.first).to_have_text(re.compile("^Nikopol"))
    assert opened.complaints == []


def test_the_page_folds_what_is_typed_as_the_names_were_folded(html, open_page):
    typed = ["Куп'янськ", "Ivano-Frankivs’k", "SÃO Tomé", "Ґалаґан", "Ærø", "Raqqa", "kyyjiv", "St. Petersburg", "__proto__",
             "constructor", "دمشق", "Kkhh 7/8", "Їжакевичі", "ŁÓDŹ", "a\u2028b"]  # fmt: skip
    page = open_page(html).page
    assert page.evaluate("typed => typed.map(geomap.folding(geomap.state.data.folding))", typed) == list(
        map(folded, typed)
    )


def test_filters_change_map_list_and_counts_and_leave_a_note_of_the_other(html, open_page):
    page = open_page(html).page
    assert _drawn(page) == ["Izium", "Kharkiv", "Kherson Oblast", "Nikopol"]
    page.locator(".gm-filters summary").click()
    page.locator("select[data-filter=outlet]").select_option(label="Example Herald (2)")
    assert _drawn(page) == ["Izium", "Nikopol"]
    expect(page.locator(".gm-notice")).to_contain_text("Filtered: not all that was read.", use_inner_text=True)
    expect(page.locator(".gm-voices")).to_contain_text("2 of 8 statements", use_inner_text=True)
    page.locator(".gm-list summary", has_text="Nikopol").click()
    expect(page.locator("details[open]", has_text="Nikopol").last).to_contain_text(
        "Filtered out, and says otherwise: Said to be taken by Russia (a ministry).", use_inner_text=True
    )
    page.locator("button", has_text="Show all again").click()
    assert _drawn(page) == ["Izium", "Kharkiv", "Kherson Oblast", "Nikopol"]
    assert page.locator("details[open] .gm-pair .gm-statement").count() == 2


def test_what_was_read_less_surely_can_be_left_out_and_a_link_keeps_that(open_page):
    analyses = [one_claim("gain", "UA", "Izium"), one_claim("gain", "UA", "Nikopol", reading="doubtful")]
    page = open_page(build_map(analyses, regions=Squares(), parties=PARTIES).html).page
    assert _drawn(page) == ["Izium", "Nikopol"]
    page.locator(".gm-filters summary").click()
    page.get_by_label("How sure the reading is").select_option(label="doubtful (1)")
    assert _drawn(page) == ["Nikopol"]
    page.wait_for_url("**#*reading=doubtful*")
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    assert _drawn(page) == ["Nikopol"]
    chosen = page.get_by_label("How sure the reading is").locator("option:checked")
    expect(chosen).to_have_text("doubtful (1)")


def test_a_place_that_rests_on_one_outlet_says_so(html, open_page):
    page = open_page(html).page
    labels = page.locator("path.gm-mark").evaluate_all("found => found.map(e => e.getAttribute('aria-label'))")
    said = {label.split(":")[0]: label.endswith("Rests on one outlet.") for label in labels}
    assert said == {"Izium": True, "Kherson Oblast": True, "Nikopol": False, "Kharkiv": True}


def test_a_story_that_another_outlet_tells_again_is_no_second_voice(open_page):
    given = weeks()
    outlets = {each.article.outlet for each in given for claim in each.claims if claim.place_name == "Nikopol"}
    assert len(outlets) == 2
    again = [replace(each, article=replace(each.article, origin=min(outlets))) for each in given]
    page = open_page(build_map(again, regions=Squares(), parties=PARTIES).html).page
    assert (
        page.locator("path.gm-mark[aria-label^=Nikopol]").get_attribute("aria-label").endswith("Rests on one outlet.")
    )


def test_pointing_at_either_side_lights_the_other(html, open_page):
    page = open_page(html).page
    page.locator("path.gm-mark[aria-label^=Izium]").focus()
    expect(page.locator("details.gm-lit summary")).to_have_text(re.compile("^Izium"))
    before = page.locator(".leaflet-gm-points-pane path").count()
    page.locator(".gm-list summary", has_text="Nikopol").hover()
    expect(page.locator("details.gm-lit summary")).to_have_text(re.compile("^Nikopol"))
    assert page.locator(".leaflet-gm-points-pane path").count() == before


def test_a_link_restores_day_layers_filters_view_and_choice(html, open_page):
    opened = open_page(html)
    page = opened.page
    page.evaluate(
        """() => { const s = geomap.state; s.goToDay(12); s.setFilter('party', 'RU');
             const key = s.data.layers.findIndex(l => l.kind === 'control'); s.show(String(key), false);
             s.map.setView([47, 34], 7, {animate: false});
             s.open(s.data.places.findIndex(p => p.name === 'Nikopol'), null, null) }"""
    )
    page.wait_for_timeout(600)
    address = page.url
    assert "t=2022-09-13" in address and "party=RU" in address and "off=control~" in address
    drawn = _drawn(page)
    page.goto("about:blank")
    page.goto(address)
    assert _drawn(page) == drawn == ["Nikopol"]
    assert page.evaluate("[geomap.state.day, geomap.state.map.getZoom()]") == [12, 7]
    expect(page.locator(".leaflet-popup-content")).to_contain_text("Nikopol", use_inner_text=True)
    expect(page.locator(".gm-notice")).to_contain_text("As told on 13 September 2022.", use_inner_text=True)
    assert opened.complaints == []


@pytest.mark.parametrize("fragment", ["v=a,b,c&t=2022-13-77&p=%E0%A4%A&party=%00", "t=9999-01-01&v=1e9,0,3", "&&==&#"])
def test_a_broken_link_opens_the_map_all_the_same(fragment, html, open_page):
    opened = open_page(html)
    opened.page.evaluate("hash => { location.hash = hash }", fragment)
    opened.page.wait_for_timeout(150)
    assert opened.complaints == []
    assert opened.page.locator(".gm-notice").is_visible()


def test_embed_shows_the_map_alone_with_its_notice(html, open_page):
    opened = open_page(html)
    page = opened.page
    address = page.url
    page.goto("about:blank")
    page.goto(address + "#embed&t=2022-09-05")
    assert not page.locator("#gm-panel").is_visible() and not page.locator("#gm-time").is_visible()
    assert page.locator(".folium-map").bounding_box()["width"] == 1280
    expect(page.locator(".gm-notice")).to_have_text(
        re.compile("^As told on 5 September 2022\\..*Claims, not verified control\\.")
    )
    expect(page.locator(".leaflet-control-attribution")).to_contain_text("OpenStreetMap", use_inner_text=True)
    assert "#embed" not in page.locator("a.gm-whole").get_attribute("href")


def test_exports_hold_what_is_shown(html, open_page):
    page = open_page(html).page
    page.evaluate("geomap.state.setFilter('outlet', 'Example Courier')")
    with page.expect_download() as caught:
        page.locator("button", has_text="as GeoJSON").click()
    collection = json.loads(caught.value.path().read_text(encoding="utf-8"))
    assert {each["properties"]["outlet"] for each in collection["features"]} == {"Example Courier"}
    area = next(each for each in collection["features"] if each["properties"]["place"] == "Kherson Oblast")
    assert area["geometry"]["type"] == "MultiPolygon" and area["geometry"]["coordinates"][0][0][0][0] > 30
    assert any("OpenStreetMap" in line for line in collection["attribution"])
    with page.expect_download() as caught:
        page.locator("button", has_text="as CSV").click()
    rows = list(csv.DictReader(io.StringIO(caught.value.path().read_text(encoding="utf-8-sig"))))
    assert len(rows) == len(collection["features"]) == 4
    assert {row["party_name"] for row in rows} == {"Russia", "Ukraine"}


@pytest.mark.parametrize("analyses", [weeks(), seed_like(), [one_claim("gain", "UA", "Izium")]])
def test_the_page_exports_what_the_map_s_own_file_says(analyses, open_page):
    page = open_page(build_map(analyses, regions=Squares(), parties=PARTIES).html).page
    page.evaluate("geomap.state.setShown('history', true)")
    shown = json.loads(page.evaluate("geomap.toGeoJson(geomap.state)"))
    collection = to_geojson(analyses, regions=Squares(), parties=PARTIES)
    written = [each["properties"] for each in collection["features"] if each["properties"]["table"] == "claims"]
    ours = [each["properties"] for each in shown["features"]]
    assert shown["shown_on"] == collection["news_up_to"]
    unknown = {"extent_stated", "event_precision", "event_basis", "confidence", "geometry_note"}
    assert len(ours) == len(written)
    for each, known in zip(ours, written, strict=True):
        assert each == {name: value for name, value in known.items() if name not in unknown}
    columns = page.evaluate("geomap.toCsv(geomap.state)").lstrip("\ufeff").splitlines()[0]
    assert columns.replace('"', "").split(",") == [name for name in ours[0] if name != "table"]


def test_no_cell_of_the_csv_is_a_formula(open_page):
    analyses = [replace(one, article=replace(one.article, outlet="=1+1", title=" @SUM(A1)")) for one in weeks()]
    analyses += hostile()
    page = open_page(build_map(analyses, regions=Squares(), parties=PARTIES).html).page
    rows = list(csv.reader(io.StringIO(page.evaluate("geomap.toCsv(geomap.state)").lstrip("\ufeff"))))
    cells = [cell for row in rows for cell in row]
    assert "'=1+1" in cells
    assert not [cell for cell in cells if cell.strip()[:1] in ("=", "+", "-", "@")]
    assert any(HOSTILE[:40] in cell for cell in cells)


def test_a_citation_is_copied(html, open_page):
    page = open_page(html, permissions=["clipboard-read", "clipboard-write"]).page
    page.locator(".gm-list summary", has_text="Izium").click()
    page.locator(".gm-list .gm-cite").first.click()
    page.locator(".gm-cite", has_text="Copied.").wait_for()
    text = page.evaluate("geomap.citation(geomap.state, 2)")
    assert text.startswith("“They hold the place now.” (the article itself (Example Herald)). Example Herald, One, 10 ")
    assert "[Izium: Said to be taken by Ukraine; read with geomap, c]" in text


def test_a_place_tells_why_it_is_meant_and_what_else_the_name_might_mean(open_page):
    analysis = one_claim("gain", "UA", "Izium", reasons=("beside its verb",))
    namesake = Place("gn:1", "Izium", 48.0, 37.2485, "settlement", "UA", "05")
    mention = analysis.mentions[0]._replace(runners_up=(Candidate(namesake, 0.2),))
    page = open_page(build_map([replace(analysis, mentions=(mention,))], regions=Squares()).html).page
    page.locator(".gm-list summary", has_text="Izium").click()
    page.locator("details[open] .gm-why").first.wait_for(state="attached")
    expect(page.locator("details[open] .gm-why p")).to_have_text(
        [
            "Read so: beside its verb.",
            "“place” placed here: named with its type.",
            "It might also mean: Izium (settlement, 134 km from here).",
        ]
    )


def test_a_claim_its_answer_and_what_else_disputes_it_stand_in_one_box(open_page):
    said = one_claim("gain", "RU", "Nikopol", speaker="a ministry")
    denial = said.claims[0]._replace(id="no", polarity="denied", speaker="the mayor", answers="claim-0")
    other = said.claims[0]._replace(id="other", kind="strike", party=None)
    html = build_map([replace(said, claims=(said.claims[0], other, denial))], regions=Squares()).html
    page = open_page(html).page
    page.locator(".gm-list summary", has_text="Nikopol").click()
    pair = page.locator("details[open] .gm-pair")
    expect(pair.locator(".gm-statement")).to_have_count(2)
    expect(pair).to_contain_text("Answered by the mayor")
    expect(pair).not_to_contain_text("struck")
    cited = page.evaluate("geomap.citation(geomap.state, 0)")
    assert "against it: Denied: said to be taken by RU (the mayor)" in cited
