"""`geomap data add localities.gpkg`: a boundary file is checked, kept, used by regions and credited."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
import shapely
from gazetteer_cases import write_sources
from typer.testing import CliRunner

from geomap import cli_data
from geomap.errors import BoundaryError
from geomap.gazetteer import open_gazetteer
from geomap.gazetteer.opening import added_tables
from geomap.model import Place
from geomap.regions import Boundaries, locate, locate_places
from geomap.regions.registering import add_boundaries, registered, remove_boundaries
from geomap.render.boundaries import BoundaryShapes
from geomap.render.content import attribution

WEST = shapely.box(32.0, 46.5, 33.0, 47.0)
EAST = shapely.box(33.0, 46.5, 34.0, 47.0)


def layer(path: Path, *units: tuple[str, str, Any]) -> Path:
    features = [
        {
            "type": "Feature",
            "properties": {"PCODE": code, "TITLE": name},
            "geometry": shapely.geometry.mapping(shape) if shape is not None else None,
        }
        for code, name, shape in units
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def add(path: Path, user: Path, **options: Any) -> Any:
    words = {
        "country": "UA",
        "level": "admin2",
        "name_field": "TITLE",
        "code_field": "PCODE",
        "licence": "CC-BY-4.0",
        "folder": user,
    }
    return add_boundaries(path, **{**words, **options})


def of(user: Path) -> Boundaries:
    return Boundaries(user=(user / "boundaries",))


def test_points_lie_in_a_users_units(tmp_path: Path) -> None:
    user = tmp_path / "my own data"
    made = add(layer(tmp_path / "Steppe 2021.geojson", ("W1", "West", WEST), ("E1", "East", EAST)), user)
    assert (made.info.name, made.info.features, made.notes) == ("steppe_2021", 2, ())
    boundaries = of(user)
    assert boundaries.region("steppe_2021:W1").name == "West"
    found = locate(boundaries, [(46.7, 32.5), (46.7, 33.5), (50.4, 30.5)])
    assert [place.admin2 for place in found[:2]] == ["steppe_2021:W1", "steppe_2021:E1"]
    assert found[0].admin1 == "UA-65"
    assert found[2] == locate(Boundaries(user=()), [(50.4, 30.5)])[0]
    unit = Place("steppe_2021:W1", "West", 46.75, 32.5, "admin2", "UA", boundary="steppe_2021:W1")
    [at] = locate_places(boundaries, [unit])
    assert (at.admin1, at.admin2, at.how) == ("UA-65", "steppe_2021:W1", "identity")


def test_a_unit_that_geomap_has_is_replaced(tmp_path: Path) -> None:
    add(layer(tmp_path / "mine.geojson", ("UA-65", "Kherson", WEST)), tmp_path, level="admin1")
    assert of(tmp_path).region("UA-65").geometry.equals(WEST)
    # The code of a country, or of a unit of another level, is no reason to replace it.
    add(layer(tmp_path / "mine.geojson", ("UA-65", "Kherson", WEST)), tmp_path)
    assert of(tmp_path).region("UA-65").level == "admin1"
    assert of(tmp_path).region("mine:UA-65").geometry.equals(WEST)


def test_of_two_times_the_newest_goes_first(tmp_path: Path) -> None:
    for name, shape, day in (("new", EAST, "2020-07-17"), ("old", WEST, "1991-01-01")):
        path = layer(tmp_path / f"{name}.geojson", ("UA-65", "Kherson", shape))
        add(path, tmp_path, level="admin1", valid_from=day)
    assert of(tmp_path).added == ("new", "old")
    assert of(tmp_path).region("UA-65").geometry.equals(EAST)


def test_its_units_are_places_of_the_gazetteer(tmp_path: Path) -> None:
    user = tmp_path / "user"
    add(layer(tmp_path / "mine.geojson", ("K", "Kherson Raion", WEST), ("N", "New Raion", EAST)), user)
    gazetteer = open_gazetteer(
        source_dir=write_sources(tmp_path / "sources"), cache_dir=tmp_path / "cache", added=added_tables(user)
    )
    known, new = (gazetteer.place(gazetteer.find(name)[0]) for name in ("Kherson Raion", "New Raion"))
    assert (known.id, known.boundary) == ("gn-admin:UA.08.6510", "mine:K")
    assert (new.id, new.level, new.boundary) == ("mine:N", "admin2", "mine:N")
    assert new.longitude is not None and 33 < new.longitude < 34


def test_who_made_them_is_named_on_the_map(tmp_path: Path) -> None:
    path = layer(tmp_path / "mine.geojson", ("W1", "West", WEST))
    add(path, tmp_path, attribution="Bureau of Maps", licence="CC-BY-4.0")
    credited = BoundaryShapes(of(tmp_path)).sources(["mine:W1", "UA"])
    assert attribution(credited)[-1] == "Bureau of Maps (CC-BY-4.0)"


def test_a_bow_tie_is_mended_and_overlaps_are_told(tmp_path: Path) -> None:
    tie = shapely.Polygon([(32, 46.5), (33, 47), (33, 46.5), (32, 47)])
    over = shapely.box(32.5, 46.5, 33.5, 47.0)
    made = add(layer(tmp_path / "a.geojson", ("T", "Tie", tie), ("E", "East", EAST), ("O", "Over", over)), tmp_path)
    assert len(made.notes) == 3
    assert "feature 1 (T): mended" in made.notes[0]
    assert made.notes[2].endswith("E and O overlap by 50.0% of the smaller")
    assert of(tmp_path).geometry("a:T").is_valid


def test_a_layer_in_metres_and_a_zipped_shapefile_are_read(tmp_path: Path) -> None:
    import geopandas as gpd

    frame = gpd.GeoDataFrame({"PCODE": ["W1"], "TITLE": ["Захід"]}, geometry=[WEST], crs=4326).to_crs(3857)
    frame.to_file(tmp_path / "metres.gpkg")
    (tmp_path / "shp").mkdir()
    frame.to_file(tmp_path / "shp" / "some name.shp", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "packed.zip", "w") as archive:
        for part in sorted((tmp_path / "shp").iterdir()):
            archive.write(part, f"folder/{part.name}")
        archive.writestr("folder/some name.vrt", "<OGRVRTDataSource/>")
    for path in (tmp_path / "metres.gpkg", tmp_path / "shp" / "some name.shp", tmp_path / "packed.zip"):
        name = add(path, tmp_path).info.name
        region = of(tmp_path).region(f"{name}:W1")
        assert region.name == "Захід"
        assert region.geometry.equals_exact(WEST, 1e-5) or region.geometry.normalize().equals_exact(
            WEST.normalize(), 1e-5
        )


@pytest.mark.parametrize(
    ("units", "options", "message"),
    [
        ([], {}, "a file without features|no field"),
        ([("W1", "West", None)], {}, r"feature 1 \(W1\): the geometry is damaged: it is empty"),
        ([("W1", "West", shapely.LineString([(32, 46), (33, 47)]))], {}, "expected a polygon, got a LineString"),
        ([("W1", "", WEST)], {}, "feature 1 .* name ''"),
        ([("W1", "a|b", WEST)], {}, "feature 1 .* name"),
        ([("W<1>", "West", WEST)], {}, "the code is none"),
        ([("W1", "West", WEST), ("W1", "East", EAST)], {}, "stands there twice"),
        ([("W1", "West", WEST)], {"name_field": "NAME"}, "no field 'NAME'"),
        ([("W1", "West", WEST)], {"country": "ukraine"}, "country 'ukraine'"),
        ([("W1", "West", WEST)], {"country": "SD"}, "1 of 1 units lie outside SD"),
        ([("W1", "West", shapely.box(46.5, 32, 47, 33))], {}, "lie outside UA, such as 'W1' at latitude 32.5"),
        ([("W1", "West", WEST)], {"level": "raion"}, "level 'raion'"),
        ([("W1", "West", WEST)], {"licence": " "}, "no licence"),
        ([("W1", "West", WEST)], {"attribution": "a\nb"}, "attribution: expected at most"),
        ([("W1", "West", WEST)], {"valid_from": "July"}, "valid from 'July'"),
        ([("W1", "West", WEST)], {"valid_from": "2020-01-01", "valid_until": "2019-01-01"}, "is before valid from"),
        ([("W1", "West", WEST)], {"name": "../x"}, "cannot be called"),
        ([("W1", "West", WEST)], {"name": "world_countries"}, "cannot be called"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason(
    tmp_path: Path, units: list[Any], options: dict[str, Any], message: str
) -> None:
    path = layer(tmp_path / "mine.geojson", *units)
    with pytest.raises(BoundaryError, match=message) as caught:
        add(path, tmp_path / "user", **options)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "user").exists()


def test_another_form_under_a_known_name_is_not_opened(tmp_path: Path) -> None:
    for name, data in (
        ("a.geojson", b"<OGRVRTDataSource></OGRVRTDataSource>"),
        ("a.gpkg", b'{"type":"FeatureCollection","features":[]}'),
        ("a.shp", b"\0\0\0\0"),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(BoundaryError, match="does not begin as a"):
            add(tmp_path / name, tmp_path)
    (tmp_path / "a.vrt").write_bytes(b"<OGRVRTDataSource/>")
    with pytest.raises(BoundaryError, match="got another form"):
        add(tmp_path / "a.vrt", tmp_path)
    with pytest.raises(BoundaryError, match="cannot be read"):
        add(tmp_path / "none.geojson", tmp_path)


def test_sizes_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = layer(tmp_path / "mine.geojson", ("W1", "West", WEST), ("E1", "East", EAST))
    for bound, value, message in (
        ("MAX_BYTES", 100, "at most 100 bytes"),
        ("MAX_FEATURES", 1, "at most 1 features, got 2"),
        ("MAX_VERTICES", 9, "at most 9 vertices, got 10"),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(f"geomap.regions.registering.{bound}", value)
            with pytest.raises(BoundaryError, match=message):
                add(path, tmp_path)


def test_the_command_registers_lists_and_removes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user = tmp_path / "user"
    monkeypatch.setenv("GEOMAP_DATA", str(user))
    monkeypatch.setattr(cli_data, "_open", lambda: None)
    path = layer(tmp_path / "mine.geojson", ("W1", "West", WEST))
    run = CliRunner().invoke
    assert "boundaries need --country" in run(cli_data.app, ["add", str(path)]).output
    words = ["--country", "UA", "--level", "admin2", "--name-field", "TITLE", "--code-field", "PCODE"]
    done = run(cli_data.app, ["add", str(path), *words, "--licence", "CC0-1.0", "--valid-from", "2020-07-17"])
    assert done.exit_code == 0, done.output
    assert "mine: 1 units of UA, admin2" in done.output
    listed = run(cli_data.app, ["list"]).output
    assert "mine: 1 units of UA, admin2, from mine.geojson (CC0-1.0; mine), 2020-07-17 to …" in listed
    assert Boundaries().added == ("mine",)
    first = {each: each.read_bytes() for each in user.rglob("*") if each.is_file()}
    assert (
        run(cli_data.app, ["add", str(path), *words, "--licence", "CC0-1.0", "--valid-from", "2020-07-17"]).exit_code
        == 0
    )
    assert first == {each: each.read_bytes() for each in user.rglob("*") if each.is_file()}
    assert run(cli_data.app, ["remove", "mine"]).exit_code == 0
    assert registered() == {}
    assert Boundaries().added == ()
    assert not remove_boundaries("mine")
    assert not re.search("mine", " ".join(str(each.relative_to(user)) for each in user.rglob("*.gz")))


def test_a_damaged_layer_says_how_to_mend_it(tmp_path: Path) -> None:
    add(layer(tmp_path / "mine.geojson", ("W1", "West", WEST)), tmp_path)
    (tmp_path / "boundaries" / "mine.geojson.gz").write_bytes(b"else")
    with pytest.raises(BoundaryError, match="add it again with geomap data add, or take it away"):
        of(tmp_path).region("mine:W1")
    (tmp_path / "boundaries" / "registry.toml").write_text("[mine", encoding="utf-8")
    with pytest.raises(BoundaryError, match="where geomap data add wrote it, delete it"):
        of(tmp_path)
