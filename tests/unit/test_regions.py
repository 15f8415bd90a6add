"""Boundaries by key, points joined to regions, the base of a map; and what happens with damaged files."""

from __future__ import annotations

import gzip
import hashlib
import json
import math
import shutil
from pathlib import Path
from typing import Any

import pytest
import shapely

from geomap.errors import BoundaryError
from geomap.model import Mention, Place, Span
from geomap.regions import (
    DISPUTED,
    NOWHERE,
    PARTS,
    Boundaries,
    Location,
    basemap,
    country_labels,
    join,
    locate,
    locate_places,
    mentions_frame,
    reach,
)
from geomap.resources import data_dir

BOW_TIE = [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]
SQUARE = [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]


@pytest.fixture(scope="module")
def boundaries() -> Boundaries:
    return Boundaries()


# -- keys ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "name", "level", "country", "layer"),
    [
        ("UA", "Ukraine", "country", "UA", "world_countries"),
        ("UA-65", "Kherson Oblast", "admin1", "UA", "ukraine_oblasts"),
        ("UA63040000000023521", "Izium Raion", "admin2", "UA", "ukraine_raions"),
        ("RU-BEL", "Belgorod Oblast", "admin1", "RU", "world_admin1"),
        ("ne:river-oskil", "Oskil", "water", "", "world_rivers"),
        ("ne:lake-kakhovka-reservoir", "Kakhovka Reservoir", "water", "", "world_lakes"),
        ("ne:sea-black-sea", "Black Sea", "water", "", "world_seas"),
        ("ne:region-crimea", "Crimea", "area", "", "world_regions"),
        ("ne:B36", "Transnistria", "area", "", "world_disputed"),
    ],
)
def test_a_key_leads_to_its_feature(
    boundaries: Boundaries, key: str, name: str, level: str, country: str, layer: str
) -> None:
    region = boundaries.region(key)
    assert (region.name.removesuffix(" Oblast"), region.level) == (name.removesuffix(" Oblast"), level)
    assert (region.country, region.layers) == (country, (layer,))
    assert region.geometry.is_valid and not region.geometry.is_empty
    assert key in boundaries


def test_a_union_is_its_parts_together(boundaries: Boundaries) -> None:
    donbas = boundaries.region("UA-14+UA-09")
    parts = [boundaries.geometry("UA-14"), boundaries.geometry("UA-09")]
    assert donbas.name == "Donetsk Oblast and Luhansk Oblast"
    assert donbas.country == "UA"
    assert donbas.geometry.area == pytest.approx(sum(part.area for part in parts))
    assert donbas.geometry.geom_type == "Polygon" or donbas.geometry.area > 5
    assert shapely.covers(donbas.geometry, shapely.Point(37.8, 48.0))
    assert shapely.covers(donbas.geometry, shapely.Point(39.3, 48.57))


@pytest.mark.parametrize("key", ["", "UA-99", "XX", "ne:river-styx", "UA-14+UA-99", "+", "../registry", "ne:B00/../x"])
def test_an_unknown_key_is_not_in_and_raises_when_asked_for(boundaries: Boundaries, key: str) -> None:
    assert key not in boundaries
    with pytest.raises(BoundaryError, match="no feature of the boundary layers has the key"):
        boundaries.geometry(key)


def test_simplified_neighbours_keep_one_border(boundaries: Boundaries) -> None:
    shapes = [boundaries.geometry(key, tolerance_deg=0.02) for key in ("UA-65", "UA-23", "UA-48", "UA-12")]
    assert shapely.coverage_is_valid(shapes)
    fine = shapely.get_num_coordinates(boundaries.geometry("UA-65"))
    assert shapely.get_num_coordinates(shapes[0]) < fine / 4
    union = boundaries.geometry("UA-65+UA-23", tolerance_deg=0.02)
    assert union.area == pytest.approx(shapes[0].area + shapes[1].area)


def test_sources_tell_what_must_be_credited(boundaries: Boundaries) -> None:
    names = [info.name for info in boundaries.sources(["UA-65", "ne:river-oskil", "UA-14+UA-09"])]
    assert names == ["ukraine_oblasts", "world_rivers"]


def test_frames_have_documented_columns(boundaries: Boundaries) -> None:
    frame = boundaries.frame("ukraine_oblasts")
    assert frame.crs.to_epsg() == 4326
    assert list(frame.columns) == [
        *("key", "name", "name_uk", "name_ru", "aliases", "level", "country", "iso_3166_2", "katottg", "wikidata"),
        *("geonamesid", "geometry"),
    ]
    assert str(frame["geonamesid"].dtype) == "Int64"
    row = frame.set_index("key").loc["UA-65"]
    assert (row["name_uk"], row["wikidata"], row["geonamesid"]) == ("Херсонська область", "Q163271", 706442)
    near = boundaries.frame("world_admin1", bounds=(36.0, 50.0, 37.0, 51.0))
    assert {"UA-63", "RU-BEL"} <= set(near["key"]) and len(near) < 10


# -- points ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "latitude", "longitude", "country", "admin1"),
    [
        ("Kherson", 46.6354, 32.6169, "UA", "UA-65"),
        ("Ochakiv", 46.6126, 31.5392, "UA", "UA-48"),
        ("Skadovsk", 46.1167, 32.9108, "UA", "UA-65"),
        ("Simferopol", 44.952, 34.102, "UA", "UA-43"),
        ("Sevastopol", 44.589, 33.522, "UA", "UA-40"),
        ("Kyiv", 50.4501, 30.5234, "UA", "UA-30"),
        ("Bucha", 50.5464, 30.2351, "UA", "UA-32"),
        ("Belgorod", 50.6107, 36.5802, "RU", "RU-BEL"),
        ("Moscow", 55.7522, 37.6156, "RU", "RU-MOW"),
        ("Gaza", 31.5, 34.4667, "PS", ""),
        ("Pristina", 42.6727, 21.1669, "XK", ""),
        ("Suva, at 178 degrees east", -18.1416, 178.4415, "FJ", ""),
    ],
)
def test_points_are_joined_to_country_and_first_level(
    boundaries: Boundaries, name: str, latitude: float, longitude: float, country: str, admin1: str
) -> None:
    [found] = locate(boundaries, [(latitude, longitude)])
    assert (found.country, found.how) == (country, "within"), name
    assert found.admin1 == admin1 if admin1 else found.admin1, name


def test_raions_are_found_in_ukraine(boundaries: Boundaries) -> None:
    izium, brussels = locate(boundaries, [(49.2103, 37.2575), (50.85, 4.35)])
    assert izium.admin2 == "UA63040000000023521"
    assert (brussels.country, brussels.admin2) == ("BE", "")


def test_off_the_coast_the_nearest_polygon_within_five_kilometres_counts(boundaries: Boundaries) -> None:
    # South of the cape of Sarych, the southernmost land of Crimea.
    shore = boundaries.geometry("UA-43").union(boundaries.geometry("UA-40")).bounds[1]
    cape = min(
        (y, x)
        for key in ("UA-43", "UA-40")
        for x, y in shapely.get_coordinates(boundaries.geometry(key)).tolist()
        if y < shore + 0.001
    )
    km = 1 / 111.195
    near, far = locate(boundaries, [(cape[0] - 4.9 * km, cape[1]), (cape[0] - 5.3 * km, cape[1])])
    assert (near.country, near.how) == ("UA", "near")
    assert near.distance_km == pytest.approx(4.9, abs=0.05)
    assert far == NOWHERE


def test_the_five_kilometres_are_measured_on_the_ground_not_in_degrees(tmp_path: Path) -> None:
    # At 60 degrees north a degree east is half as long: 0.08 degrees are 4.4 km, 0.095 are 5.3 km.
    folder = _world(tmp_path, {"AA": shapely.box(10, 59, 11, 61)})
    east, too_far, north = locate(Boundaries(folder), [(60.0, 11.08), (60.0, 11.095), (61.044, 10.5)])
    assert (east.country, east.distance_km) == ("AA", pytest.approx(4.45, abs=0.01))
    assert too_far == NOWHERE
    assert (north.country, north.distance_km) == ("AA", pytest.approx(4.89, abs=0.01))


def test_a_diagonal_shore_is_measured_square(tmp_path: Path) -> None:
    # The nearest point in degrees is not the nearest on the ground.
    folder = _world(tmp_path, {"AA": shapely.Polygon([(10, 60), (12, 60), (10, 61)])})
    [found] = locate(Boundaries(folder), [(60.53, 11.02)])
    line = shapely.LineString([(12 * 0.5, 60), (10 * 0.5, 61)])
    expected = line.distance(shapely.Point(11.02 * 0.5, 60.53)) * 111.195
    assert found.distance_km == pytest.approx(expected, rel=0.02)


def test_a_village_beyond_the_border_line_stays_in_its_known_country(tmp_path: Path) -> None:
    folder = _world(tmp_path, {"AA": shapely.box(10, 0, 11, 1), "BB": shapely.box(11, 0, 12, 1)})
    boundaries = Boundaries(folder)
    point = (0.5, 11.01)
    assert locate(boundaries, [point])[0] == Location("BB", "BB-1", "", "within", 0.0)
    known = locate(boundaries, [point], countries=["AA"])[0]
    assert (known.country, known.admin1, known.how) == ("AA", "AA-1", "near")
    assert known.distance_km == pytest.approx(1.11, abs=0.01)
    # 11 km inside the other country the polygon is right, and the known country wrong.
    assert locate(boundaries, [(0.5, 11.1)], countries=["AA"])[0].country == "BB"


def test_a_border_village_of_ukraine_stays_in_ukraine(boundaries: Boundaries) -> None:
    line = boundaries.layer("ukraine_borders")
    middle = shapely.line_interpolate_point(
        max(shapely.get_parts(line.geometry(line.rows["RU|UA"])), key=lambda part: part.length), 0.5, normalized=True
    )
    around = [(middle.y + dy, middle.x + dx) for dx in (-0.01, 0.01) for dy in (-0.01, 0.01)]
    assert {found.country for found in locate(boundaries, around)} == {"UA", "RU"}
    assert {found.country for found in locate(boundaries, around, countries=["UA"] * 4)} == {"UA"}
    assert {found.country for found in locate(boundaries, around, countries=["RU"] * 4)} == {"RU"}


@pytest.mark.parametrize("point", [(91.0, 0.0), (0.0, 181.0), (float("nan"), 0.0), (0.0, float("inf"))])
def test_a_point_off_the_globe_is_an_error(boundaries: Boundaries, point: tuple[float, float]) -> None:
    with pytest.raises(BoundaryError, match="point 0: expected latitude from -90 to 90"):
        locate(boundaries, [point])


@pytest.mark.parametrize("point", [(90.0, 0.0), (-90.0, 180.0), (0.0, -180.0), (0.0, 0.0)])
def test_the_ends_of_the_globe_are_points_like_any(boundaries: Boundaries, point: tuple[float, float]) -> None:
    assert locate(boundaries, [point])[0].country in ("", "AQ")


def test_no_points_need_no_answer(boundaries: Boundaries) -> None:
    assert locate(boundaries, []) == []
    assert mentions_frame(boundaries, []).empty


def _place(level: str, boundary: str = "", *, country: str = "UA", at: tuple[float, float] | None = None) -> Place:
    latitude, longitude = at or (None, None)
    return Place("gn:1", "X", latitude, longitude, level, country, boundary=boundary)  # type: ignore[arg-type]


def test_regions_are_joined_by_identity_and_settlements_by_point(boundaries: Boundaries) -> None:
    kherson = (46.6354, 32.6169)
    found = locate_places(
        boundaries,
        [
            # A region's point may lie anywhere; its key decides.
            _place("admin1", "UA-63", at=kherson),
            _place("settlement", at=kherson),
            _place("country", "UA", at=kherson),
            _place("admin2", "UA63040000000023521", at=kherson),
            _place("water", "ne:river-oskil", country="", at=kherson),
            _place("area", "UA-14+UA-09", at=kherson),
            _place("settlement"),
        ],
    )
    assert found == [
        Location("UA", "UA-63", "", "identity"),
        Location("UA", "UA-65", "UA65100000000029736", "within"),
        Location("UA", "", "", "identity"),
        Location("UA", "UA-63", "UA63040000000023521", "identity"),
        NOWHERE,
        Location("UA", "", "", "identity"),
        Location("UA", "", "", "identity"),
    ]


def test_mentions_come_out_as_a_frame(boundaries: Boundaries) -> None:
    span = Span(3, 10)
    mentions = [
        Mention(span, "Kherson", "place", _place("settlement", at=(46.6354, 32.6169)), 0.9, "", span),
        Mention(span, "Nowhere", "place", None, 0.1, "", span),
        Mention(span, "Donbas", "place", _place("area", "UA-14+UA-09"), 0.9, "", span),
    ]
    frame = mentions_frame(boundaries, mentions)
    assert frame.crs.to_epsg() == 4326
    assert list(frame["text"]) == ["Kherson", "Donbas"]
    assert list(frame["admin1_name"]) == ["Kherson Oblast", ""]
    assert list(frame["admin2_name"]) == ["Kherson Raion", ""]
    assert list(frame["how"]) == ["within", "identity"]
    assert (frame.geometry.iloc[0].x, frame.geometry.iloc[0].y) == (32.6169, 46.6354)
    assert frame.geometry.iloc[1] is None


def test_a_users_table_is_joined(boundaries: Boundaries) -> None:
    import pandas as pd

    table = pd.DataFrame(
        {"town": ["Kherson", "?", "Izium"], "lat": [46.6354, None, 49.2103], "lon": [32.6169, 5.0, 37.2575]},
        index=[7, 3, 5],
    )
    joined = join(boundaries, table, latitude="lat", longitude="lon")
    assert list(joined["region_admin1"]) == ["UA-65", "", "UA-63"]
    assert list(joined["region_how"]) == ["within", "", "within"]
    assert list(joined.index) == [7, 3, 5]
    assert list(table.columns) == ["town", "lat", "lon"], "the table given is left alone"
    projected = joined.loc[[7, 5], ["town", "geometry"]].to_crs(3857)
    assert list(join(boundaries, projected)["region_admin1"]) == ["UA-65", "UA-63"]
    with pytest.raises(BoundaryError, match="expected a column 'latitude'"):
        join(boundaries, table)


# -- base of the map -------------------------------------------------------------------------------------------------

EAST_AND_SOUTH = (30.0, 44.0, 41.0, 51.0)


def test_the_base_has_land_water_borders_and_lines(boundaries: Boundaries) -> None:
    base = basemap(boundaries, EAST_AND_SOUTH, tolerance_deg=0.008)
    kharkiv, black_sea = shapely.Point(36.25, 50.0), shapely.Point(33.0, 44.3)
    assert base.land.contains(kharkiv) and not base.land.intersects(black_sea)
    reservoir = boundaries.geometry("ne:lake-kakhovka-reservoir")
    assert base.lakes.contains(reservoir.point_on_surface())
    assert base.lakes.contains(shapely.Point(31.9, 46.6)), "the Dnipro–Buh estuary"
    assert base.rivers.distance(shapely.Point(35.12, 47.84)) < 0.1, "the Dnipro at Zaporizhzhia"
    # Natural Earth's and OpenStreetMap's lines: the border with Russia once, none between Kherson and Crimea.
    assert base.borders.distance(shapely.Point(36.45, 50.33)) < 0.1
    assert base.borders.distance(shapely.Point(33.9, 46.1)) > 1
    assert base.regions.distance(shapely.Point(33.68, 46.2)) < 0.1, "Crimea's line is one of a region"
    assert {"ukraine_oblasts", "world_land"} <= set(base.layers)
    west, south, east, north = EAST_AND_SOUTH
    for part in (base.land, base.lakes, base.rivers, base.borders, base.regions):
        assert part.is_valid and not part.is_empty
        assert part.bounds[0] >= west and part.bounds[1] >= south and part.bounds[2] <= east and part.bounds[3] <= north


def test_lines_of_the_base_run_along_the_polygons_of_the_claims(boundaries: Boundaries) -> None:
    base = basemap(boundaries, EAST_AND_SOUTH, tolerance_deg=0.01)
    edge = shapely.boundary(boundaries.geometry("UA-63", tolerance_deg=0.01))
    lines = shapely.union_all([base.regions, base.borders])
    assert shapely.difference(edge, lines).length < 1e-6, "Kharkiv Oblast has no coast: its whole edge is a line"


def test_coasts_are_no_borders(boundaries: Boundaries) -> None:
    base = basemap(boundaries, (32.0, 44.0, 37.0, 46.0), tolerance_deg=0.01)
    assert base.borders.is_empty or base.borders.length < 0.2


def test_only_the_parts_asked_for_are_made(boundaries: Boundaries) -> None:
    base = basemap(boundaries, (-180, -85, 180, 85), tolerance_deg=0.35, parts=("land", "borders"))
    assert base.lakes.is_empty and base.rivers.is_empty and base.regions.is_empty
    assert base.land.intersects(shapely.Point(30, 50)) and base.land.intersects(shapely.Point(-60, -10))
    assert base.borders.distance(shapely.Point(36.45, 50.33)) < 0.3, "Ukraine's border is there in the overview too"
    assert base.layers == ("ukraine_borders", "world_borders", "world_land_overview")


def test_outlines_of_disputed_areas_come_where_asked_for_and_are_no_coast_and_no_border(boundaries: Boundaries) -> None:
    caucasus = (39.0, 40.5, 47.0, 44.5)
    plain = basemap(boundaries, caucasus, tolerance_deg=0.01)
    assert plain.disputed.is_empty and "world_disputed" not in plain.layers
    base = basemap(boundaries, caucasus, tolerance_deg=0.01, parts=(*PARTS, DISPUTED))
    assert "world_disputed" in base.layers
    # The line along the Inguri, between Abkhazia and the rest of Georgia; and none along the sea or the Greater Caucasus.
    assert base.disputed.distance(shapely.Point(41.7, 42.5)) < 0.1
    assert base.disputed.distance(shapely.boundary(base.land)) > 0.01
    assert base.disputed.intersection(shapely.buffer(base.borders, 0.01)).length < 0.1


def test_regions_of_other_countries_are_parted_too(boundaries: Boundaries) -> None:
    base = basemap(boundaries, (22, 9, 38, 22), tolerance_deg=0.02, regions_of=("SD",))
    assert base.regions.length > 10
    assert base.layers.count("world_admin1") == 1
    assert "ukraine_oblasts" not in base.layers


def test_a_river_is_cut_to_its_reach(boundaries: Boundaries) -> None:
    whole = boundaries.geometry("ne:river-oskil")
    inside = reach(boundaries, "ne:river-oskil", ["UA-63"])
    assert 0.5 < inside.length < 0.8 * whole.length, "the Oskil rises in Russia"
    assert shapely.covers(shapely.buffer(boundaries.geometry("UA-63"), 0.05), inside)
    assert reach(boundaries, "ne:river-oskil", ["UA-51"]).is_empty
    both = reach(boundaries, "ne:river-siverskyi-donets", ["UA-63", "UA-14"])
    assert both.length > reach(boundaries, "ne:river-siverskyi-donets", ["UA-63"]).length


def test_countries_in_view_have_a_point_in_view(boundaries: Boundaries) -> None:
    labels = {key: (latitude, longitude) for key, _, latitude, longitude in country_labels(boundaries, EAST_AND_SOUTH)}
    assert {"UA", "RU"} <= set(labels) and "FR" not in labels
    for key, (latitude, longitude) in labels.items():
        assert 44 < latitude < 51 and 30 < longitude < 41
        assert boundaries.geometry(key).intersects(shapely.Point(longitude, latitude))


# -- damaged files ---------------------------------------------------------------------------------------------------


def _write(folder: Path, name: str, features: list[dict[str, Any]], *, kind: str = "coverage") -> None:
    """Write a layer in the form of data/boundaries, and add it to the registry."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for feature in features:
        head = {"type": "Feature", "id": feature["key"], "bbox": feature["bbox"], "properties": feature["properties"]}
        text = json.dumps(head, separators=(",", ":"))[:-1] + ',"geometry":' + feature["geometry"] + "}"
        lines.append(text)
    data = ('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n").encode()
    (folder / f"{name}.geojson").write_bytes(data)
    table = {
        "file": f"{name}.geojson",
        "title": name,
        "kind": kind,
        "features": len(features),
        "source": "made up",
        "licence": "CC0-1.0",
        "attribution": "",
        "date": "2022",
        "vintage": "2022",
        "tolerance_deg": 0.0,
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    with (folder / "registry.toml").open("a", encoding="utf-8") as stream:
        stream.write(f"[{name}]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in table.items()))


def _feature(key: str, geometry: dict[str, Any] | str, **properties: str) -> dict[str, Any]:
    text = geometry if isinstance(geometry, str) else json.dumps(geometry)
    return {"key": key, "bbox": [0, 0, 2, 2], "properties": {"key": key, "name": key, **properties}, "geometry": text}


def _world(tmp_path: Path, countries: dict[str, Any]) -> Path:
    """Write a world of a few countries, each with one first-level unit, and no Ukraine."""
    folder = tmp_path / "boundaries"
    for layer, suffix in (("world_countries", ""), ("world_admin1", "-1")):
        features = [
            {
                **_feature(code + suffix, shapely.to_geojson(shape), country=code),
                "bbox": list(shape.bounds),
            }
            for code, shape in countries.items()
        ]
        _write(folder, layer, features)
    _write(folder, "ukraine_raions", [])
    return folder


def test_a_changed_file_is_told_by_its_hash(tmp_path: Path) -> None:
    folder = tmp_path / "boundaries"
    _write(folder, "world_countries", [_feature("AA", {"type": "Polygon", "coordinates": SQUARE})])
    path = folder / "world_countries.geojson"
    path.write_bytes(path.read_bytes().replace(b"[1, 1]", b"[1, 2]"))
    with pytest.raises(BoundaryError) as caught:
        Boundaries(folder).geometry("AA")
    message = str(caught.value)
    assert str(path) in message and "expected SHA-256" in message and "restore it from git" in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("geometry", "reason"),
    [
        ({"type": "Polygon", "coordinates": BOW_TIE}, "Self-intersection"),
        ({"type": "Polygon", "coordinates": []}, "it is empty"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}, ""),
        ({"type": "Polygon", "coordinates": [[[0, 0], [500, 0], [500, 1], [0, 0]]]}, "beyond the globe"),
        ('{"type":"Polygon","coordinates":[[[0,0],[1,', ""),
        ("null", ""),
    ],
)
def test_a_damaged_geometry_is_named(tmp_path: Path, geometry: dict[str, Any] | str, reason: str) -> None:
    folder = tmp_path / "boundaries"
    whole = _feature("AA", {"type": "Polygon", "coordinates": SQUARE})
    _write(folder, "world_countries", [whole, _feature("BB", geometry)])
    boundaries = Boundaries(folder)
    assert boundaries.geometry("AA").area == 1.0
    with pytest.raises(BoundaryError) as caught:
        boundaries.geometry("BB")
    message = str(caught.value)
    assert "world_countries.geojson: the geometry of BB is damaged" in message and reason in message
    assert "restore it from git" in message and "\n" not in message


def test_a_missing_layer_or_registry_is_named(tmp_path: Path) -> None:
    with pytest.raises(BoundaryError, match=r"registry\.toml is missing"):
        Boundaries(tmp_path)
    folder = tmp_path / "boundaries"
    _write(folder, "world_countries", [_feature("AA", {"type": "Polygon", "coordinates": SQUARE})])
    (folder / "world_countries.geojson").unlink()
    with pytest.raises(BoundaryError, match=r"world_countries\.geojson is missing"):
        Boundaries(folder).geometry("AA")
    with pytest.raises(BoundaryError, match="no boundary layer is called 'ukraine_oblasts'"):
        Boundaries(folder).geometry("UA-65")


@pytest.mark.parametrize("text", ["[world\n", "[world]\nfile = 3\n", "world = 1\n", "\x00", "[a]\nfile = 'x'\n"])
def test_a_damaged_registry_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "registry.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BoundaryError, match=r"registry\.toml"):
        Boundaries(tmp_path)


def test_a_layer_cut_short_is_refused_even_where_its_hash_was_renewed(tmp_path: Path) -> None:
    source = data_dir() / "boundaries"
    name = next(path.name for path in source.glob("ukraine_raions.geojson*"))
    data = (source / name).read_bytes()
    cut = data[: len(data) // 2]
    (tmp_path / name).write_bytes(cut)
    shutil.copy(source / "registry.toml", tmp_path)
    registry = tmp_path / "registry.toml"
    old, new = hashlib.sha256(data).hexdigest(), hashlib.sha256(cut).hexdigest()
    registry.write_text(registry.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(BoundaryError, match="cut short"):
        Boundaries(tmp_path).layer("ukraine_raions")


def test_a_layer_that_lost_features_is_refused(tmp_path: Path) -> None:
    square = {"type": "Polygon", "coordinates": SQUARE}
    _write(tmp_path, "world_countries", [_feature("AA", square), _feature("BB", square)])
    registry = tmp_path / "registry.toml"
    registry.write_text(registry.read_text(encoding="utf-8").replace("features = 2", "features = 3"), encoding="utf-8")
    with pytest.raises(BoundaryError, match="expected 3 features, got 2"):
        Boundaries(tmp_path).layer("world_countries")


def test_a_packed_layer_reads_like_a_plain_one(tmp_path: Path) -> None:
    _write(tmp_path, "world_countries", [_feature("AA", {"type": "Polygon", "coordinates": SQUARE})])
    path = tmp_path / "world_countries.geojson"
    plain = path.read_bytes()
    packed = gzip.compress(plain, mtime=0)
    path.with_name(path.name + ".gz").write_bytes(packed)
    registry = tmp_path / "registry.toml"
    text = registry.read_text(encoding="utf-8").replace("countries.geojson", "countries.geojson.gz")
    text = text.replace(hashlib.sha256(plain).hexdigest(), hashlib.sha256(packed).hexdigest())
    registry.write_text(text, encoding="utf-8")
    assert Boundaries(tmp_path).geometry("AA").area == 1.0


# -- layers of the user's own ----------------------------------------------------------------------------------------


def _geojson(path: Path, geometries: list[Any], *, keys: list[Any] | None = None) -> Path:
    codes = keys or [f"X-{at}" for at in range(len(geometries))]
    features = [
        {"type": "Feature", "properties": {"code": code, "title": f"Part {at}"}, "geometry": geometry}
        for at, (code, geometry) in enumerate(zip(codes, geometries, strict=True))
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def test_a_users_layer_goes_before_the_others(tmp_path: Path) -> None:
    boundaries = Boundaries()
    path = _geojson(tmp_path / "mine.geojson", [{"type": "Polygon", "coordinates": SQUARE}], keys=["UA-65"])
    assert boundaries.add(path, key="code", name="title", level="admin1", country="UA") == ()
    region = boundaries.region("UA-65")
    assert (region.name, region.level, region.country, region.geometry.area) == ("Part 0", "admin1", "UA", 1.0)
    assert boundaries.region("UA-63").name == "Kharkiv Oblast"
    assert boundaries.geometry("UA-65", layer="ukraine_oblasts").area > 2


def test_a_users_geometry_that_can_be_mended_is_mended_with_a_note(tmp_path: Path) -> None:
    boundaries = Boundaries()
    path = _geojson(tmp_path / "mine.geojson", [{"type": "Polygon", "coordinates": BOW_TIE}])
    [note] = boundaries.add(path, key="code", name="title", level="area")
    assert "feature 1 (X-0): mended: Self-intersection" in note and str(path) in note
    assert boundaries.geometry("X-0").area == pytest.approx(2.0)


def test_of_a_users_collection_the_polygons_are_taken_with_a_note(tmp_path: Path) -> None:
    parts = [{"type": "Polygon", "coordinates": SQUARE}, {"type": "Point", "coordinates": [9, 9]}]
    boundaries = Boundaries()
    path = _geojson(tmp_path / "mine.geojson", [{"type": "GeometryCollection", "geometries": parts}])
    [note] = boundaries.add(path, key="code", name="title", level="area")
    assert "only the polygons of a collection" in note
    assert boundaries.geometry("X-0").equals(shapely.geometry.shape(parts[0]))


@pytest.mark.parametrize(
    ("geometries", "options", "message"),
    [
        ([None], {}, r"feature 1 \(X-0\): the geometry is damaged: it is empty"),
        ([{"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 0], [0, 0]]]}], {}, r"feature 1 \(X-0\).*damaged"),
        ([{"type": "Polygon", "coordinates": [[[0, 0], [math.nan, 0], [1, 1], [0, 0]]]}], {}, "no finite number"),
        ([{"type": "Point", "coordinates": [0, 0]}], {}, "expected polygons or lines, got a Point"),
        ([{"type": "GeometryCollection", "geometries": []}], {}, r"feature 1 \(X-0\).*damaged"),
        ([{"type": "Polygon", "coordinates": SQUARE}], {"key": "id"}, "no field 'id'; it has code, title"),
        ([{"type": "Polygon", "coordinates": SQUARE}], {"level": "town"}, "expected the level to be one of"),
        ([{"type": "Polygon", "coordinates": SQUARE}] * 2, {"keys": ["A", "A"]}, "the key 'A' stands there twice"),
        ([{"type": "Polygon", "coordinates": SQUARE}], {"keys": [""]}, "feature 1: expected a key in 'code'"),
        ([{"type": "Polygon", "coordinates": SQUARE}], {"keys": ["A+B"]}, "feature 1: expected a key in 'code'"),
    ],
)
def test_a_users_layer_that_cannot_be_used_says_why(
    tmp_path: Path, geometries: list[Any], options: dict[str, Any], message: str
) -> None:
    path = _geojson(tmp_path / "mine.geojson", geometries, keys=options.get("keys"))
    with pytest.raises(BoundaryError, match=message) as caught:
        Boundaries().add(path, key=options.get("key", "code"), name="title", level=options.get("level", "area"))
    assert "\n" not in str(caught.value)


def test_a_users_file_that_is_no_layer_says_so(tmp_path: Path) -> None:
    path = tmp_path / "mine.geojson"
    with pytest.raises(BoundaryError, match="is missing"):
        Boundaries().add(path, key="code", name="title", level="area")
    path.write_bytes(b"\x00\x01 not a map")
    with pytest.raises(BoundaryError, match="cannot be read as boundaries"):
        Boundaries().add(path, key="code", name="title", level="area")
    table = tmp_path / "table.csv"
    table.write_text("code,title\nA,b\n", encoding="utf-8")
    with pytest.raises(BoundaryError, match="a table without geometry"):
        Boundaries().add(table, key="code", name="title", level="area")


def test_a_users_layer_in_metres_is_brought_to_degrees(tmp_path: Path) -> None:
    import geopandas as gpd

    frame = gpd.GeoDataFrame({"code": ["M"], "title": ["M"]}, geometry=[shapely.box(30, 50, 31, 51)], crs=4326)
    path = tmp_path / "mine.gpkg"
    frame.to_crs(3857).to_file(path)
    boundaries = Boundaries()
    assert boundaries.add(path, key="code", name="title", level="area") == ()
    assert boundaries.geometry("M").equals_exact(shapely.box(30, 50, 31, 51), 1e-6) or boundaries.geometry(
        "M"
    ).area == pytest.approx(1.0)
