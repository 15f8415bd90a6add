"""The boundary layers that come with geomap: what they hold, and that they partition the land."""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from pathlib import Path

import numpy as np
import pytest
import shapely

from geomap.regions import Boundaries
from geomap.resources import data_dir

ROOT = Path(__file__).resolve().parents[2]
FOLDER = data_dir() / "boundaries"
COVERAGES = ("ukraine_oblasts", "ukraine_raions", "world_admin1", "world_countries")


@pytest.fixture(scope="module")
def boundaries() -> Boundaries:
    return Boundaries()


def _shapes(boundaries: Boundaries, layer: str) -> np.ndarray:
    opened = boundaries.layer(layer)
    return np.array(opened.geometries(range(len(opened))), dtype=object)


def test_every_file_is_registered_with_its_hash_licence_and_source(boundaries: Boundaries) -> None:
    files = {path.name for path in FOLDER.glob("*.geojson*")}
    assert files == {info.file for info in boundaries.registry.values()}
    for info in boundaries.registry.values():
        assert hashlib.sha256((FOLDER / info.file).read_bytes()).hexdigest() == info.sha256
        assert info.source and info.attribution and info.date and info.vintage
        assert info.licence == ("ODbL-1.0" if info.name.startswith("ukraine_") else "LicenseRef-public-domain")
        if info.licence == "ODbL-1.0":
            assert "ODbL-1.0" in (FOLDER / info.terms).read_text(encoding="utf-8")
            assert info.name in (FOLDER / info.terms).read_text(encoding="utf-8")


def test_all_is_small_enough_for_git() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 10_000_000


def test_layers_are_plain_geojson(boundaries: Boundaries) -> None:
    for info in boundaries.registry.values():
        data = (FOLDER / info.file).read_bytes()
        collection = json.loads(gzip.decompress(data) if info.file.endswith(".gz") else data)
        assert collection["type"] == "FeatureCollection"
        features = collection["features"]
        assert len(features) == info.features
        keys = [feature["properties"]["key"] for feature in features]
        assert keys == sorted(set(keys)), f"{info.name}: keys are not sorted and unique"


def test_coordinates_have_four_decimals(boundaries: Boundaries) -> None:
    for name in boundaries.registry:
        points = shapely.get_coordinates(_shapes(boundaries, name))
        assert np.array_equal(points, np.round(points, 4)), name


@pytest.mark.parametrize("name", COVERAGES)
def test_partitioning_layers_are_valid_coverages(boundaries: Boundaries, name: str) -> None:
    shapes = _shapes(boundaries, name)
    assert boundaries.registry[name].kind == "coverage"
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)


def test_ukraine_has_its_oblasts_and_raions(boundaries: Boundaries) -> None:
    oblasts = boundaries.layer("ukraine_oblasts")
    raions = boundaries.layer("ukraine_raions")
    assert len(oblasts) == 27
    assert len(raions) == 138
    assert {"UA-30", "UA-40", "UA-43", "UA-65"} <= set(oblasts.keys)
    assert {properties["parent"] for properties in raions.properties} == set(oblasts.keys)
    for properties in (*oblasts.properties, *raions.properties):
        assert properties["name"] and properties["name_uk"] and properties["name_ru"] and properties["katottg"]


def test_raions_tile_their_oblasts(boundaries: Boundaries) -> None:
    raions = boundaries.layer("ukraine_raions")
    for row, key in enumerate(boundaries.layer("ukraine_oblasts").keys):
        parts = [at for at, properties in enumerate(raions.properties) if properties["parent"] == key]
        union = shapely.coverage_union_all(raions.geometries(parts))
        assert union.equals(boundaries.layer("ukraine_oblasts").geometry(row)), key


def test_renamed_raions_carry_their_names_of_2022(boundaries: Boundaries) -> None:
    raions = boundaries.layer("ukraine_raions")
    former = {p["name"]: p["names_2022"] for p in raions.properties if p.get("names_2022")}
    assert "Sievierodonetsk Raion" in former["Siverskodonetsk Raion"]
    assert "Красноградський район" in former["Berestyn Raion"]
    assert len(former) == 6


def test_crimea_is_in_ukraine_everywhere(boundaries: Boundaries) -> None:
    simferopol, sevastopol = shapely.Point(34.1, 44.95), shapely.Point(33.55, 44.58)
    assert boundaries.geometry("UA").contains(simferopol)
    assert not boundaries.geometry("RU").intersects(simferopol)
    for layer in ("ukraine_oblasts", "world_admin1"):
        assert boundaries.geometry("UA-43", layer=layer).contains(simferopol)
        assert boundaries.geometry("UA-40", layer=layer).contains(sevastopol)
        assert boundaries.region("UA-43", layer=layer).country == "UA"


def test_no_border_of_countries_parts_crimea_from_ukraine(boundaries: Boundaries) -> None:
    isthmus = shapely.box(33.2, 45.9, 34.9, 46.4)
    for name in ("world_borders", "ukraine_borders"):
        layer = boundaries.layer(name)
        for row, properties in enumerate(layer.properties):
            if properties["level"] == "country":
                assert not layer.geometry(row).intersects(isthmus), layer.keys[row]


def test_borders_name_the_two_units_that_they_part(boundaries: Boundaries) -> None:
    world = boundaries.layer("world_borders")
    assert "FR|DE" not in world.rows
    assert "DE|FR" in world.rows
    assert not any("UA" in key.split("|") for key in world.keys)
    ukraine = boundaries.layer("ukraine_borders")
    neighbours = {key for key in ukraine.keys if "UA" in key.split("|")}
    assert neighbours == {"BY|UA", "HU|UA", "MD|UA", "PL|UA", "RO|UA", "RU|UA", "SK|UA"}
    russia = ukraine.geometry(ukraine.rows["RU|UA"])
    assert 13 < russia.length < 25, "the border with Russia is some 2,000 km long, without the coast of Crimea"


def test_golan_is_in_syria_and_abyei_in_neither(boundaries: Boundaries) -> None:
    assert boundaries.geometry("SY").contains(shapely.Point(35.77, 33.0))
    abyei = shapely.Point(28.4, 9.6)
    assert boundaries.geometry("ne:B13", layer="world_countries").contains(abyei)
    assert not any(boundaries.geometry(key).intersects(abyei) for key in ("SD", "SS"))
    assert {"SD|ne:B13", "SS|ne:B13"} <= set(boundaries.layer("world_borders").keys)


def test_moscow_city_and_oblast_have_their_own_codes(boundaries: Boundaries) -> None:
    assert boundaries.geometry("RU-MOW").contains(shapely.Point(37.617, 55.755))
    assert boundaries.geometry("RU-MOS").area > 5 * boundaries.geometry("RU-MOW").area


def test_rivers_of_the_european_supplement_are_whole(boundaries: Boundaries) -> None:
    donets = boundaries.geometry("ne:river-siverskyi-donets")
    assert donets.distance(shapely.Point(37.0, 49.4)) < 0.3
    assert donets.distance(shapely.Point(40.8, 48.0)) < 0.5
    assert boundaries.geometry("ne:river-oskil").distance(shapely.Point(37.6, 49.4)) < 0.2
    assert boundaries.region("ne:lake-kakhovka-reservoir").level == "water"


def test_gazetteer_and_boundaries_share_their_keys(boundaries: Boundaries) -> None:
    named = set()
    for path in sorted((data_dir() / "gazetteer").glob("*.tsv*")):
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        head, *lines = data.decode("utf-8").rstrip("\n").split("\n")
        column = head.split("\t").index("boundary")
        named |= {line.split("\t")[column] for line in lines}
    assert {"UA", "UA-65", "ne:river-oskil"} <= named
    assert sorted(key for key in named if key and key not in boundaries) == []


class TestBuilding:
    """The steps of scripts/_build that make a coverage out of damaged polygons."""

    @pytest.fixture(autouse=True)
    def _path(self, monkeypatch: pytest.MonkeyPatch) -> None:
        if not (ROOT / "scripts" / "_build").is_dir():
            pytest.fail("the build scripts are missing from the checkout")
        monkeypatch.syspath_prepend(str(ROOT))
        for name in [name for name in sys.modules if name == "scripts"]:
            monkeypatch.delitem(sys.modules, name)

    def test_where_polygons_overlap_the_smaller_one_keeps_the_land(self) -> None:
        from scripts._build import coverage

        large, small = shapely.box(0, 0, 10, 10), shapely.box(9, 4, 12, 6)
        snapped = coverage.snap([large, small])
        assert snapped[1].equals(small)
        assert snapped[0].equals(large.difference(small))
        assert shapely.coverage_is_valid(snapped)

    def test_borders_that_miss_each_other_by_a_hair_become_one(self) -> None:
        from scripts._build import coverage

        left = shapely.Polygon([(0, 0), (1, 0), (1.00002, 0.5), (1, 1), (0, 1)])
        right = shapely.Polygon([(1, 0), (2, 0), (2, 1), (1, 1)])
        assert not shapely.coverage_is_valid([left, right])
        assert shapely.coverage_is_valid(coverage.snap([left, right]))

    def test_a_unit_never_loses_its_last_island(self) -> None:
        from scripts._build import coverage

        isles = shapely.union_all([shapely.box(0, 0, 0.001, 0.001), shapely.box(1, 1, 1.002, 1.002)])
        kept = coverage.without_specks(isles, 1e-4)
        assert kept.equals(shapely.box(1, 1, 1.002, 1.002))

    def test_a_damaged_coverage_is_refused_by_name(self) -> None:
        from scripts._build import coverage

        with pytest.raises(coverage.CoverageError, match=r"layer: borders do not match: \['a', 'b'\]"):
            coverage.check(["a", "b"], [shapely.box(0, 0, 2, 2), shapely.box(1, 0, 3, 2)], layer="layer")

    def test_segments_know_the_polygons_on_both_sides(self) -> None:
        from scripts._build import coverage

        found = coverage.segments(["a", "b"], [shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)])
        assert found[(1.0, 0.0), (1.0, 1.0)] == ("a", "b")
        assert sum(len(owners) == 1 for owners in found.values()) == 6

    @pytest.mark.parametrize(
        ("arguments", "key"),
        [
            ({"kind": "country", "iso": "UA"}, "UA"),
            ({"kind": "country", "iso": "-99", "ne_id": 1159320529}, "ne:1159320529"),
            ({"kind": "admin1", "iso": "UA-65"}, "UA-65"),
            ({"kind": "admin1", "iso": "BA-BIH", "ne_id": 7, "unique": False}, "ne:7"),
            ({"kind": "admin1", "iso": "XK-X01~", "ne_id": 8}, "ne:8"),
            ({"kind": "admin1", "iso": "RU-MOS", "ne_id": 1159313165}, "RU-MOW"),
            ({"kind": "admin2", "katottg": "UA65080000000090947"}, "UA65080000000090947"),
        ],
    )
    def test_boundary_keys(self, arguments: dict[str, object], key: str) -> None:
        from scripts._build.natural_earth import boundary_key

        assert boundary_key(**arguments) == key  # type: ignore[arg-type]

    def test_a_unit_without_any_code_is_an_error(self) -> None:
        from scripts._build.natural_earth import boundary_key

        with pytest.raises(ValueError, match="no key for a unit of kind 'admin2'"):
            boundary_key("admin2", katottg="65080000")
