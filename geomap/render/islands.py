"""Data islands: JSON inside the page that no parser takes for anything else, and the page's data in that form."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from geomap.model import Place
from geomap.render.basemap import WORLD
from geomap.render.content import Content, shortened
from geomap.render.evidence import clean
from geomap.render.hues import PartyLook
from geomap.render.layers.frames import Timeline
from geomap.render.layers.mentions import is_spot
from geomap.render.layers.signs import Mark, in_order
from geomap.render.layers.tree import KINDS
from geomap.render.placing import Placing, placings
from geomap.render.shapes import PLACE_DIGITS, Bounds, encode, inset
from geomap.render.spelling import FOLDING, NamesOf, spellings
from geomap.render.statements import strength, when
from geomap.render.strings import LEVELS, STRINGS, capitalised, day, months
from geomap.render.wording import said

# What would end the element or a line of script; JSON may hold each as an escape.
_ESCAPES: Final = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
# What Python alone puts together: words of claims, headings, the figure and the report.
_PYTHON_STRINGS: Final = (
    "said_",
    "figure_",
    "report_",
    "embed_",
    "working_title",
    "correction_",
    "attribution_",
    "heading",
    "subheading",
    "notice",
)
_PLACES_OF_MARKS: Final = ("main", "beside", "badge", "approach", "inset")
UNPLACED_SHOWN: Final = 200
SCREEN_PX: Final = (850, 680)  # what a map has of a usual screen, beside the panel
INSET_PX: Final = 7.0
INSET_STEP_PX: Final = 6.0


def to_json(value: Any) -> str:
    """Return JSON that is safe inside a ``<script>`` element: no ``<``, ``>``, ``&`` nor line separator as such."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return text


def page_data(content: Content, *, names_of: NamesOf | None = None) -> dict[str, Any]:
    """Return what the page's script draws and lists, ready for its island.

    `names_of` gives further names of the places, by which search finds them.
    """
    numbers = {key: number for number, key in enumerate(content.looks)}
    # What has a label already, of its statements or as a country, needs no bare name.
    labelled = {one.key for one in content.groups} | {
        one.place.id for one in content.mentions if one.place.level in ("country", "continent")
    }
    frames, marks = _frames(content)
    mentioned = _mentioned_as(content)
    known = names_of([group.place.id for group in content.groups if group.place]) if names_of is not None else {}
    placed = placings(content.analyses)
    placing_numbers = {each: number for number, each in enumerate(dict.fromkeys(placed.values()))}
    return {
        "strings": {name: text for name, text in STRINGS.items() if not name.startswith(_PYTHON_STRINGS)},
        "window": content.window_days,
        "view": content.view,
        "newest": content.newest.isoformat() if content.newest else None,
        "notice": content.notice,
        "news": content.news,
        "parties": [_party(look) for look in content.looks.values()],
        "kinds": KINDS,
        "layers": [
            {
                "kind": layer.kind,
                "party": numbers[layer.party],
                "planned": layer.planned,
                "heading": layer.heading,
                "name": layer.name,
            }
            for layer in content.layers
        ],
        "places": [_place(content, index, mentioned, known) for index in range(len(content.groups))],
        "statements": _statements(content, numbers, {key: placing_numbers[each] for key, each in placed.items()}),
        "placings": [_placing(each) for each in placing_numbers],
        "marks": [_mark(content, mark, numbers) for mark in marks],
        "frames": frames,
        "time": _time(content.timeline),
        "months": months(),
        "folding": FOLDING,
        "fade": [strength(age, window_days=content.window_days) for age in range(content.window_days + 1)],
        "fadeUndated": strength(None, window_days=content.window_days),
        "mentions": [
            [
                shortened(one.place.name),
                LEVELS[one.place.level],
                one.place.latitude,
                one.place.longitude,
                one.count,
                is_spot(one.place),
            ]
            for one in content.mentions
            if is_spot(one.place) or one.place.id not in labelled
        ],
        "unplaced": list(content.unplaced[:UNPLACED_SHOWN]),
        "unplacedMore": max(0, len(content.unplaced) - UNPLACED_SHOWN),
        "articles": [
            {
                "key": clean(analysis.article.key),
                "title": source.title,
                "outlet": source.outlet,
                "day": source.day,
                "url": source.url,
                "notes": source.notes,
                **({"origin": source.origin} if source.origin else {}),
            }
            for analysis, source in zip(content.analyses, content.sources, strict=True)
        ],
    }


def shape_data(content: Content) -> dict[str, Any]:
    """Return the geometry of each place, None where it is a point or not drawn; and the borders in law inside it.

    Those stand by number of the place and slot (``"3-0"``), drawn in by some pixels at the scale that the page opens
    at.
    """
    insets: dict[str, Any] = {}
    for mark in _frames(content)[1]:
        area = content.shapes[mark.group].geometry
        if mark.where == "inset" and mark.form == "area" and area is not None:
            distance_deg = pixel_deg(content.view) * (INSET_PX + INSET_STEP_PX * mark.slot)
            insets[_inset_key(mark)] = encode(inset(area, distance_deg), digits=PLACE_DIGITS)
    places = [
        encode(shape.geometry, digits=PLACE_DIGITS) if shape.geometry is not None else None for shape in content.shapes
    ]
    return {"places": places, "insets": insets}


def pixel_deg(view: Bounds | None) -> float:
    """Return about how many degrees of latitude a pixel has when the page opens on a view."""
    west, south, east, north = view or WORLD
    stretch = math.cos(math.radians((south + north) / 2))
    return max((east - west) * stretch / SCREEN_PX[0], (north - south) / SCREEN_PX[1])


def _inset_key(mark: Mark) -> str:
    return f"{mark.group}-{mark.slot}"


def _frames(content: Content) -> tuple[dict[str, Any], list[Mark]]:
    """Return the frames of all places by the numbers of their marks, and the marks, each once, in painting order."""
    times = content.timeline
    every = {mark for frames in times.frames for _, marks in frames for mark in marks} | set(times.undated)
    ordered = in_order(sorted(every, key=_key), content.shapes)
    numbers = {mark: number for number, mark in enumerate(ordered)}
    places = [[[since, [numbers[mark] for mark in marks]] for since, marks in frames] for frames in times.frames]
    return {"places": places, "undated": [numbers[mark] for mark in times.undated]}, list(ordered)


def _key(mark: Mark) -> str:
    return repr((mark.group, _PLACES_OF_MARKS.index(mark.where), mark.slot, mark.statement, mark))


def _time(times: Timeline) -> dict[str, Any] | None:
    """Return first and last day of the slider, None where there is no span to slide over."""
    if times.first is None or times.last is None or times.first >= times.last:
        return None
    return {"first": times.first.isoformat(), "last": times.last.isoformat(), "days": (times.last - times.first).days}


def _offset(times: Timeline, value: date | None) -> int | None:
    """Return a day counted from the first one of the slider, None where there is none."""
    return (value - times.first).days if value is not None and times.first is not None else None


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _party(look: PartyLook) -> dict[str, Any]:
    return {"key": clean(look.key or ""), "name": look.name, "colour": look.colour, "slant": look.slant_deg}


def _place(
    content: Content, index: int, mentioned: Mapping[str, set[str]], known: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    group, shape = content.groups[index], content.shapes[index]
    record: dict[str, Any] = {
        "id": clean(group.key),
        "name": content.place_name(index),
        "names": _names(content, index, mentioned, known),
        "level": LEVELS[group.place.level] if group.place else "",
        "country": group.place is not None and group.place.level in ("country", "continent"),
        "settled": group.place is not None,
        "keys": _keys(group.place),
        "form": shape.form,
        "label": shape.label,
        "statements": [one.number for one in group.statements],
    }
    if shape.geometry is not None:
        west, south, east, north = shape.geometry.bounds
        record["bounds"] = [[round(south, 4), round(west, 4)], [round(north, 4), round(east, 4)]]
    return record


def _keys(place: Place | None) -> list[Any]:
    """Return what exports say of a place besides its id and name: see ``KEYS`` in the page's script."""
    if place is None:
        return ["", None, "", "", None, None]
    return [place.level, place.geonamesid, place.country, place.boundary, place.latitude, place.longitude]


def _mentioned_as(content: Content) -> dict[str, set[str]]:
    """Return the words that stand for each place in the articles, by its id."""
    found: dict[str, set[str]] = {}
    for analysis in content.analyses:
        for mention in analysis.mentions:
            if mention.place is not None:
                found.setdefault(mention.place.id, set()).add(mention.text)
    return found


def _names(
    content: Content, index: int, mentioned: Mapping[str, set[str]], known: Mapping[str, Sequence[str]]
) -> list[str]:
    """Return the other names of a place, folded, that search finds it by: those of the articles, then all others."""
    group = content.groups[index]
    found = {name for one in group.statements for name in (one.claim.place_name, one.claim.place.text)}
    further: Sequence[str] = ()
    if group.place is not None:
        found |= mentioned.get(group.place.id, set())
        further = known.get(group.place.id, ())
    return spellings(content.place_name(index), [*sorted(map(shortened, found)), *map(shortened, further)])


def _placing(placing: Placing) -> list[Any]:
    others = [[other.name, LEVELS[other.level], other.country, other.distance_km] for other in placing.others]
    return [placing.text, placing.reason, others]


def _statements(
    content: Content, numbers: dict[str | None, int], reasons: dict[tuple[int, str], int]
) -> list[dict[str, Any]]:
    records = []
    placed = [(one, place) for place, group in enumerate(content.groups) for one in group.statements]
    for statement, place in sorted(placed, key=lambda each: each[0].number):
        claim = statement.claim
        article = content.analyses[statement.analysis].article
        records.append(
            {
                "id": clean(claim.id),
                "kind": statement.drawn_kind,
                "party": numbers[claim.party],
                "planned": claim.modality == "planned",
                "layer": content.home.get(statement.number, "undated"),
                "place": place,
                "from": _offset(content.timeline, statement.first),
                "last": _offset(content.timeline, statement.last),
                "day": _offset(content.timeline, statement.told.day),
                "line": capitalised(said(claim, content.looks[claim.party])),
                "quote": content.quotes[statement.number],
                "speaker": content.speaker(statement),
                **({} if claim.speaker not in ("", "narrator") else {"by": claim.speaker}),
                "when": when(claim.event, article.date),
                "published": day(article.date) if article.date else STRINGS["undated"],
                "article": statement.analysis,
                "extent": claim.extent,
                "start": _iso(claim.event.start),
                "end": _iso(claim.event.end),
                "said": _iso(article.date),
                "reading": claim.reading,
                "why": [clean(reason) for reason in claim.reasons],
                "placed": reasons.get((statement.analysis, claim.id)),
                "side": numbers.get(claim.speaker_side) if claim.speaker_side else None,
                "against": content.timeline.against.get(statement.number, ()),
                "answers": content.answered.get(statement.number),
            }
        )
    return records


def _mark(content: Content, mark: Mark, numbers: dict[str | None, int]) -> dict[str, Any]:
    return {
        "layer": mark.layer,
        "line": capitalised(content.line(mark)),
        "claims": mark.claims,
        "statement": mark.statement,
        "group": mark.group,
        "form": mark.form,
        "sign": mark.sign,
        "party": numbers[mark.party],
        "texture": mark.texture,
        "planned": mark.planned,
        "denied": mark.denied,
        "where": mark.where,
        "slot": mark.slot,
        "inset": _inset_key(mark) if mark.where == "inset" and mark.form == "area" else None,
        "sides": [numbers[side] for side in mark.sides],
    }
