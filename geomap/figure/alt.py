"""The figure in words, for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterable

from geomap.figure.legend import entries
from geomap.render.content import Content
from geomap.render.layers.signs import Mark
from geomap.render.strings import STRINGS, count, fill, listing

PLACES_NAMED = 12


def alt_text(content: Content, marks: tuple[Mark, ...], notes: Iterable[str]) -> str:
    """Return what a figure shows: its title, each sign with its party and places, and what is not drawn."""
    lines = [
        fill("figure_alt", title=content.heading, subheading=content.subheading.rstrip("."), notice=content.notice)
    ]
    for entry in entries(marks):
        look = content.looks[entry.party]
        party = fill("layer_planned", party=look.name) if entry.planned else look.name
        lines.append(
            fill(
                "figure_alt_line",
                heading=STRINGS[f"layer_{entry.layer_kind}"],
                party=party,
                places=_places(content, entry.marks),
            )
        )
    disputed = [mark for mark in marks if mark.sides]
    if disputed:
        lines.append(fill("figure_alt_disagreement", places=_places(content, disputed)))
    return "\n".join([*lines, *notes]) + "\n"


def _places(content: Content, marks: Iterable[Mark]) -> str:
    names = list(dict.fromkeys(content.place_name(mark.group) for mark in marks))
    if len(names) > PLACES_NAMED + 1:
        names = [*names[:PLACES_NAMED], count(len(names) - PLACES_NAMED, "other")]
    return listing(names)
