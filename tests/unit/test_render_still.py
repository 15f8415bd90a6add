"""The picture that the page carries for readers without scripts and for paper."""

from __future__ import annotations

import base64
import io
import re

import pytest
from PIL import Image
from render_cases import Squares, hostile, seed_like

from geomap.figure import draw_still
from geomap.figure.still import MOST_BYTES
from geomap.render import build_map

PICTURE = re.compile(
    r'<figure id="gm-still"><img width="(\d+)" height="(\d+)" alt="([^"]*)" src="data:image/png;base64,([^"]+)">'
)


@pytest.fixture(scope="module")
def page():
    return build_map(seed_like(), regions=Squares(), still=draw_still).html


def test_the_page_has_a_small_picture_with_words_for_it(page):
    width, height, words, data = PICTURE.search(page).groups()
    png = base64.b64decode(data)
    assert len(png) <= MOST_BYTES
    picture = Image.open(io.BytesIO(png))
    assert (picture.format, picture.mode) == ("PNG", "P")
    assert abs(int(width) / int(height) - picture.width / picture.height) < 0.01
    assert "Said to be held by RU: " in words and "No colour: no claim read." in words
    assert "img-src data:;" in page


def test_it_is_the_same_each_time(page):
    assert build_map(seed_like(), regions=Squares(), still=draw_still).html == page


def test_without_a_picture_no_picture_may_load():
    html = build_map(seed_like(), regions=Squares()).html
    assert "img-src" not in html and 'gm-still"' not in html and "<img" not in html


def test_hostile_text_stays_text_in_the_picture_s_words():
    html = build_map(hostile(), regions=Squares(), still=draw_still).html
    assert html.count("<img") == 1 and "<img src=x" not in html


def test_a_picture_that_would_be_large_is_drawn_with_fewer_dots(monkeypatch):
    monkeypatch.setattr("geomap.figure.still.MOST_BYTES", 20_000)
    content = build_map(seed_like(), regions=Squares()).content
    small = draw_still(content, Squares())
    monkeypatch.undo()
    usual = draw_still(content, Squares())
    assert len(small.png) < len(usual.png)
    assert abs(small.width_px - usual.width_px) <= 2
