"""The page: self-contained, inert whatever the text, the same bytes each time."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from branca.element import Element
from render_cases import HOSTILE, PLACES, Squares, hostile, one_claim, seed_like

from geomap.errors import RenderError
from geomap.model import Place
from geomap.render import build_map
from geomap.render import vendored as vendored_module
from geomap.render.build import SANDBOX
from geomap.render.islands import to_json
from geomap.render.map import map_part


def _build(analyses, **options):
    return build_map(analyses, regions=Squares(), **options)


@pytest.fixture(scope="module")
def page():
    return _build(seed_like()).html


class _Scripts(HTMLParser):
    """Collects what a browser would take for scripts, styles and addresses."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.scripts, self.styles, self.islands, self.addresses, self.handlers = [], [], {}, [], []
        self._open = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.addresses += [
            given[name] for name in ("src", "href", "action", "srcset", "data", "poster") if name in given
        ]
        self.handlers += [name for name in given if name.startswith("on") or name == "style"]
        if tag == "style":
            self._open = self.styles.append
        elif tag == "script" and given.get("type") == "application/json":
            self._open = lambda text, name=given["id"]: self.islands.update({name: text})
        elif tag == "script":
            self._open = self.scripts.append

    def handle_data(self, data):
        if self._open:
            self._open(data)

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self._open = None


def test_it_loads_nothing_and_only_its_own_scripts_may_run(page):
    found = _Scripts(page)
    assert found.handlers == []
    assert [address for address in found.addresses if not address.startswith("https://news.example/")] == []
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    for kind, texts in (("script-src", found.scripts), ("style-src", found.styles)):
        allowed = re.search(rf"{kind} ([^;]+)", policy)[1].split()
        hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts]
        assert hashes == allowed
    assert "\r" not in page
    assert "@import" not in "".join(found.styles) and "url(" not in "".join(found.styles)


def test_the_shell_is_our_own(page):
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "<title>Who is said to hold what: one article, 20 September 2022</title>" in page
    assert "user-scalable" not in page and "maximum-scale" not in page
    assert "Redistribution and use in source and binary forms" in page  # Leaflet's licence travels with it


def test_the_same_analyses_give_the_same_bytes(page):
    assert _build(seed_like()).html == page


def test_attribution_names_what_is_used(page):
    lines = json.loads(_Scripts(page).islands["gm-data"])["attribution"]
    assert [line.split()[0] for line in lines] == ["Ukraine's", "places", "land"]
    own = one_claim("strike", place="Kherson")
    mine = replace(PLACES["Kherson"], id="own:1", geonamesid=None)
    own = replace(own, claims=(own.claims[0]._replace(resolved=mine),), mentions=())
    lines = json.loads(_Scripts(_build([own]).html).islands["gm-data"])["attribution"]
    assert lines == ["land and water Natural Earth"]


def test_folium_leaves_no_trace_in_the_process():
    before = Element.__dict__["_generate_id"]
    assert map_part((30, 45, 40, 50)) == map_part((30, 45, 40, 50))
    assert Element.__dict__["_generate_id"] is before
    assert Element._generate_id() != Element._generate_id()


def test_no_text_from_outside_reaches_folium():
    analyses = hostile()
    part = map_part(None)
    for html in (_build(analyses, title=HOSTILE).html, _build(seed_like()).html):
        assert part.html in html
        scripts = _Scripts(html).scripts
        assert len(scripts) == 3
        assert not any("7*7" in script or "nope" in script for script in scripts)


def test_hostile_text_stands_in_data_alone_and_is_whole_there():
    made = _build(hostile(), title=HOSTILE, parties=_HostileParties())
    found = _Scripts(made.html)
    assert set(found.islands) == {"gm-data", "gm-shapes", "gm-base"}
    assert found.handlers == []
    data = json.loads(found.islands["gm-data"])
    shown = HOSTILE[:70]  # names are cut
    assert any(shown in place["name"] for place in data["places"])
    assert any(shown in party["name"] for party in data["parties"])
    assert any(shown in statement["speaker"] for statement in data["statements"])
    assert "49" not in json.dumps([place["name"] for place in data["places"]])
    assert "<" not in found.islands["gm-data"]


class _HostileParties:
    def get(self, key):
        return {"name": HOSTILE, "colour": "red;}</style>" + HOSTILE}


def test_json_in_an_island_ends_nothing():
    text = "</script><!--<script>\u2028\u2029&"
    encoded = to_json({"x": text})
    assert not set("<>&\u2028\u2029") & set(encoded)
    assert json.loads(encoded) == {"x": text}


def test_the_table_says_the_same(page):
    assert page.count("<tr>") == 1 + 19
    assert "Parts said to be held by RU" in page
    assert '<a href="https://news.example/four-regions" target="_blank" rel="noopener noreferrer nofollow">' in page


def test_no_whole_article_is_published():
    text = "They hold the place now. " + "This sentence is nobody's evidence. " * 20
    analysis = one_claim(article_text=text)
    claim = analysis.claims[0]._replace(sentence=analysis.claims[0].sentence._replace(end=24))
    html = _build([replace(analysis, claims=(claim,))]).html
    assert "They hold the place now." in html
    assert "nobody" not in html


def test_contact_data_never_reaches_the_page():
    analysis = one_claim(
        speaker="press@example.org", article_title="Write to jane@example.org", article_outlet="tips@example.org"
    )
    html = _build([analysis], title="Mail desk@example.org").html
    assert "@example.org" not in html


def test_a_language_not_read_for_claims_is_noted_on_the_page():
    note = "written in 'pl': places are found, claims are not read in this language"
    html = _build([replace(one_claim(), claims=(), language="pl", notes=(note,))]).html
    data = json.loads(_Scripts(html).islands["gm-data"])
    assert data["articles"][0]["notes"] == [note]
    assert "No statement about who holds a place was read." in html


def test_nothing_to_show_is_a_sound_page():
    html = _build([]).html
    data = json.loads(_Scripts(html).islands["gm-data"])
    assert data["marks"] == [] and data["view"] is None


def test_save_writes_whole_or_not_at_all(tmp_path):
    made = _build([one_claim()])
    path = made.save(tmp_path / "map.html")
    assert path.read_text(encoding="utf-8") == made.html
    assert [each.name for each in tmp_path.iterdir()] == ["map.html"]
    with pytest.raises(RenderError, match="cannot write"):
        made.save(tmp_path / "nowhere" / "map.html")


def test_a_notebook_gets_a_frame_that_shares_nothing():
    shown = _build([one_claim()])._repr_html_()
    assert shown.startswith("<iframe ") and f'sandbox="{SANDBOX}"' in shown
    assert "allow-same-origin" not in shown
    assert "<script" not in shown


def test_a_missing_or_changed_asset_is_an_error(tmp_path, monkeypatch):
    import shutil

    shutil.copytree(vendored_module.ASSETS, tmp_path / "assets")
    monkeypatch.setattr(vendored_module, "ASSETS", tmp_path / "assets")
    vendored_module.page_assets.cache_clear()
    try:
        (tmp_path / "assets" / "leaflet.js").write_text("L = {}", encoding="utf-8")
        with pytest.raises(RenderError, match=r"leaflet\.js is not the file"):
            vendored_module.page_assets()
        (tmp_path / "assets" / "leaflet.js").unlink()
        with pytest.raises(RenderError, match=r"needs leaflet\.js, which is missing"):
            vendored_module.page_assets()
    finally:
        vendored_module.page_assets.cache_clear()


def test_the_window_must_be_positive():
    with pytest.raises(RenderError, match="window_days"):
        _build([one_claim()], window_days=0)


def test_the_legend_names_the_viewpoint_of_the_borders():
    for viewpoint in ("recognised", "disputed"):
        data = json.loads(_Scripts(_build(seed_like(), viewpoint=viewpoint).html).islands["gm-data"])
        assert data["viewpoint"] == viewpoint and f"sign_borders_{viewpoint}" in data["strings"]
    with pytest.raises(RenderError, match="viewpoint must be one of recognised, disputed, got 'xx'"):
        _build([], viewpoint="xx")


def test_disputed_areas_are_outlined_only_where_that_is_the_viewpoint():
    tskhinvali = Place("gn:611403", "Tskhinvali", 42.2254, 43.97, "settlement", "GE", population=30000)
    analysis = one_claim()
    claim = analysis.claims[0]._replace(resolved=tskhinvali)
    pages = [
        build_map([replace(analysis, claims=(claim,))], viewpoint=each).html for each in ("recognised", "disputed")
    ]
    bases = [json.loads(_Scripts(html).islands["gm-base"]) for html in pages]
    assert ["disputed" in base["near"] for base in bases] == [False, True]


def test_the_page_speaks_ukrainian_and_leaves_no_trace_of_it():
    html = _build(seed_like(), language="uk").html
    assert '<html lang="uk">' in html
    data = json.loads(_Scripts(html).islands["gm-data"])
    assert data["news"] == "Новини до 20 вересня 2022"
    assert data["strings"]["table_open"] == "Показати все таблицею"
    assert '<html lang="en">' in _build(seed_like()).html
    with pytest.raises(RenderError, match="language must be one of en, uk, got 'xx'"):
        _build([], language="xx")


def test_each_ukrainian_string_has_the_fields_of_the_english_one():
    from geomap.render.strings import STRINGS
    from geomap.render.strings_uk import MONTHS_UKRAINIAN, UKRAINIAN

    fields = re.compile(r"\{[a-z_]+\}")
    assert set(UKRAINIAN) <= set(STRINGS) and len(MONTHS_UKRAINIAN) == 12
    for key, text in UKRAINIAN.items():
        assert sorted(fields.findall(text)) == sorted(fields.findall(STRINGS[key])), key
    # What is punctuation alone is the same in both.
    assert set(STRINGS) - set(UKRAINIAN) == {"dates_one", "dates_none", "comma"}


def test_the_pages_script_asks_the_clock_for_todays_date_alone():
    lines = [line for line in vendored_module.page_assets().own_script.splitlines() if re.search(r"\bDate\b", line)]
    assert [line.strip() for line in lines if "Date.UTC(" not in line] == ["var now = new Date();"]
    assert len(lines) == 3
