"""The map as a picture that needs no script: for readers without scripts, and for paper.

The picture is drawn by the layer above, which knows how to (`geomap.figure`), and handed in.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from geomap.render.content import Content
from geomap.render.shapes import Shapes
from geomap.render.strings import STRINGS, day, fill


@dataclass(frozen=True, slots=True)
class Still:
    """A PNG of the map as of the last day, its size in pixels of a screen, and the same in words."""

    png: bytes
    width_px: int
    height_px: int
    alt: str


Draw = Callable[[Content, Shapes], Still]
"""What draws the picture of a page: `geomap.figure.draw_still`."""


def still_html(content: Content, still: Still) -> str:
    """Return the picture as HTML: shown where no script runs, and on paper."""
    words = " ".join(still.alt.split())
    data = base64.b64encode(still.png).decode("ascii")
    caption = fill("still_caption", day=day(content.newest)) if content.newest else STRINGS["still_caption_undated"]
    return (
        f'<figure id="gm-still"><img width="{still.width_px}" height="{still.height_px}" alt="{escape(words)}" '
        f'src="data:image/png;base64,{data}"><figcaption class="gm-small">{escape(caption)}</figcaption></figure>'
    )
