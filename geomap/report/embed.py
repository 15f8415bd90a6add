"""Snippets that put a map into another page: a frame, the same for Markdown and reStructuredText, a linked picture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Final, Literal, get_args
from urllib.parse import quote

from geomap.errors import RenderError
from geomap.render.build import ALLOW, SANDBOX
from geomap.render.evidence import clean, safe_url
from geomap.render.strings import fill

Form = Literal["html", "markdown", "rst", "picture-html", "picture-markdown", "picture-rst"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)
HEIGHT_PX: Final = 600
HEIGHTS_PX: Final = (200, 4000)
_HEAD_BYTES: Final = 65_536
_ALT_LIMIT: Final = 1000


@dataclass(frozen=True, slots=True)
class Embed:
    """What the snippets are made of.

    `address` is where the page around finds the map, `picture` where it finds the picture ("" for none), both as they
    may stand in an attribute; `title` and `alt` are plain text.
    """

    address: str
    title: str
    picture: str = ""
    alt: str = ""
    height_px: int = HEIGHT_PX

    def snippet(self, form: Form) -> str:
        """Return one of the forms, ready to be pasted.

        Raises
        ------
        RenderError
            When a picture is asked for and there is none.
        """
        if form.startswith("picture") and not self.picture:
            raise RenderError(
                "a linked picture needs one: make it with `geomap figure … --output NAME.png` beside the map, or name "
                "another with --picture"
            )
        return _MAKERS[form](self)


def embed_of(
    page: Path, *, url: str = "", picture: Path | None = None, picture_url: str = "", height_px: int = HEIGHT_PX
) -> Embed:
    """Return what is needed to embed a map.

    Parameters
    ----------
    page
        The map, as `geomap map` wrote it.
    url
        Where it will be found; by default beside the page around it, under its own name.
    picture
        A figure of it; by default the PNG or SVG of the same name beside it, if there is one. Its text is read from
        ``NAME.alt.txt``.
    picture_url
        Where the picture will be found; by default beside the page around it.
    height_px
        Height of the frame.

    Raises
    ------
    RenderError
        When the file is not a map of geomap, or an address is not a plain one.
    """
    if not HEIGHTS_PX[0] <= height_px <= HEIGHTS_PX[1]:
        raise RenderError(f"expected a height of {HEIGHTS_PX[0]} to {HEIGHTS_PX[1]} pixels, got {height_px}")
    title = _title(page)
    if picture is None:
        beside = [page.with_suffix(ending) for ending in (".png", ".svg")]
        picture = next((each for each in beside if each.is_file()), None)
    elif not picture.is_file():
        raise RenderError(f"no such picture: {picture}")
    alt = title
    if picture is not None:
        words = picture.with_name(f"{picture.stem}.alt.txt")
        if words.is_file():
            with words.open(encoding="utf-8", errors="replace") as stream:
                alt = clean(stream.read(4 * _ALT_LIMIT))[:_ALT_LIMIT] or title
    found = _address(picture_url) or (quote(picture.name) if picture else "")
    return Embed(_address(url) or quote(page.name), title, found, alt, height_px)


class _Head(HTMLParser):
    """Collects the title and the generator of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title: str | None = None
        self.generator = ""
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "title" and self.title is None:
            self._inside, self.title = True, ""
        elif tag == "meta" and given.get("name") == "generator":
            self.generator = given.get("content") or ""

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "title"

    def handle_data(self, data: str) -> None:
        if self._inside and self.title is not None:
            self.title += data


def _title(page: Path) -> str:
    try:
        with page.open("rb") as stream:
            start = stream.read(_HEAD_BYTES)
    except OSError as error:
        raise RenderError(f"cannot read {page}: {error.strerror or error}") from error
    head = _Head()
    head.feed(start.decode("utf-8", errors="replace"))
    title = clean(head.title or "")
    if head.generator != "geomap" or not title:
        raise RenderError(f"{page} is not a map: expected the HTML file that `geomap map` writes")
    return title


def _address(url: str) -> str:
    if not url:
        return ""
    if not safe_url(url):
        raise RenderError(f"expected a plain http or https address, got {url!r}")
    # What ends an attribute, a Markdown link or a line.
    return quote(url, safe=":/?#[]@!$&*+,;=%~-._")


def _frame(embed: Embed) -> str:
    title = escape(fill("iframe_title", title=embed.title), quote=True)
    address = escape(embed.address if "#" in embed.address else f"{embed.address}#embed", quote=True)
    return (
        f'<iframe src="{address}" title="{title}" width="100%" height="{embed.height_px}" loading="lazy" '
        f'sandbox="{SANDBOX}" allow="{ALLOW}" referrerpolicy="no-referrer" style="border: 0"></iframe>'
    )


def _frame_rst(embed: Embed) -> str:
    return f".. raw:: html\n\n   {_frame(embed)}"


def _picture_html(embed: Embed) -> str:
    return (
        f'<a href="{escape(embed.address, quote=True)}"><img src="{escape(embed.picture, quote=True)}" '
        f'alt="{escape(embed.alt, quote=True)}" width="100%" loading="lazy"></a>'
    )


def _picture_markdown(embed: Embed) -> str:
    alt = re.sub(r"([\\\[\]!*_`|~{}])", r"\\\1", escape(embed.alt, quote=False))
    return f"[![{alt}]({_bare(embed.picture)})]({_bare(embed.address)})"


def _picture_rst(embed: Embed) -> str:
    alt = re.sub(r"([\\*`|_])", r"\\\1", embed.alt)
    return f".. image:: {embed.picture}\n   :target: {embed.address}\n   :alt: {alt}"


def _bare(address: str) -> str:
    return address.replace("(", "%28").replace(")", "%29")


_MAKERS: Final = {
    "html": _frame,
    "markdown": _frame,  # Markdown lets HTML through
    "rst": _frame_rst,
    "picture-html": _picture_html,
    "picture-markdown": _picture_markdown,
    "picture-rst": _picture_rst,
}
