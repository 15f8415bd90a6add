"""What the map looks like: every sign, and the first view, beside pictures that somebody has looked at.

To renew the pictures after a wanted change: ``GEOMAP_RENEW_PICTURES=1 pytest tests/browser/test_pictures.py``, then look
at each in ``tests/browser/pictures``.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import numpy
import pytest
from browser_sizes import DESKTOP, PHONE
from PIL import Image
from render_cases import seed_like
from sign_cases import COLUMNS, Grid, sheet, signs, spot

from geomap.pipeline import Reader
from geomap.render import build_map

PICTURES = Path(__file__).parent / "pictures"
PARTIES = {"RU": {"name": "Russia", "colour": "#D55E00"}, "UA": {"name": "Ukraine", "colour": "#0072B2"}}
CELL_PX = 64
FAR = 60  # of 255: a pixel that is off by more in any of its colours has changed
CHANGED = 0.012  # of the pixels of a cell, those that may; a thin bar has more
SHRUNK = 4  # the first view is compared at a quarter of its size, where letters of another font are a grey


def _pixels(png: bytes) -> numpy.ndarray:
    return numpy.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def _changed(one: numpy.ndarray, other: numpy.ndarray) -> float:
    """Return the share of pixels that differ; an edge that has moved by less than a pixel does not count."""
    if one.shape != other.shape:
        return 1.0
    return float((numpy.abs(one - other).max(axis=2) > FAR).mean())


def _reference(name: str, png: bytes) -> numpy.ndarray:
    path = PICTURES / name
    if os.environ.get("GEOMAP_RENEW_PICTURES"):
        path.write_bytes(png)
    assert path.is_file(), f"{path} is missing: set GEOMAP_RENEW_PICTURES=1 and run this test again to draw it"
    return _pixels(path.read_bytes())


def _how_to_renew(path: Path, name: str) -> str:
    return (
        f"drawn now: {path}; expected: {PICTURES / name}. Look at both; if the change is wanted, run this test with "
        "GEOMAP_RENEW_PICTURES=1 and commit the new picture"
    )


@pytest.fixture(scope="module")
def sheet_html():
    return build_map(sheet(), regions=Grid(), parties=PARTIES).html


def _drawn_sheet(opened) -> bytes:
    page = opened.page
    rows = -(-len(signs()) // COLUMNS)
    page.evaluate(
        """([west, north, width, height]) => {
             const s = geomap.state, box = s.map.getContainer();
             document.documentElement.classList.add('gm-embed');
             box.style.width = width + 'px'; box.style.height = height + 'px';
             s.map.invalidateSize({pan: false});
             // One cell is so many pixels at the zoom where a degree is.
             const zoom = Math.log2(width / 12 * 360 / 256);
             s.map.options.zoomSnap = 0;
             s.map.setView([-height / width * 6, 6], zoom, {animate: false});
             s.map.getPane('gm-labels').style.display = 'none';
             box.querySelector('.leaflet-control-container').style.display = 'none' }""",
        [0, 0, COLUMNS * CELL_PX, rows * CELL_PX],
    )
    return page.locator(".folium-map").screenshot()


def _cells(picture: numpy.ndarray) -> list[numpy.ndarray]:
    found = []
    for number in range(len(signs())):
        column, row = number % COLUMNS, number // COLUMNS
        found.append(picture[row * CELL_PX : (row + 1) * CELL_PX, column * CELL_PX : (column + 1) * CELL_PX])
    return found


def test_every_sign_looks_as_it_should(sheet_html, open_page, tmp_path):
    size = {"width": COLUMNS * CELL_PX + 40, "height": -(-len(signs()) // COLUMNS) * CELL_PX + 40}
    png = _drawn_sheet(open_page(sheet_html, size=size))
    (tmp_path / "signs.png").write_bytes(png)
    pairs = zip(_cells(_pixels(png)), _cells(_reference("signs.png", png)), signs(), strict=True)
    wrong = [f"{sign.name} ({_changed(now, then):.1%})" for now, then, sign in pairs if _changed(now, then) > CHANGED]
    assert not wrong, f"{', '.join(wrong)}: {_how_to_renew(tmp_path / 'signs.png', 'signs.png')}"


def test_the_pictures_tell_the_signs_apart():
    """What a sign has of its own changes more of its cell than the comparison lets pass."""
    cells = dict(
        zip((sign.name for sign in signs()), _cells(_pixels((PICTURES / "signs.png").read_bytes())), strict=True)
    )
    for form in ("area", "point"):
        for kind in ("control", "gain", "loss", "contest", "strike", "sovereignty"):
            three = [cells[f"{form} {kind} whole {how}"] for how in ("plain", "planned", "denied")]
            assert min(_changed(three[n], three[n - 1]) for n in range(3)) > CHANGED, (form, kind)
        kinds = [
            cells[f"{form} {kind} whole plain"]
            for kind in ("control", "gain", "loss", "contest", "strike", "sovereignty")
        ]
        assert min(_changed(one, other) for n, one in enumerate(kinds) for other in kinds[n + 1 :]) > CHANGED, form
    for kind in ("control", "gain", "contest"):
        whole, part, approach = (cells[f"area {kind} {extent} plain"] for extent in ("whole", "part", "approach"))
        assert min(_changed(whole, part), _changed(part, approach), _changed(whole, approach)) > CHANGED, kind
    for form in ("area", "point"):
        assert _changed(cells[f"{form} disagreement"], cells[f"{form} control whole plain"]) > CHANGED
        assert _changed(cells[f"{form} 0 days old"], cells[f"{form} 30 days old"]) > CHANGED
    assert spot(0) == (0.5, -0.5)


@pytest.mark.parametrize(("name", "size"), [("desktop", DESKTOP), ("phone", PHONE)])
def test_the_map_opens_on_what_it_should_show(name, size, open_page, tmp_path):
    html = build_map(seed_like(), parties=Reader().lexicon.parties).html
    opened = open_page(html, size=size)
    # The age of the news grows by the day.
    opened.page.evaluate("() => { document.querySelector('.gm-notice b:nth-of-type(2)').textContent = 'News.' }")
    whole = Image.open(io.BytesIO(opened.page.locator(".folium-map").screenshot())).convert("RGB")
    small = io.BytesIO()
    whole.resize((whole.width // SHRUNK, whole.height // SHRUNK), Image.Resampling.BOX).save(small, "PNG")
    path = tmp_path / f"{name}.png"
    path.write_bytes(small.getvalue())
    share = _changed(_pixels(small.getvalue()), _reference(f"{name}.png", small.getvalue()))
    assert share < 0.02, f"{share:.1%} of the picture has changed: {_how_to_renew(path, f'{name}.png')}"


def test_the_pictures_are_small():
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < 300_000
