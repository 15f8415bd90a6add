"""Exports: the documented columns, keys in every row, no formula, no clock; read back by the programs they are for."""

from __future__ import annotations

import builtins
import csv
import json
import sqlite3
import time
import warnings
from contextlib import closing
from dataclasses import replace

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely
from render_cases import HOSTILE, hostile, one_claim, seed_like

from geomap.errors import RenderError
from geomap.regions import Boundaries
from geomap.report.exports import FORMATS, geojson, safe_cell, write_export
from geomap.report.schema import SCHEMA
from geomap.report.tables import GEOMETRIES, to_geodataframes

PARTIES = {"RU": {"name": "Russia", "colour": "#D55E00"}, "UA": {"name": "Ukraine", "colour": "#0072B2"}}


@pytest.fixture(scope="module")
def boundaries():
    return Boundaries()


@pytest.fixture(scope="module")
def seed(boundaries):
    return to_geodataframes(seed_like(), boundaries=boundaries, parties=PARTIES)


def _path(folder, form):
    return folder / "out" if form in ("csv", "parquet") else folder / f"out.{form}"


def _write(tables, folder, form):
    return write_export(tables, _path(folder, form), form=form)


# --- tables -----------------------------------------------------------------------------------------------------------


def test_tables_have_the_documented_columns_and_dtypes(seed):
    for name, frame in seed.items():
        plain = frame.drop(columns="geometry") if "geometry" in frame.columns else frame
        assert {column.name: column.dtype for column in SCHEMA[name]} == {
            column: str(dtype) for column, dtype in plain.dtypes.items()
        }


def test_an_export_of_nothing_has_the_same_columns(boundaries):
    empty = to_geodataframes([], boundaries=boundaries)
    for name, frame in empty.items():
        assert [column.name for column in SCHEMA[name]] == [each for each in frame.columns if each != "geometry"]
        assert len(frame) == (1 if name == "licences" else 0)


def test_every_claim_and_mention_has_its_keys(seed):
    claims = seed.claims
    assert len(claims) == len(seed_like()[0].claims) and claims["claim_id"].is_unique
    assert set(claims["article_id"]) == set(seed.articles["article_id"]) == set(seed.mentions["article_id"])
    assert seed.mentions["mention_id"].is_unique
    kherson = claims[claims["place"] == "Kherson"].iloc[0]
    assert (kherson["country"], kherson["admin1"], kherson["admin1_name"]) == ("UA", "UA-65", "Kherson Oblast")
    assert kherson["admin2"].startswith("UA65")
    oblast = claims[claims["place"] == "Kherson Oblast"].iloc[0]
    assert oblast["admin1"] == "UA-65" and oblast["wikidata"].startswith("Q")


def test_geometry_is_what_was_asked_for(boundaries):
    forms = {}
    for geometry in GEOMETRIES:
        claims = to_geodataframes(seed_like(), boundaries=boundaries, geometry=geometry).claims
        oblast = claims[claims["place"] == "Kherson Oblast"].iloc[0]
        forms[geometry] = oblast.geometry
        source = {"points": "", "natural-earth": "natural-earth", "osm": "osm"}[geometry]
        assert oblast["geometry_source"] == source or geometry == "points"
        assert ("ODbL" in oblast["licence"]) == (geometry == "osm")
        assert not claims[claims["level"] == "country"].geometry.notna().any()
    assert forms["points"].geom_type == "Point"
    assert len(shapely.get_coordinates(forms["osm"])) > len(shapely.get_coordinates(forms["natural-earth"])) > 20


def test_no_row_is_without_credit_where_it_uses_data(seed):
    for frame in (seed.claims, seed.mentions):
        used = frame[frame["place_id"].str.startswith("gn:")]
        assert (used["attribution"].str.contains("GeoNames")).all()
    osm = seed.claims[seed.claims["geometry_source"] == "osm"]
    assert len(osm) and osm["attribution"].str.contains("© OpenStreetMap contributors").all()
    listed = set(zip(seed.licences["layer"], seed.licences["licence"], strict=True))
    assert {("claims", "ODbL-1.0"), ("claims", "CC-BY-4.0"), ("mentions", "CC-BY-4.0")} <= listed


def test_the_wide_table_counts_by_region_and_day(boundaries):
    analyses = [
        one_claim("gain", "UA", "Kherson", article_key="a", article_outlet="One"),
        one_claim("gain", "UA", "Kherson Oblast", article_key="b", article_outlet="Two"),
        one_claim("control", "RU", "Izium", article_key="c", polarity="denied"),
    ]
    days = to_geodataframes(analyses, boundaries=boundaries, parties=PARTIES).region_days.set_index("region")
    kherson = days.loc["UA-65"]
    assert (kherson["claims"], kherson["places"], kherson["outlets"], kherson["gain"]) == (2, 2, 2, 2)
    assert kherson["gain_by"] == "UA" and kherson["colour"] == "#0072B2"
    assert kherson["day"] == pd.Timestamp("2022-09-20")
    assert (days.loc["UA-63"]["denied"], days.loc["UA-63"]["control"]) == (1, 0)


def test_an_undated_claim_has_no_day(boundaries):
    undated = one_claim(article_date=None)
    undated = replace(
        undated, claims=(undated.claims[0]._replace(event=undated.claims[0].event._replace(start=None, end=None)),)
    )
    tables = to_geodataframes([undated], boundaries=boundaries)
    assert tables.claims["day"].isna().all() and tables.region_days["day"].isna().all()


def test_quotes_are_short_and_contact_data_is_masked(boundaries):
    base = one_claim()
    text = "They hold the place now, write to someone@mail.example " + "and more words " * 60
    longer = replace(base, article=replace(base.article, text=text))
    claim = base.claims[0]._replace(sentence=base.claims[0].sentence._replace(end=len(text)))
    (quote,) = to_geodataframes([replace(longer, claims=(claim,))], boundaries=boundaries).claims["quote"]
    assert len(quote) <= 310 and "someone@mail.example" not in quote


@pytest.mark.parametrize(("option", "value"), [("geometry", "circles"), ("window_days", 0)])
def test_options_out_of_bounds_are_refused(option, value):
    with pytest.raises(RenderError, match=str(value)):
        to_geodataframes([], **{option: value})


# --- files ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_tables_give_the_same_bytes(form, seed, tmp_path):
    first = {path.name: path.read_bytes() for path in _write(seed, tmp_path / "a", form)}
    time.sleep(1.1)  # so that a clock, if one were asked, would say something else
    assert {path.name: path.read_bytes() for path in _write(seed, tmp_path / "b", form)} == first


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_else_is_left_behind(form, seed, tmp_path):
    written = _write(seed, tmp_path, form)
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == sorted(written)
    assert not list(tmp_path.rglob(".*"))


def test_a_geopackage_opens_without_a_warning_and_says_the_same(seed, tmp_path):
    (path,) = _write(seed, tmp_path, "gpkg")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        layers = dict(pyogrio.list_layers(path))
        frames = {name: gpd.read_file(path, layer=name) for name in layers}
    assert layers["claims_areas"] == "MultiPolygon" and layers["claims_points"] == "Point"
    assert {"articles", "mentions", "claims", "region_days", "licences", "layer_styles"} <= set(layers)
    drawn = sum(len(frames[name]) for name in ("claims_areas", "claims_lines", "claims_points"))
    assert drawn == seed.claims.geometry.notna().sum() > 0
    assert list(frames["claims"]["claim_id"]) == list(seed.claims["claim_id"])
    assert str(frames["claims"]["day"].dtype).startswith("datetime64")
    assert frames["claims_areas"].crs.to_epsg() == 4326
    assert (
        "© OpenStreetMap contributors" in pyogrio.read_info(path, layer="claims_areas")["layer_metadata"]["DESCRIPTION"]
    )
    styles = frames["layer_styles"].set_index("f_table_name")["styleQML"]
    assert {"claims_areas", "claims_lines", "claims_points", "mentions"} == set(styles.index)
    assert all('value="colour"' in style for name, style in styles.items() if name != "mentions")


def test_a_geopackage_is_sound(seed, tmp_path):
    (path,) = _write(seed, tmp_path, "gpkg")
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        times = {row[0] for row in database.execute("SELECT last_change FROM gpkg_contents")}
        types = dict(row[1:3] for row in database.execute("PRAGMA table_info(claims)"))
    assert times == {"2022-09-20T00:00:00.000Z"}
    assert types["day"] == "DATE" and types["quote"] == "TEXT"


def test_geojson_opens_without_a_warning(seed, tmp_path):
    (path,) = _write(seed, tmp_path, "geojson")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = gpd.read_file(path)
    assert len(frame) == len(seed.claims) + len(seed.mentions)
    collection = json.loads(path.read_text(encoding="utf-8"))
    assert collection["notice"].endswith("No colour: no claim read.")
    assert any(entry["licence"] == "ODbL-1.0" for entry in collection["licences"])


def test_exterior_rings_turn_anticlockwise(seed):
    for feature in json.loads(geojson(seed))["features"]:
        if feature["geometry"] and "Polygon" in feature["geometry"]["type"]:
            for part in shapely.get_parts(shapely.from_geojson(json.dumps(feature["geometry"]))):
                assert part.exterior.is_ccw


def test_parquet_keeps_dtypes_and_place(seed, tmp_path):
    _write(seed, tmp_path, "parquet")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        claims = gpd.read_parquet(tmp_path / "out" / "claims.parquet")
        articles = pd.read_parquet(tmp_path / "out" / "articles.parquet")
    assert claims.crs.to_epsg() == 4326
    assert claims["geonamesid"].dtype == "Int64" and claims["day"].tolist() == seed.claims["day"].tolist()
    assert articles["article_id"].tolist() == seed.articles["article_id"].tolist()


def test_without_pyarrow_parquet_says_what_to_do(seed, tmp_path, monkeypatch):
    real = builtins.__import__

    def missing(name, *args, **kwargs):
        if name == "pyarrow":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(RenderError, match=r"geomap\[parquet\]"):
        _write(seed, tmp_path, "parquet")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\uff1d"])
def test_a_formula_is_text(start):
    assert safe_cell(f"{start}1+1") == f"'{start}1+1"


def test_other_text_stays_as_it_is():
    for text in ("Kherson", "", "a=b", "1 - 2", "'quoted"):
        assert safe_cell(text) == text


def test_no_cell_of_a_hostile_article_is_a_formula(boundaries, tmp_path):
    analyses = [
        replace(each, article=replace(each.article, title="=HYPERLINK(1)", outlet="@SUM(A1)", key="+1"))
        for each in hostile()
    ]
    tables = to_geodataframes(analyses, boundaries=boundaries)
    for path in _write(tables, tmp_path, "csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.reader(stream):
                for cell in row:
                    assert not cell.startswith(("=", "+", "@", "\t", "\r"))
                    assert not cell.startswith("-") or float(cell) < 0


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_text_is_read_back_as_text(form, boundaries, tmp_path):
    tables = to_geodataframes(hostile(), boundaries=boundaries, title=HOSTILE)
    assert all(path.stat().st_size for path in _write(tables, tmp_path, form))
    assert tables.claims["url"].eq("").all()
    if form == "gpkg":
        assert (
            gpd.read_file(_path(tmp_path, form), layer="claims")["quote"].str.contains("{{ 7*7 }}", regex=False).all()
        )


def test_numbers_in_csv_stay_numbers(boundaries, tmp_path):
    west = one_claim(place="Izium")
    moved = replace(west.claims[0].resolved, longitude=-3.7, latitude=40.4)
    west = replace(west, claims=(west.claims[0]._replace(resolved=moved),))
    _write(to_geodataframes([west], boundaries=boundaries), tmp_path, "csv")
    assert pd.read_csv(tmp_path / "out" / "claims.csv")["longitude"].tolist() == [-3.7]


@pytest.mark.parametrize("form", ["geojson", "gpkg"])
def test_a_folder_in_the_way_is_named(form, seed, tmp_path):
    with pytest.raises(RenderError, match="is a folder"):
        write_export(seed, tmp_path, form=form)


def test_a_file_in_the_way_of_a_folder_is_named(seed, tmp_path):
    (tmp_path / "out").write_text("kept")
    with pytest.raises(RenderError, match="is a file"):
        _write(seed, tmp_path, "csv")
    assert (tmp_path / "out").read_text() == "kept"


def test_an_unknown_format_is_refused(seed, tmp_path):
    with pytest.raises(RenderError, match="geojson, gpkg, csv, parquet"):
        write_export(seed, tmp_path / "x", form="shp")


def test_every_column_is_documented():
    from pathlib import Path

    page = (Path(__file__).resolve().parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")
    for table, columns in SCHEMA.items():
        section = page.split(f"### {table}\n")[1].split("\n### ")[0]
        for column in columns:
            assert f"| `{column.name}` | {column.dtype} | {column.meaning} |" in section
