"""Where a place lies on the page, on the real boundaries; and the form that geometry travels in."""

import json
from dataclasses import replace

import pytest
import shapely
from render_cases import PLACES, Squares, one_claim, seed_like

from geomap.regions import Boundaries
from geomap.render.basemap import WORLD, around, extent
from geomap.render.boundaries import BoundaryShapes
from geomap.render.content import content
from geomap.render.islands import shape_data
from geomap.render.shapes import area_label, encode, encode_line, inset, without_crumbs


@pytest.fixture(scope="module")
def shapes():
    return BoundaryShapes(Boundaries())


def _content(analyses, shapes):
    return content(tuple(analyses), title=None, shapes=shapes, parties=None, window_days=30)


def _decode(text, digits):
    values, at, points, last = [], 0, [], [0, 0]
    while at < len(text):
        result = shift = 0
        while True:
            bits = ord(text[at]) - 63
            at += 1
            result |= (bits & 0x1F) << shift
            shift += 5
            if bits < 0x20:
                break
        values.append(~(result >> 1) if result & 1 else result >> 1)
    for lat, lon in zip(values[::2], values[1::2], strict=True):
        last = [last[0] + lat, last[1] + lon]
        points.append((last[1] / 10**digits, last[0] / 10**digits))
    return points


def test_lines_travel_as_differences_and_come_back():
    line = [(33.1234, 46.5), (33.1235, 46.4999), (-179.9999, -85.0), (0.0, 0.0)]
    assert _decode(encode_line(line, digits=4), 4) == line


def test_points_that_fall_together_are_sent_once():
    assert _decode(encode_line([(1.0, 2.0), (1.00001, 2.00001), (1.1, 2.0)], digits=3), 3) == [(1.0, 2.0), (1.1, 2.0)]


def test_holes_and_parts_are_kept():
    ring = shapely.box(0, 0, 3, 3).difference(shapely.box(1, 1, 2, 2))
    both = shapely.MultiPolygon([ring, shapely.box(5, 5, 6, 6)])
    encoded = encode(both, digits=2)
    assert encoded["t"] == "area" and [len(part) for part in encoded["p"]] == [2, 1]


def test_the_seed_s_places_have_their_forms(shapes):
    page = _content(seed_like(), shapes)
    forms = {page.place_name(index): shape.form for index, shape in enumerate(page.shapes)}
    for name in ("Donetsk", "Luhansk", "Zaporizhzhia", "Kherson", "Kharkiv"):
        assert forms[f"{name} Oblast"] == "area"
    assert forms["Oskil"] == "line"
    assert {forms["Izium"], forms["Kherson"], forms["Kharkiv"]} == {"point"}
    assert forms["Luhansk People's Republic"] == "label"
    assert forms["Ukraine"] == "list"


def test_a_river_is_drawn_inside_the_region_named_with_it(shapes):
    page = _content(seed_like(), shapes)
    reach = next(shape.geometry for shape in page.shapes if shape.form == "line")
    region = shapes.geometry("UA-63")
    whole = shapes.geometry("ne:river-oskil")
    assert 0.1 < reach.length < whole.length
    assert shapely.covers(shapely.buffer(region, 0.03), reach)


def test_a_label_stands_inside_its_area(shapes):
    for key in ("UA-65", "UA-14", "UA-63"):
        area = shapes.geometry(key)
        latitude, longitude = area_label(area)
        assert area.contains(shapely.Point(longitude, latitude))


def test_crimea_lies_within_ukraine_s_border(shapes):
    base = shapes.base((32.0, 44.0, 37.0, 47.0), tolerance_deg=0.01, countries=("UA",))
    isthmus = shapely.box(33.4, 45.9, 34.2, 46.3)
    assert not base.parts["borders"].intersects(isthmus)
    strait = shapely.box(36.45, 44.8, 36.8, 45.5)
    assert not shapely.intersects(base.parts["regions"], strait)
    assert base.sources == {"osm", "ne"}


def test_an_unknown_key_has_no_geometry(shapes):
    assert shapes.geometry("XX-99") is None
    region = replace(PLACES["Snowmarsh"], boundary="XX-99")
    analysis = one_claim(place="Snowmarsh")
    analysis = replace(analysis, claims=(analysis.claims[0]._replace(resolved=region),))
    assert _content([analysis], shapes).shapes[0].form == "unknown"


def test_a_border_inside_the_edge_stays_inside_and_never_vanishes():
    area = shapely.box(30, 46, 33, 48)
    drawn = inset(area, 0.05)
    assert area.contains(drawn) and drawn.area > 0.85 * area.area
    assert shapely.distance(drawn.exterior, area.exterior) == pytest.approx(0.05, rel=0.6)
    assert inset(shapely.box(30, 46, 30.01, 46.01), 0.05).equals(shapely.box(30, 46, 30.01, 46.01))


def test_each_border_in_law_has_its_own_line():
    first = one_claim("sovereignty", "RU", id="a")
    second = one_claim("sovereignty", "UA", id="b", article_key="two")
    page = _content([first, second], Squares())
    data = shape_data(page)
    assert set(data["insets"]) == {"0-0", "0-1"}
    json.dumps(data)


def test_islets_too_small_to_see_are_left_out_but_never_all():
    tiny = shapely.box(10, 10, 10.001, 10.001)
    assert without_crumbs(shapely.MultiPolygon([shapely.box(0, 0, 1, 1), tiny])).area == 1
    assert not without_crumbs(shapely.MultiPolygon([tiny, shapely.box(11, 11, 11.0005, 11.0005)])).is_empty


def test_the_base_reaches_beyond_the_view_and_stays_on_the_globe():
    west, south, east, north = around((32.0, 46.0, 40.0, 50.0))
    assert west < 28 and east > 44 and south < 44 and north > 52
    assert around((-179.0, -80.0, 179.0, 80.0)) == WORLD
    assert extent([]) is None


def test_an_island_in_the_pacific_and_a_place_on_the_date_line_have_a_base(shapes):
    for bounds in (around((179.5, -17.0, 179.9, -16.5)), around((-157.9, 21.2, -157.8, 21.4))):
        assert not shapes.base(bounds, tolerance_deg=0.01, countries=()).parts["land"].is_empty
        assert isinstance(shapes.names(bounds), list)


def test_a_river_known_as_a_point_gets_the_line_of_its_name_that_runs_by(shapes):
    def form(**fields):
        river = replace(PLACES["Oskil River"], id="gn:514365", boundary="", **fields)
        analysis = one_claim("gain", "UA", "Oskil River")
        analysis = replace(analysis, claims=(analysis.claims[0]._replace(resolved=river),))
        return _content([analysis], shapes).shapes[0].form

    assert form(latitude=49.10, longitude=37.41) == "line"
    assert form(latitude=52.00, longitude=30.00) == "list"
    assert form(latitude=49.10, longitude=37.41, name="Snowbrook") == "list"


def test_a_long_river_is_drawn_near_the_towns_named_with_it_or_not_at_all(shapes):
    dnipro = replace(
        PLACES["Oskil River"],
        id="gn:565896",
        name="Dnipro",
        latitude=46.4975,
        longitude=32.3086,
        country="UA+RU+BY",
        boundary="ne:river-dnipro",
    )
    alone = one_claim("loss", "RU", "Oskil River")
    alone = replace(alone, claims=(alone.claims[0]._replace(resolved=dnipro),), mentions=())
    assert _content([alone], shapes).shapes[0].form == "list"
    town = one_claim("loss", "RU", "Kherson").mentions
    reach = _content([replace(alone, mentions=town)], shapes).shapes[0]
    assert reach.form == "line" and 0.1 < reach.geometry.length < 3
    point = shapely.Point(PLACES["Kherson"].longitude, PLACES["Kherson"].latitude)
    assert shapely.distance(reach.geometry, point) < 0.2 and max(reach.bounds[2:]) < 49
