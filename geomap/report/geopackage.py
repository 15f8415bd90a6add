"""A GeoPackage with a layer for each form of geometry, styles for QGIS, licence and attribution with each layer."""

from __future__ import annotations

import sqlite3
import threading
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from geomap.report.schema import SCHEMA

if TYPE_CHECKING:
    import pandas as pd

    from geomap.report.tables import Tables

_KINDS: Final = {
    "claims_areas": ("MultiPolygon", ("Polygon", "MultiPolygon"), "fill"),
    "claims_lines": ("MultiLineString", ("LineString", "MultiLineString"), "line"),
    "claims_points": ("Point", ("Point",), "marker"),
}
_DESCRIPTIONS: Final = {
    "claims_areas": "Claims about regions and waters with an outline",
    "claims_lines": "Claims about rivers",
    "claims_points": "Claims about towns and sites",
    "claims": "All claims, those without geometry too",
    "mentions": "Every place named, a row a mention",
    "articles": "The articles read",
    "region_days": "Claims counted by region and day",
    "licences": "Licence and attribution of each layer",
}
_STYLES_TABLE: Final = """CREATE TABLE layer_styles (
 id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
 f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN,
 description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME)"""
# GDAL's settings are those of the whole process.
_one_at_a_time = threading.Lock()


def write_geopackage(tables: Tables, path: Path) -> None:
    """Write the tables as a GeoPackage; the file must not exist.

    Layers ``claims_areas``, ``claims_lines`` and ``claims_points`` have the claims that have such geometry,
    ``mentions`` the named places; ``claims`` (all of them), ``articles``, ``region_days`` and ``licences`` are
    tables. Dates are dates, so that a temporal controller takes them.
    """
    stamp = f"{tables.newest.isoformat() if tables.newest else '2000-01-01'}T00:00:00.000Z"
    claims = tables.claims
    types = claims.geometry.geom_type
    with _one_at_a_time, _clock_stopped(stamp):
        for layer, (geometry, forms, _) in _KINDS.items():
            _write(path, layer, claims[types.isin(forms)], geometry, tables)
        _write(path, "mentions", tables.mentions, "Point", tables)
        for name, frame in tables.items():
            if name != "mentions":
                plain = frame.drop(columns="geometry") if "geometry" in frame.columns else frame
                _write(path, name, plain, None, tables)
    with closing(sqlite3.connect(path)) as database, database:
        _as_dates(database)
        _add_styles(database, stamp)


def _write(path: Path, layer: str, frame: Any, geometry: str | None, tables: Tables) -> None:
    import pyogrio

    table = "claims" if layer.startswith("claims") else layer
    credit = tables.licences[tables.licences["layer"] == table]
    entries = [f"{row.attribution} ({row.licence})" for row in credit.itertuples()]
    description = "; ".join([_DESCRIPTIONS[layer], *entries])
    options: dict[str, Any] = {"IDENTIFIER": layer, "DESCRIPTION": description}
    if geometry:
        options["GEOMETRY_NAME"] = "geom"
    with warnings.catch_warnings():
        # An empty layer is one that the articles say nothing for; it is there so that projects can rely on it.
        warnings.filterwarnings("ignore", message=".*empty.*")
        pyogrio.write_dataframe(
            _dates_as_text(frame),
            path,
            layer=layer,
            driver="GPKG",
            geometry_type=geometry,
            promote_to_multi=bool(geometry and geometry.startswith("Multi")),
            layer_options=options,
        )


def _dates_as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table with ISO dates as text; `_as_dates` says in the file that they are dates."""
    dates = [name for name in frame.columns if str(frame[name].dtype).startswith("datetime64")]
    return frame.assign(**{name: frame[name].dt.strftime("%Y-%m-%d").astype("string") for name in dates})


def _as_dates(database: sqlite3.Connection) -> None:
    """Declare the columns of dates as such: GeoPackage keeps a DATE as ISO text, which is what stands there."""
    dates = sorted(
        {column.name for columns in SCHEMA.values() for column in columns if column.dtype == "datetime64[s]"}
    )
    database.execute("PRAGMA writable_schema = ON")
    for name in dates:
        database.execute(
            "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE type = 'table'",
            (f'"{name}" TEXT', f'"{name}" DATE'),
        )
    database.execute("PRAGMA writable_schema = RESET")


def _add_styles(database: sqlite3.Connection, stamp: str) -> None:
    """Add styles that QGIS applies on opening: each claim in the hue of its party."""
    database.execute(_STYLES_TABLE)
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) "
        "VALUES ('layer_styles', 'attributes', 'layer_styles', 'Styles for QGIS', ?, 0)",
        (stamp,),
    )
    styles = [(layer, kind) for layer, (_, _, kind) in _KINDS.items()] + [("mentions", "mention")]
    for layer, kind in styles:
        database.execute(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, "
            "styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) "
            "VALUES ('', '', ?, 'geom', 'geomap', ?, '', 1, ?, '', '', ?)",
            (layer, _qml(kind), "Hue: party. The column colour has it.", stamp),
        )


@contextmanager
def _clock_stopped(stamp: str) -> Iterator[None]:
    """Let GDAL write a fixed time wherever it would write the clock's."""
    import pyogrio

    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": stamp})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})


_LAYER_OF: Final = {
    "fill": (
        "fill",
        "SimpleFill",
        {"color": "107,107,107,90", "style": "b_diagonal", "outline_width": "0.5", "outline_style": "solid"},
        ("fillColor", "outlineColor"),
    ),
    "line": ("line", "SimpleLine", {"line_width": "0.9", "line_style": "solid"}, ("outlineColor",)),
    "marker": (
        "marker",
        "SimpleMarker",
        {"name": "circle", "size": "3", "outline_color": "255,255,255,255", "outline_width": "0.3"},
        ("fillColor",),
    ),
    "mention": (
        "marker",
        "SimpleMarker",
        {"name": "circle", "size": "1.4", "color": "107,107,107,255", "outline_style": "no"},
        (),
    ),
}


def _qml(kind: str) -> str:
    """Return a style in QGIS's own form, the hue taken from the column ``colour``."""
    symbol, layer, options, coloured = _LAYER_OF[kind]
    shown = "\n".join(f'<Option name="{name}" type="QString" value="{value}"/>' for name, value in options.items())
    taken = "\n".join(
        f'<Option name="{name}" type="Map"><Option name="active" type="bool" value="true"/>'
        '<Option name="field" type="QString" value="colour"/><Option name="type" type="int" value="2"/></Option>'
        for name in coloured
    )
    return f"""<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.28.0" styleCategories="Symbology">
<renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0" forceraster="0">
<symbols><symbol name="0" type="{symbol}" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="{layer}" enabled="1" locked="0" pass="0">
<Option type="Map">
{shown}
</Option>
<data_defined_properties><Option type="Map">
<Option name="name" type="QString" value=""/>
<Option name="properties" type="Map">
{taken}
</Option>
<Option name="type" type="QString" value="collection"/>
</Option></data_defined_properties>
</layer></symbol></symbols>
</renderer-v2>
<layerOpacity>1</layerOpacity>
</qgis>
"""
