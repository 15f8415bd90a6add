"""All that one page says, gathered once: the map, the list and the table are three faces of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from geomap.model import Analysis
from geomap.render.basemap import extent
from geomap.render.evidence import Segment, clean, quote, safe_url
from geomap.render.hues import PartyLook, party_looks
from geomap.render.layers.frames import Timeline, timeline
from geomap.render.layers.mentions import NamedPlace, named_places, unplaced_names
from geomap.render.layers.signs import HISTORY, Mark, in_order
from geomap.render.layers.tree import Layer, layers
from geomap.render.shapes import Bounds, Shape, Shapes, shape_of
from geomap.render.statements import PlaceGroup, Statement, gather, newest_day, oldest_day
from geomap.render.strings import STRINGS, count, day, day_range, fill, listing
from geomap.render.wording import said

NAME_LIMIT = 120  # characters of a name, title or speaker that the page shows
SPEAKERS_NAMED = 3
SPEAKER_LENGTH = 40  # characters; a longer one is a phrase, and only counted
LABEL_LINES = 3


@dataclass(frozen=True, slots=True)
class Source:
    """One article as the page names it; `url` is "" where it cannot be a link.

    `origin` is the outlet whose story it tells again, "" where it tells its own.
    """

    title: str
    outlet: str
    day: str
    url: str
    notes: tuple[str, ...]
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What a page shows. Places (`groups`, `shapes`) stand in the same order; statements are known by their number."""

    analyses: tuple[Analysis, ...]
    title: str
    heading: str
    subheading: str
    notice: str
    news: str
    newest: date | None
    window_days: int
    looks: Mapping[str | None, PartyLook]
    groups: tuple[PlaceGroup, ...]
    shapes: tuple[Shape, ...]
    layers: tuple[Layer, ...]
    home: Mapping[int, int]
    marks: tuple[Mark, ...]
    timeline: Timeline
    quotes: Mapping[int, tuple[Segment, ...]]
    answered: Mapping[int, int]
    mentions: tuple[NamedPlace, ...]
    unplaced: tuple[tuple[str, int, str], ...]
    sources: tuple[Source, ...]
    credited: frozenset[str]
    view: Bounds | None

    def place_name(self, index: int) -> str:
        """Return the name of a place as shown."""
        return shortened(self.groups[index].name)

    def speaker(self, statement: Statement) -> str:
        """Return who says it: the person or body, or the article itself with its outlet."""
        speaker = shortened(statement.claim.speaker)
        if speaker and speaker != "narrator":
            return speaker
        outlet = self.sources[statement.analysis].outlet
        return fill("narrator_of", outlet=outlet) if outlet else STRINGS["narrator"]

    def label_lines(self, index: int) -> list[tuple[int | str, str]]:
        """Return what the label of a place says: the layer that each line belongs to, and the line."""
        lines: dict[str, int | str] = {}
        for mark in self.marks:
            if mark.group == index:
                lines.setdefault(self.line(mark), mark.layer)
        if self.shapes[index].form == "unknown" and lines:
            lines[STRINGS["outline_unknown"]] = next(iter(lines.values()))
        return [(layer, line) for line, layer in lines.items()]

    def line(self, mark: Mark) -> str:
        """Return what a mark says, in words."""
        if mark.sides:
            return fill("disagreement", sides=listing([self.looks[side].name for side in mark.sides]))
        claim = next(one.claim for one in self.groups[mark.group].statements if one.number == mark.statement)
        return said(claim, self.looks[claim.party])

    def countries(self) -> frozenset[str]:
        """Return the countries (ISO 3166-1 alpha-2) that have a place on the map, one of older statements aside."""
        places = (self.groups[mark.group].place for mark in self.marks if mark.layer != HISTORY)
        return frozenset(place.country for place in places if place and place.country)


def shortened(text: str, limit: int = NAME_LIMIT) -> str:
    """Return a text as shown, cut to a length that a heading can bear."""
    shown = clean(text)
    if len(shown) <= limit:
        return shown
    # At a blank where there is one not too far back.
    cut = shown.rfind(" ", limit // 2, limit)
    return shown[: cut if cut > 0 else limit - 1].rstrip(" ,;:") + "…"


def content(
    analyses: Sequence[Analysis],
    *,
    title: str | None,
    shapes: Shapes,
    parties: object,
    window_days: int,
) -> Content:
    """Gather what a page shows from the analyses; see `geomap.render.build_map` for the parameters."""
    groups = gather(analyses, window_days=window_days, parties=parties)
    drawn = tuple(shape_of(group, analyses, shapes) for group in groups)
    named = Counter(one.claim.party for group in groups for one in group.statements)
    named.update(one.claim.speaker_side for group in groups for one in group.statements if one.claim.speaker_side)
    looks = party_looks(named, parties)
    newest = newest_day(analyses)
    tree, home = layers(groups, looks, with_undated=newest is None)
    statements = sorted((one for group in groups for one in group.statements), key=lambda one: one.number)
    by_id = {(one.analysis, one.claim.id): one.number for one in statements}
    every = {one.claim.id: one.number for one in reversed(statements)}  # for a denial of what another article says
    sources = tuple(_source(analysis) for analysis in analyses)
    heading = (
        clean(title) if title else fill("heading", articles=count(len(analyses), "article"), dates=_dates(analyses))
    )
    times = timeline(groups, drawn, home, newest=newest, window_days=window_days)
    signs = in_order(times.on_last_day(), drawn)
    # The page opens on what it shows: not on what only the layer of older statements would show.
    shown = sorted({mark.group for mark in signs if mark.layer != HISTORY} or {mark.group for mark in signs})
    boxes = [box for group in shown if (box := drawn[group].bounds) is not None]
    mentions = named_places(analyses)
    if not boxes:
        boxes = [_point_box(one) for one in mentions]
    return Content(
        analyses=tuple(analyses),
        title=heading,
        heading=heading,
        subheading=_subheading(analyses, groups, statements),
        notice=fill(
            "notice", articles=count(len(analyses), "article"), outlets=_outlets(sources), dates=_dates(analyses)
        ),
        news=fill("news_up_to", day=day(newest)) if newest else STRINGS["news_undated"],
        newest=newest,
        window_days=window_days,
        looks=looks,
        groups=groups,
        shapes=drawn,
        layers=tree,
        home=home,
        marks=signs,
        timeline=times,
        quotes={one.number: quote(analyses[one.analysis].article.text, one.claim) for one in statements},
        answered={
            one.number: by_id.get((one.analysis, one.claim.answers), every[one.claim.answers])
            for one in statements
            if one.claim.answers in every
        },
        mentions=mentions,
        unplaced=unplaced_names(analyses),
        sources=sources,
        credited=_credited(analyses, groups, shapes),
        view=extent(boxes),
    )


def _source(analysis: Analysis) -> Source:
    article = analysis.article
    notes = [*analysis.notes, *(f"{repair.what}: {repair.count}" for repair in analysis.repairs)]
    return Source(
        title=shortened(article.title),
        outlet=shortened(article.outlet),
        day=day(article.date) if article.date else STRINGS["undated"],
        url=safe_url(article.url),
        notes=tuple(shortened(note, 300) for note in notes),
        origin=shortened(article.origin),
    )


def _dates(analyses: Sequence[Analysis]) -> str:
    first, last = oldest_day(analyses), newest_day(analyses)
    if first is None or last is None:
        return STRINGS["dates_none"]
    return fill("dates_one", day=day_range(first, last))


def _outlets(sources: Sequence[Source]) -> str:
    outlets = {source.outlet for source in sources if source.outlet}
    return count(len(outlets), "outlet") if outlets else STRINGS["outlet_unnamed"]


def _subheading(analyses: Sequence[Analysis], groups: Sequence[PlaceGroup], statements: Sequence[Statement]) -> str:
    if not statements:
        return STRINGS["subheading_none"]
    narrator = STRINGS["narrator_one" if len(analyses) == 1 else "narrator_many"]
    speakers = Counter(
        narrator if one.claim.speaker in ("", "narrator") else clean(one.claim.speaker) for one in statements
    )
    # The article itself, then the names, the most heard first; a speaker told by a whole phrase is only counted.
    ordered = sorted(speakers, key=lambda each: (each != narrator, -speakers[each], each))
    short = [each for each in ordered if len(each) <= SPEAKER_LENGTH]
    named = short[:SPEAKERS_NAMED] or [shortened(ordered[0], 60)]
    others = len(ordered) - len(named)
    if others:
        named.append(count(others, "other"))
    return fill(
        "subheading",
        statements=count(len(statements), "statement"),
        places=count(len(groups), "place"),
        speakers=listing(named),
    )


def _point_box(named: NamedPlace) -> Bounds:
    latitude, longitude = named.place.latitude or 0.0, named.place.longitude or 0.0
    return longitude, latitude, longitude, latitude


def attribution(credited: frozenset[str]) -> list[str]:
    """Return the lines that name sources: ``osm``, ``geonames``, ``ne``, and in its own words a user's layer."""
    own = ("osm", "geonames", "ne")
    return [STRINGS[f"attribution_{name}"] for name in own if name in credited] + sorted(credited.difference(own))


def _credited(analyses: Sequence[Analysis], groups: Sequence[PlaceGroup], shapes: Shapes) -> frozenset[str]:
    """Return whose data the places and their shapes are."""
    used = shapes.sources(group.place.boundary for group in groups if group.place and group.place.boundary)
    places = [mention.place for analysis in analyses for mention in analysis.mentions if mention.place]
    places += [group.place for group in groups if group.place]
    if any(place.id.startswith("gn:") or place.geonamesid is not None for place in places):
        used |= {"geonames"}
    return used
