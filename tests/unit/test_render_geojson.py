"""Claims and places as GeoJSON: evidence with every claim, geometry where the map draws one."""

import json
from pathlib import Path

import shapely
from render_cases import HOSTILE, Squares, hostile, one_claim, seed_like

from geomap.regions import Boundaries
from geomap.report.data_files import geojson_text, to_geojson
from geomap.report.exports import geojson
from geomap.report.schema import PLACES, SCHEMA
from geomap.report.tables import to_geodataframes


def _features(*analyses):
    return to_geojson(analyses, regions=Squares())["features"]


def test_each_claim_has_its_sentence_source_and_geometry():
    collection = to_geojson(seed_like(), regions=Squares())
    claims = [feature for feature in collection["features"] if feature["properties"]["table"] == "claims"]
    assert len(claims) == 19
    forms = {feature["properties"]["place"]: (feature["geometry"] or {}).get("type") for feature in claims}
    assert forms["Kherson Oblast"] == "Polygon" and forms["Oskil"] == "LineString" and forms["Izium"] == "Point"
    gain = next(feature["properties"] for feature in claims if feature["properties"]["place"] == "Kharkiv Oblast")
    assert gain["says"] == "Said to be retaken by UA"
    assert gain["quote"].startswith("Ukraine's army has freed")
    assert (gain["outlet"], gain["url"]) == ("Example Courier", "https://news.example/four-regions")
    assert (gain["article_date"], gain["event_start"]) == ("2022-09-20", "2022-09-20")
    assert (gain["kind"], gain["party"], gain["reading"], gain["boundary"]) == ("gain", "UA", "likely", "UA-63")


def test_what_the_map_does_not_draw_has_no_geometry_and_a_note():
    for place in ("Ukraine", "Snowmarsh", "Luhansk People's Republic"):
        (claim,) = [
            feature for feature in _features(one_claim(place=place)) if feature["properties"]["table"] == "claims"
        ]
        assert claim["geometry"] is None
        assert claim["properties"]["geometry_note"].startswith("not drawn")


def test_a_named_region_is_no_pin():
    places = {
        feature["properties"]["place"]: feature["geometry"]
        for feature in _features(*seed_like())
        if feature["properties"]["table"] == "places"
    }
    assert places["Kherson Oblast"] is None and places["Ukraine"] is None
    assert places["Izium"] == {"type": "Point", "coordinates": [37.2485, 49.2088]}


def test_it_is_valid_geojson_with_attribution_and_the_same_bytes_each_time():
    collection = to_geojson(seed_like(), regions=Squares())
    text = geojson_text(collection)
    assert geojson_text(to_geojson(seed_like(), regions=Squares())) == text
    read = json.loads(text)
    assert read["type"] == "FeatureCollection"
    assert any("OpenStreetMap" in line for line in read["attribution"])
    assert "Claims, not verified control" in read["notice"]
    for feature in read["features"]:
        if feature["geometry"]:
            shape = shapely.from_geojson(json.dumps(feature["geometry"]))
            assert shape.is_valid
            if shape.geom_type == "Polygon":
                assert shape.exterior.is_ccw
    assert text.count("\n{") == len(read["features"])


def test_hostile_text_stays_text():
    text = geojson_text(to_geojson(hostile(), title=HOSTILE, regions=Squares()))
    assert "\x00" not in text
    assert json.loads(text)["name"].startswith(HOSTILE[:40])
    empty = json.loads(geojson_text(to_geojson([], regions=Squares())))
    assert empty["features"] == []


def _of(collection, table):
    return [each["properties"] for each in collection["features"] if each["properties"]["table"] == table]


def test_a_map_and_an_export_say_the_same_under_the_same_names():
    boundaries = Boundaries()
    analyses = seed_like()
    exported = _of(json.loads(geojson(to_geodataframes(analyses, boundaries=boundaries))), "claims")
    drawn = _of(json.loads(geojson_text(to_geojson(analyses, regions=boundaries))), "claims")
    assert [each["claim_id"] for each in drawn] == [each["claim_id"] for each in exported]
    joined = {"wikidata", "admin1", "admin1_name", "admin2", "admin2_name", "geometry_source", "licence", "attribution"}
    for ours, theirs in zip(drawn, exported, strict=True):
        assert theirs.keys() - ours.keys() == joined and not ours.keys() - theirs.keys()
        for name in ours.keys() - {"geometry_note"}:
            assert ours[name] == theirs[name], name


def test_properties_are_named_as_the_schema_has_them():
    collection = to_geojson(seed_like(), regions=Squares())
    for table, columns in (("claims", SCHEMA["claims"]), ("places", PLACES)):
        names = [column.name for column in columns]
        for each in _of(collection, table):
            ours = [name for name in each if name != "table"]
            assert ours == [name for name in names if name in ours] and len(ours) > 8
    page = (Path(__file__).resolve().parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")
    section = page.split("### places\n")[1].split("\n### ")[0]
    assert all(f"| `{each.name}` | {each.dtype} | {each.meaning} |" in section for each in PLACES)
