"""Embedding: a frame that shares nothing with the page around it, and forms that no title breaks out of."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from render_cases import HOSTILE, Squares, seed_like

from geomap.errors import RenderError
from geomap.render import build_map
from geomap.report.embed import FORMS, Embed, embed_of


@pytest.fixture(scope="module")
def page_html():
    return build_map(seed_like(), regions=Squares(), title=f"Week 38 {HOSTILE}").html


@pytest.fixture
def page(tmp_path, page_html):
    path = tmp_path / "the map (1).html"
    path.write_text(page_html, encoding="utf-8")
    return path


class _Tags(HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def test_the_frame_has_a_title_a_size_and_a_sandbox(page):
    ((tag, given),) = _Tags(embed_of(page, height_px=480).snippet("html")).tags
    assert tag == "iframe"
    assert given["src"] == "the%20map%20%281%29.html#embed"
    assert given["title"].startswith("Map: Week 38 ") and "{{ 7*7 }}" in given["title"]
    assert given["sandbox"].split() == [
        "allow-scripts",
        "allow-downloads",
        "allow-popups",
        "allow-popups-to-escape-sandbox",
    ]
    assert (given["width"], given["height"], given["loading"]) == ("100%", "480", "lazy")
    assert "clipboard-write" in given["allow"]


@pytest.mark.parametrize("form", FORMS)
def test_no_form_lets_a_hostile_title_out(form, page):
    made = embed_of(page)
    text = Embed(made.address, made.title, "figure.png", made.title).snippet(form)
    if form != "picture-rst":  # there, a title is plain text
        assert {tag for tag, _ in _Tags(text).tags} <= {"iframe", "img", "a"}
        assert not any(name.startswith("on") for _, given in _Tags(text).tags for name in given)
    if form == "picture-markdown":
        assert text.startswith("[![") and text.count("](") == 2
    if form.endswith("rst"):
        assert all(line.startswith(("   ", "..")) or not line for line in text.splitlines())


def test_markdown_and_rst_carry_the_same_frame(page):
    made = embed_of(page)
    assert made.snippet("markdown") == made.snippet("html")
    assert made.snippet("rst") == f".. raw:: html\n\n   {made.snippet('html')}"


def test_a_picture_beside_the_map_is_found_with_its_words(page):
    page.with_suffix(".png").write_bytes(b"")
    page.with_name("the map (1).alt.txt").write_text("A [map]\nof claims.\n", encoding="utf-8")
    made = embed_of(page)
    assert made.snippet("picture-markdown") == (
        "[![A \\[map\\] of claims.](the%20map%20%281%29.png)](the%20map%20%281%29.html)"
    )
    assert ":alt: A [map] of claims." in made.snippet("picture-rst")
    ((_, link), (_, image)) = _Tags(made.snippet("picture-html")).tags
    assert link["href"] == "the%20map%20%281%29.html" and image["alt"] == "A [map] of claims."


def test_without_a_picture_it_says_how_to_make_one(page):
    with pytest.raises(RenderError, match="geomap figure"):
        embed_of(page).snippet("picture-html")


def test_addresses_are_used_as_given(page):
    made = embed_of(page, url="https://maps.example/a map.html?x=1&y=(2)".replace(" ", "%20"))
    assert 'src="https://maps.example/a%20map.html?x=1&amp;y=%282%29#embed"' in made.snippet("html")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "https://user:pw@maps.example/", "map.html"]
)
def test_an_address_that_is_not_plain_is_refused(page, url):
    with pytest.raises(RenderError, match="plain http or https"):
        embed_of(page, url=url)


@pytest.mark.parametrize(
    "text", ["", "<title>x</title>", "<html><head><meta name='generator' content='geomap'></head>", "\x00\xff"]
)
def test_another_file_is_refused(tmp_path, text):
    path = tmp_path / "other.html"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RenderError, match="is not a map"):
        embed_of(path)


def test_what_is_missing_is_named(tmp_path, page):
    with pytest.raises(RenderError, match=r"nothing\.html"):
        embed_of(tmp_path / "nothing.html")
    with pytest.raises(RenderError, match=r"no such picture: .*nothing\.png"):
        embed_of(page, picture=tmp_path / "nothing.png")


@pytest.mark.parametrize("height", [0, 199, 4001])
def test_a_height_out_of_bounds_is_refused(page, height):
    with pytest.raises(RenderError, match="200 to 4000"):
        embed_of(page, height_px=height)
