"""The figure: the signs of the map on paper, its words in the file as text, the same bytes each time."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest
import shapely
from render_cases import HOSTILE, Squares, hostile, one_claim, seed_like

from geomap.errors import RenderError
from geomap.figure import build_figure, signs
from geomap.figure.canvas import Canvas, text_width, wrapped
from geomap.figure.frame import Frame, aspect, frame
from geomap.figure.furniture import scale_km
from geomap.figure.labels import Label, Labels
from geomap.model import Unplaced

SVG = "{http://www.w3.org/2000/svg}"
PARTIES = {"RU": {"name": "Russia", "colour": "#D55E00"}, "UA": {"name": "Ukraine", "colour": "#0072B2"}}


def _build(analyses, **options):
    return build_figure(analyses, regions=Squares(), parties=PARTIES, **options)


@pytest.fixture(scope="module")
def seed():
    return _build(seed_like())


def _texts(svg):
    return ["".join(each.itertext()) for each in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_the_same_analyses_give_the_same_bytes(form, seed):
    again = _build(seed_like())
    assert again.data(form, dpi=60) == seed.data(form, dpi=60)


def test_a_users_settings_of_matplotlib_change_nothing(seed, monkeypatch):
    import matplotlib

    before = seed.data("svg")
    for name, value in (("svg.fonttype", "path"), ("savefig.bbox", "tight"), ("font.size", 30.0)):
        monkeypatch.setitem(matplotlib.rcParams, name, value)
    assert _build(seed_like()).data("svg") == before
    assert matplotlib.rcParams["font.size"] == 30.0


def test_no_date_stands_in_the_files(seed):
    assert b"CreationDate" not in seed.data("pdf")
    assert b"dc:date" not in seed.data("svg")


def test_text_stays_text(seed):
    texts = _texts(seed.data("svg"))
    assert seed.content.heading in texts
    assert "Izium" in texts and "Said to be taken by" in texts and "Russia (planned)" in texts
    pdf = seed.data("pdf")
    assert b"/Type0" in pdf or b"/TrueType" in pdf
    assert b"/Type3" not in pdf


def test_notice_sources_and_attribution_stand_under_the_map(seed):
    words = " ".join(_texts(seed.data("svg")))
    assert seed.content.notice in words
    assert "News up to 20 September 2022" in words
    assert "Sources: Example Courier." in words
    assert "OpenStreetMap contributors (ODbL 1.0)" in words and "Natural Earth" in words


def test_the_width_is_the_one_asked_for():
    root = ElementTree.fromstring(_build(seed_like(), width_mm=120).data("svg"))
    assert float(root.get("width").removesuffix("pt")) == pytest.approx(120 * 72 / 25.4, abs=0.01)


def test_the_picture_has_a_name_for_screen_readers(seed):
    root = ElementTree.fromstring(seed.data("svg"))
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == seed.content.heading
    assert root.find(f"{SVG}desc").text == seed.alt_text.strip()


def test_alt_text_says_who_is_said_to_hold_what(seed):
    lines = seed.alt_text.splitlines()
    assert lines[0].startswith(seed.content.heading)
    assert "Claims, not verified control." in lines[0]
    assert any(line.startswith("Said to be taken by Ukraine: ") and "Izium" in line for line in lines)
    assert any(line.startswith("Claimed in law by Russia (planned): ") for line in lines)


def test_save_writes_the_picture_and_its_words_and_nothing_else(tmp_path, seed):
    written = seed.save(tmp_path / "a map.png", dpi=60)
    assert [path.name for path in written] == ["a map.png", "a map.alt.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a map.alt.txt", "a map.png"]
    assert (tmp_path / "a map.alt.txt").read_text(encoding="utf-8") == seed.alt_text
    assert (tmp_path / "a map.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("name", ["map.gif", "map", "map.png.exe"])
def test_another_ending_is_refused(tmp_path, name, seed):
    with pytest.raises(RenderError, match=re.escape(".png, .svg, .pdf")):
        seed.save(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_leaves_nothing(tmp_path, seed):
    with pytest.raises(RenderError, match="choose a folder"):
        seed.save(tmp_path / "missing" / "map.svg")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("width", [0, 59, 1001, float("nan")])
def test_a_width_out_of_bounds_is_refused(width):
    with pytest.raises(RenderError, match="60 to 1000 mm"):
        _build(seed_like(), width_mm=width)


@pytest.mark.parametrize("dpi", [0, 49, 1201])
def test_a_resolution_out_of_bounds_is_refused(dpi, seed):
    with pytest.raises(RenderError, match="50 to 1200 dpi"):
        seed.data("png", dpi=dpi)


def test_a_picture_of_too_many_pixels_is_refused():
    with pytest.raises(RenderError, match="pixels are more"):
        _build(seed_like(), width_mm=1000).data("png", dpi=1200)


def test_hostile_text_shows_as_written():
    made = _build(hostile(), title=HOSTILE)
    svg = made.data("svg").decode("utf-8")
    root = ElementTree.fromstring(svg)
    assert {each.tag.removeprefix(SVG) for each in root.iter()} & {"script", "img", "foreignObject", "a"} == set()
    assert not re.search(r"\son\w+=", re.sub(r">[^<]*<", "><", svg))
    assert any("{{ 7*7 }}" in text for text in _texts(made.data("svg")))
    made.data("png", dpi=50)
    made.data("pdf")


def test_dollars_are_no_formula():
    made = _build([one_claim()], title=r"$\frac{1}{0}$ and $unclosed")
    assert r"$\frac{1}{0}$ and $unclosed" in _texts(made.data("svg"))


def test_without_a_claim_the_places_named_are_shown():
    analysis = replace(seed_like()[0], claims=())
    words = _texts(_build([analysis]).data("svg"))
    assert "Places named in the text" in words and "Izium" in words
    assert "No statement about who holds a place was read." in words


def test_without_any_place_there_is_still_a_figure():
    analysis = replace(seed_like()[0], claims=(), mentions=(), unplaced=(Unplaced("Nowhere", 1, "unknown"),))
    assert _build([analysis]).data("png", dpi=50).startswith(b"\x89PNG")


def test_a_claim_on_a_whole_country_is_not_drawn_but_told():
    made = _build([one_claim(place="Ukraine")])
    assert "Not drawn: one statement on whole countries" in made.alt_text
    assert "Said to be held by" not in made.alt_text


def test_older_statements_are_left_out_and_counted():
    old = one_claim(article_date=__import__("datetime").date(2022, 1, 1))
    new = one_claim(place="Izium")
    made = _build([old, new])
    assert "Not drawn: one statement older than 30 days." in made.alt_text
    assert "Kherson Oblast" not in _texts(made.data("svg"))


def test_many_signs_put_the_legend_below_the_map():
    parties = [f"Party {number:02d}" for number in range(40)]
    analyses = [one_claim("control", party, "Izium", article_key=party) for party in parties]
    analyses += [one_claim("strike", party, "Kharkiv", article_key=f"s{party}") for party in parties]
    texts = _texts(_build(analyses).data("svg"))
    assert all(party in texts for party in parties)


# --- labels -----------------------------------------------------------------------------------------------------------


def _frame():
    return frame((30.0, 46.0, 40.0, 51.0), x=0.0, y=0.0, width=300.0, height=200.0)


def test_labels_never_overlap_and_stay_in_the_frame():
    where = _frame()
    placer = Labels(Canvas(300), where, [])
    crowd = [
        Label("point", f"Town {number}", (), 150 + number % 4 * 3.0, 100 + number // 4 * 3.0) for number in range(16)
    ]
    left_out = placer.place(crowd)
    boxes = placer._taken
    assert len(boxes) == 16 - len(left_out) >= 8
    for number, one in enumerate(boxes):
        assert one[0] >= 0 and one[1] >= 0 and one[2] <= 300 and one[3] <= 200
        for other in boxes[:number]:
            assert not shapely.box(*one).intersects(shapely.box(*other))


def test_a_label_for_which_there_is_no_room_is_named():
    placer = Labels(Canvas(300), _frame(), [(0, 0, 300, 200)])
    assert placer.place([Label("point", "Izium", (), 150, 100)]) == ["Izium"]


def test_wrapped_lines_fit_and_lose_nothing():
    words = "Parts said to be held by a party with averyverylongnamewithoutanyblank in it"
    lines = wrapped(words, 60, 6)
    assert all(text_width(line, 6) <= 60 for line in lines)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")


# --- frame ------------------------------------------------------------------------------------------------------------


def test_all_of_the_view_lies_in_the_frame():
    where = _frame()
    for longitude in (30.0, 35.0, 40.0):
        for latitude in (46.0, 48.5, 51.0):
            x, y = where.spot(latitude, longitude)
            assert 0 < x < 300 and 0 < y < 200


def test_the_scale_is_true():
    where = _frame()
    (x0, y0), (x1, y1) = where.spot(48.5, 34.5), where.spot(48.5, 35.5)
    # A degree of longitude at 48.5 degrees north is 73.8 km.
    assert ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 * where.metres_per_pt / 1000 == pytest.approx(73.8, rel=0.01)
    assert scale_km(where) in (100, 200)


def test_a_view_of_the_world_has_a_projection_of_its_own():
    where = frame((-120.0, -40.0, 140.0, 60.0), x=0, y=0, width=300, height=200)
    assert where.projection.world
    assert where.bounds()[0] == -180.0


@pytest.mark.parametrize("view", [(37.2, 49.2, 37.2, 49.2), (30.0, 46.0, 40.0, 46.0), (-179.0, 60.0, -178.0, 70.0)])
def test_flat_and_odd_views_have_a_frame(view):
    assert 0.62 <= aspect(view) <= 1.12
    where = frame(view, x=0, y=0, width=100, height=100)
    assert isinstance(where, Frame) and where.metres_per_pt > 0


# --- signs ------------------------------------------------------------------------------------------------------------

AREA = shapely.box(0, 0, 100, 60)


def test_the_teeth_of_a_gain_point_in_and_those_of_a_loss_out():
    gain = signs.edge("gain", AREA, colour="#000000", strength=1.0)[1].geometry
    loss = signs.edge("loss", AREA, colour="#000000", strength=1.0)[1].geometry
    assert not gain.is_empty and AREA.covers(gain)
    assert not loss.is_empty and not AREA.contains(loss) and loss.intersection(AREA).length < 0.1


def test_a_planned_edge_is_dashed_and_a_stated_whole_is_filled_evenly():
    assert signs.edge("control", AREA, colour="#000000", strength=1.0, planned=True)[0].dash
    assert signs.edge("control", AREA, colour="#000000", strength=1.0)[0].dash is None
    (fill,) = signs.texture(AREA, "solid", colour="#000000", slant_deg=45, strength=1.0)
    assert fill.geometry.equals(AREA) and fill.width_pt == 0


def test_a_hatch_slants_as_told():
    lines = signs.texture(AREA, "hatch", colour="#000000", slant_deg=45, strength=1.0)[1].geometry
    for line in lines.geoms:
        (x0, y0), (x1, y1) = line.coords
        assert (x1 - x0) == pytest.approx(y1 - y0)
    assert AREA.buffer(1e-6).covers(lines)


def test_stripes_share_the_area_between_two_sides():
    odd, even = signs.stripes(AREA, 5)
    assert odd.area + even.area == pytest.approx(AREA.area)
    assert odd.area == pytest.approx(even.area, rel=0.1)
    assert odd.intersection(even).area < 1e-6


def test_a_border_in_law_lies_inside_the_edge():
    (part,) = signs.inset(AREA, slot=0, colour="#000000", strength=1.0, planned=False, denied=False)
    assert AREA.contains(part.geometry) and part.geometry.distance(AREA.exterior) > 2
    assert part.dash


def test_every_kind_has_a_symbol_of_its_own():
    shapes = {
        kind: [part.geometry.wkb for part in signs.symbol(kind, 0, 0, colour="#123456")]
        for kind in ("control", "gain", "loss", "contest", "strike", "sovereignty")
    }
    assert len({tuple(parts) for parts in shapes.values()}) == 6


def test_a_denied_symbol_has_a_bar_and_an_open_arc_is_open():
    plain = signs.symbol("control", 0, 0, colour="#123456")
    assert len(signs.symbol("control", 0, 0, colour="#123456", denied=True)) == len(plain) + 2
    assert not signs.arc(0, 0, colour="#123456")[0].geometry.is_closed
