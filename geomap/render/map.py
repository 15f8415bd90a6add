"""The part that folium builds: the map itself, its panes, and one empty group for each kind of layer.

Folium compiles what it renders as a Jinja template a second time, so nothing but the fixed strings below and numbers
ever reaches it: names, titles and sentences travel in data islands, and the page's own script draws them.
"""

from __future__ import annotations

import itertools
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from geomap.errors import RenderError
from geomap.render.layers.tree import KINDS
from geomap.render.shapes import Bounds

# Name and height of each pane. Leaflet's own: overlays 400, markers 600, tooltips 650, popups 700.
PANES: Final = (
    ("gm-land", 210),
    ("gm-water", 220),
    ("gm-regions", 230),
    ("gm-areas", 410),
    ("gm-lakes", 415),
    ("gm-borders", 420),
    ("gm-legal", 430),
    ("gm-lines", 440),
    ("gm-reference", 443),
    ("gm-mentions", 445),
    ("gm-points", 450),
    ("gm-labels", 620),
)
GROUPS: Final = (*KINDS, "disagreement", "history", "undated", "mentions", "reference", "borders")
HIDDEN: Final = frozenset({"mentions", "reference"})
_ID_MAKER: Final = "_generate_id"
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class MapPart:
    """What folium made: the element, the script, and the names of its variables."""

    html: str
    script: str
    map_name: str
    group_names: dict[str, str]


def load_without_pandas() -> None:
    """Load folium as if pandas were not installed: it needs it only for data frames, of which no map here has any.

    For a process that is geomap's own: pandas takes longer to load than folium, and folium will take no frames.
    """
    if "folium" in sys.modules or "pandas" in sys.modules:
        return
    sys.modules["pandas"] = None  # type: ignore[assignment]  # so that importing it fails
    try:
        import folium  # noqa: F401
    finally:
        del sys.modules["pandas"]


def map_part(view: Bounds | None) -> MapPart:
    """Return the map's element and script, built by folium, the same for the same view each time.

    Parameters
    ----------
    view
        What the map opens on; None for the whole world.

    Raises
    ------
    RenderError
        When folium adds anything that the page would have to load from elsewhere.
    """
    import folium

    west, south, east, north = view or (-170.0, -55.0, 170.0, 70.0)
    with _counted_ids():
        # folium takes keyword options in snake case and hands them to Leaflet in camel case.
        made: Any = folium.Map(
            location=[round((south + north) / 2, 4), round((west + east) / 2, 4)],
            tiles=None,
            zoom_start=6,
            zoom_control=False,
            attribution_control=False,
            zoom_snap=0.25,
            zoom_delta=1,
            wheel_px_per_zoom_level=100,
            max_bounds_viscosity=1.0,
            bounce_at_zoom_limits=False,
            fade_animation=False,
        )
        made.default_js = []
        made.default_css = []
        for name, height in PANES:
            folium.map.CustomPane(name, z_index=height, pointer_events=False).add_to(made)
        groups = {}
        for name in GROUPS:
            group = folium.FeatureGroup(name=name, control=False, show=name not in HIDDEN)
            group.add_to(made)
            groups[name] = group.get_name()
        figure = made.get_root()
        for child in list(figure._children.values()):
            child.render()
        script, html = figure.script.render(), figure.html.render()
    part = MapPart(html.strip(), _stripped(script), made.get_name(), groups)
    if "://" in part.script + part.html:
        raise RenderError("folium put an address into the map's script; expected none, so that the page loads nothing")
    return part


@contextmanager
def _counted_ids() -> Iterator[None]:
    """Number branca's elements from 1 instead of at random, so that the same map has the same bytes."""
    from branca.element import Element

    numbers = itertools.count(1)
    with _one_at_a_time:
        original = Element.__dict__[_ID_MAKER]
        setattr(Element, _ID_MAKER, classmethod(lambda cls: f"gm{next(numbers)}"))
        try:
            yield
        finally:
            setattr(Element, _ID_MAKER, original)


def _stripped(script: str) -> str:
    """Return folium's script without the blank lines and indents of its templates."""
    return "\n".join(line.strip() for line in script.splitlines() if line.strip())
