"""The page around the map: our own shell, with a policy that lets only its own scripts and styles run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from html import escape
from typing import Any

from geomap.overrides import Outcome
from geomap.render.basemap import WORLD, around, basemap
from geomap.render.beside import Beside
from geomap.render.boundaries import RECOGNISED
from geomap.render.content import Content, attribution
from geomap.render.corrections import correction_lines
from geomap.render.islands import page_data, shape_data, to_json
from geomap.render.map import MapPart, map_part
from geomap.render.shapes import Shapes
from geomap.render.spelling import NamesOf
from geomap.render.still import Still, still_html
from geomap.render.strings import STRINGS, current_language, fill
from geomap.render.table import table
from geomap.render.vendored import page_assets
from geomap.render.worktext import text_data


def page(
    content: Content,
    shapes: Shapes,
    *,
    still: Still | None = None,
    listed: Beside | None = None,
    with_text: bool = False,
    viewpoint: str = RECOGNISED,
    corrections: Sequence[Outcome] = (),
    names_of: NamesOf | None = None,
) -> str:
    """Return a whole HTML page: self-contained, the same bytes for the same content.

    Text from outside stands in it in two ways only: escaped as HTML (heading, table), or in data islands. It is put
    in place by plain concatenation; no template engine sees it.
    """
    assets = page_assets()
    part = map_part(content.view)
    frame = around(content.view) if content.view else WORLD
    base, credited = basemap(frame, shapes, countries=content.countries())
    data = page_data(content, names_of=names_of) | {
        "attribution": attribution(content.credited | credited),
        "viewpoint": viewpoint,
    }
    data["corrections"] = correction_lines(corrections)
    if listed is not None:
        data |= {"reference": listed.layer, "beside": listed.notes}
    start = f"{part.script}\n{_start(part)}"
    scripts = (assets.leaflet_script, assets.own_script, start)
    values: dict[str, Any] = {"gm-data": data, "gm-shapes": shape_data(content), "gm-base": base}
    title, working = content.title, ""
    if with_text:
        values["gm-text-data"] = text_data(content)
        title = fill("working_title", title=content.title)
        working = f'<p class="gm-working">{escape(STRINGS["working_copy"])}</p>\n'
    islands = "\n".join(
        f'<script type="application/json" id="{name}">{to_json(value)}</script>' for name, value in values.items()
    )
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(_hash(script) for script in scripts)}",
            f"style-src {_hash(assets.styles)}",
            *(["img-src data:"] if still else []),
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    picture = f"{still_html(content, still)}\n" if still else ""
    inlined = "\n".join(f"<script>{script}</script>" for script in scripts)
    return f"""<!DOCTYPE html>
<html lang="{current_language()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="geomap">
<title>{escape(title)}</title>
<style>{assets.styles}</style>
</head>
<body>
<div id="gm-app">
<main id="gm-main" aria-label="{escape(STRINGS["map_label"])}">
{part.html}
</main>
<aside id="gm-panel" aria-label="{escape(STRINGS["panel"])}">
<header id="gm-head">
{working}<h1 dir="auto">{escape(content.heading)}</h1>
<p id="gm-sub" dir="auto">{escape(content.subheading)}</p>
</header>
<noscript><p class="gm-note">{escape(STRINGS["no_script_still" if still else "no_script"])}</p>
<p class="gm-note">{escape(content.notice)}</p></noscript>
<div id="gm-body"></div>
</aside>
</div>
{picture}<section id="gm-table" aria-label="{escape(STRINGS["table_heading"])}">
<noscript>{table(content)}</noscript>
</section>
{islands}
{inlined}
</body>
</html>
"""


def _start(part: MapPart) -> str:
    """Return the one line that hands folium's map and groups to the page's own script; fixed names only."""
    groups = ",".join(f"{name}:{variable}" for name, variable in part.group_names.items())
    return f"geomap.start({part.map_name},{{{groups}}});"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
