"""What a report says, gathered once; `geomap.report.pages` and `geomap.report.word` write it down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.model import Analysis

if TYPE_CHECKING:
    from geomap.figure import GeoFigure
    from geomap.regions import Boundaries
    from geomap.render.content import Content
    from geomap.render.statements import PlaceGroup, Statement

UNPLACED_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One statement of a table. `link` is "" where the article has no plain address."""

    place: str
    says: str
    notes: tuple[str, ...]
    quote: str
    speaker: str
    event: str
    published: str
    article: str
    link: str
    reading: str


@dataclass(frozen=True, slots=True)
class Section:
    """The statements about one region and the places in it."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One article, as the report lists it."""

    words: str
    link: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report says, in the order in which it says it. Nothing in it is markup."""

    title: str
    subheading: str
    notice: str
    figure: GeoFigure
    columns: tuple[str, ...]
    sections: tuple[Section, ...]
    unplaced_rates: tuple[str, ...]
    unplaced: tuple[str, ...]
    sources: tuple[Source, ...]
    data: tuple[str, ...]
    method: tuple[str, ...]
    language: str = "en"


def report_of(
    analyses: Sequence[Analysis],
    *,
    title: str | None = None,
    boundaries: Boundaries | None = None,
    parties: object = None,
    versions: Mapping[str, str] | None = None,
    window_days: int = 30,
    language: str = "en",
) -> Report:
    """Gather a report.

    Parameters
    ----------
    analyses
        What was read.
    title, parties, window_days, language
        As of `geomap.render.build_map`.
    boundaries
        By default those that come with geomap.
    versions
        What it was read with: ``code``, ``grammar``, ``data``, as `geomap.Reader.versions`.

    Returns
    -------
    Report
        Its sections in the order of how much is said of a region; whole countries and what could not be settled last.

    Raises
    ------
    RenderError
        When `window_days` is not positive, or the language is not known.
    """
    from geomap.render.strings import language as speaking

    with speaking(language):
        return _report(analyses, title, boundaries, parties, versions, window_days, language)


def _report(
    analyses: Sequence[Analysis],
    title: str | None,
    boundaries: Boundaries | None,
    parties: object,
    versions: Mapping[str, str] | None,
    window_days: int,
    language: str,
) -> Report:
    from geomap.figure import build_figure
    from geomap.regions import Boundaries
    from geomap.render.content import attribution
    from geomap.render.strings import STRINGS, count, fill
    from geomap.report.unplaced import unplaced_lines

    borders = boundaries or Boundaries()
    figure = build_figure(
        analyses,
        title=title,
        regions=borders,
        parties=parties,
        window_days=window_days,
        heading=False,
        language=language,
    )
    content = figure.content
    method = [STRINGS["report_method_read"], fill("report_method_shown", days=window_days)]
    if versions:
        method.append(fill("report_method_versions", **{name: versions[name] for name in ("code", "grammar", "data")}))
    return Report(
        title=content.heading,
        subheading=content.subheading,
        notice=f"{content.news}. {content.notice}",
        figure=figure,
        columns=tuple(STRINGS[f"table_{name}"] for name in _COLUMNS),
        sections=_sections(content, borders),
        unplaced_rates=unplaced_lines(analyses, borders),
        unplaced=tuple(
            fill("report_unplaced_line", name=name, times=count(times, "report_times"), reason=reason)
            for name, times, reason in content.unplaced[:UNPLACED_SHOWN]
        ),
        sources=tuple(
            Source(
                " · ".join(part for part in (source.day, source.outlet, source.title) if part), source.url, source.notes
            )
            for source in content.sources
        ),
        data=(
            *(f"{line[:1].upper()}{line[1:]}." for line in attribution(figure.credited)),
            STRINGS["report_sentences"],
        ),
        method=tuple(method),
        language=language,
    )


_COLUMNS = ("place", "what", "quote", "speaker", "event", "article", "reading")


def _sections(content: Content, boundaries: Boundaries) -> tuple[Section, ...]:
    from geomap.regions import locate_places
    from geomap.render.sides import other_sides
    from geomap.render.strings import count, fill

    settled = [group for group in content.groups if group.place is not None]
    located = dict(
        zip(
            (group.key for group in settled),
            locate_places(boundaries, [group.place for group in settled if group.place is not None]),
            strict=True,
        )
    )
    gathered: dict[tuple[int, str], list[tuple[int, PlaceGroup]]] = {}
    for index, group in enumerate(content.groups):
        at = located.get(group.key)
        if group.place is None or at is None:
            key = (2, "")
        elif group.place.level in ("country", "continent"):
            key = (1, content.place_name(index))
        elif at.admin1 and at.admin1 in boundaries:
            key = (0, boundaries.region(at.admin1).name)
        else:
            key = (0, content.place_name(index))
        gathered.setdefault(key, []).append((index, group))

    def size(key: tuple[int, str]) -> int:
        return sum(len(group.statements) for _, group in gathered[key])

    notes = other_sides(content)
    sections = []
    for key in sorted(gathered, key=lambda key: (key[0], -size(key), key[1])):
        statements = count(size(key), "statement")
        heading = ("report_region", "report_country", "report_unsettled")[key[0]]
        rows = tuple(
            _row(content, index, one, notes.get(one.number, ()))
            for index, group in gathered[key]
            for one in group.statements
        )
        sections.append(Section(fill(heading, name=key[1], statements=statements), rows))
    return tuple(sections)


def _row(content: Content, index: int, statement: Statement, sides: Sequence[str]) -> Row:
    from geomap.render.evidence import plain
    from geomap.render.statements import when
    from geomap.render.strings import STRINGS, capitalised, day, fill
    from geomap.render.wording import said

    claim = statement.claim
    article = content.analyses[statement.analysis].article
    source = content.sources[statement.analysis]
    notes = list(sides)
    if statement.old:
        notes.append(capitalised(fill("report_old_mark", days=content.window_days)))
    return Row(
        place=content.place_name(index),
        says=capitalised(said(claim, content.looks[claim.party])),
        notes=tuple(notes),
        quote=plain(content.quotes[statement.number]),
        speaker=content.speaker(statement),
        event=when(claim.event, article.date),
        published=day(article.date) if article.date else STRINGS["undated"],
        article=" · ".join(part for part in (source.outlet, source.title) if part),
        link=source.url,
        reading=STRINGS[f"reading_{claim.reading}_short"],
    )
