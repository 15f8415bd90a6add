"""The marks of each place day by day: what a slider looks up, and what the map shows when it opens.

The states come from `geomap.state`; a frame begins on a day on which one changes, and lasts until the next.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geomap.render.layers.signs import HISTORY, UNDATED, Mark, Place, in_order, of_place
from geomap.render.shapes import Shape
from geomap.render.statements import PlaceGroup, Statement, age_on
from geomap.state import PlaceState, change_points, state

SPAN_DAYS = 800  # how far back from the newest article a slider goes; what is told of before is history

Frame = tuple[int, tuple[Mark, ...]]
"""The day from which on it holds, counted from the first one of the slider, and the marks of a place."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that a slider shows.

    `first` and `last` are its days, None where no article is dated: then each place has one frame. `frames` has those
    of each place; `undated` the marks of statements without a date, which no slider moves. `against` leads from each
    statement in dispute to those that it is in dispute with.
    """

    first: date | None
    last: date | None
    frames: tuple[tuple[Frame, ...], ...]
    undated: tuple[Mark, ...]
    against: Mapping[int, tuple[int, ...]]

    def on_last_day(self) -> list[Mark]:
        """Return the marks that stand on the last day, undated ones included."""
        return [mark for frames in self.frames if frames for mark in frames[-1][1]] + list(self.undated)


def timeline(
    groups: Sequence[PlaceGroup],
    shapes: Sequence[Shape],
    home: Mapping[int, int],
    *,
    newest: date | None,
    window_days: int,
) -> Timeline:
    """Return the marks of all places on all days of the slider.

    Parameters
    ----------
    groups, shapes
        The places and how each is drawn, in the same order.
    home
        The layer of each dated statement by its number; of each one where no article is dated.
    newest
        The day of the newest article, None where no article is dated.
    window_days
        Over how many days signs fade, and then lapse.
    """
    first = _first_day(groups, newest)
    frames: list[tuple[Frame, ...]] = []
    undated: list[Mark] = []
    against: dict[int, set[int]] = {}
    for index, (group, shape) in enumerate(zip(groups, shapes, strict=True)):
        together = _all_of(group.key, group.statements)
        points: tuple[PlaceState, ...] = ()
        if newest is not None:
            points = change_points(group.key, [one.told for one in group.statements], window_days=window_days)
        _note_disputes(points or (together,), against)
        if shape.form == "list":
            frames.append(())
        elif first is None or newest is None:
            place = Place(index, shape.form, group.statements, together, window_days)
            frames.append(((0, tuple(of_place(place, home))),))
        else:
            made = _frames(index, group, shape.form, home, points, (first, newest), window_days)
            frames.append(made)
            without = [one for one in group.statements if one.last is None]
            place = Place(index, shape.form, without, _all_of(group.key, without), window_days)
            bare = of_place(place, {}, layer=UNDATED)
            if any(mark.texture for _, marks in made for mark in marks if mark.layer != HISTORY):
                # One polygon has one military fill, and a dated statement comes before an undated one.
                bare = [replace(mark, texture="") for mark in bare]
            undated += bare
    met = {number: tuple(sorted(others)) for number, others in sorted(against.items())}
    return Timeline(first, newest, tuple(frames), in_order(undated, shapes), met)


def _note_disputes(states: Iterable[PlaceState], against: dict[int, set[int]]) -> None:
    for dispute in {each for now in states for each in now.disputes}:
        for one in dispute.claims:
            for other in dispute.against:
                against.setdefault(int(one), set()).add(int(other))
                against.setdefault(int(other), set()).add(int(one))


def _first_day(groups: Sequence[PlaceGroup], newest: date | None) -> date | None:
    if newest is None:
        return None
    earliest = newest - timedelta(min(SPAN_DAYS, newest.toordinal() - 1))
    days = [one.first for group in groups for one in group.statements if one.first is not None]
    return min((day for day in days if earliest <= day <= newest), default=newest)


def _all_of(key: str, statements: Sequence[Statement]) -> PlaceState:
    return state(key, None, [one.told for one in statements])


def _frames(
    index: int,
    group: PlaceGroup,
    form: str,
    home: Mapping[int, int],
    points: Sequence[PlaceState],
    span: tuple[date, date],
    window_days: int,
) -> tuple[Frame, ...]:
    first, newest = span
    dated = [one for one in group.statements if one.last is not None]
    starts = [point.day or date.min for point in points]
    days = {*starts, *(one.first for one in dated if one.first)}
    for one in dated:
        if one.last is not None and one.last <= newest:
            days.add(one.last + timedelta(window_days + 1))
    found: list[Frame] = []
    past: tuple[Statement, ...] = ()
    told: list[Mark] = []
    for day in sorted({min(max(day, first), newest) for day in days if day <= newest} | {first, newest}):
        at = bisect_right(starts, day)
        now = replace(points[at - 1], day=day) if at else PlaceState(group.key, day)
        ages = {one.number: age_on(one.last, day) or 0 for one in dated}
        # Newest first: the one that stands for several of a kind.
        known = sorted(
            (one for one in dated if one.first and one.first <= day),
            key=lambda one, ages=ages: (ages[one.number], one.number),  # type: ignore[misc]
        )
        active = [one for one in known if ages[one.number] <= window_days]
        marks = of_place(Place(index, form, active, now, window_days), home)
        lapsed = tuple(one for one in known if ages[one.number] > window_days)
        if lapsed != past:
            # Told as past: the same signs, all of them, in a layer of their own.
            past = lapsed
            then = replace(_all_of(group.key, past), day=day)
            told = of_place(Place(index, form, past, then, window_days), {})
        every = (*marks, *told)
        if not found or every != found[-1][1]:
            found.append(((day - first).days, every))
        elif day == newest:
            found[-1] = (found[-1][0], every)
    return tuple(found)
